//! Offsets as JavaScript counts them.

use dossier_kernel::piece::{piece, utf16_len};

use crate::order::sort_by_key;

/// Turns byte offsets of a text into offsets in UTF-16 code units. Asking in ascending order costs
/// one walk over the text.
#[derive(Debug)]
pub struct Utf16<'t> {
    text: &'t str,
    byte: usize,
    units: usize,
}

impl<'t> Utf16<'t> {
    /// For offsets in `text`.
    pub fn new(text: &'t str) -> Utf16<'t> {
        Utf16 { text, byte: 0, units: 0 }
    }

    /// The code units before a byte; a byte beyond the end, or inside a character, counts as the
    /// boundary before it.
    pub fn at(&mut self, byte: usize) -> u32 {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        if byte < self.byte {
            (self.byte, self.units) = (0, 0);
        }
        self.units += utf16_len(piece(self.text, self.byte, byte));
        self.byte = byte;
        self.units as u32
    }
}

/// Byte ranges, joined where they overlap, as flat pairs of UTF-16 offsets.
pub fn marks(text: &str, mut ranges: Vec<(usize, usize)>) -> Vec<u32> {
    sort_by_key(&mut ranges, |&range| range);
    let mut joined: Vec<(usize, usize)> = Vec::with_capacity(ranges.len());
    for (start, end) in ranges {
        match joined.last_mut() {
            Some(last) if start < last.1 => last.1 = last.1.max(end),
            _ => joined.push((start, end)),
        }
    }
    let mut units = Utf16::new(text);
    joined.into_iter().flat_map(|(start, end)| [units.at(start), units.at(end)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn astral_characters_are_two_units() {
        let text = "a🎉ü چ";
        let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let mut units = Utf16::new(text);
        let found: Vec<u32> = bytes.iter().map(|&byte| units.at(byte)).collect();
        assert_eq!(found, [0, 1, 3, 4, 5]);
        assert_eq!(units.at(2), 1, "inside a character, and backwards");
        assert_eq!(units.at(999), 6);
    }

    #[test]
    fn overlapping_marks_are_one() {
        assert_eq!(marks("abcdef", vec![(3, 5), (0, 2), (1, 4), (5, 6)]), [0, 5, 5, 6]);
    }
}
