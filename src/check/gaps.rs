//! `known_gaps.csv`: examples that the program does not read right yet, with the reason.
//!
//! An example that is listed must fail, and every other one must hold: the list only shrinks.

use super::examples::Example;
use crate::error::Result;
use crate::pack::layout::KNOWN_GAPS;
use crate::pack::{DataSource, Faults, Place, each_row};
use std::collections::BTreeMap;

/// File, row and column of an example, as the list names them.
pub type Key = [String; 3];

/// The examples that are known to fail: those of the user's folder where there is one, else the built-in ones.
#[derive(Debug, Default, Clone)]
pub struct Gaps {
    list: BTreeMap<Key, Place>,
}

impl Gaps {
    /// Reads the list.
    ///
    /// # Errors
    /// When a file cannot be opened.
    pub fn read(source: &DataSource, faults: &mut Faults) -> Result<Gaps> {
        let mut gaps = Gaps::default();
        let layers = source.layers(KNOWN_GAPS.name, faults)?;
        let file = if source.overlay().is_some() { &layers.overlay } else { &layers.built_in };
        if let Some(file) = file {
            each_row(&KNOWN_GAPS, file, faults, |row, faults| {
                row.needs(3, faults);
                let [file, key, column, _] = row.cells().map(str::to_owned);
                gaps.list.insert([file, key, column], row.beginning());
            });
        }
        Ok(gaps)
    }

    /// Takes the example off the list; whether it was there.
    pub fn take(&mut self, example: &Example) -> bool {
        self.list.remove(&example.key()).is_some()
    }

    /// Those that are left of one data file, a path below `data/`.
    pub fn of_file(&self, file: &str) -> Vec<&Key> {
        self.list.keys().filter(|[of, ..]| of == file).collect()
    }

    /// Says that those which are left do not fail.
    pub(super) fn complain(&self, faults: &mut Faults) {
        for ([file, row, column], place) in &self.list {
            faults.add(place.clone(), format!("`{column}` of the row `{row}` of {file} holds, or is not there; take this row out"));
        }
    }
}
