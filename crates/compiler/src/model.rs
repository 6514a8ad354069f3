//! What the stages hand to each other.

use std::borrow::Cow;
use std::ops::Range;

use dossier_engine::pack::reasons::NATIONALITY;
use dossier_engine::time::Day;

use crate::curation::DateCuration;

pub use dossier_engine::pack::Kind;
pub use dossier_engine::pack::records::DateType;

/// A half-open range of **bytes** in [`Source::text`], on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range from `start` to `end`.
    pub fn new(start: usize, end: usize) -> Span {
        debug_assert!(start <= end);
        Span { start, end }
    }

    /// As a range, to slice with.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Whether `other` lies inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// One article as it was found, before anything is judged about it.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// Document id: what `dossier search` prints. For a file, its path below the input folder.
    pub id: String,
    /// Where it was read from, as a person would name it (`notes/a.txt`, `export.jsonl:12`).
    pub path: String,
    /// The text. For a text file all of the file, decoded and otherwise untouched; in Markdown,
    /// entities (`&amp;`) are characters. Where the
    /// container states a title apart from the text (JSONL), the title comes first, then two line
    /// feeds, then the text.
    pub text: String,
    /// Bytes at the start of `text` that are not in the container's own text (the title put in
    /// front). Offsets that leave the program are relative to what follows them.
    pub prefix: usize,
    /// Ranges of `text` that are notation and not words (front matter's fences, Markdown's emphasis
    /// marks and link targets, a byte order mark), in order, not overlapping. Not shown, not read.
    pub markup: Vec<Span>,
    /// The blocks that the format itself marks, in order, not overlapping; empty for plain text,
    /// whose blocks are found by cleaning.
    pub blocks: Vec<Block>,
    /// What the format itself marks as no part of the article, in order, overlapping neither each
    /// other nor `blocks`.
    pub around: Vec<Omission>,
    /// What the container says of the article outside its text.
    pub stated: Stated,
    /// Whether `text` is already only the article, so that nothing is to be cleaned away.
    pub clean: bool,
    /// The file, where `text` is not a part of it as it stands (a page, Markdown with entities).
    pub original: Option<Original>,
}

impl Source {
    /// The text with every byte of markup replaced by a space: what names and dates are looked for
    /// in. Offsets are those of [`Source::text`].
    pub fn words(&self) -> Cow<'_, str> {
        if self.markup.is_empty() {
            return Cow::Borrowed(&self.text);
        }
        let mut words = String::with_capacity(self.text.len());
        let mut done = 0;
        for span in &self.markup {
            words.push_str(self.text.get(done..span.start).unwrap_or_default());
            words.extend(std::iter::repeat_n(' ', span.end - span.start));
            done = span.end;
        }
        words.push_str(self.text.get(done..).unwrap_or_default());
        Cow::Owned(words)
    }
}

/// A file whose text is not the text of its source, and where that is in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Original {
    /// The decoded file.
    pub text: String,
    /// Places in the order of the blocks. What is in none of them has no place in the file.
    pub stretches: Vec<Stretch>,
}

/// A stretch of a source's text, and of the file it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// Bytes of [`Source::text`].
    pub text: Span,
    /// First code point of the file.
    pub start: usize,
    /// One past the last code point of the file.
    pub end: usize,
    /// Whether both are the same characters; otherwise `text` is one character that is written
    /// differently in the file (`&amp;`).
    pub plain: bool,
}

impl Original {
    /// Where a span of the source's `text` is in the file: code points, half-open. None when its
    /// first or last character is in no stretch, or they lie in the file the other way round.
    pub fn place(&self, text: &str, span: Span) -> Option<[usize; 2]> {
        let piece = text.get(span.range())?;
        let last = span.end - piece.chars().next_back()?.len_utf8();
        let point = |byte: usize| {
            // Stretches are in the order of the text, but for white space without gaps.
            let at = self.stretches.partition_point(|stretch| stretch.text.end <= byte);
            let stretch = self.stretches.get(at).filter(|stretch| stretch.text.start <= byte)?;
            let before = text.get(stretch.text.start..byte)?.chars().count();
            let start = stretch.start + before;
            Some((start, if stretch.plain { start + 1 } else { stretch.end }))
        };
        let (start, end) = (point(span.start)?.0, point(last)?.1);
        (start < end).then_some([start, end])
    }

    /// What the file has between two code points.
    pub fn slice(&self, [start, end]: [usize; 2]) -> &str {
        let byte = |text: &str, points: usize| {
            text.char_indices().nth(points).map_or(text.len(), |(byte, _)| byte)
        };
        let rest = &self.text[byte(&self.text, start)..];
        &rest[..byte(rest, end.saturating_sub(start))]
    }
}

/// A block of a source whose format marks blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Where it is.
    pub span: Span,
    /// What the format says it is.
    pub role: Role,
}

/// Metadata that a container (front matter, a JSONL record) states in fields of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stated {
    /// Headline.
    pub title: Option<String>,
    /// Names of the authors.
    pub byline: Vec<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published, as EDTF.
    pub published: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
}

/// What a passage of an article is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// A headline. The first passage of each language version, where the text states one.
    Title,
    /// A subheading between paragraphs.
    Heading,
    /// A paragraph.
    Paragraph,
}

/// A piece of the article that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Where it is, without white space at either end.
    pub span: Span,
    /// What it is.
    pub role: Role,
    /// BCP 47 tag of its language (`en`, `ur`), or `und`.
    pub language: String,
}

/// A piece of the source that is not the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Omission {
    /// Where it is, without white space at either end.
    pub span: Span,
    /// Why it was left out, in words a reader understands ("share button", "reader comment").
    pub reason: String,
}

/// Where a statement about an article comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The article, or the container it came in, says so.
    Stated,
    /// Whoever put the collection together says so.
    Editorial,
}

/// A value with its origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known<T> {
    /// The value.
    pub value: T,
    /// Whose word it is.
    pub origin: Origin,
    /// How it is known: a sentence, or empty when the text plainly says it.
    pub basis: String,
}

/// An author as the article presents one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// The name as printed, without "By".
    pub name: String,
    /// What the article says of the author at its end, contact details masked; may be empty.
    pub about: String,
}

/// One article: a source of which every part has been judged.
#[derive(Debug, Clone)]
pub struct Article {
    /// What was read.
    pub source: Source,
    /// What is kept, in reading order. Ranges neither touch nor overlap.
    pub passages: Vec<Passage>,
    /// What is left out, in the order of the source. Together with `passages` these cover all of
    /// the text but white space.
    pub omissions: Vec<Omission>,
    /// Headline; when the text states one, also the first passage. None when nothing is known.
    pub title: Option<Known<String>>,
    /// Authors, in order.
    pub authors: Vec<Author>,
    /// Who published it.
    pub publisher: Option<Known<String>>,
    /// When it was published, as EDTF.
    pub published: Option<Known<String>>,
    /// BCP 47 tags of the article's languages, the one with most text first.
    pub languages: Vec<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Whether it is kept apart from articles with the same text.
    pub apart: bool,
    /// What a person says of dates in its text.
    pub dates: Vec<DateCuration>,
}

/// A name in a text, and which local entity it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameMention {
    /// Where it is. Honorifics, articles and a possessive are outside.
    pub span: Span,
    /// Index into the document's [`LocalEntity`] list.
    pub entity: usize,
    /// Why this stretch of text is this entity, in a reader's words
    /// ("alias in the registry", "surname of Lloyd J. Austin").
    pub reason: String,
}

impl NameMention {
    /// Whether it is an adjective of nationality, and the entity its country.
    pub fn is_nationality(&self) -> bool {
        self.reason.starts_with(NATIONALITY)
    }
}

/// An entity as one document knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalEntity {
    /// Fullest form of the name.
    pub name: String,
    /// Kind.
    pub kind: Kind,
    /// Index into the registry when it is one of its entries.
    pub registered: Option<usize>,
}

/// All names of one document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// In text order, not overlapping.
    pub mentions: Vec<NameMention>,
    /// What the mentions refer to.
    pub entities: Vec<LocalEntity>,
}

/// An entity of the whole collection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Stable identifier made of kind and name (`person/asim-munir`).
    pub id: String,
    /// Canonical name.
    pub name: String,
    /// Kind.
    pub kind: Kind,
    /// One line about it, from the registry; may be empty.
    pub description: String,
}

/// A time expression in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention {
    /// Where it is.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: DateType,
    /// TIMEX3 or EDTF value.
    pub value: String,
    /// First civil day that it may mean; none if it is not a place in the calendar, or open.
    pub earliest: Option<Day>,
    /// Last civil day that it may mean.
    pub latest: Option<Day>,
    /// Which rule read it, and against which anchor, in a reader's words.
    pub reason: String,
}
