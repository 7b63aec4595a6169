//! `newsgraph entities`: nodes with their variants, joined names and doubtful pairs, as CSV.

use super::batch::{outcome, read_corpus};
use super::{InputArgs, Outcome, STDOUT, Warnings, curation};
use crate::graph::{CorpusBuilder, Labels, write_entities};
use anyhow::Context;
use clap::Args;
use std::path::PathBuf;

#[derive(Args)]
#[command(after_help = EXAMPLE, after_long_help = EXAMPLES)]
pub(super) struct Entities {
    /// Folder of your decisions: aliases.csv, merges.csv, ignore.csv [default: none]
    #[arg(long, value_name = "DIR", help_heading = "Data")]
    curation: Option<PathBuf>,
    #[command(flatten)]
    input: InputArgs,
}

const EXAMPLE: &str = "\
Example:
  newsgraph entities articles/ > curation/merges.csv";

const EXAMPLES: &str = "\
Example:
  newsgraph entities articles/ > curation/merges.csv
      Into a folder of your own; fill in the column `verdict` in a spreadsheet, and save it as CSV
  newsgraph build articles/ --curation curation -o output
  newsgraph entities articles/ --curation curation > new.csv
      What is new; your decisions are kept in it

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
        let out = std::io::BufWriter::new(std::io::stdout().lock());
        match write_entities(&corpus, &resolution, &labels, &curation, out) {
            // the reader has seen enough
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => return Ok(Outcome::Fine),
            written => written.context(STDOUT)?,
        }
        Ok(outcome(corpus.articles().len(), &warnings))
    }
}
