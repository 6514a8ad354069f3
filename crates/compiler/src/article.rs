//! From a source to an article: cleaning, metadata and languages in one step.

use std::collections::HashMap;

use crate::clean;
use crate::curation::ArticleCuration;
use crate::language;
use crate::metadata;
use crate::model::{Article, Passage, Source};
use crate::show;

/// Judges every part of a source. `curation` is what the curation file says of it.
///
/// The title is none when neither the source nor the curation has one: [`first_words`] then makes an
/// editorial one.
pub fn read_article(source: Source, curation: Option<&ArticleCuration>) -> Article {
    let cleaned = clean::clean(&source);
    let metadata = metadata::find(&source, &cleaned.findings, curation);
    let words = source.words();
    let texts: Vec<&str> = cleaned
        .passages
        .iter()
        .map(|(span, _)| words.get(span.range()).unwrap_or_default())
        .collect();
    let tags = language::assign(&texts, source.stated.language.as_deref());
    let mut amounts: HashMap<&str, usize> = HashMap::new();
    for (tag, text) in tags.iter().zip(&texts) {
        *amounts.entry(tag).or_default() += text.chars().filter(|c| c.is_alphanumeric()).count();
    }
    let mut amounts: Vec<(&str, usize)> = amounts.into_iter().collect();
    amounts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let mut languages: Vec<String> = amounts.into_iter().map(|(tag, _)| tag.to_owned()).collect();
    if languages.len() > 1 {
        languages.retain(|tag| tag != language::UNKNOWN);
    }
    let passages = cleaned.passages.iter().zip(tags);
    let passages = passages
        .map(|((span, role), language)| Passage { span: *span, role: *role, language })
        .collect();
    drop(words);
    Article {
        passages,
        omissions: cleaned.omissions,
        title: metadata.title,
        authors: metadata.authors,
        publisher: metadata.publisher,
        published: metadata.published,
        languages,
        url: source.stated.url.clone(),
        apart: curation.is_some_and(|curation| curation.apart),
        dates: curation.map(|curation| curation.dates.clone()).unwrap_or_default(),
        source,
    }
}

/// The first words of an article, for want of a headline: up to `most` characters, cut between
/// words and marked with an ellipsis when cut. Empty only for an article without passages.
pub fn first_words(article: &Article, most: usize) -> String {
    let Some(first) = article.passages.first() else { return String::new() };
    let shown = show::passage(&article.source, first.span, false).text;
    let Some((end, _)) = shown.char_indices().nth(most) else { return shown };
    let head = &shown[..end];
    let cut = head.rfind(char::is_whitespace).filter(|at| *at > 0).unwrap_or(end);
    let head = head[..cut].trim_end_matches(|c: char| c.is_whitespace() || ",;:–—-".contains(c));
    format!("{head}…")
}
