//! Filling in.

use crate::failure::Failure;

/// Cuts a text at its placeholders: gives what stands before each with the placeholder, in order, and
/// the rest. So what is put in is never looked at again. Each placeholder must stand in the text
/// exactly once, or the text is not what it should be.
pub fn cut<'t>(
    text: &'t str,
    placeholders: &[&'static str],
) -> Result<Vec<(&'t str, Option<&'static str>)>, Failure> {
    let mut places = Vec::with_capacity(placeholders.len());
    for placeholder in placeholders {
        let found: Vec<_> = text.match_indices(placeholder).map(|(at, _)| at).collect();
        let [at] = found[..] else {
            return Err(Failure::new(format!(
                "the page inside this program has {placeholder} {} times and should have it once; \
                 build the program again with ./build.sh",
                found.len()
            )));
        };
        places.push((at, *placeholder));
    }
    places.sort_unstable();
    let mut pieces = Vec::with_capacity(places.len() + 1);
    let mut done = 0;
    for (at, placeholder) in places {
        pieces.push((&text[done..at], Some(placeholder)));
        done = at + placeholder.len();
    }
    pieces.push((&text[done..], None));
    Ok(pieces)
}

/// Text as it may stand between tags and between quotation marks.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // HTML has no way to write this one.
            '\0' => escaped.push('\u{fffd}'),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_in_the_order_of_the_text() {
        let pieces = cut("x{{a}}-{{b}}", &["{{b}}", "{{a}}"]).unwrap();
        assert_eq!(pieces, [("x", Some("{{a}}")), ("-", Some("{{b}}")), ("", None)]);
    }

    #[test]
    fn a_placeholder_that_is_missing_or_repeated_is_an_error() {
        assert!(cut("x", &["{{a}}"]).is_err());
        assert!(cut("{{a}}{{a}}", &["{{a}}"]).is_err());
    }

    #[test]
    fn nothing_leaves_its_quotation_marks() {
        let escaped = "&lt;a b=&#39;c&#39; d=&quot;e&quot;&gt;&amp;\u{fffd}";
        assert_eq!(escape("<a b='c' d=\"e\">&\0"), escaped);
    }
}
