//! The progress bar: on a terminal, for work that takes more than a second.

use super::talk::Volume;
use indicatif::{HumanCount, HumanDuration, ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use std::io::IsTerminal;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Work of less than this shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the bar is drawn while nothing happens.
const TICK: Duration = Duration::from_millis(200);

/// Work under way; the bar is gone when this is dropped.
pub(super) struct Progress {
    bar: ProgressBar,
    start: Instant,
    articles: u64,
    /// Dropped when the work is done, so that the waiting thread ends.
    done: Option<Sender<()>>,
    shower: Option<JoinHandle<()>>,
}

impl Progress {
    /// Shows `bar` from a second on, where standard error is a terminal. With the total of bytes it shows the share that is done and
    /// the time left, else that something is done.
    pub(super) fn start(volume: Volume, bar: &ProgressBar, total_bytes: Option<u64>, stage: &str) -> Progress {
        let mut progress = Progress { bar: bar.clone(), start: Instant::now(), articles: 0, done: None, shower: None };
        if volume == Volume::Quiet || !std::io::stderr().is_terminal() {
            return progress;
        }
        bar.reset();
        match total_bytes {
            Some(total) => bar.set_length(total),
            None => bar.unset_length(),
        }
        bar.set_style(style(total_bytes));
        bar.set_message(stage.to_owned());
        let (done, wait) = channel::<()>();
        let bar = bar.clone();
        progress.done = Some(done);
        progress.shower = Some(std::thread::spawn(move || {
            if wait.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                bar.set_draw_target(ProgressDrawTarget::stderr());
                bar.enable_steady_tick(TICK);
            }
        }));
        progress
    }

    /// `articles` more are done, and `bytes` of the input in all.
    pub(super) fn advance(&mut self, articles: usize, bytes: u64) {
        self.articles += articles as u64;
        if self.done.is_some() && self.articles > 0 {
            let rate = self.articles as f64 / self.start.elapsed().as_secs_f64().max(0.001);
            self.bar.set_position(bytes);
            self.bar.set_message(format!("{} articles, {rate:.0}/s", HumanCount(self.articles)));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.done = None;
        if let Some(shower) = self.shower.take() {
            // it cannot panic, and if it did there would be no bar to take away
            let _ = shower.join();
            self.bar.disable_steady_tick();
            self.bar.finish_and_clear();
            self.bar.set_draw_target(ProgressDrawTarget::hidden());
        }
    }
}

const WITH_TOTAL: &str = "[{bar:30}] {percent:>3}%  {msg}{left}";
const WITHOUT_TOTAL: &str = "{spinner} {msg}";

fn style(total_bytes: Option<u64>) -> ProgressStyle {
    let template = if total_bytes.is_some() { WITH_TOTAL } else { WITHOUT_TOTAL };
    // the templates can be read: the test below does
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    style.with_key("left", time_left).progress_chars("=> ").tick_chars("|/-\\ ")
}

/// Nothing before anything is done: there is no rate to tell it from.
fn time_left(state: &ProgressState, out: &mut dyn std::fmt::Write) {
    if state.pos() > 0 {
        // where the terminal cannot be written to there is nobody to tell
        let _ = write!(out, ", {} left", HumanDuration(state.eta()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_can_be_read() {
        for template in [WITH_TOTAL, WITHOUT_TOTAL] {
            ProgressStyle::with_template(template).unwrap();
        }
    }
}
