//! The same story twice: articles with the same words, and versions of one text.
//!
//! Two articles have the *same* text when their words are the same, whatever their capitals, signs
//! and white space. They are *versions* of one text when about half of their phrases are: the
//! resemblance of Broder (*On the resemblance and containment of documents*, 1997), the share of
//! phrases of three words that two texts have in common among all that they have, is estimated by
//! minima of hashes, and candidates are found where a few of these agree (locality-sensitive
//! hashing). Different reports of one event share names and facts, not phrases, and stay apart.
//!
//! ```
//! use dossier_compiler::duplicates::{Fingerprint, find};
//!
//! let texts = ["Talks ended on Friday.", "Talks ended  on FRIDAY", "Something else."];
//! let prints: Vec<Fingerprint> = texts.iter().map(|text| Fingerprint::new([*text])).collect();
//! assert_eq!(find(&prints).same, [vec![0, 1]]);
//! ```

use std::collections::HashMap;
use std::hash::Hasher;

use dossier_engine::text::words;
use twox_hash::XxHash64;

use crate::model::{Article, Role};
use crate::show;

/// Words of a phrase.
const PHRASE: usize = 3;

/// Hashes that have to agree for two texts to be compared, and how many such sets there are: texts
/// with a resemblance of 0.5 are compared with a probability of 98 %.
const ROWS: usize = 3;
const BANDS: usize = 32;
const HASHES: usize = ROWS * BANDS;

/// Least share of phrases in common, in hashes of [`HASHES`], that makes two texts versions of one.
const ALIKE: usize = HASHES / 2;

/// Fewest phrases of a text that can be a version of another: short notices follow patterns.
const FEWEST: usize = 30;

/// Most texts that a text is compared with for one set of hashes.
const MOST: usize = 40;

/// What is kept of a text to compare it: about 400 bytes, whatever its length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint {
    /// Of all words in order; none for a text without any.
    whole: Option<u128>,
    /// Smallest hash of all phrases under each of [`HASHES`] functions; empty for a short text.
    minima: Vec<u32>,
}

impl Fingerprint {
    /// Of a text in pieces (paragraphs).
    pub fn new<'t>(pieces: impl IntoIterator<Item = &'t str>) -> Fingerprint {
        let (mut one, mut other) = (XxHash64::with_seed(1), XxHash64::with_seed(2));
        let mut last = [0u64; PHRASE];
        let mut count = 0usize;
        let mut minima = vec![u32::MAX; HASHES];
        for piece in pieces {
            for word in words(piece) {
                one.write(word.folded.as_bytes());
                one.write_u8(0xff);
                other.write(word.folded.as_bytes());
                other.write_u8(0xff);
                last.rotate_left(1);
                last[PHRASE - 1] = XxHash64::oneshot(3, word.folded.as_bytes());
                count += 1;
                if count >= PHRASE {
                    let phrase =
                        last.iter().fold(0u64, |sum, word| mixed(sum.rotate_left(17) ^ word));
                    for (at, least) in minima.iter_mut().enumerate() {
                        // The functions differ in what is added before mixing.
                        let step = (at as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
                        let hash = (mixed(phrase ^ step) >> 32) as u32;
                        *least = (*least).min(hash);
                    }
                }
            }
        }
        if count < FEWEST + PHRASE - 1 {
            minima = Vec::new();
        }
        let whole = (u128::from(one.finish()) << 64) | u128::from(other.finish());
        Fingerprint { whole: (count > 0).then_some(whole), minima }
    }

    /// Of the body of an article; of its headline when it has nothing else.
    pub fn of(article: &Article) -> Fingerprint {
        let shown = |title: bool| -> Vec<String> {
            let passages = article.passages.iter();
            let wanted = passages.filter(|passage| (passage.role == Role::Title) == title);
            wanted.map(|passage| show::passage(&article.source, passage.span, true).text).collect()
        };
        let mut pieces = shown(false);
        if pieces.is_empty() {
            pieces = shown(true);
        }
        Fingerprint::new(pieces.iter().map(String::as_str))
    }

    /// Estimate of the share of phrases that two texts have in common, 0 to 1; 0 for short texts.
    pub fn resemblance(&self, other: &Fingerprint) -> f64 {
        self.agreeing(other) as f64 / HASHES as f64
    }

    fn agreeing(&self, other: &Fingerprint) -> usize {
        self.minima.iter().zip(&other.minima).filter(|(a, b)| a == b).count()
    }
}

/// The finaliser of MurmurHash3 for 64 bits.
fn mixed(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

/// Which articles belong together. Each is a number in the list that was compared; groups have two
/// members or more, in order, and are in the order of their first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Groups {
    /// Articles with the same words: the first stands for all.
    pub same: Vec<Vec<usize>>,
    /// Articles that are versions of one text: of those that are the same only the first.
    pub versions: Vec<Vec<usize>>,
}

impl Groups {
    /// How many articles say what another says already.
    pub fn duplicates(&self) -> usize {
        self.same.iter().map(|group| group.len() - 1).sum()
    }
}

/// Groups articles by their fingerprints. Each member of a group of versions is alike its first.
///
/// The time is that of at most `BANDS` × `MOST` comparisons for each article.
pub fn find(prints: &[Fingerprint]) -> Groups {
    let mut first_of: HashMap<u128, usize> = HashMap::new();
    let mut same: Vec<Vec<usize>> = vec![Vec::new(); prints.len()];
    let mut versions: Vec<Vec<usize>> = vec![Vec::new(); prints.len()];
    let mut leaders: HashMap<(usize, [u32; ROWS]), Vec<usize>> = HashMap::new();
    for (at, print) in prints.iter().enumerate() {
        if let Some(whole) = print.whole {
            let first = *first_of.entry(whole).or_insert(at);
            if first != at {
                same[first].push(at);
                continue;
            }
        }
        let bands = || {
            let rows = print.minima.chunks_exact(ROWS).enumerate();
            rows.filter_map(|(band, rows)| Some((band, <[u32; ROWS]>::try_from(rows).ok()?)))
        };
        let mut candidates: Vec<usize> =
            bands().filter_map(|band| leaders.get(&band)).flatten().copied().collect();
        candidates.sort_unstable();
        candidates.dedup();
        let alike = candidates.into_iter().map(|other| (print.agreeing(&prints[other]), other));
        // The most alike; among equals the first.
        let best = alike
            .filter(|(agreeing, _)| *agreeing >= ALIKE)
            .max_by_key(|(agreeing, other)| (*agreeing, std::cmp::Reverse(*other)));
        match best {
            Some((_, leader)) => versions[leader].push(at),
            None => bands().for_each(|band| {
                let known = leaders.entry(band).or_default();
                if known.len() < MOST {
                    known.push(at);
                }
            }),
        }
    }
    let whole = |groups: Vec<Vec<usize>>| {
        let groups = groups.into_iter().enumerate().filter(|(_, rest)| !rest.is_empty());
        groups.map(|(first, rest)| std::iter::once(first).chain(rest).collect()).collect()
    };
    Groups { same: whole(same), versions: whole(versions) }
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
    fn versions_are_grouped_and_reports_of_their_own_are_not() {
        let agency = "The bridge over the river opened on Friday, two years late and dearer than planned, \
            the mayor said. Work had begun in 2019 and stopped twice, for want of money and for a flood that \
            carried away the scaffolding. Hundreds of people watched as the ribbon was cut.";
        let cut = agency.replace(" Hundreds of people watched as the ribbon was cut.", "");
        let edited = agency.replace("dearer than planned, the mayor", "over budget, Mayor Roe");
        let own = "On Friday the long awaited bridge was opened at last. Mayor Roe called it a good day for the \
            town, which had waited since 2019. A flood and a lack of money had delayed the work by two years, \
            and hundreds came to see her cut the ribbon.";
        let all = [agency, own, &cut, &edited, &agency.to_uppercase()];
        let prints: Vec<Fingerprint> = all.iter().map(|text| Fingerprint::new([*text])).collect();
        let groups = find(&prints);
        assert_eq!(groups.same, [vec![0, 4]]);
        assert_eq!(groups.versions, [vec![0, 2, 3]]);
        assert_eq!(groups.duplicates(), 1);
    }

    #[test]
    fn short_and_empty_texts_have_no_versions() {
        let prints: Vec<Fingerprint> =
            ["", "", "Qtly div 5 cts vs 5 cts", "Qtly div 5 cts vs 6 cts"]
                .iter()
                .map(|text| Fingerprint::new([*text]))
                .collect();
        assert_eq!(find(&prints), Groups::default());
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
            // Five standard deviations of a share of 96.
            prop_assert!((found - exactly(&a, &b)).abs() < 0.26, "{} {}", found, exactly(&a, &b));
        }

        #[test]
        fn groups_are_apart_and_in_order(texts in proptest::collection::vec("[ab ]{0,80}", 0..20)) {
            let prints: Vec<Fingerprint> = texts.iter().map(|text| Fingerprint::new([text.as_str()])).collect();
            let groups = find(&prints);
            for list in [&groups.same, &groups.versions] {
                let all: Vec<usize> = list.concat();
                let distinct: HashSet<usize> = all.iter().copied().collect();
                prop_assert_eq!(all.len(), distinct.len());
                prop_assert!(list.iter().all(|group| group.len() > 1 && group.is_sorted()));
            }
        }
    }
}
