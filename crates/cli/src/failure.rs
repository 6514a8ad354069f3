//! How a command ends when it does not end well.

use std::io;

pub use dossier_compiler::reason;

/// Why a command stopped.
#[derive(Debug)]
pub enum Failure {
    /// The command was not understood: exit status 2.
    Usage(String),
    /// Something did not work: exit status 1.
    Failed(String),
    /// The same, and all there is to say has been said.
    Reported,
    /// Standard output was closed by whoever was reading it.
    Pipe,
}

impl Failure {
    /// A failure with a message: what was expected, what was found, what to do.
    pub fn new(message: impl Into<String>) -> Failure {
        Failure::Failed(message.into())
    }
}

/// Only for standard output: errors of files are given the name of the file where they happen.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::Pipe,
            _ => Failure::new(format!("cannot write to standard output: {}", reason(&error))),
        }
    }
}
