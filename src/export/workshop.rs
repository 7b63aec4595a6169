//! Where files are made before they are shown: a hidden folder inside the output folder, locked while a run uses it.
//!
//! Whoever holds the lock is the only one that writes into the output folder. So what lies in the hidden folder
//! when the lock is taken belongs to a run that was killed, and is cleared away: no name, age or process number has
//! to be guessed at. The system gives the lock back when a process ends, however it ends.

use super::folder::file_error;
use crate::error::{Error, Result};
use std::fs::{File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Name of the hidden folder. Files in it are hidden and end in `.tmp`, so that no reader takes them for articles.
const FOLDER: &str = ".newsgraph-build.tmp";
const LOCK: &str = ".lock";

/// The hidden folder, which is gone when this is dropped.
#[derive(Debug)]
pub(super) struct Workshop {
    inside: Arc<Mutex<Inside>>,
}

/// Ends a run early, from another thread.
#[derive(Debug, Clone)]
pub struct Abort {
    inside: Arc<Mutex<Inside>>,
}

#[derive(Debug)]
struct Inside {
    path: PathBuf,
    /// Held open for its lock.
    lock: File,
    /// Folders that were made for the output, the outermost first; removed again where nothing was written.
    made: Vec<PathBuf>,
    released: bool,
}

impl Workshop {
    /// Opens the workshop of `output`, which is made if it is not there.
    pub(super) fn open(output: &Path) -> Result<Workshop> {
        let missing = output.ancestors().take_while(|p| !p.as_os_str().is_empty() && !p.exists());
        let mut made: Vec<PathBuf> = missing.map(Path::to_owned).collect();
        made.reverse();
        let opened = std::fs::create_dir_all(output).map_err(|e| file_error(output, &e)).and_then(|()| lock(output));
        match opened {
            Ok((path, lock)) => {
                let inside = Inside { path, lock, made, released: false };
                let workshop = Workshop { inside: Arc::new(Mutex::new(inside)) };
                workshop.inside().clear().map_err(|e| file_error(output, &e))?;
                Ok(workshop)
            }
            Err(error) => {
                remove_empty(&made);
                Err(error)
            }
        }
    }

    pub(super) fn abort(&self) -> Abort {
        Abort { inside: Arc::clone(&self.inside) }
    }

    /// A new file, which will be `name`.
    pub(super) fn create(&self, name: &str) -> std::io::Result<File> {
        let inside = self.inside();
        File::create_new(inside.temporary(name))
    }

    /// Renames files from their names to their places, in order.
    pub(super) fn release(&self, targets: &[(&str, PathBuf)]) -> Result<()> {
        let mut inside = self.inside();
        // from the first renamed file on, the folders that were made are in use
        inside.made.clear();
        // what an old file takes on the disk is given back after the last renaming: that lasts, and until then old and new files
        // stand beside each other. Where there are no links, it lasts.
        for (name, target) in targets {
            let _ = std::fs::hard_link(target, inside.temporary(&format!("{name}.old")));
        }
        for (name, target) in targets {
            std::fs::rename(inside.temporary(name), target).map_err(|e| file_error(target, &e))?;
        }
        inside.released = true;
        Ok(())
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Workshop {
    fn drop(&mut self) {
        self.inside().close();
    }
}

impl Abort {
    /// Removes everything that the run has made but not finished; where files are just being renamed, that is
    /// finished first. Whether the new files are in their places.
    ///
    /// The folder cannot be used any more, and a thread that tries waits for ever: end the process.
    pub fn abandon(&self) -> bool {
        let mut inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        inside.close();
        let released = inside.released;
        std::mem::forget(inside);
        released
    }
}

impl Inside {
    fn temporary(&self, name: &str) -> PathBuf {
        self.path.join(format!(".{name}.tmp"))
    }

    /// Removes all files but the lock.
    fn clear(&self) -> std::io::Result<()> {
        for entry in std::fs::read_dir(&self.path)? {
            let entry = entry?;
            if entry.file_name() != LOCK {
                std::fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }

    /// Removes the hidden folder, and the folders that were made for nothing. What cannot be removed stays for the
    /// next run, which will say so.
    fn close(&mut self) {
        let _ = self.clear();
        let _ = std::fs::remove_file(self.path.join(LOCK));
        let _ = std::fs::remove_dir(&self.path);
        let _ = self.lock.unlock();
        remove_empty(&self.made);
    }
}

/// Makes and locks the hidden folder of `output`.
fn lock(output: &Path) -> Result<(PathBuf, File)> {
    let folder = output.join(FOLDER);
    let path = folder.join(LOCK);
    loop {
        match std::fs::create_dir(&folder) {
            Err(e) if e.kind() != ErrorKind::AlreadyExists => return Err(file_error(output, &e)),
            _ => {}
        }
        // a link could lead to somebody else's files, which must not be cleared away
        let is_folder = std::fs::symlink_metadata(&folder).map(|found| found.is_dir());
        let file = match is_folder {
            Ok(true) => File::options().create(true).truncate(false).write(true).open(&path),
            Ok(false) => {
                let message = "no folder, but newsgraph keeps unfinished files in a folder of this name; remove it";
                return Err(Error::Write { path: folder, message: message.to_owned() });
            }
            Err(e) => Err(e),
        };
        let file = match file {
            Ok(file) => file,
            // the run that had it has just ended and taken it away
            Err(e) if e.kind() == ErrorKind::NotFound => continue,
            Err(e) => return Err(file_error(&path, &e)),
        };
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let message = "another newsgraph is writing into this folder; wait for it to end, or name another folder with -o";
                return Err(Error::Write { path: output.to_owned(), message: message.to_owned() });
            }
            Err(TryLockError::Error(e)) => {
                let message = format!("the folder cannot be locked: {e}; name a folder on another disk with -o");
                return Err(Error::Write { path: output.to_owned(), message });
            }
        }
        // a lock on a file that was taken away before it was locked is none
        let ours = file.try_clone().and_then(same_file::Handle::from_file);
        match (ours, same_file::Handle::from_path(&path)) {
            (Ok(ours), Ok(there)) if ours == there => return Ok((folder, file)),
            (Err(e), _) => return Err(file_error(&path, &e)),
            (_, Err(e)) if e.kind() != ErrorKind::NotFound => return Err(file_error(&path, &e)),
            _ => {}
        }
    }
}

/// Removes folders, the innermost first, as long as they are empty.
fn remove_empty(folders: &[PathBuf]) {
    for folder in folders.iter().rev() {
        if std::fs::remove_dir(folder).is_err() {
            break;
        }
    }
}
