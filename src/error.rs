//! What can go wrong, said with its place and a way out.

use std::borrow::Cow;
use std::fmt::Write;
use std::path::PathBuf;

/// An error that stops the whole run.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A data file is not as it must be. `place` is `file:line` or `file:line:column`.
    #[error("{place}: {message}")]
    Data {
        /// `file:line[:column]`.
        place: String,
        /// What is wrong and what is allowed.
        message: String,
    },
    /// A file or folder cannot be read or written.
    #[error("{path}: {cause}{hint}")]
    File {
        /// The path as given.
        path: PathBuf,
        /// What the system says.
        cause: std::io::Error,
        /// What to do about it, beginning with `; `, or empty.
        hint: &'static str,
    },
    /// An exporter could not write.
    #[error("{path}: could not be written: {message}")]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        message: String,
    },
    /// No language pack with this code.
    #[error("no language pack `{code}`; there are: {known}. Add a folder data/languages/{code} and pass it with --data")]
    NoPack {
        /// The code asked for.
        code: String,
        /// Those that exist.
        known: String,
    },
    /// An option has a value that is not known.
    #[error("{option}: {message}")]
    Option {
        /// The option, as it is written.
        option: &'static str,
        /// What is wrong and what is allowed.
        message: String,
    },
}

/// The result of what may stop the whole run.
pub type Result<T> = std::result::Result<T, Error>;

/// Something to look at that stopped nothing: one bad file, one bad line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// `file`, `file:line` or `file:line:column`; columns count code points from 1.
    pub place: String,
    /// A short name of its kind, for counting: `not-utf-8`, `no-pack`, …
    pub kind: &'static str,
    /// What is wrong and what to do.
    pub message: String,
}

impl Warning {
    /// A warning of `kind` at `place`.
    pub fn new(place: impl Into<String>, kind: &'static str, message: impl Into<String>) -> Self {
        Warning { place: place.into(), kind, message: message.into() }
    }
}

impl std::fmt::Display for Warning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // a line break in a value of the input would begin a line that looks like another message
        f.write_str(&visible(&format!("{}: {}", self.place, self.message)).replace('\n', "\\n"))
    }
}

/// Whether a terminal obeys the character instead of showing it: control characters, and marks that turn the direction
/// of what follows.
pub fn is_obeyed(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text with such characters as escapes (`\u{1b}`), except for line breaks.
pub fn visible(text: &str) -> Cow<'_, str> {
    let hidden = |c: char| is_obeyed(c) && c != '\n';
    if !text.contains(hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if hidden(c) {
            // writing to a string cannot fail
            let _ = write!(out, "{}", c.escape_default());
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_shown() {
        let warning = Warning::new("a\u{1b}[2Jb.txt:1", "date", "`è\u{9b}31m\r\n\u{202e}x`\tend");
        assert_eq!(warning.to_string(), r"a\u{1b}[2Jb.txt:1: `è\u{9b}31m\r\n\u{202e}x`\tend");
        assert_eq!(visible("two\nlines"), "two\nlines");
    }
}
