//! Why a stretch of text is a name or a date, in words that many share.
//!
//! In the strings of a pack stand characters for what a reason says of the mention at hand.

/// The stretch of text itself.
pub const TEXT: char = '\u{1}';
/// The canonical name of the entity.
pub const NAME: char = '\u{2}';
/// When the article was published.
pub const PUBLISHED: char = '\u{3}';

/// What the reason begins with where an entity is mentioned by an adjective of nationality ("Chinese"
/// for China) and not by a name. Such mentions are counted apart.
pub const NATIONALITY: &str = "nationality";

/// What a mention puts for these.
#[derive(Debug, Clone, Copy, Default)]
pub struct Mention<'a> {
    /// The stretch of text.
    pub text: &'a str,
    /// The canonical name of the entity; empty for a date.
    pub name: &'a str,
    /// When the article was published; empty when that is not known.
    pub published: &'a str,
}

impl Mention<'_> {
    /// A reason with what this mention has.
    pub fn fill(&self, reason: &str) -> String {
        let mut filled = String::with_capacity(reason.len());
        for letter in reason.chars() {
            match letter {
                TEXT => filled.push_str(self.text),
                NAME => filled.push_str(self.name),
                PUBLISHED => filled.push_str(self.published),
                _ => filled.push(letter),
            }
        }
        filled
    }

    /// A reason with these characters for what this mention has.
    pub fn take_out(&self, reason: &str) -> String {
        let signs = [TEXT, NAME, PUBLISHED];
        let mut open: String = reason
            .chars()
            .map(|letter| if signs.contains(&letter) { ' ' } else { letter })
            .collect();
        for (part, sign) in [(self.published, PUBLISHED), (self.name, NAME)] {
            if !part.is_empty() {
                open = open.replacen(part, sign.encode_utf8(&mut [0; 4]), 1);
            }
        }
        // A short text may stand anywhere in a sentence: only what is quoted is meant.
        let quoted = ["‘", self.text, "’"].concat();
        open.replacen(&quoted, &["‘", TEXT.encode_utf8(&mut [0; 4]), "’"].concat(), 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_taken_out_is_filled_in(reason in "[abc ‘’]{0,12}", text in "[abc]{0,3}", name in "[abc ]{0,3}", published in "[abc]{0,3}") {
            let mention = Mention { text: &text, name: &name, published: &published };
            prop_assert_eq!(mention.fill(&mention.take_out(&reason)), reason);
        }
    }

    #[test]
    fn reasons_alike_are_one() {
        let mention = |text, published| Mention { text, name: "Asim Munir", published };
        let one = mention("last May", "2020-01-01")
            .take_out("‘last May’ of Asim Munir, counted from 2020-01-01");
        let other = mention("today", "1987").take_out("‘today’ of Asim Munir, counted from 1987");
        assert_eq!(one, other);
    }
}
