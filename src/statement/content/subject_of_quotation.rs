//! Whose words a quotation behind a colon are, where no verb of speaking says so.

use super::{Clauses, Subject};
use crate::mention::{Kind, Mention};
use crate::pack::{Class, RoleClass, Slot};
use crate::statement::cue::{CueGroup, Voice};
use crate::statement::phrase::{Phrase, apposition_end, noun_phrase_end};
use crate::text::TokenKind;

impl<'g, 'a> Clauses<'g, 'a> {
    /// Whose words a quotation behind the colon at `colon` are, where no verb of speaking says so: the subject of the
    /// sentence, the phrase that a sentence without a verb opens with ("Il sindaco Rossi:"), or its only person.
    pub(super) fn leads_quotation(&self, colon: usize) -> Option<Subject> {
        let g = self.g;
        let from = self.sentence.first;
        let lead = |phrase| Some(Subject::plain(phrase));
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
                    return Some(Subject::plain(last));
                }
                if event {
                    return None;
                }
                // "Ugo Neri, l'addio dei colleghi: «…»"
                let of = (head + 1..colon).find(|&i| g.is(i, Class::Of)).filter(|_| role.is_none() && g.is_definite_article(last.first));
                let whose = of.map(|of| Phrase { first: of + 1, end: colon }).filter(|p| p.end > p.first && self.holds_speaking_role(*p));
                if let Some(phrase) = whose {
                    return Some(Subject::plain(phrase));
                }
            }
            if let Some(phrase) = self.behind_predicative(first, colon) {
                return Some(Subject::plain(phrase));
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
}
