//! Which documents a term stands in, and how often.

use crate::bits::{Bits, MANY, ORDER_BITS, WINDOW, gamma_of, gap_order};
use crate::bytes::Varints;

/// How often a term stands in a document.
#[derive(Debug, Clone, Copy)]
pub struct Posting {
    /// Document.
    pub document: u32,
    /// Times in the body.
    pub body: u32,
    /// Times in titles.
    pub title: u32,
    /// Times among authors and publisher.
    pub byline: u32,
}

/// The documents of a term.
#[derive(Debug)]
pub struct Postings<'a> {
    bits: Bits<'a>,
    order: u32,
    /// The least that the next document may be.
    next: u64,
    left: u32,
}

impl<'a> Postings<'a> {
    /// Reads a row of the postings of a collection of so many documents.
    pub fn new(row: &'a [u8], documents: usize) -> Postings<'a> {
        let mut numbers = Varints::new(row);
        let left = numbers.next().unwrap_or(0);
        let mut bits = Bits::new(numbers.rest());
        let order = match left {
            ..MANY => gap_order(documents, left),
            _ => bits.take(ORDER_BITS).unwrap_or(0),
        };
        Postings { bits, order, next: 0, left }
    }

    /// How many documents there are, as the row says.
    pub fn len(&self) -> usize {
        self.left as usize
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.left == 0
    }
}

impl Iterator for Postings<'_> {
    type Item = Posting;

    #[inline(always)]
    fn next(&mut self) -> Option<Posting> {
        self.left = self.left.checked_sub(1)?;
        let (gap, body, title, byline) = match self.plain() {
            Some((gap, body, title)) => (gap, body, title, 0),
            None => self.any()?,
        };
        let document = u32::try_from(self.next.checked_add(gap)?).ok()?;
        self.next = u64::from(document) + 1;
        Some(Posting { document, body, title, byline })
    }
}

impl Postings<'_> {
    /// The next gap, and how often the term stands in body and title; none where there is more to say, or it
    /// takes more bits than are looked at here at once. Without a branch for each kind: which one is next
    /// cannot be foreseen.
    #[inline(always)]
    fn plain(&mut self) -> Option<(u64, u32, u32)> {
        let window = self.bits.window();
        let (high, bits) = gamma_of(window);
        let low = window.wrapping_shr(bits) & ((1 << self.order) - 1);
        let gap = high.wrapping_sub(1).wrapping_shl(self.order) | low;
        let bits = bits + self.order;
        let rest = window.wrapping_shr(bits);
        let kind = rest.trailing_zeros();
        let (times, times_bits) = gamma_of(rest.wrapping_shr(kind) >> 1);
        let says_times = kind & 1;
        let bits = bits + kind + 1 + times_bits * says_times;
        if kind > 3 || bits > WINDOW {
            return None;
        }
        self.bits.pass(bits)?;
        let title = kind >> 1;
        Some((gap, times as u32 * says_times + (1 - title), title))
    }

    /// The next gap, and how often the term stands in body, titles and byline.
    #[inline(never)]
    fn any(&mut self) -> Option<(u64, u32, u32, u32)> {
        let bits = &mut self.bits;
        let gap = bits.golomb(self.order)?;
        let (mut body, mut title, mut byline) = (1, 0, 0);
        match bits.zeros()? {
            0 => {}
            1 => body = bits.gamma()?.checked_add(1)?,
            2 => (body, title) = (0, 1),
            3 => (body, title) = (bits.gamma()?, 1),
            _ => {
                body = bits.gamma()? - 1;
                title = bits.gamma()? - 1;
                byline = bits.gamma()? - 1;
            }
        }
        Some((u64::from(gap), body, title, byline))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Whatever a row says: what is read at once is what is read number by number.
        #[test]
        fn a_posting_is_read_at_once_or_by_its_numbers(
            left in 0..40u32,
            bytes in proptest::collection::vec(prop_oneof![any::<u8>(), Just(0), Just(255)], 0..60),
            documents in 1..100_000usize,
        ) {
            let row = [&[left as u8], bytes.as_slice()].concat();
            let (at_once, mut by_numbers) = (Postings::new(&row, documents), Postings::new(&row, documents));
            let (mut next, mut read) = (0, 0);
            for posting in at_once {
                let (gap, body, title, byline) = by_numbers.any().unwrap();
                next += gap;
                let Posting { document, body: times, title: in_title, byline: around } = posting;
                prop_assert_eq!((u64::from(document), times, in_title, around), (next, body, title, byline));
                next += 1;
                read += 1;
            }
            let is_more = |(gap, ..): (u64, u32, u32, u32)| next + gap <= u64::from(u32::MAX);
            prop_assert!(read == left || !by_numbers.any().is_some_and(is_more));
        }
    }
}
