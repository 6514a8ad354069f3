//! The phrases that the furniture of pages is made of, in lower case.
//!
//! What belongs here is what many sites say; a rule for one site is a mistake.

use super::phrases::{COMMENT_FORM, FOOTER, LIST};

/// Whole lines, compared in lower case without signs at either end, that are furniture anywhere.
#[rustfmt::skip]
pub(super) const ANYWHERE: &[(&str, &[&str])] = &[
    ("share button", &[
        "share this article", "share this", "share this post", "share this story",
        "share on facebook", "share on twitter", "share on whatsapp", "share via email",
        "share on social media", "share article", "tweet this", "click to share", "copy link",
        "copy url", "sharing is caring", "like this", "share via", "share to facebook",
        "share to twitter", "facebook twitter", "facebook twitter whatsapp",
        "facebook twitter pinterest whatsapp", "facebook twitter email", "email this article",
        "shares",
    ]),
    ("print button", &[
        "print this article", "print this", "print this page", "print friendly",
        "printer friendly version",
    ]),
    ("follow button", &[
        "follow us", "follow us on", "follow us on twitter", "follow us on facebook",
        "follow us on google news", "follow us on social media", "i'm social", "stay connected",
        "connect with us", "find us on facebook", "i’m social",
    ]),
    ("advertisement", &[
        "advertisement", "advertisements", "advertisement - scroll to continue",
        "sponsored content", "story continues below advertisement",
        "article continues below advertisement", "continue reading below",
        "story continues below this ad", "remove ads", "spot_img", "advertisingspot_img",
        "- advertisement -",
    ]),
    ("switch between page layouts", &[
        "exit mobile version", "view desktop version", "view full site", "switch to mobile version",
    ]),
    ("app promotion", &[
        "get it on google play", "download on the app store", "available on the app store",
        "available on google play", "download our app", "get the app", "download the app",
        "get our app",
    ]),
    ("newsletter promotion", &[
        "sign up for our newsletter", "subscribe to our newsletter", "subscribe to newsletter",
        "newsletter signup", "join our newsletter", "get our newsletter",
        "join our whatsapp channel", "join our telegram channel",
    ]),
    (COMMENT_FORM, &[
        "please enter your comment", "please enter your name here",
        "save my name, email, and website in this browser for the next time i comment",
        "your email address will not be published",
        "your email address will not be published. required fields are marked",
        "you have entered an incorrect email address", "please enter your email address here",
        "post comment", "cancel reply", "log in to leave a comment",
        "you must be logged in to post a comment", "submit comment", "required fields are marked",
        "notify me of new posts by email", "notify me of follow-up comments by email",
        "logged in as", "add a comment", "write a comment",
    ]),
    (LIST, &[
        "related articles", "related stories", "related posts", "related news", "related topics",
        "related content", "you may also like", "you might also like", "recommended for you",
        "recommended stories", "popular posts", "most popular", "most read", "trending now",
        "latest news", "latest stories", "more from this author", "more stories", "top stories",
        "editor's picks", "editors' picks", "recent posts", "previous article", "next article",
        "my favorites", "more from author", "read next", "up next", "previous post", "next post",
    ]),
    ("menu", &[
        "skip to content", "skip to main content", "toggle navigation", "back to top", "main menu",
        "scroll to top", "load more", "show more articles",
    ]),
];

/// Whole lines that are furniture at the edge of a text only.
#[rustfmt::skip]
pub(super) const AT_EDGE: &[(&str, &[&str])] = &[
    ("menu", &[
        "home", "more", "menu", "search", "login", "log in", "sign in", "sign up", "register",
        "about us", "contact us", "contact", "about", "privacy policy", "terms of use",
        "terms and conditions", "e-paper", "epaper", "videos", "navigation", "close", "my account",
        "faq", "archives", "archive", "sitemap", "disclaimer", "advertise with us",
    ]),
    ("share button", &[
        "share", "compartilhar", "tweet", "facebook", "twitter", "whatsapp", "linkedin", "pinterest", "telegram",
        "reddit", "instagram", "youtube", "email", "e-mail", "x", "pin it", "like", "messenger",
        "tumblr", "shared", "teilen", "partager", "compartir", "paylaş", "شیئر کریں",
    ]),
    ("print button", &[
        "print", "pdf", "drucken", "imprimer", "imprimir", "yazdır",
    ]),
    ("follow button", &[
        "follow", "following", "subscribe", "subscribed",
    ]),
    ("player", &[
        "listen", "listen to article", "listen to this article", "play audio", "audio",
        "watch video",
    ]),
    ("comment counter", &[
        "comments", "comment", "no comments", "no comment", "add comment",
    ]),
    ("section label", &[
        "opinion", "opinions", "editorial", "editorials", "analysis", "news", "world", "politics",
        "columns", "column", "op-ed", "oped", "featured", "feature", "blog", "blogs", "articles",
        "article", "commentary", "breaking news", "latest", "pakistan", "national", "international",
        "business", "uncategorized", "sports", "sport",
    ]),
    (FOOTER, &[
        "all rights reserved", "source", "the end", "end", "ends",
    ]),
];

/// Openings that a colon or a dash follows, of lines that lead elsewhere.
#[rustfmt::skip]
pub(super) const TEASERS: &[&str] = &[
    "read more", "also read", "read also", "must read", "see also", "related", "related article",
    "related story", "more on this", "don't miss", "don’t miss", "recommended", "read full story",
    "read next", "also see", "further reading", "more to read", "lire aussi", "lea también",
    "lesen sie auch", "leia também", "ayrıca oku", "مزید پڑھیں", "یہ بھی پڑھیں", "اقرأ أيضا",
];

/// Openings of footers that a colon follows.
#[rustfmt::skip]
pub(super) const LABELS: &[&str] = &[
    "category", "categories", "tags", "tag", "tagged", "filed under", "filed in", "topics", "topic",
    "posted in", "keywords", "labels", "in this story", "more about",
];

#[rustfmt::skip]
pub(super) const CREDITS: &[&str] = &[
    "photo", "photos", "image", "images", "picture", "photo credit", "image credit", "photo by",
    "image source", "photograph", "file photo", "cover image", "featured image",
];

#[rustfmt::skip]
pub(super) const SPAM: &[&str] = &[
    "slot", "slots", "gacor", "maxwin", "togel", "judi", "casino", "poker", "indoxxi", "bokep",
    "viagra", "cialis", "porn", "xxx",
];
