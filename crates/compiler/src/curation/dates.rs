//! `[[article.date]]`: what a person says of a date in a text.

use dossier_engine::time::Edtf;

use super::Curation;
use crate::dates;
use crate::error::Error;
use crate::model::{Article, DateMention, DateType, Span};

/// A date in the text of an article as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateCuration {
    /// The words of the text.
    pub text: String,
    /// Which of the places with these words, from 1; none: all of them.
    pub occurrence: Option<usize>,
    /// What they mean, as EDTF; none: they are no date.
    pub value: Option<String>,
    /// How that is known; may be empty.
    pub basis: String,
    /// Line of the `text` key, from 1.
    pub line: usize,
}

impl DateCuration {
    /// Where the words stand in an article. White space in them is any white space, and they neither
    /// begin nor end within a word.
    fn places(&self, words: &str, article: &Article) -> Vec<Span> {
        let mut parts = self.text.split_whitespace();
        let first = parts.next().unwrap_or_default();
        let mut found = Vec::new();
        for passage in &article.passages {
            let text = words.get(passage.span.range()).unwrap_or_default();
            for (start, _) in text.match_indices(first) {
                let Some(end) = goes_on(text, start + first.len(), parts.clone()) else { continue };
                let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                let edge = |a: Option<char>, b: Option<char>| !(inside(a) && inside(b));
                if edge(text[..start].chars().next_back(), text[start..].chars().next())
                    && edge(text[..end].chars().next_back(), text[end..].chars().next())
                {
                    found.push(Span::new(passage.span.start + start, passage.span.start + end));
                }
            }
        }
        match self.occurrence {
            Some(which) => found.get(which.wrapping_sub(1)).copied().into_iter().collect(),
            None => found,
        }
    }

    fn mention(&self, words: &str, span: Span, value: &str) -> DateMention {
        let date = Edtf::parse(value);
        let written = words.get(span.range()).unwrap_or_default();
        let basis = match self.basis.as_str() {
            "" => String::new(),
            basis => format!(": {basis}"),
        };
        DateMention {
            span,
            kind: DateType::Date,
            value: value.to_owned(),
            earliest: date.as_ref().and_then(|date| date.earliest),
            latest: date.as_ref().and_then(|date| date.latest),
            reason: format!("‘{written}’, as the editors of this collection say{basis}"),
        }
    }
}

/// Where some words end that follow at `end`, each after white space.
fn goes_on<'a>(text: &str, mut end: usize, parts: impl Iterator<Item = &'a str>) -> Option<usize> {
    for part in parts {
        let rest = text.get(end..)?;
        let spaced = rest.trim_start();
        if spaced.len() == rest.len() || !spaced.starts_with(part) {
            return None;
        }
        end += rest.len() - spaced.len() + part.len();
    }
    Some(end)
}

/// Corrects the dates that were found in an article as its curation says. `words` is the text
/// without markup.
pub fn correct(article: &Article, words: &str, mentions: &mut Vec<DateMention>) {
    for said in &article.dates {
        for span in said.places(words, article) {
            mentions.retain(|found| found.span.end <= span.start || found.span.start >= span.end);
            if let Some(value) = &said.value {
                let at = mentions.partition_point(|found| found.span.start < span.start);
                mentions.insert(at, said.mention(words, span, value));
            }
        }
    }
}

/// One mistake for each date that is not in the article, and for each that is to be dropped where
/// none is read.
pub(super) fn check(curation: &Curation, article: &Article) -> Result<(), Error> {
    if article.dates.is_empty() {
        return Ok(());
    }
    let mut problems = Vec::new();
    let words = article.source.words();
    let published = article.published.as_ref().and_then(|known| Edtf::parse(&known.value));
    let found = dates::find(&words, &article.passages, published.as_ref());
    for said in &article.dates {
        let (text, id) = (&said.text, &article.source.id);
        let places = said.places(&words, article);
        let message = if places.is_empty() {
            let all = DateCuration { occurrence: None, ..said.clone() };
            match all.places(&words, article).len() {
                0 => format!(
                    "\"{text}\" is not in the text of \"{id}\"; write the words as they stand there"
                ),
                count => format!(
                    "\"{text}\" is in the text of \"{id}\" {count} times; `occurrence` should be \
                     1 to {count}"
                ),
            }
        } else if said.value.is_none()
            && !found.iter().any(|found| {
                places.iter().any(|at| found.span.start < at.end && at.start < found.span.end)
            })
        {
            format!("\"{text}\" in \"{id}\" is not read as a date: there is nothing to drop")
        } else {
            continue;
        };
        problems.push(Error::curation(&curation.path, message).at_line(said.line));
    }
    Error::all(problems).map_or(Ok(()), Err)
}

#[cfg(test)]
mod tests {
    use crate::curation::Curation;
    use crate::names::Registry;
    use crate::pipeline::{Options, annotate, compile, read_articles};
    use crate::read::read_file;

    const TEXT: &str =
        "He came in May and left last  spring. In May 2019 he wrote of it, on page 1998.";

    /// Written, value and reason of each date, with what a curation file says of it.
    fn found(toml: &str) -> Result<Vec<(String, String, String)>, String> {
        let text = format!("[[article]]\nfile = \"a.txt\"\n{toml}");
        let curation = Curation::parse("d.toml", &text).map_err(|error| error.to_string())?;
        let sources = read_file("a.txt", "a.txt", TEXT.as_bytes()).unwrap();
        let articles = read_articles(sources, &curation);
        compile(articles.clone(), &curation, Options::default()).map_err(|e| e.to_string())?;
        let article = articles.into_iter().next().unwrap();
        let read = annotate(article, &Registry::of(&curation));
        let written = |date: &crate::model::DateMention| TEXT[date.span.range()].to_owned();
        Ok(read.dates.iter().map(|d| (written(d), d.value.clone(), d.reason.clone())).collect())
    }

    fn values(toml: &str) -> Vec<(String, String)> {
        found(toml).unwrap().into_iter().map(|(written, value, _)| (written, value)).collect()
    }

    #[test]
    fn a_wrong_date_is_corrected_and_a_false_one_dropped() {
        let plain = values("");
        assert!(plain.contains(&("May 2019".to_owned(), "2019-05".to_owned())), "{plain:?}");
        let corrected = found(
            "[[article.date]]\ntext = \"last spring\"\nvalue = \"2018-21~\"\nbasis = \"See his diary.\"\n\
             [[article.date]]\ntext = \"May 2019\"\nvalue = 2020\n",
        )
        .unwrap();
        let spring = corrected.iter().find(|(written, ..)| written == "last  spring").unwrap();
        assert_eq!(spring.1, "2018-21~");
        assert!(spring.2.ends_with("as the editors of this collection say: See his diary."));
        assert!(
            corrected
                .iter()
                .any(|(written, value, _)| (written.as_str(), value.as_str())
                    == ("May 2019", "2020"))
        );
        let dropped = values("[[article.date]]\ntext = \"May 2019\"\ndrop = true\n");
        assert_eq!(dropped.len() + 1, plain.len());
    }

    #[test]
    fn one_of_several_places_or_a_date_that_was_missed() {
        let second =
            values("[[article.date]]\ntext = \"May\"\noccurrence = 2\nvalue = \"2017-05\"\n");
        assert!(second.contains(&("May".to_owned(), "2017-05".to_owned())));
        assert_eq!(second.iter().filter(|(_, value)| value == "2017-05").count(), 1);
        assert!(
            values("[[article.date]]\ntext = \"1998\"\nvalue = \"1998\"\n")
                .iter()
                .any(|(_, value)| value == "1998")
        );
    }

    #[test]
    fn mistakes_have_their_lines() {
        for (toml, line, part) in [
            ("[[article.date]]\ntext = \"June\"\nvalue = \"2019-06\"\n", 4, "is not in the text"),
            ("[[article.date]]\ntext = \"pag\"\nvalue = \"2019-06\"\n", 4, "is not in the text"),
            ("[[article.date]]\ntext = \"May\"\noccurrence = 3\ndrop = true\n", 4, "1 to 2"),
            ("[[article.date]]\ntext = \"wrote\"\ndrop = true\n", 4, "nothing to drop"),
            ("[[article.date]]\ntext = \"May\"\n", 3, "`value`"),
            ("[[article.date]]\ntext = \"May\"\nvalue = \"soon\"\n", 5, "not an EDTF date"),
            ("[[article.date]]\ntext = \"May\"\nvalue = \"2019\"\ndrop = true\n", 3, "not both"),
            ("[[article.date]]\ntext = \"May\"\noccurrence = 0\ndrop = true\n", 5, "from 1"),
            ("[[article.date]]\ntext = \"May\"\nvalu = \"2019\"\n", 5, "did you mean `value`?"),
            ("[[article.date]]\nvalue = \"2019\"\n", 3, "`text` is missing"),
        ] {
            let message = found(toml).unwrap_err();
            assert!(message.contains(&format!("d.toml:{line}: ")), "{message}");
            assert!(message.contains(part), "{message}");
        }
    }
}
