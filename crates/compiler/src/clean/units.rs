//! Units: the smallest pieces that are kept or left out as a whole: a paragraph, a heading, a line
//! of the page around the article.
//!
//! In scraped text a line is a paragraph. In hard-wrapped text (mail, wire services) a paragraph is
//! a block of lines that were broken because the next word did not fit; such lines are joined.

use crate::language::{self, Script};
use crate::model::{Role, Source, Span};

/// A unit with what the rules ask of it.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    /// Without white space at either end.
    pub(super) span: Span,
    /// What the format says it is.
    pub(super) role: Option<Role>,
    /// Words; for scripts without spaces, an estimate.
    pub(super) words: usize,
    /// Whether it ends as a sentence does.
    pub(super) stopped: bool,
    /// Script of most of its letters.
    pub(super) script: Option<Script>,
    /// The verdict, once there is one.
    pub(super) verdict: Option<Verdict>,
}

/// What becomes of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    Keep(Role),
    Omit(&'static str),
}

impl Unit {
    fn new(text: &str, span: Span, role: Option<Role>) -> Unit {
        let piece = &text[span.range()];
        let script = language::script(piece);
        let words = match script {
            Some(Script::Han) => piece.chars().filter(|c| c.is_alphanumeric()).count() * 2 / 3,
            _ => piece.split_whitespace().count(),
        };
        Unit { span, role, words, stopped: ends_sentence(piece), script, verdict: None }
    }

    /// Whether it reads like a paragraph of prose: long, or a whole sentence.
    pub(super) fn is_prose(&self) -> bool {
        self.words >= 25 || (self.stopped && self.words >= 8)
    }

    pub(super) fn is_omitted(&self) -> bool {
        matches!(self.verdict, Some(Verdict::Omit(_)))
    }
}

/// Whether a text ends in a full stop, question or exclamation mark, before closing quotes. The
/// point of an abbreviation (`U.S.`) is none, nor is an ellipsis, which stands where text was cut.
pub(super) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| "\"'”’»)]*".contains(c) || c.is_whitespace());
    let Some(last) = bare.chars().next_back() else { return false };
    if last == '.' {
        let word = bare.rsplit(char::is_whitespace).next().unwrap_or(bare);
        let inner = word.trim_end_matches('.');
        let abbreviation = inner.contains('.') && inner.chars().count() <= 5;
        return !abbreviation && !inner.is_empty() && !word.ends_with("..");
    }
    matches!(last, '!' | '?' | '。' | '！' | '？' | '۔' | '؟' | '।' | '॥' | '։' | '።')
}

/// The units of a source, in order. `words` is [`Source::words`].
pub(super) fn find(source: &Source, words: &str) -> Vec<Unit> {
    if !source.blocks.is_empty() {
        let known = source.blocks.iter().map(|block| {
            let role = Some(block.role).filter(|role| *role != Role::Paragraph);
            Unit::new(words, block.span, role)
        });
        return known.collect();
    }
    let lines = lines(words, source.prefix);
    let wrap = wrap_width(&lines);
    let mut units = Vec::new();
    let mut open: Option<Span> = None;
    for (at, line) in lines.iter().enumerate() {
        let Some(span) = line.span else { continue };
        let start = open.map_or(span.start, |span: Span| span.start);
        let next = lines.get(at + 1).filter(|next| next.span.is_some());
        match (wrap, next) {
            (Some(width), Some(next)) if goes_on(line, next, width) && span.end > source.prefix => {
                open = Some(Span::new(start, span.end));
            }
            _ => {
                units.push(Unit::new(words, Span::new(start, span.end), None));
                open = None;
            }
        }
    }
    units
}

/// A line of text.
struct Line {
    /// Without white space at either end; none for a blank line.
    span: Option<Span>,
    /// Characters before the first that is not white space.
    indent: usize,
    /// Characters from there.
    length: usize,
    /// Characters of its first word.
    first: usize,
    /// Whether its last character is a full stop or the like.
    stopped: bool,
}

/// The lines of a text. The first `prefix` bytes are one line, whatever they hold.
fn lines(text: &str, prefix: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let (head, rest) = text.split_at_checked(prefix).unwrap_or(("", text));
    let mut start = 0;
    for piece in std::iter::once(head).chain(rest.split_inclusive('\n')) {
        let bare = piece.trim();
        let white = piece.len() - piece.trim_start().len();
        let begin = start + white;
        lines.push(Line {
            span: (!bare.is_empty()).then(|| Span::new(begin, begin + bare.len())),
            indent: piece[..white].chars().count(),
            length: bare.chars().count(),
            first: bare.split_whitespace().next().map_or(0, |word| word.chars().count()),
            stopped: ends_sentence(bare),
        });
        start += piece.len();
    }
    lines
}

/// Widest line that hard-wrapped text may have, in characters.
const WIDEST: usize = 120;
const NARROWEST: usize = 40;

/// The width at which a text was wrapped; none when its lines are paragraphs.
fn wrap_width(lines: &[Line]) -> Option<usize> {
    let filled = lines.iter().filter(|line| line.span.is_some());
    let all: usize = filled.clone().map(|line| line.length).sum();
    let long: usize = filled.map(|line| line.length).filter(|length| *length > WIDEST).sum();
    if long * 10 > all {
        return None;
    }
    let pairs = || {
        lines.windows(2).filter_map(|pair| match pair {
            [line, next] if line.span.is_some() && next.span.is_some() && line.length <= WIDEST => {
                Some((line, next))
            }
            _ => None,
        })
    };
    let width = pairs().map(|(line, _)| line.indent + line.length).max()?;
    if !(NARROWEST..=WIDEST + 8).contains(&width) {
        return None;
    }
    let count = pairs().count();
    let full = pairs().filter(|(line, next)| is_full(line, next, width)).count();
    (count >= 3 && full * 10 >= count * 6).then_some(width)
}

/// Whether a line could not have taken the first word of the next one, give or take two letters.
fn is_full(line: &Line, next: &Line, width: usize) -> bool {
    line.indent + line.length + 1 + next.first + 2 > width
}

/// Whether a paragraph goes on in the next line.
fn goes_on(line: &Line, next: &Line, width: usize) -> bool {
    if next.indent > line.indent + 1 && line.stopped {
        return false;
    }
    is_full(line, next, width) || (!line.stopped && line.length * 4 >= width * 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(text: &str) -> Vec<String> {
        let source = Source { text: text.to_owned(), ..Source::default() };
        let found = find(&source, text);
        found.iter().map(|unit| text[unit.span.range()].to_owned()).collect()
    }

    #[test]
    fn lines_of_scraped_text_are_units() {
        let long = "word ".repeat(40);
        let text = format!("Title\r\n{long}\r\n  Follow:  \r\n\r\n{long}x");
        assert_eq!(units(&text), ["Title", long.trim(), "Follow:", &format!("{long}x")]);
    }

    #[test]
    fn hard_wrapped_lines_are_joined() {
        let text = "PEACE TALKS RESUME\n\n\
            The army chief arrived in the capital on Monday for talks with the\n\
            ministers of defence and of foreign affairs about the security of\n\
            the border.\n\
            Officials said the visit would last for three days and would close\n\
            with a joint statement of both sides.\n\n\
            Nothing was said of trade, which had been the theme of the summer,\n\
            nor of the debts.\n";
        let found = units(text);
        assert_eq!(found.len(), 4, "{found:#?}");
        assert_eq!(found[0], "PEACE TALKS RESUME");
        assert!(found[1].starts_with("The army") && found[1].ends_with("the border."));
        assert!(found[2].starts_with("Officials") && found[2].ends_with("sides."));
        assert!(found[3].ends_with("debts."));
    }

    #[test]
    fn short_lines_in_a_block_stay_apart() {
        assert_eq!(units("Share\nPrint\nE-mail\n\n0FansLike\n0Followers").len(), 5);
    }

    #[test]
    fn ends_of_sentences() {
        for text in ["It ends.", "“It ends.”", "Does it?", "یہ ہے۔", "是。", "He left (in May.)"]
        {
            assert!(ends_sentence(text), "{text}");
        }
        for text in [
            "Peace talks",
            "Ties with the U.S.",
            "Note:",
            "",
            "…and then,",
            "cut short...",
            "and so…",
        ] {
            assert!(!ends_sentence(text), "{text}");
        }
    }
}
