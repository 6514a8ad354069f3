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
    if known & class::DEMONYM != 0 && tokens.len() > 1 {
        votes.add(Other, 9);
        return votes;
    }
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
        [token] => single(text, *token, line, &mut votes),
        _ => several(text, tokens, known, line, &mut votes),
    }
    votes
}

fn single(text: &str, token: Token, line: &Line, votes: &mut Votes) {
    let word = token.text(text);
    if token.is(class::DEMONYM) {
        votes.add(Other, 9);
        return;
    }
    if token.is(class::PLACE) && token.is(class::GIVEN | class::SURNAME) {
        votes.add(Person, 2); // "Washington"
    } else {
        votes.add(Person, if token.is(class::GIVEN) { 4 } else { 0 });
        votes.add(Person, if token.is(class::SURNAME) { 3 } else { 0 });
    }
    match token.shape {
        Shape::Caps if word.chars().any(|c| c.is_ascii_digit()) => votes.add(Other, 3),
        Shape::Caps if line.post || line.headline || token.is(class::PLACE) => {}
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
        Shape::Capital if line.familiar && token.classes == 0 && !token.first => {
            votes.add(Person, 3);
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

fn several(text: &str, tokens: &[Token], known: Classes, line: &Line, votes: &mut Votes) {
    let Some((first, last)) = tokens.first().zip(tokens.last()) else { return };
    // In "University of London" the word that says what it is stands before the first small word.
    let of = tokens.iter().position(|t| matches!(t.text(text), "of" | "for"));
    let mut head = of.and_then(|of| tokens.get(of.wrapping_sub(1))).unwrap_or(last);
    if last.is(class::ORG_HEAD) && !head.is(class::ORG_START | class::EVENT_START) {
        head = last; // "Hall of Fame"
    }
    // The words of "Hong Kong" are names of people as well.
    let person_first =
        known & class::PLACE == 0 && (first.is(class::GIVEN) || first.shape == Shape::Initial);
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
    if first.is(class::ORG_FIRST) {
        votes.add(Organisation, 7);
    }
    if first.is(class::EVENT_FIRST) {
        votes.add(Event, 5);
    }
    let headed =
        (head.is(class::HEADS) || first.is(class::ORG_FIRST | class::EVENT_FIRST)) && !surname;
    if first.is(class::PROGRAMME_START) && of.is_none() {
        votes.add(Programme, if headed { 2 } else { 7 });
    }
    // "New Year" is no place like "New Haven".
    let plainly = first.text(text) == "New"
        && last.is(class::COMMON)
        && !last.is(class::HEADS | class::SURNAME | class::PLACE);
    if first.is(class::PLACE_START) && of.is_none() && !plainly {
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
    if known == 0 && tokens.iter().any(|t| t.text(text) == "&") {
        votes.add(Organisation, 5);
    }
    if tokens.iter().any(|t| t.text(text) == "and") {
        votes.add(Organisation, 2);
    }
    if known == 0
        && tokens.len() == 2
        && first.is(class::COUNTRY | class::DEMONYM)
        && last.is(class::ORG_START)
    {
        votes.add(Organisation, 5); // "Pakistani Government"
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
            votes.add(Person, if line.post && !line.familiar { 1 } else { 3 });
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
