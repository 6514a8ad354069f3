//! The read side of Dossier.
//!
//! A *pack* is one byte string that holds a collection of articles, its index, its entities and its
//! dates. This crate opens a pack in place and answers what a reader asks of it. It does no I/O and
//! compiles to WebAssembly; what writes a pack is the compiler's business.
//!
//! - [`time`]: civil days and the Extended Date/Time Format, shared with the compiler
#![forbid(unsafe_code)]

pub mod time;
