//! Ten interviews in a vault of 300 notes about everything else: nothing of those comes onto the agenda.

use std::fmt::Write as _;

use super::simulated::Dice;
use super::walking::{Vault, day, days};

const NAMES: &[&str] = &["Agnes", "Bruno", "Clara", "Dirk", "Esme", "Fritz", "Gwen", "Hugh", "Ines", "Jonas"];

/// Sentences that would be promises, commitments, appointments or log lines in an interview note.
const TRAPS: &[&str] = &[
    "{who} said she would get back to me by Friday.",
    "I told {who} I'd send the draft by next Monday.",
    "{who} promised to call within two days.",
    "If I don't hear from {who} by Wednesday, I call the landlord.",
    "We meet on Thursday at 10:00 with {who}.",
    "{who} called with an offer for the flat, it stands until Sunday.",
    "They rejected the first plan and will decide again by the end of next week.",
    "- 2026-03-04: sent {who} a thank-you card",
    "- [ ] Write to {who} about the interview in the paper",
    "- [ ] Prepare the workshop 📅 2026-03-10",
];

fn traps(dice: &mut Dice, number: usize) -> String {
    let mut text = String::new();
    for _ in 0..3 {
        let line = dice.of(TRAPS).replace("{who}", NAMES[(number + dice.below(NAMES.len())) % NAMES.len()]);
        let _ = write!(text, "{line}\n\n");
    }
    text
}

/// The note of a number that is none of our business: its path and its text.
fn unrelated(number: usize, dice: &mut Dice) -> (String, String) {
    let on = day("2026-02-01").plus(dice.below(45) as i64).unwrap();
    let name = NAMES[number % NAMES.len()];
    let text = traps(dice, number);
    match number % 8 {
        0 => (format!("novel/chapter {number}.md"), format!("# Chapter {number}\n\n\"Come in,\" said {name}. {text}")),
        1 => (
            format!("recipes/dish {number}.md"),
            format!(
                "---\ntitle: Dish {number}\nserves: 4\ntags: [recipe]\ndate: {on}\n---\n\nRest for 2 days, best by Friday.\n\n{text}"
            ),
        ),
        2 => (
            format!("books/book {number}.md"),
            format!(
                "---\ntitle: Book {number}\nauthor: {name} Grey\ndate: {on}\nstatus: reading\ntags: [book]\n---\n\n{text}"
            ),
        ),
        3 => (
            format!("work/sync {number}.md"),
            format!(
                "---\ntype: meeting\ntitle: Weekly sync\ndate: {on}\nattendees: [{name}, {}]\n---\n\n{text}",
                NAMES[(number + 3) % NAMES.len()]
            ),
        ),
        4 => (format!("diary/{on} {number}.md"), format!("# {on}\n\n{text}\n- [ ] call mum tomorrow\n")),
        // Minutes with a client, whose company is named.
        5 => (
            format!("work/clients/minutes {number}.md"),
            format!(
                "---\ntype: meeting\ncompany: Harbour Glass {}\ndate: {on}\nattendees: [{name}]\n---\n\n{text}",
                number % 5
            ),
        ),
        6 => (
            format!("work/clients/project {number}.md"),
            format!(
                "---\ncompany: Harbour Glass {}\nbudget: 1200\ndeadline: 2026-03-20\ntags: [project]\n---\n\n{text}",
                number % 5
            ),
        ),
        _ => (format!("garden/bed {number}.md"), format!("Beans, {on}.\n\n{text}")),
    }
}

/// An interview that has something to say on every day of the month.
fn interview(number: usize) -> (String, String) {
    let on = day("2026-02-20").plus(number as i64 * 2).unwrap();
    let name = NAMES[number % NAMES.len()];
    let text = format!(
        "---\ncompany: Lantern {number}\nrole: Baker\ndate: {on}\nstage: interview\ninterviewers: {name} Moss\n---\n\n\
         {name} said I would hear within a week.\n"
    );
    (format!("jobs/{on} Lantern {number}.md"), text)
}

#[test]
fn not_one_item_from_300_unrelated_notes() {
    let mut vault = Vault::default();
    let mut dice = Dice::new(300);
    for number in 0..300 {
        let (path, text) = unrelated(number, &mut dice);
        vault.write(path, text);
    }
    assert_eq!(vault.notes.len(), 300);
    let (book, _) = vault.book();
    let cases: Vec<&str> = book.cases.iter().map(|case| case.id.as_str()).collect();
    assert!(cases.is_empty(), "{cases:?}");
    for number in 0..10 {
        let (path, text) = interview(number);
        vault.write(path, text);
    }
    let mut seen = 0;
    for today in days("2026-02-20", "2026-03-31") {
        let agenda = vault.agenda(today);
        assert_eq!(agenda.summary.applications, 10);
        for item in &agenda.items {
            seen += 1;
            for source in &item.sources {
                assert!(
                    source.place.path.starts_with("jobs/"),
                    "{today}: {} rests on {}",
                    item.title,
                    source.place.path
                );
            }
            let company = item.company.as_deref();
            assert!(company.is_none_or(|name| name.starts_with("Lantern")), "{today}: {} ({company:?})", item.title);
        }
    }
    assert!(seen > 100, "only {seen} items");
}
