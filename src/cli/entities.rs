//! `newsgraph entities`: nodes with their variants, joined names and doubtful pairs, as CSV.

use super::batch::{outcome, read_corpus};
use super::output::write_whole;
use super::{InputArgs, Outcome, Warnings, curation, print};
use crate::graph::{CorpusBuilder, Labels, write_entities};
use clap::Args;
use std::path::PathBuf;

#[derive(Args)]
#[command(after_help = EXAMPLE, after_long_help = EXAMPLES)]
pub(super) struct Entities {
    /// File to write, whole or not at all; it may be one of the --curation folder [default: standard output]
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    output: Option<PathBuf>,
    /// List unnamed and joint speakers ("diplomatic sources") too, to give them an id in aliases.csv [default: left out]
    #[arg(long, help_heading = "Output")]
    groups: bool,
    /// Folder of your decisions: aliases.csv, merges.csv, ignore.csv [default: none]
    #[arg(long, value_name = "DIR", help_heading = "Data")]
    curation: Option<PathBuf>,
    #[command(flatten)]
    input: InputArgs,
}

const EXAMPLE: &str = "\
Example:
  newsgraph entities articles/ -o curation/merges.csv";

const EXAMPLES: &str = "\
Example:
  newsgraph entities articles/ -o curation/merges.csv
      Into a folder of your own, which must be there; fill in the column `verdict` in a spreadsheet, and save it as CSV
  newsgraph build articles/ --curation curation -o output
  newsgraph entities articles/ --curation curation -o curation/merges.csv
      Later, with new articles: your decisions are kept in it

Write into the --curation folder with -o, not with `>`: a shell empties the file before newsgraph can read it.

Rows:
  node      a node, with the forms in which it is mentioned
  joined    another id that was joined with it, and why; `different` undoes that
  doubtful  an id that is perhaps the same; `same` joins the two
A row without a verdict changes nothing. `unsure` keeps the two apart until you know.";

impl Entities {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let talk = self.input.shared.talk();
        let packs = talk.timed("loading the language data", || self.input.shared.packs())?;
        let curation = curation(self.curation.as_deref(), &packs)?;
        let mut warnings = Warnings::new(&talk);
        let (corpus, resolution, _) = read_corpus(&packs, &self.input, &curation, CorpusBuilder::default(), &mut warnings)?;
        let labels = Labels::new(&corpus, &packs);
        let mut table = Vec::new();
        write_entities(&corpus, &resolution, &labels, &curation, self.groups, &mut table)?;
        match &self.output {
            Some(_) if corpus.articles().is_empty() => {}
            Some(path) => {
                write_whole(path, &table)?;
                talk.say(format_args!("wrote {}", path.display()));
            }
            None => print(&table)?,
        }
        Ok(outcome(corpus.articles().len(), &warnings))
    }
}
