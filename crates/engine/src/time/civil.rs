//! Civil (proleptic Gregorian) days.
//!
//! The conversions are Howard Hinnant's `days_from_civil` and `civil_from_days`
//! (<https://howardhinnant.github.io/date_algorithms.html>).

/// Days since 1970-01-01, which is day 0; negative before it.
pub type Day = i32;

/// A year, a month from 1 to 12 and a day of the month from 1.
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

/// The day of the week, 0 for Monday to 6 for Sunday.
pub fn weekday(day: Day) -> u8 {
    (i64::from(day) + 3).rem_euclid(7) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
