//! The write side of Dossier: from files to a pack.
//!
//! The way an article travels is the order of the modules:
//!
//! 1. [`read`]: bytes of a file become one or more [`model::Source`]s
//! 2. [`clean`]: what is the article and what is the page around it, with a reason for each part left out
//! 3. [`metadata`]: title, byline, publisher, date of publication
//! 4. [`names`] and [`dates`]: what the text mentions
//! 5. [`resolve`]: which names are the same entity
//! 6. [`mod@write`]: the pack
//!
//! [`pipeline`] runs all of it, and [`article`] runs 2 and 3. [`language`] tells languages apart, [`privacy`] masks contact details,
//! [`show`] turns a stretch of a source into what a reader sees. [`curation`] is what a person says
//! about the collection in `dossier.toml`.

pub mod article;
pub mod clean;
pub mod curation;
pub mod dates;
pub mod duplicates;
mod error;
pub mod language;
pub mod metadata;
pub mod model;
pub mod names;
pub mod parallel;
pub mod pipeline;
pub mod privacy;
pub mod read;
pub mod resolve;
pub mod show;
pub mod suggest;
pub mod write;

pub use error::{Error, reason};
