//! What the words around a name say about its kind.

use crate::model::Kind::{Event, Organisation, Other, Person, Place, Programme};

use super::evidence::Votes;
use super::led::led_by;
use super::lexicon::{Classes, class};
use super::run::{Candidate, Line};
use super::token::{Shape, Token};

/// What the words around the name say.
pub(super) fn around(text: &str, line: &Line, candidate: Candidate) -> Votes {
    let mut context = Context {
        text,
        tokens: &line.tokens,
        familiar: line.familiar,
        candidate,
        votes: Votes::default(),
    };
    context.before();
    context.after();
    context.votes
}

struct Context<'a> {
    text: &'a str,
    tokens: &'a [Token],
    familiar: bool,
    candidate: Candidate,
    votes: Votes,
}

impl Context<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.text(self.text))
    }

    fn is(&self, at: usize, classes: Classes) -> bool {
        self.tokens.get(at).is_some_and(|t| t.is(classes))
    }

    fn lower(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.shape == Shape::Lower)
    }

    fn before(&mut self) {
        let Candidate { first, end, titled, .. } = self.candidate;
        let single = end - first == 1;
        self.dateline();
        if titled {
            self.votes.add(Person, 8);
        }
        let Some(previous) = first.checked_sub(1) else { return };
        let article = matches!(self.word(previous), "the" | "The" | "THE");
        let Some(at) = (if article { previous.checked_sub(1) } else { Some(previous) }) else {
            if article {
                self.article(single);
            }
            return;
        };
        if article {
            self.article(single);
        }
        let small = self.lower(at);
        if !article && small && self.is(at, class::PERSON_NOUN) {
            self.votes.add(Person, 5);
        }
        if small && self.is(at, class::ORG_NOUN) {
            self.votes.add(Organisation, 5);
        }
        let noun = at.checked_sub(1).filter(|&noun| self.lower(noun));
        let led = noun.and_then(|noun| led_by(self.word(noun), self.word(at)));
        if let Some((kind, points)) = led {
            self.votes.add(kind, if article { points / 2 } else { points });
        }
        let everyday =
            self.tokens.get(first..end).is_some_and(|t| t.iter().all(|t| t.is(class::COMMON)));
        if self.is(at, class::PLACE_PREPOSITION) && !everyday {
            let word = self.word(at).to_ascii_lowercase();
            let capitals = self.tokens.get(first).is_some_and(|t| t.shape == Shape::Caps);
            let points = match word.as_str() {
                "in" if capitals => 2,      // "invest in SIFC"
                "in" if led.is_some() => 0, // "a stake in Aldora"
                "in" | "near" | "outside" | "throughout" | "across" => 4,
                "at" => {
                    self.votes.add(Organisation, 2);
                    2
                }
                "from" => {
                    if single {
                        3
                    } else {
                        1
                    }
                }
                "to" | "into" | "around" => 1,
                _ => 2,
            };
            self.votes.add(Place, if article { points / 2 } else { points });
            if word == "in" {
                self.votes.add(Person, -1);
            }
        }
        match self.word(at) {
            "of" if at > 0 && self.is(at - 1, class::PLACE_NOUN) && self.lower(at - 1) => {
                self.votes.add(Place, 6)
            }
            "by" | "with" | "than" | "starring" | "featuring" => self.votes.add(Person, 1),
            "named" | "called" | "nicknamed" => self.votes.add(Person, 1),
            "joined" | "founded" | "acquired" => self.votes.add(Organisation, 2),
            "visited" | "invaded" | "toured" | "reached" | "entered" | "fled" | "occupied"
            | "besieged" | "bombed" | "shelled" => self.votes.add(Place, 2),
            _ => {}
        }
    }

    /// "the" stands before organisations and things, seldom before a person.
    fn article(&mut self, single: bool) {
        if single
            && self.is(self.candidate.first, class::ORG_HEAD)
            && self.word(self.candidate.first).ends_with('s')
        {
            self.votes.add(Organisation, 3); // "the Falcons"
        }
        self.votes.add(Person, -4);
        self.votes.add(Organisation, if single { 2 } else { 1 });
    }

    fn after(&mut self) {
        let next = self.candidate.end;
        let Some(token) = self.tokens.get(next).copied() else { return };
        let small = token.shape == Shape::Lower;
        if small && token.is(class::SPEECH) {
            self.votes.add(Person, 3);
            self.votes.add(Organisation, 2);
        }
        if small && token.is(class::PERSON_VERB) {
            self.votes.add(Person, 3);
        }
        if small {
            self.noun_after(next);
        }
        self.spoken_of(token);
        if token.shape == Shape::Number && self.score(next) {
            self.team();
        }
        if token.shape == Shape::Possessive {
            self.possession(next + 1);
        }
        match token.text(self.text) {
            "who" | "whose" => self.votes.add(Person, 4),
            "," => self.after_comma(next + 1),
            "(" => self.after_parenthesis(next + 1),
            "is" | "was" | "are" | "were" | "became" => self.description(next + 1, 4),
            "beat" | "defeated" | "edged" | "thrashed" | "drew" | "signed" | "hosted" | "visit" => {
                self.team()
            }
            _ => {}
        }
    }

    /// "Themba is late": at the head of a post, a word that nobody knows and that does something.
    fn spoken_of(&mut self, next: Token) {
        let Candidate { first, end, .. } = self.candidate;
        let unknown = end - first == 1
            && self.tokens.get(first).is_some_and(|t| {
                t.first && t.classes == 0 && t.shape == Shape::Capital && t.end - t.start > 2
            });
        let acts = next.shape == Shape::Possessive
            || matches!(
                next.text(self.text),
                "is" | "was"
                    | "has"
                    | "had"
                    | "looks"
                    | "looked"
                    | "did"
                    | "does"
                    | "can"
                    | "should"
                    | "and"
            );
        if self.familiar && unknown && acts {
            self.votes.add(Person, 3);
        }
    }

    /// A city that wins, loses or plays is its team; a country stays one.
    fn team(&mut self) {
        let place = self.is(self.candidate.first, class::PLACE);
        if !self.is(self.candidate.first, class::COUNTRY) {
            self.votes.add(Organisation, if place { 6 } else { 2 });
        }
    }

    /// "Leeds 2 Sunderland 0": a line of names and small numbers by turns.
    fn score(&self, number: usize) -> bool {
        const LONGEST: usize = 10;
        let small = |at: usize| {
            self.tokens.get(at).is_some_and(|t| t.shape == Shape::Number && t.end - t.start <= 3)
        };
        let named = |at: usize| self.tokens.get(at).is_some_and(Token::named);
        let opens = self.candidate.first == 0 && small(number) && named(number + 1);
        let closes = self.candidate.first > 1
            && small(self.candidate.first - 1)
            && named(self.candidate.first - 2)
            && number + 1 == self.tokens.len();
        self.tokens.len() <= LONGEST && (opens || closes)
    }

    /// "LONDON 1996-08-30", "PARIS, Aug 22", "LIMA, 5 March", "GENEVA (Reuters)": where a report was written.
    fn dateline(&mut self) {
        let Candidate { first, end, .. } = self.candidate;
        let capitals =
            self.tokens.get(first..end).is_some_and(|t| t.iter().all(|t| t.shape == Shape::Caps));
        let next = self.tokens.get(end).map(|t| (t.shape, t.text(self.text)));
        let dated = match next {
            Some((Shape::Number, number)) => number.len() >= 4,
            Some((_, ",")) => {
                self.is(end + 1, class::MONTH)
                    || self.is(end + 2, class::MONTH)
                    || self.tokens.get(end + 1).is_some_and(Token::named)
            }
            Some((_, "(" | "—" | "–" | "-")) => true,
            _ => false,
        };
        if first == 0 && capitals && dated {
            self.votes.add(Place, 6);
        }
    }

    /// "Apple shares", "Basra province": the noun says what the name before it is.
    fn noun_after(&mut self, at: usize) {
        if self.is(at, class::PLACE_NOUN)
            || matches!(
                self.word(at),
                "area" | "airport" | "residents" | "embassy" | "border" | "coast"
            )
        {
            self.votes.add(Place, 3);
        } else if self.is(at, class::ORG_NOUN)
            || matches!(
                self.word(at),
                "shares"
                    | "stock"
                    | "executives"
                    | "employees"
                    | "customers"
                    | "fighters"
                    | "militants"
                    | "members"
                    | "leaders"
                    | "workers"
                    | "headquarters"
                    | "officials"
                    | "website"
                    | "users"
                    | "products"
                    | "spokesman"
                    | "spokeswoman"
                    | "officers"
                    | "troops"
            )
        {
            self.votes.add(Organisation, 2);
        }
    }

    /// What is owned hints at the owner.
    fn possession(&mut self, at: usize) {
        if matches!(
            self.word(at),
            "wife"
                | "husband"
                | "son"
                | "daughter"
                | "father"
                | "mother"
                | "brother"
                | "sister"
                | "death"
                | "body"
                | "career"
                | "lawyer"
                | "life"
                | "family"
        ) {
            self.votes.add(Person, 4);
        } else if matches!(
            self.word(at),
            "capital"
                | "government"
                | "economy"
                | "parliament"
                | "army"
                | "president"
                | "border"
                | "borders"
                | "population"
                | "largest"
        ) {
            self.votes.add(Place, 3);
        } else if matches!(
            self.word(at),
            "shares"
                | "stock"
                | "chairman"
                | "board"
                | "profits"
                | "headquarters"
                | "employees"
                | "sales"
                | "customers"
                | "ceo"
                | "CEO"
                | "products"
        ) {
            self.votes.add(Organisation, 3);
        }
    }

    fn after_comma(&mut self, at: usize) {
        let Some(token) = self.tokens.get(at) else { return };
        let word = token.text(self.text);
        if matches!(word, "Inc" | "Inc." | "LLC" | "Ltd" | "Ltd." | "Corp" | "Corp." | "LP" | "plc")
        {
            self.votes.add(Organisation, 8);
        } else if token.shape == Shape::Number
            && word.len() <= 2
            && matches!(self.word(at + 1), "," | ".")
        {
            self.votes.add(Person, 6);
        } else if word == "who" || word == "whose" {
            self.votes.add(Person, 5);
        } else if word == "which" {
            self.votes.add(Person, -3);
            self.votes.add(Organisation, 1);
        } else if matches!(word, "a" | "an" | "the" | "his" | "her" | "its" | "former" | "then") {
            self.description(at, 4);
        } else if token.is(class::TITLE) && token.named() && !token.is(class::GIVEN | class::PLACE)
        {
            self.votes.add(Person, 4);
        } else if token.is(class::PERSON_NOUN | class::OFFICE) && token.shape == Shape::Lower {
            self.votes.add(Person, 3);
        } else if token.is(class::PLACE)
            && token.named()
            && !token.is(class::SURNAME | class::GIVEN)
        {
            self.votes.add(Place, 4);
        }
    }

    fn after_parenthesis(&mut self, at: usize) {
        let word = self.word(at);
        if self.is(at, class::COUNTRY) && self.word(at + 1) == ")" {
            // "Igor Trandenkov (Russia)"
            self.votes.add(Person, 2);
        } else if matches!(word, "born" | "b." | "née" | "died") {
            self.votes.add(Person, 7);
        } else if self.is(at, class::MONTH)
            || self.tokens.get(at).is_some_and(|t| t.shape == Shape::Number)
                && matches!(self.word(at + 1), "–" | "-")
        {
            self.votes.add(Person, 3);
        }
    }

    /// "…, a British actor", "… was a small town in": the first noun of the description that names
    /// a sort of person, body or place decides.
    fn description(&mut self, at: usize, points: i32) {
        if !matches!(
            self.word(at),
            "a" | "an" | "the" | "his" | "her" | "its" | "one" | "former" | "then"
        ) {
            return;
        }
        for at in at + 1..at + 8 {
            let Some(token) = self.tokens.get(at) else { return };
            if matches!(
                token.text(self.text),
                "," | "." | ";" | ":" | "(" | ")" | "that" | "which" | "for" | "to"
            ) {
                return;
            }
            // The head of the description is the noun before "of", "in" or a stop.
            let next = self.word(at + 1);
            let closes = matches!(
                next,
                "of" | "in"
                    | ","
                    | "."
                    | "and"
                    | "from"
                    | "at"
                    | "for"
                    | "who"
                    | "that"
                    | "which"
                    | ""
                    | "on"
                    | "with"
                    | "by"
                    | "near"
                    | ";"
                    | "("
                    | ")"
                    | "based"
                    | "to"
                    | "located"
                    | "’s"
                    | "'s"
            ) || self.tokens.get(at + 1).is_some_and(Token::named);
            if !closes {
                continue;
            }
            if token.is(class::PERSON_NOUN) || token.is(class::OFFICE) && !token.is(class::FUNCTION)
            {
                self.votes.add(Person, points);
                return;
            }
            if token.is(class::ORG_NOUN) {
                self.votes.add(Organisation, points);
                return;
            }
            if token.is(class::PLACE_NOUN | class::PLACE_HEAD) {
                self.votes.add(Place, points);
                return;
            }
            if token.is(class::EVENT_HEAD) {
                self.votes.add(Event, points);
                return;
            }
            if token.is(class::PROGRAMME_HEAD) {
                self.votes.add(Programme, points);
                return;
            }
            if token.is(class::OTHER_HEAD) {
                self.votes.add(Other, points);
                return;
            }
            if matches!(next, "of" | "in" | "," | ".") {
                return;
            }
        }
    }
}
