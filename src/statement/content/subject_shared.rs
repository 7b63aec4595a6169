//! The subject that a verb shares with an earlier verb of its sentence.

use super::{Clauses, Draft, Subject};
use crate::pack::Class;
use crate::statement::cue::CueGroup;
use crate::statement::phrase::Phrase;
use crate::text::TokenKind;

impl<'g, 'a> Clauses<'g, 'a> {
    /// "ha fermato | Rossi |, che prima ha negato e poi ha confessato": whom the clause behind the comma describes, where it has both verbs.
    pub(super) fn joined_in_relative(&self, cue: &CueGroup, from: usize) -> Option<Phrase> {
        let g = self.g;
        let join = (from..cue.first).rev().find(|&i| !g.is_adverb(i)).filter(|&i| g.pack.drops_subject && g.is(i, Class::Coordinator))?;
        let relative = (from..cue.first).rev().take_while(|&i| !g.mark(i, ',')).find(|&i| g.is(i, Class::Relative))?;
        let both = join > relative + 1 && g.has_finite(relative, join);
        let plain = |i: usize| g.quote_at(i).is_none() && !g.is_any(i, &[Class::Complementiser, Class::Subordinator]);
        let whole = (relative..cue.first).all(|i| plain(i) || i == relative) && !g.is(relative, Class::PlaceRelative);
        let comma = relative.checked_sub(1).filter(|&c| c > from && g.mark(c, ',') && both && whole)?;
        let phrase = self.antecedent(comma, self.sentence.first)?;
        (self.head_speaks(phrase) && self.agrees_behind(cue, phrase)).then_some(phrase)
    }

    /// "Anna Berg hewed to the plan, noting that", "Years ago, he backed the plan and said": who is named first in the sentence or
    /// behind what opens it, where the verb is not known.
    pub(super) fn opening_phrase(&self, cue: &CueGroup) -> Option<Subject> {
        let g = self.g;
        let before = cue.first.checked_sub(1)?;
        if !g.pack.bare_clause || !g.mark(before, ',') && !g.is(before, Class::Coordinator) {
            return None;
        }
        let opener = self.sentence.first;
        let comma = (opener..cue.first).take(8).take_while(|&i| !g.is_finite(i) && g.quote_at(i).is_none()).find(|&i| g.mark(i, ','));
        let pronoun = |i: usize| g.is(i, Class::SubjectPronoun) && !g.is_determiner(i);
        let time = comma.filter(|c| pronoun(c + 1) && (opener..*c).any(|i| g.is_any(i, &[Class::TimeNoun, Class::TimeWord, Class::Month])));
        let first = time.map_or(opener, |c| c + 1);
        let pronoun = pronoun(first);
        let name = g.mentions.covering(first).filter(|m| m.first == first).map(|m| m.end);
        let phrase = Phrase { first, end: if pronoun { first + 1 } else { name.unwrap_or(first) } };
        // "Anna Berg, his wife, …": only where its verb must follow at once
        let follows = g.kind(phrase.end) == Some(TokenKind::Word) && !g.is_any(phrase.end, &[Class::Coordinator, Class::Preposition]);
        let somebody = pronoun || phrase.end > first && self.holds_person(phrase);
        (somebody && follows).then_some(Subject { phrase, apposition: None, shared: true })
    }

    /// Whether a clause of its own begins with the phrase: behind a mark, "and" or "after", not behind "that" or "how".
    pub(super) fn opens_own_clause(&self, phrase: Phrase) -> bool {
        let g = self.g;
        let Some(opener) = phrase.first.checked_sub(1).filter(|o| *o >= self.sentence.first) else { return true };
        let joins = g.is_any(opener, &[Class::Coordinator, Class::Adversative, Class::Subordinator]);
        let question = g.is_any(opener, &[Class::Question, Class::Relative]) && opener > self.sentence.first && g.mark(opener - 1, ',');
        g.mark(opener, ',') || g.mark(opener, ';') || joins && !g.is(opener, Class::Complementiser) || question
    }

    /// The subject of the last finite verb before `before` that is no cue, in no relative clause and in no content:
    /// "Rossi ha detto di no, Verdi ha smorzato, parlando di …". Where `of_relative`, what a relative clause hangs on counts too.
    pub(super) fn nearest_subject(&self, before: usize, drafts: &[Draft], of_relative: bool) -> Option<Subject> {
        let g = self.g;
        let taken = drafts.iter().flat_map(|d| d.content.iter().map(|c| c.1).chain(d.cue.map(|c| c.end))).filter(|e| *e <= before).max();
        let from = taken.unwrap_or(self.sentence.first);
        let verb = (from..before).rev().find(|&i| g.quote_at(i).is_none() && g.is_finite(i))?;
        let mut first = verb;
        let group = [Class::Clitic, Class::ReflexiveClitic, Class::Negation, Class::Have, Class::Be, Class::Modal];
        let article = |first: usize| first < verb && g.is(first - 1, Class::Article);
        while first > from && !article(first) && (g.is_any(first - 1, &group) || g.is_adverb(first - 1)) {
            first -= 1;
        }
        let relative = first > from && g.is_any(first - 1, &[Class::Relative, Class::Complementiser]);
        let subject = self.subject_before(first, from).filter(|_| of_relative || !relative)?;
        let somebody = self.head_speaks(subject.phrase) && self.names_somebody(subject.phrase);
        // "Una dama entra e dice": whatever the sentence opens with is the subject of both verbs
        let opener = subject.phrase.first == self.sentence.first && g.is(subject.phrase.first, Class::Indefinite) || relative;
        let opens = g.pack.drops_subject && opener && g.is(subject.phrase.first, Class::Article);
        (somebody || opens).then_some(Subject { shared: true, ..subject })
    }
}
