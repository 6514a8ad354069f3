//! The page: one HTML file that holds style, script, module and pack, and asks nothing of anyone.
//!
//! The front end's build leaves a page that is whole but for its collection, with a Content Security
//! Policy that names its script and its style by their hashes and forbids every request. Here the
//! collection is put in: [`Page::write`]; [`pack_in`] takes it back out. The same page and the same
//! pack make the same bytes.
//!
//! - [`blocks`]: bytes as HTML data blocks
//! - [`template`]: filling in, and escaping

mod blocks;
mod template;

use std::io::{self, Write};

use crate::failure::Failure;

pub use blocks::pack_in;

/// What the page says about the collection before any script runs.
#[derive(Debug, Clone, Copy)]
pub struct Head<'a> {
    /// BCP 47 tag of the language that most articles are in.
    pub language: &'a str,
    /// Title of the collection.
    pub title: &'a str,
    /// What it is; may be empty.
    pub description: &'a str,
}

/// A page without a collection.
#[derive(Debug)]
pub struct Page {
    /// What it is made of: text, and what comes after it.
    pieces: Vec<(&'static str, Option<&'static str>)>,
}

const LANGUAGE: &str = "{{lang}}";
const TITLE: &str = "{{title}}";
const DESCRIPTION: &str = "{{description}}";
const PACK: &str = "{{pack}}";

impl Page {
    /// The page inside this program, or what to do when it was built without it.
    pub fn empty() -> Result<Page, Failure> {
        const PAGE: Option<&str> = include!(concat!(env!("OUT_DIR"), "/page.rs"));
        Page::new(PAGE.ok_or_else(|| {
            Failure::new(
                "this program was built without the page; run ./build.sh, which makes dist/dossier \
                 with the page inside, or write a pack: -o NAME.dossier",
            )
        })?)
    }

    fn new(text: &'static str) -> Result<Page, Failure> {
        Ok(Page { pieces: template::cut(text, &[LANGUAGE, TITLE, DESCRIPTION, PACK])? })
    }

    /// Writes the page with a collection in it; `pack` writes the pack.
    pub fn write<W: Write>(
        &self,
        head: Head<'_>,
        pack: impl Fn(&mut dyn Write) -> io::Result<()>,
        out: &mut W,
    ) -> io::Result<()> {
        for (text, placeholder) in &self.pieces {
            out.write_all(text.as_bytes())?;
            let value = match *placeholder {
                Some(LANGUAGE) => head.language,
                Some(TITLE) => head.title,
                Some(DESCRIPTION) => head.description,
                Some(_) => {
                    blocks::write(&pack, out)?;
                    continue;
                }
                None => continue,
            };
            out.write_all(template::escape(value).as_bytes())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMPTY: &str = "<!doctype html><html lang=\"{{lang}}\"><title>{{title}}</title>\
        <meta name=\"description\" content=\"{{description}}\">{{pack}}<script>let x={{}};</script>";

    fn page(title: &str, pack: &[u8]) -> String {
        let head = Head { language: "en", title, description: title };
        let mut out = Vec::new();
        Page::new(EMPTY).unwrap().write(head, |to| to.write_all(pack), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn what_goes_in_comes_out() {
        for size in [0, 1, 2, 3, 700_000, 3_000_001] {
            let noise = |i: u32| (i.wrapping_mul(2_654_435_761) >> 24) as u8;
            let pack: Vec<u8> = (0..size).map(noise).collect();
            assert_eq!(pack_in(page("t", &pack).as_bytes()).unwrap(), pack, "{size} bytes");
        }
    }

    #[test]
    fn the_same_input_makes_the_same_page() {
        assert_eq!(page("t", b"some pack"), page("t", b"some pack"));
    }

    #[test]
    fn a_title_stays_text() {
        let page = page("</title><script>alert(1)</script>{{pack}}\" onload=\"x", b"p");
        let shown = "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;{{pack}}&quot; onload";
        assert_eq!(page.matches(shown).count(), 2, "in the title and in the description");
        assert_eq!(page.matches("<script>").count(), 1, "only ours");
        assert_eq!(pack_in(page.as_bytes()).unwrap(), b"p");
    }

    #[test]
    fn the_script_is_left_as_it_is() {
        assert!(page("t", b"p").contains("<script>let x={{}};</script>"));
    }
}
