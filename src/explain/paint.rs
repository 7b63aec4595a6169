//! The styles of an explanation.

use anstyle::{AnsiColor, Style};

/// Content of a statement.
pub(super) const CONTENT: Style = AnsiColor::Green.on_default();
/// The words that tell of the speaking.
pub(super) const CUE: Style = AnsiColor::Yellow.on_default().bold();
/// The words that name the speaker.
pub(super) const SOURCE: Style = AnsiColor::Cyan.on_default();
/// A name, or something that was refused.
pub(super) const OTHER: Style = AnsiColor::Magenta.on_default();
/// What is less important.
pub(super) const DIM: Style = Style::new().dimmed();

pub(super) fn bold(text: &str) -> String {
    painted(Style::new().bold(), text)
}

pub(super) fn dim(text: &str) -> String {
    painted(DIM, text)
}

pub(super) fn painted(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}
