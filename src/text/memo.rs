//! What short texts say that come again and again.

use std::cell::RefCell;

use foldhash::{HashMap, HashMapExt};

/// What was found out of some texts, so that it is found out once: the same few headings stand in every note. One belongs
/// to a thread, and never holds more than a few hundred texts.
#[derive(Debug)]
pub(crate) struct Memo<T>(RefCell<HashMap<Box<str>, T>>);

impl<T: Copy> Memo<T> {
    /// Longer texts are mostly met once.
    pub(crate) const LONGEST: usize = 40;
    /// So many texts are kept at most.
    const MOST: usize = 512;

    pub(crate) fn new() -> Memo<T> {
        Memo(RefCell::new(HashMap::new()))
    }

    /// What `find` says of a text; it must depend on nothing else.
    pub(crate) fn of(&self, text: &str, find: impl FnOnce(&str) -> T) -> T {
        if text.len() > Memo::<T>::LONGEST {
            return find(text);
        }
        if let Some(known) = self.get(text) {
            return known;
        }
        let found = find(text);
        self.keep(text, found);
        found
    }

    /// What is known of a text.
    pub(crate) fn get(&self, text: &str) -> Option<T> {
        self.0.borrow().get(text).copied()
    }

    /// Keeps what was found out of a text, while there is room.
    pub(crate) fn keep(&self, text: &str, found: T) {
        let mut all = self.0.borrow_mut();
        if all.len() < Memo::<T>::MOST {
            all.insert(text.into(), found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_looked_at_once_and_no_more_are_kept_than_may_be() {
        let memo = Memo::new();
        let mut looks = 0;
        let mut length = |text: &str| {
            memo.of(text, |text| {
                looks += 1;
                text.len()
            })
        };
        assert_eq!((length("Notes"), length("Notes"), length("Contacts")), (5, 5, 8));
        let long = "a heading that is so long that it is met once in a journal";
        assert_eq!((length(long), length(long)), (long.len(), long.len()));
        (0..2 * Memo::<usize>::MOST).for_each(|number| assert_eq!(length(&format!("{number:05}")), 5));
        assert_eq!(looks, 2 + 2 + 2 * Memo::<usize>::MOST);
        assert_eq!(memo.0.borrow().len(), Memo::<usize>::MOST);
    }
}
