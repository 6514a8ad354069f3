//! Where a query matches a text: for phrases, marks and snippets.

use super::{Clause, Query, QueryWord, Scope};
use crate::text::{Stemmer, Words, are_capitals, may_be_acronym};
use dossier_kernel::beginnings::Beginnings;

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
    beginnings: Beginnings,
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
        let mut beginnings = Beginnings::default();
        for (_, clause) in &clauses {
            for word in clause.also.iter().chain([&clause.words]).filter_map(|words| words.first())
            {
                beginnings.add(&word.folded, word.folded.len());
                for (_, stem) in &word.stems {
                    beginnings.add(stem, kept(stem));
                }
            }
        }
        Matcher { clauses, stemmers, beginnings }
    }

    /// Whether nothing can match.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// How all that it finds begins.
    pub fn beginnings(&self) -> &Beginnings {
        &self.beginnings
    }

    /// The matches in a text in that language, in order; those of different clauses may overlap.
    pub fn find(&self, text: &str, language: &str, scope: Scope) -> Vec<Match> {
        self.find_at(text, language, scope, [(0, text.len() as u32)])
    }

    /// The same, where it is known between which bytes they may begin: from where a word begins or none
    /// is.
    pub fn find_at(
        &self,
        text: &str,
        language: &str,
        scope: Scope,
        places: impl IntoIterator<Item = (u32, u32)>,
    ) -> Vec<Match> {
        let mut matches = Vec::new();
        let mut places = places.into_iter().peekable();
        if self.is_empty() || places.peek().is_none() {
            return matches;
        }
        let stemmer = self.stemmers.iter().find(|(tag, _)| *tag == language);
        let capitals = are_capitals(text);
        let mut words = Words::starting(text, capitals, 0);
        let mut folded = String::new();
        for (start, end) in places {
            // A word may go on over several places.
            if words.at() < start as usize {
                words = Words::starting(text, capitals, start as usize);
            }
            while words.at() < end as usize {
                let Some(place) = words.next_place() else { break };
                if !self.beginnings.may_be(text.as_bytes(), place.0)
                    || !words.fold_place(place, &mut folded)
                {
                    continue;
                }
                for &(clause_at, clause) in &self.clauses {
                    if ![Scope::Anywhere, scope].contains(&clause.scope) {
                        continue;
                    }
                    let prefix = clause.prefix;
                    let mut end = phrase_end(&clause.words, prefix, (&folded, place.1), &words);
                    for also in &clause.also {
                        let prefix = clause.also_begins(also);
                        end = end.max(phrase_end(also, prefix, (&folded, place.1), &words));
                    }
                    if end.is_none()
                        && let ([word], Some((_, stemmer))) = (clause.words.as_slice(), stemmer)
                        && let Some((_, wanted)) =
                            word.stems.iter().find(|(tag, _)| tag == language)
                        && may_be_stem(wanted, &folded)
                        && stemmer.with_stem(&folded, |stem| stem == wanted)
                    {
                        end = Some(place.1);
                    }
                    if let Some(end) = end {
                        matches.push(Match { start: place.0, end, clause: clause_at });
                    }
                }
            }
        }
        matches
    }
}

/// Whether a word may have that stem: stemming is costly, and most words are like none of the
/// query's. But for its last letter, a stem is how its words begin, where y may have become i.
fn may_be_stem(stem: &str, word: &str) -> bool {
    let as_i = |letter: u8| if letter == b'y' { b'i' } else { letter };
    let kept = kept(stem);
    word.len() >= kept
        && stem.bytes().zip(word.bytes()).take(kept).all(|(one, other)| as_i(one) == as_i(other))
}

/// Letters of a stem that its words begin with.
fn kept(stem: &str) -> usize {
    stem.len().saturating_sub(1)
}

/// Whether a word of a text is a word as it was typed. Typed in small letters, an acronym may be
/// meant too.
fn is_same(wanted: &str, word: &str) -> bool {
    word == wanted || (may_be_acronym(wanted) && word.eq_ignore_ascii_case(wanted))
}

/// Whether a word of a text may stand at a place of a phrase.
pub(super) fn is_word_at(phrase: &[QueryWord], prefix: bool, at: usize, word: &str) -> bool {
    phrase.get(at).is_some_and(|QueryWord { folded, .. }| {
        is_same(folded, word)
            || (prefix && at + 1 == phrase.len() && word.starts_with(folded.as_str()))
    })
}

/// Where a phrase ends that begins with a word, given with its end, and goes on with those after it.
/// Its words stand as they were typed; with `prefix`, the last is only the beginning of a word.
fn phrase_end(
    phrase: &[QueryWord],
    prefix: bool,
    (first, mut end): (&str, usize),
    after: &Words<'_>,
) -> Option<usize> {
    let last = phrase.len().checked_sub(1)?;
    if !is_word_at(phrase, prefix, 0, first) {
        return None;
    }
    let mut words = after.clone();
    for at in 1..=last {
        let word = words.next()?;
        if !is_word_at(phrase, prefix, at, &word.folded) {
            return None;
        }
        end = word.end;
    }
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use dossier_kernel::beginnings::Outline;

    fn marked(typed: &str, text: &str) -> Vec<String> {
        let query = Query::parse(typed, &["en".to_owned()]);
        let found = Matcher::new(&query).find(text, "en", Scope::Anywhere);
        found.iter().map(|found| text[found.start..found.end].to_owned()).collect()
    }

    proptest::proptest! {
        /// With endings that the English stemmer takes off or changes, and its exceptions.
        #[test]
        fn a_stem_is_how_its_words_begin(
            word in "[a-z]{1,7}(y|ies|ied|ing|ed|ily|ness|fulness|ization|ational|biliti|bility|ivity|ency|ogist|eed|ement|ss|us)?|dying|lying|tying|skis|skies|idly|gently|ugly|early|only|singly|news|generally|communism|arsenal",
        ) {
            let stem = Stemmer::new("en").stem(&word);
            proptest::prop_assert!(may_be_stem(&stem, &word), "{word} {stem}");
        }
    }

    proptest::proptest! {
        /// The same is found where the outline of a text leads to as by reading all of it.
        #[test]
        fn what_is_looked_for_stands_where_the_outline_says(
            text in "((Munir|munir|US|us|U\\.S\\.|tax|taxes|taxi|it’s|IT|中国|中|ٹیکس|É|_x|gap|g|3\\.14|14)('s|’s)?[ \n,.;\\-/_'’(\u{301}]{0,2}){0,12}",
            typed in "(munir|us|US|tax|\"tax us\"|it|中|\"中国 tax\"|ٹیکس|e|x|s|g|14|\"s gap\"|tax-us)( (munir|us|tax|gap*|g))?[ ]?",
        ) {
            let query = Query::parse(&typed, &["en".to_owned()]);
            let mut matcher = Matcher::new(&query);
            let places = Outline::new(&text).places(matcher.beginnings());
            let places = places.into_iter().map(|(start, end)| (start, end.min(text.len() as u32)));
            let found = matcher.find_at(&text, "en", Scope::Anywhere, places);
            // Now no beginning tells anything.
            matcher.beginnings.add("", 0);
            proptest::prop_assert_eq!(found, matcher.find(&text, "en", Scope::Anywhere));
        }
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
