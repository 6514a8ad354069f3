//! Where a query matches a text: for phrases, marks and snippets.

use super::{Clause, Query, QueryWord};
use crate::text::{Stemmer, Word, words};

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
    stemmers: Vec<(String, Stemmer)>,
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
        let mut stemmers: Vec<(String, Stemmer)> = Vec::new();
        for (tag, _) in
            clauses.iter().flat_map(|(_, clause)| &clause.words).flat_map(|word| &word.stems)
        {
            if !stemmers.iter().any(|(known, _)| known == tag) {
                stemmers.push((tag.clone(), Stemmer::new(tag)));
            }
        }
        Matcher { clauses, stemmers }
    }

    /// Whether nothing can match.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// The matches in a text in that language, in order; those of different clauses may overlap.
    pub fn find(&self, text: &str, language: &str) -> Vec<Match> {
        if self.is_empty() {
            return Vec::new();
        }
        let words: Vec<Word> = words(text).collect();
        let stemmer = self.stemmers.iter().find(|(tag, _)| tag == language);
        // Stems are costly, and most words are like none of the query's.
        let stems: Vec<Option<String>> = words
            .iter()
            .map(|word| {
                let (_, stemmer) = stemmer?;
                self.may_share_a_stem(&word.folded).then(|| stemmer.stem(&word.folded))
            })
            .collect();
        let mut found = Vec::new();
        for (at, word) in words.iter().enumerate() {
            for &(number, clause) in &self.clauses {
                let end = if clause.is_phrase() {
                    phrase_end(clause, &words[at..])
                } else {
                    let same = is_form(
                        &clause.words[0],
                        clause.prefix,
                        word,
                        language,
                        stems[at].as_deref(),
                    );
                    same.then_some(word.end)
                };
                if let Some(end) = end {
                    found.push(Match { start: word.start, end, clause: number });
                }
            }
        }
        found
    }

    /// Stemming keeps the first letter.
    fn may_share_a_stem(&self, folded: &str) -> bool {
        let first = folded.chars().next();
        self.clauses.iter().any(|(_, clause)| clause.words[0].folded.chars().next() == first)
    }
}

/// Whether a word of a text is a form of a word of the query.
fn is_form(
    wanted: &QueryWord,
    prefix: bool,
    word: &Word,
    language: &str,
    stem: Option<&str>,
) -> bool {
    word.folded == wanted.folded
        || (prefix && word.folded.starts_with(&wanted.folded))
        || stem.is_some_and(|stem| {
            wanted.stems.iter().any(|(tag, wanted)| tag == language && wanted == stem)
        })
}

/// Where a phrase that begins with the first of `words` ends. Its words stand as they were typed.
fn phrase_end(clause: &Clause, words: &[Word]) -> Option<usize> {
    let last = clause.words.len() - 1;
    for (at, wanted) in clause.words.iter().enumerate() {
        let word = words.get(at)?;
        let same = word.folded == wanted.folded
            || (clause.prefix && at == last && word.folded.starts_with(&wanted.folded));
        if !same {
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
        let found = Matcher::new(&query).find(text, "en");
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
    }
}
