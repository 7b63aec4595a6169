//! Content of prepositions and nouns: "according to X", "X's claim that".

use super::{Clauses, Draft, Subject};
use crate::mention::{Kind, Mention};
use crate::pack::{Class, Frame, PartOfSpeech};
use crate::statement::cue::{CueGroup, Voice};
use crate::statement::phrase::{Phrase, agent_of, apposition_end, noun_phrase_end};
use crate::text::TokenKind;

impl<'g, 'a> Clauses<'g, 'a> {
    /// `Secondo X, …`, `…, according to X`.
    pub(super) fn preposition(&self, index: usize, from: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let limit = self.limit_after(cue.end);
        if g.is(cue.end, Class::Relative) || g.is(cue.end, Class::Article) && g.is(cue.end + 1, Class::Relative) {
            // "ha detto Rossi, per il quale l'accordo è buono" is a view; "fu eletto Rossi, per il quale si è fatto tutto" none
            let spoke = |c: &CueGroup| g.pack.cue(c.cue).pos == PartOfSpeech::Verb && c.end <= cue.first && cue.first - c.end <= 8;
            if self.frame(&cue, Frame::Edge) && !self.cues.iter().any(spoke) {
                return None;
            }
            return self.according_to_which(index, from);
        }
        if let Some(owner) = (cue.first..cue.end).find(|&i| g.is(i, Class::Possessive)) {
            return self.in_own_view(index, owner);
        }
        // "secondo quanto riferito da X", "stando a quanto dice X"
        let verb = self.cues.get(index + 1).filter(|v| v.first == cue.end && g.pack.cue(v.cue).pos == PartOfSpeech::Verb);
        let named_at = match verb {
            Some(v) if v.voice == Voice::Passive => self.skip_light(v.end, limit).0 + 1,
            Some(v) => self.skip_light(v.end, limit).0,
            None => cue.end,
        };
        let mut named_at = named_at;
        let mut end = noun_phrase_end(g, named_at, limit);
        // "secondo loro il prezzo salirà": a pronoun alone, not what belongs to them
        if g.is(named_at, Class::SubjectPronoun) && (g.is(named_at + 1, Class::Article) || g.goes_on_with_verb(named_at + 1)) {
            end = named_at + 1;
        }
        // "secondo alcuni, il prezzo salirà", "secondo molti il prezzo salirà"
        let clause = |i: usize| g.mark(i, ',') || g.is(i, Class::Article) && !g.is(i, Class::Plural) || g.is_finite(i);
        let some = verb.is_none()
            && !self.frame(&cue, Frame::Edge)
            && g.is(named_at, Class::Determiner)
            && g.is(named_at, Class::Plural)
            && g.pack.drops_subject;
        let some = some && !g.is(named_at, Class::Article) && clause(named_at + 1);
        if some {
            end = named_at + 1;
        }
        // "secondo la sua testimonianza Rossi si è sentito male": the name opens what he says
        let own = (named_at..end).find(|&i| g.is(i, Class::Possessive) && g.is_noun_cue(i + 1)).map(|i| i + 2);
        let named_behind = own.filter(|&i| g.mentions.covering(i).is_some_and(|m| m.first == i && m.kind == Kind::Person && m.end == end));
        if let Some(noun_end) = named_behind.filter(|_| g.pack.drops_subject && g.goes_on_with_verb(end)) {
            end = noun_end;
        }
        // "secondo le informazioni giunte dai soccorritori": who gave them
        let given = (named_at + 1..=end).rev().find(|&i| agent_of(g, i).is_some());
        let thing = Phrase { first: named_at, end: given.map_or(end, |i| i.min(end)) };
        // "excerpts of his speech released by the office": not the office's
        let given = given.filter(|_| !(named_at..end).any(|i| g.is(i, Class::Possessive)));
        // "according to a review by Mining World"
        let by = Some(end + 1).filter(|_| g.is(end, Class::By) && !g.is(end - 1, Class::Obtained) && g.pack.bare_clause);
        let given = given.and_then(|i| agent_of(g, i)).or(by);
        if let Some(first) = given.filter(|_| verb.is_none() && (self.heads_document(thing) || !self.names_somebody(thing))) {
            let agent = Phrase { first, end: noun_phrase_end(g, first, limit) };
            // "secondo il documento emesso dal vertice di Roma": a meeting does not speak, its document does
            if agent.end > agent.first && self.names_somebody(agent) && self.head_speaks(agent) {
                (named_at, end) = (agent.first, agent.end);
            }
        }
        // "according to exit polling data", "according to complete but unofficial returns": the words can mean nothing else
        let sure = g.pack.bare_clause && cue.end > cue.first + 1 && !self.frame(&cue, Frame::Edge);
        let stop = (named_at..self.end.min(named_at + 9)).find(|&i| g.kind(i) == Some(TokenKind::Punct)).unwrap_or(self.end);
        let whole = stop < named_at + 9
            && !g.has_finite(named_at, stop)
            && !(named_at..stop).any(|i| g.is(i, Class::Relative) || g.quote_at(i).is_some());
        if sure && whole && (end <= named_at || (named_at..end).all(|i| g.mentions.covering(i).is_none())) {
            end = stop.max(end);
        }
        let phrase = Phrase { first: named_at, end };
        if end <= named_at
            || !sure && !self.can_speak(phrase)
            || g.is(named_at, Class::Participle) && verb.is_none() && g.mentions.covering(named_at).is_none()
        {
            return None;
        }
        // "a quanto pare": where its last word opens a clause, a verb of speaking must follow
        if verb.is_none() && g.pack.drops_subject && g.is(cue.end - 1, Class::Question) {
            return None;
        }
        // "secondo le testimonianze": what somebody has told
        let told = |i: usize| {
            let mut cues = g.token(i).into_iter().flat_map(|t| g.pack.cues_of(t.word));
            cues.any(|(c, _)| g.pack.cue(*c).pos == PartOfSpeech::Noun && g.pack.cue(*c).act == "report")
        };
        let written = given.is_some() && self.heads_document(phrase) && g.pack.drops_subject;
        let named = written || some || self.names_somebody(phrase) || (named_at..end).find(|&i| !g.is_determiner(i)).is_some_and(told);
        let before = cue.first.checked_sub(1).filter(|b| *b >= self.sentence.first);
        let after_relative = before.is_some_and(|b| {
            let mut at = b;
            while at > self.sentence.first && (g.mark(at, ',') || g.is_adverb(at)) {
                at -= 1;
            }
            let other_limb = g.mark(b, ',') && g.is_any(at, &[Class::Coordinator, Class::Adversative, Class::Subordinator]);
            g.is_any(at, &[Class::Relative, Class::Complementiser]) || other_limb
        });
        // a word that is also a common preposition needs a name; one that means much else also the edge of a clause
        let ambiguous = g.is(cue.head, Class::Preposition) && cue.end == cue.head + 1;
        let edge_only = self.frame(&cue, Frame::Edge);
        // "Il Vangelo secondo Anna Rossi": between the capitals of a title
        let capital = |i: usize| g.kind(i) == Some(TokenKind::Word) && g.token(i).is_some_and(|t| t.is_capitalised());
        let titled = before.is_some_and(|b| b > from && capital(b) && g.mentions.covering(b).is_none_or(|m| m.kind != Kind::Person));
        if ambiguous && titled && capital(cue.end) {
            return None;
        }
        // "grave per la città e per le imprese": the same preposition in another phrase of the clause
        let joined = before.is_some_and(|b| g.is(b, Class::Coordinator));
        if edge_only && joined && (from..cue.first).any(|i| g.doc.tokens[i].word == g.doc.tokens[cue.first].word) {
            return None;
        }
        let at_edge = before.is_none_or(|b| {
            g.mark(b, ',')
                || (g.mark(b, ')') || g.mark(b, ':')) && !edge_only
                || g.closes_quote(b)
                || g.kind(b) == Some(TokenKind::Dash)
                || g.is_any(b, &[Class::Complementiser, Class::Adversative, Class::Coordinator])
                // "pericoloso anche per i cronisti"
                || g.is(b, Class::Adverb) && (!edge_only || b == self.sentence.first || g.mark(b - 1, ','))
        });
        let opens_clause = at_edge
            && before.is_some_and(|b| g.mark(b, ',') || g.mark(b, ')') || g.kind(b) == Some(TokenKind::Dash))
            && !g.has_finite(from, cue.first)
            && cue.first - from <= 8;
        // "It is clear: According to X, …"
        let colon = |b: usize| g.mark(b, ':') && (g.pack.drops_subject || g.token(cue.first).is_some_and(|t| t.is_capitalised()));
        // "Sempre secondo X, …"
        let led = self.only_connects(from, cue.first) && !edge_only && !(g.mark(end, ',') && g.is(end + 1, Class::Relative));
        let starts = before.is_none()
            || cue.first == from
            || led
            || after_relative
            || opens_clause
            || before.is_some_and(|b| g.is(b, Class::Adversative) || colon(b));
        // "secondo fonti", "secondo esperti": several people, without an article
        let several = g.mentions.role_at(named_at).is_some_and(|r| r.plural) && !edge_only && g.pack.drops_subject;
        // "secondo informazioni della polizia", but not "il secondo messaggio di Rossi"
        let counted = before.is_some_and(|b| g.is_any(b, &[Class::Article, Class::Determiner, Class::Possessive, Class::FusedArticle]));
        let nominal = several
            || g.pack.drops_subject
                && !edge_only
                && !counted
                && (told(cue.end) || g.is(cue.end, Class::Document))
                && g.is(cue.end + 1, Class::Of)
            || g.is_any(cue.end, &[Class::SubjectPronoun])
            || g.is_determiner(cue.end)
            || g.token(cue.end).is_some_and(|t| t.is_capitalised());
        let head = (named_at..end).find(|&i| !g.is_determiner(i));
        let head_speaks = some
            || head.is_some_and(|h| {
                g.mentions.role_at(h).is_some()
                    || g.is(h, Class::SubjectPronoun)
                    || g.mentions
                        .covering(h)
                        .is_some_and(|m| m.kind != crate::mention::Kind::Resource && m.kind != crate::mention::Kind::Place)
            });
        // "secondo uno stile ricorrente": after what manner
        let of = (cue.end..end).find(|&i| g.is(i, Class::Of)).unwrap_or(end);
        let somebody = (of..end).any(|i| g.mentions.role_at(i).is_some() || g.mentions.covering(i).is_some());
        let manner = g.pack.drops_subject && g.is(cue.end, Class::Indefinite) && verb.is_none() && !head_speaks && !written && !somebody;
        if ambiguous && !edge_only && manner && head.is_none_or(|h| !told(h) && !g.is(h, Class::Document)) {
            return None;
        }
        if ambiguous && (!named || !nominal || edge_only && (!at_edge || !head_speaks)) {
            return None;
        }
        let mut stop = end;
        let mut apposition = None;
        // "La mossa è, a detta di Rossi, un atto del governo": what follows belongs to the verb before
        let open = before.is_some_and(|b| g.mark(b, ',') && b > from && self.waits_for_object(b));
        let described = apposition_end(g, end, self.end).filter(|_| !open);
        // "secondo Gary Neri, coroner della contea, …", "secondo Ugo Neri, dell'agenzia, …": a phrase without a verb, and the clause behind it
        let noun = g.kind(end + 1) == Some(TokenKind::Word)
            && g.token(end + 1).is_some_and(|t| !t.is_capitalised())
            && !g.is_adverb(end + 1)
            && !g.is_determiner(end + 1)
            && (g.is(end + 1, Class::Of) || !g.is_any(end + 1, &[Class::Preposition, Class::TimeWord, Class::Gerund, Class::OtherPronoun]));
        let clause = |close: usize| g.mark(close, ',') && g.has_finite(close + 1, self.end);
        let apposed = |close: usize| noun && self.holds_person(phrase) && g.pack.drops_subject && clause(close);
        // "che, stando ad alcuni utenti del Forum, un sito di cronaca, potrebbe": behind a relative pronoun its verb must follow
        let aside = |close: usize| after_relative && g.is(end + 1, Class::Indefinite) && g.mark(close, ',') && g.is_finite(close + 1);
        if let Some(close) = described.filter(|c| self.is_description((end + 1, *c)) || apposed(*c) || aside(*c)) {
            apposition = Some((end + 1, close));
            stop = close;
        }
        // "secondo i vicini a cui abbiamo fatto domande, …"
        let to_whom = g.pack.drops_subject && before.is_none() && g.is(stop, Class::Preposition) && g.is(stop + 1, Class::Relative);
        if to_whom && !g.is(stop + 1, Class::Complementiser) || g.mark(stop, ',') && g.is(stop + 1, Class::Relative) {
            // "secondo X, che dirige l'agenzia, …"
            stop = (stop + 2..self.end).find(|&i| g.mark(i, ',')).unwrap_or(stop);
        }
        // "according to an official close to the talks who was not named, …": up to the comma, all tells of the source
        let describes = g.is_any(stop, &[Class::Relative, Class::Preposition, Class::Of, Class::Participle]) || g.is_gerund(stop);
        if describes && !ambiguous && g.pack.bare_clause {
            let clause = |end: usize| {
                let relative = (stop..end).any(|i| g.is(i, Class::Relative));
                !relative && (stop..end).any(|i| g.is_any(i, &[Class::Be, Class::Have, Class::Modal]))
            };
            stop = (stop..limit).find(|&i| g.mark(i, ',')).filter(|&c| !clause(c)).unwrap_or(stop);
        }
        // "a person close to the talks": the whole phrase is the source
        let last = if stop == end && before.is_some_and(|b| g.mark(b, ',')) { self.end } else { stop };
        let close = g.pack.bare_clause && !ambiguous && g.is(end, Class::Preposition) && apposition.is_none() && !self.holds_person(phrase);
        let body = g.mentions.within(phrase.first, phrase.end).any(|m| m.kind == Kind::Organisation);
        let time = (end + 1..last).any(|i| g.is_any(i, &[Class::Weekday, Class::Month, Class::TimeNoun, Class::TimeWord]));
        let close = close && !body && !time;
        let described = (end..last).all(|i| g.kind(i) == Some(TokenKind::Word) && !g.is(i, Class::Relative) && !g.is_gerund(i));
        let phrase = if close && described && !g.has_finite(end, last) { Phrase { end: last, ..phrase } } else { phrase };
        // "secondo i dati pubblicati dopo il voto, …": what the participle takes tells of the source
        if g.pack.drops_subject && before.is_none() && stop == end && (g.is(end - 1, Class::Participle) || g.is(end, Class::Participle)) {
            let comma = (stop..limit.min(stop + 12)).find(|&i| g.mark(i, ',') || g.is_finite(i));
            stop = comma.filter(|&c| g.mark(c, ',') && g.has_finite(c + 1, self.end)).unwrap_or(stop);
        }
        // "secondo la stampa pubblica australiana, …": an adjective that could be a verb
        if g.pack.drops_subject && !g.mark(stop, ',') && (before.is_none() || after_relative) {
            let auxiliary = [Class::Be, Class::Have, Class::Modal, Class::Article, Class::Negation, Class::Clitic, Class::Preposition];
            let comma = (stop + 1..limit.min(stop + 4)).find(|&i| g.mark(i, ','));
            stop = comma.filter(|&c| !(stop..c).any(|i| g.is_any(i, &auxiliary)) && g.has_finite(c + 1, self.end)).unwrap_or(stop);
        }
        // "according to X, quoting Y, …"
        if g.mark(stop, ',') && g.is_gerund(stop + 1) && (before.is_none() || after_relative) {
            stop = (stop + 2..limit.min(stop + 16)).find(|&i| g.mark(i, ',')).unwrap_or(stop);
        }
        // "according to X, however, …"
        if g.mark(stop, ',') && g.mark(stop + 2, ',') && (g.is_adverb(stop + 1) || g.is(stop + 1, Class::Adversative)) {
            stop += 2;
        }
        // "secondo il documento diffuso dal vertice di Roma, …": up to the comma, all tells of the document
        // "secondo le notizie date dai medici che lo curano, …"
        let relative = g.pack.drops_subject && g.is(stop, Class::Relative);
        if (written || relative) && before.is_none() && stop == end {
            // its clause alone: "secondo i medici che lo curano il malato sta meglio, ma …" has no comma behind it
            let verbs = |c: usize| (stop..c).filter(|&i| g.is_finite(i) && !g.is(i - 1, Class::Have)).count();
            let comma = (stop..limit.min(stop + 20)).find(|&i| g.mark(i, ',')).filter(|&c| g.has_finite(c + 1, self.end) && verbs(c) <= 1);
            stop = comma.unwrap_or(stop);
        }
        let subject = Some(Subject { phrase, apposition, shared: false });
        // "Il rame, a detta di X, è finito": a subject stands before, its verb behind
        let mut verb = stop + 1;
        while g.is_adverb(verb)
            || g.is_any(verb, &[Class::Negation, Class::ReflexiveClitic])
            || g.is(verb, Class::Clitic) && !g.is(verb, Class::Article)
        {
            verb += 1;
        }
        let divides = |i: usize| g.mark(i, ',') || g.kind(i) == Some(TokenKind::Dash);
        // "Tuttavia il rame, …"
        let joins = |i: usize| g.is_adverb(i) || g.is_any(i, &[Class::Coordinator, Class::Adversative]);
        let subject_at = (from..cue.first).find(|&i| !joins(i)).unwrap_or(from);
        let between = before.is_some_and(divides)
            && opens_clause
            && !after_relative
            && divides(stop)
            && g.is_finite(verb)
            && (g.is_determiner(subject_at) || g.mentions.covering(subject_at).is_some());
        // "Queste leggi a giudizio di molti sono dirette a": the subject before, its verb behind, and no commas
        let amid = !ambiguous
            && g.pack.drops_subject
            && (g.is_determiner(named_at) || g.is(cue.end - 1, Class::Article) || g.mentions.covering(named_at).is_some())
            && cue.first > subject_at
            && g.is_determiner(subject_at)
            && g.goes_on_with_verb(stop)
            && noun_phrase_end(g, subject_at, cue.first) == cue.first;
        if amid {
            let content = vec![(subject_at, cue.first), (stop, self.clause_end(stop, index))];
            return Some(self.draft(cue, content, subject, None, "according-to", 0.8));
        }
        // "The plan is old, and according to X, it will fail"
        let second = before.is_some_and(|b| g.is(b, Class::Coordinator) && b > from && g.mark(b - 1, ',')) && !edge_only;
        let second = second && g.mark(stop, ',') && g.has_finite(stop + 1, self.end);
        let starts = (starts || second) && !between;
        if starts || at_edge && !g.mark(stop, ',') && stop < self.end && !g.mark(cue.first.saturating_sub(1), ',') {
            // in front: what follows is the content
            let comma = g.mark(stop, ',') || g.mark(stop, ':');
            let role = head.is_some_and(|h| g.mentions.role_at(h).is_some()) || self.holds_person(phrase);
            if edge_only && !comma && !g.opens_quote(stop) && (before.is_some() || !role) {
                return None;
            }
            if edge_only && !self.holds_view(phrase, stop, comma) {
                return None;
            }
            // "“…,” he told Hale, according to officials with knowledge of the talks": no clause of theirs follows
            if opens_clause && describes && !comma && g.pack.bare_clause {
                return None;
            }
            let start = if comma { stop + 1 } else { stop };
            let mut clause = self.clause_end(start, index);
            // "I morti, che secondo i medici sono nove, sono aumentati"
            if before.is_some_and(|b| g.is(b, Class::Relative) && b > from && g.mark(b - 1, ',')) {
                clause = self.resumption(start, clause);
            }
            // "Gli uomini, secondo alcune fonti sarebbero fuggiti": the subject stands before, its verb behind
            let nominal = g.is_determiner(from) || g.mentions.covering(from).is_some();
            if opens_clause && !comma && nominal && g.pack.drops_subject && g.is_finite(stop) && from == self.sentence.first {
                let front = (from, cue.first - 1);
                return Some(self.draft(cue, vec![front, (start, clause)], subject, None, "according-to", 0.85));
            }
            if clause > start + 1
                && (g.has_finite(start, clause) || (start..clause).any(|i| g.opens_quote(i)) || !ambiguous && clause - start >= 4)
            {
                return Some(self.draft(cue, vec![(start, clause)], subject, None, "according-to", 0.85));
            }
            return None;
        }
        // "«Inaccettabile», per la questura, la proposta", and not "È grave per la città"
        // or "Il rischio, per la banca, è alto"
        let divided = before.is_some_and(|b| g.mark(b, ',')) && g.mark(stop, ',') && !g.has_finite(from, cue.first);
        let quoted = before.is_some_and(|b| g.closes_quote(b) || b > from && g.mark(b, ',') && g.closes_quote(b - 1));
        if edge_only && (!quoted && !divided || !self.has_views(phrase)) {
            return None;
        }
        // behind or in the middle of the clause
        let mut left_end = cue.first;
        // "anche secondo X", "sempre secondo X"
        while left_end > from && g.is_adverb(left_end - 1) {
            left_end -= 1;
        }
        while left_end > from && (g.mark(left_end - 1, ',') || g.kind(left_end - 1) == Some(TokenKind::Dash)) {
            left_end -= 1;
        }
        let mut start = self.content_start(from, left_end);
        // "La protezione di «…», secondo X, rischia": the subject stands before, its verb behind
        if start >= left_end && before.is_some_and(divides) && divides(stop) && g.is_finite(verb) {
            start = (from..left_end)
                .find(|&i| g.kind(i) == Some(TokenKind::Word) && !g.is_any(i, &[Class::Coordinator, Class::Adversative]))
                .unwrap_or(start);
        }
        // "Il caso è chiuso: si tratta di un furto, secondo la polizia": the clause behind the colon
        let colon = (start..left_end).rev().find(|&i| g.mark(i, ':') && g.is_hard_stop(i) && g.quote_at(i).is_none());
        if let Some(colon) = colon.filter(|&c| g.pack.drops_subject && g.has_finite(c + 1, left_end)) {
            start = colon + 1;
        }
        if start >= left_end {
            return None;
        }
        // "è affondata, lasciando, secondo i testimoni, una scia": only what the gerund tells
        let told = g.is_gerund(left_end - 1) && left_end > start + 1 && g.mark(stop, ',') && g.is_determiner(stop + 1);
        if told {
            start = left_end - 1;
        }
        let mut content = vec![(start, left_end)];
        // "è tardi, mentre il treno, secondo X, parte"
        let unfinished = g.mark(stop, ',').then(|| self.clause_without_verb((start, left_end), stop)).flatten();
        if let Some(stretch) = unfinished {
            content = vec![stretch];
            start = stretch.0;
        }
        // "è una parte, secondo gli studiosi, del complesso": a phrase that belongs to what stands before
        let goes_on = !edge_only
            && g.is_any(stop + 1, &[Class::Of, Class::Preposition])
            && !g.is_any(stop + 1, &[Class::Coordinator, Class::Subordinator])
            && !(stop + 2..self.end.min(stop + 5)).any(|i| g.is_any(i, &[Class::Document, Class::TimeNoun]));
        let waits = self.waits_for_object(left_end);
        // "ciò che sorprende, secondo X, è la crescita": the verb before is that of a relative clause
        let last = (start..left_end).rev().find(|&i| g.quote_at(i).is_none() && g.is_finite(i));
        let relative = last.is_some_and(|v| (start..v).rev().take_while(|&i| !g.is_finite(i)).take(4).any(|i| g.is(i, Class::Relative)));
        let lacks_verb = relative && g.is_finite(verb) && g.pack.drops_subject && g.mark(stop, ',');
        if divides(stop)
            && stop + 1 < self.end
            && (!g.has_finite(start, left_end)
                || left_end - start <= 3
                || g.is(start, Class::Subordinator)
                || goes_on
                || waits
                || unfinished.is_some()
                || lacks_verb)
        {
            content.push((stop + 1, self.clause_end(stop + 1, index)));
        }
        let clause = told
            || content.iter().any(|c| g.has_finite(c.0, c.1) || (c.0..c.1).any(|i| g.opens_quote(i)))
            || !ambiguous && content.iter().any(|c| c.1 - c.0 >= 4);
        clause.then(|| self.draft(cue, content, subject, None, "according-to", 0.85))
    }

    /// Whether those whom the phrase names are asked for their view, by what it calls them: an office, a body, a name. "Per l'arrestato",
    /// "per i ladri", "per lui" more often tell whom something concerns.
    fn has_views(&self, source: Phrase) -> bool {
        let g = self.g;
        let skipped = [Class::Determiner, Class::Article, Class::Possessive, Class::SubjectPronoun];
        let first = (source.first..source.end).find(|&i| !g.is_any(i, &skipped) && g.kind(i) != Some(TokenKind::Number));
        let concerned = first.is_some_and(|i| self.is_concerned(i));
        // "per i due norvesi": a people
        let people = g.mentions.covering(source.end - 1).is_some_and(|m| m.rule == "demonym");
        let concerned = concerned || people;
        // "per tutti il gip ha deciso"
        let all = g.is(source.first, Class::Determiner) && !g.is(source.first, Class::Article) && g.is(source.first + 1, Class::Singular);
        !g.is_any(source.first, &[Class::SubjectPronoun, Class::OtherPronoun]) && !all && (!concerned || self.holds_person(source))
    }

    /// Whether the word is a noun for those to whom something happens: "vittima", "24enne".
    pub(super) fn is_concerned(&self, at: usize) -> bool {
        let aged = self.g.doc.word(at).starts_with(|c: char| c.is_ascii_digit()) && self.g.mentions.role_at(at).is_some();
        self.g.is(at, Class::Affected) || aged
    }

    fn names_body(&self, mention: &Mention) -> bool {
        matches!(mention.kind, Kind::Organisation | Kind::Country)
    }

    /// Whether a clause from `at`, perhaps behind a comma, can be how `source` sees things, not what concerns them: "Per il sindaco è un
    /// errore" and not "Per il sindaco è arrivata una multa", "Per questo un vigile era assente".
    fn holds_view(&self, source: Phrase, stop: usize, comma: bool) -> bool {
        let g = self.g;
        let at = stop + usize::from(comma);
        let quoted = (at..at + 3).find(|&i| !g.is_adverb(i)).is_some_and(|i| g.opens_quote(i));
        if g.is(source.first, Class::OtherPronoun) && g.is_determiner(source.first + 1) || !quoted && !self.has_views(source) {
            return false;
        }
        // "Per Rossi, 43 anni, …", "Per i due avvocati, Rossi e Neri, …": more of who it is
        let listed = |m: &Mention| m.first == at && (g.mark(m.end, ',') || g.is(m.end, Class::Coordinator) && !self.names_body(m));
        // "Per i due avvocati, Rossi e Neri,": names that no list knows
        let capital = |i: usize| g.token(i).is_some_and(|t| t.is_capitalised()) && g.mentions.covering(i).is_none();
        let names = capital(at) && g.is_any(at + 1, &[Class::Coordinator]) && capital(at + 2);
        let participle = g.is(at, Class::Participle) && !g.is_finite(at);
        let more = g.kind(at) == Some(TokenKind::Number) || g.mentions.role_at(at).is_some() || participle;
        // "Per la ditta, è infatti scattato il fallimento"
        let participle = (at + 1..at + 4).find(|&i| !g.is_adverb(i)).filter(|_| g.is(at, Class::Be));
        let event = participle.is_some_and(|i| g.is(i, Class::Participle) && !g.is(i, Class::Be));
        if comma && event {
            return false;
        }
        if comma {
            return quoted || !more && !names && !g.mentions.covering(at).is_some_and(listed);
        }
        let mut verb = at;
        while verb < self.end && (g.is_adverb(verb) || g.is_any(verb, &[Class::Negation, Class::ReflexiveClitic])) {
            verb += 1;
        }
        // "non ci sono dubbi"
        let exists = g.is(verb, Class::Clitic) && g.is(verb + 1, Class::Be);
        if exists && verb > at && g.is(verb - 1, Class::Negation) {
            return !g.is(verb + 2, Class::Be);
        }
        // "Per la squadra è la terza vittoria", "Per il regista si tratta di un trionfo"
        let nth = |i: usize| g.is(i, Class::Ordinal) && g.is_any(i - 1, &[Class::Article, Class::Of, Class::Preposition]);
        if g.is_finite(verb) && (verb + 1..verb + 5).any(nth) {
            return false;
        }
        if !g.is_finite(verb) {
            // "Per Anna Berg la procura ha chiesto sei anni"
            let told = noun_phrase_end(g, verb, self.end);
            let told = self.cues.iter().any(|c| c.first == told);
            return g.opens_quote(verb) || !told && (!g.is_any(verb, &[Class::Preposition, Class::Clitic]) || g.is_determiner(verb));
        }
        let mut next = verb + 1;
        while next < self.end && (g.is_adverb(next) || g.is(next, Class::Be) && !g.is_infinitive(next)) {
            next += 1;
        }
        // "è stato arrestato", "è stato un anno nero"
        if (verb + 1..=next).any(|i| g.is(i, Class::Participle)) {
            return false;
        }
        let clause = g.is_infinitive(next) || g.is(next, Class::Complementiser) || g.opens_quote(next);
        // "si tratta di", "si deve agire"
        if g.is(verb - 1, Class::ReflexiveClitic) {
            return clause || g.is(next, Class::Of);
        }
        // "può essere un errore", and not "può iniziare il processo"
        let clause = clause && (!g.is(verb, Class::Modal) || g.is(next, Class::Be));
        clause || g.is(verb, Class::Be)
    }

    /// `In her view, …`, `A suo dire …`: the owner speaks, in front of the clause.
    fn in_own_view(&self, index: usize, owner: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let before = cue.first.checked_sub(1).filter(|b| *b >= self.sentence.first);
        let joins = [Class::Complementiser, Class::Coordinator, Class::Adversative, Class::Subordinator, Class::Relative];
        // "Ma, a loro dire, il prezzo salirà", "un problema che, a suo avviso, è lontano"
        let enclosed = |b: usize| g.mark(b, ',') && g.mark(cue.end, ',') && b > self.sentence.first && g.is_any(b - 1, &joins);
        let opens = before.is_none_or(|b| g.is_any(b, &joins) || enclosed(b));
        let start = cue.end + usize::from(g.mark(cue.end, ','));
        let mut end = self.clause_end(start, index);
        if before.is_some_and(|b| g.is(b, Class::Relative) || enclosed(b) && g.is(b - 1, Class::Relative)) {
            let joined = |i: &usize| g.mark(*i, ',') && g.is(i + 1, Class::Coordinator) && g.goes_on_with_verb(i + 2);
            end = self.resumption(start, end);
            end = (start..end).find(joined).unwrap_or(end);
        }
        let subject = g.pronoun_ending(owner, owner + 1).map(|_| Subject {
            phrase: Phrase { first: owner, end: owner + 1 },
            apposition: None,
            shared: false,
        });
        (opens && end > start && g.has_finite(start, end)).then(|| self.draft(cue, vec![(start, end)], subject, None, "own-view", 0.8))
    }

    /// `…, secondo cui …`, `…, according to whom …`: the antecedent speaks.
    pub(super) fn according_to_which(&self, index: usize, from: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let mut before = cue.first;
        while before > from && g.mark(before - 1, ',') {
            before -= 1;
        }
        let mut phrase = self.antecedent(before, from)?;
        // "l'accusa di Aldo Neri, secondo cui": his
        let head = (phrase.first..phrase.end).find(|&i| !g.is_determiner(i)).unwrap_or(phrase.first);
        let owner = Phrase { first: head + 2, ..phrase };
        if g.is_noun_cue(head) && g.is(head + 1, Class::Of) && owner.end > owner.first && self.names_somebody(owner) {
            phrase = owner;
        }
        let start = if g.is(cue.end, Class::Article) { cue.end + 2 } else { cue.end + 1 };
        let mut end = self.resumption(start, self.clause_end(start, index));
        // "L'accusa secondo cui la giunta ha mentito è falsa"
        if before == cue.first && g.pack.drops_subject && !g.has_finite(self.sentence.first, cue.first) {
            end = self.main_verb_behind(start, end, 1);
        }
        let subject = Subject { phrase, apposition: None, shared: false };
        // a preposition that means much else needs a person: "il ministro, per il quale …", not "le persone per le quali …"
        let speaks = if self.frame(&cue, Frame::Edge) {
            self.holds_person(phrase)
        } else {
            self.names_somebody(phrase) || self.head_speaks(phrase) || self.heads_document(phrase)
        };
        (speaks && g.has_finite(start, end)).then(|| self.draft(cue, vec![(start, end)], Some(subject), None, "according-to", 0.75))
    }

    /// `l'appello di X a Y a …`, `X's claim that …`.
    pub(super) fn noun(&self, index: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
        let limit = self.limit_after(cue.end);
        let mut at = cue.end;
        let mut source = None;
        // "a difesa di X": X is not who defends but who is defended
        if cue.first > self.sentence.first
            && g.is(cue.first - 1, Class::PlacePreposition)
            && g.is(at, Class::Of)
            && self.frame(&cue, Frame::About)
        {
            return None;
        }
        // X's claim, his claim, her latest claim
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
        let suffix = |i: usize| g.is_possessive_suffix(i) || g.is_owner_mark(i);
        let owns = |i: usize| g.is(i, Class::Possessive) || suffix(i);
        let owner = (1..4).filter_map(|back| cue.first.checked_sub(back)).find(|&i| !plain(i)).filter(|&i| owns(i));
        // "his impending endorsement": it is still to come
        if owner.is_some_and(|o| (o + 1..cue.first).any(|i| g.is(i, Class::ToCome))) {
            return None;
        }
        let possessive = owner.or(cue.first.checked_sub(1)).filter(|p| *p >= self.sentence.first);
        if let Some(before) = possessive
            && let Some(owner) = g.mentions.covering(before.saturating_sub(1)).filter(|m| m.end == before && suffix(before))
        {
            source = Some(Phrase { first: owner.first, end: owner.end });
        }
        // "the DOJ demand that"
        let body = |m: &&Mention| m.end == cue.first && matches!(m.kind, Kind::Organisation | Kind::Country) && m.rule != "demonym";
        let takes = g.is_any(cue.end, &[Class::Complementiser, Class::InfinitiveMarker]);
        if let Some(owner) = possessive.and_then(|before| g.mentions.covering(before)).filter(body).filter(|_| g.pack.bare_clause && takes)
        {
            source = Some(Phrase { first: owner.first, end: owner.end });
        }
        // "the United States government's announcement"
        if let Some(before) = possessive
            && source.is_none()
            && before > self.sentence.first
            && suffix(before)
            && g.mentions.role_at(before - 1).is_some()
        {
            // "because of the government's announcement": the phrase behind the preposition
            let near = self.phrase_reaching(before.saturating_sub(5).max(self.sentence.first), before);
            source = near.or_else(|| self.phrase_ending(before, self.sentence.first));
        }
        // "her call for"
        if let Some(before) = possessive
            && g.is(before, Class::Possessive)
            && g.pronoun_ending(before, before + 1).is_some()
        {
            source = Some(Phrase { first: before, end: before + 1 });
        }
        source = source.or_else(|| self.given_out_by(&cue)).or_else(|| self.comes_from(&cue));
        if source.is_none() {
            // the speaker is the name behind "of" or "da parte di", up to the addressee
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
            if (g.is(of, Class::Of) || agent) && !infinitive {
                let end = noun_phrase_end(g, of + 1, limit);
                let somebody = self.names_somebody(Phrase { first: of + 1, end });
                // "ha avanzato una richiesta di riduzione": what it is about
                if end > of + 1 && (somebody || self.who_utters(&cue).is_none()) {
                    source = Some(Phrase { first: of + 1, end });
                    at = end;
                    // "l'annuncio del segretario, Ivo Sala, di …"
                    // "le critiche di Anna Rossi, la segretaria, alla riforma", "l'annuncio di Anna Rossi, la segretaria, che …"
                    let opens = [Class::To, Class::TopicPreposition, Class::Complementiser];
                    let takes = |i: usize| {
                        g.is(i, Class::InfinitiveMarker) && g.is_infinitive(i + 1) || g.pack.drops_subject && g.is_any(i, &opens)
                    };
                    let described = apposition_end(g, end, limit).filter(|&c| g.mark(c, ',') && takes(c + 1));
                    at = described.filter(|&c| self.is_description((end + 1, c))).map_or(at, |c| c + 1);
                }
            }
        }
        if source.is_none() {
            source = self.who_utters(&cue);
        }
        let source = source.filter(|s| self.names_somebody(*s) || g.is(s.first, Class::Possessive))?;
        let mut addressee = None;
        if g.is(at, Class::To) && !g.is_infinitive(at + 1) {
            let end = noun_phrase_end(g, at + 1, limit);
            if end > at + 1 {
                addressee = Some(Phrase { first: at + 1, end });
                at = end;
            }
        }
        let subject = Some(Subject { phrase: source, apposition: None, shared: false });
        if self.frame(&cue, Frame::Infinitive)
            && g.is(at, Class::InfinitiveMarker)
            && let Some((content, _)) = self.quotes_from(at + 1, self.sentence.end)
        {
            return Some(self.draft(cue, content, subject, addressee, "noun-quotation", 0.85));
        }
        let negation = usize::from(g.is(at + 1, Class::Negation));
        if self.frame(&cue, Frame::Infinitive) && g.is(at, Class::InfinitiveMarker) && g.is_infinitive(at + 1 + negation) {
            let end = self.topic_end(at, index);
            let end = self.before_main_verb(at + 2, end);
            let mut draft = self.draft(cue, vec![(at, end)], subject, addressee, "noun-infinitive", 0.75);
            draft.topic = true;
            return Some(draft);
        }
        // behind an addressee it is a relative: "l'appello di X ai cittadini che …"
        // "la denuncia dei carabinieri che hanno scoperto i ladri": of those who made it
        // but "l'allarme del sindaco che mancano i medici", "che si tratti di un furto"
        let verb = (at + 1..limit).find(|&i| g.is_finite(i));
        let disagrees = g.agrees_with_plural(at + 1, limit).is_some_and(|plural| self.is_several(source).is_some_and(|s| s != plural));
        let other = disagrees || verb.is_some_and(|v| g.is(v, Class::Subjunctive));
        let relative = source.end == at && g.pack.drops_subject && g.goes_on_with_verb(at + 1) && !other;
        if self.frame(&cue, Frame::Clause) && g.is(at, Class::Complementiser) && addressee.is_none() && !relative {
            let mut end = self.topic_end(at + 1, index);
            // "Anna Berg's claim that crime has doubled is false": the noun is the subject of the sentence
            if !g.has_finite(self.sentence.first, cue.first) && (self.sentence.first..cue.first).all(|i| g.quote_at(i).is_none()) {
                end = self.main_verb_behind(at + 1, end, 1);
            }
            return (end > at + 1).then(|| self.draft(cue, vec![(at + 1, end)], subject, addressee, "noun-clause", 0.75));
        }
        if let Some(draft) = self.noun_predicate(index, at, subject, addressee) {
            return Some(draft);
        }
        // "Secca la replica di X: il rame non è finito"
        let verbless = !g.has_finite(self.sentence.first + 1, cue.first);
        if self.frame(&cue, Frame::Quote)
            && g.mark(at, ':')
            && verbless
            && g.has_finite(at + 1, self.end)
            && g.count_quoted(at, self.end) == 0
        {
            return Some(self.draft(cue, vec![(at + 1, self.end)], subject, addressee, "noun-colon", 0.7));
        }
        self.noun_topic(index, at, subject, addressee)
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
        if !g.is(verb, Class::UtteringVerb) || !g.is(verb + 1, Class::Article) || verb + 1 == cue.first {
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
        let role = g.mentions.role_at(source.first).is_some_and(|r| !r.plural) && (definite || fused);
        let named = g.mentions.covering(source.first).is_some_and(|m| m.rule != "demonym" && m.kind != crate::mention::Kind::Resource);
        if !self.frame(&cue, Frame::About) || !named && !role {
            return None;
        }
        let mut behind = at;
        // "ha avanzato una richiesta di riduzione": whoever stands before the noun, "of" is what it is about
        let given_out = || self.given_out_by(&cue).is_some_and(|agent| agent.first == source.first);
        let uttered = g.pack.drops_subject && (source.end < cue.first || given_out());
        while g.is(behind, Class::TopicPreposition) || (uttered || behind > at) && g.is(behind, Class::Of) {
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
        let end = if first < at { at } else { limit };
        let time = g.is_any(first, &[Class::TimeNoun, Class::Month, Class::Weekday]) || g.is(first + 1, Class::TimeNoun);
        // "un appello su Facebook", "queste le parole di Rossi in merito al furto"
        let medium = g.pack.drops_subject && g.is(first, Class::Document) && g.is(first - 1, Class::TopicPreposition);
        let medium = medium && g.token(first).is_some_and(|t| t.is_capitalised());
        let points = g.pack.drops_subject && cue.first > self.sentence.first + 1 && g.is(cue.first - 2, Class::OtherPronoun);
        // "il processo d'appello di Rossi su Neri"
        let complement = g.pack.drops_subject && cue.first > self.sentence.first && g.is(cue.first - 1, Class::Of);
        let complement = complement && !g.is_any(cue.first - 1, &[Class::Article, Class::FusedArticle]);
        if end <= first || time || medium || complement || points && g.is(cue.first - 1, Class::Article) || g.is_infinitive(first) {
            return None;
        }
        let mut draft = self.draft(cue, vec![(first, end)], subject, addressee, "noun-topic", 0.6);
        draft.topic = true;
        Some(draft)
    }

    /// Where content behind a noun must end: at the next verb that is in no relative clause, or at that verb's subject.
    fn before_main_verb(&self, from: usize, end: usize) -> usize {
        let g = self.g;
        let own = |i: &usize| g.quote_at(*i).is_none() && g.is_finite(*i) && !g.is_any(*i - 1, &[Class::Relative, Class::Complementiser]);
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
