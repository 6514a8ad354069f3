//! What was worked out for words: while someone types, the same ones come again with every key, and in
//! every text.

/// Places for words.
const PLACES: usize = 1024;

/// What was worked out for some words; one takes the place of another whose hash leads there too.
#[derive(Debug)]
pub struct Memo<T>(Vec<(String, T)>);

impl<T: Default> Memo<T> {
    /// Without words.
    pub const fn new() -> Memo<T> {
        Memo(Vec::new())
    }

    /// What belongs to a word that is not empty.
    pub fn get(&mut self, word: &str, work_out: impl FnOnce() -> T) -> &T {
        self.0.resize_with(PLACES, Default::default);
        // FNV-1a (Fowler, Noll and Vo).
        let hash = |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        let place = word.bytes().fold(0x811c_9dc5, hash) as usize % PLACES;
        let (known, found) = &mut self.0[place];
        if known != word {
            *found = work_out();
            word.clone_into(known);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_took_the_place_of_another_is_not_taken_for_it() {
        let mut memo = Memo::new();
        let words: Vec<String> = (0..3 * PLACES).map(|number| number.to_string()).collect();
        for word in words.iter().chain(&words) {
            assert_eq!(memo.get(word, || word.clone()), word);
            assert_eq!(memo.get(word, || unreachable!()), word);
        }
    }
}
