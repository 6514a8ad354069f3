//! The pack: everything that is known of a collection as one byte string.
//!
//! The same collection gives the same bytes, on every machine.

pub mod align;
pub mod document;
pub mod encode;
pub mod index;
pub mod mentions;
pub mod order;
mod ordinals;
pub mod related;
mod reprints;
pub mod statements;
mod stored;
pub mod strings;
mod tokens;
mod values;

use std::collections::{BTreeMap, HashMap};

use dossier_engine::pack::format::NO_DAY;
use dossier_engine::pack::records::{
    Document, Manifest, Name, Omission, Role, StoredEntity, entity_id,
};
use dossier_engine::time::{Day, Edtf};
use serde::de::DeserializeOwned;

use crate::Error;
use crate::curation::RegisteredEntity;
use crate::duplicates::{Finder, Fingerprint, Place};
use crate::model::{self, Article, DateMention, Names};
use crate::resolve::Joined;
use document::{Layout, lay_out, lay_out_reprint};
use encode::{Pieces, Table, record_bytes};
use index::{Counted, Field, Index};
use ordinals::{Numbered, Ordinals};
use reprints::Reprints;
use statements::{Statements, Told};
use stored::stored;
use strings::Strings;
use values::{Dated, by_values};

/// An article with what its text mentions.
#[derive(Debug)]
pub struct Annotated {
    /// The article.
    pub article: Article,
    /// Its names.
    pub names: Names,
    /// Its time expressions.
    pub dates: Vec<DateMention>,
}

/// An article laid out, with its words counted: all of writing it that needs no other article.
#[derive(Debug)]
pub struct Prepared {
    layout: Layout,
    names: Names,
    dates: Vec<DateMention>,
    words: Counted,
    print: Fingerprint,
    /// What is kept of it if its text is another's.
    reprint: Layout,
}

impl Prepared {
    /// Prepares an article. E-mail addresses and telephone numbers are masked unless they are to be
    /// kept.
    ///
    /// # Errors
    /// [`Error::is_write`] when the article would be larger than 4 GiB.
    pub fn new(annotated: Annotated, keep_contacts: bool) -> Result<Prepared, Error> {
        let Annotated { article, names, dates } = annotated;
        let layout = lay_out(&article, keep_contacts)?;
        let reprint = lay_out_reprint(&article, keep_contacts)?;
        let print = Fingerprint::of(&article);
        let mut words = Counted::default();
        for block in &layout.record.blocks {
            let field = if block.role == Role::Title { Field::Title } else { Field::Body };
            let language = &layout.record.languages[block.language as usize];
            words.add(field, language, &layout.text[block.start as usize..block.end as usize]);
        }
        for author in &layout.record.authors {
            words.add(Field::Byline, "und", &author.name);
        }
        if let Some((publisher, _)) = &layout.record.publisher {
            words.add(Field::Byline, "und", publisher);
        }
        Ok(Prepared { layout, names, dates, words, print, reprint })
    }

    /// The document id.
    pub fn id(&self) -> &str {
        &self.layout.record.id
    }
}

/// A pack in the making. Documents are added in the order in which ties are shown; what is kept of
/// them is little more than the pack itself.
#[derive(Debug)]
pub struct Writer<'c> {
    registry: &'c [RegisteredEntity],
    ids: Strings,
    /// The document of each id, and the number of the reprint that has it.
    documents: Vec<(u32, Option<u32>)>,
    finder: Finder,
    /// For each document the first variant of its text; empty until all documents are there.
    variants: Vec<u32>,
    reprints: Reprints,
    joined: Joined,
    /// Documents and mentions of each entity, by the index that it was given first.
    uses: Vec<(u32, u32)>,
    strings: Strings,
    index: Index,
    languages: BTreeMap<String, u32>,
    records: Table,
    texts: Table,
    omissions: Table,
    /// With the first indices of entities: their ordinals are known when all documents are.
    names: Table,
    dates: Table,
    published: Vec<u8>,
    statements: Statements,
}

impl<'c> Writer<'c> {
    /// A pack without documents. `registry`: the entities that are known by name.
    pub fn new(registry: &'c [RegisteredEntity]) -> Writer<'c> {
        Writer {
            registry,
            ids: Strings::default(),
            documents: Vec::new(),
            finder: Finder::default(),
            variants: Vec::new(),
            reprints: Reprints::default(),
            joined: Joined::default(),
            uses: Vec::new(),
            strings: Strings::default(),
            index: Index::default(),
            languages: BTreeMap::new(),
            records: Table::default(),
            texts: Table::default(),
            omissions: Table::default(),
            names: Table::default(),
            dates: Table::default(),
            published: Vec::new(),
            statements: Statements::default(),
        }
    }

    /// Number of documents so far.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there are no documents so far.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Number of articles so far whose text is that of another.
    pub fn reprinted(&self) -> usize {
        self.reprints.len()
    }

    /// The ids of the documents and their reprints, sorted.
    pub fn ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.ids.iter().collect();
        ids.sort_unstable();
        ids
    }

    /// The file of the document with that id, as the pack names it.
    pub fn file_of(&self, id: &str) -> Option<String> {
        let (document, reprint) = *self.documents.get(self.ids.find(id)? as usize)?;
        let row = match reprint {
            Some(reprint) => self.reprints.record(reprint)?,
            None => self.records.row(document as usize)?,
        };
        Some(postcard::from_bytes::<Document>(row).ok()?.source)
    }

    /// Adds an article: a document, unless there is one with its text already.
    ///
    /// # Errors
    /// [`Error::is_write`] when there are more than fit, or when the id is that of another document.
    pub fn add(&mut self, prepared: Prepared) -> Result<(), Error> {
        let Prepared { layout, names, dates, words, print, reprint } = prepared;
        let id = &layout.record.id;
        if self.ids.find(id).is_some() {
            return Err(Error::write(format!("the id \"{id}\" is that of two articles")));
        }
        match self.finder.add(print) {
            Place::New(_) => {}
            Place::SameAs(at) => return self.add_reprint(encode::small(at)?, &reprint),
        }
        let at = encode::small(self.records.len())?;
        self.ids.index(id);
        self.documents.push((at, None));
        self.index.add(words)?;
        for language in &layout.record.languages {
            *self.languages.entry(language.clone()).or_default() += 1;
        }

        let entity_of = self.joined.add(&names, self.registry);
        let entity = |local: usize| {
            let at = u32::try_from(*entity_of.get(local)?).ok()?;
            Some((at, self.joined.name(at)))
        };
        let found = layout.names(&names.mentions, entity, &mut self.strings);
        self.count(&found);
        self.names.push_record(&found)?;

        let found = layout.dates(&dates, &mut self.strings);
        self.dates.push_record(&found)?;
        self.statements.add(at, &found);

        let days = layout.record.published.as_ref().and_then(|known| days_of(&known.value));
        self.published.extend(days.map_or(undated(), days_as_bytes));
        let omissions: Vec<Omission> = layout
            .omissions
            .iter()
            .map(|left_out| Omission {
                before: left_out.before,
                reason: self.strings.index(&left_out.reason),
                text: self.strings.index(&left_out.text),
            })
            .collect();
        match omissions.as_slice() {
            [] => self.omissions.push(&[]),
            some => self.omissions.push_record(&some)?,
        }
        self.records.push_record(&layout.record)?;
        self.texts.push(layout.text.as_bytes());
        Ok(())
    }

    /// Finds out which documents are variants of one text, when all have been added. Gives how many
    /// texts there are in several variants.
    pub fn join_variants(&mut self) -> usize {
        let finder = std::mem::take(&mut self.finder);
        self.variants = finder.variants();
        let mut texts: Vec<u32> = self.variants.clone();
        texts.sort_unstable();
        texts.chunk_by(|one, other| one == other).filter(|group| group.len() > 1).count()
    }

    fn add_reprint(&mut self, document: u32, layout: &Layout) -> Result<(), Error> {
        let Layout { record, text, .. } = layout;
        let number = encode::small(self.reprints.len())?;
        self.ids.index(&record.id);
        self.documents.push((document, Some(number)));
        let authors = record.authors.iter().map(|author| author.name.as_str());
        let publisher = record.publisher.iter().map(|(name, _)| name.as_str());
        for around in authors.chain(publisher).chain([text.as_str()]) {
            self.index.add_around(document, around);
        }
        // An article without a date is dated by where else it was printed.
        let at = document as usize * 8;
        if let Some(days) = self.published.get_mut(at..at + 8)
            && days == undated()
            && let Some(known) = &record.published
            && let Some(elsewhere) = days_of(&known.value)
        {
            days.copy_from_slice(&days_as_bytes(elsewhere));
        }
        self.reprints.add(document, layout)
    }

    fn count(&mut self, names: &[Name]) {
        let mut entities: Vec<u32> = names.iter().map(|name| name.entity).collect();
        entities.sort_unstable();
        for same in entities.chunk_by(|one, other| one == other) {
            let at = same[0] as usize;
            self.uses.resize(self.uses.len().max(at + 1), (0, 0));
            let (documents, mentions) = &mut self.uses[at];
            *documents += 1;
            *mentions += same.len() as u32;
        }
    }

    /// Which dates stand in statements that others make as well.
    fn alike(&mut self, documents: usize) -> Result<Table, Error> {
        let statements = std::mem::take(&mut self.statements);
        let told = |document: u32| {
            let at = document as usize;
            Ok(Told {
                record: read_back(&self.records, at)?,
                text: text(&self.texts, at),
                names: read_back(&self.names, at)?,
                dates: read_back(&self.dates, at)?,
            })
        };
        let mut alike = Table::default();
        for row in statements.groups(documents, told)? {
            let numbers = row.iter().flat_map(|&(date, group)| [date, group]);
            alike.push_with(|out| out.extend(numbers.flat_map(u32::to_le_bytes)));
        }
        Ok(alike)
    }

    /// The finished pack. `corrections`: what a person says of the entities, as the engine's
    /// corrections are written.
    ///
    /// # Errors
    /// [`Error::is_write`] when the pack would be larger than 4 GiB.
    pub fn finish(
        mut self,
        title: String,
        description: String,
        corrections: String,
    ) -> Result<Pieces, Error> {
        let count = self.len();
        if self.variants.len() != count {
            self.join_variants();
        }
        let reprints = self.reprints.append(count, &mut self.records, &mut self.texts)?;
        let alike = self.alike(count)?;
        let entities = self.joined.into_entities();
        let ordinals = Ordinals::new(&entities, &self.uses);
        let Numbered { names, entities_of } = ordinals.number(self.names, &self.texts)?;
        let (mut listed, mut kinds) = (Table::default(), Vec::new());
        for &at in &ordinals.used {
            let model::Entity { id, name, kind, description } = entities[at].clone();
            let id = Some(id).filter(|id| *id != entity_id(kind, &name));
            let mentions = self.uses[at].1;
            listed.push_record(&StoredEntity { name, id, description, mentions })?;
            kinds.push(kind as u8);
        }
        drop(entities);
        let Dated { values, dates, mentioned } = by_values(self.dates, &self.texts)?;
        let languages = by_count(self.languages);
        let (mut records, mut only_languages) = (Table::default(), Vec::new());
        for at in 0..self.records.len() {
            let record: Document = read_back(&self.records, at)?;
            let language = match record.languages.as_slice() {
                [only] => languages.iter().take(255).position(|known| known == only),
                _ => None,
            };
            only_languages.push(language.map_or(255, |number| number as u8));
            let day = self.published.get(at * 8..at * 8 + 4).and_then(|day| day.try_into().ok());
            let day = day.map(i32::from_le_bytes).filter(|&day| day != NO_DAY);
            records.push_record(&stored(record, text(&self.texts, at), day))?;
        }
        self.records = Table::default();

        // From here on, documents have the numbers that they have in the pack.
        let index = self.index.finish()?;
        let order = &index.order;
        let mut numbers = vec![0; count];
        for (number, &document) in (0..).zip(order) {
            numbers[document as usize] = number;
        }
        let with_reprints: Vec<u32> = order
            .iter()
            .copied()
            .chain(encode::small(count)?..encode::small(records.len())?)
            .collect();
        let documents = self.documents.iter().map(|(document, _)| numbers[*document as usize]);
        let mut ids: Vec<(&str, u32)> = self.ids.iter().zip(documents).collect();
        ids.sort_unstable();
        let days = order.iter().map(|&document| &self.published[document as usize * 8..][..8]);
        let published: Vec<u8> = days.flatten().copied().collect();
        let only_languages: Vec<u8> =
            order.iter().map(|&document| only_languages[document as usize]).collect();
        let manifest = Manifest {
            title,
            description,
            generator: concat!("dossier ", env!("CARGO_PKG_VERSION")).to_owned(),
            documents: encode::small(count)?,
            languages,
            body_words: index.body_words,
            title_words: index.title_words,
            corrections,
        };
        let (vocabulary, texts) = tokens::write(&self.texts, &with_reprints)?;
        // In the order of Section::ALL.
        let first = record_bytes(&manifest)?.into();
        let sections = [
            first,
            records.finish_in(&with_reprints)?,
            texts,
            self.omissions.finish_in(order)?,
            names.finish_in(order)?,
            dates.finish_in(order)?,
            listed.finish()?,
            self.strings.finish()?,
            index.terms,
            index.postings,
            index.stems,
            index.stem_terms,
            index.lengths,
            published.into(),
            mentioned.finish_in(order)?,
            entities_of.finish_in(order)?,
            values,
            encode::dictionary(ids.iter().map(|(id, _)| *id))?,
            ids.iter().flat_map(|(_, at)| at.to_le_bytes()).collect::<Vec<u8>>().into(),
            index.related,
            reprints.finish_in(order)?,
            first_variants(&self.variants, order).into(),
            alike.finish_in(order)?,
            kinds.into(),
            only_languages.into(),
            vocabulary,
        ];
        Pieces::new(manifest, sections)
    }
}

/// A record that was written.
fn read_back<T: DeserializeOwned>(table: &Table, at: usize) -> Result<T, Error> {
    postcard::from_bytes(table.row(at).unwrap_or_default())
        .map_err(|error| Error::write("a record could not be read back").because(error))
}

/// The text of a document.
fn text(texts: &Table, document: usize) -> &str {
    texts.row(document).and_then(|text| str::from_utf8(text).ok()).unwrap_or_default()
}

/// How far before each document of the pack the first variant of its text stands there. `first`: of
/// each document as they were added, the variant that was added first.
fn first_variants(first: &[u32], order: &[u32]) -> Vec<u8> {
    let mut places: HashMap<u32, u32> = HashMap::new();
    let before = |(number, &document): (u32, &u32)| {
        number - *places.entry(first[document as usize]).or_insert(number)
    };
    (0..).zip(order).map(before).flat_map(u32::to_le_bytes).collect()
}

/// Days as the arrays keep them; an end that is open repeats the other.
fn interval(earliest: Option<Day>, latest: Option<Day>) -> Option<(Day, Day)> {
    let first = earliest.or(latest)?;
    let last = latest.unwrap_or(first);
    (first <= last).then_some((first, last))
}

/// The days that an EDTF date may mean.
fn days_of(value: &str) -> Option<(Day, Day)> {
    Edtf::parse(value).and_then(|date| interval(date.earliest, date.latest))
}

fn undated() -> [u8; 8] {
    days_as_bytes((NO_DAY, NO_DAY))
}

fn days_as_bytes((first, last): (Day, Day)) -> [u8; 8] {
    let mut bytes = [0; 8];
    bytes[..4].copy_from_slice(&first.to_le_bytes());
    bytes[4..].copy_from_slice(&last.to_le_bytes());
    bytes
}

fn by_count(languages: BTreeMap<String, u32>) -> Vec<String> {
    let mut sorted: Vec<_> = languages.into_iter().collect();
    sorted.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    sorted.into_iter().map(|(language, _)| language).collect()
}
