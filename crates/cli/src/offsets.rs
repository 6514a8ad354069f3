//! From bytes to code points.

/// Bytes between two remembered counts: a lookup counts at most this many.
const STRIDE: usize = 256;

/// Where each byte of a text lies when the text is counted in code points (Unicode scalar values).
pub struct CodePoints<'a> {
    text: &'a str,
    /// Code points that start before byte `i * STRIDE`.
    before: Vec<usize>,
}

impl<'a> CodePoints<'a> {
    /// Counts the text once.
    pub fn new(text: &'a str) -> CodePoints<'a> {
        let mut before = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut count = 0;
        for chunk in text.as_bytes().chunks(STRIDE) {
            before.push(count);
            count += starts(chunk);
        }
        before.push(count);
        CodePoints { text, before }
    }

    /// The number of code points before a byte offset; offsets past the end count as the end.
    pub fn at(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let chunk = byte / STRIDE;
        let counted = self.before.get(chunk).copied().unwrap_or_default();
        counted + starts(&self.text.as_bytes()[chunk * STRIDE..byte])
    }
}

/// How many code points start in these bytes: all bytes but UTF-8's continuation bytes.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_agrees_with_counting() {
        for repeat in [0, 1, 40, 200] {
            let text = "a\u{feff}é\r\nآرمی چیف 🇵🇰🙂 z".repeat(repeat);
            let points = CodePoints::new(&text);
            let mut expected = 0;
            for (byte, _) in text.char_indices() {
                assert_eq!(points.at(byte), expected);
                expected += 1;
            }
            assert_eq!(points.at(text.len()), expected);
            assert_eq!(points.at(usize::MAX), expected);
        }
    }
}
