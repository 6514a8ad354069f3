//! An article, to be read.

use std::rc::Rc;

use serde::Serialize;

use super::Collection;
use super::answer::{Dated, EntityRef, NameMark, Open, PublishedAnswer, Searched};
use super::utf16::{Utf16, marks};
use super::variants::Elsewhere;
use crate::Error;
use crate::order::sort_by_key;
use crate::pack::records::{Author, Date, DateType, Name, Origin, Role};
use crate::query::{Matcher, Scope};
use crate::request::Request;
use crate::text::{Direction, direction};

/// An article with its marks.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Article {
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
    pub authors: Vec<Author>,
    /// Publisher.
    pub publisher: Option<String>,
    /// Whose word the publisher is.
    pub publisher_origin: Origin,
    /// Date of publication.
    pub published: Option<PublishedAnswer>,
    /// Where it was published.
    pub url: Option<String>,
    /// File that it was read from.
    pub source: String,
    /// Its text, once for each language it was published in.
    pub versions: Vec<Version>,
    /// Blocks that say the same in two versions: indices in pairs.
    pub aligned: Vec<u32>,
    /// What was left out.
    pub omissions: Vec<OmissionAnswer>,
    /// The articles with word for word the same text.
    pub reprints: Vec<Elsewhere>,
    /// The other variants of its text.
    pub variants: Vec<Elsewhere>,
    /// The articles nearest to it that are not.
    pub related: Vec<Related>,
    /// Its entities, most mentioned first.
    pub entities: Vec<Mentioned>,
}

/// An article near to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Related {
    /// Document id.
    pub id: String,
    /// Title.
    pub title: String,
}

/// One language version: a title and what follows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Version {
    /// Language of most of its blocks.
    pub language: String,
    /// Its direction.
    pub dir: Direction,
    /// Its blocks.
    pub blocks: Vec<BlockAnswer>,
}

/// A title, heading or paragraph. Offsets are UTF-16 code units of `text`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BlockAnswer {
    /// Its place in the article.
    pub index: usize,
    /// What it is.
    pub role: Role,
    /// Its text.
    pub text: String,
    /// Its language.
    pub language: String,
    /// Its direction.
    pub dir: Direction,
    /// What the query matches.
    pub marks: Vec<u32>,
    /// Names.
    pub names: Vec<NameMark>,
    /// Time expressions.
    pub dates: Vec<DateMark>,
}

/// A time expression in a block.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DateMark {
    /// First code unit.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: DateType,
    /// TIMEX3 or EDTF value.
    pub value: String,
    /// First day it may mean.
    pub earliest: Option<Dated>,
    /// Last day it may mean.
    pub latest: Option<Dated>,
    /// Which rule read it.
    pub reason: String,
}

/// What was left out.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OmissionAnswer {
    /// The block it stood before.
    pub before: u32,
    /// Why.
    pub reason: String,
    /// What it said.
    pub text: String,
}

/// An entity of an article.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mentioned {
    /// The entity.
    #[serde(flatten)]
    pub entity: Rc<EntityRef>,
    /// Times it is mentioned.
    pub mentions: usize,
}

impl Collection {
    /// An article, marked with what the request's query matches.
    ///
    /// # Errors
    /// [`Error::is_unknown`] when there is no such article; [`Error::is_pack`] when the pack turns
    /// out to be damaged.
    pub fn article(&self, id: &str, request: &Request) -> Result<Article, Error> {
        let at = self.document_ordinal(id)?;
        let narrowed = self.narrowed(request)?;
        let matcher = Matcher::new(&narrowed.query);
        let open = Open::new(&self.pack, at)?;
        let searched = open.with(&matcher);
        let names = self.names(at, &open.text)?;
        let dates = self.pack.dates(at, &open.text)?;

        let mut versions: Vec<Version> = Vec::new();
        for (index, block) in open.record.blocks.iter().enumerate() {
            let answer = self.block(&open, index, &names, &dates, &searched);
            match versions.last_mut() {
                Some(version) if block.role != Role::Title => version.blocks.push(answer),
                _ => versions.push(Version {
                    language: String::new(),
                    dir: Direction::Ltr,
                    blocks: vec![answer],
                }),
            }
        }
        for version in &mut versions {
            version.language = main_language(&version.blocks);
            version.dir = direction(&version.language);
        }
        let entities = self
            .by_mentions(at)?
            .into_iter()
            .filter_map(|(entity, mentions)| {
                Some(Mentioned { entity: self.entity_ref(entity)?, mentions })
            })
            .collect();
        let omissions = self.pack.omissions(at)?.into_iter().map(|omission| OmissionAnswer {
            before: omission.before,
            reason: self.pack.string(omission.reason).to_owned(),
            text: self.pack.string(omission.text).to_owned(),
        });
        Ok(Article {
            title: open.title().to_owned(),
            title_origin: open.record.title_origin,
            language: open.language(0).to_owned(),
            dir: open.direction(0),
            languages: open.record.languages.clone(),
            published: self.published(at, &open.record)?,
            publisher_origin: match &open.record.publisher {
                Some((_, origin)) => *origin,
                None => Origin::Unknown,
            },
            publisher: open.record.publisher.map(|(name, _)| name),
            authors: open.record.authors,
            url: open.record.url,
            source: open.record.source,
            id: open.record.id,
            aligned: open.record.aligned.iter().flat_map(|&(one, other)| [one, other]).collect(),
            versions,
            omissions: omissions.collect(),
            variants: self.variants(at)?,
            reprints: self.reprints(at)?,
            related: self.related(at)?,
            entities,
        })
    }

    /// The nearest articles, those with most entities in common first.
    fn related(&self, at: usize) -> Result<Vec<Related>, Error> {
        let own: Vec<usize> = self.entities_of(at).collect();
        let mut near: Vec<(usize, usize)> = Vec::new();
        let text = self.pack.first_variant(at);
        let apart = |other: &usize| self.pack.first_variant(*other) != text;
        for other in self.pack.related(at).filter(apart) {
            let shared = self.entities_of(other);
            near.push((shared.filter(|entity| own.binary_search(entity).is_ok()).count(), other));
        }
        sort_by_key(&mut near, |&(shared, _)| std::cmp::Reverse(shared));
        let mut related = Vec::with_capacity(near.len());
        for (_, other) in near {
            let open = Open::new(&self.pack, other)?;
            related.push(Related { title: open.title().to_owned(), id: open.record.id });
        }
        Ok(related)
    }

    fn block(
        &self,
        open: &Open,
        index: usize,
        names: &[Name],
        dates: &[Date],
        searched: &Searched<'_>,
    ) -> BlockAnswer {
        let text = open.block(index);
        let language = open.language(index);
        let start = open.start(index);
        let range = (start, start + text.len());
        let scope = match open.record.blocks[index].role {
            Role::Title => Scope::Title,
            _ => Scope::Anywhere,
        };
        let found = searched.matches(index, scope);
        let mut units = Utf16::new(text);
        let mut place = |first: u32, len: u32| {
            let first = first as usize - start;
            (units.at(first), units.at(first + len as usize))
        };
        let name_marks = open.names_in(names, range).filter_map(|name| {
            let (start, end) = place(name.start, name.len);
            let entity = self.entity_ref(name.entity as usize)?.id.clone();
            let reason = self.reason(open, name);
            Some(NameMark { start, end, entity, reason })
        });
        let name_marks = name_marks.collect();
        let date_marks = dates
            .iter()
            .filter(|date| open.block_of(date.start, date.len) == Some(index))
            .map(|date| {
                let (start, end) = place(date.start, date.len);
                let bytes = (date.start as usize, date.start as usize + date.len as usize);
                DateMark {
                    start,
                    end,
                    kind: date.kind,
                    value: date.value.clone(),
                    earliest: date.earliest.map(Dated),
                    latest: date.latest.map(Dated),
                    reason: open.reason(&self.pack, date.reason, bytes, ""),
                }
            });
        let date_marks = date_marks.collect();
        BlockAnswer {
            index,
            role: open.record.blocks[index].role,
            text: text.to_owned(),
            language: language.to_owned(),
            dir: direction(language),
            marks: marks(text, found.into_iter().map(|found| (found.start, found.end)).collect()),
            names: name_marks,
            dates: date_marks,
        }
    }
}

/// The language of most of the text of some blocks.
fn main_language(blocks: &[BlockAnswer]) -> String {
    let mut counted: Vec<(&str, usize)> = Vec::new();
    for block in blocks {
        match counted.iter_mut().find(|(language, _)| *language == block.language) {
            Some((_, letters)) => *letters += block.text.len(),
            None => counted.push((&block.language, block.text.len())),
        }
    }
    // The first of equals: `max_by_key` would take the last.
    let most = counted.iter().rev().max_by_key(|(_, letters)| *letters);
    most.map_or("und", |(language, _)| language).to_owned()
}
