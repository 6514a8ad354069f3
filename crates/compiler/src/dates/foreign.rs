//! Dates in languages other than English: months by name with a day or a year, dates in digits,
//! years, decades and centuries where a word beside them says so, and the commonest expressions
//! that are counted from the publication date.

use super::languages::{Language, may_begin};
use super::part::Part;
use super::scan::{Basis, Meaning, Scan, Term};
use super::stretch::Stretch;
use super::token::Kind;

impl Scan<'_> {
    /// A date at a token, in another language than English.
    pub fn foreign(&self, i: usize, language: &Language) -> Option<Term> {
        if language.is_han() {
            let iso =
                || self.kind(i).filter(|kind| *kind == Kind::Number).and_then(|_| self.numeric(i));
            return self.han(i).or_else(iso);
        }
        if self.kind(i) == Some(Kind::Number) {
            return self
                .numeric(i)
                .or_else(|| self.foreign_days(i, language))
                .or_else(|| self.foreign_day(i, language))
                .or_else(|| self.years_joined(i))
                .or_else(|| self.foreign_age(i, language))
                .or_else(|| self.foreign_year(i, language));
        }
        let form = self.form(i);
        let lower = form.chars().any(char::is_uppercase).then(|| form.to_lowercase());
        let form = lower.as_deref().unwrap_or(form);
        if let Some(century) = self.roman_century(i, language) {
            return Some(century);
        }
        if !may_begin(form) {
            return None;
        }
        self.foreign_month(i, language)
            .or_else(|| self.led_age(i, form, language))
            .or_else(|| self.between_years(i, form, language))
            .or_else(|| self.foreign_phrase(i, form, language))
            .or_else(|| self.foreign_weekday(i, form, language))
    }

    /// `ayer`, `letzte Woche`, `گزشتہ سال`.
    fn foreign_phrase(&self, i: usize, form: &str, language: &Language) -> Option<Term> {
        let (end, unit, by) = language.phrases.iter().find_map(|(phrase, unit, by)| {
            let mut words = phrase.split(' ');
            if words.next() != Some(form) {
                return None;
            }
            let mut at = i + 1;
            for word in words {
                if self.form(at).to_lowercase() != word {
                    return None;
                }
                at += 1;
            }
            Some((at, *unit, *by))
        })?;
        Some(self.published_or(end, unit, by))
    }

    /// A weekday, with the word that leads it where it needs one.
    fn foreign_weekday(&self, i: usize, form: &str, language: &Language) -> Option<Term> {
        let (day, end) = (0..).zip(&language.weekdays).find_map(|(day, names)| {
            let end = names.split('|').find_map(|name| match name.split_once('-') {
                // segunda-feira
                Some((first, second)) => (form == first
                    && self.hyphen(i + 1)
                    && self.form(i + 2).to_lowercase() == second)
                    .then_some(i + 3),
                None => (form == name).then_some(i + 1),
            })?;
            Some((day, end))
        })?;
        let led = language.before_weekday.is_empty() || self.led_by(i, language.before_weekday);
        // "lunes 16 de septiembre": the date says more.
        let at = if self.any_mark(end, &[',', '،']) { end + 1 } else { end };
        if let Some(date) = self.foreign_day(self.past_joint(at, language), language) {
            return Some(date);
        }
        led.then(|| Term::new(end, Meaning::Weekday(day)))
    }

    /// Whether one of these words stands before.
    fn led_by(&self, i: usize, words: &[&str]) -> bool {
        i > 0 && {
            let before = self.form(i - 1).to_lowercase();
            words.iter().any(|word| before == *word)
        }
    }

    /// `del 10 al 21 de diciembre de 2020`, `10.–21. Dezember`, `10-21 dicembre`.
    fn foreign_days(&self, i: usize, language: &Language) -> Option<Term> {
        let (first, digits) = self.number(i)?;
        if digits > 2 || self.joined_before(i) {
            return None;
        }
        let mut at = i + 1;
        if language.ordinal.contains(&self.form(at)) {
            at += 1;
        }
        let joined = self.dash(at) || language.to.contains(&self.form(at).to_lowercase().as_str());
        let last = self.foreign_day(at + 1, language).filter(|_| joined)?;
        let Meaning::Dated(Part::Day(month, day), year) = last.meaning else { return None };
        let first = u8::try_from(first).ok().filter(|first| (1..day).contains(first))?;
        self.in_month(month, first, day, year, i, last.end)
    }

    /// `1914-1918`
    fn years_joined(&self, i: usize) -> Option<Term> {
        self.dash(i + 1).then(|| self.range(i)).flatten().filter(|term| {
            matches!(term.meaning, Meaning::Fixed(stretch, _) if stretch.first < stretch.last)
        })
    }

    /// The month that is named at a place, and the place past it. Arabic papers name it twice.
    fn month_of(&self, i: usize, language: &Language) -> Option<(u8, usize)> {
        let (month, end) = self.month_name(i, language)?;
        let again = self.month_name(end + 1, language).filter(|_| self.mark(end, '/'));
        Some((month, again.filter(|(other, _)| *other == month).map_or(end, |(_, end)| end)))
    }

    fn month_name(&self, i: usize, language: &Language) -> Option<(u8, usize)> {
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

    /// `ستمبر 2024`, `mayo de 1999`, `ستمبر 16، 2024`, `en mayo`.
    fn foreign_month(&self, i: usize, language: &Language) -> Option<Term> {
        let (month, end) = self.month_of(i, language)?;
        let at = self.past_joint(end, language);
        if let Some((year, end)) = self.modern_year(at) {
            return Some(Term::part(end, Part::Month(month), Some(year)));
        }
        if let Some((day @ 1..=31, 1..=2)) = self.number(end)
            && let Some((year, end)) = self.modern_year(self.past_joint(end + 1, language))
        {
            return Some(Term::part(end, Part::Day(month, day as u8), Some(year)));
        }
        self.led_by(i, language.before_month).then(|| Term::part(end, Part::Month(month), None))
    }

    /// `۱۹۷۰ کی دہائی`, `1990er Jahre`, `1990-х годах`, `21ویں صدی`.
    fn foreign_age(&self, i: usize, language: &Language) -> Option<Term> {
        let (number, digits) = self.number(i)?;
        let fits = |i: usize, words: &[&str]| {
            words.iter().any(|word| self.form(i).to_lowercase() == *word)
        };
        if let Some(first) = decade_of(number, digits) {
            // "2000 Jahre" are two thousand years, "2000er Jahre" ten.
            let near = if self.glued(i + 1) { i + 3 } else { i + 2 };
            let at = (i + 2..=near).rev().find(|at| fits(*at, language.decade));
            let at = at.filter(|_| digits == 4 || self.glued(i + 1))?;
            return fixed(at + 1, Stretch::decade(first)?);
        }
        let ordinal = fits(i + 1, language.ordinal);
        if digits <= 2 && ordinal && fits(i + 2, language.century) {
            return fixed(i + 3, century_of(number)?);
        }
        None
    }

    /// `década de 1990`, `années 90`, `siglo XX`.
    fn led_age(&self, i: usize, form: &str, language: &Language) -> Option<Term> {
        let at = self.past_joint(i + 1, language);
        if language.before_decade.contains(&form) {
            let (number, digits) = self.number(at)?;
            return fixed(at + 1, Stretch::decade(decade_of(number, digits)?)?);
        }
        let led = language.before_century.contains(&form);
        led.then(|| fixed(at + 1, century_of(roman(self.form(at))?)?))?
    }

    /// `XXe siècle`, `XX век`.
    fn roman_century(&self, i: usize, language: &Language) -> Option<Term> {
        let form = self.form(i);
        let number = roman(form.strip_suffix('e').unwrap_or(form))?;
        let is_century = language.century.contains(&self.form(i + 1).to_lowercase().as_str());
        is_century.then(|| fixed(i + 2, century_of(number)?))?
    }

    /// `entre 2002 y 2008`; not `entre 1800 y 2000 personas`.
    fn between_years(&self, i: usize, form: &str, language: &Language) -> Option<Term> {
        let (before, and) = language.between?;
        let (first, at) = self.modern_year(i + 1).filter(|_| form == before)?;
        let (last, end) =
            self.modern_year(at + 1).filter(|_| self.form(at).to_lowercase() == and)?;
        let counted = self.kind(end).is_some_and(|kind| kind != Kind::Mark);
        let known =
            counted && language.after_year.contains(&self.form(end).to_lowercase().as_str());
        if first >= last || counted && !known {
            return None;
        }
        fixed(end, Stretch::span(Stretch::year(first)?, Stretch::year(last)?)?)
    }

    /// A year with a word beside it that says so.
    fn foreign_year(&self, i: usize, language: &Language) -> Option<Term> {
        let (year, end) = self.modern_year(i)?;
        let beside = |i: usize, words: &[&str]| {
            let form = self.form(i).to_lowercase();
            words.iter().any(|word| form == *word)
        };
        let led = self.led_by(i, language.before_year);
        let followed = beside(end, language.after_year);
        let signed = end > i + 1;
        let plausible = (1700..2100).contains(&year);
        (plausible && (led || followed || signed)).then(|| Term::part(end, Part::Year, Some(year)))
    }
}

fn fixed(end: usize, stretch: Stretch) -> Option<Term> {
    Some(Term::new(end, Meaning::Fixed(stretch, Basis::Written)))
}

/// The first year of a decade in four digits, or in two: those of the last century that are not
/// mistaken for another.
fn decade_of(number: u32, digits: u8) -> Option<i32> {
    let number = number as i32;
    let first = match digits {
        4 => number,
        2 if number >= 30 => 1900 + number,
        _ => return None,
    };
    (first % 10 == 0 && (1600..2100).contains(&first)).then_some(first)
}

/// A century that news speaks of by its number.
fn century_of(number: u32) -> Option<Stretch> {
    (10..=22).contains(&number).then(|| Stretch::century((number as i32 - 1) * 100)).flatten()
}

/// A Roman number from 1 to 39.
fn roman(form: &str) -> Option<u32> {
    let tens = form.len() - form.trim_start_matches('X').len();
    let ones = match &form[tens..] {
        "" if tens > 0 => 0,
        "I" => 1,
        "II" => 2,
        "III" => 3,
        "IV" => 4,
        "V" => 5,
        "VI" => 6,
        "VII" => 7,
        "VIII" => 8,
        "IX" => 9,
        _ => return None,
    };
    (tens <= 3).then_some(tens as u32 * 10 + ones)
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
            ("sw", "tarehe 9.12.1961 in 1999", &[("9.12.1961", "1961-12-09")]),
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
            (
                "es",
                "del 10 al 21 de diciembre de 2020",
                &[("10 al 21 de diciembre de 2020", "2020-12-10/2020-12-21")],
            ),
            ("de", "der Krieg 1914–1918", &[("1914–1918", "1914/1918")]),
            ("de", "Montag, 9. November 1989", &[("Montag, 9. November 1989", "1989-11-09")]),
        ] {
            let span = Span::new(0, text.len());
            let passage = Passage { span, role: Role::Paragraph, language: language.to_owned() };
            let mentions = find(text, &[passage], None);
            let read: Vec<(&str, &str)> =
                mentions.iter().map(|m| (&text[m.span.range()], m.value.as_str())).collect();
            assert_eq!(read, found, "{text}");
        }
    }

    /// What is read in a text, as `written = value; …`.
    fn read(language: &str, text: &str) -> String {
        let span = Span::new(0, text.len());
        let passage = Passage { span, role: Role::Paragraph, language: language.to_owned() };
        let mentions = find(text, &[passage], None);
        let said = mentions.iter().map(|m| format!("{} = {}", &text[m.span.range()], m.value));
        said.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn several_forms_in_each_language() {
        for (language, text, found) in [
            ("ur", "بدھ، 4 ستمبر 2024 کو", "بدھ، 4 ستمبر 2024 = 2024-09-04"),
            ("ur", "۱۰ سے ۱۲ دسمبر ۲۰۲۳ تک", "۱۰ سے ۱۲ دسمبر ۲۰۲۳ = 2023-12-10/2023-12-12"),
            ("ur", "دسمبر 2023ء اور سنہ 1965 میں", "دسمبر 2023ء = 2023-12; 1965 = 1965"),
            ("ar", "الجمعة 13 أيلول/سبتمبر 2024", "الجمعة 13 أيلول/سبتمبر 2024 = 2024-09-13"),
            ("ar", "في ١٥ يناير ٢٠٢٠ ومنذ عام ٢٠١١", "١٥ يناير ٢٠٢٠ = 2020-01-15; ٢٠١١ = 2011"),
            ("ar", "مارس 2019، القرن العشرين", "مارس 2019 = 2019-03"),
            ("ar", "تسعينيات القرن الماضي، 200 دولار", ""),
            ("ar", "14 تموز 1958م", "14 تموز 1958م = 1958-07-14"),
            ("fa", "دوشنبه ۱۱ سپتامبر ۲۰۰۱ میلادی", "دوشنبه ۱۱ سپتامبر ۲۰۰۱ = 2001-09-11"),
            ("fa", "در مارس ۲۰۲۰ و سال 2019", "مارس ۲۰۲۰ = 2020-03; 2019 = 2019"),
            ("fa", "۲۲ بهمن ۱۳۵۷ و دهه ۱۹۸۰", "دهه ۱۹۸۰ = 198X"),
            ("es", "entre 1800 y 2000 personas, los 30 años", ""),
            ("de", "in 90 Jahren, 2000 Jahre alt, die 90er Jahre", "90er Jahre = 199X"),
            ("fr", "Louis XV, XV de France, années 90", "années 90 = 199X"),
            ("ru", "в 2000 году, в 90 годах жизни", "2000 = 2000"),
            ("hi", "सोमवार, १६ सितंबर २०२४ को", "सोमवार, १६ सितंबर २०२४ = 2024-09-16"),
            ("hi", "मार्च 2020 में और 1990 के दशक", "मार्च 2020 = 2020-03; 1990 के दशक = 199X"),
            ("hi", "21वीं सदी, 5 रुपये", "21वीं सदी = 20XX"),
            (
                "es",
                "lunes, 16 de septiembre de 2024",
                "lunes, 16 de septiembre de 2024 = 2024-09-16",
            ),
            (
                "es",
                "marzo de 2020; la década de 1990",
                "marzo de 2020 = 2020-03; década de 1990 = 199X",
            ),
            (
                "es",
                "siglo XX, 16/09/2024, 1 de enero del 2000",
                "siglo XX = 19XX; 16/09/2024 = 2024-09-16; 1 de enero del 2000 = 2000-01-01",
            ),
            ("es", "entre 2002 y 2008", "entre 2002 y 2008 = 2002/2008"),
            ("fr", "lundi 16 septembre 2024", "lundi 16 septembre 2024 = 2024-09-16"),
            ("fr", "du 10 au 21 décembre 2020", "10 au 21 décembre 2020 = 2020-12-10/2020-12-21"),
            ("fr", "les années 1990, au XXe siècle", "années 1990 = 199X; XXe siècle = 19XX"),
            ("fr", "entre 2002 et 2008, mai 68", "entre 2002 et 2008 = 2002/2008"),
            ("de", "Montag, den 16. September 2024", "Montag, den 16. September 2024 = 2024-09-16"),
            (
                "de",
                "10. bis 21. Dezember 2020",
                "10. bis 21. Dezember 2020 = 2020-12-10/2020-12-21",
            ),
            (
                "de",
                "die 1990er Jahre, im 20. Jahrhundert",
                "1990er Jahre = 199X; 20. Jahrhundert = 19XX",
            ),
            (
                "de",
                "Ende März 2020, 16.9.2024, zwischen 2002 und 2008",
                "März 2020 = 2020-03; 16.9.2024 = 2024-09-16; zwischen 2002 und 2008 = 2002/2008",
            ),
            (
                "pt",
                "segunda-feira, 16 de setembro de 2024",
                "segunda-feira, 16 de setembro de 2024 = 2024-09-16",
            ),
            (
                "pt",
                "março de 2020; década de 1990; século XX",
                "março de 2020 = 2020-03; década de 1990 = 199X; século XX = 19XX",
            ),
            (
                "pt",
                "1º de maio de 1974; entre 2002 e 2008",
                "1º de maio de 1974 = 1974-05-01; entre 2002 e 2008 = 2002/2008",
            ),
            ("tr", "16 Eylül 2024 Pazartesi", "16 Eylül 2024 = 2024-09-16"),
            (
                "tr",
                "Mart 2020'de, 1990'lı yıllar, 20. yüzyıl",
                "Mart 2020 = 2020-03; 1990'lı yıllar = 199X; 20. yüzyıl = 19XX",
            ),
            (
                "tr",
                "EYLÜL 2023, 16.09.2024, 1923 yılında",
                "EYLÜL 2023 = 2023-09; 16.09.2024 = 2024-09-16; 1923 = 1923",
            ),
            (
                "ru",
                "понедельник, 16 сентября 2024 года",
                "понедельник, 16 сентября 2024 = 2024-09-16",
            ),
            (
                "ru",
                "в марте 2020 г., в 1990-х годах, XX век",
                "марте 2020 = 2020-03; 1990-х годах = 199X; XX век = 19XX",
            ),
            (
                "ru",
                "с 10 по 21 декабря 2020 года, 16.09.2024",
                "10 по 21 декабря 2020 = 2020-12-10/2020-12-21; 16.09.2024 = 2024-09-16",
            ),
        ] {
            assert_eq!(read(language, text), found, "{language}: {text}");
        }
    }

    #[test]
    fn counted_from_the_publication_date() {
        // A Monday.
        let published = Edtf::parse("2024-09-16");
        for (language, text, found) in [
            ("es", "ayer", "2024-09-15"),
            ("es", "El viernes dijo", "2024-09-13"),
            ("es", "en mayo", "2024-05"),
            ("de", "letzte Woche", "2024-W37"),
            ("de", "am Freitag", "2024-09-13"),
            ("de", "im vergangenen Jahr", "2023"),
            ("fr", "aujourd’hui", "2024-09-16"),
            ("fr", "le mois dernier", "2024-08"),
            ("pt", "na sexta-feira", "2024-09-13"),
            ("ru", "в пятницу", "2024-09-13"),
            ("tr", "geçen yıl", "2023"),
            ("ur", "گزشتہ سال", "2023"),
        ] {
            let span = Span::new(0, text.len());
            let passage = Passage { span, role: Role::Paragraph, language: language.to_owned() };
            let mentions = find(text, &[passage], published.as_ref());
            assert_eq!(mentions.len(), 1, "{text}");
            assert_eq!(mentions[0].value, found, "{text}");
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
