//! Which entities of different documents are the same.
//!
//! Documents are joined only where the names leave no doubt: the same entry of the registry, the
//! same full name of several words and the same kind, or one of the forms that always mean the same
//! ("US", "United States"). A surname or a single given name is joined to nothing outside its
//! document. Single words that name a place, a body or a nationality are joined by form: they are
//! names in full.

use std::collections::{HashMap, HashSet};

use crate::curation::RegisteredEntity;
use crate::model::{Entity, Kind, LocalEntity, Names};
use crate::names::same;

/// Joins the local entities of all documents. The second value gives, for each document and each of
/// its local entities, the index of the entity of the collection.
///
/// Ids are unique, and depend only on kinds, names and their order in the collection.
pub fn join<'n>(
    documents: impl IntoIterator<Item = &'n Names>,
    registry: &[RegisteredEntity],
) -> (Vec<Entity>, Vec<Vec<usize>>) {
    let mut joined = Joined::default();
    let assigned = documents
        .into_iter()
        .enumerate()
        .map(|(document, names)| {
            names.entities.iter().map(|local| joined.place(document, local, registry)).collect()
        })
        .collect();
    (joined.entities, assigned)
}

/// What has to be equal for two local entities to be one.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Key {
    Registered(usize),
    Name(Kind, String),
    /// Not joined: document and name.
    Alone(usize, Kind, String),
}

#[derive(Default)]
struct Joined {
    entities: Vec<Entity>,
    index: HashMap<Key, usize>,
    ids: HashSet<String>,
}

impl Joined {
    fn place(
        &mut self,
        document: usize,
        local: &LocalEntity,
        registry: &[RegisteredEntity],
    ) -> usize {
        let listed = local.registered.and_then(|index| Some((index, registry.get(index)?)));
        let (key, name, kind, description) = match listed {
            Some((index, entry)) => {
                (Key::Registered(index), entry.name.clone(), entry.kind, entry.description.clone())
            }
            None => (key(document, local), display(local), local.kind, String::new()),
        };
        if let Some(&index) = self.index.get(&key) {
            return index;
        }
        let id = self.id(kind, &name);
        self.entities.push(Entity { id, name, kind, description });
        let index = self.entities.len() - 1;
        self.index.insert(key, index);
        index
    }

    fn id(&mut self, kind: Kind, name: &str) -> String {
        let base = format!("{}/{}", kind.as_str(), slug(name));
        let mut id = base.clone();
        let mut number = 2;
        while !self.ids.insert(id.clone()) {
            id = format!("{base}-{number}");
            number += 1;
        }
        id
    }
}

/// The name under which a local entity is shown.
fn display(local: &LocalEntity) -> String {
    let plain = local.name.replace('.', "");
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

fn key(document: usize, local: &LocalEntity) -> Key {
    let name = display(local).replace('.', "").replace('’', "'");
    let name = match local.kind {
        Kind::Organisation => without_legal_form(&name).to_string(),
        _ => name,
    };
    let several = name.contains([' ', '-']);
    if local.kind == Kind::Person && !several {
        return Key::Alone(document, local.kind, name);
    }
    Key::Name(local.kind, name)
}

/// A name as part of an id: small letters and digits, Latin letters without marks, other scripts as
/// they are, anything else a hyphen.
fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        match plain(c) {
            "" if c.is_alphanumeric() => slug.push(c),
            "" if matches!(c, '\'' | '’' | '.' | '\u{300}'..='\u{36f}') => {}
            "" => {
                if !slug.is_empty() && !slug.ends_with('-') {
                    slug.push('-');
                }
            }
            letters => slug.push_str(letters),
        }
    }
    while slug.ends_with('-') {
        slug.pop();
    }
    if slug.is_empty() { "unnamed".to_string() } else { slug }
}

/// Small Latin letters without their marks; empty for any other character.
fn plain(c: char) -> &'static str {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì' | 'í' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'þ' => "th",
        'ù' | 'ú' | 'û' | 'ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => "",
    }
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
    fn full_names_are_joined_and_single_names_of_persons_are_not() {
        let documents = [
            document(&[
                local("Imran Khan", Kind::Person, None),
                local("Malik", Kind::Person, None),
            ]),
            document(&[
                local("Imran Khan", Kind::Person, None),
                local("Malik", Kind::Person, None),
            ]),
        ];
        let (entities, assigned) = join(&documents, &[]);
        assert_eq!(assigned, [[0, 1], [0, 2]]);
        let ids: Vec<&str> = entities.iter().map(|entity| entity.id.as_str()).collect();
        assert_eq!(ids, ["person/imran-khan", "person/malik", "person/malik-2"]);
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
    fn forms_that_always_mean_the_same_are_joined() {
        let documents = [
            document(&[local("U.S.", Kind::Place, None)]),
            document(&[local("United States", Kind::Place, None)]),
        ];
        let (entities, _) = join(&documents, &[]);
        assert_eq!(entities.len(), 1);
        assert_eq!(entities[0].id, "place/united-states");
    }

    #[test]
    fn slugs_fold_latin_and_keep_other_scripts() {
        assert_eq!(slug("Recep Tayyip Erdoğan"), "recep-tayyip-erdogan");
        assert_eq!(slug("Lloyd J. Austin"), "lloyd-j-austin");
        assert_eq!(slug("عاصم منیر"), "عاصم-منیر");
        assert_eq!(slug("!!!"), "unnamed");
    }
}
