//! Questions and answers.

mod answer;
mod article;
mod bitmap;
mod chronology;
mod connections;
mod entity;
mod facets;
mod filter;
mod matching;
mod rank;
mod search;
mod snippet;
mod suggest;
mod timeline;
mod utf16;

pub use answer::{
    Dated, EntityRef, EntityRow, InContext, ManifestAnswer, NameMark, PublishedAnswer, Snippet,
};
pub use article::{Article, BlockAnswer, DateMark, OmissionAnswer, Version};
pub use chronology::{Chronology, ChronologyEntry, EntryType};
pub use connections::{Connections, ConnectionsOptions};
pub use entity::{Alias, Companion, EntityCard};
pub use facets::{FacetGroup, Facets, LanguageCount};
pub use search::{Hit, SearchAnswer};
pub use suggest::{Suggestion, SuggestionType};
pub use timeline::{Clock, Domain, Timeline, TimelineOptions, Unit};

use crate::Error;
use crate::order::sort_by;
use crate::pack::records::Entity;
use crate::pack::{FORMAT_VERSION, Pack};
use crate::request::Request;
use filter::Narrowed;

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
pub struct Collection<D> {
    pack: Pack<D>,
    entities: Vec<Entity>,
    /// Ordinals of the entities in the order of their ids.
    by_id: Vec<usize>,
}

impl<D: AsRef<[u8]>> Collection<D> {
    /// Opens a pack.
    ///
    /// # Errors
    /// [`Error::is_pack`] when the bytes are no sound pack of this version.
    pub fn open(data: D) -> Result<Collection<D>, Error> {
        let pack = Pack::open(data)?;
        let entities: Vec<Entity> =
            (0..pack.entity_count()).map(|at| pack.entity(at)).collect::<Result<_, _>>()?;
        let mut by_id: Vec<usize> = (0..entities.len()).collect();
        sort_by(&mut by_id, |&one, &other| entities[one].id.cmp(&entities[other].id));
        Ok(Collection { pack, entities, by_id })
    }

    /// The pack.
    pub fn pack(&self) -> &Pack<D> {
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
    pub fn entities(&self) -> Vec<EntityRow> {
        let row = |(at, entity): (usize, &Entity)| EntityRow {
            id: entity.id.clone(),
            name: entity.name.clone(),
            kind: entity.kind,
            articles: self.pack.documents_of(at).count() as u32,
        };
        self.entities.iter().enumerate().map(row).collect()
    }

    fn narrowed(&self, request: &Request) -> Result<Narrowed, Error> {
        Narrowed::new(&self.pack, |id| self.entity_ordinal(id), request)
    }

    fn document_ordinal(&self, id: &str) -> Result<usize, Error> {
        self.pack.find(id).ok_or_else(|| Error::unknown_document(id))
    }

    fn entity_ordinal(&self, id: &str) -> Result<usize, Error> {
        let at = self.by_id.binary_search_by(|&at| self.entities[at].id.as_str().cmp(id));
        at.map(|at| self.by_id[at]).map_err(|_| Error::unknown_entity(id))
    }

    fn entity_ref(&self, ordinal: usize) -> Option<EntityRef> {
        self.entities.get(ordinal).map(|entity| EntityRef {
            id: entity.id.clone(),
            name: entity.name.clone(),
            kind: entity.kind,
        })
    }
}
