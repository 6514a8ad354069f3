//! Pages that are made to take long: each is read in time that grows with its length, and keeps its
//! words.

#![allow(clippy::unwrap_used)]

use dossier_compiler::read::read_file;

const LAST: &str = "The end of it, in a sentence that is long enough to be one.";

/// What such pages repeat.
const PIECES: &[&str] = &[
    "<ul><li>",
    "<ul><li>x",
    "<dl><dt>",
    "<div>",
    "<div>x ",
    "<article>",
    "<section class=content>hello ",
    "<div class=date><div>",
    "<div class='tags'>",
    "<p><b>",
    "<p><font color=red>x",
    "<font color=red>",
    "<b>",
    "<b><i>x</b>",
    "<nobr>x",
    "<a href=x>y",
    "<a><div>",
    "<a href=x>word</a> ",
    "<table><tr><td>",
    "<tr><td>x",
    "<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>",
    "<span>x",
    "<span class=author>Ann Lee</span>",
    "<div itemprop=author><span itemprop=name>Ann</span>",
    "<time>3 May 2020</time>",
    "<svg><g>",
    "<math><mi>x",
    "<ruby>x<rt>y",
    "<br>",
    "a<br><br>",
    "<img src=x>",
    "<noscript><img src=a.jpg></noscript>",
    "<h1>x",
    "<h1>x y z w</h1>",
    "<h2>Hello x</h2>",
    "<p>x</p>\n",
    "<p style='display:none'>x</p>",
    "<p>a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q.</p>",
    "<div class='comment'>x, y. z</div>",
    "<article><p>x, word</p>",
    "<form><input>",
    "</div>",
    "</p>",
    "<meta name=author content=a>",
    "&amp;x ",
    "&x",
    "< ",
    "<a ",
    "<!-- x -->",
    "word ",
    "x,",
];

/// Pages of one thing again and again, and some that are made of two.
fn pages(length: usize) -> Vec<(String, String)> {
    let many = |piece: &str| piece.repeat(length / piece.len());
    let mut pages: Vec<(String, String)> = PIECES
        .iter()
        .map(|piece| ((*piece).to_owned(), format!("<body>{}</a>{LAST}", many(piece))))
        .collect();
    let attributes: String = (0..length / 8).map(|at| format!(" a{at}=b")).collect();
    let classes = many("comment ");
    let formats: String = (0..length / 30).map(|at| format!("<b id=a{at}>")).collect();
    let made = [
        ("attributes", format!("<body><p{attributes}>{LAST}")),
        ("attributes of the body", format!("<body{attributes}><p>{LAST}")),
        ("classes", format!("<body><div class='{classes}'><p>{LAST}")),
        ("formats", format!("<body>{formats}{}{LAST}", many("<p>x</p>"))),
        ("formats again", format!("<body><p>{formats}</p>{}{LAST}", many("<p>x"))),
        ("titles", format!("<title>{}</title><h1>{}</h1><p>{LAST}", many("a - b | "), many("b "))),
        (
            "rows",
            format!(
                "<table>{}</table>{LAST}",
                many(&format!("<tr>{}</tr>", "<td>a</td>".repeat(50)))
            ),
        ),
        (
            "data",
            format!("<script type='application/ld+json'>{}</script>{LAST}", many("{\"author\":[")),
        ),
    ];
    pages.extend(made.into_iter().map(|(name, page)| (name.to_owned(), page)));
    pages
}

#[test]
fn hostile_pages_keep_their_words() {
    for (name, page) in pages(30_000) {
        let source = read_file("a.html", "a", page.as_bytes()).unwrap().remove(0);
        assert!(source.text.contains(LAST), "{name}: {:?}", source.text.get(..200));
    }
}

/// Run by hand, in release mode: `cargo test --release --test hostile -- --ignored --nocapture`.
#[test]
#[ignore = "prints how long pages of a megabyte take"]
fn times_of_hostile_pages() {
    let mut times: Vec<(std::time::Duration, String)> = Vec::new();
    for (name, page) in pages(1_000_000) {
        let start = std::time::Instant::now();
        let source = read_file("a.html", "a", page.as_bytes()).unwrap().remove(0);
        times.push((start.elapsed(), name));
        assert!(source.text.contains(LAST), "{:?}", times.last());
    }
    times.sort();
    for (time, name) in times.iter().rev().take(20) {
        println!("{:5} ms  {name}", time.as_millis());
    }
}
