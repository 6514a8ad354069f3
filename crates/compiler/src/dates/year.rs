//! Years without a month, decades, centuries and eras.

use dossier_engine::time::civil::{self, Civil};

use super::lexicon::{Unit, Word};
use super::part::Part;
use super::scan::{Basis, Meaning, Scan, Term, century_of};
use super::stretch::Stretch;
use super::token::Kind;

impl Scan<'_> {
    /// A year on its own: `in 1991`, `the 2011 version`, `(1955)`, `2012's`.
    pub fn bare_year(&self, i: usize) -> Option<Term> {
        if let Some(term) = self.year_then_month(i) {
            return Some(term);
        }
        let (year, end) = self.year_in_digits(i)?;
        // "the 1989 first quarter", "2016, the third quarter"
        if let Some((nth, what, end)) = self.nth_unit(self.past(end, Word::The))
            && let Some(part @ (Part::Quarter(_) | Part::Half(_))) = what.of(nth)
        {
            return Some(Term::part(end, part, Some(year)));
        }
        self.year_is_meant(i, end, year).then(|| Term::part(end, Part::Year, Some(year)))
    }

    /// `2016 November`, `2016, nov`.
    fn year_then_month(&self, i: usize) -> Option<Term> {
        let (year, end) = self.year_in_digits(i)?;
        let at = if self.mark(end, ',') { end + 1 } else { end };
        let month = self.month(at)?;
        let day_follows = self.day_of_month(at + 1).is_some();
        let verb = !self.capital(at) && matches!(self.word(at), Word::Month(3 | 5)) && at != end;
        (!day_follows && !verb).then(|| Term::part(at + 1, Part::Month(month), Some(year)))
    }

    /// `the year 2008`, `calendar year 2008`, `fiscal 2009`.
    pub fn named_year(&self, i: usize) -> Option<Term> {
        let mut at = i;
        if matches!(self.word(at), Word::Fiscal | Word::Calendar) {
            at += 1;
        }
        let plain = at == i;
        if self.word(at) == Word::Unit(Unit::Year) {
            at = self.past(at + 1, Word::Of);
        } else if plain {
            return None;
        }
        let at_year =
            if self.is(at, "greater") && self.word(at + 1) == Word::Than { at + 2 } else { at };
        let (year, end) = self.year_in_digits(at_year).or_else(|| self.year_in_words(at_year))?;
        Some(Term::part(end, Part::Year, Some(year)))
    }

    /// A year in words, where a preposition leads it and nothing that it could count follows.
    pub fn year_words(&self, i: usize) -> Option<Term> {
        let (year, end) = self.year_in_words(i)?;
        let led = matches!(
            self.word_before(i),
            Word::In | Word::Since | Word::Until | Word::From | Word::Of | Word::By | Word::During
        );
        (led && self.ends_here(end)).then(|| Term::part(end, Part::Year, Some(year)))
    }

    /// Whether nothing follows that a number could count.
    fn ends_here(&self, end: usize) -> bool {
        match self.kind(end) {
            None | Some(Kind::Mark) => !self.hyphen(end) || !self.glued(end),
            Some(Kind::Number) => false,
            Some(Kind::Word) => {
                !matches!(
                    self.word(end),
                    Word::Other | Word::Counted | Word::Hundred | Word::Thousand
                ) || self.capital(end)
            }
        }
    }

    /// The evidence that four digits are a year and not a count, a code or part of a name.
    fn year_is_meant(&self, i: usize, end: usize, year: i32) -> bool {
        let next = self.word(end);
        if matches!(next, Word::Counted | Word::Hundred | Word::Thousand)
            || self.unit(end).is_some_and(|(_, many)| many)
        {
            return false;
        }
        if self.hyphen(end)
            && self.glued(end)
            && self.glued(end + 1)
            && self.kind(end + 1) == Some(Kind::Word)
        {
            // "2000-strong", but also "1991-era", "2008-style".
            let style = ["era", "style", "vintage", "model", "born", "present"];
            return style.iter().any(|form| self.is(end + 1, form));
        }
        let usual = (1700..2100).contains(&year);
        let before = self.word_before(i);
        // What a list of years goes on from: "in 2001, 2004 and 2007".
        let listed = i >= 2
            && (matches!(before, Word::And | Word::Or) || self.mark(i - 1, ','))
            && self.number(i - 2).is_some_and(|(year, digits)| {
                digits == 4 && (1700..2100).contains(&year) && !self.is_piece(i - 2, i - 1)
            });
        if listed {
            return usual && self.ends_here(end);
        }
        match before {
            Word::In
            | Word::Since
            | Word::Until
            | Word::During
            | Word::Early
            | Word::Mid
            | Word::Late
            | Word::Units(Unit::Year) => true,
            Word::From
            | Word::By
            | Word::Of
            | Word::Before
            | Word::After
            | Word::Than
            | Word::To
            | Word::Between
            | Word::Through
            | Word::About
            | Word::And
            | Word::Or
            | Word::For
            | Word::On
            | Word::Not => {
                let address = before == Word::To && self.capital(end);
                usual && self.ends_here(end) && !address
            }
            Word::The | Word::A | Word::Possessive | Word::This | Word::That | Word::Is
                if before != Word::Is || i > 1 && self.apostrophe(i - 2) =>
            {
                // "the 1991 settlement", "Ars' 2004 sale"
                usual && (1900..2100).contains(&year) && self.kind(end) == Some(Kind::Word)
            }
            _ if self.apostrophe(i.wrapping_sub(1)) => {
                (1900..2100).contains(&year) && !self.glued(i)
            }
            _ if i > 0 && self.mark(i - 1, '(') => {
                (1500..2100).contains(&year)
                    && (self.mark(end, ')') || self.dash(end) || self.any_mark(end, &[';', ',']))
            }
            // "2022's floods"
            _ if self.apostrophe(end) && self.glued(end) && self.is(end + 1, "s") => {
                (1900..2100).contains(&year) && year % 10 != 0
            }
            // "the Karachi Agreement, 1949"
            _ if i > 1 && self.mark(i - 1, ',') && self.capital(i - 2) => {
                (1800..2100).contains(&year)
                    && (end >= self.tokens.len() || self.any_mark(end, &[')', ';', '.', ',']))
            }
            _ if i > 1 && self.is(i - 1, "as") && self.word(i - 2) == Word::Late => usual,
            _ if i > 1 && self.is(i - 1, "as") && self.word(i - 2) == Word::Early => usual,
            _ if i > 0 && self.is_beginning(i - 1) => {
                usual && (end >= self.tokens.len() || self.any_mark(end, &[')', ',', ';', '.']))
            }
            _ if i > 0 && self.capital(i - 1) && self.is_occasion(i - 1) => {
                (1900..2100).contains(&year) && self.ends_here(end)
            }
            _ => {
                // At the start of a passage or sentence: "2019 was …", or all there is of a line.
                let starts = i == 0 || self.any_mark(i - 1, &['.', '!', '?', '“', '"']);
                let subject = matches!(next, Word::Was | Word::Is | Word::Will | Word::PastForm);
                starts && usual && (subject || i == 0 && end >= self.tokens.len())
            }
        }
    }

    /// `in '47`, `the class of '99`
    pub fn short_year_alone(&self, i: usize) -> Option<Term> {
        let (number, digits) =
            self.number(i + 1).filter(|_| self.apostrophe(i) && self.glued(i + 1))?;
        let led = matches!(
            self.word_before(i),
            Word::In | Word::Since | Word::Of | Word::Until | Word::By | Word::Early | Word::Late
        );
        let apart = !self.glued(i + 2) || self.kind(i + 2) == Some(Kind::Mark);
        (led && digits == 2 && !self.glued(i) && apart && !self.joined_after(i + 2))
            .then(|| Term::part(i + 2, Part::Year, Some(century_of(number))))
    }

    /// Words that give a year without a preposition: "(founded 1947)".
    fn is_beginning(&self, i: usize) -> bool {
        const BEGINNINGS: &[&str] =
            &["founded", "established", "born", "died", "built", "released", "published", "est"];
        BEGINNINGS.iter().any(|form| self.is(i, form))
    }

    /// Names of events that are told apart by their year.
    fn is_occasion(&self, i: usize) -> bool {
        const OCCASIONS: &[&str] = &[
            "conference",
            "championship",
            "championships",
            "cup",
            "olympics",
            "games",
            "festival",
            "summit",
            "congress",
            "convention",
            "expo",
            "forum",
            "awards",
            "election",
            "elections",
            "tour",
            "open",
            "week",
            "symposium",
            "meeting",
            "wwdc",
            "ces",
            "census",
            "budget",
        ];
        OCCASIONS.iter().any(|form| self.is(i, form))
    }

    /// `1990s`, `the '70s`, `70s`, `1970's`, `90 s`.
    pub fn decade(&self, i: usize) -> Option<Term> {
        let (number, digits) = self.number(i)?;
        let long = digits == 4 && (1500..2100).contains(&number) && number % 10 == 0;
        let short = digits == 2 && number % 10 == 0;
        if !(long || short) {
            return None;
        }
        let apostrophe = self.apostrophe(i + 1) && self.glued(i + 1);
        let at = if apostrophe { i + 2 } else { i + 1 };
        if !self.is(at, "s")
            || self.joined_before(i) && !self.apostrophe(i - 1)
            || !(self.glued(at) || at + 1 >= self.tokens.len() || self.mark(at + 1, '.'))
        {
            return None;
        }
        if self.glued(at + 1) && self.kind(at + 1) != Some(Kind::Mark) {
            return None;
        }
        let end = at + 1;
        if short {
            // "in their 70s", "temperatures in the 70s": a year after an apostrophe or "the".
            let before = if i > 0 && self.apostrophe(i - 1) { i - 1 } else { i };
            if self.word_before(before) == Word::Possessive {
                return None;
            }
            let led = before < i
                || matches!(
                    self.word_before(before),
                    Word::The | Word::Early | Word::Mid | Word::Late | Word::In | Word::And
                )
                || i > 0 && self.hyphen(i - 1);
            if !led {
                return None;
            }
        }
        // The 1900s and 2000s are ten years as often as a hundred; older ones a century.
        if long && number % 100 == 0 && number < 1900 {
            return Some(fixed(end, Stretch::century(number as i32)?));
        }
        let first = if long {
            number as i32
        } else {
            number as i32 + if number < 20 { 2000 } else { 1900 }
        };
        Some(fixed(end, Stretch::decade(first)?))
    }

    /// `the nineties`, `the nineteen seventies`, `the twenty-tens`.
    pub fn decade_words(&self, i: usize) -> Option<Term> {
        if let Word::Decade(tens) = self.word(i) {
            let place = if i > 0 && self.hyphen(i - 1) { i - 1 } else { i };
            let led = matches!(
                self.word_before(place),
                Word::The | Word::In | Word::Early | Word::Mid | Word::Late | Word::Since
            );
            let first = if tens == 0 { 2000 } else { 1900 + i32::from(tens) };
            return led
                .then(|| Stretch::decade(first))
                .flatten()
                .map(|stretch| fixed(i + 1, stretch));
        }
        let Word::Cardinal(century @ 16..=20) = self.word(i) else { return None };
        let at = if self.hyphen(i + 1) { i + 2 } else { i + 1 };
        let tens = match self.word(at) {
            Word::Decade(tens @ 20..) => tens,
            _ if self.is(at, "tens") => 10,
            _ => return None,
        };
        let stretch = Stretch::decade(i32::from(century) * 100 + i32::from(tens))?;
        Some(fixed(at + 1, stretch))
    }

    /// `the 21st century`, `nineteenth-century`.
    pub fn century(&self, i: usize) -> Option<Term> {
        let (ordinal, end) = self.ordinal(i)?;
        let at = if self.hyphen(end) { end + 1 } else { end };
        if self.word(at) != Word::Unit(Unit::Century) || !(1..=22).contains(&ordinal) {
            return None;
        }
        let bc = matches!(self.form(at + 1), "BC" | "BCE");
        let first = if bc { -(ordinal as i32) * 100 } else { (ordinal as i32 - 1) * 100 };
        if bc {
            let (first, last) = civil::months((first + 1, 1), (first + 100, 12))?;
            let value = format!("{}/{}", &Civil::from_day(first).to_string()[..5], {
                let last = Civil::from_day(last).to_string();
                last[..last.len() - 6].to_owned()
            });
            return Some(Term::new(at + 2, Meaning::Era(value, first, Some(last))));
        }
        Some(fixed(at + 1, Stretch::century(first)?))
    }

    /// `Cold War era`, `the interwar years`, `post-9/11`: periods with a name, where a word says
    /// that the time is meant and not the event.
    pub fn era(&self, i: usize) -> Option<Term> {
        const ERAS: &[(&[&str], i32, i32)] = &[
            (&["cold", "war"], 1947, 1991),
            (&["world", "war", "ii"], 1939, 1945),
            (&["world", "war", "i"], 1914, 1918),
            (&["interwar"], 1918, 1939),
            (&["victorian"], 1837, 1901),
            (&["edwardian"], 1901, 1910),
        ];
        if self.is(i, "post") {
            return self.after_attacks(i);
        }
        let (name, first, last) = ERAS.iter().find_map(|(name, first, last)| {
            let fits = name.iter().enumerate().all(|(n, form)| self.is(i + n, form));
            fits.then_some((name.len(), *first, *last))
        })?;
        if !self.capital(i) && name > 1 {
            return None;
        }
        let at = if self.hyphen(i + name) { i + name + 1 } else { i + name };
        let noun = ["era", "period", "years", "age", "times"].iter().any(|form| self.is(at, form));
        let before = self.word_before(i);
        let hyphened = i > 1 && self.hyphen(i - 1);
        let before = if hyphened { self.word_before(i - 1) } else { before };
        let part = match before {
            Word::Early | Word::Mid | Word::Late => Some(before),
            _ => None,
        };
        if !noun && (part.is_none() || name == 1) {
            return None;
        }
        let end = if noun { at + 1 } else { i + name };
        // A third of it, said to be approximate.
        let third = (last - first + 1) / 3;
        let (first, last) = match part {
            Some(Word::Early) => (first, first + third - 1),
            Some(Word::Mid) => (first + third, last - third),
            Some(_) => (last - third + 1, last),
            None => (first, last),
        };
        let (from, to) = civil::months((first, 1), (last, 12))?;
        Some(Term::new(end, Meaning::Era(format!("{first}~/{last}~"), from, Some(to))))
    }

    /// `post-9/11`
    fn after_attacks(&self, i: usize) -> Option<Term> {
        let nine_eleven = self.hyphen(i + 1)
            && self.is(i + 2, "9")
            && self.mark(i + 3, '/')
            && self.is(i + 4, "11")
            && !self.glued(i + 5);
        let first = Civil::new(2001, 9, 11)?.day_number();
        nine_eleven.then(|| Term::new(i + 5, Meaning::Era("2001-09-11/..".to_owned(), first, None)))
    }
}

fn fixed(end: usize, stretch: Stretch) -> Term {
    Term::new(end, Meaning::Fixed(stretch, Basis::Written))
}
