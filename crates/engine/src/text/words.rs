//! Words: cut at Unicode word boundaries, folded, without a possessive.

use super::fold::fold_into;
use super::segment::segments;

/// A word in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// First byte in the text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Folded form; never empty.
    pub folded: String,
}

/// Longest folded form in bytes that is a word; what is longer is data, not language, and is cut
/// there, in the index and in a query alike.
pub const MAX_WORD: usize = 64;

/// Acronyms that are also words. In capitals, where not all is in capitals, they are words of their
/// own, and so are they with dots: "U.S." is "US" and not "us".
const ACRONYMS: [&str; 3] = ["it", "us", "who"];

/// Whether a folded word is also an acronym when it is written in capitals.
pub fn may_be_acronym(folded: &str) -> bool {
    ACRONYMS.contains(&folded)
}

/// Whether a text of several words is in capitals, so that they say nothing.
pub fn are_capitals(text: &str) -> bool {
    text.trim().contains(char::is_whitespace) && !text.contains(char::is_lowercase)
}

/// The words of a text, in order.
pub fn words(text: &str) -> impl Iterator<Item = Word> {
    words_with(text, are_capitals(text))
}

/// The words of a piece of a text, in order. `capitals`: whether all of the text is in capitals.
pub fn words_with(text: &str, capitals: bool) -> impl Iterator<Item = Word> {
    segments(text).filter_map(move |(start, end)| {
        let word = without_possessive(&text[start..end]);
        let mut folded = String::with_capacity(word.len());
        fold_into(word, &mut folded);
        if folded.len() > MAX_WORD {
            let mut end = MAX_WORD;
            while !folded.is_char_boundary(end) {
                end -= 1;
            }
            folded.truncate(end);
        }
        if word.len() <= 5 && is_acronym(word, capitals) && may_be_acronym(&folded) {
            folded.make_ascii_uppercase();
        }
        (!folded.is_empty()).then(|| Word { start, end: start + word.len(), folded })
    })
}

fn is_acronym(word: &str, capitals: bool) -> bool {
    word.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'.')
        && (!capitals || word.contains('.'))
}

/// "Munir’s" is a form of "Munir"; the mark of the word ends before the apostrophe.
fn without_possessive(word: &str) -> &str {
    for ending in ["’s", "'s", "’S", "'S"] {
        if let Some(stem) = word.strip_suffix(ending)
            && !stem.is_empty()
        {
            return stem;
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).map(|word| word.folded).collect()
    }

    #[test]
    fn words_of_running_text() {
        assert_eq!(
            folded("General Munir’s “U.S.” visit, 21.5% of $9 million"),
            ["general", "munir", "US", "visit", "21.5", "of", "9", "million"]
        );
        assert_eq!(folded("counter-terrorism"), ["counter", "terrorism"]);
        assert_eq!(folded("سیاسی بے چینی، چین"), ["سیاسی", "بے", "چینی", "چین"]);
        assert_eq!(folded("— … !"), [""; 0]);
    }

    #[test]
    fn acronyms_that_are_words_are_told_apart() {
        assert_eq!(folded("US troops told us"), ["US", "troops", "told", "us"]);
        assert_eq!(folded("Who? The W.H.O."), ["who", "the", "WHO"]);
        assert_eq!(folded("IT IS US"), ["it", "is", "us"]);
        assert_eq!(folded("U.S. SAYS IT CAN"), ["US", "says", "it", "can"]);
        assert_eq!(folded("NATO nato"), ["nato", "nato"]);
    }

    #[test]
    fn offsets_point_into_the_text() {
        let text = "🎉 Munir’s";
        let word = words(text).next().unwrap();
        assert_eq!(&text[word.start..word.end], "Munir");
    }

    #[test]
    fn a_word_without_end_is_cut() {
        let long = "x".repeat(100_000);
        assert_eq!(folded(&long), ["x".repeat(MAX_WORD)]);
    }
}
