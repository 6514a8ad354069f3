//! Sorting, once.
//!
//! Every type that is sorted with the standard library brings its own copy of the sort into the
//! module, several kilobytes each, for lists of a few dozen. Here places are sorted, which is one
//! copy for all; the lists are then put in their order.

use std::cmp::Ordering;

/// Sorts a list; equals stay in their order.
pub fn sort_by<T>(items: &mut Vec<T>, mut compare: impl FnMut(&T, &T) -> Ordering) {
    let mut places: Vec<u32> = (0..items.len() as u32).collect();
    sort_places(&mut places, &mut |one, other| {
        compare(&items[one as usize], &items[other as usize])
    });
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(places.into_iter().filter_map(|at| taken[at as usize].take()));
}

/// Sorts a list by what `key` makes of its items; equals stay in their order.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// Sorts places or other numbers; equals stay in their order. Brings no code of its own.
#[inline(never)]
pub fn sort_places(places: &mut [u32], compare: &mut dyn FnMut(u32, u32) -> Ordering) {
    places.sort_by(|&one, &other| compare(one, other));
}

#[cfg(test)]
mod tests {
    #[test]
    fn equals_keep_their_order() {
        let mut words = vec!["bb", "a", "cc", "d", ""];
        super::sort_by_key(&mut words, |word| word.len());
        assert_eq!(words, ["", "a", "d", "bb", "cc"]);
    }
}
