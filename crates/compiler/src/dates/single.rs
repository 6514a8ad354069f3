//! Which rule is tried at which word.

use super::lexicon::{Unit, Word};
use super::scan::{Basis, Meaning, Scan, Term};
use super::stretch::Stretch;
use super::tense::Direction;
use super::token::Kind;
use crate::model::DateType;

impl Scan<'_> {
    /// The longest reading at a token: with its time of day, a range, or one expression.
    pub fn expression(&self, i: usize) -> Option<Term> {
        if let Some(term) = self.timed(i) {
            return Some(term);
        }
        let mut term = match (self.range(i), self.single(i)) {
            (Some(range), Some(single)) if single.end > range.end => Some(single),
            (range, single) => range.or(single),
        }
        .map(|term| self.known_day(i, term))?;
        if term.clock.is_none() && term.is_day() {
            // "Friday at 5 p.m.", "June 3, 10:30 a.m."
            let at = if self.word(term.end) == Word::At || self.mark(term.end, ',') {
                term.end + 1
            } else {
                term.end
            };
            if let Some((clock, end)) = self.clock(at) {
                (term.clock, term.end) = (Some(clock), end);
            }
        }
        Some(term)
    }

    /// `12:00 UTC Monday`, `5 p.m. on June 3`, `16:00 UTC`.
    fn timed(&self, i: usize) -> Option<Term> {
        let (clock, end) = self.clock(i)?;
        let at = self.past(if self.mark(end, ',') { end + 1 } else { end }, Word::On);
        let day = self.single(at).filter(|term| term.is_day() && term.clock.is_none());
        let mut term = match day {
            Some(day) => day,
            // Of the day before it in the text, if there is one.
            None => match self.beside_text(Unit::Day, 0).filter(|(_, basis)| *basis == Basis::Text)
            {
                Some((day, basis)) => Term::new(end, Meaning::Fixed(day, basis)),
                None => return Some(Term::vague(end, DateType::Time, clock)),
            },
        };
        term.clock = Some(clock);
        Some(term)
    }

    /// One expression that is no range.
    pub fn single(&self, i: usize) -> Option<Term> {
        match self.word(i) {
            Word::Other => match self.kind(i)? {
                Kind::Number => self.number_first(i),
                Kind::Word => self.coded_quarter(i).or_else(|| self.week_commencing(i)),
                Kind::Mark => self.short_decade(i).or_else(|| self.short_year_alone(i)),
            },
            Word::The => self.after_the(i + 1),
            Word::Month(_) | Word::ShortMonth(_) => self.month_first(i),
            Word::Weekday(_) | Word::ShortWeekday(_) => self.weekday_term(i),
            Word::Season(_) => self.season(i),
            Word::Early
            | Word::Mid
            | Word::Late
            | Word::Beginning
            | Word::End
            | Word::Rest
            | Word::Earlier
            | Word::Later => self.portion(i),
            Word::Today | Word::Tonight | Word::Yesterday | Word::Tomorrow => self.deictic_day(i),
            Word::Last | Word::Final => self.nth_term(i).or_else(|| self.determined(i)),
            Word::Past
            | Word::Previous
            | Word::This
            | Word::Current
            | Word::Next
            | Word::Coming
            | Word::Following
            | Word::Same
            | Word::That
            | Word::Each => self.determined(i).or_else(|| self.vague(i)),
            Word::Ordinal(_) => {
                self.day_first(i).or_else(|| self.century(i)).or_else(|| self.nth_term(i))
            }
            Word::Cardinal(_) => self
                .day_first(i)
                .or_else(|| self.decade_words(i))
                .or_else(|| self.counted(i))
                .or_else(|| self.century(i))
                .or_else(|| self.nth_term(i))
                .or_else(|| self.year_words(i)),
            Word::A | Word::Few | Word::Couple => self.counted(i),
            Word::Decade(_) => self.decade_words(i),
            Word::Unit(_) => self
                .unit_of(i)
                .or_else(|| self.named_year(i))
                .or_else(|| self.unit_beside(i))
                .or_else(|| self.weekend(i))
                .or_else(|| self.to_date(i)),
            Word::Units(_) => self.uncounted(i),
            Word::Fiscal | Word::Calendar => self.named_year(i),
            Word::Holiday | Word::Suffix => self.holiday(i),
            Word::Era => self.era(i),
            Word::Recurring(value) => self.recurs(i, value),
            Word::Now | Word::Currently | Word::Recently | Word::Recent | Word::Soon => {
                self.vague(i)
            }
            _ => None,
        }
    }

    fn number_first(&self, i: usize) -> Option<Term> {
        self.nine_eleven(i)
            .or_else(|| self.numeric(i))
            .or_else(|| self.day_first(i))
            .or_else(|| self.coded_quarter(i))
            .or_else(|| self.decade(i))
            .or_else(|| self.century(i))
            .or_else(|| self.nth_term(i))
            .or_else(|| self.counted(i))
            .or_else(|| self.bare_year(i))
    }

    /// What "the" makes definite.
    fn after_the(&self, i: usize) -> Option<Term> {
        match self.word(i) {
            Word::Other => match self.kind(i)? {
                Kind::Number => self
                    .day_first(i)
                    .or_else(|| self.decade(i))
                    .or_else(|| self.century(i))
                    .or_else(|| self.nth_term(i)),
                Kind::Mark => self.short_decade(i),
                Kind::Word if self.is(i, "ides") && self.word(i + 1) == Word::Of => {
                    let month = self.month(i + 2)?;
                    let day = if [3, 5, 7, 10].contains(&month) { 15 } else { 13 };
                    Some(Term::part(i + 3, super::part::Part::Day(month, day), None))
                }
                Kind::Word => (self.is(i, "near") && self.word(i + 1) == Word::Future)
                    .then(|| Term::vague(i + 2, DateType::Date, "FUTURE_REF")),
            },
            Word::Ordinal(_)
            | Word::Cardinal(_)
            | Word::Last
            | Word::Final
            | Word::Early
            | Word::Mid
            | Word::Late
            | Word::Beginning
            | Word::End
            | Word::Rest
            | Word::Past
            | Word::Previous
            | Word::Current
            | Word::Next
            | Word::Coming
            | Word::Following
            | Word::Same
            | Word::Season(_)
            | Word::Decade(_)
            | Word::Unit(_)
            | Word::Era
            | Word::Holiday
            | Word::Calendar
            | Word::Fiscal => {
                if matches!(self.word(i), Word::Cardinal(_)) {
                    self.day_first(i)
                        .or_else(|| self.decade_words(i))
                        .or_else(|| self.century(i))
                        .or_else(|| self.nth_term(i))
                } else {
                    self.single(i)
                }
            }
            Word::Future => Some(Term::vague(i + 1, DateType::Date, "FUTURE_REF")),
            _ => None,
        }
    }

    /// `'70s`
    fn short_decade(&self, i: usize) -> Option<Term> {
        (self.apostrophe(i) && self.glued(i + 1) && !self.glued(i))
            .then(|| self.decade(i + 1))
            .flatten()
    }

    /// `w/c Feb 4`
    fn week_commencing(&self, i: usize) -> Option<Term> {
        let fits =
            self.is(i, "w") && self.mark(i + 1, '/') && self.is(i + 2, "c") && self.glued(i + 2);
        let term =
            fits.then(|| self.month_first(i + 3).or_else(|| self.day_first(i + 3))).flatten()?;
        let Meaning::Dated(part, year) = term.meaning else { return None };
        let (day, basis) = self.resolve_part(part, year, i, term.end).filter(|_| part.is_day())?;
        Some(Term::new(term.end, Meaning::Fixed(Stretch::week(day.first), basis)))
    }

    /// "the weekend": the last one where the clause looks back, the coming one elsewhere.
    fn weekend(&self, i: usize) -> Option<Term> {
        if self.word(i) != Word::Unit(Unit::Weekend) || self.hyphen(i + 1) {
            return None;
        }
        let led = matches!(self.word_before(i), Word::The | Word::On);
        if !led {
            return None;
        }
        let today = self.today()?;
        let this = Stretch::weekend(today);
        let back = this.first > today && self.direction(i, i + 1) == Direction::Past;
        let found = if back { self.beside_published(Unit::Weekend, -1)? } else { this };
        Some(Term::new(i + 1, Meaning::Fixed(found, Basis::Published)))
    }

    /// "year to date"
    fn to_date(&self, i: usize) -> Option<Term> {
        let year = self.word(i) == Word::Unit(Unit::Year);
        let at = if self.hyphen(i + 1) { i + 2 } else { i + 1 };
        let date = if self.hyphen(at + 1) { at + 2 } else { at + 1 };
        if !(year && self.word(at) == Word::To && self.is(date, "date")) {
            return None;
        }
        let found = self.beside_published(Unit::Year, 0)?;
        Some(Term::new(date + 1, Meaning::Fixed(found, Basis::Published)))
    }

    /// daily, annual …; not the Daily Mail.
    fn recurs(&self, i: usize, value: &str) -> Option<Term> {
        let starts = i == 0 || self.any_mark(i - 1, &['.', '“', '"']);
        // "his annual speech" tells which speech, "an annual loss" how much in a year.
        let whose = self.word_before(i) == Word::Possessive
            || self.is(i.wrapping_sub(1), "s")
            || i > 0 && self.apostrophe(i - 1);
        ((!self.capital(i) || starts) && !whose).then(|| Term::vague(i + 1, DateType::Set, value))
    }

    /// now, recently, "the past" …
    fn vague(&self, i: usize) -> Option<Term> {
        let (end, kind, value) = match self.word(i) {
            Word::Now if !self.hyphen(i + 1) => (i + 1, DateType::Date, "PRESENT_REF".to_owned()),
            Word::Currently => (i + 1, DateType::Date, "PRESENT_REF".to_owned()),
            Word::Recently => (i + 1, DateType::Date, "PAST_REF".to_owned()),
            Word::Recent => match self.word(i + 1) {
                Word::Units(unit) if unit >= Unit::Day => {
                    (i + 2, DateType::Date, "PAST_REF".to_owned())
                }
                _ if i > 0 && self.is(i - 1, "most") => return None,
                _ => (i + 1, DateType::Date, "PAST_REF".to_owned()),
            },
            Word::Soon
                if !matches!(self.word(i + 1), Word::After | Word::Function)
                    && self.direction(i, i + 1) != Direction::Past =>
            {
                (i + 1, DateType::Date, "FUTURE_REF".to_owned())
            }
            Word::Past
                if self.word_before(i) == Word::The
                    && !matches!(self.kind(i + 1), Some(Kind::Word) if self.word(i + 1) == Word::Other) =>
            {
                (i + 1, DateType::Date, "PAST_REF".to_owned())
            }
            _ => return None,
        };
        Some(Term::vague(end, kind, value))
    }
}
