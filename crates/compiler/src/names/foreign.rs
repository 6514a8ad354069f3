//! Languages other than English: their words of grammar, titles and heads of names.
//!
//! Which language a text is in is told by counting words of grammar, so that a wrong or missing tag
//! does no harm.

use std::sync::OnceLock;

use super::lexicon::{Classes, FnvMap, class};
use super::token::{Shape, Token};

/// A language besides English.
pub(super) struct Language {
    code: &'static str,
    words: FnvMap<&'static str, Classes>,
}

fn languages() -> &'static [Language] {
    static LANGUAGES: OnceLock<Vec<Language>> = OnceLock::new();
    LANGUAGES.get_or_init(|| {
        let mut languages: Vec<Language> = Vec::new();
        let mut classes = 0;
        for line in include_str!("../../data/names/foreign.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
        {
            if let Some((code, section)) =
                line.strip_prefix('[').and_then(|l| l.strip_suffix(']')?.split_once(' '))
            {
                classes = match section {
                    "function" => class::FUNCTION | class::COMMON,
                    "placeprep" => class::PLACE_PREPOSITION,
                    "placenoun" => class::PLACE_NOUN,
                    "title" => class::HONORIFIC,
                    "personnoun" => class::PERSON_NOUN,
                    "speech" => class::SPEECH,
                    "orgstart" => class::ORG_FIRST | class::ORG_START,
                    "placestart" => class::PLACE_START,
                    "eventstart" => class::EVENT_FIRST,
                    _ => 0,
                };
                if languages.last().is_none_or(|language| language.code != code) {
                    languages.push(Language { code, words: FnvMap::default() });
                }
            } else if let Some(language) = languages.last_mut() {
                for word in line.split_whitespace() {
                    *language.words.entry(word).or_insert(0) |= classes;
                }
            }
        }
        languages
    })
}

impl Language {
    /// Whether all nouns are written with a capital, so that a capital is no sign of a name.
    pub(super) fn capitalises_nouns(&self) -> bool {
        self.code == "de"
    }

    /// Replaces what the English lists say of the words by what this language's lists say.
    pub(super) fn classify(&self, text: &str, tokens: &mut [Token]) {
        for token in tokens {
            if matches!(token.shape, Shape::Mark | Shape::Number | Shape::Possessive) {
                continue;
            }
            let lower = token.text(text).to_lowercase();
            let known = self.words.get(lower.as_str()).copied().unwrap_or(0);
            token.classes &= !(class::COMMON
                | class::FUNCTION
                | class::NEVER
                | class::PERSON_NOUN
                | class::SPEECH
                | class::PERSON_VERB
                | class::PLACE_PREPOSITION
                | class::PLACE_NOUN
                | class::ORG_NOUN
                | class::CALENDAR);
            if token.shape == Shape::Lower {
                token.classes &= class::PARTICLE | class::TITLE | class::MODIFIER;
            }
            token.classes |= known;
            // Inside a sentence "La" and "De" open or continue a name: "La Coruña", "Luc De Vos".
            let article =
                token.shape == Shape::Capital && !token.first && token.end - token.start <= 3;
            if known & class::FUNCTION != 0
                && (article || matches!(token.shape, Shape::Caps | Shape::Mixed))
            {
                token.classes &= !(class::FUNCTION | class::COMMON);
            }
        }
    }
}

/// The words of grammar of all languages, each with the places of the languages that have it, as bits.
fn grammar() -> &'static FnvMap<&'static str, u8> {
    static GRAMMAR: OnceLock<FnvMap<&'static str, u8>> = OnceLock::new();
    GRAMMAR.get_or_init(|| {
        let mut grammar = FnvMap::default();
        for (at, language) in languages().iter().enumerate() {
            let words = language.words.iter();
            for (&word, _) in words.filter(|(_, classes)| *classes & class::FUNCTION != 0) {
                *grammar.entry(word).or_insert(0) |= 1 << at;
            }
        }
        grammar
    })
}

/// The language of the tokens, if it is clearly one of those known here and not English.
pub(super) fn language(text: &str, lines: &[Vec<Token>]) -> Option<&'static Language> {
    /// Words that are counted: enough to tell, few enough to cost nothing.
    const ENOUGH: usize = 400;
    let languages = languages();
    let mut hits = vec![0usize; languages.len()];
    let mut english = 0;
    let small = lines.iter().flatten().filter(|token| token.shape == Shape::Lower);
    for token in small.take(ENOUGH) {
        english += usize::from(token.is(class::FUNCTION));
        if let Some(having) = grammar().get(token.text(text)) {
            for (at, count) in hits.iter_mut().enumerate() {
                *count += usize::from(having >> at & 1);
            }
        }
    }
    let (most, language) = hits.iter().zip(languages).max_by_key(|(count, _)| **count)?;
    (*most >= 4 && *most > english * 3 / 2).then_some(language)
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::Lexicon;
    use super::super::token::tokenise;
    use super::*;

    fn code(text: &str) -> Option<&'static str> {
        let tokens = tokenise(text, 0, text.len(), Lexicon::get());
        language(text, &[tokens]).map(|language| language.code)
    }

    #[test]
    fn languages_are_told_by_their_small_words() {
        assert_eq!(code("The minister said that he was in the city and would not leave it."), None);
        assert_eq!(
            code("El ministro dijo que no se puede hablar de la guerra en el país."),
            Some("es")
        );
        assert_eq!(code("De minister zei dat het niet om een nieuwe regering gaat."), Some("nl"));
        assert_eq!(
            code("Der Minister sagte, dass es nicht um eine neue Regierung geht und die"),
            Some("de")
        );
        assert_eq!(
            code("Le ministre a dit que la guerre est une affaire de tous dans le pays."),
            Some("fr")
        );
        assert_eq!(code("Munir"), None);
    }
}
