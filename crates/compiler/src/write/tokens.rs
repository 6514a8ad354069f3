//! The texts of a collection as the numbers of their words, as `dossier_engine::pack::vocabulary`
//! reads them.

use std::collections::HashMap;

use dossier_engine::pack::spans::Bare;
use dossier_engine::pack::vocabulary::{CODES, LONGEST, WORD};
use dossier_engine::text::is_single;

use super::encode::{Bytes, Table, small};
use crate::Error;

/// A token: its letters, and whether a space stands between it and another such one beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Token<'t> {
    letters: &'t str,
    word: bool,
}

/// Writes texts, in another order: the vocabulary, and the table of the texts.
///
/// # Errors
/// When there are more tokens than the format has numbers for.
pub(super) fn write(texts: &Table, order: &[u32]) -> Result<(Bytes, Bytes), Error> {
    let row = |at: usize| super::text(texts, at);
    let mut counts: HashMap<Token<'_>, u32> = HashMap::new();
    for at in 0..texts.len() {
        tokens(row(at), &mut |token| *counts.entry(token).or_default() += 1);
    }
    let numbered = numbered(&counts);
    if numbered.len() > CODES[CODES.len() - 1].1 as usize {
        return Err(Error::write("the articles have too many different words"));
    }
    let mut vocabulary = small(numbered.len())?.to_le_bytes().to_vec();
    vocabulary.extend(numbered.iter().map(|token| {
        let sign = if token.word { WORD } else { 0 };
        sign | token.letters.len() as u8
    }));
    numbered.iter().for_each(|token| vocabulary.extend(token.letters.bytes()));

    let mut numbers = counts;
    for (number, token) in (0..).zip(numbered) {
        numbers.insert(token, number);
    }
    let mut coded = Table::default();
    for &at in order {
        coded.push_with(|out| {
            tokens(row(at as usize), &mut |token| {
                code(numbers.get(&token).copied().unwrap_or_default(), out);
            });
        });
    }
    Ok((vocabulary.into(), coded.finish()?))
}

/// The tokens in the order of their numbers: the most frequent have the shortest codes. Those with
/// codes of three bytes or more are sorted by letters, which compresses them; of the others the first
/// byte compresses the better for being more often a low one.
fn numbered<'t>(counts: &HashMap<Token<'t>, u32>) -> Vec<Token<'t>> {
    let mut all: Vec<(Token<'t>, u32)> =
        counts.iter().map(|(&token, &count)| (token, count)).collect();
    all.sort_unstable_by_key(|&(token, count)| (std::cmp::Reverse(count), token));
    let mut all: Vec<Token<'t>> = all.into_iter().map(|(token, _)| token).collect();
    for ends in CODES.windows(2).skip(1) {
        let (start, end) = (ends[0].1 as usize, ends[1].1 as usize);
        if let Some(alike) = all.get_mut(start..) {
            let end = alike.len().min(end - start);
            alike[..end].sort_unstable();
        }
    }
    all
}

/// Appends the code of a number.
fn code(number: u32, out: &mut Vec<u8>) {
    let mut before = 0;
    for (more, (first, end)) in CODES.into_iter().enumerate() {
        if number < end {
            let rest = (number - before).to_be_bytes();
            out.push(first + rest[3 - more]);
            out.extend_from_slice(&rest[4 - more..]);
            return;
        }
        before = end;
    }
}

/// Calls `each` with the tokens of a text, in order.
fn tokens<'t>(text: &'t str, each: &mut dyn FnMut(Token<'t>)) {
    let (mut at, mut after_word) = (0, false);
    for (start, end) in Bare::new(text) {
        let between = &text[at..start];
        let letters = &text[start..end];
        let mut word = letters.len() <= LONGEST && (letters.is_ascii() || !is_single(letters));
        if word && after_word && between.is_empty() {
            word = false;
        } else if !(word && after_word && between == " ") {
            pieces(between, each);
        }
        match word {
            true => each(Token { letters, word }),
            false => pieces(letters, each),
        }
        (at, after_word) = (end, word);
    }
    pieces(&text[at..], each);
}

/// Tokens that are no words: as long as they can be.
fn pieces<'t>(mut letters: &'t str, each: &mut dyn FnMut(Token<'t>)) {
    while !letters.is_empty() {
        let end = (0..=LONGEST.min(letters.len())).rev().find(|&end| letters.is_char_boundary(end));
        let (piece, rest) = letters.split_at(end.unwrap_or(letters.len()));
        each(Token { letters: piece, word: false });
        letters = rest;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dossier_engine::pack::bytes;
    use dossier_engine::pack::vocabulary::{Numbers, Vocabulary};
    use proptest::prelude::*;

    fn written(texts: &[String]) -> (Vec<u8>, Vec<u8>) {
        let mut table = Table::default();
        texts.iter().for_each(|text| table.push(text.as_bytes()));
        let order: Vec<u32> = (0..texts.len() as u32).rev().collect();
        let (vocabulary, coded) = write(&table, &order).unwrap();
        (vocabulary.into_vec(), coded.into_vec())
    }

    fn spelled(texts: &[String]) -> Vec<String> {
        let (vocabulary, coded) = written(texts);
        let starts = Vocabulary::starts(&vocabulary).unwrap();
        let (vocabulary, coded) =
            (Vocabulary::new(&vocabulary, &starts), bytes::Table::new(&coded).unwrap());
        (0..coded.len()).rev().map(|at| vocabulary.spell(coded.get(at).unwrap()).unwrap()).collect()
    }

    proptest! {
        #[test]
        fn texts_come_back(
            texts in prop::collection::vec("([a-zA-Z]{1,3}('s|’s)?|中|国|ที่|カタ|é|_|🎉|4|\\PC|[ ]{1,3}|, |\\n| ){0,40}", 0..6)
        ) {
            prop_assert_eq!(spelled(&texts), texts);
        }
    }

    #[test]
    fn words_without_end_come_back() {
        let texts = ["x".repeat(1000), "é".repeat(200), " ".repeat(300), "a ".repeat(200)]
            .map(String::from);
        assert_eq!(spelled(&texts), texts);
    }

    /// Numbers at the ends of all lengths of codes.
    #[test]
    fn codes_are_read_as_written() {
        let numbers: Vec<u32> = CODES
            .iter()
            .flat_map(|&(_, end)| [end.wrapping_sub(2), end - 1, end])
            .take(11)
            .collect();
        let mut out = Vec::new();
        numbers.iter().for_each(|&number| code(number, &mut out));
        assert_eq!(Numbers::new(&out).collect::<Vec<_>>(), numbers);
    }

    #[test]
    fn what_is_frequent_is_short() {
        let many: String = (0..20_000).map(|number| format!("w{number} the ")).collect();
        let (_, coded) = written(&[many]);
        // Once each: 20,000 words and the space at the end.
        let (short, middle) = (191, 48 * 256);
        let long = 20_001 - short - middle;
        let row = bytes::Table::new(&coded).unwrap().get(0).unwrap();
        assert_eq!(row.len(), 20_000 + short + middle * 2 + long * 3);
    }
}
