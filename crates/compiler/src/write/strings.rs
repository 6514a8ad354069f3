//! Strings that many records share.

use std::collections::HashMap;

use twox_hash::XxHash64;

use super::encode::{Bytes, Table};
use crate::Error;

/// The section of shared strings in the making.
#[derive(Debug, Default)]
pub struct Strings {
    /// The last string with a hash.
    by_hash: HashMap<u64, u32>,
    table: Table,
}

impl Strings {
    /// The number of a string, the same every time, unless another one has its hash.
    pub fn index(&mut self, string: &str) -> u32 {
        let hash = XxHash64::oneshot(0, string.as_bytes());
        if let Some(&at) = self.by_hash.get(&hash)
            && self.table.row(at as usize) == Some(string.as_bytes())
        {
            return at;
        }
        let at = self.table.len() as u32;
        self.by_hash.insert(hash, at);
        self.table.push(string.as_bytes());
        at
    }

    /// The section.
    pub fn finish(self) -> Result<Bytes, Error> {
        self.table.finish()
    }
}
