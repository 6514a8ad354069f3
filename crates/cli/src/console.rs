//! Messages and progress on standard error.

use std::cell::RefCell;
use std::io::{self, IsTerminal, Write};

use indicatif::{ProgressBar, ProgressStyle};

use crate::output::printable;

/// Standard error: a bar that moves where a person watches, plain lines where a file records.
pub struct Console {
    terminal: bool,
    bar: RefCell<Option<ProgressBar>>,
}

impl Console {
    /// Looks at what standard error is.
    pub fn new() -> Console {
        Console { terminal: io::stderr().is_terminal(), bar: RefCell::new(None) }
    }

    /// Begins a stage of `steps` steps, in words ("reading 12 files"); 0 when nobody can count them.
    pub fn stage(&self, what: &str, steps: usize) {
        self.finish();
        if !self.terminal || steps == 0 {
            return self.say(what);
        }
        let style = ProgressStyle::with_template(
            "{msg} {wide_bar} {pos}/{len} · {per_sec:.0} · {eta} left",
        );
        let bar = ProgressBar::new(steps as u64).with_message(printable(what).into_owned());
        *self.bar.borrow_mut() =
            Some(if let Ok(style) = style { bar.with_style(style) } else { bar });
    }

    /// One step of the stage is done.
    pub fn step(&self) {
        if let Some(bar) = self.bar.borrow().as_ref() {
            bar.inc(1);
        }
    }

    /// What threads call for each step of the stage that they have done.
    pub fn stepper(&self) -> impl Fn() + Sync + use<> {
        let bar = self.bar.borrow().clone();
        move || {
            if let Some(bar) = &bar {
                bar.inc(1);
            }
        }
    }

    /// Ends the stage and takes the bar away.
    pub fn finish(&self) {
        if let Some(bar) = self.bar.borrow_mut().take() {
            bar.finish_and_clear();
        }
    }

    /// Says something.
    pub fn say(&self, message: &str) {
        let write = || {
            // When even standard error is gone there is nobody left to tell.
            let _ = writeln!(io::stderr(), "dossier: {}", printable(message));
        };
        match self.bar.borrow().as_ref() {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    /// Says what may be wrong, and goes on.
    pub fn warn(&self, message: &str) {
        self.say(&format!("warning: {message}"));
    }

    /// Says what went wrong.
    pub fn error(&self, message: &str) {
        self.say(&format!("error: {message}"));
    }
}
