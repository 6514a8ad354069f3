//! Dates in languages other than English: months by name with a day or a year, dates in digits, and
//! years, decades and centuries where a word beside them says so.

use super::part::Part;
use super::scan::{Basis, Meaning, Scan, Term};
use super::stretch::Stretch;
use super::token::Kind;

/// How a language writes dates.
#[derive(Debug)]
pub(super) struct Language {
    code: &'static str,
    /// The months in lower case; the forms of one month are separated by `|`.
    months: [&'static str; 12],
    /// What may stand between day, month and year.
    joints: &'static [&'static str],
    /// Words before a year that stands alone.
    before_year: &'static [&'static str],
    /// Words behind a year that stands alone.
    after_year: &'static [&'static str],
    /// "decade" and "century".
    decade: &'static [&'static str],
    century: &'static [&'static str],
    /// What makes a number an ordinal.
    ordinal: &'static [&'static str],
}

#[rustfmt::skip]
const LANGUAGES: &[Language] = &[
    Language {
        code: "ur",
        months: ["جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر"],
        joints: &["کو", "سن", "سنہ"],
        before_year: &["سن", "سنہ", "سال"],
        after_year: &["ء", "میں", "سے", "تک", "کے", "کی", "کا", "کو"],
        decade: &["دہائی", "عشرے", "عشرہ"], century: &["صدی"], ordinal: &["ویں", "وی", "واں"],
    },
    Language {
        code: "ar",
        months: ["يناير|كانون الثاني", "فبراير|شباط", "مارس|آذار", "أبريل|ابريل|إبريل|نيسان", "مايو|أيار", "يونيو|حزيران", "يوليو|تموز", "أغسطس|اغسطس|آب", "سبتمبر|أيلول", "أكتوبر|اكتوبر|تشرين الأول", "نوفمبر|تشرين الثاني", "ديسمبر|كانون الأول"],
        joints: &["من", "عام", "سنة"],
        before_year: &["عام", "سنة", "العام", "منذ", "بعام"],
        after_year: &["م"],
        decade: &[], century: &[], ordinal: &[],
    },
    Language {
        code: "fa",
        months: ["ژانویه|جنوری", "فوریه|فبروری", "مارس|مارچ", "آوریل|اپریل", "مه|می", "ژوئن|جون", "ژوئیه|جولای|ژوییه", "اوت|اگست|آگوست", "سپتامبر|سپتمبر", "اکتبر", "نوامبر|نومبر", "دسامبر|دسمبر"],
        joints: &["سال"],
        before_year: &["سال"],
        after_year: &["میلادی", "م"],
        decade: &[], century: &[], ordinal: &[],
    },
    Language {
        code: "hi",
        months: ["जनवरी", "फ़रवरी|फरवरी|फ़रवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर|सितम्बर", "अक्टूबर|अक्तूबर", "नवंबर|नवम्बर", "दिसंबर|दिसम्बर"],
        joints: &["सन", "सन्"],
        before_year: &["सन", "सन्", "साल", "वर्ष"],
        after_year: &["में", "से", "तक", "के", "की", "का"],
        decade: &["दशक"], century: &["सदी", "शताब्दी"], ordinal: &["वीं", "वी"],
    },
    Language {
        code: "es",
        months: ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre|setiembre", "octubre", "noviembre", "diciembre"],
        joints: &["de", "del"],
        before_year: &["en", "desde", "año", "hasta", "durante"],
        after_year: &[], decade: &[], century: &[], ordinal: &["º"],
    },
    Language {
        code: "pt",
        months: ["janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"],
        joints: &["de", "do"],
        before_year: &["em", "desde", "ano", "até", "durante"],
        after_year: &[], decade: &[], century: &[], ordinal: &["º"],
    },
    Language {
        code: "fr",
        months: ["janvier", "février|fevrier", "mars", "avril", "mai", "juin", "juillet", "août|aout", "septembre", "octobre", "novembre", "décembre|decembre"],
        joints: &[],
        before_year: &["en", "depuis", "année", "jusqu'en"],
        after_year: &[], decade: &[], century: &[], ordinal: &["er"],
    },
    Language {
        code: "it",
        months: ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"],
        joints: &["del"],
        before_year: &["nel", "dal", "anno", "del"],
        after_year: &[], decade: &[], century: &[], ordinal: &["º"],
    },
    Language {
        code: "de",
        months: ["januar|jänner|jan", "februar|feb", "märz|maerz", "april|apr", "mai", "juni", "juli", "august|aug", "september|sept|sep", "oktober|okt", "november|nov", "dezember|dez"],
        joints: &[],
        before_year: &["jahr", "jahre", "seit", "anno"],
        after_year: &[], decade: &[], century: &["jahrhundert", "jahrhunderts"], ordinal: &["."],
    },
    Language {
        code: "nl",
        months: ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"],
        joints: &[],
        before_year: &["in", "sinds", "jaar"],
        after_year: &[], decade: &[], century: &["eeuw"], ordinal: &["e"],
    },
    Language {
        code: "tr",
        months: ["ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim", "kasım", "aralık"],
        joints: &[],
        before_year: &[],
        after_year: &["yılı", "yılında", "yılından", "yılının", "yılına", "senesinde"],
        decade: &[], century: &["yüzyıl", "yüzyılın", "yüzyılda"], ordinal: &["."],
    },
    Language {
        code: "ru",
        months: ["января|январь|январе", "февраля|февраль|феврале", "марта|март|марте", "апреля|апрель|апреле", "мая|май|мае", "июня|июнь|июне", "июля|июль|июле", "августа|август|августе", "сентября|сентябрь|сентябре", "октября|октябрь|октябре", "ноября|ноябрь|ноябре", "декабря|декабрь|декабре"],
        joints: &[],
        before_year: &[],
        after_year: &["год", "года", "году", "годом", "гг", "г"],
        decade: &[], century: &[], ordinal: &["го"],
    },
];

impl Language {
    /// The language of a BCP 47 tag, if its dates can be read here.
    pub fn of(tag: &str) -> Option<&'static Language> {
        let code = tag.split(['-', '_']).next().unwrap_or("");
        LANGUAGES.iter().find(|language| language.code.eq_ignore_ascii_case(code))
    }
}

impl Scan<'_> {
    /// A date at a token, in another language than English.
    pub fn foreign(&self, i: usize, language: &Language) -> Option<Term> {
        if self.kind(i) == Some(Kind::Number) {
            self.numeric(i)
                .or_else(|| self.foreign_day(i, language))
                .or_else(|| self.foreign_age(i, language))
                .or_else(|| self.foreign_year(i, language))
        } else {
            self.foreign_month(i, language)
        }
    }

    /// The month that is named at a place, and the place past it.
    fn month_of(&self, i: usize, language: &Language) -> Option<(u8, usize)> {
        if self.kind(i) != Some(Kind::Word) {
            return None;
        }
        let form = self.form(i).to_lowercase();
        for (month, names) in (1..).zip(&language.months) {
            for name in names.split('|') {
                let mut words = name.split(' ');
                if words.next() != Some(form.as_str()) {
                    continue;
                }
                match words.next() {
                    None => return Some((month, i + 1)),
                    Some(second) if self.is(i + 1, second) => return Some((month, i + 2)),
                    Some(_) => {}
                }
            }
        }
        None
    }

    /// Past what joins day, month and year.
    fn past_joint(&self, i: usize, language: &Language) -> usize {
        let joint =
            |i: usize| language.joints.iter().any(|joint| self.form(i).to_lowercase() == *joint);
        if self.any_mark(i, &[',', '،']) || joint(i) { i + 1 } else { i }
    }

    /// A year of four digits; where years of another calendar are usual, of the Christian one.
    fn modern_year(&self, i: usize) -> Option<(i32, usize)> {
        let (year, end) = self.year_in_digits(i).or_else(|| {
            // Urdu glues its sign for the Christian year to the digits.
            let (number, digits) = self.number(i)?;
            (digits == 4 && self.glued(i + 1) && matches!(self.form(i + 1), "ء" | "م"))
                .then_some((number as i32, i + 2))
        })?;
        (1600..2200).contains(&year).then_some((year, end))
    }

    /// `16 ستمبر 2024`, `5 de mayo de 1999`, `16. September`, `1er mai`.
    fn foreign_day(&self, i: usize, language: &Language) -> Option<Term> {
        let (day, digits) = self.number(i)?;
        if digits > 2 || !(1..=31).contains(&day) || self.joined_before(i) {
            return None;
        }
        let suffix = language.ordinal.iter().any(|suffix| self.form(i + 1) == *suffix);
        let at = if suffix && self.glued(i + 1) { i + 2 } else { i + 1 };
        let (month, end) = self.month_of(self.past_joint(at, language), language)?;
        let part = Part::Day(month, day as u8);
        match self.modern_year(self.past_joint(end, language)) {
            Some((year, end)) => Some(Term::part(end, part, Some(year))),
            None => Some(Term::part(end, part, None)),
        }
    }

    /// `ستمبر 2024`, `mayo de 1999`, `ستمبر 16، 2024`.
    fn foreign_month(&self, i: usize, language: &Language) -> Option<Term> {
        let next_is_near = (i + 1..i + 4).any(|at| self.kind(at) == Some(Kind::Number));
        if !next_is_near {
            return None;
        }
        let (month, end) = self.month_of(i, language)?;
        let at = self.past_joint(end, language);
        if let Some((year, end)) = self.modern_year(at) {
            return Some(Term::part(end, Part::Month(month), Some(year)));
        }
        let (day, digits) = self.number(end)?;
        let (year, end) = self.modern_year(self.past_joint(end + 1, language))?;
        (digits <= 2 && (1..=31).contains(&day))
            .then(|| Term::part(end, Part::Day(month, day as u8), Some(year)))
    }

    /// `۱۹۷۰ کی دہائی`, `21ویں صدی`.
    fn foreign_age(&self, i: usize, language: &Language) -> Option<Term> {
        let (number, digits) = self.number(i)?;
        let fits = |i: usize, words: &[&str]| {
            words.iter().any(|word| self.form(i).to_lowercase() == *word)
        };
        if digits == 4 && number % 10 == 0 && (1600..2100).contains(&number) {
            let at = i + 2;
            return fits(at, language.decade)
                .then(|| Stretch::decade(number as i32))
                .flatten()
                .map(|decade| Term::new(at + 1, Meaning::Fixed(decade, Basis::Written)));
        }
        let ordinal = fits(i + 1, language.ordinal);
        if digits <= 2 && ordinal && fits(i + 2, language.century) && (10..=22).contains(&number) {
            let century = Stretch::century((number as i32 - 1) * 100)?;
            return Some(Term::new(i + 3, Meaning::Fixed(century, Basis::Written)));
        }
        None
    }

    /// A year with a word beside it that says so.
    fn foreign_year(&self, i: usize, language: &Language) -> Option<Term> {
        let (year, end) = self.modern_year(i)?;
        let beside = |i: usize, words: &[&str]| {
            let form = self.form(i).to_lowercase();
            words.iter().any(|word| form == *word)
        };
        let led = i > 0 && beside(i - 1, language.before_year);
        let followed = beside(end, language.after_year);
        let signed = end > i + 1;
        let plausible = (1700..2100).contains(&year);
        (plausible && (led || followed || signed)).then(|| Term::part(end, Part::Year, Some(year)))
    }
}

#[cfg(test)]
mod tests {
    use dossier_engine::time::Edtf;

    use crate::dates::find;
    use crate::model::{Passage, Role, Span};

    #[test]
    fn written_dates_of_many_languages() {
        for (language, text, found) in [
            ("ur", "یہ ملاقات 16 ستمبر 2024 کو ہوئی", &[("16 ستمبر 2024", "2024-09-16")][..]),
            ("ur", "۱۴ اگست ۱۹۴۷ء کے بعد", &[("۱۴ اگست ۱۹۴۷ء", "1947-08-14")]),
            ("ur", "ستمبر ۲۰۲۱ میں اور 2022 میں", &[("ستمبر ۲۰۲۱", "2021-09"), ("2022", "2022")]),
            (
                "ur",
                "21ویں صدی اور 1990 کی دہائی",
                &[("21ویں صدی", "20XX"), ("1990 کی دہائی", "199X")],
            ),
            ("ur", "برآمدات کا 21.5 فیصد اور 2000 روپے", &[]),
            (
                "ar",
                "في 5 أيار 2003 وفي عام 1999",
                &[("5 أيار 2003", "2003-05-05"), ("1999", "1999")],
            ),
            ("fa", "در ۱۲ ژوئن ۲۰۰۹ و سال ۱۳۵۷", &[("۱۲ ژوئن ۲۰۰۹", "2009-06-12")]),
            (
                "hi",
                "15 अगस्त 1947 को और 1991 में",
                &[("15 अगस्त 1947", "1947-08-15"), ("1991", "1991")],
            ),
            (
                "es",
                "El 5 de mayo de 1999 y en 2004",
                &[("5 de mayo de 1999", "1999-05-05"), ("2004", "2004")],
            ),
            ("es", "unos 2000 soldados", &[]),
            ("pt", "em 25 de abril de 1974", &[("25 de abril de 1974", "1974-04-25")]),
            (
                "fr",
                "le 1er mai 1968, en mars 2012",
                &[("1er mai 1968", "1968-05-01"), ("mars 2012", "2012-03")],
            ),
            (
                "de",
                "am 9. November 1989, seit 1990",
                &[("9. November 1989", "1989-11-09"), ("1990", "1990")],
            ),
            ("de-AT", "am 03.10.1990 um 10.30 Uhr", &[("03.10.1990", "1990-10-03")]),
            ("tr", "15 Temmuz 2016'da", &[("15 Temmuz 2016", "2016-07-15")]),
            (
                "ru",
                "9 мая 1945 года, в 1991 году",
                &[("9 мая 1945", "1945-05-09"), ("1991", "1991")],
            ),
            ("it", "il 2 giugno 1946", &[("2 giugno 1946", "1946-06-02")]),
        ] {
            let span = Span::new(0, text.len());
            let passage = Passage { span, role: Role::Paragraph, language: language.to_owned() };
            let mentions = find(text, &[passage], None);
            let read: Vec<(&str, &str)> =
                mentions.iter().map(|m| (&text[m.span.range()], m.value.as_str())).collect();
            assert_eq!(read, found, "{text}");
        }
    }

    #[test]
    fn a_day_without_a_year_is_near_the_publication_date() {
        let text = "پیر 30 دسمبر کو";
        let passage = Passage {
            span: Span::new(0, text.len()),
            role: Role::Paragraph,
            language: "ur".to_owned(),
        };
        let near = find(text, std::slice::from_ref(&passage), Edtf::parse("2024-01-03").as_ref());
        assert_eq!(near[0].value, "2023-12-30");
        let unknown = find(text, &[passage], None);
        assert_eq!((unknown[0].value.as_str(), unknown[0].earliest), ("XXXX-12-30", None));
    }
}
