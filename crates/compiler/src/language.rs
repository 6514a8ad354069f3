//! Which language a passage is in.
//!
//! Three steps, each only where the one before leaves doubt: the script, and within the Arabic
//! script the letters that only one language has; the small words that every sentence of a language
//! is full of; and letter statistics (whatlang). What is too short to tell follows the text around
//! it. A further language is a row in `SMALL_WORDS`, a set of letters, or comes with whatlang.

use std::collections::HashMap;
use std::sync::OnceLock;

use whatlang::{Detector, Lang};

/// Tag of a text whose language is not known.
pub const UNKNOWN: &str = "und";

/// Most characters of a passage that are looked at.
const ENOUGH: usize = 240;

/// Letters below which a passage follows the text around it: a heading need not have any of the
/// words and letters that tell its language.
const SHORT: usize = 40;

/// Letters from which the statistics of a passage outweigh the language of the text around it.
const LONG: usize = 100;

/// Weight of letters beside Latin names that can make a sentence: four of most scripts.
const CARRYING: usize = 8;

/// A system of writing, as far as it narrows down the language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Script {
    /// Latin letters.
    Latin,
    /// Arabic letters, with those of Persian, Urdu and others.
    Arabic,
    /// Cyrillic letters.
    Cyrillic,
    /// Devanagari.
    Devanagari,
    /// Han characters with or without kana.
    Han,
    /// Any other; the first code point of its block.
    Other(u32),
}

/// The script of a letter; none for what is not a letter.
pub fn script_of(c: char) -> Option<Script> {
    if c.is_ascii_alphabetic() {
        return Some(Script::Latin);
    }
    if !c.is_alphabetic() {
        return None;
    }
    Some(match c {
        '\u{00aa}'..='\u{024f}' | '\u{1e00}'..='\u{1eff}' => Script::Latin,
        '\u{0600}'..='\u{06ff}'
        | '\u{0750}'..='\u{077f}'
        | '\u{08a0}'..='\u{08ff}'
        | '\u{fb50}'..='\u{fdff}'
        | '\u{fe70}'..='\u{feff}' => Script::Arabic,
        '\u{0400}'..='\u{052f}' => Script::Cyrillic,
        '\u{0900}'..='\u{097f}' => Script::Devanagari,
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}' => {
            Script::Han
        }
        other => Script::Other(other as u32 & !0x7f),
    })
}

/// The script that most of a text is written in, of equals the Latin one; none when it has no letters.
pub fn script(text: &str) -> Option<Script> {
    Some(scripts(text).first()?.0)
}

/// The scripts of a text with the weight of their letters, each once, the heaviest first. In a
/// sentence a Latin letter weighs less than others: names and terms in Latin letters stand in texts
/// of all scripts.
fn scripts(text: &str) -> Vec<(Script, usize)> {
    let mut weights: Vec<(Script, usize)> = Vec::new();
    let sentence = letters(text) >= SHORT;
    for script in text.chars().take(ENOUGH).filter_map(script_of) {
        let weight = match script {
            _ if !sentence => 1,
            Script::Latin => 1,
            Script::Han => 3,
            _ => 2,
        };
        match weights.iter_mut().find(|(known, _)| *known == script) {
            Some((_, sum)) => *sum += weight,
            None => weights.push((script, weight)),
        }
    }
    weights.sort_by_key(|(script, weight)| (std::cmp::Reverse(*weight), *script));
    weights
}

/// The script whose words carry a text: that of most letters, but another one where the Latin words
/// are names and terms only, none of the small words that make sentences of them.
fn carrying(text: &str) -> Option<Script> {
    let scripts = scripts(text);
    let first = scripts.first()?.0;
    match scripts.get(1) {
        Some((second, weight))
            if first == Script::Latin && *weight >= CARRYING && small_words(text).is_none() =>
        {
            Some(*second)
        }
        _ => Some(first),
    }
}

/// The language of a text by itself, as a BCP 47 tag; none when it is too short or too unclear.
pub fn detect(text: &str) -> Option<&'static str> {
    let script = carrying(text)?;
    plain(text, script).or_else(|| statistics(text, script)).or_else(|| agreed(text, script))
}

/// The language, where letters or small words tell it.
fn plain(text: &str, script: Script) -> Option<&'static str> {
    match script {
        Script::Arabic => arabic(text),
        Script::Han => Some(han(text)),
        Script::Latin => small_words(text),
        Script::Cyrillic => cyrillic(text),
        Script::Devanagari => devanagari(text),
        Script::Other(_) => None,
    }
}

/// A passage while its language is looked for.
struct Found<'t> {
    text: &'t str,
    script: Option<Script>,
    letters: usize,
    language: Option<&'static str>,
}

/// The language of each of several passages of one article. A passage that is short or does not tell
/// takes the language of most of the longer text in its script; failing that its own; then the one
/// of the article, then `stated`, then [`UNKNOWN`].
pub fn assign(passages: &[&str], stated: Option<&str>) -> Vec<String> {
    let stated = stated.and_then(tag);
    // Where the language is stated, the letters are what they are.
    let script = |text: &str| if stated.is_some() { script(text) } else { carrying(text) };
    let mut found: Vec<Found<'_>> = passages
        .iter()
        .map(|text| Found { text, script: script(text), letters: letters(text), language: None })
        .collect();
    let mut weights: Vec<(Script, &'static str, usize)> = Vec::new();
    let mut weigh = |script: Script, language: &'static str, weight: usize| match weights
        .iter_mut()
        .find(|(s, l, _)| *s == script && *l == language)
    {
        Some((_, _, sum)) => *sum += weight,
        None => weights.push((script, language, weight)),
    };
    for passage in found.iter_mut().filter(|passage| passage.letters >= SHORT) {
        let Some(script) = passage.script else { continue };
        passage.language = plain(passage.text, script);
        if passage.language.is_none() && passage.letters >= LONG {
            passage.language = statistics(passage.text, script);
        }
        if let Some(language) = passage.language {
            weigh(script, language, passage.text.len());
        }
    }
    let most = |script: Option<Script>| {
        let fits =
            weights.iter().filter(|(known, _, _)| script.is_none_or(|script| script == *known));
        fits.max_by_key(|(_, _, weight)| *weight).map(|(_, language, _)| *language)
    };
    // Where a script has two languages of like weight, a heading is in that of what it stands above.
    let divided = |script: Option<Script>| {
        let of_script = weights.iter().filter(|(known, _, _)| Some(*known) == script);
        let mut sums: Vec<usize> = of_script.map(|(_, _, weight)| *weight).collect();
        sums.sort_unstable_by_key(|weight| std::cmp::Reverse(*weight));
        matches!(sums.as_slice(), [first, second, ..] if second * 4 >= *first)
    };
    let below = |at: usize| {
        let script = found[at].script;
        let mut rest = found[at..].iter().filter(|next| next.script == script);
        divided(script).then(|| rest.find_map(|next| next.language)).flatten()
    };
    let one = |(at, passage): (usize, &Found<'_>)| {
        let known = passage.language.or_else(|| below(at)).or_else(|| most(passage.script));
        let known = known.map(str::to_owned);
        // The stated language, if that is how it is written; a few words are more often names.
        let fits = |tag: &String| {
            let own = written_in(tag);
            let some = || scripts(passage.text).iter().any(|(script, _)| Some(*script) == own);
            own.is_some() && (passage.script == own || (passage.letters < SHORT && some()))
        };
        let known = known.or_else(|| stated.clone().filter(fits));
        let known = known.or_else(|| detect(passage.text).map(str::to_owned));
        known.or_else(|| stated.clone()).unwrap_or_else(|| UNKNOWN.to_owned())
    };
    found.iter().enumerate().map(one).collect()
}

/// The script of a language, of those that are told apart here.
fn written_in(tag: &str) -> Option<Script> {
    Some(match tag {
        "ar" | "fa" | "ur" | "ps" | "sd" | "ckb" | "ug" => Script::Arabic,
        "hi" | "mr" | "ne" => Script::Devanagari,
        "ru" | "uk" | "be" | "bg" | "mk" | "kk" | "ky" | "mn" | "tg" => Script::Cyrillic,
        "zh" | "ja" => Script::Han,
        "el" | "he" | "yi" | "ko" | "th" | "ka" | "hy" | "am" | "bn" | "ta" | "te" | "kn"
        | "ml" | "gu" | "pa" | "or" | "si" | "my" | "km" | "lo" | "sr" => return None,
        _ => Script::Latin,
    })
}

/// Letters of a passage, as far as they are counted.
fn letters(text: &str) -> usize {
    text.chars().take(ENOUGH).filter(|c| c.is_alphabetic()).count()
}

/// The language of a stated tag (`en-GB`, `EN_us`, `English`) as a bare BCP 47 tag.
pub fn tag(stated: &str) -> Option<String> {
    let word = stated.trim().to_lowercase();
    let head = word.split(['-', '_']).next().unwrap_or_default();
    if (2..=3).contains(&head.len()) && head.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Some(head.to_owned());
    }
    let named = Lang::all().iter().find(|lang| lang.eng_name().to_lowercase() == word);
    named.and_then(|lang| short_tag(*lang)).map(str::to_owned)
}

/// Letters that tell the languages of the Arabic script apart.
fn arabic(text: &str) -> Option<&'static str> {
    let (mut urdu, mut persian, mut arabic, mut letters) = (0, 0, 0, 0);
    for c in text.chars().take(ENOUGH) {
        match c {
            'ٹ' | 'ڈ' | 'ڑ' | 'ں' | 'ے' | 'ھ' | 'ہ' | 'ۓ' => urdu += 1,
            'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی' => persian += 1,
            'ة' | 'ى' | 'ي' | 'ك' | 'أ' | 'إ' => arabic += 1,
            _ => {}
        }
        letters += usize::from(c.is_alphabetic());
    }
    // A word or two is a name more often than a sentence.
    match letters {
        0..=3 => None,
        _ if urdu > 0 && urdu * 25 >= letters => Some("ur"),
        _ if persian > arabic => Some("fa"),
        _ if arabic > 0 || letters >= 20 => Some("ar"),
        _ => None,
    }
}

/// Letters that only one language of the Cyrillic script has, of those with many readers.
fn cyrillic(text: &str) -> Option<&'static str> {
    for c in text.chars().take(ENOUGH).flat_map(char::to_lowercase) {
        match c {
            'і' | 'ї' | 'є' | 'ґ' | 'ў' | 'ј' | 'љ' | 'њ' | 'ѓ' | 'ќ' | 'ә' | 'ң' | 'ө' | 'ү' =>
            {
                return None;
            }
            'ы' | 'э' => return Some("ru"),
            _ => {}
        }
    }
    None
}

/// Words of the languages in Devanagari that the others do not have.
const DEVANAGARI_WORDS: [(&str, &str); 3] = [
    ("hi", "है हैं और में से का की के पर नहीं था थी थे इस यह वह ने भी लिए गया हुए करने कहा एक जो"),
    ("mr", "आहे आहेत आणि या हे ही होते होता नाही यांनी केली केले असे त्या मध्ये झाली झाले करून साठी"),
    ("ne", "छ छन् र यो भने गरेको गरेका हुन् थियो भएको पनि तर उनले हुने गर्ने लागि नेपालको थिए"),
];

/// The language in Devanagari that most words are of.
fn devanagari(text: &str) -> Option<&'static str> {
    let mut hits = DEVANAGARI_WORDS.map(|(language, _)| (0, language));
    let end = text.char_indices().nth(ENOUGH).map_or(text.len(), |(at, _)| at);
    for word in text[..end].split(|c: char| c.is_whitespace() || c.is_ascii() || c == '।') {
        for ((count, _), (_, words)) in hits.iter_mut().zip(DEVANAGARI_WORDS) {
            *count += usize::from(!word.is_empty() && words.split(' ').any(|known| known == word));
        }
    }
    hits.sort_unstable_by_key(|(count, _)| std::cmp::Reverse(*count));
    let [(most, language), (second, _), _] = hits;
    (most > second).then_some(language)
}

/// Japanese has kana in every sentence.
fn han(text: &str) -> &'static str {
    let kana = text.chars().take(ENOUGH).filter(|c| matches!(c, '\u{3040}'..='\u{30ff}')).count();
    let all = text.chars().take(ENOUGH).filter(|c| script_of(*c) == Some(Script::Han)).count();
    if kana * 20 > all { "ja" } else { "zh" }
}

/// Words that make up a third of any text in their language and are rare in others.
const SMALL_WORDS: [(&str, &str); 13] = [
    (
        "en",
        "the of and to in that is was for with as on by at from his their has have it an are this which not be were been will he its",
    ),
    (
        "de",
        "der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei",
    ),
    (
        "fr",
        "le la les des et du une que est dans qui par pour au sur pas plus avec son il sont ses ce cette aux elle ont mais été nous",
    ),
    (
        "es",
        "el los las que del una por con para es su al lo como más pero sus se fue este ha sobre entre cuando muy sin también hasta desde",
    ),
    (
        "pt",
        "os as que do da em um uma para com não por mais dos das como mas ao ele foi pelo pela até isso são seu sua também nos na no",
    ),
    (
        "it",
        "il lo gli che della di per una con non sono del si da dei alla nel più anche le ma come dal delle ha questo è stato sua nella",
    ),
    (
        "nl",
        "de het een van en dat op te zijn voor met niet aan er om ook als bij maar door nog worden uit dan wordt naar heeft werd deze",
    ),
    (
        "tr",
        "ve bir bu için ile de da çok daha olarak olan gibi kadar sonra ne var en ama olduğu ise her ancak değil tarafından oldu eden",
    ),
    (
        "id",
        "yang dan di dari untuk dengan ini pada tidak dalam akan itu oleh ke adalah juga bahwa telah sebagai kepada mereka ada karena",
    ),
    (
        "sv",
        "och att det som en på är av för med den till inte om ett har från var men sig de så kan när hade vid eller nu också",
    ),
    (
        "cs",
        "je na se že do pro jako jsou byl jeho nebo při aby které který která bylo také podle což kde než ze není může této ve po od",
    ),
    (
        "pl",
        "nie na się że do jest przez jak dla od po oraz ich był które który która został także lub przy są tym jego tego może było ze",
    ),
    (
        "ro",
        "și în de la cu pe care din pentru este nu mai că să sunt fost prin au după sau dar fi lui acest această între până ale",
    ),
];

/// The language whose small words are most frequent, when it stands out.
fn small_words(text: &str) -> Option<&'static str> {
    let Counted { best, hits, second, total } = count_small_words(text)?;
    (hits >= 3 && hits * 8 >= total && hits >= second * 2).then_some(best)
}

/// The small words of a text.
struct Counted {
    /// The language that has most of them, and how many.
    best: &'static str,
    hits: usize,
    /// How many the next language has.
    second: usize,
    /// All words of the text.
    total: usize,
}

fn count_small_words(text: &str) -> Option<Counted> {
    let table = table();
    let mut counts = [0usize; SMALL_WORDS.len()];
    let mut total = 0;
    let mut word = String::new();
    let ends = text.chars().take(ENOUGH).chain([' ']);
    for c in ends {
        if c.is_alphabetic() {
            if c.is_ascii() {
                word.push(c.to_ascii_lowercase());
            } else {
                word.extend(c.to_lowercase());
            }
        } else if !word.is_empty() {
            total += 1;
            let languages = table.get(word.as_str()).copied().unwrap_or_default();
            if languages != 0 {
                for (at, count) in counts.iter_mut().enumerate() {
                    *count += usize::from(languages >> at & 1);
                }
            }
            word.clear();
        }
    }
    let best = (0..counts.len()).max_by_key(|at| counts[*at])?;
    let second = (0..counts.len()).filter(|at| *at != best).map(|at| counts[at]).max()?;
    Some(Counted { best: SMALL_WORDS[best].0, hits: counts[best], second, total })
}

/// Each small word with the languages that have it, a bit for each row of [`SMALL_WORDS`].
fn table() -> &'static HashMap<&'static str, u16> {
    static TABLE: OnceLock<HashMap<&'static str, u16>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = HashMap::new();
        for (at, (_, words)) in SMALL_WORDS.iter().enumerate() {
            for word in words.split(' ') {
                *table.entry(word).or_default() |= 1 << at;
            }
        }
        table
    })
}

/// Letter statistics, where they are sure.
fn statistics(text: &str, script: Script) -> Option<&'static str> {
    let shared = matches!(script, Script::Latin | Script::Cyrillic | Script::Devanagari);
    // Below two dozen letters the statistics of languages with one alphabet are never sure.
    if shared && letters(text) < 25 {
        return None;
    }
    let end = text.char_indices().nth(ENOUGH).map_or(text.len(), |(at, _)| at);
    let info = Detector::new().detect(&text[..end])?;
    let found = short_tag(info.lang())?;
    (!shared || info.is_reliable()).then_some(found)
}

/// Two weak signs that agree: letter statistics, and the small words.
fn agreed(text: &str, script: Script) -> Option<&'static str> {
    let words = count_small_words(text).filter(|_| script == Script::Latin)?;
    // The statistics take long: only where the words say something.
    if words.hits <= words.second {
        return None;
    }
    let found = short_tag(Detector::new().detect(text)?.lang())?;
    (words.best == found).then_some(found)
}

/// The BCP 47 tag of a language that whatlang knows: two letters where ISO 639-1 has them.
fn short_tag(lang: Lang) -> Option<&'static str> {
    Some(match lang.code() {
        "eng" => "en",
        "rus" => "ru",
        "cmn" => "zh",
        "spa" => "es",
        "por" => "pt",
        "ita" => "it",
        "ben" => "bn",
        "fra" => "fr",
        "deu" => "de",
        "ukr" => "uk",
        "kat" => "ka",
        "ara" => "ar",
        "hin" => "hi",
        "jpn" => "ja",
        "heb" => "he",
        "yid" => "yi",
        "pol" => "pl",
        "amh" => "am",
        "jav" => "jv",
        "kor" => "ko",
        "nob" => "nb",
        "dan" => "da",
        "swe" => "sv",
        "fin" => "fi",
        "tur" => "tr",
        "nld" => "nl",
        "hun" => "hu",
        "ces" => "cs",
        "ell" => "el",
        "bul" => "bg",
        "bel" => "be",
        "mar" => "mr",
        "kan" => "kn",
        "ron" => "ro",
        "slv" => "sl",
        "hrv" => "hr",
        "srp" => "sr",
        "mkd" => "mk",
        "lit" => "lt",
        "lav" => "lv",
        "est" => "et",
        "tam" => "ta",
        "vie" => "vi",
        "urd" => "ur",
        "tha" => "th",
        "guj" => "gu",
        "uzb" => "uz",
        "pan" => "pa",
        "aze" => "az",
        "ind" => "id",
        "tel" => "te",
        "pes" => "fa",
        "mal" => "ml",
        "ori" => "or",
        "mya" => "my",
        "nep" => "ne",
        "sin" => "si",
        "khm" => "km",
        "tuk" => "tk",
        "aka" => "ak",
        "zul" => "zu",
        "sna" => "sn",
        "afr" => "af",
        "lat" => "la",
        "slk" => "sk",
        "cat" => "ca",
        "tgl" => "tl",
        "hye" => "hy",
        "epo" => "eo",
        "cym" => "cy",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences() {
        for (text, language) in [
            ("The talks in Washington were the first of their kind since the war.", "en"),
            ("جنرل عاصم منیر نے چین کے وزیر دفاع سے ملاقات کی۔", "ur"),
            ("رئیس ستاد ارتش پاکستان با وزیر دفاع چین دیدار و گفتگو کرد.", "fa"),
            ("التقى قائد الجيش الباكستاني وزير الدفاع الصيني في بكين.", "ar"),
            ("Makaleniz açıklayıcı ve yararlı bir yazı olmuş, bunun için teşekkürler", "tr"),
            ("Der Besuch des Generals in Peking ist nicht der erste in diesem Jahr.", "de"),
            ("Le chef de l'armée est arrivé à Pékin pour une visite de trois jours.", "fr"),
            (
                "El jefe del ejército llegó a Pekín para una visita de tres días con los ministros.",
                "es",
            ),
            ("Глава армии Пакистана прибыл в Пекин с официальным визитом на три дня.", "ru"),
            ("巴基斯坦陆军参谋长访问北京。", "zh"),
            ("パキスタンの陸軍参謀長が北京を訪問した。", "ja"),
            ("सेना प्रमुख ने सोमवार को बीजिंग में चीन के रक्षा मंत्री से मुलाकात की।", "hi"),
            ("लष्करप्रमुखांनी सोमवारी बीजिंगमध्ये चीनच्या संरक्षण मंत्र्यांची भेट घेतली आहे.", "mr"),
            (
                "O chefe do exército chegou a Pequim para uma visita de três dias, disse o ministro.",
                "pt",
            ),
            (
                "Náčelník štábu přijel do Pekingu na třídenní návštěvu, která je první po válce.",
                "cs",
            ),
            ("육군 참모총장이 베이징을 방문했다.", "ko"),
        ] {
            assert_eq!(detect(text), Some(language), "{text}");
        }
    }

    #[test]
    fn names_in_latin_letters_do_not_make_a_sentence_latin() {
        for (text, language) in [
            ("今週のNew York Times、Washington Post、Wall Street Journalの報道から", "ja"),
            ("本周 New York Times、Washington Post 和 Wall Street Journal 的重要报道", "zh"),
            ("इस सप्ताह New York Times, Washington Post और Wall Street Journal में", "hi"),
            (
                "The Chinese call it 一带一路, the belt and the road, and it is the work of a decade.",
                "en",
            ),
            (
                "The motto of the academy, Честь и долг, was on the wall of the room in which they met.",
                "en",
            ),
        ] {
            assert_eq!(detect(text), Some(language), "{text}");
        }
    }

    #[test]
    fn what_is_too_short_follows_the_rest() {
        let passages = [
            "Asim Munir",
            "The army chief spoke of the need for peace in the region and of trade.",
            "نتیجہ",
            "یہ دورہ ایک ایسے وقت میں ہوا جب پاکستان کئی چیلنجز کا سامنا کر رہا ہے۔",
            "2023",
        ];
        assert_eq!(assign(&passages, None), ["en", "en", "ur", "ur", "ur"]);
        assert_eq!(assign(&["Asim Munir"], Some("en-GB")), ["en"]);
        assert_eq!(assign(&["Asim Munir"], None), ["und"]);
        assert_eq!(tag("Urdu").as_deref(), Some("ur"));
    }
}
