//! Command lines and what they print: every file of `tests/cmd` is a transcript that must stay true.
//!
//! `TRYCMD=dump cargo test --test commands` writes what is printed now into `dump/`, to look at and copy.

#[test]
fn transcripts_are_true() {
    trycmd::TestCases::new().case("tests/cmd/*.toml").case("tests/cmd/*.trycmd");
}
