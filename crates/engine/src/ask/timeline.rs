//! Histograms over time.
//!
//! A date that is as precise as the bars stands in one of them. A coarser one may mean any day of
//! its interval, so that its article is spread over the bars in proportion to the days they share
//! (aoristic analysis: Ratcliffe, *Aoristic analysis: the spatial interpretation of unspecific
//! temporal events*, 2000). On the clock of mentioned dates an article counts once for each bar at
//! most: the bars count articles.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::Collection;
use super::answer::Dated;
use super::bars::Unit;
use super::histogram::{Axis, Histogram};
use crate::Error;
use crate::request::{DEFAULT_BARS, Days, MAX_LIMIT, Period, Request};
use crate::time::Day;

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

impl Clock {
    /// Its name in answers.
    pub fn as_str(self) -> &'static str {
        match self {
            Clock::Published => "published",
            Clock::Mentioned => "mentioned",
        }
    }
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

/// A histogram.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Timeline {
    /// Which dates.
    pub clock: Clock,
    /// Length of a bar.
    pub unit: Unit,
    /// What each bar is called, in EDTF.
    pub labels: Rc<Vec<String>>,
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
        self.timeline_between(request, options, &Period::default())
    }

    /// The same with bars for a stretch of time only, in all its detail. What lies outside it is
    /// counted in `before` and `after`. An end that is not given, or is no date, is that of all dates.
    ///
    /// # Errors
    /// Those of [`timeline`](Collection::timeline).
    pub fn timeline_between(
        &self,
        request: &Request,
        options: TimelineOptions,
        stretch: &Period,
    ) -> Result<Timeline, Error> {
        let narrowed = self.narrowed(request)?;
        let set = match options.clock {
            Clock::Published => narrowed.for_published(),
            Clock::Mentioned => narrowed.for_mentioned(),
        };
        let ends = match stretch.days().0 {
            Some(Days::Between { first, last, .. }) => Some((first, last)),
            _ => None,
        };
        let most = options.bars.unwrap_or(DEFAULT_BARS).clamp(1, MAX_LIMIT);
        let axis = self.axis(options.clock, most, ends);
        let Histogram { exact, broad, before, after, undated } = axis.count(set.iter());
        Ok(Timeline {
            clock: options.clock,
            unit: axis.unit,
            labels: Rc::clone(&axis.labels),
            starts: axis.starts.clone(),
            exact,
            broad,
            before,
            after,
            undated,
            total: set.count() as u32,
            domain: axis.domain.map(|(from, to)| Domain { from: Dated(from), to: Dated(to) }),
        })
    }

    /// The axis asked for. The last one of each clock is kept: while someone drags over the bars, the
    /// same is asked many times a second.
    fn axis(&self, clock: Clock, most: usize, ends: Option<(Day, Day)>) -> Rc<Axis> {
        let kept = &self.axes[clock as usize];
        if let Some(axis) = &*kept.borrow()
            && axis.is((most, ends))
        {
            return Rc::clone(axis);
        }
        let mut begins = vec![0];
        let mut dates = Vec::new();
        for document in 0..self.pack.len() {
            match clock {
                Clock::Published => dates.extend(self.pack.published(document)),
                Clock::Mentioned => dates.extend(self.pack.mentioned(document)),
            }
            begins.push(dates.len());
        }
        let axis = Rc::new(Axis::new(begins, &dates, (most, ends)));
        kept.replace(Some(Rc::clone(&axis)));
        axis
    }
}
