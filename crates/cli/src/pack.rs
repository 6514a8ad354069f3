//! Opening what `dossier build` made.

use std::fs;
use std::path::Path;

use dossier_engine::Collection;

use crate::failure::{self, Failure};
use crate::page;

/// Opens a pack, or the pack in a page.
pub fn open(path: &Path) -> Result<Collection<Vec<u8>>, Failure> {
    let name = path.display().to_string();
    let bytes = fs::read(path)
        .map_err(|error| Failure::new(format!("{name}: {}", failure::reason(&error))))?;
    let named = |failure| match failure {
        Failure::Failed(message) => Failure::Failed(format!("{name}: {message}")),
        other => other,
    };
    let pack = if bytes.trim_ascii_start().first() == Some(&b'<') {
        page::pack_in(&bytes).map_err(named)?
    } else {
        bytes
    };
    Collection::open(pack).map_err(|error| named(Failure::new(error.to_string())))
}
