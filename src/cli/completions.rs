//! `newsgraph completions`: the completions of a shell on stdout.

use super::{Outcome, help, print};
use clap::Args;
use clap_complete::{Shell, generate};

#[derive(Args)]
#[command(after_help = EXAMPLE)]
pub(super) struct Completions {
    /// The shell to complete for
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

const EXAMPLE: &str = "\
Example:
  newsgraph completions bash > ~/.local/share/bash-completion/completions/newsgraph
  newsgraph completions zsh > ~/.zfunc/_newsgraph        (with fpath+=~/.zfunc before compinit)
  newsgraph completions fish > ~/.config/fish/completions/newsgraph.fish
  newsgraph completions powershell >> $PROFILE
  newsgraph completions elvish >> ~/.config/elvish/rc.elv";

impl Completions {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        let mut script = Vec::new();
        generate(self.shell, &mut help::command(), "newsgraph", &mut script);
        print(&script)?;
        Ok(Outcome::Fine)
    }
}
