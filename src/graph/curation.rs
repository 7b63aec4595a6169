//! What the user decided: `aliases.csv`, `merges.csv` and `ignore.csv` of a folder given with `--curation`.

use super::NodeKind;
use crate::error::{Error, Result};
use crate::pack::layout::{ALIASES, IGNORE, MERGES, Table};
use crate::pack::{DataFile, Faults, Map, Place, Row, World, did_you_mean, each_row};
use std::collections::BTreeMap;
use std::path::Path;

/// What a row of `merges.csv` says of two ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// One node.
    Same,
    /// Two nodes.
    Different,
    /// Not known yet: two nodes until it is.
    Unsure,
}

impl Verdict {
    const NAMES: [(&'static str, Verdict); 3] = [("same", Verdict::Same), ("different", Verdict::Different), ("unsure", Verdict::Unsure)];

    /// Its name in the file.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Same => "same",
            Verdict::Different => "different",
            Verdict::Unsure => "unsure",
        }
    }
}

/// A row of `merges.csv` that has a verdict.
#[derive(Debug)]
pub struct Decision {
    /// What was decided.
    pub verdict: Verdict,
    /// Who decided it.
    pub who: String,
    /// When.
    pub when: String,
    /// Why.
    pub why: String,
}

/// All decisions of a folder.
#[derive(Debug, Default)]
pub struct Curation {
    /// By the full name as written, the id it gets.
    pub aliases: BTreeMap<String, String>,
    /// By the two ids, the smaller first.
    pub merges: BTreeMap<(String, String), Decision>,
    /// Ids that are no nodes, each with the reason.
    pub ignored: BTreeMap<String, String>,
}

impl Curation {
    /// Reads the files of the folder that are there.
    ///
    /// # Errors
    /// When the folder or a file of it cannot be read, or at the first row that does not fit.
    pub fn read(folder: &Path, world: &World) -> Result<Curation> {
        let tables = [&ALIASES, &MERGES, &IGNORE];
        let names = tables.map(|table| table.name);
        let file_error = |path: &Path, cause| Error::File {
            path: path.into(),
            cause,
            hint: "; --curation takes a folder with aliases.csv, merges.csv or ignore.csv",
        };
        let entries = std::fs::read_dir(folder).map_err(|cause| file_error(folder, cause))?;
        let mut faults = Faults::default();
        let mut found: Vec<String> = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
        found.sort();
        for name in found.iter().filter(|name| name.ends_with(".csv") && !names.contains(&name.as_str())) {
            let message = format!("this file is not read; what is read here is {}{}", names.join(", "), did_you_mean(name, names));
            faults.add(Place::whole(folder.join(name).display().to_string()), message);
        }
        if !names.iter().any(|name| found.iter().any(|f| f == name)) {
            let message = format!("this folder has none of {}", names.join(", "));
            faults.add(Place::whole(folder.display().to_string()), message);
        }
        let mut curation = Curation::default();
        for table in tables {
            let path = folder.join(table.name);
            if !path.exists() {
                continue;
            }
            let bytes = std::fs::read(&path).map_err(|cause| file_error(&path, cause))?;
            let Some(file) = DataFile::of_user(path.display().to_string(), bytes, &mut faults) else { continue };
            curation.table(table, &file, world, &mut faults);
        }
        curation.check_chains(folder, &mut faults);
        faults.stop_with_all()?;
        Ok(curation)
    }

    fn table(&mut self, table: &'static Table, file: &DataFile, world: &World, faults: &mut Faults) {
        let mut lines: Map<String, usize> = Map::default();
        each_row(table, file, faults, |row, faults| {
            if table == &MERGES && (row.cell(1).is_empty() || row.cell(2).is_empty()) {
                return self.no_decision(row, faults);
            }
            let mut key: Vec<&str> = (0..table.key).map(|column| row.cell(column)).collect();
            key.sort_unstable();
            if let Some(line) = lines.insert(key.join(" "), row.line()) {
                return row.fault(0, format!("this is said already, on line {line}; take one of the two out"), faults);
            }
            match table.name {
                name if name == ALIASES.name => self.alias(row, world, faults),
                name if name == MERGES.name => self.merge(row, world, faults),
                _ => {
                    if check_id(row, 0, world, faults).is_some() {
                        self.ignored.insert(row.cell(0).to_owned(), row.cell(3).to_owned());
                    }
                }
            }
        });
    }

    /// A row of `entities` without a verdict says nothing.
    fn no_decision(&self, row: &Row<'_>, faults: &mut Faults) {
        if !row.cell(2).is_empty() {
            row.fault(1, "`other` is empty: a verdict is about two ids", faults);
        }
    }

    fn alias(&mut self, row: &Row<'_>, world: &World, faults: &mut Faults) {
        row.needs(0, faults);
        if check_id(row, 1, world, faults).is_some() {
            let form = row.cell(0).split_whitespace().collect::<Vec<_>>().join(" ");
            self.aliases.insert(form, row.cell(1).to_owned());
        }
    }

    fn merge(&mut self, row: &Row<'_>, world: &World, faults: &mut Faults) {
        let (one, other) = (check_id(row, 0, world, faults), check_id(row, 1, world, faults));
        let Some(verdict) = row.choice(2, &Verdict::NAMES, faults) else { return };
        let (Some(one), Some(other)) = (one, other) else { return };
        let [id, with, _, who, when, why] = std::array::from_fn(|column| row.cell(column).to_owned());
        if id == with {
            return row.fault(1, "the two ids are equal: one id is always one node", faults);
        }
        if one != other && verdict == Verdict::Same {
            let message =
                format!("`{id}` and `{with}` are of two kinds and cannot be one node; to change the kind of a name, use {}", ALIASES.name);
            return row.fault(1, message, faults);
        }
        let key = if id < with { (id, with) } else { (with, id) };
        self.merges.insert(key, Decision { verdict, who, when, why });
    }

    /// Two ids that are kept apart must not be joined through others.
    fn check_chains(&self, folder: &Path, faults: &mut Faults) {
        let mut groups: Map<&str, &str> = Map::default();
        fn root<'a>(groups: &Map<&'a str, &'a str>, mut id: &'a str) -> &'a str {
            while let Some(next) = groups.get(id) {
                id = next;
            }
            id
        }
        for ((id, other), _) in self.merges.iter().filter(|(_, d)| d.verdict == Verdict::Same) {
            let (a, b) = (root(&groups, id), root(&groups, other));
            if a != b {
                groups.insert(a.max(b), a.min(b));
            }
        }
        for ((id, other), decision) in self.merges.iter().filter(|(_, d)| d.verdict != Verdict::Same) {
            if root(&groups, id) == root(&groups, other) {
                let message = format!("`{id}` and `{other}` are {}, but other rows make them the same", decision.verdict.name());
                faults.add(Place::whole(folder.join(MERGES.name).display().to_string()), message);
            }
        }
    }
}

/// The kind of the id in this cell; a fault where it cannot be the id of a node.
fn check_id(row: &Row<'_>, column: usize, world: &World, faults: &mut Faults) -> Option<NodeKind> {
    let id = row.cell(column);
    let key = id.split_once(':').map_or("", |(_, key)| key);
    let kind = NodeKind::of(id).filter(|kind| kind.is_named() || matches!(kind, NodeKind::Place | NodeKind::Group));
    let Some(kind) = kind.filter(|_| !key.is_empty() && !key.contains(char::is_whitespace)) else {
        let message = format!("`{id}` is no id; ids are in the column `id` of `newsgraph entities`, such as person:… or org:…");
        row.fault(column, message, faults);
        return None;
    };
    let message = match kind {
        NodeKind::Country if !world.countries.contains_key(key) => world.no_country("country", key),
        NodeKind::Resource if !world.resources.contains_key(key) => world.no_resource("resource", key),
        _ => return Some(kind),
    };
    row.fault(column, message, faults);
    None
}
