//! What good follow-up is: each rule is a function over an application as of a day; `RULES` lists them.
//!
//! The rules rest on five documents of advice, named here by their numbers: 000 (thank-you mails, rejection), 001
//! (next steps, contacts, recruiter, LinkedIn, other companies), 002 (don't be pushy), 003 (pace, within 24 hours, let
//! go) and 004 (promised dates, a day or two later, offers).

mod action;
mod deeds;
mod helpers;
mod joined;
mod meetings;
mod mine;
mod offers;
mod precedence;
mod promises;
mod put_off;
mod search;
mod silence;
mod speech;

pub(crate) use promises::promise_key;

pub use action::{Action, ApplicationRef, Because, Evidence, Owner, Person, Record};

use std::collections::HashMap;

use crate::casebook::{Cases, Standpoint, View};
use crate::extract::Status;
use crate::text::Day;

/// A rule: its name, and the actions it gives for one application.
pub struct Rule {
    /// The name, as in JSON.
    pub name: &'static str,
    /// What it is for, in one line.
    pub about: &'static str,
    run: fn(&Cases<'_>, usize, &View<'_>) -> Vec<Action>,
}

/// Every rule, in the order in which a day's actions are shown.
pub const RULES: &[Rule] = &[
    Rule { name: "appointment", about: "a fixed interview or call lies ahead", run: mine::appointment },
    Rule { name: "offer_deadline", about: "an offer has to be answered", run: offers::offer_deadline },
    Rule { name: "acknowledge_offer", about: "an offer came", run: offers::acknowledge_offer },
    Rule { name: "reflect", about: "an interview took place", run: meetings::reflect },
    Rule { name: "thank_you", about: "people were met", run: meetings::thank_you },
    Rule { name: "thank_helper", about: "someone referred, introduced or helped", run: helpers::thank_helper },
    Rule { name: "rejection_thanks", about: "a rejection after people were met", run: offers::rejection_thanks },
    Rule {
        name: "tell_others",
        about: "an offer, or an acceptance, that others should know of",
        run: offers::tell_others,
    },
    Rule { name: "commitment", about: "something you said you would do", run: mine::commitment },
    Rule { name: "condition", about: "a follow-up that you ordered yourself", run: promises::condition },
    Rule { name: "follow_up", about: "a promised day has passed", run: promises::follow_up },
    Rule { name: "check_in", about: "a silence without a promise", run: silence::check_in },
    Rule { name: "ask_recruiter", about: "a recruiter could ask for you", run: helpers::ask_recruiter },
    Rule { name: "connect", about: "people were met and are not yet connected", run: meetings::connect },
    Rule { name: "let_go", about: "a long silence", run: silence::let_go },
    Rule { name: "await", about: "a promise whose day is not over", run: promises::waiting },
    Rule { name: "keep_searching", about: "no new application or interview for a week", run: search::none },
];

/// The rules that look at other applications too; all others look at their own application alone.
const AROUND: &[&str] = &["offer_deadline", "tell_others"];

/// The actions of all applications as of the day, after precedence.
pub fn actions(cases: &Cases<'_>) -> Vec<Action> {
    of_those(cases, |view| view.standpoint != Standpoint::Quiet)
}

/// The same with those of quiet applications, which are left in peace otherwise.
pub fn actions_of_all(cases: &Cases<'_>) -> Vec<Action> {
    of_those(cases, |_| true)
}

fn of_those(cases: &Cases<'_>, wanted: impl Fn(&View<'_>) -> bool) -> Vec<Action> {
    let views = cases.views.iter().enumerate().filter(|(_, view)| wanted(view));
    let own = views.clone().flat_map(|(index, view)| own(cases, index, view)).collect();
    settle(cases, own, views, None)
}

/// What one application alone gives, whatever the others are.
pub(crate) fn own(cases: &Cases<'_>, index: usize, view: &View<'_>) -> Vec<Action> {
    let rules = RULES.iter().filter(|rule| !AROUND.contains(&rule.name));
    let actions = rules.flat_map(|rule| (rule.run)(cases, index, view));
    actions.filter(|action| precedence::may_stand(cases, action)).collect()
}

/// What these applications give, from what each of them gives alone; `searched` is the last day on which anything was
/// sent or held in an application that is left out of `cases`.
pub(crate) fn settle<'v>(
    cases: &Cases<'_>,
    own: Vec<Action>,
    views: impl Iterator<Item = (usize, &'v View<'v>)>,
    searched: Option<Day>,
) -> Vec<Action> {
    let mut all = own;
    let around: Vec<&Rule> = RULES.iter().filter(|rule| AROUND.contains(&rule.name)).collect();
    for (index, view) in views {
        all.extend(around.iter().flat_map(|rule| (rule.run)(cases, index, view)));
    }
    all.extend(search::keep_searching(cases, searched));
    precedence::settle(cases, &mut all);
    all.retain(|action| action.ends.is_none_or(|ends| ends >= cases.today));
    tell_apart(&mut all);
    all
}

/// Numbers the actions that nothing else tells apart, such as two days in one sentence of mine. Two task boxes in the same
/// words keep one reference: a number would go over to the other when one is ticked, so their lines tell them apart.
fn tell_apart(all: &mut [Action]) {
    let mut seen: HashMap<(&'static str, Option<usize>, String), usize> = HashMap::new();
    let is_box = |action: &Action| action.record.as_ref().is_some_and(|record| record.tick.is_some());
    for action in all.iter_mut().filter(|action| !is_box(action)) {
        let count = seen.entry((action.rule, action.view, action.key.clone())).or_default();
        *count += 1;
        if *count > 1 {
            action.key.push_str(&format!(" {count}"));
        }
    }
}

/// Whether an application that gives no action by itself may be left out: nothing in it changes what others give.
pub(crate) fn is_silent(view: &View<'_>) -> bool {
    view.standpoint != Standpoint::Live && view.status != Status::Accepted
}

pub(crate) use search::searched;

/// The place of a rule in [`RULES`].
pub fn order(rule: &str) -> usize {
    RULES.iter().position(|row| row.name == rule).unwrap_or(RULES.len())
}
