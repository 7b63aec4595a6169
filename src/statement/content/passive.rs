//! A verb in the passive: who spoke is its agent, or nobody.

use super::{Clauses, Draft, Subject};
use crate::pack::{Class, Frame, Gender};
use crate::statement::cue::described_by;
use crate::statement::phrase::{Phrase, apposition_end, noun_phrase_end};
use crate::text::TokenKind;

impl<'g, 'a> Clauses<'g, 'a> {
    /// `Il piano è stato annunciato dal ministro`, `La notizia è stata confermata da X`.
    pub(super) fn passive(&self, index: usize, from: usize) -> Option<Draft> {
        let cue = self.cues[index];
        if cue.first == cue.head
            && let Some((agent, quote)) = described_by(self.g, self.sentence, cue.head, cue.end)
        {
            let speaks = self.names_somebody(agent) && self.head_speaks(agent);
            return speaks.then(|| self.draft(cue, vec![(quote.open, quote.end)], Some(Subject::plain(agent)), None, "described-by", 0.8));
        }
        let at = self.before_agent(index);
        if !self.g.is(at, Class::By) {
            return self.passive_predicate(index).or_else(|| self.passive_without_agent(index, at));
        }
        let (agent, end) = self.agent_behind(at)?;
        // "was ordered by the court to pay", "venne accusato da un amico, Ugo Neri, di aver": what follows the agent is what was said
        let stop = apposition_end(self.g, end, self.end).filter(|&stop| self.g.mark(stop, ',') && self.is_description((end + 1, stop)));
        let behind = stop.map_or(end, |stop| stop + 1);
        let apposition = stop.map(|stop| (end + 1, stop));
        if let Some(draft) = self.passive_without_agent(index, self.skip_light(behind, self.limit_after(behind)).0) {
            return Some(Draft { source: Some(agent), apposition, ..draft });
        }
        let subject = Subject::plain(agent);
        let draft = self
            .passive_clause(index, behind, Subject { apposition, ..subject })
            .or_else(|| self.passive_question(index, at, end, subject))
            .or_else(|| self.passive_quotation(index, end, subject));
        if draft.is_some() {
            return draft;
        }
        let cue = self.cues[index];
        let (topic, quote) = (self.frame(&cue, Frame::Topic), self.frame(&cue, Frame::Quote));
        if !topic && !quote {
            return None;
        }
        let opener = cue.first.checked_sub(1).filter(|o| *o >= self.sentence.first && self.g.is(*o, Class::ParentheticalOpener));
        if let Some(opener) = opener {
            return self.around(index, opener, end, Some(subject), None, from, "as-said");
        }
        // "è stato attaccato dai lupi": a verb that means much else
        let act = self.frame(&cue, Frame::Person) && !self.may_tell_topic(&cue, agent) && !self.holds_person(agent);
        if !topic && self.g.pack.drops_subject || act {
            return None;
        }
        self.passive_topic(index, (end, behind), subject)
    }

    /// Where the marker of the agent may stand behind the verb, times and insertions passed over.
    fn before_agent(&self, index: usize) -> usize {
        let g = self.g;
        let cue = self.cues[index];
        let (mut at, _) = self.skip_light(cue.end, self.limit_after(cue.end));
        // "denunciata due settimane fa dalla madre"
        if g.pack.drops_subject && !g.is(at, Class::By) {
            let time = |i: usize| {
                g.is_determiner(i)
                    || g.is_adverb(i)
                    || g.is_any(i, &[Class::TimeNoun, Class::TimeWord])
                    || g.kind(i) == Some(TokenKind::Number)
            };
            let by =
                (at..self.end.min(at + 6)).find(|&i| !time(i)).filter(|&i| g.is(i, Class::By) && (at..i).any(|k| g.is(k, Class::TimeNoun)));
            at = by.unwrap_or(at);
        }
        // "espressi, tra gli altri, da Anna Rossi"
        if g.mark(at, ',') && g.pack.drops_subject {
            let close = (at + 1..self.end.min(at + 10)).find(|&i| g.mark(i, ',') || g.is_finite(i) || g.quote_at(i).is_some());
            let by = close.filter(|&c| g.mark(c, ',') && g.is(c + 1, Class::By));
            let by = by.filter(|c| !self.is_place(Phrase { first: c + 2, end: noun_phrase_end(g, c + 2, self.end) }));
            at = by.map_or(at, |c| c + 1);
        }
        at
    }

    /// The agent behind the marker at `at`, if somebody, and one past its end, a closing quotation mark included.
    fn agent_behind(&self, at: usize) -> Option<(Phrase, usize)> {
        let g = self.g;
        // "come annunciato da “La Voce”": a body named in marks
        let named = g.quote_at(at + 1).filter(|q| q.open == at + 1 && q.end - q.open <= 6);
        let named = named.filter(|q| g.mentions.within(q.inner_start(), q.inner_end()).next().is_some());
        let end = named.map_or_else(|| noun_phrase_end(g, at + 1, self.limit_after(at + 1)), |q| q.end);
        let agent = named.map_or(Phrase { first: at + 1, end }, |q| Phrase { first: q.inner_start(), end: q.inner_end() });
        // "chiesti da Rossi 300 milioni": what is counted is no part of the name
        let number = |i: usize| g.kind(i) == Some(TokenKind::Number) || g.is_adverb(i) && g.kind(i + 1) == Some(TokenKind::Number);
        let name = g.mentions.covering(at + 1).filter(|m| m.end < end && named.is_none() && number(m.end));
        let (agent, end) = name.map_or((agent, end), |m| (Phrase { end: m.end, ..agent }, m.end));
        let agent = if named.is_none() { self.with_joined(agent) } else { agent };
        let end = end.max(agent.end);
        (end != at + 1 && self.names_somebody(agent)).then_some((agent, end))
    }

    /// "È stato annunciato da Rossi che il prezzo salirà"
    /// but not "È stato smentito da Rossi che guida il ministero"
    fn passive_clause(&self, index: usize, behind: usize, agent: Subject) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let described = g.goes_on_with_verb(behind + 1) && g.is(behind, Class::Relative);
        let clause = g.is(behind, Class::Complementiser) && !described;
        // "It was announced by the mayor that the road was closed"
        let expletive = || {
            cue.first > self.sentence.first
                && g.pronoun_ending(cue.first - 1, cue.first).is_some_and(|p| !p.plural && p.gender == Gender::Neuter)
        };
        let empty = clause && if g.pack.drops_subject { self.drops_its_subject(&cue) } else { expletive() };
        if !self.frame(&cue, Frame::Clause) || !empty {
            return None;
        }
        let content = vec![(behind + 1, self.clause_end(behind + 1, index))];
        Some(self.draft(cue, content, Some(agent), None, "passive-clause", 0.8))
    }

    /// "was asked by a caller | why they come"
    fn passive_question(&self, index: usize, by: usize, end: usize, agent: Subject) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let question = by == cue.end && g.is(end, Class::Question) && !g.is(end, Class::PersonRelative);
        if !question || !self.frame(&cue, Frame::Question) || !self.frame(&cue, Frame::AddresseeObject) {
            return None;
        }
        let start = end + usize::from(g.is(end, Class::ConditionalOpener));
        Some(self.draft(cue, vec![(start, self.clause_end(end + 1, index))], Some(agent), None, "passive-question", 0.7))
    }

    /// "L'idea è contestata dal ministro: | «…»": his words are the quotation
    fn passive_quotation(&self, index: usize, end: usize, agent: Subject) -> Option<Draft> {
        let (content, _) = if self.g.mark(end, ':') { self.quotes_from(end + 1, self.sentence.end)? } else { return None };
        Some(self.draft(self.cues[index], content, Some(agent), None, "passive-quotation", 0.8))
    }

    /// "| Il piano | è stato annunciato dal ministro": the subject of the verb is what was spoken of. The agent ends at `end`, its
    /// apposition at `behind`.
    fn passive_topic(&self, index: usize, (end, behind): (usize, usize), agent: Subject) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        // "Tre giorni fa sono stati chiesti dal sindaco 300 milioni": a time
        let subject = self.subject_before(cue.first, self.sentence.first).filter(|s| !g.is_ago(s.phrase.end - 1));
        // "Il piano è stato definito dal sindaco | «una follia»"
        let predicate = self.frame(&cue, Frame::Quote) && self.frame(&cue, Frame::Described) || self.frame(&cue, Frame::Predicate);
        let called = g.quote_at(behind).filter(|q| q.open == behind && predicate);
        if let Some(quote) = called {
            let what = subject.as_ref().map(|s| (s.phrase.first, s.phrase.end));
            let content = what.into_iter().chain([(quote.open, quote.end)]).collect();
            return Some(self.draft(cue, content, Some(agent), None, "passive", 0.75));
        }
        let Some(subject) = subject else {
            return self.passive_object(index, if g.is(behind, Class::Article) { behind } else { end }, agent);
        };
        // "Blunt was accused by Hale of losing control"
        if g.pack.cue(cue.cue).act == "accuse" && g.pack.bare_clause && g.is(behind, Class::Of) {
            let content = vec![(subject.phrase.first, subject.phrase.end), (behind, self.topic_end(behind + 1, index))];
            let mut draft = self.draft(cue, content, None, None, "passive", 0.8);
            (draft.source, draft.topic) = (Some(agent.phrase), true);
            return Some(draft);
        }
        // "i tre pescatori sono stati avvertiti dalla capitaneria" is no words of theirs
        if g.pack.cue(cue.cue).act == "accuse" && self.head_speaks(subject.phrase) {
            return None;
        }
        let mut content = vec![(subject.phrase.first, subject.phrase.end)];
        // "Il ladro è stato descritto da Rossi | come un uomo alto", "The plan was dismissed by Hale | as a folly"
        let what = g.is_determiner(behind + 1) || g.is_adverb(behind + 1) && !g.is_adverb(behind) || g.opens_quote(behind + 1);
        if g.is(behind, Class::ParentheticalOpener)
            && what
            && (self.frame(&cue, Frame::Topic) && (self.frame(&cue, Frame::Quote) || g.pack.bare_clause) || predicate)
        {
            content.push((behind, self.topic_end(behind + 1, index)));
        }
        // "Lui è stato chiamato dalla polizia": what he was called is not told
        if content.len() == 1 && self.frame(&cue, Frame::Predicate) && !self.frame(&cue, Frame::Clause) {
            return None;
        }
        let mut draft = self.draft(cue, content, Some(agent), None, "passive", 0.7);
        draft.topic = true;
        Some(draft)
    }

    /// "È stato confermato dal ministro | il successo della missione"
    /// "Tre giorni fa sono stati chiesti da Rossi | almeno 300 milioni"
    fn passive_object(&self, index: usize, at: usize, agent: Subject) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let mut counted = at;
        while g.is_adverb(counted) || g.is_any(counted, &[Class::Quantity, Class::Indefinite]) {
            counted += 1;
        }
        let object = g.is(at, Class::Article) || counted < self.end && g.kind(counted) == Some(TokenKind::Number);
        if !object || !self.drops_its_subject(&cue) {
            return None;
        }
        let mut draft = self.draft(cue, vec![(at, self.topic_end(at, index))], None, None, "passive", 0.7);
        (draft.source, draft.topic) = (Some(agent.phrase), true);
        Some(draft)
    }

    /// `Blunt was branded “a clown” by Hale`, `was called a liar by Hale`: what somebody is called stands before who calls him so.
    fn passive_predicate(&self, index: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        // "was described | as “a good man” | by his family"
        let as_what = g.pack.bare_clause && g.is(cue.end, Class::ParentheticalOpener) && g.opens_quote(cue.end + 1);
        let at = cue.end + usize::from(as_what);
        let end = g.quote_at(at).filter(|q| q.open == at).map_or_else(|| noun_phrase_end(g, at, self.limit_after(at)), |q| q.end);
        // "è stata definita «folle» da Rossi"
        let quoted = g.pack.bare_clause || g.quote_at(at).is_some_and(|q| q.open == at);
        let called = self.frame(&cue, Frame::Predicate)
            || self.frame(&cue, Frame::Quote) && g.pack.drops_subject
            || as_what && self.frame(&cue, Frame::Topic);
        let named = called && quoted && end > at && end <= at + 10 && g.is(end, Class::By);
        let agent = Phrase { first: end + 1, end: noun_phrase_end(g, end + 1, self.limit_after(end + 1)) };
        let speaks = named && agent.end > agent.first && self.names_somebody(agent) && self.head_speaks(agent);
        if !speaks {
            return None;
        }
        let subject = self.subject_before(cue.first, self.sentence.first);
        if subject.is_none() && g.pack.bare_clause {
            return None;
        }
        let what = subject.map(|s| (s.phrase.first, s.phrase.end));
        let told = (at - usize::from(as_what), end);
        let mut draft = self.draft(cue, what.into_iter().chain([told]).collect(), None, None, "passive", 0.75);
        (draft.source, draft.topic) = (Some(agent), true);
        Some(draft)
    }

    /// `Residents were told to stay indoors`, `Fu accusato di aver mentito`: nobody says who spoke.
    fn passive_without_agent(&self, index: usize, at: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let infinitive = self.frame(&cue, Frame::ObjectInfinitive) || self.frame(&cue, Frame::Infinitive);
        let quoted = g.opens_quote(at + 1);
        // "Berg was asked, “…”"
        let asked = self.frame(&cue, Frame::Quote) && self.frame(&cue, Frame::AddresseeObject);
        if asked && let Some((content, _)) = self.quotes_from(at + usize::from(g.mark(at, ',') || g.mark(at, ':')), self.sentence.end) {
            return Some(self.draft(cue, content, None, None, "passive-quotation", 0.7));
        }
        if infinitive && g.is(at, Class::InfinitiveMarker) && (g.is_infinitive(at + 1) || quoted) {
            let end = if quoted { self.topic_end(at, index) } else { self.clause_end(at, index) };
            // "were urged | not to panic"
            let first = at - usize::from(at > cue.end && g.is(at - 1, Class::Negation));
            return Some(self.draft(cue, vec![(first, end)], None, None, "passive-infinitive", 0.7));
        }
        let clause = self.frame(&cue, Frame::Clause) && self.frame(&cue, Frame::AddresseeObject);
        if clause && g.is(at, Class::Complementiser) {
            let end = self.clause_end(at + 1, index);
            return (end > at + 1).then(|| self.draft(cue, vec![(at + 1, end)], None, None, "passive-clause", 0.7));
        }
        None
    }
}
