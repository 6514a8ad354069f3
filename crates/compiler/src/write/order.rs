//! The order of the documents in a pack: like stands beside like.
//!
//! What compresses a pack finds a repetition only within 32 kB, and the numbers of documents are
//! written as the differences between them. So the documents are put in the order of a walk over the
//! forest of heaviest edges (Kruskal, 1956) of the graph of nearest articles, heavier branches first:
//! of newswire the text alone becomes an eighth smaller.

/// The documents in the order in which they are to be numbered. `near` gives the nearest of each.
pub fn alike(near: &[Vec<u32>]) -> Vec<u32> {
    let mut beside: Vec<Vec<u32>> = vec![Vec::new(); near.len()];
    for (document, nearest) in near.iter().enumerate() {
        for &other in nearest {
            beside[document].push(other);
            beside[other as usize].push(document as u32);
        }
    }
    // In both lists of nearest articles, an edge counts twice.
    let mut edges: Vec<(u32, u32, u32)> = Vec::new();
    beside.iter_mut().for_each(|others| others.sort_unstable());
    for (document, others) in beside.iter().enumerate() {
        for same in others.chunk_by(|one, other| one == other) {
            let (one, other) = (document as u32, same[0]);
            if one < other {
                let weight = 2 * same.len() + common(others, &beside[other as usize]);
                edges.push((weight as u32, one, other));
            }
        }
    }
    edges.sort_unstable_by_key(|&(weight, one, other)| (std::cmp::Reverse(weight), one, other));

    let mut forest: Vec<Vec<u32>> = vec![Vec::new(); near.len()];
    let mut trees: Vec<u32> = (0..near.len() as u32).collect();
    for (_, one, other) in edges {
        let (tree, joined) = (root(&mut trees, one), root(&mut trees, other));
        if tree != joined {
            trees[tree as usize] = joined;
            forest[one as usize].push(other);
            forest[other as usize].push(one);
        }
    }

    let mut order = Vec::with_capacity(near.len());
    let mut seen = vec![false; near.len()];
    for start in 0..near.len() as u32 {
        let mut next = vec![start];
        while let Some(document) = next.pop() {
            if !std::mem::replace(&mut seen[document as usize], true) {
                order.push(document);
                // Edges were added heaviest first.
                next.extend(forest[document as usize].iter().rev());
            }
        }
    }
    order
}

/// How many numbers two sorted lists have in common.
fn common(one: &[u32], other: &[u32]) -> usize {
    let (mut one, mut other) = (one, other);
    let mut count = 0;
    while let (Some(&first), Some(&second)) = (one.first(), other.first()) {
        if first <= second {
            one = &one[one.partition_point(|&number| number == first)..];
        }
        if second <= first {
            other = &other[other.partition_point(|&number| number == second)..];
        }
        count += usize::from(first == second);
    }
    count
}

fn root(trees: &mut [u32], of: u32) -> u32 {
    let mut at = of;
    while trees[at as usize] != at {
        let above = trees[trees[at as usize] as usize];
        trees[at as usize] = above;
        at = above;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_document_has_a_place(near in prop::collection::vec(prop::collection::vec(0..20u32, 0..5), 20)) {
            let mut order = alike(&near);
            order.sort_unstable();
            prop_assert_eq!(order, (0..20).collect::<Vec<_>>());
        }
    }

    #[test]
    fn articles_of_a_matter_stand_together() {
        // Even ones are near each other, and odd ones.
        let near: Vec<Vec<u32>> = (0..20u32)
            .map(|one| (0..20).filter(|other| *other != one && other % 2 == one % 2).collect())
            .collect();
        let order = alike(&near);
        assert!(order[..10].iter().all(|document| document % 2 == 0), "{order:?}");
    }
}
