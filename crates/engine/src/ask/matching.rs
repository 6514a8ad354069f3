//! Which documents match a query, and how well.
//!
//! The score is BM25F (Robertson and Zaragoza, *The Probabilistic Relevance Framework: BM25 and
//! Beyond*, 2009, §3.6): frequencies are summed over the fields, each with its weight and, for body
//! and title, its length normalised, before they are saturated. All forms of a word are one word.
//! Its weight is the inverse document frequency times the mean frequency where it occurs, after the
//! model In_expB2 (Amati and van Rijsbergen, *Probabilistic models of information retrieval based
//! on measuring the divergence from randomness*, 2002): a word that is repeated where it stands is
//! what an article is about. Part of the score is lent by the articles nearest to it, so that the
//! same matter in other words is found (Liu and Croft, *Cluster-based retrieval using language
//! models*, 2004; Diaz, *Regularizing ad hoc retrieval scores*, 2005).

use dossier_kernel::bitmap::Bitmap;
use dossier_kernel::score::{self, Counted, Frequencies, Norms, Weights};

use crate::Error;
use crate::order::sort_by_key;
use crate::pack::bytes::ascending;
use crate::pack::dictionary::Dictionary;
use crate::pack::records::{Role, Stored};
use crate::pack::{Pack, Section};
use crate::query::{Clause, Filter, Matcher, Node, Query, QueryWord, Scope, Sieve};
use crate::request::{Days, Words};
use crate::text::{Stemmer, may_be_acronym};

use super::Collection;
use super::answer::Open;

/// Saturation of frequencies.
const K1: f32 = 1.2;
/// Strength of length normalisation in the body.
const B_BODY: f32 = 0.75;
/// Strength of length normalisation in the title: titles differ little in length.
const B_TITLE: f32 = 0.4;
/// Saturation of the times that a word stands in the query.
const K3: f32 = 4.0;
/// Weight of an occurrence in the title.
const TITLE: f32 = 2.5;
/// Weight of an occurrence among authors and publisher.
const BYLINE: f32 = 1.5;
/// Weight of a word that only begins with what was typed.
const PREFIX: f32 = 0.5;
/// Share of the score that the nearest articles lend.
const LENT: f32 = 0.3;
/// Most words that the beginning of a word is taken for.
const MAX_EXPANSION: usize = 512;
/// Documents read for the phrases of a query; what is left is taken for a match if it has the words.
const MAX_READ: usize = 100_000;
/// Words and phrases that are remembered: while someone types on, those before are asked for with
/// every key. Only what is in so few articles.
const KEPT: usize = 8;
const FEW: usize = 4096;
/// Postings that are read in the time that it takes to look for a phrase in a text.
const READ: usize = 300;
/// From so many words on a query is a question, which few articles answer with all its words.
const QUESTION: usize = 5;
/// Articles with all the words of a question that are enough.
const ENOUGH: usize = 10;

/// The documents that match.
#[derive(Debug)]
pub struct Matches {
    /// Which.
    pub set: Bitmap,
    /// How well, for each document of the collection; of those that do not match, it says nothing.
    pub scores: Vec<f32>,
    /// Too few documents, or none, have all the words, so that these have some.
    pub relaxed: Option<&'static str>,
    /// Whether a document has all the words.
    pub complete: bool,
}

/// Evaluates a query.
pub fn evaluate(collection: &Collection, query: &Query, words: Words) -> Result<Matches, Error> {
    let pack = &collection.pack;
    let len = pack.len();
    let mut evaluation = Evaluation::new(collection);
    let mut scores = vec![0f32; len];
    let mut sets = Vec::with_capacity(query.clauses.len());
    for (at, clause) in query.clauses.iter().enumerate() {
        let known = query.clauses[..at].iter().position(|before| before.finds_as(clause));
        if let Some(known) = known {
            let same: Bitmap = Clone::clone(&sets[known]);
            sets.push(same);
            continue;
        }
        sets.push(evaluation.documents(clause)?);
        let counts = !clause.excluded && !clause.stop;
        if counts && !query.clauses[..at].iter().any(|before| is_same(before, clause)) {
            let times = query.clauses[at..].iter().filter(|after| is_same(after, clause)).count();
            evaluation.score(times as f32, &mut scores);
        }
    }

    let tree = Tree { collection, clauses: &query.clauses, sets: &sets };
    let mut set = Bitmap::all(len);
    let mut wanted = Vec::new();
    for part in &query.parts {
        match part {
            Node::Not(_) | Node::Filter(_) => {
                if let Some(found) = tree.set(part)? {
                    set.and(&found);
                }
            }
            _ => wanted.extend(tree.set(part)?),
        }
    }
    let mut all = set.clone();
    wanted.iter().for_each(|found| all.and(found));
    let mut any = set;
    if !wanted.is_empty() {
        let mut either = Bitmap::none(len);
        wanted.iter().for_each(|found| either.or(found));
        any.and(&either);
    }
    let having_all = all.count();
    let relaxed = match (words, wanted.len()) {
        _ if evaluation.left == 0 => {
            Some("too many phrases of common words: the last are looked for as words")
        }
        _ if any.count() == 0 => None,
        (Words::Any, _) | (Words::Auto, 0 | 1) => None,
        _ if having_all == 0 => Some("no article has all the words: these have some of them"),
        (Words::Auto, QUESTION..) if having_all < ENOUGH => {
            Some("few articles have all the words: after them stand some that have some")
        }
        _ => None,
    };
    let some = words == Words::Any || (relaxed.is_some() && evaluation.left > 0) || having_all == 0;
    let set = if some { any } else { all.clone() };
    score::lend(pack.table(Section::Related), LENT, &set, &mut scores);
    if relaxed.is_some() {
        // What has all the words stands before what has some.
        let best = set.iter().map(|document| scores[document]).fold(0.0, f32::max);
        all.iter().for_each(|document| scores[document] += best);
    }
    Ok(Matches { set, scores, relaxed, complete: having_all > 0 })
}

/// Whether two clauses stand for the same words, so that they are one word typed twice.
fn is_same(one: &Clause, other: &Clause) -> bool {
    let is_word = |clause: &Clause| {
        !clause.is_phrase() && !clause.excluded && !clause.prefix && clause.scope == Scope::Anywhere
    };
    std::ptr::eq(one, other)
        || is_word(one)
            && is_word(other)
            && (one.words[0].folded == other.words[0].folded
                || (!one.words[0].stems.is_empty() && one.words[0].stems == other.words[0].stems))
}

/// A query as sets of documents.
struct Tree<'q> {
    collection: &'q Collection,
    clauses: &'q [Clause],
    /// One for each clause.
    sets: &'q [Bitmap],
}

impl Tree<'_> {
    /// The documents that fit a part; none when it says nothing.
    fn set(&self, node: &Node) -> Result<Option<Bitmap>, Error> {
        let len = self.collection.pack.len();
        let mut found = None;
        match node {
            Node::Clause(at) if self.clauses[*at].stop => {}
            Node::Clause(at) => found = self.sets.get(*at).cloned(),
            Node::Filter(filter) => found = Some(fitting(self.collection, filter)?),
            Node::Not(part) => {
                if let Some(without) = self.set(part)? {
                    let mut set = Bitmap::all(len);
                    set.and_not(&without);
                    found = Some(set);
                }
            }
            Node::All(parts) | Node::Any(parts) => {
                for part in parts {
                    let Some(next) = self.set(part)? else { continue };
                    match (&mut found, node) {
                        (None, _) => found = Some(next),
                        (Some(found), Node::All(_)) => found.and(&next),
                        (Some(found), _) => found.or(&next),
                    }
                }
            }
        }
        Ok(found)
    }
}

/// The documents that fit a condition.
fn fitting(collection: &Collection, filter: &Filter) -> Result<Bitmap, Error> {
    let pack = &collection.pack;
    Ok(match filter {
        Filter::Language(wanted) => with_language(pack, wanted, &Bitmap::all(pack.len()))?,
        Filter::Entity(name) => {
            let mut set = Bitmap::none(pack.len());
            for entity in collection.entities_called(name)? {
                collection.documents_of(entity).for_each(|document| set.insert(document));
            }
            set
        }
        Filter::Published(days) => published(pack, *days),
        Filter::Mentioned(days) => mentioning(pack, *days),
    })
}

/// Those of the documents that have a language.
pub fn with_language(pack: &Pack<'_>, wanted: &str, among: &Bitmap) -> Result<Bitmap, Error> {
    let is_wanted = |tag: &String| {
        let rest = tag.get(..wanted.len()).filter(|tag| tag.eq_ignore_ascii_case(wanted));
        rest.is_some() && matches!(tag.as_bytes().get(wanted.len()), None | Some(b'-'))
    };
    let is_one: Vec<bool> = pack.manifest().languages.iter().map(is_wanted).collect();
    let mut having = Bitmap::none(pack.len());
    for document in among.iter() {
        let fits = match pack.only_language(document) {
            Some(only) => is_one[only],
            None => pack.stored(document)?.languages.iter().any(is_wanted),
        };
        if fits {
            having.insert(document);
        }
    }
    Ok(having)
}

/// The documents published on some days.
pub fn published(pack: &Pack<'_>, days: Days) -> Bitmap {
    let fits = |&document: &usize| match pack.published(document) {
        Some(date) => days.fits(date),
        None => days == Days::Undated,
    };
    Bitmap::of(pack.len(), (0..pack.len()).filter(fits))
}

/// The documents with a date in their text that fits.
pub fn mentioning(pack: &Pack<'_>, days: Days) -> Bitmap {
    let fits = |&document: &usize| match days {
        Days::Undated => pack.mentioned(document).next().is_none(),
        _ => pack.mentioned(document).any(|date| days.fits(date)),
    };
    Bitmap::of(pack.len(), (0..pack.len()).filter(fits))
}

/// Clauses that were counted in all documents, and how many documents were read for each.
pub type Known = Vec<(Clause, usize, Counted)>;

/// The work on one clause after the other; its arrays are used again.
pub struct Evaluation<'p> {
    collection: &'p Collection,
    pack: &'p Pack<'p>,
    terms: Dictionary<'p>,
    stems: Dictionary<'p>,
    norms: &'p [Norms],
    /// Of the clause at hand.
    frequencies: Frequencies,
    /// Documents that may still be read for phrases.
    left: usize,
}

impl<'p> Evaluation<'p> {
    /// For the queries of a collection.
    pub fn new(collection: &'p Collection) -> Self {
        let pack = &collection.pack;
        Evaluation {
            collection,
            pack,
            terms: pack.dictionary(Section::Terms),
            stems: pack.dictionary(Section::Stems),
            norms: collection.norms.get_or_init(|| norms(pack)),
            frequencies: Frequencies::default(),
            left: MAX_READ,
        }
    }

    /// The documents that a clause is in.
    pub fn documents(&mut self, clause: &Clause) -> Result<Bitmap, Error> {
        self.run(clause)?;
        Ok(self.frequencies.set())
    }

    /// Adds to the scores what the clause run last is worth, that the query has so many times.
    fn score(&self, times: f32, scores: &mut [f32]) {
        let found = self.frequencies.documents().len() as f32;
        let all = self.pack.len() as f32;
        let idf = (1.0 + (all - found + 0.5) / (found + 0.5)).ln();
        let weight = idf * (self.frequencies.all() + 1.0) / found.max(1.0);
        let weight = weight * times * (K3 + 1.0) / (times + K3) * (K1 + 1.0);
        self.frequencies.score(weight, K1, scores);
    }

    /// Counts a clause in the documents.
    fn run(&mut self, clause: &Clause) -> Result<(), Error> {
        self.frequencies.clear(self.pack.len());
        let mut known = self.collection.known.borrow_mut();
        let left = self.left;
        let is_same =
            |(known, read, _): &&(Clause, usize, _)| *read <= left && known.finds_as(clause);
        if let Some((_, read, counted)) = known.iter().find(is_same) {
            // What a query finds does not depend on those before.
            self.left -= read;
            self.frequencies.restore(counted);
            return Ok(());
        }
        self.run_words(clause, &clause.words, clause.prefix)?;
        for also in &clause.also {
            self.run_words(clause, also, clause.also_begins(also))?;
        }
        if matches!(clause.scope, Scope::Author | Scope::Source) {
            self.keep_named(clause)?;
        }
        // Where too many had to be read, not all is known.
        if self.left > 0 && self.frequencies.documents().len() <= FEW {
            if known.len() == KEPT {
                known.clear();
            }
            known.push((clause.clone(), left - self.left, self.frequencies.counted()));
        }
        Ok(())
    }

    fn run_words(
        &mut self,
        clause: &Clause,
        words: &[QueryWord],
        prefix: bool,
    ) -> Result<(), Error> {
        if words.len() > 1 {
            let phrase =
                Clause { words: words.to_vec(), also: Vec::new(), prefix, ..clause.clone() };
            return self.run_phrase(&phrase);
        }
        let (body, title, byline) = match clause.scope {
            Scope::Anywhere => (1.0, TITLE, BYLINE),
            Scope::Title => (0.0, TITLE, 0.0),
            Scope::Author | Scope::Source => (0.0, 0.0, BYLINE),
        };
        for word in words {
            for (term, weight) in self.forms(word, prefix) {
                let weights =
                    Weights { body: weight * body, title: weight * title, byline: weight * byline };
                self.frequencies.add_postings(self.pack.postings(term), self.norms, weights);
            }
        }
        Ok(())
    }

    /// The terms that a single word stands for, each with its weight.
    fn forms(&self, word: &QueryWord, prefix: bool) -> Vec<(u32, f32)> {
        let mut forms: Vec<(u32, f32)> = Vec::new();
        let add = |term: u32, forms: &mut Vec<(u32, f32)>| {
            if !forms.iter().any(|&(known, _)| known == term) {
                forms.push((term, 1.0));
            }
        };
        self.exact(word, &mut |term| add(term, &mut forms));
        let stem_terms = self.pack.table(Section::StemTerms);
        for (tag, stem) in &word.stems {
            let language = tag.split('-').next().unwrap_or_default();
            match self.stems.find(&[language, ":", stem].concat()) {
                Some(at) => ascending(stem_terms.get(at as usize).unwrap_or_default())
                    .for_each(|term| add(term, &mut forms)),
                // A stem that is its own only form is not among the stems.
                None if *stem != word.folded && Stemmer::new(tag).stem(stem) == *stem => {
                    if let Some(term) = self.terms.find(stem) {
                        add(term, &mut forms);
                    }
                }
                None => {}
            }
        }
        if prefix {
            let whole = forms.len();
            let mut left = MAX_EXPANSION;
            self.terms.with_prefix(&word.folded, |term, _| {
                if !forms[..whole].iter().any(|&(known, _)| known == term) {
                    forms.push((term, PREFIX));
                }
                left -= 1;
                left > 0
            });
        }
        forms
    }

    /// Whether a single word stands for any term.
    pub fn is_known(&self, word: &QueryWord, prefix: bool) -> bool {
        let mut found = false;
        self.exact(word, &mut |_| found = true);
        found || !self.forms(word, prefix).is_empty()
    }

    /// The terms that are a word as it was typed.
    fn exact(&self, word: &QueryWord, each: &mut dyn FnMut(u32)) {
        self.terms.find(&word.folded).into_iter().for_each(&mut *each);
        if may_be_acronym(&word.folded) {
            self.terms.find(&word.folded.to_ascii_uppercase()).into_iter().for_each(each);
        }
    }

    /// Whether a phrase is anywhere, and no more documents than so many have all its words; whatever was
    /// read before.
    pub fn has_phrase(&mut self, phrase: &Clause, most: usize) -> bool {
        self.frequencies.clear(self.pack.len());
        self.left = MAX_READ;
        let having = self.with_all_words(phrase);
        having.0.count() <= most
            && self.run_phrase_in(having, phrase, 1).is_ok()
            && !self.frequencies.documents().is_empty()
    }

    fn run_phrase(&mut self, clause: &Clause) -> Result<(), Error> {
        self.run_phrase_in(self.with_all_words(clause), clause, usize::MAX)
    }

    /// A phrase: documents that have all its words are read, and the phrase is looked for, until so
    /// many have it.
    fn run_phrase_in(
        &mut self,
        (documents, around): (Bitmap, Bitmap),
        clause: &Clause,
        most: usize,
    ) -> Result<(), Error> {
        let count = documents.count();
        if count == 0 {
            return Ok(());
        }
        let matcher = Matcher::of_clause(clause);
        let vocabulary = self.pack.vocabulary();
        let mut sieve = Sieve::new(clause);
        let are_few = count <= READ;
        for document in documents.iter() {
            let Some(left) = self.left.checked_sub(1) else {
                if self.frequencies.of(document) == 0.0 {
                    self.frequencies.add(document, 1.0, 0.0);
                }
                continue;
            };
            self.left = left;
            // Most texts with the words do not have the phrase, which is seen at once.
            let may_have = sieve.lets_through(vocabulary, self.pack.codes(document));
            if !may_have && !around.contains(document) {
                continue;
            }
            // Of few, most are shown next.
            let (kept, read);
            let open = if are_few {
                kept = self.collection.opened(document)?;
                &kept.open
            } else {
                read = Open::new(self.pack, document)?;
                &read
            };
            let searched = open.with(&matcher);
            let norms = self.norms[document];
            let (mut frequency, mut count) = (0.0, 0.0);
            for (index, block) in open.record.blocks.iter().enumerate() {
                let (scope, weight, norm) = match block.role {
                    Role::Title => (Scope::Title, TITLE, norms.title),
                    _ => (Scope::Anywhere, 1.0, norms.body),
                };
                let found = weight * searched.matches(index, scope).len() as f32;
                count += found;
                frequency += found / norm;
            }
            for (name, scope) in self.names_around(document)? {
                let found = BYLINE * matcher.find(&name, "und", scope).len() as f32;
                count += found;
                frequency += found;
            }
            if frequency > 0.0 {
                self.frequencies.add(document, frequency, count);
                if self.frequencies.documents().len() == most {
                    break;
                }
            }
        }
        Ok(())
    }

    /// Who stands around a text, here and where else it was printed: authors, publishers, and the
    /// headlines that reprints have.
    fn names_around(&self, document: usize) -> Result<Vec<(String, Scope)>, Error> {
        let mut around: Vec<(String, Scope)> = Vec::new();
        let mut add = |record: Stored| {
            around.extend(record.authors.into_iter().map(|author| (author.name, Scope::Author)));
            around.extend(record.publisher.map(|(name, _)| (name, Scope::Source)));
        };
        add(self.pack.stored(document)?);
        let mut titles = Vec::new();
        for reprint in self.pack.reprints(document) {
            add(self.pack.stored(reprint)?);
            titles.push((self.pack.text(reprint)?, Scope::Title));
        }
        around.extend(titles);
        Ok(around)
    }

    /// Authors and publisher are one field of the index: which of them has the word is read.
    fn keep_named(&mut self, clause: &Clause) -> Result<(), Error> {
        let matcher = Matcher::of_clause(clause);
        let mut kept = Bitmap::none(self.pack.len());
        for &document in self.frequencies.documents() {
            let around = self.names_around(document as usize)?;
            let is_named = |(name, scope): &(String, Scope)| {
                *scope == clause.scope && !matcher.find(name, "und", *scope).is_empty()
            };
            if around.iter().any(is_named) {
                kept.insert(document as usize);
            }
        }
        self.frequencies.keep(&kept);
        Ok(())
    }

    /// Documents that have every word of a phrase somewhere, and those that have one of them among
    /// the names around the text.
    fn with_all_words(&self, clause: &Clause) -> (Bitmap, Bitmap) {
        let len = self.pack.len();
        // The terms of each word with how many documents they have: the rarest word comes first, and
        // those so common that it is quicker to read what is left are not looked up.
        let mut words: Vec<(usize, Vec<u32>)> = Vec::new();
        for (at, word) in clause.words.iter().enumerate() {
            let mut found = Vec::new();
            self.exact(word, &mut |term| found.push(term));
            if clause.prefix && at + 1 == clause.words.len() {
                self.terms.with_prefix(&word.folded, |term, _| {
                    found.push(term);
                    true
                });
            }
            words.push((found.iter().map(|&term| self.pack.postings(term).len()).sum(), found));
        }
        sort_by_key(&mut words, |&(count, _)| count);
        let mut all = Bitmap::all(len);
        let mut around = Bitmap::none(len);
        for (at, (count, terms)) in words.into_iter().enumerate() {
            if at > 0 && all.count() < count / READ {
                break;
            }
            let mut having = Bitmap::none(len);
            for term in terms {
                let around = (at == 0).then_some(&mut around);
                score::add_documents(self.pack.postings(term), &mut having, around);
            }
            all.and(&having);
        }
        (all, around)
    }
}

/// By what the frequencies of each document are divided.
fn norms(pack: &Pack<'_>) -> Vec<Norms> {
    let manifest = pack.manifest();
    let average = |words: u64| (words as f32 / manifest.documents.max(1) as f32).max(1.0);
    let (body, title) = (average(manifest.body_words), average(manifest.title_words));
    let norms = |document| {
        let (body_len, title_len) = pack.lengths(document);
        Norms {
            body: 1.0 - B_BODY + B_BODY * body_len as f32 / body,
            title: 1.0 - B_TITLE + B_TITLE * title_len as f32 / title,
        }
    };
    (0..pack.len()).map(norms).collect()
}
