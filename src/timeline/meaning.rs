//! What was said: an algebra of anchors and operators.

/// The meaning of a phrase, which depends on no date.
#[derive(Debug, Clone, PartialEq)]
pub enum Meaning {
    /// The day on which it was said.
    SaidDay,
}
