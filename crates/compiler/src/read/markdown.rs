//! Markdown: the text stays as it is in the file; what is notation and what is a block is noted.
//!
//! A CommonMark parser tells which bytes are words; every other byte that is not white space is
//! markup. So a reader sees words only, and every offset is still one into the file. Markup counts
//! the target of a link but not its text, all of an image (its description describes a picture),
//! HTML tags, and definitions of references. An entity such as `&amp;` becomes its character, outside
//! of code.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::html::entity;
use super::{decode, entities, front_matter};
use crate::error::Error;
use crate::model::{Block, Role, Source, Span};

/// Fills in what the notation of a Markdown text says: markup, blocks, stated metadata.
pub(super) fn mark(source: &mut Source) -> Result<(), Error> {
    let text = source.text.as_str();
    let begin = decode::mark_length(text);
    let mut marks = Marks { text, done: begin, ..Marks::default() };
    if begin > 0 {
        marks.markup.push(Span::new(0, begin));
    }
    if let Some(front) = front_matter::find(&source.path, text, begin)? {
        if let Some(span) = front.stated.title.as_deref().and_then(|t| title(text, &front.range, t))
        {
            marks.blocks.push(Block { span, role: Role::Title });
        }
        marks.done = front.range.end;
        source.stated = front.stated;
    }
    let stated = marks.blocks.len();
    marks.body();
    let Marks { markup, blocks, entities, .. } = marks;
    source.markup = markup;
    source.blocks = blocks;
    entities::decode(source, &entities);
    if source.blocks.len() <= stated {
        let message = "expected an article, found Markdown without any words";
        return Err(Error::input(&source.path, message));
    }
    Ok(())
}

/// Where front matter says the title, if it says it letter for letter on the line of its key.
fn title(text: &str, front: &Range<usize>, title: &str) -> Option<Span> {
    let mut start = front.start;
    for line in text.get(front.clone())?.split_inclusive('\n') {
        if line.trim_start().to_lowercase().starts_with("title") {
            let at = start + line.find(title)?;
            return Some(Span::new(at, at + title.len()));
        }
        start += line.len();
    }
    None
}

#[derive(Default)]
struct Marks<'a> {
    text: &'a str,
    /// Everything before this byte is judged.
    done: usize,
    markup: Vec<Span>,
    blocks: Vec<Block>,
    entities: Vec<(Span, char)>,
    /// The block that is being read.
    open: Option<Block>,
    role: Option<Role>,
    /// Depth of images, whose words are not the article's.
    image: usize,
    /// Start of the HTML block that is being read.
    html: Option<usize>,
}

impl Marks<'_> {
    fn body(&mut self) {
        let begin = self.done;
        let text = self.text;
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS;
        for (event, range) in Parser::new_ext(&text[begin..], options).into_offset_iter() {
            let range = begin + range.start..begin + range.end;
            match event {
                Event::Text(said) if self.html.is_none() => {
                    self.entity(&said, &range);
                    self.words(range);
                }
                Event::Code(_) => {
                    let code = &text[range.clone()];
                    let open = code.len() - code.trim_start_matches('`').len();
                    let close = code.len() - code.trim_end_matches('`').len();
                    if open + close < code.len() {
                        self.words(range.start + open..range.end - close);
                    }
                }
                Event::Start(Tag::Image { .. }) => self.image += 1,
                Event::End(TagEnd::Image) => self.image = self.image.saturating_sub(1),
                Event::Start(Tag::HtmlBlock) => {
                    self.close();
                    self.html = Some(range.start);
                }
                Event::End(TagEnd::HtmlBlock) => {
                    if let Some(start) = self.html.take() {
                        self.html_words(start.max(self.done)..range.end);
                    }
                    self.close();
                }
                Event::Start(tag) if is_block(&tag.to_end()) => {
                    self.close();
                    if let Tag::Heading { level, .. } = tag {
                        let top = level == HeadingLevel::H1;
                        self.role = Some(if top { Role::Title } else { Role::Heading });
                    }
                }
                Event::End(tag) if is_block(&tag) => self.close(),
                _ => {}
            }
        }
        self.close();
        self.skip_to(text.len());
    }

    /// The words of a block of HTML: what is outside of its tags.
    fn html_words(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            let rest = &self.text[at..range.end];
            let words = rest.find('<').unwrap_or(rest.len());
            if words > 0 {
                self.html_entities(at..at + words);
                self.words(at..at + words);
            }
            let tag = &rest[words..];
            let opens = |with: &str| {
                tag.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with))
            };
            let end = match () {
                () if opens("<!--") => "-->",
                () if opens("<script") => "</script>",
                () if opens("<style") => "</style>",
                () => ">",
            };
            at += words + tag.find(end).map_or(tag.len(), |found| found + end.len());
        }
    }

    /// Notes a text that says one character and is written as an entity.
    fn entity(&mut self, said: &str, range: &Range<usize>) {
        let mut chars = said.chars();
        if let (Some(c), None) = (chars.next(), chars.next())
            && range.start >= self.done
            && self.text[range.clone()].starts_with('&')
            && range.len() > c.len_utf8()
        {
            self.entities.push((Span::new(range.start, range.end), c));
        }
    }

    /// Notes the entities in a stretch of HTML without tags.
    fn html_entities(&mut self, range: Range<usize>) {
        if range.start < self.done {
            return;
        }
        let text = self.text;
        let mut done = range.start;
        for (at, _) in text[range.clone()].match_indices('&') {
            let start = range.start + at;
            if let Some((Some(c), length)) = entity(&text[start..range.end])
                && start >= done
            {
                done = start + length;
                self.entities.push((Span::new(start, done), c));
            }
        }
    }

    /// Notes a stretch of words.
    fn words(&mut self, range: Range<usize>) {
        if self.image > 0 || range.start < self.done || range.is_empty() {
            return;
        }
        self.skip_to(range.start);
        self.done = range.end;
        let words = trimmed(self.text, range);
        if words.is_empty() {
            return;
        }
        match &mut self.open {
            Some(block) => block.span.end = words.end,
            None => {
                let role = self.role.unwrap_or(Role::Paragraph);
                self.open = Some(Block { span: Span::new(words.start, words.end), role });
            }
        }
    }

    /// Notes everything up to `end` as markup, but for white space.
    fn skip_to(&mut self, end: usize) {
        let range = trimmed(self.text, self.done..end);
        if !range.is_empty() {
            self.markup.push(Span::new(range.start, range.end));
        }
        self.done = self.done.max(end);
    }

    fn close(&mut self) {
        self.blocks.extend(self.open.take());
        self.role = None;
    }
}

fn is_block(tag: &TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::TableCell
    )
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let piece = text.get(range.clone()).unwrap_or_default();
    let start = range.start + piece.len() - piece.trim_start().len();
    let end = start + piece.trim().len();
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Source {
        let mut source =
            Source { text: text.to_owned(), path: "a.md".to_owned(), ..Source::default() };
        mark(&mut source).unwrap();
        source
    }

    /// The blocks with markup blanked and white space collapsed.
    fn blocks(source: &Source) -> Vec<(Role, String)> {
        let words = source.words();
        assert_eq!(words.len(), source.text.len());
        let block = |block: &Block| {
            let text: Vec<&str> = words[block.span.range()].split_whitespace().collect();
            (block.role, text.join(" "))
        };
        source.blocks.iter().map(block).collect()
    }

    #[test]
    fn notation_is_not_words() {
        let source = read(
            "# A *big* day\n\n> quoted **text**\n> goes on\n\n- one [link](https://x.org/a \"t\")\n- two `co de`\n\n\
             Some ![picture](p.png) \\* <b>bold</b> words.\n\n## Next\n\n<div>\nraw <i>html</i>\n</div>\n\n\
             | a | b |\n|---|---|\n| c | d |\n\n[x]: https://example.org\n",
        );
        let expected = [
            (Role::Title, "A big day"),
            (Role::Paragraph, "quoted text goes on"),
            (Role::Paragraph, "one link"),
            (Role::Paragraph, "two co de"),
            (Role::Paragraph, "Some * bold words."),
            (Role::Heading, "Next"),
            (Role::Paragraph, "raw html"),
            (Role::Paragraph, "a b"),
            (Role::Paragraph, "c d"),
        ];
        let expected: Vec<(Role, String)> =
            expected.iter().map(|(role, text)| (*role, (*text).to_owned())).collect();
        assert_eq!(blocks(&source), expected);
    }

    #[test]
    fn entities_are_characters_with_their_places_in_the_file() {
        let file = "# Q&amp;A\n\nIt&#8217;s **caf&eacute;** &nbsp; \\&amp; `&lt;` &bogus; AT&T\n\n\
                    <div>\na &lt; b\n</div>\n\n&nbsp;\n";
        let source = read(file);
        let expected = [
            (Role::Title, "Q&A"),
            (Role::Paragraph, "It’s café &amp; &lt; &bogus; AT&T"),
            (Role::Paragraph, "a < b"),
        ];
        let expected: Vec<(Role, String)> =
            expected.iter().map(|(role, text)| (*role, (*text).to_owned())).collect();
        assert_eq!(blocks(&source), expected);
        let original = source.original.as_ref().unwrap();
        for (said, written) in [("It’s", "It&#8217;s"), ("café", "caf&eacute;"), ("AT&T", "AT&T")]
        {
            let at = source.text.find(said).unwrap();
            let place = original.place(&source.text, Span::new(at, at + said.len())).unwrap();
            assert_eq!(original.slice(place), written);
        }
    }

    #[test]
    fn offsets_hold_with_crlf_emoji_and_urdu() {
        let text = "---\r\ntitle: عنوان 🙂\r\n---\r\n\r\n**پہلا** پیرا 🙂\r\nجاری\r\n";
        let source = read(text);
        assert_eq!(source.text, text);
        let span = source.blocks[0].span;
        assert_eq!((&text[span.range()], source.blocks[0].role), ("عنوان 🙂", Role::Title));
        assert_eq!(&text[source.blocks[1].span.range()], "پہلا** پیرا 🙂\r\nجاری");
    }

    #[test]
    fn a_file_of_notation_only_is_refused() {
        for text in ["---\ntitle: T\n---\n", "![p](p.png)", "***"] {
            let mut source = Source { text: text.to_owned(), ..Source::default() };
            assert!(mark(&mut source).unwrap_err().is_input(), "{text:?}");
        }
    }
}
