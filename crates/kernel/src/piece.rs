//! Parts of a text.
//!
//! Indexing a text ends the program where a place is inside of a character, and says which one and how
//! it is written: these words and tables would be 2.5 kB of the module. What is no part is empty here.

/// From one byte to before another.
#[inline]
pub fn piece(text: &str, start: usize, end: usize) -> &str {
    text.get(start..end).unwrap_or_default()
}

/// All from a byte on.
#[inline]
pub fn from(text: &str, start: usize) -> &str {
    text.get(start..).unwrap_or_default()
}

/// Where the next byte is, from a place on, that a sentence may end with: most of a text is letters
/// that end nothing.
#[inline(never)]
pub fn next_stop(text: &str, from: usize) -> Option<usize> {
    let may_end = |&byte: &u8| matches!(byte, b'.' | b'!' | b'?') || byte >= 0xc0;
    Some(from + text.as_bytes().get(from..)?.iter().position(may_end)?)
}

/// Where the next line of a text ends that begins at a byte: at a line feed, or with the text.
#[inline(never)]
pub fn line_end(text: &str, from: usize) -> Option<usize> {
    let rest = text.as_bytes().get(from..)?;
    let feed = rest.iter().position(|&byte| byte == b'\n');
    Some(from + feed.unwrap_or(rest.len()))
}

/// The length of a text in UTF-16 code units: what begins a character of four bytes counts twice, and its
/// other bytes do not.
#[inline(never)]
pub fn utf16_len(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    let units = |&byte: &u8| usize::from(byte & 0xc0 != 0x80) + usize::from(byte >= 0xf0);
    text.as_bytes().iter().map(units).sum()
}

/// The rules of a list: what they are for, and after `>` what takes its place; between them a space.
#[derive(Debug)]
pub struct Rules(&'static [u8]);

impl Rules {
    /// The rules of `list`.
    pub fn new(list: &'static str) -> Rules {
        Rules(list.as_bytes())
    }
}

impl Rules {
    /// The rule of `list` for the longest ending that a word has.
    #[inline(never)]
    pub fn ending(list: &'static str, word: &[u8]) -> Option<(&'static [u8], &'static [u8])> {
        let fitting = Rules::new(list).filter(|(ending, _)| word.ends_with(ending));
        fitting.max_by_key(|(ending, _)| ending.len())
    }

    /// The rule of `list` for a whole word.
    #[inline(never)]
    pub fn whole(list: &'static str, word: &[u8]) -> Option<&'static [u8]> {
        Rules::new(list).find(|(whole, _)| *whole == word).map(|(_, to)| to)
    }
}

impl Iterator for Rules {
    type Item = (&'static [u8], &'static [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.first()?;
        let (list, mut end, mut to) = (self.0, 0, None);
        while let Some(letter) = list.get(end).filter(|&&letter| letter != b' ') {
            end += 1;
            if *letter == b'>' {
                to = Some(end);
            }
        }
        self.0 = list.get(end + 1..).unwrap_or_default();
        let (from, to) = to.map_or((end, end), |to| (to - 1, to));
        Some((list.get(..from).unwrap_or_default(), list.get(to..end).unwrap_or_default()))
    }
}

/// All up to before a byte.
#[inline]
pub fn until(text: &str, end: usize) -> &str {
    text.get(..end).unwrap_or_default()
}
