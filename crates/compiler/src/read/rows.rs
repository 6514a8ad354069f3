//! Where the rows of a table end: a line end inside quotation marks is text.
//!
//! The rules are those of the `csv` crate: a mark opens a quoted cell only where the cell begins, two
//! of them inside it are one that is text, and CR, LF and CR LF end a row. Rows are cut here and not
//! there so that one without end does not take all that follow with it, and so that they can be read
//! on several threads.

use std::io::{self, BufRead, Cursor, Read as _};

use super::MAX_RECORD;

/// Rows without end that are told of one table; nothing after the last of them is read.
const MOST_OPEN: usize = 20;

/// A row as it stands in the file.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// The line that it begins on, from 1.
    pub(super) line: usize,
    /// It, without its line end.
    pub(super) bytes: Vec<u8>,
    /// Bytes from the end of the row before to its end.
    pub(super) size: u64,
    /// Whether a quotation mark in it is never closed, or not before [`MAX_RECORD`] bytes. The next
    /// row begins on the next line.
    pub(super) open: bool,
}

/// Where in a row a byte stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    Begin,
    Plain,
    Quoted,
    /// After a quotation mark in a quoted cell: the cell is over, or another mark follows.
    Closing,
}

/// Cuts a table into rows.
pub(super) struct Splitter<'r> {
    reader: Box<dyn BufRead + Send + 'r>,
    /// Line ends so far.
    ends: usize,
    /// Whether the last byte was a carriage return, which counts with a line feed after it as one end.
    returned: bool,
    opened: usize,
}

impl<'r> Splitter<'r> {
    pub(super) fn new(reader: Box<dyn BufRead + Send + 'r>) -> Splitter<'r> {
        Splitter { reader, ends: 0, returned: false, opened: 0 }
    }

    /// The next row that is not empty; none at the end. `delimiter`: what stands between cells; where
    /// it is not known (in the header), quotation marks anywhere open and close.
    pub(super) fn next(&mut self, delimiter: Option<u8>) -> io::Result<Option<Row>> {
        let mut row = Row::default();
        let mut at = At::Begin;
        loop {
            let bytes = match self.reader.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                other => other?,
            };
            if bytes.is_empty() {
                return Ok(self.end(row, at == At::Quoted));
            }
            let mut used = 0;
            let mut complete = false;
            for &byte in bytes {
                if byte == b'\n' && self.returned {
                    self.returned = false;
                } else if byte == b'\n' || byte == b'\r' {
                    self.ends += 1;
                    self.returned = byte == b'\r';
                    complete = at != At::Quoted && !row.bytes.is_empty();
                } else {
                    self.returned = false;
                }
                used += 1;
                let blank = row.bytes.is_empty() && matches!(byte, b'\n' | b'\r');
                if complete || blank {
                    if complete {
                        break;
                    }
                    continue;
                }
                if row.bytes.is_empty() {
                    row.line = self.ends + 1;
                }
                row.bytes.push(byte);
                at = match (at, byte) {
                    (At::Quoted, b'"') => At::Closing,
                    (At::Quoted, _) => At::Quoted,
                    (At::Begin | At::Closing, b'"') => At::Quoted,
                    (_, b'"') if delimiter.is_none() => At::Quoted,
                    (_, byte) if Some(byte) == delimiter => At::Begin,
                    _ => At::Plain,
                };
            }
            self.reader.consume(used);
            row.size += used as u64;
            if complete {
                return Ok(Some(row));
            }
            if row.bytes.len() > MAX_RECORD {
                return Ok(self.end(row, true));
            }
        }
    }

    /// The row at the end of the table, or one that has to end here. An open one ends with its first
    /// line, and what was read after that is read again.
    fn end(&mut self, mut row: Row, open: bool) -> Option<Row> {
        if row.bytes.is_empty() {
            return None;
        }
        row.open = open;
        if open {
            self.opened += 1;
            let first = row.bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
            let again = row.bytes.split_off(first.map_or(row.bytes.len(), |at| at + 1));
            let rest: Box<dyn BufRead + Send> = Box::new(io::empty());
            let rest = std::mem::replace(&mut self.reader, rest);
            if self.opened < MOST_OPEN {
                self.reader = Box::new(Cursor::new(again).chain(rest));
            }
            self.ends = row.line - usize::from(first.is_none());
            self.returned = row.bytes.ends_with(b"\r");
        }
        Some(row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(table: &str, buffer: usize) -> Vec<(usize, String, bool)> {
        let reader = io::BufReader::with_capacity(buffer, Cursor::new(table.to_owned()));
        let mut splitter = Splitter::new(Box::new(reader));
        let mut rows = Vec::new();
        let mut size = 0;
        while let Some(row) = splitter.next(Some(b',')).unwrap() {
            size += row.size;
            rows.push((row.line, String::from_utf8(row.bytes).unwrap(), row.open));
        }
        assert!(rows.iter().any(|row| row.2) || size <= table.len() as u64);
        rows
    }

    #[test]
    fn a_row_ends_where_no_quotation_mark_is_open() {
        let table = "a,b\r\n\r\n\"x\r\n\"\"y\",12\" disc\rlast,\"\"\n";
        let expected = [
            (1, "a,b".to_owned(), false),
            (3, "\"x\r\n\"\"y\",12\" disc".to_owned(), false),
            (5, "last,\"\"".to_owned(), false),
        ];
        for buffer in [1, 2, 3, 100] {
            assert_eq!(rows(table, buffer), expected, "{buffer}");
        }
    }

    #[test]
    fn a_row_without_end_takes_one_line() {
        for end in ["\n", "\r\n", "\r"] {
            let table = ["a,b", "1,\"open", "2,x", "3,\"y\"", "4,z"].join(end);
            // The mark that opens the third is the one that closes the first.
            let lines: Vec<usize> = rows(&table, 4).iter().map(|row| row.0).collect();
            assert_eq!(lines, [1, 2, 5], "as the csv crate reads it");
            let table = ["a,b", "1,\"open", "2,x", "4,z"].join(end);
            let found: Vec<_> = rows(&table, 4).iter().map(|row| (row.0, row.2)).collect();
            assert_eq!(found, [(1, false), (2, true), (3, false), (4, false)]);
        }
    }

    proptest! {
        #[test]
        fn rows_are_those_of_the_csv_crate(table in "[a\", \n\r]{0,40}") {
            let mut reader = csv::ReaderBuilder::new();
            reader.flexible(true).has_headers(false);
            let all = |text: &str| -> Vec<csv::StringRecord> {
                reader.from_reader(text.as_bytes()).records().map(Result::unwrap).collect()
            };
            let found = rows(&table, 7);
            prop_assume!(!found.iter().any(|row| row.2));
            let each: Vec<_> = found.iter().flat_map(|row| all(&row.1)).collect();
            prop_assert_eq!(each, all(&table));
        }
    }
}
