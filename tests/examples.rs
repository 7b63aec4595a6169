//! The examples in the built-in data, a test for each file of each language: `en/cues.csv`.
//!
//! What fails and is known to is listed in `data/known_gaps.csv`. A row that is listed must fail and every other must hold, so
//! the list only shrinks: `SHRINK_KNOWN_GAPS=1 cargo test --test examples` takes out the rows that have begun to hold.
//! Nothing adds any.

use indexmap::IndexMap;
use libtest_mimic::{Arguments, Failed, Trial};
use newsgraph::check::examples::{Example, read};
use newsgraph::check::gaps::{Gaps, Key};
use newsgraph::pack::{DataSource, Faults, Packs};
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

/// Tests run side by side; only one at a time may rewrite the list.
static LIST: Mutex<()> = Mutex::new(());

fn main() -> ExitCode {
    let source = DataSource::embedded();
    let packs = Arc::new(Packs::load(&source).expect("the built-in data can be read"));
    let mut faults = Faults::default();
    let gaps = Gaps::read(&source, &mut faults).expect("the built-in data");
    let mut files: IndexMap<String, Vec<Example>> = IndexMap::new();
    for example in read(&source, &packs, &mut faults).expect("the built-in data") {
        files.entry(example.file.clone()).or_default().push(example);
    }
    let faults = faults.into_vec();
    assert!(faults.is_empty(), "{faults:#?}");
    let forms = Trial::test("every country and resource has a form in every language", {
        let packs = Arc::clone(&packs);
        move || every_id_has_a_form(&packs)
    });
    let trials = files.into_iter().map(|(file, examples)| {
        let (packs, gaps) = (Arc::clone(&packs), gaps.clone());
        let name = file.strip_prefix("languages/").unwrap_or(&file).to_owned();
        Trial::test(name, move || run(&file, &examples, &packs, gaps))
    });
    libtest_mimic::run(&Arguments::from_args(), trials.chain([forms]).collect()).exit_code()
}

fn every_id_has_a_form(packs: &Packs) -> Result<(), Failed> {
    let countries = packs.world.countries.keys().map(|id| format!("country:{id}"));
    let resources = packs.world.resources.keys().map(|id| format!("resource:{id}"));
    let ids: Vec<String> = countries.chain(resources).collect();
    for pack in packs.iter() {
        let bare: Vec<&str> = ids.iter().map(String::as_str).filter(|id| pack.label(id).is_none()).collect();
        if !bare.is_empty() {
            return Err(format!("no form in `{}`: {}", pack.code, bare.join(", ")).into());
        }
    }
    Ok(())
}

fn run(file: &str, examples: &[Example], packs: &Packs, mut gaps: Gaps) -> Result<(), Failed> {
    let mut new = Vec::new();
    for example in examples {
        if let Err(what) = example.run(packs)
            && !gaps.take(example)
        {
            new.push(csv_line(&[&example.file, &example.row, example.column, &what]));
        }
    }
    let mut complaints = Vec::new();
    if !new.is_empty() {
        complaints.push(format!(
            "{} of {} examples fail that are not in data/known_gaps.csv:\n{}",
            new.len(),
            examples.len(),
            new.concat()
        ));
    }
    let holding = gaps.of_file(file);
    if !holding.is_empty() && std::env::var_os("SHRINK_KNOWN_GAPS").is_some() {
        take_out(&holding);
        eprintln!("{file}: {} rows taken out of data/known_gaps.csv", holding.len());
    } else if !holding.is_empty() {
        let rows: Vec<String> = holding.iter().map(|key| format!("{}\n", key.join(" | "))).collect();
        complaints.push(format!(
            "{} rows of data/known_gaps.csv hold now, or are no longer in the data; \
             take them out with SHRINK_KNOWN_GAPS=1 cargo test --test examples:\n{}",
            rows.len(),
            rows.concat()
        ));
    }
    if complaints.is_empty() { Ok(()) } else { Err(complaints.join("\n").into()) }
}

fn take_out(gone: &[&Key]) {
    let _one_at_a_time = LIST.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/known_gaps.csv");
    let mut reader = csv::Reader::from_path(&path).expect("data/known_gaps.csv");
    let mut kept = csv_line(&reader.headers().expect("a header").iter().collect::<Vec<_>>());
    for row in reader.records() {
        let row = row.expect("a row as long as the header");
        if !gone.iter().any(|key| key.iter().eq(row.iter().take(3))) {
            kept += &csv_line(&row.iter().collect::<Vec<_>>());
        }
    }
    std::fs::write(&path, kept).expect("data/known_gaps.csv can be written");
}

fn csv_line(cells: &[&str]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(cells).expect("writing to memory");
    String::from_utf8(writer.into_inner().expect("writing to memory")).expect("UTF-8 in, UTF-8 out")
}
