//! Articles that could not be read: which, why, and how many.

use dossier_compiler::Error;

use crate::console::Console;

/// Most problems of one file that are told.
const MOST: usize = 20;

/// Tells what is wrong with articles. Of a file with many bad lines the first are told.
pub struct Problems<'c> {
    console: &'c Console,
    /// Whether a problem is a failure, or the article is left out.
    failures: bool,
    count: usize,
    /// The file that the last problem is about, and how many problems it has had.
    file: String,
    of_file: usize,
}

impl<'c> Problems<'c> {
    /// No problems. `failures`: whether one is a failure; otherwise the article is left out.
    pub fn new(console: &'c Console, failures: bool) -> Problems<'c> {
        Problems { console, failures, count: 0, file: String::new(), of_file: 0 }
    }

    /// One more.
    pub fn tell(&mut self, error: &Error) {
        if error.path() != self.file {
            self.end_file();
            self.file = error.path().to_owned();
        }
        self.count += 1;
        self.of_file += 1;
        match self.failures {
            _ if self.of_file > MOST => {}
            true => self.console.error(&error.to_string()),
            false => self.console.warn(&format!("{error}; left out")),
        }
    }

    /// Says what was not told, and gives the number of problems.
    pub fn finish(mut self) -> usize {
        self.end_file();
        self.count
    }

    fn end_file(&mut self) {
        let more = self.of_file.saturating_sub(MOST);
        if more > 0 {
            self.console.warn(&format!("{}: {more} more articles like these; left out", self.file));
        }
        self.of_file = 0;
    }
}
