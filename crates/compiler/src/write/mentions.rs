//! Names and dates of a text, in the bits that `dossier_engine::pack` reads.

use dossier_engine::pack::bits::width;
use dossier_engine::pack::spans::{Bare, may_begin_name};

use super::encode::{Bits, small};
use crate::Error;

/// What stands at a place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// First byte.
    pub start: u32,
    /// Bytes.
    pub len: u32,
    /// Which entity, or which date value.
    pub what: u32,
    /// Number of the reason.
    pub reason: u32,
}

/// What the mentions of a text are, ascending and distinct.
pub fn distinct(mentions: &[Mention]) -> Vec<u32> {
    let mut known: Vec<u32> = mentions.iter().map(|mention| mention.what).collect();
    known.sort_unstable();
    known.dedup();
    known
}

/// Appends the row of the mentions of a text, in the order in which they begin. `known` is what
/// [`distinct`] says; `names` whether they are names.
///
/// # Errors
/// When there are more than the format allows.
pub fn write(
    mentions: &[Mention],
    known: &[u32],
    text: &str,
    names: bool,
    out: &mut Vec<u8>,
) -> Result<(), Error> {
    if mentions.is_empty() {
        return Ok(());
    }
    let mut bits = Bits::new(out);
    bits.gamma(small(mentions.len())?);
    for mention in mentions {
        let at = known.partition_point(|&what| what < mention.what);
        bits.push(small(at)?, width(known.len()));
        bits.gamma(mention.reason + 1);
    }
    let range = |mention: &Mention| {
        let start = mention.start as usize;
        (start, start + mention.len as usize)
    };
    match by_words(mentions.iter().map(range), text, names) {
        Some(places) => {
            bits.push(0, 1);
            for Place { passed, covered, far } in places {
                bits.gamma(small(passed)?);
                bits.gamma(small(covered)?);
                match far {
                    0 => bits.zeros(0),
                    1 => bits.zeros(1),
                    _ => {
                        bits.zeros(2);
                        let sign = usize::from(far < 0);
                        bits.gamma(small(far.unsigned_abs() * 2 + sign)?);
                    }
                }
            }
        }
        None => {
            bits.push(1, 1);
            let mut end = 0;
            for mention in mentions {
                bits.gamma(mention.start - end + 1);
                bits.gamma(mention.len + 1);
                end = mention.start + mention.len;
            }
        }
    }
    bits.finish();
    Ok(())
}

/// A place by the words of the text.
struct Place {
    /// Words that count up to the one where it begins, this one included.
    passed: usize,
    /// Words from that one on of which it has the beginning.
    covered: usize,
    /// Bytes from the end of the last of them to its end.
    far: isize,
}

/// The places by words; none when one of them does not begin with a word that counts.
fn by_words(
    ranges: impl Iterator<Item = (usize, usize)>,
    text: &str,
    names: bool,
) -> Option<Vec<Place>> {
    let mut words = Bare::new(text).peekable();
    let mut places = Vec::new();
    let mut last = 0;
    for (start, end) in ranges {
        let mut passed = 0;
        let first = loop {
            let word = words.next()?;
            let counts = !names || may_begin_name(text.as_bytes()[word.0]);
            passed += usize::from(word.0 >= last && counts);
            if word.0 == start && word.0 >= last && counts {
                break word;
            }
            if word.0 >= start {
                return None;
            }
        };
        let (mut covered, mut word_end) = (1, first.1);
        while let Some(word) = words.next_if(|word| word.0 < end) {
            covered += 1;
            word_end = word.1;
        }
        places.push(Place { passed, covered, far: end as isize - word_end as isize });
        last = end;
    }
    Some(places)
}

#[cfg(test)]
mod tests {
    use super::*;
    use dossier_engine::pack::bits;
    use dossier_engine::pack::spans::Spans;
    use proptest::prelude::*;

    /// The mentions as the engine reads them.
    fn read(row: &[u8], known: &[u32], text: &str, names: bool) -> Vec<Mention> {
        let mut bits = bits::Bits::new(row);
        let mut found = Vec::new();
        for _ in 0..bits.gamma().unwrap() {
            let what = known[bits.take(width(known.len())).unwrap() as usize];
            found.push(Mention { start: 0, len: 0, what, reason: bits.gamma().unwrap() - 1 });
        }
        let mut spans = Spans::new(bits, text, names);
        for mention in &mut found {
            (mention.start, mention.len) = spans.next().unwrap();
        }
        found
    }

    proptest! {
        #[test]
        fn mentions_come_back(
            text in "([A-Z]?[a-z]{1,4}('s|’s|\\.)?|中国|[éÉ]x|U\\.S\\.|4)([ ,.] ?([A-Z]?[a-z]{1,4}('s|’s|\\.)?|中国|[éÉ]x|U\\.S\\.|4)){0,20}",
            cuts in prop::collection::btree_set(0..200usize, 2..12), by_word: bool, names: bool,
        ) {
            // Places at words, or anywhere between characters.
            let words: Vec<(usize, usize)> = Bare::new(&text).collect();
            let ends: Vec<usize> = match by_word {
                true => words.iter().filter(|word| !names || may_begin_name(text.as_bytes()[word.0]))
                    .flat_map(|word| [word.0, word.1]).collect(),
                false => text.char_indices().map(|(at, _)| at).collect(),
            };
            let mut cuts: Vec<usize> = cuts.iter().filter_map(|&at| ends.get(at).copied()).collect();
            cuts.dedup();
            let mentions: Vec<Mention> = cuts.chunks_exact(2).enumerate().map(|(at, ends)| Mention {
                start: ends[0] as u32, len: (ends[1] - ends[0]) as u32, what: at as u32 * 7 % 5, reason: at as u32 % 3,
            }).collect();
            prop_assume!(!mentions.is_empty());
            let known = distinct(&mentions);
            let mut row = Vec::new();
            write(&mentions, &known, &text, names, &mut row).unwrap();
            prop_assert_eq!(read(&row, &known, &text, names), mentions);
        }
    }
}
