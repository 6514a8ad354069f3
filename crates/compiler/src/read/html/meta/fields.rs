//! `<meta>`: names, properties and items with their contents.

use dom_query::Document;

use super::one_line;

/// The `meta` elements of a page, in order.
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads them. Keys are in lower case, with points for hyphens before the first one
    /// (`dc-date`, `DC.date` are both `dc.date`).
    pub(super) fn new(document: &Document) -> Fields {
        let mut fields = Vec::new();
        for node in document.select("meta[content]").nodes() {
            let Some(content) = node.attr("content") else { continue };
            let content = one_line(&content);
            if content.is_empty() {
                continue;
            }
            for attribute in ["property", "name", "itemprop", "http-equiv"] {
                let Some(keys) = node.attr(attribute) else { continue };
                for key in keys.split_whitespace() {
                    let key = key.to_lowercase();
                    let key = match key.strip_prefix("dc-").or_else(|| key.strip_prefix("dc:")) {
                        Some(rest) => format!("dc.{rest}"),
                        None => key,
                    };
                    fields.push((key, content.clone()));
                }
            }
        }
        Fields(fields)
    }

    /// The first value of the first of some keys that has one.
    pub(super) fn first(&self, keys: &[&str]) -> Option<&str> {
        keys.iter().find_map(|key| self.all(key).next())
    }

    /// All values of a key.
    pub(super) fn all<'f, 'k>(
        &'f self,
        key: &'k str,
    ) -> impl Iterator<Item = &'f str> + use<'f, 'k> {
        self.0.iter().filter(move |(name, _)| name == key).map(|(_, value)| value.as_str())
    }
}
