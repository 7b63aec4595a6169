//! The help of the whole program: its commands grouped by task, and how they go together.

use super::Cli;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgMatches, CommandFactory};
use std::fmt::Write;
use std::path::Path;

/// The commands by task, in the order in which a newcomer needs them.
const TASKS: [(&str, &[&str]); 5] = [
    ("Make", &["build", "extract"]),
    ("Look", &["entities", "explain"]),
    ("Check", &["evaluate", "check"]),
    ("Train", &["train"]),
    ("Set up", &["completions", "man"]),
];

pub(super) const ABOUT: &str = "\
Turns news articles into a graph of people, countries and resources linked by statements: who said what, directly or indirectly, about whom and what.

Works offline. The same input gives the same output, byte for byte.";

pub(super) const SHORT: &str = "\
Example:
  newsgraph build articles/ -o output

Options and examples of a command: newsgraph COMMAND --help. More examples: newsgraph --help.";

pub(super) const LONG: &str = "\
Example:
  newsgraph build articles/ -o output
      A graph for Gephi and tables for a spreadsheet, from a folder of texts
  newsgraph extract article.txt | jq -r '.statements[] | [.speaker_label, .text] | @tsv'
      Who says what in one article
  newsgraph extract articles/ | jq -r 'select(any(.statements[]; .targets | index(\"country:CL\"))) | .id'
      The articles in which something is said about the country with the code CL
  pandoc --to plain page.html | newsgraph extract -
      Texts that another program makes
  newsgraph extract articles/ > found.jsonl; newsgraph evaluate gold.jsonl --predictions found.jsonl
      Score what was found earlier
  jq -r 'select(.kind == \"direct\") | .speaker_label' output/statements.jsonl | sort | uniq -c | sort -rn
      How often each person is quoted

Data goes to standard output, talk to standard error.

Exit codes: 0 fine; 1 done, with something to look at (see the warnings); 2 could not run; 130 interrupted.";

/// The command line with its commands grouped by task.
pub(super) fn command() -> clap::Command {
    let command = Cli::command();
    let template = format!(
        "{{about-with-newline}}\n{{usage-heading}} {{usage}}\n{}\n{}\n{{options}}{{after-help}}",
        tasks(&command),
        heading(&command, "Options")
    );
    command.help_template(template)
}

/// Parses the arguments, or ends the process with what is wrong with them. A path where a command should stand is said to
/// be one: the nearest name of a command would lead astray.
pub(super) fn matches() -> ArgMatches {
    command().try_get_matches().unwrap_or_else(|error| {
        if let Some(ContextValue::String(name)) = error.get(ContextKind::InvalidSubcommand)
            && Path::new(name).exists()
        {
            let message = format!("a path stands where the command belongs; to make a graph of it: newsgraph build {name}");
            command().error(ErrorKind::InvalidSubcommand, message).exit();
        }
        error.exit()
    })
}

/// The lists of commands. One that is in no group stands under its own heading, so that none is ever missing.
fn tasks(command: &clap::Command) -> String {
    let width = command.get_subcommands().map(|c| c.get_name().len()).max().unwrap_or_default();
    let mut text = String::new();
    let grouped = |name: &str| TASKS.iter().any(|(_, names)| names.contains(&name));
    let others: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).filter(|name| !grouped(name)).collect();
    for (task, names) in TASKS.into_iter().chain([("More", others.as_slice())]) {
        let listed: Vec<&clap::Command> = names.iter().filter_map(|name| command.find_subcommand(name)).collect();
        if listed.is_empty() {
            continue;
        }
        let style = command.get_styles().get_literal();
        // writing to a string cannot fail
        let _ = write!(text, "\n{}\n", heading(command, task));
        for one in listed {
            let about = one.get_about().map(ToString::to_string).unwrap_or_default();
            let _ = writeln!(text, "  {style}{:width$}{style:#}  {about}", one.get_name());
        }
    }
    text
}

fn heading(command: &clap::Command, text: &str) -> String {
    let style = command.get_styles().get_header();
    format!("{style}{text}:{style:#}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_a_task() {
        let command = command();
        for one in command.get_subcommands() {
            assert!(TASKS.iter().any(|(_, names)| names.contains(&one.get_name())), "{} stands under no task", one.get_name());
        }
        command.debug_assert();
    }
}
