//! Any bytes as a pack whose checksum is right, and every question to what opens.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| dossier_fuzz::open(bytes));
