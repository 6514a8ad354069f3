//! All stages, one after the other.

use std::path::Path;

use crate::Error;
use crate::article::read_article;
use crate::curation::{Curation, correct_dates};
use crate::model::{Article, Source};
use crate::names::Registry;
use crate::read::folder;
use crate::write::{Annotated, Collection};
use crate::{dates, names, parallel, resolve, write};
use dossier_engine::time::Edtf;

/// What is asked of a build.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Keep e-mail addresses and telephone numbers instead of masking them.
    pub keep_contacts: bool,
}

/// Judges sources with what a curation file says of them.
pub fn read_articles(sources: Vec<Source>, curation: &Curation) -> Vec<Article> {
    parallel::map(sources, |source| read_article_of(source, curation))
}

/// Judges a source with what a curation file says of it.
pub fn read_article_of(source: Source, curation: &Curation) -> Article {
    let about = curation.article(&source.id);
    read_article(source, about)
}

/// Annotates an article: names and time expressions of its passages, these as its curation corrects
/// them.
pub fn annotate(article: Article, registry: &Registry) -> Annotated {
    let words = article.source.words();
    let published = article.published.as_ref().and_then(|known| Edtf::parse(&known.value));
    let names = names::find(&words, &article.passages, registry);
    let mut dates = dates::find(&words, &article.passages, published.as_ref());
    correct_dates(&article, &words, &mut dates);
    drop(words);
    Annotated { article, names, dates }
}

/// Compiles articles to a pack.
///
/// # Errors
/// [`Error::is_write`] when the pack would be too large; those of [`Curation::check_dates`].
pub fn compile(
    articles: Vec<Article>,
    curation: &Curation,
    options: Options,
) -> Result<Vec<u8>, Error> {
    compile_with(articles, curation, options, &|| ())
}

/// As [`compile`]; `step` is called when an article has been annotated, on any thread.
///
/// # Errors
/// Those of [`compile`].
pub fn compile_with(
    articles: Vec<Article>,
    curation: &Curation,
    options: Options,
    step: &(dyn Fn() + Sync),
) -> Result<Vec<u8>, Error> {
    curation.check_dates(&articles)?;
    let registry = Registry::of(curation);
    let documents = parallel::map(articles, |article| {
        let annotated = annotate(article, &registry);
        step();
        annotated
    });
    let names = documents.iter().map(|document| &document.names);
    let (entities, entity_of) = resolve::join(names, &curation.entities);
    write::write(Collection {
        title: curation.title.clone().unwrap_or_else(|| "Articles".to_owned()),
        description: curation.description.clone().unwrap_or_default(),
        documents,
        entities: &entities,
        entity_of: &entity_of,
        keep_contacts: options.keep_contacts,
    })
}

/// Reads files and folders and compiles them, as `dossier build` does: for build scripts.
///
/// # Errors
/// Those of [`read_inputs`](folder::read_inputs), [`Curation::check_files`] and [`compile`]; and
/// [`Error::is_input`] for a file that cannot be read.
pub fn compile_folder(folder: &Path) -> Result<Vec<u8>, Error> {
    let inputs = folder::read_inputs(&[folder.to_owned()])?;
    if let Some((path, reason)) = inputs.skipped.first() {
        return Err(Error::input(path, reason));
    }
    let curation = inputs.curation.unwrap_or_default();
    let ids: Vec<&str> = inputs.sources.iter().map(|source| source.id.as_str()).collect();
    curation.check_files(&ids)?;
    compile(read_articles(inputs.sources, &curation), &curation, Options::default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::read_file;

    #[test]
    fn what_is_no_name_is_passed_over() {
        let text = b"Angela Merkel met Emmanuel Macron in Paris. Merkel left.";
        let names = |curation: &Curation| -> Vec<String> {
            let sources = read_file("a.txt", "a.txt", text).unwrap();
            let article = read_articles(sources, curation).remove(0);
            let found = annotate(article, &Registry::of(curation));
            let mentions = found.names.mentions.iter();
            let text = &found.article.source.text;
            mentions.map(|mention| text[mention.span.range()].to_owned()).collect()
        };
        let without =
            Curation { not_names: vec!["Emmanuel Macron".to_owned()], ..Curation::default() };
        let all = names(&Curation::default());
        let expected: Vec<&String> = all.iter().filter(|name| *name != "Emmanuel Macron").collect();
        assert_eq!(expected.len() + 1, all.len());
        assert_eq!(names(&without).iter().collect::<Vec<_>>(), expected);
    }
}
