//! Collections are written and asked, and the answers are compared with a naive look at the text.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says where it stopped")]

mod naive;

use dossier_engine::ask::{Clock, ConnectionsOptions, Dated, TimelineOptions};
use dossier_engine::request::{Combine, Period, Sort, Words};
use dossier_engine::text::fold;
use dossier_engine::time::{Civil, Day};
use dossier_engine::{Collection, Request};
use naive::{Record, build, open};
use proptest::prelude::*;

/// A few words, so that random texts and queries meet.
const WORDS: [&str; 8] = ["alpha", "beta", "gamma", "Élan", "visit", "visits", "چین", "delta"];
/// Names that are not words of the above.
const NAMES: [&str; 3] = ["Quora Zented", "Ruvenia", "Order of Tal"];

fn written(day: Day) -> String {
    Civil::from_day(day).to_string()
}

fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&WORDS[..])
}

fn record() -> impl Strategy<Value = Record> {
    let piece = prop_oneof![
        6 => word().prop_map(str::to_owned),
        1 => prop::sample::select(&NAMES[..]).prop_map(str::to_owned),
        // Enough English that the language of the paragraph is not in doubt.
        1 => (1900..2030i32).prop_map(|year| format!("it was here in the year {year} as was said")),
        1 => Just("x.\n\n".to_owned()),
    ];
    let published = prop_oneof![
        Just(None),
        (1990..2026i32).prop_map(|year| Some(year.to_string())),
        (1990..2026i32, 1..13u8).prop_map(|(year, month)| Some(format!("{year}-{month:02}"))),
    ];
    (prop::collection::vec(word(), 0..3), prop::collection::vec(piece, 1..25), published).prop_map(
        |(title, text, published)| Record {
            title: title.join(" "),
            text: text.join(" "),
            published,
        },
    )
}

fn records() -> impl Strategy<Value = Vec<Record>> {
    prop::collection::vec(record(), 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn words_phrases_and_exclusions_mean_what_they_say(
        records in records(),
        all in prop::collection::vec(word(), 0..3),
        phrase in prop::collection::vec(word(), 0..3),
        without in prop::collection::vec(word(), 0..2),
    ) {
        let mut query = all.join(" ");
        if phrase.len() > 1 {
            query += &format!(" \"{}\"", phrase.join(" "));
        }
        for word in &without {
            query += &format!(" -{word}");
        }
        query += " ";
        let collection = open(&records);
        let expected: Vec<String> = records.iter().enumerate().filter(|(_, record)| {
            all.iter().all(|word| record.has_form(word))
                && (phrase.len() < 2 || record.has_phrase(&phrase))
                && !without.iter().any(|word| record.has_form(word))
        }).map(|(at, _)| naive::id(at)).collect();
        let answer = collection.search(&Request { limit: Some(1000), ..Request::query(&query) }).unwrap();
        // Where no article has all, the answer is of some, and says so.
        if expected.is_empty() && all.len() + phrase.len() > 1 {
            prop_assert!(answer.total == 0 || !answer.ignored.is_empty());
        } else {
            let mut found: Vec<String> = answer.hits.iter().map(|hit| hit.article.id.clone()).collect();
            found.sort();
            prop_assert_eq!(&found, &expected, "{}", query);
            prop_assert_eq!(answer.total, expected.len());
        }
        for hit in &answer.hits {
            let at = (0..records.len()).find(|&at| naive::id(at) == hit.article.id).unwrap();
            prop_assert!(!without.iter().any(|word| records[at].has_form(word)));
        }
    }

    #[test]
    fn any_word_is_enough_when_any_is_asked_for(records in records(), words in prop::collection::vec(word(), 1..4)) {
        let request = Request { words: Words::Any, ..Request::query(format!("{} ", words.join(" "))) };
        let expected = records.iter().filter(|record| words.iter().any(|word| record.has_form(word))).count();
        prop_assert_eq!(open(&records).search(&request).unwrap().total, expected);
    }

    #[test]
    fn a_beginning_finds_what_begins_so(records in records(), prefix in "[abgvdé]|vi|del|vis|visi") {
        let expected = records.iter().filter(|record| record.has_prefix(&prefix)).count();
        let total = open(&records).search(&Request::query(&prefix)).unwrap().total;
        prop_assert_eq!(total, expected, "{}", prefix);
    }

    #[test]
    fn counts_of_facets_are_what_choosing_would_give(records in records(), word in word()) {
        let collection = open(&records);
        let request = Request::query(format!("{word} "));
        let table = collection.entities().unwrap();
        let facets = collection.facets(&request).unwrap();
        prop_assert_eq!(facets.total, collection.search(&request).unwrap().total);
        for group in &facets.groups {
            prop_assert!(group.counts.windows(2).all(|pair| pair[0] >= pair[1]));
            for (&entity, &count) in group.entities.iter().zip(&group.counts) {
                let include = vec![table[entity as usize].id.clone()];
                let chosen = Request { include: include.clone(), ..request.clone() };
                prop_assert_eq!(collection.search(&chosen).unwrap().total, count as usize);
                let without = Request { exclude: include, ..request.clone() };
                prop_assert_eq!(collection.search(&without).unwrap().total, facets.total - count as usize);
            }
        }
    }

    #[test]
    fn any_of_the_entities_and_all_of_them(records in records()) {
        let collection = open(&records);
        let table = collection.entities().unwrap();
        let include: Vec<String> = table.iter().take(2).map(|row| row.id.clone()).collect();
        prop_assume!(include.len() == 2);
        let total = |combine| {
            let request = Request { include: include.clone(), combine, ..Request::default() };
            collection.search(&request).unwrap().total
        };
        let articles = table[0].articles + table[1].articles;
        prop_assert_eq!(total(Combine::All) + total(Combine::Any), articles as usize);
    }

    #[test]
    fn histograms_hold_every_article_once(records in records(), bars in 1..80usize) {
        let collection = open(&records);
        let options = TimelineOptions { clock: Clock::Published, bars: Some(bars) };
        let timeline = collection.timeline(&Request::default(), options).unwrap();
        let drawn = f64::from(timeline.exact.iter().sum::<u32>()) + timeline.broad.iter().sum::<f64>();
        let mass = drawn + timeline.before + timeline.after;
        prop_assert!((mass + f64::from(timeline.undated) - records.len() as f64).abs() < 1e-6);
        prop_assert!(timeline.exact.len() <= bars.max(3));
        let undated = records.iter().filter(|record| record.published.is_none()).count();
        prop_assert_eq!(timeline.undated as usize, undated);
    }

    #[test]
    fn a_bar_holds_what_its_period_finds(records in records()) {
        let collection = open(&records);
        for (clock, is_published) in [(Clock::Published, true), (Clock::Mentioned, false)] {
            let options = TimelineOptions { clock, bars: Some(200) };
            let timeline = collection.timeline(&Request::default(), options).unwrap();
            for (label, &exact) in timeline.labels.iter().zip(&timeline.exact) {
                let end = Some(label.clone());
                let period = Period { from: end.clone(), to: end, within: true, undated: false };
                let mut request = Request::default();
                *(if is_published { &mut request.published } else { &mut request.mentioned }) = Some(period);
                prop_assert_eq!(collection.search(&request).unwrap().total, exact as usize, "{}", label);
            }
        }
    }

    #[test]
    fn periods_hold_what_a_plain_look_says(records in records(), from in 1895..2035i32, years in 0..40i32, within: bool, bars in 1..300usize) {
        let collection = open(&records);
        let (first, last) = (format!("{from}-01-01"), format!("{}-12-31", from + years));
        // Days as text stand in the order of time.
        let fits = |(earliest, latest): &(String, String)| match within {
            true => *earliest >= first && *latest <= last,
            false => *earliest <= last && *latest >= first,
        };
        let mut dates = [Vec::new(), Vec::new()];
        for at in 0..records.len() {
            let article = collection.article(&naive::id(at), &Request::default()).unwrap();
            let days = |earliest: Option<Dated>, latest: Option<Dated>| {
                Some((written(earliest?.0), written(latest?.0)))
            };
            dates[0].push(article.published.iter().filter_map(|date| date.earliest.clone().zip(date.latest.clone())).collect::<Vec<_>>());
            let blocks = article.versions.iter().flat_map(|version| &version.blocks);
            let marks = blocks.flat_map(|block| &block.dates);
            dates[1].push(marks.filter_map(|date| days(date.earliest, date.latest)).collect::<Vec<_>>());
        }
        for (clock, dates) in [Clock::Published, Clock::Mentioned].into_iter().zip(&dates) {
            let period = Period { from: Some(from.to_string()), to: Some((from + years).to_string()), within, undated: false };
            let mut request = Request::default();
            *(if clock == Clock::Published { &mut request.published } else { &mut request.mentioned }) = Some(period.clone());
            let expected = dates.iter().filter(|dates| dates.iter().any(fits)).count();
            prop_assert_eq!(collection.search(&request).unwrap().total, expected);
            // The bars of the period, and what is beside them.
            let timeline = collection.timeline_between(&request, TimelineOptions { clock, bars: Some(bars) }, &period).unwrap();
            prop_assert_eq!(timeline.undated as usize, dates.iter().filter(|dates| dates.is_empty()).count());
            for (bar, &exact) in timeline.exact.iter().enumerate() {
                let day = |at: usize| written(timeline.starts[at]);
                let inside = |(earliest, latest): &(String, String)| *earliest >= day(bar) && *latest < day(bar + 1);
                let expected = dates.iter().filter(|dates| dates.iter().any(inside)).count();
                prop_assert_eq!(exact as usize, expected);
            }
        }
    }

    #[test]
    fn connections_count_articles_with_both(records in records()) {
        let collection = open(&records);
        let found = collection.connections(&Request::default(), &ConnectionsOptions::default()).unwrap();
        prop_assert_eq!(found.pairs.len(), found.articles.len() * 2);
        for (pair, &articles) in found.pairs.chunks(2).zip(&found.articles) {
            let include =
                pair.iter().map(|&at| found.nodes[at as usize].entity.id.clone()).collect();
            let both = Request { include, ..Request::default() };
            prop_assert_eq!(collection.search(&both).unwrap().total, articles as usize);
        }
    }

    #[test]
    fn pages_of_hits_join_to_the_whole(records in records(), size in 1..5usize, sort in prop::sample::select(vec![Sort::Newest, Sort::Oldest, Sort::Mentioned, Sort::Relevance])) {
        let collection = open(&records);
        let ids = |offset, limit| -> Vec<String> {
            let request = Request { sort: Some(sort), offset, limit: Some(limit), ..Request::default() };
            collection.search(&request).unwrap().hits.into_iter().map(|hit| hit.article.id.clone()).collect()
        };
        let whole = ids(0, 1000);
        prop_assert_eq!(whole.len(), records.len());
        let pages: Vec<String> = (0..records.len()).step_by(size).flat_map(|at| ids(at, size)).collect();
        prop_assert_eq!(pages, whole);
    }

    #[test]
    fn the_same_collection_gives_the_same_bytes(records in records()) {
        prop_assert_eq!(build(&records), build(&records));
    }

    #[test]
    fn any_query_on_any_text_is_answered(query in "\\PC{0,60}", text in "\\PC{1,200}") {
        let record = Record { title: String::new(), text, published: None };
        let collection = open(&[record]);
        let request = Request::query(&query);
        collection.search(&request).unwrap();
        collection.suggest(&query, &request).unwrap();
        collection.chronology(&request).unwrap();
        collection.article(&naive::id(0), &request).unwrap();
    }
}

/// A changed byte is found by the checksum; with the checksum made right again, whatever is read is
/// an answer or an error.
#[test]
fn a_damaged_or_hostile_pack_is_an_error_and_not_a_panic() {
    let record = |title: &str, text: &str| Record {
        title: title.to_owned(),
        text: text.to_owned(),
        published: Some("2021-09".to_owned()),
    };
    let pack = build(&[
        record("Visit of Angela Merkel", "Angela Merkel visited Paris in May 2019.\n\nShe spoke."),
        record("", "The United Nations met in Paris on 3 March 2020."),
    ]);
    assert!(Collection::open(pack.clone()).is_ok());
    for len in 0..pack.len() {
        assert!(Collection::open(pack[..len].to_vec()).is_err(), "cut to {len} bytes");
    }
    for at in 0..pack.len() {
        for flip in [0x01, 0x80, 0xff] {
            let mut bad = pack.clone();
            bad[at] ^= flip;
            assert!(Collection::open(bad.clone()).is_err(), "byte {at}");
            naive::mend_checksum(&mut bad);
            ask_everything(&bad);
        }
    }
}

fn ask_everything(pack: &[u8]) {
    let Ok(collection) = Collection::open(pack.to_vec()) else { return };
    let request = Request { limit: Some(1000), ..Request::query("\"angela merkel\" vis") };
    for request in [Request::default(), request] {
        let _ = collection.search(&request);
        let _ = collection.facets(&request);
        let _ = collection.chronology(&request);
        let _ =
            collection.timeline(&request, TimelineOptions { clock: Clock::Mentioned, bars: None });
        let _ = collection.timeline(&request, TimelineOptions::default());
        let _ = collection.connections(&request, &ConnectionsOptions::default());
        let _ = collection.suggest("an", &request);
        for id in ["00", "01"] {
            let _ = collection.article(id, &request);
        }
        for row in collection.entities().unwrap_or_default() {
            let _ = collection.entity(&row.id, &request);
        }
    }
}

/// A query of the grammar, and whether a plain look at a record says that it fits.
#[derive(Debug, Clone)]
enum Wish {
    Word(&'static str),
    Title(&'static str),
    Begins(&'static str),
    Phrase(Vec<&'static str>),
    Before(i32),
    On(i32),
    Mentions(i32, i32),
    Not(Box<Wish>),
    All(Vec<Wish>),
    Any(Vec<Wish>),
}

impl Wish {
    fn typed(&self) -> String {
        let joined = |wishes: &[Wish], with: &str| -> String {
            let typed: Vec<String> = wishes.iter().map(Wish::typed).collect();
            format!("({})", typed.join(with))
        };
        match self {
            Wish::Word(word) => (*word).to_owned(),
            Wish::Title(word) => format!("title:{word}"),
            Wish::Begins(letters) => format!("{letters}*"),
            Wish::Phrase(words) => format!("\"{}\"", words.join(" ")),
            Wish::Before(year) => format!("before:{year}"),
            Wish::On(year) => format!("on:{year}"),
            Wish::Mentions(first, last) => format!("mentioned:{first}..{last}"),
            // Two minus signs are one.
            Wish::Not(wish) if matches!(**wish, Wish::Not(_)) => format!("-({})", wish.typed()),
            Wish::Not(wish) => format!("-{}", wish.typed()),
            Wish::All(wishes) => joined(wishes, " "),
            Wish::Any(wishes) => joined(wishes, " OR "),
        }
    }

    fn fits(&self, record: &Record) -> bool {
        match self {
            Wish::Word(word) => record.has_form(word),
            Wish::Title(word) => record.titled().has_form(word),
            Wish::Begins(letters) => record.has_prefix(letters),
            Wish::Phrase(words) => record.has_phrase(words),
            Wish::Before(year) => record.published_year().is_some_and(|known| known < *year),
            Wish::On(year) => record.published_year() == Some(*year),
            Wish::Mentions(first, last) => {
                record.years().any(|year| *first <= year && year <= *last)
            }
            Wish::Not(wish) => !wish.fits(record),
            Wish::All(wishes) => wishes.iter().all(|wish| wish.fits(record)),
            Wish::Any(wishes) => wishes.iter().any(|wish| wish.fits(record)),
        }
    }
}

fn wish() -> impl Strategy<Value = Wish> {
    let leaf = prop_oneof![
        4 => word().prop_map(Wish::Word),
        1 => word().prop_map(Wish::Title),
        1 => prop::sample::select(&["al", "vis", "el", "چ"][..]).prop_map(Wish::Begins),
        1 => prop::collection::vec(word(), 2..4).prop_map(Wish::Phrase),
        1 => (1989..2027i32).prop_map(Wish::Before),
        1 => (1989..2027i32).prop_map(Wish::On),
        1 => (1900..2030i32, 0..40i32).prop_map(|(year, more)| Wish::Mentions(year, year + more)),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|wish| Wish::Not(Box::new(wish))),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Wish::All),
            prop::collection::vec(inner, 2..4).prop_map(Wish::Any),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// One part, so that there is nothing to relax; exactly, so that nothing is corrected.
    #[test]
    fn the_grammar_means_what_a_plain_look_says(records in records(), wish in wish()) {
        // "-(…)" alone or a word: one part, whatever is in it.
        let typed = format!("{} ", wish.typed());
        let typed = match typed.strip_prefix('(') {
            // Parentheses around everything are the parts themselves; OR with nothing keeps them one.
            Some(_) if matches!(wish, Wish::All(_)) => format!("({typed}) OR ({typed})"),
            _ => typed,
        };
        let request = Request { exact: true, limit: Some(1000), ..Request::query(&typed) };
        let answer = open(&records).search(&request).unwrap();
        let expected: Vec<String> = records.iter().enumerate()
            .filter(|(_, record)| wish.fits(record)).map(|(at, _)| naive::id(at)).collect();
        let mut found: Vec<String> = answer.hits.into_iter().map(|hit| hit.article.id.clone()).collect();
        found.sort();
        prop_assert_eq!(found, expected, "{}", typed);
    }

    #[test]
    fn a_compound_is_its_parts_together(before in word(), after in word()) {
        let texts = ["counter-terrorism", "counterterrorism", "counter terrorism"];
        let records: Vec<Record> = texts.iter().map(|text| Record {
            title: "x".to_owned(),
            text: format!("{before} {text} {after}"),
            published: None,
        }).collect();
        let collection = open(&records);
        for typed in texts {
            prop_assert_eq!(collection.search(&Request::query(format!("{typed} "))).unwrap().total, 3, "{}", typed);
        }
    }
}

#[test]
fn an_acronym_is_not_the_word() {
    let record =
        |text: &str| Record { title: "Title".to_owned(), text: text.to_owned(), published: None };
    let collection =
        open(&[record("The U.S. left."), record("The US stayed."), record("They told us so.")]);
    let total = |query: &str| collection.search(&Request::query(query)).unwrap().total;
    assert_eq!((total("U.S. "), total("US "), total("us ")), (2, 2, 3));
}

/// The articles that a query finds, and what the answer says of the query.
fn answer(records: &[Record], query: &str) -> (Vec<String>, dossier_engine::ask::SearchAnswer) {
    let answer = open(records).search(&Request::query(query)).unwrap();
    let mut found: Vec<String> = answer.hits.iter().map(|hit| hit.article.id.clone()).collect();
    found.sort();
    (found, answer)
}

fn texts(texts: &[&str]) -> Vec<Record> {
    let record = |text: &&str| Record {
        title: "Title".to_owned(),
        text: (*text).to_owned(),
        published: None,
    };
    texts.iter().map(record).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Han and Thai letters with marks, with and without something between.
    #[test]
    fn scripts_without_spaces_are_searched_by_characters(
        texts in prop::collection::vec("[中国军队]{1,6}([ ，x][中国军队]{1,4}){0,2}", 1..6),
        query in "[中国军队]{1,4}",
    ) {
        let records: Vec<Record> = texts.iter().enumerate().map(|(at, text)| Record {
            title: "Title".to_owned(), text: format!("{text} own{at}"), published: None,
        }).collect();
        let expected: Vec<String> = texts.iter().enumerate()
            .filter(|(_, text)| text.contains(&query)).map(|(at, _)| naive::id(at)).collect();
        for typed in [query.clone(), format!("{query} "), format!("\"{query}\"")] {
            let request = Request { exact: true, ..Request::query(&typed) };
            let mut found: Vec<String> =
                open(&records).search(&request).unwrap().hits.into_iter().map(|hit| hit.article.id.clone()).collect();
            found.sort();
            prop_assert_eq!(&found, &expected, "{}", typed);
        }
    }

    /// Phrases, wanted and not, the last of them with a word that is being typed.
    #[test]
    fn several_phrases_mean_what_they_say(
        records in records(),
        wanted in prop::collection::vec(prop::collection::vec(word(), 2..4), 1..3),
        without in prop::collection::vec(word(), 2..4),
        letters in 1..4usize,
    ) {
        let (last, whole) = wanted.split_last().unwrap();
        let begun: String = last[last.len() - 1].chars().take(letters).collect();
        let mut typed = String::new();
        for phrase in whole {
            typed += &format!("\"{}\" ", phrase.join(" "));
        }
        typed += &format!("-\"{}\" \"{} {begun}", without.join(" "), last[..last.len() - 1].join(" "));
        let begins = |record: &Record| {
            record.has_phrase_that(last.len(), |at, found| {
                if at + 1 == last.len() { found.starts_with(&fold(&begun)) } else { found == fold(last[at]) }
            })
        };
        let expected: Vec<String> = records.iter().enumerate()
            .filter(|(_, record)| {
                whole.iter().all(|phrase| record.has_phrase(phrase))
                    && begins(record)
                    && !record.has_phrase(&without)
            })
            .map(|(at, _)| naive::id(at)).collect();
        let (found, answer) = answer(&records, &typed);
        if expected.is_empty() && !whole.is_empty() {
            prop_assert!(answer.total == 0 || !answer.ignored.is_empty(), "{}", typed);
        } else {
            prop_assert_eq!(found, expected, "{}", typed);
        }
    }
}

#[test]
fn thai_is_searched_by_its_letters_with_their_marks() {
    let records = texts(&["ที่นี่ประเทศไทย", "ประเทศ"]);
    assert_eq!(answer(&records, "ไทย ").0, ["00"]);
    assert_eq!(answer(&records, "ประเทศ ").0, ["00", "01"]);
}

#[test]
fn spaces_may_be_missing_or_too_many() {
    let records = texts(&["A two state solution.", "Twostate talks.", "Two of a state."]);
    assert_eq!(answer(&records, "twostate ").0, ["00", "01"]);
    assert_eq!(answer(&records, "two state ").0, ["00", "01", "02"]);
    let records = texts(&["Counterterrorism talks.", "x"]);
    let (found, answer) = answer(&records, "counter terrorism ");
    assert_eq!((found, answer.ignored), (vec!["00".to_owned()], Vec::new()));
}

#[test]
fn halves_do_not_begin_other_words() {
    let records =
        texts(&["A worldwide web.", "A world wide web.", "In the world widely.", "Worldwideness"]);
    let (found, first) = answer(&records, "worldwide");
    assert_eq!(found, ["00", "01", "03"], "what was typed may be the beginning of a word");
    let snippets = |id: &str| {
        let hit = first.hits.iter().find(|hit| hit.article.id == id);
        hit.map(|hit| hit.snippets.iter().map(|snippet| snippet.marks.len()).sum::<usize>())
    };
    assert_eq!(snippets("01"), Some(2), "both halves are marked as one");
    assert_eq!(answer(&records, "world-wide").0, ["00", "01", "02", "03"]);
}

#[test]
fn signs_that_are_not_seen_make_no_difference() {
    let records = texts(&["می\u{200c}رود", "جنـــرل", "میرود جنرل"]);
    assert_eq!(answer(&records, "میرود ").0, ["00", "02"]);
    assert_eq!(answer(&records, "می\u{200c}رود ").0, ["00", "02"]);
    assert_eq!(answer(&records, "جنرل ").0, ["01", "02"]);
}

#[test]
fn errors_by_ear_and_by_hand_are_forgiven_and_told() {
    let records = texts(&["Antonio Guterres spoke.", "Lloyd Austin spoke.", "Nobody did."]);
    for (typed, meant, id) in [("gutteres ", "guterres", "00"), ("llyod ", "lloyd", "01")] {
        let (found, answer) = answer(&records, typed);
        assert_eq!(found, [id], "{typed}");
        assert_eq!(answer.corrections.len(), 1);
        assert!(answer.corrections[0].to.eq_ignore_ascii_case(meant), "{:?}", answer.corrections);
    }
}

#[test]
fn the_rest_of_the_query_says_what_was_meant() {
    let mut all: Vec<&str> = vec!["A ferry sank on a Belgian lake."; 3];
    all.extend(["The lake was very cold."; 30]);
    all.push("A Belgian was very ill.");
    let records = texts(&all);
    let meant = |typed: &str| answer(&records, typed).1.corrections[0].to.clone();
    assert_eq!(meant("fery belgian "), "ferry", "three of three speak of Belgium");
    assert_eq!(meant("vevy ill "), "very", "nothing else does");
}

#[test]
fn a_rare_word_that_is_with_none_of_the_others_may_be_another_with_an_error() {
    let mut all: Vec<&str> = vec!["Banks accept orders."; 20];
    all.extend(["They acept delays.", "Orders were late."]);
    let (found, answer) = answer(&texts(&all), "acept orders ");
    assert_eq!((found.len(), answer.total), (20, 20));
    let told = &answer.corrections[0];
    assert_eq!(
        (answer.corrections.len(), told.from.as_str(), told.to.as_str()),
        (1, "acept", "accept")
    );
    let records = texts(&all);
    assert_eq!(
        self::answer(&records, "acept delays ").1.corrections,
        [],
        "there is such an article"
    );
    assert_eq!(self::answer(&records, "acept ").1.corrections, [], "nothing speaks against it");
}

#[test]
fn what_is_too_far_to_be_meant_is_named() {
    let records = texts(&["An internationalisation of law.", "x"]);
    let (found, answer) = answer(&records, "internxtionmlisaton ");
    assert_eq!((found.len(), answer.corrections.len()), (0, 0));
    assert_eq!(
        answer.ignored,
        ["no article has “internxtionmlisaton”: “internationalisation” is the nearest"]
    );
}

#[test]
fn dates_in_the_text_are_searched_by_periods() {
    let records = texts(&["It was in 1949.", "It was in 1950.", "In May 1971 it was.", "In 1972."]);
    assert_eq!(answer(&records, "mentioned:1950..1971").0, ["01", "02"]);
    assert_eq!(answer(&records, "mentioned:..1950 was ").0, ["00", "01"]);
    assert_eq!(answer(&records, "-mentioned:1950.. it ").0, ["00"]);
}
