//! Which number an entity has: known only when all documents are there.

use dossier_engine::pack::records::Name;

use super::encode::{self, Table, ascending};
use super::read_back;
use crate::Error;
use crate::model;

/// The order in which entities are numbered: most documents first, so that their numbers are small;
/// entities that no document mentions have none.
pub(super) struct Ordinals<'u> {
    /// Documents and mentions of each entity.
    uses: &'u [(u32, u32)],
    /// Entities by ordinal.
    pub(super) used: Vec<usize>,
    /// Ordinals by entity.
    of: Vec<u32>,
}

/// What depends on the ordinals of entities.
#[derive(Default)]
pub(super) struct Numbered {
    /// Mentions by document.
    pub(super) names: Table,
    pub(super) entities_of: Table,
    pub(super) documents_of: Table,
}

impl<'u> Ordinals<'u> {
    pub(super) fn new(entities: &[model::Entity], uses: &'u [(u32, u32)]) -> Ordinals<'u> {
        let mut used: Vec<usize> = (0..uses.len()).filter(|&at| uses[at].0 > 0).collect();
        used.sort_by(|&one, &other| {
            let id = |at: usize| &entities[at].id;
            uses[other].0.cmp(&uses[one].0).then_with(|| id(one).cmp(id(other)))
        });
        let mut of = vec![0; uses.len()];
        for (ordinal, &at) in used.iter().enumerate() {
            of[at] = ordinal as u32;
        }
        Ordinals { uses, used, of }
    }

    /// Gives the entities in all names their ordinals.
    pub(super) fn number(&self, names: Table) -> Result<Numbered, Error> {
        let mut numbered = Numbered::default();
        // One list for each entity, one after the other.
        let mut ends: Vec<usize> = Vec::with_capacity(self.used.len());
        let mut total = 0;
        for &at in &self.used {
            ends.push(total);
            total += self.uses[at].0 as usize;
        }
        let mut documents = vec![0u32; total];
        for document in 0..names.len() {
            let mut found: Vec<Name> = read_back(&names, document)?;
            for name in &mut found {
                name.entity = self.of[name.entity as usize];
            }
            let mut of_document: Vec<u32> = found.iter().map(|name| name.entity).collect();
            of_document.sort_unstable();
            of_document.dedup();
            for &ordinal in &of_document {
                let end = &mut ends[ordinal as usize];
                documents[*end] = encode::small(document)?;
                *end += 1;
            }
            numbered.entities_of.push_with(|out| ascending(of_document, out));
            numbered.names.push_record(&found)?;
        }
        let mut start = 0;
        for end in ends {
            let of_entity = documents[start..end].iter().copied();
            numbered.documents_of.push_with(|out| ascending(of_entity, out));
            start = end;
        }
        Ok(numbered)
    }
}
