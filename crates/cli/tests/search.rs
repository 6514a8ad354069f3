//! Searching what was built.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::Place;

fn collection() -> Place {
    let place = Place::new();
    place.pack(&[
        ("one.txt", "Talks in Beijing\n\nThe general met the minister in Beijing, and they spoke of trade.\n"),
        ("two words.txt", "Talks in Washington\n\nThe general met the secretary in Washington about the air force.\n"),
        ("three.txt", "Floods\n\nThe river rose in Sindh after days of rain, and the air was hot and still.\n"),
    ]);
    place
}

fn ids(place: &Place, query: &str) -> Vec<String> {
    let ran = place.run(&["search", "x.dossier", query, "--json"]).succeeds();
    let answer = &ran.objects()[0];
    let hits = answer["hits"].as_array().unwrap();
    assert_eq!(answer["total"].as_u64().unwrap() as usize, hits.len());
    assert_eq!(answer["of"], 3);
    hits.iter().map(|hit| hit["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn words_phrases_and_exclusions() {
    let place = collection();
    assert_eq!(ids(&place, "Beijing"), ["one.txt"]);
    assert_eq!(ids(&place, "\"air force\""), ["two words.txt"]);
    assert_eq!(ids(&place, "general -Washington"), ["one.txt"]);
    assert_eq!(ids(&place, "nowhere").len(), 0);
}

#[test]
fn for_people_it_prints_what_they_look_for() {
    let place = collection();
    let text = place.run(&["search", "x.dossier", "Beijing"]).succeeds().stdout;
    for part in ["1 of 3 articles", "Talks in Beijing", "one.txt", "trade"] {
        assert!(text.contains(part), "no {part:?} in {text}");
    }
    assert!(!text.contains("Washington"), "{text}");
}

#[test]
fn a_run_has_every_article_with_the_text() {
    let place = Place::new();
    let record = |id: &str, text: &str| format!("{{\"id\": \"{id}\", \"text\": \"{text}\"}}\n");
    let talks = "The general met the minister in Beijing and they spoke of trade for an hour.";
    let flood = "The river rose in Sindh after days of rain.";
    place.write("in.jsonl", [record("a", talks), record("b", flood), record("c", talks)].concat());
    place.write("q.jsonl", "{\"id\": 1, \"text\": \"minister\"}\n");
    let said = place.run(&["build", "in.jsonl", "-o", "x.dossier"]).succeeds().stderr;
    assert!(said.contains("1 with the text of another"), "{said}");
    let run =
        place.run(&["search", "x.dossier", "--queries", "q.jsonl", "--format", "trec"]).succeeds();
    let ids: Vec<&str> = run.stdout.lines().filter_map(|line| line.split(' ').nth(2)).collect();
    assert_eq!(ids, ["a", "c"]);
    let facts = place.run(&["inspect", "x.dossier", "--json"]).succeeds().objects().remove(0);
    assert_eq!((&facts["articles"], &facts["reprints"]), (&2.into(), &1.into()));
}

#[test]
fn suggestions_are_written_beside_the_pack() {
    let place = Place::new();
    place.write(
        "a/one.txt",
        "Talks\n\nGeneral Asim Munir met Angela Merkel in Berlin, and they spoke of trade.\n",
    );
    place.write("a/two.txt", "More talks\n\nAsim Muneer left Berlin on Friday after a day of talks with Angela Merkel.\n");
    place.run(&["build", "a", "-o", "x.dossier", "--suggest", "s.toml"]).succeeds();
    let suggested = String::from_utf8(place.read("s.toml")).unwrap();
    assert!(suggested.contains("Asim Muneer"), "{suggested}");
    assert!(place.path("x.dossier").exists());
    // What is written is a curation file as it stands, and its rows are not in force.
    place.run(&["build", "a", "-o", "y.dossier", "--curation", "s.toml"]).succeeds();
    assert_eq!(place.names(), ["a", "s.toml", "x.dossier", "y.dossier"]);
}

#[test]
fn limit_limits() {
    let place = collection();
    let answer = |limit: &str| {
        let ran = place.run(&["search", "x.dossier", "general", "--json", "--limit", limit]);
        ran.succeeds().objects().remove(0)
    };
    for (limit, hits) in [("0", 0), ("1", 1), ("2", 2), ("5000", 2)] {
        let answer = answer(limit);
        assert_eq!(answer["hits"].as_array().unwrap().len(), hits, "{limit}");
        assert_eq!(answer["total"], 2, "the total is not limited");
    }
}

#[test]
fn a_run_has_six_columns_and_falling_scores() {
    let place = collection();
    place.write(
        "q.jsonl",
        "{\"id\":\"q 1\",\"text\":\"general met\"}\n{\"id\":\"q2\",\"text\":\"nowhere\"}\n",
    );
    let args =
        ["search", "x.dossier", "--queries", "q.jsonl", "--limit", "100", "--format", "trec"];
    let ran = place.run(&args).succeeds();
    let rows: Vec<Vec<&str>> =
        ran.stdout.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(rows.len(), 2, "{ran:?}");
    let mut last = f32::INFINITY;
    for (rank, row) in rows.iter().enumerate() {
        let [query, q0, document, place, score, tag] = row[..] else { panic!("{row:?}") };
        assert_eq!((query, q0, tag), ("q%201", "Q0", "dossier"));
        assert!(["one.txt", "two%20words.txt"].contains(&document), "{document}");
        assert_eq!(place, (rank + 1).to_string());
        let score: f32 = score.parse().unwrap();
        assert!(score < last, "{score} after {last}");
        last = score;
    }
}

#[test]
fn inspect_counts_and_accounts_for_the_bytes() {
    let place = collection();
    let pack = place.read("x.dossier").len() as u64;
    let facts = place.run(&["inspect", "x.dossier", "--json"]).succeeds().objects().remove(0);
    assert_eq!(facts["articles"], 3);
    assert_eq!(facts["bytes"], pack);
    let sections = facts["sections"].as_array().unwrap();
    let sum: u64 = sections.iter().map(|section| section["bytes"].as_u64().unwrap()).sum();
    assert!(sum <= pack && pack - sum < 4096, "{sum} of {pack}");
    let text = place.run(&["inspect", "x.dossier"]).succeeds().stdout;
    for section in sections {
        assert!(text.contains(section["name"].as_str().unwrap()), "{text}");
    }
}

#[test]
fn the_same_articles_make_the_same_pack() {
    let (one, other) = (collection(), collection());
    assert_eq!(one.read("x.dossier"), other.read("x.dossier"));
}

#[test]
fn a_title_can_be_given() {
    let place = collection();
    place.run(&["build", "articles", "-o", "y.dossier", "--title", "Über <b>uns</b>"]).succeeds();
    let facts = place.run(&["inspect", "y.dossier", "--json"]).succeeds().objects().remove(0);
    assert_eq!(facts["title"], "Über <b>uns</b>");
}

#[test]
fn contacts_are_masked_unless_they_are_to_be_kept() {
    let place = Place::new();
    let text = "A letter\n\nThe clerk of the court, who wrote to us from somebody@example.org last week, disagrees with all of it.\n";
    place.write("a.txt", text);
    let holds = |name: &str, args: &[&str]| {
        let mut all = vec!["build", "a.txt", "-o", name];
        all.extend(args);
        place.run(&all).succeeds();
        let bytes = place.read(name);
        // A pack has the words of the texts one by one.
        bytes.windows(8).any(|window| window == b"somebody")
    };
    assert!(!holds("masked.dossier", &[]));
    assert!(holds("kept.dossier", &["--keep-contacts"]));
}

/// With the page inside, a page; without it, how to get one. Both kinds of program are tested: this
/// one by `cargo test`, the one with the page by the tests in the browser.
#[test]
fn a_page_or_how_to_get_one() {
    let place = collection();
    let ran = place.run(&["build", "articles", "-o", "x.html"]);
    if option_env!("DOSSIER_PAGE").is_some() {
        ran.succeeds();
        let search = |name| place.run(&["search", name, "general", "--json"]).succeeds().stdout;
        assert_eq!(search("x.html"), search("x.dossier"));
    } else {
        ran.fails_saying(&["./build.sh", ".dossier"]);
        assert!(!place.path("x.html").exists());
    }
}
