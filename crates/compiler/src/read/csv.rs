//! CSV: a header row, then one article per row.
//!
//! Which column holds what is told by `[columns]` in the curation file, or by the header itself
//! where it uses one of the usual names. Columns stand apart by a comma, a semicolon or a tab,
//! whichever the header row has most of. A row becomes the record that a line of JSON would have
//! been, and is read by the same rules.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{decode, jsonl};
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

pub(super) fn read(path: &str, text: &str, columns: &Columns) -> Result<Vec<Source>, Error> {
    let text = &text[decode::mark_length(text)..];
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(text))
        .flexible(true)
        .from_reader(text.as_bytes());
    let broken = |error: csv::Error| {
        let line = error.position().map_or(1, |position| position.line());
        let message = format!("expected rows of a table (CSV), found something else: {error}");
        Error::input(path, message).at_line(usize::try_from(line).unwrap_or(1)).because(error)
    };
    let headers = reader.headers().map_err(broken)?.clone();
    let places = places(path, &headers, columns)?;
    let mut records = Vec::new();
    let (mut line, mut counted) = (1, 0);
    for row in reader.records() {
        let row = row.map_err(broken)?;
        // The parser's own count is off by one where lines end in CR LF.
        let at = row.position().and_then(|position| usize::try_from(position.byte()).ok());
        let at = at.unwrap_or(counted);
        let rest = text.as_bytes().get(at..).unwrap_or_default();
        let at = at + rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let between = text.as_bytes().get(counted..at).unwrap_or_default();
        line += between.iter().filter(|byte| **byte == b'\n').count();
        counted = at;
        let mut record = Map::new();
        for (field, place) in &places {
            let value = row.get(*place).unwrap_or_default().trim();
            // A date that cannot be read leaves the article undated, as in front matter.
            if value.is_empty() || (*field == "published" && date::field(value).is_none()) {
                continue;
            }
            record.insert((*field).to_owned(), Value::String(value.to_owned()));
        }
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        record.entry("id").or_insert_with(|| Value::String(format!("{name}:{line}")));
        record.entry("text").or_insert_with(|| Value::String(String::new()));
        records.push((line, record));
    }
    jsonl::records(path, records)
}

/// The separator that the first line has most of, outside of quotation marks.
fn delimiter(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(0usize, b','), (0, b';'), (0, b'\t')];
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if !quoted => {
                counts
                    .iter_mut()
                    .filter(|(_, sign)| *sign == byte)
                    .for_each(|(count, _)| *count += 1);
            }
            _ => {}
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
