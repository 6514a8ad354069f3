//! Tags and entities as they are written: for what is asked of the file and not of its tree.

use encoding_rs::WINDOWS_1252;

/// Elements whose content is no text, tags or none.
const SILENT: [&str; 2] = ["noscript", "template"];

/// Elements whose content has no tags.
const RAW: [&str; 8] =
    ["script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp"];

/// Bytes of the tag or comment at the start of a text, with what follows up to the end tag where
/// that is no text; a bare `<` is one byte.
pub(super) fn tag(text: &str) -> usize {
    let end = raw_tag(text);
    let name = name(text);
    if SILENT.contains(&name.as_str()) && !text.starts_with("</") {
        return end + until_end_tag(text.as_bytes().get(end..).unwrap_or_default(), &name);
    }
    end
}

/// As [`tag`], with what follows only where that has no tags.
pub(super) fn raw_tag(text: &str) -> usize {
    if text.starts_with("<!--") {
        return text.find("-->").map_or(text.len(), |end| end + 3);
    }
    let letter = text.as_bytes().get(1).copied().unwrap_or_default();
    if matches!(letter, b'!' | b'?') {
        return text.find('>').map_or(text.len(), |end| end + 1);
    }
    if !(letter.is_ascii_alphabetic() || letter == b'/') {
        return 1;
    }
    let (end, _) = attributes(text);
    let name = name(text);
    if letter == b'/' || !RAW.contains(&name.as_str()) {
        return end;
    }
    let rest = text.as_bytes().get(end..).unwrap_or_default();
    end + if name == "script" { until_end_of_script(rest) } else { until_end_tag(rest, &name) }
}

/// Bytes up to the end tag of an element.
fn until_end_tag(text: &[u8], name: &str) -> usize {
    let close = format!("</{name}");
    let found =
        text.windows(close.len()).position(|window| window.eq_ignore_ascii_case(close.as_bytes()));
    found.unwrap_or(text.len())
}

/// Bytes up to the end tag of a script, which may have scripts of its own in a comment.
fn until_end_of_script(text: &[u8]) -> usize {
    let (mut comment, mut inner) = (false, false);
    for at in 0..text.len() {
        let opens = |sign: &str| {
            let here = text.get(at..at + sign.len());
            here.is_some_and(|here| here.eq_ignore_ascii_case(sign.as_bytes()))
        };
        match text.get(at) {
            Some(b'-') if opens("-->") => (comment, inner) = (false, false),
            Some(b'<') if opens("<!--") => comment = true,
            Some(b'<') if comment && opens("<script") => inner = true,
            Some(b'<') if opens("</script") && inner => inner = false,
            Some(b'<') if opens("</script") => return at,
            _ => {}
        }
    }
    text.len()
}

/// The name in the tag at the start of a text, in lower case; empty for a comment.
pub(super) fn name(text: &str) -> String {
    let letters = text.bytes().skip(1).skip_while(|byte| *byte == b'/');
    let letters = letters.take_while(u8::is_ascii_alphanumeric);
    letters.map(|letter| char::from(letter.to_ascii_lowercase())).collect()
}

/// Bytes and attributes of the tag at the start of a text, read as the HTML standard says.
pub(super) fn attributes(text: &str) -> (usize, usize) {
    let bytes = text.as_bytes();
    let until = |from: usize, stop: fn(&u8) -> bool| {
        let rest = bytes.get(from..).unwrap_or_default();
        from + rest.iter().position(stop).unwrap_or(rest.len())
    };
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
    let mut count = 0;
    // The name of the element.
    let mut at = until(2, is_end);
    loop {
        at = until(at, |byte| !byte.is_ascii_whitespace() && *byte != b'/');
        match bytes.get(at) {
            None => return (bytes.len(), count),
            Some(b'>') => return (at + 1, count),
            Some(_) => count += 1,
        }
        // The first sign of a name may be an equals sign.
        at = until(at + 1, |byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>' | b'='));
        let value = until(at, |byte| !byte.is_ascii_whitespace());
        if bytes.get(value) != Some(&b'=') {
            continue;
        }
        at = until(value + 1, |byte| !byte.is_ascii_whitespace());
        at = match bytes.get(at) {
            Some(b'"') => until(at + 1, |byte| *byte == b'"') + 1,
            Some(b'\'') => until(at + 1, |byte| *byte == b'\'') + 1,
            _ => until(at, |byte| byte.is_ascii_whitespace() || *byte == b'>'),
        };
    }
}

/// The entity at the start of a text, and its bytes.
pub(in crate::read) fn entity(text: &str) -> Option<(Option<char>, usize)> {
    let end = text.bytes().take(40).position(|byte| byte == b';')? + 1;
    let whole = text.get(..end)?;
    let number = whole.strip_prefix("&#").map(|number| &number[..number.len() - 1]);
    if let Some(number) = number {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        // The HTML standard reads the gap of Latin-1 as windows-1252.
        let c = match u8::try_from(code) {
            Ok(byte @ 0x80..=0x9f) => WINDOWS_1252.decode(&[byte]).0.chars().next()?,
            _ => char::from_u32(code)?,
        };
        return Some((Some(c), end));
    }
    let decoded = html_escape::decode_html_entities(whole);
    let mut chars = decoded.chars();
    let c = chars.next().filter(|_| decoded != whole)?;
    chars.next().is_none().then_some((Some(c), end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_end_where_the_standard_says() {
        for (text, length, count) in [
            ("<p>x", 3, 0),
            ("<p class='a>b' id=c>x", 20, 2),
            ("</p >x", 5, 0),
            ("<a href=\"x\"b=\"y\"/c>x", 19, 3),
            ("<a \" b c>x", 9, 3),
            ("<a = b>x", 7, 2),
            ("<a b='", 6, 1),
            ("<a b", 4, 1),
        ] {
            let (end, found) = attributes(text);
            assert_eq!((end.min(text.len()), found), (length, count), "{text}");
        }
        assert_eq!(tag("<!-- > -->x"), 10);
        assert_eq!(tag("< b"), 1);
        let nested = "<script><!-- <script>x</script> --> y";
        assert_eq!(tag(&format!("{nested}</script>z")), nested.len());
        assert_eq!(raw_tag("<noscript><p>"), 10);
        assert_eq!(tag("<SCRIPT a='>'>if (a<b)</Script>x"), "<SCRIPT a='>'>if (a<b)".len());
    }
}
