//! From bytes to text. UTF-8 only, for now: a guess at an encoding belongs here.

use crate::error::Error;

/// The text of a file, with its byte order mark if it has one.
pub(super) fn decode<'a>(path: &str, bytes: &'a [u8]) -> Result<&'a str, Error> {
    if bytes.is_empty() {
        return Err(Error::input(path, "expected an article, but the file is empty"));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Error::input(
            path,
            "expected UTF-8, found UTF-16; convert it, for example with \
             `iconv -f UTF-16 -t UTF-8 old.txt > new.txt`",
        ));
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(Error::input(
            path,
            format!("expected text, found a binary file: a NUL byte at offset {at}"),
        ));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let found = bytes.get(at).copied().unwrap_or_default();
        let line = 1 + bytes[..at].iter().filter(|byte| **byte == b'\n').count();
        let message = format!(
            "not UTF-8: byte 0x{found:02X} at offset {at}; convert it, for example with \
             `iconv -f WINDOWS-1252 -t UTF-8 old.txt > new.txt`"
        );
        Error::input(path, message).at_line(line).because(error)
    })?;
    if text[mark_length(text)..].trim().is_empty() {
        let message = "expected an article, but the file holds nothing but white space";
        return Err(Error::input(path, message));
    }
    Ok(text)
}

/// Bytes of the byte order mark at the start of a text: 3 or 0.
pub(super) fn mark_length(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}
