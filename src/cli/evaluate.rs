//! `newsgraph evaluate`: figures on stdout, the extraction held against a gold file.

use super::batch::each_batch;
use super::{Outcome, SharedArgs, Warnings, print};
use crate::article::Inputs;
use crate::error::{Error, Warning};
use crate::evaluate::{Id, Row, load, load_gold, score};
use crate::pack::Map;
use crate::pipeline::Options;
use clap::Args;
use std::path::PathBuf;

#[derive(Args)]
#[command(after_help = EXAMPLE, after_long_help = EXAMPLE_AND_FIGURES)]
pub(super) struct Evaluate {
    /// JSON Lines file of articles with the statements and entities they should give
    ///
    /// Its name must end in .jsonl, unless --predictions is given.
    #[arg(value_name = "GOLD")]
    gold: PathBuf,
    /// Score this output of `newsgraph extract` [default: extract from the gold's texts]
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    predictions: Option<PathBuf>,
    /// Leave precision out, for gold that lists only some of the statements [default: all figures]
    #[arg(long, help_heading = "Output")]
    recall_only: bool,
    /// Print one JSON object [default: lines for people]
    #[arg(long, help_heading = "Output")]
    json: bool,
    /// Show at most this many misses, false alarms and wrong speakers after the figures
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = parse_count, help_heading = "Output")]
    misses: usize,
    #[command(flatten)]
    shared: SharedArgs,
}

fn parse_count(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| "expected a whole number, 0 or more".to_owned())
}

const EXAMPLE: &str = "\
Example:
  newsgraph evaluate gold.jsonl --misses 20";

const EXAMPLE_AND_FIGURES: &str = "\
Example:
  newsgraph evaluate gold.jsonl --misses 20
  newsgraph evaluate gold.jsonl --json | jq .statements
  newsgraph extract articles/ > found.jsonl; newsgraph evaluate gold.jsonl --predictions found.jsonl

A gold line is an article: {\"id\", \"text\", \"statements\": [{\"content\": [[start, end], ...], ...}], \"entities\": [...]}, with the field names that `newsgraph extract` prints. Offsets are Unicode code points into `text`, half-open.

statements.lenient and .strict: found where the characters of the contents overlap by 0.3 and 0.8 of either (Jaccard). statements.end_to_end: found, and the speaker right. Statements of the kind `narrated` are left out on both sides.";

impl Evaluate {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let gold = load_gold(&self.gold)?;
        let mut warnings = Warnings::new(&self.shared.talk());
        if gold.values().all(|row| row.statements.is_empty() && row.entities.is_empty()) {
            let message = "no article has `statements` or `entities`; there is nothing to score against";
            warnings.say(&Warning::new(self.gold.display().to_string(), "no-gold", message));
        }
        let predictions = match &self.predictions {
            Some(path) => load(path)?,
            None => self.extract(&gold, &mut warnings)?,
        };
        let result = score(&gold, &predictions, self.misses);
        let report = if self.recall_only { result.report.recall_only() } else { result.report };
        let mut printed = if self.json { report.json() } else { report.text() };
        for row in result.misses {
            printed += &row.join("\t");
            printed.push('\n');
        }
        print(printed.as_bytes())?;
        Ok(if warnings.is_empty() { Outcome::Fine } else { Outcome::LookAt })
    }

    /// What the pipeline finds in the gold's texts.
    fn extract(&self, gold: &Map<Id, Row>, warnings: &mut Warnings) -> anyhow::Result<Map<Id, Row>> {
        let packs = warnings.talk().clone().timed("loading the language data", || self.shared.packs())?;
        let options = Options { lang: self.shared.lang.clone(), ..Options::default() };
        let inputs = Inputs::open(std::slice::from_ref(&self.gold), &packs, &[]);
        let mut predictions = Map::default();
        each_batch(&packs, &options, inputs, warnings, Row::from, |row| {
            if !gold.contains_key(&row.id) {
                // the reader takes a file by its ending: this one was not read as JSON Lines
                let message = "read as plain text; the name of a gold file must end in .jsonl, unless --predictions is given".to_owned();
                return Err(Error::Data { place: self.gold.display().to_string(), message }.into());
            }
            predictions.insert(row.id.clone(), row);
            Ok(())
        })?;
        Ok(predictions)
    }
}
