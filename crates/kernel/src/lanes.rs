//! 128 bits at once: a vector where WebAssembly has them, which Rust does not make of numbers by itself.

#[cfg(target_family = "wasm")]
mod vector {
    use core::arch::wasm32::{u64x2, u64x2_extract_lane, v128_and, v128_or, v128_xor};

    pub use core::arch::wasm32::v128 as Lanes;

    /// The vector of some bits.
    pub fn lanes(bits: u128) -> Lanes {
        u64x2(bits as u64, (bits >> 64) as u64)
    }

    /// The bits of a vector.
    pub fn bits(lanes: Lanes) -> u128 {
        u128::from(u64x2_extract_lane::<1>(lanes)) << 64
            | u128::from(u64x2_extract_lane::<0>(lanes))
    }

    /// Bits that are in both.
    #[inline]
    pub fn and(one: Lanes, other: Lanes) -> Lanes {
        v128_and(one, other)
    }

    /// Bits that are in either.
    #[inline]
    pub fn or(one: Lanes, other: Lanes) -> Lanes {
        v128_or(one, other)
    }

    /// Bits that are in one of them only.
    #[inline]
    pub fn xor(one: Lanes, other: Lanes) -> Lanes {
        v128_xor(one, other)
    }
}

#[cfg(not(target_family = "wasm"))]
mod vector {
    /// Here, a number is as good.
    pub type Lanes = u128;

    /// The vector of some bits.
    pub fn lanes(bits: u128) -> Lanes {
        bits
    }

    /// The bits of a vector.
    pub fn bits(lanes: Lanes) -> u128 {
        lanes
    }

    /// Bits that are in both.
    #[inline]
    pub fn and(one: Lanes, other: Lanes) -> Lanes {
        one & other
    }

    /// Bits that are in either.
    #[inline]
    pub fn or(one: Lanes, other: Lanes) -> Lanes {
        one | other
    }

    /// Bits that are in one of them only.
    #[inline]
    pub fn xor(one: Lanes, other: Lanes) -> Lanes {
        one ^ other
    }
}

pub use vector::*;
