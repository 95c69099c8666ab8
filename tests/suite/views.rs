//! The views beside the agenda, and the filters that all of them share.

use std::collections::HashSet;

use journal::agenda::filter::{End, day as day_of, kinds, statuses};
use journal::agenda::{self, Agenda, Filter, Owner, PromiseState, Promises};
use journal::casebook::Casebook;
use journal::extract::facts;
use journal::note::Source;
use journal::render::{Look, NoTexts};
use journal::settings::Settings;
use journal::text::Day;
use journal::timeline::Calendar;
use unicode_width::UnicodeWidthStr;

pub(crate) fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a day of the test")
}

/// Some notes, read.
pub(crate) struct Notes {
    pub(crate) book: Casebook,
    pub(crate) settings: Settings,
    pub(crate) calendar: Calendar,
}

impl Notes {
    pub(crate) fn new(notes: &[(&str, &str)]) -> Notes {
        Notes::with(notes, "")
    }

    pub(crate) fn with(notes: &[(&str, &str)], toml: &str) -> Notes {
        let mut settings = Settings::default();
        settings.read_toml("journal.toml", toml).expect("settings of the test");
        let calendar = Calendar::new(&settings);
        let read = |(path, text): &(&str, &str)| {
            let source = Source { path: (*path).into(), bytes: text.as_bytes().to_vec() };
            facts(&source, &settings, &calendar)
        };
        let book = Casebook::new(notes.iter().map(read).collect());
        Notes { book, settings, calendar }
    }

    pub(crate) fn agenda(&self, today: &str) -> Agenda {
        agenda::of(&self.book, &self.settings, &self.calendar, day(today))
    }

    fn promises(&self, today: &str, filter: &Filter) -> Promises {
        agenda::promises(&self.book.as_of(day(today), &self.settings, &self.calendar), filter)
    }
}

const GANNET: &str = "---
company: Gannet Ferries
role: Sr. Data Eng.
stage: final
status: interviewing
date: 2026-10-01
interviewers:
  - name: Élodie Marchand
    email: elodie@gannet.example
  - Piet Vos
---

Élodie said she would send the tide data by Monday.
Piet said he'd call me next Friday about the decision.

## Log

- 2026-10-07: Élodie wrote back with the tide data.
- 2026-10-12: Piet called, they will decide by Friday, October 16.
";

const HARROW: &str = "---
company: Harrow & Finch Bakery
role: Operations Lead
stage: interview
date: 2026-10-06
interviewers: Noor Haddad
---

Noor said I'd hear back by Thursday.

## Log

- 2026-10-13: Noor wrote back: no decision yet, she will tell me by the 20th.
";

const KESTREL: &str = "---
company: Kestrel Post
role: Sorter
stage: screen
date: 2026-10-08
interviewers: Bo Lindqvist
---

Bo said they will get back to me soon.
";

const IDLE: &str = "---
company: Idle Looms
role: Weaver
stage: interview
date: 2026-07-01
interviewers: Ruth Oyelaran
---

Ruth said they would decide within two weeks.
";

fn notes() -> Notes {
    Notes::new(&[
        ("ferries/gannet.md", GANNET),
        ("bakery/harrow.md", HARROW),
        ("kestrel.md", KESTREL),
        ("old/idle.md", IDLE),
    ])
}

#[test]
fn promises_are_kept_late_moved_and_open() {
    let notes = notes();
    let all = notes.promises("2026-10-20", &Filter::default());
    insta::assert_snapshot!("promises_80", journal::render::promises::text(&all, Look::new(80, false)));
    insta::assert_snapshot!("promises_40", journal::render::promises::text(&all, Look::new(40, false)));
    insta::assert_snapshot!("promises_json", journal::render::promises::json(&all, &[], "/notes", &NoTexts));
    assert_eq!(all.at_rest, 1, "the promise of the quiet application");
}

#[test]
fn what_became_of_a_promise_depends_on_the_day() {
    let notes = notes();
    let states = |today: &str| -> Vec<&'static str> {
        let rows = notes.promises(today, &Filter { words: vec!["harrow".into()], ..Filter::default() }).rows;
        rows.iter().map(|row| row.state.word()).collect()
    };
    assert_eq!(states("2026-10-07"), ["open"]);
    assert_eq!(states("2026-10-08"), ["due"]);
    assert_eq!(states("2026-10-12"), ["late"]);
    assert_eq!(states("2026-10-20"), ["due", "replaced"]);
    assert_eq!(states("2026-10-21"), ["late", "replaced"]);
}

#[test]
fn a_promise_bears_the_reference_of_the_line_that_waits_for_it() {
    let notes = notes();
    let waiting: HashSet<u64> = notes
        .agenda("2026-10-12")
        .items
        .iter()
        .filter(|item| item.rule == "await")
        .map(|item| item.reference)
        .collect();
    let open: HashSet<u64> = notes
        .promises("2026-10-12", &Filter::default())
        .rows
        .iter()
        .filter(|row| matches!(row.state, PromiseState::Open | PromiseState::Due))
        .map(|row| row.reference)
        .collect();
    assert!(!open.is_empty());
    assert_eq!(open, waiting);
}

#[test]
fn no_line_of_the_promises_is_wider_than_the_page() {
    let all = notes().promises("2026-10-20", &Filter { all: true, ..Filter::default() });
    for width in 40..=200 {
        let look = Look::new(width, false);
        for line in journal::render::promises::text(&all, look).lines() {
            assert!(line.width() <= look.width, "{width}: {line:?}");
        }
    }
}

/// The rules of the lines that a filter leaves.
fn left(filter: Filter) -> Vec<(String, &'static str)> {
    let agenda = notes().agenda("2026-10-12").filtered(&filter, &HashSet::new());
    agenda.items.iter().map(|item| (item.company.clone().unwrap_or_default(), item.rule)).collect()
}

fn words(words: &[&str]) -> Filter {
    Filter { words: words.iter().map(|&word| word.to_owned()).collect(), ..Filter::default() }
}

#[test]
fn all_words_must_begin_a_word_of_company_role_or_people() {
    let gannet = left(words(&["gannet"]));
    assert!(!gannet.is_empty() && gannet.iter().all(|(company, _)| company == "Gannet Ferries"), "{gannet:?}");
    // Case, accents and short forms do not matter, nor does the order.
    for same in [&["FERRIES", "gann"][..], &["Gannet Ferries"], &["senior", "data"], &["sr data"]] {
        assert_eq!(left(words(same)), gannet, "{same:?}");
    }
    let elodie = left(words(&["elodie"]));
    assert!(!elodie.is_empty() && elodie == left(words(&["Élodie", "MARCHAND"])), "{elodie:?}");
    assert_eq!(left(words(&["gannet", "harrow"])), []);
    assert_eq!(left(words(&["annet"])), []);
}

#[test]
fn paths_days_owners_and_kinds_leave_what_they_name() {
    let all = left(Filter::default());
    let in_bakery = left(Filter { paths: vec!["bakery".into()], ..Filter::default() });
    // A line for several applications stands with each of them.
    let own = |(company, _): &(String, &str)| company.starts_with("Harrow") || company.is_empty();
    assert!(!in_bakery.is_empty() && in_bakery.iter().all(own));
    assert_eq!(left(Filter { paths: vec!["bakery/harrow.md".into()], ..Filter::default() }), in_bakery);
    assert_eq!(left(Filter { paths: vec!["bak".into()], ..Filter::default() }), []);

    let theirs = left(Filter { owed_by: Some(Owner::Them), ..Filter::default() });
    assert!(!theirs.is_empty() && theirs.iter().all(|(_, rule)| *rule == "await"), "{theirs:?}");
    let mine = left(Filter { owed_by: Some(Owner::Me), ..Filter::default() });
    assert_eq!(theirs.len() + mine.len(), all.len());

    let kinds = left(Filter { kinds: kinds("await, follow-up").expect("rules"), ..Filter::default() });
    assert!(kinds.iter().all(|(_, rule)| matches!(*rule, "await" | "follow_up")) && kinds.len() < all.len());

    // What is late stays within the next days; what lies ahead and has no day does not.
    let until = left(Filter { to: Some(day("2026-10-12")), ..Filter::default() });
    assert!(!until.is_empty() && until.iter().all(|(_, rule)| *rule != "await"), "{until:?}");
    let from = left(Filter { from: Some(day("2026-10-13")), ..Filter::default() });
    assert!(from.iter().any(|(_, rule)| *rule == "await"), "{from:?}");

    let live = left(Filter { statuses: statuses("live").expect("a word"), ..Filter::default() });
    assert_eq!(live.len(), all.iter().filter(|(company, _)| !company.is_empty()).count());
    assert_eq!(left(Filter { statuses: statuses("on-hold").expect("a word"), ..Filter::default() }), []);
}

#[test]
fn a_filter_counts_what_it_shows_and_says_what_it_leaves_out() {
    let notes = notes();
    let before = notes.agenda("2026-10-12");
    let all = before.items.len();
    let agenda = before.filtered(&words(&["harrow"]), &HashSet::new());
    let filtered = agenda.filtered.as_ref().expect("it was filtered");
    assert_eq!(agenda.items.len() + filtered.left_out, all);
    assert_eq!(agenda.summary.waiting, agenda.items.iter().filter(|item| item.rule == "await").count());
    let page = journal::render::text::agenda(&agenda, Look::default());
    assert!(page.ends_with(&format!("\nOnly “harrow”: {} lines left out\n", filtered.left_out)), "{page}");
}

#[test]
fn new_is_what_was_not_there_the_day_before() {
    let notes = notes();
    let known: HashSet<u64> = notes.agenda("2026-10-08").items.iter().map(|item| item.reference).collect();
    let filter = Filter { since: Some(day("2026-10-09")), ..Filter::default() };
    let new = notes.agenda("2026-10-12").filtered(&filter, &known);
    let rules: Vec<_> = new.items.iter().map(|item| item.rule).collect();
    assert!(rules.contains(&"await") && rules.contains(&"follow_up"), "{rules:?}");
    assert!(new.items.iter().all(|item| !known.contains(&item.reference)));
    let rows = notes.promises("2026-10-20", &Filter { since: Some(day("2026-10-13")), ..Filter::default() }).rows;
    assert!(!rows.is_empty() && rows.iter().all(|row| row.company.as_deref() == Some("Harrow & Finch Bakery")));
}

#[test]
fn days_are_iso_or_phrases() {
    let calendar = Calendar::default();
    let today = day("2026-10-14");
    let read = |text: &str, end| day_of(text, end, today, &calendar).map(|day| day.to_string());
    assert_eq!(read("2026-10-20", End::First).as_deref(), Some("2026-10-20"));
    assert_eq!(read("next week", End::First).as_deref(), Some("2026-10-19"));
    assert_eq!(read("monday", End::First).as_deref(), Some("2026-10-19"));
    assert_eq!(read("monday", End::Since).as_deref(), Some("2026-10-12"));
    assert_eq!(read("yesterday", End::Since).as_deref(), Some("2026-10-13"));
    assert_eq!(read("3 days ago", End::Since).as_deref(), Some("2026-10-11"));
    assert_eq!(read("by friday", End::Last).as_deref(), Some("2026-10-16"));
    for none in ["", "soon", "whenever", "2026-02-30"] {
        assert_eq!(read(none, End::First), None, "{none}");
    }
}

#[test]
fn unknown_words_are_answered_with_the_nearest_known() {
    let unknown = kinds("await,folow_up").expect_err("no rule");
    assert_eq!((unknown.word.as_str(), unknown.near), ("folow_up", Some("follow_up")));
    let unknown = statuses("lve").expect_err("no status");
    assert_eq!(unknown.near, Some("live"));
    let unknown = statuses("xyz").expect_err("no status");
    assert!(unknown.near.is_none() && unknown.known.contains(&"rejected"));
}

const LARCH: &str = "---
company: Larch & Wolf Ltd
role: Analyst
stage: technical
date: 2026-10-15
interviewers:
  - name: Ines Åberg
    title: Head of Data
    email: ines@larch.example
    phone: \"+46 8 555 0100\"
  - Tom Bell
recruiter: Sam Okoro
---

## Topics

- late arrivals: how the pipeline copes with them
- the move to one warehouse

## To ask

- Who decides on the roadmap?
- How large is the team?
  - nine, she said
- [ ] What is the on-call like?
- [x] Is there a trial period?

Went well: the design. Second round on Thursday at 14:30 with Ines.
I told Tom I'd send him the notebook by Wednesday.

## Log

- 2026-10-16: Sent thank-you to Ines and Tom.
- 2026-10-19: Ines wrote that the panel is fixed.
";

const LARK: &str = "---
company: Lark Bindery
role: Binder
status: rejected
stage: screen
date: 2026-09-30
interviewers: Amal Said
---

A short call.
";

fn more_notes() -> Notes {
    Notes::new(&[
        ("larch.md", LARCH),
        ("lark.md", LARK),
        ("ferries/gannet.md", GANNET),
        ("kestrel.md", KESTREL),
        ("old/idle.md", IDLE),
    ])
}

fn with_cases<T>(notes: &Notes, today: &str, use_them: impl FnOnce(&journal::casebook::Cases<'_>, &Agenda) -> T) -> T {
    let cases = notes.book.as_of(day(today), &notes.settings, &notes.calendar);
    let agenda = agenda::with_quiet(&notes.book, &notes.settings, &notes.calendar, day(today));
    use_them(&cases, &agenda)
}

#[test]
fn applications_say_who_waits_for_whom_and_what_is_next() {
    use journal::agenda::Which;
    use journal::render::applications as page;
    let notes = more_notes();
    with_cases(&notes, "2026-10-20", |cases, agenda| {
        let live = agenda::applications(cases, agenda, Which::Live, &Filter::default());
        insta::assert_snapshot!("applications_80", page::text(&live, Look::new(80, false)));
        insta::assert_snapshot!("applications_40", page::text(&live, Look::new(40, false)));
        let names = |which, filter: &Filter| -> Vec<String> {
            let found = agenda::applications(cases, agenda, which, filter);
            found.rows.iter().filter_map(|row| row.company.map(str::to_owned)).collect()
        };
        assert_eq!(names(Which::Quiet, &Filter::default()), ["Idle Looms"]);
        let all = names(Which::All, &Filter::default());
        assert_eq!(all.len(), 5);
        assert_eq!(&all[3..], ["Idle Looms", "Lark Bindery"], "live first, then quiet, then closed");
        let rejected = Filter { statuses: statuses("rejected").expect("a word"), ..Filter::default() };
        assert_eq!(names(Which::Live, &rejected), ["Lark Bindery"]);
        let mine = Filter { owed_by: Some(Owner::Me), ..Filter::default() };
        assert!(!names(Which::Live, &mine).contains(&"Kestrel Post".to_owned()));
        let everything = Filter { all: true, ..Filter::default() };
        let all = agenda::applications(cases, agenda, Which::Live, &everything);
        insta::assert_snapshot!("applications_json", page::json(&all, &[], "/notes", &NoTexts));
        for width in 40..=200 {
            let look = Look::new(width, false);
            for line in page::text(&all, look).lines() {
                assert!(line.width() <= look.width, "{width}: {line:?}");
            }
        }
    });
}

#[test]
fn today_is_three_lines_and_twice_as_many_on_a_narrow_screen() {
    use journal::render::today as page;
    let notes = more_notes();
    let agenda = notes.agenda("2026-10-20");
    insta::assert_snapshot!("today_80", page::text(&agenda, Look::new(80, false)));
    insta::assert_snapshot!("today_40", page::text(&agenda, Look::new(40, false)));
    let foremost = agenda.foremost();
    let due = agenda.summary.overdue + agenda.summary.today;
    assert_eq!(foremost.items.len() + foremost.more_due, due);
    for width in 40..=200 {
        let look = Look::new(width, false);
        let text = page::text(&agenda, look);
        assert!(text.lines().all(|line| line.width() <= look.width), "{width}: {text}");
        assert!(text.lines().count() <= if width < 64 { 8 } else { 5 }, "{width}: {text}");
    }
    // An interview of the day comes before what is late.
    let agenda = notes.agenda("2026-10-22");
    assert_eq!(agenda.foremost().items[0].rule, "appointment");
    // Where nothing is due, the next line stands there.
    let quiet = Notes::new(&[("kestrel.md", &KESTREL.replace("soon", "by Friday"))]);
    let nothing =
        page::text(&quiet.agenda("2026-10-08").filtered(&words(&["nobody"]), &HashSet::new()), Look::default());
    assert!(nothing.starts_with("No line fits."), "{nothing}");
}

#[test]
fn a_brief_holds_what_is_known_of_a_company() {
    use journal::agenda::Company;
    use journal::render::brief as page;
    let notes = more_notes();
    with_cases(&notes, "2026-10-20", |cases, agenda| {
        let Company::Found(views) = agenda::company(cases, "larch") else { panic!("one company") };
        let mut brief = agenda::brief(cases, agenda, &views);
        let source = Source { path: "larch.md".into(), bytes: LARCH.as_bytes().to_vec() };
        brief.add(agenda::asked(&journal::note::Note::read(&source), None));
        let texts = |lines: &[agenda::Asked]| lines.iter().map(|line| line.text.clone()).collect::<Vec<_>>();
        assert_eq!(texts(&brief.open), ["What is the on-call like?", "Who decides on the roadmap?"]);
        assert!(texts(&brief.discussed).contains(&"How large is the team?".to_owned()), "it has an answer");
        insta::assert_snapshot!("brief_80", page::text(&brief, Look::new(80, false)));
        insta::assert_snapshot!("brief_40", page::text(&brief, Look::new(40, false)));
        insta::assert_snapshot!("brief_json", page::json(&brief, &[], "/notes", &NoTexts));
        for width in 40..=200 {
            let look = Look::new(width, false);
            for line in page::text(&brief, look).lines() {
                assert!(line.width() <= look.width, "{width}: {line:?}");
            }
        }
    });
}

#[test]
fn a_company_is_found_as_written_by_key_and_by_a_beginning_of_its_own() {
    use journal::agenda::Company;
    let notes = more_notes();
    with_cases(&notes, "2026-10-20", |cases, _| {
        let company = |name: &str| match agenda::company(cases, name) {
            Company::Found(views) => {
                views.iter().filter_map(|at| cases.views[*at].case.company.clone()).collect::<Vec<_>>().join("|")
            }
            Company::Ambiguous(names) => format!("? {}", names.join("|")),
            Company::Unknown(near) => format!("! {}", near.unwrap_or_default()),
        };
        for name in ["Larch & Wolf Ltd", "larch wolf", "LARCH", "larch-wolf-ltd/analyst", "wolf"] {
            assert_eq!(company(name), "Larch & Wolf Ltd", "{name}");
        }
        assert_eq!(company("lar"), "? Larch & Wolf Ltd|Lark Bindery");
        assert_eq!(company("lark"), "Lark Bindery");
        assert_eq!(company("idle loms"), "! Idle Looms");
        assert_eq!(company("xyzzy"), "! ");
        assert_eq!(company(""), "! ");
    });
}

#[test]
fn questions_of_a_shared_note_are_those_of_the_company_s_own_section() {
    let text = "---\ntype: interview\n---\n\n## Acme\n\n- Who leads the team?\n\n## Initech\n\n- What is the pay?\n";
    let note = journal::note::Note::read(&Source { path: "call.md".into(), bytes: text.as_bytes().to_vec() });
    let asked =
        |company: Option<&str>| agenda::asked(&note, company).into_iter().map(|line| line.text).collect::<Vec<_>>();
    assert_eq!(asked(Some("Acme")), ["Who leads the team?"]);
    assert_eq!(asked(None).len(), 2);
}

#[test]
fn why_speaks_of_promises_and_applications_too() {
    let notes = notes();
    let all = notes.promises("2026-10-20", &Filter::default());
    let texts = Files;
    let page = |state: PromiseState| {
        let row = all.rows.iter().find(|row| row.state == state).expect("a promise in this state");
        journal::render::why_promise::why(row, day("2026-10-20"), Look::default(), &texts)
    };
    insta::assert_snapshot!("why_promise_late", page(PromiseState::Late));
    insta::assert_snapshot!("why_promise_replaced", page(PromiseState::Replaced));
    with_cases(&notes, "2026-10-20", |cases, agenda| {
        let all = agenda::applications(cases, agenda, agenda::Which::All, &Filter::default());
        let pages: Vec<String> = ["Idle Looms", "Gannet Ferries"]
            .iter()
            .map(|name| all.rows.iter().find(|row| row.company == Some(*name)).expect("the application"))
            .map(|row| journal::render::why_application::why(row, day("2026-10-20"), Look::default()))
            .collect();
        insta::assert_snapshot!("why_applications", pages.join("\n"));
    });
}

/// The notes above, by their paths.
struct Files;

impl journal::render::Texts for Files {
    fn text(&self, path: &str) -> Option<std::sync::Arc<str>> {
        match path {
            "ferries/gannet.md" => Some(GANNET.into()),
            "bakery/harrow.md" => Some(HARROW.into()),
            _ => None,
        }
    }
}

#[test]
fn contacts_are_entries_and_where_there_is_room_a_table() {
    use journal::render::contacts as page;
    let notes = more_notes();
    with_cases(&notes, "2026-10-20", |cases, agenda| {
        let rows = page::rows(cases, agenda, &page::Wanted::default(), "GB");
        for width in [40, 80, 120] {
            insta::assert_snapshot!(format!("contacts_{width}"), page::text(&rows, Look::new(width, false)));
        }
    });
}
