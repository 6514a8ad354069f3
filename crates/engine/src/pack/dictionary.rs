//! A sorted list of words, front-coded in blocks.
//!
//! The section is a table with one byte string per block of [`DICTIONARY_BLOCK`] words. The first
//! word of a block is written whole: its length (varint), its bytes. Each other word is written as
//! the number of bytes it shares with the word before (varint), the number of bytes that follow
//! (varint), and these bytes. A word's *ordinal* is its place in the list.
//!
//! Front coding (Witten, Moffat and Bell, *Managing Gigabytes*, 2nd ed., §4.1) is as small as an
//! automaton once compressed for transport, can be checked byte by byte, and needs no library.

use std::cmp::Ordering;

use super::bytes::{Table, Varints};
use super::format::DICTIONARY_BLOCK;
use crate::text::similar::Similar;

/// Bytes of the longest word that is compared.
const MAX_COMPARED: usize = 64;

/// A sorted list of words in a section.
#[derive(Debug, Clone, Copy)]
pub struct Dictionary<'a> {
    blocks: Table<'a>,
}

impl<'a> Dictionary<'a> {
    /// Opens a section.
    pub fn new(section: &'a [u8]) -> Option<Dictionary<'a>> {
        Table::new(section).map(|blocks| Dictionary { blocks })
    }

    /// Whether the blocks are in range. Their contents are checked as they are read.
    pub fn is_sound(&self) -> bool {
        self.blocks.is_sound()
    }

    /// The ordinal of a word.
    pub fn find(&self, word: &str) -> Option<u32> {
        let mut words = self.words_from(word.as_bytes());
        let (ordinal, found) = words.next_word()?;
        (found == word.as_bytes()).then_some(ordinal)
    }

    /// The word of an ordinal.
    pub fn word(&self, ordinal: u32) -> Option<String> {
        let block = ordinal as usize / DICTIONARY_BLOCK;
        let mut words = Words::new(self.blocks, block);
        loop {
            let (at, word) = words.next_word()?;
            if at == ordinal {
                return String::from_utf8(word.to_vec()).ok();
            }
        }
    }

    /// Calls `each` with the words that begin with `prefix`, in order, until it returns false.
    pub fn with_prefix(&self, prefix: &str, mut each: impl FnMut(u32, &str) -> bool) {
        let mut words = self.words_from(prefix.as_bytes());
        while let Some((ordinal, word)) = words.next_word() {
            if !word.starts_with(prefix.as_bytes()) {
                return;
            }
            let Ok(word) = std::str::from_utf8(word) else { return };
            if !each(ordinal, word) {
                return;
            }
        }
    }

    /// Calls `each` with the words that are within the budget of one, and with their distance.
    /// Words that begin alike are compared once.
    pub fn similar(&self, to: &mut Similar, each: &mut dyn FnMut(u8, u32, &str)) {
        let mut words = Words::new(self.blocks, 0);
        let mut last: Vec<u8> = Vec::new();
        // Bytes of the beginning that no word near enough has.
        let mut hopeless = usize::MAX;
        to.cut(0);
        while let Some((ordinal, word)) = words.next_word() {
            let shared = last.iter().zip(word).take_while(|(one, other)| one == other).count();
            if shared >= hopeless {
                continue;
            }
            hopeless = usize::MAX;
            let Ok(text) = std::str::from_utf8(word) else { return };
            let mut keep = shared;
            while !text.is_char_boundary(keep) {
                keep -= 1;
            }
            let letters = text[..keep].chars().count();
            to.cut(letters.min(to.letters()));
            let mut end = keep;
            for letter in text[keep..].chars() {
                end += letter.len_utf8();
                if end > MAX_COMPARED || !to.push(letter) {
                    hopeless = end;
                    break;
                }
            }
            last.clear();
            last.extend_from_slice(&word[..end.min(word.len())]);
            if hopeless == usize::MAX
                && let Some(distance) = to.distance()
            {
                each(distance, ordinal, text);
            }
        }
    }

    /// The words from the first that is not before `from`.
    fn words_from(&self, from: &[u8]) -> Words<'a> {
        let (mut low, mut high) = (0, self.blocks.len());
        while low < high {
            let middle = low + (high - low) / 2;
            match self.first_of_block(middle).map(|first| first.cmp(from)) {
                Some(Ordering::Less | Ordering::Equal) => low = middle + 1,
                _ => high = middle,
            }
        }
        let mut words = Words::new(self.blocks, low.saturating_sub(1));
        words.skip_below(from);
        words
    }

    fn first_of_block(&self, block: usize) -> Option<&'a [u8]> {
        let mut numbers = Varints::new(self.blocks.get(block)?);
        let len = numbers.next()? as usize;
        numbers.rest().get(..len)
    }
}

/// A walk over the words from some place in the list.
struct Words<'a> {
    blocks: Table<'a>,
    block: usize,
    rest: &'a [u8],
    place: usize,
    word: Vec<u8>,
    /// The word was read but is to be returned (again) by the next call.
    held: Option<u32>,
}

impl<'a> Words<'a> {
    fn new(blocks: Table<'a>, block: usize) -> Words<'a> {
        let rest = blocks.get(block).unwrap_or_default();
        Words { blocks, block, rest, place: 0, word: Vec::new(), held: None }
    }

    fn skip_below(&mut self, from: &[u8]) {
        while let Some((ordinal, word)) = self.next_word() {
            if word >= from {
                self.held = Some(ordinal);
                return;
            }
        }
    }

    fn next_word(&mut self) -> Option<(u32, &[u8])> {
        if let Some(ordinal) = self.held.take() {
            return Some((ordinal, &self.word));
        }
        if self.rest.is_empty() || self.place == DICTIONARY_BLOCK {
            self.block += 1;
            self.rest = self.blocks.get(self.block)?;
            self.place = 0;
        }
        let mut numbers = Varints::new(self.rest);
        let shared = if self.place == 0 { 0 } else { numbers.next()? as usize };
        let own = numbers.next()? as usize;
        let bytes = numbers.rest().get(..own)?;
        if shared > self.word.len() {
            return None;
        }
        self.word.truncate(shared);
        self.word.extend_from_slice(bytes);
        self.rest = &numbers.rest()[own..];
        let ordinal = u32::try_from(self.block * DICTIONARY_BLOCK + self.place).ok()?;
        self.place += 1;
        Some((ordinal, &self.word))
    }
}
