//! Dates in Chinese and Japanese: numbers before 年, 月 and 日, in digits or characters, Japanese
//! eras, decades and centuries, and the years, months and days beside the publication date.
//!
//! These are written without spaces, so that each Han character is a token here.

use dossier_engine::time::Civil;

use super::lexicon::Unit;
use super::part::Part;
use super::scan::{Basis, Meaning, Scan, Term};
use super::stretch::Stretch;
use super::token::Kind;

/// The eras with the year before their first (Meiji to Reiwa; the Republic in Taiwan).
const ERAS: [([&str; 2], i32); 6] = [
    (["令", "和"], 2018),
    (["平", "成"], 1988),
    (["昭", "和"], 1925),
    (["大", "正"], 1911),
    (["明", "治"], 1867),
    (["民", "国"], 1911),
];

/// Years that are believed.
const YEARS: std::ops::Range<i32> = 1000..2200;

/// What is counted from the publication date: characters, unit, how many away.
const BESIDE: &[(&str, Unit, i32)] = &[
    ("今天", Unit::Day, 0),
    ("昨天", Unit::Day, -1),
    ("前天", Unit::Day, -2),
    ("明天", Unit::Day, 1),
    ("今日", Unit::Day, 0),
    ("昨日", Unit::Day, -1),
    ("明日", Unit::Day, 1),
    ("本周", Unit::Week, 0),
    ("上周", Unit::Week, -1),
    ("下周", Unit::Week, 1),
    ("本週", Unit::Week, 0),
    ("今週", Unit::Week, 0),
    ("上週", Unit::Week, -1),
    ("先週", Unit::Week, -1),
    ("下週", Unit::Week, 1),
    ("来週", Unit::Week, 1),
    ("上个月", Unit::Month, -1),
    ("上個月", Unit::Month, -1),
    ("下个月", Unit::Month, 1),
    ("下個月", Unit::Month, 1),
    ("本月", Unit::Month, 0),
    ("上月", Unit::Month, -1),
    ("今月", Unit::Month, 0),
    ("先月", Unit::Month, -1),
    ("来月", Unit::Month, 1),
    ("今年", Unit::Year, 0),
    ("去年", Unit::Year, -1),
    ("昨年", Unit::Year, -1),
    ("明年", Unit::Year, 1),
    ("来年", Unit::Year, 1),
];

/// A year that is said, or how many years it is away from the year of publication.
#[derive(Clone, Copy)]
enum Year {
    Said(i32),
    Beside(i32),
    Unsaid,
}

impl Scan<'_> {
    /// A date at a token of a Chinese or Japanese text.
    pub fn han(&self, i: usize) -> Option<Term> {
        if !may_begin(self.form(i)) {
            return None;
        }
        // In the middle of a number nothing begins.
        if i > 0 && self.glued(i) && [i - 1, i].iter().all(|at| self.han_number(*at).is_some()) {
            return None;
        }
        self.han_age(i)
            .or_else(|| self.han_days(i))
            .or_else(|| self.han_date(i))
            .or_else(|| self.han_numeric(i))
            .or_else(|| self.han_beside(i).map(|(end, unit, by)| self.published_or(end, unit, by)))
            .or_else(|| self.han_weekday(i))
    }

    /// `2024年9月16日`, `二〇二四年九月`, `令和6年`, `今年3月`, `9月16日`.
    fn han_date(&self, i: usize) -> Option<Term> {
        let (year, at) = self.han_year(i).unwrap_or((Year::Unsaid, i));
        let month = self.before(at, &["月"]).filter(|(month, _)| (1..=12).contains(month));
        let Some((month, end)) = month else {
            let Year::Said(year) = year else { return None };
            // 2024年間 is a length of time.
            let is_length = ["间", "間"].iter().any(|after| self.is(at, after));
            if is_length {
                return None;
            }
            return Some(
                self.joined_years(i, year, at)
                    .unwrap_or_else(|| Term::part(at, Part::Year, Some(year))),
            );
        };
        let month = month as u8;
        let end = if self.is(end, "份") { end + 1 } else { end };
        let day = self.before(end, &["日", "号", "號"]).filter(|(day, _)| (1..=31).contains(day));
        let (part, end) = match day {
            Some((day, end)) => (Part::Day(month, day as u8), end),
            None => (Part::Month(month), end),
        };
        match year {
            Year::Said(year) => Some(Term::part(end, part, Some(year))),
            Year::Unsaid => Some(Term::part(end, part, None)),
            Year::Beside(by) => {
                let year = self.published.and_then(|(first, last)| {
                    let (first, last) = (Civil::from_day(first).year, Civil::from_day(last).year);
                    (first == last).then_some(first + by)
                });
                let stretch = year.and_then(|year| part.of_year(year));
                Some(match stretch {
                    Some(stretch) => Term::new(end, Meaning::Fixed(stretch, Basis::Published)),
                    None => Term::unresolved(end, part.value()),
                })
            }
        }
    }

    /// `2024/09/16`: letters may stand right beside it.
    fn han_numeric(&self, i: usize) -> Option<Term> {
        let (year, 4) = self.number(i)? else { return None };
        let mark = ['/', '-', '.'].into_iter().find(|mark| self.mark(i + 1, *mark))?;
        let ((month, 1..=2), (day, 1..=2)) = (self.number(i + 2)?, self.number(i + 4)?) else {
            return None;
        };
        let whole = self.mark(i + 3, mark) && (i + 1..i + 5).all(|at| self.glued(at));
        let (year, month, day) = (year as i32, month as u8, day as u8);
        let fits = whole && YEARS.contains(&year) && Civil::new(year, month, day).is_some();
        fits.then(|| Term::part(i + 5, Part::Day(month, day), Some(year)))
    }

    /// `2019年至2021年`
    fn joined_years(&self, i: usize, year: i32, at: usize) -> Option<Term> {
        let (Year::Said(last), end) = self.han_year(self.past_to(at)?)? else { return None };
        if last <= year || i >= at {
            return None;
        }
        let span = Stretch::span(Stretch::year(year)?, Stretch::year(last)?)?;
        Some(Term::new(end, Meaning::Fixed(span, Basis::Written)))
    }

    /// `9月10日至21日`, `2024年9月10日～9月21日`
    fn han_days(&self, i: usize) -> Option<Term> {
        let first = self.han_date(i)?;
        let Meaning::Dated(Part::Day(month, from), year) = first.meaning else { return None };
        let at = self.past_to(first.end)?;
        let again = self.before(at, &["月"]).filter(|(other, _)| *other == u32::from(month));
        let at = again.map_or(at, |(_, at)| at);
        let (to, end) = self.before(at, &["日", "号", "號"])?;
        let to = u8::try_from(to).ok().filter(|to| (from + 1..=31).contains(to))?;
        self.in_month(month, from, to, year, i, end)
    }

    /// Past what joins the ends of a range.
    fn past_to(&self, i: usize) -> Option<usize> {
        if self.is(i, "から") {
            return Some(i + 1);
        }
        let joins = self.dash(i)
            || self.any_mark(i, &['～', '〜', '~', '－'])
            || ["至", "到"].iter().any(|word| self.is(i, word));
        joins.then_some(i + 1)
    }

    /// `1990年代`, `二十世纪`, `20世纪90年代`
    fn han_age(&self, i: usize) -> Option<Term> {
        let (number, at) = self.han_number(i)?;
        let fixed = |end, stretch: Option<Stretch>| {
            Some(Term::new(end, Meaning::Fixed(stretch?, Basis::Written)))
        };
        let is_decade = |at: usize| self.is(at, "年") && self.is(at + 1, "代");
        if is_decade(at) {
            let fits = number % 10 == 0 && YEARS.contains(&(number as i32));
            return fits.then(|| fixed(at + 2, Stretch::decade(number as i32)))?;
        }
        let is_century = self.is(at, "世") && (self.is(at + 1, "纪") || self.is(at + 1, "紀"));
        if !is_century || !(10..=22).contains(&number) {
            return None;
        }
        let first = (number as i32 - 1) * 100;
        match self.han_number(at + 2) {
            Some((tens, end)) if tens % 10 == 0 && tens < 100 && is_decade(end) => {
                fixed(end + 2, Stretch::decade(first + tens as i32))
            }
            _ => fixed(at + 2, Stretch::century(first)),
        }
    }

    /// A year and what stands for one, and the place past 年.
    fn han_year(&self, i: usize) -> Option<(Year, usize)> {
        for (form, before) in ERAS {
            if !(self.is(i, form[0])
                && (self.is(i + 1, form[1]) || form[1] == "国" && self.is(i + 1, "國")))
            {
                continue;
            }
            let (number, at) =
                if self.is(i + 2, "元") { (1, i + 3) } else { self.han_number(i + 2)? };
            let fits = (1..=120).contains(&number) && self.is(at, "年");
            return fits.then_some((Year::Said(before + number as i32), at + 1));
        }
        if let Some((end, Unit::Year, by)) = self.han_beside(i) {
            return Some((Year::Beside(by), end));
        }
        let (number, end) = self.before(i, &["年"])?;
        let year = i32::try_from(number).ok().filter(|year| YEARS.contains(year))?;
        // 2000年前: two thousand years ago.
        let is_ago = number % 100 == 0 && self.is(end, "前");
        (!is_ago).then_some((Year::Said(year), end))
    }

    /// `去年`, `本月`, `昨天`
    fn han_beside(&self, i: usize) -> Option<(usize, Unit, i32)> {
        // 今年, not the end of 至今年.
        BESIDE.iter().find_map(|(form, unit, by)| {
            let mut end = i;
            for character in form.chars() {
                let mut bytes = [0; 4];
                if !self.is(end, character.encode_utf8(&mut bytes)) {
                    return None;
                }
                end += 1;
            }
            Some((end, *unit, *by))
        })
    }

    /// `星期一`, `周一`, `月曜日`
    fn han_weekday(&self, i: usize) -> Option<Term> {
        let place = |days: &str, at: usize| {
            let form = self.form(at);
            let at = days.chars().position(|day| form.chars().eq([day]))?;
            u8::try_from(at).ok().map(|day| day.min(6))
        };
        let led = |words: &[&str]| i > 0 && words.iter().any(|word| self.is(i - 1, word));
        if led(&["每", "毎", "上", "下", "本", "这", "這"]) {
            return None;
        }
        let (day, end) = if self.is(i + 1, "曜") {
            (place("月火水木金土日", i)?, if self.is(i + 2, "日") { i + 3 } else { i + 2 })
        } else if self.is(i, "星") && self.is(i + 1, "期") {
            (place("一二三四五六日天", i + 2)?, i + 3)
        } else if self.is(i, "周") || self.is(i, "週") {
            (place("一二三四五六日", i + 1)?, i + 2)
        } else {
            return None;
        };
        Some(Term::new(end, Meaning::Weekday(day)))
    }

    /// A number before one of these characters, and the place past it.
    fn before(&self, i: usize, after: &[&str]) -> Option<(u32, usize)> {
        let (number, end) = self.han_number(i)?;
        after.iter().any(|after| self.is(end, after)).then_some((number, end + 1))
    }

    /// A number in digits, in characters that stand for digits (二〇二四), or in words to 99 (二十一).
    fn han_number(&self, i: usize) -> Option<(u32, usize)> {
        if let Some((number, _)) = self.number(i) {
            return Some((number, i + 1));
        }
        let digit = |at: usize| {
            let mut form = self.form(at).chars();
            let value = match form.next()? {
                '〇' | '零' => 0,
                '一' => 1,
                '二' => 2,
                '三' => 3,
                '四' => 4,
                '五' => 5,
                '六' => 6,
                '七' => 7,
                '八' => 8,
                '九' => 9,
                _ => return None,
            };
            (self.kind(at) == Some(Kind::Word) && form.next().is_none()).then_some(value)
        };
        if self.is(i, "十") || self.is(i + 1, "十") && digit(i).is_some() {
            let (tens, at) = if self.is(i, "十") { (1, i + 1) } else { (digit(i)?, i + 2) };
            return Some(match digit(at) {
                Some(ones) => (tens * 10 + ones, at + 1),
                None => (tens * 10, at),
            });
        }
        let mut at = i;
        let mut number = 0u32;
        while let Some(value) = digit(at) {
            number = number.saturating_mul(10).saturating_add(value);
            at += 1;
        }
        (at > i).then_some((number, at))
    }
}

/// Whether a date may begin with a character: nearly all are passed over at once.
fn may_begin(form: &str) -> bool {
    let Some(first) = form.chars().next() else { return false };
    match first {
        '〇' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' => {
            true
        }
        '令' | '平' | '昭' | '大' | '明' | '治' | '民' => true,
        '今' | '昨' | '前' | '本' | '上' | '先' | '下' | '来' | '去' => true,
        '星' | '周' | '週' | '月' | '火' | '水' | '木' | '金' | '土' | '日' => true,
        other => !matches!(other, '\u{3040}'..='\u{9fff}'),
    }
}

#[cfg(test)]
mod tests {
    use dossier_engine::time::Edtf;

    use crate::dates::find;
    use crate::model::{Passage, Role, Span};

    fn read(language: &str, text: &str, published: Option<&str>) -> Vec<(String, String)> {
        let span = Span::new(0, text.len());
        let passage = Passage { span, role: Role::Paragraph, language: language.to_owned() };
        let mentions = find(text, &[passage], published.and_then(Edtf::parse).as_ref());
        mentions.iter().map(|m| (text[m.span.range()].to_owned(), m.value.clone())).collect()
    }

    #[test]
    fn years_months_and_days() {
        for (language, text, expected) in [
            ("zh", "会议于2024年9月16日在北京举行", &[("2024年9月16日", "2024-09-16")][..]),
            (
                "zh",
                "二〇二四年九月十六日，二零一九年",
                &[("二〇二四年九月十六日", "2024-09-16"), ("二零一九年", "2019")],
            ),
            (
                "zh",
                "2018年12月21号、2018年12月份",
                &[("2018年12月21号", "2018-12-21"), ("2018年12月份", "2018-12")],
            ),
            ("zh", "1949年10月1日至1950年", &[("1949年10月1日", "1949-10-01"), ("1950年", "1950")]),
            ("zh", "2019年至2021年的增长", &[("2019年至2021年", "2019/2021")]),
            ("zh", "2020年12月10日至21日", &[("2020年12月10日至21日", "2020-12-10/2020-12-21")]),
            ("zh", "20世纪90年代和二十一世纪", &[("20世纪90年代", "199X"), ("二十一世纪", "20XX")]),
            ("zh", "上世紀後，民國110年5月", &[("民國110年5月", "2021-05")]),
            ("zh-Hant", "１９９７年７月１日", &[("１９９７年７月１日", "1997-07-01")]),
            (
                "ja",
                "令和6年1月1日に、平成元年から",
                &[("令和6年1月1日", "2024-01-01"), ("平成元年", "1989")],
            ),
            ("ja", "昭和二十年八月十五日", &[("昭和二十年八月十五日", "1945-08-15")]),
            (
                "ja",
                "1990年代の日本、2011年3月11日（金曜日）",
                &[("1990年代", "199X"), ("2011年3月11日", "2011-03-11"), ("金曜日", "XXXX-WXX-5")],
            ),
            (
                "ja",
                "2024/09/16と2024-09-17",
                &[("2024/09/16", "2024-09-16"), ("2024-09-17", "2024-09-17")],
            ),
            ("zh", "三个月、5年、2000年前、100人、3月4日的第12期", &[("3月4日", "XXXX-03-04")]),
            ("ja", "3か月間、1000年間、13月", &[]),
        ] {
            let found = read(language, text, None);
            let found: Vec<(&str, &str)> =
                found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn counted_from_the_publication_date() {
        // A Monday.
        for (language, text, value) in [
            ("zh", "昨天", "2024-09-15"),
            ("zh", "去年", "2023"),
            ("zh", "今年3月", "2024-03"),
            ("zh", "去年12月25日", "2023-12-25"),
            ("zh", "上个月", "2024-08"),
            ("zh", "9月10日", "2024-09-10"),
            ("zh", "星期五", "2024-09-13"),
            ("ja", "昨日", "2024-09-15"),
            ("ja", "先週", "2024-W37"),
            ("ja", "昨年", "2023"),
            ("ja", "金曜日に", "2024-09-13"),
        ] {
            let found = read(language, text, Some("2024-09-16"));
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!(found[0].1, value, "{text}");
        }
        assert_eq!(read("zh", "今年3月", None)[0].1, "XXXX-03");
    }
}
