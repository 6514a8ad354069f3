//! Stems: forms of one word that a search takes as one.

use snowball_stemmers_rs as snowball;

/// Languages whose words are stemmed. English: Porter2, the Snowball English stemmer
/// (<https://snowballstem.org/algorithms/english/stemmer.html>).
pub const STEMMED_LANGUAGES: [&str; 1] = ["en"];

/// The stemmer of a language.
pub struct Stemmer {
    snowball: Option<snowball::Stemmer>,
}

impl std::fmt::Debug for Stemmer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stemmer").field("stems", &self.snowball.is_some()).finish()
    }
}

impl Stemmer {
    /// The stemmer for a BCP 47 tag; one that changes nothing for other languages.
    pub fn new(language: &str) -> Stemmer {
        let snowball = match language.split('-').next() {
            Some("en") => Some(snowball::Stemmer::create(snowball::Algorithm::English)),
            _ => None,
        };
        Stemmer { snowball }
    }

    /// Whether it changes anything.
    pub fn stems(&self) -> bool {
        self.snowball.is_some()
    }

    /// The stem of a folded word.
    pub fn stem(&self, folded: &str) -> String {
        match &self.snowball {
            Some(snowball) => snowball.stem(folded).into_owned(),
            None => folded.to_owned(),
        }
    }
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
