//! Which documents a term stands in, and how often.

use super::bytes::Varints;

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
    numbers: Varints<'a>,
    last: Option<u32>,
    left: u32,
}

impl<'a> Postings<'a> {
    /// Reads a row of the postings.
    pub fn new(row: &'a [u8]) -> Postings<'a> {
        let mut numbers = Varints::new(row);
        let left = numbers.next().unwrap_or(0);
        Postings { numbers, last: None, left }
    }
}

impl Iterator for Postings<'_> {
    type Item = Posting;

    #[inline]
    fn next(&mut self) -> Option<Posting> {
        self.left = self.left.checked_sub(1)?;
        let gap = self.numbers.next()?;
        let document = match self.last {
            None => gap,
            Some(last) => last.checked_add(gap)?,
        };
        self.last = Some(document);
        let code = self.numbers.next()?;
        let title = if code & 1 == 1 { self.numbers.next()? } else { 0 };
        let byline = if code & 2 == 2 { self.numbers.next()? } else { 0 };
        Some(Posting { document, body: code >> 2, title, byline })
    }
}
