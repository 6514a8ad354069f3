//! Which part of a page is the article.
//!
//! A readability library weighs the elements of the page by their text. Pages of much markup and
//! little text mislead it: then the element that the page's maker named as the article is taken, or
//! all that reads like prose.

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};

use super::blocks::{self, Block};
use super::furniture;
use crate::model::Role;

/// Names of the element that holds an article and nothing else, the most telling first.
const TELLING: [&str; 3] = [
    "[itemprop=articleBody]",
    ".entry-content, .post-content, .article-content, .article-body, .post-body, .story-body, \
     .article__body, .article-text, .articleBody, .post-entry, .post__content, .article__content",
    "article",
];

/// Names of the element that holds an article among other things.
const VAGUE: [&str; 2] = ["main, [role=main]", "#content, .content, #main, .main"];

/// Bytes of prose that are an article, whatever else the page holds.
const ENOUGH: usize = 1000;

/// Bytes of prose below which nothing has been found.
const LEAST: usize = 200;

/// The blocks of the article.
pub(super) fn find(document: Document) -> Vec<Block> {
    let mut found = choose(document);
    trim(&mut found);
    found
}

fn choose(document: Document) -> Vec<Block> {
    let whole = document.clone();
    furniture::remove(&document);
    let found = weighed(document.clone());
    let named = named(&document, &TELLING);
    if is_much_less(&found, &named) {
        return named;
    }
    if prose(&found) >= ENOUGH {
        return found;
    }
    let named = self::named(&document, &VAGUE);
    if is_much_less(&found, &named) {
        return named;
    }
    if prose(&found) >= LEAST {
        return found;
    }
    // What was taken for furniture may have been the article.
    let mut tries = vec![found, weighed(whole)];
    tries.extend(document.body().map(|body| readable(&body)));
    let length = |blocks: &[Block]| blocks.iter().map(|block| block.text.len()).sum::<usize>();
    let first = tries.iter().position(|blocks| prose(blocks) >= LEAST);
    let longest = || (0..tries.len()).rev().max_by_key(|at| length(&tries[*at]));
    let at = first.or_else(longest).unwrap_or(0);
    tries.swap_remove(at)
}

/// Whether the library found less than three quarters of the prose of a named element.
fn is_much_less(found: &[Block], named: &[Block]) -> bool {
    prose(found) * 4 < prose(named) * 3
}

/// Longest stretch of text without an element in it that the library is given: it writes the article
/// down in time that grows with the square of that.
const LONGEST_TEXT: usize = 50_000;

/// What the library takes for the article.
fn weighed(document: Document) -> Vec<Block> {
    document.select("script, style").remove();
    let is_long = |node: &NodeRef<'_>| node.is_text() && node.text().len() > LONGEST_TEXT;
    if document.root().descendants_it().any(|node| is_long(&node)) {
        return Vec::new();
    }
    let config = Config { keep_classes: true, disable_json_ld: true, ..Config::default() };
    let reader = Readability::with_document(document, None, Some(config));
    let article = reader.ok().and_then(|mut reader| reader.parse().ok());
    let found = article.map(|article| {
        let content = Document::fragment(article.content);
        blocks::find(&content.root())
    });
    found.unwrap_or_default()
}

/// The blocks of the element with one of some names that has most prose.
fn named(document: &Document, names: &[&str]) -> Vec<Block> {
    for name in names {
        let selection = document.select(name);
        // Elements with such names nest; the first few are the outer ones.
        let candidates = selection.nodes().iter().take(20).map(readable);
        let best = candidates.max_by_key(|blocks| prose(blocks)).unwrap_or_default();
        if prose(&best) > LEAST {
            return best;
        }
    }
    Vec::new()
}

/// The blocks of an element that are not mostly links.
fn readable(node: &NodeRef<'_>) -> Vec<Block> {
    let mut found = blocks::find(node);
    found.retain(|block| block.linked * 2 < block.text.len());
    found
}

/// Bytes of the paragraphs that are long enough to be prose, and not links.
fn prose(blocks: &[Block]) -> usize {
    let long = |block: &&Block| block.text.len() >= 60 && block.linked * 3 < block.text.len();
    blocks.iter().filter(long).map(|block| block.text.len()).sum()
}

/// Takes out paragraphs that lead elsewhere, and what stands at the end with nothing below it.
fn trim(blocks: &mut Vec<Block>) {
    let link = |block: &Block| {
        block.role == Role::Paragraph
            && block.linked * 10 >= block.text.len() * 8
            && block.text.len() <= 200
    };
    let mut leads = Vec::with_capacity(blocks.len());
    for run in blocks.chunk_by(|one, next| one.item == next.item) {
        // In a list that has words of its own too, they are part of what it lists.
        let links = run.iter().filter(|block| link(block)).count();
        let is_said = run.iter().all(|block| block.item) && links * 2 <= run.len();
        leads.extend(run.iter().map(|block| !is_said && link(block)));
    }
    // Where links are many, they are the article: a list of sources, a digest.
    if leads.iter().filter(|leads| **leads).count() * 3 <= blocks.len() {
        let mut leads = leads.into_iter();
        blocks.retain(|_| leads.next() != Some(true));
    }
    let opens = |block: &Block| {
        block.role != Role::Paragraph || (block.text.len() < 60 && block.text.ends_with(':'))
    };
    while blocks.len() > 1 && blocks.last().is_some_and(opens) {
        blocks.pop();
    }
}
