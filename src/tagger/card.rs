//! The card of a model: what it was trained on, how well it does, who may use it, how to make it again.

use super::Model;
use crate::graph::counted;
use crate::mention::Kind;
use crate::pack::Map;
use std::fmt::Write;

/// What the first line of a card begins with, before the name of the language.
pub const CARD_BEGINS: &str = "# Names in ";
/// And what it ends with.
pub const CARD_TITLE: &str = ": a model for newsgraph";

/// How many names were right.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Names of the corpus.
    pub gold: usize,
    /// Names found.
    pub found: usize,
    /// Names found with the same first and last character and the same kind.
    pub right: usize,
}

impl Counts {
    fn share(part: usize, whole: usize) -> String {
        if whole == 0 { "–".to_owned() } else { format!("{:.3}", part as f64 / whole as f64) }
    }

    /// Precision, recall and their harmonic mean.
    pub fn figures(&self) -> [String; 3] {
        [Self::share(self.right, self.found), Self::share(self.right, self.gold), Self::share(2 * self.right, self.gold + self.found)]
    }
}

/// What a card says.
pub struct Card<'c> {
    /// The model.
    pub model: &'c Model,
    /// Name of its language.
    pub language: &'c str,
    /// The files it was trained on, without their folders.
    pub files: Vec<String>,
    /// Texts, characters and names of the whole corpus.
    pub texts: usize,
    /// Unicode code points of the texts.
    pub characters: usize,
    /// Names of each type of the corpus, and the kind it counts as.
    pub types: &'c Map<String, (usize, Option<Kind>)>,
    /// Scores on the part held out, with the model, for each kind.
    pub scores: &'c [(Kind, Counts)],
    /// Texts held out.
    pub held_out: usize,
    /// The licence as given.
    pub licence: &'c str,
    /// The command line that makes the model again.
    pub command: &'c str,
}

impl Card<'_> {
    /// The card as Markdown.
    pub fn markdown(&self) -> String {
        let mut text = format!("{CARD_BEGINS}{}{CARD_TITLE}\n\n", self.language);
        // writing to a string cannot fail
        let _ = write!(
            text,
            "A linear-chain conditional random field that finds names of people, organisations and places. It was made by newsgraph {} and has {} features.\n\n## Data\n\n",
            env!("CARGO_PKG_VERSION"),
            self.model.features()
        );
        for file in &self.files {
            let _ = writeln!(text, "- `{file}`");
        }
        let _ = write!(
            text,
            "\n{}, {} characters.\n\n| type | names | counts as |\n|---|---|---|\n",
            counted(self.texts, "text"),
            self.characters
        );
        for (name, (count, kind)) in self.types {
            let _ = writeln!(text, "| {name} | {count} | {} |", kind.map_or("nothing", Kind::name));
        }
        let _ = write!(
            text,
            "\n## Scores\n\nA model of the other texts, on every tenth text ({}): exact spans of the right kind, countries as places. The model itself was then trained on all texts.\n\n| kind | names | precision | recall | F1 |\n|---|---|---|---|---|\n",
            counted(self.held_out, "text")
        );
        for (kind, counts) in self.scores {
            let [precision, recall, f1] = counts.figures();
            let _ = writeln!(text, "| {} | {} | {precision} | {recall} | {f1} |", kind.name(), counts.gold);
        }
        let _ = write!(text, "\n## Licence\n\n{}\n\n## How to make it again\n\n```sh\n{}\n```\n", self.licence, self.command);
        text
    }
}
