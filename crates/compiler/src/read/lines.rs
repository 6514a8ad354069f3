//! Bytes in lines, of which none is longer than a limit.

use std::io::{self, BufRead, Read as _};

/// Reads a line with its line feed into `line`, which is emptied first. A longer one is cut after
/// `most` bytes and passed over to its end. Gives the number of bytes read; 0 at the end of the input.
pub(super) fn read_line(
    reader: &mut impl BufRead,
    line: &mut Vec<u8>,
    most: usize,
) -> io::Result<usize> {
    line.clear();
    let mut read = reader.by_ref().take(most as u64).read_until(b'\n', line)?;
    if read == most && !line.ends_with(b"\n") {
        read += pass_line(reader)?;
    }
    Ok(read)
}

/// Passes over everything up to and with the next line feed.
fn pass_line(reader: &mut impl BufRead) -> io::Result<usize> {
    let mut passed = 0;
    loop {
        let bytes = match reader.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            other => other?,
        };
        let end = bytes.iter().position(|byte| *byte == b'\n');
        let (used, last) = end.map_or((bytes.len(), bytes.is_empty()), |at| (at + 1, true));
        reader.consume(used);
        passed += used;
        if last {
            return Ok(passed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_cut_and_the_next_is_whole() {
        let mut input = io::BufReader::with_capacity(2, "abc\nabcdefgh\n\nab\nabcd".as_bytes());
        let mut line = Vec::new();
        let mut found = Vec::new();
        while let read @ 1.. = read_line(&mut input, &mut line, 4).unwrap() {
            found.push((read, String::from_utf8(line.clone()).unwrap()));
        }
        let expected = [(4, "abc\n"), (9, "abcd"), (1, "\n"), (3, "ab\n"), (4, "abcd")];
        assert_eq!(found, expected.map(|(read, line)| (read, line.to_owned())));
    }
}
