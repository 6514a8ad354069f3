//! The same story elsewhere: reprints of an article, and variants of its text.

use serde::Serialize;

use super::Collection;
use super::answer::{Open, PublishedAnswer};
use crate::Error;
use crate::pack::records::{Document, Published, Reprint};

/// Another article with word for word the same text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReprintAnswer {
    /// Document id: the article can be asked for by it as well.
    pub id: String,
    /// File it was read from.
    pub source: String,
    /// Where it was published.
    pub url: Option<String>,
    /// Its headline, if one is known.
    pub title: Option<String>,
    /// Names of the authors.
    pub byline: Vec<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published.
    pub published: Option<PublishedAnswer>,
}

/// An article that is a variant of the same text: cut, edited, extended.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct VariantAnswer {
    /// Document id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published.
    pub published: Option<PublishedAnswer>,
}

impl Collection {
    /// Where else an article was printed.
    pub(super) fn reprints(&self, at: usize) -> Result<Vec<ReprintAnswer>, Error> {
        let answer = |reprint: Reprint| ReprintAnswer {
            published: reprint.published.as_ref().map(PublishedAnswer::new),
            id: reprint.id,
            source: reprint.source,
            url: reprint.url,
            title: reprint.title,
            byline: reprint.byline,
            publisher: reprint.publisher,
        };
        Ok(self.pack.reprints(at)?.into_iter().map(answer).collect())
    }

    /// The other variants of an article's text, in the order of the collection.
    pub(super) fn variants(&self, at: usize) -> Result<Vec<VariantAnswer>, Error> {
        let first = self.pack.first_variant(at);
        let others = (first..self.pack.len())
            .filter(|&other| other != at && self.pack.first_variant(other) == first);
        let answer = |other: usize| {
            let open = Open::new(&self.pack, other)?;
            let reprints = self.pack.reprints(other)?;
            Ok(VariantAnswer {
                published: published(&open.record, &reprints).map(PublishedAnswer::new),
                title: open.title().to_owned(),
                id: open.record.id,
                publisher: open.record.publisher.map(|(name, _)| name),
            })
        };
        others.map(answer).collect()
    }
}

/// When a text was published: what the article says, or the first reprint that says it.
pub fn published<'r>(record: &'r Document, reprints: &'r [Reprint]) -> Option<&'r Published> {
    let elsewhere = || reprints.iter().find_map(|reprint| reprint.published.as_ref());
    record.published.as_ref().or_else(elsewhere)
}
