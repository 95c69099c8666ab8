//! Phrases of time through their public doors: laws, conventions that settings change, bad input.

use journal::casebook::Casebook;
use journal::diagnostic::Code;
use journal::extract::facts;
use journal::note::Source;
use journal::settings::{DateOrder, Hemisphere, NextWeekday, Settings};
use journal::text::{Day, Span, Weekday};
use journal::timeline::{
    Bound, Calendar, Context, Grain, Tense, Unresolved, Window, find, masks, may_hold_time, resolve,
};
use proptest::prelude::*;

use crate::work;

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

fn context<'a>(said: Day, calendar: &'a Calendar) -> Context<'a> {
    Context { said, tense: Tense::Future, negated: false, prior: None, calendar }
}

/// The windows of a text that was said on Wednesday 2026-11-18.
fn windows_with(text: &str, calendar: &Calendar, change: impl Fn(&mut Context<'_>)) -> Vec<Window> {
    let mut context = context(day("2026-11-18"), calendar);
    change(&mut context);
    find(text, &masks(text)).iter().filter_map(|phrase| resolve(phrase, &context).ok()).collect()
}

fn short(window: &Window) -> String {
    let end = |day: Option<Day>| day.map_or(String::new(), |day| day.to_string());
    if window.earliest() == window.latest() {
        end(window.earliest())
    } else {
        format!("{}..{}", end(window.earliest()), end(window.latest()))
    }
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let found: Vec<String> = windows_with(text, &Calendar::default(), |_| {}).iter().map(short).collect();
    assert_eq!(found.join(" "), expected, "{text}");
}

fn calendar(change: impl Fn(&mut Settings)) -> Calendar {
    let mut settings = Settings::default();
    change(&mut settings);
    Calendar::new(&settings)
}

#[test]
fn capitals_quotes_emphasis_dashes_and_line_ends_do_not_break_a_phrase() {
    check("THEY WILL CALL BY NEXT FRIDAY", "2026-11-18..2026-11-27");
    check("an answer by \u{201c}Friday\u{201d}, they said", "2026-11-18..2026-11-20");
    check("an answer by **Friday**, they said", "2026-11-18..2026-11-20");
    check("the panel is Tue\u{2014}Thu", "2026-11-24..2026-11-26");
    check("in the first half\nof next week", "2026-11-23..2026-11-25");
    check("in\u{a0}two\u{202f}weeks", "2026-12-02");
    check("the form is due \u{ff12}\u{ff10}\u{ff12}\u{ff16}-\u{ff11}\u{ff12}-\u{ff10}\u{ff14}", "2026-12-04");
}

#[test]
fn a_value_that_is_a_month_and_nothing_else_is_that_month() {
    check("May", "2027-05-01..2027-05-31");
    check("May I come in?", "");
    check("mar", "");
}

#[test]
fn several_phrases_stand_in_one_sentence() {
    check(
        "Take-home by Friday, debrief on the 30th, offer in December",
        "2026-11-18..2026-11-20 2026-11-30 2026-12-01..2026-12-31",
    );
}

#[test]
fn tense_turns_days_without_a_year_round() {
    let calendar = Calendar::default();
    let past = |text: &str| {
        windows_with(text, &calendar, |context| context.tense = Tense::Past).iter().map(short).collect::<String>()
    };
    assert_eq!(past("she called Monday"), "2026-11-16");
    assert_eq!(past("they wrote on Dec 4"), "2025-12-04");
    assert_eq!(past("I applied on the 20th"), "2026-10-20");
    assert_eq!(past("it opened in March"), "2026-03-01..2026-03-31");
    assert_eq!(past("moved from the 20th to the 25th"), "2026-11-25");
}

#[test]
fn what_comes_after_a_holiday_that_has_just_passed_is_near() {
    let calendar = Calendar::default();
    let said = |text: &str, said: &str| {
        windows_with(text, &calendar, |context| context.said = day(said)).iter().map(short).collect::<Vec<_>>()
    };
    assert_eq!(said("after Christmas", "2026-12-27"), ["2026-12-26.."]);
    assert_eq!(said("the Monday after Thanksgiving", "2026-11-27"), ["2026-11-30"]);
    assert_eq!(said("the week after Thanksgiving", "2026-11-28"), ["2026-11-30..2026-12-06"]);
    assert_eq!(said("the first working day after the holidays", "2027-01-02"), ["2027-01-04"]);
    assert_eq!(said("after Thanksgiving", "2026-12-20"), ["2027-11-26.."]);
    assert_eq!(said("Christmas", "2026-12-27"), ["2027-12-25"]);
}

#[test]
fn two_dates_in_numbers_are_in_one_order() {
    check("30/11 - 2/12", "2026-11-30..2026-12-02");
    check("12/21-1/3", "2026-12-21..2027-01-03");
    check("between 2/12 and 14/12", "2026-12-02..2026-12-14");
}

#[test]
fn a_career_is_no_timeline() {
    let calendar = Calendar::default();
    assert!(windows_with("I was there from May 2018 to June 2021", &calendar, |_| ()).is_empty());
    check("May 2027 - June 2027", "2027-05-01..2027-06-30");
}

#[test]
fn negation_opens_the_window_at_its_end() {
    let calendar = Calendar::default();
    let not = |text: &str| {
        windows_with(text, &calendar, |context| context.negated = true).iter().map(short).collect::<String>()
    };
    assert_eq!(not("they decide before January"), "2027-01-01..");
    assert_eq!(not("they decide until the 28th"), "2026-11-28..");
    assert_eq!(not("they decide by Friday"), "2026-11-18..2026-11-20");
}

#[test]
fn back_references_follow_what_was_spoken_of_before() {
    let calendar = Calendar::default();
    let prior = Window::new(Some(day("2026-12-03")), Some(day("2026-12-03")), Grain::Day, Bound::On).unwrap();
    let follow = |text: &str| {
        let context = Context { prior: Some(&prior), ..context(day("2026-11-18"), &calendar) };
        find(text, &[])
            .iter()
            .filter_map(|phrase| resolve(phrase, &context).ok())
            .map(|found| short(&found))
            .collect::<String>()
    };
    assert_eq!(follow("the following Monday"), "2026-12-07");
    assert_eq!(follow("the week after"), "2026-12-07..2026-12-13");
    assert_eq!(follow("two days after that"), "2026-12-05");
    assert_eq!(follow("on that day"), "2026-12-03");
    assert_eq!(
        find("two days after that", &[]).first().map(|phrase| resolve(phrase, &context(day("2026-11-18"), &calendar))),
        Some(Err(Unresolved::NoPrior))
    );
}

#[test]
fn the_deadline_is_the_last_working_day_or_the_first_after_it() {
    let deadlines = |text: &str, calendar: &Calendar| {
        windows_with(text, calendar, |_| {})
            .iter()
            .map(|found| found.deadline.map(|day| day.to_string()))
            .collect::<Vec<_>>()
    };
    let plain = Calendar::default();
    assert_eq!(deadlines("next week", &plain), [Some("2026-11-27".to_owned())]);
    assert_eq!(deadlines("on Saturday", &plain), [Some("2026-11-23".to_owned())]);
    assert_eq!(deadlines("after Friday", &plain), [None]);
    let us = calendar(|settings| settings.timeline.holiday_list = "us".to_owned());
    assert_eq!(deadlines("on Thanksgiving", &us), [Some("2026-11-27".to_owned())]);
}

#[test]
fn settings_change_what_a_phrase_means() {
    let with =
        |text: &str, calendar: &Calendar| windows_with(text, calendar, |_| {}).iter().map(short).collect::<String>();
    let dmy = calendar(|settings| settings.timeline.date_order = DateOrder::Dmy);
    assert_eq!(with("on 12/4", &dmy), "2027-04-12");
    assert_eq!(with("on 25/11", &calendar(|_| {})), "2026-11-25", "only one order allows it");
    let nearest = calendar(|settings| settings.timeline.next_weekday = NextWeekday::Nearest);
    assert_eq!(with("next Friday", &nearest), "2026-11-20");
    let south = calendar(|settings| settings.timeline.hemisphere = Hemisphere::Southern);
    assert_eq!(with("in the summer", &south), "2026-12-01..2027-02-28");
    let thursday = calendar(|settings| settings.timeline.week_end = Weekday::Thu);
    assert_eq!(with("by the end of the week", &thursday), "2026-11-18..2026-11-19");
    let us = calendar(|settings| settings.timeline.holiday_list = "us".to_owned());
    assert_eq!(with("within 10 business days", &us), "2026-11-18..2026-12-03");
    assert_eq!(with("within 10 business days", &Calendar::default()), "2026-11-18..2026-12-02");
    let six = calendar(|settings| settings.timeline.working_days.push(Weekday::Sat));
    assert_eq!(with("in 3 working days", &six), "2026-11-21");
}

#[test]
fn public_holidays_follow_their_rules() {
    let free = |list: &str, days: &[&str]| {
        let calendar = calendar(|settings| settings.timeline.holiday_list = list.to_owned());
        for text in days {
            assert!(!calendar.is_working(day(text)), "{list} works on {text}");
        }
    };
    free("us", &["2026-01-19", "2026-07-03", "2026-11-26", "2021-12-31", "2027-07-05"]);
    free("uk", &["2026-04-03", "2026-04-06", "2026-05-04", "2026-08-31", "2026-12-28", "2027-12-27", "2027-12-28"]);
    free("ca", &["2026-05-18", "2026-07-01", "2026-10-12"]);
    free("de", &["2026-05-14", "2026-05-25", "2028-10-03"]);
    free("in", &["2026-01-26", "2028-08-15"]);
    free("au", &["2026-01-26", "2028-04-14"]);
    // Years that are far away are worked out when they are asked for.
    free("us", &["2300-12-25", "1900-12-25"]);
}

#[test]
fn weekdays_that_disagree_and_orders_that_are_both_possible_can_be_seen() {
    let calendar = Calendar::default();
    let one = |text: &str| windows_with(text, &calendar, |_| {}).remove(0);
    assert!(one("on Friday, November 19").mismatch);
    assert!(!one("on Friday, November 20").mismatch);
    assert!(one("on 12/4").ambiguous);
    assert_eq!(one("on 12/4").other, [(Some(day("2027-04-12")), Some(day("2027-04-12")))]);
    assert!(!one("on 25/11").ambiguous);
}

#[test]
fn impossible_days_and_huge_numbers_are_told_and_never_moved() {
    let calendar = Calendar::default();
    let why = |text: &str| {
        find(text, &[])
            .iter()
            .map(|phrase| resolve(phrase, &context(day("2026-11-18"), &calendar)).err())
            .collect::<Vec<_>>()
    };
    assert_eq!(why("on Feb 30"), [Some(Unresolved::Impossible)]);
    assert_eq!(why("on 2026-02-30"), [Some(Unresolved::Impossible)]);
    for none in
        ["on 2026-13-11", "2026-31-12", "2026-99-18", "2026-00-10", "from 2026-13-10 to 2026-11-20", "2026-5-40"]
    {
        assert_eq!(why(none), [Some(Unresolved::Impossible)], "{none}");
    }
    assert_eq!(why("on Feb 29, 2027"), [Some(Unresolved::Impossible)]);
    assert_eq!(why("in 999999999999 weeks"), [Some(Unresolved::OutOfRange)]);
    assert_eq!(why("in 99999 months"), [Some(Unresolved::OutOfRange)]);
    assert_eq!(why("in 9999999 business days"), [Some(Unresolved::OutOfRange)]);
    assert_eq!(why("they will be in touch soon"), [Some(Unresolved::NoDay)]);
    assert_eq!(why("in 2019 I led a team"), [Some(Unresolved::History)]);
}

#[test]
fn what_is_masked_is_no_prose() {
    check("`due Friday`", "");
    check("see https://example.org/2026/12/04/march and www.example.org/friday", "");
    check("<!-- on Friday --> nothing", "");
    check("%% on Friday %% nothing", "");
    check("{{date}} and <% tp.date.now(\"on Friday\") %>", "");
    check("write to friday@example.org", "");
    check("[due:: 2026-12-04] and \u{1f4c5} 2026-12-05", "2026-12-04 2026-12-05");
    check("one ` tick on Friday", "2026-11-20");
    assert_eq!(masks("a `b` c"), [Span::new(2, 5)]);
    assert_eq!(masks("an open <!-- comment"), [Span::new(8, 20)]);
}

#[test]
fn masked_spans_are_left_out_by_the_search() {
    assert!(find("on Friday", &[Span::new(0, 9)]).is_empty());
    let found = find("on Friday and on Monday", &[Span::new(0, 9)]);
    assert_eq!(found.iter().map(|phrase| phrase.span).collect::<Vec<_>>(), [Span::new(14, 23)]);
    // Spans that do not fit the text do no harm.
    assert_eq!(find("on Friday", &[Span::new(40, 50), Span::new(3, 4)]).len(), 0);
}

/// Words with which phrases are made, and some that belong to none.
fn words() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "by",
        "on",
        "in",
        "the",
        "next",
        "last",
        "this",
        "Friday",
        "Monday",
        "sat",
        "week",
        "weeks",
        "month",
        "end",
        "of",
        "early",
        "mid-",
        "May",
        "March 3",
        "12/4",
        "2026-11-18",
        "15th",
        "first",
        "two",
        "3",
        "business",
        "days",
        "after",
        "before",
        "until",
        "not",
        "or",
        "and",
        "to",
        "-",
        "–",
        ",",
        ".",
        "(",
        ")",
        "at",
        "3pm",
        "9.30",
        "noon",
        "Thanksgiving",
        "tomorrow",
        "ago",
        "within",
        "from",
        "now",
        "a",
        "couple",
        "few",
        "coming",
        "following",
        "that",
        "later",
        "Q1",
        "W49",
        "2027",
        "Dana",
        "will",
        "call",
        "soon",
        "\u{1f4c5}",
        "\u{2019}s",
        "é",
        "\n",
        "99999999999",
        "Feb 30",
        "the holidays",
        "quarter",
        "year",
        "fortnight",
        "no later than",
    ]);
    prop::collection::vec(words, 0..24).prop_map(|words| words.join(" "))
}

fn any_day() -> impl Strategy<Value = Day> {
    (1i32..=9999, 1u32..=12, 1u32..=31).prop_filter_map("no such day", |(year, month, day)| Day::new(year, month, day))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_text_on_any_day_gives_sound_windows(text in prop_oneof![any::<String>(), words(), "[0-9./:, -]{0,40}"], said in any_day(), past: bool, negated: bool) {
        let calendar = Calendar::default();
        let masked = masks(&text);
        let mut end = 0;
        for phrase in find(&text, &masked) {
            let (first, last) = (phrase.span.start as usize, phrase.span.end as usize);
            prop_assert!(first < last && end <= first, "spans are in order, not empty and apart");
            end = last;
            prop_assert!(text.is_char_boundary(first) && text.is_char_boundary(last));
            // Words are not cut, but for a number and its unit (3pm), a word and its possessive.
            let before = text[..first].chars().next_back();
            let after = text[last..].chars().next();
            let inside = text[first..last].chars().next_back();
            prop_assert!(!before.is_some_and(char::is_alphabetic) || !text[first..].starts_with(char::is_alphabetic), "{text:?} {phrase:?}");
            prop_assert!(!after.is_some_and(char::is_alphabetic) || !inside.is_some_and(char::is_alphabetic), "{text:?} {phrase:?}");
            prop_assert!(masked.iter().all(|mask| !mask.overlaps(phrase.span)));
            let tense = if past { Tense::Past } else { Tense::Future };
            if let Ok(window) = resolve(&phrase, &Context { said, tense, negated, prior: None, calendar: &calendar }) {
                let (first, last) = (window.earliest(), window.latest());
                prop_assert!(first.is_some() || last.is_some());
                if let (Some(first), Some(last)) = (first, last) {
                    prop_assert!(first <= last);
                }
                prop_assert!(!window.other.contains(&(first, last)), "another reading is another window");
                prop_assert_eq!(window.deadline.is_some_and(|day| calendar.is_working(day)), window.deadline.is_some());
            }
        }
    }

    #[test]
    fn a_text_that_the_first_look_passes_over_holds_no_phrase(text in prop_oneof![any::<String>(), words(), "[a-zA-Z' ]{0,60}"]) {
        if !may_hold_time(&text) {
            prop_assert!(find(&text, &[]).is_empty(), "{text:?}");
        }
    }

    #[test]
    fn a_week_later_weekday_phrases_lie_a_week_later(
        text in prop::sample::select(vec![
            "Friday", "on Monday", "next Tuesday", "by Thursday", "this Saturday", "next week", "end of the week", "Friday week",
            "Tue or Wed next week", "before Sunday", "early next week", "the weekend after next", "until Wednesday", "last Friday",
        ]),
        said in any_day(),
    ) {
        let calendar = Calendar::default();
        let Some(later) = said.plus(7) else { return Ok(()) };
        let phrase = find(text, &[]).remove(0);
        let one = resolve(&phrase, &context(said, &calendar));
        let two = resolve(&phrase, &context(later, &calendar));
        if let (Ok(one), Ok(two)) = (one, two) {
            prop_assert_eq!(one.earliest().and_then(|day| day.plus(7)), two.earliest());
            prop_assert_eq!(one.latest().and_then(|day| day.plus(7)), two.latest());
        }
    }

    #[test]
    fn an_inverted_window_cannot_be_made(one in any_day(), two in any_day()) {
        let window = Window::new(Some(one), Some(two), Grain::Day, Bound::On);
        prop_assert_eq!(window.is_some(), one <= two);
        prop_assert!(Window::new(None, None, Grain::Day, Bound::On).is_none());
    }

    #[test]
    fn every_date_is_found_as_it_is_written(date in any_day(), said in any_day()) {
        let calendar = Calendar::default();
        let text = format!("the panel is on {date}, they said");
        let found = find(&text, &[]);
        prop_assert_eq!(found.len(), 1);
        let window = resolve(&found[0], &context(said, &calendar)).unwrap();
        prop_assert_eq!((window.earliest(), window.latest()), (Some(date), Some(date)));
    }

    #[test]
    fn working_days_are_counted_as_they_are_added(said in any_day(), count in 1i64..60) {
        let calendar = calendar(|settings| settings.timeline.holiday_list = "us".to_owned());
        if let Some(end) = calendar.plus_working(said, count) {
            prop_assert!(calendar.is_working(end));
            prop_assert_eq!(calendar.working_between(said, end), count);
        }
    }
}

#[test]
fn long_runs_of_known_words_take_linear_time() {
    // Twenty times the text must not take more than about twenty times as long; the bound is generous for busy machines.
    for unit in
        ["Monday ", "the first of the ", "by next week or ", "3-5 ", "in two weeks and ", "`", "<a ", "{{", "%%", "a@"]
    {
        let short = unit.repeat(400);
        let long = unit.repeat(8_000);
        let time = |text: &str| {
            work::of(|| {
                std::hint::black_box(find(text, &masks(text)));
            })
        };
        let _ = time(&short);
        // Twenty short texts are interrupted by other work as often as one long one is.
        let linear = (0..5).any(|_| {
            let many: std::time::Duration = (0..20).map(|_| time(&short)).sum();
            time(&long) < many.max(std::time::Duration::from_millis(1)) * 6
        });
        assert!(linear, "{unit:?}");
    }
}

/// The problems of the kind in a journal of these notes: where each stands, and what to do.
fn orders(notes: &[&str], order: DateOrder) -> Vec<(String, String)> {
    let mut settings = Settings::default();
    settings.timeline.date_order = order;
    let source = |(at, body): (usize, &&str)| {
        let text = format!("---\ntype: interview\ncompany: Firm {at}\ndate: 2026-11-18\n---\n\n{body}\n");
        Source { path: format!("{at}.md").as_str().into(), bytes: text.into_bytes() }
    };
    let calendar = Calendar::new(&settings);
    let facts = notes.iter().enumerate().map(source).map(|source| facts(&source, &settings, &calendar));
    let problems = Casebook::new(facts.collect()).problems;
    problems
        .into_iter()
        .filter(|problem| problem.code == Code::DateOrder)
        .map(|problem| (problem.place.expect("a place").path.to_string(), problem.help))
        .collect()
}

#[test]
fn an_order_of_day_and_month_is_suggested_where_the_dates_speak_for_it() {
    let dmy = ["They answer by 4/12.", "The panel is on 25/11.", "- 13/11: applied\n- 17/11: they wrote"];
    let found = orders(&dmy, DateOrder::Mdy);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, "0.md");
    assert!(found[0].1.contains("date_order = \"dmy\""), "{found:?}");
    assert_eq!(orders(&dmy, DateOrder::Dmy), []);
    // No date that could be read otherwise, too little evidence, evidence for both.
    assert_eq!(orders(&dmy[1..], DateOrder::Mdy), []);
    assert_eq!(orders(&dmy[..2], DateOrder::Mdy), []);
    assert_eq!(orders(&["They answer by 4/12.", "The panel is on 25/11 or on 11/26."], DateOrder::Mdy), []);
    let mdy = ["They answer by 4/12.", "The panel is on 11/25, the test on 11/27."];
    assert!(orders(&mdy, DateOrder::Dmy)[0].1.contains("date_order = \"mdy\""));
    assert_eq!(orders(&mdy, DateOrder::Ymd), []);
}
