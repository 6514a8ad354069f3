//! From runs to candidates: offices and honorifics are left outside a name, and a nationality or an
//! employer before an office becomes a candidate of its own.

use super::lexicon::class;
use super::run::{Candidate, Finder};
use super::token::{Shape, Token};

impl Finder<'_> {
    /// Cuts a run into candidates.
    pub(super) fn cut(&mut self, mut first: usize, mut end: usize, titled: bool) {
        while first < end
            && self.token(first).is_some_and(|t| t.is(class::FUNCTION) && self.phrase(first) == 0)
        {
            first += 1;
        }
        while first < end
            && self.token(end - 1).is_some_and(|t| {
                t.is(class::FUNCTION) && !(end - first > 1 && self.also_surname(end - 1))
                    || t.shape == Shape::Possessive
                    || t.shape == Shape::Lower
            })
        {
            end -= 1;
        }
        if first >= end {
            return;
        }
        let addressed = titled && end - first == 1 && self.addressed(first);
        if addressed || self.phrase(first) == end - first {
            return self.push(first, end, titled);
        }
        let headed = self.headed(first, end);
        if !headed && let Some((start, close)) = self.title(first, end) {
            if start > first {
                self.cut(first, start, titled);
            }
            if close < end {
                let office_of = matches!(self.text(close), "of" | "for");
                self.cut(close + usize::from(office_of), end, !office_of);
            }
            return;
        }
        if !headed && let Some(person) = self.person_behind(first, end) {
            self.cut(first, person, titled);
            return self.cut(person, end, true);
        }
        let adjective = first + self.phrase(first).max(1);
        if end > adjective && !headed && self.demonym(first, adjective) {
            let rest =
                self.token(adjective).is_some_and(|t| !t.is(class::COMMON) || t.is(class::GIVEN));
            self.push(first, adjective, false);
            if rest {
                self.cut(adjective, end, titled);
            }
            return;
        }
        self.push(first, end, titled);
    }

    /// Whether the stretch is closed by the head of an organisation, place, event …, so that titles
    /// inside belong to the name ("Prince Edward Island", "General Assembly Hall").
    fn headed(&self, first: usize, end: usize) -> bool {
        let Some(last) = self.token(end - 1) else { return false };
        if self.opened(first, end) {
            return true;
        }
        let of_nation = end - first == 2
            && self.token(first).is_some_and(|t| t.is(class::DEMONYM | class::COUNTRY));
        if of_nation && last.is(class::ORG_START) && last.shape == Shape::Capital {
            return true; // "Pakistani Government"
        }
        let office = |t: &Token| t.is(class::TITLE) && !t.is(class::HEADS);
        if (first + 1..end)
            .any(|at| self.text(at) == "of" && self.token(at - 1).is_some_and(office))
        {
            return false; // "Chief of Army"
        }
        if end - first < 2 || !last.is(class::HEADS) || last.is(class::HONORIFIC) {
            return false;
        }
        let surname = last.is(class::ALSO_SURNAME)
            && self.token(end - 2).is_some_and(|t| {
                t.is(class::GIVEN | class::HONORIFIC) || t.shape == Shape::Initial
            });
        !surname
    }

    /// Whether the stretch begins like "Ministry of …" or "Court of …".
    fn opened(&self, first: usize, end: usize) -> bool {
        let Some(of) = (first + 1..end).find(|&at| matches!(self.text(at), "of" | "for")) else {
            return false;
        };
        let head = self.token(of - 1).is_some_and(|t| {
            t.is(class::ORG_START | class::ORG_HEAD | class::EVENT_START | class::PROGRAMME_HEAD)
        });
        head && !(first..of).any(|at| {
            self.token(at)
                .is_some_and(|t| t.is(class::TITLE) && !t.is(class::HEADS | class::ORG_START))
        })
    }

    /// Where a person's name begins behind the name of a country or company ("President of the
    /// United States | Barack Obama", "Chrysler LLC | Jim Press").
    fn person_behind(&self, first: usize, end: usize) -> Option<usize> {
        let known = match self.phrase(first) {
            0 => usize::from(
                self.token(first)
                    .is_some_and(|t| t.is(class::COUNTRY | class::ORG) && !t.is(class::GIVEN)),
            ),
            length => length,
        };
        let company = (first..end).find(|&at| {
            matches!(
                self.text(at),
                "Inc"
                    | "Inc."
                    | "LLC"
                    | "Corp"
                    | "Corp."
                    | "Ltd"
                    | "Ltd."
                    | "plc"
                    | "PLC"
                    | "Co."
                    | "AG"
                    | "SA"
                    | "GmbH"
            )
        });
        let behind = company.map_or(first + known, |at| at + 1);
        let given =
            |at: usize| self.token(at).is_some_and(|t| t.is(class::GIVEN) && !t.is(class::PLACE));
        (behind > first && behind + 1 < end && given(behind)).then_some(behind)
    }

    /// "Dr. | King": a family name, though the word is an office elsewhere.
    fn addressed(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.text(before));
        self.token(at).is_some_and(|t| t.is(class::ALSO_SURNAME))
            && matches!(
                before.trim_end_matches('.'),
                "Mr" | "Mrs" | "Ms" | "Miss" | "Dr" | "Prof" | "Rev"
            )
    }

    /// The first office or honorific in the stretch.
    fn title(&self, first: usize, end: usize) -> Option<(usize, usize)> {
        let is_title = |at: usize| {
            self.token(at).is_some_and(|t| {
                t.is(class::TITLE)
                    && t.named()
                    && (!t.is(class::GIVEN | class::PLACE | class::ORG)
                        || t.is(class::ABBREVIATION))
                    && t.shape != Shape::Initial
            })
        };
        // "Martin Luther King Jr."
        let mut last = end;
        while last > first + 1
            && self.token(last - 1).is_some_and(|t| t.is(class::SUFFIX) || t.shape == Shape::Mark)
        {
            last -= 1;
        }
        let start = (first..end).find(|&at| {
            is_title(at) && self.phrase(at) == 0
                // "John Major", "Stephen King": a name, unless another follows.
                && !(at > first && at + 1 == last && self.token(at).is_some_and(|t| t.is(class::ALSO_SURNAME) || t.is(class::SURNAME))
                    && self.token(at - 1).is_some_and(|t| t.is(class::GIVEN) || t.shape == Shape::Initial))
        })?;
        let mut close = start;
        while close < end {
            if close > start && close + 1 == last && self.addressed(close) {
                break;
            }
            if is_title(close) && self.phrase(close) == 0 {
                close += 1;
            } else if close > start
                && matches!(self.text(close), "of" | "for" | "and")
                && close + 1 < end
                && self.phrase(close + 1) == 0
                && self
                    .token(close + 1)
                    .is_some_and(|t| t.is(class::COMMON) && !t.is(class::GIVEN | class::PLACE))
            {
                close += 2;
                while close < end
                    && self.phrase(close) == 0
                    && self.token(close).is_some_and(|t| {
                        t.is(class::COMMON)
                            && t.named()
                            && !t.is(class::GIVEN | class::PLACE | class::DEMONYM)
                    })
                {
                    close += 1;
                }
            } else {
                break;
            }
        }
        // "Foreign Direct Investment": a word that only qualifies offices is no office.
        // "Major League Baseball": nor is one before an everyday word.
        if close == start + 1
            && self.token(close).is_some_and(|t| {
                close < end
                    && t.is(class::COMMON)
                    && !t.is(class::GIVEN | class::SURNAME | class::ALSO_SURNAME | class::FUNCTION)
            })
        {
            return None;
        }
        let office = (start..close)
            .any(|at| self.token(at).is_some_and(|t| t.is(class::TITLE) && !t.is(class::MODIFIER)));
        office.then_some((start, close))
    }

    fn push(&mut self, first: usize, end: usize, titled: bool) {
        let single = end - first == 1;
        let Some(token) = self.token(first) else { return };
        let known = class::GIVEN | class::PLACE | class::ORG | class::DEMONYM;
        if single
            && token.is(class::COMMON | class::TITLE | class::CALENDAR | class::NEVER)
            && !token.is(known)
            && !(titled && token.is(class::ALSO_SURNAME))
        {
            return;
        }
        let amount = self.token(end + 1).is_some_and(|t| t.shape == Shape::Number);
        let currency = self.token(end).is_some_and(|t| {
            (!t.spaced || amount && single) && matches!(self.text(end), "$" | "€" | "£" | "¥")
        });
        if currency {
            return; // "US$", "US $5"
        }
        if single && token.shape == Shape::Initial {
            return;
        }
        let half = matches!(self.text(first).as_bytes(), [b'H', b'1' | b'2'])
            && self.token(end).is_some_and(|t| t.shape == Shape::Number && t.end - t.start == 4);
        if single && half {
            return; // "H1 2020"
        }
        let everyday = (first..end).all(|at| {
            self.token(at).is_some_and(|t| t.is(class::COMMON | class::FUNCTION) && !t.is(known))
        });
        let begins = self.headline || token.first;
        if everyday
            && self.phrase(first) == 0
            && begins
            && (self.headline || !self.headed(first, end))
            && !titled
        {
            return;
        }
        self.out.push(Candidate { line: self.index, first, end, titled });
    }
}
