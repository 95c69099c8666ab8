//! The lines of the Tasks plugin.

use super::{TASK_KEYS, block_id, bracket_field, tags};
use crate::text::{Day, Span};

/// A date of a task: its day, unless there is no such day, and its bytes with the sign before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TaskDate {
    /// The day; `None` for 2026-02-30.
    pub day: Option<Day>,
    /// The bytes of the date.
    pub span: Span,
}

/// What a task line says besides its description.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TaskLine {
    /// The bytes of the description, without fields, tags at either end and block id.
    pub description: Span,
    /// 📅 or `[due:: …]`.
    pub due: Option<TaskDate>,
    /// ⏳ or `[scheduled:: …]`.
    pub scheduled: Option<TaskDate>,
    /// 🛫 or `[start:: …]`.
    pub start: Option<TaskDate>,
    /// ➕ or `[created:: …]`.
    pub created: Option<TaskDate>,
    /// ✅ or `[completion:: …]`.
    pub done: Option<TaskDate>,
    /// ❌ or `[cancelled:: …]`.
    pub cancelled: Option<TaskDate>,
    /// 🔁 or `[repeat:: …]`, as written.
    pub recurrence: Option<String>,
    /// The tags at the end and at the beginning, without `#`.
    pub tags: Vec<String>,
    /// The block id, without `^`.
    pub block_id: Option<String>,
}

/// More fields than this are not peeled off a line, as in the plugin.
const PASSES: usize = 20;

/// Reads the words of a task (without marker and box) by the rule of the Tasks plugin: fields are taken off the end of
/// the first line until the first text that is none; what is left is the description.
pub fn task_line(text: &str) -> TaskLine {
    let line = text.split('\n').next().unwrap_or("").trim_end();
    let mut task = TaskLine::default();
    let mut rest = line;
    if let Some(id) = block_id(rest) {
        task.block_id = Some(id.slice(rest).trim().trim_start_matches('^').to_owned());
        rest = rest.get(..id.start as usize).unwrap_or(rest).trim_end();
    }
    let bare = rest.len();
    for _ in 0..PASSES {
        let left = emoji_field(&mut task, rest).or_else(|| bracket_task_field(&mut task, rest)).or_else(|| {
            let start = rest.rfind('#')?;
            let name = rest.get(start + 1..)?;
            let before = rest.get(..start)?;
            let is_tag = tags(rest.get(start..)?).first().is_some_and(|(span, _)| span.len() == name.len() + 1);
            (is_tag && (before.is_empty() || before.ends_with(char::is_whitespace))).then(|| {
                task.tags.insert(0, name.to_owned());
                before
            })
        });
        let Some(left) = left else { break };
        rest = left.trim_end();
    }
    let mut start = rest.len() - rest.trim_start().len();
    while let Some((tag, name)) = tags(rest.get(start..).unwrap_or("")).first().filter(|(tag, _)| tag.start == 0) {
        task.tags.push((*name).to_owned());
        start += tag.len();
        start += rest.get(start..).map_or(0, |words| words.len() - words.trim_start().len());
    }
    // To the plugin a task is one line; to Markdown, and to people who wrap their lines, it goes on.
    let goes_on = rest.len() == bare && task.block_id.is_none() && text.len() > line.len();
    let end = if goes_on { text.trim_end().len() } else { rest.len() };
    task.description = Span::new(start.min(end), end);
    task
}

impl TaskLine {
    fn put(&mut self, field: TaskField, text: &str, span: Span) -> bool {
        let date = || {
            let bytes = span.slice(text).as_bytes();
            let shaped = bytes.len() == 10
                && bytes
                    .iter()
                    .enumerate()
                    .all(|(at, b)| if at == 4 || at == 7 { *b == b'-' } else { b.is_ascii_digit() });
            shaped.then(|| TaskDate { day: Day::parse_iso(span.slice(text)), span })
        };
        let slot = match field {
            TaskField::Due => &mut self.due,
            TaskField::Scheduled => &mut self.scheduled,
            TaskField::Start => &mut self.start,
            TaskField::Created => &mut self.created,
            TaskField::Done => &mut self.done,
            TaskField::Cancelled => &mut self.cancelled,
            TaskField::Recurrence => {
                let rule = span.slice(text);
                let valid = rule.starts_with("every")
                    && rule.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b',' | b' ' | b'!'));
                if valid {
                    self.recurrence.get_or_insert_with(|| rule.to_owned());
                }
                return valid;
            }
            TaskField::Other => return true,
        };
        let Some(date) = date() else { return false };
        slot.get_or_insert(date);
        true
    }
}

#[derive(Debug, Clone, Copy)]
enum TaskField {
    Due,
    Scheduled,
    Start,
    Created,
    Done,
    Cancelled,
    Recurrence,
    Other,
}

/// The signs of the Tasks plugin, each with whether a value follows.
const SIGNS: &[(char, TaskField, bool)] = &[
    ('📅', TaskField::Due, true),
    ('📆', TaskField::Due, true),
    ('🗓', TaskField::Due, true),
    ('⏳', TaskField::Scheduled, true),
    ('⌛', TaskField::Scheduled, true),
    ('🛫', TaskField::Start, true),
    ('➕', TaskField::Created, true),
    ('✅', TaskField::Done, true),
    ('❌', TaskField::Cancelled, true),
    ('🔁', TaskField::Recurrence, true),
    ('🏁', TaskField::Other, true),
    ('🆔', TaskField::Other, true),
    ('⛔', TaskField::Other, true),
    ('🔺', TaskField::Other, false),
    ('⏫', TaskField::Other, false),
    ('🔼', TaskField::Other, false),
    ('🔽', TaskField::Other, false),
    ('⏬', TaskField::Other, false),
];

/// Takes a field with a sign off the end of a line; gives what is left.
fn emoji_field<'l>(task: &mut TaskLine, line: &'l str) -> Option<&'l str> {
    let bare = line.trim_end_matches('\u{fe0f}');
    let (at, field, valued) = bare.char_indices().rev().take(200).find_map(|(at, c)| {
        SIGNS.iter().find(|(sign, _, _)| *sign == c).map(|&(sign, field, valued)| (at, (sign, field), valued))
    })?;
    let (sign, field) = field;
    let after = line.get(at + sign.len_utf8()..)?;
    let value = after.strip_prefix('\u{fe0f}').unwrap_or(after).trim_start_matches(' ');
    if valued {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ',' | ' ' | '!');
        let start = line.len() - value.len();
        if value.is_empty() || !value.chars().all(plain) || !task.put(field, line, Span::new(start, line.len())) {
            return None;
        }
    } else if !value.is_empty() {
        return None;
    }
    line.get(..at)
}

/// Takes a field in Dataview's form off the end of a line; gives what is left.
fn bracket_task_field<'l>(task: &mut TaskLine, line: &'l str) -> Option<&'l str> {
    let bare = line.strip_suffix(',').unwrap_or(line).trim_end();
    let open = match bare.chars().next_back()? {
        ']' => bare.rfind('[')?,
        ')' => bare.rfind('(')?,
        _ => return None,
    };
    let colons = open + bare.get(open..)?.find("::")?;
    let field = bracket_field(bare, open, colons).filter(|field| field.whole.end as usize == bare.len())?;
    let name = field.name.slice(bare);
    let kind = match name {
        "due" => TaskField::Due,
        "scheduled" => TaskField::Scheduled,
        "start" => TaskField::Start,
        "created" => TaskField::Created,
        "completion" => TaskField::Done,
        "cancelled" => TaskField::Cancelled,
        "repeat" => TaskField::Recurrence,
        _ if TASK_KEYS.contains(&name) => TaskField::Other,
        _ => return None,
    };
    if !task.put(kind, bare, field.value) {
        return None;
    }
    bare.get(..open)
}
