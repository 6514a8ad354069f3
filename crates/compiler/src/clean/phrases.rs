//! What the furniture of a page says: share buttons, comment forms, teasers, promotions.
//!
//! A rule looks at one short line by itself. Phrases that an article could contain as well are
//! believed only at the [`Place::Edge`] of the text, above its first or below its last paragraph.

use super::lists::{ANYWHERE, AT_EDGE, CREDITS, LABELS, SPAM, TEASERS};
use super::units::ends_sentence;

/// Where a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Above the first or below the last paragraph of prose.
    Edge,
    /// Between paragraphs.
    Middle,
}

pub(super) const SEPARATOR: &str = "separator";
pub(super) const LIST: &str = "list of other articles";
pub(super) const COMMENT: &str = "reader comment";
pub(super) const COMMENT_FORM: &str = "comment form";
pub(super) const FOOTER: &str = "foot of the page";
pub(super) const KEYWORDS: &str = "words meant for search engines";
pub(super) const CONTACT: &str = "contact details";

/// Longest line, in bytes, that any of these rules looks at.
const LONGEST: usize = 400;

/// A line prepared for the rules.
pub(super) struct Line<'t> {
    /// As it stands.
    pub(super) text: &'t str,
    /// In lower case, white space collapsed, without signs at either end.
    pub(super) lower: String,
    pub(super) words: usize,
}

impl<'t> Line<'t> {
    /// None for a text that is too long for any rule.
    pub(super) fn new(text: &'t str, words: usize) -> Option<Line<'t>> {
        if text.len() > LONGEST {
            return None;
        }
        let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
        let mut lower = String::with_capacity(bare.len());
        for word in bare.split_whitespace() {
            if !lower.is_empty() {
                lower.push(' ');
            }
            lower.push_str(&word.to_lowercase());
        }
        Some(Line { text, lower, words })
    }

    /// What follows an opening and the colon, bar or dash after it.
    fn after(&self, openings: &[&str]) -> Option<&str> {
        let rests = openings.iter().filter_map(|opening| {
            let rest = self.lower.strip_prefix(opening)?.trim_start();
            rest.strip_prefix([':', '|', '–', '—', '-', '»', '>'])
        });
        rests.min_by_key(|rest| rest.len())
    }
}

/// Whether a text has no letter and no digit: a rule, stars, bullets.
pub(super) fn is_separator(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
}

/// Why a line is not part of the article, by itself and its place.
pub(super) fn reason(line: &Line<'_>, place: Place) -> Option<&'static str> {
    let listed = |lists: &'static [(&str, &[&str])]| {
        lists
            .iter()
            .find(|(_, phrases)| phrases.contains(&line.lower.as_str()))
            .map(|(reason, _)| *reason)
    };
    if let Some(reason) = listed(ANYWHERE) {
        return Some(reason);
    }
    if line.words <= 30 && is_teaser(line) {
        return Some("teaser for another article");
    }
    if line.words <= 16 {
        if let Some(reason) = promotion(line) {
            return Some(reason);
        }
        if counter(&line.lower) {
            return Some("counter");
        }
        if line.after(CREDITS).is_some() {
            return Some("picture credit");
        }
    }
    if line.lower.starts_with("we use cookies")
        || line.lower.starts_with("this website uses cookies")
    {
        return Some("cookie notice");
    }
    if place == Place::Middle {
        return None;
    }
    if let Some(reason) = listed(AT_EDGE) {
        return Some(reason);
    }
    if line.words <= 25 && (line.after(LABELS).is_some() || line.lower.starts_with("filed under "))
    {
        return Some("category or tags");
    }
    let lower = line.lower.as_str();
    if line.words <= 40
        && (line.text.trim_start().starts_with('©')
            || lower.starts_with("copyright ©")
            || lower.starts_with("copyright 2")
            || lower.ends_with("all rights reserved"))
    {
        return Some("copyright line");
    }
    let sites = ["facebook", "twitter", "whatsapp", "linkedin", "reddit", "pinterest", "telegram"];
    if line.words <= 12
        && lower.starts_with("share ")
        && sites.iter().any(|site| lower.contains(site))
    {
        return Some("share button");
    }
    None
}

fn is_teaser(line: &Line<'_>) -> bool {
    // A long sentence after "Related:" is a note of the author.
    let sentence = line.words > 14 && ends_sentence(line.text);
    if (line.after(TEASERS).is_some() && !sentence)
        || line.lower == "read more"
        || line.lower == "also read"
    {
        return true;
    }
    // In capitals the opening needs no colon.
    let capitals = ["READ MORE ", "ALSO READ ", "READ ALSO ", "MUST READ ", "SEE ALSO "];
    capitals.iter().any(|opening| line.text.trim_start().starts_with(opening))
}

fn promotion(line: &Line<'_>) -> Option<&'static str> {
    let lower = line.lower.as_str();
    let opens = |words: &[&str]| words.iter().any(|word| lower.starts_with(word));
    let holds = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if opens(&[
        "stay tuned",
        "get our ",
        "get the ",
        "get it ",
        "download ",
        "install ",
        "available ",
        "try ",
        "read us on",
    ]) && holds(&[
        "android app",
        "ios app",
        "mobile app",
        "iphone app",
        "google play",
        "app store",
        " our app",
        " the app",
    ]) {
        return Some("app promotion");
    }
    if opens(&[
        "subscribe ",
        "sign up ",
        "join our ",
        "join us ",
        "get our ",
        "follow us ",
        "like us ",
        "stay tuned",
    ]) && holds(&[
        "newsletter",
        "inbox",
        "channel",
        "telegram",
        "google news",
        "twitter",
        "facebook",
        "instagram",
        "youtube",
        "whatsapp",
        "linkedin",
        "updates",
        "alerts",
    ]) {
        return Some("newsletter or channel promotion");
    }
    let site =
        [" on twitter", " on x", " on facebook", " on instagram", " on linkedin", " auf twitter"];
    if opens(&["follow "]) && (holds(&site) || line.text.contains('@')) {
        return Some("follow button");
    }
    None
}

/// Counts of followers, shares and views, reading times: `0FansLike`, `1.2K Shares`, `3 min read`.
fn counter(lower: &str) -> bool {
    const COUNTED: [&str; 22] = [
        "fans like",
        "fanslike",
        "followers follow",
        "followersfollow",
        "subscribers subscribe",
        "subscriberssubscribe",
        "fans",
        "followers",
        "subscribers",
        "shares",
        "share",
        "likes",
        "views",
        "view",
        "reads",
        "min read",
        "mins read",
        "minute read",
        "minutes read",
        "retweets",
        "votes",
        "claps",
    ];
    let rest = lower.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    let counted = |rest: &str| COUNTED.contains(&rest.trim_start());
    if rest.len() < lower.len() {
        return counted(rest) || rest.strip_prefix(['k', 'm']).is_some_and(counted);
    }
    ["views", "total views", "post views", "shares", "reading time", "hits"].iter().any(|word| {
        let number = lower.strip_prefix(word).and_then(|rest| rest.trim_start().strip_prefix(':'));
        number.is_some_and(|number| {
            number.trim_start().starts_with(|c: char| c.is_ascii_digit()) && number.len() <= 16
        })
    })
}

/// Whether a line is words for search engines: no capital, no sign, with what such spam sells.
pub(super) fn is_spam(line: &Line<'_>) -> bool {
    line.words <= 30
        && !line.text.chars().any(char::is_uppercase)
        && line.lower.split(' ').any(|word| SPAM.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line<'_> {
        Line::new(text, text.split_whitespace().count()).unwrap()
    }

    #[test]
    fn furniture() {
        for (text, expected) in [
            ("Share This Article", "share button"),
            ("• SHARE THIS •", "share button"),
            ("READ MORE: Talks resume in Geneva", "teaser for another article"),
            ("Also Read | Talks resume", "teaser for another article"),
            ("مزید پڑھیں: مذاکرات", "teaser for another article"),
            ("Stay tuned with our Android App", "app promotion"),
            ("Follow us on Google News for updates", "newsletter or channel promotion"),
            ("0FansLike", "counter"),
            ("1.2K Shares", "counter"),
            ("3 min read", "counter"),
            ("Photo: AFP", "picture credit"),
            ("Please enter your comment!", COMMENT_FORM),
        ] {
            assert_eq!(reason(&line(text), Place::Middle), Some(expected), "{text}");
        }
        for (text, expected) in [
            ("Categories : Opinion", "category or tags"),
            ("© 2024 The Daily. All rights reserved.", "copyright line"),
            ("Print", "print button"),
        ] {
            assert_eq!(reason(&line(text), Place::Edge), Some(expected), "{text}");
            assert_eq!(reason(&line(text), Place::Middle), None, "{text}");
        }
    }

    #[test]
    fn the_article_is_not_furniture() {
        for text in [
            "Conclusion",
            "Related developments in the region",
            "Read more books, he said",
            "Get ready for the storm",
            "Get a grip on death rates with a new mobile app",
            "Related: the newsletter summed up a selection of the talks that were held last year in Geneva.",
            "Share prices fell on Monday on news of the talks",
            "21.5 percent",
            "Copyright law and the press",
            "Category errors",
        ] {
            for place in [Place::Edge, Place::Middle] {
                assert_eq!(reason(&line(text), place), None, "{text}");
            }
        }
    }
}
