//! Numbers of a few bits each, the lowest bit of a byte first.

/// Bits of a [window](Bits::window) that are surely those of the bytes.
pub const WINDOW: u32 = u64::BITS - 7;

/// Reads bits one after the other.
#[derive(Debug, Clone)]
pub struct Bits<'a> {
    bytes: &'a [u8],
    /// Bits that were read.
    at: usize,
}

impl<'a> Bits<'a> {
    /// Reads from the start of `bytes`.
    pub fn new(bytes: &'a [u8]) -> Bits<'a> {
        // No pack has more, and places of bits are numbers.
        let bytes = bytes.get(..usize::MAX / 16).unwrap_or(bytes);
        Bits { bytes, at: 0 }
    }

    /// The next [`WINDOW`] bits and some more or none, the next one lowest, with zeros after the end.
    #[inline(always)]
    pub fn window(&self) -> u64 {
        let next = match self.bytes.get(self.at / 8..).and_then(<[u8]>::first_chunk) {
            Some(&next) => u64::from_le_bytes(next),
            None => self.last(),
        };
        next >> (self.at % 8)
    }

    #[inline(never)]
    fn last(&self) -> u64 {
        let rest = self.bytes.get(self.at / 8..).unwrap_or_default();
        rest.iter().rev().fold(0, |last, &byte| last << 8 | u64::from(byte))
    }

    /// Passes over so many bits, if there are so many.
    #[inline(always)]
    pub fn pass(&mut self, bits: u32) -> Option<()> {
        let at = self.at + bits as usize;
        if at > self.bytes.len() * 8 {
            return None;
        }
        self.at = at;
        Some(())
    }

    /// How many zeros stand before the next one, which is read too. None at the end.
    #[inline(always)]
    pub fn zeros(&mut self) -> Option<u32> {
        let mut zeros = 0u32;
        loop {
            let here = self.window().trailing_zeros();
            if here < WINDOW {
                self.pass(here + 1)?;
                return zeros.checked_add(here);
            }
            self.pass(WINDOW)?;
            zeros = zeros.checked_add(WINDOW)?;
        }
    }

    /// A number of at most 32 bits. None at the end.
    #[inline(always)]
    pub fn take(&mut self, bits: u32) -> Option<u32> {
        let number = self.window() & ((1u64 << bits) - 1);
        self.pass(bits)?;
        Some(number as u32)
    }

    /// A number in the exponential Golomb code of an order (Teuhola, *A compression method for
    /// clustered bit-vectors*, 1978): one more than what is left without its lowest bits, so many as
    /// the order says, in gamma code, then these bits.
    #[inline]
    pub fn golomb(&mut self, order: u32) -> Option<u32> {
        let high = self.gamma()? - 1;
        high.checked_mul(1 << order)?.checked_add(self.take(order)?)
    }

    /// A number from 1 on in Elias's gamma code: as many zeros as it has bits after the first, a
    /// one, these bits.
    #[inline]
    pub fn gamma(&mut self) -> Option<u32> {
        let bits = self.zeros()?;
        if bits > 31 {
            return None;
        }
        Some(1 << bits | self.take(bits)?)
    }
}

/// A number in gamma code at the beginning of a window, and the bits that it takes. If these are more than
/// [`WINDOW`], it is no number.
#[inline(always)]
pub fn gamma_of(window: u64) -> (u64, u32) {
    let bits = window.trailing_zeros();
    let one = 1u64.wrapping_shl(bits);
    let rest = window.wrapping_shr(bits) >> 1;
    (one | rest & (one - 1), 2 * bits + 1)
}

/// Bits that each of the numbers below a count takes.
pub fn width(count: usize) -> u32 {
    count.saturating_sub(1).checked_ilog2().map_or(0, |log| log + 1).min(32)
}

/// Documents from which on a row of postings says the order of its gaps itself.
pub const MANY: u32 = 8;

/// Bits of the order where it is said.
pub const ORDER_BITS: u32 = 4;

/// The order of the gaps where it is not said: the logarithm of the median gap if the documents were
/// anywhere.
pub fn gap_order(documents: usize, found: u32) -> u32 {
    let median = documents as u64 * 69 / 100 / u64::from(found.max(1));
    median.checked_ilog2().unwrap_or(0).min(31)
}
