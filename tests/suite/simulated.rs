//! Four people who keep notes, each in a manner of their own: what they are shown on every day of a month.
//!
//! The notes are made by a small generator that gives the same notes each time. The companies and the people are
//! invented; the sentences are such as people write.

use std::fmt::Write as _;

use journal::text::{Day, Weekday};

use super::walking::{Vault, Walk, day, days};

/// Numbers that are the same in every run (SplitMix64).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }

    pub(crate) fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

const FIRST: &[&str] = &[
    "Amrit", "Brona", "Cosmo", "Delia", "Edda", "Fergus", "Gita", "Hamish", "Isolde", "Jarek", "Kirsi", "Lorcan",
    "Mirela", "Nils", "Orla", "Pascal", "Rosalind", "Stellan", "Tamsin", "Ulrike", "Vesna", "Wim", "Ximena", "Yusra",
];
const LAST: &[&str] = &[
    "Abbott", "Boyle", "Carrow", "Dunn", "Eriksen", "Falk", "Grewal", "Hollis", "Ibsen", "Jowett", "Kerr", "Lund",
    "Marsh", "Nolan", "Oduya", "Pryce", "Quayle", "Rooke", "Stroud", "Tully", "Usher", "Vance", "Wolfe", "Yates",
];
const PLACE: &[&str] = &[
    "Alder", "Birch", "Cedar", "Dunlin", "Elder", "Finch", "Gorse", "Heron", "Ivy", "Juniper", "Kite", "Larch",
    "Maple", "Nettle", "Osier", "Plover", "Quince", "Rowan", "Sedge", "Teal", "Umber", "Vetch", "Willow", "Yarrow",
];
const TRADE: &[&str] = &["Foods", "Logistics", "Health", "Studios", "Energy", "Travel", "Books"];
const WORK: &[&str] = &["Data Analyst", "Product Manager", "Office Manager", "Backend Engineer", "Copywriter", "Nurse"];
const WELL: &[&str] = &[
    "the example about the move to the new system",
    "the numbers, I had them by heart",
    "the part about the team",
    "my questions at the end",
];
const BADLY: &[&str] = &[
    "I talked too long about the last job",
    "no good answer on why I left",
    "blanked on the second case",
    "nothing much, a bit flat",
];

/// A person's name, no two alike in a row of companies.
fn person(number: usize) -> String {
    format!("{} {}", FIRST[number % FIRST.len()], LAST[(number * 7 + number / FIRST.len()) % LAST.len()])
}

fn company(number: usize) -> String {
    format!("{} {}", PLACE[number % PLACE.len()], TRADE[(number / PLACE.len() + number) % TRADE.len()])
}

fn plus(day: Day, days: i64) -> Day {
    day.plus(days).unwrap()
}

fn workday(mut day: Day) -> Day {
    while matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
        day = plus(day, 1);
    }
    day
}

/// What they say at the end, and the day that is meant.
fn promise(dice: &mut Dice, who: &str, said: Day) -> (String, Day) {
    let she = who.split(' ').next().unwrap_or(who);
    let friday = (1..8).map(|days| plus(said, days)).find(|day| day.weekday() == Weekday::Fri).unwrap();
    let day = workday(plus(said, 4 + dice.below(6) as i64));
    match dice.below(4) {
        0 => (format!("{she} said they would get back to me by {day}."), day),
        1 => (format!("{she} will let me know by Friday."), friday),
        2 => (format!("{she} said I'd hear within a week."), plus(said, 7)),
        _ => ("They could not say when they will decide.".to_owned(), plus(said, 7)),
    }
}

/// One who writes down everything: a note an interview, thanks and replies the same day, follow-ups on time.
fn logs_everything() -> Vault {
    let mut dice = Dice::new(11);
    let mut vault = Vault::default();
    for number in 0..9 {
        let (company, who) = (company(number), person(number));
        let met = workday(plus(day("2026-02-16"), number as i64 * 4));
        let mail = format!("{}@{}.example", who.split(' ').next().unwrap().to_lowercase(), number);
        let (said, until) = promise(&mut dice, &who, met);
        let mut note = format!(
            "---\ncompany: {company}\nrole: {}\ndate: {met}\nstage: interview\ninterviewers:\n  - name: {who}\n    email: {mail}\n---\n\n\
             Went well: {}. Went badly: {}.\n\n{said}\n\n## Log\n\n- {met}: thank-you mail and LinkedIn request to {who}\n",
            dice.of(WORK),
            dice.of(WELL),
            dice.of(BADLY)
        );
        match number % 4 {
            0 => {
                let _ = writeln!(note, "- {}: {who} wrote to say no, they rejected me", plus(until, -1));
                let _ = writeln!(note, "- {}: thanked {who} all the same and asked why", plus(until, -1));
            }
            1 => {
                let asked = workday(plus(until, 2));
                let _ = writeln!(note, "- {asked}: followed up with {who} by mail");
                let _ = writeln!(note, "- {}: {who} answered, they need two more weeks", plus(asked, 1));
            }
            2 => {
                let next = workday(plus(until, 5));
                let _ = writeln!(note, "- {until}: {who} invited me to a second interview on {next}");
                let again = format!(
                    "---\ncompany: {company}\ndate: {next}\nstage: final\ninterviewers: {who}\n---\n\n\
                     Went well: {}.\nNo word on when they will decide.\n\n- {next}: thanked {who}\n",
                    dice.of(WELL)
                );
                vault.write(format!("interviews/{next} {company} second.md"), again);
            }
            _ => {
                let asked = workday(plus(until, 1));
                let _ = writeln!(note, "- {asked}: called {who} about the answer, left a voicemail");
                let _ = writeln!(note, "- {}: mailed {who} once more", workday(plus(asked, 9)));
                let _ = writeln!(note, "- {}: no answer, let it go", workday(plus(asked, 16)));
            }
        }
        vault.write(format!("interviews/{met} {company}.md"), note);
    }
    vault
}

/// One who writes a few lines after each interview, and never a word more.
fn logs_nothing() -> Vault {
    let mut dice = Dice::new(22);
    let mut vault = Vault::default();
    for number in 0..10 {
        let (company, who) = (company(number + 30), person(number + 9));
        let met = workday(plus(day("2026-02-09"), number as i64 * 4));
        let (said, _) = promise(&mut dice, &who, met);
        let note = format!(
            "---\ncompany: {company}\nrole: {}\ndate: {met}\nstage: {}\ninterviewers: {who}\n---\n\nWith {who}, an hour. {} was good.\n\n{said}\n",
            dice.of(WORK),
            dice.of(&["screen", "interview", "technical", "final"]),
            dice.of(WELL)
        );
        vault.write(format!("{met} {company}.md"), note);
    }
    vault
}

/// One file a company, a dated heading for each conversation, some lines below it.
fn one_file_a_company() -> Vault {
    let mut dice = Dice::new(33);
    let mut vault = Vault::default();
    for number in 0..8 {
        let (company, who) = (company(number + 60), person(number + 20));
        let mut on = workday(plus(day("2026-01-26"), number as i64 * 5));
        let mut note =
            format!("---\ncompany: {company}\nrole: {}\nstatus: interviewing\n---\n\n# {company}\n", dice.of(WORK));
        for stage in ["Phone screen", "Interview", "Final interview"].iter().take(1 + dice.below(3)) {
            let (said, until) = promise(&mut dice, &who, on);
            let _ = write!(note, "\n## {on} {stage}\n\nWith: {who}\n\nWent well: {}.\n{said}\n", dice.of(WELL));
            if dice.below(2) == 0 {
                let _ = write!(note, "\n- {}: thanked {who}\n", plus(on, 1));
            }
            on = workday(plus(until, 4));
        }
        vault.write(format!("companies/{company}.md"), note);
    }
    vault
}

/// An old vault: 140 applications over two years, most of them never closed, some of the last month.
fn old_vault() -> Vault {
    let mut dice = Dice::new(44);
    let mut vault = Vault::default();
    for number in 0..140 {
        let (company, who) = (format!("{} {number}", company(number)), person(number));
        let met = workday(plus(day("2024-03-25"), number as i64 * 5 + dice.below(4) as i64));
        let role = dice.of(WORK);
        let note = match number % 4 {
            0 => format!(
                "---\ncompany: {company}\nrole: {role}\ndate: {met}\nstage: applied\n---\n\nSent the application through their page.\n"
            ),
            1 => {
                let (said, until) = promise(&mut dice, &who, met);
                format!(
                    "---\ncompany: {company}\nrole: {role}\ndate: {met}\nstage: interview\ninterviewers: {who}\n---\n\n{said}\n\n\
                     - [ ] look up their competitors\n- {until}: no news\n"
                )
            }
            2 => format!(
                "---\ncompany: {company}\nrole: {role}\ndate: {met}\nstage: screen\nstatus: rejected\ninterviewers: {who}\n---\n\nShort call.\n"
            ),
            _ => {
                let (said, _) = promise(&mut dice, &who, met);
                format!(
                    "---\ncompany: {company}\nrole: {role}\ndate: {met}\nstage: technical\ninterviewers: {who}\n---\n\nWent well: {}.\n{said}\n\nI'll send {who} my portfolio tomorrow.\n",
                    dice.of(WELL)
                )
            }
        };
        vault.write(format!("{}/{met} {company}.md", met.year()), note);
    }
    vault
}

fn month(vault: &Vault, from: &str, to: &str) -> Walk {
    let (book, calendar) = vault.book();
    let mut walk = Walk::default();
    for today in days(from, to) {
        walk.look_at(&book, vault, &calendar, today);
    }
    walk
}

#[test]
fn one_who_logs_everything() {
    let walk = month(&logs_everything(), "2026-03-01", "2026-03-31");
    insta::assert_snapshot!("person_logs_everything", walk.counts);
    walk.assert_lawful(3);
}

/// Ten interviews in five weeks, all of them live, and not a word about what was done: about a line for each.
#[test]
fn one_who_logs_nothing() {
    let walk = month(&logs_nothing(), "2026-03-01", "2026-03-31");
    insta::assert_snapshot!("person_logs_nothing", walk.counts);
    walk.assert_lawful(12);
    let later = month(&logs_nothing(), "2026-06-01", "2026-06-30");
    assert_eq!((later.most, later.left()), (0, 0), "{}", later.page);
}

#[test]
fn one_file_for_each_company() {
    let walk = month(&one_file_a_company(), "2026-03-01", "2026-03-31");
    insta::assert_snapshot!("person_one_file_a_company", walk.counts);
    walk.assert_lawful(9);
}

#[test]
fn an_old_vault_of_140_applications() {
    let vault = old_vault();
    assert_eq!(vault.notes.len(), 140);
    let walk = month(&vault, "2026-03-01", "2026-03-31");
    insta::assert_snapshot!("person_old_vault", walk.counts);
    walk.assert_lawful(10);
    // The first look shows what is live, and one count for the rest.
    let agenda = vault.agenda(day("2026-03-01"));
    assert!(agenda.summary.quiet > 90, "{:?}", agenda.summary);
    assert!(agenda.items.len() <= 12, "{} lines at first sight", agenda.items.len());
    for item in &agenda.items {
        let rests_on = item.sources.first().map(|source| source.place.path.to_string()).unwrap_or_default();
        assert!(rests_on.is_empty() || rests_on.starts_with("2026"), "{} rests on {rests_on}", item.title);
    }
}

/// What a log may say, with a person in it.
const LINES: &[&str] = &[
    "thanked {who}",
    "emailed {who} about the decision",
    "called {who}, left a voicemail",
    "{who} wrote back, they are still thinking",
    "{who} will get back to me by Friday",
    "{who} said they would decide within two weeks",
    "{who} invited me to another interview next Tuesday",
    "the interview was moved to next Thursday",
    "the interview was cancelled",
    "If I don't hear by Wednesday, call {who}",
    "I told {who} I'd send my portfolio by Monday",
    "sent {who} my portfolio",
    "follow-up snoozed until next Friday",
    "{who} called with an offer",
    "told {who} about the other offer",
    "they rejected me",
    "withdrew my application",
    "accepted the offer",
    "no news",
    "asked the recruiter to follow up",
    "LinkedIn request to {who}",
];

/// A journal by chance: a few companies that share recruiters, and a log of lines in any order.
fn by_chance(seed: u64) -> Vault {
    let mut dice = Dice::new(seed);
    let mut vault = Vault::default();
    for number in 0..2 + dice.below(5) {
        let company = company(number + dice.below(8));
        let (who, recruiter) = (person(dice.below(5)), person(40 + dice.below(2)));
        let met = plus(day("2026-04-01"), dice.below(40) as i64);
        let mut note = format!("---\ncompany: {company}\nrole: {}\ndate: {met}\n", dice.of(WORK));
        let _ = writeln!(note, "stage: {}", dice.of(&["screen", "interview", "applied", "final", "take-home"]));
        let _ = writeln!(note, "interviewers: {who}");
        match dice.below(4) {
            0 => note.push_str(&format!("recruiter: {recruiter}\n")),
            1 => note.push_str(&format!("recruiter: {recruiter}\nagency: Marlowe Staffing\n")),
            2 => note.push_str("pace: aggressive\n"),
            _ => {}
        }
        note.push_str("---\n\nAn hour.\n\n## Log\n\n");
        let mut on = met;
        for _ in 0..dice.below(7) {
            on = plus(on, dice.below(9) as i64);
            let line = dice.of(LINES).replace("{who}", &who);
            let _ = writeln!(note, "- {on}: {line}");
        }
        vault.write(format!("{met} {company} {number}.md"), note);
    }
    vault
}

/// Whatever is written in whatever order: the laws hold on every day, and in the end nothing is left but what has no day.
#[test]
fn the_laws_hold_for_journals_by_chance() {
    let mut broken = String::new();
    for seed in 0..60 {
        let vault = by_chance(seed);
        let walk = month(&vault, "2026-04-01", "2026-06-30");
        for law in &walk.broken {
            let _ = writeln!(broken, "seed {seed}: {law}");
        }
        let later = vault.agenda(day("2026-12-15")).items;
        for item in later.iter().filter(|item| item.due.is_some() && item.rule != "acknowledge_offer") {
            let _ = writeln!(broken, "seed {seed}: never ends: {} {}", item.rule, item.title);
        }
    }
    assert!(broken.is_empty(), "{broken}");
}
