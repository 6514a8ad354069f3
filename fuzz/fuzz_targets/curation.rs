//! Any text as a curation file.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| dossier_fuzz::curate(text));
