//! The pieces of an article that show why it is an answer.

use crate::order::sort_by_key;
use crate::query::Scope;
use crate::request::Days;
use dossier_kernel::piece::{from, until};

use super::answer::{Open, Searched, Snippet};
use super::utf16::marks;
use crate::pack::records::{Date, Name, Role};

/// Most snippets of a hit.
const MOST: usize = 3;
/// Letters of a snippet, more or less: it is cut between words.
const LETTERS: usize = 260;
/// Letters before the first mark of a sentence that is too long.
const BEFORE: usize = 60;

/// What to look for in an article.
#[derive(Debug)]
pub struct Evidence<'a> {
    /// Words of the query.
    pub words: &'a Searched<'a>,
    /// Ordinals of the included entities.
    pub entities: &'a [usize],
    /// Period of dates in the text.
    pub mentioned: Option<Days>,
}

/// A stretch of text and what it is evidence of.
#[derive(Debug, Clone, Copy)]
struct Find {
    start: usize,
    end: usize,
    what: usize,
}

/// A sentence in which something was found.
struct Found {
    block: usize,
    range: (usize, usize),
    finds: Vec<Find>,
    /// What was found, a bit for each; beyond 64, some share one.
    kinds: u64,
}

/// The best sentences of an article, in its order; its beginning when there is nothing to show.
pub fn snippets(
    open: &Open,
    names: &[Name],
    dates: &[Date],
    evidence: &Evidence<'_>,
) -> Vec<Snippet> {
    let mut sentences_found: Vec<Found> = Vec::new();
    for (index, block) in open.record.blocks.iter().enumerate() {
        if block.role == Role::Title {
            continue;
        }
        let finds = find(open, index, names, dates, evidence);
        if finds.is_empty() {
            continue;
        }
        let mut finds = finds.into_iter().peekable();
        for &range in open.sentences(index) {
            if finds.peek().is_none() {
                break;
            }
            let mut inside = Vec::new();
            while let Some(found) = finds.next_if(|found| found.start < range.1) {
                inside.push(found);
            }
            if !inside.is_empty() {
                let kinds = inside.iter().fold(0, |kinds, found| kinds | 1 << (found.what % 64));
                sentences_found.push(Found { block: index, range, finds: inside, kinds });
            }
        }
    }
    let mut best: Vec<usize> = Vec::new();
    let mut shown = 0u64;
    while best.len() < MOST {
        // A sentence is worth what it adds, then what it has; the first of equals.
        let worth = |at: usize| {
            let Found { kinds, finds, .. } = &sentences_found[at];
            ((kinds & !shown).count_ones(), kinds.count_ones(), finds.len().min(4))
        };
        let next = (0..sentences_found.len())
            .filter(|at| !best.contains(at))
            .max_by_key(|&at| (worth(at), std::cmp::Reverse(at)));
        let Some(next) = next else { break };
        shown |= sentences_found[next].kinds;
        best.push(next);
    }
    sort_by_key(&mut best, |&at| at);
    let mut answer: Vec<Snippet> = best
        .into_iter()
        .map(|at| {
            let Found { block, range, finds, .. } = &sentences_found[at];
            let finds = finds.iter().map(|found| (found.start, found.end)).collect();
            cut(open, *block, *range, finds)
        })
        .collect();
    if answer.is_empty() {
        answer.extend(lead(open));
    }
    answer
}

fn find(
    open: &Open,
    index: usize,
    names: &[Name],
    dates: &[Date],
    evidence: &Evidence<'_>,
) -> Vec<Find> {
    let start = open.start(index);
    let text = open.block(index);
    let words = evidence.words.matches(index, Scope::Anywhere);
    let mut finds: Vec<Find> = words
        .into_iter()
        .map(|found| Find { start: found.start, end: found.end, what: found.clause })
        .collect();
    // Entities and dates are numbered after the clauses.
    let range = (start, start + text.len());
    if !evidence.entities.is_empty() {
        for name in open.names_in(names, range) {
            if evidence.entities.contains(&(name.entity as usize)) {
                let at = name.start as usize - start;
                let what = 1000 + name.entity as usize;
                finds.push(Find { start: at, end: at + name.len as usize, what });
            }
        }
    }
    if let Some(days) = evidence.mentioned {
        for date in dates {
            let (at, len) = (date.start as usize, date.len as usize);
            let inside = range.0 <= at && at + len <= range.1;
            let days_of = date.earliest.zip(date.latest);
            if inside && days_of.is_some_and(|date| days.fits(date)) {
                finds.push(Find { start: at - start, end: at - start + len, what: 999 });
            }
        }
    }
    sort_by_key(&mut finds, |found| (found.start, found.end));
    finds
}

/// A sentence, or the part of a long one around its first mark.
pub fn cut(
    open: &Open,
    block: usize,
    (start, end): (usize, usize),
    finds: Vec<(usize, usize)>,
) -> Snippet {
    let text = open.block(block);
    let sentence = text.get(start..end).unwrap_or_default();
    let (mut from, mut to) = (start, end);
    if sentence.len() > LETTERS && sentence.chars().count() > LETTERS {
        let first = finds.first().map_or(start, |&(first, _)| first).clamp(start, end);
        from = back(text, start, first, BEFORE);
        to = forward(text, from, end, LETTERS);
    }
    let mut shown = String::with_capacity(to - from + 6);
    if from > start {
        shown.push('…');
    }
    let shift = shown.len();
    shown.push_str(text.get(from..to).unwrap_or_default());
    if to < end {
        shown.push('…');
    }
    let inside = finds
        .into_iter()
        .filter(|&(first, last)| from <= first && last <= to)
        .map(|(first, last)| (first - from + shift, last - from + shift))
        .collect();
    Snippet {
        marks: marks(&shown, inside),
        text: shown,
        language: open.language(block).to_owned(),
        dir: open.direction(block),
        block,
    }
}

/// The beginning of the first paragraph.
fn lead(open: &Open) -> Option<Snippet> {
    let first = open.record.blocks.iter().position(|block| block.role == Role::Paragraph)?;
    let text = open.block(first);
    let mut end = 0;
    for &(_, sentence) in open.sentences(first) {
        if end > 0 && text.get(..sentence)?.chars().count() > LETTERS {
            break;
        }
        end = sentence;
    }
    Some(cut(open, first, (0, end), Vec::new()))
}

/// At most `letters` before `at`, at the beginning of a word, not before `least`.
fn back(text: &str, least: usize, at: usize, letters: usize) -> usize {
    let before = text.get(least..at).unwrap_or_default();
    let Some((start, _)) = before.char_indices().rev().nth(letters) else { return least };
    let space = from(before, start).find(char::is_whitespace);
    space.map_or(at, |space| {
        let word = from(before, start + space);
        at - word.trim_start().len()
    })
}

/// At most `letters` after `at`, at the end of a word, not after `most`.
fn forward(text: &str, at: usize, most: usize, letters: usize) -> usize {
    let after = text.get(at..most).unwrap_or_default();
    let Some((end, _)) = after.char_indices().nth(letters) else { return most };
    let space = until(after, end).rfind(char::is_whitespace).filter(|&space| space > 0);
    at + space.map_or(end, |space| until(after, space).trim_end().len())
}
