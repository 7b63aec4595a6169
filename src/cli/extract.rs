//! `newsgraph extract`: JSON Lines on stdout, an article a line, in input order.

use super::batch::{each_batch, outcome};
use super::{InputArgs, Outcome, STDOUT, Warnings, no_curation};
use crate::article::Inputs;
use crate::record::ArticleRecord;
use clap::Args;
use std::io::Write;
use std::path::PathBuf;

#[derive(Args)]
#[command(after_help = EXAMPLE, after_long_help = EXAMPLES)]
pub(super) struct Extract {
    /// Only there to say where it belongs
    #[arg(long, value_name = "DIR", hide = true)]
    curation: Option<PathBuf>,
    #[command(flatten)]
    input: InputArgs,
}

const EXAMPLE: &str = "\
Example:
  newsgraph extract article.txt | jq -r '.statements[] | [.speaker_label, .text] | @tsv'";

const EXAMPLES: &str = "\
Example:
  newsgraph extract article.txt | jq .
  newsgraph extract article.txt | jq -r '.statements[] | [.speaker_label, .text] | @tsv'
      Who says what
  newsgraph extract articles/ | jq -r '.entities[] | select(.kind == \"country\") | .id' | sort | uniq -c | sort -rn
      How often each country is mentioned
  newsgraph extract articles/ | jq -r '.id as $id | .statements[] | select(.speaker == null) | [$id, .sentence, .text] | @tsv'
      Statements whose speaker is not known, and where they stand

A line is an article: its fields, its text, its entities and its statements. Offsets are Unicode code points into `text`, half-open.";

/// A line is about so many times as long as the text of its article.
const LINE_PER_TEXT: usize = 5;

impl Extract {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        no_curation(self.curation.as_deref())?;
        let talk = self.input.shared.talk();
        let packs = talk.timed("loading the language data", || self.input.shared.packs())?;
        let inputs = Inputs::open(&self.input.paths, &packs, &self.input.map);
        let mut out = std::io::BufWriter::with_capacity(1 << 16, std::io::stdout().lock());
        let mut warnings = Warnings::new(&talk);
        let mut articles = 0;
        let each = |line: serde_json::Result<Vec<u8>>| {
            articles += 1;
            out.write_all(&line?)?;
            Ok(out.write_all(b"\n")?)
        };
        let take = |record: ArticleRecord| {
            let mut line = Vec::with_capacity(record.text.len() * LINE_PER_TEXT);
            serde_json::to_writer(&mut line, &record).map(|()| line)
        };
        let written = each_batch(&packs, &self.input.options(), inputs, &mut warnings, take, each);
        let written = written.and_then(|_| Ok(out.flush()?));
        if let Err(error) = written {
            // the reader has seen enough
            return if closed_pipe(&error) { Ok(Outcome::Fine) } else { Err(error.context(STDOUT)) };
        }
        Ok(outcome(articles, &warnings))
    }
}

fn closed_pipe(error: &anyhow::Error) -> bool {
    let closed = std::io::ErrorKind::BrokenPipe;
    error.chain().any(|e| e.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == closed))
}
