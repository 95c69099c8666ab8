//! The agenda of notes that change one by one is that of all notes read afresh, whatever they have in common.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use journal::agenda::{Agenda, Living, build};
use journal::extract::facts;
use journal::note::Source;
use journal::render::problems::sort;
use journal::settings::Settings;
use journal::text::Day;
use journal::timeline::Calendar;
use proptest::prelude::*;

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("an ISO date")
}

/// The agenda with its problems in one order.
fn sorted(mut agenda: Agenda) -> Agenda {
    sort(&mut agenda.problems);
    agenda
}

struct Journal {
    living: Living,
    notes: BTreeMap<String, String>,
    settings: Settings,
    calendar: Calendar,
}

impl Journal {
    fn new() -> Journal {
        let settings = Settings::default();
        let calendar = Calendar::new(&settings);
        Journal { living: Living::default(), notes: BTreeMap::new(), settings, calendar }
    }

    fn put(&mut self, path: &str, text: &str) {
        let source = Source { path: path.into(), bytes: text.into() };
        self.living.put(facts(&source, &self.settings, &self.calendar));
        self.notes.insert(path.to_owned(), text.to_owned());
    }

    fn remove(&mut self, path: &str) {
        self.living.remove(path);
        self.notes.remove(path);
    }

    #[track_caller]
    fn holds(&mut self, today: Day) {
        let source =
            |(path, text): (&String, &String)| Source { path: path.as_str().into(), bytes: text.clone().into() };
        let fresh = sorted(build(self.notes.iter().map(source).collect(), &self.settings, today));
        let living = sorted(self.living.agenda(&self.settings, &self.calendar, today));
        assert_eq!(living, fresh, "as of {today}, with the notes {:#?}", self.notes);
    }
}

const COMPANIES: &[&str] = &[
    "company: Tern Labs",
    "company: Heron GmbH",
    "company: heron",
    "role: Analyst",
    "application: two",
    "company: Avocet",
    "company: Heron\napplication: three",
];

const ROLES: &[&str] = &["", "role: Analyst\n", "role: Senior Analyst\n"];

/// What a note may say beside whom it is about; each touches something that notes can share.
const TEXTS: &[&str] = &[
    "They decide by Friday.\n",
    "Ines Falk will call on 2026-11-24.\n\n## Contacts\n- Ines Falk, recruiter\n",
    "\n## Contacts\n- Ines Falk, recruiter: <ines@agency.example>\n",
    "\n## Contacts\n- Ines Falk, recruiter: <falk@other.example>\n- Bo Rask: <bo@tern.example>\n",
    "I promised Bo the slides by 2026-11-20.\n\n- [ ] send the slides 📅 2026-11-20\n",
    "\n## Log\n- 2026-11-10 They made an offer.\n",
    "\n## Log\n- 2026-11-12 I accepted the offer.\n",
    "\n## Log\n- 2026-11-11 Rejected by mail.\n- 2026-11-09 Met Bo Rask and Ada Lind.\n",
    "\n## Log\n- 2026-11-02 Applied.\n",
    "Ada Lind referred me.\n",
    "\n## Contacts\n- Rask Bo: <jobs@tern.example>\n- Ada Linde: +45 8765 4321\n",
    "Ada said that she will write by 2026-11-25. B. Rask was there too.\n",
    "\n## Log\n- 2026-11-06 Falk, Ines called; she asks Bo R.\n",
    "We talked about Ines Falk and Ada Lind.\n",
    "They answer by 4/12, or by 25/11.\n",
    "The panel is on 26/11.\n",
    "\n## Log\n- 2026-11-05 Emailed Ines Falk about the decision.\n- 2026-11-07 Follow-up snoozed until 2026-11-20.\n",
    "I'll send Ada the slides by 2026-11-13.\n\n- 2026-11-09: dropped the slides\n- 2026-11-12: sent Ada Lind the plan\n",
    "If I don't hear by 2026-11-12, call Bo.\n\n- 2026-11-11: thanked Bo Rask\n",
    "Bo Rask will send the plan by 2026-11-11.\n\n- 2026-11-10: Bo sent the plan\n- 2026-11-12: Ines F. wrote that they decide by 2026-11-30\n",
    "Interview with Ada Lind on 2026-11-18 at 10:00.\n\n- 2026-11-14: they moved it to 2026-11-21\n",
    "",
];

const HEADS: &[&str] =
    &["status: offer\n", "status: rejected\n", "status: on hold\n", "interviewers: [Bo Rask, Ada Lind]\n", ""];

fn note() -> impl Strategy<Value = String> {
    let interview = (0..COMPANIES.len(), 0..ROLES.len(), 0..TEXTS.len(), 0..HEADS.len(), 1..28_u32).prop_map(
        |(company, role, text, head, day)| {
            format!(
                "---\ntype: interview\n{}\n{}{}date: 2026-11-{day:02}\n---\n{}",
                COMPANIES[company], ROLES[role], HEADS[head], TEXTS[text]
            )
        },
    );
    let person = (0..6_usize, 0..4_usize).prop_map(|(name, mail)| {
        let name =
            ["Ines Falk", "Bo Rask", "Ada Lind", "Lind, Ada", "Rask Bo", "Ines Falk\naliases: [Ada, Bo Rask]"][name];
        let mail = ["email: bo@tern.example\n", "email: jobs@tern.example\n", "company: Heron\n", ""][mail];
        format!("---\ntype: person\nname: {name}\n{mail}phone: +45 1234 5678\n---\n")
    });
    prop_oneof![6 => interview, 1 => person, 1 => Just("Nothing of a search.\n".to_owned())]
}

/// A change: a note under one of a few names, or none any more.
fn change() -> impl Strategy<Value = (usize, Option<String>)> {
    (0..8_usize, prop_oneof![5 => note().prop_map(Some), 1 => Just(None)])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn any_changes_give_what_a_fresh_look_gives(
        rounds in prop::collection::vec((prop::collection::vec(change(), 1..6), 0..40_i64), 1..6)
    ) {
        let mut journal = Journal::new();
        for (changes, later) in rounds {
            for (name, text) in changes {
                let path = format!("notes/{name}.md");
                match text {
                    Some(text) => journal.put(&path, &text),
                    None => journal.remove(&path),
                }
            }
            journal.holds(day("2026-11-02").plus(later).expect("a day"));
        }
    }
}

#[test]
fn a_tie_that_comes_and_goes_joins_and_parts() {
    let recruiter = |mail: &str| {
        format!(
            "---\ntype: interview\ncompany: Tern\ndate: 2026-11-16\ninterviewers: [Bo Rask]\nrecruiter:\n  name: Ines Falk\n{mail}---\n"
        )
    };
    let today = day("2026-11-19");
    let mut journal = Journal::new();
    journal.put("a.md", &recruiter("  email: ines@agency.example\n"));
    journal.put("b.md", &recruiter("  email: falk@other.example\n").replace("Tern", "Heron"));
    journal.holds(today);
    // Without an address it is the same recruiter, whom one asks once for both.
    journal.put("c.md", &recruiter("").replace("Tern", "Avocet"));
    journal.holds(today);
    journal.put("ines.md", "---\ntype: person\nname: Ines Falk\nphone: +45 1234 5678\n---\n");
    journal.holds(today);
    journal.remove("c.md");
    journal.holds(today);
    journal.remove("ines.md");
    journal.remove("a.md");
    journal.holds(today);
}

#[test]
fn every_fixture_journal_is_built_note_by_note() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut journals = 0;
    for case in fs::read_dir(cases).expect("there are cases") {
        let notes = case.expect("it can be read").path().join("notes");
        if !notes.is_dir() {
            continue;
        }
        journals += 1;
        let mut journal = Journal::new();
        let mut files = Vec::new();
        collect(&notes, &mut files);
        // Not in the order of the paths: that must not matter.
        files.sort_by_key(|path| path.to_string_lossy().bytes().rev().collect::<Vec<u8>>());
        for path in &files {
            let Ok(text) = fs::read_to_string(path) else { continue };
            journal.put(&path.strip_prefix(&notes).expect("below").to_string_lossy(), &text);
        }
        for today in ["2026-10-19", "2026-11-23"] {
            journal.holds(day(today));
        }
        if let Some(first) = journal.notes.keys().next().cloned() {
            journal.remove(&first);
            journal.holds(day("2026-11-23"));
        }
    }
    assert!(journals > 50, "{journals}");
}

fn collect(folder: &Path, files: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}
