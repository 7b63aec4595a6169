//! The subject of a cue verb: who, as the sentence names them.

use super::{Clauses, Draft, Subject};
use crate::mention::Kind;
use crate::pack::{Class, Frame, RoleClass, Slot};
use crate::statement::cue::{CueGroup, quoted_by};
use crate::statement::phrase::{Phrase, apposition_end, noun_phrase_end};
use crate::text::TokenKind;

/// Acts of verbs that without a clause behind them tell of something done.
const ADDING: [&str; 3] = ["add", "claim", "cite"];

impl Subject {
    /// The phrase alone, without an apposition, of this verb alone.
    pub(super) fn plain(phrase: Phrase) -> Self {
        Subject { phrase, apposition: None, shared: false }
    }
}

impl<'g, 'a> Clauses<'g, 'a> {
    /// The subject of a cue verb: before it, or shared with an earlier verb of the sentence.
    pub(super) fn subject(&self, cue: &CueGroup, from: usize, drafts: &[Draft]) -> Option<Subject> {
        let g = self.g;
        let gerund = cue.slot == Slot::Gerund && !(cue.first..cue.head).any(|i| g.is(i, Class::Be));
        // "ha denunciato un uomo poiché, dichiarandosi medico, ha truffato": that of the clause, which leaves it out
        if gerund && g.opens_inner_clause(cue.first) {
            return None;
        }
        if let Some((subject, _)) = self.inserted_gerund(cue) {
            return Some(subject);
        }
        if let Some(subject) = self.quoted_by_another(cue, from) {
            return Some(subject);
        }
        // "with 22 percent saying", "with three in 10 saying": they alone
        if gerund && g.pack.bare_clause && g.closes_share(cue.first) {
            return self.phrase_ending(cue.first, from).filter(|p| self.is_share(*p)).map(Subject::plain);
        }
        if gerund {
            let subject = || self.subject_of_gerund(cue, from, drafts).or_else(|| self.shared_subject(cue, from, drafts, gerund));
            return if self.is_document_got(cue, from) { None } else { subject() };
        }
        // "Dan Frye, whose agent says he is broke, said": the clause between commas has its own
        let comma = cue.first.checked_sub(1).filter(|&c| c > from && g.mark(c, ','));
        if let Some(subject) = comma.and_then(|c| self.before_whose(self.sentence.first, c)) {
            return Some(subject);
        }
        if let Some(subject) = self.own_subject(cue, from) {
            return Some(self.last_of_several(cue, subject));
        }
        // "Rossi è a Carpi, dove ha detto": whoever is there
        if cue.first > from && g.is(cue.first - 1, Class::PlaceRelative) {
            return self.main_subject(cue.first);
        }
        if self.follows_relative(cue, from) || self.is_noun(cue, from) {
            return None;
        }
        if let Some(seat) = self.seat_before(cue, from) {
            return Some(Subject::plain(seat));
        }
        self.shared_subject(cue, from, drafts, gerund).or_else(|| self.name_between_commas(cue, from))
    }

    /// "One of the authors of that report, | Ari Flem |, said": whoever is named between commas before the verb, behind words without a verb.
    fn name_between_commas(&self, cue: &CueGroup, from: usize) -> Option<Subject> {
        let g = self.g;
        let comma = cue.first.checked_sub(1).filter(|&c| c > from && g.mark(c, ',') && g.pack.bare_clause)?;
        let name = g.mentions.covering(comma - 1).filter(|m| m.kind == Kind::Person && m.end == comma)?;
        let open = name.first.checked_sub(1).filter(|&o| o > from && g.mark(o, ',') && from == self.sentence.first)?;
        let opens = [Class::Preposition, Class::Subordinator, Class::Gerund, Class::Participle];
        let phrase = !g.is_any(from, &opens) && !(from..open).any(|i| g.is_finite(i) || g.mark(i, ',') || g.quote_at(i).is_some());
        phrase.then_some(Subject::plain(Phrase { first: name.first, end: name.end }))
    }

    /// "| Tom Hale |, arguing that it was late, left": the subject of the sentence, where the clause of the gerund stands between it and its
    /// verb, and the comma that closes that clause.
    pub(super) fn inserted_gerund(&self, cue: &CueGroup) -> Option<(Subject, usize)> {
        let g = self.g;
        let comma = cue.first.checked_sub(1).filter(|&c| cue.slot == Slot::Gerund && c > self.sentence.first && g.mark(c, ','))?;
        let joins = |i: usize| g.is_adverb(i) || g.is_any(i, &[Class::Coordinator, Class::Adversative]) || g.mark(i, ',');
        let first = (self.sentence.first..comma).find(|&i| !joins(i))?;
        let phrase = Phrase { first, end: noun_phrase_end(g, first, comma) };
        let close = apposition_end(g, phrase.end, self.end).filter(|&close| close == comma);
        let apposition = close.map(|close| (phrase.end + 1, close)).filter(|&told| self.is_description(told));
        let whole = phrase.end > first && (phrase.end == comma || apposition.is_some());
        if !whole || !self.names_somebody(phrase) || !self.head_speaks(phrase) {
            return None;
        }
        // "calling it “a folly,” left": the comma may stand inside the marks
        let closes = |i: usize| g.mark(i, ',') && g.quote_at(i).is_none() || g.closes_quote(i) && g.mark(i - 1, ',');
        let resumes = |i: usize| {
            let verb = (i + 1..self.end).find(|&k| !g.is_adverb(k)).unwrap_or(i + 1);
            // "…, shut the road"
            let object = || g.is(verb, Class::Participle) && g.is_any(verb + 1, &[Class::Article, Class::Possessive]);
            if g.pack.drops_subject { g.goes_on_with_verb(verb) } else { (g.is_finite(verb) || object()) && !g.is_gerund(verb) }
        };
        // "noting that the bridge, built in 1960, was unsafe, called": not before its clause has a verb
        let clause = g.is(cue.end, Class::Complementiser);
        let clear = |i: usize| g.is_finite(i) && !g.is_determiner(i - 1) && !g.is(i, Class::Participle) && !g.ends_as_participle(i);
        let complete = |i: &usize| !clause || (cue.end + 1..*i).any(clear);
        let mut ends = (cue.end..self.end).filter(|&i| closes(i) && resumes(i));
        let first = ends.next()?;
        let close = Some(first).filter(complete).or_else(|| ends.find(complete)).unwrap_or(first);
        // "adding salt to the soup", "claiming a win", "citing a report": what is done, and who told it
        let told = clause || g.is(cue.end, Class::InfinitiveMarker) || (cue.end..close).any(|i| g.opens_quote(i) || g.is_finite(i));
        let act = g.pack.cue(cue.cue).act.as_str();
        let tells =
            told || !ADDING.contains(&act) && !self.heads_document(Phrase { first: cue.end, end: noun_phrase_end(g, cue.end, close) });
        tells.then_some((Subject { phrase, apposition, shared: true }, close))
    }

    /// The subject of a gerund that stands behind a noun, or tells by which means something was done.
    fn subject_of_gerund(&self, cue: &CueGroup, from: usize, drafts: &[Draft]) -> Option<Subject> {
        let g = self.g;
        // "by declaring", "by essentially telling": the subject of the verb before
        let mut means = cue.first;
        while means > from && g.is_adverb(means - 1) {
            means -= 1;
        }
        if means > from && g.pack.bare_clause && g.opens_means(means) {
            return self.nearest_subject(means, drafts, true);
        }
        if cue.first <= from || g.mark(cue.first - 1, ',') || g.closes_quote(cue.first - 1) {
            return None;
        }
        // "critics saying that": the noun before it
        let subject = self.antecedent(cue.first, from).map(Subject::plain)?;
        // "sent an email to supporters saying": whoever sent it
        let addressee = subject.phrase.first;
        // "wrote to supporters demanding"
        let told = |i: usize| g.is(i, Class::Document) || g.is(i, Class::Addressing);
        if g.pack.bare_clause && addressee > from + 1 && g.is(addressee - 1, Class::To) && told(addressee - 2) {
            return self.nearest_subject(addressee - 2, drafts, true);
        }
        // "marched through Oslo demanding": nor the place, where nothing but a verb stands before it
        let place = g.mentions.covering(cue.first - 1).filter(|m| m.end == cue.first && matches!(m.kind, Kind::Country | Kind::Place));
        let led =
            place.filter(|m| m.rule != "demonym").and_then(|m| m.first.checked_sub(1)).filter(|&i| i > from && g.is(i, Class::Preposition));
        if let Some(preposition) = led.filter(|&i| g.pack.bare_clause && g.is_finite(i - 1)) {
            return self.nearest_subject(preposition, drafts, true).filter(|s| self.names_somebody(s.phrase));
        }
        // "emailed supporters saying": whoever told them
        let told = self.cues.iter().find(|c| c.end == subject.phrase.first && self.frame(c, Frame::AddresseeObject));
        if let Some(teller) = told.and_then(|c| self.own_subject(c, from)) {
            return Some(teller);
        }
        // "responded on Facebook writing": the place where it was said
        let place = |s: &Subject| self.is_organisation(s.phrase) && s.phrase.first > from && g.is(s.phrase.first - 1, Class::Preposition);
        Some(subject).filter(|s| self.names_somebody(s.phrase) && g.pack.bare_clause && !place(s))
    }

    /// "received an email to supporters | saying", "was forwarded a letter to Hale | saying": whether the gerund tells what stands in a document
    /// that came to the subject of the sentence, who did not write it.
    fn is_document_got(&self, cue: &CueGroup, from: usize) -> bool {
        let g = self.g;
        let plain = |i: &usize| g.kind(*i) == Some(TokenKind::Word) && g.quote_at(*i).is_none();
        let mut near = (from..cue.first).rev().take(8).take_while(plain);
        let document = near.find(|&i| i > from && g.is(i, Class::Document) && g.is(i + 1, Class::To));
        let Some(article) = document.filter(|_| g.pack.bare_clause).map(|d| self.before_determiners(d, from)) else { return false };
        article > from + 1 && (g.is(article - 1, Class::Obtained) || g.is(article - 2, Class::Be))
    }

    /// Whether the verb stands right behind a relative pronoun that points to nothing known as its subject.
    fn follows_relative(&self, cue: &CueGroup, from: usize) -> bool {
        let g = self.g;
        // "a slide show that predicted": the subject is what the pronoun points to, or nobody
        if g.pack.bare_clause && cue.first > from && g.is(cue.first - 1, Class::Relative) {
            return true;
        }
        // "parla con la ditta, che aveva promesso": it is not the subject of the sentence
        let relative = cue.first > from + 1 && g.is(cue.first - 1, Class::Relative) && g.mark(cue.first - 2, ',');
        g.pack.drops_subject && relative
    }

    /// Whether the form is a noun here and no verb.
    fn is_noun(&self, cue: &CueGroup, from: usize) -> bool {
        let g = self.g;
        let noun = g.pack.bare_clause && g.is_noun_cue(cue.head) && cue.first == cue.head;
        // "kept the rules, claims that nobody checked": a noun, in apposition
        if noun && cue.first > from && g.mark(cue.first - 1, ',') {
            return true;
        }
        // "wants to stop state rules that": the noun before it makes it one
        let behind_noun = |b: usize| {
            let class = [
                Class::Coordinator,
                Class::Adversative,
                Class::Relative,
                Class::Complementiser,
                Class::Subordinator,
                Class::Finite,
                Class::Participle,
            ];
            g.kind(b) == Some(TokenKind::Word) && !g.is_adverb(b) && !g.is_any(b, &class) && g.quote_at(b).is_none()
        };
        noun && cue.first.checked_sub(1).filter(|b| *b > from && g.is_plural(cue.head)).is_some_and(behind_noun)
    }
    /// "An official “close to the talks” said that": the quotation tells of the subject.
    fn quoted_attribute(&self, cue: &CueGroup, from: usize) -> Option<Subject> {
        let g = self.g;
        let close = cue.first.checked_sub(1).filter(|c| *c > from && g.closes_quote(*c) && g.is(cue.end, Class::Complementiser))?;
        let quote = g.quote_at(close).filter(|q| q.open > from + 1 && g.kind(q.open - 1) == Some(TokenKind::Word))?;
        let said = g.kind(quote.inner_end() - 1) == Some(TokenKind::Punct) || g.has_finite(quote.inner_start(), quote.inner_end());
        let phrase = self.phrase_ending(quote.open, from).filter(|p| !said && self.names_somebody(*p) && g.is_determiner(p.first))?;
        self.only_joins(from, phrase.first).then_some(Subject::plain(phrase))
    }

    /// The subject before the verb group that agrees with it. "Quando Rossi notò l'assenza del quadro affermò": the object of the
    /// verb before is none.
    pub(super) fn own_subject(&self, cue: &CueGroup, from: usize) -> Option<Subject> {
        let g = self.g;
        let Some(found) = self.subject_before(cue.first, from) else { return self.quoted_attribute(cue, from) };
        let subject = Some(found).filter(|s| self.agrees(cue, s.phrase)).or_else(|| self.last_complement(cue, found));
        let subject = subject.or_else(|| self.opens_before_participle(cue, from))?;
        let verb = subject.phrase.first.checked_sub(1).filter(|v| *v > from && g.is_finite(*v) && !g.is_any(*v, &[Class::Be, Class::Have]));
        let object = verb.is_some() && g.pack.drops_subject && g.is(self.sentence.first, Class::Subordinator);
        (!object || self.names_somebody(subject.phrase)).then_some(subject)
    }

    /// "Anna Berg was quoted by the paper as saying": the subject of the passive, not its agent.
    pub(super) fn quoted_by_another(&self, cue: &CueGroup, from: usize) -> Option<Subject> {
        let g = self.g;
        if !g.pack.bare_clause || !g.is(cue.first, Class::ParentheticalOpener) {
            return None;
        }
        self.subject_before(quoted_by(g, from, cue.first)?, from)
    }

    /// "I tre ragazzi, sentiti dal giudice Neri, titolare del caso, hanno confermato": whoever the sentence opens with, where a participle
    /// behind the comma tells more of them and nobody nearer agrees with the verb.
    fn opens_before_participle(&self, cue: &CueGroup, from: usize) -> Option<Subject> {
        let g = self.g;
        let first = self.sentence.first;
        let end = noun_phrase_end(g, first, cue.first);
        let phrase = Phrase { first, end };
        let participle = g.mark(end, ',') && g.is(end + 1, Class::Participle) && g.mark(cue.first - 1, ',');
        let told = participle && from == first && end > first && !g.has_finite(end, cue.first);
        (g.pack.drops_subject && told && self.head_speaks(phrase) && self.is_several(phrase) == cue.plural && self.agrees(cue, phrase))
            .then_some(Subject::plain(phrase))
    }

    /// "le accuse di un senatore, che l'ha criticata": where the noun does not agree with the verb of a relative clause, its complement.
    fn last_complement(&self, cue: &CueGroup, subject: Subject) -> Option<Subject> {
        let g = self.g;
        let phrase = subject.phrase;
        let of = (phrase.first + 1..phrase.end).rev().find(|&i| g.is(i, Class::Of) && g.mentions.covering(i).is_none())?;
        let phrase = Phrase { first: of + 1, ..phrase };
        let fits = self.in_relative_clause(&subject, cue) && self.agrees(cue, phrase) && self.names_somebody(phrase);
        fits.then_some(Subject { phrase, apposition: None, ..subject })
    }

    /// "il sindaco, il prefetto e il medico, che ha detto": behind several, a relative clause in the singular is the last one's.
    fn last_of_several(&self, cue: &CueGroup, subject: Subject) -> Subject {
        let g = self.g;
        let phrase = subject.phrase;
        let join = (phrase.first..phrase.end).rev().find(|&i| g.is(i, Class::Coordinator) && g.mentions.covering(i).is_none());
        let one = cue.plural == Some(false) && g.pack.drops_subject && self.in_relative_clause(&subject, cue);
        let first = join.map(|i| i + 1).filter(|&i| one && i < phrase.end && g.is(i, Class::Article));
        first.map_or(subject, |first| Subject { phrase: Phrase { first, ..phrase }, apposition: None, ..subject })
    }

    /// `Da Berlino confermano`, `dal ministero spiegano`: the seat or body from which it is said, at the beginning of a clause.
    fn seat_before(&self, cue: &CueGroup, from: usize) -> Option<Phrase> {
        let g = self.g;
        let opener = (from..cue.first).rev().take(8).find(|&i| g.is(i, Class::By) && g.mentions.covering(i).is_none())?;
        let opens = opener == self.sentence.first || g.is_any(opener - 1, &[Class::Coordinator, Class::Adversative]);
        let phrase = Phrase { first: opener + 1, end: noun_phrase_end(g, opener + 1, cue.first) };
        let seat = g.mentions.covering(phrase.first).is_some_and(|m| m.end == phrase.end && m.stands_for.is_some());
        let body = g.mentions.role_at(phrase.first).is_some_and(|r| r.class == RoleClass::Body);
        (opens && g.pack.drops_subject && phrase.end == cue.first && (seat || body || self.is_organisation(phrase))).then_some(phrase)
    }

    /// Whether the subject opens the sentence, and its relative clause follows without a comma: its verb is still to come.
    pub(super) fn opens_sentence_with_relative(&self, subject: Option<Subject>, cue: &CueGroup) -> bool {
        let g = self.g;
        let opens = |s: &Subject| self.only_joins(self.sentence.first, s.phrase.first);
        let relative = |s: &Subject| g.is(s.phrase.end, Class::Relative) && s.phrase.end < cue.first;
        // not "Residents who back the plan said"
        let own = |s: &Subject| g.pack.drops_subject || (s.phrase.end + 1..cue.first).all(|i| g.is_adverb(i));
        subject.is_some_and(|s| opens(&s) && relative(&s) && own(&s))
    }

    /// Whether a relative pronoun stands between subject and verb.
    pub(super) fn in_relative_clause(&self, subject: &Subject, cue: &CueGroup) -> bool {
        let end = subject.phrase.end;
        // "Ben Roth, whose agent said"
        let first = subject.phrase.first;
        let whose = first > 1 && self.g.is(first - 1, Class::Relative) && self.g.is(first - 1, Class::Possessive);
        // "Ben Roth, whose agent, Carl Webb, said"
        let named = || {
            let comma = first.checked_sub(1).filter(|&c| self.g.mark(c, ',') && self.g.mark(end, ','))?;
            (comma.saturating_sub(4)..comma).rev().find(|&i| self.g.is(i, Class::Relative) && self.g.is(i, Class::Possessive))
        };
        if self.g.pack.bare_clause && (whose && self.g.mark(first - 2, ',') || named().is_some()) {
            return true;
        }
        let g = self.g;
        let Some(relative) = (end..cue.first).take(3).find(|&i| g.is_any(i, &[Class::Relative, Class::Complementiser])) else {
            return false;
        };
        // "Residents who left | said": the relative clause has its verb; but "Hale, who came and said"
        let before = (relative..cue.first).rev().find(|&i| !g.is_adverb(i)).unwrap_or(relative);
        !g.has_finite(relative + 1, cue.first) || g.is_any(before, &[Class::Coordinator, Class::Adversative])
    }

    /// Whether the verb opens a clause whose subject is left out: first in its sentence, behind a conjunction, or behind
    /// nothing but a phrase that a preposition opens.
    pub(super) fn drops_its_subject(&self, cue: &CueGroup) -> bool {
        let g = self.g;
        let mut first = cue.first;
        while first > self.sentence.first && (g.is_adverb(first - 1) || g.is(first - 1, Class::TimeWord)) {
            first -= 1;
        }
        let lead = || {
            let open = self.sentence.first;
            g.mark(first - 1, ',')
                && (g.is_any(open, &[Class::Preposition, Class::Adverb]) || g.is_adverb(open))
                && !(open..first - 1).any(|i| g.is_finite(i) || g.mark(i, ',') || g.quote_at(i).is_some())
        };
        // "Nel 2004 aveva annunciato"
        let time = || {
            let open = self.sentence.first;
            let last = g.kind(first - 1) == Some(TokenKind::Number) || g.is_any(first - 1, &[Class::Month, Class::TimeNoun]);
            // "Tre giorni fa aveva annunciato"
            let ago = first > open && g.is_ago(first) && g.is_any(first + 1, &[Class::Be, Class::Have]);
            let plain = !(open..first).any(|i| g.is_finite(i) || g.kind(i) == Some(TokenKind::Punct) || g.mentions.covering(i).is_some());
            (g.is(open, Class::Preposition) && last || ago) && first - open <= 6 && plain
        };
        let opens = first == self.sentence.first || g.is_any(first - 1, &[Class::Coordinator, Class::Adversative]) || lead() || time();
        g.pack.drops_subject && opens && matches!(cue.slot, Slot::Finite | Slot::Participle)
    }
}
