//! Title, byline, publisher and date of publication.
//!
//! What the container states comes first, then what the lines around the article state, then what
//! the curation file says. A statement is never overridden by an editorial one: the curation file
//! fills what is left open, and is marked as doing so.

pub mod byline;
pub mod date;

use std::collections::HashSet;

use dossier_engine::time::Edtf;

use crate::clean::{Findings, about};
use crate::curation::ArticleCuration;
use crate::model::{Author, Known, Origin, Source, Span};
use crate::show;

/// What is known about an article besides its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Headline.
    pub title: Option<Known<String>>,
    /// Authors, in order.
    pub authors: Vec<Author>,
    /// Who published it.
    pub publisher: Option<Known<String>>,
    /// When it was published, as EDTF.
    pub published: Option<Known<String>>,
}

/// Puts together what a source, the lines around its article and the curation file say.
pub fn find(source: &Source, findings: &Findings, curation: Option<&ArticleCuration>) -> Metadata {
    let shown = |span: Span| show::passage(source, span, false).text;
    let title = source.stated.title.clone().or_else(|| findings.headline.map(shown));
    let in_byline = || findings.bylines.iter().find_map(|(_, byline)| byline.publisher.clone());
    let publisher = source.stated.publisher.clone().or_else(|| findings.publisher.clone());
    let publisher = publisher.or_else(in_byline);
    let in_field = source.stated.published.clone().map(|date| (date, ""));
    let published = in_field.or_else(|| findings.published.clone());
    let published = published.filter(|(date, _)| Edtf::parse(date).is_some());
    let editorial =
        |value: fn(&ArticleCuration) -> &Option<String>| curation.and_then(|c| value(c).clone());
    let basis = curation.and_then(|curation| curation.basis.clone()).unwrap_or_default();
    Metadata {
        title: known(title, editorial(|c| &c.title)),
        authors: authors(source, findings),
        publisher: known(publisher, editorial(|c| &c.publisher)),
        published: match published {
            Some((value, basis)) => {
                Some(Known { value, origin: Origin::Stated, basis: basis.to_owned() })
            }
            None => editorial(|c| &c.published).map(|value| Known {
                value,
                origin: Origin::Editorial,
                basis,
            }),
        },
    }
}

/// A stated value, or an editorial one in its place.
fn known(stated: Option<String>, editorial: Option<String>) -> Option<Known<String>> {
    let with = |origin| move |value| Known { value, origin, basis: String::new() };
    let stated = stated.filter(|value| !value.trim().is_empty()).map(with(Origin::Stated));
    stated.or_else(|| editorial.map(with(Origin::Editorial)))
}

/// The authors with what is said of them.
///
/// Each language version names the same people: the names of the first version that has any are
/// taken, and a note in another version goes to the author in the same place of its byline. Without
/// a byline, the name that a note opens with is the author's.
fn authors(source: &Source, findings: &Findings) -> Vec<Author> {
    let by_version = |version: usize| -> Vec<&String> {
        let bylines = findings.bylines.iter().filter(|(number, _)| *number == version);
        let mut seen = HashSet::new();
        let names = bylines.flat_map(|(_, byline)| &byline.names);
        names.filter(|name| seen.insert(name.to_lowercase())).collect()
    };
    let first = findings.bylines.iter().filter(|(_, byline)| !byline.names.is_empty());
    let first = first.map(|(version, _)| *version).min();
    let names: Vec<String> = match first {
        _ if !source.stated.byline.is_empty() => source.stated.byline.clone(),
        Some(version) => by_version(version).into_iter().cloned().collect(),
        None => Vec::new(),
    };
    let mut authors: Vec<Author> =
        names.into_iter().map(|name| Author { name, about: String::new() }).collect();
    for (version, span) in &findings.about {
        let note = show::passage(source, *span, false).text;
        let note = note.trim_start_matches(['–', '—', '-', '*', '•', ' ']);
        let opens = |name: &str| note.to_lowercase().contains(&name.to_lowercase());
        if authors.is_empty() {
            let name = about::opening_name(note).map(byline::normal);
            authors.extend(name.map(|name| Author { name, about: String::new() }));
        }
        let own = authors.iter().position(|author| opens(&author.name));
        let place = own.or_else(|| by_version(*version).iter().position(|name| opens(name)));
        if let Some(author) = authors.get_mut(place.unwrap_or(0)) {
            if !author.about.is_empty() {
                author.about.push_str("\n\n");
            }
            author.about.push_str(note);
        }
    }
    authors
}
