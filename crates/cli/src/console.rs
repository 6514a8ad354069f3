//! Messages and progress on standard error.

use std::cell::RefCell;
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::output::printable;

/// Standard error: a bar that moves where a person watches, plain lines where a file records.
pub struct Console {
    terminal: bool,
    stage: RefCell<Option<Stage>>,
}

/// What is going on.
struct Stage {
    what: String,
    bar: ProgressBar,
    /// What is counted, and how many there are so far.
    things: &'static str,
    done: u64,
    begun: Instant,
}

impl Console {
    /// Looks at what standard error is.
    pub fn new() -> Console {
        Console { terminal: io::stderr().is_terminal(), stage: RefCell::new(None) }
    }

    /// Begins a stage in words ("reading 12 files"), in which `things` are counted. `total`: how much
    /// there is to do, in whatever [`advance`](Console::advance) is told in; 0 when nobody knows.
    pub fn stage(&self, what: &str, things: &'static str, total: u64) {
        let template = match total {
            0 => "{spinner} {msg}",
            _ => "{msg} {wide_bar} {percent} % · {eta} left",
        };
        let bar = if total == 0 { ProgressBar::no_length() } else { ProgressBar::new(total) };
        self.begin(what, things, template, bar);
    }

    /// Begins a stage of one step that takes a while.
    pub fn wait(&self, what: &str) {
        self.begin(what, "", "{spinner} {msg}", ProgressBar::no_length());
        if let Some(stage) = self.stage.borrow().as_ref() {
            stage.bar.enable_steady_tick(Duration::from_millis(100));
        }
    }

    fn begin(&self, what: &str, things: &'static str, template: &str, bar: ProgressBar) {
        self.finish();
        if !self.terminal {
            return self.say(what);
        }
        let what = printable(what).into_owned();
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_message(what.clone());
        *self.stage.borrow_mut() =
            Some(Stage { what, things, bar, done: 0, begun: Instant::now() });
    }

    /// One more thing is done, and so much of the stage's total.
    pub fn advance(&self, step: u64) {
        if let Some(stage) = self.stage.borrow_mut().as_mut() {
            stage.done += 1;
            let Stage { what, things, done, begun, .. } = stage;
            let rate = *done as f64 / begun.elapsed().as_secs_f64().max(0.001);
            stage.bar.set_message(format!("{what} · {done} {things} · {rate:.0} a second"));
            stage.bar.inc(step);
        }
    }

    /// Ends the stage and takes the bar away.
    pub fn finish(&self) {
        if let Some(stage) = self.stage.borrow_mut().take() {
            stage.bar.finish_and_clear();
        }
    }

    /// Says something.
    pub fn say(&self, message: &str) {
        let write = || {
            // When even standard error is gone there is nobody left to tell.
            let _ = writeln!(io::stderr(), "dossier: {}", printable(message));
        };
        match self.stage.borrow().as_ref() {
            Some(stage) => stage.bar.suspend(write),
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
