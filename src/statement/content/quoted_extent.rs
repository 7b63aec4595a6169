//! Where quoted content begins and ends.

use super::{Clauses, Range};
use crate::mention::Kind;
use crate::pack::Class;
use crate::text::TokenKind;

/// So many tokens join two quotations in one statement.
const LONGEST_JOINT: usize = 12;

impl<'g, 'a> Clauses<'g, 'a> {
    /// The quotation that opens at `at` and the ones that follow it at once, up to `limit`; `None` where none opens.
    pub(super) fn quotes_from(&self, at: usize, limit: usize) -> Option<(Vec<Range>, usize)> {
        let g = self.g;
        let mut ranges = Vec::new();
        let mut next = at;
        while next < limit && g.opens_quote(next) {
            let end = g.quote_at(next)?.end;
            ranges.push((next, end));
            next = end;
            let comma = usize::from(
                g.mark(next, ',') || g.kind(next) == Some(TokenKind::Punct) && g.token(next).is_some_and(|t| t.is_terminator()),
            );
            // "“…” e “…”", unless the second is another's: "“…” e “…”, ha aggiunto"
            let joined = comma == 0
                && g.is(next, Class::Coordinator)
                && g.quote_at(next + 1).is_some_and(|q| {
                    let stop = q.end + usize::from(g.mark(q.end, ','));
                    q.open == next + 1 && !self.cues.iter().any(|c| c.first >= q.end && c.first <= stop)
                });
            if g.opens_quote(next + comma) {
                next += comma;
            } else if joined {
                next += 1;
            }
        }
        (!ranges.is_empty()).then_some((ranges, next))
    }

    /// "definisce «vergognoso» | il fatto che la giunta paghi", "di «svolta» | per il paese": lets the content behind a cue, which ends in a
    /// quotation, go on with the unquoted words at `next` and the quotations among them.
    pub(super) fn extend_fragment(&self, index: usize, content: &mut [Range], next: usize) {
        let Some(last) = content.last_mut() else { return };
        if self.clause_goes_on(&self.cues[index], last.1, next) {
            last.1 = self.topic_end(next, index).max(last.1);
        }
        self.extend_over_fragments(content);
    }

    /// "«priva di anima», perché «pretende tutto» ma «non fa niente»": lets the content end with the last of the quotations that few words join
    /// in one sentence, where nobody else speaks between.
    pub(super) fn extend_over_fragments(&self, content: &mut [Range]) {
        let g = self.g;
        let Some(last) = content.last_mut() else { return };
        let whole = |end: usize| {
            let inner = g.quote_at(end - 1).map(|q| q.inner_end());
            inner.and_then(|i| g.token(i.saturating_sub(1))).is_some_and(|t| t.is_terminator() || t.is(','))
        };
        while g.closes_quote(last.1 - 1) && !whole(last.1) {
            let limit = self.end.min(last.1 + LONGEST_JOINT);
            let Some(open) = (last.1..limit).find(|&i| g.opens_quote(i)) else { break };
            if !self.joins_fragments(last.1, open) {
                break;
            }
            let Some(quote) = g.quote_at(open).filter(|q| q.closed) else { break };
            last.1 = quote.end;
        }
    }

    /// Whether the words in `[from, open)` join a quotation to the one before.
    fn joins_fragments(&self, from: usize, open: usize) -> bool {
        let g = self.g;
        let first = from + usize::from(g.mark(from, ','));
        let cue = self.cues.iter().any(|c| c.first >= from && c.first <= self.cue_tag(open));
        let marks = (first..open).any(|i| g.kind(i) != Some(TokenKind::Word) && !g.mark(i, ','));
        // "«scosso», mentre il governo «reagisce con calma»"
        let other =
            (from..open).any(|i| g.mentions.covering(i).is_some_and(|m| m.kind != Kind::Resource) || g.mentions.role_at(i).is_some());
        first < open && !cue && !marks && !other
    }

    /// Behind the quotation that opens at `open`, where a verb would have it: "«…», dice Rossi".
    fn cue_tag(&self, open: usize) -> usize {
        let end = self.g.quote_at(open).map_or(open, |q| q.end);
        end + usize::from(self.g.mark(end, ','))
    }

    /// Where content that ends in a quotation begins: at the quotation, or, where unquoted words lead into it
    /// without a colon, with their clause.
    pub(super) fn content_start(&self, from: usize, quote: usize) -> usize {
        let g = self.g;
        if quote <= from {
            return quote;
        }
        let mut start = from;
        // "some blowback (“…,” wrote Berg": what stands before the bracket is the narrator's
        if let Some(bracket) = (from..quote).rev().find(|&i| g.mark(i, '(') || g.mark(i, ')')).filter(|&i| g.mark(i, '(')) {
            start = bracket + 1;
        }
        // behind "clause: “…”" only the quotation is the content
        if let Some(quotation) = quote.checked_sub(1).and_then(|i| g.quote_at(i)).filter(|q| q.end == quote && q.open > from)
            && (g.mark(quotation.open - 1, ':') || g.kind(quotation.open - 1) == Some(TokenKind::Dash))
        {
            return quotation.open;
        }
        // "has railed against the plan – “I love it,” he said"
        let dash = |i: usize| g.kind(i) == Some(TokenKind::Dash) && g.quote_at(i).is_none();
        if g.opens_quote(quote) && dash(quote - 1) && !(start..quote - 1).any(dash) && g.has_finite(start, quote) {
            return quote;
        }
        if let Some(colon) = (from..quote).rev().find(|&i| g.mark(i, ':') || g.mark(i, ';'))
            && g.quote_at(colon).is_none()
            && (g.opens_quote(quote) || g.mark(colon, ';'))
        {
            start = colon + 1;
        }
        // "| Né la strada né il ponte riapriranno": a negation is part of what is said
        let joins = |i: usize| g.is(i, Class::Adversative) || g.is(i, Class::Coordinator) && !g.is(i, Class::Negation);
        while start < quote
            && (joins(start)
                || g.mark(start, ',')
                || g.kind(start) == Some(TokenKind::Dash)
                || g.token(start).is_some_and(|t| t.is_terminator()))
        {
            start += 1;
        }
        // an earlier quotation of the same run of quoted sentences
        if g.opens_quote(start) {
            return start;
        }
        // "The owners of both mines, and above all Norcom, “will go on”": their verb is quoted
        let verb = || {
            let inside = quote + 1;
            g.opens_quote(quote) && g.is_finite(inside) && !g.token(inside).is_some_and(|t| t.is_capitalised())
        };
        if start < quote && (g.has_finite(start, quote) || quote - start <= 8 || verb()) { start } else { quote }
    }
}
