//! Counting articles in bars.
//!
//! Where each date of the collection lies on the axis is worked out once: while someone drags over the
//! bars, the same dates are counted many times a second.

use std::rc::Rc;

use super::bars::{Unit, bars, label};
use crate::time::Day;

/// Days of the longest date that the axis is made to fit: 30 years. What is vaguer is drawn as far as
/// it reaches into the axis and counted beside it.
const LONG: Day = 30 * 366;

/// One of so many dates, at either end, may lie off the axis: if it is farther from the others than
/// these are from each other.
const FEW: usize = 200;

/// Days to which it is worked out where most dates lie.
const STEP: Day = 1024;

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
    /// What each bar is called, in EDTF.
    pub labels: Rc<Vec<String>>,
    /// First and last day.
    pub domain: Option<(Day, Day)>,
    /// Where the dates of each document begin, and the end of the last.
    begins: Vec<usize>,
    dates: Vec<Placed>,
}

/// A date on the axis.
#[derive(Debug, Clone, Copy)]
struct Placed {
    days: (Day, Day),
    /// The first bar that it touches, and the one after the last.
    low: u32,
    high: u32,
    /// Whether all of it is in one bar.
    exact: bool,
}

/// What an axis is filled with.
#[derive(Debug, Default, PartialEq)]
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
    /// Lays out the dates of all documents: `begins` says where those of each begin, and ends with the
    /// number of all.
    pub fn new(begins: Vec<usize>, dates: &[(Day, Day)], wanted: Wanted) -> Axis {
        let (most, ends) = wanted;
        let domain = match (span(dates), ends) {
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
        let bars = starts.len().saturating_sub(1);
        let labels = starts.iter().take(bars).map(|&start| label(unit, start)).collect::<Vec<_>>();
        Axis { wanted, unit, starts, labels: Rc::new(labels), domain, begins, dates }
    }

    /// Whether the axis was made for this.
    pub fn is(&self, wanted: Wanted) -> bool {
        self.wanted == wanted
    }

    /// Counts articles.
    pub fn count(&self, documents: impl Iterator<Item = usize>) -> Histogram {
        let bars = self.starts.len().saturating_sub(1);
        let mut found =
            Histogram { exact: vec![0; bars], broad: vec![0.0; bars], ..Default::default() };
        let mut article = vec![Share::default(); bars];
        for document in documents {
            let range = self.begins.get(document..document + 2);
            let dates = range.and_then(|range| self.dates.get(range[0]..range[1]));
            self.add(dates.unwrap_or_default(), &mut article, &mut found);
        }
        found
    }

    /// Counts an article. `article` is empty before and after.
    fn add(&self, dates: &[Placed], article: &mut [Share], found: &mut Histogram) {
        if dates.is_empty() {
            found.undated += 1;
        }
        let (mut low, mut high) = (article.len(), 0);
        let mut beyond = [0f64; 2];
        for date in dates {
            (low, high) = (low.min(date.low as usize), high.max(date.high as usize));
            let Some(touched) = article.get_mut(date.low as usize..date.high as usize) else {
                continue;
            };
            if date.exact {
                touched.iter_mut().for_each(|share| share.exact = true);
                continue;
            }
            let (first, last) = date.days;
            let days = f64::from(last) - f64::from(first) + 1.0;
            let mut rest = days;
            for (share, bar) in touched.iter_mut().zip(self.starts[date.low as usize..].windows(2))
            {
                let part = f64::from(bar[1].min(last + 1)) - f64::from(bar[0].max(first));
                share.broad += part / days;
                rest -= part;
            }
            let begin = self.starts.first().copied().unwrap_or(first);
            let before = (f64::from(begin) - f64::from(first)).max(0.0).min(days);
            beyond[0] += before / days;
            beyond[1] += (rest - before).max(0.0) / days;
        }
        found.before += beyond[0].min(1.0);
        found.after += beyond[1].min(1.0);
        let touched = article.get_mut(low..high).unwrap_or_default();
        for (bar, share) in (low..).zip(touched) {
            let share = std::mem::take(share);
            if share.exact {
                found.exact[bar] += 1;
            } else {
                found.broad[bar] += share.broad.min(1.0);
            }
        }
    }
}

/// What an article has in a bar: whether it is there, and otherwise to what share.
#[derive(Debug, Clone, Copy, Default)]
struct Share {
    exact: bool,
    broad: f64,
}

fn place(starts: &[Day], days: (Day, Day)) -> Placed {
    let begun = |day: Day| starts.partition_point(|&start| start <= day);
    let bars = starts.len().saturating_sub(1);
    let first = begun(days.0);
    // Most dates are of one day.
    let last = if days.1 == days.0 { first } else { begun(days.1) };
    Placed {
        days,
        low: first.saturating_sub(1).min(bars) as u32,
        high: last.min(bars) as u32,
        exact: first == last && first > 0 && last <= bars,
    }
}

/// The stretch that the axis is to show: first and last day of the dates, but for what would stretch
/// it out of all proportion. "The 21st century" reaches to 2099 while all else is of three years; of
/// many dates a few are errors, or of another age.
fn span(dates: &[(Day, Day)]) -> Option<(Day, Day)> {
    let mut kept = dates.to_vec();
    kept.retain(|(first, last)| last - first <= LONG);
    if kept.is_empty() {
        kept = dates.to_vec();
    }
    let (begin, end) = bounds(&kept)?;
    // How many dates begin, and how many end, in each so many days.
    let mut edges = vec![[0usize; 2]; ((end - begin) / STEP) as usize + 1];
    for &(first, last) in &kept {
        edges[((first - begin) / STEP) as usize][0] += 1;
        edges[((last - begin) / STEP) as usize][1] += 1;
    }
    let few = kept.len() / FEW;
    let (mut left, mut right, mut from, mut to) = (0, 0, begin, begin);
    for [first, last] in edges {
        left += first;
        if left <= few {
            from += STEP;
        }
        if right < kept.len() - few {
            to += STEP;
        }
        right += last;
    }
    let far = to - from;
    kept.retain(|&(first, last)| first >= from - far && last <= to + far);
    bounds(&kept)
}

/// First and last day of some dates.
#[inline(never)]
fn bounds(dates: &[(Day, Day)]) -> Option<(Day, Day)> {
    let mut found = *dates.first()?;
    for &(first, last) in dates {
        found = (found.0.min(first), found.1.max(last));
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn laid_out(articles: &[Vec<(Day, Day)>], wanted: Wanted) -> Axis {
        let lengths = articles.iter().scan(0, |sum, dates| {
            *sum += dates.len();
            Some(*sum)
        });
        Axis::new(std::iter::once(0).chain(lengths).collect(), &articles.concat(), wanted)
    }

    /// An axis of bars that begin at these days, for articles with these dates.
    fn axis(starts: &[Day], articles: &[Vec<(Day, Day)>]) -> Axis {
        let mut axis = laid_out(articles, (60, None));
        axis.dates = articles.concat().iter().map(|&days| place(starts, days)).collect();
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

    #[test]
    fn the_axis_leaves_few_and_far_dates_out() {
        let mut dates: Vec<(Day, Day)> = (0..400).map(|day| (day, day)).collect();
        let axis = |dates: &[(Day, Day)]| laid_out(&[dates.to_vec()], (60, None)).domain;
        assert_eq!(axis(&dates), Some((0, 399)));
        dates.extend([(-90_000, -90_000), (-300, -300), (700, 700), (5_000, 5_000), (0, 36_000)]);
        assert_eq!(axis(&dates), Some((-300, 700)));
        assert_eq!(axis(&[(0, 0), (20_000, 20_000)]), Some((0, 20_000)), "few dates all matter");
        assert_eq!(axis(&[(0, 36_000)]), Some((0, 36_000)));
        assert_eq!(axis(&[]), None);
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
            let axis = laid_out(&articles, (most, ends));
            prop_assert!(axis.starts[0] <= from && axis.starts[axis.starts.len() - 1] > from + days);
            let found = axis.count(0..2);
            let mass = f64::from(found.exact.iter().sum::<u32>()) + found.broad.iter().sum::<f64>();
            prop_assert!((mass + found.before + found.after - 2.0).abs() < 1e-6);
        }
    }
}
