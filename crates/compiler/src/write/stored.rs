//! Documents without what their text and the arrays of a pack say.

use dossier_engine::pack::records::{Document, Role, Stored};
use dossier_engine::time::{Civil, Day};

/// What is written of a document. `day`: the first on which the arrays say that it was published.
pub(super) fn stored(document: Document, text: &str, day: Option<Day>) -> Stored {
    let published = document.published.map(|mut published| {
        if day.is_some_and(|day| Civil::from_day(day).to_string() == published.value) {
            published.value.clear();
        }
        published
    });
    let mut blocks: Vec<(Role, u8, u32, u32)> = Vec::new();
    for block in &document.blocks {
        let text = text.get(block.start as usize..block.end as usize).unwrap_or_default();
        let lines = 1 + text.matches('\n').count() as u32;
        match blocks.last_mut() {
            Some((role, language, known, count))
                if (*role, *language, *known) == (block.role, block.language, lines) =>
            {
                *count += 1;
            }
            _ => blocks.push((block.role, block.language, lines, 1)),
        }
    }
    Stored {
        source: Some(document.source).filter(|source| *source != document.id),
        id: document.id,
        url: document.url,
        title_origin: document.title_origin,
        authors: document.authors,
        publisher: document.publisher,
        published,
        languages: document.languages,
        blocks,
        aligned: document.aligned,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dossier_engine::pack::records::{Block, Origin, Published};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn documents_come_back(
            texts in prop::collection::vec("[ab\n]{0,4}", 1..6), languages in prop::collection::vec(0..2u8, 6),
            day in prop::option::of(-9..9i32), same: bool,
        ) {
            let text = texts.join("\n");
            let mut start = 0;
            let block = |(at, text): (usize, &String)| {
                let role = if at == 0 { Role::Title } else { Role::Paragraph };
                let block = Block { role, language: languages[at], start, end: start + text.len() as u32 };
                start = block.end + 1;
                block
            };
            let value = match day {
                Some(day) if same => Civil::from_day(day).to_string(),
                _ => "1970".to_owned(),
            };
            let document = Document {
                id: "a".to_owned(),
                source: if same { "a" } else { "b" }.to_owned(),
                url: None,
                title_origin: Origin::Stated,
                authors: Vec::new(),
                publisher: None,
                published: Some(Published { value, origin: Origin::Stated, basis: String::new() }),
                languages: vec!["en".to_owned(), "ur".to_owned()],
                blocks: texts.iter().enumerate().map(block).collect(),
                aligned: vec![(0, 1)],
            };
            prop_assert_eq!(stored(document.clone(), &text, day).open(&text, day), Some(document));
        }
    }
}
