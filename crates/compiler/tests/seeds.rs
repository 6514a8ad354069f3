//! The five articles of the corpus, judged by eye.
//!
//! What is expected here was written by reading the files: for each part of a file in its order, what
//! it is, and its first and last words.

// Helpers outside of a test function fail the test that calls them.
#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};

use dossier_compiler::article::read_article;
use dossier_compiler::model::{Article, Origin, Role};
use dossier_compiler::pipeline::compile_folder;
use dossier_compiler::read::{read_file, read_inputs};
use dossier_engine::pack::records::Role::Title;
use dossier_engine::{Collection, Request};

/// A part of a file: `T` headline, `H` heading, `P` paragraph, or why it is left out; then its first
/// and its last words.
type Part = (&'static str, &'static str, &'static str);

const T: &str = "T";
const H: &str = "H";
const P: &str = "P";

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds")
}

fn article(number: &str) -> Article {
    let inputs = read_inputs(&[seeds()]).unwrap();
    let source = inputs.sources.into_iter().find(|source| source.id.starts_with(number)).unwrap();
    let curation = inputs.curation.unwrap();
    let about = curation.article(&source.id).cloned();
    read_article(source, about.as_ref())
}

fn check(article: &Article, expected: &[Part]) {
    let mut parts: Vec<(usize, &str, &str)> = Vec::new();
    let text = article.source.text.as_str();
    for passage in &article.passages {
        let label = match passage.role {
            Role::Title => T,
            Role::Heading => H,
            Role::Paragraph => P,
        };
        parts.push((passage.span.start, label, &text[passage.span.range()]));
    }
    for omission in &article.omissions {
        parts.push((omission.span.start, &omission.reason, &text[omission.span.range()]));
    }
    parts.sort();
    for (part, (label, first, last)) in parts.iter().zip(expected) {
        assert_eq!(part.1, *label, "{}", part.2);
        assert!(part.2.starts_with(first), "expected {first:?} at the start of {:?}", part.2);
        assert!(part.2.ends_with(last), "expected {last:?} at the end of {:?}", part.2);
        assert!(!part.2.contains('\n'), "two lines in one: {:?}", part.2);
    }
    assert_eq!(parts.len(), expected.len(), "{:?}", parts.get(expected.len()..));
}

#[test]
fn the_curation_file_is_about_these_articles() {
    let inputs = read_inputs(&[seeds()]).unwrap();
    assert_eq!((inputs.sources.len(), inputs.skipped.len()), (5, 0));
    let ids: Vec<&str> = inputs.sources.iter().map(|source| source.id.as_str()).collect();
    inputs.curation.unwrap().check_files(&ids).unwrap();
}

#[test]
fn a_headline_a_bare_name_and_spam_below_the_author() {
    let article = article("000");
    check(
        &article,
        &[
            (T, "Pioneering a Strategic Paradigm", "Pakistan’s Global Diplomacy"),
            ("byline", "Sehr Rushmeen", "Sehr Rushmeen"),
            (P, "In the tapestry of global", "bolstering global partnerships."),
            (P, "During his recently concluded", "over inflexible alliances."),
            (P, "General Munir’s long-term", "ally in global geopolitics."),
            (P, "During the visit, Gen Asim", "Joint Chiefs of Staff."),
            (P, "The meeting with Secretary of Defence", "pursuit of mutual interests."),
            (P, "General Munir held significant talks", "in counter-terrorism domain"),
            (P, "In a separate session,", "and the Pakistan Army."),
            (P, "General Munir’s advocacy", "towards conflict resolution."),
            (P, "In his piece for Foreign Policy,", "to engage peacefully."),
            (P, "By engaging with diverse", "visas, and detentions."),
            (P, "The visit to the United States", "on the world stage."),
            ("share button", "Share This Article", "Article"),
            ("follow button", "Follow:", "Follow:"),
            ("about the author", "Sehr Rushmeen, an Islamabad", "newspapers and magazines."),
            ("switch between page layouts", "Exit mobile version", "version"),
            ("words meant for search engines", "slot indoxxi", "ilk21"),
        ],
    );
    let title = article.title.unwrap();
    assert_eq!(title.value, "Pioneering a Strategic Paradigm in Pakistan’s Global Diplomacy");
    assert_eq!(title.origin, Origin::Stated);
    assert_eq!(article.authors.len(), 1);
    assert_eq!(article.authors[0].name, "Sehr Rushmeen");
    assert!(article.authors[0].about.starts_with("Sehr Rushmeen, an Islamabad based freelance"));
    assert_eq!(article.languages, ["en"]);
    let published = article.published.unwrap();
    assert_eq!(published.origin, Origin::Editorial);
    assert!(published.basis.contains("December 2023"));
}

#[test]
fn no_headline_and_a_byline_at_the_end() {
    let article = article("001");
    check(
        &article,
        &[
            (P, "Chief of Army Staff (COAS),", "of Pakistan-US ties."),
            (P, "The military relationship", "early Cold War era."),
            (P, "A complex and fluctuating", "global political shifts."),
            (P, "While on his ongoing visit", "Joint Chiefs of Staff."),
            (P, "The discussions in the meetings", "an ongoing dialogue."),
            (P, "The dialogue with defence", "mutually advantageous interactions."),
            (P, "General Asim stressed", "Security Council resolutions."),
            (P, "General Syed Asim Munir also", "peace and stability."),
            (P, "General Munir reiterated", "peace in South Asia."),
            (P, "He also denounced", "violation of UN resolutions."),
            (P, "On the Palestine issue,", "a lasting resolution."),
            (P, "General Munir expressed grave", "adequate humanitarian assistance."),
            (P, "The UN Secretary-General recognised", "the UN Headquarters."),
            (P, "General Asim also interacted", "the Pakistani Embassy."),
            (P, "Army Chief applauded", "development and progress."),
            (P, "Discussions covered a broad", "on several levels."),
            (P, "Moreover, General Asim Munir", "denial of visas."),
            (P, "Army Chief said, “Pakistani", "in varying domains."),
            (P, "Several Pakistani community", "Pakistan’s well-being”."),
            (P, "The General extended good", "heroes like him."),
            (P, "The visit’s significance", "the two countries."),
            (P, "The broader context", "contemporary global context."),
            (P, "This visit encapsulates", "Pak US relations."),
            ("byline", "BY QAMBER RAZA", "RAZA"),
            ("about the author", "–The contributor", "@gmail.com)."),
        ],
    );
    assert_eq!(article.title.unwrap().origin, Origin::Editorial);
    assert_eq!(article.authors.len(), 1);
    assert_eq!(article.authors[0].name, "Qamber Raza");
    assert!(article.authors[0].about.starts_with("The contributor is a freelance writer."));
    assert!(
        article.authors[0].about.contains("r…@…") && !article.authors[0].about.contains("gmail")
    );
}

#[test]
fn a_teaser_inside_and_comments_in_turkish_below() {
    let article = article("002");
    check(
        &article,
        &[
            (P, "Field Marshal Asim Munir visits", "evolving global alliances."),
            ("byline", "By Imran Malik,", "MediaBites"),
            (P, "Pakistan’s Chief of Army Staff", "relationship with Washington."),
            (P, "According to the Inter-Services", "rare earth elements."),
            ("teaser for another article", "READ MORE: Trump,", "ceasefire talks"),
            (P, "Diplomatic insiders note", "not partisan agendas."),
            (P, "The U.S. visit also follows", "regional stability talks."),
            (P, "Observers stress that", "counterterrorism strategies."),
            (P, "With Washington and Islamabad", "years to come."),
            ("heading of the comments", "5 Comments", "Comments"),
            ("reader comment", "Hocam Ellerinize", "Detaylı"),
            ("reader comment", "Makaleniz", "sağlık"),
            ("reader comment", "çok yararlı", "yarıcak."),
            ("reader comment", "Hocam detaylı", "sağlık"),
            ("reader comment", "gerçekten", "teşekkürler"),
        ],
    );
    assert_eq!(article.authors[0].name, "Imran Malik");
    let publisher = article.publisher.unwrap();
    assert_eq!((publisher.value.as_str(), publisher.origin), ("MediaBites", Origin::Stated));
    assert_eq!(article.languages, ["en"], "comments have no say in the language");
    assert_eq!(article.published.unwrap().value, "2025-08?");
}

#[test]
fn two_languages_below_the_way_through_the_site() {
    let article = article("003");
    check(
        &article,
        &[
            ("date of the page, not of the article", "Friday,", "2025"),
            ("menu", "More", "More"),
            ("way through the site", "HomeMy Literary", "Ahmad..."),
            ("headline repeated", "Pakistan Chief of Army", "by Hassaan Ahmad Awan"),
            ("section label", "Paish E Nazar –", "نَظر"),
            ("section label", "Columns by", "Awan"),
            ("section label", "Paish e Nazar Column", "Column"),
            (T, "Pakistan Chief of Army", "Strategic Talks"),
            ("byline", "By Hassaan", "Awan"),
            (P, "In an era of shifting", "and counterterrorism."),
            (H, "A Timely", "Mission"),
            (P, "General Munir’s visit comes", "more assertive China."),
            (P, "China, for its part,", "turbulence for decades."),
            (H, "Strengthening", "Cooperation"),
            (P, "During his visit, General", "joint counterterrorism strategies."),
            (P, "China has long supported", "nationals and investments."),
            (P, "Additionally, there was", "in the region."),
            (H, "A Reaffirmation", "Commitments"),
            (P, "A central point", "long-term viability."),
            (P, "Analysts believe", "Chinese goodwill."),
            (H, "Countering", "Separatism"),
            (P, "One of the most pressing", "Pakistan (TTP)."),
            (P, "In the talks, both sides", "extremist ideology."),
            (H, "Geopolitical", "Significance"),
            (P, "General Munir’s visit also", "strategic counterweight."),
            (P, "Moreover, at a time", "Western powers."),
            (H, "Technological", "Cooperation"),
            (P, "A relatively new", "in this arena."),
            (P, "Agreements were", "Chinese facilities."),
            (H, "Conclusion", "Conclusion"),
            (P, "General Asim Munir’s strategic visit", "strategic collaboration."),
            (P, "While the visit signals", "long-term regional role."),
            ("separator", "____", "____"),
            ("about the author", "Hassaan Ahmad Awan is", "South Asia."),
            ("note on the language version", "Urdu Verison", "Column:"),
            (T, "پاکستانی آرمی چیف کا چین", "اہم پیش رفت"),
            ("byline", "تحریر:", "اعوان"),
            (P, "ایک ایسے دور میں", "ڈالتی ہیں۔"),
            (H, "ایک بروقت", "اقدام"),
            (P, "یہ دورہ ایک ایسے وقت", "کر رہا ہے۔"),
            (P, "ادھر چین بھی", "توثیق ہے۔"),
            (H, "فوجی تعاون", "بنانا"),
            (P, "جنرل عاصم منیر نے چین", "کیا گیا۔"),
            (P, "چین عرصے سے", "سنجیدہ ہے۔"),
            (P, "مزید برآں،", "مستحکم ہوگی۔"),
            (H, "سی پیک پر", "تجدید"),
            (P, "چین-پاکستان اقتصادی", "دلانا تھا۔"),
            (P, "ماہرین کا خیال", "کرتی ہے۔"),
            (H, "دہشتگردی اور", "مقابلہ"),
            (P, "دونوں ممالک کی ایک", "لاحق ہیں۔"),
            (P, "بات چیت میں", "کی گئی۔"),
            (H, "علاقائی سیاست", "موڑ"),
            (P, "جنرل منیر کا دورہ انڈیا،", "سکتی ہے۔"),
            (P, "اسی دوران،", "تناظر میں۔"),
            (H, "ٹیکنالوجی اور", "تعاون"),
            (P, "اس دورے کا ایک", "سکتی ہے۔"),
            (P, "دونوں ممالک نے بہترین", "غور کیا۔"),
            (H, "نتیجہ", "نتیجہ"),
            (P, "جنرل عاصم منیر کا یہ", "چاہتے ہیں۔"),
            (P, "اگرچہ اس دورے", "کرنا ہو گا۔"),
            ("separator", "____", "____"),
            ("about the author", "حسان احمد اعوان ایک", "لکھتے ہیں۔"),
            ("comment form", "LEAVE A REPLY", "REPLY"),
            ("comment form", "Please enter your comment!", "comment!"),
            ("comment form", "Please enter your name", "here"),
            ("advertisement", "Advertisingspot_img", "img"),
            ("list of other articles", "Popular posts", "posts"),
            ("list of other articles", "My favorites", "favorites"),
            ("follow button", "I'm social", "social"),
            ("counter", "0FansLike", "Like"),
            ("counter", "0FollowersFollow", "Follow"),
            ("counter", "0FollowersFollow", "Follow"),
            ("counter", "0SubscribersSubscribe", "Subscribe"),
        ],
    );
    assert_eq!(article.languages, ["en", "ur"]);
    let urdu = article.passages.iter().position(|passage| passage.language == "ur").unwrap();
    assert_eq!(article.passages[urdu].role, Role::Title);
    assert!(article.passages[..urdu].iter().all(|passage| passage.language == "en"));
    assert!(article.passages[urdu..].iter().all(|passage| passage.language == "ur"));
    assert_eq!(article.authors.len(), 1, "one man in two scripts");
    assert_eq!(article.authors[0].name, "Hassaan Ahmad Awan");
    assert!(article.authors[0].about.contains("columnist and educator"));
    assert!(article.authors[0].about.contains("کالم نگار"));
    let published = article.published.unwrap();
    assert_eq!(
        (published.value.as_str(), published.origin),
        ("2023-03/2025-08-22", Origin::Editorial)
    );
}

#[test]
fn a_headline_told_twice_around_its_date() {
    let article = article("004");
    check(
        &article,
        &[
            (T, "Pak-US ties and global security", "security"),
            ("date of publication", "Published: 01:14 AM,", "2024"),
            ("headline repeated", "Pak-US ties and global security", "security"),
            ("app promotion", "Stay tuned with", "Android App"),
            ("app promotion", "Get it on", "Google Play"),
            (P, "Security cooperation has", "pursue with determination."),
            (P, "The positive trajectory", "and stable world."),
            (P, "Nuclear security is another", "the incoming administration."),
            (P, "If Kamala Harris becomes", "deeper mutual understanding and collaboration."),
            (P, "On the other hand,", "development and energy."),
            (P, "Regardless of who", "addressing global challenges."),
            (P, "The future of Pak-US", "in the 21st century."),
            ("category or tags", "Categories : Opinion", "Opinion"),
        ],
    );
    let published = article.published.unwrap();
    assert_eq!((published.value.as_str(), published.origin), ("2024-09-16", Origin::Stated));
    let publisher = article.publisher.unwrap();
    assert_eq!((publisher.value.as_str(), publisher.origin), ("24 News HD", Origin::Editorial));
    assert!(article.authors.is_empty());
}

#[test]
fn line_ends_and_a_byte_order_mark_change_nothing_but_the_offsets() {
    for source in read_inputs(&[seeds()]).unwrap().sources {
        let text = format!("\u{feff}{}", source.text.replace('\n', "\r\n"));
        let other = read_file(&source.path, &source.id, text.as_bytes()).unwrap().remove(0);
        let parts = |article: &Article| -> Vec<(Role, String, String)> {
            let passages = article.passages.iter();
            let part = |passage: &dossier_compiler::model::Passage| {
                let piece = article.source.text[passage.span.range()].to_owned();
                (passage.role, passage.language.clone(), piece)
            };
            passages.map(part).collect()
        };
        assert_eq!(parts(&read_article(source, None)), parts(&read_article(other, None)));
    }
}

/// The headings as a reader of both languages pairs them.
#[test]
fn paragraphs_of_two_languages_answer_to_each_other() {
    let collection = Collection::open(compile_folder(&seeds()).unwrap()).unwrap();
    let id = "003_59cc8269c7b07bba.txt";
    let article = collection.article(id, &Request::default()).unwrap();
    let blocks: Vec<_> = article.versions.iter().flat_map(|version| &version.blocks).collect();
    let text = |index: u32| blocks[index as usize].text.as_str();
    let pairs: Vec<(&str, &str)> =
        article.aligned.chunks(2).map(|pair| (text(pair[0]), text(pair[1]))).collect();
    for pair in [
        ("A Timely Diplomatic Mission", "ایک بروقت سفارتی اقدام"),
        ("Strengthening Military Cooperation", "فوجی تعاون کو مزید مضبوط بنانا"),
        ("A Reaffirmation of CPEC Commitments", "سی پیک پر عزم کی تجدید"),
        ("Countering Terrorism and Separatism", "دہشتگردی اور علیحدگی پسندی کا مقابلہ"),
        ("Technological and Cybersecurity Cooperation", "ٹیکنالوجی اور سائبر سیکیورٹی میں تعاون"),
        ("Conclusion", "نتیجہ"),
    ] {
        assert!(pairs.contains(&pair), "{pair:?} is not among {pairs:?}");
    }
    let paragraphs = article.versions[0].blocks.iter().filter(|block| block.role != Title).count();
    assert_eq!(pairs.len(), paragraphs);
}
