//! Where names and dates stand in a text, told by its words.
//!
//! A name begins where a word begins, mostly one with a capital, and ends where a word ends. So its
//! place is how many words are passed over, and how many it covers: a few bits.

use crate::bits::Bits;
use crate::piece::piece;
use crate::segment::Segments;
use crate::words::without_possessive;

/// The words of a text as places are told by them: without a possessive, each with its first byte
/// and one past its last.
#[derive(Debug, Clone)]
pub struct Bare<'t> {
    text: &'t str,
    segments: Segments<'t>,
}

impl<'t> Bare<'t> {
    /// The words of `text`.
    pub fn new(text: &'t str) -> Bare<'t> {
        Bare { text, segments: Segments::new(text) }
    }
}

impl Iterator for Bare<'_> {
    type Item = (usize, usize);

    fn next(&mut self) -> Option<(usize, usize)> {
        let found = self.segments.next()?;
        let word = without_possessive(piece(self.text, found.start, found.end));
        Some((found.start, found.start + word.len()))
    }
}

/// Whether a name may begin with a word that begins with this byte: not with a small letter.
pub fn may_begin_name(first: u8) -> bool {
    !first.is_ascii_lowercase()
}

/// Reads places in a text.
#[derive(Debug)]
pub struct Spans<'a> {
    bits: Bits<'a>,
    text: &'a str,
    words: Bare<'a>,
    /// The next word, which has been looked at already.
    ahead: Option<(usize, usize)>,
    /// Whether places are told by words; otherwise by bytes.
    by_words: bool,
    names: bool,
    /// Where the last one ended.
    end: usize,
}

impl<'a> Spans<'a> {
    /// Reads places in `text`: of names, or of dates, before which all words are counted.
    pub fn new(mut bits: Bits<'a>, text: &'a str, names: bool) -> Spans<'a> {
        let by_words = bits.take(1) == Some(0);
        let mut words = Bare::new(text);
        let ahead = words.next();
        Spans { bits, text, words, ahead, by_words, names, end: 0 }
    }

    fn word(&mut self) -> Option<(usize, usize)> {
        let word = self.ahead?;
        self.ahead = self.words.next();
        Some(word)
    }

    fn read(&mut self) -> Option<(usize, usize)> {
        if !self.by_words {
            let start = self.end.checked_add(self.bits.gamma()? as usize - 1)?;
            return Some((start, start.checked_add(self.bits.gamma()? as usize - 1)?));
        }
        let mut left = self.bits.gamma()?;
        let (start, mut end) = loop {
            let word = self.word()?;
            let counts = !self.names || may_begin_name(self.text.as_bytes()[word.0]);
            if word.0 >= self.end && counts {
                left -= 1;
            }
            if left == 0 {
                break word;
            }
        };
        for _ in 1..self.bits.gamma()? {
            end = self.word()?.1;
        }
        match self.bits.zeros()? {
            0 => {}
            1 => end += 1,
            _ => {
                let far = self.bits.gamma()? as usize;
                end = match far % 2 {
                    0 => end.checked_add(far / 2)?,
                    _ => end.checked_sub(far / 2)?,
                };
            }
        }
        (start <= end).then_some((start, end))
    }
}

impl Iterator for Spans<'_> {
    type Item = (u32, u32);

    /// First byte and length.
    fn next(&mut self) -> Option<(u32, u32)> {
        let (start, end) = self.read()?;
        self.end = end;
        Some((u32::try_from(start).ok()?, u32::try_from(end - start).ok()?))
    }
}
