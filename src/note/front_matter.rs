//! The front matter: known keys with their values and positions; what people get wrong is repaired and reported.

use super::keys::{folded, near_miss};
use super::plain;
use super::repair::{self, Fault};
use super::split::{Language, Split, is_entry, matter, split};
use super::yaml::{self, Entry};
use super::{Field, Front, Key, Problem, Value, is_missing, toml_matter};
use crate::diagnostic::Code;
use crate::text::Span;

/// No more problems than this are reported of one block.
const PROBLEMS: usize = 30;

/// The front matter of a text, and where the body begins.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) front: Front,
    pub(super) body: usize,
    pub(super) problems: Vec<Problem>,
}

/// The entries of a block, and which of them were repaired.
#[derive(Debug, Default)]
struct Entries {
    list: Vec<Entry>,
    repairs: Vec<(usize, Fault)>,
    problems: Vec<Problem>,
}

/// Reads the front matter at the start of a text. Where there is a block that says nothing, it is read as prose.
pub(super) fn read(text: &str) -> Head {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut head = Head { body: start, ..Head::default() };
    let blanks = text.get(start..).map_or(0, |rest| rest.len() - rest.trim_start().len());
    let Some(split) = split(text, start + blanks) else { return head };
    // Where plain entries stand there is a front matter, and gray_matter need not be asked.
    let entries = match split.language {
        Language::Yaml => plain::read(text, split.inner.clone()),
        Language::Toml => None,
    };
    if entries.is_none() && matter(text, &split).is_none() {
        if blanks == 0 && split.closing.is_some() {
            head.body = split.block.end;
            head.front.span = split.block.into();
        }
        return head;
    }
    let inner = text.get(split.inner.clone()).unwrap_or("");
    let is_plain = entries.is_some();
    let entries = match (entries, split.language) {
        (Some(list), _) => Entries { list, ..Entries::default() },
        (None, Language::Yaml) => yaml_entries(text, &split),
        (None, Language::Toml) => toml_entries(inner, split.inner.start),
    };
    let known = entries.list.iter().any(|(name, _, _)| Key::from_name(name).is_some());
    let prose = entries.list.iter().any(|(name, _, _)| name.contains(' ')) || blanks > 0 || split.closing.is_none();
    if entries.list.is_empty() || (prose && !known) {
        // Two rules with prose between them, which may well hold a colon.
        let looks_meant =
            inner.lines().any(|line| is_entry(line) && Key::from_name(line.split(':').next().unwrap_or("")).is_some());
        if looks_meant {
            head.problems = entries.problems;
        }
        return head;
    }
    head.problems.extend(delimiters(text, &split, blanks));
    head.problems.extend(entries.problems);
    head.body = split.block.end;
    head.front.span = split.block.into();
    keep_known(text, entries.list, &entries.repairs, is_plain, &mut head);
    // A block that is wrong throughout is no better understood by a thousand reports.
    head.problems.truncate(PROBLEMS);
    head
}

/// What is odd about the delimiters.
fn delimiters(text: &str, split: &Split, blanks: usize) -> Vec<Problem> {
    let mut problems = Vec::new();
    let opening = split.opening.clone();
    if blanks > 0 {
        let message = "there are blank lines before the front matter";
        let help = "let `---` be the very first line, so that other programs see the block too";
        problems.push(Problem::new(Code::FrontMatterRepaired, message, opening.clone().into()).help(help));
    }
    let Some(closing) = split.closing.clone() else {
        problems.push(Problem::new(Code::FrontMatterUnclosed, "the front matter has no closing `---`", opening.into()));
        return problems;
    };
    if split.glued {
        let message = "the closing delimiter has text on its line; the note's text begins there";
        let help = "break the line after the delimiter";
        problems.push(Problem::new(Code::FrontMatterDelimiter, message, closing.into()).help(help));
    } else if let Some(odd) = [opening, closing].into_iter().find(|delimiter| delimiter.len() > 3) {
        let dashes = text.get(odd.clone()).unwrap_or("");
        problems.push(Problem::new(Code::FrontMatterDelimiter, format!("the delimiter is `{dashes}`"), odd.into()));
    }
    problems
}

fn yaml_entries(text: &str, split: &Split) -> Entries {
    let inner = text.get(split.inner.clone()).unwrap_or("");
    let document = yaml::read(inner, split.inner.start);
    if let (Some(Value::Map(list, _)), None) = (document.root, document.error) {
        return Entries { list, ..Entries::default() };
    }
    let repaired = repair::read(text, split.inner.clone());
    let problems = repaired.unread.into_iter().filter(|span| !is_missing(span.slice(text))).map(|span| {
        let help = match span.slice(text).bytes().next() {
            Some(b'\t') => "YAML takes no tab before a line: write it as `key: value` without one, or take it out",
            Some(b' ') => "write it as `key: value` without blanks before it, or take it out",
            _ => "write it as `key: value`, or take it out",
        };
        Problem::new(Code::FrontMatterInvalid, "this line of the front matter was not read", span).help(help)
    });
    Entries { problems: problems.collect(), list: repaired.entries, repairs: repaired.repairs }
}

fn toml_entries(inner: &str, base: usize) -> Entries {
    let (list, errors) = toml_matter::read(inner, base);
    let problems = errors.into_iter().map(|(span, message)| {
        Problem::new(Code::FrontMatterInvalid, message, span)
            .help("mend the line, or write the block as YAML between `---`")
    });
    Entries { problems: problems.collect(), list, repairs: Vec::new() }
}

/// Keeps the known keys; reports repairs of them, keys that stand twice, and keys that look like known ones.
///
/// Of what is odd in YAML, plain entries can only hold a tag that reads as a comment.
fn keep_known(text: &str, entries: Vec<Entry>, repairs: &[(usize, Fault)], is_plain: bool, head: &mut Head) {
    head.front.fields.reserve(entries.len());
    let mut repairs = repairs.iter().peekable();
    for (index, (name, name_span, mut value)) in entries.into_iter().enumerate() {
        let repaired = repairs.next_if(|(at, _)| *at == index).map(|&(_, fault)| fault);
        let folded = folded(&name);
        let Some(key) = Key::from_folded(&folded) else {
            // Its value is nobody's business here, but to other programs it breaks the whole block.
            if let Some(fault) = repaired.filter(|_| !value.is_missing()) {
                head.problems.push(repair_problem(text, &name, name_span, &value, fault));
            }
            if let Some(near) = near_miss(&folded) {
                let message = format!("`{name}` is not a key that is read");
                let help = format!("write `{near}`, if that is what you meant");
                head.problems.push(Problem::new(Code::UnknownKey, message, name_span).help(help));
            }
            continue;
        };
        let may_be_odd = !is_plain || matches!(key, Key::Tags | Key::Type) && value.is_missing();
        let fault = repaired.or_else(|| may_be_odd.then(|| oddity(text, key, name_span, &mut value)).flatten());
        if let Some(fault) = fault.filter(|_| !value.is_missing()) {
            head.problems.push(repair_problem(text, &name, name_span, &value, fault));
        }
        // The same key twice, not two keys of one meaning (`company`, `employer`).
        let twin =
            head.front.fields.iter_mut().find(|field| field.key == key && super::keys::folded(&field.name) == folded);
        let Some(twin) = twin else {
            drop(folded);
            head.front.fields.push(Field { key, name, name_span, value });
            continue;
        };
        let counts = if twin.value.is_missing() {
            *twin = Field { key, name: name.clone(), name_span, value };
            "the first one is empty, so this one counts"
        } else {
            "the first one counts"
        };
        head.problems.push(Problem::new(Code::DuplicateKey, format!("`{name}` stands twice; {counts}"), name_span));
    }
}

/// What is odd about an entry that is YAML, but not what was meant; mends it.
fn oddity(text: &str, key: Key, name: Span, value: &mut Value) -> Option<Fault> {
    let mut fault = mend_links(text, value).then_some(Fault::Link);
    let rest = text.get(name.end as usize..).unwrap_or("");
    let line = rest.split(['\n', '\r']).next().unwrap_or("");
    let (before, after) = line.split_once(':')?;
    let quoted = before.starts_with(['"', '\'']);
    if value.is_missing() && matches!(key, Key::Tags | Key::Type) {
        let words = after.trim();
        if words.starts_with('#') && !words.starts_with("# ") && words.len() > 1 {
            let start = name.end as usize + line.len() - after.trim_start().len();
            *value = Value::Text(words.to_owned(), Span::new(start, start + words.len()));
            fault = Some(Fault::Hash);
        }
    }
    if fault.is_none() && !quoted && before.starts_with([' ', '\t']) {
        fault = Some(Fault::SpaceBefore);
    }
    let gap = after.len() - after.trim_start().len();
    if fault.is_none() && !after.trim().is_empty() && after.get(..gap).is_some_and(|gap| gap.contains('\t')) {
        fault = Some(Fault::Tab);
    }
    fault
}

/// `[[A]]` is a list in a list to YAML, and a link to everybody else.
fn mend_links(text: &str, value: &mut Value) -> bool {
    match value {
        Value::Text(..) => false,
        Value::List(items, span) => {
            let source = span.slice(text);
            let nested = matches!(items.as_slice(), [Value::List(..)]);
            if nested && source.starts_with("[[") && !source.starts_with("[[[") && source.ends_with("]]") {
                *value = Value::Text(source.to_owned(), *span);
                return true;
            }
            // Every item is mended, so nothing here may stop at the first.
            let mut mended = false;
            for item in items {
                mended |= mend_links(text, item);
            }
            mended
        }
        Value::Map(entries, _) => {
            let mut mended = false;
            for (_, _, value) in entries {
                mended |= mend_links(text, value);
            }
            mended
        }
    }
}

fn repair_problem(text: &str, name: &str, name_span: Span, value: &Value, fault: Fault) -> Problem {
    let span = match value {
        Value::Text(words, span) if !words.is_empty() => *span,
        _ => name_span,
    };
    let problem = Problem::new(Code::FrontMatterRepaired, format!("{}; it was read as it looks", fault.text()), span);
    match value {
        Value::Text(words, _) if !words.contains(['\n', '\r']) => {
            let plain = matches!(fault, Fault::NoSpace | Fault::SpaceBefore | Fault::Tab)
                && repair::fault_of_value(words).is_none();
            let quoted = if plain { words.clone() } else { quote(words) };
            problem.help(format!("write it as `{name}: {quoted}`"))
        }
        Value::List(items, _) if items.iter().all(|item| matches!(item, Value::Text(..))) => {
            let items: Vec<String> = value.texts().iter().map(|(words, _)| quote(words)).collect();
            problem.help(format!("write it as `{name}: [{}]`", items.join(", ")))
        }
        _ => {
            let first = value.span().slice(text).lines().next().unwrap_or("").trim();
            problem.help(format!("put quotes around what stands there: `{first}`"))
        }
    }
}

fn quote(words: &str) -> String {
    if words.contains('"') || words.contains('\\') {
        format!("'{}'", words.replace('\'', "''"))
    } else {
        format!("\"{words}\"")
    }
}
