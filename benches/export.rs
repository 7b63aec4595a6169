//! Writes a graph of a million edges in every format of the entity graph: how fast, and with how much memory above the graph's own.
//!
//! `cargo bench --bench export`; fails where GraphML or a table takes more than [`MOST_MEMORY`]. Memory is measured on Linux
//! alone.

use newsgraph::export::{EdgesCsv, EntityGexf, EntityGraphMl, Export, NodesCsv, TableStyle, Views};
use newsgraph::graph::{CorpusBuilder, Labels, entity_graph, statement_graph};
use newsgraph::pack::Packs;
use newsgraph::record::{ArticleRecord, StatementRecord};
use serde_json::json;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::process::ExitCode;
use std::time::Instant;

const EDGES: usize = 1_000_000;
const PEOPLE: u64 = 20_000;
const TARGETS: usize = 6;
/// 100 MB, in bytes.
const MOST_MEMORY: u64 = 100_000_000;

fn main() -> ExitCode {
    let start = Instant::now();
    let (mut builder, packs) = (CorpusBuilder::default(), Packs::default());
    // each statement makes an edge to every target, and one between every two
    let statements = EDGES / (TARGETS * (TARGETS + 1) / 2) + 500;
    let mut numbers = Numbers(1);
    for article in 0..statements / 4 {
        builder.add(record(article, &mut numbers));
    }
    let corpus = builder.finish();
    let labels = Labels::new(&corpus, &packs);
    let views = Views::new(&corpus, entity_graph(&corpus, &labels, false), statement_graph(&corpus, &labels));
    let (nodes, edges) = (views.entities.node_count(), views.entities.edge_count());
    println!("{nodes} nodes, {edges} edges, made in {:.1} s", start.elapsed().as_secs_f64());
    assert!(edges >= EDGES, "the graph is too small");

    let before = Memory::reset();
    let start = Instant::now();
    views.look();
    println!("positions, sizes and colours: {:.1} s{}", start.elapsed().as_secs_f64(), peak_above(before).1);

    let style = TableStyle::default();
    let bounded: [&dyn Export; 3] = [&EntityGraphMl, &NodesCsv { style }, &EdgesCsv { style }];
    let mut fine = true;
    for export in bounded {
        fine &= write(export, &views).is_none_or(|peak| peak <= MOST_MEMORY);
    }
    write(&EntityGexf, &views);
    if !fine {
        eprintln!("a file took more than {} MB above the graph's own memory", MOST_MEMORY / 1_000_000);
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Writes the file, says how that went, and gives the peak of memory above that before.
fn write(export: &dyn Export, views: &Views<'_>) -> Option<u64> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join(export.file_name());
    let mut out = BufWriter::with_capacity(1 << 16, File::create(&path).expect("a file"));
    let before = Memory::reset();
    let start = Instant::now();
    export.write(views, &mut out).expect("the file is written");
    out.flush().expect("the file is written");
    let seconds = start.elapsed().as_secs_f64();
    let (peak, said) = peak_above(before);
    let megabytes = path.metadata().expect("the file is there").len() as f64 / 1e6;
    println!("{}: {megabytes:.0} MB, {seconds:.1} s, {:.0} MB/s{said}", export.file_name(), megabytes / seconds);
    peak
}

/// Sizes in bytes.
struct Memory {
    now: u64,
    peak: u64,
}

impl Memory {
    fn read() -> Option<Memory> {
        let status = std::fs::read_to_string("/proc/self/status").ok()?;
        let size = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name))?;
            line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok().map(|size| size * 1024)
        };
        Some(Memory { now: size("VmRSS:")?, peak: size("VmHWM:")? })
    }

    /// The memory now; the peak is counted from here. `None` where the system does not tell.
    fn reset() -> Option<Memory> {
        std::fs::write("/proc/self/clear_refs", "5").ok()?;
        Memory::read()
    }
}

fn peak_above(before: Option<Memory>) -> (Option<u64>, String) {
    let peak = before.zip(Memory::read()).map(|(before, after)| after.peak.saturating_sub(before.now));
    (peak, peak.map_or_else(String::new, |peak| format!(", at most {:.1} MB more memory", peak as f64 / 1e6)))
}

/// Numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }
}

/// An article of four statements.
fn record(number: usize, numbers: &mut Numbers) -> ArticleRecord {
    let mut record: ArticleRecord = serde_json::from_value(json!({
        "id": format!("articles/{number}.txt"), "article": format!("article:{number:016x}"), "lang": "en",
        "date": format!("2025-{:02}-{:02}", number % 12 + 1, number % 28 + 1), "outlet": format!("Outlet {}", number % 200),
        "title": "A title of an ordinary length, as articles have it", "url": null, "text": "", "entities": [], "statements": [],
    }))
    .expect("an article");
    record.statements = (0..4).map(|at| statement(number * 4 + at, numbers)).collect();
    record
}

fn statement(number: usize, numbers: &mut Numbers) -> StatementRecord {
    let mut person = || format!("person:given-{0}-surname-{0}", numbers.next() % PEOPLE);
    let speaker = person();
    let targets: Vec<String> = (0..TARGETS).map(|_| person()).collect();
    serde_json::from_value(json!({
        "id": format!("statement:{number:016x}"), "kind": "indirect", "content": [[0, 90]],
        "text": "what somebody is reported to have said about somebody else, in a sentence of some length",
        "cue": [100, 104], "cue_spans": [[100, 104]], "cue_text": "said", "source": [92, 99], "source_spans": [[92, 99]],
        "source_text": "Surname", "speaker": speaker, "speaker_label": "Given Surname", "joint_speakers": [], "role": "minister", "speaks_for": null,
        "attribution": "name", "addressee": null, "targets": targets, "target_spans": [], "act": "say", "negated": false,
        "conditional": false, "quantity": null, "said_from": null, "said_to": null, "date_precision": null, "paragraph": 1,
        "sentence": 1, "nested_in": null, "rule": "clause", "confidence": 0.9,
    }))
    .expect("a statement")
}
