//! What the command line understands, and how it says that it does not.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::Place;

#[test]
fn a_command_that_is_not_understood_ends_with_2() {
    let place = Place::new();
    place.write("a.txt", "An article about something.\n");
    let cases: &[(&[&str], &str)] = &[
        (&[], "Usage"),
        (&["bild"], "build"),
        (&["build"], "INPUT"),
        (&["build", "a.txt"], "--output"),
        (&["build", "-o", "x.dossier"], "INPUT"),
        (&["build", "a.txt", "-o", "x.pdf"], ".html"),
        (&["build", "a.txt", "-o", "x"], ".dossier"),
        (&["build", "a.txt", "-o", "x.dossier", "--colour"], "--colour"),
        (&["extract"], "FILE"),
        (&["extract", "a.txt", "--json"], "--jsonl"),
        (&["annotate"], "FILE"),
        (&["annotate", "a.txt", "--plain"], "--plain"),
        (&["search"], "OUT"),
        (&["search", "x.dossier"], "QUERY"),
        (&["search", "x.dossier", "word", "--limit", "many"], "--limit"),
        (&["search", "x.dossier", "word", "--limit", "-1"], "-1"),
        (&["search", "x.dossier", "word", "--format", "trec"], "--queries"),
        (&["search", "x.dossier", "--queries", "q.jsonl", "--format", "xml"], "trec"),
        (&["search", "x.dossier", "word", "--queries", "q.jsonl"], "--queries"),
        (&["inspect"], "OUT"),
    ];
    for (args, word) in cases {
        let ran = place.run(args);
        assert_eq!(ran.status, 2, "{args:?}: {ran:?}");
        assert_eq!(ran.stdout, "", "{args:?}");
        assert!(ran.stderr.contains(word), "{args:?}: no {word:?} in {}", ran.stderr);
    }
    assert_eq!(place.names(), ["a.txt"], "nothing was written");
}

#[test]
fn help_is_a_result() {
    let place = Place::new();
    for command in ["build", "extract", "annotate", "search", "inspect"] {
        let ran = place.run(&[command, "--help"]).succeeds();
        assert!(ran.stdout.contains("Usage: dossier") && ran.stderr.is_empty(), "{ran:?}");
    }
    assert!(place.run(&["--version"]).succeeds().stdout.starts_with("dossier "));
}

/// A reader that has seen enough is no failure, and gets no message.
#[cfg(unix)]
#[test]
fn a_closed_pipe_is_quiet() {
    let place = Place::new();
    // More than a pipe holds, so that the program is still writing when nobody reads any more.
    let paragraph = format!("{}\n\n", "A long article about Washington and Beijing. ".repeat(20));
    let article = paragraph.repeat(150);
    place.write("a.txt", article);
    let program = env!("CARGO_BIN_EXE_dossier");
    for command in
        ["extract a.txt", "extract a.txt --jsonl", "annotate a.txt --jsonl", "annotate a.txt"]
    {
        let script = format!("set -o pipefail; '{program}' {command} | head -c 1 >/dev/null");
        let output = std::process::Command::new("bash")
            .args(["-c", &script])
            .current_dir(place.path(""))
            .output()
            .unwrap();
        assert!(output.status.success(), "{command}: {output:?}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!said.contains("ipe"), "{command}: {said}");
    }
}
