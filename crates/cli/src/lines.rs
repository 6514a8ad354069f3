//! Lines of JSON.

use std::fmt;
use std::io::BufRead;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::console::Console;
use crate::failure::{self, Failure};

/// What a line calls itself: a string, or a number, given back as it was.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Id {
    /// A string.
    Text(String),
    /// A number.
    Number(serde_json::Number),
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Id::Text(text) => f.write_str(text),
            Id::Number(number) => number.fmt(f),
        }
    }
}

/// Reads lines of JSON; blank lines are skipped. A line that is no `T` is named in a message with
/// what was `expected`, and the others are still read. Gives the values and the number of bad lines.
pub fn read<T: DeserializeOwned>(
    lines: impl BufRead,
    name: &str,
    expected: &str,
    console: &Console,
) -> Result<(Vec<T>, usize), Failure> {
    let (mut values, mut failed) = (Vec::new(), 0);
    for (number, line) in lines.split(b'\n').enumerate() {
        let mut line = line.map_err(|error| {
            Failure::new(format!("{name}: cannot be read: {}", failure::reason(&error)))
        })?;
        if number == 0 && line.starts_with("\u{feff}".as_bytes()) {
            line.drain(..3);
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        match serde_json::from_slice(&line) {
            Ok(value) => values.push(value),
            Err(error) => {
                failed += 1;
                let number = number + 1;
                // The parser knows of one line only: its "at line 1" would mislead.
                let found = error.to_string();
                let found = found.split(" at line ").next().unwrap_or_default();
                console.error(&format!(
                    "{name}:{number}: expected {expected}, found at column {}: {found}; correct or \
                     remove the line",
                    error.column()
                ));
            }
        }
    }
    Ok((values, failed))
}
