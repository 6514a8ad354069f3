//! Sorting, once.
//!
//! Every type that is sorted with the standard library brings its own copy of the sort into the
//! module, several kilobytes each, for lists of a few dozen. Here places are sorted, which is one
//! copy for all; the lists are then put in their order.

use std::cmp::Ordering;

/// Sorts a list; equals stay in their order.
pub fn sort_by<T>(items: &mut Vec<T>, mut compare: impl FnMut(&T, &T) -> Ordering) {
    if items.len() < 2 {
        return;
    }
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

/// Merge sort from below: a twentieth of the code of the standard library's, which is made for lists
/// that are long or sorted in part.
#[inline(never)]
fn sort_places(places: &mut Vec<u32>, compare: &mut dyn FnMut(u32, u32) -> Ordering) {
    let mut merged = Vec::with_capacity(places.len());
    let mut width = 1;
    while width < places.len() {
        for both in places.chunks(2 * width) {
            let (mut one, mut other) = both.split_at(width.min(both.len()));
            while let (Some(&first), Some(&second)) = (one.first(), other.first()) {
                let from = match compare(first, second) {
                    Ordering::Greater => &mut other,
                    _ => &mut one,
                };
                merged.push(from[0]);
                *from = &from[1..];
            }
            merged.extend_from_slice(one);
            merged.extend_from_slice(other);
        }
        std::mem::swap(places, &mut merged);
        merged.clear();
        width *= 2;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_the_standard_library_sorts(mut items in prop::collection::vec((0..9u8, any::<u8>()), 0..40)) {
            let mut expected = items.clone();
            expected.sort_by_key(|&(key, _)| key);
            super::sort_by_key(&mut items, |&(key, _)| key);
            prop_assert_eq!(items, expected);
        }
    }

    #[test]
    fn equals_keep_their_order() {
        let mut words = vec!["bb", "a", "cc", "d", ""];
        super::sort_by_key(&mut words, |word| word.len());
        assert_eq!(words, ["", "a", "d", "bb", "cc"]);
    }
}
