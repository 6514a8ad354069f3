//! Words that only look like names because a sentence or a headline begins with them.
//!
//! "Ferry aground" over "the ferry went aground": where the text itself writes a word small, its
//! capital at the head of a sentence says nothing, and neither does one in a headline.

use super::lexicon::class;
use super::run::{Candidate, Line};
use super::token::Shape;

/// What speaks for a name all the same: the word is known as one.
const KNOWN: u64 = class::GIVEN | class::SURNAME | class::PLACE | class::ORG | class::DEMONYM;

/// Takes out candidates of one word that owe their capital to where they stand and that the text
/// also writes small.
pub(super) fn leave_out(text: &str, lines: &[Line], candidates: &mut Vec<Candidate>) {
    let doubtful = |candidate: &Candidate| {
        let line = &lines[candidate.line];
        let token = line.tokens[candidate.first];
        let placed = token.first || line.headline;
        let plain = token.shape == Shape::Capital && !token.is(KNOWN) && !candidate.titled;
        let small = (candidate.end - candidate.first == 1 && placed && plain)
            .then(|| token.text(text).to_lowercase());
        small.filter(|word| word.len() > 2)
    };
    let mut wanted: Vec<(String, bool)> =
        candidates.iter().filter_map(doubtful).map(|word| (word, false)).collect();
    if wanted.is_empty() {
        return;
    }
    wanted.sort_unstable();
    wanted.dedup();
    let small = lines.iter().flat_map(|line| &line.tokens).filter(|t| t.shape == Shape::Lower);
    for token in small {
        let word = token.text(text);
        if let Ok(at) = wanted.binary_search_by(|(known, _)| known.as_str().cmp(word)) {
            wanted[at].1 = true;
        }
    }
    candidates.retain(|candidate| {
        doubtful(candidate).is_none_or(|word| {
            let at = wanted.binary_search_by(|(known, _)| known.cmp(&word));
            !at.is_ok_and(|at| wanted[at].1)
        })
    });
}
