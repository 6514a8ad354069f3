//! What a person says of the entities that were found: who is who, and who is nobody.
//!
//! Every correction speaks of an entity as it was found, or by a name that another correction gives.
//! So their order says nothing, and saying a thing twice is saying it once. A mention is followed
//! from entity to entity, each time by the correction with the narrowest scope, until none applies;
//! it never comes back to where it has been, so that two entities can be exchanged in an article.
//!
//! Corrections are kept and handed over as text: one line for each, five fields between tabs.
//!
//! | field | what |
//! | --- | --- |
//! | entity | name of the entity, or its id |
//! | article | id of the only article it is about; empty for all |
//! | text | the only written form it is about; empty for all |
//! | is | name or id of what the entity is; a name that nothing has is a new entity's |
//! | what | the kind of what it is; or `hide`: it is nobody's name; or `distinct`: it is not what `is` says |

use crate::order::sort_places;
use crate::pack::Kind;
use crate::text::words;
use dossier_kernel::piece::from;

/// In the last field: nobody's name.
pub const HIDE: &str = "hide";
/// In the last field: not to be joined.
pub const DISTINCT: &str = "distinct";
/// Why a name is whose it is, where a correction says so.
pub const REASON: &str = "correction";

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
    /// The lines, from 0, that do nothing, with why.
    pub idle: Vec<(u32, Idle)>,
    /// Entities that are not the same, with the line that says so.
    pub distinct: Vec<(u32, u32, u32)>,
    rules: Vec<Rule>,
    /// Places in `rules`, by entity; of one entity the narrowest first.
    order: Vec<u32>,
    /// What each entity is everywhere, by its own correction: itself where there is none.
    next: Vec<u32>,
}

/// Instead of the number of an entity or an article: none.
const NOBODY: u32 = u32::MAX;

/// A correction with numbers for what it names.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Whose mentions it is about.
    pub entity: u32,
    /// [`NOBODY`] for all.
    article: u32,
    /// The [`form`] of the text; empty for all.
    text: String,
    /// [`NOBODY`] for what is nobody's.
    is: u32,
    /// Its line, from 0.
    pub line: u32,
}

impl Rule {
    /// Whether it is about all mentions of the entity.
    pub fn is_whole(&self) -> bool {
        self.article == NOBODY && self.text.is_empty()
    }

    /// What rules are sorted by, the narrowest first. An article is narrower than a written form.
    pub fn scope(&self) -> impl Ord + PartialEq {
        (self.entity, self.article, self.text.is_empty(), &self.text)
    }

    /// What they are; none for nobody's.
    pub fn is(&self) -> Option<u32> {
        (self.is != NOBODY).then_some(self.is)
    }
}

/// A correction as it is read.
struct Row<'t> {
    /// Entity, article, text, what it is, and what is said of it.
    fields: [&'t str; 5],
    line: u32,
}

/// Reads corrections, in an order that does not depend on theirs: those that state a kind first.
fn rows(text: &str) -> Vec<Row<'_>> {
    let mut read: Vec<Row<'_>> = Vec::new();
    for (line, written) in text.split('\n').enumerate().filter(|(_, line)| !line.is_empty()) {
        let mut fields = [""; 5];
        written.split('\t').zip(&mut fields).for_each(|(text, field)| *field = text);
        read.push(Row { fields, line: line as u32 });
    }
    let mut order: Vec<u32> = (0..read.len() as u32).collect();
    sort_places(&mut order, &mut |one, other| {
        let key = |at: u32| (read[at as usize].fields[4].is_empty(), read[at as usize].fields);
        key(one).cmp(&key(other))
    });
    order.iter().map(|&at| Row { fields: read[at as usize].fields, ..read[at as usize] }).collect()
}

/// A name by which names are compared: its words in small letters, without spaces.
pub fn key(name: &str) -> String {
    let mut letters = String::new();
    words(name).for_each(|word| letters.push_str(&word.folded));
    letters.make_ascii_lowercase();
    if letters.is_empty() { name.to_owned() } else { letters }
}

/// A written form as it is compared: an article before it does not count.
fn form(text: &str) -> String {
    let begins = text.get(..4).is_some_and(|first| first.eq_ignore_ascii_case("the "));
    key(if begins { from(text, 4) } else { text })
}

/// Ids as they are, names as they are compared.
fn reference(text: &str) -> String {
    let kind = text.split_once('/').and_then(|(kind, _)| Kind::from_name(kind));
    if kind.is_some() { text.to_owned() } else { key(text) }
}

/// What an id or a name in corrections stands for.
#[derive(Default)]
struct Named {
    /// Ids as they are, names as they are compared.
    reference: String,
    /// Numbers of entities.
    called: Vec<u32>,
    /// Corrections of what has this name, by place.
    waiting: Vec<u32>,
}

struct Planner<'a> {
    found: &'a [Found<'a>],
    /// In the order of the references.
    named: Vec<Named>,
    made: Vec<Made>,
    /// Corrections whose entity has turned up.
    ready: Vec<u32>,
}

impl Planner<'_> {
    /// Makes room for what references stand for.
    fn expect(&mut self, mut references: Vec<String>) {
        let mut order: Vec<u32> = (0..references.len() as u32).collect();
        sort_places(&mut order, &mut |one, other| {
            references[one as usize].cmp(&references[other as usize])
        });
        self.named.clear();
        for at in order {
            let reference = std::mem::take(&mut references[at as usize]);
            if self.named.last().is_none_or(|last| last.reference != reference) {
                self.named.push(Named { reference, ..Named::default() });
            }
        }
    }

    fn at(&self, reference: &str) -> Option<usize> {
        self.named.binary_search_by(|known| known.reference.as_str().cmp(reference)).ok()
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
    fn target(&mut self, &[_, article, text, is, what]: &[&str; 5], entity: u32) -> u32 {
        if what == HIDE {
            return NOBODY;
        }
        let (name, own) = self.name_and_kind(entity);
        let name = if is.is_empty() { name } else { is };
        let there = self.called(name);
        let stated = Kind::from_name(what);
        let kind = stated.unwrap_or(own);
        // A kind that is stated is part of who is meant; the entity's own is only a hint, and does not
        // lead to one that another correction makes while there is one that was found. These stand
        // first: what a correction means does not depend on the others.
        let found = |&&other: &&u32| (other as usize) < self.found.len();
        let other = there.first().filter(|_| stated.is_none());
        let same = there
            .iter()
            .filter(|&other| {
                stated.is_some()
                    || !there.first().is_some_and(|first| found(&first))
                    || found(&other)
            })
            .find(|&&other| self.name_and_kind(other).1 == kind);
        if let Some(&known) = same.or(other) {
            return known;
        }
        let mut id = kind.as_str().to_owned();
        for (at, word) in words(name).enumerate() {
            id.push(if at == 0 { '/' } else { '-' });
            id.push_str(&word.folded);
        }
        id.make_ascii_lowercase();
        let number = (self.found.len() + self.made.len()) as u32;
        let once = (article.is_empty() && text.is_empty()).then_some(entity);
        let key = key(name);
        let name = name.to_owned();
        self.register(number, &id);
        self.register(number, &key);
        self.made.push(Made { id, name, kind, once });
        number
    }
}

impl Plan {
    /// Reads corrections for a collection with these entities. `article` gives the number of an
    /// article of an id. Of two that contradict each other one holds: who writes them down looks for
    /// such before.
    pub fn new(
        found: &[Found<'_>],
        article: &dyn Fn(&str) -> Option<u32>,
        corrections: &str,
    ) -> Plan {
        let rows = rows(corrections);
        let mut planner = Planner { found, named: Vec::new(), made: Vec::new(), ready: Vec::new() };
        let mut references: Vec<String> = Vec::new();
        for Row { fields: [entity, _, _, is, _], .. } in &rows {
            references.push(reference(entity));
            references.push(reference(is));
        }
        planner.expect(references.clone());
        // What is named by its id may be joined to another of its name.
        for entity in found.iter().filter(|entity| planner.at(entity.id).is_some()) {
            references.push(entity.key.to_owned());
        }
        planner.expect(references);
        for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.fields[4] != DISTINCT) {
            if let Some(place) = planner.at(&reference(row.fields[0])) {
                planner.named[place].waiting.push(at as u32);
            }
        }
        for (number, entity) in found.iter().enumerate() {
            planner.register(number as u32, entity.id);
            planner.register(number as u32, entity.key);
        }
        let mut plan = Plan::default();
        // One generation after the other: what is named by the corrections of one is there for those
        // of the next.
        while !planner.ready.is_empty() {
            let mut ready = std::mem::take(&mut planner.ready);
            sort_places(&mut ready, &mut |one, other| one.cmp(&other));
            // All of a generation are looked up before any of them makes an entity.
            let first = plan.rules.len();
            for at in ready {
                let Row { fields, line } = &rows[at as usize];
                let &[entity] = planner.called(fields[0]) else {
                    plan.idle.push((*line, Idle::Several));
                    continue;
                };
                let place = if fields[1].is_empty() { Some(NOBODY) } else { article(fields[1]) };
                let Some(article) = place else {
                    plan.idle.push((*line, Idle::NoArticle));
                    continue;
                };
                let text = if fields[2].is_empty() { String::new() } else { form(fields[2]) };
                plan.rules.push(Rule { entity, article, text, is: at, line: *line });
            }
            for rule in &mut plan.rules[first..] {
                rule.is = planner.target(&rows[rule.is as usize].fields, rule.entity);
            }
        }
        for &at in planner.named.iter().flat_map(|named| &named.waiting) {
            plan.idle.push((rows[at as usize].line, Idle::NoEntity));
        }
        for row in rows.iter().filter(|row| row.fields[4] == DISTINCT) {
            for &one in planner.called(row.fields[0]) {
                let others = planner.called(row.fields[3]).iter();
                plan.distinct.extend(others.map(|&other| (one, other, row.line)));
            }
        }
        plan.made = planner.made;
        let rules = &plan.rules;
        plan.order = (0..rules.len() as u32).collect();
        sort_places(&mut plan.order, &mut |one, other| {
            rules[one as usize].scope().cmp(&rules[other as usize].scope())
        });
        plan.next = (0..(found.len() + plan.made.len()) as u32).collect();
        for rule in rules.iter().filter(|rule| rule.is_whole()) {
            plan.next[rule.entity as usize] = rule.is;
        }
        plan
    }

    /// All rules, those of an entity together, the narrowest first.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.order.iter().map(|&at| &self.rules[at as usize])
    }

    /// The rules of an entity, the narrowest first.
    pub fn of(&self, entity: u32) -> impl DoubleEndedIterator<Item = &Rule> {
        let before = |at: &u32| self.rules[*at as usize].entity < entity;
        let here = &self.order[self.order.partition_point(before)..];
        let end = here.partition_point(|&at| self.rules[at as usize].entity == entity);
        here[..end].iter().map(|&at| &self.rules[at as usize])
    }

    /// What an entity is everywhere; none when it is nobody.
    pub fn end(&self, mut entity: u32) -> Option<u32> {
        // Not for ever: corrections that go round in a circle lead nowhere.
        for _ in 0..=self.rules.len() {
            match self.next.get(entity as usize) {
                Some(&is) if is != entity => entity = is,
                Some(_) => return Some(entity),
                None => break,
            }
        }
        None
    }

    /// The lines, from 0, of a correction that joins what is said to be distinct, and of who says so.
    pub fn joined(&self) -> Option<(u32, u32)> {
        for &(one, other, line) in &self.distinct {
            for (one, other) in [(one, other), (other, one)] {
                let end = self.end(other).filter(|_| one != other);
                let joins =
                    |rule: &&Rule| end.is_some() && rule.is().and_then(|is| self.end(is)) == end;
                if let Some(rule) = self.of(one).find(joins) {
                    return Some((rule.line, line));
                }
            }
        }
        None
    }

    /// What becomes of all mentions of an entity.
    pub fn fate(&self, entity: u32) -> Fate {
        let mut at = entity;
        for _ in 0..=self.rules.len() {
            match self.next.get(at as usize) {
                _ if !self.of(at).all(Rule::is_whole) => break,
                Some(&is) if is != at => at = is,
                Some(_) => return Fate::Is(at),
                None => return Fate::Hidden,
            }
        }
        Fate::Mixed
    }

    /// Whose a mention is that was found to be `entity`'s, in an article and written in one way; none
    /// when it is nobody's.
    pub fn resolve(&self, mut entity: u32, article: u32, text: &str) -> Option<u32> {
        let mut written = String::new();
        let mut been = Vec::new();
        loop {
            let rule = self.of(entity).find(|rule| {
                if written.is_empty() && !rule.text.is_empty() {
                    written = form(text);
                }
                (rule.article == NOBODY || rule.article == article)
                    && (rule.text.is_empty() || rule.text == written)
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
