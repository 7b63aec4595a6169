//! `newsgraph train`: a model of names from annotated texts, with a card that describes it.

use super::output::write_whole;
use super::talk::{Talk, Volume};
use super::{Outcome, RunArgs, Warnings, data_source, start_threads};
use crate::error::{Error, Result, Warning};
use crate::graph::counted;
use crate::mention::{Kind, find_names, learnt, match_terms};
use crate::pack::{LanguagePack, Packs};
use crate::tagger::card::{CARD_BEGINS, CARD_TITLE, Card, Counts};
use crate::tagger::corpus::{self, Annotated, Corpus, TypeMap};
use crate::tagger::{KINDS, Learnt, Model, train};
use crate::text::{Document, Span, detect_language};
use anyhow::Context;
use clap::{Args, ValueHint};
use rayon::prelude::*;
use std::path::{Path, PathBuf};

#[derive(Args)]
#[command(after_help = EXAMPLE, after_long_help = EXAMPLES)]
pub(super) struct Train {
    /// Files of annotated texts, 10 or more: JSON Lines (.jsonl) with entities, or CoNLL columns; - for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Language code of the texts, such as it or en
    #[arg(long, value_name = "CODE", value_hint = ValueHint::Other, help_heading = "Input")]
    lang: String,
    /// What a type of the corpus counts as, such as PER=person; may be repeated
    ///
    /// Kinds are person, organisation, country and place. Types with these names count as them; other types count as no name, and are said.
    #[arg(long, value_name = "TYPE=KIND", value_hint = ValueHint::Other, help_heading = "Input")]
    map: Vec<TypeMap>,
    /// File for the model; its card is written beside it, with .md after the name
    ///
    /// An older model and its card are replaced, any other file is not.
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    output: PathBuf,
    /// Who may use the model, for its card
    #[arg(long, value_name = "TEXT", default_value = NOT_STATED, help_heading = "Output")]
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

Ten texts are needed, hundreds are of use. Every tenth text is held out for the scores on the card; then the model is trained on all. The same files give the same model.";

/// Every this many texts, one is held out.
const HELD_OUT: usize = 10;

/// The beginnings of so many texts tell what language a corpus is in.
const LOOKED_AT: usize = 20;
/// A beginning has so many code points.
const BEGINNING: usize = 100;

/// The licence on the card where none is given.
const NOT_STATED: &str = "Not stated.";

impl Train {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let talk = self.run.talk();
        let beside = card_path(&self.output);
        self.keep_others(&self.output, Model::is_model, "no model")?;
        self.keep_others(&beside, is_card, "no card of a model")?;
        start_threads(&self.run)?;
        let source = data_source(self.data.as_deref())?;
        let mut packs = talk.timed("loading the language data", || Packs::load(&source))?;
        packs.rules_only();
        let mut corpus = Corpus::default();
        for file in &self.files {
            corpus.read(file, &self.map)?;
        }
        self.check(&corpus, &packs)?;
        let mut warnings = Warnings::new(&talk);
        self.warn(&corpus, &packs, &mut warnings);
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
        write_whole(&self.output, &model.to_bytes().context("the model could not be written")?)?;
        write_whole(&beside, card.as_bytes())?;
        for (kind, counts) in &scores {
            let [precision, recall, f1] = counts.figures();
            talk.more(&format!(
                "{:<13} precision {precision}  recall {recall}  F1 {f1}  ({} held out)",
                kind.name(),
                counted(counts.gold, "name")
            ));
        }
        talk.say(format_args!("wrote {} ({} features) and {}", self.output.display(), model.features(), beside.display()));
        Ok(if warnings.is_empty() { Outcome::Fine } else { Outcome::LookAt })
    }

    /// Stops where writing to `path` would replace one of the texts, or a file that this command did not write.
    fn keep_others(&self, path: &Path, is_ours: impl Fn(&[u8]) -> bool, what: &str) -> Result<()> {
        let stop = |message: String| Err(Error::Data { place: path.display().to_string(), message });
        let same = |file: &&PathBuf| same_file::is_same_file(file, path).unwrap_or(false);
        if self.files.iter().any(|file| same(&file)) {
            return stop("one of the files to learn from would be replaced; name another file with -o".to_owned());
        }
        match std::fs::metadata(path) {
            // a folder cannot be written to, which is said then
            Ok(found) if found.is_file() && found.len() > 0 => {
                let bytes =
                    std::fs::read(path).map_err(|cause| Error::File { path: path.into(), cause, hint: "; name another file with -o" })?;
                if is_ours(&bytes) {
                    Ok(())
                } else {
                    stop(format!("this file is there and is {what}; name another file with -o, or remove it"))
                }
            }
            _ => Ok(()),
        }
    }

    /// What is not an error, but perhaps not meant.
    fn warn(&self, corpus: &Corpus, packs: &Packs, warnings: &mut Warnings) {
        let place = self.files.first().map(|f| f.display().to_string()).unwrap_or_default();
        let none: Vec<String> =
            corpus.types.iter().filter(|(_, (_, kind))| kind.is_none()).map(|(name, (count, _))| format!("{name} ({count})")).collect();
        if !none.is_empty() {
            let kinds = corpus::KINDS.map(Kind::name).join(", ");
            warnings
                .talk()
                .say(format_args!("types that count as no name: {}; --map TYPE=KIND makes one of {kinds} of them", none.join(", ")));
        }
        if corpus.repeated > 0 {
            let were = if corpus.repeated == 1 { "is" } else { "are" };
            let message = format!("{} {were} there more than once, and counted once", counted(corpus.repeated, "text"));
            warnings.say(&Warning::new(&place, "repeated", message));
        }
        let code = packs.for_tag(&self.lang).map(|pack| pack.code.as_str()).unwrap_or_default();
        let looked_at = corpus.texts.iter().step_by(corpus.texts.len().div_ceil(LOOKED_AT));
        let sample: String = looked_at.flat_map(|text| text.text.chars().take(BEGINNING).chain(['\n'])).collect();
        let detected = detect_language(&sample, packs).and_then(|detected| packs.detected(detected));
        if let Some(other) = detected.filter(|pack| pack.code != code) {
            let message =
                format!("the texts read like `{}`, but --lang says `{code}`; the model is of use for that language alone", other.code);
            warnings.say(&Warning::new(&place, "language", message));
        }
    }

    /// Whether there is something to learn.
    fn check(&self, corpus: &Corpus, packs: &Packs) -> Result<()> {
        if packs.outline(&self.lang).is_none() {
            let known: Vec<&str> = packs.codes().collect();
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
        if let Err(message) = corpus.check_maps(&self.map) {
            return Err(Error::Data { place, message });
        }
        if corpus.texts.len() < HELD_OUT {
            let repeated = match corpus.repeated {
                0 => String::new(),
                1 => ", and 1 that repeats one of them".to_owned(),
                many => format!(", and {many} that repeat one of them"),
            };
            let texts = counted(corpus.texts.len(), "text");
            let message = format!("{texts}{repeated}; {HELD_OUT} or more are needed, for every tenth is held out");
            return Err(Error::Data { place, message });
        }
        Ok(())
    }

    /// The command line that makes the model again.
    fn command(&self) -> String {
        let mut words = vec!["newsgraph train".to_owned()];
        words.extend(self.files.iter().map(|f| quoted(&name(f))));
        words.push(format!("--lang {}", quoted(&self.lang)));
        words.extend(self.map.iter().map(|m| format!("--map {}", quoted(&format!("{}={}", m.from, m.to.name())))));
        words.extend(self.data.iter().map(|data| format!("--data {}", quoted(&name(data)))));
        if self.licence != NOT_STATED {
            words.push(format!("--licence {}", quoted(&self.licence)));
        }
        words.push(format!("-o {}", quoted(&name(&self.output))));
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

/// Whether these are the bytes of a card.
fn is_card(bytes: &[u8]) -> bool {
    let first = bytes.split(|b| *b == b'\n').next().unwrap_or_default();
    first.starts_with(CARD_BEGINS.as_bytes()) && first.ends_with(CARD_TITLE.as_bytes())
}

/// The word as a shell takes it for one.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '/' | '=' | '+' | ',' | ':' | '@' | '%');
    if !word.is_empty() && word.chars().all(plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', r"'\''")) }
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
