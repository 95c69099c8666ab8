//! An action → the message to send, from what the notes say and nothing else: what is not known stays a gap to fill.
//!
//! Templates are files of text with `{{ … }}` in them (minijinja); those here can be replaced by files of the person's
//! own. A value from a note is one line that steers nothing, and is never read as a template.

mod facts;
mod mail;

use std::sync::Arc;

use minijinja::{Environment, UndefinedBehavior, context};

use crate::agenda::{Item, Person};
use crate::casebook::Cases;
use crate::diagnostic::{Code, Diagnostic};
use crate::text::{Day, Place, Span, shown};

pub use mail::{eml, is_address, mailto};

/// A template that comes with the program.
#[derive(Debug)]
pub struct Template {
    /// Its name.
    pub name: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// Its text.
    pub text: &'static str,
}

macro_rules! templates {
    ($($name:literal, $about:literal;)*) => {
        /// Every template of a message that comes with the program.
        pub const TEMPLATES: &[Template] = &[$(Template {
            name: $name,
            about: $about,
            text: include_str!(concat!("templates/", $name, ".txt")),
        }),*];
    };
}

templates! {
    "thank_you", "thanks after a meeting, one message a person";
    "thank_you_more", "the same with a better answer to one question and a sample of your work";
    "follow_up", "a promised day has passed";
    "follow_up_call", "the same by phone: what to say";
    "check_in", "a silence without a promise";
    "check_in_call", "the same by phone: what to say";
    "ask_recruiter", "a recruiter may ask for you";
    "connect", "a request on LinkedIn, one a person";
    "thank_helper", "thanks to someone who helped";
    "rejection_thanks", "thanks after a rejection, and what decided it";
    "acknowledge_offer", "thanks for an offer";
    "tell_others", "you have another offer, or have accepted one";
}

/// The template of a new note, for `journal new`.
pub const NOTE: &str = include_str!("templates/note.md");

/// A message that may be sent, once a person has read it and filled its gaps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// To whom.
    pub to: Vec<Person>,
    /// What it is about.
    pub subject: String,
    /// The words, with a line end at the end.
    pub body: String,
}

/// The template that belongs to an item, by what it is and by what means it goes.
///
/// # Errors
/// An item to which no message belongs.
pub fn template_of(item: &Item) -> Result<&'static str, Box<Diagnostic>> {
    use crate::extract::Channel;
    let name = match (item.rule, item.channel) {
        ("follow_up" | "condition", Some(Channel::Call)) => "follow_up_call",
        ("check_in", Some(Channel::Call)) => "check_in_call",
        ("condition", _) => "follow_up",
        (rule, _) => rule,
    };
    TEMPLATES.iter().find(|template| template.name == name).map(|template| template.name).ok_or_else(|| {
        let message = format!("no message belongs to `{}`: {}", item.rule, shown(&item.title));
        Box::new(Diagnostic::new(Code::DraftNone, message, None))
    })
}

/// The messages of an item: one for each person where each is written to alone.
///
/// # Errors
/// A template that cannot be filled, with the line; `name` is how the template is shown.
pub fn messages(item: &Item, cases: &Cases<'_>, name: &str, template: &str) -> Result<Vec<Message>, Box<Diagnostic>> {
    let alone = matches!(item.rule, "thank_you" | "connect" | "thank_helper") && item.people.len() > 1;
    let recipients: Vec<&[Person]> = if alone { item.people.chunks(1).collect() } else { vec![item.people.as_slice()] };
    recipients
        .into_iter()
        .map(|to| {
            let facts = facts::Facts::of(item, cases, to);
            let text = fill(name, template, &facts)?;
            let (subject, body) = parted(&text);
            Ok(Message { to: to.to_vec(), subject, body })
        })
        .collect()
}

/// A new note for a company, from a template.
///
/// # Errors
/// A template that cannot be filled, with the line.
pub fn note(
    company: &str,
    role: Option<&str>,
    date: Option<Day>,
    name: &str,
    template: &str,
) -> Result<String, Box<Diagnostic>> {
    let date = date.map(|date| date.to_string()).unwrap_or_default();
    let values = context! {
        company => quoted(company),
        role => role.map(quoted).unwrap_or_default(),
        title => shown(company.trim()),
        date => date,
    };
    let text = fill(name, template, values)?;
    // An empty value leaves no space behind its colon.
    Ok(text.lines().map(|line| format!("{}\n", line.trim_end())).collect())
}

/// A text as a value of the front matter, in quotation marks where YAML would take it for something else.
fn quoted(text: &str) -> String {
    let text = shown(text.trim()).into_owned();
    let plain = text.starts_with(char::is_alphabetic)
        && text
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '&' | '/' | '\'' | '(' | ')'))
        && !["true", "false", "null", "yes", "no", "on", "off"].contains(&text.to_lowercase().as_str());
    if plain { text } else { format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")) }
}

/// Fills a template. One that asks for what is not there says so, rather than leaving a hole that nobody sees.
fn fill(name: &str, template: &str, values: impl serde::Serialize) -> Result<String, Box<Diagnostic>> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
    environment.render_named_str(name, template, minijinja::value::Serde(values)).map_err(|error| {
        let line = error.line().and_then(|line| u32::try_from(line).ok()).unwrap_or(1);
        let path: Arc<str> = name.into();
        let place = Place { path, span: Span::new(0, 0), line, column: 1 };
        let what =
            error.detail().map_or_else(|| error.kind().to_string(), |detail| format!("{}: {detail}", error.kind()));
        Box::new(Diagnostic::new(Code::TemplateInvalid, what, Some(place)))
    })
}

/// The subject of the first line and the words below it, with no more than one empty line in a row.
fn parted(text: &str) -> (String, String) {
    let text = text.trim_start();
    let (subject, rest) = match text.strip_prefix("Subject:") {
        Some(rest) => rest.split_once('\n').unwrap_or((rest, "")),
        None => ("", text),
    };
    let mut body = String::with_capacity(rest.len());
    for line in rest.trim().lines().map(str::trim_end) {
        if !(line.is_empty() && (body.ends_with("\n\n") || body.is_empty())) {
            body.push_str(line);
            body.push('\n');
        }
    }
    (shown(subject.trim()).into_owned(), body)
}
