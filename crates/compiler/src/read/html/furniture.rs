//! What stands around an article: elements that are taken out before the article is looked for.
//!
//! Page makers name the parts of their pages, in classes, ids and roles, with the same few words
//! everywhere. A name counts only for an element that does not hold a good part of the page's text:
//! `has-sidebar` stands on the body of many pages.

use std::collections::HashMap;

use dom_query::{Document, NodeId, NodeRef};

use super::blocks::{self, Block};

/// Elements that are furniture wherever they stand.
const ALWAYS: &str = "script, style, noscript, template, nav, dialog, button, select, iframe, object, \
    embed, canvas, audio, video, svg, [role=navigation], [role=menu], [role=menubar], [role=dialog], \
    [role=alertdialog], [role=search], [role=banner], [role=contentinfo], [role=complementary], \
    [aria-modal=true]";

/// Elements that are furniture unless they hold much of the page.
const USUALLY: &str = "footer, aside, form, figcaption";

/// Words in a class or id that name furniture, by what it is.
#[rustfmt::skip]
const NAMES: &[(&str, &[&str])] = &[
    ("advertisement", &[
        "ad", "ads", "adsense", "advert", "advertisement", "advertising", "advertorial", "anzeige", "anzeigen", "werbung",
        "sponsor", "sponsored", "sponsors", "outbrain", "taboola", "plista",
    ]),
    ("way through the site", &["breadcrumb", "breadcrumbs"]),
    ("menu", &["pagination", "pager", "navigation", "navbar", "submenu", "masthead", "jumplinks"]),
    ("share button", &["sharedaddy", "shariff", "addtoany", "addthis"]),
    ("comments", &[
        "comment", "comments", "commentlist", "commentform", "kommentar", "kommentare", "disqus", "respond", "replies",
        "feedback",
    ]),
    ("list of other articles", &[
        "related", "relatedposts", "recommended", "recommendation", "recommendations", "mostread",
    ]),
    ("newsletter promotion", &["newsletter", "subscribe", "subscription", "signup", "login"]),
    ("cookie notice", &["cookie", "cookies", "consent", "gdpr"]),
    ("window over the page", &["popup", "modal", "lightbox"]),
    ("category or tags", &["taglist", "keywords"]),
    ("box about the author", &["authorbox", "biography"]),
    ("caption of a picture", &["caption", "captions"]),
    ("foot of the page", &["imprint", "impressum", "disclaimer"]),
    ("note on the entry", &["postmeta", "metadata", "timestamp"]),
    (BESIDE, &["widget", "widgets"]),
];

/// Words that name furniture, but also the article's own parts: they count for an element that is
/// short or mostly links.
#[rustfmt::skip]
const WEAK_NAMES: &[(&str, &[&str])] = &[
    ("advertisement", &["promo", "promotion", "promoted"]),
    ("menu", &["paging", "nav", "menu", "toolbar", "skip", "toc", "search", "suche"]),
    ("share button", &[
        "share", "sharing", "shares", "sharebar", "social", "socials", "socialmedia", "likes", "whatsapp", "facebook",
        "twitter", "pinterest", "print", "printer",
    ]),
    ("list of other articles", &["similar", "teaser", "teasers", "readmore", "popular", "trending"]),
    ("category or tags", &["tags"]),
    ("box about the author", &["bio", "vita", "byline"]),
    ("picture credit", &["credit", "credits"]),
    ("foot of the page", &["footer", "copyright"]),
    ("window over the page", &["register", "overlay"]),
    ("poll", &["rating", "ratings", "vote", "poll", "survey"]),
    ("note for screen readers", &["screenreader", "sr", "hidden", "invisible"]),
    (BESIDE, &["sidebar", "infobox"]),
];

/// What stands beside an article.
const BESIDE: &str = "beside the article";

/// Elements that may be taken out for their names.
const NAMED: &str = "div, section, ul, ol, dl, p, span, figure, table, header, h2, h3, h4, h5, h6, a, li, small, label";

/// Letters up to which an element is short.
const SHORT: usize = 120;

/// Takes furniture out of a page.
pub(super) fn remove(document: &Document) {
    document.select(ALWAYS).remove();
    let Some(body) = document.body() else { return };
    let letters = Letters::count(&body);
    // What is taken out must be less than three tenths of the page.
    let most = letters.all(&body) * 3 / 10;
    for node in document.select(USUALLY).nodes() {
        if letters.all(node) <= most {
            node.remove_from_parent();
        }
    }
    for node in document.select(NAMED).nodes() {
        if is_said(node) {
            continue;
        }
        let strong = || named(node, NAMES).is_some() && letters.all(node) <= most;
        if strong() || (named(node, WEAK_NAMES).is_some() && letters.is_slight(node)) {
            node.remove_from_parent();
        }
    }
}

/// Whether an element stands in a sentence: then it is a part of it, whatever its name.
fn is_said(node: &NodeRef<'_>) -> bool {
    let inline =
        node.node_name().is_some_and(|name| matches!(name.as_ref(), "a" | "span" | "small"));
    let is_text = |beside: Option<NodeRef<'_>>| {
        beside.is_some_and(|beside| {
            beside.is_text()
                && beside.text().chars().filter(|c| c.is_alphabetic()).nth(WORDY).is_some()
        })
    };
    inline && (is_text(node.next_sibling()) || is_text(node.prev_sibling()))
}

/// Letters of a text beside an element that make a sentence of both.
const WORDY: usize = 12;

/// All that a page shows, each part with what it is, where that is no article.
pub(super) fn page(document: &Document) -> Vec<Block> {
    let Some(body) = document.body() else { return Vec::new() };
    let letters = Letters::count(&body);
    // What holds most of the page is not what its name says.
    let most = letters.all(&body) * 6 / 10;
    blocks::all(&body, &|node| kind(node).filter(|_| letters.all(node) <= most))
}

/// What an element is by its kind, role or name, if that is no article.
pub(super) fn kind(node: &NodeRef<'_>) -> Option<&'static str> {
    let name = node.node_name()?;
    let by_role = |role: &str| match role {
        "navigation" | "menu" | "menubar" | "search" | "banner" => Some("menu"),
        "dialog" | "alertdialog" => Some("window over the page"),
        "contentinfo" => Some("foot of the page"),
        "complementary" => Some(BESIDE),
        _ => None,
    };
    match name.as_ref() {
        "html" | "body" | "main" | "article" => return None,
        "nav" => return Some("menu"),
        "footer" => return Some("foot of the page"),
        "dialog" => return Some("window over the page"),
        "figcaption" => return Some("caption of a picture"),
        "form" | "select" | "textarea" | "button" => return Some("form or button"),
        "svg" | "math" => return Some("drawing or formula"),
        _ => {}
    }
    let found = node.attr("role").and_then(|role| by_role(&role));
    let found = found.or_else(|| named(node, NAMES)).or_else(|| named(node, WEAK_NAMES));
    found.or_else(|| (name.as_ref() == "aside").then_some(BESIDE))
}

/// What the first word in the class or the id of an element names that is in some lists.
fn named(node: &NodeRef<'_>, names: &[(&'static str, &[&str])]) -> Option<&'static str> {
    ["class", "id"].iter().find_map(|attribute| {
        let value = node.attr(attribute)?;
        words(&value).take(MOST_WORDS).find_map(|word| {
            let named = names.iter().find(|(_, words)| words.contains(&word.as_str()));
            named.map(|(kind, _)| *kind)
        })
    })
}

/// Words of a class or id that are looked at.
const MOST_WORDS: usize = 200;

/// The words of a class list: split at anything but letters, and at inner capitals.
fn words(names: &str) -> impl Iterator<Item = String> + '_ {
    names.split(|c: char| !c.is_ascii_alphabetic()).flat_map(|name| {
        let mut words: Vec<String> = Vec::new();
        let mut lower = false;
        for c in name.chars() {
            if words.is_empty() || (c.is_ascii_uppercase() && lower) {
                words.push(String::new());
            }
            lower = c.is_ascii_lowercase();
            if let Some(word) = words.last_mut() {
                word.push(c.to_ascii_lowercase());
            }
        }
        words
    })
}

/// Characters of text below each element of a page, white space aside.
struct Letters(HashMap<NodeId, (usize, usize)>);

impl Letters {
    fn count(root: &NodeRef<'_>) -> Letters {
        let mut counts: HashMap<NodeId, (usize, usize)> = HashMap::new();
        // Descendants come before what is below them, so that sums are made from the end.
        let nodes: Vec<NodeRef<'_>> = std::iter::once(*root).chain(root.descendants_it()).collect();
        for node in nodes.iter().rev() {
            if node.is_text() {
                let count = node.text().chars().filter(|c| !c.is_whitespace()).count();
                counts.insert(node.id, (count, 0));
            }
            let (all, mut linked) = counts.get(&node.id).copied().unwrap_or_default();
            if node.has_name("a") {
                linked = all;
                counts.insert(node.id, (all, linked));
            }
            if let Some(parent) = node.parent() {
                let sums = counts.entry(parent.id).or_default();
                sums.0 += all;
                sums.1 += linked;
            }
        }
        Letters(counts)
    }

    fn all(&self, node: &NodeRef<'_>) -> usize {
        self.0.get(&node.id).map_or(0, |(all, _)| *all)
    }

    /// Whether an element is short, or half of it is links.
    fn is_slight(&self, node: &NodeRef<'_>) -> bool {
        let (all, linked) = self.0.get(&node.id).copied().unwrap_or_default();
        all <= SHORT || linked * 2 >= all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(body: &str) -> String {
        let document = Document::from(format!("<body>{body}</body>"));
        remove(&document);
        document.body().unwrap().text().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn names_of_furniture_are_words_and_not_parts_of_words() {
        let text = "The council met on Monday to speak about the new bridge. ".repeat(10);
        let page = format!(
            "<div class='readable'>{text}</div><div class='post-related'>Other</div>\
             <p class='entryCaption'>A bridge</p><p class='shared-history'>kept</p><nav>way</nav>"
        );
        assert_eq!(left(&page), format!("{text}kept"));
    }

    #[test]
    fn an_element_with_much_of_the_page_is_kept_whatever_its_name() {
        let text = "The council met on Monday to speak about the new bridge. ".repeat(10);
        assert_eq!(left(&format!("<div class='has-comments'>{text}</div>")), text.trim());
        let page = format!("<div>{text}{text}</div><p class='teaser'>{text}</p>");
        assert_eq!(left(&page), format!("{text}{text}{}", text.trim()), "prose is no teaser");
    }
}
