//! Parts of a year: what a date says when its year is left out or said elsewhere.

use dossier_engine::time::civil::{self, Civil, Day};

use super::stretch::Stretch;

/// Which day, week or weekend is counted within a month or year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nth {
    Day,
    /// 0 for Monday to 6.
    Weekday(u8),
    Week,
    Weekend,
    Month,
}

/// A date within a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it.
    Year,
    Half(u8),
    Quarter(u8),
    /// EDTF code.
    Season(u8),
    Month(u8),
    /// Month and day.
    Day(u8, u8),
    /// ISO week.
    Week(u8),
    /// The first, second … of a month, or of the year where the month is 0; −1 is the last.
    Nth(u8, i8, Nth),
    /// A holiday of [`HOLIDAYS`].
    Holiday(Holiday),
    /// The weekend at or before which the holiday falls.
    HolidayWeekend(Holiday),
}

/// When a holiday is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holiday {
    /// Month and day.
    Fixed(u8, u8),
    /// Month, which (−1: last), weekday, and days after that.
    Nth(u8, i8, u8, i8),
    /// Days after Easter Sunday.
    Easter(i8),
}

impl Holiday {
    fn day(self, year: i32) -> Option<Day> {
        match self {
            Holiday::Fixed(month, day) => Civil::new(year, month, day).map(Civil::day_number),
            Holiday::Nth(month, nth, weekday, after) => {
                let (first, last) = civil::months((year, month), (year, month))?;
                Some(nth_weekday(first, last, nth, weekday)? + Day::from(after))
            }
            Holiday::Easter(after) => Some(easter(year)?.day_number() + Day::from(after)),
        }
    }
}

/// Easter Sunday of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher
/// (Meeus, *Astronomical Algorithms*, 1991, chapter 8).
fn easter(year: i32) -> Option<Civil> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19).rem_euclid(32);
    Civil::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// The nth (−1: last) such weekday in a stretch of days.
pub(super) fn nth_weekday(first: Day, last: Day, nth: i8, weekday: u8) -> Option<Day> {
    let day = if nth < 0 {
        last - (Day::from(civil::weekday(last)) - Day::from(weekday)).rem_euclid(7)
    } else {
        let ahead = (Day::from(weekday) - Day::from(civil::weekday(first))).rem_euclid(7);
        first + ahead + 7 * (Day::from(nth) - 1)
    };
    (first <= day && day <= last).then_some(day)
}

/// The nth (−1: last) day, week or weekend of a stretch of days. A week belongs where its Thursday
/// lies, as in ISO 8601.
pub(super) fn nth_in(first: Day, last: Day, nth: i8, what: Nth) -> Option<Stretch> {
    match what {
        Nth::Day => {
            let day = if nth < 0 { last } else { first + Day::from(nth) - 1 };
            (first <= day && day <= last).then_some(Stretch::day(day))
        }
        Nth::Weekday(weekday) => nth_weekday(first, last, nth, weekday).map(Stretch::day),
        Nth::Week => nth_weekday(first, last, nth, 3).map(Stretch::week),
        Nth::Weekend => nth_weekday(first, last, nth, 5).map(Stretch::weekend),
        Nth::Month => {
            let start = Civil::from_day(first);
            let end = Civil::from_day(last);
            let months =
                (end.year - start.year) * 12 + i32::from(end.month) - i32::from(start.month);
            let ahead = if nth < 0 { months } else { i32::from(nth) - 1 };
            let month = Civil { day: 1, ..start }.add_months(ahead)?;
            (ahead <= months).then(|| Stretch::month(month.year, month.month)).flatten()
        }
    }
}

impl Part {
    /// This part of a given year; none if that year has no such day.
    pub fn of_year(self, year: i32) -> Option<Stretch> {
        match self {
            Part::Year => Stretch::year(year),
            Part::Half(half) => Stretch::half(year, half),
            Part::Quarter(quarter) => Stretch::quarter(year, quarter),
            Part::Season(code) => Stretch::season(year, code),
            Part::Month(month) => Stretch::month(year, month),
            Part::Day(month, day) => {
                Civil::new(year, month, day).map(|date| Stretch::day(date.day_number()))
            }
            Part::Week(week) => civil::iso_week_start(year, week).map(Stretch::week),
            Part::Nth(month, nth, what) => {
                let (from, to) = if month == 0 { (1, 12) } else { (month, month) };
                let (first, last) = civil::months((year, from), (year, to))?;
                nth_in(first, last, nth, what)
            }
            Part::Holiday(holiday) => holiday.day(year).map(Stretch::day),
            Part::HolidayWeekend(holiday) => {
                // A Monday belongs to the weekend before it.
                let day = holiday.day(year)?;
                Some(Stretch::weekend(if civil::weekday(day) == 0 { day - 1 } else { day }))
            }
        }
    }

    /// Whether it is one day.
    pub fn is_day(self) -> bool {
        matches!(
            self,
            Part::Day(..) | Part::Nth(_, _, Nth::Day | Nth::Weekday(_)) | Part::Holiday(_)
        )
    }

    /// The value of a part whose year is not known.
    pub fn value(self) -> String {
        match self {
            Part::Month(month) => format!("XXXX-{month:02}"),
            Part::Day(month, day) | Part::Holiday(Holiday::Fixed(month, day)) => {
                format!("XXXX-{month:02}-{day:02}")
            }
            Part::Season(code) => format!("XXXX-{code}"),
            Part::Quarter(quarter) => format!("XXXX-{}", quarter + 32),
            Part::Half(half) => format!("XXXX-{}", half + 39),
            Part::Week(week) => format!("XXXX-W{week:02}"),
            _ => "XXXX-XX-XX".to_owned(),
        }
    }
}

/// Names of holidays, in lower case without apostrophes, longest first where one starts another.
pub(super) const HOLIDAYS: &[(&[&str], Holiday)] = &[
    (&["christmas", "eve"], Holiday::Fixed(12, 24)),
    (&["christmas", "day"], Holiday::Fixed(12, 25)),
    (&["christmas"], Holiday::Fixed(12, 25)),
    (&["xmas"], Holiday::Fixed(12, 25)),
    (&["boxing", "day"], Holiday::Fixed(12, 26)),
    (&["new", "year", "s", "eve"], Holiday::Fixed(12, 31)),
    (&["new", "years", "eve"], Holiday::Fixed(12, 31)),
    (&["new", "year", "eve"], Holiday::Fixed(12, 31)),
    (&["new", "year", "s", "day"], Holiday::Fixed(1, 1)),
    (&["new", "years", "day"], Holiday::Fixed(1, 1)),
    (&["new", "year", "day"], Holiday::Fixed(1, 1)),
    (&["thanksgiving", "day"], Holiday::Nth(11, 4, 3, 0)),
    (&["thanksgiving"], Holiday::Nth(11, 4, 3, 0)),
    (&["black", "friday"], Holiday::Nth(11, 4, 3, 1)),
    (&["ash", "wednesday"], Holiday::Easter(-46)),
    (&["palm", "sunday"], Holiday::Easter(-7)),
    (&["good", "friday"], Holiday::Easter(-2)),
    (&["easter", "monday"], Holiday::Easter(1)),
    (&["easter", "mon"], Holiday::Easter(1)),
    (&["easter", "sunday"], Holiday::Easter(0)),
    (&["easter", "sun"], Holiday::Easter(0)),
    (&["easter"], Holiday::Easter(0)),
    (&["halloween"], Holiday::Fixed(10, 31)),
    (&["labor", "day"], Holiday::Nth(9, 1, 0, 0)),
    (&["memorial", "day"], Holiday::Nth(5, -1, 0, 0)),
    (&["veterans", "day"], Holiday::Fixed(11, 11)),
    (&["armistice", "day"], Holiday::Fixed(11, 11)),
    (&["bastille", "day"], Holiday::Fixed(7, 14)),
    (&["columbus", "day"], Holiday::Nth(10, 2, 0, 0)),
    (&["earth", "day"], Holiday::Fixed(4, 22)),
    (&["valentine", "s", "day"], Holiday::Fixed(2, 14)),
    (&["valentine", "day"], Holiday::Fixed(2, 14)),
    (&["valentines", "day"], Holiday::Fixed(2, 14)),
    (&["mlk", "day"], Holiday::Nth(1, 3, 0, 0)),
    (&["martin", "luther", "king", "day"], Holiday::Nth(1, 3, 0, 0)),
    (&["martin", "luther", "king", "s", "day"], Holiday::Nth(1, 3, 0, 0)),
    (&["martin", "luther", "king", "jr", "day"], Holiday::Nth(1, 3, 0, 0)),
    (&["st", "patrick", "s", "day"], Holiday::Fixed(3, 17)),
    (&["saint", "patrick", "s", "day"], Holiday::Fixed(3, 17)),
    (&["international", "women", "s", "day"], Holiday::Fixed(3, 8)),
    (&["international", "workers", "day"], Holiday::Fixed(5, 1)),
    (&["workers", "day"], Holiday::Fixed(5, 1)),
    (&["labour", "day"], Holiday::Fixed(5, 1)),
    (&["may", "day"], Holiday::Fixed(5, 1)),
    (&["father", "s", "day"], Holiday::Nth(6, 3, 6, 0)),
    (&["fathers", "day"], Holiday::Nth(6, 3, 6, 0)),
    (&["mother", "s", "day"], Holiday::Nth(5, 2, 6, 0)),
    (&["mothers", "day"], Holiday::Nth(5, 2, 6, 0)),
    (&["president", "s", "day"], Holiday::Nth(2, 3, 0, 0)),
    (&["presidents", "day"], Holiday::Nth(2, 3, 0, 0)),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn value(part: Part, year: i32) -> Option<String> {
        part.of_year(year).map(Stretch::value)
    }

    #[test]
    fn easter_sundays() {
        // From the tables of the United States Naval Observatory.
        for (year, month, day) in [
            (1961, 4, 2),
            (1991, 3, 31),
            (2000, 4, 23),
            (2008, 3, 23),
            (2019, 4, 21),
            (2024, 3, 31),
            (2038, 4, 25),
        ] {
            assert_eq!(easter(year), Civil::new(year, month, day));
        }
    }

    #[test]
    fn holidays_that_move() {
        let day = |holiday, year| value(Part::Holiday(holiday), year).unwrap();
        assert_eq!(day(Holiday::Nth(11, 4, 3, 0), 2012), "2012-11-22");
        assert_eq!(day(Holiday::Nth(11, 4, 3, 1), 2013), "2013-11-29");
        assert_eq!(day(Holiday::Nth(5, -1, 0, 0), 2021), "2021-05-31");
        assert_eq!(day(Holiday::Easter(1), 2017), "2017-04-17");
    }

    #[test]
    fn parts_of_years() {
        assert_eq!(value(Part::Day(2, 29), 2023), None);
        assert_eq!(value(Part::Nth(3, -1, Nth::Weekday(6)), 2014).as_deref(), Some("2014-03-30"));
        assert_eq!(value(Part::Nth(0, 1, Nth::Week), 2015).as_deref(), Some("2015-W01"));
        assert_eq!(value(Part::Nth(3, -1, Nth::Week), 2009).as_deref(), Some("2009-W13"));
        assert_eq!(value(Part::Nth(2, 5, Nth::Weekday(0)), 2021), None);
        assert_eq!(value(Part::Nth(0, 9, Nth::Month), 2022).as_deref(), Some("2022-09"));
        assert_eq!(value(Part::Nth(0, 13, Nth::Month), 2022), None);
    }
}
