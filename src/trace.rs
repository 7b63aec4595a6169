//! What was weighed on the way to a statement, and why it was decided so: kept for `explain`, and only then.
//!
//! The stages note their decisions where they make them, so an explanation is the decision itself, not a second opinion.

use crate::text::Span;
use std::cell::RefCell;

/// One decision. Spans are bytes into the article's text.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Capitalised words that may be a name, with what speaks for and against each reading.
    Name {
        /// The words.
        span: Span,
        /// What counted, in the order it was found.
        evidence: Vec<Evidence>,
        /// What they were taken for, or why for nothing.
        verdict: String,
    },
    /// A form of a cue that counts as none, or that takes nothing.
    Cue {
        /// The form.
        span: Span,
        /// Index into the pack's cues.
        cue: u32,
        /// Why it makes no statement.
        why_not: &'static str,
    },
    /// A quotation that no cue takes and that is no statement by itself.
    Quotation {
        /// The quotation, its marks included.
        span: Span,
        /// Why it makes no statement.
        why_not: &'static str,
    },
    /// Somebody who might be the speaker of the statement that comes next.
    Candidate {
        /// Canonical id.
        id: String,
        /// Where the candidate comes from.
        origin: Origin,
        /// Why it is not the speaker; `None` for the one that is.
        why_not: Option<&'static str>,
    },
    /// The candidates from here on are those for the addressee.
    Addressee,
    /// A statement: the candidates since the one before are its own.
    Statement {
        /// Its cue, else its content: where it begins.
        at: usize,
    },
}

/// What counted for or against a reading of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence {
    /// `person`, `organisation` or `place`.
    pub reading: &'static str,
    /// Positive for it, negative against it.
    pub weight: i32,
    /// What it is.
    pub what: &'static str,
}

/// Where a candidate for a speaker comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The words that name the source.
    Source,
    /// An apposition to them.
    Apposition,
    /// Subject or speaker of this sentence, counted from 0.
    Sentence(usize),
    /// Named before, nearer than anybody else who fits.
    NamedBefore,
    /// A person to whom the article gives the role that the source names.
    Role,
}

/// The decisions on one article, in the order they were made.
#[derive(Debug, Default)]
pub struct Trace {
    steps: RefCell<Vec<Step>>,
}

impl Trace {
    /// Keeps one decision.
    pub fn note(&self, step: Step) {
        self.steps.borrow_mut().push(step);
    }

    /// All decisions.
    pub fn into_steps(self) -> Vec<Step> {
        self.steps.into_inner()
    }
}
