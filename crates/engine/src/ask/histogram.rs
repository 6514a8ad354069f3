//! Counting articles in bars.
//!
//! Where each date of the collection lies on the axis is worked out once. A count then goes over the
//! dates of the articles in question and touches, for each, its bar or the two ends of its interval:
//! what lies between is added up at the end (a difference array).

use super::bars::{Unit, bars};
use crate::time::Day;

/// Days of the longest date that the axis is made to fit: 30 years. What is vaguer is drawn as far as
/// it reaches into the axis and counted beside it.
const LONG: Day = 30 * 366;

/// What an axis is made for: most bars, and the first and last day where not those of all dates.
type Wanted = (usize, Option<(Day, Day)>);

/// The dates of all documents, laid out on bars.
#[derive(Debug)]
pub(super) struct Axis {
    wanted: Wanted,
    /// Length of a bar.
    pub unit: Unit,
    /// First day of each bar, and the first day after the last; empty when there is no date.
    pub starts: Vec<Day>,
    /// First and last day.
    pub domain: Option<(Day, Day)>,
    /// Where the dates of each document begin, and the end of the last.
    begins: Vec<usize>,
    dates: Vec<Placed>,
}

/// A date on the axis.
#[derive(Debug, Clone, Copy)]
enum Placed {
    /// In one bar, all of it.
    Exact(u32),
    /// Over several bars, or over the ends of the axis.
    Broad(Day, Day),
}

/// What an axis is filled with.
#[derive(Debug, PartialEq)]
pub(super) struct Histogram {
    /// Articles with a date in the bar.
    pub exact: Vec<u32>,
    /// Share of articles with coarser dates.
    pub broad: Vec<f64>,
    /// Mass before the first bar.
    pub before: f64,
    /// Mass after the last bar.
    pub after: f64,
    /// Articles without a date.
    pub undated: u32,
}

impl Axis {
    /// Lays out the dates of `documents` documents.
    pub fn new<D: Iterator<Item = (Day, Day)>>(
        documents: usize,
        dates_of: impl Fn(usize) -> D,
        wanted: Wanted,
    ) -> Axis {
        let (most, ends) = wanted;
        let mut begins = vec![0];
        let mut dates = Vec::new();
        for document in 0..documents {
            dates.extend(dates_of(document));
            begins.push(dates.len());
        }
        // "The 21st century" must not stretch the axis to 2099 while all else is of three years.
        let all = span(dates.iter().filter(|(first, last)| last - first <= LONG))
            .or_else(|| span(dates.iter()));
        let domain = match (all, ends) {
            (Some((first, last)), Some((from, to))) => {
                let from = if from == Day::MIN { first } else { from };
                let to = if to == Day::MAX { last } else { to };
                Some((from, to)).filter(|_| from <= to)
            }
            (all, _) => all,
        };
        let (unit, starts) =
            domain.map_or((Unit::Day, Vec::new()), |(from, to)| bars(from, to, most));
        let dates = dates.iter().map(|&days| place(&starts, days)).collect();
        Axis { wanted, unit, starts, domain, begins, dates }
    }

    /// Whether the axis was made for this.
    pub fn is(&self, wanted: Wanted) -> bool {
        self.wanted == wanted
    }

    /// Counts articles.
    pub fn count(&self, documents: impl Iterator<Item = usize>) -> Histogram {
        let bars = self.starts.len().saturating_sub(1);
        let mut counting = Counting {
            starts: &self.starts,
            seen: vec![usize::MAX; bars],
            slope: vec![0.0; bars + 1],
            article: Vec::new(),
            found: Histogram {
                exact: vec![0; bars],
                broad: vec![0.0; bars],
                before: 0.0,
                after: 0.0,
                undated: 0,
            },
        };
        for document in documents {
            let range = self.begins.get(document..document + 2);
            let dates = range.and_then(|range| self.dates.get(range[0]..range[1]));
            counting.add(document, dates.unwrap_or_default());
        }
        counting.finish()
    }
}

/// A count under way.
struct Counting<'a> {
    starts: &'a [Day],
    /// The article that was last counted in each bar.
    seen: Vec<usize>,
    /// How much more mass lies on a day of a bar than on one of the bar before.
    slope: Vec<f64>,
    /// What an article has in each bar: used where its dates may be too much for one article.
    article: Vec<f64>,
    found: Histogram,
}

impl Counting<'_> {
    fn add(&mut self, document: usize, dates: &[Placed]) {
        if dates.is_empty() {
            self.found.undated += 1;
        }
        let mut coarse = 0;
        for date in dates {
            match *date {
                Placed::Exact(bar) => {
                    let bar = bar as usize;
                    if self.seen[bar] != document {
                        self.seen[bar] = document;
                        self.found.exact[bar] += 1;
                    }
                }
                Placed::Broad(..) => coarse += 1,
            }
        }
        if coarse > 0 && !self.starts.is_empty() {
            let broad = dates.iter().filter_map(|date| match *date {
                Placed::Broad(first, last) => Some((first, last)),
                Placed::Exact(_) => None,
            });
            self.spread(document, broad, coarse == 1 && dates.len() == 1);
        }
    }

    /// Spreads the coarse dates of an article over the bars in which it is not yet. Alone, a date
    /// changes only the slope at its ends; several together may be more than one article somewhere.
    fn spread(&mut self, document: usize, dates: impl Iterator<Item = (Day, Day)>, alone: bool) {
        let (begin, end) = (self.starts[0], self.starts[self.starts.len() - 1]);
        let bar_of = |day: Day| self.starts.partition_point(|&start| start <= day) - 1;
        let (mut before, mut after) = (0f64, 0f64);
        let (mut low, mut high) = (self.found.exact.len(), 0);
        for (first, last) in dates {
            let density = 1.0 / (f64::from(last) - f64::from(first) + 1.0);
            let share = |from: Day, to: Day| {
                density * (f64::from(to.min(last)) - f64::from(from.max(first)) + 1.0).max(0.0)
            };
            before += share(Day::MIN, begin - 1);
            after += share(end, Day::MAX);
            if last < begin || first >= end {
                continue;
            }
            let (from, to) = (bar_of(first.max(begin)), bar_of(last.min(end - 1)));
            let part = |bar: usize| share(self.starts[bar], self.starts[bar + 1] - 1);
            if alone {
                self.found.broad[from] += part(from);
                if from < to {
                    self.found.broad[to] += part(to);
                    self.slope[from + 1] += density;
                    self.slope[to] -= density;
                }
                continue;
            }
            self.article.resize(self.found.exact.len(), 0.0);
            (low, high) = (low.min(from), high.max(to));
            for bar in from..=to {
                self.article[bar] += part(bar);
            }
        }
        for bar in low..(high + 1).max(low) {
            let share = std::mem::take(&mut self.article[bar]);
            if self.seen[bar] != document {
                self.found.broad[bar] += share.min(1.0);
            }
        }
        self.found.before += before.min(1.0);
        self.found.after += after.min(1.0);
    }

    fn finish(mut self) -> Histogram {
        let mut density = 0.0;
        for (bar, ends) in self.starts.windows(2).enumerate() {
            density += self.slope[bar];
            // What is left of a sum that should be nothing is an error of rounding.
            if density > 1e-9 {
                self.found.broad[bar] += density * f64::from(ends[1] - ends[0]);
            }
        }
        self.found
    }
}

fn place(starts: &[Day], (first, last): (Day, Day)) -> Placed {
    let bar = starts.partition_point(|&start| start <= first);
    match starts.get(bar) {
        Some(&next) if bar > 0 && last < next => Placed::Exact(bar as u32 - 1),
        _ => Placed::Broad(first, last),
    }
}

/// First and last day of some dates.
fn span<'a>(dates: impl Iterator<Item = &'a (Day, Day)>) -> Option<(Day, Day)> {
    dates.fold(None, |span, &(first, last)| {
        let (from, to) = span.unwrap_or((first, last));
        Some((first.min(from), last.max(to)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// An axis of bars that begin at these days, for articles with these dates.
    fn axis(starts: &[Day], articles: &[Vec<(Day, Day)>]) -> Axis {
        let mut axis = Axis::new(articles.len(), |at| articles[at].iter().copied(), (60, None));
        let dates = articles.iter().flatten();
        axis.dates = dates.map(|&days| place(starts, days)).collect();
        axis.starts = starts.to_vec();
        axis
    }

    /// The same by definition: day by day, each article at most once in a bar.
    fn naive(starts: &[Day], articles: &[Vec<(Day, Day)>]) -> Histogram {
        let bars = starts.len() - 1;
        let mut found = Histogram {
            exact: vec![0; bars],
            broad: vec![0.0; bars],
            before: 0.0,
            after: 0.0,
            undated: 0,
        };
        for dates in articles {
            let mass = |from: Day, to: Day| -> f64 {
                let share = |&(first, last): &(Day, Day)| {
                    let days = (first..=last).filter(|day| (from..to).contains(day)).count();
                    days as f64 / f64::from(last - first + 1)
                };
                dates.iter().map(share).sum::<f64>().min(1.0)
            };
            found.undated += u32::from(dates.is_empty());
            found.before += mass(Day::MIN, starts[0]);
            found.after += mass(starts[bars], Day::MAX);
            for bar in 0..bars {
                let (from, to) = (starts[bar], starts[bar + 1]);
                if dates.iter().any(|&(first, last)| first >= from && last < to) {
                    found.exact[bar] += 1;
                } else {
                    found.broad[bar] += mass(from, to);
                }
            }
        }
        found
    }

    fn alike(one: &[f64], other: &[f64]) -> bool {
        one.len() == other.len() && one.iter().zip(other).all(|(a, b)| (a - b).abs() < 1e-6)
    }

    #[test]
    fn a_coarse_date_is_spread_by_days() {
        let days = |year, month, day| crate::time::Civil { year, month, day }.day_number();
        let starts = [days(2020, 1, 1), days(2021, 1, 1), days(2022, 1, 1)];
        let found = axis(&starts, &[vec![(starts[0], starts[2] - 1)]]).count(0..1);
        assert_eq!(found.exact, [0, 0]);
        assert!(alike(&found.broad, &[366.0 / 731.0, 365.0 / 731.0]), "2020 was a leap year");
        let beyond = axis(&starts, &[vec![(starts[0] - 366, starts[1] - 1)]]).count(0..1);
        assert_eq!((beyond.before, beyond.after), (0.5, 0.0));
        assert!(alike(&beyond.broad, &[0.5, 0.0]));
    }

    proptest! {
        #[test]
        fn as_counted_day_by_day(
            lengths in prop::collection::vec(1..9i32, 1..7),
            articles in prop::collection::vec(prop::collection::vec((-9..40i32, 0..30i32), 0..4), 0..6),
            left_out in 0..6usize,
        ) {
            let mut starts = vec![0];
            for length in lengths {
                starts.push(starts[starts.len() - 1] + length);
            }
            let articles: Vec<Vec<(Day, Day)>> = articles
                .into_iter()
                .map(|dates| dates.into_iter().map(|(first, more)| (first, first + more)).collect())
                .collect();
            let axis = axis(&starts, &articles);
            let chosen: Vec<usize> = (0..articles.len()).filter(|&at| at != left_out).collect();
            let found = axis.count(chosen.iter().copied());
            let chosen: Vec<_> = chosen.iter().map(|&at| articles[at].clone()).collect();
            let expected = naive(&starts, &chosen);
            prop_assert_eq!(&found.exact, &expected.exact);
            prop_assert!(alike(&found.broad, &expected.broad), "{:?} {:?}", found, expected);
            prop_assert!(alike(&[found.before, found.after], &[expected.before, expected.after]));
            prop_assert_eq!(found.undated, expected.undated);
        }

        #[test]
        fn an_axis_of_a_stretch_covers_it(from in -40_000..40_000i32, days in 0..9_000i32, most in 1..200usize) {
            let articles = [vec![(0, 0)], vec![(20_000, 20_100)]];
            let ends = Some((from, from + days));
            let axis = Axis::new(2, |at| articles[at].iter().copied(), (most, ends));
            prop_assert!(axis.starts[0] <= from && axis.starts[axis.starts.len() - 1] > from + days);
            let found = axis.count(0..2);
            let mass = f64::from(found.exact.iter().sum::<u32>()) + found.broad.iter().sum::<f64>();
            prop_assert!((mass + found.before + found.after - 2.0).abs() < 1e-6);
        }
    }
}
