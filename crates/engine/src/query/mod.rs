//! What was typed, understood.
//!
//! Words, `"exact phrases"`, and either with `-` before it for articles without. The last word is
//! also a beginning of a word, unless white space follows it. Whatever is typed means something;
//! what cannot be used is named.

mod matcher;
mod stop_words;

pub use matcher::{Match, Matcher};
use serde::Serialize;

use crate::text::{Stemmer, words};

/// Most parts of a query that are used.
pub const MAX_CLAUSES: usize = 64;

/// Bytes of a query that are looked at.
pub const MAX_QUERY: usize = 4096;

/// A query.
#[derive(Debug, Default)]
pub struct Query {
    /// Its parts, in the order of typing.
    pub clauses: Vec<Clause>,
    /// What was not used, in words.
    pub ignored: Vec<String>,
}

/// A part of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// One word, or the words of a phrase. Never empty.
    pub words: Vec<QueryWord>,
    /// As typed, without quotation marks and minus.
    pub text: String,
    /// Whether the last word is also the beginning of a word.
    pub prefix: bool,
    /// Whether articles must not have it.
    pub excluded: bool,
    /// Whether it is a word like "the", which finds nothing that other words do not.
    pub stop: bool,
}

/// A word of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryWord {
    /// Folded.
    pub folded: String,
    /// Its stem in each language that is stemmed, by the language's tag.
    pub stems: Vec<(String, String)>,
}

/// How a part of a query is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QueryPart {
    /// "word", "prefix" or "phrase".
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// As typed.
    pub text: String,
    /// Whether articles must not have it.
    pub excluded: bool,
}

impl Clause {
    /// Whether it has several words, which must stand together.
    pub fn is_phrase(&self) -> bool {
        self.words.len() > 1
    }

    /// How it is shown.
    pub fn part(&self) -> QueryPart {
        let kind = match (self.is_phrase(), self.prefix) {
            (true, _) => "phrase",
            (false, true) => "prefix",
            (false, false) => "word",
        };
        QueryPart { kind, text: self.text.clone(), excluded: self.excluded }
    }
}

impl Query {
    /// Understands what was typed. `languages` are those of the collection.
    pub fn parse(typed: &str, languages: &[String]) -> Query {
        let mut query = Query::default();
        let typed = query.cut(typed);
        let stemmers: Vec<(&str, Stemmer)> = languages
            .iter()
            .map(|tag| (tag.as_str(), Stemmer::new(tag)))
            .filter(|(_, stemmer)| stemmer.stems())
            .collect();
        for piece in pieces(typed) {
            let found: Vec<QueryWord> = words(piece.text)
                .take(MAX_CLAUSES)
                .map(|word| {
                    let stems = stemmers
                        .iter()
                        .map(|(tag, stemmer)| ((*tag).to_owned(), stemmer.stem(&word.folded)))
                        .collect();
                    QueryWord { folded: word.folded, stems }
                })
                .collect();
            if found.is_empty() {
                if piece.text.chars().any(|letter| !letter.is_whitespace()) {
                    query.ignored.push(format!("“{}” has no word in it", shown(piece.text)));
                }
                continue;
            }
            if query.clauses.len() == MAX_CLAUSES {
                query.ignored.push(format!("only the first {MAX_CLAUSES} words count"));
                break;
            }
            let single = found.len() == 1;
            query.clauses.push(Clause {
                prefix: piece.open && !piece.excluded,
                stop: single && !piece.quoted && stop_words::is_stop_word(&found[0].folded),
                words: found,
                text: shown(piece.text),
                excluded: piece.excluded,
            });
        }
        // "the who": when there is nothing else, they are what is looked for. So is the word that
        // is being typed: "the" may become "theatre".
        if query.clauses.iter().all(|clause| clause.stop || clause.excluded) {
            query.clauses.iter_mut().for_each(|clause| clause.stop = false);
        }
        query
    }

    fn cut<'a>(&mut self, typed: &'a str) -> &'a str {
        if typed.len() <= MAX_QUERY {
            return typed;
        }
        self.ignored.push(format!("only the first {MAX_QUERY} bytes of the query count"));
        let mut end = MAX_QUERY;
        while !typed.is_char_boundary(end) {
            end -= 1;
        }
        &typed[..end]
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }
}

/// The beginning of what was typed, to show it back.
fn shown(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

struct Piece<'a> {
    text: &'a str,
    quoted: bool,
    excluded: bool,
    /// The text ends where the typing ends.
    open: bool,
}

/// Cuts a query at white space and quotation marks. A quotation mark that is not closed reaches to
/// the end: the reader has not finished.
fn pieces(typed: &str) -> Vec<Piece<'_>> {
    let is_quote = |letter: char| matches!(letter, '"' | '“' | '”' | '„' | '«' | '»');
    let mut found = Vec::new();
    let mut rest = typed.trim_start();
    while !rest.is_empty() {
        let (excluded, after) = match rest.strip_prefix(['-', '−']) {
            Some(after) if !after.starts_with(char::is_whitespace) => (true, after),
            _ => (false, rest),
        };
        let mut letters = after.chars();
        if letters.next().is_some_and(is_quote) {
            let inside = letters.as_str();
            let (text, closed, next) = match inside.find(is_quote) {
                Some(end) => {
                    let mut next = inside[end..].chars();
                    next.next();
                    (&inside[..end], true, next.as_str())
                }
                None => (inside, false, ""),
            };
            let open = !closed && !text.ends_with(char::is_whitespace);
            found.push(Piece { text, quoted: true, excluded, open });
            rest = next.trim_start();
        } else {
            let end = after
                .find(|letter: char| letter.is_whitespace() || is_quote(letter))
                .unwrap_or(after.len());
            let (text, next) = after.split_at(end);
            found.push(Piece { text, quoted: false, excluded, open: next.is_empty() });
            rest = next.trim_start();
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(typed: &str) -> Vec<(&'static str, String, bool)> {
        let query = Query::parse(typed, &["en".to_owned()]);
        query
            .clauses
            .iter()
            .map(Clause::part)
            .map(|part| (part.kind, part.text, part.excluded))
            .collect()
    }

    fn part(kind: &'static str, text: &str, excluded: bool) -> (&'static str, String, bool) {
        (kind, text.to_owned(), excluded)
    }

    #[test]
    fn words_phrases_and_exclusions() {
        assert_eq!(
            parsed("kashmir \"two state\" -china -“white house” gaz"),
            [
                part("word", "kashmir", false),
                part("phrase", "two state", false),
                part("word", "china", true),
                part("phrase", "white house", true),
                part("prefix", "gaz", false),
            ]
        );
        assert_eq!(parsed("gaza "), [part("word", "gaza", false)]);
    }

    #[test]
    fn a_hyphen_joins_and_a_lone_minus_is_nothing() {
        assert_eq!(parsed("counter-terrorism "), [part("phrase", "counter-terrorism", false)]);
        assert_eq!(parsed("a - b "), [part("word", "a", false), part("word", "b", false)]);
    }

    #[test]
    fn an_open_quotation_reaches_to_the_end() {
        assert_eq!(parsed("\"special screen"), [part("phrase", "special screen", false)]);
        assert!(Query::parse("\"special screen", &[]).clauses[0].prefix);
        assert!(!Query::parse("\"special screen\"", &[]).clauses[0].prefix);
    }

    #[test]
    fn stop_words_count_only_alone() {
        let stops = |typed: &str| -> Vec<bool> {
            let query = Query::parse(typed, &["en".to_owned()]);
            query.clauses.iter().map(|clause| clause.stop).collect()
        };
        assert_eq!(stops("the visit of munir "), [true, false, true, false]);
        assert_eq!(stops("to be or not to be "), [false; 6]);
    }

    #[test]
    fn too_much_is_cut_and_said() {
        for typed in
            ["(".repeat(100_000), "a ".repeat(50_000), "\"".repeat(100_000), "ü".repeat(70_000)]
        {
            let query = Query::parse(&typed, &["en".to_owned()]);
            assert!(query.clauses.len() <= MAX_CLAUSES);
            assert!(!query.ignored.is_empty());
        }
    }
}
