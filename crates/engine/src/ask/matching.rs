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

use crate::Error;
use crate::pack::bytes::ascending;
use crate::pack::dictionary::Dictionary;
use crate::pack::records::{Document, Role};
use crate::pack::{Pack, Section};
use crate::query::{Clause, Filter, Matcher, Node, Query, QueryWord, Scope};
use crate::request::{Days, Words};
use crate::text::{Stemmer, may_be_acronym};

use super::Collection;
use super::bitmap::Bitmap;

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
    let mut evaluation = Evaluation::new(pack)?;
    let mut scores = vec![0f32; len];
    let mut sets = Vec::with_capacity(query.clauses.len());
    for (at, clause) in query.clauses.iter().enumerate() {
        let known = query.clauses[..at].iter().position(|before| {
            before.words == clause.words
                && before.also == clause.also
                && (before.prefix, before.scope, before.excluded)
                    == (clause.prefix, clause.scope, clause.excluded)
        });
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
    lend(pack, &set, &mut scores);
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

/// Gives every document of a set its share of the scores of the nearest ones.
fn lend(pack: &Pack<'_>, set: &Bitmap, scores: &mut [f32]) {
    let related = pack.table(Section::Related);
    let mut lent: Vec<(usize, f32)> = Vec::new();
    for document in set.iter() {
        let mut sum = 0.0;
        let mut count = 0.0;
        for near in ascending(related.get(document).unwrap_or_default()) {
            sum += scores.get(near as usize).copied().unwrap_or(0.0);
            count += 1.0;
        }
        let mean = if count > 0.0 { sum / count } else { 0.0 };
        lent.push((document, (1.0 - LENT) * scores[document] + LENT * mean));
    }
    for (document, score) in lent {
        scores[document] = score;
    }
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
    let mut having = Bitmap::none(pack.len());
    for document in among.iter() {
        let is_wanted = |tag: &String| {
            let rest = tag.get(..wanted.len()).filter(|tag| tag.eq_ignore_ascii_case(wanted));
            rest.is_some() && matches!(tag.as_bytes().get(wanted.len()), None | Some(b'-'))
        };
        if pack.document(document)?.languages.iter().any(is_wanted) {
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

/// The work on one clause after the other; its arrays are used again.
pub struct Evaluation<'p> {
    pack: &'p Pack<'p>,
    terms: Dictionary<'p>,
    stems: Dictionary<'p>,
    average_body: f32,
    average_title: f32,
    /// Weighted frequency of the clause in each document, lengths normalised. Empty until the first
    /// clause.
    frequencies: Vec<f32>,
    /// Weighted frequency of the clause in the collection.
    all_frequencies: f32,
    /// Documents whose frequency is not 0.
    touched: Vec<u32>,
    /// Documents that may still be read for phrases.
    left: usize,
}

impl<'p> Evaluation<'p> {
    /// For the queries of a collection.
    pub fn new(pack: &'p Pack<'p>) -> Result<Self, Error> {
        let damaged = |section: Section| Error::damaged(section.name());
        let manifest = pack.manifest();
        let average = |words: u64| (words as f32 / manifest.documents.max(1) as f32).max(1.0);
        Ok(Evaluation {
            pack,
            terms: pack.dictionary(Section::Terms).ok_or(damaged(Section::Terms))?,
            stems: pack.dictionary(Section::Stems).ok_or(damaged(Section::Stems))?,
            average_body: average(manifest.body_words),
            average_title: average(manifest.title_words),
            frequencies: Vec::new(),
            all_frequencies: 0.0,
            touched: Vec::new(),
            left: MAX_READ,
        })
    }

    /// The documents that a clause is in.
    pub fn documents(&mut self, clause: &Clause) -> Result<Bitmap, Error> {
        self.run(clause)?;
        Ok(Bitmap::of(self.pack.len(), self.touched.iter().map(|&at| at as usize)))
    }

    /// Adds to the scores what the clause run last is worth, that the query has so many times.
    fn score(&self, times: f32, scores: &mut [f32]) {
        let found = self.touched.len() as f32;
        let all = self.pack.len() as f32;
        let idf = (1.0 + (all - found + 0.5) / (found + 0.5)).ln();
        let weight = idf * (self.all_frequencies + 1.0) / found.max(1.0);
        let weight = weight * times * (K3 + 1.0) / (times + K3) * (K1 + 1.0);
        for &document in &self.touched {
            let document = document as usize;
            let frequency = self.frequencies[document];
            scores[document] += weight * frequency / (frequency + K1);
        }
    }

    /// Fills `frequencies` and `touched` for a clause.
    fn run(&mut self, clause: &Clause) -> Result<(), Error> {
        for &document in &self.touched {
            self.frequencies[document as usize] = 0.0;
        }
        self.touched.clear();
        self.frequencies.resize(self.pack.len(), 0.0);
        self.all_frequencies = 0.0;
        self.run_words(clause, &clause.words)?;
        for also in &clause.also {
            self.run_words(clause, also)?;
        }
        if matches!(clause.scope, Scope::Author | Scope::Source) {
            self.keep_named(clause)?;
        }
        Ok(())
    }

    fn run_words(&mut self, clause: &Clause, words: &[QueryWord]) -> Result<(), Error> {
        if words.len() > 1 {
            let phrase = Clause { words: words.to_vec(), also: Vec::new(), ..clause.clone() };
            return self.run_phrase(&phrase);
        }
        for word in words {
            for (term, weight) in self.forms(word, clause.prefix) {
                self.add_postings(term, weight, clause.scope);
            }
        }
        Ok(())
    }

    /// The terms that a single word stands for, each with its weight.
    pub fn forms(&self, word: &QueryWord, prefix: bool) -> Vec<(u32, f32)> {
        let mut forms: Vec<(u32, f32)> = Vec::new();
        let add = |term: u32, weight: f32, forms: &mut Vec<(u32, f32)>| {
            if !forms.iter().any(|&(known, _)| known == term) {
                forms.push((term, weight));
            }
        };
        if let Some(term) = self.terms.find(&word.folded) {
            add(term, 1.0, &mut forms);
        }
        if may_be_acronym(&word.folded)
            && let Some(term) = self.terms.find(&word.folded.to_ascii_uppercase())
        {
            add(term, 1.0, &mut forms);
        }
        let stem_terms = self.pack.table(Section::StemTerms);
        for (tag, stem) in &word.stems {
            let language = tag.split('-').next().unwrap_or_default();
            match self.stems.find(&[language, ":", stem].concat()) {
                Some(at) => ascending(stem_terms.get(at as usize).unwrap_or_default())
                    .for_each(|term| add(term, 1.0, &mut forms)),
                // A stem that is its own only form is not among the stems.
                None if Stemmer::new(tag).stem(stem) == *stem => {
                    if let Some(term) = self.terms.find(stem) {
                        add(term, 1.0, &mut forms);
                    }
                }
                None => {}
            }
        }
        if prefix {
            let mut left = MAX_EXPANSION;
            self.terms.with_prefix(&word.folded, |term, _| {
                add(term, PREFIX, &mut forms);
                left -= 1;
                left > 0
            });
        }
        forms
    }

    fn add_postings(&mut self, term: u32, weight: f32, scope: Scope) {
        for posting in self.pack.postings(term) {
            let document = posting.document as usize;
            let Some(frequency) = self.frequencies.get_mut(document) else { return };
            let (mut body, mut title, mut byline) =
                (posting.body as f32, posting.title as f32, posting.byline as f32);
            match scope {
                Scope::Anywhere => {}
                Scope::Title => (body, byline) = (0.0, 0.0),
                Scope::Author | Scope::Source => (body, title) = (0.0, 0.0),
            }
            if body + title + byline == 0.0 {
                continue;
            }
            self.all_frequencies += weight * (body + TITLE * title + BYLINE * byline);
            let (body_norm, title_norm) =
                norms(self.pack, document, self.average_body, self.average_title);
            if *frequency == 0.0 {
                self.touched.push(posting.document);
            }
            *frequency +=
                weight * (body / body_norm + TITLE * title / title_norm + BYLINE * byline);
        }
    }

    /// A phrase: documents that have all its words are read, and the phrase is looked for.
    fn run_phrase(&mut self, clause: &Clause) -> Result<(), Error> {
        let matcher = Matcher::of_clause(clause);
        for document in self.with_all_words(clause) {
            let Some(left) = self.left.checked_sub(1) else {
                if self.frequencies[document] == 0.0 {
                    self.frequencies[document] = 1.0;
                    self.touched.push(document as u32);
                }
                continue;
            };
            self.left = left;
            let record = self.pack.document(document)?;
            let text = self.pack.text(document)?;
            let (body_norm, title_norm) =
                norms(self.pack, document, self.average_body, self.average_title);
            let (mut frequency, mut count) = (0.0, 0.0);
            for block in &record.blocks {
                let passage =
                    text.get(block.start as usize..block.end as usize).unwrap_or_default();
                let language = &record.languages[block.language as usize];
                let (scope, weight, norm) = match block.role {
                    Role::Title => (Scope::Title, TITLE, title_norm),
                    _ => (Scope::Anywhere, 1.0, body_norm),
                };
                let found = weight * matcher.find(passage, language, scope).len() as f32;
                count += found;
                frequency += found / norm;
            }
            for (name, scope) in self.names_around(document, record)? {
                let found = BYLINE * matcher.find(&name, "und", scope).len() as f32;
                count += found;
                frequency += found;
            }
            if frequency > 0.0 {
                self.all_frequencies += count;
                if self.frequencies[document] == 0.0 {
                    self.touched.push(document as u32);
                }
                self.frequencies[document] += frequency;
            }
        }
        Ok(())
    }

    /// Who stands around a text, here and where else it was printed: authors, publishers, and the
    /// headlines that reprints have.
    fn names_around(
        &self,
        document: usize,
        record: Document,
    ) -> Result<Vec<(String, Scope)>, Error> {
        let mut around: Vec<(String, Scope)> = Vec::new();
        let mut add = |record: Document| {
            around.extend(record.authors.into_iter().map(|author| (author.name, Scope::Author)));
            around.extend(record.publisher.map(|(name, _)| (name, Scope::Source)));
        };
        add(record);
        let mut titles = Vec::new();
        for reprint in self.pack.reprints(document) {
            add(self.pack.document(reprint)?);
            titles.push((self.pack.text(reprint)?.to_owned(), Scope::Title));
        }
        around.extend(titles);
        Ok(around)
    }

    /// Authors and publisher are one field of the index: which of them has the word is read.
    fn keep_named(&mut self, clause: &Clause) -> Result<(), Error> {
        let matcher = Matcher::of_clause(clause);
        let mut kept = Vec::new();
        for &document in &self.touched {
            let record = self.pack.document(document as usize)?;
            let around = self.names_around(document as usize, record)?;
            let is_named = |(name, scope): &(String, Scope)| {
                *scope == clause.scope && !matcher.find(name, "und", *scope).is_empty()
            };
            if around.iter().any(is_named) {
                kept.push(document);
            } else {
                self.frequencies[document as usize] = 0.0;
            }
        }
        self.touched = kept;
        Ok(())
    }

    /// Documents that have every word of a phrase somewhere.
    pub fn with_all_words(&self, clause: &Clause) -> Vec<usize> {
        let len = self.pack.len();
        let mut all = Bitmap::all(len);
        for (at, word) in clause.words.iter().enumerate() {
            let mut having = Bitmap::none(len);
            let mut add = |term: u32| {
                self.pack
                    .postings(term)
                    .for_each(|posting| having.insert(posting.document as usize));
            };
            self.terms.find(&word.folded).into_iter().for_each(&mut add);
            if may_be_acronym(&word.folded) {
                self.terms.find(&word.folded.to_ascii_uppercase()).into_iter().for_each(&mut add);
            }
            if clause.prefix && at + 1 == clause.words.len() {
                self.terms.with_prefix(&word.folded, |term, _| {
                    add(term);
                    true
                });
            }
            all.and(&having);
        }
        all.iter().collect()
    }
}

/// By what the frequencies of a document are divided: in the body, in the title.
#[inline]
fn norms(pack: &Pack<'_>, document: usize, body: f32, title: f32) -> (f32, f32) {
    let (body_len, title_len) = pack.lengths(document);
    (
        1.0 - B_BODY + B_BODY * body_len as f32 / body,
        1.0 - B_TITLE + B_TITLE * title_len as f32 / title,
    )
}
