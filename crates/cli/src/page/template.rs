//! Filling in.

use crate::failure::Failure;

/// Replaces each placeholder by its value, in one pass: what a value contains is never looked at
/// again. Each placeholder must stand in the text exactly once, or the text is not what it should be.
pub fn fill(text: &str, values: &[(&str, &str)]) -> Result<String, Failure> {
    let mut places = Vec::with_capacity(values.len());
    for (placeholder, value) in values {
        let found: Vec<_> = text.match_indices(placeholder).map(|(at, _)| at).collect();
        let [at] = found[..] else {
            return Err(Failure::new(format!(
                "the page inside this program has {placeholder} {} times and should have it once; \
                 build the program again with ./build.sh",
                found.len()
            )));
        };
        places.push((at, placeholder.len(), *value));
    }
    places.sort_unstable();
    let mut filled = String::with_capacity(text.len());
    let mut done = 0;
    for (at, length, value) in places {
        filled.push_str(&text[done..at]);
        filled.push_str(value);
        done = at + length;
    }
    filled.push_str(&text[done..]);
    Ok(filled)
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
    fn values_are_not_filled_again() {
        let filled = fill("{{a}}-{{b}}", &[("{{b}}", "{{a}}"), ("{{a}}", "{{b}}")]);
        assert_eq!(filled.unwrap(), "{{b}}-{{a}}");
    }

    #[test]
    fn a_placeholder_that_is_missing_or_repeated_is_an_error() {
        assert!(fill("x", &[("{{a}}", "")]).is_err());
        assert!(fill("{{a}}{{a}}", &[("{{a}}", "")]).is_err());
    }

    #[test]
    fn nothing_leaves_its_quotation_marks() {
        let escaped = "&lt;a b=&#39;c&#39; d=&quot;e&quot;&gt;&amp;\u{fffd}";
        assert_eq!(escape("<a b='c' d=\"e\">&\0"), escaped);
    }
}
