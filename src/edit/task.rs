//! A task line of Obsidian: ticked, cancelled or moved to another day, by the conventions of the Tasks plugin.

use super::lines::Lines;
use super::{Refusal, Splice};
use crate::diagnostic::Code;
use crate::note::obsidian;
use crate::text::{Day, Span};

/// What becomes of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// `[x]` and ✅.
    Done(Day),
    /// `[-]` and ❌.
    Cancelled(Day),
    /// ⏳ becomes this day, or 🛫 where that alone says when; else it gets a ⏳. The due date stays.
    Until(Day),
}

/// The splices for the task whose box holds its character at `mark`.
pub(super) fn turn(text: &str, lines: &Lines<'_>, mark: Span, turn: Turn) -> Result<Vec<Splice>, Refusal> {
    let line = lines.of(mark.start as usize);
    let refused = |message: String| Refusal::new(Code::TaskUnsafe, message);
    let Some(found) = lines.get(line) else { return Err(refused("the task is not there any more".to_owned())) };
    let shown = lines.words(line).trim();
    if matches!(mark.slice(text), "x" | "X" | "-" | "") {
        return Err(refused(format!("the box of `{shown}` is not open")));
    }
    let after = mark.end as usize + 1;
    let rest = text.get(after..found.end).unwrap_or("");
    let begin = after + rest.len() - rest.trim_start().len();
    let words = text.get(begin..found.end).unwrap_or("");
    let fields = obsidian::task_line(words);
    if fields.recurrence.is_some() || words.contains('\u{1f501}') || words.contains("[repeat::") {
        return Err(refused(format!("`{shown}` comes again and again")).help(
            "tick it in Obsidian, where the Tasks plugin writes the next one; or write down yourself what you did",
        ));
    }
    let dates = [fields.due, fields.scheduled, fields.start, fields.created, fields.done, fields.cancelled]
        .into_iter()
        .flatten();
    if let Some(wrong) = dates.filter(|date| date.day.is_none()).map(|date| date.span).next() {
        return Err(refused(format!("`{}` in `{shown}` is no day of the calendar", wrong.slice(words)))
            .help("correct the date, then do this again"));
    }
    let at = |span: Span| Span::new(begin + span.start as usize, begin + span.end as usize);
    // The end of what the line says, before its block id and before the blanks that end it.
    let bare = words.trim_end();
    let end = begin + obsidian::block_id(bare).map_or(bare.len(), |id| id.start as usize);
    let brackets = ["due", "scheduled", "start", "created"]
        .iter()
        .any(|key| words.contains(&format!("[{key}::")) || words.contains(&format!("({key}::")));
    let field = |sign: char, key: &str, day: Day| Splice {
        at: Span::new(end, end),
        text: if brackets { format!("  [{key}:: {day}]") } else { format!(" {sign} {day}") },
    };
    let set = |known: Option<obsidian::TaskDate>, sign: char, key: &str, day: Day| match known {
        Some(date) => Splice { at: at(date.span), text: day.to_string() },
        None => field(sign, key, day),
    };
    Ok(match turn {
        Turn::Done(day) => {
            vec![Splice { at: mark, text: "x".to_owned() }, set(fields.done, '✅', "completion", day)]
        }
        Turn::Cancelled(day) => {
            vec![Splice { at: mark, text: "-".to_owned() }, set(fields.cancelled, '❌', "cancelled", day)]
        }
        Turn::Until(day) => {
            let start = fields.start.filter(|_| fields.due.is_none());
            vec![set(fields.scheduled.or(start), '⏳', "scheduled", day)]
        }
    })
}
