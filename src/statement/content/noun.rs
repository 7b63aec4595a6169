//! Content of nouns: "X's claim that", "l'appello di X a".

use super::{Clauses, Draft, Subject};
use crate::mention::{Kind, Mention};
use crate::pack::{Class, Frame};
use crate::statement::cue::CueGroup;
use crate::statement::phrase::{Phrase, apposition_end, noun_phrase_end};
use crate::text::TokenKind;

impl<'g, 'a> Clauses<'g, 'a> {
    /// `l'appello di X a Y a …`, `X's claim that …`.
    pub(super) fn noun(&self, index: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let limit = self.limit_after(cue.end);
        // "a difesa di X": X is not who defends but who is defended
        if cue.first > self.sentence.first
            && g.is(cue.first - 1, Class::PlacePreposition)
            && g.is(cue.end, Class::Of)
            && self.frame(&cue, Frame::About)
        {
            return None;
        }
        // "ha confermato la condanna di Rossi": what is done, by whoever confirmed it
        let act = |c: &CueGroup| c.end + 1 == cue.first && self.frame(c, Frame::Act) && g.is(c.end, Class::Article);
        if g.is(cue.head, Class::ActObject) && self.cues.iter().any(act) {
            return None;
        }
        let (source, mut at) = self.source_of_noun(&cue, limit)?;
        let mut addressee = None;
        if g.is(at, Class::To) && !g.is_infinitive(at + 1) {
            let end = noun_phrase_end(g, at + 1, limit);
            if end > at + 1 {
                addressee = Some(Phrase { first: at + 1, end });
                at = end;
            }
        }
        let subject = Some(Subject { phrase: source, apposition: None, shared: false });
        if let Some(draft) = self.noun_infinitive(index, at, subject, addressee) {
            return Some(draft);
        }
        let clause = self.frame(&cue, Frame::Clause) && g.is(at, Class::Complementiser) && addressee.is_none();
        if clause && !self.describes_source(source, at, limit) {
            return self.noun_clause(index, at, subject);
        }
        self.noun_predicate(index, at, subject, addressee)
            .or_else(|| self.noun_colon(&cue, at, subject, addressee))
            .or_else(|| self.noun_topic(index, at, subject, addressee))
    }

    /// Who makes the noun's claim, and where what follows noun and speaker begins.
    fn source_of_noun(&self, cue: &CueGroup, limit: usize) -> Option<(Phrase, usize)> {
        let g = self.g;
        let owner = self.owner_word(cue);
        // "his impending endorsement": it is still to come
        if owner.is_some_and(|o| (o + 1..cue.first).any(|i| g.is(i, Class::ToCome))) {
            return None;
        }
        let possessive = owner.or(cue.first.checked_sub(1)).filter(|p| *p >= self.sentence.first);
        let named = possessive
            .and_then(|before| self.owner_ending(cue, before))
            .or_else(|| self.given_out_by(cue))
            .or_else(|| self.comes_from(cue))
            .map(|source| (source, cue.end))
            .or_else(|| self.owner_behind(cue, limit))
            .or_else(|| self.who_utters(cue).map(|source| (source, cue.end)));
        named.filter(|(source, _)| self.names_somebody(*source) || g.is(source.first, Class::Possessive))
    }

    /// X's claim, his claim, her latest claim: the last word of the owner before the noun.
    fn owner_word(&self, cue: &CueGroup) -> Option<usize> {
        let g = self.g;
        let plain = |i: usize| {
            let closed = [
                Class::Preposition,
                Class::Of,
                Class::Coordinator,
                Class::Adversative,
                Class::Subordinator,
                Class::Possessive,
                Class::Relative,
            ];
            let word = g.token(i).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capitalised()) && g.mentions.covering(i).is_none();
            g.pack.bare_clause && word && !g.is_determiner(i) && !g.is_any(i, &closed) && !g.is_finite(i) && !g.is_possessive_suffix(i)
        };
        let owns = |i: usize| g.is(i, Class::Possessive) || self.is_owner_suffix(i);
        (1..4).filter_map(|back| cue.first.checked_sub(back)).find(|&i| !plain(i)).filter(|&i| owns(i))
    }

    fn is_owner_suffix(&self, at: usize) -> bool {
        self.g.is_possessive_suffix(at) || self.g.is_owner_mark(at)
    }

    /// Whose the noun is, where a possessive, a suffix or a name ends at `before`, in front of it.
    fn owner_ending(&self, cue: &CueGroup, before: usize) -> Option<Phrase> {
        let g = self.g;
        // "her call for"
        if g.is(before, Class::Possessive) && g.pronoun_ending(before, before + 1).is_some() {
            return Some(Phrase { first: before, end: before + 1 });
        }
        // "the DOJ demand that"
        let body = |m: &&Mention| m.end == cue.first && matches!(m.kind, Kind::Organisation | Kind::Country) && m.rule != "demonym";
        let takes = g.is_any(cue.end, &[Class::Complementiser, Class::InfinitiveMarker]);
        if let Some(owner) = g.mentions.covering(before).filter(body).filter(|_| g.pack.bare_clause && takes) {
            return Some(Phrase { first: owner.first, end: owner.end });
        }
        // "X's claim"
        let named = g.mentions.covering(before.saturating_sub(1)).filter(|m| m.end == before && self.is_owner_suffix(before));
        if let Some(owner) = named {
            return Some(Phrase { first: owner.first, end: owner.end });
        }
        // "the United States government's announcement"
        if before > self.sentence.first && self.is_owner_suffix(before) && g.mentions.role_at(before - 1).is_some() {
            // "because of the government's announcement": the phrase behind the preposition
            let near = self.phrase_reaching(before.saturating_sub(5).max(self.sentence.first), before);
            return near.or_else(|| self.phrase_ending(before, self.sentence.first));
        }
        None
    }

    /// The speaker is the name behind "of" or "da parte di", up to the addressee; and where what follows begins.
    fn owner_behind(&self, cue: &CueGroup, limit: usize) -> Option<(Phrase, usize)> {
        let g = self.g;
        let at = cue.end;
        let mut of = at;
        while of < limit && g.is(of, Class::By) {
            of += 1;
        }
        // "la motivazione ufficiale del comune"
        let adjective = g.pack.drops_subject
            && of == at
            && g.is(at + 1, Class::Of)
            && g.token(at).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capitalised())
            && !g.is_finite(at)
            && !g.is_any(at, &[Class::Of, Class::To, Class::Preposition, Class::Coordinator, Class::Relative, Class::Complementiser]);
        of += usize::from(adjective);
        // "announcement by the company that"
        let agent = of > at && !g.is(of, Class::Of) && g.pack.bare_clause;
        if agent {
            of -= 1;
        }
        // "una richiesta di chiudere"
        let infinitive = g.is_infinitive(of + 1) || g.is(of + 1, Class::Negation);
        if !(g.is(of, Class::Of) || agent) || infinitive {
            return None;
        }
        let end = self.before_object_of_noun(of + 1, noun_phrase_end(g, of + 1, limit));
        let source = Phrase { first: of + 1, end };
        // "ha avanzato una richiesta di riduzione": what it is about
        // and "la proposta di una riforma della scuola"
        let somebody = || self.names_somebody(source) && (!self.opens_object_of_noun(of) || self.head_speaks(source));
        if end <= of + 1 || !somebody() && self.who_utters(cue).is_some() {
            return None;
        }
        // "l'annuncio del segretario, Ivo Sala, di …"
        // "le critiche di Anna Rossi, la segretaria, alla riforma", "l'annuncio di Anna Rossi, la segretaria, che …"
        let opens = [Class::To, Class::TopicPreposition, Class::Complementiser];
        let takes = |i: usize| g.is(i, Class::InfinitiveMarker) && g.is_infinitive(i + 1) || g.pack.drops_subject && g.is_any(i, &opens);
        let described = apposition_end(g, end, limit).filter(|&c| g.mark(c, ',') && takes(c + 1));
        Some((source, described.filter(|&c| self.is_description((end + 1, c))).map_or(end, |c| c + 1)))
    }

    /// "l'annuncio di Aldo Neri | di un taglio", "the criticism by Anna Berg | of the closure": where the owner of a noun, which is named in `[first, end)`, ends before what the noun is about.
    fn before_object_of_noun(&self, first: usize, end: usize) -> usize {
        let g = self.g;
        let named = |i: usize| g.mentions.covering(i - 1).is_some_and(|m| m.end == i && m.kind != Kind::Resource);
        let person = |i: usize| g.mentions.covering(i - 1).is_some_and(|m| m.kind == Kind::Person);
        let by = |i: usize| g.pack.bare_clause && g.is(first - 1, Class::By) && g.is(i, Class::Of) && person(i);
        let about = |i: &usize| (g.pack.drops_subject && self.opens_object_of_noun(*i) || by(*i)) && named(*i);
        (first + 1..end).find(about).unwrap_or(end)
    }

    /// "di un taglio": whether what a noun is about opens at `at`.
    fn opens_object_of_noun(&self, at: usize) -> bool {
        self.g.is(at, Class::Of) && self.g.is(at + 1, Class::Indefinite)
    }

    /// `l'appello di X a chiudere`, `X's call to “close it”`: an infinitive at `at`, or a quotation in its place.
    fn noun_infinitive(&self, index: usize, at: usize, subject: Option<Subject>, addressee: Option<Phrase>) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        if !self.frame(&cue, Frame::Infinitive) || !g.is(at, Class::InfinitiveMarker) {
            return None;
        }
        if let Some((content, _)) = self.quotes_from(at + 1, self.sentence.end) {
            return Some(self.draft(cue, content, subject, addressee, "noun-quotation", 0.85));
        }
        let negation = usize::from(g.is(at + 1, Class::Negation));
        if !g.is_infinitive(at + 1 + negation) {
            return None;
        }
        let end = self.before_main_verb(at + 2, self.topic_end(at, index));
        let mut draft = self.draft(cue, vec![(at, end)], subject, addressee, "noun-infinitive", 0.75);
        draft.topic = true;
        Some(draft)
    }

    /// "la denuncia dei carabinieri che hanno scoperto i ladri": whether the clause at `at` tells of those who made the claim.
    fn describes_source(&self, source: Phrase, at: usize, limit: usize) -> bool {
        let g = self.g;
        // behind an addressee it is a relative: "l'appello di X ai cittadini che …"
        // "la denuncia dei carabinieri che hanno scoperto i ladri": of those who made it
        // but "l'allarme del sindaco che mancano i medici", "che si tratti di un furto"
        let disagrees = || g.agrees_with_plural(at + 1, limit).is_some_and(|plural| self.is_several(source).is_some_and(|s| s != plural));
        let subjunctive = || (at + 1..limit).find(|&i| g.is_finite(i)).is_some_and(|v| g.is(v, Class::Subjunctive));
        source.end == at && g.pack.drops_subject && g.goes_on_with_verb(at + 1) && !disagrees() && !subjunctive()
    }

    /// `X's claim that …`: the clause behind the complementiser at `at`.
    fn noun_clause(&self, index: usize, at: usize, subject: Option<Subject>) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let mut end = self.topic_end(at + 1, index);
        // "Anna Berg's claim that crime has doubled is false": the noun is the subject of the sentence
        if !g.has_finite(self.sentence.first, cue.first) && (self.sentence.first..cue.first).all(|i| g.quote_at(i).is_none()) {
            end = self.main_verb_behind(at + 1, end, 1);
        }
        (end > at + 1).then(|| self.draft(cue, vec![(at + 1, end)], subject, None, "noun-clause", 0.75))
    }

    /// "Secca la replica di X: il rame non è finito".
    fn noun_colon(&self, cue: &CueGroup, at: usize, subject: Option<Subject>, addressee: Option<Phrase>) -> Option<Draft> {
        let g = self.g;
        let colon = self.frame(cue, Frame::Quote) && g.mark(at, ':');
        let verbless = || !g.has_finite(self.sentence.first + 1, cue.first);
        let clause = colon && verbless() && g.has_finite(at + 1, self.end) && g.count_quoted(at, self.end) == 0;
        clause.then(|| self.draft(*cue, vec![(at + 1, self.end)], subject, addressee, "noun-colon", 0.7))
    }

    /// "L'annuncio della vittoria è stato dato da Anna Rossi", "La richiesta arriva dal sindaco": the agent of the verb behind that gives
    /// the noun out.
    fn given_out_by(&self, cue: &CueGroup) -> Option<Phrase> {
        let g = self.g;
        if !g.pack.drops_subject || cue.first > self.sentence.first && !g.is(cue.first - 1, Class::Article) {
            return None;
        }
        let inner = [Class::Complementiser, Class::Relative, Class::Subordinator];
        let free = |i: &usize| g.kind(*i) == Some(TokenKind::Word) && g.quote_at(*i).is_none() && !g.is_any(*i, &inner);
        let verb = (cue.end..self.end.min(cue.end + 14)).take_while(free).find(|&i| g.is_finite(i))?;
        let mut last = verb;
        let gives = [Class::UtteringVerb, Class::Giving, Class::Arrival];
        while last < self.end && !g.is_any(last, &gives) && (g.is(last, Class::Be) || g.is_adverb(last)) {
            last += 1;
        }
        let arrives = g.is(last, Class::Arrival);
        let passive = arrives || g.is_any(last, &gives) && last > verb && g.is(verb, Class::Be);
        let mut by = last + 1;
        while g.is_adverb(by) {
            by += 1;
        }
        let agent = Phrase { first: by + 1, end: noun_phrase_end(g, by + 1, self.limit_after(by + 1)) };
        // "la notizia arriva dalla Francia": where it comes from
        let somebody = self.names_somebody(agent) && self.head_speaks(agent) && !(arrives && self.is_place(agent));
        let speaks = passive && g.is(by, Class::By) && agent.end > agent.first && somebody;
        speaks.then(|| self.with_joined(agent))
    }

    /// "Dal ministero arriva l'invito a": whoever the verb before the noun says it comes from.
    fn comes_from(&self, cue: &CueGroup) -> Option<Phrase> {
        let g = self.g;
        let from = self.sentence.first;
        // "arriva l'invito", "arrivano duri attacchi"
        let word = |i: &usize| g.kind(*i) == Some(TokenKind::Word) && !g.is_any(*i, &[Class::Preposition, Class::Of]);
        let verb = (from + 1..cue.first).rev().take(3).take_while(word).find(|&v| g.is(v, Class::Arrival))?;
        let mut end = verb;
        while end > from && (g.is_adverb(end - 1) || g.is(end - 1, Class::Be)) {
            end -= 1;
        }
        let opens = |i: &usize| {
            g.is(*i, Class::By) && (*i == from || g.mark(*i - 1, ',') || g.is_any(*i - 1, &[Class::Coordinator, Class::Adversative]))
        };
        let by = (from..end).rev().take(10).find(opens)?;
        let phrase = Phrase { first: by + 1, end };
        // "dal Libano giunge la notizia": where it comes from; "dal sindaco arriva la denuncia di Anna Rossi": of either
        let of_other = g.is(cue.end, Class::Of) && g.mentions.covering(cue.end + 1).is_some_and(|m| m.kind == Kind::Person);
        let somebody = !of_other && !self.is_place(phrase) && self.names_somebody(phrase) && self.head_speaks(phrase);
        (g.pack.drops_subject && noun_phrase_end(g, by + 1, end) == end && somebody).then_some(phrase)
    }

    /// "The office issued a clear warning that": the subject of a verb that gives the noun out, which is its object.
    fn who_utters(&self, cue: &CueGroup) -> Option<Phrase> {
        let g = self.g;
        let from = self.sentence.first;
        let object = |i: &usize| g.kind(*i) == Some(TokenKind::Word) && !g.is_finite(*i) && !g.is(*i, Class::Preposition);
        let verb = (from..cue.first).rev().take(5).find(|&i| !object(&i) || g.is(i, Class::UtteringVerb))?;
        // "made comments about", "ha rivolto accuse alla Lega"
        let plural = || g.doc.word(cue.first).to_lowercase() != g.pack.cue(cue.cue).lemma;
        let object = if verb + 1 == cue.first { plural() } else { g.is(verb + 1, Class::Article) };
        if !g.is(verb, Class::UtteringVerb) || !object {
            return None;
        }
        let mut first = verb;
        while first > from && (g.is_any(first - 1, &[Class::Have, Class::Be]) || g.is_adverb(first - 1)) {
            first -= 1;
        }
        // "has issued", but "to issue", "would issue", "did not issue"
        let told = first == verb || g.is_any(first, &[Class::Have]) || g.is_adverb(first);
        let plain = !g.is_any(first.checked_sub(1)?, &[Class::InfinitiveMarker, Class::Modal, Class::Negation]);
        self.subject_before(first, from).map(|s| s.phrase).filter(|s| told && plain && self.head_speaks(*s))
    }

    /// `La tesi di X è che …`, `Il commento di X: “…”`, `La risposta di X è stata secca: “…”`.
    fn noun_predicate(&self, index: usize, at: usize, subject: Option<Subject>, addressee: Option<Phrase>) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let mut next = at;
        while next < self.end && next < at + 5 && (g.is_any(next, &[Class::Be, Class::Have]) || g.is_adverb(next)) {
            next += 1;
        }
        if self.frame(&cue, Frame::Clause) && next > at && g.is(next, Class::Complementiser) && !g.opens_quote(next) {
            let end = self.clause_end(next + 1, index);
            return (end > next + 1).then(|| self.draft(cue, vec![(next + 1, end)], subject, addressee, "noun-is", 0.75));
        }
        let colon = (at..self.end.min(next + 3)).find(|&i| g.mark(i, ':')).filter(|c| *c == at || next > at)?;
        let (content, _) = self.quotes_from(colon + 1, self.sentence.end).filter(|_| self.frame(&cue, Frame::Quote))?;
        // "Sulle parole di Neri: «…»", "Alle accuse di Neri: «…»": somebody answers them
        let opener = (self.sentence.first..cue.first).find(|&i| !g.is_adverb(i) && !g.is_any(i, &[Class::Coordinator, Class::Adversative]));
        let answered = opener.is_some_and(|i| i + 1 == cue.first && g.is_any(i, &[Class::TopicPreposition, Class::To]));
        if g.pack.drops_subject && answered {
            return None;
        }
        Some(self.draft(cue, content, subject, addressee, "noun-quotation", 0.85))
    }

    /// `Le critiche di X alla manovra`, `X's criticism of the plan`: the topic behind its preposition.
    fn noun_topic(&self, index: usize, at: usize, subject: Option<Subject>, addressee: Option<Phrase>) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let source = subject?.phrase;
        // "l'accusa di furto", "la difesa dell'amico": the owner must be named, or be "the minister"
        let before = source.first.checked_sub(1);
        let definite = before.is_some_and(|b| g.is(b, Class::Article)) || g.is_any(source.first, &[Class::Article, Class::Possessive]);
        let fused = before.is_some_and(|b| g.is_any(b, &[Class::Of, Class::By]) && g.doc.word(b).len() > 2);
        // "dello | stesso | Rossi", "| il | sindaco ha lanciato un allarme"
        let head = (source.first..source.end).find(|&i| !g.is_free_article(i) && !g.is(i, Class::Intensive)).unwrap_or(source.first);
        let one = g.is(source.first, Class::Indefinite);
        let role = g.mentions.role_at(head).is_some_and(|r| !r.plural) && (definite && !one || fused);
        let named = g.mentions.covering(head).is_some_and(|m| m.rule != "demonym" && m.kind != Kind::Resource);
        // "La Norlandia ha lanciato attacchi contro": no words of a state
        let state =
            || g.pack.cue(cue.cue).act == "criticise" && g.mentions.covering(source.end - 1).is_some_and(|m| m.kind == Kind::Country);
        let utters = || self.who_utters(&cue).is_some_and(|subject| subject.first == source.first) && !state();
        if !self.frame(&cue, Frame::About) || !named && !role && !utters() {
            return None;
        }
        let mut behind = at;
        // "ha avanzato una richiesta di riduzione": whoever stands before the noun, "of" is what it is about
        let given_out = || self.given_out_by(&cue).is_some_and(|agent| agent.first == source.first);
        let uttered = g.pack.drops_subject && (source.end < cue.first || given_out());
        let of_what = |i: usize| g.pack.drops_subject && source.end == at && self.opens_object_of_noun(i);
        // "the criticism by Anna Berg of the closure"
        let uttered = uttered || g.pack.bare_clause && source.end == at && before.is_some_and(|b| g.is(b, Class::By));
        while g.is(behind, Class::TopicPreposition) || (uttered || behind > at) && g.is(behind, Class::Of) || of_what(behind) {
            behind += 1;
        }
        let (first, addressee) = if behind > at {
            (behind, addressee)
        } else {
            // "gli elogi di X alla squadra": what looks like the addressee is the topic, but not of "l'invito di X alla squadra"
            let asks = self.frame(&cue, Frame::Infinitive) && g.pack.cue(cue.cue).act != "accuse";
            // but of "l'appello di X alla calma"
            let call = g.pack.cue(cue.cue).act == "urge";
            let asks = asks && addressee.is_some_and(|a| !call || self.head_speaks(a) || self.is_place(a) || self.heads_document(a));
            (addressee.filter(|_| g.pack.drops_subject && !asks)?.first, None)
        };
        let limit = self.before_main_verb(first + 1, self.topic_end(first, index));
        // "l'appello di X al dialogo | con i residenti"
        let end = if first < at && !g.is(at, Class::Partner) { at } else { limit };
        let time = g.is_any(first, &[Class::TimeNoun, Class::Month, Class::Weekday]) || g.is(first + 1, Class::TimeNoun);
        // "un appello su Facebook", "queste le parole di Rossi in merito al furto"
        let medium = g.is_medium(first) && g.is(first - 1, Class::TopicPreposition) && !g.is(first - 1, Class::Of);
        let points = g.pack.drops_subject && cue.first > self.sentence.first + 1 && g.is(cue.first - 2, Class::OtherPronoun);
        // but "an appeal for calm", and not "a request for comment"
        let plain = behind > at && !g.is(behind - 1, Class::Of) && !g.token(first).is_some_and(|t| g.pack.is_cue_form(t.word));
        let verb = g.is_infinitive(first) && !(g.pack.bare_clause && plain);
        // "il processo d'appello di Rossi su Neri"
        let complement = g.pack.drops_subject && cue.first > self.sentence.first && g.is(cue.first - 1, Class::Of);
        let complement = complement && !g.is_any(cue.first - 1, &[Class::Article, Class::FusedArticle]);
        if end <= first || time || medium || complement || points && g.is(cue.first - 1, Class::Article) || verb {
            return None;
        }
        let mut draft = self.draft(cue, vec![(first, end)], subject, addressee, "noun-topic", 0.6);
        draft.topic = true;
        Some(draft)
    }

    /// Where content behind a noun must end: at the next verb that is in no relative clause, or at that verb's subject.
    fn before_main_verb(&self, from: usize, end: usize) -> usize {
        let g = self.g;
        let opens = |i: usize| g.is_any(i, &[Class::Relative, Class::Complementiser]);
        // "to end the tax that | critics say is | unfair"
        let of_relative = |i: usize| self.subject_before(i, from).is_some_and(|s| s.phrase.first > from && opens(s.phrase.first - 1));
        let behind = |i: usize, back: usize| i >= from + back && g.is_finite(i - 1) && of_relative(i - back);
        let told = |i: usize| g.pack.bare_clause && (of_relative(i) || behind(i, 1) || behind(i, 2) && g.is(i - 1, Class::Be));
        let own = |i: &usize| g.quote_at(*i).is_none() && g.is_finite(*i) && !opens(*i - 1) && !told(*i);
        let Some(verb) = (from..end).find(own) else { return end };
        // "di abolire i dazi": what follows the infinitive at once is its object
        let follows_noun = |p: Phrase| p.first > from && !g.is_infinitive(p.first - 1) && g.is(p.first, Class::Article);
        let mut group = verb;
        while group > from
            && g.is_any(group - 1, &[Class::Clitic, Class::ReflexiveClitic, Class::Negation])
            && !g.is(group - 1, Class::Article)
        {
            group -= 1;
        }
        let subject = self.subject_before(group, from).filter(|s| follows_noun(s.phrase) && self.names_somebody(s.phrase));
        subject.map_or(verb, |s| s.phrase.first)
    }
}
