//! What a pack says of the collection, its documents and its entities.
//!
//! These are read one at a time, when they are shown; what every search touches lies in arrays.

use serde::{Deserialize, Serialize};

use crate::time::Day;

/// What the collection is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Title.
    pub title: String,
    /// A sentence or two; may be empty.
    pub description: String,
    /// Program and version that wrote the pack.
    pub generator: String,
    /// Number of documents.
    pub documents: u32,
    /// BCP 47 tags of the passages, the one in most documents first.
    pub languages: Vec<String>,
    /// Words in all bodies.
    pub body_words: u64,
    /// Words in all titles.
    pub title_words: u64,
    /// What a person says of the entities, as [`crate::corrections`] are written. The entities in the
    /// pack are as they were found.
    pub corrections: String,
}

/// Where a statement about an article comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// The article, or the file it came in, says so.
    Stated,
    /// Whoever made the collection says so.
    Editorial,
    /// Nobody says so: it was made up to have something to show.
    Unknown,
}

/// A date of publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// EDTF.
    pub value: String,
    /// Whose word it is.
    pub origin: Origin,
    /// How it is known; may be empty when stated.
    pub basis: String,
}

/// Who wrote an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// The name as printed.
    pub name: String,
    /// What the article says of the author; may be empty.
    pub about: String,
}

/// What a block of an article is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Headline; begins a language version.
    Title,
    /// Subheading.
    Heading,
    /// Paragraph.
    Paragraph,
}

/// A block of an article: a range of its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub role: Role,
    /// Index into [`Document::languages`].
    pub language: u8,
    /// First byte in the document's text.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// An article's metadata.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Identifier, unique in the collection.
    pub id: String,
    /// File it was read from.
    pub source: String,
    /// Where it was published.
    pub url: Option<String>,
    /// Whose word the title is. The title itself is the first block.
    pub title_origin: Origin,
    /// Authors in order.
    pub authors: Vec<Author>,
    /// Who published it, and whose word that is.
    pub publisher: Option<(String, Origin)>,
    /// When it was published.
    pub published: Option<Published>,
    /// BCP 47 tags, the one with most text first. Never empty.
    pub languages: Vec<String>,
    /// Its blocks in reading order. Never empty: the first is the title.
    pub blocks: Vec<Block>,
    /// Pairs of blocks that say the same in two languages, where they are known: places in `blocks`.
    pub aligned: Vec<(u32, u32)>,
}

/// A piece of the source that is not the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Omission {
    /// Index of the block it stood before; the number of blocks when it stood at the end.
    pub before: u32,
    /// Why it was left out: index in the strings.
    pub reason: u32,
    /// What it said: index in the strings, since the pages of a site have the same around their articles.
    pub text: u32,
}

/// A name in a document's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// First byte.
    pub start: u32,
    /// Bytes.
    pub len: u32,
    /// Ordinal of the entity.
    pub entity: u32,
    /// Index of the reason in the strings.
    pub reason: u32,
}

/// TIMEX3 type of a time expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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

/// A time expression in a document's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Date {
    /// First byte.
    pub start: u32,
    /// Bytes.
    pub len: u32,
    /// TIMEX3 type.
    pub kind: DateType,
    /// TIMEX3 or EDTF value.
    pub value: String,
    /// First day it may mean.
    pub earliest: Option<Day>,
    /// Last day it may mean.
    pub latest: Option<Day>,
    /// Index of the reason in the strings.
    pub reason: u32,
}

/// What an entity is. The order is the order of the facets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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
    pub const ALL: [Kind; 6] =
        [Kind::Person, Kind::Organisation, Kind::Place, Kind::Programme, Kind::Event, Kind::Other];

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

/// An entity of the collection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// Stable identifier (`person/asim-munir`).
    pub id: String,
    /// Canonical name.
    pub name: String,
    /// Kind.
    pub kind: Kind,
    /// One line about it; may be empty.
    pub description: String,
    /// Mentions in the collection.
    pub mentions: u32,
}
