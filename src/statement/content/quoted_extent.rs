//! Where quoted content begins and ends.

use super::{Clauses, Range};
use crate::pack::Class;
use crate::text::TokenKind;

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
