//! Questions and answers.

mod answer;
mod article;
mod bars;
mod cast;
mod chronology;
mod connections;
mod correct;
mod entity;
mod facets;
mod filter;
mod histogram;
mod matching;
mod opened;
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
pub use search::{Hit, SearchAnswer, Shown};
pub use suggest::{Suggestion, SuggestionType};
pub use timeline::{Clock, Domain, Timeline, TimelineOptions};
pub use variants::Elsewhere;

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use crate::Error;
use crate::pack::{FORMAT_VERSION, Pack, Section};
use crate::request::Request;
use crate::text::memo::Memo;
use cast::Cast;
use correct::Halves;
use dossier_kernel::bitmap::Bitmap;
use dossier_kernel::score::Norms;
use dossier_kernel::similar::Signatures;
use filter::Narrowed;
use histogram::Axis;
use matching::Known;
use opened::Kept;

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
    pack: Rc<Pack<'static>>,
    /// As [`crate::corrections`] are written.
    corrections: String,
    /// Whether only names are mentions, and adjectives of nationality are none.
    by_name: bool,
    /// Read when a question is about all of them.
    cast: OnceCell<Cast>,
    /// The documents that have each language. Made when they are counted.
    languages: OnceCell<Vec<Bitmap>>,
    /// By what the frequencies of each document are divided. Made for the first query.
    norms: OnceCell<Vec<Norms>>,
    /// What is seen of each term and of each entity's name at once, to compare a word with. Made for
    /// the first word that no article has.
    signatures: OnceCell<(Signatures, Signatures)>,
    /// A count for each entity, all 0 between questions.
    counts: RefCell<Vec<u32>>,
    /// The halves that words were found to stand as.
    halves: RefCell<Memo<Vec<Halves>>>,
    /// Words and phrases counted before.
    known: RefCell<Known>,
    /// The documents that were shown.
    kept: RefCell<Kept>,
    /// The entities that were shown, by ordinal.
    refs: RefCell<Vec<Option<Rc<EntityRef>>>>,
    /// The request evaluated last.
    last: RefCell<Option<(Request, Rc<Narrowed>)>>,
    /// The axis drawn last, for each clock.
    axes: [RefCell<Option<Rc<Axis>>>; 2],
}

impl Collection {
    /// Opens a pack.
    ///
    /// # Errors
    /// [`Error::is_pack`] when the bytes are no sound pack of this version.
    pub fn open(data: impl Into<Cow<'static, [u8]>>) -> Result<Collection, Error> {
        let pack = Rc::new(Pack::open(data)?);
        let corrections = pack.manifest().corrections.clone();
        Collection::new(pack, corrections, false)
    }

    /// The same collection with other [`corrections`](crate::corrections) instead of those it has:
    /// every answer is as if it had been built with them.
    ///
    /// # Errors
    /// [`Error::is_contradiction`] when they join what they tell apart; [`Error::is_pack`] when the
    /// pack turns out to be damaged.
    pub fn corrected(&self, corrections: &str) -> Result<Collection, Error> {
        let collection =
            Collection::new(Rc::clone(&self.pack), corrections.to_owned(), self.by_name)?;
        match collection.corrected_cast().and_then(Cast::contradicted) {
            None => Ok(collection),
            Some(line) => {
                let line = corrections.split('\n').nth(line as usize).unwrap_or_default();
                Err(Error::contradiction(line))
            }
        }
    }

    /// The same collection in which only names are mentions, and adjectives of nationality ("Chinese"
    /// for China) are none. The table of entities is the same.
    ///
    /// # Errors
    /// [`Error::is_pack`] when the pack turns out to be damaged.
    pub fn by_name(&self) -> Result<Collection, Error> {
        Collection::new(Rc::clone(&self.pack), self.corrections.clone(), true)
    }

    fn new(
        pack: Rc<Pack<'static>>,
        corrections: String,
        by_name: bool,
    ) -> Result<Collection, Error> {
        let collection = Collection {
            pack,
            corrections,
            by_name,
            cast: OnceCell::new(),
            languages: OnceCell::new(),
            norms: OnceCell::new(),
            signatures: OnceCell::new(),
            counts: RefCell::default(),
            halves: RefCell::new(Memo::new()),
            known: RefCell::default(),
            kept: RefCell::default(),
            refs: RefCell::default(),
            last: RefCell::default(),
            axes: Default::default(),
        };
        if !collection.as_found() {
            collection.cast()?;
        }
        Ok(collection)
    }

    /// The corrections of its entities, as [`crate::corrections`] are written.
    pub fn corrections(&self) -> &str {
        &self.corrections
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

    /// What is seen of each term and of each entity's name at once.
    fn signatures(&self) -> Result<&(Signatures, Signatures), Error> {
        if let Some(known) = self.signatures.get() {
            return Ok(known);
        }
        let terms = self.pack.dictionary(Section::Terms);
        let mut names = Signatures::default();
        self.folded_names()?.iter().for_each(|name| names.push(name));
        Ok(self.signatures.get_or_init(|| (terms.signatures(), names)))
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
}
