//! Where a query matches a text: for phrases, marks and snippets.

use super::{Clause, Query, QueryWord, Scope};
use crate::text::{Stemmer, Word, may_be_acronym, words};

/// A stretch of a text that matches a part of the query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Index of the clause.
    pub clause: usize,
}

/// Finds the parts of a query in texts.
#[derive(Debug)]
pub struct Matcher<'q> {
    clauses: Vec<(usize, &'q Clause)>,
    stemmers: Vec<(&'q str, Stemmer)>,
}

impl<'q> Matcher<'q> {
    /// A matcher for what a query wants and what is worth marking.
    pub fn new(query: &'q Query) -> Matcher<'q> {
        let clauses = query.clauses.iter().enumerate();
        Matcher::of(clauses.filter(|(_, clause)| !clause.excluded && !clause.stop).collect())
    }

    /// A matcher for one part of a query.
    pub fn of_clause(clause: &'q Clause) -> Matcher<'q> {
        Matcher::of(vec![(0, clause)])
    }

    fn of(clauses: Vec<(usize, &'q Clause)>) -> Matcher<'q> {
        let mut stemmers: Vec<(&str, Stemmer)> = Vec::new();
        for word in clauses.iter().flat_map(|(_, clause)| &clause.words) {
            for (tag, _) in &word.stems {
                if !stemmers.iter().any(|(known, _)| known == tag) {
                    stemmers.push((tag, Stemmer::new(tag)));
                }
            }
        }
        Matcher { clauses, stemmers }
    }

    /// Whether nothing can match.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// The matches in the text of an article in that language, in order; those of different clauses
    /// may overlap.
    pub fn find(&self, text: &str, language: &str, scope: Scope) -> Vec<Match> {
        let mut found = Vec::new();
        if self.is_empty() {
            return found;
        }
        let words: Vec<Word> = words(text).collect();
        let stemmer = self.stemmers.iter().find(|(tag, _)| *tag == language);
        for (at, word) in words.iter().enumerate() {
            let mut stem = None;
            for &(number, clause) in &self.clauses {
                if clause.scope != Scope::Anywhere && clause.scope != scope {
                    continue;
                }
                let mut end = phrase_end(&clause.words, clause.prefix, &words[at..]);
                for also in &clause.also {
                    end = end.max(phrase_end(also, clause.prefix, &words[at..]));
                }
                if end.is_none()
                    && !clause.is_phrase()
                    && let Some((_, stemmer)) = stemmer
                    && may_share_a_stem(&clause.words[0], word)
                {
                    // Stems are costly, and most words are like none of the query's.
                    let stem = stem.get_or_insert_with(|| stemmer.stem(&word.folded));
                    let stems = &clause.words[0].stems;
                    if stems.iter().any(|(tag, wanted)| tag == language && wanted == stem) {
                        end = Some(word.end);
                    }
                }
                if let Some(end) = end {
                    found.push(Match { start: word.start, end, clause: number });
                }
            }
        }
        found
    }
}

/// Stemming keeps the first letter.
fn may_share_a_stem(wanted: &QueryWord, word: &Word) -> bool {
    wanted.folded.chars().next() == word.folded.chars().next()
}

/// Whether a word of a text is a word as it was typed. Typed in small letters, an acronym may be
/// meant too.
fn is_same(wanted: &str, word: &str) -> bool {
    word == wanted || (may_be_acronym(wanted) && word.eq_ignore_ascii_case(wanted))
}

/// Where a phrase that begins with the first of `words` ends. Its words stand as they were typed;
/// with `prefix`, the last is only the beginning of a word.
fn phrase_end(phrase: &[QueryWord], prefix: bool, words: &[Word]) -> Option<usize> {
    let last = phrase.len().checked_sub(1)?;
    for (at, QueryWord { folded: wanted, .. }) in phrase.iter().enumerate() {
        let word = &words.get(at)?.folded;
        let begins_so = prefix && at == last && word.starts_with(wanted.as_str());
        if !begins_so && !is_same(wanted, word) {
            return None;
        }
    }
    words.get(last).map(|word| word.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(typed: &str, text: &str) -> Vec<String> {
        let query = Query::parse(typed, &["en".to_owned()]);
        let found = Matcher::new(&query).find(text, "en", Scope::Anywhere);
        found.iter().map(|found| text[found.start..found.end].to_owned()).collect()
    }

    #[test]
    fn forms_prefixes_and_phrases() {
        assert_eq!(marked("visit ", "Visits: he visited, a visitor"), ["Visits", "visited"]);
        assert_eq!(marked("vis", "visa and Visits"), ["visa", "Visits"]);
        assert_eq!(
            marked("\"two-state solution\"", "a Two-State Solution"),
            ["Two-State Solution"]
        );
        assert_eq!(marked("the visit ", "the visit"), ["visit"]);
        assert_eq!(marked("-visit x", "visit"), [""; 0]);
        assert_eq!(marked("چینی ", "سیاسی بے چینی"), ["چینی"]);
        assert_eq!(marked("US ", "US troops told us"), ["US"]);
        assert_eq!(marked("us* ", "Use of US troops told us"), ["Use", "US", "us"]);
        assert_eq!(marked("title:visit ", "visit"), [""; 0]);
    }
}
