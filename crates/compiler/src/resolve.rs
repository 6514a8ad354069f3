//! Which entities of different documents are the same.

use crate::curation::RegisteredEntity;
use crate::model::{Entity, Names};

/// Joins the local entities of all documents. The second value gives, for each document and each of
/// its local entities, the index of the entity of the collection.
pub fn join(documents: &[Names], registry: &[RegisteredEntity]) -> (Vec<Entity>, Vec<Vec<usize>>) {
    let _ = (documents, registry);
    (Vec::new(), Vec::new())
}
