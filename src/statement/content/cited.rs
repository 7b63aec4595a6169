//! Whom a preposition cites: its noun phrase, whether that is a source at all, and where what tells of it ends.

use super::{Clauses, Draft, OWNER_UNKNOWN, Range, Subject};
use crate::mention::{Kind, RoleMatch};
use crate::pack::{Class, Frame, PartOfSpeech, RoleClass};
use crate::statement::cue::{CueGroup, Voice};
use crate::statement::governed::first_owner;
use crate::statement::grammar::Grammar;
use crate::statement::phrase::{Phrase, agent_of, apposition_end, noun_phrase_end};
use crate::statement::source::head_role;
use crate::text::TokenKind;

/// A preposition and the source that it names.
pub(super) struct Cited {
    pub(super) index: usize,
    pub(super) cue: CueGroup,
    /// Where content can begin.
    pub(super) from: usize,
    /// Where what stands behind the preposition ends.
    pub(super) limit: usize,
    /// The word before the preposition in its sentence.
    pub(super) before: Option<usize>,
    /// Whether a clause that hangs on another begins before the preposition: "che, secondo X, …", ", e secondo X".
    pub(super) hangs: bool,
    /// The noun phrase of the source.
    pub(super) phrase: Phrase,
    /// Whether a verb of speaking names it: "secondo quanto dice X".
    pub(super) by_verb: bool,
    /// Whether it is a pronoun for several people: "secondo alcuni".
    pub(super) some: bool,
    /// Whether it is a document of which is told who gave it out.
    pub(super) written: bool,
    /// Whether the word is also a common preposition, and needs a name.
    pub(super) ambiguous: bool,
    /// Whether it means much else, and also needs the edge of a clause.
    pub(super) edge_only: bool,
}

/// Where what tells of a source ends, and the clause of the content can begin.
#[derive(Clone, Copy)]
pub(super) struct Reach {
    pub(super) subject: Subject,
    pub(super) stop: usize,
    /// Whether words that describe the source follow its noun phrase.
    pub(super) describes: bool,
}

/// So many tokens an aside between dashes behind a source has at most.
const LONGEST_ASIDE: usize = 25;

impl<'g, 'a> Clauses<'g, 'a> {
    /// The preposition with its source, where the words behind it can be one.
    pub(super) fn cited(&self, index: usize, from: usize) -> Option<Cited> {
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
        let named_behind = own.filter(|&i| g.person_at(i).is_some_and(|m| m.end == end));
        let end = named_behind.filter(|_| g.pack.drops_subject && g.goes_on_with_verb(end)).unwrap_or(end);
        let end = self.behind_intensive(end);
        let end = self.behind_field(Phrase { first, end });
        let end = self.behind_complement(Phrase { first, end });
        // "secondo i carabinieri della stazione di Marfo | e della compagnia di Norva |"
        let again =
            g.pack.drops_subject && g.is(end, Class::Coordinator) && g.is(end + 1, Class::Of) && (first..end).any(|i| g.is(i, Class::Of));
        let end = if again { noun_phrase_end(g, end + 2, limit).max(end) } else { end };
        self.end_of_several(Phrase { first, end })
    }

    /// "secondo l'assessore regionale | alla Sanità |, Aldo Neri, …": one past the field of an office, where the name of whoever holds it follows
    /// between commas.
    fn behind_field(&self, phrase: Phrase) -> usize {
        let g = self.g;
        let field = g.pack.drops_subject && g.is(phrase.end, Class::Preposition) && self.holds_speaking_role(phrase);
        let end = noun_phrase_end(g, phrase.end + 1, self.end);
        let named = g.person_at(end + 1).filter(|m| g.mark(m.end, ','));
        if field && g.mark(end, ',') && named.is_some() && !self.holds_person(phrase) { end } else { phrase.end }
    }

    /// "secondo fonti vicine | al governo |, …": one past what the adjective with which the phrase ends takes, up to the mark behind it.
    fn behind_complement(&self, phrase: Phrase) -> usize {
        let g = self.g;
        let Phrase { first, end } = phrase;
        let time = || (end + 1..end + 4).any(|i| g.is_any(i, &[Class::TimeNoun, Class::TimeWord]));
        let adjective = end > first + 1 && !g.is(end - 1, Class::Participle) && !g.is_determiner(first);
        let described = g.pack.drops_subject && adjective && g.is(end, Class::To) && !g.is_infinitive(end + 1) && !time();
        let nameless = || (first..end).all(|i| g.mentions.covering(i).is_none());
        if !described || !nameless() {
            return end;
        }
        let stop = noun_phrase_end(g, end + 1, self.end);
        let divided = g.mark(stop, ',') || g.mark(stop, ':') || g.kind(stop) == Some(TokenKind::Dash) || stop >= self.end;
        if stop > end + 1 && divided { stop } else { end }
    }

    /// "according to Tom Hale | and Anna Berg |, …", "secondo Aldo Neri, Carla Berti | e Ugo Sala | la via è chiusa": one past the last of several who
    /// are named together; those behind "and" are no subject of a verb.
    fn end_of_several(&self, phrase: Phrase) -> usize {
        let g = self.g;
        let mut last = phrase.end;
        // "according to a friend of Tom Hale | and Anna Berg |, …"
        let second = g.person_at(last + 1).filter(|m| g.mark(m.end, ','));
        if let Some(second) = second.filter(|m| first_owner(g, m, phrase.first).is_some()) {
            return second.end;
        }
        if !self.holds_person(phrase) {
            return phrase.end;
        }
        while g.mark(last, ',') && g.person_at(last + 1).is_some() {
            last = noun_phrase_end(g, last + 1, self.end);
        }
        // "secondo Aldo Neri, sindaco di Modena, | e Carla Berti |"
        let described = apposition_end(g, last, self.end).filter(|&close| g.mark(close, ',') && self.is_description((last + 1, close)));
        let last = described.map_or(last, |close| close + 1);
        let first = last + 1;
        let next = Phrase { first, end: noun_phrase_end(g, first, self.end) };
        let somebody = || self.holds_person(next) || self.holds_speaking_role(next);
        let joined = g.is(last, Class::Coordinator) && next.end > first && somebody() && !g.goes_on_with_verb(next.end);
        if joined { next.end } else { phrase.end }
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

    /// Whether the preposition is one of a title, or joins its phrase to another one.
    pub(super) fn is_in_title_or_list(&self, cited: &Cited) -> bool {
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

    /// Whether a word that is also a common preposition cites somebody: "secondo Rossi", and not "secondo uno stile ricorrente".
    pub(super) fn cites_somebody(&self, cited: &Cited, at_edge: bool) -> bool {
        let g = self.g;
        let Phrase { first, end } = cited.phrase;
        // "primo è Aldo Neri e il secondo Carlo Berti", "al secondo posto": a number
        if cited.before.is_some_and(|b| g.is_any(b, &[Class::Article, Class::FusedArticle, Class::Possessive])) {
            return false;
        }
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
        // "secondo le prime testimonianze"
        let noun = head.map(|h| h + usize::from(g.is(h, Class::Ordinal) && h + 1 < end));
        // "secondo lo studio": one that was spoken of, but not "secondo l'articolo 3", "secondo uno studio", "secondo i dati"
        let document = || {
            let told = noun.is_some_and(|h| g.is(h, Class::Document) && g.kind(h + 1) != Some(TokenKind::Number));
            told && !cited.edge_only
                && g.is_definite_article(first)
                && !g.is(first, Class::Plural)
                && !g.is(end, Class::By)
                && !g.opens_quote(end)
        };
        let named =
            || document() || cited.written || cited.some || self.names_somebody(cited.phrase) || noun.is_some_and(|h| self.is_report(h));
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
            // "secondo don Aldo Neri"
            || !edge_only && !counted() && self.is_titled_name(cue.end)
    }

    /// Whether a role that stands before names opens the name of a person.
    fn is_titled_name(&self, at: usize) -> bool {
        let g = self.g;
        let titled = |r: &RoleMatch| r.first == at && r.class == RoleClass::Title;
        let person = |i: usize| g.mentions.covering(i).is_some_and(|m| m.kind == Kind::Person && m.first >= at);
        g.mentions.role_at(at).is_some_and(titled) && person(at + 1)
    }

    /// "secondo | le testimonianze": whether the word is a noun for what somebody has told.
    fn is_report(&self, at: usize) -> bool {
        let g = self.g;
        let mut cues = g.token(at).into_iter().flat_map(|t| g.pack.cues_of(t.word));
        cues.any(|(c, _)| g.pack.cue(*c).pos == PartOfSpeech::Noun && g.pack.cue(*c).act == "report")
    }

    /// What tells of the source: its noun phrase, an apposition and the clauses that describe it.
    pub(super) fn reach_of_source(&self, cited: &Cited) -> Reach {
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

    /// "a | loro | dire": the possessive at `owner`, where it tells gender or number.
    pub(super) fn told_possessive(&self, owner: usize) -> Option<Phrase> {
        self.g.pronoun_ending(owner, owner + 1).map(|_| Phrase { first: owner, end: owner + 1 })
    }

    /// "secondo la sua testimonianza, …": whoever is meant by the possessive says so. Where that tells neither gender nor number, it may be
    /// anybody.
    pub(super) fn told_by_owner(&self, draft: Draft) -> Draft {
        let g = self.g;
        let owner = |s: Phrase| (s.first..s.end).find(|&i| g.is(i, Class::Possessive)).filter(|&i| i + 2 == s.end && self.is_report(i + 1));
        let Some(owner) = draft.source.and_then(owner).filter(|_| g.pack.drops_subject) else { return draft };
        let pronoun = self.told_possessive(owner);
        Draft { source: pronoun, rule: if pronoun.is_some() { draft.rule } else { OWNER_UNKNOWN }, ..draft }
    }

    /// "secondo Gary Neri, | coroner della contea |, …": where an apposition to the source ends.
    fn apposition_to_source(&self, cited: &Cited) -> Option<usize> {
        let g = self.g;
        let &Cited { before, from, phrase, .. } = cited;
        let end = phrase.end;
        // "La mossa è, a detta di Rossi, un atto del governo": what follows belongs to the verb before
        let open = before.is_some_and(|b| g.mark(b, ',') && b > from && self.waits_for_object(b));
        // "È stata chiusa, secondo il sindaco, Aldo Neri": the name of who was only described
        let name = |close: usize| {
            let person = g.person_at(end + 1).is_some_and(|m| m.end == close);
            let of_one = |r: &RoleMatch| r.class == RoleClass::Office && !r.plural;
            let office = !self.holds_person(phrase) && head_role(g, phrase).is_some_and(of_one);
            // "secondo Aldo Neri, assessore": an office without an article
            let bare = g.mentions.role_at(end + 1).is_some_and(|r| r.first == end + 1 && of_one(r));
            person && office || bare && self.holds_person(phrase)
        };
        let close = apposition_end(g, end, self.end).filter(|&close| !open || name(close))?;
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
        // "secondo i giudici, presieduti da Aldo Neri, …"
        let described = || {
            let led = g.is(end + 1, Class::Participle) && g.is_any(end + 2, &[Class::By, Class::Preposition]) && g.pack.drops_subject;
            led && clause() && !g.has_finite(end + 2, close)
        };
        // "secondo Aldo Neri, uno dei residenti, …"
        let one_of = || is_one_of(g, end + 1) && g.mark(close, ',') && self.holds_person(phrase);
        if self.is_subject_behind_source(phrase, Phrase { first: end + 1, end: close }) {
            return None;
        }
        (self.is_description((end + 1, close)) || apposed() || aside() || one_of() || described())
            .then(|| self.behind_further_apposition(close))
    }

    /// "according to Mayor Tom Hale, | the council |, led by Carla Berti, had closed it": whether what looks like an apposition to a person who
    /// is named is a body or somebody else who is named, and the subject of the clause.
    fn is_subject_behind_source(&self, source: Phrase, apposed: Phrase) -> bool {
        let g = self.g;
        let body = || head_role(g, apposed).is_some_and(|r| r.class == RoleClass::Body);
        let other = || g.mentions.covering(apposed.first).is_some_and(|m| m.kind == Kind::Person && m.end == apposed.end);
        let clause = || g.has_finite(apposed.end + 1, self.end);
        self.holds_person(source) && g.mark(apposed.end, ',') && (body() || other()) && clause()
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
        // "sono, a parere dei legali che hanno fatto causa, solo gli importi"
        let inserted = g.pack.drops_subject && cited.before.is_some_and(|b| self.divides(b)) && g.is(stop, Class::Relative);
        if inserted && !cited.hangs && g.goes_on_with_verb(stop + 1) {
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
        // "secondo il vicino – sentito dai carabinieri –, …"
        let dash = |i: usize| g.kind(i) == Some(TokenKind::Dash);
        let aside = if first && dash(stop) { (stop + 1..self.end.min(stop + LONGEST_ASIDE)).find(|&i| dash(i)) } else { None };
        if let Some(close) = aside.filter(|&c| g.has_finite(c + 1, self.end) && g.quote_at(c).is_none()) {
            stop = close + usize::from(g.mark(close + 1, ','));
        }
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
}

/// Whether "one of the …" begins at `at`.
fn is_one_of(g: &Grammar<'_>, at: usize) -> bool {
    g.is(at, Class::Indefinite) && g.is(at + 1, Class::Of)
}
