//! JSON as it is written: pieces of text, one after the other. That they make sense together is up to
//! who writes them.

/// Room for an answer of a few hits, so that its text seldom moves while it grows.
const ROOM: usize = 1 << 14;

/// A text of JSON that grows.
#[derive(Debug)]
pub struct Text(String);

impl Default for Text {
    fn default() -> Text {
        Text(String::with_capacity(ROOM))
    }
}

impl Text {
    /// All that was written.
    pub fn into_string(self) -> String {
        self.0
    }

    /// Writes an ASCII character, which is JSON already: a bracket, a colon, a minus.
    #[inline(never)]
    pub fn mark(&mut self, mark: u8) {
        self.0.push(char::from(mark & 0x7f));
    }

    /// Writes what is JSON already, as `true` is.
    #[inline(never)]
    pub fn raw(&mut self, json: &str) {
        self.0.push_str(json);
    }

    /// Writes a comma, unless what was written last is the bracket before a first part.
    pub fn comma(&mut self) {
        // Strings end with a quotation mark, so that a bracket is one of JSON.
        if !matches!(self.0.as_bytes().last(), Some(b'[' | b'{')) {
            self.mark(b',');
        }
    }

    /// Writes the name of a member, which must have nothing to escape, after a comma.
    pub fn key(&mut self, key: &str) {
        self.comma();
        self.0.push('"');
        self.0.push_str(key);
        self.0.push('"');
        self.0.push(':');
    }

    /// Writes a number.
    pub fn number(&mut self, number: u64) {
        if number >= 10 {
            self.number(number / 10);
        }
        self.mark(b'0' + (number % 10) as u8);
    }

    /// Writes a string.
    pub fn string(&mut self, mut string: &str) {
        self.mark(b'"');
        while let Some((plain, rest)) = string.split_at_checked(plain(string.as_bytes())) {
            self.raw(plain);
            let mut rest = rest.chars();
            let Some(special) = rest.next() else { break };
            string = rest.as_str();
            self.raw("\\u00");
            self.mark(b'0' + (special as u8 >> 4));
            self.mark(b"0123456789abcdef"[special as usize % 16]);
        }
        self.mark(b'"');
    }
}

/// How many bytes stand as they are: up to the first quotation mark, backslash or control character.
fn plain(bytes: &[u8]) -> usize {
    let special = |&byte: &u8| byte < 0x20 || byte == b'"' || byte == b'\\';
    bytes.iter().position(special).unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(string: &str) -> String {
        let mut text = Text::default();
        text.string(string);
        text.into_string()
    }

    #[test]
    fn what_has_a_meaning_in_strings_is_escaped() {
        assert_eq!(written("\"\\\n\u{1f}a/"), r#""\u0022\u005c\u000a\u001fa/""#);
        assert_eq!(written(""), r#""""#);
    }

    #[test]
    fn commas_stand_between_parts() {
        let mut text = Text::default();
        text.mark(b'{');
        text.key("a");
        text.string("[");
        text.key("b");
        text.mark(b'[');
        for number in [0, 9, 10, u64::MAX] {
            text.comma();
            text.number(number);
        }
        text.raw("]}");
        assert_eq!(text.into_string(), r#"{"a":"[","b":[0,9,10,18446744073709551615]}"#);
    }

    proptest! {
        #[test]
        fn strings_are_read_as_they_were(
            string in prop_oneof![any::<String>(), "[\u{0}-\u{22}\\\\é🎉]*", "[a-z ]{200,400}\"?"],
        ) {
            prop_assert_eq!(serde_json::from_str::<String>(&written(&string)).unwrap(), string);
        }
    }
}
