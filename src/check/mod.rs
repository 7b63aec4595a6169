//! Holds the data to what they must be, and runs the examples in them: `newsgraph check`, and the tests.
//!
//! | file | question |
//! |---|---|
//! | `files.rs` | is every file of the folder read? |
//! | `rows.rs` | can every row have an effect? |
//! | `forms.rs` | does a form mean something else too? |
//! | `examples.rs` | does the program read every example as its row says? |
//! | `gaps.rs` | which examples are known not to be? |

pub mod examples;
mod files;
mod forms;
pub mod gaps;
mod rows;

pub use files::some_file_is_read;

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
    /// What may be meant as it is, and may surprise, by file, line and column.
    pub notes: Vec<Fault>,
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
    report.notes = forms::check(source, &packs)?;
    if readable {
        let (own, under): (Vec<&Example>, Vec<&Example>) = all.iter().partition(|e| e.overlay || source.overlay().is_none());
        run_own(&own, &packs, gaps, &mut report, &mut faults);
        run_under(source, under, &packs, &mut report, &mut faults)?;
    }
    report.findings = faults.into_vec();
    report.findings.sort();
    report.findings.dedup();
    Ok(report)
}

/// Runs the examples of the data in question; those that fail, and are not known to, are findings.
fn run_own(own: &[&Example], packs: &Packs, mut gaps: Gaps, report: &mut Report, faults: &mut Faults) {
    report.examples = Some(own.len());
    for (example, message) in failing(own, packs) {
        if gaps.take(example) {
            report.known_gaps += 1;
        } else if !faults.is_at(&example.place) {
            faults.add(example.place.clone(), message);
        }
    }
    gaps.complain(faults);
}

/// Runs the built-in examples under the user's folder; those that held without it, and do not now, are findings.
fn run_under(source: &DataSource, mut under: Vec<&Example>, packs: &Packs, report: &mut Report, faults: &mut Faults) -> Result<()> {
    // the user's rows cannot change how a language is read that they do not touch
    under.retain(|e| touches(source, &e.lang));
    report.built_in_examples = under.len();
    let failed = failing(&under, packs);
    if failed.is_empty() {
        return Ok(());
    }
    let without = Packs::load(&DataSource::embedded())?;
    let broken: Vec<_> = failed.into_par_iter().filter(|(example, _)| example.run(&without).is_ok()).collect();
    for (example, message) in broken {
        faults.add(example.place.clone(), format!("{message}. Without your rows this example holds"));
    }
    Ok(())
}

/// The examples that do not hold, each with what is wrong.
fn failing<'e>(examples: &[&'e Example], packs: &Packs) -> Vec<(&'e Example, String)> {
    examples.par_iter().filter_map(|&e| e.run(packs).err().map(|message| (e, message))).collect()
}

/// Whether a row of the overlay can change how `lang` is read.
fn touches(source: &DataSource, lang: &str) -> bool {
    let Some(folder) = source.overlay() else { return false };
    let shared = [&layout::COUNTRIES, &layout::RESOURCES, &layout::ORGANISATIONS, &GIVEN_NAMES, &layout::SURNAMES];
    debug_assert!(shared.iter().all(|t| WORLD_TABLES.contains(t)));
    shared.iter().any(|t| folder.join(t.name).exists())
        || folder.join(LANGUAGES).join(lang).exists()
        || source.removed().keys().any(|file| layout::in_language(file).is_none_or(|(code, _)| code == lang))
}
