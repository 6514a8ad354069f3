//! The same story elsewhere: reprints of an article, and variants of its text.

use serde::Serialize;

use super::Collection;
use super::answer::{Open, PublishedAnswer};
use crate::Error;
use crate::order::sort_by_key;
use crate::pack::records::{Document, Origin};

/// Another article with the same text, or a variant of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Elsewhere {
    /// Document id: the article can be asked for by it.
    pub id: String,
    /// File it was read from.
    pub source: String,
    /// Where it was published.
    pub url: Option<String>,
    /// Its headline, if one is known.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published.
    pub published: Option<PublishedAnswer>,
}

impl Collection {
    /// The reprints of an article.
    pub(super) fn reprints(&self, at: usize) -> Result<Vec<Elsewhere>, Error> {
        self.elsewhere(self.pack.reprints(at).collect())
    }

    /// The other variants of an article's text, in the order of their ids.
    pub(super) fn variants(&self, at: usize) -> Result<Vec<Elsewhere>, Error> {
        let first = self.pack.first_variant(at);
        let same = |other: &usize| self.pack.first_variant(*other) == first;
        let others = (first..self.pack.len()).filter(same);
        let mut others: Vec<usize> = others.filter(|&other| other != at).collect();
        let places = self.pack.places();
        sort_by_key(&mut others, |&other| places[other]);
        self.elsewhere(others)
    }

    /// Not generic: one copy of it is in the module.
    fn elsewhere(&self, articles: Vec<usize>) -> Result<Vec<Elsewhere>, Error> {
        let mut elsewhere = Vec::new();
        for at in articles {
            let open = Open::new(&self.pack, at)?;
            elsewhere.push(Elsewhere {
                title: (open.record.title_origin != Origin::Unknown)
                    .then(|| open.title().to_owned()),
                published: self.published(at, &open.record)?,
                id: open.record.id,
                source: open.record.source,
                url: open.record.url,
                publisher: open.record.publisher.map(|(name, _)| name),
            });
        }
        Ok(elsewhere)
    }

    /// When an article was published: what it says, or the first reprint that says it.
    pub(super) fn published(
        &self,
        at: usize,
        record: &Document,
    ) -> Result<Option<PublishedAnswer>, Error> {
        if let Some(published) = &record.published {
            return Ok(Some(PublishedAnswer::new(published)));
        }
        for reprint in self.pack.reprints(at) {
            if let Some(published) = self.pack.document(reprint)?.published {
                return Ok(Some(PublishedAnswer::new(&published)));
            }
        }
        Ok(None)
    }
}
