//! `[[correction]]` and `[[distinct]]`: what a person says of the entities that were found.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use dossier_engine::corrections::{DISTINCT, Found, HIDE, Idle, Plan, Rule, key};
use dossier_engine::pack::Pack;
use dossier_engine::pack::records::Entity;
use toml::de::DeTable;

use super::parse::Reader;
use super::{Curation, check};
use crate::error::Error;
use crate::model::Kind;

const KEYS: [&str; 6] = ["entity", "article", "text", "is", "kind", "hide"];

/// What a person says of the entities.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Corrections {
    /// As the engine's corrections are written.
    pub text: String,
    /// The line of the file for each line of `text`.
    lines: Vec<usize>,
}

impl Corrections {
    fn push(&mut self, fields: [&str; 5], line: usize) {
        self.text.push_str(&fields.join("\t"));
        self.text.push('\n');
        self.lines.push(line);
    }

    /// The fields of a line of `text`.
    fn fields(&self, line: u32) -> [&str; 5] {
        let mut fields = [""; 5];
        let written = self.text.lines().nth(line as usize).unwrap_or_default();
        written.split('\t').zip(&mut fields).for_each(|(text, field)| *field = text);
        fields
    }

    fn line(&self, line: u32) -> usize {
        self.lines.get(line as usize).copied().unwrap_or_default()
    }
}

/// Reads the corrections of a file. Those that contradict each other whatever the articles say are
/// mistakes.
pub(super) fn read(reader: &mut Reader<'_>, table: &DeTable<'_>) -> Corrections {
    let mut corrections = Corrections::default();
    for (entry, span) in reader.entries(table, "correction") {
        correction(reader, entry, &span, &mut corrections);
    }
    for (entry, span) in reader.entries(table, "distinct") {
        reader.known_keys(entry, &["names"], "in [[distinct]]");
        let names = reader.strings(entry, "names");
        if names.len() < 2 {
            let message = "[[distinct]] needs `names`: two entities or more that are not the same, \
                           for example names = [\"Imran Malik\", \"Imran Khan\"]";
            reader.problem(span.start, message.to_owned());
        }
        let line = reader.line(span.start);
        for (at, (one, _)) in names.iter().enumerate() {
            for (other, _) in &names[..at] {
                corrections.push([one, "", "", other, DISTINCT], line);
            }
        }
    }
    if let Some(wrong) = whatever_there_is(&corrections) {
        let refusal = refusal(reader.path, &corrections, wrong);
        reader.problems.push(refusal);
    }
    corrections
}

fn correction(
    reader: &mut Reader<'_>,
    table: &DeTable<'_>,
    span: &Range<usize>,
    corrections: &mut Corrections,
) {
    reader.known_keys(table, &KEYS, "in [[correction]]");
    let entity = reader.required(table, "entity", span, "the name of the entity, or its id");
    let [article, text, is] =
        ["article", "text", "is"].map(|key| reader.string(table, key).unwrap_or_default());
    let kind = reader.kind(table, span);
    let hide = reader.flag(table, "hide");
    let line = reader.line(table.get("entity").map_or(span.start, |value| value.span().start));
    let Some(entity) = entity else { return };
    let says = ["is", "kind"].iter().any(|key| table.contains_key(*key));
    match (says, hide) {
        (true, true) => reader.problem(
            span.start,
            "`hide` says that this is nobody's name: leave out `is` and `kind`".to_owned(),
        ),
        (false, false) => reader.problem(
            span.start,
            "this correction says nothing: write `is`, `kind` or `hide = true`".to_owned(),
        ),
        _ => {
            let what = if hide { HIDE } else { kind.map_or("", Kind::as_str) };
            corrections.push([&entity, &article, &text, &is, what], line);
        }
    }
}

/// How two corrections contradict each other, and which: their lines in the text, from 0.
struct Contradiction(Wrong, u32, u32);

/// Ways to contradict.
enum Wrong {
    /// Of the same entity in the same scope two things are said.
    Different,
    /// The one leads back to where the other begins.
    Circle,
    /// One joins what the other tells apart.
    Distinct,
}

/// The first corrections that contradict each other.
fn contradiction(plan: &Plan) -> Option<Contradiction> {
    let rules: Vec<&Rule> = plan.rules().collect();
    for pair in rules.windows(2) {
        if pair[0].scope() == pair[1].scope() && pair[0].is() != pair[1].is() {
            return Some(Contradiction(Wrong::Different, pair[0].line, pair[1].line));
        }
    }
    let whole = |entity: u32| plan.of(entity).last().filter(|rule| rule.is_whole());
    // Entities from which every way has been followed to its end.
    let mut ended: HashSet<u32> = HashSet::new();
    for rule in &rules {
        let mut been = vec![rule.entity];
        let mut at = rule.is().filter(|&is| is != rule.entity);
        while let Some(entity) = at.filter(|at| !(rule.is_whole() && ended.contains(at))) {
            been.push(entity);
            let Some(next) = whole(entity) else { break };
            if next.is() == Some(rule.entity) {
                return Some(Contradiction(Wrong::Circle, rule.line, next.line));
            }
            // A circle farther on is that of another rule.
            at = next.is().filter(|is| !been.contains(is));
        }
        if rule.is_whole() {
            ended.extend(been);
        }
    }
    plan.joined().map(|(rule, distinct)| Contradiction(Wrong::Distinct, rule, distinct))
}

/// Contradictions in a collection that has every entity and every article that is named.
fn whatever_there_is(corrections: &Corrections) -> Option<Contradiction> {
    let mut seen: HashMap<String, &str> = HashMap::new();
    let mut articles: HashMap<&str, u32> = HashMap::new();
    for line in corrections.text.lines() {
        let mut fields = line.split('\t');
        let entity = fields.next().unwrap_or_default();
        seen.entry(key(entity)).or_insert(entity);
        let count = articles.len() as u32;
        articles.entry(fields.next().unwrap_or_default()).or_insert(count);
    }
    let kind = Kind::Other;
    let mut found: Vec<Found<'_>> =
        seen.iter().map(|(key, name)| Found { id: name, name, key, kind }).collect();
    found.sort_unstable_by_key(|found| found.key);
    contradiction(&Plan::new(&found, &|id| articles.get(id).copied(), &corrections.text))
}

fn refusal(
    path: &str,
    corrections: &Corrections,
    Contradiction(what, one, other): Contradiction,
) -> Error {
    let (one, other) = (corrections.line(one), corrections.line(other));
    let (one, other) = (one.min(other), one.max(other));
    let message = match what {
        Wrong::Different => format!(
            "this correction and the one on line {one} say different things of the same entity in \
             the same place; remove one of them"
        ),
        Wrong::Circle => format!(
            "this correction and the one on line {one} go round in a circle: each says that its \
             entity is the other's; remove one of them"
        ),
        Wrong::Distinct => format!(
            "this and line {one} contradict each other: the one joins entities that the other keeps \
             apart; remove one of them"
        ),
    };
    Error::curation(path, message).at_line(other)
}

/// The corrections of a file, made ready for entities (id, name and kind) and articles.
///
/// # Errors
/// [`Error::is_curation`] for two that contradict each other.
pub fn plan<'e>(
    curation: &Curation,
    entities: impl Iterator<Item = (&'e str, &'e str, Kind)> + Clone,
    article: &dyn Fn(&str) -> Option<u32>,
) -> Result<Plan, Error> {
    let keys: Vec<String> = entities.clone().map(|(_, name, _)| key(name)).collect();
    let found: Vec<Found<'_>> =
        entities.zip(&keys).map(|((id, name, kind), key)| Found { id, name, key, kind }).collect();
    let Curation { corrections, path, .. } = curation;
    let plan = Plan::new(&found, article, &corrections.text);
    match contradiction(&plan) {
        Some(wrong) => Err(refusal(path, corrections, wrong)),
        None => Ok(plan),
    }
}

/// What is to be said of the corrections of a collection that do nothing: they may be about the
/// articles of another day.
///
/// # Errors
/// [`Error::is_curation`] for two that contradict each other; [`Error::is_write`] for a pack that
/// cannot be read.
pub fn doubts(curation: &Curation, pack: &Pack<'_>) -> Result<Vec<String>, Error> {
    let Curation { corrections, path, .. } = curation;
    if corrections.text.is_empty() {
        return Ok(Vec::new());
    }
    let entities: Vec<Entity> = (0..pack.entity_count())
        .map(|at| pack.entity(at))
        .collect::<Result<_, _>>()
        .map_err(|error| Error::write(error.to_string()))?;
    let found = entities.iter().map(|Entity { id, name, kind, .. }| (&**id, &**name, *kind));
    let plan = plan(curation, found, &|id| pack.find(id).map(|at| at as u32))?;
    let mut idle = plan.idle;
    idle.sort_unstable_by_key(|&(line, _)| line);
    let doubt = |&(line, why): &(u32, Idle)| {
        let [entity, article, ..] = corrections.fields(line);
        let line = corrections.line(line);
        let why = match why {
            Idle::NoArticle => {
                format!("there is no article \"{}\"", article)
            }
            Idle::NoEntity => {
                let meant = check::nearest(entity, entities.iter().map(|known| &*known.name));
                let hint = meant.map(|name| format!("; did you mean \"{name}\"?"));
                format!("no name that was found is \"{entity}\"{}", hint.unwrap_or_default())
            }
            Idle::Several => {
                let same = entities.iter().filter(|known| key(&known.name) == key(entity));
                let ids: Vec<&str> = same.map(|known| &*known.id).collect();
                format!("several are called \"{entity}\": write one of {}", ids.join(", "))
            }
        };
        format!("{path}:{line}: this correction does nothing: {why}")
    };
    Ok(idle.iter().map(doubt).collect())
}
