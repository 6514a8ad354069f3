//! The names of the five articles in `seeds/`, checked against what a reader finds in them.

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
        if !content.is_empty() {
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

#[test]
fn dump() {
    for (file, from, to, titled) in ARTICLES {
        let (text, names) = read(file, from, to, titled);
        println!("== {file}");
        for mention in &names.mentions {
            let entity = &names.entities[mention.entity];
            println!(
                "{:?} | {} | {} | {}{}",
                &text[mention.span.range()],
                entity.name,
                entity.kind.as_str(),
                if entity.registered.is_some() { "" } else { "UNREGISTERED " },
                mention.reason
            );
        }
    }
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
        "Pak-US ties and global security",
        "The future of Pak-US relations is bright",
        true,
    ),
];
