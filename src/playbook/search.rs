//! The whole search: keep your foot on the gas.

use crate::casebook::{Cases, Standpoint, View};
use crate::extract::{EventKind, Stage};
use crate::playbook::action::{Action, Reason};
use crate::playbook::speech;
use crate::text::{Day, Weekday};

/// The rule belongs to no application.
pub(super) fn none(_: &Cases<'_>, _: usize, _: &View<'_>) -> Vec<Action> {
    Vec::new()
}

/// The last day up to `today` on which an application was sent or an interview held.
pub(crate) fn searched(view: &View<'_>, today: Day) -> Option<Day> {
    let meetings = view.meetings.iter().map(|held| held.day);
    let applied = view.events.iter().filter(|event| event.kind == EventKind::Applied).map(|event| event.day);
    let stated = view.case.standings.iter().filter(|standing| standing.stage == Some(Stage::Applied));
    meetings.chain(applied).chain(stated.filter_map(|standing| standing.day)).filter(|day| *day <= today).max()
}

/// Live applications, but no new application or meeting for a week: a gentle line, on Mondays.
///
/// `elsewhere` is the last day of the applications that are left out.
pub(super) fn keep_searching(cases: &Cases<'_>, elsewhere: Option<Day>) -> Option<Action> {
    let mut live = cases.views.iter().filter(|view| view.standpoint == Standpoint::Live);
    if cases.today.weekday() != Weekday::Mon || !live.any(|view| cases.ended_by(view).is_none()) {
        return None;
    }
    let days = cases.views.iter().filter_map(|view| searched(view, cases.today));
    let latest = days.chain(elsewhere).max()?;
    let since = latest.days_until(cases.today);
    let mut reason = Reason::new(cases, None, Some("001 002"));
    if since < i64::from(reason.number("keep_searching_days", cases.settings.playbook.keep_searching_days)) {
        return None;
    }
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
