//! The full-text index: which words stand where, how often.

use std::collections::{BTreeMap, HashMap, HashSet};

use dossier_engine::pack::bits::{MANY, ORDER_BITS, gap_order};
use dossier_engine::pack::bytes::Varints;
use dossier_engine::text::{Stemmer, words};

use super::encode::{Bits, Bytes, Table, around, ascending, dictionary, small, varint};
use super::order::alike;
use super::related::{Word, nearest};
use super::strings::Strings;
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

/// The words of one document: what can be counted without knowing the others.
#[derive(Debug, Default)]
pub struct Counted {
    /// By folded form, with the language that the word was met in last.
    words: HashMap<String, (Frequencies, usize)>,
    /// Language tags, numbered.
    languages: Vec<String>,
    /// Words with the languages that they were met in before that.
    met: Vec<(String, usize)>,
    body_words: u32,
    title_words: u32,
}

impl Counted {
    /// Counts the words of a piece of text.
    pub fn add(&mut self, field: Field, language: &str, text: &str) {
        let known = self.languages.iter().position(|tag| tag == language);
        let language = known.unwrap_or_else(|| {
            self.languages.push(language.to_owned());
            self.languages.len() - 1
        });
        for word in words(text) {
            let frequencies = match self.words.get_mut(&word.folded) {
                Some((frequencies, met)) => {
                    if *met != language {
                        self.met.push((word.folded, std::mem::replace(met, language)));
                    }
                    frequencies
                }
                None => {
                    let new = (Frequencies::default(), language);
                    &mut self.words.entry(word.folded).or_insert(new).0
                }
            };
            match field {
                Field::Body => frequencies.body += 1,
                Field::Title => frequencies.title += 1,
                Field::Byline => frequencies.byline += 1,
            }
            match field {
                Field::Body => self.body_words += 1,
                Field::Title => self.title_words += 1,
                Field::Byline => {}
            }
        }
    }
}

/// Where one word stands, in bytes until it is written: a posting takes about two.
#[derive(Debug, Default)]
struct Postings {
    count: u32,
    last: u32,
    /// For each document a number that is four times the documents left out since the last one, and
    /// says which frequencies follow: 0 none, for once in the body; 1 that of the body; 2 all three.
    bytes: Vec<u8>,
}

impl Postings {
    /// Adds a document after all so far.
    fn push(&mut self, document: u32, frequencies: Frequencies) {
        let gap = (document - self.last) << 2;
        self.last = document;
        self.count += 1;
        let out = &mut self.bytes;
        match frequencies {
            Frequencies { body: 1, title: 0, byline: 0 } => varint(gap, out),
            Frequencies { body, title: 0, byline: 0 } => {
                [gap | 1, body].into_iter().for_each(|number| varint(number, out));
            }
            Frequencies { body, title, byline } => {
                [gap | 2, body, title, byline].into_iter().for_each(|number| varint(number, out));
            }
        }
    }

    /// The documents, in order.
    fn iter(&self) -> impl Iterator<Item = (u32, Frequencies)> {
        let mut numbers = Varints::new(&self.bytes);
        let mut last = 0;
        std::iter::from_fn(move || {
            let number = numbers.next()?;
            last += number >> 2;
            let mut times = Frequencies { body: 1, title: 0, byline: 0 };
            if number & 3 > 0 {
                times.body = numbers.next()?;
            }
            if number & 3 > 1 {
                (times.title, times.byline) = (numbers.next()?, numbers.next()?);
            }
            Some((last, times))
        })
    }
}

/// An index in the making. Documents are added in order.
#[derive(Debug, Default)]
pub struct Index {
    terms: Strings,
    postings: Vec<Postings>,
    /// Language tags with their stemmers.
    languages: Vec<(String, Stemmer)>,
    /// Terms with the numbers of the languages that they were met in, of those that have stems.
    met: HashSet<(u32, u32)>,
    lengths: Vec<(u32, u32)>,
    /// Terms and documents of words that were added around documents later.
    later: Vec<(u32, u32)>,
}

/// The sections that an index becomes.
#[derive(Debug)]
pub struct Sections {
    /// Dictionary of terms.
    pub terms: Bytes,
    /// Postings by term.
    pub postings: Bytes,
    /// Dictionary of stems.
    pub stems: Bytes,
    /// Terms by stem.
    pub stem_terms: Bytes,
    /// The nearest documents by document.
    pub related: Bytes,
    /// Lengths by document.
    pub lengths: Bytes,
    /// The documents in the order in which the sections number them.
    pub order: Vec<u32>,
    /// Words in all bodies.
    pub body_words: u64,
    /// Words in all titles.
    pub title_words: u64,
}

impl Index {
    /// Adds the next document.
    ///
    /// # Errors
    /// When there are more documents or words than the format allows.
    pub fn add(&mut self, counted: Counted) -> Result<(), Error> {
        let document = small(self.lengths.len() << 2)? >> 2;
        self.lengths.push((counted.body_words, counted.title_words));
        let languages: Vec<Option<u32>> =
            counted.languages.iter().map(|tag| self.language(tag)).collect();
        for (word, (frequencies, language)) in counted.words {
            let term = self.term(&word);
            self.postings[term as usize].push(document, frequencies);
            self.met.extend(languages[language].map(|language| (term, language)));
        }
        // Languages that a word was met in before the last one.
        for (word, language) in counted.met {
            let term = self.terms.find(&word);
            self.met.extend(term.zip(languages[language]));
        }
        Ok(())
    }

    /// Adds words that stand around a document, which need not be the last: authors and publishers.
    pub fn add_around(&mut self, document: u32, text: &str) {
        for word in words(text) {
            let term = self.term(&word.folded);
            self.later.push((term, document));
        }
    }

    fn term(&mut self, word: &str) -> u32 {
        let term = self.terms.index(word);
        self.postings.resize_with(self.terms.len(), Postings::default);
        term
    }

    /// Puts what was added later where it belongs.
    fn merge_later(&mut self) {
        let mut later = std::mem::take(&mut self.later);
        later.sort_unstable();
        for of_term in later.chunk_by(|(one, _), (other, _)| one == other) {
            let postings = &mut self.postings[of_term[0].0 as usize];
            let mut all: BTreeMap<u32, Frequencies> = postings.iter().collect();
            for (_, document) in of_term {
                all.entry(*document).or_default().byline += 1;
            }
            *postings = Postings::default();
            all.into_iter().for_each(|(document, times)| postings.push(document, times));
        }
    }

    /// The number of a language that has stems.
    fn language(&mut self, tag: &str) -> Option<u32> {
        let known = self.languages.iter().position(|(known, _)| known == tag);
        let at = known.unwrap_or_else(|| {
            self.languages.push((tag.to_owned(), Stemmer::new(tag)));
            self.languages.len() - 1
        });
        self.languages[at].1.stems().then_some(at as u32)
    }

    /// The finished sections.
    ///
    /// # Errors
    /// When a section would be larger than the format allows.
    pub fn finish(mut self) -> Result<Sections, Error> {
        self.merge_later();
        let mut sorted: Vec<(&str, u32)> = self.terms.iter().zip(0..).collect();
        sorted.sort_unstable();
        let stems = Stems::new(&sorted, &self.languages, &self.met);

        let mut stem_terms = Table::default();
        let mut listed = Vec::new();
        for (key, terms) in stems.groups() {
            // A stem that is its own only form is found among the terms.
            let (_, stem) = key.split_once(':').unwrap_or_default();
            if let [only] = terms
                && sorted[only.term as usize].0 == stem
            {
                continue;
            }
            listed.push(key);
            stem_terms.push_with(|out| ascending(terms.iter().map(|stemmed| stemmed.term), out));
        }

        let mut near = Vec::with_capacity(self.lengths.len());
        let lengths: Vec<u32> = self.lengths.iter().map(|&(body, title)| body + title).collect();
        nearest(self.words(&sorted, &stems), &lengths, |of_document| near.push(of_document));
        let order = alike(&near);
        let mut numbers = vec![0u32; order.len()];
        for (number, &document) in order.iter().enumerate() {
            numbers[document as usize] = small(number)?;
        }
        let mut related = Table::default();
        for (own, &document) in (0..).zip(&order) {
            let mut near = std::mem::take(&mut near[document as usize]);
            near.iter_mut().for_each(|other| *other = numbers[*other as usize]);
            near.sort_unstable();
            related.push_with(|out| around(own, near, out));
        }

        // Each list goes when it has been written.
        let mut postings = Table::default();
        for &(term, at) in &sorted {
            // How often function words stand somewhere says nothing.
            let most = if Word::says_nothing(term) { 1 } else { u32::MAX };
            let list = std::mem::take(&mut self.postings[at as usize]);
            postings.push_with(|out| write_postings(&list, &numbers, most, out));
        }

        let lengths = order.iter().map(|&document| self.lengths[document as usize]);
        let lengths = lengths.flat_map(|(body, title)| [body, title]);
        Ok(Sections {
            terms: dictionary(sorted.iter().map(|&(term, _)| term))?,
            postings: postings.finish()?,
            stems: dictionary(listed)?,
            stem_terms: stem_terms.finish()?,
            related: related.finish()?,
            lengths: lengths.flat_map(u32::to_le_bytes).collect::<Vec<u8>>().into(),
            order,
            body_words: self.lengths.iter().map(|&(body, _)| u64::from(body)).sum(),
            title_words: self.lengths.iter().map(|&(_, title)| u64::from(title)).sum(),
        })
    }

    /// The words that articles are compared by: all forms of a stem are one, and so is a form that no
    /// stem has.
    fn words<'i>(
        &'i self,
        sorted: &'i [(&'i str, u32)],
        stems: &'i Stems,
    ) -> impl Iterator<Item = Word> {
        let mut taken = vec![false; sorted.len()];
        let stemmed = stems.groups().map(|(_, terms)| terms.iter().map(|it| it.term).collect());
        let alone = (0..sorted.len() as u32).map(|term| vec![term]);
        stemmed.chain(alone).map(move |members: Vec<u32>| {
            let mut found: Vec<(u32, f32)> = Vec::new();
            for term in members {
                let (form, at) = sorted[term as usize];
                if !std::mem::replace(&mut taken[term as usize], true) && !Word::says_nothing(form)
                {
                    found.extend(self.postings[at as usize].iter().map(|(document, times)| {
                        (document, times.body as f32 + TITLE * times.title as f32)
                    }));
                }
            }
            found.sort_by_key(|&(document, _)| document);
            let mut word = Word::default();
            found.into_iter().for_each(|(document, frequency)| word.add(document, frequency));
            word
        })
    }
}

/// Which terms have which stem.
struct Stems {
    /// The keys of all, one after the other.
    keys: String,
    /// By key, then by term.
    sorted: Vec<Stemmed>,
}

/// A term with the place of its stem among the keys.
struct Stemmed {
    start: u32,
    end: u32,
    /// Ordinal.
    term: u32,
}

impl Stems {
    fn new(
        terms: &[(&str, u32)],
        languages: &[(String, Stemmer)],
        met: &HashSet<(u32, u32)>,
    ) -> Stems {
        let mut keys = String::new();
        let mut sorted = Vec::with_capacity(met.len());
        for (ordinal, &(form, at)) in terms.iter().enumerate() {
            for (number, (tag, stemmer)) in languages.iter().enumerate() {
                if met.contains(&(at, number as u32)) {
                    let start = keys.len() as u32;
                    // How a stem is written in its dictionary.
                    keys.push_str(tag.split('-').next().unwrap_or_default());
                    keys.push(':');
                    keys.push_str(&stemmer.stem(form));
                    sorted.push(Stemmed { start, end: keys.len() as u32, term: ordinal as u32 });
                }
            }
        }
        let mut stems = Stems { keys, sorted: Vec::new() };
        sorted.sort_unstable_by(|a, b| (stems.key(a), a.term).cmp(&(stems.key(b), b.term)));
        // Two tags may have one stem for a form ("en", "en-GB").
        sorted.dedup_by(|a, b| a.term == b.term && stems.key(a) == stems.key(b));
        stems.sorted = sorted;
        stems
    }

    fn key(&self, stemmed: &Stemmed) -> &str {
        &self.keys[stemmed.start as usize..stemmed.end as usize]
    }

    /// Each key with the terms that it stands for, in order.
    fn groups(&self) -> impl Iterator<Item = (&str, &[Stemmed])> {
        let groups = self.sorted.chunk_by(|a, b| self.key(a) == self.key(b));
        groups.filter_map(|group| Some((self.key(group.first()?), group)))
    }
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
        let frequencies =
            Frequencies { body: body.min(most), title: title.min(most), byline: byline.min(most) };
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
