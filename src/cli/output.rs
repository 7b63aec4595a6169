//! A file that is written whole or not at all.

use crate::error::{Error, Result};
use std::io::Write;
use std::path::Path;

const HINT: &str = "; -o takes a file in a folder that exists and can be written";

/// Writes `bytes` to `path`. They are made complete in a hidden file beside it, which then takes its place: a run that
/// fails or is stopped leaves an older file as it was. What is no file, such as `/dev/stdout`, is written to as it is.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let error = |cause| Error::File { path: path.into(), cause, hint: HINT };
    if std::fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        return std::fs::write(path, bytes).map_err(error);
    }
    // a link stays one
    let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let beside = path.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let written = std::fs::File::create_new(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        if let Ok(old) = std::fs::metadata(&path) {
            file.set_permissions(old.permissions())?;
        }
        drop(file);
        std::fs::rename(&beside, &path)
    });
    written.map_err(|cause| {
        // what is left of it is of no use; that it cannot be removed is no news beside the error
        let _ = std::fs::remove_file(&beside);
        error(cause)
    })
}
