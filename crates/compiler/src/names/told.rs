//! What is told of a document's names: mentions in text order with their entities and reasons.

use dossier_engine::pack::reasons::NATIONALITY;

use crate::model::{Kind, LocalEntity, NameMention, Names, Span};

use super::document::{CLAIM, COINED, Form, Registered, span_of};
use super::lexicon::{FnvMap, Lexicon, class};
use super::link::Links;
use super::run::{Candidate, Line};

/// Candidates of which it is decided what they are.
pub(super) struct Decided<'a> {
    /// The text.
    pub text: &'a str,
    /// Its passages.
    pub lines: &'a [Line],
    /// Stretches that may be names.
    pub candidates: &'a [Candidate],
    /// Index of each candidate's form.
    pub of_candidate: Vec<usize>,
    /// The forms.
    pub forms: Vec<Form>,
    /// Which forms are the same entity.
    pub links: Links,
}

/// Why an adjective without a country is a name.
pub(crate) const PEOPLE: &str = "name of a people, faith or party";

/// Why an adjective is a mention of a country.
pub(super) fn nationality(written: &str, country: &str) -> String {
    format!("{NATIONALITY}: {written} is the adjective of {country}")
}

/// Whose name a mention is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Owner {
    Form(usize),
    Registry(usize),
}

impl Decided<'_> {
    /// Names of the document, those of the registry included. Name and kind of registered entities
    /// are left for the caller to fill in.
    pub(super) fn told(&self, registered: &[Registered]) -> Names {
        let mut mentions: Vec<(Span, Owner, String)> = registered
            .iter()
            .map(|mention| (mention.span, Owner::Registry(mention.entity), mention.reason.clone()))
            .collect();
        for (candidate, &form) in self.candidates.iter().zip(&self.of_candidate) {
            if let Some((owner, reason)) = self.owner(*candidate, form) {
                mentions.push((self.span(*candidate), owner, reason));
            }
        }
        mentions.sort_by_key(|(span, _, _)| *span);
        let mut names = Names::default();
        let mut known: FnvMap<Owner, usize> = FnvMap::default();
        let mut last = 0;
        for (span, owner, reason) in mentions {
            if span.start < last {
                continue;
            }
            last = span.end;
            let entity = *known.entry(owner).or_insert_with(|| {
                names.entities.push(self.entity(owner));
                names.entities.len() - 1
            });
            names.mentions.push(NameMention { span, entity, reason });
        }
        names
    }

    /// Whose name a candidate is, and why; none if it is not worth telling.
    fn owner(&self, candidate: Candidate, form: usize) -> Option<(Owner, String)> {
        let root = self.links.root(form);
        let reason = match self.links.reason(form) {
            Some(reason) => reason.to_string(),
            None => own_reason(&self.forms[form], candidate.titled),
        };
        if let Some(entity) = self.forms[root].registered {
            return Some((Owner::Registry(entity), reason));
        }
        let told = self.links.linked(form) || worth(&self.forms[form], &self.forms[root]);
        told.then_some((Owner::Form(root), reason))
    }

    fn entity(&self, owner: Owner) -> LocalEntity {
        match owner {
            Owner::Form(root) => match self.forms[root].country() {
                Some(country) => {
                    LocalEntity { name: country.to_string(), kind: Kind::Place, registered: None }
                }
                None => LocalEntity {
                    name: self.links.fullest(&self.forms, root),
                    kind: self.forms[root].kind,
                    registered: None,
                },
            },
            Owner::Registry(entity) => {
                LocalEntity { name: String::new(), kind: Kind::Other, registered: Some(entity) }
            }
        }
    }

    /// The candidate's place, without a full stop that ends its sentence.
    fn span(&self, candidate: Candidate) -> Span {
        let line = &self.lines[candidate.line];
        let mut span = span_of(line, candidate);
        let written = &self.text[span.range()];
        let closes = candidate.end == line.tokens.len();
        if closes && written.strip_suffix('.').is_some_and(|name| !name.contains('.')) {
            span.end -= 1;
        }
        span
    }
}

/// Whether a form is told to the reader: not where there is only a capital to go by.
fn worth(form: &Form, root: &Form) -> bool {
    if form.demonym || root.kind != Kind::Other {
        return true;
    }
    let (_, points) = form.votes.best();
    form.coined >= COINED || points >= CLAIM && !form.headline
}

/// Why a form is a name, and of that kind, when nothing else explains it.
fn own_reason(form: &Form, titled: bool) -> String {
    let lexicon = Lexicon::get();
    if form.demonym {
        return match lexicon.nation(&form.key) {
            Some(nation) => nationality(&form.written, nation),
            None => PEOPLE.to_string(),
        };
    }
    let classes = lexicon.name(&form.written);
    let reason = match form.kind {
        Kind::Person if form.single() && titled => {
            "follows a title or office; one name only, not told apart between articles"
        }
        Kind::Person if form.single() => {
            "used like a person’s name; one name only, not told apart between articles"
        }
        Kind::Person if titled => "follows a title or office",
        Kind::Person => "written and used like a person’s name",
        Kind::Place if classes & class::PLACE != 0 => "known place",
        Kind::Organisation if classes & class::ORG != 0 => "known organisation",
        Kind::Place => "written and used like a place’s name",
        Kind::Organisation => "written and used like an organisation’s name",
        Kind::Programme => "written like the name of a programme or agreement",
        Kind::Event => "written like the name of an event",
        Kind::Other => "written like a name",
    };
    reason.to_string()
}
