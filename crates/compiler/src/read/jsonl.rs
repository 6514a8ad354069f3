//! JSON Lines: one article per line, with fields for what an article states.
//!
//! A line that is no article does not keep the others back.

use std::io::{self, BufRead};

use serde_json::{Map, Value};

use super::item::Piece;
use super::lines::read_line;
use super::{MAX_ARTICLE, MAX_RECORD, too_large};
use crate::error::Error;
use crate::metadata::byline;
use crate::metadata::date;
use crate::model::{Source, Stated};

/// Lines of a file, one after the other.
pub(super) struct Lines<'r> {
    reader: Box<dyn BufRead + Send + 'r>,
    /// Number of the line read last.
    number: usize,
}

impl<'r> Lines<'r> {
    pub(super) fn new(reader: Box<dyn BufRead + Send + 'r>) -> Lines<'r> {
        Lines { reader, number: 0 }
    }

    /// The next line that is not blank, with its number and the bytes read to get it; its mistake
    /// when it is too long. None at the end.
    pub(super) fn next(&mut self, path: &str) -> io::Result<Option<Piece>> {
        let mut size = 0;
        loop {
            let mut bytes = Vec::new();
            let read = read_line(&mut self.reader, &mut bytes, MAX_RECORD)?;
            self.number += 1;
            size += read as u64;
            if read == 0 {
                return Ok(None);
            }
            if self.number == 1 && bytes.starts_with("\u{feff}".as_bytes()) {
                bytes.drain(..3);
            }
            if bytes.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            let long = || too_large(path, read as u64, MAX_RECORD as u64).at_line(self.number);
            let bytes = if read > MAX_RECORD { Err(long()) } else { Ok(bytes) };
            return Ok(Some(Piece { line: self.number, bytes, size }));
        }
    }
}

/// Reads the record on a line.
pub(super) fn record(path: &str, number: usize, line: &[u8]) -> Result<Source, Error> {
    let expected = "expected a JSON object like {\"id\": \"a1\", \"text\": \"…\"}";
    if let Err(error) = std::str::from_utf8(line) {
        let at = error.valid_up_to();
        let message = format!(
            "not UTF-8: byte 0x{:02X} in column {}; convert the file, for example with \
             `iconv -f WINDOWS-1252 -t UTF-8 old.jsonl > new.jsonl`",
            line.get(at).copied().unwrap_or_default(),
            at + 1
        );
        return Err(Error::input(path, message).at_line(number).because(error));
    }
    let value: Value = serde_json::from_slice(line.trim_ascii_end()).map_err(|error| {
        // The parser knows of one line only: its "at line 1" would mislead.
        let found = error.to_string();
        let found = found.split(" at line ").next().unwrap_or_default();
        let message = format!("{expected}, found in column {}: {found}", error.column());
        Error::input(path, message).at_line(number).because(error)
    })?;
    let Value::Object(record) = value else {
        let message = format!("{expected}, found {}", described(&value));
        return Err(Error::input(path, message).at_line(number));
    };
    source(path, number, &record)
}

/// The article of a record that stands on that line.
pub(super) fn source(
    path: &str,
    number: usize,
    record: &Map<String, Value>,
) -> Result<Source, Error> {
    fields(path, number, record).map_err(|error| error.at_line(number))
}

fn fields(path: &str, number: usize, record: &Map<String, Value>) -> Result<Source, Error> {
    let id = match record.get("id") {
        Some(Value::String(id)) if !id.trim().is_empty() => id.trim().to_owned(),
        Some(Value::Number(id)) => id.to_string(),
        other => return Err(wrong(path, "id", "a string that names the article", other)),
    };
    let Some(Value::String(body)) = record.get("text") else {
        return Err(wrong(path, "text", "a string", record.get("text")));
    };
    let stated = stated(path, record)?;
    if body.len() > MAX_ARTICLE {
        return Err(too_large(path, body.len() as u64, MAX_ARTICLE as u64));
    }
    let mut text = String::with_capacity(body.len() + 128);
    if let Some(title) = &stated.title {
        text.push_str(title);
        text.push_str("\n\n");
    }
    let prefix = text.len();
    text.push_str(body);
    if text.trim().is_empty() {
        return Err(Error::input(path, "the article has neither title nor text"));
    }
    Ok(Source {
        id,
        path: format!("{path}:{number}"),
        text,
        prefix,
        stated,
        clean: true,
        ..Source::default()
    })
}

fn stated(path: &str, record: &Map<String, Value>) -> Result<Stated, Error> {
    let field = |key: &str| match record.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => {
            Ok(Some(text.trim().to_owned()).filter(|text| !text.is_empty()))
        }
        other => Err(wrong(path, key, "a string", other)),
    };
    let names = match record.get("byline") {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::String(names)) => byline::split_names(names),
        Some(Value::Array(names)) if names.iter().all(Value::is_string) => {
            let names = names.iter().filter_map(Value::as_str).map(str::trim);
            names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
        }
        other => return Err(wrong(path, "byline", "a string or a list of strings", other)),
    };
    let published = match field("published")? {
        None => None,
        Some(value) => match date::field(&value) {
            Some(date) => Some(date),
            None => {
                let message = format!(
                    "`published` should be an EDTF date like \"2024-09-16\" or \"2024-09\", found \
                     \"{value}\"; leave it out when the date is not known"
                );
                return Err(Error::input(path, message));
            }
        },
    };
    Ok(Stated {
        title: field("title")?,
        byline: names,
        publisher: field("publisher")?,
        published,
        language: field("language")?,
        url: field("url")?,
    })
}

#[cold]
fn wrong(path: &str, key: &str, wanted: &str, found: Option<&Value>) -> Error {
    let found = found.map_or("nothing", described);
    Error::input(path, format!("`{key}` should be {wanted}, found {found}"))
}

fn described(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(text) if text.trim().is_empty() => "an empty string",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::read_file;
    use std::io::Read;

    fn read(path: &str, text: &str) -> Result<Vec<Source>, Error> {
        read_file(path, path, text.as_bytes())
    }

    #[test]
    fn a_record_becomes_a_source_with_its_title_in_front() {
        let sources = read(
            "e.jsonl",
            "{\"id\":\"a\",\"title\":\"Peace\",\"text\":\"One.\\r\\n\\r\\nTwo 🙂.\",\
             \"byline\":\"A. Khan and B. Shah\",\"published\":\"2024-09-16T08:00:00Z\",\"x\":1}\r\n\
             \n{\"id\":7,\"text\":\"Three.\",\"title\":null,\"byline\":[\"C\"]}",
        )
        .unwrap();
        assert_eq!(sources.len(), 2);
        assert_eq!(sources[0].text, "Peace\n\nOne.\r\n\r\nTwo 🙂.");
        assert_eq!(&sources[0].text[sources[0].prefix..], "One.\r\n\r\nTwo 🙂.");
        assert_eq!(sources[0].path, "e.jsonl:1");
        assert_eq!(sources[0].stated.byline, ["A. Khan", "B. Shah"]);
        assert_eq!(sources[0].stated.published.as_deref(), Some("2024-09-16"));
        assert!(sources[0].clean);
        assert_eq!((sources[1].id.as_str(), sources[1].path.as_str()), ("7", "e.jsonl:3"));
        assert_eq!(sources[1].prefix, 0);
    }

    #[test]
    fn a_line_without_end_is_passed_over() {
        let long = b"{\"id\":1,\"text\":\"".chain(io::repeat(b'a').take(MAX_RECORD as u64));
        let file = long.chain(&b"\"}\n{\"id\":2,\"text\":\"x\"}"[..]);
        let mut lines = Lines::new(Box::new(io::BufReader::new(file)));
        let piece = lines.next("e.jsonl").unwrap().unwrap();
        let error = piece.bytes.unwrap_err();
        assert!(error.is_limit() && error.line() == Some(1), "{error}");
        let piece = lines.next("e.jsonl").unwrap().unwrap();
        assert_eq!((piece.line, piece.bytes.unwrap()), (2, b"{\"id\":2,\"text\":\"x\"}".to_vec()));
        assert!(lines.next("e.jsonl").unwrap().is_none());
    }

    #[test]
    fn every_bad_line_is_named() {
        let error = read(
            "e.jsonl",
            "{\"id\":\"a\",\"text\":\"x\"}\n[1]\n{\"id\":\"a\",\"text\":\" \"}\n{\"text\":\"x\"}\n\
             {\"id\":\"b\"}\n{\"id\":\"c\",\"text\":\"x\",\"published\":\"spring\"}\n{\"id\":\n",
        )
        .unwrap_err();
        let lines: Vec<String> = error.to_string().lines().map(str::to_owned).collect();
        let starts = [
            "e.jsonl:2: expected a JSON object like",
            "e.jsonl:3: the article has neither title nor text",
            "e.jsonl:4: `id` should be a string that names the article, found nothing",
            "e.jsonl:5: `text` should be a string, found nothing",
            "e.jsonl:6: `published` should be an EDTF date",
            "e.jsonl:7: expected a JSON object like {\"id\": \"a1\", \"text\": \"…\"}, found in column 6: EOF",
        ];
        assert_eq!(lines.len(), starts.len(), "{lines:#?}");
        for (line, start) in lines.iter().zip(starts) {
            assert!(line.starts_with(start), "{line}");
        }
    }
}
