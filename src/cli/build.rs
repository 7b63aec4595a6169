//! `newsgraph build`: graph files and tables from articles.

use super::batch::{outcome, read_corpus};
use super::{InputArgs, Outcome, Warnings, curation, interrupt};
use crate::error::Error;
use crate::export::{Export, FORMATS, Format, NODES_FILE, OutputFolder, RUN_FILE, RunRecord, TableStyle, Views};
use crate::graph::{Corpus, CorpusBuilder, Labels, Summary, counted, entity_graph, statement_graph};
use crate::pack::World;
use clap::Args;
use clap::builder::PossibleValuesParser;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
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
    /// Formats to write, with commas between [default: graphml, statements-graphml, csv]
    ///
    /// statements.jsonl and run.json are always written. Files of other formats that an earlier run left in the folder stay as they are.
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_parser = formats(), help_heading = "Output")]
    #[serde(serialize_with = "in_order")]
    formats: Option<Vec<String>>,
    /// Keep unnamed and joint speakers ("diplomatic sources") in the entity graph [default: left out]
    #[arg(long, help_heading = "Output")]
    groups: bool,
    /// Leave texts in tables as they are [default: a ' stands before what a spreadsheet takes for a formula]
    #[arg(long, help_heading = "Output")]
    raw: bool,
    /// Begin the CSV files with a byte order mark, which some spreadsheets need to read accents [default: none]
    ///
    /// Texts in nodes.csv and edges.csv are then guarded as those in statements.csv are.
    #[arg(long, help_heading = "Output")]
    bom: bool,
    /// Write the CSV files for spreadsheets of a language or country, such as it or de-CH [default: commas, and points before decimals]
    ///
    /// Cells are parted and decimals written as usual there, and --bom is implied. Gephi, notebooks and databases want the default; the format xlsx opens right everywhere.
    #[arg(long, value_name = "LOCALE", help_heading = "Output")]
    excel_locale: Option<String>,
    /// Folder of your decisions on names: aliases.csv, merges.csv, ignore.csv [default: none]
    ///
    /// `newsgraph entities` makes a merges.csv to begin with.
    #[arg(long, value_name = "DIR", help_heading = "Data")]
    curation: Option<PathBuf>,
    /// The SHA-256 sums of these files
    #[arg(skip)]
    curation_files: BTreeMap<String, String>,
    // last, so that the help begins with the options above
    #[command(flatten)]
    #[serde(flatten)]
    input: InputArgs,
}

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(FORMATS.iter().map(|format| format.name))
}

/// Each name once, in the order of the formats: the order given changes nothing.
fn in_order<S: Serializer>(names: &Option<Vec<String>>, to: S) -> Result<S::Ok, S::Error> {
    let named =
        |names: &Vec<String>| FORMATS.iter().map(|format| format.name).filter(|name| names.iter().any(|n| n == name)).collect::<Vec<_>>();
    names.as_ref().map(named).serialize(to)
}

const EXAMPLE: &str = "\
Example:
  newsgraph build articles/ -o output";

const EXAMPLE_AND_FILES: &str = "\
Example:
  newsgraph build articles/ -o output
  newsgraph build articles/ --formats csv
  newsgraph build january.jsonl february.jsonl --outlet 'The Harbour Post' -o winter
  unzip -p articles.zip 'news/*.jsonl' | newsgraph build - -o output

Files:
  graph.graphml        who said what about whom and what; open it in Gephi
  nodes.csv edges.csv  the same as tables
  statements.graphml   the statements themselves as nodes
  statements.csv       the statements as a table
  statements.jsonl     the statements as JSON Lines
  graph.gexf           the graph with time, with --formats gexf; for the timeline of Gephi
  network.html         the graph as a page to search and to read, with --formats html
  network.svg          its heaviest part as a picture for print, with --formats html
  newsgraph.xlsx       statements, nodes and edges as a workbook, with --formats xlsx
  run.json             how they were made: version, options, counts, warnings, SHA-256 sums

Exit codes: 0 fine; 1 done, with warnings; 2 could not run; 130 interrupted, the old files are unchanged.";

impl Build {
    pub(super) fn run(mut self) -> anyhow::Result<Outcome> {
        let talk = self.input.shared.talk();
        let packs = talk.timed("loading the language data", || self.input.shared.packs())?;
        let exports = Format::exports(self.formats.as_deref(), self.table_style(&packs.world)?);
        let curation = curation(self.curation.as_deref(), &packs)?;
        self.curation_files.clone_from(&curation.files);
        let folder = interrupt::opening(|| OutputFolder::open(&self.output))?;
        folder.accepts(&exports)?;

        let mut warnings = Warnings::new(&talk);
        let builder = CorpusBuilder::with_passages(exports.iter().any(|export| export.shows_passages()));
        let (corpus, _, counts) = read_corpus(&packs, &self.input, &curation, builder, &mut warnings)?;
        if corpus.articles().is_empty() {
            return Ok(outcome(0, &warnings));
        }

        let views = talk.timed("making the graphs", || {
            let labels = Labels::new(&corpus, &packs);
            let entities = entity_graph(&corpus, &labels, self.groups);
            Views::new(&corpus, entities, statement_graph(&corpus, &labels))
        });
        let left_over = folder.left_over(&exports);
        let complete = talk.timed("writing the files", || folder.write(&exports, &views))?;
        complete.warnings.iter().for_each(|warning| warnings.say(warning));
        let run = RunRecord::new("build", &self, counts, &views, warnings.kinds(), &complete.files);
        complete.finish(&run)?;

        talk.say(Summary::new(&corpus, &views.entities));
        let undated = said_of_articles(&corpus);
        undated.iter().for_each(|line| talk.more(line));
        let lines = self.lines(&exports, &left_over, &views, &warnings);
        lines.iter().for_each(|line| talk.more(line));
        Ok(outcome(corpus.articles().len(), &warnings))
    }

    fn table_style(&self, world: &World) -> crate::error::Result<TableStyle> {
        let style = match &self.excel_locale {
            Some(code) => {
                let locale = world.locales.find(code);
                TableStyle::of_locale(locale.map_err(|message| Error::Option { option: "--excel-locale", message })?)
            }
            None => TableStyle { byte_order_mark: self.bom, ..TableStyle::default() },
        };
        Ok(TableStyle { raw: self.raw, ..style })
    }

    /// What is said below the summary.
    fn lines(&self, exports: &[Box<dyn Export>], left_over: &[&str], views: &Views<'_>, warnings: &Warnings) -> Vec<String> {
        let mut lines = Vec::new();
        if !warnings.is_empty() {
            lines.push(format!("  warnings: {}", warnings.summary()));
        }
        let (nodes, edges) = (views.entities.node_count(), views.entities.edge_count());
        let size = format!("{}, {}", counted(nodes, "node"), counted(edges, "edge"));
        let mut files: Vec<&str> = exports.iter().map(|export| export.file_name()).chain([RUN_FILE]).collect();
        // the file with the graph goes first, with its size
        let graph = exports.iter().position(|export| export.file_name() == NODES_FILE || export.size(views).is_some());
        match graph.map(|at| files.remove(at)) {
            Some(graph) => {
                lines.push(format!("  {}: {size}", self.output.join(graph).display()));
                lines.push(format!("  beside it: {}", files.join(", ")));
            }
            None => lines.push(format!("  {}: {}", self.output.display(), files.join(", "))),
        }
        if !left_over.is_empty() {
            lines.push(format!("  left there by an earlier run, not written now: {}", left_over.join(", ")));
        }
        lines
    }
}

/// How many articles have no date or no outlet; no line where all have both.
fn said_of_articles(corpus: &Corpus) -> Option<String> {
    let articles = corpus.articles();
    let lacking = [
        (articles.iter().filter(|article| article.date.is_none()).count(), "without a date", "--date"),
        (articles.iter().filter(|article| article.outlet.is_none()).count(), "without an outlet", "--outlet"),
    ];
    let lacking: Vec<_> = lacking.into_iter().filter(|(count, _, _)| *count > 0).collect();
    let said: Vec<String> = lacking.iter().map(|(count, what, _)| format!("{} {what}", counted(*count, "article"))).collect();
    let options: Vec<&str> = lacking.iter().map(|(_, _, option)| *option).collect();
    (!said.is_empty()).then(|| format!("  {}; {} can say it", said.join(", "), options.join(" and ")))
}
