//! Characters that a text writes in another way: `&amp;`, `&#8217;`.

use crate::model::{Block, Original, Source, Span, Stretch};

/// Puts characters in the place of what stands for them, and keeps the file beside the text. Blocks
/// and markup move along. The spans are in order and do not overlap.
pub(super) fn decode(source: &mut Source, entities: &[(Span, char)]) {
    if entities.is_empty() {
        return;
    }
    let file = std::mem::take(&mut source.text);
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut text = String::with_capacity(file.len());
    // For each entity: its end in the file and in the text.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let (mut done, mut point) = (0, 0);
    let mut push = |text: &mut String, piece: &str, written: &str, plain: bool| {
        if written.is_empty() {
            return;
        }
        let start = text.len();
        text.push_str(piece);
        let end = point + written.chars().count();
        stretches.push(Stretch { text: Span::new(start, text.len()), start: point, end, plain });
        point = end;
    };
    for (span, c) in entities {
        let (Some(before), Some(written)) = (file.get(done..span.start), file.get(span.range()))
        else {
            continue;
        };
        push(&mut text, before, before, true);
        push(&mut text, c.encode_utf8(&mut [0; 4]), written, false);
        done = span.end;
        ends.push((done, text.len()));
    }
    let rest = file.get(done..).unwrap_or_default();
    push(&mut text, rest, rest, true);
    let moved = |at: usize| {
        let last = ends.partition_point(|(end, _)| *end <= at).checked_sub(1);
        last.and_then(|last| ends.get(last)).map_or(at, |(file, text)| text + (at - file))
    };
    let moved = |span: Span| Span::new(moved(span.start), moved(span.end));
    for mark in &mut source.markup {
        *mark = moved(*mark);
    }
    // A space may have become the end of a block, or all of it.
    source.blocks.retain_mut(|Block { span, .. }| {
        let whole = moved(*span);
        let piece = text.get(whole.range()).unwrap_or_default();
        let start = whole.start + piece.len() - piece.trim_start().len();
        *span = Span::new(start, start + piece.trim().len());
        !piece.trim().is_empty()
    });
    source.text = text;
    source.original = Some(Original { text: file, stretches });
}
