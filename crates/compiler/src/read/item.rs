//! What is read, one article at a time, and at first only its bytes: understanding them is work for
//! several threads.

use std::fs::{self, File};
use std::io::{self, Read};
use std::sync::Arc;

use super::csv::{Columns, Rows, Table};
use super::decode::{self, Guess};
use super::folder::{Found, STDIN};
use super::jsonl::{self, Lines};
use super::{MAX_ARTICLE, ending, name_of_stdin, read_with, refuse_ending, too_large};
use crate::error::Error;
use crate::model::Source;

/// An article before it is understood, or why there is none.
#[derive(Debug)]
pub struct Item {
    /// Bytes of the inputs that were passed to get to its end.
    pub size: u64,
    /// The document id, where it is known before the bytes are looked at: of a file of one article.
    pub id: Option<String>,
    what: Result<What, Error>,
}

#[derive(Debug)]
enum What {
    /// A file of one article, not read yet.
    File {
        path: String,
        found: Found,
    },
    /// One that was read.
    Whole {
        path: String,
        bytes: Vec<u8>,
    },
    Line {
        path: Arc<str>,
        line: usize,
        bytes: Vec<u8>,
    },
    Row {
        table: Arc<Table>,
        line: usize,
        bytes: Vec<u8>,
    },
}

impl Item {
    /// Reads the article.
    ///
    /// # Errors
    /// Those of [`read_file`](super::read_file), and [`Error::is_io`] for a file that cannot be read.
    pub fn read(self) -> Result<Source, Error> {
        match self.what? {
            What::File { path, found } => {
                let bytes = fs::read(&found.path)
                    .map_err(|error| Error::io(&path, "cannot be read", error))?;
                one(&path, &found.id, &bytes)
            }
            What::Whole { path, bytes } => one(&path, &path, &bytes),
            What::Line { path, line, bytes } => jsonl::record(&path, line, &bytes),
            What::Row { table, line, bytes } => table.record(line, &bytes),
        }
    }
}

/// The article of a format that holds one.
fn one(path: &str, id: &str, bytes: &[u8]) -> Result<Source, Error> {
    let source = read_with(path, id, bytes, &Columns::new())?.pop();
    source.ok_or_else(|| Error::input(path, decode::WHITE))
}

/// A stretch of a file of many articles.
#[derive(Debug)]
pub(super) struct Piece {
    /// Where it begins, from 1.
    pub(super) line: usize,
    /// It, or what is wrong with it.
    pub(super) bytes: Result<Vec<u8>, Error>,
    /// Bytes from the end of the one before to its end.
    pub(super) size: u64,
}

/// A file of many articles while it is read.
pub(super) struct Records<'r> {
    path: Arc<str>,
    kind: Kind<'r>,
    /// Whether there was none so far.
    none: bool,
}

enum Kind<'r> {
    Lines(Lines<'r>),
    Rows(Rows<'r>),
    /// There is no more.
    End,
}

impl<'r> Records<'r> {
    /// Begins a file. `guess` finds the encoding of a table that is not UTF-8.
    pub(super) fn new(
        path: &str,
        reader: impl Read + Send + 'r,
        columns: &Columns,
        guess: impl FnOnce() -> Guess + Send + 'r,
    ) -> Result<Records<'r>, Error> {
        let reader = decode::open(path, reader)?;
        let kind = match ending(path).as_str() {
            "csv" => Kind::Rows(Rows::new(path, reader, columns, Box::new(guess))?),
            _ => Kind::Lines(Lines::new(reader)),
        };
        Ok(Records { path: path.into(), kind, none: true })
    }
}

impl Iterator for Records<'_> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        let next = match &mut self.kind {
            Kind::Lines(lines) => lines.next(&self.path),
            Kind::Rows(rows) => rows.next(),
            Kind::End => return None,
        };
        let failed = |error| Item { size: 0, id: None, what: Err(error) };
        let piece = match next {
            Ok(Some(piece)) => piece,
            Ok(None) => {
                self.kind = Kind::End;
                return self.none.then(|| failed(Error::input(&*self.path, decode::WHITE)));
            }
            Err(error) => {
                self.kind = Kind::End;
                return Some(failed(Error::io(&*self.path, "cannot be read to its end", error)));
            }
        };
        self.none = false;
        let Piece { line, bytes, size } = piece;
        let what = bytes.map(|bytes| match &self.kind {
            Kind::Rows(rows) => What::Row { table: rows.table(), line, bytes },
            _ => What::Line { path: self.path.clone(), line, bytes },
        });
        Some(Item { size, id: None, what })
    }
}

/// The articles of files, in order.
#[expect(missing_debug_implementations, reason = "it holds an open file")]
pub struct Items<'l> {
    files: std::slice::Iter<'l, Found>,
    columns: &'l Columns,
    records: Option<Records<'l>>,
}

impl<'l> Items<'l> {
    pub(super) fn new(files: &'l [Found], columns: &'l Columns) -> Items<'l> {
        Items { files: files.iter(), columns, records: None }
    }

    /// Begins a file: gives its article if it is one, otherwise makes its records next.
    fn begin(&mut self, found: &'l Found) -> Result<Option<What>, Error> {
        let path = found.path.display().to_string();
        if found.id == STDIN {
            return self.begin_stdin();
        }
        refuse_ending(&path)?;
        let cannot = |error| Error::io(&path, "cannot be read", error);
        let about = fs::metadata(&found.path).map_err(cannot)?;
        if !about.is_file() {
            return Err(Error::input(&path, "expected a file, found a device or a pipe"));
        }
        if matches!(ending(&path).as_str(), "jsonl" | "csv") {
            let again = &found.path;
            let guess = move || File::open(again).map(Guess::of).unwrap_or_else(|_| Guess::new());
            let file = File::open(&found.path).map_err(cannot)?;
            self.records = Some(Records::new(&path, file, self.columns, guess)?);
            return Ok(None);
        }
        if about.len() > MAX_ARTICLE as u64 {
            return Err(too_large(&path, about.len(), MAX_ARTICLE as u64));
        }
        Ok(Some(What::File { path, found: found.clone() }))
    }

    fn begin_stdin(&mut self) -> Result<Option<What>, Error> {
        let mut input = io::stdin();
        let cannot = |error| Error::io("standard input", "cannot be read", error);
        let mut head = Vec::new();
        input.by_ref().take(decode::SAMPLE as u64).read_to_end(&mut head).map_err(cannot)?;
        let name = name_of_stdin(&head);
        if name.ends_with("jsonl") {
            let whole = io::Cursor::new(head).chain(input);
            self.records = Some(Records::new(name, whole, self.columns, Guess::new)?);
            return Ok(None);
        }
        let most = MAX_ARTICLE as u64 + 1;
        input.take(most - head.len() as u64).read_to_end(&mut head).map_err(cannot)?;
        Ok(Some(What::Whole { path: name.to_owned(), bytes: head }))
    }
}

impl Iterator for Items<'_> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            if let Some(item) = self.records.as_mut().and_then(Iterator::next) {
                return Some(item);
            }
            self.records = None;
            let found = self.files.next()?;
            let what = self.begin(found).transpose();
            if let Some(what) = what {
                return Some(Item { size: found.size, id: Some(found.id.clone()), what });
            }
        }
    }
}
