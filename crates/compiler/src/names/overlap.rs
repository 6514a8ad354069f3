//! Where the registry and the recogniser find something at the same place.

use crate::model::{Kind, Span};

use super::document::{Registered, span_of};
use super::lexicon::{Lexicon, class};
use super::registry::Registry;
use super::run::{Candidate, Line, is_demonym, phrase_classes};
use super::token::Token;
use super::told::nationality;

/// Removes candidates that the registry explains, and registry mentions that are only a part of a
/// longer name of something else. Gives the registry mentions that stay, in text order.
pub(super) fn settle(
    text: &str,
    lines: &[Line],
    candidates: &mut Vec<Candidate>,
    mut registered: Vec<Registered>,
    registry: &Registry,
) -> Vec<Registered> {
    let lexicon = Lexicon::get();
    registered.sort_by_key(|mention| mention.span);
    let mut dropped = vec![false; registered.len()];
    let mut added = Vec::new();
    candidates.retain(|candidate| {
        let line = &lines[candidate.line];
        let span = span_of(line, *candidate);
        let from = registered.partition_point(|mention| mention.span.end <= span.start);
        let inside =
            registered[from..].iter().take_while(|mention| mention.span.start < span.end).count();
        if inside == 0 {
            let written = &text[span.range()];
            if is_demonym(text, &line.tokens, candidate.first, candidate.end, lexicon)
                && let Some(nation) = lexicon.nation(written)
                && let Some(entity) = registry.place_named(nation)
            {
                let reason = nationality(written, nation);
                added.push(Registered { span, entity, reason });
                return false;
            }
            return true;
        }
        let overlapping = &registered[from..from + inside];
        let longer =
            overlapping.iter().all(|mention| span.contains(mention.span) && span != mention.span)
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
    apposed(text, lines, kept, registry)
}

/// Whether the words of a candidate beyond the registered names in it make it another thing.
fn another(text: &str, line: &Line, candidate: Candidate, inside: &[Registered]) -> bool {
    let tokens = &line.tokens[candidate.first..candidate.end];
    let free =
        |token: &&Token| !inside.iter().any(|m| m.span.contains(Span::new(token.start, token.end)));
    let rest: Vec<&Token> = tokens.iter().filter(free).collect();
    let Some(last) = tokens.last() else { return false };
    if line.headline {
        return false;
    }
    if phrase_classes(text, &line.tokens, candidate.first, candidate.end, Lexicon::get()) != 0 {
        return true;
    }
    // "Pakistan Military Academy", "US Government", "Embassy of Pakistan", "Bank of China".
    let head = free(&last) && last.is(class::HEADS | class::ORG_START)
        || tokens.iter().any(|t| {
            free(&t)
                && t.is(class::ORG_START | class::EVENT_START)
                && tokens.iter().any(|t| t.text(text) == "of")
        });
    // "Imran Khan" where only "Khan" is listed: a name of another person.
    let person = rest
        .iter()
        .any(|t| t.is(class::GIVEN | class::SURNAME) && !t.is(class::COMMON | class::TITLE));
    head || person
}

/// An office and the name of its holder side by side ("COAS Gen Asim Munir", "the Army Chief,
/// General Munir") are one mention: the name.
fn apposed(
    text: &str,
    lines: &[Line],
    mentions: Vec<Registered>,
    registry: &Registry,
) -> Vec<Registered> {
    let mut kept: Vec<Registered> = Vec::with_capacity(mentions.len());
    for mention in mentions {
        while let Some(before) = kept.last()
            && before.entity == mention.entity
            && registry.entry(mention.entity).is_some_and(|(_, kind)| kind == Kind::Person)
            && before.span.end <= mention.span.start
            && beside(text, lines, before.span, mention.span)
        {
            kept.pop();
        }
        kept.push(mention);
    }
    kept
}

/// Whether only titles, brackets and a comma stand between two mentions that share no word.
fn beside(text: &str, lines: &[Line], before: Span, after: Span) -> bool {
    const FAR: usize = 40;
    if after.start - before.end > FAR {
        return false;
    }
    let words = |span: Span| text[span.range()].split(|c: char| !c.is_alphanumeric());
    if words(before).any(|word| words(after).any(|other| word == other)) {
        return false;
    }
    let line =
        lines.partition_point(|line| line.tokens.first().is_none_or(|t| t.start <= before.start));
    let Some(line) = line.checked_sub(1).and_then(|index| lines.get(index)) else { return false };
    let from = line.tokens.partition_point(|t| t.start < before.end);
    let between = line.tokens[from..].iter().take_while(|t| t.end <= after.start);
    let mut comma = false;
    let mut title = false;
    for token in between {
        match token.text(text) {
            "," | "،" => comma = true,
            "(" | ")" => {}
            // "General" in Urdu; other titles there are written in full before the name.
            "جنرل" => title = true,
            _ if token.is(class::TITLE) => title = true,
            _ => return false,
        }
    }
    title || !comma
}
