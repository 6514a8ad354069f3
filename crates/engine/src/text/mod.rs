//! The analysis of text, one for the index and for the query.

pub mod direction;
pub mod fold;
pub mod segment;
pub mod sentences;
pub mod similar;
pub mod stem;
pub mod words;

pub use direction::{Direction, direction};
pub use fold::fold;
pub use sentences::sentences;
pub use stem::{STEMMED_LANGUAGES, Stemmer};
pub use words::{Word, are_capitals, may_be_acronym, words, words_with};
