//! Statements: who said what, to whom, about whom and what.
//!
//! [`find_statements`] reads one document sentence by sentence: cues first ([`cue`]), then what each cue
//! takes ([`content`]), then who speaks ([`speaker`]), at last what the content names ([`target`]).

mod age;
mod author;
mod body;
pub mod content;
pub mod cue;
mod discourse;
mod dropped;
mod find;
mod free_indirect;
mod governed;
pub mod grammar;
mod joint;
mod named;
mod narrated;
mod office;
pub mod phrase;
mod pronoun;
mod role;
mod source;
pub mod speaker;
pub mod target;
pub mod time;

pub use find::find_statements;

use crate::text::Span;
use serde::{Deserialize, Serialize};

/// The kinds of statement. The README defines them, with an example of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatementKind {
    /// All of the content stands between quotation marks.
    Direct,
    /// Part of it does.
    Mixed,
    /// None does; the content is a clause or an infinitive.
    Indirect,
    /// Only the topic is told, as a noun phrase.
    Reported,
    /// No cue; plainly the words of a speaker carried over.
    FreeIndirect,
    /// The article's own voice, naming at least two of people, countries and resources.
    Narrated,
}

impl StatementKind {
    /// All kinds, in the order of the columns.
    pub const ALL: [StatementKind; 6] = [
        StatementKind::Direct,
        StatementKind::Mixed,
        StatementKind::Indirect,
        StatementKind::Reported,
        StatementKind::FreeIndirect,
        StatementKind::Narrated,
    ];

    /// Its name in every file.
    pub fn name(self) -> &'static str {
        match self {
            StatementKind::Direct => "direct",
            StatementKind::Mixed => "mixed",
            StatementKind::Indirect => "indirect",
            StatementKind::Reported => "reported",
            StatementKind::FreeIndirect => "free_indirect",
            StatementKind::Narrated => "narrated",
        }
    }
}

/// How a speaker was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attribution {
    /// Named where it speaks.
    Name,
    /// By title or role, which the article gives to one person.
    Title,
    /// By an epithet: office and nationality, resolved to the person spoken of.
    Epithet,
    /// By a pronoun.
    Pronoun,
    /// The sentence leaves its subject out.
    DroppedSubject,
    /// No cue: the speaker of the statement before.
    CarriedOver,
    /// An unnamed or joint source.
    Group,
    /// The article's own voice.
    Outlet,
    /// Not known.
    Unknown,
}

impl Attribution {
    /// Its name in every file.
    pub fn name(self) -> &'static str {
        match self {
            Attribution::Name => "name",
            Attribution::Title => "title",
            Attribution::Epithet => "epithet",
            Attribution::Pronoun => "pronoun",
            Attribution::DroppedSubject => "dropped_subject",
            Attribution::CarriedOver => "carried_over",
            Attribution::Group => "group",
            Attribution::Outlet => "outlet",
            Attribution::Unknown => "unknown",
        }
    }
}

/// One statement. All spans are bytes into the article's text.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Which kind.
    pub kind: StatementKind,
    /// What was said: each contiguous stretch.
    pub content: Vec<Span>,
    /// The words that tell of the speaking; empty for none.
    pub cue: Vec<Span>,
    /// The class of act of the cue; empty for none.
    pub act: String,
    /// The words that name the speaker in the sentence.
    pub source: Vec<Span>,
    /// Canonical id of the speaker.
    pub speaker: Option<String>,
    /// Canonical ids of those whom a joint source names, in its order; empty for others.
    pub joint_speakers: Vec<String>,
    /// The speaker's role, as written.
    pub role: Option<String>,
    /// The country or body the speaker speaks for.
    pub speaks_for: Option<String>,
    /// How the speaker was found.
    pub attribution: Attribution,
    /// Canonical id of whom it was said to.
    pub addressee: Option<String>,
    /// Canonical ids of what the content names, each with its spans, in order of first mention.
    pub targets: Vec<(String, Vec<Span>)>,
    /// Number of its paragraph, from 0.
    pub paragraph: u32,
    /// Number of its sentence, from 0.
    pub sentence: u32,
    /// Whether the content is negated at its head.
    pub negated: bool,
    /// Whether the content hangs on a condition.
    pub conditional: bool,
    /// An amount in the content, with its unit, as written.
    pub quantity: Option<Span>,
    /// When it was said.
    pub said: Option<time::Said>,
    /// The rule that found it.
    pub rule: &'static str,
    /// How far the rule can be trusted, from 0 to 1.
    pub confidence: f64,
    /// Index of the statement it is part of.
    pub nested_in: Option<usize>,
}

impl Statement {
    /// The byte at which its cue begins, or its content where it has none.
    pub fn begins(&self) -> usize {
        self.cue.first().or(self.content.first()).map_or(0, |span| span.start)
    }
}
