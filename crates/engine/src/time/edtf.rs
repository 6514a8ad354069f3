//! EDTF: dates as precise as they were said.

use super::{Civil, Day};

/// How precise a date is, from the coarsest to the finest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// A hundred years.
    Century,
    /// Ten years.
    Decade,
    /// One year.
    Year,
    /// A season or half of a year.
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

/// A parsed EDTF value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edtf {
    /// First day it may mean; none when open or unknown.
    pub earliest: Option<Day>,
    /// Last day it may mean; none when open or unknown.
    pub latest: Option<Day>,
    /// How precise it is.
    pub precision: Precision,
    /// `~` or `%`.
    pub approximate: bool,
    /// `?` or `%`.
    pub uncertain: bool,
}

impl Edtf {
    /// Reads a value of EDTF level 0 or 1 (years, months, days).
    pub fn parse(text: &str) -> Option<Edtf> {
        let bare = text.trim_end_matches(['~', '?', '%']);
        let mark = &text[bare.len()..];
        let mut parts = bare.splitn(3, '-');
        let year: i32 = parts.next()?.parse().ok()?;
        let month = parts.next().map(str::parse::<u8>).transpose().ok()?;
        let day = parts.next().map(str::parse::<u8>).transpose().ok()?;
        let (precision, first, last) = match (month, day) {
            (Some(m), Some(d)) => (Precision::Day, Civil::new(year, m, d)?, Civil::new(year, m, d)?),
            (Some(m), None) => (
                Precision::Month,
                Civil::new(year, m, 1)?,
                Civil::new(year, m, super::civil::days_in_month(year, m))?,
            ),
            _ => (Precision::Year, Civil::new(year, 1, 1)?, Civil::new(year, 12, 31)?),
        };
        Some(Edtf {
            earliest: Some(first.day_number()),
            latest: Some(last.day_number()),
            precision,
            approximate: mark.contains(['~', '%']),
            uncertain: mark.contains(['?', '%']),
        })
    }
}
