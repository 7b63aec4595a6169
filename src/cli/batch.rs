//! Articles in batches: read, analysed in parallel, and handed on in input order.

use super::talk::{Talk, seconds};
use super::{InputArgs, Outcome, Warnings};
use crate::article::{Article, Input, InputCounts, Inputs};
use crate::error::Warning;
use crate::graph::{Corpus, CorpusBuilder, Curation, Resolution, resolve, without_effect};
use crate::pack::Packs;
use crate::pipeline::{BATCH, Options, analyse_batch};
use crate::record::ArticleRecord;
use std::time::{Duration, Instant};

/// A batch ends with its number of articles or, where they are long, with this many bytes of text.
const BATCH_BYTES: usize = 8_000_000;
/// Or with this many problems, where there is hardly an article between them.
const BATCH_PROBLEMS: usize = 1_000;

/// Runs `take` on the record of every article, in parallel, and `each` on what it made of them, in input order; says every
/// warning. What was read comes back.
pub(super) fn each_batch<T: Send>(
    packs: &Packs,
    options: &Options,
    mut inputs: Inputs<'_>,
    warnings: &mut Warnings,
    take: impl Fn(ArticleRecord) -> T + Sync,
    mut each: impl FnMut(T) -> anyhow::Result<()>,
) -> anyhow::Result<InputCounts> {
    let talk = warnings.talk().clone();
    let mut progress = talk.progress(inputs.counts().total_bytes, "reading");
    let mut spent = Spent::default();
    let mut model_used = packs.given_model().is_none();
    let take = |record: ArticleRecord| (record.lang.as_deref() == packs.given_model(), take(record));
    loop {
        let batch = clocked(&mut spent.reading, || Batch::read(&mut inputs));
        if batch.articles.is_empty() && batch.problems.is_empty() {
            break;
        }
        for problem in &batch.problems {
            warnings.say(problem);
        }
        let articles = batch.articles.len();
        let results = clocked(&mut spent.analysis, || analyse_batch(packs, options, batch.articles, take));
        for ((by_model, taken), found) in results {
            for warning in &found {
                warnings.say(warning);
            }
            model_used |= by_model;
            clocked(&mut spent.taking, || each(taken))?;
        }
        spent.articles += articles;
        progress.advance(articles, inputs.counts().bytes);
    }
    drop(progress);
    if let Some(lang) = packs.given_model().filter(|_| !model_used && spent.articles > 0) {
        let message = format!("the model is for `{lang}`, and no article is in that language; it was not used");
        warnings.say(&Warning::new("--model", "model", message));
    }
    let counts = inputs.counts();
    spent.tell(&talk, &counts);
    Ok(counts)
}

/// Reads all articles into one corpus, in which the names of a person are one, as far as they and `curation` decide it.
/// What was joined and why comes back with it, and what was read.
pub(super) fn read_corpus(
    packs: &Packs,
    input: &InputArgs,
    curation: &Curation,
    mut builder: CorpusBuilder,
    warnings: &mut Warnings,
) -> anyhow::Result<(Corpus, Resolution, InputCounts)> {
    let inputs = Inputs::open(&input.paths, packs, &input.map);
    let mut found = Vec::new();
    let each = |record| {
        found.extend(builder.add(record));
        Ok(())
    };
    let counts = each_batch(packs, &input.options(), inputs, warnings, |record| record, each)?;
    found.iter().for_each(|warning| warnings.say(warning));
    let mut corpus = builder.finish();
    without_effect(&corpus, curation).iter().for_each(|warning| warnings.say(warning));
    let resolution = warnings.talk().timed("bringing names together", || resolve(&corpus, &packs.world, curation));
    corpus.apply(&resolution);
    corpus.label_speakers(packs);
    Ok((corpus, resolution, counts))
}

/// How a run over articles ended; none at all is a run that could not be.
pub(super) fn outcome(articles: usize, warnings: &Warnings) -> Outcome {
    if articles == 0 {
        let message = "no article was read; give files of articles, a folder of them, or - for standard input";
        warnings.talk().error(message);
        return Outcome::Nothing;
    }
    if warnings.is_empty() { Outcome::Fine } else { Outcome::LookAt }
}

/// Articles and the problems met on the way, in order.
#[derive(Default)]
struct Batch {
    articles: Vec<Article>,
    problems: Vec<Warning>,
}

impl Batch {
    /// The next batch; an empty one at the end of the input.
    fn read(inputs: &mut Inputs<'_>) -> Batch {
        let mut batch = Batch::default();
        let mut bytes = 0;
        while batch.articles.len() < BATCH && bytes < BATCH_BYTES && batch.problems.len() < BATCH_PROBLEMS {
            match inputs.next() {
                Some(Input::Article(article)) => {
                    bytes += article.text.len();
                    batch.articles.push(*article);
                }
                Some(Input::Problem(problem)) => batch.problems.push(problem),
                None => break,
            }
        }
        batch
    }
}

/// Where the time went.
#[derive(Default)]
struct Spent {
    articles: usize,
    reading: Duration,
    analysis: Duration,
    taking: Duration,
}

impl Spent {
    fn tell(&self, talk: &Talk, counts: &InputCounts) {
        let mut read: Vec<String> = counts.files.iter().map(|(format, count)| format!("{count} {format}")).collect();
        read.push(format!("{} passed over, {} bytes", counts.passed_over, counts.bytes));
        talk.detail(format_args!("reading took {}: {}", seconds(self.reading), read.join(", ")));
        talk.detail(format_args!("analysis took {}: {} articles", seconds(self.analysis), self.articles));
        talk.detail(format_args!("handing on took {}", seconds(self.taking)));
    }
}

/// Runs `work` and adds the time it took to `spent`.
fn clocked<T>(spent: &mut Duration, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = work();
    *spent += start.elapsed();
    result
}
