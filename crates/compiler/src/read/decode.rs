//! From bytes to text.
//!
//! In this order: a byte order mark; UTF-16 by the zeros in it; UTF-8 if the bytes are that; the
//! encoding that an HTML page declares; a guess by the frequency of letters
//! ([chardetng](https://docs.rs/chardetng), the detector of Firefox). UTF-8 comes before the
//! declaration because bytes above 127 are hardly ever UTF-8 by accident, and declarations are
//! often wrong.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::Error;

/// Bytes at the start of a page in which it must declare its encoding (the HTML standard's limit is
/// 1024; saved pages are laxer).
const DECLARED_WITHIN: usize = 8192;

/// Bytes that are looked at to tell UTF-16 without a mark from binary files.
const SAMPLE: usize = 4096;

/// How much is known of a file's encoding before it is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Expect {
    /// The format is always UTF-8.
    Utf8,
    /// Any encoding.
    Any,
    /// Any encoding, and the text may declare it (HTML).
    Declared,
}

/// The text of a file, with its byte order mark if it has one.
pub(super) fn decode<'a>(
    path: &str,
    bytes: &'a [u8],
    expect: Expect,
) -> Result<Cow<'a, str>, Error> {
    if bytes.is_empty() {
        return Err(Error::input(path, "expected an article, but the file is empty"));
    }
    let text = text(path, bytes, expect)?;
    if text[mark_length(&text)..].trim().is_empty() {
        let message = "expected an article, but the file holds nothing but white space";
        return Err(Error::input(path, message));
    }
    Ok(text)
}

fn text<'a>(path: &str, bytes: &'a [u8], expect: Expect) -> Result<Cow<'a, str>, Error> {
    if let Some(encoding) = wide(bytes) {
        return match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
            Some(text) if !text.contains('\0') => Ok(text),
            _ => Err(Error::input(path, "expected text, found broken UTF-16")),
        };
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(Error::input(
            path,
            format!("expected text, found a binary file: a NUL byte at offset {at}"),
        ));
    }
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(Cow::Borrowed(text)),
        Err(error) => error,
    };
    let at = error.valid_up_to();
    if expect == Expect::Utf8 {
        let found = bytes.get(at).copied().unwrap_or_default();
        let line = 1 + bytes[..at].iter().filter(|byte| **byte == b'\n').count();
        let message = format!(
            "not UTF-8: byte 0x{found:02X} at offset {at}; convert it, for example with \
             `iconv -f WINDOWS-1252 -t UTF-8 old.jsonl > new.jsonl`"
        );
        return Err(Error::input(path, message).at_line(line).because(error));
    }
    if let Some(at) = bytes.iter().position(|byte| is_binary(*byte)) {
        let found = bytes[at];
        let message =
            format!("expected text, found a binary file: byte 0x{found:02X} at offset {at}");
        return Err(Error::input(path, message));
    }
    // UTF-8 that was cut or patched in a few places is still read best as that.
    if mostly_utf8(bytes) {
        return Ok(UTF_8.decode_without_bom_handling(bytes).0);
    }
    let declared = if expect == Expect::Declared { declared(bytes) } else { None };
    let declared = declared
        .and_then(|encoding| encoding.decode_without_bom_handling_and_without_replacement(bytes));
    if let Some(text) = declared {
        return Ok(text);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    Ok(detector.guess(None, Utf8Detection::Deny).decode_without_bom_handling(bytes).0)
}

/// UTF-16, by its mark or by zeros in every other place.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xff, 0xfe, ..] => return Some(UTF_16LE),
        [0xfe, 0xff, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    // White space and digits are ASCII in every script, so a tenth of all letters has a zero.
    let enough = (sample.len() / 20).max(2);
    match (first, second) {
        (0, zeros) if zeros >= enough => Some(UTF_16LE),
        (zeros, 0) if zeros >= enough => Some(UTF_16BE),
        _ => None,
    }
}

/// Control characters that no text has: all but tab, line feed, vertical tab, form feed, carriage
/// return, substitute (the end mark of old systems) and escape.
fn is_binary(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t'..=b'\r' | 0x1a | 0x1b)
}

/// Whether at least 99 of 100 sequences outside of ASCII are UTF-8.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= bad.saturating_mul(99)
}

/// The encoding that a page declares near its start: `<meta charset="…">`, `<meta
/// http-equiv="Content-Type" content="text/html; charset=…">`, `<?xml encoding="…"?>`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(DECLARED_WITHIN)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    for tag in head.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        let key = match tag {
            _ if tag.starts_with("meta") => "charset",
            _ if tag.starts_with("?xml") => "encoding",
            _ => continue,
        };
        let Some((_, value)) = tag.split_once(key) else { continue };
        let value = value.trim_start().strip_prefix('=').unwrap_or_default();
        let value = value.trim_start_matches(|c: char| c.is_whitespace() || "\"'".contains(c));
        let end = value.find(|c: char| c.is_whitespace() || "\"';/".contains(c));
        let label = &value[..end.unwrap_or(value.len())];
        // A page that declares UTF-16 in bytes that could be read so far is not UTF-16.
        let found = Encoding::for_label(label.as_bytes())
            .filter(|encoding| *encoding != UTF_16LE && *encoding != UTF_16BE);
        if found.is_some() {
            return found;
        }
    }
    None
}

/// Bytes of the byte order mark at the start of a text: 3 or 0.
pub(super) fn mark_length(text: &str) -> usize {
    if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{WINDOWS_1251, WINDOWS_1252, WINDOWS_1256};

    fn read(bytes: &[u8], expect: Expect) -> String {
        decode("a", bytes, expect).unwrap().into_owned()
    }

    #[test]
    fn wide_text_is_read_with_and_without_a_mark() {
        let text = "Ein Brief aus Köln: „Привет“, 🙂 und mehr als genug Zeichen.";
        let wide = |mark: &str, big: bool| -> Vec<u8> {
            let units = format!("{mark}{text}");
            let units = units.encode_utf16();
            units.flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
        };
        for big in [true, false] {
            assert_eq!(read(&wide("", big), Expect::Any), text);
            assert_eq!(read(&wide("\u{feff}", big), Expect::Any), format!("\u{feff}{text}"));
        }
        let mut broken = wide("\u{feff}", false);
        broken.pop();
        assert!(decode("a", &broken, Expect::Any).unwrap_err().to_string().contains("UTF-16"));
    }

    #[test]
    fn old_encodings_are_told_by_their_letters() {
        for (text, encoding) in [
            ("Die Größe der Städte überraschte selbst die Gäste aus Köln sehr.", WINDOWS_1252),
            ("Президент встретился с министром обороны в Москве и обсудил мир.", WINDOWS_1251),
            ("قال الرئيس إن المحادثات في العاصمة كانت مفيدة للغاية وإنها ستستمر", WINDOWS_1256),
        ] {
            let (bytes, _, unmappable) = encoding.encode(text);
            assert!(!unmappable);
            assert_eq!(read(&bytes, Expect::Any), text);
        }
    }

    #[test]
    fn a_declaration_counts_for_what_is_not_utf8() {
        let page = |charset: &str, body: &[u8]| {
            let mut page =
                format!("<html><meta http-equiv=x content='text/html; CharSet={charset}'>")
                    .into_bytes();
            page.extend_from_slice(body);
            page
        };
        let apple = page("macintosh", b"sehr sp\x8at");
        assert!(read(&apple, Expect::Declared).ends_with("sehr spät"));
        assert!(!read(&apple, Expect::Any).ends_with("sehr spät"), "only a page declares");
        let lie = page("iso-8859-1", "książka".as_bytes());
        assert!(read(&lie, Expect::Declared).ends_with("książka"));
        assert!(
            read(b"<?xml version='1.0' encoding=\"koi8-r\"?>\xcd\xc9\xd2", Expect::Declared)
                .ends_with("мир")
        );
    }

    #[test]
    fn a_cut_letter_does_not_change_the_encoding() {
        let mut bytes = "ä".repeat(200).into_bytes();
        bytes.pop();
        assert_eq!(read(&bytes, Expect::Any), format!("{}\u{fffd}", "ä".repeat(199)));
    }

    #[test]
    fn binary_files_are_named() {
        for bytes in
            [&b"\x7fELF\0\0\x01"[..], b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\x01\x02\xff\xfe"]
        {
            let message = decode("a", bytes, Expect::Any).unwrap_err().to_string();
            assert!(message.contains("binary"), "{message}");
        }
    }
}
