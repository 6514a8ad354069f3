//! The full-text index: which words stand where, how often.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use dossier_engine::pack::bits::{MANY, ORDER_BITS, gap_order};
use dossier_engine::pack::bytes::Varints;
use dossier_engine::text::{Stemmer, words};

use super::encode::{Bits, Table, around, ascending, dictionary, small, varint};
use super::order::alike;
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
    /// The documents in the order in which the sections number them.
    pub order: Vec<u32>,
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
            let term = match self.terms.get(&word.folded) {
                Some(term) => *term,
                None => {
                    self.terms.insert(word.folded.clone(), self.postings.len());
                    self.postings.push(Postings::default());
                    self.postings.len() - 1
                }
            };
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
        let mut sorted: Vec<(&str, usize)> =
            self.terms.iter().map(|(term, &at)| (term.as_str(), at)).collect();
        sorted.sort_unstable();
        let mut ordinals = vec![0u32; sorted.len()];
        for (ordinal, &(_, at)) in sorted.iter().enumerate() {
            ordinals[at] = small(ordinal)?;
        }

        let near = self.nearest();
        let order = alike(&near);
        let mut numbers = vec![0u32; order.len()];
        for (number, &document) in order.iter().enumerate() {
            numbers[document as usize] = small(number)?;
        }

        let mut postings = Table::default();
        for &(term, at) in &sorted {
            // How often function words stand somewhere says nothing.
            let most = if Word::says_nothing(term) { 1 } else { u32::MAX };
            let list = &self.postings[at];
            postings.push_with(|out| write_postings(list, &numbers, most, out));
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
        for (number, &document) in order.iter().enumerate() {
            let near = near[document as usize].iter().map(|&other| numbers[other as usize]);
            let mut near: Vec<u32> = near.collect();
            near.sort_unstable();
            let own = small(number)?;
            related.push_with(|out| around(own, near, out));
        }

        let mut lengths = Vec::with_capacity(self.lengths.len() * 8);
        for &document in &order {
            let (body, title) = self.lengths[document as usize];
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
            order,
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

/// Appends a row of postings. `numbers` of the documents as they are to be written; frequencies are
/// cut to `most`.
fn write_postings(list: &Postings, numbers: &[u32], most: u32, out: &mut Vec<u8>) {
    varint(list.count, out);
    let renumber = |(document, frequencies)| (numbers[document as usize], frequencies);
    let mut renumbered: Vec<(u32, Frequencies)> = list.iter().map(renumber).collect();
    renumbered.sort_unstable_by_key(|&(document, _)| document);
    let mut next = 0;
    let gaps: Vec<u32> = renumbered
        .iter()
        .map(|&(document, _)| document - std::mem::replace(&mut next, document + 1))
        .collect();
    let mut bits = Bits::new(out);
    let order = match list.count {
        ..MANY => gap_order(numbers.len(), list.count),
        _ => {
            let order = best_order(&gaps);
            bits.push(order, ORDER_BITS);
            order
        }
    };
    for ((_, Frequencies { body, title, byline }), gap) in renumbered.into_iter().zip(gaps) {
        let frequencies = Frequencies {
            body: body.min(most),
            title: title.min(most),
            byline: byline.min(most),
        };
        bits.golomb(gap, order);
        match frequencies {
            Frequencies { body: 1, title: 0, byline: 0 } => bits.zeros(0),
            Frequencies { body: body @ 2.., title: 0, byline: 0 } => {
                bits.zeros(1);
                bits.gamma(body - 1);
            }
            Frequencies { body: 0, title: 1, byline: 0 } => bits.zeros(2),
            Frequencies { body, title: 1, byline: 0 } => {
                bits.zeros(3);
                bits.gamma(body);
            }
            Frequencies { body, title, byline } => {
                bits.zeros(4);
                [body, title, byline].into_iter().for_each(|times| bits.gamma(times + 1));
            }
        }
    }
    bits.finish();
}

/// The order of the exponential Golomb code in which gaps take the fewest bits.
fn best_order(gaps: &[u32]) -> u32 {
    let bits = |order: u32| -> u64 {
        let each = |&gap: &u32| u64::from(2 * ((gap >> order) + 1).ilog2() + 1 + order);
        gaps.iter().map(each).sum()
    };
    (0..1 << ORDER_BITS).min_by_key(|&order| bits(order)).unwrap_or(0)
}
