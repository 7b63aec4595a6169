//! Holds the data to what they must be, and runs the examples in them: `newsgraph check`, and the tests.
//!
//! | file | question |
//! |---|---|
//! | `files.rs` | is every file of the folder read? |
//! | `rows.rs` | can every row have an effect? |
//! | `examples.rs` | does the program read every example as its row says? |
//! | `gaps.rs` | which examples are known not to be? |

pub mod examples;
mod files;
pub mod gaps;
mod rows;

use crate::error::Result;
use crate::pack::layout::{self, GIVEN_NAMES, LANGUAGES, WORLD_TABLES};
use crate::pack::{DataSource, Fault, Faults, Packs, Place};
use examples::Example;
use gaps::Gaps;
use rayon::prelude::*;

/// What a check found.
#[derive(Debug, Default)]
pub struct Report {
    /// Everything to look at, by file, line and column.
    pub findings: Vec<Fault>,
    /// Files that were read: those of the user's folder, or else the built-in ones.
    pub files: usize,
    /// Rows of these files.
    pub rows: usize,
    /// Examples of these files that were run. `None` where faults in the rows had to be mended first.
    pub examples: Option<usize>,
    /// Built-in examples that were run to see whether the user's folder breaks one.
    pub built_in_examples: usize,
    /// Examples that are known to fail, and are no findings.
    pub known_gaps: usize,
}

/// Checks the user's folder of `source`, or else the built-in data.
///
/// # Errors
/// When a file cannot be opened.
pub fn check(source: &DataSource) -> Result<Report> {
    let mut report = Report::default();
    let (packs, mut faults) = Packs::read(source)?;
    let gaps = Gaps::read(source, &mut faults)?;
    let all = examples::read(source, &packs, &mut faults)?;
    let readable = faults.is_empty();
    files::check(source, &mut faults);
    (report.files, report.rows) = rows::check(source, &packs, &mut faults)?;
    if let Some(folder) = source.overlay().filter(|_| report.files == 0 && faults.is_empty()) {
        faults.add(Place::whole(folder.display().to_string()), "no file of this folder is read");
    }
    if readable {
        match source.overlay() {
            None => run_built_in(&all, &packs, &gaps, &mut report, &mut faults),
            Some(_) => run_overlay(source, &all, &packs, &gaps, &mut report, &mut faults)?,
        }
    }
    report.findings = faults.into_vec();
    report.findings.sort();
    report.findings.dedup();
    Ok(report)
}

fn run_built_in(all: &[Example], packs: &Packs, gaps: &Gaps, report: &mut Report, faults: &mut Faults) {
    report.examples = Some(all.len());
    let mut unmet = gaps.clone();
    for (example, message) in failing(all.iter().collect(), packs) {
        if unmet.take(example) {
            report.known_gaps += 1;
        } else {
            faults.add(example.place.clone(), message);
        }
    }
    unmet.complain(faults);
}

fn run_overlay(source: &DataSource, all: &[Example], packs: &Packs, gaps: &Gaps, report: &mut Report, faults: &mut Faults) -> Result<()> {
    let (own, built_in): (Vec<&Example>, Vec<&Example>) = all.iter().partition(|e| e.overlay);
    report.examples = Some(own.len());
    let mut unmet = gaps.clone();
    for (example, message) in failing(own, packs) {
        if unmet.take(example) {
            report.known_gaps += 1;
        } else if !faults.is_at(&example.place) {
            faults.add(example.place.clone(), message);
        }
    }
    unmet.complain(faults);
    // the user's rows cannot change how a language is read that they do not touch
    let touched: Vec<&Example> = built_in.into_iter().filter(|e| touches(source, &e.lang)).collect();
    report.built_in_examples = touched.len();
    let failed = failing(touched, packs);
    if !failed.is_empty() {
        let without = Packs::load(&DataSource::embedded())?;
        let broken = failed.into_par_iter().filter(|(example, _)| example.run(&without).is_ok()).collect::<Vec<_>>();
        for (example, message) in broken {
            faults.add(example.place.clone(), format!("{message}. Without your rows this example holds"));
        }
    }
    Ok(())
}

/// The examples that do not hold, each with what is wrong.
fn failing<'e>(examples: Vec<&'e Example>, packs: &Packs) -> Vec<(&'e Example, String)> {
    examples.into_par_iter().filter_map(|e| e.run(packs).err().map(|message| (e, message))).collect()
}

/// Whether a row of the overlay can change how `lang` is read.
fn touches(source: &DataSource, lang: &str) -> bool {
    let Some(folder) = source.overlay() else { return false };
    let shared = [&layout::COUNTRIES, &layout::RESOURCES, &layout::ORGANISATIONS, &GIVEN_NAMES];
    debug_assert!(shared.iter().all(|t| WORLD_TABLES.contains(t)));
    shared.iter().any(|t| folder.join(t.name).exists())
        || folder.join(LANGUAGES).join(lang).exists()
        || source.removed().keys().any(|file| layout::in_language(file).is_none_or(|(code, _)| code == lang))
}
