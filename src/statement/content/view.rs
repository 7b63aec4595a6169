//! Whose view a clause is: "per il sindaco è un errore", "in her view".

use super::{Clauses, Draft, Subject};
use crate::mention::{Kind, Mention};
use crate::pack::Class;
use crate::statement::phrase::{Phrase, noun_phrase_end};
use crate::text::TokenKind;

impl<'g, 'a> Clauses<'g, 'a> {
    /// Whether those whom the phrase names are asked for their view, by what it calls them: an office, a body, a name. "Per l'arrestato",
    /// "per i ladri", "per lui" more often tell whom something concerns.
    pub(super) fn has_views(&self, source: Phrase) -> bool {
        let g = self.g;
        let skipped = [Class::Determiner, Class::Article, Class::Possessive, Class::SubjectPronoun];
        let first = (source.first..source.end).find(|&i| !g.is_any(i, &skipped) && g.kind(i) != Some(TokenKind::Number));
        let concerned = first.is_some_and(|i| self.is_concerned(i));
        // "per i due norvesi": a people
        let people = g.mentions.covering(source.end - 1).is_some_and(|m| m.rule == "demonym");
        let concerned = concerned || people;
        // "per tutti il gip ha deciso"
        let all = g.is(source.first, Class::Determiner) && !g.is(source.first, Class::Article) && g.is(source.first + 1, Class::Singular);
        !g.is_any(source.first, &[Class::SubjectPronoun, Class::OtherPronoun]) && !all && (!concerned || self.holds_person(source))
    }

    /// Whether the word is a noun for those to whom something happens: "vittima", "24enne".
    pub(super) fn is_concerned(&self, at: usize) -> bool {
        let aged = self.g.doc.word(at).starts_with(|c: char| c.is_ascii_digit()) && self.g.mentions.role_at(at).is_some();
        self.g.is(at, Class::Affected) || aged
    }

    /// Whether a clause from `at`, perhaps behind a comma, can be how `source` sees things, not what concerns them: "Per il sindaco è un
    /// errore" and not "Per il sindaco è arrivata una multa", "Per questo un vigile era assente".
    pub(super) fn holds_view(&self, source: Phrase, stop: usize, comma: bool) -> bool {
        let g = self.g;
        let at = stop + usize::from(comma);
        let quoted = (at..at + 3).find(|&i| !g.is_adverb(i)).is_some_and(|i| g.opens_quote(i));
        if g.is(source.first, Class::OtherPronoun) && g.is_determiner(source.first + 1) || !quoted && !self.has_views(source) {
            return false;
        }
        // "Per Rossi, 43 anni, …", "Per i due avvocati, Rossi e Neri, …": more of who it is
        let listed = |m: &Mention| m.first == at && (g.mark(m.end, ',') || g.is(m.end, Class::Coordinator) && !self.names_body(m));
        // "Per i due avvocati, Rossi e Neri,": names that no list knows
        let capital = |i: usize| g.token(i).is_some_and(|t| t.is_capitalised()) && g.mentions.covering(i).is_none();
        let names = capital(at) && g.is_any(at + 1, &[Class::Coordinator]) && capital(at + 2);
        let participle = g.is(at, Class::Participle) && !g.is_finite(at);
        let more = g.kind(at) == Some(TokenKind::Number) || g.mentions.role_at(at).is_some() || participle;
        // "Per la ditta, è infatti scattato il fallimento"
        let participle = (at + 1..at + 4).find(|&i| !g.is_adverb(i)).filter(|_| g.is(at, Class::Be));
        let event = participle.is_some_and(|i| g.is(i, Class::Participle) && !g.is(i, Class::Be));
        if comma && event {
            return false;
        }
        if comma {
            return quoted || !more && !names && !g.mentions.covering(at).is_some_and(listed);
        }
        let mut verb = at;
        while verb < self.end && (g.is_adverb(verb) || g.is_any(verb, &[Class::Negation, Class::ReflexiveClitic])) {
            verb += 1;
        }
        // "non ci sono dubbi"
        let exists = g.is(verb, Class::Clitic) && g.is(verb + 1, Class::Be);
        if exists && verb > at && g.is(verb - 1, Class::Negation) {
            return !g.is(verb + 2, Class::Be);
        }
        // "Per la squadra è la terza vittoria", "Per il regista si tratta di un trionfo"
        let nth = |i: usize| g.is(i, Class::Ordinal) && g.is_any(i - 1, &[Class::Article, Class::Of, Class::Preposition]);
        if g.is_finite(verb) && (verb + 1..verb + 5).any(nth) {
            return false;
        }
        if !g.is_finite(verb) {
            // "Per Anna Berg la procura ha chiesto sei anni"
            let told = noun_phrase_end(g, verb, self.end);
            let told = self.cues.iter().any(|c| c.first == told);
            return g.opens_quote(verb) || !told && (!g.is_any(verb, &[Class::Preposition, Class::Clitic]) || g.is_determiner(verb));
        }
        let mut next = verb + 1;
        while next < self.end && (g.is_adverb(next) || g.is(next, Class::Be) && !g.is_infinitive(next)) {
            next += 1;
        }
        // "è stato arrestato", "è stato un anno nero"
        if (verb + 1..=next).any(|i| g.is(i, Class::Participle)) {
            return false;
        }
        let clause = g.is_infinitive(next) || g.is(next, Class::Complementiser) || g.opens_quote(next);
        // "si tratta di", "si deve agire"
        if g.is(verb - 1, Class::ReflexiveClitic) {
            return clause || g.is(next, Class::Of);
        }
        // "può essere un errore", and not "può iniziare il processo"
        let clause = clause && (!g.is(verb, Class::Modal) || g.is(next, Class::Be));
        clause || g.is(verb, Class::Be)
    }

    fn names_body(&self, mention: &Mention) -> bool {
        matches!(mention.kind, Kind::Organisation | Kind::Country)
    }

    /// `In her view, …`, `A suo dire …`: the owner speaks, in front of the clause.
    pub(super) fn in_own_view(&self, index: usize, owner: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let before = cue.first.checked_sub(1).filter(|b| *b >= self.sentence.first);
        let joins = [Class::Complementiser, Class::Coordinator, Class::Adversative, Class::Subordinator, Class::Relative];
        // "Ma, a loro dire, il prezzo salirà", "un problema che, a suo avviso, è lontano"
        let enclosed = |b: usize| g.mark(b, ',') && g.mark(cue.end, ',') && b > self.sentence.first && g.is_any(b - 1, &joins);
        let opens = before.is_none_or(|b| g.is_any(b, &joins) || enclosed(b));
        let start = cue.end + usize::from(g.mark(cue.end, ','));
        let mut end = self.clause_end(start, index);
        if before.is_some_and(|b| g.is(b, Class::Relative) || enclosed(b) && g.is(b - 1, Class::Relative)) {
            let joined = |i: &usize| g.mark(*i, ',') && g.is(i + 1, Class::Coordinator) && g.goes_on_with_verb(i + 2);
            end = self.resumption(start, end);
            end = (start..end).find(joined).unwrap_or(end);
        }
        let subject = self.told_possessive(owner).map(Subject::plain);
        (opens && end > start && g.has_finite(start, end)).then(|| self.draft(cue, vec![(start, end)], subject, None, "own-view", 0.8))
    }
}
