//! How far a word is from another: typing errors and spellings by ear.
//!
//! The distance is the restricted Damerau–Levenshtein distance (Damerau, *A technique for computer
//! detection and correction of spelling errors*, 1964) with costs: what is often confused costs
//! less. It is computed a letter of the other word at a time (Wagner and Fischer, 1974), so that
//! words that begin alike share the work.

/// Cost of an edit: a letter missing, too many, or another.
pub const EDIT: u8 = 4;
/// Cost of two letters in the wrong order.
const SWAP: u8 = 3;
/// Cost of the neighbour on the keyboard.
const NEAR: u8 = 3;
/// Cost of a letter that sounds alike, or is not heard: the least there is.
pub const SOUND: u8 = 2;
/// Letters of the longest word that is compared.
const MAX_LETTERS: usize = 48;

/// Letters that are taken for each other by ear.
const SOUNDS: [&str; 7] = ["aeiouy", "ckq", "sz", "fvw", "gj", "dt", "bp"];
/// Rows of the keyboard.
const ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// A word that others are compared with.
#[derive(Debug)]
pub struct Similar {
    wanted: Vec<char>,
    /// What leaving out each of its letters costs.
    out: Vec<u8>,
    /// What it costs to write each of its letters as a, b, c … z, and as any other.
    changes: Vec<[u8; 27]>,
    budget: u8,
    /// The letters of the other word.
    letters: Vec<char>,
    /// One row of costs for no letter and for each letter of the other word.
    rows: Vec<u8>,
    /// The least cost in each row.
    least: Vec<u8>,
}

impl Similar {
    /// Compares with `wanted`; distances over `budget` do not matter. None when it is too long.
    pub fn new(wanted: &str, budget: u8) -> Option<Similar> {
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
        Some(Similar {
            wanted,
            out,
            changes,
            budget,
            letters: Vec::new(),
            rows: first,
            least: vec![0],
        })
    }

    /// How many letters of the other word have been read.
    pub fn letters(&self) -> usize {
        self.letters.len()
    }

    /// Goes back to the first `len` letters of the other word.
    pub fn cut(&mut self, len: usize) {
        self.letters.truncate(len);
        self.least.truncate(len + 1);
        self.rows.truncate((len + 1) * (self.wanted.len() + 1));
    }

    /// Reads the next letter of the other word. False when no word that goes on from here is within
    /// the budget.
    pub fn push(&mut self, letter: char) -> bool {
        let width = self.wanted.len() + 1;
        let at = self.letters.len();
        self.letters.push(letter);
        let extra = left_out(&self.letters, at);
        let before = at * width;
        let column = match letter {
            'a'..='z' => letter as usize - 'a' as usize,
            _ => 26,
        };
        let mut least = self.rows[before].saturating_add(extra);
        self.rows.push(least);
        for j in 1..width {
            let wanted = self.wanted[j - 1];
            let mut cost = match letter == wanted {
                true => self.rows[before + j - 1],
                false => self.rows[before + j - 1].saturating_add(self.changes[j - 1][column]),
            };
            cost = cost.min(self.rows[before + j].saturating_add(extra));
            cost = cost.min(self.rows[before + width + j - 1].saturating_add(self.out[j - 1]));
            if at > 0 && j > 1 && letter == self.wanted[j - 2] && self.letters[at - 1] == wanted {
                cost = cost.min(self.rows[before - width + j - 2].saturating_add(SWAP));
            }
            self.rows.push(cost);
            least = least.min(cost);
        }
        self.least.push(least);
        least <= self.budget || self.least[at].saturating_add(SWAP) <= self.budget
    }

    /// The distance to what has been read, if within the budget.
    pub fn distance(&self) -> Option<u8> {
        self.rows.last().copied().filter(|&cost| cost <= self.budget)
    }

    /// The distance to another word, if within the budget.
    pub fn to(&mut self, other: impl Iterator<Item = char>) -> Option<u8> {
        self.cut(0);
        for letter in other {
            if self.letters.len() > MAX_LETTERS || !self.push(letter) {
                return None;
            }
        }
        self.distance()
    }
}

/// What a letter costs that the other word does not have.
fn left_out(word: &[char], at: usize) -> u8 {
    let letter = word[at];
    let beside = at.checked_sub(1).map(|before| word[before]);
    let silent = match beside {
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
    if !one.is_ascii_lowercase() || !other.is_ascii_lowercase() {
        return EDIT;
    }
    if SOUNDS.iter().any(|alike| alike.contains(one) && alike.contains(other)) {
        return SOUND;
    }
    let beside = |row: &&str| {
        let place = |letter: char| row.find(letter);
        place(one).zip(place(other)).is_some_and(|(one, other)| one.abs_diff(other) == 1)
    };
    if ROWS.iter().any(beside) { NEAR } else { EDIT }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn distance(one: &str, other: &str, budget: u8) -> Option<u8> {
        Similar::new(one, budget)?.to(other.chars())
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
        fn the_distance_is_that_of_the_definition(one in "[abceh]{0,5}", other in "[abceh]{0,5}", budget in 0..12u8) {
            let letters = |word: &str| word.chars().collect::<Vec<_>>();
            let expected = Some(naive(&letters(&one), &letters(&other))).filter(|&cost| cost <= budget);
            prop_assert_eq!(distance(&one, &other, budget), expected);
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
