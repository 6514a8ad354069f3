//! Which documents a term stands in, and how often.

use crate::bits::{Bits, MANY, ORDER_BITS, gap_order};
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
    next: Option<u32>,
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
        Postings { bits, order, next: Some(0), left }
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

    #[inline]
    fn next(&mut self) -> Option<Posting> {
        self.left = self.left.checked_sub(1)?;
        let bits = &mut self.bits;
        let gap = bits.golomb(self.order)?;
        let document = self.next?.checked_add(gap)?;
        self.next = document.checked_add(1);
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
        Some(Posting { document, body, title, byline })
    }
}
