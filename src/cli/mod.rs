//! The command line: one file per subcommand. Data goes to stdout, talk to stderr.
//!
//! | file | what it holds |
//! |---|---|
//! | `build`, `extract`, `entities`, `explain`, `evaluate`, `check`, `train`, `completions`, `man` | a subcommand each |
//! | `help` | the help of the whole program, its commands grouped by task |
//! | `batch` | articles read, analysed and handed on in batches |
//! | `talk`, `warnings`, `progress` | what is said on standard error, and how much of it |
//! | `output` | a file that is written whole or not at all |
//! | `interrupt` | Ctrl-C |

mod batch;
mod build;
mod check;
mod completions;
mod entities;
mod evaluate;
mod explain;
mod extract;
mod help;
mod interrupt;
mod man;
mod output;
mod progress;
mod talk;
mod train;
mod warnings;

use crate::article::{FieldMap, PartialDate};
use crate::error::Error;
use crate::graph::Curation;
use crate::pack::{DataSource, Packs};
use crate::pipeline::Options;
use crate::tagger::Model;
use anyhow::Context;
use clap::{Args, FromArgMatches, Parser, Subcommand, ValueHint};
use serde::{Serialize, Serializer};
use std::io::Write;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use talk::{Talk, Volume};
use warnings::Warnings;

/// Turns news articles into a graph of people, countries and resources linked by statements.
#[derive(Parser)]
#[command(name = "newsgraph", version, about, long_about = help::ABOUT, after_help = help::SHORT, after_long_help = help::LONG)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make graph files and tables from articles
    Build(build::Build),
    /// Print everything found in articles as JSON Lines
    Extract(extract::Extract),
    /// List nodes, joined names and doubtful pairs as CSV, to decide on them
    Entities(entities::Entities),
    /// Tell how statements were found, and why others were not
    Explain(explain::Explain),
    /// Score the extraction against articles whose statements are known
    Evaluate(evaluate::Evaluate),
    /// Check your own data, and run the examples in them
    Check(check::Check),
    /// Train a model of names on annotated texts
    Train(train::Train),
    /// Print the completions of a shell
    Completions(completions::Completions),
    /// Print a manual page, or write all of them
    Man(man::Man),
}

/// What every command that reads articles takes. `run.json` lists it.
#[derive(Args, Serialize)]
pub struct InputArgs {
    /// Files, folders or - for standard input
    ///
    /// Folders are read with their subfolders, in sorted order.
    #[arg(required = true, value_name = "PATH")]
    #[serde(serialize_with = "sorted_paths")]
    paths: Vec<PathBuf>,
    /// Date of articles that give none: YYYY, YYYY-MM or YYYY-MM-DD [default: no date]
    #[arg(long, value_name = "DATE", value_parser = parse_date, help_heading = "Input")]
    #[serde(serialize_with = "as_written")]
    date: Option<PartialDate>,
    /// Outlet of articles that give none [default: no outlet]
    #[arg(long, value_name = "NAME", value_hint = ValueHint::Other, help_heading = "Input")]
    outlet: Option<String>,
    /// Where tables, JSON and feeds keep a field, if not under a usual name, such as text=Corpo; may be repeated
    ///
    /// A field inside an object of JSON is named by the keys that lead to it, with points between: date=when.day.
    #[arg(long, value_name = "FIELD=COLUMN", value_hint = ValueHint::Other, help_heading = "Input")]
    #[serde(serialize_with = "as_listed")]
    map: Vec<FieldMap>,
    #[command(flatten)]
    #[serde(flatten)]
    shared: SharedArgs,
}

/// What every command that analyses articles takes. `run.json` lists what can change the output.
#[derive(Args, Serialize)]
pub struct SharedArgs {
    /// Language code of articles that give none, such as it or en [default: detected in each article]
    #[arg(long, value_name = "CODE", value_hint = ValueHint::Other, help_heading = "Input")]
    lang: Option<String>,
    /// Folder of your own data, laid over the built-in data [default: built-in data alone]
    ///
    /// The folder is laid out as newsgraph's own data/. Its rows are added to the built-in ones, or replace those with their id.
    #[arg(long, value_name = "DIR", help_heading = "Data")]
    data: Option<PathBuf>,
    /// Model that decides which capitalised words are names, made by `newsgraph train` [default: the built-in one]
    ///
    /// It is used for its own language; other languages keep their built-in model.
    #[arg(long, value_name = "FILE", help_heading = "Data")]
    model: Option<PathBuf>,
    /// Use no model; find names by lists and rules alone
    #[arg(long, conflicts_with = "model", help_heading = "Data")]
    rules_only: bool,
    #[command(flatten)]
    #[serde(skip)]
    run: RunArgs,
}

/// How a command runs; none of it changes the output.
#[derive(Args)]
pub struct RunArgs {
    /// Number of threads, 1 to 512 [default: one for each core]
    #[arg(long, value_name = "N", value_parser = parse_jobs, help_heading = "Run")]
    jobs: Option<u16>,
    /// Say nothing but what stops the run
    ///
    /// Warnings still count for the exit code and in run.json.
    #[arg(short, long, help_heading = "Run")]
    quiet: bool,
    /// Say every warning, what was read, and how long each stage took
    #[arg(short, long, conflicts_with = "quiet", help_heading = "Run")]
    verbose: bool,
}

impl SharedArgs {
    fn talk(&self) -> Talk {
        self.run.talk()
    }

    /// The data. The process ends with them: freeing every word first would cost more than reading a short article.
    fn packs(&self) -> anyhow::Result<ManuallyDrop<Packs>> {
        start_threads(&self.run)?;
        let source = data_source(self.data.as_deref())?;
        let mut packs = ManuallyDrop::new(Packs::load(&source)?);
        crate::check::some_file_is_read(&source)?;
        if self.rules_only {
            packs.rules_only();
        }
        if let Some(path) = &self.model {
            packs.set_model(read_model(path)?)?;
        }
        if let Some(lang) = &self.lang
            && packs.outline(lang).is_none()
        {
            let known: Vec<&str> = packs.codes().collect();
            return Err(Error::NoPack { code: lang.clone(), known: known.join(", ") }.into());
        }
        Ok(packs)
    }
}

impl RunArgs {
    /// What is said on standard error, at the volume asked for; Ctrl-C goes through it from here on.
    fn talk(&self) -> Talk {
        let talk = Talk::new(match (self.quiet, self.verbose) {
            (true, _) => Volume::Quiet,
            (_, true) => Volume::Verbose,
            _ => Volume::Normal,
        });
        interrupt::talk_through(&talk);
        talk
    }
}

/// Sets the number of threads for the whole run.
fn start_threads(run: &RunArgs) -> anyhow::Result<()> {
    if let Some(jobs) = run.jobs {
        rayon::ThreadPoolBuilder::new().num_threads(usize::from(jobs)).build_global()?;
    }
    Ok(())
}

fn read_model(path: &Path) -> crate::error::Result<Model> {
    let hint = "; --model takes a file that `newsgraph train` wrote";
    let bytes = std::fs::read(path).map_err(|cause| Error::File { path: path.into(), cause, hint })?;
    Model::from_bytes(&bytes).map_err(|message| Error::Data { place: path.display().to_string(), message })
}

impl InputArgs {
    fn options(&self) -> Options {
        Options { lang: self.shared.lang.clone(), date: self.date, outlet: self.outlet.clone() }
    }
}

fn parse_jobs(text: &str) -> Result<u16, String> {
    text.parse().ok().filter(|jobs| (1..=512).contains(jobs)).ok_or_else(|| "expected a number of threads from 1 to 512".to_owned())
}

fn parse_date(text: &str) -> Result<PartialDate, String> {
    PartialDate::parse(text).ok_or_else(|| "expected YYYY, YYYY-MM or YYYY-MM-DD, a day that exists".to_owned())
}

/// Paths as given; sorted, since their order does not change the graph.
fn sorted_paths<S: Serializer>(paths: &[PathBuf], to: S) -> Result<S::Ok, S::Error> {
    let mut paths: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    paths.sort();
    paths.serialize(to)
}

/// `field=column`, as on the command line.
fn as_listed<S: Serializer>(maps: &[FieldMap], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(maps.iter().map(|map| format!("{}={}", map.field.name(), map.column)))
}

fn as_written<S: Serializer>(date: &Option<PartialDate>, to: S) -> Result<S::Ok, S::Error> {
    date.map(|date| date.to_string()).serialize(to)
}

/// Parses the arguments and runs the command.
pub fn run() -> ExitCode {
    let matches = help::matches();
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    interrupt::watch();
    let result = match cli.command {
        Command::Build(command) => command.run(),
        Command::Extract(command) => command.run(),
        Command::Entities(command) => command.run(),
        Command::Explain(command) => command.run(),
        Command::Evaluate(command) => command.run(),
        Command::Check(command) => command.run(),
        Command::Train(command) => command.run(),
        Command::Completions(command) => command.run(),
        Command::Man(command) => command.run(),
    };
    match result {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            Talk::default().error(format_args!("{error:#}"));
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

/// The decisions of the folder given with `--curation`.
fn curation(folder: Option<&Path>, packs: &Packs) -> anyhow::Result<Curation> {
    Ok(folder.map(|folder| Curation::read(folder, &packs.world)).transpose()?.unwrap_or_default())
}

/// Stops a command that reads each article by itself, and has nothing to join or to leave out.
fn no_curation(folder: Option<&Path>) -> anyhow::Result<()> {
    anyhow::ensure!(
        folder.is_none(),
        "--curation joins names of several articles: it is an option of build and entities; this command reads each article by itself"
    );
    Ok(())
}

/// The built-in data, with the folder given with `--data` over them.
fn data_source(data: Option<&Path>) -> crate::error::Result<DataSource> {
    data.map_or_else(|| Ok(DataSource::embedded()), DataSource::with_overlay)
}

/// Prints data; a reader that has seen enough and closed the pipe is no error.
fn print(data: &[u8]) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(data).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error).context(STDOUT),
        _ => Ok(()),
    }
}

/// What is said where standard output fails.
const STDOUT: &str = "standard output could not be written";
