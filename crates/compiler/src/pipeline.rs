//! All stages, one after the other.

use std::path::Path;

use crate::Error;
use crate::article::read_article;
use crate::curation::{Curation, corrections};
use crate::duplicates::{Finder, Fingerprint, Place};
use crate::model::{Article, Source};
use crate::names::Registry;
use crate::read::folder;
use crate::write::document::{Layout, lay_out_reprint};
use crate::write::{Annotated, Collection};
use crate::{dates, names, parallel, resolve, write};
use dossier_engine::pack::Pack;
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

/// Annotates an article: names and time expressions of its passages.
pub fn annotate(article: Article, registry: &Registry) -> Annotated {
    let words = article.source.words();
    let published = article.published.as_ref().and_then(|known| Edtf::parse(&known.value));
    let names = names::find(&words, &article.passages, registry);
    let dates = dates::find(&words, &article.passages, published.as_ref());
    drop(words);
    Annotated { article, names, dates }
}

/// Articles of which no two have the same text.
#[derive(Debug, Default)]
pub struct Distinct {
    /// In the order in which they came.
    pub articles: Vec<Article>,
    /// For each, those with word for word the same text.
    pub reprints: Vec<Vec<Layout>>,
    /// For each, the first one that is a variant of its text: itself if there is none before it.
    pub variants: Vec<u32>,
}

impl Distinct {
    /// Joins articles with the same text to the first of them.
    ///
    /// # Errors
    /// [`Error::is_write`] when one is too large to be written.
    pub fn new(articles: Vec<Article>, options: Options) -> Result<Distinct, Error> {
        let printed = parallel::map(articles, |article| (Fingerprint::of(&article), article));
        let mut finder = Finder::default();
        let mut distinct = Distinct::default();
        for (print, article) in printed {
            match finder.add(print) {
                Place::New(_) => {
                    distinct.articles.push(article);
                    distinct.reprints.push(Vec::new());
                }
                Place::SameAs(at) => {
                    distinct.reprints[at].push(lay_out_reprint(&article, options.keep_contacts)?);
                }
            }
        }
        distinct.variants = finder.variants();
        Ok(distinct)
    }

    /// How many articles say word for word what another says.
    pub fn reprinted(&self) -> usize {
        self.reprints.iter().map(Vec::len).sum()
    }

    /// How many texts there are in several variants.
    pub fn varied(&self) -> usize {
        let mut varied: Vec<u32> = self.variants.clone();
        varied.sort_unstable();
        varied.chunk_by(|one, other| one == other).filter(|group| group.len() > 1).count()
    }
}

/// Compiles articles to a pack.
///
/// # Errors
/// [`Error::is_write`] when the pack would be too large.
pub fn compile(
    articles: Vec<Article>,
    curation: &Curation,
    options: Options,
) -> Result<Vec<u8>, Error> {
    compile_with(Distinct::new(articles, options)?, curation, options, &|| ())
}

/// As [`compile`]; `step` is called when an article has been annotated, on any thread.
///
/// # Errors
/// Those of [`compile`].
pub fn compile_with(
    distinct: Distinct,
    curation: &Curation,
    options: Options,
    step: &(dyn Fn() + Sync),
) -> Result<Vec<u8>, Error> {
    let registry = Registry::of(curation);
    let Distinct { articles, reprints, variants } = distinct;
    let documents = parallel::map(articles, |article| {
        let annotated = annotate(article, &registry);
        step();
        annotated
    });
    let names = documents.iter().map(|document| &document.names);
    let (entities, entity_of) = resolve::join(names, &curation.entities);
    let pack = write::write(Collection {
        title: curation.title.clone().unwrap_or_else(|| "Articles".to_owned()),
        description: curation.description.clone().unwrap_or_default(),
        documents,
        entities: &entities,
        entity_of: &entity_of,
        reprints,
        variants: &variants,
        corrections: &curation.corrections.text,
        keep_contacts: options.keep_contacts,
    })?;
    if !curation.corrections.text.is_empty() {
        let opened = Pack::open(&*pack).map_err(|error| Error::write(error.to_string()))?;
        corrections::doubts(curation, &opened)?;
    }
    Ok(pack)
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
