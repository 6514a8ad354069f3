//! The one error of this crate.

use std::error::Error as StdError;
use std::fmt;
use std::io::ErrorKind;

/// What went wrong while a collection was read, judged or written.
///
/// A message says what was expected, what was found and what to do about it, after the file and,
/// where there is one, the line. [`Display`](fmt::Display) writes only this error; what caused it is
/// reached through [`source`](StdError::source). Several problems found at once are one error whose
/// message has a line for each.
#[derive(Debug)]
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    kind: Kind,
    path: String,
    line: Option<usize>,
    message: String,
    cause: Option<Box<dyn StdError + Send + Sync>>,
    more: Vec<Error>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Input,
    Curation,
    Limit,
    Io,
    Write,
}

impl Error {
    /// A file that cannot be read as what it claims to be.
    #[cold]
    pub fn input(path: impl Into<String>, message: impl Into<String>) -> Error {
        Error::new(Kind::Input, path.into(), message.into())
    }

    /// A mistake in a curation file.
    #[cold]
    pub fn curation(path: impl Into<String>, message: impl Into<String>) -> Error {
        Error::new(Kind::Curation, path.into(), message.into())
    }

    /// Something larger than Dossier handles.
    #[cold]
    pub fn limit(path: impl Into<String>, message: impl Into<String>) -> Error {
        Error::new(Kind::Limit, path.into(), message.into())
    }

    /// The operating system refused something; `message` says what was wanted.
    #[cold]
    pub fn io(path: impl Into<String>, message: impl Into<String>, error: std::io::Error) -> Error {
        let message = format!("{}: {}", message.into(), reason(&error));
        Error::new(Kind::Io, path.into(), message).because(error)
    }

    /// A collection that cannot be written as a pack. There is no file to name.
    #[cold]
    pub fn write(message: impl Into<String>) -> Error {
        Error::new(Kind::Write, String::new(), message.into())
    }

    fn new(kind: Kind, path: String, message: String) -> Error {
        Error(Box::new(Inner { kind, path, line: None, message, cause: None, more: Vec::new() }))
    }

    /// All of `problems` as one error of the kind of the first; `None` when there are none.
    pub fn all(problems: impl IntoIterator<Item = Error>) -> Option<Error> {
        let mut problems = problems.into_iter();
        let mut first = problems.next()?;
        first.0.more.extend(problems);
        Some(first)
    }

    /// The same with the line it is about, counted from 1.
    #[must_use]
    pub fn at_line(mut self, line: usize) -> Error {
        self.0.line = Some(line);
        self
    }

    /// The same with what caused it.
    #[must_use]
    pub fn because(mut self, cause: impl StdError + Send + Sync + 'static) -> Error {
        self.0.cause = Some(Box::new(cause));
        self
    }

    /// Whether an input file is to blame.
    pub fn is_input(&self) -> bool {
        self.0.kind == Kind::Input
    }

    /// Whether the curation file is to blame.
    pub fn is_curation(&self) -> bool {
        self.0.kind == Kind::Curation
    }

    /// Whether something was too large.
    pub fn is_limit(&self) -> bool {
        self.0.kind == Kind::Limit
    }

    /// Whether the operating system refused something.
    pub fn is_io(&self) -> bool {
        self.0.kind == Kind::Io
    }

    /// Whether a collection could not be written.
    pub fn is_write(&self) -> bool {
        self.0.kind == Kind::Write
    }

    /// The file it is about; empty when there is none.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// The line it is about, counted from 1.
    pub fn line(&self) -> Option<usize> {
        self.0.line
    }

    /// The first problem without file and line.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// How many problems it holds; at least 1.
    pub fn count(&self) -> usize {
        1 + self.0.more.len()
    }
}

/// What the operating system says is wrong, in plain words and without the number that it adds.
pub fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        ErrorKind::PermissionDenied => "permission denied".to_owned(),
        ErrorKind::IsADirectory => "it is a folder, not a file".to_owned(),
        _ => {
            let said = error.to_string();
            let plain = said.split(" (os error").next().unwrap_or_default();
            let mut letters = plain.chars();
            let first = letters.next().map(|first| first.to_lowercase().to_string());
            first.unwrap_or_default() + letters.as_str()
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &self.0;
        if !inner.path.is_empty() {
            write!(f, "{}:", inner.path)?;
            if let Some(line) = inner.line {
                write!(f, "{line}:")?;
            }
            f.write_str(" ")?;
        }
        f.write_str(&inner.message)?;
        for other in &inner.more {
            write!(f, "\n{other}")?;
        }
        Ok(())
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.cause.as_deref().map(|cause| cause as &(dyn StdError + 'static))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_names_file_and_line() {
        let error = Error::input("export.jsonl", "expected an object").at_line(12);
        assert_eq!(error.to_string(), "export.jsonl:12: expected an object");
        assert!(error.is_input() && !error.is_curation());
    }

    #[test]
    fn the_system_speaks_plainly() {
        let said = |number| reason(&std::io::Error::from_raw_os_error(number));
        assert_eq!(said(13), "permission denied");
        assert_eq!(said(2), "there is no such file or folder");
        assert!(!said(5).contains("os error") && said(5).starts_with(char::is_lowercase));
    }

    #[test]
    fn several_problems_are_told_one_per_line() {
        let error = Error::all([
            Error::curation("dossier.toml", "unknown key `titel`").at_line(1),
            Error::curation("dossier.toml", "`kind` is missing").at_line(7),
        ])
        .unwrap();
        assert_eq!(
            error.to_string(),
            "dossier.toml:1: unknown key `titel`\ndossier.toml:7: `kind` is missing"
        );
        assert_eq!(error.count(), 2);
        assert!(Error::all([]).is_none());
    }

    #[test]
    fn the_cause_stays_reachable() {
        let refused = std::io::Error::from(std::io::ErrorKind::PermissionDenied);
        let error = Error::io("a.txt", "cannot be read", refused);
        assert!(error.is_io());
        assert!(error.source().unwrap().is::<std::io::Error>());
    }
}
