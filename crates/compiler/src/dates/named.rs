//! Seasons and holidays.

use super::lexicon::Word;
use super::part::{HOLIDAYS, Part};
use super::scan::{Scan, Term};

impl Scan<'_> {
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
                if at > i && (self.any_mark(at, &['.', ',']) || self.apostrophe(at) && *part == "s")
                {
                    at += 1;
                }
                if !self.is(at, part) {
                    return None;
                }
                at += 1;
                // workers', presidents'
                if part.ends_with('s')
                    && self.apostrophe(at)
                    && self.glued(at)
                    && !self.glued(at + 1)
                {
                    at += 1;
                }
            }
            Some((*name, *holiday, at))
        })?;
        // "may day" is no holiday in lower case, nor is a "good friday" that is only good.
        if matches!(name[0], "may" | "good") && !self.capital(i) {
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
