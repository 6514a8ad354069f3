//! What the stages hand to each other.

use std::ops::Range;

use dossier_engine::time::Day;

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
    /// The text. For a text file all of the file, decoded and otherwise untouched. Where the
    /// container states a title apart from the text (JSONL), the title comes first, then two line
    /// feeds, then the text.
    pub text: String,
    /// Bytes at the start of `text` that are not in the container's own text (the title put in
    /// front). Offsets that leave the program are relative to what follows them.
    pub prefix: usize,
    /// What the container says of the article outside its text.
    pub stated: Stated,
    /// Whether `text` is already only the article, so that nothing is to be cleaned away.
    pub clean: bool,
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
}

/// What kind of thing an entity is. The order is the order of the facets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A human being.
    Person,
    /// A body of people: army, ministry, company, court, think tank, armed group.
    Organisation,
    /// A country, region, city, building, water.
    Place,
    /// An initiative, agreement, corridor, operation, doctrine.
    Programme,
    /// A war, election, summit, attack.
    Event,
    /// Anything else with a name.
    Other,
}

impl Kind {
    /// All kinds, in order.
    pub const ALL: [Kind; 6] = [
        Kind::Person,
        Kind::Organisation,
        Kind::Place,
        Kind::Programme,
        Kind::Event,
        Kind::Other,
    ];

    /// The kind's name in files and answers.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Organisation => "organisation",
            Kind::Place => "place",
            Kind::Programme => "programme",
            Kind::Event => "event",
            Kind::Other => "other",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
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

/// TIMEX3 type of a time expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateType {
    /// A day or anything coarser.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

impl DateType {
    /// The type's name in answers.
    pub fn as_str(self) -> &'static str {
        match self {
            DateType::Date => "date",
            DateType::Time => "time",
            DateType::Duration => "duration",
            DateType::Set => "set",
        }
    }
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
