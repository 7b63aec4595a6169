//! Pairs of statements, and everything that is counted on them.

use super::ranges::Ranges;
use super::report::{Report, Value, precision_recall};
use super::rows::{Id, Row, Statement};
use super::speaker::{canonical, same_speaker};
use crate::mention::Kind;
use crate::pack::Map;
use crate::statement::StatementKind;
use std::collections::BTreeSet;

/// The overlap at which two contents are the same statement, roughly.
const LENIENT: f64 = 0.3;
/// The overlap at which they are the same nearly to the letter.
const STRICT: f64 = 0.8;

/// What a run comes to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Score {
    /// The figures.
    pub report: Report,
    /// Misses, false alarms and wrong speakers, in the order of the gold: what it is, article, and two columns more.
    pub misses: Vec<[String; 4]>,
}

/// Scores `predictions` against `gold`; at most `most_misses` are kept.
///
/// Gold articles that are not among the predictions count as found empty; predictions for others do not count.
pub fn score(gold: &Map<Id, Row>, predictions: &Map<Id, Row>, most_misses: usize) -> Score {
    let nothing = Row::default();
    let rows: Vec<(&Row, &Row)> = gold.iter().map(|(id, row)| (row, predictions.get(id).unwrap_or(&nothing))).collect();
    let mut counts = Counts { misses: Misses { list: Vec::new(), most: most_misses }, ..Counts::default() };
    for (gold, predicted) in &rows {
        counts.add_article(gold, predicted);
    }
    let misses = std::mem::take(&mut counts.misses.list);
    let mut report = counts.report();
    add_entities(&mut report, &rows);
    add_ids(&mut report, &rows);
    Score { report, misses }
}

/// Found, predicted and wanted.
#[derive(Default)]
struct Tally {
    right: usize,
    predicted: usize,
    gold: usize,
}

impl Tally {
    /// Counts two sets.
    fn add<T: Ord>(&mut self, gold: &BTreeSet<T>, predicted: &BTreeSet<T>) {
        self.right += gold.intersection(predicted).count();
        self.predicted += predicted.len();
        self.gold += gold.len();
    }

    fn value(&self) -> Value {
        precision_recall(self.right, self.predicted, self.gold)
    }
}

/// Right, of how many.
#[derive(Default)]
struct Accuracy {
    right: usize,
    of: usize,
}

impl Accuracy {
    fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.of += 1;
    }

    fn value(&self) -> Value {
        Value::named([("value", Value::share(self.right, self.of)), ("right", Value::Count(self.right)), ("of", Value::Count(self.of))])
    }
}

#[derive(Default)]
struct Misses {
    list: Vec<[String; 4]>,
    most: usize,
}

impl Misses {
    fn add(&mut self, what: &str, article: &Row, row: impl FnOnce(&str) -> [String; 2]) {
        if self.list.len() < self.most {
            let [third, fourth] = row(article.text.as_deref().unwrap_or_default());
            self.list.push([what.to_owned(), article.id.0.clone(), third, fourth]);
        }
    }
}

#[derive(Default)]
struct Counts {
    lenient: Tally,
    strict: Tally,
    end_to_end: usize,
    speaker: Accuracy,
    kind: Accuracy,
    by_kind: Map<Option<String>, Accuracy>,
    targets: Tally,
    misses: Misses,
}

impl Counts {
    fn add_article(&mut self, article: &Row, found: &Row) {
        // what is narrated nobody said
        let said = |s: &&Statement| s.kind() != Some(StatementKind::Narrated.name());
        let gold: Vec<&Statement> = article.statements.iter().filter(said).collect();
        let predicted: Vec<&Statement> = found.statements.iter().filter(said).collect();
        let gold_chars: Vec<Ranges> = gold.iter().map(|s| Ranges::new(&s.content)).collect();
        let chars: Vec<Ranges> = predicted.iter().map(|s| Ranges::new(&s.content)).collect();
        let (optional, required): (Vec<usize>, Vec<usize>) = (0..gold.len()).partition(|g| gold[*g].optional == Some(true));
        let pairs = best_pairs(&required, &gold_chars, &chars);
        // the best pairs come first: the strict ones are those a strict matching finds
        let strict = pairs.partition_point(|pair| pair.overlap >= STRICT);

        // required ones first; what is left over is free where it meets an optional one, at either threshold
        let meets_optional: Vec<bool> = chars.iter().map(|c| optional.iter().any(|g| gold_chars[*g].jaccard(c) >= LENIENT)).collect();
        let mut unused = vec![true; chars.len()];
        let mut missed = vec![true; gold.len()];
        for (tally, pairs) in [(&mut self.strict, &pairs[..strict]), (&mut self.lenient, &pairs[..])] {
            for pair in pairs {
                unused[pair.predicted] = false;
                missed[pair.gold] = false;
            }
            let free = unused.iter().zip(&meets_optional).filter(|(unused, meets)| **unused && **meets).count();
            tally.right += pairs.len();
            tally.predicted += predicted.len() - free;
            tally.gold += required.len();
        }

        for g in required {
            let statement = gold[g];
            let kind = statement.kind.clone().unwrap_or_else(|| Some("any".to_owned()));
            self.by_kind.entry(kind).or_default().add(!missed[g]);
            if missed[g] {
                self.misses.add("missed", article, |text| [or_none(statement.kind()), content(text, statement)]);
            }
        }
        for (p, statement) in predicted.iter().enumerate() {
            if unused[p] && !meets_optional[p] {
                self.misses.add("false", article, |text| [or_none(statement.kind()), content(text, statement)]);
            }
        }
        for pair in &pairs {
            self.add_pair(article, gold[pair.gold], predicted[pair.predicted]);
        }
    }

    fn add_pair(&mut self, article: &Row, gold: &Statement, predicted: &Statement) {
        let right = same_speaker(gold, predicted);
        self.end_to_end += usize::from(right != Some(false));
        if let Some(right) = right {
            self.speaker.add(right);
        }
        if let Some(kind) = gold.kind().filter(|kind| is_said(kind)) {
            self.kind.add(predicted.kind() == Some(kind));
        }
        if right == Some(false) {
            let start = gold.content.first().map_or(0, |[start, _]| *start);
            let speakers = format!("{} / {}", or_none(gold.speaker()), or_none(predicted.speaker()));
            self.misses.add("speaker", article, |text| [speakers, slice(text, start, start.saturating_add(80))]);
        }
        if gold.targets.is_some() {
            self.targets.add(&things(gold), &things(predicted));
        }
    }

    fn report(self) -> Report {
        let mut report = Report::default();
        report.add("statements.lenient", self.lenient.value());
        report.add("statements.strict", self.strict.value());
        report.add("statements.end_to_end", Tally { right: self.end_to_end, ..self.lenient }.value());
        report.add("speaker.accuracy", self.speaker.value());
        if self.kind.of > 0 {
            report.add("kind.accuracy", self.kind.value());
        }
        let mut kinds: Vec<(Option<String>, Accuracy)> = self.by_kind.into_iter().collect();
        kinds.sort_by(|(a, _), (b, _)| a.as_deref().unwrap_or(NONE).cmp(b.as_deref().unwrap_or(NONE)));
        let recalls = kinds.iter().map(|(kind, found)| {
            let recall = Value::named([("r", Value::share(found.right, found.of)), ("of", Value::Count(found.of))]);
            (kind.as_deref().unwrap_or("null"), recall)
        });
        report.add("recall_by_kind", Value::named(recalls));
        if self.targets.gold > 0 {
            report.add("targets.country_resource", self.targets.value());
        }
        report
    }
}

/// A pair of statements that are taken for one.
struct Pair {
    overlap: f64,
    gold: usize,
    predicted: usize,
}

/// One-to-one pairs of required and predicted statements: greedy, the best overlap first.
fn best_pairs(required: &[usize], gold: &[Ranges], predicted: &[Ranges]) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = required
        .iter()
        .flat_map(|g| predicted.iter().enumerate().map(|(p, chars)| Pair { overlap: gold[*g].jaccard(chars), gold: *g, predicted: p }))
        .filter(|pair| pair.overlap >= LENIENT)
        .collect();
    pairs.sort_by(|a, b| b.overlap.total_cmp(&a.overlap).then(a.gold.cmp(&b.gold)).then(a.predicted.cmp(&b.predicted)));
    let (mut free_gold, mut free_predicted) = (vec![true; gold.len()], vec![true; predicted.len()]);
    pairs.retain(|pair| {
        let free = free_gold[pair.gold] && free_predicted[pair.predicted];
        if free {
            free_gold[pair.gold] = false;
            free_predicted[pair.predicted] = false;
        }
        free
    });
    pairs
}

/// Whether it is a kind of what somebody said.
fn is_said(kind: &str) -> bool {
    StatementKind::ALL.iter().any(|k| *k != StatementKind::Narrated && k.name() == kind)
}

/// The targets that are countries or resources.
fn things(statement: &Statement) -> BTreeSet<&str> {
    let prefixes = [Kind::Country.prefix(), Kind::Resource.prefix()];
    statement.targets().iter().map(String::as_str).filter(|id| prefixes.contains(&id.split(':').next().unwrap_or(id))).collect()
}

/// Mentions by kind: the exact span.
fn add_entities(report: &mut Report, rows: &[(&Row, &Row)]) {
    let kinds: BTreeSet<&str> = rows.iter().flat_map(|(gold, _)| &gold.entities).filter_map(|e| e.gold_kind()).collect();
    for kind in kinds {
        let mut tally = Tally::default();
        for (gold, predicted) in rows {
            let wanted = gold.entities.iter().filter(|e| e.gold_kind() == Some(kind)).map(|e| (e.start, e.end)).collect();
            let got = predicted.entities.iter().filter(|e| e.kind() == Some(kind)).map(|e| (e.start, e.end)).collect();
            tally.add(&wanted, &got);
        }
        report.add(format!("entities.{kind}"), tally.value());
    }
}

/// The set of canonical ids that an article names, by kind.
fn add_ids(report: &mut Report, rows: &[(&Row, &Row)]) {
    for kind in [Kind::Country, Kind::Resource, Kind::Person] {
        let names = |row: &Row| -> BTreeSet<String> {
            let ids = row.entities.iter().filter_map(|e| canonical(e.id.as_deref()));
            let of_kind = ids.filter(|(k, name)| *k == kind.prefix() && !name.is_empty());
            of_kind.map(|(_, name)| if kind == Kind::Person { last_word(name) } else { name }).collect()
        };
        let mut tally = Tally::default();
        for (gold, predicted) in rows {
            tally.add(&names(gold), &names(predicted));
        }
        if tally.gold > 0 {
            report.add(format!("article_ids.{}", kind.name()), tally.value());
        }
    }
}

fn last_word(name: String) -> String {
    name.rsplit(' ').next().map_or_else(String::new, str::to_owned)
}

/// How a missing value is shown.
const NONE: &str = "None";

fn or_none(value: Option<&str>) -> String {
    value.unwrap_or(NONE).to_owned()
}

/// The characters `[start, end)`, as far as there are any.
fn slice(text: &str, start: usize, end: usize) -> String {
    text.chars().skip(start).take(end.saturating_sub(start)).collect()
}

/// What was said, cut short.
fn content(text: &str, statement: &Statement) -> String {
    let stretches: Vec<String> = statement.content.iter().map(|[start, end]| slice(text, *start, *end)).collect();
    slice(&stretches.join(" … "), 0, 160)
}
