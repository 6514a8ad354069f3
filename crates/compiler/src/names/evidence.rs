//! What speaks for each kind: the words of a name, and the words around it.
//!
//! Evidence is counted in points per kind. The points were set by hand so that a plain statement in
//! the text ("Jones, an actor") outweighs a guess from the form of a word.

use crate::model::Kind;

use super::lexicon::{Classes, Lexicon, class};
use super::run::{Candidate, Line, phrase_classes};
use super::token::{Shape, Token};

/// Points for each kind, in the order of [`Kind::ALL`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Votes(pub [i32; 6]);

impl Votes {
    /// Adds points for a kind.
    pub(super) fn add(&mut self, kind: Kind, points: i32) {
        self.0[kind as usize] += points;
    }

    /// Points of a kind.
    pub(super) fn of(&self, kind: Kind) -> i32 {
        self.0[kind as usize]
    }

    /// Adds all points of another count.
    pub(super) fn merge(&mut self, other: &Votes) {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine += theirs;
        }
    }

    /// The same points, none more than `most` or less than `-most`.
    pub(super) fn limited(self, most: i32) -> Votes {
        Votes(self.0.map(|points| points.clamp(-most, most)))
    }

    /// The kind with most points, and how many.
    pub(super) fn best(&self) -> (Kind, i32) {
        let mut best = (Kind::Other, self.of(Kind::Other));
        for kind in [Kind::Event, Kind::Programme, Kind::Place, Kind::Organisation, Kind::Person] {
            if self.of(kind) > best.1 {
                best = (kind, self.of(kind));
            }
        }
        best
    }
}

use Kind::{Event, Organisation, Other, Person, Place, Programme};

/// What the words of the name say.
pub(super) fn inside(text: &str, line: &Line, candidate: Candidate, lexicon: &Lexicon) -> Votes {
    let mut votes = Votes::default();
    let Some(tokens) = line.tokens.get(candidate.first..candidate.end) else { return votes };
    let known = if tokens.len() == 1 {
        tokens[0].classes
    } else {
        phrase_classes(text, &line.tokens, candidate.first, candidate.end, lexicon)
    };
    if known & class::COUNTRY != 0 {
        votes.add(Place, 8);
    } else if known & class::PLACE != 0 {
        votes.add(Place, 5);
    }
    if known & class::ORG != 0 {
        votes.add(Organisation, 6);
    }
    match tokens {
        [] => {}
        [token] => single(text, *token, line.post, &mut votes),
        _ => several(text, tokens, known, &mut votes),
    }
    votes
}

fn single(text: &str, token: Token, post: bool, votes: &mut Votes) {
    let word = token.text(text);
    if token.is(class::DEMONYM) {
        votes.add(Other, 9);
        return;
    }
    if token.is(class::GIVEN) {
        votes.add(Person, 4);
    }
    if token.is(class::SURNAME) {
        votes.add(Person, 3);
    }
    match token.shape {
        Shape::Caps if word.chars().any(|c| c.is_ascii_digit()) => votes.add(Other, 3),
        Shape::Caps if post => {}
        Shape::Capital if post && token.classes == 0 && !token.first => votes.add(Person, 3),
        // A long word in capitals is more often emphasis than an abbreviation.
        Shape::Caps => votes.add(Organisation, if word.chars().count() > 6 { 1 } else { 3 }),
        Shape::Mixed => votes.add(Other, 5),
        Shape::Capital
            if word.chars().skip(1).any(char::is_uppercase)
                && !word.contains(['-', '\'', '’'])
                && !word.starts_with("Mc")
                && !word.starts_with("Mac") =>
        {
            votes.add(Organisation, 3);
        }
        _ => {}
    }
    if token.shape == Shape::Capital {
        ending(word, votes);
    }
}

/// Endings of words that are typical of places and of family names in several languages.
fn ending(word: &str, votes: &mut Votes) {
    const PLACES: [&str; 22] = [
        "stan", "ville", "burg", "burgh", "shire", "land", "lands", "grad", "pur", "abad", "polis",
        "ford", "bury", "wick", "mouth", "borough", "heim", "furt", "haven", "dorf", "field",
        "port",
    ];
    const PERSONS: [&str; 21] = [
        "ov", "ova", "ev", "eva", "ovic", "ović", "ić", "ski", "sky", "ska", "ez", "sson", "sen",
        "yan", "ian", "vich", "shvili", "enko", "poulos", "etti", "ini",
    ];
    const ORGANISATIONS: [&str; 12] = [
        "soft", "tech", "corp", "bank", "com", "net", "tel", "works", "media", "air", "sys", "gas",
    ];
    if word.len() < 5 {
        return;
    }
    if PLACES.iter().any(|end| word.ends_with(end)) {
        votes.add(Place, 2);
    }
    if PERSONS.iter().any(|end| word.ends_with(end)) {
        votes.add(Person, 2);
    }
    if ORGANISATIONS.iter().any(|end| word.ends_with(end)) {
        votes.add(Organisation, 2);
    }
}

fn several(text: &str, tokens: &[Token], known: Classes, votes: &mut Votes) {
    let Some((first, last)) = tokens.first().zip(tokens.last()) else { return };
    // In "University of London" the word that says what it is stands before the first small word.
    let of = tokens.iter().position(|t| matches!(t.text(text), "of" | "for"));
    let mut head = of.and_then(|of| tokens.get(of.wrapping_sub(1))).unwrap_or(last);
    if last.is(class::ORG_HEAD) && !head.is(class::ORG_START | class::EVENT_START) {
        head = last; // "Hall of Fame"
    }
    let person_first = first.is(class::GIVEN) || first.shape == Shape::Initial;
    let surname = of.is_none() && head.is(class::ALSO_SURNAME) && person_first && tokens.len() <= 3;
    if !surname && known == 0 {
        for (classes, kind, points) in [
            (class::ORG_HEAD, Organisation, 7),
            (class::PLACE_HEAD, Place, 7),
            (class::EVENT_HEAD, Event, 7),
            (class::PROGRAMME_HEAD, Programme, 7),
            (class::OTHER_HEAD, Other, 7),
        ] {
            if head.is(classes) {
                votes.add(kind, points);
            }
        }
        if of.is_some() {
            for (classes, kind, points) in [
                (class::ORG_START, Organisation, 6),
                (class::PLACE_START, Place, 3),
                (class::EVENT_START, Event, 8),
            ] {
                if head.is(classes) {
                    votes.add(kind, points);
                }
            }
        }
    }
    let headed = head.is(class::HEADS) && !surname;
    if first.is(class::PROGRAMME_START) && of.is_none() {
        votes.add(Programme, if headed { 2 } else { 7 });
    }
    if first.is(class::PLACE_START) && of.is_none() {
        votes.add(Place, if headed { 2 } else { 4 });
    }
    if first.is(class::ORG_START) && of.is_none() && !headed {
        votes.add(Organisation, 2);
    }
    if person_first {
        votes.add(Person, if headed { 1 } else { 6 });
    }
    let inner = &tokens[1..];
    if inner.iter().any(|t| t.shape == Shape::Initial) {
        votes.add(Person, 5);
    }
    if last.is(class::SUFFIX) {
        votes.add(Person, 4);
    }
    if inner.iter().any(|t| t.shape == Shape::Lower && t.is(class::PARTICLE)) {
        votes.add(Person, 2);
    }
    if last.is(class::SURNAME) && !headed {
        votes.add(Person, 3);
    }
    if first.is(class::SURNAME) && !headed {
        votes.add(Person, 1);
    }
    if tokens.iter().any(|t| t.text(text) == "&") {
        votes.add(Organisation, 5);
    }
    if tokens.iter().any(|t| t.text(text) == "and") {
        votes.add(Organisation, 2);
    }
    if of.is_none() && (first.is(class::PLACE | class::DEMONYM)) && !person_first && known == 0 {
        votes.add(Organisation, 2);
        if last.text(text).ends_with('s') {
            votes.add(Organisation, 2);
        }
    }
    if first.is(class::ORG) && known == 0 && !first.is(class::GIVEN) && !headed {
        votes.add(Other, 5);
    }
    let plain = tokens.iter().all(|t| t.shape == Shape::Capital && !t.is(class::COMMON));
    let everyday = tokens
        .iter()
        .filter(|t| t.is(class::COMMON) && !t.is(class::GIVEN | class::SURNAME))
        .count();
    if known == 0 && !headed {
        if plain && tokens.len() <= 3 && !first.is(class::PLACE | class::DEMONYM | class::ORG) {
            votes.add(Person, 3);
        }
        if everyday > 0 {
            votes.add(Person, -3);
            votes.add(Organisation, 1);
            votes.add(Other, 2);
        }
        if tokens.iter().any(|t| t.shape == Shape::Caps) && !last.is(class::SUFFIX) {
            votes.add(Organisation, 1);
        }
        if tokens.len() > 4 {
            votes.add(Person, -2);
            votes.add(Other, 2);
        }
    }
}

/// What the words around the name say.
pub(super) fn around(text: &str, line: &Line, candidate: Candidate) -> Votes {
    let mut context = Context { text, tokens: &line.tokens, candidate, votes: Votes::default() };
    context.before();
    context.after();
    context.votes
}

struct Context<'a> {
    text: &'a str,
    tokens: &'a [Token],
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
        if self.is(at, class::PLACE_PREPOSITION) {
            let word = self.word(at).to_ascii_lowercase();
            let points = match word.as_str() {
                "in" | "near" | "outside" | "throughout" | "across" => 4,
                "at" => {
                    self.votes.add(Organisation, 2);
                    2
                }
                "from" | "to" | "into" | "around" => 1,
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
            "visited" | "invaded" | "toured" => self.votes.add(Place, 2),
            _ => {}
        }
    }

    /// "the" stands before organisations and things, seldom before a person.
    fn article(&mut self, single: bool) {
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
        if token.shape == Shape::Possessive {
            self.possession(next + 1);
        }
        match token.text(self.text) {
            "who" | "whose" => self.votes.add(Person, 4),
            "," => self.after_comma(next + 1),
            "(" => self.after_parenthesis(next + 1),
            "is" | "was" | "are" | "were" | "became" => self.description(next + 1, 4),
            _ => {}
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
        if token.shape == Shape::Number && word.len() <= 2 && matches!(self.word(at + 1), "," | ".")
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
        if matches!(word, "born" | "b." | "née" | "died") {
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
