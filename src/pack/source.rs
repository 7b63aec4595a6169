//! Where data files come from: those embedded in the binary, and the user's folder over them.

use super::fault::{Fault, Faults, Place};
use super::layout::{LANGUAGES, MODELS, REMOVE};
use super::table::each_row;
use super::world::Map;
use crate::error::{Error, Result};
use encoding_rs::{Encoding, UTF_8};
use include_dir::{Dir, include_dir};
use std::borrow::Cow;
use std::path::{Path, PathBuf};

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/data");

/// The embedded data and, with `--data DIR`, the same layout over it.
#[derive(Debug, Default, Clone)]
pub struct DataSource {
    overlay: Option<PathBuf>,
    /// What `remove.csv` takes away: by file, the keys of rows.
    removed: Map<String, Removed>,
    /// What is wrong with `remove.csv`.
    faults: Vec<Fault>,
}

/// Rows of one file that are taken away: their keys, and where that is said.
pub type Removed = Map<String, Place>;

/// One data file: where it came from, for messages, and what it says.
#[derive(Debug)]
pub struct DataFile {
    /// Path as a message names it.
    pub origin: String,
    /// Its text, without a byte order mark.
    pub text: Cow<'static, str>,
    /// Whether it belongs to the user's folder.
    pub overlay: bool,
}

impl DataFile {
    /// A file of the user with this path; a fault where it is not UTF-8.
    pub(crate) fn of_user(origin: String, bytes: Vec<u8>, faults: &mut Faults) -> Option<DataFile> {
        match decode(bytes) {
            Ok(text) => Some(DataFile { origin, text: Cow::Owned(text), overlay: true }),
            Err(NotUtf8 { read, message }) => {
                faults.add(Place::in_text(&origin, &read, read.len()), message);
                None
            }
        }
    }
}

/// What the layers have at one path.
#[derive(Debug, Default)]
pub struct Layers<'s> {
    /// The embedded file.
    pub built_in: Option<DataFile>,
    /// The user's file, whose rows replace those of the same key and come after the others.
    pub overlay: Option<DataFile>,
    /// Keys of built-in rows that are taken away.
    pub removed: Option<&'s Removed>,
}

impl Layers<'_> {
    /// The files, the embedded one first.
    pub fn files(&self) -> impl Iterator<Item = &DataFile> {
        self.built_in.iter().chain(&self.overlay)
    }

    /// Whether the built-in row with this key is taken away.
    pub fn is_removed(&self, key: &str) -> bool {
        self.removed.is_some_and(|r| r.contains_key(key))
    }
}

impl DataSource {
    /// The embedded data alone.
    pub fn embedded() -> Self {
        Self::default()
    }

    /// The embedded data with `overlay` over it.
    ///
    /// # Errors
    /// When `overlay` is not a folder, or its `remove.csv` cannot be opened.
    pub fn with_overlay(overlay: &Path) -> Result<Self> {
        if !overlay.is_dir() {
            let cause = std::io::Error::new(std::io::ErrorKind::NotFound, "not a folder");
            return Err(Error::File { path: overlay.into(), cause, hint: "; --data takes a folder laid out as data/ of newsgraph" });
        }
        let mut source = DataSource { overlay: Some(overlay.into()), ..DataSource::default() };
        let mut faults = Faults::default();
        if let Some(file) = source.overlay_file(REMOVE.name, &mut faults)? {
            each_row(&REMOVE, &file, &mut faults, |row, _| {
                let [file, key] = row.cells();
                source.removed.entry(file.to_owned()).or_default().insert(key.to_owned(), row.place(1));
            });
        }
        source.faults = faults.into_vec();
        Ok(source)
    }

    /// The user's folder.
    pub fn overlay(&self) -> Option<&Path> {
        self.overlay.as_deref()
    }

    /// Everything that is taken away: by file, the keys of rows.
    pub fn removed(&self) -> &Map<String, Removed> {
        &self.removed
    }

    /// Whether `remove.csv` takes this row of `file` away.
    pub fn takes_away(&self, file: &str, key: &str) -> bool {
        self.removed.get(file).is_some_and(|rows| rows.contains_key(key))
    }

    /// What is wrong with `remove.csv`.
    pub(super) fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// What the layers have at `relative`, a path below `data/` with `/`. A file that is not UTF-8 is a fault and left out.
    ///
    /// # Errors
    /// When a file of the overlay cannot be opened.
    pub fn layers(&self, relative: &str, faults: &mut Faults) -> Result<Layers<'_>> {
        let built_in = EMBEDDED.get_file(relative).and_then(|f| f.contents_utf8()).map(|text| DataFile {
            origin: format!("data/{relative}"),
            text: Cow::Borrowed(text),
            overlay: false,
        });
        let overlay = self.overlay_file(relative, faults)?;
        Ok(Layers { built_in, overlay, removed: self.removed.get(relative) })
    }

    fn overlay_file(&self, relative: &str, faults: &mut Faults) -> Result<Option<DataFile>> {
        let Some(path) = self.overlay.as_ref().map(|folder| folder.join(relative)).filter(|p| p.exists()) else { return Ok(None) };
        let origin = path.display().to_string();
        let bytes = std::fs::read(&path).map_err(|cause| Error::File { path, cause, hint: "; a data file must be a readable file" })?;
        Ok(DataFile::of_user(origin, bytes, faults))
    }

    /// Codes of all languages that have a folder, sorted.
    pub fn languages(&self) -> Vec<String> {
        let mut codes = self.built_in_languages();
        if let Some(overlay) = &self.overlay {
            let folders = std::fs::read_dir(overlay.join(LANGUAGES)).into_iter().flatten().flatten();
            let names = folders.filter(|e| e.path().is_dir()).filter_map(|e| e.file_name().into_string().ok());
            codes.extend(names.filter(|name| !name.starts_with('.')));
        }
        codes.sort();
        codes.dedup();
        codes
    }

    /// All embedded files, as paths below `data/`, sorted.
    pub fn files(&self) -> Vec<String> {
        let mut folders = vec![&EMBEDDED];
        let mut files = Vec::new();
        while let Some(folder) = folders.pop() {
            folders.extend(folder.dirs());
            files.extend(folder.files().filter_map(|f| Some(f.path().to_str()?.replace('\\', "/"))));
        }
        files.sort();
        files
    }

    /// Codes of the languages that are embedded.
    pub(super) fn built_in_languages(&self) -> Vec<String> {
        let folders = EMBEDDED.get_dir(LANGUAGES).into_iter().flat_map(Dir::dirs);
        folders.filter_map(|d| Some(d.path().file_name()?.to_str()?.to_owned())).collect()
    }
}

/// The embedded model of a language, and its path as a message names it.
pub(super) fn model(code: &str) -> Option<(String, &'static [u8])> {
    let path = format!("{MODELS}/{code}.model");
    let file = EMBEDDED.get_file(&path)?;
    Some((format!("data/{path}"), file.contents()))
}

struct NotUtf8 {
    /// The text before the first byte that is wrong.
    read: String,
    message: &'static str,
}

/// The text of UTF-8, or of UTF-16 that says so, without its byte order mark.
fn decode(bytes: Vec<u8>) -> std::result::Result<String, NotUtf8> {
    if let Some((encoding, _)) = Encoding::for_bom(&bytes).filter(|(encoding, _)| *encoding != UTF_8) {
        let (text, damaged) = encoding.decode_with_bom_removal(&bytes);
        let message = "UTF-16 that is damaged; save the file as \"CSV UTF-8\"";
        return if damaged { Err(NotUtf8 { read: String::new(), message }) } else { Ok(text.into_owned()) };
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let read = String::from_utf8_lossy(&error.as_bytes()[..valid]).trim_start_matches('\u{feff}').to_owned();
            let message = "not UTF-8; save the file as \"CSV UTF-8\", or convert it, for instance with `iconv -f WINDOWS-1252 -t UTF-8`";
            Err(NotUtf8 { read, message })
        }
    }
}
