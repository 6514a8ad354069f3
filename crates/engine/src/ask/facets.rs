//! How many articles mention whom.

use serde::Serialize;

use super::Collection;
use dossier_kernel::bitmap::Bitmap;
use dossier_kernel::score;

use crate::Error;
use crate::pack::Section;
use crate::pack::records::Kind;
use crate::request::Request;

/// Counts for the articles that fit a request.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Facets {
    /// Articles counted.
    pub total: usize,
    /// One group for each kind of which there is an entity, in the order of kinds.
    pub groups: Vec<FacetGroup>,
    /// Articles by language.
    pub languages: Vec<LanguageCount>,
}

/// Counts for one kind.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FacetGroup {
    /// The kind.
    pub kind: Kind,
    /// Places in the table of entities, most articles first, then as they stand there.
    pub entities: Vec<u32>,
    /// Articles that mention each; never 0.
    pub counts: Vec<u32>,
}

/// Articles in a language.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LanguageCount {
    /// BCP 47 tag.
    pub language: String,
    /// Articles that have it.
    pub count: u32,
}

impl Collection {
    /// Counts of entities and languages in the articles that fit a request.
    ///
    /// # Errors
    /// [`Error::is_pack`] when the pack turns out to be damaged.
    pub fn facets(&self, request: &Request) -> Result<Facets, Error> {
        let set = self.narrowed(request)?.for_facets();
        let corrected = self.corrected_cast();
        let mut counts = self.counts.borrow_mut();
        counts.resize(self.entity_count(), 0);
        let found = match corrected {
            None => {
                let rows = self.pack.table(Section::DocumentEntities);
                score::count(rows, &set, &mut counts)
            }
            Some(_) => self.count_corrected(&set, &mut counts),
        };
        // By kind, then those with most articles, then as they are in the table: each fits in 32 bits.
        let mut keys: [Vec<u64>; Kind::ALL.len()] = Default::default();
        for entity in found {
            let at = entity as usize;
            let count = std::mem::take(&mut counts[at]);
            let (kind, place) = match corrected {
                None => (self.pack.kind(at), entity),
                Some(cast) => (cast.rows[at].kind, cast.places[at]),
            };
            keys[kind as usize].push(u64::from(u32::MAX - count) << 32 | u64::from(place));
        }
        let mut groups = Vec::new();
        for (kind, mut keys) in Kind::ALL.into_iter().zip(keys) {
            if keys.is_empty() {
                continue;
            }
            score::sort(&mut keys);
            groups.push(FacetGroup {
                kind,
                entities: keys.iter().map(|&key| key as u32).collect(),
                counts: keys.iter().map(|&key| u32::MAX - (key >> 32) as u32).collect(),
            });
        }
        let mut languages = Vec::new();
        for (tag, having) in self.pack.manifest().languages.iter().zip(self.having_language()?) {
            let count = having.common(&set) as u32;
            languages.push(LanguageCount { language: tag.clone(), count });
        }
        Ok(Facets { total: set.count(), groups, languages })
    }
}

impl Collection {
    /// Counts the entities of documents as corrections have them. Returns those counted, in no order.
    fn count_corrected(&self, set: &Bitmap, counts: &mut [u32]) -> Vec<u32> {
        let mut found = Vec::new();
        for document in set.iter() {
            for entity in self.entities_of(document) {
                if counts[entity] == 0 {
                    found.push(entity as u32);
                }
                counts[entity] += 1;
            }
        }
        found
    }

    /// For each language of the collection the documents that have it.
    pub(super) fn having_language(&self) -> Result<&[Bitmap], Error> {
        if let Some(known) = self.languages.get() {
            return Ok(known);
        }
        let tags = &self.pack.manifest().languages;
        let mut having = vec![Bitmap::none(self.pack.len()); tags.len()];
        for document in 0..self.pack.len() {
            if let Some(only) = self.pack.only_language(document) {
                having[only].insert(document);
                continue;
            }
            for language in self.pack.stored(document)?.languages {
                if let Some(at) = tags.iter().position(|tag| *tag == language) {
                    having[at].insert(document);
                }
            }
        }
        Ok(self.languages.get_or_init(|| having))
    }
}
