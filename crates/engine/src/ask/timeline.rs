//! Histograms over time.
//!
//! A date that is as precise as the bars stands in one of them. A coarser one may mean any day of
//! its interval, so that its article is spread over the bars in proportion to the days they share
//! (aoristic analysis: Ratcliffe, *Aoristic analysis: the spatial interpretation of unspecific
//! temporal events*, 2000). On the clock of mentioned dates an article counts once for each bar at
//! most: the bars count articles.

use serde::{Deserialize, Serialize};

use super::Collection;
use super::answer::Dated;
use crate::Error;
use crate::request::{DEFAULT_BARS, MAX_LIMIT, Request};
use crate::time::{Civil, Day};

/// Days of the longest date that the axis is made to fit: 30 years. What is vaguer is drawn as far as
/// it reaches into the axis and counted beside it.
const LONG: Day = 30 * 366;

/// Which dates.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Clock {
    /// When articles were published.
    #[default]
    Published,
    /// What their text mentions.
    Mentioned,
}

/// What the histogram is to be like.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct TimelineOptions {
    /// Which dates.
    pub clock: Clock,
    /// Most bars, 1 to 1000; 60 if not given.
    pub bars: Option<usize>,
}

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

/// A histogram.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Timeline {
    /// Which dates.
    pub clock: Clock,
    /// Length of a bar.
    pub unit: Unit,
    /// What each bar is called, in EDTF.
    pub labels: Vec<String>,
    /// First day of each bar, and the first day after the last.
    pub starts: Vec<Day>,
    /// Articles with a date at least as precise as the bar.
    pub exact: Vec<u32>,
    /// Share of articles with coarser dates.
    pub broad: Vec<f64>,
    /// Mass of articles before the first bar.
    pub before: f64,
    /// Mass of articles after the last bar.
    pub after: f64,
    /// Articles without a date.
    pub undated: u32,
    /// Articles counted.
    pub total: u32,
    /// First and last day of the dates that the bars are drawn for, whatever the request.
    pub domain: Option<Domain>,
}

/// A stretch of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Domain {
    /// First day.
    pub from: Dated,
    /// Last day.
    pub to: Dated,
}

impl Collection {
    /// A histogram of the articles that fit a request, but for its period on the same clock.
    ///
    /// # Errors
    /// [`Error::is_pack`] when the pack turns out to be damaged.
    pub fn timeline(&self, request: &Request, options: TimelineOptions) -> Result<Timeline, Error> {
        let narrowed = self.narrowed(request)?;
        let set = match options.clock {
            Clock::Published => narrowed.for_published(),
            Clock::Mentioned => narrowed.for_mentioned(),
        };
        let most = options.bars.unwrap_or(DEFAULT_BARS).clamp(1, MAX_LIMIT);
        let dates = |document: usize| -> Vec<(Day, Day)> {
            match options.clock {
                Clock::Published => self.pack.published(document).into_iter().collect(),
                Clock::Mentioned => self.pack.mentioned(document).collect(),
            }
        };
        let all = || (0..self.pack.len()).flat_map(dates);
        // "The 21st century" must not stretch the axis to 2099 while all else is of three years.
        let domain =
            span(all().filter(|(first, last)| last - first <= LONG)).or_else(|| span(all()));
        let (unit, starts) = match domain {
            Some((from, to)) => bars(from, to, most),
            None => (Unit::Day, Vec::new()),
        };
        let count = starts.len().saturating_sub(1);
        let mut histogram = Histogram::new(&starts);
        let (mut exact, mut broad) = (vec![0; count], vec![0.0; count]);
        let (mut before, mut after) = (0.0, 0.0);
        let mut undated = 0;
        for document in set.iter() {
            let dates = dates(document);
            if dates.is_empty() {
                undated += 1;
            }
            let (earlier, later) = histogram.add(&dates, &mut exact, &mut broad);
            before += earlier;
            after += later;
        }
        Ok(Timeline {
            clock: options.clock,
            unit,
            labels: starts.iter().take(count).map(|&start| label(unit, start)).collect(),
            starts,
            exact,
            broad,
            before,
            after,
            undated,
            total: set.count() as u32,
            domain: domain.map(|(from, to)| Domain { from: Dated(from), to: Dated(to) }),
        })
    }
}

/// Counts one article after the other.
struct Histogram<'s> {
    starts: &'s [Day],
    /// What the article at hand has in each bar: whether it is there, and which share otherwise.
    article: Vec<(bool, f64)>,
}

impl<'s> Histogram<'s> {
    fn new(starts: &'s [Day]) -> Histogram<'s> {
        Histogram { starts, article: vec![(false, 0.0); starts.len().saturating_sub(1)] }
    }

    /// Counts an article; returns its mass before and after the bars.
    fn add(&mut self, dates: &[(Day, Day)], exact: &mut [u32], broad: &mut [f64]) -> (f64, f64) {
        let starts = self.starts;
        let (Some(&begin), Some(&end)) = (starts.first(), starts.last()) else { return (0.0, 0.0) };
        let bar_of = |day: Day| starts.partition_point(|&start| start <= day).saturating_sub(1);
        let (mut before, mut after) = (0f64, 0f64);
        let (mut low, mut high) = (self.article.len(), 0);
        for &(first, last) in dates {
            let days = f64::from(last) - f64::from(first) + 1.0;
            let share = |from: Day, to: Day| {
                ((f64::from(to.min(last)) - f64::from(from.max(first)) + 1.0) / days).max(0.0)
            };
            before += share(Day::MIN, begin - 1);
            after += share(end, Day::MAX);
            let (first, last) = (first.max(begin), last.min(end - 1));
            if first > last {
                continue;
            }
            let (from, to) = (bar_of(first), bar_of(last));
            (low, high) = (low.min(from), high.max(to));
            if from == to && share(first, last) >= 1.0 {
                self.article[from].0 = true;
                continue;
            }
            for bar in from..=to {
                self.article[bar].1 += share(starts[bar], starts[bar + 1] - 1);
            }
        }
        for bar in low..(high + 1).max(low) {
            let (here, share) = std::mem::take(&mut self.article[bar]);
            if here {
                exact[bar] += 1;
            } else {
                broad[bar] += share.min(1.0);
            }
        }
        (before.min(1.0), after.min(1.0))
    }
}

/// First and last day of some dates.
fn span(dates: impl Iterator<Item = (Day, Day)>) -> Option<(Day, Day)> {
    dates.fold(None, |span, (first, last)| {
        let (from, to) = span.unwrap_or((first, last));
        Some((first.min(from), last.max(to)))
    })
}

/// The finest unit of which at most `most` bars cover the days, with the first day of each bar and
/// the first day after them.
fn bars(from: Day, to: Day, most: usize) -> (Unit, Vec<Day>) {
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
        Unit::Week => day - Day::from(crate::time::civil::weekday(day)),
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

fn label(unit: Unit, start: Day) -> String {
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

    #[test]
    fn coarse_dates_are_spread_by_days() {
        let starts = [day(2020, 1, 1), day(2021, 1, 1), day(2022, 1, 1)];
        let mut histogram = Histogram::new(&starts);
        let (mut exact, mut broad) = (vec![0; 2], vec![0.0; 2]);
        histogram.add(&[(starts[0], starts[2] - 1)], &mut exact, &mut broad);
        assert_eq!(exact, [0, 0]);
        assert!((broad[0] - 366.0 / 731.0).abs() < 1e-12, "2020 was a leap year");
        assert!((broad.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        // What lies beyond the bars is told apart.
        let mut beyond = (vec![0; 2], vec![0.0; 2]);
        let (before, after) =
            histogram.add(&[(starts[0] - 366, starts[1] - 1)], &mut beyond.0, &mut beyond.1);
        assert_eq!((before, after, beyond.0, beyond.1), (0.5, 0.0, vec![0, 0], vec![0.5, 0.0]));
        // The same article twice in a bar is one article.
        histogram.add(
            &[(starts[1], starts[1]), (starts[1] + 9, starts[1] + 9)],
            &mut exact,
            &mut broad,
        );
        assert_eq!(exact, [0, 1]);
    }
}
