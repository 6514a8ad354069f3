//! One article as the pack holds it.

use dossier_engine::pack::reasons;
use dossier_engine::pack::records::{
    Author, Block, DateValue, Document, Omission, Origin, Published, Role, Stored,
};
use dossier_engine::time::{Civil, Day, Edtf};

use super::encode::small;
use super::mentions::Mention;
use super::strings::Strings;
use crate::Error;
use crate::model::{self, Article, DateMention, NameMention, Span};
use crate::show::{self, Edited};
use crate::{article, privacy};

/// Letters of the first paragraph that stand in for a headline that nobody knows.
const STAND_IN_LETTERS: usize = 80;

/// An article laid out for the pack: its text, and everything that points into it.
#[derive(Debug)]
pub struct Layout {
    /// Metadata and blocks.
    pub record: Document,
    /// Blocks joined by line feeds.
    pub text: String,
    /// What was left out.
    pub omissions: Vec<Omission>,
    pieces: Vec<Piece>,
}

/// Where a passage of the source went.
#[derive(Debug)]
struct Piece {
    source: Span,
    shown: Edited,
    start: usize,
}

/// Lays an article out. Contact details are masked unless they are to be kept.
pub fn lay_out(article: &Article, keep_contacts: bool) -> Result<Layout, Error> {
    let source = &article.source;
    let masked = |text: &str| match keep_contacts {
        true => text.to_owned(),
        false => privacy::mask(text).text,
    };
    let mut languages = article.languages.clone();
    if languages.is_empty() {
        languages.push("und".to_owned());
    }
    let mut layout = Layout {
        record: Document {
            id: source.id.clone(),
            source: file_name(source),
            url: article.url.clone(),
            title_origin: Origin::Stated,
            authors: article
                .authors
                .iter()
                .map(|author| Author { name: masked(&author.name), about: masked(&author.about) })
                .collect(),
            publisher: article
                .publisher
                .as_ref()
                .map(|known| (known.value.clone(), origin(known.origin))),
            published: article.published.as_ref().map(|known| Published {
                value: known.value.clone(),
                origin: origin(known.origin),
                basis: known.basis.clone(),
            }),
            languages,
            blocks: Vec::new(),
        },
        text: String::new(),
        omissions: Vec::new(),
        pieces: Vec::new(),
    };

    let titled = article.passages.first().is_some_and(|first| first.role == model::Role::Title);
    if !titled {
        let (title, origin) = match &article.title {
            Some(known) => (known.value.clone(), origin(known.origin)),
            None => (stand_in(article), Origin::Unknown),
        };
        layout.record.title_origin = origin;
        layout.push_text(Role::Title, 0, &masked(&title))?;
    }
    for passage in &article.passages {
        let shown = show::passage(source, passage.span, keep_contacts);
        let language = layout.language(&passage.language);
        let start = layout.push_text(role(passage.role), language, &shown.text)?;
        layout.pieces.push(Piece { source: passage.span, shown, start });
    }
    let lead = usize::from(!titled);
    for omission in &article.omissions {
        let before = article.passages.partition_point(|passage| passage.span < omission.span);
        layout.omissions.push(Omission {
            before: small(before + lead)?,
            reason: omission.reason.clone(),
            text: masked(source.text.get(omission.span.range()).unwrap_or_default()),
        });
    }
    Ok(layout)
}

impl Layout {
    /// Appends a block and returns where its text begins.
    fn push_text(&mut self, role: Role, language: u8, text: &str) -> Result<usize, Error> {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        self.text.push_str(text);
        let end = small(self.text.len())?;
        self.record.blocks.push(Block { role, language, start: small(start)?, end });
        Ok(start)
    }

    fn language(&mut self, tag: &str) -> u8 {
        let languages = &mut self.record.languages;
        let at = languages.iter().position(|known| known == tag).unwrap_or_else(|| {
            languages.push(tag.to_owned());
            languages.len() - 1
        });
        // An article in over 255 languages is a forgery; its later ones count as the first.
        u8::try_from(at).unwrap_or(0)
    }

    /// Where a span of the source is in the text; none when it is not in one passage.
    fn place(&self, span: Span) -> Option<(u32, u32)> {
        let at = self.pieces.partition_point(|piece| piece.source.end < span.end);
        let piece = self.pieces.get(at).filter(|piece| piece.source.contains(span))?;
        let span = Span::new(span.start - piece.source.start, span.end - piece.source.start);
        let span = piece.shown.carry(span)?;
        let len = u32::try_from(span.end - span.start).ok()?;
        Some((u32::try_from(piece.start + span.start).ok()?, len))
    }

    /// The names of the text. `entity` gives the ordinal and the canonical name of a local entity.
    pub fn names<'e>(
        &self,
        mentions: &[NameMention],
        entity: impl Fn(usize) -> Option<(u32, &'e str)>,
        strings: &mut Strings,
    ) -> Vec<Mention> {
        let mention = |mention: &NameMention| {
            let (start, len) = self.place(mention.span)?;
            let (what, name) = entity(mention.entity)?;
            let reason = strings.index(&self.reason(&mention.reason, (start, len), name));
            Some(Mention { start, len, what, reason })
        };
        mentions.iter().filter_map(mention).collect()
    }

    /// The time expressions of the text. `value` gives the number of a date value.
    pub fn dates(
        &self,
        mentions: &[DateMention],
        mut value: impl FnMut(DateValue) -> u32,
        strings: &mut Strings,
    ) -> Vec<Mention> {
        let date = |mention: &DateMention| {
            let (start, len) = self.place(mention.span)?;
            let what = value(DateValue {
                earliest: mention.earliest,
                latest: mention.latest,
                kind: mention.kind,
                value: mention.value.clone(),
            });
            let reason = strings.index(&self.reason(&mention.reason, (start, len), ""));
            Some(Mention { start, len, what, reason })
        };
        mentions.iter().filter_map(date).collect()
    }

    /// A reason as the strings have it.
    fn reason(&self, reason: &str, (start, len): (u32, u32), name: &str) -> String {
        let (start, end) = (start as usize, (start + len) as usize);
        let published = self.record.published.as_ref();
        let mention = reasons::Mention {
            text: self.text.get(start..end).unwrap_or_default(),
            name,
            published: published.map_or("", |published| &published.value),
        };
        mention.take_out(reason)
    }

    /// The record as it is written, and the days that the arrays have of its publication.
    pub fn stored(&self) -> (Stored, Option<(Day, Day)>) {
        let record = self.record.clone();
        let date = record.published.as_ref().and_then(|known| Edtf::parse(&known.value));
        let days = date.and_then(|date| interval(date.earliest, date.latest));
        let published = record.published.map(|mut published| {
            let same = |(first, _)| Civil::from_day(first).to_string() == published.value;
            if days.is_some_and(same) {
                published.value.clear();
            }
            published
        });
        let mut blocks: Vec<(Role, u8, u32, u32)> = Vec::new();
        for block in &record.blocks {
            let text = self.text.get(block.start as usize..block.end as usize).unwrap_or_default();
            let lines = 1 + text.matches('\n').count() as u32;
            match blocks.last_mut() {
                Some((role, language, known, count))
                    if (*role, *language, *known) == (block.role, block.language, lines) =>
                {
                    *count += 1;
                }
                _ => blocks.push((block.role, block.language, lines, 1)),
            }
        }
        let stored = Stored {
            source: Some(record.source).filter(|source| *source != record.id),
            id: record.id,
            url: record.url,
            title_origin: record.title_origin,
            authors: record.authors,
            publisher: record.publisher,
            published,
            languages: record.languages,
            blocks,
        };
        (stored, days)
    }
}

/// Days as the arrays keep them; an end that is open repeats the other.
fn interval(earliest: Option<Day>, latest: Option<Day>) -> Option<(Day, Day)> {
    let first = earliest.or(latest)?;
    let last = latest.unwrap_or(first);
    (first <= last).then_some((first, last))
}

fn role(role: model::Role) -> Role {
    match role {
        model::Role::Title => Role::Title,
        model::Role::Heading => Role::Heading,
        model::Role::Paragraph => Role::Paragraph,
    }
}

fn origin(origin: model::Origin) -> Origin {
    match origin {
        model::Origin::Stated => Origin::Stated,
        model::Origin::Editorial => Origin::Editorial,
    }
}

/// The first words of an article without a headline, or its file's name when it has no text.
fn stand_in(article: &Article) -> String {
    let words = article::first_words(article, STAND_IN_LETTERS);
    if words.is_empty() { article.source.id.clone() } else { words }
}

/// The file below the folder that was read: where that folder lies is nobody else's business.
fn file_name(source: &model::Source) -> String {
    if source.path.replace('\\', "/").ends_with(&source.id) {
        return source.id.clone();
    }
    source.path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()
}
