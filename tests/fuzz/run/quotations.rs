//! `cargo +nightly fuzz run quotations --fuzz-dir tests/fuzz`, see CONTRIBUTING.md

#![no_main]

#[path = "../targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::run("quotations", data));
