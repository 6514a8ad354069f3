//! What was meant where what was typed is not there.
//!
//! Exact first, always: only a word that no article has is taken for another, and only a query that
//! no article answers for the name of an entity. What was changed is said.

use dossier_kernel::piece::{from, until};

use dossier_kernel::bitmap::Bitmap;
use dossier_kernel::score::count_in;

use crate::Error;
use crate::pack::Section;
use crate::pack::dictionary::Dictionary;
use crate::query::{Clause, Correction, Filter, Node, Query, QueryWord, Scope, is_stop_word};
use crate::text::similar::{EDIT, Similar};
use crate::text::words;

use super::Collection;
use super::matching::Evaluation;

/// Letters from which on a word may have an error, from which on two, and from which on the nearest
/// word is named, though it is not looked for, if it is three errors away.
const ONE_ERROR: usize = 4;
const TWO_ERRORS: usize = 8;
const THREE_ERRORS: usize = 10;
/// Letters of the name of an entity that may have an error, and of one that may have two.
const LONG_NAME: usize = 5;
const LONGER_NAME: usize = 12;
/// How much less likely, as a logarithm, an error is by each unit of its cost.
const COST: f32 = 1.0;
/// How much less likely a word was meant that says nothing.
const STOP: f32 = 4.0;
/// Most articles of a word that may be another with an error, and how many times as many that has.
const RARE: usize = 5;
const FREQUENT: usize = 20;
/// Most words of a query that are corrected: each costs a look at all words of the collection.
const MOST: usize = 8;
/// Least letters of a part of a compound.
const PART: usize = 3;
/// Most documents that are read to see whether they have the parts of a compound together.
const MAX_READ: usize = 300;

/// Adds the other ways to write the words of a query: "counter-terrorism", "counterterrorism" and
/// "counter terrorism" are the same.
pub fn compounds(collection: &Collection, query: &mut Query) {
    let pack = &collection.pack;
    let terms = pack.dictionary(Section::Terms);
    let mut evaluation = Evaluation::new(collection);
    for at in 0..query.clauses.len() {
        let clause = &query.clauses[at];
        if clause.quoted || clause.stop || clause.text.ends_with('*') {
            continue;
        }
        let also = match clause.words.as_slice() {
            [word] => {
                let mut stands_as = |halves: &Halves| {
                    let phrase = Clause { words: exactly(halves), prefix: false, ..clause.clone() };
                    evaluation.has_phrase(&phrase, MAX_READ)
                };
                let mut known = collection.halves.borrow_mut();
                let word = &word.folded;
                let mut all = || halves(word, &terms).into_iter().filter(&mut stands_as).collect();
                match clause.scope {
                    Scope::Anywhere => known.get(word, all).iter().map(exactly).collect(),
                    _ => all().iter().map(exactly).collect(),
                }
            }
            [one, other] => {
                let joined = [one.folded.as_str(), &other.folded].concat();
                match terms.find(&joined) {
                    Some(_) => vec![vec![query.word(joined)]],
                    None => continue,
                }
            }
            _ => continue,
        };
        query.clauses[at].also = also;
    }
    for at in 1..query.parts.len() {
        let [Node::Clause(one), Node::Clause(other)] = query.parts[at - 1..=at] else { continue };
        let Some(joined) = joined(query, one, other) else { continue };
        if terms.find(&joined).is_none() {
            continue;
        }
        let word = query.word(joined);
        let clause = Clause { words: vec![word], ..query.clauses[one].clone() };
        query.clauses.push(clause);
        let compound = Node::Clause(query.clauses.len() - 1);
        // The part before is the compound or its first half, this one the compound or its second.
        for half in [at - 1, at] {
            query.parts[half] = Node::Any(vec![query.parts[half].clone(), compound.clone()]);
        }
    }
}

/// Two words side by side as one, if neither is more than a word.
fn joined(query: &Query, one: usize, other: usize) -> Option<String> {
    let plain = |at: usize| {
        let clause = query.clauses.get(at)?;
        let plain = !clause.quoted && !clause.is_phrase() && clause.scope == Scope::Anywhere;
        plain.then(|| clause.words[0].folded.as_str())
    };
    Some([plain(one)?, plain(other)?].concat())
}

/// A word cut in two.
pub type Halves = (String, String);

fn exactly((one, other): &Halves) -> Vec<QueryWord> {
    vec![QueryWord::exact(one.clone()), QueryWord::exact(other.clone())]
}

/// The ways to cut a word into two words of the collection.
fn halves(word: &str, terms: &Dictionary<'_>) -> Vec<Halves> {
    let mut found = Vec::new();
    for (letters, (at, _)) in word.char_indices().enumerate() {
        let (one, other) = (until(word, at), from(word, at));
        if letters < PART || other.chars().count() < PART {
            continue;
        }
        // More beginnings of words than ends are words.
        if terms.find(other).is_some()
            && terms.find(one).is_some()
            && !is_stop_word(one)
            && !is_stop_word(other)
        {
            found.push((one.to_owned(), other.to_owned()));
        }
    }
    found
}

/// Takes words that no article has for words that some have.
pub fn correct(collection: &Collection, query: &mut Query) -> Result<Vec<Correction>, Error> {
    let pack = &collection.pack;
    let mut corrections = Vec::new();
    let mut evaluation = Evaluation::new(collection);
    let terms = pack.dictionary(Section::Terms);
    let unknown = |clause: &Clause, evaluation: &Evaluation<'_>| -> Option<usize> {
        let last = clause.words.len() - 1;
        clause.words.iter().enumerate().position(|(at, word)| {
            let prefix = clause.prefix && at == last;
            !evaluation.is_known(word, prefix)
        })
    };
    let is_unknown = |clause: &Clause, evaluation: &Evaluation<'_>| {
        !clause.excluded && clause.also.is_empty() && unknown(clause, evaluation).is_some()
    };
    if !query.clauses.iter().any(|clause| is_unknown(clause, &evaluation)) {
        return Ok(corrections);
    }
    if let Some(found) = as_name(collection, query, 1)? {
        return Ok(vec![found]);
    }
    let (mut is_left, told) = (false, query.ignored.len());
    // What the words that are known have in common speaks for one correction or the other.
    let mut context = Bitmap::all(pack.len());
    for at in 0..query.clauses.len() {
        let clause = &query.clauses[at];
        if !clause.excluded && !clause.stop && !is_unknown(clause, &evaluation) {
            context.and(&evaluation.documents(clause)?);
        }
    }
    for at in 0..query.clauses.len() {
        let clause = query.clauses[at].clone();
        if clause.excluded || !clause.also.is_empty() {
            continue;
        }
        if corrections.len() == MOST {
            break;
        }
        let Some(place) = unknown(&clause, &evaluation) else { continue };
        let from = clause.words[place].folded.clone();
        let best = similar(collection, &terms, &from, &context);
        // With the word after it, it may be one that was broken.
        let next = query.clauses.get(at + 1).filter(|next| !next.excluded);
        if next.is_some()
            && let Some(whole) = joined(query, at, at + 1)
            && terms.find(&whole).is_some()
        {
            let from = [from.as_str(), " ", &query.clauses[at + 1].text].concat();
            corrections.push(Correction { from, to: whole.clone() });
            for half in [at, at + 1] {
                query.clauses[half].words = vec![query.word(whole.clone())];
            }
            continue;
        }
        let far = |best: &&Likely| best.cost > 2 * EDIT;
        is_left |= best.as_ref().is_none_or(|best| far(&best));
        if let Some(Likely { word: to, .. }) = best.as_ref().filter(far) {
            query
                .ignored
                .push(["no article has “", &from, "”: “", to, "” is the nearest"].concat());
        } else if let Some(Likely { word: to, .. }) = best {
            query.clauses[at].words[place] = query.word(to.clone());
            if place + 1 == clause.words.len() {
                query.clauses[at].prefix = false;
            }
            corrections.push(Correction { from, to });
        }
    }
    // Names with two errors are many to compare with: only where the words explain nothing.
    if is_left
        && corrections.is_empty()
        && let Some(found) = as_name(collection, query, 2)?
    {
        query.ignored.truncate(told);
        return Ok(vec![found]);
    }
    Ok(corrections)
}

/// Adds to a rare word a frequent one that it was likely meant to be: none of its articles has the
/// rest of the query, and some of the other's have.
pub fn likelier(collection: &Collection, query: &mut Query) -> Result<Option<Correction>, Error> {
    let terms = collection.pack.dictionary(Section::Terms);
    let mut evaluation = Evaluation::new(collection);
    let mut having = Vec::new();
    for clause in &query.clauses {
        having.push(evaluation.documents(clause)?);
    }
    let is_wanted = |clause: &Clause| !clause.excluded && !clause.stop;
    for (at, clause) in query.clauses.iter().enumerate() {
        let [word] = clause.words.as_slice() else { continue };
        let is_whole = !clause.quoted && !clause.text.ends_with('*') && clause.also.is_empty();
        if !is_wanted(clause) || !is_whole || having[at].count() > RARE {
            continue;
        }
        let mut context = Bitmap::all(collection.pack.len());
        for (other, having) in having.iter().enumerate() {
            if other != at && is_wanted(&query.clauses[other]) {
                context.and(having);
            }
        }
        let from = word.folded.clone();
        let Some(best) = similar(collection, &terms, &from, &context) else { continue };
        if best.together && best.cost <= EDIT && best.articles >= FREQUENT * having[at].count() {
            let word = query.word(best.word.clone());
            query.clauses[at].also.push(vec![word]);
            return Ok(Some(Correction { from, to: best.word }));
        }
    }
    Ok(None)
}

/// A word of the collection that another may have been meant to be.
struct Likely {
    word: String,
    /// Its distance.
    cost: u8,
    /// Articles that have it.
    articles: usize,
    /// Whether some of them fit the rest of the query.
    together: bool,
    worth: f32,
}

/// The word of the collection that another was most likely meant to be.
///
/// After the noisy channel model (Kernighan, Church and Gale, *A spelling correction program based on
/// a noisy channel model*, 1990): how likely the error is, and how likely the word was meant: the more
/// articles about the rest of the query have it, and the more it says.
fn similar(
    collection: &Collection,
    terms: &Dictionary<'_>,
    word: &str,
    context: &Bitmap,
) -> Option<Likely> {
    let errors = match word.chars().count() {
        ..ONE_ERROR => return None,
        ONE_ERROR..TWO_ERRORS => 1,
        TWO_ERRORS..THREE_ERRORS => 2,
        THREE_ERRORS.. => 3,
    };
    let signatures = &collection.signatures().ok()?.0;
    let mut wanted = Similar::new(word, EDIT)?;
    let all = collection.pack.len() as f32;
    let mut best: Option<Likely> = None;
    // Few words are one error away, which are found at once; many are two.
    for errors in 1..=errors {
        wanted.within(errors * EDIT);
        terms.similar(signatures, &mut wanted, &mut |cost, term, candidate| {
            // A number is not a word with errors.
            if cost == 0 || candidate.starts_with(|first: char| first.is_ascii_digit()) {
                return;
            }
            let postings = || collection.pack.postings(term);
            let articles = postings().len();
            let idf = (1.0 + all / articles as f32).ln();
            let error = COST * f32::from(cost) + if is_stop_word(candidate) { STOP } else { 0.0 };
            let worth = |articles: usize| (articles as f32 * idf).ln() - error;
            // No more of its articles than it has fit the rest of the query.
            if best.as_ref().is_some_and(|best| best.together && best.worth >= worth(articles)) {
                return;
            }
            let found = count_in(postings(), context);
            let (together, worth) = match found {
                0 => (false, worth(articles)),
                _ => (true, worth(found)),
            };
            if best.as_ref().is_none_or(|best| (together, worth) > (best.together, best.worth)) {
                best = Some(Likely { word: candidate.to_owned(), cost, articles, together, worth });
            }
        });
        if best.as_ref().is_some_and(|best| best.together || errors > 1) {
            break;
        }
    }
    best
}

/// Takes all of a query for the name of an entity that is written almost so, if it is words and
/// nothing else. Short names may have one error, longer ones as many as `most`.
pub fn as_name(
    collection: &Collection,
    query: &mut Query,
    most: u8,
) -> Result<Option<Correction>, Error> {
    let plain = |clause: &Clause| {
        !clause.quoted
            && !clause.excluded
            && clause.scope == Scope::Anywhere
            && !clause.text.contains('*')
    };
    if !query.clauses.iter().all(plain)
        || query.understood.iter().any(|part| part.kind == "filter")
        || query.parts.iter().any(|part| matches!(part, Node::Not(_) | Node::All(_)))
    {
        return Ok(None);
    }
    let typed: Vec<&str> = query.understood.iter().map(|part| part.text.as_str()).collect();
    let from = typed.join(" ");
    let letters: String = words(&from).map(|word| word.folded.to_ascii_lowercase()).collect();
    let count = letters.chars().count();
    let errors = match count {
        ..LONG_NAME => return Ok(None),
        LONG_NAME..LONGER_NAME => 1,
        _ => most,
    };
    let Some(mut wanted) = Similar::new(&letters, EDIT) else { return Ok(None) };
    let mut best: Option<(u8, usize)> = None;
    let names = collection.folded_names()?;
    let signatures = &collection.signatures()?.1;
    for errors in 1..=errors {
        wanted.within(errors * EDIT);
        for ordinal in wanted.among(signatures) {
            // Entities are numbered by articles, so that the first of equals is in most.
            let name = names.get(ordinal as usize);
            if let Some(cost) = name.and_then(|name| wanted.distance_to(name)) {
                best = Some((cost, ordinal as usize));
                if cost == 0 {
                    break;
                }
                wanted.within(cost - 1);
            }
        }
        if best.is_some() {
            break;
        }
    }
    let Some((_, ordinal)) = best else { return Ok(None) };
    let entity = collection.entity_of(ordinal)?.into_owned();
    let found: Vec<_> = words(&entity.name).map(|word| query.word(word.folded)).collect();
    let clause = |word: QueryWord| Clause {
        stop: is_stop_word(&word.folded),
        words: vec![word],
        also: Vec::new(),
        text: String::new(),
        prefix: false,
        excluded: false,
        quoted: false,
        scope: Scope::Anywhere,
    };
    query.clauses = found.into_iter().map(clause).collect();
    query.parts = vec![Node::Filter(Filter::Entity(entity.id))];
    Ok(Some(Correction { from, to: entity.name }))
}
