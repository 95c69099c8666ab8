//! The agenda, live: notices of changes, a quiet period, what changed read again, and everything that shows it.
//!
//! One thread does all the work and owns all the state; the others wait for the system, for keys and for signals and
//! send messages. Nothing is remembered between runs.

mod clock;
mod debounce;
mod exec;
mod outputs;
mod screen;
mod signals;
mod source;
mod state;
mod trouble;

use std::collections::BTreeSet;
use std::fs::Metadata;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant, SystemTime};

use journal::agenda::Agenda;
use journal::render::json;
use journal::render::news::{self, News};

use crate::args::Global;
use crate::commands::watch::{Options, WatchFormat};
use crate::config::{Config, FILE, user_file};
use crate::failure::{Exit, Failure};
use crate::output::Output;
use clock::Clock;
use debounce::Debounce;
use exec::Exec;
use outputs::Outputs;
use screen::{Asked, Screen};
use source::{Native, Poll, Refusal, Source};
use state::State;
use trouble::Trouble;

/// How often the clock, the settings and the root itself are looked at: it costs a few system calls.
const TICK: Duration = Duration::from_secs(5);

/// How often a root that is gone is looked for.
const LOST: Duration = Duration::from_millis(500);

/// How often, at most, everything is compared with what is known, in case the system was silent about a change.
const ROUND: Duration = Duration::from_secs(60);

/// A comparison of everything may take this part of the time, so that an idle watch of a large folder stays idle.
const ROUND_SHARE: u32 = 2_000;

/// How often a folder may turn up as new while it is looked at, before the next comparison of everything sees to it.
const MOST_LOOKS: usize = 4;

/// What the other threads tell.
#[derive(Debug)]
pub(crate) enum Message {
    /// These paths changed; `replaced` where they came, went or got another name.
    Changed { paths: Vec<PathBuf>, replaced: bool },
    /// Changes got lost: the system had more than it could tell of.
    Missed,
    /// The command of `--exec` ended, and what went wrong with it.
    Ran(Option<String>),
    /// A key, or another size.
    Input(crossterm::event::Event),
    /// No more keys will come.
    InputEnded,
    /// The editor was left, and what went wrong with it.
    Edited(Option<String>),
    /// It is time to end.
    End(Exit),
}

/// A watch over a journal.
pub(crate) struct Watch<'o> {
    global: &'o Global,
    output: &'o Output,
    config: Config,
    state: State,
    source: Box<dyn Source>,
    messages: Sender<Message>,
    inbox: Receiver<Message>,
    debounce: Debounce,
    clock: Clock,
    /// The paths that changed since the last look.
    dirty: BTreeSet<PathBuf>,
    /// Everything is to be compared at the next look.
    all: bool,
    tick: Instant,
    round: Instant,
    front: Front,
    outputs: Outputs,
    exec: Option<Exec>,
    /// The agenda that is shown.
    agenda: Option<Agenda>,
    /// How many notes counted for it.
    counted: usize,
    /// How the settings files were when they were read.
    settings: Vec<(PathBuf, Option<(Option<SystemTime>, u64)>)>,
    trouble: Trouble,
    end: Option<Exit>,
}

/// Where the agenda is shown.
enum Front {
    Screen(Box<Screen>),
    Lines { json: bool },
}

impl<'o> Watch<'o> {
    /// Reads the settings and sees to whatever can be wrong before anything is watched.
    ///
    /// # Errors
    /// A folder or a settings file that cannot be used, a format for which there is no terminal.
    pub(crate) fn start(global: &'o Global, options: &Options, output: &'o Output) -> Result<Watch<'o>, Failure> {
        let config = Config::load(global)?;
        let (messages, inbox) = mpsc::channel();
        let is_terminal = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
        let front = match options.format {
            None if is_terminal => Front::Screen(Box::new(Screen::new(output))),
            Some(WatchFormat::Screen) if is_terminal => Front::Screen(Box::new(Screen::new(output))),
            Some(WatchFormat::Screen) => {
                return Err(Failure::Usage(
                    "there is no terminal to draw on".to_owned(),
                    "leave --format out, or name lines or jsonl".to_owned(),
                ));
            }
            Some(WatchFormat::Jsonl) => Front::Lines { json: true },
            Some(WatchFormat::Lines) | None => Front::Lines { json: false },
        };
        let shows_lines = matches!(front, Front::Lines { .. });
        let exec = options.exec.clone().map(|command| Exec::new(command, messages.clone(), shows_lines));
        let state = State::new(&config);
        let (source, refusal) = source(options.poll, state.base(), &messages);
        let now = Instant::now();
        Ok(Watch {
            global,
            output,
            settings: settings_files(global, &config),
            state,
            source,
            messages,
            inbox,
            debounce: Debounce::default(),
            clock: Clock::new(global.today),
            dirty: BTreeSet::new(),
            all: true,
            tick: now,
            round: now,
            front,
            outputs: Outputs::new(&options.output, options.force)?,
            exec,
            agenda: None,
            counted: 0,
            trouble: Trouble { refusal, ..Trouble::default() },
            end: None,
            config,
        })
    }

    /// Watches until it is told to end.
    ///
    /// # Errors
    /// Standard output that cannot be written.
    pub(crate) fn run(mut self) -> Result<Exit, Failure> {
        signals::listen(self.messages.clone());
        if let Front::Screen(screen) = &mut self.front {
            screen.enter(self.messages.clone())?;
        }
        self.say_trouble(&Trouble::default());
        self.look_at_everything()?;
        while self.end.is_none() {
            match self.inbox.recv_timeout(self.sleep()) {
                Ok(message) => {
                    self.receive(message)?;
                    while let Ok(message) = self.inbox.try_recv() {
                        self.receive(message)?;
                    }
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {}
            }
            if self.end.is_none() {
                self.turn()?;
            }
        }
        Ok(self.end.unwrap_or(Exit::Fine))
    }

    /// How long nothing has to be done unless a message comes.
    fn sleep(&self) -> Duration {
        let now = Instant::now();
        let tick = self.tick + if self.trouble.lost { LOST } else { self.source.every().unwrap_or(TICK).min(TICK) };
        let due = self.debounce.due().map_or(tick, |due| due.min(tick));
        let sleep = due.saturating_duration_since(now);
        self.clock.until_midnight().map_or(sleep, |midnight| sleep.min(midnight))
    }

    fn receive(&mut self, message: Message) -> Result<(), Failure> {
        match message {
            Message::Changed { paths, replaced } => {
                for path in paths {
                    if replaced {
                        self.source.disarm(&path);
                    }
                    if path == self.config.root || path == self.state.base() {
                        // What happened to the root itself is seen at once.
                        self.tick = Instant::now().checked_sub(TICK).unwrap_or(self.tick);
                        self.all |= replaced;
                    } else if !self.is_settings(&path) && !self.state.concerns(&path, &self.config) {
                        continue;
                    }
                    self.dirty.insert(path);
                    self.debounce.changed(Instant::now());
                }
            }
            Message::Missed => {
                self.all = true;
                self.debounce.changed(Instant::now());
            }
            Message::Ran(problem) => {
                if let Some(exec) = &mut self.exec {
                    exec.ended();
                }
                self.with_trouble(|trouble| trouble.exec = problem);
            }
            Message::Input(event) => {
                if let Front::Screen(screen) = &mut self.front {
                    match screen.input(event, self.agenda.as_ref(), self.state.base(), &self.messages)? {
                        Asked::Nothing => {}
                        Asked::End(exit) => self.end = Some(exit),
                        Asked::Look => self.look_at_everything()?,
                    }
                }
            }
            Message::InputEnded => self.end = Some(Exit::HungUp),
            Message::Edited(problem) => {
                if let Front::Screen(screen) = &mut self.front {
                    screen.back(self.agenda.as_ref(), problem)?;
                }
            }
            // The editor in the same terminal was interrupted, and this is not meant.
            Message::End(Exit::Interrupted) if matches!(&self.front, Front::Screen(screen) if screen.is_away()) => {}
            Message::End(exit) => self.end = Some(exit),
        }
        Ok(())
    }

    /// Does what is due.
    fn turn(&mut self) -> Result<(), Failure> {
        let now = Instant::now();
        let every = if self.trouble.lost { LOST } else { self.source.every().unwrap_or(TICK).min(TICK) };
        if now.saturating_duration_since(self.tick) >= every {
            self.tick = now;
            // The night was slept through, or the clock was set: whatever happened meanwhile was told to nobody.
            self.all |= self.clock.has_jumped() || self.source.every().is_some() || now >= self.round;
            self.look_at_root();
            self.look_at_settings();
            if self.all && !self.debounce.due().is_some() {
                return self.look_at_everything();
            }
        }
        if self.debounce.is_over(now) {
            if self.all {
                return self.look_at_everything();
            }
            let paths = std::mem::take(&mut self.dirty);
            if paths.iter().any(|path| self.is_settings(path)) {
                self.look_at_settings();
                if self.all {
                    return self.look_at_everything();
                }
            }
            let notes = self.refresh(paths.into_iter().collect());
            return self.show(notes);
        }
        let today = self.clock.today()?;
        if self.agenda.as_ref().is_some_and(|agenda| agenda.today != Some(today)) {
            return self.show(Vec::new());
        }
        Ok(())
    }

    /// Compares everything with what is known.
    fn look_at_everything(&mut self) -> Result<(), Failure> {
        self.all = false;
        self.dirty.clear();
        let begin = Instant::now();
        let notes = self.refresh(vec![self.config.root.clone()]);
        let took = begin.elapsed();
        self.round = Instant::now() + ROUND.max(took.saturating_mul(ROUND_SHARE));
        self.show(notes)
    }

    /// Reads what changed at these paths and below. A folder that turns up as new is looked at again once its changes are
    /// told of, since files may have come in between.
    fn refresh(&mut self, mut paths: Vec<PathBuf>) -> Vec<Arc<str>> {
        if !self.config.root.exists() {
            self.with_trouble(|trouble| trouble.lost = true);
            return Vec::new();
        }
        let mut notes = Vec::new();
        for _ in 0..MOST_LOOKS {
            let changes = self.state.look(&self.config, paths.iter().map(PathBuf::as_path));
            notes.extend(changes.notes);
            paths = self.arm(changes.folders);
            if paths.is_empty() {
                break;
            }
        }
        notes.sort_unstable();
        notes.dedup();
        notes
    }

    /// Sees to it that changes in these folders are told of; gives those where they were not before.
    fn arm(&mut self, mut folders: Vec<PathBuf>) -> Vec<PathBuf> {
        // A root that is a file stands in a folder that no walk comes by.
        if self.state.base() != self.config.root {
            folders.push(self.state.base().to_owned());
        }
        let mut new = Vec::new();
        for folder in folders {
            match self.source.arm(&folder) {
                Ok(true) => new.push(folder),
                Ok(false) => {}
                Err(refusal) => {
                    self.source = Box::new(Poll);
                    self.with_trouble(|trouble| trouble.refusal = Some(refusal));
                    break;
                }
            }
        }
        if self.state.base() != self.config.root && !new.is_empty() {
            return vec![self.config.root.clone()];
        }
        new
    }

    /// A root that is gone keeps the last agenda; one that came back is another one.
    fn look_at_root(&mut self) {
        let there = self.config.root.exists();
        if self.trouble.lost == there {
            if there {
                let base = self.state.base().to_owned();
                self.source.disarm(&base);
                self.all = true;
            }
            self.with_trouble(|trouble| trouble.lost = !there);
        }
        if there {
            // A root that was removed and made again between two looks is known by itself.
            let base = self.state.base().to_owned();
            if self.source.arm(&base).is_ok_and(|new| new) {
                self.all = true;
            }
        }
    }

    /// Settings that changed are read again, and everything with them.
    fn look_at_settings(&mut self) {
        let now = settings_files(self.global, &self.config);
        if now == self.settings || self.trouble.lost {
            return;
        }
        self.settings = now;
        match self.config.again(self.global) {
            Ok(config) => {
                self.config = config;
                self.state = State::new(&self.config);
                self.all = true;
                self.with_trouble(|trouble| trouble.settings = None);
            }
            Err(failure) => {
                let words = failure.words();
                self.with_trouble(|trouble| trouble.settings = Some(words));
            }
        }
    }

    fn is_settings(&self, path: &Path) -> bool {
        self.settings.iter().any(|(file, _)| file == path)
    }

    /// Makes the agenda of what is known and shows it wherever it is to be seen.
    fn show(&mut self, notes: Vec<Arc<str>>) -> Result<(), Failure> {
        let today = self.clock.today()?;
        self.config.today = today;
        let counted = self.state.counted();
        let had_some = self.counted > 0 || (self.agenda.is_none() && self.outputs.are_there());
        let emptied = !self.trouble.lost && counted == 0 && had_some;
        self.with_trouble(|trouble| trouble.emptied = emptied);
        if self.trouble.lost || (emptied && self.agenda.is_some()) {
            return Ok(());
        }
        self.counted = counted;
        let agenda = self.state.agenda(&self.config, today);
        let changed = self.agenda.as_ref() != Some(&agenda);
        let (written, problems) =
            if emptied { Default::default() } else { self.outputs.write(&agenda, &self.config, self.state.mode()) };
        self.with_trouble(|trouble| trouble.outputs = problems);
        if !changed {
            return Ok(());
        }
        let news = News { notes, written };
        match &mut self.front {
            Front::Screen(screen) => screen.show(&agenda, &news)?,
            Front::Lines { json } => {
                let tell = if *json { news::json } else { news::line };
                self.output.result(&tell(self.agenda.as_ref(), &agenda, &news))?;
            }
        }
        if let (Some(exec), Some(_)) = (&mut self.exec, &self.agenda) {
            exec.run(json::agenda(&agenda, &self.config.shown_root(), &self.config.files));
        }
        self.agenda = Some(agenda);
        Ok(())
    }

    /// Changes what is wrong, and says what became wrong or right by it.
    fn with_trouble(&mut self, change: impl FnOnce(&mut Trouble)) {
        let mut now = std::mem::take(&mut self.trouble);
        let before = now.words();
        change(&mut now);
        let after = now.words();
        self.trouble = now;
        if before != after {
            self.say(&before, &after);
        }
    }

    fn say_trouble(&mut self, before: &Trouble) {
        let (before, after) = (before.words(), self.trouble.words());
        if before != after {
            self.say(&before, &after);
        }
    }

    fn say(&mut self, before: &[String], after: &[String]) {
        match &mut self.front {
            Front::Screen(screen) => screen.trouble(after),
            Front::Lines { .. } => {
                for words in after.iter().filter(|words| !before.contains(words)) {
                    self.output.complain(words, "");
                }
                if after.is_empty() {
                    self.output.complain("all is well again", "");
                }
            }
        }
    }
}

/// The system's notices, or a look at everything where it gives none.
fn source(poll: bool, root: &Path, messages: &Sender<Message>) -> (Box<dyn Source>, Option<Refusal>) {
    if poll {
        return (Box::new(Poll), None);
    }
    match Native::new(root, messages.clone()) {
        Ok(native) => (Box::new(native), None),
        Err(refusal) => (Box::new(Poll), Some(refusal)),
    }
}

/// The files that settings come from, and how they are now.
fn settings_files(global: &Global, config: &Config) -> Vec<(PathBuf, Option<(Option<SystemTime>, u64)>)> {
    let own = global.config.clone().unwrap_or_else(|| config.folder().join(FILE));
    let state = |found: Metadata| (found.modified().ok(), found.len());
    let files = user_file().into_iter().chain([own]);
    files.map(|file| (file.clone(), std::fs::metadata(file).ok().map(state))).collect()
}
