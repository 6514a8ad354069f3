//! Units that are counted within a longer one: "the third quarter of 2009", "week 31", "the week of
//! October 6th".

use dossier_engine::time::civil::{self, Day};

use super::lexicon::{Unit, Word};
use super::part::{Nth, Part, nth_in};
use super::scan::{Basis, Meaning, Scan, Term};
use super::stretch::{Grain, Stretch};
use crate::model::DateType;

impl Scan<'_> {
    /// What an ordinal counts: which (−1: last), what, and the place past it.
    pub fn nth_unit(&self, i: usize) -> Option<(i8, NthUnit, usize)> {
        let (nth, end) = match self.word(i) {
            Word::Last | Word::Final => (-1, i + 1),
            _ => {
                let (ordinal, end) = self.ordinal(i)?;
                (i8::try_from(ordinal).ok()?, end)
            }
        };
        let at = if self.hyphen(end) && self.glued(end) { end + 1 } else { end };
        let what = match self.word(at) {
            Word::Unit(Unit::Quarter) => NthUnit::Quarter,
            Word::Unit(Unit::Half) => NthUnit::Half,
            Word::Unit(Unit::Week) => NthUnit::Nth(Nth::Week),
            Word::Unit(Unit::Weekend) => NthUnit::Nth(Nth::Weekend),
            Word::Unit(Unit::Day) => NthUnit::Nth(Nth::Day),
            Word::Unit(Unit::Month) => NthUnit::Nth(Nth::Month),
            Word::Weekday(weekday) => NthUnit::Nth(Nth::Weekday(weekday)),
            _ => return None,
        };
        Some((nth, what, at + 1))
    }

    /// "the third quarter of 2009", "first Tuesday in October", "last week of this month",
    /// "third-quarter".
    pub fn nth_term(&self, i: usize) -> Option<Term> {
        let (nth, what, end) = self.nth_unit(i)?;
        let bare_last = self.word(i) == Word::Last;
        let of = match self.word(end) {
            Word::Of | Word::In => end + 1,
            _ if self.mark(end, ',') => return self.bare_nth(nth, what, end, bare_last),
            _ => end,
        };
        let joined = of > end;
        // A month, with its year or without.
        if joined && let Some(month) = self.month(of) {
            let year =
                self.year_after(of + 1).or_else(|| self.relative_year(self.past(of + 1, Word::Of)));
            let (year, mut end) = year.map_or((None, of + 1), |(year, end)| (Some(year), end));
            if year.is_none()
                && self.mark(end, '.')
                && self.glued(end)
                && matches!(self.word(of), Word::ShortMonth(_))
            {
                end += 1;
            }
            if let NthUnit::Nth(what) = what {
                let on = self.past(end, Word::On);
                if let (Nth::Week, Some(weekday)) = (what, self.weekday(on).filter(|_| on > end)) {
                    let (year, _) = (year.or_else(|| self.year_now())?, ());
                    let week = Part::Nth(month, nth, what).of_year(year)?;
                    let day = Stretch::day(week.first + Day::from(weekday));
                    return Some(Term::new(on + 1, Meaning::Fixed(day, Basis::Published)));
                }
                return Some(Term::part(end, Part::Nth(month, nth, what), year));
            }
            return None;
        }
        let year_at = self.past(of, Word::The);
        // Whose fiscal year it is, and so when its quarters are, is not said.
        if self.word(year_at) == Word::Fiscal {
            let end = self.past(year_at + 1, Word::Unit(Unit::Year));
            let (year, end) = match self.year_in_digits(end) {
                Some((year, end)) => (year.to_string(), end),
                None => ("XXXX".to_owned(), end),
            };
            let code = match what {
                NthUnit::Quarter if nth > 0 => format!("FY{year}-Q{nth}"),
                _ => format!("FY{year}"),
            };
            return Some(Term::vague(end, DateType::Date, code));
        }
        let year_at =
            if self.word(year_at) == Word::Unit(Unit::Year) && self.number(year_at + 1).is_some() {
                year_at + 1
            } else {
                year_at
            };
        if let Some((year, end)) =
            self.year_in_digits(year_at).or_else(|| self.year_in_words(year_at))
            && (joined || matches!(what, NthUnit::Quarter | NthUnit::Half))
        {
            return what.of(nth).map(|part| Term::part(end, part, Some(year)));
        }
        if let Some((base, basis, end)) = self.relative_stretch(of)
            && (joined || !bare_last)
            && let Some(found) = part_of(base, nth, what)
        {
            return Some(Term::new(end, Meaning::Fixed(found, basis)));
        }
        // "the first quarter of the twentieth century" is none of a year.
        if joined { None } else { self.bare_nth(nth, what, end, bare_last) }
    }

    /// A quarter or half without its year.
    fn bare_nth(&self, nth: i8, what: NthUnit, end: usize, bare_last: bool) -> Option<Term> {
        if bare_last || nth < 0 || self.is(end, "final") || self.is(end, "century") {
            return None;
        }
        match what {
            NthUnit::Quarter => what.of(nth).map(|part| Term::part(end, part, None)),
            // "the first half" is of a match more often than of a year.
            _ => None,
        }
    }

    fn year_now(&self) -> Option<i32> {
        let (first, last) = self.published?;
        let year = civil::Civil::from_day(first).year;
        (civil::Civil::from_day(last).year == year).then_some(year)
    }

    /// "the week of October 6th", "week 31", "the month of May", "w/c Feb 4".
    pub fn unit_of(&self, i: usize) -> Option<Term> {
        let Word::Unit(unit @ (Unit::Week | Unit::Month | Unit::Weekend)) = self.word(i) else {
            return None;
        };
        if let (Unit::Week, Some((week @ 1..=53, digits))) = (unit, self.number(i + 1)) {
            if digits > 2 || self.is_piece(i + 1, i + 2) {
                return None;
            }
            let of = self.past(i + 2, Word::Of);
            let year = self.year_in_digits(of).or_else(|| self.relative_year(of));
            let (year, end) =
                year.map_or((self.year_now(), i + 2), |(year, end)| (Some(year), end));
            return Some(Term::part(end, Part::Week(week as u8), year));
        }
        let mut at = match self.word(i + 1) {
            Word::Of | Word::Beginning => i + 2,
            _ if ["beginning", "starting", "commencing"]
                .iter()
                .any(|form| self.is(i + 1, form)) =>
            {
                i + 2
            }
            _ => return None,
        };
        at = self.past(self.past(at, Word::On), Word::The);
        let term = self
            .month_first(at)
            .or_else(|| self.day_first(at))
            .or_else(|| self.numeric(at))
            .or_else(|| self.holiday(at));
        let Some(term) = term else { return self.week_of_day(unit, at) };
        match (unit, term.meaning) {
            (Unit::Month, Meaning::Dated(Part::Month(month) | Part::Day(month, _), year)) => {
                Some(Term::part(term.end, Part::Month(month), year))
            }
            (Unit::Weekend, Meaning::Dated(Part::Holiday(holiday), year)) => {
                Some(Term::part(term.end, Part::HolidayWeekend(holiday), year))
            }
            (Unit::Week, Meaning::Dated(part, year)) if part.is_day() => {
                let (day, basis) = self.resolve_part(part, year, i, term.end)?;
                Some(Term::new(term.end, Meaning::Fixed(Stretch::week(day.first), basis)))
            }
            _ => None,
        }
    }

    /// "the week of the 18th"
    fn week_of_day(&self, unit: Unit, at: usize) -> Option<Term> {
        let (day, end) = self.ordinal(at)?;
        let month = self.beside_published(Unit::Month, 0)?;
        let day = nth_in(month.first, month.last, i8::try_from(day).ok()?, Nth::Day)?;
        (unit == Unit::Week && self.unit(end).is_none())
            .then(|| Term::new(end, Meaning::Fixed(Stretch::week(day.first), Basis::Published)))
    }
}

/// What an ordinal can count within a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NthUnit {
    Quarter,
    Half,
    Nth(Nth),
}

impl NthUnit {
    /// As a part of a year.
    pub fn of(self, nth: i8) -> Option<Part> {
        let last = |n: i8| if nth < 0 { n } else { nth };
        match self {
            NthUnit::Quarter => (1..=4).contains(&last(4)).then(|| Part::Quarter(last(4) as u8)),
            NthUnit::Half => (1..=2).contains(&last(2)).then(|| Part::Half(last(2) as u8)),
            NthUnit::Nth(what) => Some(Part::Nth(0, nth, what)),
        }
    }
}

/// The nth such unit of a year, month or week.
pub(super) fn part_of(base: Stretch, nth: i8, what: NthUnit) -> Option<Stretch> {
    match (base.grain, what) {
        (Grain::Year, _) => what.of(nth)?.of_year(civil::Civil::from_day(base.first).year),
        (_, NthUnit::Nth(what)) => nth_in(base.first, base.last, nth, what),
        _ => None,
    }
}
