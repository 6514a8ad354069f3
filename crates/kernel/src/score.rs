//! Adding up scores, for many documents at a time.

use crate::bitmap::Bitmap;
use crate::bytes::{Table, around, ascending};
use crate::postings::Postings;

/// What an occurrence in each field is worth.
#[derive(Debug, Clone, Copy)]
pub struct Weights {
    /// In the body.
    pub body: f32,
    /// In a title.
    pub title: f32,
    /// Among authors and publisher.
    pub byline: f32,
}

/// By what the frequencies of a document are divided.
#[derive(Debug, Clone, Copy)]
pub struct Norms {
    /// In the body.
    pub body: f32,
    /// In titles.
    pub title: f32,
}

/// What [`Frequencies`] are of a few documents.
#[derive(Debug)]
pub struct Counted {
    of: Vec<(u32, f32)>,
    all: f32,
}

/// How often something stands in each document, weighted, with lengths normalised.
#[derive(Debug, Default)]
pub struct Frequencies {
    of: Vec<f32>,
    touched: Vec<u32>,
    all: f32,
}

impl Frequencies {
    /// Forgets what was counted. Room for so many documents.
    pub fn clear(&mut self, documents: usize) {
        for &document in &self.touched {
            self.of[document as usize] = 0.0;
        }
        self.touched.clear();
        self.of.resize(documents, 0.0);
        self.all = 0.0;
    }

    /// All that was counted, to be restored.
    pub fn counted(&self) -> Counted {
        let of = |&document: &u32| (document, self.of(document as usize));
        Counted { of: self.touched.iter().map(of).collect(), all: self.all }
    }

    /// Counts again what was counted before; nothing else was.
    pub fn restore(&mut self, counted: &Counted) {
        for &(document, frequency) in &counted.of {
            self.add(document as usize, frequency, 0.0);
        }
        self.all = counted.all;
    }

    /// Adds an occurrence, worth so much in its document and in the collection.
    pub fn add(&mut self, document: usize, frequency: f32, in_all: f32) {
        if let Some(known) = self.of.get_mut(document) {
            if *known == 0.0 {
                self.touched.push(document as u32);
            }
            *known += frequency;
            self.all += in_all;
        }
    }

    /// Adds the occurrences of a term. `norms` of each document.
    pub fn add_postings(&mut self, postings: Postings<'_>, norms: &[Norms], weights: Weights) {
        let Weights { body, title, byline } = weights;
        for posting in postings {
            let document = posting.document as usize;
            let (Some(known), Some(norm)) = (self.of.get_mut(document), norms.get(document)) else {
                return;
            };
            let body = body * posting.body as f32;
            let (mut all, mut frequency) = (body, body / norm.body);
            if posting.title | posting.byline != 0 {
                let (title, byline) =
                    (title * posting.title as f32, byline * posting.byline as f32);
                all += title + byline;
                frequency += title / norm.title + byline;
            }
            if frequency > 0.0 {
                if *known == 0.0 {
                    self.touched.push(posting.document);
                }
                *known += frequency;
                self.all += all;
            }
        }
    }

    /// The documents in which anything was counted, in no order.
    pub fn documents(&self) -> &[u32] {
        &self.touched
    }

    /// How much was counted in a document.
    pub fn of(&self, document: usize) -> f32 {
        self.of.get(document).copied().unwrap_or(0.0)
    }

    /// What was counted in all documents, lengths not normalised.
    pub fn all(&self) -> f32 {
        self.all
    }

    /// Keeps the documents of a set.
    pub fn keep(&mut self, set: &Bitmap) {
        let (of, touched) = (&mut self.of, &mut self.touched);
        touched.retain(|&document| {
            let keeps = set.contains(document as usize);
            if !keeps {
                of[document as usize] = 0.0;
            }
            keeps
        });
    }

    /// The documents in which anything was counted.
    pub fn set(&self) -> Bitmap {
        let mut set = Bitmap::none(self.of.len());
        self.touched.iter().for_each(|&document| set.insert(document as usize));
        set
    }

    /// Adds to the scores of documents: of `weight`, the more the oftener, saturated by `k1`.
    pub fn score(&self, weight: f32, k1: f32, scores: &mut [f32]) {
        for &document in &self.touched {
            let document = document as usize;
            let frequency = self.of[document];
            if let Some(score) = scores.get_mut(document) {
                *score += weight * frequency / (frequency + k1);
            }
        }
    }
}

/// Adds the documents of a term to a set, and to another those that have it around the text.
pub fn add_documents(postings: Postings<'_>, set: &mut Bitmap, mut around: Option<&mut Bitmap>) {
    for posting in postings {
        set.insert(posting.document as usize);
        if posting.byline > 0
            && let Some(around) = &mut around
        {
            around.insert(posting.document as usize);
        }
    }
}

/// How many documents of a term are in a set.
pub fn count_in(postings: Postings<'_>, set: &Bitmap) -> usize {
    postings.filter(|posting| set.contains(posting.document as usize)).count()
}

/// Gives every document of a set a share of the mean score of those nearest to it, whose numbers
/// the rows of `nearest` have around its own.
pub fn lend(nearest: Table<'_>, share: f32, set: &Bitmap, scores: &mut [f32]) {
    let mut lent: Vec<f32> = Vec::with_capacity(set.count());
    for document in set.iter() {
        let (mut sum, mut count) = (0.0, 0.0);
        for near in around(document as u32, nearest.get(document).unwrap_or_default()) {
            sum += scores.get(near as usize).copied().unwrap_or(0.0);
            count += 1.0;
        }
        let mean = if count > 0.0 { sum / count } else { 0.0 };
        lent.push((1.0 - share) * scores[document] + share * mean);
    }
    for (document, score) in set.iter().zip(lent) {
        scores[document] = score;
    }
}

/// Counts the numbers, below the length of `counts`, that the rows of the documents of a set have as
/// gaps. Returns those counted for the first time, in no order.
pub fn count(rows: Table<'_>, set: &Bitmap, counts: &mut [u32]) -> Vec<u32> {
    let mut found = Vec::new();
    for document in set.iter() {
        for number in ascending(rows.get(document).unwrap_or_default()) {
            let Some(count) = counts.get_mut(number as usize) else { break };
            if *count == 0 {
                found.push(number);
            }
            *count += 1;
        }
    }
    found
}

/// The rows in which each of the numbers below `most` stands, that rows have as gaps: where those of
/// each number begin, with the end of the last, and the rows.
#[inline(never)]
pub fn invert(rows: Table<'_>, most: usize) -> (Vec<u32>, Vec<u32>) {
    let mut begins = vec![0u32; most + 2];
    for at in 0..rows.len() {
        for number in ascending(rows.get(at).unwrap_or_default()) {
            let Some(count) = begins.get_mut(number as usize + 2) else { break };
            *count += 1;
        }
    }
    let mut sum = 0;
    for count in &mut begins {
        sum += *count;
        *count = sum;
    }
    let mut found = vec![0; sum as usize];
    for at in 0..rows.len() {
        for number in ascending(rows.get(at).unwrap_or_default()) {
            if number as usize >= most {
                break;
            }
            let next = &mut begins[number as usize + 1];
            if let Some(place) = found.get_mut(*next as usize) {
                *place = at as u32;
            }
            *next += 1;
        }
    }
    begins.pop();
    (begins, found)
}

/// Keys up to which moving each to its place is quicker than to count bytes.
const FEW: usize = 40;

/// Sorts keys, a byte of all of them at a time from the lowest on (radix sort), but for bytes in
/// which they are all alike.
pub fn sort(keys: &mut Vec<u64>) {
    if keys.len() <= FEW {
        for end in 1..keys.len() {
            for at in (1..=end).rev() {
                if keys[at - 1] <= keys[at] {
                    break;
                }
                keys.swap(at - 1, at);
            }
        }
        return;
    }
    let differ = keys.iter().fold(0, |differ, key| differ | key ^ keys[0]);
    let mut sorted = vec![0; keys.len()];
    for shift in (0..64).step_by(8) {
        let byte = |key: u64| (key >> shift) as usize & 0xff;
        if byte(differ) == 0 {
            continue;
        }
        let mut begins = [0usize; 256];
        keys.iter().for_each(|&key| begins[byte(key)] += 1);
        let mut sum = 0;
        for begin in &mut begins {
            sum += std::mem::replace(begin, sum);
        }
        for &key in keys.iter() {
            let next = &mut begins[byte(key)];
            sorted[*next] = key;
            *next += 1;
        }
        std::mem::swap(keys, &mut sorted);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_was_counted_can_be_restored() {
        let mut one = Frequencies::default();
        one.clear(9);
        one.add(7, 0.5, 2.0);
        one.add(2, 1.5, 1.0);
        one.add(7, 0.25, 1.0);
        let counted = one.counted();
        one.clear(9);
        one.add(3, 1.0, 1.0);
        one.clear(9);
        one.restore(&counted);
        let of: Vec<f32> = (0..9).map(|document| one.of(document)).collect();
        assert_eq!(of, [0.0, 0.0, 1.5, 0.0, 0.0, 0.0, 0.0, 0.75, 0.0]);
        assert_eq!((one.documents(), one.all()), (&[7, 2][..], 4.0));
    }

    proptest! {
        #[test]
        fn keys_are_sorted(mut keys in proptest::collection::vec(prop_oneof![any::<u64>(), 0..9u64, 0..70_000u64], 0..90)) {
            let mut expected = keys.clone();
            expected.sort_unstable();
            sort(&mut keys);
            prop_assert_eq!(keys, expected);
        }
    }
}
