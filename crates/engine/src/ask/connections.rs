//! Who appears with whom.

use serde::{Deserialize, Serialize};

use super::Collection;
use super::entity::Companion;
use dossier_kernel::bitmap::Bitmap;

use crate::Error;
use crate::order::sort_by_key;
use crate::request::Request;

/// Entities when the options do not say.
const DEFAULT_NODES: usize = 40;
/// Most entities: every pair is counted.
const MAX_NODES: usize = 200;

/// What the connections are to be like.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct ConnectionsOptions {
    /// Most entities, 2 to 200; 40 if not given.
    pub nodes: Option<usize>,
    /// Id of an entity: only articles that mention it are counted.
    pub around: Option<String>,
}

/// Entities, and how often two of them are in one article.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Connections {
    /// The entities in most articles, most articles first.
    pub nodes: Vec<Companion>,
    /// Pairs of places in `nodes`, flattened, the strongest first.
    pub pairs: Vec<u32>,
    /// Articles that mention both, for each pair.
    pub articles: Vec<u32>,
}

impl Collection {
    /// Who appears with whom in the articles that fit a request.
    ///
    /// # Errors
    /// [`Error::is_unknown`] when the entity in the middle is not there; [`Error::is_pack`] when the
    /// pack turns out to be damaged.
    pub fn connections(
        &self,
        request: &Request,
        options: &ConnectionsOptions,
    ) -> Result<Connections, Error> {
        let middle = options.around.as_deref().map(|id| self.entity_ordinal(id)).transpose()?;
        let mut set = self.narrowed(request)?.all();
        if let Some(middle) = middle {
            let having = self.documents_of(middle);
            set.and(&Bitmap::of(self.pack.len(), having));
        }
        let mut counts = vec![0usize; self.entity_count()];
        for document in set.iter() {
            self.entities_of(document).for_each(|entity| counts[entity] += 1);
        }
        let mut chosen: Vec<usize> = (0..counts.len()).filter(|&at| counts[at] > 0).collect();
        sort_by_key(&mut chosen, |&at| (Some(at) != middle, std::cmp::Reverse(counts[at]), at));
        chosen.truncate(options.nodes.unwrap_or(DEFAULT_NODES).clamp(2, MAX_NODES));

        let size = chosen.len();
        let mut place = vec![usize::MAX; counts.len()];
        chosen.iter().enumerate().for_each(|(at, &entity)| place[entity] = at);
        let mut together = vec![0u32; size * size];
        for document in set.iter() {
            let here: Vec<usize> = self.entities_of(document).map(|entity| place[entity]).collect();
            for &one in here.iter().filter(|&&one| one < size) {
                for &other in here.iter().filter(|&&other| other < size && other > one) {
                    together[one * size + other] += 1;
                }
            }
        }
        let mut strongest: Vec<usize> =
            (0..together.len()).filter(|&at| together[at] > 0).collect();
        sort_by_key(&mut strongest, |&at| (std::cmp::Reverse(together[at]), at));
        Ok(Connections {
            pairs: strongest
                .iter()
                .flat_map(|&at| [(at / size) as u32, (at % size) as u32])
                .collect(),
            articles: strongest.iter().map(|&at| together[at]).collect(),
            nodes: chosen
                .into_iter()
                .filter_map(|at| {
                    Some(Companion { entity: self.entity_ref(at)?, articles: counts[at] })
                })
                .collect(),
        })
    }
}
