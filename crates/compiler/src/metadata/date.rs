//! Dates of publication as fields and lines of a page write them, read as EDTF.
//!
//! Only whole values and whole lines are read here; dates inside of prose are the business of
//! [`dates`](crate::dates).

use dossier_engine::time::{Civil, Edtf};

/// What a line says when it is a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateLine {
    /// The date as EDTF.
    pub value: String,
    /// Whether the line holds nothing but the date (with weekday, time of day, time zone).
    pub alone: bool,
}

/// A field's value as EDTF: EDTF itself, an ISO 8601 date with a time, or a written date.
pub fn field(value: &str) -> Option<String> {
    let value = value.trim();
    let day = value.get(..10).filter(|_| value.len() > 10);
    let time = value.as_bytes().get(10).is_some_and(|byte| matches!(byte, b'T' | b't' | b' '));
    if let Some(day) = day.filter(|day| time && Edtf::parse(day).is_some()) {
        return Some(day.to_owned());
    }
    if Edtf::parse(value).is_some() {
        return Some(value.to_owned());
    }
    line(value).filter(|line| line.alone).map(|line| line.value)
}

/// Reads a short line with exactly one date: `01:14 AM, 16 Sep, 2024`, `Friday, August 22, 2025`,
/// `22 اگست 2025`, `2024-09-16`, `16.09.2024`. A numeric date that may be read two ways
/// (`05/06/2024`) is only as precise as its year.
pub fn line(text: &str) -> Option<DateLine> {
    if text.len() > 200 {
        return None;
    }
    let tokens = tokens(text);
    let mut alone = true;
    let mut found: Option<String> = None;
    let mut at = 0;
    while at < tokens.len() {
        // The month of "31 February 2024" does not stand for itself.
        let within =
            at > 0 && matches!((&tokens[at - 1], &tokens[at]), (Token::Number(..), Token::Word(_)));
        if let Some((value, used)) = date_at(&tokens[at..]).filter(|_| !within) {
            if found.is_some() {
                return None;
            }
            found = Some(value);
            at += used;
        } else if let Some(used) = time_at(&tokens[at..]) {
            at += used;
        } else {
            if let Token::Word(word) = &tokens[at] {
                alone &= WEEKDAYS.contains(&word.as_str()) || FILLERS.contains(&word.as_str());
            } else if let Token::Number(..) = tokens[at] {
                alone = false;
            }
            at += 1;
        }
    }
    found.map(|value| DateLine { value, alone })
}

/// In which order day and month stand in a date of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Day, month, year.
    DayFirst,
    /// Month, day, year.
    MonthFirst,
    /// Nobody knows: `05/06/2024` is no day.
    Unknown,
}

/// The first day that a text names, as EDTF, whatever else stands in it.
pub fn first(text: &str, order: Order) -> Option<String> {
    let tokens = tokens(text);
    let mut at = 0;
    while at < tokens.len() {
        if let Some(found) = figures(&tokens[at..], order) {
            return Some(found);
        }
        match date_at(&tokens[at..]) {
            Some((value, _)) if value.len() == 10 => return Some(value),
            Some((_, used)) => at += used,
            None => at += 1,
        }
    }
    None
}

/// A date of three figures at the start of the tokens; of the shape `14.3.20` as well.
fn figures(tokens: &[Token], order: Order) -> Option<String> {
    use Token::{Number, Sign};
    let [Number(one, 1..=2), Sign(a), Number(two, 1..=2), Sign(b), Number(year, length), rest @ ..] =
        tokens
    else {
        return None;
    };
    let short = *length == 2 && *a == '.' && !matches!(rest, [Sign('.'), Number(..), ..]);
    if a != b || !matches!(a, '.' | '/' | '-' | '|') || !(*length == 4 || short) {
        return None;
    }
    let year = if short { 2000 + year } else { *year };
    let (d, m) = match order {
        _ if matches!(a, '.' | '|') || *one > 12 || one == two => (one, two),
        _ if *two > 12 => (two, one),
        Order::DayFirst => (one, two),
        Order::MonthFirst => (two, one),
        Order::Unknown => return None,
    };
    day(year, *m, *d)
}

#[derive(Debug, PartialEq)]
enum Token {
    /// Value and number of digits.
    Number(u32, usize),
    /// In lower case.
    Word(String),
    Sign(char),
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if let Some(digit) = digit(c) {
            let (mut value, mut length) = (digit, 1);
            while let Some(next) = chars.peek().copied().and_then(self::digit) {
                value = value.saturating_mul(10).saturating_add(next);
                length += 1;
                chars.next();
            }
            tokens.push(Token::Number(value, length));
        } else if c.is_alphabetic() {
            let mut word: String = c.to_lowercase().collect();
            while let Some(next) = chars.peek().copied().filter(|next| is_word(*next)) {
                word.extend(next.to_lowercase());
                chars.next();
            }
            tokens.push(Token::Word(word));
        } else if !c.is_whitespace() {
            tokens.push(Token::Sign(c));
        }
    }
    tokens
}

fn is_word(c: char) -> bool {
    // Vowel marks of Arabic and Indic scripts belong to the word.
    c.is_alphabetic()
        || matches!(c, '\u{0300}'..='\u{036f}' | '\u{064b}'..='\u{0652}' | '\u{093c}' | '\u{094d}')
}

/// The value of a decimal digit in Latin, Arabic, Persian or Devanagari script.
pub(crate) fn digit(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{0660}'..='\u{0669}' => '\u{0660}',
        '\u{06f0}'..='\u{06f9}' => '\u{06f0}',
        '\u{0966}'..='\u{096f}' => '\u{0966}',
        _ => return None,
    };
    Some(c as u32 - zero as u32)
}

/// A date at the start of the tokens, and how many it takes.
fn date_at(tokens: &[Token]) -> Option<(String, usize)> {
    use Token::{Number, Sign, Word};
    match tokens {
        [Number(y, 4), Sign(a), Number(m, _), Sign(b), Number(d, _), ..]
            if a == b && matches!(a, '-' | '/' | '.') =>
        {
            Some((day(*y, *m, *d)?, 5))
        }
        [Number(y, 4), Word(a), Number(m, 1..=2), Word(b), Number(d, 1..=2), Word(c), ..]
            if (a == "年" && b == "月" && c.starts_with('日'))
                || (a == "년" && b == "월" && c.starts_with('일')) =>
        {
            Some((day(*y, *m, *d)?, 6))
        }
        [Number(first, 1..=2), Sign(a), Number(second, 1..=2), Sign(b), Number(y, 4), ..]
            if a == b && matches!(a, '-' | '/' | '.') =>
        {
            let value = match (first, second) {
                (d, m) if *d > 12 || *a == '.' || d == m => day(*y, *m, *d)?,
                (m, d) if *d > 12 => day(*y, *m, *d)?,
                _ => format!("{y:04}"),
            };
            Some((value, 5))
        }
        [Number(d, 1..=2), rest @ ..] => {
            let after = skip(rest, &["st", "nd", "rd", "th", "de", "of"]);
            let [Word(name), rest_of @ ..] = after else { return None };
            let month = month(name)?;
            let after = skip(rest_of, &["de", "del"]);
            let [Number(y, 4), ..] = after else { return None };
            Some((day(*y, month, *d)?, tokens.len() - after.len() + 1))
        }
        [Word(name), rest @ ..] => {
            let month = month(name)?;
            let after = skip(rest, &["the"]);
            if let [Number(d, 1..=2), rest @ ..] = after {
                let after = skip(rest, &["st", "nd", "rd", "th"]);
                let [Number(y, 4), ..] = after else { return None };
                return Some((day(*y, month, *d)?, tokens.len() - after.len() + 1));
            }
            let [Number(y, 4), ..] = after else { return None };
            ((1000..=2999).contains(y))
                .then(|| (format!("{y:04}-{month:02}"), tokens.len() - after.len() + 1))
        }
        _ => None,
    }
}

/// What follows commas, full stops and the given words.
fn skip<'t>(mut tokens: &'t [Token], words: &[&str]) -> &'t [Token] {
    while let [first, rest @ ..] = tokens {
        match first {
            Token::Sign(',' | '.' | '،') => tokens = rest,
            Token::Word(word) if words.contains(&word.as_str()) => tokens = rest,
            _ => break,
        }
    }
    tokens
}

fn day(year: u32, month: u32, day: u32) -> Option<String> {
    let civil =
        Civil::new(i32::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    (1000..=2999).contains(&year).then(|| format!("{year:04}-{:02}-{:02}", civil.month, civil.day))
}

/// A time of day at the start of the tokens, and how many it takes.
fn time_at(tokens: &[Token]) -> Option<usize> {
    use Token::{Number, Sign};
    let colon = |sign: &char| matches!(sign, ':' | '.');
    match tokens {
        [Number(h, 1..=2), Sign(a), Number(m, 2), Sign(b), Number(s, 2), ..]
            if colon(a) && a == b && *h < 25 && *m < 60 && *s < 61 =>
        {
            Some(5)
        }
        [Number(h, 1..=2), Sign(a), Number(m, 2), ..] if colon(a) && *h < 25 && *m < 60 => Some(3),
        [Number(h, 1..=2), Token::Word(half), ..] if *h < 13 && (half == "am" || half == "pm") => {
            Some(2)
        }
        [Sign('+' | '-'), Number(_, 4), ..] => Some(2),
        _ => None,
    }
}

/// The month of that name, 1 to 12, by full name or usual abbreviation.
fn month(name: &str) -> Option<u32> {
    let at = MONTHS.iter().position(|names| names.split(' ').any(|month| month == name))?;
    u32::try_from(at + 1).ok()
}

/// English, German, French, Spanish, Portuguese, Italian, Turkish, Urdu, Persian and Arabic names;
/// Dutch, Scandinavian, Polish, Russian, Ukrainian, Czech, Hindi, Finnish and Greek ones as they
/// stand in a date.
const MONTHS: [&str; 12] = [
    "january jan januar jänner janvier janv enero ene janeiro gennaio ocak جنوری ژانویه يناير \
     januari stycznia января січня ledna जनवरी tammikuuta ιανουαρίου",
    "february feb februar février févr febrero fevereiro fev febbraio şubat فروری فوریه فبراير \
     februari lutego февраля лютого února फरवरी फ़रवरी helmikuuta φεβρουαρίου",
    "march mar märz mars marzo março mart مارچ مارس \
     maart marts marca марта березня března मार्च maaliskuuta μαρτίου",
    "april apr avril avr abril abr aprile nisan اپریل آوریل أبريل \
     kwietnia апреля квітня dubna अप्रैल huhtikuuta απριλίου",
    "may mai mayo maio maggio mayıs مئی مه مايو \
     mei maj maja мая травня května मई toukokuuta μαΐου",
    "june jun juni juin junio junho giugno haziran جون ژوئن يونيو \
     czerwca июня червня června जून kesäkuuta ιουνίου",
    "july jul juli juillet juil julio julho luglio temmuz جولائی ژوئیه يوليو \
     lipca июля липня července जुलाई heinäkuuta ιουλίου",
    "august aug août agosto ago ağustos اگست اوت أغسطس \
     augustus augusti sierpnia августа серпня srpna अगस्त elokuuta αυγούστου",
    "september sep sept septembre septiembre setembro settembre eylül ستمبر سپتامبر سبتمبر \
     września сентября вересня září सितंबर सितम्बर syyskuuta σεπτεμβρίου",
    "october oct oktober okt octobre octubre outubro ottobre ekim اکتوبر اکتبر أكتوبر \
     października октября жовтня října अक्टूबर अक्तूबर lokakuuta οκτωβρίου",
    "november nov novembre noviembre novembro kasım نومبر نوامبر نوفمبر \
     listopada ноября листопада listopadu नवंबर नवम्बर marraskuuta νοεμβρίου",
    "december dec dezember dez décembre déc diciembre dic dezembro dicembre aralık دسمبر دسامبر ديسمبر \
     desember grudnia декабря грудня prosince दिसंबर दिसम्बर joulukuuta δεκεμβρίου",
];

const WEEKDAYS: [&str; 48] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
    "پیر",
    "منگل",
    "بدھ",
    "جمعرات",
    "جمعہ",
    "ہفتہ",
    "اتوار",
    "segunda",
    "terça",
    "feira",
];

const FILLERS: [&str; 28] = [
    "at", "on", "of", "the", "a", "am", "pm", "de", "del", "le", "el", "um", "uhr", "gmt", "utc",
    "pkt", "pst", "ist", "est", "edt", "et", "bst", "cet", "cest", "z", "th", "hrs", "à",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_dates() {
        for (text, value, alone) in [
            ("01:14 AM, 16 Sep, 2024", "2024-09-16", true),
            ("Published: 01:14 AM, 16 Sep, 2024", "2024-09-16", false),
            ("Friday, August 22, 2025", "2025-08-22", true),
            ("Sept. 3rd, 2021", "2021-09-03", true),
            ("22 اگست 2025", "2025-08-22", true),
            ("۲۲ اگست، ۲۰۲۵", "2025-08-22", true),
            ("16.09.2024, 14.30 Uhr", "2024-09-16", true),
            ("5. März 2020", "2020-03-05", true),
            ("15 августа 2016, 13:43", "2016-08-15", true),
            ("3 września 2021", "2021-09-03", true),
            ("२६ अक्टूबर २०२१", "2021-10-26", true),
            ("2022年1月26日", "2022-01-26", true),
            ("2022년 1월 26일", "2022-01-26", true),
            ("3 de mayo de 2022", "2022-05-03", true),
            ("2024-09-16 08:00:00 +0500", "2024-09-16", true),
            ("31/12/2023", "2023-12-31", true),
            ("12/31/2023", "2023-12-31", true),
            ("05/06/2024", "2024", true),
            ("December 2023", "2023-12", true),
        ] {
            assert_eq!(line(text), Some(DateLine { value: value.to_owned(), alone }), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_line() {
        for text in
            ["31 February 2024", "16 Sep", "1999", "3.5.1", "from 1 May 2020 to 3 May 2020", ""]
        {
            assert_eq!(line(text), None, "{text}");
        }
        assert!(!line("Talks of 3 May 2020 in Geneva").unwrap().alone);
    }

    #[test]
    fn fields() {
        assert_eq!(field(" 2024-09-16T01:14:00+05:00 ").as_deref(), Some("2024-09-16"));
        assert_eq!(field("2024-09").as_deref(), Some("2024-09"));
        assert_eq!(field("16 September 2024").as_deref(), Some("2024-09-16"));
        assert_eq!(field("spring"), None);
        assert_eq!(field("about 16 September 2024 or so"), None);
    }
}
