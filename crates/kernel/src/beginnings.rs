//! How words begin: most words of a text begin otherwise than those that are looked for, which three
//! letters tell.
//!
//! Letters are told apart by their lower five bits; y is i, as in stems. A letter that is not ASCII may
//! fold to anything, and a sign to nothing.

/// Letters of a beginning.
const LETTERS: usize = 3;
/// Bits of a letter. None has the number 0, which is what no letter has.
const LETTER: usize = 5;
/// Bits of a beginning: its letters, the first in the highest.
const BEGINNING: usize = LETTERS * LETTER;
/// What may begin like any word.
const ANY: usize = 0;
/// What begins like no word: with what would be a bracket.
const NONE: usize = 0x1b << (BEGINNING - LETTER);

/// How some words begin, a bit for each beginning.
#[derive(Debug, Clone)]
pub struct Beginnings(Vec<u64>);

impl Default for Beginnings {
    fn default() -> Beginnings {
        let mut none = Beginnings(vec![0; (1 << BEGINNING) / 64]);
        none.add_all(ANY, 1);
        none
    }
}

impl Beginnings {
    /// Adds what begins as a folded word or a stem does. `sure`: how many of its letters are those of
    /// all its forms.
    pub fn add(&mut self, folded: &str, sure: usize) {
        let mut beginning = 0;
        // In a text, a sign may follow each of the letters.
        for at in 0..LETTERS {
            let rest = 1 << ((LETTERS - at) * LETTER);
            match folded.as_bytes().get(at) {
                Some(letter) if at < sure && letter.is_ascii_alphanumeric() => {
                    beginning |= low(*letter) << ((LETTERS - 1 - at) * LETTER);
                    self.add_all(beginning, 1);
                }
                // What is not ASCII in a text is never passed over.
                Some(letter) if at == 0 && sure > 0 && !letter.is_ascii() => return,
                _ => return self.add_all(beginning, rest),
            }
        }
    }

    fn add_all(&mut self, from: usize, count: usize) {
        for beginning in from..from + count {
            if let Some(word) = self.0.get_mut(beginning / 64) {
                *word |= 1 << (beginning % 64);
            }
        }
    }

    #[inline]
    fn has(&self, beginning: usize) -> bool {
        self.0.get(beginning / 64).is_some_and(|word| word >> (beginning % 64) & 1 == 1)
    }

    /// Whether a word at a place of a text may be one of them.
    #[inline]
    pub fn may_be(&self, text: &[u8], at: usize) -> bool {
        self.has(beginning(text, at))
    }
}

#[inline]
fn beginning(text: &[u8], at: usize) -> usize {
    let mut beginning = 0;
    for place in 0..LETTERS {
        match text.get(at + place) {
            Some(&letter) if letter.is_ascii_alphanumeric() || (place == 0 && letter == b'_') => {
                beginning |= low(letter) << ((LETTERS - 1 - place) * LETTER);
            }
            None if place == 0 => return NONE,
            _ => break,
        }
    }
    beginning
}

#[inline]
fn low(letter: u8) -> usize {
    let letter = if letter | 0x20 == b'y' { b'i' } else { letter };
    usize::from(letter & 31)
}

/// Farthest distance in an outline; where it is more, what is no word makes up for it.
const FAR: usize = u32::MAX as usize >> BEGINNING;

/// How each word of a text begins, or each stretch that may be several words or none: beginning and
/// distance from the one before.
#[derive(Debug, Default)]
pub struct Outline(Vec<u32>);

impl Outline {
    /// The outline of a text.
    pub fn new(text: &str) -> Outline {
        let text = text.as_bytes();
        let mut found = Vec::with_capacity(text.len() / 5);
        let mut at = 0;
        let mut before = 0;
        while at < text.len() {
            // What stands before the first letter belongs to no word.
            if !is_letter(text[at]) {
                at += 1;
                continue;
            }
            let start = at;
            let beginning = match word_of(text, start) {
                Some(end) => {
                    at = end;
                    beginning(text, start)
                }
                None => {
                    while at < text.len() && !is_space(text[at]) {
                        at += 1;
                    }
                    ANY
                }
            };
            while start - before > FAR {
                found.push((FAR << BEGINNING | NONE) as u32);
                before += FAR;
            }
            found.push(((start - before) << BEGINNING | beginning) as u32);
            before = start;
        }
        found.shrink_to_fit();
        Outline(found)
    }

    /// Between which bytes words may begin with one of the beginnings: from where a word begins or none
    /// is.
    pub fn places(&self, beginnings: &Beginnings) -> Vec<(u32, u32)> {
        let mut places: Vec<(u32, u32)> = Vec::new();
        let (mut at, mut is_open) = (0, false);
        for stretch in &self.0 {
            at += stretch >> BEGINNING;
            let beginning = *stretch as usize % (1 << BEGINNING);
            if beginning == NONE {
                continue;
            }
            if is_open && let Some(last) = places.last_mut() {
                last.1 = at;
            }
            is_open = beginning == ANY;
            if beginnings.has(beginning) {
                places.push((at, if is_open { u32::MAX } else { at + 1 }));
            }
        }
        places
    }
}

/// Where the word ends that begins at a place, if it is of ASCII letters and digits and the signs that
/// join them; none where this cannot be told.
#[inline]
fn word_of(text: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    if !text.get(start)?.is_ascii_alphanumeric() {
        return None;
    }
    loop {
        at += text.get(at..)?.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let (len, is_mid_letter) = match text.get(at..)? {
            [b'.' | b'\'', ..] => (1, true),
            [b',' | b';', ..] => (1, false),
            [0xe2, 0x80, 0x99, ..] => (3, true),
            [b'_' | 0x80.., ..] => return None,
            _ => return Some(at),
        };
        let last = text[at - 1];
        match text.get(at + len) {
            // It may be a letter, or a mark on the sign.
            Some(0x80..) => return None,
            Some(next) if last.is_ascii_digit() && next.is_ascii_digit() => {}
            Some(next)
                if is_mid_letter && last.is_ascii_alphabetic() && next.is_ascii_alphabetic() => {}
            _ => return Some(at),
        }
        at += len;
    }
}

#[inline]
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || !byte.is_ascii()
}

#[inline]
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, words: &[&str]) -> Vec<(u32, u32)> {
        let mut beginnings = Beginnings::default();
        words.iter().for_each(|word| beginnings.add(word, word.len()));
        Outline::new(text).places(&beginnings)
    }

    #[test]
    fn only_what_may_begin_so_is_looked_at() {
        let text = "The army, (Munir) said; muddy U.S. roads";
        assert_eq!(found(text, &["munir"]), [(11, 12)]);
        assert_eq!(found(text, &["the", "roads", "us"]), [(0, 1), (30, 31), (35, 36)]);
        assert_eq!(found("an ant a_b", &["a"]), [(0, 1), (3, 4), (7, u32::MAX)], "a_b may be any");
        assert_eq!(found("", &["a"]), []);
        assert_eq!(found("۱ ٹیکس x", &["tax"]), [(0, 3), (3, 12)], "what is not ASCII may be");
    }

    #[test]
    fn signs_join_words_or_part_them() {
        let all = |text| found(text, &["", "a", "b", "1"]).into_iter().map(|place| place.0);
        let starts = |text| all(text).collect::<Vec<_>>();
        assert_eq!(starts("a-b a/b"), [0, 2, 4, 6]);
        assert_eq!(starts("a.b a'b a’b"), [0, 4, 8]);
        assert_eq!(starts("a,b 1,1 1.1 1.b"), [0, 2, 4, 8, 12, 14]);
        assert_eq!(starts("a. b' a’"), [0, 3, 6, 7], "a sign that is not ASCII may be anything");
    }

    #[test]
    fn stretches_may_be_far_apart_and_long() {
        let text = format!("tax{}tax", " ".repeat(3 * FAR));
        let second = text.len() as u32 - 3;
        assert_eq!(found(&text, &["tax"]), [(0, 1), (second, second + 1)]);
        let text = format!("{}-tax tax", "中".repeat(FAR));
        let second = text.len() as u32 - 3;
        assert_eq!(found(&text, &["tax"]), [(0, second), (second, second + 1)]);
    }
}
