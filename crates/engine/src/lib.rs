//! The read side of Dossier.
//!
//! A *pack* is one byte string that holds a collection of articles, its index, its entities and its
//! dates. This crate opens a pack in place and answers what a reader asks of it. It does no I/O and
//! compiles to WebAssembly; what writes a pack is the compiler's business.
//!
//! - [`time`]: civil days and the Extended Date/Time Format, shared with the compiler
//! - [`text`]: words, folding, stems and sentences, shared with the compiler
//! - [`pack`]: the format and its reader
//! - [`query`]: what was typed, understood
//! - [`request`]: what a view is narrowed by
//! - [`corrections`]: what a person says of the entities
//! - [`ask`]: questions and answers; [`Collection`] is the place to begin
#![forbid(unsafe_code)]

pub mod ask;
pub mod corrections;
mod error;
mod order;
pub mod pack;
pub mod query;
pub mod request;
pub mod text;
pub mod time;

pub use ask::Collection;
pub use error::Error;
pub use request::Request;
