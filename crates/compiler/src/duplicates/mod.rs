//! The same story twice: articles with the same words, and variants of one text.
//!
//! Two articles have the *same* text when their words are the same, whatever their capitals, signs
//! and white space. They are *variants* of one text when about half of all their phrases of three
//! words are in both (the resemblance of Broder, *On the resemblance and containment of documents*,
//! 1997), or most of the shorter one's phrases are in the longer (his containment): a report that a
//! newspaper cut to its first half is still that report. Different reports of one event share names
//! and facts, not phrases, and stay apart. So do two uses of one pattern ("sold 900,000 tonnes",
//! "sold 350,000 tonnes"), which share phrases and not figures.
//!
//! Both shares are estimated by one-permutation MinHash with optimal densification (Shrivastava,
//! *Optimal Densification for Fast and Accurate Minwise Hashing*, 2017): one hash per phrase,
//! whatever the number of minima. Candidates are found where a few minima agree
//! (locality-sensitive hashing).
//!
//! ```
//! use dossier_compiler::duplicates::{Finder, Fingerprint, Place};
//!
//! let mut finder = Finder::default();
//! let mut place = |text| finder.add(Fingerprint::new([text]));
//! assert_eq!(place("Talks ended on Friday."), Place::New(0));
//! assert_eq!(place("Something else."), Place::New(1));
//! assert_eq!(place("Talks ended  on FRIDAY"), Place::SameAs(0));
//! ```

mod fingerprint;

use std::collections::HashMap;

pub use fingerprint::Fingerprint;
use fingerprint::MINIMA;

/// Minima that have to agree for two texts to be compared, and how many such sets there are: texts
/// with a resemblance of 0.25 are compared with a probability of 98 %.
const ROWS: usize = 2;
const BANDS: usize = MINIMA / ROWS;

/// Most texts that a text is compared with for one set of minima: the first that have it.
const MOST: usize = 40;

/// Where an article belongs. Articles that are kept are numbered from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// It is a new one, of this number.
    New(usize),
    /// It says word for word what the article of this number says.
    SameAs(usize),
}

/// Compares articles as they come. It keeps about 350 bytes of each, whatever its length.
#[derive(Debug, Default)]
pub struct Finder {
    first_of: HashMap<u128, u32>,
    prints: Vec<Fingerprint>,
}

impl Finder {
    /// The place of the next article.
    pub fn add(&mut self, print: Fingerprint) -> Place {
        let at = self.prints.len();
        if let Some(whole) = print.whole() {
            let first = *self.first_of.entry(whole).or_insert(at as u32) as usize;
            if first != at {
                return Place::SameAs(first);
            }
        }
        self.prints.push(print);
        Place::New(at)
    }

    /// For each article that was kept, the first of its group: itself when it is a variant of none
    /// before it. Each member of a group is a variant of its first.
    ///
    /// The time is that of at most `BANDS` × `MOST` comparisons for each article.
    pub fn variants(self) -> Vec<u32> {
        let mut first: Vec<u32> = (0..self.prints.len() as u32).collect();
        let mut last = None;
        // Pairs in the order of the later article, for each the most alike first.
        for (at, _, earlier) in self.alike() {
            // Only what stands for a group can be joined, and only once.
            if last != Some(at) && first[earlier as usize] == earlier {
                first[at as usize] = earlier;
                last = Some(at);
            }
        }
        first
    }

    /// Pairs of variants: the later, how unlike they are, the earlier; sorted.
    fn alike(&self) -> Vec<(u32, usize, u32)> {
        let mut pairs = Vec::new();
        let mut rows: Vec<(&[u16], u32)> = Vec::with_capacity(self.prints.len());
        for band in 0..BANDS {
            rows.clear();
            for (at, print) in self.prints.iter().enumerate() {
                if let Some(row) = print.minima().get(band * ROWS..(band + 1) * ROWS) {
                    rows.push((row, at as u32));
                }
            }
            rows.sort_unstable();
            for bucket in rows.chunk_by(|one, other| one.0 == other.0) {
                for (place, &(_, at)) in bucket.iter().enumerate() {
                    for &(_, earlier) in &bucket[..place.min(MOST)] {
                        let [one, other] = [at, earlier].map(|at| &self.prints[at as usize]);
                        if let Some(agreeing) = one.alike(other) {
                            pairs.push((at, MINIMA - agreeing, earlier));
                        }
                    }
                }
            }
            // Most pairs agree in many bands.
            pairs.sort_unstable();
            pairs.dedup();
        }
        pairs
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn groups(texts: &[&str]) -> (Vec<Place>, Vec<u32>) {
        let mut finder = Finder::default();
        let places = texts.iter().map(|text| finder.add(Fingerprint::new([*text]))).collect();
        (places, finder.variants())
    }

    const AGENCY: &str = "The bridge over the river opened on Friday, two years late and dearer than planned, \
        the mayor said. Work had begun in 2019 and stopped twice, for want of money and for a flood that \
        carried away the scaffolding. Hundreds of people watched as the ribbon was cut. The old bridge, of \
        1911, had been closed to lorries for ten years, and farmers from the other bank had to drive twenty \
        miles to the mill. It will now be taken down, and its stones are to pave the market.";

    #[test]
    fn variants_are_grouped_and_reports_of_their_own_are_not() {
        let own = "On Friday the long awaited bridge was opened at last. Mayor Roe called it a good day for the \
            town, which had waited since 2019. A flood and a lack of money had delayed the work by two years, \
            and hundreds came to see her cut the ribbon.";
        let edited = AGENCY.replace("dearer than planned, the mayor", "over budget, Mayor Roe");
        let (places, first) = groups(&[AGENCY, own, &edited, &AGENCY.to_uppercase()]);
        assert_eq!(places, [Place::New(0), Place::New(1), Place::New(2), Place::SameAs(0)]);
        assert_eq!(first, [0, 1, 0]);
    }

    #[test]
    fn a_report_cut_short_is_a_variant_wherever_it_stands() {
        let cut = &AGENCY[..AGENCY.find(" The old bridge").unwrap()];
        assert_eq!(groups(&[AGENCY, cut]).1, [0, 0]);
        assert_eq!(groups(&[cut, AGENCY]).1, [0, 0]);
    }

    #[test]
    fn one_pattern_filled_in_twice_is_two_texts() {
        let notice = |firm: &str, [amount, coupon, price, year]: [&str; 4]| {
            format!(
                "{firm} is issuing a {amount} mln stg eurobond due {year} paying {coupon} pct and priced at {price} \
                 pct, the lead manager said. The bond is available in denominations of one thousand stg and will be \
                 listed in Luxembourg. The selling concession is one pct while management and underwriting pay half \
                 a pct each."
            )
        };
        let one = notice("The Coal Community", ["100", "9.4", "101.6", "1992"]);
        let other = notice("Chrysler Financial", ["50", "9.5", "101.1", "1993"]);
        let update = notice("Chrysler Financial Corp", ["50", "9.5", "101.2", "1993"]);
        assert_eq!(groups(&[&one, &other, &update]).1, [0, 1, 1]);
    }

    #[test]
    fn short_and_empty_texts_have_no_variants() {
        let texts = ["", "", "Qtly div 5 cts vs 5 cts", "Qtly div 5 cts vs 6 cts"];
        assert_eq!(groups(&texts).1, [0, 1, 2, 3]);
    }

    proptest! {
        #[test]
        fn every_group_has_a_first(texts in proptest::collection::vec("[abc ]{0,160}", 0..20)) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let (places, first) = groups(&texts);
            let kept = places.iter().filter(|place| matches!(place, Place::New(_))).count();
            prop_assert_eq!(first.len(), kept);
            for (at, &leader) in first.iter().enumerate() {
                prop_assert!(leader as usize <= at);
                prop_assert_eq!(first[leader as usize], leader);
            }
        }
    }
}
