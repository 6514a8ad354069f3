//! From bytes to sources.
//!
//! A *format* is a file ending with a function that turns decoded text into [`Source`]s. A source
//! keeps the text of its file untouched, so that offsets into it are offsets into the file, or says
//! where each character is in it ([`Source::original`](crate::model::Source::original)); what is
//! notation in it is listed in [`Source::markup`], and blocks that the format marks in
//! [`Source::blocks`]. A new format is a module beside `markdown` and an arm in [`read_file`];
//! a new encoding is a step in `decode`.
//!
//! [`folder`] finds files on disk, and an [`Item`] is one article of them before it is understood;
//! everything else here is free of input and output.

pub mod csv;
mod decode;
mod entities;
pub mod folder;
mod front_matter;
mod html;
pub mod ignore;
mod item;
mod jsonl;
mod lines;
mod markdown;
mod others;
mod rows;

use crate::error::Error;
use crate::model::{Source, Span};
use csv::Columns;
use decode::Guess;
use item::Records;

pub use folder::{Inputs, Listing, STDIN, list, read_inputs, taken};
pub use item::{Item, Items};
pub use others::Others;

/// File endings that can be read, in lower case.
pub const ENDINGS: [&str; 7] = ["txt", "md", "markdown", "html", "htm", "jsonl", "csv"];

/// Most bytes of one article: 16 MiB.
pub const MAX_ARTICLE: usize = 16 << 20;

/// Most bytes of a line of JSON or a row of a table: 64 MiB. An article's text may be three times as
/// long there as it is, in a script that is written as `\\u0627`.
pub const MAX_RECORD: usize = 4 * MAX_ARTICLE;

/// Reads the bytes of one file. `path` names it in messages and gives the format by its ending;
/// `id` is the document id for formats that hold one article.
///
/// # Errors
/// [`Error::is_input`] for an ending that is not in [`ENDINGS`], binary or
/// empty files, and records that are not what their format asks for; [`Error::is_limit`] for an
/// article above [`MAX_ARTICLE`].
pub fn read_file(path: &str, id: &str, bytes: &[u8]) -> Result<Vec<Source>, Error> {
    read_with(path, id, bytes, &Columns::new())
}

/// As [`read_file`], with what the curation file says of the columns of tables.
///
/// # Errors
/// Those of [`read_file`].
pub fn read_with(
    path: &str,
    id: &str,
    bytes: &[u8],
    columns: &Columns,
) -> Result<Vec<Source>, Error> {
    refuse_ending(path)?;
    let ending = ending(path);
    if matches!(ending.as_str(), "jsonl" | "csv") {
        return all_records(path, bytes, columns);
    }
    if bytes.len() > MAX_ARTICLE {
        return Err(too_large(path, bytes.len() as u64, MAX_ARTICLE as u64));
    }
    let text = decode::decode(path, bytes, matches!(ending.as_str(), "html" | "htm"))?;
    if matches!(ending.as_str(), "html" | "htm") {
        // The libraries that read pages meet every oddity of the web: a page that one of them fails on
        // must not take the others with it.
        let page = std::panic::catch_unwind(|| html::read(path, id, &text));
        let failed = |_| Error::input(path, "this page could not be read; save it as text instead");
        return Ok(vec![page.map_err(failed)??]);
    }
    let mut source = Source {
        id: id.to_owned(),
        path: path.to_owned(),
        text: text.into_owned(),
        ..Source::default()
    };
    if ending == "txt" {
        let mark = decode::mark_length(&source.text);
        if mark > 0 {
            source.markup.push(Span::new(0, mark));
        }
    } else {
        markdown::mark(&mut source)?;
    }
    Ok(vec![source])
}

/// The records of a file of many articles that is in memory, or all that is wrong with them.
fn all_records(path: &str, bytes: &[u8], columns: &Columns) -> Result<Vec<Source>, Error> {
    let mut sources = Vec::new();
    let mut problems = Vec::new();
    for item in Records::new(path, bytes, columns, || Guess::of(bytes))? {
        match item.read() {
            Ok(source) => sources.push(source),
            Err(error) => problems.push(error),
        }
    }
    Error::all(problems).map_or(Ok(sources), Err)
}

/// A name for the bytes of standard input, with the ending of the format that they look like:
/// `{` opens lines of JSON, `<` a page; anything else is plain text.
pub(crate) fn name_of_stdin(bytes: &[u8]) -> &'static str {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let zeros = |byte: &&u8| !matches!(byte, 0 | 0xff | 0xfe) && !byte.is_ascii_whitespace();
    match bytes.iter().find(zeros) {
        Some(b'{') => "stdin.jsonl",
        Some(b'<') => "stdin.html",
        _ => "stdin.txt",
    }
}

/// The ending of a path in lower case, without the dot; empty when there is none.
fn ending(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
}

/// Refuses a file whose ending is not among [`ENDINGS`].
fn refuse_ending(path: &str) -> Result<(), Error> {
    let ending = ending(path);
    if ENDINGS.contains(&ending.as_str()) {
        return Ok(());
    }
    let found = if ending.is_empty() { "no ending".to_owned() } else { format!(".{ending}") };
    let known = ENDINGS.map(|ending| format!(".{ending}")).join(", ");
    let remedy = match ending.as_str() {
        "gz" | "zip" | "bz2" | "xz" | "zst" | "7z" | "tar" | "tgz" => "; unpack it first",
        "pdf" | "doc" | "docx" | "odt" | "rtf" => "; save its text as .txt",
        _ => "",
    };
    Err(Error::input(path, format!("expected a file of articles ({known}), found {found}{remedy}")))
}

#[cold]
fn too_large(path: &str, found: u64, limit: u64) -> Error {
    let mega = |bytes: u64| bytes.div_ceil(1 << 20);
    Error::limit(
        path,
        format!(
            "{} MiB is more than the {} MiB that one article may have; split it into several",
            mega(found),
            mega(limit)
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(path: &str, bytes: &[u8]) -> String {
        read_file(path, path, bytes).unwrap_err().to_string()
    }

    #[test]
    fn a_text_file_is_kept_byte_for_byte() {
        let text = "A\r\n\r\nb 🙂 اردو\r\n";
        let sources = read_file("x/a.TXT", "a", text.as_bytes()).unwrap();
        assert_eq!((sources[0].text.as_str(), sources[0].id.as_str()), (text, "a"));
        assert!(sources[0].markup.is_empty());
    }

    #[test]
    fn a_byte_order_mark_is_kept_as_notation() {
        let sources = read_file("a.txt", "a", "\u{feff}Hello".as_bytes()).unwrap();
        assert_eq!(sources[0].text, "\u{feff}Hello");
        assert_eq!(sources[0].words(), "   Hello");
    }

    #[test]
    fn bad_files_have_one_clear_message_each() {
        assert_eq!(
            message("a.docx", b"PK"),
            "a.docx: expected a file of articles (.txt, .md, .markdown, .html, .htm, .jsonl, .csv), found .docx; \
             save its text as .txt"
        );
        assert!(message("notes", b"x").ends_with("found no ending"));
        assert!(message("a.txt", b"").contains("empty"));
        assert!(message("a.txt", b" \r\n\t").contains("white space"));
        let latin = message("a.jsonl", b"\ncaf\xe9 au lait");
        assert!(latin.starts_with("a.jsonl:2: not UTF-8: byte 0xE9 in column 4"), "{latin}");
        assert!(latin.contains("iconv"), "{latin}");
        assert!(
            message("a.txt", b"ab\0c").contains("binary file (byte 0x00 at offset 2); save it as")
        );
        assert!(message("a.jsonl", b"\x1f\x8b\x08\0").contains("unpack it first"));
        assert!(message("a.txt", b"\xff\xfeh\0i").contains("UTF-16"));
        let large = vec![b'a'; MAX_ARTICLE + 1];
        let error = read_file("a.txt", "a", &large).unwrap_err();
        assert!(error.is_limit());
        assert!(error.to_string().contains("17 MiB is more than the 16 MiB"), "{error}");
    }
}
