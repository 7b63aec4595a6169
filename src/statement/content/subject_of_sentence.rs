//! The subject of the sentence, whichever its verb.

use super::{Clauses, Subject};
use crate::mention::Kind;
use crate::pack::{Class, Gender, Slot};
use crate::statement::cue::CueGroup;
use crate::statement::phrase::{Phrase, noun_phrase_end};
use crate::text::TokenKind;

impl<'g, 'a> Clauses<'g, 'a> {
    /// "“Okay,” I said": whether who tells the story, whom no name stands for, says something in this sentence.
    pub fn narrator_speaks(&self) -> bool {
        let g = self.g;
        let by_narrator = |c: &CueGroup| c.first > self.sentence.first && g.is(c.first - 1, Class::FirstPerson);
        let told = |c: &CueGroup| c.slot == Slot::Finite && g.pack.cue(c.cue).act != "ask" && g.quote_at(c.first).is_none();
        self.cues.iter().any(|c| told(c) && by_narrator(c))
    }

    /// The subject of the sentence's first finite verb, where a name or a noun for people heads it and no other clause
    /// stands before it.
    pub fn main_speaker(&self) -> Option<Phrase> {
        let g = self.g;
        // "il consiglio ha votato; poi la ministra Neri è partita": who is named last
        let mut marks = (self.sentence.first..self.end).rev();
        let last = marks.find(|&i| g.mark(i, ';') && g.quote_at(i).is_none()).filter(|_| g.pack.drops_subject);
        let later = last.and_then(|mark| self.main_subject_from(mark + 1, self.end)).map(|s| s.phrase);
        if let Some(later) = later.filter(|p| self.holds_person(*p)) {
            return Some(later);
        }
        let phrase = self.main_subject_from(self.sentence.first, self.end)?.phrase;
        let clause = [Class::Complementiser, Class::Subordinator, Class::Relative, Class::Infinitive, Class::Gerund];
        // "Ciò nonostante, il governo ha"
        let alone = |i: usize| g.is(i, Class::Subordinator) && g.mark(i + 1, ',');
        // "Asked whether it was late, Hale shrugged", "While Berg has won, Hale has lost"
        let main = self.behind_opening_clause(self.sentence.first, self.end).unwrap_or(self.sentence.first);
        let first = !(main..phrase.first).any(|i| g.is_any(i, &clause) && !alone(i));
        let (head, end) = self.head_of(phrase);
        let named = (head..end).any(|i| {
            g.mentions.role_at(i).is_some() || g.mentions.covering(i).is_some_and(|m| m.rule != "demonym" && m.kind != Kind::Resource)
        });
        // "He nodded to Hale": whoever was meant before goes on
        let goes_on = || g.pronoun_ending(phrase.first, phrase.end).is_some_and(|p| !p.plural && !p.latter && p.gender != Gender::Neuter);
        (first && (named || goes_on())).then_some(phrase)
    }

    /// The subject of the sentence's first finite verb before `before`.
    pub(super) fn main_subject(&self, before: usize) -> Option<Subject> {
        // behind the last colon or semicolon is a clause of its own, which may leave its subject to the one before
        let g = self.g;
        let opens = (self.sentence.first..before).rev().find(|&i| g.quote_at(i).is_none() && (g.mark(i, ':') || g.mark(i, ';')));
        opens.and_then(|mark| self.main_subject_from(mark + 1, before)).or_else(|| self.main_subject_from(self.sentence.first, before))
    }

    fn main_subject_from(&self, from: usize, before: usize) -> Option<Subject> {
        if let Some(subject) = self.behind_opening_clause(from, before).and_then(|main| self.main_subject_from(main, before)) {
            return Some(subject);
        }
        let g = self.g;
        let verb = (from..before).find(|&i| g.quote_at(i).is_none() && g.is_finite(i))?;
        let mut first = verb;
        while first > from
            && (g.is_any(first - 1, &[Class::Clitic, Class::ReflexiveClitic, Class::Negation]) || g.is_adverb(first - 1))
            && !(first < verb && g.is(first - 1, Class::Article))
        {
            first -= 1;
        }
        let found = self.subject_before(first, from).filter(|s| self.head_speaks(s.phrase) || self.heads_document(s.phrase));
        // "Davanti agli agenti che cercavano l'arma, ha negato": not they
        let relative = g.pack.drops_subject && first > from && g.is(first - 1, Class::Relative) && !g.is(before - 1, Class::Relative);
        let opened = |at: usize| at > from && g.is(at - 1, Class::Preposition) && !g.is(at - 1, Class::By);
        let found = found.filter(|s| !(relative && (opened(s.phrase.first) || self.is_told_in_front(s.phrase))));
        // "La donna con cui Rossi viveva ha detto": whom his clause describes
        if let Some(relative) = found.and_then(|s| s.phrase.first.checked_sub(1)).filter(|r| *r > from && g.is(*r, Class::Relative))
            && g.pack.drops_subject
            && !(relative..verb).any(|i| g.mark(i, ','))
        {
            let end = self.before_relative(relative, from);
            let somebody = |p: &Phrase| self.holds_speaking_role(*p) || self.holds_person(*p);
            let phrase = self.phrase_ending(end, from).filter(|p| p.first == from && somebody(p))?;
            return Some(Subject { phrase, apposition: None, shared: true });
        }
        if let Some(subject) = found {
            return Some(Subject { shared: true, ..subject });
        }
        if let Some(subject) = self.subject_behind_predicate(verb, before) {
            return Some(subject);
        }
        // behind its verb: "è intervenuto anche il ministro Rossi, sostenendo che", "lo ha annunciato il ministro"
        let object = (first..verb).any(|i| g.is_object_clitic(i)) || g.is(first, Class::Clitic);
        let clitic = verb > from && g.is(verb - 1, Class::Clitic);
        if !g.is(verb, Class::Be) && !object && !clitic {
            return None;
        }
        let mut at = verb + 1;
        while at < before && (g.is(at, Class::Participle) || g.is_adverb(at)) {
            at += 1;
        }
        // "era accusato di aver ucciso Rossi": whoever stands behind a preposition is none
        if g.is(at, Class::Preposition) {
            return None;
        }
        let end = noun_phrase_end(g, at, before);
        let phrase = Phrase { first: at, end };
        let person = g.mentions.within(at, end).any(|m| m.kind == Kind::Person);
        (person && at > verb + 1).then_some(Subject { phrase, apposition: None, shared: true })
    }

    /// Where the main clause begins, behind a subordinate one that opens the sentence: "As people voted, the party …".
    fn behind_opening_clause(&self, from: usize, before: usize) -> Option<usize> {
        let g = self.g;
        let first = if g.is_any(from, &[Class::Coordinator, Class::Adversative]) { from + 1 } else { from };
        let free = |i: &usize| g.quote_at(*i).is_none();
        // "Asked if it could be true, Berg shrugged"
        let participle = g.pack.bare_clause && g.is(first, Class::Participle) && g.mentions.covering(first).is_none();
        let opens = g.is(first, Class::Subordinator) && !g.is(first + 1, Class::Gerund) || participle;
        let verb = (first..before).filter(free).find(|&i| opens && g.is_finite(i))?;
        let mut commas = (verb..before).filter(free).filter(|&i| g.mark(i, ','));
        // "Asked if Hale, the mayor, who had lied, would resign, Berg shrugged": where a subject and its verb follow at once
        let clause = |comma: &usize| {
            let mut stop = noun_phrase_end(g, comma + 1, before);
            while stop > comma + 1 && g.is_adverb(stop) {
                stop += 1;
            }
            stop > comma + 1 && stop < before && g.is_finite(stop)
        };
        let comma = commas.clone().find(clause).or_else(|| commas.next())?;
        let goes_on = [Class::Coordinator, Class::Relative, Class::Subordinator, Class::Complementiser];
        let named = g.mentions.covering(comma + 1).is_some() || g.mentions.role_at(comma + 1).is_some();
        let main = !g.is_any(comma + 1, &goes_on) && g.is_determiner(comma + 1) || named;
        main.then_some(comma + 1)
    }

    /// "Ha preso la parola Anna Rossi", "Non nasconde la soddisfazione Anna Rossi": behind the verb and its object, a name.
    fn subject_behind_predicate(&self, verb: usize, before: usize) -> Option<Subject> {
        let g = self.g;
        let mut at = verb;
        while at + 1 < before && g.is_adverb(at + 1) {
            at += 1;
        }
        let small = |i: usize| g.is_any(i, &[Class::Negation, Class::Clitic, Class::ReflexiveClitic]);
        let simple = !g.is_any(verb, &[Class::Have, Class::Be, Class::Modal]) && (self.sentence.first..verb).all(small);
        let perfect = g.is(verb, Class::Have) && g.is(at + 1, Class::Participle);
        let object = at + if perfect { 2 } else { 1 };
        let opens = (perfect || simple) && g.is_free_article(object) && g.pack.drops_subject;
        let name =
            (object + 2..before.min(object + 6)).find(|&i| g.mentions.covering(i).is_some_and(|m| m.first == i)).filter(|_| opens)?;
        let person = g.mentions.covering(name).filter(|m| m.kind == Kind::Person)?;
        let phrase = Phrase { first: person.first, end: person.end };
        // "Ha incontrato il sindaco Aldo Neri", "Ha sposato la bella Anna Rossi": the object itself
        let titles = |i: usize| g.mentions.role_at(i).is_some() || g.is_any(i, &[Class::Article, Class::BeforeName]);
        let plain =
            |i: usize| g.kind(i) == Some(TokenKind::Word) && !g.is_any(i, &[Class::Preposition, Class::Coordinator, Class::Relative]);
        // "quanto aveva detto il sindaco Aldo Neri": the object stands before the verb
        let fronted = verb > self.sentence.first && g.is_any(verb - 1, &[Class::Question, Class::Relative]);
        let noun = (fronted || (object + 1..name).any(|i| !titles(i))) && (object + 1..name).all(plain);
        let ends = perfect || g.kind(person.end) != Some(TokenKind::Word) || g.is(person.end, Class::Relative);
        (noun && ends).then_some(Subject { phrase, apposition: None, shared: true })
    }
}
