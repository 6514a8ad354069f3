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
        ("cut.jsonl", b"{\"id\": \"a\", \"text\": \"It breaks o".to_vec(), &["cut.jsonl:1"]),
        ("list.jsonl", b"[1, 2]\n".to_vec(), &["list.jsonl:1"]),
        ("deep.jsonl", "[".repeat(200_000).into_bytes(), &["deep.jsonl:1"]),
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
    let ran = place.run(&["build", "in", "-o", "x.dossier"]);
    let ran = ran.fails_saying(&["empty.txt", "no article could be read"]);
    assert!(!ran.stderr.contains("expected files ending"), "there was one: {}", ran.stderr);
    place.run(&["build", "nothing", "-o", "x.dossier"]).fails_saying(&["nothing", ".txt"]);
    place.run(&["build", "missing", "-o", "x.dossier"]).fails_saying(&["missing", "no such file"]);
    place.run(&["extract", "missing.txt"]).fails_saying(&["missing.txt", "no such file"]);
    assert_eq!(place.names(), ["in", "nothing"]);
}

#[test]
fn one_bad_line_does_not_keep_the_others_back() {
    let place = Place::new();
    let line =
        |id: &str| format!("{{\"id\": \"{id}\", \"text\": \"Talks in Beijing, part {id}.\"}}\n");
    let lines = [&line("a"), "{\"id\": \"b\", \"text\": \"it breaks o\n", &line("a"), &line("c")];
    place.write("in/export.jsonl", lines.concat());
    place.write(
        "in/table.csv",
        "id,text\nd,Talks in Beijing.\ne,\nf,\"never closed\ng,More talks.\n",
    );
    let words = [
        "export.jsonl:2: expected a JSON object",
        "export.jsonl:3: the id \"a\" is already that of export.jsonl:1",
        "table.csv:3: the article has neither title nor text",
        "table.csv:4: a quotation mark",
        "read 4 articles, 4 left out",
    ];
    let ran = place.run(&["build", "in", "-o", "x.dossier"]).ends_saying(0, &words);
    assert!(!ran.stderr.contains("at line"), "{}", ran.stderr);
    let found = place.run(&["search", "x.dossier", "talks", "--json"]).succeeds();
    assert_eq!(found.objects()[0]["total"], 4);
    let ran = place.run(&["build", "in", "-o", "y.dossier", "--strict"]);
    let ran = ran.fails_saying(&["export.jsonl:2"]);
    assert!(!ran.stderr.contains("export.jsonl:3"), "it stops at the first: {}", ran.stderr);
    assert_eq!(place.names(), ["in", "x.dossier"]);
    let ran =
        place.run(&["extract", "in/export.jsonl", "--jsonl"]).ends_saying(1, &["export.jsonl:2"]);
    assert_eq!(ran.objects().len(), 3);
}

#[test]
fn many_bad_lines_are_counted() {
    let place = Place::new();
    place.write("in/a.txt", ARTICLE).write("in/export.jsonl", "[]\n".repeat(1000));
    let ran = place.run(&["build", "in", "-o", "x.dossier"]);
    let ran = ran.ends_saying(0, &["export.jsonl:20:", "export.jsonl: 980 more"]);
    assert!(ran.stderr.lines().count() < 30, "{}", ran.stderr);
}

#[test]
fn files_of_other_kinds_are_no_problem() {
    let place = Place::new();
    let page = format!("<title>Talks</title><article><h1>Talks</h1><p>{ARTICLE}</p></article>");
    place.write("in/Talks.html", page).write("in/Talks_files/frame.html", "<p>Buy this</p>");
    for name in ["in/a.png", "in/b.png", "in/Talks_files/s.css", "in/export.jsonl.gz"] {
        place.write(name, b"\x1f\x8b\0\0");
    }
    let ran = place.run(&["build", "in", "-o", "x.dossier", "--strict"]);
    let words =
        ["5 files of other kinds were passed over: 2 .png, 1 .css, 1 .gz, 1 .html", "1 article"];
    let ran = ran.ends_saying(0, &words);
    assert!(!ran.stderr.contains("warning"), "{}", ran.stderr);
    place.run(&["extract", "in/export.jsonl.gz"]).fails_saying(&["unpack it first"]);
}

#[test]
fn what_is_excluded_is_no_problem() {
    let place = Place::new();
    place.write("in/a.txt", ARTICLE).write("in/draft.txt", "A draft of something else.\n");
    place.write("in/dossier.toml", "[[article]]\nfile = \"draft.txt\"\nexclude = true\n");
    let ran = place.run(&["build", "in", "-o", "x.dossier", "--strict"]);
    ran.ends_saying(0, &["read 1 article, 1 excluded"]);
}

#[test]
fn standard_input_may_be_lines_of_json() {
    let place = Place::new();
    let line = |n: usize| format!("{{\"id\": {n}, \"text\": \"Talks in Beijing, part {n}.\"}}\n");
    let lines: String = (0..2000).map(line).collect();
    let ran = place.run_with(&["extract", "-", "--jsonl"], lines.as_bytes()).succeeds();
    assert_eq!(ran.objects()[1999]["file"], "stdin.jsonl:2000");
    place
        .run_with(&["build", "-", "-o", "x.dossier"], lines.as_bytes())
        .ends_saying(0, &["2000 articles"]);
    place.run_with(&["extract", "-"], b"\x1f\x8b\x08\0").fails_saying(&["gzip", "unpack"]);
}

#[test]
fn contacts_are_kept_only_when_asked_for() {
    let place = Place::new();
    place.write(
        "a.txt",
        format!("{ARTICLE}\nWrite to jane.doe@example.org or call +1 202 555 0143.\n"),
    );
    let masked = place.run(&["extract", "a.txt"]).succeeds();
    assert!(!masked.stdout.contains("jane.doe@") && !masked.stdout.contains("555 0143"));
    let kept = place.run(&["extract", "a.txt", "--keep-contacts"]).succeeds();
    assert!(kept.stdout.contains("jane.doe@example.org") && kept.stdout.contains("555 0143"));
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

/// One line of many megabytes: with a quadratic loop this would not come back.
#[test]
fn a_huge_line_is_read_to_its_end() {
    let place = Place::new();
    let words = "the visit of General Asim Munir to Beijing on 22 August 2025 ".repeat(30_000);
    place.write("long.txt", &words);
    let ran = place.run(&["extract", "long.txt", "--jsonl"]).succeeds();
    assert_eq!(ran.objects()[0]["text"], words.trim_end());
}
