//! Problems in one layout: `path:line:column: severity[code]: message`, the words with carets, the remedy.

use anstyle::Style;
use schemars::JsonSchema;
use serde::Serialize;

use super::csv;
use super::days::count;
use super::excerpt::excerpt;
use super::json::{ProblemView, lines, pretty};
use super::page::{AHEAD, HINT, LATE, NOW, PATH, PLAIN, Page, QUIET, STRONG, Text, clipped};
use super::{Look, Texts};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::Place;
use crate::text::safe::shown;

/// How many characters of a message are shown: it may quote a value, and a value may be as long as the note.
const MESSAGE: usize = 400;

/// Every problem in full. The first line of each is never wrapped, so that editors and `grep` can read it.
pub fn full(problems: &[Diagnostic], look: Look, texts: &dyn Texts) -> String {
    let mut page = Page::new(look);
    for problem in problems {
        page.gap();
        headline(&mut page, problem);
        let drawn = problem
            .place
            .as_ref()
            .filter(|place| !place.span.is_empty())
            .and_then(|place| excerpt(place, problem.severity, "", texts, look));
        let mut indent = 2;
        if let (Some(drawn), Some(place)) = (drawn, &problem.place) {
            page.raw(&drawn);
            indent = place.line.to_string().len() + 1;
        }
        help(&mut page, problem, indent);
    }
    page.finish()
}

/// Why a command stops: what happened, with its code where it has one, what to do next, and what may have been meant.
pub fn complaint(problem: Option<&Diagnostic>, message: &str, help: &str, candidates: &[String], look: Look) -> String {
    const NAME: &str = "journal:";
    let mut page = Page::new(look);
    let mut text = Text::new();
    if let Some(problem) = problem {
        text = text.keep(severity_style(problem.severity), &code_words(problem)).add(PLAIN, ": ");
    }
    page.hanging(&[(0, STRONG, NAME)], NAME.len() + 1, &text.add(PLAIN, message));
    remedy(&mut page, help, 2);
    for candidate in candidates {
        page.hanging(&[(0, PLAIN, "")], 2, &Text::new().add(PLAIN, candidate));
    }
    page.finish()
}

/// The first lines of the gravest problems, `most` of them at most, and how many there are beside them.
///
/// What needs no attention ([`Severity::Info`]) is left out.
pub fn brief(problems: &[Diagnostic], most: usize, look: Look) -> String {
    let mut grave: Vec<&Diagnostic> = problems.iter().filter(|problem| problem.severity > Severity::Info).collect();
    grave.sort_by_key(|problem| std::cmp::Reverse(problem.severity));
    let mut page = Page::new(look);
    for problem in grave.iter().take(most) {
        headline(&mut page, problem);
        // What concerns the whole journal has no words to show, so the remedy stands here too.
        if problem.place.is_none() {
            help(&mut page, problem, 2);
        }
    }
    let placed = grave.iter().any(|problem| problem.place.is_some());
    if placed || grave.len() > most {
        let more = grave.len().saturating_sub(most);
        let words = match more {
            0 => "`journal check` shows the words, and what to do".to_owned(),
            _ => format!("{} more; `journal check` shows them all, and what to do", count(more as i64, "problem")),
        };
        page.paragraph(0, &Text::new().add(QUIET, &words));
    }
    page.finish()
}

/// What `check` looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Looked {
    /// Notes that count.
    pub counted: usize,
    /// Notes of people that counted notes name.
    pub people: usize,
    /// Notes that are none of the job search's.
    pub passed_over: usize,
    /// Notes that have a company and no other key of a job search, by path.
    pub company_only: Vec<String>,
}

/// The page of `check`: every problem, the notes that almost count, and the counts.
pub fn check(problems: &[Diagnostic], looked: &Looked, look: Look, texts: &dyn Texts) -> String {
    let mut page = Page::new(look);
    page.raw(&full(problems, look, texts));
    if !looked.company_only.is_empty() {
        page.gap();
        let words = "These notes have a company and no other key of a job search, so they do not count; `type: interview` makes one count:";
        page.paragraph(0, &Text::new().add(PLAIN, words));
        for path in &looked.company_only {
            page.paragraph(2, &Text::new().place(PATH, path, path));
        }
    }
    page.gap();
    let tally = |severity, one| {
        let number = problems.iter().filter(|problem| problem.severity == severity).count();
        (number > 0).then(|| count(number as i64, one))
    };
    let found: Vec<String> =
        [tally(Severity::Error, "error"), tally(Severity::Warning, "warning"), tally(Severity::Info, "remark")]
            .into_iter()
            .flatten()
            .collect();
    let found = if found.is_empty() { "Nothing to mend".to_owned() } else { super::days::joined(&found) };
    let mut read = count(looked.counted as i64, "note");
    if looked.people > 0 {
        read.push_str(&format!(" and {}", count(looked.people as i64, "person note")));
    }
    let mut line = Text::new().add(STRONG, &found).add(PLAIN, &format!(" in {read}"));
    if looked.passed_over > 0 {
        let words = format!("; {} passed over as none of a job search (", looked.passed_over);
        line = line.add(QUIET, &words).keep(QUIET, "`journal help notes`").add(QUIET, " says what counts)");
    }
    page.paragraph(0, &line.add(PLAIN, "."));
    page.finish()
}

/// The problems as one JSON document, `journal/check/1`.
pub fn json(problems: &[Diagnostic], looked: &Looked, root: &str) -> String {
    pretty(&CheckView {
        schema: "journal/check/1",
        root,
        notes: NotesView {
            counted: looked.counted,
            people: looked.people,
            passed_over: looked.passed_over,
            company_only: &looked.company_only,
        },
        problems: problems.iter().map(ProblemView::new).collect(),
    })
}

/// What could not be read, was repaired, or can be read in two ways: the answer of `journal check --format json`.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "journal/check/1")]
pub(super) struct CheckView<'a> {
    #[schemars(extend("const" = "journal/check/1"))]
    schema: &'static str,
    /// The folder of the notes.
    root: &'a str,
    notes: NotesView<'a>,
    problems: Vec<ProblemView<'a>>,
}

/// What was looked at: notes that count, notes of people, notes that are none of a job search, and those of them that
/// have a company and little else.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Notes")]
struct NotesView<'a> {
    counted: usize,
    people: usize,
    passed_over: usize,
    company_only: &'a [String],
}

/// One line of `journal check --format jsonl`.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "journal/problem/1")]
pub(super) struct ProblemLine<'a> {
    #[schemars(extend("const" = "journal/problem/1"))]
    schema: &'static str,
    #[serde(flatten)]
    problem: ProblemView<'a>,
}

/// The problems as one JSON document a line, `journal/problem/1`.
pub fn json_lines(problems: &[Diagnostic]) -> String {
    let view = |problem| ProblemLine { schema: "journal/problem/1", problem: ProblemView::new(problem) };
    lines(problems.iter().map(view))
}

/// The problems as rows of a table.
pub fn table(problems: &[Diagnostic]) -> String {
    let columns = ["path", "line", "column", "severity", "code", "message", "help"];
    csv::write(&columns, problems, |problem| {
        let number = |get: fn(&Place) -> u32| problem.place.as_ref().map(|place| get(place).to_string());
        let cells = [
            problem.place.as_ref().map(|place| place.path.to_string()),
            number(|place| place.line),
            number(|place| place.column),
            Some(problem.severity.word().to_owned()),
            Some(problem.code.name().to_owned()),
            Some(problem.message.clone()),
            Some(problem.help.clone()),
        ];
        cells.map(Option::unwrap_or_default).to_vec()
    })
}

/// The problems as workflow commands of GitHub Actions, which shows each beside its line. `prefix` is the folder of the
/// notes below the repository, as the paths of annotations are taken from there.
pub fn github(problems: &[Diagnostic], prefix: &str) -> String {
    let value = |text: &str| shown(text).replace('%', "%25");
    let property = |text: &str| value(text).replace(':', "%3A").replace(',', "%2C");
    let mut out = String::new();
    for problem in problems {
        out.push_str(match problem.severity {
            Severity::Error => "::error ",
            Severity::Warning => "::warning ",
            Severity::Info => "::notice ",
        });
        if let Some(place) = &problem.place {
            let prefix = if prefix.is_empty() { String::new() } else { format!("{prefix}/") };
            let path = property(&format!("{prefix}{}", place.path));
            out.push_str(&format!("file={path},line={},col={},", place.line, place.column));
        }
        out.push_str(&format!(
            "title={}::{}",
            property(problem.code.name()),
            value(clipped(&problem.message, MESSAGE))
        ));
        if !problem.help.is_empty() {
            out.push_str(&format!("; {}", value(&problem.help)));
        }
        out.push('\n');
    }
    out
}

/// Puts problems in the order in which they are shown: those of no file first, then by place, each once.
pub fn sort(problems: &mut Vec<Diagnostic>) {
    problems.sort_by(|a, b| {
        let places = a.place.cmp(&b.place);
        places.then(b.severity.cmp(&a.severity)).then(a.code.cmp(&b.code)).then_with(|| a.message.cmp(&b.message))
    });
    problems.dedup();
}

fn help(page: &mut Page, problem: &Diagnostic, indent: usize) {
    remedy(page, &problem.help, indent);
}

fn remedy(page: &mut Page, help: &str, indent: usize) {
    if !help.is_empty() {
        let label = "= help:";
        page.hanging(&[(indent, HINT, label)], indent + label.len() + 1, &Text::new().add(PLAIN, help));
    }
}

fn severity_style(severity: Severity) -> Style {
    match severity {
        Severity::Error => LATE,
        Severity::Warning => NOW,
        Severity::Info => AHEAD,
    }
}

/// `error[not-utf8]`.
fn code_words(problem: &Diagnostic) -> String {
    format!("{}[{}]", problem.severity.word(), problem.code.name())
}

fn headline(page: &mut Page, problem: &Diagnostic) {
    let mut line = Headline { text: String::new(), color: page.look().color };
    match &problem.place {
        Some(place) => line.add(STRONG, &format!("{}:{}:{}:", shown(&place.path), place.line, place.column)),
        None => line.add(STRONG, "journal:"),
    }
    line.text.push(' ');
    line.add(severity_style(problem.severity), &code_words(problem));
    line.text.push_str(": ");
    line.text.push_str(&shown(clipped(&problem.message, MESSAGE)));
    page.raw(&line.text);
}

struct Headline {
    text: String,
    color: bool,
}

impl Headline {
    fn add(&mut self, style: Style, words: &str) {
        if self.color {
            self.text.push_str(&format!("{style}{words}{style:#}"));
        } else {
            self.text.push_str(words);
        }
    }
}
