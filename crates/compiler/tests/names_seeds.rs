//! The names of the five articles in `seeds/`, checked against what a reader finds in them.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::PathBuf;

use dossier_compiler::article::read_article;
use dossier_compiler::curation::Curation;
use dossier_compiler::model::{Article, Names, Span};
use dossier_compiler::names::{Registry, find};
use dossier_compiler::read::read_file;

fn seeds() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../seeds")
}

/// An article as it is compiled, and its names.
fn read(file: &str) -> (Article, Names) {
    let toml = std::fs::read_to_string(seeds().join("dossier.toml")).unwrap();
    let curation = Curation::parse("dossier.toml", &toml).unwrap();
    let bytes = std::fs::read(seeds().join(file)).unwrap();
    let source = read_file(file, file, &bytes).unwrap().remove(0);
    let article = read_article(source, curation.article(file));
    let names = find(&article.source.words(), &article.passages, &Registry::of(&curation));
    (article, names)
}

/// Forms that mean one entity wherever they stand in the five articles, found by reading them.
const FORMS: [(&str, &str); 65] = [
    ("Munir", "Asim Munir"),
    ("General Asim ", "Asim Munir"),
    ("Army Chief", "Asim Munir"),
    ("army chief", "Asim Munir"),
    ("منیر", "Asim Munir"),
    ("آرمی چیف", "Asim Munir"),
    ("Austin", "Lloyd J. Austin"),
    ("Blinken", "Antony J. Blinken"),
    ("Nuland", "Victoria Nuland"),
    ("Finer", "Jonathan Finer"),
    ("Brown", "Charles Q. Brown"),
    ("Kurilla", "Michael Erik Kurilla"),
    ("Guterres", "António Guterres"),
    ("UN Secretary-General", "United Nations"),
    ("Kugelman", "Michael Kugelman"),
    ("Liaquat", "Liaquat Ali Khan"),
    ("Tanweer", "Tanweer Ahmed"),
    ("Imran Khan", "Imran Khan"),
    ("Modi", "Narendra Modi"),
    ("Zhang", "Zhang Youxia"),
    ("ژانگ", "Zhang Youxia"),
    ("Shangfu", "Li Shangfu"),
    ("شانگفو", "Li Shangfu"),
    ("Harris", "Kamala Harris"),
    ("Trump", "Donald Trump"),
    ("Biden", "Joe Biden"),
    ("Pakistan Army", "Pakistan Army"),
    ("پاکستانی فوج", "Pakistan Army"),
    ("ISPR", "Inter-Services Public Relations"),
    ("Inter-Services", "Inter-Services Public Relations"),
    ("Military Academy", "Pakistan Military Academy"),
    ("Joint Chiefs", "Joint Chiefs of Staff"),
    ("CENTCOM", "United States Central Command"),
    ("Central Command", "United States Central Command"),
    ("Security Council", "United Nations Security Council"),
    ("UNSC", "United Nations Security Council"),
    ("SIFC", "Special Investment Facilitation Council"),
    ("Technology Zones", "Special Technology Zones Authority"),
    ("STZA", "Special Technology Zones Authority"),
    ("NUST", "National University of Sciences and Technology"),
    ("Military Commission", "Central Military Commission"),
    ("Tehreek", "Tehreek-e-Taliban Pakistan"),
    ("TTP", "Tehreek-e-Taliban Pakistan"),
    ("ٹی ٹی پی", "Tehreek-e-Taliban Pakistan"),
    ("طالبان", "Taliban"),
    ("Quad", "Quad"),
    ("Islamabad", "Islamabad"),
    ("Beijing", "Beijing"),
    ("بیجنگ", "Beijing"),
    ("White House", "White House"),
    ("South Asia", "South Asia"),
    ("British", "United Kingdom"),
    ("Western", "The West"),
    ("مغربی طاقتوں", "The West"),
    ("مغربی دنیا", "The West"),
    ("the Army’s", "Pakistan Army"),
    ("Kashmir", "Kashmir"),
    ("Gaza", "Gaza"),
    ("Balochistan", "Balochistan"),
    ("CPEC", "China-Pakistan Economic Corridor"),
    ("سی پیک", "China-Pakistan Economic Corridor"),
    ("اقتصادی راہداری", "China-Pakistan Economic Corridor"),
    ("Zarb-e-Azb", "Operation Zarb-e-Azb"),
    ("SSD", "Strategic Stability Dialogue"),
    ("Cold War", "Cold War"),
];

/// The names of the entities whose mentions touch `span`.
fn at(names: &Names, span: Span) -> Vec<&str> {
    let touches = |mention: &Span| mention.start < span.end && span.start < mention.end;
    let mentions = names.mentions.iter().filter(|mention| touches(&mention.span));
    mentions.map(|mention| names.entities[mention.entity].name.as_str()).collect()
}

#[test]
fn every_form_means_its_entity() {
    let mut met = vec![false; FORMS.len()];
    for file in ARTICLES {
        let (article, names) = read(file);
        let text = &article.source.text;
        for passage in &article.passages {
            let content = &text[passage.span.range()];
            for (index, (form, entity)) in FORMS.iter().enumerate() {
                for (offset, _) in content.match_indices(form) {
                    met[index] = true;
                    let start = passage.span.start + offset;
                    let found = at(&names, Span::new(start, start + form.len()));
                    assert!(found.contains(entity), "{file}: {form} is {found:?}, not {entity}");
                }
            }
        }
    }
    let unused: Vec<&str> =
        FORMS.iter().zip(&met).filter(|(_, met)| !**met).map(|(f, _)| f.0).collect();
    assert!(unused.is_empty(), "not in the articles: {unused:?}");
}

#[test]
fn nothing_is_taken_for_a_name_that_is_none() {
    for file in ARTICLES {
        let (article, names) = read(file);
        let text = &article.source.text;
        let strange: Vec<&str> = names
            .mentions
            .iter()
            .filter(|mention| names.entities[mention.entity].registered.is_none())
            .map(|mention| &text[mention.span.range()])
            // Bodies that are not listed.
            .filter(|name| !["Pakistani Government", "US Government"].contains(name))
            .collect();
        assert!(strange.is_empty(), "{file}: {strange:?}");
    }
}

#[test]
fn an_office_before_its_holder_is_not_counted_twice() {
    let (article, names) = read(ARTICLES[0]);
    let text = &article.source.text;
    let start = text.find("Chief of Army Staff (COAS), General Asim Munir").unwrap();
    let mentions: Vec<&str> = names
        .mentions
        .iter()
        .filter(|mention| (start..start + 50).contains(&mention.span.start))
        .map(|mention| &text[mention.span.range()])
        .collect();
    assert_eq!(mentions, ["Asim Munir"]);
}

#[test]
fn unrest_is_not_chinese() {
    let (article, names) = read(ARTICLES[3]);
    let text = &article.source.text;
    let unrest = text.find("بے چینی").unwrap();
    assert!(at(&names, Span::new(unrest, unrest + "بے چینی".len())).is_empty());
    let leaders = text.find("چینی قیادت").unwrap();
    assert_eq!(at(&names, Span::new(leaders, leaders + "چینی".len())), ["China"]);
}

const ARTICLES: [&str; 5] = [
    "000_ae9df9080ac68f35.txt",
    "001_be360d2680906630.txt",
    "002_7cc0d8ebd14386bc.txt",
    "003_59cc8269c7b07bba.txt",
    "004_faff189e55758d8f.txt",
];
