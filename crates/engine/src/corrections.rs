//! What a person says of the entities that were found: who is who, and who is nobody.
//!
//! Every correction speaks of an entity as it was found, or by a name that another correction gives.
//! So their order says nothing, and saying a thing twice is saying it once. A mention is followed
//! from entity to entity, each time by the correction with the narrowest scope, until none applies;
//! it never comes back to where it has been, so that two entities can be exchanged in an article.

use serde::{Deserialize, Serialize};

use crate::order::{sort_by, sort_places};
use crate::pack::Kind;
use crate::text::words;

/// One correction.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Name or id of the entity.
    pub entity: String,
    /// Id of the only article it is about; empty for all.
    pub article: String,
    /// The only written form it is about; empty for all.
    pub text: String,
    /// Name or id of what the entity is, or empty; a name that nothing has is a new entity's.
    pub is: String,
    /// Kind of what the entity is.
    pub kind: Option<Kind>,
    /// Whether the name is nobody's.
    pub hide: bool,
    /// Where it stands: the line of the file, or the number in a list.
    pub line: u32,
}

/// Entities that are not the same.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Distinct {
    /// Their names or ids.
    pub names: Vec<String>,
    /// Where it stands.
    pub line: u32,
}

/// All that is said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrections {
    /// In any order.
    pub rows: Vec<Correction>,
    /// In any order.
    pub distinct: Vec<Distinct>,
}

impl Corrections {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.distinct.is_empty()
    }
}

/// An entity as it was found.
#[derive(Debug, Clone, Copy)]
pub struct Found<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// What [`key`] makes of its name.
    pub key: &'a str,
    /// Its kind.
    pub kind: Kind,
}

/// An entity that corrections make. They are numbered after those that were found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: Kind,
    /// The number of an entity that it is everywhere.
    pub once: Option<u32>,
}

/// How two statements contradict each other, and where they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contradiction {
    /// What is wrong with them.
    pub what: Wrong,
    /// The earlier line and the later one.
    pub lines: (u32, u32),
}

/// Ways to contradict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// Of the same entity in the same scope two things are said.
    Different,
    /// The one leads back to where the other begins.
    Circle,
    /// One joins what the other tells apart.
    Distinct,
}

/// Why a correction does nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Idle {
    /// No entity has that name or id.
    NoEntity,
    /// Several have that name.
    Several,
    /// There is no such article.
    NoArticle,
}

/// What becomes of all mentions of an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// They are of this entity.
    Is(u32),
    /// They are no names.
    Hidden,
    /// They have to be looked at one by one.
    Mixed,
}

/// Corrections made ready for a collection.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// Entities that no one found.
    pub made: Vec<Made>,
    /// The corrections that do nothing, by their place in the list, with why.
    pub idle: Vec<(usize, Idle)>,
    /// By entity; of one entity the narrowest first.
    rules: Vec<Rule>,
    /// What each entity is everywhere, by its own correction: itself where there is none.
    next: Vec<u32>,
}

/// Why a name is whose it is, where a correction says so.
pub const REASON: &str = "correction";

/// Instead of the number of an entity or an article: none.
const NOBODY: u32 = u32::MAX;

#[derive(Debug, Clone, PartialEq, Eq)]
struct Rule {
    entity: u32,
    /// [`NOBODY`] for all.
    article: u32,
    /// The [`form`] of the text; empty for all.
    text: String,
    /// [`NOBODY`] for what is nobody's.
    is: u32,
    line: u32,
}

impl Rule {
    fn is_whole(&self) -> bool {
        self.article == NOBODY && self.text.is_empty()
    }

    /// What rules are sorted by, the narrowest first. An article is narrower than a written form.
    fn scope(&self) -> (u32, u32, bool, &str) {
        (self.entity, self.article, self.text.is_empty(), &self.text)
    }
}

/// A name by which names are compared: its words in small letters, without spaces.
pub fn key(name: &str) -> String {
    let letters: String = words(name).map(|word| word.folded.to_ascii_lowercase()).collect();
    if letters.is_empty() { name.to_owned() } else { letters }
}

/// A written form as it is compared: an article before it does not count.
fn form(text: &str) -> String {
    let begins = text.get(..4).is_some_and(|first| first.eq_ignore_ascii_case("the "));
    key(if begins { &text[4..] } else { text })
}

/// Ids as they are, names as they are compared.
fn reference(text: &str) -> String {
    let kind = text.split_once('/').and_then(|(kind, _)| Kind::from_name(kind));
    if kind.is_some() { text.to_owned() } else { key(text) }
}

/// Puts texts in order, each once.
#[inline(never)]
fn ordered(mut texts: Vec<String>) -> Vec<String> {
    let mut order: Vec<u32> = (0..texts.len() as u32).collect();
    sort_places(&mut order, &mut |one, other| texts[one as usize].cmp(&texts[other as usize]));
    let mut ordered: Vec<String> = Vec::with_capacity(texts.len());
    for at in order {
        let text = std::mem::take(&mut texts[at as usize]);
        if ordered.last() != Some(&text) {
            ordered.push(text);
        }
    }
    ordered
}

/// What an id or a name in corrections stands for.
#[derive(Clone, Default)]
struct Named {
    /// Numbers of entities.
    called: Vec<u32>,
    /// Corrections of what has this name, by place.
    waiting: Vec<u32>,
}

struct Planner<'a> {
    found: &'a [Found<'a>],
    /// References in corrections, in order.
    texts: Vec<String>,
    named: Vec<Named>,
    made: Vec<Made>,
    /// Corrections whose entity has turned up.
    ready: Vec<u32>,
}

impl Planner<'_> {
    fn at(&self, reference: &str) -> Option<usize> {
        self.texts.binary_search_by(|known| known.as_str().cmp(reference)).ok()
    }

    /// Makes an entity known under its id or the key of its name.
    fn register(&mut self, number: u32, reference: &str) {
        if let Some(at) = self.at(reference) {
            self.named[at].called.push(number);
            self.ready.append(&mut self.named[at].waiting);
        }
    }

    /// The entities of an id or a name.
    fn called(&self, text: &str) -> &[u32] {
        self.at(&reference(text)).map_or(&[], |at| &self.named[at].called)
    }

    fn name_and_kind(&self, number: u32) -> (&str, Kind) {
        match self.found.get(number as usize) {
            Some(found) => (found.name, found.kind),
            None => {
                let made = &self.made[number as usize - self.found.len()];
                (&made.name, made.kind)
            }
        }
    }

    /// What a correction makes of an entity.
    fn target(&mut self, row: &Correction, entity: u32) -> u32 {
        let (name, own) = self.name_and_kind(entity);
        let name = if row.is.is_empty() { name } else { &row.is };
        let there = self.called(name);
        let kind = row.kind.unwrap_or(own);
        let same = there.iter().find(|&&other| self.name_and_kind(other).1 == kind);
        // A kind that is stated is part of who is meant; the entity's own is only a hint.
        let other = there.first().filter(|_| row.kind.is_none());
        if let Some(&known) = same.or(other) {
            return known;
        }
        let mut id = kind.as_str().to_owned();
        for (at, word) in words(name).enumerate() {
            id.push(if at == 0 { '/' } else { '-' });
            id.push_str(&word.folded.to_ascii_lowercase());
        }
        let number = (self.found.len() + self.made.len()) as u32;
        let once = (row.article.is_empty() && row.text.is_empty()).then_some(entity);
        let key = key(name);
        self.made.push(Made { id: id.clone(), name: name.to_owned(), kind, once });
        self.register(number, &id);
        self.register(number, &key);
        number
    }
}

impl Plan {
    /// Reads corrections for a collection with these entities. `article` gives the number of an
    /// article of an id.
    ///
    /// # Errors
    /// The first of the statements that contradict each other.
    pub fn new(
        found: &[Found<'_>],
        article: &mut dyn FnMut(&str) -> Option<u32>,
        corrections: &Corrections,
    ) -> Result<Plan, Contradiction> {
        let Corrections { rows, distinct } = corrections;
        let mut texts: Vec<String> = Vec::with_capacity(rows.len() * 2);
        for row in rows {
            texts.push(reference(&row.entity));
            texts.push(reference(&row.is));
        }
        texts.extend(
            distinct.iter().flat_map(|distinct| &distinct.names).map(|name| reference(name)),
        );
        let mut texts = ordered(texts);
        let mut names = Vec::new();
        // What is named by its id may be joined to another of its name.
        for entity in found {
            if texts.binary_search_by(|known| known.as_str().cmp(entity.id)).is_ok() {
                names.push(entity.key.to_owned());
            }
        }
        texts.append(&mut names);
        let texts = ordered(texts);
        let named = vec![Named::default(); texts.len()];
        let mut planner = Planner { found, texts, named, made: Vec::new(), ready: Vec::new() };
        for (at, row) in rows.iter().enumerate() {
            if let Some(place) = planner.at(&reference(&row.entity)) {
                planner.named[place].waiting.push(at as u32);
            }
        }
        for (number, entity) in found.iter().enumerate() {
            planner.register(number as u32, entity.id);
            planner.register(number as u32, entity.key);
        }
        let mut plan = Plan::default();
        let mut whose: Vec<u32> = vec![NOBODY; rows.len()];
        // One generation after the other: what is named by the corrections of one is there for those
        // of the next. Within one, the order depends on what they say, and not on where.
        while !planner.ready.is_empty() {
            let mut ready = std::mem::take(&mut planner.ready);
            ready.retain(|&at| match planner.called(&rows[at as usize].entity) {
                [entity] => {
                    whose[at as usize] = *entity;
                    true
                }
                _ => {
                    plan.idle.push((at as usize, Idle::Several));
                    false
                }
            });
            sort_places(&mut ready, &mut |one, other| {
                let order = |at: u32| {
                    let Correction { is, kind, article, text, .. } = &rows[at as usize];
                    (kind.is_none(), whose[at as usize], *kind, is, article, text)
                };
                order(one).cmp(&order(other))
            });
            for at in ready {
                let row = &rows[at as usize];
                let entity = whose[at as usize];
                let place = match row.article.is_empty() {
                    true => Some(NOBODY),
                    false => article(&row.article),
                };
                let Some(article) = place else {
                    plan.idle.push((at as usize, Idle::NoArticle));
                    continue;
                };
                let is = if row.hide { NOBODY } else { planner.target(row, entity) };
                let text = if row.text.is_empty() { String::new() } else { form(&row.text) };
                plan.rules.push(Rule { entity, article, text, is, line: row.line });
            }
        }
        for &at in planner.named.iter().flat_map(|named| &named.waiting) {
            plan.idle.push((at as usize, Idle::NoEntity));
        }
        plan.made = std::mem::take(&mut planner.made);
        plan.settle(found.len())?;
        for Distinct { names, line } in distinct {
            let apart: Vec<u32> =
                names.iter().flat_map(|name| planner.called(name)).copied().collect();
            plan.keep_apart(&apart, *line)?;
        }
        Ok(plan)
    }

    /// Sorts the rules, leaves out what is said twice, and refuses what cannot be.
    fn settle(&mut self, found: usize) -> Result<(), Contradiction> {
        sort_by(&mut self.rules, |one, other| one.scope().cmp(&other.scope()));
        for pair in self.rules.windows(2) {
            if pair[0].scope() == pair[1].scope() && pair[0].is != pair[1].is {
                return Err(contradiction(Wrong::Different, pair[0].line, pair[1].line));
            }
        }
        self.next = (0..(found + self.made.len()) as u32).collect();
        for rule in self.rules.iter().filter(|rule| rule.is_whole()) {
            self.next[rule.entity as usize] = rule.is;
        }
        for rule in &self.rules {
            let mut at = rule.is;
            for _ in 0..self.rules.len() {
                if at == NOBODY || at == rule.entity {
                    break;
                }
                let next = self.next[at as usize];
                if next == rule.entity {
                    let last = self.of(at).last().map_or(rule.line, |last| last.line);
                    return Err(contradiction(Wrong::Circle, rule.line, last));
                }
                if next == at {
                    break;
                }
                at = next;
            }
        }
        Ok(())
    }

    /// Refuses what would join two of some entities.
    fn keep_apart(&self, apart: &[u32], line: u32) -> Result<(), Contradiction> {
        for &entity in apart {
            for rule in self.of(entity) {
                let end = self.end(rule.is);
                let other = apart.iter().find(|&&other| other != entity && self.end(other) == end);
                if end.is_some() && other.is_some() {
                    return Err(contradiction(Wrong::Distinct, rule.line, line));
                }
            }
        }
        Ok(())
    }

    /// The rules of an entity.
    fn of(&self, entity: u32) -> &[Rule] {
        let start = self.rules.partition_point(|rule| rule.entity < entity);
        let end = self.rules.partition_point(|rule| rule.entity <= entity);
        &self.rules[start..end]
    }

    /// What an entity is everywhere; none when it is hidden.
    pub fn end(&self, mut entity: u32) -> Option<u32> {
        loop {
            match self.next.get(entity as usize) {
                Some(&is) if is != entity => entity = is,
                Some(_) => return Some(entity),
                None => return None,
            }
        }
    }

    /// What becomes of all mentions of an entity.
    pub fn fate(&self, entity: u32) -> Fate {
        let mut at = entity;
        loop {
            if !self.of(at).iter().all(Rule::is_whole) {
                return Fate::Mixed;
            }
            match self.next.get(at as usize) {
                Some(&NOBODY) => return Fate::Hidden,
                Some(&is) if is != at => at = is,
                _ => return Fate::Is(at),
            }
        }
    }

    /// Whose a mention is that was found to be `entity`'s, in an article and written in one way; none
    /// when it is nobody's.
    pub fn resolve(&self, mut entity: u32, article: u32, text: &str) -> Option<u32> {
        let mut form_of_text = None;
        let mut been = Vec::new();
        loop {
            let rule = self.of(entity).iter().find(|rule| {
                (rule.article == NOBODY || rule.article == article)
                    && (rule.text.is_empty()
                        || *form_of_text.get_or_insert_with(|| form(text)) == rule.text)
            });
            let Some(rule) = rule else { return Some(entity) };
            been.push(entity);
            if rule.is == NOBODY {
                return None;
            }
            if been.contains(&rule.is) {
                return Some(entity);
            }
            entity = rule.is;
        }
    }
}

fn contradiction(what: Wrong, one: u32, other: u32) -> Contradiction {
    Contradiction { what, lines: (one.min(other), one.max(other)) }
}
