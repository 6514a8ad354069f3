//! How many articles mention whom.

use serde::Serialize;

use super::Collection;
use super::cast::Cast;
use crate::Error;
use crate::order::sort_by;
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
    /// Places in the table of entities, most articles first, then by name.
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
        let Cast { rows: entities, places, .. } = self.cast()?;
        let mut counts = vec![0u32; entities.len()];
        let known = self.pack.manifest().languages.clone();
        let mut languages: Vec<LanguageCount> =
            known.into_iter().map(|language| LanguageCount { language, count: 0 }).collect();
        for document in set.iter() {
            for entity in self.entities_of(document) {
                counts[entity] += 1;
            }
            if languages.len() > 1 {
                for tag in self.pack.document(document)?.languages {
                    if let Some(known) = languages.iter_mut().find(|known| known.language == tag) {
                        known.count += 1;
                    }
                }
            }
        }
        if let [only] = languages.as_mut_slice() {
            only.count = set.count() as u32;
        }
        let counted: Vec<usize> = (0..counts.len()).filter(|&at| counts[at] > 0).collect();
        let mut groups = Vec::new();
        for kind in Kind::ALL {
            let mut found = counted.clone();
            found.retain(|&at| entities[at].kind == kind);
            sort_by(&mut found, |&one, &other| {
                let name = |at: usize| &entities[at].name;
                counts[other].cmp(&counts[one]).then_with(|| name(one).cmp(name(other)))
            });
            if !found.is_empty() {
                groups.push(FacetGroup {
                    kind,
                    counts: found.iter().map(|&at| counts[at]).collect(),
                    entities: found.into_iter().map(|at| places[at]).collect(),
                });
            }
        }
        Ok(Facets { total: set.count(), groups, languages })
    }
}
