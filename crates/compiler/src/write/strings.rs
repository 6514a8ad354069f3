//! Strings that many records share.

use std::collections::HashMap;

use super::encode::{Bytes, Table};
use crate::Error;

/// The section of shared strings in the making.
#[derive(Debug, Default)]
pub struct Strings {
    known: HashMap<String, u32>,
    in_order: Vec<String>,
}

impl Strings {
    /// The number of a string, the same every time.
    pub fn index(&mut self, string: &str) -> u32 {
        if let Some(&at) = self.known.get(string) {
            return at;
        }
        let at = self.in_order.len() as u32;
        self.known.insert(string.to_owned(), at);
        self.in_order.push(string.to_owned());
        at
    }

    /// The section.
    pub fn finish(self) -> Result<Bytes, Error> {
        let mut table = Table::default();
        for string in &self.in_order {
            table.push(string.as_bytes());
        }
        table.finish()
    }
}
