//! The headline, without the name of the site.

use dom_query::Document;

use super::fields::Fields;
use super::json_ld::Linked;
use super::{one_line, words};

/// Longest headline, in characters.
const LONGEST: usize = 300;

/// What stands between a headline and the name of the site.
const SEPARATORS: [&str; 12] =
    [" | ", " - ", " – ", " — ", " › ", " » ", " :: ", " • ", " · ", " // ", " ~ ", " │ "];

/// The headline.
pub(super) fn find(
    document: &Document,
    fields: &Fields,
    linked: &Linked,
    site: Option<&str>,
    url: Option<&str>,
) -> Option<String> {
    let sound =
        |text: &String| text.chars().any(char::is_alphanumeric) && text.chars().count() <= LONGEST;
    let shared = fields.first(&["og:title", "twitter:title", "dc.title", "citation_title"]);
    let window = one_line(&document.select("head > title, title").first().text());
    let meta: Vec<String> = shared
        .map(one_line)
        .into_iter()
        .chain(linked.headline.clone())
        .chain(Some(window))
        .filter(sound)
        .collect();
    let headings: Vec<String> = document
        .select("h1")
        .nodes()
        .iter()
        .map(|node| one_line(&node.text()))
        .filter(sound)
        .collect();
    let host = url.and_then(host);
    let cut: Vec<String> =
        meta.iter().map(|title| without_site(title, site, host.as_deref())).collect();
    // A heading that the title of the page or of its shared links repeats is the headline.
    let repeated = headings.iter().find(|heading| {
        let heading = words(heading);
        !is_site(&heading, site, host.as_deref())
            && cut.iter().any(|title| covers(&words(title), &heading))
    });
    if let Some(heading) = repeated {
        return Some(without_kicker(heading, &cut));
    }
    // A heading of the second rank, where the first is the site's.
    let second: Vec<String> = document
        .select("h2, h3")
        .nodes()
        .iter()
        .map(|node| one_line(&node.text()))
        .filter(sound)
        .collect();
    let repeated = second.iter().find(|heading| {
        let heading = words(heading);
        heading.len() >= 2 && cut.iter().any(|title| words(title) == heading)
    });
    if let Some(heading) = repeated {
        return Some(heading.clone());
    }
    let only = || match headings.as_slice() {
        [heading] if words(heading).len() >= 3 => Some(heading.clone()),
        _ => None,
    };
    let best = cut.into_iter().find(|title| !is_site(&words(title), site, host.as_deref()));
    best.or_else(only).or_else(|| headings.into_iter().next()).or_else(|| meta.into_iter().next())
}

/// A heading without the line above it that many pages put into the same element: where a title
/// of the page is its end, that.
fn without_kicker(heading: &str, titles: &[String]) -> String {
    let all = words(heading);
    let kicked = titles.iter().find(|title| {
        let title = words(title);
        title.len() >= 3 && title.len() < all.len() && all.ends_with(&title)
    });
    kicked.cloned().unwrap_or_else(|| heading.to_owned())
}

/// Whether a title says a heading, or all but little of it, or the other way round.
fn covers(title: &[String], heading: &[String]) -> bool {
    if heading.is_empty() || title.is_empty() {
        return false;
    }
    let (short, long) =
        if title.len() <= heading.len() { (title, heading) } else { (heading, title) };
    let inside = long.windows(short.len()).any(|window| window == short);
    inside && short.len() * 2 >= long.len()
}

/// A title up to the name of the site behind its last separator, or from behind the first one.
fn without_site(title: &str, site: Option<&str>, host: Option<&str>) -> String {
    let mut title = title;
    for _ in 0..3 {
        let last =
            SEPARATORS.iter().filter_map(|sign| Some((title.rfind(sign)?, sign.len()))).max();
        let Some((at, length)) = last else { break };
        let (head, tail) = (title[..at].trim(), title[at + length..].trim());
        let tail_words = words(tail);
        let head_words = words(head).len();
        let sure = is_site(&tail_words, site, host);
        // Without knowing the site: a short tail behind a longer head.
        let likely = tail_words.len() <= 4 && head_words >= 2 && head_words > tail_words.len();
        if head_words == 0 || !(sure || likely) {
            break;
        }
        title = head;
    }
    for sign in SEPARATORS.iter().chain(&[": "]) {
        if let Some((head, tail)) = title.split_once(sign)
            && is_site(&words(head), site, host)
            && !words(tail).is_empty()
        {
            title = tail.trim();
            break;
        }
    }
    title.trim().to_owned()
}

/// Whether some words are the name of the site.
fn is_site(found: &[String], site: Option<&str>, host: Option<&str>) -> bool {
    if found.is_empty() {
        return false;
    }
    let joined = found.concat();
    let named = site.map(words).is_some_and(|site| {
        let all = site.concat();
        !all.is_empty() && (all == joined || (joined.len() >= 4 && all.contains(&joined)))
    });
    // `The Daily Post` at dailypost.example.
    // The name with a word or two about it.
    let within = site.map(words).is_some_and(|site| {
        site.len() >= 2 && found.len() <= 10 && found.windows(site.len()).any(|part| part == site)
    });
    named
        || within
        || host
            .is_some_and(|host| joined.len() >= 4 && host.replace(['.', '-'], "").contains(&joined))
}

/// The host in an address, without `www.` and without the last part of the name.
fn host(url: &str) -> Option<String> {
    let rest = url.split_once("://")?.1;
    let host = rest.split(['/', ':', '?']).next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host).to_owned();
    (!host.is_empty()).then_some(host)
}
