//! What single words and well-known names say about a kind.
//!
//! The lists are plain text under `data/names` (sources and licences in the README there) and are
//! read once, on first use.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

/// A set of [`Lexicon`] classes.
pub(super) type Classes = u64;

/// Classes of words and names, as bits.
pub(super) mod class {
    use super::Classes;

    /// An everyday word.
    pub const COMMON: Classes = 1;
    /// A word of grammar: article, pronoun, preposition, conjunction, adverb of order.
    pub const FUNCTION: Classes = 1 << 1;
    /// Stands before a person's name: "Mr", "General".
    pub const HONORIFIC: Classes = 1 << 2;
    /// Part of the name of an office: "Prime", "Minister".
    pub const OFFICE: Classes = 1 << 3;
    /// What a person is: "actor", "spokesman".
    pub const PERSON_NOUN: Classes = 1 << 4;
    /// What people do with words: "said".
    pub const SPEECH: Classes = 1 << 5;
    /// What people do: "married".
    pub const PERSON_VERB: Classes = 1 << 6;
    /// Ends the name of an organisation: "Council".
    pub const ORG_HEAD: Classes = 1 << 7;
    /// Begins one: "Ministry of …".
    pub const ORG_START: Classes = 1 << 8;
    /// Ends the name of a place: "River".
    pub const PLACE_HEAD: Classes = 1 << 9;
    /// Begins one: "Mount …".
    pub const PLACE_START: Classes = 1 << 10;
    /// Stands before places more than before other names: "in".
    pub const PLACE_PREPOSITION: Classes = 1 << 11;
    /// What a place is: "city".
    pub const PLACE_NOUN: Classes = 1 << 12;
    /// What an organisation is: "company".
    pub const ORG_NOUN: Classes = 1 << 13;
    /// Ends the name of an event: "War".
    pub const EVENT_HEAD: Classes = 1 << 14;
    /// Begins one: "Battle of …".
    pub const EVENT_START: Classes = 1 << 15;
    /// Ends the name of a programme or agreement: "Accord".
    pub const PROGRAMME_HEAD: Classes = 1 << 16;
    /// Begins one: "Operation …".
    pub const PROGRAMME_START: Classes = 1 << 17;
    /// Ends the name of a work, prize, product or language.
    pub const OTHER_HEAD: Classes = 1 << 18;
    /// Lower-case word inside a person's or place's name: "van", "bin".
    pub const PARTICLE: Classes = 1 << 19;
    /// Closes a person's name: "Jr".
    pub const SUFFIX: Classes = 1 << 20;
    /// Month.
    pub const MONTH: Classes = 1 << 21;
    /// Day of the week.
    pub const WEEKDAY: Classes = 1 << 22;
    /// Written with capitals and yet not a name: "DVD".
    pub const NEVER: Classes = 1 << 23;
    /// Takes a full stop that does not end a sentence: "Gen."
    pub const ABBREVIATION: Classes = 1 << 24;
    /// Given name.
    pub const GIVEN: Classes = 1 << 25;
    /// Family name.
    pub const SURNAME: Classes = 1 << 26;
    /// Known place.
    pub const PLACE: Classes = 1 << 27;
    /// Known state or territory (also a place).
    pub const COUNTRY: Classes = 1 << 28;
    /// Known organisation.
    pub const ORG: Classes = 1 << 29;
    /// Adjective of nationality, people, faith or party.
    pub const DEMONYM: Classes = 1 << 30;
    /// An everyday word or ending of other names that is a family name as well: "Hill", "Young".
    pub const ALSO_SURNAME: Classes = 1 << 31;

    /// Part of the name of an office, but no office by itself: "Foreign", "Vice".
    pub const MODIFIER: Classes = 1 << 32;
    /// Begins the name of an organisation in a language that puts the head first: "Universidad".
    pub const ORG_FIRST: Classes = 1 << 33;
    /// The same for events: "Copa".
    pub const EVENT_FIRST: Classes = 1 << 34;

    /// Names the beginning or end of something that is no person.
    pub const HEADS: Classes = ORG_HEAD | PLACE_HEAD | EVENT_HEAD | PROGRAMME_HEAD | OTHER_HEAD;
    /// Days and months.
    pub const CALENDAR: Classes = MONTH | WEEKDAY;
    /// Stands before a person's name.
    pub const TITLE: Classes = HONORIFIC | OFFICE;
}

/// FNV-1a: short keys, no hostile insertions (the tables are fixed).
#[derive(Default)]
pub(super) struct Fnv(u64);

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        let mut hash = self.0 ^ 0xcbf2_9ce4_8422_2325;
        for &byte in bytes {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        self.0 = hash;
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}

/// A map with [`Fnv`] hashing.
pub(super) type FnvMap<K, V> = HashMap<K, V, BuildHasherDefault<Fnv>>;

/// The word lists.
pub(super) struct Lexicon {
    /// Lower-case words.
    words: FnvMap<&'static str, Classes>,
    /// Names as they are written, words separated by one space.
    names: FnvMap<&'static str, Classes>,
    /// First words of names of several words.
    openings: FnvMap<&'static str, usize>,
    /// Adjectives with their country.
    nations: FnvMap<&'static str, String>,
}

impl Lexicon {
    /// The lists, read once.
    pub(super) fn get() -> &'static Lexicon {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(Lexicon::read)
    }

    /// Classes of a word given in lower case.
    pub(super) fn word(&self, lower: &str) -> Classes {
        self.words.get(lower).copied().unwrap_or(0)
    }

    /// Classes of a name as it is written.
    pub(super) fn name(&self, written: &str) -> Classes {
        self.names.get(written).copied().unwrap_or(0)
    }

    /// Number of words of the longest name of several words that begins with `word`; 0 if none.
    pub(super) fn longest_from(&self, word: &str) -> usize {
        self.openings.get(word).copied().unwrap_or(0)
    }

    /// The country or region that an adjective belongs to.
    pub(super) fn nation(&self, demonym: &str) -> Option<&str> {
        self.nations
            .get(demonym)
            .or_else(|| self.nations.get(demonym.strip_suffix('s')?))
            .or_else(|| self.nations.get(format!("{demonym}-").as_str()))
            .map(String::as_str)
    }

    fn read() -> Lexicon {
        let mut lexicon = Lexicon {
            words: FnvMap::default(),
            names: FnvMap::default(),
            openings: FnvMap::default(),
            nations: FnvMap::default(),
        };
        for word in words(include_str!("../../data/names/common.txt")) {
            lexicon.add_word(word, class::COMMON);
        }
        sections(include_str!("../../data/names/words.txt"), |section, word| {
            lexicon.add_word(word, section_class(section));
        });
        for word in words(include_str!("../../data/names/given.txt")) {
            lexicon.add_name(word, class::GIVEN);
        }
        for word in words(include_str!("../../data/names/surnames.txt")) {
            lexicon.add_name(word, class::SURNAME);
        }
        sections(include_str!("../../data/names/persons.txt"), |section, word| {
            lexicon.add_name(word, if section == "given" { class::GIVEN } else { class::SURNAME });
        });
        for word in words(include_str!("../../data/names/demonyms.txt")) {
            let (adjective, nation) = word.split_once('=').unwrap_or((word, ""));
            lexicon.add_name(adjective, class::DEMONYM);
            if !nation.is_empty() {
                lexicon.nations.insert(adjective, nation.replace('_', " "));
            }
        }
        for pair in items(include_str!("../../data/names/demonyms_of_two.txt")) {
            if let Some((adjective, nation)) = pair.split_once(" = ") {
                lexicon.add_name(adjective, class::DEMONYM);
                lexicon.nations.insert(adjective, nation.to_owned());
            }
        }
        for name in items(include_str!("../../data/names/organisations.txt")) {
            lexicon.add_name(name, class::ORG);
        }
        for name in items(include_str!("../../data/names/places.txt")) {
            lexicon.add_name(name, class::PLACE);
        }
        for name in items(include_str!("../../data/names/countries.txt")) {
            lexicon.add_name(name, class::PLACE | class::COUNTRY);
        }
        for (name, forms) in groups(include_str!("../../data/names/same.txt")) {
            let classes = lexicon.name(name) & (class::PLACE | class::COUNTRY | class::ORG);
            for form in forms.filter(|_| classes != 0) {
                lexicon.add_name(form, classes);
            }
        }
        lexicon
    }

    fn add_word(&mut self, word: &'static str, classes: Classes) {
        *self.words.entry(word).or_insert(0) |= classes;
    }

    fn add_name(&mut self, name: &'static str, classes: Classes) {
        *self.names.entry(name).or_insert(0) |= classes;
        let length = name.split(' ').count();
        if length > 1
            && let Some(first) = name.split(' ').next()
        {
            let longest = self.openings.entry(first).or_insert(0);
            *longest = (*longest).max(length);
        }
    }
}

/// Lines of a data file without comments.
fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

fn words(file: &'static str) -> impl Iterator<Item = &'static str> {
    lines(file).flat_map(str::split_whitespace)
}

fn items(file: &'static str) -> impl Iterator<Item = &'static str> {
    lines(file).flat_map(|line| line.split(',')).map(str::trim).filter(|item| !item.is_empty())
}

/// Names with the other forms that always mean the same.
pub(super) fn groups(
    file: &'static str,
) -> impl Iterator<Item = (&'static str, impl Iterator<Item = &'static str>)> {
    lines(file)
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, forms)| (name, forms.split(", ")))
}

/// Calls `each` with the heading and each word below it.
fn sections(file: &'static str, mut each: impl FnMut(&'static str, &'static str)) {
    let mut section = "";
    for line in lines(file) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(name) => section = name,
            None => line.split_whitespace().for_each(|word| each(section, word)),
        }
    }
}

fn section_class(section: &str) -> Classes {
    match section {
        "honorific" => class::HONORIFIC,
        "office" => class::OFFICE,
        "personnoun" => class::PERSON_NOUN,
        "speech" => class::SPEECH,
        "personverb" => class::PERSON_VERB,
        "orghead" => class::ORG_HEAD,
        "orgstart" => class::ORG_START,
        "orgnoun" => class::ORG_NOUN,
        "placehead" => class::PLACE_HEAD,
        "placestart" => class::PLACE_START,
        "placeprep" => class::PLACE_PREPOSITION,
        "placenoun" => class::PLACE_NOUN,
        "eventhead" => class::EVENT_HEAD,
        "eventstart" => class::EVENT_START,
        "proghead" => class::PROGRAMME_HEAD,
        "progstart" => class::PROGRAMME_START,
        "otherhead" => class::OTHER_HEAD,
        "particle" => class::PARTICLE,
        "suffix" => class::SUFFIX,
        "month" => class::MONTH,
        "weekday" => class::WEEKDAY,
        "never" => class::NEVER,
        "function" => class::FUNCTION,
        "alsosurname" => class::ALSO_SURNAME,
        "modifier" => class::MODIFIER,
        "abbreviation" => class::ABBREVIATION,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_of_the_word_list_has_a_class() {
        sections(include_str!("../../data/names/words.txt"), |section, word| {
            assert_ne!(section_class(section), 0, "[{section}] {word}");
            assert_eq!(word, word.to_lowercase(), "[{section}]");
        });
    }

    #[test]
    fn names_are_written_as_in_text() {
        let lexicon = Lexicon::get();
        assert_ne!(lexicon.name("New York") & class::PLACE, 0);
        assert_ne!(lexicon.name("Pakistan") & class::COUNTRY, 0);
        assert_eq!(lexicon.name("us"), 0, "a pronoun is not a country");
        assert_eq!(lexicon.nation("Americans"), Some("United States"));
        assert_eq!(lexicon.nation("Danes"), Some("Denmark"));
        assert!(lexicon.longest_from("United") >= 4);
    }
}
