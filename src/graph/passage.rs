//! The words of an article around a statement, with content, cue and source told apart.

use crate::record::StatementRecord;

/// What a stretch of a passage is part of: none, or some of these.
pub mod part {
    /// Of the content.
    pub const CONTENT: u8 = 1;
    /// Of the cue.
    pub const CUE: u8 = 2;
    /// Of the source, which names the speaker.
    pub const SOURCE: u8 = 4;
}

/// Stretches of text, verbatim, each with the sum of the [`part`]s that it belongs to. Where text is left out, a stretch ` … `
/// stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The stretches in order.
    pub stretches: Vec<(u8, String)>,
}

/// How much of the paragraph is kept before and behind a span, in code points.
const AROUND: usize = 100;
/// A longer span is cut: so much of its beginning and of its end is kept.
const LONGEST: usize = 1_400;
const BEGINNING: usize = 1_000;
const END: usize = 200;
const LEFT_OUT: &str = " … ";

/// Cuts passages out of one article.
pub(super) struct Passages<'t> {
    text: &'t str,
    /// For each code point the byte that it begins at, and the end of the text.
    starts: Vec<usize>,
}

impl<'t> Passages<'t> {
    pub(super) fn new(text: &'t str) -> Passages<'t> {
        let starts = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        Passages { text, starts }
    }

    /// The passage of a statement of this article.
    pub(super) fn of(&self, statement: &StatementRecord) -> Passage {
        let lists = [(part::CONTENT, &statement.content), (part::CUE, &statement.cue_spans), (part::SOURCE, &statement.source_spans)];
        let end = self.starts.len() - 1;
        let spans: Vec<(u8, usize, usize)> = lists
            .into_iter()
            .flat_map(|(part, list)| list.iter().map(move |[from, to]| (part, (*from).min(end), (*to).min(end))))
            .filter(|(_, from, to)| from < to)
            .collect();
        let mut stretches = Vec::new();
        let kept = self.kept(&spans);
        if kept.first().is_some_and(|(from, _)| !self.begins_paragraph(*from)) {
            stretches.push((0, "… ".to_owned()));
        }
        for (number, (from, to)) in kept.iter().enumerate() {
            if number > 0 {
                stretches.push((0, LEFT_OUT.to_owned()));
            }
            let mut edges: Vec<usize> = spans.iter().flat_map(|(_, a, b)| [*a, *b]).filter(|at| at > from && at < to).collect();
            edges.extend([*from, *to]);
            edges.sort_unstable();
            edges.dedup();
            for pair in edges.windows(2) {
                let parts = spans.iter().filter(|(_, a, b)| *a <= pair[0] && pair[1] <= *b).fold(0, |sum, (part, _, _)| sum | part);
                stretches.push((parts, self.slice(pair[0], pair[1]).to_owned()));
            }
        }
        if kept.last().is_some_and(|(_, to)| !self.ends_paragraph(*to)) {
            stretches.push((0, " …".to_owned()));
        }
        Passage { stretches }
    }

    /// What is kept: every span with the words around it, as ranges that do not touch.
    fn kept(&self, spans: &[(u8, usize, usize)]) -> Vec<(usize, usize)> {
        let mut ranges = Vec::new();
        for (_, from, to) in spans {
            let (before, behind) = (self.back(*from), self.on(*to));
            if to - from > LONGEST {
                ranges.extend([(before, from + BEGINNING), (to - END, behind)]);
            } else {
                ranges.push((before, behind));
            }
        }
        ranges.sort_unstable();
        let mut kept: Vec<(usize, usize)> = Vec::new();
        for (from, to) in ranges {
            match kept.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => kept.push((from, to)),
            }
        }
        kept
    }

    /// The beginning of the paragraph or, where that is far, of a word.
    fn back(&self, from: usize) -> usize {
        let reach = self.slice(from.saturating_sub(AROUND), from);
        match reach.chars().rev().position(|c| c == '\n') {
            Some(line) => from - line,
            None if from <= AROUND => 0,
            None => from - AROUND + reach.chars().position(char::is_whitespace).map_or(AROUND, |space| space + 1),
        }
    }

    /// The end of the paragraph or, where that is far, of a word.
    fn on(&self, to: usize) -> usize {
        let end = self.starts.len() - 1;
        let reach = self.slice(to, (to + AROUND).min(end));
        match reach.chars().position(|c| c == '\n') {
            Some(line) => to + line,
            None if to + AROUND >= end => end,
            None => to + AROUND - reach.chars().rev().position(char::is_whitespace).map_or(AROUND, |space| space + 1),
        }
    }

    fn begins_paragraph(&self, at: usize) -> bool {
        at == 0 || self.slice(at - 1, at) == "\n"
    }

    fn ends_paragraph(&self, at: usize) -> bool {
        at + 1 >= self.starts.len() || matches!(self.slice(at, at + 1), "\n" | "\r")
    }

    fn slice(&self, from: usize, to: usize) -> &'t str {
        &self.text[self.starts[from]..self.starts[to]]
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::statement;
    use super::*;
    use crate::statement::StatementKind;

    fn passage(text: &str, content: &[[usize; 2]], cue: &[[usize; 2]], source: &[[usize; 2]]) -> Vec<(u8, String)> {
        let mut record = statement("1", StatementKind::Direct, None, &[]);
        (record.content, record.cue_spans, record.source_spans) = (content.to_vec(), cue.to_vec(), source.to_vec());
        Passages::new(text).of(&record).stretches
    }

    #[test]
    fn parts_are_told_apart() {
        let found = passage("Title\nÈ vero, «sì», disse Zoa.\nMore", &[[15, 17]], &[[20, 25]], &[[26, 29]]);
        assert_eq!(found[0], (0, "È vero, «".to_owned()));
        assert_eq!(found[1], (1, "sì".to_owned()));
        assert_eq!(found.iter().map(|(_, text)| text.as_str()).collect::<String>(), "È vero, «sì», disse Zoa.");
        assert_eq!(found.iter().map(|(parts, _)| *parts).collect::<Vec<_>>(), [0, 1, 0, 2, 0, 4, 0]);
    }

    #[test]
    fn what_is_far_is_left_out() {
        let text = format!("{}said. {}end {}", "word ".repeat(100), "x".repeat(5_000), "word ".repeat(100));
        let found = passage(&text, &[[506, 5_506]], &[[500, 504]], &[]);
        let all: String = found.iter().map(|(_, text)| text.as_str()).collect();
        assert!(all.starts_with("… word") && all.ends_with("word …"), "{all}");
        assert!(all.chars().count() < 1_600);
        assert_eq!(found.iter().filter(|(_, text)| text == LEFT_OUT).count(), 1);
    }

    #[test]
    fn spans_outside_the_text_do_no_harm() {
        assert_eq!(passage("ab", &[[0, 9]], &[[7, 9]], &[]), [(1, "ab".to_owned())]);
        assert_eq!(passage("", &[[0, 4]], &[], &[]), []);
    }
}
