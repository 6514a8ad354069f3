//! Lines that say something about the page or the article: headings of comments, the way through
//! the site, dates, and announcements of another language.

use super::phrases::Line;
use super::units::ends_sentence;
use crate::metadata::date;

/// What a heading of comments opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comments {
    /// Comments follow.
    Readers,
    /// A form follows.
    Form,
}

/// Whether a line is the heading of the comments under an article, or of the form for them.
pub(super) fn comments(line: &Line<'_>) -> Option<Comments> {
    if line.words > 8 {
        return None;
    }
    const FORMS: [&str; 12] = [
        "leave a reply",
        "leave a comment",
        "leave your comment",
        "leave a reply cancel reply",
        "post a comment",
        "join the conversation",
        "join the discussion",
        "write your comment",
        "bir yanıt yazın",
        "yorum yap",
        "deja una respuesta",
        "laisser un commentaire",
    ];
    const COUNTED: [&str; 16] = [
        "comment",
        "comments",
        "response",
        "responses",
        "reply",
        "replies",
        "thoughts on",
        "thought on",
        "yorum",
        "commentaire",
        "commentaires",
        "comentario",
        "comentarios",
        "kommentare",
        "تبصرے",
        "تبصرہ",
    ];
    let lower = line.lower.as_str();
    if FORMS.iter().any(|form| lower == *form || lower.starts_with("leave a reply to")) {
        return Some(Comments::Form);
    }
    let rest = lower.trim_start_matches(|c: char| c.is_numeric() || c == ',');
    if rest.len() < lower.len() && !lower.starts_with("0 ") {
        let rest = rest.trim_start();
        let counted = COUNTED.iter().any(|word| {
            rest == *word
                || rest
                    .strip_prefix(word)
                    .is_some_and(|more| more.starts_with(" to ") || more.starts_with(" on "))
        });
        return counted.then_some(Comments::Readers);
    }
    let counted = lower.strip_prefix("comments").map(str::trim_start);
    let number = counted.is_some_and(|rest| {
        let digits = rest.trim_matches(['(', ')', ':', ' ']);
        !digits.is_empty() && digits != "0" && digits.bytes().all(|byte| byte.is_ascii_digit())
    });
    let named = [
        "comments",
        "reader comments",
        "readers' comments",
        "readers comments",
        "user comments",
        "top comments",
        "yorumlar",
        "commentaires",
        "comentarios",
        "kommentare",
        "تبصرے",
    ];
    (number || named.contains(&lower)).then_some(Comments::Readers)
}

/// The way through the site to this page: `Home > Opinion > …`, `HomeOpinion…`.
pub(super) fn is_breadcrumb(line: &Line<'_>) -> bool {
    let text = line.text.trim();
    if line.lower.starts_with("you are here") {
        return true;
    }
    for home in ["Home", "HOME", "Startseite", "Accueil", "Inicio", "صفحہ اول", "ہوم"] {
        let Some(rest) = text.strip_prefix(home) else { continue };
        let glued = rest.chars().next().is_some_and(char::is_uppercase) && home == "Home";
        let stepped = rest.trim_start().starts_with(['>', '»', '›', '→', '/', '|', ':', '\\']);
        if glued || stepped {
            return true;
        }
    }
    // `<` comes with `>` where something stands in angle brackets.
    let steps =
        [" > ", " » ", " › ", " → "].iter().map(|step| text.matches(step).count()).sum::<usize>();
    steps >= 2 && !text.contains('<') && !ends_sentence(text)
}

/// What a line that states a date says it is the date of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Dated {
    /// Of publication, in so many words.
    Published(String),
    /// Of a change.
    Updated,
    /// It does not say.
    Bare(String),
}

/// The medium in a line like `Published in Dawn, March 5th, 2025`.
pub(super) fn published_in(line: &Line<'_>) -> Option<String> {
    let opening = "published in ";
    let text = line.text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let rest = text.get(opening.len()..).filter(|_| line.lower.starts_with(opening))?;
    let name = rest.split(',').next()?.split(" on ").next()?.trim();
    let named = name.chars().next().is_some_and(char::is_uppercase) && date::line(name).is_none();
    (named && name.split_whitespace().count() <= 6).then(|| name.to_owned())
}

/// Reads a line that is a date, with or without a word for what it dates.
pub(super) fn dated(line: &Line<'_>) -> Option<Dated> {
    const PUBLISHED: [&str; 14] = [
        "published",
        "published on",
        "published at",
        "posted",
        "posted on",
        "posted at",
        "publish date",
        "publication date",
        "date published",
        "veröffentlicht",
        "publié le",
        "publicado",
        "yayınlanma",
        "شائع",
    ];
    const UPDATED: [&str; 8] = [
        "updated",
        "updated on",
        "last updated",
        "last updated on",
        "last modified",
        "modified",
        "last update",
        "edited",
    ];
    if line.words > 14 {
        return None;
    }
    let found = date::line(&line.lower)?;
    if line.lower.starts_with("published in ") {
        return Some(Dated::Published(found.value));
    }
    let opens = |words: &[&str]| {
        let opened = words.iter().filter_map(|word| line.lower.strip_prefix(word));
        let rest = opened.min_by_key(|rest| rest.len())?;
        let rest = rest.trim_start_matches([':', ' ', '-', '–', '|']);
        // A second stamp ("… | Updated …") would make two dates, which `date::line` refuses.
        date::line(rest).filter(|rest| rest.alone)
    };
    if opens(&PUBLISHED).is_some() || (line.lower.starts_with("date:") && line.words <= 6) {
        return Some(Dated::Published(found.value));
    }
    if opens(&UPDATED).is_some() {
        return Some(Dated::Updated);
    }
    found.alone.then_some(Dated::Bare(found.value))
}

/// Whether a line announces the article in another language: `Urdu Version of the Column:`.
pub(super) fn announces_version(line: &Line<'_>) -> bool {
    const LANGUAGES: [&str; 14] = [
        "urdu",
        "english",
        "arabic",
        "persian",
        "hindi",
        "spanish",
        "french",
        "german",
        "turkish",
        "russian",
        "chinese",
        "portuguese",
        "bengali",
        "pashto",
    ];
    let word = |wanted: &str, found: &str| strsim::osa_distance(wanted, found) <= 2;
    line.words <= 10
        && LANGUAGES.iter().any(|language| line.lower.split(' ').any(|word| word == *language))
        && line.lower.split(' ').any(|found| {
            word("version", found)
                || word("translation", found)
                || found == "edition"
                || found == "text"
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line<'_> {
        Line::new(text, text.split_whitespace().count()).unwrap()
    }

    #[test]
    fn headings_of_comments() {
        for text in
            ["5 Comments", "Comments (12)", "1 Response to “Peace”", "3 تبصرے", "1,204 comments"]
        {
            assert_eq!(comments(&line(text)), Some(Comments::Readers), "{text}");
        }
        assert_eq!(comments(&line("LEAVE A REPLY")), Some(Comments::Form));
        for text in
            ["5 Comments that changed the war", "0 Comments", "Responses", "Comments by the chief"]
        {
            assert_eq!(comments(&line(text)), None, "{text}");
        }
    }

    #[test]
    fn dates_and_ways() {
        assert_eq!(
            dated(&line("Published: 01:14 AM, 16 Sep, 2024")),
            Some(Dated::Published("2024-09-16".into()))
        );
        let signature = line("Published in The Valley News, March 5th, 2025");
        assert_eq!(dated(&signature), Some(Dated::Published("2025-03-05".into())));
        assert_eq!(published_in(&signature).as_deref(), Some("The Valley News"));
        assert_eq!(published_in(&line("Published in March 2025")), None);
        assert_eq!(dated(&line("Last updated on 3 May 2020")), Some(Dated::Updated));
        assert_eq!(dated(&line("Friday, August 22, 2025")), Some(Dated::Bare("2025-08-22".into())));
        assert_eq!(dated(&line("The war of 3 May 2020")), None);
        assert!(is_breadcrumb(&line("Home > Opinion > Peace")));
        assert!(is_breadcrumb(&line("HomeOpinionPeace...")));
        assert!(is_breadcrumb(&line("World » Asia » Peace")));
        assert!(!is_breadcrumb(&line("Homeland security")));
        assert!(!is_breadcrumb(&line("ATT <T> plans computer using SUN <SUNW.O> chip")));
        assert!(announces_version(&line("Urdu Verison of the Column:")));
        assert!(!announces_version(&line("The Urdu press")));
    }
}
