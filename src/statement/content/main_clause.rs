//! Where the main clause goes on behind a clause in it.

use super::Clauses;
use crate::pack::{Class, Slot};
use crate::statement::phrase::{Phrase, noun_phrase_end};
use crate::text::TokenKind;

impl<'g, 'a> Clauses<'g, 'a> {
    /// "While Berg said that …": the clause of the subject is a subordinate one at the sentence's beginning.
    pub(super) fn opens_sentence_as_subordinate(&self, subject: Phrase) -> bool {
        let g = self.g;
        // "Even as Berg said that …, he left": two of them
        let open = self.sentence.first;
        // "But when Berg said that …, he left"
        let open = open + usize::from(g.is_any(open, &[Class::Adversative, Class::Coordinator]) && g.is(open + 1, Class::Subordinator));
        let open = open + usize::from(g.is(open, Class::Subordinator) && g.is(open + 1, Class::Subordinator));
        // "Hours after Berg said that …, he left", "A day after", "Two weeks before"
        let time = |i: usize| g.is_any(i, &[Class::TimeNoun, Class::Indefinite, Class::Quantity, Class::Determiner]);
        let counted = |i: usize| time(i) || g.is_adverb(i) || g.kind(i) == Some(TokenKind::Number);
        let after =
            (open..subject.first).find(|&i| g.is(i, Class::Subordinator)).filter(|&i| g.pack.bare_clause && i > open && i <= open + 4);
        let lead = after.filter(|&i| g.is(i - 1, Class::TimeNoun) && (open..i).all(counted));
        let open = lead.unwrap_or(open);
        // "After all, while he insisted that …, it was so"
        let behind_adverb = subject.first > open + 3
            && subject.first <= open + 5
            && g.mark(subject.first - 2, ',')
            && g.is(subject.first - 1, Class::Subordinator)
            && !g.has_finite(open, subject.first - 2);
        // "Nonostante negli ultimi giorni Rossi abbia detto che …, non è venuto"
        let behind_phrase = g.pack.drops_subject
            && subject.first > open + 1
            && subject.first <= open + 6
            && g.is_any(open + 1, &[Class::Preposition, Class::TimeWord])
            && !(open + 1..subject.first).any(|i| g.is_finite(i) || g.kind(i) != Some(TokenKind::Word));
        // "While only 7 percent said it was late, many stayed"
        let at_once = (open + 1..subject.first).all(|i| g.is_adverb(i) || g.is(i, Class::Approximate));
        // "The plan is late, and while Berg said that …, it is"
        let behind_and = subject.first > open + 2
            && g.pack.bare_clause
            && g.is(subject.first - 1, Class::Subordinator)
            && !g.is_any(subject.first - 1, &[Class::Preposition, Class::Complementiser])
            && g.is(subject.first - 2, Class::Coordinator);
        // "With Berg saying that …, he left"
        let with = g.pack.bare_clause && g.is(open, Class::Partner) && at_once && g.is_gerund(subject.end);
        g.is(open, Class::Subordinator) && (at_once || behind_phrase) || with || behind_adverb || behind_and
    }

    /// Where the main clause begins behind a subordinate one that has a verb from `start` on: its subject and verb follow a comma.
    pub(super) fn main_clause_behind(&self, start: usize, end: usize) -> usize {
        let g = self.g;
        let comma = self.comma_of_main_clause(start, end).filter(|&comma| g.has_finite(start, comma) || g.is_infinitive(start));
        comma.map_or(end, |comma| if g.closes_quote(comma) { comma + 1 } else { comma })
    }

    /// The first comma from `start`, or mark that closes a quotation with one, behind which a subject and its verb follow.
    pub(super) fn comma_of_main_clause(&self, start: usize, end: usize) -> Option<usize> {
        let g = self.g;
        let opens = |&comma: &usize| {
            let at = comma + 1;
            let pronoun = g.is(at, Class::SubjectPronoun) && !g.is_determiner(at) || g.is(at, Class::OtherPronoun) && g.is_finite(at + 1);
            let mut stop = if pronoun { at + 1 } else { noun_phrase_end(g, at, end) };
            // "…, il giardiniere, Ugo Leoni, ha risposto"
            let name = g.person_at(stop + 1).filter(|m| stop > at && g.mark(stop, ',') && g.mark(m.end, ','));
            stop = name.map_or(stop, |m| m.end + 1);
            while stop > at && stop < end && g.is_adverb(stop) {
                stop += 1;
            }
            // "…, questa mattina non è venuto": a time, and the subject is left out
            if g.pack.drops_subject && !g.is_finite(stop) {
                stop = g.past_clitics(self.skip_light(at, end).0.max(stop));
                // "…, gli arriva un messaggio"
                stop += usize::from(stop == at && g.is(at, Class::Clitic) && g.is_finite(at + 1));
            }
            // "Although he says he “loves Berg,” Hale left": the comma stands inside the marks
            let quoted = g.closes_quote(comma) && g.mark(comma - 1, ',');
            // "…, they differ": whatever stands behind a pronoun that is never an object is its verb
            let joins = [Class::Preposition, Class::Coordinator, Class::Subordinator, Class::Relative];
            let bare = pronoun && g.pack.bare_clause && g.kind(stop) == Some(TokenKind::Word) && !g.is_any(stop, &joins);
            let verb = g.is_finite(stop) || bare && g.quote_at(stop).is_none();
            (g.mark(comma, ',') && g.quote_at(comma).is_none() || quoted) && stop > at && stop < end && verb
        };
        (start + 2..end).find(opens)
    }

    /// Where the main clause goes on after a relative clause: at a comma with a finite verb behind it.
    pub(super) fn resumption(&self, start: usize, end: usize) -> usize {
        let g = self.g;
        (start + 1..end)
            .find(|&i| {
                let mut next = i + 1;
                // "…, l'ha mostrata"
                let clitic = |i: usize| !g.is(i, Class::Article) || g.is(i, Class::Clitic) && g.is(i + 1, Class::Have);
                while g.is_adverb(next) || g.is_any(next, &[Class::Clitic, Class::ReflexiveClitic, Class::Negation]) && clitic(next) {
                    next += 1;
                }
                // "che dice che, a fondo pagina, si vede": the comma closes what was inserted
                let inserted = || (g.mark(start, ',') || start > 0 && g.mark(start - 1, ',')) && !g.has_finite(start, i);
                g.mark(i, ',') && g.quote_at(i).is_none() && (g.is_finite(next) && !inserted() || self.goes_on_with_name(i))
            })
            .unwrap_or(end)
    }

    /// "tra questi Rossi, che promette aiuto|, e Neri, il sindaco": whether the list that the relative clause stands in goes on at the comma
    /// with somebody else, of whom more is told.
    fn goes_on_with_name(&self, comma: usize) -> bool {
        let g = self.g;
        let name = || g.person_at(comma + 2).is_some_and(|m| g.mark(m.end, ','));
        g.mark(comma, ',') && g.is(comma + 1, Class::Coordinator) && g.quote_at(comma).is_none() && name()
    }

    /// Where the main clause goes on behind a relative clause that no comma divides from its noun: "una donna che diceva che era tardi |
    /// è stata derubata". `verbs` is how many finite verbs the content itself has; each connecting word may bring another.
    pub(super) fn main_verb_behind(&self, start: usize, end: usize, verbs: usize) -> usize {
        let g = self.g;
        let connects =
            [Class::Complementiser, Class::Relative, Class::Coordinator, Class::Subordinator, Class::Adversative, Class::Question];
        // "the crash was": a noun that is spelled as one
        let infinitive = |i: usize| g.is(i, Class::Infinitive) && g.pack.drops_subject;
        let mut wanted = verbs;
        for i in (start..end).filter(|&i| g.quote_at(i).is_none()) {
            if g.kind(i) == Some(TokenKind::Punct) || g.is_any(i, &connects) && g.mentions.covering(i).is_none() {
                wanted += 1;
            } else if g.is_finite(i) && !(i > start && (g.is_any(i - 1, &[Class::Be, Class::Article]) || infinitive(i - 1))) {
                // "la donna era ubriaca | è sparita": what only looks like a verb
                // but "a man who said he was ill told", where nobody stands before the verb
                let somebody = i > start && (g.mentions.covering(i - 1).is_some() || g.mentions.role_at(i - 1).is_some());
                let told = g.pack.bare_clause && !somebody && !g.is(i - 1, Class::SubjectPronoun);
                let told = told && self.cues.iter().any(|c| c.first == i && c.slot == Slot::Finite);
                let sure = g.is_any(i, &[Class::Be, Class::Have, Class::Modal]) || told;
                // "who said he was Tom Hale told": whose verb it is cannot be told
                if wanted == 0 && somebody && g.pack.bare_clause && !g.is_any(i, &[Class::Be, Class::Have, Class::Modal]) {
                    return end;
                }
                if wanted == 0 && !sure {
                    continue;
                }
                let mut group = i;
                while group > start
                    && g.is_any(group - 1, &[Class::Clitic, Class::ReflexiveClitic, Class::Negation])
                    && !g.is(group - 1, Class::Article)
                {
                    group -= 1;
                }
                if wanted == 0 {
                    return group;
                }
                wanted -= 1;
            }
        }
        end
    }
}
