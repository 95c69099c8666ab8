//! Showing: the agenda wherever it is to be seen, and what is wrong.

use std::sync::Arc;

use journal::render::json;
use journal::render::news::{self, News};

use super::trouble::Trouble;
use super::{Front, Watch};
use crate::failure::Failure;

impl Watch<'_> {
    /// Takes up what was ticked in the agenda files. What is written into notes by it is told of like any other change.
    pub(super) fn take_up(&mut self, notes_changed: bool) -> Result<(), Failure> {
        self.config.today = self.clock.today()?;
        let Some(ticks) = self.outputs.take_up(&self.config, notes_changed) else { return Ok(()) };
        for said in ticks.said {
            match &mut self.front {
                Front::Screen(screen) => screen.tell(said, true)?,
                Front::Lines { .. } => self.output.problems(&format!("{said}\n")),
            }
        }
        self.with_trouble(|trouble| trouble.ticks = ticks.problems);
        Ok(())
    }

    /// Makes the agenda of what is known and shows it wherever it is to be seen.
    pub(super) fn show(&mut self, notes: Vec<Arc<str>>) -> Result<(), Failure> {
        if !self.trouble.lost {
            self.take_up(!notes.is_empty())?;
        }
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
    pub(super) fn with_trouble(&mut self, change: impl FnOnce(&mut Trouble)) {
        let mut now = std::mem::take(&mut self.trouble);
        let before = now.words();
        change(&mut now);
        let after = now.words();
        self.trouble = now;
        if before != after {
            self.say(&before, &after);
        }
    }

    pub(super) fn say_trouble(&mut self, before: &Trouble) {
        let (before, after) = (before.words(), self.trouble.words());
        if before != after {
            self.say(&before, &after);
        }
    }

    pub(super) fn say(&mut self, before: &[String], after: &[String]) {
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
