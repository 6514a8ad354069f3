//! From the command line's inputs to articles and what is known about them.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use dossier_compiler::curation::{Curation, corrections};
use dossier_compiler::model::{Article, Entity, NameMention, Role};
use dossier_compiler::names::Registry;
use dossier_compiler::read::Others;
use dossier_compiler::read::csv::Columns;
use dossier_compiler::read::folder::CURATION_FILE;
use dossier_compiler::write::Annotated;
use dossier_compiler::{parallel, pipeline, read as reading, resolve};
use dossier_engine::corrections::{Made, Plan, REASON};

use crate::args::CurationArgs;
use crate::console::Console;
use crate::failure::{self, Failure};
use crate::problems::Problems;

/// Whether all went well; what did not has been told.
pub fn verdict(failed: usize) -> Result<(), Failure> {
    if failed == 0 { Ok(()) } else { Err(Failure::Reported) }
}

/// Reads each input by itself: one that cannot be read is told, and does not keep the others back.
/// Hands each article on as it comes, and gives the number of those that could not be read.
///
/// # Errors
/// The first of `each`.
pub fn read(
    inputs: &[PathBuf],
    curation: &Curation,
    console: &Console,
    mut each: impl FnMut(Article) -> Result<(), Failure>,
) -> Result<usize, Failure> {
    // Without a curation file of its own, a folder's file says what to pass over.
    let rules = Some(curation).filter(|curation| !curation.path.is_empty());
    let mut failed = 0;
    for input in inputs {
        // What lies in a folder was not asked for by name.
        let folder = input.is_dir();
        let mut problems = Problems::new(console, !folder);
        match reading::list(std::slice::from_ref(input), rules) {
            Ok(listing) => {
                listing.skipped.iter().for_each(|error| problems.tell(error));
                say_others(&listing.others, console);
                let columns = rules.or(listing.curation.as_ref()).map(|rules| &rules.columns);
                let none = Columns::new();
                let what = format!("reading {}", input.display());
                console.stage(&what, "articles", listing.size());
                parallel::in_order(
                    parallel::processors(),
                    listing.items(columns.unwrap_or(&none)),
                    |item| {
                        let size = item.size;
                        let source = item.read();
                        (size, source.map(|source| pipeline::read_article_of(source, curation)))
                    },
                    |(size, article)| {
                        console.advance(size);
                        match article {
                            Ok(article) => each(article)?,
                            Err(error) => problems.tell(&error),
                        }
                        Ok::<(), Failure>(())
                    },
                )?;
                console.finish();
            }
            Err(error) => problems.tell(&error),
        }
        let count = problems.finish();
        failed += if folder { 0 } else { count };
    }
    Ok(failed)
}

/// Says how many files were passed over that are not articles.
pub fn say_others(others: &Others, console: &Console) {
    match others.count() {
        0 => {}
        1 => console.say(&format!("1 file of another kind was passed over: {others}")),
        count => console.say(&format!("{count} files of other kinds were passed over: {others}")),
    }
}

/// Names and dates of some articles, and the entities that they share.
#[derive(Debug)]
pub struct Analysed {
    /// In the order of the articles.
    pub documents: Vec<Annotated>,
    entities: Vec<Entity>,
    entity_of: Vec<Vec<usize>>,
    corrections: Plan,
}

impl Analysed {
    /// Whose a name in a document is, and why; none when a correction says that it is nobody's.
    pub fn entity<'a>(
        &'a self,
        document: usize,
        mention: &'a NameMention,
    ) -> Option<(&'a Entity, &'a str)> {
        let found = *self.entity_of.get(document)?.get(mention.entity)?;
        let text = &self.documents.get(document)?.article.source.text;
        let text = text.get(mention.span.range()).unwrap_or_default();
        let is = self.corrections.resolve(found as u32, document as u32, text)? as usize;
        let reason = if is == found { &*mention.reason } else { REASON };
        Some((self.entities.get(is)?, reason))
    }
}

/// Finds names and dates.
///
/// # Errors
/// When corrections contradict each other.
pub fn analyse(
    articles: Vec<Article>,
    curation: &Curation,
    console: &Console,
) -> Result<Analysed, Failure> {
    console.wait(&format!("looking for names and dates in {}", counted(articles.len(), "article")));
    let registry = Registry::of(curation);
    let documents = parallel::map(articles, |article| pipeline::annotate(article, &registry));
    let names = documents.iter().map(|document| &document.names);
    let (mut entities, entity_of) = resolve::join(names, &curation.entities);
    console.finish();
    let found = entities.iter().map(|Entity { id, name, kind, .. }| (&**id, &**name, *kind));
    let ids = documents.iter().zip(0..);
    let ids: HashMap<&str, u32> =
        ids.map(|(document, at)| (&*document.article.source.id, at)).collect();
    let corrections = corrections::plan(curation, found, &|id| ids.get(id).copied())
        .map_err(|error| Failure::new(error.to_string()))?;
    entities.extend(corrections.made.iter().cloned().map(|Made { id, name, kind, .. }| Entity {
        id,
        name,
        kind,
        description: String::new(),
    }));
    Ok(Analysed { documents, entities, entity_of, corrections })
}

/// Finds and reads the curation file. Without one, nothing is curated.
pub fn curation(
    args: &CurationArgs,
    inputs: &[PathBuf],
    console: &Console,
) -> Result<Curation, Failure> {
    let path = match &args.curation {
        Some(path) => Some(path.clone()),
        None => find_curation(inputs)?,
    };
    let Some(path) = path else { return Ok(Curation::default()) };
    let shown = path.display().to_string();
    let bytes = fs::read(&path)
        .map_err(|error| Failure::new(format!("{shown}: {}", failure::reason(&error))))?;
    let text = String::from_utf8(bytes)
        .map_err(|_| Failure::new(format!("{shown}: not UTF-8; save the file in that encoding")))?;
    let mut curation =
        Curation::parse(&shown, &text).map_err(|error| Failure::new(error.to_string()))?;
    if args.no_registry {
        curation.entities.clear();
        curation.corrections = Default::default();
    }
    if args.curation.is_none() {
        console.say(&format!("curated by {shown}"));
    }
    Ok(curation)
}

/// The one curation file that lies in the input folders or beside the input files.
fn find_curation(inputs: &[PathBuf]) -> Result<Option<PathBuf>, Failure> {
    let mut found: Vec<PathBuf> = Vec::new();
    for input in inputs {
        let folder = if input.is_dir() { input } else { input.parent().unwrap_or(Path::new("")) };
        let path = folder.join(CURATION_FILE);
        let same = |other: &PathBuf| fs::canonicalize(other).ok() == fs::canonicalize(&path).ok();
        if path.is_file() && !found.iter().any(same) {
            found.push(path);
        }
    }
    if found.len() > 1 {
        let list: Vec<_> = found.iter().map(|path| path.display().to_string()).collect();
        let list = list.join(", ");
        return Err(Failure::new(format!(
            "there are several curation files ({list}); join them into one and name it with --curation"
        )));
    }
    Ok(found.pop())
}

/// The passages of the body: all but the headline that opens the article.
pub fn body(article: &Article) -> impl Iterator<Item = &dossier_compiler::model::Passage> {
    let opening = article.passages.first().is_some_and(|passage| passage.role == Role::Title);
    article.passages.iter().skip(usize::from(opening))
}

/// "1 article", "2 articles".
pub fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
