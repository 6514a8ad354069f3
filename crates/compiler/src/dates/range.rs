//! From one date to another, and dates with "early", "end of" and the like before them.

use super::lexicon::{Unit, Word};
use super::part::{Nth, Part, nth_in};
use super::scan::{Basis, Meaning, Scan, Term};
use super::stretch::{Grain, Stretch};

impl Scan<'_> {
    /// `from A to B`, `between A and B`, `A–B`, with what one end leaves to the other.
    pub fn range(&self, i: usize) -> Option<Term> {
        let lead = self.word(i);
        let opened = matches!(lead, Word::From | Word::Between);
        let mut start = if opened { i + 1 } else { i };
        // "between the years 2001 and 2011"
        let years = self.past(start, Word::The);
        if opened && self.word(years) == Word::Units(Unit::Year) {
            start = years + 1;
        }
        let between = lead == Word::Between;
        self.days_of_month(start, between, opened)
            .or_else(|| self.month_days(start, between))
            .or_else(|| self.years(start, between, opened))
            .or_else(|| self.two_dates(start, between, opened))
    }

    /// The place past what joins the two ends of a range.
    fn joint(&self, i: usize, between: bool) -> Option<usize> {
        match self.word(i) {
            Word::To | Word::Until | Word::Through => Some(i + 1),
            Word::And if between => Some(i + 1),
            _ if self.dash(i) => Some(i + 1),
            _ => None,
        }
    }

    /// `13 to 15 July`, `the 13th to the 15th of July 2020`, `4 to 22 this month`.
    fn days_of_month(&self, i: usize, between: bool, opened: bool) -> Option<Term> {
        let (first, at) = self.day_of_month(self.past(i, Word::The))?;
        if self.joined_before(i) {
            return None;
        }
        let joint = self.joint(at, between)?;
        let second = self.past(joint, Word::The);
        // "4 to January 22, 1995"
        if opened
            && let Some(Term { meaning: Meaning::Dated(Part::Day(month, last), year), end, .. }) =
                self.month_first(second)
        {
            return self.in_month(month, first, last, year, i, end);
        }
        let (last, at) = self.day_of_month(second)?;
        if last <= first {
            return None;
        }
        let of = self.past(at, Word::Of);
        if let Some(month) = self.month(of) {
            if self.word(of) == Word::Month(5) && !self.capital(of) && of == at {
                return None;
            }
            let mut end = of + 1;
            let year = self.year_after(end);
            let year = year.map(|(year, past)| {
                end = past;
                year
            });
            return self.in_month(month, first, last, year, i, end);
        }
        let (month, basis, end) = self.relative_stretch(of)?;
        if month.grain != Grain::Month {
            return None;
        }
        let day = |n: u8| nth_in(month.first, month.last, n as i8, Nth::Day);
        let span = Stretch::span(day(first)?, day(last)?)?;
        Some(Term::new(end, Meaning::Fixed(span, basis)))
    }

    /// Two days of a month as a stretch.
    pub fn in_month(
        &self,
        month: u8,
        first: u8,
        last: u8,
        year: Option<i32>,
        start: usize,
        end: usize,
    ) -> Option<Term> {
        let (from, basis) = self.resolve_part(Part::Day(month, first), year, start, end)?;
        let year = dossier_engine::time::Civil::from_day(from.first).year;
        let span = Stretch::span(from, Part::Day(month, last).of_year(year)?)?;
        Some(Term::new(end, Meaning::Fixed(span, basis)))
    }

    /// `July 13-15, 2020`, `April 9th through 17th`, `April the ninth till the seventeenth`,
    /// `November between 19 and 20`.
    fn month_days(&self, i: usize, between: bool) -> Option<Term> {
        let month = self.month(i)?;
        let mut at = i + 1;
        if self.mark(at, '.') && self.glued(at) {
            at += 1;
        }
        let between = between || self.word(at) == Word::Between;
        at = self.past(self.past(at, Word::Between), Word::The);
        let (first, at) = self.day_of_month(at)?;
        let (last, mut end) = self.day_of_month(self.past(self.joint(at, between)?, Word::The))?;
        let followed = self.month(end).is_some()
            || self.word(end) == Word::Of && self.month(end + 1).is_some();
        // "March 3 - 12 percent", "April 7-2" in a table of scores
        if last <= first || followed || self.joined_after(end) || self.mark(end, '/') {
            return None;
        }
        let year = self.year_after(end).map(|(year, past)| {
            end = past;
            year
        });
        self.in_month(month, first, last, year, i, end)
    }

    /// `2014-2018`, `1914–18`, `2002 to 2008`, `1990s to 2000s`.
    fn years(&self, i: usize, between: bool, opened: bool) -> Option<Term> {
        let (first, digits) = self.number(i)?;
        if digits != 4 || !(1000..2200).contains(&first) {
            return None;
        }
        // "the 2023/24 season": only two years in a row
        let slash = self.mark(i + 1, '/')
            && self.number(i + 2).is_some_and(|(last, _)| last % 100 == (first + 1) % 100);
        let joint = if slash { i + 2 } else { self.joint(i + 1, between)? };
        let dashed = self.dash(i + 1) || slash;
        // "from 2007 to the end of 2008"
        let (last, last_digits) = self.number(joint)?;
        let end = joint + 1;
        let short = dashed && last_digits == 2 && self.glued(joint) && self.glued(i + 1);
        let last = match last_digits {
            4 => last,
            2 if short => first / 100 * 100 + last,
            _ => return None,
        };
        // 2001-02 may be a month in a table; what follows on in years is meant as years.
        if short && last <= first {
            return None;
        }
        let month_like =
            short && (1..=12).contains(&(last % 100)) && last != first + 1 && self.hyphen(i + 1);
        let piece =
            dashed && self.glued(i) && i > 0 && !self.any_mark(i - 1, &['(', '“', '"', '‘'])
                || self.glued(end)
                    && (self.hyphen(end) || self.mark(end, '/'))
                    && self.glued(end + 1)
                    && self.number(end + 1).is_some()
                || self.mark(end, '%')
                || self.glued(end) && self.kind(end) != Some(super::token::Kind::Mark)
                || self.month(end).is_some();
        if piece || month_like || !(1000..2200).contains(&last) || last <= first {
            return None;
        }
        // Undashed ends need evidence that these are years: "1500 to 2000 people".
        let sound = opened || dashed || self.word_before(i) == Word::In;
        let counted = self.word(end) == Word::Counted
            || self.kind(end) == Some(super::token::Kind::Word)
                && self.word(end) == Word::Other
                && !self.capital(end)
                && !dashed;
        if !sound && !(1900..2100).contains(&first) || counted {
            return None;
        }
        if dashed && (!(1500..2100).contains(&first) || self.joined_before(i)) {
            return None;
        }
        let span = Stretch::span(Stretch::year(first as i32)?, Stretch::year(last as i32)?)?;
        Some(Term::new(end, Meaning::Fixed(span, Basis::Written)))
    }

    /// Any date to any other.
    fn two_dates(&self, i: usize, between: bool, opened: bool) -> Option<Term> {
        let first = self.end_of_range(i, opened)?;
        let joint = self.joint(first.end, between)?;
        // Weekdays and months are also joined by a hyphen in names; and "A to B" needs both dates.
        let second = self.end_of_range(self.past(joint, Word::The), true)?;
        let end = second.end;
        if first.clock.is_some() || second.clock.is_some() {
            return None;
        }
        let undashed = self.dash(joint - 1) && matches!(first.meaning, Meaning::Weekday(_));
        if undashed && matches!(second.meaning, Meaning::Dated(..)) {
            return None;
        }
        let (from, to, basis) = match (&first.meaning, &second.meaning) {
            (Meaning::Dated(from, None), Meaning::Dated(to, Some(year))) => {
                let to = to.of_year(*year)?;
                let this = from.of_year(*year)?;
                let from = if this.first <= to.last { this } else { from.of_year(year - 1)? };
                (from, to, Basis::Written)
            }
            (Meaning::Dated(from, year), Meaning::Dated(to, None)) => {
                let (from, basis) = self.resolve_part(*from, *year, i, end)?;
                let year = dossier_engine::time::Civil::from_day(from.first).year;
                let to = to
                    .of_year(year)
                    .filter(|to| from.first <= to.last)
                    .or_else(|| to.of_year(year + 1))?;
                (from, to, basis)
            }
            (Meaning::Weekday(from), Meaning::Weekday(to)) => {
                let from = self.resolve_weekday(*from, i, end)?;
                let ahead = (i32::from(*to)
                    - i32::from(dossier_engine::time::civil::weekday(from.first)))
                .rem_euclid(7);
                (from, Stretch::day(from.first + ahead), Basis::Published)
            }
            (Meaning::Fixed(from, basis), Meaning::Weekday(to)) => {
                let ahead = (i32::from(*to)
                    - i32::from(dossier_engine::time::civil::weekday(from.first)))
                .rem_euclid(7);
                (*from, Stretch::day(from.first + ahead), *basis)
            }
            (from, to) => {
                let (from, a) = self.stretch_of(from, i, end)?;
                let (to, b) = self.stretch_of(to, i, end)?;
                (from, to, if a == Basis::Written { b } else { a })
            }
        };
        let span = Stretch::span(from, to)?;
        Some(Term::new(end, Meaning::Fixed(span, basis)))
    }

    /// One end of a range.
    fn end_of_range(&self, i: usize, led: bool) -> Option<Term> {
        if matches!(self.word(i), Word::Now)
            || self.word(i) == Word::Current && self.is(i + 1, "date")
            || self.is(i, "date") && led && self.word_before(i) == Word::To
        {
            let end = if self.word(i) == Word::Current { i + 2 } else { i + 1 };
            let today = self.today()?;
            return Some(Term::new(end, Meaning::Fixed(Stretch::day(today), Basis::Published)));
        }
        let term = self.single(i);
        if term.is_none() && led {
            let (year, end) = self.year_in_digits(i).or_else(|| self.year_in_words(i))?;
            let counts = matches!(self.word(end), Word::Counted | Word::Units(_));
            return (!counts).then(|| Term::part(end, Part::Year, Some(year)));
        }
        let term = term?;
        if let Meaning::Dated(Part::Month(month), None) = term.meaning
            && (self.word(term.end) == Word::In)
            && let Some((year, end)) = self.year_in_digits(term.end + 1)
        {
            return Some(Term::part(end, Part::Month(month), Some(year)));
        }
        matches!(term.meaning, Meaning::Dated(..) | Meaning::Fixed(..) | Meaning::Weekday(_))
            .then_some(term)
    }

    /// `early June`, `mid-2011`, `late last year`, `the end of March`, `earlier this month`,
    /// `the rest of the week`: the whole of what they are a part of.
    pub fn portion(&self, i: usize) -> Option<Term> {
        let (mut at, strict) = match self.word(i) {
            Word::Early | Word::Late | Word::Mid => {
                let hyphen = self.hyphen(i + 1) && self.glued(i + 1);
                let at = if hyphen { i + 2 } else { i + 1 };
                // "the middle of 2000"
                (
                    if self.word(at) == Word::Of && self.is(i, "middle") {
                        at + 1
                    } else {
                        self.past(at, Word::In)
                    },
                    false,
                )
            }
            Word::Earlier | Word::Later => {
                let at = self.past(i + 1, Word::In);
                (at, true)
            }
            Word::Beginning | Word::End => {
                (self.past(i + 1, Word::Of), self.word(i + 1) != Word::Of)
            }
            Word::Rest => {
                (self.past(i + 1, Word::Of), self.word(i + 1) != Word::Of && !self.is(i, "rest"))
            }
            _ => return None,
        };
        // "earlier today"
        if strict && self.word(at) == Word::Today {
            return self.deictic_day(at);
        }
        at = self.past(at, Word::About);
        let article = self.word(at) == Word::The;
        if let Some((stretch, basis, end)) = self.relative_stretch(at) {
            let what = self.word(end);
            // "the end of the week", but "the end of the day" and "the end of the year-long …"
            let compound = self.hyphen(end) && self.glued(end);
            return (!compound && what != Word::Counted)
                .then(|| Term::new(end, Meaning::Fixed(stretch, basis)));
        }
        // "end of month", "end of year"
        if let Word::Unit(unit @ (Unit::Week | Unit::Month | Unit::Quarter | Unit::Year)) =
            self.word(at)
            && self.word(i + 1) == Word::Of
            && let Some(stretch) = self.beside_published(unit, 0)
        {
            return Some(Term::new(at + 1, Meaning::Fixed(stretch, Basis::Published)));
        }
        if matches!(self.word(i), Word::Earlier | Word::Later) {
            return None;
        }
        let at = if article { at + 1 } else { at };
        let term = self
            .month_first(at)
            .or_else(|| self.season(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.decade_words(at))
            .or_else(|| self.century(at))
            .or_else(|| self.named_year(at))
            .or_else(|| self.era(at))
            .or_else(|| {
                let (year, end) = self.year_in_digits(at)?;
                let compound = self.word(end) == Word::Counted;
                (!compound).then(|| Term::part(end, Part::Year, Some(year)))
            })?;
        let led_by_of = !matches!(self.word(i), Word::Beginning | Word::End | Word::Rest)
            || self.word(i + 1) == Word::Of;
        (!term.is_day() && led_by_of).then_some(term)
    }
}
