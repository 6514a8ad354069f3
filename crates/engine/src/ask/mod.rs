//! Questions and answers.

mod answer;
mod article;
mod bars;
mod bitmap;
mod chronology;
mod connections;
mod correct;
mod entity;
mod facets;
mod filter;
mod histogram;
mod matching;
mod rank;
mod search;
mod snippet;
mod suggest;
mod timeline;
mod utf16;
mod variants;

pub use answer::{
    Dated, EntityRef, EntityRow, InContext, ManifestAnswer, NameMark, PublishedAnswer, Snippet,
};
pub use article::{Article, BlockAnswer, DateMark, OmissionAnswer, Related, Version};
pub use bars::Unit;
pub use chronology::{Chronology, ChronologyEntry, EntryType};
pub use connections::{Connections, ConnectionsOptions};
pub use entity::{Alias, Companion, EntityCard};
pub use facets::{FacetGroup, Facets, LanguageCount};
pub use search::{Hit, SearchAnswer};
pub use suggest::{Suggestion, SuggestionType};
pub use timeline::{Clock, Domain, Timeline, TimelineOptions};
pub use variants::Elsewhere;

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use crate::Error;
use crate::order::sort_by;
use crate::pack::records::Entity;
use crate::pack::{FORMAT_VERSION, Pack};
use crate::request::Request;
use crate::text::words;
use bitmap::Bitmap;
use filter::Narrowed;
use histogram::Axis;

/// An opened collection, to be asked.
///
/// ```no_run
/// # fn main() -> Result<(), dossier_engine::Error> {
/// # let bytes: Vec<u8> = Vec::new();
/// use dossier_engine::{Collection, Request};
/// let collection = Collection::open(bytes)?;
/// let answer = collection.search(&Request::query("\"two-state solution\" gaza"))?;
/// println!("{} of {}", answer.total, answer.of);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Collection {
    pack: Pack<'static>,
    /// Read when a question is about all of them.
    entities: OnceCell<Entities>,
    /// The documents that have each language; read when they are counted.
    languages: OnceCell<Vec<Bitmap>>,
    /// The request evaluated last.
    last: RefCell<Option<(Request, Rc<Narrowed>)>>,
    /// The axis drawn last, for each clock.
    axes: [RefCell<Option<Rc<Axis>>>; 2],
}

/// All entities.
#[derive(Debug)]
struct Entities {
    /// By ordinal.
    rows: Vec<Entity>,
    /// Ordinals in the order of the ids.
    by_id: Vec<usize>,
    /// Ordinals in the order of the names.
    by_name: Vec<u32>,
    /// The names in small letters and without spaces, to compare with.
    folded: Vec<String>,
}

impl Collection {
    /// Opens a pack.
    ///
    /// # Errors
    /// [`Error::is_pack`] when the bytes are no sound pack of this version.
    pub fn open(data: impl Into<Cow<'static, [u8]>>) -> Result<Collection, Error> {
        Ok(Collection {
            pack: Pack::open(data)?,
            entities: OnceCell::new(),
            languages: OnceCell::new(),
            last: RefCell::default(),
            axes: Default::default(),
        })
    }

    /// The pack.
    pub fn pack(&self) -> &Pack<'static> {
        &self.pack
    }

    /// What the collection is.
    pub fn manifest(&self) -> ManifestAnswer {
        let manifest = self.pack.manifest();
        ManifestAnswer {
            title: manifest.title.clone(),
            description: manifest.description.clone(),
            articles: manifest.documents,
            languages: manifest.languages.clone(),
            generator: manifest.generator.clone(),
            format: FORMAT_VERSION,
            fingerprint: format!("{:016x}", self.pack.checksum()),
        }
    }

    /// The table of entities: facets give places in it.
    ///
    /// # Errors
    /// [`Error::is_pack`] when the pack turns out to be damaged.
    pub fn entities(&self) -> Result<Vec<EntityRow>, Error> {
        let row = |(at, entity): (usize, &Entity)| EntityRow {
            id: entity.id.clone(),
            name: entity.name.clone(),
            kind: entity.kind,
            articles: self.pack.documents_of(at).count() as u32,
        };
        Ok(self.all_entities()?.rows.iter().enumerate().map(row).collect())
    }

    fn all_entities(&self) -> Result<&Entities, Error> {
        if let Some(known) = self.entities.get() {
            return Ok(known);
        }
        let mut rows = Vec::with_capacity(self.pack.entity_count());
        for at in 0..self.pack.entity_count() {
            rows.push(self.pack.entity(at)?);
        }
        let mut by_id: Vec<usize> = (0..rows.len()).collect();
        sort_by(&mut by_id, |&one, &other| rows[one].id.cmp(&rows[other].id));
        let folded = |entity: &Entity| -> String {
            words(&entity.name).map(|word| word.folded.to_ascii_lowercase()).collect()
        };
        let folded = rows.iter().map(folded).collect();
        let mut by_name: Vec<u32> = (0..rows.len() as u32).collect();
        sort_by(&mut by_name, |&one, &other| {
            rows[one as usize].name.cmp(&rows[other as usize].name)
        });
        Ok(self.entities.get_or_init(|| Entities { rows, by_id, by_name, folded }))
    }

    /// Names to compare with, by ordinal.
    fn folded_names(&self) -> Result<&[String], Error> {
        Ok(&self.all_entities()?.folded)
    }

    /// The entity of an id; otherwise those of a name; otherwise those with its words in theirs.
    fn entities_called(&self, name: &str) -> Result<Vec<usize>, Error> {
        if let Ok(ordinal) = self.entity_ordinal(name) {
            return Ok(vec![ordinal]);
        }
        let wanted: Vec<String> = words(name).map(|word| word.folded).collect();
        let Entities { rows, folded, .. } = self.all_entities()?;
        let whole = wanted.concat().to_ascii_lowercase();
        let mut found: Vec<usize> = (0..rows.len()).filter(|&at| folded[at] == whole).collect();
        if found.is_empty() && !wanted.is_empty() {
            let has_all = |entity: &Entity| {
                let has: Vec<String> = words(&entity.name).map(|word| word.folded).collect();
                wanted.iter().all(|word| has.contains(word))
            };
            found.extend((0..rows.len()).filter(|&at| has_all(&rows[at])));
        }
        Ok(found)
    }

    /// A request evaluated. A view asks for hits, facets and histograms with the same one.
    fn narrowed(&self, request: &Request) -> Result<Rc<Narrowed>, Error> {
        let request =
            Request { sort: None, together: false, offset: 0, limit: None, ..request.clone() };
        if let Some((known, narrowed)) = &*self.last.borrow()
            && *known == request
        {
            return Ok(Rc::clone(narrowed));
        }
        let narrowed = Rc::new(Narrowed::new(self, &request)?);
        self.last.replace(Some((request, Rc::clone(&narrowed))));
        Ok(narrowed)
    }

    fn document_ordinal(&self, id: &str) -> Result<usize, Error> {
        self.pack.find(id).ok_or_else(|| Error::unknown_document(id))
    }

    fn entity_ordinal(&self, id: &str) -> Result<usize, Error> {
        let Entities { rows, by_id, .. } = self.all_entities()?;
        let at = by_id.binary_search_by(|&at| rows[at].id.as_str().cmp(id));
        at.map(|at| by_id[at]).map_err(|_| Error::unknown_entity(id))
    }

    fn entity_ref(&self, ordinal: usize) -> Option<EntityRef> {
        let Entity { id, name, kind, .. } = self.pack.entity(ordinal).ok()?;
        Some(EntityRef { id, name, kind })
    }
}
