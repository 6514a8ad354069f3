//! A build that is interrupted leaves everything as it was.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use common::Place;

/// Signals sent at different moments of a build: while it reads, indexes, writes and after it.
#[test]
fn nothing_is_left_behind() {
    let place = Place::new();
    let line = |n: usize| {
        let words: String =
            (0..200).map(|word| format!("word{} ", (n * 31 + word * 7) % 5000)).collect();
        format!("{{\"id\": {n}, \"title\": \"Article {n}\", \"text\": \"{words}\"}}\n")
    };
    place.write("in.jsonl", (0..200).map(line).collect::<String>());
    let build = |output: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dossier"));
        command.args(["build", "in.jsonl", "-o", output]).current_dir(place.path("."));
        command.stderr(Stdio::null()).spawn().unwrap()
    };
    let begun = Instant::now();
    assert!(build("whole.dossier").wait().unwrap().success());
    let whole = begun.elapsed();
    let new = place.read("whole.dossier");
    let mut interrupted = 0;
    for (moment, signal) in (0..10).zip(["-INT", "-TERM"].into_iter().cycle()) {
        place.write("x.dossier", "what was there before");
        let mut child = build("x.dossier");
        sleep(whole.mul_f64(f64::from(moment) / 8.0).max(Duration::from_millis(20)));
        // It may have ended by itself.
        let _ = Command::new("kill")
            .args([signal, &child.id().to_string()])
            .stderr(Stdio::null())
            .status();
        let status = child.wait().unwrap();
        assert_eq!(place.names(), ["in.jsonl", "whole.dossier", "x.dossier"], "at {moment}");
        let found = place.read("x.dossier");
        if status.success() {
            assert!(found == new, "a whole pack or the old file, at {moment}");
        } else {
            interrupted += 1;
            assert!(found == b"what was there before" || found == new, "at {moment}");
        }
    }
    assert!(interrupted > 2, "{interrupted}");
}
