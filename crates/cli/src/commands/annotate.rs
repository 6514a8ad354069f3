//! `dossier annotate`: names and dates, with their places in the file.

use std::io;

use dossier_compiler::article::read_article;
use dossier_compiler::metadata;
use dossier_compiler::model::{Article, Entity, Kind, Source, Span, Stated};
use dossier_compiler::write::Annotated;
use dossier_engine::pack::reasons::NATIONALITY;
use dossier_engine::time::{Civil, Day};
use serde::{Deserialize, Serialize};

use super::extract::Head;
use crate::args::AnnotateArgs;
use crate::articles::{self, Analysed, body};
use crate::console::Console;
use crate::failure::Failure;
use crate::lines::{self, Id};
use crate::offsets::CodePoints;
use crate::output::Output;

/// A name in a text; offsets in code points, half-open.
#[derive(Debug, Serialize)]
struct Name<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    kind: &'static str,
    entity: &'a str,
    name: &'a str,
    /// How it is mentioned, where that is not by a name.
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<&'static str>,
    reason: &'a str,
}

/// A date in a text; offsets in code points, half-open.
#[derive(Debug, Serialize)]
struct Date<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    value: &'a str,
    earliest: Option<String>,
    latest: Option<String>,
    reason: &'a str,
}

/// What is left out of the article; offsets in code points, half-open.
#[derive(Debug, Serialize)]
struct LeftOut<'a> {
    start: usize,
    end: usize,
    reason: &'a str,
}

#[derive(Debug, Serialize)]
struct Record<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    languages: &'a [String],
    body: Vec<[usize; 2]>,
    omissions: Vec<LeftOut<'a>>,
    names: Vec<Name<'a>>,
    dates: Vec<Date<'a>>,
}

#[derive(Debug, Serialize)]
struct Plain<'a> {
    id: &'a Id,
    names: Vec<Name<'a>>,
    dates: Vec<Date<'a>>,
}

/// Runs the command.
pub fn run(args: &AnnotateArgs, console: &Console) -> Result<(), Failure> {
    let curation = articles::curation(&args.curation, &args.files, console)?;
    let mut ids = Vec::new();
    let mut found = Vec::new();
    let failed = if args.plain {
        let failed;
        (ids, found, failed) = read_plain(console)?;
        failed
    } else {
        articles::read(&args.files, &curation, console, |article| {
            found.push(article);
            Ok(())
        })?
    };
    let analysed = articles::analyse(found, &curation, console)?;
    let mut output = Output::new();
    for (at, document) in analysed.documents.iter().enumerate() {
        let article = &document.article;
        let places = Places::new(&article.source);
        let names = names(at, document, &analysed, &places);
        let dates = dates(document, &places);
        if let Some(id) = ids.get(at) {
            output.json(&Plain { id, names, dates })?;
            continue;
        }
        let record = Record {
            head: Head::new(article),
            languages: &article.languages,
            body: body(article).filter_map(|passage| places.of(passage.span)).collect(),
            omissions: left_out(article, &places),
            names,
            dates,
        };
        if args.jsonl { output.json(&record)? } else { print(&record, &mut output)? }
    }
    output.finish()?;
    articles::verdict(failed)
}

fn print(record: &Record<'_>, output: &mut Output) -> Result<(), Failure> {
    record.head.print(output)?;
    for Name { start, end, text, kind, entity, reason, .. } in &record.names {
        output.line(&format!("{start}\t{end}\t{kind}\t{text}\t{entity}\t{reason}"))?;
    }
    for Date { start, end, text, kind, value, reason, .. } in &record.dates {
        output.line(&format!("{start}\t{end}\t{kind}\t{text}\t{value}\t{reason}"))?;
    }
    output.line("")
}

/// Where a span of a source is in the container's own text.
struct Places<'a> {
    source: &'a Source,
    points: CodePoints<'a>,
    prefix: usize,
}

impl<'a> Places<'a> {
    fn new(source: &'a Source) -> Places<'a> {
        let points = CodePoints::new(&source.text);
        let prefix = points.at(source.prefix);
        Places { source, points, prefix }
    }

    /// Code points, half-open; none for what is in the title put in front of the text, and for what
    /// is not in the file.
    fn of(&self, span: Span) -> Option<[usize; 2]> {
        if let Some(original) = &self.source.original {
            return original.place(&self.source.text, span);
        }
        let inside = span.start >= self.source.prefix;
        inside.then(|| {
            [self.points.at(span.start) - self.prefix, self.points.at(span.end) - self.prefix]
        })
    }

    fn text(&self, span: Span) -> &'a str {
        if let Some(original) = &self.source.original {
            let place = original.place(&self.source.text, span);
            return place.map(|place| original.slice(place)).unwrap_or_default();
        }
        self.source.text.get(span.range()).unwrap_or_default()
    }
}

fn left_out<'a>(article: &'a Article, places: &Places<'_>) -> Vec<LeftOut<'a>> {
    let placed = article.omissions.iter().filter_map(|omission| {
        let [start, end] = places.of(omission.span)?;
        Some(LeftOut { start, end, reason: &omission.reason })
    });
    placed.collect()
}

fn names<'a>(
    at: usize,
    document: &'a Annotated,
    analysed: &'a Analysed,
    places: &Places<'a>,
) -> Vec<Name<'a>> {
    let mentions = document.names.mentions.iter();
    mentions
        .filter_map(|mention| {
            let [start, end] = places.of(mention.span)?;
            let (Entity { id, name, kind, .. }, reason) = analysed.entity(at, mention)?;
            let nationality = mention.is_nationality();
            let listed = || document.names.entities.get(mention.entity)?.registered;
            // The word itself is no place's name, unless a person says whose it is.
            let kind = match nationality && listed().is_none() && reason == mention.reason {
                true => Kind::Other,
                false => *kind,
            };
            let form = nationality.then_some(NATIONALITY);
            let (kind, text) = (kind.as_str(), places.text(mention.span));
            Some(Name { start, end, text, kind, entity: id, name, form, reason })
        })
        .collect()
}

fn dates<'a>(document: &'a Annotated, places: &Places<'a>) -> Vec<Date<'a>> {
    let mentions = document.dates.iter();
    mentions
        .filter_map(|mention| {
            let [start, end] = places.of(mention.span)?;
            Some(Date {
                start,
                end,
                text: places.text(mention.span),
                kind: mention.kind.as_str(),
                value: &mention.value,
                earliest: mention.earliest.map(day),
                latest: mention.latest.map(day),
                reason: &mention.reason,
            })
        })
        .collect()
}

/// A day as ISO 8601 writes it; years before 0 with a sign and four digits.
fn day(day: Day) -> String {
    let Civil { year, month, day } = Civil::from_day(day);
    let sign = if year < 0 { "-" } else { "" };
    format!("{sign}{:04}-{month:02}-{day:02}", year.unsigned_abs())
}

/// One line of standard input.
#[derive(Debug, Deserialize)]
struct Line {
    id: Id,
    text: String,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    published: Option<String>,
}

/// Reads standard input: texts that are taken as they are. Gives the lines' ids, the articles, and the
/// number of lines that could not be read.
fn read_plain(console: &Console) -> Result<(Vec<Id>, Vec<Article>, usize), Failure> {
    let expected = "an object with \"id\" and \"text\"";
    let (lines, failed) =
        lines::read::<Line>(io::stdin().lock(), "standard input", expected, console)?;
    let ids = lines.iter().map(|line| line.id.clone()).collect();
    let articles = lines.into_iter().map(|line| plain(line, console)).collect();
    Ok((ids, articles, failed))
}

fn plain(line: Line, console: &Console) -> Article {
    let published = line.published.as_deref().and_then(|value| {
        let date = metadata::date::field(value);
        if date.is_none() {
            let id = &line.id;
            console.warn(&format!(
                "{id}: expected \"published\" to be a date like 2024-09-16, found \"{value}\"; \
                 the text is read as if it had none"
            ));
        }
        date
    });
    let mut text = String::new();
    if let Some(title) = &line.title {
        text.push_str(title);
        text.push_str("\n\n");
    }
    let prefix = text.len();
    text.push_str(&line.text);
    let stated = Stated { title: line.title, published, ..Stated::default() };
    let id = line.id.to_string();
    let source = Source { id, text, prefix, stated, clean: true, ..Source::default() };
    read_article(source, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_four_digits_of_year_and_a_sign_before_year_0() {
        let number = |year, month, date| Civil::new(year, month, date).unwrap().day_number();
        assert_eq!(day(number(2025, 9, 4)), "2025-09-04");
        assert_eq!(day(number(44, 3, 15)), "0044-03-15");
        assert_eq!(day(number(-43, 3, 15)), "-0043-03-15");
    }
}
