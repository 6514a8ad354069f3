//! Time expressions in text.
//!
//! [`find`] reads the passages of an article with a hand-written grammar and answers with
//! [`DateMention`]s: where an expression stands, its TIMEX3 type and value, the first and last civil
//! day that it may mean, and why. The way of a passage:
//!
//! 1. `token` cuts it into words, numbers and marks; `lexicon` says what a word does
//! 2. `single` and `range` try the rules at each token: `written` (months), `numeric` (digits),
//!    `named` (seasons, holidays), `year` (years alone, decades, centuries, eras), `relative` ("last
//!    month"), `weekday`, `ordinal` ("the third quarter of 2009"), `counted` (durations, "two months
//!    ago"); `foreign` reads other languages with the words of `languages`, and `han` Chinese and
//!    Japanese
//! 3. `resolve` finds the year that was left out, with the help of `tense`
//! 4. `mention` writes value and reason
//!
//! A wrong date on a timeline is worse than a missing one. So a number is a year only where the words
//! around it say so; an expression that is counted from the publication date stays unresolved
//! (`earliest` and `latest` none) when that is not known; and "early June" stays June.
//!
//! Values are EDTF where EDTF has a notation (`2009-04`, `2009-34` for a quarter, `2009-21` for a
//! season, `199X`, `2002/2008`), and TIMEX3 where it has none (`2009-W14`, `P3D`, `PAST_REF`,
//! `2010-07-16TMO`, `XXXX-06-03`).

mod counted;
mod foreign;
mod han;
mod languages;
mod lexicon;
mod mention;
mod named;
mod numeric;
mod ordinal;
mod part;
mod range;
mod relative;
mod resolve;
mod scan;
mod single;
mod stretch;
mod tense;
mod token;
mod weekday;
mod written;
mod year;

use dossier_engine::time::Edtf;

use crate::model::{DateMention, Passage};
use languages::Language;
use lexicon::Word;
use part::Part;
use scan::{Meaning, Scan, Term};
use token::Kind;

/// How far back (bytes) a date may stand for another to be counted from it.
const MEMORY: usize = 600;

/// Finds the time expressions in the passages of a text. `published` anchors relative ones.
///
/// Mentions are in text order, do not overlap, and each lies inside one passage.
pub fn find(text: &str, passages: &[Passage], published: Option<&Edtf>) -> Vec<DateMention> {
    let mut mentions = Vec::new();
    let mut tokens = Vec::new();
    let published = published.and_then(|date| Some((date.earliest?, date.latest?)));
    let day_first = puts_day_first(text);
    let (mut last, mut last_end) = (None, 0usize);
    for passage in passages {
        token::cut(text, passage.span.start, passage.span.end, &mut tokens);
        let language = Language::of(&passage.language);
        let day_first = day_first || language.is_some();
        let mut scan = Scan { text, tokens: &tokens, published, last: None, day_first };
        let mut next = 0;
        for (i, token) in tokens.iter().enumerate() {
            if i < next || token.kind == Kind::Mark && language.is_some() {
                continue;
            }
            if language.is_none() && !may_begin(token.kind, token.word, token.end - token.start) {
                continue;
            }
            scan.last = last.filter(|_| token.start.saturating_sub(last_end) <= MEMORY);
            let term = match language {
                Some(language) => scan.foreign(i, language),
                None => scan.expression(i),
            };
            let Some(term) = term else { continue };
            next = term.end.max(i + 1);
            // "Aug. 6 and 9, 1945"
            let list = match term.meaning {
                Meaning::Dated(Part::Day(month, _), year) if scan.month(i).is_some() => {
                    Some((month, year))
                }
                _ => None,
            };
            let (mention, stretch) = mention::write(&scan, i, term);
            if let Some(stretch) = stretch {
                // A line that is nothing but a date says when the article was written.
                let dateline = i == 0 && next >= tokens.len();
                last = if dateline { None } else { Some(stretch) };
                last_end = mention.span.end;
            }
            mentions.push(mention);
            let Some((month, year)) = list else { continue };
            for (at, day) in scan.more_days(next).days {
                let term = Term::part(at + 1, Part::Day(month, day), year);
                mentions.push(mention::write(&scan, at, term).0);
                next = at + 1;
            }
        }
    }
    mentions
}

/// Whether an expression may begin at such a token: most words are passed over at once.
fn may_begin(kind: Kind, word: Word, length: usize) -> bool {
    match word {
        // Q3, H1, w/c, and '70s
        Word::Other => kind != Kind::Word || length == 1,
        Word::PastForm | Word::Function | Word::Counted | Word::Was | Word::Will | Word::Modal => {
            false
        }
        _ => true,
    }
}

/// Whether dates like 21/04/2016, where only one order is possible, show that the text puts the day
/// first.
fn puts_day_first(text: &str) -> bool {
    let bytes = text.as_bytes();
    let number = |slice: &[u8]| match slice {
        [a @ b'0'..=b'9', b @ b'0'..=b'9'] => Some((a - b'0') * 10 + (b - b'0')),
        _ => None,
    };
    bytes.windows(6).any(|window| {
        window[2] == b'/'
            && window[5] == b'/'
            && number(&window[..2]).is_some_and(|day| (13..=31).contains(&day))
            && number(&window[3..5]).is_some_and(|month| (1..=12).contains(&month))
    })
}

#[cfg(test)]
mod tests;
