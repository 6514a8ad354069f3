//! The page: one HTML file that holds style, script, module and pack, and asks nothing of anyone.
//!
//! The front end's build leaves a page that is whole but for its collection, with a Content Security
//! Policy that names its script and its style by their hashes and forbids every request. Here the
//! collection is put in: [`assemble`]; [`pack_in`] takes it back out. The same page and the same
//! pack make the same bytes.
//!
//! - [`blocks`]: bytes as HTML data blocks
//! - [`template`]: filling in, and escaping

mod blocks;
mod template;

use crate::failure::Failure;

pub use blocks::pack_in;

/// The page without a collection, or what to do when this program was built without it.
pub fn empty() -> Result<&'static str, Failure> {
    const PAGE: Option<&str> = include!(concat!(env!("OUT_DIR"), "/page.rs"));
    PAGE.ok_or_else(|| {
        Failure::new(
            "this program was built without the page; run ./build.sh, which makes dist/dossier \
             with the page inside, or write a pack: -o NAME.dossier",
        )
    })
}

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

/// Puts a collection into an empty page.
pub fn assemble(empty: &str, head: Head<'_>, pack: &[u8]) -> Result<String, Failure> {
    template::fill(
        empty,
        &[
            ("{{lang}}", &template::escape(head.language)),
            ("{{title}}", &template::escape(head.title)),
            ("{{description}}", &template::escape(head.description)),
            ("{{pack}}", &blocks::write(&blocks::compress(pack))),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMPTY: &str = "<!doctype html><html lang=\"{{lang}}\"><title>{{title}}</title>\
        <meta name=\"description\" content=\"{{description}}\">{{pack}}<script>let x={{}};</script>";

    fn page(title: &str, pack: &[u8]) -> String {
        assemble(EMPTY, Head { language: "en", title, description: title }, pack).unwrap()
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
