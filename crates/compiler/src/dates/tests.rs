//! What expressions mean. The publication date is a Monday, 16 September 2024, unless a test says
//! otherwise.

use dossier_engine::time::{Civil, Edtf};
use proptest::prelude::*;

use super::find;
use crate::model::{DateMention, DateType, Passage, Role, Span};

const PUBLISHED: &str = "2024-09-16";

fn passages(text: &str, language: &str) -> Vec<Passage> {
    let mut at = 0;
    text.split('\n')
        .map(|line| {
            let span = Span::new(at, at + line.len());
            at = span.end + 1;
            Passage { span, role: Role::Paragraph, language: language.to_owned() }
        })
        .collect()
}

fn mentions(text: &str, published: &str) -> Vec<DateMention> {
    find(text, &passages(text, "en"), Edtf::parse(published).as_ref())
}

/// The words and values found, as `words=value`, joined by `; `.
fn read(text: &str, published: &str) -> String {
    let found = mentions(text, published);
    let parts: Vec<String> =
        found.iter().map(|m| format!("{}={}", &text[m.span.range()], m.value)).collect();
    parts.join("; ")
}

fn check(cases: &[(&str, &str)]) {
    for (text, wanted) in cases {
        assert_eq!(read(text, PUBLISHED), *wanted, "{text}");
    }
}

#[test]
fn days_in_every_order() {
    for text in [
        "3 March 2015",
        "3rd March 2015",
        "the 3rd of March, 2015",
        "March 3, 2015",
        "March 3rd 2015",
        "Mar. 3, 2015",
        "Tuesday, March 3, 2015",
        "2015-03-03",
        "03/03/2015",
        "3.3.2015",
        "3-Mar-2015",
        "the third of March 2015",
        "March third, 2015",
        "2015/03/03",
        "3 Mar 15",
        "third day of March 2015",
    ] {
        let found = mentions(&format!("signed on {text}."), "");
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].value, "2015-03-03", "{text}");
        assert!(found[0].reason.contains("as written"), "{}", found[0].reason);
    }
}

#[test]
fn parts_of_years() {
    check(&[
        ("in September 2021", "September 2021=2021-09"),
        ("in the summer of 1990", "the summer of 1990=1990-22"),
        ("the third quarter of 2009", "the third quarter of 2009=2009-35"),
        ("Q3 2019 and 2020 Q1", "Q3 2019=2019-35; 2020 Q1=2020-33"),
        ("the second half of 2006", "the second half of 2006=2006-41"),
        ("early 2009, mid-2011 and late 2012", "early 2009=2009; mid-2011=2011; late 2012=2012"),
        ("the last week of March 2009", "the last week of March 2009=2009-W13"),
        ("the first Monday of May 2023", "the first Monday of May 2023=2023-05-01"),
        ("by the end of 2025", "the end of 2025=2025"),
        (
            "Easter 2019 and Thanksgiving 2017",
            "Easter 2019=2019-04-21; Thanksgiving 2017=2017-11-23",
        ),
        ("week 3 of 2027", "week 3 of 2027=2027-W03"),
        ("fiscal year 2019", "fiscal year 2019=2019"),
    ]);
}

#[test]
fn long_periods() {
    check(&[
        ("since the 1970s", "the 1970s=197X"),
        ("the ’70s and 80s", "the ’70s=197X; 80s=198X"),
        ("in the late eighties", "the late eighties=198X"),
        ("the 21st century", "the 21st century=20XX"),
        ("nineteenth-century maps", "nineteenth-century=18XX"),
        ("the early Cold War era", "the early Cold War era=1947~/1961~"),
        ("the interwar years", "the interwar years=1918~/1939~"),
        ("post-9/11 America", "post-9/11=2001-09-11/.."),
        ("The Cold War ended.", ""),
    ]);
}

#[test]
fn ranges_and_lists() {
    check(&[
        ("between 2002 and 2008", "between 2002 and 2008=2002/2008"),
        ("from 1998 to 2001", "from 1998 to 2001=1998/2001"),
        ("the war (1914–18)", "1914–18=1914/1918"),
        ("the 2023/24 season", "2023/24=2023/2024"),
        ("Aug. 6 and 9, 1945", "Aug. 6=1945-08-06; 9=1945-08-09"),
        ("11th and 12th September 2019", "11th=2019-09-11; 12th September 2019=2019-09-12"),
        ("on May 5, 6 people died", "May 5=2024-05-05"),
        ("10–21 December 2020", "10–21 December 2020=2020-12-10/2020-12-21"),
        ("July 13-15, 2020", "July 13-15, 2020=2020-07-13/2020-07-15"),
        (
            "from 30 December 2019 to 2 January 2020",
            "from 30 December 2019 to 2 January 2020=2019-12-30/2020-01-02",
        ),
        ("from May to July 2017", "from May to July 2017=2017-05/2017-07"),
        ("Nov-Feb 2017", "Nov-Feb 2017=2016-11/2017-02"),
        ("in March and April 2021", "March=2021-03; April 2021=2021-04"),
        ("in 2001, 2004 and 2007.", "2001=2001; 2004=2004; 2007=2007"),
        ("from 10/1/2018-10/7/2018", "from 10/1/2018-10/7/2018=2018-10-01/2018-10-07"),
    ]);
}

#[test]
fn counted_from_the_publication_date() {
    check(&[
        ("He spoke today.", "today=2024-09-16"),
        ("He spoke yesterday.", "yesterday=2024-09-15"),
        ("the day before yesterday", "the day before yesterday=2024-09-14"),
        ("sales fell last month", "last month=2024-08"),
        ("it met this week", "this week=2024-W38"),
        ("next year’s budget", "next year=2025"),
        ("the last quarter", "the last quarter=2024-34"),
        ("two months ago", "two months ago=2024-07"),
        ("three years ago", "three years ago=2021"),
        ("ten days ago", "ten days ago=2024-09-06"),
        ("earlier this year", "earlier this year=2024"),
        ("late last month", "late last month=2024-08"),
        ("It will open in two weeks.", "two weeks=2024-W40"),
        ("the end of next month", "the end of next month=2024-10"),
        ("Tuesday of next week", "Tuesday of next week=2024-09-24"),
        ("the first quarter of last year", "the first quarter of last year=2023-33"),
        ("October of next year", "October of next year=2025-10"),
        ("last Easter", "last Easter=2024-03-31"),
    ]);
}

#[test]
fn past_in_news_unless_the_clause_looks_ahead() {
    check(&[
        ("He said on Friday", "Friday=2024-09-13"),
        ("They announced Monday that it will close", "Monday=2024-09-16"),
        ("The trial is to begin on Friday", "Friday=2024-09-20"),
        ("The court adjourned until Thursday.", "Thursday=2024-09-19"),
        ("The next hearing is on Friday.", "Friday=2024-09-20"),
        ("The vote is set for Sunday.", "Sunday=2024-09-22"),
        ("The trial will begin on Friday", "Friday=2024-09-20"),
        ("On Friday, the court will decide.", "Friday=2024-09-20"),
        ("It reported sales in November.", "November=2023-11"),
        ("It is expected to be finished in November.", "November=2024-11"),
        ("He resigned on August 24.", "August 24=2024-08-24"),
        ("A hearing has been set for October 3.", "October 3=2024-10-03"),
        ("by December 1", "December 1=2024-12-01"),
        ("In the fourth quarter it cut jobs", "the fourth quarter=2024-36"),
    ]);
}

#[test]
fn counted_from_the_text() {
    check(&[
        (
            "He left in March 2015 and returned a year later.",
            "March 2015=2015-03; a year later=2016",
        ),
        (
            "It began on 3 May 2010. The following day it ended.",
            "3 May 2010=2010-05-03; The following day=2010-05-04",
        ),
        ("In 2005 it grew, and the previous year it shrank.", "2005=2005; the previous year=2004"),
        (
            "sales in January, compared to the same month a year ago",
            "January=2024-01; the same month a year ago=2023-01",
        ),
    ]);
}

#[test]
fn nothing_is_counted_from_an_unknown_date() {
    for (text, value) in [
        ("last month", "PAST_REF"),
        ("on Tuesday he left", "XXXX-WXX-2"),
        ("today he left", "PRESENT_REF"),
        ("on June 3 he left", "XXXX-06-03"),
        ("two years ago", "PAST_REF"),
        ("the following day", "FUTURE_REF"),
    ] {
        let found = mentions(text, "");
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(
            (found[0].value.as_str(), found[0].earliest, found[0].latest),
            (value, None, None)
        );
        assert!(found[0].reason.contains("depends on the publication date"), "{}", found[0].reason);
    }
    // A publication date that is only known to the month anchors months and years, not days.
    assert_eq!(
        read("last month and on Tuesday", "2024-09"),
        "last month=2024-08; Tuesday=XXXX-WXX-2"
    );
    assert_eq!(read("last year", "2024"), "last year=2023");
}

#[test]
fn days_that_do_not_exist_are_their_month() {
    for (text, value, last) in [
        ("30 Feb 2021", "2021-02", 28),
        ("31 June 2020", "2020-06", 30),
        ("June 31, 2020", "2020-06", 30),
        ("29 February 2023", "2023-02", 28),
    ] {
        let found = mentions(&format!("It was signed on {text}."), PUBLISHED);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].value, value, "{text}");
        let latest = found[0].latest.map(Civil::from_day);
        assert_eq!(latest.map(|date| date.day), Some(last), "{text}");
        assert!(found[0].reason.contains("there is no such day"), "{}", found[0].reason);
    }
    let found = mentions("It was signed on 31 June.", PUBLISHED);
    assert_eq!((found[0].value.as_str(), found[0].earliest), ("XXXX-06", None));
    assert_eq!(
        read("It was signed on 29 February 2024.", PUBLISHED),
        "29 February 2024=2024-02-29"
    );
}

#[test]
fn the_day_of_2001_by_its_names() {
    check(&[
        ("The 9/11 attacks changed that.", "9/11=2001-09-11"),
        ("The world after 9/11 is another.", "9/11=2001-09-11"),
        ("In post-9/11 America it was so.", "post-9/11=2001-09-11/.."),
        ("The September 11 attacks changed that.", "September 11=2001-09-11"),
        ("They met on September 11.", "September 11=2024-09-11"),
        ("He scored 9/11 in the test.", ""),
    ]);
    assert!(mentions("the 9/11 attacks", "")[0].reason.contains("known by this name"));
}

#[test]
fn august_is_also_an_adjective() {
    check(&[
        ("August company gathered in the hall.", ""),
        ("August sales rose.", "August=2024-08"),
    ]);
}

#[test]
fn one_reading_of_last_before_a_weekday() {
    // Thursday, 19 September 2024: all of the week before.
    assert_eq!(
        read(
            "Last Tuesday they met, last Friday they parted, last Thursday they called.",
            "2024-09-19"
        ),
        "Last Tuesday=2024-09-10; last Friday=2024-09-13; last Thursday=2024-09-12"
    );
}

#[test]
fn lengths_and_repetitions_are_no_places_in_the_calendar() {
    for (text, kind, value) in [
        ("for five years", DateType::Duration, "P5Y"),
        ("a five-year plan", DateType::Duration, "P5Y"),
        ("in recent years", DateType::Date, "PAST_REF"),
        ("the past decade", DateType::Duration, "P10Y"),
        ("the next six months", DateType::Duration, "P6M"),
        ("for twenty-one days", DateType::Duration, "P21D"),
        ("a 24-hour strike", DateType::Duration, "PT24H"),
        ("every year", DateType::Set, "P1Y"),
        ("an annual loss", DateType::Set, "P1Y"),
        ("recently", DateType::Date, "PAST_REF"),
        ("in the near future", DateType::Date, "FUTURE_REF"),
        ("ties are stronger today than ever", DateType::Date, "PRESENT_REF"),
    ] {
        let found = mentions(text, PUBLISHED);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!((found[0].kind, found[0].value.as_str()), (kind, value), "{text}");
        assert_eq!((found[0].earliest, found[0].latest), (None, None), "{text}");
    }
}

#[test]
fn times_of_day() {
    for (text, value) in [
        ("on Friday morning", "2024-09-13TMO"),
        ("last night", "2024-09-15TNI"),
        ("at 12:00 UTC Monday", "2024-09-16T12:00Z"),
        ("01:14 AM, 16 Sep, 2024", "2024-09-16T01:14"),
        ("on 3 May 2010 at 5 p.m.", "2010-05-03T17:00"),
    ] {
        let found = mentions(text, PUBLISHED);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!((found[0].kind, found[0].value.as_str()), (DateType::Time, value), "{text}");
    }
}

#[test]
fn years_that_are_meant() {
    check(&[
        ("since 2002", "2002=2002"),
        ("left Afghanistan in 2021.", "2021=2021"),
        ("revived in 2022, it", "2022=2022"),
        ("its 2024 presidential election", "2024=2024"),
        ("the 1991 settlement", "1991=1991"),
        ("(1955)", "1955=1955"),
        ("2022’s floods and those of ’47", "2022=2022; ’47=1947"),
        ("the Karachi Agreement, 1949.", "1949=1949"),
        ("the company (founded 1961)", "1961=1961"),
        ("the World Conference 2010", "2010=2010"),
        ("2007 was the year of", "2007=2007"),
        ("in nineteen ninety-six", "nineteen ninety-six=1996"),
    ]);
}

#[test]
fn what_is_no_date() {
    for text in [
        "21.5 percent of exports",
        "21.5% of exports",
        "$2000",
        "€ 1990",
        "the 17th Chief",
        "24 News",
        "1,990 people",
        "2000 people",
        "a crowd of 2000 people",
        "more than 1999 soldiers",
        "1.995",
        "it may rain",
        "This may or may not be right",
        "One may ask",
        "May I ask?",
        "Theresa May spoke",
        "they march on",
        "the Long March",
        "Sun Microsystems",
        "he sat down",
        "Jan Smith",
        "April Jones",
        "Boeing 747s",
        "Windows 2000",
        "Room 1984",
        "call 555-1990",
        "+86 138-2010-2015",
        "ISO 9001:2015",
        "2015-1-32",
        "2017-13-12",
        "32-2015",
        "123-12-1234",
        "version 2.0.1990",
        "1990 Broadway",
        "wed in church",
        "half a century ago",
        "the last Friday of Ramadan",
        "the last day of the trial",
        "a second round",
        "the first half",
        "24-17",
        "aged in their 70s",
        "No. 2000",
        "the spring of water",
        "the fall of Rome",
        "prices fall",
        "in 1500 villages",
        "$3 a day",
        "Good day",
        "the Daily Mail",
        "as soon as possible",
        "at the end of the line",
        "UN Resolution 1373",
        "A4 A5",
        "30/4.85",
        "4:3",
        "a 1-2 defeat",
        "donated $9 million",
        "the F-16",
        "3 30",
        "palm",
        "G20",
        "Q10",
    ] {
        assert_eq!(read(text, PUBLISHED), "", "{text}");
    }
}

#[test]
fn day_and_month_follow_the_habit_of_the_text() {
    check(&[
        ("on 5/12/2015", "5/12/2015=2015-05-12"),
        ("on 21/04/2016 and 05/12/2015", "21/04/2016=2016-04-21; 05/12/2015=2015-12-05"),
    ]);
}

#[test]
fn only_passages_are_read() {
    let text = "in 1999\nin 2001\nin 2003";
    let all = passages(text, "en");
    let found = find(text, &all[1..2], None);
    assert_eq!(found.len(), 1);
    assert_eq!(&text[found[0].span.range()], "2001");
}

#[test]
fn long_lines_take_no_long_time() {
    for piece in [
        "10/1/2018-",
        "the first of the ",
        "March and ",
        "from 2001 to ",
        "this last next ",
        "'",
        "1",
    ] {
        let text = piece.repeat(100_000 / piece.len());
        let _ = mentions(&text, PUBLISHED);
    }
}

/// Words of the grammar in any order, with marks between.
fn any_expressions() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "the",
        "of",
        "in",
        "March",
        "May",
        "Tuesday",
        "2021",
        "12",
        "3rd",
        "last",
        "next",
        "year",
        "weeks",
        "ago",
        "from",
        "to",
        "between",
        "and",
        "-",
        "–",
        "/",
        ".",
        ",",
        "’",
        "s",
        "end",
        "early",
        "quarter",
        "third",
        "two",
        "thousand",
        "9999",
        "0",
        "31",
        "Feb",
        "29",
        "day",
        "before",
        "yesterday",
        "century",
        "21st",
        "Q1",
        "weekend",
        "Easter",
        "morning",
        "10:30",
        "pm",
        "$",
        "%",
        "(",
        "summer",
        "decade",
        "’70s",
        "until",
        "following",
        "same",
    ]);
    prop::collection::vec((words, prop::bool::ANY), 0..14).prop_map(|words| {
        words
            .into_iter()
            .map(|(word, space)| if space { format!("{word} ") } else { word.to_owned() })
            .collect()
    })
}

fn sound(text: &str, language: &str, published: Option<&Edtf>) -> Result<(), TestCaseError> {
    let passages = passages(text, language);
    let mut end = 0;
    for mention in find(text, &passages, published) {
        prop_assert!(mention.span.start >= end && mention.span.start < mention.span.end);
        end = mention.span.end;
        prop_assert!(text.get(mention.span.range()).is_some());
        prop_assert!(passages.iter().any(|passage| passage.span.contains(mention.span)));
        prop_assert!(!mention.value.is_empty() && !mention.reason.is_empty());
        if let (Some(first), Some(last)) = (mention.earliest, mention.latest) {
            prop_assert!(first <= last);
            // Where the value is EDTF, it means the same days.
            if let Some(value) = Edtf::parse(&mention.value) {
                prop_assert_eq!(
                    (value.earliest, value.latest),
                    (Some(first), Some(last)),
                    "{}",
                    mention.value
                );
            }
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC*", language in "en|ur|de|xx") {
        sound(&text, &language, Edtf::parse(PUBLISHED).as_ref())?;
    }

    #[test]
    fn any_expression_is_sound(text in any_expressions(), year in -9999i32..=9999, month in 1u8..=12) {
        let published = Civil::new(year, month, 28).and_then(|date| Edtf::parse(&date.to_string()));
        sound(&text, "en", published.as_ref())?;
        sound(&text, "en", None)?;
    }
}
