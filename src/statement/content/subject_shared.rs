//! The subject that a verb shares with an earlier verb of its sentence.

use super::{Clauses, Draft, Range, Subject};
use crate::pack::{Class, PartOfSpeech};
use crate::statement::cue::{CueGroup, Voice};
use crate::statement::phrase::{Phrase, noun_phrase_end};
use crate::text::TokenKind;

impl<'g, 'a> Clauses<'g, 'a> {
    /// The subject of an earlier verb, for a verb that has none of its own.
    pub(super) fn shared_subject(&self, cue: &CueGroup, from: usize, drafts: &[Draft], gerund: bool) -> Option<Subject> {
        let g = self.g;
        if g.pack.drops_subject && self.stands_in_bracket(cue) {
            return None;
        }
        let but = cue.first > from && !gerund && g.is(cue.first - 1, Class::Adversative);
        let inner = || self.draft_before(cue, drafts).and_then(|draft| self.speaker_in_content(cue, draft));
        if let Some(inner) = if but { inner() } else { None } {
            return Some(inner);
        }
        if let Some(subject) = if gerund { self.subject_of_joined_clause(cue, drafts) } else { None } {
            return Some(subject);
        }
        let joined = cue.first > from && (gerund || g.is(cue.first - 1, Class::Coordinator));
        let nearest = if joined { self.nearest_subject(cue.first, drafts, false) } else { None };
        let described =
            if joined && nearest.is_none() && g.pack.drops_subject { self.nearest_described(cue, drafts, gerund) } else { None };
        if !gerund && let Some(phrase) = self.joined_in_relative(cue, from) {
            return Some(Subject::plain(phrase));
        }
        // "una dama entra e dice: «…»": whoever is no known speaker says what stands in marks
        let quoted = (cue.end..cue.end + 3).any(|i| g.opens_quote(i));
        let speaks = |s: &Subject| quoted || self.head_speaks(s.phrase) && self.names_somebody(s.phrase);
        let (nearest, described) = (nearest.filter(speaks), described.filter(speaks));
        if gerund && described.is_some() && cue.first > from && g.kind(cue.first - 1) == Some(TokenKind::Word) {
            return described;
        }
        // "Rossi è contento perché i ladri sono stati presi, e si augura": not theirs
        let nearest = nearest.filter(|s| !g.pack.drops_subject || self.agrees_behind(cue, s.phrase));
        // where clauses need no complementiser, the nearest subject may be that of an inner clause
        if nearest.is_some() && !g.pack.bare_clause {
            return nearest;
        }
        if let Some(draft) = self.draft_before(cue, drafts) {
            if let Some(phrase) = self.described_between(cue, draft) {
                return Some(Subject { phrase, apposition: None, shared: true });
            }
            if gerund && let Some(subject) = self.subject_of_main_clause(cue, draft) {
                return Some(subject);
            }
            // "Dana Holm, president of the union, which backs the plan, said": not the union
            let comma = cue.first > from && g.mark(cue.first - 1, ',');
            let which = draft.source.filter(|s| comma && self.tells_of_no_person(s.end));
            if let Some(phrase) = which.and_then(|s| self.antecedent_of_any(s.end, self.sentence.first)).filter(|p| self.holds_person(*p)) {
                return Some(Subject { phrase, apposition: None, shared: true });
            }
            return draft.source.map(|phrase| Subject { phrase, apposition: draft.apposition, shared: true });
        }
        self.nearest_or_main(cue, nearest, gerund)
            .or_else(|| self.opening_phrase(cue).filter(|_| gerund || joined))
            .or(nearest)
            .or(described)
            .or_else(|| if gerund && g.pack.drops_subject { self.inverted_before(cue) } else { None })
    }

    /// "The guards ran and | Anna Berg | left the room, saying": the subject of the second clause, for the gerund behind it.
    fn subject_of_joined_clause(&self, cue: &CueGroup, drafts: &[Draft]) -> Option<Subject> {
        let g = self.g;
        let comma = cue.first.checked_sub(1).filter(|&c| c > self.sentence.first && g.mark(c, ','))?;
        let word = |i: &usize| g.kind(*i) == Some(TokenKind::Word) && g.quote_at(*i).is_none();
        let stretch = (self.sentence.first..comma).rev().take_while(word).last()?;
        let and = (stretch..comma).rev().find(|&i| g.is(i, Class::Coordinator) && self.joins_clause(i, comma))?;
        let verb = (stretch..and).rev().find(|&i| self.is_main_verb(i))?;
        let inner = [Class::Complementiser, Class::Subordinator, Class::Relative, Class::Question, Class::InfinitiveMarker];
        let said = drafts.iter().any(|d| d.content.iter().any(|c| c.0 <= and && and < c.1));
        let phrase = Phrase { first: and + 1, end: noun_phrase_end(g, and + 1, comma) };
        let speaks = self.names_somebody(phrase) && (self.holds_person(phrase) || self.holds_speaking_role(phrase));
        (speaks && !said && !(verb + 1..and).any(|i| g.is_any(i, &inner))).then_some(Subject { shared: true, ..Subject::plain(phrase) })
    }

    /// "When Hale asked Berg to come, | she | declined, citing": the subject of the main clause, where the earlier verb stands in a clause
    /// before it.
    fn subject_of_main_clause(&self, cue: &CueGroup, draft: &Draft) -> Option<Subject> {
        let g = self.g;
        draft.source.filter(|s| g.pack.bare_clause && self.opens_sentence_as_subordinate(*s))?;
        let end = draft.content.iter().map(|c| c.1).max().filter(|e| *e < cue.first && g.mark(*e, ','))?;
        let pronoun = g.is(end + 1, Class::SubjectPronoun) && !g.is_determiner(end + 1);
        let phrase = Phrase { first: end + 1, end: if pronoun { end + 2 } else { noun_phrase_end(g, end + 1, cue.first) } };
        let verb = (phrase.end..cue.first).find(|&i| !g.is_adverb(i)).filter(|&i| g.is_finite(i))?;
        let somebody = pronoun || phrase.end > phrase.first && self.names_somebody(phrase) && self.head_speaks(phrase);
        let between = self.cues.iter().any(|c| c.first > verb && c.first < cue.first);
        (somebody && !between && verb <= phrase.end + 2).then_some(Subject { shared: true, ..Subject::plain(phrase) })
    }

    /// Whether a noun phrase and a verb, which is no participle, stand behind "and".
    fn joins_clause(&self, and: usize, limit: usize) -> bool {
        let g = self.g;
        let end = noun_phrase_end(g, and + 1, limit);
        let verb = end + usize::from(g.is_any(end, &[Class::Clitic, Class::ReflexiveClitic, Class::Negation]) || g.is_adverb(end));
        end > and + 1 && verb < limit && self.is_main_verb(verb)
    }

    /// Whether the word is finite, and if it may be a participle too, has an object: "fired his deputy".
    fn is_main_verb(&self, at: usize) -> bool {
        let g = self.g;
        g.is_finite(at) && (!g.is(at, Class::Participle) || g.is_any(at + 1, &[Class::Article, Class::Possessive]))
    }

    /// "Neri ha lodato la norma (contro la quale Rossi, ministro, minacciò le dimissioni)": nobody from before the bracket
    fn stands_in_bracket(&self, cue: &CueGroup) -> bool {
        let g = self.g;
        let mark = (self.sentence.first..cue.first).rev().find(|&i| g.mark(i, '(') || g.mark(i, ')'));
        let relative = mark.filter(|&i| g.mark(i, '(')).and_then(|b| (b + 1..b + 4).find(|&i| g.is(i, Class::Relative)));
        // "(in cui ha accusato": nobody stands in between
        relative.is_some_and(|r| (r + 1..cue.first).any(|i| g.mentions.covering(i).is_some() || g.mentions.role_at(i).is_some()))
    }

    /// "è arrivata una donna, che ha visto tutto e ha raccontato", "una donna che piange dicendo": whom the relative clause describes
    fn nearest_described(&self, cue: &CueGroup, drafts: &[Draft], gerund: bool) -> Option<Subject> {
        let g = self.g;
        let subject = self.nearest_subject(cue.first, drafts, true).filter(|s| self.agrees_behind(cue, s.phrase))?;
        // "ha ringraziato il medico che lo ha curato e ha detto": either may have spoken, but for "è arrivato un medico che …"
        let opening = (self.sentence.first..subject.phrase.first).find(|&i| g.is_finite(i) && g.quote_at(i).is_none())?;
        let other = g.is(opening, Class::Be) || self.subject_before(opening, self.sentence.first).is_some();
        (other || gerund).then_some(subject)
    }

    /// The last statement before the cue that a verb makes and that it does not stand in.
    fn draft_before<'d>(&self, cue: &CueGroup, drafts: &'d [Draft]) -> Option<&'d Draft> {
        let nested = |c: &CueGroup| drafts.iter().any(|d| d.content.iter().any(|r| r.0 <= c.head && c.head < r.1));
        drafts.iter().rev().find(|d| d.cue.is_some_and(|c| c.head < cue.head && self.is_active_verb(&c) && !nested(&c)))
    }

    /// Whether the cue is a verb in the active voice.
    pub(super) fn is_active_verb(&self, cue: &CueGroup) -> bool {
        self.g.pack.cue(cue.cue).pos == PartOfSpeech::Verb && cue.voice == Voice::Active
    }

    /// "Neri, alla quale Rossi aveva chiesto aiuto, ha detto", "The driver, who police say fled, was arrested and told": whom the clause
    /// between commas describes
    fn described_between(&self, cue: &CueGroup, earlier: &Draft) -> Option<Phrase> {
        let g = self.g;
        let relative = earlier.source?.first.checked_sub(1).filter(|r| *r > self.sentence.first && g.is(*r, Class::Relative))?;
        let end = self.before_relative(relative, self.sentence.first);
        let ends = |&(_, end): &Range| end < cue.first && g.mark(end, ',') && g.pack.bare_clause;
        let divided = g.mark(end, ',') && (earlier.content.iter().any(ends) || g.mark(cue.first - 1, ',') && g.pack.drops_subject);
        let phrase = self.phrase_ending(end, self.sentence.first).filter(|p| self.holds_person(*p) || self.head_speaks(*p));
        phrase.or_else(|| self.lone_name(end, self.sentence.first)).filter(|_| divided)
    }

    /// "Il pm ha detto che | Neri | ha ammesso il furto, ma ha negato la rapina": who speaks in the content of the statement before, where "but" joins
    /// the verb to his and it has the same tense; but what is added is added by the speaker himself.
    fn speaker_in_content(&self, cue: &CueGroup, draft: &Draft) -> Option<Subject> {
        let g = self.g;
        let &(first, end) = draft.content.last().filter(|c| c.1 < cue.first)?;
        let inner = |c: &&CueGroup| first < c.first && c.head < end && self.is_active_verb(c) && g.quote_at(c.head).is_none();
        let verb = self.cues.iter().rev().find(inner)?;
        let auxiliary = |c: &CueGroup| (c.first..c.head).find(|&i| g.is_any(i, &[Class::Have, Class::Be])).map(|i| g.doc.tokens[i].word);
        let alike = cue.slot == verb.slot && auxiliary(cue) == auxiliary(verb) && cue.plural == verb.plural;
        let same = alike && g.pack.cue(cue.cue).act != "add";
        let subject = self.own_subject(verb, first).filter(|s| self.holds_person(s.phrase) || self.holds_speaking_role(s.phrase));
        subject.filter(|_| same).map(|s| Subject { shared: true, ..s })
    }

    /// The subject of the verb before, or that of the sentence.
    /// "Berg spoke at a mill, where workers had gathered, chanting": those of the verb before
    /// but where that is a body or a state, somebody named as the sentence's subject comes first
    fn nearest_or_main(&self, cue: &CueGroup, nearest: Option<Subject>, gerund: bool) -> Option<Subject> {
        let g = self.g;
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
        // "quando i soldati lo hanno fermato, si è rifiutato": not they
        let agreed = |s: &Subject| gerund || !g.pack.drops_subject || self.is_several(s.phrase).is_none() || self.agrees(cue, s.phrase);
        nearest.filter(|s| (gerund || clause(s)) && nearer(s)).or_else(|| {
            let opening = if gerund && main.as_ref().is_some_and(inner) { self.opening_phrase(cue) } else { None };
            opening.or(main).filter(agreed)
        })
    }

    /// "A Neri ha risposto Anna Rossi, sottolineando che": who stands behind the verb before
    fn inverted_before(&self, cue: &CueGroup) -> Option<Subject> {
        let g = self.g;
        let before = |c: &&CueGroup| c.end < cue.first && self.is_active_verb(c) && g.quote_at(c.head).is_none();
        // "Lo ha annunciato la banca con una nota spiegando che"
        let plain = |i: usize| g.kind(i) == Some(TokenKind::Word) && !g.is(i, Class::Relative) && g.mentions.covering(i).is_none();
        let clitic = |c: &CueGroup| (c.first..c.head).any(|i| g.is_object_clitic(i));
        let verb = self.cues.iter().rev().find(before)?;
        let (subject, end, _) = self.subject_after(verb)?;
        let ends = end + 1 == cue.first && g.mark(end, ',') || clitic(verb) && (end..cue.first).all(plain);
        (ends && self.names_somebody(subject.phrase) && self.head_speaks(subject.phrase)).then_some(subject)
    }

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
        let group = [Class::Clitic, Class::ReflexiveClitic, Class::Negation, Class::Have, Class::Be, Class::Modal];
        let verb_before = |before: usize| {
            let verb = (from..before).rev().find(|&i| g.quote_at(i).is_none() && g.is_finite(i))?;
            let mut first = verb;
            let article = |first: usize| first < verb && g.is(first - 1, Class::Article);
            while first > from && !article(first) && (g.is_any(first - 1, &group) || g.is_adverb(first - 1)) {
                first -= 1;
            }
            Some(first)
        };
        let mut first = verb_before(before)?;
        // "The guards ran and began shouting, calling her a liar", "he rose, frowned and said": the first verb has the subject
        let joined = |i: usize| g.is(i, Class::Coordinator) || g.mark(i, ',');
        while g.pack.bare_clause && first > from && joined(first - 1) && self.subject_before(first, from).is_none() {
            first = verb_before(first - 1)?;
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
