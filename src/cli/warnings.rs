//! Warnings: said as they come, and counted by kind.

use super::talk::{Talk, Volume};
use crate::error::Warning;
use std::collections::BTreeMap;

/// The warnings of a run.
#[derive(Default)]
pub(super) struct Warnings {
    talk: Talk,
    kinds: BTreeMap<&'static str, usize>,
}

/// Warnings of one kind that are said in full; the others are counted, except with `--verbose`.
const SAID_IN_FULL: usize = 20;

impl Warnings {
    pub(super) fn new(talk: &Talk) -> Warnings {
        Warnings { talk: talk.clone(), kinds: BTreeMap::new() }
    }

    pub(super) fn say(&mut self, warning: &Warning) {
        let count = self.kinds.entry(warning.kind).or_default();
        *count += 1;
        if *count <= SAID_IN_FULL || self.talk.volume == Volume::Verbose {
            self.talk.say(warning);
        } else if *count == SAID_IN_FULL + 1 {
            self.talk.say(format_args!("more warnings of this kind ({}) are counted, not shown; --verbose shows them", warning.kind));
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// The number of warnings of each kind.
    pub(super) fn kinds(&self) -> &BTreeMap<&'static str, usize> {
        &self.kinds
    }

    pub(super) fn summary(&self) -> String {
        self.kinds.iter().map(|(kind, count)| format!("{count} {kind}")).collect::<Vec<_>>().join(", ")
    }

    /// Where they are said.
    pub(super) fn talk(&self) -> &Talk {
        &self.talk
    }
}
