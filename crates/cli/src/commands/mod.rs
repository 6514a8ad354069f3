//! One module per command.

pub mod annotate;
pub mod build;
pub mod extract;
pub mod inspect;
pub mod search;
