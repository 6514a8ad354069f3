//! The state of the grammar over one passage, and its smallest rules: numbers in digits and words.

use dossier_engine::time::civil::Day;

use super::lexicon::{Unit, Word};
use super::part::Part;
use super::stretch::Stretch;
use super::token::{Kind, Token};
use crate::model::DateType;

/// Against what a date was resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Basis {
    /// It says itself which days it means.
    Written,
    /// It is the usual name of one day.
    Named,
    /// The date of publication.
    Published,
    /// The last date before it in the text.
    Text,
}

/// What an expression means.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Meaning {
    /// A part of a year, and the year if it is said.
    Dated(Part, Option<i32>),
    /// A day of the week and no more, 0 for Monday.
    Weekday(u8),
    /// Days that are known.
    Fixed(Stretch, Basis),
    /// A period with a name: value, first and last day.
    Era(String, Day, Option<Day>),
    /// A TIMEX3 value that is no place in the calendar.
    Vague(DateType, String),
    /// The value of what wants to be counted from a day that is not known.
    Unresolved(String),
}

/// An expression that was read.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Term {
    /// One past its last token.
    pub end: usize,
    pub meaning: Meaning,
    /// What TIMEX3 appends for a time of day: `TMO`, `T16:00Z`.
    pub clock: Option<String>,
}

impl Term {
    pub fn new(end: usize, meaning: Meaning) -> Term {
        Term { end, meaning, clock: None }
    }

    pub fn part(end: usize, part: Part, year: Option<i32>) -> Term {
        Term::new(end, Meaning::Dated(part, year))
    }

    pub fn vague(end: usize, kind: DateType, value: impl Into<String>) -> Term {
        Term::new(end, Meaning::Vague(kind, value.into()))
    }

    pub fn unresolved(end: usize, value: impl Into<String>) -> Term {
        Term::new(end, Meaning::Unresolved(value.into()))
    }

    /// Whether it is one day of the calendar.
    pub fn is_day(&self) -> bool {
        match &self.meaning {
            Meaning::Dated(part, _) => part.is_day(),
            Meaning::Weekday(_) => true,
            Meaning::Fixed(stretch, _) => stretch.first == stretch.last,
            Meaning::Era(..) | Meaning::Vague(..) | Meaning::Unresolved(_) => false,
        }
    }
}

/// One passage, and what dates in it can be counted from.
pub(super) struct Scan<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    /// First and last day of what is known of the publication date.
    pub published: Option<(Day, Day)>,
    /// The last calendar date before this place in the text.
    pub last: Option<Stretch>,
    /// Whether 5/12 is read as 5 December where both are possible.
    pub day_first: bool,
}

impl Scan<'_> {
    /// The word at a place; [`Word::Other`] outside the passage.
    pub fn word(&self, i: usize) -> Word {
        self.tokens.get(i).map_or(Word::Other, |token| token.word)
    }

    pub fn word_before(&self, i: usize) -> Word {
        i.checked_sub(1).map_or(Word::Other, |i| self.word(i))
    }

    pub fn form(&self, i: usize) -> &str {
        self.tokens.get(i).and_then(|token| self.text.get(token.start..token.end)).unwrap_or("")
    }

    pub fn is(&self, i: usize, form: &str) -> bool {
        self.form(i).eq_ignore_ascii_case(form)
    }

    pub fn kind(&self, i: usize) -> Option<Kind> {
        self.tokens.get(i).map(|token| token.kind)
    }

    pub fn glued(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|token| token.glued)
    }

    pub fn capital(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|token| token.capital)
    }

    pub fn mark(&self, i: usize, mark: char) -> bool {
        self.tokens.get(i).is_some_and(|t| t.kind == Kind::Mark && t.number == u32::from(mark))
    }

    pub fn any_mark(&self, i: usize, marks: &[char]) -> bool {
        marks.iter().any(|mark| self.mark(i, *mark))
    }

    pub fn hyphen(&self, i: usize) -> bool {
        self.any_mark(i, &['-', '\u{2010}', '\u{2011}'])
    }

    pub fn dash(&self, i: usize) -> bool {
        self.any_mark(i, &['-', '\u{2010}', '\u{2011}', '–', '—', '~'])
    }

    pub fn apostrophe(&self, i: usize) -> bool {
        self.any_mark(i, &['\'', '’', '‘'])
    }

    /// A number in digits: its value and how many digits.
    pub fn number(&self, i: usize) -> Option<(u32, u8)> {
        let token = self.tokens.get(i).filter(|token| token.kind == Kind::Number)?;
        Some((token.number, token.digits))
    }

    /// `i` past a word, if it is there.
    pub fn past(&self, i: usize, word: Word) -> usize {
        if self.word(i) == word { i + 1 } else { i }
    }

    /// `i` past a possessive `'s` or `s'`.
    pub fn past_possessive(&self, i: usize) -> usize {
        if self.apostrophe(i) && self.glued(i) {
            if self.is(i + 1, "s") && self.glued(i + 1) { i + 2 } else { i + 1 }
        } else {
            i
        }
    }

    /// A unit, singular or plural.
    pub fn unit(&self, i: usize) -> Option<(Unit, bool)> {
        match self.word(i) {
            Word::Unit(unit) => Some((unit, false)),
            Word::Units(unit) => Some((unit, true)),
            Word::Ordinal(2) => Some((Unit::Second, false)),
            _ => None,
        }
    }

    pub fn month(&self, i: usize) -> Option<u8> {
        match self.word(i) {
            Word::Month(month) | Word::ShortMonth(month) => Some(month),
            _ => None,
        }
    }

    pub fn weekday(&self, i: usize) -> Option<u8> {
        match self.word(i) {
            Word::Weekday(day) | Word::ShortWeekday(day) => Some(day),
            _ => None,
        }
    }

    /// Whether a number is only a piece of something longer: a price, a decimal, a code.
    pub fn is_piece(&self, i: usize, end: usize) -> bool {
        self.joined_before(i) || self.joined_after(end)
    }

    /// Whether what stands before `i` makes the number there a price, a decimal or a code.
    pub fn joined_before(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1) else { return false };
        if self.is_currency(before) {
            return true;
        }
        self.glued(i)
            && match self.kind(before) {
                Some(Kind::Mark) => {
                    self.any_mark(before, &['@', '=', '&', '+', '%', '_'])
                        || (self.any_mark(before, &['.', ',', ':', '/', '-', '–'])
                            && self.glued(before)
                            && before.checked_sub(1).is_some_and(|n| self.number(n).is_some()))
                        || (self.mark(before, '.') && !self.glued(before))
                }
                _ => true,
            }
    }

    /// Whether what stands at `end` belongs to the number before it.
    pub fn joined_after(&self, end: usize) -> bool {
        self.mark(end, '%')
            || self.glued(end)
                && (self.any_mark(end, &['°', '€', '$', '@', '+'])
                    || self.kind(end) == Some(Kind::Number)
                    || (self.any_mark(end, &['.', ',', ':', '/', '-'])
                        && self.glued(end + 1)
                        && self.number(end + 1).is_some()))
    }

    /// A sign before which a number is no date.
    pub fn is_currency(&self, i: usize) -> bool {
        self.any_mark(i, &['$', '€', '£', '¥', '₹', '#'])
    }

    /// A number below 100 in words: its value and the place past it.
    pub fn cardinal_words(&self, i: usize) -> Option<(u32, usize)> {
        let Word::Cardinal(first) = self.word(i) else { return None };
        let next = if self.hyphen(i + 1) { i + 2 } else { i + 1 };
        match self.word(next) {
            Word::Cardinal(second @ 1..=9) if first >= 20 => {
                Some((u32::from(first + second), next + 1))
            }
            _ => Some((u32::from(first), i + 1)),
        }
    }

    /// An ordinal in digits or words: its value and the place past it.
    pub fn ordinal(&self, i: usize) -> Option<(u32, usize)> {
        match self.word(i) {
            Word::Ordinal(ordinal) => Some((u32::from(ordinal), i + 1)),
            Word::Cardinal(tens @ 20..) => {
                let next = if self.hyphen(i + 1) { i + 2 } else { i + 1 };
                match self.word(next) {
                    Word::Ordinal(ones @ 1..=9) => {
                        Some((u32::from(tens) + u32::from(ones), next + 1))
                    }
                    _ => None,
                }
            }
            _ => {
                let (number, digits) = self.number(i)?;
                let suffix = digits <= 2 && self.glued(i + 1) && self.word(i + 1) == Word::Suffix;
                (suffix && !self.is_piece(i, i + 2)).then_some((number, i + 2))
            }
        }
    }

    /// A day of the month in digits or as an ordinal: its value and the place past it.
    pub fn day_of_month(&self, i: usize) -> Option<(u8, usize)> {
        let (value, end) = self.ordinal(i).or_else(|| {
            let (number, digits) = self.number(i)?;
            (digits <= 2).then_some((number, i + 1))
        })?;
        (1..=31).contains(&value).then_some((value as u8, end))
    }

    /// A year in words ("nineteen ninety-six", "two thousand and five"): value and place past it.
    pub fn year_in_words(&self, i: usize) -> Option<(i32, usize)> {
        let (first, next) = self.cardinal_words(i)?;
        let (mut value, mut at) = match self.word(next) {
            Word::Thousand if first <= 2 => (first * 1000, next + 1),
            Word::Hundred if (10..=21).contains(&first) => (first * 100, next + 1),
            Word::Cardinal(10..) if (10..=20).contains(&first) && next == i + 1 => {
                let (rest, end) = self.cardinal_words(next)?;
                return Some(((first * 100 + rest) as i32, end));
            }
            _ => return None,
        };
        if let Word::Cardinal(hundreds @ 1..=9) = self.word(at)
            && self.word(at + 1) == Word::Hundred
            && value % 1000 == 0
        {
            (value, at) = (value + u32::from(hundreds) * 100, at + 2);
        }
        if let Some((rest, end)) = self.cardinal_words(self.past(at, Word::And)) {
            (value, at) = (value + rest, end);
        }
        (1000..2200).contains(&value).then_some((value as i32, at))
    }

    /// A year of four digits that is not a piece of a longer number: value and place past it.
    pub fn year_in_digits(&self, i: usize) -> Option<(i32, usize)> {
        let (number, digits) = self.number(i)?;
        let fits = digits == 4 && (1000..2200).contains(&number) && !self.is_piece(i, i + 1);
        let letter = self.glued(i + 1) && self.kind(i + 1) == Some(Kind::Word);
        (fits && !letter).then_some((number as i32, i + 1))
    }

    /// A year after a month or season: `2021`, `'21`, `two thousand and five`, with "of" or a comma
    /// before it.
    pub fn year_after(&self, i: usize) -> Option<(i32, usize)> {
        let at = match self.word(i) {
            Word::Of | Word::In => i + 1,
            _ if self.any_mark(i, &[',', '/', '.']) || self.hyphen(i) => i + 1,
            _ => i,
        };
        let at = self.past(at, Word::The);
        let at = if self.word(at) == Word::Unit(Unit::Year) { at + 1 } else { at };
        if let Some(year) = self.separate_year(at) {
            return Some(year);
        }
        if self.apostrophe(at) && self.glued(at + 1) {
            let (number, digits) = self.number(at + 1)?;
            return (digits == 2).then(|| (century_of(number), at + 2));
        }
        self.year_in_words(at)
    }

    /// Like [`Scan::year_in_digits`], also where a separator glues it to what stands before.
    fn separate_year(&self, i: usize) -> Option<(i32, usize)> {
        let (number, digits) = self.number(i)?;
        let glued_after = self.glued(i + 1)
            && (self.kind(i + 1) != Some(Kind::Mark)
                || self.mark(i + 1, '%')
                || (self.any_mark(i + 1, &['.', ',', ':'])
                    && self.glued(i + 2)
                    && self.number(i + 2).is_some()));
        (digits == 4 && (1000..2200).contains(&number) && !glued_after)
            .then_some((number as i32, i + 1))
    }
}

/// The year of two digits: 1930 to 2029.
pub(super) fn century_of(number: u32) -> i32 {
    number as i32 + if number < 30 { 2000 } else { 1900 }
}
