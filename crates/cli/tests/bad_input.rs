//! Whatever is given: one message that says what to do, an exit status, and nothing else.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::Place;

const ARTICLE: &str = "General Asim Munir visited Beijing on 22 August 2025 and met Zhang Youxia there.\n\n\
    He spoke of regional security, of trade and of the road between the two countries.\n";

/// Bad files, and words that the message about each must have.
fn bad_files() -> Vec<(&'static str, Vec<u8>, &'static [&'static str])> {
    vec![
        ("latin.jsonl", b"{\"text\": \"caf\xe9\"}\n".to_vec(), &["latin.jsonl", "UTF-8"]),
        ("wide.txt", b"\xff\xfea\0b".to_vec(), &["wide.txt", "UTF-16"]),
        ("bare.html", b"<html><body><img src=a></body></html>".to_vec(), &["bare.html", "words"]),
        ("empty.txt", Vec::new(), &["empty.txt", "empty"]),
        ("white.txt", b" \r\n\t\n".to_vec(), &["white.txt"]),
        ("binary.txt", b"GIF89a\0\0\x01\x02 not text".to_vec(), &["binary.txt"]),
        (
            "cut.jsonl",
            b"{\"id\": \"a\", \"text\": \"It breaks o".to_vec(),
            &["cut.jsonl", "line 1"],
        ),
        ("list.jsonl", b"[1, 2]\n".to_vec(), &["list.jsonl", "line 1"]),
        ("deep.jsonl", "[".repeat(200_000).into_bytes(), &["deep.jsonl", "line 1"]),
        ("letter.docx", b"PK\x03\x04".to_vec(), &["letter.docx", ".txt"]),
    ]
}

#[test]
fn extract_and_annotate_name_the_file_and_read_the_others() {
    let place = Place::new();
    place.write("good.txt", ARTICLE);
    for (name, bytes, words) in bad_files() {
        place.write(name, bytes);
        for command in ["extract", "annotate"] {
            let ran = place.run(&[command, "--jsonl", name, "good.txt"]).ends_saying(1, words);
            assert_eq!(ran.objects().len(), 1, "{name}: the good file is still read");
            assert_eq!(ran.objects()[0]["file"], "good.txt");
            let messages = ran.stderr.lines().filter(|line| line.contains("error:")).count();
            assert_eq!(messages, 1, "{}", ran.stderr);
        }
    }
}

#[test]
fn build_leaves_bad_files_out_and_says_so() {
    for (name, bytes, words) in bad_files().into_iter().filter(|(name, ..)| !name.ends_with("docx"))
    {
        let place = Place::new();
        place.write("in/good.txt", ARTICLE).write(&format!("in/{name}"), bytes);
        let strict = place.run(&["build", "in", "-o", "x.dossier", "--strict"]);
        strict.fails_saying(words);
        assert_eq!(place.names(), ["in"], "nothing is left behind");
        place.run(&["build", "in", "-o", "x.dossier"]).ends_saying(0, words);
        let found = place.run(&["search", "x.dossier", "Beijing"]).succeeds();
        assert!(found.stdout.contains("good.txt"), "{found:?}");
    }
}

#[test]
fn build_fails_without_a_single_article() {
    let place = Place::new();
    place.write("in/empty.txt", "");
    std::fs::create_dir(place.path("nothing")).unwrap();
    place.run(&["build", "in", "-o", "x.dossier"]).fails_saying(&["empty.txt"]);
    place.run(&["build", "nothing", "-o", "x.dossier"]).fails_saying(&["nothing", ".txt"]);
    place.run(&["build", "missing", "-o", "x.dossier"]).fails_saying(&["missing", "no such file"]);
    place.run(&["extract", "missing.txt"]).fails_saying(&["missing.txt", "no such file"]);
    assert_eq!(place.names(), ["in", "nothing"]);
}

#[test]
fn build_does_not_make_folders_and_does_not_damage_what_is_there() {
    let place = Place::new();
    place.write("a.txt", ARTICLE).write("old.dossier", "what was there before");
    place
        .run(&["build", "a.txt", "-o", "no/such/folder/x.dossier"])
        .fails_saying(&["no/such/folder", "make the folder"]);
    place.run(&["build", "missing.txt", "-o", "old.dossier"]).fails_saying(&["missing.txt"]);
    assert_eq!(place.read("old.dossier"), b"what was there before");
    std::fs::create_dir(place.path("folder.dossier")).unwrap();
    place.run(&["build", "a.txt", "-o", "folder.dossier"]).fails_saying(&["folder.dossier"]);
    assert_eq!(
        place.names(),
        ["a.txt", "folder.dossier", "old.dossier"],
        "no temporary file stays"
    );
}

#[test]
fn mistakes_in_the_curation_file_are_told_with_their_line() {
    let cases: &[(&str, &[&str])] = &[
        ("title = \"x\n", &["dossier.toml:1"]),
        ("titel = \"x\"\n", &["dossier.toml:1", "titel", "title"]),
        ("[[entity]]\nname = \"A\"\nkind = \"persn\"\n", &["dossier.toml:3", "persn", "person"]),
        ("[[entity]]\nname = \"A\"\n", &["dossier.toml:1", "kind"]),
        (
            "[[entity]]\nname = \"A\"\nkind = \"person\"\naliases = [\"X\"]\n\
             [[entity]]\nname = \"B\"\nkind = \"person\"\naliases = [\"X\"]\n",
            &["dossier.toml:", "X"],
        ),
        ("[[article]]\nfile = \"b.txt\"\ntitle = \"T\"\n", &["dossier.toml:", "b.txt"]),
        (
            "[[article]]\nfile = \"a.txt\"\npublished = \"last week\"\nbasis = \"b\"\n",
            &["dossier.toml:3"],
        ),
        ("[[article]]\nfile = \"a.txt\"\npublished = \"2025\"\n", &["dossier.toml:", "basis"]),
    ];
    for (toml, words) in cases {
        let place = Place::new();
        place.write("in/a.txt", ARTICLE).write("in/dossier.toml", toml);
        place.run(&["build", "in", "-o", "x.dossier"]).fails_saying(words);
        assert_eq!(place.names(), ["in"], "{toml}");
    }
    let place = Place::new();
    place.write("a.txt", ARTICLE).write("latin.toml", b"title = \"caf\xe9\"");
    place
        .run(&["build", "a.txt", "-o", "x.dossier", "--curation", "latin.toml"])
        .fails_saying(&["latin.toml", "UTF-8"]);
    place
        .run(&["build", "a.txt", "-o", "x.dossier", "--curation", "no.toml"])
        .fails_saying(&["no.toml", "no such file"]);
}

#[test]
fn several_curation_files_ask_for_a_choice() {
    let place = Place::new();
    for folder in ["one", "two"] {
        place.write(&format!("{folder}/a.txt"), ARTICLE);
        place.write(&format!("{folder}/dossier.toml"), format!("title = \"{folder}\"\n"));
    }
    let args = ["build", "one", "two", "-o", "x.dossier"];
    place.run(&args).fails_saying(&["one", "two", "--curation"]);
}

#[test]
fn what_is_no_pack_is_told_apart() {
    let place = Place::new();
    place.pack(&[("a.txt", ARTICLE)]);
    let pack = place.read("x.dossier");
    let mut newer = pack.clone();
    newer[8] = newer[8].wrapping_add(1);
    let mut damaged = pack.clone();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    let half = format!("<!doctype html>{}", "<p>not ours</p>".repeat(100));
    let cases: Vec<(Vec<u8>, &[&str])> = vec![
        (Vec::new(), &["nothing"]),
        (b"PK\x03\x04".to_vec(), &["ZIP"]),
        (half.into_bytes(), &["page", "dossier build"]),
        (newer, &["version"]),
        (pack[..pack.len() / 2].to_vec(), &["incomplete"]),
        (pack[..11].to_vec(), &["incomplete"]),
        (damaged, &["damaged"]),
        (b"\x7fELF and more".repeat(1000), &["pack"]),
    ];
    for (bytes, words) in cases {
        place.write("bad.dossier", bytes);
        let words: Vec<&str> = words.iter().copied().chain(["bad.dossier"]).collect();
        place.run(&["search", "bad.dossier", "Beijing"]).fails_saying(&words);
        place.run(&["inspect", "bad.dossier"]).fails_saying(&words);
    }
    place
        .run(&["search", "none.dossier", "Beijing"])
        .fails_saying(&["none.dossier", "no such file"]);
    place.run(&["search", "articles", "Beijing"]).fails_saying(&["articles", "folder"]);
}

/// Every byte of a small pack turned over, one at a time: an error or an answer, never a crash.
#[test]
fn a_pack_with_one_wrong_byte_never_crashes() {
    let place = Place::new();
    place.pack(&[("a.txt", ARTICLE)]);
    let pack = place.read("x.dossier");
    for at in (0..pack.len()).step_by(pack.len() / 40 + 1) {
        let mut bytes = pack.clone();
        bytes[at] ^= 0xff;
        place.write("bad.dossier", bytes);
        place.run(&["search", "bad.dossier", "Beijing"]).fails_saying(&["bad.dossier"]);
    }
}

#[test]
fn queries_of_every_shape_are_answered() {
    let place = Place::new();
    place.pack(&[("a.txt", ARTICLE)]);
    let long = "Beijing ".repeat(12_500);
    let unbroken = "x".repeat(100_000);
    let quotes = "\"".repeat(1001);
    for query in [
        "",
        " ",
        "\"",
        "\"\"",
        "-",
        "--",
        "- -",
        "\"-",
        "*",
        "%s",
        "\u{0}x".trim_start_matches('\u{0}'),
        "🙂",
        "\u{202e}",
        "عاصم منیر",
        "-Beijing",
        "\"unclosed phrase",
        "a OR b AND (c",
        &long,
        &unbroken,
        &quotes,
    ] {
        let ran = place.run(&["search", "x.dossier", "--json", "--", query]).succeeds();
        let answer = &ran.objects()[0];
        assert!(answer["total"].as_u64().unwrap() <= 1, "{answer}");
    }
}

#[test]
fn bad_lines_among_queries_and_texts_are_named() {
    let place = Place::new();
    place.pack(&[("a.txt", ARTICLE)]);
    place.write("q.jsonl", "{\"id\": \"1\", \"text\": \"Beijing\"}\nnot json\n\n{\"id\": 2}\n");
    let ran = place.run(&["search", "x.dossier", "--queries", "q.jsonl", "--format", "trec"]);
    let ran = ran.ends_saying(1, &["q.jsonl:2", "q.jsonl:4"]);
    assert_eq!(ran.stdout.lines().count(), 1, "the good query is still answered");
    let input = b"{\"id\": \"1\", \"text\": \"Beijing\"}\n{\"id\":\n\xff\xfe\n";
    let ran = place
        .run_with(&["annotate", "--plain"], input)
        .ends_saying(1, &["standard input:2", "standard input:3"]);
    assert_eq!(ran.objects().len(), 1);
}

#[test]
fn a_date_that_is_none_is_named_and_the_text_still_read() {
    let place = Place::new();
    let input =
        b"{\"id\": \"x\", \"text\": \"He left in May 2024.\", \"published\": \"last week\"}\n";
    let ran = place.run_with(&["annotate", "--plain"], input).ends_saying(0, &["x", "last week"]);
    assert_eq!(ran.objects()[0]["dates"][0]["value"], "2024-05");
}

/// One line of many megabytes must not take quadratic time.
#[test]
fn a_huge_line_is_read_in_time() {
    let place = Place::new();
    let words = "the visit of General Asim Munir to Beijing on 22 August 2025 ".repeat(30_000);
    place.write("long.txt", &words);
    let clock = std::time::Instant::now();
    place.run(&["extract", "long.txt", "--jsonl"]).succeeds();
    assert!(clock.elapsed().as_secs() < 60, "{:?}", clock.elapsed());
}
