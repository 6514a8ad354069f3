//! The head of a version: everything above its first paragraph of prose.

use std::ops::Range;

use super::phrases::{self, Line, Place};
use super::signs::{self, Dated};
use super::units::Verdict;
use super::{Page, about};
use crate::metadata::byline::{self, Byline};
use crate::model::Role;

/// How many candidates are searched for a headline that is said twice.
const NEAR: usize = 40;

/// Among how many of the first candidates such a headline begins: further down, lines that begin
/// alike are rows of a table.
const EARLY: usize = 3;

/// Judges the units of `head`; `end` is the end of the version.
pub(super) fn judge(page: &mut Page<'_>, version: usize, head: Range<usize>, end: usize) {
    // Without prose there is no saying where a head ends: the first line may be a headline.
    let head = if head.is_empty() && !page.is_prose(head.start) && head.start + 1 < end {
        head.start..head.start + 1
    } else {
        head
    };
    let mut dates = Vec::new();
    for at in head.clone() {
        let Some(line) = page.line(at) else { continue };
        if page.units[at].role == Some(Role::Title) {
            continue;
        }
        if let Some(reason) = phrases::reason(&line, Place::Edge) {
            page.omit(at, reason);
        } else if signs::is_breadcrumb(&line) {
            page.omit(at, "way through the site");
        } else if let Some(dated) = signs::dated(&line) {
            dates.push((at, dated));
        } else if !page.units[at].stopped {
            page.byline(at, version, true);
        }
    }
    // What has been judged as a date is no candidate, but its reason depends on the headline.
    let is_date = |at: &usize| dates.iter().any(|(date, _)| date == at);
    let open = |page: &Page<'_>, at: usize| page.units[at].verdict.is_none();
    let candidates: Vec<usize> =
        head.clone().filter(|at| open(page, *at) && !is_date(at)).collect();
    menus(page, &candidates);
    let candidates: Vec<usize> = candidates.into_iter().filter(|at| open(page, *at)).collect();
    let headline = headline(page, &candidates);
    if let Some(at) = headline {
        page.keep(at, Role::Title);
        if version == 0 {
            page.findings.headline = Some(page.units[at].span);
        }
        repeats(page, at, &candidates);
        for before in candidates.iter().copied().filter(|before| *before < at) {
            let figures = page.text(before).chars().any(char::is_numeric);
            if page.units[before].words <= 8 && !page.units[before].stopped && !figures {
                page.omit(before, "section label");
            }
        }
        name_line(page, version, at, head.end, end);
    }
    judge_dates(page, dates, headline, version);
}

/// The candidate that is the headline: stated by the format; or repeated; or the first.
fn headline(page: &Page<'_>, candidates: &[usize]) -> Option<usize> {
    let stated = candidates.iter().find(|at| page.units[**at].role == Some(Role::Title));
    if let Some(at) = stated {
        return Some(*at);
    }
    let fits = |at: &&usize| {
        let text = page.text(**at);
        !text.ends_with("...")
            && !text.ends_with(['…', ':', ','])
            && page.units[**at].words <= 30
            && (!page.text(**at).ends_with(['.', '۔']) || page.is_exclaimed(**at))
    };
    let fitting: Vec<usize> = candidates.iter().filter(fits).copied().collect();
    // Pages repeat the headline with the site's or the author's name behind it: the shortest form
    // is the headline itself. The head is searched pairwise, so it must be short.
    let near = fitting.get(..NEAR).unwrap_or(&fitting);
    let lines: Vec<(usize, Line<'_>)> =
        near.iter().filter_map(|at| Some((*at, page.line(*at)?))).collect();
    let repeated = lines.iter().filter(|(at, line)| {
        let mut again =
            lines.iter().filter(|(_, long)| begins(long, line)).map(|(other, _)| *other);
        let early =
            again.next().is_some_and(|first| fitting.iter().take(EARLY).any(|e| *e == first));
        page.units[*at].words >= 3 && is_wordy(line.text) && early && again.next().is_some()
    });
    if let Some((at, _)) = repeated.min_by_key(|(at, line)| (line.lower.len(), *at)) {
        return Some(*at);
    }
    // A single word above a longer line is the name of a section; among many lines it is not.
    let first = fitting.first().copied()?;
    let longer = fitting.iter().copied().find(|at| page.units[*at].words >= 3);
    let is_label = page.units[first].words == 1 && candidates.len() <= 4;
    longer.filter(|_| is_label).or(Some(first))
}

/// Whether a line is more letters than digits: rows of figures repeat each other's beginnings.
fn is_wordy(text: &str) -> bool {
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    digits * 3 < text.chars().filter(|c| c.is_alphabetic()).count()
}

/// Whether one line is another with something behind it, or the same.
fn begins(long: &Line<'_>, short: &Line<'_>) -> bool {
    long.lower
        .strip_prefix(short.lower.as_str())
        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Omits the candidates that say the headline again, whole or cut short.
fn repeats(page: &mut Page<'_>, headline: usize, candidates: &[usize]) {
    let Some(title) = page.line(headline) else { return };
    for at in candidates.iter().copied().filter(|at| *at != headline) {
        let Some(line) = page.line(at) else { continue };
        let cut = page.text(at).trim_end().ends_with(['…', '.'])
            && line.lower.len() >= 20
            && title.lower.starts_with(line.lower.as_str());
        if begins(&line, &title) || cut {
            page.omit(at, "headline repeated");
        }
    }
}

/// Omits a menu at the top: four and more lines of one or two words with capitals, above a longer
/// line.
fn menus(page: &mut Page<'_>, candidates: &[usize]) {
    let item = |at: &usize| {
        let text = page.text(*at);
        page.units[*at].words <= 2
            && text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '&' | '’' | '\''))
            && text.chars().next().is_some_and(char::is_uppercase)
    };
    let items = candidates.iter().take_while(|at| item(at)).count();
    let above = candidates.get(items).is_some_and(|next| page.units[*next].words >= 3);
    if items >= 4 && above {
        candidates[..items].iter().for_each(|at| page.omit(*at, "menu"));
    }
}

/// A line under the headline that is nothing but a name is a byline, if the note about the author
/// begins with that name, or if the article does not speak of anybody of that name.
fn name_line(page: &mut Page<'_>, version: usize, headline: usize, head_end: usize, end: usize) {
    let below = (headline + 1..head_end).filter(|at| page.units[*at].verdict.is_none());
    let names: Vec<usize> = below.filter(|at| byline::is_name(page.text(*at), 2)).collect();
    let [at] = names.as_slice() else { return };
    let name = page.text(*at);
    let body =
        || (head_end..end).filter(|at| !page.units[*at].is_omitted()).map(|at| page.text(at));
    let notes = page.findings.about.iter().filter_map(|(_, span)| page.words.get(span.range()));
    let noted = notes.into_iter().any(|note| about::opens_with(note, name));
    let spoken_of = || {
        let mut parts = name.split_whitespace().filter(|part| part.chars().count() > 2);
        parts.any(|part| body().any(|text| text.contains(part)))
    };
    if byline::is_desk(name) {
        page.omit(*at, "byline");
        return;
    }
    let above_text = (*at + 1..head_end)
        .all(|next| page.units[next].is_omitted() || page.units[next].words <= 6);
    let likely = above_text && byline::is_likely_name(name) && !spoken_of();
    if noted || likely {
        let found = Byline { names: vec![byline::normal(name)], ..Byline::default() };
        page.findings.bylines.push((version, found));
        page.omit(*at, "byline");
    }
}

/// A date that a line calls the date of publication, or that stands under the headline, is that.
/// A date above the headline is that of the page, which may have been saved at any time since.
fn judge_dates(
    page: &mut Page<'_>,
    dates: Vec<(usize, Dated)>,
    headline: Option<usize>,
    version: usize,
) {
    for (at, dated) in dates {
        if matches!(page.units[at].verdict, Some(Verdict::Keep(_))) {
            continue;
        }
        let (reason, found) = match dated {
            Dated::Published(value) => ("date of publication", Some((value, ""))),
            Dated::Updated => ("date of the last change", None),
            Dated::Bare(value) if headline.is_some_and(|headline| headline < at) => {
                ("date of publication", Some((value, "It stands under the headline.")))
            }
            Dated::Bare(_) => ("date of the page, not of the article", None),
        };
        page.omit(at, reason);
        if let Some(found) = found.filter(|_| version == 0) {
            page.findings.published.get_or_insert(found);
        }
    }
}
