//! Civil (proleptic Gregorian) days.
//!
//! The conversions are Howard Hinnant's `days_from_civil` and `civil_from_days`
//! (<https://howardhinnant.github.io/date_algorithms.html>); weeks are those of ISO 8601.

use std::fmt;

/// Days since 1970-01-01, which is day 0; negative before it.
pub type Day = i32;

/// A year, a month from 1 to 12 and a day of the month from 1.
///
/// Written with [`Display`](fmt::Display) as ISO 8601 and EDTF do: `2024-09-16`, `-0043-03-15`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Civil {
    /// Astronomical year: 0 is 1 BC. From −9999 to 9999.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Civil {
    /// A civil date, if there is such a day.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Civil> {
        let valid = (-9999..=9999).contains(&year)
            && (1..=12).contains(&month)
            && day >= 1
            && day <= days_in_month(year, month);
        valid.then_some(Civil { year, month, day })
    }

    /// The date of a day number.
    pub fn from_day(day: Day) -> Civil {
        let z = i64::from(day) + 719_468;
        let era = z.div_euclid(146_097);
        let day_of_era = z.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = (day_of_year - (153 * shifted_month + 2) / 5 + 1) as u8;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 } as u8;
        let year = (year_of_era + era * 400) as i32 + i32::from(month <= 2);
        Civil { year, month, day }
    }

    /// The day number of this date.
    pub fn day_number(self) -> Day {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let shifted_month = (i64::from(self.month) + 9) % 12;
        let day_of_year = (153 * shifted_month + 2) / 5 + i64::from(self.day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        (era * 146_097 + day_of_era - 719_468) as Day
    }

    /// The same day of the month some months later (earlier if negative); the last day of that
    /// month where it is shorter. None outside the years −9999 to 9999.
    pub fn add_months(self, months: i32) -> Option<Civil> {
        let count = i64::from(self.year) * 12 + i64::from(self.month) - 1 + i64::from(months);
        let year = i32::try_from(count.div_euclid(12)).ok()?;
        let month = count.rem_euclid(12) as u8 + 1;
        Civil::new(year, month, self.day.min(days_in_month(year, month)))
    }
}

impl fmt::Display for Civil {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Every hit has dates and every bar one: the machinery that writes numbers would take longer
        // than all else that a bar needs.
        if self.year < 0 {
            f.write_str("-")?;
        }
        let mut letters = *b"0000-00-00";
        let (mut left, mut before) = (u32::from(self.day), u32::from(self.month));
        for letter in letters.iter_mut().rev() {
            if *letter == b'-' {
                (left, before) = (before, self.year.unsigned_abs());
            } else {
                *letter += (left % 10) as u8;
                left /= 10;
            }
        }
        if left > 0 {
            write!(f, "{left}")?;
        }
        f.write_str(std::str::from_utf8(&letters).unwrap_or_default())
    }
}

/// Whether a year has a 29 February.
pub fn is_leap_year(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// The number of days of a month (1 to 12); 30 for a month outside that range.
pub fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        2 if is_leap_year(year) => 29,
        2 => 28,
        _ => 30,
    }
}

/// The first and last day from the start of one month to the end of another, which may lie in a
/// later year. None if a month or year does not exist or the end comes first.
pub fn months(first: (i32, u8), last: (i32, u8)) -> Option<(Day, Day)> {
    let start = Civil::new(first.0, first.1, 1)?;
    let end = Civil::new(last.0, last.1, days_in_month(last.0, last.1))?;
    (start <= end).then(|| (start.day_number(), end.day_number()))
}

/// The day of the week, 0 for Monday to 6 for Sunday.
pub fn weekday(day: Day) -> u8 {
    (i64::from(day) + 3).rem_euclid(7) as u8
}

/// The Monday of the week that a day lies in.
pub fn week_start(day: Day) -> Day {
    day.saturating_sub(Day::from(weekday(day)))
}

/// ISO 8601 week of a day: the year it is counted in and its number from 1 to 53.
pub fn iso_week(day: Day) -> (i32, u8) {
    // A week belongs to the year of its Thursday.
    let thursday = week_start(day).saturating_add(3);
    let year = Civil::from_day(thursday).year;
    let new_year = Civil { year, month: 1, day: 1 }.day_number();
    // In the first year that day numbers reach, 1 January itself may lie below their range; the
    // difference is right all the same.
    (year, (thursday.wrapping_sub(new_year) / 7 + 1) as u8)
}

/// The Monday of an ISO 8601 week, if that year has it.
pub fn iso_week_start(year: i32, week: u8) -> Option<Day> {
    // 4 January is always in week 1.
    let first = week_start(Civil::new(year, 1, 4)?.day_number());
    let monday = first + 7 * (Day::from(week) - 1);
    (iso_week(monday) == (year, week)).then_some(monday)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_days() {
        assert_eq!(Civil::new(1970, 1, 1).unwrap().day_number(), 0);
        assert_eq!(Civil::new(2000, 3, 1).unwrap().day_number(), 11_017);
        assert_eq!(weekday(0), 3, "1970-01-01 was a Thursday");
    }

    #[test]
    fn every_day_of_twenty_millennia_round_trips() {
        let first = Civil::new(-9999, 1, 1).unwrap().day_number();
        let last = Civil::new(9999, 12, 31).unwrap().day_number();
        for day in first..=last {
            assert_eq!(Civil::from_day(day).day_number(), day);
        }
    }

    #[test]
    fn written_with_four_digits_and_a_sign() {
        let written = |year, month, day| Civil::new(year, month, day).unwrap().to_string();
        assert_eq!(written(2024, 9, 16), "2024-09-16");
        assert_eq!(written(800, 12, 25), "0800-12-25");
        assert_eq!(written(-43, 3, 15), "-0043-03-15");
    }

    #[test]
    fn months_keep_the_day_where_they_can() {
        let add = |year, month, day, n| {
            Civil::new(year, month, day).unwrap().add_months(n).map(|date| date.to_string())
        };
        assert_eq!(add(2024, 1, 31, 1).as_deref(), Some("2024-02-29"));
        assert_eq!(add(2024, 3, 15, -3).as_deref(), Some("2023-12-15"));
        assert_eq!(add(9999, 12, 1, 1), None);
        assert_eq!(add(2000, 1, 1, i32::MIN), None);
    }

    #[test]
    fn no_panic_at_the_ends_of_the_number_line() {
        for day in [Day::MIN, Day::MIN + 1, Day::MAX - 1, Day::MAX] {
            let _ = (Civil::from_day(day).to_string(), week_start(day), iso_week(day));
        }
        assert_eq!(iso_week_start(2021, 53), None);
        assert_eq!(iso_week_start(2020, 53).map(iso_week), Some((2020, 53)));
        assert_eq!(iso_week_start(2020, 0), None);
    }

    fn any_day() -> impl Strategy<Value = Day> {
        let first = Civil::new(-9999, 1, 8).unwrap().day_number();
        let last = Civil::new(9999, 12, 24).unwrap().day_number();
        first..=last
    }

    proptest! {
        #[test]
        fn agrees_with_jiff(day in any_day(), months in -500i32..500) {
            let ours = Civil::from_day(day);
            let theirs = jiff::civil::date(1970, 1, 1)
                .checked_add(jiff::Span::new().days(day))
                .unwrap();
            prop_assert_eq!(ours.year, i32::from(theirs.year()));
            prop_assert_eq!(ours.month as i8, theirs.month());
            prop_assert_eq!(ours.day as i8, theirs.day());
            prop_assert_eq!(weekday(day) as i8, theirs.weekday().to_monday_zero_offset());
            prop_assert_eq!(days_in_month(ours.year, ours.month) as i8, theirs.days_in_month());
            let week = theirs.iso_week_date();
            prop_assert_eq!(iso_week(day), (i32::from(week.year()), week.week() as u8));
            let moved = theirs.checked_add(jiff::Span::new().months(months)).ok();
            let ours_moved = ours.add_months(months).map(|c| (c.year, c.month as i8, c.day as i8));
            prop_assert_eq!(ours_moved, moved.map(|d| (i32::from(d.year()), d.month(), d.day())));
        }
    }
}
