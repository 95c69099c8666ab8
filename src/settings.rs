//! Every setting with its default, its kind and its help, in one table; read from TOML with its origin.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Code, Diagnostic, suggestion};
use crate::text::{Day, LineIndex, Span, Weekday};

/// Where the value of a setting came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The table of this module.
    BuiltIn,
    /// A settings file, by the name it is shown with, and the line.
    File {
        /// As it is shown to the person.
        name: Arc<str>,
        /// From 1.
        line: u32,
    },
}

/// In which order a date of three numbers is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DateOrder {
    /// 12/4 is December 4.
    #[default]
    Mdy,
    /// 12/4 is 12 April.
    Dmy,
    /// 26-12-04 is 4 December 2026; 12/4 as `Mdy`.
    Ymd,
}

/// Which day "next Friday" is, where the nearest Friday lies in this week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NextWeekday {
    /// The one in the next ISO week.
    #[default]
    NextWeek,
    /// The nearest one.
    Nearest,
}

/// On which half of the earth the seasons are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Hemisphere {
    /// Summer is June to August.
    #[default]
    Northern,
    /// Summer is December to February.
    Southern,
}

/// How actions stand in a calendar file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CalendarEntries {
    /// As events that take the whole day.
    #[default]
    Events,
    /// As to-dos with a due day.
    Todos,
}

/// A value that a setting can take, and how it is written in TOML.
trait Value: Sized {
    /// What it takes, for messages and help.
    const KIND: &'static str;
    /// What a list of it takes.
    const LIST_KIND: &'static str = "a list";
    /// The value, or `None` where it is of another kind.
    fn read(value: &DeValue<'_>) -> Option<Self>;
    /// The part of a value that cannot be read.
    fn wrong(value: &Spanned<DeValue<'_>>) -> Range<usize> {
        value.span()
    }
    /// As TOML.
    fn write(&self) -> String;
}

impl Value for u32 {
    const KIND: &'static str = "a whole number";
    fn read(value: &DeValue<'_>) -> Option<u32> {
        let number = value.as_integer()?;
        u32::from_str_radix(number.as_str(), number.radix()).ok().filter(|n| *n <= 1_000_000_000)
    }
    fn write(&self) -> String {
        self.to_string()
    }
}

impl Value for bool {
    const KIND: &'static str = "true or false";
    fn read(value: &DeValue<'_>) -> Option<bool> {
        value.as_bool()
    }
    fn write(&self) -> String {
        self.to_string()
    }
}

impl Value for String {
    const KIND: &'static str = "a text in quotation marks";
    const LIST_KIND: &'static str = "a list of texts, such as [\"one\", \"two\"]";
    fn read(value: &DeValue<'_>) -> Option<String> {
        value.as_str().map(str::to_owned)
    }
    fn write(&self) -> String {
        format!("{self:?}")
    }
}

impl<T: Value> Value for Vec<T> {
    const KIND: &'static str = T::LIST_KIND;
    fn read(value: &DeValue<'_>) -> Option<Vec<T>> {
        value.as_array()?.iter().map(|item| T::read(item.get_ref())).collect()
    }
    fn wrong(value: &Spanned<DeValue<'_>>) -> Range<usize> {
        let items = value.get_ref().as_array().into_iter().flatten();
        let item = items.into_iter().find(|item| T::read(item.get_ref()).is_none());
        item.map_or(value.span(), T::wrong)
    }
    fn write(&self) -> String {
        format!("[{}]", self.iter().map(Value::write).collect::<Vec<_>>().join(", "))
    }
}

impl Value for Day {
    const KIND: &'static str = "a day such as 2026-12-24";
    const LIST_KIND: &'static str = "a list of days, such as [2026-12-24, 2026-12-25]";
    fn read(value: &DeValue<'_>) -> Option<Day> {
        match value {
            DeValue::Datetime(when) => Day::parse_iso(&when.to_string()),
            other => Day::parse_iso(other.as_str()?),
        }
    }
    fn write(&self) -> String {
        self.to_string()
    }
}

macro_rules! word_values {
    ($($type:ident, $kind:literal: $($variant:ident = $word:literal),+;)*) => {$(
        impl Value for $type {
            const KIND: &'static str = $kind;
            fn read(value: &DeValue<'_>) -> Option<$type> {
                match value.as_str()?.to_ascii_lowercase().as_str() {
                    $($word => Some($type::$variant),)+
                    _ => None,
                }
            }
            fn write(&self) -> String {
                match self { $($type::$variant => concat!("\"", $word, "\"").to_owned()),+ }
            }
        }
    )*};
}

word_values! {
    DateOrder, "\"mdy\", \"dmy\" or \"ymd\"": Mdy = "mdy", Dmy = "dmy", Ymd = "ymd";
    NextWeekday, "\"next-week\" or \"nearest\"": NextWeek = "next-week", Nearest = "nearest";
    CalendarEntries, "\"events\" or \"todos\"": Events = "events", Todos = "todos";
    Hemisphere, "\"northern\" or \"southern\"": Northern = "northern", Southern = "southern";
}

impl Value for Weekday {
    const KIND: &'static str = "a day of the week such as \"mon\"";
    const LIST_KIND: &'static str = "a list of days of the week, such as [\"mon\", \"tue\"]";
    fn read(value: &DeValue<'_>) -> Option<Weekday> {
        // chrono reads the three letters and the whole name, in any case.
        value.as_str()?.parse().ok()
    }
    fn write(&self) -> String {
        format!("\"{}\"", self.to_string().to_lowercase())
    }
}

/// One row of the table of settings.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Its table in the TOML file.
    pub section: &'static str,
    /// Its name there.
    pub name: &'static str,
    /// What it takes.
    pub kind: &'static str,
    /// Its default, as TOML.
    pub default: fn() -> String,
    /// What it is for.
    pub help: &'static str,
    /// Whether the facts of a note depend on it; the others act on facts that were read before.
    pub reading: bool,
}

macro_rules! settings {
    ($($section:ident, $struct:ident, $about:literal, $reading:literal {
        $($name:ident: $type:ty = $default:expr, $help:literal;)*
    })*) => {
        $(
            #[doc = $about]
            #[derive(Debug, Clone, PartialEq)]
            pub struct $struct {
                $(#[doc = $help] pub $name: $type,)*
            }

            impl Default for $struct {
                fn default() -> $struct {
                    $struct { $($name: $default,)* }
                }
            }
        )*

        /// All settings, with where each value came from.
        #[derive(Debug, Clone, PartialEq, Default)]
        pub struct Settings {
            $(#[doc = $about] pub $section: $struct,)*
            origins: BTreeMap<&'static str, Origin>,
        }

        /// The table of settings, in the order in which help shows it.
        pub const SETTINGS: &[Setting] = &[
            $($(Setting {
                section: stringify!($section),
                name: stringify!($name),
                kind: <$type as Value>::KIND,
                default: || { let value: $type = $default; value.write() },
                help: $help,
                reading: $reading,
            },)*)*
        ];

        /// The tables of settings with what each is about, in the same order.
        pub const SECTIONS: &[(&str, &str)] = &[$((stringify!($section), $about)),*];

        impl Settings {
            /// Sets a value; what cannot be read of it where it is of another kind.
            fn set(&mut self, setting: &Setting, value: &Spanned<DeValue<'_>>) -> Result<(), Range<usize>> {
                match (setting.section, setting.name) {
                    $($((stringify!($section), stringify!($name)) => {
                        let read = <$type as Value>::read(value.get_ref());
                        self.$section.$name = read.ok_or_else(|| <$type as Value>::wrong(value))?;
                        Ok(())
                    })*)*
                    _ => Err(value.span()),
                }
            }

            /// The value of a setting as TOML, by its name.
            pub fn value(&self, name: &str) -> Option<String> {
                match name {
                    $($(stringify!($name) => Some(self.$section.$name.write()),)*)*
                    _ => None,
                }
            }
        }
    };
}

settings! {
    notes, Notes, "Which files are read.", true {
        include: Vec<String> = Vec::new(), "Folders whose notes all count, whatever their front matter says";
        exclude: Vec<String> = Vec::new(), "Folders or files that are never read";
        templates: Vec<String> = vec!["templates".into(), "template".into(), "_templates".into()], "Names of folders that hold templates, which are never read";
        max_note_bytes: u32 = 16_777_216, "Notes larger than this are not read";
    }
    me, Me, "Who writes the notes: the writer is no contact.", true {
        name: String = String::new(), "Your name as others write it in your notes";
        emails: Vec<String> = Vec::new(), "Your addresses";
    }
    timeline, Timeline, "How phrases of time are read.", true {
        date_order: DateOrder = DateOrder::Mdy, "How 12/4 is read";
        next_weekday: NextWeekday = NextWeekday::NextWeek, "Whether \"next Friday\" is the Friday of next week or the nearest one";
        working_days: Vec<Weekday> = vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri], "The days on which people work";
        week_end: Weekday = Weekday::Fri, "The day that \"the end of the week\" is";
        holidays: Vec<Day> = Vec::new(), "Days on which nobody works";
        holiday_list: String = String::new(), "A built-in list of public holidays: us, uk, ca, de, in or au";
        hemisphere: Hemisphere = Hemisphere::Northern, "On which half of the earth the seasons are meant";
    }
    playbook, Playbook, "What good follow-up is.", false {
        thank_you_hours: u32 = 24, "Hours after a meeting by which a thank-you is due (seeds 000 to 004: as soon as possible, within 24 hours)";
        thank_you_ends: u32 = 7, "Days after its due day when a thank-you ends";
        reflect_ends: u32 = 3, "Days after the meeting when the reminder to reflect ends";
        grace_days: u32 = 2, "Working days after a promised day when a follow-up is due; it may go from the first (seed 004: a day or two)";
        follow_up_ends: u32 = 21, "Days after its due day when a follow-up ends";
        pace_relaxed: u32 = 7, "Days without contact before checking in, in a relaxed field such as accounting (seed 003)";
        pace_brisk: u32 = 5, "The same in a brisk field";
        pace_aggressive: u32 = 3, "The same in an aggressive field such as sales (seed 003)";
        check_in_ends: u32 = 14, "Days after its due day when a check-in ends";
        commitment_ends: u32 = 30, "Days after its due day when a commitment of yours ends";
        min_gap_days: u32 = 3, "Days between two messages of yours to one recipient (seed 002: don't be pushy)";
        max_unanswered: u32 = 2, "Unanswered messages before letting go is suggested (seed 003)";
        let_go_days: u32 = 28, "Days of silence before letting go is suggested (seed 003: after several weeks)";
        quiet_days: u32 = 45, "Days of silence after which an application is quiet";
        open_end_days: u32 = 5, "Working days after its beginning when a promise without an end is expected";
        upcoming_days: u32 = 7, "How many days ahead the agenda looks";
    }
    drafts, Drafts, "Templates of messages and notes.", false {
        templates: String = ".journal/templates".to_owned(), "The folder of your own templates, which stand for the built-in ones of the same name";
        new_notes: String = String::new(), "The folder in which `journal new` puts notes";
    }
    calendar, CalendarFile, "What a calendar file (`-o journal.ics`) holds.", false {
        entries: CalendarEntries = CalendarEntries::Events, "Whether actions are all-day events or to-dos; appointments are always events";
        appointment_minutes: u32 = 60, "How long an appointment takes whose end is not known";
        appointment_alarm: u32 = 0, "Minutes before an appointment at which the calendar rings; 0 for never";
        action_alarm: u32 = 0, "Hour of the due day at which the calendar rings for an action, as 9; 0 for never";
    }
}

impl Settings {
    /// Where the value of a setting came from, by its name.
    pub fn origin(&self, name: &str) -> &Origin {
        self.origins.get(name).unwrap_or(&Origin::BuiltIn)
    }

    /// Where the value of a setting came from, in words: `built in`, `journal.toml:3`.
    pub fn origin_text(&self, name: &str) -> String {
        match self.origin(name) {
            Origin::BuiltIn => "built in".to_owned(),
            Origin::File { name, line } => format!("{name}:{line}"),
        }
    }

    /// Reads a settings file over the values that are there.
    ///
    /// # Errors
    /// Every problem of the file at once: what is not TOML, unknown names with a suggestion, values of another kind.
    /// The settings that could be read are set all the same.
    pub fn read_toml(&mut self, shown_name: &str, text: &str) -> Result<(), Vec<Diagnostic>> {
        let path: Arc<str> = shown_name.into();
        let lines = LineIndex::new(text);
        let place = |span: Range<usize>| Some(lines.place(&path, text, span.into()));
        let mut problems = Vec::new();

        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let span = error.span().unwrap_or(0..0);
            problems.push(Diagnostic::new(Code::SettingsSyntax, error.message().trim_end_matches('.'), place(span)));
        }
        for (section, value) in table.get_ref() {
            let section_name = section.get_ref().as_ref();
            let rows = || SETTINGS.iter().filter(|row| row.section == section_name);
            if rows().next().is_none() {
                problems.push(unknown_outside(section_name, place(section.span())));
                continue;
            }
            let DeValue::Table(entries) = value.get_ref() else {
                let message = format!("`{section_name}` is a table of settings");
                let problem = Diagnostic::new(Code::SettingInvalid, message, place(value.span()));
                problems
                    .push(problem.with_help(format!("write [{section_name}] on a line, and its settings below it")));
                continue;
            };
            for (name, value) in entries {
                let Some(row) = rows().find(|row| row.name == name.get_ref().as_ref()) else {
                    let mut problem = Diagnostic::new(
                        Code::SettingUnknown,
                        format!("there is no setting `{}` under [{}]", name.get_ref(), section.get_ref()),
                        place(name.span()),
                    );
                    if let Some(near) = suggestion(name.get_ref(), rows().map(|row| row.name)) {
                        problem = problem.with_help(format!("did you mean `{near}`?"));
                    } else if let Some(row) = SETTINGS.iter().find(|row| row.name == name.get_ref().as_ref()) {
                        problem = problem.with_help(format!("`{}` stands under [{}]", row.name, row.section));
                    }
                    problems.push(problem);
                    continue;
                };
                match self.set(row, value) {
                    Ok(()) => {
                        let line = lines.line_of(Span::from(name.span()).start) as u32 + 1;
                        self.origins.insert(row.name, Origin::File { name: Arc::clone(&path), line });
                    }
                    Err(wrong) => problems.push(
                        Diagnostic::new(
                            Code::SettingInvalid,
                            format!("`{}` takes {}", row.name, row.kind),
                            place(wrong),
                        )
                        .with_help(format!(
                            "without it, `{} = {}` counts",
                            row.name,
                            (row.default)()
                        )),
                    ),
                }
            }
        }
        problems.sort_by_key(|problem| problem.place.as_ref().map(|place| place.span));
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }
}

/// A settings file in which every setting is explained and stands at its default, as a comment.
pub fn explained() -> String {
    let mut text = String::from(
        "# journal.toml: what `journal` takes for granted about your notes, and how patient it is.\n\
         # Each setting stands here at its default. To change one, take the # off its line.\n",
    );
    for (section, about) in SECTIONS {
        text.push_str(&format!("\n# {about}\n[{section}]\n"));
        for row in SETTINGS.iter().filter(|row| row.section == *section) {
            text.push_str(&format!("\n# {}: {}.\n#{} = {}\n", row.help, row.kind, row.name, (row.default)()));
        }
    }
    text
}

fn unknown_outside(name: &str, place: Option<crate::text::Place>) -> Diagnostic {
    let mut sections: Vec<&str> = SETTINGS.iter().map(|row| row.section).collect();
    sections.dedup();
    let problem = Diagnostic::new(Code::SettingUnknown, format!("there is no table or setting `{name}` here"), place);
    if let Some(near) = suggestion(name, sections.iter().copied()) {
        return problem.with_help(format!("did you mean [{near}]?"));
    }
    match SETTINGS.iter().find(|row| row.name == name) {
        Some(row) => problem.with_help(format!("`{name}` stands under [{}]", row.section)),
        None => problem.with_help(format!("the tables are [{}]", sections.join("], ["))),
    }
}
