//! What can go wrong, said with its place and a way out.

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
        write!(f, "{}: {}", self.place, self.message)
    }
}
