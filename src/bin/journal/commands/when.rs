//! `journal when`: what a phrase means.

use std::io::{self, BufRead, BufReader, Write};

use journal::extract::when;
use journal::render::{Look, when as answer};
use journal::text::Day;
use journal::timeline::Calendar;

use crate::args::{Global, StreamFormat, When};
use crate::config::Config;
use crate::failure::{Exit, Failure};
use crate::output::Output;

/// The bytes that are read and written at a time.
const BUFFER: usize = 64 * 1024;

pub(super) fn run(global: &Global, options: &When, output: &Output) -> Result<Exit, Failure> {
    let config = Config::load_without_notes(global)?;
    let said = options.from.unwrap_or(config.today);
    let asked = Asked { said, format: options.format, calendar: Calendar::new(&config.settings), look: output.look() };
    if options.words == ["-"] {
        return asked.stream(output);
    }
    let text = options.words.join(" ");
    let mut answers = Vec::with_capacity(512);
    let found = asked.answer(&mut answers, said, &text, true).map_err(Failure::of_output)?;
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

impl Asked {
    /// Writes the answer for one text; whether something was found in it.
    fn answer(&self, mut out: impl Write, said: Day, text: &str, alone: bool) -> io::Result<bool> {
        let found = when(text, said, &self.calendar);
        match self.format {
            StreamFormat::Text => {
                if !alone {
                    writeln!(out, "{}", answer::line(text, self.look))?;
                }
                out.write_all(answer::text(text, said, &found, &self.calendar, self.look).as_bytes())?;
            }
            StreamFormat::Json | StreamFormat::Jsonl => answer::json(&mut out, said, text, &found)?,
        }
        Ok(!found.is_empty())
    }

    /// Answers every line of standard input. Each answer is written before the next line is waited for.
    fn stream(&self, output: &Output) -> Result<Exit, Failure> {
        let mut input = BufReader::with_capacity(BUFFER, io::stdin().lock());
        let mut out = Vec::with_capacity(2 * BUFFER);
        let mut line = Vec::new();
        let mut any = false;
        let mut first = true;
        loop {
            line.clear();
            let read = input.read_until(b'\n', &mut line);
            let read = read.map_err(|error| Failure::File("standard input cannot be read".to_owned(), error))?;
            if read == 0 {
                break;
            }
            while matches!(line.last(), Some(b'\n' | b'\r')) {
                line.pop();
            }
            let whole = String::from_utf8_lossy(&line);
            let (said, text) = self.split(&whole);
            match self.format {
                StreamFormat::Json => out.extend_from_slice(if first { b"[\n" } else { b",\n" }),
                StreamFormat::Text if !first => out.push(b'\n'),
                _ => {}
            }
            any |= self.answer(&mut out, said, text, false).map_err(Failure::of_output)?;
            if self.format == StreamFormat::Jsonl {
                out.push(b'\n');
            }
            first = false;
            if out.len() >= BUFFER || input.buffer().is_empty() {
                output.bytes(&out)?;
                out.clear();
            }
        }
        if self.format == StreamFormat::Json {
            out.extend_from_slice(if first { b"[]\n" } else { b"\n]\n" });
        }
        output.bytes(&out)?;
        Ok(if any || self.format == StreamFormat::Jsonl { Exit::Fine } else { Exit::Findings })
    }

    /// `DATE<TAB>TEXT`, or TEXT said on the day that was named.
    fn split<'a>(&self, line: &'a str) -> (Day, &'a str) {
        let dated = line.split_once('\t').and_then(|(date, text)| Some((Day::parse_iso(date)?, text)));
        dated.unwrap_or((self.said, line))
    }
}
