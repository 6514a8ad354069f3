//! `dossier build`: a page or a pack.

use std::io::Write;
use std::path::Path;

use dossier_compiler::curation::{Curation, corrections};
use dossier_compiler::model::Article;
use dossier_compiler::names::Registry;
use dossier_compiler::pipeline::{self, Options};
use dossier_compiler::read::{self as reading, Item};
use dossier_compiler::suggest::suggestions;
use dossier_compiler::write::encode::Pieces;
use dossier_compiler::write::{Prepared, Writer};
use dossier_compiler::{Error, parallel};
use dossier_engine::pack::Pack;
use dossier_engine::pack::records::Manifest;

use crate::args::BuildArgs;
use crate::articles::{self, counted};
use crate::beside::Beside;
use crate::console::Console;
use crate::failure::Failure;
use crate::page::{Head, Page};
use crate::problems::Problems;

/// What is to be written.
enum Target {
    Page(Page),
    Pack,
}

impl Target {
    fn of(output: &Path) -> Result<Target, Failure> {
        let ending = output.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        match ending.to_ascii_lowercase().as_str() {
            "html" | "htm" => Ok(Target::Page(Page::empty()?)),
            "dossier" => Ok(Target::Pack),
            _ => Err(Failure::Usage(format!(
                "{}: expected a name ending in .html (a page) or .dossier (a pack)",
                output.display()
            ))),
        }
    }
}

/// Runs the command.
pub fn run(args: &BuildArgs, console: &Console) -> Result<(), Failure> {
    // What cannot end well is refused before the work, not after it.
    let target = Target::of(&args.output)?;
    let output = Beside::new(&args.output)?;
    let suggested = args.suggest.as_deref().map(Beside::new).transpose()?;
    let mut curation = articles::curation(&args.curation, &args.inputs, console)?;
    if let Some(title) = &args.title {
        curation.title = Some(title.clone());
    }
    let (pack, count) = compile(args, &curation, console)?;
    if suggested.is_some() || !curation.corrections.text.is_empty() {
        judge(args, &curation, &pack, suggested, console)?;
    }
    console.wait(&format!("writing {}", args.output.display()));
    let size = match target {
        Target::Pack => output.write(|out| pack.write_to(out))?,
        Target::Page(page) => {
            let Manifest { languages, title, description, .. } = &pack.manifest;
            let language = languages.first().map_or("en", String::as_str);
            let head = Head { language, title, description };
            output.write(|out| page.write(head, |to| pack.write_to(to), out))?
        }
    };
    console.finish();
    console.say(&format!(
        "wrote {}: {}, {size} bytes",
        args.output.display(),
        counted(count, "article")
    ));
    Ok(())
}

/// Says what is doubtful in the corrections, and writes suggestions for more.
fn judge(
    args: &BuildArgs,
    curation: &Curation,
    pack: &Pieces,
    suggested: Option<Beside<'_>>,
    console: &Console,
) -> Result<(), Failure> {
    let failed = |error: &dyn std::fmt::Display| Failure::new(error.to_string());
    let mut bytes = Vec::with_capacity(pack.size());
    pack.write_to(&mut bytes).map_err(|error| failed(&error))?;
    let opened = Pack::open(bytes).map_err(|error| failed(&error))?;
    for doubt in corrections::doubts(curation, &opened).map_err(|error| failed(&error))? {
        console.warn(&doubt);
    }
    if let (Some(path), Some(suggested)) = (&args.suggest, suggested) {
        let text = suggestions(curation, &opened).map_err(|error| failed(&error))?;
        suggested.write(|out| out.write_all(text.as_bytes()))?;
        console.say(&format!("wrote suggestions to {}", path.display()));
    }
    Ok(())
}

/// An article that is ready to be written, and what is told about it.
struct Ready {
    prepared: Prepared,
    /// Where it comes from, for messages.
    path: String,
    about: About,
}

/// What is told about articles: how many there are, and of how many something is noteworthy.
#[derive(Default)]
struct About {
    articles: usize,
    undated: usize,
    untitled: usize,
    cleaned: usize,
}

impl About {
    fn of(article: &Article) -> About {
        About {
            articles: 1,
            undated: usize::from(article.published.is_none()),
            untitled: usize::from(article.title.is_none()),
            cleaned: usize::from(!article.omissions.is_empty()),
        }
    }

    fn add(&mut self, other: &About) {
        self.articles += other.articles;
        self.undated += other.undated;
        self.untitled += other.untitled;
        self.cleaned += other.cleaned;
    }
}

/// Reads all articles of all inputs and compiles them, as they come. Gives the pack and their number.
fn compile(
    args: &BuildArgs,
    curation: &Curation,
    console: &Console,
) -> Result<(Pieces, usize), Failure> {
    let failed = |error: Error| Failure::new(error.to_string());
    let rules = Some(curation).filter(|curation| !curation.path.is_empty());
    let listing = reading::list(&args.inputs, rules).map_err(failed)?;
    let registry = Registry::of(curation);
    let options = Options { keep_contacts: args.keep_contacts };
    let mut state = State {
        writer: Writer::new(&curation.entities),
        problems: Problems::new(console, args.strict),
        strict: args.strict,
        known: Vec::new(),
        about: About::default(),
        excluded: 0,
    };
    for error in &listing.skipped {
        state.problem(error)?;
    }
    let what = format!("reading {}", counted(listing.files(), "file"));
    console.stage(&what, "articles", listing.size());
    parallel::in_order(
        parallel::processors(),
        listing.items(&curation.columns),
        |item| {
            let (size, id) = (item.size, item.id.clone());
            (size, id, ready(item, curation, &registry, options))
        },
        |(size, id, article)| {
            console.advance(size);
            match article {
                Ok(Outcome::Ready(ready)) => state.add(*ready),
                Ok(Outcome::Excluded(id)) => {
                    state.excluded += 1;
                    state.known.push(id);
                    Ok(())
                }
                Err(error) if error.is_curation() => Err(Failure::new(error.to_string())),
                Err(error) => {
                    state.known.extend(id);
                    state.problem(&error)
                }
            }
        },
    )?;
    console.finish();
    articles::say_others(&listing.others, console);
    state.finish(args, curation, console)
}

/// What became of an item.
enum Outcome {
    Ready(Box<Ready>),
    /// The curation file does not want the article with this id.
    Excluded(String),
}

/// Does all the work on an article that needs no other.
fn ready(
    item: Item,
    curation: &Curation,
    registry: &Registry,
    options: Options,
) -> Result<Outcome, Error> {
    let source = item.read()?;
    if curation.article(&source.id).is_some_and(|about| about.exclude) {
        return Ok(Outcome::Excluded(source.id));
    }
    let path = source.path.clone();
    let article = pipeline::read_article_of(source, curation);
    let about = About::of(&article);
    let prepared = pipeline::prepare(article, curation, registry, options)?;
    Ok(Outcome::Ready(Box::new(Ready { prepared, path, about })))
}

/// A build while articles come.
struct State<'s> {
    writer: Writer<'s>,
    problems: Problems<'s>,
    strict: bool,
    /// Ids of articles that are there but not in the pack.
    known: Vec<String>,
    about: About,
    excluded: usize,
}

impl State<'_> {
    fn problem(&mut self, error: &Error) -> Result<(), Failure> {
        self.problems.tell(error);
        if self.strict { Err(Failure::Reported) } else { Ok(()) }
    }

    fn add(&mut self, ready: Ready) -> Result<(), Failure> {
        let Ready { prepared, path, about } = ready;
        if let Some(first) = self.writer.file_of(prepared.id()) {
            return self.problem(&reading::taken(&path, prepared.id(), &first));
        }
        self.about.add(&about);
        self.writer.add(prepared).map_err(|error| Failure::new(error.to_string()))
    }

    fn finish(
        self,
        args: &BuildArgs,
        curation: &Curation,
        console: &Console,
    ) -> Result<(Pieces, usize), Failure> {
        let State { mut writer, problems, known, about, excluded, .. } = self;
        let left_out = problems.finish();
        // A file beside an input file may be about a collection of which this is only a part.
        if args.curation.curation.is_some() || args.inputs.iter().any(|input| input.is_dir()) {
            let mut ids = writer.ids();
            ids.extend(known.iter().map(String::as_str));
            curation.check_files(&ids).map_err(|error| Failure::new(error.to_string()))?;
        }
        if writer.is_empty() {
            return Err(nothing(args, left_out, excluded));
        }
        let varied = writer.join_variants();
        let notes = [
            (left_out, "left out"),
            (excluded, "excluded"),
            (writer.reprinted(), "with the text of another"),
            (about.undated, "without a date"),
            (about.untitled, "without a headline"),
            (about.cleaned, "cleaned of what stood around the text"),
        ];
        let mut said = format!("read {}", counted(about.articles, "article"));
        for (count, note) in notes.iter().filter(|(count, _)| *count > 0) {
            said.push_str(&format!(", {count} {note}"));
        }
        console.say(&said);
        if varied > 0 {
            console.say(&format!("{} in several versions", counted(varied, "text")));
        }
        console.wait(&format!("indexing {}", counted(about.articles, "article")));
        let pack =
            pipeline::finish(writer, curation).map_err(|error| Failure::new(error.to_string()))?;
        console.finish();
        Ok((pack, about.articles))
    }
}

/// Why there is not a single article.
fn nothing(args: &BuildArgs, left_out: usize, excluded: usize) -> Failure {
    let inputs: Vec<_> = args.inputs.iter().map(|path| path.display().to_string()).collect();
    let inputs = inputs.join(", ");
    if left_out > 0 {
        return Failure::new(format!(
            "{inputs}: no article could be read, for the reasons above; nothing was written"
        ));
    }
    if excluded > 0 {
        return Failure::new(format!(
            "{inputs}: the curation file excludes every article; nothing was written"
        ));
    }
    let endings = reading::ENDINGS.map(|ending| format!(".{ending}")).join(", ");
    Failure::new(format!("{inputs}: no articles; expected files ending in {endings}"))
}
