//! `newsgraph evaluate`
use super::{Outcome, SharedArgs};
use clap::Args;
#[derive(Args)]
pub(super) struct Evaluate {
    #[command(flatten)]
    shared: SharedArgs,
}
impl Evaluate {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let _ = self.shared.packs()?;
        Ok(Outcome::Fine)
    }
}
