//! Articles, and the readers that turn files into a stream of them.
//!
//! `input.rs` is the stream. `files.rs` lists what is in folders, `source.rs` opens and unpacks a file, `format.rs` tells
//! its format, and one file for each format reads it: `plain.rs`, `markdown.rs`, `jsonl.rs`, `json.rs`, `csv.rs`, `feed.rs`
//! and `page.rs`, which takes the article out of a page with [`html`]. Each of them turns a file into an iterator over
//! records as written (`fields.rs`); `encoding.rs`, `markup.rs` and `written_date.rs` make text and dates of
//! them.

mod counts;
mod csv;
mod date;
mod encoding;
mod feed;
mod fields;
mod files;
mod format;
mod header;
pub mod html;
mod input;
mod json;
mod jsonl;
mod markdown;
mod markup;
mod object;
mod page;
mod plain;
mod source;
mod written_date;

pub use counts::InputCounts;
pub use date::PartialDate;
pub use fields::FieldMap;
pub use files::is_own_output;
pub use header::Header;
pub use input::{Input, Inputs};

use crate::error::Warning;
use source::Source;
use std::path::Path;
use std::rc::Rc;

/// Everything in a file, or in standard input where the path is `-`: unpacked, and in UTF-8 if it was in UTF-16.
///
/// # Errors
/// A warning where it cannot be read, or is larger than any article.
pub fn read_file(path: &Path) -> Result<Vec<u8>, Warning> {
    Source::open(path, &Rc::default())?.read_whole()
}

/// One article as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    /// The input's own id; where it has none, the path as given with the record's number.
    pub id: String,
    /// `file` or `file:line`, for messages.
    pub place: String,
    /// The text that offsets refer to.
    pub text: String,
    /// Language code, where the input gives one.
    pub lang: Option<String>,
    /// Date, where the input or the text gives one.
    pub date: Option<PartialDate>,
    /// Outlet, where the input or the text gives one.
    pub outlet: Option<String>,
    /// Headline, where the input or the text gives one.
    pub title: Option<String>,
    /// Address.
    pub url: Option<String>,
}
