//! JSON Lines: one article per line, with fields for what an article states.
//!
//! A record without any text is read, since exports have such rows, and gives an empty source:
//! [`read_inputs`](super::read_inputs) lists it among what was skipped.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::{MAX_ARTICLE, decode, too_large};
use crate::error::Error;
use crate::metadata::byline;
use crate::metadata::date;
use crate::model::{Source, Stated};

/// Most mistakes that are told of one file.
const MOST_PROBLEMS: usize = 20;

pub(super) fn read(path: &str, text: &str) -> Result<Vec<Source>, Error> {
    let text = &text[decode::mark_length(text)..];
    let lines = text.lines().enumerate().map(|(index, line)| (index + 1, line));
    let lines = lines.filter(|(_, line)| !line.trim().is_empty());
    collect(path, lines, |number, line| record(path, number, line))
}

/// Reads records that another format made, each with the line it stands on.
pub(super) fn records(
    path: &str,
    records: Vec<(usize, Map<String, Value>)>,
) -> Result<Vec<Source>, Error> {
    collect(path, records.into_iter(), |number, record| source(path, number, &record))
}

/// Reads each record, and all mistakes up to [`MOST_PROBLEMS`].
fn collect<T>(
    path: &str,
    records: impl Iterator<Item = (usize, T)>,
    read: impl Fn(usize, T) -> Result<Source, Error>,
) -> Result<Vec<Source>, Error> {
    let mut sources = Vec::new();
    let mut problems = Vec::new();
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (number, record) in records {
        match read(number, record) {
            Ok(source) => match seen.insert(source.id.clone(), number) {
                None => sources.push(source),
                Some(first) => problems.push(
                    Error::input(
                        path,
                        format!(
                            "the id \"{}\" is already that of line {first}; ids name one article",
                            source.id
                        ),
                    )
                    .at_line(number),
                ),
            },
            Err(error) => problems.push(error.at_line(number)),
        }
        if problems.len() == MOST_PROBLEMS {
            break;
        }
    }
    match Error::all(problems) {
        Some(error) => Err(error),
        None => Ok(sources),
    }
}

fn record(path: &str, number: usize, line: &str) -> Result<Source, Error> {
    let expected = "expected a JSON object like {\"id\": \"a1\", \"text\": \"…\"}";
    let value: Value = serde_json::from_str(line).map_err(|error| {
        Error::input(path, format!("{expected}, found something else: {error}")).because(error)
    })?;
    let Value::Object(record) = value else {
        return Err(Error::input(path, format!("{expected}, found {}", described(&value))));
    };
    source(path, number, &record)
}

fn source(path: &str, number: usize, record: &Map<String, Value>) -> Result<Source, Error> {
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
        Value::String(_) => "an empty string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn every_bad_line_is_named() {
        let error = read(
            "e.jsonl",
            "{\"id\":\"a\",\"text\":\"x\"}\n[1]\n{\"id\":\"a\",\"text\":\"y\"}\n{\"text\":\"x\"}\n\
             {\"id\":\"b\"}\n{\"id\":\"c\",\"text\":\"x\",\"published\":\"spring\"}\n{\"id\":\n",
        )
        .unwrap_err();
        let lines: Vec<String> = error.to_string().lines().map(str::to_owned).collect();
        let starts = [
            "e.jsonl:2: expected a JSON object like",
            "e.jsonl:3: the id \"a\" is already that of line 1",
            "e.jsonl:4: `id` should be a string that names the article, found nothing",
            "e.jsonl:5: `text` should be a string, found nothing",
            "e.jsonl:6: `published` should be an EDTF date",
            "e.jsonl:7: expected a JSON object like",
        ];
        assert_eq!(lines.len(), starts.len(), "{lines:#?}");
        for (line, start) in lines.iter().zip(starts) {
            assert!(line.starts_with(start), "{line}");
        }
    }
}
