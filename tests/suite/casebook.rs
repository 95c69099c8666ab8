//! The case book as of a day, where the agenda does not show all of it: slips, runs, what an acceptance ends.

use std::collections::BTreeSet;

use journal::agenda::Item;
use journal::casebook::{Fate, Standpoint};
use journal::extract::Status;
use journal::text::Day;

use super::views::Notes;
use super::walking::{Vault, day};

fn vault(notes: &[(&str, &str)]) -> Vault {
    let mut vault = Vault::default();
    for (path, text) in notes {
        vault.write(*path, *text);
    }
    vault
}

#[test]
fn a_promise_that_was_moved_knows_by_how_many_working_days() {
    let vault = vault(&[(
        "bittern.md",
        "---\ncompany: Bittern Maps\nrole: Surveyor\ndate: 2026-10-06\nstage: interview\ninterviewers: Roz Hale\n---\n\n\
         Roz said they would decide by Friday, October 9.\n\n\
         - 2026-10-09: Roz called, they will decide by October 16\n\
         - 2026-10-13: Roz wrote, they will decide by October 14 after all\n",
    )]);
    let (book, calendar) = vault.book();
    let fates = |today: &str| -> Vec<Fate> {
        let cases = book.as_of(day(today), &vault.settings, &calendar);
        cases.views[0].promises.iter().map(|promise| promise.fate).collect()
    };
    assert_eq!(fates("2026-10-08"), [Fate::Open]);
    // From a Friday to the next one: a week of work.
    assert_eq!(fates("2026-10-09"), [Fate::Replaced { by: day("2026-10-09"), slip: Some(5) }, Fate::Open]);
    // One that comes nearer is a slip backwards.
    assert_eq!(
        fates("2026-10-15"),
        [
            Fate::Replaced { by: day("2026-10-09"), slip: Some(5) },
            Fate::Replaced { by: day("2026-10-13"), slip: Some(-2) },
            Fate::Late
        ]
    );
}

#[test]
fn promises_of_two_matters_have_fates_of_their_own() {
    let vault = vault(&[(
        "curlew.md",
        "---\ncompany: Curlew Paint\nrole: Chemist\ndate: 2026-10-06\nstage: interview\ninterviewers: Sid Orme\n---\n\n\
         Sid will send the safety sheets by Thursday. He said they would decide by October 20.\n\n\
         - 2026-10-07: Sid sent the safety sheets\n",
    )]);
    let (book, calendar) = vault.book();
    let cases = book.as_of(day("2026-10-21"), &vault.settings, &calendar);
    let fates: Vec<Fate> = cases.views[0].promises.iter().map(|promise| promise.fate).collect();
    assert_eq!(fates, [Fate::Kept(day("2026-10-07")), Fate::Late]);
}

#[test]
fn what_began_after_an_acceptance_is_another_search() {
    let vault = vault(&[
        (
            "a.md",
            "---\ncompany: Avens\nrole: Clerk\ndate: 2024-05-06\nstage: interview\n---\n- 2024-05-20: accepted the offer\n",
        ),
        ("b.md", "---\ncompany: Burnet\nrole: Clerk\ndate: 2024-05-13\nstage: interview\n---\nFine.\n"),
        ("c.md", "---\ncompany: Clover\nrole: Clerk\ndate: 2026-05-13\nstage: interview\n---\nFine.\n"),
    ]);
    let (book, calendar) = vault.book();
    let cases = book.as_of(day("2026-05-14"), &vault.settings, &calendar);
    let of = |company: &str| cases.views.iter().find(|view| view.case.company.as_deref() == Some(company)).unwrap();
    assert_eq!(cases.ended_by(of("Burnet")).map(|(_, day)| day), Some(day("2024-05-20")));
    assert_eq!(cases.ended_by(of("Clover")), None);
    assert_eq!(of("Avens").standpoint, Standpoint::Closed);
    assert_eq!(of("Burnet").standpoint, Standpoint::Quiet);
    assert_eq!(of("Clover").standpoint, Standpoint::Live);
    // On the day before it, nothing was accepted yet.
    assert!(book.as_of(day("2024-05-19"), &vault.settings, &calendar).acceptances.is_empty());
}

#[test]
fn a_new_run_forgets_the_meetings_and_messages_of_the_old_one() {
    let text = "---\ncompany: Dunnock\nrole: Baker\n---\n\n## 2026-01-08 Interview\n\nWith: Ada Holt\n\nFine.\n\n\
                - 2026-01-15: emailed Ada about the decision\n\n## 2026-04-20 Interview\n\nWith: Ada Holt\n\nBetter.\n";
    let vault = vault(&[("dunnock.md", text)]);
    let (book, calendar) = vault.book();
    let at = |today: &str| {
        let cases = book.as_of(day(today), &vault.settings, &calendar);
        let view = &cases.views[0];
        (view.meetings.len(), view.events.len(), view.begun)
    };
    assert_eq!(at("2026-04-19"), (1, 1, Some(day("2026-01-08"))));
    // 95 days after the last word.
    assert_eq!(at("2026-04-20"), (1, 0, Some(day("2026-04-20"))));
    // 90 days are no new run yet.
    let sooner = text.replace("2026-04-20", "2026-04-15");
    let vault = super::casebook::vault(&[("dunnock.md", sooner.as_str())]);
    let (book, calendar) = vault.book();
    let cases = book.as_of(day("2026-04-16"), &vault.settings, &calendar);
    assert_eq!(cases.views[0].meetings.len(), 2);
}

#[test]
fn contacts_that_may_be_one_person_are_named_beside_the_first_of_them() {
    let note = |company: &str, people: &str| {
        format!("---\ntype: interview\ncompany: {company}\ndate: 2026-11-16\n---\n\n## Contacts\n{people}\n")
    };
    let told = |notes: &[(&str, String)]| -> Vec<String> {
        let notes: Vec<(&str, &str)> = notes.iter().map(|(path, text)| (*path, text.as_str())).collect();
        let (book, _) = vault(&notes).book();
        book.possible_duplicates().into_iter().map(|problem| problem.message).collect()
    };
    let ines = "- Ines Falk: designer";
    // Three people of one name at three companies: the first by path is whom the others may be.
    let three = [("b.md", note("Tern", ines)), ("c.md", note("Heron", ines)), ("a.md", note("Avocet", ines))];
    assert_eq!(told(&three), ["`Ines Falk` may be the `Ines Falk` of a.md:8"; 2]);
    assert_eq!(told(&three[..1]), [""; 0]);
    // One letter apart is told within a company, and not between two.
    let near = "- Ines Falck: designer";
    let one = [("a.md", note("Tern", ines)), ("b.md", note("Tern", near))];
    assert_eq!(told(&one), ["`Ines Falck` may be the `Ines Falk` of a.md:8"]);
    assert_eq!(told(&[("a.md", note("Tern", ines)), ("b.md", note("Heron", near))]), [""; 0]);
    // Two letters apart are two people, and so are two short names.
    assert_eq!(told(&[("a.md", note("Tern", ines)), ("b.md", note("Tern", "- Inas Falck: designer"))]), [""; 0]);
    assert_eq!(
        told(&[("a.md", note("Tern", "- Bo Li: designer")), ("b.md", note("Tern", "- Bo Lu: designer"))]),
        [""; 0]
    );
}

#[test]
fn remarks_are_no_problems_of_the_agenda() {
    let vault = vault(&[(
        "a.md",
        "---\ncompany: Avens\nrole: Clerk\ndate: 2026-11-16\nstage: intervieww\n---\n\nMet Ada Holt. They answer by 4/12.\n",
    )]);
    let (book, _) = vault.book();
    let names = |problems: &[journal::diagnostic::Diagnostic]| -> Vec<&str> {
        problems.iter().map(|problem| problem.code.name()).collect()
    };
    assert_eq!(names(&book.problems), ["unknown-word", "ambiguous-date"]);
    assert_eq!(names(&vault.agenda(day("2026-11-17")).problems), ["ambiguous-date"]);
}

#[test]
fn a_phrase_that_looks_back_to_nothing_is_a_promise_without_a_day() {
    let note = |date: &str| {
        let vault = vault(&[(
            "a.md",
            &format!(
                "---\ncompany: Avens\nrole: Clerk\n{date}stage: interview\n---\n\nAda said they would decide a week before then.\n"
            ),
        )]);
        let (book, calendar) = vault.book();
        let problems: Vec<&str> = book.problems.iter().map(|problem| problem.code.name()).collect();
        let cases = book.as_of(day("2026-11-17"), &vault.settings, &calendar);
        (problems, cases.views[0].promises.iter().map(|promise| promise.deadline).collect::<Vec<_>>())
    };
    assert_eq!(note("date: 2026-11-16\n"), (vec![], vec![None]));
    // Only where the note bears no date, that is what is missing.
    assert_eq!(note(""), (vec!["no-said-day"], vec![]));
}

/// What ends an application is told of the application; people reject drafts and close laptops as well.
#[test]
fn only_what_is_told_of_the_application_ends_it() {
    let mut wrong = String::new();
    for line in include_str!("endings.txt").lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.splitn(3, " | ").collect();
        let [expected, place, text] = fields[..] else { panic!("not three fields: {line}") };
        let body = if place == "log" { format!("## Log\n\n- 2026-11-26: {text}") } else { text.to_owned() };
        let note = format!(
            "---\ncompany: Plover Tools\nrole: Tester\ndate: 2026-11-24\nstage: onsite\ninterviewers: Dana Okafor\n---\n\n{body}\n"
        );
        let notes = Notes::new(&[("plover.md", &note)]);
        let cases = notes.book.as_of(day("2026-11-30"), &notes.settings, &notes.calendar);
        let found = match cases.views.first().map(|view| (view.status, view.standpoint)) {
            Some((Status::Offer, _)) => "offer",
            Some((_, Standpoint::Closed)) => "ended",
            Some(_) => "open",
            None => "nothing",
        };
        if found != expected {
            wrong.push_str(&format!("{found}, not {expected}: {text}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Most of what people write beside an application is no deed in it.
#[test]
fn asides_leave_the_agenda_as_it_is() {
    const NOTE: &str = "---\ncompany: Plover Tools\nrole: Tester\ndate: 2026-11-24\nstage: onsite\n\
        interviewers: Dana Okafor\n---\n\nDana said she would decide by Wednesday 25 November.\n\
        The final round is on Thursday 3 December.\nI promised to send the slides by Friday 27 November.\n";
    let lines = |note: &str| -> BTreeSet<(&'static str, Option<Day>)> {
        let agenda = Notes::new(&[("plover.md", note)]).agenda("2026-11-30");
        // The thanks go out with the message that is due to the same person.
        let thanks = |item: &&Item| item.hints.iter().any(|hint| hint.contains("thank-you"));
        let joined = agenda.items.iter().filter(thanks).map(|item| ("thank_you", item.due));
        agenda.items.iter().map(|item| (item.rule, item.due)).chain(joined).collect()
    };
    let usual = lines(NOTE);
    assert_eq!(usual.len(), 5, "{usual:?}");
    let mut wrong = String::new();
    for line in include_str!("asides.txt").lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.splitn(3, " | ").collect();
        let [expected, place, text] = fields[..] else { panic!("not three fields: {line}") };
        let body = if place == "log" { format!("## Log\n\n- 2026-11-26: {text}") } else { text.to_owned() };
        let now = lines(&format!("{NOTE}\n{body}\n"));
        let gone: Vec<&str> = usual.difference(&now).map(|(rule, _)| *rule).collect();
        let as_expected = if expected == "nothing" { now == usual } else { gone.contains(&expected) };
        if !as_expected {
            wrong.push_str(&format!("{expected} was to change, {gone:?} went: {text}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
