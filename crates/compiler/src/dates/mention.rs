//! From what was read to the mention: span, value, days and the reason in a reader's words.

use dossier_engine::time::Civil;

use super::part::Part;
use super::relative::weekday_value;
use super::scan::{Basis, Meaning, Scan, Term};
use super::stretch::{Grain, Stretch};
use crate::model::{DateMention, DateType, Span};

/// The mention of a term that begins at token `i`, and its days if it is a place in the calendar.
pub(super) fn write(scan: &Scan, i: usize, term: Term) -> (DateMention, Option<Stretch>) {
    let start = scan.tokens[i].start;
    let end = scan.tokens[(term.end - 1).clamp(i, scan.tokens.len() - 1)].end;
    let words = scan.text.get(start..end).unwrap_or("");
    let mut mention = DateMention {
        span: Span::new(start, end),
        kind: DateType::Date,
        value: String::new(),
        earliest: None,
        latest: None,
        reason: String::new(),
    };
    let found = match &term.meaning {
        Meaning::Vague(kind, value) => {
            mention.kind = *kind;
            mention.value.clone_from(value);
            mention.reason = vague_reason(words, *kind);
            None
        }
        Meaning::Unresolved(value) => {
            mention.value.clone_from(value);
            mention.reason = unresolved(scan, words);
            None
        }
        Meaning::Era(value, first, last) => {
            mention.value.clone_from(value);
            (mention.earliest, mention.latest) = (Some(*first), *last);
            mention.reason = format!("‘{words}’, a period by its usual limits");
            None
        }
        meaning => {
            let found = scan.stretch_of(meaning, i, term.end);
            if found.is_none()
                && let Meaning::Dated(Part::Day(month, day), year) = *meaning
                && (year.is_some() || never(month, day))
            {
                let part = Part::Month(month);
                let stretch = year.and_then(|year| part.of_year(year));
                mention.value = stretch.map_or_else(|| part.value(), Stretch::value);
                mention.earliest = stretch.map(|stretch| stretch.first);
                mention.latest = stretch.map(|stretch| stretch.last);
                mention.reason = format!("‘{words}’: there is no such day; the month is taken");
            } else if found.is_none() {
                mention.value = match meaning {
                    Meaning::Dated(part, year) => year.map_or_else(
                        || part.value(),
                        |year| Part::Year.of_year(year).map_or(String::new(), Stretch::value),
                    ),
                    Meaning::Weekday(weekday) => weekday_value(*weekday),
                    _ => "XXXX-XX-XX".to_owned(),
                };
                mention.reason = unresolved(scan, words);
            }
            found
        }
    };
    if let Some((stretch, basis)) = found {
        mention.value = stretch.value();
        (mention.earliest, mention.latest) = (Some(stretch.first), Some(stretch.last));
        mention.reason = resolved_reason(scan, words, &term.meaning, stretch, basis);
    }
    if let Some(clock) = term.clock {
        mention.kind = DateType::Time;
        mention.value.push_str(&clock);
    }
    (mention, found.map(|(stretch, _)| stretch))
}

fn resolved_reason(
    scan: &Scan,
    words: &str,
    meaning: &Meaning,
    stretch: Stretch,
    basis: Basis,
) -> String {
    match (basis, meaning) {
        (Basis::Named, _) => format!("‘{words}’, the day that is known by this name"),
        (Basis::Written, _) => format!("{} as written", name(stretch.grain)),
        (Basis::Published, Meaning::Dated(..)) => {
            format!("‘{words}’, its year from the publication date {}", published(scan))
        }
        (Basis::Published, _) => {
            format!("‘{words}’, counted from the publication date {}", published(scan))
        }
        (Basis::Text, _) => {
            let anchor = scan.last.map_or_else(String::new, Stretch::value);
            format!("‘{words}’, counted from {anchor}, the date before it in the text")
        }
    }
}

/// Whether no year has such a day.
fn never(month: u8, day: u8) -> bool {
    const LEAP: i32 = 2000;
    Civil::new(LEAP, month, day).is_none()
}

fn name(grain: Grain) -> &'static str {
    match grain {
        Grain::Day => "day",
        Grain::Weekend => "weekend",
        Grain::Week => "week",
        Grain::Month => "month",
        Grain::Quarter => "quarter",
        Grain::Season(_) => "season",
        Grain::Half => "half-year",
        Grain::Year => "year",
        Grain::Decade => "decade",
        Grain::Century => "century",
        Grain::Span => "period",
    }
}

/// The publication date as far as it is known.
fn published(scan: &Scan) -> String {
    scan.published.map_or_else(String::new, |(first, last)| {
        let (first, last) = (Civil::from_day(first), Civil::from_day(last));
        if first == last {
            first.to_string()
        } else if (first.year, first.month) == (last.year, last.month) {
            first.to_string()[..first.to_string().len() - 3].to_owned()
        } else {
            format!("{first} to {last}")
        }
    })
}

/// Why an expression that wants an anchor has none.
fn unresolved(scan: &Scan, words: &str) -> String {
    if scan.published.is_none() {
        format!("‘{words}’ depends on the publication date, which is not known")
    } else {
        format!("‘{words}’ depends on a date that is not known well enough")
    }
}

fn vague_reason(words: &str, kind: DateType) -> String {
    match kind {
        DateType::Duration => format!("‘{words}’, a length of time"),
        DateType::Set => format!("‘{words}’, something that recurs"),
        DateType::Time => format!("‘{words}’, a time of an unknown day"),
        DateType::Date => format!("‘{words}’, said without a certain day"),
    }
}
