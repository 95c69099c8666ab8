//! `journal when`: what a phrase means.

use std::io::{self, BufRead, BufReader, Write};

use clap::Args;
use journal::extract::Asker;
use journal::render::when::Answer;
use journal::render::{Look, when as answer};
use journal::text::Day;
use journal::timeline::Calendar;
use rayon::prelude::*;

use crate::args::{Global, StreamFormat, parse_day};
use crate::config::Config;
use crate::failure::{Exit, Failure};
use crate::output::Output;

/// The options of `when`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The words; a single - reads lines from standard input, each TEXT or DATE<TAB>TEXT
    #[arg(value_name = "TEXT", required = true)]
    pub(crate) words: Vec<String>,
    /// The day on which it was said [default: today]
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub(crate) from: Option<Day>,
    /// How to write it: text, json or jsonl (one object a line)
    #[arg(long, value_name = "FORMAT", default_value = "text", hide_possible_values = true)]
    pub(crate) format: StreamFormat,
}

/// The bytes that are read at a time.
const BUFFER: usize = 256 * 1024;
/// The lines that are answered at a time.
const MOST_LINES: usize = 8 * 1024;
/// Fewer lines than this are not worth a thread.
const LEAST_SHARE: usize = 64;

pub(super) fn run(global: &Global, options: &Options, output: &Output) -> Result<Exit, Failure> {
    let config = Config::load_without_notes(global)?;
    let said = options.from.unwrap_or(config.today);
    let asked = Asked { said, format: options.format, calendar: Calendar::new(&config.settings), look: output.look() };
    if options.words == ["-"] {
        return asked.stream(output);
    }
    let text = options.words.join(" ");
    let mut answers = Vec::with_capacity(512);
    let found = asked.answer(&mut Asker::default(), &mut answers, said, &text, true).map_err(Failure::of_output)?;
    if options.format != StreamFormat::Text {
        answers.push(b'\n');
    }
    output.result(&String::from_utf8_lossy(&answers))?;
    Ok(if found { Exit::Fine } else { Exit::Findings })
}

struct Asked {
    said: Day,
    format: StreamFormat,
    calendar: Calendar,
    look: Look,
}

/// A line of a stream: the day on which it was said, `None` where it names one that no calendar has, and its words.
type Line = (Option<Day>, String);

impl Asked {
    /// Writes the answer for one text; whether something was found in it.
    fn answer(&self, asker: &mut Asker, out: &mut Vec<u8>, said: Day, text: &str, alone: bool) -> io::Result<bool> {
        let found = asker.when(text, said, &self.calendar);
        match self.format {
            StreamFormat::Text => {
                if !alone {
                    writeln!(out, "{}", answer::line(text, self.look))?;
                }
                let impossible = asker.impossible(said, &self.calendar);
                let answer = Answer { words: text, said, found: &found, impossible: &impossible };
                out.extend_from_slice(answer::text(answer, &self.calendar, self.look).as_bytes());
            }
            StreamFormat::Json | StreamFormat::Jsonl => answer::json(&mut *out, said, text, &found)?,
        }
        Ok(!found.is_empty())
    }

    /// Writes that nothing was found in a line whose day does not exist: its words count from no other day.
    fn unanswered(&self, out: &mut Vec<u8>, text: &str) -> io::Result<()> {
        match self.format {
            StreamFormat::Text => {
                writeln!(out, "{}\n\n  there is no such day", answer::line(text, self.look))
            }
            StreamFormat::Json | StreamFormat::Jsonl => answer::json(&mut *out, self.said, text, &[]),
        }
    }

    /// Answers every line of standard input, in order. What has been read is answered before more is waited for.
    fn stream(&self, output: &Output) -> Result<Exit, Failure> {
        let mut input = BufReader::with_capacity(BUFFER, io::stdin().lock());
        let mut lines = Vec::new();
        let mut bytes = Vec::new();
        let mut any = false;
        let mut first = true;
        let mut number = 0;
        let mut exit = Exit::Fine;
        loop {
            bytes.clear();
            let read = input.read_until(b'\n', &mut bytes);
            let read = read.map_err(|error| Failure::File("standard input cannot be read".to_owned(), error))?;
            if read > 0 {
                number += 1;
                let line = self.split(&bytes);
                if line.0.is_none() {
                    let date = line.1.split('\t').next().unwrap_or_default();
                    output.complain(
                        &format!("line {number} of standard input: `{date}` is no day of the calendar"),
                        "write a day that exists, as 2026-11-18; the line was not read, the others were",
                    );
                    exit = Exit::Files;
                }
                lines.push(line);
            }
            if read == 0 || lines.len() >= MOST_LINES || !input.buffer().contains(&b'\n') {
                any |= self.batch(&lines, &mut first, output)?;
                lines.clear();
            }
            if read == 0 {
                break;
            }
        }
        if self.format == StreamFormat::Json {
            output.bytes(if first { b"[]\n" } else { b"\n]\n" })?;
        }
        let found = if any || self.format == StreamFormat::Jsonl { Exit::Fine } else { Exit::Findings };
        Ok(exit.max(found))
    }

    /// Answers some lines on all cores, and writes the answers in the order of the lines.
    fn batch(&self, lines: &[Line], first: &mut bool, output: &Output) -> Result<bool, Failure> {
        let share = lines.len().div_ceil(rayon::current_num_threads()).max(LEAST_SHARE);
        let answers: Vec<io::Result<(Vec<u8>, bool)>> = if lines.len() <= LEAST_SHARE {
            vec![self.share(lines, *first)]
        } else {
            let starts = *first;
            lines.par_chunks(share).enumerate().map(|(at, lines)| self.share(lines, starts && at == 0)).collect()
        };
        *first &= lines.is_empty();
        let mut any = false;
        for answer in answers {
            let (bytes, found) = answer.map_err(Failure::of_output)?;
            any |= found;
            output.bytes(&bytes)?;
        }
        Ok(any)
    }

    fn share(&self, lines: &[Line], mut first: bool) -> io::Result<(Vec<u8>, bool)> {
        let mut asker = Asker::default();
        let mut out = Vec::with_capacity(lines.len() * 256);
        let mut any = false;
        for (said, text) in lines {
            match self.format {
                StreamFormat::Json => out.extend_from_slice(if first { b"[\n" } else { b",\n" }),
                StreamFormat::Text if !first => out.push(b'\n'),
                StreamFormat::Text | StreamFormat::Jsonl => {}
            }
            match said {
                Some(said) => any |= self.answer(&mut asker, &mut out, *said, text, false)?,
                None => self.unanswered(&mut out, text)?,
            }
            if self.format == StreamFormat::Jsonl {
                out.push(b'\n');
            }
            first = false;
        }
        Ok((out, any))
    }

    /// `DATE<TAB>TEXT`, or TEXT said on the day that was named. What stands before the tab and has the form of a date is one.
    fn split(&self, line: &[u8]) -> Line {
        let end = line.iter().rposition(|byte| !matches!(byte, b'\n' | b'\r')).map_or(0, |at| at + 1);
        let line = String::from_utf8_lossy(&line[..end]);
        match line.split_once('\t') {
            Some((date, text)) if Day::is_iso_form(date) => match Day::parse_iso(date) {
                Some(day) => (Some(day), text.to_owned()),
                None => (None, line.into_owned()),
            },
            _ => (Some(self.said), line.into_owned()),
        }
    }
}
