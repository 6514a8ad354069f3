//! Sets of documents.

/// A set of documents of a collection, one bit each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bitmap {
    words: Vec<u64>,
    len: usize,
}

impl Bitmap {
    /// The empty set of `len` documents.
    pub fn none(len: usize) -> Bitmap {
        Bitmap { words: vec![0; len.div_ceil(64)], len }
    }

    /// The set of all `len` documents.
    pub fn all(len: usize) -> Bitmap {
        let mut words = vec![u64::MAX; len.div_ceil(64)];
        if let Some(last) = words.last_mut()
            && !len.is_multiple_of(64)
        {
            *last = (1 << (len % 64)) - 1;
        }
        Bitmap { words, len }
    }

    /// Those of `documents` that are in range.
    pub fn of(len: usize, documents: impl IntoIterator<Item = usize>) -> Bitmap {
        let mut set = Bitmap::none(len);
        documents.into_iter().for_each(|document| set.insert(document));
        set
    }

    /// Adds a document; one out of range is no document.
    #[inline]
    pub fn insert(&mut self, document: usize) {
        if document < self.len {
            self.words[document / 64] |= 1 << (document % 64);
        }
    }

    /// Whether a document is in the set.
    #[inline]
    pub fn contains(&self, document: usize) -> bool {
        self.words.get(document / 64).is_some_and(|word| word >> (document % 64) & 1 == 1)
    }

    /// Number of documents in the set.
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Number of documents that are in both.
    pub fn common(&self, other: &Bitmap) -> usize {
        let both = self.words.iter().zip(&other.words).map(|(one, other)| one & other);
        both.map(|word| word.count_ones() as usize).sum()
    }

    /// Keeps what is in `other` too.
    pub fn and(&mut self, other: &Bitmap) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= other);
    }

    /// Adds what is in `other`.
    pub fn or(&mut self, other: &Bitmap) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
    }

    /// Removes what is in `other`.
    pub fn and_not(&mut self, other: &Bitmap) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= !other);
    }

    /// The documents, ascending.
    pub fn iter(&self) -> Documents<'_> {
        Documents { words: &self.words, start: 0, rest: 0 }
    }
}

/// The documents of a set, ascending.
#[derive(Debug)]
pub struct Documents<'s> {
    /// Those not looked at.
    words: &'s [u64],
    /// The document of the first bit of these.
    start: usize,
    /// What is left of the word before them.
    rest: u64,
}

impl Iterator for Documents<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        while self.rest == 0 {
            (self.rest, self.words) =
                self.words.split_first().map(|(&word, after)| (word, after))?;
            self.start += 64;
        }
        let bit = self.rest.trailing_zeros() as usize;
        self.rest &= self.rest - 1;
        Some(self.start - 64 + bit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_of_every_awkward_size() {
        for len in [0, 1, 63, 64, 65, 200] {
            let all = Bitmap::all(len);
            assert_eq!(all.count(), len);
            assert_eq!(all.iter().collect::<Vec<_>>(), (0..len).collect::<Vec<_>>());
            let odd = Bitmap::of(len, (0..len + 9).filter(|at| at % 2 == 1));
            let mut even = all.clone();
            even.and_not(&odd);
            assert!((0..len).all(|at| even.contains(at) != odd.contains(at)));
            let mut both = even.clone();
            both.or(&odd);
            assert_eq!(both, all);
            both.and(&even);
            assert_eq!(both, even);
            assert!(!all.contains(len));
        }
    }
}
