//! What the rows of the decision table ask: one question a function.

mod conditions;
mod facts;
mod meetings;
mod mine;

pub(super) use conditions::*;
pub(super) use facts::*;
pub(super) use meetings::*;
pub(super) use mine::*;

use super::case::{Actor, Case, got_meeting};
use crate::extract::clause::lexicon::*;
use crate::extract::clause::{Clause, Kind, Lead, Mood, Subject, Token, is_name, says};
use crate::extract::reading::Where;
