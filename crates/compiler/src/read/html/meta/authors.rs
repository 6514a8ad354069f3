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
const ELEMENTS: [&str; 8] = [
    "[itemprop=author] [itemprop=name], [itemprop~=author] [itemprop=name]",
    "a[rel~=author], [itemprop=author], [itemprop~=author]",
    ".author a, .byline a, .authors a, .author-name, .author__name, .authorname, .byline-name, \
     .entry-author, .post-author-name",
    ".author, .authors, .byline, .vcard .fn, .post-author, .article-author, .byline__name, \
     .article__author, #author, .autor, .auteur, .autore",
    "[class*=author], [class*=byline], [class*=Author], [class*=Byline], [id*=author]",
    "[class*=autor], [class*=auteur], [class*=writer], [class*=verfasser]",
    "[class*=author-bio] h2, [class*=author-bio] h3, [class*=author-box] h3, [class*=author-info] h4, \
     [class*=author-box] h4, [class*=authorbox] h3, [class*=about-author] h3, [class*=about-author] h4",
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
    let fuller = |names: Vec<String>| fuller(document, names);
    let found = accept(linked.authors.iter().flat_map(|name| split(name)).collect());
    if !found.is_empty() {
        return fuller(found);
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
            return fuller(found);
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

/// Names for those in fields that are only a part of one or a name to log in with, where the page
/// shows them whole: `Ann Lee` for `ann` and `annlee`.
fn fuller(document: &Document, names: Vec<String>) -> Vec<String> {
    let is_short = |name: &String| !name.contains(' ');
    if !names.iter().any(is_short) {
        return names;
    }
    let mut shown: Vec<String> = Vec::new();
    for element in ELEMENTS.iter().take(5) {
        for node in document.select(element).nodes().iter().take(20) {
            let text = one_line(&node.text());
            if text.len() <= 120 && !is_elsewhere(node) {
                shown.extend(of_element(&text, false));
            }
        }
    }
    let whole = |name: String| {
        let short = words(&name);
        let is_whole = |long: &&String| {
            let long = words(long);
            (2..=4).contains(&long.len())
                && (long.concat() == short.concat() || long.first() == short.first())
        };
        let found = shown.iter().find(is_whole).filter(|_| is_short(&name)).cloned();
        found.unwrap_or(name)
    };
    names.into_iter().map(whole).collect()
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
        if let Some(name) = after_cue(text, false) {
            return vec![name];
        }
        if let Some(line) = byline::line(text, true).filter(|line| !line.names.is_empty()) {
            return line.names;
        }
    }
    let below = found.iter().skip(start).take(FAR).filter(|block| block.text.len() <= 160);
    below.filter_map(|block| after_cue(&block.text, true)).take(1).collect()
}

/// Blocks below the headline among which one may say who wrote what stands above it.
const FAR: usize = 200;

/// The name behind `Posted by`, `Veröffentlicht von`, up to what follows it.
/// `opens`: only where that opens the text.
fn after_cue(text: &str, opens: bool) -> Option<String> {
    const CUES: [&str; 21] = [
        "eingestellt von ",
        "autor: ",
        "autorin: ",
        "author: ",
        "auteur : ",
        "autore: ",
        "autora: ",
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
    if opens && at > 0 {
        return None;
    }
    let rest = text.get(at + length..)?;
    let end = [
        "/", "—", ",", "|", "•", "·", ".", " am ", " on ", " in ", " um ", " le ", " el ", " em ",
        " – ", " - ", "(",
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
    if let Some(name) = after_cue(text, true) {
        return vec![name];
    }
    let names = split(text);
    let shaped = |name: &String| byline::is_name(name, 2) && byline::is_likely_name(name);
    if sure || names.iter().all(shaped) {
        return names;
    }
    // A name with a day behind or before it.
    let parts = text.split([',', '|', '·', '•', '–', '—']).flat_map(|part| part.split(" - "));
    let parts = parts.flat_map(|part| part.split(" am ")).flat_map(|part| part.split(" on "));
    let parts = parts.map(str::trim).filter(|part| !part.is_empty());
    let (dated, other): (Vec<&str>, Vec<&str>) =
        parts.partition(|part| part.chars().any(char::is_numeric));
    match other.as_slice() {
        [one] if !dated.is_empty() => {
            let names = split(one);
            if names.iter().all(shaped) { names } else { Vec::new() }
        }
        _ => Vec::new(),
    }
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
            && !is_host(&lower)
            && !COMPANIES.iter().any(|end| lower.ends_with(end))
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

/// Whether a name is that of a host: `post.example`.
fn is_host(name: &str) -> bool {
    let end = name.rsplit_once('.').map(|(_, end)| end);
    !name.contains(char::is_whitespace) && end.is_some_and(|end| DOMAINS.contains(&end))
}

/// Ends of the names of hosts.
#[rustfmt::skip]
const DOMAINS: &[&str] = &[
    "com", "org", "net", "info", "eu", "de", "at", "ch", "fr", "es", "it", "pt", "nl", "be", "pl", "uk", "us", "ca", "au",
    "in", "pk", "br", "mx", "ar", "ru", "jp", "cn", "tr", "io", "tv",
];

/// Ends of the names of companies and clubs.
const COMPANIES: &[&str] =
    &[" e.v.", " e. v.", " gmbh", " ag", " ltd", " ltd.", " inc", " inc.", " llc"];

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
