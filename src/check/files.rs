//! Whether every file of the user's folder is one that is read.

use crate::error::{Error, Result};
use crate::pack::layout::{ARTICLES, EXAMPLES_FILE, LANGUAGE_FILE, LANGUAGE_TABLES, LANGUAGES, Table, WORLD_TABLES};
use crate::pack::{DataSource, Faults, Place, did_you_mean};
use std::path::Path;

/// Notes files and folders that are not read. Hidden ones and notes (`.md`) are passed over.
pub(super) fn check(source: &DataSource, faults: &mut Faults) {
    let Some(folder) = source.overlay() else { return };
    let world: Vec<&str> = WORLD_TABLES.iter().map(|t| t.name).collect();
    let language: Vec<&str> = [LANGUAGE_FILE, EXAMPLES_FILE].into_iter().chain(LANGUAGE_TABLES.iter().map(|t| t.name)).collect();
    let into_language = format!("it belongs into {LANGUAGES}/<code>");
    let top = Folder { path: folder, files: &world, folders: &[LANGUAGES, ARTICLES], elsewhere: (&language, &into_language) };
    top.check(faults);
    let languages = folder.join(LANGUAGES);
    for (name, path) in entries(&languages) {
        if path.is_dir() {
            let of_language =
                Folder { path: &path, files: &language, folders: &[], elsewhere: (&world, "it belongs to the top of the folder") };
            of_language.check(faults);
        } else if !passed_over(&name) {
            faults.add(Place::whole(path.display().to_string()), format!("this file is not read; {into_language}"));
        }
    }
}

/// Makes sure that a folder given with `--data` has an effect: one whose layout is wrong would be left out without a word.
///
/// # Errors
/// When no file of it is read.
pub fn some_file_is_read(source: &DataSource) -> Result<()> {
    let Some(folder) = source.overlay() else { return Ok(()) };
    let is_read = |path: &Path, tables: &[&Table]| tables.iter().any(|t| path.join(t.name).is_file());
    let of_language =
        |path: &Path| [LANGUAGE_FILE, EXAMPLES_FILE].iter().any(|name| path.join(name).is_file()) || is_read(path, &LANGUAGE_TABLES);
    if is_read(folder, &WORLD_TABLES) || entries(&folder.join(LANGUAGES)).iter().any(|(_, path)| of_language(path)) {
        return Ok(());
    }
    let place = folder.display().to_string();
    let message = format!("no file of this folder is read; to see why: newsgraph check --data {place}");
    Err(Error::Data { place, message })
}

struct Folder<'f> {
    path: &'f Path,
    /// Files that are read here.
    files: &'f [&'f str],
    folders: &'f [&'f str],
    /// Files that are read in another folder, and which.
    elsewhere: (&'f [&'f str], &'f str),
}

impl Folder<'_> {
    fn check(&self, faults: &mut Faults) {
        for (name, path) in entries(self.path) {
            let (what, names) = if path.is_dir() { ("folder", self.folders) } else { ("file", self.files) };
            if names.contains(&name.as_str()) || passed_over(&name) {
                continue;
            }
            let (elsewhere, where_it_is) = self.elsewhere;
            let hint = match names {
                _ if what == "file" && elsewhere.contains(&name.as_str()) => where_it_is.to_owned(),
                [] => format!("no {what} is read here"),
                names => format!("what is read here is {}{}", names.join(", "), did_you_mean(&name, names.iter().copied())),
            };
            faults.add(Place::whole(path.display().to_string()), format!("this {what} is not read; {hint}"));
        }
    }
}

fn passed_over(name: &str) -> bool {
    name.starts_with('.') || name.to_lowercase().ends_with(".md")
}

/// Names and paths in a folder, sorted; nothing where there is no folder.
fn entries(folder: &Path) -> Vec<(String, std::path::PathBuf)> {
    let mut entries: Vec<_> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|e| (e.file_name().to_string_lossy().into_owned(), e.path()))
        .collect();
    entries.sort();
    entries
}
