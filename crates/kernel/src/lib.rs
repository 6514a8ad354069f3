//! What runs for every letter and every posting.
//!
//! The module is compiled to be as small as can be, which leaves no loop without calls. This crate
//! is not: a loop over all postings of a word, all words of a text or all words of a collection
//! belongs here, and what surrounds it does not. So nothing here is generic over what a loop does:
//! such code would be compiled where it is used.

pub mod beginnings;
pub mod bitmap;
pub mod bits;
pub mod bytes;
pub mod dictionary;
pub mod fold;
pub mod json;
pub mod lanes;
pub mod piece;
pub mod postings;
pub mod score;
pub mod segment;
pub mod similar;
pub mod spans;
pub mod vocabulary;
pub mod words;

/// Smaller than the allocator of the standard library. Here, since its code is compiled where it is set up.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
