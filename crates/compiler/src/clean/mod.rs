//! What is the article, and what is the page around it.
//!
//! A scraped text is cut into *units* (a paragraph or a line). Each gets a verdict: kept as
//! headline, heading or paragraph, or omitted for a reason that a reader understands. The order of
//! judgement:
//!
//! 1. what is furniture by its own words, wherever it stands (share buttons, teasers, promotions);
//! 2. the comments, from their heading to the end;
//! 3. the language versions, where the text changes from one language to another for good;
//! 4. in each version the *head* above the first paragraph of prose (way through the site, dates,
//!    headline, byline), the *tail* below the last one (notes about the author, footers), and the
//!    body between, in which all that is left is kept.
//!
//! Precision comes first: what no rule knows is kept, since losing a paragraph of the article is
//! worse than keeping a footer. Passages and omissions together cover all of the text but white
//! space and markup.
//!
//! The rules for web pages work on their elements and hand over blocks ([`Source::blocks`]), with
//! what stood around them ([`Source::around`]); what is said here applies to the blocks.

pub(crate) mod about;
mod head;
mod lists;
mod phrases;
mod signs;
mod tail;
mod units;
mod versions;

use crate::metadata::byline::Byline;
use crate::model::{Omission, Role, Source, Span};
use phrases::{Line, Place};
use signs::Comments;
use units::{Unit, Verdict};

/// A source with every part judged.
#[derive(Debug, Clone, Default)]
pub struct Cleaned {
    /// What is kept, in order.
    pub passages: Vec<(Span, Role)>,
    /// What is left out, in order.
    pub omissions: Vec<Omission>,
    /// What the omitted lines say about the article.
    pub findings: Findings,
}

/// What the lines around an article say about it.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    /// The headline of the first version, if the text states one.
    pub headline: Option<Span>,
    /// Bylines, each with the number of its language version.
    pub bylines: Vec<(usize, Byline)>,
    /// Notes about the authors, each with the number of its version.
    pub about: Vec<(usize, Span)>,
    /// Who published it, where a line below the article says so.
    pub publisher: Option<String>,
    /// Date of publication as EDTF, and how it is known: empty when the line says so itself.
    pub published: Option<(String, &'static str)>,
}

/// Judges every part of a source. A source that is [clean](Source::clean) is only cut into passages.
pub fn clean(source: &Source) -> Cleaned {
    let words = source.words();
    let mut page = Page {
        source,
        words: &words,
        units: units::find(source, &words),
        findings: Findings::default(),
    };
    if source.clean {
        page.keep_all();
    } else {
        page.judge();
    }
    page.finish()
}

/// A source while it is being judged.
struct Page<'s> {
    source: &'s Source,
    words: &'s str,
    units: Vec<Unit>,
    findings: Findings,
}

impl<'s> Page<'s> {
    fn text(&self, at: usize) -> &'s str {
        self.units.get(at).and_then(|unit| self.words.get(unit.span.range())).unwrap_or_default()
    }

    /// The unit prepared for the rules about lines; none for a long one.
    fn line(&self, at: usize) -> Option<Line<'s>> {
        self.units.get(at).and_then(|unit| Line::new(self.text(at), unit.words))
    }

    fn omit(&mut self, at: usize, reason: &'static str) {
        if let Some(unit) = self.units.get_mut(at) {
            unit.verdict.get_or_insert(Verdict::Omit(reason));
        }
    }

    fn keep(&mut self, at: usize, role: Role) {
        if let Some(unit) = self.units.get_mut(at) {
            unit.verdict.get_or_insert(Verdict::Keep(role));
        }
    }

    /// Whether a unit is a paragraph of prose that has not been left out.
    fn is_prose(&self, at: usize) -> bool {
        self.units.get(at).is_some_and(|unit| unit.is_prose() && !unit.is_omitted())
    }

    /// Whether a unit with a stop at its end may be a headline all the same: it asks, exclaims, or
    /// has capitals throughout.
    fn is_exclaimed(&self, at: usize) -> bool {
        let text = self.text(at).trim_end_matches(|c: char| "\"'”’»)]".contains(c));
        let exclaims = text.ends_with(['?', '!', '؟', '？', '！']);
        self.units[at].words <= 20 && (exclaims || is_title_case(text))
    }

    fn judge(&mut self) {
        self.furniture();
        self.comments();
        let versions = versions::split(self);
        for (number, range) in versions.iter().enumerate() {
            tail::about(self, number, range.clone());
        }
        for (number, range) in versions.iter().enumerate() {
            let range = range.clone();
            let top = range.clone().find(|at| !self.units[*at].is_omitted());
            let prose = || range.clone().filter(|at| self.is_prose(*at));
            // A first line that asks or exclaims may be a headline, if there is a text below it.
            let first = prose().find(|at| Some(*at) != top || !self.is_exclaimed(*at));
            let first = first.or_else(|| prose().next());
            let last = range.clone().rev().find(|at| self.is_prose(*at));
            head::judge(self, number, range.start..first.unwrap_or(range.start), range.end);
            if let Some(last) = last {
                tail::judge(self, number, last + 1..range.end);
            }
            self.bylines(number, range);
        }
        self.keep_all();
    }

    /// What is not the article by its own words.
    fn furniture(&mut self) {
        for at in 0..self.units.len() {
            if phrases::is_separator(self.text(at)) {
                self.omit(at, phrases::SEPARATOR);
                continue;
            }
            let reason = self.line(at).and_then(|line| phrases::reason(&line, Place::Middle));
            if let Some(reason) = reason {
                self.omit(at, reason);
            }
        }
    }

    /// Readers' comments: from their heading to the end of the text. Believed only below an article
    /// worth the name, since a counter at its head has the same words.
    fn comments(&mut self) {
        let total: usize = self.units.iter().map(|unit| unit.words).sum();
        let mut before = 0;
        for at in 0..self.units.len() {
            let heading = self.line(at).and_then(|line| signs::comments(&line));
            let after = total - before - self.units[at].words;
            match heading {
                Some(kind) if self.opens_comments(at, before, after) => {
                    self.cut(at, kind);
                    return;
                }
                Some(_) => self.omit(at, "comment counter"),
                None if self.is_prose(at) => before += self.units[at].words,
                None => {}
            }
        }
    }

    /// Whether a heading of comments is believed, by the words of prose above it and of all below it.
    /// One that does not count them may also be an item of a list: it follows on a paragraph.
    fn opens_comments(&self, at: usize, before: usize, after: usize) -> bool {
        let counted = self.text(at).chars().any(char::is_numeric);
        let form = self.line(at).and_then(|line| signs::comments(&line)) == Some(Comments::Form);
        let follows = at
            .checked_sub(1)
            .is_some_and(|last| self.units[last].is_omitted() || self.units[last].is_prose());
        (counted || form || (follows && before >= after))
            && (before >= 80 || (before > 0 && before >= after))
    }

    fn cut(&mut self, from: usize, kind: Comments) {
        let mut below = kind;
        for at in from..self.units.len() {
            let line = self.line(at);
            let form = line.as_ref().and_then(signs::comments) == Some(Comments::Form);
            if form {
                below = Comments::Form;
            }
            let own = line.as_ref().and_then(|line| phrases::reason(line, Place::Edge));
            let reason = match (own, below) {
                _ if form => phrases::COMMENT_FORM,
                _ if at == from => "heading of the comments",
                (Some(own), _) => own,
                (None, Comments::Readers) => phrases::COMMENT,
                (None, Comments::Form) => phrases::FOOTER,
            };
            self.omit(at, reason);
        }
    }

    /// Bylines between and below paragraphs.
    fn bylines(&mut self, version: usize, range: std::ops::Range<usize>) {
        for at in range {
            if self.units[at].verdict.is_none()
                && self.units[at].words <= 16
                && !self.units[at].stopped
            {
                self.byline(at, version, false);
            }
        }
    }

    /// Takes a unit for a byline if it reads like one.
    fn byline(&mut self, at: usize, version: usize, head: bool) -> bool {
        let Some(byline) = crate::metadata::byline::line(self.text(at), head) else { return false };
        if let Some(date) = &byline.published {
            self.findings.published.get_or_insert((date.clone(), "It stands in the byline."));
        }
        self.findings.bylines.push((version, byline));
        self.omit(at, "byline");
        true
    }

    /// Keeps what has no verdict: as the headline that the container states, a heading, a paragraph.
    fn keep_all(&mut self) {
        let prefix = self.source.prefix;
        for at in 0..self.units.len() {
            if self.units[at].verdict.is_some() {
                continue;
            }
            let role = match self.units[at].role {
                _ if self.units[at].span.end <= prefix => Role::Title,
                // A second headline is a heading.
                Some(Role::Title | Role::Heading) => Role::Heading,
                _ if self.is_heading(at) => Role::Heading,
                _ => Role::Paragraph,
            };
            if role == Role::Title {
                self.findings.headline = Some(self.units[at].span);
            }
            self.keep(at, role);
        }
    }

    /// Whether a unit is a line that names what the next paragraph is about: short, not a sentence,
    /// no item of a list.
    fn is_heading(&self, at: usize) -> bool {
        let unit = &self.units[at];
        let text = self.text(at);
        if unit.words > 14 || text.len() > 240 || unit.stopped || unit.role.is_some() {
            return false;
        }
        let opens = text.chars().next().is_some_and(|c| {
            c.is_numeric()
                || (c.is_alphabetic() && !c.is_lowercase())
                || matches!(c, '“' | '"' | '‘' | '«')
        });
        let ends =
            text.chars().next_back().is_some_and(|c| c.is_alphanumeric() || ")”\"’»".contains(c));
        let next = (at + 1..self.units.len()).find(|next| !self.units[*next].is_omitted());
        opens && ends && next.is_some_and(|next| self.is_prose(next))
    }

    fn finish(self) -> Cleaned {
        let mut cleaned = Cleaned { findings: self.findings, ..Cleaned::default() };
        let mut done = 0;
        let mut around = self.source.around.iter().peekable();
        for unit in &self.units {
            while let Some(omission) = around.next_if(|omission| omission.span < unit.span) {
                leftovers(self.words, done..omission.span.start, &mut cleaned.omissions);
                done = omission.span.end;
                cleaned.omissions.push(omission.clone());
            }
            leftovers(self.words, done..unit.span.start, &mut cleaned.omissions);
            match unit.verdict {
                Some(Verdict::Omit(reason)) => {
                    cleaned.omissions.push(Omission { span: unit.span, reason: reason.to_owned() });
                }
                Some(Verdict::Keep(role)) => cleaned.passages.push((unit.span, role)),
                None => cleaned.passages.push((unit.span, Role::Paragraph)),
            }
            done = unit.span.end;
        }
        for omission in around {
            leftovers(self.words, done..omission.span.start, &mut cleaned.omissions);
            done = omission.span.end;
            cleaned.omissions.push(omission.clone());
        }
        leftovers(self.words, done..self.words.len(), &mut cleaned.omissions);
        cleaned
    }
}

/// Whether every longer word of a line begins with a capital, as in English headlines.
fn is_title_case(text: &str) -> bool {
    let long = || text.split_whitespace().filter(|word| word.chars().count() > 3);
    let capital = |word: &str| {
        word.chars()
            .find(|c| c.is_alphanumeric())
            .is_some_and(|c| c.is_uppercase() || c.is_numeric())
    };
    long().count() >= 2 && long().all(capital)
}

/// What stands between the blocks that a format marks and is no markup: front matter.
fn leftovers(words: &str, range: std::ops::Range<usize>, omissions: &mut Vec<Omission>) {
    let piece = words.get(range.clone()).unwrap_or_default();
    let bare = piece.trim();
    if !bare.is_empty() {
        let start = range.start + piece.len() - piece.trim_start().len();
        let reason = "fields at the head of the file".to_owned();
        omissions.push(Omission { span: Span::new(start, start + bare.len()), reason });
    }
}
