//! Stems: forms of one word that a search takes as one.

use std::cell::RefCell;

use super::memo::Memo;
use super::porter2;

/// Languages whose words are stemmed. English: Porter2, the Snowball English stemmer
/// (<https://snowballstem.org/algorithms/english/stemmer.html>).
pub const STEMMED_LANGUAGES: [&str; 1] = ["en"];

/// The stemmer of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stemmer {
    algorithm: Algorithm,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Algorithm {
    None,
    English,
}

impl Stemmer {
    /// The stemmer for a BCP 47 tag; one that changes nothing for other languages.
    pub fn new(language: &str) -> Stemmer {
        let algorithm = match language.split('-').next() {
            Some("en") => Algorithm::English,
            _ => Algorithm::None,
        };
        Stemmer { algorithm }
    }

    /// Whether it changes anything.
    pub fn stems(self) -> bool {
        self.algorithm != Algorithm::None
    }

    /// The stem of a folded word.
    pub fn stem(self, folded: &str) -> String {
        self.with_stem(folded, str::to_owned)
    }

    /// Does something with the stem of a folded word.
    pub fn with_stem<T>(self, folded: &str, mut then: impl FnMut(&str) -> T) -> T {
        // An acronym that is also a word is not a form of it.
        if !self.stems() || folded.starts_with(|first: char| first.is_ascii_uppercase()) {
            return then(folded);
        }
        KNOWN.with_borrow_mut(|known| then(known.get(folded, || porter2::stem(folded))))
    }
}

thread_local! {
    /// One language has stems, so that it need not be kept.
    static KNOWN: RefCell<Memo<String>> = const { RefCell::new(Memo::new()) };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_forms_meet() {
        let english = Stemmer::new("en-GB");
        for (one, other) in
            [("visit", "visits"), ("meeting", "meetings"), ("cooperation", "cooperate")]
        {
            assert_eq!(english.stem(one), english.stem(other));
        }
        assert_ne!(english.stem("general"), english.stem("gene"));
    }

    #[test]
    fn other_languages_are_left_alone() {
        assert_eq!(Stemmer::new("ur").stem("ملاقاتوں"), "ملاقاتوں");
    }
}
