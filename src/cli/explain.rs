//! `newsgraph explain`: an article replayed, with every decision and its reason, on stdout.

use super::batch::outcome;
use super::{Outcome, STDOUT, SharedArgs, Warnings, no_curation};
use crate::article::{Article, FieldMap, Input, Inputs, PartialDate};
use crate::error::Warning;
use crate::explain::{Question, Stage, explain};
use crate::pipeline::{Options, replay};
use anyhow::Context;
use clap::{ArgGroup, Args};
use std::io::Write;
use std::path::PathBuf;

#[derive(Args)]
#[command(
    override_usage = "newsgraph explain [OPTIONS] (<PATH>... | --text <TEXT>)",
    group(ArgGroup::new("articles").required(true).args(["paths", "text"])),
    after_help = "Example:\n  newsgraph explain article.txt\n  CLICOLOR_FORCE=1 newsgraph explain article.txt | less -R\n  newsgraph explain --text 'The mine will close, the minister said.'\n  newsgraph explain articles/ --statement statement:ce2fee6d0ed0d950\n\nUnder the words stand = for content, ^ for the cue, ~ for the source. Behind + stands the candidate that was chosen, behind - one that was not, with the reason."
)]
pub(super) struct Explain {
    /// Only there to say where it belongs
    #[arg(long, value_name = "DIR", hide = true)]
    curation: Option<PathBuf>,
    /// Files, folders or - for standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Explain this text instead of files
    #[arg(long, value_name = "TEXT", help_heading = "Input")]
    text: Option<String>,
    /// What to explain
    #[arg(long, value_enum, default_value_t = StageName::Statements)]
    stage: StageName,
    /// Explain this statement alone; ids are in statements.csv and in the output of extract
    #[arg(long, value_name = "ID")]
    statement: Option<String>,
    /// Date of articles that give none: YYYY, YYYY-MM or YYYY-MM-DD [default: no date]
    #[arg(long, value_name = "DATE", value_parser = super::parse_date, help_heading = "Input")]
    date: Option<PartialDate>,
    /// Outlet of articles that give none [default: no outlet]
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    outlet: Option<String>,
    /// Where tables, JSON and feeds keep a field, if not under a usual name, such as text=Corpo; may be repeated
    #[arg(long, value_name = "FIELD=COLUMN", help_heading = "Input")]
    map: Vec<FieldMap>,
    #[command(flatten)]
    shared: SharedArgs,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum StageName {
    /// Paragraphs and sentences
    Sentences,
    /// Words, with what the language pack knows of them
    Tokens,
    /// Names and roles, with what was weighed
    Mentions,
    /// Statements, refused cues and quotations, candidates for speakers
    Statements,
}

impl From<StageName> for Stage {
    fn from(name: StageName) -> Stage {
        match name {
            StageName::Sentences => Stage::Sentences,
            StageName::Tokens => Stage::Tokens,
            StageName::Mentions => Stage::Mentions,
            StageName::Statements => Stage::Statements,
        }
    }
}

/// Columns of a line where no terminal says how many there are.
const WIDTH: usize = 100;
/// A wider line is hard to read.
const WIDEST: usize = 120;

impl Explain {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        no_curation(self.curation.as_deref())?;
        let talk = self.shared.talk();
        let packs = talk.timed("loading the language data", || self.shared.packs())?;
        let options = Options { lang: self.shared.lang.clone(), date: self.date, outlet: self.outlet.clone() };
        let width = terminal_size::terminal_size().map_or(WIDTH, |(width, _)| usize::from(width.0).min(WIDEST));
        let question = Question { stage: self.stage.into(), statement: self.statement.as_deref(), width };
        let mut out = anstream::stdout().lock();
        let mut warnings = Warnings::new(&talk);
        let (mut articles, mut explained) = (0, 0);
        // where one statement is asked for, warnings about other articles are kept back
        let mut aside = Vec::new();
        let mut shown: Vec<String> = Vec::new();
        let inputs: Box<dyn Iterator<Item = Input>> = match &self.text {
            Some(text) => Box::new(std::iter::once(Input::Article(Box::new(given(text))))),
            None => Box::new(Inputs::open(&self.paths, &packs, &self.map)),
        };
        for input in inputs {
            let article = match input {
                Input::Article(article) => *article,
                Input::Problem(problem) => {
                    match self.statement {
                        Some(_) => aside.push(problem),
                        None => warnings.say(&problem),
                    }
                    continue;
                }
            };
            articles += 1;
            let place = article.place.clone();
            let (text, found) = replay(&packs, &options, article, |replay| explain(&replay, question));
            if text.is_empty() {
                aside.extend(found);
                continue;
            }
            shown.push(place);
            found.iter().for_each(|warning| warnings.say(warning));
            let gap = if explained > 0 { "\n" } else { "" };
            explained += 1;
            match write!(out, "{gap}{text}") {
                // the reader has seen enough
                Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => return Ok(Outcome::Fine),
                written => written.context(STDOUT)?,
            }
        }
        aside.iter().filter(|warning| shown.is_empty() || shown.iter().any(|place| concerns(warning, place))).for_each(|w| warnings.say(w));
        if let Some(id) = self.statement.filter(|_| articles > 0 && explained == 0) {
            anyhow::bail!(
                "no statement `{id}` in these articles; take an id from statements.csv, and give the same --date and --outlet as then"
            );
        }
        Ok(outcome(articles, &warnings))
    }
}

/// Whether a warning is about the article at `place`; how its file is decoded is about every article in it.
fn concerns(warning: &Warning, place: &str) -> bool {
    let at = |place: &str| warning.place.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'));
    let file = place.rsplit_once(':').filter(|(_, line)| line.bytes().all(|b| b.is_ascii_digit())).map(|(file, _)| file);
    at(place) || (warning.kind == "guessed-encoding" && file.is_some_and(at))
}

/// The text of the command line as an article.
fn given(text: &str) -> Article {
    Article {
        id: "--text".to_owned(),
        place: "--text".to_owned(),
        text: text.to_owned(),
        lang: None,
        date: None,
        outlet: None,
        title: None,
        url: None,
    }
}
