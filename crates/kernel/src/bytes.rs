//! Numbers and tables in a byte string that may be hostile: every read is checked.

/// The 4-byte number at index `at` of an array of them.
pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let start = at.checked_mul(4)?;
    let four = bytes.get(start..start.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

/// The 8-byte number at a byte offset.
pub fn u64_at_byte(bytes: &[u8], start: usize) -> Option<u64> {
    let eight = bytes.get(start..start.checked_add(8)?)?;
    Some(u64::from_le_bytes(eight.try_into().ok()?))
}

/// The signed 4-byte number at index `at` of an array of them.
pub fn i32_at(bytes: &[u8], at: usize) -> Option<i32> {
    u32_at(bytes, at).map(|number| number as i32)
}

/// Reads varints one after the other.
#[derive(Debug, Clone, Copy)]
pub struct Varints<'a> {
    rest: &'a [u8],
}

impl<'a> Varints<'a> {
    /// Reads from the start of `bytes`.
    pub fn new(bytes: &'a [u8]) -> Varints<'a> {
        Varints { rest: bytes }
    }

    /// What has not been read.
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }
}

impl Iterator for Varints<'_> {
    type Item = u32;

    /// The next number; none at the end, and none where the bytes are no varint below 2³².
    #[inline]
    fn next(&mut self) -> Option<u32> {
        let (&first, mut rest) = self.rest.split_first()?;
        if first < 0x80 {
            self.rest = rest;
            return Some(u32::from(first));
        }
        let mut value = u32::from(first & 0x7f);
        for shift in [7, 14, 21, 28] {
            let (&byte, after) = rest.split_first()?;
            rest = after;
            if shift == 28 && byte > 0x0f {
                return None;
            }
            value |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                self.rest = rest;
                return Some(value);
            }
        }
        None
    }
}

/// Increasing numbers kept as gaps: the first number, then the differences.
pub fn ascending(bytes: &[u8]) -> impl Iterator<Item = u32> {
    let mut last = 0u32;
    Varints::new(bytes).map_while(move |gap| {
        last = last.checked_add(gap)?;
        Some(last)
    })
}

/// Increasing numbers near another one: the difference of the first to it (zigzag: 0, −1, 1, −2 … as
/// 0, 1, 2, 3 …), then the differences.
pub fn around(own: u32, bytes: &[u8]) -> impl Iterator<Item = u32> {
    let mut last = None;
    Varints::new(bytes).map_while(move |number| {
        let next = match last {
            Some(last) => u32::checked_add(last, number)?,
            None if number % 2 == 0 => own.checked_add(number / 2)?,
            None => own.checked_sub(number / 2 + 1)?,
        };
        last = Some(next);
        last
    })
}

/// Rows per block of a table.
pub const ROWS: usize = 16;
/// Increasing numbers below a limit, as places in lists.
pub fn places(bytes: &[u8], limit: usize) -> impl Iterator<Item = usize> {
    ascending(bytes).map(|number| number as usize).take_while(move |&number| number < limit)
}

/// Keeps increasing numbers as gaps.
pub fn as_gaps(numbers: &[u32]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(numbers.len());
    let mut last = 0;
    for &number in numbers {
        let mut gap = number - last;
        last = number;
        while gap >= 0x80 {
            bytes.push(gap as u8 | 0x80);
            gap >>= 7;
        }
        bytes.push(gap as u8);
    }
    bytes
}

/// Byte strings by number.
///
/// A block of [`ROWS`] rows begins with the length of each (varint); the rows follow without anything
/// between. Only where blocks begin is kept as numbers of 4 bytes.
#[derive(Debug, Clone, Copy)]
pub struct Table<'a> {
    count: usize,
    offsets: &'a [u8],
    blob: &'a [u8],
}

impl<'a> Table<'a> {
    /// A table of no rows.
    pub const EMPTY: Table<'static> = Table { count: 0, offsets: &[0; 4], blob: &[] };

    /// Reads a table section without looking at its offsets: they are checked as they are used.
    pub fn new(section: &'a [u8]) -> Option<Table<'a>> {
        let count = u32_at(section, 0)? as usize;
        let end = count.div_ceil(ROWS).checked_add(1)?.checked_mul(4)?.checked_add(4)?;
        Some(Table { count, offsets: section.get(4..end)?, blob: section.get(end..)? })
    }

    /// How many byte strings there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The byte string of that number.
    pub fn get(&self, at: usize) -> Option<&'a [u8]> {
        let (block, place) = (at / ROWS, at % ROWS);
        let rows = self.rows_in(block);
        if place >= rows {
            return None;
        }
        let mut lengths = Varints::new(self.block(block)?);
        let mut start = 0usize;
        for _ in 0..place {
            start = start.checked_add(lengths.next()? as usize)?;
        }
        let len = lengths.next()? as usize;
        let mut rest = lengths.rest();
        let mut after = rows - place - 1;
        // Most lengths have one byte.
        while after >= 8
            && let Some((eight, next)) = rest.split_first_chunk::<8>()
            && u64::from_le_bytes(*eight) & 0x8080_8080_8080_8080 == 0
        {
            rest = next;
            after -= 8;
        }
        while after > 0 {
            let (&byte, next) = rest.split_first()?;
            rest = next;
            after -= usize::from(byte < 0x80);
        }
        rest.get(start..start.checked_add(len)?)
    }

    fn rows_in(&self, block: usize) -> usize {
        self.count.saturating_sub(block.saturating_mul(ROWS)).min(ROWS)
    }

    fn block(&self, block: usize) -> Option<&'a [u8]> {
        let start = u32_at(self.offsets, block)? as usize;
        let end = u32_at(self.offsets, block + 1)? as usize;
        self.blob.get(start..end)
    }

    /// Whether every block is in range, and nothing is left over. Rows are checked as they are read.
    pub fn is_sound(&self) -> bool {
        let (offsets, _) = self.offsets.as_chunks::<4>();
        let mut last = 0;
        let in_order = offsets.iter().all(|&offset| {
            let before = std::mem::replace(&mut last, u32::from_le_bytes(offset));
            before <= last
        });
        in_order && u32_at(self.offsets, 0) == Some(0) && last as usize == self.blob.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn varints_read_what_protocol_buffers_would() {
        let read = |bytes: &[u8]| Varints::new(bytes).collect::<Vec<_>>();
        assert_eq!(read(&[0, 1, 0x7f]), [0, 1, 127]);
        assert_eq!(read(&[0x96, 0x01]), [150]);
        assert_eq!(read(&[0xff, 0xff, 0xff, 0xff, 0x0f]), [u32::MAX]);
        assert_eq!(read(&[0xff, 0xff, 0xff, 0xff, 0x1f]), [0; 0], "over 32 bits");
        assert_eq!(read(&[5, 0x80]), [5], "cut short");
    }

    #[test]
    fn ascending_stops_where_it_would_overflow() {
        let bytes = [0xff, 0xff, 0xff, 0xff, 0x0f, 1];
        assert_eq!(ascending(&bytes).collect::<Vec<_>>(), [u32::MAX]);
    }

    #[test]
    fn tables_refuse_rows_out_of_range() {
        let table = |count: u32, offsets: &[u32], blob: &[u8]| {
            let mut bytes = count.to_le_bytes().to_vec();
            offsets.iter().for_each(|offset| bytes.extend(offset.to_le_bytes()));
            bytes.extend(blob);
            bytes
        };
        let good = table(2, &[0, 5], b"\x01\x02abc");
        let good = Table::new(&good).unwrap();
        assert!(good.is_sound());
        assert_eq!(
            (good.get(0), good.get(1), good.get(2)),
            (Some(&b"a"[..]), Some(&b"bc"[..]), None)
        );
        let long = table(2, &[0, 5], b"\x01\x03abc");
        let long = Table::new(&long).unwrap();
        assert_eq!(long.get(1), None);
        assert!(!Table::new(&table(2, &[0, 4], b"\x01\x02abc")).unwrap().is_sound());
        assert!(!Table::new(&table(2, &[5, 0], b"\x01\x02abc")).unwrap().is_sound());
        assert!(Table::new(&table(u32::MAX, &[0], b"")).is_none());
    }
}
