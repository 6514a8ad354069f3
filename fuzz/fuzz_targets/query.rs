//! Any text as a query to a small collection.
#![no_main]

libfuzzer_sys::fuzz_target!(|typed: &str| dossier_fuzz::query(typed));
