//! `newsgraph build`: graph files and tables from articles.

use super::batch::{each_batch, outcome};
use super::{InputArgs, Outcome, Warnings, interrupt};
use crate::article::Inputs;
use crate::export::{
    EdgesCsv, EntityGraphMl, Export, NodesCsv, OutputFolder, RUN_FILE, RunRecord, StatementGraphMl, StatementsCsv, StatementsJsonl, Views,
};
use crate::graph::{CorpusBuilder, Labels, Summary, counted, entity_graph, statement_graph};
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;

/// The options; `run.json` lists those that can change the files.
#[derive(Args, Serialize)]
#[command(after_help = EXAMPLE, after_long_help = EXAMPLE_AND_FILES)]
pub(super) struct Build {
    /// Folder to write into, made if it is not there
    ///
    /// Old files in it are replaced only when all new ones are complete.
    #[arg(short, long, value_name = "DIR", default_value = "output", help_heading = "Output")]
    #[serde(skip)]
    output: PathBuf,
    /// Keep unnamed and joint speakers ("diplomatic sources") in the entity graph [default: left out]
    #[arg(long, help_heading = "Output")]
    groups: bool,
    /// Leave texts in statements.csv as they are [default: a ' stands before what a spreadsheet takes for a formula]
    #[arg(long, help_heading = "Output")]
    raw: bool,
    // last, so that the help begins with the options above
    #[command(flatten)]
    #[serde(flatten)]
    input: InputArgs,
}

const EXAMPLE: &str = "\
Example:
  newsgraph build articles/ -o output";

const EXAMPLE_AND_FILES: &str = "\
Example:
  newsgraph build articles/ -o output
  newsgraph build january.jsonl february.jsonl --outlet 'The Harbour Post' -o winter
  unzip -p articles.zip 'news/*.jsonl' | newsgraph build - -o output

Files:
  graph.graphml        who said what about whom and what; open it in Gephi
  nodes.csv edges.csv  the same as tables
  statements.graphml   the statements themselves as nodes
  statements.csv       the statements as a table
  statements.jsonl     the statements as JSON Lines
  run.json             how they were made: version, options, counts, warnings, SHA-256 sums

Exit codes: 0 fine; 1 done, with warnings; 2 could not run; 130 interrupted, the old files are unchanged.";

impl Build {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let talk = self.input.shared.talk();
        let packs = talk.timed("loading the language data", || self.input.shared.packs())?;
        let statements_csv = StatementsCsv { raw: self.raw };
        let exports: [&dyn Export; 6] = [&EntityGraphMl, &StatementGraphMl, &NodesCsv, &EdgesCsv, &statements_csv, &StatementsJsonl];
        let folder = OutputFolder::open(&self.output, &exports)?;
        interrupt::clear_away(folder.abort());

        let inputs = Inputs::open(&self.input.paths, &packs, &self.input.map);
        let mut warnings = Warnings::new(&talk);
        let mut builder = CorpusBuilder::default();
        let mut found = Vec::new();
        let counts = each_batch(&packs, &self.input.options(), inputs, &mut warnings, |record| {
            found.extend(builder.add(record));
            Ok(())
        })?;
        found.iter().for_each(|warning| warnings.say(warning));
        let corpus = builder.finish();
        if corpus.articles().is_empty() {
            return Ok(outcome(0, &warnings));
        }

        let views = talk.timed("making the graphs", || {
            let labels = Labels::new(&corpus, &packs);
            let entities = entity_graph(&corpus, &labels, self.groups);
            Views { corpus: &corpus, entities, statements: statement_graph(&corpus, &labels) }
        });
        let complete = talk.timed("writing the files", || folder.write(&exports, &views))?;
        complete.warnings.iter().for_each(|warning| warnings.say(warning));
        let run = RunRecord::new("build", &self, counts, &views, warnings.kinds(), &complete.files);
        complete.finish(&run)?;

        talk.say(Summary::new(&corpus, &views.entities));
        let lines = self.lines(&exports, &views, &warnings);
        lines.iter().for_each(|line| talk.more(line));
        Ok(outcome(corpus.articles().len(), &warnings))
    }

    /// What is said below the summary.
    fn lines(&self, exports: &[&dyn Export], views: &Views<'_>, warnings: &Warnings) -> Vec<String> {
        let mut lines = Vec::new();
        if !warnings.is_empty() {
            lines.push(format!("  warnings: {}", warnings.summary()));
        }
        let (nodes, edges) = (views.entities.node_count(), views.entities.edge_count());
        let size = format!("{}, {}", counted(nodes, "node"), counted(edges, "edge"));
        lines.push(format!("  {}: {size}", self.output.join(EntityGraphMl.file_name()).display()));
        let others: Vec<&str> = exports[1..].iter().map(|export| export.file_name()).chain([RUN_FILE]).collect();
        lines.push(format!("  beside it: {}", others.join(", ")));
        lines
    }
}
