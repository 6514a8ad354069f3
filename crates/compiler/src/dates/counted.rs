//! Counted units: lengths of time, and days reached by counting ("two months ago").

use dossier_engine::time::civil::Day;

use super::lexicon::{Unit, Word};
use super::relative::{distance, duration};
use super::scan::{Basis, Meaning, Scan, Term};
use super::tense::Direction;
use super::token::Kind;
use crate::model::DateType;

impl Scan<'_> {
    /// A count: none for "a few". `a`, `two`, `21`, `twenty-one`, `several`, `a couple of`.
    pub fn count(&self, i: usize) -> Option<(Option<u32>, usize)> {
        if let Some((number, digits)) = self.number(i) {
            return (digits <= 4 && !self.is_piece(i, i + 1)).then_some((Some(number), i + 1));
        }
        match self.word(i) {
            Word::Cardinal(_) => {
                let (number, end) = self.cardinal_words(i)?;
                match self.word(end) {
                    Word::Hundred => Some((Some(number * 100), end + 1)),
                    Word::Thousand => Some((Some(number * 1000), end + 1)),
                    _ => Some((Some(number), end)),
                }
            }
            Word::Few => Some((None, i + 1)),
            Word::Couple => Some((Some(2), self.past(i + 1, Word::Of))),
            Word::A => match self.word(i + 1) {
                Word::Few => Some((None, i + 2)),
                Word::Couple => Some((Some(2), self.past(i + 2, Word::Of))),
                Word::Hundred => Some((Some(100), i + 2)),
                Word::Thousand => Some((Some(1000), i + 2)),
                _ => Some((Some(1), i + 1)),
            },
            _ => None,
        }
    }

    /// `two months ago`, `in 3 weeks`, `five-year`, `for a week`, `33 years`.
    pub fn counted(&self, i: usize) -> Option<Term> {
        // "half a century ago", "a quarter of a century later"
        let fraction = self.word_before(i) == Word::Unit(Unit::Half)
            || self.word_before(i) == Word::Of
                && i > 1
                && self.word(i - 2) == Word::Unit(Unit::Quarter);
        if fraction {
            return None;
        }
        let (count, at) = self.count(i)?;
        let hyphen = self.hyphen(at) && self.glued(at) && self.glued(at + 1);
        let at = if hyphen { at + 1 } else { at };
        // "10 more years", "two full days"
        let at = if ["more", "full", "consecutive", "straight", "long"]
            .iter()
            .any(|form| self.is(at, form))
        {
            at + 1
        } else {
            at
        };
        let (unit, plural) = self.unit(at)?;
        let single = count == Some(1);
        let agrees = if hyphen { true } else { plural != single || count == Some(0) };
        if !agrees || matches!(unit, Unit::Quarter | Unit::Half | Unit::Second) {
            return None;
        }
        let end = at + 1;
        if !hyphen && let Some(term) = self.counted_from(i, end, count, unit) {
            return Some(term);
        }
        self.is_length(i, end, unit, hyphen)
            .then(|| Term::vague(end, DateType::Duration, duration(count, unit)))
    }

    /// A count of units with the day that they are counted from.
    fn counted_from(
        &self,
        start: usize,
        end: usize,
        count: Option<u32>,
        unit: Unit,
    ) -> Option<Term> {
        let mut end = end;
        if unit < Unit::Day {
            return match self.word(end) {
                Word::Ago => Some(Term::vague(end + 1, DateType::Date, "PAST_REF")),
                _ => None,
            };
        }
        // "1 month, 21 days ago"
        let mut second = None;
        let joined = if self.mark(end, ',') || self.word(end) == Word::And { end + 1 } else { end };
        if let Some((Some(more), at)) = self.count(joined)
            && let Some((smaller, _)) = self.unit(at)
            && smaller < unit
            && self.word(at + 1) == Word::Ago
        {
            second = Some((more, smaller));
            end = at + 1;
        }
        let signed =
            |sign: i32| count.and_then(|count| i32::try_from(count).ok()).map(|count| count * sign);
        let (past, sign, from) = match self.word(end) {
            Word::Ago => (end + 1, -1, From::Published),
            _ if self.is(end, "back") && self.word_before(start) != Word::In => {
                (end + 1, -1, From::Published)
            }
            Word::Hence => (end + 1, 1, From::Published),
            Word::Later => (end + 1, 1, From::Text),
            Word::Earlier => (end + 1, -1, From::Text),
            Word::Before | Word::After | Word::From => {
                let sign = if self.word(end) == Word::Before { -1 } else { 1 };
                let from_now = self.word(end + 1) == Word::Now;
                if from_now {
                    (end + 2, sign, From::Published)
                } else {
                    let base = self.deictic_day(end + 1)?;
                    match base.meaning {
                        Meaning::Fixed(day, _) => (base.end, sign, From::Day(day.first)),
                        _ => return Some(Term::unresolved(base.end, vague(sign))),
                    }
                }
            }
            _ if self.word_before(start) == Word::In => {
                let ahead = self.direction(start, end) == Direction::Future;
                let far = unit >= Unit::Year && !self.word_is_future_nearby(start);
                if !ahead || far {
                    return None;
                }
                (end, 1, From::Published)
            }
            _ => return None,
        };
        let day = match from {
            From::Published => self.today(),
            From::Day(day) => Some(day),
            From::Text => {
                let by = signed(sign);
                let found = by.and_then(|by| {
                    self.beside_text(unit, by).filter(|(_, basis)| *basis == Basis::Text)
                });
                return Some(match found {
                    Some((stretch, basis)) => Term::new(past, Meaning::Fixed(stretch, basis)),
                    None => Term::vague(past, DateType::Duration, duration(count, unit)),
                });
            }
        };
        let found = match (signed(sign), day, second) {
            (Some(by), Some(day), None) => distance(day, unit, by),
            (Some(by), Some(day), Some((more, smaller))) => super::stretch::moved(day, unit, by)
                .and_then(|day| distance(day, smaller, i32::try_from(more).ok()? * sign)),
            (Some(by), None, None) => self.beside_published(unit, by),
            _ => None,
        };
        Some(match found {
            Some(stretch) => Term::new(past, Meaning::Fixed(stretch, Basis::Published)),
            None if count.is_none() => Term::vague(past, DateType::Date, vague(sign)),
            None => Term::unresolved(past, vague(sign)),
        })
    }

    /// "will … in three years" is a date only close to its verb; elsewhere it is a length.
    fn word_is_future_nearby(&self, start: usize) -> bool {
        (start.saturating_sub(6)..start).any(|i| matches!(self.word(i), Word::Will | Word::Modal))
    }

    /// Whether a counted unit is meant as a length of time, not as a rate ("$3 a day").
    fn is_length(&self, i: usize, end: usize, unit: Unit, hyphen: bool) -> bool {
        let one_day = unit == Unit::Day && self.word(i) == Word::Cardinal(1);
        let small = unit < Unit::Day;
        if hyphen || !(self.word(i) == Word::A || one_day || small) {
            return true;
        }
        // Hours and minutes also measure films and batteries.
        let led = matches!(
            self.word_before(i),
            Word::For | Word::In | Word::Within | Word::About | Word::Than | Word::During
        ) || small
            && matches!(self.word_before(i), Word::After | Word::Before | Word::Was)
            || small
                && i > 0
                && ["lasted", "lasting", "took", "takes", "spent"]
                    .iter()
                    .any(|form| self.is(i - 1, form));
        led && !(small && self.word(end) == Word::Of)
            || small
                && matches!(
                    self.word(end),
                    Word::Before | Word::After | Word::Later | Word::Earlier
                )
            || matches!(self.word(end), Word::Before | Word::After | Word::From)
                && unit >= Unit::Day
    }

    /// `decades`, `for years`, `years ago`, `decades-long`, `recent years`.
    pub fn uncounted(&self, i: usize) -> Option<Term> {
        let Word::Units(unit) = self.word(i) else { return None };
        if unit < Unit::Day {
            return None;
        }
        match self.word(i + 1) {
            Word::Ago => return Some(Term::vague(i + 2, DateType::Date, "PAST_REF")),
            Word::Later | Word::Earlier if self.kind(i.wrapping_sub(1)) != Some(Kind::Number) => {
                return Some(Term::vague(i + 1, DateType::Duration, duration(None, unit)));
            }
            _ => {}
        }
        let long = self.hyphen(i + 1) && self.is(i + 2, "long") && self.glued(i + 2);
        let led = self.word_before(i) == Word::For
            || self.is(i.wrapping_sub(1), "in") && unit >= Unit::Month;
        let decades = unit == Unit::Decade && self.word_before(i) != Word::Recent;
        if long {
            return Some(Term::vague(i + 3, DateType::Duration, duration(None, unit)));
        }
        (led || decades).then(|| Term::vague(i + 1, DateType::Duration, duration(None, unit)))
    }

    /// A time of the day: `12:00 UTC`, `8 a.m.`, `5pm`; its TIMEX3 ending.
    pub fn clock(&self, i: usize) -> Option<(String, usize)> {
        let (hour, digits) = self.number(i)?;
        if digits > 2 || hour > 24 || self.glued(i) && i > 0 && !self.mark(i - 1, '(') {
            return None;
        }
        let mut at = i + 1;
        let mut minute = 0;
        if self.any_mark(at, &[':', '.']) && self.glued(at) && self.glued(at + 1) {
            let (number, 2) = self.number(at + 1)? else { return None };
            if number > 59 {
                return None;
            }
            (minute, at) = (number, at + 2);
        }
        // am, a.m.
        let dotted = |letter: &str| {
            self.is(at, letter)
                && self.mark(at + 1, '.')
                && self.is(at + 2, "m")
                && self.glued(at + 2)
        };
        let (half, end) = if self.word(at) == Word::Meridiem {
            (Some(self.is(at, "pm")), at + 1)
        } else if dotted("a") || dotted("p") {
            (
                Some(self.is(at, "p")),
                at + 3 + usize::from(self.mark(at + 3, '.') && self.glued(at + 3)),
            )
        } else {
            (None, at)
        };
        let zone =
            self.word(end) == Word::Zone && self.form(end).bytes().all(|b| b.is_ascii_uppercase());
        if half.is_none() && !(zone && at > i + 1) || half.is_some() && !(1..=12).contains(&hour) {
            return None;
        }
        let hour = match half {
            Some(true) if hour < 12 => hour + 12,
            Some(false) if hour == 12 => 0,
            _ => hour,
        };
        let utc = zone && (self.is(end, "utc") || self.is(end, "gmt"));
        let z = if utc { "Z" } else { "" };
        Some((format!("T{hour:02}:{minute:02}{z}"), end + usize::from(zone)))
    }
}

/// What a count starts from.
enum From {
    Published,
    Text,
    Day(Day),
}

fn vague(sign: i32) -> &'static str {
    if sign < 0 { "PAST_REF" } else { "FUTURE_REF" }
}
