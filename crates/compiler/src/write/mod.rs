//! The pack: everything that is known of a collection as one byte string.
//!
//! The same collection gives the same bytes, on every machine.

pub mod align;
pub mod document;
pub mod encode;
pub mod index;
pub mod related;
pub mod strings;

use std::collections::BTreeMap;

use dossier_engine::pack::format::NO_DAY;
use dossier_engine::pack::records::{Entity, Manifest, Role};
use dossier_engine::time::{Day, Edtf};

use crate::Error;
use crate::model::{self, Article, DateMention, Names};
use document::{Layout, lay_out};
use encode::{Table, ascending, assemble, record_bytes};
use index::{Field, Index};
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

/// A collection, ready to be written.
#[derive(Debug)]
pub struct Collection<'a> {
    /// Title.
    pub title: String,
    /// A sentence or two; may be empty.
    pub description: String,
    /// Documents, in the order in which ties are shown.
    pub documents: Vec<Annotated>,
    /// Entities.
    pub entities: &'a [model::Entity],
    /// For each document and each of its local entities, the index of the entity.
    pub entity_of: &'a [Vec<usize>],
    /// For each document, the articles with word for word the same text.
    pub reprints: Vec<Vec<Layout>>,
    /// For each document, the first one that is a variant of its text: itself if there is none before.
    pub variants: &'a [u32],
    /// What a person says of the entities, as the engine's corrections are written.
    pub corrections: &'a str,
    /// Whether e-mail addresses and telephone numbers are kept; otherwise they are masked.
    pub keep_contacts: bool,
}

/// Writes a collection.
///
/// # Errors
/// [`Error::is_write`] when the pack would be larger than 4 GiB.
pub fn write(mut collection: Collection<'_>) -> Result<Vec<u8>, Error> {
    let ordinals = Ordinals::new(&collection);
    let documents = std::mem::take(&mut collection.documents);
    let mut ids: Vec<(String, u32)> = Vec::with_capacity(documents.len());
    let mut strings = Strings::default();
    let mut index = Index::default();
    let mut entity_documents = vec![Vec::new(); ordinals.used.len()];
    let mut entity_mentions = vec![0u32; ordinals.used.len()];
    let mut languages: BTreeMap<String, u32> = BTreeMap::new();
    let mut published = Vec::with_capacity(documents.len() * 8);
    let [
        mut records,
        mut texts,
        mut omissions,
        mut names,
        mut dates,
        mut mentioned,
        mut entities_of,
    ] = <[Table; 7]>::default();

    // Each document goes when it has been written: the pack grows as the articles shrink.
    for (at, annotated) in documents.into_iter().enumerate() {
        let article = &annotated.article;
        ids.push((article.source.id.clone(), encode::small(at)?));
        let layout = lay_out(article, collection.keep_contacts)?;
        index.begin_document();
        for block in &layout.record.blocks {
            let field = if block.role == Role::Title { Field::Title } else { Field::Body };
            let language = &layout.record.languages[block.language as usize];
            index.add(field, language, &layout.text[block.start as usize..block.end as usize]);
        }
        for author in &layout.record.authors {
            index.add(Field::Byline, "und", &author.name);
        }
        if let Some((publisher, _)) = &layout.record.publisher {
            index.add(Field::Byline, "und", publisher);
        }
        for language in &layout.record.languages {
            *languages.entry(language.clone()).or_default() += 1;
        }

        let global = collection.entity_of.get(at);
        let ordinal = |local: usize| ordinals.of(*global?.get(local)?);
        let found = layout.names(&annotated.names.mentions, ordinal, &mut strings);
        let mut of_document: Vec<u32> = found.iter().map(|name| name.entity).collect();
        for &entity in &of_document {
            entity_mentions[entity as usize] += 1;
        }
        of_document.sort_unstable();
        of_document.dedup();
        for &entity in &of_document {
            entity_documents[entity as usize].push(at as u32);
        }
        entities_of.push_with(|out| ascending(of_document, out));
        names.push_record(&found)?;

        let found = layout.dates(&annotated.dates, &mut strings);
        let mut intervals: Vec<(Day, Day)> =
            found.iter().filter_map(|date| interval(date.earliest, date.latest)).collect();
        intervals.sort_unstable();
        intervals.dedup();
        mentioned.push_with(|out| out.extend(intervals.into_iter().flat_map(days_as_bytes)));
        dates.push_record(&found)?;

        let days = article.published.as_ref().and_then(|known| days_of(&known.value));
        published.extend(days.map_or(undated(), days_as_bytes));
        omissions.push_record(&layout.omissions)?;
        records.push_record(&layout.record)?;
        texts.push(layout.text.as_bytes());
    }

    let mut entities = Table::default();
    let mut documents_of = Table::default();
    for ((&at, mentions), of_entity) in
        ordinals.used.iter().zip(entity_mentions).zip(entity_documents)
    {
        let model::Entity { id, name, kind, description } = collection.entities[at].clone();
        entities.push_record(&Entity { id, name, kind, description, mentions })?;
        documents_of.push_with(|out| ascending(of_entity, out));
    }

    let count = ids.len();
    let mut reprints = Table::default();
    for (at, of_document) in std::mem::take(&mut collection.reprints).into_iter().enumerate() {
        let document = encode::small(at)?;
        let mut numbers = Vec::with_capacity(of_document.len());
        for Layout { record, text, .. } in of_document {
            // After the documents, in rows of its own.
            numbers.push(encode::small(ids.len())?);
            index.add_around(document, &text);
            record.authors.iter().for_each(|author| index.add_around(document, &author.name));
            record.publisher.iter().for_each(|(name, _)| index.add_around(document, name));
            // An article without a date is dated by where else it was printed.
            if let Some(days) = published.get_mut(at * 8..(at + 1) * 8)
                && days == undated()
                && let Some(known) = &record.published
                && let Some(elsewhere) = days_of(&known.value)
            {
                days.copy_from_slice(&days_as_bytes(elsewhere));
            }
            records.push_record(&record)?;
            texts.push(text.as_bytes());
            ids.push((record.id, document));
        }
        reprints.push_with(|out| ascending(numbers, out));
    }
    let variants = collection.variants.iter().enumerate();
    let variants = variants.flat_map(|(at, &first)| (at as u32 - first).to_le_bytes());

    ids.sort_unstable();
    let index = index.finish()?;
    let manifest = Manifest {
        title: collection.title.clone(),
        description: collection.description.clone(),
        generator: concat!("dossier ", env!("CARGO_PKG_VERSION")).to_owned(),
        documents: encode::small(count)?,
        languages: by_count(languages),
        body_words: index.body_words,
        title_words: index.title_words,
        corrections: collection.corrections.to_owned(),
    };
    // In the order of Section::ALL.
    assemble([
        record_bytes(&manifest)?,
        records.finish()?,
        texts.finish()?,
        omissions.finish()?,
        names.finish()?,
        dates.finish()?,
        entities.finish()?,
        strings.finish()?,
        index.terms,
        index.postings,
        index.stems,
        index.stem_terms,
        index.lengths,
        published,
        mentioned.finish()?,
        entities_of.finish()?,
        documents_of.finish()?,
        encode::dictionary(ids.iter().map(|(id, _)| id.as_str()))?,
        ids.iter().flat_map(|(_, at)| at.to_le_bytes()).collect(),
        index.related,
        reprints.finish()?,
        variants.collect(),
    ])
}

/// The order in which entities are numbered: most documents first, so that their numbers are small;
/// entities that no document mentions have none.
struct Ordinals {
    used: Vec<usize>,
    of: Vec<Option<u32>>,
}

impl Ordinals {
    fn new(collection: &Collection<'_>) -> Ordinals {
        let mut count = vec![0u32; collection.entities.len()];
        for (annotated, entity_of) in collection.documents.iter().zip(collection.entity_of) {
            let mut seen: Vec<usize> = annotated
                .names
                .mentions
                .iter()
                .filter_map(|mention| entity_of.get(mention.entity).copied())
                .collect();
            seen.sort_unstable();
            seen.dedup();
            for entity in seen {
                if let Some(count) = count.get_mut(entity) {
                    *count += 1;
                }
            }
        }
        let mut used: Vec<usize> = (0..count.len()).filter(|&at| count[at] > 0).collect();
        used.sort_by(|&one, &other| {
            let id = |at: usize| &collection.entities[at].id;
            count[other].cmp(&count[one]).then_with(|| id(one).cmp(id(other)))
        });
        let mut of = vec![None; count.len()];
        for (ordinal, &at) in used.iter().enumerate() {
            of[at] = Some(ordinal as u32);
        }
        Ordinals { used, of }
    }

    fn of(&self, entity: usize) -> Option<u32> {
        self.of.get(entity).copied().flatten()
    }
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
