//! `cargo +nightly fuzz run packs --fuzz-dir tests/fuzz`, see CONTRIBUTING.md

#![no_main]

#[path = "../targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::run("packs", data));
