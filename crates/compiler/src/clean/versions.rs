//! Language versions: one article told twice, in two scripts or in two languages of one script.

use std::ops::Range;

use super::{Page, signs};
use crate::language::{self, Script};

/// Words of prose that a version has at least, and how many paragraphs.
const LEAST_WORDS: usize = 40;
const LEAST_PARAGRAPHS: usize = 2;

/// Most versions that are believed.
const MOST_VERSIONS: usize = 4;

/// Shares of the longer of two versions that the shorter one has at least, where only the language
/// tells them apart: a quotation or a summary in another language is a part of the article.
const LEAST_SHARE: usize = 2;

/// Words from which a paragraph tells its language in a script that many languages share.
const TELLING: usize = 12;

struct Run {
    script: Script,
    /// What the language is, where a paragraph told it.
    language: Option<&'static str>,
    words: usize,
    paragraphs: usize,
    /// First unit of prose.
    first: usize,
    /// Last unit of prose.
    last: usize,
}

/// The ranges of units of the language versions, in order: all units in one range when there is one
/// version.
pub(super) fn split(page: &mut Page<'_>) -> Vec<Range<usize>> {
    let all = 0..page.units.len();
    let mut runs: Vec<Run> = Vec::new();
    for at in all.clone().filter(|at| page.is_prose(*at)) {
        let unit = &page.units[at];
        let Some(script) = unit.script else { continue };
        let telling = unit.words >= TELLING;
        let language = telling.then(|| language::detect(page.text(at))).flatten();
        match runs.last_mut() {
            Some(run)
                if run.script == script
                    && (language.is_none()
                        || run.language.is_none()
                        || run.language == language) =>
            {
                run.language = run.language.or(language);
                run.words += unit.words;
                run.paragraphs += 1;
                run.last = at;
            }
            _ => runs.push(Run {
                script,
                language,
                words: unit.words,
                paragraphs: 1,
                first: at,
                last: at,
            }),
        }
    }
    if !is_told_anew(&runs) {
        runs = by_script(runs);
    }
    let substantial =
        runs.iter().all(|run| run.words >= LEAST_WORDS && run.paragraphs >= LEAST_PARAGRAPHS);
    let mut kinds: Vec<(Script, Option<&str>)> =
        runs.iter().map(|run| (run.script, run.language)).collect();
    kinds.sort();
    kinds.dedup();
    let told_once = kinds.len() == runs.len();
    if !(2..=MOST_VERSIONS).contains(&runs.len()) || !substantial || !told_once {
        return vec![all];
    }
    let mut ranges = Vec::new();
    let mut start = 0;
    for pair in runs.windows(2) {
        let [before, after] = pair else { continue };
        // The new version begins with the first line in its script; where both are in one script,
        // with its headline, the last line before its first paragraph.
        let own = |at: &usize| page.units[*at].script == Some(after.script);
        let most = if before.script == after.script { 1 } else { usize::MAX };
        let begins = (before.last + 1..after.first)
            .rev()
            .take_while(|at| page.units[*at].is_omitted() || own(at))
            .filter(own)
            .take(most)
            .last()
            .unwrap_or(after.first);
        announcement(page, before.last + 1..begins);
        ranges.push(start..begins);
        start = begins;
    }
    ranges.push(start..all.end);
    ranges
}

/// Whether runs in one script are versions by their lengths: none is much shorter than another.
fn is_told_anew(runs: &[Run]) -> bool {
    let words = || runs.iter().map(|run| run.words);
    let (most, fewest) = (words().max().unwrap_or(0), words().min().unwrap_or(0));
    fewest * LEAST_SHARE >= most && (2..=MOST_VERSIONS).contains(&runs.len())
}

/// Runs with those joined that only the language told apart.
fn by_script(runs: Vec<Run>) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::new();
    for run in runs {
        match joined.last_mut() {
            Some(last) if last.script == run.script => {
                last.language = last.language.or(run.language);
                last.words += run.words;
                last.paragraphs += run.paragraphs;
                last.last = run.last;
            }
            _ => joined.push(run),
        }
    }
    joined
}

/// Omits the line above a version that says which language follows.
fn announcement(page: &mut Page<'_>, between: Range<usize>) {
    let last = between.rev().find(|at| !page.units[*at].is_omitted());
    let Some(at) = last else { return };
    let colon = page.text(at).trim_end().ends_with([':', '：']);
    if page.line(at).is_some_and(|line| signs::announces_version(&line))
        || (colon && page.units[at].words <= 8)
    {
        page.omit(at, "note on the language version");
    }
}

#[cfg(test)]
mod tests {
    use crate::article::read_article;
    use crate::model::Role;
    use crate::read::read_file;

    const ENGLISH: &str = "The bridge is open again\n\nThe old bridge over the river was opened on Friday after \
        two years of work, and hundreds of people came to see the mayor cut the ribbon in the rain.\n\nIt had been \
        closed since the flood of 2019, which carried away one of its four arches and left the town without a \
        way to the mill on the other bank.";
    const GERMAN: &str = "Die Brücke ist wieder offen\n\nDie alte Brücke über den Fluss ist am Freitag nach zwei \
        Jahren Arbeit eröffnet worden, und Hunderte kamen, um zu sehen, wie die Bürgermeisterin im Regen das Band \
        durchschnitt.\n\nSie war seit der Flut von 2019 geschlossen, die einen der vier Bögen mit sich gerissen \
        und die Stadt ohne einen Weg zu der Mühle auf dem anderen Ufer gelassen hatte.";

    fn titles(text: &str) -> Vec<(String, String)> {
        let source = read_file("a.txt", "a.txt", text.as_bytes()).unwrap().remove(0);
        let article = read_article(source, None);
        let titles = article.passages.iter().filter(|passage| passage.role == Role::Title);
        let shown = |span: crate::model::Span| article.source.text[span.range()].to_owned();
        titles.map(|title| (shown(title.span), title.language.clone())).collect()
    }

    #[test]
    fn two_languages_of_one_script_are_two_versions() {
        let title = |text: &str, language: &str| (text.to_owned(), language.to_owned());
        assert_eq!(
            titles(&format!("{ENGLISH}\n\n{GERMAN}\n")),
            [title("The bridge is open again", "en"), title("Die Brücke ist wieder offen", "de")]
        );
    }

    #[test]
    fn a_quotation_in_another_language_is_part_of_the_article() {
        let quoted = GERMAN.split("\n\n").nth(1).unwrap();
        let more = "The mayor said that the work had been worth the wait and that the town would have a \
            feast on Sunday to which everybody from both banks was invited.";
        assert_eq!(titles(&format!("{ENGLISH}\n\n{quoted}\n\n{more}\n")).len(), 1);
        assert_eq!(titles(&format!("{ENGLISH}\n\n{more}\n\n{quoted}\n")).len(), 1);
    }
}
