//! Every offset that is printed leads back to the text that is printed with it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Place, root};
use serde_json::Value;

/// English and Urdu, an emoji outside the Basic Multilingual Plane, a combining sequence.
const BILINGUAL: &str = "\
Visit to Beijing 🇵🇰🤝🇨🇳

By Ayesha Siddiqa

Général Zhang Youxia — née cafe\u{301} — met General Asim Munir in Beijing on 22 August 2025. 🙂 The \
Army Chief flew home on 24 August 2025.

General Munir spoke of the China-Pakistan Economic Corridor in December 2023 and of 1950.

جنرل عاصم منیر نے 22 اگست 2025 کو بیجنگ میں چینی قیادت سے ملاقات کی اور سی پیک پر بات کی۔ \
یہ دورہ دونوں ممالک کے تعلقات کے لیے اہم سمجھا جا رہا ہے اور مبصرین نے اسے سراہا ہے۔

The talks with Antony Blinken ended 🎉 on Friday, September 6, 2024 in Washington.
";

/// The text between two code points.
fn slice(text: &str, start: &Value, end: &Value) -> String {
    let (start, end) = (start.as_u64().unwrap() as usize, end.as_u64().unwrap() as usize);
    assert!(start < end, "empty or backward: {start}..{end}");
    let slice: String = text.chars().skip(start).take(end - start).collect();
    assert_eq!(slice.chars().count(), end - start, "past the end");
    slice
}

/// Checks names and dates, and gives how many of each there were.
fn check(record: &Value, text: &str) -> (usize, usize) {
    let mut counts = [0, 0];
    for (list, count) in ["names", "dates"].into_iter().zip(&mut counts) {
        let mut end = 0;
        for mark in record[list].as_array().unwrap() {
            assert_eq!(mark["text"], slice(text, &mark["start"], &mark["end"]), "{mark}");
            assert!(mark["start"].as_u64().unwrap() >= end, "{list} in order, apart: {mark}");
            end = mark["end"].as_u64().unwrap();
            assert_ne!(mark["reason"], "", "{mark}");
            *count += 1;
        }
    }
    (counts[0], counts[1])
}

fn annotate(place: &Place, file: &str) -> Value {
    let ran = place.run(&["annotate", file, "--jsonl"]).succeeds();
    let [record] = ran.objects().try_into().unwrap();
    record
}

#[test]
fn every_way_of_writing_the_same_article() {
    let forms = [
        ("plain.txt", BILINGUAL.to_owned()),
        ("crlf.txt", BILINGUAL.replace('\n', "\r\n")),
        ("mark.txt", format!("\u{feff}{BILINGUAL}")),
        ("both.txt", format!("\u{feff}{}", BILINGUAL.replace('\n', "\r\n"))),
        ("note.md", format!("# {BILINGUAL}")),
        ("mark.md", format!("\u{feff}# {}", BILINGUAL.replace('\n', "\r\n"))),
    ];
    for (name, text) in forms {
        let place = Place::new();
        place.write(name, &text);
        let record = annotate(&place, name);
        assert_eq!(record["file"], name);
        let (names, dates) = check(&record, &text);
        assert!(names >= 4 && dates >= 4, "{name}: {names} names, {dates} dates: {record}");
        let body = record["body"].as_array().unwrap();
        assert!(body.len() >= 4, "{name}: {record}");
        for range in body {
            let paragraph = slice(&text, &range[0], &range[1]);
            assert_eq!(paragraph.trim(), paragraph);
        }
        assert!(
            body.iter().any(|range| slice(&text, &range[0], &range[1]).contains("عاصم منیر")),
            "{name}: the Urdu paragraph is in the body"
        );
    }
}

#[test]
fn a_container_counts_from_the_start_of_its_text_field() {
    let place = Place::new();
    let line = serde_json::json!({
        "id": "one", "title": "🙂 Asim Munir in Beijing", "text": BILINGUAL, "published": "2025-08-25",
    });
    place.write("export.jsonl", format!("{line}\n"));
    let record = annotate(&place, "export.jsonl");
    assert_eq!(record["file"], "export.jsonl:1");
    let (names, dates) = check(&record, BILINGUAL);
    assert!(names >= 4 && dates >= 4, "{record}");
}

#[test]
fn plain_lines_are_annotated_as_they_are() {
    let place = Place::new();
    let crlf = BILINGUAL.replace('\n', "\r\n");
    let lines = [
        serde_json::json!({ "id": "a", "text": BILINGUAL }),
        serde_json::json!({ "id": "b", "text": crlf, "title": "Asim Munir 🙂", "published": "2025-08-25" }),
        serde_json::json!({ "id": "c", "text": "" }),
    ];
    let input: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let ran = place.run_with(&["annotate", "--plain"], input.as_bytes()).succeeds();
    let records = ran.objects();
    assert_eq!(records.len(), lines.len());
    for (record, line) in records.iter().zip(&lines) {
        assert_eq!(record["id"], line["id"]);
        let keys: Vec<_> = record.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["dates", "id", "names"]);
        let text = line["text"].as_str().unwrap();
        let (names, dates) = check(record, text);
        assert!(text.is_empty() || (names >= 4 && dates >= 4), "{record}");
    }
}

#[test]
fn the_corpus() {
    let seeds = std::fs::canonicalize(root().join("seeds")).unwrap();
    let mut files: Vec<_> = std::fs::read_dir(&seeds)
        .unwrap()
        .map(|entry| entry.unwrap().path().to_str().unwrap().to_owned())
        .filter(|path| path.ends_with(".txt"))
        .collect();
    files.sort();
    assert_eq!(files.len(), 5);
    let place = Place::new();
    let mut args = vec!["annotate", "--jsonl"];
    args.extend(files.iter().map(String::as_str));
    let records = place.run(&args).succeeds().objects();
    assert_eq!(records.len(), 5);
    for (record, file) in records.iter().zip(&files) {
        assert_eq!(record["file"], file.as_str());
        let text = std::fs::read_to_string(file).unwrap();
        let (names, _) = check(record, &text);
        assert!(names > 10, "{file}: {names} names");
        for range in record["body"].as_array().unwrap() {
            slice(&text, &range[0], &range[1]);
        }
    }
}

#[test]
fn no_registry_means_no_registry() {
    let place = Place::new();
    place.write("a.txt", BILINGUAL).write(
        "dossier.toml",
        "[[entity]]\nname = \"Economic Corridor Thing\"\nkind = \"programme\"\naliases = [\"flew home\"]\n",
    );
    let found = |args: &[&str]| {
        let record = place.run(args).succeeds().objects().remove(0);
        let names = record["names"].as_array().unwrap().clone();
        names
            .iter()
            .any(|name| name["text"] == "flew home" && name["name"] == "Economic Corridor Thing")
    };
    assert!(found(&["annotate", "a.txt", "--jsonl"]));
    assert!(!found(&["annotate", "a.txt", "--jsonl", "--no-registry"]));
}

/// Entities, an encoding of its own, tags inside of a name: offsets count the characters of the page.
#[test]
fn pages_are_annotated_in_their_own_characters() {
    let page = "<!doctype html><html lang=\"en\"><head><meta charset=windows-1252>\
        <title>Talks in Beijing end &amp; resume | The Post</title></head><body><nav>Home</nav><article>\n\
        <h1>Talks in Beijing end &amp; resume</h1>\n<p>General <b>Asim</b> Munir met Zhang&nbsp;Youxia in \
        Beijing on 22&#32;August 2025 \u{2013} a \u{201c}good day\u{201d}, he said, for caf\u{e9}s and for peace.</p>\n\
        <p>He then left for Washington, where Antony Blinken was waiting on 6 September 2025 with questions.</p>\
        </article></body></html>";
    let bytes: Vec<u8> = page
        .chars()
        .map(|c| match c {
            '\u{2013}' => 0x96,
            '\u{201c}' => 0x93,
            '\u{201d}' => 0x94,
            c => u8::try_from(u32::from(c)).unwrap(),
        })
        .collect();
    let place = Place::new();
    place.write("a.html", bytes);
    let record = annotate(&place, "a.html");
    assert_eq!(record["title"], "Talks in Beijing end & resume");
    let (names, dates) = check(&record, page);
    assert!(names >= 4 && dates >= 2, "{record}");
    let says = |list: &str, text: &str| {
        record[list].as_array().unwrap().iter().any(|mark| mark["text"] == text)
    };
    assert!(says("names", "Asim</b> Munir") && says("dates", "22&#32;August 2025"), "{record}");
    for range in record["body"].as_array().unwrap() {
        assert!(slice(page, &range[0], &range[1]).chars().count() > 60);
    }
    let left_out: Vec<(String, &str)> = record["omissions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| (slice(page, &part["start"], &part["end"]), part["reason"].as_str().unwrap()))
        .collect();
    assert_eq!(left_out, [("Home".to_owned(), "menu")]);
}

#[test]
fn standard_input_is_read_as_what_it_looks_like() {
    let place = Place::new();
    for (input, file) in [
        ("{\"id\": \"a\", \"text\": \"Asim Munir flew to Beijing.\"}\n", "stdin.jsonl:1"),
        ("Asim Munir flew to Beijing on 22 August 2025, it was said in Islamabad.\n", "stdin.txt"),
        (
            "<p>Asim Munir flew to Beijing on 22 August 2025, it was said in Islamabad.</p>",
            "stdin.html",
        ),
    ] {
        let ran = place.run_with(&["extract", "-", "--jsonl"], input.as_bytes()).succeeds();
        assert_eq!(ran.objects()[0]["file"], file);
        assert!(ran.objects()[0]["text"].as_str().unwrap().contains("flew to Beijing"), "{ran:?}");
    }
}
