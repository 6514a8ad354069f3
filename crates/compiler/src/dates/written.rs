//! Dates with the name of a month, a weekday or a season, and dates in digits.

use super::lexicon::Word;
use super::part::{HOLIDAYS, Nth, Part};
use super::scan::{Meaning, Scan, Term, century_of};
use super::token::Kind;

impl Scan<'_> {
    /// `March 3, 2015`, `March 2021`, `Dec. 31`, `May twenty-first`, `Dec/2018`, `March`.
    pub fn month_first(&self, i: usize) -> Option<Term> {
        let month = self.month(i)?;
        if self.is(i, "may") && self.is(i + 1, "day") {
            return self.holiday(i);
        }
        let mut at = i + 1;
        if self.mark(at, '.') && self.glued(at) {
            at += 1;
        }
        if let Some((day, end)) = self.day_after_month(at) {
            let year = self.year_after(end).or_else(|| self.short_year(end));
            let (year, end) = year.map_or((None, end), |(year, end)| (Some(year), end));
            return Some(Term::part(self.past_weekday(end), Part::Day(month, day), year));
        }
        if let Some((year, end)) = self.year_after(at) {
            // September-2020-23
            if self.hyphen(end) && self.glued(end) && self.glued(end + 1) {
                if let Some((day @ 1..=31, 1..=2)) = self.number(end + 1) {
                    return Some(Term::part(end + 2, Part::Day(month, day as u8), Some(year)));
                }
            }
            return Some(Term::part(end, Part::Month(month), Some(year)));
        }
        // "August 99", "April of 87"
        let of = self.past(at, Word::Of);
        if let Some((number @ 32..=99, 2)) = self.number(of)
            && !self.is_piece(of, of + 1)
        {
            return Some(Term::part(of + 1, Part::Month(month), Some(century_of(number))));
        }
        // "june next year", "October of next year"
        if let Some((year, end)) = self.relative_year(self.past(at, Word::Of)) {
            return Some(Term::part(end, Part::Month(month), Some(year)));
        }
        self.stands_alone(i, at).then(|| {
            // The dot of an abbreviation belongs to it, the dot of a sentence does not.
            Term::part(i + 1, Part::Month(month), None)
        })
    }

    /// The day behind a month: `3`, `3rd`, `the 3rd`, `, 1st`, `/3`, `-3`, `twenty-one`.
    fn day_after_month(&self, i: usize) -> Option<(u8, usize)> {
        let separated = self.hyphen(i) || self.any_mark(i, &['/', ',']);
        let at = self.past(if separated { i + 1 } else { i }, Word::The);
        if self.mark(i, ',') && self.ordinal(at).is_none() {
            return None;
        }
        if separated && !self.mark(i, ',') && !(self.glued(i) && self.glued(i + 1)) {
            return None;
        }
        if let Some((day, end)) = self.day_of_month(at) {
            let piece = self.glued(end)
                && ((self.any_mark(end, &['.', ':', ','])
                    && self.glued(end + 1)
                    && self.number(end + 1).is_some_and(|(_, digits)| digits != 4))
                    || self.mark(end, '%'));
            // "March 30 percent", "June 2 million"
            let counted = self.word(end) == Word::Counted && self.word(end - 1) != Word::Suffix
                || self.mark(end, '%')
                || self.kind(end) == Some(Kind::Word) && self.glued(end);
            return (!piece && !counted).then_some((day, end));
        }
        let (value, end) = self.cardinal_words(at)?;
        ((1..=31).contains(&value)
            && self.unit(end).is_none()
            && self.word(end) != Word::Thousand
            && self.year_in_words(at).is_none())
        .then_some((value as u8, end))
    }

    /// A year of two digits behind day and month, as in `15 April of 87`.
    fn short_year(&self, i: usize) -> Option<(i32, usize)> {
        let at = self.past(i, Word::Of);
        let (number, digits) = self.number(at)?;
        let apart = at > i || !self.glued(at);
        (digits == 2
            && apart
            && !self.is_piece(at, at + 1)
            && self.kind(at + 1) != Some(Kind::Word))
        .then(|| (century_of(number), at + 1))
    }

    /// Past `, Fri` or `(Fri)` behind a date.
    fn past_weekday(&self, i: usize) -> usize {
        if self.mark(i, ',')
            && self.weekday(i + 1).is_some()
            && self.day_of_month(i + 2).is_none()
            && self.month(i + 2).is_none()
        {
            i + 2
        } else {
            i
        }
    }

    /// `15 June 2016`, `4th of July`, `the 20th day of September`, `31/Oct/1974`.
    pub fn day_first(&self, i: usize) -> Option<Term> {
        let (day, mut at) = self.day_of_month(i).or_else(|| {
            let (value, end) = self.cardinal_words(i)?;
            (1..=31).contains(&value).then_some((value as u8, end))
        })?;
        if self.glued(i)
            && i > 0
            && self.number(i - 1).is_none()
            && self.any_mark(i - 1, &['$', '.', '#'])
        {
            return None;
        }
        let separated = (self.any_mark(at, &['/', '.']) || self.hyphen(at)) && self.glued(at);
        if separated {
            at += 1;
        }
        if self.is(at, "day") && self.word(at + 1) == Word::Of {
            at += 1;
        }
        let of = self.past(at, Word::Of);
        if let Some(month) = self.month(of) {
            // "in 5 May …": the verb, after a number that counts something else.
            let mut end = of + 1;
            if self.mark(end, '.') && self.glued(end) && self.word(of) != Word::Month(month) {
                end += 1;
            }
            if self.word(of) == Word::Month(5) && !self.capital(of) && of == at && separated {
                return None;
            }
            let year = self.year_after(end).or_else(|| self.short_year(end));
            let (year, end) = match year {
                Some((year, end)) => (Some(year), end),
                None => self
                    .relative_year(self.past(end, Word::Of))
                    .map_or((None, of + 1), |(year, end)| (Some(year), end)),
            };
            return Some(Term::part(self.past_weekday(end), Part::Day(month, day), year));
        }
        // "20th of next month", "4 of this month"
        if of > at || self.ordinal(i).is_some() {
            let (stretch, basis, end) = self.relative_stretch(of)?;
            if !matches!(stretch.grain, super::stretch::Grain::Month) {
                return None;
            }
            let day = super::part::nth_in(stretch.first, stretch.last, day as i8, Nth::Day)?;
            return Some(Term::new(end, Meaning::Fixed(day, basis)));
        }
        None
    }

    /// Whether a month without day and year is meant as one: "May" and "March" are also verbs,
    /// "April" and "June" also people, "Jan" and "Mar" also pieces of names.
    fn stands_alone(&self, i: usize, end: usize) -> bool {
        let before = self.word_before(i);
        let hyphened = i > 0 && self.hyphen(i - 1) && self.glued(i);
        let before = if hyphened { self.word_before(i - 1) } else { before };
        let led = matches!(
            before,
            Word::In
                | Word::Since
                | Word::Until
                | Word::During
                | Word::Early
                | Word::Mid
                | Word::Late
                | Word::Last
                | Word::Next
                | Word::Past
                | Word::Coming
        ) || before == Word::Of
            && i > 1
            && matches!(
                self.word(i - 2),
                Word::Unit(_) | Word::End | Word::Beginning | Word::Mid | Word::Weekday(_)
            );
        let weakly_led =
            led || matches!(
                before,
                Word::By
                    | Word::From
                    | Word::To
                    | Word::Through
                    | Word::Between
                    | Word::Before
                    | Word::After
                    | Word::And
                    | Word::Or
                    | Word::This
                    | Word::For
                    | Word::Of
            ) || i > 0 && self.dash(i - 1);
        let alone = i == 0 && end >= self.tokens.len();
        let name_after = self.capital(end)
            && self.kind(end) == Some(Kind::Word)
            && self.word(end) == Word::Other
            && !self.glued(end)
            && end == i + 1;
        let article_before = matches!(before, Word::The | Word::A | Word::Possessive);
        match self.word(i) {
            Word::Month(5) => {
                let possessive = self.apostrophe(i + 1);
                alone && self.capital(i)
                    || led && !possessive && (self.capital(i) || before != Word::Next)
                    || weakly_led
                        && self.capital(i)
                        && !possessive
                        && !name_after
                        && !matches!(
                            before,
                            Word::Of | Word::This | Word::And | Word::Or | Word::For
                        )
            }
            Word::Month(3) => {
                let event = article_before
                    || matches!(self.word(i + 1), Word::On | Word::To | Word::Of | Word::For)
                        && !led
                        && !weakly_led
                    || i > 0
                        && !weakly_led
                        && self.capital(i - 1)
                        && self.word_before(i) == Word::Other
                        && self.kind(i - 1) == Some(Kind::Word);
                alone
                    || led
                    || weakly_led && self.capital(i) && !name_after
                    || self.capital(i) && !event && !name_after
            }
            Word::Month(4 | 6 | 8) => {
                led || alone
                    || self.capital(i)
                        && (weakly_led || !name_after)
                        && !(i > 0
                            && !weakly_led
                            && self.capital(i - 1)
                            && self.word(i - 1) == Word::Other
                            && self.kind(i - 1) == Some(Kind::Word))
                    || weakly_led && self.word(i) != Word::Month(8)
            }
            Word::Month(_) => true,
            _ => {
                alone
                    || (led || weakly_led)
                        && !self.apostrophe(i + 1)
                        && !(name_after && !led)
                        && !self.mark(i.wrapping_sub(1), '$')
            }
        }
    }

    /// Dates in digits with a separator, ISO weeks excepted.
    pub fn numeric(&self, i: usize) -> Option<Term> {
        let (a, a_digits) = self.number(i)?;
        let preceded = self.glued(i)
            && i > 0
            && match self.kind(i - 1) {
                Some(Kind::Mark) => {
                    self.any_mark(i - 1, &['$', '#', '.', ':', ','])
                        || self.any_mark(i - 1, &['-', '/'])
                            && self.glued(i - 1)
                            && i > 1
                            && self.number(i - 2).is_some()
                }
                _ => true,
            };
        if preceded {
            return None;
        }
        let separator = ['-', '/', '.'].into_iter().find(|mark| self.mark(i + 1, *mark))?;
        if let (Some(month), true) = (self.month(i + 2), a_digits == 4) {
            // 2019-aug-1
            let (day, end) =
                self.mark(i + 3, separator).then(|| self.day_of_month(i + 4)).flatten()?;
            return Some(Term::part(end, Part::Day(month, day), Some(year_of(a)?)));
        }
        let (b, b_digits) = self.number(i + 2)?;
        let glued = self.glued(i + 1) && self.glued(i + 2);
        let three = self.mark(i + 3, separator) && self.glued(i + 3) && self.glued(i + 4);
        if let (true, true, Some(month)) =
            (three, a_digits == 4 && b_digits <= 2, self.month(i + 4))
        {
            // 2020/23/Sep
            return Some(Term::part(
                i + 5,
                Part::Day(month, u8::try_from(b).ok()?),
                Some(year_of(a)?),
            ));
        }
        if let (true, true, Some(month)) =
            (three, b_digits == 4 && a_digits <= 2, self.month(i + 4))
        {
            // 23-2020-September
            return Some(Term::part(
                i + 5,
                Part::Day(month, u8::try_from(a).ok()?),
                Some(year_of(b)?),
            ));
        }
        if let Some((c, c_digits)) = self.number(i + 4).filter(|_| three && glued) {
            return self.three_numbers(i, separator, (a, a_digits), (b, b_digits), (c, c_digits));
        }
        // 08/12,2015
        if separator == '/'
            && glued
            && self.mark(i + 3, ',')
            && a_digits <= 2
            && b_digits <= 2
            && let Some((year, end)) = self.year_after(i + 3)
        {
            let (month, day) = self.month_and_day(a, b)?;
            return Some(Term::part(end, Part::Day(month, day), Some(year)));
        }
        if separator == '.' || self.continues(i + 3) {
            return None;
        }
        let (year, month) = match (a_digits, b_digits) {
            (4, 1..=2) => (year_of(a)?, b),
            (1..=2, 4) => (year_of(b)?, a),
            _ => return None,
        };
        // 2008-09 is two years; 2014 - 11 is a month only if nothing else is counted.
        let two_years = a_digits == 4 && b_digits == 2 && b == (a + 1) % 100;
        let spaced_slash_or_word = !glued && self.kind(i + 3) == Some(Kind::Word);
        (!two_years && !spaced_slash_or_word && (1..=12).contains(&month))
            .then(|| Term::part(i + 3, Part::Month(month as u8), Some(year)))
    }

    /// Whether digits or letters go on behind a date in digits.
    fn continues(&self, end: usize) -> bool {
        self.glued(end)
            && (self.kind(end) != Some(Kind::Mark)
                || (self.any_mark(end, &['-', '/', '.', ':'])
                    && self.glued(end + 1)
                    && self.number(end + 1).is_some()))
    }

    fn three_numbers(
        &self,
        i: usize,
        separator: char,
        (a, a_digits): (u32, u8),
        (b, b_digits): (u32, u8),
        (c, c_digits): (u32, u8),
    ) -> Option<Term> {
        let end = i + 5;
        // A range follows a hyphen as in 10/1/2018-10/7/2018; anything else glued is a longer code.
        let range = self.hyphen(end) && self.number(end + 1).is_some() && c_digits == 4;
        if self.continues(end) && !range && !(self.glued(end) && self.form(end) == "T") {
            return None;
        }
        let (year, month, day) = match (a_digits, b_digits, c_digits) {
            (4, 1..=2, 1..=2) => (year_of(a)?, u8::try_from(b).ok()?, u8::try_from(c).ok()?),
            (1..=2, 1..=2, 4) if separator == '.' && a <= 31 && b <= 12 => {
                (year_of(c)?, b as u8, a as u8)
            }
            (1..=2, 1..=2, 4) => {
                let (month, day) = self.month_and_day(a, b)?;
                (year_of(c)?, month, day)
            }
            (1..=2, 1..=2, 2) if separator != '.' => {
                let (month, day) = self.month_and_day(a, b)?;
                (century_of(c), month, day)
            }
            _ => return None,
        };
        Part::Day(month, day).of_year(year)?;
        Some(Term::part(end, Part::Day(month, day), Some(year)))
    }

    /// Month and day of two numbers, in the order that is possible, else in the usual one.
    fn month_and_day(&self, a: u32, b: u32) -> Option<(u8, u8)> {
        let fits = |month: u32, day: u32| (1..=12).contains(&month) && (1..=31).contains(&day);
        let day_first = fits(b, a) && (self.day_first || !fits(a, b));
        let (month, day) = if day_first { (b, a) } else { (a, b) };
        fits(month, day).then_some((month as u8, day as u8))
    }

    /// `Q3 2019`, `2019 H2`, `2018Q4`, `q1-2019`, `Q3`.
    pub fn coded_quarter(&self, i: usize) -> Option<Term> {
        let (year_before, at) = match self.number(i) {
            Some((number, digits @ (2 | 4))) if !self.is_piece(i, i + 1) || self.glued(i + 1) => {
                let year = if digits == 4 { year_of(number)? } else { century_of(number) };
                let at = if self.hyphen(i + 1) { i + 2 } else { i + 1 };
                if digits == 2 && !self.glued(i + 1) {
                    return None;
                }
                (Some(year), at)
            }
            Some(_) => return None,
            None => (None, i),
        };
        let half = match self.form(at) {
            "Q" | "q" => false,
            "H" | "h" => true,
            _ => return None,
        };
        let (number, digits) = self.number(at + 1).filter(|_| self.glued(at + 1))?;
        let limit = if half { 2 } else { 4 };
        if digits != 1
            || !(1..=limit).contains(&number)
            || self.continues(at + 2) && !self.hyphen(at + 2)
        {
            return None;
        }
        let part = if half { Part::Half(number as u8) } else { Part::Quarter(number as u8) };
        if year_before.is_some() {
            return Some(Term::part(at + 2, part, year_before));
        }
        let year =
            self.year_after(at + 2).or_else(|| self.relative_year(self.past(at + 2, Word::Of)));
        let capital = self.capital(at) && !half;
        match year {
            Some((year, end)) => Some(Term::part(end, part, Some(year))),
            None => capital.then(|| Term::part(at + 2, part, None)),
        }
    }

    /// `summer 2016`, `the spring of 1990`, `in autumn`.
    pub fn season(&self, i: usize) -> Option<Term> {
        let Word::Season(code) = self.word(i) else { return None };
        let year = self
            .year_after(i + 1)
            .filter(|_| !self.mark(i + 1, ','))
            .or_else(|| self.relative_year(self.past(i + 1, Word::Of)));
        if let Some((year, end)) = year {
            return Some(Term::part(end, Part::Season(code), Some(year)));
        }
        let before = self.word_before(i);
        let before = if before == Word::The {
            i.checked_sub(1).map_or(Word::Other, |i| self.word_before(i))
        } else {
            before
        };
        // "fall" and "spring" are verbs and nouns of other things.
        let clear =
            matches!(before, Word::In | Word::During | Word::Early | Word::Late | Word::Since)
                || matches!(before, Word::By | Word::Until | Word::Mid);
        let other = self.word(i + 1) == Word::Of
            || self.hyphen(i + 1)
            || self.is(i, "fall")
                && !matches!(self.word_before(i), Word::The | Word::Early | Word::Late);
        (clear && !other).then(|| Term::part(i + 1, Part::Season(code), None))
    }

    /// A holiday, with its year or without.
    pub fn holiday(&self, i: usize) -> Option<Term> {
        let (name, holiday, mut end) = HOLIDAYS.iter().find_map(|(name, holiday)| {
            let mut at = i;
            for part in *name {
                if self.mark(at, '.') || self.apostrophe(at) || self.mark(at, ',') && at > i {
                    at += 1;
                }
                if !self.is(at, part) {
                    return None;
                }
                at += 1;
                // workers', presidents'
                if self.apostrophe(at) && self.glued(at) && !self.glued(at + 1) {
                    at += 1;
                }
            }
            Some((*name, *holiday, at))
        })?;
        let needs_capital =
            name.len() > 1 && !matches!(self.word(i), Word::Holiday) && !self.capital(i);
        if needs_capital {
            return None;
        }
        let weekend = self.is(end, "weekend");
        if weekend {
            end += 1;
        }
        let part = if weekend { Part::HolidayWeekend(holiday) } else { Part::Holiday(holiday) };
        let year = self
            .year_after(end)
            .filter(|_| !self.mark(end, '.'))
            .or_else(|| self.relative_year(self.past(end, Word::Of)));
        Some(match year {
            Some((year, end)) => Term::part(end, part, Some(year)),
            None => Term::part(end, part, None),
        })
    }
}

/// A year in digits that news may mention.
fn year_of(number: u32) -> Option<i32> {
    (1000..2200).contains(&number).then_some(number as i32)
}
