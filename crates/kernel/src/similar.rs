//! How far a word is from another: typing errors and spellings by ear.
//!
//! The distance is the restricted Damerau–Levenshtein distance (Damerau, *A technique for computer
//! detection and correction of spelling errors*, 1964) with costs: what is often confused costs
//! less. It is computed a letter of the other word at a time (Wagner and Fischer, 1974), and only
//! for words whose [`signature`] does not tell at once that they are too far.

/// Cost of an edit: a letter missing, too many, or another.
///
/// ```
/// use dossier_kernel::similar::{EDIT, Similar};
/// assert!(Similar::new("muneer", EDIT).is_some_and(|mut one| one.distance_to("munir").is_some()));
/// ```
pub const EDIT: u8 = 4;
/// Cost of two letters in the wrong order.
const SWAP: u8 = 3;
/// Cost of the neighbour on the keyboard.
const NEAR: u8 = 3;
/// Cost of a letter that sounds alike, or is not heard: the least there is.
pub const SOUND: u8 = 2;
/// Letters of the longest word that is compared.
const MAX_LETTERS: usize = 48;

/// Where each letter from a to z lies on the keyboard: neighbours in a row follow each other.
const KEYS: [u8; 26] =
    *b"\x40\x64\x62\x42\x22\x43\x44\x45\x27\x46\x47\x48\x66\x65\x28\x29\x20\x23\x41\x24\x26\x63\x21\x61\x25\x60";

/// Which letters are taken for each other by ear: those of the same number. Vowels have 0, letters
/// that sound like no other one each to itself; none for what is no small Latin letter.
fn sound(letter: char) -> Option<u32> {
    Some(match letter {
        'a' | 'e' | 'i' | 'o' | 'u' | 'y' => 0,
        'c' | 'k' | 'q' => 1,
        's' | 'z' => 2,
        'f' | 'v' | 'w' => 3,
        'g' | 'j' => 4,
        'd' | 't' => 5,
        'b' | 'p' => 6,
        'l' => 7,
        'm' => 8,
        'n' => 9,
        'r' => 10,
        'x' => 11,
        'h' => 12,
        _ => return None,
    })
}

/// Bits of a signature that say which letters there are; the others hold the number of letters.
const LETTER_BITS: u32 = 25;

/// What is seen of a word without comparing it: which kinds of letters it has, and how many letters.
/// Letters that sound alike are of one kind; vowels and h, which may go unheard, of none.
pub fn signature(word: &str) -> u32 {
    let (mut kinds, mut letters) = (0u32, 0u32);
    for letter in word.chars() {
        letters += 1;
        let kind = match sound(letter) {
            Some(0 | 12) => continue,
            Some(kind) => kind - 1,
            None => 11 + letter as u32 % (LETTER_BITS - 11),
        };
        kinds |= 1 << kind;
    }
    kinds | letters.min(u32::MAX >> LETTER_BITS) << LETTER_BITS
}

/// A word that others are compared with.
#[derive(Debug)]
pub struct Similar {
    wanted: Vec<char>,
    signature: u32,
    /// What leaving out each of its letters costs.
    out: Vec<u8>,
    /// What it costs to write each of its letters as a, b, c … z, and as any other.
    changes: Vec<[u8; 27]>,
    budget: u8,
    /// What it costs to write the beginnings of the wanted word as no letter.
    first: Vec<u8>,
    /// The same as the beginning of the other word that was read, as one a letter shorter, and as the
    /// next, in turn.
    rows: [Vec<u8>; 3],
}

impl Similar {
    /// Compares with `wanted`; distances over `budget` do not matter. None when it is too long.
    pub fn new(wanted: &str, budget: u8) -> Option<Similar> {
        let signature = signature(wanted);
        let wanted: Vec<char> = wanted.chars().collect();
        if wanted.len() > MAX_LETTERS {
            return None;
        }
        let out: Vec<u8> = (0..wanted.len()).map(|at| left_out(&wanted, at)).collect();
        let changes = wanted.iter().map(|&letter| {
            let mut costs = [EDIT; 27];
            for (other, cost) in ('a'..='z').zip(&mut costs) {
                *cost = changed(other, letter);
            }
            costs
        });
        let changes = changes.collect();
        let mut first = vec![0u8];
        for (at, cost) in out.iter().enumerate() {
            first.push(first[at].saturating_add(*cost));
        }
        let rows = [first.clone(), first.clone(), first.clone()];
        Some(Similar { wanted, signature, out, changes, budget, first, rows })
    }

    /// From now on, distances over `budget` do not matter.
    pub fn within(&mut self, budget: u8) {
        self.budget = budget;
    }

    /// Whether a word with that signature may be within the budget. Each kind of letter that only
    /// one of the words has costs an edit that is not of the cheapest, which changes one kind for
    /// another at most; each letter more or less costs something.
    #[inline]
    pub fn may_be(&self, signature: u32) -> bool {
        let kinds = (1 << LETTER_BITS) - 1;
        let gone = (self.signature & !signature & kinds).count_ones();
        let come = (signature & !self.signature & kinds).count_ones();
        let letters = (self.signature >> LETTER_BITS).abs_diff(signature >> LETTER_BITS);
        let least = (gone.max(come) * u32::from(NEAR)).max(letters * u32::from(SOUND));
        least <= u32::from(self.budget)
    }

    /// The distance to another word, if within the budget.
    pub fn distance_to(&mut self, other: &str) -> Option<u8> {
        let width = self.wanted.len() + 1;
        let [row, before, next] = &mut self.rows;
        row.copy_from_slice(&self.first);
        let (mut last, mut least_before) = (None, 0u8);
        for (at, letter) in other.chars().enumerate() {
            if at > MAX_LETTERS {
                return None;
            }
            let extra = left_out_after(letter, last);
            let column = match letter {
                'a'..='z' => letter as usize - 'a' as usize,
                _ => 26,
            };
            next[0] = row[0].saturating_add(extra);
            let mut least = next[0];
            for j in 1..width {
                let wanted = self.wanted[j - 1];
                let mut cost = match letter == wanted {
                    true => row[j - 1],
                    false => row[j - 1].saturating_add(self.changes[j - 1][column]),
                };
                cost = cost.min(row[j].saturating_add(extra));
                cost = cost.min(next[j - 1].saturating_add(self.out[j - 1]));
                if j > 1 && letter == self.wanted[j - 2] && last == Some(wanted) {
                    cost = cost.min(before[j - 2].saturating_add(SWAP));
                }
                next[j] = cost;
                least = least.min(cost);
            }
            // No word that goes on from here is within the budget.
            if least.min(least_before.saturating_add(SWAP)) > self.budget {
                return None;
            }
            std::mem::swap(before, row);
            std::mem::swap(row, next);
            (last, least_before) = (Some(letter), least);
        }
        Some(row[width - 1]).filter(|&cost| cost <= self.budget)
    }
}

/// What a letter costs that the other word does not have.
fn left_out(word: &[char], at: usize) -> u8 {
    left_out_after(word[at], at.checked_sub(1).map(|before| word[before]))
}

fn left_out_after(letter: char, before: Option<char>) -> u8 {
    let silent = match before {
        Some(before) => before == letter || letter == 'h' || (is_vowel(before) && is_vowel(letter)),
        None => false,
    };
    if silent { SOUND } else { EDIT }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// What it costs to write a letter for another.
fn changed(one: char, other: char) -> u8 {
    if one == other {
        return 0;
    }
    let (Some(sound_of_one), Some(sound_of_other)) = (sound(one), sound(other)) else {
        return EDIT;
    };
    if sound_of_one == sound_of_other {
        return SOUND;
    }
    let key = |letter: char| KEYS[letter as usize - 'a' as usize];
    if key(one).abs_diff(key(other)) == 1 { NEAR } else { EDIT }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn distance(one: &str, other: &str, budget: u8) -> Option<u8> {
        Similar::new(one, budget)?.distance_to(other)
    }

    #[test]
    fn names_by_ear_and_by_hand() {
        assert_eq!(distance("muneer", "munir", EDIT), Some(SOUND + SOUND));
        assert_eq!(distance("gutteres", "guterres", EDIT), Some(SOUND + SOUND));
        assert_eq!(distance("llyod", "lloyd", EDIT), Some(SWAP));
        assert_eq!(distance("visut", "visit", EDIT), Some(SOUND));
        assert_eq!(distance("vidit", "visit", EDIT), Some(NEAR));
        assert_eq!(distance("visi", "visit", EDIT), Some(EDIT));
        assert_eq!(distance("market", "basket", EDIT), None);
    }

    #[test]
    fn neighbours_on_the_keyboard() {
        let rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
        for one in 'a'..='z' {
            for other in 'a'..='z' {
                let beside = rows.iter().any(|row| {
                    let place = |letter| row.find(letter);
                    place(one)
                        .zip(place(other))
                        .is_some_and(|(one, other)| one.abs_diff(other) == 1)
                });
                let key = |letter: char| KEYS[letter as usize - 'a' as usize];
                assert_eq!(key(one).abs_diff(key(other)) == 1, beside, "{one} {other}");
            }
        }
    }

    /// The same by definition: all ways to write one word as the other.
    fn naive(one: &[char], other: &[char]) -> u8 {
        let (i, j) = (one.len(), other.len());
        let mut best = match (i, j) {
            (0, 0) => return 0,
            _ => u8::MAX,
        };
        if i > 0 {
            best = best.min(naive(&one[..i - 1], other).saturating_add(left_out(one, i - 1)));
        }
        if j > 0 {
            best = best.min(naive(one, &other[..j - 1]).saturating_add(left_out(other, j - 1)));
        }
        if i > 0 && j > 0 {
            let change = changed(other[j - 1], one[i - 1]);
            best = best.min(naive(&one[..i - 1], &other[..j - 1]).saturating_add(change));
        }
        if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
            best = best.min(naive(&one[..i - 2], &other[..j - 2]).saturating_add(SWAP));
        }
        best
    }

    proptest! {
        #[test]
        fn the_distance_is_that_of_the_definition(one in "[abckehtn]{0,5}", other in "[abckehtn]{0,5}", budget in 0..12u8) {
            let letters = |word: &str| word.chars().collect::<Vec<_>>();
            let expected = Some(naive(&letters(&one), &letters(&other))).filter(|&cost| cost <= budget);
            prop_assert_eq!(distance(&one, &other, budget), expected);
            let may_be = Similar::new(&one, budget).unwrap().may_be(signature(&other));
            prop_assert!(may_be || expected.is_none(), "{} {}", one, other);
        }

        #[test]
        fn one_edit_is_within_the_cost_of_one(word in "[a-z]{4,9}", at in 0..9usize, letter in "[a-z]") {
            let at = at % word.len();
            let (before, after) = word.split_at(at);
            let wrong = [
                format!("{before}{letter}{after}"),
                format!("{before}{}", &after[1..]),
                format!("{before}{letter}{}", &after[1..]),
            ];
            for wrong in wrong {
                prop_assert!(distance(&wrong, &word, EDIT).is_some(), "{} {}", wrong, word);
            }
        }
    }
}
