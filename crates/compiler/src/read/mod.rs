//! From bytes to sources.

use crate::model::Source;

/// Reads the bytes of one file. `path` names it in messages and gives the format by its ending;
/// `id` is the document id for formats that hold one article.
pub fn read_file(path: &str, id: &str, bytes: &[u8]) -> Result<Vec<Source>, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| format!("{path}: {error}"))?;
    Ok(vec![Source {
        id: id.to_owned(),
        path: path.to_owned(),
        text: text.to_owned(),
        ..Source::default()
    }])
}
