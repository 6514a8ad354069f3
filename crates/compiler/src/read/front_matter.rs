//! The block of fields at the head of a Markdown file: YAML between `---`, TOML between `+++`.

use std::ops::Range;

use saphyr_parser::{Event, Parser};
use toml::de::{DeTable, DeValue};

use crate::error::Error;
use crate::metadata::{byline, date};
use crate::model::Stated;

/// Front matter longer than this is not taken for front matter: 64 KiB.
const MAX_LENGTH: usize = 64 << 10;

/// Fields in the order of the file; a list is several of one key.
type Fields = Vec<(String, String)>;

/// Front matter as it was found.
pub(super) struct FrontMatter {
    /// All of it with its fences, in bytes of the text.
    pub(super) range: Range<usize>,
    /// What its fields say.
    pub(super) stated: Stated,
}

/// The front matter of `text` from `start` on, where the file begins (after a byte order mark).
/// `None` when there is none: a pair of rules around ordinary text is not front matter.
pub(super) fn find(path: &str, text: &str, start: usize) -> Result<Option<FrontMatter>, Error> {
    let rest = &text[start..];
    let Some(first) = rest.lines().next() else { return Ok(None) };
    let fence = first.trim_end();
    if fence != "---" && fence != "+++" {
        return Ok(None);
    }
    let mut at = 0;
    let mut inner = 0..0;
    for (number, line) in rest.split_inclusive('\n').enumerate() {
        let bare = line.trim_end();
        if number == 0 {
            inner.start = line.len();
        } else if bare == fence || (fence == "---" && bare == "...") {
            inner.end = at;
            at += bare.len();
            break;
        }
        at += line.len();
        if at > MAX_LENGTH {
            return Ok(None);
        }
    }
    if inner.end < inner.start || inner.end == 0 {
        return Ok(None);
    }
    let block = &rest[inner];
    let fields = if fence == "---" { yaml(path, block)? } else { toml(path, block)? };
    Ok(fields.map(|fields| FrontMatter { range: start..start + at, stated: stated(fields) }))
}

fn stated(fields: Fields) -> Stated {
    let mut stated = Stated::default();
    for (key, value) in fields {
        let value = value.trim();
        if value.is_empty() {
            continue;
        }
        let is_address = value.starts_with("http://") || value.starts_with("https://");
        let slot = match key.to_lowercase().replace(['-', '_'], "").as_str() {
            "title" | "headline" => &mut stated.title,
            "author" | "authors" | "byline" | "by" => {
                stated.byline.extend(byline::split_names(value));
                continue;
            }
            "date" | "published" | "publishdate" | "pubdate" | "datepublished" | "publishedon" => {
                // A date that cannot be read leaves the article undated; the field stays visible
                // among what was left out.
                if stated.published.is_none() {
                    stated.published = date::field(value);
                }
                continue;
            }
            "url" | "canonical" | "canonicalurl" | "link" | "source" if is_address => {
                &mut stated.url
            }
            "publisher" | "source" | "site" | "sitename" | "publication" => &mut stated.publisher,
            "lang" | "language" | "locale" => &mut stated.language,
            _ => continue,
        };
        if slot.is_none() {
            *slot = Some(value.to_owned());
        }
    }
    stated
}

/// The fields of a YAML mapping. Lists give several values, an object its `name`; deeper structure
/// is passed over, and aliases are not followed, so that no document unfolds into a larger one.
fn yaml(path: &str, block: &str) -> Result<Option<Fields>, Error> {
    enum Frame {
        Map(Option<String>),
        List,
    }
    let mut fields = Fields::new();
    let mut frames: Vec<Frame> = Vec::new();
    for event in Parser::new_from_str(block) {
        let event = match event {
            Ok((event, _)) => event,
            Err(_) if !looks_like_fields(block) => return Ok(None),
            Err(error) => {
                let line = error.marker().line() + 1;
                let message = format!("the front matter is not YAML: {}", error.info());
                return Err(Error::input(path, message).at_line(line));
            }
        };
        let value = match event {
            Event::MappingStart(..) => {
                frames.push(Frame::Map(None));
                continue;
            }
            Event::SequenceStart(..) => {
                frames.push(Frame::List);
                continue;
            }
            Event::MappingEnd | Event::SequenceEnd => {
                frames.pop();
                None
            }
            Event::Scalar(value, ..) => Some(value),
            Event::Alias(_) => None,
            _ => continue,
        };
        match frames.last_mut() {
            Some(Frame::Map(key @ None)) => {
                *key = Some(value.map(|value| value.into_owned()).unwrap_or_default());
                continue;
            }
            None if value.is_some() => return Ok(None), // text, not a mapping
            _ => {}
        }
        if let (Some(value), Some((Frame::Map(Some(key)), inner))) = (value, frames.split_first()) {
            let plain = inner.iter().all(|frame| match frame {
                Frame::List => true,
                Frame::Map(key) => key.as_deref() == Some("name"),
            });
            if plain {
                fields.push((key.clone(), value.into_owned()));
            }
        }
        if let Some(Frame::Map(key)) = frames.last_mut() {
            *key = None;
        }
    }
    Ok(Some(fields))
}

/// Whether the first line that says something is a key with a colon.
fn looks_like_fields(block: &str) -> bool {
    let first =
        block.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
    let key = first.and_then(|line| line.split_once(':')).map(|(key, _)| key.trim_end());
    key.is_some_and(|key| !key.is_empty() && !key.contains(char::is_whitespace))
}

fn toml(path: &str, block: &str) -> Result<Option<Fields>, Error> {
    let table = DeTable::parse(block).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start).min(block.len());
        let line = 2 + block.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count();
        let message = format!("the front matter is not TOML: {}", error.message());
        Error::input(path, message).at_line(line)
    })?;
    let mut fields = Fields::new();
    for (key, value) in table.get_ref() {
        let key = key.get_ref();
        match value.get_ref() {
            DeValue::Array(items) => {
                fields.extend(
                    items.iter().filter_map(|item| Some((key.to_string(), plain(item.get_ref())?))),
                );
            }
            value => fields.extend(plain(value).map(|text| (key.to_string(), text))),
        }
    }
    Ok(Some(fields))
}

/// A TOML value as text: strings, dates, numbers, and the `name` of a table.
fn plain(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Datetime(date) => Some(date.to_string()),
        DeValue::Integer(number) => Some(number.as_str().to_owned()),
        DeValue::Table(table) => table.get("name")?.get_ref().as_str().map(str::to_owned),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> FrontMatter {
        find("a.md", text, 0).unwrap().unwrap()
    }

    #[test]
    fn yaml_fields() {
        let text = "---\r\ntitle: \"Ties: a view\"\r\nauthors:\r\n  - A. Khan\r\n  - name: B. Shah\r\n    \
                    role: editor\r\ndate: 2024-09-16 01:14:00\r\ntags: [x, y]\r\nlang: en\r\n\
                    canonical: https://example.org/a\r\nsource: Daily X\r\n---\r\nBody\r\n";
        let found = read(text);
        assert!(text[found.range.clone()].ends_with("---"));
        assert_eq!(text[found.range.end..].trim(), "Body");
        let stated = found.stated;
        assert_eq!(stated.title.as_deref(), Some("Ties: a view"));
        assert_eq!(stated.byline, ["A. Khan", "B. Shah"]);
        assert_eq!(stated.published.as_deref(), Some("2024-09-16"));
        assert_eq!(stated.publisher.as_deref(), Some("Daily X"));
        assert_eq!(stated.url.as_deref(), Some("https://example.org/a"));
        assert_eq!(stated.language.as_deref(), Some("en"));
    }

    #[test]
    fn toml_fields() {
        let text = "+++\ntitle = 'T'\nauthors = [\"A. Khan\", \"B\"]\ndate = 2024-09-16T01:14:00Z\n+++\nBody";
        let stated = read(text).stated;
        assert_eq!(stated.title.as_deref(), Some("T"));
        assert_eq!(stated.byline, ["A. Khan", "B"]);
        assert_eq!(stated.published.as_deref(), Some("2024-09-16"));
    }

    #[test]
    fn what_is_no_front_matter_is_left_alone() {
        for text in
            ["Body\n---\na: b\n---\n", "---\nA plain line.\n---\n", "---\na: b\n", "---", ""]
        {
            assert!(find("a.md", text, 0).unwrap().is_none(), "{text:?}");
        }
    }

    #[test]
    fn broken_front_matter_names_the_line() {
        let error = find("a.md", "---\ntitle: T\nx: [1, 2\n---\nBody", 0).err().unwrap();
        assert!(error.to_string().starts_with("a.md:"), "{error}");
        assert!(error.line().is_some_and(|line| (2..=4).contains(&line)), "{error}");
        let error = find("a.md", "+++\ntitle = 'T'\nx = \n+++\nBody", 0).err().unwrap();
        assert_eq!(error.line(), Some(3), "{error}");
    }

    #[test]
    fn aliases_do_not_unfold() {
        let mut text = String::from("---\na: &a [x, x, x, x]\n");
        for i in 0..30 {
            text.push_str(&format!("b{i}: &b{i} [*a, *a, *a, *a]\n"));
        }
        text.push_str("title: T\n---\nBody");
        assert_eq!(read(&text).stated.title.as_deref(), Some("T"));
    }
}
