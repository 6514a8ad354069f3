//! Whatever is read, every part of it is judged once.

// Helpers outside of a test function fail the test that calls them.
#![allow(clippy::unwrap_used)]

use dossier_compiler::article::read_article;
use dossier_compiler::curation::Curation;
use dossier_compiler::model::{Article, Span};
use dossier_compiler::read::read_file;
use dossier_compiler::show;
use proptest::prelude::*;

/// Passages and omissions are in order, on character boundaries, without white space at their ends,
/// do not overlap, and leave nothing but white space and markup between them.
fn covered(article: &Article) -> Result<(), String> {
    let text = article.source.text.as_str();
    let mut spans: Vec<Span> = article.passages.iter().map(|passage| passage.span).collect();
    if !spans.is_sorted() {
        return Err("passages are not in order".to_owned());
    }
    let omitted: Vec<Span> = article.omissions.iter().map(|omission| omission.span).collect();
    if !omitted.is_sorted() {
        return Err("omissions are not in order".to_owned());
    }
    spans.extend(omitted);
    spans.sort();
    let words = article.source.words();
    if words.len() != text.len() {
        return Err("blanking changed the length".to_owned());
    }
    let mut done = 0;
    for span in spans {
        let piece =
            text.get(span.range()).ok_or_else(|| format!("{span:?} is no range of characters"))?;
        if piece.trim() != piece || piece.is_empty() {
            return Err(format!("white space at an end of {piece:?}"));
        }
        let between = words.get(done..span.start).ok_or_else(|| format!("{span:?} overlaps"))?;
        if !between.trim().is_empty() {
            return Err(format!("nobody judged {between:?}"));
        }
        done = span.end;
        show::passage(&article.source, span, false);
    }
    let rest = words.get(done..).unwrap_or_default();
    if rest.trim().is_empty() { Ok(()) } else { Err(format!("nobody judged {rest:?}")) }
}

fn judge(path: &str, bytes: &[u8]) -> Result<(), String> {
    let Ok(sources) = read_file(path, path, bytes) else { return Ok(()) };
    sources.into_iter().try_for_each(|source| covered(&read_article(source, None)))
}

/// Lines as scraped pages have them, in several scripts, with every kind of line end.
fn page() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        Just("Home > Opinion > Peace".to_owned()),
        Just("Friday, August 22, 2025".to_owned()),
        Just("Peace talks resume in Geneva".to_owned()),
        Just("Peace talks resume in Geneva - The Daily".to_owned()),
        Just("By Jane Doe, Reuters".to_owned()),
        Just("Jane Doe".to_owned()),
        Just("Share".to_owned()),
        Just("READ MORE: something else".to_owned()),
        Just("5 Comments".to_owned()),
        Just("LEAVE A REPLY".to_owned()),
        Just("_____".to_owned()),
        Just("\u{200b}".to_owned()),
        Just("Urdu Version:".to_owned()),
        Just("تحریر: حسان احمد".to_owned()),
        Just(
            "The army chief 🙂 arrived in the capital on Monday for talks about the border."
                .to_owned()
        ),
        Just("جنرل عاصم منیر نے چین کے نائب چیئرمین سے ملاقات کی اور دفاع پر بات کی۔".to_owned()),
        Just("Jane Doe is a freelance writer and can be reached at jane@example.org.".to_owned()),
        "[A-Za-z ,.]{0,60}",
        "\\PC{0,40}",
    ];
    let end = prop_oneof![
        Just("\n"),
        Just("\r\n"),
        Just("\n\n"),
        Just("\r\n \r\n"),
        Just("\r"),
        Just(" ")
    ];
    prop::collection::vec((line, end), 1..40)
        .prop_map(|lines| lines.into_iter().map(|(line, end)| line + end).collect())
}

proptest! {
    #[test]
    fn any_page_is_covered(text in page()) {
        prop_assert_eq!(judge("a.txt", text.as_bytes()), Ok(()));
    }

    #[test]
    fn any_page_as_markdown_is_covered(text in page(), head in "(---\n[a-z: \\[\\]*&\n]{0,40}\n---\n)?") {
        prop_assert_eq!(judge("a.md", (head + &text).as_bytes()), Ok(()));
    }

    #[test]
    fn any_notation_is_covered(text in "([#>*_`~\\[\\]()!<>|&\\\\:-]|[a-zé🙂ا1-3]|[ \n\r\t]|\n\n){0,120}") {
        prop_assert_eq!(judge("a.md", text.as_bytes()), Ok(()));
    }

    #[test]
    fn any_record_is_covered(title in "\\PC{0,30}", text in page()) {
        let line = serde_json::json!({"id": "x", "title": title, "text": text}).to_string();
        prop_assert_eq!(judge("a.jsonl", line.as_bytes()), Ok(()));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for path in ["a.txt", "a.md", "a.html", "a.jsonl", "a.csv"] {
            prop_assert_eq!(judge(path, &bytes), Ok(()));
        }
    }

    #[test]
    fn any_table_is_covered(rows in "(id|text|title|date|[a\"';,\t \r\n\u{feff}é🙂]|\"\"){0,120}", old in any::<bool>()) {
        let table = format!("text,id\n{rows}");
        prop_assert_eq!(judge("a.csv", table.as_bytes()), Ok(()));
        let bytes: Vec<u8> = if old {
            table.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect()
        } else {
            table.encode_utf16().flat_map(u16::to_le_bytes).collect()
        };
        prop_assert_eq!(judge("a.csv", &bytes), Ok(()));
    }

    #[test]
    fn any_line_is_covered(line in "([{}\\[\\]:,\"\\\\]|\"id\":|\"text\":|\"title\":|\"published\":|\\\\u0[0-9]{3}|[a1é🙂 \n]){0,60}") {
        prop_assert_eq!(judge("a.jsonl", line.as_bytes()), Ok(()));
    }

    #[test]
    fn any_curation_is_read_or_refused(text in "([a-z]{1,8}|[=\\[\\]\"'#.,{}\n -]|title|article|entity|kind){0,60}") {
        let _ = Curation::parse("dossier.toml", &text);
    }
}

/// Elements of pages with names that say what they are, some of them wrong.
const ELEMENTS: [(&str, &str); 20] = [
    ("<div>", "</div>"),
    ("<div class=\"content has-comments\">", "</div>"),
    ("<div class=sidebar>", "</div>"),
    ("<div id=comments>", "</div>"),
    ("<article>", "</article>"),
    ("<main>", "</main>"),
    ("<nav>", "</nav>"),
    ("<aside>", "</aside>"),
    ("<footer>", "</footer>"),
    ("<h1>", "</h1>"),
    ("<h2 class=title>", "</h2>"),
    ("<p>", "</p>"),
    ("<p class=caption>", "</p>"),
    ("<a href=x>", "</a>"),
    ("<span class=share>", "</span>"),
    ("<b>", "</b>"),
    ("<ul><li>", "</li></ul>"),
    ("<table><tr><td>", "</td></tr></table>"),
    ("<button>", "</button>"),
    ("<blockquote>", "</blockquote>"),
];

/// A page and its words, each of which it has once.
fn web_page() -> impl Strategy<Value = (String, Vec<String>)> {
    let step = (0..ELEMENTS.len(), any::<bool>(), 0usize..40);
    prop::collection::vec(step, 1..60).prop_map(|steps| {
        let mut html = "<!doctype html><html><head><title>Page</title></head><body>".to_owned();
        let (mut words, mut open) = (Vec::new(), Vec::new());
        for (element, closes, count) in steps {
            html.push_str(ELEMENTS[element].0);
            for _ in 0..count {
                let word = format!("word{}x", words.len());
                html.push_str(&word);
                html.push_str(if words.len() % 9 == 8 { ", " } else { " " });
                words.push(word);
            }
            open.push(ELEMENTS[element].1);
            if closes {
                html.push_str(&open.drain(..).rev().collect::<String>());
            }
        }
        (html, words)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn every_word_of_a_web_page_is_kept_or_left_out_for_a_reason((html, words) in web_page()) {
        prop_assert_eq!(judge("a.html", html.as_bytes()), Ok(()));
        if words.is_empty() {
            return Ok(());
        }
        let source = read_file("a.html", "a.html", html.as_bytes()).unwrap().remove(0);
        let found: std::collections::HashSet<&str> =
            source.text.split(|c: char| !c.is_alphanumeric()).collect();
        let lost: Vec<&String> = words.iter().filter(|word| !found.contains(word.as_str())).collect();
        prop_assert!(lost.is_empty(), "{:?} are not in {:?}", lost, source.text);
    }
}

#[test]
fn long_texts_of_one_kind_are_read() {
    for piece in [
        "a",
        "a ",
        "a\n",
        "@",
        "a@",
        "1 ",
        "1-",
        "+1",
        "(",
        "*",
        "[",
        "<",
        "![",
        "`",
        "> ",
        "- ",
        "# a\n",
        "Home > ",
        "Jane Doe\n",
        "By A B\n",
        "5 Comments\n",
        "_\n",
        "a: ",
        "&a ",
        "\u{200b}",
        "ا",
        "国",
        "&lt;",
        "Share\n\n",
    ] {
        let text = piece.repeat(100_000 / piece.len());
        let fenced = format!("---\na: {}\n---\nBody", piece.repeat(50_000 / piece.len()));
        for (path, text) in [("a.txt", &text), ("a.md", &text), ("a.md", &fenced)] {
            // Quadratic work would take minutes.
            assert_eq!(judge(path, text.as_bytes()), Ok(()), "{piece:?} in {path}");
        }
    }
}
