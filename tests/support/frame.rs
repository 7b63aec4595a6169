//! An article as a listing: every line of its text, the marks of its statements under it, and what each statement says.

use newsgraph::record::{ArticleRecord, StatementRecord};
use std::fmt::Write;

/// Code points of text in a line.
const WIDTH: usize = 100;
/// What stands before the text in a line: the number of a statement, or blanks.
const MARGIN: usize = 4;

const LEGEND: &str = "\
Under the text: ~ what was said, # what it names, ^ cue, = source. Numbers are those of the statements.
Under the paragraph: kind, speaker (attribution) -> what it names; then the other fields that have a value.";

/// The whole article; a paragraph without marks holds no statement.
pub fn frame(record: &ArticleRecord) -> String {
    let or_dash = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    let mut out = String::new();
    for (name, value) in [("title", &record.title), ("outlet", &record.outlet), ("date", &record.date), ("lang", &record.lang)] {
        out += &format!("{:<8}{}\n", format!("{name}:"), or_dash(value));
    }
    out += LEGEND;
    out.push('\n');

    let text: Vec<char> = record.text.chars().collect();
    let mut start = 0;
    let mut shown = 0;
    while start < text.len() {
        let end = text[start..].iter().position(|c| *c == '\n').map_or(text.len(), |length| start + length);
        if text[start..end].iter().any(|c| !c.is_whitespace()) {
            out.push('\n');
            paragraph(&mut out, &text, [start, end], &record.statements);
        }
        let ended = record.statements.iter().take_while(|s| s.content[0][0] < end).count();
        for (number, statement) in record.statements.iter().enumerate().take(ended).skip(shown) {
            fields(&mut out, number + 1, statement, &record.statements);
        }
        shown = shown.max(ended);
        start = end + 1;
    }
    out
}

/// The paragraph in lines, and under each line the marks of the statements that touch it.
fn paragraph(out: &mut String, text: &[char], [mut start, end]: [usize; 2], statements: &[StatementRecord]) {
    while start < end {
        let line_end = line_end(text, start, end);
        let line: String = text[start..line_end].iter().map(|c| if *c == '\u{a0}' { ' ' } else { *c }).collect();
        writeln!(out, "{:MARGIN$}{}", "", line.trim_end()).expect("writing to a string");
        for (number, statement) in (1..).zip(statements) {
            let marks = marks(statement, [start, line_end]);
            if !marks.is_empty() {
                writeln!(out, "{number:>2}{:1$}{marks}", "", MARGIN - 2).expect("writing to a string");
            }
        }
        start = line_end;
    }
}

/// Where the line that begins at `start` ends: behind the last blank that fits.
fn line_end(text: &[char], start: usize, end: usize) -> usize {
    if end - start <= WIDTH {
        return end;
    }
    let blank = text[start..start + WIDTH].iter().rposition(|c| *c == ' ');
    blank.map_or(start + WIDTH, |at| start + at + 1)
}

/// A mark under every code point of the line that the statement covers; empty where it covers none.
fn marks(s: &StatementRecord, [start, end]: [usize; 2]) -> String {
    let mut line = vec![' '; end - start];
    let mut put = |[from, to]: [usize; 2], mark: char| {
        for at in from.max(start)..to.min(end) {
            line[at - start] = mark;
        }
    };
    s.content.iter().for_each(|span| put(*span, '~'));
    s.target_spans.iter().for_each(|(_, from, to)| put([*from, *to], '#'));
    s.source_spans.iter().for_each(|span| put(*span, '='));
    s.cue_spans.iter().for_each(|span| put(*span, '^'));
    line.into_iter().collect::<String>().trim_end().to_owned()
}

/// What the marks do not show.
fn fields(out: &mut String, number: usize, s: &StatementRecord, all: &[StatementRecord]) {
    let speaker = s.speaker.as_deref().unwrap_or("nobody");
    write!(out, "{number:>2}: {}, {speaker} ({})", s.kind.name(), s.attribution.name()).expect("writing to a string");
    if !s.targets.is_empty() {
        write!(out, " -> {}", s.targets.join(" ")).expect("writing to a string");
    }
    out.push('\n');
    let outer = s.nested_in.as_ref().and_then(|id| all.iter().position(|o| o.id == *id)).map(|at| (at + 1).to_string());
    let said =
        s.said_from.as_ref().zip(s.said_to.as_ref()).map(|(from, to)| if from == to { from.clone() } else { format!("{from}/{to}") });
    let yes = |flag: bool| flag.then(|| "yes".to_owned());
    let rest = [
        ("act", s.act.clone()),
        ("to", s.addressee.clone()),
        ("speaks for", s.speaks_for.clone()),
        ("said", said),
        ("quantity", s.quantity.clone()),
        ("negated", yes(s.negated)),
        ("conditional", yes(s.conditional)),
        ("part of", outer),
        ("rule", Some(s.rule.clone())),
    ];
    let rest: Vec<String> = rest.into_iter().filter_map(|(name, value)| value.map(|v| format!("{name} {v}"))).collect();
    writeln!(out, "{:MARGIN$}{}", "", rest.join("; ")).expect("writing to a string");
}
