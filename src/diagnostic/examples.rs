//! An example of each problem, for `journal explain`.

use super::Code;

/// Words that have the problem, or what leads to it; a line with `→` says what was made of them.
const EXAMPLES: &[(Code, &str)] = &[
    (Code::Unreadable, "A note that belongs to another user, or a folder that was closed with chmod."),
    (Code::TooLarge, "A log of 20 MB that was saved as notes/dump.md."),
    (Code::NotUtf8, "A note that an old editor saved as Windows-1252: “José” becomes “Jos�”."),
    (Code::ConflictCopy, "acme.sync-conflict-20261118-101500.md\nacme (conflicted copy 2026-11-18).md"),
    (Code::ConflictMarkers, "<<<<<<< HEAD\nDana decides by Friday.\n=======\nDana decides by Monday.\n>>>>>>> phone"),
    (Code::NoNotes, "A folder of recipes, or notes without `company:` in their front matter."),
    (Code::FrontMatterUnclosed, "---\ncompany: Acme\n\n# Onsite\n→ the block ends where the first heading begins"),
    (Code::FrontMatterInvalid, "---\ncompany: Acme\nrole: [Engineer\n---"),
    (
        Code::FrontMatterRepaired,
        "people: [[Dana Okafor]], [[Priya Raman]]\n→ people: [\"[[Dana Okafor]]\", \"[[Priya Raman]]\"]",
    ),
    (Code::FrontMatterDelimiter, "----\ncompany: Acme\n----"),
    (Code::DuplicateKey, "company: Acme\ncompany: Acme Robotics\n→ Acme"),
    (Code::UnknownKey, "intervewers: Dana Okafor\n→ did you mean `interviewers`?"),
    (Code::UnknownWord, "status: thinking\n→ open"),
    (Code::AmbiguousDate, "date: 12/4/2026\n→ 2026-12-04, or 2026-04-12 where the day stands first"),
    (
        Code::DateOrder,
        "12/4/2026 in one note, and 25/12/2026 in another: the day stands first\n→ `date_order = \"dmy\"` reads both",
    ),
    (Code::ImpossibleDate, "They decide by February 30."),
    (Code::DateOutOfRange, "in 999999999 weeks"),
    (Code::WeekdayMismatch, "Thursday, November 20, 2026\n→ 20 November, which is a Friday"),
    (Code::NoSaidDay, "“Dana calls next week” in a note with no date in its front matter, name or headings."),
    (Code::PossibleDuplicate, "“Dana Okafor” in one note of Acme, and “Dana Okafer” in another."),
    (Code::UnplacedName, "“Dana will decide” in a note of a company where two people are called Dana."),
    (Code::UnreadDate, "timeline: when the board has met"),
    (Code::SettingUnknown, "[playbook]\ngrace_day = 3\n→ did you mean `grace_days`?"),
    (Code::SettingInvalid, "[playbook]\ngrace_days = \"two\""),
    (Code::SettingsSyntax, "[playbook\ngrace_days = 3"),
    (Code::RefUnknown, "journal why zzz"),
    (Code::RefAmbiguous, "journal done a    where two references begin with `a`"),
    (Code::WhatAmbiguous, "journal log acme \"Dana called\"    where Acme has two roles"),
    (Code::NotRecordable, "journal done a3f    where a3f is a promise of theirs, which a word of theirs keeps"),
    (Code::NoPlace, "A note that ends inside a block of code: a line after it would be code."),
    (Code::TaskUnsafe, "- [ ] Send the sample 🔁 every week 📅 2026-02-30\n→ ticking it would lose the rule"),
    (Code::DraftNone, "journal draft a3f    where a3f is a reminder to reflect"),
    (Code::TemplateInvalid, "Dear {{ frist }},\n→ undefined value"),
    (Code::WriteForeign, "journal agenda -o todo.md    where todo.md is a file of yours"),
    (Code::WriteEmptied, "journal agenda -o agenda.md    while the disk with the notes is not there"),
    (Code::WriteChanged, "Obsidian saved the note in the moment in which `journal done` was writing."),
    (Code::WriteUnsafe, "A note that is a link, or that is not UTF-8."),
];

impl Code {
    /// An example of it.
    pub fn example(self) -> Option<&'static str> {
        EXAMPLES.iter().find(|(code, _)| *code == self).map(|(_, example)| *example)
    }
}
