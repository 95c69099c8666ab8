//! After `done` the item is gone, other applications are as they were, and the note differs by what was promised.

use super::*;

/// The rules whose items are no deed that a line records.
const NEVER: &[&str] = &["await", "appointment", "keep_searching", "offer_deadline"];

/// The rules that give messages.
const MESSAGES: &[&str] = &["condition", "follow_up", "check_in", "ask_recruiter"];

#[test]
fn whatever_can_be_done_goes_and_nothing_else_changes() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for (journal, days) in journals() {
        for today in days {
            let before = journal.agenda(today);
            for item in &before.items {
                let at = format!("{} {today} {} {:?}: {}", journal.name, item.rule, item.company, item.title);
                match journal.record(today, item, &told(Deed::Done, today)) {
                    Err(refusal) if NEVER.contains(&item.rule) => {
                        assert!(!refusal.problem.help.is_empty());
                    }
                    // Before its day a message is another one.
                    Err(refusal) if refusal.problem.message.contains("can be done from") => {
                        assert!(item.not_before.is_some_and(|from| from > today), "{at}");
                    }
                    Err(refusal) => wrong.push(format!("{at}\n    refused: {}", refusal.problem.message)),
                    Ok((after, recorded)) => {
                        count += 1;
                        wrong.extend(
                            breaches(&journal, &after, today, item, &recorded)
                                .into_iter()
                                .map(|breach| format!("{at}\n    {breach}")),
                        );
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count > 100, "only {count} items were done");
}

fn breaches(before: &Journal, after: &Journal, today: Day, item: &Item, recorded: &[Recorded]) -> Vec<String> {
    let mut breaches = Vec::new();
    let (old, new) = (before.agenda(today), after.agenda(today));
    let line: Vec<&str> = recorded.iter().map(|line| line.text.as_str()).collect();
    if new.items.iter().any(|other| other.reference == item.reference) {
        breaches.push(format!("it is still there after {line:?}"));
    }
    // What is asked once for several applications belongs to each of those whose notes tell of it.
    let mut own: Vec<&str> = item.application.iter().map(|application| application.id.as_str()).collect();
    let book = after.desk(today);
    if item.application.is_none() {
        let of = |case: &&journal::casebook::Case| {
            case.notes.iter().any(|note| recorded.iter().any(|line| line.note == note.path))
        };
        own.extend(book.book().cases.iter().filter(of).map(|case| case.id.as_str()));
    }
    let others = |agenda: &Agenda| -> Vec<String> {
        let id = |item: &Item| item.application.as_ref().map(|application| application.id.clone());
        // Two messages to one person wait for each other, whatever they are about: nothing else of them may change.
        let waits = |other: &Item| {
            MESSAGES.contains(&item.rule) && MESSAGES.contains(&other.rule) && item.people == other.people
        };
        let said = |other: &Item| {
            let mut other = other.clone();
            if waits(&other) {
                (other.state, other.held_until, other.days_late) = (item.state, None, 0);
            }
            said(&other)
        };
        agenda.items.iter().filter(|item| id(item).is_some_and(|id| !own.contains(&id.as_str()))).map(said).collect()
    };
    let (old, new) = (others(&old), others(&new));
    for item in old.iter().filter(|item| !new.contains(item)) {
        breaches.push(format!("{line:?} changes {item}"));
    }
    for item in new.iter().filter(|item| !old.contains(item)) {
        breaches.push(format!("{line:?} brings {item}"));
    }
    breaches
}
