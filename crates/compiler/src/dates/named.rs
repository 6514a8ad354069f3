//! Seasons and holidays.

use super::lexicon::Word;
use super::part::{HOLIDAYS, Part};
use super::scan::{Basis, Meaning, Scan, Term};
use super::stretch::Stretch;

/// The day of the attacks of 2001 on New York and Washington.
fn named_2001(end: usize) -> Option<Term> {
    let day = Part::Day(9, 11).of_year(2001)?.first;
    Some(Term::new(end, Meaning::Fixed(Stretch::day(day), Basis::Named)))
}

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

    /// Whether the words around tell that 9/11 or 11 September is the day of 2001: "the 9/11
    /// attacks", "post-9/11", "since 9/11".
    fn of_2001(&self, start: usize, end: usize, digits: bool) -> bool {
        const AFTER: [&str; 14] = [
            "attack",
            "attacks",
            "terror",
            "terrorist",
            "terrorists",
            "hijacker",
            "hijackers",
            "hijackings",
            "commission",
            "victims",
            "memorial",
            "atrocity",
            "atrocities",
            "plotters",
        ];
        let before = if start > 1 && self.hyphen(start - 1) {
            ["post", "pre"].iter().any(|prefix| self.is(start - 2, prefix))
        } else {
            matches!(self.word_before(start), Word::Since | Word::After | Word::Before)
        };
        AFTER.iter().any(|word| self.is(end, word)) || digits && before
    }

    /// `9/11`, the day of 2001, where the words around it say so.
    pub fn nine_eleven(&self, i: usize) -> Option<Term> {
        let written = self.number(i) == Some((9, 1))
            && self.mark(i + 1, '/')
            && self.number(i + 2) == Some((11, 2))
            && self.glued(i + 1)
            && self.glued(i + 2);
        let longer = self.glued(i + 3)
            && self.any_mark(i + 3, &['/', '-', '.'])
            && self.glued(i + 4)
            && self.number(i + 4).is_some();
        (written && !longer && self.of_2001(i, i + 3, true)).then(|| named_2001(i + 3)).flatten()
    }

    /// "the September 11 attacks": not those of this year.
    pub fn known_day(&self, i: usize, term: Term) -> Term {
        match term.meaning {
            Meaning::Dated(Part::Day(9, 11), None) if self.of_2001(i, term.end, false) => {
                named_2001(term.end).unwrap_or(term)
            }
            _ => term,
        }
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
