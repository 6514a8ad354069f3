//! What the recogniser finds in running text, and that no text makes it fail.

#![allow(clippy::unwrap_used, clippy::panic)]

use dossier_compiler::curation::RegisteredEntity;
use dossier_compiler::model::{Kind, Names, Passage, Role, Span};
use dossier_compiler::names::{Registry, find};
use proptest::prelude::*;

fn passage(text: &str, role: Role) -> Vec<Passage> {
    vec![Passage { span: Span::new(0, text.len()), role, language: "en".to_string() }]
}

fn read(text: &str) -> Names {
    find(text, &passage(text, Role::Paragraph), &Registry::new(&[]))
}

fn kinds(text: &str) -> Vec<(String, Kind)> {
    listed(text, &read(text))
}

fn listed(text: &str, names: &Names) -> Vec<(String, Kind)> {
    let mentions = names.mentions.iter();
    mentions.map(|m| (text[m.span.range()].to_string(), names.entities[m.entity].kind)).collect()
}

fn found(text: &str) -> Vec<String> {
    kinds(text).into_iter().map(|(name, _)| name).collect()
}

/// The reason given for the mention that begins with the last occurrence of `form`.
fn reason(text: &str, form: &str) -> String {
    let start = text.rfind(form).unwrap();
    let names = read(text);
    let mention = names.mentions.iter().find(|m| m.span.start == start).unwrap();
    mention.reason.clone()
}

fn entity(name: &str, kind: Kind, aliases: &[&str]) -> RegisteredEntity {
    RegisteredEntity {
        name: name.to_string(),
        kind,
        aliases: aliases.iter().map(ToString::to_string).collect(),
        description: String::new(),
    }
}

#[test]
fn honorifics_offices_and_possessives_are_outside() {
    assert_eq!(found("He met General (Retd) Lloyd J. Austin on arrival."), ["Lloyd J. Austin"]);
    assert_eq!(found("She thanked Secretary of State Antony Blinken’s staff."), ["Antony Blinken"]);
    assert_eq!(
        found("Talks with former Prime Minister Benazir Bhutto failed."),
        ["Benazir Bhutto"]
    );
    assert_eq!(found("The trip of Iraqi President Fuad Masum ended."), ["Iraqi", "Fuad Masum"]);
}

/// A headline and a paragraph.
fn article(headline: &str, text: &str) -> Vec<(String, Kind)> {
    let whole = format!("{headline}\n\n{text}");
    let below = Span::new(headline.len() + 2, whole.len());
    let passages = [
        Passage {
            span: Span::new(0, headline.len()),
            role: Role::Title,
            language: "en".to_string(),
        },
        Passage { span: below, role: Role::Paragraph, language: "en".to_string() },
    ];
    listed(&whole, &find(&whole, &passages, &Registry::new(&[])))
}

#[test]
fn a_word_that_the_text_writes_small_is_no_name_at_the_head_of_a_headline() {
    let text = "The ferry Aldora ran aground near Tessel. All passengers left the ferry safely.";
    let names = article("Ferry aground", text);
    assert!(names.iter().all(|(name, kind)| name != "Ferry" && *kind != Kind::Person), "{names:?}");
    // What has a capital in the text as well is a name all the same.
    let text = "A zander is a fish. They gave Lena Zander a prize, and Zander said so.";
    let names = article("Zander wins", text);
    assert!(names.contains(&("Lena Zander".to_string(), Kind::Person)), "{names:?}");
    assert_eq!(names.iter().filter(|(name, _)| name == "Zander").count(), 2, "{names:?}");
}

#[test]
fn kinds_come_from_the_words_of_a_name() {
    for (text, name, kind) in [
        ("It joined the University of Leeds last year.", "University of Leeds", Kind::Organisation),
        ("They reached the Tarbela Dam at noon.", "Tarbela Dam", Kind::Place),
        ("It ended the Battle of Plassey for good.", "Battle of Plassey", Kind::Event),
        ("Both sides broke the Lausanne Treaty again.", "Lausanne Treaty", Kind::Programme),
        ("Troops began Operation Searchlight at night.", "Operation Searchlight", Kind::Programme),
        ("It was sold to Barlow & Quince for little.", "Barlow & Quince", Kind::Organisation),
    ] {
        assert_eq!(kinds(text), [(name.to_string(), kind)], "{text}");
    }
}

#[test]
fn kinds_come_from_the_words_around_a_name() {
    let kind_of = |text: &str, name: &str| {
        kinds(text).into_iter().find(|(found, _)| found == name).map(|(_, kind)| kind)
    };
    assert_eq!(
        kind_of("Ostrel, a small town in the north, was empty.", "Ostrel"),
        Some(Kind::Place)
    );
    assert_eq!(
        kind_of("Ostrel, a software company, was sold.", "Ostrel"),
        Some(Kind::Organisation)
    );
    assert_eq!(kind_of("Ostrel, an actor who lives there, left.", "Ostrel"), Some(Kind::Person));
}

#[test]
fn what_was_a_person_once_is_one_everywhere() {
    let text = "Condoleezza Rice arrived at noon. Rice said little. The price of rice rose.";
    assert_eq!(found(text), ["Condoleezza Rice", "Rice"]);
    assert_eq!(reason(text, "Rice"), "surname of Condoleezza Rice");
}

#[test]
fn two_people_of_one_surname_are_not_joined_by_it() {
    let text = "Bill Clinton and Hillary Clinton came. Clinton spoke first.";
    let names = read(text);
    let entities: Vec<usize> = names.mentions.iter().map(|m| m.entity).collect();
    assert_eq!(entities.len(), 3);
    assert!(entities[2] != entities[0] && entities[2] != entities[1]);
    assert_eq!(names.entities[entities[2]].kind, Kind::Person);
}

#[test]
fn abbreviations_are_joined_to_what_they_stand_for() {
    let text = "The Special Technology Zones Authority (STZA) opened. Later the STZA closed.";
    let names = read(text);
    assert_eq!(names.entities.len(), 1);
    assert_eq!(names.mentions.len(), 3);
    assert_eq!(
        reason(text, "STZA"),
        "short for Special Technology Zones Authority, explained in the text"
    );
}

#[test]
fn an_abbreviated_office_is_no_body() {
    let text = "The Chief of Naval Staff (CNS) spoke. Later CNS Admiral Karim Baloch left.";
    assert_eq!(found(text), ["Karim Baloch"]);
    assert_eq!(found("It bought General Motors (GM) shares."), ["General Motors", "GM"]);
}

#[test]
fn a_slip_of_the_pen_is_the_same_person() {
    let text = "Lloyd Austin came. Later Llyod Austin left.";
    assert_eq!(read(text).entities.len(), 1);
    assert_eq!(reason(text, "Llyod"), "spelling variant of Lloyd Austin");
    assert_eq!(read("Mario Bianchi came. Later Maria Bianchi left.").entities.len(), 2);
}

#[test]
fn everyday_words_are_no_names_where_capitals_say_little() {
    assert!(found("Police said nothing. However, talks went on. Yesterday was quiet.").is_empty());
    let text = "Chief Of Army Visits China Amid Strategic Talks";
    let names = find(text, &passage(text, Role::Title), &Registry::new(&[]));
    assert_eq!(listed(text, &names), [("China".to_string(), Kind::Place)]);
}

#[test]
fn a_dateline_in_capitals_is_the_place_of_the_text() {
    for text in [
        "KARACHI: Police said the road was shut. Later Karachi was calm.",
        "KARACHI, 5 March (Reuters) The road was shut. Later Karachi was calm.",
    ] {
        let names = read(text);
        let places: Vec<&str> = names
            .entities
            .iter()
            .filter(|entity| entity.kind == Kind::Place)
            .map(|entity| entity.name.as_str())
            .collect();
        assert_eq!(places, ["Karachi"], "{text}");
        assert_eq!(names.mentions.iter().filter(|m| m.reason == "known place").count(), 2);
    }
}

#[test]
fn the_name_itself_is_not_another_way_to_write_it() {
    let text = "The US agreed. The United States did not.";
    assert_eq!(reason(text, "United States"), "the same as US");
    let text = "The United States agreed. The US did not.";
    assert_eq!(reason(text, "US "), "another way to write United States");
}

#[test]
fn a_surname_alone_says_that_bearers_are_not_told_apart() {
    let text = "Prime Minister Sharif spoke.";
    assert!(reason(text, "Sharif").ends_with("not told apart between articles"));
    let text = "Nawaz Sharif came. Sharif spoke.";
    assert_eq!(reason(text, "Sharif"), "surname of Nawaz Sharif");
}

#[test]
fn places_in_arabic_script_are_known_without_a_registry() {
    let text =
        "پاکستان اور چین کے درمیان مذاکرات اسلام آباد میں ہوئے۔ چینل پر بے چین عوام کی بے چینی۔";
    let names = read(text);
    let list: Vec<(&str, &str)> = names
        .mentions
        .iter()
        .map(|m| (&text[m.span.range()], names.entities[m.entity].name.as_str()))
        .collect();
    assert_eq!(list, [("پاکستان", "Pakistan"), ("چین", "China"), ("اسلام آباد", "Islamabad")]);
    assert!(names.entities.iter().all(|entity| entity.kind == Kind::Place));
    let text = "زار الوزير القاهرة ثم الصين، وقال إن الوضع المالي جيد.";
    assert_eq!(found(text), ["القاهرة", "الصين"]);
    // The evening, and finance: words that are also names of countries.
    assert!(found("شام کو مالی امور پر بات ہوئی۔").is_empty());
}

#[test]
fn a_place_in_arabic_script_is_that_of_the_registry() {
    let registry = Registry::new(&[entity("China", Kind::Place, &[])]);
    let text = "چین کے صدر آئے۔ چین نے کہا۔";
    let names = find(text, &passage(text, Role::Paragraph), &registry);
    assert_eq!((names.entities.len(), names.mentions.len()), (1, 2));
    assert_eq!(names.entities[0].registered, Some(0));
}

#[test]
fn a_registered_place_in_capitals_is_found_in_a_dateline() {
    let registry = Registry::new(&[
        entity("Karachi", Kind::Place, &[]),
        entity("United States", Kind::Place, &["Us"]),
    ]);
    let text = "KARACHI, March 5: The police said US troops had left for the coast.";
    let names = find(text, &passage(text, Role::Paragraph), &registry);
    assert_eq!(names.entities[0].registered, Some(0));
    assert_eq!(names.mentions[0].reason, "name in the registry");
    assert!(names.entities[1..].iter().all(|entity| entity.registered.is_none()));
}

#[test]
fn words_of_grammar_and_numerals_are_parts_of_names() {
    assert_eq!(found("The talks with Xi Jinping failed."), ["Xi Jinping"]);
    let text = "Prime Minister Theresa May resigned. May said that she would go in May.";
    assert_eq!(found(text), ["Theresa May", "May"]);
    assert_eq!(read(text).entities.len(), 1);
    assert!(found("In May the weather was fine. May it stay so.").is_empty());
}

#[test]
fn a_suffix_and_an_honorific_leave_one_person() {
    for text in [
        "Dr. Martin Luther King Jr. spoke. Dr. King was shot. King had a dream.",
        "Martin Luther King, Jr. spoke. Martin Luther King marched. Dr. King was shot.",
    ] {
        let names = read(text);
        assert_eq!(names.entities.len(), 1, "{text}: {:?}", names.entities);
        assert_eq!(names.mentions.len(), 3, "{text}");
        assert_eq!(names.entities[0].kind, Kind::Person);
    }
}

#[test]
fn a_city_and_its_district_are_one_place() {
    let text = "He lives in Washington, D.C. with her. She left Washington D.C. by train.";
    assert_eq!(found(text), ["Washington, D.C.", "Washington D.C."]);
    let names = read(text);
    assert_eq!((names.entities.len(), names.entities[0].kind), (1, Kind::Place));
}

#[test]
fn quarters_are_no_names() {
    assert!(found("Sales fell in Q3 2020. In Q4 they rose, as in H1 2021.").is_empty());
}

#[test]
fn clipped_countries_are_no_persons() {
    let text = "The Sino-Pak ties and the Indo-Pak war.";
    assert!(kinds(text).iter().all(|(_, kind)| *kind != Kind::Person));
    assert_eq!(reason(text, "Pak "), "nationality: Pak is the adjective of Pakistan");
    let registry = Registry::new(&[entity("Pakistan", Kind::Place, &[])]);
    let names = find(text, &passage(text, Role::Paragraph), &registry);
    let pakistan = names.mentions.iter().filter(|m| names.entities[m.entity].name == "Pakistan");
    assert_eq!(pakistan.count(), 2);
}

#[test]
fn a_country_may_stand_before_what_is_abbreviated() {
    let text = "The head of US Central Command (CENTCOM) came. CENTCOM said nothing.";
    assert_eq!(read(text).entities.len(), 1);
    assert_eq!(reason(text, "CENTCOM"), "short for US Central Command, explained in the text");
}

#[test]
fn a_government_is_a_body_and_not_its_country() {
    let registry = Registry::new(&[
        entity("United States", Kind::Place, &["US"]),
        entity("Pakistan", Kind::Place, &["Pakistani"]),
    ]);
    let text = "The US Government met the Pakistani Government. Pakistani officials stayed.";
    let expected = [
        ("US Government", Kind::Organisation),
        ("Pakistani Government", Kind::Organisation),
        ("Pakistani", Kind::Place),
    ];
    let names = find(text, &passage(text, Role::Paragraph), &registry);
    assert_eq!(listed(text, &names), expected.map(|(name, kind)| (name.to_string(), kind)));
}

#[test]
fn compounds_hold_two_places() {
    assert_eq!(
        found("The US-Pakistan talks and the Taliban-led army met."),
        ["US", "Pakistan", "Taliban"]
    );
}

#[test]
fn the_registry_knows_any_script_and_its_letters() {
    let registry = Registry::new(&[
        entity("China", Kind::Place, &["چین"]),
        entity("Pakistan", Kind::Place, &["پاکستان"]),
        entity("Quad", Kind::Organisation, &["کواڈ"]),
    ]);
    // The Arabic letters kaf and yeh instead of the Urdu ones; «چینل» is a channel, «بے چینی» unrest.
    let text = "پاكستان اور چین، چینل پر، بے چینی، پاکستاني فوج";
    let names = find(text, &passage(text, Role::Paragraph), &registry);
    let forms: Vec<&str> = names.mentions.iter().map(|m| &text[m.span.range()]).collect();
    assert_eq!(forms, ["پاكستان", "چین", "پاکستاني"]);
}

#[test]
fn the_registry_compares_case_but_not_dots() {
    let registry = Registry::new(&[
        entity("Foreign Policy", Kind::Organisation, &[]),
        entity("United States", Kind::Place, &["US"]),
    ]);
    let read = |text: &str| {
        let names = find(text, &passage(text, Role::Paragraph), &registry);
        names.mentions.iter().map(|m| text[m.span.range()].to_string()).collect::<Vec<_>>()
    };
    assert_eq!(read("He writes for Foreign Policy on foreign policy."), ["Foreign Policy"]);
    assert_eq!(read("The U.S. told us and the US’s allies."), ["U.S.", "US"]);
    assert_eq!(
        read("FOREIGN POLICY OF THE UNITED STATES TODAY"),
        ["FOREIGN POLICY", "UNITED STATES"]
    );
}

#[test]
fn a_longer_name_of_another_thing_wins_over_the_registry() {
    let registry = Registry::new(&[
        entity("Pakistan", Kind::Place, &[]),
        entity("Asim Munir", Kind::Person, &["Munir", "Asim"]),
    ]);
    let text = "He left the Pakistan Cricket Board. Ahmed Munir stayed in Pakistan. Munir did not.";
    let names = find(text, &passage(text, Role::Paragraph), &registry);
    let list: Vec<(&str, &str)> = names
        .mentions
        .iter()
        .map(|m| (&text[m.span.range()], names.entities[m.entity].name.as_str()))
        .collect();
    assert_eq!(
        list,
        [
            ("Pakistan Cricket Board", "Pakistan Cricket Board"),
            ("Ahmed Munir", "Ahmed Munir"),
            ("Pakistan", "Pakistan"),
            ("Munir", "Asim Munir"),
        ]
    );
}

#[test]
fn parts_of_a_registered_name_are_found_without_being_listed() {
    let registry = Registry::new(&[entity("Asim Munir", Kind::Person, &[])]);
    let text = "Gen. Asim Munir came late. Munir said nothing.";
    let names = find(text, &passage(text, Role::Paragraph), &registry);
    assert_eq!(names.entities.len(), 1);
    assert_eq!(names.entities[0].registered, Some(0));
    assert_eq!(names.mentions[1].reason, "surname of Asim Munir");
}

#[test]
fn nationalities_are_mentions_of_their_country() {
    let registry = Registry::new(&[entity("China", Kind::Place, &[])]);
    let text = "He met Chinese and Polish officials.";
    let names = find(text, &passage(text, Role::Paragraph), &registry);
    let list: Vec<(&str, bool)> = names
        .mentions
        .iter()
        .map(|m| (names.entities[m.entity].name.as_str(), m.reason.starts_with("nationality")))
        .collect();
    assert_eq!(list, [("China", true), ("Poland", true)]);
    assert_eq!(names.entities[1].kind, Kind::Place);
}

/// A report long enough not to be a post, in which nothing else has a name.
fn report(text: &str) -> String {
    let rest = "The rest of the week was quiet, and many people were waiting for news of it. ";
    format!("{text} {}", rest.repeat(5))
}

#[test]
fn words_that_nobody_knows_are_names_of_what_the_context_says() {
    for (text, kind) in [
        ("Ships came to Aldora. The people of Aldora are poor.", Kind::Place),
        ("They fled Aldora. Relations with Aldora are tense.", Kind::Place),
        ("It is far. He went to Aldora, and from there nobody came.", Kind::Place),
        ("The friends of Aldora came. They asked Aldora, who smiled.", Kind::Person),
        ("He bought shares in Aldora. The chairman of Aldora resigned.", Kind::Organisation),
        // No more than that it is one.
        ("A plan for Aldora was made. It was said that Aldora could not pay.", Kind::Other),
    ] {
        let text = report(text);
        let names = read(&text);
        let kinds: Vec<(&str, Kind)> =
            names.entities.iter().map(|entity| (entity.name.as_str(), entity.kind)).collect();
        assert_eq!(kinds, [("Aldora", kind)], "{text}");
        assert_eq!(names.mentions.len(), text.matches("Aldora").count(), "{text}");
    }
}

#[test]
fn an_unknown_word_is_of_the_kind_of_a_name_beside_it() {
    let text = report("The road between France and Aldora is long. He knew Aldora well.");
    let kinds = kinds(&text);
    assert_eq!(kinds.len(), 3, "{kinds:?}");
    assert!(kinds.iter().all(|(_, kind)| *kind == Kind::Place), "{kinds:?}");
}

#[test]
fn one_capital_is_no_name() {
    assert!(found(&report("We saw the new Aldora once. Aldora, then, was gone.")).is_empty());
    let kinds = kinds("The firm showed OS X Lion to all, and the X of DVD X Lion.");
    assert!(kinds.iter().all(|(_, kind)| *kind != Kind::Person), "{kinds:?}");
}

#[test]
fn long_lines_are_read_to_their_end() {
    for piece in [
        "The A. B-c’s O'D of the Gen. (Retd) US-UK & ",
        "General Asim ",
        "Bank of ",
        "Smith & ",
        "King’s ",
        "U.",
        "A-b-C-",
        "(UN) ",
        "New York ",
        "چین ",
        "’",
    ] {
        let text = piece.repeat(100_000 / piece.len());
        // A quadratic loop would take minutes for each.
        let spans: Vec<_> = read(&text).mentions.iter().map(|m| m.span.range()).collect();
        assert!(spans.iter().all(|span| text.get(span.clone()).is_some()), "{piece}");
        assert!(spans.is_sorted_by(|one, next| one.end <= next.start), "{piece}");
        let is_at_the_end = |last: &std::ops::Range<usize>| last.end + 2 * piece.len() > text.len();
        assert!(spans.last().is_none_or(is_at_the_end), "{piece}: {:?}", spans.last());
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in "(\\PC|[A-Z][a-z]{0,6} |[.,’'()&-]| of | the |Gen\\. |U\\.S\\.|چینی |\\n|\u{200c}){0,120}") {
        let registry = Registry::new(&[
            entity("China", Kind::Place, &["چین", "PRC"]),
            entity("A. B.", Kind::Person, &["x", "-", ""]),
        ]);
        for role in [Role::Title, Role::Paragraph] {
            let names = find(&text, &passage(&text, role), &registry);
            let mut last = 0;
            for mention in &names.mentions {
                prop_assert!(mention.span.start >= last && mention.span.start < mention.span.end);
                prop_assert!(text.get(mention.span.range()).is_some());
                prop_assert!(mention.entity < names.entities.len());
                prop_assert!(!mention.reason.is_empty());
                last = mention.span.end;
            }
        }
    }
}
