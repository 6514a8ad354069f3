//! Does the clause around a date look back or ahead?

use super::lexicon::Word;
use super::scan::Scan;
use super::token::Kind;

/// Where a clause points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    Future,
    Unknown,
}

/// How many tokens of a clause are looked at on either side.
const REACH: usize = 24;

impl Scan<'_> {
    /// The tense of the nearest verb form before a date in its sentence, else of the first one
    /// behind it.
    pub fn direction(&self, start: usize, end: usize) -> Direction {
        match self.word_before(start) {
            Word::By => return Direction::Future,
            Word::Since => return Direction::Past,
            // "adjourned until Thursday"
            Word::Until if start > 1 && self.word(start - 2) == Word::PastForm => {
                return Direction::Future;
            }
            _ => {}
        }
        for i in (start.saturating_sub(REACH)..start).rev() {
            if self.ends_sentence(i) {
                break;
            }
            match self.sign(i) {
                Direction::Unknown => {}
                sign => return sign,
            }
        }
        for i in end..(end + REACH).min(self.tokens.len()) {
            if self.ends_sentence(i) {
                break;
            }
            match self.sign(i) {
                Direction::Unknown => {}
                sign => return sign,
            }
        }
        Direction::Unknown
    }

    fn ends_sentence(&self, i: usize) -> bool {
        self.any_mark(i, &['!', '?', ';', '۔', '।'])
            || self.mark(i, '.')
                && (self.capital(i + 1) || self.kind(i + 1) != Some(Kind::Word))
                && self
                    .tokens
                    .get(i.wrapping_sub(1))
                    .is_none_or(|token| token.end - token.start > 3)
    }

    /// What one word says: a verb form with what leads it.
    fn sign(&self, i: usize) -> Direction {
        match self.word(i) {
            Word::Will => Direction::Future,
            Word::Modal => Direction::Future,
            Word::Month(5) if !self.capital(i) => Direction::Future,
            Word::Be => self.lead(i),
            Word::Was => match self.word(i + 1) {
                // "has to", "was to": ahead; "was set to" is found at "set".
                Word::To => Direction::Future,
                _ => self.perfect(i),
            },
            Word::PastForm => match self.word_before(i) {
                Word::Be => self.lead(i - 1),
                Word::Is => Direction::Unknown,
                _ => self.perfect(i),
            },
            Word::Is if !self.is(i, "s") && self.word(i + 1) == Word::To => Direction::Future,
            _ if self.is(i, "set") && matches!(self.word(i + 1), Word::To | Word::For) => {
                Direction::Future
            }
            // "the next hearing", but not "the next day"
            Word::Next | Word::Coming if self.unit(i + 1).is_none() => Direction::Future,
            _ if self.is(i, "ahead") && self.word(i + 1) == Word::Of => Direction::Future,
            _ => Direction::Unknown,
        }
    }

    /// "be" is ahead behind "to" or a modal verb.
    fn lead(&self, be: usize) -> Direction {
        match self.word_before(be) {
            Word::To | Word::Will | Word::Modal => Direction::Future,
            Word::Not if be > 1 => self.lead(be - 1),
            _ => Direction::Unknown,
        }
    }

    /// A past form is ahead all the same behind "will have" and "would have".
    fn perfect(&self, i: usize) -> Direction {
        if self.is(i, "have") && matches!(self.word_before(i), Word::Will | Word::To) {
            return Direction::Future;
        }
        Direction::Past
    }
}
