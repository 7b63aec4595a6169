//! Articles, and the readers that turn files into a stream of them.

mod date;
mod header;
pub mod html;
mod input;
mod jsonl;

pub use date::PartialDate;
pub use header::Header;
pub use input::{Input, Inputs};

/// One article as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
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
