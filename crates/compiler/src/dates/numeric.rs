//! Dates in digits, and quarters and halves by their codes.

use super::lexicon::Word;
use super::part::Part;
use super::scan::{Scan, Term, century_of};
use super::token::Kind;

impl Scan<'_> {
    /// Dates in digits with a separator, ISO weeks excepted.
    pub fn numeric(&self, i: usize) -> Option<Term> {
        let (a, a_digits) = self.number(i)?;
        // The second date of 10/1/2018-10/7/2018 is glued to the first.
        let second = i >= 6
            && self.hyphen(i - 1)
            && self.number(i - 2).is_some_and(|(_, digits)| digits == 4)
            && self.any_mark(i - 3, &['/', '-', '.'])
            && self.form(i - 3) == self.form(i - 5);
        if self.joined_before(i) && !second {
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
}

/// A year in digits that news may mention.
fn year_of(number: u32) -> Option<i32> {
    (1000..2200).contains(&number).then_some(number as i32)
}
