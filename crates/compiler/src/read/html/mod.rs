//! A saved web page.
//!
//! The page is parsed as a browser would, nothing in it is run, and nothing of its markup is kept:
//! the text of the source is the headline and the blocks of the article, a blank line apart. Where
//! each stretch of that is in the file is kept beside it ([`Source::original`]).
//!
//! - `parse`: from characters to elements
//! - `meta`: what the page says of its article
//! - `furniture`: which elements are not the article by their kind or name
//! - `body`: which part is the article
//! - `blocks`: from elements to paragraphs
//! - `around`: all that the page shows beside the article, with what it is
//! - `places`: where the paragraphs are in the file
//! - `plain`: what is made of a page that would take too long; `tags`: tags as they are written

mod around;
mod blocks;
mod body;
mod furniture;
mod meta;
mod parse;
mod places;
mod plain;
mod tags;

use dom_query::Document;

pub(super) use tags::entity;

use super::decode;
use crate::error::Error;
use crate::model::{Block, Role, Source, Span};

/// Reads a page.
pub(super) fn read(path: &str, id: &str, html: &str) -> Result<Source, Error> {
    let parsed = parse::parse(&html[decode::mark_length(html)..]);
    let document = parsed.document;
    flatten(&document);
    let stated = meta::find(&document);
    let (mut article, page) = if parsed.whole && is_bearable(&document) {
        let page = furniture::page(&document);
        (body::find(document), page)
    } else {
        // All of it is the article, for want of a way to tell.
        (plain::find(html), Vec::new())
    };
    if article.is_empty() {
        article.clone_from(&page);
    }
    let mut source = Source { id: id.to_owned(), path: path.to_owned(), ..Source::default() };
    let mut places = Vec::new();
    if let Some(title) = &stated.title {
        source.text.push_str(title);
        places.push(Span::new(0, title.len()));
        source.blocks.push(Block { span: Span::new(0, title.len()), role: Role::Title });
        source.text.push_str("\n\n");
        source.prefix = source.text.len();
    }
    for part in around::merge(stated.title.as_deref(), article, page) {
        if source.text.len() > source.prefix {
            source.text.push_str("\n\n");
        }
        part.push(&mut source, &mut places);
    }
    if source.blocks.is_empty() {
        return Err(Error::input(path, "expected an article, found a page without any words"));
    }
    source.stated = stated;
    source.original = Some(places::find(html, &source.text, &places));
    Ok(source)
}

/// Most nodes of a page in which an article is looked for.
const MOST_NODES: usize = 100_000;

/// Whether a page is small enough to be weighed.
fn is_bearable(document: &Document) -> bool {
    document.root().descendants_it().nth(MOST_NODES).is_none()
}

/// Deepest nesting that is kept. Browsers stop at 512; what works on trees by recursion needs less.
const DEEPEST: usize = 200;

/// Replaces what is nested too deeply by its words.
fn flatten(document: &Document) {
    let root = document.root();
    let mut deep = Vec::new();
    let mut next = root.first_child();
    let mut depth = 1;
    while let Some(node) = next {
        let below = if depth < DEEPEST { node.first_child() } else { None };
        if depth == DEEPEST && node.first_child().is_some() {
            deep.push(node);
        }
        if below.is_some() {
            depth += 1;
            next = below;
            continue;
        }
        let mut done = Some(node);
        next = None;
        while let Some(node) = done {
            next = node.next_sibling();
            if next.is_some() {
                break;
            }
            depth = depth.saturating_sub(1);
            done = node.parent().filter(|parent| parent.id != root.id);
        }
    }
    for node in deep {
        let words: Vec<String> =
            blocks::all(&node, &|_| None).into_iter().map(|block| block.text).collect();
        node.set_text(words.join(" "));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PAGE: &str = "<!doctype html><html lang=en-GB><head><title>Bridge opens at last | Valley News</title>\
        <meta property=og:site_name content='Valley News'><meta name=author content='By Ann Lee'>\
        <meta property=article:published_time content='2024-05-03T10:00:00Z'>\
        <link rel=canonical href='https://valley.example/2024/bridge'></head><body>\
        <nav><a href=/>Home</a></nav><main><article><h1>Bridge opens at last</h1>\
        <p>The bridge over the river opened on Friday, two years late &amp; dearer than planned, the mayor said.</p>\
        <figure><img src=x.jpg><figcaption>The bridge. Photo: A. Lee</figcaption></figure>\
        <p>“It is a good day,” said Mayor Jane Roe, who cut the ribbon before hundreds of people.</p>\
        <div class=related><h3>More</h3><a href=/a>Another story about a bridge</a></div>\
        <p>Work had begun in 2019 and stopped twice, for want of money and for a flood.<script>steal()</script></p>\
        </article></main><footer>© Valley News</footer></body></html>";

    #[test]
    fn an_article_is_taken_out_of_its_page() {
        let source = read("a.html", "a", PAGE).unwrap();
        let part = |span: &Span| &source.text[span.range()];
        let article: Vec<&str> = source.blocks.iter().map(|block| part(&block.span)).collect();
        assert_eq!(
            article.join("\n\n"),
            "Bridge opens at last\n\n\
             The bridge over the river opened on Friday, two years late & dearer than planned, the mayor said.\n\n\
             “It is a good day,” said Mayor Jane Roe, who cut the ribbon before hundreds of people.\n\n\
             Work had begun in 2019 and stopped twice, for want of money and for a flood."
        );
        let around: Vec<(&str, &str)> = source
            .around
            .iter()
            .map(|part_of| (part_of.reason.as_str(), part(&part_of.span)))
            .collect();
        let expected = [
            ("menu", "Home"),
            ("caption of a picture", "The bridge. Photo: A. Lee"),
            ("list of other articles", "More\nAnother story about a bridge"),
            ("foot of the page", "© Valley News"),
        ];
        assert_eq!(around, expected);
        let stated = &source.stated;
        assert_eq!(stated.title.as_deref(), Some("Bridge opens at last"));
        assert_eq!(stated.byline, ["Ann Lee"]);
        assert_eq!(stated.publisher.as_deref(), Some("Valley News"));
        assert_eq!(stated.published.as_deref(), Some("2024-05-03"));
        assert_eq!(stated.language.as_deref(), Some("en"));
        assert_eq!(stated.url.as_deref(), Some("https://valley.example/2024/bridge"));
    }

    #[test]
    fn every_word_has_its_place_in_the_file() {
        let source = read("a.html", "a", PAGE).unwrap();
        let original = source.original.as_ref().unwrap();
        for word in ["Bridge opens", "Mayor Jane Roe", "flood"] {
            let at = source.text.find(word).unwrap();
            let place = original.place(&source.text, Span::new(at, at + word.len())).unwrap();
            assert_eq!(original.slice(place), word);
        }
    }

    #[test]
    fn a_page_without_words_is_refused() {
        assert!(
            read("a.html", "a", "<html><body><img src=a></body></html>").unwrap_err().is_input()
        );
    }

    #[test]
    fn pages_that_nest_without_end_are_read_in_time() {
        for open in ["<div class=share>", "<p><b>", "<table><tr><td>", "<ul><li>x", "<a href=x>y"] {
            let html =
                open.repeat(3_000) + "The end of it, in a sentence that is long enough to be one.";
            let _ = read("a.html", "a", &html);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn any_page_is_read_or_refused(
            parts in proptest::collection::vec(
                "<(/?)(p|div|article|h1|table|tr|td|ul|li|a|br|script|title|svg|math|template|select|body|html|head|time|meta)( (class|id|content|name|property|datetime|itemprop)=\"(author|comment|date|og:title|12.3.20|x y)\"){0,2}>|[a-zé .,|<&;]{1,30}|\\PC{1,5}|<script type='application/ld\\+json'>[{}\\[\\]\":,a@]{0,20}</script>",
                0..40),
        ) {
            let html = parts.concat();
            if let Ok(source) = read("a.html", "a", &html) {
                for block in &source.blocks {
                    prop_assert!(source.text.get(block.span.range()).is_some());
                }
            }
        }
    }
}
