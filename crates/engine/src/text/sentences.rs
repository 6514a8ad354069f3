//! Sentences: where a snippet may begin and end.

use dossier_kernel::fold::{fold, small};
use dossier_kernel::piece::{from, next_stop, piece};

/// Words before a full stop that seldom end a sentence, folded and without dots.
const ABBREVIATIONS: &[&str] = &[
    "adm", "al", "apr", "art", "aug", "brig", "capt", "co", "col", "corp", "cpl", "dec", "dept",
    "dr", "eg", "est", "etc", "feb", "fig", "gen", "gov", "hon", "ie", "inc", "jan", "jr", "lt",
    "ltd", "maj", "mr", "mrs", "ms", "mt", "no", "nos", "nov", "oct", "pm", "prof", "rep", "retd",
    "rev", "sen", "sep", "sept", "sgt", "sr", "st", "vs",
];

/// Letters of the longest of these.
const LONGEST: usize = 4;

/// The sentences of a passage as byte ranges, in order, without the white space between them.
///
/// A sentence ends at `.`, `!`, `?`, `…` or a full stop of another script, with the quotation marks
/// and brackets that follow, before white space, unless the stop belongs to an abbreviation or an
/// initial, or the next word begins with a small letter.
#[derive(Debug)]
pub struct Sentences<'t> {
    text: &'t str,
    /// Where the next one begins, or the white space before it.
    start: usize,
    /// What has been looked at.
    at: usize,
}

impl<'t> Sentences<'t> {
    /// The sentences of `text`.
    pub fn new(text: &'t str) -> Sentences<'t> {
        Sentences { text, start: 0, at: 0 }
    }

    /// Where the next sentence ends.
    fn end(&mut self) -> Option<usize> {
        let text = self.text;
        while let Some(stop) = next_stop(text, self.at) {
            let letter = from(text, stop).chars().next()?;
            self.at = stop + letter.len_utf8();
            let unspaced_script = matches!(letter, '。' | '！' | '？');
            if !unspaced_script && !matches!(letter, '.' | '!' | '?' | '…' | '۔' | '؟' | '।')
            {
                continue;
            }
            let closes = |next: &char| {
                matches!(next, '.' | '!' | '?' | '…' | '"' | '\'' | '”' | '’' | '»' | ')' | ']')
            };
            let closing = from(text, self.at).chars().take_while(closes);
            self.at += closing.map(char::len_utf8).sum::<usize>();
            let rest = from(text, self.at);
            let spaced = rest.starts_with(char::is_whitespace);
            if !(rest.is_empty() || spaced || unspaced_script) {
                continue;
            }
            if !begins_small(rest)
                && (letter != '.' || !is_abbreviation(piece(text, self.start, stop)))
            {
                return Some(self.at);
            }
        }
        None
    }
}

impl Iterator for Sentences<'_> {
    type Item = (usize, usize);

    fn next(&mut self) -> Option<(usize, usize)> {
        let end = self.end().unwrap_or(self.text.len());
        let all = piece(self.text, self.start, end);
        let own = all.trim_start();
        let start = end - own.len();
        (self.start, self.at) = (end, end);
        let own = own.trim_end();
        (!own.is_empty()).then_some((start, start + own.len()))
    }
}

/// The sentence in which something ends that ends at a byte; all of the text if it is in none.
pub fn sentence_to(text: &str, end: usize) -> (usize, usize) {
    Sentences::new(text).find(|&(_, last)| last >= end).unwrap_or((0, text.len()))
}

/// All of them.
pub fn sentences(text: &str) -> Vec<(usize, usize)> {
    Sentences::new(text).collect()
}

/// Whether the first letter or digit is a small letter.
fn begins_small(text: &str) -> bool {
    let first = text.bytes().find(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
    match first.filter(|byte| !byte.is_ascii()) {
        None => first.is_some_and(|byte| byte.is_ascii_lowercase()),
        Some(_) => {
            text.chars().find(|letter| letter.is_alphanumeric()).is_some_and(char::is_lowercase)
        }
    }
}

/// The last word of a text, with what clings to it.
fn last_word(text: &str) -> &str {
    // Mostly it is plain letters up to a space.
    let plain = text.bytes().rev().take_while(|&byte| byte.is_ascii_graphic() && byte != b'(');
    let start = text.len() - plain.count();
    match text.as_bytes().get(start.wrapping_sub(1)) {
        None | Some(b' ' | b'(') => from(text, start),
        Some(_) => {
            let ends = |letter: char| letter.is_whitespace() || letter == '(';
            text.rsplit(ends).next().unwrap_or_default()
        }
    }
}

/// Whether the text before a full stop ends in an abbreviation or an initial.
fn is_abbreviation(before: &str) -> bool {
    let word = last_word(before);
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(first), None) => return small(first) != first,
        (Some(_), Some('.')) => return true,
        _ => {}
    }
    // Folding takes no letter away from these.
    if word.bytes().filter(u8::is_ascii_alphanumeric).count() > LONGEST {
        return false;
    }
    let folded = fold(word);
    ABBREVIATIONS.binary_search(&folded.as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|(start, end)| &text[start..end]).collect()
    }

    #[test]
    fn abbreviations_do_not_end_sentences() {
        assert!(ABBREVIATIONS.is_sorted());
        assert_eq!(ABBREVIATIONS.iter().map(|word| word.len()).max(), Some(LONGEST));
        assert_eq!(
            split("Gen. Charles Q. Brown met U.S. officials. “It went well.” He left."),
            ["Gen. Charles Q. Brown met U.S. officials.", "“It went well.”", "He left."]
        );
        assert_eq!(split("Up 21.5 percent. Yes!"), ["Up 21.5 percent.", "Yes!"]);
    }

    #[test]
    fn other_scripts_end_sentences_their_way() {
        assert_eq!(split("یہ ایک ہے۔ یہ دو ہے۔"), ["یہ ایک ہے۔", "یہ دو ہے۔"]);
        assert_eq!(split("你好。再见。"), ["你好。", "再见。"]);
        assert_eq!(split("  no stop  "), ["no stop"]);
        assert_eq!(split(""), [""; 0]);
    }
}
