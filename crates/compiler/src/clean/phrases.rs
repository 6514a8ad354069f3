//! What the furniture of a page says: share buttons, comment forms, teasers, promotions.
//!
//! A rule looks at one short line by itself. Phrases that an article could contain as well are
//! believed only at the [`Place::Edge`] of the text, above its first or below its last paragraph.

use crate::metadata::date;

/// Where a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Above the first or below the last paragraph of prose.
    Edge,
    /// Between paragraphs.
    Middle,
}

pub(super) const SEPARATOR: &str = "separator";
pub(super) const COMMENT: &str = "reader comment";
pub(super) const COMMENT_FORM: &str = "comment form";
pub(super) const FOOTER: &str = "foot of the page";
pub(super) const KEYWORDS: &str = "words meant for search engines";
pub(super) const CONTACT: &str = "contact details";

/// Longest line, in bytes, that any of these rules looks at.
const LONGEST: usize = 400;

/// Whole lines, compared in lower case without signs at either end, that are furniture anywhere.
const ANYWHERE: &[(&str, &[&str])] = &[
    (
        "share button",
        &[
            "share this article",
            "share this",
            "share this post",
            "share this story",
            "share on facebook",
            "share on twitter",
            "share on whatsapp",
            "share via email",
            "share on social media",
            "share article",
            "tweet this",
            "click to share",
            "copy link",
            "copy url",
            "sharing is caring",
            "like this",
            "share via",
            "share to facebook",
            "share to twitter",
            "facebook twitter",
            "facebook twitter whatsapp",
            "facebook twitter pinterest whatsapp",
            "facebook twitter email",
            "email this article",
            "shares",
        ],
    ),
    (
        "print button",
        &[
            "print this article",
            "print this",
            "print this page",
            "print friendly",
            "printer friendly version",
        ],
    ),
    (
        "follow button",
        &[
            "follow us",
            "follow us on",
            "follow us on twitter",
            "follow us on facebook",
            "follow us on google news",
            "follow us on social media",
            "i'm social",
            "stay connected",
            "connect with us",
            "find us on facebook",
            "i’m social",
        ],
    ),
    (
        "advertisement",
        &[
            "advertisement",
            "advertisements",
            "advertisement - scroll to continue",
            "sponsored content",
            "story continues below advertisement",
            "article continues below advertisement",
            "continue reading below",
            "story continues below this ad",
            "remove ads",
            "spot_img",
            "advertisingspot_img",
            "- advertisement -",
        ],
    ),
    (
        "switch between page layouts",
        &[
            "exit mobile version",
            "view desktop version",
            "view full site",
            "switch to mobile version",
        ],
    ),
    (
        "app promotion",
        &[
            "get it on google play",
            "download on the app store",
            "available on the app store",
            "available on google play",
            "download our app",
            "get the app",
            "download the app",
            "get our app",
        ],
    ),
    (
        "newsletter promotion",
        &[
            "sign up for our newsletter",
            "subscribe to our newsletter",
            "subscribe to newsletter",
            "newsletter signup",
            "join our newsletter",
            "get our newsletter",
            "join our whatsapp channel",
            "join our telegram channel",
        ],
    ),
    (
        COMMENT_FORM,
        &[
            "please enter your comment",
            "please enter your name here",
            "save my name, email, and website in this browser for the next time i comment",
            "your email address will not be published",
            "your email address will not be published. required fields are marked",
            "you have entered an incorrect email address",
            "please enter your email address here",
            "post comment",
            "cancel reply",
            "log in to leave a comment",
            "you must be logged in to post a comment",
            "submit comment",
            "required fields are marked",
            "notify me of new posts by email",
            "notify me of follow-up comments by email",
            "logged in as",
            "add a comment",
            "write a comment",
        ],
    ),
    (
        "list of other articles",
        &[
            "related articles",
            "related stories",
            "related posts",
            "related news",
            "related topics",
            "related content",
            "you may also like",
            "you might also like",
            "recommended for you",
            "recommended stories",
            "popular posts",
            "most popular",
            "most read",
            "trending now",
            "latest news",
            "latest stories",
            "more from this author",
            "more stories",
            "top stories",
            "editor's picks",
            "editors' picks",
            "recent posts",
            "previous article",
            "next article",
            "my favorites",
            "more from author",
            "read next",
            "up next",
            "previous post",
            "next post",
        ],
    ),
    (
        "menu",
        &[
            "skip to content",
            "skip to main content",
            "toggle navigation",
            "back to top",
            "main menu",
            "scroll to top",
            "load more",
            "show more articles",
        ],
    ),
];

/// Whole lines that are furniture at the edge of a text only.
const AT_EDGE: &[(&str, &[&str])] = &[
    (
        "menu",
        &[
            "home",
            "more",
            "menu",
            "search",
            "login",
            "log in",
            "sign in",
            "sign up",
            "register",
            "about us",
            "contact us",
            "contact",
            "about",
            "privacy policy",
            "terms of use",
            "terms and conditions",
            "e-paper",
            "epaper",
            "videos",
            "navigation",
            "close",
            "my account",
            "faq",
            "archives",
            "archive",
            "sitemap",
            "disclaimer",
            "advertise with us",
        ],
    ),
    (
        "share button",
        &[
            "share",
            "tweet",
            "facebook",
            "twitter",
            "whatsapp",
            "linkedin",
            "pinterest",
            "telegram",
            "reddit",
            "instagram",
            "youtube",
            "email",
            "e-mail",
            "x",
            "pin it",
            "like",
            "messenger",
            "tumblr",
            "shared",
            "teilen",
            "partager",
            "compartir",
            "paylaş",
            "شیئر کریں",
        ],
    ),
    ("print button", &["print", "pdf", "drucken", "imprimer", "imprimir", "yazdır"]),
    ("follow button", &["follow", "following", "subscribe", "subscribed"]),
    (
        "player",
        &[
            "listen",
            "listen to article",
            "listen to this article",
            "play audio",
            "audio",
            "watch video",
        ],
    ),
    ("comment counter", &["comments", "comment", "no comments", "no comment", "add comment"]),
    (
        "section label",
        &[
            "opinion",
            "opinions",
            "editorial",
            "editorials",
            "analysis",
            "news",
            "world",
            "politics",
            "columns",
            "column",
            "op-ed",
            "oped",
            "featured",
            "feature",
            "blog",
            "blogs",
            "articles",
            "article",
            "commentary",
            "breaking news",
            "latest",
            "pakistan",
            "national",
            "international",
            "business",
            "uncategorized",
        ],
    ),
    (FOOTER, &["all rights reserved", "source", "the end", "end", "ends"]),
];

/// Openings that a colon or a dash follows, of lines that lead elsewhere.
const TEASERS: [&str; 25] = [
    "read more",
    "also read",
    "read also",
    "must read",
    "see also",
    "related",
    "related article",
    "related story",
    "more on this",
    "don't miss",
    "don’t miss",
    "recommended",
    "read full story",
    "read next",
    "also see",
    "further reading",
    "more to read",
    "lire aussi",
    "lea también",
    "lesen sie auch",
    "leia também",
    "ayrıca oku",
    "مزید پڑھیں",
    "یہ بھی پڑھیں",
    "اقرأ أيضا",
];

/// Openings of footers that a colon follows.
const LABELS: [&str; 14] = [
    "category",
    "categories",
    "tags",
    "tag",
    "tagged",
    "filed under",
    "filed in",
    "topics",
    "topic",
    "posted in",
    "keywords",
    "labels",
    "in this story",
    "more about",
];

const CREDITS: [&str; 13] = [
    "photo",
    "photos",
    "image",
    "images",
    "picture",
    "photo credit",
    "image credit",
    "photo by",
    "image source",
    "photograph",
    "file photo",
    "cover image",
    "featured image",
];

const SPAM: [&str; 14] = [
    "slot", "slots", "gacor", "maxwin", "togel", "judi", "casino", "poker", "indoxxi", "bokep",
    "viagra", "cialis", "porn", "xxx",
];

/// A line prepared for the rules.
pub(super) struct Line<'t> {
    /// As it stands.
    pub(super) text: &'t str,
    /// In lower case, white space collapsed, without signs at either end.
    pub(super) lower: String,
    words: usize,
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
        if line.after(&CREDITS).is_some() {
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
    if line.words <= 25 && (line.after(&LABELS).is_some() || line.lower.starts_with("filed under "))
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
    if line.after(&TEASERS).is_some() || line.lower == "read more" || line.lower == "also read" {
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
    if opens(&["stay tuned", "get ", "download ", "install ", "available ", "try ", "read us on"])
        && holds(&[
            "android app",
            "ios app",
            "mobile app",
            "iphone app",
            "google play",
            "app store",
            " our app",
            " the app",
        ])
    {
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
    let steps = text.matches(['>', '»', '›', '→', '/']).count();
    for home in ["Home", "HOME", "Startseite", "Accueil", "Inicio", "صفحہ اول", "ہوم"] {
        let Some(rest) = text.strip_prefix(home) else { continue };
        let glued = rest.chars().next().is_some_and(char::is_uppercase) && home == "Home";
        let stepped = rest.trim_start().starts_with(['>', '»', '›', '→', '/', '|', ':', '\\']);
        if glued || stepped {
            return true;
        }
    }
    text.matches(['>', '»', '›']).count() >= 2 && steps < line.words
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
        assert_eq!(dated(&line("Last updated on 3 May 2020")), Some(Dated::Updated));
        assert_eq!(dated(&line("Friday, August 22, 2025")), Some(Dated::Bare("2025-08-22".into())));
        assert_eq!(dated(&line("The war of 3 May 2020")), None);
        assert!(is_breadcrumb(&line("Home > Opinion > Peace")));
        assert!(is_breadcrumb(&line("HomeOpinionPeace...")));
        assert!(!is_breadcrumb(&line("Homeland security")));
        assert!(announces_version(&line("Urdu Verison of the Column:")));
        assert!(!announces_version(&line("The Urdu press")));
    }
}
