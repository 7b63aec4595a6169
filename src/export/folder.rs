//! The output folder: everything is written into a hidden folder inside it, and renamed when all of it is complete.

use super::workshop::{Abort, Workshop};
use super::{Export, Format, GraphSize, Views};
use crate::error::{Error, Result, Warning};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

/// A folder that is being written to, and that no other run can write to meanwhile.
#[derive(Debug)]
pub struct OutputFolder {
    path: PathBuf,
    workshop: Workshop,
}

/// All files, complete but not yet in their places.
#[derive(Debug)]
pub struct Complete {
    folder: OutputFolder,
    names: Vec<&'static str>,
    /// What the exporters found worth a warning.
    pub warnings: Vec<Warning>,
    /// The files, in the order in which they were written.
    pub files: Vec<WrittenFile>,
}

/// The name and contents of a file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WrittenFile {
    /// Its name in the output folder.
    pub name: &'static str,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// How big the graph in it is, where it has one.
    pub size: Option<GraphSize>,
}

/// The name of the record of a run, beside the files it wrote.
pub const RUN_FILE: &str = "run.json";

const HINT: &str = "name another folder with -o, or see to its permissions and space";

impl OutputFolder {
    /// Makes the folder if it is not there, takes it for this run, and clears away what a run that was killed left in it.
    ///
    /// # Errors
    /// When it could not, or when another run is writing into the folder.
    pub fn open(path: &Path) -> Result<OutputFolder> {
        Ok(OutputFolder { path: path.to_owned(), workshop: Workshop::open(path)? })
    }

    /// Tries whether `exports` can be put into the folder.
    ///
    /// # Errors
    /// When a folder has the name of one, or a file that is somebody's own.
    pub fn accepts(&self, exports: &[Box<dyn Export>]) -> Result<()> {
        let of_a_run = is_of_a_run(&self.path);
        for name in exports.iter().map(|export| export.file_name()).chain([RUN_FILE]) {
            let target = self.path.join(name);
            if target.is_dir() {
                let message = "a folder stands in its place; remove it, or name another output folder with -o";
                return Err(Error::Write { path: target, message: message.to_owned() });
            }
            if target.exists() && !of_a_run {
                let message = format!(
                    "a file of this name is there that no run seems to have written (there is no {RUN_FILE} of newsgraph beside it); \
                     move it away, or name another folder with -o"
                );
                return Err(Error::Write { path: target, message });
            }
        }
        Ok(())
    }

    /// Files of an earlier run that lie in the folder and are not among `exports`: they stay as they are.
    pub fn left_over(&self, exports: &[Box<dyn Export>]) -> Vec<&'static str> {
        let written = |name: &str| exports.iter().any(|export| export.file_name() == name);
        Format::file_names().into_iter().filter(|name| !written(name) && self.path.join(name).exists()).collect()
    }

    /// What ends the run from another thread without a trace in the folder.
    pub fn abort(&self) -> Abort {
        self.workshop.abort()
    }

    /// Writes all files beside the old ones, which stay as they are.
    ///
    /// # Errors
    /// When a file cannot be written; what was written is gone then.
    pub fn write(self, exports: &[Box<dyn Export>], views: &Views<'_>) -> Result<Complete> {
        let mut complete = Complete { folder: self, names: Vec::new(), warnings: Vec::new(), files: Vec::new() };
        for export in exports {
            let name = export.file_name();
            let mut found = Vec::new();
            let sha256 = complete.file(name, |out| {
                found = export.write(views, out)?;
                Ok(())
            })?;
            complete.files.push(WrittenFile { name, sha256, size: export.size(views) });
            let place = complete.folder.path.join(name).display().to_string();
            complete.warnings.extend(found.into_iter().map(|warning| Warning { place: place.clone(), ..warning }));
        }
        Ok(complete)
    }
}

impl Complete {
    /// Writes `run.json`, then renames all files to their names, `run.json` last: while it does not fit the other
    /// files, they are not all of one run.
    ///
    /// # Errors
    /// When a file cannot be written or renamed.
    pub fn finish(mut self, run: &impl Serialize) -> Result<()> {
        self.file(RUN_FILE, |out| {
            serde_json::to_writer_pretty(&mut *out, run)?;
            out.write_all(b"\n")
        })?;
        let targets: Vec<(&str, PathBuf)> = self.names.iter().map(|name| (*name, self.folder.path.join(name))).collect();
        self.folder.workshop.release(&targets)
    }

    /// Writes one file, and gives the SHA-256 of its bytes.
    fn file(&mut self, name: &'static str, write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> Result<String> {
        let target = self.folder.path.join(name);
        let failed = |error: std::io::Error| Error::Write {
            path: target.clone(),
            message: format!("{error}; the files that were there are unchanged. Make room, or name another folder with -o"),
        };
        let file = self.folder.workshop.create(name).map_err(failed)?;
        let mut out = BufWriter::with_capacity(1 << 16, Hashing { file, hash: Sha256::new() });
        write(&mut out).map_err(failed)?;
        let Hashing { file, hash } = out.into_inner().map_err(|e| failed(e.into_error()))?;
        file.sync_all().map_err(failed)?;
        self.names.push(name);
        Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

/// Whether the folder holds the record of a run. Where it does not, files in it are somebody's own, and are not replaced.
fn is_of_a_run(folder: &Path) -> bool {
    let record = File::open(folder.join(RUN_FILE)).map(BufReader::new);
    record
        .ok()
        .and_then(|file| serde_json::from_reader::<_, serde_json::Value>(file).ok())
        .is_some_and(|run| run.get("newsgraph").is_some())
}

/// A file that hashes what is written to it.
struct Hashing {
    file: File,
    hash: Sha256,
}

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}

/// An error at a file or folder of the output.
pub(super) fn file_error(path: &Path, error: &std::io::Error) -> Error {
    let message = match error.kind() {
        std::io::ErrorKind::AlreadyExists | std::io::ErrorKind::NotADirectory => {
            "a file stands where the folder should be; name another folder with -o".to_owned()
        }
        _ => format!("{error}; {HINT}"),
    };
    Error::Write { path: path.to_owned(), message }
}
