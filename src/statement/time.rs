//! When something was said: "ieri", "on Monday", against the article's date.

use super::content::Range;
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
pub fn said(g: &Grammar<'_>, sentence: &Sentence, content: &[Range], published: PartialDate) -> Option<Said> {
    let mut buffer = String::new();
    for at in sentence.first..sentence.end {
        if content.iter().any(|c| c.0 <= at && at < c.1) || g.quote_at(at).is_some() || !g.is_any(at, &[Class::TimeWord, Class::Weekday]) {
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
