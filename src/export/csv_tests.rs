//! Tests of the tables and of the output folder, on small records.

use super::super::{EntityGraphMl, Export, OutputFolder, StatementsJsonl, TableStyle, Views};
use super::{EdgesCsv, LONGEST_CELL, NodesCsv, StatementsCsv, too_large};
use crate::graph::fixture::{article, entity, statement};
use crate::graph::{Corpus, CorpusBuilder, Labels, entity_graph, statement_graph};
use crate::pack::{Locale, Packs};
use crate::statement::StatementKind::Direct;
use std::path::Path;

fn corpus() -> Corpus {
    let mut builder = CorpusBuilder::default();
    let mut said = statement("1", Direct, Some("person:a"), &["person:b"]);
    said.text = "=SUM(A1)\r\n\"x\", y".to_owned();
    said.quantity = Some("-5%".to_owned());
    let mut record = article("x", Some("2025-02-03"), Some("@Post"), vec![said]);
    record.entities = vec![entity("person:a", "A \\ Z")];
    builder.add(record);
    builder.finish()
}

fn with_views(check: impl FnOnce(&Views<'_>)) {
    let (mut corpus, packs) = (corpus(), Packs::default());
    corpus.label_speakers(&packs);
    let labels = Labels::new(&corpus, &packs);
    let entities = entity_graph(&corpus, &labels, false);
    let statements = statement_graph(&corpus, &labels);
    check(&Views::new(&corpus, entities, statements));
}

fn written(export: &dyn Export, views: &Views<'_>) -> String {
    let mut out = Vec::new();
    assert_eq!(export.write(views, &mut out).unwrap(), []);
    String::from_utf8(out).unwrap()
}

#[test]
fn gephi_tables() {
    let style = TableStyle::default();
    with_views(|views| {
        let nodes = written(&NodesCsv { style }, views);
        let mut lines = nodes.split("\r\n");
        assert_eq!(
            lines.next().unwrap(),
            "Id,Label,kind,aliases,n_said,n_about,n_named,n_articles,n_outlets,dates,roles,speaks_for,iso2,iso3,region,status,families,hs,class,country,members"
        );
        assert_eq!(lines.next().unwrap(), "person:a,A ⧵ Z,person,,1,0,0,1,1,2025-02-03/2025-02-03,,,,,,,,,,,");
        let edges = written(&EdgesCsv { style }, views);
        let mut lines = edges.split("\r\n");
        assert!(lines.next().unwrap().starts_with("Source,Target,Type,Kind,Id,Label,Weight,symmetric,n_direct,"));
        assert_eq!(
            lines.next().unwrap(),
            "person:a,person:b,Directed,said_about,person:a--said_about--person:b,said about,1.0,false,1,0,0,0,0,0,1,1,2025-02-03/2025-02-03,statement:1,0"
        );
    });
}

#[test]
fn formulas_are_guarded_unless_raw() {
    with_views(|views| {
        let guarded = written(&StatementsCsv { style: TableStyle::default() }, views);
        assert!(guarded.contains(",\"'=SUM(A1)\r\n\"\"x\"\", y\","));
        assert!(guarded.contains(",'@Post,2025-02-03,") && guarded.contains(",'-5%,"));
        let raw = written(&StatementsCsv { style: TableStyle { raw: true, ..TableStyle::default() } }, views);
        assert!(raw.contains(",\"=SUM(A1)\r\n\"\"x\"\", y\",") && raw.contains(",-5%,"));
        assert!(raw.ends_with(",test,0.5\r\n"));
    });
}

#[test]
fn tables_for_a_spreadsheet_are_in_its_locale() {
    let locale = Locale { separator: b';', decimal_comma: true };
    with_views(|views| {
        let style = TableStyle::of_locale(locale);
        let statements = written(&StatementsCsv { style }, views);
        assert!(statements.starts_with("\u{feff}id;article;article_id;outlet;"));
        assert!(statements.contains(";\"'=SUM(A1)\r\n\"\"x\"\", y\";") && statements.ends_with(";test;0,5\r\n"));
        assert!(written(&EdgesCsv { style }, views).contains(";said about;1,0;false;1;"));
        let mark = TableStyle { byte_order_mark: true, ..TableStyle::default() };
        let nodes = written(&NodesCsv { style: mark }, views);
        assert!(nodes.starts_with("\u{feff}Id,Label,"));
    });
}

#[test]
fn every_cell_is_guarded_that_can_begin_a_formula() {
    let mut builder = CorpusBuilder::default();
    for (at, sign) in ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"].iter().enumerate() {
        let nasty = || Some(format!("{sign}1+1"));
        let mut said = statement(&at.to_string(), Direct, Some("person:a"), &["person:b"]);
        said.text = format!("{sign}1+1");
        let shared = || nasty().map(Into::into);
        (said.cue_text, said.source_text, said.speaker_label, said.role) = (shared(), shared(), shared(), shared());
        (said.act, said.quantity, said.rule) = (shared(), nasty(), format!("{sign}x").into());
        let mut record = article(&format!("{sign}{at}"), Some("2025-02-03"), nasty().as_deref(), vec![said]);
        (record.title, record.url, record.lang) = (nasty(), nasty(), nasty());
        record.entities = vec![entity("person:a", &format!("{sign}A"))];
        builder.add(record);
    }
    let (corpus, packs) = (builder.finish(), Packs::default());
    let labels = Labels::new(&corpus, &packs);
    let views = Views::new(&corpus, entity_graph(&corpus, &labels, false), statement_graph(&corpus, &labels));
    let style = TableStyle { byte_order_mark: true, ..TableStyle::default() };
    let exports: [Box<dyn Export>; 3] =
        [Box::new(StatementsCsv { style: TableStyle::default() }), Box::new(NodesCsv { style }), Box::new(EdgesCsv { style })];
    for export in exports {
        let text = written(export.as_ref(), &views);
        let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        for row in rows.records() {
            for cell in &row.unwrap() {
                assert!(
                    !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']),
                    "{}: {cell:?}",
                    export.file_name()
                );
            }
        }
    }
}

#[test]
fn json_lines_have_the_article_but_not_its_text() {
    with_views(|views| {
        let line: serde_json::Value = serde_json::from_str(&written(&StatementsJsonl, views)).unwrap();
        assert_eq!(line["id"], "statement:1");
        assert_eq!(line["text"], "=SUM(A1)\r\n\"x\", y");
        assert_eq!(line["article"], "article:x");
        assert_eq!(line["article_id"], "x");
        assert_eq!(line["outlet"], "@Post");
        assert!(line["url"].is_null() && line.get("url").is_some());
    });
}

#[test]
fn what_a_spreadsheet_cannot_hold_is_said() {
    assert_eq!(too_large("f", 1_048_576, 0), []);
    let kinds: Vec<&str> = too_large("f", 1_048_577, 1).iter().map(|w| w.kind).collect();
    assert_eq!(kinds, ["long-cell", "many-rows"]);
    assert_eq!(LONGEST_CELL, 32_767);
}

/// Writes the first bytes, then fails.
struct Broken;

impl Export for Broken {
    fn file_name(&self) -> &'static str {
        "broken"
    }

    fn write(&self, _: &Views<'_>, out: &mut dyn std::io::Write) -> std::io::Result<Vec<crate::error::Warning>> {
        out.write_all(b"half")?;
        Err(std::io::Error::other("the disk is full"))
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// The folder, if it takes the exports.
fn open(path: &Path, exports: &[Box<dyn Export>]) -> crate::error::Result<OutputFolder> {
    let folder = OutputFolder::open(path)?;
    folder.accepts(exports)?;
    Ok(folder)
}

#[test]
fn a_failing_run_leaves_the_old_files_whole() {
    let temporary = tempfile::tempdir().unwrap();
    let path = temporary.path().join("new/output");
    with_views(|views| {
        let exports: [Box<dyn Export>; 2] = [Box::new(EntityGraphMl), Box::new(Broken)];
        let error = open(&path, &exports).unwrap().write(&exports, views).unwrap_err();
        assert!(error.to_string().contains("the disk is full"), "{error}");
        assert!(names(temporary.path()).is_empty(), "the folders made are gone again");

        std::fs::create_dir_all(&path).unwrap();
        std::fs::write(path.join("graph.graphml"), "old").unwrap();
        let error = open(&path, &exports).unwrap_err().to_string();
        assert!(error.contains("no run seems to have written"), "{error}");
        let run = serde_json::json!({ "newsgraph": "0.1.0" });
        std::fs::write(path.join("run.json"), run.to_string()).unwrap();
        open(&path, &exports).unwrap().write(&exports, views).unwrap_err();
        assert_eq!(names(&path), ["graph.graphml", "run.json"]);
        assert_eq!(std::fs::read_to_string(path.join("graph.graphml")).unwrap(), "old");

        let exports: [Box<dyn Export>; 2] = [Box::new(EntityGraphMl), Box::new(NodesCsv { style: TableStyle::default() })];
        let complete = open(&path, &exports).unwrap().write(&exports, views).unwrap();
        assert_eq!(std::fs::read_to_string(path.join("graph.graphml")).unwrap(), "old");
        complete.finish(&run).unwrap();
        assert_eq!(names(&path), ["graph.graphml", "nodes.csv", "run.json"]);
        assert_eq!(open(&path, &exports[..1]).unwrap().left_over(&exports[..1]), ["nodes.csv"]);
        assert!(std::fs::read_to_string(path.join("graph.graphml")).unwrap().starts_with("<?xml"));
    });
}

#[test]
fn a_folder_that_cannot_be_is_an_error_at_once() {
    let temporary = tempfile::tempdir().unwrap();
    let file = temporary.path().join("file");
    std::fs::write(&file, "").unwrap();
    let error = open(&file, &[]).unwrap_err().to_string();
    assert!(error.contains("file") && error.contains("-o"), "{error}");
    let exports: [Box<dyn Export>; 1] = [Box::new(NodesCsv { style: TableStyle::default() })];
    std::fs::create_dir(temporary.path().join("nodes.csv")).unwrap();
    let error = open(temporary.path(), &exports).unwrap_err().to_string();
    assert!(error.contains("a folder stands in its place"), "{error}");
}
