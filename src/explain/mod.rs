//! `explain`: one article replayed, and every decision told where it was made.
//!
//! [`explain`] makes the text of one [`Stage`]. Styles are ANSI escape sequences; whoever prints to something that is no
//! terminal takes them out.

mod frame;
mod mentions;
mod paint;
mod statements;
mod words;

use crate::pipeline::Replay;
use std::fmt::Write;

/// What is explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Paragraphs and sentences.
    Sentences,
    /// Words, with what the language pack knows of them.
    Tokens,
    /// Names, roles and people, with what was weighed.
    Mentions,
    /// Statements, refused cues and quotations, and candidates for speakers.
    Statements,
}

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Question<'q> {
    /// The stage.
    pub stage: Stage,
    /// Id of the only statement that is wanted, with the sentences it stands in.
    pub statement: Option<&'q str>,
    /// Width of a line, in columns.
    pub width: usize,
}

/// The explanation; empty where the question is for a statement that is not in this article.
pub fn explain(replay: &Replay<'_>, question: Question<'_>) -> String {
    let wanted = question.statement.map(|id| replay.record.statements.iter().position(|s| *s.id == *id));
    if wanted == Some(None) {
        return String::new();
    }
    let only = wanted.flatten().map(|index| statements::sentences_of(replay, index));
    let shown = |sentence: usize| only.as_ref().is_none_or(|sentences| sentences.contains(&sentence));
    let mut out = String::new();
    let written = head(&mut out, replay).and_then(|()| match question.stage {
        Stage::Sentences => words::sentences(&mut out, replay, question.width, shown),
        Stage::Tokens => words::tokens(&mut out, replay, shown),
        Stage::Mentions => mentions::mentions(&mut out, replay, question.width, shown),
        Stage::Statements => statements::statements(&mut out, replay, question.width, wanted.flatten()),
    });
    written.expect("writing to a string");
    paint::visible(&out)
}

/// The article: its id, where that does not tell it the place, its language, date and outlet, and its title.
fn head(out: &mut String, replay: &Replay<'_>) -> std::fmt::Result {
    let record = &replay.record;
    let or = |value: &Option<String>, none: &str| value.clone().unwrap_or_else(|| none.to_owned());
    let place = if record.place == record.id { String::new() } else { format!(" ({})", record.place) };
    writeln!(
        out,
        "{}{place}: {}, {}, {}",
        paint::bold(&record.id),
        or(&record.lang, "no language"),
        or(&record.date, "no date"),
        or(&record.outlet, "no outlet")
    )?;
    match &record.title {
        Some(title) => writeln!(out, "{}", paint::dim(title)),
        None => Ok(()),
    }
}
