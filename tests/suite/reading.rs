//! Whose timeline it is: the decision table, promises without a day, lapsed promises, pasted messages.

use journal::extract::{Channel, Findings, Matter, Reading, Stated, Surroundings, When, Where, decision_rows, read};
use journal::text::{Day, Span};
use journal::timeline::{Calendar, find};

/// Reads prose said on Wednesday 2026-11-18, in a place, from a sender.
fn read_in(text: &str, place: Where, sender: Option<&str>) -> Findings {
    let calendar = Calendar::default();
    let masks = journal::timeline::masks(text);
    let phrases = find(text, &masks);
    let said = Day::new(2026, 11, 18).expect("a day of the test");
    let around = Surroundings { place, sender, ..Surroundings::of_line(said, &calendar) };
    read(text, &masks, &phrases, &around)
}

fn plain(text: &str) -> Findings {
    read_in(text, Where::Plain, None)
}

/// The statement of the only phrase.
#[track_caller]
fn one(text: &str) -> Stated {
    let mut stated = plain(text).stated;
    assert_eq!(stated.len(), 1, "{text}: {stated:#?}");
    stated.remove(0)
}

/// Takes the brackets from around the phrase of an example.
fn unbracket(example: &str) -> (String, Span) {
    let open = example.rfind(" [").map_or_else(|| example.find('[').unwrap_or(0), |at| at + 1);
    let close = example[open..].find(']').map_or(example.len(), |at| at + open);
    let text = format!("{}{}{}", &example[..open], &example[open + 1..close], &example[close + 1..]);
    (text, Span::new(open, close - 1))
}

/// The row that decides the phrase in brackets; none where no phrase of time is found there.
fn row(example: &str) -> Option<(&'static str, Reading)> {
    let (text, span) = unbracket(example);
    plain(&text).stated.iter().find(|stated| stated.span.overlaps(span)).map(|stated| (stated.row, stated.reading))
}

#[test]
fn every_row_decides_its_examples_and_leaves_its_counter_examples() {
    let mut wrong = String::new();
    for (name, reading, examples, counter) in decision_rows() {
        for example in examples {
            let got = row(example);
            if got != Some((name, reading)) {
                wrong.push_str(&format!("{name}: {example}\n    {got:?}\n"));
            }
        }
        for example in counter {
            if row(example).is_none_or(|(row, _)| row == name) {
                wrong.push_str(&format!("not {name}: {example}\n"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// A new row cannot silently stand before another one.
#[test]
fn the_rows_are_asked_in_this_order() {
    let order: Vec<&str> = decision_rows().map(|(name, ..)| name).collect();
    assert_eq!(order.join("\n"), include_str!("snapshots/decision_rows.txt").trim_end());
}

#[track_caller]
fn check(text: &str, reading: Reading, who: Option<&str>, channel: Option<Channel>) {
    let stated = one(text);
    let got = (stated.reading, stated.who.as_ref().map(|who| who.text().to_owned()), stated.channel);
    assert_eq!(got, (reading, who.map(str::to_owned), channel), "{text} by {:?}", stated.row);
}

#[test]
fn people_roles_and_channels() {
    use Channel::{Call, Email, Message, Visit};
    use Reading::{Appointment, Commitment, Condition, Promise};
    check("Bridget will ring me on Thursday.", Promise, Some("Bridget"), Some(Call));
    check("Mr van der Berg emails the list on Friday.", Promise, Some("Mr van der Berg"), Some(Email));
    check("María-José said she'd text by Monday", Promise, Some("María-José"), Some(Message));
    check("The hiring manager decides next week.", Promise, Some("hiring manager"), None);
    check("HR: feedback in 3-5 b.d.", Promise, Some("HR"), None);
    check("decision mid-Dec", Promise, None, None);
    check("follow up w/ Dana Tues", Commitment, Some("Dana"), None);
    check("Thu 3pm onsite w/ panel", Appointment, Some("panel"), Some(Visit));
    check("If I hear nothing by Friday, call Dana.", Condition, Some("Dana"), Some(Call));
    check("A yes or no from Abdul by Friday", Promise, Some("Abdul"), None);
    check("feedback by Friday, according to Sinéad", Promise, Some("Sinéad"), None);
    check("A decision will be made by Friday.", Promise, None, None);
    check("waiting until the 30th for the panel", Promise, Some("panel"), None);
}

#[test]
fn matters_are_told_apart() {
    assert_eq!(one("She'll call on Friday.").matter, Matter::Call);
    assert_eq!(one("She'll send the contract on Friday.").matter, Matter::Document);
    assert_eq!(one("They'll schedule the panel next week.").matter, Matter::Schedule);
    assert_eq!(one("They'll make an offer next week.").matter, Matter::Offer);
    assert_eq!(one("They'll decide next week.").matter, Matter::Answer);
}

#[test]
fn hedges_are_heard() {
    assert!(one("HR hopes to have an answer on Friday.").hedged);
    assert!(one("They might decide on Friday.").hedged);
    assert!(!one("They will decide on Friday.").hedged);
}

#[test]
fn promises_without_a_day() {
    for text in [
        "They'll get back to me soon.",
        "She will let me know.",
        "he'll ring once the partners have decided",
        "The dates to be announced shortly.",
        "promised to write as soon as there is news",
        "You will be told soon.",
        "I'll hear from them eventually.",
    ] {
        let stated = one(text);
        assert_eq!((stated.reading, &stated.when), (Reading::Promise, &When::Undated), "{text}");
    }
    for text in [
        "They build tractors.",
        "I'll think about it.",
        "Will they call?",
        "If they call I'll say yes.",
        "She called.",
        "They won't call.",
    ] {
        assert_eq!(plain(text).stated, [], "{text}");
    }
}

#[test]
fn the_absence_of_a_timeline_is_recorded() {
    for text in ["No timeline given.", "They didn't give a timeline.", "He didn't know when they'd choose."] {
        assert_eq!(one(text).when, When::Never, "{text}");
    }
}

#[test]
fn a_promise_whose_day_went_by_is_lapsed() {
    for text in [
        "Should have heard on Monday, nothing yet.",
        "They said Monday, but no word so far.",
        "She was supposed to call on Monday but didn't.",
    ] {
        let stated = one(text);
        assert!(stated.lapsed && stated.reading == Reading::Promise, "{text}: {stated:?}");
        let When::Window(window) = stated.when else { panic!("{text}: no window") };
        assert_eq!(window.latest(), Day::new(2026, 11, 16), "{text}");
    }
    assert!(!one("They said Monday, and I liked them.").lapsed);
}

#[test]
fn in_a_pasted_message_i_is_the_sender() {
    let found = read_in("I will send you the contract by Friday.", Where::Plain, Some("Priya Raman"));
    let stated = found.stated.first().expect("a statement");
    assert_eq!(stated.reading, Reading::Promise);
    assert_eq!(stated.who.as_ref().map(|who| who.text()), Some("Priya Raman"));
    let found = read_in("Please send us your references by Friday.", Where::Plain, Some("Priya Raman"));
    assert_eq!(found.stated.first().map(|stated| stated.reading), Some(Reading::Commitment));
}

#[test]
fn negation_opens_the_window() {
    let When::Window(window) = one("They won't decide before January.").when else { panic!("no window") };
    assert_eq!((window.earliest(), window.latest()), (Day::new(2027, 1, 1), None));
}

#[test]
fn the_past_tense_looks_back() {
    let When::Window(window) = one("She called on Monday.").when else { panic!("no window") };
    assert_eq!(window.latest(), Day::new(2026, 11, 16));
    let When::Window(window) = one("She calls on Monday.").when else { panic!("no window") };
    assert_eq!(window.latest(), Day::new(2026, 11, 23));
}

#[test]
fn boxes_say_whose_they_are() {
    let open = read_in("mail Ruta by Friday", Where::OpenTask, None);
    assert_eq!(open.stated.first().map(|stated| stated.reading), Some(Reading::Commitment));
    let theirs = read_in("Dana to send the link by Friday", Where::OpenTask, None);
    assert_eq!(theirs.stated.first().map(|stated| stated.reading), Some(Reading::Promise));
    let done = read_in("mail Ruta by Friday", Where::DoneTask, None);
    assert_eq!(done.stated.first().map(|stated| stated.reading), Some(Reading::Past));
}

/// Twenty times the prose makes at most some twenty times the findings and no more than that of anything else; the
/// clauses stay small whatever the punctuation.
#[test]
fn hostile_prose_is_read_to_its_end() {
    for piece in
        ["and ", "Dana ", "she said ", ", ", "if ", "- ", "“", "(", "to ", "Friday ", "said that they said that "]
    {
        let text = piece.repeat(4_000);
        let found = plain(&text);
        assert!(found.stated.len() <= 4_000, "{piece}");
    }
}

/// Whether what was read is one of the readings that a line of the table names, with its person and its means.
fn as_written(stated: &Stated, label: &str) -> bool {
    let mut parts = label.split(", ");
    let reading = format!("{:?}", stated.reading).to_lowercase();
    let same_reading = parts.next().is_some_and(|readings| readings.split('/').any(|word| word == reading));
    same_reading
        && parts.all(|part| match part.split_once(' ') {
            Some(("who", name)) => stated.who.as_ref().is_some_and(|who| who.text().contains(name)),
            Some(("by", means)) => {
                stated.channel.is_some_and(|channel| format!("{channel:?}").eq_ignore_ascii_case(means))
            }
            _ => panic!("{part}: neither `who` nor `by`"),
        })
}

/// What is wrong in one line of the table.
fn wrong_in(line: &str) -> Option<String> {
    let fields: Vec<&str> = line.split(" | ").collect();
    let [said, marked, labels] = fields[..] else { panic!("not three fields: {line}") };
    let text: String = marked.chars().filter(|c| !matches!(c, '[' | ']')).collect();
    let mut spans = Vec::new();
    for (removed, (at, mark)) in marked.match_indices(['[', ']']).enumerate() {
        match mark {
            "[" => spans.push((at - removed, 0)),
            _ => spans.last_mut().expect("a bracket that opens").1 = at - removed,
        }
    }
    let said = Day::parse_iso(said).expect("a day");
    let found = journal::extract::when(&text, said, &Calendar::default());
    let windows = found.iter().filter(|found| matches!(found.when, When::Window(_))).count();
    let wrong = match labels {
        "none" => windows > 0,
        "undated" => windows > 0 || found.is_empty(),
        _ => {
            let stated = said_on(&text, said).stated;
            let labels: Vec<&str> = labels.split("; ").collect();
            labels.len() != spans.len()
                || labels.iter().zip(spans).any(|(label, (start, end))| {
                    !stated.iter().any(|stated| stated.span == Span::new(start, end) && as_written(stated, label))
                })
        }
    };
    wrong.then(|| format!("{line}\n    {found:?}\n"))
}

fn said_on(text: &str, said: Day) -> Findings {
    let calendar = Calendar::default();
    let masks = journal::timeline::masks(text);
    let phrases = find(text, &masks);
    let around = Surroundings::of_line(said, &calendar);
    read(text, &masks, &phrases, &around)
}

#[test]
fn sentences_in_many_voices_are_read_as_the_table_says() {
    let lines = include_str!("reading_lines.txt").lines().filter(|line| !line.starts_with('#'));
    let wrong: String = lines.filter_map(wrong_in).collect();
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The clock time of a meeting may stand in a clause behind it, and that of a dated line anywhere in it.
#[test]
fn a_time_is_told_after_the_day() {
    let calendar = Calendar::default();
    let said = Day::new(2026, 11, 18).unwrap();
    for (text, minutes) in [
        ("Interview on Friday. It's at eleven.", Some(11 * 60)),
        ("The onsite is on Tuesday, starts at 14:30", Some(14 * 60 + 30)),
        ("The interview is on Tuesday. Starts at noon.", Some(12 * 60)),
        ("The interview is on Tuesday. I get up at 6:30.", None),
        ("The interview is on Tuesday. Dana called at 4pm.", None),
    ] {
        let found = read(text, &[], &find(text, &[]), &Surroundings::of_line(said, &calendar));
        let times: Vec<Option<u16>> = found
            .stated
            .iter()
            .filter(|stated| stated.reading == Reading::Appointment)
            .map(|stated| match &stated.when {
                When::Window(window) => window.time.as_ref().map(|time| time.start),
                _ => None,
            })
            .collect();
        assert_eq!(times, [minutes], "{text}");
    }
    let dated = Surroundings { dated: true, ..Surroundings::of_line(said, &calendar) };
    let planned = read("debrief with Tom, 2:30pm", &[], &[], &dated).planned.unwrap();
    let When::Window(window) = planned.when else { panic!("a window") };
    assert_eq!((window.earliest(), window.time.map(|time| time.start)), (Some(said), Some(14 * 60 + 30)));
}
