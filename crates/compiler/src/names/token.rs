//! Words of running text, with what their form and the word lists say about them.

use super::lexicon::{Classes, Lexicon, class};

/// How a token is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// "Munir", "McCain", "Al-Assad".
    Capital,
    /// "NATO", "U.S.", "G20": two capitals or more and no small letter.
    Caps,
    /// "J." or "J".
    Initial,
    /// "iPhone".
    Mixed,
    /// Small letters, and letters of scripts without capitals.
    Lower,
    /// Begins with a digit.
    Number,
    /// "’s".
    Possessive,
    /// Anything else, one character, or an address of the web.
    Mark,
}

/// A word, number or mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    /// First byte in the text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// How it is written.
    pub shape: Shape,
    /// What the word lists say.
    pub classes: Classes,
    /// Whether white space stands before it.
    pub spaced: bool,
    /// Whether it is the first word of a sentence or of a quotation.
    pub first: bool,
}

impl Token {
    /// Whether one of the classes applies.
    pub(super) fn is(&self, classes: Classes) -> bool {
        self.classes & classes != 0
    }

    /// Whether it is written like a name.
    pub(super) fn named(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Caps | Shape::Initial | Shape::Mixed)
    }

    /// The characters.
    pub(super) fn text<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start..self.end]
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Reads the tokens of `text[start..end]`, one paragraph.
pub(super) fn tokenise(text: &str, start: usize, end: usize, lexicon: &Lexicon) -> Vec<Token> {
    let mut reader = Reader {
        text: &text[..end],
        lexicon,
        tokens: Vec::with_capacity((end - start) / 5),
        lower: String::new(),
        spaced: true,
        first: true,
    };
    let mut at = start;
    while let Some(c) = reader.text[at..].chars().next() {
        if c.is_whitespace() {
            reader.spaced = true;
            at += c.len_utf8();
        } else if c.is_alphanumeric() {
            at = reader.word(at);
        } else {
            at = reader.mark(at, c);
        }
    }
    reader.tokens
}

struct Reader<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    tokens: Vec<Token>,
    lower: String,
    spaced: bool,
    first: bool,
}

impl Reader<'_> {
    fn push(&mut self, start: usize, end: usize, shape: Shape, classes: Classes) {
        let first = self.first && !matches!(shape, Shape::Mark);
        self.tokens.push(Token { start, end, shape, classes, spaced: self.spaced, first });
        self.spaced = false;
        if first {
            self.first = false;
        }
    }

    /// A mark at `at`; the position behind it.
    fn mark(&mut self, at: usize, c: char) -> usize {
        let mut end = at + c.len_utf8();
        if c == '@' {
            // An address or a handle: one mark, whatever it is made of.
            let rest = &self.text[end..];
            end += rest
                .find(|c: char| !(c.is_alphanumeric() || "_.-".contains(c)))
                .unwrap_or(rest.len());
        }
        self.push(at, end, Shape::Mark, 0);
        match c {
            '!' | '?' | '…' | '•' | '|' | ';' | '۔' | '؟' => self.first = true,
            '.' => self.first = self.ends_sentence(end),
            // A quotation or a remark in parentheses begins like a sentence, but only if it follows
            // a space: the closing ones follow a word.
            '“' | '«' | '(' | '[' | ':' | '—' | '*' | '"' => self.first = true,
            _ => {}
        }
        end
    }

    /// Whether the full stop before `end` ends a sentence.
    fn ends_sentence(&self, end: usize) -> bool {
        self.text[end..].chars().next().is_none_or(|c| !c.is_alphanumeric())
    }

    /// A word that begins at `at`; the position behind it.
    fn word(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        if rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.") {
            let end = at + rest.find(char::is_whitespace).unwrap_or(rest.len());
            self.push(at, end, Shape::Mark, 0);
            return end;
        }
        let end = self.word_end(at);
        if let Some(end) = self.dotted(at, end) {
            return end;
        }
        let word = &self.text[at..end];
        if word.contains(is_hyphen) && !self.keeps_hyphen(word) {
            let mut start = at;
            for (offset, c) in word.char_indices().filter(|&(_, c)| is_hyphen(c)) {
                self.simple(start, at + offset);
                self.prefixed(start, at + offset);
                self.push(at + offset, at + offset + c.len_utf8(), Shape::Mark, 0);
                start = at + offset + c.len_utf8();
            }
            self.simple(start, end);
            self.prefixed(start, end);
            return end;
        }
        self.simple(at, end);
        let rest = &self.text[end..];
        let mut chars = rest.chars();
        if let Some(quote) = chars.next().filter(|&c| is_apostrophe(c))
            && matches!(chars.next(), Some('s' | 'S'))
            && chars.next().is_none_or(|c| !c.is_alphanumeric())
        {
            let close = end + quote.len_utf8() + 1;
            self.push(end, close, Shape::Possessive, 0);
            return close;
        }
        end
    }

    /// In a compound "Sino" is China's and "Pak" Pakistan's, no Korean: the token that was just
    /// read is what such a word means before or behind a hyphen.
    fn prefixed(&mut self, start: usize, end: usize) {
        let classes = self.lexicon.name(&format!("{}-", &self.text[start..end]));
        if classes != 0
            && let Some(token) = self.tokens.last_mut()
        {
            token.classes = classes;
        }
    }

    /// End of the word at `at`: letters and digits, joined by hyphens and apostrophes, but without
    /// a possessive.
    fn word_end(&self, at: usize) -> usize {
        let mut end = at;
        let mut chars = self.text[at..].char_indices().peekable();
        while let Some((offset, c)) = chars.next() {
            if c.is_alphanumeric() || is_mark(c) {
                end = at + offset + c.len_utf8();
                continue;
            }
            let next = chars.peek().map(|&(_, c)| c);
            let joins = next.is_some_and(char::is_alphanumeric)
                && (is_hyphen(c)
                    || matches!(c, '_' | '&')
                    || is_apostrophe(c) && !self.possessive(at + offset + c.len_utf8()));
            if !joins {
                break;
            }
        }
        end
    }

    /// Whether an apostrophe is followed by the possessive s and nothing else.
    fn possessive(&self, at: usize) -> bool {
        let mut chars = self.text[at..].chars();
        matches!(chars.next(), Some('s' | 'S')) && chars.next().is_none_or(|c| !c.is_alphanumeric())
    }

    /// "U.S.", "J." and "Gen.": words that own the full stops behind them. The position behind.
    fn dotted(&mut self, at: usize, end: usize) -> Option<usize> {
        if !self.text[end..].starts_with('.') {
            return None;
        }
        let word = &self.text[at..end];
        if single_letter(word) {
            let mut letters = 1;
            let mut close = end + 1;
            while let Some(c) = self.text[close..].chars().next()
                && c.is_alphabetic()
                && self.text[close + c.len_utf8()..].starts_with('.')
            {
                letters += 1;
                close += c.len_utf8() + 1;
            }
            let capital = word.chars().all(char::is_uppercase);
            // "J.", "U.S."; but "i.e." is no name and "b." ends a sentence.
            let shape = match (capital, letters) {
                (true, 1) => Shape::Initial,
                (true, _) => Shape::Caps,
                (false, 1) => return None,
                (false, _) => Shape::Lower,
            };
            let classes = self.lexicon.name(&self.text[at..close]);
            self.push(at, close, shape, classes);
            self.after_stop(close, letters > 1);
            return Some(close);
        }
        self.lower.clear();
        self.lower.extend(word.chars().flat_map(char::to_lowercase));
        if self.lexicon.word(&self.lower) & class::ABBREVIATION == 0 {
            return None;
        }
        let shape = shape_of(word);
        if shape == Shape::Lower && self.ends_sentence(end + 1) && self.next_capital(end + 1) {
            return None;
        }
        let classes = self.classes(word, shape);
        self.push(at, end + 1, shape, classes);
        self.after_stop(end + 1, false);
        Some(end + 1)
    }

    /// A full stop that belongs to a word may still end the sentence: it does before a word of
    /// grammar with a capital.
    fn after_stop(&mut self, at: usize, likely: bool) {
        let rest = self.text[at..].trim_start();
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let next = &rest[..end];
        if next.starts_with(char::is_uppercase) {
            self.lower.clear();
            self.lower.extend(next.chars().flat_map(char::to_lowercase));
            let classes = self.lexicon.word(&self.lower);
            self.first = classes & class::FUNCTION != 0 || likely && classes == class::COMMON;
        }
    }

    fn next_capital(&self, at: usize) -> bool {
        self.text[at..].trim_start().starts_with(char::is_uppercase)
    }

    fn simple(&mut self, start: usize, end: usize) {
        if start < end {
            let word = &self.text[start..end];
            let shape = shape_of(word);
            let classes = self.classes(word, shape);
            self.push(start, end, shape, classes);
        }
    }

    /// What the lists say of a word.
    fn classes(&mut self, word: &str, shape: Shape) -> Classes {
        if matches!(shape, Shape::Number | Shape::Possessive | Shape::Mark) {
            return 0;
        }
        self.lower.clear();
        if word.is_ascii() {
            self.lower.push_str(word);
            self.lower.make_ascii_lowercase();
        } else {
            let plain = word.chars().map(|c| if c == '’' { '\'' } else { c });
            self.lower.extend(plain.flat_map(char::to_lowercase));
        }
        let mut classes = self.lexicon.word(&self.lower);
        if let Some((stem, tail)) = self.lower.split_once('\'')
            && matches!(tail, "t" | "m" | "ll" | "re" | "ve" | "d")
            && !stem.is_empty()
        {
            classes |= class::COMMON | class::FUNCTION;
        }
        if shape == Shape::Lower {
            return classes;
        }
        classes |= if word.contains('’') {
            self.lexicon.name(&word.replace('’', "'"))
        } else {
            self.lexicon.name(word)
        };
        // "Ed" and "Xi" are names; "ed." and "XI" are none.
        if shape == Shape::Capital
            && classes & (class::GIVEN | class::SURNAME) != 0
            && classes & class::FUNCTION == 0
        {
            classes &= !class::NEVER;
        }
        if matches!(word.as_bytes(), [b'Q', b'1'..=b'4']) {
            classes |= class::NEVER; // a quarter
        }
        if shape == Shape::Caps && word.chars().count() > 3 {
            let title = title_case(word);
            classes |= self.lexicon.name(&title);
        }
        if let Some(stem) = word.strip_suffix('s') {
            classes |= self.lexicon.name(stem) & class::DEMONYM;
        }
        classes
    }

    /// Whether a word with hyphens is one name ("al-Assad", "Zarb-e-Azb", "Jean-Claude") and not
    /// several words ("Pak-US", "Taliban-led", "pro-Russian").
    fn keeps_hyphen(&self, word: &str) -> bool {
        let plain: String = word.chars().map(|c| if is_hyphen(c) { '-' } else { c }).collect();
        if self.lexicon.name(&plain) != 0 {
            return true;
        }
        let lower = plain.to_lowercase();
        if self.lexicon.word(&lower) & !class::COMMON != 0 {
            return true;
        }
        let parts: Vec<&str> = plain.split('-').collect();
        let small = |part: &&str| part.starts_with(char::is_lowercase);
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else { return true };
        if small(first) {
            let particle = self.lexicon.word(first) & class::PARTICLE != 0
                || matches!(*first, "as" | "an" | "ar" | "at" | "az" | "ad" | "ash" | "es");
            return parts.iter().all(small) || particle && !small(last);
        }
        if small(last) {
            // "Ki-moon", "Mazar-i-sharif", against "Taliban-led", "US-backed".
            return self.lexicon.word(last) & class::COMMON == 0
                && self.lexicon.name(first) & (class::PLACE | class::DEMONYM | class::ORG) == 0
                && !last.ends_with("ed")
                && shape_of(first) == Shape::Capital;
        }
        let compound = |part: &&str| {
            self.lexicon.name(part) & (class::PLACE | class::DEMONYM | class::ORG) != 0
                || self.lexicon.name(&format!("{part}-")) != 0
        };
        !(parts.iter().all(compound)
            || matches!(
                lower.split('-').next(),
                Some("non" | "anti" | "pro" | "pre" | "post" | "mid" | "ex")
            ))
    }
}

/// Combining marks, which some scripts write inside words.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{200c}' | '\u{200d}' | '\u{640}')
}

fn single_letter(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

/// "PAKISTAN" as "Pakistan".
pub(super) fn title_case(word: &str) -> String {
    let mut chars = word.chars();
    let head = chars.next().into_iter();
    head.chain(chars.flat_map(char::to_lowercase)).collect()
}

/// "emma" as "Emma".
pub(super) fn capitalise(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

fn shape_of(word: &str) -> Shape {
    let mut chars = word.chars();
    let Some(first) = chars.next() else { return Shape::Mark };
    if first.is_numeric() {
        let letters = word.chars().filter(|c| c.is_alphabetic());
        let upper = letters.clone().filter(|c| c.is_uppercase()).count();
        // "3M", but not "2nd".
        return if upper > 0 && upper == letters.count() { Shape::Caps } else { Shape::Number };
    }
    let upper = word.chars().filter(|c| c.is_uppercase()).count();
    let small = word.chars().any(char::is_lowercase);
    match (first.is_uppercase(), upper, small) {
        (true, 1, false) if word.chars().count() == 1 => Shape::Initial,
        (true, _, true) => Shape::Capital,
        (true, _, false) => Shape::Caps,
        (false, 0, _) => Shape::Lower,
        (false, _, _) if word.contains('-') => Shape::Capital,
        (false, _, _) => Shape::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokenise(text, 0, text.len(), Lexicon::get()).iter().map(|t| t.text(text)).collect()
    }

    #[test]
    fn abbreviations_own_their_full_stop() {
        assert_eq!(
            words("Gen. J. Austin left the U.S. in Jan."),
            ["Gen.", "J.", "Austin", "left", "the", "U.S.", "in", "Jan."]
        );
    }

    #[test]
    fn possessives_are_apart() {
        assert_eq!(words("Pakistan’s and O'Brien's"), ["Pakistan", "’s", "and", "O'Brien", "'s"]);
    }

    #[test]
    fn compounds_of_places_are_split_and_names_are_not() {
        assert_eq!(
            words("US-Pakistan Taliban-led"),
            ["US", "-", "Pakistan", "Taliban", "-", "led"]
        );
        assert_eq!(
            words("al-Assad Ban Ki-moon Zarb-e-Azb"),
            ["al-Assad", "Ban", "Ki-moon", "Zarb-e-Azb"]
        );
        assert_eq!(
            words("pro-Russian ex-President"),
            ["pro", "-", "Russian", "ex", "-", "President"]
        );
    }

    #[test]
    fn a_stop_after_an_abbreviation_ends_a_sentence_before_a_word_of_grammar() {
        let text = "In the U.S. The army of the U.S. Army.";
        let tokens = tokenise(text, 0, text.len(), Lexicon::get());
        let firsts: Vec<&str> = tokens.iter().filter(|t| t.first).map(|t| t.text(text)).collect();
        assert_eq!(firsts, ["In", "The"]);
    }
}
