//! Ctrl-C and the request to terminate: what is unfinished is taken away, one line says so, and the exit code is 130.

use super::talk::Talk;
use crate::error::Result;
use crate::export::{Abort, OutputFolder};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The exit code of a run that was interrupted, as shells have it: 128 and the number of SIGINT.
const INTERRUPTED: i32 = 130;

/// What an interrupted run must see to.
#[derive(Default)]
struct Duties {
    talk: Option<Talk>,
    output: Option<Abort>,
}

static DUTIES: Mutex<Duties> = Mutex::new(Duties { talk: None, output: None });

fn duties() -> MutexGuard<'static, Duties> {
    DUTIES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// From now on a signal ends the run in good order.
///
/// Where the signals are ignored, as in `nohup` or behind `&` in a script, they stay so.
pub(super) fn watch() {
    // no handler: the signal ends the run as it ends any other, and the next build clears away what is left
    let _ = ctrlc::try_set_handler(|| {
        // held until the end, so that nobody goes on talking
        let duties = duties();
        let finished = duties.output.as_ref().map(Abort::abandon);
        let talk = duties.talk.clone().unwrap_or_default();
        talk.hush();
        talk.error(match finished {
            Some(true) => "interrupted, but the output files are complete",
            Some(false) => "interrupted; nothing was written, and the files that were there are unchanged",
            None => "interrupted",
        });
        std::process::exit(INTERRUPTED);
    });
}

/// An interrupted run takes the progress bar of `talk` away.
pub(super) fn talk_through(talk: &Talk) {
    duties().talk = Some(talk.clone());
}

/// Opens the output folder; a run that is interrupted from then on leaves no unfinished files behind. A signal waits until it is open.
///
/// # Errors
/// Those of `open`.
pub(super) fn opening(open: impl FnOnce() -> Result<OutputFolder>) -> Result<OutputFolder> {
    let mut duties = duties();
    let folder = open()?;
    duties.output = Some(folder.abort());
    Ok(folder)
}
