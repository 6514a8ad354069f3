//! All stages, one after the other.

use crate::Error;
use crate::curation::Curation;
use crate::model::{Article, Names};
use crate::names::Registry;
use crate::privacy::Privacy;
use crate::write::{Annotated, Collection};
use crate::{dates, names, resolve, write};
use dossier_engine::time::Edtf;

/// Annotates an article: names and time expressions of its passages.
pub fn annotate(article: Article, registry: &Registry) -> Annotated {
    let text = &article.source.text;
    let published = article.published.as_ref().and_then(|known| Edtf::parse(&known.value));
    let names = names::find(text, &article.passages, registry);
    let dates = dates::find(text, &article.passages, published.as_ref());
    Annotated { article, names, dates }
}

/// Compiles articles to a pack.
///
/// # Errors
/// [`Error::is_write`] when the pack would be too large.
pub fn compile(
    articles: Vec<Article>,
    curation: &Curation,
    privacy: Privacy,
) -> Result<Vec<u8>, Error> {
    let registry = Registry::new(&curation.entities);
    let documents: Vec<Annotated> =
        articles.into_iter().map(|article| annotate(article, &registry)).collect();
    let names: Vec<Names> = documents.iter().map(|document| document.names.clone()).collect();
    let (entities, entity_of) = resolve::join(&names, &curation.entities);
    write::write(&Collection {
        title: curation.title.clone().unwrap_or_else(|| "Articles".to_owned()),
        description: curation.description.clone().unwrap_or_default(),
        documents: &documents,
        entities: &entities,
        entity_of: &entity_of,
        privacy,
    })
}
