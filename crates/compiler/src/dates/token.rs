//! Words, numbers and marks of a passage.

use super::lexicon::{self, Word};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, or one Han character.
    Word,
    /// Digits of any of the scripts in [`digit`].
    Number,
    /// One other character that is not white space.
    Mark,
}

/// A token. Letters and digits never share one: `13th` is a number and a glued word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    /// First byte, in the whole text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    pub kind: Kind,
    /// What the grammar takes the word for.
    pub word: Word,
    /// The number, at most 999 999 999; for a mark its code point.
    pub number: u32,
    /// How many digits.
    pub digits: u8,
    /// Whether nothing stands between it and the token before.
    pub glued: bool,
    /// Whether it starts with a capital letter.
    pub capital: bool,
}

/// The value of a digit: European, Arabic-Indic, Persian and Urdu, Devanagari, and European as wide as
/// a Han character.
fn digit(c: char) -> Option<u32> {
    let c = u32::from(c);
    [0x30, 0x660, 0x6F0, 0x966, 0xFF10].into_iter().find_map(|zero| {
        let value = c.wrapping_sub(zero);
        (value < 10).then_some(value)
    })
}

fn is_letter(c: char) -> bool {
    // A nukta, a virama and a zero-width non-joiner stand inside words without being letters.
    c.is_alphabetic() || matches!(c, '\u{93C}' | '\u{94D}' | '\u{200C}')
}

/// A character that is a word of its own.
fn is_han(c: char) -> bool {
    matches!(c, '\u{3007}' | '\u{3400}'..='\u{9fff}')
}

/// Cuts `text[start..end]` into `tokens`, which are cleared first.
pub(super) fn cut(text: &str, start: usize, end: usize, tokens: &mut Vec<Token>) {
    tokens.clear();
    let Some(passage) = text.get(start..end) else { return };
    let bytes = passage.as_bytes();
    let (mut at, mut previous_end) = (0, usize::MAX);
    while at < bytes.len() {
        let from = at;
        let (mut number, mut digits, mut word) = (0u32, 0u8, Word::Other);
        let kind = match bytes[at] {
            b' ' | b'\t' | b'\n' | b'\r' => {
                at += 1;
                continue;
            }
            b'a'..=b'z' | b'A'..=b'Z' => {
                while at < bytes.len() && bytes[at].is_ascii_alphabetic() {
                    at += 1;
                }
                at = skip(passage, at, is_letter);
                word = lexicon::look_up(&bytes[from..at]);
                Kind::Word
            }
            byte => {
                let c = if byte.is_ascii() {
                    char::from(byte)
                } else {
                    passage[at..].chars().next().unwrap_or(' ')
                };
                if digit(c).is_some() {
                    while let Some(c) = passage[at..].chars().next()
                        && let Some(value) = digit(c)
                    {
                        number = number.saturating_mul(10).saturating_add(value).min(999_999_999);
                        digits = digits.saturating_add(1);
                        at += c.len_utf8();
                    }
                    Kind::Number
                } else if is_han(c) {
                    at += c.len_utf8();
                    Kind::Word
                } else if is_letter(c) {
                    at = skip(passage, at, |c| is_letter(c) && !is_han(c));
                    Kind::Word
                } else {
                    at += c.len_utf8();
                    if c.is_whitespace() {
                        continue;
                    }
                    number = u32::from(c);
                    Kind::Mark
                }
            }
        };
        let capital = match bytes[from] {
            byte if byte.is_ascii() => byte.is_ascii_uppercase(),
            _ => passage[from..].chars().next().is_some_and(char::is_uppercase),
        };
        let glued = previous_end == from;
        previous_end = at;
        let (start, end) = (start + from, start + at);
        tokens.push(Token { start, end, kind, word, number, digits, glued, capital });
    }
}

/// The first place from `at` on where `belongs` fails.
fn skip(passage: &str, at: usize, belongs: fn(char) -> bool) -> usize {
    let rest = &passage[at..];
    at + rest.find(|c| !belongs(c)).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_words_and_marks() {
        let text = "On 13th May, ۲۰۲۴ in the ’70s";
        let mut tokens = Vec::new();
        cut(text, 0, text.len(), &mut tokens);
        let forms: Vec<&str> = tokens.iter().map(|t| &text[t.start..t.end]).collect();
        assert_eq!(forms, ["On", "13", "th", "May", ",", "۲۰۲۴", "in", "the", "’", "70", "s"]);
        assert!(tokens[2].glued && !tokens[3].glued && tokens[3].capital);
        assert_eq!((tokens[5].number, tokens[5].digits), (2024, 4));
        assert_eq!(tokens[3].word, Word::Month(5));
    }
}
