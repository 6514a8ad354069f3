//! Corrections of entities: a build with them, the same ones applied afterwards, and a reading of the
//! rules that follows one mention at a time.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};

use dossier_compiler::curation::{Curation, corrections};
use dossier_compiler::pipeline::{self, Options};
use dossier_compiler::read::read_file;
use dossier_compiler::suggest;
use dossier_engine::ask::ConnectionsOptions;
use dossier_engine::pack::Kind;
use dossier_engine::{Collection, Request};
use proptest::prelude::*;

const REGISTRY: &str = r#"
[[entity]]
name = "Anna Berg"
kind = "person"
aliases = ["Mayor", "Berg"]
[[entity]]
name = "Ben Cole"
kind = "person"
aliases = ["Cole"]
[[entity]]
name = "Dunmore"
kind = "place"
[[entity]]
name = "Eland Bank"
kind = "organisation"
aliases = ["Eland"]
"#;
const NAMES: [&str; 4] = ["Anna Berg", "Ben Cole", "Dunmore", "Eland Bank"];
const FORMS: [&str; 7] =
    ["Anna Berg", "Mayor", "Berg", "Ben Cole", "Cole", "Dunmore", "Eland Bank"];
const ARTICLES: [&str; 3] = ["a.txt", "b.txt", "c.txt"];
/// Names that nothing has: made by corrections, always with a kind.
const NEW: [&str; 2] = ["Nell Pike", "Old Harbour"];

fn compile(texts: &[String], toml: &str) -> Result<Collection, String> {
    let curation = Curation::parse("dossier.toml", toml).map_err(|error| error.to_string())?;
    let sources = ARTICLES.iter().zip(texts);
    let sources = sources.flat_map(|(id, text)| read_file(id, id, text.as_bytes()).unwrap());
    let articles = pipeline::read_articles(sources.collect(), &curation);
    let pack = pipeline::compile(articles, &curation, Options::default());
    Ok(Collection::open(pack.map_err(|error| error.to_string())?).unwrap())
}

fn as_toml(rows: &[Correction]) -> String {
    let mut toml = String::new();
    for Correction { entity, article, text, is, kind, hide } in rows {
        toml.push_str(&format!("[[correction]]\nentity = \"{entity}\"\n"));
        let kind = kind.map(|kind| kind.as_str().to_owned()).unwrap_or_default();
        for (key, value) in [("article", article), ("text", text), ("is", is), ("kind", &kind)] {
            if !value.is_empty() {
                toml.push_str(&format!("{key} = \"{value}\"\n"));
            }
        }
        if *hide {
            toml.push_str("hide = true\n");
        }
    }
    toml
}

/// A correction as the tests speak of it; empty for what is not said.
#[derive(Debug, Clone)]
struct Correction {
    entity: String,
    article: String,
    text: String,
    is: String,
    kind: Option<Kind>,
    hide: bool,
}

fn as_lines(rows: &[Correction]) -> String {
    let line = |row: &Correction| {
        let Correction { entity, article, text, is, kind, hide } = row;
        let what = if *hide { "hide" } else { kind.map_or("", Kind::as_str) };
        format!("{entity}\t{article}\t{text}\t{is}\t{what}\n")
    };
    rows.iter().map(line).collect()
}

type Mention = (String, String, Option<(String, Kind)>);

/// Every mention with its article and its entity.
fn mentions(collection: &Collection) -> Vec<Mention> {
    let rows = collection.entities().unwrap();
    let by_id: BTreeMap<_, _> =
        rows.into_iter().map(|row| (row.id, (row.name, row.kind))).collect();
    let mut all = Vec::new();
    for id in ARTICLES {
        let article = collection.article(id, &Request::default()).unwrap();
        for block in article.versions.iter().flat_map(|version| &version.blocks) {
            for name in &block.names {
                let text = block.text[name.start as usize..name.end as usize].to_owned();
                all.push((id.to_owned(), text, by_id.get(&name.entity).cloned()));
            }
        }
    }
    all
}

/// Follows one mention: at each entity by the narrowest row, never back to where it has been.
fn follow(
    rows: &[Correction],
    found: (String, Kind),
    article: &str,
    text: &str,
) -> Option<(String, Kind)> {
    let known = |name: &str| -> Option<Kind> {
        let kinds = [Kind::Person, Kind::Person, Kind::Place, Kind::Organisation];
        NAMES.iter().position(|known| *known == name).map(|at| kinds[at])
    };
    let mut at = found;
    let mut been = vec![];
    loop {
        let fits = rows.iter().filter(|row| {
            row.entity == at.0
                && (row.article.is_empty() || row.article == article)
                && (row.text.is_empty() || row.text == text)
                // A name means the entity that was found, or the one that was made first.
                && known(&row.entity).unwrap_or(Kind::Person) == at.1
        });
        let narrow = |row: &&Correction| (!row.article.is_empty(), !row.text.is_empty());
        let Some(row) = fits.max_by_key(narrow) else { return Some(at) };
        if row.hide {
            return None;
        }
        been.push(at.clone());
        let name = if row.is.is_empty() { at.0.clone() } else { row.is.clone() };
        let kind = row.kind.or(known(&name)).unwrap_or(at.1);
        if been.contains(&(name.clone(), kind)) {
            return Some(at);
        }
        at = (name, kind);
    }
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    let sentence =
        proptest::sample::select(&FORMS[..]).prop_map(|form| format!("It was {form} again."));
    let text = proptest::collection::vec(sentence, 1..6).prop_map(|sentences| sentences.join(" "));
    // All names are in each, so that all are found; each begins differently: articles with the same text are one.
    let number = |texts: Vec<String>| {
        texts
            .into_iter()
            .enumerate()
            .map(|(at, text)| format!("Part {at}. {} {text}", NAMES.join(", ")))
            .collect()
    };
    proptest::collection::vec(text, 3).prop_map(number)
}

fn row() -> impl Strategy<Value = Correction> {
    let what = prop_oneof![
        proptest::sample::select(&NAMES[..]).prop_map(|is| (Some(is.to_owned()), None, false)),
        proptest::sample::select(&NEW[..]).prop_map(|is| (
            Some(is.to_owned()),
            Some(Kind::Person),
            false
        )),
        Just((None, Some(Kind::Place), false)),
        Just((None, None, true)),
    ];
    let entity =
        proptest::sample::select(vec![NAMES[0], NAMES[1], NAMES[2], NAMES[3], NEW[0], NEW[1]]);
    let scope = (
        proptest::option::of(proptest::sample::select(&ARTICLES[..])),
        proptest::option::of(proptest::sample::select(&FORMS[..])),
    );
    (entity, scope, what).prop_map(|(entity, (article, text), (is, kind, hide))| Correction {
        entity: entity.to_owned(),
        article: article.unwrap_or_default().to_owned(),
        text: text.unwrap_or_default().to_owned(),
        is: is.unwrap_or_default(),
        kind,
        hide,
    })
}

fn everything(collection: &Collection) -> String {
    let all = Request::default();
    let mut said = format!("{:?}", collection.entities());
    said.push_str(&format!("{:?}", collection.facets(&all)));
    said.push_str(&format!("{:?}", collection.search(&all)));
    said.push_str(&format!("{:?}", collection.chronology(&all)));
    said.push_str(&format!("{:?}", collection.connections(&all, &ConnectionsOptions::default())));
    for row in collection.entities().unwrap() {
        said.push_str(&format!("{:?}", collection.entity(&row.id, &all)));
        said.push_str(&format!(
            "{:?}",
            collection.search(&Request::query(format!("entity:\"{}\"", row.name)))
        ));
        let include = Request { include: vec![row.id], ..Request::default() };
        said.push_str(&format!("{:?}", collection.facets(&include)));
    }
    for id in ARTICLES {
        said.push_str(&format!("{:?}", collection.article(id, &all)));
    }
    said
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(192) })]
    #[test]
    fn a_build_with_corrections_is_one_without_that_is_corrected(
        texts in texts(),
        rows in proptest::collection::vec(row(), 0..5),
        turn in 0usize..5,
    ) {
        let plain = compile(&texts, REGISTRY).unwrap();
        let mut other = rows.clone();
        other.rotate_left(turn.min(rows.len()));
        other.extend(rows.first().cloned());
        let corrected = plain.corrected(&as_lines(&other));
        let built = compile(&texts, &format!("{REGISTRY}{}", as_toml(&rows)));
        let (Ok(corrected), Ok(built)) = (&corrected, &built) else {
            // What the file's reader refuses whatever the articles say may be no contradiction here.
            prop_assert!(built.is_err(), "{corrected:?}");
            return Ok(());
        };
        prop_assert_eq!(everything(corrected), everything(built));

        let expected: Vec<Mention> = mentions(&plain)
            .into_iter()
            .filter_map(|(article, text, found)| {
                let is = follow(&rows, found.unwrap(), &article, &text)?;
                Some((article, text, Some(is)))
            })
            .collect();
        prop_assert_eq!(mentions(corrected), expected.clone());

        let mut articles: BTreeMap<(String, Kind), BTreeSet<String>> = BTreeMap::new();
        for (article, _, entity) in expected {
            articles.entry(entity.unwrap()).or_default().insert(article);
        }
        let counted: BTreeMap<_, _> =
            corrected.entities().unwrap().into_iter().map(|row| ((row.name, row.kind), row.articles)).collect();
        let wanted: BTreeMap<_, _> =
            articles.iter().map(|(entity, articles)| (entity.clone(), articles.len() as u32)).collect();
        prop_assert_eq!(counted, wanted.clone());
        let rows = corrected.entities().unwrap();
        for group in corrected.facets(&Request::default()).unwrap().groups {
            for (place, count) in group.entities.iter().zip(&group.counts) {
                let row = &rows[*place as usize];
                prop_assert_eq!(row.kind, group.kind);
                prop_assert_eq!(Some(count), wanted.get(&(row.name.clone(), row.kind)));
            }
        }
        for row in &rows {
            let having = Request { include: vec![row.id.clone()], limit: Some(10), ..Request::default() };
            let hits: BTreeSet<String> =
                corrected.search(&having).unwrap().hits.into_iter().map(|hit| hit.article.id.clone()).collect();
            prop_assert_eq!(&hits, &articles[&(row.name.clone(), row.kind)]);
        }
        // Taking them back leaves what was there.
        let back = corrected.corrected("").unwrap();
        prop_assert_eq!(everything(&back), everything(&plain));
    }
}

fn three(text: &str) -> Vec<String> {
    ["", "Once more. ", "And again. "].map(|start| format!("{start}{text}")).to_vec()
}

fn refused(rows: &str) -> String {
    compile(&three("It was Anna Berg and Ben Cole and Dunmore."), &format!("{REGISTRY}{rows}"))
        .map(|_| ())
        .unwrap_err()
}

#[test]
fn contradictions_are_refused_with_both_lines() {
    let line = |at: usize| REGISTRY.lines().count() + at;
    let both = |rows: &str, first: usize, second: usize| {
        let message = refused(rows);
        assert!(message.contains(&format!("dossier.toml:{}:", line(second))), "{message}");
        assert!(message.contains(&format!("line {} ", line(first))), "{message}");
    };
    both(
        "[[correction]]\nentity = \"Berg\"\nis = \"X\"\n[[correction]]\nentity = \"Berg\"\nhide = true\n",
        2,
        5,
    );
    both(
        "[[correction]]\nentity = \"Anna Berg\"\nis = \"Ben Cole\"\n\
         [[correction]]\nentity = \"Ben Cole\"\nis = \"Anna Berg\"\n",
        2,
        5,
    );
    both(
        "[[distinct]]\nnames = [\"Anna Berg\", \"Ben Cole\"]\n\
         [[correction]]\nentity = \"Anna Berg\"\nis = \"ben cole\"\n",
        1,
        4,
    );
    // The same rows given to what was built without them.
    let built = compile(&three("It was Anna Berg and Ben Cole."), REGISTRY).unwrap();
    let apart = "Ben Cole\t\t\tAnna Berg\tdistinct\n";
    let joined = built.corrected(&format!("{apart}Anna Berg\t\t\tben cole\t\n")).unwrap_err();
    assert!(joined.is_contradiction());
    assert_eq!(joined.to_string(), "\"Ben Cole\" and \"Anna Berg\" are said not to be the same");
    assert!(built.corrected(&format!("{apart}Anna Berg\t\t\tDunmore\t\n")).is_ok());
    // By name and by id: known to be one only when the entities are.
    both(
        "[[correction]]\nentity = \"Anna Berg\"\nis = \"X\"\n\
         [[correction]]\nentity = \"person/anna-berg\"\nis = \"Y\"\n",
        2,
        5,
    );
}

#[test]
fn two_entities_are_exchanged_in_one_article() {
    let rows = "[[correction]]\nentity = \"Anna Berg\"\narticle = \"a.txt\"\nis = \"Ben Cole\"\n\
                [[correction]]\nentity = \"Ben Cole\"\narticle = \"a.txt\"\nis = \"Anna Berg\"\n";
    let built = compile(&three("Berg, then Cole."), &format!("{REGISTRY}{rows}")).unwrap();
    let names: Vec<(String, String)> =
        mentions(&built).into_iter().map(|(_, text, entity)| (text, entity.unwrap().0)).collect();
    let of = |text: &str, name: &str| (text.to_owned(), name.to_owned());
    assert_eq!(names[..2], [of("Berg", "Ben Cole"), of("Cole", "Anna Berg")]);
    assert_eq!(names[2..4], [of("Berg", "Anna Berg"), of("Cole", "Ben Cole")]);
}

#[test]
fn a_link_to_what_was_merged_leads_to_what_it_is() {
    let rows = "[[correction]]\nentity = \"Ben Cole\"\nis = \"Anna Berg\"\n";
    let built =
        compile(&three("It was Cole with Anna Berg."), &format!("{REGISTRY}{rows}")).unwrap();
    let card = built.entity("person/ben-cole", &Request::default()).unwrap();
    assert_eq!((card.entity.name.as_str(), card.mentions), ("Anna Berg", 6));
    assert!(card.aliases.iter().any(|alias| alias.text == "Cole" && alias.reason == "correction"));
}

#[test]
fn a_kind_can_be_corrected_and_joins_what_has_it() {
    let rows = "[[correction]]\nentity = \"Dunmore\"\nkind = \"person\"\n";
    let built = compile(&three("It was Dunmore."), &format!("{REGISTRY}{rows}")).unwrap();
    let rows = built.entities().unwrap();
    assert_eq!((rows.len(), rows[0].id.as_str(), rows[0].articles), (1, "person/dunmore", 3));
}

#[test]
fn the_manual_has_an_example_that_is_read() {
    let manual = include_str!("../../../docs/curation.md");
    let (_, section) = manual.split_once("\n## A correction\n").unwrap();
    let example = section.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    let curation = Curation::parse("dossier.toml", example).unwrap();
    assert_eq!(curation.corrections.text.lines().count(), example.matches("[[").count());
}

#[test]
fn what_does_nothing_is_said_with_the_name_that_was_meant() {
    let toml = format!(
        "{REGISTRY}[[correction]]\nentity = \"Ana Berg\"\nhide = true\n\
         [[correction]]\nentity = \"Dunmore\"\narticle = \"z.txt\"\nhide = true\n"
    );
    let built = compile(&three("It was Anna Berg of Dunmore."), &toml).unwrap();
    let curation = Curation::parse("dossier.toml", &toml).unwrap();
    let doubts = corrections::doubts(&curation, built.pack()).unwrap();
    assert_eq!(doubts.len(), 2, "{doubts:?}");
    assert!(doubts[0].contains("did you mean \"Anna Berg\"?"), "{doubts:?}");
    assert!(doubts[1].contains("no article \"z.txt\""), "{doubts:?}");
    assert_eq!(built.entities().unwrap().len(), 2);
}

#[test]
fn suggestions_are_corrections_that_only_have_to_be_uncommented() {
    let texts = [
        "President Mohammed Haddad met Anna Berg. The Northern Harbour Authority praised it."
            .to_owned(),
        "Minister Muhammad Haddad left. The NHA said so, and Anna Berg agreed.".to_owned(),
        "Nothing new was said by Anna Berg.".to_owned(),
    ];
    let suggested = |toml: &str| {
        let curation = Curation::parse("dossier.toml", toml).unwrap();
        suggest::suggestions(&curation, compile(&texts, toml).unwrap().pack()).unwrap()
    };
    let text = suggested("");
    assert_eq!(text, suggested(""));
    let active: String = text
        .lines()
        .map(|line| {
            line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).unwrap_or_default()
        })
        .fold(String::new(), |all, line| all + line + "\n");
    let corrections = Curation::parse("dossier.toml", &active).unwrap().corrections.text;
    assert!(
        corrections.contains("Mohammed Haddad\t\t\tMuhammad Haddad")
            || corrections.contains("Muhammad Haddad\t\t\tMohammed Haddad"),
        "{text}"
    );
    assert!(corrections.contains("NHA\t\t\tNorthern Harbour Authority"), "{text}");
    let apart = "[[distinct]]\nnames = [\"Mohammed Haddad\", \"Muhammad Haddad\"]\n";
    assert!(!suggested(apart).contains("may be Mu") && !suggested(apart).contains("may be Mo"));
}

/// Run with `--ignored --nocapture`, in release: prints how long 5,000 corrections take.
#[test]
#[ignore = "a measurement"]
fn five_thousand_corrections() {
    let text: String =
        (0..4000).map(|at| format!("It was Mr Aaron Person{at} here.\n\n")).collect();
    let texts: Vec<String> = text
        .as_bytes()
        .chunks(text.len() / 3 + 1)
        .map(|part| String::from_utf8_lossy(part).into_owned())
        .collect();
    let names: Vec<String> =
        compile(&texts, "").unwrap().entities().unwrap().into_iter().map(|row| row.name).collect();
    assert!(names.len() > 3000, "{}", names.len());
    let mut toml = String::new();
    for at in 0..5000 {
        let name = &names[at % names.len()];
        toml.push_str(&format!("[[correction]]\nentity = \"{name}\"\n"));
        if at >= names.len() {
            toml.push_str(&format!("article = \"{}\"\n", ARTICLES[at % 3]));
        }
        toml.push_str(&match at % 3 {
            0 => "hide = true\n".to_owned(),
            1 => format!("is = \"{}\"\n", names[(at + 1) % names.len()]),
            _ => format!("is = \"Somebody {at}\"\n"),
        });
    }
    let plain = compile(&texts, "").unwrap();
    for _ in 0..5 {
        let start = std::time::Instant::now();
        let curation = Curation::parse("dossier.toml", &toml).unwrap();
        let parsed = start.elapsed();
        let corrected = plain.corrected(&curation.corrections.text).unwrap();
        println!("read {parsed:?}, with applying {:?}", start.elapsed());
        assert!(corrected.entities().unwrap().len() > 1000);
    }
}
