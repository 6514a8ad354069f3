//! Opening what `dossier build` made.

use std::fs;
use std::path::Path;

use dossier_engine::Collection;

use crate::failure::{self, Failure};
use crate::page;

/// Opens a pack, or the pack in a page.
pub fn open(path: &Path) -> Result<Collection, Failure> {
    let name = path.display().to_string();
    Collection::open(read(path)?).map_err(|error| Failure::new(format!("{name}: {error}")))
}

/// The bytes of a pack, or of the pack in a page.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let name = path.display().to_string();
    let bytes = fs::read(path)
        .map_err(|error| Failure::new(format!("{name}: {}", failure::reason(&error))))?;
    if bytes.trim_ascii_start().first() != Some(&b'<') {
        return Ok(bytes);
    }
    page::pack_in(&bytes).map_err(|message| Failure::new(format!("{name}: {message}")))
}
