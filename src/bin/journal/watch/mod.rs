//! The agenda, live: notices of changes, a quiet period, what changed read again, and everything that shows it.
//!
//! One thread does all the work and owns all the state; the others wait for the system, for keys and for signals and
//! send messages. Nothing is remembered between runs.

mod acts;
mod clock;
mod debounce;
mod exec;
mod look;
mod outputs;
mod screen;
mod show;
mod signals;
mod source;
mod state;
mod trouble;

use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use journal::agenda::Agenda;

use crate::args::Global;
use crate::commands::watch::{Options, WatchFormat};
use crate::config::Config;
use crate::failure::{Exit, Failure};
use crate::output::Output;
use clock::Clock;
use debounce::Debounce;
use exec::Exec;
use look::{SettingsFile, settings_files};
use outputs::Outputs;
use screen::{Asked, Screen};
use source::{Native, Poll, Refusal, Source};
use state::State;
use trouble::Trouble;

/// How often the clock, the settings and the root itself are looked at: it costs a few system calls.
const TICK: Duration = Duration::from_secs(5);

/// How often a root that is gone is looked for.
const LOST: Duration = Duration::from_millis(500);

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
    /// It is time to end, as a signal says.
    #[cfg_attr(not(unix), expect(dead_code, reason = "elsewhere the console ends the program"))]
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
    settings: Vec<SettingsFile>,
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
            outputs: Outputs::new(&options.output, options.force, options.sync)?,
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
                    } else if !(self.is_settings(&path)
                        || self.outputs.may_be(&path)
                        || self.state.concerns(&path, &self.config))
                    {
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
                        Asked::Act(act) => {
                            self.config.today = self.clock.today()?;
                            let (words, went_well) = acts::perform(&self.config, &act);
                            screen.tell(words, went_well)?;
                        }
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
            self.take_up(false)?;
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
