//! The interchange form: what `extract` prints, an article a line, and what the graph is built from.
//!
//! Offsets are Unicode code points into `text`, half-open. A missing value is `null`, not left out.

use crate::pack::Gender;
use crate::statement::time::Precision;
use crate::statement::{Attribution, StatementKind};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::sync::Arc;

/// A text that statements share: most ids, cues, rules and dates are those of many of them.
pub type Shared = Arc<str>;

/// One article with everything found in it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ArticleRecord {
    /// The input's own id; where it has none, the path as given with the record's number.
    pub id: String,
    /// `article:` and a hash of text, outlet, date and url.
    #[serde(rename = "article")]
    pub hash: String,
    /// Code of the language.
    pub lang: Option<String>,
    /// `YYYY[-MM[-DD]]`.
    pub date: Option<String>,
    /// Name of the outlet, as written.
    pub outlet: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// The text that offsets refer to.
    pub text: String,
    /// All mentions, in order.
    pub entities: Vec<EntityRecord>,
    /// All statements, in order.
    pub statements: Vec<StatementRecord>,
    /// `file` or `file:line`, for messages; not part of the interchange form.
    #[serde(skip)]
    pub place: String,
    /// Its people; for labels and for telling people of several articles apart, not part of the interchange form.
    #[serde(skip)]
    pub people: Vec<PersonRecord>,
}

/// What an article says of one person.
#[derive(Debug, Clone)]
pub struct PersonRecord {
    /// Id of the person in the article.
    pub id: String,
    /// The fullest form of the name.
    pub name: String,
    /// Folded words of the name, without a suffix such as "Jr.".
    pub words: Vec<String>,
    /// Gender, where something shows it.
    pub gender: Gender,
    /// Head nouns of the roles.
    pub roles: Vec<String>,
    /// Ids of the countries and bodies of the roles.
    pub bodies: Vec<String>,
}

/// One mention.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EntityRecord {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// person, country, resource, organisation, place.
    pub kind: Cow<'static, str>,
    /// Canonical id.
    pub id: String,
    /// As written.
    pub text: String,
}

/// One statement.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StatementRecord {
    /// `statement:` and a hash of the article, the content spans and the cue span.
    pub id: Shared,
    /// direct, mixed, indirect, reported, free_indirect, narrated.
    pub kind: StatementKind,
    /// What was said: each contiguous stretch.
    pub content: Vec<[usize; 2]>,
    /// The same, verbatim; stretches are joined with ` … `.
    pub text: String,
    /// The words that tell of the speaking.
    pub cue: Option<[usize; 2]>,
    /// All stretches of the cue.
    pub cue_spans: Vec<[usize; 2]>,
    /// The cue, verbatim.
    pub cue_text: Option<Shared>,
    /// The words that name the speaker.
    pub source: Option<[usize; 2]>,
    /// All stretches of the source.
    pub source_spans: Vec<[usize; 2]>,
    /// The source, verbatim.
    pub source_text: Option<Shared>,
    /// Canonical id of the speaker.
    pub speaker: Option<Shared>,
    /// The speaker's name: of a person the fullest form in the article. `build` gives one speaker one name in all articles.
    pub speaker_label: Option<Shared>,
    /// Canonical ids of those whom a joint source ("Rossi and Hale") names; empty for others. Their `speaker` is a group.
    pub joint_speakers: Vec<Shared>,
    /// The speaker's role, as written.
    pub role: Option<Shared>,
    /// The country or body spoken for.
    pub speaks_for: Option<Shared>,
    /// How the speaker was found.
    pub attribution: Attribution,
    /// Canonical id of whom it was said to.
    pub addressee: Option<Shared>,
    /// Canonical ids of what the content names.
    pub targets: Vec<Shared>,
    /// Each mention of a target: id, first code point, one past the last.
    pub target_spans: Vec<(Shared, u32, u32)>,
    /// The class of act of the cue.
    pub act: Option<Shared>,
    /// Whether the content is negated at its head.
    pub negated: bool,
    /// Whether it hangs on a condition.
    pub conditional: bool,
    /// An amount with its unit, as written.
    pub quantity: Option<String>,
    /// First day on which it can have been said.
    pub said_from: Option<Shared>,
    /// Last day.
    pub said_to: Option<Shared>,
    /// How exact these are.
    pub date_precision: Option<Precision>,
    /// Number of its paragraph, from 1.
    pub paragraph: u32,
    /// Number of its sentence, from 1.
    pub sentence: u32,
    /// Id of the statement it is part of.
    pub nested_in: Option<Shared>,
    /// The rule that found it.
    pub rule: Shared,
    /// How far that rule can be trusted, from 0 to 1.
    pub confidence: f64,
}
