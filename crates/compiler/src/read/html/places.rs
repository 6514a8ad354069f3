//! Where the text of an article stands in its page.
//!
//! The text of a page is its characters but for tags, comments and white space, with entities read.
//! Each block is looked for in that, from where the last one ended. What is not found, because the
//! parser moved it or nobody wrote it, has no place.

use encoding_rs::WINDOWS_1252;

use super::blocks::is_dropped;
use crate::model::{Block, Original, Span, Stretch};

/// Elements whose content is no text.
const SILENT: [&str; 7] =
    ["script", "style", "noscript", "template", "title", "textarea", "iframe"];

/// How often the whole page is searched for blocks that are not where they are expected.
const SEARCHES: usize = 40;

/// Finds the blocks of a text in its page.
pub(super) fn find(html: &str, text: &str, blocks: &[Block]) -> Original {
    let page = Page::new(html);
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut cursor = 0;
    let mut searches = 0;
    for block in blocks {
        let piece = text.get(block.span.range()).unwrap_or_default();
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
        page.map(found, block.span, piece, &mut stretches);
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
                '<' => (None, tag(rest)),
                '&' => entity(rest).unwrap_or((Some(c), 1)),
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

/// Bytes of the tag or comment at the start of a text, with what follows up to the end tag where
/// that is no text; a bare `<` is one byte.
fn tag(text: &str) -> usize {
    if text.starts_with("<!--") {
        return text.find("-->").map_or(text.len(), |end| end + 3);
    }
    let mut letters = text[1..].chars();
    if !letters.next().is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
        return 1;
    }
    let mut quote = None;
    let end = text.char_indices().find(|(_, c)| match (quote, c) {
        (Some(open), c) => {
            if *c == open {
                quote = None;
            }
            false
        }
        (None, '"' | '\'') => {
            quote = Some(*c);
            false
        }
        (None, c) => *c == '>',
    });
    // A quotation mark that is never closed would swallow the page.
    let end = end.map(|(at, _)| at).filter(|at| *at < 20_000).or_else(|| text.find('>'));
    let Some(end) = end.map(|at| at + 1) else { return text.len() };
    let name: String = text[1..].chars().take_while(char::is_ascii_alphanumeric).collect();
    let name = name.to_ascii_lowercase();
    if !SILENT.contains(&name.as_str()) {
        return end;
    }
    let close = format!("</{name}");
    let rest = &text.as_bytes()[end..];
    let found =
        rest.windows(close.len()).position(|window| window.eq_ignore_ascii_case(close.as_bytes()));
    found.map_or(text.len(), |at| end + at)
}

/// The entity at the start of a text, and its bytes.
fn entity(text: &str) -> Option<(Option<char>, usize)> {
    let end = text.bytes().take(40).position(|byte| byte == b';')? + 1;
    let whole = text.get(..end)?;
    let number = whole.strip_prefix("&#").map(|number| &number[..number.len() - 1]);
    if let Some(number) = number {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        // The HTML standard reads the gap of Latin-1 as windows-1252.
        let c = match u8::try_from(code) {
            Ok(byte @ 0x80..=0x9f) => WINDOWS_1252.decode(&[byte]).0.chars().next()?,
            _ => char::from_u32(code)?,
        };
        return Some((Some(c), end));
    }
    let decoded = html_escape::decode_html_entities(whole);
    let mut chars = decoded.chars();
    let c = chars.next().filter(|_| decoded != whole)?;
    chars.next().is_none().then_some((Some(c), end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Role;
    use proptest::prelude::*;

    #[test]
    fn text_is_found_between_tags_and_in_entities() {
        let html = "<title>A &amp; B</title><h1 title='a>b'>A &amp; <b>B</b></h1><script>One A&B</script>\
                    <p>Köln &#150; 1&nbsp;km<!-- x --> f&uuml;r\n 🙂 alle";
        let text = "A & B\n\nKöln – 1 km für 🙂 alle";
        let block = |piece: &str| {
            let at = text.find(piece).unwrap();
            Block { span: Span::new(at, at + piece.len()), role: Role::Paragraph }
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
        let blocks = [Block { span: Span::new(0, 6), role: Role::Title }];
        let original = find("<p>said", text, &blocks);
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
