//! One document's names: what each form is, and which forms are the same entity.
//!
//! A *form* is a name as it is written, without full stops. Evidence of all its mentions is added up
//! before its kind is decided, so that what was plainly a person once is a person everywhere. Then
//! forms are linked, each link with a reason that a reader can check in the text.

use crate::model::{Kind, Names, Span};

use super::acronym;
use super::context::around;
use super::evidence::{Votes, inside};
use super::lexicon::{FnvMap, Lexicon, class};
use super::link::Links;
use super::run::{Candidate, Line, is_demonym};
use super::token::Shape;
use super::told::Decided;

/// Points below which a name's kind is not claimed.
pub(super) const CLAIM: i32 = 3;

/// Mentions inside sentences after which an unknown word with a capital is plainly a name.
pub(super) const COINED: u32 = 2;
/// Points below which the kind of such a name is not claimed.
const COINED_CLAIM: i32 = 2;
/// Points for the kind of a name that one is listed with.
const COMPANY: i32 = 3;

/// What the words around all mentions of a form say.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Context {
    strong: Votes,
    weak: Votes,
    mentions: i32,
}

impl Context {
    /// Points from which one mention settles what a name is for all of them.
    const STRONG: i32 = 4;
    /// Most points that strong evidence can add up to.
    const MOST: i32 = 9;
    /// Weak hints are averaged as if there were at most so many mentions: a name that is met often
    /// is not decided by chance.
    const WEIGHT: i32 = 3;

    fn add(&mut self, votes: Votes) {
        self.mentions += 1;
        for (kind, &points) in votes.0.iter().enumerate() {
            let kept = if points.abs() >= Self::STRONG { &mut self.strong } else { &mut self.weak };
            kept.0[kind] += points;
        }
    }

    fn sum(&self) -> Votes {
        let mut sum = self.strong.limited(Self::MOST);
        for (kind, points) in self.weak.0.iter().enumerate() {
            sum.0[kind] += points * self.mentions.min(Self::WEIGHT) / self.mentions.max(1);
        }
        sum
    }
}

/// A name as it is written in this document.
#[derive(Debug)]
pub(super) struct Form {
    /// The words, joined by one space, without full stops.
    pub key: String,
    /// As it stands in the text where it is first met.
    pub written: String,
    /// Evidence of all mentions.
    pub votes: Votes,
    /// Of that, what the words around the mentions say.
    pub context: Context,
    /// What it is.
    pub kind: Kind,
    /// Adjective of nationality, people, faith or party.
    pub demonym: bool,
    /// Found only in headlines.
    pub headline: bool,
    /// Mentions with a capital that is not owed to the head of a sentence or a headline, of a word
    /// that no list has.
    pub coined: u32,
    /// Index into the registry, for the name of a registered entity.
    pub registered: Option<usize>,
}

impl Form {
    /// Decides on the kind by the evidence.
    fn decide(&mut self) {
        let (kind, points) = self.votes.best();
        let claim = match kind {
            Kind::Person | Kind::Place if self.coined >= COINED => COINED_CLAIM,
            _ => CLAIM,
        };
        self.kind = if points >= claim && !self.demonym { kind } else { Kind::Other };
    }

    /// The words.
    pub(super) fn words(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.key.split(' ')
    }

    /// The country of an adjective of nationality.
    pub(super) fn country(&self) -> Option<&'static str> {
        if self.demonym { Lexicon::get().nation(&self.key) } else { None }
    }

    /// Whether it is one word.
    pub(super) fn single(&self) -> bool {
        !self.key.contains(' ')
    }
}

/// The form of a stretch of text.
fn key_of(written: &str) -> String {
    let mut key = String::with_capacity(written.len());
    for c in written.chars() {
        match c {
            '.' | ',' => {}
            '’' => key.push('\''),
            c if c.is_whitespace() => {
                if !key.ends_with(' ') {
                    key.push(' ');
                }
            }
            c => key.push(c),
        }
    }
    key
}

/// A mention of a registered entity.
#[derive(Debug, Clone)]
pub(super) struct Registered {
    /// Where it is.
    pub span: Span,
    /// Index into the registry.
    pub entity: usize,
    /// Why.
    pub reason: String,
}

/// What is known of a registered entity that the document mentions.
#[derive(Debug, Clone)]
pub(super) struct Anchor {
    /// Index into the registry.
    pub entity: usize,
    /// Canonical name.
    pub name: String,
    /// Kind.
    pub kind: Kind,
}

/// Decides kinds, links forms and writes the result.
pub(super) fn resolve(
    text: &str,
    lines: &[Line],
    candidates: &[Candidate],
    registered: &[Registered],
    anchors: &[Anchor],
) -> Names {
    let lexicon = Lexicon::get();
    let mut forms: Vec<Form> = anchors
        .iter()
        .map(|anchor| Form {
            key: key_of(&anchor.name),
            written: anchor.name.clone(),
            votes: Votes::default(),
            context: Context::default(),
            kind: anchor.kind,
            demonym: false,
            headline: false,
            coined: 0,
            registered: Some(anchor.entity),
        })
        .collect();
    let mut index: FnvMap<String, usize> = FnvMap::default();
    for (at, form) in forms.iter().enumerate() {
        index.entry(form.key.clone()).or_insert(at);
    }
    let mixed = Mixed::of(text, lines, candidates, &forms);
    let mut of_candidate = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let line = &lines[candidate.line];
        let span = span_of(line, *candidate);
        let written = &text[span.range()];
        let key = mixed.key(key_of(written), line.headline, lexicon);
        let at = *index.entry(key).or_insert_with_key(|key| {
            forms.push(Form {
                key: key.clone(),
                written: written.to_string(),
                votes: inside(text, line, *candidate, lexicon),
                context: Context::default(),
                kind: Kind::Other,
                demonym: is_demonym(text, &line.tokens, candidate.first, candidate.end, lexicon),
                headline: true,
                coined: 0,
                registered: None,
            });
            forms.len() - 1
        });
        let form = &mut forms[at];
        let cased = form.registered.is_none()
            && !form.written.contains(char::is_lowercase)
            && written.contains(char::is_lowercase);
        if cased {
            form.written = written.to_string();
        }
        let prose = form.headline && !line.headline;
        form.headline &= line.headline;
        if form.registered.is_none() && (prose || cased) {
            let votes = inside(text, line, *candidate, lexicon);
            // A word that nobody knows keeps what its capitals say.
            if prose || votes != Votes::default() {
                form.votes = votes;
            }
        }
        form.context.add(around(text, line, *candidate));
        let token = &line.tokens[candidate.first];
        let coined = candidate.end - candidate.first == 1
            && token.shape == Shape::Capital
            && token.classes == 0
            && !(token.first || line.headline);
        form.coined += u32::from(coined);
        of_candidate.push(at);
    }
    for form in forms.iter_mut().filter(|form| form.registered.is_none()) {
        form.votes.merge(&form.context.sum());
        form.decide();
    }
    in_company(text, lines, candidates, &of_candidate, &mut forms);
    everyday(text, lines, &mut forms);
    let mut links = Links::new(&forms);
    for definition in acronym::definitions(text, lines, candidates) {
        links.define(&mut forms, of_candidate[definition.short], of_candidate[definition.long]);
    }
    links.find(&mut forms, lexicon);
    Decided { text, lines, candidates, of_candidate, forms, links }.told(registered)
}

/// Words that the text also writes small are no names for having a capital, unless the words around
/// them say of what.
fn everyday(text: &str, lines: &[Line], forms: &mut [Form]) {
    let mut coined: FnvMap<String, usize> = FnvMap::default();
    for (at, form) in forms.iter().enumerate() {
        if form.kind == Kind::Other && form.coined >= COINED {
            coined.insert(form.key.to_lowercase(), at);
        }
    }
    if coined.is_empty() {
        return;
    }
    for token in lines.iter().flat_map(|line| &line.tokens) {
        if token.shape == Shape::Lower
            && let Some(&form) = coined.get(token.text(text))
        {
            forms[form].coined = 0;
        }
    }
}

/// Gives an unknown word the kind of a name that it is listed with: "Pakistan and Aldora".
fn in_company(
    text: &str,
    lines: &[Line],
    candidates: &[Candidate],
    of_candidate: &[usize],
    forms: &mut [Form],
) {
    let mut joined: Vec<(usize, Kind)> = Vec::new();
    for (pair, of) in candidates.windows(2).zip(of_candidate.windows(2)) {
        let ([one, other], &[first, second]) = (pair, of) else { continue };
        if one.line != other.line || lines[one.line].headline {
            continue;
        }
        let between = lines[one.line].tokens.get(one.end..other.first).unwrap_or_default();
        let list = matches!(between, [join] if matches!(join.text(text), "and" | "or"));
        if !list {
            continue;
        }
        for (unknown, known) in [(first, second), (second, first)] {
            let kind = forms[known].kind;
            let likely = matches!(kind, Kind::Person | Kind::Place);
            if likely && forms[unknown].kind == Kind::Other && forms[unknown].coined > 0 {
                joined.push((unknown, kind));
            }
        }
    }
    for (form, kind) in joined {
        forms[form].votes.add(kind, COMPANY);
        forms[form].decide();
    }
}

/// Names of the document that are not in capitals throughout, by their small letters: "KARACHI" in a
/// dateline is the Karachi of the text below it.
struct Mixed(FnvMap<String, String>);

impl Mixed {
    fn of(text: &str, lines: &[Line], candidates: &[Candidate], forms: &[Form]) -> Mixed {
        let mut mixed = FnvMap::default();
        let written = candidates
            .iter()
            .map(|candidate| key_of(&text[span_of(&lines[candidate.line], *candidate).range()]));
        for key in forms.iter().map(|form| form.key.clone()).chain(written) {
            if key.contains(char::is_lowercase) {
                mixed.entry(key.to_lowercase()).or_insert(key);
            }
        }
        Mixed(mixed)
    }

    /// The form under which a name is counted.
    fn key(&self, key: String, headline: bool, lexicon: &Lexicon) -> String {
        /// Letters below which capitals are more often an abbreviation ("WHO", "US").
        const ABBREVIATION: usize = 4;
        // "EZ2" is the mark of a product, whatever its small letters.
        if key.contains(|c: char| c.is_lowercase() || c.is_numeric()) {
            return key;
        }
        let Some(mixed) = self.0.get(&key.to_lowercase()) else { return key };
        let known = class::GIVEN | class::SURNAME | class::PLACE;
        let same =
            headline || key.chars().count() >= ABBREVIATION || lexicon.name(mixed) & known != 0;
        if same { mixed.clone() } else { key }
    }
}

/// Where a candidate is.
pub(super) fn span_of(line: &Line, candidate: Candidate) -> Span {
    let first = &line.tokens[candidate.first];
    let last = &line.tokens[candidate.end - 1];
    Span::new(first.start, last.end)
}
