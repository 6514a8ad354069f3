//! What may be wrong with the entities of a collection: likely merges and doubtful names, each with its
//! evidence, as corrections that only have to be uncommented.
//!
//! Nothing here is certain enough to be done unasked: bearers of one surname are different people
//! until somebody says that they are one.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;

use dossier_engine::corrections::{Fate, Plan, key};
use dossier_engine::pack::bytes::places;
use dossier_engine::pack::reasons::NATIONALITY;
use dossier_engine::pack::records::{Entity, Role};
use dossier_engine::pack::{Kind, Pack};
use dossier_engine::text::{fold, sentences};

use crate::Error;
use crate::curation::{Curation, corrections};
use crate::names::PEOPLE;

/// Most names that are compared with each other because they share a word.
const SHARING: usize = 200;
/// Most rows of a kind.
const MOST: usize = 500;
/// Names that are given as common company.
const COMPANY: usize = 4;

/// A proposal to join two entities.
struct Merge {
    entity: usize,
    is: usize,
    why: String,
    /// Entities that are mentioned in articles with both.
    company: Vec<usize>,
}

/// A curation file of suggestions for a built collection, all commented out. The same collection and
/// the same curation give the same file.
///
/// # Errors
/// Those of [`corrections::doubts`].
pub fn suggestions(curation: &Curation, pack: &Pack<'_>) -> Result<String, Error> {
    let damaged = |error: dossier_engine::Error| Error::write(error.to_string());
    let entities: Vec<Entity> = (0..pack.entity_count())
        .map(|at| pack.entity(at))
        .collect::<Result<_, _>>()
        .map_err(damaged)?;
    let found = entities.iter().map(|Entity { id, name, kind, .. }| (&**id, &**name, *kind));
    let plan = corrections::plan(curation, found, &|id| pack.find(id).map(|at| at as u32))?;
    let names = Names::new(pack, &entities, &plan).map_err(damaged)?;
    let mut out = String::from(
        "# Suggestions for dossier.toml, all commented out: take the # away from the rows that are\n\
         # right, and copy them there. What was looked into and is not the same belongs there as\n\
         # [[distinct]]; it is not suggested again.\n",
    );
    let merges = names.merges();
    let _ = writeln!(out, "\n# Likely the same: {}", merges.len());
    for merge in merges.iter().take(MOST) {
        names.write_merge(merge, &mut out);
    }
    let doubtful = names.doubtful().map_err(damaged)?;
    let _ = writeln!(out, "\n# Doubtful names: {}", doubtful.len());
    for (entity, why) in doubtful.iter().take(MOST) {
        let name = names.reference(*entity);
        let kind = entities[*entity].kind.as_str();
        let _ = write!(out, "\n# {kind}: {why}\n#[[correction]]\n#entity = {name}\n#hide = true\n");
    }
    Ok(out)
}

struct Names<'a> {
    pack: &'a Pack<'a>,
    entities: &'a [Entity],
    plan: &'a Plan,
    documents: Vec<BTreeSet<usize>>,
    /// Whether it is a people, faith or party: nothing to doubt.
    people: Vec<bool>,
    /// How many entities have a name.
    called: HashMap<String, usize>,
}

impl<'a> Names<'a> {
    fn new(
        pack: &'a Pack<'a>,
        entities: &'a [Entity],
        plan: &'a Plan,
    ) -> Result<Names<'a>, dossier_engine::Error> {
        let mut people = vec![false; entities.len()];
        for document in 0..pack.len() {
            for name in pack.names(document, &pack.text(document)?)? {
                if pack.string(name.reason) == PEOPLE
                    && let Some(people) = people.get_mut(name.entity as usize)
                {
                    *people = true;
                }
            }
        }
        let as_places =
            |at| pack.documents_of(at).iter().map(|&document| document as usize).collect();
        let documents = (0..entities.len()).map(as_places);
        let mut called = HashMap::new();
        for entity in entities {
            *called.entry(key(&entity.name)).or_default() += 1;
        }
        Ok(Names { pack, entities, plan, documents: documents.collect(), people, called })
    }

    /// The name of an entity as a TOML string; its id where others have the name.
    fn reference(&self, at: usize) -> String {
        let Entity { id, name, .. } = &self.entities[at];
        let clear = self.called.get(&key(name)).is_none_or(|&count| count == 1);
        let text = if clear { name } else { id };
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    }

    /// Whether there may be something to correct, and no correction speaks of the entity yet.
    fn open(&self, at: usize) -> bool {
        !self.people[at] && self.plan.fate(at as u32) == Fate::Is(at as u32)
    }

    fn apart(&self, one: usize, other: usize) -> bool {
        let (one, other) = (one as u32, other as u32);
        let mut distinct = self.plan.distinct.iter();
        distinct.any(|&(a, b, _)| (a, b) == (one, other) || (b, a) == (one, other))
    }

    fn merges(&self) -> Vec<Merge> {
        let mut sharing: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, entity) in self.entities.iter().enumerate().filter(|(at, _)| self.open(*at)) {
            let words: BTreeSet<String> = words(&entity.name);
            let mut keys: BTreeSet<String> = words.iter().map(|word| sound(word)).collect();
            keys.extend(words.iter().map(|word| word.chars().take(4).collect()));
            keys.insert(initials(&entity.name).to_lowercase());
            keys.insert(fold(&entity.name.replace('.', "")).to_lowercase());
            for key in keys.into_iter().filter(|key| key.chars().count() > 1) {
                sharing.entry(key).or_default().push(at);
            }
        }
        let mut seen = BTreeSet::new();
        let mut merges = Vec::new();
        for same in sharing.values() {
            let same = &same[..same.len().min(SHARING)];
            for (place, &one) in same.iter().enumerate() {
                for &other in &same[..place] {
                    // The one with fewer articles is the other.
                    if !self.apart(one, other) && seen.insert((one, other)) {
                        merges
                            .extend(self.compare(one, other).or_else(|| self.compare(other, one)));
                    }
                }
            }
        }
        merges.sort_by_key(|merge| (Reverse(merge.company.len()), merge.entity, merge.is));
        merges
    }

    /// Whether an entity may be another one.
    fn compare(&self, entity: usize, is: usize) -> Option<Merge> {
        let (one, other) = (&self.entities[entity], &self.entities[is]);
        let (short, long): (Vec<&str>, Vec<&str>) =
            (one.name.split_whitespace().collect(), other.name.split_whitespace().collect());
        let same_kind = one.kind == other.kind;
        let loose = same_kind || one.kind == Kind::Other || other.kind == Kind::Other;
        let last = long.last().copied().unwrap_or_default();
        let why = if same_kind
            && one.kind == Kind::Person
            && short.len() == 1
            && long.len() > 1
            && fold(short[0]) == fold(last)
        {
            let bearers = self.entities.iter().filter(|bearer| {
                bearer.kind == Kind::Person
                    && bearer.name.rsplit_once(' ').is_some_and(|(_, last)| last == short[0])
            });
            match bearers.count() {
                0 | 1 => format!("the only one with the surname {last}"),
                count => format!("one of {count} with the surname {last}"),
            }
        } else if loose
            && short.len() == 1
            && long.len() > 2
            && one.name.chars().all(|c| c.is_uppercase() || c == '.')
            && one.name.replace('.', "") == initials(&other.name)
        {
            "its words begin with these letters".to_owned()
        } else if loose && key(&one.name) == key(&other.name) {
            format!("the same name as {} and as {}", one.kind.as_str(), other.kind.as_str())
        } else if same_kind && short.len() == long.len() && alike(&short, &long) {
            "the same by sound: spelt in two ways, or written over from another script".to_owned()
        } else if same_kind && short.len() == long.len() && mistyped(&one.name, &other.name) {
            "differs by a letter or two".to_owned()
        } else {
            return None;
        };
        let company = self.company(entity).intersection(&self.company(is)).copied().collect();
        Some(Merge { entity, is, why, company })
    }

    /// Who is in the articles of an entity.
    fn company(&self, at: usize) -> BTreeSet<usize> {
        let documents = self.documents[at].iter().take(SHARING);
        let all = documents
            .flat_map(|&document| places(self.pack.entities_of(document), self.entities.len()));
        all.filter(|&other| other != at).collect()
    }

    fn write_merge(&self, Merge { entity, is, why, company }: &Merge, out: &mut String) {
        let (one, other) = (&self.entities[*entity], &self.entities[*is]);
        let count = |at: usize| counted(self.documents[at].len());
        let _ = write!(
            out,
            "\n# {} ({}) may be {} ({}): {why}",
            one.name,
            count(*entity),
            other.name,
            count(*is)
        );
        let both = self.documents[*entity].intersection(&self.documents[*is]).count();
        if both > 0 {
            let _ = write!(out, "; {} with both", counted(both));
        }
        let company: Vec<&str> =
            company.iter().take(COMPANY).map(|&at| &*self.entities[at].name).collect();
        if !company.is_empty() {
            let _ = write!(out, "; both appear with {}", company.join(", "));
        }
        let (entity, is) = (self.reference(*entity), self.reference(*is));
        let _ = write!(out, "\n#[[correction]]\n#entity = {entity}\n#is = {is}\n");
    }

    /// Names of which there is little to be sure of.
    fn doubtful(&self) -> Result<Vec<(usize, String)>, dossier_engine::Error> {
        let mut places: Vec<Vec<&'static str>> = vec![Vec::new(); self.entities.len()];
        for at in 0..self.pack.len() {
            let (record, text) = self.pack.document_and_text(at)?;
            for name in self.pack.names(at, &text)? {
                // A name with more mentions is not doubtful for where one of them stands.
                let Some(found) = places.get_mut(name.entity as usize).filter(|all| all.len() < 2)
                else {
                    continue;
                };
                let start = name.start as usize;
                let block = record.blocks.iter().find(|block| start < block.end as usize);
                let first = block.is_some_and(|block| {
                    let text =
                        text.get(block.start as usize..block.end as usize).unwrap_or_default();
                    let inside = start - block.start as usize;
                    sentences(text).iter().any(|&(first, _)| first == inside)
                });
                found.push(match block {
                    _ if self.pack.string(name.reason).starts_with(NATIONALITY) => "",
                    Some(block) if block.role != Role::Paragraph => "in a headline",
                    _ if first => "at the beginning of a sentence",
                    _ => "",
                });
            }
        }
        let doubt = |(at, found): (usize, &Vec<&'static str>)| {
            let single = !self.entities[at].name.contains(' ');
            match found.as_slice() {
                [place] if single && !place.is_empty() && self.open(at) => {
                    Some((at, format!("one word, mentioned once, {place}")))
                }
                [_] if single && self.entities[at].kind == Kind::Other && self.open(at) => Some((
                    at,
                    "one word, mentioned once, of no kind that was recognised".to_owned(),
                )),
                _ => None,
            }
        };
        Ok(places.iter().enumerate().filter_map(doubt).collect())
    }
}

fn counted(count: usize) -> String {
    format!("{count} article{}", if count == 1 { "" } else { "s" })
}

fn words(name: &str) -> BTreeSet<String> {
    name.split_whitespace().map(|word| fold(word).to_lowercase()).collect()
}

/// The capitals that the words of a name begin with, small words left out.
fn initials(name: &str) -> String {
    name.split([' ', '-'])
        .filter_map(|word| word.chars().next())
        .filter(|c| c.is_uppercase())
        .collect()
}

/// What is left of a word when the ways to write a sound in Latin letters are made one: consonants
/// without doubling. "Mohammed" and "Muhammad" are one, "Hussain" and "Hussein".
fn sound(word: &str) -> String {
    let word = fold(word).to_lowercase();
    let mut plain =
        word.replace("ph", "f").replace("kh", "h").replace("gh", "g").replace("sch", "sh");
    plain = plain.replace("tch", "ch").replace("dj", "j").replace("zh", "j").replace("ou", "u");
    let mut sound = String::new();
    for (at, c) in plain.chars().enumerate() {
        let c = match c {
            'q' | 'c' => 'k',
            'w' => 'v',
            'y' => 'i',
            other => other,
        };
        let vowel = matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | '\'' | '’' | '-');
        if (!vowel || at == 0) && !sound.ends_with(c) {
            sound.push(c);
        }
    }
    sound
}

/// Whether two names are the same by sound, and long enough to tell.
fn alike(one: &[&str], other: &[&str]) -> bool {
    let sounds = |words: &[&str]| words.iter().map(|word| sound(word)).collect::<Vec<_>>();
    let (one, other) = (sounds(one), sounds(other));
    let letters: usize = one.iter().map(|word| word.chars().count()).sum();
    one == other && letters >= if one.len() > 1 { 4 } else { 3 }
}

/// Whether two names differ by a letter, long ones by two.
fn mistyped(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one).to_lowercase(), fold(other).to_lowercase());
    let letters = one.chars().count().min(other.chars().count());
    let number = |name: &str| name.contains(|c: char| c.is_numeric());
    letters >= 7
        && !number(&one)
        && !number(&other)
        && one.chars().next() == other.chars().next()
        && strsim::osa_distance(&one, &other) <= if letters >= 12 { 2 } else { 1 }
}
