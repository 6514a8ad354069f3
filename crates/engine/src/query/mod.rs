//! What was typed, understood.
//!
//! | typed | means |
//! | --- | --- |
//! | `word` | a form of the word; at the end of what is typed also a word that begins so |
//! | `word*` | a word that begins so |
//! | `"two words"`, `two-words` | these words together |
//! | `one OR two`, `one \| two` | either; binds more closely than words side by side |
//! | `-word`, `-"two words"`, `-(…)`, `NOT word` | articles without |
//! | `( … )` | a part by itself |
//! | `title:`, `author:`, `source:` before a word or phrase | in the title, among the authors, the publisher |
//! | `lang:ur` | articles that have this language |
//! | `entity:"…"` | articles that mention it: an id, or a name |
//! | `before:`, `after:`, `on:` with an EDTF date | published then |
//! | `mentioned:1950..1971` | the text mentions a date of that period |
//!
//! Whatever is typed means something; what cannot be used is named.

mod matcher;
mod parse;
mod sieve;
mod stop_words;

pub use matcher::{Match, Matcher};
use serde::Serialize;
pub use sieve::Sieve;
pub use stop_words::is_stop_word;

use crate::request::Days;
use crate::text::Stemmer;

/// Most parts of a query that are used.
pub const MAX_CLAUSES: usize = 64;

/// Bytes of a query that are looked at.
pub const MAX_QUERY: usize = 4096;

/// Most parentheses within each other that are looked at.
pub const MAX_DEPTH: usize = 32;

/// A query.
#[derive(Debug, Default)]
pub struct Query {
    /// The words and phrases in it, in the order of typing.
    pub clauses: Vec<Clause>,
    /// How they combine: the parts side by side.
    pub parts: Vec<Node>,
    /// Its parts as they were understood, in order.
    pub understood: Vec<QueryPart>,
    /// What was not used, in words.
    pub ignored: Vec<String>,
    /// The stemmers of the collection's languages.
    pub stemmers: Vec<(String, Stemmer)>,
}

/// A combination of parts.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// A word or phrase: index of the clause.
    Clause(usize),
    /// A condition on the article as a whole.
    Filter(Filter),
    /// What does not fit a part.
    Not(Box<Node>),
    /// What fits all parts.
    All(Vec<Node>),
    /// What fits a part.
    Any(Vec<Node>),
}

/// A condition on an article as a whole.
#[derive(Debug, Clone, PartialEq)]
pub enum Filter {
    /// BCP 47 tag of a language.
    Language(String),
    /// Id or name of an entity.
    Entity(String),
    /// When it was published.
    Published(Days),
    /// A date in its text.
    Mentioned(Days),
}

/// Where a word is looked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Scope {
    /// In the text, the title and the byline.
    #[default]
    Anywhere,
    /// In titles.
    Title,
    /// Among the authors.
    Author,
    /// In the name of the publisher.
    Source,
}

/// A word or phrase of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// One word, or the words of a phrase. Never empty.
    pub words: Vec<QueryWord>,
    /// Other ways to write the same: "counterterrorism" for "counter-terrorism" and the reverse.
    pub also: Vec<Vec<QueryWord>>,
    /// As typed, without quotation marks.
    pub text: String,
    /// Whether the last word is also the beginning of a word.
    pub prefix: bool,
    /// Whether articles must not have it.
    pub excluded: bool,
    /// Whether it is a word like "the", which finds nothing that other words do not.
    pub stop: bool,
    /// Whether it stood in quotation marks.
    pub quoted: bool,
    /// Where it is looked for.
    pub scope: Scope,
}

/// A word of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryWord {
    /// Folded.
    pub folded: String,
    /// Its stem in each language that is stemmed, by the language's tag.
    pub stems: Vec<(String, String)>,
}

impl QueryWord {
    /// A word that stands for itself alone, as those of phrases do.
    pub fn exact(folded: String) -> QueryWord {
        QueryWord { folded, stems: Vec::new() }
    }
}

/// How a part of a query is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QueryPart {
    /// "word", "prefix", "phrase" or "filter".
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// As typed.
    pub text: String,
    /// Whether articles must not have it.
    pub excluded: bool,
}

/// A word that was taken for another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Correction {
    /// What was typed.
    pub from: String,
    /// What was looked for.
    pub to: String,
}

impl Clause {
    /// Whether it has several words, which must stand together.
    pub fn is_phrase(&self) -> bool {
        self.words.len() > 1
    }

    /// Whether another way to write it is also the beginning of what was meant. Halves were found to stand
    /// as they are: "world wide" for "worldwide", and not "world widely".
    pub fn also_begins(&self, also: &[QueryWord]) -> bool {
        self.prefix && also.len() == 1
    }

    /// Whether it is in the same articles as another, as often.
    pub fn finds_as(&self, other: &Clause) -> bool {
        self.words == other.words
            && self.also == other.also
            && (self.prefix, self.scope, self.excluded)
                == (other.prefix, other.scope, other.excluded)
    }

    /// How it is shown.
    fn part(&self) -> QueryPart {
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
        parse::parse(typed, languages)
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// A word of a query by its folded form.
    pub fn word(&self, folded: String) -> QueryWord {
        let stem = |(tag, stemmer): &(String, Stemmer)| (tag.clone(), stemmer.stem(&folded));
        QueryWord { stems: self.stemmers.iter().map(stem).collect(), folded }
    }
}
