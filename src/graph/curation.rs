//! What the user decided: `aliases.csv`, `merges.csv` and `ignore.csv` of a folder given with `--curation`.

use super::NodeKind;
use crate::article::is_own_output;
use crate::error::{Error, Result, Warning};
use crate::pack::layout::{ALIASES, IGNORE, MERGES, Table};
use crate::pack::{DataFile, Faults, Map, Place, Row, World, did_you_mean, each_row, none_of};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
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
    /// Where its ids stand.
    pub(super) place: [Place; 2],
}

/// A row of `aliases.csv`.
#[derive(Debug)]
pub struct Alias {
    /// The id that the name gets.
    pub id: String,
    /// Where the name stands.
    pub(super) place: Place,
}

/// All decisions of a folder.
#[derive(Debug, Default)]
pub struct Curation {
    /// By the full name as written, the id it gets.
    pub aliases: BTreeMap<String, Alias>,
    /// By the two ids, the smaller first.
    pub merges: BTreeMap<(String, String), Decision>,
    /// Ids that are no nodes, each with its place.
    pub ignored: BTreeMap<String, Place>,
    /// The names of the files, with their SHA-256 in hexadecimal.
    pub files: BTreeMap<String, String>,
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
        for name in found.iter().filter(|name| is_strange(folder, name, &names)) {
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
            let sum: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            curation.files.insert(table.name.to_owned(), sum);
            if bytes.trim_ascii().is_empty() {
                let message = "the file is empty. To write the output of `newsgraph entities` into this folder use -o: behind `>` the shell empties the file before it can be read";
                faults.add(Place::whole(path.display().to_string()), message);
                continue;
            }
            let Some(file) = DataFile::of_user(path.display().to_string(), bytes, &mut faults) else { continue };
            curation.table(table, &file, world, &mut faults);
        }
        curation.check_chains(&mut faults);
        faults.stop_with_all()?;
        Ok(curation)
    }

    /// What has no effect because no article has it, a warning for each file; `ids` are those of all articles, and `forms`
    /// the full names.
    pub(super) fn without_effect(&self, ids: &BTreeSet<&str>, forms: &BTreeSet<&str>) -> Vec<Warning> {
        let mut warnings = Vec::new();
        let known = |id: &str| ids.contains(id) || self.aliases.values().any(|alias| alias.id == id);
        let merged = self.merges.iter().flat_map(|((id, other), decision)| [id, other].into_iter().zip(&decision.place));
        let merged = merged.filter(|(id, _)| !known(id)).map(|(id, place)| (id.as_str(), place));
        let ignored = self.ignored.iter().filter(|(id, _)| !known(id)).map(|(id, place)| (id.as_str(), place));
        let aliases =
            self.aliases.iter().filter(|(form, _)| !forms.contains(form.as_str())).map(|(form, alias)| (form.as_str(), &alias.place));
        warnings.extend(no_effect("unknown-id", "id", merged.collect(), ids));
        warnings.extend(no_effect("unknown-id", "id", ignored.collect(), ids));
        warnings.extend(no_effect("unknown-name", "name", aliases.collect(), forms));
        warnings
    }

    fn table(&mut self, table: &'static Table, file: &DataFile, world: &World, faults: &mut Faults) {
        let mut lines: Map<String, (usize, String)> = Map::default();
        each_row(table, file, faults, |row, faults| {
            if table == &MERGES && (row.cell(1).trim().is_empty() || row.cell(2).trim().is_empty()) {
                return self.no_decision(row, faults);
            }
            let mut key: Vec<&str> = (0..table.key).map(|column| row.cell(column).trim()).collect();
            key.sort_unstable();
            // of two ids the verdict, of a name the id
            let says = if table == &IGNORE { "" } else { row.cell(table.key).trim() }.to_lowercase();
            if let Some((line, before)) = lines.insert(key.join(" "), (row.line(), says.clone())) {
                let message = if before == says {
                    format!("this is said already, on line {line}; take one of the two out")
                } else {
                    format!("line {line} says `{before}`, and this line `{says}`; take one of the two out")
                };
                return row.fault(0, message, faults);
            }
            match table.name {
                name if name == ALIASES.name => self.alias(row, world, faults),
                name if name == MERGES.name => self.merge(row, world, faults),
                _ => {
                    if check_id(row, 0, world, faults).is_some() {
                        self.ignored.insert(row.cell(0).trim().to_owned(), row.place(0));
                    }
                }
            }
        });
    }

    /// A row of `entities` without a verdict says nothing.
    fn no_decision(&self, row: &Row<'_>, faults: &mut Faults) {
        if !row.cell(2).trim().is_empty() {
            row.fault(1, "`other` is empty: a verdict is about two ids", faults);
        }
    }

    fn alias(&mut self, row: &Row<'_>, world: &World, faults: &mut Faults) {
        row.needs(0, faults);
        if check_id(row, 1, world, faults).is_some() {
            let form = row.cell(0).split_whitespace().collect::<Vec<_>>().join(" ");
            self.aliases.insert(form, Alias { id: row.cell(1).trim().to_owned(), place: row.place(0) });
        }
    }

    fn merge(&mut self, row: &Row<'_>, world: &World, faults: &mut Faults) {
        let (one, other) = (check_id(row, 0, world, faults), check_id(row, 1, world, faults));
        let written = row.cell(2).trim().to_lowercase();
        let Some((_, verdict)) = Verdict::NAMES.iter().find(|(name, _)| *name == written).copied() else {
            let message = none_of("verdict", row.cell(2), Verdict::NAMES.iter().map(|(name, _)| *name));
            return row.fault(2, message, faults);
        };
        let (Some(one), Some(other)) = (one, other) else { return };
        let [id, with, _, who, when, why] = std::array::from_fn(|column| row.cell(column).trim().to_owned());
        let place = [row.place(0), row.place(1)];
        if id == with {
            return row.fault(1, "the two ids are equal: one id is always one node", faults);
        }
        if one != other && verdict == Verdict::Same {
            let message = format!(
                "`{id}` and `{with}` are of two kinds and cannot be one node; to give a name an id of another kind, write the name and the id into {}",
                ALIASES.name
            );
            return row.fault(1, message, faults);
        }
        let is_past = |id: &str| id.split_once(':').and_then(|(_, key)| world.countries.get(key)).is_some_and(|c| c.status == "historic");
        if one == NodeKind::Country && verdict == Verdict::Same && !is_past(&id) && !is_past(&with) {
            return row.fault(1, format!("`{id}` and `{with}` are two countries, and cannot be one node"), faults);
        }
        let [first, second] = place;
        let (key, place) = if id < with { ((id, with), [first, second]) } else { ((with, id), [second, first]) };
        self.merges.insert(key, Decision { verdict, who, when, why, place });
    }

    /// Two ids that are kept apart must not be joined through others.
    fn check_chains(&self, faults: &mut Faults) {
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
                let [one, other] = &decision.place;
                // the first id in its line
                let place = if one.column <= other.column { one } else { other };
                faults.add(place.clone(), message);
            }
        }
    }
}

/// Whether a file of the folder looks as if it should be read, and is not: not what `build` writes and spreadsheets leave.
fn is_strange(folder: &Path, name: &str, names: &[&str]) -> bool {
    name.ends_with(".csv") && !name.starts_with('.') && !names.contains(&name) && !is_own_output(&folder.join(name))
}

/// So many of the rows without effect are named.
const NAMED: usize = 3;

/// A warning for the rows whose `what` no article has.
fn no_effect(kind: &'static str, what: &str, mut rows: Vec<(&str, &Place)>, known: &BTreeSet<&str>) -> Option<Warning> {
    rows.sort_by_key(|(_, place)| *place);
    let (_, first) = rows.first()?;
    let said: Vec<String> = rows
        .iter()
        .take(NAMED)
        .map(|(name, place)| {
            // the id's kind is never what is mistaken
            let near = did_you_mean(name, known.iter().copied().filter(|k| k.split(':').next() == name.split(':').next() || what != "id"));
            let line = if place == first { String::new() } else { format!(" on line {}", place.line) };
            format!("`{name}`{line}{near}")
        })
        .collect();
    let more = rows.len() - said.len();
    let more = if more > 0 { format!("; and {more} more") } else { String::new() };
    let message = format!("no article has this {what}, and the row changes nothing: {}{more}", said.join("; "));
    Some(Warning::new(first.to_string(), kind, message))
}

/// The kind of the id in this cell; a fault where it cannot be the id of a node.
fn check_id(row: &Row<'_>, column: usize, world: &World, faults: &mut Faults) -> Option<NodeKind> {
    let id = row.cell(column).trim();
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
