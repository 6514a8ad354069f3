//! The tail of a version: what stands below its last paragraph, and the notes about the author.

use std::ops::Range;

use super::phrases::{self, Place};
use super::signs::{self, Dated};
use super::units::Verdict;
use super::{Page, about};
use crate::metadata::byline;
use crate::model::Role;
use crate::privacy;

/// How many paragraphs from the end are asked whether they are about the author.
const LAST: usize = 3;

/// Omits notes about the author and remembers them.
pub(super) fn about(page: &mut Page<'_>, version: usize, range: Range<usize>) {
    let names = names(page, range.clone());
    let mut seen = 0;
    for at in range.clone().rev() {
        if page.units[at].is_omitted() || page.units[at].words < 3 {
            continue;
        }
        let is_note = about::is_note(page.text(at), &names);
        // A note that is all of a version would leave it empty.
        if is_note && range.clone().any(|other| other < at && page.is_prose(other)) {
            page.omit(at, "about the author");
            let span = page.units[at].span;
            page.findings.about.insert(0, (version, span));
        } else if page.is_prose(at) {
            seen += 1;
        }
        if seen == LAST {
            break;
        }
    }
    page.findings.about.sort_by_key(|(_, span)| *span);
}

/// Names that may be the author's: of lines that read like bylines, and lines that are only a name.
fn names(page: &Page<'_>, range: Range<usize>) -> Vec<String> {
    let mut names = Vec::new();
    let mut above = true;
    for at in range {
        let unit = &page.units[at];
        above &= !page.is_prose(at);
        if unit.is_omitted() || unit.words > 16 || unit.stopped {
            continue;
        }
        let text = page.text(at);
        match byline::line(text, above) {
            Some(byline) => names.extend(byline.names),
            None if above && byline::is_name(text, 2) => names.push(byline::normal(text)),
            None => {}
        }
    }
    names
}

/// Judges the units below the last paragraph.
pub(super) fn judge(page: &mut Page<'_>, version: usize, tail: Range<usize>) {
    // Once the furniture has begun, short lines that no rule knows are furniture too.
    let mut furniture = false;
    let mut list = false;
    for at in tail {
        if let Some(verdict) = &page.units[at].verdict {
            list |= *verdict == Verdict::Omit(phrases::LIST);
            furniture |= matches!(verdict, Verdict::Omit(reason)
                if ![phrases::SEPARATOR, "about the author", "byline"].contains(reason));
            continue;
        }
        let Some(line) = page.line(at) else { continue };
        let unit = &page.units[at];
        let own = phrases::reason(&line, Place::Edge);
        let stated = unit.role.is_some_and(|role| role != Role::Paragraph);
        let reason = match signs::dated(&line) {
            _ if own.is_some() => own,
            Some(Dated::Published(value)) => {
                if version == 0 {
                    page.findings.publisher = signs::published_in(&line);
                    page.findings.published.get_or_insert((value, ""));
                }
                Some("date of publication")
            }
            Some(Dated::Updated) => Some("date of the last change"),
            _ if phrases::is_spam(&line) => Some(phrases::KEYWORDS),
            _ if unit.words <= 12 && is_contact(&line) => Some(phrases::CONTACT),
            _ if list && unit.words <= 16 && !unit.stopped && !stated => Some(phrases::LIST),
            _ if furniture && unit.words <= 6 && !unit.stopped && !stated => Some(phrases::FOOTER),
            _ => None,
        };
        if let Some(reason) = reason {
            page.omit(at, reason);
            furniture = true;
        } else if !page.units[at].stopped {
            page.byline(at, version, false);
        }
    }
}

/// Whether a short line is there to say how somebody is reached.
fn is_contact(line: &phrases::Line<'_>) -> bool {
    let opens = ["email", "e-mail", "twitter", "contact", "tel", "phone", "whatsapp", "x"];
    let labelled = opens.iter().any(|word| {
        line.lower.strip_prefix(word).is_some_and(|rest| rest.trim_start().starts_with(':'))
    });
    labelled || !privacy::contacts(line.text).is_empty()
}
