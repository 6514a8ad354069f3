//! Which documents match a query, and how well.
//!
//! The score is BM25F (Robertson and Zaragoza, *The Probabilistic Relevance Framework: BM25 and
//! Beyond*, 2009, §3.6): frequencies are summed over the fields, each with its weight and, for body
//! and title, its length normalised, before they are saturated. All forms of a word are one word.

use crate::Error;
use crate::pack::bytes::{Varints, ascending};
use crate::pack::dictionary::Dictionary;
use crate::pack::{Pack, Section};
use crate::query::{Clause, Matcher, Query};
use crate::request::Words;

use super::bitmap::Bitmap;

/// Saturation of frequencies.
const K1: f32 = 1.2;
/// Strength of length normalisation in the body.
const B_BODY: f32 = 0.75;
/// Strength of length normalisation in the title: titles differ little in length.
const B_TITLE: f32 = 0.4;
/// Weight of an occurrence in the title.
const TITLE: f32 = 2.5;
/// Weight of an occurrence among authors and publisher.
const BYLINE: f32 = 1.5;
/// Weight of a word that only begins with what was typed.
const PREFIX: f32 = 0.5;
/// Most words that the beginning of a word is taken for.
const MAX_EXPANSION: usize = 512;

/// The documents that match.
#[derive(Debug)]
pub struct Matches {
    /// Which.
    pub set: Bitmap,
    /// How well, for each document of the collection; 0 for those that do not match.
    pub scores: Vec<f32>,
    /// No document had all the words, so that these have some.
    pub relaxed: bool,
}

/// Evaluates a query.
pub fn evaluate(pack: &Pack, query: &Query, words: Words) -> Result<Matches, Error> {
    let mut evaluation = Evaluation::new(pack)?;
    let mut scores = vec![0f32; pack.len()];
    let mut hits = vec![0u16; pack.len()];
    let mut excluded = Bitmap::none(pack.len());
    let mut required = 0u16;
    for clause in &query.clauses {
        evaluation.run(clause)?;
        if clause.excluded {
            evaluation.touched.iter().for_each(|&document| excluded.insert(document as usize));
            continue;
        }
        required += u16::from(!clause.stop);
        let found = evaluation.touched.len() as f32;
        let all = pack.len() as f32;
        let idf = (1.0 + (all - found + 0.5) / (found + 0.5)).ln();
        for &document in &evaluation.touched {
            let document = document as usize;
            let frequency = evaluation.frequencies[document];
            scores[document] += idf * frequency * (K1 + 1.0) / (frequency + K1);
            hits[document] += u16::from(!clause.stop);
        }
    }

    let having = |least: u16| {
        let mut set = Bitmap::of(pack.len(), (0..pack.len()).filter(|&at| hits[at] >= least));
        set.and_not(&excluded);
        set
    };
    let mut set = match words {
        Words::Auto => having(required),
        Words::Any => having(required.min(1)),
    };
    let relaxed = words == Words::Auto && required > 1 && set.count() == 0;
    if relaxed {
        set = having(1);
    }
    for (document, score) in scores.iter_mut().enumerate() {
        if !set.contains(document) {
            *score = 0.0;
        }
    }
    Ok(Matches { set, scores, relaxed })
}

/// The work on one clause after the other; its arrays are used again.
struct Evaluation<'p> {
    pack: &'p Pack<'p>,
    terms: Dictionary<'p>,
    stems: Dictionary<'p>,
    average_body: f32,
    average_title: f32,
    /// Weighted frequency of the clause in each document.
    frequencies: Vec<f32>,
    /// Documents whose frequency is not 0.
    touched: Vec<u32>,
}

impl<'p> Evaluation<'p> {
    fn new(pack: &'p Pack<'p>) -> Result<Self, Error> {
        let damaged = |section: Section| Error::damaged(section.name());
        let manifest = pack.manifest();
        let average = |words: u64| (words as f32 / manifest.documents.max(1) as f32).max(1.0);
        Ok(Evaluation {
            pack,
            terms: pack.dictionary(Section::Terms).ok_or(damaged(Section::Terms))?,
            stems: pack.dictionary(Section::Stems).ok_or(damaged(Section::Stems))?,
            average_body: average(manifest.body_words),
            average_title: average(manifest.title_words),
            frequencies: vec![0.0; pack.len()],
            touched: Vec::new(),
        })
    }

    /// Fills `frequencies` and `touched` for a clause.
    fn run(&mut self, clause: &Clause) -> Result<(), Error> {
        for &document in &self.touched {
            self.frequencies[document as usize] = 0.0;
        }
        self.touched.clear();
        if clause.is_phrase() {
            return self.run_phrase(clause);
        }
        for (term, weight) in self.forms(clause) {
            self.add_postings(term, weight);
        }
        Ok(())
    }

    /// The terms that a single word stands for, each with its weight.
    fn forms(&self, clause: &Clause) -> Vec<(u32, f32)> {
        let word = &clause.words[0];
        let mut forms: Vec<(u32, f32)> = Vec::new();
        let add = |term: u32, weight: f32, forms: &mut Vec<(u32, f32)>| {
            if !forms.iter().any(|&(known, _)| known == term) {
                forms.push((term, weight));
            }
        };
        if let Some(term) = self.terms.find(&word.folded) {
            add(term, 1.0, &mut forms);
        }
        let stem_terms = self.pack.table(Section::StemTerms);
        for (tag, stem) in &word.stems {
            let language = tag.split('-').next().unwrap_or_default();
            match self.stems.find(&format!("{language}:{stem}")) {
                Some(at) => ascending(stem_terms.get(at as usize).unwrap_or_default())
                    .for_each(|term| add(term, 1.0, &mut forms)),
                // A stem that is its own only form is not among the stems.
                None if crate::text::Stemmer::new(tag).stem(stem) == *stem => {
                    if let Some(term) = self.terms.find(stem) {
                        add(term, 1.0, &mut forms);
                    }
                }
                None => {}
            }
        }
        if clause.prefix {
            let mut left = MAX_EXPANSION;
            self.terms.with_prefix(&word.folded, |term, _| {
                add(term, PREFIX, &mut forms);
                left -= 1;
                left > 0
            });
        }
        forms
    }

    fn add_postings(&mut self, term: u32, weight: f32) {
        let postings = self.pack.table(Section::Postings);
        for posting in Postings::new(postings.get(term as usize).unwrap_or_default()) {
            let document = posting.document as usize;
            let Some(frequency) = self.frequencies.get_mut(document) else { return };
            let (body_len, title_len) = self.pack.lengths(document);
            let body_norm = 1.0 - B_BODY + B_BODY * body_len as f32 / self.average_body;
            let title_norm = 1.0 - B_TITLE + B_TITLE * title_len as f32 / self.average_title;
            if *frequency == 0.0 {
                self.touched.push(posting.document);
            }
            *frequency += weight
                * (posting.body as f32 / body_norm
                    + TITLE * posting.title as f32 / title_norm
                    + BYLINE * posting.byline as f32);
        }
    }

    /// A phrase: documents that have all its words are read, and the phrase is looked for.
    fn run_phrase(&mut self, clause: &Clause) -> Result<(), Error> {
        let matcher = Matcher::of_clause(clause);
        for document in self.with_all_words(clause) {
            let record = self.pack.document(document)?;
            let text = self.pack.text(document)?;
            let (body_len, title_len) = self.pack.lengths(document);
            let mut frequency = 0.0;
            for block in &record.blocks {
                let passage =
                    text.get(block.start as usize..block.end as usize).unwrap_or_default();
                let language = &record.languages[block.language as usize];
                let found = matcher.find(passage, language).len() as f32;
                frequency += if block.role == crate::pack::records::Role::Title {
                    TITLE * found
                        / (1.0 - B_TITLE + B_TITLE * title_len as f32 / self.average_title)
                } else {
                    found / (1.0 - B_BODY + B_BODY * body_len as f32 / self.average_body)
                };
            }
            let authors = record.authors.iter().map(|author| author.name.as_str());
            let publisher = record.publisher.iter().map(|(name, _)| name.as_str());
            for name in authors.chain(publisher) {
                frequency += BYLINE * matcher.find(name, "und").len() as f32;
            }
            if frequency > 0.0 {
                self.frequencies[document] = frequency;
                self.touched.push(document as u32);
            }
        }
        Ok(())
    }

    /// Documents that have every word of a phrase somewhere.
    fn with_all_words(&self, clause: &Clause) -> Vec<usize> {
        let postings = self.pack.table(Section::Postings);
        let documents_of = |term: u32| {
            Postings::new(postings.get(term as usize).unwrap_or_default())
                .map(|posting| posting.document as usize)
        };
        let len = self.pack.len();
        let mut all = Bitmap::all(len);
        for (at, word) in clause.words.iter().enumerate() {
            let mut having = match self.terms.find(&word.folded) {
                Some(term) => Bitmap::of(len, documents_of(term)),
                None => Bitmap::none(len),
            };
            if clause.prefix && at + 1 == clause.words.len() {
                self.terms.with_prefix(&word.folded, |term, _| {
                    documents_of(term).for_each(|document| having.insert(document));
                    true
                });
            }
            all.and(&having);
        }
        all.iter().collect()
    }
}

/// How often a term stands in a document.
#[derive(Debug, Clone, Copy)]
pub struct Posting {
    /// Document.
    pub document: u32,
    /// Times in the body.
    pub body: u32,
    /// Times in titles.
    pub title: u32,
    /// Times among authors and publisher.
    pub byline: u32,
}

/// The documents of a term.
#[derive(Debug)]
pub struct Postings<'a> {
    numbers: Varints<'a>,
    last: Option<u32>,
    left: u32,
}

impl<'a> Postings<'a> {
    /// Reads a row of the postings.
    pub fn new(row: &'a [u8]) -> Postings<'a> {
        let mut numbers = Varints::new(row);
        let left = numbers.next().unwrap_or(0);
        Postings { numbers, last: None, left }
    }
}

impl Iterator for Postings<'_> {
    type Item = Posting;

    #[inline]
    fn next(&mut self) -> Option<Posting> {
        self.left = self.left.checked_sub(1)?;
        let gap = self.numbers.next()?;
        let document = match self.last {
            None => gap,
            Some(last) => last.checked_add(gap)?,
        };
        self.last = Some(document);
        let code = self.numbers.next()?;
        let title = if code & 1 == 1 { self.numbers.next()? } else { 0 };
        let byline = if code & 2 == 2 { self.numbers.next()? } else { 0 };
        Some(Posting { document, body: code >> 2, title, byline })
    }
}
