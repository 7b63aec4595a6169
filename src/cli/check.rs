//! `newsgraph check`: what is wrong with the data, a finding a line on stdout.

use super::talk::Talk;
use super::{Outcome, data_source, print};
use crate::check::{Report, check};
use crate::error::visible;
use crate::graph::counted;
use crate::pack::DataSource;
use clap::Args;
use std::path::PathBuf;

#[derive(Args)]
#[command(
    after_help = "Example:\n  newsgraph check --data mydata\n\nA finding is file:line:column: message. Columns count code points, from 1, and point at the cell. A note tells what may be meant so; it is no finding.\n\nExit codes: 0 no findings; 1 findings; 2 could not run."
)]
pub(super) struct Check {
    /// Folder to check, laid out as newsgraph's own data/ [default: the built-in data]
    #[arg(long, value_name = "DIR", help_heading = "Data")]
    data: Option<PathBuf>,
    /// Only there to say where the folder belongs
    #[arg(hide = true)]
    path: Option<PathBuf>,
}

impl Check {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        if let Some(path) = &self.path {
            let path = path.display();
            anyhow::bail!(
                "check takes no path by itself. It checks data, not articles; to check the data in {path}: newsgraph check --data {path}"
            );
        }
        let source = data_source(self.data.as_deref())?;
        let report = check(&source)?;
        let findings: String = report.findings.iter().map(|finding| format!("{finding}\n")).collect();
        let notes: String = report.notes.iter().map(|note| format!("{}: note: {}\n", note.place, note.message)).collect();
        print(visible(&(findings + &notes)).as_bytes())?;
        Talk::default().say(summary(&source, &report));
        Ok(if report.findings.is_empty() { Outcome::Fine } else { Outcome::LookAt })
    }
}

fn summary(source: &DataSource, report: &Report) -> String {
    let what = source.overlay().map_or_else(|| "built-in data".to_owned(), |folder| folder.display().to_string());
    let mut parts = vec![format!("{what}: {}, {}", counted(report.files, "file"), counted(report.rows, "row"))];
    parts.push(match report.examples {
        Some(examples) if report.built_in_examples > 0 => {
            format!("{}, and {} of the built-in data", counted(examples, "example"), report.built_in_examples)
        }
        Some(examples) => counted(examples, "example"),
        None => "examples were not run: mend what is found first".to_owned(),
    });
    if report.known_gaps > 0 {
        parts.push(format!("{} not shown (known_gaps.csv)", counted(report.known_gaps, "known gap")));
    }
    parts.push(match (report.findings.len(), report.notes.len()) {
        (0, 0) => "nothing to look at".to_owned(),
        (0, notes) => format!("no finding, {}", counted(notes, "note")),
        (findings, 0) => counted(findings, "finding"),
        (findings, notes) => format!("{}, {}", counted(findings, "finding"), counted(notes, "note")),
    });
    parts.join("; ")
}
