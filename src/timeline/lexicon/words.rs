//! The words with what they stand for.

use super::Lexicon;
use crate::text::Weekday;
use crate::timeline::meaning::{Part, Season, Turn, Unit};
use crate::timeline::symbols::{Lex, Symbol};
use crate::timeline::window::Zone;

impl Lexicon {
    pub(super) fn fill(&mut self) {
        use Symbol as S;
        let weekdays = [
            (Weekday::Mon, "monday mon.", "mondays mons"),
            (Weekday::Tue, "tuesday tue. tues.", "tuesdays"),
            (Weekday::Wed, "wednesday weds. wednes. wensday wendsday wedsday", "wednesdays"),
            (Weekday::Thu, "thursday thu. thur. thurs. thrusday thersday", "thursdays"),
            (Weekday::Fri, "friday fri.", "fridays"),
            (Weekday::Sat, "saturday satday", "saturdays"),
            (Weekday::Sun, "sunday", "sundays"),
        ];
        for (weekday, words, plural) in weekdays {
            self.give(words, S::Weekday, Lex::Weekday(weekday));
            self.give(plural, S::Weekdays, Lex::Weekday(weekday));
        }
        for (weekday, word) in [(Weekday::Wed, "wed."), (Weekday::Sat, "sat."), (Weekday::Sun, "sun.")] {
            self.give(word, S::AnyWeekday, Lex::Weekday(weekday));
            let word = usize::from(self.word(word.trim_end_matches('.')));
            self.entries[word].doubtful = true;
        }
        let months = [
            ("january", "jan."),
            ("february feb.", ""),
            ("", "march mar."),
            ("", "april apr."),
            ("", "may"),
            ("", "june jun."),
            ("july jul.", ""),
            ("", "august aug."),
            ("september sept.", "sep."),
            ("october oct.", ""),
            ("november nov.", ""),
            ("december dec.", ""),
        ];
        for (month, (sure, doubtful)) in (1..).zip(months) {
            self.give(sure, S::Month, Lex::Month(month));
            self.give(doubtful, S::AnyMonth, Lex::Month(month));
        }
        for (season, words) in [
            (Season::Spring, "spring springtime"),
            (Season::Summer, "summer summertime"),
            (Season::Autumn, "autumn fall"),
            (Season::Winter, "winter wintertime"),
        ] {
            self.give(words, S::Season, Lex::Season(season));
        }
        let units = [
            (Unit::Minute, "minute minutes min. mins."),
            (Unit::Hour, "hour hours hr. hrs."),
            (Unit::Day, "day days dys"),
            (Unit::Week, "week weeks wk. wks. weeek weeks'"),
            (Unit::Fortnight, "fortnight fortnights"),
            (Unit::Month, "month months mth. mths. mnth mnths mo. mos."),
            (Unit::Quarter, "quarter quarters qtr. qtrs."),
            (Unit::Year, "year years yr. yrs."),
            (Unit::Weekend, "weekend weekends wkend wknd"),
            (Unit::WorkingDay, "workday workdays weekday weekdays bd bds"),
        ];
        for (unit, words) in units {
            self.give(words, S::Unit, Lex::Unit(unit));
        }
        for (part, words) in [(Part::Early, "early"), (Part::Mid, "mid middle"), (Part::Late, "late")] {
            self.give(words, S::Part, Lex::Part(part));
        }
        for (turn, words) in [
            (Turn::This, "this ths current"),
            (Turn::Next, "next nxt nex"),
            (Turn::Coming, "coming upcoming forthcoming"),
            (Turn::Last, "last lst past previous prev."),
            (Turn::Following, "following"),
        ] {
            self.give(words, S::Turn, Lex::Turn(turn));
        }
        let hour = |from: u16, to: u16| Lex::Time(from * 60, to * 60);
        for (words, lex) in [
            ("morning mornings morn", hour(6, 12)),
            ("afternoon afternoons arvo", hour(12, 18)),
            ("evening evenings", hour(18, 22)),
            ("night nights", hour(18, 24)),
            ("lunchtime lunch", hour(12, 13)),
            ("teatime", hour(16, 18)),
            ("breakfast", hour(7, 9)),
            ("noon midday noontime", Lex::Time(720, 720)),
            ("midnight", Lex::Time(1439, 1439)),
        ] {
            self.give(words, S::DayPart, lex);
        }
        for word in ["approx", "bus", "comm", "beg"] {
            let word = usize::from(self.word(word));
            self.entries[word].abbreviation = true;
        }
        self.give("am a.m.", S::Meridiem, Lex::Number(0));
        self.give("pm p.m.", S::Meridiem, Lex::Number(720));
        self.numbers();
        for (words, zone) in [
            ("utc gmt z", Zone::Offset(0)),
            ("bst", Zone::Named("Europe/London")),
            ("wet", Zone::Named("Europe/Lisbon")),
            ("cet cest met mez mesz", Zone::Named("Europe/Berlin")),
            ("eet eest", Zone::Named("Europe/Helsinki")),
            ("msk", Zone::Named("Europe/Moscow")),
            ("pt pst pdt pacific", Zone::Named("America/Los_Angeles")),
            ("mst mdt", Zone::Named("America/Denver")),
            ("ct cst cdt", Zone::Named("America/Chicago")),
            ("et est edt eastern", Zone::Named("America/New_York")),
            ("ist", Zone::Named("Asia/Kolkata")),
            ("sgt", Zone::Named("Asia/Singapore")),
            ("hkt", Zone::Named("Asia/Hong_Kong")),
            ("jst", Zone::Named("Asia/Tokyo")),
            ("aest aedt", Zone::Named("Australia/Sydney")),
            ("acst acdt", Zone::Named("Australia/Adelaide")),
            ("awst", Zone::Named("Australia/Perth")),
            ("nzst nzdt", Zone::Named("Pacific/Auckland")),
        ] {
            self.give(words, S::Zone, Lex::Zone(zone));
        }
    }

    fn numbers(&mut self) {
        use Symbol as S;
        for (number, word) in (1..).zip(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]) {
            self.give(word, S::Ones, Lex::Number(number));
        }
        for (number, word) in (10..).zip([
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]) {
            self.give(word, S::Teens, Lex::Number(number));
        }
        for (number, word) in
            (2..).zip(["twenty", "thirty", "forty fourty", "fifty", "sixty", "seventy", "eighty", "ninety"])
        {
            self.give(word, S::Tens, Lex::Number(number * 10));
        }
        for (number, word) in
            (1..).zip(["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"])
        {
            self.give(word, S::OrdinalOnes, Lex::Number(number));
        }
        for (number, word) in (10..).zip([
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ]) {
            self.give(word, S::OrdinalWord, Lex::Number(number));
        }
        self.give("thirtieth", S::OrdinalWord, Lex::Number(30));
    }
}
