//! From elements to blocks of text: paragraphs, headings, items of lists.

use dom_query::{NodeId, NodeRef};

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
    /// What it is a part of, where that is no article (only of [`all`]).
    pub(super) furniture: Option<&'static str>,
}

/// Elements whose content nobody sees.
#[rustfmt::skip]
const UNSEEN: [&str; 16] = [
    "head", "script", "style", "template", "noscript", "title", "iframe", "object", "embed", "audio", "video", "canvas",
    "input", "datalist", "map", "rp",
];

/// Elements whose content is seen, and no part of a text.
const CONTROLS: [&str; 5] = ["svg", "math", "select", "textarea", "button"];

/// Elements that go on in the line they stand in.
#[rustfmt::skip]
const INLINE: [&str; 45] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "nobr", "output", "picture", "q", "rb", "ruby", "rt", "s", "samp", "small",
    "source", "span", "strike", "strong", "sub", "sup", "time", "td", "th", "tt", "u", "var", "wbr", "amp-img",
    "center-inline",
];

/// The blocks below an element, in order; empty ones are left out.
pub(super) fn find(root: &NodeRef<'_>) -> Vec<Block> {
    walk(root, None)
}

/// All that is seen below an element, in order. `furniture` says what an element is, where that is
/// no article.
pub(super) fn all(
    root: &NodeRef<'_>,
    furniture: &dyn Fn(&NodeRef<'_>) -> Option<&'static str>,
) -> Vec<Block> {
    walk(root, Some(furniture))
}

/// Says of an element what it is, where that is no article.
type Judge<'j> = &'j dyn Fn(&NodeRef<'_>) -> Option<&'static str>;

fn walk(root: &NodeRef<'_>, judge: Option<Judge<'_>>) -> Vec<Block> {
    let mut walk = Walk::default();
    let mut parts: Vec<NodeId> = Vec::new();
    // By hand, since pages nest deeper than the stack.
    let mut next = root.first_child();
    'walk: while let Some(node) = next {
        let below = if node.is_text() {
            walk.text(&node.text());
            None
        } else if is_seen(&node, judge.is_some()) {
            if let Some(reason) = judge.and_then(|judge| judge(&node)) {
                walk.close();
                walk.furniture.push(reason);
                parts.push(node.id);
            }
            walk.open(&node.node_name().unwrap_or_default());
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
            if is_seen(&done, judge.is_some()) {
                walk.shut(&done.node_name().unwrap_or_default());
                if parts.last() == Some(&done.id) {
                    walk.close();
                    walk.furniture.pop();
                    parts.pop();
                }
            }
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
    walk.finish()
}

/// Gathers blocks from elements and text as they come.
#[derive(Default)]
pub(super) struct Walk {
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
    /// What the open elements are that are no article, the outermost first.
    furniture: Vec<&'static str>,
}

impl Walk {
    /// Begins an element.
    pub(super) fn open(&mut self, name: &str) {
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
    }

    /// Ends an element.
    pub(super) fn shut(&mut self, name: &str) {
        match name {
            "br" => {}
            "a" => self.links = self.links.saturating_sub(1),
            _ if INLINE.contains(&name) => {}
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

    /// Takes text in.
    pub(super) fn text(&mut self, text: &str) {
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
            let furniture = self.furniture.last().copied();
            self.blocks.push(Block { role, text, linked, item: self.items > 0, furniture });
        }
    }

    /// What has been gathered.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.close();
        self.blocks
    }
}

/// Whether an element is walked into.
fn is_seen(node: &NodeRef<'_>, controls: bool) -> bool {
    node.node_name().is_some_and(|name| {
        let name = name.as_ref();
        !UNSEEN.contains(&name) && (controls || !CONTROLS.contains(&name)) && !is_invisible(node)
    })
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
