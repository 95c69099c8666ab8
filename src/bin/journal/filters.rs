//! Filters on the command line: words, paths and flags become what the library filters by.

use std::path::Path;

use clap::{Args, ValueEnum};
use journal::agenda::filter::{End, Unknown, day, kinds, statuses};
use journal::agenda::{Filter, Owner, with_quiet};

use crate::config::Config;
use crate::edits::exists;
use crate::failure::Failure;
use crate::reading::Journal;

/// Words of a company, a role or a person; a note or a folder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
pub(crate) struct Words {
    /// Words of a company, a role or a person (all must be there), or a note or a folder
    #[arg(value_name = "WORD|PATH", help_heading = "Which lines", add = clap_complete::engine::ArgValueCompleter::new(crate::complete::names))]
    pub(crate) words: Vec<String>,
}

/// The flags that say which lines are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
#[command(next_help_heading = "Which lines")]
pub(crate) struct Filters {
    /// What falls due within N days, and what is late
    #[arg(long, value_name = "N", value_parser = crate::args::parse_days, conflicts_with = "to")]
    days: Option<u32>,
    /// From this day on: 2026-11-18, or words such as "next monday"
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
    /// Up to this day
    #[arg(long, value_name = "DAY")]
    to: Option<String>,
    /// Who has to act: me or them
    #[arg(long, value_name = "WHO", hide_possible_values = true)]
    owed_by: Option<OwedBy>,
    /// Only these rules, as thank_you,follow_up
    #[arg(long, value_name = "RULE,…", add = clap_complete::engine::ArgValueCandidates::new(crate::complete::rules))]
    kind: Option<String>,
    /// Only these: live, quiet, closed, a status such as offer, or a state such as overdue
    #[arg(long, value_name = "WORD,…")]
    status: Option<String>,
    /// What has come up since this day: 2026-11-18, monday, "3 days ago"
    #[arg(long, value_name = "DAY")]
    since: Option<String>,
    /// What is quiet and closed too
    #[arg(long)]
    pub(crate) all: bool,
}

/// Who has to act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OwedBy {
    /// The writer.
    Me,
    /// The company.
    Them,
}

impl Filters {
    /// These flags over others, for those that may stand before and after a command.
    pub(crate) fn over(self, other: Filters) -> Filters {
        Filters {
            days: self.days.or(other.days),
            from: self.from.or(other.from),
            to: self.to.or(other.to),
            owed_by: self.owed_by.or(other.owed_by),
            kind: self.kind.or(other.kind),
            status: self.status.or(other.status),
            since: self.since.or(other.since),
            all: self.all || other.all,
        }
    }

    /// What is wanted.
    ///
    /// # Errors
    /// A day, a rule or a status that is none.
    pub(crate) fn filter(&self, words: &Words, config: &Config, journal: &Journal) -> Result<Filter, Failure> {
        let on = |flag: &str, text: &Option<String>, end: End| {
            let Some(text) = text else { return Ok(None) };
            exists(text, config.today, &journal.calendar)?;
            let found = day(text, end, config.today, &journal.calendar);
            found.map(Some).ok_or_else(|| {
                Failure::Usage(
                    format!("`{text}` after {flag} is no day"),
                    format!("write it as 2026-11-18, or in words that `journal when \"{text}\"` understands"),
                )
            })
        };
        let to = match self.days {
            Some(days) => config.today.plus(i64::from(days)),
            None => on("--to", &self.to, End::Last)?,
        };
        let mut filter = Filter {
            from: on("--from", &self.from, End::First)?,
            to,
            owed_by: self.owed_by.map(|who| match who {
                OwedBy::Me => Owner::Me,
                OwedBy::Them => Owner::Them,
            }),
            kinds: self
                .kind
                .as_deref()
                .map(kinds)
                .transpose()
                .map_err(|word| unknown("rule", &word))?
                .unwrap_or_default(),
            statuses: self
                .status
                .as_deref()
                .map(statuses)
                .transpose()
                .map_err(|word| unknown("status", &word))?
                .unwrap_or_default(),
            since: on("--since", &self.since, End::Since)?,
            all: self.all,
            ..Filter::default()
        };
        for word in &words.words {
            match path_of(word, &config.root) {
                Some(path) => filter.paths.push(path),
                None => filter.words.push(word.clone()),
            }
        }
        Ok(filter)
    }
}

impl Journal {
    /// Leaves of the agenda what a filter wants.
    pub(crate) fn filter(&mut self, filter: &Filter, config: &Config) {
        if filter.all {
            let all = with_quiet(&self.book, &config.settings, &self.calendar, config.today);
            (self.agenda.items, self.agenda.summary) = (all.items, all.summary);
        }
        let known = filter.since.and_then(|since| since.plus(-1)).map(|before| {
            let then = with_quiet(&self.book, &config.settings, &self.calendar, before);
            then.items.into_iter().map(|item| item.reference).collect()
        });
        self.agenda = std::mem::take(&mut self.agenda).filtered(filter, &known.unwrap_or_default());
    }
}

fn unknown(what: &str, unknown: &Unknown) -> Failure {
    let help = match unknown.near {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("known are {}", unknown.known.join(", ")),
    };
    Failure::Usage(format!("there is no {what} `{}`", unknown.word), help)
}

/// The path below the root that a word names, where it names a file or a folder there, from the current folder or from
/// the root.
fn path_of(word: &str, root: &Path) -> Option<String> {
    let root = std::fs::canonicalize(root).ok()?;
    let from_here = std::fs::canonicalize(word).ok();
    let found = from_here
        .filter(|path| path.starts_with(&root))
        .or_else(|| std::fs::canonicalize(root.join(word)).ok().filter(|path| path.starts_with(&root)))?;
    let below = found.strip_prefix(&root).ok()?.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
    Some(if below.is_empty() { ".".to_owned() } else { below })
}
