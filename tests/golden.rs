//! The sample articles as listings of their statements, held against reviewed snapshots in `tests/snapshots`.
//!
//! A snapshot says what the program does, not what is right. On a mismatch the test fails and writes the new listing
//! beside the old one as `.snap.new` (with `INSTA_UPDATE=no`, nothing): read the difference, then rename it.

mod support;

use newsgraph::article::{Input, Inputs};
use newsgraph::pipeline::{Options, analyse};
use newsgraph::record::{ArticleRecord, StatementRecord};
use std::fmt::Write;
use support::{PACKS, sample_articles};

#[test]
fn sample_articles_read_as_reviewed() {
    let paths = sample_articles();
    assert!(!paths.is_empty());
    for path in paths {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let Some(Input::Article(article)) = Inputs::open(&[path], &PACKS, &[]).next() else { panic!("{name} cannot be read") };
        let (record, warnings) = analyse(&PACKS, &Options::default(), *article);
        assert!(warnings.is_empty(), "{name}: {warnings:?}");
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name, listing(&record));
        });
    }
}

/// The article's head, and a block for each statement.
fn listing(record: &ArticleRecord) -> String {
    let mut out = String::new();
    for (name, value) in [("title", &record.title), ("outlet", &record.outlet), ("date", &record.date), ("lang", &record.lang)] {
        writeln!(out, "{name}: {}", value.as_deref().unwrap_or("-")).expect("writing to a string");
    }
    for (number, statement) in (1..).zip(&record.statements) {
        block(&mut out, number, statement).expect("writing to a string");
    }
    out
}

fn block(out: &mut String, number: usize, s: &StatementRecord) -> std::fmt::Result {
    let or_none = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    writeln!(out, "\n{number}. {} (paragraph {}, sentence {}; {})", s.kind.name(), s.paragraph, s.sentence, s.rule)?;
    writeln!(out, "   speaker: {} ({})", or_none(&s.speaker), s.attribution.name())?;
    writeln!(out, "   source:  {}", or_none(&s.source_text))?;
    writeln!(out, "   cue:     {} ({})", or_none(&s.cue_text), or_none(&s.act))?;
    writeln!(out, "   text:    {}", s.text.replace('\n', " "))?;
    let targets = if s.targets.is_empty() { "-".to_owned() } else { s.targets.join(" ") };
    writeln!(out, "   targets: {targets}")?;
    for (name, value) in [("to", &s.addressee), ("for", &s.speaks_for), ("amount", &s.quantity)] {
        if let Some(value) = value {
            writeln!(out, "   {:<8} {value}", format!("{name}:"))?;
        }
    }
    Ok(())
}
