//! The entities of a collection as they are asked for: as they were found, corrected.
//!
//! Where there are corrections, the lists of who is in which document are kept beside the pack, made
//! anew. Everything that is asked about entities goes through here.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::rc::Rc;

use super::Collection;
use super::answer::{EntityRef, EntityRow, Open};
use crate::Error;
use crate::corrections::{Fate, Found, Plan, REASON, key};
use crate::order::{sort_by_key, sort_places};
use crate::pack::Pack;
use crate::pack::bytes::{as_gaps, places};
use crate::pack::reasons::NATIONALITY;
use crate::pack::records::{Entity, Name};
use crate::text::words;

/// Added to the number of a reason: a correction says that the name is another's.
const CORRECTED: u32 = 1 << 31;

/// All entities.
#[derive(Debug)]
pub struct Cast {
    /// By ordinal: those of the pack, then those that corrections make. An entity that nothing
    /// mentions any more has no name.
    pub rows: Vec<Entity>,
    /// Ordinals in the order of the ids.
    by_id: Vec<u32>,
    /// The names in small letters and without spaces, to compare with.
    folded: Vec<String>,
    /// The ordinals that are in the table of entities, in its order.
    table: Vec<u32>,
    /// Where an ordinal is in the table.
    pub places: Vec<u32>,
    plan: Plan,
    /// Where they are not those of the pack, the entities of each document as gaps.
    of_document: Vec<Vec<u8>>,
    /// The same, the documents of each entity.
    of_entity: Vec<Vec<u32>>,
}

impl Cast {
    fn new(collection: &Collection) -> Result<Cast, Error> {
        let pack = &collection.pack;
        let found = pack.entity_count();
        let mut rows = Vec::with_capacity(found);
        for at in 0..found {
            rows.push(pack.entity(at)?);
        }
        let mut cast = Cast {
            folded: rows.iter().map(|entity| key(&entity.name)).collect(),
            table: (0..found as u32).collect(),
            rows,
            by_id: Vec::new(),
            places: Vec::new(),
            plan: Plan::default(),
            of_document: Vec::new(),
            of_entity: Vec::new(),
        };
        if !collection.corrections.is_empty() {
            cast.correct(collection)?;
        }
        if collection.by_name {
            cast.list(&collection.pack, &[], true)?;
        }
        cast.places = vec![0; cast.rows.len()];
        for (place, &at) in cast.table.iter().enumerate() {
            cast.places[at as usize] = place as u32;
        }
        let rows = &cast.rows;
        cast.by_id = (0..rows.len() as u32).collect();
        sort_places(&mut cast.by_id, &mut |one, other| {
            rows[one as usize].id.cmp(&rows[other as usize].id)
        });
        Ok(cast)
    }

    fn correct(&mut self, collection: &Collection) -> Result<(), Error> {
        let pack = &collection.pack;
        let found: Vec<Found<'_>> = self
            .rows
            .iter()
            .zip(&self.folded)
            .map(|(Entity { id, name, kind, .. }, key)| Found { id, name, key, kind: *kind })
            .collect();
        let article = |id: &str| pack.find(id).map(|at| at as u32);
        let plan = Plan::new(&found, &article, &collection.corrections);
        let fates: Vec<Fate> = (0..found.len() as u32).map(|at| plan.fate(at)).collect();
        for made in &plan.made {
            let once = made.once.and_then(|at| self.rows.get(at as usize));
            let description = once.map(|entity| entity.description.clone()).unwrap_or_default();
            let (id, name, kind) = (made.id.clone(), made.name.clone(), made.kind);
            self.folded.push(key(&name));
            self.rows.push(Entity { id, name, kind, description, mentions: 0 });
        }
        self.plan = plan;
        self.list(pack, &fates, false)?;
        let documents = &self.of_entity;
        self.table = (0..documents.len() as u32).collect();
        self.table.retain(|&at| !documents[at as usize].is_empty());
        sort_places(&mut self.table, &mut |one, other| {
            let (one, other) = (one as usize, other as usize);
            let ids = || self.rows[one].id.cmp(&self.rows[other].id);
            documents[other].len().cmp(&documents[one].len()).then_with(ids)
        });
        for (at, _) in documents.iter().enumerate().filter(|(_, documents)| documents.is_empty()) {
            self.rows[at].name.clear();
            self.folded[at].clear();
        }
        Ok(())
    }

    /// Who is in which document, by the fates of those who were found; without these, by each mention.
    fn list(&mut self, pack: &Pack<'_>, fates: &[Fate], by_name: bool) -> Result<(), Error> {
        let mut documents: Vec<Vec<u32>> = vec![Vec::new(); self.rows.len()];
        self.of_document.clear();
        for document in 0..pack.len() {
            let mut here: Vec<u32> = Vec::new();
            let mut mixed = fates.is_empty();
            for entity in places(pack.entities_of(document), fates.len()) {
                match fates[entity] {
                    Fate::Is(is) => here.push(is),
                    Fate::Hidden => {}
                    Fate::Mixed => mixed = true,
                }
            }
            if mixed {
                let text = pack.text(document)?;
                let names = names(pack, &self.plan, (document, &text), by_name)?;
                here = names.iter().map(|name| name.entity).collect();
            }
            sort_places(&mut here, &mut |one, other| one.cmp(&other));
            here.dedup();
            here.retain(|&entity| (entity as usize) < documents.len());
            here.iter().for_each(|&entity| documents[entity as usize].push(document as u32));
            self.of_document.push(as_gaps(&here));
        }
        self.of_entity = documents;
        Ok(())
    }

    /// The line of the corrections, from 0, that tells apart what others join.
    pub fn contradicted(&self) -> Option<u32> {
        self.plan.joined().map(|(_, line)| line)
    }

    /// The ordinal of an id; of what the entity is, where a correction says that it is another.
    fn find(&self, id: &str) -> Option<usize> {
        let place =
            self.by_id.binary_search_by(|&at| self.rows[at as usize].id.as_str().cmp(id)).ok()?;
        let at = self.by_id[place] as usize;
        match self.rows[at].name.is_empty() {
            false => Some(at),
            true => {
                let end = self.plan.end(at as u32)? as usize;
                (!self.rows[end].name.is_empty()).then_some(end)
            }
        }
    }
}

/// The names in a document, corrected; without adjectives of nationality where only names count.
fn names(
    pack: &Pack<'_>,
    plan: &Plan,
    (document, text): (usize, &str),
    by_name: bool,
) -> Result<Vec<Name>, Error> {
    let found = pack.names(document, text)?;
    let correct = |mut name: Name| {
        if by_name && is_nationality(pack, &name) {
            return None;
        }
        let written = text.get(name.start as usize..)?.get(..name.len as usize).unwrap_or_default();
        let is = plan.resolve(name.entity, document as u32, written)?;
        if is != name.entity {
            name.entity = is;
            name.reason |= CORRECTED;
        }
        Some(name)
    };
    Ok(found.into_iter().filter_map(correct).collect())
}

/// Whether an entity is mentioned by an adjective of nationality.
fn is_nationality(pack: &Pack<'_>, name: &Name) -> bool {
    pack.string(name.reason & !CORRECTED).starts_with(NATIONALITY)
}

impl Collection {
    /// Whether the entities and their mentions are those of the pack.
    pub(super) fn as_found(&self) -> bool {
        self.corrections.is_empty() && !self.by_name
    }

    /// Whether a name is an adjective of nationality.
    pub(super) fn is_nationality(&self, name: &Name) -> bool {
        is_nationality(&self.pack, name)
    }

    /// The table of entities: facets give places in it.
    ///
    /// # Errors
    /// [`Error::is_pack`] when the pack turns out to be damaged.
    pub fn entities(&self) -> Result<Vec<EntityRow>, Error> {
        let cast = self.cast()?;
        let row = |&at: &u32| {
            let Entity { id, name, kind, .. } = cast.rows[at as usize].clone();
            EntityRow { id, name, kind, articles: self.documents_of(at as usize).count() as u32 }
        };
        Ok(cast.table.iter().map(row).collect())
    }

    /// All entities, read when a question is about them.
    pub(super) fn cast(&self) -> Result<&Cast, Error> {
        if let Some(known) = self.cast.get() {
            return Ok(known);
        }
        let cast = Cast::new(self)?;
        Ok(self.cast.get_or_init(|| cast))
    }

    /// The same where it is not the pack that has the answer.
    pub(super) fn corrected_cast(&self) -> Option<&Cast> {
        if self.as_found() { None } else { self.cast.get() }
    }

    /// One past the last ordinal of an entity.
    pub(super) fn entity_count(&self) -> usize {
        self.corrected_cast().map_or(self.pack.entity_count(), |cast| cast.rows.len())
    }

    /// Ordinals of the entities of a document, ascending.
    pub(super) fn entities_of(&self, document: usize) -> impl Iterator<Item = usize> {
        let own = self.corrected_cast().and_then(|cast| cast.of_document.get(document));
        places(own.map_or(self.pack.entities_of(document), |own| own), self.entity_count())
    }

    /// Documents that mention an entity, ascending.
    pub(super) fn documents_of(&self, entity: usize) -> impl Iterator<Item = usize> {
        let own = self.corrected_cast().and_then(|cast| cast.of_entity.get(entity));
        let documents = own.map_or(self.pack.documents_of(entity), Vec::as_slice);
        documents.iter().map(|&document| document as usize)
    }

    /// An entity.
    pub(super) fn entity_of(&self, ordinal: usize) -> Result<Cow<'_, Entity>, Error> {
        match self.cast.get().and_then(|cast| cast.rows.get(ordinal)) {
            Some(entity) => Ok(Cow::Borrowed(entity)),
            None => self.pack.entity(ordinal).map(Cow::Owned),
        }
    }

    /// The same by name: what is shown is mostly shown again.
    pub(super) fn entity_ref(&self, ordinal: usize) -> Option<Rc<EntityRef>> {
        let mut refs = self.refs.borrow_mut();
        if refs.is_empty() {
            refs.resize(self.entity_count(), None);
        }
        let known = refs.get_mut(ordinal)?;
        if known.is_none() {
            let Entity { id, name, kind, .. } = self.entity_of(ordinal).ok()?.into_owned();
            *known = Some(Rc::new(EntityRef { id, name, kind }));
        }
        known.clone()
    }

    /// The names in a document's text, in order.
    pub(super) fn names(&self, document: usize, text: &str) -> Result<Vec<Name>, Error> {
        match self.as_found() {
            true => self.pack.names(document, text),
            false => names(&self.pack, &self.cast()?.plan, (document, text), self.by_name),
        }
    }

    /// Why a name in an article is whose it is.
    pub(super) fn reason(&self, open: &Open, name: &Name) -> String {
        if name.reason & CORRECTED != 0 {
            return REASON.to_owned();
        }
        let range = (name.start as usize, name.start as usize + name.len as usize);
        let called = self.entity_of(name.entity as usize);
        let called = called.as_ref().map_or("", |entity| &entity.name);
        open.reason(&self.pack, name.reason, range, called)
    }

    /// Names to compare with, by ordinal.
    pub(super) fn folded_names(&self) -> Result<&[String], Error> {
        Ok(&self.cast()?.folded)
    }

    /// The entity of an id; otherwise those of a name; otherwise those with its words in theirs.
    pub(super) fn entities_called(&self, name: &str) -> Result<Vec<usize>, Error> {
        if let Ok(ordinal) = self.entity_ordinal(name) {
            return Ok(vec![ordinal]);
        }
        let Cast { rows, folded, .. } = self.cast()?;
        let whole = key(name);
        let mut found: Vec<usize> = (0..rows.len()).filter(|&at| folded[at] == whole).collect();
        let wanted: Vec<String> = words(name).map(|word| word.folded).collect();
        if found.is_empty() && !wanted.is_empty() {
            for (at, entity) in rows.iter().enumerate() {
                let mut missing: Vec<&String> = wanted.iter().collect();
                words(&entity.name).for_each(|has| missing.retain(|word| **word != has.folded));
                if missing.is_empty() {
                    found.push(at);
                }
            }
        }
        Ok(found)
    }

    pub(super) fn entity_ordinal(&self, id: &str) -> Result<usize, Error> {
        self.cast()?.find(id).ok_or_else(|| Error::unknown_entity(id))
    }

    /// The entities of a document with the number of mentions, most mentioned first.
    pub(super) fn by_mentions(&self, document: usize) -> Result<Vec<(usize, usize)>, Error> {
        let mut counted = self.counted(document)?;
        sort_by_key(&mut counted, |&(entity, count)| (Reverse(count), entity));
        Ok(counted.into_iter().map(|(entity, count)| (entity as usize, count as usize)).collect())
    }

    /// The first so many of these.
    pub(super) fn chief(&self, document: usize, most: usize) -> Result<Vec<Rc<EntityRef>>, Error> {
        let mut counted = self.counted(document)?;
        let mut chief = Vec::with_capacity(most);
        for _ in 0..most {
            let best =
                counted.iter().enumerate().max_by_key(|&(_, &(at, count))| (count, Reverse(at)));
            let Some((place, _)) = best else { break };
            chief.extend(self.entity_ref(counted.swap_remove(place).0 as usize));
        }
        Ok(chief)
    }

    /// The entities of a document with the number of mentions.
    fn counted(&self, document: usize) -> Result<Vec<(u32, u32)>, Error> {
        if self.as_found() {
            return self.pack.mention_counts(document);
        }
        let text = self.pack.text(document)?;
        let names = self.names(document, &text)?;
        let mut entities: Vec<u32> = names.iter().map(|name| name.entity).collect();
        sort_places(&mut entities, &mut |one, other| one.cmp(&other));
        let same = entities.chunk_by(|one, other| one == other);
        Ok(same.map(|same| (same[0], same.len() as u32)).collect())
    }
}
