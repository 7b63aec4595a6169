//! Where content begins and ends.

use super::{Clauses, Range};
use crate::pack::{Class, PartOfSpeech};
use crate::statement::cue::Voice;
use crate::statement::phrase::{Phrase, noun_phrase_end};
use crate::text::TokenKind;

impl<'g, 'a> Clauses<'g, 'a> {
    /// Where a clause that begins at `start` ends: with the sentence, or where a later cue of the same speaker,
    /// or a new clause with a speaker of its own, begins.
    pub(super) fn clause_end(&self, start: usize, index: usize) -> usize {
        let g = self.g;
        let stop = self.mark_end(start);
        for cue in self.cues.iter().skip(index + 1).filter(|c| c.first > start) {
            if g.quote_at(cue.head).is_some() || g.pack.cue(cue.cue).pos != PartOfSpeech::Verb {
                continue;
            }
            let before = cue.first - 1;
            if before < start {
                continue;
            }
            let joined = g.is_any(before, &[Class::Coordinator, Class::Adversative])
                || g.mark(before, ',')
                || g.kind(before) == Some(TokenKind::Dash)
                || g.closes_quote(before) && before > start && g.mark(before - 1, ',');
            if joined && cue.voice == Voice::Active {
                let mut cut = if g.closes_quote(before) { before + 1 } else { before };
                while cut > start && (g.mark(cut - 1, ',') || g.is_any(cut - 1, &[Class::Coordinator, Class::Adversative])) {
                    cut -= 1;
                }
                return cut.min(stop);
            }
            if let Some(subject) = self.subject_before(cue.first, start + 1) {
                let opener = subject.phrase.first - 1;
                let leads = g.opens_quote(cue.end)
                    || (g.mark(cue.end, ',') || g.mark(cue.end, ':')) && g.opens_quote(cue.end + 1)
                    || g.is(cue.end, Class::Complementiser);
                let clause = leads && g.mark(opener, ',') && opener > start
                    || (g.is_any(opener, &[Class::Subordinator, Class::Adversative, Class::Coordinator])
                        && opener > start
                        && g.mark(opener - 1, ','))
                    || g.mark(opener, ';');
                if clause {
                    let mut cut = opener;
                    while cut > start && (g.mark(cut - 1, ',') || g.mark(cut - 1, ';')) {
                        cut -= 1;
                    }
                    return cut.min(stop);
                }
            }
        }
        stop
    }

    /// The first semicolon outside quotations, or colon before no quotation, behind `start`; else the sentence's end.
    pub(super) fn mark_end(&self, start: usize) -> usize {
        let g = self.g;
        let clock = |i: usize| g.kind(i - 1) == Some(TokenKind::Number) && g.kind(i + 1) == Some(TokenKind::Number);
        let divides = |i: usize| g.mark(i, ';') || !clock(i) && g.mark(i, ':') && !g.opens_quote(i + 1) && g.pack.drops_subject;
        let mut open = 0_usize;
        for at in start..self.end {
            if g.mark(at, '(') {
                open += 1;
            } else if g.mark(at, ')') {
                // the end of a parenthesis that began before
                let Some(left) = open.checked_sub(1) else { return at };
                open = left;
            } else if at > start && g.quote_at(at).is_none() && divides(at) {
                return at;
            }
        }
        self.end
    }

    /// Where a topic that begins at `start` ends: before a comma, dash, subordinate clause, or a further verb.
    pub(super) fn topic_end(&self, start: usize, index: usize) -> usize {
        let g = self.g;
        let limit = self.clause_end(start, index);
        let mut at = start;
        while at < limit {
            if let Some(q) = g.quote_at(at) {
                at = q.end;
                if q.closed && g.mark(q.end - 2, ',') {
                    break;
                }
                continue;
            }
            // "ha sconsigliato i viaggi, in quanto «…»": the quotation gives the speaker's reason
            if g.mark(at, ',')
                && at > start
                && g.is(at + 1, Class::Subordinator)
                && let Some(open) = (at + 2..limit.min(at + 6)).find(|&i| g.opens_quote(i))
                && !(at + 1..open).any(|i| g.is_finite(i) || g.mark(i, ','))
            {
                at = open;
                continue;
            }
            if g.mark(at, ',') && at > start && g.pack.drops_subject && self.goes_on_as_list(start, at, limit) {
                at += 1;
                continue;
            }
            // a relative clause belongs to the topic, up to its comma
            if g.mark(at, ',') && at > start && g.is(at + 1, Class::Relative) && !g.is(at + 1, Class::Question) {
                at += 2;
                continue;
            }
            let mut next = at + 1;
            while g.is_adverb(next) || g.is_any(next, &[Class::ReflexiveClitic, Class::Negation]) {
                next += 1;
            }
            let further_verb = g.is(at, Class::Coordinator) && g.is_finite(next);
            let stop = g.mark(at, ',')
                || further_verb
                || g.is_hard_stop(at)
                || g.kind(at) == Some(TokenKind::Dash)
                || at > start && g.is(at, Class::Subordinator) && !g.is_any(at, &[Class::Preposition, Class::Relative, Class::Adverb])
                || g.is_any(at, &[Class::Adversative])
                || at > start && g.is_gerund(at) && !g.pack.bare_clause;
            if stop {
                break;
            }
            at += 1;
        }
        at
    }

    /// Whether what follows the comma is a further item of the list that the topic began with: "di andare, di restare",
    /// "il governo, la stampa e la scuola".
    fn goes_on_as_list(&self, start: usize, comma: usize, limit: usize) -> bool {
        let g = self.g;
        if g.is(start, Class::InfinitiveMarker) && g.is(comma + 1, Class::InfinitiveMarker) && g.is_infinitive(comma + 2) {
            return true;
        }
        let end = (comma + 1..limit).find(|&i| g.mark(i, ',') || g.is_hard_stop(i)).unwrap_or(limit);
        let item = |i: usize| g.is(i, Class::Article) && g.mentions.role_at(i + 1).is_none();
        item(start)
            && item(comma + 1)
            && (comma + 2..end).any(|i| g.is(i, Class::Coordinator) && item(i + 1))
            && !(comma + 1..end).any(|i| g.is_finite(i) || g.is_any(i, &[Class::Relative, Class::Subordinator]))
    }

    /// Where the main clause goes on after a relative clause: at a comma with a finite verb behind it.
    pub(super) fn resumption(&self, start: usize, end: usize) -> usize {
        let g = self.g;
        (start + 1..end)
            .find(|&i| {
                let mut next = i + 1;
                while g.is_adverb(next)
                    || g.is_any(next, &[Class::Clitic, Class::ReflexiveClitic, Class::Negation]) && !g.is(next, Class::Article)
                {
                    next += 1;
                }
                g.mark(i, ',') && g.quote_at(i).is_none() && g.is_finite(next)
            })
            .unwrap_or(end)
    }

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
            if g.opens_quote(next + comma) {
                next += comma;
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
        while start < quote
            && (g.is_any(start, &[Class::Coordinator, Class::Adversative])
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
        if start < quote && (self.g.has_finite(start, quote) || quote - start <= 8) { start } else { quote }
    }

    /// Where a phrase behind a verb must end: at a mark that divides clauses or opens a quotation.
    pub(super) fn limit_after(&self, from: usize) -> usize {
        (from..self.end)
            .find(|&i| {
                self.g.is_hard_stop(i)
                    || self.g.kind(i) == Some(TokenKind::Dash)
                    || self.g.opens_quote(i) && self.g.quote_at(i).is_some_and(|q| q.end - q.open > 6)
            })
            .unwrap_or(self.end)
    }

    /// Passes over adverbs, times and addressees behind a verb.
    pub(super) fn skip_light(&self, from: usize, limit: usize) -> (usize, Option<Phrase>) {
        let g = self.g;
        let mut at = from;
        let mut addressee = None;
        while at < limit {
            if g.is_adverb(at)
                || g.is_any(at, &[Class::TimeWord, Class::Weekday])
                || g.kind(at) == Some(TokenKind::Number) && g.is(at + 1, Class::Month)
            {
                at += 1;
                continue;
            }
            if g.is(at, Class::Month) || g.kind(at) == Some(TokenKind::Number) && at > from {
                at += 1;
                continue;
            }
            let article = usize::from(g.is(at, Class::Article));
            if g.is(at + article, Class::Weekday) {
                at += article + 1;
                continue;
            }
            if g.is(at, Class::To) && !g.is_infinitive(at + 1) {
                let end = noun_phrase_end(g, at + 1, limit);
                if end > at + 1 {
                    if addressee.is_none() {
                        addressee = Some(Phrase { first: at + 1, end });
                    }
                    at = end;
                    continue;
                }
            }
            let opener = g.is_any(at, &[Class::Of, Class::To, Class::By, Class::ParentheticalOpener, Class::AfterCueComplementiser]);
            if g.is(at, Class::Preposition) && !opener {
                // "in a statement", "on Monday", "su Facebook"
                let end = noun_phrase_end(g, at + 1, limit);
                if end > at + 1 && end - at <= 8 {
                    at = end;
                    continue;
                }
            }
            break;
        }
        (at, addressee)
    }
}
