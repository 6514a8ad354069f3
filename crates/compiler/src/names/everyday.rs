//! Words that only look like names because a sentence or a headline begins with them.
//!
//! "Ferry aground" over "the ferry went aground": where the text itself writes a word small, its
//! capital at the head of a sentence says nothing, and neither does one in a headline.

use super::lexicon::{Classes, FnvMap, class};
use super::run::{Candidate, Line};
use super::token::{Shape, Token};

/// What speaks for a name all the same: the word is known as one, and as nothing else.
const KNOWN: Classes = class::PLACE | class::ORG | class::DEMONYM;
/// Words that are names of people too ("Grant"): these have to be written small more than once, and
/// with a capital in headlines only.
const OF_PEOPLE: Classes = class::GIVEN | class::SURNAME;

/// How a word stands in the text.
#[derive(Default)]
struct Standing {
    small: usize,
    /// With a capital that it does not owe to its place.
    named: bool,
    /// With a capital below the headline.
    below: bool,
}

/// Takes out candidates of one word that owe their capital to where they stand and that the text
/// writes small elsewhere.
pub(super) fn leave_out(text: &str, lines: &[Line], candidates: &mut Vec<Candidate>) {
    let doubtful = |candidate: &Candidate| {
        let line = &lines[candidate.line];
        let token = line.tokens[candidate.first];
        let placed = token.first || line.headline;
        let plain = token.shape == Shape::Capital && !token.is(KNOWN) && !candidate.titled;
        let word = || token.text(text).to_lowercase();
        (candidate.end - candidate.first == 1 && placed && plain).then(word)
    };
    let mut words: FnvMap<String, Standing> = FnvMap::default();
    // Most words of a text are told from these by their first letter.
    let mut begins = [false; 256];
    for word in candidates.iter().filter_map(doubtful).filter(|word| word.len() > 2) {
        begins[usize::from(word.as_bytes()[0])] = true;
        words.entry(word).or_default();
    }
    let begins = |token: &Token| {
        let first = text.as_bytes()[token.start];
        !first.is_ascii() || begins[usize::from(first.to_ascii_lowercase())]
    };
    if words.is_empty() {
        return;
    }
    for (index, line) in lines.iter().enumerate() {
        for (at, token) in line.tokens.iter().enumerate() {
            match token.shape {
                _ if !begins(token) => {}
                // A tag is small whatever it is.
                _ if at > 0 && !token.spaced && line.tokens[at - 1].text(text) == "#" => {}
                Shape::Lower => {
                    if let Some(standing) = words.get_mut(token.text(text)) {
                        standing.small += 1;
                    }
                }
                Shape::Capital if !line.headline => {
                    if let Some(standing) = words.get_mut(&token.text(text).to_lowercase()) {
                        standing.named |= !token.first;
                        standing.below |= index > 0;
                    }
                }
                _ => {}
            }
        }
    }
    candidates.retain(|candidate| {
        let standing = doubtful(candidate).and_then(|word| words.get(&word));
        let token = lines[candidate.line].tokens[candidate.first];
        // A headline is no sentence.
        let last = lines[candidate.line].tokens.last();
        let sentence = last.is_some_and(|last| matches!(last.text(text), "." | "!" | "?"));
        standing.is_none_or(|&Standing { small, named, below }| {
            let enough = if sentence || token.is(OF_PEOPLE) { 2 } else { 1 };
            named || small < enough || token.is(OF_PEOPLE) && (below || sentence)
        })
    });
}
