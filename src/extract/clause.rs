//! Sentences and clauses, with the features that tell whose timeline a window is.
