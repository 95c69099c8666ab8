//! The whole search: keep your foot on the gas.

use crate::casebook::{Cases, Standpoint, View};
use crate::extract::{EventKind, Stage};
use crate::playbook::action::{Action, Reason};
use crate::playbook::speech;
use crate::text::Weekday;

/// The rule belongs to no application.
pub(super) fn none(_: &Cases<'_>, _: usize, _: &View<'_>) -> Vec<Action> {
    Vec::new()
}

/// Live applications, but no new application or meeting for a week: a gentle line, on Mondays.
pub(super) fn keep_searching(cases: &Cases<'_>) -> Option<Action> {
    let mut live = cases.views.iter().filter(|view| view.standpoint == Standpoint::Live);
    if cases.today.weekday() != Weekday::Mon || !live.any(|view| cases.ended_by(view).is_none()) {
        return None;
    }
    let meetings = cases.views.iter().flat_map(|view| &view.meetings).map(|held| held.day);
    let applied = cases
        .views
        .iter()
        .flat_map(|view| &view.events)
        .filter(|event| event.kind == EventKind::Applied)
        .map(|event| event.day);
    let stated = cases
        .views
        .iter()
        .flat_map(|view| &view.case.standings)
        .filter(|standing| standing.stage == Some(Stage::Applied))
        .filter_map(|standing| standing.day);
    let latest = meetings.chain(applied).chain(stated).filter(|day| *day <= cases.today).max()?;
    let since = latest.days_until(cases.today);
    if since < 7 {
        return None;
    }
    let reason = Reason::new(cases, None, Some("001 002"));
    let text =
        format!("no new application or interview for {}; the others may take months", speech::count(since, "day"));
    let mut action =
        Action::new("keep_searching", 0, "Keep searching: one new application this week".to_owned(), reason.text(text));
    let (year, week) = cases.today.iso_week();
    action.view = None;
    action.key = format!("{year}-W{week:02}");
    action.due = Some(cases.today);
    action.ends = Some(cases.today);
    action.gentle = true;
    Some(action)
}
