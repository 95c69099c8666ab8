//! What went wrong, where, and how to mend it: data only; `render` shows it.

mod examples;

use crate::text::Place;

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something may be misread or could be written better; all was read.
    Info,
    /// Something was repaired, or was read in one of several possible ways.
    Warning,
    /// Something could not be read.
    Error,
}

impl Severity {
    /// The word that stands in messages and in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

macro_rules! codes {
    ($($variant:ident = $code:literal, $severity:ident, $title:literal, $remedy:literal;)*) => {
        /// What kind of problem it is. One table holds each code's name, severity, title and remedy.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $title] $variant,)*
        }

        /// Every code, in the order of the table.
        pub const CODES: &[Code] = &[$(Code::$variant),*];

        impl Code {
            /// The name that stands in brackets and in JSON.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $code),* }
            }

            /// How much it matters.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity),* }
            }

            /// What it means, in one line.
            pub fn title(self) -> &'static str {
                match self { $(Code::$variant => $title),* }
            }

            /// How to mend it.
            pub fn remedy(self) -> &'static str {
                match self { $(Code::$variant => $remedy),* }
            }
        }
    };
}

codes! {
    // Files.
    Unreadable = "unreadable", Error, "A file or folder could not be read", "give yourself permission to read it, or exclude it in journal.toml";
    TooLarge = "too-large", Warning, "A note is larger than the size cap and was not read", "split the note, or raise `max_note_bytes` under [notes] in journal.toml";
    NotUtf8 = "not-utf-8", Warning, "A note is not UTF-8; what could be read was read", "save the note as UTF-8; until then nothing is written to it";
    ConflictCopy = "conflict-copy", Warning, "A copy that a sync program left after a conflict was not read", "merge it into the note that it is a copy of, then delete it";
    ConflictMarkers = "conflict-markers", Warning, "A note holds the markers of an unfinished git merge", "finish the merge; until then nothing is written to the note";
    NoNotes = "no-notes", Warning, "No note counts as an interview note", "give a note `type: interview` and `company: …` in its front matter, or name the folder under `include` in journal.toml";
    // Front matter.
    FrontMatterUnclosed = "front-matter-unclosed", Warning, "The front matter has no closing `---`", "close the block with a line of three dashes";
    FrontMatterInvalid = "front-matter-invalid", Error, "A part of the front matter is not YAML", "quote the value, or mend the line; what stood before it was read";
    FrontMatterRepaired = "front-matter-repaired", Warning, "The front matter was repaired while it was read", "write it as shown";
    FrontMatterDelimiter = "front-matter-delimiter", Info, "The front matter's delimiter is not exactly three dashes", "use `---`, so that other programs see the block too";
    DuplicateKey = "duplicate-key", Warning, "A key stands twice in the front matter; the first one counts", "keep one of the two";
    UnknownKey = "unknown-key", Info, "A front matter key is one letter away from one that is read", "write it as suggested, if that is what you meant";
    UnknownWord = "unknown-word", Info, "A stage or status is not one of the known words; it counts as open", "use one of the known words";
    // Dates.
    AmbiguousDate = "ambiguous-date", Warning, "A date can be read in two ways", "write it as 2026-11-18, or set `date_order` in journal.toml";
    DateOrder = "date-order", Info, "The dates of the journal speak for another order of day and month than the one they are read in", "set `date_order` under [timeline] in journal.toml";
    ImpossibleDate = "impossible-date", Warning, "There is no such day", "write a day that exists";
    DateOutOfRange = "date-out-of-range", Warning, "A date lies outside the years 1 to 9999", "write a nearer day";
    WeekdayMismatch = "weekday-mismatch", Warning, "The weekday and the date do not agree; the date counts", "correct the one that is wrong";
    NoSaidDay = "no-said-day", Warning, "A phrase of time cannot be placed: the note bears no date", "give the note a `date:`, or begin the line with the day";
    UnreadDate = "unread-date", Warning, "A value that should be a day could not be read as one", "write it as 2026-11-18, or in words such as `end of next week`";
    // People.
    PossibleDuplicate = "possible-duplicate", Info, "Two contacts may be one person", "write the name the same way in both notes, or give both the same address";
    UnplacedName = "unplaced-name", Info, "A name could not be placed", "write the whole name, or say who it is: a title in brackets, an address, a line under Attendees";
    // Settings and the command line.
    SettingUnknown = "setting-unknown", Error, "There is no such setting", "`journal init` writes a file with every setting explained";
    SettingInvalid = "setting-invalid", Error, "A setting has a value that it cannot take", "correct the value";
    SettingsSyntax = "settings-syntax", Error, "A settings file is not TOML", "mend the line that is shown";
    // References.
    RefUnknown = "ref-unknown", Error, "No item has this reference", "`journal agenda` prints the references of today; what is done has none any more";
    RefAmbiguous = "ref-ambiguous", Error, "More than one item has this reference", "give more of its letters, or `path:line`";
    WhatAmbiguous = "what-ambiguous", Error, "A word names more than one note or application", "name one of those below by its path";
    // Drafts.
    DraftNone = "draft-none", Error, "No message belongs to this item", "`journal why REF` says what to do; --template NAME drafts one all the same";
    TemplateInvalid = "template-invalid", Error, "A template cannot be filled", "mend the line that is shown; `journal help formats` names what a template may ask for";
    // Writing.
    NotRecordable = "not-recordable", Error, "An item is not recorded by a line of a log", "`journal why REF` says what ends it";
    NoPlace = "no-place", Error, "No line would say it and leave everything else as it is", "write the line into the note yourself";
    TaskUnsafe = "task-unsafe", Error, "A task line would be damaged", "tick it in the program that wrote it";
    WriteForeign = "write-foreign", Error, "A file that this program did not write would be overwritten", "name another file, or say --force";
    WriteEmptied = "write-emptied", Error, "An agenda would be emptied because no note was found", "look whether the folder of the notes is there, or say --force";
    WriteChanged = "write-changed", Error, "A note changed while a line was being written", "run the command again";
    WriteUnsafe = "write-unsafe", Error, "A note cannot be written without harm", "write the line into the note yourself";
}

/// One problem, with its place where it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of problem it is.
    pub code: Code,
    /// How much it matters; the code's own severity unless it was raised.
    pub severity: Severity,
    /// What happened here, in one sentence without a full stop.
    pub message: String,
    /// What to do about it; the code's own remedy unless there is a better one.
    pub help: String,
    /// Where it stands. A problem of a whole file has an empty span at its start.
    pub place: Option<Place>,
}

impl Diagnostic {
    /// A problem with its code's own severity and remedy.
    pub fn new(code: Code, message: impl Into<String>, place: Option<Place>) -> Diagnostic {
        Diagnostic { code, severity: code.severity(), message: message.into(), help: code.remedy().to_owned(), place }
    }

    /// The same problem with a remedy of its own.
    pub fn with_help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = help.into();
        self
    }
}

/// The nearest of `known` to a mistyped word, where one is near enough to suggest (Damerau–Levenshtein distance at
/// most 1 for words of up to five letters, at most 2 for longer ones).
pub fn suggestion<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let most = if word.chars().count() <= 5 { 1 } else { 2 };
    known
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(word, name), name))
        .filter(|&(distance, _)| distance <= most)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, name)| name)
}
