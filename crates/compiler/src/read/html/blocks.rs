//! From elements to blocks of text: paragraphs, headings, items of lists.

use dom_query::NodeRef;

use crate::model::Role;

/// A block of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// What its element says it is.
    pub(super) role: Role,
    /// Its words, with single spaces between them.
    pub(super) text: String,
    /// Bytes of `text` that are the words of links.
    pub(super) linked: usize,
    /// Whether it is an item of a list.
    pub(super) item: bool,
}

/// Elements whose content is never words of the page.
const SILENT: [&str; 20] = [
    "head", "script", "style", "template", "noscript", "title", "svg", "math", "iframe", "object",
    "embed", "audio", "video", "canvas", "select", "textarea", "button", "input", "map", "rp",
];

/// Elements that go on in the line they stand in.
const INLINE: [&str; 45] = [
    "a",
    "abbr",
    "acronym",
    "b",
    "bdi",
    "bdo",
    "big",
    "cite",
    "code",
    "data",
    "del",
    "dfn",
    "em",
    "font",
    "i",
    "img",
    "ins",
    "kbd",
    "label",
    "mark",
    "nobr",
    "output",
    "picture",
    "q",
    "rb",
    "ruby",
    "rt",
    "s",
    "samp",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "time",
    "td",
    "th",
    "tt",
    "u",
    "var",
    "wbr",
    "amp-img",
    "center-inline",
];

/// The blocks below an element, in order; empty ones are left out.
pub(super) fn find(root: &NodeRef<'_>) -> Vec<Block> {
    let mut walk = Walk::default();
    // By hand, since pages nest deeper than the stack.
    let mut next = root.first_child();
    'walk: while let Some(node) = next {
        let below = if node.is_text() {
            walk.text(&node.text());
            None
        } else if walk.enter(&node) {
            node.first_child()
        } else {
            None
        };
        if below.is_some() {
            next = below;
            continue;
        }
        let mut done = node;
        loop {
            walk.leave(&done);
            if let Some(sibling) = done.next_sibling() {
                next = Some(sibling);
                continue 'walk;
            }
            match done.parent() {
                Some(parent) if parent.id != root.id => done = parent,
                _ => break 'walk,
            }
        }
    }
    walk.close();
    walk.blocks
}

#[derive(Default)]
struct Walk {
    blocks: Vec<Block>,
    text: String,
    linked: usize,
    /// Whether white space stands between the last word and the next.
    space: bool,
    /// Line breaks since the last word.
    breaks: usize,
    links: usize,
    heading: Option<Role>,
    items: usize,
}

impl Walk {
    /// Begins an element; false when its content is passed over.
    fn enter(&mut self, node: &NodeRef<'_>) -> bool {
        let Some(name) = node.node_name() else { return false };
        let name = name.as_ref();
        if SILENT.contains(&name) || is_invisible(node) {
            return false;
        }
        match name {
            "br" => {
                self.breaks += 1;
                self.space = true;
                if self.breaks >= 2 {
                    self.close();
                }
            }
            "a" => self.links += 1,
            "td" | "th" => self.space = true,
            _ if INLINE.contains(&name) => {}
            _ => {
                self.close();
                match name {
                    "h1" => self.heading = Some(Role::Title),
                    "h2" | "h3" | "h4" | "h5" | "h6" => self.heading = Some(Role::Heading),
                    "li" => self.items += 1,
                    _ => {}
                }
            }
        }
        true
    }

    fn leave(&mut self, node: &NodeRef<'_>) {
        let Some(name) = node.node_name() else { return };
        let name = name.as_ref();
        match name {
            "br" => {}
            "a" => self.links = self.links.saturating_sub(1),
            _ if INLINE.contains(&name) || SILENT.contains(&name) || is_invisible(node) => {}
            _ => {
                self.close();
                match name {
                    "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading = None,
                    "li" => self.items = self.items.saturating_sub(1),
                    _ => {}
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_whitespace() {
                self.space = true;
                continue;
            }
            if is_dropped(c) {
                continue;
            }
            let before = self.text.len();
            if self.space && !self.text.is_empty() {
                self.text.push(' ');
            }
            self.space = false;
            self.breaks = 0;
            self.text.push(c);
            if self.links > 0 {
                self.linked += self.text.len() - before;
            }
        }
    }

    fn close(&mut self) {
        self.space = false;
        self.breaks = 0;
        let (text, linked) = (std::mem::take(&mut self.text), std::mem::take(&mut self.linked));
        if text.chars().any(char::is_alphanumeric) {
            let role = self.heading.unwrap_or(Role::Paragraph);
            self.blocks.push(Block { role, text, linked, item: self.items > 0 });
        }
    }
}

/// Characters that are no text: controls, and soft hyphens and zero-width spaces, which tell where a
/// line may break.
pub(super) fn is_dropped(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}') || c.is_control()
}

/// Whether an element is not shown, by its own attributes.
fn is_invisible(node: &NodeRef<'_>) -> bool {
    let style = || node.attr("style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
    node.has_attr("hidden")
        || (node.has_attr("style")
            && ["display:none", "visibility:hidden"].iter().any(|hide| style().contains(hide)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document;

    fn blocks(html: &str) -> Vec<(Role, String)> {
        let document = Document::from(html);
        let body = document.body().unwrap();
        find(&body).into_iter().map(|block| (block.role, block.text)).collect()
    }

    fn paragraphs(texts: &[&str]) -> Vec<(Role, String)> {
        texts.iter().map(|text| (Role::Paragraph, (*text).to_owned())).collect()
    }

    #[test]
    fn elements_become_blocks_and_entities_letters() {
        let found = blocks(
            "<h1>A <i>big</i> day</h1>intro &amp; more<p>one\n  two<br>three<br><br>four</p>\
             <ul><li>x <a href=y>link</a><li>z</ul><script>no</script><!-- no -->\
             <table><tr><td>a<td>b<tr><td>c</table><h3>Next</h3>",
        );
        let mut expected = vec![(Role::Title, "A big day".to_owned())];
        expected.extend(paragraphs(&[
            "intro & more",
            "one two three",
            "four",
            "x link",
            "z",
            "a b",
            "c",
        ]));
        expected.push((Role::Heading, "Next".to_owned()));
        assert_eq!(found, expected);
    }

    #[test]
    fn words_of_links_are_counted() {
        let document = Document::from("<p>abc <a>d <b>ef</b></a> g</p>");
        let found = find(&document.body().unwrap());
        assert_eq!((found[0].text.as_str(), found[0].linked), ("abc d ef g", 5));
    }

    #[test]
    fn nesting_without_end_is_walked() {
        let html = "<div>".repeat(20_000) + "deep" + "<p>er";
        assert_eq!(blocks(&html), paragraphs(&["deep", "er"]));
    }
}
