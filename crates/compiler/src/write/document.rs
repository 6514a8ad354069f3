//! One article as the pack holds it.

use dossier_engine::pack::reasons;
use dossier_engine::pack::records::{Author, Block, Date, Document, Name, Origin, Published, Role};

use super::align::{self, align};
use super::encode::small;
use super::strings::Strings;
use crate::Error;
use crate::model::{self, Article, DateMention, Known, NameMention, Span};
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
    pub omissions: Vec<LeftOut>,
    pieces: Vec<Piece>,
}

/// A piece of the source that is not the article.
#[derive(Debug)]
pub struct LeftOut {
    /// Index of the block it stood before.
    pub before: u32,
    /// Why it was left out.
    pub reason: String,
    /// What it said.
    pub text: String,
}

/// Where a passage of the source went.
#[derive(Debug)]
struct Piece {
    source: Span,
    shown: Edited,
    start: usize,
}

fn shown(text: &str, keep_contacts: bool) -> String {
    if keep_contacts { text.to_owned() } else { privacy::mask(text).text }
}

fn published(known: &Known<String>) -> Published {
    Published {
        value: known.value.clone(),
        origin: origin(known.origin),
        basis: known.basis.clone(),
    }
}

/// Lays an article out. Contact details are masked unless they are to be kept.
pub fn lay_out(article: &Article, keep_contacts: bool) -> Result<Layout, Error> {
    let source = &article.source;
    let masked = |text: &str| shown(text, keep_contacts);
    let mut layout = Layout::new(article, keep_contacts);
    let titled = article.passages.first().is_some_and(|first| first.role == model::Role::Title);
    if !titled {
        layout.push_title(article, keep_contacts)?;
    }
    for passage in &article.passages {
        let shown = show::passage(source, passage.span, keep_contacts);
        let language = layout.language(&passage.language);
        let start = layout.push_text(role(passage.role), language, &shown.text)?;
        layout.pieces.push(Piece { source: passage.span, shown, start });
    }
    layout.align();
    let lead = usize::from(!titled);
    for omission in &article.omissions {
        let before = article.passages.partition_point(|passage| passage.span < omission.span);
        layout.omissions.push(LeftOut {
            before: small(before + lead)?,
            reason: omission.reason.clone(),
            text: masked(source.text.get(omission.span.range()).unwrap_or_default()),
        });
    }
    Ok(layout)
}

/// Lays out what is kept of an article whose text is another's: everything but the text.
pub fn lay_out_reprint(article: &Article, keep_contacts: bool) -> Result<Layout, Error> {
    let mut layout = Layout::new(article, keep_contacts);
    layout.push_title(article, keep_contacts)?;
    Ok(layout)
}

impl Layout {
    fn new(article: &Article, keep_contacts: bool) -> Layout {
        let masked = |text: &str| shown(text, keep_contacts);
        let mut languages = article.languages.clone();
        if languages.is_empty() {
            languages.push("und".to_owned());
        }
        Layout {
            record: Document {
                id: article.source.id.clone(),
                source: file_name(&article.source),
                url: article.url.clone(),
                title_origin: Origin::Stated,
                authors: article
                    .authors
                    .iter()
                    .map(|author| Author {
                        name: masked(&author.name),
                        about: masked(&author.about),
                    })
                    .collect(),
                publisher: article
                    .publisher
                    .as_ref()
                    .map(|known| (known.value.clone(), origin(known.origin))),
                published: article.published.as_ref().map(published),
                languages,
                blocks: Vec::new(),
                aligned: Vec::new(),
            },
            text: String::new(),
            omissions: Vec::new(),
            pieces: Vec::new(),
        }
    }

    /// The title as the metadata has it, or what stands in for it.
    fn push_title(&mut self, article: &Article, keep_contacts: bool) -> Result<(), Error> {
        let (title, origin) = match &article.title {
            Some(known) => (known.value.clone(), origin(known.origin)),
            None => (stand_in(article), Origin::Unknown),
        };
        self.record.title_origin = origin;
        self.push_text(Role::Title, 0, &shown(&title, keep_contacts))?;
        Ok(())
    }

    /// Finds out which blocks of the first version and of each other one say the same.
    fn align(&mut self) {
        let block = |(index, block): (usize, &Block)| align::Block {
            index: index as u32,
            heading: block.role == Role::Heading,
            len: self.text[block.start as usize..block.end as usize].chars().count(),
        };
        let blocks: Vec<(Role, align::Block)> =
            self.record.blocks.iter().enumerate().map(|at| (at.1.role, block(at))).collect();
        let versions: Vec<Vec<align::Block>> = blocks
            .split(|(role, _)| *role == Role::Title)
            .map(|version| version.iter().map(|(_, block)| *block).collect())
            .filter(|version: &Vec<_>| !version.is_empty())
            .collect();
        if let [first, others @ ..] = versions.as_slice() {
            self.record.aligned = others.iter().flat_map(|other| align(first, other)).collect();
        }
    }

    /// Appends a block and returns where its text begins.
    fn push_text(&mut self, role: Role, language: u8, text: &str) -> Result<usize, Error> {
        if !self.record.blocks.is_empty() {
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

    /// The names of the text. `entity` gives the number and the name of a local entity.
    pub fn names<'e>(
        &self,
        mentions: &[NameMention],
        entity: impl Fn(usize) -> Option<(u32, &'e str)>,
        strings: &mut Strings,
    ) -> Vec<Name> {
        let mention = |mention: &NameMention| {
            let (start, len) = self.place(mention.span)?;
            let (entity, name) = entity(mention.entity)?;
            let reason = strings.index(&self.reason(&mention.reason, (start, len), name));
            Some(Name { start, len, entity, reason })
        };
        mentions.iter().filter_map(mention).collect()
    }

    /// The time expressions of the text.
    pub fn dates(&self, mentions: &[DateMention], strings: &mut Strings) -> Vec<Date> {
        let date = |mention: &DateMention| {
            let (start, len) = self.place(mention.span)?;
            Some(Date {
                start,
                len,
                kind: mention.kind,
                value: mention.value.clone(),
                earliest: mention.earliest,
                latest: mention.latest,
                reason: strings.index(&self.reason(&mention.reason, (start, len), "")),
            })
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
