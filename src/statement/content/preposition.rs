//! Content of prepositions: "according to X", "secondo X", "per X".

use super::{Clauses, Draft, Range, Subject};
use crate::mention::Kind;
use crate::pack::{Class, Frame, PartOfSpeech};
use crate::statement::cue::{CueGroup, Voice};
use crate::statement::phrase::{Phrase, agent_of, apposition_end, noun_phrase_end};
use crate::text::TokenKind;

/// A preposition and the source that it names.
struct Cited {
    index: usize,
    cue: CueGroup,
    /// Where content can begin.
    from: usize,
    /// Where what stands behind the preposition ends.
    limit: usize,
    /// The word before the preposition in its sentence.
    before: Option<usize>,
    /// Whether a clause that hangs on another begins before the preposition: "che, secondo X, …", ", e secondo X".
    hangs: bool,
    /// The noun phrase of the source.
    phrase: Phrase,
    /// Whether a verb of speaking names it: "secondo quanto dice X".
    by_verb: bool,
    /// Whether it is a pronoun for several people: "secondo alcuni".
    some: bool,
    /// Whether it is a document of which is told who gave it out.
    written: bool,
    /// Whether the word is also a common preposition, and needs a name.
    ambiguous: bool,
    /// Whether it means much else, and also needs the edge of a clause.
    edge_only: bool,
}

/// Where what tells of a source ends, and the clause of the content can begin.
#[derive(Clone, Copy)]
struct Reach {
    subject: Subject,
    stop: usize,
    /// Whether words that describe the source follow its noun phrase.
    describes: bool,
}

impl<'g, 'a> Clauses<'g, 'a> {
    /// `Secondo X, …`, `…, according to X`.
    pub(super) fn preposition(&self, index: usize, from: usize) -> Option<Draft> {
        let g = self.g;
        let cue = self.cues[index];
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
        let cited = self.cited(index, from)?;
        if self.is_in_title_or_list(&cited) {
            return None;
        }
        let at_edge = self.at_edge(&cited);
        if cited.ambiguous && !self.cites_somebody(&cited, at_edge) {
            return None;
        }
        let opens_clause = at_edge && self.opens_clause(&cited);
        let reach = self.reach_of_source(&cited);
        if let Some(draft) = self.amid_clause(&cited, reach) {
            return Some(draft);
        }
        let starts = self.starts_clause(&cited, reach, opens_clause) && !(opens_clause && self.between_subject_and_verb(&cited, reach));
        let unmarked = || !g.mark(reach.stop, ',') && reach.stop < self.end && !g.mark(cue.first.saturating_sub(1), ',');
        if starts || at_edge && unmarked() {
            return self.source_in_front(&cited, reach, opens_clause);
        }
        self.source_behind(&cited, reach)
    }

    /// The preposition with its source, where the words behind it can be one.
    fn cited(&self, index: usize, from: usize) -> Option<Cited> {
        let g = self.g;
        let cue = self.cues[index];
        let limit = self.limit_after(cue.end);
        let edge_only = self.frame(&cue, Frame::Edge);
        // "secondo quanto riferito da X", "stando a quanto dice X"
        let verb = self.cues.get(index + 1).filter(|v| v.first == cue.end && g.pack.cue(v.cue).pos == PartOfSpeech::Verb);
        let by_verb = verb.is_some();
        let first = match verb {
            Some(v) if v.voice == Voice::Passive => self.skip_light(v.end, limit).0 + 1,
            Some(v) => self.skip_light(v.end, limit).0,
            None => cue.end,
        };
        let some = !by_verb && !edge_only && self.is_some_alone(first);
        let mut phrase = Phrase { first, end: if some { first + 1 } else { self.end_of_source(first, limit) } };
        let giver = self.giver_of(phrase);
        if let Some((thing, first)) = giver
            && !by_verb
            && (self.heads_document(thing) || !self.names_somebody(thing))
        {
            let agent = Phrase { first, end: noun_phrase_end(g, first, limit) };
            // "secondo il documento emesso dal vertice di Roma": a meeting does not speak, its document does
            if agent.end > agent.first && self.names_somebody(agent) && self.head_speaks(agent) {
                phrase = agent;
            }
        }
        // the words can mean nothing else
        let sure = g.pack.bare_clause && cue.end > cue.first + 1 && !edge_only;
        if sure {
            phrase.end = self.end_of_nameless(phrase).unwrap_or(phrase.end);
        }
        if phrase.end <= phrase.first
            || !sure && !self.can_speak(phrase)
            || g.is(phrase.first, Class::Participle) && !by_verb && g.mentions.covering(phrase.first).is_none()
        {
            return None;
        }
        // "a quanto pare": where its last word opens a clause, a verb of speaking must follow
        if !by_verb && g.pack.drops_subject && g.is(cue.end - 1, Class::Question) {
            return None;
        }
        let written = giver.is_some() && self.heads_document(phrase) && g.pack.drops_subject;
        let before = cue.first.checked_sub(1).filter(|b| *b >= self.sentence.first);
        let hangs = before.is_some_and(|b| self.hangs_before(b));
        let ambiguous = g.is(cue.head, Class::Preposition) && cue.end == cue.head + 1;
        Some(Cited { index, cue, from, limit, before, hangs, phrase, by_verb, some, written, ambiguous, edge_only })
    }

    /// "secondo | alcuni |, il prezzo salirà", "secondo | molti | il prezzo salirà": whether the word stands for people on its own.
    fn is_some_alone(&self, at: usize) -> bool {
        let g = self.g;
        let clause = |i: usize| g.mark(i, ',') || g.is(i, Class::Article) && !g.is(i, Class::Plural) || g.is_finite(i);
        let several = g.is(at, Class::Determiner) && g.is(at, Class::Plural) && !g.is(at, Class::Article);
        several && g.pack.drops_subject && clause(at + 1)
    }

    /// One past the noun phrase that begins at `first` behind the preposition.
    fn end_of_source(&self, first: usize, limit: usize) -> usize {
        let g = self.g;
        let mut end = noun_phrase_end(g, first, limit);
        // "secondo loro il prezzo salirà": a pronoun alone, not what belongs to them
        if g.is(first, Class::SubjectPronoun) && (g.is(first + 1, Class::Article) || g.goes_on_with_verb(first + 1)) {
            end = first + 1;
        }
        // "secondo la sua testimonianza Rossi si è sentito male": the name opens what he says
        let own = (first..end).find(|&i| g.is(i, Class::Possessive) && g.is_noun_cue(i + 1)).map(|i| i + 2);
        let named_behind = own.filter(|&i| g.mentions.covering(i).is_some_and(|m| m.first == i && m.kind == Kind::Person && m.end == end));
        named_behind.filter(|_| g.pack.drops_subject && g.goes_on_with_verb(end)).unwrap_or(end)
    }

    /// "secondo le informazioni giunte | dai soccorritori", "according to a review by | Mining World": the thing that the phrase names,
    /// and the first word of whoever gave it.
    fn giver_of(&self, phrase: Phrase) -> Option<(Phrase, usize)> {
        let g = self.g;
        let Phrase { first, end } = phrase;
        let given = (first + 1..=end).rev().find(|&i| agent_of(g, i).is_some());
        let thing = Phrase { first, end: given.map_or(end, |i| i.min(end)) };
        // "excerpts of his speech released by the office": not the office's
        let given = given.filter(|_| !(first..end).any(|i| g.is(i, Class::Possessive)));
        // "according to a review by Mining World"
        let by = Some(end + 1).filter(|_| g.is(end, Class::By) && !g.is(end - 1, Class::Obtained) && g.pack.bare_clause);
        given.and_then(|i| agent_of(g, i)).or(by).map(|giver| (thing, giver))
    }

    /// "according to | exit polling data |", "according to | complete but unofficial returns |": a source without a name goes up to the
    /// next mark, where no verb stands before it.
    fn end_of_nameless(&self, phrase: Phrase) -> Option<usize> {
        let g = self.g;
        let Phrase { first, end } = phrase;
        let stop = (first..self.end.min(first + 9)).find(|&i| g.kind(i) == Some(TokenKind::Punct)).unwrap_or(self.end);
        let whole =
            stop < first + 9 && !g.has_finite(first, stop) && !(first..stop).any(|i| g.is(i, Class::Relative) || g.quote_at(i).is_some());
        let nameless = whole && (end <= first || (first..end).all(|i| g.mentions.covering(i).is_none()));
        nameless.then(|| stop.max(end))
    }

    /// Whether the word before a preposition, commas and adverbs apart, opens a relative clause or a clause of "that", or another limb
    /// behind a comma.
    fn hangs_before(&self, before: usize) -> bool {
        let g = self.g;
        let mut at = before;
        while at > self.sentence.first && (g.mark(at, ',') || g.is_adverb(at)) {
            at -= 1;
        }
        let other_limb = g.mark(before, ',') && g.is_any(at, &[Class::Coordinator, Class::Adversative, Class::Subordinator]);
        g.is_any(at, &[Class::Relative, Class::Complementiser]) || other_limb
    }

    /// "secondo | le testimonianze": whether the word is a noun for what somebody has told.
    fn is_report(&self, at: usize) -> bool {
        let g = self.g;
        let mut cues = g.token(at).into_iter().flat_map(|t| g.pack.cues_of(t.word));
        cues.any(|(c, _)| g.pack.cue(*c).pos == PartOfSpeech::Noun && g.pack.cue(*c).act == "report")
    }

    /// Whether the preposition is one of a title, or joins its phrase to another one.
    fn is_in_title_or_list(&self, cited: &Cited) -> bool {
        let g = self.g;
        let &Cited { cue, before, from, .. } = cited;
        // "Il Vangelo secondo Anna Rossi": between the capitals of a title
        let capital = |i: usize| g.kind(i) == Some(TokenKind::Word) && g.token(i).is_some_and(|t| t.is_capitalised());
        let titled = || before.is_some_and(|b| b > from && capital(b) && g.mentions.covering(b).is_none_or(|m| m.kind != Kind::Person));
        if cited.ambiguous && titled() && capital(cue.end) {
            return true;
        }
        // "grave per la città e per le imprese": the same preposition in another phrase of the clause
        let joined = || before.is_some_and(|b| g.is(b, Class::Coordinator));
        cited.edge_only && joined() && (from..cue.first).any(|i| g.doc.tokens[i].word == g.doc.tokens[cue.first].word)
    }

    /// Whether the preposition stands where a clause begins or ends.
    fn at_edge(&self, cited: &Cited) -> bool {
        let g = self.g;
        let edge_only = cited.edge_only;
        cited.before.is_none_or(|b| {
            g.mark(b, ',')
                || (g.mark(b, ')') || g.mark(b, ':')) && !edge_only
                || g.closes_quote(b)
                || g.kind(b) == Some(TokenKind::Dash)
                || g.is_any(b, &[Class::Complementiser, Class::Adversative, Class::Coordinator])
                // "pericoloso anche per i cronisti"
                || g.is(b, Class::Adverb) && (!edge_only || b == self.sentence.first || g.mark(b - 1, ','))
        })
    }

    /// Whether a mark and few words without a verb stand before the preposition, which is at the edge of a clause.
    fn opens_clause(&self, cited: &Cited) -> bool {
        let g = self.g;
        let &Cited { cue, before, from, .. } = cited;
        before.is_some_and(|b| g.mark(b, ',') || g.mark(b, ')') || g.kind(b) == Some(TokenKind::Dash))
            && !g.has_finite(from, cue.first)
            && cue.first - from <= 8
    }

    /// Whether a word that is also a common preposition cites somebody: "secondo Rossi", and not "secondo uno stile ricorrente".
    fn cites_somebody(&self, cited: &Cited, at_edge: bool) -> bool {
        let g = self.g;
        let Phrase { first, end } = cited.phrase;
        let head = (first..end).find(|&i| !g.is_determiner(i));
        let head_speaks = cited.some
            || head.is_some_and(|h| {
                let named = |kind: Kind| kind != Kind::Resource && kind != Kind::Place;
                g.mentions.role_at(h).is_some() || g.is(h, Class::SubjectPronoun) || g.mentions.covering(h).is_some_and(|m| named(m.kind))
            });
        let told = |h: usize| self.is_report(h) || g.is(h, Class::Document);
        if !cited.edge_only && !head_speaks && self.tells_manner(cited) && !head.is_some_and(told) {
            return false;
        }
        let named = || cited.written || cited.some || self.names_somebody(cited.phrase) || head.is_some_and(|h| self.is_report(h));
        self.opens_source(cited) && (!cited.edge_only || at_edge && head_speaks) && named()
    }

    /// "secondo uno stile ricorrente": whether the phrase tells after what manner, where its head does not speak.
    fn tells_manner(&self, cited: &Cited) -> bool {
        let g = self.g;
        let &Cited { cue, phrase: Phrase { end, .. }, .. } = cited;
        let somebody = || {
            let of = (cue.end..end).find(|&i| g.is(i, Class::Of)).unwrap_or(end);
            (of..end).any(|i| g.mentions.role_at(i).is_some() || g.mentions.covering(i).is_some())
        };
        g.pack.drops_subject && g.is(cue.end, Class::Indefinite) && !cited.by_verb && !cited.written && !somebody()
    }

    /// Whether the words behind a common preposition begin as a source does: with a determiner, a pronoun or a capital.
    fn opens_source(&self, cited: &Cited) -> bool {
        let g = self.g;
        let &Cited { cue, before, edge_only, .. } = cited;
        // "secondo fonti", "secondo esperti": several people, without an article
        let several = g.mentions.role_at(cited.phrase.first).is_some_and(|r| r.plural) && !edge_only && g.pack.drops_subject;
        // "secondo informazioni della polizia", but not "il secondo messaggio di Rossi"
        let counted = || before.is_some_and(|b| g.is_any(b, &[Class::Article, Class::Determiner, Class::Possessive, Class::FusedArticle]));
        several
            || g.pack.drops_subject
                && !edge_only
                && !counted()
                && (self.is_report(cue.end) || g.is(cue.end, Class::Document))
                && g.is(cue.end + 1, Class::Of)
            || g.is(cue.end, Class::SubjectPronoun)
            || g.is_determiner(cue.end)
            || g.token(cue.end).is_some_and(|t| t.is_capitalised())
    }

    /// What tells of the source: its noun phrase, an apposition and the clauses that describe it.
    fn reach_of_source(&self, cited: &Cited) -> Reach {
        let g = self.g;
        let end = cited.phrase.end;
        let close = self.apposition_to_source(cited);
        let apposition = close.map(|close| (end + 1, close));
        let mut stop = self.behind_relative(cited, close.unwrap_or(end));
        let describes = g.is_any(stop, &[Class::Relative, Class::Preposition, Class::Of, Class::Participle]) || g.is_gerund(stop);
        if describes && !cited.ambiguous && g.pack.bare_clause {
            stop = self.behind_description(cited, stop);
        }
        let phrase = self.with_description(cited, stop, apposition);
        let stop = self.behind_insertions(cited, stop);
        let stop = self.behind_document(cited, stop);
        Reach { subject: Subject { phrase, apposition, shared: false }, stop, describes }
    }

    /// "secondo Gary Neri, | coroner della contea |, …": where an apposition to the source ends.
    fn apposition_to_source(&self, cited: &Cited) -> Option<usize> {
        let g = self.g;
        let &Cited { before, from, phrase, .. } = cited;
        let end = phrase.end;
        // "La mossa è, a detta di Rossi, un atto del governo": what follows belongs to the verb before
        let open = before.is_some_and(|b| g.mark(b, ',') && b > from && self.waits_for_object(b));
        let close = apposition_end(g, end, self.end).filter(|_| !open)?;
        // "secondo Gary Neri, coroner della contea, …", "secondo Ugo Neri, dell'agenzia, …": a phrase without a verb, and the clause behind it
        let noun = || {
            g.kind(end + 1) == Some(TokenKind::Word)
                && g.token(end + 1).is_some_and(|t| !t.is_capitalised())
                && !g.is_adverb(end + 1)
                && !g.is_determiner(end + 1)
                && (g.is(end + 1, Class::Of)
                    || !g.is_any(end + 1, &[Class::Preposition, Class::TimeWord, Class::Gerund, Class::OtherPronoun]))
        };
        let clause = || g.mark(close, ',') && g.has_finite(close + 1, self.end);
        let apposed = || noun() && self.holds_person(phrase) && g.pack.drops_subject && clause();
        // "che, stando ad alcuni utenti del Forum, un sito di cronaca, potrebbe": behind a relative pronoun its verb must follow
        let aside = || cited.hangs && g.is(end + 1, Class::Indefinite) && g.mark(close, ',') && g.is_finite(close + 1);
        (self.is_description((end + 1, close)) || apposed() || aside()).then_some(close)
    }

    /// Where a relative clause at `stop` that tells of the source ends; `stop` itself, where there is none.
    fn behind_relative(&self, cited: &Cited, stop: usize) -> usize {
        let g = self.g;
        // "secondo i vicini a cui abbiamo fatto domande, …"
        let to_whom = g.pack.drops_subject && cited.before.is_none() && g.is(stop, Class::Preposition) && g.is(stop + 1, Class::Relative);
        if to_whom && !g.is(stop + 1, Class::Complementiser) || g.mark(stop, ',') && g.is(stop + 1, Class::Relative) {
            // "secondo X, che dirige l'agenzia, …"
            return (stop + 2..self.end).find(|&i| g.mark(i, ',')).unwrap_or(stop);
        }
        stop
    }

    /// "according to an official close to the talks who was not named, …": up to the comma, all tells of the source.
    fn behind_description(&self, cited: &Cited, stop: usize) -> usize {
        let g = self.g;
        let clause = |end: usize| {
            let relative = (stop..end).any(|i| g.is(i, Class::Relative));
            !relative && (stop..end).any(|i| g.is_any(i, &[Class::Be, Class::Have, Class::Modal]))
        };
        (stop..cited.limit).find(|&i| g.mark(i, ',')).filter(|&c| !clause(c)).unwrap_or(stop)
    }

    /// "a person close to the talks": the whole phrase is the source.
    fn with_description(&self, cited: &Cited, stop: usize, apposition: Option<Range>) -> Phrase {
        let g = self.g;
        let phrase = cited.phrase;
        let end = phrase.end;
        let close = g.pack.bare_clause && !cited.ambiguous && g.is(end, Class::Preposition) && apposition.is_none();
        if !close || self.holds_person(phrase) {
            return phrase;
        }
        let last = if stop == end && cited.before.is_some_and(|b| g.mark(b, ',')) { self.end } else { stop };
        let body = g.mentions.within(phrase.first, phrase.end).any(|m| m.kind == Kind::Organisation);
        let time = |i: usize| g.is_any(i, &[Class::Weekday, Class::Month, Class::TimeNoun, Class::TimeWord]);
        let plain = |i: usize| g.kind(i) == Some(TokenKind::Word) && !g.is(i, Class::Relative) && !g.is_gerund(i);
        let described = !body && !(end + 1..last).any(time) && (end..last).all(plain) && !g.has_finite(end, last);
        if described { Phrase { end: last, ..phrase } } else { phrase }
    }

    /// Where participles, adjectives, and what stands between commas behind the source end.
    fn behind_insertions(&self, cited: &Cited, mut stop: usize) -> usize {
        let g = self.g;
        let end = cited.phrase.end;
        let limit = cited.limit;
        let first = cited.before.is_none();
        // "secondo i dati pubblicati dopo il voto, …": what the participle takes tells of the source
        if g.pack.drops_subject && first && stop == end && (g.is(end - 1, Class::Participle) || g.is(end, Class::Participle)) {
            let comma = (stop..limit.min(stop + 12)).find(|&i| g.mark(i, ',') || g.is_finite(i));
            stop = comma.filter(|&c| g.mark(c, ',') && g.has_finite(c + 1, self.end)).unwrap_or(stop);
        }
        // "secondo la stampa pubblica australiana, …": an adjective that could be a verb
        if g.pack.drops_subject && !g.mark(stop, ',') && (first || cited.hangs) {
            let auxiliary = [Class::Be, Class::Have, Class::Modal, Class::Article, Class::Negation, Class::Clitic, Class::Preposition];
            let comma = (stop + 1..limit.min(stop + 4)).find(|&i| g.mark(i, ','));
            stop = comma.filter(|&c| !(stop..c).any(|i| g.is_any(i, &auxiliary)) && g.has_finite(c + 1, self.end)).unwrap_or(stop);
        }
        // "according to X, quoting Y, …"
        if g.mark(stop, ',') && g.is_gerund(stop + 1) && (first || cited.hangs) {
            stop = (stop + 2..limit.min(stop + 16)).find(|&i| g.mark(i, ',')).unwrap_or(stop);
        }
        // "according to X, however, …"
        if g.mark(stop, ',') && g.mark(stop + 2, ',') && (g.is_adverb(stop + 1) || g.is(stop + 1, Class::Adversative)) {
            stop += 2;
        }
        stop
    }

    /// "secondo il documento diffuso dal vertice di Roma, …": up to the comma, all tells of the document.
    /// "secondo le notizie date dai medici che lo curano, …"
    fn behind_document(&self, cited: &Cited, stop: usize) -> usize {
        let g = self.g;
        let relative = g.pack.drops_subject && g.is(stop, Class::Relative);
        if !(cited.written || relative) || cited.before.is_some() || stop != cited.phrase.end {
            return stop;
        }
        // its clause alone: "secondo i medici che lo curano il malato sta meglio, ma …" has no comma behind it
        let verbs = |c: usize| (stop..c).filter(|&i| g.is_finite(i) && !g.is(i - 1, Class::Have)).count();
        let comma = (stop..cited.limit.min(stop + 20)).find(|&i| g.mark(i, ','));
        comma.filter(|&c| g.has_finite(c + 1, self.end) && verbs(c) <= 1).unwrap_or(stop)
    }

    /// "Il rame, a detta di X, | non è finito": whether a verb stands behind the mark at `stop`.
    fn verb_follows(&self, stop: usize) -> bool {
        let g = self.g;
        let mut verb = stop + 1;
        while g.is_adverb(verb)
            || g.is_any(verb, &[Class::Negation, Class::ReflexiveClitic])
            || g.is(verb, Class::Clitic) && !g.is(verb, Class::Article)
        {
            verb += 1;
        }
        g.is_finite(verb)
    }

    /// "Tuttavia | il rame, …": the first word before the preposition that joins nothing.
    fn subject_in_front(&self, cited: &Cited) -> usize {
        let g = self.g;
        let joins = |i: usize| g.is_adverb(i) || g.is_any(i, &[Class::Coordinator, Class::Adversative]);
        (cited.from..cited.cue.first).find(|&i| !joins(i)).unwrap_or(cited.from)
    }

    fn divides(&self, at: usize) -> bool {
        self.g.mark(at, ',') || self.g.kind(at) == Some(TokenKind::Dash)
    }

    /// "Queste leggi a giudizio di molti sono dirette a": the subject before, its verb behind, and no commas.
    fn amid_clause(&self, cited: &Cited, reach: Reach) -> Option<Draft> {
        let g = self.g;
        let &Cited { cue, phrase: Phrase { first, .. }, .. } = cited;
        let stop = reach.stop;
        let named = || g.is_determiner(first) || g.is(cue.end - 1, Class::Article) || g.mentions.covering(first).is_some();
        if cited.ambiguous || !g.pack.drops_subject || !named() {
            return None;
        }
        let subject_at = self.subject_in_front(cited);
        let amid = cue.first > subject_at
            && g.is_determiner(subject_at)
            && g.goes_on_with_verb(stop)
            && noun_phrase_end(g, subject_at, cue.first) == cue.first;
        amid.then(|| {
            let content = vec![(subject_at, cue.first), (stop, self.clause_end(stop, cited.index))];
            self.draft(cue, content, Some(reach.subject), None, "according-to", 0.8)
        })
    }

    /// "Il rame, a detta di X, è finito": whether a subject stands before, and its verb behind.
    fn between_subject_and_verb(&self, cited: &Cited, reach: Reach) -> bool {
        let g = self.g;
        let divided = cited.before.is_some_and(|b| self.divides(b)) && !cited.hangs && self.divides(reach.stop);
        divided && self.verb_follows(reach.stop) && {
            let subject_at = self.subject_in_front(cited);
            g.is_determiner(subject_at) || g.mentions.covering(subject_at).is_some()
        }
    }

    /// Whether the preposition begins the sentence or a clause, so that what follows the source is the content.
    fn starts_clause(&self, cited: &Cited, reach: Reach, opens_clause: bool) -> bool {
        let g = self.g;
        let &Cited { cue, before, from, phrase: Phrase { end, .. }, edge_only, .. } = cited;
        // "It is clear: According to X, …"
        let colon = |b: usize| g.mark(b, ':') && (g.pack.drops_subject || g.token(cue.first).is_some_and(|t| t.is_capitalised()));
        // "Sempre secondo X, …"
        let led = || self.only_connects(from, cue.first) && !edge_only && !(g.mark(end, ',') && g.is(end + 1, Class::Relative));
        // "The plan is old, and according to X, it will fail"
        let second = || {
            let joined = before.is_some_and(|b| g.is(b, Class::Coordinator) && b > from && g.mark(b - 1, ','));
            joined && !edge_only && g.mark(reach.stop, ',') && g.has_finite(reach.stop + 1, self.end)
        };
        before.is_none()
            || cue.first == from
            || led()
            || cited.hangs
            || opens_clause
            || before.is_some_and(|b| g.is(b, Class::Adversative) || colon(b))
            || second()
    }

    /// `Secondo X, …`: the content is what follows.
    fn source_in_front(&self, cited: &Cited, reach: Reach, opens_clause: bool) -> Option<Draft> {
        let g = self.g;
        let &Cited { index, cue, before, from, .. } = cited;
        let Reach { subject, stop, describes } = reach;
        let comma = g.mark(stop, ',') || g.mark(stop, ':');
        if cited.edge_only && !self.views_follow(cited, reach, comma) {
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
        let nominal = || g.is_determiner(from) || g.mentions.covering(from).is_some();
        if opens_clause && !comma && nominal() && g.pack.drops_subject && g.is_finite(stop) && from == self.sentence.first {
            let front = (from, cue.first - 1);
            return Some(self.draft(cue, vec![front, (start, clause)], Some(subject), None, "according-to", 0.85));
        }
        let whole = clause > start + 1
            && (g.has_finite(start, clause) || (start..clause).any(|i| g.opens_quote(i)) || !cited.ambiguous && clause - start >= 4);
        whole.then(|| self.draft(cue, vec![(start, clause)], Some(subject), None, "according-to", 0.85))
    }

    /// "Per il sindaco è un errore": whether a preposition that means much else, in front of its clause, tells whose view the clause is.
    fn views_follow(&self, cited: &Cited, reach: Reach, comma: bool) -> bool {
        let g = self.g;
        let Reach { subject: Subject { phrase, .. }, stop, .. } = reach;
        let role = || {
            let head = (cited.phrase.first..cited.phrase.end).find(|&i| !g.is_determiner(i));
            head.is_some_and(|h| g.mentions.role_at(h).is_some()) || self.holds_person(phrase)
        };
        if !comma && !g.opens_quote(stop) && (cited.before.is_some() || !role()) {
            return false;
        }
        self.holds_view(phrase, stop, comma)
    }

    /// `…, secondo X`, `…, secondo X, …`: the content is what stands before, and what goes on behind.
    fn source_behind(&self, cited: &Cited, reach: Reach) -> Option<Draft> {
        let g = self.g;
        let Reach { subject, stop, .. } = reach;
        if cited.edge_only && !self.views_before(cited, reach) {
            return None;
        }
        let left_end = self.end_of_front(cited);
        let mut start = self.start_of_front(cited, left_end, stop);
        if start >= left_end {
            return None;
        }
        // "è affondata, lasciando, secondo i testimoni, una scia": only what the gerund tells
        let told = g.is_gerund(left_end - 1) && left_end > start + 1 && g.mark(stop, ',') && g.is_determiner(stop + 1);
        if told {
            start = left_end - 1;
        }
        // "è tardi, mentre il treno, secondo X, parte"
        let unfinished = g.mark(stop, ',').then(|| self.clause_without_verb((start, left_end), stop)).flatten();
        let stretch = unfinished.unwrap_or((start, left_end));
        let mut content = vec![stretch];
        let divides = self.divides(stop) && stop + 1 < self.end;
        if divides && (unfinished.is_some() || self.goes_on_behind(cited, (stretch.0, left_end), stop)) {
            content.push((stop + 1, self.clause_end(stop + 1, cited.index)));
        }
        let clause = told
            || content.iter().any(|c| g.has_finite(c.0, c.1) || (c.0..c.1).any(|i| g.opens_quote(i)))
            || !cited.ambiguous && content.iter().any(|c| c.1 - c.0 >= 4);
        clause.then(|| self.draft(cited.cue, content, Some(subject), None, "according-to", 0.85))
    }

    /// "«Inaccettabile», per la questura, la proposta", "Il rischio, per la banca, è alto", and not "È grave per la città": whether a
    /// preposition that means much else, behind what somebody may have said, tells whose view it is.
    fn views_before(&self, cited: &Cited, reach: Reach) -> bool {
        let g = self.g;
        let &Cited { cue, before, from, .. } = cited;
        let divided = || before.is_some_and(|b| g.mark(b, ',')) && g.mark(reach.stop, ',') && !g.has_finite(from, cue.first);
        let quoted = before.is_some_and(|b| g.closes_quote(b) || b > from && g.mark(b, ',') && g.closes_quote(b - 1));
        (quoted || divided()) && self.has_views(reach.subject.phrase)
    }

    /// One past what stands before the preposition, adverbs and marks apart: "anche secondo X", "sempre secondo X".
    fn end_of_front(&self, cited: &Cited) -> usize {
        let mut end = cited.cue.first;
        while end > cited.from && self.g.is_adverb(end - 1) {
            end -= 1;
        }
        while end > cited.from && self.divides(end - 1) {
            end -= 1;
        }
        end
    }

    /// Where the content begins that stands before the preposition and ends at `left_end`.
    fn start_of_front(&self, cited: &Cited, left_end: usize, stop: usize) -> usize {
        let g = self.g;
        let from = cited.from;
        let mut start = self.content_start(from, left_end);
        // "La protezione di «…», secondo X, rischia": the subject stands before, its verb behind
        if start >= left_end && cited.before.is_some_and(|b| self.divides(b)) && self.divides(stop) && self.verb_follows(stop) {
            start = (from..left_end)
                .find(|&i| g.kind(i) == Some(TokenKind::Word) && !g.is_any(i, &[Class::Coordinator, Class::Adversative]))
                .unwrap_or(start);
        }
        // "Il caso è chiuso: si tratta di un furto, secondo la polizia": the clause behind the colon
        let colon = (start..left_end).rev().find(|&i| g.mark(i, ':') && g.is_hard_stop(i) && g.quote_at(i).is_none());
        colon.filter(|&c| g.pack.drops_subject && g.has_finite(c + 1, left_end)).map_or(start, |c| c + 1)
    }

    /// Whether the content that stands in `front` of the preposition goes on behind the mark at `stop`.
    fn goes_on_behind(&self, cited: &Cited, front: Range, stop: usize) -> bool {
        let g = self.g;
        let (start, left_end) = front;
        // "è una parte, secondo gli studiosi, del complesso": a phrase that belongs to what stands before
        let goes_on = || {
            !cited.edge_only
                && g.is_any(stop + 1, &[Class::Of, Class::Preposition])
                && !g.is_any(stop + 1, &[Class::Coordinator, Class::Subordinator])
                && !(stop + 2..self.end.min(stop + 5)).any(|i| g.is_any(i, &[Class::Document, Class::TimeNoun]))
        };
        // "ciò che sorprende, secondo X, è la crescita": the verb before is that of a relative clause
        let lacks_verb = || {
            let last = (start..left_end).rev().find(|&i| g.quote_at(i).is_none() && g.is_finite(i));
            let relative = |v: usize| (start..v).rev().take_while(|&i| !g.is_finite(i)).take(4).any(|i| g.is(i, Class::Relative));
            g.pack.drops_subject && g.mark(stop, ',') && last.is_some_and(relative) && self.verb_follows(stop)
        };
        !g.has_finite(start, left_end)
            || left_end - start <= 3
            || g.is(start, Class::Subordinator)
            || goes_on()
            || self.waits_for_object(left_end)
            || lacks_verb()
    }

    /// `…, secondo cui …`, `…, according to whom …`: the antecedent speaks.
    fn according_to_which(&self, index: usize, from: usize) -> Option<Draft> {
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
}
