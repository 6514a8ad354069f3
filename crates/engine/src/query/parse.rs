//! The grammar: sequence = unit { ["OR"] unit }; unit = ["-"] ( "(" sequence ")" | [field ":"] value ).

use super::{
    Clause, Filter, MAX_CLAUSES, MAX_DEPTH, MAX_QUERY, Node, Query, QueryPart, Scope, stop_words,
};
use crate::request::{Days, Period};
use crate::text::{Stemmer, Word, are_capitals, is_single, words_with};
use dossier_kernel::piece::{from, until};

/// Understands what was typed.
pub fn parse(typed: &str, languages: &[String]) -> Query {
    let mut query = Query::default();
    let typed = cut(typed, &mut query.ignored);
    for tag in languages {
        let stemmer = Stemmer::new(tag);
        if stemmer.stems() {
            query.stemmers.push((tag.clone(), stemmer));
        }
    }
    let capitals = are_capitals(typed);
    let mut parser = Parser { rest: typed, depth: 0, negated: false, full: false, capitals, query };
    let parts = parser.sequence();
    let mut query = parser.query;
    query.parts = parts;
    // "the who": when there is nothing else, they are what is looked for. So is the word that is
    // being typed: "the" may become "theatre".
    if query.clauses.iter().all(|clause| clause.stop || clause.excluded) {
        query.clauses.iter_mut().for_each(|clause| clause.stop = false);
    }
    query
}

fn cut<'t>(typed: &'t str, ignored: &mut Vec<String>) -> &'t str {
    if typed.len() <= MAX_QUERY {
        return typed;
    }
    ignored.push(format!("only the first {MAX_QUERY} bytes of the query count"));
    let mut end = MAX_QUERY;
    while !typed.is_char_boundary(end) {
        end -= 1;
    }
    until(typed, end)
}

/// The beginning of what was typed, to show it back.
fn shown(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(60) {
        Some((end, _)) => [until(text, end), "…"].concat(),
        None => text.to_owned(),
    }
}

/// What stands before a colon.
#[derive(Clone, Copy)]
enum Field {
    Words(Scope),
    Language,
    Entity,
    Before,
    After,
    On,
    Mentioned,
}

const FIELDS: [(&str, Field); 9] = [
    ("title:", Field::Words(Scope::Title)),
    ("author:", Field::Words(Scope::Author)),
    ("source:", Field::Words(Scope::Source)),
    ("lang:", Field::Language),
    ("entity:", Field::Entity),
    ("before:", Field::Before),
    ("after:", Field::After),
    ("on:", Field::On),
    ("mentioned:", Field::Mentioned),
];

struct Parser<'t> {
    rest: &'t str,
    depth: usize,
    /// Whether articles must not have what is read now.
    negated: bool,
    /// Whether there were too many parts.
    full: bool,
    /// Whether all of the query is in capitals, so that they mean nothing.
    capitals: bool,
    query: Query,
}

impl<'t> Parser<'t> {
    /// The parts up to the closing parenthesis of this level, or the end.
    fn sequence(&mut self) -> Vec<Node> {
        let mut parts: Vec<Node> = Vec::new();
        let mut or = false;
        loop {
            self.rest = self.rest.trim_start();
            if self.rest.is_empty() || self.full {
                break;
            }
            if self.rest.starts_with(')') {
                if self.depth > 0 {
                    break;
                }
                self.rest = from(self.rest, 1);
            } else if self.takes("OR") || self.takes("|") {
                or = true;
            } else if !self.takes("AND")
                && let Some(part) = self.unit()
            {
                match parts.last_mut() {
                    Some(Node::Any(either)) if or => either.push(part),
                    Some(last) if or => {
                        let first = std::mem::replace(last, Node::Any(Vec::new()));
                        *last = Node::Any(vec![first, part]);
                    }
                    _ => parts.push(part),
                }
                or = false;
            }
        }
        parts
    }

    /// Whether a word of the grammar comes next, which is then read.
    fn takes(&mut self, word: &str) -> bool {
        let Some(after) = self.rest.strip_prefix(word) else { return false };
        let ends = after
            .chars()
            .next()
            .is_none_or(|next| next.is_whitespace() || matches!(next, '(' | ')'));
        if ends {
            self.rest = after;
        }
        ends
    }

    fn unit(&mut self) -> Option<Node> {
        let minus = self.rest.strip_prefix(['-', '−']);
        let without =
            minus.filter(|after| !after.is_empty() && !after.starts_with(char::is_whitespace));
        if let Some(after) = without {
            self.rest = after.trim_start_matches(['-', '−']);
        } else if !self.takes("NOT") {
            return self.positive();
        }
        self.rest = self.rest.trim_start();
        self.negated = !self.negated;
        let part = self.positive();
        self.negated = !self.negated;
        part.map(|part| Node::Not(Box::new(part)))
    }

    fn positive(&mut self) -> Option<Node> {
        if let Some(after) = self.rest.strip_prefix('(') {
            self.rest = after;
            if self.depth == MAX_DEPTH {
                self.ignore("parentheses are looked at only 32 deep");
                return None;
            }
            self.depth += 1;
            let mut parts = self.sequence();
            self.depth -= 1;
            self.rest = self.rest.strip_prefix(')').unwrap_or(self.rest);
            return match parts.len() {
                0 => None,
                1 => parts.pop(),
                _ => Some(Node::All(parts)),
            };
        }
        let known = FIELDS.iter().find(|(name, _)| {
            self.rest.get(..name.len()).is_some_and(|begins| begins.eq_ignore_ascii_case(name))
        });
        let start = self.rest;
        let field = match known {
            Some((name, field)) => {
                self.rest = from(self.rest, name.len());
                *field
            }
            None => Field::Words(Scope::Anywhere),
        };
        let value = self.value();
        if self.query.understood.len() == MAX_CLAUSES {
            self.full = true;
            self.ignore("only the first 64 words count");
            return None;
        }
        let typed = until(start, start.len() - self.rest.len());
        let filter = match field {
            Field::Words(scope) => return self.clause(&value, typed, scope),
            _ if value.text.trim().is_empty() => None,
            Field::Language => Some(Filter::Language(value.text.trim().to_ascii_lowercase())),
            Field::Entity => Some(Filter::Entity(value.text.trim().to_owned())),
            Field::Mentioned => days(value.text).map(Filter::Mentioned),
            Field::On => days(value.text).map(Filter::Published),
            Field::Before | Field::After => days(value.text).and_then(|days| {
                let Days::Between { first, last, .. } = days else { return None };
                let (first, last) = match field {
                    Field::Before => (i32::MIN, first.checked_sub(1)?),
                    _ => (last.checked_add(1)?, i32::MAX),
                };
                Some(Filter::Published(Days::Between { first, last, within: false }))
            }),
        };
        let Some(filter) = filter else {
            let why = match field {
                Field::Language | Field::Entity => " has nothing after it",
                _ => " is not a date (expected for example 2021-09)",
            };
            self.ignore_part(typed, why);
            return None;
        };
        let excluded = self.negated;
        self.query.understood.push(QueryPart { kind: "filter", text: shown(typed), excluded });
        Some(Node::Filter(filter))
    }

    /// What stands in quotation marks, or up to white space. A quotation mark that is not closed
    /// reaches to the end: the reader has not finished.
    fn value(&mut self) -> Value<'t> {
        let is_quote = |letter: char| matches!(letter, '"' | '“' | '”' | '„' | '«' | '»');
        let mut letters = self.rest.chars();
        if letters.next().is_some_and(is_quote) {
            let inside = letters.as_str();
            let (text, closed, next) = match inside.find(is_quote) {
                Some(end) => {
                    let mut next = from(inside, end).chars();
                    next.next();
                    (until(inside, end), true, next.as_str())
                }
                None => (inside, false, ""),
            };
            self.rest = next;
            let open = !closed && text.ends_with(char::is_alphanumeric);
            return Value { text, quoted: true, star: false, open };
        }
        let ends = |letter: char| {
            letter.is_whitespace() || is_quote(letter) || matches!(letter, '(' | ')')
        };
        let end = self.rest.find(ends).unwrap_or(self.rest.len());
        let (text, next) = (until(self.rest, end), from(self.rest, end));
        self.rest = next;
        let star = text.ends_with('*');
        let open = next.is_empty() && !text.ends_with(|last: char| last.is_ascii_punctuation());
        Value { text, quoted: false, star, open }
    }

    fn clause(&mut self, value: &Value<'_>, typed: &str, scope: Scope) -> Option<Node> {
        let mut typed_words: Vec<Word> =
            words_with(value.text, self.capitals).take(MAX_CLAUSES).collect();
        // The last character of a script without spaces stands in the word before too.
        if let [.., before, last] = typed_words.as_slice()
            && last.end == before.end
        {
            typed_words.pop();
        }
        let single = typed_words.last().is_some_and(|word| is_single(&word.folded));
        let found: Vec<_> =
            typed_words.into_iter().map(|word| self.query.word(word.folded)).collect();
        if found.is_empty() {
            if !typed.trim().is_empty() {
                self.ignore_part(typed, " has no word in it");
            }
            return None;
        }
        let plain = found.len() == 1 && !value.quoted && scope == Scope::Anywhere;
        let clause = Clause {
            prefix: value.star || single || (value.open && !self.negated),
            stop: plain && !value.star && stop_words::is_stop_word(&found[0].folded),
            excluded: self.negated,
            quoted: value.quoted,
            words: found,
            also: Vec::new(),
            text: shown(if scope == Scope::Anywhere { value.text } else { typed }),
            scope,
        };
        self.query.understood.push(clause.part());
        self.query.clauses.push(clause);
        Some(Node::Clause(self.query.clauses.len() - 1))
    }

    fn ignore_part(&mut self, typed: &str, why: &str) {
        self.ignore(&["“", &shown(typed), "”", why].concat());
    }

    /// Says what is not used, once.
    fn ignore(&mut self, what: &str) {
        let known = &mut self.query.ignored;
        if known.len() < MAX_CLAUSES && !known.iter().any(|known| known == what) {
            known.push(what.to_owned());
        }
    }
}

struct Value<'t> {
    text: &'t str,
    quoted: bool,
    /// Ends in an asterisk.
    star: bool,
    /// Ends where the typing ends.
    open: bool,
}

/// The days of a date, or of `from..to` with one end left out or none.
fn days(text: &str) -> Option<Days> {
    let text = text.trim();
    // The standard library's search for a string would be a kilobyte of the module.
    let dots = text.as_bytes().windows(2).position(|two| two == b"..");
    let (from, to) = dots.map_or((text, text), |at| (until(text, at), from(text, at + 2)));
    let end = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let period = Period { from: end(from), to: end(to), ..Period::default() };
    let (days, wrong) = period.days();
    days.filter(|_| wrong.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(typed: &str) -> Vec<(&'static str, String, bool)> {
        let query = Query::parse(typed, &["en".to_owned()]);
        query.understood.into_iter().map(|part| (part.kind, part.text, part.excluded)).collect()
    }

    fn part(kind: &'static str, text: &str, excluded: bool) -> (&'static str, String, bool) {
        (kind, text.to_owned(), excluded)
    }

    /// The tree as text.
    fn tree(typed: &str) -> String {
        fn all(query: &Query, parts: &[Node], with: &str) -> String {
            parts.iter().map(|part| one(query, part)).collect::<Vec<_>>().join(with)
        }
        fn one(query: &Query, node: &Node) -> String {
            match node {
                Node::Clause(at) => query.clauses[*at].text.clone(),
                Node::Filter(filter) => format!("{filter:?}"),
                Node::Not(part) => format!("-{}", one(query, part)),
                Node::All(parts) => format!("({})", all(query, parts, " ")),
                Node::Any(parts) => format!("({})", all(query, parts, "|")),
            }
        }
        let query = Query::parse(typed, &["en".to_owned()]);
        all(&query, &query.parts, " ")
    }

    #[test]
    fn words_phrases_and_exclusions() {
        assert_eq!(
            parsed("kashmir \"two state\" -china -“white house” gaz"),
            [
                part("word", "kashmir", false),
                part("phrase", "two state", false),
                part("word", "china", true),
                part("phrase", "white house", true),
                part("prefix", "gaz", false),
            ]
        );
        assert_eq!(parsed("gaza "), [part("word", "gaza", false)]);
        assert_eq!(parsed("\"two sta"), [part("phrase", "two sta", false)]);
        assert_eq!(parsed("Pak-US "), [part("phrase", "Pak-US", false)]);
        assert_eq!(parsed("vis* x "), [part("prefix", "vis*", false), part("word", "x", false)]);
    }

    #[test]
    fn either_parts_and_exclusions_nest() {
        assert_eq!(tree("a1 b1 OR c1 d1"), "a1 (b1|c1) d1");
        assert_eq!(tree("a1 | b1 | c1"), "(a1|b1|c1)");
        assert_eq!(tree("(a1 b1) OR -(c1 OR d1)"), "((a1 b1)|-(c1|d1))");
        assert_eq!(tree("NOT a1 AND b1"), "-a1 b1");
        assert_eq!(tree("OR a1 OR"), "a1");
        assert_eq!(tree("((a1 b1"), "(a1 b1)");
        assert_eq!(tree(")a1) () b1"), "a1 b1");
        assert_eq!(tree("--a1 - b1"), "-a1 b1");
    }

    #[test]
    fn fields_and_filters() {
        assert_eq!(tree("title:\"two words\" Lang:UR"), "title:\"two words\" Language(\"ur\")");
        let days = |first, last| Days::Between { first, last, within: false };
        let query = Query::parse("before:1970-01-02 -after:1970 mentioned:1970..1971-01-01", &[]);
        assert_eq!(
            query.parts,
            [
                Node::Filter(Filter::Published(days(i32::MIN, 0))),
                Node::Not(Box::new(Node::Filter(Filter::Published(days(365, i32::MAX))))),
                Node::Filter(Filter::Mentioned(days(0, 365))),
            ]
        );
        assert_eq!(query.ignored, [""; 0]);
        let wrong = Query::parse("before:soon entity: x", &[]);
        assert_eq!(
            wrong.ignored,
            [
                "“before:soon” is not a date (expected for example 2021-09)",
                "“entity:” has nothing after it"
            ]
        );
        assert_eq!(wrong.parts.len(), 1);
    }

    #[test]
    fn stop_words_count_only_when_alone() {
        let stops = |typed: &str| -> Vec<bool> {
            let query = Query::parse(typed, &[]);
            query.clauses.iter().map(|clause| clause.stop).collect()
        };
        assert_eq!(stops("the visit "), [true, false]);
        assert_eq!(stops("the "), [false]);
        assert_eq!(stops("\"the\" visit "), [false, false]);
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        let query = Query::parse("... gaza - ", &[]);
        assert_eq!(query.clauses.len(), 1);
        assert_eq!(query.ignored, ["“...” has no word in it", "“-” has no word in it"]);
    }

    #[test]
    fn a_hundred_kilobytes_are_understood_at_once() {
        for piece in
            ["a ", "\"", "-", "a\" ", "ä", "(", ")", "-(", "(a OR ", "title:", "a* ", "before:1 "]
        {
            let typed = piece.repeat(100_000 / piece.len());
            let query = Query::parse(&typed, &["en".to_owned()]);
            assert!(query.clauses.len() <= MAX_CLAUSES && query.ignored.len() <= MAX_CLAUSES + 1);
            assert!(!query.ignored.is_empty());
        }
    }
}
