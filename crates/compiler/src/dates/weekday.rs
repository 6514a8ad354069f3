//! Days of the week.

use dossier_engine::time::civil::{self, Day};

use super::lexicon::Word;
use super::relative::weekday_value;
use super::scan::{Basis, Meaning, Scan, Term};
use super::stretch::{Grain, Stretch};
use super::tense::Direction;

impl Scan<'_> {
    /// A weekday behind "next week": `on Tuesday`, `Tuesday`, `'s Sunday`, `- Monday`.
    pub fn weekday_behind(&self, i: usize) -> Option<(u8, usize)> {
        let at = self.past_possessive(i);
        let at = self.past(if self.hyphen(at) { at + 1 } else { at }, Word::On);
        self.weekday(at).map(|weekday| (weekday, at + 1))
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

    /// A weekday and what belongs to it: a date, "morning", "next week".
    pub fn weekday_term(&self, i: usize) -> Option<Term> {
        let weekday = self.weekday(i)?;
        let short = matches!(self.word(i), Word::ShortWeekday(_));
        // "the second Sunday" of what is not said.
        let counted = matches!(
            self.word_before(i),
            Word::Ordinal(_) | Word::Suffix | Word::Last | Word::Final | Word::Next
        );
        if counted {
            return None;
        }
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

    /// "last Friday", "this coming Monday".
    pub fn determined_weekday(&self, determiner: Word, by: i32, weekday: u8, at: usize) -> Term {
        let Some(today) = self.today() else {
            return Term::unresolved(at + 1, weekday_value(weekday));
        };
        let monday = civil::week_start(today);
        let here = monday + Day::from(weekday);
        let before =
            today - 1 - (Day::from(civil::weekday(today - 1)) - Day::from(weekday)).rem_euclid(7);
        let ahead =
            today + 1 + (Day::from(weekday) - Day::from(civil::weekday(today + 1))).rem_euclid(7);
        let day = match determiner {
            Word::Past => before,
            // "last" and "previous": of the week before, whichever day of the week it is today.
            Word::Last | Word::Previous => here - 7,
            Word::Coming => ahead,
            _ if by < 0 => before,
            // "this Monday" on a Tuesday is the coming one, unless the clause looks back.
            _ if by == 0 && here < today && self.direction(at, at + 1) != Direction::Past => {
                here + 7
            }
            _ if by == 0 => here,
            _ => here + 7,
        };
        self.with_part_of_day(at + 1, Stretch::day(day))
    }
}
