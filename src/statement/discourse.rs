//! Who was spoken of so far: what pronouns, dropped subjects, epithets and quotations without a cue point back to.

use super::Attribution;
use super::content::Draft;
use super::cue::CueGroup;
use super::governed::{belongs_to_role, hangs_on_another};
use super::grammar::Grammar;
use super::phrase::{Phrase, noun_phrase_end};
use super::source::{head_role, is_plural, resolve_phrase};
use super::speaker::Resolved;
use crate::entity::{People, RoleUse};
use crate::mention::{Kind, Mention, RoleMatch};
use crate::pack::{Class, Frame, Gender, Map, RoleClass, Slot};
use crate::text::{Sentence, TokenKind};
use crate::trace::{Origin, Step};

/// Somebody was asked something.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The number of the sentence that tells it.
    pub sentence: usize,
    /// The id of the one who asked, where it is known.
    pub by: Option<String>,
    /// The id of the one who was asked, where it is known.
    pub whom: Option<String>,
    /// Whether it was a question, and not a request.
    pub question: bool,
}

/// Somebody who was subject or speaker.
#[derive(Debug, Clone)]
pub(super) struct Subject {
    pub(super) id: String,
    pub(super) gender: Gender,
    pub(super) plural: bool,
    /// Whether it is one person without a name: "a spokesman".
    pub(super) unnamed: bool,
    /// Whether it is no subject in its sentence: the source of a noun or preposition, "la richiesta della banca".
    pub(super) aside: bool,
    pub(super) paragraph: u32,
    pub(super) sentence: usize,
    /// Whether it is a body or document without a name.
    pub thing: bool,
}

impl Subject {
    /// Why whoever speaks of himself in this gender is not this one.
    pub(super) fn is_other(&self, gender: Gender) -> Option<&'static str> {
        (self.id.starts_with("person:") && !self.gender.agrees(gender)).then_some("the speaker's words about himself have another gender")
    }
}

/// An id, with what the words that gave it show.
struct Named<'i> {
    id: &'i str,
    /// Whether they name several.
    plural: bool,
    /// The gender of one person without a name.
    unnamed: Option<Gender>,
    /// Whether they are no subject.
    aside: bool,
    /// Whether it is a body or document without a name.
    thing: bool,
}

impl<'i> Named<'i> {
    fn one(id: &'i str) -> Self {
        Named { id, plural: false, unnamed: None, aside: false, thing: false }
    }

    fn by(g: &Grammar<'_>, id: &'i str, phrase: Option<Phrase>) -> Self {
        // "a spokesman", "his wife": somebody new; "the senator" may be anybody named before
        let person = |r: &&RoleMatch| matches!(r.class, RoleClass::Office | RoleClass::Person | RoleClass::Title) && !r.plural;
        // "one delegate", "another delegate"
        let one = |at: usize| {
            let small = g.is(at, Class::Determiner) && g.is(at, Class::Singular);
            small && !g.is_any(at, &[Class::Article, Class::Demonstrative, Class::Negation, Class::Nobody])
        };
        let new = |p: &Phrase, r: &RoleMatch| {
            g.is_any(p.first, &[Class::Indefinite, Class::Possessive])
                || one(p.first)
                || g.is(r.first, Class::OfAnother)
                // "the senator", where nobody is named before
                || !g.names_person_before(p.first)
        };
        // "one of the delegates"
        let first = phrase.map(|p| p.first).filter(|&at| (g.is(at, Class::Indefinite) || one(at)) && !g.is(at, Class::Plural));
        let one_of = first.is_some_and(|at| g.is(at + 1, Class::Of));
        let role = phrase.and_then(|p| head_role(g, p).filter(|r| new(&p, r))).filter(|r| one_of || person(r));
        let unnamed = role.map(|r| r.gender).filter(|_| id.starts_with("group:"));
        let head = |p: Phrase| (p.first..p.end).find(|&i| !g.is_determiner(i)).unwrap_or(p.first);
        let thing = phrase.is_some_and(|p| {
            let document = || (g.is(head(p), Class::Document) || g.is_noun_cue(head(p))) && !g.is_plural(head(p));
            head_role(g, p).map_or_else(document, |r| r.class == RoleClass::Body && !r.plural)
        });
        Named { id, plural: !one_of && phrase.is_none_or(|p| is_plural(g, p)), unnamed, aside: false, thing }
    }
}

/// Who was spoken of so far, in reading order.
#[derive(Debug, Default)]
pub struct Discourse {
    subjects: Vec<Subject>,
    last_speaker: Option<Subject>,
    /// Who was quoted last: in an interview the one who answers.
    last_quoted: Option<Subject>,
    /// Whether of the last speaker's words only the topic was told: "ha rifiutato l'incarico".
    told: bool,
    /// How many questions of the narrator a quotation has answered.
    answered: usize,
    /// Whether the quotation to come answers one.
    asks: bool,
    /// Who was asked something last.
    asked: Option<Asked>,
    /// What people were called who spoke without their name, by their ids.
    called: Map<String, Vec<RoleUse>>,
    /// Whose death the article has told.
    dead: Vec<String>,
    /// Where the last quotation opens of which it is known who speaks, and his id.
    quotation: Option<(usize, String)>,
    /// The document with which the last sentence opened as its subject, and the number of the sentence.
    document: Option<(String, usize)>,
    /// The paragraph of the last turn of a transcript, and who speaks in it.
    turn: Option<(u32, String)>,
    /// The last sentence told as somebody sees it ("secondo Rossi"), and who that is.
    viewed: Option<(usize, String)>,
    /// The gender and sentence of the last pronoun of one person of whom it is not known who it is.
    lost: Option<(Gender, usize)>,
}

/// So many questions and answers make an interview.
const INTERVIEW: usize = 2;
/// How many sentences back a pronoun or dropped subject may reach.
const REACH: usize = 3;
/// How many sentences back an epithet may reach: further off, somebody else may be meant.
pub(super) const EPITHET_REACH: usize = 2;

impl Discourse {
    /// Remembers the subject of a sentence: the person before its first finite verb, else `main`, the subject as the
    /// clause has it, else an organisation before the verb.
    pub fn note_sentence(&mut self, g: &Grammar<'_>, people: &People, sentence: &Sentence, number: usize, main: Option<Phrase>) {
        self.dead.extend(deaths(g, sentence));
        // "HALE: The road is closed.": a turn of a transcript
        let opens = number == 0 || g.doc.sentences[number - 1].paragraph != sentence.paragraph;
        let label = g.mentions.covering(sentence.first).filter(|m| opens && m.kind == Kind::Person && g.mark(m.end, ':'));
        if let Some(label) = label.filter(|m| !g.opens_quote(m.end + 1)) {
            self.turn = Some((sentence.paragraph, label.id.clone()));
        }
        let verb = (sentence.first..sentence.end)
            .find(|&i| g.quote_at(i).is_none() && g.is_finite(i))
            .unwrap_or(sentence.end.min(sentence.first + 12));
        let free =
            |m: &&Mention| g.quote_at(m.first).is_none() && !hangs_on_another(g, sentence.first, m.first) && !belongs_to_role(g, m, verb);
        let document = document_as_subject(g, sentence, verb).and_then(|phrase| Some((Resolved::group(g, phrase).id?, number)));
        self.document = document.or(self.document.take());
        let of_kind = |kind| g.mentions.within(sentence.first, verb).filter(free).filter(move |m| m.kind == kind);
        // "Days after Hale's arrest, Berg volunteered"
        // but "Berg's been making the case"
        let auxiliary = |i: usize| g.is_any(i, &[Class::Be, Class::Participle]) || g.is_adverb(i) || g.is_gerund(i);
        let owner = |m: &Mention| g.is_possessive_suffix(m.end) && !auxiliary(m.end + 1);
        let person = of_kind(Kind::Person).find(|m| !owner(m)).or_else(|| of_kind(Kind::Person).next());
        // "Anna e il marito sono arrivati": not she alone
        let partner = |i: usize| g.mentions.covering(i).is_some_and(|m| m.kind == Kind::Person) || g.mentions.role_at(i).is_some();
        let joined = |m: &Mention| g.is(m.end, Class::Coordinator) && (m.end + 1..verb).find(|&i| !g.is_determiner(i)).is_some_and(partner);
        let last = |m: &Mention| {
            let other = (m.end + 1..verb).find_map(|i| g.mentions.covering(i)).filter(|o| o.kind == Kind::Person);
            other.map_or_else(|| noun_phrase_end(g, m.end + 1, verb), |o| o.end)
        };
        let both = person.filter(|m| joined(m)).map(|m| Phrase { first: m.first, end: last(m).max(m.end) });
        let (person, main) = (person.filter(|m| !joined(m)), main.or(both));
        if let Some(m) = person.map(|m| named_behind(g, m, verb).unwrap_or(m)) {
            let main = main.filter(|phrase| phrase.first >= verb);
            let aside = main.is_some() && g.is(past_connector(g, sentence.first), Class::Subordinator);
            self.note(people, Named { aside, ..Named::one(&m.id) }, sentence.paragraph, number);
            // "While Berg has won, Hale has lost": the subject of the main clause is the nearer one
            if main.is_none() {
                return;
            }
        }
        // "Sono arrivati Anna Neri e Ugo Berti": not she alone
        let one_of_several = |p: &Phrase| {
            let several = p.first > verb && verb < sentence.end && g.agrees_with_plural(verb, verb + 1) == Some(true);
            several && !p.is_joined(g) && g.mentions.within(p.first, p.end).any(|m| m.kind == Kind::Person)
        };
        let main = main.filter(|p| !one_of_several(p));
        let resolved =
            main.map(|phrase| resolve_phrase(g, people, self, phrase, None, number, &[])).filter(|r| r.attribution != Attribution::Unknown);
        if let Some(id) = resolved.and_then(|r| r.id) {
            self.note(people, Named::by(g, &id, main), sentence.paragraph, number);
        } else if let Some(m) = of_kind(Kind::Organisation).next() {
            self.note(people, Named::one(&m.id), sentence.paragraph, number);
        } else if let Some(m) = introduced_behind(g, sentence, verb)
            .or_else(|| introduced_by_verb(g, sentence, verb))
            .or_else(|| introduced_by_cleft(g, sentence))
            .or_else(|| introduced_by_be(g, sentence, verb))
            .or_else(|| interviewed(g, sentence, verb))
        {
            self.note(people, Named::one(&m.id), sentence.paragraph, number);
        }
    }

    fn note(&mut self, people: &People, named: Named<'_>, paragraph: u32, sentence: usize) {
        let Named { id, plural, unnamed, aside, thing } = named;
        let gender = people.get(id).map(|p| p.gender).or(unnamed).unwrap_or(Gender::Common);
        let plural = plural && id.starts_with("group:");
        let unnamed = unnamed.is_some() && !plural;
        self.subjects.push(Subject { id: id.to_owned(), gender, plural, unnamed, aside, thing, paragraph, sentence });
    }

    /// Remembers the speaker of a draft, and the phrase that named it.
    pub fn note_speaker(&mut self, g: &Grammar<'_>, people: &People, id: &str, draft: &Draft, paragraph: u32, sentence: usize) {
        let phrase = draft.source;
        // "the deal with Lund, who called it a mistake, is off", "la proposta, alla quale Rossi ha detto no, è ferma"
        // but "una conferenza nella quale Rossi ha detto"
        let scene = |i: usize| {
            let other = [Class::To, Class::Of, Class::By, Class::TopicPreposition];
            i > 0 && g.pack.drops_subject && g.is(i - 1, Class::Preposition) && !g.is_any(i - 1, &other)
        };
        let relative = |c: &CueGroup| {
            let opens = |p: Phrase| {
                let relative = |i: usize| g.is(i, Class::Relative) && !g.is(i, Class::Complementiser) && !scene(i);
                (p.first.saturating_sub(2)..p.first).any(relative)
            };
            phrase.is_some_and(|p| p.end <= c.first && ((p.end..c.first).any(|i| g.is(i, Class::PersonRelative)) || opens(p)))
        };
        // "Mentre Rossi illustrava i conti, Neri è intervenuta": not he
        let opening = |p: Phrase| {
            let first = g.doc.sentences.get(sentence).map_or(p.first, |s| past_connector(g, s.first));
            let near = g.is(first, Class::Subordinator) && p.first <= first + 3;
            near && self.recent(sentence).any(|s| s.sentence == sentence && s.id != id && s.id.starts_with("person:"))
        };
        let aside = draft.cue.is_some_and(|c| matches!(c.slot, Slot::Noun | Slot::Preposition) || relative(&c));
        let aside = aside || phrase.is_some_and(opening);
        if let Some(called) = phrase.and_then(|p| role_without_name(g, p)).filter(|_| id.starts_with("person:")) {
            let list = self.called.entry(id.to_owned()).or_default();
            if !list.contains(&called) {
                list.push(called);
            }
        }
        // nobody but a group is several
        let before = || id.starts_with("group:") && self.subjects.iter().rev().find(|s| s.id == id).is_none_or(|s| s.plural);
        let plural = phrase.map_or_else(before, |p| is_plural(g, p));
        // words of somebody who has died since
        if phrase.is_some() {
            self.dead.retain(|dead| dead != id);
        }
        self.note(people, Named { plural, aside, ..Named::by(g, id, phrase) }, paragraph, sentence);
        self.last_speaker = self.subjects.last().cloned();
        if draft.cue.is_some_and(|c| c.slot == Slot::Preposition) && id.starts_with("person:") {
            self.viewed = Some((sentence, id.to_owned()));
        }
        self.told = draft.topic;
        if let Some(content) = draft.content.iter().rev().find(|c| g.opens_quote(c.0)) {
            self.last_quoted.clone_from(&self.last_speaker);
            self.quotation = Some((content.0, id.to_owned()));
        }
    }

    /// "Dottor Rossi, che cosa è successo?": whom the narrator asks is the one who answers.
    pub fn note_addressed(&mut self, g: &Grammar<'_>, people: &People, sentence: &Sentence, number: usize) {
        let Some(last) = sentence.end.checked_sub(1).filter(|&i| g.mark(i, '?') && g.quote_at(i).is_none()) else { return };
        let opens = |m: &&Mention| {
            let title = |i: usize| g.mentions.role_at(i).is_some() || g.is_determiner(i) || g.is_adverb(i);
            m.kind == Kind::Person && (sentence.first..m.first).all(title) && g.mark(m.end, ',') && g.quote_at(m.first).is_none()
        };
        let Some(asked) = g.mentions.within(sentence.first, last).next().filter(opens).filter(|m| m.end + 2 < last) else { return };
        self.note(people, Named::one(&asked.id), sentence.paragraph, number);
        self.last_quoted = self.subjects.last().cloned();
    }

    /// Notes whether the narrator asks a question right before a quotation, which answers it.
    pub fn note_narrator_asks(&mut self, asks: bool) {
        self.asks = asks;
        self.answered += usize::from(asks);
    }

    /// Remembers that somebody was asked something.
    pub fn note_question(&mut self, asked: Asked) {
        self.asked = Some(asked);
    }

    /// Whether token `at` stands within the words of the one with this id, who says "I" of himself, or in the paragraph behind them where no
    /// mark closes them.
    pub(super) fn is_quoted_around(&self, g: &Grammar<'_>, at: usize, id: &str) -> bool {
        let paragraph = |i: usize| g.token(i).map_or(0, |t| t.paragraph);
        let runs_on = |open: usize| {
            let Some(quote) = g.quote_at(open).filter(|q| !q.closed && !q.continues && q.end <= at) else { return false };
            let next = g.doc.quotes.partition_point(|q| q.open < quote.end);
            paragraph(at) - paragraph(open) <= 1 && g.doc.quotes.get(next).is_none_or(|q| q.open >= at)
        };
        let within = |open: usize| open < at && (g.quote_at(at).is_some_and(|q| q.open == open) || runs_on(open));
        let turn = self.turn.as_ref().is_some_and(|(number, speaker)| speaker == id && *number == paragraph(at));
        turn || self.quotation.as_ref().is_some_and(|(open, speaker)| speaker == id && within(*open))
    }

    /// Remembers that it is not known who is meant by a pronoun of this gender.
    pub fn note_lost(&mut self, gender: Gender, sentence: usize) {
        self.lost = Some((gender, sentence));
    }

    /// The sentence of the last pronoun of which that is not known, where one of this gender can mean the same.
    pub(super) fn lost(&self, gender: Gender) -> Option<usize> {
        let (lost, number) = self.lost?;
        lost.agrees(gender).then_some(number)
    }

    /// The person as whose view the sentence with this number is told.
    pub(super) fn viewed(&self, sentence: usize) -> Option<&str> {
        self.viewed.as_ref().filter(|(number, _)| *number == sentence).map(|(_, id)| id.as_str())
    }

    /// Who was asked something in this sentence or the one before: he answers, and who asked does not.
    pub(super) fn asked(&self, sentence: usize) -> Option<&Asked> {
        self.asked.as_ref().filter(|asked| sentence - asked.sentence <= 1)
    }

    /// What the person with this id was called when speaking without a name.
    pub(super) fn called(&self, id: &str) -> impl Iterator<Item = &RoleUse> {
        self.called.get(id).into_iter().flatten()
    }

    /// Whether questions were answered so far, or one stands before the quotation to come.
    pub(super) fn is_interview(&self) -> bool {
        self.asks || self.answered > 0
    }

    /// "The report was published. It said": the document that was the subject of the sentence before this one, where no body was spoken of that may
    /// have given it out.
    pub(super) fn document_before(&self, sentence: usize) -> Option<&str> {
        let body = || self.recent(sentence).any(|s| s.id.starts_with("org:"));
        self.document.as_ref().filter(|(_, number)| number + 1 == sentence && !body()).map(|(id, _)| id.as_str())
    }

    /// Who spoke last, and the number of the sentence.
    pub(super) fn spoke_last(&self) -> Option<(&str, usize)> {
        self.last_speaker.as_ref().map(|s| (s.id.as_str(), s.sentence))
    }

    /// The person who is the subject of the sentence with this number.
    pub fn person_of(&self, sentence: usize) -> Option<&str> {
        self.subjects.iter().rev().take_while(|s| s.sentence == sentence).map(|s| s.id.as_str()).find(|id| id.starts_with("person:"))
    }

    /// Takes the turn from the last speaker: somebody without a name spoke.
    pub fn end_turn(&mut self) {
        self.last_speaker = None;
    }

    /// The speaker of the statement before, where a quotation without cue carries it on: not further than the next paragraph.
    ///
    /// Whoever is quoted speaks of himself in the gender `own`, and begins with a pronoun of the gender `about` for somebody else.
    pub(super) fn carried_over(
        &self,
        g: &Grammar<'_>,
        paragraph: u32,
        sentence: usize,
        own: Gender,
        about: Option<Gender>,
    ) -> Option<&Subject> {
        let quoted_at = |q: &Subject, s: &Subject| q.id == s.id && q.sentence == s.sentence;
        // whoever the question is about does not answer it
        let quoted = |s: &&Subject| self.last_quoted.as_ref().is_some_and(|q| quoted_at(q, s));
        let other = self.told || self.last_speaker.is_none() || self.last_quoted.is_some() && self.answered >= INTERVIEW;
        if (self.asks || self.answered >= INTERVIEW) && other && self.last_speaker.as_ref().filter(quoted).is_none() {
            let far = |s: &Subject| (paragraph - s.paragraph > 2).then_some("the quotation before stands further off than two paragraphs");
            return first_without(g, self.last_quoted.iter(), far);
        }
        // somebody introduced in the sentence before, perhaps in the paragraph before, is nearer than the last speaker
        let introduced =
            self.subjects.last().filter(|s| paragraph - s.paragraph <= 1 && sentence - s.sentence == 1 && s.id.starts_with("person:"));
        // "Hale was indicted on Monday. “He did nothing wrong”": not he
        let introduced = introduced.filter(|s| about.is_none_or(|gender| !s.gender.agrees(gender)));
        let candidates = introduced.into_iter().chain(&self.last_speaker);
        // "Dottor Rossi, che cosa è successo?"
        let addressed = |s: &Subject| self.last_quoted.as_ref().is_some_and(|q| quoted_at(q, s) && q.sentence + 1 == sentence);
        let why_not = |s: &Subject| {
            // "Rossi dice che è vecchio. È vero?" and in the next paragraph "«…»": who is named in a question does not answer it
            let question = g.doc.sentences.get(sentence.saturating_sub(1)).map_or(paragraph, |s| s.paragraph);
            if self.asks && question < paragraph && s.paragraph == question && !addressed(s) {
                return Some("the question that is answered names it");
            }
            // "«…», dice Rossi." "E che cosa farà?" "«…»": the question stands in between
            let reach = if self.asks { 2 } else { 1 };
            let far = (paragraph - s.paragraph > reach).then_some("the statement before stands further off than the paragraph before");
            far.or_else(|| s.is_other(own))
        };
        first_without(g, candidates, why_not).filter(|s| !self.is_dead(&s.id))
    }

    /// Whether the article has told of this one's death, and has not quoted him since.
    pub(super) fn is_dead(&self, id: &str) -> bool {
        self.dead.iter().any(|dead| dead == id)
    }

    /// Whether somebody else without a name, one and no body, was subject since this one and before sentence number `sentence`.
    pub(super) fn somebody_since(&self, subject: &Subject, sentence: usize) -> bool {
        let since = self.subjects.iter().rev().skip_while(|s| s.sentence >= sentence).take_while(|s| s.sentence > subject.sentence);
        since.into_iter().any(|s| s.id != subject.id && s.id.starts_with("group:") && !s.plural && !s.thing)
    }

    /// Whether this one is no subject in a sentence that has another person for one, of whom a pronoun of that gender can be said.
    pub(super) fn is_overshadowed(&self, subject: &Subject, gender: Gender) -> bool {
        let here = || self.subjects.iter().rev().take_while(|s| s.sentence >= subject.sentence).filter(|s| s.sentence == subject.sentence);
        let own = || here().any(|s| s.id == subject.id && !s.aside);
        let other = |s: &Subject| s.id != subject.id && !s.aside && s.id.starts_with("person:") && s.gender.agrees(gender);
        subject.aside && !own() && here().any(other)
    }

    pub(super) fn recent(&self, sentence: usize) -> impl Iterator<Item = &Subject> {
        self.subjects.iter().rev().take_while(move |s| sentence - s.sentence <= REACH).filter(|s| !self.is_dead(&s.id))
    }

    /// The last one who was subject or speaker, within reach, and whom `why_not` does not rule out.
    pub(super) fn last_without(
        &self,
        g: &Grammar<'_>,
        sentence: usize,
        why_not: impl Fn(&Subject) -> Option<&'static str>,
    ) -> Option<&Subject> {
        first_without(g, self.recent(sentence), why_not)
    }
}

/// Behind "but" or "and", where the sentence opens with it.
fn past_connector(g: &Grammar<'_>, first: usize) -> usize {
    first + usize::from(g.is_any(first, &[Class::Adversative, Class::Coordinator]))
}

/// "| The report | was published on Monday. It said": the document with which the sentence opens, right before its verb.
fn document_as_subject(g: &Grammar<'_>, sentence: &Sentence, verb: usize) -> Option<Phrase> {
    let noun = sentence.first + 1;
    let plain = g.is_definite_article(sentence.first) && g.is(noun, Class::Document) && !g.is_plural(noun) && noun < verb;
    (plain && (noun + 1..verb).all(|i| g.is_adverb(i))).then_some(Phrase { first: sentence.first, end: noun + 1 })
}

/// "Or Jeb Berg, consultant Phil Holm says": the person right before the verb, where behind this one stand nothing but a comma and a role.
fn named_behind<'g>(g: &'g Grammar<'_>, person: &Mention, verb: usize) -> Option<&'g Mention> {
    let last = g.mentions.covering(verb.checked_sub(1)?).filter(|m| m.kind == Kind::Person && m.id != person.id && m.end == verb)?;
    let word = |i: usize| {
        g.kind(i) == Some(TokenKind::Word) && !g.is_any(i, &[Class::Preposition, Class::Of, Class::Relative, Class::Coordinator])
    };
    let role = last.first.checked_sub(1).is_some_and(|i| g.mentions.role_at(i).is_some());
    (g.mark(person.end, ',') && role && (person.end + 1..last.first).all(word)).then_some(last)
}

/// Of whom the sentence tells that they died: "Rossi è morto", "la morte di Rossi", "Hale was killed", "killed Hale".
pub(super) fn deaths(g: &Grammar<'_>, sentence: &Sentence) -> Vec<String> {
    let mut dead = Vec::new();
    let person = |m: Option<&Mention>| m.filter(|m| m.kind == Kind::Person).map(|m| m.id.clone());
    for at in (sentence.first..sentence.end).filter(|&i| g.is_any(i, &[Class::Dying, Class::Killing]) && g.quote_at(i).is_none()) {
        let small = |i: &usize| g.is_determiner(*i) || g.is(*i, Class::Of) || g.mentions.role_at(*i).is_some();
        let behind = (at + 1..(at + 6).min(sentence.end)).find(|i| !small(i)).and_then(|i| g.mentions.covering(i));
        let verb = |i: &usize| g.is_any(*i, &[Class::Be, Class::Have]) || g.is_adverb(*i);
        let group = (sentence.first..at).rev().find(|i| !verb(i));
        let before = group.and_then(|i| g.mentions.covering(i).filter(|m| m.end == i + 1));
        let passive = (group.map_or(sentence.first, |i| i + 1)..at).any(|i| g.is(i, Class::Be));
        let agent = g.is(at + 1, Class::By);
        if g.is(at, Class::Killing) && !passive {
            // "Hale killed Berg": the object
            dead.extend(person(behind).filter(|_| !agent));
        } else if before.is_some() {
            dead.extend(person(before));
        } else if !agent {
            dead.extend(person(behind));
        }
    }
    dead
}

/// "È intervenuta sul caso una suora, madre Anna Neri": behind "be" and a participle, an unnamed subject and behind the comma its name.
fn introduced_behind<'g>(g: &'g Grammar<'_>, sentence: &Sentence, verb: usize) -> Option<&'g Mention> {
    let intransitive = g.pack.drops_subject && verb < sentence.end && g.is(verb, Class::Be);
    let subject = (verb + 1..sentence.end).find(|&i| {
        let role = g.mentions.role_at(i).is_some_and(|r| !r.plural && r.first == i);
        role && g.is(i - 1, Class::Indefinite) && !g.is(i - 2, Class::Preposition)
    });
    let comma = subject.filter(|_| intransitive).and_then(|s| (s + 1..sentence.end).find(|&i| g.mark(i, ',')))?;
    let name = g.mentions.within(comma + 1, sentence.end).next().filter(|m| m.kind == Kind::Person && g.quote_at(m.first).is_none())?;
    (comma + 1..name.first).all(|i| g.mentions.role_at(i).is_some()).then_some(name)
}

/// "It was Tom Hale who", "The winner was Tom Hale", "Among the injured is Tom Hale": the name right behind "be", before which nobody is named.
fn introduced_by_be<'g>(g: &'g Grammar<'_>, sentence: &Sentence, verb: usize) -> Option<&'g Mention> {
    let is = verb < sentence.end && g.is(verb, Class::Be) && g.pack.bare_clause && !g.is(verb + 1, Class::Negation);
    let name = g.mentions.within(verb, sentence.end).find(|m| m.kind == Kind::Person).filter(|_| is)?;
    let alone = !g.is(name.end, Class::Coordinator) && !g.is_possessive_suffix(name.end) && g.quote_at(name.first).is_none();
    let unnamed = g.mentions.within(sentence.first, verb).all(|m| m.kind != Kind::Person);
    (alone && unnamed && (verb + 1..name.first).all(|i| g.leads_name(i))).then_some(name)
}

/// "Ne abbiamo parlato con il sindaco Ugo Neri", "We spoke to Tom Hale": whom the author spoke with.
fn interviewed<'g>(g: &'g Grammar<'_>, sentence: &Sentence, verb: usize) -> Option<&'g Mention> {
    let author = |i: usize| g.is(i, Class::FirstPerson) && g.quote_at(i).is_none();
    let verb = (sentence.first..sentence.end.min(verb + 1)).find(|&i| author(i)).filter(|v| v - sentence.first <= 2)?;
    let head = (verb..(verb + 4).min(sentence.end)).find(|&i| g.is_finite(i) || g.is(i, Class::Participle))?;
    let head = head + usize::from(g.is(head, Class::Have) && g.is(head + 1, Class::Participle));
    let name = g.mentions.within(head, sentence.end).find(|m| m.kind == Kind::Person && g.quote_at(m.first).is_none())?;
    let name = Some(name).filter(|m| !g.is_possessive_suffix(m.end))?;
    let small = |i: usize| g.is_determiner(i) && !g.is_any(i, &[Class::Partner, Class::To]) || g.mentions.role_at(i).is_some();
    let opener = (head + 1..name.first).rev().find(|&i| !small(i) && !g.is(i, Class::BeforeName))?;
    let with = g.is_any(opener, &[Class::Partner, Class::To]);
    (with && (head + 1..opener).all(|i| g.kind(i) == Some(TokenKind::Word) && !g.is(i, Class::Negation))).then_some(name)
}

/// "Parla il sindaco Ugo Neri", "È intervenuto anche il garante, Aldo Neri", "Gli ha risposto Anna Neri": the name behind a verb of speaking or
/// coming that the sentence opens with, which has no other subject and no object.
fn introduced_by_verb<'g>(g: &'g Grammar<'_>, sentence: &Sentence, verb: usize) -> Option<&'g Mention> {
    if !g.pack.drops_subject {
        return None;
    }
    // "Conferma Anna Neri": a noun, too
    let verb = if verb < sentence.end { verb } else { sentence.first };
    // "Tra i feriti c'è Anna Neri"
    let role = |i: usize| g.mentions.role_at(i).is_some_and(|r| !r.plural);
    let before = |i: usize| g.mentions.covering(i).is_none() && !role(i) && g.kind(i) == Some(TokenKind::Word);
    let auxiliary = g.is_any(verb, &[Class::Be, Class::Have]);
    let head = verb + usize::from(auxiliary && g.is(verb + 1, Class::Participle));
    let speaks = g.pack.cues_of(g.doc.tokens[head].word).iter().any(|(cue, slot)| {
        let frames = g.pack.cue(*cue).frames;
        let answers = matches!(g.pack.cue(*cue).act.as_str(), "say" | "answer");
        let objects = [Frame::AddresseeObject, Frame::ObjectInfinitive, Frame::Person];
        // "Conferma Anna Neri": nobody is confirmed
        let agrees = matches!(g.pack.cue(*cue).act.as_str(), "confirm" | "agree");
        let told = agrees || answers && !frames.has(Frame::Topic) && !frames.has(Frame::Named);
        told && matches!(slot, Slot::Finite | Slot::Participle) && objects.iter().all(|frame| !frames.has(*frame))
    });
    // "Accanto a lui c'è Bruno Neri", "Poi arriva Bruno Neri"
    let there = verb > sentence.first && g.is(verb, Class::Be) && g.is(verb - 1, Class::Clitic) && head == verb;
    let arrives = g.is(verb, Class::Arrival) && head == verb;
    let comes = g.is(verb, Class::Be) && head > verb && !g.is(head, Class::Be) || there || arrives;
    let floor = g.is(head + 1, Class::Article) && (g.is(head + 2, Class::Words) || g.is_noun_cue(head + 2));
    let at = if floor { head + 3 } else { head + 1 };
    let opens = (sentence.first..verb).all(before) && verb - sentence.first <= 6 && (speaks || comes || floor);
    // "Sono arrivati Anna Neri e Ugo Berti": it is not clear who of them is meant
    let several = g.agrees_with_plural(verb, verb + 1) == Some(true);
    let name = g.mentions.within(at, sentence.end).find(|m| m.kind == Kind::Person && g.quote_at(m.first).is_none());
    let name = name.filter(|_| opens && !several)?;
    let article = |i: usize| g.is_determiner(i) && !g.is_any(i, &[Class::Preposition, Class::By, Class::To]);
    let role = (at..name.first).find_map(|i| g.mentions.role_at(i)).filter(|r| !r.plural);
    // "il garante dei detenuti, Aldo Neri", "a muso duro Aldo Neri"
    let described = |i: usize| role.is_some_and(|r| i >= r.first) && (g.is(i, Class::Of) || g.kind(i) == Some(TokenKind::Word));
    let comma = |i: usize| i + 1 == name.first && g.mark(i, ',') && role.is_some_and(|r| r.first < i);
    let plain = |i: usize| article(i) || g.is_adverb(i) || g.mentions.role_at(i).is_some() || described(i) || comma(i);
    let other = |i: usize| g.is_finite(i) || g.mentions.covering(i).is_some_and(|m| m.kind == Kind::Person) || g.is(i, Class::Relative);
    // "Parla il sindaco di Anna Neri"
    let owned = (at..name.first).rev().find(|&i| !article(i) && g.mentions.role_at(i).is_none()).is_some_and(|i| g.is(i, Class::Of));
    // "Ha confermato Anna Neri alla guida del museo": whom somebody confirms
    let object = g.kind(name.end) == Some(TokenKind::Word)
        && g.pack.cues_of(g.doc.tokens[head].word).iter().any(|(cue, _)| g.pack.cue(*cue).frames.has(Frame::Named));
    (!owned && !object && name.first <= at + 8 && (at..name.first).all(|i| plain(i) && !other(i))).then_some(name)
}

/// "A coordinare i lavori è Anna Neri", "È stata Anna Neri a coordinare i lavori".
fn introduced_by_cleft<'g>(g: &'g Grammar<'_>, sentence: &Sentence) -> Option<&'g Mention> {
    let does = |at: usize| g.is(at, Class::To) && g.is_infinitive(at + 1);
    g.mentions.within(sentence.first, sentence.end).find(|m| {
        let small =
            |i: &usize| g.is_determiner(*i) || g.mentions.role_at(*i).is_some() || g.is(*i, Class::Be) && g.is(*i, Class::Participle);
        let verb = (sentence.first..m.first).rev().find(|i| !small(i)).filter(|&i| g.is(i, Class::Be) && g.is_finite(i));
        let cleft = does(m.end) || verb.is_some_and(|v| v > sentence.first && does(sentence.first));
        let one = !g.is(m.end, Class::Coordinator) && m.kind == Kind::Person && g.quote_at(m.first).is_none();
        // "A perdere la vita è stata Anna Neri": only who is told to be somebody
        let role = m.first > sentence.first && g.mentions.role_at(m.first - 1).is_some();
        let described = role || g.mark(m.end, ',') && (m.end + 1..m.end + 4).any(|i| g.mentions.role_at(i).is_some());
        let denied = verb.is_some_and(|v| v > sentence.first && g.is(v - 1, Class::Negation));
        let passive = does(sentence.first) && g.is(sentence.first + 1, Class::Be);
        g.pack.drops_subject && one && described && verb.is_some() && cleft && !denied && !passive
    })
}

/// The role that a phrase without a person's name gives to its head, where it is not said of anybody.
fn role_without_name(g: &Grammar<'_>, phrase: Phrase) -> Option<RoleUse> {
    let role = head_role(g, phrase).filter(|r| r.class != RoleClass::Title && !r.plural && !g.is(r.first, Class::AnyPerson))?;
    let nameless = g.mentions.within(phrase.first, phrase.end).all(|m| m.kind != Kind::Person);
    nameless.then(|| RoleUse::read(g.doc, g.pack, role, phrase.end, Vec::new()))
}

/// The first of the candidates whom `why_not` does not rule out.
pub(super) fn first_without<'d>(
    g: &Grammar<'_>,
    candidates: impl Iterator<Item = &'d Subject>,
    why_not: impl Fn(&Subject) -> Option<&'static str>,
) -> Option<&'d Subject> {
    let mut found: Option<&Subject> = None;
    for subject in candidates {
        let nearer = || found.filter(|f| f.id != subject.id).map(|_| "somebody nearer fits");
        let verdict = why_not(subject).or_else(nearer);
        g.note(|| Step::Candidate { id: subject.id.clone(), origin: Origin::Sentence(subject.sentence), why_not: verdict });
        if verdict.is_none() && found.is_none() {
            found = Some(subject);
        }
        if found.is_some() && !g.is_traced() {
            break;
        }
    }
    found
}
