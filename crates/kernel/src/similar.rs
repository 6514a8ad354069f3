//! How far a word is from another: typing errors and spellings by ear.
//!
//! The distance is the restricted Damerau–Levenshtein distance (Damerau, *A technique for computer
//! detection and correction of spelling errors*, 1964) with costs: what is often confused costs
//! less. It is computed a letter of the other word at a time (Wagner and Fischer, 1974), and only
//! for words whose [`Signatures`] do not tell at once that they are too far.

use std::ops::Range;

use crate::lanes::{Lanes, and, bits, lanes, or, xor};

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
const LETTER_BITS: u32 = 26;
const LETTERS: u32 = (1 << LETTER_BITS) - 1;
/// Those of them, the lowest, that a cheap edit leaves alone; the others are of vowels.
const SOUND_SET: u32 = 20;
const SOUNDS: u32 = (1 << SOUND_SET) - 1;
/// Words whose sounds are looked at together.
const SLICE: usize = u128::BITS as usize;
/// Which of so many words have each sound, and each bit of the [`ends`] of their skeletons: a bit for each.
type Slices = [Lanes; SOUND_SET as usize + END_BITS];
/// Sounds in a skeleton, and bits of each.
const MAX_SOUNDS: u32 = 16;
const SOUND_BITS: u32 = 4;
/// Sounds at each end of a skeleton that words are chosen by.
const END: u32 = 2;
/// Bits of two ends, and one for skeletons of which they do not tell.
const END_BITS: usize = 2 * (END * SOUND_BITS) as usize + 1;

/// What is seen of words without comparing them.
///
/// The cheapest edits are of vowels, of h, of letters that sound alike and of doubled ones. What they
/// leave alone is the *skeleton* of a word: the other letters by their sounds, each stretch of one
/// sound as one. Every other edit changes at most two sounds of a skeleton that stand together, or
/// two that were apart meet.
#[derive(Debug, Default)]
pub struct Signatures {
    /// Which vowels and sounds and how many letters each word has.
    sets: Vec<u32>,
    /// The first sounds of each, the first in the lowest bits.
    skeletons: Vec<u64>,
    /// The sounds once more, in bit slices.
    slices: Vec<Slices>,
}

impl Signatures {
    /// Adds a word.
    pub fn push(&mut self, word: &str) {
        let (set, skeleton) = signature(word);
        let place = self.sets.len() % SLICE;
        if place == 0 {
            self.slices.push([lanes(0); SOUND_SET as usize + END_BITS]);
        }
        if let Some(slices) = self.slices.last_mut() {
            let word = lanes(1 << place);
            let mut left = seen(set, skeleton);
            while let Some(slice) = slices.get_mut(left.trailing_zeros() as usize) {
                *slice = or(*slice, word);
                left &= left - 1;
            }
        }
        self.sets.push(set);
        self.skeletons.push(skeleton);
    }
}

fn signature(word: &str) -> (u32, u64) {
    let (mut set, mut letters) = (0u32, 0u32);
    let (mut skeleton, mut len, mut last) = (0u64, 0, 0);
    for letter in word.chars() {
        letters += 1;
        let (bit, kind) = match sound(letter) {
            Some(12) => continue,
            Some(0) => {
                // A number from 0 to 5 for each vowel.
                set |= 1 << (SOUND_SET + letter as u32 * 4 % 13 % 6);
                continue;
            }
            Some(kind) => (kind - 1, kind),
            None => {
                let code = letter as u32;
                (11 + code % (LETTER_BITS - 11), 12 + code % (MAX_SOUNDS - 12))
            }
        };
        set |= 1 << bit;
        if kind != last && len < MAX_SOUNDS {
            skeleton |= u64::from(kind) << (len * SOUND_BITS);
            len += 1;
        }
        last = kind;
    }
    (set | letters.min(u32::MAX >> LETTER_BITS) << LETTER_BITS, skeleton)
}

/// What the slices have of a word, a bit for each.
fn seen(set: u32, skeleton: u64) -> u64 {
    u64::from(set & SOUNDS) | ends(skeleton) << SOUND_SET
}

/// Sounds of a skeleton.
fn len(skeleton: u64) -> u32 {
    (u64::BITS - skeleton.leading_zeros()).div_ceil(SOUND_BITS)
}

/// The first sounds of a skeleton, then its last, and a bit where [`is_near`] does not look at them.
fn ends(skeleton: u64) -> u64 {
    const WIDTH: u32 = END * SOUND_BITS;
    let last =
        skeleton << ((MAX_SOUNDS - len(skeleton)) * SOUND_BITS % u64::BITS) >> (u64::BITS - WIDTH);
    let unknown = u64::from(skeleton == 0 || len(skeleton) == MAX_SOUNDS);
    skeleton & ((1 << WIDTH) - 1) | last << WIDTH | unknown << (2 * WIDTH)
}

/// Whether one edit may make one skeleton the other: whether at most two sounds of each stand
/// between what they begin with and what they end with alike.
fn is_near(one: u64, other: u64) -> bool {
    let (len_one, len_other) = (len(one), len(other));
    let least = len_one.min(len_other);
    // Of the longest, the end may be missing.
    if len_one.max(len_other) == MAX_SOUNDS || least == 0 {
        return true;
    }
    let before = ((one ^ other).trailing_zeros() / SOUND_BITS).min(least);
    let shift = |skeleton: u64, len: u32| skeleton << ((MAX_SOUNDS - len) * SOUND_BITS);
    let ends = shift(one, len_one) ^ shift(other, len_other);
    let after = (ends.leading_zeros() / SOUND_BITS).min(least - before);
    len_one.max(len_other) - before - after <= 2
}

/// Of which words of some slices more of these sounds are not `as_wanted` than so many edits change: one
/// each. None beyond three edits. The words are counted all at once, each in a column of binary digits.
fn are_beyond(edits: u8, slices: &Slices, sounds: &[usize], as_wanted: &Slices) -> u128 {
    let none = lanes(0);
    let (mut ones, mut twos, mut four_or_more) = (none, none, none);
    let differing = sounds.iter().map(|&sound| xor(slices[sound], as_wanted[sound]));
    if edits < 2 {
        let (mut one_or_more, mut two_or_more) = (none, none);
        for differs in differing {
            two_or_more = or(two_or_more, and(one_or_more, differs));
            one_or_more = or(one_or_more, differs);
        }
        return bits(if edits == 0 { one_or_more } else { two_or_more });
    }
    for differs in differing {
        let two = and(ones, differs);
        ones = xor(ones, differs);
        four_or_more = or(four_or_more, and(twos, two));
        twos = xor(twos, two);
    }
    bits(match edits {
        2 => or(and(ones, twos), four_or_more),
        3 => four_or_more,
        _ => none,
    })
}

/// Which of the words of some slices may be [near](is_near) one: of what they have in common, at most two
/// sounds less than the longer has, half stands at one end. So many `sounds` of each end are looked at.
fn are_alike_at_an_end(sounds: usize, slices: &Slices, as_wanted: &Slices) -> u128 {
    let differ = |bits: Range<usize>| {
        let both = slices[bits.clone()].iter().zip(&as_wanted[bits]);
        both.fold(lanes(0), |differ, (one, other)| or(differ, xor(*one, *other)))
    };
    let bits_of = sounds * SOUND_BITS as usize;
    let (start, end) = (SOUND_SET as usize, SOUND_SET as usize + END_BITS - 1);
    let (first, last) = (differ(start..start + bits_of), differ(end - bits_of..end));
    !bits(and(first, last)) | bits(slices[end])
}

/// A word that others are compared with.
#[derive(Debug)]
pub struct Similar {
    wanted: Vec<Letter>,
    signature: (u32, u64),
    /// What leaving out each of its letters costs.
    out: Vec<u8>,
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
        let wanted: Vec<Letter> = wanted.chars().map(Letter::new).collect();
        if wanted.len() > MAX_LETTERS {
            return None;
        }
        let mut last = None;
        let mut out = Vec::with_capacity(wanted.len());
        for letter in &wanted {
            out.push(left_out(letter.letter, last));
            last = Some(letter.letter);
        }
        let mut first = vec![0u8];
        for (at, cost) in out.iter().enumerate() {
            first.push(first[at].saturating_add(*cost));
        }
        let rows = [first.clone(), first.clone(), first.clone()];
        Some(Similar { wanted, signature, out, budget, first, rows })
    }

    /// From now on, distances over `budget` do not matter.
    pub fn within(&mut self, budget: u8) {
        self.budget = budget;
    }

    /// Which words may be within the budget, ascending.
    pub fn among(&self, words: &Signatures) -> Vec<u32> {
        let mut found = Vec::new();
        // Nearly all have too many sounds that the wanted word has not, or the reverse.
        let (own, other): (Vec<usize>, Vec<usize>) =
            (0..SOUND_SET as usize).partition(|sound| self.signature.0 >> sound & 1 == 1);
        let edits = self.budget / NEAR;
        let (set, skeleton) = self.signature;
        let all = seen(set, skeleton);
        let as_wanted =
            std::array::from_fn(|bit| lanes(if all >> bit & 1 == 1 { u128::MAX } else { 0 }));
        let at_ends = match len(skeleton) {
            _ if self.budget >= 2 * NEAR => 0,
            MAX_SOUNDS => 0,
            len => (len.saturating_sub(1) / 2).min(END),
        };
        for (slices, start) in words.slices.iter().zip((0..).step_by(SLICE)) {
            // What leaves fewest words comes first: after it, often none is left.
            let mut near = match at_ends {
                0 => u128::MAX,
                _ => are_alike_at_an_end(at_ends as usize, slices, &as_wanted),
            };
            for sounds in [&own, &other] {
                if near != 0 {
                    near &= !are_beyond(edits, slices, sounds, &as_wanted);
                }
            }
            while near != 0 {
                let at = start + near.trailing_zeros() as usize;
                near &= near - 1;
                if let (Some(&set), Some(&skeleton)) = (words.sets.get(at), words.skeletons.get(at))
                    && self.may_be(set, skeleton)
                {
                    found.push(at as u32);
                }
            }
        }
        found
    }

    /// Whether a word with that signature may be within the budget. Each letter that only one of the
    /// words has costs an edit, which changes one for another at most: one that is not of the
    /// cheapest if it has a sound of its own. Each letter more or less costs something.
    #[inline]
    fn may_be(&self, set: u32, skeleton: u64) -> bool {
        let (own, own_skeleton) = self.signature;
        let most =
            |among: u32| (own & !set & among).count_ones().max((set & !own & among).count_ones());
        let letters = (own >> LETTER_BITS).abs_diff(set >> LETTER_BITS);
        let costs = most(LETTERS) * u32::from(SOUND) + most(SOUNDS) * u32::from(NEAR - SOUND);
        let least = costs.max(letters * u32::from(SOUND));
        least <= u32::from(self.budget)
            && (self.budget >= 2 * NEAR || is_near(own_skeleton, skeleton))
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
            let extra = left_out(letter, last);
            let letter = Letter::new(letter);
            next[0] = row[0].saturating_add(extra);
            let mut least = next[0];
            for j in 1..width {
                let wanted = self.wanted[j - 1];
                let mut cost = row[j - 1].saturating_add(letter.as_other(wanted));
                cost = cost.min(row[j].saturating_add(extra));
                cost = cost.min(next[j - 1].saturating_add(self.out[j - 1]));
                if j > 1 && letter == self.wanted[j - 2] && last == Some(wanted.letter) {
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
            (last, least_before) = (Some(letter.letter), least);
        }
        Some(row[width - 1]).filter(|&cost| cost <= self.budget)
    }
}

/// What a letter costs that the other word does not have. `before` stands before it.
fn left_out(letter: char, before: Option<char>) -> u8 {
    let silent = match before {
        Some(before) => before == letter || letter == 'h' || (is_vowel(before) && is_vowel(letter)),
        None => false,
    };
    if silent { SOUND } else { EDIT }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// A letter with what it is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Letter {
    letter: char,
    /// Its sound and where it lies on the keyboard, if it is a small Latin letter.
    known: Option<(u32, u8)>,
}

impl Letter {
    fn new(letter: char) -> Letter {
        let key = |sound| (sound, KEYS[letter as usize - 'a' as usize]);
        Letter { letter, known: sound(letter).map(key) }
    }

    /// What it costs to write it for another.
    #[inline]
    fn as_other(self, other: Letter) -> u8 {
        match (self.known, other.known) {
            _ if self.letter == other.letter => 0,
            (Some((sound, _)), Some((same, _))) if sound == same => SOUND,
            (Some((_, key)), Some((_, beside))) if key.abs_diff(beside) == 1 => NEAR,
            _ => EDIT,
        }
    }
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
            let cost = left_out(one[i - 1], i.checked_sub(2).map(|at| one[at]));
            best = best.min(naive(&one[..i - 1], other).saturating_add(cost));
        }
        if j > 0 {
            let cost = left_out(other[j - 1], j.checked_sub(2).map(|at| other[at]));
            best = best.min(naive(one, &other[..j - 1]).saturating_add(cost));
        }
        if i > 0 && j > 0 {
            let change = Letter::new(other[j - 1]).as_other(Letter::new(one[i - 1]));
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
            let (set, skeleton) = signature(&other);
            let may_be = Similar::new(&one, budget).unwrap().may_be(set, skeleton);
            prop_assert!(may_be || expected.is_none(), "{} {}", one, other);
        }

        /// Words that are near, so that the signature has something to let through.
        #[test]
        fn no_near_word_is_overlooked(word in "[aeiouybckhtndls4é]{1,22}", edits in proptest::collection::vec((0..4u8, 0..22usize, "[aeiouybckhtndls4é]"), 1..4), budget in 3..13u8, before in 0..130u32) {
            let mut other: Vec<char> = word.chars().collect();
            for (kind, at, letter) in edits {
                let (at, letter) = (at % (other.len() + 1), letter.chars().next().unwrap());
                match kind {
                    0 => other.insert(at, letter),
                    1 if at < other.len() => drop(other.remove(at)),
                    2 if at < other.len() => other[at] = letter,
                    3 if at + 1 < other.len() => other.swap(at, at + 1),
                    _ => {}
                }
            }
            let other: String = other.into_iter().collect();
            let mut one = Similar::new(&word, budget).unwrap();
            let mut words = Signatures::default();
            (0..before).for_each(|_| words.push("elsewhere"));
            words.push(&other);
            words.push("afterwards");
            let is_found = one.among(&words).contains(&before);
            prop_assert!(is_found || one.distance_to(&other).is_none(), "{} {}", word, other);
        }

        /// In slices or one by one.
        #[test]
        fn slices_pass_over_no_word_that_may_be_near(words in proptest::collection::vec("[a-zé]{1,12}", 1..200), wanted in "[a-zé]{1,12}", budget in 0..13u8) {
            let mut signatures = Signatures::default();
            words.iter().for_each(|word| signatures.push(word));
            let one = Similar::new(&wanted, budget).unwrap();
            let may_be = |at: &u32| {
                let (set, skeleton) = signature(&words[*at as usize]);
                one.may_be(set, skeleton)
            };
            let expected: Vec<u32> = (0..words.len() as u32).filter(may_be).collect();
            prop_assert_eq!(one.among(&signatures), expected);
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
