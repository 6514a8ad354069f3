//! Abbreviations that the text itself explains: "United Nations Security Council (UNSC)".
//!
//! The check is a simple form of Schwartz and Hearst, "A simple algorithm for identifying
//! abbreviation definitions in biomedical text" (2003): the letters of the short form must be found
//! in order in the long form, and its first letter must begin it.

use super::document::span_of;
use super::lexicon::class;
use super::run::{Candidate, Line};
use super::token::Shape;

/// A short form and what it stands for, as indexes into the candidates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Definition {
    /// The abbreviation.
    pub short: usize,
    /// The name in full.
    pub long: usize,
}

/// Finds the definitions in both orders: "long (short)" and "short (long)".
pub(super) fn definitions(text: &str, lines: &[Line], candidates: &[Candidate]) -> Vec<Definition> {
    let mut found = Vec::new();
    for (index, pair) in candidates.windows(2).enumerate() {
        let [before, after] = pair else { continue };
        if before.line != after.line {
            continue;
        }
        let line = &lines[before.line];
        let between = &line.tokens[before.end..after.first];
        let opens =
            between.last().is_some_and(|t| matches!(t.text(text), "(" | "[")) && between.len() <= 2;
        let closes = line
            .tokens
            .get(after.end)
            .is_some_and(|t| matches!(t.text(text), ")" | "]" | "," | ";"));
        if !opens || !closes {
            continue;
        }
        let left = &text[span_of(line, *before).range()];
        let right = &text[span_of(line, *after).range()];
        // "US Central Command (CENTCOM)"
        let nation = line.tokens[before.first].is(class::PLACE | class::DEMONYM);
        let own = line.tokens[before.first + usize::from(nation)..before.end].first();
        let tail = own.map_or("", |token| &text[token.start..span_of(line, *before).end]);
        if stands_for(right, left) || stands_for(right, tail) {
            found.push(Definition { short: index + 1, long: index });
        } else if stands_for(left, right) {
            found.push(Definition { short: index, long: index + 1 });
        }
    }
    found
}

/// Abbreviations that the text explains as an office ("Chief of Army Staff (COAS)"): they name no
/// body, and who holds the office is for the registry to say.
pub(super) fn offices<'a>(text: &'a str, lines: &[Line], candidates: &[Candidate]) -> Vec<&'a str> {
    /// Most words of an office.
    const WORDS: usize = 8;
    let mut found = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        for (at, group) in line.tokens.windows(3).enumerate() {
            let [open, short, close] = group else { continue };
            let bracketed = open.text(text) == "(" && close.text(text) == ")";
            if !bracketed || short.shape != Shape::Caps {
                continue;
            }
            let office = line.tokens[..at].iter().rev().take(WORDS).take_while(|token| {
                token.named() || matches!(token.text(text), "of" | "the" | "and" | "for")
            });
            let explained = office.filter(|token| token.is(class::TITLE)).any(|token| {
                stands_for(short.text(text), text[token.start..open.start].trim_end())
            });
            // "General Motors (GM)": a name, not an office.
            let name = || candidates.iter().any(|c| c.line == index && c.end == at);
            if explained && !name() {
                found.push(short.text(text));
            }
        }
    }
    found
}

/// Whether `short` can be an abbreviation of `long`.
pub(super) fn stands_for(short: &str, long: &str) -> bool {
    let letters: Vec<char> = short.chars().filter(|c| c.is_alphanumeric()).collect();
    let upper = letters.iter().filter(|c| c.is_uppercase()).count();
    if !(2..=10).contains(&letters.len())
        || upper * 2 < letters.len()
        || short.contains(' ')
        || !long.contains(' ')
    {
        return false;
    }
    let mut wanted = letters.iter().rev().flat_map(|c| c.to_lowercase()).peekable();
    let long: Vec<char> = long.chars().flat_map(char::to_lowercase).collect();
    let Some(&first) = letters.first() else { return false };
    // From the end, so that the first letter can be asked to begin a word.
    let mut remaining = letters.len();
    for (index, &c) in long.iter().enumerate().rev() {
        let Some(&want) = wanted.peek() else { break };
        let begins = index == 0 || !long[index - 1].is_alphanumeric();
        if c == want && (remaining > 1 || begins) {
            wanted.next();
            remaining -= 1;
        }
    }
    remaining == 0 && long.first().is_some_and(|&c| first.to_lowercase().any(|f| f == c))
}

/// The capitals of a name of several words: "Khyber Pakhtunkhwa" is KP.
pub(super) fn initials(name: &str) -> String {
    name.split([' ', '-'])
        .filter_map(|word| word.chars().next())
        .filter(|c| c.is_uppercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_take_their_letters_from_the_long_form() {
        assert!(stands_for("UNSC", "United Nations Security Council"));
        assert!(stands_for("CENTCOM", "Central Command"));
        assert!(stands_for("SIFC", "Special Investment Facilitation Council"));
        assert!(!stands_for("UNSC", "Security Council"));
        assert!(!stands_for("USD", "Joint Chiefs"));
        assert!(!stands_for("Ali", "Ali Larijani Institute"), "mostly small letters");
    }

    #[test]
    fn initials_skip_small_words() {
        assert_eq!(initials("China-Pakistan Economic Corridor"), "CPEC");
        assert_eq!(initials("Bank of America"), "BA");
    }
}
