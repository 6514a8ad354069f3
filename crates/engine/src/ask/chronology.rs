//! What is said to have happened when, in order.

use std::rc::Rc;

use serde::Serialize;

use super::Collection;
use super::answer::{Dated, EntityRef, Open};
use super::snippet::cut;
use crate::Error;
use crate::order::sort_by_key;
use crate::request::{Days, Request};
use crate::text::{Direction, sentence_to};
use crate::time::Day;

/// Of a statement that no other article makes.
const ALONE: u32 = u32::MAX;

/// A part of the chronology.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chronology {
    /// Entries in all.
    pub total: usize,
    /// The entries asked for.
    pub entries: Vec<ChronologyEntry>,
}

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum EntryType {
    /// A dated statement in a text.
    Mentioned,
    /// The publication of an article.
    Published,
}

/// A dated statement.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChronologyEntry {
    /// The place in the whole chronology of the first of the statements that say the same as this
    /// one: they stand one after the other. Its own place when it is the first, or the only one.
    pub group: usize,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: EntryType,
    /// EDTF or TIMEX3.
    pub value: String,
    /// First day it may mean.
    pub earliest: Dated,
    /// Last day it may mean.
    pub latest: Dated,
    /// The date as written; empty for publications.
    pub written: String,
    /// Document id.
    pub document: String,
    /// Title of the article.
    pub title: String,
    /// Block of the sentence.
    pub block: usize,
    /// The sentence; the title for publications.
    pub text: String,
    /// The date in it, in UTF-16 code units.
    pub marks: Vec<u32>,
    /// Language of the sentence.
    pub language: String,
    /// Its direction.
    pub dir: Direction,
    /// Who is in the sentence.
    pub entities: Vec<Rc<EntityRef>>,
    /// Which rule read the date, or how the publication date is known.
    pub reason: String,
}

/// Where an entry comes from. Ordered as the chronology is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    earliest: Day,
    latest: Day,
    kind: EntryType,
    /// The group of statements that say the same; [`ALONE`] sorts after all.
    group: u32,
    document: usize,
    /// Index among the document's dates.
    date: usize,
}

impl Collection {
    /// The dated statements of the articles that fit a request, oldest first, with their
    /// publications; what several articles say of the same date together. A period of mentioned dates leaves out statements outside it, one of
    /// publication dates leaves out other publications.
    ///
    /// # Errors
    /// [`Error::is_pack`] when the pack turns out to be damaged.
    pub fn chronology(&self, request: &Request) -> Result<Chronology, Error> {
        let narrowed = self.narrowed(request)?;
        let fits = |days: Option<Days>, date| days.is_none_or(|days| days.fits(date));
        let mut places = Vec::new();
        for document in narrowed.all().iter() {
            if let Some((earliest, latest)) = self.pack.published(document) {
                let kind = EntryType::Published;
                places.push(Place { earliest, latest, kind, group: ALONE, document, date: 0 });
            }
            let mut alike = self.pack.alike(document).peekable();
            for (date, days) in self.pack.days_of_dates(document)?.into_iter().enumerate() {
                let group =
                    alike.next_if(|&(at, _)| at as usize == date).map_or(ALONE, |row| row.1);
                let Some((earliest, latest)) = days else { continue };
                if fits(narrowed.mentioned_days, (earliest, latest)) {
                    let kind = EntryType::Mentioned;
                    places.push(Place { earliest, latest, kind, group, document, date });
                }
            }
        }
        sort_by_key(&mut places, |&place| place);
        let total = places.len();
        let mut entries = Vec::new();
        let mut first = 0;
        for (at, &place) in
            places.iter().enumerate().take(request.offset.saturating_add(request.limit()))
        {
            if place.group == ALONE || place.group != places[first].group {
                first = at;
            }
            if at >= request.offset {
                entries.push(self.entry(first, place)?);
            }
        }
        Ok(Chronology { total, entries })
    }

    fn entry(&self, group: usize, place: Place) -> Result<ChronologyEntry, Error> {
        let open = Open::new(&self.pack, place.document)?;
        let mut entry = ChronologyEntry {
            group,
            kind: place.kind,
            value: String::new(),
            earliest: Dated(place.earliest),
            latest: Dated(place.latest),
            written: String::new(),
            title: open.title().to_owned(),
            block: 0,
            text: open.title().to_owned(),
            marks: Vec::new(),
            language: open.language(0).to_owned(),
            dir: open.direction(0),
            entities: Vec::new(),
            reason: String::new(),
            document: open.record.id.clone(),
        };
        if place.kind == EntryType::Published {
            if let Some(published) = &open.record.published {
                entry.value = published.value.clone();
                entry.reason = published.basis.clone();
            }
            return Ok(entry);
        }
        let dates = self.pack.dates(place.document, &open.text)?;
        let Some(date) = dates.get(place.date) else { return Ok(entry) };
        let (start, end) = (date.start as usize, date.start as usize + date.len as usize);
        entry.value = date.value.clone();
        entry.written = open.text.get(start..end).unwrap_or_default().to_owned();
        entry.reason = open.reason(&self.pack, date.reason, (start, end), "");
        let Some(block) = open.block_of(date.start, date.len) else { return Ok(entry) };
        let shift = open.start(block);
        let sentence = sentence_to(open.block(block), end.saturating_sub(shift));
        let names = self.names(place.document, &open.text)?;
        let mut seen: Vec<u32> = Vec::new();
        for name in open.names_in(&names, (sentence.0 + shift, sentence.1 + shift)) {
            if !seen.contains(&name.entity) {
                seen.push(name.entity);
                entry.entities.extend(self.entity_ref(name.entity as usize));
            }
        }
        let marked = start.checked_sub(shift).map(|first| (first, first + date.len as usize));
        let snippet = cut(&open, block, sentence, marked.into_iter().collect());
        entry.block = block;
        entry.text = snippet.text;
        entry.marks = snippet.marks;
        entry.language = snippet.language;
        entry.dir = snippet.dir;
        Ok(entry)
    }
}
