//! How many articles mention whom.

use serde::Serialize;

use super::Collection;
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
        let mut counts = self.counts.borrow_mut();
        counts.resize(self.pack.entity_count(), 0);
        let rows = self.pack.table(Section::DocumentEntities);
        let found = score::count(rows, &set, &mut counts);
        // By kind, then those with most articles, then as they are numbered: each fits in 32 bits.
        let mut keys: [Vec<u64>; Kind::ALL.len()] = Default::default();
        for entity in found {
            let count = std::mem::take(&mut counts[entity as usize]);
            let key = u64::from(u32::MAX - count) << 32 | u64::from(entity);
            keys[self.pack.kind(entity as usize) as usize].push(key);
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
        let known = self.pack.manifest().languages.clone();
        let mut languages: Vec<LanguageCount> =
            known.into_iter().map(|language| LanguageCount { language, count: 0 }).collect();
        for document in set.iter() {
            if let Some(only) = self.pack.only_language(document) {
                languages[only].count += 1;
                continue;
            }
            for tag in self.pack.document(document)?.languages {
                if let Some(known) = languages.iter_mut().find(|known| known.language == tag) {
                    known.count += 1;
                }
            }
        }
        Ok(Facets { total: set.count(), groups, languages })
    }
}
