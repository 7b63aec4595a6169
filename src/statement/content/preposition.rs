//! Content of prepositions: "according to X", "secondo X", "per X".

use super::cited::{Cited, Reach};
use super::{Clauses, Draft, Range, Subject};
use crate::pack::{Class, Frame, PartOfSpeech};
use crate::statement::cue::CueGroup;
use crate::statement::phrase::{Phrase, noun_phrase_end};
use crate::text::TokenKind;

impl<'g, 'a> Clauses<'g, 'a> {
    /// `Secondo X, …`, `…, according to X`.
    pub(super) fn preposition(&self, index: usize, from: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        if g.is(cue.end, Class::Relative) || g.is(cue.end, Class::Article) && g.is(cue.end + 1, Class::Relative) {
            // "ha detto Rossi, per il quale l'accordo è buono" is a view; "fu eletto Rossi, per il quale si è fatto tutto" none
            let spoke = |c: &CueGroup| g.pack.cue(c.cue).pos == PartOfSpeech::Verb && c.end <= cue.first && cue.first - c.end <= 8;
            if self.frame(&cue, Frame::Edge) && !self.cues.iter().any(spoke) {
                return None;
            }
            return self.according_to_which(index, from);
        }
        // "ma non secondo il sindaco": who does not say it
        if cue.first > from && g.is(cue.first - 1, Class::Negation) {
            return None;
        }
        if let Some(owner) = (cue.first..cue.end).find(|&i| g.is(i, Class::Possessive)) {
            return self.in_own_view(index, owner);
        }
        let cited = self.cited(index, from)?;
        if self.is_in_title_or_list(&cited) {
            return None;
        }
        // "Per Aldo Neri, 43 anni, la procura ha chiesto l'arresto": of whom the age is told is rather spoken of
        if cited.edge_only && g.mark(cited.phrase.end, ',') && g.kind(cited.phrase.end + 1) == Some(TokenKind::Number) {
            return None;
        }
        let at_edge = self.at_edge(&cited);
        if cited.ambiguous && !self.cites_somebody(&cited, at_edge) {
            return None;
        }
        let opens_clause = at_edge && self.opens_clause(&cited);
        let reach = self.reach_of_source(&cited);
        // "La banca, per bocca del presidente, ha detto che": a verb of speaking takes what the bank says
        let stated = |c: &CueGroup| self.is_active_verb(c) && c.first > reach.stop && (reach.stop + 1..c.first).all(|i| g.is_adverb(i));
        if g.is(cue.first, Class::Through) && self.divides(reach.stop) && cited.before.is_some() && self.cues.iter().any(stated) {
            return None;
        }
        if let Some(draft) = self.amid_clause(&cited, reach) {
            return Some(draft);
        }
        let behind = || self.between_subject_and_verb(&cited, reach) || self.halves_of_quotation(&cited, reach.stop);
        let starts = self.starts_clause(&cited, reach, opens_clause) && !(opens_clause && behind());
        // "“cares about us,” according to a poll taken in May": the comma stands inside the marks
        let comma = |i: usize| g.mark(i, ',') || g.closes_quote(i) && i > from && g.mark(i - 1, ',');
        let unmarked = || !g.mark(reach.stop, ',') && reach.stop < self.end && !comma(cue.first.saturating_sub(1));
        if starts || at_edge && unmarked() {
            return self.source_in_front(&cited, reach, opens_clause);
        }
        self.source_behind(&cited, reach)
    }

    /// Whether the preposition stands where a clause begins or ends.
    fn at_edge(&self, cited: &Cited) -> bool {
        let g = self.g;
        let edge_only = cited.edge_only;
        cited.before.is_none_or(|b| {
            g.mark(b, ',')
                || (g.mark(b, ')') || g.mark(b, ':')) && !edge_only
                || g.closes_quote(b)
                || g.kind(b) == Some(TokenKind::Dash)
                || g.is_any(b, &[Class::Complementiser, Class::Adversative, Class::Coordinator])
                || self.opens_while(b, cited.from)
                // "pericoloso anche per i cronisti"
                || g.is(b, Class::Adverb) && (!edge_only || b == self.sentence.first || g.mark(b - 1, ','))
        })
    }

    /// "…, | mentre | secondo Carla Berti è aperta": whether the word at `at` opens a clause behind a comma.
    fn opens_while(&self, at: usize, from: usize) -> bool {
        let g = self.g;
        let divided = at > from && g.mark(at - 1, ',') || at == self.sentence.first;
        g.is(at, Class::Subordinator) && divided && !g.is_any(at, &[Class::Preposition, Class::Relative, Class::ConditionalOpener])
    }

    /// Whether a mark and few words without a verb stand before the preposition, which is at the edge of a clause.
    fn opens_clause(&self, cited: &Cited) -> bool {
        let g = self.g;
        let &Cited { cue, before, from, .. } = cited;
        before.is_some_and(|b| g.mark(b, ',') || g.mark(b, ')') || g.kind(b) == Some(TokenKind::Dash))
            && !g.has_finite(from, cue.first)
            && cue.first - from <= 8
    }

    /// "Il rame, a detta di X, | non è finito": whether a verb stands behind the mark at `stop`.
    fn verb_follows(&self, stop: usize) -> bool {
        let g = self.g;
        let mut verb = stop + 1;
        while g.is_adverb(verb)
            || g.is_any(verb, &[Class::Negation, Class::ReflexiveClitic])
            || g.is(verb, Class::Clitic) && !g.is(verb, Class::Article)
        {
            verb += 1;
        }
        g.is_finite(verb)
    }

    /// "Tuttavia | il rame, …": the first word before the preposition that joins nothing.
    fn subject_in_front(&self, cited: &Cited) -> usize {
        let g = self.g;
        let joins = |i: usize| g.is_adverb(i) || g.is_any(i, &[Class::Coordinator, Class::Adversative]);
        (cited.from..cited.cue.first).find(|&i| !joins(i)).unwrap_or(cited.from)
    }

    pub(super) fn divides(&self, at: usize) -> bool {
        self.g.mark(at, ',') || self.g.kind(at) == Some(TokenKind::Dash)
    }

    /// "Queste leggi a giudizio di molti sono dirette a": the subject before, its verb behind, and no commas.
    fn amid_clause(&self, cited: &Cited, reach: Reach) -> Option<Draft> {
        let g = self.g;
        let &Cited { cue, phrase: Phrase { first, .. }, .. } = cited;
        let stop = reach.stop;
        let named = || g.is_determiner(first) || g.is(cue.end - 1, Class::Article) || g.mentions.covering(first).is_some();
        if cited.ambiguous || !g.pack.drops_subject || !named() {
            return None;
        }
        let subject_at = self.subject_in_front(cited);
        let amid = cue.first > subject_at
            && g.is_determiner(subject_at)
            && g.goes_on_with_verb(stop)
            && noun_phrase_end(g, subject_at, cue.first) == cue.first;
        amid.then(|| {
            let content = vec![(subject_at, cue.first), (stop, self.clause_end(stop, cited.index))];
            self.draft(cue, content, Some(reach.subject), None, "according-to", 0.8)
        })
    }

    /// "Il rame, a detta di X, è finito": whether a subject stands before, and its verb behind.
    fn between_subject_and_verb(&self, cited: &Cited, reach: Reach) -> bool {
        let g = self.g;
        let divided = cited.before.is_some_and(|b| self.divides(b)) && !cited.hangs && self.divides(reach.stop);
        divided && self.verb_follows(reach.stop) && {
            let subject_at = self.subject_in_front(cited);
            g.is_determiner(subject_at) || g.mentions.covering(subject_at).is_some()
        }
    }

    /// "«La strada», per il sindaco, «è chiusa»": whether the source stands between the halves of one quotation.
    fn halves_of_quotation(&self, cited: &Cited, stop: usize) -> bool {
        let g = self.g;
        let divided = cited.before.filter(|b| self.divides(*b) && *b > cited.from && self.divides(stop) && g.opens_quote(stop + 1));
        let close = divided.map(|b| b - 1).filter(|&c| g.closes_quote(c));
        close.and_then(|c| g.quote_at(c)).is_some_and(|q| !g.token(q.inner_end().saturating_sub(1)).is_some_and(|t| t.is_terminator()))
    }

    /// Whether the preposition begins the sentence or a clause, so that what follows the source is the content.
    fn starts_clause(&self, cited: &Cited, reach: Reach, opens_clause: bool) -> bool {
        let g = self.g;
        let &Cited { cue, before, from, phrase: Phrase { end, .. }, edge_only, .. } = cited;
        // "It is clear: According to X, …"
        let colon = |b: usize| g.mark(b, ':') && (g.pack.drops_subject || g.token(cue.first).is_some_and(|t| t.is_capitalised()));
        // "Sempre secondo X, …"
        let led = || self.only_connects(from, cue.first) && !edge_only && !(g.mark(end, ',') && g.is(end + 1, Class::Relative));
        // "The plan is old, and according to X, it will fail"
        let second = || {
            let joined = before.is_some_and(|b| g.is(b, Class::Coordinator) && b > from && g.mark(b - 1, ','));
            joined && !edge_only && g.mark(reach.stop, ',') && g.has_finite(reach.stop + 1, self.end)
        };
        before.is_none()
            || cue.first == from
            || led()
            || cited.hangs
            || opens_clause
            || before.is_some_and(|b| g.is(b, Class::Adversative) || colon(b) || self.opens_while(b, from))
            || second()
    }

    /// `Secondo X, …`: the content is what follows.
    fn source_in_front(&self, cited: &Cited, reach: Reach, opens_clause: bool) -> Option<Draft> {
        let g = self.g;
        let &Cited { index, cue, before, from, .. } = cited;
        let Reach { subject, stop, describes } = reach;
        let comma = g.mark(stop, ',') || g.mark(stop, ':');
        if cited.edge_only && !self.views_follow(cited, reach, comma) {
            return None;
        }
        // "“…,” he told Hale, according to officials with knowledge of the talks": no clause of theirs follows
        if opens_clause && describes && !comma && g.pack.bare_clause {
            return None;
        }
        let start = if comma { stop + 1 } else { stop };
        let mut clause = self.clause_end(start, index);
        // "she “cares about us,” according to a poll | conducted in May": what tells of the source
        if !comma && g.pack.bare_clause && g.is(stop, Class::Participle) && !g.has_finite(stop + 1, clause) {
            return None;
        }
        // "I morti, che secondo i medici sono nove, sono aumentati", "Un uomo che, secondo i medici, è vivo, è arrivato"
        let relative = |b: usize| b > from && g.is(b, Class::Relative) && !g.is_determiner(b);
        if before.is_some_and(|b| relative(b) && g.mark(b - 1, ',') || comma && g.mark(b, ',') && b > from && relative(b - 1)) {
            clause = self.resumption(start, clause);
        }
        // "Gli uomini che, secondo la polizia, hanno rubato l'auto | sono fuggiti"
        let bare = |b: usize| b > from + 1 && relative(b - 1) && !g.mark(b - 2, ',') && !g.has_finite(from, b - 1);
        if comma && g.pack.drops_subject && before.is_some_and(|b| g.mark(b, ',') && bare(b)) {
            let end = self.main_verb_behind(start, clause, 1);
            clause = if end > start + 1 { end } else { clause };
        }
        // "Gli uomini, secondo alcune fonti sarebbero fuggiti": the subject stands before, its verb behind
        let nominal = || g.is_determiner(from) || g.mentions.covering(from).is_some();
        if opens_clause && !comma && nominal() && g.pack.drops_subject && g.is_finite(stop) && from == self.sentence.first {
            let front = (from, cue.first - 1);
            return Some(self.draft(cue, vec![front, (start, clause)], Some(subject), None, "according-to", 0.85));
        }
        let whole = clause > start + 1
            && (g.has_finite(start, clause) || (start..clause).any(|i| g.opens_quote(i)) || !cited.ambiguous && clause - start >= 4);
        whole.then(|| self.draft(cue, vec![(start, clause)], Some(subject), None, "according-to", 0.85))
    }

    /// "Per il sindaco è un errore": whether a preposition that means much else, in front of its clause, tells whose view the clause is.
    fn views_follow(&self, cited: &Cited, reach: Reach, comma: bool) -> bool {
        let g = self.g;
        let Reach { subject: Subject { phrase, .. }, stop, .. } = reach;
        let role = || {
            let head = (cited.phrase.first..cited.phrase.end).find(|&i| !g.is_determiner(i));
            head.is_some_and(|h| g.mentions.role_at(h).is_some()) || self.holds_person(phrase)
        };
        if !comma && !g.opens_quote(stop) && (cited.before.is_some() || !role()) {
            return false;
        }
        self.holds_view(phrase, stop, comma)
    }

    /// `…, secondo X`, `…, secondo X, …`: the content is what stands before, and what goes on behind.
    fn source_behind(&self, cited: &Cited, reach: Reach) -> Option<Draft> {
        let g = self.g;
        let Reach { subject, stop, .. } = reach;
        if cited.edge_only && !self.views_before(cited, reach) {
            return None;
        }
        let left_end = self.end_of_front(cited);
        let mut start = self.start_of_front(cited, left_end, stop);
        if start >= left_end {
            return None;
        }
        // "è affondata, lasciando, secondo i testimoni, una scia": only what the gerund tells
        let told = g.is_gerund(left_end - 1) && left_end > start + 1 && g.mark(stop, ',') && g.is_determiner(stop + 1);
        if told {
            start = left_end - 1;
        }
        // "è tardi, mentre il treno, secondo X, parte"
        let unfinished = g.mark(stop, ',').then(|| self.clause_without_verb((start, left_end), stop)).flatten();
        let stretch = unfinished.unwrap_or((start, left_end));
        let mut content = vec![stretch];
        let divides = self.divides(stop) && stop + 1 < self.end;
        if divides && (unfinished.is_some() || self.goes_on_behind(cited, (stretch.0, left_end), stop)) {
            content.push((stop + 1, self.clause_end(stop + 1, cited.index)));
        }
        let clause = told
            || content.iter().any(|c| g.has_finite(c.0, c.1) || (c.0..c.1).any(|i| g.opens_quote(i)))
            || !cited.ambiguous && content.iter().any(|c| c.1 - c.0 >= 4);
        clause.then(|| self.draft(cited.cue, content, Some(subject), None, "according-to", 0.85))
    }

    /// "«Inaccettabile», per la questura, la proposta", "Il rischio, per la banca, è alto", and not "È grave per la città": whether a
    /// preposition that means much else, behind what somebody may have said, tells whose view it is.
    fn views_before(&self, cited: &Cited, reach: Reach) -> bool {
        let g = self.g;
        let &Cited { cue, before, from, .. } = cited;
        let divided = || before.is_some_and(|b| g.mark(b, ',')) && g.mark(reach.stop, ',') && !g.has_finite(from, cue.first);
        let quoted = before.is_some_and(|b| g.closes_quote(b) || b > from && g.mark(b, ',') && g.closes_quote(b - 1));
        (quoted || divided()) && self.has_views(reach.subject.phrase)
    }

    /// One past what stands before the preposition, adverbs and marks apart: "anche secondo X", "sempre secondo X".
    fn end_of_front(&self, cited: &Cited) -> usize {
        let mut end = cited.cue.first;
        while end > cited.from && self.g.is_adverb(end - 1) {
            end -= 1;
        }
        while end > cited.from && self.divides(end - 1) {
            end -= 1;
        }
        end
    }

    /// Where the content begins that stands before the preposition and ends at `left_end`.
    fn start_of_front(&self, cited: &Cited, left_end: usize, stop: usize) -> usize {
        let g = self.g;
        let from = cited.from;
        let mut start = self.content_start(from, left_end);
        // "La protezione di «…», secondo X, rischia": the subject stands before, its verb behind
        if start >= left_end && cited.before.is_some_and(|b| self.divides(b)) && self.divides(stop) && self.verb_follows(stop) {
            start = (from..left_end)
                .find(|&i| g.kind(i) == Some(TokenKind::Word) && !g.is_any(i, &[Class::Coordinator, Class::Adversative]))
                .unwrap_or(start);
        }
        // "Il caso è chiuso: si tratta di un furto, secondo la polizia": the clause behind the colon
        let colon = (start..left_end).rev().find(|&i| g.mark(i, ':') && g.is_hard_stop(i) && g.quote_at(i).is_none());
        colon.filter(|&c| g.pack.drops_subject && g.has_finite(c + 1, left_end)).map_or(start, |c| c + 1)
    }

    /// Whether the content that stands in `front` of the preposition goes on behind the mark at `stop`.
    fn goes_on_behind(&self, cited: &Cited, front: Range, stop: usize) -> bool {
        let g = self.g;
        let (start, left_end) = front;
        // "The road would stay closed, according to Tom Hale, the mayor": what is left tells of the source
        let rest = (stop + 1, self.end);
        let apposed = g.is(rest.0, Class::Article) && noun_phrase_end(g, rest.0, rest.1) == rest.1 && self.is_description(rest);
        if apposed && self.holds_person(cited.phrase) && g.has_finite(start, left_end) {
            return false;
        }
        // "è una parte, secondo gli studiosi, del complesso": a phrase that belongs to what stands before
        let goes_on = || {
            !cited.edge_only
                && g.is_any(stop + 1, &[Class::Of, Class::Preposition])
                && !g.is_any(stop + 1, &[Class::Coordinator, Class::Subordinator])
                && !(stop + 2..self.end.min(stop + 5)).any(|i| g.is_any(i, &[Class::Document, Class::TimeNoun]))
        };
        // "ciò che sorprende, secondo X, è la crescita": the verb before is that of a relative clause
        let lacks_verb = || {
            let last = (start..left_end).rev().find(|&i| g.quote_at(i).is_none() && g.is_finite(i));
            let relative = |v: usize| (start..v).rev().take_while(|&i| !g.is_finite(i)).take(4).any(|i| g.is(i, Class::Relative));
            g.pack.drops_subject && g.mark(stop, ',') && last.is_some_and(relative) && self.verb_follows(stop)
        };
        !g.has_finite(start, left_end)
            || left_end - start <= 3
            || g.is(start, Class::Subordinator) && g.has_finite(stop + 1, self.end)
            || goes_on()
            || self.waits_for_object(left_end)
            || lacks_verb()
            || self.halves_of_quotation(cited, stop)
    }

    /// `…, secondo cui …`, `…, according to whom …`: the antecedent speaks.
    fn according_to_which(&self, index: usize, from: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let mut before = cue.first;
        while before > from && g.mark(before - 1, ',') {
            before -= 1;
        }
        let mut phrase = self.antecedent(before, from)?;
        // "l'accusa di Aldo Neri, secondo cui": his
        let head = (phrase.first..phrase.end).find(|&i| !g.is_determiner(i)).unwrap_or(phrase.first);
        let owner = Phrase { first: head + 2, ..phrase };
        if g.is_noun_cue(head) && g.is(head + 1, Class::Of) && owner.end > owner.first && self.names_somebody(owner) {
            phrase = owner;
        }
        let start = if g.is(cue.end, Class::Article) { cue.end + 2 } else { cue.end + 1 };
        let mut end = self.resumption(start, self.clause_end(start, index));
        // "L'accusa secondo cui la giunta ha mentito è falsa"
        if before == cue.first && g.pack.drops_subject && !g.has_finite(self.sentence.first, cue.first) {
            end = self.main_verb_behind(start, end, 1);
        }
        let subject = Subject { phrase, apposition: None, shared: false };
        // a preposition that means much else needs a person: "il ministro, per il quale …", not "le persone per le quali …"
        let speaks = if self.frame(&cue, Frame::Edge) {
            self.holds_person(phrase)
        } else {
            self.names_somebody(phrase) || self.head_speaks(phrase) || self.heads_document(phrase)
        };
        (speaks && g.has_finite(start, end)).then(|| self.draft(cue, vec![(start, end)], Some(subject), None, "according-to", 0.75))
    }
}
