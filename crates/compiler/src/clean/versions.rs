//! Language versions: one article told twice, in two scripts.

use std::ops::Range;

use super::{Page, phrases};
use crate::language::Script;

/// Words of prose that a version has at least, and how many paragraphs.
const LEAST_WORDS: usize = 40;
const LEAST_PARAGRAPHS: usize = 2;

/// Most versions that are believed.
const MOST_VERSIONS: usize = 4;

struct Run {
    script: Script,
    words: usize,
    paragraphs: usize,
    /// First unit of prose.
    first: usize,
    /// Last unit of prose.
    last: usize,
}

/// The ranges of units of the language versions, in order: all units in one range when there is one
/// version. Versions in the same script are not told apart here.
pub(super) fn split(page: &mut Page<'_>) -> Vec<Range<usize>> {
    let all = 0..page.units.len();
    let mut runs: Vec<Run> = Vec::new();
    for at in all.clone().filter(|at| page.is_prose(*at)) {
        let unit = &page.units[at];
        let Some(script) = unit.script else { continue };
        match runs.last_mut() {
            Some(run) if run.script == script => {
                run.words += unit.words;
                run.paragraphs += 1;
                run.last = at;
            }
            _ => runs.push(Run { script, words: unit.words, paragraphs: 1, first: at, last: at }),
        }
    }
    let substantial =
        runs.iter().all(|run| run.words >= LEAST_WORDS && run.paragraphs >= LEAST_PARAGRAPHS);
    let mut scripts: Vec<Script> = runs.iter().map(|run| run.script).collect();
    scripts.sort();
    scripts.dedup();
    let told_once = scripts.len() == runs.len();
    if !(2..=MOST_VERSIONS).contains(&runs.len()) || !substantial || !told_once {
        return vec![all];
    }
    let mut ranges = Vec::new();
    let mut start = 0;
    for pair in runs.windows(2) {
        let [before, after] = pair else { continue };
        // The new version begins with the first line in its script.
        let begins = (before.last + 1..after.first)
            .rev()
            .take_while(|at| {
                page.units[*at].is_omitted() || page.units[*at].script == Some(after.script)
            })
            .filter(|at| page.units[*at].script == Some(after.script))
            .last()
            .unwrap_or(after.first);
        announcement(page, before.last + 1..begins);
        ranges.push(start..begins);
        start = begins;
    }
    ranges.push(start..all.end);
    ranges
}

/// Omits the line above a version that says which language follows.
fn announcement(page: &mut Page<'_>, between: Range<usize>) {
    let last = between.rev().find(|at| !page.units[*at].is_omitted());
    let Some(at) = last else { return };
    let colon = page.text(at).trim_end().ends_with([':', '：']);
    if page.line(at).is_some_and(|line| phrases::announces_version(&line))
        || (colon && page.units[at].words <= 8)
    {
        page.omit(at, "note on the language version");
    }
}
