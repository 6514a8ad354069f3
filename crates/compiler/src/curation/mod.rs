//! `dossier.toml`: what a person says about a collection.

use crate::model::Kind;

/// The whole file.
#[derive(Debug, Clone, Default)]
pub struct Curation {
    /// Title of the collection.
    pub title: Option<String>,
    /// What the collection is, in a sentence or two.
    pub description: Option<String>,
    /// What the text of an article does not state.
    pub articles: Vec<ArticleCuration>,
    /// Entities that are known by name.
    pub entities: Vec<RegisteredEntity>,
}

/// `[[article]]`: editorial statements about one article.
#[derive(Debug, Clone, Default)]
pub struct ArticleCuration {
    /// Document id: the file's path below the folder.
    pub file: String,
    /// A headline where the article has none.
    pub title: Option<String>,
    /// Publication date as EDTF.
    pub published: Option<String>,
    /// How the date is known: a sentence. Required with `published`.
    pub basis: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
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
