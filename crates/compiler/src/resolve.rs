//! Which entities of different documents are the same.
//!
//! Documents are joined by the same entry of the registry, by the same name and kind, and by the
//! forms that always mean the same ("US", "United States"). Names are compared folded: "KARACHI" in
//! a dateline is Karachi, and the form that is not all capitals is shown.
//!
//! A surname or a single given name is never joined to a full name of another document: "Malik" in
//! one article need not be the "Imran Malik" of the next. Persons whom no document names in full are
//! one entity per name, and the reasons of their mentions say that bearers of the name are not told
//! apart: a reader gets one row "Sharif" to look into, not one for each article.

use std::collections::HashMap;

use dossier_engine::pack::records::entity_id;
use dossier_engine::text::fold;

use crate::curation::RegisteredEntity;
use crate::model::{Entity, Kind, LocalEntity, Names};
use crate::names::same;
use crate::write::strings::Strings;

/// Joins the local entities of all documents. The second value gives, for each document and each of
/// its local entities, the index of the entity of the collection.
///
/// Ids are unique, and depend only on kinds, names and their order in the collection.
pub fn join<'n>(
    documents: impl IntoIterator<Item = &'n Names>,
    registry: &[RegisteredEntity],
) -> (Vec<Entity>, Vec<Vec<usize>>) {
    let mut joined = Joined::default();
    let assigned = documents.into_iter().map(|names| joined.add(names, registry)).collect();
    (joined.entities, assigned)
}

/// The entities of a collection whose documents come one after the other.
#[derive(Debug, Default)]
pub struct Joined {
    entities: Vec<Entity>,
    /// What has to be equal for two local entities to be one: by number that of the entity. An entry
    /// of the registry, or kind and folded name.
    keys: Strings,
    ids: Strings,
    /// For an id that is taken, the number to try next.
    next: HashMap<String, usize>,
    /// Ids that were tried.
    #[cfg(test)]
    tries: usize,
}

impl Joined {
    /// For each local entity of the next document, the index of its entity.
    pub fn add(&mut self, names: &Names, registry: &[RegisteredEntity]) -> Vec<usize> {
        names.entities.iter().map(|local| self.place(local, registry)).collect()
    }

    /// The name of an entity, as far as is known.
    pub fn name(&self, index: u32) -> &str {
        self.entities.get(index as usize).map_or("", |entity| &entity.name)
    }

    /// The entities, by index.
    pub fn into_entities(self) -> Vec<Entity> {
        self.entities
    }

    fn place(&mut self, local: &LocalEntity, registry: &[RegisteredEntity]) -> usize {
        let listed = local.registered.and_then(|index| Some((index, registry.get(index)?)));
        let (key, name, kind, description) = match listed {
            Some((index, entry)) => {
                (index.to_string(), entry.name.clone(), entry.kind, entry.description.clone())
            }
            None => (key(local), display(local), local.kind, String::new()),
        };
        let index = self.keys.index(&key) as usize;
        match self.entities.get_mut(index) {
            Some(entity) if capitals(&entity.name) && !capitals(&name) => entity.name = name,
            Some(_) => {}
            None => {
                let id = self.id(kind, &name);
                self.entities.push(Entity { id, name, kind, description });
            }
        }
        index
    }

    fn id(&mut self, kind: Kind, name: &str) -> String {
        let base = entity_id(kind, name);
        let mut id = base.clone();
        loop {
            #[cfg(test)]
            {
                self.tries += 1;
            }
            if self.ids.find(&id).is_none() {
                self.ids.index(&id);
                return id;
            }
            let number = self.next.entry(base.clone()).or_insert(2);
            id = format!("{base}-{number}");
            *number += 1;
        }
    }
}

/// Whether a name has capitals and no small letter.
fn capitals(name: &str) -> bool {
    name.contains(char::is_uppercase) && !name.contains(char::is_lowercase)
}

/// The name under which a local entity is shown.
fn display(local: &LocalEntity) -> String {
    let plain = local.name.replace(['.', ','], "");
    let firm = if local.kind == Kind::Organisation { without_legal_form(&plain) } else { &plain };
    match same::groups().group(&plain).or_else(|| same::groups().group(firm)) {
        Some(group) => same::groups().name(group).to_string(),
        None => local.name.clone(),
    }
}

/// The name of a company without what the law makes it add ("Apple Inc", "Apple").
fn without_legal_form(name: &str) -> &str {
    const FORMS: [&str; 16] = [
        "Inc",
        "Incorporated",
        "Corp",
        "Corporation",
        "Co",
        "Company",
        "Ltd",
        "Limited",
        "LLC",
        "PLC",
        "plc",
        "AG",
        "SA",
        "GmbH",
        "NV",
        "Group",
    ];
    let mut name = name;
    while let Some((rest, last)) = name.rsplit_once(' ')
        && FORMS.contains(&last)
    {
        name = rest.trim_end_matches(',');
    }
    name
}

/// The name of a person without what says whose descendant it is, which is as often left out ("Syed
/// Asim Munir").
fn without_descent(name: &str) -> &str {
    let rest = ["Syed ", "Sayed ", "Sayyid "].iter().find_map(|word| name.strip_prefix(word));
    rest.filter(|rest| rest.contains(' ')).unwrap_or(name)
}

fn key(local: &LocalEntity) -> String {
    let name = display(local).replace('.', "");
    let name = match local.kind {
        Kind::Organisation => without_legal_form(&name),
        Kind::Person => without_descent(&name),
        _ => &name,
    };
    let spaced = name.replace(['-', '\u{2010}', '\u{2011}'], " ");
    format!("{} {}", local.kind.as_str(), fold(&spaced))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(name: &str, kind: Kind, registered: Option<usize>) -> LocalEntity {
        LocalEntity { name: name.to_string(), kind, registered }
    }

    fn document(entities: &[LocalEntity]) -> Names {
        Names { mentions: Vec::new(), entities: entities.to_vec() }
    }

    #[test]
    fn one_row_for_all_who_are_named_by_surname_only() {
        let named = |name: &str| document(&[local(name, Kind::Person, None)]);
        let documents = [named("Sharif"), named("Imran Malik"), named("Sharif"), named("Malik")];
        let (entities, assigned) = join(&documents, &[]);
        assert_eq!(assigned, [[0], [1], [0], [2]], "Malik is not Imran Malik by surname alone");
        let ids: Vec<&str> = entities.iter().map(|entity| entity.id.as_str()).collect();
        assert_eq!(ids, ["person/sharif", "person/imran-malik", "person/malik"]);
    }

    #[test]
    fn capitals_are_the_same_name_and_not_shown() {
        let named = |name: &str| document(&[local(name, Kind::Place, None)]);
        for order in [["LONDON", "London"], ["London", "LONDON"]] {
            let (entities, assigned) = join(&order.map(named), &[]);
            assert_eq!(assigned, [[0], [0]]);
            assert_eq!(
                (entities[0].name.as_str(), entities[0].id.as_str()),
                ("London", "place/london")
            );
        }
        let (entities, _) = join(&[named("Zürich"), named("Zurich"), named("ZÜRICH")], &[]);
        assert_eq!(entities.len(), 1);
    }

    #[test]
    fn numbering_takes_one_or_two_tries_for_each_entity() {
        // Names that differ in signs only: distinct entities with the same letters in their ids.
        const MANY: u32 = 20_000;
        let signs = (0xf0000..0xf0000 + MANY).filter_map(char::from_u32);
        let mut joined = Joined::default();
        for sign in signs {
            joined.place(&local(&format!("X {sign}"), Kind::Other, None), &[]);
        }
        assert_eq!(joined.entities.len(), MANY as usize);
        assert_eq!(joined.ids.len(), MANY as usize);
        assert!(joined.tries <= 2 * MANY as usize, "{}", joined.tries);
    }

    #[test]
    fn one_surname_in_many_documents_is_one_entity() {
        let documents = vec![document(&[local("Sharif", Kind::Person, None)]); 20_000];
        assert_eq!(join(&documents, &[]).0.len(), 1);
    }

    #[test]
    fn a_person_and_a_place_of_one_name_are_two() {
        let documents = [document(&[
            local("Lake Victoria", Kind::Place, None),
            local("Lake Victoria", Kind::Person, None),
        ])];
        let (entities, assigned) = join(&documents, &[]);
        assert_eq!(entities.len(), 2);
        assert_eq!(assigned, [[0, 1]]);
    }

    #[test]
    fn the_registry_names_its_entities() {
        let registry = [RegisteredEntity {
            name: "Asim Munir".to_string(),
            kind: Kind::Person,
            aliases: Vec::new(),
            description: "Army chief".to_string(),
        }];
        let documents = [
            document(&[local("Munir", Kind::Person, Some(0))]),
            document(&[local("Asim Munir", Kind::Person, Some(0))]),
        ];
        let (entities, assigned) = join(&documents, &registry);
        assert_eq!(entities.len(), 1);
        assert_eq!(entities[0].name, "Asim Munir");
        assert_eq!(entities[0].description, "Army chief");
        assert_eq!(assigned, [[0], [0]]);
    }

    #[test]
    fn a_word_of_descent_makes_no_other_person() {
        let named = |name: &str| document(&[local(name, Kind::Person, None)]);
        let (entities, _) = join(&[named("Asim Munir"), named("Syed Asim Munir")], &[]);
        assert_eq!(entities.len(), 1);
        let (entities, _) = join(&[named("Ali"), named("Syed Ali")], &[]);
        assert_eq!(entities.len(), 2, "one name is too little");
    }

    #[test]
    fn forms_that_always_mean_the_same_are_joined() {
        let documents = [
            document(&[local("U.S.", Kind::Place, None)]),
            document(&[local("United States", Kind::Place, None)]),
        ];
        let (entities, _) = join(&documents, &[]);
        assert_eq!(entities.len(), 1);
        assert_eq!(entities[0].id, "place/united-states");
    }
}
