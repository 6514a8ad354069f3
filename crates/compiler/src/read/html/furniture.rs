//! What stands around an article: elements that are taken out before the article is looked for.
//!
//! Page makers name the parts of their pages, in classes, ids and roles, with the same few words
//! everywhere. A name counts only for an element that does not hold a good part of the page's text:
//! `has-sidebar` stands on the body of many pages.

use std::collections::HashMap;

use dom_query::{Document, NodeId, NodeRef};

/// Elements that are furniture wherever they stand.
const ALWAYS: &str = "script, style, noscript, template, nav, dialog, button, select, iframe, object, \
    embed, canvas, audio, video, svg, [role=navigation], [role=menu], [role=menubar], [role=dialog], \
    [role=alertdialog], [role=search], [role=banner], [role=contentinfo], [role=complementary], \
    [aria-modal=true]";

/// Elements that are furniture unless they hold much of the page.
const USUALLY: &str = "footer, aside, form, figcaption";

/// Words in a class or id that name furniture.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "ad", "ads", "adsense", "advert", "advertisement", "advertising", "advertorial", "anzeige", "anzeigen", "werbung",
    "sponsor", "sponsored", "sponsors", "outbrain", "taboola", "plista", "breadcrumb", "breadcrumbs", "pagination",
    "pager", "navigation", "navbar", "submenu", "masthead", "sharedaddy", "shariff", "addtoany", "addthis", "comment",
    "comments", "commentlist", "commentform", "kommentar", "kommentare", "disqus", "respond", "replies", "related",
    "relatedposts", "recommended", "recommendation", "recommendations", "mostread", "newsletter", "subscribe",
    "subscription", "signup", "login", "cookie", "cookies", "consent", "gdpr", "popup", "modal", "lightbox", "taglist",
    "keywords", "authorbox", "biography", "caption", "captions", "imprint", "impressum", "disclaimer", "widget",
    "widgets", "feedback", "postmeta", "metadata", "timestamp", "jumplinks",
];

/// Words that name furniture, but also the article's own parts: they count for an element that is
/// short or mostly links.
#[rustfmt::skip]
const WEAK_NAMES: &[&str] = &[
    "promo", "promotion", "promoted", "paging", "nav", "menu", "sidebar", "footer", "toolbar", "skip", "share",
    "sharing", "shares", "sharebar", "social", "socials", "socialmedia", "likes", "whatsapp", "facebook", "twitter",
    "pinterest", "similar", "teaser", "teasers", "readmore", "popular", "trending", "register", "overlay", "tags",
    "print", "printer", "rating", "ratings", "vote", "poll", "survey", "bio", "vita", "byline", "copyright", "credit",
    "credits", "screenreader", "sr", "search", "suche", "infobox", "hidden", "invisible", "toc",
];

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
        let strong = || is_named(node, NAMES) && letters.all(node) <= most;
        if strong() || (is_named(node, WEAK_NAMES) && letters.is_slight(node)) {
            node.remove_from_parent();
        }
    }
}

/// Whether the class or the id of an element has one of some words.
fn is_named(node: &NodeRef<'_>, names: &[&str]) -> bool {
    let named = |attribute: &str| {
        node.attr(attribute)
            .is_some_and(|value| words(&value).any(|word| names.contains(&word.as_str())))
    };
    named("class") || named("id")
}

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
