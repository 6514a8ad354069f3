//! Texts as the numbers of their words.
//!
//! A text is a row of tokens: its words, and what stands between them. Of the latter, a space between
//! two words is left out, since it is what mostly stands there (Moura, Navarro, Ziviani and Baeza-Yates,
//! *Fast and flexible word searching on compressed text*, 2000). The more often a token occurs, the
//! lower is its number, and the fewer bytes has its code; the first byte tells how many (Culpepper and
//! Moffat, *Enhanced byte codes with restricted prefix properties*, 2005). Such a text is a third as
//! long, any of them is spelled out by itself, and what compresses bytes still finds what repeats.

use crate::beginnings::Beginnings;
use crate::bytes::u32_at;

/// Codes of each length: the first byte that they begin with, and how many tokens they are enough for
/// together with the shorter ones.
pub const CODES: [(u8, u32); 4] = [
    (0, 192),
    (192, 192 + (48 << 8)),
    (240, 192 + (48 << 8) + (15 << 16)),
    (255, 192 + (48 << 8) + (15 << 16) + (1 << 24)),
];
/// Set in the sign of a token that is a word.
pub const WORD: u8 = 0x80;
/// Most bytes of a token.
pub const LONGEST: usize = 0x7f;

/// The tokens of a collection by number.
///
/// The section has their count (4 bytes); for each its sign, a byte: its length, and whether it is a
/// [`WORD`]; then their letters.
#[derive(Debug, Clone, Copy)]
pub struct Vocabulary<'a> {
    signs: &'a [u8],
    letters: &'a [u8],
    starts: &'a [u32],
}

impl<'a> Vocabulary<'a> {
    /// Where the letters of each token begin; none when the section is not a vocabulary.
    pub fn starts(section: &[u8]) -> Option<Vec<u32>> {
        let (signs, letters) = parts(section)?;
        let mut end = 0;
        let starts = signs.iter().map(|sign| {
            let start = end;
            end = u32::saturating_add(end, u32::from(sign & !WORD));
            start
        });
        let starts: Vec<u32> = starts.collect();
        (end as usize == letters.len()).then_some(starts)
    }

    /// A section with what [`starts`](Vocabulary::starts) said of it.
    pub fn new(section: &'a [u8], starts: &'a [u32]) -> Vocabulary<'a> {
        let (signs, letters) = parts(section).unwrap_or_default();
        Vocabulary { signs, letters, starts }
    }

    /// The letters of a token.
    pub fn letters(&self, number: u32) -> Option<&'a [u8]> {
        let len = usize::from(self.signs.get(number as usize)? & !WORD);
        let start = *self.starts.get(number as usize)? as usize;
        self.letters.get(start..start + len)
    }

    /// Whether a token is a word.
    pub fn is_word(&self, number: u32) -> bool {
        self.signs.get(number as usize).is_some_and(|sign| sign & WORD > 0)
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.signs.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.signs.is_empty()
    }

    /// Whether a text may have the words of a phrase, one after the other: up to `last`, the bit of the last
    /// place, each has a word in its turn (Shift-And: Baeza-Yates and Gonnet, *A new approach to text
    /// searching*, 1992). `beginnings` are those of the phrase's words. `role_of` is asked for what a token
    /// that may begin so, or is no word, is to the phrase; `roles` remembers it of the first tokens.
    pub fn may_have(
        &self,
        text: &[u8],
        beginnings: &Beginnings,
        roles: &mut Roles,
        last: u8,
        role_of: &mut dyn FnMut(u32, &[u8]) -> u8,
    ) -> bool {
        let mut reached = 0;
        let mut tokens = Numbers::new(text);
        // Most words begin otherwise than those of the phrase.
        let mut role = |token| match self.letters(token) {
            Some(letters) if self.is_word(token) && !beginnings.may_be(letters, 0) => {
                WORD_OF_PHRASE
            }
            letters => role_of(token, letters.unwrap_or_default()),
        };
        for token in tokens.by_ref() {
            let role = match roles.get_mut(token as usize) {
                Some(known) => {
                    if *known == 0 {
                        *known = role(token);
                    }
                    *known
                }
                None => role(token),
            };
            match role {
                NO_WORD => continue,
                ANYTHING => return true,
                places => reached = (reached << 1 | 1) & places & !WORD_OF_PHRASE,
            }
            if reached & last > 0 {
                return true;
            }
        }
        // What is no text is told when it is spelled.
        tokens.is_cut()
    }

    /// Spells a text. None where it is no text: a number without a token, letters that are not UTF-8, or
    /// more of them than there is memory for.
    pub fn spell(&self, codes: &[u8]) -> Option<String> {
        let mut text: Vec<u8> = Vec::new();
        let mut end = 0;
        let mut after_word = false;
        let mut numbers = Numbers::new(codes);
        for number in numbers.by_ref() {
            // Room for a space, the longest token, and what is copied beyond a short one.
            if text.len() < end + 1 + LONGEST {
                let len = text.len() * 2 + codes.len() * 4 + 2 * LONGEST;
                text.try_reserve_exact(len - text.len()).ok()?;
                text.resize(len, 0);
            }
            let sign = *self.signs.get(number as usize)?;
            let start = *self.starts.get(number as usize)? as usize;
            let is_word = sign & WORD > 0;
            if is_word && after_word {
                *text.get_mut(end)? = b' ';
                end += 1;
            }
            after_word = is_word;
            let len = usize::from(sign & !WORD);
            let (letters, room) = (self.letters.get(start..)?, text.get_mut(end..)?);
            // A copy of a fixed length is an instruction or two.
            match (letters.first_chunk::<SHORT>(), room.first_chunk_mut::<SHORT>()) {
                (Some(letters), Some(room)) if len <= SHORT => *room = *letters,
                _ => {
                    letters.get(..len)?.iter().zip(room).for_each(|(&letter, room)| *room = letter)
                }
            }
            end += len;
        }
        if numbers.is_cut() {
            return None;
        }
        text.truncate(end);
        String::from_utf8(text).ok()
    }
}

/// Whether a token that is no word is what is left of a possessive, with an "s" that is none either.
pub fn is_possessive(letters: &[u8]) -> bool {
    letters.starts_with(b"'") || letters.starts_with("’".as_bytes())
}

/// What the first tokens, which are the most frequent, are to a phrase. 0 is what was not asked for yet.
pub type Roles = Vec<u8>;

/// Tokens whose codes are of two bytes at most.
pub const FREQUENT: usize = CODES[1].1 as usize;
/// Words of a phrase that are looked for by their numbers: its first ones.
pub const PLACES: usize = 6;
/// The role of a token that is a word, to which the bits of its places in the phrase are added.
pub const WORD_OF_PHRASE: u8 = 0x40;
/// The role of a token between words.
pub const NO_WORD: u8 = 0x80;
/// The role of a token that need not be one word.
pub const ANYTHING: u8 = 0xff;

/// Bytes that are copied of a short token.
const SHORT: usize = 16;

fn parts(section: &[u8]) -> Option<(&[u8], &[u8])> {
    section.get(4..)?.split_at_checked(u32_at(section, 0)? as usize)
}

/// The numbers of the tokens of a text.
#[derive(Debug, Clone)]
pub struct Numbers<'a> {
    rest: &'a [u8],
    is_cut: bool,
}

impl<'a> Numbers<'a> {
    /// Reads codes.
    pub fn new(codes: &'a [u8]) -> Numbers<'a> {
        Numbers { rest: codes, is_cut: false }
    }

    /// Whether a code was cut short, which ends them.
    pub fn is_cut(&self) -> bool {
        self.is_cut
    }

    #[inline(never)]
    fn long(&mut self) -> Option<u32> {
        let (&first, mut rest) = self.rest.split_first()?;
        let more = 1 + CODES[2..].iter().filter(|(begin, _)| first >= *begin).count();
        let mut number = u32::from(first - CODES[more].0);
        self.is_cut = true;
        for _ in 0..more {
            let (&next, after) = rest.split_first()?;
            rest = after;
            number = number << 8 | u32::from(next);
        }
        self.is_cut = false;
        self.rest = rest;
        Some(number + CODES[more - 1].1)
    }
}

impl Iterator for Numbers<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        match *self.rest {
            [first, ref rest @ ..] if first < CODES[1].0 => {
                self.rest = rest;
                Some(u32::from(first))
            }
            [first, second, ref rest @ ..] if first < CODES[2].0 => {
                self.rest = rest;
                Some((u32::from(first - CODES[1].0) << 8 | u32::from(second)) + CODES[0].1)
            }
            _ if self.is_cut => None,
            _ => self.long(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A vocabulary of words and of other tokens.
    fn section(tokens: &[(&str, bool)]) -> Vec<u8> {
        let mut bytes = (tokens.len() as u32).to_le_bytes().to_vec();
        let signs =
            tokens.iter().map(|(letters, word)| letters.len() as u8 | if *word { WORD } else { 0 });
        bytes.extend(signs);
        tokens.iter().for_each(|(letters, _)| bytes.extend(letters.bytes()));
        bytes
    }

    #[test]
    fn a_space_stands_between_words_where_nothing_else_does() {
        let section =
            section(&[("the", true), ("army", true), (", ", false), ("’s", false), ("軍", false)]);
        let starts = Vocabulary::starts(&section).unwrap();
        let spell = |codes: &[u8]| Vocabulary::new(&section, &starts).spell(codes);
        assert_eq!(spell(&[0, 1, 2, 0, 1, 3, 4, 4]).unwrap(), "the army, the army’s軍軍");
        assert_eq!(spell(&[]).unwrap(), "");
        assert_eq!(spell(&[5]), None, "no such token");
        assert_eq!(spell(&[192]), None, "cut short");
    }

    #[test]
    fn letters_that_are_no_text_are_refused() {
        let mut bytes = section(&[("é", true)]);
        let last = bytes.len() - 1;
        bytes[last] = b'x';
        let starts = Vocabulary::starts(&bytes).unwrap();
        assert_eq!(Vocabulary::new(&bytes, &starts).spell(&[0]), None);
        bytes.push(b'x');
        assert_eq!(Vocabulary::starts(&bytes), None, "letters are left over");
        assert_eq!(Vocabulary::starts(&[9, 0, 0, 0, 1]), None, "cut short");
    }

    #[test]
    fn codes_of_all_lengths_follow_one_another() {
        let numbers = |codes: &[u8]| Numbers::new(codes).collect::<Vec<_>>();
        assert_eq!(numbers(&[0, 191, 192, 0, 239, 255]), [0, 191, 192, 192 + 48 * 256 - 1]);
        let first = 192 + 48 * 256;
        assert_eq!(numbers(&[240, 0, 0, 240, 1, 2]), [first, first + 258]);
        assert_eq!(
            numbers(&[254, 255, 255, 255, 0, 0, 0]),
            [first + 15 * 65536 - 1, first + 15 * 65536]
        );
    }

    #[test]
    fn long_texts_grow() {
        let long = "x".repeat(LONGEST);
        let section = section(&[(&long, false)]);
        let starts = Vocabulary::starts(&section).unwrap();
        let text = Vocabulary::new(&section, &starts).spell(&[0; 1000]).unwrap();
        assert_eq!(text.len(), 1000 * LONGEST);
    }
}
