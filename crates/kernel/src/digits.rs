//! Numbers as text. What the standard library has for it is a fiftieth of the module.

/// A number in decimal, with at least so many digits.
#[inline(never)]
pub fn decimal(number: u64, digits: usize) -> String {
    written(number, 10, digits)
}

/// A number in hexadecimal: sixteen digits.
pub fn hexadecimal(number: u64) -> String {
    written(number, 16, 16)
}

fn written(mut number: u64, base: u64, digits: usize) -> String {
    // Twenty digits are those of the largest number.
    let mut letters = [b'0'; 20];
    let mut start = letters.len();
    while number > 0 || letters.len() - start < digits.clamp(1, 20) {
        start -= 1;
        letters[start] = b"0123456789abcdef"[(number % base) as usize];
        number /= base;
    }
    String::from_utf8_lossy(&letters[start..]).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_are_written_as_the_standard_library_does(number in any::<u64>(), shift in 0..64, digits in 0..20usize) {
            let number = number >> shift;
            prop_assert_eq!(decimal(number, digits), format!("{number:0digits$}"));
            prop_assert_eq!(hexadecimal(number), format!("{number:016x}"));
        }
    }

    #[test]
    fn nothing_is_a_digit() {
        assert_eq!(
            [decimal(0, 0), decimal(0, 4), decimal(u64::MAX, 1)],
            ["0", "0000", "18446744073709551615"]
        );
    }
}
