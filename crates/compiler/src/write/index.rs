//! The full-text index: which words stand where, how often.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use dossier_engine::pack::bits::rice_bits;
use dossier_engine::pack::bytes::Varints;
use dossier_engine::text::{Stemmer, words};

use super::encode::{Bits, Table, ascending, dictionary, small, varint};
use super::related::{Word, nearest};
use crate::Error;

/// Weight of an occurrence in a headline where articles are compared.
const TITLE: f32 = 2.5;

/// The fields of an article that are ranked apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Paragraphs and subheadings.
    Body,
    /// Headlines.
    Title,
    /// Authors and publisher.
    Byline,
}

/// How often a word stands in the fields of one document.
#[derive(Debug, Clone, Copy, Default)]
struct Frequencies {
    body: u32,
    title: u32,
    byline: u32,
}

/// Where one word stands, as varints until it is written: a posting takes about three bytes.
#[derive(Debug, Default)]
struct Postings {
    /// Documents, and the last one that `bytes` has.
    count: u32,
    written: u32,
    /// The document added last, which is not in `bytes` yet.
    open: Option<(u32, Frequencies)>,
    bytes: Vec<u8>,
}

impl Postings {
    /// What is counted of the word in a document, which is the last so far or comes after it.
    fn of(&mut self, document: u32) -> &mut Frequencies {
        if self.open.is_some_and(|(open, _)| open != document) {
            self.close();
        }
        &mut self.open.get_or_insert((document, Frequencies::default())).1
    }

    fn close(&mut self) {
        let Some((document, frequencies)) = self.open.take() else { return };
        varint(document - self.written, &mut self.bytes);
        self.written = document;
        self.count += 1;
        let Frequencies { body, title, byline } = frequencies;
        [body, title, byline].into_iter().for_each(|times| varint(times, &mut self.bytes));
    }

    /// The documents, in order; all have been closed.
    fn iter(&self) -> impl Iterator<Item = (u32, Frequencies)> {
        let mut numbers = Varints::new(&self.bytes);
        let mut last = 0;
        std::iter::from_fn(move || {
            last += numbers.next()?;
            let (body, title, byline) = (numbers.next()?, numbers.next()?, numbers.next()?);
            Some((last, Frequencies { body, title, byline }))
        })
    }
}

/// An index in the making. Documents are added in order.
#[derive(Debug, Default)]
pub struct Index {
    terms: HashMap<String, usize>,
    postings: Vec<Postings>,
    /// Terms by language tag and stem.
    stems: BTreeMap<String, BTreeSet<usize>>,
    /// Stemmers by language tag, numbered.
    stemmers: HashMap<String, (u32, Stemmer)>,
    /// (term, language) pairs whose stem is known already.
    stemmed: HashSet<(usize, u32)>,
    lengths: Vec<(u32, u32)>,
    /// What was added to documents that were not the last: by term and document.
    later: BTreeMap<(usize, u32), Frequencies>,
}

/// The sections that an index becomes.
#[derive(Debug)]
pub struct Sections {
    /// Dictionary of terms.
    pub terms: Vec<u8>,
    /// Postings by term.
    pub postings: Vec<u8>,
    /// Dictionary of stems.
    pub stems: Vec<u8>,
    /// Terms by stem.
    pub stem_terms: Vec<u8>,
    /// The nearest documents by document.
    pub related: Vec<u8>,
    /// Lengths by document.
    pub lengths: Vec<u8>,
    /// Words in all bodies.
    pub body_words: u64,
    /// Words in all titles.
    pub title_words: u64,
}

impl Index {
    /// Begins the next document.
    pub fn begin_document(&mut self) {
        self.lengths.push((0, 0));
    }

    /// Adds a piece of text to the document begun last.
    pub fn add(&mut self, field: Field, language: &str, text: &str) {
        let Some(document) = self.lengths.len().checked_sub(1) else { return };
        for word in words(text) {
            let term = self.term(&word.folded);
            self.add_stem(language, term, &word.folded);
            let frequencies = self.postings[term].of(document as u32);
            match field {
                Field::Body => frequencies.body += 1,
                Field::Title => frequencies.title += 1,
                Field::Byline => frequencies.byline += 1,
            }
            let (body, title) = &mut self.lengths[document];
            match field {
                Field::Body => *body += 1,
                Field::Title => *title += 1,
                Field::Byline => {}
            }
        }
    }

    /// Adds what stands around a document, which need not be the last: authors and publishers.
    pub fn add_around(&mut self, document: u32, text: &str) {
        for word in words(text) {
            let term = self.term(&word.folded);
            self.later.entry((term, document)).or_default().byline += 1;
        }
    }

    fn term(&mut self, folded: &str) -> usize {
        if let Some(term) = self.terms.get(folded) {
            return *term;
        }
        self.terms.insert(folded.to_owned(), self.postings.len());
        self.postings.push(Postings::default());
        self.postings.len() - 1
    }

    /// Puts what was added later where it belongs.
    fn merge_later(&mut self) {
        let later: Vec<_> = std::mem::take(&mut self.later).into_iter().collect();
        for of_term in later.chunk_by(|((one, _), _), ((other, _), _)| one == other) {
            let postings = &mut self.postings[of_term[0].0.0];
            let mut all: BTreeMap<u32, Frequencies> = postings.iter().collect();
            for ((_, document), more) in of_term {
                all.entry(*document).or_default().byline += more.byline;
            }
            *postings = Postings::default();
            for (document, frequencies) in all {
                *postings.of(document) = frequencies;
            }
            postings.close();
        }
    }

    fn add_stem(&mut self, language: &str, term: usize, folded: &str) {
        if !self.stemmers.contains_key(language) {
            let number = self.stemmers.len() as u32;
            self.stemmers.insert(language.to_owned(), (number, Stemmer::new(language)));
        }
        let known = self.stemmers.get(language).filter(|(_, stemmer)| stemmer.stems());
        let Some((number, stemmer)) = known else { return };
        if self.stemmed.insert((term, *number)) {
            let key = stem_key(language, &stemmer.stem(folded));
            self.stems.entry(key).or_default().insert(term);
        }
    }

    /// The finished sections.
    ///
    /// # Errors
    /// When a section would be larger than the format allows.
    pub fn finish(mut self) -> Result<Sections, Error> {
        self.postings.iter_mut().for_each(Postings::close);
        self.merge_later();
        let mut sorted: Vec<(&str, usize)> =
            self.terms.iter().map(|(term, &at)| (term.as_str(), at)).collect();
        sorted.sort_unstable();
        let mut ordinals = vec![0u32; sorted.len()];
        for (ordinal, &(_, at)) in sorted.iter().enumerate() {
            ordinals[at] = small(ordinal)?;
        }

        let mut postings = Table::default();
        for &(_, at) in &sorted {
            let list = &self.postings[at];
            postings.push_with(|out| write_postings(list, self.lengths.len(), out));
        }

        let mut stem_terms = Table::default();
        let mut stems = Vec::new();
        for (key, terms) in &self.stems {
            let mut members: Vec<u32> = terms.iter().map(|&at| ordinals[at]).collect();
            members.sort_unstable();
            // A stem that is its own only form is found among the terms.
            let (_, stem) = key.split_once(':').unwrap_or_default();
            if members.len() == 1
                && self.terms.get(stem).map(|&at| ordinals[at]) == Some(members[0])
            {
                continue;
            }
            stems.push(key.as_str());
            stem_terms.push_with(|out| ascending(members, out));
        }

        let mut related = Table::default();
        for near in self.nearest() {
            related.push_with(|out| ascending(near, out));
        }

        let mut lengths = Vec::with_capacity(self.lengths.len() * 8);
        for (body, title) in &self.lengths {
            lengths.extend(body.to_le_bytes());
            lengths.extend(title.to_le_bytes());
        }
        Ok(Sections {
            terms: dictionary(sorted.iter().map(|&(term, _)| term))?,
            postings: postings.finish()?,
            stems: dictionary(stems)?,
            stem_terms: stem_terms.finish()?,
            related: related.finish()?,
            lengths,
            body_words: self.lengths.iter().map(|&(body, _)| u64::from(body)).sum(),
            title_words: self.lengths.iter().map(|&(_, title)| u64::from(title)).sum(),
        })
    }
}

impl Index {
    /// The documents nearest to each, by their words.
    fn nearest(&self) -> Vec<Vec<u32>> {
        let mut by_form: Vec<(&str, usize)> =
            self.terms.iter().map(|(form, &at)| (form.as_str(), at)).collect();
        by_form.sort_unstable();
        let mut forms = vec![""; by_form.len()];
        by_form.iter().for_each(|&(form, at)| forms[at] = form);
        // The forms of a word: those of a stem, and those that no stem has.
        let mut taken = vec![false; forms.len()];
        let mut words = Vec::new();
        let stems = self.stems.values().map(|members| members.iter().copied().collect::<Vec<_>>());
        for members in stems.chain(by_form.iter().map(|&(_, at)| vec![at])) {
            let mut found: Vec<(u32, f32)> = Vec::new();
            for at in members {
                if !std::mem::replace(&mut taken[at], true) && !Word::says_nothing(forms[at]) {
                    found.extend(self.postings[at].iter().map(|(document, frequencies)| {
                        let Frequencies { body, title, .. } = frequencies;
                        (document, body as f32 + TITLE * title as f32)
                    }));
                }
            }
            found.sort_by_key(|&(document, _)| document);
            let mut word = Word::default();
            found.into_iter().for_each(|(document, frequency)| word.add(document, frequency));
            words.push(word);
        }
        let lengths: Vec<u32> = self.lengths.iter().map(|&(body, title)| body + title).collect();
        nearest(&words, &lengths)
    }
}

/// How a stem is written in its dictionary.
fn stem_key(language: &str, stem: &str) -> String {
    let language = language.split('-').next().unwrap_or_default();
    format!("{language}:{stem}")
}

fn write_postings(list: &Postings, documents: usize, out: &mut Vec<u8>) {
    varint(list.count, out);
    let rice = rice_bits(documents, list.count);
    let mut bits = Bits::new(out);
    let mut next = 0;
    for (document, frequencies) in list.iter() {
        let gap = document - next;
        next = document + 1;
        bits.zeros(gap >> rice);
        bits.push(gap, rice);
        match frequencies {
            Frequencies { body: 1, title: 0, byline: 0 } => bits.zeros(0),
            Frequencies { body: body @ 2.., title: 0, byline: 0 } => {
                bits.zeros(1);
                bits.gamma(body - 1);
            }
            Frequencies { body, title, byline } => {
                bits.zeros(2);
                [body, title, byline].into_iter().for_each(|times| bits.gamma(times + 1));
            }
        }
    }
    bits.finish();
}
