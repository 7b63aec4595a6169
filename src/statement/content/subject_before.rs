//! The subject before a verb.

use super::{Clauses, Subject};
use crate::mention::{Kind, Mention};
use crate::pack::{Class, RoleClass, WordId};
use crate::statement::governed::first_owner;
use crate::statement::phrase::{Phrase, noun_phrase_before, noun_phrase_end};
use crate::text::{Token, TokenKind};

/// An insertion behind a relative pronoun has no more tokens.
const INSERTION: usize = 14;

/// So many tokens before its verb a subject is looked for behind a semicolon.
const LONGEST_CLAUSE: usize = 60;

impl<'g, 'a> Clauses<'g, 'a> {
    /// The subject before the verb group, an antecedent of a relative pronoun among them.
    pub(super) fn subject_before(&self, first: usize, from: usize) -> Option<Subject> {
        // "A Luigi Costa, che lo critica, ha risposto": nor he
        let told = |s: &Subject| self.is_told_in_front(s.phrase) && self.g.has_finite(s.phrase.end, first);
        // "Rossi ha detto di no; il sindaco, Neri, ha promesso": not from the clause before
        let clause = (from..first).rev().take(LONGEST_CLAUSE).find(|&i| self.g.mark(i, ';') && self.g.quote_at(i).is_none());
        let from = clause.map_or(from, |mark| mark + 1);
        let found = self.noun_before(first, from).filter(|s| !told(s) && !self.behind_oblique(first, from))?;
        (!self.in_closed_bracket(found.phrase, first)).then_some(found)
    }

    /// "Al | leader Luigi Costa |, che lo critica, ha risposto": whether the phrase, with what stands before it, is to whom the sentence opens.
    pub(super) fn is_told_in_front(&self, phrase: Phrase) -> bool {
        let (g, opener) = (self.g, self.sentence.first);
        let near = phrase.first > opener && phrase.first <= opener + 4 && g.pack.drops_subject && g.is(opener, Class::To);
        near && noun_phrase_end(g, opener + 1, phrase.end) == phrase.end
    }

    /// "Il sindaco ha visto i tre assessori (Rossi, Neri e Berti), poi ha detto": whether the phrase stands in a bracket that closes before the
    /// verb at `verb`.
    fn in_closed_bracket(&self, phrase: Phrase, verb: usize) -> bool {
        let g = self.g;
        let closes = (phrase.end..verb).find(|&i| g.mark(i, '(') || g.mark(i, ')')).is_some_and(|i| g.mark(i, ')'));
        let mut before = (self.sentence.first..phrase.first).rev();
        closes && before.find(|&i| g.mark(i, '(') || g.mark(i, ')')).is_some_and(|i| g.mark(i, '('))
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
        let first = self.before_circumstances(first, from);
        if let Some(phrase) = self.behind_subordinator(first).or_else(|| self.described_before(first, from)) {
            return Some(Subject::plain(phrase));
        }
        let prev = first.checked_sub(1).filter(|p| *p >= from)?;
        if let Some(preposition) = self.before_oblique(prev, from) {
            return self.owner_before(preposition, from).map(Subject::plain);
        }
        let prev = self.before_insertion(prev, from);
        // "torna a Carpi, dove ha detto": the place is no subject
        if g.is(prev, Class::PlaceRelative) {
            return None;
        }
        if g.is_any(prev, &[Class::Relative, Class::Complementiser]) {
            return self.antecedent(self.before_relative(prev, from), from).map(Subject::plain);
        }
        if self.opens_with_unlisted(prev, from) {
            return Some(Subject::plain(Phrase { first: from, end: from + 1 }));
        }
        if g.mark(prev, ',') || g.kind(prev) == Some(TokenKind::Dash) {
            return self.before_mark(from, prev);
        }
        if g.closes_quote(prev)
            && let Some(subject) = self.before_title_in_marks(from, prev)
        {
            return Some(subject);
        }
        self.right_before(first, from).map(Subject::plain)
    }

    /// Whom a clause that ends at `first` describes, so that nobody named in it is the subject.
    fn described_before(&self, first: usize, from: usize) -> Option<Phrase> {
        let g = self.g;
        // "critics who oppose Anna Berg say": not she
        let described = g.relative_clause_before(first, from).and_then(|r| self.antecedent_of_any(r, from));
        let phrased = |p: &Phrase| p.first > from && g.is(p.first - 1, Class::Preposition);
        // "The reporter to whom Anna Berg spoke said": nor she
        let described = described.or_else(|| self.object_relative(first, from));
        // "Doctors at the clinic where Anna Berg is treated said", "the email that Anna Berg sent said"
        if described.is_none()
            && let Some(phrase) = self.before_inner_clause(first, from)
        {
            return Some(phrase);
        }
        // "residents living near the mine said": nor is the mine
        let described =
            described.or_else(|| g.gerund_phrase_before(first, from).and_then(|gerund| self.phrase_opening_clause(gerund, from)));
        // "The book that made Anna Berg famous says": nor does she
        let thing =
            |p: &Phrase| p.first == from && from == self.sentence.first && g.is_determiner(p.first) && self.has_person(p.end, first);
        described.filter(|p| (self.head_speaks(*p) || thing(p)) && !phrased(p))
    }

    /// The preposition before the relative pronoun at `relative`: "una festa | in cui", "una donna | con la quale".
    fn before_oblique(&self, relative: usize, from: usize) -> Option<usize> {
        let g = self.g;
        let article = usize::from(relative > from + 1 && g.is_free_article(relative - 1));
        let oblique =
            g.pack.drops_subject && g.is(relative, Class::Relative) && relative > from && g.is(relative - 1 - article, Class::Preposition);
        oblique.then(|| relative - 1 - article)
    }

    /// "una festa in cui ha attaccato": what the pronoun points to is no subject, but who owns it may be ("le parole di Rossi,
    /// in cui sosteneva")
    fn owner_before(&self, preposition: usize, from: usize) -> Option<Phrase> {
        let g = self.g;
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
        thing.then(|| Phrase { first: of + 1, end: owner.end })
    }

    /// "i sospettati che, ovviamente, si dichiaravano", "Neri che ieri, dopo la seduta, ha detto": the relative pronoun before an insertion
    /// that ends at `prev`; `prev` where none does.
    fn before_insertion(&self, prev: usize, from: usize) -> usize {
        let g = self.g;
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
        inserted().or_else(|| clause().map(|comma| comma - 1)).unwrap_or(prev)
    }

    /// "Kirana, a Swedish battery maker, said", "Glasspane, which makes doorbells, said": a word that is in no list, with a description
    fn opens_with_unlisted(&self, prev: usize, from: usize) -> bool {
        let g = self.g;
        let unlisted = |t: &Token| t.is_capitalised() && t.word == WordId::UNKNOWN;
        g.pack.bare_clause
            && from == self.sentence.first
            && g.mark(prev, ',')
            && g.mark(from + 1, ',')
            && prev > from + 2
            && g.token(from).is_some_and(unlisted)
            && (g.is(from + 2, Class::Article) || g.is(from + 2, Class::Relative) && !g.is(from + 2, Class::Complementiser))
            && !(from + 2..prev).any(|i| g.mark(i, ','))
    }

    /// The phrase that ends right at `first`, or whom a clause or participle in it describes.
    fn right_before(&self, first: usize, from: usize) -> Option<Phrase> {
        let g = self.g;
        // "I cronisti, citando due testimoni hanno riferito": the object of a gerund is no subject
        let object = |p: &Phrase| g.pack.drops_subject && p.first > from && g.is_gerund(p.first - 1);
        let somebody = |p: &Phrase| !object(p) && (!self.opens_with_participle(*p) || self.holds_person(*p));
        let phrase = self.phrase_ending(first, from).filter(somebody);
        let phrase = phrase.or_else(|| self.lone_name(first, from)).or_else(|| self.name_behind_circumstance(first, from))?;
        // "Doctors treating Paul Hale | said", "the man accused of killing Paul Hale | said": they, and he
        if let Some(verb) = self.describing_participle(phrase, from) {
            let opener = (from..verb).find(|&i| !g.is_any(i, &[Class::Coordinator, Class::Adversative])).unwrap_or(from);
            let who = Phrase { first: opener, end: noun_phrase_end(g, opener, verb) };
            return (who.end > opener && self.holds_speaking_role(who) && !self.holds_person(who)).then_some(who);
        }
        // "Quando visitò la Cina due mesi fa | ha detto": what a verb governs is no subject
        let object = || g.pack.drops_subject && self.is_object(phrase, from);
        if let Some(whole) = self.of_two(phrase, from) {
            return Some(whole);
        }
        // "Anna Rossi è una studentessa e | il preside | ha detto"
        let is = g.pack.drops_subject && phrase.first > from && g.is(phrase.first - 1, Class::Be) && g.is_finite(phrase.first - 1);
        let free = || if is || object() { self.behind_object(phrase).or_else(|| (!object()).then_some(phrase)) } else { Some(phrase) };
        self.before_relative_clause(phrase, from).or_else(|| self.with_first_of_list(phrase, from)).or_else(free)
    }

    /// "| Un amico di Aldo Neri ed Anna Berg | ha detto": the noun before two names that are joined, of whom the last is `phrase`.
    fn of_two(&self, phrase: Phrase, from: usize) -> Option<Phrase> {
        let g = self.g;
        let whole = |m: &&Mention| m.kind == Kind::Person && m.first == phrase.first && m.end == phrase.end;
        let last = g.mentions.covering(phrase.first).filter(whole)?;
        let other = first_owner(g, last, from + 1)?;
        let noun = g.mentions.role_at(other.first - 2).filter(|r| r.class == RoleClass::Person && r.first > from)?;
        let first = noun.first - 1;
        (first >= from && g.is_determiner(first)).then_some(Phrase { first, ..phrase })
    }

    /// "La polizia ha circondato la scuola e | un agente | ha riferito": behind the object of the verb before, who is joined to it.
    fn behind_object(&self, phrase: Phrase) -> Option<Phrase> {
        let g = self.g;
        let join = (phrase.first..phrase.end).rev().find(|&i| g.is(i, Class::Coordinator) && g.mentions.covering(i).is_none())?;
        let last = Phrase { first: join + 1, ..phrase };
        let fits = last.end > last.first && g.is_free_article(last.first);
        (fits && self.head_speaks(last)).then_some(last)
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
        let opener = (self.sentence.first..end).rev().take(8).take_while(nominal).find(opens).filter(|_| g.pack.bare_clause)?;
        let phrase = Phrase { first: opener + 1, end };
        let joins = [Class::Coordinator, Class::Relative, Class::Complementiser, Class::Subordinator, Class::Preposition];
        let whole = !(phrase.first..end).any(|i| g.is_any(i, &joins) && g.mentions.covering(i).is_none() && !g.is(i, Class::Of));
        // "has lived here since May"
        let time =
            |i: usize| g.is_any(i, &[Class::Month, Class::Weekday, Class::TimeNoun, Class::TimeWord]) && g.mentions.covering(i).is_none();
        let whole = whole && !(end == phrase.first + 1 && time(phrase.first));
        // "After | police | said it was late, residents left"
        let alone = opener == self.sentence.first && end == phrase.first + 1 && g.mentions.role_at(phrase.first).is_some();
        let fronted = alone && (end..self.end).any(|i| g.mark(i, ',') && g.quote_at(i).is_none());
        let clause = (fronted || g.has_finite(self.sentence.first, opener)) && whole && noun_phrase_end(g, phrase.first, end) == end;
        (clause && phrase.end > phrase.first && self.head_speaks(phrase) && self.names_somebody(phrase)).then_some(phrase)
    }

    /// A word with a capital that no list knows, alone at the beginning of the sentence: "Smbatan added".
    pub(super) fn lone_name(&self, end: usize, from: usize) -> Option<Phrase> {
        let g = self.g;
        let word = end.checked_sub(1).filter(|w| *w == self.sentence.first && *w == from && g.pack.bare_clause)?;
        let unknown = |t: &Token| t.kind == TokenKind::Word && t.is_capitalised() && t.word == WordId::UNKNOWN;
        g.token(word).filter(|t| unknown(t))?;
        Some(Phrase { first: word, end })
    }

    /// "Alla Camera | Aldo Neri | ha detto", "Sui fondi | Aldo Neri | ha detto": the full name right behind a phrase with a preposition that opens
    /// the sentence.
    fn name_behind_circumstance(&self, end: usize, from: usize) -> Option<Phrase> {
        let g = self.g;
        let opener = (from..end).find(|&i| !g.is_adverb(i) && !g.is(i, Class::TimeWord))?;
        let opens = from == self.sentence.first && g.is_any(opener, &[Class::Preposition, Class::TopicPreposition, Class::To]);
        let name = self.before_name(opener + 1, end);
        let plain = |i: usize| g.kind(i) == Some(TokenKind::Word) && g.quote_at(i).is_none() && !g.is_finite(i) && !g.is(i, Class::Partner);
        let whole = opens && g.pack.drops_subject && name < end && name - opener <= 8;
        (whole && (opener..name).all(plain) && g.person_at(name).is_some_and(|m| m.end == end)).then_some(Phrase { first: name, end })
    }

    /// "Il ministro, Anna Rossi e Ugo Neri hanno detto", "Instead, Hale, Berg and Lund argued": a list of speakers from its first
    /// one, with which the sentence begins, adverbs apart.
    fn with_first_of_list(&self, phrase: Phrase, from: usize) -> Option<Phrase> {
        let g = self.g;
        let speaks = |p: Phrase| self.names_somebody(p) && self.head_speaks(p);
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
        // "dopo che l'Osce, il governo e Aldo Neri hanno detto"
        let clause = || g.is_any(lead - 1, &[Class::Complementiser, Class::Subordinator]) && !g.is(lead - 1, Class::Preposition);
        // "On Monday, Norway, Sweden and Denmark said"
        let time = |i: usize| {
            let word = g.is_any(i, &[Class::Weekday, Class::Month, Class::TimeNoun, Class::TimeWord, Class::Preposition, Class::Article]);
            g.is_adverb(i) || word || g.kind(i) == Some(TokenKind::Number)
        };
        let opens = lead == from || g.mark(lead - 1, ',') && (from..lead - 1).all(time) || clause();
        (opens && first < phrase.first).then_some(Phrase { first, end: phrase.end })
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
        // "a man posing as Paul Hale"
        let as_him = name.first.checked_sub(1).is_some_and(|i| g.is(i, Class::ParentheticalOpener));
        let verb = name.first.checked_sub(1 + usize::from(as_him)).filter(|v| *v > from && ends(*v) && name.first <= phrase.first + 1)?;
        let noun = verb - 1;
        let described = g.mentions.role_at(noun).is_some() || g.is(noun, Class::Of) || as_him && g.kind(noun) == Some(TokenKind::Word);
        (g.pack.bare_clause && described && noun >= from).then_some(verb)
    }

    /// Whether a verb governs the phrase, which stands behind it or opens with it: "accusa | Aldo Neri", "dopo aver | sentito Aldo Neri".
    pub(super) fn is_object(&self, phrase: Phrase, from: usize) -> bool {
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
        if self.opens_with_verb_form(phrase, end) {
            return None;
        }
        let phrase = self.phrase_proper(phrase, end, from);
        let nominal = g.is_determiner(phrase.first)
            || self.names_somebody(phrase)
            || g.is_plural(phrase.end - 1)
            || g.kind(phrase.first) == Some(TokenKind::Number)
            || self.is_share(phrase)
            || !g.pack.bare_clause;
        (phrase.end == end && nominal && self.can_speak(phrase)).then_some(phrase)
    }

    /// Whether a participle or gerund opens the sentence with the phrase, and tells of whoever the sentence leaves out.
    fn opens_with_verb_form(&self, phrase: Phrase, end: usize) -> bool {
        let g = self.g;
        let first = phrase.first;
        if !g.pack.drops_subject || first != self.sentence.first {
            return false;
        }
        // "Accusato dalla collega di aver mentito, ha detto", though "accusato" is a noun for somebody too
        let bare = g.mentions.covering(first).is_none() && g.mentions.role_at(first).is_none();
        // "Sospeso di nuovo dalle cariche per il caso Neri torna": a participle that opens the sentence tells of whom it leaves out
        let participle = g.is(first, Class::Participle)
            && (g.is_adverb(first + 1) || g.is(first + 1, Class::Preposition))
            && (bare || g.is(first + 1, Class::By));
        // "Fingendosi tecnico del gas, chiedeva": nor does a gerund, which has a capital there
        let capital = |i: usize| g.token(i).is_some_and(|t| t.is_capitalised());
        participle || bare && !capital(first + 1) && g.mark(end, ',') && g.ends_as_gerund(first)
    }

    /// The phrase without a verb or a time that it begins with, or with the office that it tells more of.
    fn phrase_proper(&self, mut phrase: Phrase, end: usize, from: usize) -> Phrase {
        let g = self.g;
        // "è stato Piero Masi | a dire": nor is the participle
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
        phrase
    }
    /// "è | avvenuto in piazza": whether the phrase begins with a participle behind its auxiliary, which is no noun.
    pub(super) fn opens_with_participle(&self, phrase: Phrase) -> bool {
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
}
