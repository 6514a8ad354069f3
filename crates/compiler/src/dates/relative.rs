//! Expressions that are counted from another day: "last month", "on Tuesday", "the following day".

use dossier_engine::time::civil::{self, Day};

use super::lexicon::{Unit, Word};
use super::ordinal::part_of;
use super::part::Part;
use super::scan::{Basis, Meaning, Scan, Term};
use super::stretch::{Grain, Stretch, moved};
use super::token::Kind;
use crate::model::DateType;

impl Scan<'_> {
    /// The day of publication, if it is known to the day.
    pub fn today(&self) -> Option<Day> {
        self.published.and_then(|(first, last)| (first == last).then_some(first))
    }

    /// A unit counted from the publication date, if that is known well enough.
    pub fn beside_published(&self, unit: Unit, by: i32) -> Option<Stretch> {
        let (first, last) = self.published?;
        let stretch = Stretch::away(first, unit, by)?;
        (Stretch::away(last, unit, by)? == stretch).then_some(stretch)
    }

    /// A unit counted from the last date in the text if that is precise enough, else from the
    /// publication date.
    pub fn beside_text(&self, unit: Unit, by: i32) -> Option<(Stretch, Basis)> {
        let from_last = self.last.and_then(|last| {
            let stretch = Stretch::away(last.first, unit, by)?;
            (Stretch::away(last.last, unit, by)? == stretch).then_some((stretch, Basis::Text))
        });
        from_last.or_else(|| Some((self.beside_published(unit, by)?, Basis::Published)))
    }

    /// A term for what was counted, or the vague value where it could not be.
    fn counted_or(&self, end: usize, found: Option<(Stretch, Basis)>, vague: &str) -> Term {
        match found {
            Some((stretch, basis)) => Term::new(end, Meaning::Fixed(stretch, basis)),
            None => Term::unresolved(end, vague),
        }
    }

    /// "the following day" is never counted from the publication date.
    fn beside_text_or(&self, end: usize, unit: Unit, by: i32) -> Term {
        let found = self
            .beside_text(unit, by)
            .filter(|(_, basis)| unit != Unit::Day || *basis == Basis::Text);
        self.counted_or(end, found, reference(by))
    }

    /// A unit counted from the publication date, or the vague value of that direction.
    pub fn published_or(&self, end: usize, unit: Unit, by: i32) -> Term {
        let vague = ["PAST_REF", "PRESENT_REF", "FUTURE_REF"][(by.signum() + 1) as usize];
        let found = self.beside_published(unit, by).map(|stretch| (stretch, Basis::Published));
        self.counted_or(end, found, vague)
    }

    /// today, tonight, yesterday, tomorrow.
    pub fn deictic_day(&self, i: usize) -> Option<Term> {
        let by = match self.word(i) {
            Word::Today | Word::Tonight => 0,
            Word::Yesterday => -1,
            Word::Tomorrow => 1,
            _ => return None,
        };
        // "stronger today than ever", "today's world": these times.
        if self.word(i) == Word::Today {
            let noun = self.past_possessive(i + 1);
            const THESE_TIMES: &[&str] = &[
                "world",
                "youth",
                "generation",
                "standards",
                "society",
                "era",
                "age",
                "environment",
                "economy",
                "technology",
            ];
            if self.word(i + 1) == Word::Than
                || noun > i + 1 && THESE_TIMES.iter().any(|form| self.is(noun, form))
            {
                return Some(Term::vague(i + 1, DateType::Date, "PRESENT_REF"));
            }
        }
        // "the cars of tomorrow"
        if by != 0 && self.word_before(i) == Word::Of && self.kind(i + 1) != Some(Kind::Word) {
            return Some(Term::vague(i + 1, DateType::Date, reference(by)));
        }
        let mut term = self.published_or(i + 1, Unit::Day, by);
        if self.word(i) == Word::Tonight {
            term.clock = Some("TNI".to_owned());
        }
        Some(term)
    }

    /// "last", "next", "this" … with what they go with.
    pub fn determined(&self, i: usize) -> Option<Term> {
        let determiner = self.word(i);
        let by = match determiner {
            Word::Last | Word::Past | Word::Previous => -1,
            Word::This | Word::Current | Word::Same | Word::That => 0,
            Word::Next | Word::Coming | Word::Following => 1,
            Word::Each => return self.recurring(i),
            _ => return None,
        };
        let article = self.word_before(i) == Word::The;
        let mut at = i + 1;
        // "this past Wednesday", "this coming week", "this calendar year"
        let (determiner, by) = match (determiner, self.word(at)) {
            (Word::This, Word::Past) => (Word::Past, -1),
            (Word::This, Word::Coming) => (Word::Coming, 1),
            _ => (determiner, by),
        };
        if determiner != self.word(i) || matches!(self.word(at), Word::Calendar) {
            at += 1;
        }
        // "next week", but "the same period last year"
        if determiner == Word::Same
            && (self.is(at, "period") || self.is(at, "time") || self.unit(at).is_some())
            && let Some(term) = self.same_period(at)
        {
            return Some(term);
        }
        if let Some((count, end)) = self.count(at)
            && let Some((unit, _)) = self.unit(end)
            && !matches!(determiner, Word::That | Word::Same)
        {
            return Some(Term::vague(end + 1, DateType::Duration, duration(count, unit)));
        }
        if let Some((unit, plural)) = self.unit(at) {
            return self.determined_unit(determiner, by, at, unit, plural, article);
        }
        if let Some(weekday) = self.weekday(at) {
            let short = matches!(self.word(at), Word::ShortWeekday(_))
                && !self.capital(at)
                && at + 1 < self.tokens.len();
            let of_other = article && self.word(at + 1) == Word::Of;
            if short || of_other || matches!(determiner, Word::Same) {
                return None;
            }
            return Some(self.determined_weekday(determiner, by, weekday, at));
        }
        if matches!(determiner, Word::That | Word::Same | Word::Current)
            && !matches!(self.word(at), Word::Season(_))
        {
            return None;
        }
        if let Word::PartOfDay(code) = self.word(at) {
            return self.part_of_day(determiner, by, code, at + 1);
        }
        self.determined_part(determiner, by, at)
    }

    /// "last June", "this summer", "next Christmas".
    fn determined_part(&self, determiner: Word, by: i32, at: usize) -> Option<Term> {
        let (part, end) = match self.word(at) {
            Word::Month(5) if determiner == Word::This && !self.capital(at) => return None,
            Word::Month(month) => match self.day_first(at) {
                Some(_) => return None,
                None => (Part::Month(month), at + 1),
            },
            Word::ShortMonth(month) => (Part::Month(month), at + 1),
            Word::Season(code) => (Part::Season(code), at + 1),
            _ => {
                let term = self.holiday(at)?;
                match term.meaning {
                    Meaning::Dated(part, None) => (part, term.end),
                    _ => return None,
                }
            }
        };
        if self.number(end).is_some() && self.day_of_month(end).is_some() {
            return None;
        }
        let day = self.today().or_else(|| {
            let (first, last) = self.published?;
            (civil::iso_week(first).0 == civil::iso_week(last).0).then_some(first)
        });
        let Some(day) = day else { return Some(Term::part(end, part, None)) };
        let year = civil::Civil::from_day(day).year;
        let of = |year| part.of_year(year);
        // A winter is counted in the year of its December.
        let this = match part {
            Part::Season(24) if civil::Civil::from_day(day).month < 6 => of(year - 1),
            _ => of(year),
        }?;
        let start_year = civil::Civil::from_day(this.first).year;
        let found = match by {
            0 => Some(this),
            -1 if this.last < day => Some(this),
            -1 => of(start_year - 1),
            _ if this.first > day && determiner != Word::Following => Some(this),
            _ if this.first > day => Some(this),
            _ => of(start_year + 1),
        }?;
        Some(Term::new(end, Meaning::Fixed(found, Basis::Published)))
    }

    fn determined_unit(
        &self,
        determiner: Word,
        by: i32,
        at: usize,
        unit: Unit,
        plural: bool,
        article: bool,
    ) -> Option<Term> {
        if unit < Unit::Day {
            return None;
        }
        if plural {
            let known = matches!(
                determiner,
                Word::Last | Word::Past | Word::Next | Word::Coming | Word::Previous
            );
            return known.then(|| Term::vague(at + 1, DateType::Duration, duration(None, unit)));
        }
        if self.hyphen(at + 1) && self.glued(at + 1) && !self.mark(at + 1, '–') {
            return None;
        }
        // "the past decade" is a length up to now.
        if determiner == Word::Past && unit >= Unit::Decade {
            return Some(Term::vague(at + 1, DateType::Duration, duration(Some(1), unit)));
        }
        // "next week on Tuesday", "last week's Sunday"
        if unit == Unit::Week
            && let Some(week) = self.beside_published(Unit::Week, by)
            && let Some((weekday, end)) = self.weekday_behind(at + 1)
        {
            let day = Stretch::day(week.first + Day::from(weekday));
            return Some(Term::new(end, Meaning::Fixed(day, Basis::Published)));
        }
        // "next year's first quarter"
        let possessive = self.past_possessive(at + 1);
        if possessive > at + 1
            && let Some((nth, what, end)) = self.nth_unit(possessive)
            && let Some(base) = self.beside_published(unit, by)
            && let Some(found) = part_of(base, nth, what)
        {
            return Some(Term::new(end, Meaning::Fixed(found, Basis::Published)));
        }
        let end = at + 1;
        // "the last day of the trial", "the last day" of anything: not the one before today.
        let whole = self.word(end) == Word::Of
            && matches!(self.word(end + 1), Word::The | Word::A | Word::Possessive);
        if article && (whole || determiner == Word::Last && unit == Unit::Day) {
            return None;
        }
        Some(match determiner {
            Word::Following | Word::Previous => self.beside_text_or(end, unit, by),
            Word::Same | Word::That => {
                let found = self.beside_text(unit, by).filter(|(_, basis)| *basis == Basis::Text);
                self.counted_or(end, found, reference(by))
            }
            Word::Next if article && unit == Unit::Day => self.beside_text_or(end, unit, by),
            _ => self.published_or(end, unit, by),
        })
    }

    /// "the same period last year", "the same month a year ago".
    fn same_period(&self, at: usize) -> Option<Term> {
        let mut year = self.past(self.past(at + 1, Word::Of), Word::In);
        year = self.past(year, Word::The);
        let end = match self.word(year) {
            Word::Last | Word::Previous if self.word(year + 1) == Word::Unit(Unit::Year) => {
                year + 2
            }
            Word::A
                if self.word(year + 1) == Word::Unit(Unit::Year)
                    && matches!(self.word(year + 2), Word::Ago | Word::Earlier | Word::Before) =>
            {
                year + 3
            }
            _ => return None,
        };
        let last = self.last?;
        let by = -1;
        let found = match last.grain {
            Grain::Day => None,
            Grain::Month => Stretch::away(last.first, Unit::Month, by * 12),
            Grain::Quarter => Stretch::away(last.first, Unit::Quarter, by * 4),
            Grain::Half => Stretch::away(last.first, Unit::Half, by * 2),
            _ => self.beside_published(Unit::Year, by),
        };
        Some(self.counted_or(end, found.map(|stretch| (stretch, Basis::Text)), "PAST_REF"))
    }

    /// "this morning", "last night".
    fn part_of_day(&self, determiner: Word, by: i32, code: &str, end: usize) -> Option<Term> {
        let by = match determiner {
            Word::This => 0,
            Word::Last if code == "NI" => -1,
            Word::Next | Word::Following | Word::Previous => by,
            _ => return None,
        };
        let mut term = self.published_or(end, Unit::Day, by);
        term.clock = Some(format!("T{code}"));
        Some(term)
    }

    /// "next month", "the current month", "the month", "that week": a stretch to count within.
    pub fn relative_stretch(&self, i: usize) -> Option<(Stretch, Basis, usize)> {
        let at = self.past(i, Word::The);
        if let Word::Unit(
            unit @ (Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade),
        ) = self.word(at)
            && at > i
        {
            return Some((self.beside_published(unit, 0)?, Basis::Published, at + 1));
        }
        let at = self.past(at, Word::About);
        match self.determined(at)? {
            Term { meaning: Meaning::Fixed(stretch, basis), end, clock: None }
                if !matches!(stretch.grain, Grain::Day) =>
            {
                Some((stretch, basis, end))
            }
            _ => None,
        }
    }

    /// "next year", "last year", "this year": the year.
    pub fn relative_year(&self, i: usize) -> Option<(i32, usize)> {
        let at = self.past(self.past(i, Word::In), Word::The);
        if !matches!(
            self.word(at),
            Word::Last | Word::Next | Word::This | Word::Previous | Word::Following | Word::Current
        ) || self.word(at + 1) != Word::Unit(Unit::Year)
        {
            return None;
        }
        let (stretch, _, end) = self.relative_stretch(at)?;
        (stretch.grain == Grain::Year).then(|| (civil::Civil::from_day(stretch.first).year, end))
    }

    /// "the day before yesterday", "the day after", "the year before", "the year previous".
    pub fn unit_beside(&self, i: usize) -> Option<Term> {
        let Word::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year)) = self.word(i)
        else {
            return None;
        };
        let by = match self.word(i + 1) {
            Word::Before | Word::Previous | Word::Earlier => -1,
            Word::After | Word::Following => 1,
            _ => return None,
        };
        if unit == Unit::Day
            && let Some(base) = self.deictic_day(i + 2)
        {
            let found = match base.meaning {
                Meaning::Fixed(stretch, basis) => {
                    stretch.first.checked_add(by).map(|day| (Stretch::day(day), basis))
                }
                _ => None,
            };
            return Some(self.counted_or(base.end, found, reference(by)));
        }
        // "the day after the attack" is counted from something that is no date.
        let closed = self.tokens.get(i + 2).is_none()
            || self.any_mark(i + 2, &['.', ',', ';', ')', '?', '!', '”', '"'])
            || matches!(self.word(i + 2), Word::And | Word::Or);
        let article = self.word_before(i) == Word::The;
        (closed && article).then(|| self.beside_text_or(i + 2, unit, by))
    }

    /// "every day", "each year", "every Monday".
    fn recurring(&self, i: usize) -> Option<Term> {
        if let Some(weekday) = self.weekday(i + 1) {
            return Some(Term::vague(i + 2, DateType::Set, weekday_value(weekday)));
        }
        match self.unit(i + 1)? {
            (unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year), false) => {
                Some(Term::vague(i + 2, DateType::Set, duration(Some(1), unit)))
            }
            _ => None,
        }
    }
}

/// The vague value for a direction.
fn reference(by: i32) -> &'static str {
    match by {
        ..0 => "PAST_REF",
        0 => "PRESENT_REF",
        _ => "FUTURE_REF",
    }
}

/// TIMEX3 for a weekday of an unknown week.
pub(super) fn weekday_value(weekday: u8) -> String {
    format!("XXXX-WXX-{}", weekday + 1)
}

/// TIMEX3 for a length of time; an unknown count is X.
pub(super) fn duration(count: Option<u32>, unit: Unit) -> String {
    let (times, letters) = match unit {
        Unit::Second => (1, "S"),
        Unit::Minute => (1, "M"),
        Unit::Hour => (1, "H"),
        Unit::Day => (1, "D"),
        Unit::Weekend => (1, "WE"),
        Unit::Week => (1, "W"),
        Unit::Fortnight => (2, "W"),
        Unit::Month => (1, "M"),
        Unit::Quarter => (1, "Q"),
        Unit::Half => (6, "M"),
        Unit::Year => (1, "Y"),
        Unit::Decade if count.is_some() => (10, "Y"),
        Unit::Decade => (1, "DE"),
        Unit::Century if count.is_some() => (100, "Y"),
        Unit::Century => (1, "CE"),
    };
    let time = if unit < Unit::Day { "T" } else { "" };
    match count {
        Some(count) => format!("P{time}{}{letters}", count.saturating_mul(times)),
        None => format!("P{time}X{letters}"),
    }
}

/// A day some units from another, as precise as the unit.
pub(super) fn distance(day: Day, unit: Unit, by: i32) -> Option<Stretch> {
    let there = moved(day, unit, by)?;
    match unit {
        Unit::Weekend | Unit::Fortnight => Some(Stretch::day(there)),
        _ => Stretch::around(there, unit),
    }
}
