//! The head of a version: everything above its first paragraph of prose.

use std::ops::Range;

use super::phrases::{self, Line, Place};
use super::signs::{self, Dated};
use super::units::Verdict;
use super::{Page, about};
use crate::metadata::byline::{self, Byline};
use crate::model::Role;

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
    let headline = headline(page, &candidates);
    if let Some(at) = headline {
        page.keep(at, Role::Title);
        if version == 0 {
            page.findings.headline = Some(page.units[at].span);
        }
        repeats(page, at, &candidates);
        menus(page, &candidates);
        for before in candidates.iter().copied().filter(|before| *before < at) {
            if page.units[before].words <= 8 && !page.units[before].stopped {
                page.omit(before, "section label");
            }
        }
        name_line(page, version, at, head.end, end);
    }
    judge_dates(page, dates, headline, version);
}

/// The candidate that is the headline: stated by the format; or repeated; or the first of at least
/// three words; or the first.
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
            && !page.text(**at).trim_end().ends_with(['.', '۔'])
    };
    let fitting: Vec<usize> = candidates.iter().filter(fits).copied().collect();
    // Pages repeat the headline with the site's or the author's name behind it: the shortest form
    // is the headline itself. The head is searched pairwise, so it must be short.
    let near = fitting.get(..40).unwrap_or(&fitting);
    let lines: Vec<(usize, Line<'_>)> =
        near.iter().filter_map(|at| Some((*at, page.line(*at)?))).collect();
    let repeated = lines.iter().filter(|(at, line)| {
        page.units[*at].words >= 3
            && lines.iter().any(|(other, long)| other != at && begins(long, line))
    });
    if let Some((at, _)) = repeated.min_by_key(|(at, line)| (line.lower.len(), *at)) {
        return Some(*at);
    }
    let first = fitting.first().copied();
    fitting.iter().copied().find(|at| page.units[*at].words >= 3).or(first)
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

/// Omits runs of three and more lines of one or two words each.
fn menus(page: &mut Page<'_>, candidates: &[usize]) {
    let mut run: Vec<usize> = Vec::new();
    for at in candidates.iter().copied().chain([usize::MAX]) {
        let short = page
            .units
            .get(at)
            .is_some_and(|unit| unit.verdict.is_none() && unit.words <= 2 && !unit.stopped);
        let follows = run.last().is_none_or(|last| at == last + 1);
        if short && follows {
            run.push(at);
            continue;
        }
        if run.len() >= 3 {
            run.iter().for_each(|at| page.omit(*at, "menu"));
        }
        run.clear();
        if short {
            run.push(at);
        }
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
    if noted || (name.split_whitespace().count() <= 3 && !spoken_of()) {
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
