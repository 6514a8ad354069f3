//! The order of the hits.

use std::collections::BinaryHeap;

use crate::pack::Pack;
use crate::request::{Days, Sort};
use crate::time::Day;

use super::filter::Narrowed;

/// The documents of a request from the `offset`-th to the `offset + limit`-th in the order asked
/// for, and how many there are in all. Ties stand in the order of their ids.
pub fn page(
    pack: &Pack,
    narrowed: &Narrowed,
    sort: Option<Sort>,
    offset: usize,
    limit: usize,
) -> (usize, Vec<usize>) {
    let set = narrowed.all();
    let scores = narrowed.matches.as_ref().map(|matches| matches.scores.as_slice());
    let sort = sort.unwrap_or(if scores.is_some() { Sort::Relevance } else { Sort::Newest });
    let end = offset.saturating_add(limit);
    // The best so far, the worst of them on top.
    let mut best: BinaryHeap<(i64, u32, usize)> = BinaryHeap::new();
    let places = pack.places();
    let mut total = 0;
    for document in set.iter() {
        total += 1;
        let key = match sort {
            // Scores are not negative, and the bits of such floats are ordered as they are.
            Sort::Relevance => -i64::from(scores.map_or(0, |scores| scores[document].to_bits())),
            Sort::Newest => published(pack, document).map_or(i64::MAX, |middle| -middle),
            Sort::Oldest => published(pack, document).unwrap_or(i64::MAX),
            Sort::Mentioned => first_mention(pack, document, narrowed.mentioned_days),
        };
        let found = (key, places[document], document);
        if best.len() < end {
            best.push(found);
        } else if best.peek().is_some_and(|&worst| found < worst) {
            best.pop();
            best.push(found);
        }
    }
    let best = best.into_sorted_vec();
    (total, best.into_iter().skip(offset).map(|(.., document)| document).collect())
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
