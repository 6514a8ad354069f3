//! Stretches of the calendar: what a date means, and how it is written as a value.

use dossier_engine::time::civil::{self, Civil, Day};

use super::lexicon::Unit;

/// What sort of stretch it is. Decides the notation of its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grain {
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    /// With its EDTF code, 21 to 24.
    Season(u8),
    Half,
    Year,
    Decade,
    Century,
    /// From one date to another.
    Span,
}

/// A stretch of days; both ends belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub first: Day,
    pub last: Day,
    pub grain: Grain,
}

impl Stretch {
    pub fn day(day: Day) -> Stretch {
        Stretch { first: day, last: day, grain: Grain::Day }
    }

    /// From the first month of one date to the last month of another.
    fn months(first: (i32, u8), last: (i32, u8), grain: Grain) -> Option<Stretch> {
        let (first, last) = civil::months(first, last)?;
        Some(Stretch { first, last, grain })
    }

    pub fn month(year: i32, month: u8) -> Option<Stretch> {
        Stretch::months((year, month), (year, month), Grain::Month)
    }

    pub fn quarter(year: i32, quarter: u8) -> Option<Stretch> {
        Stretch::months((year, quarter * 3 - 2), (year, quarter * 3), Grain::Quarter)
    }

    pub fn half(year: i32, half: u8) -> Option<Stretch> {
        Stretch::months((year, half * 6 - 5), (year, half * 6), Grain::Half)
    }

    /// A season by its EDTF code; winter starts in December of `year`.
    pub fn season(year: i32, code: u8) -> Option<Stretch> {
        let first = (code - 20) * 3;
        let last = if first == 12 { (year + 1, 2) } else { (year, first + 2) };
        Stretch::months((year, first), last, Grain::Season(code))
    }

    pub fn year(year: i32) -> Option<Stretch> {
        Stretch::months((year, 1), (year, 12), Grain::Year)
    }

    /// The ten years from a year on.
    pub fn decade(first: i32) -> Option<Stretch> {
        Stretch::months((first, 1), (first + 9, 12), Grain::Decade)
    }

    /// The hundred years from a year on: the 21st century is counted from 2000 as newspapers do.
    pub fn century(first: i32) -> Option<Stretch> {
        Stretch::months((first, 1), (first + 99, 12), Grain::Century)
    }

    /// The week from Monday to Sunday that a day lies in.
    pub fn week(day: Day) -> Stretch {
        let monday = civil::week_start(day);
        Stretch { first: monday, last: monday + 6, grain: Grain::Week }
    }

    /// Saturday and Sunday of the week that a day lies in.
    pub fn weekend(day: Day) -> Stretch {
        let monday = civil::week_start(day);
        Stretch { first: monday + 5, last: monday + 6, grain: Grain::Weekend }
    }

    /// From the start of one stretch to the end of another, if that is not before it.
    pub fn span(from: Stretch, to: Stretch) -> Option<Stretch> {
        (from.first <= to.last).then_some(Stretch {
            first: from.first,
            last: to.last,
            grain: Grain::Span,
        })
    }

    /// The unit of the calendar that a day lies in.
    pub fn around(day: Day, unit: Unit) -> Option<Stretch> {
        let date = Civil::from_day(day);
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Some(Stretch::day(day)),
            Unit::Weekend => Some(Stretch::weekend(day)),
            Unit::Week => Some(Stretch::week(day)),
            Unit::Fortnight => {
                let week = Stretch::week(day);
                Some(Stretch { last: week.last + 7, grain: Grain::Span, ..week })
            }
            Unit::Month => Stretch::month(date.year, date.month),
            Unit::Quarter => Stretch::quarter(date.year, (date.month - 1) / 3 + 1),
            Unit::Half => Stretch::half(date.year, (date.month - 1) / 6 + 1),
            Unit::Year => Stretch::year(date.year),
            Unit::Decade => Stretch::decade(date.year.div_euclid(10) * 10),
            Unit::Century => Stretch::century(date.year.div_euclid(100) * 100),
        }
    }

    /// The unit of the calendar that is `by` units away from the one that a day lies in.
    pub fn away(day: Day, unit: Unit, by: i32) -> Option<Stretch> {
        Stretch::around(moved(day, unit, by)?, unit)
    }

    /// The value: EDTF where it has a notation, TIMEX3 for weeks and weekends.
    pub fn value(self) -> String {
        let (first, last) = (Civil::from_day(self.first), Civil::from_day(self.last));
        let year = first.year;
        match self.grain {
            Grain::Day => first.to_string(),
            Grain::Week | Grain::Weekend => {
                let (year, week) = civil::iso_week(self.first);
                let tail = if self.grain == Grain::Weekend { "-WE" } else { "" };
                format!("{year:04}-W{week:02}{tail}")
            }
            Grain::Month => format!("{year:04}-{:02}", first.month),
            Grain::Quarter => format!("{year:04}-{}", 33 + (first.month - 1) / 3),
            Grain::Season(code) => format!("{year:04}-{code}"),
            Grain::Half => format!("{year:04}-{}", 40 + (first.month - 1) / 6),
            Grain::Year => format!("{year:04}"),
            Grain::Decade if year >= 0 => format!("{:03}X", year / 10),
            Grain::Century if year >= 0 => format!("{:02}XX", year / 100),
            _ => format!("{}/{}", short(first, false), short(last, true)),
        }
    }
}

/// One end of an interval: a whole year or month where it starts (or ends) with one.
fn short(date: Civil, end: bool) -> String {
    let whole_month =
        if end { date.day == civil::days_in_month(date.year, date.month) } else { date.day == 1 };
    let whole_year = whole_month && date.month == if end { 12 } else { 1 };
    let text = date.to_string();
    let cut = text.len()
        - if whole_year {
            6
        } else if whole_month {
            3
        } else {
            0
        };
    text[..cut].to_owned()
}

/// A day some units away.
pub(super) fn moved(day: Day, unit: Unit, by: i32) -> Option<Day> {
    let months = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return Some(day),
        Unit::Day => return day.checked_add(by),
        Unit::Week | Unit::Weekend => return day.checked_add(by.checked_mul(7)?),
        Unit::Fortnight => return day.checked_add(by.checked_mul(14)?),
        Unit::Month => 1,
        Unit::Quarter => 3,
        Unit::Half => 6,
        Unit::Year => 12,
        Unit::Decade => 120,
        Unit::Century => 1200,
    };
    let moved = Civil::from_day(day).add_months(by.checked_mul(months)?)?;
    Some(moved.day_number())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i32, month: u8, day: u8) -> Day {
        Civil::new(year, month, day).unwrap().day_number()
    }

    #[test]
    fn values() {
        let day = on(2009, 4, 1);
        for (unit, value) in [
            (Unit::Day, "2009-04-01"),
            (Unit::Week, "2009-W14"),
            (Unit::Weekend, "2009-W14-WE"),
            (Unit::Month, "2009-04"),
            (Unit::Quarter, "2009-34"),
            (Unit::Half, "2009-40"),
            (Unit::Year, "2009"),
            (Unit::Decade, "200X"),
            (Unit::Century, "20XX"),
        ] {
            assert_eq!(Stretch::around(day, unit).unwrap().value(), value);
        }
        let span = |a: Stretch, b: Stretch| Stretch::span(a, b).unwrap().value();
        let (year, month) = (Stretch::year(2002).unwrap(), Stretch::month(2008, 2).unwrap());
        assert_eq!(span(year, month), "2002/2008-02");
        assert_eq!(
            span(Stretch::day(on(2020, 12, 10)), Stretch::day(on(2020, 12, 21))),
            "2020-12-10/2020-12-21"
        );
    }

    #[test]
    fn moves() {
        assert_eq!(Stretch::away(on(2010, 1, 28), Unit::Quarter, -1).unwrap().value(), "2009-36");
        assert_eq!(Stretch::away(on(2008, 3, 31), Unit::Month, -1).unwrap().value(), "2008-02");
        assert_eq!(Stretch::season(2003, 24).unwrap().last, on(2004, 2, 29));
        assert_eq!(moved(on(2000, 1, 1), Unit::Century, 1_000_000), None);
    }
}
