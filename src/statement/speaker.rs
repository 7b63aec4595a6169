//! Who speaks: from the words that name the source to a canonical id, with the whole article in view.
//!
//! Unknown is stated, never guessed: where nothing decides, the speaker stays empty.

use super::Attribution;
use super::author::{author, author_within, issued_by_last};
use super::body::by_body;
use super::content::{Draft, Range};
use super::discourse::{Asked, Discourse, Subject};
use super::dropped::Dropped;
use super::grammar::Grammar;
use super::named::{named_by_capitals, named_in_apposition};
use super::office::country_of_article;
use super::phrase::{Phrase, is_one_of_those};
use super::role::{by_role, named_in, only_person_of};
use crate::entity::{People, slug};
use crate::mention::{Kind, Mention, PronounMatch, RoleMatch};
use crate::pack::{Class, Gender, RoleClass, Slot, WordId};
use crate::text::{Token, TokenKind};
use crate::trace::{Origin, Step};

/// A speaker as far as it is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Resolved {
    /// Canonical id.
    pub id: Option<String>,
    /// How it was found.
    pub attribution: Attribution,
    /// The role, as written here.
    pub role: Option<String>,
    /// The country or body spoken for.
    pub speaks_for: Option<String>,
}

/// Resolves the speaker of a draft in sentence number `sentence`.
pub fn resolve(g: &Grammar<'_>, people: &People, discourse: &Discourse, draft: &Draft, sentence: usize) -> Resolved {
    let unknown = Resolved { id: None, attribution: Attribution::Unknown, role: None, speaks_for: None };
    // what the speaker says, and to whom: he is named in neither
    let others: Vec<Range> = draft.content.iter().copied().chain(draft.addressee.map(|p| (p.first, p.end))).collect();
    let Some(phrase) = draft.source else {
        if draft.rule == "colon-of-another" {
            return unknown;
        }
        let Some(cue) = draft.cue else { return without_words(g, discourse, draft, sentence) };
        let id = Dropped::new(g, people, discourse, draft, cue, sentence, &others).speaker();
        let attribution = if id.is_some() { Attribution::DroppedSubject } else { Attribution::Unknown };
        return Resolved { id, attribution, ..unknown };
    };
    // "She asked the minister … He replied"
    if let Some(pronoun) = g.pronoun_ending(phrase.first, phrase.end).filter(|p| !p.plural)
        && let Some(id) = answers(g, discourse, draft, sentence)
        && people.get(&id).is_some_and(|p| p.gender.agrees(pronoun.gender))
    {
        return Resolved { id: Some(id), attribution: Attribution::Pronoun, ..unknown };
    }
    // "ha letto le minacce ricevute: «…»": it is not told whose words they are
    if phrase.end == phrase.first + 1 && g.is(phrase.first, Class::Words) && g.mentions.role_at(phrase.first).is_none() {
        return unknown;
    }
    let within = author_within(g, phrase);
    let told = author(g, phrase, sentence).or(within);
    if told.is_none()
        && let Some(id) = issued_by_last(g, discourse, phrase, sentence)
    {
        return Resolved { id: Some(id.to_owned()), attribution: Attribution::CarriedOver, ..unknown };
    }
    let phrase = told.unwrap_or(phrase);
    // "Anna Berg MP"
    let letters = phrase.end > phrase.first + 1 && g.is(phrase.end - 1, Class::Honours) && g.mentions.covering(phrase.end - 2).is_some();
    let phrase = Phrase { end: phrase.end - usize::from(letters), ..phrase };
    let pronoun = g.pronoun_ending(phrase.first, phrase.end);
    let mut resolved = resolve_phrase(g, people, discourse, phrase, draft.apposition, sentence, &others);
    if within.is_some() && resolved.attribution == Attribution::Name {
        resolved.attribution = Attribution::Pronoun;
    }
    if let Some(pronoun) = pronoun {
        let fits = |id: &str| people.get(id).is_none_or(|p| p.gender.agrees(pronoun.gender));
        if resolved.id.as_deref().is_some_and(|id| may_be_answered(g, draft, sentence, id, fits)) {
            return unknown;
        }
    }
    if resolved.attribution == Attribution::Pronoun && resolved.id.as_deref().is_some_and(|id| is_client(g, people, draft, id)) {
        return unknown;
    }
    // "Rossi ha bloccato il ladro. «Lasciami», lo ha implorato il giovane": not he
    let just = |id: &str| discourse.recent(sentence).next().is_some_and(|s| s.id == id);
    // "Anna Berg missed the rehearsal. “She is ill,” the director said": not she
    let about = spoken_of(g, draft);
    let spoken_of = |id: &str| about.is_some_and(|about| people.get(id).is_some_and(|p| p.gender.agrees(about)) && just(id));
    let gender = |id: &str| people.get(id).is_some_and(|p| !p.gender.agrees(own_gender(g, draft)));
    // "Karl Benn walked out after the chairman said": nor is he who is named before in the sentence
    let beside = |id: &str| g.pack.bare_clause && named_in(g, sentence, phrase.first).any(|m| m.id == id);
    let other = |id: &str| beside(id) || has_object_clitic(g, draft) && just(id) || gender(id) || spoken_of(id);
    if resolved.attribution == Attribution::Epithet && resolved.id.as_deref().is_some_and(other) {
        return Resolved { id: Some(group_id(g, phrase)), attribution: Attribution::Group, role: None, speaks_for: None };
    }
    // "according to him": nobody in particular; but "those who know him"
    let is_pronoun = |i: usize| g.is(i, Class::OtherPronoun) && !g.is_determiner(i);
    if resolved.attribution == Attribution::Group && phrase.end == phrase.first + 1 && is_pronoun(phrase.first) {
        return unknown;
    }
    // "sia Rossi che Verdi hanno detto": the last of several
    let several = draft.cue.is_some_and(|c| c.plural == Some(true)) && phrase.first > 0;
    // "al ministro Rossi e al sindaco Verdi, che hanno detto"
    let before = phrase.first.saturating_sub(if g.is(phrase.first.saturating_sub(1), Class::FusedArticle) { 2 } else { 1 });
    let joined = several && g.is_any(before, &[Class::Coordinator, Class::Complementiser]);
    if joined && resolved.id.as_deref().is_some_and(|id| id.starts_with("person:")) {
        return Resolved { id: Some(group_id(g, phrase)), attribution: Attribution::Group, ..unknown };
    }
    resolved
}

/// Who speaks in a quotation that no cue takes and no words give to somebody: whoever spoke before, unless somebody else may be meant.
fn without_words(g: &Grammar<'_>, discourse: &Discourse, draft: &Draft, sentence: usize) -> Resolved {
    let given = |id: Option<String>, attribution| {
        let attribution = if id.is_some() { attribution } else { Attribution::Unknown };
        Resolved { id, attribution, role: None, speaks_for: None }
    };
    let lead = lead_in(g, draft, sentence);
    let any = |class| lead.is_some_and(|(first, colon)| (first..colon).any(|i| g.is(i, class)));
    let his = any(Class::Words) && any(Class::Possessive);
    // "La replica arriva da Aldo Neri. Queste le sue parole: «…»"
    if let Some(id) = sentence.checked_sub(1).filter(|_| his).and_then(|before| only_person_of(g, before, usize::MAX)) {
        return given(Some(id), Attribution::Pronoun);
    }
    // "«…», ha detto Rossi. Accanto c'era Anna Berg. «…»": either; but in an interview the questions name others too
    let others =
        |s: &Subject, number: usize| introduces_another(g, number, &s.id) || his && named_in(g, number, usize::MAX).any(|m| m.id != s.id);
    let since = |s: &Subject| !discourse.is_interview() && (s.sentence + 1..sentence).any(|number| others(s, number));
    // "Sconcerto tra i residenti: «…»", "La risposta è arrivata: «…»", "Lui non ci sta: «…»"
    let another = || leads_from_another(g, draft, sentence);
    let paragraph = g.doc.sentences[sentence].paragraph;
    let before = discourse.carried_over(g, paragraph, sentence, own_gender(g, draft), spoken_of(g, draft));
    given(before.filter(|s| !since(s) && !another()).map(|s| s.id.clone()), Attribution::CarriedOver)
}

/// Whether the words of the sentence before the colon that leads to the quotation tell of somebody, so that it is not of whoever spoke before.
pub(super) fn leads_from_another(g: &Grammar<'_>, draft: &Draft, sentence: usize) -> bool {
    let Some((first, colon)) = lead_in(g, draft, sentence).filter(|_| g.pack.drops_subject) else { return false };
    let governed = |m: &Mention| m.first > first && g.is_any(m.first - 1, &[Class::Preposition, Class::Of, Class::To, Class::By]);
    let verb = |m: &Mention| g.has_finite(first, m.first);
    let named =
        |m: &Mention| matches!(m.kind, Kind::Person | Kind::Organisation) && !governed(m) && !verb(m) && g.quote_at(m.first).is_none();
    let names = || g.mentions.within(first, colon).any(named);
    // "Sul muro una scritta: «…»", but not "La sua lettera si chiude così: «…»"
    let written = || !g.has_finite(first, colon) && (first..colon).any(|i| g.is(i, Class::Words));
    tells_of_somebody(g, first, colon) || names() || written()
}

/// The words of the sentence before the colon that leads to the quotation.
fn lead_in(g: &Grammar<'_>, draft: &Draft, sentence: usize) -> Option<Range> {
    let first = g.doc.sentences.get(sentence)?.first;
    let colon = draft.content.first()?.0.checked_sub(1).filter(|&i| i > first && g.mark(i, ':'))?;
    Some((first, colon))
}

/// Whether somebody without a name, who is no complement of another word, is in `[first, end)`, or a pronoun, or an answer.
fn tells_of_somebody(g: &Grammar<'_>, first: usize, end: usize) -> bool {
    let answer =
        |i: usize| g.pack.cues_of(g.doc.tokens[i].word).iter().any(|(cue, slot)| *slot == Slot::Noun && g.pack.cue(*cue).act == "answer");
    (first..end).filter(|&i| g.quote_at(i).is_none()).any(|i| {
        let role = g.mentions.role_at(i).filter(|r| r.first == i && g.mentions.covering(i).is_none());
        // "le parole del presidente", "l'invito agli astanti", "è stato assunto un consulente", "a chi la accusa": no speaker
        let opener = (first..i).rev().find(|&k| !g.is_determiner(k) || g.is_any(k, &[Class::Of, Class::To]));
        let governed = || {
            let patient = |k: usize| g.is(k, Class::Participle) && k > first && g.is(k - 1, Class::Be) && g.is(k - 1, Class::Participle);
            opener.is_some_and(|k| g.is_any(k, &[Class::Of, Class::To, Class::Relative, Class::Question]) || patient(k))
        };
        // "illustrata da Anna Rossi, legale dei Neri", "incidenti e feriti": nor are what is told of a name, and a bare noun
        let told = || i > first + 1 && g.mark(i - 1, ',') && g.mentions.covering(i - 2).is_some();
        let bare = || i > first && !g.is_determiner(i - 1) && !g.mark(i - 1, ',');
        let pronoun = i == first && g.is(i, Class::SubjectPronoun) && !g.is_any(i, &[Class::FirstPerson, Class::Possessive]);
        role.is_some() && !governed() && !told() && !bare() || answer(i) || pronoun
    })
}

/// "«Sono arrivata tardi», ha detto": the gender in which whoever is quoted speaks of himself, where all that he says of himself agrees.
pub(super) fn own_gender(g: &Grammar<'_>, draft: &Draft) -> Gender {
    // not what he quotes of others
    let outer = |c: &Range, i: usize| g.quote_at(i).is_some_and(|q| q.open == c.0 || g.quote_at(c.0).is_some_and(|o| o.open == q.open));
    let tokens = draft.content.iter().flat_map(|c| (c.0..c.1).filter(|&i| outer(c, i)));
    let genders = tokens.filter(|&i| g.is(i, Class::IAm)).filter_map(|i| {
        let said = (i + 1..i + 4).find(|&k| !g.is_adverb(k))?;
        let word = g.doc.tokens.get(said).filter(|t| t.kind == TokenKind::Word && !t.is_capitalised() && !g.is(said, Class::Determiner))?;
        let word = word.span().slice(g.doc.text);
        let ends = |suffixes: &[String]| suffixes.iter().any(|s| word.ends_with(s.as_str()));
        match (ends(&g.pack.feminine_suffixes), ends(&g.pack.masculine_suffixes)) {
            (true, false) => Some(Gender::Feminine),
            (false, true) => Some(Gender::Masculine),
            _ => None,
        }
    });
    let mut own = None;
    for gender in genders {
        if own.is_some_and(|own| own != gender) {
            return Gender::Common;
        }
        own = Some(gender);
    }
    own.unwrap_or(Gender::Common)
}

/// "“She is ill,” …": the gender of somebody else, for whom the pronoun stands with which the quotation begins.
fn spoken_of(g: &Grammar<'_>, draft: &Draft) -> Option<Gender> {
    let first = draft.content.first().filter(|c| g.opens_quote(c.0)).map(|c| c.0 + 1)?;
    g.pronoun_ending(first, first + 1).filter(|p| !p.plural && p.gender != Gender::Neuter).map(|p| p.gender)
}

/// Whether quotations alone are the content.
pub(super) fn quotes_alone(g: &Grammar<'_>, draft: &Draft) -> bool {
    draft.content.iter().all(|c| g.quote_at(c.0).is_some_and(|q| q.open == c.0))
}

/// Whether a pronoun before the verb stands for one person of whom was spoken: "gli ha detto".
pub(super) fn has_object_clitic(g: &Grammar<'_>, draft: &Draft) -> bool {
    let Some(cue) = draft.cue.filter(|_| g.pack.drops_subject) else { return false };
    (cue.first..cue.head).any(|i| g.is_object_clitic(i) && !g.is(i, Class::FirstPerson))
}

/// Whom the pronoun before the verb of this draft stands for: the person who was subject before, where it agrees in gender.
pub(super) fn whom_clitic(g: &Grammar<'_>, discourse: &Discourse, draft: &Draft, sentence: usize, by: Option<&str>) -> Option<String> {
    let gender = clitic_gender(g, draft)?;
    let before = discourse.recent(sentence).find(|s| s.sentence < sentence)?;
    let person = before.id.starts_with("person:") && before.gender.agrees(gender) && by.is_none_or(|by| by != before.id);
    person.then(|| before.id.clone())
}

/// The gender of whom that pronoun stands for.
pub(super) fn clitic_gender(g: &Grammar<'_>, draft: &Draft) -> Option<Gender> {
    let cue = draft.cue.filter(|_| has_object_clitic(g, draft))?;
    let any = |class| (cue.first..cue.head).any(|i| g.is(i, class));
    match (any(Class::ForMan), any(Class::ForWoman)) {
        (true, false) => Some(Gender::Masculine),
        (false, true) => Some(Gender::Feminine),
        _ => None,
    }
}

/// Who answers, where the sentence or the one before tells who was asked.
pub(super) fn answers(g: &Grammar<'_>, discourse: &Discourse, draft: &Draft, sentence: usize) -> Option<String> {
    let act = |name: &str| draft.cue.is_some_and(|c| g.pack.cue(c.cue).act == name);
    // "Judge Orr asked Tom Hale if he had left. “I had,” he said", "… «Avevo paura», ha spiegato"
    // "… He said he had left"
    let opens = || draft.source.is_some_and(|p| g.doc.sentences.get(sentence).is_some_and(|s| s.first == p.first));
    let says = act("say") || g.pack.drops_subject && act("explain");
    let replies = |asked: &Asked| asked.question && asked.sentence + 1 == sentence && (quotes_alone(g, draft) || opens()) && says;
    let Asked { by, whom, .. } = discourse.asked(sentence).filter(|asked| act("answer") || replies(asked))?;
    let whom = whom.as_ref()?;
    let person = whom.starts_with("person:") && by.as_ref().is_none_or(|by| by != whom);
    if person {
        g.note(|| Step::Candidate { id: whom.clone(), origin: Origin::Sentence(sentence), why_not: None });
    }
    person.then(|| whom.clone())
}

/// "Rossi ha attaccato Neri. «…», ha replicato": whether somebody else is named in the sentence before, who may be the one who answers.
pub(super) fn may_be_answered(g: &Grammar<'_>, draft: &Draft, sentence: usize, id: &str, fits: impl Fn(&str) -> bool) -> bool {
    let answer = draft.cue.is_some_and(|c| g.pack.cue(c.cue).act == "answer");
    let Some(before) = sentence.checked_sub(1).and_then(|s| g.doc.sentences.get(s)).filter(|_| answer) else { return false };
    let named = || g.mentions.within(before.first, before.end).filter(|m| m.kind == Kind::Person && g.quote_at(m.first).is_none());
    named().next().is_some_and(|m| m.id == id) && named().any(|m| m.id != id && fits(&m.id))
}

/// "That angered the mayor, Anna Berg. “It is late,” she said", "In piazza c'è Anna Rossi, commerciante. «È tardi», dice": the only person whom the
/// sentence before names, for the first time in the article, where nobody is the subject of it.
pub(super) fn introduced_before(
    g: &Grammar<'_>,
    people: &People,
    discourse: &Discourse,
    sentence: usize,
    gender: Gender,
) -> Option<String> {
    let number = sentence.checked_sub(1)?;
    let from = g.doc.sentences.get(number)?.first;
    let mut named = named_in(g, number, usize::MAX);
    let person = named.next()?;
    let first = g.first_named(&person.id) == Some(person.first);
    let only = first && named.all(|m| m.id == person.id) && discourse.recent(sentence).all(|s| s.sentence != number || s.id == person.id);
    let small = |i: usize| g.is_determiner(i) && !g.is(i, Class::Of) || g.mentions.role_at(i).is_some() || g.mark(i, ',');
    let opener = (from..person.first).rev().find(|&i| !small(i));
    let owned = g.is_possessive_suffix(person.end) || opener.is_some_and(|i| g.is(i, Class::Of));
    // "Ha incontrato Anna Rossi. «È tardi», ha detto": but who is told to be somebody
    let role = |i: usize| g.mentions.role_at(i).is_some() || g.kind(i) == Some(TokenKind::Number);
    let described = g.mark(person.end, ',') && (person.end + 1..person.end + 4).any(role);
    let end = g.doc.sentences.get(number)?.end;
    let apposed = || g.mark(person.first - 1, ',') && (from..person.first).any(|i| g.mentions.role_at(i).is_some());
    let closes = || person.end + 1 >= end && person.first > from && (g.mentions.role_at(person.first - 1).is_some() || apposed());
    let pronoun = || (from..end).any(|i| g.is(i, Class::SubjectPronoun) && !g.is_determiner(i) && g.quote_at(i).is_none());
    let told = if g.pack.drops_subject {
        described && (!is_object(g, from, person) || g.is(person.first - 1, Class::Be))
    } else {
        (described || closes()) && !pronoun()
    };
    let fits = people.get(&person.id).is_none_or(|p| p.gender.agrees(gender)) && !discourse.is_dead(&person.id);
    (only && !owned && told && fits).then(|| person.id.clone())
}

/// "Verdi ha una casetta in cui Anna Berg vende frutta": whether the sentence with this number names a person for the first time, and not
/// the one with this id.
pub(super) fn introduces_another(g: &Grammar<'_>, number: usize, id: &str) -> bool {
    let from = g.doc.sentences.get(number).map_or(0, |s| s.first);
    let with = |m: &Mention| (from..m.first).rev().find(|&i| !g.is_determiner(i) && g.mentions.role_at(i).is_none());
    let new = |m: &Mention| {
        let beside = with(m).is_some_and(|i| g.is_any(i, &[Class::Partner, Class::Of])) && !owns_subject(g, from, m);
        g.first_named(&m.id) == Some(m.first) && !beside && !is_object(g, from, m) && !is_agent(g, from, m)
    };
    named_in(g, number, usize::MAX).all(|m| m.id != id) && named_in(g, number, usize::MAX).any(new)
}

/// "Ha battuto Rossi", "C'era Rossi": whether the name stands directly behind a verb, more often as its object.
pub(super) fn is_object(g: &Grammar<'_>, from: usize, name: &Mention) -> bool {
    let verb = |i: usize| g.is_finite(i) || g.is_infinitive(i) || g.is_any(i, &[Class::Participle, Class::Be]);
    name.first > from && verb(name.first - 1)
}

/// "La rabbia di Rossi è forte": whether the name is that of whose thing is the subject.
pub(super) fn owns_subject(g: &Grammar<'_>, from: usize, name: &Mention) -> bool {
    let small = |i: usize| g.is_determiner(i) && !g.is(i, Class::Of) || g.mentions.role_at(i).is_some();
    let Some(of) = (from + 1..name.first).rev().find(|&i| !small(i)).filter(|&i| g.is(i, Class::Of)) else { return false };
    let noun = (g.is(of - 1, Class::Feeling) || g.is_noun_cue(of - 1)) && g.mentions.role_at(of - 1).is_none();
    noun && (from..of - 1).all(|i| g.is_determiner(i)) && g.is_finite(name.end)
}

/// "difeso dall'avvocato Rossi": whether "by" opens the phrase of the name.
pub(super) fn is_agent(g: &Grammar<'_>, from: usize, name: &Mention) -> bool {
    let opener = (from..name.first).rev().find(|&i| (!g.is_determiner(i) || g.is(i, Class::By)) && g.mentions.role_at(i).is_none());
    opener.is_some_and(|i| g.is(i, Class::By))
}

/// Whether these tokens name this person, in a quotation or behind token `at`: nobody speaks of himself by name, nor is
/// named behind the pronoun that means him ("Rossi is late, he said", not "he said Rossi is late").
pub(super) fn names_person(g: &Grammar<'_>, others: &[Range], at: usize, id: &str) -> bool {
    // "Nessuno – dice Rossi – lo sapeva" tells who speaks
    let told = |m: &Mention| m.first > 1 && g.is_finite(m.first - 1) && g.kind(m.first - 2) == Some(TokenKind::Dash);
    let bound = |m: &Mention| m.id == id && !told(m) && (m.first > at || g.quote_at(m.first).is_some());
    // "Tom Ashby had lied, he said": nor does he speak of himself by name
    let opens = |c: &Range, m: &Mention| {
        let small = |i: usize| g.is_determiner(i) || g.is_adverb(i) || g.mark(i, ',');
        let before = |i: usize| small(i) || g.mentions.role_at(i).is_some() || g.mentions.covering(i).is_some();
        // nor, as in "Tom Ashby's suit was ruined, he added", of what is his
        let own = g.is_possessive_suffix(m.end);
        c.1 <= at && m.id == id && (c.0..m.first).all(before) && (g.is_finite(m.end) || g.mark(m.end, ',') || own)
    };
    id.starts_with("person:") && others.iter().any(|c| g.mentions.within(c.0, c.1).any(|m| bound(m) || opens(c, m)))
}

/// Who the phrase means; whom the tokens `others` name a pronoun cannot mean.
pub(super) fn resolve_phrase(
    g: &Grammar<'_>,
    people: &People,
    discourse: &Discourse,
    phrase: Phrase,
    apposition: Option<Range>,
    sentence: usize,
    others: &[Range],
) -> Resolved {
    let named = |id: &str, attribution| Resolved { id: Some(id.to_owned()), attribution, role: None, speaks_for: None };
    let phrase = without_parenthesis(g, phrase);
    let role = head_role(g, phrase);
    // people who are not a complement: "il portavoce del Ministero Carlo Bandini", not "il portavoce di Bandini"
    let collective = role.is_some_and(|r| {
        let before = g.mentions.within(phrase.first, r.first).any(|m| m.kind == Kind::Person);
        r.class == RoleClass::Body && !before && !titles_name(g, r.end, phrase.end)
            || (r.plural || r.class == RoleClass::Group) && g.is(r.end, Class::Of)
            // "lawyers representing Paul Hale": several, of whom none is named
            || r.plural && lone_name_behind(g, r.end, phrase.end)
    });
    let in_source = |m: &Mention, why_not| g.note(|| Step::Candidate { id: m.id.clone(), origin: Origin::Source, why_not });
    let heads = |m: &&Mention| {
        let why_not = if collective {
            Some("the words name a body or several people")
        } else if is_complement(g, phrase, m) {
            Some("it belongs to another word of the source, as an owner or complement")
        } else {
            None
        };
        in_source(m, why_not);
        why_not.is_none()
    };
    let persons: Vec<&Mention> = g.mentions.within(phrase.first, phrase.end).filter(|m| m.kind == Kind::Person).filter(heads).collect();
    if persons.len() > 1 && persons[0].id != persons[1].id {
        return Resolved { id: Some(group_id(g, phrase)), attribution: Attribution::Group, role: None, speaks_for: None };
    }
    let joint = (phrase.first..phrase.end)
        .any(|i| (g.is(i, Class::Coordinator) || g.mark(i, '/')) && g.mentions.covering(i).is_none() && g.mentions.role_at(i).is_none());
    if let Some(person) = persons.first() {
        if joint && person.end < phrase.end && g.is(person.end, Class::Coordinator) {
            return Resolved { id: Some(group_id(g, phrase)), attribution: Attribution::Group, role: None, speaks_for: None };
        }
        let mut resolved = named(&person.id, Attribution::Name);
        fill_role(g, people, &mut resolved, role, phrase, apposition);
        return resolved;
    }
    // "l'Unione europea e la Nato": several bodies
    let body = |m: &&Mention| matches!(m.kind, Kind::Organisation | Kind::Country) && m.rule != "demonym";
    let bodies: Vec<&Mention> = g.mentions.within(phrase.first, phrase.end).filter(body).collect();
    if let [first, .., last] = bodies[..]
        && first.id != last.id
        && last.end == phrase.end
        && g.is(first.end, Class::Coordinator)
        && (phrase.first..first.first).all(|i| g.is_determiner(i))
        && (first.end + 1..last.first).all(|i| g.is_determiner(i))
    {
        return Resolved { id: Some(group_id(g, phrase)), attribution: Attribution::Group, role: None, speaks_for: None };
    }
    // "l'attacco di X, che": the head is a noun of speaking, its owner speaks
    let head = (phrase.first..phrase.end).find(|&i| !g.is_determiner(i));
    let noun_cue = head.is_some_and(|i| g.is_noun_cue(i));
    if noun_cue
        && role.is_none()
        && let Some(owner) = g.mentions.within(phrase.first, phrase.end).find(|m| {
            matches!(m.kind, Kind::Person | Kind::Organisation | Kind::Country)
                && m.rule != "demonym"
                && m.first > phrase.first
                && g.is(m.first - 1, Class::Of)
                && head
                    .is_some_and(|h| (h + 1..m.first).all(|i| g.is(i, Class::Of) || g.is_determiner(i) || g.mentions.role_at(i).is_some()))
        })
    {
        in_source(owner, None);
        return named(&owner.id, Attribution::Name);
    }
    // "il parere dell'esperto": who gives it
    if noun_cue
        && role.is_none()
        && let Some(of) = head.map(|h| h + 1).filter(|&of| of + 1 < phrase.end && g.is(of, Class::Of))
        && let Some(owner) = g.mentions.role_at(of + 1).filter(|r| r.class != RoleClass::Body && g.pack.drops_subject)
    {
        let phrase = Phrase { first: owner.first, end: phrase.end };
        return Resolved { id: Some(group_id(g, phrase)), attribution: Attribution::Group, role: None, speaks_for: None };
    }
    // "The insurer, Allianz, said", "Its owner, Siemens, said"
    let org = apposition
        .and_then(|(first, end)| g.mentions.within(first, end).find(|m| m.kind == Kind::Organisation && m.first == first && m.end == end));
    if let Some(org) = org.filter(|_| role.is_none_or(|r| !r.plural && r.class != RoleClass::Office) && bodies.is_empty()) {
        in_source(org, None);
        return named(&org.id, Attribution::Name);
    }
    // "Two witnesses, Anna Berg and Tom Hale, said"
    let several = |(first, end): Range| {
        let mut named = g.mentions.within(first, end).filter(|m| m.kind == Kind::Person);
        let (one, other) = (named.next(), named.next());
        one.is_some_and(|m| m.first == first && g.is(m.end, Class::Coordinator) && other.is_some_and(|o| o.first == m.end + 1))
    };
    if role.is_some_and(|r| r.plural) && apposition.is_some_and(several) {
        return Resolved { id: Some(group_id(g, phrase)), attribution: Attribution::Group, role: None, speaks_for: None };
    }
    if let Some((first, end)) = apposition
        && let Some(person) = g.mentions.within(first, end).find(|m| {
            m.kind == Kind::Person
                && !g.is_any(m.first - 1, &[Class::Preposition, Class::Coordinator])
                && (m.first == first || role.is_some() || g.mentions.role_at(m.first - 1).is_some())
                && (heads_apposition(g, first, m) || speaks_for(g, phrase, role, (first, m.first)))
        })
    {
        g.note(|| Step::Candidate { id: person.id.clone(), origin: Origin::Apposition, why_not: None });
        let mut resolved = named(&person.id, Attribution::Name);
        fill_role(g, people, &mut resolved, role, phrase, None);
        return resolved;
    }
    // "uno di loro": no pronoun for whoever was named before
    if is_one_of_those(g, phrase.first, phrase.end) {
        return Resolved { id: Some(group_id(g, phrase)), attribution: Attribution::Group, role: None, speaks_for: None };
    }
    if let Some(pronoun) = g.pronoun_ending(phrase.first, phrase.end) {
        // somebody who is known to be a woman is nearer to "she" than somebody of whom nothing is known
        let is_a = |s: &Subject, kind: &str| s.id.starts_with(kind);
        let known = |s: &&Subject| {
            !names_person(g, others, phrase.first, &s.id)
                && is_a(s, "person:")
                && s.gender == pronoun.gender
                && pronoun.gender != Gender::Common
        };
        let known = discourse.recent(sentence).find(|s| !pronoun.plural && sentence - s.sentence <= 1 && known(s));
        let known = known.map(|s| s.id.as_str());
        // "Ross Tandy's suit was ruined, he added": nobody of whom he speaks
        let told = |s: &Subject| {
            s.sentence == sentence && !others.is_empty() && others.iter().all(|c| c.1 <= phrase.first && g.quote_at(c.0).is_none())
        };
        let fits = discourse.last_without(g, sentence, |s| match (pronoun.plural, pronoun.gender) {
            _ if told(s) => Some("the content names it"),
            _ if names_person(g, others, phrase.first, &s.id) => Some("the content or the addressee names this person"),
            _ if discourse.is_overshadowed(s, pronoun.gender) => Some("it is no subject in this sentence, which has another"),
            _ if known.is_some_and(|id| id != s.id) => {
                Some("the pronoun's gender is known of somebody else in this sentence or the one before")
            }
            (true, _) => (!(s.plural || g.pack.bare_clause && is_a(s, "org:"))).then_some("it is one, the pronoun is plural"),
            // "The ministry said … It added": a body or document without a name, in the sentence before
            (false, Gender::Neuter) if s.thing && is_a(s, "group:") && sentence - s.sentence <= 1 => None,
            (false, Gender::Neuter) => (!is_a(s, "org:") && !is_a(s, "country:")).then_some("the pronoun stands for no person"),
            (false, _) if !is_a(s, "person:") && !s.unnamed => Some("the pronoun stands for a person"),
            (false, gender) => (!s.gender.agrees(gender)).then_some("the pronoun has another gender"),
        });
        // a man was subject since, and of somebody further off it is not known whether it is a woman: "she" may be another
        let unsure = fits.filter(|f| is_a(f, "person:") && f.gender == Gender::Common && !f.plural && sentence - f.sentence >= 2);
        let clash = |f: &Subject| {
            let since = discourse.recent(sentence).take_while(|s| s.sentence > f.sentence);
            since.filter(|s| is_a(s, "person:")).any(|s| s.id != f.id && !s.gender.agrees(pronoun.gender))
        };
        if !pronoun.plural && unsure.is_some_and(clash) {
            return Resolved { id: None, attribution: Attribution::Unknown, role: None, speaks_for: None };
        }
        // "Anna Berg and Ugo Hale came. The latter said": not who was subject, but who was named last
        let fits = fits.filter(|_| !pronoun.latter);
        let id = fits.map(|s| s.id.clone()).or_else(|| {
            let before = person_before(g, people, phrase.first, pronoun, others).filter(|id| !discourse.is_dead(id));
            before.filter(|_| !pronoun.plural && pronoun.gender != Gender::Neuter)
        });
        let new =
            || introduced_before(g, people, discourse, sentence, pronoun.gender).filter(|id| !names_person(g, others, phrase.first, id));
        let id = if pronoun.plural || pronoun.latter || pronoun.gender == Gender::Neuter { id } else { new().or(id) };
        let attribution = if id.is_some() { Attribution::Pronoun } else { Attribution::Unknown };
        return Resolved { id, attribution, role: None, speaks_for: None };
    }
    if let Some(id) = named_by_capitals(g, people, phrase, role).or_else(|| named_in_apposition(g, role, apposition)) {
        let mut resolved = named(&id, Attribution::Name);
        fill_role(g, people, &mut resolved, role, phrase, apposition);
        return resolved;
    }
    let own: Vec<&Mention> = g.mentions.within(phrase.first, phrase.end).collect();
    if let Some(role) = role {
        // but not "il segretario di Stato americano"
        let office = matches!(role.class, RoleClass::Office | RoleClass::Person | RoleClass::Title);
        let state_voice = !office && (role.first..role.end).any(|i| g.is(i, Class::StateVoice));
        if state_voice
            && let Some(country) = own.iter().find(|m| m.kind == Kind::Country || m.stands_for.is_some() && m.kind == Kind::Place)
        {
            let id = country.stands_for.clone().unwrap_or_else(|| country.id.clone());
            return named(&id, Attribution::Name);
        }
        // "il governo": the state that the article is about
        let local = (role.first..role.end).any(|i| g.is(i, Class::TownToo));
        let bare = role.end == phrase.end && !local && (phrase.first..role.first).all(|i| g.is_definite_article(i));
        if state_voice
            && bare
            && role.class == RoleClass::Body
            && g.mentions.covering(role.first).is_none()
            && let Some(country) = country_of_article(g)
        {
            return named(&country, Attribution::Title);
        }
        // "i pm": the article alone shows that they are several
        let several = g.is(phrase.first, Class::Article) && g.is(phrase.first, Class::Plural);
        match role.class {
            RoleClass::Office | RoleClass::Person | RoleClass::Title if !role.plural && !several && !is_indefinite(g, phrase) && !joint => {
                let himself = |r: &Resolved| r.id.as_deref().is_some_and(|id| names_person(g, others, phrase.first, id));
                if let Some(resolved) = by_role(g, people, discourse, phrase, role, sentence, others).filter(|r| !himself(r)) {
                    return resolved;
                }
            }
            RoleClass::Body => {
                if let Some(id) = by_body(g, discourse, phrase, role, sentence) {
                    return named(&id, Attribution::Epithet);
                }
            }
            _ => {}
        }
        // "the Democrat", "the CEO" is a person
        let one = |m: &Mention| {
            let whole = m.first == role.first && m.end == role.end;
            !role.plural && (role.class == RoleClass::Person || role.class == RoleClass::Office && whole)
        };
        // "la compagnia Onda Aerea", "the Israeli newspaper Haaretz": the name behind the noun for it
        let apposed = |m: &Mention| role.class == RoleClass::Body && !role.plural && m.first == role.end && m.end == phrase.end;
        let whole = |m: &Mention| m.first <= role.first && role.end <= m.end && !one(m) && !is_some_of(g, phrase, m);
        let body = |m: &&&Mention| m.kind == Kind::Organisation && (whole(m) || apposed(m));
        if let Some(organisation) = own.iter().find(body) {
            return named(&organisation.id, Attribution::Name);
        }
        return Resolved { id: Some(group_id(g, phrase)), attribution: Attribution::Group, role: None, speaks_for: None };
    }
    if let Some(mention) = own.iter().find(|m| !is_complement(g, phrase, m)) {
        let some_of = mention.end == phrase.end && is_some_of(g, phrase, mention);
        let whole = (phrase.first..mention.first).all(|i| g.is_determiner(i))
            && (mention.end >= phrase.end || !g.is(mention.end, Class::Coordinator));
        match mention.kind {
            Kind::Organisation if whole && !joint && !some_of => return named(&mention.id, Attribution::Name),
            Kind::Country if whole && mention.end >= phrase.end && !joint && is_one_of(g, phrase, mention) => {
                // "a German" is somebody new
                let new = (phrase.first..mention.first).any(|i| g.is(i, Class::Indefinite));
                if let Some(person) = only_one_of(people, &mention.id).filter(|_| !new) {
                    return named(&person, Attribution::Epithet);
                }
            }
            Kind::Country if whole && mention.end >= phrase.end && !joint => {
                return named(&mention.id, Attribution::Name);
            }
            // the seat of a government speaks for the state, another town or region only for itself
            Kind::Place if whole && mention.end >= phrase.end && mention.rule == "capital" => {
                let id = mention.stands_for.clone().unwrap_or_default();
                return named(&id, Attribution::Name);
            }
            _ => {}
        }
    }
    Resolved { id: Some(group_id(g, phrase)), attribution: Attribution::Group, role: None, speaks_for: None }
}

/// "several Democrats", "senior Democrats on the committee": whether the phrase means some of those whom the mention names as a whole.
fn is_some_of(g: &Grammar<'_>, phrase: Phrase, mention: &Mention) -> bool {
    let plural = mention.end == mention.first + 1 && g.is_plural(mention.first);
    g.pack.bare_clause && plural && phrase.first < mention.first && !g.is(phrase.first, Class::Article)
}

/// "l'argentino", "a German": whether the phrase means one person of the people that the mention names.
fn is_one_of(g: &Grammar<'_>, phrase: Phrase, mention: &Mention) -> bool {
    // "Aldo, romeno che vive a Lido": without an article, and no plural
    let bare = g.pack.drops_subject && phrase.first == mention.first && !g.is_plural(mention.first);
    // "the Swede", of whom there are Swedes; not "the French"
    let several = || {
        let word = g.doc.word(mention.end - 1).to_lowercase();
        g.pack.plural_suffixes.iter().any(|s| g.pack.lookup(&format!("{word}{s}")) != WordId::UNKNOWN)
    };
    let whole = mention.end == phrase.end && mention.first > phrase.first && !g.is_plural(mention.end - 1);
    let one = g.pack.bare_clause && whole && (g.is(mention.end - 1, Class::OneOfPeople) || several());
    mention.rule == "demonym" && (bare || one || (phrase.first..mention.first).any(|i| g.is_any(i, &[Class::Singular, Class::Indefinite])))
}

/// The only person to whom the article gives a role of this country: "the Argentine striker Diego Sosa".
fn only_one_of(people: &People, country: &str) -> Option<String> {
    let mut of = people.list.iter().filter(|p| p.roles.iter().any(|r| r.of.iter().any(|o| o == country)));
    let only = of.next()?;
    of.next().is_none().then(|| only.id.clone())
}

/// The phrase up to a parenthesis that says more of whom it names: "Rossi (detto Lupo)".
fn without_parenthesis(g: &Grammar<'_>, phrase: Phrase) -> Phrase {
    let names = |i: usize| g.mentions.covering(i).is_some_and(|m| m.rule != "demonym") || g.mentions.role_at(i).is_some();
    let open = (phrase.first..phrase.end).find(|&i| g.mark(i, '('));
    let closes = |open: &usize| (*open..phrase.end).find(|&i| g.mark(i, ')')).is_none_or(|close| close + 1 == phrase.end);
    let end = open.filter(closes).filter(|open| (phrase.first..*open).any(names)).unwrap_or(phrase.end);
    Phrase { end, ..phrase }
}

/// The role that heads the phrase: the first one that no "of" opens; in "Kremlin spokesman" the last.
pub(super) fn head_role<'g>(g: &'g Grammar<'_>, phrase: Phrase) -> Option<&'g RoleMatch> {
    let from = g.mentions.roles.partition_point(|r| r.first < phrase.first);
    // "a spokesman for the Senate committee" is no committee
    let unnamed = phrase.end > phrase.first && g.mentions.covering(phrase.end - 1).is_none_or(|m| m.kind != Kind::Person);
    let complement = |i: usize| g.is(i, Class::Of) || g.pack.bare_clause && unnamed && g.is(i, Class::TopicPreposition) && i > phrase.first;
    let of = (phrase.first..phrase.end).find(|&i| complement(i) && g.mentions.covering(i).is_none()).unwrap_or(phrase.end);
    let roles = g.mentions.roles[from..].iter().take_while(|r| r.first < of && r.end <= phrase.end);
    // "la Federazione Russa" is a name as a whole
    let named = |m: &Mention| m.kind == Kind::Person || m.rule == "country-name";
    // "la Blue Star Line" is no star
    // nor is "The Brennan Center for Justice" a justice
    let part = |r: &RoleMatch, m: &Mention| {
        let led = g.pack.bare_clause && (m.first + 1..r.first).any(|i| g.is(i, Class::Preposition));
        m.kind == Kind::Organisation && m.end - m.first > r.end - r.first && (r.class == RoleClass::Person || led)
    };
    // "sources in the president's residence" are no president
    let inner = |r: &RoleMatch| (phrase.first + 1..r.first).any(|i| g.is(i, Class::Preposition) && g.mentions.covering(i).is_none());
    let roles = roles.filter(|r| !(g.pack.bare_clause && r.end < phrase.end && g.is_possessive_suffix(r.end) && inner(r)));
    let free: Vec<&RoleMatch> = roles.filter(|r| g.mentions.covering(r.first).is_none_or(|m| !named(m) && !part(r, m))).collect();
    if g.pack.drops_subject { free.first().copied() } else { free.last().copied() }
}

/// Whether the name at `at` is no subject: it stands in a phrase that a preposition opens ("alla radio privata Onda"), is
/// an apposition to one ("dal sindaco di Genova, Anna Rossi"), or the object of a verb that is not finite ("dopo aver
/// accusato Rossi").
pub(super) fn hangs_on_another(g: &Grammar<'_>, from: usize, at: usize) -> bool {
    let name = at;
    // "Berg's spokeswoman": who owns somebody, not something
    let owned = g.mentions.covering(at).filter(|m| g.is_possessive_suffix(m.end)).map(|m| m.end + 1);
    if owned.is_some_and(|first| (first..first + 3).any(|i| g.mentions.role_at(i).is_some_and(|r| g.is(r.first, Class::OfAnother)))) {
        return true;
    }
    let mut at = at;
    let (mut comma, mut role) = (false, false);
    // "alla radio privata Onda": the nouns that a body's bare name is an apposition to
    let body = g.mentions.covering(name).is_some_and(|m| m.kind == Kind::Organisation)
        || g.mentions.role_at(name).is_some_and(|r| r.class == RoleClass::Body) && g.token(name).is_some_and(|t| t.is_capitalised());
    let body = body && g.pack.drops_subject && at > from && !g.is_determiner(at - 1);
    let mut nouns = 0;
    while at > from {
        at -= 1;
        // "Da parte sua il sindaco": no preposition opens it
        if g.pack.drops_subject && g.adverb_phrase(at).is_some_and(|p| p.1 <= name) {
            return false;
        }
        let mention = g.mentions.covering(at);
        let noun =
            |i: usize| g.token(i).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capitalised()) && g.mentions.covering(i).is_none();
        if body && nouns < 2 && noun(at) && !g.is_finite(at) && !g.is_adverb(at) && !g.is(at, Class::Preposition) && !g.is_determiner(at) {
            nouns += 1;
            continue;
        }
        if takes_object(g, from, at) {
            return !comma;
        }
        let of_head = comma && (mention.is_some_and(|m| m.kind != Kind::Person) || g.is(at, Class::Of));
        if g.mark(at, ',') && !comma && !role && g.pack.drops_subject {
            comma = true;
        } else if g.mentions.role_at(at).is_some() {
            role = true;
        } else if g.mark(at, '(') || g.is(at, Class::Preposition) && !of_head && mention.is_none() {
            return role || !comma;
        } else if !g.is_determiner(at) && !of_head {
            return false;
        }
    }
    false
}

/// Whether the name can be that of whom the apposition from `first` tells: no verb or participle and no preposition stands
/// before it, but for one that its office takes. "il sindaco, capo della lista Ugo Neri," but not "il sindaco, sentito l'avvocato
/// Ugo Neri," and not "il sindaco, fratello dell'avvocato Ugo Neri,".
fn heads_apposition(g: &Grammar<'_>, first: usize, name: &Mention) -> bool {
    let bare = |i: usize| g.mentions.covering(i).is_none() && g.mentions.role_at(i).is_none();
    // "l'inviato Ugo Neri", "inviato dell'ONU": a noun
    let noun = |i: usize| i > first && g.is_determiner(i - 1) || g.is(i + 1, Class::Of);
    let participle = |i: usize| g.is(i, Class::Participle) && !noun(i);
    let verb = |i: usize| bare(i) && !g.is_determiner(i) && (g.is_finite(i) || g.is_gerund(i) || participle(i));
    let opens = |i: usize| g.is_any(i, &[Class::Preposition, Class::Relative, Class::Subordinator]) && g.mentions.covering(i).is_none();
    let of_office = |i: usize| {
        let noun = (i + 1..name.first).find(|&k| !g.is_determiner(k)).unwrap_or(name.first);
        let somebody = g.mentions.role_at(noun).is_some_and(|r| r.class != RoleClass::Body && r.end == name.first);
        // "il generale a riposo Ugo Neri", "il responsabile per l'estero Ugo Neri"
        let other = [Class::By, Class::Partner, Class::Through, Class::Relative, Class::Subordinator];
        let office = i > first && g.mentions.role_at(i - 1).is_some() && !g.is_any(i, &other);
        (g.is(i, Class::Of) || office) && i > first && noun < name.first && !somebody
    };
    (first..name.first).all(|i| !verb(i) && (!opens(i) || of_office(i)))
}

/// "Justice Department trial | counsel Ann Wolverton": whether words in lower case, from `first`, go before the name that ends at `end`.
fn titles_name(g: &Grammar<'_>, first: usize, end: usize) -> bool {
    let name = end.checked_sub(1).and_then(|last| g.mentions.covering(last)).filter(|m| m.kind == Kind::Person && m.end == end);
    let plain = |i: usize| {
        let lower = g.token(i).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capitalised());
        let small = [Class::Preposition, Class::Of, Class::By, Class::Coordinator, Class::Relative, Class::Participle];
        lower && !g.ends_as_participle(i) && !g.is_any(i, &small) && !g.is_finite(i)
    };
    g.pack.bare_clause && name.is_some_and(|m| m.first > first && (first..m.first).all(plain))
}

/// Whether one person alone is named from `first` to `end`, and not right behind `first`.
fn lone_name_behind(g: &Grammar<'_>, first: usize, end: usize) -> bool {
    let mut people = g.mentions.within(first, end).filter(|m| m.kind == Kind::Person);
    let alone = people.next().is_some_and(|m| m.first > first) && people.next().is_none();
    alone && !(first..end).any(|i| g.is(i, Class::Coordinator) || g.mark(i, '/') || g.mark(i, ','))
}

/// "il ministero, per bocca del sottosegretario Ugo Neri,", "la sentenza, scritta dal giudice Ugo Neri,": whether the phrase is a body
/// and what follows from `first` says through whom it speaks, or a document and it says whose it is.
fn speaks_for(g: &Grammar<'_>, phrase: Phrase, role: Option<&RoleMatch>, (first, name): Range) -> bool {
    let body = |m: &Mention| matches!(m.kind, Kind::Organisation | Kind::Country);
    let body = role.map_or_else(|| g.mentions.within(phrase.first, phrase.end).any(body), |r| r.class == RoleClass::Body);
    let document = (phrase.first..phrase.end).find(|&i| !g.is_determiner(i)).is_some_and(|i| g.is(i, Class::Document) || g.is_noun_cue(i));
    // "il governo, con il ministro Ugo Neri,"
    let member = g.is(first, Class::Partner) && g.mentions.role_at(name - 1).is_some_and(|r| r.class == RoleClass::Office);
    body && (g.is(first, Class::Through) || member && g.pack.drops_subject)
        || document && g.is(first, Class::Participle) && g.is(first + 1, Class::By)
}

/// Whether the verb that ends at `at` is no finite one, opens its clause, and takes an object right behind it:
/// "accusing", "dopo aver accusato".
fn takes_object(g: &Grammar<'_>, from: usize, at: usize) -> bool {
    let perfect = at > from && g.is(at, Class::Participle) && g.is(at - 1, Class::Have) && !g.is_finite(at - 1);
    let plain = !g.is_any(at, &[Class::Have, Class::Be]) && g.mentions.role_at(at).is_none();
    let verb = plain && (g.is_gerund(at) || g.is_infinitive(at) && g.pack.drops_subject);
    let first = if perfect { at - 1 } else { at };
    let opens =
        first == from || g.mark(first - 1, ',') || g.is_any(first - 1, &[Class::Preposition, Class::Subordinator, Class::Coordinator]);
    (perfect || verb) && opens
}

/// Whether the mention hangs on a head: behind "of" or another preposition, or before a possessive suffix.
fn is_complement(g: &Grammar<'_>, phrase: Phrase, mention: &Mention) -> bool {
    let mut at = mention.first;
    let described = |i: usize| {
        let person = |r: &RoleMatch| matches!(r.class, RoleClass::Office | RoleClass::Person) && !r.plural;
        let first = g.mentions.role_at(i).filter(|r| person(r) && r.end == i + 1)?.first;
        Some(first).filter(|f| *f > phrase.first)
    };
    // "the son of cocoa magnate Aristide Lindt", "la moglie del ministro Rossi": up to the word that the name's role hangs on
    if let Some(first) = at.checked_sub(1).and_then(described) {
        let attribute = |i: usize| {
            let word = g.token(i).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capitalised());
            let body = |m: &Mention| m.rule == "demonym" || g.pack.bare_clause && matches!(m.kind, Kind::Organisation | Kind::Country);
            g.mentions.covering(i).is_some_and(body) || word && g.mentions.role_at(i).is_none() && !g.is(i, Class::Preposition)
        };
        let mut modifier = first;
        while modifier > phrase.first && mention.first - modifier < 6 && attribute(modifier - 1) {
            modifier -= 1;
        }
        let head = (phrase.first..modifier)
            .any(|i| g.mentions.role_at(i).is_some_and(|r| matches!(r.class, RoleClass::Office | RoleClass::Person)));
        // "an aide to Senator Hale"
        let to = g.pack.bare_clause && modifier > phrase.first && g.is(modifier - 1, Class::To);
        if modifier > phrase.first && (to || g.is_any(modifier - 1, &[Class::Of, Class::TopicPreposition])) && head {
            at = modifier;
        }
    }
    while at > phrase.first
        && (g.is_any(at - 1, &[Class::Article, Class::Possessive, Class::BeforeName])
            || g.mentions.role_at(at - 1).is_some_and(|r| r.class == RoleClass::Title))
    {
        at -= 1;
    }
    // "a Sanders delegate": a noun that no list knows
    let modifier =
        g.pack.bare_clause && mention.kind == Kind::Person && g.is(phrase.first, Class::Indefinite) && mention.first == phrase.first + 1;
    let noun = |t: &crate::text::Token| t.kind == TokenKind::Word && !t.is_capitalised() && !g.is(mention.end, Class::Preposition);
    let modifier = modifier && mention.end < phrase.end && g.token(mention.end).is_some_and(noun) && !g.is_possessive_suffix(mention.end);
    // "l'uomo accusato di aver ucciso Rossi", "the lawyer defending Paul Hale": the object of a verb
    let object = at > phrase.first + 1 && mention.kind == Kind::Person && {
        let before = at - 1;
        let bare = g.mentions.covering(before).is_none() && g.mentions.role_at(before).is_none() && !g.is_determiner(before);
        let role = (phrase.first..before).any(|i| g.mentions.role_at(i).is_some());
        let lower = g.token(before).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capitalised());
        let verb = g.is(before, Class::Participle) || g.is_infinitive(before);
        let governs = verb && (phrase.first..before).any(|i| g.is(i, Class::Preposition));
        bare && lower && if g.pack.bare_clause { role && g.ends_as_participle(before) } else { governs }
    };
    let before_role = modifier || object || belongs_to_role(g, mention, phrase.end);
    let behind = at > phrase.first && g.is(at - 1, Class::Preposition) || before_role;
    let owner = mention.end < phrase.end && g.doc.word(mention.end).starts_with(['\'', '’']);
    behind || owner
}

/// "Hale senior spokesman Viktor Lund": whether the mention belongs to a role behind it, before `end`.
pub(super) fn belongs_to_role(g: &Grammar<'_>, mention: &Mention, end: usize) -> bool {
    let plain = |i: &usize| g.token(*i).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capitalised()) && !g.is(*i, Class::Coordinator);
    let role = |i: usize| g.mentions.role_at(i).is_some_and(|r| r.first == i && r.class != RoleClass::Title);
    g.pack.bare_clause && mention.end < end && (role(mention.end) || (mention.end..end).take_while(plain).take(3).any(role))
}

/// Whether the phrase names several: a plural role, or no role and no singular article.
pub(super) fn is_plural(g: &Grammar<'_>, phrase: Phrase) -> bool {
    phrase.is_joined(g) || head_role(g, phrase).map_or(!g.is(phrase.first, Class::Indefinite), |r| r.plural || r.class == RoleClass::Group)
}

fn is_indefinite(g: &Grammar<'_>, phrase: Phrase) -> bool {
    g.is(phrase.first, Class::Indefinite) || g.is(phrase.first, Class::Determiner)
}

fn group_id(g: &Grammar<'_>, phrase: Phrase) -> String {
    let mut first = phrase.first;
    while first + 1 < phrase.end && g.is_definite_article(first) {
        first += 1;
    }
    let name = slug(g.doc.span(first, phrase.end).slice(g.doc.text));
    format!("group:{}", if name.is_empty() { "unnamed" } else { &name })
}

fn fill_role(
    g: &Grammar<'_>,
    people: &People,
    resolved: &mut Resolved,
    role: Option<&RoleMatch>,
    phrase: Phrase,
    apposition: Option<Range>,
) {
    let span = |first, end| g.doc.span(first, end).slice(g.doc.text).to_owned();
    if let Some(role) = role.filter(|r| r.class != RoleClass::Title) {
        let end = g.mentions.within(role.end, phrase.end).find(|m| m.kind == Kind::Person).map_or(phrase.end, |m| m.first);
        resolved.role = Some(span(role.first, end));
        resolved.speaks_for = g
            .mentions
            .within(phrase.first, phrase.end)
            .find(|m| matches!(m.kind, Kind::Country | Kind::Organisation))
            .map(|m| m.id.clone());
    } else if let Some((first, end)) = apposition {
        let role = (first..end).find_map(|i| g.mentions.role_at(i));
        if let Some(role) = role {
            resolved.role = Some(span(role.first, end));
            resolved.speaks_for =
                g.mentions.within(first, end).find(|m| matches!(m.kind, Kind::Country | Kind::Organisation)).map(|m| m.id.clone());
        }
    }
    if resolved.role.is_none()
        && let Some(person) = resolved.id.as_deref().and_then(|id| people.get(id))
        && let Some(known) = person.roles.first()
    {
        resolved.role = Some(known.text.clone());
        resolved.speaks_for = known.of.first().cloned();
    }
}

/// "Mark Ross is in jail. “My client is innocent,” he said": whether a lawyer speaks, and of this person no role is told.
pub(super) fn is_client(g: &Grammar<'_>, people: &People, draft: &Draft, id: &str) -> bool {
    let owned = |i: usize| g.is(i, Class::Possessive) && g.is(i + 1, Class::Client);
    people.get(id).is_some_and(|p| p.roles.is_empty()) && draft.content.iter().any(|c| (c.0..c.1).any(owned))
}

/// The person of that gender whose mention stands last before token `at`, in the two paragraphs before or the same.
fn person_before(g: &Grammar<'_>, people: &People, at: usize, pronoun: &PronounMatch, others: &[Range]) -> Option<String> {
    let from = g.mentions.list.partition_point(|m| m.first < at);
    let paragraph = g.doc.tokens.get(at)?.paragraph;
    let mut fits = g.mentions.list[..from]
        .iter()
        .rev()
        .take_while(|m| paragraph - g.doc.tokens[m.first].paragraph <= 2)
        .filter(|m| g.quote_at(m.first).is_none() && !names_person(g, others, at, &m.id))
        .filter(|m| m.kind == Kind::Person && people.get(&m.id).is_some_and(|p| p.gender.agrees(pronoun.gender)));
    let person = fits.next()?;
    // "Anna Berg ha visto Xxx Yyy. Quest'ultima": it is not known whether those words are a person
    let capital = |i: usize| g.token(i).is_some_and(Token::is_capitalised) && g.mentions.covering(i).is_none() && g.quote_at(i).is_none();
    if pronoun.latter && (person.end..at - 1).any(|i| capital(i) && capital(i + 1)) {
        return None;
    }
    g.note(|| Step::Candidate { id: person.id.clone(), origin: Origin::NamedBefore, why_not: None });
    Some(person.id.clone())
}

/// The addressee's id: a person, country or organisation named in the phrase, else the group it names.
pub fn addressee(g: &Grammar<'_>, people: &People, discourse: &Discourse, phrase: Phrase, sentence: usize) -> Option<String> {
    if g.is_any(phrase.first, &[Class::FirstPerson, Class::OtherPronoun, Class::Possessive]) && phrase.end == phrase.first + 1 {
        return None;
    }
    let speaks = |i: usize| {
        g.mentions.covering(i).is_some_and(|m| matches!(m.kind, Kind::Person | Kind::Organisation | Kind::Country))
            || g.mentions.role_at(i).is_some()
            || g.is(i, Class::SubjectPronoun)
    };
    let place = g.mentions.covering(phrase.first).is_some_and(|m| m.kind == Kind::Place);
    if place || !(phrase.first..phrase.end).any(speaks) {
        return None;
    }
    g.note(|| Step::Addressee);
    resolve_phrase(g, people, discourse, phrase, None, sentence, &[]).id
}
