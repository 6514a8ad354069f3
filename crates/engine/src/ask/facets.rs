//! How many articles mention whom.

use serde::Serialize;

use super::Collection;
use super::bitmap::Bitmap;
use super::cast::Cast;
use crate::Error;
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
        let Cast { rows: entities, places, by_name, .. } = self.cast()?;
        let mut counts = vec![0u32; entities.len()];
        for document in set.iter() {
            for entity in self.entities_of(document) {
                counts[entity] += 1;
            }
        }
        let mut languages = Vec::new();
        for (tag, having) in self.pack.manifest().languages.iter().zip(self.having_language()?) {
            let mut having = having.clone();
            having.and(&set);
            languages.push(LanguageCount { language: tag.clone(), count: having.count() as u32 });
        }
        let order = most_first(&counts, by_name);
        let mut groups = Vec::new();
        for kind in Kind::ALL {
            let of_kind = || order.iter().filter(|&&at| entities[at as usize].kind == kind);
            let found: Vec<u32> = of_kind().copied().collect();
            if !found.is_empty() {
                groups.push(FacetGroup {
                    kind,
                    counts: found.iter().map(|&at| counts[at as usize]).collect(),
                    entities: found.into_iter().map(|at| places[at as usize]).collect(),
                });
            }
        }
        Ok(Facets { total: set.count(), groups, languages })
    }
}

impl Collection {
    /// For each language of the collection the documents that have it. Which they are stands in their
    /// records, which take long to read.
    fn having_language(&self) -> Result<&[Bitmap], Error> {
        if let Some(known) = self.languages.get() {
            return Ok(known);
        }
        let tags = &self.pack.manifest().languages;
        let mut having = vec![Bitmap::none(self.pack.len()); tags.len()];
        for document in 0..self.pack.len() {
            for language in self.pack.document(document)?.languages {
                if let Some(at) = tags.iter().position(|tag| *tag == language) {
                    having[at].insert(document);
                }
            }
        }
        Ok(self.languages.get_or_init(|| having))
    }
}

/// Those that are counted, most first; equals stay in the order given. There may be tens of thousands,
/// so that they are not compared but put where the number of those with more says.
fn most_first(counts: &[u32], order: &[u32]) -> Vec<u32> {
    let most = counts.iter().max().map_or(0, |&most| most as usize);
    let mut next = vec![0usize; most + 1];
    for &count in counts.iter().filter(|&&count| count > 0) {
        next[most - count as usize] += 1;
    }
    let mut before = 0;
    for next in &mut next {
        before += std::mem::replace(next, before);
    }
    let mut sorted = vec![0; before];
    for &at in order {
        let count = counts[at as usize] as usize;
        if count > 0 {
            let place = &mut next[most - count];
            sorted[*place] = at;
            *place += 1;
        }
    }
    sorted
}
