//! `dossier extract`: what is the article in a file.

use dossier_compiler::curation::Curation;
use dossier_compiler::language::UNKNOWN;
use dossier_compiler::model::{Article, Known, Origin};
use dossier_compiler::show;
use serde::Serialize;

use crate::args::ExtractArgs;
use crate::articles::{self, body};
use crate::console::Console;
use crate::failure::Failure;
use crate::output::Output;

/// What an article states about itself.
#[derive(Debug, Serialize)]
pub struct Head<'a> {
    file: &'a str,
    title: Option<&'a str>,
    byline: Vec<&'a str>,
    publisher: Option<&'a str>,
    published: Option<&'a str>,
}

impl<'a> Head<'a> {
    /// Of an article.
    pub fn new(article: &'a Article) -> Head<'a> {
        Head {
            file: &article.source.path,
            title: stated(&article.title),
            byline: article.authors.iter().map(|author| author.name.as_str()).collect(),
            publisher: stated(&article.publisher),
            published: stated(&article.published),
        }
    }

    /// Writes it for people.
    pub fn print(&self, output: &mut Output) -> Result<(), Failure> {
        output.line(self.file)?;
        output.line(self.title.unwrap_or("(no headline)"))?;
        let byline = self.byline.join(", ");
        let rest = [Some(byline.as_str()), self.publisher, self.published];
        let known: Vec<&str> = rest.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        if known.is_empty() { Ok(()) } else { output.line(&known.join(" · ")) }
    }
}

/// What the article says; what an editor says of it does not count here.
fn stated(known: &Option<Known<String>>) -> Option<&str> {
    known.as_ref().filter(|known| known.origin == Origin::Stated).map(|known| known.value.as_str())
}

#[derive(Debug, Serialize)]
struct Extract<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    language: Option<&'a str>,
    text: String,
}

/// Runs the command.
pub fn run(args: &ExtractArgs, console: &Console) -> Result<(), Failure> {
    let mut output = Output::new();
    let failed = articles::read(&args.files, &Curation::default(), console, |article| {
        let extract = Extract {
            head: Head::new(&article),
            language: article.languages.first().map(String::as_str).filter(|tag| *tag != UNKNOWN),
            text: text(&article, args.keep_contacts),
        };
        if args.jsonl {
            return output.json(&extract);
        }
        extract.head.print(&mut output)?;
        output.line("")?;
        output.line(&extract.text)?;
        output.line("")
    })?;
    output.finish()?;
    articles::verdict(failed)
}

/// The body as a reader sees it, its passages a blank line apart.
fn text(article: &Article, keep_contacts: bool) -> String {
    let passages: Vec<String> = body(article)
        .map(|passage| show::passage(&article.source, passage.span, keep_contacts).text)
        .collect();
    passages.join("\n\n")
}
