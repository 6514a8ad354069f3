//! Word boundaries.
//!
//! The rules are those of UAX #29 (<https://www.unicode.org/reports/tr29/#Word_Boundaries>) for
//! words that hold a letter or a digit, tailored in two points: a colon does not join ("Note:this"
//! is two words), nor a quotation mark two Hebrew letters. A test holds them against a full implementation; that one's tables would be a
//! sixth of the module.

use crate::piece::from;

/// What a character does to a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Of an alphabet: joins letters and digits beside it.
    Letter,
    /// A digit: joins as letters do.
    Digit,
    /// Katakana: joins itself only.
    Katakana,
    /// A letter of a script without spaces: a word by itself.
    Single,
    /// A low line: joins everything but singles.
    Joiner,
    /// Joins two letters or two digits (`U.S`, `Munir’s`, `21.5`).
    MidBoth,
    /// Joins two letters.
    MidLetter,
    /// Joins two digits (`10,000`).
    MidDigit,
    /// A mark on the character before it, or an invisible sign.
    Mark,
    /// Anything else.
    Other,
}

/// A word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Whether it is one character of a script without spaces between words.
    pub single: bool,
}

/// The words of a text, in order.
#[derive(Debug, Clone)]
pub struct Segments<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Segments<'t> {
    /// The words of `text`.
    pub fn new(text: &'t str) -> Segments<'t> {
        Segments::starting(text, 0)
    }

    /// The words of `text` from a place between characters on, where a word begins or none is.
    pub fn starting(text: &'t str, at: usize) -> Segments<'t> {
        Segments { text, at }
    }

    /// Where the last word ended, with its possessive.
    pub fn at(&self) -> usize {
        self.at
    }
}

impl Iterator for Segments<'_> {
    type Item = Segment;

    fn next(&mut self) -> Option<Segment> {
        let bytes = self.text.as_bytes();
        loop {
            let start = self.at;
            let first = *bytes.get(start)?;
            // Most words are of plain letters with a space after them.
            if first.is_ascii_alphanumeric() {
                let plain = bytes[start..].iter().take_while(|byte| byte.is_ascii_alphanumeric());
                let end = start + plain.count();
                if ends_at(bytes, end) {
                    self.at = end;
                    return Some(Segment { start, end, single: false });
                }
            } else if first.is_ascii()
                && first != b'_'
                && bytes.get(start + 1).is_none_or(u8::is_ascii)
            {
                self.at += 1;
                continue;
            }
            let (len, what) = segment(from(self.text, start));
            self.at += len;
            if what != Found::Nothing {
                let single = what == Found::Single;
                return Some(Segment { start, end: self.at, single });
            }
        }
    }
}

/// Whether a word of plain letters is seen to end: nothing joins it to what follows.
fn ends_at(bytes: &[u8], end: usize) -> bool {
    let ends = |at: usize| {
        bytes.get(at).is_none_or(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric())
    };
    match bytes.get(end) {
        None => true,
        Some(b'_') => false,
        Some(b'.' | b',' | b';' | b'\'') => ends(end + 1),
        Some(_) => ends(end),
    }
}

/// What stands at the beginning of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    Nothing,
    Word,
    Single,
}

/// The length in bytes of what stands at the beginning of a text that is not empty, and whether it
/// is a word.
fn segment(text: &str) -> (usize, Found) {
    let plain = text.bytes().take_while(u8::is_ascii_alphanumeric).count().saturating_sub(1);
    let mut letters = Letters { rest: from(text, plain), at: plain };
    let Some(mut last) = letters.next() else { return (text.len(), Found::Nothing) };
    let mut is_word = match last {
        Class::Single => return (letters.at, Found::Single),
        Class::Letter | Class::Digit | Class::Katakana => true,
        Class::Joiner => false,
        _ => return (letters.at, Found::Nothing),
    };
    let mut end = letters.at;
    while let Some(class) = letters.next() {
        use Class::{Digit, Joiner, Katakana, Letter, MidBoth, MidDigit, MidLetter};
        match (last, class) {
            (Letter | Digit, Letter | Digit) | (Katakana, Katakana) => {}
            (Letter | Digit | Katakana | Joiner, Joiner) => {}
            (Joiner, Letter | Digit | Katakana) => {}
            (Letter, MidBoth | MidLetter) | (Digit, MidBoth | MidDigit) => match letters.next() {
                Some(next) if next == last => {}
                _ => break,
            },
            _ => break,
        }
        if !matches!(class, MidBoth | MidLetter | MidDigit) {
            last = class;
        }
        is_word |= class != Joiner;
        end = letters.at;
    }
    (end, if is_word { Found::Word } else { Found::Nothing })
}

/// Characters with the marks on them.
struct Letters<'t> {
    rest: &'t str,
    at: usize,
}

impl Letters<'_> {
    fn next(&mut self) -> Option<Class> {
        let mut characters = self.rest.chars();
        let first = characters.next()?;
        let mut taken = self.rest.len() - characters.as_str().len();
        for mark in characters {
            if class(mark) != Class::Mark {
                break;
            }
            taken += mark.len_utf8();
        }
        self.rest = from(self.rest, taken);
        self.at += taken;
        Some(class(first))
    }
}

fn class(letter: char) -> Class {
    match letter {
        'a'..='z' | 'A'..='Z' => Class::Letter,
        '0'..='9' => Class::Digit,
        '\0'..=' ' => Class::Other,
        '_' | '\u{203f}' | '\u{2040}' | '\u{2054}' | '\u{fe33}' | '\u{fe34}' => Class::Joiner,
        '\u{fe4d}'..='\u{fe4f}' | '\u{ff3f}' | '\u{202f}' => Class::Joiner,
        '.' | '\'' | '‘' | '’' | '\u{2024}' | '\u{fe52}' | '\u{ff07}' | '\u{ff0e}' => {
            Class::MidBoth
        }
        '·' | '\u{387}' | '\u{55f}' | '\u{5f4}' | '\u{2027}' => Class::MidLetter,
        ',' | ';' | '\u{37e}' | '\u{589}' | '،' | '\u{60d}' | '\u{66c}' | '\u{7f8}' => {
            Class::MidDigit
        }
        '\u{2044}' | '\u{fe10}' | '\u{fe14}' | '\u{fe50}' | '\u{fe54}' => Class::MidDigit,
        '\u{ff0c}' | '\u{ff1b}' => Class::MidDigit,
        '!'..='~' => Class::Other,
        '\u{3031}'..='\u{3035}' | '\u{309b}' | '\u{309c}' | '\u{30a0}'..='\u{30fa}' => {
            Class::Katakana
        }
        '\u{30fc}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9d}' => {
            Class::Katakana
        }
        _ if is_mark(letter) => Class::Mark,
        _ if is_spaceless(letter) => match letter.is_numeric() {
            true if ('\u{e00}'..'\u{2e80}').contains(&letter) => Class::Digit,
            _ if letter.is_alphanumeric() => Class::Single,
            _ => Class::Other,
        },
        _ if letter.is_alphabetic() => Class::Letter,
        // The decimal digits of other scripts; fractions, superscripts and Roman numerals are not.
        _ if letter.is_numeric() => match letter {
            '\u{80}'..='\u{65f}' | '\u{2000}'..='\u{2fff}' | '\u{3000}'..='\u{a61f}' => {
                Class::Single
            }
            _ => Class::Digit,
        },
        _ => Class::Other,
    }
}

/// Scripts that are written without spaces between words: Thai, Lao, Myanmar, Khmer and their kin,
/// Hiragana, Han.
fn is_spaceless(letter: char) -> bool {
    matches!(letter,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{1950}'..='\u{19df}' | '\u{1a20}'..='\u{1aad}' | '\u{2e80}'..='\u{2fff}'
        | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3038}'..='\u{309f}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{a9e0}'..='\u{a9ff}'
        | '\u{aa60}'..='\u{aadf}' | '\u{f900}'..='\u{faff}' | '\u{17000}'..='\u{18dff}'
        | '\u{1b000}'..='\u{1b2ff}' | '\u{20000}'..='\u{3ffff}')
}

/// Combining marks, and signs that are not seen.
fn is_mark(letter: char) -> bool {
    match letter {
        '\0'..='\u{ac}' => false,
        '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' => true,
        '\u{591}'..='\u{5bd}'
        | '\u{5bf}'
        | '\u{5c1}'
        | '\u{5c2}'
        | '\u{5c4}'
        | '\u{5c5}'
        | '\u{5c7}' => true,
        '\u{610}'..='\u{61a}' | '\u{61c}' | '\u{64b}'..='\u{65f}' | '\u{670}' => true,
        '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}' => true,
        '\u{6ea}'..='\u{6ed}' | '\u{711}' | '\u{730}'..='\u{74a}' | '\u{7a6}'..='\u{7b0}' => true,
        '\u{7eb}'..='\u{7f3}' | '\u{816}'..='\u{82d}' | '\u{859}'..='\u{85b}' => true,
        '\u{898}'..='\u{89f}' | '\u{8ca}'..='\u{8e1}' | '\u{8e3}'..='\u{903}' => true,
        // The blocks of the scripts of India and Sri Lanka are laid out alike: signs that are
        // neither letters, digits nor stops are marks, and so are the vowel signs among the letters.
        '\u{904}'..='\u{dff}' => is_indic_mark(letter),
        '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' => true,
        '\u{eb1}' | '\u{eb4}'..='\u{ebc}' | '\u{ec8}'..='\u{ece}' => true,
        '\u{f18}' | '\u{f19}' | '\u{f35}' | '\u{f37}' | '\u{f39}' | '\u{f3e}' | '\u{f3f}' => true,
        '\u{f71}'..='\u{f84}' | '\u{f86}' | '\u{f87}' | '\u{f8d}'..='\u{fbc}' | '\u{fc6}' => true,
        '\u{102b}'..='\u{103e}' | '\u{1056}'..='\u{1059}' | '\u{105e}'..='\u{1060}' => true,
        '\u{135d}'..='\u{135f}' | '\u{17b4}'..='\u{17d3}' | '\u{17dd}' => true,
        '\u{180b}'..='\u{180f}' | '\u{1ab0}'..='\u{1ace}' | '\u{1dc0}'..='\u{1dff}' => true,
        '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' => true,
        '\u{2066}'..='\u{206f}' | '\u{20d0}'..='\u{20f0}' | '\u{302a}'..='\u{302f}' => true,
        '\u{3099}' | '\u{309a}' | '\u{a66f}'..='\u{a672}' | '\u{a674}'..='\u{a67d}' => true,
        '\u{fb1e}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{feff}' => true,
        '\u{ff9e}' | '\u{ff9f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0001}'..='\u{e01ef}' => true,
        _ => false,
    }
}

/// A mark within U+0904 to U+0DFF.
fn is_indic_mark(letter: char) -> bool {
    let code = letter as u32;
    if code >= 0xd80 {
        return matches!(code, 0xd81..=0xd83 | 0xdca..=0xddf | 0xdf2 | 0xdf3);
    }
    let place = code & 0x7f;
    matches!(place, 0x01..=0x03 | 0x3c | 0x3e..=0x4d | 0x51..=0x57 | 0x62 | 0x63)
        && !matches!(code, 0x950 | 0xad0 | 0xbd0 | 0xd4e | 0xd4f | 0xd54..=0xd56)
        || matches!(
            code,
            0x93a | 0x93b | 0x94e | 0x94f | 0x9fe | 0xa70 | 0xa71 | 0xa75 | 0xafa
                ..=0xaff | 0xc04 | 0xcf3 | 0xd00 | 0xd3b
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    fn ours(text: &str) -> Vec<&str> {
        Segments::new(text).map(|found| &text[found.start..found.end]).collect()
    }

    #[test]
    fn words_of_many_scripts() {
        assert_eq!(ours("U.S.-led, 21.5% (can't)"), ["U.S", "led", "21.5", "can't"]);
        assert_eq!(ours("Note:this x_1"), ["Note", "this", "x_1"]);
        assert_eq!(ours("سیاسی بے چینی، می\u{200c}رود"), ["سیاسی", "بے", "چینی", "می\u{200c}رود"]);
        assert_eq!(ours("पाकिस्तान की सेना"), ["पाकिस्तान", "की", "सेना"]);
        assert_eq!(ours("中国軍カタカナ"), ["中", "国", "軍", "カタカナ"]);
        assert_eq!(ours("🎉 — …"), [""; 0]);
    }

    proptest! {
        /// Over the letters of the scripts of news and what stands between them.
        #[test]
        fn as_the_full_implementation(
            text in "([a-zA-ZÀ-žА-яα-ωא-תء-يک-ۓऀ-हा-्ক-নপ-রা-ৄ가-힣一-龠ぁ-んァ-ヶก-ฮ0-9۰-۹०-९_.,;’'· “()%$€🎉\u{301}\u{200c}\u{64e}-]{1,4}){0,12}"
        ) {
            // A mark without a letter is nothing to search for.
            let counts = |word: &&str| word.chars().any(|c| c.is_alphanumeric() && !is_mark(c));
            // The standard keeps an apostrophe after a Hebrew letter; folding drops it, and marks.
            fn bare(word: &str) -> &str {
                word.trim_end_matches(|c| c == '\'' || is_mark(c))
            }
            let expected: Vec<&str> = text.unicode_words().filter(counts).map(bare).collect();
            let found: Vec<&str> = ours(&text).into_iter().map(bare).collect();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn anything_at_all_is_cut_between_characters(text in "\\PC{0,60}") {
            let mut last = 0;
            for Segment { start, end, .. } in Segments::new(&text) {
                prop_assert!(last <= start && start < end && text.get(start..end).is_some());
                last = end;
            }
        }
    }
}
