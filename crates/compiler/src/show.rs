//! What a reader sees of a stretch of a source, with a way to carry offsets over.
//!
//! Between the file and the page a text is changed in two ways only: notation and soft hyphens are
//! dropped and white space (a broken line) becomes one space; and contact details are masked
//! ([`privacy`]). [`passage`] does both.

use std::borrow::Cow;

use crate::model::{Source, Span};
use crate::privacy;

/// A text after replacements, which remembers them.
///
/// ```
/// use dossier_compiler::model::Span;
/// use dossier_compiler::show::Edited;
///
/// let edited = Edited::new("write to a@b.org now", &[(Span::new(9, 16), "a…@…".into())]);
/// assert_eq!(edited.text, "write to a…@… now");
/// let now = edited.carry(Span::new(17, 20)).unwrap();
/// assert_eq!(&edited.text[now.range()], "now");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edited {
    /// The text that came out.
    pub text: String,
    steps: Vec<Vec<Edit>>,
}

/// One replacement: bytes of the old text, bytes of the new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Edit {
    old: Span,
    new: Span,
}

impl Edited {
    /// Replaces the given ranges of `text`, which are in order, do not overlap and lie on character
    /// boundaries; a range that does not is passed over.
    pub fn new(text: &str, replacements: &[(Span, Cow<'static, str>)]) -> Edited {
        let mut edited = Edited::default();
        edited.text.reserve(text.len());
        let mut edits = Vec::with_capacity(replacements.len());
        let mut done = 0;
        for (old, with) in replacements {
            let Some(before) = text.get(done..old.start) else { continue };
            if !text.is_char_boundary(old.end) || old.end < old.start {
                continue;
            }
            edited.text.push_str(before);
            let start = edited.text.len();
            edited.text.push_str(with);
            edits.push(Edit { old: *old, new: Span::new(start, edited.text.len()) });
            done = old.end;
        }
        edited.text.push_str(text.get(done..).unwrap_or_default());
        edited.steps.push(edits);
        edited
    }

    /// The result of further replacements in what came out.
    #[must_use]
    pub fn then(mut self, replacements: &[(Span, Cow<'static, str>)]) -> Edited {
        if replacements.is_empty() {
            return self;
        }
        let mut next = Edited::new(&self.text, replacements);
        self.steps.append(&mut next.steps);
        Edited { text: next.text, steps: self.steps }
    }

    /// Where a range of the first text is now. A range that touches a replaced one takes all of the
    /// replacement in; `None` when nothing of it is left.
    pub fn carry(&self, span: Span) -> Option<Span> {
        let mut span = span;
        for edits in &self.steps {
            let start = carry(edits, span.start, false);
            let end = carry(edits, span.end, true);
            if start >= end {
                return None;
            }
            span = Span::new(start, end);
        }
        Some(span)
    }
}

/// Where an offset is after `edits`. Inside a replaced range it moves to an end of the replacement.
fn carry(edits: &[Edit], at: usize, is_end: bool) -> usize {
    let next =
        edits.partition_point(|edit| if is_end { edit.old.end < at } else { edit.old.end <= at });
    if let Some(edit) = edits.get(next) {
        let inside = if is_end { edit.old.start < at } else { edit.old.start <= at };
        if inside {
            return if is_end { edit.new.end } else { edit.new.start };
        }
    }
    match next.checked_sub(1).and_then(|last| edits.get(last)) {
        Some(last) => last.new.end + (at - last.old.end),
        None => at,
    }
}

/// What is shown of a stretch of a source. Offsets to carry are relative to the start of `span`.
pub fn passage(source: &Source, span: Span, keep_contacts: bool) -> Edited {
    let text = source.text.get(span.range()).unwrap_or_default();
    let shown = Edited::new(text, &layout(source, span, text));
    if keep_contacts {
        return shown;
    }
    let masks = privacy::contacts(&shown.text);
    shown.then(&masks)
}

/// Runs of markup and white space, with what takes their place: a space where there was white space
/// between words, else nothing.
fn layout(source: &Source, span: Span, text: &str) -> Vec<(Span, Cow<'static, str>)> {
    let first = source.markup.partition_point(|mark| mark.end <= span.start);
    let mut marks = source.markup.get(first..).unwrap_or_default().iter().peekable();
    let mut replacements = Vec::new();
    let mut run: Option<(usize, bool)> = None;
    let mut before = None;
    for (at, c) in text.char_indices() {
        while marks.peek().is_some_and(|mark| mark.end <= span.start + at) {
            marks.next();
        }
        let hidden = marks.peek().is_some_and(|mark| mark.start <= span.start + at);
        // A soft hyphen tells where a line may break, and is no letter.
        if hidden || c.is_whitespace() || c == SOFT_HYPHEN {
            let (_, white) = run.get_or_insert((at, false));
            *white |= !hidden && c != SOFT_HYPHEN;
            continue;
        }
        if let Some((start, white)) = run.take() {
            let broken =
                white && before.is_some() && !(text[start..at].contains('\n') && joins(before, c));
            let with = if broken { " " } else { "" };
            if text.get(start..at) != Some(with) {
                replacements.push((Span::new(start, at), Cow::Borrowed(with)));
            }
        }
        before = Some(c);
    }
    if let Some((start, _)) = run {
        replacements.push((Span::new(start, text.len()), Cow::Borrowed("")));
    }
    replacements
}

const SOFT_HYPHEN: char = '\u{ad}';

/// Whether a line may be broken between two characters that have no space between them: in the
/// scripts that write without spaces.
fn joins(before: Option<char>, after: char) -> bool {
    let spaceless = |c: char| {
        matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
            | '\u{ff01}'..='\u{ff65}' | '\u{0e00}'..='\u{0e7f}' | '\u{20000}'..='\u{323af}')
    };
    before.is_some_and(spaceless) && spaceless(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str, markup: &[(usize, usize)]) -> Source {
        let markup = markup.iter().map(|(start, end)| Span::new(*start, *end)).collect();
        Source { text: text.to_owned(), markup, ..Source::default() }
    }

    fn whole(source: &Source) -> Edited {
        passage(source, Span::new(0, source.text.len()), false)
    }

    #[test]
    fn broken_lines_are_joined_and_notation_is_dropped() {
        let shown =
            whole(&source("  **big** day\r\n> goes\u{a0} on ", &[(2, 4), (7, 9), (15, 16)]));
        assert_eq!(shown.text, "big day goes on");
        assert_eq!(shown.carry(Span::new(4, 7)), Some(Span::new(0, 3)));
        assert_eq!(shown.carry(Span::new(10, 21)), Some(Span::new(4, 12)));
        assert_eq!(shown.carry(Span::new(2, 4)), None, "notation is not shown");
    }

    #[test]
    fn soft_hyphens_are_dropped_and_part_no_words() {
        let text = "Netan\u{ad}yahu and the Knes\u{ad}\nset";
        let shown = passage(&source(text, &[]), Span::new(0, text.len()), true);
        assert_eq!(shown.text, "Netanyahu and the Knes set");
        let name = shown.carry(Span::new(0, "Netan\u{ad}yahu".len())).unwrap();
        assert_eq!(&shown.text[name.range()], "Netanyahu");
    }

    #[test]
    fn lines_of_a_script_without_spaces_are_joined_without_one() {
        assert_eq!(whole(&source("中国\n军队 x\ny", &[])).text, "中国军队 x y");
    }

    #[test]
    fn contacts_are_masked_and_offsets_carried_over_both_steps() {
        let text = "Write\nto ali@example.org, please";
        let shown = whole(&source(text, &[]));
        assert_eq!(shown.text, "Write to a…@…, please");
        let please = Span::new(text.len() - 6, text.len());
        assert_eq!(&shown.text[shown.carry(please).unwrap().range()], "please");
        let inside = text.find("example").unwrap();
        let mask = shown.carry(Span::new(inside, inside + 7)).unwrap();
        assert_eq!(&shown.text[mask.range()], "a…@…");
    }
}
