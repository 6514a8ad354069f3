//! Where the text of an article stands in its page.
//!
//! The text of a page is its characters but for tags, comments and white space, with entities read.
//! Each block is looked for in that, from where the last one ended. What is not found, because the
//! parser moved it or nobody wrote it, has no place.

use super::blocks::is_dropped;
use super::tags;
use crate::model::{Original, Span, Stretch};

/// How often the whole page is searched for blocks that are not where they are expected.
const SEARCHES: usize = 40;

/// Finds the blocks of a text in its page.
pub(super) fn find(html: &str, text: &str, blocks: &[Span]) -> Original {
    let page = Page::new(html);
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut cursor = 0;
    let mut searches = 0;
    for block in blocks {
        let piece = text.get(block.range()).unwrap_or_default();
        let bare: String = piece.chars().filter(|c| !c.is_whitespace()).collect();
        if bare.is_empty() || searches > SEARCHES {
            continue;
        }
        let ahead = page.text[cursor..].find(&bare).map(|at| cursor + at);
        // The headline may be set above or below what comes before it in the article.
        let found = ahead.filter(|at| at - cursor < NEAR).or_else(|| {
            searches += 1;
            ahead.or_else(|| page.text.find(&bare))
        });
        let Some(found) = found else { continue };
        cursor = found + bare.len();
        page.map(found, *block, piece, &mut stretches);
    }
    Original { text: html.to_owned(), stretches }
}

/// Bytes ahead within which finding a block is no search of the whole page.
const NEAR: usize = 10_000;

/// The characters of a page.
struct Page {
    text: String,
    /// For each byte of `text` that begins a character: code points in the file, half-open.
    places: Vec<(u32, u32)>,
}

impl Page {
    fn new(html: &str) -> Page {
        let mut page = Page { text: String::new(), places: Vec::new() };
        let mut rest = html;
        let mut point = 0u32;
        let count = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        while let Some(c) = rest.chars().next() {
            let (decoded, used) = match c {
                '<' => (None, tags::tag(rest)),
                '&' => tags::entity(rest).unwrap_or((Some(c), 1)),
                _ => (Some(c), c.len_utf8()),
            };
            let (piece, after) = rest.split_at_checked(used).unwrap_or((rest, ""));
            let end = point.saturating_add(count(piece));
            if let Some(c) = decoded.filter(|c| !c.is_whitespace() && !is_dropped(*c)) {
                page.text.push(c);
                page.places.resize(page.text.len(), (point, end));
            }
            point = end;
            rest = after;
        }
        page
    }

    /// Notes where the characters of a block are, whose bare text begins at byte `at`.
    fn map(&self, at: usize, span: Span, piece: &str, stretches: &mut Vec<Stretch>) {
        let mut at = at;
        for (offset, c) in piece.char_indices() {
            if c.is_whitespace() {
                continue;
            }
            let Some(&(start, end)) = self.places.get(at) else { return };
            at += c.len_utf8();
            let (start, end) = (start as usize, end as usize);
            let here = Span::new(span.start + offset, span.start + offset + c.len_utf8());
            match stretches.last_mut() {
                Some(last)
                    if last.plain
                        && end - start == 1
                        && last.text.end == here.start
                        && last.end == start =>
                {
                    last.text.end = here.end;
                    last.end = end;
                }
                _ => stretches.push(Stretch { text: here, start, end, plain: end - start == 1 }),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn text_is_found_between_tags_and_in_entities() {
        let html = "<title>A &amp; B</title><h1 title='a>b'>A &amp; <b>B</b></h1><script>One A&B</script>\
                    <p>Köln &#150; 1&nbsp;km<!-- x --> f&uuml;r\n 🙂 alle";
        let text = "A & B\n\nKöln – 1 km für 🙂 alle";
        let block = |piece: &str| {
            let at = text.find(piece).unwrap();
            Span::new(at, at + piece.len())
        };
        let original = find(html, text, &[block("A & B"), block("Köln – 1 km für 🙂 alle")]);
        let points: Vec<char> = html.chars().collect();
        for (piece, there) in [
            ("A & B", "A &amp; <b>B"),
            ("Köln", "Köln"),
            ("–", "&#150;"),
            ("1 km", "1&nbsp;km"),
            ("für 🙂", "f&uuml;r\n 🙂"),
            ("alle", "alle"),
        ] {
            let at = text.find(piece).unwrap();
            let [start, end] = original.place(text, Span::new(at, at + piece.len())).unwrap();
            assert_eq!(points[start..end].iter().collect::<String>(), there);
        }
    }

    #[test]
    fn what_is_not_in_the_page_has_no_place() {
        let text = "Unsaid";
        let original = find("<p>said", text, &[Span::new(0, 6)]);
        assert_eq!(original.place(text, Span::new(0, 6)), None);
    }

    proptest! {
        #[test]
        fn any_page_ends(html in "(<|>|&|;|#|x|'|\"|p|/|!|-|script|é| |amp){0,60}") {
            let page = Page::new(&html);
            prop_assert_eq!(page.text.len(), page.places.len());
        }
    }
}
