//! Which number an entity has: known only when all documents are there.

use dossier_engine::pack::records::Name;

use super::encode::{Table, ascending};
use super::mentions::{self, Mention};
use super::{read_back, text};
use crate::Error;
use crate::model;

/// The order in which entities are numbered: most documents first, so that their numbers are small;
/// entities that no document mentions have none.
pub(super) struct Ordinals {
    /// Entities by ordinal.
    pub(super) used: Vec<usize>,
    /// Ordinals by entity.
    of: Vec<u32>,
}

/// What depends on the ordinals of entities.
#[derive(Default)]
pub(super) struct Numbered {
    /// Mentions by document, as a pack has them.
    pub(super) names: Table,
    pub(super) entities_of: Table,
}

impl Ordinals {
    /// `uses`: documents and mentions of each entity.
    pub(super) fn new(entities: &[model::Entity], uses: &[(u32, u32)]) -> Ordinals {
        let mut used: Vec<usize> = (0..uses.len()).filter(|&at| uses[at].0 > 0).collect();
        used.sort_by(|&one, &other| {
            let id = |at: usize| &entities[at].id;
            uses[other].0.cmp(&uses[one].0).then_with(|| id(one).cmp(id(other)))
        });
        let mut of = vec![0; uses.len()];
        for (ordinal, &at) in used.iter().enumerate() {
            of[at] = ordinal as u32;
        }
        Ordinals { used, of }
    }

    /// Gives the entities in all names their ordinals. `texts` of the documents.
    pub(super) fn number(&self, names: Table, texts: &Table) -> Result<Numbered, Error> {
        let mut numbered = Numbered::default();
        for document in 0..names.len() {
            let found: Vec<Name> = read_back(&names, document)?;
            let mention = |Name { start, len, entity, reason }: Name| Mention {
                start,
                len,
                what: self.of[entity as usize],
                reason,
            };
            let found: Vec<Mention> = found.into_iter().map(mention).collect();
            let known = mentions::distinct(&found);
            let mut row = Vec::new();
            mentions::write(&found, &known, text(texts, document), true, &mut row)?;
            numbered.names.push(&row);
            numbered.entities_of.push_with(|out| ascending(known, out));
        }
        Ok(numbered)
    }
}
