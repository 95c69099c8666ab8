//! What is wrong while a watch goes on.

use super::source::Refusal;

/// What is wrong at the moment, each for as long as it is.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Trouble {
    /// The folder is gone.
    pub(crate) lost: bool,
    /// No note counts any more, so that the last agenda is kept.
    pub(crate) emptied: bool,
    /// Why the system tells of no changes.
    pub(crate) refusal: Option<Refusal>,
    /// Why the settings are those of before.
    pub(crate) settings: Option<String>,
    /// What could not be written.
    pub(crate) outputs: Vec<String>,
    /// What was ticked and could not be taken up.
    pub(crate) ticks: Vec<String>,
    /// What went wrong with the command.
    pub(crate) exec: Option<String>,
}

impl Trouble {
    /// What is wrong, a sentence each.
    pub(crate) fn words(&self) -> Vec<String> {
        let mut words = Vec::new();
        if self.lost {
            words.push("the folder of the notes is gone; the last agenda is kept until it is back".to_owned());
        }
        if self.emptied {
            words.push("no note of a job search is left; the last agenda is kept until there is one".to_owned());
        }
        if let Some(refusal) = &self.refusal {
            let help = if refusal.help.is_empty() { String::new() } else { format!("; {}", refusal.help) };
            words.push(format!("{}, so everything is looked at every two seconds{help}", refusal.message));
        }
        words.extend(self.settings.clone());
        words.extend(self.outputs.iter().cloned());
        words.extend(self.ticks.iter().cloned());
        words.extend(self.exec.clone());
        words
    }
}
