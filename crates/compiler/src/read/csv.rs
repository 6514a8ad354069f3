//! CSV: a header row, then one article per row.
//!
//! Which column holds what is told by `[columns]` in the curation file, or by the header itself
//! where it uses one of the usual names. Columns stand apart by a comma, a semicolon or a tab,
//! whichever the header row has most of. A row becomes the record that a line of JSON would have
//! been, and is read by the same rules.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, BufRead};
use std::sync::{Arc, OnceLock};

use csv::StringRecord;
use encoding_rs::Encoding;
use serde_json::{Map, Value};

use super::decode::Guess;
use super::item::Piece;
use super::jsonl;
use super::rows::{Row, Splitter};
use crate::error::Error;
use crate::metadata::date;
use crate::model::Source;

/// Fields of an article, and the names that headers give them, in lower case.
const FIELDS: [(&str, &[&str]); 8] = [
    ("id", &["id", "identifier", "key", "nr", "no"]),
    ("title", &["title", "headline", "titel", "titre", "titulo", "título"]),
    ("text", &["text", "body", "content", "article", "fulltext", "full_text", "full text"]),
    (
        "published",
        &[
            "published",
            "date",
            "published_at",
            "publication_date",
            "publish_date",
            "datum",
            "fecha",
        ],
    ),
    ("byline", &["byline", "author", "authors", "autor", "auteur"]),
    ("publisher", &["publisher", "source", "site", "publication", "newspaper", "outlet"]),
    ("language", &["language", "lang"]),
    ("url", &["url", "link", "address"]),
];

/// Names of the fields that a column can hold.
pub fn fields() -> impl Iterator<Item = &'static str> {
    FIELDS.iter().map(|(field, _)| *field)
}

/// Which column of a table holds which field: field to header.
pub type Columns = BTreeMap<String, String>;

/// What all rows of a table have in common.
#[derive(Debug)]
pub(super) struct Table {
    path: String,
    delimiter: u8,
    /// Where each field stands in a row.
    places: Vec<(&'static str, usize)>,
    /// What rows are in that are not UTF-8; known when there is one.
    encoding: OnceLock<&'static Encoding>,
}

impl Table {
    /// Reads the article of the row that begins on that line.
    pub(super) fn record(&self, line: usize, row: &[u8]) -> Result<Source, Error> {
        let row = cells(&self.text(row), self.delimiter)
            .map_err(|error| Error::input(&self.path, NO_ROW).at_line(line).because(error))?;
        let mut record = Map::new();
        for (field, place) in &self.places {
            let value = row.get(*place).unwrap_or_default().trim();
            // A date that cannot be read leaves the article undated, as in front matter.
            if value.is_empty() || (*field == "published" && date::field(value).is_none()) {
                continue;
            }
            record.insert((*field).to_owned(), Value::String(value.to_owned()));
        }
        let name = self.path.rsplit(['/', '\\']).next().unwrap_or(&self.path);
        record.entry("id").or_insert_with(|| Value::String(format!("{name}:{line}")));
        record.entry("text").or_insert_with(|| Value::String(String::new()));
        jsonl::source(&self.path, line, &record)
    }

    fn text<'t>(&self, row: &'t [u8]) -> Cow<'t, str> {
        match std::str::from_utf8(row) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => {
                let encoding = self.encoding.get().copied().unwrap_or(encoding_rs::UTF_8);
                encoding.decode_without_bom_handling(row).0
            }
        }
    }
}

const NO_ROW: &str = "expected a row of a table (CSV), found something else";

/// The cells of a row.
fn cells(row: &str, delimiter: u8) -> Result<StringRecord, csv::Error> {
    let mut reader = csv::ReaderBuilder::new();
    reader.delimiter(delimiter).flexible(true).has_headers(false);
    reader.from_reader(row.as_bytes()).records().next().unwrap_or_else(|| Ok(StringRecord::new()))
}

/// Finds the encoding of a file.
pub(super) type Guessing<'r> = Box<dyn FnOnce() -> Guess + Send + 'r>;

/// Rows of a table, one after the other.
pub(super) struct Rows<'r> {
    table: Arc<Table>,
    splitter: Splitter<'r>,
    guess: Option<Guessing<'r>>,
}

impl<'r> Rows<'r> {
    /// Begins with the header row.
    pub(super) fn new(
        path: &str,
        reader: Box<dyn BufRead + Send + 'r>,
        columns: &Columns,
        guess: Guessing<'r>,
    ) -> Result<Rows<'r>, Error> {
        let mut splitter = Splitter::new(reader);
        let broken = |error| Error::io(path, "cannot be read", error);
        let mut header = splitter.next(None).map_err(broken)?.unwrap_or_default();
        if header.bytes.starts_with("\u{feff}".as_bytes()) {
            header.bytes.drain(..3);
        }
        if header.open || header.bytes.is_empty() {
            let message = "expected a header row that names the columns of the table";
            return Err(Error::input(path, message).at_line(1));
        }
        let delimiter = delimiter(&header.bytes);
        let mut table = Table {
            path: path.to_owned(),
            delimiter,
            places: Vec::new(),
            encoding: OnceLock::new(),
        };
        let mut guess = Some(guess);
        table.look(&header.bytes, &mut guess);
        let headers = cells(&table.text(&header.bytes), delimiter)
            .map_err(|error| Error::input(path, NO_ROW).at_line(1).because(error))?;
        table.places = places(path, &headers, columns)?;
        Ok(Rows { table: Arc::new(table), splitter, guess })
    }

    /// What the rows have in common.
    pub(super) fn table(&self) -> Arc<Table> {
        self.table.clone()
    }

    /// The next row; its mistake when it does not end. None at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<Piece>> {
        let Some(row) = self.splitter.next(Some(self.table.delimiter))? else { return Ok(None) };
        let Row { line, bytes, size, open } = row;
        if open {
            let message = "a quotation mark that is opened in this row is never closed; double it \
                (\"\") where it is part of the text";
            let error = Error::input(&self.table.path, message).at_line(line);
            return Ok(Some(Piece { line, bytes: Err(error), size }));
        }
        self.table.look(&bytes, &mut self.guess);
        Ok(Some(Piece { line, bytes: Ok(bytes), size }))
    }
}

impl Table {
    /// Finds out the encoding when a row shows that there is one to be found.
    fn look(&self, row: &[u8], guess: &mut Option<Guessing<'_>>) {
        if guess.is_some()
            && std::str::from_utf8(row).is_err()
            && let Some(guess) = guess.take()
        {
            let _ = self.encoding.set(guess().finish());
        }
    }
}

/// The separator that the header row has most of, outside of quotation marks.
fn delimiter(header: &[u8]) -> u8 {
    let mut quoted = false;
    let mut counts = [(0usize, b','), (0, b';'), (0, b'\t')];
    for byte in header {
        if *byte == b'"' {
            quoted = !quoted;
        } else if !quoted && let Some((count, _)) = counts.iter_mut().find(|(_, at)| at == byte) {
            *count += 1;
        }
    }
    counts.iter().rev().max_by_key(|(count, _)| *count).map_or(b',', |(_, sign)| *sign)
}

/// Where each field stands in a row.
fn places(
    path: &str,
    headers: &csv::StringRecord,
    columns: &Columns,
) -> Result<Vec<(&'static str, usize)>, Error> {
    let mut places = Vec::new();
    let find = |wanted: &str| {
        headers.iter().position(|header| header.trim().to_lowercase() == wanted.to_lowercase())
    };
    let all = || {
        headers.iter().map(|header| format!("\"{}\"", header.trim())).collect::<Vec<_>>().join(", ")
    };
    for (field, names) in FIELDS {
        let place = match columns.get(field) {
            Some(header) => Some(find(header).ok_or_else(|| {
                let message = format!(
                    "[columns] names \"{header}\" for `{field}`, but the header row has {}",
                    all()
                );
                Error::input(path, message).at_line(1)
            })?),
            None => names.iter().find_map(|name| find(name)),
        };
        places.extend(place.map(|place| (field, place)));
    }
    if !places.iter().any(|(field, _)| *field == "text") {
        let message = format!(
            "no column holds the text: the header row has {}; name one in dossier.toml:\n\
             [columns]\ntext = \"…\"",
            all()
        );
        return Err(Error::input(path, message).at_line(1));
    }
    Ok(places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::read_with;

    fn read(path: &str, table: &str, columns: &Columns) -> Result<Vec<Source>, Error> {
        read_with(path, path, table.as_bytes(), columns)
    }

    #[test]
    fn rows_become_articles() {
        let table = "\u{feff}Nr;Headline;Body;Date;Author;Extra\r\n\
                     7;Peace;\"One; two.\r\n\r\n\"\"Three.\"\"\";16.09.2024;A. Khan and B. Shah;x\r\n\
                     ;Later;Four.;soon;;\r\n";
        let sources = read("x/e.csv", table, &Columns::new()).unwrap();
        assert_eq!(sources.len(), 2);
        assert_eq!((sources[0].id.as_str(), sources[0].path.as_str()), ("7", "x/e.csv:2"));
        assert_eq!(sources[0].text, "Peace\n\nOne; two.\r\n\r\n\"Three.\"");
        assert_eq!(sources[0].stated.published.as_deref(), Some("2024-09-16"));
        assert_eq!(sources[0].stated.byline, ["A. Khan", "B. Shah"]);
        assert_eq!((sources[1].id.as_str(), &sources[1].stated.published), ("e.csv:5", &None));
    }

    #[test]
    fn columns_are_named_by_hand() {
        let columns: Columns = [("text", "Inhalt"), ("title", "Was")]
            .map(|(a, b)| (a.to_owned(), b.to_owned()))
            .into();
        let sources = read("e.csv", "was\tinhalt\tid\nT\tX\t1\n", &columns).unwrap();
        assert_eq!(sources[0].text, "T\n\nX");
        let error = read("e.csv", "was,text\n", &columns).unwrap_err().to_string();
        assert!(error.starts_with("e.csv:1: [columns] names \"Inhalt\" for `text`"), "{error}");
    }

    #[test]
    fn a_table_without_text_is_refused() {
        let error = read("e.csv", "a,b\n1,2\n", &Columns::new()).unwrap_err().to_string();
        assert!(error.contains("\"a\", \"b\"") && error.contains("[columns]"), "{error}");
    }
}
