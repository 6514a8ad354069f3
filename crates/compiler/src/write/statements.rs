//! Which dated statements say the same.
//!
//! Two statements do when their dates mean the same days, they name someone or something in common,
//! their numbers do not speak against it, and much of what the shorter says is in the other, which
//! does not go on to say other things. A day is shared by few events and a year by many: a day asks
//! for two fifths of the words, and what is vaguer for three fifths. Compared are the stems of the
//! words that are not function words, with each name as one word, whatever its form ("the Army Chief" is Asim Munir).

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use dossier_engine::pack::records::{Date, Document, Name};
use dossier_engine::query::is_stop_word;
use dossier_engine::text::{Stemmer, sentences, words};
use dossier_engine::time::Day;

use crate::Error;

/// Words in common, at least; and the share of the shorter statement, in percent, for dates of a day
/// and for others.
const FEWEST: usize = 3;
const OF_A_DAY: usize = 40;
const OF_MORE: usize = 60;
/// The share of the longer statement, in percent.
const OF_LONGER: usize = 25;
/// A word in more statements of a date than this does not lead from one to the other: the work for a
/// statement is thereby bounded.
const COMMON: usize = 64;

/// What a sentence says, apart from its date. The numbers are hashes.
#[derive(Debug, Default)]
struct Said {
    /// All that is said: words, names and numbers, sorted.
    all: Vec<u64>,
    /// The names among it.
    names: Vec<u64>,
    /// The numbers among it, those of years excepted: many statements have these.
    numbers: Vec<u64>,
}

impl Said {
    /// Whether two sentences at one date say the same. `exact`: the date is a day.
    fn is_like(&self, other: &Said, exact: bool) -> bool {
        let (one, two) = (self.all.len(), other.all.len());
        let both = common(&self.all, &other.all);
        let of_shorter = if exact { OF_A_DAY } else { OF_MORE };
        let numbers = self.numbers.len().min(other.numbers.len());
        both >= FEWEST
            && both * 100 >= one.min(two) * of_shorter
            && both * 100 >= one.max(two) * OF_LONGER
            && common(&self.names, &other.names) > 0
            && common(&self.numbers, &other.numbers) * 2 >= numbers
    }
}

/// How many numbers two sorted lists have in common.
fn common(one: &[u64], other: &[u64]) -> usize {
    one.iter().filter(|number| other.binary_search(number).is_ok()).count()
}

/// Where a statement is: the document, and which of its dates.
type Place = (u32, u32);

/// A document, as far as its statements are compared.
#[derive(Debug)]
pub struct Told<'t> {
    /// Metadata and blocks.
    pub record: Document,
    /// All of its text.
    pub text: &'t str,
    /// The names in it. Their entities have any numbers, as long as each has one.
    pub names: Vec<Name>,
    /// The dates in it.
    pub dates: Vec<Date>,
}

/// Where the dated statements of a collection are, by the days of their dates.
#[derive(Debug, Default)]
pub struct Statements {
    of: HashMap<(Day, Day), Vec<Place>>,
}

impl Statements {
    /// Adds the dates of a document.
    pub fn add(&mut self, document: u32, dates: &[Date]) {
        for (at, date) in (0..).zip(dates) {
            if let (Some(from), Some(to)) = (date.earliest, date.latest) {
                self.of.entry((from, to)).or_default().push((document, at));
            }
        }
    }

    /// For each of `documents` documents its dates that stand in a group of statements that say the
    /// same, with the number of the group. Groups are numbered in the order of their first members.
    /// `told` gives a document; it is asked again and again, so that not all of them are held at once.
    ///
    /// # Errors
    /// Those of `told`.
    pub fn groups<'t>(
        self,
        documents: usize,
        told: impl Fn(u32) -> Result<Told<'t>, Error>,
    ) -> Result<Vec<Vec<(u32, u32)>>, Error> {
        let mut found: Vec<Vec<Place>> = Vec::new();
        for (days, places) in self.of {
            if places.len() < 2 {
                continue;
            }
            let mut statements = Vec::with_capacity(places.len());
            for of_document in places.chunk_by(|one, other| one.0 == other.0) {
                let told = told(of_document[0].0)?;
                for &place in of_document {
                    statements.push((place, told.said(place.1 as usize)));
                }
            }
            group(&statements, days.0 == days.1, &mut found);
        }
        found.sort_unstable();
        let mut rows = vec![Vec::new(); documents];
        for (number, places) in (0..).zip(found) {
            for (document, date) in places {
                rows[document as usize].push((date, number));
            }
        }
        rows.iter_mut().for_each(|row| row.sort_unstable());
        Ok(rows)
    }
}

impl Told<'_> {
    /// What the sentence of a date says.
    fn said(&self, at: usize) -> Said {
        let Some(date) = self.dates.get(at) else { return Said::default() };
        let start = date.start as usize;
        let blocks = &self.record.blocks;
        let block = blocks.get(blocks.partition_point(|block| block.end as usize <= start));
        let Some(block) = block else { return Said::default() };
        let (shift, end) = (block.start as usize, block.end as usize);
        let language = self.record.languages.get(block.language as usize);
        let stemmer = Stemmer::new(language.map_or("und", String::as_str));
        let sentences = sentences(self.text.get(shift..end).unwrap_or_default());
        let sentence = sentences.into_iter().find(|&(_, last)| start < last + shift);
        let (first, last) = sentence.map_or((shift, end), |(a, b)| (a + shift, b + shift));
        said(self.text, (first, last), date, &self.names, stemmer)
    }
}

/// Groups the statements of one date. Each member of a group is like its first.
fn group(statements: &[(Place, Said)], exact: bool, found: &mut Vec<Vec<Place>>) {
    // The first statements of groups, by word; and the group that each of them begins.
    let mut leaders: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut groups: HashMap<usize, Vec<Place>> = HashMap::new();
    for (at, (place, said)) in statements.iter().enumerate() {
        let mut candidates: Vec<usize> =
            said.all.iter().filter_map(|word| leaders.get(word)).flatten().copied().collect();
        candidates.sort_unstable();
        candidates.dedup();
        match candidates.into_iter().find(|&other| statements[other].1.is_like(said, exact)) {
            Some(leader) => groups.entry(leader).or_default().push(*place),
            None => {
                for word in &said.all {
                    let known = leaders.entry(*word).or_default();
                    if known.len() < COMMON {
                        known.push(at);
                    }
                }
            }
        }
    }
    for (leader, mut rest) in groups {
        rest.insert(0, statements[leader].0);
        found.push(rest);
    }
}

/// What a sentence says apart from a date in it.
fn said(
    text: &str,
    (first, last): (usize, usize),
    date: &Date,
    names: &[Name],
    stemmer: Stemmer,
) -> Said {
    let mut said = Said::default();
    let plain = |from: usize, to: usize, said: &mut Said| {
        for word in words(text.get(from..to).unwrap_or_default()) {
            if word.folded.starts_with(|c: char| c.is_numeric()) {
                match word.folded.parse::<u32>() {
                    Ok(1000..=2999) => {}
                    _ => said.numbers.push(hash(&word.folded)),
                }
            } else if !is_stop_word(&word.folded) {
                said.all.push(hash(&stemmer.stem(&word.folded)));
            }
        }
    };
    let mut from = first;
    let mut cuts: Vec<(usize, usize, Option<u32>)> = names
        .iter()
        .skip(names.partition_point(|name| (name.start as usize) < first))
        .take_while(|name| (name.start as usize) < last)
        .map(|name| (name.start as usize, name.len as usize, Some(name.entity)))
        .collect();
    cuts.push((date.start as usize, date.len as usize, None));
    cuts.sort_unstable();
    for (start, len, entity) in cuts {
        plain(from, start.max(from), &mut said);
        from = from.max(start + len);
        said.names.extend(entity.map(|entity| hash(&entity)));
    }
    plain(from, last.max(from), &mut said);
    said.all.extend(said.names.iter().chain(&said.numbers));
    for list in [&mut said.all, &mut said.names, &mut said.numbers] {
        list.sort_unstable();
        list.dedup();
    }
    said
}

/// A hash that is the same on every machine.
fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use crate::curation::{ArticleCuration, Curation};
    use crate::pipeline::{Options, compile, read_articles};
    use crate::read::read_file;
    use dossier_engine::{Collection, Request};

    /// The groups of the chronology of some texts, each as the numbers of the texts.
    fn grouped(texts: &[&str]) -> Vec<Vec<usize>> {
        let line = |(at, text): (usize, &&str)| {
            serde_json::json!({ "id": at.to_string(), "text": text, "language": "en" }).to_string()
        };
        let lines: Vec<String> = texts.iter().enumerate().map(line).collect();
        let sources = read_file("a.jsonl", "a.jsonl", lines.join("\n").as_bytes()).unwrap();
        // Texts that are the same stay articles of their own.
        let apart = |at: usize| ArticleCuration {
            file: at.to_string(),
            apart: true,
            ..ArticleCuration::default()
        };
        let curation =
            Curation { articles: (0..texts.len()).map(apart).collect(), ..Curation::default() };
        let articles = read_articles(sources, &curation);
        let pack = compile(articles, &curation, Options::default()).unwrap();
        let chronology = Collection::open(pack).unwrap().chronology(&Request::default()).unwrap();
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for (at, entry) in chronology.entries.iter().enumerate() {
            if entry.group == at {
                groups.push(Vec::new());
            }
            groups.last_mut().unwrap().push(entry.document.parse().unwrap());
        }
        groups.iter_mut().for_each(|group| group.sort_unstable());
        groups.sort();
        groups
    }

    #[test]
    fn the_same_in_other_words_is_one_statement() {
        let texts = [
            "On 14 December 2023 General Asim Munir met Antony Blinken in Washington for talks.",
            "Antony Blinken received Asim Munir in Washington on December 14, 2023.",
            "On 14 December 2023 the Bank of England kept its rate in London.",
        ];
        assert_eq!(grouped(&texts), [vec![0, 1], vec![2]]);
    }

    #[test]
    fn numbers_names_and_days_keep_statements_apart() {
        let one = "On 3 March 1987 Acme Corp said its profit rose 12.5 pct to 40 mln dlrs.";
        for other in [
            "On 3 March 1987 Acme Corp said its profit rose 3.1 pct to 22 mln dlrs.",
            "On 3 March 1987 Zenith Corp said its profit rose 12.5 pct to 40 mln dlrs.",
            "On 4 March 1987 Acme Corp said its profit rose 12.5 pct to 40 mln dlrs.",
            "In March 1987 Acme Corp said its profit rose 12.5 pct to 40 mln dlrs.",
        ] {
            assert_eq!(grouped(&[one, other]), [vec![0], vec![1]], "{other}");
        }
        assert_eq!(grouped(&[one, one]), [vec![0, 1]]);
    }

    #[test]
    fn all_that_say_the_same_are_one_group() {
        let texts = ["In 2019 the Bank of England moved to Leeds, Acme Corp says."; 3];
        assert_eq!(grouped(&texts), [vec![0, 1, 2]]);
        assert_eq!(grouped(&texts[..1]), [vec![0]]);
    }
}
