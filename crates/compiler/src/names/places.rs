//! Countries, cities and regions in the Arabic script, which has no capitals to find names by.
//!
//! Only listed forms are found, as whole words («چینل» is not «چین»), and told under the English
//! name, so that a place is one entity whatever the language of an article. Adjectives are left out:
//! «چینی» is Chinese, and sugar.

use std::sync::OnceLock;

use crate::model::{Kind, LocalEntity, NameMention, Names, Passage};

use super::lexicon::groups;
use super::registry::Registry;

fn gazetteer() -> &'static Registry {
    static GAZETTEER: OnceLock<Registry> = OnceLock::new();
    GAZETTEER.get_or_init(|| {
        let mut places = Registry::default();
        for file in [
            include_str!("../../data/names/countries_arabic.txt"),
            include_str!("../../data/names/places_arabic.txt"),
        ] {
            for (name, forms) in groups(file) {
                places.list(name, Kind::Place, forms);
            }
        }
        places
    })
}

/// Adds the known places of passages in the Arabic script, where nothing was found before. A place
/// that the registry lists is the registry's.
pub(super) fn add(text: &str, passages: &[&Passage], registry: &Registry, names: &mut Names) {
    let arabic = |c: char| ('\u{600}'..='\u{6ff}').contains(&c);
    let mut found = Vec::new();
    for passage in passages {
        if text[passage.span.range()].contains(arabic) {
            gazetteer().matches(text, passage.span, false, &mut found);
        }
    }
    let mut added = Vec::new();
    for place in found.into_iter().filter(|place| text[place.span.range()].contains(arabic)) {
        let before = names.mentions.partition_point(|mention| mention.span.end <= place.span.start);
        let taken = names.mentions.get(before).is_some_and(|m| m.span.start < place.span.end);
        let Some((name, kind)) = gazetteer().entry(place.entity) else { continue };
        let written = &text[place.span.range()];
        if taken || registry.refuses(written) {
            continue;
        }
        let local =
            LocalEntity { name: name.to_string(), kind, registered: registry.place_named(name) };
        let same = names.entities.iter().position(|entity| match local.registered {
            Some(_) => entity.registered == local.registered,
            None => *entity == local,
        });
        let entity = same.unwrap_or_else(|| {
            names.entities.push(local);
            names.entities.len() - 1
        });
        let reason = format!("known place: {written} is {name}");
        added.push(NameMention { span: place.span, entity, reason });
    }
    names.mentions.extend(added);
    names.mentions.sort_by_key(|mention| mention.span);
}
