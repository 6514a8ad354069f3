//! Expressions that are counted from another day: "last month", "on Tuesday", "the following day".

use dossier_engine::time::civil::{self, Day};

use super::lexicon::{Unit, Word};
use super::part::{Nth, Part, nth_in};
use super::scan::{Basis, Meaning, Scan, Term};
use super::stretch::{Grain, Stretch, moved};
use super::tense::Direction;
use crate::model::DateType;

impl Scan<'_> {
    /// The day of publication, if it is known to the day.
    pub fn today(&self) -> Option<Day> {
        self.published.and_then(|(first, last)| (first == last).then_some(first))
    }

    /// A unit counted from the publication date, if that is known well enough.
    pub fn from_published(&self, unit: Unit, by: i32) -> Option<Stretch> {
        let (first, last) = self.published?;
        let stretch = Stretch::away(first, unit, by)?;
        (Stretch::away(last, unit, by)? == stretch).then_some(stretch)
    }

    /// A unit counted from the last date in the text, if that is precise enough; from the
    /// publication date if there is no date before it.
    pub fn from_text(&self, unit: Unit, by: i32) -> Option<(Stretch, Basis)> {
        let Some(last) = self.last else {
            return self.from_published(unit, by).map(|stretch| (stretch, Basis::Published));
        };
        let stretch = Stretch::away(last.first, unit, by)?;
        (Stretch::away(last.last, unit, by)? == stretch).then_some((stretch, Basis::Text))
    }

    /// A term for what was counted, or the vague value where it could not be.
    fn counted_or(&self, end: usize, found: Option<(Stretch, Basis)>, vague: &str) -> Term {
        match found {
            Some((stretch, basis)) => Term::new(end, Meaning::Fixed(stretch, basis)),
            None => Term::vague(end, DateType::Date, vague),
        }
    }

    fn published_or(&self, end: usize, unit: Unit, by: i32) -> Term {
        let vague = ["PAST_REF", "PRESENT_REF", "FUTURE_REF"][(by.signum() + 1) as usize];
        let found = self.from_published(unit, by).map(|stretch| (stretch, Basis::Published));
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
        {
            if let Some(term) = self.same_period(at) {
                return Some(term);
            }
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
            if short || matches!(determiner, Word::Same) {
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
            && let Some(week) = self.from_published(Unit::Week, by)
            && let Some((weekday, end)) = self.weekday_behind(at + 1)
        {
            let day = Stretch::day(week.first + Day::from(weekday));
            return Some(Term::new(end, Meaning::Fixed(day, Basis::Published)));
        }
        // "next year's first quarter"
        let possessive = self.past_possessive(at + 1);
        if possessive > at + 1
            && let Some((nth, what, end)) = self.nth_unit(possessive)
            && let Some(base) = self.from_published(unit, by)
            && let Some(found) = part_of(base, nth, what)
        {
            return Some(Term::new(end, Meaning::Fixed(found, Basis::Published)));
        }
        let end = at + 1;
        Some(match determiner {
            Word::Following | Word::Same | Word::That => {
                if unit == Unit::Day && determiner == Word::That && self.last.is_none() {
                    return None;
                }
                self.counted_or(end, self.from_text(unit, by), reference(by))
            }
            Word::Previous => self.counted_or(end, self.from_text(unit, by), reference(by)),
            Word::Next if article && unit == Unit::Day => {
                self.counted_or(end, self.from_text(unit, by), reference(by))
            }
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
            _ => self.from_published(Unit::Year, by),
        };
        Some(self.counted_or(end, found.map(|stretch| (stretch, Basis::Text)), "PAST_REF"))
    }

    /// A weekday behind "next week": `on Tuesday`, `Tuesday`, `'s Sunday`, `- Monday`.
    fn weekday_behind(&self, i: usize) -> Option<(u8, usize)> {
        let at = self.past_possessive(i);
        let at = self.past(if self.hyphen(at) { at + 1 } else { at }, Word::On);
        self.weekday(at).map(|weekday| (weekday, at + 1))
    }

    fn determined_weekday(&self, determiner: Word, by: i32, weekday: u8, at: usize) -> Term {
        let Some(today) = self.today() else {
            return Term::vague(at + 1, DateType::Date, weekday_value(weekday));
        };
        let monday = civil::week_start(today);
        let here = monday + Day::from(weekday);
        let before =
            today - 1 - (Day::from(civil::weekday(today - 1)) - Day::from(weekday)).rem_euclid(7);
        let ahead =
            today + 1 + (Day::from(weekday) - Day::from(civil::weekday(today + 1))).rem_euclid(7);
        let day = match determiner {
            Word::Past => before,
            Word::Coming => ahead,
            // A day or two back in the same week goes by its bare name: "last" is a week earlier.
            Word::Last | Word::Previous if before >= monday && today - before <= 3 => before - 7,
            _ if by < 0 => before,
            _ if by == 0 => here,
            _ => here + 7,
        };
        self.with_part_of_day(at + 1, Stretch::day(day))
    }

    /// A day with "morning" behind it, if it is there.
    fn with_part_of_day(&self, end: usize, day: Stretch) -> Term {
        let mut term = Term::new(end, Meaning::Fixed(day, Basis::Published));
        if let Word::PartOfDay(code) = self.word(end) {
            term.end += 1;
            term.clock = Some(format!("T{code}"));
        }
        term
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

    /// A weekday and what belongs to it: a date, "morning", "next week".
    pub fn weekday_term(&self, i: usize) -> Option<Term> {
        let weekday = self.weekday(i)?;
        let short = matches!(self.word(i), Word::ShortWeekday(_));
        let mut at = i + 1;
        if self.mark(at, '.') && self.glued(at) && short {
            at += 1;
        }
        let mut date = at;
        if self.any_mark(date, &[',', '(']) || self.hyphen(date) {
            date += 1;
        }
        let date = self.past(date, Word::The);
        if let Some(mut term) =
            self.month_first(date).or_else(|| self.day_first(date)).or_else(|| self.numeric(date))
            && term.is_day()
        {
            if self.mark(date - 1, '(') && self.mark(term.end, ')') {
                term.end += 1;
            }
            return Some(term);
        }
        // "Tuesday the eleventh": the nearest such Tuesday.
        if self.word(at) == Word::The
            && let Some((day, end)) = self.day_words(at + 1)
            && let Some(today) = self.today()
        {
            let found = (0..62).flat_map(|n| [today - n, today + n]).find(|candidate| {
                civil::weekday(*candidate) == weekday
                    && civil::Civil::from_day(*candidate).day == day
            });
            if let Some(found) = found {
                return Some(Term::new(end, Meaning::Fixed(Stretch::day(found), Basis::Published)));
            }
        }
        // "Tuesday of next week", "Friday next week", "Sunday from last week"
        let week = match self.word(at) {
            Word::Of | Word::From | Word::In => at + 1,
            _ => at,
        };
        if let Some((stretch, basis, end)) = self.relative_stretch(week)
            && stretch.grain == Grain::Week
        {
            let day = Stretch::day(stretch.first + Day::from(weekday));
            return Some(Term::new(end, Meaning::Fixed(day, basis)));
        }
        if short && !self.short_weekday_is_meant(i, at) {
            return None;
        }
        let mut term = Term::new(i + 1, Meaning::Weekday(weekday));
        if let Word::PartOfDay(code) = self.word(at) {
            term.end = at + 1;
            term.clock = Some(format!("T{code}"));
        }
        Some(term)
    }

    /// A day of the month as an ordinal or in words.
    fn day_words(&self, i: usize) -> Option<(u8, usize)> {
        let (value, end) = self.ordinal(i).or_else(|| self.cardinal_words(i))?;
        (1..=31).contains(&value).then_some((value as u8, end))
    }

    /// "Sun" and "sat" are words: an abbreviated weekday needs a leading word or a line to itself.
    fn short_weekday_is_meant(&self, i: usize, end: usize) -> bool {
        if i == 0 && end >= self.tokens.len() {
            return true;
        }
        let before = self.word_before(i);
        let joined = matches!(before, Word::Or | Word::And | Word::To)
            && i > 1
            && self.weekday(i - 2).is_some();
        self.capital(i) && (before == Word::On && !self.is(i, "sun") || joined)
    }

    /// The day that a bare weekday means.
    pub fn resolve_weekday(&self, weekday: u8, start: usize, end: usize) -> Option<Stretch> {
        let today = self.today()?;
        let back = (Day::from(civil::weekday(today)) - Day::from(weekday)).rem_euclid(7);
        let ahead = (Day::from(weekday) - Day::from(civil::weekday(today))).rem_euclid(7);
        let day = match self.direction(start, end) {
            Direction::Future => today + ahead,
            Direction::Past | Direction::Unknown => today - back,
        };
        Some(Stretch::day(day))
    }

    /// "next month", "the current month", "the month", "that week": a stretch to count within.
    pub fn relative_stretch(&self, i: usize) -> Option<(Stretch, Basis, usize)> {
        let at = self.past(i, Word::The);
        if let Word::Unit(
            unit @ (Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade),
        ) = self.word(at)
            && at > i
        {
            return Some((self.from_published(unit, 0)?, Basis::Published, at + 1));
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
        let year_at = self.past(self.past(of, Word::The), Word::Fiscal);
        let year_at =
            if self.word(year_at) == Word::Unit(Unit::Year) && self.number(year_at + 1).is_some() {
                year_at + 1
            } else {
                year_at
            };
        if let Some((year, end)) =
            self.year_in_digits(year_at).or_else(|| self.year_in_words(year_at))
        {
            if joined || matches!(what, NthUnit::Quarter | NthUnit::Half) {
                return what.of(nth).map(|part| Term::part(end, part, Some(year)));
            }
        }
        if let Some((base, basis, end)) = self.relative_stretch(of)
            && (joined || !bare_last)
            && let Some(found) = part_of(base, nth, what)
        {
            return Some(Term::new(end, Meaning::Fixed(found, basis)));
        }
        self.bare_nth(nth, what, end, bare_last)
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
        let month = self.from_published(Unit::Month, 0)?;
        let day = nth_in(month.first, month.last, i8::try_from(day).ok()?, Nth::Day)?;
        (unit == Unit::Week && self.unit(end).is_none())
            .then(|| Term::new(end, Meaning::Fixed(Stretch::week(day.first), Basis::Published)))
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
        (closed && article).then(|| self.counted_or(i + 2, self.from_text(unit, by), reference(by)))
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

/// What an ordinal can count within a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NthUnit {
    Quarter,
    Half,
    Nth(Nth),
}

impl NthUnit {
    /// As a part of a year.
    fn of(self, nth: i8) -> Option<Part> {
        let last = |n: i8| if nth < 0 { n } else { nth };
        match self {
            NthUnit::Quarter => (1..=4).contains(&last(4)).then(|| Part::Quarter(last(4) as u8)),
            NthUnit::Half => (1..=2).contains(&last(2)).then(|| Part::Half(last(2) as u8)),
            NthUnit::Nth(what) => Some(Part::Nth(0, nth, what)),
        }
    }
}

/// The nth such unit of a year, month or week.
fn part_of(base: Stretch, nth: i8, what: NthUnit) -> Option<Stretch> {
    match (base.grain, what) {
        (Grain::Year, _) => what.of(nth)?.of_year(civil::Civil::from_day(base.first).year),
        (_, NthUnit::Nth(what)) => nth_in(base.first, base.last, nth, what),
        _ => None,
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
