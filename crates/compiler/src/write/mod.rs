//! The pack: everything that is known of a collection as one byte string.
//!
//! The same collection gives the same bytes, on every machine.

pub mod document;
pub mod encode;
pub mod index;
pub mod mentions;
pub mod order;
pub mod related;
pub mod strings;

use std::collections::{BTreeMap, HashMap};

use dossier_engine::pack::format::NO_DAY;
use dossier_engine::pack::records::{DateValue, Manifest, Role, StoredEntity, entity_id};
use dossier_engine::time::Day;

use crate::Error;
use crate::model::{self, Article, DateMention, Names};
use document::lay_out;
use encode::{Table, ascending, assemble, record_bytes};
use index::{Field, Index};
use mentions::Mention;
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
    let mut values = Values::default();
    let mut dated: Vec<(String, Vec<Mention>)> = Vec::new();
    let mut of_documents: Vec<Vec<String>> = Vec::new();

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
        let entity = |local: usize| {
            let at = *global?.get(local)?;
            Some((ordinals.of(at)?, collection.entities.get(at)?.name.as_str()))
        };
        let found = layout.names(&annotated.names.mentions, entity, &mut strings);
        for mention in &found {
            entity_mentions[mention.what as usize] += 1;
        }
        let known = mentions::distinct(&found);
        entities_of.push_with(|out| ascending(known.iter().copied(), out));
        let mut row = Vec::new();
        mentions::write(&found, &known, &layout.text, true, &mut row)?;
        names.push(&row);

        let found = layout.dates(&annotated.dates, |value| values.number(value), &mut strings);
        let (stored, days) = layout.stored();
        push_days(days.unwrap_or((NO_DAY, NO_DAY)), &mut published);
        match layout.omissions.as_slice() {
            [] => omissions.push(&[]),
            some => omissions.push_record(&some)?,
        }
        records.push_record(&stored)?;
        texts.push(layout.text.as_bytes());
        of_documents.push(stored.languages);
        dated.push((layout.text, found));
    }

    let (values, order) = values.finish()?;
    for (text, mut found) in dated {
        found.iter_mut().for_each(|mention| mention.what = order[mention.what as usize]);
        let known = mentions::distinct(&found);
        mentioned.push_with(|out| ascending(known.iter().copied(), out));
        let mut row = Vec::new();
        mentions::write(&found, &known, &text, false, &mut row)?;
        dates.push(&row);
    }

    let mut entities = Table::default();
    let mut kinds = Vec::new();
    for (&at, mentions) in ordinals.used.iter().zip(entity_mentions) {
        let model::Entity { id, name, kind, description } = collection.entities[at].clone();
        let id = Some(id).filter(|id| *id != entity_id(kind, &name));
        entities.push_record(&StoredEntity { name, id, description, mentions })?;
        kinds.push(kind as u8);
    }

    // From here on, documents have the numbers that they have in the pack.
    let index = index.finish()?;
    let order = &index.order;
    for (number, &document) in order.iter().enumerate() {
        ids[document as usize].1 = encode::small(number)?;
    }
    ids.sort_unstable();
    let published = order.iter().flat_map(|&document| &published[document as usize * 8..][..8]);
    let languages = by_count(languages);
    let only = |tags: &Vec<String>| match tags.as_slice() {
        [tag] => languages.iter().take(255).position(|known| known == tag).unwrap_or(255) as u8,
        _ => 255,
    };
    let only_languages = order.iter().map(|&document| only(&of_documents[document as usize])).collect();
    let manifest = Manifest {
        title: collection.title.clone(),
        description: collection.description.clone(),
        generator: concat!("dossier ", env!("CARGO_PKG_VERSION")).to_owned(),
        documents: encode::small(ids.len())?,
        languages,
        body_words: index.body_words,
        title_words: index.title_words,
    };
    // In the order of Section::ALL.
    assemble([
        record_bytes(&manifest)?,
        records.finish_in(order)?,
        texts.finish_in(order)?,
        omissions.finish_in(order)?,
        names.finish_in(order)?,
        dates.finish_in(order)?,
        entities.finish()?,
        strings.finish()?,
        index.terms,
        index.postings,
        index.stems,
        index.stem_terms,
        index.lengths,
        published.copied().collect(),
        mentioned.finish_in(order)?,
        entities_of.finish_in(order)?,
        values,
        encode::dictionary(ids.iter().map(|(id, _)| id.as_str()))?,
        ids.iter().flat_map(|(_, at)| at.to_le_bytes()).collect(),
        index.related,
        kinds,
        only_languages,
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

/// The date values of a collection in the making.
#[derive(Debug, Default)]
struct Values {
    numbers: HashMap<DateValue, u32>,
}

impl Values {
    /// A number for a value, until all are known.
    fn number(&mut self, value: DateValue) -> u32 {
        let next = self.numbers.len() as u32;
        *self.numbers.entry(value).or_insert(next)
    }

    /// The section, sorted by days, and for each number the one that it becomes.
    fn finish(self) -> Result<(Vec<u8>, Vec<u32>), Error> {
        let mut sorted: Vec<(DateValue, u32)> = self.numbers.into_iter().collect();
        // By the interval that the arrays have: an end that is open repeats the other.
        sorted.sort_unstable_by_key(|(value, _)| {
            let first = value.earliest.or(value.latest);
            (first, value.latest.or(first), value.kind, value.value.clone(), value.earliest)
        });
        let mut order = vec![0; sorted.len()];
        let mut table = Table::default();
        for (at, (value, number)) in sorted.iter().enumerate() {
            order[*number as usize] = encode::small(at)?;
            table.push_record(value)?;
        }
        Ok((table.finish()?, order))
    }
}

fn push_days((first, last): (Day, Day), out: &mut Vec<u8>) {
    out.extend(first.to_le_bytes());
    out.extend(last.to_le_bytes());
}

fn by_count(languages: BTreeMap<String, u32>) -> Vec<String> {
    let mut sorted: Vec<_> = languages.into_iter().collect();
    sorted.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    sorted.into_iter().map(|(language, _)| language).collect()
}
