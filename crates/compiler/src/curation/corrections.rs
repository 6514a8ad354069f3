//! `[[correction]]` and `[[distinct]]`: what a person says of the entities that were found.

use std::collections::HashMap;
use std::ops::Range;

use dossier_engine::corrections::{
    Contradiction, Correction, Corrections, Distinct, Found, Idle, Plan, Wrong, key,
};
use dossier_engine::pack::Pack;
use dossier_engine::pack::records::Entity;
use toml::de::DeTable;

use super::parse::Reader;
use super::{Curation, check};
use crate::error::Error;
use crate::model::Kind;

const CORRECTION: [&str; 6] = ["entity", "article", "text", "is", "kind", "hide"];
const DISTINCT: [&str; 1] = ["names"];

/// Reads the corrections of a file. Those that contradict each other whatever the articles say are
/// mistakes.
pub(super) fn read(reader: &mut Reader<'_>, table: &DeTable<'_>) -> Corrections {
    let mut corrections = Corrections::default();
    for (entry, span) in reader.entries(table, "correction") {
        corrections.rows.extend(correction(reader, entry, &span));
    }
    for (entry, span) in reader.entries(table, "distinct") {
        reader.known_keys(entry, &DISTINCT, "in [[distinct]]");
        let names: Vec<String> =
            reader.strings(entry, "names").into_iter().map(|(name, _)| name).collect();
        if names.len() < 2 {
            let message = "[[distinct]] needs `names`: two entities or more that are not the same, \
                           for example names = [\"Imran Malik\", \"Imran Khan\"]";
            reader.problem(span.start, message.to_owned());
        }
        corrections.distinct.push(Distinct { names, line: reader.line(span.start) as u32 });
    }
    if let Err(wrong) = whatever_there_is(&corrections) {
        reader.problems.push(refusal(reader.path, wrong));
    }
    corrections
}

fn correction(
    reader: &mut Reader<'_>,
    table: &DeTable<'_>,
    span: &Range<usize>,
) -> Option<Correction> {
    reader.known_keys(table, &CORRECTION, "in [[correction]]");
    let entity = reader.required(table, "entity", span, "the name of the entity, or its id");
    let row = Correction {
        article: reader.string(table, "article").unwrap_or_default(),
        text: reader.string(table, "text").unwrap_or_default(),
        is: reader.string(table, "is").unwrap_or_default(),
        kind: reader.kind(table, span),
        hide: reader.flag(table, "hide"),
        line: reader.line(table.get("entity").map_or(span.start, |value| value.span().start))
            as u32,
        entity: entity?,
    };
    let says = !row.is.is_empty() || row.kind.is_some();
    let message = match (says, row.hide) {
        (true, true) => "`hide` says that this is nobody's name: leave out `is` and `kind`",
        (false, false) if !table.contains_key("kind") && !table.contains_key("is") => {
            "this correction says nothing: write `is`, `kind` or `hide = true`"
        }
        _ => return Some(row),
    };
    reader.problem(span.start, message.to_owned());
    None
}

/// Plans the corrections for a collection that has every entity and every article they name.
fn whatever_there_is(corrections: &Corrections) -> Result<(), Contradiction> {
    let mut there: HashMap<String, &str> = HashMap::new();
    let distinct = corrections.distinct.iter().flat_map(|distinct| &distinct.names);
    let mut names: Vec<&String> = Vec::new();
    for name in corrections.rows.iter().map(|row| &row.entity).chain(distinct) {
        if there.insert(key(name), name).is_none() {
            names.push(name);
        }
    }
    let keys: Vec<String> = names.iter().map(|name| key(name)).collect();
    let kind = Kind::Other;
    let found: Vec<Found<'_>> =
        names.iter().zip(&keys).map(|(name, key)| Found { id: name, name, key, kind }).collect();
    let mut articles: HashMap<String, u32> = HashMap::new();
    let mut article = |id: &str| {
        let next = articles.len() as u32;
        Some(*articles.entry(id.to_owned()).or_insert(next))
    };
    Plan::new(&found, &mut article, corrections).map(|_| ())
}

fn refusal(path: &str, Contradiction { what, lines: (one, other) }: Contradiction) -> Error {
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
    Error::curation(path, message).at_line(other as usize)
}

/// The corrections of a file, made ready for entities (id, name and kind) and articles.
///
/// # Errors
/// [`Error::is_curation`] for two that contradict each other.
pub fn plan<'e>(
    curation: &Curation,
    entities: impl Iterator<Item = (&'e str, &'e str, Kind)> + Clone,
    article: &mut dyn FnMut(&str) -> Option<u32>,
) -> Result<Plan, Error> {
    let keys: Vec<String> = entities.clone().map(|(_, name, _)| key(name)).collect();
    let found: Vec<Found<'_>> =
        entities.zip(&keys).map(|((id, name, kind), key)| Found { id, name, key, kind }).collect();
    Plan::new(&found, article, &curation.corrections)
        .map_err(|wrong| refusal(&curation.path, wrong))
}

/// What is to be said of the corrections of a collection that do nothing: they may be about the
/// articles of another day.
///
/// # Errors
/// [`Error::is_curation`] for two that contradict each other; [`Error::is_write`] for a pack that
/// cannot be read.
pub fn doubts(curation: &Curation, pack: &Pack<'_>) -> Result<Vec<String>, Error> {
    let Curation { corrections, path, .. } = curation;
    if corrections.is_empty() {
        return Ok(Vec::new());
    }
    let entities: Vec<Entity> = (0..pack.entity_count())
        .map(|at| pack.entity(at))
        .collect::<Result<_, _>>()
        .map_err(|error| Error::write(&error.to_string()))?;
    let found = entities.iter().map(|Entity { id, name, kind, .. }| (&**id, &**name, *kind));
    let mut article = |id: &str| pack.find(id).map(|at| at as u32);
    let plan = plan(curation, found, &mut article)?;
    let mut idle = plan.idle;
    idle.sort_unstable_by_key(|&(at, _)| corrections.rows[at].line);
    let doubt = |&(at, why): &(usize, Idle)| {
        let Correction { entity, article, line, .. } = &corrections.rows[at];
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
