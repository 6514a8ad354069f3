//! A collection as one byte string, read in place.

pub mod format;
pub mod reasons;
pub mod records;

pub use dossier_kernel::{bits, bytes, dictionary, postings, spans, vocabulary};

use std::borrow::Cow;
use std::cell::OnceCell;

use serde::de::DeserializeOwned;
use twox_hash::XxHash64;

pub use format::{FORMAT_VERSION, Section};
pub use records::Kind;

use crate::error::Error;
use crate::time::Day;
use bits::Bits;
use bytes::{Table, i32_at, u32_at, u64_at_byte};
use dictionary::Dictionary;
use format::{HEADER_LEN, MAGIC, NO_DAY, SECTION_ROW_LEN};
use postings::Postings;
use records::{Date, DateValue, Document, Entity, Manifest, Name, Omission, Stored, StoredEntity};
use spans::Spans;
use vocabulary::Vocabulary;

/// The checksum of a pack: XXH64 with seed 0 of what follows the header
/// (<https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md>).
pub fn checksum(after_header: &[u8]) -> u64 {
    XxHash64::oneshot(0, after_header)
}

/// The sections that are dictionaries.
const DICTIONARIES: [Section; 3] = [Section::Terms, Section::Stems, Section::DocumentIds];

/// An opened pack.
///
/// Invariants, checked by [`Pack::open`]: the checksum is right; every section is there, in range;
/// tables have offsets in order and as many rows as there are documents, entities or terms. What lies
/// inside a row is checked when it is read.
#[derive(Debug)]
pub struct Pack<'d> {
    data: Cow<'d, [u8]>,
    sections: [(usize, usize); Section::ALL.len()],
    manifest: Manifest,
    checksum: u64,
    /// Where the letters of each token begin in the vocabulary.
    starts: Vec<u32>,
    /// How the blocks of the dictionaries begin.
    heads: [Vec<u64>; DICTIONARIES.len()],
    /// The place of each document in the order of the ids. Made when first asked for.
    places: OnceCell<Vec<u32>>,
    /// The documents of each entity: where they begin, and the documents. Made when first asked for.
    documents_of: OnceCell<(Vec<u32>, Vec<u32>)>,
    /// The days of the date values. Made when first asked for.
    days: OnceCell<Vec<Option<(Day, Day)>>>,
}

impl<'d> Pack<'d> {
    /// Opens a pack.
    ///
    /// # Errors
    /// [`Error::is_pack`]: when the bytes are something else, of another version, cut short,
    /// damaged, or inconsistent in themselves.
    pub fn open(data: impl Into<Cow<'d, [u8]>>) -> Result<Pack<'d>, Error> {
        Pack::open_bytes(data.into())
    }

    fn open_bytes(data: Cow<'d, [u8]>) -> Result<Pack<'d>, Error> {
        let bytes: &[u8] = &data;
        if bytes.get(..MAGIC.len()) != Some(&MAGIC) {
            return Err(Error::foreign(bytes));
        }
        let found = bytes.len() as u64;
        let version = u32_at(bytes, 2).ok_or(Error::truncated(HEADER_LEN as u64, found))?;
        if version != FORMAT_VERSION {
            return Err(Error::version(version));
        }
        let (Some(count), Some(len), Some(expected)) =
            (u32_at(bytes, 3), u64_at_byte(bytes, 16), u64_at_byte(bytes, 24))
        else {
            return Err(Error::truncated(HEADER_LEN as u64, found));
        };
        if len != found {
            return Err(Error::truncated(len, found));
        }
        let actual = checksum(&bytes[HEADER_LEN..]);
        if actual != expected {
            return Err(Error::checksum(expected, actual));
        }
        let sections = read_sections(bytes, count as usize)?;
        let (start, end) = sections[0];
        let manifest: Manifest =
            postcard::from_bytes(&bytes[start..end]).map_err(|_| Error::damaged("manifest"))?;
        let (start, end) = sections[Section::Vocabulary as usize - 1];
        let starts = Vocabulary::starts(&bytes[start..end])
            .ok_or(Error::damaged(Section::Vocabulary.name()))?;
        let mut heads = <[Vec<u64>; DICTIONARIES.len()]>::default();
        for (section, heads) in DICTIONARIES.into_iter().zip(&mut heads) {
            let (start, end) = sections[section as usize - 1];
            *heads = Dictionary::heads(&bytes[start..end]).ok_or(Error::damaged(section.name()))?;
        }
        let pack = Pack {
            starts,
            heads,
            sections,
            manifest,
            checksum: expected,
            places: OnceCell::new(),
            documents_of: OnceCell::new(),
            days: OnceCell::new(),
            data,
        };
        pack.check()?;
        Ok(pack)
    }

    /// Whether the sections agree with each other.
    fn check(&self) -> Result<(), Error> {
        let documents = self.len();
        let records = self.table(Section::Documents).len();
        if records < documents {
            return Err(Error::damaged(Section::Documents.name()));
        }
        self.checked_table(Section::Documents, records)?;
        self.checked_table(Section::Text, records)?;
        for section in [
            Section::Omissions,
            Section::Names,
            Section::Dates,
            Section::Mentioned,
            Section::DocumentEntities,
            Section::Related,
            Section::Reprints,
            Section::Alike,
        ] {
            self.checked_table(section, documents)?;
        }
        let entities = self.table(Section::Entities).len();
        self.checked_table(Section::Entities, entities)?;
        let tables = [Section::Strings, Section::Postings, Section::StemTerms, Section::DateValues];
        for section in tables {
            self.checked_table(section, self.table(section).len())?;
        }
        for section in [Section::Lengths, Section::Published] {
            if self.section(section).len() != documents * 8 {
                return Err(Error::damaged(section.name()));
            }
        }
        let sizes = [
            (Section::DocumentOfId, records * 4),
            (Section::Variants, documents * 4),
            (Section::Kinds, entities),
            (Section::Languages, documents),
        ];
        for (section, size) in sizes {
            if self.section(section).len() != size {
                return Err(Error::damaged(section.name()));
            }
        }
        Ok(())
    }

    fn checked_table(&self, section: Section, rows: usize) -> Result<(), Error> {
        match Table::new(self.section(section)) {
            Some(table) if table.len() == rows && table.is_sound() => Ok(()),
            _ => Err(Error::damaged(section.name())),
        }
    }

    /// The bytes of a section.
    pub fn section(&self, section: Section) -> &[u8] {
        let (start, end) = self.sections[section as usize - 1];
        self.data.get(start..end).unwrap_or_default()
    }

    /// A section that is a table. Empty if it is not one, which opening has ruled out.
    pub fn table(&self, section: Section) -> Table<'_> {
        Table::new(self.section(section)).unwrap_or(Table::EMPTY)
    }

    /// A section that is a dictionary.
    pub fn dictionary(&self, section: Section) -> Dictionary<'_> {
        let at = DICTIONARIES.iter().position(|known| *known == section);
        let heads = at.and_then(|at| self.heads.get(at));
        Dictionary::new(self.section(section), heads.map_or(&[], Vec::as_slice))
    }

    /// What the collection is.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The pack's checksum: changes when anything in the collection does.
    pub fn checksum(&self) -> u64 {
        self.checksum
    }

    /// Number of documents.
    pub fn len(&self) -> usize {
        self.manifest.documents as usize
    }

    /// Whether there are no documents.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn record<T: DeserializeOwned>(&self, section: Section, at: usize) -> Result<T, Error> {
        let bytes = self.table(section).get(at).ok_or(Error::damaged(section.name()))?;
        postcard::from_bytes(bytes).map_err(|_| Error::damaged(section.name()))
    }

    /// The metadata of a document or a reprint.
    pub fn document(&self, at: usize) -> Result<Document, Error> {
        Ok(self.document_and_text(at)?.0)
    }

    /// The metadata of a document or a reprint, and its text: its blocks joined by line feeds.
    pub fn document_and_text(&self, at: usize) -> Result<(Document, String), Error> {
        let text = self.text(at)?;
        Ok((self.document_of_text(at, &text)?, text))
    }

    /// The metadata of a document or a reprint whose text is known.
    pub fn document_of_text(&self, at: usize, text: &str) -> Result<Document, Error> {
        let day = self.published(at).map(|(first, _)| first);
        self.stored(at)?.open(text, day).ok_or(Error::damaged(Section::Documents.name()))
    }

    /// The metadata of a document or a reprint as they are written, without what its text and the
    /// arrays say.
    pub fn stored(&self, at: usize) -> Result<Stored, Error> {
        self.record(Section::Documents, at)
    }

    /// The only language of a document, as its number among those of the manifest; none when it has
    /// several, or the number is not known without reading the document.
    pub fn only_language(&self, at: usize) -> Option<usize> {
        let number = usize::from(*self.section(Section::Languages).get(at)?);
        (number < self.manifest.languages.len().min(255)).then_some(number)
    }

    /// The document of that id.
    pub fn find(&self, id: &str) -> Option<usize> {
        let at = self.dictionary(Section::DocumentIds).find(id)?;
        let document = u32_at(self.section(Section::DocumentOfId), at as usize)? as usize;
        (document < self.len()).then_some(document)
    }

    /// The place of each document in the order of the ids, the first of its own and of its reprints'.
    pub fn places(&self) -> &[u32] {
        self.places.get_or_init(|| {
            let mut places = vec![u32::MAX; self.len()];
            for place in 0..self.table(Section::Documents).len() {
                let document = u32_at(self.section(Section::DocumentOfId), place).unwrap_or(0);
                if let Some(first) = places.get_mut(document as usize) {
                    *first = (*first).min(place as u32);
                }
            }
            places
        })
    }

    /// The reprints of a document, as numbers of documents of which only the title is kept.
    pub fn reprints(&self, at: usize) -> impl Iterator<Item = usize> + use<'_, 'd> {
        let bytes = self.table(Section::Reprints).get(at).unwrap_or_default();
        bytes::ascending(bytes).map(|reprint| reprint as usize)
    }

    /// The first document that is a variant of the same text; itself where there is none before it.
    pub fn first_variant(&self, at: usize) -> usize {
        let before = u32_at(self.section(Section::Variants), at).unwrap_or(0);
        at.saturating_sub(before as usize)
    }

    /// The tokens that texts consist of.
    pub fn vocabulary(&self) -> Vocabulary<'_> {
        Vocabulary::new(self.section(Section::Vocabulary), &self.starts)
    }

    /// A document's text as the codes of its tokens.
    pub fn codes(&self, at: usize) -> &[u8] {
        self.table(Section::Text).get(at).unwrap_or_default()
    }

    /// A document's text: its blocks joined by line feeds. It is spelled out at each call.
    pub fn text(&self, at: usize) -> Result<String, Error> {
        let spelled = self.vocabulary().spell(self.codes(at));
        spelled.ok_or(Error::damaged(Section::Text.name()))
    }

    /// What was left out of a document.
    pub fn omissions(&self, at: usize) -> Result<Vec<Omission>, Error> {
        match self.table(Section::Omissions).get(at) {
            Some([]) => Ok(Vec::new()),
            _ => self.record(Section::Omissions, at),
        }
    }

    /// The entities of a document, ascending, each with the number of its names in the text.
    pub fn mention_counts(&self, at: usize) -> Result<Vec<(u32, u32)>, Error> {
        let entities = bytes::ascending(self.entities_of(at));
        let mut counted: Vec<(u32, u32)> = entities.map(|entity| (entity, 0)).collect();
        for (place, _) in self.mentions(Section::Names, at, counted.len())?.0 {
            counted[place].1 += 1;
        }
        Ok(counted)
    }

    /// The names in a document's text, in order.
    pub fn names(&self, at: usize, text: &str) -> Result<Vec<Name>, Error> {
        let entities: Vec<u32> = bytes::ascending(self.entities_of(at)).collect();
        let (found, bits) = self.mentions(Section::Names, at, entities.len())?;
        let mut spans = Spans::new(bits, text, true);
        let name = |(place, reason): (usize, u32)| {
            let (start, len) = spans.next().ok_or(Error::damaged(Section::Names.name()))?;
            Ok(Name { start, len, entity: entities[place], reason })
        };
        found.into_iter().map(name).collect()
    }

    /// The days of each time expression in a document's text, in order.
    pub fn days_of_dates(&self, at: usize) -> Result<Vec<Option<(Day, Day)>>, Error> {
        let values: Vec<u32> = self.date_values(at).collect();
        let (found, _) = self.mentions(Section::Dates, at, values.len())?;
        let days = self.days();
        let of = |&(place, _): &(usize, u32)| days.get(values[place] as usize).copied().flatten();
        Ok(found.iter().map(of).collect())
    }

    /// The time expressions in a document's text, in order.
    pub fn dates(&self, at: usize, text: &str) -> Result<Vec<Date>, Error> {
        let values: Vec<u32> = self.date_values(at).collect();
        let (found, bits) = self.mentions(Section::Dates, at, values.len())?;
        let mut spans = Spans::new(bits, text, false);
        let date = |(place, reason): (usize, u32)| {
            let (start, len) = spans.next().ok_or(Error::damaged(Section::Dates.name()))?;
            let DateValue { earliest, latest, kind, value } =
                self.record(Section::DateValues, values[place] as usize)?;
            Ok(Date { start, len, kind, value, earliest, latest, reason })
        };
        found.into_iter().map(date).collect()
    }

    /// Which of so many each mention in a document's text is, with its reason; then the places.
    fn mentions(
        &self,
        section: Section,
        at: usize,
        known: usize,
    ) -> Result<(Vec<(usize, u32)>, Bits<'_>), Error> {
        let row = self.table(section).get(at).unwrap_or_default();
        let mut bits = Bits::new(row);
        let mut found = Vec::new();
        if !row.is_empty() {
            let width = bits::width(known);
            let mut read = || {
                for _ in 0..bits.gamma()? {
                    let place = bits.take(width)? as usize;
                    found.push((place, bits.gamma()? - 1));
                    if place >= known {
                        return None;
                    }
                }
                Some(())
            };
            read().ok_or(Error::damaged(section.name()))?;
        }
        Ok((found, bits))
    }

    /// The documents of a term.
    pub fn postings(&self, term: u32) -> Postings<'_> {
        let row = self.table(Section::Postings).get(term as usize).unwrap_or_default();
        Postings::new(row, self.len())
    }

    /// The documents nearest to a document, ascending.
    pub fn related(&self, at: usize) -> impl Iterator<Item = usize> + use<'_, 'd> {
        let limit = self.len();
        let bytes = self.table(Section::Related).get(at).unwrap_or_default();
        let near = bytes::around(at as u32, bytes).map(|near| near as usize);
        near.take_while(move |&near| near < limit)
    }

    /// The dates of a document whose statements others make as well: index of the date, number of the
    /// group.
    pub fn alike(&self, at: usize) -> impl Iterator<Item = (u32, u32)> + use<'_, 'd> {
        let row = self.table(Section::Alike).get(at).unwrap_or_default();
        (0..row.len() / 8)
            .filter_map(move |pair| Some((u32_at(row, pair * 2)?, u32_at(row, pair * 2 + 1)?)))
    }

    /// Number of entities.
    pub fn entity_count(&self) -> usize {
        self.table(Section::Entities).len()
    }

    /// The kind of an entity.
    pub fn kind(&self, ordinal: usize) -> Kind {
        let number = self.section(Section::Kinds).get(ordinal).copied().unwrap_or(u8::MAX);
        Kind::ALL.get(usize::from(number)).copied().unwrap_or(Kind::Other)
    }

    /// An entity.
    pub fn entity(&self, ordinal: usize) -> Result<Entity, Error> {
        let stored: StoredEntity = self.record(Section::Entities, ordinal)?;
        Ok(stored.open(self.kind(ordinal)))
    }

    /// A shared string.
    pub fn string(&self, at: u32) -> &str {
        let bytes = self.table(Section::Strings).get(at as usize).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }

    /// A reason, for the mention at hand.
    pub fn reason(&self, number: u32, mention: reasons::Mention<'_>) -> String {
        mention.fill(self.string(number))
    }

    /// First and last day on which a document may have been published.
    pub fn published(&self, at: usize) -> Option<(Day, Day)> {
        let days = self.section(Section::Published);
        interval(i32_at(days, at * 2)?, i32_at(days, at * 2 + 1)?)
    }

    /// The stretches of days that a document's text mentions, sorted and distinct.
    pub fn mentioned(&self, at: usize) -> impl Iterator<Item = (Day, Day)> + use<'_, 'd> {
        let days = self.days();
        let mut last = None;
        self.date_values(at).filter_map(move |value| {
            let found = (*days.get(value as usize)?)?;
            (last.replace(found) != Some(found)).then_some(found)
        })
    }

    /// The date values of a document's text, ascending.
    fn date_values(&self, at: usize) -> impl Iterator<Item = u32> + use<'_, 'd> {
        bytes::ascending(self.table(Section::Mentioned).get(at).unwrap_or_default())
    }

    /// The days of each date value.
    fn days(&self) -> &[Option<(Day, Day)>] {
        self.days.get_or_init(|| {
            let days = |at| {
                let value: DateValue = self.record(Section::DateValues, at).ok()?;
                let first = value.earliest.or(value.latest)?;
                interval(first, value.latest.unwrap_or(first))
            };
            (0..self.table(Section::DateValues).len()).map(days).collect()
        })
    }

    /// Words in a document's body and in its title.
    pub fn lengths(&self, at: usize) -> (u32, u32) {
        let lengths = self.section(Section::Lengths);
        (u32_at(lengths, at * 2).unwrap_or(0), u32_at(lengths, at * 2 + 1).unwrap_or(0))
    }

    /// Ordinals of the entities of a document, as gaps.
    pub fn entities_of(&self, at: usize) -> &[u8] {
        self.table(Section::DocumentEntities).get(at).unwrap_or_default()
    }

    /// Documents that mention an entity, ascending.
    pub fn documents_of(&self, entity: usize) -> &[u32] {
        let (begins, documents) = self.documents_of.get_or_init(|| {
            let rows = self.table(Section::DocumentEntities);
            dossier_kernel::score::invert(rows, self.entity_count())
        });
        let range = begins.get(entity..).and_then(|ends| Some(*ends.first()?..*ends.get(1)?));
        let range = range.unwrap_or_default();
        documents.get(range.start as usize..range.end as usize).unwrap_or_default()
    }
}

/// Days of the years −9999 to 9999, with some to spare: others are not dates, and arithmetic on them
/// would overflow.
const DAYS: std::ops::RangeInclusive<Day> = -4_400_000..=3_000_000;

/// An interval of days as the arrays keep it; an open end repeats the other.
fn interval(first: Day, last: Day) -> Option<(Day, Day)> {
    let (first, last) = match (first, last) {
        (NO_DAY, last) => (last, last),
        (first, NO_DAY) => (first, first),
        both => both,
    };
    (first <= last && DAYS.contains(&first) && DAYS.contains(&last)).then_some((first, last))
}

fn read_sections(
    bytes: &[u8],
    count: usize,
) -> Result<[(usize, usize); Section::ALL.len()], Error> {
    let damaged = || Error::damaged("table of sections");
    let mut found = [None; Section::ALL.len()];
    for row in 0..count {
        let start = row
            .checked_mul(SECTION_ROW_LEN)
            .and_then(|offset| offset.checked_add(HEADER_LEN))
            .ok_or_else(damaged)?;
        let row = bytes.get(start..).and_then(|rest| rest.get(..SECTION_ROW_LEN));
        let row = row.ok_or_else(damaged)?;
        let (Some(id), Some(offset), Some(len)) = (u32_at(row, 0), u32_at(row, 1), u32_at(row, 2))
        else {
            return Err(damaged());
        };
        let (start, end) = (offset as usize, (offset as usize).checked_add(len as usize));
        let end = end.filter(|&end| end <= bytes.len()).ok_or_else(damaged)?;
        let slot = (id as usize).checked_sub(1).and_then(|at| found.get_mut(at));
        match slot {
            Some(slot @ None) => *slot = Some((start, end)),
            _ => return Err(damaged()),
        }
    }
    let mut sections = [(0, 0); Section::ALL.len()];
    for (section, found) in sections.iter_mut().zip(found) {
        *section = found.ok_or_else(damaged)?;
    }
    Ok(sections)
}
