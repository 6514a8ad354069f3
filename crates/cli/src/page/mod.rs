//! The page: one HTML file that holds style, script, module and pack, and asks nothing of anyone.
//!
//! - [`assemble`] puts it together, [`pack_in`] takes the pack back out
//! - [`blocks`]: bytes as HTML data blocks
//! - [`template`]: filling in, escaping, and the hashes for the Content Security Policy
//!
//! The same parts and the same pack make the same bytes.

mod blocks;
mod template;

use crate::failure::Failure;

pub use blocks::pack_in;

/// The parts that were compiled in.
#[derive(Debug)]
pub struct Assets {
    /// HTML with placeholders, see [`template::fill`].
    pub template: &'static str,
    /// Style sheet of the page around the element.
    pub style: &'static str,
    /// One classic script.
    pub script: &'static str,
    /// The WebAssembly module without a corpus, gzip.
    pub module: &'static [u8],
}

impl Assets {
    /// The parts, or what to do when this program was built without them.
    pub fn get() -> Result<&'static Assets, Failure> {
        const ASSETS: Option<Assets> = include!(concat!(env!("OUT_DIR"), "/assets.rs"));
        static STORED: Option<Assets> = ASSETS;
        STORED.as_ref().ok_or_else(|| {
            Failure::new(
                "this program was built without the page; run ./build.sh, which makes dist/dossier \
                 with the page inside, or write a pack: -o NAME.dossier",
            )
        })
    }
}

/// What the page says about the collection before any script runs.
#[derive(Debug)]
pub struct Head<'a> {
    /// Title of the collection.
    pub title: &'a str,
    /// What it is; may be empty.
    pub description: &'a str,
}

/// Makes the page.
///
/// The policy allows the two inline texts by their hashes and forbids everything else: no request
/// can leave the page, whatever an article contains.
pub fn assemble(assets: &Assets, head: &Head<'_>, pack: &[u8]) -> Result<String, Failure> {
    for (text, end) in [(assets.script, "</script"), (assets.style, "</style")] {
        let lower = text.to_ascii_lowercase();
        // A carriage return would be read as a line feed, and the hash would not fit.
        if lower.contains(end) || lower.contains("<!--") || lower.contains('\r') {
            return Err(Failure::new(format!(
                "the page's own parts contain {end}, <!-- or a carriage return, and would not be \
                 read as they are; this is a fault in how this program was built"
            )));
        }
    }
    let policy = format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data:; \
         base-uri 'none'; form-action 'none'",
        template::hash(assets.script),
        template::hash(assets.style),
    );
    let title = template::escape(head.title);
    let description = template::escape(head.description);
    let module = blocks::write(blocks::MODULE, assets.module);
    let pack = blocks::write(blocks::PACK, &blocks::compress(pack));
    template::fill(assets.template, |name| {
        Some(match name {
            "csp" => &policy,
            "title" => &title,
            "description" => &description,
            "style" => assets.style,
            "script" => assets.script,
            "module" => &module,
            "pack" => &pack,
            _ => return None,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PARTS: Assets = Assets {
        template: "<!doctype html><meta http-equiv=\"Content-Security-Policy\" content=\"{{csp}}\">\
                   <title>{{title}}</title><meta name=\"description\" content=\"{{description}}\">\
                   <style>{{style}}</style>{{module}}{{pack}}<script>{{script}}</script>",
        style: "p { color: red }",
        script: "let x = 1;",
        module: b"module",
    };

    fn page(title: &str, pack: &[u8]) -> String {
        assemble(&PARTS, &Head { title, description: title }, pack).unwrap()
    }

    #[test]
    fn what_goes_in_comes_out() {
        for size in [0, 1, 2, 3, 700_000, 3_000_001] {
            let pack: Vec<u8> =
                (0..size).map(|i: u32| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
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
        assert!(
            page.contains(
                "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;{{pack}}&quot; onload"
            )
        );
        assert_eq!(page.matches("<script>").count(), 1, "only ours");
        assert_eq!(pack_in(page.as_bytes()).unwrap(), b"p");
    }

    #[test]
    fn the_policy_names_exactly_the_inline_texts() {
        let page = page("t", b"p");
        // printf %s 'let x = 1;' | openssl dgst -sha256 -binary | base64
        assert!(page.contains("script-src 'sha256-qtc3jf64UXA5J6U02kfQ0Cvn9Uz4wXUaN3NNUVgR2v4=' 'wasm-unsafe-eval'"), "{page}");
        assert!(
            page.contains("style-src 'sha256-ngewhhP73WDIbgwseeu52VAAJgKdGUsu1IUQQsAm8m4='"),
            "{page}"
        );
    }

    #[test]
    fn parts_that_would_end_early_are_refused() {
        let parts = Assets { script: "'</SCRIPT>'", ..PARTS };
        let head = Head { title: "", description: "" };
        assert!(assemble(&parts, &head, b"").is_err());
    }
}
