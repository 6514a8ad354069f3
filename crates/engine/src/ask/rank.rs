//! The order of the hits.

use std::collections::BinaryHeap;

use dossier_kernel::bitmap::Bitmap;

use crate::pack::Pack;
use crate::request::{Days, Request, Sort};
use crate::time::Day;

use super::filter::Narrowed;

/// By what hits are sorted: a number, less is better, then the place of the id.
type Key = (i64, u32);

/// A stretch of the hits of a request.
#[derive(Debug)]
pub struct Page {
    /// Documents that fit.
    pub total: usize,
    /// Hits in all: fewer than documents where variants of a text stand together.
    pub rows: usize,
    /// The documents that are the hits, and for how many variants of a text each stands.
    pub hits: Vec<(usize, usize)>,
}

/// The hits of a request, in the order asked for, from the `offset` on. Ties stand in the order of
/// their ids.
pub fn page(pack: &Pack, narrowed: &Narrowed, request: &Request) -> Page {
    let set = narrowed.all();
    let scores = narrowed.matches.as_ref().map(|matches| matches.scores.as_slice());
    let unsaid = if scores.is_some() { Sort::Relevance } else { Sort::Newest };
    let sort = request.sort.unwrap_or(unsaid);
    let places = pack.places();
    let value = |document: usize| match sort {
        // Scores are not negative, and the bits of such floats are ordered as they are.
        Sort::Relevance => -i64::from(scores.map_or(0, |scores| scores[document].to_bits())),
        Sort::Newest => published(pack, document).map_or(i64::MAX, |middle| -middle),
        Sort::Oldest => published(pack, document).unwrap_or(i64::MAX),
        Sort::Mentioned => first_mention(pack, document, narrowed.mentioned_days),
    };
    let key = |document: usize| (value(document), places[document]);
    let groups = request.together.then(|| Together::new(pack, &set, key));
    let end = request.offset.saturating_add(request.limit());
    // The best so far, the worst of them on top.
    let mut best: BinaryHeap<(Key, usize)> = BinaryHeap::new();
    let (mut total, mut rows) = (0, 0);
    for document in set.iter() {
        total += 1;
        if groups.as_ref().is_some_and(|groups| !groups.stands_for_all(pack, document)) {
            continue;
        }
        rows += 1;
        let found = (key(document), document);
        if best.len() < end {
            best.push(found);
        } else if best.peek().is_some_and(|&worst| found < worst) {
            best.pop();
            best.push(found);
        }
    }
    let best = best.into_sorted_vec().into_iter().skip(request.offset);
    let variants = |document| groups.as_ref().map_or(1, |groups| groups.count(pack, document));
    Page { total, rows, hits: best.map(|(_, document)| (document, variants(document))).collect() }
}

/// The variants of each text among some documents.
struct Together {
    /// By the first document of a group: how many are among them, and the best one.
    groups: Vec<(u32, u32)>,
}

impl Together {
    fn new(pack: &Pack, set: &Bitmap, key: impl Fn(usize) -> Key) -> Together {
        let mut groups = vec![(0u32, 0u32); pack.len()];
        for document in set.iter() {
            let (count, best) = &mut groups[pack.first_variant(document)];
            if *count == 0 || key(document) < key(*best as usize) {
                *best = document as u32;
            }
            *count += 1;
        }
        Together { groups }
    }

    fn stands_for_all(&self, pack: &Pack, document: usize) -> bool {
        self.groups[pack.first_variant(document)].1 as usize == document
    }

    fn count(&self, pack: &Pack, document: usize) -> usize {
        self.groups[pack.first_variant(document)].0 as usize
    }
}

/// Twice the middle of the days on which a document may have been published: an article of "2023"
/// stands among those of July 2023, and not before or after all of the year.
fn published(pack: &Pack, document: usize) -> Option<i64> {
    pack.published(document).map(|(first, last)| i64::from(first) + i64::from(last))
}

fn first_mention(pack: &Pack, document: usize, period: Option<Days>) -> i64 {
    let wanted = |date: &(Day, Day)| period.is_none_or(|days| days.fits(*date));
    pack.mentioned(document).find(wanted).map_or(i64::MAX, |(first, _)| i64::from(first))
}
