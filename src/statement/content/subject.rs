//! The subject of a cue verb: who, as the sentence names them.

use super::{Clauses, Draft, Range, Subject};
use crate::mention::{Kind, Mention, RoleMatch};
use crate::pack::{Class, Frame, PartOfSpeech, RoleClass, Slot};
use crate::statement::cue::{CueGroup, Voice};
use crate::statement::governed::hangs_on_another;
use crate::statement::phrase::{Phrase, apposition_end, noun_phrase_before, noun_phrase_end};
use crate::statement::source::head_role;
use crate::text::TokenKind;

/// So many words behind the head of a phrase, a relative clause tells of its last noun.
const FAR: usize = 7;

/// An insertion behind a relative pronoun has no more tokens.
const INSERTION: usize = 14;

impl<'g, 'a> Clauses<'g, 'a> {
    /// The subject of a cue verb: before it, or shared with an earlier verb of the sentence.
    pub(super) fn subject(&self, cue: &CueGroup, from: usize, drafts: &[Draft]) -> Option<Subject> {
        let g = self.g;
        let gerund = cue.slot == Slot::Gerund && !(cue.first..cue.head).any(|i| g.is(i, Class::Be));
        // "ha denunciato un uomo poiché, dichiarandosi medico, ha truffato": that of the clause, which leaves it out
        if gerund && g.opens_inner_clause(cue.first) {
            return None;
        }
        if let Some(subject) = self.quoted_by_another(cue, from) {
            return Some(subject);
        }
        // "Dan Frye, whose agent says he is broke, said": the clause between commas has its own
        let comma = cue.first.checked_sub(1).filter(|&c| c > from && !gerund && g.mark(c, ','));
        if let Some(subject) = comma.and_then(|c| self.before_whose(self.sentence.first, c)) {
            return Some(subject);
        }
        if !gerund && let Some(subject) = self.own_subject(cue, from) {
            return Some(self.last_of_several(cue, subject));
        }
        // "Rossi è a Carpi, dove ha detto": whoever is there
        if !gerund && cue.first > from && g.is(cue.first - 1, Class::PlaceRelative) {
            return self.main_subject(cue.first);
        }
        // "a slide show that predicted": the subject is what the pronoun points to, or nobody
        if !gerund && g.pack.bare_clause && cue.first > from && g.is(cue.first - 1, Class::Relative) {
            return None;
        }
        // "parla con la ditta, che aveva promesso": it is not the subject of the sentence
        let relative = cue.first > from + 1 && g.is(cue.first - 1, Class::Relative) && g.mark(cue.first - 2, ',');
        if !gerund && g.pack.drops_subject && relative {
            return None;
        }
        // "by declaring", "by essentially telling": the subject of the verb before
        let mut means = cue.first;
        while gerund && means > from && g.is_adverb(means - 1) {
            means -= 1;
        }
        let by = gerund && means > from && g.pack.bare_clause && g.opens_means(means);
        if by && let Some(subject) = self.nearest_subject(means, drafts, true) {
            return Some(subject);
        }
        if gerund && cue.first > from && !g.mark(cue.first - 1, ',') && !g.closes_quote(cue.first - 1) && !by {
            // "critics saying that": the noun before it
            let subject = self.antecedent(cue.first, from).map(|phrase| Subject { phrase, apposition: None, shared: false });
            // "emailed supporters saying": whoever told them
            let told = |s: Subject| self.cues.iter().find(|c| c.end == s.phrase.first && self.frame(c, Frame::AddresseeObject));
            if let Some(teller) = subject.and_then(told).and_then(|c| self.own_subject(c, from)) {
                return Some(teller);
            }
            // "responded on Facebook writing": the place where it was said
            let place =
                |s: &Subject| self.is_organisation(s.phrase) && s.phrase.first > from && g.is(s.phrase.first - 1, Class::Preposition);
            if let Some(subject) = subject.filter(|s| self.names_somebody(s.phrase) && g.pack.bare_clause && !place(s)) {
                return Some(subject);
            }
        }
        // "kept the rules, claims that nobody checked": a noun, in apposition
        let noun = g.is_noun_cue(cue.head) && cue.first == cue.head;
        if !gerund && g.pack.bare_clause && noun && cue.first > from && g.mark(cue.first - 1, ',') {
            return None;
        }
        // "wants to stop state rules that": the noun before it makes it one
        let behind_noun =
            cue.first.checked_sub(1).filter(|b| *b > from && cue.first == cue.head && g.is_plural(cue.head)).is_some_and(|b| {
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
            });
        if !gerund && g.pack.bare_clause && noun && behind_noun {
            return None;
        }
        if !gerund && let Some(seat) = self.seat_before(cue, from) {
            return Some(Subject { phrase: seat, apposition: None, shared: false });
        }
        let is_verb = |c: &CueGroup| g.pack.cue(c.cue).pos == PartOfSpeech::Verb && c.voice == Voice::Active;
        // "Neri ha lodato la norma (contro la quale Rossi, ministro, minacciò le dimissioni)": nobody from before the bracket
        let bracket = || (self.sentence.first..cue.first).rev().find(|&i| g.mark(i, '(') || g.mark(i, ')')).filter(|&i| g.mark(i, '('));
        let led = |b: usize| {
            let relative = (b + 1..b + 4).find(|&i| g.is(i, Class::Relative));
            // "(in cui ha accusato": nobody stands in between
            relative.is_some_and(|r| (r + 1..cue.first).any(|i| g.mentions.covering(i).is_some() || g.mentions.role_at(i).is_some()))
        };
        if g.pack.drops_subject && bracket().is_some_and(led) {
            return None;
        }
        let nested = |c: &CueGroup| drafts.iter().any(|d| d.content.iter().any(|r| r.0 <= c.head && c.head < r.1));
        let joined = cue.first > from && (gerund || g.is(cue.first - 1, Class::Coordinator));
        let nearest = if joined { self.nearest_subject(cue.first, drafts, false) } else { None };
        // "è arrivata una donna, che ha visto tutto e ha raccontato", "una donna che piange dicendo": whom the relative clause describes
        let described = || {
            let subject = self.nearest_subject(cue.first, drafts, true).filter(|s| self.agrees_behind(cue, s.phrase))?;
            // "ha ringraziato il medico che lo ha curato e ha detto": either may have spoken, but for "è arrivato un medico che …"
            let opening = (self.sentence.first..subject.phrase.first).find(|&i| g.is_finite(i) && g.quote_at(i).is_none())?;
            let other = g.is(opening, Class::Be) || self.subject_before(opening, self.sentence.first).is_some();
            (other || gerund).then_some(subject)
        };
        let described = if joined && nearest.is_none() && g.pack.drops_subject { described() } else { None };
        if !gerund && let Some(phrase) = self.joined_in_relative(cue, from) {
            return Some(Subject { phrase, apposition: None, shared: false });
        }
        // "una dama entra e dice: «…»": whoever is no known speaker says what stands in marks
        let quoted = (cue.end..cue.end + 3).any(|i| g.opens_quote(i));
        let nearest = nearest.filter(|s| quoted || self.head_speaks(s.phrase) && self.names_somebody(s.phrase));
        let described = described.filter(|s| quoted || self.head_speaks(s.phrase) && self.names_somebody(s.phrase));
        if gerund && described.is_some() && cue.first > from && g.kind(cue.first - 1) == Some(TokenKind::Word) {
            return described;
        }
        // "Rossi è contento perché i ladri sono stati presi, e si augura": not theirs
        let nearest = nearest.filter(|s| !g.pack.drops_subject || self.agrees_behind(cue, s.phrase));
        // where clauses need no complementiser, the nearest subject may be that of an inner clause
        if nearest.is_some() && !g.pack.bare_clause {
            return nearest;
        }
        let earlier = drafts.iter().rev().find(|d| d.cue.is_some_and(|c| c.head < cue.head && is_verb(&c) && !nested(&c)));
        // "Neri, alla quale Rossi aveva chiesto aiuto, ha detto", "The driver, who police say fled, was arrested and told": whom the clause
        // between commas describes
        let enclosing = earlier.and_then(|d| Some((d, d.source?))).and_then(|(d, s)| {
            let relative = s.first.checked_sub(1).filter(|r| *r > self.sentence.first && g.is(*r, Class::Relative))?;
            let end = self.before_relative(relative, self.sentence.first);
            let ends = |&(_, end): &Range| end < cue.first && g.mark(end, ',') && g.pack.bare_clause;
            let divided = g.mark(end, ',') && (d.content.iter().any(ends) || g.mark(cue.first - 1, ',') && g.pack.drops_subject);
            let phrase = self.phrase_ending(end, self.sentence.first).filter(|p| self.holds_person(*p) || self.head_speaks(*p));
            phrase.or_else(|| self.lone_name(end, self.sentence.first)).filter(|_| divided)
        });
        if let Some(phrase) = enclosing {
            return Some(Subject { phrase, apposition: None, shared: true });
        }
        if let Some(draft) = earlier {
            return draft.source.map(|phrase| Subject { phrase, apposition: draft.apposition, shared: true });
        }
        // "Berg spoke at a mill, where workers had gathered, chanting": those of the verb before
        // but where that is a body or a state, somebody named as the sentence's subject comes first
        let main = self.main_subject(cue.first);
        let person = |s: Subject| self.holds_person(s.phrase) || self.holds_speaking_role(s.phrase);
        let nearer = |s: &Subject| self.opens_own_clause(s.phrase) && (person(*s) || !main.is_some_and(person));
        // "some booed, and when Berg thanked the town and said": that of the clause
        let clause = |s: &Subject| {
            let opener = s.phrase.first.checked_sub(1).filter(|o| *o > self.sentence.first + 1);
            opener.is_some_and(|o| g.is(o, Class::Subordinator) && g.is(o - 1, Class::Coordinator))
        };
        // "came close to saying that the guards had left, adding": nor is that of what somebody says
        let inner = |s: &Subject| s.phrase.first > self.sentence.first && g.is(s.phrase.first - 1, Class::Complementiser);
        let opening = || self.opening_phrase(cue).filter(|_| gerund);
        let main = if gerund && main.as_ref().is_some_and(inner) { opening().or(main) } else { main };
        // "quando i soldati lo hanno fermato, si è rifiutato": not they
        let agreed = |s: &Subject| gerund || !g.pack.drops_subject || self.is_several(s.phrase).is_none() || self.agrees(cue, s.phrase);
        let main = main.filter(agreed);
        let found = nearest.filter(|s| (gerund || clause(s)) && nearer(s)).or(main);
        let found = found.or_else(|| self.opening_phrase(cue).filter(|_| gerund || joined)).or(nearest).or(described);
        // "A Neri ha risposto Anna Rossi, sottolineando che": who stands behind the verb before
        let before = |c: &&CueGroup| c.end < cue.first && is_verb(c) && g.quote_at(c.head).is_none();
        // "Lo ha annunciato la banca con una nota spiegando che"
        let plain = |i: usize| g.kind(i) == Some(TokenKind::Word) && !g.is(i, Class::Relative) && g.mentions.covering(i).is_none();
        let clitic = |c: &CueGroup| (c.first..c.head).any(|i| g.is_object_clitic(i));
        let inverted = || {
            let verb = self.cues.iter().rev().find(before)?;
            let (subject, end, _) = self.subject_after(verb)?;
            let ends = end + 1 == cue.first && g.mark(end, ',') || clitic(verb) && (end..cue.first).all(plain);
            ends.then_some(subject)
        };
        let somebody = |s: &Subject| self.names_somebody(s.phrase) && self.head_speaks(s.phrase);
        let inverted = if gerund && g.pack.drops_subject && found.is_none() { inverted().filter(somebody) } else { None };
        found.or(inverted)
    }

    /// "ha fermato | Rossi |, che prima ha negato e poi ha confessato": whom the clause behind the comma describes, where it has both verbs.
    fn joined_in_relative(&self, cue: &CueGroup, from: usize) -> Option<Phrase> {
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

    /// "An official “close to the talks” said that": the quotation tells of the subject.
    fn quoted_attribute(&self, cue: &CueGroup, from: usize) -> Option<Subject> {
        let g = self.g;
        let close = cue.first.checked_sub(1).filter(|c| *c > from && g.closes_quote(*c) && g.is(cue.end, Class::Complementiser))?;
        let quote = g.quote_at(close).filter(|q| q.open > from + 1 && g.kind(q.open - 1) == Some(TokenKind::Word))?;
        let said = g.kind(quote.inner_end() - 1) == Some(TokenKind::Punct) || g.has_finite(quote.inner_start(), quote.inner_end());
        let phrase = self.phrase_ending(quote.open, from).filter(|p| !said && self.names_somebody(*p) && g.is_determiner(p.first))?;
        self.only_joins(from, phrase.first).then_some(Subject { phrase, apposition: None, shared: false })
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
        let by = (from..cue.first).rev().take(8).find(|&i| g.is(i, Class::By)).filter(|&i| i > from + 1)?;
        let passive = g.is(by - 1, Class::Participle) && g.is(by - 2, Class::Be);
        if passive { self.subject_before(by - 2, from) } else { None }
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
            .then_some(Subject { phrase, apposition: None, shared: false })
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

    /// "La polizia ha circondato la scuola e | un agente | ha riferito": behind the object of the verb before, who is joined to it.
    fn behind_object(&self, phrase: Phrase) -> Option<Phrase> {
        let g = self.g;
        let join = (phrase.first..phrase.end).rev().find(|&i| g.is(i, Class::Coordinator) && g.mentions.covering(i).is_none())?;
        let last = Phrase { first: join + 1, ..phrase };
        let fits = last.end > last.first && g.is(last.first, Class::Article) && !g.is(last.first, Class::Preposition);
        (fits && self.head_speaks(last)).then_some(last)
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

    /// "Anna Berg hewed to the plan, noting that", "Years ago, he backed the plan and said": who is named first in the sentence or
    /// behind what opens it, where the verb is not known.
    fn opening_phrase(&self, cue: &CueGroup) -> Option<Subject> {
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
    fn opens_own_clause(&self, phrase: Phrase) -> bool {
        let g = self.g;
        let Some(opener) = phrase.first.checked_sub(1).filter(|o| *o >= self.sentence.first) else { return true };
        let joins = g.is_any(opener, &[Class::Coordinator, Class::Adversative, Class::Subordinator]);
        let question = g.is_any(opener, &[Class::Question, Class::Relative]) && opener > self.sentence.first && g.mark(opener - 1, ',');
        g.mark(opener, ',') || g.mark(opener, ';') || joins && !g.is(opener, Class::Complementiser) || question
    }

    /// The subject of the last finite verb before `before` that is no cue, in no relative clause and in no content:
    /// "Rossi ha detto di no, Verdi ha smorzato, parlando di …". Where `of_relative`, what a relative clause hangs on counts too.
    fn nearest_subject(&self, before: usize, drafts: &[Draft], of_relative: bool) -> Option<Subject> {
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

    /// The subject before the verb group, an antecedent of a relative pronoun among them.
    pub(super) fn subject_before(&self, first: usize, from: usize) -> Option<Subject> {
        // "A Luigi Costa, che lo critica, ha risposto": nor he
        let told = |s: &Subject| {
            let opens = s.phrase.first == self.sentence.first + 1 && self.g.is(self.sentence.first, Class::To);
            opens && self.g.pack.drops_subject && self.g.has_finite(s.phrase.end, first)
        };
        self.noun_before(first, from).filter(|s| !told(s) && !self.behind_oblique(first, from))
    }

    /// "Caputo, al quale | replica Neri", "Caputo, a cui | risponde Neri", "Caputo, cui | fa eco Neri": whether the verb at `first` stands right
    /// behind a relative pronoun that is not its subject.
    pub(super) fn behind_oblique(&self, first: usize, from: usize) -> bool {
        let g = self.g;
        let Some(relative) = first.checked_sub(1).filter(|&r| r > from && g.pack.drops_subject && g.is(r, Class::Relative)) else {
            return false;
        };
        let before = relative - 1;
        !g.is(relative, Class::Complementiser) && (g.is(before, Class::To) || !g.is(before, Class::Article) && g.mark(before, ','))
    }

    /// The same, also where the relative pronoun before the verb is no subject of it.
    fn noun_before(&self, first: usize, from: usize) -> Option<Subject> {
        let g = self.g;
        let mut first = self.before_adverbs(first, from);
        // "Anna Berg on Saturday said", "Anna Berg later Thursday told"
        if first > from && g.is(first - 1, Class::Weekday) {
            let preposition = first > from + 1 && g.is(first - 2, Class::Preposition);
            first -= if preposition { 2 } else { 1 };
            first = self.before_adverbs(first, from);
        }
        // "Anna Rossi, il 3 maggio 2021, aveva detto", "Hale on May 3 said"
        first = self.before_date(first, from);
        // "che lunedì aveva chiesto", "who last month had asked": a time between relative and verb
        first = self.before_time(first, from);
        // "che ai cronisti ha dichiarato": an addressee between relative and verb
        for back in 2..5 {
            let Some(relative) = first.checked_sub(back + 1).filter(|r| *r >= from && g.pack.drops_subject) else { break };
            if g.is(relative, Class::Relative) && g.is(relative + 1, Class::To) && noun_phrase_end(g, relative + 2, first) == first {
                first = relative + 1;
                break;
            }
        }
        first = self.before_bare_time(first, from);
        first = self.before_complement(first, from);
        first = self.before_circumstance(first, from);
        if let Some(phrase) = self.behind_subordinator(first) {
            return Some(Subject { phrase, apposition: None, shared: false });
        }
        // "critics who oppose Anna Berg say": not she
        let described = g.relative_clause_before(first, from).and_then(|r| self.antecedent(r, from));
        let phrased = |p: &Phrase| p.first > from && g.is(p.first - 1, Class::Preposition);
        // "The reporter to whom Anna Berg spoke said": nor she
        let described = described.or_else(|| self.object_relative(first, from));
        // "Doctors at the clinic where Anna Berg is treated said", "the email that Anna Berg sent said"
        if described.is_none()
            && let Some(phrase) = self.before_inner_clause(first, from)
        {
            return Some(Subject { phrase, apposition: None, shared: false });
        }
        // "residents living near the mine said": nor is the mine
        let described =
            described.or_else(|| g.gerund_phrase_before(first, from).and_then(|gerund| self.phrase_opening_clause(gerund, from)));
        // "The book that made Anna Berg famous says": nor does she
        let thing =
            |p: &Phrase| p.first == from && from == self.sentence.first && g.is_determiner(p.first) && self.has_person(p.end, first);
        if let Some(phrase) = described.filter(|p| (self.head_speaks(*p) || thing(p)) && !phrased(p)) {
            return Some(Subject { phrase, apposition: None, shared: false });
        }
        let prev = first.checked_sub(1).filter(|p| *p >= from)?;
        let plain = |phrase| Subject { phrase, apposition: None, shared: false };
        // "una festa in cui ha attaccato": what the pronoun points to is no subject, but who owns it may be ("le parole di Rossi,
        // in cui sosteneva")
        let article = usize::from(prev > from + 1 && g.is(prev - 1, Class::Article) && !g.is(prev - 1, Class::Preposition));
        if g.pack.drops_subject && g.is(prev, Class::Relative) && prev > from && g.is(prev - 1 - article, Class::Preposition) {
            let preposition = prev - 1 - article;
            // "il governo di Rossi, di cui ha ricordato la legge": nor he
            if g.is(preposition, Class::Of) {
                return None;
            }
            let end = preposition - usize::from(preposition > from && g.mark(preposition - 1, ','));
            let owner = g.mentions.covering(end.checked_sub(1)?).filter(|m| m.kind == Kind::Person && m.first > from + 1)?;
            let mut of = owner.first - 1;
            while of > from && g.mentions.role_at(of).is_some() {
                of -= 1;
            }
            // "la madre di Rossi, con la quale ha parlato": what he owns is something
            let thing = of > from && g.is(of, Class::Of) && g.mentions.role_at(of - 1).is_none() && g.mentions.covering(of - 1).is_none();
            return thing.then(|| plain(Phrase { first: of + 1, end: owner.end }));
        }
        // "i sospettati che, ovviamente, si dichiaravano", "Neri che ieri, dopo la seduta, ha detto": an insertion behind the relative
        // pronoun
        let circumstance = |open: usize| {
            let leads = [Class::Preposition, Class::To, Class::Circumstance, Class::TimeWord];
            (open + 1..prev).all(|k| g.is_adverb(k)) || g.is_any(open + 1, &leads) && !g.has_finite(open + 1, prev)
        };
        let closes = g.mark(prev, ',') && g.pack.drops_subject;
        let inserted = || {
            let open = (from + 2..prev).rev().take(INSERTION).find(|&i| closes && g.mark(i, ',')).filter(|&i| circumstance(i))?;
            let relative = self.before_adverbs(open, from).checked_sub(1)?;
            g.is(relative, Class::Relative).then_some(relative)
        };
        // "il quale, quando gli è stato chiesto, ha detto"
        let clause = || {
            let open = (from + 2..prev).rev().take(20).find(|&i| closes && g.mark(i, ','))?;
            let led = g.is(open - 1, Class::Relative) && g.is(open + 1, Class::Subordinator) && !g.is(open + 1, Class::Complementiser);
            led.then_some(open)
        };
        let prev = inserted().or_else(|| clause().map(|comma| comma - 1)).unwrap_or(prev);
        // "torna a Carpi, dove ha detto": the place is no subject
        if g.is(prev, Class::PlaceRelative) {
            return None;
        }
        if g.is_any(prev, &[Class::Relative, Class::Complementiser]) {
            return self.antecedent(self.before_relative(prev, from), from).map(plain);
        }
        // "Kirana, a Swedish battery maker, said", "Glasspane, which makes doorbells, said": a word that is in no list, with a description
        let unlisted = |t: &crate::text::Token| t.is_capitalised() && t.word == crate::pack::WordId::UNKNOWN;
        if g.pack.bare_clause
            && from == self.sentence.first
            && g.mark(prev, ',')
            && g.mark(from + 1, ',')
            && prev > from + 2
            && g.token(from).is_some_and(unlisted)
            && (g.is(from + 2, Class::Article) || g.is(from + 2, Class::Relative) && !g.is(from + 2, Class::Complementiser))
            && !(from + 2..prev).any(|i| g.mark(i, ','))
        {
            return Some(plain(Phrase { first: from, end: from + 1 }));
        }
        if g.mark(prev, ',') || g.kind(prev) == Some(TokenKind::Dash) {
            // "Wilson Kirk — his friends call him Whip — says": whoever stands before both dashes
            if let Some(subject) = self.before_dashes(from, prev) {
                return Some(subject);
            }
            if let Some(subject) = self.before_participle(from, prev).or_else(|| self.named_behind_clause(from, prev)) {
                return Some(subject);
            }
            // appositions, participles or a relative clause between the name and this mark: the nearest phrase that
            // holds a person, else the farthest
            let mut found: Option<Subject> = None;
            let outside = (from..prev)
                .rev()
                .take(60)
                .take_while(|&c| g.quote_at(c).is_none_or(|q| q.end - q.open <= 8 && q.open > from && q.end <= prev))
                .take_while(|&c| !g.mark(c, '(') || (c..prev).any(|i| g.mark(i, ')')));
            for comma in outside.filter(|&c| g.quote_at(c).is_none()).filter(|&c| g.mark(c, ',') || g.kind(c) == Some(TokenKind::Dash)) {
                let relative = g.is_any(comma + 1, &[Class::Relative, Class::Preposition, Class::Subordinator, Class::ParentheticalOpener])
                    || g.is_gerund(comma + 1)
                    || g.is(comma + 1, Class::Participle);
                // "the leaders — and, above all, Mayor Rossi — insisted"
                let dashed = g.kind(comma) == Some(TokenKind::Dash) && g.kind(prev) == Some(TokenKind::Dash);
                // "Norvale Motors, a carmaker which has failed, announced"
                // "Anna Berg, una delle cento persone che fino a oggi hanno votato, …"
                let one_of = g.is(comma + 2, Class::Of) && (g.is_any(comma + 1, &[Class::Indefinite, Class::Determiner]));
                let verb = (comma + 1..prev).find(|&i| g.is_finite(i)).filter(|_| g.is(comma + 1, Class::Article) || one_of);
                let near = |v: usize| (comma + 1..v).rev().take(6).find(|&i| one_of && g.is(i, Class::Relative));
                let pronoun = verb
                    .and_then(|v| Some(self.before_adverbs(v, comma + 1) - 1).filter(|&r| g.is(r, Class::Relative)).or_else(|| near(v)));
                let apposed = pronoun.map(|r| (comma + 1, r - usize::from(g.mark(r - 1, ','))));
                let relative = relative || apposed.is_some();
                let plain = !(comma + 1..prev).any(|i| g.is_finite(i) || g.kind(i) == Some(TokenKind::Quote) && !g.is_owner_mark(i))
                    && (dashed || !g.is_any(comma + 1, &[Class::Coordinator, Class::Adversative]));
                let aside = prev - comma <= 3
                    && (comma + 1..prev)
                        .all(|i| g.is_adverb(i) || g.is_any(i, &[Class::Adversative, Class::Subordinator, Class::Coordinator]));
                // "la polizia, una volta che fu avvertita, ha chiesto"
                let clause = (comma + 1..prev.min(comma + 5)).any(|i| g.is_any(i, &[Class::Complementiser, Class::Subordinator]));
                // what was found describes the name before it
                let describes = found.filter(|f| f.phrase.first == comma + 1);
                if !plain && !relative && !aside && !clause && describes.is_none() {
                    if found.is_some() {
                        break;
                    }
                    continue;
                }
                // "Nina Hale, 19, who …": the age is passed over
                let age = comma >= from + 3 && g.kind(comma - 1) == Some(TokenKind::Number) && g.mark(comma - 2, ',');
                // "Anna Berg, meanwhile, who …"
                let adverb = comma >= from + 3 && g.is_adverb(comma - 1) && g.mark(comma - 2, ',');
                // "Il sindaco invece, però, ha detto"
                let end = if age || adverb { comma - 2 } else { comma };
                let end = if g.pack.drops_subject { self.before_adverbs(end, from) } else { end };
                // "Tekko, the mining company, says": a name that no list knows, described behind it
                let described = plain && g.is(comma + 1, Class::Article) && self.is_description((comma + 1, prev));
                let lone = || self.lone_name(end, from).filter(|_| described);
                let phrase = self.phrase_ending(end, from).filter(|p| !self.opens_with_participle(*p) || self.holds_person(*p));
                let Some(phrase) = phrase.or_else(lone) else { continue };
                // "Il pm che accusa Aldo Neri, medico, ha chiesto", "lawyers representing Paul Hale, the mayor, said": not the object
                if self.is_object(phrase, from) {
                    if found.is_some() {
                        break;
                    }
                    let relative = g.relative_clause_before(end, from).and_then(|r| self.antecedent(r, from));
                    let gerund = || g.gerund_phrase_before(end, from).and_then(|gerund| self.phrase_opening_clause(gerund, from));
                    let who = relative.or_else(|| self.before_relative_clause(phrase, from)).or_else(gerund);
                    // "colei che guida il ministero, Anna Rossi, ha detto"
                    let named = Phrase { first: comma + 1, end: prev };
                    let person = g.mentions.covering(comma + 1).filter(|m| m.kind == Kind::Person && m.end == prev);
                    if plain && person.is_some() && (!self.head_speaks(phrase) || g.pack.bare_clause && self.holds_person(phrase)) {
                        return Some(Subject { phrase: named, apposition: None, shared: false });
                    }
                    let opens = |p: &Phrase| !(from..p.first).any(|i| g.mark(i, ',')) && self.head_speaks(*p);
                    if let Some(phrase) = who.filter(opens) {
                        return Some(Subject { phrase, apposition: None, shared: false });
                    }
                    continue;
                }
                // "Alla radio Onda, con la quale ha un contratto, ha detto": to whom it was said
                let mut near =
                    (phrase.first.saturating_sub(3).max(from)..phrase.first).rev().take_while(|&i| g.kind(i) == Some(TokenKind::Word));
                // "Al Senato la Lega, alleata del governo, ha annunciato": an article opens another phrase
                let direct = !g.is(phrase.first, Class::Article);
                let to = near.any(|i| g.is(i, Class::To) && (direct || i + 1 == phrase.first));
                let told = to && g.pack.drops_subject && !self.holds_person(phrase) && hangs_on_another(g, from, phrase.first);
                if told {
                    continue;
                }
                let subject = Subject { phrase, apposition: apposed.or(plain.then_some((comma + 1, prev))), shared: false };
                // "Hogan Hale, a former director of the party, whose roots …": a name that no list knows, before who was found
                let capital = |i: usize| g.kind(i) == Some(TokenKind::Word) && g.token(i).is_some_and(|t| t.is_capitalised());
                let name = phrase.end > phrase.first + 1 && (phrase.first..phrase.end).all(capital);
                if let Some(description) = describes.filter(|_| name) {
                    return Some(Subject { apposition: Some((description.phrase.first, description.phrase.end)), ..subject });
                }
                // those behind "and" are others
                let subject = if g.is(comma + 1, Class::Coordinator) { Subject { apposition: None, ..subject } } else { subject };
                if self.holds_person(phrase) {
                    return Some(subject);
                }
                // "quello di Genova, Anna Rossi, ha detto"
                let stands_in =
                    plain && g.is(phrase.first, Class::OtherPronoun) && self.holds_person(Phrase { first: comma + 1, end: prev });
                if stands_in {
                    return Some(subject);
                }
                // "two objectors, Hale and Berg, had", "that letter, on mining paper, demanded"
                let listed = plain && self.holds_person(Phrase { first: comma + 1, end: prev }) && !g.is(comma + 1, Class::Article);
                let opens = phrase.first == from && from == self.sentence.first;
                let heads = self.head_speaks(phrase) || listed && opens || opens && self.heads_document(phrase);
                if self.names_somebody(phrase) || described && found.is_none() || found.is_none() && g.is_determiner(phrase.first) && heads
                {
                    found = Some(subject);
                }
            }
            if found.is_some() {
                return found;
            }
            // a stray comma between subject and verb
            let alone = self
                .phrase_ending(prev, from)
                .filter(|p| p.first == from)
                .filter(|p| self.holds_person(*p) || self.holds_speaking_role(*p) || self.is_organisation(*p) || self.heads_document(*p));
            // "Sen. Jack Hale (R-N.Y.), said"
            let party = prev > from && g.mark(prev - 1, ')');
            if alone.is_some() && g.mark(prev, ',') && from == self.sentence.first && (party || !g.pack.bare_clause) {
                return alone.map(|phrase| Subject { phrase, apposition: None, shared: false });
            }
            // "Delegate Anna Berg, clad in a cape that read Hale, said": whoever the sentence opens with
            let comma = (from + 1..prev).find(|&i| g.mark(i, ',')).filter(|_| g.pack.bare_clause && from == self.sentence.first);
            let opens = |c: usize| self.phrase_ending(c, from).filter(|p| p.first == from && self.holds_person(*p) && !p.is_joined(g));
            let opener = comma.filter(|&c| g.mark(prev, ',') && !g.has_finite(from, c)).and_then(opens);
            return opener.map(|phrase| Subject { phrase, apposition: None, shared: false });
        }
        // "I cronisti, citando due testimoni hanno riferito": the object of a gerund is no subject
        let object = |p: &Phrase| g.pack.drops_subject && p.first > from && g.is_gerund(p.first - 1);
        let somebody = |p: &Phrase| !object(p) && (!self.opens_with_participle(*p) || self.holds_person(*p));
        let phrase = self.phrase_ending(first, from).filter(somebody).or_else(|| self.lone_name(first, from));
        // "Doctors treating Paul Hale | said", "the man accused of killing Paul Hale | said": they, and he
        if let Some(verb) = phrase.and_then(|p| self.describing_participle(p, from)) {
            let opener = (from..verb).find(|&i| !g.is_any(i, &[Class::Coordinator, Class::Adversative])).unwrap_or(from);
            let who = Phrase { first: opener, end: noun_phrase_end(g, opener, verb) };
            return (who.end > opener && self.holds_speaking_role(who) && !self.holds_person(who)).then(|| plain(who));
        }
        // "Quando visitò la Cina due mesi fa | ha detto": what a verb governs is no subject
        let object = phrase.filter(|p| g.pack.drops_subject && self.is_object(*p, from));
        // "Anna Rossi è una studentessa e | il preside | ha detto"
        let is = |p: Phrase| g.pack.drops_subject && p.first > from && g.is(p.first - 1, Class::Be) && g.is_finite(p.first - 1);
        let predicate = phrase.filter(|p| is(*p)).and_then(|p| self.behind_object(p));
        let free = predicate.or_else(|| object.map_or(phrase, |p| self.behind_object(p)));
        phrase.and_then(|p| self.before_relative_clause(p, from).or_else(|| self.with_first_of_list(p, from))).or(free).map(plain)
    }

    /// "Wilson Kirk | — his friends call him Whip —", "Berg's critics | — and they are many —": the subject with which the sentence opens, before
    /// a clause between dashes that ends at `end`.
    fn before_dashes(&self, from: usize, end: usize) -> Option<Subject> {
        let g = self.g;
        let dash = |i: &usize| g.kind(*i) == Some(TokenKind::Dash) && g.quote_at(*i).is_none();
        if !g.pack.bare_clause || !dash(&end) || from != self.sentence.first {
            return None;
        }
        let open = (from + 1..end).find(dash)?;
        let phrase = self.phrase_ending(open, from).filter(|p| p.first == from && (self.holds_person(*p) || self.head_speaks(*p)))?;
        // but "A former candidate — Anna Berg, who lost in May — said"
        let apposed = !self.holds_person(phrase) && g.mentions.covering(open + 1).is_some_and(|m| m.kind == Kind::Person);
        let clause = g.has_finite(open, end) || g.quote_at(open + 1).is_some();
        (clause && !apposed).then_some(Subject { phrase, apposition: None, shared: false })
    }

    /// "Anna Berg, | speaking alongside her deputy, Tom Hale | , said": the person with whom the sentence opens, where a gerund between
    /// commas tells what she was doing, and somebody else is named in it.
    fn before_participle(&self, from: usize, end: usize) -> Option<Subject> {
        let g = self.g;
        let free = |i: &usize| g.quote_at(*i).is_none();
        let comma = (from + 1..end).filter(free).find(|&i| g.mark(i, ',') && g.is_gerund(i + 1))?;
        let other = (comma + 2..end).filter(free).any(|i| g.mark(i, ','));
        let plain = |i: usize| !g.is_finite(i) || g.is(i, Class::Participle) && !g.is_any(i, &[Class::Be, Class::Have, Class::Modal]);
        let clause = [Class::Relative, Class::Complementiser, Class::Coordinator, Class::Adversative];
        let phrase = self.phrase_ending(comma, from).filter(|p| self.holds_person(*p))?;
        let opens = (from..phrase.first).all(|i| !g.is_finite(i) && !g.is_any(i, &[Class::Subordinator, Class::Relative]));
        let whole = (comma + 2..end).all(|i| plain(i) && (g.is_determiner(i) || !g.is_any(i, &clause)) && free(&i));
        (other && opens && whole && phrase.end == comma).then_some(Subject { phrase, apposition: None, shared: false })
    }

    /// "The head of the prison where Berg is held, | Colonel Tom Hale |, insisted", "Anna Berg, whose son, | Ugo Berg |, said": the name between
    /// commas before the verb, behind a clause that names somebody else, with whom it has nothing to do.
    fn named_behind_clause(&self, from: usize, end: usize) -> Option<Subject> {
        let g = self.g;
        let free = |i: &usize| g.quote_at(*i).is_none();
        let comma = (from + 1..end).rev().filter(free).find(|&i| g.mark(i, ','))?;
        // "Sir Hugh Pym", "the Rev. Tom Daly", "Priya Nair of Leeds University"
        let whole = |m: &&Mention| m.end == end || g.is(m.end, Class::Of) && noun_phrase_end(g, m.end + 1, end) == end;
        let name = g.mentions.within(comma + 1, end).find(|m| m.kind == Kind::Person).filter(whole)?;
        let titles = (comma + 1..name.first).all(|i| g.mentions.role_at(i).is_some() || g.mark(i, '.') || g.is_definite_article(i));
        let opens = g.is_determiner(from) && from == self.sentence.first && !(from..comma).any(|i| g.mark(i, ',') || !free(&i));
        let head = Phrase { first: from, end: noun_phrase_end(g, from, comma) };
        let one = g.mentions.role_at(from + 1).is_some_and(|r| !r.plural && r.class != RoleClass::Body) && self.head_speaks(head);
        // "Colei che guida il ministero, Anna Rossi, ha detto"
        let lead = (from..comma).find(|&i| !g.is_adverb(i)).unwrap_or(comma);
        let pointed = g.points_to_somebody(lead) && from == self.sentence.first && !(from..comma).any(|i| g.mark(i, ',') || !free(&i));
        // but "the judge who acquitted the doctor, Tom Hale, said" may tell who the doctor is
        let verb_last = g.is_finite(comma - 1) || g.is(comma - 1, Class::Participle);
        let role_last = g.mentions.role_at(comma - 1).is_some_and(|r| r.class != RoleClass::Body);
        let pronoun = || (verb_last || !role_last) && (from + 2..comma).any(|i| g.is_any(i, &[Class::Relative, Class::PlaceRelative]));
        let clause = g.has_finite(from, comma) && (self.has_person(from, comma) || pronoun());
        let phrase = Phrase { first: comma + 1, end };
        let described = opens && one && clause || pointed && g.has_finite(lead, comma);
        // "whose son, Ugo Berg, said"
        let whose = comma.checked_sub(2).filter(|w| *w > from && g.is(*w, Class::Relative) && g.is(*w, Class::Possessive));
        let whose = whose.is_some_and(|w| g.mark(w - 1, ',') && g.pack.bare_clause);
        (titles && (described || whose)).then_some(Subject { phrase, apposition: None, shared: false })
    }

    /// "Lamb was freed after | police | said", "Shares fell 8% before | Norvik | said": what stands between a word that is a preposition and opens
    /// a clause too, and the verb. Only where clauses need no complementiser.
    fn behind_subordinator(&self, end: usize) -> Option<Phrase> {
        let g = self.g;
        let nominal = |i: &usize| matches!(g.kind(*i), Some(TokenKind::Word | TokenKind::Number)) && !g.is_finite(*i);
        let opens = |i: &usize| {
            g.is(*i, Class::Subordinator)
                && g.is(*i, Class::Preposition)
                && g.mentions.covering(*i).is_none()
                && !g.is(*i, Class::Coordinator)
        };
        let opener = (self.sentence.first + 1..end).rev().take(8).take_while(nominal).find(opens).filter(|_| g.pack.bare_clause)?;
        let phrase = Phrase { first: opener + 1, end };
        let joins = [Class::Coordinator, Class::Relative, Class::Complementiser, Class::Subordinator, Class::Preposition];
        let whole = !(phrase.first..end).any(|i| g.is_any(i, &joins) && g.mentions.covering(i).is_none() && !g.is(i, Class::Of));
        // "has lived here since May"
        let time =
            |i: usize| g.is_any(i, &[Class::Month, Class::Weekday, Class::TimeNoun, Class::TimeWord]) && g.mentions.covering(i).is_none();
        let whole = whole && !(end == phrase.first + 1 && time(phrase.first));
        let clause = g.has_finite(self.sentence.first, opener) && whole && noun_phrase_end(g, phrase.first, end) == end;
        (clause && phrase.end > phrase.first && self.head_speaks(phrase) && self.names_somebody(phrase)).then_some(phrase)
    }

    /// Whether a person is named in `[from, end)`.
    fn has_person(&self, from: usize, end: usize) -> bool {
        self.g.mentions.within(from, end).any(|m| m.kind == Kind::Person)
    }

    /// "Anna Berg, | whose cousin Karl runs the bank |, told": who the clause tells of, where it has a verb of its own.
    fn before_whose(&self, from: usize, end: usize) -> Option<Subject> {
        let g = self.g;
        let free = |i: &usize| g.quote_at(*i).is_none();
        let whose = (from + 2..end).rev().take(20).take_while(free).find(|&i| g.is(i, Class::Relative) && g.is(i, Class::Possessive))?;
        let finite = (whose + 2..end).any(|i| g.is_finite(i)) || (whose + 2..end).any(|i| g.ends_as_participle(i));
        // "Anna Berg, a nurse whose husband was killed, told"
        let apposed = || {
            let comma = (from + 1..whose).rev().take(7).find(|&i| g.mark(i, ','))?;
            let phrase = self.phrase_ending(comma, from).filter(|p| self.holds_person(*p))?;
            (g.is_determiner(comma + 1) && g.mark(end, ',') && finite).then_some(phrase)
        };
        if g.pack.bare_clause
            && !g.mark(whose - 1, ',')
            && let Some(phrase) = apposed()
        {
            return Some(Subject { phrase, apposition: None, shared: false });
        }
        let own = g.pack.bare_clause && g.mark(whose - 1, ',') && (whose + 2..end).any(|i| g.is_finite(i));
        let phrase = self.phrase_ending(whose - 1, from).filter(|p| self.head_speaks(*p) || g.is_definite_article(p.first));
        let phrase = phrase.or_else(|| self.lone_name(whose - 1, from)).filter(|_| own)?;
        // "Hogan Hale, a former director of the party, whose roots …": the name before it
        if phrase.first > from && !self.holds_person(phrase) {
            return None;
        }
        Some(Subject { phrase, apposition: None, shared: false })
    }

    /// A word with a capital that no list knows, alone at the beginning of the sentence: "Smbatan added".
    fn lone_name(&self, end: usize, from: usize) -> Option<Phrase> {
        let g = self.g;
        let word = end.checked_sub(1).filter(|w| *w == self.sentence.first && *w == from && g.pack.bare_clause)?;
        let unknown = |t: &crate::text::Token| t.kind == TokenKind::Word && t.is_capitalised() && t.word == crate::pack::WordId::UNKNOWN;
        g.token(word).filter(|t| unknown(t))?;
        Some(Phrase { first: word, end })
    }

    /// "Il ministro, Anna Rossi e Ugo Neri hanno detto", "Instead, Hale, Berg and Lund argued": a list of speakers from its first
    /// one, with which the sentence begins, adverbs apart.
    fn with_first_of_list(&self, phrase: Phrase, from: usize) -> Option<Phrase> {
        let g = self.g;
        let speaks = |p: Phrase| self.holds_person(p) || self.is_organisation(p);
        if from != self.sentence.first || !phrase.is_joined(g) || !speaks(phrase) {
            return None;
        }
        let mut first = phrase.first;
        while let Some(comma) = first.checked_sub(1).filter(|c| *c > from && g.mark(*c, ','))
            && let Some(one) = self.phrase_ending(comma, from).filter(|p| speaks(*p))
        {
            first = one.first;
        }
        let mut lead = first;
        while lead > from && g.is_adverb(lead - 1) {
            lead -= 1;
        }
        let opens = lead == from || g.mark(lead - 1, ',') && (from..lead - 1).all(|i| g.is_adverb(i));
        (opens && first < phrase.first).then_some(Phrase { first, end: phrase.end })
    }

    /// "L'infermiere che ha accompagnato Anna ha riferito": where a relative clause ends in the phrase, what it hangs on.
    fn before_relative_clause(&self, phrase: Phrase, from: usize) -> Option<Phrase> {
        let g = self.g;
        let auxiliary = |at: usize| g.is_any(at, &[Class::Have, Class::Be, Class::Modal]) && g.is_finite(at);
        let before = phrase.first.checked_sub(1).filter(|b| *b > from);
        let participle = g.is(phrase.first, Class::Participle) && before.is_some_and(auxiliary);
        let verb = participle || before.is_some_and(|b| g.is_finite(b)) || g.is_finite(phrase.first);
        let mut at = phrase.first;
        while verb && at > from + 1 && phrase.first - at < 4 {
            at -= 1;
            if g.is(at, Class::Relative) && !g.is(at, Class::Preposition) {
                return self.antecedent(at, from).filter(|p| self.head_speaks(*p));
            }
            if !g.is_finite(at) && !g.is_adverb(at) && !g.is_any(at, &[Class::Clitic, Class::ReflexiveClitic, Class::Negation]) {
                break;
            }
        }
        None
    }

    /// Where what the relative pronoun points to ends, before the marks, articles and prepositions that lead to the pronoun: "Neri | , alla quale".
    fn before_relative(&self, relative: usize, from: usize) -> usize {
        let g = self.g;
        let leads = |i: &usize| g.mark(*i, ',') || g.mark(*i, '(') || g.is_any(*i, &[Class::Article, Class::Preposition]);
        (from..relative).rev().take_while(leads).last().unwrap_or(relative)
    }

    /// "The reporter | to whom Anna Berg spoke | said": whom a relative clause that ends at `end`, with a subject of its own, describes.
    fn object_relative(&self, end: usize, from: usize) -> Option<Phrase> {
        let g = self.g;
        if !g.pack.bare_clause {
            return None;
        }
        let word = |i: &usize| g.kind(*i) == Some(TokenKind::Word) && g.quote_at(*i).is_none();
        let relative = (from + 1..end).rev().take(14).take_while(word).find(|&i| g.is(i, Class::PersonRelative))?;
        let somebody = g.mentions.covering(relative + 1).is_some() || g.is(relative + 1, Class::SubjectPronoun);
        if !somebody || !(relative + 2..end).any(|i| g.is_finite(i)) {
            return None;
        }
        let preposition = usize::from(relative > from + 1 && g.is(relative - 1, Class::Preposition));
        self.antecedent(relative - preposition, from)
    }

    /// "Doctors at the clinic | where Anna Berg is treated | said", "the email | that Anna Berg sent | said", "the man | in whose house she
    /// lives | said": the phrase with which the sentence opens, where a clause that ends at `end` and has somebody named as its subject
    /// describes it or a complement of it. Whoever is named there is not the subject of the verb behind it.
    fn before_inner_clause(&self, end: usize, from: usize) -> Option<Phrase> {
        let g = self.g;
        // "Nella lettera che ha scritto Anna Rossi ha detto": who a preposition opens is no subject
        let nominal = g.pack.bare_clause || g.is_definite_article(from) && !g.is(from, Class::Preposition);
        if !nominal || from != self.sentence.first {
            return None;
        }
        let word = |i: &usize| matches!(g.kind(*i), Some(TokenKind::Word | TokenKind::Number)) && g.quote_at(*i).is_none();
        let opener = |i: &usize| {
            let relative = g.is_any(*i, &[Class::PlaceRelative, Class::PersonRelative]) || g.is(*i, Class::Relative);
            relative && g.mentions.covering(*i).is_none()
        };
        (from + 1..end).rev().take(16).take_while(word).filter(opener).find_map(|relative| self.before_clause(relative, end, from))
    }

    /// The phrase before the clause that the pronoun at `relative` opens, for [`Self::before_inner_clause`].
    fn before_clause(&self, relative: usize, end: usize, from: usize) -> Option<Phrase> {
        let g = self.g;
        let word = |i: &usize| matches!(g.kind(*i), Some(TokenKind::Word | TokenKind::Number)) && g.quote_at(*i).is_none();
        // "in cui", "con la quale"
        let article = usize::from(g.pack.drops_subject && relative > from + 2 && g.is_definite_article(relative - 1));
        let article = if g.is(relative - 1, Class::Preposition) { 0 } else { article };
        let preposition = usize::from(relative > from + 1 + article && g.is(relative - 1 - article, Class::Preposition));
        let noun = relative - preposition - article;
        // "La ragazza che accusa di stupro Aldo Neri ha ribadito": the clause has one verb, and the sentence another
        let verbs = || (relative + 1..end).filter(|&i| g.is_finite(i) && !g.is(i, Class::Participle)).count();
        let time = || (from..noun).any(|i| g.is_any(i, &[Class::TimeNoun, Class::TimeWord]));
        if g.pack.drops_subject && (time() || verbs() != 1) {
            return None;
        }
        let free = |i: usize| g.kind(i) == Some(TokenKind::Word) && !g.is_finite(i) && !g.is_any(i, &[Class::Adverb, Class::Preposition]);
        let named = (relative + 1..end).any(|i| g.mentions.covering(i).is_some_and(|m| m.kind == Kind::Person));
        let verb = (relative + 1..end).any(|i| g.is_finite(i) || g.ends_as_participle(i) && g.mentions.covering(i).is_none());
        // "Berg says the plan that Hale backs is dead": nothing but the phrase stands before
        let opens = (from..noun).all(|i| {
            let clause = [Class::Subordinator, Class::Complementiser, Class::Adversative, Class::Relative];
            word(&i) && !g.is_finite(i) && (g.is_any(i, &[Class::Preposition, Class::Determiner]) || !g.is_any(i, &clause))
        });
        let phrase = Phrase { first: from, end: noun };
        let opens = opens && noun - from <= 9 && !(g.is(relative, Class::Question) && g.is(relative, Class::OtherPronoun));
        let nominal = g.is_determiner(from) || g.mentions.role_at(from).is_some();
        (noun > from && free(noun - 1) && named && verb && opens && nominal).then_some(phrase)
    }

    /// "Will Parr of Ohio | , who", "the president of Kenya | , who", "the owner of the bar | , who": a relative pronoun for people points to
    /// whoever stands before the preposition, where what stands behind it is no person with a name.
    fn somebody_of(&self, end: usize, from: usize) -> Option<Phrase> {
        let g = self.g;
        if !g.pack.bare_clause || !g.mark(end, ',') || !g.is(end + 1, Class::PersonRelative) || g.is(end + 1, Class::Possessive) {
            return None;
        }
        let person = |i: usize| g.mentions.covering(i).filter(|m| m.kind == Kind::Person);
        let nominal = |i: &usize| g.kind(*i) == Some(TokenKind::Word) && !g.is_finite(*i) && !g.is(*i, Class::Coordinator);
        let opens = |i: &usize| g.is_any(*i, &[Class::Of, Class::Preposition]) && !g.is_any(*i, &[Class::To, Class::By]);
        let tail = (from + 1..end).rev().take(12).take_while(nominal);
        for preposition in tail.filter(opens).take(3) {
            if (preposition + 1..end).any(|i| person(i).is_some()) {
                return None;
            }
            if let Some(name) = person(preposition - 1).filter(|m| m.end == preposition && m.first >= from) {
                // "praise from Sen. Tom Hale of Ohio": from his title on
                let titles = |i: &usize| g.mentions.role_at(*i).is_some() || g.is(*i, Class::Former) || g.mark(*i, '.');
                let first = (from..name.first).rev().take_while(titles).last().unwrap_or(name.first);
                return Some(Phrase { first: self.before_determiners(first, from), end });
            }
            let role = g.mentions.role_at(preposition - 1).filter(|r| r.end == preposition && r.class != RoleClass::Body);
            if let Some(role) = role {
                let first = self.phrase_ending(preposition, from).map_or(role.first, |p| p.first.min(role.first));
                return Some(Phrase { first: self.before_determiners(first, from), end });
            }
        }
        None
    }

    /// "Anna Berg, a dentist | from Norton, New Jersey, who", "Tom Hale, 24, | from Leeds, who": where the phrase begins that tells from where
    /// somebody is, before a relative pronoun for people.
    fn before_place(&self, end: usize, from: usize) -> Option<usize> {
        let g = self.g;
        let who = |i: usize| g.is(i, Class::PersonRelative) && !g.is(i, Class::Possessive);
        if !g.pack.bare_clause || !(who(end) || g.mark(end, ',') && who(end + 1)) {
            return None;
        }
        let place = |i: usize| g.mentions.covering(i).filter(|m| matches!(m.kind, Kind::Place | Kind::Country) && m.rule != "demonym");
        let mut at = place(end.checked_sub(1)?).filter(|m| m.end == end && m.first > from + 2)?.first;
        // "Norton, New Jersey"
        let name =
            |i: usize| g.token(i).is_some_and(|t| t.kind == TokenKind::Word && t.is_capitalised()) && g.mentions.role_at(i).is_none();
        if g.mark(at - 1, ',') && name(at - 2) {
            at = (from..at - 1).rev().take_while(|&i| name(i)).last()?;
        }
        let led = at > from + 1 && g.is_any(at - 1, &[Class::Preposition, Class::Of]) && !g.is_any(at - 1, &[Class::By, Class::To]);
        let mut before = at.checked_sub(1).filter(|_| led)?;
        // "Tom Hale, 24, from"
        if g.mark(before - 1, ',') {
            before -= 1;
            let age = before > from + 2 && g.kind(before - 1) == Some(TokenKind::Number) && g.mark(before - 2, ',');
            before -= if age { 2 } else { 0 };
        }
        (before > from).then_some(before)
    }

    /// "a lawyer for | Anna Berg", "il legale di | Neri": where the noun for somebody in relation to another, with its article, begins before
    /// the name at `name`.
    fn relation_before(&self, name: usize, from: usize) -> Option<usize> {
        let g = self.g;
        let small = |i: usize| g.is_determiner(i) && !g.is(i, Class::Preposition) || g.mentions.role_at(i).is_some();
        let preposition =
            (from + 1..name).rev().find(|&i| !small(i)).filter(|&i| g.is_any(i, &[Class::Of, Class::Preposition, Class::To]))?;
        let role = g.mentions.role_at(preposition - 1).filter(|r| r.end == preposition && g.is(r.end - 1, Class::OfAnother))?;
        Some(self.before_determiners(role.first, from))
    }

    /// Where the determiners before `first` begin, of which none is a preposition too.
    fn before_determiners(&self, first: usize, from: usize) -> usize {
        let determiner = |i: &usize| self.g.is_determiner(*i) && !self.g.is(*i, Class::Preposition);
        (from..first).rev().take_while(determiner).last().unwrap_or(first)
    }

    /// The participle that describes a noun for people and governs the person whom the phrase names: "doctors treating | Paul Hale",
    /// "accused of killing | Paul Hale".
    fn describing_participle(&self, phrase: Phrase, from: usize) -> Option<usize> {
        let g = self.g;
        let ends = |i: usize| {
            let lower = g.token(i).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capitalised()) && g.mentions.role_at(i).is_none();
            lower && g.ends_as_participle(i)
        };
        let name = g.mentions.within(phrase.first, phrase.end).find(|m| m.kind == Kind::Person)?;
        let verb = name.first.checked_sub(1).filter(|v| *v > from && ends(*v) && name.first <= phrase.first + 1)?;
        let noun = verb - 1;
        let described = g.mentions.role_at(noun).is_some() || g.is(noun, Class::Of);
        (g.pack.bare_clause && described && noun >= from).then_some(verb)
    }

    /// Whether a verb governs the phrase, which stands behind it or opens with it: "accusa | Aldo Neri", "dopo aver | sentito Aldo Neri".
    fn is_object(&self, phrase: Phrase, from: usize) -> bool {
        let g = self.g;
        let verb = |i: usize| {
            let noun = i > from && g.is_determiner(i - 1) && !g.is(i - 1, Class::Clitic) || g.is_determiner(i);
            let relative = i > from && g.is(i - 1, Class::Relative);
            let role = g.mentions.role_at(i).is_some() && !relative;
            let bare = g.mentions.covering(i).is_none() && !role && !noun && g.quote_at(i).is_none();
            let auxiliary = (i.saturating_sub(3).max(from)..i).any(|k| g.is(k, Class::Have));
            let participle = g.is(i, Class::Participle) && auxiliary;
            let finite = g.is_finite(i) && !g.is_any(i, &[Class::Be, Class::Have, Class::Modal]);
            bare && (finite || participle || g.is_infinitive(i) || g.is_gerund(i))
        };
        phrase.end > phrase.first + 1 && verb(phrase.first) || phrase.first > from && verb(phrase.first - 1)
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

    /// "che nel suo messaggio del sabato | ha detto": where a phrase with a preposition that ends at `end` begins, behind a
    /// relative pronoun and with no subject in it; `end` where none does.
    fn before_complement(&self, end: usize, from: usize) -> usize {
        let g = self.g;
        if !g.pack.drops_subject {
            return end;
        }
        let plain = |i: &usize| g.kind(*i) == Some(TokenKind::Word) && !g.is_finite(*i) && g.quote_at(*i).is_none();
        let mut words = (from..end).rev().take(12).take_while(plain);
        let relative = words.find(|&i| g.is(i, Class::Relative)).filter(|r| r + 2 < end);
        let opens = |r: &usize| g.is(r + 1, Class::Preposition) && !g.is_any(r + 1, &[Class::Of, Class::By, Class::Coordinator]);
        let free = |r: &usize| noun_phrase_before(g, end, r + 1).is_none();
        relative.filter(opens).filter(free).map_or(end, |r| r + 1)
    }

    /// "Anna Rossi, ministra dell'Interno, in una nota | ha detto", "Anna Berg, the mayor, at a meeting | said": where a phrase with a
    /// preposition that ends at `end` begins, behind a comma; `end` where none does.
    fn before_circumstance(&self, end: usize, from: usize) -> usize {
        let g = self.g;
        let clause = [Class::Relative, Class::Complementiser];
        let plain = |i: &usize| {
            let word = matches!(g.kind(*i), Some(TokenKind::Word | TokenKind::Number)) && g.quote_at(*i).is_none();
            let joins = g.is_any(*i, &[Class::Coordinator, Class::Adversative]);
            let opens = g.is_any(*i, &clause) && !g.is_determiner(*i);
            word && !joins && !opens && !g.is_finite(*i) && !g.is_gerund(*i)
        };
        let first = (from..end).rev().take(9).take_while(plain).last().filter(|&f| f > from + 1 && f + 1 < end && g.mark(f - 1, ','));
        let mut opener = first.unwrap_or(end);
        while opener < end && g.is_adverb(opener) {
            opener += 1;
        }
        let opens = opener < end
            && g.is(opener, Class::Preposition)
            && !g.is_any(opener, &[Class::Of, Class::By, Class::Coordinator, Class::Subordinator, Class::Relative]);
        let somebody = || noun_phrase_before(g, end, opener).is_some_and(|p| self.names_somebody(p));
        // what stands before the comma must be told of a subject: an apposition or clause, and before it a comma and no verb
        let verb = |i: usize| {
            let form = g.is_finite(i) || g.is_gerund(i) || g.is_infinitive(i);
            (form || g.is_any(i, &[Class::Relative, Class::Subordinator])) && !g.is_determiner(i) && g.mentions.covering(i).is_none()
        };
        let enclosed = |f: usize| {
            let comma = (from + 1..f - 1).find(|&i| g.mark(i, ',') && g.quote_at(i).is_none());
            comma.is_some_and(|c| !(from..c).any(verb))
        };
        first.filter(|&f| opens && enclosed(f) && !somebody()).unwrap_or(end)
    }

    /// "Rossi la scorsa settimana | ha detto", "Berg, the mayor, late on Monday | said", "Hale in 2019 | said": where a time that ends at
    /// `end` begins, behind somebody or a comma; `end` where none does.
    fn before_bare_time(&self, end: usize, from: usize) -> usize {
        let g = self.g;
        let plain = |i: usize| {
            matches!(g.kind(i), Some(TokenKind::Word | TokenKind::Number))
                && g.mentions.covering(i).is_none()
                && g.mentions.role_at(i).is_none()
        };
        let behind = |first: usize| {
            let before = first - 1;
            let somebody = g.mentions.covering(before).is_some() || g.mentions.role_at(before).is_some();
            g.mark(before, ',') || somebody && !g.is_any(before, &[Class::Preposition, Class::Of])
        };
        if g.pack.bare_clause {
            let noun = |i: usize| g.is_any(i, &[Class::Weekday, Class::Month, Class::TimeNoun]);
            let four = |i: usize| g.kind(i) == Some(TokenKind::Number) && g.doc.word(i).len() == 4;
            let year = |i: usize| {
                let number = g.kind(i) == Some(TokenKind::Number) && i > from;
                number && (noun(i - 1) || four(i) && g.is(i - 1, Class::PlacePreposition))
            };
            let small = |i: usize| {
                let opens = g.is(i, Class::Preposition) && !g.is_any(i, &[Class::Of, Class::To, Class::By]);
                let modifier = g.token(i).is_some_and(|t| !t.is_capitalised())
                    && g.is_any(i + 1, &[Class::TimeNoun, Class::Weekday])
                    && !g.is_finite(i);
                opens || modifier || g.is_determiner(i) || g.is_adverb(i) || g.is(i, Class::TimeWord)
            };
            let part = |i: &usize| plain(*i) && g.quote_at(*i).is_none() && (noun(*i) || year(*i) || small(*i));
            let closes = end > from + 1 && (noun(end - 1) || year(end - 1)) && !g.is_possessive_suffix(end - 1);
            let first = (from + 1..end).rev().take(5).take_while(part).last().filter(|_| closes);
            return first.filter(|&f| behind(f)).unwrap_or(end);
        }
        // "Rossi alle 11 | ha detto", "una donna poco dopo le 11 | ha detto"
        let fused = |i: usize| g.is(i, Class::To) && g.is_any(i, &[Class::Article, Class::FusedArticle]);
        let article = end.checked_sub(2).filter(|&a| a > from + 1 && g.kind(end - 1) == Some(TokenKind::Number));
        if let Some(article) = article.filter(|&a| fused(a) || g.is(a, Class::Article) && g.is(a - 1, Class::Preposition)) {
            let mut first = article - usize::from(!fused(article));
            while first > from + 1 && plain(first - 1) && (g.is_adverb(first - 1) || g.is(first - 1, Class::Preposition)) {
                first -= 1;
            }
            if plain(first) && behind(first) {
                return first;
            }
        }
        let time = |first: usize| {
            let noun = (first + 1..end).find(|&i| g.is(i, Class::TimeNoun));
            let opens = g.is_determiner(first) && !g.is(first, Class::Preposition) || g.kind(first) == Some(TokenKind::Number);
            opens && (first..end).all(plain) && noun.is_some_and(|n| n <= first + 2 && n + 2 >= end)
        };
        (2..5).filter_map(|length| end.checked_sub(length)).find(|&f| f > from && time(f) && behind(f)).unwrap_or(end)
    }

    /// Where a time that ends at `end` begins, behind a relative pronoun; `end` where none does.
    fn before_time(&self, end: usize, from: usize) -> usize {
        let g = self.g;
        let time = |first: usize| {
            let noun = end - 1;
            g.is_any(noun, &[Class::Weekday, Class::TimeWord, Class::Month, Class::TimeNoun])
                && (first..noun)
                    .all(|i| g.kind(i) == Some(TokenKind::Word) && g.mentions.covering(i).is_none() && g.mentions.role_at(i).is_none())
        };
        (1..5)
            .filter_map(|length| end.checked_sub(length))
            .find(|&first| first > from && g.is(first - 1, Class::Relative) && time(first))
            .unwrap_or(end)
    }

    /// Where the adverbs that end at `end` begin. "Both vowed": what opens the clause and counts people is no adverb.
    fn before_adverbs(&self, end: usize, from: usize) -> usize {
        let g = self.g;
        let opens = |at: usize| at == from || g.mark(at - 1, ',') || g.is_any(at - 1, &[Class::Coordinator, Class::Adversative]);
        let counts = |at: usize| g.pack.bare_clause && g.is(at, Class::Determiner) && opens(at);
        let mut first = end;
        // "Berg not only | said", where the adverb may stand in the group of the verb too
        if first > from && g.is_not_only(first - 1, end + 1) {
            first -= 1;
        }
        while first > from
            && (g.is_adverb(first - 1) || g.is_not_only(first - 1, first + 1))
            && !g.is(first - 1, Class::Relative)
            && g.mentions.covering(first - 1).is_none()
            && !counts(first - 1)
        {
            first -= 1;
        }
        first
    }

    /// Where a date that ends at `end` begins, behind other words; `end` where none does: a day, a month, a year.
    fn before_date(&self, end: usize, from: usize) -> usize {
        let g = self.g;
        let number = |i: usize| g.kind(i) == Some(TokenKind::Number);
        let Some(month) = (end.saturating_sub(3)..end).rev().find(|&i| i > from && g.is(i, Class::Month)) else { return end };
        // "nel luglio del 2012"
        if !(month + 1..end).all(|i| number(i) || g.is(i, Class::Of) && i + 2 == end && number(i + 1)) {
            return end;
        }
        let mut first = month;
        while first > from + 1
            && (number(first - 1)
                || g.is_any(first - 1, &[Class::Article, Class::PlacePreposition, Class::FusedArticle]) && !g.is(first - 1, Class::Of))
        {
            first -= 1;
        }
        // a month alone may be much else
        let dated = (first..end).any(number);
        if dated { first - usize::from(g.is(first - 1, Class::Preposition)) } else { end }
    }

    /// A noun phrase that ends at `end` and can be a speaker, with the name that is an apposition to it.
    pub(super) fn phrase_ending(&self, end: usize, from: usize) -> Option<Phrase> {
        let g = self.g;
        // "Anna Berg herself", "lui stesso", "il sindaco stesso"
        let intensive = end > from + 1 && g.is(end - 1, Class::Intensive) && g.mentions.covering(end - 1).is_none();
        let somebody = |i: usize| {
            let pronoun = g.is(i, Class::SubjectPronoun);
            g.mentions.covering(i).is_some() || g.mentions.role_at(i).is_some() || pronoun
        };
        let end = end - usize::from(intensive && somebody(end - 2));
        let phrase = noun_phrase_before(g, end, from)?;
        // "Sospeso di nuovo dalle cariche per il caso Neri torna": a participle that opens the sentence tells of whom it leaves out
        let opener = phrase.first == self.sentence.first && g.is(phrase.first, Class::Participle) && g.pack.drops_subject;
        // "Accusato dalla collega di aver mentito, ha detto", though "accusato" is a noun for somebody too
        let bare = g.mentions.covering(phrase.first).is_none() && g.mentions.role_at(phrase.first).is_none();
        if opener
            && (g.is_adverb(phrase.first + 1) || g.is(phrase.first + 1, Class::Preposition))
            && (bare || g.is(phrase.first + 1, Class::By))
        {
            return None;
        }
        // "Fingendosi tecnico del gas, chiedeva": nor does a gerund, which has a capital there
        let capital = |i: usize| g.token(i).is_some_and(|t| t.is_capitalised());
        if g.pack.drops_subject
            && bare
            && phrase.first == self.sentence.first
            && !capital(phrase.first + 1)
            && g.mark(end, ',')
            && g.ends_as_gerund(phrase.first)
        {
            return None;
        }
        // "è stato Piero Masi | a dire": nor is the participle
        let mut phrase = phrase;
        while g.pack.drops_subject && phrase.first + 1 < phrase.end && g.is(phrase.first, Class::Be) {
            phrase.first += 1;
        }
        // "il giorno dopo il medico ha detto": the time is no part of whom it names
        if g.pack.drops_subject && g.is(phrase.first, Class::Article) && g.is(phrase.first + 1, Class::TimeNoun) {
            let again = (phrase.first + 2..phrase.end.min(phrase.first + 5)).find(|&i| g.is(i, Class::Article) && !g.is(i, Class::Of));
            let somebody = |i: &usize| self.head_speaks(Phrase { first: *i, ..phrase });
            phrase.first = again.filter(|&i| i + 1 < phrase.end).filter(somebody).unwrap_or(phrase.first);
        }
        // "There | he | told troops"
        let pronoun = g.pack.bare_clause && g.is(end - 1, Class::SubjectPronoun) && !g.is_determiner(end - 1);
        if pronoun && phrase.end == end && !phrase.is_joined(g) && phrase.first + 2 == end && phrase.first == self.sentence.first {
            phrase.first = end - 1;
        }
        // "il ministro per lo Sport"
        let office =
            phrase.first.checked_sub(2).and_then(|i| g.mentions.role_at(i)).filter(|r| r.class == RoleClass::Office && r.first >= from);
        if let Some(role) = office.filter(|r| g.is(r.end, Class::Purpose) && r.end + 1 == phrase.first && g.pack.drops_subject) {
            phrase.first = self.before_determiners(role.first, from);
        }
        let plural = g.is_plural(phrase.end - 1);
        let nominal = g.is_determiner(phrase.first)
            || self.names_somebody(phrase)
            || plural
            || g.kind(phrase.first) == Some(TokenKind::Number)
            || self.is_share(phrase)
            || !g.pack.bare_clause;
        (phrase.end == end && nominal && self.can_speak(phrase)).then_some(phrase)
    }

    /// "è | avvenuto in piazza": whether the phrase begins with a participle behind its auxiliary, which is no noun.
    fn opens_with_participle(&self, phrase: Phrase) -> bool {
        let g = self.g;
        let first = phrase.first;
        let before = (self.sentence.first..first).rev().find(|&i| !g.is_adverb(i));
        let auxiliary = g.pack.drops_subject && before.is_some_and(|i| g.is_any(i, &[Class::Be, Class::Have]));
        let verb = auxiliary && g.is(first, Class::Participle) && !g.is_determiner(first);
        verb && g.mentions.covering(first).is_none() && g.mentions.role_at(first).is_none()
    }

    /// The longest phrase, with a determiner or a name at its beginning, that begins at `from` or behind it and reaches to `end`.
    pub(super) fn phrase_reaching(&self, from: usize, end: usize) -> Option<Phrase> {
        let g = self.g;
        let opens = |first: &usize| g.is_determiner(*first) || g.mentions.covering(*first).is_some_and(|m| m.first == *first);
        let first = (from..end).find(|first| opens(first) && noun_phrase_end(g, *first, end) == end)?;
        Some(Phrase { first, end })
    }

    /// A phrase of people that ends at `end` and opens its clause.
    fn phrase_opening_clause(&self, end: usize, from: usize) -> Option<Phrase> {
        let g = self.g;
        let those = end.checked_sub(1).filter(|i| *i >= from && g.is(*i, Class::Plural)).map(|first| Phrase { first, end });
        let phrase = self.phrase_ending(end, from).or(those)?;
        let opener = phrase.first.checked_sub(1).filter(|o| *o >= from);
        // "Anna Berg, a guest visiting the town, said": behind a comma it tells of somebody else
        let joins = [Class::Coordinator, Class::Adversative, Class::Complementiser, Class::Subordinator];
        let opens = opener.is_none_or(|o| g.is_any(o, &joins) && !(o > from && g.mark(o - 1, ',')));
        (opens && (those.is_some() || self.holds_speaking_role(phrase))).then_some(phrase)
    }

    /// What a relative pronoun behind `end` points to: the last name or role before it, else the whole noun phrase.
    pub(super) fn antecedent(&self, end: usize, from: usize) -> Option<Phrase> {
        let g = self.g;
        // "Anna Berg, of the Hill Bank, who", "Aldo Neri, della Procura, che": not the body
        let body = g.mentions.covering(end.checked_sub(1)?).filter(|m| m.end == end && m.kind != Kind::Person);
        let mut first = body.map_or(end, |m| m.first);
        while first > from && g.is(first - 1, Class::Article) && !g.is(first - 1, Class::Of) {
            first -= 1;
        }
        let divided = body.is_some() && first > from + 2 && g.is(first - 1, Class::Of) && g.mark(first - 2, ',') && g.mark(end, ',');
        let person = if divided { g.mentions.covering(first - 3) } else { None };
        if let Some(person) = person.filter(|m| m.kind == Kind::Person && m.first >= from) {
            return Some(Phrase { first: person.first, end: person.end });
        }
        // "Will Parr, D-Ohio, who": the party and seat
        let seat = end.checked_sub(2).filter(|&c| c > from && g.mark(c, ',') && g.mark(end, ','));
        let letter = |t: &crate::text::Token| {
            let mut chars = t.span().slice(g.doc.text).chars();
            t.is_capitalised() && chars.nth(1) == Some('-') && chars.next().is_some_and(char::is_uppercase)
        };
        if let Some(comma) = seat.filter(|_| g.token(end - 1).is_some_and(letter)) {
            return self.antecedent(comma, from);
        }
        // "una donna, originaria della Norvia, che": an adjective between commas tells of her too
        let adjective = first.checked_sub(2).filter(|a| *a > from + 1 && g.mark(a - 1, ',') && g.mark(end, ',') && g.pack.drops_subject);
        let plain = |a: &usize| {
            let word = g.kind(*a) == Some(TokenKind::Word) && g.mentions.covering(*a).is_none() && g.mentions.role_at(*a).is_none();
            word && !g.is_determiner(*a) && g.is(a + 1, Class::Preposition) && !g.is_any(*a, &[Class::Preposition, Class::Coordinator])
        };
        if let Some(adjective) = adjective.filter(|a| body.is_some() && plain(a)) {
            return self.antecedent(adjective - 1, from);
        }
        // "una ragazza, rimasta anonima, che": a participle between commas tells of who stands before it
        let comma = (from + 1..end).rev().take(6).find(|&i| g.mark(i, ',')).filter(|_| g.mark(end, ','));
        let participle = |c: usize| g.is(c + 1, Class::Participle) && g.mentions.covering(c + 1).is_none() && !g.has_finite(c + 2, end);
        // "il senatore Aldo Neri, ex Verdi, che"
        let person = |c: usize| g.mentions.covering(c - 1).is_some_and(|m| m.kind == Kind::Person);
        let former = |c: usize| g.is(c + 1, Class::Former) && person(c) && !self.has_person(c + 1, end);
        if let Some(comma) = comma.filter(|&c| participle(c) || former(c)) {
            return self.antecedent(comma, from);
        }
        // "the aides of Anna Berg, who said": they, more often than she
        let mut whole = self.phrase_ending(end, from);
        // "È intervenuto qualcuno dei presenti, che"
        while let Some(phrase) = whole.as_mut().filter(|p| self.opens_with_participle(**p) && p.first + 1 < p.end)
            && !g.is(phrase.first + 1, Class::Preposition)
        {
            phrase.first += 1;
        }
        let last_name = g.mentions.covering(end - 1);
        let relation = last_name.and_then(|name| self.relation_before(name.first, from));
        let named = g.pack.bare_clause && last_name.is_some_and(|m| m.kind == Kind::Person);
        // but "a longtime adviser to Berg, who"
        let inner = |first: usize| {
            whole.is_none_or(|w| w.first >= first || (w.first..first).any(|i| g.is_any(i, &[Class::Preposition, Class::Of, Class::By])))
        };
        let aide = relation.filter(|&first| named && inner(first));
        let told = |first: usize| first > from && (g.mark(first - 1, ',') || g.is(first - 1, Class::Be));
        if let Some(first) = aide.filter(|&first| !told(first)) {
            return Some(Phrase { first, end });
        }
        if let Some(phrase) = self.somebody_of(end, from).filter(|p| !told(p.first)) {
            return Some(phrase);
        }
        if let Some(before) = self.before_place(end, from) {
            let speaks = |p: &Phrase| self.holds_person(*p) || self.head_speaks(*p) && !self.is_place(*p);
            let phrase = self.antecedent(before, from).filter(speaks)?;
            return Some(if phrase.end == before { Phrase { end, ..phrase } } else { phrase });
        }
        let Some(whole) = whole else {
            let last = end.checked_sub(1)?;
            // "those who"
            if g.is(last, Class::Plural) && last >= from {
                return Some(Phrase { first: last, end });
            }
            // "denied by a lawyer for Anna Berg, who said": the lawyer, more often than not
            if let Some(first) = relation {
                return Some(Phrase { first, end });
            }
            let role = g.mentions.role_at(last).map(|r| r.first);
            let mut first = last_name.map(|m| m.first).or(role).filter(|first| *first >= from)?;
            // "Parlò con il governo norviano, che": the noun before the adjective
            let adjective = last_name.is_some_and(|m| m.rule == "demonym");
            if let Some(noun) = g.mentions.role_at(first.saturating_sub(1)).filter(|r| adjective && r.end == first && r.first > from) {
                first = noun.first - usize::from(g.is_determiner(noun.first - 1) && !g.is(noun.first - 1, Class::Preposition));
            }
            return Some(Phrase { first, end });
        };
        // "Anna Rossi, presidente del porto, che": a role behind a name is said of it
        // and so is "Viktor Hale, the North Harbour commissioner, who", where the role stands last
        let last = || g.mentions.role_at(whole.end - 1).filter(|_| g.pack.bare_clause && g.is(whole.first, Class::Article));
        let role = g.mentions.role_at(whole.first).or_else(|| g.mentions.role_at(whole.first + 1)).or_else(last);
        let mark = whole.first.checked_sub(2).filter(|m| *m >= from && role.is_some());
        // "Viktor Hale, a delegate and Berg supporter, who": Berg is part of the role
        let of_role = g.is(whole.first, Class::Indefinite) && last().is_some_and(|r| r.end == whole.end);
        let mark = mark.filter(|_| of_role || !self.holds_person(whole));
        let mark = mark.filter(|m| g.mark(m + 1, ',') || g.kind(m + 1) == Some(TokenKind::Dash));
        let named = mark
            .and_then(|m| g.mentions.covering(m))
            .filter(|m| m.end + 1 == whole.first && matches!(m.kind, Kind::Person | Kind::Organisation));
        if let Some(mention) = named.filter(|m| m.first >= from) {
            // "Anna Rossi, la madre di Ugo, la moglie di Neri, che": whoever the role is said of
            if mention.first > from + 1 && g.is(mention.first - 1, Class::Of) {
                return self.antecedent(mention.end, from);
            }
            return Some(Phrase { first: mention.first, end: mention.end });
        }
        if let Some(last) = self.described_last(whole) {
            return Some(last);
        }
        let preposition = (whole.first..end).rev().find(|&i| g.is(i, Class::Preposition) && g.mentions.covering(i).is_none());
        // "Hale is a critic of Anna Berg, who": behind what somebody is, the person named last
        let predicate = whole.first > from && g.is(whole.first - 1, Class::Be) && g.is(whole.first, Class::Indefinite) && g.mark(end, ',');
        let person = g.mentions.covering(end - 1).filter(|m| predicate && m.kind == Kind::Person && m.end == end);
        if let Some(person) = person.filter(|m| preposition.is_some_and(|p| p < m.first)) {
            return Some(Phrase { first: person.first, end });
        }
        let last = preposition.map(|p| Phrase { first: p + 1, end });
        let head_named = g.mentions.role_at(whole.first).is_some()
            || g.is_noun_cue(whole.first)
            || g.is_noun_cue(whole.first + 1)
            || g.mentions.role_at(whole.first + 1).is_some()
            || g.mentions.covering(whole.first).is_some();
        let last = last.filter(|l| !head_named && relation.is_none() && self.names_somebody(*l));
        // "primo tra tutti il presidente Claudio Berti, che": who is named last
        let named = || g.mentions.covering(end - 1).filter(|m| m.kind == Kind::Person && m.end == end && !self.head_speaks(whole));
        Some(last.or_else(|| named().map(|m| Phrase { first: m.first, end })).unwrap_or(whole))
    }

    /// "vittima di | una molestatrice | che", "le critiche da parte dei | cittadini |, che", "la richiesta di aiuto di | un giovane | che": the last
    /// noun for somebody in the phrase, of whom a relative clause behind it tells: the head is a predicate without an article, or a word
    /// for what was said, or stands far off, or was done something to by whoever comes last.
    fn described_last(&self, whole: Phrase) -> Option<Phrase> {
        let g = self.g;
        if !g.pack.drops_subject {
            return None;
        }
        let head = (whole.first..whole.end).find(|&i| !g.is_determiner(i))?;
        // "uno dei malviventi"
        let one_of = |p: usize| g.is(p, Class::Of) && g.is_any(p - 1, &[Class::Indefinite, Class::Determiner]);
        let noun = |p: usize| (p + 1..whole.end).find(|&i| !g.is_determiner(i) && !one_of(i)).unwrap_or(whole.end);
        let person = |p: usize| g.mentions.covering(noun(p)).is_some_and(|m| m.kind == Kind::Person && m.end == whole.end);
        let somebody = |p: usize| g.mentions.role_at(noun(p)).is_some_and(|r| r.class != RoleClass::Body) || person(p);
        let opens = |p: usize| g.is_any(p, &[Class::Preposition, Class::Of, Class::By]) && g.mentions.covering(p).is_none();
        let last = (head + 1..whole.end).rev().find(|&p| opens(p) && somebody(p) && !one_of(p))?;
        let article = g.is(last, Class::FusedArticle) || g.is(last + 1, Class::Article) || person(last);
        let named = g.mentions.covering(head).is_some();
        let bare = head == whole.first && !g.is_plural(head) && !named && !self.opens_name(whole);
        let said = g.is_noun_cue(head) && g.mentions.role_at(head).is_none();
        let far = last > whole.first + FAR && !named;
        let done =
            g.is(last, Class::By) && g.is(last - 1, Class::Participle) && g.is(last + 1, Class::Indefinite) && !g.mark(whole.end, ',');
        (article && (bare || said || far || done)).then_some(Phrase { first: last + 1, ..whole })
    }

    /// Whether a word with a capital stands in the phrase: "portavoce della Casa Bianca".
    fn opens_name(&self, phrase: Phrase) -> bool {
        (phrase.first..phrase.end).any(|i| i > self.sentence.first && self.g.token(i).is_some_and(|t| t.is_capitalised()))
    }

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
        // "Asked whether it was late, Hale shrugged"
        let asked =
            g.is(self.sentence.first, Class::Participle).then(|| self.behind_opening_clause(self.sentence.first, self.end)).flatten();
        let first = !(asked.unwrap_or(self.sentence.first)..phrase.first).any(|i| g.is_any(i, &clause) && !alone(i));
        let (head, end) = self.head_of(phrase);
        let named = (head..end).any(|i| {
            g.mentions.role_at(i).is_some() || g.mentions.covering(i).is_some_and(|m| m.rule != "demonym" && m.kind != Kind::Resource)
        });
        (first && named).then_some(phrase)
    }

    /// Whose words a quotation behind the colon at `colon` are, where no verb of speaking says so: the subject of the
    /// sentence, the phrase that a sentence without a verb opens with ("Il sindaco Rossi:"), or its only person.
    pub(super) fn leads_quotation(&self, colon: usize) -> Option<Subject> {
        let g = self.g;
        let from = self.sentence.first;
        let lead = |phrase| Some(Subject { phrase, apposition: None, shared: false });
        if self.leads_with_topic(from, colon) {
            return None;
        }
        // "La società sarà: «posta …»" is a sentence that goes on
        let complete = colon > from && !g.is_finite(colon - 1);
        // "Che la coppia fosse sola lo conferma Anna Neri:": a clause in front has a subject of its own
        let complete_clause = |s: &Subject| !(g.pack.drops_subject && g.is(from, Class::Complementiser) && s.phrase.first == from + 1);
        let main = self
            .main_subject(colon)
            .filter(complete_clause)
            .filter(|s| complete && self.names_somebody(s.phrase) && self.head_speaks(s.phrase));
        // "Sulle liti che lo hanno diviso dal segretario, Anna Neri ha risposto:": the subject of the last verb, behind a comma
        let last = (from..colon).rev().find(|&i| g.quote_at(i).is_none() && g.is_finite(i)).filter(|_| complete);
        let behind_comma = |s: &Subject| s.phrase.first > from && g.mark(s.phrase.first - 1, ',') && self.holds_person(s.phrase);
        let main = main.or_else(|| last.and_then(|verb| self.subject_before(verb, from)).filter(behind_comma));
        // "Rossi è stato accolto da uno striscione:", "Hale received a letter:": what comes to somebody is not said by him
        let receives = last.is_some_and(|verb| {
            let participle = (verb + 1..colon.min(verb + 5)).rev().find(|&i| g.is(i, Class::Participle) && !g.is(i, Class::Be));
            let passive = g.is(verb, Class::Be) && (g.pack.bare_clause || (verb + 1..verb + 4).any(|i| g.is(i, Class::Be)));
            participle.is_some_and(|p| passive || g.is(p, Class::Obtained) && g.is(verb, Class::Have)) || g.is(verb, Class::Obtained)
        });
        if receives {
            return None;
        }
        // "Il sindaco ha cancellato la scritta: «…»", "non ha gradito il coro dei tifosi: «…»"; not "ha chiuso con le parole: «…»"
        let words = last.and_then(|verb| (verb + 1..colon).find(|&i| g.is(i, Class::Words)));
        let others = words.filter(|&w| {
            let article = g.is_definite_article(w - 1) && !g.is(w - 1, Class::Preposition);
            let led = (w.saturating_sub(2)..w).any(|i| g.is(i, Class::Partner));
            article && !led && g.pack.drops_subject
        });
        if let Some(subject) = others.and_then(|w| self.words_of(w, colon)) {
            return Some(subject);
        }
        if main.is_some() {
            return main;
        }
        if !(from..colon).any(|i| g.quote_at(i).is_none() && g.is_finite(i)) {
            let mut first = from;
            while first < colon && (g.is_any(first, &[Class::Coordinator, Class::Adversative]) || g.is_adverb(first)) {
                first += 1;
            }
            let phrase = Phrase { first, end: noun_phrase_end(g, first, colon) };
            let apposition = apposition_end(g, phrase.end, colon + 1).map(|end| (phrase.end + 1, end));
            let closes = phrase.end == colon || apposition.is_some_and(|a| a.1 == colon);
            // "Morto Ugo Neri, il sindaco Aldo Berti: «…»", "Ugo Neri, la moglie: «…»": whoever stands last
            if let Some(last) = apposition.filter(|a| a.1 == colon).map(|a| Phrase { first: a.0, end: a.1 }) {
                let head = last.first + usize::from(g.is_determiner(last.first));
                let role = g.mentions.role_at(head).filter(|_| g.is_determiner(last.first));
                let other = role.is_some_and(|r| g.is(r.first, Class::OfAnother) || r.plural) || role.is_some() && self.holds_person(last);
                let event = g.is(first, Class::Participle) && g.mentions.covering(first).is_none() && g.mentions.role_at(first).is_none();
                if other {
                    return Some(Subject { phrase: last, apposition: None, shared: false });
                }
                if event {
                    return None;
                }
                // "Ugo Neri, l'addio dei colleghi: «…»"
                let of = (head + 1..colon).find(|&i| g.is(i, Class::Of)).filter(|_| role.is_none() && g.is_definite_article(last.first));
                let whose = of.map(|of| Phrase { first: of + 1, end: colon }).filter(|p| p.end > p.first && self.holds_speaking_role(*p));
                if let Some(phrase) = whose {
                    return Some(Subject { phrase, apposition: None, shared: false });
                }
            }
            if let Some(phrase) = self.behind_predicative(first, colon) {
                return Some(Subject { phrase, apposition: None, shared: false });
            }
            let office = g.mentions.role_at(first).or_else(|| g.mentions.role_at(first + 1)).is_some_and(|r| !r.plural);
            // "Un escursionista: «…»"
            let somebody = g.is(first, Class::Indefinite)
                && (first + 1..first + 4).contains(&phrase.end)
                && g.opens_quote(colon + 1)
                && self.head_speaks(phrase);
            // "Così i sindacati: «…»", "La Francia: «…»"
            let body = g.is(first, Class::Article)
                && phrase.end > first
                && g.opens_quote(colon + 1)
                && (self.is_organisation(phrase) || self.holds_speaking_role(phrase));
            if phrase.end > first && closes && (self.holds_person(phrase) || office || somebody || body && phrase.end == colon) {
                return Some(Subject { phrase, apposition, shared: false });
            }
        }
        // "La Lega insorge: «…»", "La figlia sorride: «…»": whoever the sentence opens with, where its verb is not known
        let opener = Phrase { first: from, end: noun_phrase_end(g, from, colon) };
        let word = |i: usize| g.token(i).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capitalised());
        let follows = [Class::Preposition, Class::Of, Class::Coordinator, Class::Relative, Class::Participle];
        let verb = word(opener.end) && !g.is_any(opener.end, &follows) && !g.is_adverb(opener.end) && opener.end + 6 > colon;
        let speaks =
            (self.holds_person(opener) || self.holds_speaking_role(opener) || self.is_organisation(opener)) && self.head_speaks(opener);
        let definite = g.is_definite_article(from) && !g.is(from, Class::Preposition) || self.holds_person(opener);
        if g.pack.drops_subject && g.opens_quote(colon + 1) && opener.end > from && opener.end < colon && verb && speaks && definite {
            return lead(opener);
        }
        let mut persons = g.mentions.within(from, colon).filter(|m| m.kind == Kind::Person && g.quote_at(m.first).is_none());
        // "Sulla lite con Rossi ha detto:", "a spokesman for Berg could only quip:": somebody else is meant
        let verb =
            (from..colon).find(|&i| g.quote_at(i).is_none() && g.is_finite(i)).unwrap_or(if g.pack.drops_subject { colon } else { from });
        let topic = |at: usize| g.is(from, Class::TopicPreposition) && at < verb;
        let complement = |at: usize| at > from + 1 && g.is(at - 1, Class::TopicPreposition) && g.mentions.role_at(at - 2).is_some();
        // "un'enciclica scritta da Rossi, dalla quale ha tratto:"
        let agent = |m: &Mention| {
            let by = m.first > from + 1 && g.is(m.first - 1, Class::By) && g.is(m.first - 2, Class::Participle);
            by && (m.end..colon).any(|i| g.is(i, Class::Relative) && g.is(i - 1, Class::Preposition))
        };
        // "Bufera su Rossi:", "Lettera a Rossi:": it is of somebody else
        let led = |m: &Mention| {
            let fused =
                |i: usize| g.is_any(i, &[Class::To, Class::TopicPreposition, Class::FusedArticle]) && !g.is_any(i, &[Class::Of, Class::By]);
            let small = |i: usize| g.is_determiner(i) || g.is(i, Class::Former) || g.mentions.role_at(i).is_some();
            let opener = (from..m.first).rev().find(|&i| fused(i) || !small(i));
            let other = |i: usize| g.is_any(i, &[Class::Of, Class::By]) || g.is(i, Class::Article) && !fused(i);
            // "Condannato l'ex sindaco Ugo Neri:"; but "Soddisfatto il sindaco Ugo Neri:"
            let suffers = |i: usize| g.pack.drops_subject && g.is(i, Class::Participle) && !g.is(i, Class::Reacting);
            opener.is_some_and(|i| suffers(i) || (g.is(i, Class::Preposition) || fused(i)) && !other(i)) && !g.has_finite(from, colon)
        };
        // "A dare l'allarme, dopo la denuncia di Rossi, è il preside:"
        let closing =
            self.phrase_ending(colon, from).filter(|p| p.first > from && g.is(p.first - 1, Class::Be) && g.has_finite(from, p.first));
        if let Some(phrase) = closing.filter(|p| g.pack.drops_subject && self.holds_speaking_role(*p) && g.is(from, Class::To)) {
            return lead(phrase);
        }
        // "In soccorso di Serra arriva Benvenuti:", "Accanto a lui c'è Neri:", "A difesa di Serra si schiera Benvenuti:": whoever comes
        if let Some(phrase) = self.comes_last(from, colon) {
            return lead(phrase);
        }
        // "Fa un'eccezione per Anna Rossi:": whom it is about
        let about =
            |m: &Mention| m.first > from && g.is(m.first - 1, Class::TopicPreposition) && !g.is_any(m.first - 1, &[Class::Of, Class::By]);
        let about = |m: &Mention| g.pack.drops_subject && about(m);
        let only = persons.next().filter(|m| !topic(m.first) && !complement(m.first) && !agent(m) && !led(m) && !about(m))?;
        // "Dalla famiglia di Rossi poche parole:", "L'appello del padre di Rossi:": they, and he
        let small = |i: usize| g.is_determiner(i) && !g.is(i, Class::Of);
        let of = (from + 1..only.first).rev().find(|&i| !small(i)).filter(|&i| g.is(i, Class::Of) && g.pack.drops_subject);
        let whose = of
            .and_then(|of| g.mentions.role_at(of - 1))
            .filter(|r| g.is(r.end - 1, Class::OfAnother) || r.plural || matches!(r.class, RoleClass::Body | RoleClass::Group));
        if let Some(role) = whose {
            return persons.all(|m| m.id == only.id).then(|| lead(Phrase { first: role.first, end: only.end })).flatten();
        }
        persons.all(|m| m.id == only.id).then(|| lead(Phrase { first: only.first, end: only.end })).flatten()
    }

    /// "Sulle parole di Neri:", "A proposito di Neri:", "Alle accuse di Neri:": whether the words before the colon only tell what it is about.
    pub(super) fn leads_with_topic(&self, from: usize, colon: usize) -> bool {
        let g = self.g;
        let opens = |i: &usize| !g.is_any(*i, &[Class::Coordinator, Class::Adversative]) && (!g.is_adverb(*i) || g.is(*i, Class::To));
        let about = (from..colon).find(opens).is_some_and(|i| {
            let noun = i + 1 + usize::from(g.is(i + 1, Class::Article));
            let topic = g.is(i, Class::TopicPreposition) || g.is(i, Class::To) && (g.is(noun, Class::Words) || g.is_noun_cue(noun));
            // but "Sulla stessa linea | il sindaco Neri"
            topic && noun_phrase_end(g, i + 1, colon) == colon
        });
        about && g.pack.drops_subject && !g.has_finite(from, colon)
    }

    /// "… arriva | Benvenuti |", "… c'è | Aldo Neri |", "… si schiera | Aldo Neri |": the person with whom the words up to `end` close, behind a verb
    /// that takes no object.
    pub(super) fn comes_last(&self, from: usize, end: usize) -> Option<Phrase> {
        let g = self.g;
        let name = g.mentions.covering(end.checked_sub(1)?).filter(|m| m.kind == Kind::Person && m.end == end && m.first > from + 1)?;
        let opener = self.opener_of(name.first, from)?;
        let reflexive = || opener > from && g.is(opener - 1, Class::ReflexiveClitic) && g.is_finite(opener);
        let there = || opener > from && g.is(opener, Class::Be) && g.is(opener - 1, Class::Clitic) && g.is_finite(opener);
        let comes = g.is(opener, Class::Arrival) && g.is_finite(opener) || reflexive() || there();
        (g.pack.drops_subject && comes).then_some(Phrase { first: opener + 1, end })
    }

    /// "Sconsolato | il titolare |:", "Durissima anche | la Confcommercio |:", "Impressionati dal furto | i residenti |:": of whom the word
    /// at `first` is said, where no verb stands before the colon. Not "Arrestato il titolare:".
    fn behind_predicative(&self, first: usize, colon: usize) -> Option<Phrase> {
        let g = self.g;
        let word = g.kind(first) == Some(TokenKind::Word) && g.mentions.covering(first).is_none() && g.mentions.role_at(first).is_none();
        let closed = [Class::Preposition, Class::To, Class::Of, Class::By, Class::Article, Class::Determiner, Class::Subordinator];
        let suffers = g.is(first, Class::Participle) && !g.is(first, Class::Reacting);
        if !g.pack.drops_subject || !g.opens_quote(colon + 1) || !word || suffers || g.is_any(first, &closed) {
            return None;
        }
        let phrase = self.phrase_reaching(first + 1, colon)?;
        let plain = (first + 1..phrase.first).all(|i| g.is_adverb(i)) || g.is(first + 1, Class::By) && g.is(first, Class::Reacting);
        let article = g.is_definite_article(phrase.first) && !g.is_any(phrase.first, &[Class::Preposition, Class::Of]);
        let body = self.is_organisation(phrase);
        let somebody = body || article && self.holds_speaking_role(phrase);
        (plain && somebody && (article || body) && self.head_speaks(phrase)).then_some(phrase)
    }

    /// "Poi ha attaccato | Sara Benedetti |", "Difende | Marco Rossi |", "citando | Aldo Neri |": whether the name right behind the verb is whom it
    /// tells of, and not its subject.
    pub(super) fn tells_of_name(&self, cue: &CueGroup, subject: &Subject) -> bool {
        let g = self.g;
        let act = g.pack.cue(cue.cue).act.as_str();
        let bare =
            subject.phrase.first == cue.end && g.mentions.covering(cue.end).is_some_and(|m| m.kind == Kind::Person && m.first == cue.end);
        // "Attacca Rossi: «…»" is Rossi's as often
        let either = ["criticise", "accuse", "insult"].contains(&act) && (cue.slot != Slot::Finite || cue.first < cue.head);
        let object = ["praise", "defend", "recall", "thank"].contains(&act);
        g.pack.drops_subject && bare && cue.voice == Voice::Active && (either || object)
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
        let found = found.filter(|s| !(relative && opened(s.phrase.first)));
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
        let opens = (perfect || simple) && g.is(object, Class::Article) && !g.is(object, Class::Preposition) && g.pack.drops_subject;
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

    /// What `subject_after` finds, where the phrase can speak.
    pub(super) fn speaker_after(&self, cue: &CueGroup) -> Option<(Subject, usize, Option<Phrase>)> {
        self.subject_after(cue).filter(|s| self.names_somebody(s.0.phrase) && self.head_speaks(s.0.phrase))
    }

    /// The subject behind the verb ("ha detto ieri il ministro"), with what was passed over: adverbs, times, addressees.
    /// Returns the phrase and one past the end of what belongs to it, appositions included.
    pub(super) fn subject_after(&self, cue: &CueGroup) -> Option<(Subject, usize, Option<Phrase>)> {
        // "Commentando il voto della ministra, ha detto": what stands behind a gerund is its object
        if cue.slot == Slot::Gerund && self.g.pack.drops_subject && cue.first == self.sentence.first {
            return None;
        }
        // "«…», spiegano dalla questura"
        let several = self.g.pack.drops_subject && cue.plural == Some(true) && cue.voice == Voice::Active && cue.slot == Slot::Finite;
        if several && self.g.is(cue.end, Class::By) {
            let phrase = Phrase { first: cue.end + 1, end: noun_phrase_end(self.g, cue.end + 1, self.limit_after(cue.end + 1)) };
            let one = |r: &RoleMatch| matches!(r.class, RoleClass::Body | RoleClass::Group) && !r.plural;
            let named = |m: &Mention| m.kind == Kind::Organisation && m.end == phrase.end;
            let body = head_role(self.g, phrase).is_some_and(one) || self.g.mentions.within(phrase.first, phrase.end).any(named);
            let closes = phrase.end >= self.end || self.g.kind(phrase.end) != Some(TokenKind::Word);
            if body && closes && phrase.end > phrase.first {
                return Some((Subject { phrase, apposition: None, shared: false }, phrase.end, None));
            }
        }
        let (at, addressee) = self.skip_light(cue.end, self.limit_after(cue.end));
        let limit = self.limit_after(at);
        // "spiega soddisfatto Rossi": one word between verb and name
        let name_behind = |i: usize| self.g.mentions.covering(i).is_some_and(|m| m.first == i && m.kind == Kind::Person);
        let object = self.g.is_gerund(at) && !self.g.is(at, Class::BareGerund);
        let manner = self.g.pack.drops_subject && !self.opens_speaker(at) && self.g.kind(at) == Some(TokenKind::Word) && !object;
        let manner = manner && name_behind(at + 1);
        // "conclude amareggiato un cittadino"
        let one = |i: usize| self.g.is(i, Class::Article) && !self.g.is(i, Class::Preposition) && self.g.mentions.role_at(i + 1).is_some();
        let word = self.g.token(at).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capitalised());
        let small = [Class::Preposition, Class::Coordinator, Class::Complementiser, Class::Subordinator, Class::Relative, Class::Question];
        let behind_quote = cue.first > self.sentence.first && {
            let before = cue.first - 1;
            self.g.kind(before) == Some(TokenKind::Dash) || self.g.closes_quote(before) || self.g.mark(before, ',')
        };
        let verb = self.g.is_gerund(at) || self.g.is_finite(at) || self.g.token(at).is_some_and(|t| self.g.pack.is_cue_form(t.word));
        let adjective = self.g.pack.drops_subject && behind_quote && word && !verb && one(at + 1) && !self.g.is_any(at, &small);
        let manner = manner && !self.g.is(at, Class::Preposition) || adjective && !self.opens_speaker(at) && !self.g.is_infinitive(at);
        let at = if manner { at + 1 } else { at };
        // "precisa la «velina»": a word in marks is the subject
        let marked = self.g.quote_at(at + 1).filter(|q| q.open == at + 1 && q.end - q.open <= 4 && self.g.is(at, Class::Article));
        if let Some(quote) = marked.filter(|_| self.g.pack.drops_subject) {
            return Some((Subject { phrase: Phrase { first: at, end: quote.end }, apposition: None, shared: false }, quote.end, addressee));
        }
        let end = noun_phrase_end(self.g, at, limit);
        // "said Anna Berg | of her rival, Tom Hale": of whom it was said
        let of_whom = |m: &Mention| {
            let of = self.g.is(m.end, Class::Of) && m.kind == Kind::Person && m.end < end;
            let name = self.g.mentions.covering(m.end + 1).is_some_and(|other| other.kind == Kind::Person);
            of && (self.g.is(m.end + 1, Class::Possessive) || name)
        };
        let end = self.g.mentions.within(at, end).find(|m| of_whom(m)).map_or(end, |m| m.end);
        let phrase = Phrase { first: at, end };
        let described = self.g.pack.bare_clause && self.holds_person(phrase);
        if end == at || !self.can_speak(phrase) || !self.opens_speaker(at) && !described || !self.agrees_behind(cue, phrase) {
            return None;
        }
        if self.g.governs_name(cue.end, at) {
            return None;
        }
        // "ha detto in diretta Facebook": the medium
        let medium = self.g.pack.drops_subject && self.is_organisation(phrase) && !self.g.is_determiner(at);
        if medium && (cue.end..at).any(|i| self.g.is(i, Class::Preposition)) {
            return None;
        }
        // "ha garantito oltre 30 euro di guadagno", "racconta quasi incredulo il padrone": not who is counted
        let counts = self.g.is_any(at, &[Class::Quantity, Class::Approximate]) && !self.g.is_determiner(at);
        if counts && !(at..end).any(|i| self.g.mentions.role_at(i).is_some()) {
            return None;
        }
        let mut stop = end;
        let mut phrase = phrase;
        // "said former senator and party chairman Ed Hale": two roles of one
        let role = self.g.mentions.role_at(stop - 1).is_some() && !self.holds_person(phrase) && self.g.pack.bare_clause;
        if role && self.g.is(stop, Class::Coordinator) {
            let more = noun_phrase_end(self.g, stop + 1, limit);
            let whole = Phrase { first: stop + 1, end: more };
            if more > stop + 1 && self.holds_person(whole) && self.g.mentions.role_at(stop + 1).is_some() {
                stop = more;
                phrase.end = more;
            }
        }
        // "aggiungono X, Y e Z"
        let person = |i: usize| self.g.mentions.covering(i).is_some_and(|m| m.first == i && m.kind == Kind::Person);
        let mut listed = stop;
        while self.g.mark(listed, ',') && person(listed + 1) && (self.g.pack.bare_clause || cue.plural == Some(true)) {
            listed = noun_phrase_end(self.g, listed + 1, self.end);
        }
        if listed > stop && self.g.is(listed, Class::Coordinator) && person(listed + 1) {
            stop = listed;
            phrase.end = listed;
        }
        // "X e Y": a second speaker
        if self.g.is(stop, Class::Coordinator) {
            let more = noun_phrase_end(self.g, stop + 1, limit.max(stop + 1));
            let bodies = cue.plural == Some(true) && self.is_organisation(phrase);
            let named = (stop + 1..more).any(|i| {
                self.g.mentions.covering(i).is_some_and(|m| match m.kind {
                    Kind::Person => true,
                    Kind::Organisation | Kind::Country => bodies,
                    _ => false,
                })
            });
            if named && !self.g.is_finite(more) {
                stop = more;
                phrase.end = more;
            }
        }
        let apposition =
            apposition_end(self.g, stop, self.end).filter(|e| *e == self.end || !self.g.opens_quote(stop + 1)).map(|e| (stop + 1, e));
        let apposition = apposition.filter(|a| self.is_description(*a));
        if let Some(a) = apposition {
            stop = a.1;
        }
        Some((Subject { phrase, apposition, shared: false }, stop, addressee))
    }

    /// The addressee as an object behind the verb: "told reporters".
    pub(super) fn object_addressee(&self, cue: &CueGroup, has_subject: bool) -> Option<(Phrase, usize)> {
        if !self.frame(cue, Frame::AddresseeObject) && !self.frame(cue, Frame::ObjectInfinitive) || !has_subject {
            return None;
        }
        let g = self.g;
        let at = cue.end;
        if g.is_any(at, &[Class::Complementiser, Class::Preposition, Class::InfinitiveMarker]) {
            return None;
        }
        // "asked how it is done"
        if g.pack.bare_clause && g.is(at, Class::Question) && g.is_adverb(at) {
            return None;
        }
        let limit = self.limit_after(at);
        // "ha avvisato tutti di restare"
        let all =
            g.pack.drops_subject && g.is(at, Class::Determiner) && g.is_any(at + 1, &[Class::Complementiser, Class::InfinitiveMarker]);
        // "told his wife", "told his Omani counterpart"
        let people = |i: usize| g.mentions.role_at(i).is_some() || g.is(i, Class::Counterpart);
        let adjective = g.mentions.covering(at + 1).filter(|m| m.rule == "demonym").map(|m| m.end);
        let owned = people(at + 1) || adjective.is_some_and(people);
        if g.is(at, Class::OtherPronoun) || all || g.is(at, Class::FirstPerson) || g.is(at, Class::Possessive) && !owned {
            return Some((Phrase { first: at, end: at + 1 }, at + 1));
        }
        let mut phrase = Phrase { first: at, end: noun_phrase_end(g, at, limit) };
        // "warned the dam could burst", "told reporters Iran could not win": a clause without a complementiser
        if self.frame(cue, Frame::Bare) && self.opens_bare_predicate(phrase.end) {
            phrase.end = self.subject_within(phrase)?;
        } else if self.frame(cue, Frame::Bare) && g.pack.bare_clause && g.is_finite(phrase.end) {
            // "told reporters | Iran signed the deal"
            let named = |end: &usize| g.mentions.covering(*end).is_some_and(|m| m.rule != "demonym");
            phrase.end = self.subject_within(phrase).filter(named).unwrap_or(phrase.end);
        }
        // "called for action to stop the war": nobody is told to do it
        let told = self.frame(cue, Frame::AddresseeObject)
            || !g.pack.bare_clause
            || g.pack.cue(cue.cue).act != "demand"
            || self.head_speaks(phrase);
        (phrase.end > at && told).then_some((phrase, phrase.end))
    }

    /// Whether an auxiliary or modal verb stands at `at`, where clauses need no complementiser: "could", "has", "was".
    pub(super) fn opens_bare_predicate(&self, at: usize) -> bool {
        let g = self.g;
        g.pack.bare_clause && at < self.end && g.is_any(at, &[Class::Be, Class::Have, Class::Modal]) && g.is_finite(at)
    }

    /// "reporters | Iran |", "a statement | prices |", "Saturday | Russian drones |", where a verb follows: the end of the phrase proper, behind
    /// which the subject of that verb begins.
    pub(super) fn subject_within(&self, phrase: Phrase) -> Option<usize> {
        let g = self.g;
        let closes = |end: usize| {
            let last = end - 1;
            let named = g.mentions.covering(last).is_some_and(|m| m.end == end && m.rule != "demonym");
            let time = [Class::Weekday, Class::TimeNoun, Class::TimeWord, Class::OrganisationHead];
            // "an interview | Russia"
            let lower = g.token(last).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capitalised());
            let noun =
                lower && end > phrase.first + 1 && g.is_determiner(end - 2) && g.mentions.covering(end).is_some_and(|m| m.first == end);
            named || noun || g.mentions.role_at(last).is_some_and(|r| r.end == end) || g.is_document(last) || g.is_any(last, &time)
        };
        let inside = |end: usize| g.mentions.covering(end).is_some_and(|m| m.first < end);
        (phrase.first + 1..phrase.end).find(|&end| closes(end) && !inside(end) && !g.is_possessive_suffix(end))
    }

    /// "lo ha accusato il sindaco": whom the verb is said to is a pronoun before it, and a phrase that can speak follows.
    pub(super) fn object_given(&self, cue: &CueGroup) -> bool {
        let g = self.g;
        let clitic = (cue.first..cue.head).any(|i| g.is_object_clitic(i));
        let takes = self.frame(cue, Frame::AddresseeObject) || self.frame(cue, Frame::ObjectInfinitive);
        let behind = |s: &(Subject, usize, Option<Phrase>)| s.0.phrase.first == cue.end && self.names_somebody(s.0.phrase);
        clitic && takes && g.pack.drops_subject && self.subject_after(cue).filter(behind).is_some()
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
        end < cue.first && (end..cue.first).take(3).any(|i| self.g.is_any(i, &[Class::Relative, Class::Complementiser]))
    }
}
