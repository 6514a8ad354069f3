//! The names of the authors.

use dom_query::Document;

use super::elsewhere::is_elsewhere;
use super::fields::Fields;
use super::json_ld::Linked;
use super::{one_line, words};
use crate::metadata::byline;
use crate::model::Role;
use crate::read::html::blocks;

/// Elements that hold nothing but an author, the surest first. Each line is asked by itself.
const ELEMENTS: [&str; 7] = [
    "[itemprop=author] [itemprop=name], [itemprop~=author] [itemprop=name]",
    "a[rel~=author], [itemprop=author], [itemprop~=author]",
    ".author a, .byline a, .authors a, .author-name, .author__name, .authorname, .byline-name, \
     .entry-author, .post-author-name",
    ".author, .authors, .byline, .vcard .fn, .post-author, .article-author, .byline__name, \
     .article__author, #author, .autor, .auteur, .autore",
    "[class*=author], [class*=byline], [class*=Author], [class*=Byline], [id*=author]",
    "[class*=autor], [class*=auteur], [class*=writer], [class*=verfasser]",
    "address",
];

/// The authors.
pub(super) fn find(
    document: &Document,
    fields: &Fields,
    linked: &Linked,
    site: Option<&str>,
) -> Vec<String> {
    let accept = |names: Vec<String>| accepted(names, site);
    // A link of the author is the author's even where the site has the same name.
    let accept_any = |names: Vec<String>| accepted(names, None);
    let found = accept(linked.authors.iter().flat_map(|name| split(name)).collect());
    if !found.is_empty() {
        return found;
    }
    let keys = [
        "author",
        "article:author",
        "dc.creator",
        "dcterms.creator",
        "parsely-author",
        "sailthru.author",
        "citation_author",
        "byl",
        "dc.author",
        "article.author",
        "og:article:author",
        "cxenseparse:author",
        "twitter:data1",
    ];
    for key in keys {
        let values: Vec<&str> = fields.all(key).collect();
        // The label beside tells what Twitter's data is.
        if key == "twitter:data1" && !fields.first(&["twitter:label1"]).is_some_and(is_writer_label)
        {
            continue;
        }
        let found = accept(values.iter().flat_map(|value| split(value)).collect());
        if !found.is_empty() {
            return found;
        }
    }
    for (rank, element) in ELEMENTS.iter().enumerate() {
        let selection = document.select(element);
        let mut names: Vec<String> = Vec::new();
        for node in selection.nodes().iter().take(40) {
            if is_elsewhere(node) {
                continue;
            }
            let text = one_line(&node.text());
            if text.len() > 120 {
                continue;
            }
            let names_in = of_element(&text, rank < 3);
            let found = if rank == 1 { accept_any(names_in) } else { accept(names_in) };
            if !found.is_empty() && !names.is_empty() && rank >= 3 {
                break;
            }
            names.extend(found);
            if names.len() > 6 {
                break;
            }
        }
        let names = accept_any(names);
        if !names.is_empty() {
            return names;
        }
    }
    accept(in_lines(document))
}

/// The names in the lines around the headline that read like bylines.
fn in_lines(document: &Document) -> Vec<String> {
    let Some(body) = document.body() else { return Vec::new() };
    let found = blocks::find(&body);
    let title = found.iter().position(|block| block.role == Role::Title);
    let start = title.map_or(0, |at| at.saturating_sub(2));
    let near = found.iter().skip(start).take(if title.is_some() { 12 } else { 30 });
    let lines = near.map(|block| block.text.as_str()).filter(|text| text.len() <= 160);
    for text in lines {
        if let Some(name) = after_cue(text) {
            return vec![name];
        }
        if let Some(line) = byline::line(text, true).filter(|line| !line.names.is_empty()) {
            return line.names;
        }
    }
    Vec::new()
}

/// The name behind `Posted by`, `Veröffentlicht von`, up to what follows it.
fn after_cue(text: &str) -> Option<String> {
    const CUES: [&str; 14] = [
        "veröffentlicht von ",
        "geschrieben von ",
        "verfasst von ",
        "erstellt von ",
        "ein beitrag von ",
        "text von ",
        "posted by ",
        "written by ",
        "published by ",
        "publié par ",
        "écrit par ",
        "publicado por ",
        "escrito por ",
        "redaktion: ",
    ];
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return None;
    }
    let (at, length) = CUES.iter().filter_map(|cue| Some((lower.find(cue)?, cue.len()))).min()?;
    let rest = text.get(at + length..)?;
    let end = [
        ",", "|", "•", "·", ".", " am ", " on ", " in ", " um ", " le ", " el ", " em ", " – ",
        " - ", "(",
    ]
    .iter()
    .filter_map(|stop| rest.find(stop))
    .min();
    let name = rest.get(..end.unwrap_or(rest.len()))?.trim();
    (!name.is_empty() && name.split_whitespace().count() <= 4).then(|| name.to_owned())
}

fn is_writer_label(label: &str) -> bool {
    let label = label.to_lowercase();
    ["written by", "author", "verfasst von", "geschrieben von", "écrit par", "escrito por", "por"]
        .iter()
        .any(|word| label.trim_end_matches(':') == *word)
}

/// The names in the text of an element for authors. `sure`: the element holds only a name.
fn of_element(text: &str, sure: bool) -> Vec<String> {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != ')');
    if let Some(line) = byline::line(text, true).filter(|line| !line.names.is_empty()) {
        return line.names;
    }
    let names = split(text);
    let shaped = |name: &String| byline::is_name(name, 2) && byline::is_likely_name(name);
    if sure || names.iter().all(shaped) { names } else { Vec::new() }
}

/// The names in a field.
fn split(field: &str) -> Vec<String> {
    let field = field.trim();
    if field.contains("://") || field.len() > 300 {
        return Vec::new();
    }
    let field = match field.split_once(char::is_whitespace) {
        Some((cue, rest))
            if ["von", "by", "por", "par", "di", "da", "door", "av", "od"]
                .contains(&cue.trim_end_matches(':').to_lowercase().as_str()) =>
        {
            rest.trim()
        }
        _ => field,
    };
    field.split('/').flat_map(byline::split_names).collect()
}

/// The names that are not the site's, not a desk's, no address, each once.
fn accepted(names: Vec<String>, site: Option<&str>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for name in names {
        let name = name
            .trim()
            .trim_start_matches('@')
            .trim_matches([',', ';', ':', '-', '–', ' '])
            .to_owned();
        let lower = name.to_lowercase();
        let many = name.split_whitespace().count();
        let same = |other: &String| words(other) == words(&name);
        let is_site = site.is_some_and(|site| words(site) == words(&name));
        let sound = name.chars().any(char::is_alphabetic)
            && many <= 5
            && name.chars().count() <= 60
            && !name.contains(['@', '[', '=', '<', '…'])
            && !lower.contains("www.")
            && !NOBODY.iter().any(|word| word.len() > 8 && lower.starts_with(word))
            && !is_site
            && !NOBODY.contains(&lower.as_str())
            && !name.chars().next().is_some_and(char::is_numeric);
        if sound && !found.iter().any(same) {
            found.push(name);
        }
    }
    found
}

/// What stands in fields for authors and is nobody.
#[rustfmt::skip]
const NOBODY: &[&str] = &[
    "admin", "administrator", "editor", "webmaster", "redaktion", "redaktionsteam", "author", "autor", "autorin", "guest",
    "gast", "unknown", "unbekannt", "anonymous", "anonym", "staff", "user", "root", "test", "null", "none", "undefined",
    "n/a", "editorial", "redaction", "rédaction", "la rédaction", "redacción", "redazione", "redação", "mehr", "more",
    "view all posts", "alle beiträge", "website", "facebook", "twitter", "instagram", "follow", "email", "e-mail",
    "contributor", "news", "online", "wordpress", "no author", "wordpressadmin", "zeige alle beiträge", "gesponserte inhalte",
    "alle artikel", "alle posts", "view all ", "see all ", "posts by", "e.v.", "gmbh", "ag", "international",
];
