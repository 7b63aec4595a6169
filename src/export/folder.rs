//! The output folder: everything is written beside the old files and renamed when all of it is complete.

use super::{Export, Views};
use crate::error::{Error, Result, Warning};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::{NamedTempFile, TempPath};

/// A folder that can be written to.
#[derive(Debug)]
pub struct OutputFolder {
    path: PathBuf,
    /// Folders that were made for it, the outermost first; removed again where nothing was written.
    made: Vec<PathBuf>,
}

const HINT: &str = "name another folder with -o, or see to its permissions and space";

impl OutputFolder {
    /// Makes the folder if it is not there, and tries whether `exports` could be written into it.
    ///
    /// # Errors
    /// When they could not.
    pub fn open(path: &Path, exports: &[&dyn Export]) -> Result<OutputFolder> {
        let missing = path.ancestors().take_while(|p| !p.as_os_str().is_empty() && !p.exists());
        let mut made: Vec<PathBuf> = missing.map(Path::to_owned).collect();
        made.reverse();
        let folder = OutputFolder { path: path.to_owned(), made };
        std::fs::create_dir_all(path).map_err(|source| file_error(path, source))?;
        for export in exports {
            let target = path.join(export.file_name());
            if target.is_dir() {
                let message = "a folder stands in its place; remove it, or name another output folder with -o";
                return Err(Error::Write { path: target, message: message.to_owned() });
            }
        }
        let mut probe = folder.temporary()?;
        probe.write_all(b"newsgraph").map_err(|source| file_error(path, source))?;
        Ok(folder)
    }

    /// Writes all files, then renames them to their names. Until then the old ones stay whole.
    ///
    /// # Errors
    /// When a file cannot be written or renamed; temporary files are gone then.
    pub fn write(mut self, exports: &[&dyn Export], views: &Views<'_>) -> Result<Vec<Warning>> {
        let mut warnings = Vec::new();
        let mut complete: Vec<(TempPath, PathBuf)> = Vec::new();
        for export in exports {
            let target = self.path.join(export.file_name());
            let failed = |error: std::io::Error| Error::Write {
                path: target.clone(),
                message: format!("{error}; the files that were there are unchanged. Make room, or name another folder with -o"),
            };
            let mut out = BufWriter::with_capacity(1 << 16, self.temporary()?);
            let found = export.write(views, &mut out).map_err(failed)?;
            let file = out.into_inner().map_err(|e| failed(e.into_error()))?;
            file.as_file().sync_all().map_err(failed)?;
            for mut warning in found {
                warning.place = target.display().to_string();
                warnings.push(warning);
            }
            complete.push((file.into_temp_path(), target));
        }
        for (temporary, target) in complete {
            temporary.persist(&target).map_err(|e| file_error(&target, e.error))?;
        }
        self.made.clear();
        Ok(warnings)
    }

    fn temporary(&self) -> Result<NamedTempFile> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(".newsgraph-").suffix(".tmp");
        // else the files would be readable by their owner only; the umask still applies
        #[cfg(unix)]
        let permissions = std::os::unix::fs::PermissionsExt::from_mode(0o666);
        #[cfg(unix)]
        builder.permissions(permissions);
        builder.tempfile_in(&self.path).map_err(|source| file_error(&self.path, source))
    }
}

impl Drop for OutputFolder {
    fn drop(&mut self) {
        for folder in self.made.iter().rev() {
            // only what is empty goes; what is not stays, and that is no error
            if std::fs::remove_dir(folder).is_err() {
                break;
            }
        }
    }
}

fn file_error(path: &Path, error: std::io::Error) -> Error {
    let message = if error.kind() == std::io::ErrorKind::AlreadyExists {
        "a file stands where the folder should be; name another folder with -o".to_owned()
    } else {
        format!("{error}; {HINT}")
    };
    Error::Write { path: path.to_owned(), message }
}
