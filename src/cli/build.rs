//! `newsgraph build`
use super::{InputArgs, Outcome};
use clap::Args;
#[derive(Args)]
pub(super) struct Build {
    #[command(flatten)]
    input: InputArgs,
}
impl Build {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let _ = self.input.options();
        Ok(Outcome::Fine)
    }
}
