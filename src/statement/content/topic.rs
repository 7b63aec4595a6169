//! A topic behind the verb: a noun phrase that tells what was spoken of.

use super::passed_over::Reached;
use super::{Clauses, Draft, Subject};
use crate::mention::Kind;
use crate::pack::{Class, Frame, RoleClass, Slot};
use crate::statement::cue::CueGroup;
use crate::statement::phrase::{Phrase, noun_phrase_before, noun_phrase_end};
use crate::text::TokenKind;

impl<'g, 'a> Clauses<'g, 'a> {
    /// `X ha criticato il piano`: the topic as a noun phrase, with or without a preposition.
    pub(super) fn topic(&self, index: usize, subject: Option<Subject>) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        if subject.is_none() && !self.drops_its_subject(&cue) || self.takes_no_topic(&cue) {
            return None;
        }
        let may_tell = subject.map_or(!self.frame(&cue, Frame::Person), |s| self.may_tell_topic(&cue, s.phrase));
        if !may_tell && !(cue.end..self.end).any(|i| g.opens_quote(i)) {
            return None;
        }
        let unnamed = |s: Subject| !s.shared && !self.names_somebody(s.phrase);
        if g.pack.drops_subject && cue.first == cue.head && subject.is_some_and(unnamed) {
            return None;
        }
        let reached = self.reach_topic(&cue, subject)?;
        let preposition = g.is_any(reached.at, &[Class::Preposition, Class::Of]);
        if preposition && self.frame(&cue, Frame::About) && g.opens_quote(reached.at + 1) {
            return self.about_quotation(index, &reached);
        }
        // "ha ringraziato per l'affetto", but "ha ringraziato per ora i volontari", "dal palco i volontari"
        let for_what = || {
            let end = noun_phrase_end(g, reached.at + 1, self.limit_after(reached.at + 1));
            g.is(reached.at, Class::Purpose) && !g.is(end, Class::Article) && g.mentions.covering(end).is_none()
        };
        if preposition && (!(self.frame(&cue, Frame::Topic) && self.thanks_somebody(&cue)) || for_what()) {
            return self.about(index, &reached).filter(|_| may_tell);
        }
        if self.frame(&cue, Frame::Topic) { self.object_topic(index, &reached, may_tell) } else { None }
    }

    /// "ha ringraziato i volontari": whether the object of the verb is who is thanked, also behind another phrase.
    fn thanks_somebody(&self, cue: &CueGroup) -> bool {
        self.g.pack.drops_subject && self.g.pack.cue(cue.cue).act == "thank"
    }

    /// Whether the form of the verb, or the word before it, leaves no topic behind it.
    fn takes_no_topic(&self, cue: &CueGroup) -> bool {
        let g = self.g;
        // "Hale said, asked about the price": whoever asked is not told
        let asked = cue.first == cue.head && g.is(cue.head, Class::Participle) && self.frame(cue, Frame::AddresseeObject);
        let about = g.is(cue.end, Class::TopicPreposition) && cue.first > self.sentence.first && g.mark(cue.first - 1, ',');
        if asked && about && g.pack.bare_clause {
            return true;
        }
        // "…, ha detto riferendosi al piano": what the words before are about
        let clitic = (cue.first..cue.head).any(|i| g.is(i, Class::ReflexiveClitic));
        if cue.slot == Slot::Gerund && self.frame(cue, Frame::Reflexive) && !clitic {
            return true;
        }
        // "come ricorda la canzone": behind "as" the subject stands behind the verb
        let mut opener = cue.first;
        while opener > self.sentence.first && g.is_any(opener - 1, &[Class::Clitic, Class::ReflexiveClitic]) {
            opener -= 1;
        }
        opener > self.sentence.first && g.is(opener - 1, Class::ParentheticalOpener)
    }

    /// Passes over everything between the verb and its topic.
    fn reach_topic(&self, cue: &CueGroup, subject: Option<Subject>) -> Option<Reached> {
        let g = self.g;
        let direct = self.frame(cue, Frame::Topic);
        let mut at = self.past_adverbs(cue.end);
        let mut addressee = None;
        if direct {
            at = self.past_insertion_before_topic(at);
            at = self.past_time_before_topic(cue.end, self.past_circumstance(cue, at));
            if let Some(told) = self.told_before_topic(at) {
                (addressee, at) = (Some(told), told.end);
            }
        }
        // "lo ha annunciato": the pronoun is the topic, and it says nothing
        let partitive = |i: usize| !g.is(i, Class::Article) && subject.is_some() && g.is_determiner(at);
        if (cue.first..cue.head).any(|i| g.is_object_clitic(i) && !partitive(i)) {
            return None;
        }
        // "briefed the ministers on the front", "thanked them for the work"
        if !direct
            && self.frame(cue, Frame::About)
            && self.frame(cue, Frame::AddresseeObject)
            && let Some((phrase, end)) = self.object_addressee(cue, subject.is_some())
        {
            if !g.is(end, Class::TopicPreposition) {
                return None;
            }
            addressee = Some(phrase);
            at = end;
            while g.is(at + 1, Class::TopicPreposition) {
                at += 1;
            }
        }
        if !direct && let Some(audience) = self.audience(cue, at) {
            (addressee, at) = (Some(audience), audience.end);
        }
        Some(Reached { at, subject, addressee, object: None })
    }

    /// Adverbs and times behind a verb, and a pronoun for whom it tells.
    fn past_adverbs(&self, from: usize) -> usize {
        let g = self.g;
        let mut at = from;
        // but "disputed both claims"
        let both = |i: usize| {
            g.is_determiner(i) && g.kind(i + 1) == Some(TokenKind::Word) && (g.pack.bare_clause && i == from || g.is(i, Class::Plural))
        };
        while (g.is_adverb(at) || g.is(at, Class::TimeWord)) && !both(at) {
            at += 1;
        }
        // "ha raccontato loro la disavventura"
        at + usize::from(g.is(at, Class::SubjectPronoun) && g.is_determiner(at + 1) && g.pack.drops_subject)
    }

    /// "ha escluso, invece, | una riduzione": an insertion before the topic
    pub(super) fn past_insertion_before_topic(&self, at: usize) -> usize {
        let g = self.g;
        if !g.mark(at, ',') {
            return at;
        }
        let close = (at + 1..self.end.min(at + 12)).find(|&i| g.mark(i, ',') || g.quote_at(i).is_some()).filter(|&c| g.mark(c, ','));
        let insertion = |c: &usize| g.is(at + 1, Class::ParentheticalOpener) || !g.has_finite(at + 1, *c);
        close.filter(insertion).filter(|c| g.is_determiner(c + 1)).map_or(at, |close| close + 1)
    }

    /// "ha ammesso due giorni fa | la causa", "rejected last week | the offer": a time between the verb, which ends at `from`, and its object
    fn past_time_before_topic(&self, from: usize, at: usize) -> usize {
        let g = self.g;
        let determined = |&end: &usize| g.is_determiner(end) && !g.is_any(end, &[Class::Preposition, Class::Of, Class::TimeWord]);
        self.past_time(from, at).filter(determined).unwrap_or(at)
    }

    /// "ha annunciato in anteprima | la morte", "esclude per ora | l'ipotesi": a phrase between the verb and its object
    fn past_circumstance(&self, cue: &CueGroup, at: usize) -> usize {
        let g = self.g;
        // "ha ringraziato su Facebook i volontari": where it was said, and not of what
        let about = self.frame(cue, Frame::About) && !g.is_medium(at + 1) && !self.thanks_somebody(cue);
        if !g.is(at, Class::Preposition) || g.is_any(at, &[Class::Of, Class::To, Class::By]) || about {
            return at;
        }
        let end = noun_phrase_end(g, at + 1, self.limit_after(at + 1)).max(at + 1);
        let end = end + usize::from(end == at + 1 && g.is_adverb(end));
        // "ricorda per alcuni aspetti il caso Neri", "chiede in prestito la casa": but only a time, or where an announcement was made
        let time = (at + 1..end).any(|i| g.is_adverb(i) || g.is_any(i, &[Class::TimeNoun, Class::TimeWord]));
        let announces = g.pack.cue(cue.cue).act == "announce";
        // "ha criticato in una nota la riforma", "durante la riunione", "nel suo discorso", "su Facebook"
        let determined = g.is(at, Class::FusedArticle) || g.is_determiner(at + 1);
        let name = g.token(at + 1).is_some_and(|t| t.is_capitalised());
        let circumstance =
            g.pack.drops_subject && (determined || name) && !g.is_any(at, &[Class::Purpose, Class::TopicPreposition, Class::Partner])
                || g.pack.drops_subject && g.is(at, Class::TopicPreposition) && name && !g.is_determiner(at + 1);
        let object = (time || announces || circumstance)
            && g.is(end, Class::Article)
            && !g.is(end, Class::Of)
            && !g.is_any(end, &[Class::Weekday, Class::TimeNoun]);
        let passed = object && end > at + 1 && end <= at + if circumstance { 8 } else { 4 } && g.quote_at(end).is_none();
        if passed { end } else { at }
    }

    /// "spiegò alla giunta | i motivi": the addressee stands before the topic
    fn told_before_topic(&self, at: usize) -> Option<Phrase> {
        let g = self.g;
        if !g.is(at, Class::To) || !g.pack.drops_subject {
            return None;
        }
        let end = noun_phrase_end(g, at + 1, self.limit_after(at + 1));
        // "ha promesso a tutti il risarcimento"
        let all = end == at + 1 && g.is(end, Class::Determiner) && !g.is_any(end, &[Class::Article, Class::Possessive]);
        let end = end + usize::from(all);
        (end > at + 1 && g.is_determiner(end)).then_some(Phrase { first: at + 1, end })
    }

    /// "ha parlato ai cronisti | della riforma", but not "ai cronisti del quotidiano", "ai cronisti della Rai"
    fn audience(&self, cue: &CueGroup, at: usize) -> Option<Phrase> {
        let g = self.g;
        let body = |i: usize| {
            let name = g.mentions.covering(i).is_some_and(|m| m.kind != Kind::Resource) || g.mentions.role_at(i).is_some();
            name || g.is_any(i, &[Class::OrganisationHead, Class::Document]) || g.token(i).is_none_or(|t| t.is_capitalised())
        };
        let noun = at + 3 + usize::from(g.is_determiner(at + 3));
        let told = self.frame(cue, Frame::About) && self.frame(cue, Frame::AddresseeTo) && g.is(at, Class::To);
        let audience = told && g.pack.drops_subject && g.is(at + 1, Class::Audience) && g.is(at + 2, Class::Of) && !body(noun);
        audience.then_some(Phrase { first: at + 1, end: at + 2 })
    }

    /// "ha parlato di | «porti senza navi»"
    fn about_quotation(&self, index: usize, reached: &Reached) -> Option<Draft> {
        let g = self.g;
        let at = reached.at;
        let (mut content, mut end) = self.quotes_from(at + 1, self.sentence.end)?;
        // "di «vergogna», di «paura» e di «silenzio»"
        while (g.is(end, Class::Coordinator) || g.mark(end, ','))
            && g.token(end + 1).is_some_and(|t| t.word == g.doc.tokens[at].word)
            && let Some((more, next)) = self.quotes_from(end + 2, self.sentence.end)
        {
            content.extend(more);
            end = next;
        }
        self.extend_fragment(index, &mut content, end);
        Some(self.draft(self.cues[index], content, reached.subject, None, "quotation-after-cue", 0.8))
    }

    /// "si è scagliato contro | le banche": the topic without its preposition
    fn about(&self, index: usize, reached: &Reached) -> Option<Draft> {
        let g = self.g;
        let Reached { at, subject, addressee, .. } = *reached;
        if !self.opens_about(&self.cues[index], at) || !subject.is_some_and(|s| self.names_somebody(s.phrase)) || g.is_infinitive(at + 1) {
            return None;
        }
        let end = self.strip_relative(at + 1, self.topic_end(at + 1, index));
        // "ha parlato per due ore"
        let lasting = g.is(at, Class::Purpose) && (at + 2..at + 4).any(|i| g.is(i, Class::TimeNoun)) && end <= at + 4;
        // "weigh in on Friday", "ha parlato per prima"
        let time = lasting
            || g.is_any(at + 1, &[Class::Weekday, Class::Month, Class::TimeWord])
            || g.is(at + 1, Class::Rank) && (end == at + 2 || g.is(at + 2, Class::Coordinator));
        if end <= at + 1 || time {
            return None;
        }
        let mut draft = self.draft(self.cues[index], vec![(at + 1, end)], subject, addressee, "about", 0.65);
        draft.topic = true;
        Some(draft)
    }

    /// Whether the preposition at `at` opens what the verb is about: none for whom it is told, nor where.
    fn opens_about(&self, cue: &CueGroup, at: usize) -> bool {
        let g = self.g;
        if !self.frame(cue, Frame::About) {
            return false;
        }
        // "ha parlato su Facebook"
        if g.is_medium(at + 1) && g.pack.drops_subject && g.is(at, Class::TopicPreposition) {
            return false;
        }
        // "si è espressa davanti alla folla"
        if g.is(at + 1, Class::To) && g.is(at + 1, Class::Preposition) && !g.is(at, Class::TopicPreposition) && g.pack.drops_subject {
            return false;
        }
        // "ha lanciato un appello ai cittadini": who is called upon is the addressee
        let called_upon = || {
            let phrase = Phrase { first: at + 1, end: noun_phrase_end(g, at + 1, self.limit_after(at + 1)) };
            g.pack.cue(cue.cue).act == "urge" && phrase.end > phrase.first && self.head_speaks(phrase)
        };
        let to = || g.is(at, Class::To) && (g.pack.bare_clause || self.frame(cue, Frame::AddresseeTo) || called_upon());
        // "ha discusso con la coppia": with whom, not of what
        let partner = || g.is(at, Class::Partner) && !g.is(at, Class::TopicPreposition) && g.pack.cue(cue.cue).act == "say";
        // "ha parlato in aula"
        let place = || g.pack.drops_subject && g.is(at, Class::PlacePreposition) && !g.is_any(at, &[Class::To, Class::TopicPreposition]);
        // "ha lanciato un appello attraverso il giornale", "ha parlato durante la messa"
        let through = g.is_any(at, &[Class::Through, Class::Circumstance]) && !g.is(at, Class::TopicPreposition);
        !(to() || partner() || place() || through)
    }

    /// "parla di un problema che | , a suo dire, è lontano", "deluso dal voto che | , secondo X, è nullo": the end of a topic without the
    /// pronouns that open a clause behind it.
    fn strip_relative(&self, start: usize, mut end: usize) -> usize {
        let g = self.g;
        while end > start + 1 && g.is_any(end - 1, &[Class::Relative, Class::Complementiser]) && g.mark(end, ',') {
            end -= 1;
        }
        end
    }

    /// "ha criticato | il piano": the topic is the object of the verb.
    fn object_topic(&self, index: usize, reached: &Reached, may_tell: bool) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let Reached { at, mut subject, mut addressee, .. } = *reached;
        if !self.may_open_object(at) || self.is_act(&cue, at) {
            return None;
        }
        let end = self.topic_end(at, index);
        if self.is_measure(&cue, at, end) {
            return None;
        }
        let mut end = self.strip_relative(at, end);
        if subject.is_none() {
            match self.subject_behind_comma(end) {
                Some(phrase) if self.head_speaks(phrase) => subject = Some(Subject::plain(phrase)),
                Some(_) => return None,
                None => {}
            }
        }
        if subject.is_none()
            && let Some(phrase) = self.subject_behind_object(at, end)
        {
            end = phrase.first;
            subject = Some(Subject::plain(phrase));
        }
        // "ha chiesto aiuto ai vicini", "ha spiegato il piano alla giunta"
        if let Some(told) = self.told_behind(&cue, at, end) {
            (addressee, end) = (addressee.or(Some(told)), told.first - 1);
        }
        if subject.is_some_and(|s| self.in_relative_clause(&s, &cue)) {
            end = self.before_verb_of_sentence(at, end);
        }
        if end <= at || self.is_pronoun(at, end) || subject.is_none() && self.is_subject_behind(&cue, at, end) {
            return None;
        }
        let quoted = (at..end).any(|i| g.quote_at(i).is_some());
        if self.names_only(&cue, at, end) || !quoted && (self.tells_of_person(&cue, at, end) || !may_tell) {
            return None;
        }
        let mut draft = self.draft(cue, vec![(at, end)], subject, addressee, "topic", 0.7);
        draft.topic = true;
        Some(draft)
    }

    /// Whether an object may open at `at`.
    fn may_open_object(&self, at: usize) -> bool {
        let g = self.g;
        (g.pack.bare_clause || !g.is_gerund(at))
            && at < self.end
            && !g.is_hard_stop(at)
            && !g.mark(at, ',')
            && !g.is_any(at, &[Class::Coordinator, Class::Subordinator, Class::Adversative])
            && !(g.is(at, Class::Complementiser) && g.mark(at + 1, ':'))
    }

    /// "ha respinto il ricorso", "hanno dichiarato il lutto": the verb tells what is done, not what is said
    /// "citing another anonymous source": nor who told it
    fn is_act(&self, cue: &CueGroup, at: usize) -> bool {
        let g = self.g;
        if !self.frame(cue, Frame::Act) {
            return false;
        }
        let mut noun = (at..self.end).find(|&i| !g.is_determiner(i) && !g.is(i, Class::ReflexiveClitic));
        if g.pack.bare_clause {
            let last = (at..self.end).take_while(|&i| g.kind(i) == Some(TokenKind::Word) && !g.is(i, Class::Preposition)).last();
            // "people familiar with the talks"
            noun = noun.filter(|n| g.is(*n, Class::ActObject)).or(last).or(noun);
        }
        noun.is_some_and(|n| g.is(n, Class::ActObject))
    }

    /// "ha condannato l'imputato a due anni": a punishment; "ha confessato dopo otto ore": a time
    fn is_measure(&self, cue: &CueGroup, at: usize, end: usize) -> bool {
        let g = self.g;
        let time =
            |i: usize| g.is(i, Class::TimeNoun) || g.kind(i) == Some(TokenKind::Number) || g.is_any(i, &[Class::Quantity, Class::Plural]);
        let years = |i: usize| {
            let counts = [Class::Determiner, Class::Quantity, Class::Plural, Class::Indefinite];
            let counted = g.kind(i + 1) == Some(TokenKind::Number) || g.is_any(i + 1, &counts);
            let word = g.kind(i + 1) == Some(TokenKind::Word) && g.is(i + 2, Class::TimeNoun);
            g.is(i, Class::To) && (counted || word) && (i + 1..self.end.min(i + 8)).any(|k| g.is(k, Class::TimeNoun))
        };
        let later = at > cue.end && (at..end).all(time) && g.pack.drops_subject;
        let hours = g.is(at, Class::TimeNoun)
            && (end == at + 1 || g.is(at + 1, Class::Preposition))
            && g.pack.bare_clause
            && g.is(cue.end - 1, Class::Preposition);
        // "ha condannato Neri a risarcire i danni"
        let inner = |i: &usize| g.is(*i, Class::Relative) || g.mark(*i, ',');
        let amends = |i: usize| g.is(i, Class::To) && g.is_infinitive(i + 1) && !(at..i).any(|k| inner(&k));
        let criticises = g.pack.drops_subject && g.pack.cue(cue.cue).act == "criticise";
        let free = |i: &usize| g.quote_at(*i).is_none();
        let relative = |i: usize| g.mark(i, ',') && g.is(i + 1, Class::Relative);
        let mut clause = (at..self.end).take_while(|&i| (i <= end || !g.is_finite(i)) && !relative(i)).filter(free);
        let punished = criticises && clause.any(|i| years(i) || i > at && i < end + 6 && amends(i));
        punished || later || hours
    }

    /// "il ministro che ha criticato il piano | lascia": where, behind a topic in a relative clause, the verb of the sentence stands.
    fn before_verb_of_sentence(&self, at: usize, end: usize) -> usize {
        let g = self.g;
        let inner = [Class::Relative, Class::Complementiser, Class::Clitic, Class::ReflexiveClitic, Class::Negation];
        // "who told of a talk | Berg had | in May": a clause without its pronoun, behind a noun
        let noun = |i: usize| g.kind(i) == Some(TokenKind::Word) && !g.is_any(i, &[Class::Preposition, Class::Coordinator, Class::Of]);
        let fresh = |p: &Phrase| p.first > at + 1 && noun(p.first - 1) && !g.is_determiner(p.first - 1) && self.opens_speaker(p.first);
        let own = |i: usize| g.pack.bare_clause && noun_phrase_before(g, i, at).filter(|p| p.end == i).is_some_and(|p| fresh(&p));
        // "che ricorda l'impegno che il governo | ha tenuto"
        let opens = |p: Phrase| p.first > at && g.is_any(p.first - 1, &[Class::Relative, Class::Complementiser]);
        let own = |i: usize| own(i) || self.subject_before(i, at).is_some_and(|s| opens(s.phrase) && !g.has_finite(s.phrase.end, i));
        let verb = |&i: &usize| {
            g.quote_at(i).is_none() && g.is_finite(i) && !g.is_any(i - 1, &inner) && !own(i) && (!g.is_finite(i - 1) || own(i - 1))
        };
        // "who praised the plan when she was mayor | left": the first verb behind "when" is its own
        let opened = (at + 1..end).find(|&i| g.is(i, Class::Subordinator) && !g.is(i, Class::Preposition) && g.quote_at(i).is_none());
        let mut verbs = (at + 1..end).filter(verb);
        let first = verbs.next();
        let own = first.is_some_and(|v| opened.is_some_and(|o| o < v));
        (if own { verbs.next() } else { first }).unwrap_or(end)
    }

    /// "thanked him": a pronoun alone says nothing, nor does "defended it despite the cost"
    fn is_pronoun(&self, at: usize, end: usize) -> bool {
        let g = self.g;
        let pronouns = [Class::OtherPronoun, Class::SubjectPronoun, Class::FirstPerson, Class::Possessive];
        let tells = [Class::Of, Class::TopicPreposition, Class::ParentheticalOpener];
        let around = g.pack.bare_clause
            && !g.is(at, Class::ReflexiveClitic)
            && g.is(at + 1, Class::Preposition)
            && !g.is_any(at + 1, &tells)
            && !g.is_determiner(at);
        (end == at + 1 || around && !(at..end).any(|i| g.quote_at(i).is_some())) && g.is_any(at, &pronouns)
    }

    /// "ha risposto Rossi": without a subject before it, whoever can speak is the subject
    /// but not "l'uso dell'esercito"
    fn is_subject_behind(&self, cue: &CueGroup, at: usize, end: usize) -> bool {
        let g = self.g;
        let head_end = (at + 1..end).find(|&i| g.is(i, Class::Of) && g.mentions.covering(i).is_none()).unwrap_or(end);
        // and in a language that drops its subject, not a bare noun: "ha chiesto asilo politico"
        let bare = g.pack.drops_subject
            && !g.is_determiner(at)
            && !g.token(at).is_some_and(|t| t.is_capitalised())
            && g.mentions.covering(at).is_none()
            && g.mentions.role_at(at).is_none();
        let phrase = Phrase { first: at, end: noun_phrase_end(g, at, head_end) };
        !bare && self.head_speaks(phrase) && !self.is_only_object(cue, phrase)
    }

    /// "Ha criticato | l'azienda |": whether a sentence of a verb that takes an object has no other than the phrase, which is no single person.
    fn is_only_object(&self, cue: &CueGroup, phrase: Phrase) -> bool {
        let g = self.g;
        let office = |i: usize| g.mentions.role_at(i).is_some_and(|r| !r.plural && !matches!(r.class, RoleClass::Body | RoleClass::Group));
        let one = self.holds_person(phrase) || (phrase.first..phrase.end).any(office);
        let quoted = |first: usize| (first..self.end).any(|i| g.quote_at(i).is_some());
        // "Smentisce la Procura", "Ha smentito la Procura": who says so
        let body =
            |i: usize| g.mentions.role_at(i).is_some_and(|r| r.class == RoleClass::Body) && g.token(i).is_some_and(|t| t.is_capitalised());
        let named = (phrase.first..phrase.end).any(|i| body(i) || g.mentions.covering(i).is_some());
        let opens = g.pack.drops_subject && cue.first < cue.head && !named && !g.has_finite(self.sentence.first, cue.first);
        opens && !one && !quoted(self.sentence.first.saturating_sub(2))
    }

    /// "called it": what somebody is called must follow; "calls itself X" says nothing of another
    fn names_only(&self, cue: &CueGroup, at: usize, end: usize) -> bool {
        let g = self.g;
        let naming = self.frame(cue, Frame::Predicate) && !self.frame(cue, Frame::Reflexive);
        naming
            && (end == at + 1
                || g.pack.drops_subject && !self.tells_as_what(at, end)
                || g.is(at, Class::ReflexiveClitic)
                || g.is_any(at, &[Class::OtherPronoun, Class::SubjectPronoun])
                    && g.is(at + 1, Class::Preposition)
                    && !g.is(at + 1, Class::ParentheticalOpener)
                || self.is_only_called(cue, at, end))
    }

    /// "called | an ambulance", "| the mayor to congratulate him", "| Wednesday for an inquiry": whether nothing is said of the object, which
    /// somebody telephoned or summoned.
    fn is_only_called(&self, cue: &CueGroup, at: usize, end: usize) -> bool {
        let g = self.g;
        // but "in what officials called a hate crime"
        let what = (self.sentence.first..cue.first).rev().take(8).any(|i| g.is(i, Class::Question) && !g.is(i, Class::PersonRelative));
        if !g.pack.bare_clause || what || (at..end).any(|i| g.quote_at(i).is_some()) {
            return false;
        }
        let noun = at + usize::from(g.is_determiner(at));
        let name = g.mentions.covering(noun).filter(|m| m.kind != Kind::Resource && (m.first == at || m.first == noun)).map(|m| m.end);
        // "a group called Norvale45"
        let capital = |i: &usize| g.token(*i).is_some_and(|t| t.is_capitalised() && t.kind == TokenKind::Word);
        let capitals = || Some((noun..end).take_while(capital).last()? + 1);
        let name = name.or_else(capitals);
        let somebody = name.or_else(|| g.mentions.role_at(noun).filter(|r| r.class != RoleClass::Group).map(|r| r.end));
        // but "called Hale unqualified"
        let verb =
            |stop: usize| g.is_finite(stop) && g.is_any(stop, &[Class::Finite, Class::Be, Class::Have]) && !g.is(stop, Class::Participle);
        let alone = |stop: usize| stop >= end || g.is_any(stop, &[Class::InfinitiveMarker, Class::Weekday]) || verb(stop);
        // "called a spade a spade"
        let thing = g.is(at, Class::Indefinite) && !(at + 1..end).any(|i| g.is_determiner(i));
        // "called six directors", "as they call each other"
        let counts = |i: usize| g.is_determiner(i) || g.is(i, Class::Quantity) || g.kind(i) == Some(TokenKind::Number);
        let several = end > at + 1 && g.mentions.role_at(end - 1).is_some_and(|r| r.plural) && (at..end - 1).all(counts);
        somebody.is_some_and(alone) || thing || several || end > at && (at..end).all(counts) || g.is(at, Class::Weekday)
    }

    /// Whether the object is a person, of whom a verb such as "denunciare" says nothing, or one whom nothing describes.
    fn tells_of_person(&self, cue: &CueGroup, at: usize, end: usize) -> bool {
        self.suffers(cue, at, end)
            || self.frame(cue, Frame::Thing) && self.is_person(at, end)
            || !self.tells_as_what(at, end) && self.lacks_description(cue, at, end)
    }

    /// "ha accusato | un malore |": whether what a verb that accuses people has for its object is nobody.
    fn suffers(&self, cue: &CueGroup, at: usize, end: usize) -> bool {
        let g = self.g;
        let accuses = g.pack.cue(cue.cue).act == "accuse" && self.frame(cue, Frame::ObjectInfinitive) && self.frame(cue, Frame::Named);
        let stop = noun_phrase_end(g, at, end);
        let pronoun = |i: usize| g.is(i, Class::OtherPronoun) && !g.is_determiner(i);
        let somebody = |i: usize| g.mentions.role_at(i).is_some() || g.mentions.covering(i).is_some() || pronoun(i);
        let capital = |i: usize| g.token(i).is_some_and(|t| t.is_capitalised());
        accuses && g.pack.drops_subject && stop >= end && !(at..stop).any(|i| somebody(i) || capital(i) || g.quote_at(i).is_some())
    }

    /// Whether "as" stands in `[at, end)`.
    pub(super) fn tells_as_what(&self, at: usize, end: usize) -> bool {
        (at..end).any(|i| self.g.is(i, Class::ParentheticalOpener))
    }

    /// To whom the topic `[at, end)` is told: the first of those whom "to" opens in it. Of other verbs it may belong to the topic:
    /// "ha criticato l'appoggio al governo".
    fn told_behind(&self, cue: &CueGroup, at: usize, end: usize) -> Option<Phrase> {
        let g = self.g;
        let opens = |i: &usize| g.is(*i, Class::To) && g.quote_at(*i).is_none() && !g.is_infinitive(i + 1);
        let inner = |i: &usize| g.is_finite(*i) || g.is_any(*i, &[Class::Relative, Class::Complementiser]);
        let phrase = |i: usize| Phrase { first: i + 1, end: noun_phrase_end(g, i + 1, end) };
        let whom = |p: &Phrase| p.end > p.first && self.head_speaks(*p) && self.names_somebody(*p);
        let tells = g.pack.drops_subject && self.frame(cue, Frame::Topic) && self.frame(cue, Frame::AddresseeTo);
        (at + 1..end).take_while(|i| tells && !inner(i)).filter(opens).map(phrase).find(whom)
    }

    /// "ha denunciato | due ladri", "| una 48enne per calunnia": whether the object, of which `[at, end)` is all, is a person.
    fn is_person(&self, at: usize, end: usize) -> bool {
        let g = self.g;
        let phrase = Phrase { first: at, end: noun_phrase_end(g, at, end) };
        let aged =
            (at..phrase.end).find(|&i| !g.is_determiner(i)).is_some_and(|i| g.kind(i) == Some(TokenKind::Word) && self.is_concerned(i));
        // "un movente politico": no politician
        let (head, end) = self.head_of(phrase);
        let noun = if g.pack.drops_subject { head } else { end.saturating_sub(1) };
        aged || self.holds_person(phrase) && g.mentions.within(at, at + 3).next().is_some() || g.mentions.role_at(noun).is_some()
    }

    /// "ha definito | un programma di interventi", "| il procedimento": whether nothing tells what the object is called.
    fn lacks_description(&self, cue: &CueGroup, at: usize, end: usize) -> bool {
        let g = self.g;
        if !self.frame(cue, Frame::Described) {
            return false;
        }
        let stop = noun_phrase_end(g, at, end);
        let words = (at..stop).filter(|&i| !g.is_determiner(i)).count();
        let more = stop < end && !g.is(stop, Class::Preposition);
        !more && (words < 2 || g.is(at, Class::Indefinite))
    }

    /// "Contro i rimpatri si è espresso il comitato": the topic opens the sentence, the subject stands behind the verb.
    pub(super) fn fronted(&self, index: usize, from: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        if !g.pack.drops_subject || !self.frame(&cue, Frame::Reflexive) || !self.frame(&cue, Frame::About) {
            return None;
        }
        let (subject, _, addressee) = self.speaker_after(&cue)?;
        let first =
            (from..cue.first).find(|&i| !g.is_any(i, &[Class::Coordinator, Class::Adversative]) && g.kind(i) == Some(TokenKind::Word))?;
        let mut end = (first..cue.first).find(|&i| g.mark(i, ',')).unwrap_or(cue.first);
        while end > first && g.is_adverb(end - 1) {
            end -= 1;
        }
        let plain = !(first..cue.first).any(|i| g.is_finite(i) || g.quote_at(i).is_some() || g.is_hard_stop(i));
        let opens = g.is(first, Class::TopicPreposition) || g.is(first, Class::To);
        if !opens || !plain || end < first + 2 {
            return None;
        }
        let mut draft = self.draft(cue, vec![(first, end)], Some(subject), addressee, "fronted-topic", 0.7);
        draft.topic = true;
        Some(draft)
    }

    /// "Ha annunciato le dimissioni il ministro Rossi": a second noun phrase with an article, headed by who can speak.
    fn subject_behind_object(&self, first: usize, end: usize) -> Option<Phrase> {
        let g = self.g;
        let opens = |i: &usize| {
            g.is(*i, Class::Article)
                && g.kind(*i - 1) == Some(TokenKind::Word)
                && !g.is_any(*i - 1, &[Class::Preposition, Class::Coordinator, Class::Article, Class::Determiner])
        };
        let at = (first + 1..end.min(first + 5)).find(|&i| opens(&i) && g.quote_at(i).is_none())?;
        if (first..at).any(|i| g.is_infinitive(i) || g.is_any(i, &[Class::Relative, Class::Complementiser])) {
            return None;
        }
        let phrase = Phrase { first: at, end: noun_phrase_end(g, at, end) };
        (phrase.end > at && self.names_somebody(phrase) && self.head_speaks(phrase)).then_some(phrase)
    }

    /// "Ha espresso il proprio dolore, anche il mondo politico": behind the comma that closes the topic, an adverb and a
    /// phrase with which the sentence ends.
    fn subject_behind_comma(&self, comma: usize) -> Option<Phrase> {
        let g = self.g;
        let mut first = comma + 1;
        while first < self.end && g.is_adverb(first) {
            first += 1;
        }
        let phrase = Phrase { first, end: noun_phrase_end(g, first, self.end) };
        let nominal = g.is(first, Class::Article) || g.mentions.covering(first).is_some();
        (g.mark(comma, ',') && first > comma + 1 && nominal && phrase.end > first && phrase.end == self.end).then_some(phrase)
    }
}
