//! Everything about an entity in the articles that fit a request.

use std::rc::Rc;

use serde::Serialize;

use super::Collection;
use super::answer::{EntityRef, InContext, Open};
use super::snippet::cut;
use crate::Error;
use crate::order::{sort_by, sort_by_key};
use crate::request::Request;
use crate::text::sentence_to;
use crate::time::Day;

/// Sentences shown.
const CONTEXTS: usize = 100;
/// Companions shown.
const COMPANIONS: usize = 30;

/// An entity's card.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EntityCard {
    /// The entity.
    #[serde(flatten)]
    pub entity: EntityRef,
    /// One line about it; may be empty.
    pub description: String,
    /// Articles that fit and mention it.
    pub articles: usize,
    /// Mentions in them.
    pub mentions: usize,
    /// Of these, adjectives of nationality.
    pub nationalities: usize,
    /// Written forms, most frequent first.
    pub aliases: Vec<Alias>,
    /// Sentences that mention it, in the order of the collection.
    pub contexts: Vec<InContext>,
    /// Entities in the same articles, most articles first.
    pub with: Vec<Companion>,
    /// Date of publication (EDTF) of the first dated article.
    pub first: Option<String>,
    /// Date of publication (EDTF) of the last dated article.
    pub last: Option<String>,
}

/// A written form of an entity's name.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Alias {
    /// The form.
    pub text: String,
    /// Times it is written.
    pub count: usize,
    /// Why it is this entity.
    pub reason: String,
}

/// An entity in the same articles.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Companion {
    /// The entity.
    #[serde(flatten)]
    pub entity: Rc<EntityRef>,
    /// Articles that mention both.
    pub articles: usize,
}

impl Collection {
    /// The card of an entity, over the articles that fit a request.
    ///
    /// # Errors
    /// [`Error::is_unknown`] when there is no such entity; [`Error::is_pack`] when the pack turns
    /// out to be damaged.
    pub fn entity(&self, id: &str, request: &Request) -> Result<EntityCard, Error> {
        let ordinal = self.entity_ordinal(id)?;
        let entity = self.entity_of(ordinal)?.into_owned();
        let set = self.narrowed(request)?.all();
        let mut aliases: Vec<Alias> = Vec::new();
        let mut contexts = Vec::new();
        let mut with = vec![0usize; self.entity_count()];
        let (mut articles, mut mentions, mut nationalities) = (0, 0, 0);
        let mut dated: Vec<(i64, Day, String)> = Vec::new();
        for document in self.documents_of(ordinal).filter(|&document| set.contains(document)) {
            articles += 1;
            self.entities_of(document).for_each(|other| with[other] += 1);
            let open = Open::new(&self.pack, document)?;
            let names = self.names(document, &open.text)?;
            let of_entity = names.iter().filter(|name| name.entity as usize == ordinal);
            let mut last_sentence = None;
            for name in of_entity {
                mentions += 1;
                nationalities += usize::from(self.is_nationality(name));
                let (start, end) = (name.start as usize, name.start as usize + name.len as usize);
                let Some(text) = open.text.get(start..end) else { continue };
                let reason = self.reason(&open, name);
                match aliases.iter_mut().find(|alias| alias.text == text) {
                    Some(alias) => alias.count += 1,
                    None => aliases.push(Alias {
                        text: text.to_owned(),
                        count: 1,
                        reason: reason.clone(),
                    }),
                }
                let Some(block) = open.block_of(name.start, name.len) else { continue };
                if contexts.len() < CONTEXTS {
                    let shift = open.start(block);
                    let sentence = sentence_to(open.block(block), end.saturating_sub(shift));
                    if last_sentence == Some((block, sentence)) {
                        continue;
                    }
                    last_sentence = Some((block, sentence));
                    let marked = names
                        .iter()
                        .filter(|name| name.entity as usize == ordinal)
                        .filter_map(|name| {
                            let first = (name.start as usize).checked_sub(shift)?;
                            let last = first + name.len as usize;
                            (sentence.0 <= first && last <= sentence.1).then_some((first, last))
                        });
                    contexts.push(InContext {
                        document: open.record.id.clone(),
                        title: open.title().to_owned(),
                        snippet: cut(&open, block, sentence, marked.collect()),
                        reason,
                    });
                }
            }
            if let (Some((first, last)), Some(published)) =
                (self.pack.published(document), open.record.published)
            {
                dated.push((i64::from(first) + i64::from(last), first, published.value));
            }
        }
        sort_by(&mut aliases, |one, other| {
            other.count.cmp(&one.count).then_with(|| one.text.cmp(&other.text))
        });
        with[ordinal] = 0;
        let mut companions: Vec<usize> = (0..with.len()).filter(|&at| with[at] > 0).collect();
        sort_by_key(&mut companions, |&at| (std::cmp::Reverse(with[at]), at));
        companions.truncate(COMPANIONS);
        let date = |found: Option<&(i64, Day, String)>| found.map(|(_, _, value)| value.clone());
        Ok(EntityCard {
            entity: EntityRef { id: entity.id, name: entity.name, kind: entity.kind },
            description: entity.description,
            articles,
            mentions,
            nationalities,
            aliases,
            contexts,
            with: companions
                .into_iter()
                .filter_map(|at| {
                    Some(Companion { entity: self.entity_ref(at)?, articles: with[at] })
                })
                .collect(),
            first: date(dated.iter().min()),
            last: date(dated.iter().max()),
        })
    }
}
