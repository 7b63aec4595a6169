//! Paths to files: folders are walked in sorted order, and what is passed over is said by kind.

use super::format::{Format, READABLE};
use crate::error::Warning;
use crate::export;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// What paths lead to.
#[derive(Default)]
pub(super) struct Listed {
    /// The files to read, in order.
    pub(super) files: Vec<PathBuf>,
    /// What is to be said of the rest.
    pub(super) problems: Vec<Warning>,
    /// Number of files in folders that are of no format that is read.
    pub(super) passed_over: usize,
}

/// The files of `paths` in order, and what is to be said of the rest.
pub(super) fn list(paths: &[PathBuf]) -> Listed {
    let mut listed = Listed::default();
    for path in paths {
        if path.as_os_str() == "-" || (path.exists() && !path.is_dir()) {
            listed.files.push(path.clone());
        } else if path.is_dir() {
            walk(path, &mut listed);
        } else {
            listed.problems.push(missing(path));
        }
    }
    listed
}

/// A path that leads nowhere. Shells that do not fill in wildcards, or do not within quotation marks, hand them on.
fn missing(path: &Path) -> Warning {
    let name = path.display().to_string();
    let way_out = match path.parent() {
        Some(folder) if name.contains('*') && folder.is_dir() => {
            format!("`*` was not filled in by the shell; give the folder, {}", folder.display())
        }
        _ if name.contains('*') => "`*` was not filled in by the shell; give the folder".to_owned(),
        _ => "check the path".to_owned(),
    };
    Warning::new(name, "missing", format!("there is no such file or folder; {way_out}"))
}

fn walk(folder: &Path, listed: &mut Listed) {
    let Listed { files, problems, .. } = listed;
    let before = files.len();
    let mut passed_over: BTreeMap<String, usize> = BTreeMap::new();
    let mut own = 0;
    for entry in WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter().filter_entry(|e| !is_none_of_ours(e)) {
        match entry {
            Ok(entry) if entry.file_type().is_file() => {
                if is_own_output(entry.path()) {
                    own += 1;
                    continue;
                }
                if Format::of_ending(entry.path()).is_some() {
                    files.push(entry.into_path());
                } else {
                    *passed_over.entry(kind(entry.path())).or_default() += 1;
                }
            }
            Ok(_) => {}
            Err(e) => problems.extend(trouble(folder, &e)),
        }
    }
    let name = folder.display().to_string();
    if !passed_over.is_empty() {
        problems.push(Warning::new(&name, "passed-over", said_by_kind(&passed_over)));
        listed.passed_over += passed_over.values().sum::<usize>();
    }
    if files.len() == before && own > 0 && passed_over.is_empty() {
        let message = "the folder holds nothing but what newsgraph has written; give the folder of the articles";
        problems.push(Warning::new(&name, "no-article", message));
    } else if files.len() == before {
        let message = format!("the folder holds no file that is read; nothing was read from it. newsgraph reads {READABLE}");
        problems.push(Warning::new(&name, "no-article", message));
    }
}

/// Hidden files and folders, what archives of other systems add, and the parts of a page that a browser saved beside it.
fn is_none_of_ours(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    if entry.depth() == 0 {
        return false;
    }
    let beside_page = |stem: &str| ["html", "htm"].iter().any(|ending| entry.path().with_file_name(format!("{stem}.{ending}")).exists());
    name.starts_with('.') || name == "__MACOSX" || (entry.file_type().is_dir() && name.strip_suffix("_files").is_some_and(beside_page))
}

/// Whether the file is the output of an earlier run of `build`, and no article.
pub fn is_own_output(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    let names = export::Format::file_names();
    name.is_some_and(|name| name == export::RUN_FILE || names.contains(&name))
        && (path.with_file_name(names[0]).exists() || has_record(path))
}

/// Whether the record of a run lies beside the file.
fn has_record(path: &Path) -> bool {
    const BEGINNING: &[u8] = b"{\n  \"newsgraph\":";
    let mut start = [0; BEGINNING.len()];
    let read = File::open(path.with_file_name(export::RUN_FILE)).and_then(|mut file| file.read_exact(&mut start));
    read.is_ok() && start == BEGINNING
}

fn trouble(folder: &Path, error: &walkdir::Error) -> Option<Warning> {
    let path = error.path().unwrap_or(folder);
    if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')) && path != folder {
        return None;
    }
    let place = path.display().to_string();
    if error.loop_ancestor().is_some() {
        return Some(Warning::new(place, "link", "a link to a folder that it stands in; it is not followed"));
    }
    if path.is_symlink() && !path.exists() {
        return Some(Warning::new(place, "link", "a link to something that is not there; it is left out"));
    }
    Some(Warning::new(place, "unreadable", format!("cannot be read: {error}; check its permissions")))
}

/// The ending, such as `.jpg` or `.tar.gz`.
fn kind(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let Some((stem, ending)) = name.rsplit_once('.') else { return String::new() };
    match stem.rsplit_once('.') {
        Some((_, inner)) if matches!(ending, "gz" | "zst") && inner.len() <= 5 => format!(".{inner}.{ending}"),
        _ => format!(".{ending}"),
    }
}

/// Endings of files out of which other programs can take articles: the words before and behind their list, and the endings.
const WAYS_OUT: &[(&str, &str, &[&str])] = &[
    ("Convert ", " to text first", &[".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".pages", ".eml", ".msg"]),
    ("Save ", " as .csv", &[".xls", ".xlsx", ".ods", ".numbers"]),
    ("Save ", " as .html", &[".mht", ".mhtml", ".webarchive", ".maff"]),
    ("Unpack ", "", &[".zip", ".tar", ".tar.gz", ".tgz", ".tar.zst", ".7z", ".rar", ".bz2", ".xz"]),
];

/// `12 .jpg, 3 .pdf were passed over`, the most frequent first.
fn said_by_kind(passed_over: &BTreeMap<String, usize>) -> String {
    let mut kinds: Vec<(&String, &usize)> = passed_over.iter().collect();
    kinds.sort_by_key(|(kind, count)| (std::cmp::Reverse(**count), *kind));
    let said = |(kind, count): &(&String, &usize)| {
        if kind.is_empty() { format!("{count} without an ending") } else { format!("{count} {kind}") }
    };
    let list = kinds.iter().map(said).collect::<Vec<_>>().join(", ");
    let were = if passed_over.values().sum::<usize>() == 1 { "was" } else { "were" };
    let mut ways_out = String::new();
    for (verb, result, endings) in WAYS_OUT {
        let these: Vec<&str> = kinds.iter().map(|(kind, _)| kind.as_str()).filter(|kind| endings.contains(kind)).collect();
        if !these.is_empty() {
            ways_out.push_str(&format!(". {verb}{}{result}", these.join(", ")));
        }
    }
    format!("{list} {were} passed over{ways_out}. To read a file all the same, name it itself")
}
