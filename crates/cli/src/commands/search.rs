//! `dossier search`: what a pack or a page answers.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use dossier_engine::ask::{Hit, SearchAnswer};
use dossier_engine::query::Correction;
use dossier_engine::request::{MAX_LIMIT, Words};
use dossier_engine::{Collection, Request};
use serde::Deserialize;

use crate::args::SearchArgs;
use crate::articles::counted;
use crate::console::Console;
use crate::failure::{self, Failure};
use crate::lines::{self, Id};
use crate::output::Output;
use crate::pack;

/// One line of a file of queries.
#[derive(Debug, Deserialize)]
struct Query {
    id: Id,
    text: String,
}

/// Runs the command.
pub fn run(args: &SearchArgs, console: &Console) -> Result<(), Failure> {
    if args.format.is_some() && args.queries.is_none() {
        // Not left to clap, which forgets this as soon as a QUERY is given.
        return Err(Failure::Usage("--format is about the answers to --queries FILE".to_owned()));
    }
    let collection = pack::open(&args.collection)?;
    let mut output = Output::new();
    if let Some(path) = &args.queries {
        return run_all(&collection, path, args.limit, output, console);
    }
    let query = args.query.as_deref().unwrap_or_default();
    let answer = ask(&collection, &Request::query(query), args.limit)?;
    if args.json {
        output.json(&answer)?;
    } else {
        print(&answer, &mut output)?;
    }
    output.finish()
}

/// Asks as often as it takes to get `limit` hits: one answer holds at most [`MAX_LIMIT`].
fn ask(collection: &Collection, request: &Request, limit: usize) -> Result<SearchAnswer, Failure> {
    let part = |offset: usize| {
        let limit = Some((limit - offset).min(MAX_LIMIT));
        let request = Request { offset, limit, ..request.clone() };
        collection.search(&request).map_err(|error| Failure::new(error.to_string()))
    };
    let mut answer = part(0)?;
    while answer.hits.len() < limit.min(answer.total) {
        let more = part(answer.hits.len())?.hits;
        if more.is_empty() {
            break;
        }
        answer.hits.extend(more);
    }
    Ok(answer)
}

fn print(answer: &SearchAnswer, output: &mut Output) -> Result<(), Failure> {
    output.line(&format!("{} of {}", answer.total, counted(answer.of, "article")))?;
    for words in &answer.ignored {
        output.line(&format!("not used: {words}"))?;
    }
    for Correction { from, to } in &answer.corrections {
        output.line(&format!("“{from}” was taken for “{to}”"))?;
    }
    for (rank, hit) in answer.hits.iter().enumerate() {
        output.line("")?;
        output.line(&format!("{:>3}. {}", rank + 1, hit.article.title))?;
        output.line(&format!("     {}", facts(hit)))?;
        if !hit.article.reprints.is_empty() {
            output.line(&format!("     the same text: {}", hit.article.reprints.join(", ")))?;
        }
        for snippet in &hit.snippets {
            output.line(&format!("     {}", snippet.text))?;
        }
    }
    Ok(())
}

/// Date, publisher and id.
fn facts(hit: &Hit) -> String {
    let published = hit.article.published.as_ref().map(|published| published.value.as_str());
    let parts = [published, hit.article.publisher.as_deref(), Some(hit.article.id.as_str())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Answers a file of queries as a run.
fn run_all(
    collection: &Collection,
    path: &Path,
    limit: usize,
    mut output: Output,
    console: &Console,
) -> Result<(), Failure> {
    let name = path.display().to_string();
    let file = File::open(path)
        .map_err(|error| Failure::new(format!("{name}: {}", failure::reason(&error))))?;
    let expected = "an object with \"id\" and \"text\"";
    let (queries, failed) = lines::read::<Query>(BufReader::new(file), &name, expected, console)?;
    let count = queries.len() as u64;
    console.stage(&format!("answering {count} queries"), "queries", count);
    for query in &queries {
        // A run ranks; whoever measures it decides how deep to look. So no word is demanded. The
        // space says that the last word is complete.
        let request = Request { words: Words::Any, ..Request::query(format!("{} ", query.text)) };
        let answer = ask(collection, &request, limit)?;
        let mut last = f32::INFINITY;
        // An article stands for all with its text: they are as good an answer.
        let ids = answer.hits.iter().flat_map(|hit| {
            std::iter::once(&hit.article.id).chain(&hit.article.reprints).map(|id| (id, hit.score))
        });
        for (rank, (id, score)) in ids.take(limit).enumerate() {
            // Tools sort by score alone, so that equal scores would lose our order.
            let score = score.min(last.next_down());
            last = score;
            output.line(&format!(
                "{} Q0 {} {} {score} dossier",
                column(&query.id.to_string()),
                column(id),
                rank + 1,
            ))?;
        }
        console.advance(1);
    }
    console.finish();
    output.finish()?;
    if failed == 0 { Ok(()) } else { Err(Failure::Reported) }
}

/// An id as a column of a run: its white space as in a URL.
fn column(id: &str) -> String {
    let mut column = String::with_capacity(id.len());
    for c in id.chars() {
        if c.is_whitespace() {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                column.push_str(&format!("%{byte:02X}"));
            }
        } else {
            column.push(c);
        }
    }
    column
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_has_no_white_space() {
        assert_eq!(column("a b\tc\u{3000}d%"), "a%20b%09c%E3%80%80d%");
    }
}
