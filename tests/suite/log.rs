//! What already happened: lines of logs, headings, cells, ticked tasks and prose become events.

use journal::extract::{Direction, Findings, Surroundings, Where, event_rows, read};
use journal::text::Day;
use journal::timeline::{Calendar, find};

/// Reads one line of the fixture as the note's reader would hand it over.
fn events(place: &str, text: &str) -> Findings {
    let calendar = Calendar::default();
    let said = Day::new(2026, 11, 18);
    let phrases = find(text, &[]);
    let dated = place == "dated" || place == "heading" && phrases.first().is_some_and(|phrase| phrase.span.start == 0);
    let around = Surroundings {
        place: match place {
            "heading" => Where::Heading,
            "cell" => Where::Cell,
            "done" => Where::DoneTask,
            "open" => Where::OpenTask,
            "log" | "dated" => Where::Item,
            _ => Where::Plain,
        },
        headings: if place == "log" { &["Log"] } else { &[] },
        sender: (place == "message").then_some("Dana"),
        said: if dated { opening_day(text, &calendar).or(said) } else { said },
        near: None,
        dated,
        people: &[],
        calendar: &calendar,
    };
    read(text, &[], &phrases, &around)
}

/// The day that a line opens with.
fn opening_day(text: &str, calendar: &Calendar) -> Option<Day> {
    let phrase = find(text, &[]).into_iter().next()?;
    let context = journal::timeline::Context {
        said: Day::new(2026, 11, 18)?,
        tense: journal::timeline::Tense::Past,
        negated: false,
        prior: None,
        calendar,
    };
    journal::timeline::resolve(&phrase, &context).ok()?.earliest()
}

fn direction(word: &str) -> Direction {
    match word {
        "mine" => Direction::Mine,
        "theirs" => Direction::Theirs,
        _ => Direction::Neither,
    }
}

/// At least 95 of 100 lines give their events whole: kind, direction, day and people.
#[test]
fn lines_of_a_log_give_their_events() {
    let (mut right, mut all, mut misses) = (0, 0, String::new());
    for line in include_str!("log_lines.txt").lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.splitn(3, " | ").collect();
        let [place, text, expected] = fields[..] else { panic!("not three fields: {line}") };
        let found = events(place, text).happened;
        let wanted: Vec<&str> = expected.split("; ").filter(|event| *event != "none").collect();
        let same = wanted.len() == found.len()
            && wanted.iter().zip(&found).all(|(wanted, found)| {
                let words: Vec<&str> = wanted.splitn(4, ' ').collect();
                let [kind, from, day, people] = words[..] else { panic!("not four words: {line}") };
                let people: Vec<&str> = people.split(", ").filter(|name| *name != "-").collect();
                kind == format!("{:?}", found.kind)
                    && direction(from) == found.direction
                    && found.day.map_or("-".to_owned(), |day| day.to_string()) == day
                    && people == found.people
            });
        all += 1;
        right += usize::from(same);
        if !same {
            let short: Vec<String> =
                found.iter().map(|e| format!("{:?} {:?} {:?} {:?}", e.kind, e.direction, e.day, e.people)).collect();
            misses.push_str(&format!("{line}\n    {}\n", short.join("; ")));
        }
    }
    println!("{right} of {all} lines\n{misses}");
    assert!(all >= 200, "the fixture has {all} lines");
    assert!(right * 100 >= all * 95, "{right} of {all} lines\n{misses}");
}

/// A new row cannot silently stand before another one.
#[test]
fn the_rows_of_events_are_asked_in_this_order() {
    let order: Vec<&str> = event_rows().collect();
    assert_eq!(order.join("\n"), include_str!("snapshots/event_rows.txt").trim_end());
}
