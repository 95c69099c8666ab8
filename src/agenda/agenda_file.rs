//! The agenda as a file of a vault: its one grammar, written and read here and nowhere else.
//!
//! Groups are headings; each item is a task line that Obsidian Tasks understands, with its fields in the plugin's order,
//! a link to the note and the reference as block id; what cannot be done by me is a line without a box. A box that was
//! ticked or cancelled there stays so, whatever becomes of the agenda, until it is recorded.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::{Agenda, Group, Item, State, reference};
use crate::note::obsidian;
use crate::text::{Day, shown};

/// The line of the front matter by which a file is known as written by this program.
pub const MARK: &str = "generated-by: journal";

/// Whether a line of a front matter is that mark, also where another program has written it anew.
pub fn is_mark(line: &str) -> bool {
    let Some((key, value)) = line.split_once(':') else { return false };
    key.trim() == "generated-by" && value.trim().trim_matches(['"', '\'']) == "journal"
}

/// What stands above the groups.
const ABOUT: &str = "Tick what you did, or cancel (`[-]`) what you will not do: `journal sync` writes it into the notes. \
                     Anything else that is written here is replaced.";

/// The heading of what was ticked and is on no agenda any more.
const KEPT: &str = "Ticked, not recorded yet";

/// An agenda file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AgendaFile {
    /// The day whose agenda it is.
    pub today: Option<Day>,
    /// Its items, in order.
    pub lines: Vec<Line>,
    /// Lines that were ticked and name no item of the agenda.
    pub kept: Vec<Ticked>,
}

/// What stands before the words of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// No box: nothing that I could tick.
    None,
    /// A box.
    Open,
    /// A box that was ticked or cancelled.
    Told(Told),
}

/// What a box says of its item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// `[x]`: it is done.
    Done,
    /// `[-]`: it will not be done.
    Dropped,
}

impl Mark {
    fn of(sign: char) -> Mark {
        match sign {
            'x' | 'X' => Mark::Told(Told::Done),
            '-' => Mark::Told(Told::Dropped),
            _ => Mark::Open,
        }
    }

    fn told(self) -> Option<Told> {
        match self {
            Mark::Told(told) => Some(told),
            Mark::None | Mark::Open => None,
        }
    }
}

impl Told {
    /// The character in the box, and the sign before the day on which it was put there.
    fn signs(self) -> (char, char) {
        match self {
            Told::Done => ('x', '✅'),
            Told::Dropped => ('-', '❌'),
        }
    }
}

/// One item of the agenda as a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The heading it stands under.
    group: Group,
    /// Its box.
    mark: Mark,
    /// What to do, for whom, and the link, as Markdown on one line.
    text: String,
    /// ⏳: the day until which it waits, or on which an answer is expected.
    scheduled: Option<Day>,
    /// 📅.
    due: Option<Day>,
    /// ✅, or ❌ where the box is cancelled.
    done: Option<Day>,
    /// The item's reference.
    reference: u64,
}

/// A box that was ticked or cancelled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticked {
    /// Which of both.
    pub told: Told,
    /// The line as it stands.
    pub line: String,
    /// The item that it names, where the line still says so.
    pub reference: Option<u64>,
    /// The day on which that was, where the line says so.
    pub done: Option<Day>,
}

impl AgendaFile {
    /// The file of an agenda.
    pub fn of(agenda: &Agenda) -> AgendaFile {
        let mut lines: Vec<Line> = agenda.items.iter().map(|item| Line::of(item, agenda.today)).collect();
        lines.sort_by_key(|line| line.group);
        // Two items with one reference cannot be told apart by it: the first stands for both.
        let mut seen = HashSet::new();
        lines.retain(|line| seen.insert(line.reference));
        AgendaFile { today: agenda.today, lines, kept: Vec::new() }
    }

    /// The same file with what was ticked in an earlier one: ticked here too where the item is still there, else kept
    /// as it stood. `recorded` are the references whose ticks have been taken up.
    pub fn keeping(mut self, earlier: &AgendaFile, recorded: &[u64]) -> AgendaFile {
        for ticked in earlier.ticked() {
            if ticked.reference.is_some_and(|reference| recorded.contains(&reference)) {
                continue;
            }
            match self.lines.iter_mut().find(|line| Some(line.reference) == ticked.reference) {
                Some(line) => (line.mark, line.done) = (Mark::Told(ticked.told), ticked.done),
                None if self.kept.iter().any(|kept| kept.line == ticked.line) => {}
                None => self.kept.push(ticked),
            }
        }
        self
    }

    /// Everything that is ticked or cancelled, in the order in which it stands.
    pub fn ticked(&self) -> Vec<Ticked> {
        let ticked = |line: &Line| {
            let told = line.mark.told()?;
            Some(Ticked { told, line: line.write(), reference: Some(line.reference), done: line.done })
        };
        let lines = self.lines.iter().filter_map(ticked);
        lines.chain(self.kept.iter().cloned()).collect()
    }

    /// The file's text.
    pub fn write(&self) -> String {
        let mut text = format!("---\n{MARK}\n");
        if let Some(today) = self.today {
            let _ = writeln!(text, "today: {today}");
        }
        let _ = write!(text, "---\n\n{ABOUT}\n");
        let mut group = None;
        for line in &self.lines {
            if group != Some(line.group) {
                let _ = write!(text, "\n## {}\n\n", line.group.title());
                group = Some(line.group);
            }
            text.push_str(&line.write());
            text.push('\n');
        }
        if self.lines.is_empty() {
            text.push_str("\nNothing to do.\n");
        }
        if !self.kept.is_empty() {
            let _ = write!(text, "\n## {KEPT}\n\n");
            for kept in &self.kept {
                text.push_str(&kept.line);
                text.push('\n');
            }
        }
        text
    }

    /// What is ticked in a file's text, as a file of nothing else.
    pub fn read_ticks(text: &str) -> AgendaFile {
        // Most files hold no box that is ticked.
        if !["[x]", "[X]", "[-]"].iter().any(|ticked| text.contains(ticked)) {
            return AgendaFile::default();
        }
        let mut file = AgendaFile::read(text);
        file.lines.retain(|line| line.mark.told().is_some());
        file
    }

    /// Reads a file's text. Nothing that is ticked in it is passed over, however the line has been changed; everything
    /// else that is no line of an agenda is.
    pub fn read(text: &str) -> AgendaFile {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut file = AgendaFile::default();
        let mut group = Some(Group::Overdue);
        let mut lines = text.lines().map(str::trim_end).peekable();
        // A block that is never closed is none, or it would hide all boxes.
        if lines.peek() == Some(&"---") && lines.clone().skip(1).any(|line| line == "---") {
            let head = lines.by_ref().skip(1).take_while(|line| *line != "---");
            let days = head.filter_map(|line| Day::parse_iso(line.strip_prefix("today:")?.trim()));
            file.today = days.last();
        }
        for line in lines {
            if let Some(title) = line.strip_prefix("## ") {
                group = Group::ALL.into_iter().find(|group| group.title() == title.trim());
            } else if let Some(task) = task(line) {
                file.take(Mark::of(task.mark), task.words, group);
            } else if let Some(words) = line.strip_prefix("- ") {
                file.take(Mark::None, words, group);
            }
        }
        file
    }

    fn take(&mut self, mark: Mark, words: &str, group: Option<Group>) {
        let fields = obsidian::task_line(words);
        let reference = fields.block_id.as_deref().and_then(reference::parse);
        let day = if mark == Mark::Told(Told::Dropped) { fields.cancelled } else { fields.done };
        let done = day.and_then(|date| date.day);
        match (group, reference, mark.told()) {
            (Some(group), Some(reference), _) => self.lines.push(Line {
                group,
                mark,
                text: fields.description.slice(words).to_owned(),
                scheduled: fields.scheduled.and_then(|date| date.day),
                due: fields.due.and_then(|date| date.day),
                done,
                reference,
            }),
            (_, reference, Some(told)) => {
                // Both ends, so that it stays the same however often it is read and written.
                let line = format!("- [{}] {}", told.signs().0, words.trim());
                self.kept.push(Ticked { told, line, reference, done });
            }
            _ => {}
        }
    }
}

impl Line {
    fn of(item: &Item, today: Option<Day>) -> Line {
        let waiting = item.state == State::Waiting;
        Line {
            group: Group::of(item, today),
            mark: if item.is_deed() { Mark::Open } else { Mark::None },
            text: words(item),
            scheduled: if waiting { item.due } else { item.held_until },
            due: item.due.filter(|_| !waiting),
            done: None,
            reference: item.reference,
        }
    }

    /// The line, with the fields in the order in which the Tasks plugin writes them.
    fn write(&self) -> String {
        let (sign, day) = self.mark.told().unwrap_or(Told::Done).signs();
        let mut line = match self.mark {
            Mark::None => "-".to_owned(),
            Mark::Open => "- [ ]".to_owned(),
            Mark::Told(_) => format!("- [{sign}]"),
        };
        // Somebody may have deleted the words and left the reference.
        if !self.text.is_empty() {
            let _ = write!(line, " {}", self.text);
        }
        for (sign, day) in [('⏳', self.scheduled), ('📅', self.due), (day, self.done)] {
            if let Some(day) = day {
                let _ = write!(line, " {sign} {day}");
            }
        }
        let _ = write!(line, " ^{}", reference::full(self.reference));
        line
    }
}

/// What to do, for whom, and the link to the note it rests on or is recorded in.
fn words(item: &Item) -> String {
    let mut words = String::new();
    if let Some(time) = &item.time {
        let _ = write!(words, "{:02}:{:02} ", time.start / 60, time.start % 60);
    }
    words.push_str(&plain(&item.title));
    let about: Vec<String> = [&item.company, &item.role]
        .into_iter()
        .flatten()
        .map(|name| plain(name))
        .filter(|name| !name.is_empty())
        .collect();
    if !about.is_empty() {
        let _ = write!(words, " ({})", about.join(" — "));
    }
    let source = item.sources.first().map(|source| &source.place.path);
    if let Some(path) = source.or(item.record.as_ref().map(|record| &record.path)) {
        let _ = write!(words, " {}", link(path));
    }
    let words = words.trim().to_owned();
    // A field or a tag at either end would be read as the line's own. A link at the end is neither.
    if words.ends_with("]]") && !words.starts_with(['#', '[']) && !words.contains("::") {
        return words;
    }
    let read = obsidian::task_line(&words);
    // Without a box before it a link at the beginning might look like one.
    let stands = read.description.range() == (0..words.len()) && !words.starts_with('[');
    if stands { words } else { format!("· {words} ·") }
}

/// A link to a note: a wikilink with its name, or a Markdown link where the path holds what no wikilink may.
fn link(path: &str) -> String {
    let target = path.strip_suffix(".md").unwrap_or(path);
    let name = target.rsplit('/').next().unwrap_or(target);
    let odd =
        |c: char| matches!(c, '#' | '|' | '^' | ':' | '%' | '[' | ']' | '\\') || crate::text::safe::is_steering(c);
    if !target.contains(odd) && target.trim() == target {
        return if name == target { format!("[[{target}]]") } else { format!("[[{target}|{name}]]") };
    }
    let mut address = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'-' | b'_' | b'~') {
            address.push(char::from(byte));
        } else {
            let _ = write!(address, "%{byte:02X}");
        }
    }
    format!("[{}]({address})", plain(name))
}

/// Text of a note as Markdown that shows it and does nothing else, on one line.
fn plain(text: &str) -> String {
    let text = shown(text);
    let mut plain = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        for (at, c) in word.char_indices() {
            let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let active = match c {
                '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '%' | '=' | '$' | '|' | '~' | '^' => true,
                // A tag begins a word; an underline inside a word is none.
                '#' => at == 0,
                '_' => {
                    let before = word.get(..at).and_then(|before| before.chars().next_back());
                    let after = word.get(at + 1..).and_then(|after| after.chars().next());
                    !(inside(before) && inside(after))
                }
                _ => false,
            };
            if active {
                plain.push('\\');
            }
            plain.push(c);
        }
    }
    plain
}

/// A task line that was found in a file.
struct Task<'t> {
    mark: char,
    words: &'t str,
}

/// Reads a line as a task by the grammar of the Tasks plugin: indentation or quotation marks, a list marker, one
/// character in a box.
fn task(line: &str) -> Option<Task<'_>> {
    let item = line.trim_start_matches([' ', '\t', '>']);
    let digits = item.bytes().take_while(u8::is_ascii_digit).count();
    let rest = match item.as_bytes().get(digits)? {
        b'-' | b'*' | b'+' if digits == 0 => item.get(1..)?,
        b'.' | b')' if digits > 0 => item.get(digits + 1..)?,
        _ => return None,
    };
    let inside = rest.strip_prefix(' ')?.trim_start_matches(' ').strip_prefix('[')?;
    let mark = inside.chars().next()?;
    let words = inside.get(mark.len_utf8()..)?.strip_prefix(']')?.trim_start();
    Some(Task { mark, words })
}
