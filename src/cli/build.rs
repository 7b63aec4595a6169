//! `newsgraph build`: graph files and tables from articles.

use super::extract::{Batches, each_batch, outcome};
use super::{InputArgs, Outcome, Warnings};
use crate::article::Inputs;
use crate::export::{EdgesCsv, EntityGraphMl, Export, NodesCsv, OutputFolder, StatementGraphMl, StatementsCsv, StatementsJsonl, Views};
use crate::graph::{CorpusBuilder, Labels, Summary, entity_graph, statement_graph};
use clap::Args;
use std::path::PathBuf;

#[derive(Args)]
#[command(after_help = EXAMPLE)]
pub(super) struct Build {
    #[command(flatten)]
    input: InputArgs,
    /// Folder to write into, made if it is not there
    #[arg(short, long, value_name = "DIR", default_value = "output")]
    output: PathBuf,
    /// Keep unnamed and joint speakers ("diplomatic sources") in the entity graph
    #[arg(long)]
    groups: bool,
    /// Leave texts in statements.csv as they are: no ' before what a spreadsheet takes for a formula
    #[arg(long)]
    raw: bool,
}

const EXAMPLE: &str = "\
Example:
  newsgraph build articles/ -o output

Files:
  graph.graphml        who said what about whom and what; open it in Gephi
  nodes.csv edges.csv  the same as tables
  statements.graphml   the statements themselves as nodes
  statements.csv       the statements as a table
  statements.jsonl     the statements as JSON Lines

Old files are replaced only when all new ones are complete.";

impl Build {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let packs = self.input.shared.packs()?;
        let options = self.input.options();
        let statements_csv = StatementsCsv { raw: self.raw };
        let exports: [&dyn Export; 6] = [&EntityGraphMl, &StatementGraphMl, &NodesCsv, &EdgesCsv, &statements_csv, &StatementsJsonl];
        let folder = OutputFolder::open(&self.output, &exports)?;

        let inputs = Batches { inputs: Inputs::open(&self.input.paths, &packs, &self.input.map) };
        let mut warnings = Warnings::default();
        let mut builder = CorpusBuilder::default();
        let mut found = Vec::new();
        each_batch(&packs, &options, inputs, &mut warnings, |record| {
            found.extend(builder.add(record));
            Ok(())
        })?;
        found.iter().for_each(|warning| warnings.say(warning));
        let corpus = builder.finish();
        if corpus.articles().is_empty() {
            return Ok(outcome(0, &warnings));
        }

        let labels = Labels::new(&corpus, &packs);
        let entities = entity_graph(&corpus, &labels, self.groups);
        let statements = statement_graph(&corpus, &labels);
        let views = Views { corpus: &corpus, entities, statements };
        for warning in folder.write(&exports, &views)? {
            warnings.say(&warning);
        }
        eprintln!("newsgraph: {}", Summary::new(&corpus, &views.entities));
        if !warnings.is_empty() {
            eprintln!("  warnings: {}", warnings.summary());
        }
        let (nodes, edges) = (views.entities.node_count(), views.entities.edge_count());
        eprintln!("  {}: {nodes} nodes, {edges} edges", self.output.join(EntityGraphMl.file_name()).display());
        let others: Vec<&str> = exports[1..].iter().map(|export| export.file_name()).collect();
        eprintln!("  beside it: {}", others.join(", "));
        Ok(outcome(corpus.articles().len(), &warnings))
    }
}
