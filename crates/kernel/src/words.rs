//! Words: cut at Unicode word boundaries, folded, without a possessive.

use crate::fold::fold_into;
use crate::piece::piece;
use crate::segment::{Segment, Segments};

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
    let has_small = text.bytes().any(|byte| byte.is_ascii_lowercase());
    !has_small && has_no_small(text)
}

#[cold]
#[inline(never)]
fn has_no_small(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.next().and(words.next()).is_some() && !text.chars().any(char::is_lowercase)
}

/// The words of a text, in order.
///
/// Scripts without spaces between words give every two neighbouring characters as a word, and the
/// last one by itself: each character begins a word, and what is longer is a phrase of such words.
pub fn words(text: &str) -> Words<'_> {
    words_with(text, are_capitals(text))
}

/// The words of a piece of a text, in order. `capitals`: whether all of the text is in capitals.
pub fn words_with(text: &str, capitals: bool) -> Words<'_> {
    Words::starting(text, capitals, 0)
}

/// Whether a word is one character of a script without spaces, which begins a word of two wherever
/// another follows it.
pub fn is_single(word: &str) -> bool {
    Segments::new(word).next().is_some_and(|found| found.single && found.end == word.len())
}

/// The words of a text.
#[derive(Debug, Clone)]
pub struct Words<'t> {
    text: &'t str,
    segments: Segments<'t>,
    capitals: bool,
}

impl<'t> Words<'t> {
    /// The words of a text from a place on where a word begins or none is. `capitals`: whether all of
    /// the text is in capitals.
    pub fn starting(text: &'t str, capitals: bool, at: usize) -> Words<'t> {
        Words { text, segments: Segments::starting(text, at), capitals }
    }

    /// Where the last word ended, with its possessive.
    pub fn at(&self) -> usize {
        self.segments.at()
    }

    /// Where the next word stands, unfolded yet: what folds to nothing is none.
    pub fn next_place(&mut self) -> Option<(usize, usize)> {
        let Segment { start, end, single } = self.segments.next()?;
        if single {
            let next = self.segments.clone().next();
            let next = next.filter(|next| next.single && next.start == end);
            return Some((start, next.map_or(end, |next| next.end)));
        }
        Some((start, start + without_possessive(piece(self.text, start, end)).len()))
    }

    /// Folds the word at a place that [`next_place`](Words::next_place) gave. False when nothing is
    /// left of it.
    pub fn fold_place(&self, (start, end): (usize, usize), folded: &mut String) -> bool {
        let word = piece(self.text, start, end);
        folded.clear();
        fold_into(word, folded);
        if folded.len() > MAX_WORD {
            let mut end = MAX_WORD;
            while !folded.is_char_boundary(end) {
                end -= 1;
            }
            folded.truncate(end);
        }
        if word.len() <= 5 && may_be_acronym(folded) && is_acronym(word, self.capitals) {
            folded.make_ascii_uppercase();
        }
        !folded.is_empty()
    }
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        loop {
            let place = self.next_place()?;
            let mut folded = String::with_capacity(place.1 - place.0);
            if self.fold_place(place, &mut folded) {
                return Some(Word { start: place.0, end: place.1, folded });
            }
        }
    }
}

fn is_acronym(word: &str, capitals: bool) -> bool {
    word.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'.')
        && (!capitals || word.contains('.'))
}

/// "Munir’s" is a form of "Munir"; the mark of the word ends before the apostrophe.
pub(crate) fn without_possessive(word: &str) -> &str {
    if !word.ends_with(['s', 'S']) {
        return word;
    }
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
    fn scripts_without_spaces_are_cut_into_pairs() {
        assert_eq!(folded("中国军队"), ["中国", "国军", "军队", "队"]);
        assert_eq!(folded("中, 国家"), ["中", "国家", "家"]);
        assert_eq!(folded("in 中国x"), ["in", "中国", "国", "x"]);
        assert_eq!(folded("カタカナで"), ["カタカナ", "で"]);
        assert_eq!(folded("ที่นี่"), ["ที่นี่", "นี่"], "marks stay with their letters");
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
