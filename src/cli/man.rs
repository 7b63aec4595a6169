//! `newsgraph man`: manual pages, made from the same words as the help.

use super::{Outcome, help, print};
use crate::error::Error;
use clap::Args;
use std::path::{Path, PathBuf};

#[derive(Args)]
#[command(after_help = EXAMPLE)]
pub(super) struct Man {
    /// Write newsgraph.1 and a page for each command into this folder, made if it is not there [default: print newsgraph.1]
    #[arg(long, value_name = "DIR", help_heading = "Output")]
    dir: Option<PathBuf>,
}

const EXAMPLE: &str = "\
Example:
  newsgraph man --dir ~/.local/share/man/man1; man newsgraph-build
  newsgraph man | man -l -";

impl Man {
    pub(super) fn run(self) -> anyhow::Result<Outcome> {
        // no page is made of `newsgraph help`, which only points to the others
        let command = help::command().disable_help_subcommand(true);
        match &self.dir {
            Some(folder) => write_pages(command, folder)?,
            None => {
                let mut page = Vec::new();
                clap_mangen::Man::new(command).render(&mut page)?;
                print(&page)?;
            }
        }
        Ok(Outcome::Fine)
    }
}

fn write_pages(command: clap::Command, folder: &Path) -> Result<(), Error> {
    let written = std::fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(command, folder));
    written.map_err(|error| {
        let what = if folder.is_file() { "a file stands where the folder should be".to_owned() } else { error.to_string() };
        Error::Write { path: folder.to_owned(), message: format!("{what}; name another folder with --dir") }
    })
}
