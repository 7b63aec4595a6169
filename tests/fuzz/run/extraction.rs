//! `cargo +nightly fuzz run extraction --fuzz-dir tests/fuzz`, see CONTRIBUTING.md

#![no_main]

#[path = "../targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::run("extraction", data));
