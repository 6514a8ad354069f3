//! Whether a phrase may be in a text, told by the numbers of the text's words, before it is spelled.

use dossier_kernel::beginnings::Beginnings;
use dossier_kernel::vocabulary::{
    ANYTHING, FREQUENT, NO_WORD, PLACES, Roles, Vocabulary, WORD_OF_PHRASE, is_possessive,
};

use super::matcher::is_word_at;
use super::{Clause, QueryWord};
use crate::text::words;

/// What each token of a collection is to a phrase; found out when a text has it.
#[derive(Debug)]
pub struct Sieve<'q> {
    words: &'q [QueryWord],
    prefix: bool,
    /// How its words begin: most tokens begin otherwise.
    beginnings: Beginnings,
    roles: Roles,
}

impl<'q> Sieve<'q> {
    /// For a phrase.
    pub fn new(clause: &'q Clause) -> Sieve<'q> {
        let mut beginnings = Beginnings::default();
        clause.words.iter().for_each(|word| beginnings.add(&word.folded, word.folded.len()));
        Sieve { words: &clause.words, prefix: clause.prefix, beginnings, roles: vec![0; FREQUENT] }
    }

    /// Whether a text may have the phrase. What it does not let through has not; what it lets through
    /// mostly has.
    pub fn lets_through(&mut self, vocabulary: Vocabulary<'_>, text: &[u8]) -> bool {
        let Sieve { words: phrase, prefix, beginnings, roles } = self;
        let last = 1 << (phrase.len().clamp(1, PLACES) - 1);
        vocabulary.may_have(text, beginnings, roles, last, &mut |token, letters| {
            // Letters that are not UTF-8 are told when the text is spelled.
            let Ok(letters) = str::from_utf8(letters) else { return ANYTHING };
            let mut found = words(letters);
            match (vocabulary.is_word(token), found.next(), found.next()) {
                (_, None, _) => NO_WORD,
                (true, Some(word), None) => {
                    let places = 0..phrase.len().min(PLACES);
                    let fits = places.filter(|&at| is_word_at(phrase, *prefix, at, &word.folded));
                    fits.fold(WORD_OF_PHRASE, |role, at| role | 1 << at)
                }
                // What is left of a possessive.
                (false, ..) if is_possessive(letters.as_bytes()) => NO_WORD,
                _ => ANYTHING,
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{Matcher, Query, Scope};
    use dossier_kernel::vocabulary::WORD;

    #[test]
    fn what_has_the_phrase_is_let_through() {
        let tokens = ["US", "troops", "Munir", "’s ", "-", "中", "国", "It", ", "];
        let mut section = (tokens.len() as u32).to_le_bytes().to_vec();
        section.extend(tokens.iter().map(|token| {
            let sign = if token.as_bytes()[0].is_ascii_uppercase() || *token == "troops" {
                WORD
            } else {
                0
            };
            token.len() as u8 | sign
        }));
        tokens.iter().for_each(|token| section.extend(token.bytes()));
        let starts = Vocabulary::starts(&section).unwrap();
        let vocabulary = Vocabulary::new(&section, &starts);
        let all: Vec<Vec<u8>> = (0..9u8)
            .flat_map(|one| {
                (0..9).flat_map(move |two| (0..9).map(move |three| vec![one, two, three]))
            })
            .collect();
        for typed in [
            "\"us troops\"",
            "\"munir us\"",
            "\"troops mun",
            "\"中国\"",
            "\"国 us\"",
            "\"it US it\"",
        ] {
            let query = Query::parse(typed, &["en".to_owned()]);
            let clause = &query.clauses[0];
            let mut sieve = Sieve::new(clause);
            let (mut has, mut passed) = (0, 0);
            for codes in &all {
                let text = vocabulary.spell(codes).unwrap();
                let is_in = !Matcher::of_clause(clause).find(&text, "en", Scope::Title).is_empty();
                let passes = sieve.lets_through(vocabulary, codes);
                assert!(passes || !is_in, "{typed} in {text:?}");
                (has, passed) = (has + usize::from(is_in), passed + usize::from(passes));
            }
            assert!(has > 0 && passed < all.len(), "{typed}: {has} {passed}");
        }
    }
}
