//! What may be meant while it is being typed.

use dossier_kernel::piece::piece;
use serde::Serialize;

use super::Collection;
use super::utf16::marks;
use dossier_kernel::bitmap::Bitmap;
use dossier_kernel::score::count_in;

use crate::Error;
use crate::order::{sort_by, sort_by_key};
use crate::pack::Section;
use crate::pack::records::{Entity, Kind};
use crate::query::{Matcher, Query, Scope};
use crate::request::Request;
use crate::text::words;

/// Entities suggested.
const ENTITIES: usize = 5;
/// Titles suggested.
const TITLES: usize = 3;
/// Words suggested.
const TERMS: usize = 4;
/// Words looked at for a beginning.
const EXPANSION: usize = 400;

/// What a suggestion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SuggestionType {
    /// An entity to filter by.
    Entity,
    /// An article to open.
    Title,
    /// A word to search for.
    Term,
}

/// Something that may be meant.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Suggestion {
    /// What it is.
    #[serde(rename = "type")]
    pub kind: SuggestionType,
    /// What to show.
    pub text: String,
    /// What was typed of it, in UTF-16 code units.
    pub marks: Vec<u32>,
    /// Entity id or document id.
    pub id: Option<String>,
    /// Kind of the entity.
    #[serde(rename = "kind")]
    pub entity_kind: Option<Kind>,
    /// Articles that fit the request, whatever its query, and contain it.
    pub count: usize,
}

impl Collection {
    /// Entities, titles and words that begin with what was typed. The request's own query does not
    /// count: `typed` is about to replace it.
    ///
    /// # Errors
    /// [`Error::is_pack`] when the pack turns out to be damaged.
    pub fn suggest(&self, typed: &str, request: &Request) -> Result<Vec<Suggestion>, Error> {
        let languages = &self.pack.manifest().languages;
        let query = Query::parse(typed, languages);
        let Some(last) = query.clauses.last().filter(|clause| !clause.excluded) else {
            return Ok(Vec::new());
        };
        let fitting = Request { query: String::new(), ..request.clone() };
        let set = self.narrowed(&fitting)?.all();
        let mut found = Vec::new();

        let typed_words: Vec<String> = words(typed).map(|word| word.folded).collect();
        let first = typed_words.first().map(|word| word.to_ascii_lowercase()).unwrap_or_default();
        let folded = self.folded_names()?;
        // Most names have nothing of what was typed, which is seen at once.
        let begins_so = |entity: &(usize, &Entity)| {
            has(&folded[entity.0], &first) && begins(&entity.1.name, &typed_words).is_some()
        };
        let mut entities: Vec<(usize, &Entity)> = self
            .cast()?
            .rows
            .iter()
            .enumerate()
            .filter(begins_so)
            .map(|(ordinal, entity)| {
                let documents = self.documents_of(ordinal);
                (documents.filter(|&at| set.contains(at)).count(), entity)
            })
            .collect();
        // Entities are numbered by articles, so that equals keep the order of the collection.
        sort_by_key(&mut entities, |&(count, _)| std::cmp::Reverse(count));
        for (count, entity) in entities.into_iter().take(ENTITIES) {
            let matched = begins(&entity.name, &typed_words).unwrap_or_default();
            found.push(Suggestion {
                kind: SuggestionType::Entity,
                marks: marks(&entity.name, matched),
                text: entity.name.clone(),
                id: Some(entity.id.clone()),
                entity_kind: Some(entity.kind),
                count,
            });
        }
        self.titles(&query, typed, &set, &mut found)?;
        if last.prefix && !last.is_phrase() {
            self.terms(&last.words[0].folded, &set, &mut found);
        }
        Ok(found)
    }

    /// Articles with all the words in the title.
    fn titles(
        &self,
        query: &Query,
        typed: &str,
        set: &Bitmap,
        found: &mut Vec<Suggestion>,
    ) -> Result<(), Error> {
        let request = Request { together: true, limit: Some(TITLES * 8), ..Request::query(typed) };
        let narrowed = self.narrowed(&request)?;
        let matcher = Matcher::new(query);
        let wanted = query.clauses.iter().filter(|clause| !clause.excluded && !clause.stop).count();
        let page = super::rank::page(&self.pack, &narrowed, &request);
        let mut left = TITLES;
        for (document, _) in page.hits.into_iter().filter(|(document, _)| set.contains(*document)) {
            let opened = self.opened(document)?;
            let open = &opened.open;
            let matches = open.with(&matcher).matches(0, Scope::Title);
            let mut clauses: Vec<usize> = matches.iter().map(|found| found.clause).collect();
            sort_by_key(&mut clauses, |&clause| clause);
            clauses.dedup();
            if clauses.len() < wanted || left == 0 {
                continue;
            }
            left -= 1;
            let ranges = matches.into_iter().map(|found| (found.start, found.end)).collect();
            found.push(Suggestion {
                kind: SuggestionType::Title,
                text: open.title().to_owned(),
                marks: marks(open.title(), ranges),
                id: Some(open.record.id.clone()),
                entity_kind: None,
                count: 1,
            });
        }
        Ok(())
    }

    /// Words that begin like the last one, those in most articles first.
    fn terms(&self, beginning: &str, set: &Bitmap, found: &mut Vec<Suggestion>) {
        let terms = self.pack.dictionary(Section::Terms);
        let mut counted: Vec<(usize, String)> = Vec::new();
        let mut left = EXPANSION;
        terms.with_prefix(beginning, |term, word| {
            let count = count_in(self.pack.postings(term), set);
            if count > 0 {
                counted.push((count, word.to_owned()));
            }
            left -= 1;
            left > 0
        });
        sort_by(&mut counted, |one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
        for (count, text) in counted.into_iter().take(TERMS) {
            found.push(Suggestion {
                kind: SuggestionType::Term,
                marks: marks(&text, vec![(0, beginning.len())]),
                text,
                id: None,
                entity_kind: None,
                count,
            });
        }
    }
}

/// Whether a text has another in it. Byte by byte: the standard library's search is a kilobyte of the
/// module.
fn has(text: &str, other: &str) -> bool {
    let (text, other) = (text.as_bytes(), other.as_bytes());
    (0..=text.len()).any(|at| text[at..].starts_with(other))
}

/// Where the words typed stand in a name, in their order, each at the beginning of a word of the
/// name; none when one of them does not.
fn begins(name: &str, typed: &[String]) -> Option<Vec<(usize, usize)>> {
    let mut wanted = typed.iter();
    let mut next = wanted.next()?;
    let mut matched = Vec::new();
    for word in words(name) {
        if !word.folded.starts_with(next.as_str()) {
            continue;
        }
        // Folding may change the number of letters; the mark then ends with the word.
        let letters = next.chars().count();
        let written = piece(name, word.start, word.end);
        let end = written.char_indices().nth(letters).map_or(word.end, |(at, _)| word.start + at);
        matched.push((word.start, end));
        match wanted.next() {
            Some(more) => next = more,
            None => return Some(matched),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::begins;

    #[test]
    fn names_are_found_by_the_beginnings_of_their_words() {
        let found = |name: &str, typed: &[&str]| {
            let typed: Vec<String> = typed.iter().map(|&word| word.to_owned()).collect();
            begins(name, &typed)
        };
        assert_eq!(found("Syed Asim Munir", &["mun"]), Some(vec![(10, 13)]));
        assert_eq!(found("Syed Asim Munir", &["as", "munir"]), Some(vec![(5, 7), (10, 15)]));
        assert_eq!(found("Syed Asim Munir", &["munir", "asim"]), None);
        assert_eq!(found("Syed Asim Munir", &[]), None);
    }
}
