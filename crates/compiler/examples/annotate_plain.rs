//! Measuring aid: reads lines of JSON with `id` and `text`, writes the names found.

use std::io::{BufRead, Write};

use dossier_compiler::model::{Passage, Role, Span};
use dossier_compiler::names::{Registry, find};
use dossier_compiler::resolve::join;

fn passages(text: &str) -> Vec<Passage> {
    let mut out = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            out.push(Passage {
                span: Span::new(start, start + trimmed.len()),
                role: if out.is_empty()
                    && trimmed.len() < 120
                    && !trimmed.ends_with(['.', '!', '?'])
                    && trimmed.len() < text.trim().len()
                {
                    Role::Title
                } else {
                    Role::Paragraph
                },
                language: "en".into(),
            });
        }
        at += line.len();
    }
    out
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let listed: Vec<_> = std::env::args()
        .skip(1)
        .map(|name| dossier_compiler::curation::RegisteredEntity {
            name,
            kind: dossier_compiler::model::Kind::Place,
            aliases: vec![],
            description: String::new(),
        })
        .collect();
    let registry = Registry::new(&listed);
    let mut ids = Vec::new();
    let mut texts = Vec::new();
    for line in std::io::stdin().lock().lines() {
        let value: serde_json::Value = serde_json::from_str(&line?)?;
        ids.push(value["id"].clone());
        texts.push(value["text"].as_str().unwrap_or_default().to_string());
    }
    let started = std::time::Instant::now();
    let names: Vec<_> = texts.iter().map(|text| find(text, &passages(text), &registry)).collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    eprintln!("{:.1} MB/s", bytes as f64 / 1e6 / started.elapsed().as_secs_f64());
    let (entities, assigned) = join(&names, &[]);
    let mut out = std::io::stdout().lock();
    for (at, (id, text)) in ids.iter().zip(&texts).enumerate() {
        let point = |byte: usize| text[..byte].chars().count();
        let list: Vec<_> = names[at].mentions.iter().map(|m| {
            let e = &entities[assigned[at][m.entity]];
            serde_json::json!({"start": point(m.span.start), "end": point(m.span.end), "text": &text[m.span.range()],
                "kind": names[at].entities[m.entity].kind.as_str(), "entity": e.id, "name": e.name, "reason": m.reason})
        }).collect();
        writeln!(out, "{}", serde_json::json!({"id": id, "names": list, "dates": []}))?;
    }
    Ok(())
}
