//! The day of publication.

use dom_query::{Document, NodeRef};
use dossier_engine::time::Civil;

use super::elsewhere::is_elsewhere;
use super::fields::Fields;
use super::json_ld::Linked;
use super::one_line;
use crate::metadata::date::{self, Order};
use crate::read::html::blocks;

/// Fields for the day of publication, the surest first.
#[rustfmt::skip]
const PUBLISHED: &[&str] = &[
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article:published",
    "publishdate", "publish-date", "publish_date", "publication_date", "pubdate", "published", "published_time",
    "published-date", "dc.date.issued", "dcterms.issued", "dc.issued", "dc.date.created", "dcterms.created", "dc.created",
    "dcterms.date", "dc.date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "citation_publication_date",
    "citation_date", "citation_online_date", "article.published", "article.created", "datecreated", "originalpublicationdate",
    "displaydate", "bt:pubdate", "vr:published_time", "rnews:datepublished", "last-published", "article_date_original",
    "creation_date", "release_date", "og:pubdate", "shareaholic:article_published_time", "dc.date.available",
    "dcterms.available", "og:question:published_time", "pub_date", "eprints.datestamp",
];

/// Fields for a day of which the page does not say what happened on it.
const VAGUE: &[&str] = &["date", "created", "timestamp", "time"];

/// Fields for the day of the last change.
#[rustfmt::skip]
const CHANGED: &[&str] = &[
    "article:modified_time", "og:updated_time", "datemodified", "dc.date.modified", "dcterms.modified", "lastmodified",
    "last-modified", "modified_time", "revised", "updated_time", "og:article:modified_time",
];

/// Words in names of elements that hold a date.
const DATED: &str = "[class*=date], [class*=Date], [id*=date], [class*=datum], [class*=Datum], [class*=fecha], [class*=time], \
    [class*=published], [class*=posted], [class*=pubdate], [class*=publish], [class*=created], [class*=byline], \
    [class*=meta], [class*=Meta], [id*=meta], [class*=info], [class*=post-footer], [class*=subline], [class*=submitted], \
    [class*=dateline], [class*=stamp], [class*=author]";

/// The day, as EDTF.
pub(super) fn find(
    document: &Document,
    fields: &Fields,
    linked: &Linked,
    language: Option<&str>,
    url: Option<&str>,
) -> Option<String> {
    let order = order(document, language);
    let day = |text: &str| whole(text, order);
    let local = |text: &str| {
        let found = day(text)?;
        let shown = || url.and_then(address).into_iter().chain(visible(document, order));
        Some(local_day(text, &found, shown).unwrap_or(found))
    };
    if let Some(found) = linked.published.as_deref().and_then(local) {
        return Some(found);
    }
    let in_fields = |keys: &[&str]| keys.iter().find_map(|key| fields.all(key).find_map(&local));
    if let Some(found) = in_fields(PUBLISHED) {
        return Some(found);
    }
    let in_item = || {
        let selection =
            document.select("[itemprop=datePublished], [itemprop~=datePublished], [pubdate]");
        selection.nodes().iter().find_map(|node| of_element(node, order))
    };
    let stated = in_item().or_else(|| in_fields(VAGUE));
    let stated = stated.or_else(|| linked.created.as_deref().and_then(day));
    if stated.is_some() {
        return stated;
    }
    let in_address = url.and_then(address);
    if in_address.is_some() {
        return in_address;
    }
    visible(document, order)
        .or_else(|| in_scripts(document))
        .or_else(|| linked.modified.as_deref().and_then(day))
        .or_else(|| in_fields(CHANGED))
}

/// The day where the page was published, for a moment that is stated in universal time near the end
/// or the beginning of a day, if the page shows the day beside it.
fn local_day<I: Iterator<Item = String>>(
    moment: &str,
    found: &str,
    shown: impl Fn() -> I,
) -> Option<String> {
    let moment = moment.trim();
    if !["Z", "+00:00", "+0000"].iter().any(|zone| moment.ends_with(zone)) {
        return None;
    }
    let hour: u8 = moment.get(11..13)?.parse().ok()?;
    let number = |day: &str| {
        let mut parts = day.splitn(3, '-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        Some(Civil::new(year, month, parts.next()?.parse().ok()?)?.day_number())
    };
    let day = number(found)?;
    // Most people live in zones up to nine hours ahead and eight behind.
    let beside = |other: &str| {
        number(other)
            .is_some_and(|other| (hour >= 15 && other == day + 1) || (hour < 8 && other + 1 == day))
    };
    if shown().any(|other| other == found) {
        return None;
    }
    shown().find(|other| beside(other))
}

/// Keys under which the data in scripts has the moment of publication.
const KEYS: [&str; 8] = [
    "datePublished",
    "publishedAt",
    "published_at",
    "publishDate",
    "publication_time",
    "createdAt",
    "created_at",
    "dateCreated",
];

/// Most bytes of scripts that are searched.
const MOST: usize = 4 << 20;

/// A day in the data that scripts carry.
fn in_scripts(document: &Document) -> Option<String> {
    let mut texts: Vec<String> = Vec::new();
    let mut length = 0;
    for node in document.select("script").nodes() {
        let text = node.text().to_string();
        length += text.len();
        if length > MOST {
            break;
        }
        texts.push(text);
    }
    let of_key = |key: &str, text: &str| {
        text.match_indices(key).take(20).find_map(|(at, _)| {
            let rest = text.get(at + key.len()..)?.trim_start_matches(['"', '\\', ':', ' ', '\'']);
            let day = rest.get(..10)?;
            date::field(day).filter(|day| is_sound(day))
        })
    };
    KEYS.iter().find_map(|key| texts.iter().find_map(|text| of_key(key, text)))
}

/// What a page shows.
fn visible(document: &Document, order: Order) -> Option<String> {
    let times = document.select("time");
    let times: Vec<&NodeRef<'_>> =
        times.nodes().iter().filter(|node| !is_elsewhere(node)).collect();
    let named = |node: &&&NodeRef<'_>| {
        let name = format!("{} {}", node.attr_or("class", ""), node.attr_or("itemprop", ""));
        let name = name.to_lowercase();
        ["publish", "entry-date", "post-date", "created", "posted"]
            .iter()
            .any(|word| name.contains(word))
            && !name.contains("updated published")
    };
    let published = times.iter().find(named).and_then(|node| of_element(node, order));
    let first = || times.iter().find_map(|node| of_element(node, order));
    if let Some(found) = published.or_else(first) {
        return Some(found);
    }
    let mut nodes: Vec<NodeRef<'_>> = document.select(DATED).nodes().to_vec();
    nodes.retain(|node| !is_elsewhere(node));
    for node in nodes.iter().take(300) {
        let text = one_line(&node.text());
        if text.len() > 200 {
            continue;
        }
        if let Some(found) = of_element(node, order) {
            return Some(found);
        }
    }
    let body = document.body()?;
    let found = blocks::find(&body);
    let title = found.iter().position(|block| block.role == crate::model::Role::Title).unwrap_or(0);
    // Below the headline, then above it; short lines before long ones.
    let lines = || found[title..].iter().chain(found[..title].iter().rev());
    let short = lines().filter(|block| block.text.len() <= 100);
    let mut short =
        short.filter_map(|block| date::first(&block.text, order)).filter(|day| is_sound(day));
    if let Some(found) = short.next() {
        return Some(found);
    }
    let long = lines().filter(|block| block.text.len() > 100 && block.text.len() < 2000);
    long.filter_map(|block| date::first(&block.text, order)).find(|day| is_sound(day))
}

/// A date in the attributes or the text of an element.
fn of_element(node: &NodeRef<'_>, order: Order) -> Option<String> {
    let stated = ["datetime", "content", "data-datetime", "data-date", "title"]
        .iter()
        .find_map(|attribute| node.attr(attribute).and_then(|value| whole(&value, order)));
    stated.or_else(|| {
        let text = one_line(&node.text());
        date::first(text.get(..text.len().min(200)).unwrap_or(&text), order)
            .filter(|day| is_sound(day))
    })
}

/// A whole value as a day.
fn whole(value: &str, order: Order) -> Option<String> {
    let value = value.trim();
    let digits = value.get(..8).filter(|head| head.bytes().all(|byte| byte.is_ascii_digit()));
    let packed = digits.filter(|_| value.len() == 8 || value.as_bytes().get(8) == Some(&b'T'));
    let packed = packed.map(|d| format!("{}-{}-{}", &d[..4], &d[4..6], &d[6..8]));
    let found = packed.and_then(|day| date::field(&day)).or_else(|| date::field(value));
    let found = found.filter(|day| day.len() == 10);
    found.or_else(|| date::first(value, order)).filter(|day| is_sound(day))
}

/// Whether a value is a day on which there was a Web, or may yet be.
fn is_sound(day: &str) -> bool {
    day.len() == 10
        && day
            .get(..4)
            .and_then(|year| year.parse::<u32>().ok())
            .is_some_and(|year| (1990..2100).contains(&year))
}

/// A day in the path of an address: `/2020/03/14/`, `/2020-03-14-`, `20200314`.
fn address(url: &str) -> Option<String> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.split_once('/').map_or("", |(_, path)| path);
    let path = path.split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let digits = |text: &str, length: usize| {
        text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let three = parts.windows(3).find_map(|window| match window {
        [y, m, d] if digits(y, 4) && digits(m, 2) && digits(d, 2) => {
            date::field(&format!("{y}-{m}-{d}"))
        }
        [d, m, y] if digits(y, 4) && digits(m, 2) && digits(d, 2) => {
            date::field(&format!("{y}-{m}-{d}"))
        }
        _ => None,
    });
    let one = || {
        parts.iter().find_map(|part| {
            let day = part.get(..8).filter(|day| digits(day, 8) && part.len() == 8)?;
            date::field(&format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..8]))
        })
    };
    three.or_else(one).filter(|day| is_sound(day))
}

/// In which order the page writes day and month.
fn order(document: &Document, language: Option<&str>) -> Order {
    let tag = document.select("html").attr_or("lang", "").to_lowercase();
    match language {
        Some("en") if tag.ends_with("us") => Order::MonthFirst,
        Some("en") if tag.contains('-') || tag.contains('_') => Order::DayFirst,
        Some("en") | None => Order::Unknown,
        Some(_) => Order::DayFirst,
    }
}
