//! The command line: one file per subcommand. Data goes to stdout, talk to stderr.

mod build;
mod check;
mod evaluate;
mod extract;

use crate::article::PartialDate;
use crate::error::Warning;
use crate::pack::{DataSource, Packs};
use crate::pipeline::Options;
use clap::{Args, Parser, Subcommand};
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::process::ExitCode;

/// Turns news articles into a graph of people, countries and resources linked by statements.
#[derive(Parser)]
#[command(name = "newsgraph", version, about, long_about = "Turns news articles into a graph of people, countries and resources linked by statements: who said what, directly or indirectly, about whom and what.\n\nWorks offline. The same input gives the same output, byte for byte.", after_help = EXIT_CODES)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXIT_CODES: &str = "Example:\n  newsgraph build articles/ -o output\n\nExit codes: 0 fine; 1 done, with something to look at (see the warnings); 2 could not run.";

#[derive(Subcommand)]
enum Command {
    /// Make graph files from articles
    Build(build::Build),
    /// Print everything found in articles as JSON Lines
    Extract(extract::Extract),
    /// Score the extraction against a gold file
    Evaluate(evaluate::Evaluate),
    /// Check your own data, and run the examples in them
    Check(check::Check),
}

/// What every command that reads articles takes.
#[derive(Args)]
pub struct InputArgs {
    /// Files, folders (read recursively, in sorted order) or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    shared: SharedArgs,
    /// Date of articles that give none: YYYY, YYYY-MM or YYYY-MM-DD
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    date: Option<PartialDate>,
    /// Outlet of articles that give none
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
}

/// What every command takes.
#[derive(Args)]
pub struct SharedArgs {
    /// Language code of articles that give none, such as it or en [default: detected]
    #[arg(long, value_name = "CODE")]
    lang: Option<String>,
    /// Folder laid out as newsgraph's own data/; its rows are added to, or replace, the built-in ones
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Number of threads; the output does not depend on it [default: one per core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=512))]
    jobs: Option<u16>,
}

impl SharedArgs {
    /// The data. The process ends with them: freeing every word first would cost more than reading a short article.
    fn packs(&self) -> anyhow::Result<ManuallyDrop<Packs>> {
        self.start_threads()?;
        let source = match &self.data {
            Some(folder) => DataSource::with_overlay(folder)?,
            None => DataSource::embedded(),
        };
        let packs = ManuallyDrop::new(Packs::load(&source)?);
        if let Some(lang) = &self.lang
            && packs.for_tag(lang).is_none()
        {
            let known: Vec<&str> = packs.iter().map(|p| p.code.as_str()).collect();
            return Err(crate::error::Error::NoPack { code: lang.clone(), known: known.join(", ") }.into());
        }
        Ok(packs)
    }

    /// Sets the number of threads for the whole run.
    fn start_threads(&self) -> anyhow::Result<()> {
        if let Some(jobs) = self.jobs {
            rayon::ThreadPoolBuilder::new().num_threads(usize::from(jobs)).build_global()?;
        }
        Ok(())
    }
}

impl InputArgs {
    fn options(&self) -> Options {
        Options { lang: self.shared.lang.clone(), date: self.date, outlet: self.outlet.clone() }
    }
}

fn parse_date(text: &str) -> Result<PartialDate, String> {
    PartialDate::parse(text).ok_or_else(|| "expected YYYY, YYYY-MM or YYYY-MM-DD".to_owned())
}

/// Parses the arguments and runs the command.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let result = match cli.command {
        Command::Build(command) => command.run(),
        Command::Extract(command) => command.run(),
        Command::Evaluate(command) => command.run(),
        Command::Check(command) => command.run(),
    };
    match result {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            eprintln!("newsgraph: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Fine,
    LookAt,
    Nothing,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        match outcome {
            Outcome::Fine => ExitCode::SUCCESS,
            Outcome::LookAt => ExitCode::from(1),
            Outcome::Nothing => ExitCode::from(2),
        }
    }
}

/// Warnings, said as they come; the same kind at most twenty times in full.
#[derive(Default)]
struct Warnings {
    kinds: std::collections::BTreeMap<&'static str, usize>,
}

const SAID_IN_FULL: usize = 20;

impl Warnings {
    fn say(&mut self, warning: &Warning) {
        let count = self.kinds.entry(warning.kind).or_default();
        *count += 1;
        if *count <= SAID_IN_FULL {
            eprintln!("newsgraph: {warning}");
        } else if *count == SAID_IN_FULL + 1 {
            eprintln!("newsgraph: more warnings of this kind ({}) are counted, not shown", warning.kind);
        }
    }

    fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    fn summary(&self) -> String {
        self.kinds.iter().map(|(kind, count)| format!("{count} {kind}")).collect::<Vec<_>>().join(", ")
    }
}
