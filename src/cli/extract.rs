//! `newsgraph extract`: JSON Lines on stdout, an article a line, in input order.

use super::{InputArgs, Outcome, Warnings};
use crate::article::{Article, Input, Inputs};
use crate::error::Warning;
use crate::pack::Packs;
use crate::pipeline::{BATCH, Options, analyse_batch};
use crate::record::ArticleRecord;
use clap::Args;
use std::io::Write;

#[derive(Args)]
#[command(
    after_help = "Example:\n  newsgraph extract article.txt | jq -r '.statements[] | [.speaker, .text] | @tsv'\n\nOffsets are Unicode code points into `text`, half-open."
)]
pub(super) struct Extract {
    #[command(flatten)]
    input: InputArgs,
}

impl Extract {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let packs = self.input.shared.packs()?;
        let options = self.input.options();
        let inputs = Batches { inputs: Inputs::open(&self.input.paths, &packs, &self.input.map) };
        let mut out = std::io::BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
        let mut warnings = Warnings::default();
        let mut articles = 0;
        let written = each_batch(&packs, &options, inputs, &mut warnings, |record| {
            articles += 1;
            serde_json::to_writer(&mut out, &record)?;
            out.write_all(b"\n")?;
            Ok(())
        });
        let written = written.and_then(|()| Ok(out.flush()?));
        if let Err(error) = written {
            let closed = error.chain().any(|e| {
                e.downcast_ref::<std::io::Error>().is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
                    || e.downcast_ref::<serde_json::Error>().is_some_and(|e| e.io_error_kind() == Some(std::io::ErrorKind::BrokenPipe))
            });
            // the reader has seen enough
            return if closed { Ok(Outcome::Fine) } else { Err(error) };
        }
        Ok(outcome(articles, &warnings))
    }
}

/// How a run over articles ended; none at all is a run that could not be.
pub(super) fn outcome(articles: usize, warnings: &Warnings) -> Outcome {
    if articles == 0 {
        eprintln!("newsgraph: no article was read; give a .txt or .jsonl file, a folder of them, or - for standard input");
        return Outcome::Nothing;
    }
    if warnings.is_empty() { Outcome::Fine } else { Outcome::LookAt }
}

/// One batch: articles and the problems met on the way, in order.
pub(super) struct Batch {
    articles: Vec<Article>,
    problems: Vec<Warning>,
}

/// The batches of a stream of inputs.
pub(super) struct Batches<'p> {
    pub(super) inputs: Inputs<'p>,
}

impl Iterator for Batches<'_> {
    type Item = Batch;

    fn next(&mut self) -> Option<Batch> {
        let mut batch = Batch { articles: Vec::new(), problems: Vec::new() };
        let mut bytes = 0;
        // a batch ends with its number of articles or, where they are long, with their size
        while batch.articles.len() < BATCH && bytes < 8_000_000 {
            match self.inputs.next() {
                Some(Input::Article(article)) => {
                    bytes += article.text.len();
                    batch.articles.push(*article);
                }
                Some(Input::Problem(problem)) => batch.problems.push(problem),
                None => break,
            }
        }
        (!batch.articles.is_empty() || !batch.problems.is_empty()).then_some(batch)
    }
}

/// Runs `each` on the record of every article, in input order, and says every warning.
pub(super) fn each_batch(
    packs: &Packs,
    options: &Options,
    batches: impl Iterator<Item = Batch>,
    warnings: &mut Warnings,
    mut each: impl FnMut(ArticleRecord) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    for batch in batches {
        for problem in &batch.problems {
            warnings.say(problem);
        }
        let articles = batch.articles;
        let results = analyse_batch(packs, options, articles);
        for (record, found) in results {
            for warning in &found {
                warnings.say(warning);
            }
            each(record)?;
        }
    }
    Ok(())
}
