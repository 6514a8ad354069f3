//! Standard output.

use std::borrow::Cow;
use std::io::{self, BufWriter, StdoutLock, Write};

use serde::Serialize;

use crate::failure::Failure;

/// Standard output, written in large pieces.
pub struct Output(BufWriter<StdoutLock<'static>>);

impl Output {
    /// Takes standard output.
    pub fn new() -> Output {
        Output(BufWriter::new(io::stdout().lock()))
    }

    /// One line of text for people, in which nothing can steer a terminal.
    pub fn line(&mut self, text: &str) -> Result<(), Failure> {
        writeln!(self.0, "{}", printable(text))?;
        Ok(())
    }

    /// One line of JSON.
    pub fn json(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        serde_json::to_writer(&mut self.0, value).map_err(io::Error::from)?;
        writeln!(self.0)?;
        Ok(())
    }

    /// Writes out what is still held back.
    pub fn finish(mut self) -> Result<(), Failure> {
        Ok(self.0.flush()?)
    }
}

/// The text with everything that a terminal would obey made visible: control characters except
/// line feed and tab, and the controls that reorder text (Unicode TR 36, §3.4 names them a risk).
pub fn printable(text: &str) -> Cow<'_, str> {
    if !text.chars().any(steers) {
        return Cow::Borrowed(text);
    }
    let shown =
        text.chars().map(|c| if steers(c) { c.escape_unicode().to_string() } else { c.into() });
    Cow::Owned(shown.collect())
}

fn steers(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_given_nothing_to_obey() {
        assert_eq!(printable("a\u{1b}[2Jb\r\u{9b}c"), "a\\u{1b}[2Jb\\u{d}\\u{9b}c");
        assert_eq!(printable("x\u{202e}y"), "x\\u{202e}y");
    }

    #[test]
    fn ordinary_text_is_left_alone() {
        let text = "two lines\n\tاردو 🙂";
        assert!(matches!(printable(text), Cow::Borrowed(t) if t == text));
    }
}
