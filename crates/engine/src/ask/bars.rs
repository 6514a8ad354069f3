//! The bars of a histogram: how long they are, where they begin, what they are called.

use serde::Serialize;

use crate::time::civil::week_start;
use crate::time::{Civil, Day};

/// The length of a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// A day.
    Day,
    /// Monday to Sunday.
    Week,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years, from a year that ends in 00.
    Century,
}

impl Unit {
    /// Its name in answers.
    pub fn as_str(self) -> &'static str {
        match self {
            Unit::Day => "day",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Quarter => "quarter",
            Unit::Year => "year",
            Unit::Decade => "decade",
            Unit::Century => "century",
        }
    }
}

/// The finest unit of which at most `most` bars cover the days, with the first day of each bar and
/// the first day after them.
pub(super) fn bars(from: Day, to: Day, most: usize) -> (Unit, Vec<Day>) {
    use Unit::{Century, Day as Days, Decade, Month, Quarter, Week, Year};
    for unit in [Days, Week, Month, Quarter, Year, Decade, Century] {
        let mut starts = vec![floor(unit, from)];
        while let Some(&last) = starts.last() {
            if last > to {
                return (unit, starts);
            }
            if starts.len() > most && unit != Century {
                break;
            }
            starts.push(next(unit, last));
        }
    }
    (Century, Vec::new())
}

fn floor(unit: Unit, day: Day) -> Day {
    let Civil { year, month, .. } = Civil::from_day(day);
    match unit {
        Unit::Day => day,
        Unit::Week => week_start(day),
        Unit::Month => first_of(year, month),
        Unit::Quarter => first_of(year, (month - 1) / 3 * 3 + 1),
        Unit::Year => first_of(year, 1),
        Unit::Decade => first_of(year.div_euclid(10) * 10, 1),
        Unit::Century => first_of(year.div_euclid(100) * 100, 1),
    }
}

fn next(unit: Unit, start: Day) -> Day {
    let Civil { year, month, .. } = Civil::from_day(start);
    let months_on = |months: u8| match month + months {
        later if later > 12 => first_of(year + 1, later - 12),
        later => first_of(year, later),
    };
    match unit {
        Unit::Day => start + 1,
        Unit::Week => start + 7,
        Unit::Month => months_on(1),
        Unit::Quarter => months_on(3),
        Unit::Year => first_of(year + 1, 1),
        Unit::Decade => first_of(year + 10, 1),
        Unit::Century => first_of(year + 100, 1),
    }
}

fn first_of(year: i32, month: u8) -> Day {
    Civil { year, month, day: 1 }.day_number()
}

pub(super) fn label(unit: Unit, start: Day) -> String {
    let civil = Civil::from_day(start);
    let year = civil.year;
    match unit {
        Unit::Day | Unit::Week => civil.to_string(),
        Unit::Month => format!("{year:04}-{:02}", civil.month),
        // EDTF level 2: 33 to 36 are the quarters of a year.
        Unit::Quarter => format!("{year:04}-{}", 33 + (civil.month - 1) / 3),
        Unit::Year => format!("{year:04}"),
        Unit::Decade => format!("{:03}X", year.div_euclid(10)),
        Unit::Century => format!("{:02}XX", year.div_euclid(100)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u8, day: u8) -> Day {
        Civil::new(year, month, day).unwrap().day_number()
    }

    #[test]
    fn the_unit_follows_the_span() {
        let unit = |from, to, most| bars(from, to, most).0;
        assert_eq!(unit(day(2021, 3, 1), day(2021, 3, 31), 31), Unit::Day);
        assert_eq!(unit(day(2021, 3, 1), day(2021, 4, 1), 31), Unit::Week);
        assert_eq!(unit(day(1950, 1, 1), day(2025, 12, 31), 60), Unit::Decade);
        assert_eq!(unit(day(-9999, 1, 1), day(9999, 12, 31), 60), Unit::Century);
    }

    #[test]
    fn bars_cover_every_day_once() {
        let (from, to) = (day(2019, 12, 30), day(2021, 1, 5));
        for most in [1000, 60, 14, 6, 3, 2, 1] {
            let (_, starts) = bars(from, to, most);
            assert!(starts.is_sorted() && starts[0] <= from && starts[starts.len() - 1] > to);
        }
        assert_eq!(label(Unit::Quarter, day(2021, 4, 1)), "2021-34");
        assert_eq!(label(Unit::Decade, day(1950, 1, 1)), "195X");
    }
}
