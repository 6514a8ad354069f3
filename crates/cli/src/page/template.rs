//! Filling in the template.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::failure::Failure;

/// Replaces each `{{name}}` by its value, in one pass: what a value contains is never looked at
/// again. A name without a value is an error.
pub fn fill<'v>(
    template: &str,
    value: impl Fn(&str) -> Option<&'v str>,
) -> Result<String, Failure> {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").unwrap_or((after, ""));
        let value = value(name.trim()).ok_or_else(|| {
            let name: String = name.chars().take(40).collect();
            Failure::new(format!("the page's template asks for {{{{{name}}}}}, which is not known"))
        })?;
        filled.push_str(before);
        filled.push_str(value);
        rest = after;
    }
    filled.push_str(rest);
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
            // HTML has no way to write these, and a parser would report or change them.
            '\0' => escaped.push('\u{fffd}'),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// The source expression that allows an inline text (Content Security Policy Level 3, §2.3.1). A
/// browser hashes what its parser made of the text, so the text must not contain carriage returns.
pub fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_not_filled_again() {
        let filled = fill("{{a}}-{{ b }}", |name| match name {
            "a" => Some("{{b}}"),
            "b" => Some("}}"),
            _ => None,
        });
        assert_eq!(filled.unwrap(), "{{b}}-}}");
    }

    #[test]
    fn an_unknown_or_unclosed_name_is_an_error() {
        assert!(fill("{{a}}", |_| None).is_err());
        assert!(fill("{{a", |_| None).is_err());
    }

    #[test]
    fn nothing_leaves_its_quotation_marks() {
        assert_eq!(
            escape("<a b='c' d=\"e\">&\0"),
            "&lt;a b=&#39;c&#39; d=&quot;e&quot;&gt;&amp;\u{fffd}"
        );
    }
}
