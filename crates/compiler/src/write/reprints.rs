//! Articles with word for word the text of another, of which only the title is kept.

use super::document::Layout;
use super::encode::{self, Table, ascending};
use crate::Error;

/// Articles whose text is that of a document, as they come.
#[derive(Debug, Default)]
pub(super) struct Reprints {
    /// Their documents.
    of: Vec<u32>,
    records: Table,
    texts: Table,
}

impl Reprints {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.of.len()
    }

    /// Adds what is kept of an article whose text is that of a document.
    pub(super) fn add(&mut self, document: u32, layout: &Layout) -> Result<(), Error> {
        self.of.push(document);
        self.records.push_record(&layout.record)?;
        self.texts.push(layout.text.as_bytes());
        Ok(())
    }

    /// The record of the one added as that number.
    pub(super) fn record(&self, number: u32) -> Option<&[u8]> {
        self.records.row(number as usize)
    }

    /// Gives them rows after those of the documents, in the order of the documents. Gives the rows of
    /// each document.
    pub(super) fn append(
        &self,
        documents: usize,
        records: &mut Table,
        texts: &mut Table,
    ) -> Result<Table, Error> {
        let mut order: Vec<usize> = (0..self.of.len()).collect();
        order.sort_by_key(|&at| self.of[at]);
        let mut rows = Table::default();
        let mut order = order.into_iter().peekable();
        for document in 0..documents {
            let mut numbers = Vec::new();
            while let Some(at) = order.next_if(|&at| self.of[at] as usize == document) {
                numbers.push(encode::small(records.len())?);
                records.push(self.records.row(at).unwrap_or_default());
                texts.push(self.texts.row(at).unwrap_or_default());
            }
            rows.push_with(|out| ascending(numbers, out));
        }
        Ok(rows)
    }
}
