//! Pages as they are scraped from sites of many kinds: what is kept, what is left out, what is
//! learnt. The pages are made up.

// Helpers outside of a test function fail the test that calls them.
#![allow(clippy::unwrap_used)]

use dossier_compiler::article::{first_words, read_article};
use dossier_compiler::curation::ArticleCuration;
use dossier_compiler::model::{Article, Origin, Role};
use dossier_compiler::read::read_file;

fn read(path: &str, text: &str, curation: Option<&ArticleCuration>) -> Article {
    let source = read_file(path, path, text.as_bytes()).unwrap().remove(0);
    read_article(source, curation)
}

/// The first words of what is kept, with a letter for its role.
fn kept(article: &Article) -> Vec<String> {
    let text = &article.source.text;
    let part = |passage: &dossier_compiler::model::Passage| {
        let letter = match passage.role {
            Role::Title => 'T',
            Role::Heading => 'H',
            Role::Paragraph => 'P',
        };
        let words: Vec<&str> = text[passage.span.range()].split_whitespace().take(3).collect();
        format!("{letter} {}", words.join(" "))
    };
    article.passages.iter().map(part).collect()
}

fn names(article: &Article) -> Vec<&str> {
    article.authors.iter().map(|author| author.name.as_str()).collect()
}

fn published(article: &Article) -> Option<&str> {
    article.published.as_ref().map(|known| known.value.as_str())
}

#[test]
fn a_news_site_with_menus_credits_and_related_articles() {
    let article = read(
        "a.txt",
        "Skip to content\nMenu\nHome\nWorld\nOpinion\nSports\nWednesday, March 5, 2025\n\n\
         Home » World » Asia\n\nRescue teams reach flooded villages\n\
         Helicopters carry food to thousands cut off by the water\n\
         By Maria Lopez and Tom Field | March 4, 2025\nPhoto: Reuters\n\
         Rescue teams reached the last of the flooded villages on Tuesday after three days of rain had \
         cut off the valley from the rest of the country.\nAdvertisement\n\
         “We waited on the roof for two days,” said Anna Novak, a teacher.\n\
         Also read: Storm season starts early this year\n\
         Officials said 3,000 people had been taken to safety.\nWhat happens next?\n\
         The government will decide on Friday whether to declare a state of emergency in the province.\n\
         Related Articles\nStorm season starts early this year\nTen ways to prepare for a flood\n\
         Tags: flood, rescue\n© 2025 Valley News. All rights reserved.\n",
        None,
    );
    let expected = [
        "T Rescue teams reach",
        "H Helicopters carry food",
        "P Rescue teams reached",
        "P “We waited on",
        "P Officials said 3,000",
        "P What happens next?",
        "P The government will",
    ];
    assert_eq!(kept(&article), expected);
    assert_eq!(names(&article), ["Maria Lopez", "Tom Field"]);
    assert_eq!(published(&article), Some("2025-03-04"), "not the date of the page");
}

#[test]
fn an_opinion_piece_with_short_paragraphs_and_a_signature_line() {
    let article = read(
        "a.txt",
        "OPINION\n\nThe case for slow trains\n\nBy JOHN M. DOE\n\n\
         We have forgotten how to travel. The fast train has made the country small, and in making it \
         small it has made it dull.\n\n\
         My grandfather took two days to cross it. He knew every station.\n\nThat is lost.\n\n\
         But not for ever, I think, if we want it back, since the old lines are still there and the old \
         carriages too.\n\n\
         The writer is a historian at the University of York. Email: j.doe@example.ac.uk\n\n\
         Published in The Valley News, March 5th, 2025\n\nComments (2)\nGreat article!\n\
         I disagree, the fast train is much better for people who have to work every day.\n",
        None,
    );
    let expected = [
        "T The case for",
        "P We have forgotten",
        "P My grandfather took",
        "P That is lost.",
        "P But not for",
    ];
    assert_eq!(kept(&article), expected);
    assert_eq!(names(&article), ["John M. Doe"]);
    assert!(article.authors[0].about.ends_with("Email: j…@…"), "{:?}", article.authors);
    assert_eq!(published(&article), Some("2025-03-05"));
    assert_eq!(article.publisher.unwrap().value, "The Valley News");
}

#[test]
fn lists_quotations_and_sentences_about_comments_are_kept() {
    let article = read(
        "a.txt",
        "Kabul river talks stall\r\n\r\n\
         KABUL: Talks between the two countries over the waters of the Kabul river stalled on Monday \
         after the delegations failed to agree on an agenda.\r\n\r\n\
         The following points were on the table:\r\n- a joint commission\r\n- a ban on new dams\r\n\
         - data sharing\r\n\r\n\"There is no plan B,\" the minister told reporters.\r\n\r\nSharing\r\n\r\n\
         Both sides share the river and both will have to share its water, the minister said before he \
         left.\r\n\r\n5 comments were made by the delegations on the draft, and none was accepted.\r\n",
        None,
    );
    let expected = [
        "T Kabul river talks",
        "P KABUL: Talks between",
        "P The following points",
        "P - a joint",
        "P - a ban",
        "P - data sharing",
        "P \"There is no",
        "H Sharing",
        "P Both sides share",
        "P 5 comments were",
    ];
    assert_eq!(kept(&article), expected);
    assert!(article.omissions.is_empty(), "{:?}", article.omissions);
}

#[test]
fn other_languages_than_english() {
    let spanish = read(
        "a.txt",
        "Inicio > Opinión\nEl general en Pekín\nPor Ana Torres\n12 de mayo de 2023\n\
         El jefe del ejército llegó a Pekín para una visita de tres días en la que se verá con los \
         ministros de defensa y de exteriores.\n\
         La visita es la primera desde que asumió el cargo, según fuentes oficiales.\n\
         Compartir\nFacebook\nTwitter\nAna Torres es periodista y escribe sobre Asia.\n",
        None,
    );
    assert_eq!(kept(&spanish), ["T El general en", "P El jefe del", "P La visita es"]);
    assert_eq!((names(&spanish), published(&spanish)), (vec!["Ana Torres"], Some("2023-05-12")));
    assert_eq!(spanish.languages, ["es"]);

    let urdu = read(
        "a.txt",
        "پاکستان اور چین کے تعلقات\n\nتحریر: علی رضا\n\n\
         پاکستان اور چین کے تعلقات ستر سال پرانے ہیں اور ان میں کبھی کوئی بڑا تنازع پیدا نہیں ہوا۔\n\n\
         چین نے ہر مشکل وقت میں پاکستان کا ساتھ دیا ہے اور پاکستان نے بھی ہمیشہ چین کی حمایت کی ہے۔\n\nنتیجہ\n\n\
         دونوں ملکوں کو چاہیے کہ وہ اس دوستی کو نئی نسل تک پہنچائیں اور تجارت کو بڑھائیں۔\n\n\
         مصنف ایک سینئر صحافی ہیں۔\n\n5 تبصرے\nبہت اچھا مضمون ہے\n",
        None,
    );
    assert_eq!(
        kept(&urdu),
        ["T پاکستان اور چین", "P پاکستان اور چین", "P چین نے ہر", "H نتیجہ", "P دونوں ملکوں کو"]
    );
    assert_eq!(names(&urdu), ["علی رضا"]);
    assert_eq!(urdu.languages, ["ur"]);
}

#[test]
fn a_desk_is_nobody_and_a_repeated_headline_loses_the_name_of_the_site() {
    let article = read(
        "a.txt",
        "Home News Opinion Sports\nMunir’s Washington gambit – The Daily Tribune\n\
         Munir’s Washington gambit\nStaff Report\nSeptember 12, 2024\n\
         Last updated: September 13, 2024 10:00 am\nSHARES\n\
         WASHINGTON: The army chief of Pakistan on Thursday ended a four-day visit to the United States.\n\n\
         He met the secretary of state and the secretary of defence in separate sessions on Monday.\n\n\
         Follow the paper on Twitter @example\nRead more\nView Comments (3)\n",
        None,
    );
    assert_eq!(
        kept(&article),
        ["T Munir’s Washington gambit", "P WASHINGTON: The army", "P He met the"]
    );
    assert!(names(&article).is_empty());
    assert_eq!(published(&article), Some("2024-09-12"));
}

#[test]
fn what_the_text_states_stands_and_the_curation_file_fills_the_rest() {
    let curation = ArticleCuration {
        title: Some("Editorial".to_owned()),
        published: Some("2020".to_owned()),
        basis: Some("A guess.".to_owned()),
        publisher: Some("Somebody".to_owned()),
        ..ArticleCuration::default()
    };
    let body = "The army chief arrived in the capital on Monday for talks about the border.";
    let stated = read(
        "a.md",
        &format!("---\ntitle: Talks\ndate: 2024-09-16\n---\n\n# Talks\n\n{body}\n"),
        Some(&curation),
    );
    let title = stated.title.as_ref().unwrap();
    assert_eq!((title.value.as_str(), title.origin), ("Talks", Origin::Stated));
    assert_eq!(kept(&stated), ["T Talks", "P The army chief"]);
    let date = stated.published.as_ref().unwrap();
    assert_eq!(
        (date.value.as_str(), date.origin, date.basis.as_str()),
        ("2024-09-16", Origin::Stated, "")
    );
    assert_eq!(stated.publisher.unwrap().origin, Origin::Editorial);

    let open = read("a.txt", body, Some(&curation));
    assert_eq!(open.title.unwrap().origin, Origin::Editorial);
    let date = open.published.unwrap();
    assert_eq!((date.origin, date.basis.as_str()), (Origin::Editorial, "A guess."));

    let bare = read("a.txt", body, None);
    assert!(bare.title.is_none() && bare.published.is_none());
    assert_eq!(first_words(&bare, 25), "The army chief arrived…");
    assert_eq!(first_words(&bare, 100), body);
}

#[test]
fn a_record_is_taken_as_it_is() {
    let article = read(
        "a.jsonl",
        "{\"id\":\"1\",\"title\":\"Share\\nnow\",\"text\":\"Share\\n\\nREAD MORE: it is all here.\",\
         \"language\":\"en\",\"byline\":\"By A. Khan\",\"publisher\":\"P\"}",
        None,
    );
    assert_eq!(kept(&article), ["T Share now", "P Share", "P READ MORE: it"]);
    assert!(article.omissions.is_empty());
    assert_eq!(names(&article), ["A. Khan"]);
    assert_eq!(article.languages, ["en"]);
}

#[test]
fn headlines_that_end_like_sentences() {
    let body = "The army chief arrived in the capital on Monday for talks about the border.\n\n\
                Nobody expected him to stay there for longer than the three days of the visit.\n";
    for (headline, stated) in [
        ("Would You Trade Your Border for a River and a Promise?", true),
        ("What the general wants, and what he may get!", true),
        ("New Border. New Friends.", true),
        ("The general was in the capital for three days.", false),
    ] {
        let article = read("a.txt", &format!("{headline}\n\n{body}"), None);
        assert_eq!(article.title.is_some(), stated, "{headline}");
        assert_eq!(article.passages.len(), 3, "{headline}");
    }
}

#[test]
fn rows_of_figures_are_no_headlines_and_stay() {
    let article = read(
        "a.txt",
        "River Bank 3rd quarter net\n\nShr 28 cts vs 46 cts\n\nNet 1,634,000 vs 2,007,000\n\n\
         Avg shrs 5,850,000 vs 4,400,000\n\nNine mths\n\nShr 1.10 dlrs vs 1.30 dlrs\n\n\
         Avg shrs 5,850,000 vs 4,400,000\n\n\
         NOTE: the figures of last year leave out a gain of 1.2 mln dlrs from the sale of a mill.\n",
        None,
    );
    assert_eq!(article.title.as_ref().unwrap().value, "River Bank 3rd quarter net");
    assert_eq!(
        (article.passages.len(), article.omissions.len()),
        (8, 0),
        "{:?}",
        article.omissions
    );
    assert!(article.authors.is_empty());
}
