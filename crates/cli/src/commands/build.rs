//! `dossier build`: a page or a pack.

use std::io::Write;
use std::path::{Path, PathBuf};

use dossier_compiler::curation::{Curation, corrections};
use dossier_compiler::model::Source;
use dossier_compiler::parallel;
use dossier_compiler::pipeline::{self, Distinct, Options};
use dossier_compiler::read as reading;
use dossier_compiler::suggest::suggestions;
use dossier_engine::pack::Pack;
use dossier_engine::pack::records::Manifest;

use crate::args::BuildArgs;
use crate::articles::{self, counted};
use crate::console::Console;
use crate::failure::{self, Failure};
use crate::page::{self, Head};

/// What is to be written.
enum Target {
    Page(&'static str),
    Pack,
}

impl Target {
    fn of(output: &Path) -> Result<Target, Failure> {
        let ending = output.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        match ending.to_ascii_lowercase().as_str() {
            "html" | "htm" => Ok(Target::Page(page::empty()?)),
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
    let options = Options { keep_contacts: args.keep_contacts };
    let articles = read(args, &curation, options, console)?;
    let count = articles.articles.len();
    console.stage(&format!("compiling {}", counted(count, "article")), count);
    let step = console.stepper();
    let pack = pipeline::compile_with(articles, &curation, options, &step)
        .map_err(|error| Failure::new(error.to_string()))?;
    console.finish();
    let opened = Pack::open(pack.as_slice()).map_err(|error| Failure::new(error.to_string()))?;
    let doubts = corrections::doubts(&curation, &opened);
    for doubt in doubts.map_err(|error| Failure::new(error.to_string()))? {
        console.warn(&doubt);
    }
    if let (Some(path), Some(suggested)) = (&args.suggest, suggested) {
        let text = suggestions(&curation, &opened);
        suggested.write(text.map_err(|error| Failure::new(error.to_string()))?.as_bytes())?;
        console.say(&format!("wrote suggestions to {}", path.display()));
    }
    let size = match target {
        Target::Pack => output.write(&pack)?,
        Target::Page(empty) => {
            let manifest = opened.manifest();
            let language = manifest.languages.first().map_or("en", String::as_str);
            let Manifest { title, description, .. } = manifest;
            let head = Head { language, title, description };
            output.write(page::assemble(empty, head, &pack)?.as_bytes())?
        }
    };
    console.say(&format!(
        "wrote {}: {}, {size} bytes",
        args.output.display(),
        counted(count, "article")
    ));
    Ok(())
}

/// All articles of all inputs, which must have ids of their own here.
fn read(
    args: &BuildArgs,
    curation: &Curation,
    options: Options,
    console: &Console,
) -> Result<Distinct, Failure> {
    console.stage(&format!("reading {}", counted(args.inputs.len(), "input")), 0);
    let rules = Some(curation).filter(|curation| !curation.path.is_empty());
    let found = reading::read_inputs_with(&args.inputs, rules)
        .map_err(|error| Failure::new(error.to_string()))?;
    console.finish();
    for (path, reason) in &found.skipped {
        if args.strict {
            console.error(&format!("{path}: {reason}"));
        } else {
            console.warn(&format!("{path}: {reason}; left out"));
        }
    }
    if args.strict && !found.skipped.is_empty() {
        return Err(Failure::Reported);
    }
    if found.sources.is_empty() {
        let inputs: Vec<_> = args.inputs.iter().map(|path| path.display().to_string()).collect();
        let endings = reading::ENDINGS.map(|ending| format!(".{ending}")).join(", ");
        return Err(Failure::new(format!(
            "{}: no articles; expected files ending in {endings}",
            inputs.join(", ")
        )));
    }
    // A file beside an input file may be about a collection of which this is only a part.
    if args.curation.curation.is_some() || args.inputs.iter().any(|input| input.is_dir()) {
        let ids: Vec<&str> = found.sources.iter().map(|source| source.id.as_str()).collect();
        curation.check_files(&ids).map_err(|error| Failure::new(error.to_string()))?;
    }
    console.stage(
        &format!("cleaning {}", counted(found.sources.len(), "article")),
        found.sources.len(),
    );
    let step = console.stepper();
    let articles = parallel::map(found.sources, |source: Source| {
        let mut article = pipeline::read_article_of(source, curation);
        // A pack has the article and not its page: what was needed to judge it goes now.
        article.source.original = None;
        article.source.blocks = Vec::new();
        step();
        article
    });
    console.finish();
    let distinct =
        Distinct::new(articles, options).map_err(|error| Failure::new(error.to_string()))?;
    report(&distinct, found.skipped.len(), console);
    Ok(distinct)
}

/// Says what was read and what is noteworthy about it.
fn report(distinct: &Distinct, skipped: usize, console: &Console) {
    let articles = &distinct.articles;
    let undated = articles.iter().filter(|article| article.published.is_none()).count();
    let untitled = articles.iter().filter(|article| article.title.is_none()).count();
    let omitted = articles.iter().filter(|article| !article.omissions.is_empty()).count();
    let reprinted = distinct.reprinted();
    let notes = [
        (skipped, "left out"),
        (reprinted, "with the text of another"),
        (undated, "without a date"),
        (untitled, "without a headline"),
        (omitted, "cleaned of what stood around the text"),
    ];
    let mut said = format!("read {}", counted(articles.len() + reprinted, "article"));
    for (count, note) in notes.iter().filter(|(count, _)| *count > 0) {
        said.push_str(&format!(", {count} {note}"));
    }
    console.say(&said);
    let varied = distinct.varied();
    if varied > 0 {
        console.say(&format!("{} in several versions", counted(varied, "text")));
    }
}

/// A file that appears whole or not at all: written beside its place, then renamed.
struct Beside<'a> {
    path: &'a Path,
    folder: PathBuf,
}

impl<'a> Beside<'a> {
    /// Checks that the file can be put there.
    fn new(path: &'a Path) -> Result<Beside<'a>, Failure> {
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
            _ => PathBuf::from("."),
        };
        if !folder.is_dir() {
            return Err(Failure::new(format!(
                "{}: there is no such folder to write into; make the folder first",
                folder.display()
            )));
        }
        if path.is_dir() {
            return Err(Failure::new(format!(
                "{}: this is a folder; remove it or choose another name",
                path.display()
            )));
        }
        Ok(Beside { path, folder })
    }

    /// Writes the file and gives its size.
    fn write(&self, bytes: &[u8]) -> Result<usize, Failure> {
        let cannot = |error: std::io::Error| {
            let reason = failure::reason(&error);
            Failure::new(format!("{}: cannot be written: {reason}", self.path.display()))
        };
        let mut beside = tempfile::Builder::new();
        beside.prefix(".dossier-");
        // Temporary files are private by default; this one is for others as well, as far as the
        // user's mask allows.
        #[cfg(unix)]
        beside.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let mut file = beside.tempfile_in(&self.folder).map_err(cannot)?;
        file.write_all(bytes).map_err(cannot)?;
        file.as_file().sync_all().map_err(cannot)?;
        file.persist(self.path).map_err(|error| cannot(error.error))?;
        Ok(bytes.len())
    }
}
