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
        "- advertisement -", "anzeige", "werbung", "publicité", "publicidad", "publicidade", "pubblicità",
        "reklama", "reklam", "реклама", "externer inhalt",
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
        "auch interessant", "siehe auch", "verwandte artikel", "ähnliche artikel", "ähnliche beiträge",
        "meistgelesen", "meistgelesene artikel", "meistdiskutierte artikel", "empfohlene beiträge",
        "empfohlene artikel", "weiterführende links", "nächster artikel", "vorheriger artikel",
        "artículos relacionados", "noticias relacionadas", "le puede interesar", "te puede interesar",
        "también te puede interesar", "lo más leído", "más leídas", "veja também", "leia também",
        "leia mais", "mais lidas", "à lire aussi", "lire aussi", "sur le même sujet",
        "articles similaires", "articles liés", "les plus lus", "à découvrir aussi",
        "leggi anche", "articoli correlati", "potrebbe interessarti", "czytaj też", "czytaj także",
        "zobacz też", "zobacz także", "ilgili haberler", "benzer haberler", "читайте также",
        "lees ook", "läs också", "les også", "læs også", "اقرأ أيضا", "相关阅读", "関連記事",
    ]),
    ("menu", &[
        "skip to content", "skip to main content", "toggle navigation", "back to top", "main menu",
        "scroll to top", "load more", "show more articles", "zurück", "zurück zur übersicht", "nach oben",
        "zum inhalt springen", "mehr anzeigen", "lade weitere inhalte", "retour en haut", "volver arriba",
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
    "auch lesen", "lesen sie dazu auch", "lesen sie hierzu auch", "lies auch", "mehr dazu", "mehr zum thema",
    "auch interessant", "siehe auch", "passend dazu", "à lire aussi", "à lire", "lisez aussi", "voir aussi",
    "lea", "lea más", "lea además", "leer más", "leer también", "lee también", "vea también", "ver también",
    "mira también", "mira", "mire", "puedes ver", "le puede interesar", "te puede interesar",
    "también le puede interesar", "más información", "leia mais", "veja também", "veja mais", "saiba mais",
    "leggi anche", "leggi di più", "vedi anche", "czytaj też", "czytaj także", "czytaj również",
    "czytaj więcej", "zobacz też", "zobacz także", "zobacz również", "dowiedz się więcej", "читайте также",
    "lees ook", "läs också", "les også", "læs også", "lue myös", "čtěte také", "olvasd el", "baca juga",
];

/// How headings of lists of other articles begin, in a line of up to eight words that is no sentence.
#[rustfmt::skip]
pub(super) const LIST_OPENINGS: &[&str] = &[
    "mehr zum thema", "mehr zu diesem thema", "mehr aus ", "mehr von ", "mehr themen", "weitere artikel",
    "weitere beiträge", "weitere nachrichten", "weitere themen", "weitere meldungen", "das könnte dich",
    "das könnte sie", "das könnte euch", "das thema könnte", "dies könnte sie", "diese artikel könnten",
    "empfehlungen aus ", "lesen sie auch", "lesen sie hier", "lesen sie mehr", "lesen sie weiter", "auch auf ",
    "ähnliche artikel", "ähnliche beiträge", "verwandte artikel", "verwandte themen", "you might also",
    "you may also", "more from ", "more on ", "more in ", "related articles", "related stories", "related posts",
    "articles similaires", "sur le même sujet", "à lire aussi", "plus d'articles", "te puede interesar",
    "le puede interesar", "también te puede", "más noticias", "más sobre ", "veja também", "leia também",
    "mais notícias", "leggi anche", "potrebbe interessarti", "ti potrebbe interessare",
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
    "image source", "photograph", "file photo", "cover image", "featured image", "foto", "fotos", "bild",
    "bilder", "beitragsbild", "titelbild", "bildquelle", "bildnachweis", "quelle", "fotocredit", "crédit",
    "crédits", "crédit photo", "crédits photo", "crédits photos", "imagen", "imágenes", "crédito",
    "foto de archivo", "fotografía", "image illustrative", "fot", "zdjęcie", "fotoğraf",
];

#[rustfmt::skip]
pub(super) const SPAM: &[&str] = &[
    "slot", "slots", "gacor", "maxwin", "togel", "judi", "casino", "poker", "indoxxi", "bokep",
    "viagra", "cialis", "porn", "xxx",
];

/// How invitations begin that name one of [`CHANNELS`].
#[rustfmt::skip]
pub(super) const INVITATIONS: &[&str] = &[
    "subscribe to ", "subscribe now", "sign up ", "join our ", "join us ", "follow us", "follow our ", "like us ",
    "never miss ", "don't miss ", "for the latest ", "get the latest ", "stay up to date", "do you want to be informed",
    "folge uns", "folgt uns", "folgen sie uns", "abonniere ", "abonnieren sie", "jetzt abonnieren", "jetzt anmelden",
    "melde dich ", "melden sie sich ", "mit unserem newsletter", "bleiben sie ", "nichts mehr verpassen",
    "registrieren sie sich", "suscríbete", "suscríbase", "síguenos", "síganos", "sigue nuestr", "únete a ", "recibe nuestr",
    "ya sabías que en ", "mira lo que tiene nuestr", "nos siga", "siga-nos", "siga nos", "inscreva-se", "assine nossa",
    "assine o nosso", "receba nossa", "receba as ", "abonnez-vous", "suivez-nous", "suivez nous", "inscrivez-vous",
    "recevez nos", "iscriviti", "seguici", "zapisz się", "obserwuj nas", "śledź nas", "подписывайтесь",
    "bizi takip", "abone ol",
];

/// What such invitations are to.
#[rustfmt::skip]
pub(super) const CHANNELS: &[&str] = &[
    "newsletter", "inbox", "whatsapp", "telegram", "facebook", "twitter", "instagram", "youtube", "linkedin", "tiktok",
    "google news", " app ", " app.", " apps ", "notifications", "alerts", "boletín", "boletim", "infolettre", "rss",
    "push-nachrichten", "subscribe to our", "telegrama", "canal de",
];

/// How notes of a publishing system on its entry begin.
#[rustfmt::skip]
pub(super) const POSTED: &[&str] = &[
    "this entry was posted", "this post was published", "posted in ", "filed under ", "bookmark the permalink",
    "dieser eintrag wurde", "dieser beitrag wurde", "der beitrag wurde am", "veröffentlicht unter ", "abgelegt unter ",
    "veröffentlicht in ", "erstellt am ", "erstellt von ", "publié dans ", "cette entrée a été", "esta entrada fue publicada",
    "publicado en ", "questa voce è stata pubblicata",
];
