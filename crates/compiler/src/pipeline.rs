//! All stages, one after the other.

use std::path::Path;

use crate::Error;
use crate::article::read_article;
use crate::curation::{Curation, correct_dates, corrections};
use crate::model::{Article, Source};
use crate::names::Registry;
use crate::read::folder;
use crate::write::encode::Pieces;
use crate::write::{Annotated, Prepared, Writer};
use crate::{dates, names, parallel};
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

/// Does all the work on an article that needs no other article.
///
/// # Errors
/// [`Error::is_write`] when it is too large for a pack; those of [`Curation::check_dates`].
pub fn prepare(
    article: Article,
    curation: &Curation,
    registry: &Registry,
    options: Options,
) -> Result<Prepared, Error> {
    curation.check_dates(&article)?;
    Prepared::new(annotate(article, registry), options.keep_contacts)
}

/// Compiles articles to a pack.
///
/// # Errors
/// [`Error::is_write`] when the pack would be too large, or when two articles have one id; those of
/// [`Curation::check_dates`].
pub fn compile(
    articles: Vec<Article>,
    curation: &Curation,
    options: Options,
) -> Result<Vec<u8>, Error> {
    compile_on(parallel::processors(), articles, curation, options)
}

fn compile_on(
    threads: usize,
    articles: Vec<Article>,
    curation: &Curation,
    options: Options,
) -> Result<Vec<u8>, Error> {
    let registry = Registry::of(curation);
    let mut writer = Writer::new(&curation.entities);
    parallel::in_order(
        threads,
        articles.into_iter(),
        |article| prepare(article, curation, &registry, options),
        |prepared| writer.add(prepared?),
    )?;
    let pack = finish(writer, curation)?.into_vec();
    if !curation.corrections.text.is_empty() {
        let opened = Pack::open(&*pack).map_err(|error| Error::write(error.to_string()))?;
        corrections::doubts(curation, &opened)?;
    }
    Ok(pack)
}

/// Completes a pack with what the curation file says of the collection.
///
/// # Errors
/// [`Error::is_write`] when the pack would be too large.
pub fn finish(writer: Writer<'_>, curation: &Curation) -> Result<Pieces, Error> {
    let title = curation.title.clone().unwrap_or_else(|| "Articles".to_owned());
    let description = curation.description.clone().unwrap_or_default();
    writer.finish(title, description, curation.corrections.text.clone())
}

/// Reads a folder and compiles it, as `dossier build --strict` does: for build scripts.
///
/// # Errors
/// Those of [`read_inputs`](folder::read_inputs) and [`compile`], and that of the first article that
/// cannot be read.
pub fn compile_folder(folder: &Path) -> Result<Vec<u8>, Error> {
    let mut inputs = folder::read_inputs(&[folder.to_owned()])?;
    if !inputs.skipped.is_empty() {
        return Err(inputs.skipped.remove(0));
    }
    let curation = inputs.curation.unwrap_or_default();
    compile(read_articles(inputs.sources, &curation), &curation, Options::default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::read_file;

    #[test]
    fn the_number_of_threads_does_not_change_a_byte() {
        let line = |n: usize| {
            let (person, place) =
                (["Merkel", "Macron", "Sharif"][n % 3], ["Paris", "PARIS"][n % 2]);
            let text =
                format!("Anna {person} met Number{n} Smith in {place} in May {}.", 1990 + n % 30);
            serde_json::json!({"id": n.to_string(), "title": format!("T {n}"), "text": text})
                .to_string()
        };
        let lines: Vec<String> = (0..300).map(line).collect();
        let sources = read_file("a.jsonl", "a.jsonl", lines.join("\n").as_bytes()).unwrap();
        let curation = Curation::default();
        let articles = read_articles(sources, &curation);
        let pack =
            |threads| compile_on(threads, articles.clone(), &curation, Options::default()).unwrap();
        let expected = pack(1);
        for threads in [1, 2, 7] {
            assert!(pack(threads) == expected, "{threads} threads");
        }
    }

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
