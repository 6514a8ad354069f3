//! The words of a page whose tree would cost too much: its tags are read one by one, and are taken
//! for ends of paragraphs or for nothing.

use super::blocks::{Block, Walk};
use super::tags;

/// Every paragraph of a page, as its tags part them.
pub(super) fn find(html: &str) -> Vec<Block> {
    let mut walk = Walk::default();
    let mut text = String::new();
    let mut rest = html;
    while let Some(c) = rest.chars().next() {
        let used = match c {
            '<' => {
                let used = tags::tag(rest);
                if used > 1 {
                    walk.text(&text);
                    text.clear();
                    walk.open(match tags::name(rest).as_str() {
                        // A comment parts nothing, and whose end a tag is nobody knows.
                        "" | "a" => "span",
                        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" => "div",
                        name => name,
                    });
                } else {
                    text.push(c);
                }
                used
            }
            '&' => match tags::entity(rest) {
                Some((decoded, used)) => {
                    text.extend(decoded);
                    used
                }
                None => {
                    text.push(c);
                    1
                }
            },
            _ => {
                text.push(c);
                c.len_utf8()
            }
        };
        rest = rest.get(used..).unwrap_or_default();
    }
    walk.text(&text);
    walk.finish()
}
