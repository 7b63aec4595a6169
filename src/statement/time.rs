//! When something was said: "ieri", "on Monday", against the article's date.

use super::content::Range;
use super::cue::CueGroup;
use super::grammar::Grammar;
use crate::article::PartialDate;
use crate::pack::Class;
use crate::text::{Sentence, fold_word};
use serde::{Deserialize, Serialize};

/// How exact a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
}

impl Precision {
    /// Its name in every file.
    pub fn name(self) -> &'static str {
        match self {
            Precision::Day => "day",
            Precision::Month => "month",
            Precision::Year => "year",
        }
    }
}

/// The time something was said: the days from `from` to `to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// First day.
    pub from: jiff::civil::Date,
    /// Last day.
    pub to: jiff::civil::Date,
    /// How exact it is.
    pub precision: Precision,
}

/// What the sentence says of the time outside the content; `None` where it says nothing.
/// Against a date without a day, a day-word is that month (or year).
pub fn said(g: &Grammar<'_>, sentence: &Sentence, content: &[Range], cue: Option<&CueGroup>, published: PartialDate) -> Option<Said> {
    let mut buffer = String::new();
    for at in sentence.first..sentence.end {
        if content.iter().any(|c| c.0 <= at && at < c.1) || g.quote_at(at).is_some() || !g.is_any(at, &[Class::TimeWord, Class::Weekday]) {
            continue;
        }
        if cue.is_some_and(|cue| tells_of_other(g, cue, content, at)) {
            continue;
        }
        let word = fold_word(g.doc.word(at), &mut buffer);
        let Some(day) = published.day() else { return Some(published.range()) };
        let offset = if let Some(offset) = g.pack.relative_day(word) {
            offset
        } else if let Some(weekday) = g.pack.weekday(word) {
            // the last such day, today among them
            let today = i64::from(day.weekday().to_monday_zero_offset());
            -((today - weekday).rem_euclid(7))
        } else {
            continue;
        };
        let date = day.checked_add(jiff::Span::new().try_days(offset).ok()?).ok()?;
        return Some(Said { from: date, to: date, precision: Precision::Day });
    }
    None
}

/// Whether the time at `at` stands in a relative clause that the cue does not: "said X, who had asked on Monday".
fn tells_of_other(g: &Grammar<'_>, cue: &CueGroup, content: &[Range], at: usize) -> bool {
    let outside = |i: usize| g.quote_at(i).is_none() && !content.iter().any(|c| c.0 <= i && i < c.1);
    if at > cue.end {
        return (cue.end..at).any(|i| outside(i) && g.is(i, Class::Relative) && !g.is(i, Class::Determiner) && i > cue.end);
    }
    let relative = (at.saturating_sub(4)..at).any(|i| outside(i) && g.is(i, Class::Relative));
    relative && (at..cue.first).any(|i| outside(i) && g.is_finite(i))
}
