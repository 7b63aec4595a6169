//! Everything that is said on standard error, and how much of it.

use super::progress::Progress;
use crate::error::visible;
use indicatif::ProgressBar;
use std::io::Write;
use std::time::{Duration, Instant};

/// How much is said.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Volume {
    /// Only what stops the run.
    Quiet,
    /// Warnings and what was done.
    #[default]
    Normal,
    /// Also what was read and how long each stage took.
    Verbose,
}

/// Says lines on standard error. Copies share one progress bar, which no line garbles.
#[derive(Clone)]
pub(super) struct Talk {
    pub(super) volume: Volume,
    bar: ProgressBar,
}

impl Default for Talk {
    fn default() -> Talk {
        Talk::new(Volume::default())
    }
}

impl Talk {
    pub(super) fn new(volume: Volume) -> Talk {
        Talk { volume, bar: ProgressBar::hidden() }
    }

    /// An error that stops the run.
    pub(super) fn error(&self, text: impl std::fmt::Display) {
        // standard error may be closed, and there is nowhere else to say so
        let text = text.to_string();
        self.bar.suspend(|| drop(writeln!(std::io::stderr(), "newsgraph: {}", visible(&text))));
    }

    /// A warning, or what was done.
    pub(super) fn say(&self, text: impl std::fmt::Display) {
        if self.volume != Volume::Quiet {
            self.error(text);
        }
    }

    /// A further line of what was done, as it is.
    pub(super) fn more(&self, line: &str) {
        if self.volume != Volume::Quiet {
            self.bar.suspend(|| drop(writeln!(std::io::stderr(), "{}", visible(line))));
        }
    }

    /// What only those want to know who ask.
    pub(super) fn detail(&self, text: impl std::fmt::Display) {
        if self.volume == Volume::Verbose {
            self.error(text);
        }
    }

    /// Runs one stage of the work and says how long it took.
    pub(super) fn timed<T>(&self, stage: &str, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let progress = self.progress(None, stage);
        let result = work();
        drop(progress);
        self.detail(format_args!("{stage} took {}", seconds(start.elapsed())));
        result
    }

    /// Shows progress until it is dropped; see [`Progress::start`].
    pub(super) fn progress(&self, total_bytes: Option<u64>, stage: &str) -> Progress {
        Progress::start(self.volume, &self.bar, total_bytes, stage)
    }

    /// Takes the progress bar away, for the last line that is said.
    pub(super) fn hush(&self) {
        self.bar.finish_and_clear();
    }
}

/// A duration for people.
pub(super) fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}
