//! The pack: everything that is known of a collection as one byte string.
//!
//! The same collection gives the same bytes, on every machine.

pub mod align;
pub mod document;
pub mod encode;
pub mod index;
pub mod related;
pub mod statements;
pub mod strings;

use std::collections::{BTreeMap, HashMap};

use dossier_engine::pack::format::NO_DAY;
use dossier_engine::pack::records::{Document, Entity, Manifest, Name, Omission, Role};
use dossier_engine::time::{Day, Edtf};
use serde::de::DeserializeOwned;

use crate::Error;
use crate::curation::RegisteredEntity;
use crate::duplicates::{Finder, Fingerprint, Place};
use crate::model::{self, Article, DateMention, Names};
use crate::resolve::Joined;
use document::{Layout, lay_out, lay_out_reprint};
use encode::{Pieces, Table, ascending, record_bytes};
use index::{Counted, Field, Index};
use statements::{Statements, Told};
use strings::Strings;

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
    /// The document of each id, and the number of the reprint that has it.
    ids: HashMap<String, (u32, Option<u32>)>,
    finder: Finder,
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
    mentioned: Table,
    published: Vec<u8>,
    statements: Statements,
    /// For each document, the first one that is a variant of its text.
    variants: Vec<u32>,
}

impl<'c> Writer<'c> {
    /// A pack without documents. `registry`: the entities that are known by name.
    pub fn new(registry: &'c [RegisteredEntity]) -> Writer<'c> {
        Writer {
            registry,
            ids: HashMap::new(),
            finder: Finder::default(),
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
            mentioned: Table::default(),
            published: Vec::new(),
            statements: Statements::default(),
            variants: Vec::new(),
        }
    }

    /// Whether there are no documents so far.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// How many articles say word for word what another says.
    pub fn reprinted(&self) -> usize {
        self.reprints.of.len()
    }

    /// The ids of all articles, sorted.
    pub fn ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.ids.keys().map(String::as_str).collect();
        ids.sort_unstable();
        ids
    }

    /// The file of the article with that id, as the pack names it.
    pub fn file_of(&self, id: &str) -> Option<String> {
        let (document, reprint) = *self.ids.get(id)?;
        let row = match reprint {
            Some(reprint) => self.reprints.records.row(reprint as usize)?,
            None => self.records.row(document as usize)?,
        };
        Some(postcard::from_bytes::<Document>(row).ok()?.source)
    }

    /// Adds an article: as a document, or to the document that has the same text.
    ///
    /// # Errors
    /// [`Error::is_write`] when there are more than fit, or when the id is that of another article.
    pub fn add(&mut self, prepared: Prepared) -> Result<(), Error> {
        let Prepared { layout, names, dates, words, print, reprint } = prepared;
        if self.ids.contains_key(&layout.record.id) {
            let id = &layout.record.id;
            return Err(Error::write(format!("the id \"{id}\" is that of two articles")));
        }
        match self.finder.add(print) {
            Place::New(_) => {}
            Place::SameAs(at) => return self.add_reprint(encode::small(at)?, &reprint),
        }
        let at = encode::small(self.records.len())?;
        self.ids.insert(layout.record.id.clone(), (at, None));
        self.index.add(words)?;
        for language in &layout.record.languages {
            *self.languages.entry(language.clone()).or_default() += 1;
        }

        let entity_of = self.joined.add(&names, self.registry);
        let entity = |local: usize| entity_of.get(local).and_then(|&at| u32::try_from(at).ok());
        let found = layout.names(&names.mentions, entity, &mut self.strings);
        self.count(&found);
        self.names.push_record(&found)?;

        let found = layout.dates(&dates, &mut self.strings);
        let mut intervals: Vec<(Day, Day)> =
            found.iter().filter_map(|date| interval(date.earliest, date.latest)).collect();
        intervals.sort_unstable();
        intervals.dedup();
        self.mentioned.push_with(|out| out.extend(intervals.into_iter().flat_map(days_as_bytes)));
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
        self.omissions.push_record(&omissions)?;
        self.records.push_record(&layout.record)?;
        self.texts.push(layout.text.as_bytes());
        Ok(())
    }

    fn add_reprint(&mut self, document: u32, reprint: &Layout) -> Result<(), Error> {
        let Layout { record, text, .. } = reprint;
        let number = encode::small(self.reprints.of.len())?;
        self.ids.insert(record.id.clone(), (document, Some(number)));
        self.index.add_around(document, text)?;
        for author in &record.authors {
            self.index.add_around(document, &author.name)?;
        }
        if let Some((publisher, _)) = &record.publisher {
            self.index.add_around(document, publisher)?;
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
        self.reprints.of.push(document);
        self.reprints.records.push_record(record)?;
        self.reprints.texts.push(text.as_bytes());
        Ok(())
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

    /// Finds out which documents are variants of one text, when all have been added. Gives how many
    /// texts there are in several variants.
    pub fn join_variants(&mut self) -> usize {
        let finder = std::mem::take(&mut self.finder);
        self.variants = finder.variants();
        let mut texts: Vec<u32> = self.variants.clone();
        texts.sort_unstable();
        texts.chunk_by(|one, other| one == other).filter(|group| group.len() > 1).count()
    }

    /// Which dates stand in statements that others make as well.
    fn alike(&mut self, documents: usize) -> Result<Table, Error> {
        let statements = std::mem::take(&mut self.statements);
        let told = |document: u32| {
            let at = document as usize;
            Ok(Told {
                record: read_back(&self.records, at)?,
                text: self.texts.row(at).and_then(|text| str::from_utf8(text).ok()).unwrap_or(""),
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

    /// The finished pack. Variants have to be joined before.
    ///
    /// # Errors
    /// [`Error::is_write`] when the pack would be larger than 4 GiB.
    pub fn finish(mut self, title: String, description: String) -> Result<Pieces, Error> {
        let count = self.records.len();
        let reprints = self.reprints.append(count, &mut self.records, &mut self.texts)?;
        let variants = self.variants.iter().enumerate();
        let variants = variants.flat_map(|(at, &first)| (at as u32 - first).to_le_bytes());
        let variants: Vec<u8> = variants.collect();
        let alike = self.alike(count)?;
        let entities = self.joined.into_entities();
        let ordinals = Ordinals::new(&entities, &self.uses);
        let Numbered { names, entities_of, documents_of } = ordinals.number(self.names)?;
        let mut listed = Table::default();
        for &at in &ordinals.used {
            let model::Entity { id, name, kind, description } = entities[at].clone();
            listed.push_record(&Entity {
                id,
                name,
                kind,
                description,
                mentions: self.uses[at].1,
            })?;
        }
        drop(entities);

        let ids = self.ids.into_iter();
        let mut ids: Vec<(String, u32)> = ids.map(|(id, (document, _))| (id, document)).collect();
        ids.sort_unstable();
        let index = self.index.finish()?;
        let manifest = Manifest {
            title,
            description,
            generator: concat!("dossier ", env!("CARGO_PKG_VERSION")).to_owned(),
            documents: encode::small(count)?,
            languages: by_count(self.languages),
            body_words: index.body_words,
            title_words: index.title_words,
        };
        // In the order of Section::ALL.
        let first = record_bytes(&manifest)?.into();
        let sections = [
            first,
            self.records.finish()?,
            self.texts.finish()?,
            self.omissions.finish()?,
            names.finish()?,
            self.dates.finish()?,
            listed.finish()?,
            self.strings.finish()?,
            index.terms,
            index.postings,
            index.stems,
            index.stem_terms,
            index.lengths,
            self.published.into(),
            self.mentioned.finish()?,
            entities_of.finish()?,
            documents_of.finish()?,
            encode::dictionary(ids.iter().map(|(id, _)| id.as_str()))?,
            ids.iter().flat_map(|(_, at)| at.to_le_bytes()).collect::<Vec<u8>>().into(),
            index.related,
            reprints.finish()?,
            variants.into(),
            alike.finish()?,
        ];
        Pieces::new(manifest, sections)
    }
}

/// Articles whose text is that of a document, as they come.
#[derive(Debug, Default)]
struct Reprints {
    /// Their documents.
    of: Vec<u32>,
    records: Table,
    texts: Table,
}

impl Reprints {
    /// Gives them rows after those of the documents, in the order of the documents. Gives the rows of
    /// each document.
    fn append(
        &self,
        documents: usize,
        records: &mut Table,
        texts: &mut Table,
    ) -> Result<Table, Error> {
        let mut order: Vec<usize> = (0..self.of.len()).collect();
        order.sort_by_key(|&at| self.of[at]);
        let mut rows = Table::default();
        let mut order = order.into_iter().peekable();
        for document in 0..documents {
            let mut numbers = Vec::new();
            while let Some(at) = order.next_if(|&at| self.of[at] as usize == document) {
                numbers.push(encode::small(records.len())?);
                records.push(self.records.row(at).unwrap_or_default());
                texts.push(self.texts.row(at).unwrap_or_default());
            }
            rows.push_with(|out| ascending(numbers, out));
        }
        Ok(rows)
    }
}

/// The order in which entities are numbered: most documents first, so that their numbers are small;
/// entities that no document mentions have none.
struct Ordinals<'u> {
    /// Documents and mentions of each entity.
    uses: &'u [(u32, u32)],
    /// Entities by ordinal.
    used: Vec<usize>,
    /// Ordinals by entity.
    of: Vec<u32>,
}

/// What depends on the ordinals of entities.
#[derive(Default)]
struct Numbered {
    names: Table,
    entities_of: Table,
    documents_of: Table,
}

impl<'u> Ordinals<'u> {
    fn new(entities: &[model::Entity], uses: &'u [(u32, u32)]) -> Ordinals<'u> {
        let mut used: Vec<usize> = (0..uses.len()).filter(|&at| uses[at].0 > 0).collect();
        used.sort_by(|&one, &other| {
            let id = |at: usize| &entities[at].id;
            uses[other].0.cmp(&uses[one].0).then_with(|| id(one).cmp(id(other)))
        });
        let mut of = vec![0; uses.len()];
        for (ordinal, &at) in used.iter().enumerate() {
            of[at] = ordinal as u32;
        }
        Ordinals { uses, used, of }
    }

    /// Gives the entities in all names their ordinals.
    fn number(&self, names: Table) -> Result<Numbered, Error> {
        let mut numbered = Numbered::default();
        // One list for each entity, one after the other.
        let mut ends: Vec<usize> = Vec::with_capacity(self.used.len());
        let mut total = 0;
        for &at in &self.used {
            ends.push(total);
            total += self.uses[at].0 as usize;
        }
        let mut documents = vec![0u32; total];
        for document in 0..names.len() {
            let mut found: Vec<Name> = read_back(&names, document)?;
            for name in &mut found {
                name.entity = self.of[name.entity as usize];
            }
            let mut of_document: Vec<u32> = found.iter().map(|name| name.entity).collect();
            of_document.sort_unstable();
            of_document.dedup();
            for &ordinal in &of_document {
                let end = &mut ends[ordinal as usize];
                documents[*end] = encode::small(document)?;
                *end += 1;
            }
            numbered.entities_of.push_with(|out| ascending(of_document, out));
            numbered.names.push_record(&found)?;
        }
        let mut start = 0;
        for end in ends {
            let of_entity = documents[start..end].iter().copied();
            numbered.documents_of.push_with(|out| ascending(of_entity, out));
            start = end;
        }
        Ok(numbered)
    }
}

/// A record that was written.
fn read_back<T: DeserializeOwned>(table: &Table, at: usize) -> Result<T, Error> {
    postcard::from_bytes(table.row(at).unwrap_or_default())
        .map_err(|error| Error::write("a record could not be read back").because(error))
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
