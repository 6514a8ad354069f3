//! The Snowball stemmer for English, Porter2, as of Snowball 3
//! (<https://snowballstem.org/algorithms/english/stemmer.html>), whose names of steps and regions are
//! used here.
//!
//! Written out, since the code that Snowball generates, with what it brings, is a twentieth of the
//! module. Tests hold it against that.

use dossier_kernel::piece::Rules;

/// Words that are not what they look like, each with its stem.
const EXCEPTIONS: &str = "andes>andes atlas>atlas bias>bias cosmos>cosmos early>earli gently>gentl \
    howe>howe idly>idl news>news only>onli singly>singl skies>sky skis>ski sky>sky ugly>ugli";
/// Beginnings after which the region R1 begins.
const BEGINNINGS: &str = "arsen commun emerg gener inter later organ past univers";
const APOSTROPHES: &str = "' 's' 's";
const STEP_1A: &str = "ied>i s> ies>i sses>ss ss>ss us>us";
const STEP_1B: &str = "ed> eed>ee ing> edly> eedly>ee ingly>";
const STEP_2: &str = "anci>ance enci>ence ogi>og li> bli>ble abli>able alli>al fulli>ful lessli>less \
    ousli>ous entli>ent aliti>al biliti>ble iviti>ive tional>tion ational>ate alism>al ation>ate \
    ization>ize izer>ize ator>ate iveness>ive fulness>ful ousness>ous ogist>og";
const STEP_3: &str = "icate>ic ative> alize>al iciti>ic ical>ic tional>tion ational>ate ful> ness>";
const STEP_4: &str =
    "ic> ance> ence> able> ible> ate> ive> ize> iti> al> ism> ion> er> ous> ant> ent> ment> ement>";

/// The stem of a word in small letters; words with letters beyond those of English stay as they are.
pub fn stem(word: &str) -> String {
    if word.len() < 3 || !word.is_ascii() {
        return word.to_owned();
    }
    if let Some(stem) = Rules::whole(EXCEPTIONS, word.as_bytes()) {
        return String::from_utf8(stem.to_vec()).unwrap_or_default();
    }
    let mut word = Word::new(word);
    word.step_1a();
    word.step_1b();
    word.step_1c();
    word.step_2();
    word.step_3();
    word.step_4();
    word.step_5();
    word.letters.make_ascii_lowercase();
    String::from_utf8(word.letters).unwrap_or_default()
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// An ending of a word that a rule is for.
struct Ending {
    /// Where it begins.
    start: usize,
    rule: &'static [u8],
    to: &'static [u8],
}

/// A word being stemmed.
struct Word {
    /// A `y` that is a consonant is `Y`.
    letters: Vec<u8>,
    r1: usize,
    r2: usize,
}

impl Word {
    fn new(word: &str) -> Word {
        let mut letters = word.strip_prefix('\'').unwrap_or(word).as_bytes().to_vec();
        for at in 0..letters.len() {
            if letters[at] == b'y' && (at == 0 || is_vowel(letters[at - 1])) {
                letters[at] = b'Y';
            }
        }
        let beginning = Rules::new(BEGINNINGS).find(|(begins, _)| letters.starts_with(begins));
        let r1 = beginning.map_or_else(|| region(&letters, 0), |(begins, _)| begins.len());
        Word { r2: region(&letters, r1), r1, letters }
    }

    /// The longest ending that has a rule.
    fn ending(&self, list: &'static str) -> Option<Ending> {
        let (rule, to) = Rules::ending(list, &self.letters)?;
        Some(Ending { start: self.letters.len() - rule.len(), rule, to })
    }

    fn replace(&mut self, start: usize, with: &[u8]) {
        self.letters.truncate(start);
        self.letters.extend_from_slice(with);
    }

    /// Whether a vowel stands before a place.
    fn has_vowel(&self, before: usize) -> bool {
        self.letters.iter().take(before).any(|&letter| is_vowel(letter))
    }

    /// The letter before a place; 0 at the beginning.
    fn before(&self, at: usize) -> u8 {
        at.checked_sub(1).and_then(|at| self.letters.get(at)).copied().unwrap_or(0)
    }

    /// Whether what stands before a place ends in a short syllable.
    fn is_short(&self, at: usize) -> bool {
        let [third, second, last] = [3, 2, 1].map(|back| match at.checked_sub(back) {
            Some(at) => self.before(at + 1),
            None => 0,
        });
        let closed = second != 0 && is_vowel(second) && !is_vowel(last);
        match third {
            0 => closed,
            _ if closed && !is_vowel(third) && !matches!(last, b'w' | b'x' | b'Y') => true,
            _ => self.letters[..at].ends_with(b"past"),
        }
    }

    fn step_1a(&mut self) {
        if let Some(Ending { start, .. }) = self.ending(APOSTROPHES) {
            self.letters.truncate(start);
        }
        match self.ending(STEP_1A) {
            Some(Ending { start, rule: b"s", .. }) if !self.has_vowel(start.saturating_sub(1)) => {}
            Some(Ending { start, to: b"i", .. }) if start < 2 => self.replace(start, b"ie"),
            Some(Ending { start, to, .. }) => self.replace(start, to),
            None => {}
        }
    }

    fn step_1b(&mut self) {
        let Some(Ending { start, rule, to }) = self.ending(STEP_1B) else { return };
        let kept = &self.letters[..start];
        if to == b"ee" {
            if start >= self.r1 && !matches!(kept, b"succ" | b"proc" | b"exc") {
                self.replace(start, to);
            }
            return;
        }
        if rule == b"ing" {
            match kept {
                b"even" | b"cann" | b"inn" | b"earr" | b"herr" | b"out" => return,
                [first, b'y'] if !is_vowel(*first) => return self.replace(1, b"ie"),
                _ => {}
            }
        }
        if !self.has_vowel(start) {
            return;
        }
        self.letters.truncate(start);
        match self.letters.as_slice() {
            [.., b'a', b't'] | [.., b'b', b'l'] | [.., b'i', b'z'] => self.letters.push(b'e'),
            [b'a' | b'e' | b'o', one, other] if is_double(*one, *other) => {}
            [.., one, other] if is_double(*one, *other) => self.letters.truncate(start - 1),
            _ if start == self.r1 && self.is_short(start) => self.letters.push(b'e'),
            _ => {}
        }
    }

    fn step_1c(&mut self) {
        if let [_, .., before, last @ (b'y' | b'Y')] = self.letters.as_mut_slice()
            && !is_vowel(*before)
        {
            *last = b'i';
        }
    }

    fn step_2(&mut self) {
        let Some(Ending { start, rule, to }) = self.ending(STEP_2) else { return };
        let before = self.before(start);
        let fits = match rule {
            b"ogi" => before == b'l',
            b"li" => b"cdeghkmnrt".contains(&before),
            _ => true,
        };
        if fits && start >= self.r1 {
            self.replace(start, to);
        }
    }

    fn step_3(&mut self) {
        let Some(Ending { start, rule, to }) = self.ending(STEP_3) else { return };
        if start >= self.r1 && (rule != b"ative" || start >= self.r2) {
            self.replace(start, to);
        }
    }

    fn step_4(&mut self) {
        let Some(Ending { start, rule, .. }) = self.ending(STEP_4) else { return };
        if start >= self.r2 && (rule != b"ion" || matches!(self.before(start), b's' | b't')) {
            self.letters.truncate(start);
        }
    }

    fn step_5(&mut self) {
        let start = self.letters.len().saturating_sub(1);
        let goes = match self.letters.last() {
            Some(b'e') => start >= self.r2 || (start >= self.r1 && !self.is_short(start)),
            Some(b'l') => start >= self.r2 && self.before(start) == b'l',
            _ => false,
        };
        if goes {
            self.letters.truncate(start);
        }
    }
}

/// Where the region begins that is after the first consonant after a vowel, from a place on.
fn region(letters: &[u8], from: usize) -> usize {
    let mut rest = letters.iter().enumerate().skip(from);
    let vowel = rest.find(|&(_, &letter)| is_vowel(letter));
    let consonant = vowel.and_then(|_| rest.find(|&(_, &letter)| !is_vowel(letter)));
    consonant.map_or(letters.len(), |(at, _)| at + 1)
}

fn is_double(one: u8, other: u8) -> bool {
    one == other && b"bdfgmnprt".contains(&one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn snowball(word: &str) -> String {
        snowball_stemmers_rs::Stemmer::create(snowball_stemmers_rs::Algorithm::English)
            .stem(word)
            .into_owned()
    }

    #[test]
    fn exceptions_are_as_snowball_has_them() {
        let words = "andes atlas bias cosmos early gently howe idly news only singly skies skis sky ugly \
            evening canning inning earring herring outing evenings succeed proceed exceed dying tying \
            past paste pasted adding egging offing ooff added egged hopping organize arsenal later \
            generally interest emergency university universal 'tis boys' o'neil's 's ies tie ties";
        for word in words.split(' ') {
            assert_eq!(stem(word), snowball(word), "{word}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]
        #[test]
        fn stems_are_as_snowball_has_them(
            beginning in "[a-z]{0,6}|[bcty]{0,2}[aeouy][a-z]{0,3}|(arsen|commun|emerg|gener|inter|later|organ|past|univers)[a-z]{0,3}",
            endings in prop::collection::vec(
                "[a-z]|'s?|ed|ing|ly|s|es|ies|ied|eed|eedly|edly|ingly|sses|us|ss|y|enci|anci|abli|entli|izer|ization|ational|ation|ator|alism|aliti|alli|fulness|ousli|ousness|iveness|iviti|biliti|bli|ogi|ogist|fulli|lessli|li|tional|alize|icate|iciti|ical|ful|ness|ative|al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ism|ate|iti|ous|ive|ize|sion|tion|e|ll|tt|bb|at|bl|iz",
                0..4,
            ),
        ) {
            let word = [beginning.as_str(), &endings.concat()].concat();
            prop_assert_eq!(stem(&word), snowball(&word), "{}", word);
        }
    }
}
