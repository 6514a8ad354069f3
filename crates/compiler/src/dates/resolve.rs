//! Which year a date without one belongs to.

use dossier_engine::time::civil::{Civil, Day};

use super::lexicon::Word;
use super::part::Part;
use super::scan::{Basis, Meaning, Scan};
use super::stretch::Stretch;
use super::tense::Direction;
use super::token::Kind;

/// A date further back or ahead than this (days) is named with its year.
const NEARLY_A_YEAR: Day = 300;

impl Scan<'_> {
    /// The days of a part of a year: of the year said with it or behind the next date of its list,
    /// else of the year that brings it to the right side of the publication date.
    pub fn resolve_part(
        &self,
        part: Part,
        year: Option<i32>,
        start: usize,
        end: usize,
    ) -> Option<(Stretch, Basis)> {
        if let Some(year) = year.or_else(|| self.year_of_list(part, end, 0)) {
            return part.of_year(year).map(|stretch| (stretch, Basis::Written));
        }
        let (first, last) = self.published?;
        if last - first > 31 {
            return None;
        }
        let this_year = Civil::from_day(first).year;
        // Up to eight years apart: 29 February.
        let found = (this_year - 8..=this_year + 8).filter_map(|year| part.of_year(year));
        let previous = found.clone().rfind(|stretch| stretch.first <= last);
        let next = found.clone().find(|stretch| stretch.first > last);
        let (Some(previous), Some(next)) = (previous, next) else {
            return previous.or(next).map(|stretch| (stretch, Basis::Published));
        };
        let since = (first - previous.last).max(0);
        let until = next.first - last;
        let direction = self.direction(start, end);
        let ahead = match part {
            Part::Quarter(_) | Part::Half(_) => {
                let weight = match direction {
                    Direction::Past => 4,
                    Direction::Unknown => 2,
                    Direction::Future => 1,
                };
                since > 0 && until * weight < since
            }
            _ if part.is_day() => match direction {
                Direction::Past => since > NEARLY_A_YEAR,
                Direction::Unknown => until * 2 < since,
                Direction::Future => since > 0 && until <= NEARLY_A_YEAR,
            },
            _ => match direction {
                Direction::Past => since > NEARLY_A_YEAR && until <= 31,
                Direction::Unknown => since > 270,
                Direction::Future => since > 0,
            },
        };
        Some((if ahead { next } else { previous }, Basis::Published))
    }

    /// The year said a little later: behind a noun, or at the end of a list of dates of the same kind
    /// ("March and April 2021").
    fn year_of_list(&self, part: Part, end: usize, depth: u8) -> Option<i32> {
        // "the February 18 poll in 2008"
        let noun = depth == 0
            && self.kind(end) == Some(Kind::Word)
            && self.word(end) == Word::Other
            && !self.capital(end)
            && matches!(self.word(end + 1), Word::In | Word::Of);
        if noun && let Some((year, _)) = self.year_in_digits(end + 2) {
            return Some(year);
        }
        let alike =
            matches!(part, Part::Month(_) | Part::Day(..) | Part::Quarter(_) | Part::Season(_));
        if !alike || depth > 4 {
            return None;
        }
        let comma = self.mark(end, ',');
        let at = match self.word(if comma { end + 1 } else { end }) {
            Word::And | Word::Or => end + 1 + usize::from(comma),
            _ if comma || self.dash(end) || self.mark(end, '/') => end + 1,
            _ => return None,
        };
        let next = match part {
            Part::Month(_) => self.month_first(at),
            Part::Day(..) => self.month_first(at).or_else(|| self.day_first(at)),
            Part::Season(_) => self.season(at),
            _ => self.nth_term(at).or_else(|| self.coded_quarter(at)),
        }?;
        match next.meaning {
            Meaning::Dated(other, year)
                if std::mem::discriminant(&other) == std::mem::discriminant(&part) =>
            {
                year.or_else(|| self.year_of_list(other, next.end, depth + 1))
            }
            _ => None,
        }
    }

    /// The days of an end of a range.
    pub fn stretch_of(
        &self,
        meaning: &Meaning,
        start: usize,
        end: usize,
    ) -> Option<(Stretch, Basis)> {
        match meaning {
            Meaning::Dated(part, year) => self.resolve_part(*part, *year, start, end),
            Meaning::Weekday(weekday) => {
                self.resolve_weekday(*weekday, start, end).map(|day| (day, Basis::Published))
            }
            Meaning::Fixed(stretch, basis) => Some((*stretch, *basis)),
            Meaning::Era(..) | Meaning::Vague(..) | Meaning::Unresolved(_) => None,
        }
    }
}
