//! Where the registry and the recogniser find something at the same place.

use crate::model::Span;

use super::document::{Registered, span_of};
use super::lexicon::class;
use super::registry::Registry;
use super::run::{Candidate, Line};
use super::token::Token;

/// Removes candidates that the registry explains, and registry mentions that are only a part of a
/// longer name of something else. Gives the registry mentions that stay, in text order.
pub(super) fn settle(
    text: &str,
    lines: &[Line],
    candidates: &mut Vec<Candidate>,
    mut registered: Vec<Registered>,
    registry: &Registry,
) -> Vec<Registered> {
    let lexicon = super::lexicon::Lexicon::get();
    registered.sort_by_key(|mention| mention.span);
    let mut dropped = vec![false; registered.len()];
    let mut added = Vec::new();
    candidates.retain(|candidate| {
        let line = &lines[candidate.line];
        let span = span_of(line, *candidate);
        let from = registered.partition_point(|mention| mention.span.end <= span.start);
        let inside = registered[from..].iter().take_while(|mention| mention.span.start < span.end).count();
        if inside == 0 {
            let token = line.tokens[candidate.first];
            if candidate.end - candidate.first == 1
                && token.is(class::DEMONYM)
                && let Some(nation) = lexicon.nation(token.text(text))
                && let Some(entity) = registry.place_named(nation)
            {
                let reason = format!("nationality: {} is the adjective of {nation}", token.text(text));
                added.push(Registered { span, entity, reason });
                return false;
            }
            return true;
        }
        let overlapping = &registered[from..from + inside];
        let longer = overlapping.iter().all(|mention| span.contains(mention.span) && span != mention.span)
            && another(text, line, *candidate, overlapping);
        if longer {
            dropped[from..from + inside].fill(true);
        }
        longer
    });
    let mut kept: Vec<Registered> = registered
        .into_iter()
        .zip(dropped)
        .filter_map(|(mention, dropped)| (!dropped).then_some(mention))
        .chain(added)
        .collect();
    kept.sort_by_key(|mention| mention.span);
    apposed(text, lines, kept)
}

/// Whether the words of a candidate beyond the registered names in it make it another thing.
fn another(text: &str, line: &Line, candidate: Candidate, inside: &[Registered]) -> bool {
    let tokens = &line.tokens[candidate.first..candidate.end];
    let free = |token: &&Token| !inside.iter().any(|m| m.span.contains(Span::new(token.start, token.end)));
    let rest: Vec<&Token> = tokens.iter().filter(free).collect();
    let Some(last) = tokens.last() else { return false };
    if line.headline {
        return false;
    }
    // "Pakistan Military Academy", "Embassy of Pakistan", "Bank of China".
    let head = free(&last) && last.is(class::HEADS)
        || tokens.iter().any(|t| free(&t) && t.is(class::ORG_START | class::EVENT_START) && tokens.iter().any(|t| t.text(text) == "of"));
    // "Imran Khan" where only "Khan" is listed: a name of another person.
    let person = rest.iter().any(|t| t.is(class::GIVEN | class::SURNAME) && !t.is(class::COMMON | class::TITLE));
    head || person
}

/// An office and a name side by side ("COAS Gen Asim Munir") are one mention: the name. Only a
/// title or a bracket may stand between, no comma.
fn apposed(text: &str, lines: &[Line], mentions: Vec<Registered>) -> Vec<Registered> {
    let mut kept: Vec<Registered> = Vec::with_capacity(mentions.len());
    for mention in mentions {
        if let Some(before) = kept.last()
            && before.entity == mention.entity
            && before.span.end <= mention.span.start
            && beside(text, lines, before.span.end, mention.span.start)
        {
            kept.pop();
        }
        kept.push(mention);
    }
    kept
}

fn beside(text: &str, lines: &[Line], start: usize, end: usize) -> bool {
    if end - start > 40 {
        return false;
    }
    let Some(line) = lines.iter().rfind(|line| line.tokens.first().is_some_and(|t| t.start <= start)) else {
        return false;
    };
    let from = line.tokens.partition_point(|t| t.start < start);
    let between = line.tokens[from..].iter().take_while(|t| t.end <= end);
    let mut titles = 0;
    for token in between {
        if token.is(class::TITLE) {
            titles += 1;
        } else if !matches!(token.text(text), "(" | ")" | "-") {
            return false;
        }
    }
    titles > 0 || text[start..end].trim().is_empty()
}
