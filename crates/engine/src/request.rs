//! What a reader asks: the state of the page.

use serde::Deserialize;

use crate::time::{Day, Edtf};

/// Hits in an answer when the request does not say.
pub const DEFAULT_LIMIT: usize = 20;

/// Most hits in an answer.
pub const MAX_LIMIT: usize = 1000;

/// Bars of a timeline when the request does not say.
pub const DEFAULT_BARS: usize = 60;

/// Everything a view is narrowed by. Unknown keys are ignored, since links outlive versions.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Request {
    /// Words, "phrases", -exclusions.
    pub query: String,
    /// Whether all words are wanted.
    pub words: Words,
    /// Ids of entities that articles must mention.
    pub include: Vec<String>,
    /// Whether all of `include` are wanted.
    #[serde(rename = "match")]
    pub combine: Combine,
    /// Ids of entities that articles must not mention.
    pub exclude: Vec<String>,
    /// Date of publication.
    pub published: Option<Period>,
    /// Dates in the text: one of them must fit.
    pub mentioned: Option<Period>,
    /// BCP 47 tag of a language that articles must have.
    pub language: Option<String>,
    /// Order of the hits.
    pub sort: Option<Sort>,
    /// Whether words are looked for as they were typed, without corrections.
    pub exact: bool,
    /// Whether variants of one text stand together: only the best of them is a hit.
    pub together: bool,
    /// First hit wanted.
    pub offset: usize,
    /// Most hits wanted; [`DEFAULT_LIMIT`] if none.
    pub limit: Option<usize>,
}

impl Request {
    /// A request for words only.
    pub fn query(query: impl Into<String>) -> Request {
        Request { query: query.into(), ..Request::default() }
    }

    /// How many hits are wanted.
    pub fn limit(&self) -> usize {
        self.limit.unwrap_or(DEFAULT_LIMIT).min(MAX_LIMIT)
    }
}

/// How the words of a query combine.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Words {
    /// All of them; where no article has all, some of them.
    #[default]
    Auto,
    /// Some of them.
    Any,
}

/// How the included entities combine.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Combine {
    /// Articles that mention all of them.
    #[default]
    All,
    /// Articles that mention one of them.
    Any,
}

/// The order of the hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// Best first.
    Relevance,
    /// Latest publication first; undated articles last.
    Newest,
    /// Earliest publication first; undated articles last.
    Oldest,
    /// By the earliest date mentioned, within the period asked for.
    Mentioned,
}

/// A stretch of time; both ends are EDTF, inclusive, and may be left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Period {
    /// First.
    pub from: Option<String>,
    /// Last.
    pub to: Option<String>,
    /// Whether a date must lie inside; otherwise it is enough that it overlaps.
    pub within: bool,
    /// Articles without a date instead.
    pub undated: bool,
}

/// A period as days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Days {
    /// Dates from the first to the last day.
    Between {
        /// First day.
        first: Day,
        /// Last day.
        last: Day,
        /// Whether dates must lie inside.
        within: bool,
    },
    /// No date.
    Undated,
}

impl Period {
    /// The days of the period, none when neither end says anything; and the ends that are no dates.
    pub fn days(&self) -> (Option<Days>, Vec<&str>) {
        if self.undated {
            return (Some(Days::Undated), Vec::new());
        }
        let mut wrong = Vec::new();
        let read = |end: &Option<String>| -> Option<Edtf> {
            let text = end.as_deref()?;
            Edtf::parse(text)
        };
        let (from, to) = (read(&self.from), read(&self.to));
        for (end, read) in [(&self.from, &from), (&self.to, &to)] {
            if let (Some(text), None) = (end, read) {
                wrong.push(text.as_str());
            }
        }
        let first = from.and_then(|date| date.earliest);
        let last = to.and_then(|date| date.latest);
        let days = (first.is_some() || last.is_some()).then(|| Days::Between {
            first: first.unwrap_or(Day::MIN),
            last: last.unwrap_or(Day::MAX),
            within: self.within,
        });
        (days, wrong)
    }
}

impl Days {
    /// Whether a date that may mean any day of an interval fits.
    pub fn fits(self, (earliest, latest): (Day, Day)) -> bool {
        match self {
            Days::Undated => false,
            Days::Between { first, last, within: false } => earliest <= last && latest >= first,
            Days::Between { first, last, within: true } => earliest >= first && latest <= last,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(from: &str, to: &str, within: bool) -> Days {
        let end = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let period = Period { from: end(from), to: end(to), within, undated: false };
        period.days().0.unwrap()
    }

    fn date(text: &str) -> (Day, Day) {
        let date = Edtf::parse(text).unwrap();
        (date.earliest.unwrap(), date.latest.unwrap())
    }

    #[test]
    fn both_ends_belong_to_the_period() {
        let days = period("2021-09", "2021-09", false);
        assert!(days.fits(date("2021-09-01")) && days.fits(date("2021-09-30")));
        assert!(!days.fits(date("2021-08-31")) && !days.fits(date("2021-10-01")));
        assert!(period("", "2021", false).fits(date("1950")));
    }

    #[test]
    fn a_coarse_date_overlaps_what_it_is_not_within() {
        assert!(period("2021-09", "2021-10", false).fits(date("2021")));
        assert!(!period("2021-09", "2021-10", true).fits(date("2021")));
        assert!(period("2021", "2021", true).fits(date("2021")));
    }

    #[test]
    fn what_is_no_date_is_named() {
        let wrong = Period { from: Some("soon".into()), ..Period::default() };
        assert_eq!(wrong.days(), (None, vec!["soon"]));
    }
}
