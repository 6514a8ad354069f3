//! What is kept of a text to compare it with others.

use std::collections::BTreeSet;
use std::hash::Hasher;

use dossier_engine::text::words;
use twox_hash::XxHash64;

use crate::model::{Article, Role};
use crate::show;

/// Words of a phrase.
const PHRASE: usize = 3;

/// Minima kept of a text.
pub const MINIMA: usize = 128;

/// Least resemblance of variants, in minima of [`MINIMA`].
const ALIKE: usize = MINIMA / 2;

/// Least containment of variants, and the least resemblance that it is believed with, in minima of
/// [`MINIMA`]: below, its estimate is too rough.
const CONTAINED: f64 = 0.75;
const CONTAINED_ALIKE: usize = MINIMA * 3 / 16;

/// Fewest phrases of a text that can be a variant of another: short notices follow patterns.
const FEWEST: usize = 30;

/// Words with digits kept of a text, and from how many on they are compared: two texts that agree in
/// their phrases and not in half of their figures are two uses of one pattern.
const FIGURES: usize = 32;
const FEWEST_FIGURES: usize = 3;

/// What is kept of a text to compare it: about 350 bytes, whatever its length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint {
    /// Of all words in order; none for a text without any.
    whole: Option<u128>,
    /// Phrases, repeated ones as often as they stand there.
    phrases: u32,
    /// For each part of the range of hashes the smallest in it; empty for a short text.
    minima: Vec<u16>,
    /// The smallest hashes of words with digits, sorted.
    figures: Vec<u16>,
}

impl Fingerprint {
    /// Of a text in pieces (paragraphs).
    pub fn new<'t>(pieces: impl IntoIterator<Item = &'t str>) -> Fingerprint {
        let mut sketch = Sketch::default();
        pieces.into_iter().for_each(|piece| sketch.add(piece));
        sketch.finish()
    }

    /// Of the body of an article; of its headline when it has nothing else. Short notices that say
    /// the same may be about different things: their headline and day count as well.
    ///
    /// An article that is to be kept apart is like no other.
    pub fn of(article: &Article) -> Fingerprint {
        if article.apart {
            return Fingerprint::new([]);
        }
        let shown = |title: bool| -> Vec<String> {
            let passages = article.passages.iter();
            let wanted = passages.filter(|passage| (passage.role == Role::Title) == title);
            wanted.map(|passage| show::passage(&article.source, passage.span, true).text).collect()
        };
        let mut sketch = Sketch::default();
        shown(false).iter().for_each(|piece| sketch.add(piece));
        if sketch.is_short() {
            shown(true).iter().for_each(|piece| sketch.add(piece));
            if sketch.count > 0 {
                let stated = article.title.as_ref().map(|known| known.value.as_str());
                let day = article.published.as_ref().map(|known| known.value.as_str());
                [stated, day].into_iter().flatten().for_each(|piece| sketch.add(piece));
            }
        }
        sketch.finish()
    }

    /// Estimate of the share of phrases that two texts have in common, 0 to 1; 0 for short texts.
    pub fn resemblance(&self, other: &Fingerprint) -> f64 {
        self.agreeing(other) as f64 / MINIMA as f64
    }

    /// Estimate of the share of the shorter text's phrases that are in the longer, 0 to 1; 0 for
    /// short texts.
    pub fn containment(&self, other: &Fingerprint) -> f64 {
        let resemblance = self.resemblance(other);
        let both = f64::from(self.phrases) + f64::from(other.phrases);
        let common = resemblance / (1.0 + resemblance) * both;
        (common / f64::from(self.phrases.min(other.phrases).max(1))).min(1.0)
    }

    /// What two texts with the same words share; none for a text without any.
    pub fn whole(&self) -> Option<u128> {
        self.whole
    }

    /// [`MINIMA`] numbers, or none for a short text.
    pub fn minima(&self) -> &[u16] {
        &self.minima
    }

    fn agreeing(&self, other: &Fingerprint) -> usize {
        self.minima.iter().zip(&other.minima).filter(|(a, b)| a == b).count()
    }

    /// How alike two texts are, when they are variants of one: minima in common.
    pub fn alike(&self, other: &Fingerprint) -> Option<usize> {
        let agreeing = self.agreeing(other);
        let contained = || agreeing >= CONTAINED_ALIKE && self.containment(other) >= CONTAINED;
        let alike = (agreeing >= ALIKE || contained()) && self.same_figures(other);
        alike.then_some(agreeing)
    }

    /// Whether half of the figures that one of the texts has are in the other.
    fn same_figures(&self, other: &Fingerprint) -> bool {
        // Where not all are kept, only those up to the last one are known.
        let known = |print: &Fingerprint| match print.figures.as_slice() {
            [.., last] if print.figures.len() == FIGURES => *last,
            _ => u16::MAX,
        };
        let limit = known(self).min(known(other));
        let below = |print: &Fingerprint| print.figures.partition_point(|&figure| figure <= limit);
        let (own, others) = (&self.figures[..below(self)], &other.figures[..below(other)]);
        let fewest = own.len().min(others.len());
        let common = own.iter().filter(|figure| others.binary_search(figure).is_ok()).count();
        fewest < FEWEST_FIGURES || common * 2 >= fewest
    }
}

/// A fingerprint in the making.
#[derive(Debug)]
struct Sketch {
    one: XxHash64,
    other: XxHash64,
    last: [u64; PHRASE],
    /// Words so far.
    count: usize,
    minima: [Option<u32>; MINIMA],
    figures: BTreeSet<u16>,
}

impl Default for Sketch {
    fn default() -> Sketch {
        Sketch {
            one: XxHash64::with_seed(1),
            other: XxHash64::with_seed(2),
            last: [0; PHRASE],
            count: 0,
            minima: [None; MINIMA],
            figures: BTreeSet::new(),
        }
    }
}

impl Sketch {
    fn add(&mut self, piece: &str) {
        for word in words(piece) {
            self.one.write(word.folded.as_bytes());
            self.one.write_u8(0xff);
            self.other.write(word.folded.as_bytes());
            self.other.write_u8(0xff);
            self.last.rotate_left(1);
            let hash = XxHash64::oneshot(3, word.folded.as_bytes());
            self.last[PHRASE - 1] = hash;
            if word.folded.bytes().any(|byte| byte.is_ascii_digit()) {
                self.figures.insert(mixed(hash) as u16);
                if self.figures.len() > FIGURES {
                    self.figures.pop_last();
                }
            }
            self.count += 1;
            if self.count >= PHRASE {
                let phrase = |sum: u64, word: &u64| mixed(sum.rotate_left(17) ^ word);
                let hash = self.last.iter().fold(0u64, phrase);
                let least = &mut self.minima[(hash >> 32) as usize % MINIMA];
                *least = Some(least.map_or(hash as u32, |known| known.min(hash as u32)));
            }
        }
    }

    fn phrases(&self) -> usize {
        self.count.saturating_sub(PHRASE - 1)
    }

    fn is_short(&self) -> bool {
        self.phrases() < FEWEST
    }

    fn finish(self) -> Fingerprint {
        let (minima, figures) = match self.is_short() {
            true => (Vec::new(), Vec::new()),
            false => (
                (0..MINIMA).map(|at| self.minimum(at)).collect(),
                self.figures.iter().copied().collect(),
            ),
        };
        let whole = (u128::from(self.one.finish()) << 64) | u128::from(self.other.finish());
        Fingerprint {
            whole: (self.count > 0).then_some(whole),
            phrases: u32::try_from(self.phrases()).unwrap_or(u32::MAX),
            minima,
            figures,
        }
    }

    /// The minimum of a part; for an empty one that of another, which depends on nothing but which
    /// parts are empty. Sixteen bits: two that differ agree by chance once in 65,536.
    fn minimum(&self, at: usize) -> u16 {
        let tries = (1u64..).map(|attempt| mixed(((at as u64) << 32) | attempt) as usize % MINIMA);
        let places = std::iter::once(at).chain(tries);
        let found = places.filter_map(|place| self.minima[place]).next();
        mixed(u64::from(found.unwrap_or_default())) as u16
    }
}

/// The finaliser of MurmurHash3 for 64 bits.
fn mixed(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashSet;

    fn text(words: &[u16]) -> String {
        words.iter().map(|word| format!("w{word}")).collect::<Vec<_>>().join(" ")
    }

    /// The resemblance itself, by sets of phrases.
    fn exactly(a: &str, b: &str) -> f64 {
        let phrases = |text: &str| -> HashSet<Vec<String>> {
            let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
            words.windows(PHRASE).map(<[String]>::to_vec).collect()
        };
        let (a, b) = (phrases(a), phrases(b));
        a.intersection(&b).count() as f64 / a.union(&b).count() as f64
    }

    #[test]
    fn paragraphs_do_not_matter() {
        assert_eq!(Fingerprint::new(["a b", "c d"]), Fingerprint::new(["a b c d"]));
    }

    proptest! {
        #[test]
        fn the_estimate_is_near_the_truth(
            words in proptest::collection::vec(0u16..2000, 60..300),
            changes in proptest::collection::vec((any::<prop::sample::Index>(), 0u16..2000), 0..40),
        ) {
            let mut changed = words.clone();
            for (at, word) in changes {
                let at = at.index(changed.len());
                changed[at] = word;
            }
            let (a, b) = (text(&words), text(&changed));
            let found = Fingerprint::new([a.as_str()]).resemblance(&Fingerprint::new([b.as_str()]));
            // Five standard deviations of a share of 128.
            prop_assert!((found - exactly(&a, &b)).abs() < 0.23, "{} {}", found, exactly(&a, &b));
        }
    }
}
