//! Which paragraphs of two language versions say the same.
//!
//! By their lengths alone, after Gale and Church (*A Program for Aligning Sentences in Bilingual
//! Corpora*, 1993): a long paragraph is translated by a long one, and the lengths of translations
//! vary in proportion to the square root of the length. A heading answers to a heading.

/// Variance of a translation's length, for each letter of the original (Gale and Church, §3.2).
const VARIANCE: f64 = 6.8;

/// What it costs to leave a block without a counterpart, or to join two, as −log of how rare that is
/// (their table 5, without the cases that are rarer still).
const SKIPPED: f64 = 4.6;
const JOINED: f64 = 2.4;

/// Mean cost of a pair above which two texts are not versions of each other.
const WORST: f64 = 2.5;

/// A block, as far as it is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Its number in the article.
    pub index: u32,
    /// Whether it is a heading.
    pub heading: bool,
    /// Letters.
    pub len: usize,
}

/// How a step of the alignment goes: blocks of the one and of the other.
const STEPS: [(usize, usize, f64); 5] =
    [(1, 1, 0.0), (1, 0, SKIPPED), (0, 1, SKIPPED), (2, 1, JOINED), (1, 2, JOINED)];

/// Most pairs of blocks that are compared: beyond, no two texts answer to each other.
const MOST: usize = 1_000_000;

/// Pairs of blocks that say the same, in order; empty when the texts do not answer to each other.
///
/// Time and memory are in proportion to the product of the two numbers of blocks.
pub fn align(one: &[Block], other: &[Block]) -> Vec<(u32, u32)> {
    let letters = |blocks: &[Block]| blocks.iter().map(|block| block.len).sum::<usize>();
    let (first, second) = (letters(one), letters(other));
    if first == 0 || second == 0 || one.len().saturating_mul(other.len()) > MOST {
        return Vec::new();
    }
    // The totals say how much longer one language is, unless a part is missing; then they may be
    // of about the same length.
    let by_ratio = [second as f64 / first as f64, 1.0].map(|ratio| cheapest(one, other, ratio));
    let [(cost, pairs), (even_cost, even_pairs)] = by_ratio;
    let (cost, pairs) = if even_cost < cost { (even_cost, even_pairs) } else { (cost, pairs) };
    if cost > WORST * one.len().max(other.len()) as f64 {
        return Vec::new();
    }
    pairs
}

/// The cheapest alignment where the other text is `ratio` times as long, and what it costs.
fn cheapest(one: &[Block], other: &[Block], ratio: f64) -> (f64, Vec<(u32, u32)>) {
    let width = other.len() + 1;
    // For each pair of beginnings the least cost, and the step that ends there.
    let mut best = vec![(f64::INFINITY, 0usize); (one.len() + 1) * width];
    best[0].0 = 0.0;
    for i in 0..=one.len() {
        for j in 0..=other.len() {
            let so_far = best[i * width + j].0;
            for (number, &(some, others, cost)) in STEPS.iter().enumerate() {
                let (Some(left), Some(right)) = (one.get(i..i + some), other.get(j..j + others))
                else {
                    continue;
                };
                let Some(match_cost) = pair_cost(left, right, ratio) else { continue };
                let entry = &mut best[(i + some) * width + j + others];
                if so_far + cost + match_cost < entry.0 {
                    *entry = (so_far + cost + match_cost, number);
                }
            }
        }
    }
    let (total, _) = best[best.len() - 1];
    let (mut i, mut j) = (one.len(), other.len());
    let mut pairs = Vec::new();
    while i > 0 || j > 0 {
        let (some, others, _) = STEPS[best[i * width + j].1];
        (i, j) = (i - some, j - others);
        for left in one[i..i + some].iter().rev() {
            let right = other[j..j + others].iter().rev();
            pairs.extend(right.map(|right| (left.index, right.index)));
        }
    }
    pairs.reverse();
    (total, pairs)
}

/// How unlikely it is that some blocks translate others; none when it is out of the question.
fn pair_cost(left: &[Block], right: &[Block], ratio: f64) -> Option<f64> {
    if left.is_empty() || right.is_empty() {
        return Some(0.0);
    }
    let heading = left[0].heading;
    if left.iter().chain(right).any(|block| block.heading != heading) {
        return None;
    }
    let letters = |blocks: &[Block]| blocks.iter().map(|block| block.len).sum::<usize>() as f64;
    let (one, other) = (letters(left) * ratio, letters(right));
    let mean = ((one + other) / 2.0).max(1.0);
    // Their δ; half its square is −log of a normal density but for a constant.
    let delta = (other - one) / (mean * VARIANCE).sqrt();
    Some((delta * delta / 2.0).min(2.0 * SKIPPED))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(first: u32, lens: &[usize]) -> Vec<Block> {
        let block = |(at, &len): (usize, &usize)| Block {
            index: first + at as u32,
            heading: len < 40,
            len,
        };
        lens.iter().enumerate().map(block).collect()
    }

    #[test]
    fn paragraphs_of_like_length_answer_to_each_other() {
        let one = blocks(1, &[400, 20, 300, 500, 25, 180]);
        let other = blocks(8, &[310, 15, 250, 390, 22, 150]);
        assert_eq!(align(&one, &other), [(1, 8), (2, 9), (3, 10), (4, 11), (5, 12), (6, 13)]);
    }

    #[test]
    fn one_that_is_missing_or_split_does_not_shift_the_rest() {
        let one = blocks(0, &[400, 300, 500, 120, 700]);
        let without = blocks(5, &[400, 300, 120, 700]);
        assert_eq!(align(&one, &without), [(0, 5), (1, 6), (3, 7), (4, 8)]);
        let split = blocks(5, &[400, 300, 240, 260, 120, 700]);
        assert_eq!(align(&one, &split), [(0, 5), (1, 6), (2, 7), (2, 8), (3, 9), (4, 10)]);
    }

    #[test]
    fn other_texts_do_not_answer() {
        let one = blocks(0, &[400, 60, 900, 50, 800]);
        let other = blocks(5, &[50, 700, 60, 60, 60, 900, 70]);
        assert_eq!(align(&one, &other), []);
        assert_eq!(align(&one, &[]), []);
    }
}
