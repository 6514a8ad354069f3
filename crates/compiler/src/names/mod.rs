//! Names of people, organisations, places, programmes and events.
//!
//! Two sources are brought together: the [`Registry`] of entities that a person has listed, in any
//! script, and a recogniser for names in scripts with capitals (in the Arabic script only listed
//! countries and cities are found besides the registry: `places`). The recogniser reads a text in four
//! steps:
//!
//! 1. `token`: words, with what their form and the word lists (`lexicon`, `foreign`) say;
//! 2. `run`, `cut`: stretches of capitalised words, cut at offices, honorifics and nationalities;
//! 3. `evidence`, `context`, `led`: points for each kind from the words of a name and from those around
//!    it;
//! 4. `document`, `acronym`, `same`, `link`: evidence is added up over the document, and short forms
//!    are joined to long ones, each with a reason; `told` writes the result.
//!
//! An adjective of nationality ("Chinese officials") is a mention of its country, whether the registry
//! lists it or not; its reason begins with "nationality", so that such mentions are told apart from
//! those by name. Adjectives of peoples, faiths and parties are names of kind other.
//!
//! The registry wins wherever both find something, unless the recogniser's name is longer and ends
//! in a word that makes it another thing: with "Pakistan" in the registry, "Pakistan Military
//! Academy" is still an academy (`overlap`).

mod acronym;
mod context;
mod cut;
mod document;
mod everyday;
mod evidence;
mod foreign;
mod led;
mod lexicon;
mod link;
mod overlap;
mod places;
mod registry;
mod run;
pub(crate) mod same;
mod token;
mod told;

use crate::model::{Names, Passage, Role};

use document::Anchor;
use lexicon::{Lexicon, class};
use run::Line;
use token::{Shape, Token};

pub use registry::Registry;
pub(crate) use told::PEOPLE;

/// Finds the names in the passages of a text and says which belong together.
///
/// Mentions are in text order and do not overlap; their spans lie inside passages. Kind and name of
/// a local entity that is in the registry are those of the registry.
pub fn find(text: &str, passages: &[Passage], registry: &Registry) -> Names {
    let lexicon = Lexicon::get();
    let mut lines = Vec::with_capacity(passages.len());
    let mut candidates = Vec::new();
    let mut registered = Vec::new();
    let length: usize = passages.iter().map(|passage| passage.span.end - passage.span.start).sum();
    let post = length < POST && passages.iter().all(|passage| passage.role != Role::Title);
    let passages: Vec<&Passage> =
        passages.iter().filter(|passage| text.get(passage.span.range()).is_some()).collect();
    let mut tokens: Vec<Vec<Token>> = passages
        .iter()
        .map(|passage| token::tokenise(text, passage.span.start, passage.span.end, lexicon))
        .collect();
    let language = foreign::language(text, &tokens);
    for (passage, tokens) in passages.iter().zip(&mut tokens) {
        if let Some(language) = language {
            language.classify(text, tokens);
        }
        let capitals = Capitals::of(tokens, passage.role, &text[passage.span.range()]);
        if !capitals.shouted {
            // "US", "WHO" and "IS" in capitals are not the words "us", "who" and "is".
            for token in tokens.iter_mut().filter(|token| token.shape == Shape::Caps) {
                if token.is(class::PLACE | class::ORG) {
                    token.classes &= !(class::COMMON | class::FUNCTION | class::NEVER);
                }
            }
        }
        registry.matches(text, passage.span, capitals.shouted, &mut registered);
        if post && tokens.first().is_some_and(|token| token.shape == Shape::Lower) {
            raise(text, tokens, lexicon);
        }
        let nouns = language.is_some_and(foreign::Language::capitalises_nouns);
        let line = Line {
            tokens: std::mem::take(tokens),
            headline: capitals.headline || nouns,
            post,
            familiar: post && !capitals.crowded,
        };
        run::candidates(text, lines.len(), &line, lexicon, &mut candidates);
        lines.push(line);
    }
    run::surnames(text, &lines, &mut candidates);
    everyday::leave_out(text, &lines, &mut candidates);
    let offices = acronym::offices(text, &lines, &candidates);
    candidates.retain(|candidate| {
        let span = document::span_of(&lines[candidate.line], *candidate);
        !offices.contains(&&text[span.range()])
    });
    let registered = overlap::settle(text, &lines, &mut candidates, registered, registry);
    let mut anchored: Vec<usize> = registered.iter().map(|mention| mention.entity).collect();
    anchored.sort_unstable();
    anchored.dedup();
    let anchors: Vec<Anchor> = anchored
        .into_iter()
        .filter_map(|entity| {
            let (name, kind) = registry.entry(entity)?;
            Some(Anchor { entity, name: name.to_string(), kind })
        })
        .collect();
    let mut names = document::resolve(text, &lines, &candidates, &registered, &anchors);
    names.mentions.retain(|mention| {
        let found_by_rule =
            names.entities.get(mention.entity).is_some_and(|e| e.registered.is_none());
        !(found_by_rule && registry.refuses(&text[mention.span.range()]))
    });
    places::add(text, &passages, registry, &mut names);
    for entity in &mut names.entities {
        if let Some((name, kind)) = entity.registered.and_then(|index| registry.entry(index)) {
            entity.name = name.to_string();
            entity.kind = kind;
        }
    }
    names
}

/// Bytes below which a text without a headline is read as a post.
const POST: usize = 320;

/// A post that does not begin with a capital leaves them out elsewhere too: well-known names that
/// are no words are read as if they had one.
fn raise(text: &str, tokens: &mut [Token], lexicon: &Lexicon) {
    for token in tokens {
        if token.shape == Shape::Lower && token.classes == 0 && token.end - token.start > 3 {
            let classes = lexicon.name(&token::capitalise(token.text(text)));
            if classes & (class::GIVEN | class::PLACE | class::ORG) != 0 {
                token.shape = Shape::Capital;
                token.classes = classes;
            }
        }
    }
}

/// How much the capitals of a passage say.
struct Capitals {
    /// A headline in Title Case or in capitals: they say little.
    headline: bool,
    /// In capitals throughout.
    shouted: bool,
    /// Half of the words that are not words of grammar have one.
    crowded: bool,
}

impl Capitals {
    fn of(tokens: &[Token], role: Role, content: &str) -> Capitals {
        let (mut words, mut capital, mut caps, mut full, mut full_capital) = (0, 0, 0, 0, 0);
        for token in tokens {
            let named = match token.shape {
                Shape::Capital | Shape::Mixed | Shape::Initial => true,
                Shape::Caps => {
                    caps += 1;
                    true
                }
                Shape::Lower => false,
                _ => continue,
            };
            words += 1;
            capital += usize::from(named);
            if !token.is(class::FUNCTION) {
                full += 1;
                full_capital += usize::from(named);
            }
        }
        let crowded = full >= 4 && full_capital * 2 >= full;
        if words < 3 {
            let headline = role != Role::Paragraph && capital == words;
            return Capitals { headline, shouted: false, crowded };
        }
        let shouted = caps * 10 >= words * 7 && words > 3;
        let stops = content.ends_with(['.', '!', '?', '”', '"']);
        let short = role != Role::Paragraph || words <= 20 && !stops;
        let titled = short && full_capital * 10 >= full * 7 && full >= 3;
        Capitals { headline: shouted || titled, shouted, crowded }
    }
}
