//! From bytes to text.
//!
//! In this order: a byte order mark; UTF-16 by the zeros in it; UTF-8 if the bytes are that; the
//! encoding that an HTML page declares; a guess by the frequency of letters
//! ([chardetng](https://docs.rs/chardetng), the detector of Firefox). UTF-8 comes before the
//! declaration because bytes above 127 are hardly ever UTF-8 by accident, and declarations are
//! often wrong.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Cursor, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::lines::read_line;
use crate::error::Error;

pub(super) const EMPTY: &str = "expected an article, but the file is empty";
pub(super) const WHITE: &str = "expected an article, but the file holds nothing but white space";

/// Bytes at the start of a page in which it must declare its encoding (the HTML standard's limit is
/// 1024; saved pages are laxer).
const DECLARED_WITHIN: usize = 8192;

/// Bytes that are looked at to tell UTF-16 without a mark from binary files.
pub(super) const SAMPLE: usize = 4096;

/// The text of a file, with its byte order mark if it has one. `declares`: whether the text may say
/// which encoding it is in (HTML).
pub(super) fn decode<'a>(
    path: &str,
    bytes: &'a [u8],
    declares: bool,
) -> Result<Cow<'a, str>, Error> {
    if bytes.is_empty() {
        return Err(Error::input(path, EMPTY));
    }
    let text = text(path, bytes, declares)?;
    if text[mark_length(&text)..].trim().is_empty() {
        return Err(Error::input(path, WHITE));
    }
    Ok(text)
}

fn text<'a>(path: &str, bytes: &'a [u8], declares: bool) -> Result<Cow<'a, str>, Error> {
    if let Some(encoding) = wide(bytes) {
        return match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
            Some(text) if !text.contains('\0') => Ok(text),
            _ => Err(Error::input(path, "expected text, found broken UTF-16; save it as UTF-8")),
        };
    }
    refuse_binary(path, bytes)?;
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Cow::Borrowed(text));
    }
    if let Some(at) = bytes.iter().position(|byte| is_binary(*byte)) {
        return Err(binary(path, bytes[at], at));
    }
    let mut guess = Guess::new();
    guess.feed(bytes);
    // UTF-8 that was cut or patched in a few places is still read best as that.
    if guess.mostly_utf8() {
        return Ok(UTF_8.decode_without_bom_handling(bytes).0);
    }
    let declared = if declares { declared(bytes) } else { None };
    let declared = declared
        .and_then(|encoding| encoding.decode_without_bom_handling_and_without_replacement(bytes));
    if let Some(text) = declared {
        return Ok(text);
    }
    Ok(guess.finish().decode_without_bom_handling(bytes).0)
}

/// A file of many articles from its start on; UTF-16 as UTF-8.
pub(super) fn open<'r>(
    path: &str,
    mut reader: impl Read + Send + 'r,
) -> Result<Box<dyn BufRead + Send + 'r>, Error> {
    let mut head = Vec::with_capacity(SAMPLE);
    let read = reader.by_ref().take(SAMPLE as u64).read_to_end(&mut head);
    read.map_err(|error| Error::io(path, "cannot be read", error))?;
    if head.is_empty() {
        return Err(Error::input(path, EMPTY));
    }
    let wide = wide(&head);
    if wide.is_none() {
        refuse_binary(path, &head)?;
    }
    let whole = Cursor::new(head).chain(reader);
    Ok(match wide {
        Some(encoding) => Box::new(BufReader::new(Narrowed::new(encoding, whole))),
        None => Box::new(BufReader::new(whole)),
    })
}

/// Refuses what is no text, by the bytes that many formats begin with and by bytes that are 0.
pub(super) fn refuse_binary(path: &str, bytes: &[u8]) -> Result<(), Error> {
    let known: [(&[u8], &str); 5] = [
        (b"\x1f\x8b", "a compressed file (gzip): unpack it first"),
        (b"PK\x03\x04", "a ZIP archive or an office document: unpack it, or save it as text"),
        (b"%PDF-", "a PDF: save its text as .txt"),
        (b"\x89PNG", "a picture: leave it out"),
        (b"\xff\xd8\xff", "a picture: leave it out"),
    ];
    if let Some((_, found)) = known.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(Error::input(path, format!("expected text, found {found}")));
    }
    match bytes.iter().position(|byte| *byte == 0) {
        Some(at) => Err(binary(path, 0, at)),
        None => Ok(()),
    }
}

#[cold]
fn binary(path: &str, found: u8, at: usize) -> Error {
    let message = format!(
        "expected text, found a binary file (byte 0x{found:02X} at offset {at}); save it as text, or \
         name it under `ignore` in dossier.toml"
    );
    Error::input(path, message)
}

/// What bytes that are not UTF-8 are taken for, by the frequency of letters.
pub(super) struct Guess {
    detector: EncodingDetector,
    /// Sequences outside of ASCII that are UTF-8, and that are not.
    good: usize,
    bad: usize,
}

impl Guess {
    pub(super) fn new() -> Guess {
        Guess { detector: EncodingDetector::new(Iso2022JpDetection::Deny), good: 0, bad: 0 }
    }

    /// Looks at the next bytes; characters should be whole.
    pub(super) fn feed(&mut self, bytes: &[u8]) {
        self.detector.feed(bytes, false);
        for chunk in bytes.utf8_chunks() {
            self.good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
            self.bad += usize::from(!chunk.invalid().is_empty());
        }
    }

    /// Whether at least 99 of 100 sequences outside of ASCII are UTF-8.
    fn mostly_utf8(&self) -> bool {
        self.good >= self.bad.saturating_mul(99)
    }

    /// The encoding.
    pub(super) fn finish(mut self) -> &'static Encoding {
        if self.mostly_utf8() {
            return UTF_8;
        }
        self.detector.feed(&[], true);
        self.detector.guess(None, Utf8Detection::Deny)
    }

    /// What all of a file is taken for.
    pub(super) fn of(reader: impl Read) -> Guess {
        let (mut guess, mut line) = (Guess::new(), Vec::new());
        let mut reader = BufReader::new(reader);
        // What cannot be read to its end is judged by what could be.
        while let Ok(1..) = read_line(&mut reader, &mut line, 1 << 20) {
            guess.feed(&line);
        }
        guess
    }
}

/// UTF-16 as UTF-8.
struct Narrowed<R> {
    reader: R,
    decoder: Decoder,
    /// Bytes of the file that were not decoded yet.
    held: Vec<u8>,
    /// Whether these are the last, and whether they have been decoded.
    last: bool,
    finished: bool,
}

impl<R: Read> Narrowed<R> {
    fn new(encoding: &'static Encoding, reader: R) -> Narrowed<R> {
        let decoder = encoding.new_decoder_without_bom_handling();
        Narrowed { reader, decoder, held: Vec::new(), last: false, finished: false }
    }
}

impl<R: Read> Read for Narrowed<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.finished || out.is_empty() {
                return Ok(0);
            }
            if self.held.is_empty() && !self.last {
                let read = self.reader.by_ref().take(SAMPLE as u64).read_to_end(&mut self.held)?;
                self.last = read < SAMPLE;
            }
            let (result, read, written, _) =
                self.decoder.decode_to_utf8(&self.held, out, self.last);
            self.held.drain(..read);
            self.finished = self.last && result == CoderResult::InputEmpty;
            if written > 0 {
                return Ok(written);
            }
            if result == CoderResult::OutputFull {
                return Err(io::Error::other("less room than a character takes"));
            }
        }
    }
}

/// UTF-16, by its mark or by zeros in every other place.
pub(super) fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
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
    use crate::read::read_file;
    use encoding_rs::{
        BIG5, EUC_KR, GB18030, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252, WINDOWS_1254, WINDOWS_1256,
    };

    fn read(bytes: &[u8], declares: bool) -> String {
        decode("a", bytes, declares).unwrap().into_owned()
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
            assert_eq!(read(&wide("", big), false), text);
            assert_eq!(read(&wide("\u{feff}", big), false), format!("\u{feff}{text}"));
        }
        let mut broken = wide("\u{feff}", false);
        broken.pop();
        assert!(decode("a", &broken, false).unwrap_err().to_string().contains("UTF-16"));
    }

    /// A sentence or two in the encodings in which such text was kept before UTF-8.
    const OLD: [(&str, &Encoding); 9] = [
        ("Die Größe der Städte überraschte selbst die Gäste aus Köln sehr.", WINDOWS_1252),
        ("Les élèves ont été reçus à l’hôtel de ville, où le préfet a parlé.", WINDOWS_1252),
        ("Президент встретился с министром обороны в Москве и обсудил мир.", WINDOWS_1251),
        ("قال الرئيس إن المحادثات في العاصمة كانت مفيدة للغاية وإنها ستستمر", WINDOWS_1256),
        ("外交部发言人表示，两国将继续就边境问题举行会谈，双方都希望和平。", GB18030),
        ("外交部發言人表示，兩國將繼續就邊境問題舉行會談，雙方都希望和平。", BIG5),
        ("首相は記者会見で、両国の対話を続けることが重要だと述べました。", SHIFT_JIS),
        ("외교부 대변인은 두 나라가 국경 문제에 대한 회담을 계속할 것이라고 밝혔다.", EUC_KR),
        ("Başbakan, görüşmelerin süreceğini ve barışın şart olduğunu söyledi.", WINDOWS_1254),
    ];

    #[test]
    fn old_encodings_are_told_by_their_letters() {
        for (text, encoding) in OLD {
            let (bytes, _, unmappable) = encoding.encode(text);
            assert!(!unmappable);
            assert_eq!(read(&bytes, false), text, "{}", encoding.name());
        }
    }

    #[test]
    fn tables_may_be_in_them_too() {
        for (text, encoding) in OLD {
            let table = format!("id,text\r\n1,plain\r\n2,\"{text}\"\r\n");
            let (bytes, ..) = encoding.encode(&table);
            let sources = read_file("a.csv", "a.csv", &bytes).unwrap();
            assert_eq!(sources[1].text, text, "{}", encoding.name());
            assert_eq!(sources[0].text, "plain");
        }
    }

    #[test]
    fn records_may_be_wide() {
        for big in [true, false] {
            for mark in ["\u{feff}", ""] {
                let record = |n: usize| format!("{{\"id\":{n},\"text\":\"Köln 🙂 {n}\"}}\r\n");
                let lines: String = (0..1000).map(record).collect();
                let units = format!("{mark}{lines}");
                let bytes: Vec<u8> = units
                    .encode_utf16()
                    .flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() })
                    .collect();
                let sources = read_file("a.jsonl", "a.jsonl", &bytes).unwrap();
                assert_eq!(sources.len(), 1000);
                assert_eq!(sources[999].text, "Köln 🙂 999");
            }
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
        assert!(read(&apple, true).ends_with("sehr spät"));
        assert!(!read(&apple, false).ends_with("sehr spät"), "only a page declares");
        let lie = page("iso-8859-1", "książka".as_bytes());
        assert!(read(&lie, true).ends_with("książka"));
        assert!(
            read(b"<?xml version='1.0' encoding=\"koi8-r\"?>\xcd\xc9\xd2", true).ends_with("мир")
        );
    }

    #[test]
    fn a_cut_letter_does_not_change_the_encoding() {
        let mut bytes = "ä".repeat(200).into_bytes();
        bytes.pop();
        assert_eq!(read(&bytes, false), format!("{}\u{fffd}", "ä".repeat(199)));
    }

    #[test]
    fn binary_files_are_named() {
        for (bytes, found) in [
            (&b"\x7fELF\0\0\x01"[..], "a binary file (byte 0x00 at offset 4)"),
            (b"\x01\x02\xff\xfe", "a binary file (byte 0x01 at offset 0)"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture"),
            (b"\x1f\x8b\x08\0", "a compressed file (gzip): unpack it"),
            (b"%PDF-1.7\n\xff", "a PDF: save its text"),
        ] {
            let message = decode("a", bytes, false).unwrap_err().to_string();
            assert!(message.contains(found), "{message}");
        }
    }
}
