//! From TOML to a [`Curation`], collecting every mistake on the way.

use std::collections::HashMap;
use std::ops::Range;

use dossier_engine::time::Edtf;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::check::{self, Claim};
use super::{ArticleCuration, Curation, DateCuration, RegisteredEntity, corrections};
use crate::error::Error;
use crate::model::Kind;
use crate::read::csv::{self, Columns};
use crate::read::ignore::Ignore;

const TOP: [&str; 9] = [
    "title",
    "description",
    "not_names",
    "ignore",
    "columns",
    "article",
    "entity",
    "correction",
    "distinct",
];
const ARTICLE: [&str; 8] =
    ["file", "title", "published", "basis", "publisher", "date", "exclude", "apart"];
const DATE: [&str; 5] = ["text", "occurrence", "value", "drop", "basis"];
const ENTITY: [&str; 4] = ["name", "kind", "aliases", "description"];

type Value<'a> = Spanned<DeValue<'a>>;

pub(super) fn parse(path: &str, text: &str) -> Result<Curation, Error> {
    let mut reader = Reader::new(path, text);
    let (document, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let at = error.span().map_or(0, |span| span.start);
        reader.problem(at, format!("this is not TOML: {}", error.message()));
    }
    // What follows a syntax error is guesswork: its complaints would be about text nobody wrote.
    if reader.problems.is_empty() {
        let curation = reader.document(document.get_ref());
        if reader.problems.is_empty() {
            return Ok(curation);
        }
    }
    reader.problems.sort_by_key(Error::line);
    match Error::all(reader.problems) {
        Some(error) => Err(error),
        None => Ok(Curation::default()),
    }
}

pub(super) struct Reader<'a> {
    pub(super) path: &'a str,
    /// Offset of each line feed.
    breaks: Vec<usize>,
    pub(super) problems: Vec<Error>,
}

impl Reader<'_> {
    fn new<'a>(path: &'a str, text: &str) -> Reader<'a> {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at);
        Reader { path, breaks: breaks.collect(), problems: Vec::new() }
    }

    /// The line of an offset, from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        1 + self.breaks.partition_point(|line_feed| *line_feed < at)
    }

    pub(super) fn problem(&mut self, at: usize, message: String) {
        let line = self.line(at);
        self.problems.push(Error::curation(self.path, message).at_line(line));
    }

    fn document(&mut self, table: &DeTable<'_>) -> Curation {
        self.known_keys(table, &TOP, "at the top of the file");
        let mut curation = Curation {
            path: self.path.to_owned(),
            title: self.string(table, "title"),
            description: self.string(table, "description"),
            not_names: self.strings(table, "not_names").into_iter().map(|(form, _)| form).collect(),
            ignore: self.ignore(table),
            columns: self.columns(table),
            ..Curation::default()
        };
        let mut seen: HashMap<String, usize> = HashMap::new();
        for (entry, span) in self.entries(table, "article") {
            let Some(article) = self.article(entry, &span) else { continue };
            if let Some(first) = seen.insert(article.file.clone(), article.line) {
                let message = format!(
                    "\"{}\" has an [[article]] already on line {first}; join the two",
                    article.file
                );
                self.problem(span.start, message);
            }
            curation.articles.push(article);
        }
        let mut claims = Vec::new();
        for (entry, span) in self.entries(table, "entity") {
            if let Some(entity) = self.entity(entry, &span, curation.entities.len(), &mut claims) {
                curation.entities.push(entity);
            }
        }
        let names: Vec<String> =
            curation.entities.iter().map(|entity| entity.name.clone()).collect();
        check::claims(self.path, &names, &claims, &mut self.problems);
        curation.corrections = corrections::read(self, table);
        curation
    }

    fn ignore(&mut self, table: &DeTable<'_>) -> Ignore {
        let patterns = self.strings(table, "ignore");
        let forms: Vec<&str> = patterns.iter().map(|(pattern, _)| pattern.as_str()).collect();
        Ignore::new(&forms).unwrap_or_else(|(at, error)| {
            let at = patterns.get(at).map_or(0, |(_, at)| *at);
            self.problem(at, format!("`ignore` has a pattern that cannot be read: {error}"));
            Ignore::default()
        })
    }

    /// `[columns]`: which column of a table holds which field.
    fn columns(&mut self, table: &DeTable<'_>) -> Columns {
        let Some(value) = table.get("columns") else { return Columns::new() };
        let Some(columns) = value.get_ref().as_table() else {
            self.wrong_type(&value.span(), "columns", "a table", value.get_ref());
            return Columns::new();
        };
        let known: Vec<&str> = csv::fields().collect();
        self.known_keys(columns, &known, "in [columns]");
        let named = known
            .iter()
            .filter_map(|field| Some(((*field).to_owned(), self.string(columns, field)?)));
        named.collect()
    }

    /// A key that is true or false; false when it is not there.
    pub(super) fn flag(&mut self, table: &DeTable<'_>, key: &str) -> bool {
        match table.get(key).map(|value| (value.get_ref(), value.span())) {
            None => false,
            Some((DeValue::Boolean(flag), _)) => *flag,
            Some((other, span)) => {
                self.wrong_type(&span, key, "true or false", other);
                false
            }
        }
    }

    fn article(&mut self, table: &DeTable<'_>, span: &Range<usize>) -> Option<ArticleCuration> {
        self.known_keys(table, &ARTICLE, "in [[article]]");
        let file = self.required(table, "file", span, "the path of the article below the folder");
        let title = self.string(table, "title");
        let published = self.string(table, "published");
        let basis = self.string(table, "basis");
        if let (Some(value), Some(spanned)) = (&published, table.get("published")) {
            let at = spanned.span().start;
            self.edtf(value, at);
            if basis.is_none() && !table.contains_key("basis") {
                let message = "`published` needs a `basis`: a sentence that says how the date is \
                               known, for example basis = \"The text speaks of the visit of December \
                               2023 as just over.\"";
                self.problem(at, message.to_owned());
            }
        }
        let exclude = self.flag(table, "exclude");
        let apart = self.flag(table, "apart");
        let dates = self.entries(table, "date");
        let dates = dates.into_iter().filter_map(|(date, span)| self.date(date, &span)).collect();
        let publisher = self.string(table, "publisher");
        let line = self.line(table.get("file").map_or(span.start, |value| value.span().start));
        Some(ArticleCuration {
            file: file?,
            title,
            published,
            basis,
            publisher,
            dates,
            exclude,
            apart,
            line,
        })
    }

    /// `[[article.date]]`.
    fn date(&mut self, table: &DeTable<'_>, span: &Range<usize>) -> Option<DateCuration> {
        self.known_keys(table, &DATE, "in [[article.date]]");
        let text = self.required(table, "text", span, "the words of the date in the text");
        let value = self.string(table, "value");
        let drop = self.flag(table, "drop");
        if let (Some(value), Some(spanned)) = (&value, table.get("value")) {
            self.edtf(value, spanned.span().start);
        }
        if table.contains_key("value") == drop {
            let message = "a date needs `value`, what it means in EDTF, or `drop = true` where it is \
                           none, and not both";
            self.problem(span.start, message.to_owned());
        }
        let occurrence = table.get("occurrence").and_then(|number| {
            let read = match number.get_ref() {
                DeValue::Integer(which) => which.as_str().parse().ok().filter(|which| *which > 0),
                _ => None,
            };
            if read.is_none() {
                let message = "`occurrence` says which of the places with these words, from 1";
                self.problem(number.span().start, message.to_owned());
            }
            read
        });
        let basis = self.string(table, "basis").unwrap_or_default();
        let line = self.line(table.get("text").map_or(span.start, |value| value.span().start));
        Some(DateCuration { text: text?, occurrence, value, basis, line })
    }

    fn edtf(&mut self, value: &str, at: usize) {
        if Edtf::parse(value).is_none() {
            let message = format!(
                "\"{value}\" is not an EDTF date; write for example \"2023-12-18\", \"2023-12\", \
                 \"2023-12~\" (approximate), \"2025-08?\" (uncertain) or \"2023-12/2024-01\""
            );
            self.problem(at, message);
        }
    }

    fn entity(
        &mut self,
        table: &DeTable<'_>,
        span: &Range<usize>,
        index: usize,
        claims: &mut Vec<Claim>,
    ) -> Option<RegisteredEntity> {
        self.known_keys(table, &ENTITY, "in [[entity]]");
        let name = self.required(table, "name", span, "the name the entity is shown by");
        if !table.contains_key("kind") {
            let all = Kind::ALL.map(Kind::as_str).join(", ");
            self.problem(span.start, format!("`kind` is missing: one of {all}"));
        }
        let kind = self.kind(table, span);
        let aliases = self.strings(table, "aliases");
        let description = self.string(table, "description").unwrap_or_default();
        let (name, kind) = (name?, kind?);
        let name_at = table.get("name").map_or(span.start, |value| value.span().start);
        let forms = std::iter::once((&name, name_at)).chain(aliases.iter().map(|(f, at)| (f, *at)));
        claims.extend(forms.enumerate().map(|(index_of_form, (form, at))| Claim {
            form: form.clone(),
            name: index_of_form == 0,
            entity: index,
            line: self.line(at),
        }));
        let aliases = aliases.into_iter().map(|(form, _)| form).collect();
        Some(RegisteredEntity { name, kind, aliases, description })
    }

    /// The `kind` of a table.
    pub(super) fn kind(&mut self, table: &DeTable<'_>, span: &Range<usize>) -> Option<Kind> {
        let kinds = Kind::ALL.map(Kind::as_str);
        let word = self.string(table, "kind")?;
        let kind = Kind::from_name(&word);
        if kind.is_none() {
            let hint = check::nearest(&word, kinds.into_iter());
            let hint = hint.map(|kind| format!("did you mean \"{kind}\"? ")).unwrap_or_default();
            let at = table.get("kind").map_or(span.start, |value| value.span().start);
            let all = kinds.join(", ");
            self.problem(at, format!("unknown kind \"{word}\"; {hint}The kinds are {all}"));
        }
        kind
    }

    pub(super) fn known_keys(&mut self, table: &DeTable<'_>, known: &[&str], place: &str) {
        for key in table.keys() {
            let word = key.get_ref().as_ref();
            if !known.contains(&word) {
                let hint = check::nearest(word, known.iter().copied());
                let hint = hint.map(|key| format!("did you mean `{key}`? ")).unwrap_or_default();
                let message = format!(
                    "unknown key `{word}` {place}; {hint}The keys there are {}",
                    known.join(", ")
                );
                self.problem(key.span().start, message);
            }
        }
    }

    /// The tables of `[[key]]`.
    pub(super) fn entries<'t, 'i>(
        &mut self,
        table: &'t DeTable<'i>,
        key: &str,
    ) -> Vec<(&'t DeTable<'i>, Range<usize>)> {
        let Some(value) = table.get(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            let message =
                format!("`{key}` is a list of tables: write [[{key}]] above each of them");
            self.problem(value.span().start, message);
            return Vec::new();
        };
        let mut entries = Vec::new();
        for item in array.iter() {
            match item.get_ref().as_table() {
                Some(table) => entries.push((table, item.span())),
                None => self.wrong_type(&item.span(), key, "a table", item.get_ref()),
            }
        }
        entries
    }

    pub(super) fn required(
        &mut self,
        table: &DeTable<'_>,
        key: &str,
        span: &Range<usize>,
        what: &str,
    ) -> Option<String> {
        if !table.contains_key(key) {
            self.problem(span.start, format!("`{key}` is missing: {what}"));
        }
        self.string(table, key)
    }

    pub(super) fn string(&mut self, table: &DeTable<'_>, key: &str) -> Option<String> {
        table.get(key).and_then(|value| self.text(value, key))
    }

    pub(super) fn strings(&mut self, table: &DeTable<'_>, key: &str) -> Vec<(String, usize)> {
        let Some(value) = table.get(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(&value.span(), key, "a list of strings", value.get_ref());
            return Vec::new();
        };
        let items =
            array.iter().filter_map(|item| Some((self.text(item, key)?, item.span().start)));
        items.collect()
    }

    /// A string, trimmed and not empty; a TOML date counts as its text.
    fn text(&mut self, value: &Value<'_>, key: &str) -> Option<String> {
        let text = match value.get_ref() {
            DeValue::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
            DeValue::Datetime(date) => date.to_string(),
            DeValue::Integer(year) if key == "published" || key == "value" => {
                year.as_str().to_owned()
            }
            other => {
                self.wrong_type(&value.span(), key, "a string", other);
                return None;
            }
        };
        if text.is_empty() {
            self.problem(value.span().start, format!("`{key}` is empty; say it or leave it out"));
            return None;
        }
        Some(text)
    }

    fn wrong_type(&mut self, span: &Range<usize>, key: &str, wanted: &str, found: &DeValue<'_>) {
        let message = format!("`{key}` should be {wanted}, but this is {}", described(found));
        self.problem(span.start, message);
    }
}

fn described(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(text: &str) -> Vec<String> {
        let error = parse("dossier.toml", text).unwrap_err();
        assert!(error.is_curation());
        error.to_string().lines().map(str::to_owned).collect()
    }

    #[test]
    fn a_whole_file_is_read() {
        let curation = parse(
            "dossier.toml",
            "title = \"T\"\ndescription = \"\"\"\nD\nE\"\"\"\nnot_names = [\"Foreign Policy\"]\n\n\
             [[article]]\nfile = \"a.txt\"\npublished = 2023-12-18\nbasis = \"B.\"\n\n\
             [[article]]\nfile = \"b.txt\"\nexclude = true\n\n\
             [[entity]]\nname = \"Asim Munir\"\nkind = \"person\"\naliases = [\"عاصم منیر\"]\n",
        )
        .unwrap();
        assert_eq!(curation.title.as_deref(), Some("T"));
        assert_eq!(curation.description.as_deref(), Some("D E"));
        assert_eq!(curation.not_names, ["Foreign Policy"]);
        let first = curation.article("a.txt").unwrap();
        assert_eq!(first.published.as_deref(), Some("2023-12-18"));
        assert_eq!((first.line, first.exclude), (8, false));
        assert!(curation.article("b.txt").unwrap().exclude);
        assert_eq!(curation.entities[0].kind, Kind::Person);
        assert_eq!(curation.entities[0].aliases, ["عاصم منیر"]);
    }

    #[test]
    fn an_empty_file_is_a_curation_that_says_nothing() {
        assert!(parse("dossier.toml", "").unwrap().articles.is_empty());
    }

    #[test]
    fn every_mistake_is_reported_with_its_line() {
        let found = messages(
            "titel = \"T\"\n[[article]]\nfile = \"a.txt\"\npublished = \"last spring\"\n\n\
             [[entity]]\nname = \"A\"\nkind = \"preson\"\n\n[[entity]]\nkind = \"place\"\nname = 3\n",
        );
        assert_eq!(found.len(), 5, "{found:#?}");
        assert!(found[0].starts_with("dossier.toml:1: unknown key `titel`"), "{}", found[0]);
        assert!(found[0].contains("did you mean `title`?"));
        assert!(found[1].starts_with("dossier.toml:4: \"last spring\" is not an EDTF date"));
        assert!(found[2].starts_with("dossier.toml:4: `published` needs a `basis`"));
        assert!(found[3].starts_with("dossier.toml:8: unknown kind \"preson\""), "{}", found[3]);
        assert!(found[3].contains("did you mean \"person\"?"));
        assert!(
            found[4]
                .starts_with("dossier.toml:12: `name` should be a string, but this is a number")
        );
    }

    #[test]
    fn an_alias_claimed_twice_names_both_lines() {
        let found = messages(
            "[[entity]]\nname = \"A\"\nkind = \"person\"\naliases = [\"the Chief\"]\n\
             [[entity]]\nname = \"B\"\nkind = \"person\"\naliases = [\n  \"B.\",\n  \"the Chief\",\n]\n",
        );
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("dossier.toml:10: "), "{}", found[0]);
        assert!(found[0].contains("\"the Chief\"") && found[0].contains("on line 4"));
    }

    #[test]
    fn aliases_are_claimed_as_a_text_is_compared_with_them() {
        for (one, other) in [
            ("US", "U.S."),
            ("joe", "Joe"),
            ("پاكستان", "پاکستان"),
            ("Foreign Policy", "foreign policy"),
            ("KARACHI", "Karachi"),
        ] {
            let found = messages(&format!(
                "[[entity]]\nname = \"A\"\nkind = \"place\"\naliases = [\"{one}\"]\n\
                 [[entity]]\nname = \"B\"\nkind = \"place\"\naliases = [\"{other}\"]\n",
            ));
            assert_eq!(found.len(), 1, "{one}, {other}");
            assert!(found[0].starts_with("dossier.toml:8: "), "{}", found[0]);
            assert!(found[0].contains("on line 4") && found[0].contains(one), "{}", found[0]);
        }
        // Two spellings that one entity lists are no contradiction; nor are an abbreviation and a word.
        let text = "[[entity]]\nname = \"A\"\nkind = \"place\"\naliases = [\"US\", \"U.S.\"]\n\
                    [[entity]]\nname = \"B\"\nkind = \"place\"\naliases = [\"us\"]\n";
        assert!(parse("dossier.toml", text).is_ok_and(|curation| curation.entities.len() == 2));
    }

    #[test]
    fn a_file_with_two_entries_names_both_lines() {
        let found = messages("[[article]]\nfile = \"a.txt\"\n[[article]]\nfile = \"a.txt\"\n");
        assert_eq!(found.len(), 1);
        assert!(found[0].contains("line 2"), "{}", found[0]);
    }

    #[test]
    fn broken_toml_is_one_clear_message() {
        let found = messages("title = \"T\n[[article]]\n");
        assert!(found[0].starts_with("dossier.toml:1: this is not TOML"), "{found:?}");
    }

    #[test]
    fn a_file_that_was_not_read_is_named_with_the_nearest_one() {
        let curation =
            parse("d.toml", "[[article]]\nfile = \"002.text\"\n[[article]]\nfile = \"zzz\"\n")
                .unwrap();
        let error = curation.check_files(&["001.txt", "002.txt"]).unwrap_err();
        let lines: Vec<String> = error.to_string().lines().map(str::to_owned).collect();
        assert!(lines[0].starts_with("d.toml:2: no article \"002.text\" among the 2"), "{lines:?}");
        assert!(lines[0].ends_with("did you mean \"002.txt\"?"));
        assert!(lines[1].starts_with("d.toml:4:") && lines[1].contains("path below the folder"));
        assert!(curation.check_files(&["002.text", "zzz"]).is_ok());
    }
}
