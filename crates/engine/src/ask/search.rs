//! The hits of a request.

use std::rc::Rc;

use serde::Serialize;

use super::Collection;
use super::answer::{EntityRef, Open, PublishedAnswer, Snippet};
use super::filter::Narrowed;
use super::rank::{self, Page};
use super::snippet::{Evidence, snippets};
use super::utf16::marks;
use crate::Error;
use crate::pack::records::Origin;
use crate::query::{Correction, Matcher, QueryPart, Scope};
use crate::request::Request;
use crate::text::Direction;

/// Entities shown with a hit.
const CHIEF_ENTITIES: usize = 5;

/// An answer to a request.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SearchAnswer {
    /// Articles that fit.
    pub total: usize,
    /// Articles in the collection.
    pub of: usize,
    /// Hits in all: fewer than `total` where variants of a text stand together.
    pub rows: usize,
    /// The page of hits that was asked for.
    pub hits: Vec<Hit>,
    /// How the query was understood.
    pub understood: Vec<QueryPart>,
    /// What was not used, in words.
    pub ignored: Vec<String>,
    /// Words that no article has, and what was looked for instead.
    pub corrections: Vec<Correction>,
}

/// An article that fits.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Hit {
    /// What it is, whatever was asked.
    #[serde(flatten)]
    pub article: Rc<Shown>,
    /// What the query matches in the title, in UTF-16 code units.
    pub title_marks: Vec<u32>,
    /// Variants of its text among the articles that fit, itself included, where they stand together;
    /// otherwise 1.
    pub variants: usize,
    /// Higher is better; 0 without a query.
    pub score: f32,
    /// Why it fits.
    pub snippets: Vec<Snippet>,
}

/// An article in a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Shown {
    /// Document id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Whose word the title is.
    pub title_origin: Origin,
    /// Language of the title.
    pub language: String,
    /// Its direction.
    pub dir: Direction,
    /// Languages of the article.
    pub languages: Vec<String>,
    /// Authors.
    pub byline: Vec<String>,
    /// Publisher.
    pub publisher: Option<String>,
    /// Date of publication.
    pub published: Option<PublishedAnswer>,
    /// Ids of the articles with word for word the same text, for which this one stands.
    pub reprints: Vec<String>,
    /// The entities most mentioned.
    pub entities: Vec<Rc<EntityRef>>,
}

impl Collection {
    /// The articles that fit a request.
    ///
    /// # Errors
    /// [`Error::is_pack`] when the pack turns out to be damaged.
    pub fn search(&self, request: &Request) -> Result<SearchAnswer, Error> {
        let narrowed = self.narrowed(request)?;
        let Page { total, rows, hits } = rank::page(&self.pack, &narrowed, request);
        let matcher = Matcher::new(&narrowed.query);
        let hits = hits
            .into_iter()
            .map(|(document, variants)| self.hit(document, variants, &narrowed, &matcher))
            .collect::<Result<_, _>>()?;
        Ok(SearchAnswer {
            total,
            of: self.pack.len(),
            rows,
            hits,
            understood: narrowed.query.understood.clone(),
            ignored: narrowed.ignored.clone(),
            corrections: narrowed.corrections.clone(),
        })
    }

    /// Ids and scores of the articles that fit, without what only a reader needs.
    ///
    /// # Errors
    /// [`Error::is_pack`] when the pack turns out to be damaged.
    pub fn ranking(&self, request: &Request) -> Result<Vec<(String, f32)>, Error> {
        let narrowed = self.narrowed(request)?;
        let Page { hits, .. } = rank::page(&self.pack, &narrowed, request);
        hits.into_iter()
            .map(|(document, _)| Ok((self.pack.stored(document)?.id, score(&narrowed, document))))
            .collect()
    }

    fn hit(
        &self,
        document: usize,
        variants: usize,
        narrowed: &Narrowed,
        matcher: &Matcher<'_>,
    ) -> Result<Hit, Error> {
        let opened = self.opened(document)?;
        let open = &opened.open;
        let searched = open.with(matcher);
        // Places in the text cost a walk over it: only for what is shown.
        let names = match narrowed.included.is_empty() {
            true => Vec::new(),
            false => self.names(document, &open.text)?,
        };
        let dates = match narrowed.mentioned_days {
            Some(_) => self.pack.dates(document, &open.text)?,
            None => Vec::new(),
        };
        let evidence = Evidence {
            words: &searched,
            entities: &narrowed.included,
            mentioned: narrowed.mentioned_days,
        };
        let in_title = searched.matches(0, Scope::Title);
        let ranges = in_title.into_iter().map(|found| (found.start, found.end)).collect();
        Ok(Hit {
            title_marks: marks(open.title(), ranges),
            score: score(narrowed, document),
            snippets: snippets(open, &names, &dates, &evidence),
            variants,
            article: self.shown(document, &opened)?,
        })
    }

    /// A document as lists show it.
    pub(super) fn to_show(&self, document: usize, open: &Open) -> Result<Shown, Error> {
        let record = &open.record;
        let mut reprints = Vec::new();
        for reprint in self.pack.reprints(document) {
            reprints.push(self.pack.stored(reprint)?.id);
        }
        Ok(Shown {
            id: record.id.clone(),
            title: open.title().to_owned(),
            title_origin: record.title_origin,
            language: open.language(0).to_owned(),
            dir: open.direction(0),
            languages: record.languages.clone(),
            byline: record.authors.iter().map(|author| author.name.clone()).collect(),
            publisher: record.publisher.as_ref().map(|(name, _)| name.clone()),
            published: self.published(document, record)?,
            reprints,
            entities: self.chief(document, CHIEF_ENTITIES)?,
        })
    }
}

fn score(narrowed: &Narrowed, document: usize) -> f32 {
    narrowed.matches.as_ref().map_or(0.0, |matches| matches.scores[document])
}
