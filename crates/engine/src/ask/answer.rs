//! Shapes that several answers share. `src/types.d.ts` of the module describes them all.

use std::cell::OnceCell;
use std::fmt::{self, Display};

use dossier_kernel::beginnings::Outline;
use serde::Serialize;

use crate::Error;
use crate::pack::Pack;
use crate::pack::reasons::Mention;
use crate::pack::records::{Document, Kind, Name, Origin, Published};
use crate::query::{Match, Matcher, Scope};
use crate::text::{Direction, direction, sentences};
use crate::time::{Civil, Day, Edtf};

/// What the collection is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ManifestAnswer {
    /// Title.
    pub title: String,
    /// A sentence or two; may be empty.
    pub description: String,
    /// Number of articles.
    pub articles: u32,
    /// BCP 47 tags, the one with most articles first.
    pub languages: Vec<String>,
    /// Program and version that wrote the pack.
    pub generator: String,
    /// Version of the pack format.
    pub format: u32,
    /// Changes when the collection does.
    pub fingerprint: String,
}

/// A row of the table of entities.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EntityRow {
    /// Identifier.
    pub id: String,
    /// Canonical name.
    pub name: String,
    /// Kind.
    pub kind: Kind,
    /// Articles that mention it.
    pub articles: u32,
}

/// An entity by name.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EntityRef {
    /// Identifier.
    pub id: String,
    /// Canonical name.
    pub name: String,
    /// Kind.
    pub kind: Kind,
}

/// A date of publication.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PublishedAnswer {
    /// EDTF.
    pub value: String,
    /// First day it may mean, as `YYYY-MM-DD`.
    pub earliest: Option<String>,
    /// Last day it may mean.
    pub latest: Option<String>,
    /// How precise it is.
    pub precision: &'static str,
    /// Whose word it is.
    pub origin: Origin,
    /// How it is known.
    pub basis: String,
}

impl PublishedAnswer {
    /// What a pack says of a date.
    pub fn new(published: &Published) -> PublishedAnswer {
        let date = Edtf::parse(&published.value);
        let shown = |day: Option<Day>| day.map(|day| Civil::from_day(day).to_string());
        PublishedAnswer {
            value: published.value.clone(),
            earliest: shown(date.as_ref().and_then(|date| date.earliest)),
            latest: shown(date.as_ref().and_then(|date| date.latest)),
            precision: date.map_or("unknown", |date| date.precision.as_str()),
            origin: published.origin,
            basis: published.basis.clone(),
        }
    }
}

/// A day that is shown as `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dated(pub Day);

impl Display for Dated {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        Civil::from_day(self.0).fmt(out)
    }
}

impl Serialize for Dated {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A piece of an article around what was looked for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Snippet {
    /// The piece.
    pub text: String,
    /// What was looked for, in UTF-16 code units.
    pub marks: Vec<u32>,
    /// Language of the passage.
    pub language: String,
    /// Its direction.
    pub dir: Direction,
    /// Index of the block in the article.
    pub block: usize,
}

/// A sentence with the name in question marked.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InContext {
    /// Id of the article.
    pub document: String,
    /// Its title.
    pub title: String,
    /// The sentence.
    #[serde(flatten)]
    pub snippet: Snippet,
    /// Why this stretch of text is the entity.
    pub reason: String,
}

/// A name in a block.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NameMark {
    /// First code unit.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Id of the entity.
    pub entity: String,
    /// Why it is this entity.
    pub reason: String,
}

/// A document that is being shown: its record with its text.
#[derive(Debug)]
pub struct Open {
    /// Metadata and blocks.
    pub record: Document,
    /// All of its text.
    pub text: String,
    /// How its words begin. Made when something is first looked for.
    outline: OnceCell<Outline>,
    /// The sentences of each block. Made when something is found in it.
    sentences: Vec<OnceCell<Vec<(usize, usize)>>>,
}

impl Open {
    /// Reads a document.
    pub fn new(pack: &Pack<'_>, at: usize) -> Result<Open, Error> {
        let (record, text) = pack.document_and_text(at)?;
        let sentences = vec![OnceCell::new(); record.blocks.len()];
        Ok(Open { record, text, outline: OnceCell::new(), sentences })
    }

    /// The document with what is looked for in it.
    pub fn with<'m>(&'m self, matcher: &'m Matcher<'m>) -> Searched<'m> {
        let outline = self.outline.get_or_init(|| Outline::new(&self.text));
        Searched { open: self, matcher, places: outline.places(matcher.beginnings()) }
    }

    /// The text of a block.
    pub fn block(&self, index: usize) -> &str {
        let block = self.record.blocks.get(index);
        block
            .and_then(|block| self.text.get(block.start as usize..block.end as usize))
            .unwrap_or_default()
    }

    /// The sentences of a block.
    pub fn sentences(&self, index: usize) -> &[(usize, usize)] {
        let known = self.sentences.get(index);
        known.map_or(&[], |known| known.get_or_init(|| sentences(self.block(index))))
    }

    /// Where a block begins in the text.
    pub fn start(&self, index: usize) -> usize {
        self.record.blocks.get(index).map_or(0, |block| block.start as usize)
    }

    /// The language tag of a block.
    pub fn language(&self, index: usize) -> &str {
        let language = self.record.blocks.get(index).map_or(0, |block| block.language as usize);
        self.record.languages.get(language).map_or("und", String::as_str)
    }

    /// The direction of a block.
    pub fn direction(&self, index: usize) -> Direction {
        direction(self.language(index))
    }

    /// Why a stretch of the text is the name of an entity, or a date where `name` is empty.
    pub fn reason(
        &self,
        pack: &Pack,
        reason: u32,
        (start, end): (usize, usize),
        name: &str,
    ) -> String {
        let published = self.record.published.as_ref();
        pack.reason(
            reason,
            Mention {
                text: self.text.get(start..end).unwrap_or_default(),
                name,
                published: published.map_or("", |published| &published.value),
            },
        )
    }

    /// The title.
    pub fn title(&self) -> &str {
        self.block(0)
    }

    /// The block that a range of the text lies in.
    pub fn block_of(&self, start: u32, len: u32) -> Option<usize> {
        let at = self.record.blocks.partition_point(|block| block.end <= start);
        let block = self.record.blocks.get(at)?;
        (block.start <= start && start.checked_add(len)? <= block.end).then_some(at)
    }

    /// The names among `names` that lie inside a byte range of the text.
    pub fn names_in<'n>(
        &self,
        names: &'n [Name],
        (start, end): (usize, usize),
    ) -> impl Iterator<Item = &'n Name> {
        let first = names.partition_point(|name| (name.start as usize) < start);
        names[first..]
            .iter()
            .take_while(move |name| (name.start as usize + name.len as usize) <= end)
    }
}

/// A document in which something is looked for.
#[derive(Debug)]
pub struct Searched<'m> {
    open: &'m Open,
    matcher: &'m Matcher<'m>,
    /// Where a match may begin: first byte, and one past the last.
    places: Vec<(u32, u32)>,
}

impl Searched<'_> {
    /// The matches in a block.
    pub fn matches(&self, index: usize, scope: Scope) -> Vec<Match> {
        let Some(block) = self.open.record.blocks.get(index) else { return Vec::new() };
        let first = self.places.partition_point(|place| place.0 < block.start);
        let inside = self.places.iter().skip(first).take_while(|place| place.0 < block.end);
        let inside =
            inside.map(|place| (place.0 - block.start, place.1.min(block.end) - block.start));
        self.matcher.find_at(self.open.block(index), self.open.language(index), scope, inside)
    }
}
