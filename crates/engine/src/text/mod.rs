//! The analysis of text, one for the index and for the query.

pub mod direction;
pub(crate) mod memo;
mod porter2;
pub mod sentences;
pub mod stem;

pub use direction::{Direction, direction};
pub use dossier_kernel::fold::fold;
pub use dossier_kernel::words::{
    Word, Words, are_capitals, is_single, may_be_acronym, words, words_with,
};
pub use dossier_kernel::{fold, similar};
pub use sentences::{Sentences, sentence_to, sentences};
pub use stem::{STEMMED_LANGUAGES, Stemmer};
