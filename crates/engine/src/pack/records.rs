//! What a pack says of the collection, its documents and its entities.
//!
//! These are read one at a time, when they are shown; what every search touches lies in arrays.

use serde::{Deserialize, Serialize};

use dossier_kernel::piece::line_end;

use crate::text::fold;
use crate::time::{Civil, Day};

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

impl Origin {
    /// Its name in answers.
    pub fn as_str(self) -> &'static str {
        match self {
            Origin::Stated => "stated",
            Origin::Editorial => "editorial",
            Origin::Unknown => "unknown",
        }
    }
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

/// A document as it is written: what the text and the arrays say is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stored {
    /// Identifier.
    pub id: String,
    /// File it was read from, if that is not the identifier.
    pub source: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Whose word the title is.
    pub title_origin: Origin,
    /// Authors.
    pub authors: Vec<Author>,
    /// Publisher.
    pub publisher: Option<(String, Origin)>,
    /// When it was published; the value is empty where it is the day that the arrays have.
    pub published: Option<Published>,
    /// BCP 47 tags.
    pub languages: Vec<String>,
    /// Blocks alike, one after the other: their role, language and lines, and how many they are.
    pub blocks: Vec<(Role, u8, u32, u32)>,
    /// Pairs of blocks that say the same in two languages.
    pub aligned: Vec<(u32, u32)>,
}

impl Stored {
    /// The document with its text, its blocks one on each line or on several, and the day of
    /// publication. None when these do not fit.
    pub fn open(self, text: &str, day: Option<Day>) -> Option<Document> {
        let mut blocks: Vec<Block> = Vec::new();
        let mut start = 0;
        for (role, language, lines, count) in self.blocks {
            if language as usize >= self.languages.len() || lines == 0 {
                return None;
            }
            for _ in 0..count {
                let mut end = line_end(text, start)?;
                for _ in 1..lines {
                    end = line_end(text, end + 1)?;
                }
                blocks.push(Block { role, language, start: start as u32, end: end as u32 });
                start = end + 1;
            }
        }
        let published = self.published.map(|mut published| {
            if let (true, Some(day)) = (published.value.is_empty(), day) {
                published.value = Civil::from_day(day).to_string();
            }
            published
        });
        (!blocks.is_empty()).then_some(Document {
            source: self.source.unwrap_or_else(|| self.id.clone()),
            id: self.id,
            url: self.url,
            title_origin: self.title_origin,
            authors: self.authors,
            publisher: self.publisher,
            published,
            languages: self.languages,
            blocks,
            aligned: self.aligned,
        })
    }
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
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

/// What a time expression means.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DateValue {
    /// First day it may mean.
    pub earliest: Option<Day>,
    /// Last day it may mean.
    pub latest: Option<Day>,
    /// TIMEX3 type.
    pub kind: DateType,
    /// TIMEX3 or EDTF value.
    pub value: String,
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

/// An entity as it is written; its kind is in an array.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredEntity {
    /// Canonical name.
    pub name: String,
    /// Identifier, if it is not the one that kind and name make.
    pub id: Option<String>,
    /// One line about it.
    pub description: String,
    /// Mentions in the collection.
    pub mentions: u32,
}

impl StoredEntity {
    /// The entity, of that kind.
    pub fn open(self, kind: Kind) -> Entity {
        let StoredEntity { name, id, description, mentions } = self;
        let id = id.unwrap_or_else(|| entity_id(kind, &name));
        Entity { id, name, kind, description, mentions }
    }
}

/// The identifier that kind and name make: `person/asim-munir`. Folded letters and digits, anything
/// else a hyphen.
pub fn entity_id(kind: Kind, name: &str) -> String {
    let mut id = [kind.as_str(), "/"].concat();
    let before = id.len();
    for letter in fold(name).chars() {
        if letter.is_alphanumeric() {
            id.push(letter);
        } else if id.len() > before && !id.ends_with('-') {
            id.push('-');
        }
    }
    id.truncate(id.trim_end_matches('-').len());
    if id.len() == before {
        id.push_str("unnamed");
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_fold_latin_and_keep_other_scripts() {
        let id = |name: &str| entity_id(Kind::Person, name);
        assert_eq!(id("Recep Tayyip Erdoğan"), "person/recep-tayyip-erdogan");
        assert_eq!(id("Lloyd J. Austin"), "person/lloyd-j-austin");
        assert_eq!(id("عاصم منیر"), "person/عاصم-منیر");
        assert_eq!(id("!!!"), "person/unnamed");
    }

    #[test]
    fn blocks_are_lines_of_the_text() {
        let stored = Stored {
            id: "a".to_owned(),
            source: None,
            url: None,
            title_origin: Origin::Stated,
            authors: Vec::new(),
            publisher: None,
            published: Some(Published {
                value: String::new(),
                origin: Origin::Stated,
                basis: String::new(),
            }),
            languages: vec!["en".to_owned()],
            blocks: vec![
                (Role::Title, 0, 1, 1),
                (Role::Paragraph, 0, 2, 1),
                (Role::Paragraph, 0, 1, 2),
            ],
            aligned: Vec::new(),
        };
        let text = "One\ntwo\nthree\n\nfour";
        let open = stored.clone().open(text, Some(1)).unwrap();
        let blocks: Vec<&str> = open
            .blocks
            .iter()
            .map(|block| &text[block.start as usize..block.end as usize])
            .collect();
        assert_eq!(blocks, ["One", "two\nthree", "", "four"]);
        assert_eq!(
            (open.source, open.published.unwrap().value),
            ("a".to_owned(), "1970-01-02".to_owned())
        );
        assert_eq!(stored.open("One\ntwo\nthree\n", None), None);
    }
}
