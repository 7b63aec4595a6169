//! `newsgraph train`: a model of names from annotated texts, with a card that describes it.

use super::talk::{Talk, Volume};
use super::{Outcome, RunArgs, data_source, start_threads};
use crate::error::{Error, Result};
use crate::mention::{Kind, find_names, learnt, match_terms};
use crate::pack::{LanguagePack, Packs};
use crate::tagger::card::{Card, Counts};
use crate::tagger::corpus::{Annotated, Corpus, TypeMap};
use crate::tagger::{KINDS, Learnt, Model, train};
use crate::text::{Document, Span};
use anyhow::Context;
use clap::Args;
use rayon::prelude::*;
use std::path::{Path, PathBuf};

#[derive(Args)]
#[command(after_help = EXAMPLE, after_long_help = EXAMPLES)]
pub(super) struct Train {
    /// Files of annotated texts: JSON Lines (.jsonl) with entities, or CoNLL columns
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Language code of the texts, such as it or en
    #[arg(long, value_name = "CODE", help_heading = "Input")]
    lang: String,
    /// What a type of the corpus counts as, such as PER=person; may be repeated
    ///
    /// Kinds are person, organisation, country and place. Types with these names count as them; other types count as no name.
    #[arg(long, value_name = "TYPE=KIND", help_heading = "Input")]
    map: Vec<TypeMap>,
    /// File for the model; its card is written beside it, with .md after the name
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    output: PathBuf,
    /// Who may use the model, for its card
    #[arg(long, value_name = "TEXT", default_value = "Not stated.", help_heading = "Output")]
    licence: String,
    /// Folder of your own data, laid over the built-in data [default: built-in data alone]
    #[arg(long, value_name = "DIR", help_heading = "Data")]
    data: Option<PathBuf>,
    #[command(flatten)]
    run: RunArgs,
}

const EXAMPLE: &str = "\
Example:
  newsgraph train names.jsonl --lang it --map PER=person -o it.model";

const EXAMPLES: &str = "\
Example:
  newsgraph train names.jsonl --lang it --map PER=person --map ORG=organisation --map LOC=place -o it.model
  newsgraph extract articles/ --model it.model > found.jsonl

A line of JSON Lines is a text: {\"text\", \"entities\": [{\"start\", \"end\", \"kind\"}, ...]}, `type` will do for `kind`. Offsets are Unicode code points, half-open. Give whole articles: what an article says of a name elsewhere counts.

Columns are a token a line, the word first and its label (O, B-PER, I-PER) last. An empty line ends a sentence; `-DOCSTART-` or `# newdoc` begins an article.

Every tenth text is held out for the scores on the card; then the model is trained on all. The same files give the same model.";

/// Every this many texts, one is held out.
const HELD_OUT: usize = 10;

impl Train {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let talk = self.run.talk();
        start_threads(&self.run)?;
        let source = data_source(self.data.as_deref())?;
        let mut packs = talk.timed("loading the language data", || Packs::load(&source))?;
        packs.rules_only();
        let mut corpus = Corpus::default();
        for file in &self.files {
            corpus.read(file, &self.map)?;
        }
        self.check(&corpus, &packs)?;
        let code = packs.for_tag(&self.lang).map(|pack| pack.code.clone()).unwrap_or_default();
        let learnt = talk.timed("reading the texts", || learn_all(&packs, &code, &corpus.texts));
        let (held_out, others): (Vec<_>, Vec<_>) = (0..learnt.len()).partition(|n| n % HELD_OUT == HELD_OUT - 1);
        let others: Vec<&Learnt> = others.iter().map(|n| &learnt[*n]).collect();
        let trial = fit(&talk, &code, &others, "training without the held-out texts");
        packs.set_model(trial)?;
        let scores = score(&packs, &code, &corpus.texts, &held_out);
        let all: Vec<&Learnt> = learnt.iter().collect();
        let model = fit(&talk, &code, &all, "training on all texts");
        let card = Card {
            model: &model,
            language: &packs.get(&code).map(|pack| pack.name.clone()).unwrap_or_default(),
            files: self.files.iter().map(|f| name(f)).collect(),
            texts: corpus.texts.len(),
            characters: corpus.texts.iter().map(|t| t.text.chars().count()).sum(),
            types: &corpus.types,
            scores: &scores,
            held_out: held_out.len(),
            licence: &self.licence,
            command: &self.command(),
        }
        .markdown();
        write(&self.output, &model.to_bytes().context("the model could not be written")?)?;
        let beside = card_path(&self.output);
        write(&beside, card.as_bytes())?;
        for (kind, counts) in &scores {
            let [precision, recall, f1] = counts.figures();
            talk.more(&format!("{:<13} precision {precision}  recall {recall}  F1 {f1}  ({} names held out)", kind.name(), counts.gold));
        }
        talk.say(format_args!("wrote {} ({} features) and {}", self.output.display(), model.features(), beside.display()));
        Ok(Outcome::Fine)
    }

    /// Whether there is something to learn.
    fn check(&self, corpus: &Corpus, packs: &Packs) -> Result<()> {
        if packs.for_tag(&self.lang).is_none() {
            let known: Vec<&str> = packs.iter().map(|p| p.code.as_str()).collect();
            return Err(Error::NoPack { code: self.lang.clone(), known: known.join(", ") });
        }
        let place = self.files.first().map(|f| f.display().to_string()).unwrap_or_default();
        if corpus.types.values().all(|(_, kind)| kind.is_none()) {
            let types: Vec<&str> = corpus.types.keys().map(String::as_str).collect();
            let message = match types.as_slice() {
                [] => "no name is marked; there is nothing to learn from".to_owned(),
                types => format!(
                    "no type counts as a name; there are {}. Say what they are, such as --map {}=person",
                    types.join(", "),
                    types[0]
                ),
            };
            return Err(Error::Data { place, message });
        }
        if corpus.texts.len() < HELD_OUT {
            let message = format!("{} texts; {HELD_OUT} or more are needed, for every tenth is held out", corpus.texts.len());
            return Err(Error::Data { place, message });
        }
        Ok(())
    }

    /// The command line that makes the model again.
    fn command(&self) -> String {
        let mut words = vec!["newsgraph train".to_owned()];
        words.extend(self.files.iter().map(|f| name(f)));
        words.push(format!("--lang {}", self.lang));
        words.extend(self.map.iter().map(|m| format!("--map {}={}", m.from, m.to.name())));
        words.push(format!("-o {}", name(&self.output)));
        words.join(" ")
    }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn card_path(model: &Path) -> PathBuf {
    let mut path = model.as_os_str().to_owned();
    path.push(".md");
    path.into()
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    std::fs::write(path, bytes).map_err(|cause| Error::File {
        path: path.into(),
        cause,
        hint: "; -o takes a file in a folder that exists and can be written",
    })
}

fn fit(talk: &Talk, code: &str, learnt: &[&Learnt], stage: &str) -> Model {
    let progress = |part, parts| {
        if talk.volume == Volume::Verbose {
            talk.detail(format_args!("{stage}: part {part} of {parts}"));
        }
    };
    talk.timed(stage, || train(code, learnt, &progress))
}

/// What each text gives to learn, in the order of the texts.
fn learn_all(packs: &Packs, code: &str, texts: &[Annotated]) -> Vec<Learnt> {
    let pack = packs.get(code).unwrap_or(packs.none());
    texts
        .par_iter()
        .map(|one| {
            let doc = Document::read(&one.text, pack);
            let terms = match_terms(&doc, pack);
            let gold: Vec<(usize, usize, Kind)> = one
                .names
                .iter()
                .map(|(span, kind)| {
                    let first = doc.tokens.partition_point(|t| t.end <= span.start);
                    let end = doc.tokens.partition_point(|t| t.start < span.end);
                    (first, end, *kind)
                })
                .collect();
            learnt(&doc, pack, &terms, &gold)
        })
        .collect()
}

/// Scores of each kind on the texts with these numbers.
fn score(packs: &Packs, code: &str, texts: &[Annotated], numbers: &[usize]) -> Vec<(Kind, Counts)> {
    let pack = packs.get(code).unwrap_or(packs.none());
    let found: Vec<Vec<(Span, Kind)>> = numbers.par_iter().map(|n| names(&texts[*n].text, pack)).collect();
    let mut scores: Vec<(Kind, Counts)> = KINDS.map(|kind| (kind, Counts::default())).into();
    let same = |a: Kind, b: Kind| a == b || b == Kind::Place && a == Kind::Country;
    for (number, found) in numbers.iter().zip(&found) {
        for (kind, counts) in &mut scores {
            let of_kind = |list: &[(Span, Kind)]| list.iter().filter(|(_, k)| same(*k, *kind)).map(|(s, _)| *s).collect::<Vec<Span>>();
            let (gold, found) = (of_kind(&texts[*number].names), of_kind(found));
            counts.gold += gold.len();
            counts.found += found.len();
            counts.right += found.iter().filter(|span| gold.contains(span)).count();
        }
    }
    scores
}

fn names(text: &str, pack: &LanguagePack) -> Vec<(Span, Kind)> {
    let doc = Document::read(text, pack);
    let terms = match_terms(&doc, pack);
    let mentions = find_names(&doc, pack, &terms, None);
    mentions.iter().map(|m| (doc.span(m.first, m.end), m.kind)).collect()
}
