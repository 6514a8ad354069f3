//! Who wrote it: lines like `By Imran Malik, MediaBites` or `تحریر: حسان احمد اعوان`.

use super::date;

/// What a byline says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Byline {
    /// Names of persons, in order. Empty for a desk or an agency.
    pub names: Vec<String>,
    /// A medium or agency that stands in it.
    pub publisher: Option<String>,
    /// A date that stands in it, as EDTF.
    pub published: Option<String>,
}

/// Words that open a byline. What stands behind them must look like a name.
const CUES: [&str; 24] = [
    "by",
    "written by",
    "story by",
    "reported by",
    "report by",
    "words by",
    "text by",
    "posted by",
    "published by",
    "author",
    "authors",
    "writer",
    "تحریر",
    "از قلم",
    "بقلم",
    "كتبه",
    "نویسنده",
    "लेखक",
    "автор",
    "autor",
    "auteur",
    "autore",
    "yazan",
    "yazar",
];

/// Words that open a byline in other languages but are common words too: only at the head of a text.
const HEAD_CUES: [&str; 6] = ["por", "par", "von", "di", "da", "door"];

/// Reads a line that opens as a byline does. `head`: the line stands above the first paragraph,
/// where bylines are expected.
pub fn line(text: &str, head: bool) -> Option<Byline> {
    if text.len() > 240 {
        return None;
    }
    let rest = after_cue(text, &CUES)
        .or_else(|| after_cue(text, &HEAD_CUES).filter(|_| head))?
        .trim_end_matches(['.', ':', '|', ')', ' ']);
    let mut byline = Byline::default();
    let mut parts = rest.split(['|', '•', '·', ';']).flat_map(|part| part.split(" - "));
    let first = parts.next()?;
    for part in parts {
        match date::line(part) {
            Some(found) if found.alone => byline.published = Some(found.value),
            _ if is_medium(part.trim()) => byline.publisher = Some(part.trim().to_owned()),
            _ => {}
        }
    }
    let (first, place_or_medium) = split_word(first, &[" for ", " in "]);
    if let Some(medium) = place_or_medium.filter(|part| is_medium(part)) {
        byline.publisher = Some(medium.to_owned());
    }
    let mut pieces = first.split(',').map(str::trim).filter(|piece| !piece.is_empty());
    let lead = pieces.next()?;
    let rest: Vec<&str> = pieces.collect();
    let several =
        rest.len() > 1 || rest.iter().any(|piece| joined(piece).count() > 1 || starts_and(piece));
    for name in joined(lead) {
        if is_medium(name) {
            byline.publisher = Some(name.to_owned());
        } else if is_desk(name) {
            continue;
        } else if is_name(name, 2) {
            byline.names.push(normal(name));
        } else {
            return None;
        }
    }
    for piece in rest {
        for name in joined(piece) {
            if is_medium(name) {
                byline.publisher = Some(name.to_owned());
            } else if several && is_name(name, 2) && !is_desk(name) {
                byline.names.push(normal(name));
            }
        }
    }
    Some(byline)
}

/// What follows one of the cues: `By `, `BY: `.
fn after_cue<'t>(text: &'t str, cues: &[&str]) -> Option<&'t str> {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let rest = cues.iter().filter_map(|cue| {
        let start = text.get(..cue.len())?;
        let rest = text.get(cue.len()..)?;
        let ends = rest.starts_with([' ', ':', '\u{a0}', '\t']);
        (ends && start.to_lowercase() == *cue)
            .then(|| rest.trim_start_matches([' ', ':', '\u{a0}', '\t', '-', '–']))
    });
    rest.min_by_key(|rest| rest.len()).filter(|rest| !rest.is_empty())
}

/// A text up to the first of some words, and what follows it.
fn split_word<'t>(text: &'t str, words: &[&str]) -> (&'t str, Option<&'t str>) {
    let at = words.iter().filter_map(|word| Some((text.find(word)?, word.len()))).min();
    match at {
        Some((at, length)) => (&text[..at], Some(text[at + length..].trim())),
        None => (text, None),
    }
}

/// Names that are joined by "and".
fn joined(text: &str) -> impl Iterator<Item = &str> {
    let mut pieces = vec![text];
    for and in [" and ", " & ", " AND ", " And ", " und ", " et ", " y ", " ve ", " اور ", " и "]
    {
        pieces = pieces.into_iter().flat_map(|piece| piece.split(and)).collect();
    }
    pieces
        .into_iter()
        .map(|piece| piece.trim().trim_start_matches("and "))
        .filter(|piece| !piece.is_empty())
}

fn starts_and(text: &str) -> bool {
    text.starts_with("and ") || text.starts_with("& ")
}

/// The names in a field that holds nothing but names.
pub fn split_names(field: &str) -> Vec<String> {
    let field = field.trim();
    let field = after_cue(field, &CUES).unwrap_or(field);
    let names = field.split([',', ';', '|']).flat_map(joined);
    let mut found: Vec<String> = Vec::new();
    for name in names {
        let suffix = matches!(
            name.trim_end_matches('.').to_lowercase().as_str(),
            "jr" | "sr" | "phd" | "md"
        );
        match found.last_mut() {
            Some(last) if suffix => {
                last.push_str(", ");
                last.push_str(name);
            }
            _ => found.push(normal(name)),
        }
    }
    found
}

/// Whether a text has the shape of a person's name: at least `least` and at most five words, each
/// with a capital (or of a script without them) or a particle; no digits, no sentence.
pub fn is_name(text: &str, least: usize) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let particle = |word: &str| PARTICLES.contains(&word);
    let proper = |word: &&str| {
        let first = word.chars().next();
        let letters = word.chars().all(|c| c.is_alphabetic() || is_mark(c) || ".'’-‑".contains(c));
        letters && first.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
    };
    let proper_words = words.iter().filter(|word| proper(word)).count();
    (least..=5).contains(&words.len())
        && proper_words >= least
        && words.iter().all(|word| proper(word) || particle(word))
        && words.last().is_some_and(proper)
        && words.first().is_some_and(|word| !COMMON.contains(&word.to_lowercase().as_str()))
}

/// Whether a line that has the shape of a name is one without anything else to say so: two or three
/// words, not all in capitals, none of those that stand in headings.
pub fn is_likely_name(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let capitals = !text.chars().any(char::is_lowercase) && text.chars().any(char::is_uppercase);
    let heading = |word: &str| HEADINGS.contains(&word.trim_matches('.').to_lowercase().as_str());
    (2..=3).contains(&words) && !capitals && !text.split_whitespace().any(heading)
}

#[rustfmt::skip]
const HEADINGS: &[&str] = &[
    "months", "mths", "years", "weeks", "days", "event", "details", "part", "chapter", "introduction",
    "summary", "background", "overview", "key", "points", "talks", "relations", "policy", "security",
    "first", "second", "third", "one", "two", "three", "six", "nine", "january", "february", "march",
    "april", "june", "july", "august", "september", "october", "november", "december", "peace", "war",
    "history", "future", "questions", "answers", "next", "steps", "common", "choices", "abstract",
    "foreign", "defence", "defense", "economic", "political", "strategic", "national", "regional",
    "global", "international", "state", "united", "city", "visit", "column", "special", "exclusive",
];

fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036f}' | '\u{064b}'..='\u{0652}' | '\u{0900}'..='\u{0903}' | '\u{093a}'..='\u{094f}' | '\u{200c}' | '\u{200d}')
}

const PARTICLES: [&str; 20] = [
    "de", "del", "della", "di", "da", "dos", "van", "von", "der", "den", "la", "le", "bin", "ibn",
    "bint", "al", "el", "ul", "ur", "e",
];

/// Words that open a title or a sentence, not a name.
const COMMON: [&str; 16] = [
    "the", "a", "an", "in", "on", "at", "for", "from", "how", "why", "what", "this", "that", "new",
    "our", "with",
];

/// Whether a name is that of a medium: by its last word, a capital inside of a word, or an acronym.
pub fn is_medium(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let Some(last) = words.last() else { return false };
    let known = |word: &str| MEDIA.contains(&word.to_lowercase().trim_end_matches('.'));
    let camel = |word: &str| {
        let inner = word.chars().zip(word.chars().skip(1));
        let prefix = ["Mc", "Mac", "De", "Di", "Le", "La", "Al", "O’", "O'", "Fitz", "Van"];
        inner.filter(|(a, b)| a.is_lowercase() && b.is_uppercase()).count() > 0
            && !prefix.iter().any(|start| word.starts_with(start))
    };
    let acronym = |word: &str| {
        (2..=5).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())
    };
    let site =
        [".com", ".org", ".net", ".pk", ".in", ".co.uk"].iter().any(|end| last.ends_with(end));
    words.len() <= 5
        && (known(last) || site || (words.len() == 1 && (camel(last) || acronym(last))))
}

const MEDIA: [&str; 38] = [
    "news",
    "times",
    "post",
    "press",
    "media",
    "herald",
    "tribune",
    "journal",
    "daily",
    "weekly",
    "magazine",
    "tv",
    "television",
    "radio",
    "agency",
    "agencies",
    "gazette",
    "chronicle",
    "observer",
    "guardian",
    "telegraph",
    "standard",
    "express",
    "mail",
    "today",
    "review",
    "network",
    "reuters",
    "bloomberg",
    "dawn",
    "bbc",
    "cnn",
    "afp",
    "dpa",
    "upi",
    "broadcasting",
    "online",
    "digital",
];

/// Whether a byline names a desk or a function instead of a person.
pub fn is_desk(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words = [
        "desk",
        "staff",
        "correspondent",
        "reporter",
        "editor",
        "editorial",
        "bureau",
        "admin",
        "team",
        "contributor",
        "report",
        "agencies",
        "service",
        "monitoring",
    ];
    lower.split_whitespace().any(|word| words.contains(&word))
}

/// A name as it is usually written: a name in capitals throughout becomes one with initials.
pub fn normal(name: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let lower = name.chars().any(char::is_lowercase);
    let cased = name.chars().any(char::is_uppercase);
    if lower || !cased || letters < 4 {
        return name;
    }
    let mut out = String::with_capacity(name.len());
    let mut start = true;
    for c in name.chars() {
        if start {
            out.push(c);
        } else {
            out.extend(c.to_lowercase());
        }
        start = !c.is_alphabetic() || (start && is_mark(c));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Vec<String>, Option<String>)> {
        line(text, true).map(|byline| (byline.names, byline.publisher))
    }

    #[test]
    fn bylines() {
        for (text, names, publisher) in [
            ("By Imran Malik, MediaBites", vec!["Imran Malik"], Some("MediaBites")),
            ("BY QAMBER RAZA", vec!["Qamber Raza"], None),
            ("By Hassaan Ahmad Awan", vec!["Hassaan Ahmad Awan"], None),
            ("تحریر: حسان احمد اعوان", vec!["حسان احمد اعوان"], None),
            ("Written by: A. B. Shah and Mary O’Neil", vec!["A. B. Shah", "Mary O’Neil"], None),
            ("By Ann Lee, Bo Chen and Cy Young", vec!["Ann Lee", "Bo Chen", "Cy Young"], None),
            ("By John Smith, New Delhi", vec!["John Smith"], None),
            ("By John Smith, Staff Writer", vec!["John Smith"], None),
            ("By John Smith in Islamabad", vec!["John Smith"], None),
            ("By Jane Doe for Reuters", vec!["Jane Doe"], Some("Reuters")),
            ("By AFP", vec![], Some("AFP")),
            ("By Our Correspondent", vec![], None),
            ("Von Ludwig van der Berg", vec!["Ludwig van der Berg"], None),
            ("BY J. O’NEIL-SMITH", vec!["J. O’Neil-Smith"], None),
        ] {
            let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
            assert_eq!(read(text), Some((names, publisher.map(str::to_owned))), "{text}");
        }
        let dated = line("By Jane Doe | September 16, 2024", true).unwrap();
        assert_eq!(dated.published.as_deref(), Some("2024-09-16"));
    }

    #[test]
    fn lines_that_are_only_a_name() {
        assert!(is_name("Sehr Rushmeen", 2) && is_likely_name("Sehr Rushmeen"));
        for heading in ["Nine Months", "Event Details", "PEORIA INDIANAPOLIS", "Strategic Talks"] {
            assert!(!is_likely_name(heading), "{heading}");
        }
    }

    #[test]
    fn what_is_no_byline() {
        for text in [
            "By the time he left, nothing was decided",
            "By Monday",
            "Byron Smith",
            "By 2025, trade will double",
            "By and large",
            "by",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(line("Por Ana Silva", false), None);
    }

    #[test]
    fn fields_of_names() {
        assert_eq!(split_names("katherine-spivey, jthalls"), ["katherine-spivey", "jthalls"]);
        assert_eq!(split_names("By A. Khan & B. Shah, Jr."), ["A. Khan", "B. Shah, Jr."]);
        assert!(split_names(" ").is_empty());
    }
}
