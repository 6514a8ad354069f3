//! The English words that the grammar knows.

use std::sync::OnceLock;

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

/// What a word does in a time expression, or in the clause around one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// Any other word.
    Other,
    /// A word in -ed that is not in the table.
    PastForm,
    /// 1 to 12.
    Month(u8),
    ShortMonth(u8),
    /// 0 for Monday to 6.
    Weekday(u8),
    ShortWeekday(u8),
    /// EDTF code, 21 to 24.
    Season(u8),
    Unit(Unit),
    Units(Unit),
    Cardinal(u16),
    Ordinal(u8),
    Hundred,
    Thousand,
    /// st, nd, rd, th.
    Suffix,
    /// "nineties": 90; "noughties": 0.
    Decade(u8),
    /// "few", "several": a count that is not said.
    Few,
    Couple,
    Last,
    Past,
    Previous,
    This,
    Current,
    Next,
    Coming,
    Following,
    Same,
    That,
    Each,
    Early,
    Mid,
    Late,
    Beginning,
    End,
    Rest,
    Today,
    Tonight,
    Yesterday,
    Tomorrow,
    Now,
    Currently,
    Recently,
    Recent,
    Soon,
    Future,
    Ago,
    Later,
    Earlier,
    Hence,
    Before,
    After,
    From,
    To,
    Until,
    Through,
    Between,
    And,
    Or,
    Since,
    In,
    On,
    Of,
    At,
    By,
    During,
    For,
    Than,
    Within,
    The,
    A,
    /// his, its, our …
    Possessive,
    About,
    /// early hours: "morning" and so on, with the letters TIMEX3 gives it.
    PartOfDay(&'static str),
    /// daily, weekly …
    Recurring(&'static str),
    Meridiem,
    Zone,
    Fiscal,
    Calendar,
    /// Begins the name of a holiday.
    Holiday,
    /// Begins the name of an era.
    Era,
    /// "final", "closing": the last of a whole, never the one before now.
    Final,
    /// will, shall, expected, scheduled …
    Will,
    /// may, could, should …
    Modal,
    Is,
    Be,
    Been,
    /// was, said, rose …
    Was,
    Not,
    /// Other little words, before which a year is complete.
    Function,
    /// people, dollars, percent …: what a number counts.
    Counted,
}

use Word::*;

/// Every word by what it does; forms are separated by blanks.
#[rustfmt::skip]
const WORDS: &[(Word, &str)] = &[
    (Month(1), "january"),
    (Month(2), "february"),
    (Month(3), "march"),
    (Month(4), "april"),
    (Month(5), "may"),
    (Month(6), "june"),
    (Month(7), "july"),
    (Month(8), "august"),
    (Month(9), "september"),
    (Month(10), "october"),
    (Month(11), "november"),
    (Month(12), "december"),
    (ShortMonth(1), "jan"),
    (ShortMonth(2), "feb"),
    (ShortMonth(3), "mar"),
    (ShortMonth(4), "apr"),
    (ShortMonth(6), "jun"),
    (ShortMonth(7), "jul"),
    (ShortMonth(8), "aug"),
    (ShortMonth(9), "sep sept"),
    (ShortMonth(10), "oct"),
    (ShortMonth(11), "nov"),
    (ShortMonth(12), "dec"),
    (Weekday(0), "monday"),
    (Weekday(1), "tuesday"),
    (Weekday(2), "wednesday"),
    (Weekday(3), "thursday"),
    (Weekday(4), "friday"),
    (Weekday(5), "saturday"),
    (Weekday(6), "sunday"),
    (ShortWeekday(0), "mon"),
    (ShortWeekday(1), "tue tues"),
    (ShortWeekday(2), "wed"),
    (ShortWeekday(3), "thu thur thurs"),
    (ShortWeekday(4), "fri"),
    (ShortWeekday(5), "sat"),
    (ShortWeekday(6), "sun"),
    (Season(21), "spring"),
    (Season(22), "summer"),
    (Season(23), "autumn fall"),
    (Season(24), "winter"),
    (Ordinal(2), "second"),
    (Units(Unit::Second), "seconds"),
    (Unit(Unit::Minute), "minute"),
    (Units(Unit::Minute), "minutes"),
    (Unit(Unit::Hour), "hour"),
    (Units(Unit::Hour), "hours"),
    (Unit(Unit::Day), "day"),
    (Units(Unit::Day), "days"),
    (Unit(Unit::Weekend), "weekend"),
    (Units(Unit::Weekend), "weekends"),
    (Unit(Unit::Week), "week"),
    (Units(Unit::Week), "weeks"),
    (Unit(Unit::Fortnight), "fortnight"),
    (Units(Unit::Fortnight), "fortnights"),
    (Unit(Unit::Month), "month"),
    (Units(Unit::Month), "months"),
    (Unit(Unit::Quarter), "quarter qtr"),
    (Units(Unit::Quarter), "quarters"),
    (Unit(Unit::Half), "half"),
    (Unit(Unit::Year), "year yr"),
    (Units(Unit::Year), "years yrs"),
    (Unit(Unit::Decade), "decade"),
    (Units(Unit::Decade), "decades"),
    (Unit(Unit::Century), "century"),
    (Units(Unit::Century), "centuries"),
    (Cardinal(1), "one"),
    (Cardinal(2), "two"),
    (Cardinal(3), "three"),
    (Cardinal(4), "four"),
    (Cardinal(5), "five"),
    (Cardinal(6), "six"),
    (Cardinal(7), "seven"),
    (Cardinal(8), "eight"),
    (Cardinal(9), "nine"),
    (Cardinal(10), "ten"),
    (Cardinal(11), "eleven"),
    (Cardinal(12), "twelve"),
    (Cardinal(13), "thirteen"),
    (Cardinal(14), "fourteen"),
    (Cardinal(15), "fifteen"),
    (Cardinal(16), "sixteen"),
    (Cardinal(17), "seventeen"),
    (Cardinal(18), "eighteen"),
    (Cardinal(19), "nineteen"),
    (Cardinal(20), "twenty"),
    (Cardinal(30), "thirty"),
    (Cardinal(40), "forty"),
    (Cardinal(50), "fifty"),
    (Cardinal(60), "sixty"),
    (Cardinal(70), "seventy"),
    (Cardinal(80), "eighty"),
    (Cardinal(90), "ninety"),
    (Hundred, "hundred"),
    (Thousand, "thousand"),
    (Ordinal(1), "first"),
    (Ordinal(3), "third"),
    (Ordinal(4), "fourth"),
    (Ordinal(5), "fifth"),
    (Ordinal(6), "sixth"),
    (Ordinal(7), "seventh"),
    (Ordinal(8), "eighth"),
    (Ordinal(9), "ninth"),
    (Ordinal(10), "tenth"),
    (Ordinal(11), "eleventh"),
    (Ordinal(12), "twelfth"),
    (Ordinal(13), "thirteenth"),
    (Ordinal(14), "fourteenth"),
    (Ordinal(15), "fifteenth"),
    (Ordinal(16), "sixteenth"),
    (Ordinal(17), "seventeenth"),
    (Ordinal(18), "eighteenth"),
    (Ordinal(19), "nineteenth"),
    (Ordinal(20), "twentieth"),
    (Ordinal(30), "thirtieth"),
    (Suffix, "st nd rd th"),
    (Decade(20), "twenties"),
    (Decade(30), "thirties"),
    (Decade(40), "forties"),
    (Decade(50), "fifties"),
    (Decade(60), "sixties"),
    (Decade(70), "seventies"),
    (Decade(80), "eighties"),
    (Decade(90), "nineties"),
    (Decade(0), "noughties"),
    (Few, "few several many"),
    (Couple, "couple"),
    (Last, "last"),
    (Past, "past"),
    (Previous, "previous prior preceding"),
    (This, "this"),
    (Current, "current"),
    (Next, "next"),
    (Coming, "coming upcoming"),
    (Following, "following"),
    (Same, "same entire"),
    (That, "that"),
    (Each, "every each"),
    (Early, "early"),
    (Mid, "mid middle"),
    (Late, "late"),
    (Beginning, "beginning begin start outset"),
    (End, "end close"),
    (Rest, "rest remainder remaining"),
    (Today, "today"),
    (Tonight, "tonight"),
    (Yesterday, "yesterday"),
    (Tomorrow, "tomorrow tomorrows tmrw"),
    (Now, "now"),
    (Currently, "nowadays currently"),
    (Recently, "recently lately"),
    (Recent, "recent"),
    (Soon, "soon"),
    (Future, "future"),
    (Ago, "ago"),
    (Later, "later"),
    (Earlier, "earlier"),
    (Hence, "hence"),
    (Before, "before"),
    (After, "after"),
    (From, "from"),
    (To, "to"),
    (Until, "until till til"),
    (Through, "through thru"),
    (Between, "between"),
    (And, "and"),
    (Or, "or"),
    (Since, "since"),
    (In, "in"),
    (On, "on"),
    (Of, "of"),
    (At, "at"),
    (By, "by"),
    (During, "during throughout"),
    (For, "for"),
    (Than, "than"),
    (Within, "within"),
    (The, "the"),
    (A, "a an"),
    (Possessive, "his her its their our my your"),
    (About, "about around circa approximately roughly nearly almost over least only just under"),
    (PartOfDay("MO"), "morning"),
    (PartOfDay("AF"), "afternoon"),
    (PartOfDay("EV"), "evening"),
    (PartOfDay("NI"), "night"),
    (Recurring("P1D"), "daily"),
    (Recurring("P1W"), "weekly"),
    (Recurring("P2W"), "biweekly"),
    (Recurring("P1M"), "monthly"),
    (Recurring("P3M"), "quarterly"),
    (Recurring("P1Y"), "annual annually yearly"),
    (Meridiem, "am pm"),
    (Zone, "utc gmt est edt cet bst pst pdt ist"),
    (Fiscal, "fiscal financial"),
    (Calendar, "calendar"),
    (Holiday, "\
        christmas xmas thanksgiving easter good halloween new labor labour memorial veterans \
        boxing mlk earth columbus valentine valentines martin black international workers \
        father fathers mother mothers president presidents saint armistice bastille palm ash"),
    (Era, "cold interwar postwar victorian edwardian world post"),
    (Final, "final closing"),
    (Will, "\
        will shall ll wo expected scheduled slated plans plan planned planning due aims \
        intends hopes likely deadline going"),
    (Modal, "might could should would can must"),
    (Is, "is are s"),
    (Be, "be"),
    (Been, "been"),
    (Was, "\
        was were had has have did said told began became came fell rose made took won lost \
        went met held gave got left sold bought paid found saw led ran hit grew sent wrote \
        spoke shot struck broke born"),
    (Not, "not"),
    (Function, "\
        as but when where while who which whose with without because if amid despite into \
        against he she it they we i there also then so onwards onward compared versus ad ce"),
    (Counted, "\
        people men women children troops soldiers employees jobs points votes seats percent \
        per pct dollars euros pounds rupees yen cents km kilometers kilometres miles meters \
        metres feet ft acres hectares tons tonnes kg mph mw units members times barrels \
        shares copies students homes houses villages cars vehicles million billion"),
];

const SLOTS: usize = 2048;

/// Words of up to 15 letters as numbers, in an open-addressing table.
fn table() -> &'static [(u128, Word)] {
    static TABLE: OnceLock<Vec<(u128, Word)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = vec![(0, Other); SLOTS];
        for (meaning, forms) in WORDS {
            for form in forms.split_ascii_whitespace() {
                let key = pack(form.as_bytes());
                let mut slot = slot(key);
                while table[slot].0 != 0 && table[slot].0 != key {
                    slot = (slot + 1) % SLOTS;
                }
                table[slot] = (key, *meaning);
            }
        }
        table
    })
}

/// The letters in lower case, one per byte.
fn pack(word: &[u8]) -> u128 {
    word.iter().fold(0, |key, byte| key << 8 | u128::from(byte | 0x20))
}

fn slot(key: u128) -> usize {
    let mixed = (key as u64 ^ (key >> 64) as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 48) as usize % SLOTS
}

/// What an English word means to the grammar, whatever its case.
pub(super) fn look_up(word: &[u8]) -> Word {
    if word.len() > 15 {
        return Other;
    }
    let key = pack(word);
    let table = table();
    let mut slot = slot(key);
    while table[slot].0 != 0 {
        if table[slot].0 == key {
            return table[slot].1;
        }
        slot = (slot + 1) % SLOTS;
    }
    let past = word.len() > 4 && word.ends_with(b"ed") && !word.ends_with(b"eed");
    if past { PastForm } else { Other }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_in_any_case() {
        for (meaning, forms) in WORDS {
            for form in forms.split_ascii_whitespace() {
                assert_eq!(look_up(form.as_bytes()), *meaning, "{form}");
                assert_eq!(look_up(form.to_uppercase().as_bytes()), *meaning, "{form}");
            }
        }
        assert_eq!(look_up(b"Friday"), Weekday(4));
        assert_eq!(look_up(b"announced"), PastForm);
        assert_eq!(look_up(b"fridays"), Other);
        assert_eq!(look_up("naïve".as_bytes()), Other);
    }
}
