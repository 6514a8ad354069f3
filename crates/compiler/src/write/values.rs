//! What the dates of a collection mean: each value once, sorted by days.

use std::collections::HashMap;

use dossier_engine::pack::records::{Date, DateValue};

use super::encode::{Bytes, Table, ascending, small};
use super::mentions::{self, Mention};
use super::{read_back, text};
use crate::Error;

/// The dates of a collection, as a pack has them.
#[derive(Debug)]
pub(super) struct Dated {
    /// The values.
    pub(super) values: Bytes,
    /// Mentions by document.
    pub(super) dates: Table,
    /// Values by document.
    pub(super) mentioned: Table,
}

/// Writes the dates of documents, given as records, by their values. `texts` of the documents.
pub(super) fn by_values(dates: Table, texts: &Table) -> Result<Dated, Error> {
    let mut numbers: HashMap<DateValue, u32> = HashMap::new();
    for document in 0..dates.len() {
        for date in read_back::<Vec<Date>>(&dates, document)? {
            numbers.insert(value(date), 0);
        }
    }
    let mut sorted: Vec<DateValue> = numbers.keys().cloned().collect();
    // By the interval that they are read as: an end that is open repeats the other.
    sorted.sort_by_cached_key(|value| {
        let first = value.earliest.or(value.latest);
        (first, value.latest.or(first), value.clone())
    });
    let mut values = Table::default();
    for (at, value) in sorted.into_iter().enumerate() {
        values.push_record(&value)?;
        numbers.insert(value, small(at)?);
    }

    let (mut rows, mut mentioned) = (Table::default(), Table::default());
    for document in 0..dates.len() {
        let found: Vec<Date> = read_back(&dates, document)?;
        let mention = |date: Date| {
            let (start, len, reason) = (date.start, date.len, date.reason);
            let what = numbers.get(&value(date)).copied().unwrap_or_default();
            Mention { start, len, what, reason }
        };
        let found: Vec<Mention> = found.into_iter().map(mention).collect();
        let known = mentions::distinct(&found);
        let mut row = Vec::new();
        mentions::write(&found, &known, text(texts, document), false, &mut row)?;
        rows.push(&row);
        mentioned.push_with(|out| ascending(known, out));
    }
    Ok(Dated { values: values.finish()?, dates: rows, mentioned })
}

fn value(date: Date) -> DateValue {
    let Date { kind, value, earliest, latest, .. } = date;
    DateValue { earliest, latest, kind, value }
}
