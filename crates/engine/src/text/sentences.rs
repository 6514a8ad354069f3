//! Sentences: where a snippet may begin and end.

use dossier_kernel::piece::{from, piece};

/// Words before a full stop that seldom end a sentence, folded and without dots.
const ABBREVIATIONS: &[&str] = &[
    "adm", "al", "apr", "art", "aug", "brig", "capt", "co", "col", "corp", "cpl", "dec", "dept",
    "dr", "eg", "est", "etc", "feb", "fig", "gen", "gov", "hon", "ie", "inc", "jan", "jr", "lt",
    "ltd", "maj", "mr", "mrs", "ms", "mt", "no", "nos", "nov", "oct", "pm", "prof", "rep", "retd",
    "rev", "sen", "sep", "sept", "sgt", "sr", "st", "vs",
];

/// The sentences of a passage as byte ranges, in order, without the white space between them.
///
/// A sentence ends at `.`, `!`, `?`, `…` or a full stop of another script, with the quotation marks
/// and brackets that follow, before white space, unless the stop belongs to an abbreviation or an
/// initial, or the next word begins with a small letter.
pub fn sentences(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let (mut start, mut at) = (0, 0);
    // Most of a text is letters that end nothing.
    let may_end = |&byte: &u8| matches!(byte, b'.' | b'!' | b'?') || byte >= 0xc0;
    while let Some(next) = text.as_bytes()[at..].iter().position(may_end) {
        at += next;
        let Some(letter) = from(text, at).chars().next() else { break };
        let stop = at;
        at += letter.len_utf8();
        let wide = matches!(letter, '۔' | '؟' | '।' | '。' | '！' | '？');
        if !wide && !matches!(letter, '.' | '!' | '?' | '…') {
            continue;
        }
        let closes = |next: &char| {
            matches!(next, '.' | '!' | '?' | '…' | '"' | '\'' | '”' | '’' | '»' | ')' | ']')
        };
        let end = at + from(text, at).chars().take_while(closes).map(char::len_utf8).sum::<usize>();
        at = end;
        let rest = from(text, end);
        let spaced = rest.starts_with(char::is_whitespace);
        let unspaced_script = matches!(letter, '。' | '！' | '？');
        if !(rest.is_empty() || spaced || unspaced_script) {
            continue;
        }
        let next = rest.trim_start().chars().find(|letter| letter.is_alphanumeric());
        if next.is_some_and(char::is_lowercase)
            || (letter == '.' && is_abbreviation(piece(text, start, stop)))
        {
            continue;
        }
        push(text, start, end, &mut found);
        start = end;
    }
    push(text, start, text.len(), &mut found);
    found
}

fn push(text: &str, start: usize, end: usize, found: &mut Vec<(usize, usize)>) {
    let all = piece(text, start, end);
    let trimmed = all.trim();
    if !trimmed.is_empty() {
        let start = start + (all.len() - all.trim_start().len());
        found.push((start, start + trimmed.len()));
    }
}

/// Whether the text before a full stop ends in an abbreviation or an initial.
fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit(|letter: char| letter.is_whitespace() || letter == '(').next();
    let word = word.unwrap_or_default();
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(first), None) => return super::fold::small(first) != first,
        (Some(_), Some('.')) => return true,
        _ => {}
    }
    let folded = super::fold(word);
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
