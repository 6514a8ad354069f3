//! Strings by number: each is kept once, in the form in which a pack has it.

use std::collections::HashMap;

use twox_hash::XxHash64;

use super::encode::{Bytes, Table};
use crate::Error;

/// Distinct strings, numbered in the order in which they came.
#[derive(Debug, Default)]
pub struct Strings {
    /// Numbers by hash; where two strings have one hash, the later is under the next that is free.
    known: HashMap<u64, u32>,
    table: Table,
}

impl Strings {
    /// The number of a string, the same every time.
    pub fn index(&mut self, string: &str) -> u32 {
        match self.place(string) {
            Ok(at) => at,
            Err(hash) => {
                // More than 2³² strings are more than 4 GiB, which is found out at the end.
                let at = self.table.len() as u32;
                self.known.insert(hash, at);
                self.table.push(string.as_bytes());
                at
            }
        }
    }

    /// The number of a string that was added.
    pub fn find(&self, string: &str) -> Option<u32> {
        self.place(string).ok()
    }

    /// The string of that number.
    pub fn get(&self, at: u32) -> &str {
        let bytes = self.table.row(at as usize).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }

    /// All strings, by number.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|at| self.get(at as u32))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.table.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.table.is_empty()
    }

    /// As a section.
    ///
    /// # Errors
    /// When they are more than a pack can hold.
    pub fn finish(self) -> Result<Bytes, Error> {
        self.table.finish()
    }

    /// The number of a string, or the hash under which it is to be added.
    fn place(&self, string: &str) -> Result<u32, u64> {
        let mut hash = XxHash64::oneshot(0, string.as_bytes());
        while let Some(&at) = self.known.get(&hash) {
            if self.table.row(at as usize) == Some(string.as_bytes()) {
                return Ok(at);
            }
            hash = hash.wrapping_add(1);
        }
        Err(hash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_has_one_number() {
        let mut strings = Strings::default();
        let all = ["b", "", "a", "b", "", "ا"];
        assert_eq!(all.map(|string| strings.index(string)), [0, 1, 2, 0, 1, 3]);
        assert_eq!((strings.len(), strings.find("a"), strings.find("c")), (4, Some(2), None));
        assert_eq!(strings.iter().collect::<Vec<_>>(), ["b", "", "a", "ا"]);
    }

    #[test]
    fn strings_with_one_hash_are_two() {
        let mut strings = Strings::default();
        strings.index("a");
        // As if "b" had the hash of "a".
        strings.known.insert(XxHash64::oneshot(0, b"b"), 0);
        assert_eq!((strings.find("b"), strings.index("b"), strings.find("b")), (None, 1, Some(1)));
        assert_eq!(strings.find("a"), Some(0));
    }
}
