//! What holds for the reading of any text, and for its record.

use super::PACKS;
use newsgraph::record::{ArticleRecord, StatementRecord};
use newsgraph::text::Document;
use std::collections::BTreeSet;

/// Checks everything that holds for the record of any text.
pub fn check(record: &ArticleRecord) {
    let text = Characters::of(&record.text);
    let (mut last, mut id) = ((0, 0), "");
    for entity in &record.entities {
        // "the Canada-U.S. plan": a word may name two
        let same = last == (entity.start, entity.end) && id != &*entity.id;
        assert!(last.1 <= entity.start || same, "mentions overlap or are out of order: {entity:?}");
        assert_eq!(text.slice([entity.start, entity.end]), entity.text);
        assert!(!entity.id.is_empty(), "{entity:?}");
        (last, id) = ((entity.start, entity.end), &entity.id);
    }
    for statement in &record.statements {
        check_spans(&text, statement);
        assert!((0.0..=1.0).contains(&statement.confidence), "{statement:?}");
        let named: BTreeSet<&str> = statement.target_spans.iter().map(|(id, _, _)| &**id).collect();
        assert_eq!(named, statement.targets.iter().map(|id| &**id).collect(), "targets and their spans differ");
        assert_eq!(named.len(), statement.targets.len(), "a target is listed twice: {statement:?}");
    }
    let ids: BTreeSet<&str> = record.statements.iter().map(|s| &*s.id).collect();
    assert_eq!(ids.len(), record.statements.len(), "two statements have one id");
    for statement in &record.statements {
        if let Some(outer) = &statement.nested_in {
            assert!(ids.contains(&**outer) && *outer != statement.id, "{statement:?}");
        }
    }
}

fn check_spans(text: &Characters<'_>, s: &StatementRecord) {
    assert!(!s.content.is_empty(), "no content: {s:?}");
    let slices: Vec<&str> = s.content.iter().map(|span| text.slice(*span)).collect();
    assert_eq!(slices.join(" … "), s.text);
    for list in [&s.content, &s.cue_spans, &s.source_spans] {
        assert!(list.windows(2).all(|pair| pair[0][1] <= pair[1][0]), "spans overlap or are out of order: {s:?}");
    }
    for (first, spans, words) in [(s.cue, &s.cue_spans, &s.cue_text), (s.source, &s.source_spans, &s.source_text)] {
        assert_eq!(first, spans.first().copied(), "{s:?}");
        assert_eq!(first.map(|span| text.slice(span)), words.as_deref(), "{s:?}");
    }
    for (id, start, end) in &s.target_spans {
        let [start, end] = [*start as usize, *end as usize];
        text.slice([start, end]);
        assert!(s.content.iter().any(|c| c[0] <= start && end <= c[1]), "{id} lies outside the content: {s:?}");
    }
}

/// A text cut by code points.
struct Characters<'t> {
    text: &'t str,
    /// The byte at which each code point begins, and the length of the text.
    starts: Vec<usize>,
}

impl<'t> Characters<'t> {
    fn of(text: &'t str) -> Self {
        Characters { text, starts: text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect() }
    }

    /// The text of a span, which must lie within the text and hold something.
    fn slice(&self, [start, end]: [usize; 2]) -> &'t str {
        assert!(start < end && end < self.starts.len(), "[{start}, {end}) of {} code points", self.starts.len() - 1);
        &self.text[self.starts[start]..self.starts[end]]
    }
}

/// The reading of a text by every pack, and by none: tokens and quotations on character boundaries, in order.
pub fn check_reading(text: &str) {
    for pack in PACKS.iter().chain([PACKS.none()]) {
        let doc = Document::read(text, pack);
        let mut end = 0;
        for token in &doc.tokens {
            assert!(end <= token.start && token.start < token.end, "tokens overlap or are empty: {token:?}");
            assert!(text.get(token.start..token.end).is_some(), "not on character boundaries: {token:?}");
            end = token.end;
        }
        check_quotes(&doc);
        let mut next = 0;
        for sentence in &doc.sentences {
            assert!(next <= sentence.first && sentence.first <= sentence.end && sentence.end <= doc.tokens.len(), "{sentence:?}");
            next = sentence.end;
        }
    }
}

/// Quotations lie within the text, in order, and one that begins within another ends within it.
fn check_quotes(doc: &Document<'_>) {
    let mut open: Vec<usize> = Vec::new();
    for quote in &doc.quotes {
        assert!(quote.open < quote.end && quote.end <= doc.tokens.len(), "{quote:?}");
        assert!(quote.inner_start() <= quote.inner_end(), "{quote:?}");
        while open.last().is_some_and(|end| *end <= quote.open) {
            open.pop();
        }
        assert!(open.last().is_none_or(|end| quote.end <= *end), "two quotations cross: {quote:?}");
        assert_eq!(quote.depth as usize, open.len(), "{quote:?}");
        open.push(quote.end);
    }
    assert!(doc.quotes.is_sorted_by_key(|quote| quote.open), "quotations are out of order");
}
