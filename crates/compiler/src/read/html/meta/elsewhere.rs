//! Parts of a page that are about other texts than its article.

use dom_query::NodeRef;

/// Words in the class or id of such a part.
const ELSEWHERE: [&str; 16] = [
    "calendar",
    "comment",
    "commentlist",
    "comments",
    "copyright",
    "footer",
    "kommentar",
    "nav",
    "popular",
    "recommend",
    "recommended",
    "related",
    "respond",
    "sidebar",
    "teaser",
    "widget",
];

/// Words beside these in the same name say that it is about the article: `post-footer`.
const OWN: [&str; 3] = ["article", "entry", "post"];

/// Whether an element is or stands in a part of the page that is about other texts.
pub(super) fn is_elsewhere(node: &NodeRef<'_>) -> bool {
    std::iter::once(*node).chain(node.ancestors_it(Some(8))).any(|part| {
        let name = part.node_name().unwrap_or_default();
        let named = |is_one: &dyn Fn(&str) -> bool| {
            ["class", "id"].iter().any(|attribute| {
                part.attr(attribute).is_some_and(|value| {
                    let value = value.to_ascii_lowercase();
                    value.split_whitespace().any(is_one)
                })
            })
        };
        let words = |name: &str, list: &[&str]| {
            name.split(|c: char| !c.is_ascii_alphabetic()).any(|word| list.contains(&word))
        };
        if name.as_ref() == "footer" && named(&|name| words(name, &OWN)) {
            return false;
        }
        if matches!(name.as_ref(), "footer" | "aside" | "nav") {
            return true;
        }
        if matches!(name.as_ref(), "body" | "article" | "main" | "html") {
            return false;
        }
        let is_foot = |name: &str| words(name, &["footer"]) && words(name, &OWN);
        named(&|name| words(name, &ELSEWHERE) && !is_foot(name))
    })
}
