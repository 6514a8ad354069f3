//! A sorted list of words, front-coded in blocks.
//!
//! The section is a table with one byte string per block of [`BLOCK`] words. The first
//! word of a block is written whole: its length (varint), its bytes. Each other word is written as
//! the number of bytes it shares with the word before (varint), the number of bytes that follow
//! (varint), and these bytes. A word's *ordinal* is its place in the list.
//!
//! Front coding (Witten, Moffat and Bell, *Managing Gigabytes*, 2nd ed., §4.1) is as small as an
//! automaton once compressed for transport, can be checked byte by byte, and needs no library.

use std::cmp::Ordering;

use crate::bytes::{Table, Varints};
use crate::similar::{Signatures, Similar};

/// Words per block.
pub const BLOCK: usize = 16;

/// A sorted list of words in a section.
#[derive(Debug, Clone, Copy)]
pub struct Dictionary<'a> {
    blocks: Table<'a>,
    heads: &'a [u64],
}

impl<'a> Dictionary<'a> {
    /// How each block begins, to be kept for [`new`](Dictionary::new); none when the section is not a
    /// dictionary. What lies inside a block is checked as it is read.
    pub fn heads(section: &[u8]) -> Option<Vec<u64>> {
        let blocks = Table::new(section).filter(Table::is_sound)?;
        Some((0..blocks.len()).map(|at| head(first(blocks, at).unwrap_or_default())).collect())
    }

    /// A section with what [`heads`](Dictionary::heads) said of it.
    pub fn new(section: &'a [u8], heads: &'a [u64]) -> Dictionary<'a> {
        Dictionary { blocks: Table::new(section).unwrap_or(Table::EMPTY), heads }
    }

    /// The ordinal of a word.
    pub fn find(&self, word: &str) -> Option<u32> {
        let word = word.as_bytes();
        let (ordinal, shared, own) = self.block_of(word).skip_below(word)?;
        (word.get(shared..) == Some(own)).then_some(ordinal)
    }

    /// The word of an ordinal.
    pub fn word(&self, ordinal: u32) -> Option<String> {
        let block = ordinal as usize / BLOCK;
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

    /// What is seen of each word.
    pub fn signatures(&self) -> Signatures {
        let mut words = Words::new(self.blocks, 0);
        let mut found = Signatures::default();
        while let Some((_, word)) = words.next_word() {
            found.push(std::str::from_utf8(word).unwrap_or_default());
        }
        found
    }

    /// Calls `each` with the words that are within the budget of one, and with their distance.
    /// `signatures` are those of this dictionary.
    pub fn similar(
        &self,
        signatures: &Signatures,
        to: &mut Similar,
        each: &mut dyn FnMut(u8, u32, &str),
    ) {
        let mut words = Words::new(self.blocks, 0);
        let mut next = 0;
        for at in to.among(signatures) {
            let at = at as usize;
            if at / BLOCK != next / BLOCK {
                words = Words::new(self.blocks, at / BLOCK);
                next = at / BLOCK * BLOCK;
            }
            while next < at && words.next_word().is_some() {
                next += 1;
            }
            next += 1;
            let Some((ordinal, word)) = words.next_word() else { return };
            let Ok(word) = std::str::from_utf8(word) else { return };
            if let Some(distance) = to.distance_to(word) {
                each(distance, ordinal, word);
            }
        }
    }

    /// The words from the first that is not before `from`.
    fn words_from(&self, from: &[u8]) -> Words<'a> {
        let mut words = self.block_of(from);
        if let Some((ordinal, shared, own)) = words.skip_below(from) {
            words.word = [from.get(..shared).unwrap_or_default(), own].concat();
            words.held = Some(ordinal);
        }
        words
    }

    /// The words from the first of the block that a word is in, if it is in any.
    fn block_of(&self, word: &[u8]) -> Words<'a> {
        let head = head(word);
        let low = self.heads.partition_point(|before| *before < head);
        let alike = self.heads.get(low..).unwrap_or_default();
        let alike = alike.partition_point(|same| *same == head);
        // Where heads are alike, the whole words tell.
        let (mut low, mut high) = (low, low + alike);
        while low < high {
            let middle = low + (high - low) / 2;
            match first(self.blocks, middle).map(|first| first.cmp(word)) {
                Some(Ordering::Less | Ordering::Equal) => low = middle + 1,
                _ => high = middle,
            }
        }
        Words::new(self.blocks, low.saturating_sub(1))
    }
}

/// The first word of a block.
fn first(blocks: Table<'_>, block: usize) -> Option<&[u8]> {
    let mut numbers = Varints::new(blocks.get(block)?);
    let len = numbers.next()? as usize;
    numbers.rest().get(..len)
}

/// The first eight bytes of a word, in the order of the words.
fn head(word: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    bytes.iter_mut().zip(word).for_each(|(byte, letter)| *byte = *letter);
    u64::from_be_bytes(bytes)
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

    /// Passes over the words before one, and gives the next: its ordinal, how many bytes it has in common
    /// with the wanted one, and the others. Where a word shares more with the word before than that did
    /// with the wanted one, it is before it like that; where less, it is after.
    fn skip_below(&mut self, from: &[u8]) -> Option<(u32, usize, &'a [u8])> {
        let mut alike = 0;
        while let Some((ordinal, shared, own)) = self.next_parts() {
            if shared > alike {
                continue;
            }
            let wanted = from.get(shared..)?;
            let common = own.iter().zip(wanted).take_while(|(one, other)| one == other).count();
            alike = shared + common;
            if wanted.get(common).is_none_or(|next| own.get(common) > Some(next)) {
                return Some((ordinal, shared, own));
            }
        }
        None
    }

    #[inline(never)]
    fn next_word(&mut self) -> Option<(u32, &[u8])> {
        if let Some(ordinal) = self.held.take() {
            return Some((ordinal, &self.word));
        }
        let (ordinal, shared, own) = self.next_parts()?;
        if shared > self.word.len() {
            return None;
        }
        self.word.truncate(shared);
        self.word.extend_from_slice(own);
        Some((ordinal, &self.word))
    }

    /// The next word as what it shares with the one before, and the rest.
    fn next_parts(&mut self) -> Option<(u32, usize, &'a [u8])> {
        if self.rest.is_empty() || self.place == BLOCK {
            self.block += 1;
            self.rest = self.blocks.get(self.block)?;
            self.place = 0;
        }
        let mut numbers = Varints::new(self.rest);
        let shared = if self.place == 0 { 0 } else { numbers.next()? as usize };
        let own = numbers.next()? as usize;
        let (own, rest) = numbers.rest().split_at_checked(own)?;
        self.rest = rest;
        let ordinal = u32::try_from(self.block * BLOCK + self.place).ok()?;
        self.place += 1;
        Some((ordinal, shared, own))
    }
}
