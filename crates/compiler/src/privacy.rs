//! Contact details: e-mail addresses and telephone numbers found in articles are not republished.
//!
//! An address becomes its first letter (`r…@…`), a number its first digit (`+9…`, `0…`). Precision
//! comes first: a number is masked when it is written as telephone numbers are (an international
//! prefix, a leading zero with ten or eleven digits, groups of three, three and four) or when a word
//! like "phone" stands before it. Dates, years, sums, book numbers, addresses of machines and scores
//! are left as they are.

use std::borrow::Cow;

use crate::model::Span;
use crate::show::Edited;

/// The text with contact details masked.
pub fn mask(text: &str) -> Edited {
    Edited::new(text, &contacts(text))
}

/// The contact details in a text, in order, each with its mask.
pub fn contacts(text: &str) -> Vec<(Span, Cow<'static, str>)> {
    let mut found = Vec::new();
    if text.bytes().any(|byte| byte == b'@') {
        addresses(text, &mut found);
    }
    if text.chars().any(|c| digit(c).is_some()) {
        let addresses = found.len();
        numbers(text, &mut found, addresses);
        found.sort_by_key(|(span, _)| *span);
    }
    found
}

/// Longest local part and longest domain that are looked at (RFC 5321 §4.5.3.1).
const MAX_LOCAL: usize = 64;
const MAX_DOMAIN: usize = 255;

fn addresses(text: &str, found: &mut Vec<(Span, Cow<'static, str>)>) {
    let mut done = 0;
    for (at, _) in text.match_indices('@') {
        if at < done {
            continue;
        }
        let local = text[done..at].char_indices().rev().take(MAX_LOCAL);
        let local = local.take_while(|(_, c)| c.is_alphanumeric() || "._%+-'".contains(*c));
        let Some((start, _)) = local.last() else { continue };
        let start = done + start;
        let start = start + text[start..at].len()
            - text[start..at].trim_start_matches(['\'', '.', '-']).len();
        let Some(first) = text[start..at].chars().next() else { continue };
        let domain = text[at + 1..].char_indices().take(MAX_DOMAIN);
        let domain = domain.take_while(|(_, c)| c.is_alphanumeric() || matches!(c, '.' | '-'));
        let Some(length) = domain.last().map(|(last, c)| last + c.len_utf8()) else { continue };
        let domain = text[at + 1..at + 1 + length].trim_end_matches(['.', '-']);
        let top = domain.rsplit_once('.').filter(|(name, _)| !name.is_empty()).map(|(_, top)| top);
        if !top.is_some_and(|top| top.chars().count() >= 2 && top.chars().all(char::is_alphabetic))
        {
            continue;
        }
        done = at + 1 + domain.len();
        found.push((Span::new(start, done), Cow::Owned(format!("{first}…@…"))));
    }
}

/// A run of digits and of the signs that group them.
struct Run {
    start: usize,
    end: usize,
    /// Whether a plus sign stands in front.
    plus: bool,
    /// Number of digits of each group.
    groups: Vec<usize>,
    /// Signs between the groups.
    signs: String,
    /// First digits.
    head: Vec<u32>,
}

fn numbers(text: &str, found: &mut Vec<(Span, Cow<'static, str>)>, addresses: usize) {
    let mut at = 0;
    let mut address = 0;
    while let Some(offset) = text[at..].find(|c: char| digit(c).is_some()) {
        let run = run(text, at, at + offset);
        at = run.end;
        while address < addresses && found[address].0.end <= run.start {
            address += 1;
        }
        let inside = address < addresses && found[address].0.start < run.end;
        if !inside && is_telephone(text, &run) {
            let mut mask: String =
                text[run.start..].chars().take(if run.plus { 2 } else { 1 }).collect();
            if mask.starts_with('(') {
                mask = text[run.start + 1..].chars().take(1).collect();
            }
            mask.push('…');
            found.push((Span::new(run.start, run.end), Cow::Owned(mask)));
        }
    }
}

/// The run whose first digit is at `digit_at`; nothing before `from` belongs to it.
fn run(text: &str, from: usize, digit_at: usize) -> Run {
    let before = &text[from..digit_at];
    let mut start = digit_at - if before.ends_with('(') { 1 } else { 0 };
    let plus = text[from..start].ends_with('+');
    if plus {
        start -= 1;
    }
    let (mut end, mut at) = (digit_at, digit_at);
    let mut run = Run {
        start,
        end,
        plus,
        groups: vec![0],
        signs: String::new(),
        head: Vec::with_capacity(4),
    };
    let mut gap = String::new();
    for c in text[digit_at..].chars() {
        at += c.len_utf8();
        if let Some(value) = digit(c) {
            if !gap.is_empty() {
                run.signs.push_str(&std::mem::take(&mut gap));
                run.groups.push(0);
            }
            if let Some(group) = run.groups.last_mut() {
                *group += 1;
            }
            if run.head.len() < 4 {
                run.head.push(value);
            }
            end = at;
        } else if matches!(c, ' ' | '\u{a0}' | '-' | '‑' | '–' | '.' | '(' | ')' | '/')
            && gap.chars().count() < 3
        {
            gap.push(c);
        } else {
            break;
        }
    }
    run.end = end;
    run
}

fn is_telephone(text: &str, run: &Run) -> bool {
    let digits: usize = run.groups.iter().sum();
    if !(7..=15).contains(&digits) || run.groups.len() > 7 {
        return false;
    }
    let before = text[..run.start].chars().next_back();
    let after = text[run.end..].chars().next();
    if before.is_some_and(|c| {
        c.is_alphanumeric() || is_money(c) || matches!(c, '.' | ',' | '/' | '_' | '#' | '=')
    }) {
        return false;
    }
    if after.is_some_and(|c| c.is_alphanumeric() || is_money(c) || matches!(c, '%' | '_')) {
        return false;
    }
    // `1,234,567` and `3.141,59`: what goes on after a comma is a quantity.
    if after == Some(',') && text[run.end + 1..].chars().next().is_some_and(|c| digit(c).is_some())
    {
        return false;
    }
    let context = words_before(text, run.start);
    let cue = CUES.iter().any(|cue| context.contains(cue));
    if !cue && NOT_CALLED.iter().any(|word| context.ends_with(word)) {
        return false;
    }
    let spread = run.signs.contains(['/', '–']) || run.signs.contains(". ");
    let groups = run.groups.as_slice();
    let dotted_thousands = groups.len() > 2
        && groups[1..].iter().all(|group| *group == 3)
        && run.signs.chars().all(|c| c == '.' || c == ' ' || c == '\u{a0}');
    let is_date = is_date(run);
    if run.plus {
        let first = run.head.first().is_some_and(|first| *first != 0);
        return first
            && digits >= 8
            && (digits >= 10 || groups.len() > 1)
            && !spread
            && !dotted_thousands;
    }
    if cue && !is_date {
        return !spread || groups[0] <= 4;
    }
    if spread || is_date || dotted_thousands {
        return false;
    }
    if run.head.starts_with(&[0, 0]) {
        return (10..=15).contains(&digits);
    }
    if run.head.first() == Some(&0) {
        let grouped = groups.len() == 1 || (groups.len() <= 4 && (3..=5).contains(&groups[0]));
        return (10..=11).contains(&digits) && grouped;
    }
    // North America: (202) 555-0123, 202-555-0123, 1-202-555-0123.
    let signs = run.signs.chars().all(|c| matches!(c, '-' | '‑' | '.' | ' ' | ')' | '('));
    let national = matches!(groups, [3, 3, 4]) && run.signs != "  ";
    let with_code =
        matches!(groups, [1, 3, 3, 4]) && run.head.first() == Some(&1) && run.signs != "   ";
    signs && (national || with_code)
}

/// Whether the groups are those of a date, a range of years or a machine's address.
fn is_date(run: &Run) -> bool {
    match run.groups.as_slice() {
        [4, 1 | 2, 1 | 2, ..] | [1 | 2, 1 | 2, 4, ..] => true,
        [4, 4] => run.head.first().is_some_and(|first| *first == 1 || *first == 2),
        [a, b, c, d] if [a, b, c, d].iter().all(|group| **group <= 3) => run.signs == "...",
        [8] => run.head.starts_with(&[1, 9]) || run.head.starts_with(&[2, 0]),
        _ => false,
    }
}

/// The letters of up to 24 characters before an offset, in lower case; other characters as spaces.
fn words_before(text: &str, at: usize) -> String {
    let mut context: Vec<char> = text[..at].chars().rev().take(24).collect();
    context.reverse();
    let words: String = context.iter().map(|c| if c.is_alphabetic() { *c } else { ' ' }).collect();
    format!(" {} ", words.trim_end().to_lowercase())
}

fn is_money(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | '₹' | '₨' | '₺' | '₽' | '¢' | '₩')
}

/// Words before numbers that nobody calls.
const NOT_CALLED: [&str; 9] =
    [" isbn ", " issn ", " doi ", " rs ", " usd ", " pkr ", " no ", " nos ", " number "];

/// Words that announce a telephone number. A space stands for the edge of a word.
const CUES: [&str; 18] = [
    " tel ",
    " phone",
    "telephone",
    " mobile",
    " cell",
    " fax",
    " whatsapp",
    " call us",
    " call me",
    " call at",
    " ph ",
    " hotline",
    " helpline",
    "فون",
    "موبائل",
    "واٹس",
    "هاتف",
    "телефон",
];

/// The value of a decimal digit in Latin, Arabic, Persian or Devanagari script.
fn digit(c: char) -> Option<u32> {
    crate::metadata::date::digit(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contact_details_are_masked() {
        for (text, masked) in [
            ("reach me at ali.khan20@example.com).", "reach me at a…@…)."),
            ("A <b+c@mail.example.co.uk>, or d@e.io.", "A <b…@…>, or d…@…."),
            ("نمائندہ علی@مثال.پاکستان ہے", "نمائندہ ع…@… ہے"),
            ("Call +92 300 1234567 today", "Call +9… today"),
            ("+1 (202) 555-0123", "+1…"),
            ("+442071234567", "+4…"),
            ("0300-1234567", "0…"),
            ("03001234567", "0…"),
            ("0092 51 1234567", "0…"),
            ("(202) 555-0123.", "2…."),
            ("202-555-0123 or 202.555.0124", "2… or 2…"),
            ("1-800-555-0199", "1…"),
            ("Tel: 555 0123", "Tel: 5…"),
            ("Phone (051) 920 1234", "Phone 0…"),
            ("فون نمبر: ۰۳۰۰۱۲۳۴۵۶۷", "فون نمبر: ۰…"),
            ("WhatsApp 92 300 1234567, please", "WhatsApp 9…, please"),
        ] {
            assert_eq!(mask(text).text, masked, "{text}");
        }
    }

    #[test]
    fn what_is_no_contact_detail_is_left() {
        for text in [
            "@handle and user@host and a @ b.org and @@ and x@.org",
            "On 2023-12-18, 18.12.2023, 12/18/2023 and 20231218.",
            "the years 1999-2003, 1947–1958, 2021-22 and 1965 1971",
            "over $33 billion, $9,000,000, Rs 1000000000, PKR 2500000000, 5000000 €",
            "1,234,567 and 1.234.567.890 and 12 345 678 and 21.5 percent",
            "ISBN 978-0-306-40615-7, ISBN 0306406152 and 978-3-16-148410-0",
            "192.168.100.100 and 10.0.0.1",
            "scores of 3-0 6-4 7-5, Resolution 1267 (1999), F-16, article 370",
            "a population of 241499431 people and 2400000000 dollars",
            "from +5 to +10000000 and 100+200",
            "at 14:30 on 5 August 2019 and 1 2 3 4 5 6 7 8 9",
            "case no. 0123456789, order 20240916123456",
            "3.14159265 and 0.1234567890",
            "",
        ] {
            assert_eq!(mask(text).text, text);
        }
    }

    #[test]
    fn offsets_are_carried_over() {
        let text = "Mail ali@example.org or 0300-1234567 now";
        let masked = mask(text);
        let at = text.find(" or ").unwrap() + 1;
        assert_eq!(&masked.text[masked.carry(Span::new(at, at + 2)).unwrap().range()], "or");
        let at = text.find("now").unwrap();
        assert_eq!(&masked.text[masked.carry(Span::new(at, at + 3)).unwrap().range()], "now");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_masked_without_harm(text in "(\\PC|[0-9@.+ ()\\-]){0,80}") {
            let masked = mask(&text);
            proptest::prop_assert!(masked.carry(Span::new(0, text.len())).is_some() || text.is_empty());
            let mut end = 0;
            for (span, _) in contacts(&text) {
                proptest::prop_assert!(span.start >= end && text.get(span.range()).is_some());
                end = span.end;
            }
        }
    }
}
