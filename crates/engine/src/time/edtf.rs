//! EDTF: dates as precise as they were said.
//!
//! The Extended Date/Time Format is a profile of ISO 8601-2:2019, published by the Library of
//! Congress (<https://www.loc.gov/standards/datetime/>). Read here: levels 0 and 1, and of level 2
//! what news needs.
//!
//! | value | means |
//! | --- | --- |
//! | `1985`, `1985-04`, `1985-04-12`, `1985-04-12T23:20:30Z` | year, month, day; a time of day is dropped |
//! | `198X`, `19XX`, `1985-XX`, `1985-04-XX`, `1985-XX-XX` | unspecified digits: decade, century, year, month |
//! | `2001-21` to `2001-24` | spring, summer, autumn, winter: March to May, …, December to February |
//! | `2001-25` to `2001-32` | the same, said of the northern (25–28) or southern hemisphere (29–32) |
//! | `2001-33` to `2001-36`, `-37` to `-39`, `-40`, `-41` | quarters, thirds, halves |
//! | `1984?`, `1984~`, `1984%`, `2004-06~-11` | uncertain, approximate, both; of the whole or of a part |
//! | `1964/2008`, `2004-02-01/2005`, `1985/..`, `../1985`, `1985/`, `/1985` | intervals; open or unknown ends |
//! | `-0043`, `-0043-03-15` | astronomical years before 1 |
//!
//! Years have exactly four digits; longer ones (`Y170000002`), exponents and significant digits are
//! refused, as are sets.

use super::civil::{self, Civil, Day};

/// How precise a date is, from the coarsest to the finest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A hundred years.
    Century,
    /// Ten years.
    Decade,
    /// One year.
    Year,
    /// A season, half or third of a year.
    Season,
    /// Three months.
    Quarter,
    /// One month.
    Month,
    /// Seven days.
    Week,
    /// One day.
    Day,
    /// Any other stretch of days.
    Interval,
}

impl Precision {
    /// The precision's name in answers.
    pub fn as_str(self) -> &'static str {
        match self {
            Precision::Century => "century",
            Precision::Decade => "decade",
            Precision::Year => "year",
            Precision::Season => "season",
            Precision::Quarter => "quarter",
            Precision::Month => "month",
            Precision::Week => "week",
            Precision::Day => "day",
            Precision::Interval => "interval",
        }
    }
}

/// A parsed EDTF value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edtf {
    /// First day it may mean; none when open or unknown.
    pub earliest: Option<Day>,
    /// Last day it may mean; none when open or unknown. Never before `earliest`.
    pub latest: Option<Day>,
    /// How precise it is.
    pub precision: Precision,
    /// `~` or `%`.
    pub approximate: bool,
    /// `?` or `%`.
    pub uncertain: bool,
}

impl Edtf {
    /// Reads a value; see the table in the module's documentation. None if it is not EDTF, names no
    /// day that exists, ends before it starts, or is one of the forms that are refused.
    pub fn parse(text: &str) -> Option<Edtf> {
        let Some((first, last)) = text.split_once('/') else { return date(text.as_bytes()) };
        let (first, last) = (end(first)?, end(last)?);
        let earliest = first.as_ref().and_then(|date| date.earliest);
        let latest = last.as_ref().and_then(|date| date.latest);
        match (earliest, latest) {
            (None, None) => return None,
            (Some(earliest), Some(latest)) if earliest > latest => return None,
            _ => {}
        }
        let either = |mark: fn(&Edtf) -> bool| {
            first.as_ref().is_some_and(mark) || last.as_ref().is_some_and(mark)
        };
        Some(Edtf {
            earliest,
            latest,
            precision: Precision::Interval,
            approximate: either(|date| date.approximate),
            uncertain: either(|date| date.uncertain),
        })
    }
}

/// One end of an interval: Some(None) when open or unknown.
fn end(text: &str) -> Option<Option<Edtf>> {
    if text.is_empty() || text == ".." { Some(None) } else { date(text.as_bytes()).map(Some) }
}

/// What stands at one place of a date.
#[derive(Clone, Copy)]
enum Field {
    Absent,
    /// `XX`
    Unspecified,
    Given(u8),
}

/// Reads the marks `? ~ %` from left to right, beside the fields they qualify.
struct Reader<'a> {
    rest: &'a [u8],
    approximate: bool,
    uncertain: bool,
}

impl Reader<'_> {
    fn marks(&mut self) {
        while let [mark @ (b'?' | b'~' | b'%'), rest @ ..] = self.rest {
            self.approximate |= *mark != b'?';
            self.uncertain |= *mark != b'~';
            self.rest = rest;
        }
    }

    fn skip(&mut self, byte: u8) -> bool {
        let found = self.rest.first() == Some(&byte);
        if found {
            self.rest = &self.rest[1..];
        }
        found
    }

    /// A four-digit year, the last digits of which may be unspecified: lowest and highest year.
    fn year(&mut self) -> Option<(i32, i32)> {
        self.marks();
        let negative = self.skip(b'-');
        let (digits, rest) = self.rest.split_at_checked(4)?;
        self.rest = rest;
        let (mut low, mut high, mut unspecified) = (0, 0, false);
        for digit in digits {
            let (lowest, highest) = match digit {
                b'X' => (0, 9),
                b'0'..=b'9' if !unspecified => (i32::from(digit - b'0'), i32::from(digit - b'0')),
                _ => return None,
            };
            unspecified |= *digit == b'X';
            (low, high) = (low * 10 + lowest, high * 10 + highest);
        }
        if digits[0] == b'X' || negative && high == 0 {
            return None;
        }
        self.marks();
        Some(if negative { (-high, -low) } else { (low, high) })
    }

    /// `-` and two digits or `XX`, or nothing.
    fn field(&mut self) -> Option<Field> {
        if !self.skip(b'-') {
            return Some(Field::Absent);
        }
        self.marks();
        let (digits, rest) = self.rest.split_at_checked(2)?;
        self.rest = rest;
        self.marks();
        match digits {
            b"XX" => Some(Field::Unspecified),
            [a @ b'0'..=b'9', b @ b'0'..=b'9'] => Some(Field::Given((a - b'0') * 10 + b - b'0')),
            _ => None,
        }
    }
}

/// Reads one date.
fn date(text: &[u8]) -> Option<Edtf> {
    let mut reader = Reader { rest: text, approximate: false, uncertain: false };
    let (low, high) = reader.year()?;
    let (month, day) = (reader.field()?, reader.field()?);
    if let [b'T', time @ ..] = reader.rest
        && matches!(day, Field::Given(_))
        && is_time(time)
    {
        reader.rest = &[];
    }
    if !reader.rest.is_empty() {
        return None;
    }
    let ((first, last), precision) = match (month, day) {
        (Field::Absent | Field::Unspecified, Field::Absent | Field::Unspecified) => {
            let precision = match high - low {
                0 => Precision::Year,
                9 => Precision::Decade,
                99 => Precision::Century,
                _ => Precision::Interval,
            };
            (civil::months((low, 1), (high, 12))?, precision)
        }
        (Field::Given(code @ 21..), Field::Absent) => {
            let (first, last, precision) = part_of_year(code)?;
            let next = i32::from(first > last);
            (civil::months((low, first), (high + next, last))?, precision)
        }
        (Field::Given(month), Field::Absent | Field::Unspecified) => {
            (civil::months((low, month), (high, month))?, Precision::Month)
        }
        (Field::Given(month), Field::Given(day)) => {
            let last = Civil::new(high, month, day)?.day_number();
            ((Civil::new(low, month, day)?.day_number(), last), Precision::Day)
        }
        (Field::Unspecified, Field::Given(day)) => {
            let last = Civil::new(high, 12, day)?.day_number();
            ((Civil::new(low, 1, day)?.day_number(), last), Precision::Interval)
        }
        (Field::Absent, Field::Given(_)) => return None,
    };
    // A season of a decade, a day of some year: a stretch without a name of its own.
    let named = low == high || precision <= Precision::Year;
    Some(Edtf {
        earliest: Some(first),
        latest: Some(last),
        precision: if named { precision } else { Precision::Interval },
        approximate: reader.approximate,
        uncertain: reader.uncertain,
    })
}

/// The first and last month of a code from 21 to 41; the last lies in the next year if it is lower.
fn part_of_year(code: u8) -> Option<(u8, u8, Precision)> {
    let (first, length, precision) = match code {
        21 | 25 | 31 => (3, 3, Precision::Season),
        22 | 26 | 32 => (6, 3, Precision::Season),
        23 | 27 | 29 => (9, 3, Precision::Season),
        24 | 28 | 30 => (12, 3, Precision::Season),
        33..=36 => ((code - 33) * 3 + 1, 3, Precision::Quarter),
        37..=39 => ((code - 37) * 4 + 1, 4, Precision::Season),
        40 | 41 => ((code - 40) * 6 + 1, 6, Precision::Season),
        _ => return None,
    };
    Some((first, (first + length - 2) % 12 + 1, precision))
}

/// Whether this is `hh:mm:ss` (or `hh:mm`) with an optional `Z` or shift from UTC.
fn is_time(text: &[u8]) -> bool {
    let number = |digits: &[u8], below: u8| match digits {
        [a @ b'0'..=b'9', b @ b'0'..=b'9'] => (a - b'0') * 10 + b - b'0' < below,
        _ => false,
    };
    let shift = text.iter().position(|byte| matches!(byte, b'Z' | b'+' | b'-'));
    let (clock, shift) = text.split_at(shift.unwrap_or(text.len()));
    let clock_fits = match clock {
        [h @ .., b':', m1, m2, b':', s1, s2] => {
            number(h, 25) && number(&[*m1, *m2], 60) && number(&[*s1, *s2], 61)
        }
        [h @ .., b':', m1, m2] => number(h, 25) && number(&[*m1, *m2], 60),
        _ => false,
    };
    clock_fits
        && match shift {
            [] | [b'Z'] => true,
            [b'+' | b'-', h1, h2] => number(&[*h1, *h2], 25),
            [b'+' | b'-', h1, h2, b':', m @ ..] => number(&[*h1, *h2], 25) && number(m, 60),
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Earliest, latest and precision as text, with the marks.
    fn read(text: &str) -> Option<String> {
        let date = Edtf::parse(text)?;
        let day =
            |day: Option<Day>| day.map_or("..".to_owned(), |d| Civil::from_day(d).to_string());
        let marks = match (date.approximate, date.uncertain) {
            (true, true) => " %",
            (true, false) => " ~",
            (false, true) => " ?",
            (false, false) => "",
        };
        let (first, last) = (day(date.earliest), day(date.latest));
        Some(format!("{first} {last} {}{marks}", date.precision.as_str()))
    }

    #[test]
    fn values_of_the_specification() {
        for (value, meaning) in [
            // Level 0
            ("1985-04-12", "1985-04-12 1985-04-12 day"),
            ("1985-04", "1985-04-01 1985-04-30 month"),
            ("1985", "1985-01-01 1985-12-31 year"),
            ("1985-04-12T23:20:30", "1985-04-12 1985-04-12 day"),
            ("1985-04-12T23:20:30Z", "1985-04-12 1985-04-12 day"),
            ("1985-04-12T23:20:30-04", "1985-04-12 1985-04-12 day"),
            ("1985-04-12T23:20:30+04:30", "1985-04-12 1985-04-12 day"),
            ("1964/2008", "1964-01-01 2008-12-31 interval"),
            ("2004-06/2006-08", "2004-06-01 2006-08-31 interval"),
            ("2004-02-01/2005-02-08", "2004-02-01 2005-02-08 interval"),
            ("2004-02-01/2005-02", "2004-02-01 2005-02-28 interval"),
            ("2005/2006-02", "2005-01-01 2006-02-28 interval"),
            // Level 1
            ("2001-21", "2001-03-01 2001-05-31 season"),
            ("2001-22", "2001-06-01 2001-08-31 season"),
            ("2001-23", "2001-09-01 2001-11-30 season"),
            ("2003-24", "2003-12-01 2004-02-29 season"),
            ("1984?", "1984-01-01 1984-12-31 year ?"),
            ("2004-06~", "2004-06-01 2004-06-30 month ~"),
            ("2004-06-11%", "2004-06-11 2004-06-11 day %"),
            ("201X", "2010-01-01 2019-12-31 decade"),
            ("20XX", "2000-01-01 2099-12-31 century"),
            ("2004-XX", "2004-01-01 2004-12-31 year"),
            ("1985-04-XX", "1985-04-01 1985-04-30 month"),
            ("1985-XX-XX", "1985-01-01 1985-12-31 year"),
            ("1985-04-12/..", "1985-04-12 .. interval"),
            ("1985-04/..", "1985-04-01 .. interval"),
            ("1985/..", "1985-01-01 .. interval"),
            ("../1985-04-12", ".. 1985-04-12 interval"),
            ("../1985", ".. 1985-12-31 interval"),
            ("1985-04-12/", "1985-04-12 .. interval"),
            ("/1985-04", ".. 1985-04-30 interval"),
            ("1984~/2004-06", "1984-01-01 2004-06-30 interval ~"),
            ("1984-06?/2004-08?", "1984-06-01 2004-08-31 interval ?"),
            ("-1985", "-1985-01-01 -1985-12-31 year"),
            // Level 2
            ("2001-34", "2001-04-01 2001-06-30 quarter"),
            ("2001-36", "2001-10-01 2001-12-31 quarter"),
            ("2001-38", "2001-05-01 2001-08-31 season"),
            ("2001-41", "2001-07-01 2001-12-31 season"),
            ("2001-30", "2001-12-01 2002-02-28 season"),
            ("2004-06-~11", "2004-06-11 2004-06-11 day ~"),
            ("2004?-06-11", "2004-06-11 2004-06-11 day ?"),
            ("?2004-06-~11", "2004-06-11 2004-06-11 day %"),
            ("156X-12-25", "1560-12-25 1569-12-25 interval"),
            ("15XX-12-XX", "1500-12-01 1599-12-31 interval"),
            ("-198X", "-1989-01-01 -1980-12-31 decade"),
        ] {
            assert_eq!(read(value).as_deref(), Some(meaning), "{value}");
        }
    }

    #[test]
    fn what_is_no_date_or_refused() {
        for value in [
            "",
            "/",
            "../..",
            "..",
            "?",
            "12",
            "198",
            "19855",
            "1985-4",
            "1985-13",
            "1985-00",
            "1985-02-29",
            "1985-04-31",
            "1985-04-12T",
            "1985-04-12T25:99",
            "1985-04T12:00",
            "Y170000002",
            "Y-17E7",
            "1950S2",
            "1985-42",
            "1985-20",
            "X985",
            "1X85",
            "XXXX-12-25",
            "-0000",
            "2008/1964",
            "1985/1986/1987",
            "[1667, 1668]",
            "{1960..1961}",
            " 1985",
            "1985-04-12 ",
            "1985--12",
            "١٩٨٥",
            "1985-۰4",
            "99XX-24-X",
        ] {
            assert_eq!(read(value), None, "{value:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC*") {
            let _ = Edtf::parse(&text);
        }

        #[test]
        fn near_misses_too(text in "[-0-9X?~%/.TZ:+]{0,24}") {
            if let Some(Edtf { earliest: Some(first), latest: Some(last), .. }) = Edtf::parse(&text) {
                prop_assert!(first <= last);
            }
        }

        #[test]
        fn a_written_day_is_read_back(year in -9999i32..=9999, month in 1u8..=12, day in 1u8..=28) {
            let written = Civil::new(year, month, day).unwrap();
            let read = Edtf::parse(&written.to_string()).unwrap();
            prop_assert_eq!(read.earliest, Some(written.day_number()));
            prop_assert_eq!(read.latest, Some(written.day_number()));
            prop_assert_eq!(read.precision, Precision::Day);
        }
    }
}
