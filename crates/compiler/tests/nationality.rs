//! Mentions of a country by an adjective of nationality: found, told apart, and left out of the count
//! when only names are to count.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says where it stopped")]

use std::collections::BTreeSet;

use dossier_compiler::curation::Curation;
use dossier_compiler::pipeline::{self, Options};
use dossier_compiler::read::read_file;
use dossier_engine::ask::{ConnectionsOptions, EntityCard};
use dossier_engine::{Collection, Request};
use proptest::prelude::*;

fn compile(texts: &[String], toml: &str) -> Collection {
    let curation = Curation::parse("dossier.toml", toml).unwrap();
    let articles = texts.iter().enumerate().flat_map(|(at, text)| {
        let id = format!("{at}.txt");
        read_file(&id, &id, text.as_bytes()).unwrap()
    });
    let articles = pipeline::read_articles(articles.collect(), &curation);
    let pack = pipeline::compile(articles, &curation, Options::default()).unwrap();
    Collection::open(pack).unwrap()
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// The ids of the articles with an entity.
fn articles(collection: &Collection, entity: &str) -> BTreeSet<String> {
    let having =
        Request { include: vec![entity.to_owned()], limit: Some(100), ..Request::default() };
    collection.search(&having).unwrap().hits.into_iter().map(|hit| hit.article.id.clone()).collect()
}

fn china(collection: &Collection) -> EntityCard {
    collection.entity("place/china", &Request::default()).unwrap()
}

const LISTED: &str =
    "[[entity]]\nname = \"China\"\nkind = \"place\"\naliases = [\"Chinese\", \"چین\"]\n";

#[test]
fn an_adjective_is_a_mention_of_its_country_and_told_apart() {
    let three = texts(&[
        "He went to China. In China he met Chinese officials.",
        "They spoke to Chinese officials of Japan.",
        "وہ چین گئے۔ چینی قیادت سے ملاقات ہوئی۔",
    ]);
    for (registry, mentions, nationalities) in [("", 5, 2), (LISTED, 6, 3)] {
        let collection = compile(&three, registry);
        let card = china(&collection);
        assert_eq!((card.mentions, card.nationalities), (mentions, nationalities), "{registry}");
        let rows = collection.entities().unwrap();
        assert!(rows.iter().all(|row| row.name != "Chinese"), "{rows:?}");

        let names = collection.by_name().unwrap();
        assert_eq!(names.entities().unwrap().len(), rows.len(), "places in the table stay");
        let card = china(&names);
        assert_eq!((card.mentions, card.nationalities), (3, 0), "{registry}");
        assert!(card.aliases.iter().all(|alias| !["Chinese", "چینی"].contains(&&*alias.text)));
        assert_eq!(articles(&collection, "place/china").len(), 3);
        let having = articles(&names, "place/china");
        assert_eq!(having, BTreeSet::from(["0.txt".to_owned(), "2.txt".to_owned()]));
    }
}

#[test]
fn an_adjective_of_two_words_is_told_by_the_second() {
    let registry = "[[entity]]\nname = \"South Asia\"\nkind = \"place\"\naliases = [\"South Asian\"]\n\
                    [[entity]]\nname = \"United Kingdom\"\nkind = \"place\"\naliases = [\"British\", \"UK\"]\n";
    let collection = compile(
        &texts(&["South Asian states and the UK. The British, of South Asia, were there."]),
        registry,
    );
    for id in ["place/south-asia", "place/united-kingdom"] {
        let card = collection.entity(id, &Request::default()).unwrap();
        assert_eq!((card.mentions, card.nationalities), (2, 1), "{id}");
    }
}

#[test]
fn adjectives_of_several_words_are_no_places() {
    let text = "South Korean officials met Sri Lankan ones. South Koreans and New Zealanders left. \
                In South Korea the North Korean Kim Yong was seen.";
    let collection = compile(&texts(&[text]), "");
    let rows = collection.entities().unwrap();
    let mut ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    ids.sort_unstable();
    let places = ["place/new-zealand", "place/north-korea", "place/south-korea", "place/sri-lanka"];
    assert_eq!(ids[ids.len() - 4..], places, "{ids:?}");
    assert_eq!(ids[..ids.len() - 4], ["person/kim-yong"]);
    let card = collection.entity("place/south-korea", &Request::default()).unwrap();
    assert_eq!((card.mentions, card.nationalities), (3, 2));
}

#[test]
fn a_listed_place_may_have_an_adjective_that_no_list_has() {
    let registry = "[[entity]]\nname = \"Aldora\"\nkind = \"place\"\naliases = [\"Aldoran\", \"Old Aldora\"]\n\
                    [[entity]]\nname = \"The West\"\nkind = \"place\"\naliases = [\"West\", \"Western\"]\n";
    let text = "Old Aldora and the Aldoran fleet. The West and Western powers.";
    let collection = compile(&texts(&[text]), registry);
    for id in ["place/aldora", "place/the-west"] {
        let card = collection.entity(id, &Request::default()).unwrap();
        assert_eq!((card.mentions, card.nationalities), (2, 1), "{id}");
    }
}

#[test]
fn peoples_and_faiths_are_names_of_their_own() {
    let text = "Many Muslim and Kurdish voters came. Muslim and Kurdish parties won.";
    let collection = compile(&texts(&[text]), "");
    let names = |of: &Collection| -> Vec<String> {
        let groups = of.facets(&Request::default()).unwrap().groups;
        let rows = of.entities().unwrap();
        groups.iter().flat_map(|g| &g.entities).map(|&at| rows[at as usize].name.clone()).collect()
    };
    assert_eq!(names(&collection), ["Kurdish", "Muslim"]);
    assert_eq!(names(&collection.by_name().unwrap()), ["Kurdish", "Muslim"]);
}

#[test]
fn a_country_that_was_merged_keeps_its_nationalities_apart() {
    let text = "He went to China and met Chinese officials in Cathay.";
    let collection = compile(&texts(&[text]), LISTED);
    let corrected = collection.corrected("China\t\t\tCathay\tplace\n").unwrap();
    let card = corrected.entity("place/china", &Request::default()).unwrap();
    assert_eq!((card.entity.name.as_str(), card.nationalities), ("Cathay", 1));
    let names = corrected.by_name().unwrap();
    let card = names.entity("place/china", &Request::default()).unwrap();
    assert_eq!(
        (card.entity.name.as_str(), card.mentions, card.nationalities),
        ("Cathay", card.mentions, 0)
    );
    assert_eq!(
        names.corrected("").unwrap().entity("place/china", &Request::default()).unwrap().mentions,
        1
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]
    /// Counted without adjectives is counted as if they were not in the texts.
    #[test]
    fn by_name_is_as_if_there_were_no_adjectives(
        texts in prop::collection::vec(
            prop::collection::vec(prop::sample::select(
                &["China", "Chinese officials", "Japan", "Japanese officials", "Zurich"][..]), 1..5),
            1..6),
        listed: bool,
    ) {
        // With a number, so that no text is another's without its adjectives.
        let write = |keep: &dyn Fn(&str) -> bool| -> Vec<String> {
            let sentence =
                |name: &&str| format!("It was then {} again.", if keep(name) { name } else { "nothing" });
            let text = |(at, names): (usize, &Vec<&str>)| {
                let sentences: Vec<String> = names.iter().map(sentence).collect();
                format!("It had the number {at}. {}", sentences.join(" "))
            };
            texts.iter().enumerate().map(text).collect()
        };
        let registry = if listed { LISTED } else { "" };
        let all = compile(&write(&|_| true), registry);
        let names = all.by_name().unwrap();
        let plain = compile(&write(&|name| !name.contains(' ')), registry);
        let rows = all.entities().unwrap();
        let counts = |of: &Collection| -> BTreeSet<(String, u32)> {
            let rows = of.entities().unwrap();
            let groups = of.facets(&Request::default()).unwrap().groups;
            let counted = groups.iter().flat_map(|group| group.entities.iter().zip(&group.counts));
            counted.map(|(&at, &count)| (rows[at as usize].id.clone(), count)).collect()
        };
        prop_assert_eq!(counts(&names), counts(&plain));
        for row in &rows {
            let expected = match plain.entity(&row.id, &Request::default()) {
                Ok(card) => (card.mentions, articles(&plain, &row.id)),
                Err(_) => (0, BTreeSet::new()),
            };
            let card = names.entity(&row.id, &Request::default()).unwrap();
            prop_assert_eq!((card.mentions, articles(&names, &row.id)), expected);
            prop_assert_eq!(card.nationalities, 0);
        }
        let options = ConnectionsOptions::default();
        let connected = |of: &Collection| -> BTreeSet<(String, usize)> {
            let nodes = of.connections(&Request::default(), &options).unwrap().nodes;
            nodes.into_iter().map(|node| (node.entity.id.clone(), node.articles)).collect()
        };
        prop_assert_eq!(connected(&names), connected(&plain));
    }
}
