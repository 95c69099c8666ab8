//! Rows of phrases as data, and how their patterns become one tree that the chart walks.
//!
//! A pattern is the phrase itself: words (`by`), alternatives (`by|before`), symbols (`<when>`), each of which may be
//! optional (`the?`); `[in the]` is an optional group, `~-` a hyphen that touches both sides, and `^due` stands
//! around the phrase without being part of it.

use std::collections::HashMap;

use crate::text::Weekday;
use crate::timeline::holidays::Holiday;
use crate::timeline::lexicon::Lexicon;
use crate::timeline::meaning::{Extent, Meaning, Part, Season, Turn, Unit};
use crate::timeline::window::{TimeOfDay, Zone};

macro_rules! symbols {
    ($($(#[$doc:meta])* $name:ident = $text:literal $(is $($above:ident)+)?;)*) => {
        /// What a word or a run of words can be.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub(crate) enum Symbol {
            $($(#[$doc])* $name,)*
        }

        impl Symbol {
            pub(crate) const ALL: &[Symbol] = &[$(Symbol::$name,)*];

            /// By its name in a pattern.
            pub(crate) fn named(text: &str) -> Option<Symbol> {
                match text {
                    $($text => Some(Symbol::$name),)*
                    _ => None,
                }
            }

            /// The symbols that it also is, itself included, as bits.
            pub(crate) const fn kinds(self) -> u64 {
                KINDS[self as usize]
            }

            const fn work_out_kinds(self) -> u64 {
                match self {
                    $(Symbol::$name => (1 << Symbol::$name as u64) $($(| Symbol::$above.work_out_kinds())+)?,)*
                }
            }
        }
    };
}

symbols! {
    /// A whole phrase of time.
    Phrase = "phrase";
    /// What only looks like one.
    Refused = "no";
    /// A phrase that is bound already (by, after …).
    Bound = "bound" is Phrase;
    /// What the operators take: any day or span, also words that are no phrase by themselves (may, sat, the 15th).
    Inner = "x";
    /// A span of a week and more, also words that are no phrase by themselves (the week, may, fall, 2027).
    Long = "long" is Inner;
    /// Any day or span of days.
    When = "when" is Phrase Inner;
    /// A single day.
    Day = "day" is When;
    /// A day of the calendar, by numbers or month.
    Date = "date" is Day;
    /// A weekday as a phrase.
    WeekdayPhrase = "wdayp" is Day;
    /// A week, weekend, month, quarter, season, year.
    Period = "period" is When Long;
    /// A week.
    Week = "week" is Period;
    /// week, month, year without an article, which only an end or a beginning makes a span of.
    BareUnit = "bare";
    /// A week that is no phrase by itself.
    LooseWeek = "lweek" is Long;
    /// A year.
    Year = "yr" is Period;
    /// Weekdays in a range.
    WeekdayRange = "wrange" is When;
    /// A span that is counted from some day ("two weeks", "a day or two").
    Span = "span";
    /// How many.
    Count = "n";
    /// A unit of time.
    Unit = "unit";
    /// A plain number in digits, at least 1.
    Digits = "digits" is Number;
    /// A number in digits up to 31.
    Small = "small" is Digits DayNumber;
    /// A number, in digits or words.
    Number = "number";
    /// A number in words from one to nine.
    Ones = "ones" is Word;
    /// Ten to nineteen.
    Teens = "teens" is Word;
    /// Twenty, thirty …
    Tens = "tens" is Word;
    /// A number in words.
    Word = "word" is Number;
    /// What can be a day of a month: 15, 15th, fifteenth.
    DayNumber = "dom";
    /// 15th, 2nd.
    OrdinalDigits = "nth" is Ordinal;
    /// first … ninth.
    OrdinalOnes = "ordones" is OrdinalWord;
    /// An ordinal word.
    OrdinalWord = "ordword" is Ordinal;
    /// An ordinal, in digits or words.
    Ordinal = "ord" is DayNumber;
    /// Four digits that can be a year.
    YearNumber = "year";
    /// An hour of the clock in digits, 0 to 24.
    HourNumber = "hour" is ClockStart;
    /// Two digits after an hour.
    MinuteNumber = "minute";
    /// 15:30.
    Colon = "colon" is ClockStart;
    /// 9.30, which may be a clock time or day and month.
    Dotted = "dotted";
    /// 4.12. with its second dot.
    DottedDate = "dotdate";
    /// 12/4.
    Slashed = "slashed";
    /// 12/4/26, 4.12.2026.
    Numeric = "numeric";
    /// 2026-11-18.
    Iso = "iso";
    /// 2026-11, 11/2026.
    YearMonth = "ym";
    /// 2026-11-18T14:00.
    IsoTime = "isotime";
    /// Any word for a weekday.
    AnyWeekday = "wday";
    /// A weekday that is nothing else.
    Weekday = "weekday" is AnyWeekday;
    /// Weekdays in the plural.
    Weekdays = "wdays";
    /// Any word for a month.
    AnyMonth = "mon";
    /// A month that is nothing else.
    Month = "month" is AnyMonth;
    /// A season.
    Season = "season";
    /// Early, mid, late …
    Part = "part";
    /// Morning, evening …
    DayPart = "daypart";
    /// AM or PM.
    Meridiem = "ampm";
    /// A time zone.
    Zone = "zone";
    /// A clock time that stands by itself (3pm, 15:00, noon).
    Clock = "clock";
    /// A clock time that needs a day beside it (at 9, 10 to 11).
    LooseClock = "loose";
    /// A point of the clock that can open a range.
    ClockStart = "cstart";
    /// Q1.
    Quarter = "q";
    /// H2.
    Half = "h";
    /// W49.
    WeekNumber = "w";
    /// A named day.
    Holiday = "holiday";
    /// This, next, last, coming.
    Turn = "turn";
    /// A capitalised word that follows directly and is none of ours.
    Name = "name";
    /// The same, before a verb such as will.
    NameActs = "nameacts";
}

/// What each symbol also is.
static KINDS: [u64; Symbol::ALL.len()] = {
    let mut kinds = [0; Symbol::ALL.len()];
    let mut at = 0;
    while at < kinds.len() {
        kinds[at] = Symbol::ALL[at].work_out_kinds();
        at += 1;
    }
    kinds
};

/// What a word or number stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Lex {
    /// A number.
    Number(i64),
    /// A weekday.
    Weekday(Weekday),
    /// A month, 1 to 12.
    Month(u8),
    /// A unit.
    Unit(Unit),
    /// A part.
    Part(Part),
    /// A season.
    Season(Season),
    /// Which one.
    Turn(Turn),
    /// Minutes since midnight, and until when.
    Time(u16, u16),
    /// A zone.
    Zone(Zone),
    /// Two numbers.
    Pair(u16, u16),
    /// Two numbers and a year.
    Numeric { first: u8, second: u8, year: i32, dots: bool },
    /// Year, month, day.
    Ymd(i32, u8, u8),
    /// Year, month, day with minutes since midnight.
    YmdTime(i32, u8, u8, u16),
}

/// What a row gives.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    Lex(Lex),
    Count(i64, i64, bool),
    Span(Extent),
    Clock(TimeOfDay),
    Holiday(Holiday),
    When(Meaning),
}

/// The values of a row's symbols, in order.
pub(crate) struct Args {
    pub values: [Option<Value>; MAX_PARTS],
    /// A number that belongs to the row, where rows are made from a table.
    pub datum: u16,
}

/// The most symbols that a row has.
pub(crate) const MAX_PARTS: usize = 8;

impl Args {
    fn take(&mut self, at: usize) -> Option<Value> {
        self.values.get_mut(at)?.take()
    }

    pub(crate) fn when(&mut self, at: usize) -> Option<Meaning> {
        match self.take(at)? {
            Value::When(meaning) => Some(meaning),
            Value::Holiday(holiday) => Some(Meaning::Holiday(holiday, Turn::Plain, None)),
            _ => None,
        }
    }

    pub(crate) fn boxed(&mut self, at: usize) -> Option<Box<Meaning>> {
        self.when(at).map(Box::new)
    }

    pub(crate) fn lex(&self, at: usize) -> Option<Lex> {
        match self.values.get(at)? {
            Some(Value::Lex(lex)) => Some(*lex),
            _ => None,
        }
    }

    pub(crate) fn number(&self, at: usize) -> Option<i64> {
        match self.lex(at)? {
            Lex::Number(number) => Some(number),
            _ => None,
        }
    }

    pub(crate) fn year(&self, at: usize) -> Option<i32> {
        i32::try_from(self.number(at)?).ok()
    }

    /// A day of a month.
    pub(crate) fn dom(&self, at: usize) -> Option<u8> {
        u8::try_from(self.number(at)?).ok().filter(|day| (1..=31).contains(day))
    }

    pub(crate) fn weekday(&self, at: usize) -> Option<Weekday> {
        match self.lex(at)? {
            Lex::Weekday(weekday) => Some(weekday),
            _ => None,
        }
    }

    pub(crate) fn month(&self, at: usize) -> Option<u8> {
        match self.lex(at)? {
            Lex::Month(month) => Some(month),
            _ => None,
        }
    }

    pub(crate) fn unit(&self, at: usize) -> Option<Unit> {
        match self.lex(at)? {
            Lex::Unit(unit) => Some(unit),
            _ => None,
        }
    }

    pub(crate) fn part(&self, at: usize) -> Option<Part> {
        match self.lex(at)? {
            Lex::Part(part) => Some(part),
            _ => None,
        }
    }

    pub(crate) fn turn(&self, at: usize) -> Option<Turn> {
        match self.lex(at)? {
            Lex::Turn(turn) => Some(turn),
            _ => None,
        }
    }

    pub(crate) fn season(&self, at: usize) -> Option<Season> {
        match self.lex(at)? {
            Lex::Season(season) => Some(season),
            _ => None,
        }
    }

    pub(crate) fn time(&self, at: usize) -> Option<(u16, u16)> {
        match self.lex(at)? {
            Lex::Time(from, to) => Some((from, to)),
            _ => None,
        }
    }

    pub(crate) fn zone(&self, at: usize) -> Option<Zone> {
        match self.lex(at)? {
            Lex::Zone(zone) => Some(zone),
            _ => None,
        }
    }

    pub(crate) fn pair(&self, at: usize) -> Option<(u16, u16)> {
        match self.lex(at)? {
            Lex::Pair(first, second) => Some((first, second)),
            _ => None,
        }
    }

    pub(crate) fn count(&self, at: usize) -> Option<(i64, i64, bool)> {
        match self.values.get(at)?.as_ref()? {
            Value::Count(least, most, vague) => Some((*least, *most, *vague)),
            Value::Lex(Lex::Number(number)) => Some((*number, *number, false)),
            _ => None,
        }
    }

    pub(crate) fn span(&self, at: usize) -> Option<Extent> {
        match self.values.get(at)?.as_ref()? {
            Value::Span(extent) => Some(*extent),
            _ => None,
        }
    }

    pub(crate) fn clock(&self, at: usize) -> Option<TimeOfDay> {
        match self.values.get(at)?.as_ref()? {
            Value::Clock(time) => Some(*time),
            Value::Lex(Lex::Time(start, end)) => {
                Some(TimeOfDay { start: *start, end: (start != end).then_some(*end), zone: None })
            }
            _ => None,
        }
    }

    pub(crate) fn holiday(&self, at: usize) -> Option<Holiday> {
        match self.values.get(at)?.as_ref()? {
            Value::Holiday(holiday) => Some(*holiday),
            _ => None,
        }
    }
}

/// One row: a phrase, what it gives, its meaning, texts that it reads and texts that it must not read.
pub(crate) struct Row {
    /// The phrase, which is pattern and name.
    pub pattern: &'static str,
    /// What it gives.
    pub gives: Symbol,
    /// How unlikely it is beside another row that reads the same words.
    pub cost: u16,
    /// What it means.
    pub meaning: fn(&mut Args) -> Option<Value>,
    /// Texts said on Wednesday 2026-11-18 with their windows; see the test of all rows for the notation.
    #[cfg_attr(not(test), allow(dead_code))]
    pub examples: &'static [(&'static str, &'static str)],
    /// Texts that it must leave alone.
    #[cfg_attr(not(test), allow(dead_code))]
    pub not: &'static [&'static str],
}

/// A row as it is compiled: its pattern without choices.
pub(crate) struct Production {
    pub row: &'static Row,
    pub name: &'static str,
    pub datum: u16,
    pub cost: u16,
    /// How many words at the beginning and the end stand around the phrase.
    pub lead: u8,
    pub tail: u8,
}

/// A place in the tree of patterns: where it leads, as ranges of the grammar's tables.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Node {
    /// The words that lead on, folded into bits: a word whose bit is missing leads nowhere.
    pub word_bits: u64,
    /// The symbols that lead on.
    pub symbol_bits: u64,
    words: (u32, u32),
    symbols: (u32, u32),
    ends: (u32, u32),
}

/// The rows as a tree of their beginnings.
pub(crate) struct Grammar {
    pub productions: Vec<Production>,
    pub nodes: Vec<Node>,
    words: Vec<(u16, u32)>,
    symbols: Vec<(Symbol, u32)>,
    ends: Vec<u16>,
    /// Where a word leads from the root.
    pub by_word: Vec<Vec<u32>>,
    /// Where a symbol leads from the root.
    pub by_symbol: Vec<Vec<u32>>,
}

/// A place in the tree while rows are compiled.
#[derive(Default)]
struct Draft {
    words: Vec<(u16, u32)>,
    symbols: Vec<(Symbol, u32)>,
    ends: Vec<u16>,
}

/// The tree while rows are compiled.
#[derive(Default)]
struct Builder {
    productions: Vec<Production>,
    drafts: Vec<Draft>,
    /// Where each item leads from each place.
    steps: HashMap<(u32, Item), u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Item {
    Words(u16),
    Symbol(Symbol),
}

struct Step {
    item: Item,
    around: bool,
}

fn slice<T>(table: &[T], (from, to): (u32, u32)) -> &[T] {
    table.get(from as usize..to as usize).unwrap_or(&[])
}

fn append<T: Copy>(table: &mut Vec<T>, more: &[T]) -> (u32, u32) {
    let from = table.len() as u32;
    table.extend_from_slice(more);
    (from, table.len() as u32)
}

impl Grammar {
    /// Compiles rows; words that no row knew before enter the lexicon.
    pub(crate) fn new(rows: impl Iterator<Item = (&'static Row, &'static str, u16)>, lexicon: &mut Lexicon) -> Grammar {
        let mut builder = Builder { drafts: vec![Draft::default()], ..Builder::default() };
        for (row, pattern, datum) in rows {
            for words in expand(pattern) {
                builder.add(row, &words, datum, lexicon);
            }
        }
        let mut grammar = Grammar {
            productions: builder.productions,
            nodes: Vec::with_capacity(builder.drafts.len()),
            words: Vec::new(),
            symbols: Vec::new(),
            ends: Vec::new(),
            by_word: vec![Vec::new(); lexicon.word_count()],
            by_symbol: vec![Vec::new(); Symbol::ALL.len()],
        };
        let root = std::mem::take(&mut builder.drafts[0]);
        for &(class, node) in &root.words {
            for &word in lexicon.words_of(class) {
                grammar.by_word[usize::from(word)].push(node);
            }
        }
        for &(symbol, node) in &root.symbols {
            grammar.by_symbol[symbol as usize].push(node);
        }
        for draft in &builder.drafts {
            let word_bits = draft
                .words
                .iter()
                .flat_map(|(class, _)| lexicon.words_of(*class))
                .fold(0, |bits, word| bits | 1 << (word % 64));
            let symbol_bits = draft.symbols.iter().fold(0, |bits, (symbol, _)| bits | 1 << *symbol as u64);
            let words = append(&mut grammar.words, &draft.words);
            let symbols = append(&mut grammar.symbols, &draft.symbols);
            let ends = append(&mut grammar.ends, &draft.ends);
            grammar.nodes.push(Node { word_bits, symbol_bits, words, symbols, ends });
        }
        grammar
    }

    /// Classes of words, and where they lead.
    pub(crate) fn words(&self, node: &Node) -> &[(u16, u32)] {
        slice(&self.words, node.words)
    }

    /// Symbols, and where they lead.
    pub(crate) fn symbols(&self, node: &Node) -> &[(Symbol, u32)] {
        slice(&self.symbols, node.symbols)
    }

    /// The productions that end at a node.
    pub(crate) fn ends(&self, node: &Node) -> &[u16] {
        slice(&self.ends, node.ends)
    }
}

impl Builder {
    fn add(&mut self, row: &'static Row, words: &[&'static str], datum: u16, lexicon: &mut Lexicon) {
        let steps: Vec<Step> = words.iter().filter_map(|word| step(word, lexicon)).collect();
        // A phrase that is made of words alone is found by them; others by the words of their symbols.
        let classes: Vec<u16> = steps
            .iter()
            .filter_map(|step| match step.item {
                Item::Words(class) => Some(class),
                Item::Symbol(_) => None,
            })
            .collect();
        if row.gives != Symbol::Refused && classes.len() == steps.len() {
            lexicon.speak_of_time(&classes);
        }
        let lead = steps.iter().take_while(|step| step.around).count();
        let tail = steps.iter().rev().take_while(|step| step.around).count();
        let mut node = 0usize;
        for step in &steps {
            let key = (node as u32, step.item);
            node = match self.steps.get(&key) {
                Some(&next) => next as usize,
                None => {
                    let next = self.drafts.len() as u32;
                    self.drafts.push(Draft::default());
                    match step.item {
                        Item::Words(class) => self.drafts[node].words.push((class, next)),
                        Item::Symbol(symbol) => self.drafts[node].symbols.push((symbol, next)),
                    }
                    self.steps.insert(key, next);
                    next as usize
                }
            };
        }
        let production = self.productions.len() as u16;
        self.productions.push(Production {
            row,
            name: row.pattern,
            datum,
            // Fewer rows are the likelier reading.
            cost: row.cost + 4,
            lead: lead as u8,
            tail: if lead == steps.len() { 0 } else { tail as u8 },
        });
        self.drafts[node].ends.push(production);
    }
}

fn step(word: &'static str, lexicon: &mut Lexicon) -> Option<Step> {
    let (around, body) = match word.strip_prefix('^') {
        Some(rest) => (true, rest),
        None => (false, word),
    };
    let item = match body.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
        Some(name) => Item::Symbol(Symbol::named(name)?),
        None => Item::Words(lexicon.class(body)),
    };
    Some(Step { item, around })
}

/// All the ways in which a pattern can be written without optional parts.
fn expand(pattern: &'static str) -> Vec<Vec<&'static str>> {
    let mut ways: Vec<Vec<&'static str>> = vec![Vec::new()];
    let mut group: Option<Vec<Vec<&'static str>>> = None;
    for token in pattern.split_whitespace() {
        let (opens, token) = match token.strip_prefix('[') {
            Some(rest) => (true, rest),
            None => (false, token),
        };
        let (closes, token) = match token.strip_suffix(']') {
            Some(rest) => (true, rest),
            None => (false, token),
        };
        if opens {
            group = Some(vec![Vec::new()]);
        }
        let (optional, token) = match token.strip_suffix('?') {
            Some(rest) if !rest.is_empty() => (true, rest),
            _ => (false, token),
        };
        let target = group.as_mut().unwrap_or(&mut ways);
        let alternatives = alternatives(token);
        let mut with: Vec<Vec<&'static str>> = target
            .iter()
            .flat_map(|way| alternatives.iter().map(move |words| way.iter().chain(words).copied().collect()))
            .collect();
        if optional {
            target.append(&mut with);
        } else {
            *target = with;
        }
        if closes && let Some(group) = group.take() {
            let without = ways.clone();
            ways = ways
                .iter()
                .flat_map(|way| group.iter().map(move |more| way.iter().chain(more).copied().collect()))
                .collect();
            ways.extend(without);
        }
    }
    ways.retain(|way| !way.is_empty());
    ways
}

/// The ways of one item: its single words together, and each run of words by itself.
fn alternatives(token: &'static str) -> Vec<Vec<&'static str>> {
    if !token.contains('_') {
        return vec![vec![token]];
    }
    let around = token.starts_with('^');
    let mut single = String::new();
    let mut ways: Vec<Vec<&'static str>> = Vec::new();
    for alternative in token.trim_start_matches('^').split('|') {
        if alternative.contains('_') {
            ways.push(alternative.split('_').map(|word| leak(around, word)).collect());
        } else {
            if !single.is_empty() {
                single.push('|');
            }
            single.push_str(alternative);
        }
    }
    if !single.is_empty() {
        ways.push(vec![leak(around, &single)]);
    }
    ways
}

/// Patterns live as long as the program, and so do the pieces that are made of them once.
fn leak(around: bool, word: &str) -> &'static str {
    let word = if around { format!("^{word}") } else { word.to_owned() };
    Box::leak(word.into_boxed_str())
}
