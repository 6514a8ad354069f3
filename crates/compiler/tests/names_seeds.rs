//! The names of the five articles in `seeds/`, checked against what a reader finds in them.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::PathBuf;

use dossier_compiler::curation::RegisteredEntity;
use dossier_compiler::model::{Kind, Names, Passage, Role, Span};
use dossier_compiler::names::{Registry, find};

fn seeds() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../seeds")
}

/// The `[[entity]]` tables of the curation file. Their values are written so that they are JSON too.
fn registered() -> Vec<RegisteredEntity> {
    let file = std::fs::read_to_string(seeds().join("dossier.toml")).unwrap();
    let mut entities: Vec<RegisteredEntity> = Vec::new();
    let mut inside = false;
    for line in file.lines() {
        if line.starts_with('[') {
            inside = line == "[[entity]]";
            if inside {
                entities.push(RegisteredEntity {
                    name: String::new(),
                    kind: Kind::Other,
                    aliases: Vec::new(),
                    description: String::new(),
                });
            }
        } else if let Some((key, value)) = line.split_once(" = ").filter(|_| inside) {
            let entity = entities.last_mut().unwrap();
            let value: serde_json::Value = serde_json::from_str(value).unwrap();
            let text = |value: &serde_json::Value| value.as_str().unwrap().to_string();
            match key {
                "name" => entity.name = text(&value),
                "kind" => entity.kind = Kind::from_name(value.as_str().unwrap()).unwrap(),
                "description" => entity.description = text(&value),
                "aliases" => entity.aliases = value.as_array().unwrap().iter().map(text).collect(),
                other => panic!("unknown key {other}"),
            }
        }
    }
    entities
}

/// The text of a seed from the line that begins with `from` to the one that begins with `to`, both
/// included, each line a passage. The first is the headline if `titled`.
fn article(file: &str, from: &str, to: &str, titled: bool) -> (String, Vec<Passage>) {
    let text = std::fs::read_to_string(seeds().join(file)).unwrap();
    let start = text.find(from).unwrap();
    let last = text.find(to).unwrap();
    let end = text[last..].find('\n').map_or(text.len(), |end| last + end);
    let mut passages = Vec::new();
    let mut at = start;
    for line in text[start..end].split_inclusive('\n') {
        let content = line.trim();
        let indent = line.len() - line.trim_start().len();
        // A byline and a teaser, which cleaning takes out before names are sought.
        let apart = content == "Sehr Rushmeen" || content.starts_with("READ MORE");
        if !content.is_empty() && !apart {
            let role =
                match (passages.is_empty() && titled, content.ends_with(['.', '”', '۔', ':'])) {
                    (true, _) => Role::Title,
                    (_, false) if content.len() < 100 => Role::Heading,
                    _ => Role::Paragraph,
                };
            let span = Span::new(at + indent, at + indent + content.len());
            passages.push(Passage { span, role, language: "en".to_string() });
        }
        at += line.len();
    }
    (text, passages)
}

fn read(file: &str, from: &str, to: &str, titled: bool) -> (String, Names) {
    let (text, passages) = article(file, from, to, titled);
    let names = find(&text, &passages, &Registry::new(&registered()));
    (text, names)
}

/// Forms that mean one entity wherever they stand in the five articles, found by reading them.
const FORMS: [(&str, &str); 60] = [
    ("Munir", "Asim Munir"),
    ("General Asim ", "Asim Munir"),
    ("Army Chief", "Asim Munir"),
    ("army chief", "Asim Munir"),
    ("منیر", "Asim Munir"),
    ("آرمی چیف", "Asim Munir"),
    ("Austin", "Lloyd J. Austin"),
    ("Blinken", "Antony J. Blinken"),
    ("Nuland", "Victoria Nuland"),
    ("Finer", "Jonathan Finer"),
    ("Brown", "Charles Q. Brown"),
    ("Kurilla", "Michael Erik Kurilla"),
    ("Guterres", "António Guterres"),
    ("UN Secretary-General", "United Nations"),
    ("Kugelman", "Michael Kugelman"),
    ("Liaquat", "Liaquat Ali Khan"),
    ("Tanweer", "Tanweer Ahmed"),
    ("Imran Khan", "Imran Khan"),
    ("Modi", "Narendra Modi"),
    ("Zhang", "Zhang Youxia"),
    ("ژانگ", "Zhang Youxia"),
    ("Shangfu", "Li Shangfu"),
    ("شانگفو", "Li Shangfu"),
    ("Harris", "Kamala Harris"),
    ("Trump", "Donald Trump"),
    ("Biden", "Joe Biden"),
    ("Pakistan Army", "Pakistan Army"),
    ("پاکستانی فوج", "Pakistan Army"),
    ("ISPR", "Inter-Services Public Relations"),
    ("Inter-Services", "Inter-Services Public Relations"),
    ("Military Academy", "Pakistan Military Academy"),
    ("Joint Chiefs", "Joint Chiefs of Staff"),
    ("CENTCOM", "United States Central Command"),
    ("Central Command", "United States Central Command"),
    ("Security Council", "United Nations Security Council"),
    ("UNSC", "United Nations Security Council"),
    ("SIFC", "Special Investment Facilitation Council"),
    ("Technology Zones", "Special Technology Zones Authority"),
    ("STZA", "Special Technology Zones Authority"),
    ("NUST", "National University of Sciences and Technology"),
    ("Military Commission", "Central Military Commission"),
    ("Tehreek", "Tehreek-e-Taliban Pakistan"),
    ("TTP", "Tehreek-e-Taliban Pakistan"),
    ("ٹی ٹی پی", "Tehreek-e-Taliban Pakistan"),
    ("طالبان", "Taliban"),
    ("Quad", "Quad"),
    ("Islamabad", "Islamabad"),
    ("Beijing", "Beijing"),
    ("بیجنگ", "Beijing"),
    ("White House", "White House"),
    ("South Asia", "South Asia"),
    ("Kashmir", "Kashmir"),
    ("Gaza", "Gaza"),
    ("Balochistan", "Balochistan"),
    ("CPEC", "China-Pakistan Economic Corridor"),
    ("سی پیک", "China-Pakistan Economic Corridor"),
    ("اقتصادی راہداری", "China-Pakistan Economic Corridor"),
    ("Zarb-e-Azb", "Operation Zarb-e-Azb"),
    ("SSD", "Strategic Stability Dialogue"),
    ("Cold War", "Cold War"),
];

/// The names of the entities whose mentions touch `span`.
fn at(names: &Names, span: Span) -> Vec<&str> {
    let touches = |mention: &Span| mention.start < span.end && span.start < mention.end;
    let mentions = names.mentions.iter().filter(|mention| touches(&mention.span));
    mentions.map(|mention| names.entities[mention.entity].name.as_str()).collect()
}

#[test]
fn every_form_means_its_entity() {
    let mut met = vec![false; FORMS.len()];
    for (file, from, to, titled) in ARTICLES {
        let (text, names) = read(file, from, to, titled);
        let (_, passages) = article(file, from, to, titled);
        for passage in &passages {
            let content = &text[passage.span.range()];
            for (index, (form, entity)) in FORMS.iter().enumerate() {
                for (offset, _) in content.match_indices(form) {
                    met[index] = true;
                    let start = passage.span.start + offset;
                    let found = at(&names, Span::new(start, start + form.len()));
                    assert!(found.contains(entity), "{file}: {form} is {found:?}, not {entity}");
                }
            }
        }
    }
    let unused: Vec<&str> =
        FORMS.iter().zip(&met).filter(|(_, met)| !**met).map(|(f, _)| f.0).collect();
    assert!(unused.is_empty(), "not in the articles: {unused:?}");
}

#[test]
fn nothing_is_taken_for_a_name_that_is_none() {
    for (file, from, to, titled) in ARTICLES {
        let (text, names) = read(file, from, to, titled);
        let strange: Vec<&str> = names
            .mentions
            .iter()
            .filter(|mention| names.entities[mention.entity].registered.is_none())
            .map(|mention| &text[mention.span.range()])
            // A nationality whose country no article names.
            .filter(|name| *name != "British")
            .collect();
        assert!(strange.is_empty(), "{file}: {strange:?}");
    }
}

#[test]
fn an_office_before_its_holder_is_not_counted_twice() {
    let (text, names) = read(ARTICLES[0].0, ARTICLES[0].1, ARTICLES[0].2, true);
    let start = text.find("Chief of Army Staff (COAS), General Asim Munir").unwrap();
    let mentions: Vec<&str> = names
        .mentions
        .iter()
        .filter(|mention| (start..start + 50).contains(&mention.span.start))
        .map(|mention| &text[mention.span.range()])
        .collect();
    assert_eq!(mentions, ["Asim Munir"]);
}

#[test]
fn unrest_is_not_chinese() {
    let (text, names) = read(ARTICLES[4].0, ARTICLES[4].1, ARTICLES[4].2, true);
    let unrest = text.find("بے چینی").unwrap();
    assert!(at(&names, Span::new(unrest, unrest + "بے چینی".len())).is_empty());
    let leaders = text.find("چینی قیادت").unwrap();
    assert_eq!(at(&names, Span::new(leaders, leaders + "چینی".len())), ["China"]);
}

const ARTICLES: [(&str, &str, &str, bool); 6] = [
    (
        "000_ae9df9080ac68f35.txt",
        "Pioneering a Strategic",
        "The visit to the United States represents",
        true,
    ),
    ("001_be360d2680906630.txt", "Chief of Army Staff (COAS)", "This visit encapsulates", false),
    (
        "002_7cc0d8ebd14386bc.txt",
        "Pakistan’s Chief of Army Staff",
        "With Washington and Islamabad both",
        false,
    ),
    ("003_59cc8269c7b07bba.txt", "In an era of shifting", "While the visit signals", false),
    ("003_59cc8269c7b07bba.txt", "پاکستانی آرمی چیف کا", "اگرچہ اس دورے نے", true),
    (
        "004_faff189e55758d8f.txt",
        "Security cooperation has always",
        "The future of Pak-US relations is bright",
        false,
    ),
];
