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

/// The words of a text, in order.
pub fn words(text: &str) -> impl Iterator<Item = Word> {
    segments(text).filter_map(|(start, end)| {
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
        (!folded.is_empty()).then(|| Word { start, end: start + word.len(), folded })
    })
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
            ["general", "munir", "us", "visit", "21.5", "of", "9", "million"]
        );
        assert_eq!(folded("counter-terrorism"), ["counter", "terrorism"]);
        assert_eq!(folded("سیاسی بے چینی، چین"), ["سیاسی", "بے", "چینی", "چین"]);
        assert_eq!(folded("— … !"), [""; 0]);
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
