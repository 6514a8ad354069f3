//! All that a page shows, in the order of the page: the paragraphs of the article, and between them
//! what is not the article, with what it is.
//!
//! The article has gone through a library that makes new elements of old ones, so its paragraphs are
//! found again by their words.

use super::blocks::Block;
use crate::model::{self, Omission, Role, Source, Span};

/// What the maker of the page has given no name.
const LINKS: &str = "links";
const SOMETHING: &str = "around the article";

/// A part of what a page shows.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A paragraph or heading of the article.
    Kept(Role, String),
    /// Lines of something else, and what it is.
    Around(&'static str, Vec<String>),
}

impl Part {
    /// Appends this part to the text of a source, and each line of it to the list of lines.
    pub(super) fn push(self, source: &mut Source, lines: &mut Vec<Span>) {
        let start = source.text.len();
        match self {
            Part::Kept(role, text) => {
                source.text.push_str(&text);
                let span = Span::new(start, source.text.len());
                lines.push(span);
                source.blocks.push(model::Block { span, role });
            }
            Part::Around(reason, texts) => {
                for text in texts {
                    if source.text.len() > start {
                        source.text.push('\n');
                    }
                    let at = source.text.len();
                    source.text.push_str(&text);
                    lines.push(Span::new(at, source.text.len()));
                }
                let span = Span::new(start, source.text.len());
                source.around.push(Omission { span, reason: reason.to_owned() });
            }
        }
    }
}

/// Puts the parts of a page together: its article, and what is left of all that it shows.
pub(super) fn merge(title: Option<&str>, article: Vec<Block>, page: Vec<Block>) -> Vec<Part> {
    let mut shown = Shown::new(&page);
    let title = title.map(bare).filter(|title| !title.is_empty());
    let headline = title.as_deref().and_then(|title| shown.headline(title, &page));
    // A paragraph that is further up than the one before it stands behind that all the same.
    let mut front = 0;
    let mut kept = Vec::new();
    for block in article {
        front = front.max(shown.locate(&block.text).unwrap_or(front));
        kept.push((front, block));
    }
    let lead = headline.or(kept.first().map(|(at, _)| *at)).unwrap_or(0);
    let rest = shown.rest(&page);
    let length = |texts: &mut dyn Iterator<Item = &String>| texts.map(String::len).sum::<usize>();
    let missed = |(at, block, text): &&(usize, &Block, String)| {
        (lead..front).contains(at) && is_missed(block, text)
    };
    let kept_length = length(&mut kept.iter().map(|(_, block)| &block.text));
    let missed_length = length(&mut rest.iter().filter(missed).map(|(_, _, text)| text));
    // Much of it is another text that stands between.
    let take = missed_length * MISSED_SHARE <= kept_length;
    let mut parts: Vec<Part> = Vec::new();
    let mut kept = kept.into_iter().peekable();
    for found in rest {
        let is_missed = take && missed(&&found);
        let (at, block, text) = found;
        while let Some((_, block)) = kept.next_if(|(place, _)| *place <= at) {
            parts.push(Part::Kept(block.role, block.text));
        }
        if is_missed {
            parts.push(Part::Kept(block.role, text));
            continue;
        }
        let reason = block.furniture.unwrap_or(match block.linked * 2 >= block.text.len() {
            true => LINKS,
            false => SOMETHING,
        });
        match parts.last_mut() {
            Some(Part::Around(last, texts)) if *last == reason => texts.push(text),
            // What has no name is one thing.
            Some(Part::Around(last @ (LINKS | SOMETHING), texts))
                if [LINKS, SOMETHING].contains(&reason) =>
            {
                *last = SOMETHING;
                texts.push(text);
            }
            _ => parts.push(Part::Around(reason, vec![text])),
        }
    }
    parts.extend(kept.map(|(_, block)| Part::Kept(block.role, block.text)));
    parts
}

/// Which part of an article a readability library may miss, at most: one of so many.
const MISSED_SHARE: usize = 4;

/// Whether a paragraph between the headline and the end of the article is one of its own.
fn is_missed(block: &Block, text: &str) -> bool {
    block.furniture.is_none()
        && block.role == Role::Paragraph
        && text == block.text
        && text.len() >= 80
        && block.linked * 4 < text.len()
        && text.ends_with(['.', '!', '?', '”', '"', '“', '»', ':', '…', '。'])
}

/// A text without white space.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// How often the whole page is searched for paragraphs that are not where they are expected.
const SEARCHES: usize = 60;

/// Bytes ahead within which finding a paragraph is no search of the whole page.
const NEAR: usize = 4000;

/// Bytes ahead within which a few letters are found again.
const VERY_NEAR: usize = 100;

/// How often the letters of a page may be missed where they are expected.
const MISSES: usize = 5000;

/// Bytes by which a paragraph is known wherever it stands.
const TELLING: usize = 24;

/// The characters that a page shows, white space aside, and which of them are the article's.
struct Shown {
    text: String,
    /// For each byte of `text`, whether a word begins there.
    words: Vec<bool>,
    /// For each byte of `text`.
    taken: Vec<bool>,
    cursor: usize,
    searches: usize,
    misses: usize,
}

impl Shown {
    fn new(page: &[Block]) -> Shown {
        let mut text = String::new();
        let mut words = Vec::new();
        for word in page.iter().flat_map(|block| block.text.split_whitespace()) {
            words.push(true);
            text.push_str(word);
            words.resize(text.len(), false);
        }
        Shown { taken: vec![false; text.len()], words, text, cursor: 0, searches: 0, misses: 0 }
    }

    /// Finds the headline, in a heading if there is one, and takes it; where it ends.
    fn headline(&mut self, title: &str, page: &[Block]) -> Option<usize> {
        let mut at = 0;
        let headings = page.iter().filter_map(|block| {
            let start = at;
            at += block
                .text
                .chars()
                .filter(|c| !c.is_whitespace())
                .map(char::len_utf8)
                .sum::<usize>();
            (block.role != Role::Paragraph).then_some((start, at))
        });
        let headings: Vec<(usize, usize)> = headings.collect();
        let in_heading = headings
            .into_iter()
            .find_map(|(start, end)| self.text.get(start..end)?.find(title).map(|at| start + at));
        let at = in_heading.or_else(|| self.text.find(title))?;
        self.take(at, title.len());
        Some(at + title.len())
    }

    fn take(&mut self, at: usize, length: usize) {
        if let Some(taken) = self.taken.get_mut(at..at + length) {
            taken.fill(true);
        }
    }

    /// Finds a paragraph and takes it for the article; where it begins.
    fn locate(&mut self, paragraph: &str) -> Option<usize> {
        let piece = bare(paragraph);
        if let Some(at) = self.find(&piece, piece.len() >= TELLING) {
            self.take(at, piece.len());
            self.cursor = at + piece.len();
            return Some(at);
        }
        let words: Vec<&str> = paragraph.split_whitespace().collect();
        self.locate_parts(&words)
    }

    /// Where a piece is: near behind the last one, or anywhere.
    fn find(&mut self, piece: &str, anywhere: bool) -> Option<usize> {
        let near = if piece.len() < TELLING / 3 { VERY_NEAR } else { NEAR };
        let end = ceil(&self.text, self.cursor + piece.len() + near);
        let near = self.text.get(self.cursor..end)?.find(piece).map(|at| self.cursor + at);
        if near.is_some() || !anywhere || self.searches >= SEARCHES {
            return near;
        }
        self.searches += 1;
        let ahead = self.text.get(end..)?.find(piece).map(|at| end + at);
        ahead.or_else(|| self.text.find(piece))
    }

    /// Finds a paragraph out of which something was taken: as far as it goes on, then from where it
    /// goes on again.
    fn locate_parts(&mut self, words: &[&str]) -> Option<usize> {
        let mut rest = words;
        let mut first = None;
        while !rest.is_empty() {
            let mut anchor = String::new();
            for word in rest {
                anchor.push_str(word);
                if anchor.len() >= TELLING {
                    break;
                }
            }
            let found = self.find(&anchor, first.is_none() && anchor.len() >= TELLING);
            let (many, length) = found.map_or((0, 0), |at| self.common(at, rest));
            if many == 0 {
                self.misses += 1;
                if first.is_none() || self.misses > MISSES {
                    break;
                }
                // Not this word; perhaps those behind it.
                rest = &rest[1..];
                continue;
            }
            if let Some(at) = found {
                self.take(at, length);
                self.cursor = at + length;
                first.get_or_insert(at);
            }
            rest = &rest[many..];
        }
        first
    }

    /// How many words there are both here and at a place of the page, and their bytes.
    fn common(&self, at: usize, words: &[&str]) -> (usize, usize) {
        let mut end = at;
        let mut common = (0, 0);
        for (before, word) in words.iter().enumerate() {
            if !self.text.get(end..).is_some_and(|rest| rest.starts_with(word)) {
                break;
            }
            end += word.len();
            if self.words.get(end).copied().unwrap_or(true) {
                common = (before + 1, end - at);
            }
        }
        common
    }

    /// What is not the article's: where it begins, what it is, its words.
    fn rest<'p>(&self, page: &'p [Block]) -> Vec<(usize, &'p Block, String)> {
        let mut rest = Vec::new();
        let mut at = 0;
        for block in page {
            let mut open: Option<(usize, String)> = None;
            let mut close = |open: &mut Option<(usize, String)>| {
                let said = open.take().filter(|(_, text)| text.contains(char::is_alphanumeric));
                rest.extend(said.map(|(at, text)| (at, block, text)));
            };
            for word in block.text.split_whitespace() {
                let end = at + word.len();
                let taken = self.taken.get(at..end).is_some_and(|bytes| bytes.iter().all(|t| *t));
                if taken {
                    close(&mut open);
                } else if let Some((_, text)) = &mut open {
                    text.push(' ');
                    text.push_str(word);
                } else {
                    open = Some((at, word.to_owned()));
                }
                at = end;
            }
            close(&mut open);
        }
        rest
    }
}

/// The first boundary of characters from a byte on.
fn ceil(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}
