//! Where data files come from: those embedded in the binary, and the user's folder over them.

use crate::error::{Error, Result};
use include_dir::{Dir, include_dir};
use std::path::{Path, PathBuf};

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/data");

/// The embedded data and, with `--data DIR`, the same layout over it.
#[derive(Debug, Default, Clone)]
pub struct DataSource {
    overlay: Option<PathBuf>,
}

/// One data file: where it came from, for messages, and what it says.
#[derive(Debug)]
pub struct DataFile {
    /// Path as a message names it.
    pub origin: String,
    /// Its text.
    pub text: String,
}

impl DataSource {
    /// The embedded data alone.
    pub fn embedded() -> Self {
        Self::default()
    }

    /// The embedded data with `overlay` over it.
    ///
    /// # Errors
    /// When `overlay` is not a folder.
    pub fn with_overlay(overlay: &Path) -> Result<Self> {
        if !overlay.is_dir() {
            let cause = std::io::Error::new(std::io::ErrorKind::NotFound, "not a folder");
            return Err(Error::File { path: overlay.into(), cause, hint: "; --data takes a folder laid out as data/ of newsgraph" });
        }
        Ok(DataSource { overlay: Some(overlay.into()) })
    }

    /// The file at `relative` from each layer that has it, the embedded one first: rows of a later layer come after.
    ///
    /// # Errors
    /// When a file of the overlay cannot be read or is not UTF-8.
    pub fn layers(&self, relative: &str) -> Result<Vec<DataFile>> {
        let mut files = Vec::new();
        if let Some(text) = EMBEDDED.get_file(relative).and_then(|f| f.contents_utf8()) {
            files.push(DataFile { origin: format!("data/{relative}"), text: text.to_owned() });
        }
        if let Some(overlay) = &self.overlay {
            let path = overlay.join(relative);
            if path.exists() {
                let text = std::fs::read_to_string(&path).map_err(|cause| Error::File {
                    path: path.clone(),
                    cause,
                    hint: "; data files are UTF-8 text",
                })?;
                files.push(DataFile { origin: path.display().to_string(), text });
            }
        }
        Ok(files)
    }

    /// Codes of all languages that have a folder, sorted.
    pub fn languages(&self) -> Vec<String> {
        let mut codes: Vec<String> = EMBEDDED
            .get_dir("languages")
            .into_iter()
            .flat_map(Dir::dirs)
            .filter_map(|d| Some(d.path().file_name()?.to_str()?.to_owned()))
            .collect();
        if let Some(overlay) = &self.overlay {
            let folders = std::fs::read_dir(overlay.join("languages")).into_iter().flatten().flatten();
            codes.extend(folders.filter(|e| e.path().is_dir()).filter_map(|e| e.file_name().into_string().ok()));
        }
        codes.sort();
        codes.dedup();
        codes
    }
}
