//! Which way a language is written.

use serde::Serialize;

/// The direction of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// Its name in answers.
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }
}

/// The direction of the usual script of a language, by its BCP 47 tag; a script subtag decides.
pub fn direction(tag: &str) -> Direction {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    for part in parts {
        match part {
            "Arab" | "Hebr" | "Thaa" | "Syrc" | "Nkoo" | "Adlm" => return Direction::Rtl,
            script if script.len() == 4 => return Direction::Ltr,
            _ => {}
        }
    }
    match language {
        "ar" | "arc" | "ckb" | "dv" | "fa" | "he" | "ks" | "ps" | "sd" | "ug" | "ur" | "yi" => {
            Direction::Rtl
        }
        _ => Direction::Ltr,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn script_decides_over_language() {
        assert_eq!(direction("ur"), Direction::Rtl);
        assert_eq!(direction("ur-Latn"), Direction::Ltr);
        assert_eq!(direction("pa-Arab-PK"), Direction::Rtl);
        assert_eq!(direction("en-GB"), Direction::Ltr);
        assert_eq!(direction(""), Direction::Ltr);
    }
}
