//! `dossier inspect`: what is in a pack, and how much room it takes.

use dossier_engine::pack::Section;
use dossier_engine::pack::records::Manifest;
use dossier_engine::{Collection, Error};
use serde::Serialize;

use crate::args::InspectArgs;
use crate::failure::Failure;
use crate::output::Output;
use crate::pack;

#[derive(Debug, Serialize)]
struct Facts<'a> {
    title: &'a str,
    description: &'a str,
    generator: &'a str,
    format: u32,
    fingerprint: String,
    languages: &'a [String],
    #[serde(flatten)]
    counts: Counts,
    bytes: usize,
    sections: Vec<Size>,
}

#[derive(Debug, Default, Serialize)]
struct Counts {
    articles: usize,
    /// Articles that stand for others with the same text count once; these are the others.
    reprints: usize,
    entities: usize,
    names: usize,
    dates: usize,
    omissions: usize,
}

#[derive(Debug, Serialize)]
struct Size {
    name: &'static str,
    bytes: usize,
}

/// Runs the command.
pub fn run(args: &InspectArgs) -> Result<(), Failure> {
    let bytes = pack::read(&args.collection)?;
    let size = bytes.len();
    let collection = Collection::open(bytes)
        .map_err(|error| Failure::new(format!("{}: {error}", args.collection.display())))?;
    let opened = collection.pack();
    let answer = collection.manifest();
    let Manifest { title, description, generator, languages, .. } = opened.manifest();
    let section =
        |section: &Section| Size { name: section.name(), bytes: opened.section(*section).len() };
    let facts = Facts {
        title,
        description,
        generator,
        format: answer.format,
        fingerprint: answer.fingerprint,
        languages,
        counts: count(&collection).map_err(|error| Failure::new(error.to_string()))?,
        bytes: size,
        sections: Section::ALL.iter().map(section).collect(),
    };
    let mut output = Output::new();
    if args.json {
        output.json(&facts)?
    } else {
        print(&facts, &mut output)?
    }
    output.finish()
}

fn count(collection: &Collection) -> Result<Counts, Error> {
    let pack = collection.pack();
    let mut counts =
        Counts { articles: pack.len(), entities: pack.entity_count(), ..Counts::default() };
    for document in 0..pack.len() {
        counts.reprints += pack.reprints(document).count();
        let text = pack.text(document)?;
        counts.names += pack.names(document, &text)?.len();
        counts.dates += pack.dates(document, &text)?.len();
        counts.omissions += pack.omissions(document)?.len();
    }
    Ok(counts)
}

fn print(facts: &Facts<'_>, output: &mut Output) -> Result<(), Failure> {
    output.line(facts.title)?;
    if !facts.description.is_empty() {
        output.line(facts.description)?;
    }
    let Counts { articles, reprints, entities, names, dates, omissions } = facts.counts;
    let rows = [
        ("articles", articles),
        ("reprints of them", reprints),
        ("entities", entities),
        ("names", names),
        ("dates", dates),
        ("passages left out", omissions),
    ];
    output.line("")?;
    for (what, count) in rows {
        output.line(&format!("{count:>12}  {what}"))?;
    }
    output.line("")?;
    for Size { name, bytes } in &facts.sections {
        output.line(&format!("{bytes:>12}  bytes of {name}"))?;
    }
    output.line(&format!("{:>12}  bytes in all", facts.bytes))?;
    output.line("")?;
    output.line(&format!("languages: {}", facts.languages.join(", ")))?;
    output.line(&format!(
        "format {}, {}, fingerprint {}",
        facts.format, facts.generator, facts.fingerprint
    ))
}
