//! What a single value cannot show: claims that contradict each other, files that are not there.

use std::collections::{HashMap, HashSet};

use super::Curation;
use crate::error::Error;
use crate::names::Registry;

/// A written form with the entity that claims it and the line where it does.
pub(super) struct Claim {
    pub(super) form: String,
    /// Whether it is the entity's name, not an alias.
    pub(super) name: bool,
    pub(super) entity: usize,
    pub(super) line: usize,
}

/// One mistake for each form that two entities claim, compared as a text is compared with the
/// registry ("U.S." is "US"), and for each that is listed twice for one entity as it is written.
pub(super) fn claims(path: &str, names: &[String], claims: &[Claim], problems: &mut Vec<Error>) {
    let mut first: HashMap<(bool, Vec<String>), &Claim> = HashMap::new();
    let mut listed: HashMap<(usize, &str), &Claim> = HashMap::new();
    let name = |claim: &Claim| names.get(claim.entity).cloned().unwrap_or_default();
    for claim in claims {
        let mut rival = None;
        for key in Registry::claimed(&claim.form, claim.name) {
            let earlier = *first.entry(key).or_insert(claim);
            if earlier.entity != claim.entity {
                rival = rival.or(Some(earlier));
            }
        }
        let message = if let Some(earlier) = rival {
            let written = if earlier.form == claim.form {
                String::new()
            } else {
                format!(" (written \"{}\", which is not told from it)", earlier.form)
            };
            format!(
                "\"{}\" is claimed by \"{}\" here and by \"{}\" on line {}{written}; a written form \
                 belongs to one entity: remove it from one of them",
                claim.form,
                name(claim),
                name(earlier),
                earlier.line
            )
        } else if let Some(earlier) = listed.get(&(claim.entity, claim.form.as_str())) {
            format!(
                "\"{}\" is listed twice for \"{}\" (first on line {}); remove one of the two",
                claim.form,
                name(claim),
                earlier.line
            )
        } else {
            listed.insert((claim.entity, &claim.form), claim);
            continue;
        };
        problems.push(Error::curation(path, message).at_line(claim.line));
    }
}

/// One mistake for each `[[article]]` without a document.
pub(super) fn files<S: AsRef<str>>(curation: &Curation, ids: &[S]) -> Result<(), Error> {
    let known: HashSet<&str> = ids.iter().map(AsRef::as_ref).collect();
    let missing = curation.articles.iter().filter(|entry| !known.contains(entry.file.as_str()));
    let problems = missing.map(|entry| {
        let hint = nearest(&entry.file, ids.iter().map(AsRef::as_ref));
        let hint = hint.map(|id| format!("; did you mean \"{id}\"?")).unwrap_or_else(|| {
            "; `file` is the path below the folder, or the id in a JSONL file".to_owned()
        });
        Error::curation(
            &curation.path,
            format!("no article \"{}\" among the {} that were read{hint}", entry.file, ids.len()),
        )
        .at_line(entry.line)
    });
    Error::all(problems).map_or(Ok(()), Err)
}

/// The candidate that was probably meant: similar by Jaro–Winkler (0.8 and more), the most similar.
pub(super) fn nearest<'a>(
    word: &str,
    candidates: impl Iterator<Item = &'a str>,
) -> Option<&'a str> {
    let mut best: Option<(f64, &str)> = None;
    for candidate in candidates {
        let score = strsim::jaro_winkler(&word.to_lowercase(), &candidate.to_lowercase());
        if score >= 0.8 && best.is_none_or(|(other, _)| score > other) {
            best = Some((score, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}
