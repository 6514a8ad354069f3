//! `dossier.toml`: what a person says about a collection.
//!
//! ```toml
//! title = "Visits to Washington"
//! description = "Five newspaper articles."
//! not_names = ["Foreign Policy"]        # never taken for the name of something
//!
//! [[article]]
//! file = "002.txt"                      # document id: the path below the folder
//! title = "A visit and its signals"     # a headline, where the text states none
//! published = "2025-08?"                # EDTF, where the text states none
//! basis = "The text looks ahead to the meeting in Alaska of August 2025."
//! publisher = "MediaBites"              # where the text states none
//!
//! [[article.date]]                      # a date in its text
//! text = "last spring"                  # as written there
//! value = "2024-21"                     # EDTF; or drop = true where it is none
//!
//! [[article]]
//! file = "draft.txt"
//! exclude = true                        # leave it out of the collection
//!
//! [[article]]
//! file = "second-edition.txt"
//! apart = true                          # not to be joined with articles of the same text
//!
//! [[entity]]
//! name = "Asim Munir"
//! kind = "person"                       # person, organisation, place, programme, event or other
//! aliases = ["General Munir", "عاصم منیر"]
//! description = "Chief of Army Staff of Pakistan."
//!
//! [[correction]]
//! entity = "Sharif"                     # as it is found: its name, or its id
//! article = "a.txt"                     # only there, if given
//! text = "Mr Sharif"                    # only where it is written so, if given
//! is = "Nawaz Sharif"                   # or kind = "place", or hide = true
//!
//! [[distinct]]
//! names = ["Imran Malik", "Imran Khan"] # never to be joined
//! ```
//!
//! Statements about an article are *editorial*: they fill what the text leaves open and are shown as
//! the collection's word, never as the article's. Where the text itself states a headline, a date or
//! a publisher, that stands.
//!
//! A mistake is an [`Error`] that names the file, the line and what to write instead; all mistakes
//! are reported together.

mod check;
pub mod corrections;
mod dates;
mod parse;

pub use dates::{DateCuration, correct as correct_dates};

use crate::error::Error;
use crate::model::{Article, Kind};
use crate::read::csv::Columns;
use crate::read::ignore::Ignore;
use corrections::Corrections;

/// The whole file.
#[derive(Debug, Clone, Default)]
pub struct Curation {
    /// The file, for messages.
    pub path: String,
    /// Title of the collection.
    pub title: Option<String>,
    /// What the collection is, in a sentence or two.
    pub description: Option<String>,
    /// Forms that are never to be taken for the name of an entity, however they look.
    pub not_names: Vec<String>,
    /// Files that are passed over.
    pub ignore: Ignore,
    /// Which column of a table holds which field of an article.
    pub columns: Columns,
    /// What the text of an article does not state.
    pub articles: Vec<ArticleCuration>,
    /// Entities that are known by name.
    pub entities: Vec<RegisteredEntity>,
    /// What is wrong about the entities that are found.
    pub corrections: Corrections,
}

/// `[[article]]`: editorial statements about one article.
#[derive(Debug, Clone, Default)]
pub struct ArticleCuration {
    /// Document id: the file's path below the folder.
    pub file: String,
    /// A headline where the article has none.
    pub title: Option<String>,
    /// Publication date as EDTF, where the article states none.
    pub published: Option<String>,
    /// How the date is known: a sentence. Required with `published`.
    pub basis: Option<String>,
    /// Who published it, where the article does not say.
    pub publisher: Option<String>,
    /// Dates in its text that are read wrongly, or not at all.
    pub dates: Vec<DateCuration>,
    /// Whether the article is left out of the collection.
    pub exclude: bool,
    /// Whether it is kept apart from articles with the same text.
    pub apart: bool,
    /// Line of the `file` key, from 1.
    pub line: usize,
}

/// `[[entity]]`: an entry of the registry.
#[derive(Debug, Clone)]
pub struct RegisteredEntity {
    /// Canonical name; also matched in text.
    pub name: String,
    /// Kind.
    pub kind: Kind,
    /// Other written forms, in any script.
    pub aliases: Vec<String>,
    /// One line about it; may be empty.
    pub description: String,
}

impl Curation {
    /// Reads a curation file. `path` names it in messages.
    ///
    /// # Errors
    /// [`Error::is_curation`], holding every mistake in the file: TOML that cannot be read, unknown
    /// keys and kinds, values of the wrong type, missing keys, dates that are not EDTF, a file or an
    /// alias that is claimed twice.
    pub fn parse(path: &str, text: &str) -> Result<Curation, Error> {
        parse::parse(path, text)
    }

    /// Checks that every `[[article]]` is about one of the documents that were read.
    ///
    /// # Errors
    /// [`Error::is_curation`], holding every entry without a document.
    pub fn check_files<S: AsRef<str>>(&self, ids: &[S]) -> Result<(), Error> {
        check::files(self, ids)
    }

    /// Checks that every `[[article.date]]` of an article is in its text.
    ///
    /// # Errors
    /// [`Error::is_curation`], holding every one that is not, and every one that is to be dropped
    /// where no date is read.
    pub fn check_dates(&self, article: &Article) -> Result<(), Error> {
        dates::check(self, article)
    }

    /// What is said about a document.
    pub fn article(&self, id: &str) -> Option<&ArticleCuration> {
        self.articles.iter().find(|article| article.file == id)
    }
}
