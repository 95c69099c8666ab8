//! Days that have names, by the rule that gives them in each year.

use crate::text::{Day, Weekday};

/// A day (or some days) with a name: an index into the table of this module.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Holiday(pub(crate) u16);

/// How a year's day is found.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Rule {
    /// Month and day.
    Fixed(u32, u32),
    /// From a month and day of one year to a month and day of the same or the next one.
    Span(u32, u32, u32, u32),
    /// The Nth weekday of a month (from its end where negative).
    Nth(i32, Weekday, u32),
    /// Days after the Nth weekday of a month.
    NthPlus(i32, Weekday, u32, i64),
    /// Days after Easter Sunday of the western churches.
    Easter(i64),
    /// Days after Easter Sunday of the eastern churches.
    Orthodox(i64),
    /// The last such weekday on or before a month and day.
    OnOrBefore(Weekday, u32, u32),
    /// A month and day, or the nearest working weekday where that is a Saturday or Sunday (the Friday before, the Monday after).
    Nearest(u32, u32),
    /// US tax day: April 15, moved past weekends and Emancipation Day.
    TaxDay,
    /// US election day: the Tuesday after the first Monday of November.
    ElectionDay,
    /// Months and days of single years, where no simple rule gives them.
    Listed(&'static [(i32, u32, u32)]),
}

/// One named day.
pub(crate) struct Named {
    /// The names as they are written, folded; a possessive stands apart (`valentine 's day`).
    pub names: &'static [&'static str],
    /// How it is found.
    pub rule: Rule,
}

const fn named(names: &'static [&'static str], rule: Rule) -> Named {
    Named { names, rule }
}

use Weekday::{Fri, Mon, Sun, Thu, Wed};

/// The days that have names.
#[rustfmt::skip]
pub(crate) const NAMED: &[Named] = &[
    named(&["christmas day?", "xmas day?", "x ~- mas day?"], Rule::Fixed(12, 25)),
    named(&["christmas eve", "xmas eve"], Rule::Fixed(12, 24)),
    named(&["boxing day", "st|saint stephen 's? day"], Rule::Fixed(12, 26)),
    named(&["new year 's? eve", "new years eve", "nye"], Rule::Fixed(12, 31)),
    named(&["new year 's? day", "new years day"], Rule::Fixed(1, 1)),
    named(&["the? holidays", "the? holiday season", "the? festive season|period", "the? christmas|xmas|festive holidays|break|period|shutdown|closure", "the? winter|holiday break|shutdown|closure"], Rule::Span(12, 24, 1, 1)),
    named(&["thanksgiving day?", "turkey day"], Rule::Nth(4, Thu, 11)),
    named(&["black friday"], Rule::NthPlus(4, Thu, 11, 1)),
    named(&["cyber monday"], Rule::NthPlus(4, Thu, 11, 4)),
    named(&["labor day", "labour day"], Rule::Nth(1, Mon, 9)),
    named(&["memorial day", "decoration day"], Rule::Nth(-1, Mon, 5)),
    named(
        &["mlk jr? day", "martin luther king jr? 's? day", "martin luther king jr? 's? birthday", "mlk 's day"],
        Rule::Nth(3, Mon, 1),
    ),
    named(&["president 's? day", "presidents day", "washington 's? birthday"], Rule::Nth(3, Mon, 2)),
    named(&["juneteenth"], Rule::Fixed(6, 19)),
    named(&["independence day"], Rule::Fixed(7, 4)),
    named(&["columbus day", "indigenous peoples day", "canadian thanksgiving"], Rule::Nth(2, Mon, 10)),
    named(&["veteran 's? day", "veterans day", "remembrance day", "armistice day"], Rule::Fixed(11, 11)),
    named(&["election day"], Rule::ElectionDay),
    named(&["halloween", "hallowe'en"], Rule::Fixed(10, 31)),
    named(&["valentine 's? day", "valentines day"], Rule::Fixed(2, 14)),
    named(
        &["st|saint patrick 's? day", "st|saint patricks day", "st|saint paddy 's? day", "paddy 's? day"],
        Rule::Fixed(3, 17),
    ),
    named(&["groundhog 's? day", "groundhogs day"], Rule::Fixed(2, 2)),
    named(&["earth day"], Rule::Fixed(4, 22)),
    named(&["may day", "international workers day", "int'l workers day"], Rule::Fixed(5, 1)),
    named(&["april fool 's? day", "april fools day?"], Rule::Fixed(4, 1)),
    named(&["mother 's? day", "mothers day"], Rule::Nth(2, Sun, 5)),
    named(&["father 's? day", "fathers day"], Rule::Nth(3, Sun, 6)),
    named(&["tax day"], Rule::TaxDay),
    named(&["administrative professional 's? day", "administrative professionals day", "secretary 's? day", "secretaries day", "admins day"], Rule::OnOrBefore(Wed, 4, 27)),
    named(&["boss 's? day"], Rule::Nearest(10, 16)),
    named(&["super bowl sunday"], Rule::Nth(2, Sun, 2)),
    named(&["lincoln 's? birthday", "lincolns birthday", "abraham lincoln 's? birthday"], Rule::Fixed(2, 12)),
    named(&["sibling|siblings day", "national sibling|siblings day"], Rule::Fixed(4, 10)),
    named(&["loyalty day"], Rule::Fixed(5, 1)),
    named(&["military spouse day"], Rule::NthPlus(2, Sun, 5, -2)),
    named(&["world vegan day"], Rule::Fixed(11, 1)),
    named(&["all saints day", "all saint 's? day"], Rule::Fixed(11, 1)),
    named(&["cinco de mayo"], Rule::Fixed(5, 5)),
    named(&["epiphany", "twelfth night"], Rule::Fixed(1, 6)),
    named(&["candlemas"], Rule::Fixed(2, 2)),
    named(&["australia day"], Rule::Fixed(1, 26)),
    named(&["anzac day"], Rule::Fixed(4, 25)),
    named(&["melbourne cup day?"], Rule::Nth(1, Weekday::Tue, 11)),
    named(&["republic day"], Rule::Fixed(1, 26)),
    named(&["gandhi jayanti"], Rule::Fixed(10, 2)),
    named(&["canada day"], Rule::Fixed(7, 1)),
    named(&["victoria day"], Rule::OnOrBefore(Mon, 5, 24)),
    named(&["family day"], Rule::Nth(3, Mon, 2)),
    named(&["civic holiday"], Rule::Nth(1, Mon, 8)),
    named(&["early may bank holiday"], Rule::Nth(1, Mon, 5)),
    named(&["spring bank holiday"], Rule::Nth(-1, Mon, 5)),
    named(&["august bank holiday", "summer bank holiday", "late summer bank holiday"], Rule::Nth(-1, Mon, 8)),
    named(&["guy fawkes night|day?", "bonfire night"], Rule::Fixed(11, 5)),
    named(&["burns night"], Rule::Fixed(1, 25)),
    named(&["bastille day"], Rule::Fixed(7, 14)),
    named(&["german unity day", "day of german unity"], Rule::Fixed(10, 3)),
    named(&["king 's? day", "kings day", "koningsdag"], Rule::OnOrBefore(Weekday::Sat, 4, 27)),
    named(&["nikolaus", "st|saint nicholas day"], Rule::Fixed(12, 6)),
    named(&["easter sunday?"], Rule::Easter(0)),
    named(&["easter monday"], Rule::Easter(1)),
    named(&["easter weekend"], Rule::Easter(0)),
    named(&["good friday"], Rule::Easter(-2)),
    named(&["maundy|holy thursday", "covenant thursday", "thursday of mysteries"], Rule::Easter(-3)),
    named(&["palm sunday"], Rule::Easter(-7)),
    named(&["ash wednesday"], Rule::Easter(-46)),
    named(&["shrove tuesday", "pancake day", "mardi gras", "fat tuesday"], Rule::Easter(-47)),
    named(&["rosenmontag", "rose monday"], Rule::Easter(-48)),
    named(&["ascension day?"], Rule::Easter(39)),
    named(&["pentecost", "whitsun", "whit sunday"], Rule::Easter(49)),
    named(&["whit monday", "pentecost monday", "monday of the holy spirit"], Rule::Easter(50)),
    named(&["trinity sunday"], Rule::Easter(56)),
    named(&["corpus christi"], Rule::Easter(60)),
    named(&["orthodox easter sunday?"], Rule::Orthodox(0)),
    named(&["orthodox good|great friday"], Rule::Orthodox(-2)),
    named(&["lazarus saturday"], Rule::Orthodox(-8)),
    named(&["orthodox shrove monday"], Rule::Orthodox(-48)),
    named(&["diwali", "deepavali"], Rule::Listed(DIWALI)),
    named(&["holi"], Rule::Listed(HOLI)),
    named(&["chinese|lunar new year 's? day?"], Rule::Listed(LUNAR_NEW_YEAR)),
    named(&["eid al ~-? fitr", "eid ul ~-? fitr", "eid ~- al ~- fitr", "eid"], Rule::Listed(EID_AL_FITR)),
    named(&["world earth hour", "earth hour"], Rule::Nth(-1, Weekday::Sat, 3)),
    named(&["good friday weekend"], Rule::Easter(-2)),
    named(&["national youth service day", "global youth service day", "gysd"], Rule::Nth(4, Fri, 4)),
];

#[rustfmt::skip]
const DIWALI: &[(i32, u32, u32)] = &[
    (2019, 10, 27), (2020, 11, 14), (2021, 11, 4), (2022, 10, 24), (2023, 11, 12), (2024, 11, 1), (2025, 10, 20), (2026, 11, 8),
    (2027, 10, 29), (2028, 10, 17), (2029, 11, 5), (2030, 10, 26),
];

#[rustfmt::skip]
const HOLI: &[(i32, u32, u32)] = &[
    (2019, 3, 21), (2020, 3, 10), (2021, 3, 29), (2022, 3, 18), (2023, 3, 8), (2024, 3, 25), (2025, 3, 14), (2026, 3, 4),
    (2027, 3, 22), (2028, 3, 11), (2029, 3, 1), (2030, 3, 20),
];

#[rustfmt::skip]
const LUNAR_NEW_YEAR: &[(i32, u32, u32)] = &[
    (2013, 2, 10), (2014, 1, 31), (2015, 2, 19), (2016, 2, 8), (2017, 1, 28), (2018, 2, 16), (2019, 2, 5), (2020, 1, 25),
    (2021, 2, 12), (2022, 2, 1), (2023, 1, 22), (2024, 2, 10), (2025, 1, 29), (2026, 2, 17), (2027, 2, 6), (2028, 1, 26),
    (2029, 2, 13), (2030, 2, 3),
];

#[rustfmt::skip]
const EID_AL_FITR: &[(i32, u32, u32)] = &[
    (2021, 5, 13), (2022, 5, 2), (2023, 4, 21), (2024, 4, 10), (2025, 3, 31), (2026, 3, 20), (2027, 3, 10), (2028, 2, 27),
    (2029, 2, 15), (2030, 2, 5),
];

impl Holiday {
    /// The first and the last day in a year.
    pub(crate) fn in_year(self, year: i32) -> Option<(Day, Day)> {
        NAMED.get(usize::from(self.0))?.rule.days(year)
    }
}

impl Rule {
    /// The first and the last day in a year.
    pub(crate) fn days(self, year: i32) -> Option<(Day, Day)> {
        let one = match self {
            Rule::Fixed(month, day) => Day::new(year, month, day),
            Rule::Span(month, day, to_month, to_day) => {
                let to_year = if (to_month, to_day) < (month, day) { year + 1 } else { year };
                return Some((Day::new(year, month, day)?, Day::new(to_year, to_month, to_day)?));
            }
            Rule::Nth(n, weekday, month) => nth_weekday(year, month, n, weekday),
            Rule::NthPlus(n, weekday, month, plus) => nth_weekday(year, month, n, weekday)?.plus(plus),
            Rule::Easter(plus) => easter(year)?.plus(plus),
            Rule::Orthodox(plus) => orthodox_easter(year)?.plus(plus),
            Rule::OnOrBefore(weekday, month, day) => on_or_before(Day::new(year, month, day)?, weekday),
            Rule::Nearest(month, day) => working_nearest(Day::new(year, month, day)?),
            Rule::TaxDay => tax_day(year),
            Rule::ElectionDay => nth_weekday(year, 11, 1, Mon)?.plus(1),
            Rule::Listed(days) => {
                days.iter().find(|listed| listed.0 == year).and_then(|&(year, month, day)| Day::new(year, month, day))
            }
        };
        one.map(|day| (day, day))
    }
}

/// The Nth such weekday of a month, from its end where `n` is negative.
pub(crate) fn nth_weekday(year: i32, month: u32, n: i32, weekday: Weekday) -> Option<Day> {
    let first = Day::new(year, month, 1)?;
    if n > 0 {
        let start = on_or_after(first, weekday)?;
        start.plus(i64::from(n - 1) * 7).filter(|day| day.month() == month)
    } else {
        let end = on_or_before(first.month_end(), weekday)?;
        end.plus(i64::from(n + 1) * 7).filter(|day| day.month() == month)
    }
}

/// The day itself or the next one that is such a weekday.
pub(crate) fn on_or_after(day: Day, weekday: Weekday) -> Option<Day> {
    day.plus(i64::from(day.weekday().days_since_to(weekday)))
}

/// The day itself or the latest one before that is such a weekday.
pub(crate) fn on_or_before(day: Day, weekday: Weekday) -> Option<Day> {
    day.plus(-i64::from(weekday.days_since_to(day.weekday())))
}

/// How many days lie between two days of the week.
trait DaysTo {
    /// From this one on to the other, 0 to 6.
    fn days_since_to(self, to: Weekday) -> u32;
}

impl DaysTo for Weekday {
    fn days_since_to(self, to: Weekday) -> u32 {
        (7 + to.num_days_from_monday() - self.num_days_from_monday()) % 7
    }
}

/// Easter Sunday of the western churches (the anonymous Gregorian computus).
pub(crate) fn easter(year: i32) -> Option<Day> {
    let golden = year % 19;
    let (century, rest) = (year / 100, year % 100);
    let (leaps, century_rest) = (century / 4, century % 4);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - leaps - correction + 15) % 30;
    let weekday = (32 + 2 * century_rest + 2 * (rest / 4) - epact - rest % 4) % 7;
    let shift = (golden + 11 * epact + 22 * weekday) / 451;
    let sum = epact + weekday - 7 * shift + 114;
    Day::new(year, u32::try_from(sum / 31).ok()?, u32::try_from(sum % 31 + 1).ok()?)
}

/// Easter Sunday of the eastern churches, as a Gregorian day (Meeus' Julian computus and the distance of the calendars).
fn orthodox_easter(year: i32) -> Option<Day> {
    let offset = (19 * (year % 19) + 15) % 30;
    let weekday = (2 * (year % 4) + 4 * (year % 7) - offset + 34) % 7;
    let sum = offset + weekday + 114;
    let julian = Day::new(year, u32::try_from(sum / 31).ok()?, u32::try_from(sum % 31 + 1).ok()?)?;
    julian.plus(i64::from(year / 100 - year / 400 - 2))
}

fn working_nearest(day: Day) -> Option<Day> {
    match day.weekday() {
        Weekday::Sat => day.plus(-1),
        Weekday::Sun => day.plus(1),
        _ => Some(day),
    }
}

fn tax_day(year: i32) -> Option<Day> {
    let emancipation = working_nearest(Day::new(year, 4, 16)?)?;
    let mut day = Day::new(year, 4, 15)?;
    while matches!(day.weekday(), Weekday::Sat | Weekday::Sun) || day == emancipation {
        day = day.plus(1)?;
    }
    Some(day)
}

/// A country's public holidays in a year, as they are observed; an unknown country has none.
pub(crate) fn public_holidays(country: &str, year: i32) -> Vec<Day> {
    let rules: &[(Rule, Observed)] = match country {
        "us" => US,
        "uk" => UK,
        "ca" => CA,
        "de" => DE,
        "in" => IN,
        "au" => AU,
        _ => &[],
    };
    let mut days: Vec<Day> = Vec::with_capacity(rules.len());
    for &(rule, observed) in rules {
        let Some((day, _)) = rule.days(year) else { continue };
        let mut day = Some(day);
        match observed {
            Observed::AsIs => {}
            Observed::Nearest => day = day.and_then(working_nearest),
            Observed::Substitute => {
                while let Some(taken) = day
                    && (matches!(taken.weekday(), Weekday::Sat | Weekday::Sun) || days.contains(&taken))
                {
                    day = taken.plus(1);
                }
            }
        }
        days.extend(day);
    }
    days
}

/// What happens to a public holiday that falls on a weekend.
#[derive(Clone, Copy)]
enum Observed {
    /// Nothing.
    AsIs,
    /// Saturday moves to Friday, Sunday to Monday.
    Nearest,
    /// It moves to the next weekday that is not taken.
    Substitute,
}

use Observed::{AsIs, Nearest, Substitute};

const US: &[(Rule, Observed)] = &[
    (Rule::Fixed(1, 1), Nearest),
    (Rule::Nth(3, Mon, 1), AsIs),
    (Rule::Nth(3, Mon, 2), AsIs),
    (Rule::Nth(-1, Mon, 5), AsIs),
    (Rule::Fixed(6, 19), Nearest),
    (Rule::Fixed(7, 4), Nearest),
    (Rule::Nth(1, Mon, 9), AsIs),
    (Rule::Nth(2, Mon, 10), AsIs),
    (Rule::Fixed(11, 11), Nearest),
    (Rule::Nth(4, Thu, 11), AsIs),
    (Rule::Fixed(12, 25), Nearest),
];

const UK: &[(Rule, Observed)] = &[
    (Rule::Fixed(1, 1), Substitute),
    (Rule::Easter(-2), AsIs),
    (Rule::Easter(1), AsIs),
    (Rule::Nth(1, Mon, 5), AsIs),
    (Rule::Nth(-1, Mon, 5), AsIs),
    (Rule::Nth(-1, Mon, 8), AsIs),
    (Rule::Fixed(12, 25), Substitute),
    (Rule::Fixed(12, 26), Substitute),
];

const CA: &[(Rule, Observed)] = &[
    (Rule::Fixed(1, 1), Substitute),
    (Rule::Easter(-2), AsIs),
    (Rule::OnOrBefore(Mon, 5, 24), AsIs),
    (Rule::Fixed(7, 1), Substitute),
    (Rule::Nth(1, Mon, 9), AsIs),
    (Rule::Fixed(9, 30), Substitute),
    (Rule::Nth(2, Mon, 10), AsIs),
    (Rule::Fixed(11, 11), Substitute),
    (Rule::Fixed(12, 25), Substitute),
    (Rule::Fixed(12, 26), Substitute),
];

const DE: &[(Rule, Observed)] = &[
    (Rule::Fixed(1, 1), AsIs),
    (Rule::Easter(-2), AsIs),
    (Rule::Easter(1), AsIs),
    (Rule::Fixed(5, 1), AsIs),
    (Rule::Easter(39), AsIs),
    (Rule::Easter(50), AsIs),
    (Rule::Fixed(10, 3), AsIs),
    (Rule::Fixed(12, 25), AsIs),
    (Rule::Fixed(12, 26), AsIs),
];

const IN: &[(Rule, Observed)] = &[
    (Rule::Fixed(1, 26), AsIs),
    (Rule::Fixed(8, 15), AsIs),
    (Rule::Fixed(10, 2), AsIs),
    (Rule::Easter(-2), AsIs),
    (Rule::Fixed(12, 25), AsIs),
    (Rule::Listed(DIWALI), AsIs),
    (Rule::Listed(HOLI), AsIs),
    (Rule::Listed(EID_AL_FITR), AsIs),
];

const AU: &[(Rule, Observed)] = &[
    (Rule::Fixed(1, 1), Substitute),
    (Rule::Fixed(1, 26), Substitute),
    (Rule::Easter(-2), AsIs),
    (Rule::Easter(1), AsIs),
    (Rule::Fixed(4, 25), AsIs),
    (Rule::Fixed(12, 25), Substitute),
    (Rule::Fixed(12, 26), Substitute),
];
