//! The answers of `journal when`, from hand-made findings.

use journal::extract::{Channel, Found, Reading, When, Who};
use journal::render::when::Answer;
use journal::render::{Look, when};
use journal::text::{Day, Span};
use journal::timeline::{Bound, Calendar, Grain, TimeOfDay, Unresolved, Window, Zone};

const TEXT: &str = "Dana will call on Tuesday at 3pm PT, HR answers within two weeks or so, I send the form by next week, and the rest soon.";

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a day of the test")
}

fn window(earliest: &str, latest: &str, grain: Grain, bound: Bound) -> Window {
    Window::new(Day::parse_iso(earliest), Day::parse_iso(latest), grain, bound).expect("a window")
}

fn found(phrase: &str, when: When, reading: Reading) -> Found {
    let start = TEXT.find(phrase).expect("the phrase stands in the text");
    Found { span: Span::new(start, start + phrase.len()), when, reading, who: None, channel: None, rows: Vec::new() }
}

fn findings() -> Vec<Found> {
    let mut tuesday = window("2026-11-24", "2026-11-24", Grain::Hour, Bound::On);
    tuesday.deadline = Some(day("2026-11-24"));
    tuesday.time = Some(TimeOfDay { start: 900, end: None, zone: Some(Zone::Named("America/Los_Angeles")) });
    let mut call = found("on Tuesday at 3pm PT", When::Window(tuesday), Reading::Promise);
    call.who = Some(Who::Person("Dana".to_owned()));
    call.channel = Some(Channel::Call);
    call.rows = vec!["on|at? <day>", "<day> ,? at|@ <clock>"];

    let mut weeks = window("2026-11-18", "2026-12-02", Grain::Week, Bound::Within);
    weeks.approx = true;
    let mut answer = found("within two weeks or so", When::Window(weeks), Reading::Promise);
    answer.who = Some(Who::Role("HR".to_owned()));

    let mut next = window("2026-11-18", "2026-11-29", Grain::Week, Bound::By);
    next.deadline = Some(day("2026-11-27"));
    next.other = vec![(Some(day("2026-11-18")), Some(day("2026-11-23")))];
    let mut form = found("by next week", When::Window(next), Reading::Commitment);
    form.channel = Some(Channel::Email);

    vec![call, answer, form, found("soon", When::Undated, Reading::Promise)]
}

#[test]
fn a_page() {
    let found = findings();
    let form = TEXT.find("the form").expect("it stands in the text");
    let impossible = [(Span::new(form, form + 8), Unresolved::Impossible)];
    let answer = Answer { words: TEXT, said: day("2026-11-18"), found: &found, impossible: &impossible };
    let page = |width| when::text(answer, &Calendar::default(), Look::new(width, false));
    insta::assert_snapshot!("when_80", page(80));
    insta::assert_snapshot!("when_40", page(40));
}

#[test]
fn a_line_of_json() {
    let mut line = Vec::new();
    when::json(&mut line, day("2026-11-18"), TEXT, &findings()).expect("memory can be written");
    let value: serde_json::Value = serde_json::from_slice(&line).expect("JSON");
    assert_eq!(value["ref"], "2026-11-18");
    assert_eq!(value["text"], TEXT);
    let first = serde_json::json!({
        "text": "on Tuesday at 3pm PT", "span": [15, 35], "earliest": "2026-11-24", "latest": "2026-11-24",
        "deadline": "2026-11-24", "grain": "hour", "bound": "on", "approx": false,
        "time": {"start": "15:00", "end": null, "zone": "America/Los_Angeles"}, "other": [],
        "reading": "promise", "who": "Dana", "channel": "call",
    });
    assert_eq!(value["found"][0], first);
    assert_eq!(value["found"][2]["other"], serde_json::json!([["2026-11-18", "2026-11-23"]]));
    let soon = serde_json::json!({
        "text": "soon", "span": [115, 119], "earliest": null, "latest": null, "deadline": null, "grain": null,
        "bound": null, "approx": false, "time": null, "other": [], "reading": "promise", "who": null, "channel": null,
    });
    assert_eq!(value["found"][3], soon);
    assert!(!line.contains(&b'\n'));
}
