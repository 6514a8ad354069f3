//! Entities that a person has listed, found by their written forms.
//!
//! An alias is a sequence of words; a text is read word by word, and the longest alias that begins
//! at a word wins. Matching by words keeps «چین» out of «چینل» and "US" out of "USB". Words are
//! compared as they are written, but
//!
//! - dots of abbreviations do not count ("U.S." is "US"),
//! - a line in capitals is compared in capitals,
//! - an alias that begins with a small letter may begin a sentence ("army chief", "Army chief"),
//! - variants of Arabic letters, vowel signs, and joiners do not count.

use crate::curation::{Curation, RegisteredEntity};
use crate::model::{Kind, Span};

use super::document::Registered;
use super::lexicon::{FnvMap, Lexicon};
use super::token::capitalise;
use super::told::nationality;

/// The entities of a curation file, ready to be matched against text.
#[derive(Debug, Default)]
pub struct Registry {
    entities: Vec<Entry>,
    /// Aliases by their first word.
    exact: FnvMap<String, Vec<Alias>>,
    /// The same in capitals.
    capitals: FnvMap<String, Vec<Alias>>,
    /// Written forms that are not names.
    not_names: Vec<String>,
}

#[derive(Debug)]
struct Entry {
    name: String,
    kind: Kind,
}

#[derive(Debug, Clone)]
struct Alias {
    /// Words after the first.
    rest: Vec<String>,
    entity: usize,
    relation: Relation,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    Name,
    Alias,
    /// Adjective of a place.
    Nationality,
}

impl Registry {
    /// What a curation file says of names.
    pub fn of(curation: &Curation) -> Registry {
        Registry { not_names: curation.not_names.clone(), ..Registry::new(&curation.entities) }
    }

    /// Whether a written form is not to be taken for the name of something.
    pub(super) fn refuses(&self, form: &str) -> bool {
        self.not_names.iter().any(|refused| refused == form)
    }

    /// Prepares a list of entities.
    pub fn new(entities: &[RegisteredEntity]) -> Registry {
        let mut registry = Registry::default();
        for entity in entities {
            let aliases = entity.aliases.iter().map(String::as_str);
            registry.list(&entity.name, entity.kind, aliases);
        }
        // After all names, so that an alias of its own wins over a derived form.
        for (index, entity) in entities.iter().enumerate().filter(|(_, e)| e.kind == Kind::Place) {
            let forms = || std::iter::once(&entity.name).chain(&entity.aliases);
            for form in forms() {
                // «پاک» is clipped from «پاکستان»; «پاکی» means another thing.
                let clipped =
                    forms().any(|other| other != form && other.starts_with(form.as_str()));
                if let Some(adjective) = nisba(form).filter(|_| !clipped) {
                    registry.add(&adjective, index, Relation::Nationality);
                }
            }
        }
        registry
    }

    /// Adds an entity.
    pub(super) fn list<'a>(
        &mut self,
        name: &str,
        kind: Kind,
        aliases: impl Iterator<Item = &'a str>,
    ) {
        let index = self.entities.len();
        self.entities.push(Entry { name: name.to_string(), kind });
        self.add(name, index, Relation::Name);
        for alias in aliases {
            let adjective = kind == Kind::Place && adjective_of(alias, name);
            let relation = if adjective { Relation::Nationality } else { Relation::Alias };
            self.add(alias, index, relation);
        }
    }

    /// Name and kind of an entry.
    pub(super) fn entry(&self, index: usize) -> Option<(&str, Kind)> {
        self.entities.get(index).map(|entry| (entry.name.as_str(), entry.kind))
    }

    /// The entry of that name or alias, compared exactly.
    pub(super) fn place_named(&self, name: &str) -> Option<usize> {
        let words: Vec<String> = Words::new(name, false).map(|(_, _, word)| word).collect();
        let (first, rest) = words.split_first()?;
        let aliases = self.exact.get(first)?;
        let alias = aliases.iter().find(|alias| alias.rest == rest)?;
        (self.entities.get(alias.entity)?.kind == Kind::Place).then_some(alias.entity)
    }

    fn add(&mut self, form: &str, entity: usize, relation: Relation) {
        for key in keys(form, relation) {
            let Some((first, rest)) = key.words.split_first() else { continue };
            let map = if key.capitals { &mut self.capitals } else { &mut self.exact };
            let list = map.entry(first.clone()).or_default();
            if !list.iter().any(|other| other.rest == rest) {
                list.push(Alias { rest: rest.to_vec(), entity, relation });
                list.sort_by_key(|alias| std::cmp::Reverse(alias.rest.len()));
            }
        }
    }

    /// What a name (or alias) of a curation file is compared by: two entities that share one of
    /// these keys cannot be told apart in a text.
    pub(crate) fn claimed(form: &str, name: bool) -> Vec<(bool, Vec<String>)> {
        let relation = if name { Relation::Name } else { Relation::Alias };
        keys(form, relation).into_iter().map(|key| (key.capitals, key.words)).collect()
    }

    /// Finds mentions in `text[span]`, in order and not overlapping. `capitals` is for a line that
    /// is written in capitals throughout.
    pub(super) fn matches<'a>(
        &'a self,
        text: &str,
        span: Span,
        capitals: bool,
        out: &mut Vec<Registered>,
    ) {
        if self.entities.is_empty() {
            return;
        }
        let map = if capitals { &self.capitals } else { &self.exact };
        let slice = &text[span.range()];
        let words: Vec<(usize, usize, String)> = Words::new(slice, capitals).collect();
        let mut at = 0;
        while at < words.len() {
            let (start, _, first) = &words[at];
            let find = |map: &'a FnvMap<String, Vec<Alias>>, dateline: bool| {
                map.get(first.as_str())?.iter().find(|alias| {
                    if dateline && !shouted(first, alias.rest.is_empty()) {
                        return false;
                    }
                    let end = at + 1 + alias.rest.len();
                    words
                        .get(at + 1..end)
                        .is_some_and(|next| next.iter().map(|(_, _, word)| word).eq(&alias.rest))
                        && joined(slice, &words[at..end])
                        && !(alias.relation == Relation::Nationality && negated(slice, &words, at))
                        && !(alias.rest.is_empty() && negated(slice, &words, at))
                })
            };
            // "KARACHI" may open a report whose lines are not in capitals.
            let found = find(map, false)
                .or_else(|| if capitals { None } else { find(&self.capitals, true) });
            let Some(alias) = found else {
                at += 1;
                continue;
            };
            let last = at + alias.rest.len();
            let end = words[last].1;
            let written = &slice[*start..end];
            out.push(Registered {
                span: Span::new(span.start + start, span.start + end),
                entity: alias.entity,
                reason: self.reason(alias, written),
            });
            at = last + 1;
        }
    }

    fn reason(&self, alias: &Alias, written: &str) -> String {
        let name = self.entities.get(alias.entity).map_or("", |entry| entry.name.as_str());
        match alias.relation {
            Relation::Name => "name in the registry".to_string(),
            Relation::Alias => format!("written in the registry as an alias of {name}"),
            Relation::Nationality => nationality(written, name),
        }
    }
}

/// The words of a form as they are looked up.
struct Key {
    words: Vec<String>,
    /// Looked up for text in capitals only.
    capitals: bool,
}

fn keys(form: &str, relation: Relation) -> Vec<Key> {
    let words: Vec<String> = Words::new(form, false).map(|(_, _, word)| word).collect();
    let Some((first, rest)) = words.split_first() else { return Vec::new() };
    let mut keys = Vec::new();
    // Short words in small letters are not told from other words in a line of capitals.
    if relation == Relation::Name || words.len() > 1 || first.chars().count() > 3 {
        let words = words.iter().map(|word| word.to_uppercase()).collect();
        keys.push(Key { words, capitals: true });
    }
    if first.starts_with(char::is_lowercase) {
        let words = std::iter::once(capitalise(first)).chain(rest.iter().cloned()).collect();
        keys.push(Key { words, capitals: false });
    }
    keys.push(Key { words, capitals: false });
    keys
}

/// Whether a word in capitals among others is rather a shouted name than an abbreviation.
fn shouted(word: &str, alone: bool) -> bool {
    let capitals = word.contains(char::is_uppercase) && !word.contains(char::is_lowercase);
    capitals && (!alone || word.chars().count() > 3)
}

/// Whether the words stand together: only spaces, hyphens, full stops, apostrophes between them.
fn joined(text: &str, words: &[(usize, usize, String)]) -> bool {
    words.windows(2).all(|pair| {
        let [(_, end, _), (start, _, _)] = pair else { return true };
        let between = &text[*end..*start];
        between.chars().count() <= 3
            && between.chars().all(|c| {
                c.is_whitespace()
                    || matches!(c, '-' | '‐' | '‑' | '–' | '.' | '\'' | '’' | '&' | '\u{200c}')
            })
    })
}

/// Urdu and Persian write the negating prefix of a compound as a word of its own: «بے چینی»,
/// unrest, does not contain «چینی», Chinese.
fn negated(text: &str, words: &[(usize, usize, String)], at: usize) -> bool {
    let Some((_, end, before)) = at.checked_sub(1).and_then(|before| words.get(before)) else {
        return false;
    };
    let Some((start, _, _)) = words.get(at) else { return false };
    matches!(before.as_str(), "بے" | "بی" | "نا" | "لا")
        && text[*end..*start].chars().all(|c| c.is_whitespace() || c == '\u{200c}')
}

/// Whether a form is the adjective of a place: "British" of the United Kingdom, or by its ending "Aldoran"
/// of Aldora and "Western" of the West.
fn adjective_of(form: &str, place: &str) -> bool {
    const ENDINGS: [&str; 9] = ["n", "an", "ian", "ean", "ese", "i", "ish", "ern", "er"];
    let place = place.strip_prefix("The ").unwrap_or(place);
    let stem = place.trim_end_matches(['a', 'e', 'i', 'o', 'y']);
    let derived = [place, stem]
        .iter()
        .filter_map(|stem| form.strip_prefix(stem))
        .any(|ending| ENDINGS.contains(&ending));
    derived || Lexicon::get().nation(form) == Some(place)
}

/// The adjective of a place in Urdu, Persian or Arabic: «پاکستان», «پاکستانی»; «امریکہ», «امریکی».
fn nisba(form: &str) -> Option<String> {
    let mut letters = form.chars();
    let arabic = letters.all(|c| matches!(c, '\u{600}'..='\u{6ff}'));
    let last = form.chars().last()?;
    if !arabic || form.chars().count() < 3 || matches!(last, 'ی' | 'ي') {
        return None;
    }
    let stem = form.strip_suffix(['ہ', 'ه', 'ا', 'ة']).unwrap_or(form);
    Some(format!("{stem}ی"))
}

/// Words of a text with their ranges, folded for comparison.
struct Words<'a> {
    text: &'a str,
    at: usize,
    capitals: bool,
}

impl<'a> Words<'a> {
    fn new(text: &'a str, capitals: bool) -> Words<'a> {
        Words { text, at: 0, capitals }
    }
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{200d}')
}

impl Iterator for Words<'_> {
    type Item = (usize, usize, String);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = &self.text[self.at..];
        let start = self.at + rest.find(char::is_alphanumeric)?;
        let mut word = String::new();
        let mut end = start;
        let mut letters = 0;
        for c in self.text[start..].chars() {
            if in_word(c) {
                end += c.len_utf8();
                letters += 1;
                if let Some(c) = fold(c) {
                    if self.capitals { word.extend(c.to_uppercase()) } else { word.push(c) }
                }
            } else if c == '.' && letters == 1 {
                // The dots of "U.S." belong to the word, the last one too.
                let mut ahead = self.text[end + 1..].chars();
                let next = ahead.next();
                let dotted = next.is_some_and(char::is_alphabetic)
                    && ahead.next().is_none_or(|c| !in_word(c));
                let closes = word.chars().count() > 1 && next.is_none_or(|c| !c.is_alphanumeric());
                if dotted {
                    end += 1;
                    letters = 0;
                } else {
                    if closes {
                        end += 1;
                    }
                    break;
                }
            } else {
                break;
            }
        }
        self.at = end;
        Some((start, end, word))
    }
}

/// Letters that are written in more than one way are made one; marks that do not count are dropped.
fn fold(c: char) -> Option<char> {
    match c {
        'ي' | 'ى' | 'ۍ' => Some('ی'),
        'ك' => Some('ک'),
        'ه' | 'ة' | 'ۃ' | 'ۀ' | 'ە' => Some('ہ'),
        'أ' | 'إ' | 'ٱ' => Some('ا'),
        '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{200d}' => None,
        c => Some(c),
    }
}
