//! How other languages write dates.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::lexicon::Unit;

/// The words of a language, in lower case; forms of one thing are separated by `|`.
#[derive(Debug)]
pub(super) struct Language {
    code: &'static str,
    pub months: [&'static str; 12],
    /// From Monday.
    pub weekdays: [&'static str; 7],
    /// Words one of which leads a weekday or a month that stands alone; none: no need.
    pub before_weekday: &'static [&'static str],
    pub before_month: &'static [&'static str],
    /// What may stand between day, month and year.
    pub joints: &'static [&'static str],
    /// What joins the first and last day of a range.
    pub to: &'static [&'static str],
    /// Words before and behind a year that stands alone.
    pub before_year: &'static [&'static str],
    pub after_year: &'static [&'static str],
    /// What stands behind the first year of a decade, and before it.
    pub decade: &'static [&'static str],
    pub before_decade: &'static [&'static str],
    /// What stands behind the number of a century, and before it.
    pub century: &'static [&'static str],
    pub before_century: &'static [&'static str],
    /// What stands before two years, and between them.
    pub between: Option<(&'static str, &'static str)>,
    /// What makes a number an ordinal.
    pub ordinal: &'static [&'static str],
    /// What is counted from the publication date: words, unit, how many away.
    pub phrases: &'static [(&'static str, Unit, i32)],
}

/// A language without any words, to take what is missing from.
const NONE: Language = Language {
    code: "",
    months: [""; 12],
    weekdays: [""; 7],
    before_weekday: &[],
    before_month: &[],
    joints: &[],
    to: &[],
    before_year: &[],
    after_year: &[],
    decade: &[],
    before_decade: &[],
    century: &[],
    before_century: &[],
    between: None,
    ordinal: &[],
    phrases: &[],
};

#[rustfmt::skip]
/// The languages, English excepted.
static LANGUAGES: &[Language] = &[
    Language { code: "zh", ..NONE },
    Language { code: "ja", ..NONE },
    Language {
        code: "ur",
        months: ["جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر"],
        joints: &["کو", "سن", "سنہ"],
        before_year: &["سن", "سنہ", "سال"],
        after_year: &["ء", "میں", "سے", "تک", "کے", "کی", "کا", "کو"],
        decade: &["دہائی", "عشرے", "عشرہ"], century: &["صدی"], ordinal: &["ویں", "وی", "واں"],
        to: &["سے", "تا"],
        phrases: &[("آج", Unit::Day, 0), ("گزشتہ روز", Unit::Day, -1), ("گزشتہ سال", Unit::Year, -1), ("پچھلے سال", Unit::Year, -1), ("رواں سال", Unit::Year, 0), ("اگلے سال", Unit::Year, 1), ("گزشتہ ماہ", Unit::Month, -1), ("رواں ماہ", Unit::Month, 0), ("گزشتہ ہفتے", Unit::Week, -1)],
        weekdays: ["پیر", "منگل", "بدھ", "جمعرات", "جمعہ", "ہفتہ|سنیچر", "اتوار"],
        before_weekday: &["بروز"],
        ..NONE
    },
    Language {
        code: "ar",
        months: ["يناير|كانون الثاني", "فبراير|شباط", "مارس|آذار", "أبريل|ابريل|إبريل|نيسان", "مايو|أيار", "يونيو|حزيران", "يوليو|تموز", "أغسطس|اغسطس|آب", "سبتمبر|أيلول", "أكتوبر|اكتوبر|تشرين الأول", "نوفمبر|تشرين الثاني", "ديسمبر|كانون الأول"],
        joints: &["من", "عام", "سنة"],
        before_year: &["عام", "سنة", "العام", "منذ", "بعام"],
        after_year: &["م"],
        ordinal: &[],
        phrases: &[("أمس", Unit::Day, -1), ("غدا", Unit::Day, 1), ("غداً", Unit::Day, 1), ("العام الماضي", Unit::Year, -1), ("العام الجاري", Unit::Year, 0), ("العام المقبل", Unit::Year, 1), ("الشهر الماضي", Unit::Month, -1), ("الأسبوع الماضي", Unit::Week, -1)],
        weekdays: ["الاثنين|الإثنين", "الثلاثاء", "الأربعاء|الاربعاء", "الخميس", "الجمعة", "السبت", "الأحد|الاحد"],
        before_weekday: &["يوم"],
        to: &["إلى", "الى", "حتى"],
        ..NONE
    },
    Language {
        code: "fa",
        months: ["ژانویه|جنوری", "فوریه|فبروری", "مارس|مارچ", "آوریل|اپریل", "مه|می", "ژوئن|جون", "ژوئیه|جولای|ژوییه", "اوت|اگست|آگوست", "سپتامبر|سپتمبر", "اکتبر", "نوامبر|نومبر", "دسامبر|دسمبر"],
        joints: &["سال"],
        before_year: &["سال"],
        after_year: &["میلادی", "م"],
        ordinal: &[],
        phrases: &[("دیروز", Unit::Day, -1), ("امروز", Unit::Day, 0), ("فردا", Unit::Day, 1), ("سال گذشته", Unit::Year, -1), ("ماه گذشته", Unit::Month, -1), ("هفته گذشته", Unit::Week, -1), ("سال آینده", Unit::Year, 1)],
        weekdays: ["دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه|پنج‌شنبه", "جمعه", "شنبه", "یکشنبه|یک‌شنبه"],
        before_weekday: &["روز"],
        before_decade: &["دهه", "دههٔ"],
        to: &["تا"],
        ..NONE
    },
    Language {
        code: "hi",
        months: ["जनवरी", "फ़रवरी|फरवरी|फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर|सितम्बर", "अक्टूबर|अक्तूबर", "नवंबर|नवम्बर", "दिसंबर|दिसम्बर"],
        joints: &["सन", "सन्"],
        before_year: &["सन", "सन्", "साल", "वर्ष"],
        after_year: &["में", "से", "तक", "के", "की", "का"],
        decade: &["दशक"], century: &["सदी", "शताब्दी"], ordinal: &["वीं", "वी"],
        phrases: &[("आज", Unit::Day, 0), ("पिछले साल", Unit::Year, -1), ("इस साल", Unit::Year, 0), ("अगले साल", Unit::Year, 1), ("पिछले महीने", Unit::Month, -1), ("पिछले हफ्ते", Unit::Week, -1)],
        weekdays: ["सोमवार", "मंगलवार", "बुधवार", "गुरुवार", "शुक्रवार", "शनिवार", "रविवार"],
        to: &["से"],
        ..NONE
    },
    Language {
        code: "es",
        months: ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre|setiembre", "octubre", "noviembre", "diciembre"],
        joints: &["de", "del"],
        before_year: &["en", "desde", "año", "hasta", "durante"],
        ordinal: &["º"],
        weekdays: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
        before_weekday: &["el", "este", "pasado", "del", "al"],
        before_month: &["en", "desde", "hasta"],
        to: &["al", "a"],
        phrases: &[("ayer", Unit::Day, -1), ("hoy", Unit::Day, 0), ("anteayer", Unit::Day, -2), ("el año pasado", Unit::Year, -1), ("este año", Unit::Year, 0), ("el próximo año", Unit::Year, 1), ("el año que viene", Unit::Year, 1), ("el mes pasado", Unit::Month, -1), ("este mes", Unit::Month, 0), ("el próximo mes", Unit::Month, 1), ("la semana pasada", Unit::Week, -1), ("esta semana", Unit::Week, 0), ("la próxima semana", Unit::Week, 1)],
        before_decade: &["década", "años"], before_century: &["siglo"], between: Some(("entre", "y")),
        ..NONE
    },
    Language {
        code: "pt",
        months: ["janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"],
        joints: &["de", "do"],
        before_year: &["em", "desde", "ano", "até", "durante"],
        ordinal: &["º"],
        weekdays: ["segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo"],
        before_weekday: &["na", "nesta", "no", "neste", "a", "última", "último"],
        before_month: &["em", "desde", "até"],
        to: &["a"],
        phrases: &[("ontem", Unit::Day, -1), ("hoje", Unit::Day, 0), ("amanhã", Unit::Day, 1), ("ano passado", Unit::Year, -1), ("este ano", Unit::Year, 0), ("próximo ano", Unit::Year, 1), ("mês passado", Unit::Month, -1), ("este mês", Unit::Month, 0), ("próximo mês", Unit::Month, 1), ("semana passada", Unit::Week, -1), ("esta semana", Unit::Week, 0), ("próxima semana", Unit::Week, 1)],
        before_decade: &["década", "anos"], before_century: &["século"], between: Some(("entre", "e")),
        ..NONE
    },
    Language {
        code: "fr",
        months: ["janvier", "février|fevrier", "mars", "avril", "mai", "juin", "juillet", "août|aout", "septembre", "octobre", "novembre", "décembre|decembre"],
        before_year: &["en", "depuis", "année"],
        ordinal: &["er"],
        weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        before_month: &["en", "depuis"],
        to: &["au", "à"],
        phrases: &[("hier", Unit::Day, -1), ("aujourd ’ hui", Unit::Day, 0), ("aujourd ' hui", Unit::Day, 0), ("demain", Unit::Day, 1), ("avant - hier", Unit::Day, -2), ("année dernière", Unit::Year, -1), ("an dernier", Unit::Year, -1), ("cette année", Unit::Year, 0), ("année prochaine", Unit::Year, 1), ("an prochain", Unit::Year, 1), ("le mois dernier", Unit::Month, -1), ("ce mois - ci", Unit::Month, 0), ("le mois prochain", Unit::Month, 1), ("la semaine dernière", Unit::Week, -1), ("cette semaine", Unit::Week, 0), ("la semaine prochaine", Unit::Week, 1)],
        before_decade: &["années"], century: &["siècle"], between: Some(("entre", "et")),
        ..NONE
    },
    Language {
        code: "it",
        months: ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"],
        joints: &["del"],
        before_year: &["nel", "dal", "anno", "del"],
        ordinal: &["º"],
        weekdays: ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"],
        before_month: &["a", "in", "da"],
        to: &["al"],
        phrases: &[("ieri", Unit::Day, -1), ("oggi", Unit::Day, 0), ("domani", Unit::Day, 1), ("anno scorso", Unit::Year, -1), ("quest ’ anno", Unit::Year, 0), ("quest ' anno", Unit::Year, 0), ("prossimo anno", Unit::Year, 1), ("il mese scorso", Unit::Month, -1), ("questo mese", Unit::Month, 0), ("la settimana scorsa", Unit::Week, -1), ("questa settimana", Unit::Week, 0)],
        before_decade: &["anni"], century: &["secolo"], between: Some(("tra", "e")),
        ..NONE
    },
    Language {
        code: "de",
        months: ["januar|jänner|jan", "februar|feb", "märz|maerz", "april|apr", "mai", "juni", "juli", "august|aug", "september|sept|sep", "oktober|okt", "november|nov", "dezember|dez"],
        before_year: &["jahr", "jahre", "seit", "anno"],
        century: &["jahrhundert", "jahrhunderts"], ordinal: &["."],
        weekdays: ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag|sonnabend", "sonntag"],
        before_month: &["im", "seit", "ende", "anfang", "mitte", "bis"],
        to: &["bis"],
        phrases: &[("gestern", Unit::Day, -1), ("vorgestern", Unit::Day, -2), ("heute", Unit::Day, 0), ("letztes jahr", Unit::Year, -1), ("letzten jahr", Unit::Year, -1), ("vergangenen jahr", Unit::Year, -1), ("vergangenes jahr", Unit::Year, -1), ("dieses jahr", Unit::Year, 0), ("diesem jahr", Unit::Year, 0), ("nächstes jahr", Unit::Year, 1), ("nächsten jahr", Unit::Year, 1), ("kommenden jahr", Unit::Year, 1), ("letzten monat", Unit::Month, -1), ("vergangenen monat", Unit::Month, -1), ("diesen monat", Unit::Month, 0), ("diesem monat", Unit::Month, 0), ("nächsten monat", Unit::Month, 1), ("letzte woche", Unit::Week, -1), ("vergangene woche", Unit::Week, -1), ("vergangenen woche", Unit::Week, -1), ("diese woche", Unit::Week, 0), ("dieser woche", Unit::Week, 0), ("nächste woche", Unit::Week, 1), ("kommende woche", Unit::Week, 1)],
        joints: &["den", "dem"], decade: &["jahre", "jahren"], between: Some(("zwischen", "und")),
        ..NONE
    },
    Language {
        code: "nl",
        months: ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"],
        before_year: &["in", "sinds", "jaar"],
        century: &["eeuw"], ordinal: &["e"],
        weekdays: ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
        before_month: &["in", "sinds", "tot"],
        to: &["tot"],
        phrases: &[("gisteren", Unit::Day, -1), ("eergisteren", Unit::Day, -2), ("vandaag", Unit::Day, 0), ("vorig jaar", Unit::Year, -1), ("dit jaar", Unit::Year, 0), ("volgend jaar", Unit::Year, 1), ("vorige maand", Unit::Month, -1), ("deze maand", Unit::Month, 0), ("volgende maand", Unit::Month, 1), ("vorige week", Unit::Week, -1), ("deze week", Unit::Week, 0), ("volgende week", Unit::Week, 1)],
        before_decade: &["jaren"], between: Some(("tussen", "en")),
        ..NONE
    },
    Language {
        code: "tr",
        months: ["ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim", "kasım", "aralık"],
        
        after_year: &["yılı", "yılında", "yılından", "yılının", "yılına", "senesinde"],
        century: &["yüzyıl", "yüzyılın", "yüzyılda"], ordinal: &["."],
        phrases: &[("dün", Unit::Day, -1), ("bugün", Unit::Day, 0), ("yarın", Unit::Day, 1), ("geçen yıl", Unit::Year, -1), ("bu yıl", Unit::Year, 0), ("gelecek yıl", Unit::Year, 1), ("geçen ay", Unit::Month, -1), ("bu ay", Unit::Month, 0), ("gelecek ay", Unit::Month, 1), ("geçen hafta", Unit::Week, -1), ("bu hafta", Unit::Week, 0), ("gelecek hafta", Unit::Week, 1)],
        weekdays: ["pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar"],
        before_weekday: &["geçen"], decade: &["yıllar", "yıllarda", "yılların", "yıllarında"],
        ..NONE
    },
    Language {
        code: "ru",
        months: ["января|январь|январе", "февраля|февраль|феврале", "марта|март|марте", "апреля|апрель|апреле", "мая|май|мае", "июня|июнь|июне", "июля|июль|июле", "августа|август|августе", "сентября|сентябрь|сентябре", "октября|октябрь|октябре", "ноября|ноябрь|ноябре", "декабря|декабрь|декабре"],
        
        after_year: &["год", "года", "году", "годом", "гг", "г"],
        ordinal: &["го"],
        weekdays: ["понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье"],
        before_weekday: &["в", "во"],
        before_month: &["в", "с", "до"],
        phrases: &[("вчера", Unit::Day, -1), ("позавчера", Unit::Day, -2), ("сегодня", Unit::Day, 0), ("завтра", Unit::Day, 1), ("прошлом году", Unit::Year, -1), ("этом году", Unit::Year, 0), ("следующем году", Unit::Year, 1), ("прошлом месяце", Unit::Month, -1), ("этом месяце", Unit::Month, 0), ("следующем месяце", Unit::Month, 1), ("прошлой неделе", Unit::Week, -1), ("этой неделе", Unit::Week, 0), ("следующей неделе", Unit::Week, 1)],
        to: &["по"], decade: &["годы", "годах", "годов", "гг"], century: &["век", "века", "веке"], between: Some(("между", "и")),
        ..NONE
    },
];

impl Language {
    /// Whether it is written in Han characters without spaces.
    pub fn is_han(&self) -> bool {
        matches!(self.code, "zh" | "ja")
    }

    /// The language of a BCP 47 tag; none for English and for text of unknown language, which is
    /// read as English. Of a language that is not in the table only dates in digits are read.
    pub fn of(tag: &str) -> Option<&'static Language> {
        static UNKNOWN: Language = NONE;
        let code = tag.split(['-', '_']).next().unwrap_or("");
        if code.is_empty() || ["en", "und"].iter().any(|known| code.eq_ignore_ascii_case(known)) {
            return None;
        }
        let known = LANGUAGES.iter().find(|language| language.code.eq_ignore_ascii_case(code));
        Some(known.unwrap_or(&UNKNOWN))
    }
}

/// Whether a word in lower case begins a month, a weekday or a phrase in any of the languages: most
/// words are passed over at once.
pub(super) fn may_begin(form: &str) -> bool {
    static FIRST_WORDS: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let first_words = FIRST_WORDS.get_or_init(|| {
        let names = |language: &'static Language| {
            let phrases = language.phrases.iter().map(|(phrase, ..)| *phrase);
            let leads = [language.before_decade, language.before_century].concat();
            let between = language.between.map(|(before, _)| before);
            let names = language.months.into_iter().chain(language.weekdays).chain(phrases);
            names.chain(leads).chain(between).collect::<Vec<_>>()
        };
        let forms = LANGUAGES.iter().flat_map(names).flat_map(|name| name.split('|'));
        forms.filter_map(|form| form.split([' ', '-']).next()).collect()
    });
    first_words.contains(form)
}
