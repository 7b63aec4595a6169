//! Generated sentences: every template of a family with every filler in its slots. The templates say who says what.
//!
//! A family is a file `tests/probes/LANGUAGE/FAMILY.toml`; CONTRIBUTING tells how it is written. What goes amiss is counted.
//! Each family records how often that may be: a number that is passed fails the test, and so does one that could be lower.

mod support;

use indexmap::{IndexMap, IndexSet};
use libtest_mimic::{Arguments, Trial};
use newsgraph::record::StatementRecord;
use newsgraph::statement::StatementKind;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::process::ExitCode;
use support::{files_below, read, root};

/// One file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Family {
    /// How often something may go amiss: never, where it is left out.
    #[serde(default)]
    allowed: IndexMap<Outcome, usize>,
    /// What stands before every template.
    #[serde(default)]
    before: String,
    /// Texts with slots in braces and marks in brackets, one a line.
    templates: String,
    /// What can stand in a slot, one filler a line.
    #[serde(default)]
    fillers: IndexMap<String, String>,
}

/// What can go amiss with marked words.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Hash)]
#[serde(rename_all = "lowercase")]
enum Outcome {
    /// They are given to a person who did not say them.
    Wrong,
    /// They are no statement.
    Missing,
    /// They are a statement, but of nobody who is named.
    Unknown,
    /// Their statement is longer or shorter.
    Cut,
    /// They are a statement and should be none.
    Extra,
}

const OUTCOMES: [Outcome; 5] = [Outcome::Wrong, Outcome::Missing, Outcome::Unknown, Outcome::Cut, Outcome::Extra];

fn main() -> ExitCode {
    let folder = root().join("tests/probes");
    let files = files_below(&folder, "toml");
    assert!(!files.is_empty(), "no families in {}", folder.display());
    let trials = files.into_iter().map(|path| {
        let name = path.strip_prefix(&folder).expect("a file of the folder").with_extension("").display().to_string();
        Trial::test(name.clone(), move || {
            let file = std::fs::read_to_string(&path)?;
            run(&name, &file).map_err(|what| format!("tests/probes/{name}.toml: {what}").into())
        })
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit_code()
}

fn run(name: &str, file: &str) -> Result<(), String> {
    let (lang, _) = name.split_once('/').ok_or("it stands in no folder of a language")?;
    let family: Family = toml::from_str(file).map_err(|e| e.to_string())?;
    let mut amiss: IndexMap<Outcome, Vec<String>> = IndexMap::new();
    for marked in family.texts()? {
        let probe = Probe::read(&marked)?;
        for (outcome, what) in probe.judge(&read(&probe.text, Some(lang)).statements) {
            amiss.entry(outcome).or_default().push(format!("    {}\n        {what}\n", probe.text.replace("\n\n", " ¶ ")));
        }
    }
    let complaints = OUTCOMES.iter().filter_map(|outcome| {
        let allowed = family.allowed.get(outcome).copied().unwrap_or(0);
        let found = amiss.get(outcome).map_or(&[][..], Vec::as_slice);
        let word = format!("{outcome:?}").to_lowercase();
        match found.len() {
            more if more > allowed => Some(format!("{more} are {word}, and only {allowed} may be:\n{}", found.concat())),
            less if less < allowed => Some(format!("{less} are {word}, and not {allowed} any more: lower the number to {less}\n")),
            _ => None,
        }
    });
    let complaints: Vec<String> = complaints.collect();
    if complaints.is_empty() { Ok(()) } else { Err(complaints.join("\n")) }
}

// ---- templates ---------------------------------------------------------------------------------------

impl Family {
    /// Every template with every filler, still with its marks; none twice.
    fn texts(&self) -> Result<IndexSet<String>, String> {
        let templates = || lines(&self.templates).map(|template| format!("{} {template}", self.before));
        let mut texts = IndexSet::new();
        for template in templates() {
            let mut made = IndexSet::new();
            self.fill(template.clone(), &mut made)?;
            if made.is_empty() {
                return Err(format!("no filler has all the parts that this template asks for: {template}"));
            }
            texts.extend(made);
        }
        if texts.is_empty() {
            return Err("there are no templates".to_owned());
        }
        let written: Vec<String> = templates().chain(self.fillers.values().cloned()).collect();
        match self.fillers.keys().find(|slot| !written.iter().any(|text| slots(text).contains(slot))) {
            Some(slot) => Err(format!("the slot `{slot}` stands in no template")),
            None => Ok(texts),
        }
    }

    fn fill(&self, template: String, texts: &mut IndexSet<String>) -> Result<(), String> {
        let Some(slot) = slots(&template).into_iter().next() else {
            texts.insert(tidy(&template));
            return Ok(());
        };
        let fillers = self.fillers.get(&slot).ok_or_else(|| format!("there are no fillers for `{slot}`: {template}"))?;
        for filler in lines(fillers) {
            let mut text = template.clone();
            for (number, part) in (1..).zip(filler.split('|').map(|part| part.trim_matches(' '))).filter(|(_, part)| !part.is_empty()) {
                let part = if part == "-" { "" } else { part };
                let names = [Some(format!("{slot}.{number}")), Some(slot.clone()).filter(|_| number == 1)];
                for name in names.into_iter().flatten() {
                    text = text.replace(&format!("{{{name}}}"), part).replace(&format!("{{{}}}", capital(&name)), &capital(part));
                }
            }
            // a filler that lacks a part is left out of the templates that ask for it
            if !slots(&text).contains(&slot) {
                self.fill(text, texts)?;
            }
        }
        Ok(())
    }
}

/// The lines that say something.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The names of the slots, in small letters and without the number of a part.
fn slots(template: &str) -> Vec<String> {
    let inside = template.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    inside.map(|(slot, _)| slot.split('.').next().unwrap_or(slot).to_lowercase()).collect()
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// The comma that ends a filler goes where another mark follows, and `¶` begins a paragraph.
fn tidy(text: &str) -> String {
    let mut tidy = text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    for (from, to) in [(",,", ","), (",.", "."), (",:", ":"), (", –", " –"), (", -", " -"), (" ¶ ", "\n\n")] {
        tidy = tidy.replace(from, to);
    }
    tidy
}

// ---- marks -------------------------------------------------------------------------------------------

/// A text, and what is said in it.
struct Probe {
    text: String,
    marks: Vec<Mark>,
}

/// Words in brackets: `[Helen Prior: it is late]`.
struct Mark {
    /// Who says them: names, or `nobody`; empty where they should be no statement.
    speakers: Vec<String>,
    /// Whether they need not be found, nor their speaker.
    optional: bool,
    /// Where they stand, in code points; half-open.
    spans: Vec<[usize; 2]>,
}

impl Probe {
    fn read(marked: &str) -> Result<Probe, String> {
        let (mut text, mut at) = (String::new(), 0);
        let (mut marks, mut open): (Vec<Mark>, Vec<usize>) = (Vec::new(), Vec::new());
        let mut rest = marked;
        while let Some(next) = rest.chars().next() {
            rest = &rest[next.len_utf8()..];
            if next == '[' {
                let (label, words) = rest.split_once(": ").ok_or_else(|| format!("a mark begins with `[Name: `: {marked}"))?;
                rest = words;
                if label != "+" {
                    let names = label.trim_end_matches('?');
                    let speakers = names.split('/').filter(|name| *name != "no").map(str::to_owned).collect();
                    marks.push(Mark { speakers, optional: names != label, spans: Vec::new() });
                }
                let mark = marks.len().checked_sub(1).ok_or_else(|| format!("`[+: ` goes on with no mark: {marked}"))?;
                marks[mark].spans.push([at, at]);
                open.push(mark);
            } else if next == ']' {
                let mark = open.pop().ok_or_else(|| format!("a bracket was not opened: {marked}"))?;
                marks[mark].spans.last_mut().expect("a mark that was opened")[1] = at;
            } else {
                text.push(next);
                at += 1;
            }
        }
        if open.is_empty() { Ok(Probe { text, marks }) } else { Err(format!("a bracket is not closed: {marked}")) }
    }

    /// What goes amiss, each with words for it.
    fn judge(&self, statements: &[StatementRecord]) -> Vec<(Outcome, String)> {
        let mut rest: Vec<&StatementRecord> = statements.iter().filter(|s| s.kind != StatementKind::Narrated).collect();
        let mut amiss = Vec::new();
        for mark in &self.marks {
            let shares = rest.iter().map(|statement| self.share(&mark.spans, &statement.content));
            // from this share on a statement is that of the mark, as in the scores
            let best = shares.enumerate().filter(|(_, share)| *share >= 0.3).max_by(|a, b| a.1.total_cmp(&b.1));
            if let Some((index, share)) = best {
                let statement = rest.remove(index);
                amiss.extend(mark.outcome(person(statement), share).map(|outcome| (outcome, told(statement))));
            } else if !mark.optional && !mark.speakers.is_empty() {
                amiss.push((Outcome::Missing, format!("no statement: {}", self.words(&mark.spans))));
            }
        }
        let speaks = |name: &str| self.marks.iter().any(|mark| mark.speakers.iter().any(|speaker| speaker == name));
        let others = rest.into_iter().filter(|statement| person(statement).is_some_and(|name| !speaks(name)));
        amiss.extend(others.map(|statement| (Outcome::Wrong, told(statement))));
        amiss
    }

    /// How much of two stretches is the same (Jaccard), by letters and digits: marks of punctuation may differ.
    fn share(&self, one: &[[usize; 2]], other: &[[usize; 2]]) -> f64 {
        let letters: Vec<bool> = self.text.chars().map(char::is_alphanumeric).collect();
        let places = |spans: &[[usize; 2]]| spans.iter().flat_map(|s| s[0]..s[1]).filter(|at| letters[*at]).collect::<BTreeSet<_>>();
        let (one, other) = (places(one), places(other));
        one.intersection(&other).count() as f64 / one.union(&other).count() as f64
    }

    fn words(&self, spans: &[[usize; 2]]) -> String {
        spans.iter().map(|s| self.text.chars().skip(s[0]).take(s[1] - s[0]).collect()).collect::<Vec<String>>().join(" … ")
    }
}

impl Mark {
    /// What is amiss with a statement of these words, or of this share of them.
    fn outcome(&self, speaker: Option<&str>, share: f64) -> Option<Outcome> {
        let right = self.speakers.iter().any(|name| name == speaker.unwrap_or("nobody"));
        match speaker {
            _ if self.speakers.is_empty() => Some(Outcome::Extra),
            Some(_) if !right => Some(Outcome::Wrong),
            _ if self.optional => None,
            None if !right => Some(Outcome::Unknown),
            _ if share < 1.0 => Some(Outcome::Cut),
            _ => None,
        }
    }
}

/// The person who speaks, by name.
fn person(statement: &StatementRecord) -> Option<&str> {
    statement.speaker.as_deref().filter(|id| id.starts_with("person:")).and(statement.speaker_label.as_deref())
}

fn told(statement: &StatementRecord) -> String {
    format!("{}: {} (rule {})", statement.speaker_label.as_deref().unwrap_or("nobody"), statement.text, statement.rule)
}
