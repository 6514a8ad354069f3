//! The byte level of the pack format: what `dossier_engine::pack` reads.

use std::hash::Hasher as _;
use std::io;

use dossier_engine::pack::Section;
use dossier_engine::pack::format::{
    DICTIONARY_BLOCK, FORMAT_VERSION, HEADER_LEN, MAGIC, SECTION_ROW_LEN, TABLE_ROWS,
};
use dossier_engine::pack::records::Manifest;
use serde::Serialize;
use twox_hash::XxHash64;

use crate::Error;

/// Appends a number as LEB128.
pub fn varint(mut number: u32, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Appends ascending numbers as gaps.
pub fn ascending(numbers: impl IntoIterator<Item = u32>, out: &mut Vec<u8>) {
    let mut last = 0;
    for number in numbers {
        debug_assert!(number >= last);
        varint(number - last, out);
        last = number;
    }
}

/// Appends ascending numbers that are near another one: the difference to it of the first (zigzag),
/// then gaps.
pub fn around(own: u32, numbers: impl IntoIterator<Item = u32>, out: &mut Vec<u8>) {
    let mut last = None;
    for number in numbers {
        match last {
            None if number < own => varint((own - number) * 2 - 1, out),
            None => varint((number - own) * 2, out),
            Some(last) => varint(number - last, out),
        }
        last = Some(number);
    }
}

/// Appends bits, the lowest of a byte first.
#[derive(Debug)]
pub struct Bits<'o> {
    out: &'o mut Vec<u8>,
    held: u64,
    count: u32,
}

impl<'o> Bits<'o> {
    /// Appends to `out`, from the next byte on.
    pub fn new(out: &'o mut Vec<u8>) -> Bits<'o> {
        Bits { out, held: 0, count: 0 }
    }

    /// Appends the lowest bits of a number, at most 32.
    pub fn push(&mut self, number: u32, bits: u32) {
        self.held |= (u64::from(number) & ((1 << bits) - 1)) << self.count;
        self.count += bits;
        while self.count >= 8 {
            self.out.push(self.held as u8);
            self.held >>= 8;
            self.count -= 8;
        }
    }

    /// Appends so many zeros and a one.
    pub fn zeros(&mut self, mut zeros: u32) {
        while zeros > 31 {
            self.push(0, 31);
            zeros -= 31;
        }
        self.push(1 << zeros, zeros + 1);
    }

    /// Appends a number from 1 on in Elias's gamma code.
    pub fn gamma(&mut self, number: u32) {
        let bits = number.max(1).ilog2();
        self.zeros(bits);
        self.push(number, bits);
    }

    /// Appends a number in the exponential Golomb code of an order.
    pub fn golomb(&mut self, number: u32, order: u32) {
        self.gamma((number >> order) + 1);
        self.push(number, order);
    }

    /// Fills the last byte with zeros.
    pub fn finish(mut self) {
        if self.count > 0 {
            self.push(0, 8 - self.count);
        }
    }
}

/// A section: bytes, and after them the rows of a table, which stay where they were written and are
/// put in order only as the pack is.
#[derive(Debug, Default)]
pub struct Bytes {
    head: Vec<u8>,
    lengths: Vec<u8>,
    rows: Vec<u8>,
    /// What follows the head.
    stretches: Vec<Stretch>,
    len: usize,
}

/// Bytes of a section that stand together, by where they begin and end.
#[derive(Debug, Clone, Copy)]
enum Stretch {
    Lengths(usize, usize),
    Rows(usize, usize),
}

impl Bytes {
    fn len(&self) -> usize {
        self.len
    }

    /// The section as one byte string.
    #[cfg(test)]
    pub fn into_vec(self) -> Vec<u8> {
        self.pieces().flatten().copied().collect()
    }

    fn pieces(&self) -> impl Iterator<Item = &[u8]> {
        let piece = |stretch: &Stretch| match *stretch {
            Stretch::Lengths(start, end) => &self.lengths[start..end],
            Stretch::Rows(start, end) => &self.rows[start..end],
        };
        std::iter::once(self.head.as_slice()).chain(self.stretches.iter().map(piece))
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(head: Vec<u8>) -> Bytes {
        Bytes { len: head.len(), head, ..Bytes::default() }
    }
}

/// A table section in the making.
#[derive(Debug, Default)]
pub struct Table {
    /// Where each row ends, in 4 bytes.
    ends: Vec<u8>,
    blob: Vec<u8>,
}

impl Table {
    /// Adds a row.
    pub fn push(&mut self, row: &[u8]) {
        self.push_with(|blob| blob.extend_from_slice(row));
    }

    /// Adds a row that is written in place.
    pub fn push_with(&mut self, write: impl FnOnce(&mut Vec<u8>)) {
        write(&mut self.blob);
        // What does not fit is found out at the end.
        self.ends.extend((self.blob.len() as u32).to_le_bytes());
    }

    /// Adds a row that is a record.
    pub fn push_record(&mut self, record: &impl Serialize) -> Result<(), Error> {
        self.push(&record_bytes(record)?);
        Ok(())
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.ends.len() / 4
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// A row that was added.
    pub fn row(&self, at: usize) -> Option<&[u8]> {
        self.blob.get(self.range(at)?)
    }

    fn range(&self, at: usize) -> Option<std::ops::Range<usize>> {
        let end = |at: usize| {
            let bytes = self.ends.get(at * 4..at * 4 + 4)?;
            Some(u32::from_le_bytes(bytes.try_into().ok()?) as usize)
        };
        Some(at.checked_sub(1).map_or(Some(0), end)?..end(at)?)
    }

    /// The section.
    pub fn finish(self) -> Result<Bytes, Error> {
        let order: Vec<u32> = (0..small(self.len())?).collect();
        self.finish_in(&order)
    }

    /// The section with the rows in another order.
    pub fn finish_in(self, order: &[u32]) -> Result<Bytes, Error> {
        small(self.blob.len())?;
        let mut head = small(order.len())?.to_le_bytes().to_vec();
        let (mut lengths, mut stretches) = (Vec::new(), Vec::new());
        let mut len = 0;
        for block in order.chunks(TABLE_ROWS) {
            head.extend(small(len)?.to_le_bytes());
            let ranges = block.iter().filter_map(|&at| self.range(at as usize));
            let start = lengths.len();
            for range in ranges.clone() {
                varint(small(range.len())?, &mut lengths);
            }
            stretches.push(Stretch::Lengths(start, lengths.len()));
            len += lengths.len() - start;
            for range in ranges {
                len += range.len();
                match stretches.last_mut() {
                    Some(Stretch::Rows(_, end)) if *end == range.start => *end = range.end,
                    _ => stretches.push(Stretch::Rows(range.start, range.end)),
                }
            }
        }
        head.extend(small(len)?.to_le_bytes());
        Ok(Bytes { len: head.len() + len, head, lengths, rows: self.blob, stretches })
    }
}

/// A record in the postcard format.
pub fn record_bytes(record: &impl Serialize) -> Result<Vec<u8>, Error> {
    postcard::to_stdvec(record)
        .map_err(|error| Error::write("a record could not be written").because(error))
}

/// A dictionary section of sorted, distinct words.
pub fn dictionary<'a>(words: impl IntoIterator<Item = &'a str>) -> Result<Bytes, Error> {
    let mut table = Table::default();
    let mut block = Vec::new();
    let mut last = "";
    for (place, word) in words.into_iter().enumerate() {
        if place > 0 && place % DICTIONARY_BLOCK == 0 {
            table.push(&block);
            block.clear();
        }
        let shared = if block.is_empty() { None } else { Some(shared_bytes(last, word)) };
        if let Some(shared) = shared {
            varint(small(shared)?, &mut block);
        }
        let own = &word.as_bytes()[shared.unwrap_or(0)..];
        varint(small(own.len())?, &mut block);
        block.extend_from_slice(own);
        last = word;
    }
    if !block.is_empty() {
        table.push(&block);
    }
    table.finish()
}

fn shared_bytes(one: &str, other: &str) -> usize {
    one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count()
}

/// A whole pack, in the pieces that it was made in.
#[derive(Debug)]
pub struct Pieces {
    /// What it says of the collection.
    pub manifest: Manifest,
    /// What stands before the first section.
    head: Vec<u8>,
    sections: [Bytes; Section::ALL.len()],
}

impl Pieces {
    /// Puts the sections, in the order of [`Section::ALL`], into one pack. `manifest` is the first.
    pub fn new(manifest: Manifest, sections: [Bytes; Section::ALL.len()]) -> Result<Pieces, Error> {
        let table_len = HEADER_LEN + SECTION_ROW_LEN * sections.len();
        let total = table_len + sections.iter().map(|section| padded(section.len())).sum::<usize>();
        small(total)?;

        let mut head = Vec::with_capacity(table_len);
        head.extend(MAGIC);
        head.extend(FORMAT_VERSION.to_le_bytes());
        head.extend(small(sections.len())?.to_le_bytes());
        head.extend((total as u64).to_le_bytes());
        head.extend([0; 8]);
        let mut offset = table_len;
        for (id, section) in Section::ALL.into_iter().zip(&sections) {
            head.extend((id as u32).to_le_bytes());
            head.extend((offset as u32).to_le_bytes());
            head.extend((section.len() as u32).to_le_bytes());
            offset += padded(section.len());
        }
        let mut pack = Pieces { manifest, head, sections };
        let mut sum = XxHash64::with_seed(0);
        pack.after_header().for_each(|piece| sum.write(piece));
        pack.head[HEADER_LEN - 8..HEADER_LEN].copy_from_slice(&sum.finish().to_le_bytes());
        Ok(pack)
    }

    /// Bytes of the whole.
    pub fn size(&self) -> usize {
        self.head.len() + self.sections.iter().map(|section| padded(section.len())).sum::<usize>()
    }

    /// Writes the pack.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write_to(&self, out: &mut (impl io::Write + ?Sized)) -> io::Result<()> {
        out.write_all(&self.head[..HEADER_LEN])?;
        self.after_header().try_for_each(|piece| out.write_all(piece))
    }

    /// The pack as one byte string.
    pub fn into_vec(self) -> Vec<u8> {
        let mut pack = Vec::with_capacity(self.size());
        pack.extend(self.head);
        for section in self.sections {
            section.pieces().for_each(|piece| pack.extend_from_slice(piece));
            pack.resize(padded(pack.len()), 0);
        }
        pack
    }

    fn after_header(&self) -> impl Iterator<Item = &[u8]> {
        let sections = self.sections.iter().flat_map(|section| {
            let padding = &[0; 4][..padded(section.len()) - section.len()];
            section.pieces().chain([padding])
        });
        std::iter::once(&self.head[HEADER_LEN..]).chain(sections)
    }
}

/// Sections begin on multiples of four, which costs nothing and lets a reader use them as arrays.
fn padded(len: usize) -> usize {
    len.next_multiple_of(4)
}

/// A length or a count as the format holds it.
pub fn small(number: usize) -> Result<u32, Error> {
    u32::try_from(number).map_err(|_| {
        Error::write(
            "the collection is larger than a pack can be (4 GiB): build it in several parts",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use dossier_engine::pack::dictionary::Dictionary;
    use dossier_engine::pack::{bits as read_bits, bytes as read};
    use dossier_engine::text::similar::Similar;
    use proptest::prelude::*;

    fn as_vec(section: &Bytes) -> Vec<u8> {
        let bytes: Vec<u8> = section.pieces().flatten().copied().collect();
        assert_eq!(bytes.len(), section.len());
        bytes
    }

    proptest! {
        #[test]
        fn numbers_come_back(mut numbers in proptest::collection::vec(any::<u32>(), 0..50)) {
            let mut bytes = Vec::new();
            numbers.iter().for_each(|&number| varint(number, &mut bytes));
            prop_assert_eq!(read::Varints::new(&bytes).collect::<Vec<_>>(), numbers.clone());
            numbers.sort();
            let mut bytes = Vec::new();
            ascending(numbers.iter().copied(), &mut bytes);
            prop_assert_eq!(read::ascending(&bytes).collect::<Vec<_>>(), numbers.clone());
            let own = numbers.get(numbers.len() / 2).copied().unwrap_or(0) / 2;
            let numbers: Vec<u32> = numbers.into_iter().map(|number| number / 2).collect();
            let mut bytes = Vec::new();
            around(own, numbers.iter().copied(), &mut bytes);
            prop_assert_eq!(read::around(own, &bytes).collect::<Vec<_>>(), numbers);
        }

        #[test]
        fn rows_come_back(rows in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..9), 0..70), turned: usize) {
            let mut table = Table::default();
            rows.iter().for_each(|row| table.push(row));
            for (at, row) in rows.iter().enumerate() {
                prop_assert_eq!(table.row(at), Some(row.as_slice()));
            }
            prop_assert_eq!((table.len(), table.row(rows.len())), (rows.len(), None));
            let mut order: Vec<u32> = (0..rows.len() as u32).collect();
            order.rotate_left(turned % rows.len().max(1));
            let section = as_vec(&table.finish_in(&order).unwrap());
            let read = read::Table::new(&section).unwrap();
            prop_assert!(read.is_sound());
            prop_assert_eq!((read.len(), read.get(rows.len())), (rows.len(), None));
            for (at, &row) in order.iter().enumerate() {
                prop_assert_eq!(read.get(at), Some(rows[row as usize].as_slice()));
            }
        }

        #[test]
        fn bits_come_back(numbers in proptest::collection::vec((1..u32::MAX, 0..33u32, 0..200u32), 0..40)) {
            let mut bytes = Vec::new();
            let mut bits = Bits::new(&mut bytes);
            for &(number, width, zeros) in &numbers {
                bits.gamma(number);
                bits.push(number, width);
                bits.zeros(zeros);
                bits.golomb(number, width % 16);
            }
            bits.finish();
            let mut bits = read_bits::Bits::new(&bytes);
            for &(number, width, zeros) in &numbers {
                prop_assert_eq!(bits.gamma(), Some(number));
                prop_assert_eq!(bits.take(width), Some((u64::from(number) & ((1 << width) - 1)) as u32));
                prop_assert_eq!(bits.zeros(), Some(zeros));
                prop_assert_eq!(bits.golomb(width % 16), Some(number));
            }
            prop_assert!(bits.take(8).is_none());
        }

        #[test]
        fn words_come_back(words in proptest::collection::btree_set("[abä]{1,6}|[ab]{8}[abä]{0,4}|\\PC{1,9}", 0..200),
                           absent in "[abä]{0,6}|[ab]{8}[abä]{0,4}", prefix in "[abä]{0,2}") {
            let section = as_vec(&dictionary(words.iter().map(String::as_str)).unwrap());
            let heads = Dictionary::heads(&section).unwrap();
            let found = Dictionary::new(&section, &heads);
            for (ordinal, word) in words.iter().enumerate() {
                prop_assert_eq!(found.find(word), Some(ordinal as u32));
                prop_assert_eq!(found.word(ordinal as u32), Some(word.clone()));
            }
            prop_assert_eq!(found.find(&absent).is_some(), words.contains(&absent));
            prop_assert_eq!(found.word(words.len() as u32), None);
            let expected: Vec<_> =
                words.iter().enumerate().filter(|(_, word)| word.starts_with(&prefix))
                    .map(|(ordinal, word)| (ordinal as u32, word.clone())).collect();
            let mut actual = Vec::new();
            found.with_prefix(&prefix, |ordinal, word| {
                actual.push((ordinal, word.to_owned()));
                true
            });
            prop_assert_eq!(actual, expected);
        }

        #[test]
        fn similar_words_are_found(words in proptest::collection::btree_set("[abcé]{1,6}", 0..60),
                                   typed in "[abcé]{1,6}", budget in 0..9u8) {
            let section = as_vec(&dictionary(words.iter().map(String::as_str)).unwrap());
            let heads = Dictionary::heads(&section).unwrap();
            let found = Dictionary::new(&section, &heads);
            let mut one = Similar::new(&typed, budget).unwrap();
            let expected: Vec<_> = words.iter().enumerate()
                .filter_map(|(at, word)| Some((one.distance_to(word)?, at as u32, word.clone())))
                .collect();
            let mut actual = Vec::new();
            found.similar(&found.signatures(), &mut one, &mut |cost, at, word| actual.push((cost, at, word.to_owned())));
            prop_assert_eq!(actual, expected);
        }

        #[test]
        fn a_hostile_dictionary_is_only_wrong(bytes in proptest::collection::vec(any::<u8>(), 0..200),
                                              word in "\\PC{0,5}") {
            if let Some(heads) = Dictionary::heads(&bytes) {
                let words = Dictionary::new(&bytes, &heads);
                words.find(&word);
                words.word(3);
                words.with_prefix(&word, |_, _| true);
                words.similar(&words.signatures(), &mut Similar::new(&word, 8).unwrap(), &mut |_, _, _| {});
            }
        }
    }
}
