//! The nearest articles of each article.
//!
//! Nearness is the score of an article for the words of another as a query, by the same measure as
//! in the engine's ranking. Numbers are rounded to integers before they are added, so that the
//! result does not depend on the order of additions.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::convert::Infallible;

use dossier_engine::pack::bytes::Varints;
use dossier_engine::query::is_stop_word;

use super::encode::varint;
use crate::parallel;

/// Neighbours kept of each article.
const NEAREST: usize = 10;
/// Words of an article that are looked for in others: those that say most about it.
const SALIENT: usize = 40;
/// A word in more articles than this, and than this share of them, does not tell them apart; the
/// work for an article is thereby bounded.
const COMMON: usize = 1000;
const COMMON_SHARE: usize = 20;
/// Saturation of frequencies, strength of length normalisation.
const K1: f32 = 1.2;
const B: f32 = 0.75;
/// Documents whose neighbours a thread looks for at a time.
const STRETCH: usize = 256;
/// Parts of one in the rounded numbers.
const ONE: f32 = 1024.0;

/// All forms of a word, and where they stand.
#[derive(Debug, Default)]
pub struct Word {
    /// Documents with weighted frequencies, ascending.
    pub documents: Vec<(u32, f32)>,
}

impl Word {
    /// Adds a document after those added before, or to the last of them.
    pub fn add(&mut self, document: u32, frequency: f32) {
        match self.documents.last_mut() {
            Some((last, sum)) if *last == document => *sum += frequency,
            _ => self.documents.push((document, frequency)),
        }
    }

    /// Whether a form of a word says nothing about an article.
    pub fn says_nothing(form: &str) -> bool {
        is_stop_word(form)
    }
}

/// A word of an article with how much it says about it. The one that says least is the greatest, and
/// among equals the later one.
type Salient = (Reverse<u32>, u32);

/// Where in a string of bytes it stands what a word is worth in its documents, and how many these are.
/// Each is the documents left out since the last one and the worth, as varints.
#[derive(Debug, Clone, Copy)]
struct Listed {
    start: usize,
    end: usize,
    count: u32,
}

/// For each document, in order, the documents nearest to it, ascending. `lengths`: words of each.
pub fn nearest(words: impl Iterator<Item = Word>, lengths: &[u32], mut each: impl FnMut(Vec<u32>)) {
    let count = lengths.len();
    let all: u64 = lengths.iter().map(|&length| u64::from(length)).sum();
    let average = (all as f32 / count.max(1) as f32).max(1.0);
    let norm = |document: u32| 1.0 - B + B * lengths[document as usize] as f32 / average;
    let most = COMMON.max(count / COMMON_SHARE);

    // What each word is worth in each of its documents, and the words that say most of each document.
    // Words that are not compared by have no number.
    let mut worths: Vec<u8> = Vec::new();
    let mut listed: Vec<Listed> = Vec::new();
    let mut salient: Vec<BinaryHeap<Salient>> = Vec::new();
    salient.resize_with(count, || BinaryHeap::with_capacity(SALIENT));
    for Word { documents } in words {
        let found = documents.len() as f32;
        if documents.len() < 2 || documents.len() > most {
            continue;
        }
        let sum: f32 = documents.iter().map(|&(_, frequency)| frequency).sum();
        let idf = (1.0 + (count as f32 - found + 0.5) / (found + 0.5)).ln();
        let weight = idf * (sum + 1.0) / found;
        let rarity = (count as f32 / found).ln();
        let number = listed.len() as u32;
        let (start, mut last) = (worths.len(), 0);
        for &(document, frequency) in &documents {
            let normal = frequency / norm(document);
            let value = weight * normal * (K1 + 1.0) / (normal + K1);
            varint(document - last, &mut worths);
            varint((value * ONE) as u32, &mut worths);
            last = document;
            let salience = (1.0 + frequency.ln().max(0.0)) * rarity;
            let word = (Reverse((salience * ONE) as u32), number);
            let own = &mut salient[document as usize];
            if own.len() < SALIENT {
                own.push(word);
            } else if let Some(mut least) = own.peek_mut()
                && word < *least
            {
                *least = word;
            }
        }
        listed.push(Listed { start, end: worths.len(), count: documents.len() as u32 });
    }

    let near = |document: usize, sums: &mut [u64]| {
        let mut touched: Vec<u32> = Vec::new();
        for &(Reverse(salience), word) in &salient[document] {
            let Listed { start, end, count: found } = listed[word as usize];
            let rarity = (count as f32 / found as f32).ln();
            // How often the word stands in this article, as if it were a query.
            let times = (salience as f32 / rarity.max(f32::MIN_POSITIVE)) as u64;
            let mut numbers = Varints::new(&worths[start..end]);
            let mut other = 0;
            while let (Some(gap), Some(value)) = (numbers.next(), numbers.next()) {
                other += gap;
                let sum = &mut sums[other as usize];
                if *sum == 0 {
                    touched.push(other);
                }
                *sum += times * u64::from(value) + 1;
            }
        }
        let mut best: Vec<(Reverse<u64>, u32)> = touched
            .iter()
            .map(|&other| (Reverse(sums[other as usize]), other))
            .filter(|&(_, other)| other as usize != document)
            .collect();
        if best.len() > NEAREST {
            best.select_nth_unstable(NEAREST - 1);
            best.truncate(NEAREST);
        }
        let mut chosen: Vec<u32> = best.into_iter().map(|(_, other)| other).collect();
        chosen.sort_unstable();
        touched.iter().for_each(|&other| sums[other as usize] = 0);
        chosen
    };
    let work = |first: usize| -> Vec<Vec<u32>> {
        let mut sums = vec![0; count];
        (first..count.min(first + STRETCH)).map(|document| near(document, &mut sums)).collect()
    };
    let stretches = (0..count).step_by(STRETCH);
    let Ok(()) = parallel::in_order(parallel::processors(), stretches, work, |found| {
        found.into_iter().for_each(&mut each);
        Ok::<(), Infallible>(())
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_of_the_same_words_are_near() {
        let word = |documents: &[u32]| Word {
            documents: documents.iter().map(|&document| (document, 1.0)).collect(),
        };
        // 0 and 2 share two words, 0 and 1 one, and 3 has only words of its own.
        let words = [word(&[0, 2]), word(&[0, 2]), word(&[0, 1]), word(&[3])];
        let mut found = Vec::new();
        nearest(words.into_iter(), &[3, 3, 3, 1], |near| found.push(near));
        assert_eq!(found, [vec![1, 2], vec![0], vec![0], vec![]]);
    }

    #[test]
    fn only_the_nearest_are_kept() {
        // All articles share a word; those with numbers of the same parity share a second one.
        let all = Word { documents: (0..40).map(|document| (document, 1.0)).collect() };
        let even = Word { documents: (0..20).map(|half| (half * 2, 1.0)).collect() };
        let mut found = Vec::new();
        nearest([all, even].into_iter(), &[2; 40], |near| found.push(near));
        for (document, near) in found.into_iter().enumerate() {
            assert_eq!(near.len(), NEAREST);
            if document % 2 == 0 {
                assert!(near.iter().all(|other| other % 2 == 0), "{document}: {near:?}");
            }
        }
    }
}
