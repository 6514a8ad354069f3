//! Days and dates: arithmetic on civil days, and EDTF values that stay as imprecise as they are.

pub mod civil;
pub mod edtf;

pub use civil::{Civil, Day};
pub use edtf::{Edtf, Precision};
