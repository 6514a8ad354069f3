//! Numbers of a few bits each, the lowest bit of a byte first.

/// Reads bits one after the other.
#[derive(Debug, Clone)]
pub struct Bits<'a> {
    rest: &'a [u8],
    /// Bits that were taken from the bytes and not yet read, the next one lowest.
    held: u64,
    count: u32,
}

impl<'a> Bits<'a> {
    /// Reads from the start of `bytes`.
    pub fn new(bytes: &'a [u8]) -> Bits<'a> {
        Bits { rest: bytes, held: 0, count: 0 }
    }

    #[inline(never)]
    fn fill(&mut self) {
        while self.count <= 56
            && let Some((&byte, rest)) = self.rest.split_first()
        {
            self.held |= u64::from(byte) << self.count;
            self.count += 8;
            self.rest = rest;
        }
    }

    /// How many zeros stand before the next one, which is read too. None at the end.
    #[inline(always)]
    pub fn zeros(&mut self) -> Option<u32> {
        let mut zeros = 0u32;
        loop {
            let here = self.held.trailing_zeros();
            if here < self.count {
                self.held = self.held >> here >> 1;
                self.count -= here + 1;
                return zeros.checked_add(here);
            }
            zeros = zeros.checked_add(self.count)?;
            (self.held, self.count) = (0, 0);
            self.fill();
            if self.count == 0 {
                return None;
            }
        }
    }

    /// A number of at most 32 bits. None at the end.
    #[inline(always)]
    pub fn take(&mut self, bits: u32) -> Option<u32> {
        if self.count < bits {
            self.fill();
        }
        self.count = self.count.checked_sub(bits)?;
        let number = self.held & ((1u64 << bits) - 1);
        self.held >>= bits;
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
