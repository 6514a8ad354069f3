//! Dates with the name of a month.

use super::lexicon::Word;
use super::part::{Nth, Part};
use super::scan::{Meaning, Scan, Term, century_of};
use super::token::Kind;

/// The days of a month that follow a first one.
#[derive(Debug, Default)]
pub(super) struct DayList {
    /// The token and the number of each.
    pub days: Vec<(usize, u8)>,
    /// The year behind the last.
    pub year: Option<i32>,
}

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
            if year.is_none()
                && let Some(year) = self.more_days(end).year
            {
                return Some(Term::part(end, Part::Day(month, day), Some(year)));
            }
            let (year, end) = year.map_or((None, end), |(year, end)| (Some(year), end));
            return Some(Term::part(self.past_weekday(end), Part::Day(month, day), year));
        }
        if let Some((year, end)) = self.year_after(at) {
            // September-2020-23
            if self.hyphen(end)
                && self.glued(end)
                && self.glued(end + 1)
                && let Some((day @ 1..=31, 1..=2)) = self.number(end + 1)
            {
                return Some(Term::part(end + 2, Part::Day(month, day as u8), Some(year)));
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

    /// The further days of a list, `6 and 9, 1945` behind `Aug.`: their tokens and numbers, and the
    /// year at its end.
    pub fn more_days(&self, i: usize) -> DayList {
        let (mut at, mut days) = (i, Vec::new());
        loop {
            let comma = if self.mark(at, ',') { at + 1 } else { at };
            let joined = matches!(self.word(comma), Word::And | Word::Or);
            let next = if joined { comma + 1 } else { comma };
            let Some((day, end)) = self.day_of_month(next).filter(|_| next > at) else { break };
            let alone = match self.kind(end) {
                None => true,
                Some(Kind::Mark) => {
                    !self.joined_after(end) && !self.any_mark(end, &['/', ':', '-'])
                }
                Some(Kind::Number) => false,
                // In the middle of a sentence, "on May 5, 6 people" counts people.
                Some(Kind::Word) => {
                    matches!(self.word(end), Word::And | Word::Or)
                        || joined
                            && !matches!(self.word(end), Word::Other | Word::Counted)
                            && self.unit(end).is_none()
                            && self.month(end).is_none()
                }
            };
            if !alone || self.joined_before(next) || days.len() > 8 {
                break;
            }
            days.push((next, day));
            at = end;
        }
        // A list of one comma is as likely the start of something else.
        if !(0..days.len()).any(|n| matches!(self.word_before(days[n].0), Word::And | Word::Or)) {
            return DayList::default();
        }
        let year = self.year_after(at).map(|(year, _)| year);
        DayList { days, year }
    }

    /// The year of `31-Oct-74`.
    fn glued_short_year(&self, i: usize) -> Option<(i32, usize)> {
        let (number, digits) = self.number(i + 1)?;
        let joined = (self.hyphen(i) || self.mark(i, '/')) && self.glued(i) && self.glued(i + 1);
        (joined && digits == 2 && !self.joined_after(i + 2)).then(|| (century_of(number), i + 2))
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
        if self.joined_before(i) {
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
            let mut end = of + 1;
            if self.mark(end, '.') && self.glued(end) && self.word(of) != Word::Month(month) {
                end += 1;
            }
            // "one may ask", "10 march": the verb, unless a year or "of" says otherwise.
            let verb = matches!(self.word(of), Word::Month(3 | 5)) && !self.capital(of) && of == at;
            if verb && self.ordinal(i).is_none() && self.year_after(end).is_none() {
                return None;
            }
            let year = self
                .year_after(end)
                .or_else(|| self.short_year(end))
                .or_else(|| if separated { self.glued_short_year(end) } else { None });
            let (year, end) = match year {
                Some((year, end)) => (Some(year), end),
                None => self
                    .relative_year(self.past(end, Word::Of))
                    .map_or((None, of + 1), |(year, end)| (Some(year), end)),
            };
            return Some(Term::part(self.past_weekday(end), Part::Day(month, day), year));
        }
        // "11th and 12th September 2019": the month is that of the last day.
        if matches!(self.word(at), Word::And | Word::Or)
            && !separated
            && self.day_of_month(at + 1).is_some_and(|(next, _)| next > day && next - day <= 10)
            && let Some(last) = self.day_first(at + 1)
            && let Meaning::Dated(Part::Day(month, _), year) = last.meaning
        {
            return Some(Term::part(at, Part::Day(month, day), year));
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
        // "August company": the adjective, before what it is said of.
        const AUGUST: [&str; 11] = [
            "company",
            "body",
            "bodies",
            "institution",
            "institutions",
            "assembly",
            "personage",
            "personages",
            "presence",
            "chamber",
            "forum",
        ];
        if self.word(i) == Word::Month(8) && AUGUST.iter().any(|noun| self.is(end, noun)) {
            return false;
        }
        if i == 0 && end >= self.tokens.len() || self.joins_month(end) {
            return true;
        }
        let hyphened = i > 0 && self.hyphen(i - 1) && self.glued(i);
        let place = if hyphened { i - 1 } else { i };
        let lead = self.word_before(place);
        let certain =
            matches!(
                lead,
                Word::In | Word::Since | Word::Until | Word::During | Word::Early | Word::Mid
            ) || matches!(lead, Word::Late | Word::Last | Word::Next | Word::Past | Word::Coming)
                || lead == Word::Of && place > 1 && self.measures(place - 2);
        let likely = matches!(
            lead,
            Word::By
                | Word::From
                | Word::To
                | Word::Through
                | Word::Between
                | Word::Before
                | Word::After
        );
        let possible = likely
            || matches!(lead, Word::And | Word::Or | Word::This | Word::For | Word::Of)
            || i > 0 && self.dash(i - 1);
        let capital = self.capital(i);
        let name_after = self.is_name(end) && !self.glued(end) && end == i + 1;
        let name_before = i > 0 && self.is_name(i - 1);
        let possessive = self.apostrophe(i + 1);
        match self.word(i) {
            Word::Month(5) => {
                !possessive
                    && (certain && (capital || lead != Word::Next)
                        || likely && capital && !name_after)
            }
            Word::Month(3) => {
                let event = matches!(lead, Word::The | Word::A | Word::Possessive)
                    || matches!(self.word(i + 1), Word::On | Word::To | Word::Of | Word::For)
                    || name_before;
                certain || capital && !name_after && (possible || !event)
            }
            Word::Month(4 | 6) => certain || !name_after && (possible || capital && !name_before),
            Word::Month(8) => certain || capital && (possible || !name_after && !name_before),
            Word::Month(_) => true,
            _ => {
                let price = i > 0 && self.is_currency(i - 1);
                (certain || possible && !name_after) && !possessive && !price
            }
        }
    }

    /// Whether another month follows to which this one reaches: "May to July", "Nov-Feb".
    fn joins_month(&self, i: usize) -> bool {
        let joined = matches!(self.word(i), Word::To | Word::Until | Word::Through) || self.dash(i);
        joined && self.month(i + 1).is_some()
    }

    /// Whether a word before "of" measures time.
    fn measures(&self, i: usize) -> bool {
        matches!(
            self.word(i),
            Word::Unit(_) | Word::End | Word::Beginning | Word::Mid | Word::Weekday(_)
        )
    }

    /// Whether a capitalised word stands here that means nothing to the grammar.
    fn is_name(&self, i: usize) -> bool {
        self.capital(i) && self.kind(i) == Some(Kind::Word) && self.word(i) == Word::Other
    }
}
