//! Whose words a quotation behind a colon are, where no verb of speaking says so.

use super::{Clauses, Subject};
use crate::mention::{Kind, Mention};
use crate::pack::{Class, Frame, RoleClass, Slot};
use crate::statement::cue::{CueGroup, Voice};
use crate::statement::discourse::deaths;
use crate::statement::phrase::{Phrase, apposition_end, noun_phrase_end};
use crate::text::TokenKind;

impl<'g, 'a> Clauses<'g, 'a> {
    /// Whose words a quotation behind the colon at `colon` are, where no verb of speaking says so: the subject of the
    /// sentence, the phrase that a sentence without a verb opens with ("Il sindaco Rossi:"), or its only person.
    pub(super) fn leads_quotation(&self, colon: usize) -> Option<Subject> {
        self.lead_of_quotation(colon).filter(|s| !self.has_died(s.phrase))
    }

    /// "Morto Aldo Neri: «Era un amico»": whether the sentence tells of the death of whom the phrase names.
    pub(super) fn has_died(&self, phrase: Phrase) -> bool {
        let dead = deaths(self.g, self.sentence);
        self.g.mentions.within(phrase.first, phrase.end).any(|m| dead.contains(&m.id))
    }

    fn lead_of_quotation(&self, colon: usize) -> Option<Subject> {
        let g = self.g;
        let from = self.sentence.first;
        if self.leads_with_topic(from, colon) {
            return None;
        }
        // "La società sarà: «posta …»" is a sentence that goes on
        let complete = colon > from && !g.is_finite(colon - 1);
        let last = (from..colon).rev().find(|&i| g.quote_at(i).is_none() && g.is_finite(i)).filter(|_| complete);
        if last.is_some_and(|verb| self.receives(verb, colon)) {
            return None;
        }
        if let Some(subject) = last.and_then(|verb| self.whose_words(verb, colon)) {
            return Some(subject);
        }
        if let Some(subject) = self.of_inner_clause(colon) {
            return Some(subject);
        }
        if last.is_some() && self.is_behind_document_of_another(colon) {
            return None;
        }
        if complete && let Some(main) = self.main_subject_before_colon(colon, last) {
            return Some(main);
        }
        if !(from..colon).any(|i| g.quote_at(i).is_none() && g.is_finite(i)) {
            let mut first = from;
            while first < colon && (g.is_any(first, &[Class::Coordinator, Class::Adversative]) || g.is_adverb(first)) {
                first += 1;
            }
            if let Some(last) = self.apposed_last(first, colon) {
                // "Morto Ugo Neri, il sindaco Aldo Berti: «…»", "Ugo Neri, la moglie: «…»": whoever stands last
                if self.is_another(last) {
                    return Some(Subject::plain(last));
                }
                let event = g.is(first, Class::Participle) && g.mentions.covering(first).is_none() && g.mentions.role_at(first).is_none();
                if event {
                    return None;
                }
            }
            if let Some(subject) = self
                .opens_on_another(first, colon)
                .or_else(|| self.owner_of_words(first, colon))
                .or_else(|| self.opens_without_verb(first, colon))
            {
                return Some(subject);
            }
        }
        let phrase = self
            .opens_with_unknown_verb(colon)
            .or_else(|| self.closes_cleft(colon))
            // "In soccorso di Serra arriva Benvenuti:", "Accanto a lui c'è Neri:", "A difesa di Serra si schiera Benvenuti:": whoever comes
            .or_else(|| self.comes_last(from, colon))
            .or_else(|| self.only_person(colon))?;
        Some(Subject::plain(phrase))
    }

    /// "Neri ha condiviso un post di Aldo Berti:": whether a text by somebody else than the sentence opens with stands right before the colon, so
    /// that the words may be either's.
    fn is_behind_document_of_another(&self, colon: usize) -> bool {
        let g = self.g;
        let Some(author) = g.mentions.covering(colon - 1).filter(|m| m.kind == Kind::Person && m.end == colon) else { return false };
        let small = |i: &usize| !g.is_any(*i, &[Class::Of, Class::By]) && (g.is_determiner(*i) || g.mentions.role_at(*i).is_some());
        let of = (self.sentence.first..author.first).rev().find(|i| !small(i)).filter(|&i| g.is_any(i, &[Class::Of, Class::By]));
        let text = |of: usize| of > self.sentence.first + 1 && g.is_document(of - 1) && g.is(of - 2, Class::Indefinite);
        let opens = g.mentions.within(self.sentence.first, author.first).any(|m| m.kind == Kind::Person && m.id != author.id);
        opens && of.is_some_and(text)
    }

    /// "Neri ricorda ciò che | Aldo Berti | aveva detto:": who said it in the relative clause that the colon closes.
    fn of_inner_clause(&self, colon: usize) -> Option<Subject> {
        let g = self.g;
        let cue = self.cues.iter().find(|c| c.end == colon && self.is_active_verb(c) && self.frame(c, Frame::Quote))?;
        let subject = self.subject_before(cue.first, self.sentence.first).filter(|s| s.phrase.end == cue.first)?;
        let relative = subject.phrase.first.checked_sub(1).is_some_and(|r| g.is_any(r, &[Class::Relative, Class::Question]));
        (relative && self.holds_person(subject.phrase)).then_some(subject)
    }

    /// "In Tom Hale's own words:", "From Berg's Facebook post:": whose words or document is named last before the colon.
    fn owner_of_words(&self, first: usize, colon: usize) -> Option<Subject> {
        let g = self.g;
        let words = g.is(colon.checked_sub(1)?, Class::Words) || g.is_document(colon - 1);
        let owner = g.mentions.within(first, colon).filter(|m| m.kind == Kind::Person && g.is_possessive_suffix(m.end)).last()?;
        let plain = |i: usize| g.kind(i) == Some(TokenKind::Word) && !g.is_any(i, &[Class::Preposition, Class::Of]);
        let whole = words && g.pack.bare_clause && (owner.end + 1..colon).all(plain);
        whole.then_some(Subject::plain(Phrase { first: owner.first, end: owner.end }))
    }

    /// The subject of the sentence, or of the last verb before the colon.
    fn main_subject_before_colon(&self, colon: usize, last: Option<usize>) -> Option<Subject> {
        let g = self.g;
        let from = self.sentence.first;
        // "Che la coppia fosse sola lo conferma Anna Neri:": a clause in front has a subject of its own
        let complete_clause = |s: &Subject| !(g.pack.drops_subject && g.is(from, Class::Complementiser) && s.phrase.first == from + 1);
        let main = self.main_subject(colon).filter(complete_clause).filter(|s| self.names_somebody(s.phrase) && self.head_speaks(s.phrase));
        // "Mentre Rossi parlava, in piazza Neri arringava la folla:": that of the main clause
        let opening = |s: &Subject| {
            let comma = (s.phrase.end..colon).any(|i| g.mark(i, ',') && g.quote_at(i).is_none());
            g.pack.drops_subject && comma && self.opens_sentence_as_subordinate(s.phrase)
        };
        let main = main.filter(|s| !opening(s));
        // "Rossi lo ha saputo da Neri, che gli ha mandato un messaggio:": whose message it is
        if let Some(writer) = self.writer_before_colon(colon) {
            return Some(writer);
        }
        // "Sulle liti che lo hanno diviso dal segretario, Anna Neri ha risposto:": the subject of the last verb, behind a comma
        let behind_comma = |s: &Subject| s.phrase.first > from && g.mark(s.phrase.first - 1, ',') && self.holds_person(s.phrase);
        let later = last.and_then(|verb| self.subject_before(verb, from)).filter(behind_comma);
        // "Rossi parla di «clima sereno», il suo vice Aldo Neri è più duro:": another clause, and its subject
        let inner = [Class::Relative, Class::Subordinator, Class::Complementiser];
        let own = |m: &Subject, s: &Subject| {
            let between = m.phrase.end..s.phrase.first;
            g.has_finite(between.start, between.end) && !between.clone().any(|i| g.is_any(i, &inner) && g.quote_at(i).is_none())
        };
        let own = later.filter(|s| g.pack.drops_subject && main.is_some_and(|m| own(&m, s)));
        own.or(main).or(later)
    }

    /// "… da | Neri |, che le ha mandato un messaggio:": whom the relative clause before the colon tells of, where he wrote what follows.
    fn writer_before_colon(&self, colon: usize) -> Option<Subject> {
        let g = self.g;
        let from = self.sentence.first;
        let comma = (from + 1..colon).rev().find(|&i| g.mark(i, ',')).filter(|&c| g.pack.drops_subject && g.is(c + 1, Class::Relative))?;
        let words = (comma + 2..colon).find(|&i| g.is(i, Class::Words) && g.mentions.covering(i).is_none())?;
        let article = g.is(words - 1, Class::Indefinite) && g.has_finite(comma + 2, words);
        self.antecedent(comma, from).filter(|p| article && self.holds_person(*p)).map(Subject::plain)
    }

    /// "Rossi è stato accolto da uno striscione:", "Hale received a letter:": what comes to somebody is not said by him
    fn receives(&self, verb: usize, colon: usize) -> bool {
        let g = self.g;
        let participle = (verb + 1..colon.min(verb + 5)).rev().find(|&i| g.is(i, Class::Participle) && !g.is(i, Class::Be));
        let passive = g.is(verb, Class::Be) && (g.pack.bare_clause || (verb + 1..verb + 4).any(|i| g.is(i, Class::Be)));
        participle.is_some_and(|p| passive || g.is(p, Class::Obtained) && g.is(verb, Class::Have)) || g.is(verb, Class::Obtained)
    }

    /// "Il sindaco ha cancellato la scritta: «…»", "non ha gradito il coro dei tifosi: «…»"; not "ha chiuso con le parole: «…»"
    fn whose_words(&self, verb: usize, colon: usize) -> Option<Subject> {
        let g = self.g;
        let words = (verb + 1..colon).find(|&i| g.is(i, Class::Words))?;
        let article = g.is_definite_article(words - 1) && !g.is(words - 1, Class::Preposition);
        let led = (words.saturating_sub(2)..words).any(|i| g.is(i, Class::Partner));
        if article && !led && g.pack.drops_subject { self.words_of(words, colon) } else { None }
    }

    /// "Ugo Neri, | la moglie |: «…»": the apposition with which the words before the colon close.
    fn apposed_last(&self, first: usize, colon: usize) -> Option<Phrase> {
        let end = noun_phrase_end(self.g, first, colon);
        let apposed = apposition_end(self.g, end, colon + 1).is_some_and(|stop| stop == colon);
        apposed.then_some(Phrase { first: end + 1, end: colon })
    }

    /// Whether what stands last before the colon is somebody else than the phrase before it.
    fn is_another(&self, last: Phrase) -> bool {
        let g = self.g;
        let determined = g.is_determiner(last.first);
        let role = g.mentions.role_at(last.first + usize::from(determined)).filter(|_| determined);
        // "Dimissioni di Carla Berti, Aldo Neri:": whoever the sentence opens with is somebody else's complement
        let named = g.mentions.covering(last.first).filter(|m| m.kind == Kind::Person && (m.first, m.end) == (last.first, last.end));
        let opens = g.mentions.covering(self.sentence.first).is_some_and(|m| m.kind == Kind::Person);
        let other = |m: &Mention| named.is_some_and(|n| m.kind == Kind::Person && m.id != n.id);
        let complement = || !opens && g.mentions.within(self.sentence.first, last.first).any(other);
        role.is_some_and(|r| g.is(r.first, Class::OfAnother) || r.plural) || role.is_some() && self.holds_person(last) || complement()
    }

    /// "Il sindaco Aldo Neri su Carla Berti:", "Tom Hale to Anna Berg:": the person with whom the words before the colon open, where the
    /// others are whom he speaks of or to.
    fn opens_on_another(&self, first: usize, colon: usize) -> Option<Subject> {
        let g = self.g;
        let mut persons = g.mentions.within(first, colon).filter(|m| m.kind == Kind::Person);
        let person = persons.next()?;
        let small =
            |i: usize| g.is_determiner(i) && !g.is(i, Class::Preposition) || g.is(i, Class::Former) || g.mentions.role_at(i).is_some();
        let topic =
            |i: usize| g.is_any(i, &[Class::To, Class::TopicPreposition]) || g.is(i, Class::Preposition) && !g.is(i, Class::Partner);
        let leads = topic(person.end) && !g.is_any(person.end, &[Class::Of, Class::By]) && (first..person.first).all(small);
        let word = |i: usize| g.kind(i) == Some(TokenKind::Word) && (i > person.end || !g.is(i, Class::Coordinator));
        let plain = (first..colon).all(word);
        let another = persons.any(|m| m.id != person.id);
        (leads && plain && another).then_some(Subject::plain(Phrase { first, end: person.end }))
    }

    /// "Ugo Neri, l'addio dei colleghi: «…»"
    fn of_whom_it_is(&self, last: Phrase) -> Option<Phrase> {
        let g = self.g;
        let determined = g.is_determiner(last.first);
        let head = last.first + usize::from(determined);
        if determined && g.mentions.role_at(head).is_some() || !g.is_definite_article(last.first) {
            return None;
        }
        let of = (head + 1..last.end).find(|&i| g.is(i, Class::Of))?;
        Some(Phrase { first: of + 1, end: last.end }).filter(|p| p.end > p.first && self.holds_speaking_role(*p))
    }

    /// "Il sindaco Rossi: «…»": whom the words from `first` to the colon name, where no verb stands among them.
    fn opens_without_verb(&self, first: usize, colon: usize) -> Option<Subject> {
        let g = self.g;
        let whose = self.apposed_last(first, colon).and_then(|last| self.of_whom_it_is(last));
        if let Some(phrase) = whose.or_else(|| self.behind_predicative(first, colon)) {
            return Some(Subject::plain(phrase));
        }
        let mut phrase = Phrase { first, end: noun_phrase_end(g, first, colon) };
        // "Di parere opposto Aldo Neri:"
        let last = || g.mentions.within(first, phrase.end).last().filter(|m| m.kind == Kind::Person && m.end == phrase.end);
        if g.is(first, Class::Of)
            && let Some(name) = last()
        {
            phrase.first = name.first;
        }
        let apposition = apposition_end(g, phrase.end, colon + 1).map(|end| (phrase.end + 1, end));
        let closes = phrase.end == colon || apposition.is_some_and(|a| a.1 == colon);
        // "Scuola, Xyz:": a topic, and a name that no list knows
        let topic = apposition.is_some_and(|a| g.token(a.0).is_some_and(|t| t.is_capitalised())) && !g.is_determiner(first);
        let office = g.mentions.role_at(first).or_else(|| g.mentions.role_at(first + 1)).is_some_and(|r| !r.plural);
        let office = office && !(topic && g.mentions.role_at(first).is_some_and(|r| r.class == RoleClass::Body));
        // "Un escursionista: «…»"
        let somebody = || {
            g.is(first, Class::Indefinite)
                && !g.is_noun_cue(first + 1)
                && (first + 1..first + 4).contains(&phrase.end)
                && g.opens_quote(colon + 1)
                && self.head_speaks(phrase)
        };
        // "Così i sindacati: «…»", "La Francia: «…»"
        let body = || {
            g.is(first, Class::Article)
                && phrase.end > first
                && g.opens_quote(colon + 1)
                && (self.is_organisation(phrase) || self.holds_speaking_role(phrase))
        };
        // "Tom Hale, Anna Berg and Carl Venn:": all of them
        if self.holds_person(phrase) && apposition.is_some_and(|a| g.person_at(a.0).is_some()) {
            return None;
        }
        let speaks = phrase.end > first && closes && (self.holds_person(phrase) || office || somebody() || phrase.end == colon && body());
        speaks.then_some(Subject { phrase, apposition, shared: false })
    }

    /// "La Lega insorge: «…»", "La figlia sorride: «…»": whoever the sentence opens with, where its verb is not known
    fn opens_with_unknown_verb(&self, colon: usize) -> Option<Phrase> {
        let g = self.g;
        let from = self.sentence.first;
        if !g.pack.drops_subject || !g.opens_quote(colon + 1) {
            return None;
        }
        let opener = Phrase { first: from, end: noun_phrase_end(g, from, colon) };
        let word = |i: usize| g.token(i).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capitalised());
        let follows = [Class::Preposition, Class::Of, Class::Coordinator, Class::Relative, Class::Participle];
        let verb = word(opener.end) && !g.is_any(opener.end, &follows) && !g.is_adverb(opener.end) && opener.end + 6 > colon;
        let speaks =
            || (self.holds_person(opener) || self.holds_speaking_role(opener) || self.is_organisation(opener)) && self.head_speaks(opener);
        let definite = || g.is_definite_article(from) && !g.is(from, Class::Preposition) || self.holds_person(opener);
        (opener.end > from && opener.end < colon && verb && speaks() && definite()).then_some(opener)
    }

    /// "A dare l'allarme, dopo la denuncia di Rossi, è | il preside |:"
    fn closes_cleft(&self, colon: usize) -> Option<Phrase> {
        let g = self.g;
        let from = self.sentence.first;
        if !g.pack.drops_subject || !g.is(from, Class::To) {
            return None;
        }
        let closing = self.phrase_ending(colon, from).filter(|p| p.first > from && g.is(p.first - 1, Class::Be))?;
        (g.has_finite(from, closing.first) && self.holds_speaking_role(closing)).then_some(closing)
    }

    /// The only person named before the colon, with whoever belongs to them.
    fn only_person(&self, colon: usize) -> Option<Phrase> {
        let g = self.g;
        let from = self.sentence.first;
        let mut persons = g.mentions.within(from, colon).filter(|m| m.kind == Kind::Person && g.quote_at(m.first).is_none());
        let of_several = |m: &Mention| {
            let noun = g.is_possessive_suffix(m.end).then(|| noun_phrase_end(g, m.end + 1, colon) - 1);
            let words = |n: usize| g.is_any(n, &[Class::Words, Class::Document]) || g.is_noun_cue(n);
            // "Hale's wife:": nor is it he
            let person = |n: usize| g.mentions.role_at(n).is_some_and(|r| r.class == RoleClass::Person);
            noun.is_some_and(|n| (g.is_plural(n) || person(n)) && !words(n))
        };
        // "Hale's questioners were hostile:": they
        let only = persons.next().filter(|m| !self.is_spoken_of(m, colon) && !self.is_led_by_preposition(m, colon) && !of_several(m))?;
        // "Dalla famiglia di Rossi poche parole:", "L'appello del padre di Rossi:": they, and he
        let small = |i: usize| g.is_determiner(i) && !g.is(i, Class::Of);
        let of = (from + 1..only.first).rev().find(|&i| !small(i)).filter(|&i| g.is(i, Class::Of) && g.pack.drops_subject);
        let whose = of
            .and_then(|of| g.mentions.role_at(of - 1))
            .filter(|r| g.is(r.end - 1, Class::OfAnother) || r.plural || matches!(r.class, RoleClass::Body | RoleClass::Group));
        let first = whose.map_or(only.first, |role| role.first);
        // "Anna e il marito tornavano a casa:": both
        let partner = (only.end + 1..colon).find(|&i| !g.is_determiner(i)).filter(|_| g.is(only.end, Class::Coordinator));
        let partner =
            partner.and_then(|i| g.mentions.role_at(i)).map(|_| noun_phrase_end(g, only.end + 1, colon)).filter(|&e| e > only.end + 1);
        persons.all(|m| m.id == only.id).then_some(Phrase { first, end: partner.unwrap_or(only.end) })
    }

    /// Whether the words before the colon are about the person, and not theirs.
    fn is_spoken_of(&self, person: &Mention, colon: usize) -> bool {
        let g = self.g;
        let from = self.sentence.first;
        let at = person.first;
        // "Sulla lite con Rossi ha detto:", "a spokesman for Berg could only quip:": somebody else is meant
        let verb =
            (from..colon).find(|&i| g.quote_at(i).is_none() && g.is_finite(i)).unwrap_or(if g.pack.drops_subject { colon } else { from });
        let topic = g.is(from, Class::TopicPreposition) && at < verb;
        let complement = at > from + 1 && g.is(at - 1, Class::TopicPreposition) && g.mentions.role_at(at - 2).is_some();
        // "un'enciclica scritta da Rossi, dalla quale ha tratto:"
        let by = at > from + 1 && g.is(at - 1, Class::By) && g.is(at - 2, Class::Participle);
        let agent = by && (person.end..colon).any(|i| g.is(i, Class::Relative) && g.is(i - 1, Class::Preposition));
        // "Fa un'eccezione per Anna Rossi:": whom it is about
        let about = at > from && g.is(at - 1, Class::TopicPreposition) && !g.is_any(at - 1, &[Class::Of, Class::By]);
        topic || complement || agent || g.pack.drops_subject && about
    }

    /// "Bufera su Rossi:", "Lettera a Rossi:": it is of somebody else
    fn is_led_by_preposition(&self, person: &Mention, colon: usize) -> bool {
        let g = self.g;
        let from = self.sentence.first;
        let fused =
            |i: usize| g.is_any(i, &[Class::To, Class::TopicPreposition, Class::FusedArticle]) && !g.is_any(i, &[Class::Of, Class::By]);
        let small = |i: usize| g.is_determiner(i) || g.is(i, Class::Former) || g.mentions.role_at(i).is_some();
        let opener = (from..person.first).rev().find(|&i| fused(i) || !small(i));
        let other = |i: usize| g.is_any(i, &[Class::Of, Class::By]) || g.is(i, Class::Article) && !fused(i);
        // "Condannato l'ex sindaco Ugo Neri:"; but "Soddisfatto il sindaco Ugo Neri:"
        let suffers = |i: usize| g.pack.drops_subject && g.is(i, Class::Participle) && !g.is(i, Class::Reacting);
        opener.is_some_and(|i| suffers(i) || (g.is(i, Class::Preposition) || fused(i)) && !other(i)) && !g.has_finite(from, colon)
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
        let bare = subject.phrase.first == cue.end && g.person_at(cue.end).is_some();
        // "Attacca Rossi: «…»" is Rossi's as often
        let either = ["criticise", "accuse", "insult"].contains(&act) && (cue.slot != Slot::Finite || cue.first < cue.head);
        let object = ["praise", "defend", "recall", "thank"].contains(&act);
        g.pack.drops_subject && bare && cue.voice == Voice::Active && (either || object)
    }
}
