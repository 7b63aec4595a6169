//! Who is meant where a sentence leaves the subject of its cue out: "«È tardi», ha detto".

use super::content::{Draft, Range};
use super::cue::{CueGroup, Voice};
use super::discourse::{Asked, Discourse, Subject};
use super::governed::{hangs_on_another, is_object, owns_subject};
use super::grammar::Grammar;
use super::role::named_in;
use super::speaker::{
    answers, clitic_gender, has_object_clitic, introduced_before, introduces_another, is_client, may_be_answered, names_person, own_gender,
    quotes_alone,
};
use crate::entity::People;
use crate::mention::{Kind, Mention};
use crate::pack::{Class, Frame, Gender, RoleClass, Slot};
use crate::text::TokenKind;

/// A cue without a subject.
pub(super) struct Dropped<'d, 'a> {
    g: &'d Grammar<'a>,
    people: &'d People,
    discourse: &'d Discourse,
    draft: &'d Draft,
    cue: CueGroup,
    /// The number of its sentence.
    sentence: usize,
    /// What the speaker says, and to whom: he is named in neither.
    others: &'d [Range],
    /// The gender in which he speaks of himself.
    own: Gender,
}

impl<'d, 'a> Dropped<'d, 'a> {
    /// The cue of a draft in sentence number `sentence`.
    pub(super) fn new(
        g: &'d Grammar<'a>,
        people: &'d People,
        discourse: &'d Discourse,
        draft: &'d Draft,
        cue: CueGroup,
        sentence: usize,
        others: &'d [Range],
    ) -> Self {
        let own = match own_gender(g, draft) {
            Gender::Common => participle_gender(g, cue),
            own => own,
        };
        Dropped { g, people, discourse, draft, cue, sentence, others, own }
    }

    /// The id of who speaks.
    pub(super) fn speaker(&self) -> Option<String> {
        let reads = self.g.pack.drops_subject && !self.is_impersonal() && !self.has_subject();
        if !reads || self.discourse.recent(self.sentence).next().is_some_and(|s| self.is_told(s)) {
            return None;
        }
        let answer = answers(self.g, self.discourse, self.draft, self.sentence).filter(|whom| !self.names_in_others(whom));
        answer.or_else(|| self.who_adds()).or_else(|| self.who_is_introduced()).or_else(|| self.last()).or_else(|| self.only())
    }

    /// Whether the verb tells of nobody.
    fn is_impersonal(&self) -> bool {
        let (g, cue) = (self.g, self.cue);
        let frames = g.pack.cue(cue.cue).frames;
        // "Un caso isolato, si era detto": not he
        let one_says = || {
            // "«Non ricordo», si è difeso"
            let himself = frames.has(Frame::Reflexive) && !frames.has(Frame::Predicate);
            let reflexive =
                !himself && (cue.first..cue.end).any(|i| g.is(i, Class::ReflexiveClitic)) && g.is(cue.end - 1, Class::Participle);
            reflexive && self.draft.content.iter().all(|content| content.1 <= cue.first && !g.opens_quote(content.0))
        };
        cue.voice == Voice::Passive || frames.has(Frame::Impersonal) || one_says()
    }

    /// Whether words of the sentence, or the one before, may be the subject, though it is not clear whom they mean.
    fn has_subject(&self) -> bool {
        let (g, cue, sentence) = (self.g, self.cue, self.sentence);
        closes_with_name(g, self.draft, cue, sentence)
            || has_subject_behind(g, sentence, &cue)
            || closes_with_capital(g, &cue)
            || cue.slot == Slot::Gerund && g.opens_inner_clause(cue.first)
            || is_one_of_two(g, cue, sentence)
            || has_own_subject(g, sentence, cue.first)
            || opens_with_unknown_name(g, sentence, cue.first)
            || stands_behind_adverb(g, sentence, cue.first)
            || (cue.end + 1..cue.end + 5).any(|at| g.is_name_behind_both(at))
    }

    /// "Rossi ha incontrato il ministro. «È tardi», gli ha detto": whether the pronoun is the subject before, who does not speak then;
    /// but "Aldo Rossi ha chiamato la moglie. «Arrivo», le ha detto": "le" is no man.
    fn is_told(&self, s: &Subject) -> bool {
        let told = clitic_gender(self.g, self.draft);
        let person = s.sentence < self.sentence && s.id.starts_with("person:");
        let known = told.is_some_and(|told| told == s.gender);
        let other = || s.sentence + 1 == self.sentence && named_in(self.g, s.sentence, usize::MAX).any(|m| m.id != s.id);
        // "«…», gli ha detto"
        let acts_on_somebody = || quotes_alone(self.g, self.draft) && has_object_clitic(self.g, self.draft);
        person && s.gender.agrees(told.unwrap_or(Gender::Common)) && (acts_on_somebody() || known && other())
    }

    /// "«Ho perso tutto», racconta Bruna. Il nipote Filippo spala. «Sono stanca», aggiunge": whoever spoke goes on.
    fn who_adds(&self) -> Option<String> {
        let adds = self.is_quoted() && self.g.pack.cue(self.cue.cue).act == "add";
        let (id, number) = self.discourse.spoke_last().filter(|(_, number)| adds && self.sentence - number <= 2)?;
        let paragraph = self.g.doc.sentences[self.sentence].paragraph;
        let same = |s: &&Subject| s.id == id && s.sentence == number && s.paragraph == paragraph;
        let fits = |s: &&Subject| self.agrees(s) && !self.names(&s.id) && s.is_other(self.own).is_none();
        self.discourse.recent(self.sentence).find(same).filter(fits).map(|s| s.id.clone())
    }

    /// The person whom the sentence before introduces, where this one names nobody before the cue.
    fn who_is_introduced(&self) -> Option<String> {
        let unnamed = || named_in(self.g, self.sentence, self.cue.first).next().is_none();
        let alone = self.is_quoted() && unnamed() && self.cue.plural != Some(true);
        let introduced = || introduced_before(self.g, self.people, self.discourse, self.sentence, self.own);
        alone.then(introduced).flatten().filter(|id| !self.names_in_others(id))
    }

    /// Who was subject or speaker last, unless somebody else may be meant.
    fn last(&self) -> Option<String> {
        let (g, sentence) = (self.g, self.sentence);
        let has_subject = self.discourse.recent(sentence).any(|s| s.sentence == sentence && !s.aside && self.agrees(s));
        let named = names_a_subject(g, sentence, self.cue.first, &self.draft.content);
        let unclear = |s: &Subject| {
            self.is_named_since(s)
                || self.acts_on_a_person(s)
                || self.is_verbless(s)
                || self.is_kin(s)
                || may_be_answered(g, self.draft, sentence, &s.id, |_| true)
        };
        let last = self.discourse.last_without(g, sentence, |s| self.why_not(s, named, has_subject));
        last.filter(|s| !unclear(s)).map(|s| s.id.clone())
    }

    /// Why this one is not meant, where somebody is `named` before the verb of the sentence, or the sentence has a subject.
    fn why_not(&self, s: &Subject, named: bool, has_subject: bool) -> Option<&'static str> {
        let here = s.sentence == self.sentence;
        if here && self.is_in_content(s) {
            Some("the content names it")
        } else if s.sentence < self.sentence && named {
            Some("somebody else is named before the verb of this sentence")
        } else if s.aside && here && has_subject {
            Some("it is no subject in this sentence, which has another")
        } else if !here && self.discourse.is_overshadowed(s, self.own) {
            Some("it is no subject in its sentence, which has another")
        } else if self.has_asked(s) {
            Some("it asked what is answered")
        } else if is_client(self.g, self.people, self.draft, &s.id) {
            Some("the content is that of a lawyer")
        } else if self.names(&s.id) {
            Some("the content or the addressee names this person")
        } else {
            s.is_other(self.own).or_else(|| (!self.agrees(s)).then_some("the verb does not agree with it in number"))
        }
    }

    /// "Il regista ha scelto Anna Rossi. «Mi sono innamorata del copione», ha detto": the only person of the sentence before who has the
    /// gender in which the speaker speaks of himself.
    fn only(&self) -> Option<String> {
        let g = self.g;
        let before = self.sentence.checked_sub(1).filter(|_| self.own != Gender::Common);
        // "Si è parlato dell'inchiesta del pm Anna Rossi": not she, where nobody else is named
        let alone = before.is_some_and(|s| named_in(g, s, usize::MAX).count() == 1);
        let owned = |at: usize| {
            let of = (0..at).rev().find(|&i| !g.leads_name(i)).filter(|&i| i > 1 && g.is(i, Class::Of));
            of.is_some_and(|of| g.is_any(of - 2, &[Class::Preposition, Class::To, Class::Of, Class::By]))
        };
        let fits = |m: &&Mention| self.people.get(&m.id).is_none_or(|p| p.gender.agrees(self.own)) && !(alone && owned(m.first));
        let mut named = before.into_iter().flat_map(|s| named_in(g, s, usize::MAX)).filter(fits);
        let first = named.next().filter(|m| self.people.get(&m.id).is_some_and(|p| p.gender == self.own))?;
        named.all(|m| m.id == first.id).then(|| first.id.clone())
    }

    /// Whether all of the content stands in quotations.
    fn is_quoted(&self) -> bool {
        self.draft.content.iter().all(|c| self.g.quote_at(c.0).is_some())
    }

    /// Whether the verb agrees with this one in number.
    fn agrees(&self, s: &Subject) -> bool {
        // "il governo … hanno fatto sapere": a body just named may take a plural
        let body = || self.sentence - s.sentence <= 1 && (s.id.starts_with("country:") || s.id.starts_with("org:"));
        self.cue.plural.is_none_or(|p| p == s.plural || p && body())
    }

    /// Whether the content or the addressee names this person, in a quotation or behind the cue.
    fn names_in_others(&self, id: &str) -> bool {
        names_person(self.g, self.others, self.cue.first, id)
    }

    /// Whether the content or the addressee names this person.
    fn names(&self, id: &str) -> bool {
        let g = self.g;
        // "A Luigi Costa, secondo cui è tardi, risponde"
        let told = || {
            let first = g.doc.sentences[self.sentence].first;
            g.is(first, Class::To) && g.mentions.covering(first + 1).is_some_and(|m| m.first == first + 1 && m.id == id)
        };
        // "Poi ha attaccato Sara Benedetti: «…»"
        let object = || {
            let behind = self.draft.content.first().is_some_and(|content| content.0 > self.cue.end);
            behind && g.mentions.covering(self.cue.end).is_some_and(|m| m.id == id)
        };
        self.names_in_others(id) || told() || object()
    }

    /// "A suo avviso la banca dovrebbe agire": whether the content names it; but "La Russia, dice, “è un mercato perso”": what it says
    /// before the verb is no subject of it.
    fn is_in_content(&self, s: &Subject) -> bool {
        let g = self.g;
        let behind_it = |c: &Range| c.1 <= self.cue.first || self.draft.rule == "own-view";
        // "Il partito deve cambiare, ha detto": nor is a subject without a name
        let first = g.doc.sentences[self.sentence].first;
        let opens = |c: &Range| g.pack.drops_subject && !s.aside && (first..c.0).all(|i| g.is_adverb(i) || g.is(i, Class::Coordinator));
        self.draft.content.iter().any(|c| behind_it(c) && (g.mentions.within(c.0, c.1).any(|m| m.id == s.id) || opens(c)))
    }

    /// "Il giudice gli ha chiesto se avesse capito. «Sì», ha detto": whether this one asked what is answered.
    fn has_asked(&self, s: &Subject) -> bool {
        let answering = self.g.pack.cue(self.cue.cue).act == "answer";
        let answered =
            |a: &&Asked| a.sentence < self.sentence && (answering || a.question && a.whom.is_some() && quotes_alone(self.g, self.draft));
        let by = self.discourse.asked(self.sentence).filter(answered).and_then(|a| a.by.as_ref());
        by.is_some_and(|by| *by == s.id)
    }

    /// "Lo ha diffuso anche Anna Berg. «Lo chiedo – esordisce – a tutti»", "Ad aiutare c'è Rossi: «Il problema – spiega – è …»": where
    /// somebody else is named since, neither who was subject before nor anybody further off is meant.
    fn is_named_since(&self, s: &Subject) -> bool {
        let (g, sentence) = (self.g, self.sentence);
        // "Secondo Rossi, Neri è in ritardo. «…», ha detto": either
        let view = || self.discourse.viewed(s.sentence).is_some_and(|by| by != s.id) && s.sentence + 1 == sentence;
        if view() {
            return true;
        }
        let before = s.sentence + 1 < sentence && names_only_others(g, sentence - 1, usize::MAX, &s.id);
        before
            || (s.sentence + 1..sentence).any(|number| introduces_another(g, number, &s.id) || introduces_somebody(g, number))
            || colon_before(g, sentence, self.cue.first).is_some_and(|colon| names_only_others(g, sentence, colon, &s.id))
    }

    /// "La procura ha indagato Rossi. «Sono sereno», ha detto": either.
    fn acts_on_a_person(&self, s: &Subject) -> bool {
        let g = self.g;
        let person = s.id.starts_with("person:") && !s.unnamed;
        let first = g.doc.sentences.get(s.sentence).map_or(0, |s| s.first);
        let other = || named_in(g, s.sentence, usize::MAX).any(|m| m.id != s.id && !hangs_on_another(g, first, m.first));
        !person && quotes_alone(g, self.draft) && s.sentence + 1 == self.sentence && other()
    }

    /// "Rossi ha aperto l'incontro. Presente anche Anna Berg. «…», ha detto": either.
    fn is_verbless(&self, s: &Subject) -> bool {
        let g = self.g;
        let told = g.doc.sentences.get(s.sentence).filter(|_| s.sentence + 1 == self.sentence);
        let other = || self.discourse.recent(self.sentence).any(|o| o.id != s.id && o.id.starts_with("person:"));
        told.is_some_and(|t| !(t.first..t.end).any(|i| g.is_finite(i) || g.quote_at(i).is_some())) && other()
    }

    /// "«…», dice Rossi. Suo padre è malato. «Prego per lui», ha detto": either.
    fn is_kin(&self, s: &Subject) -> bool {
        let g = self.g;
        let first = g.doc.sentences.get(s.sentence).filter(|_| s.sentence + 1 == self.sentence && s.unnamed).map(|s| s.first);
        let role = |i: usize| g.mentions.role_at(i).is_some_and(|r| g.is(r.first, Class::OfAnother));
        quotes_alone(g, self.draft) && first.is_some_and(|f| (f..f + 2).any(|i| g.is(i, Class::Possessive) && role(i + 1)))
    }
}

/// "Si è detta convinta", "È stata chiara": the gender that a participle behind "be" gives to the subject.
fn participle_gender(g: &Grammar<'_>, cue: CueGroup) -> Gender {
    let be = (cue.first..cue.head).any(|i| g.is(i, Class::Be)) && cue.voice == Voice::Active && g.is(cue.head, Class::Participle);
    let word = g.doc.word(cue.head);
    let ends = |suffixes: &[String]| be && suffixes.iter().any(|s| word.ends_with(s.as_str()));
    match (ends(&g.pack.feminine_suffixes), ends(&g.pack.masculine_suffixes)) {
        (true, false) => Gender::Feminine,
        (false, true) => Gender::Masculine,
        _ => Gender::Common,
    }
}

/// "«…», ha detto commentando i dati il ministro Giulio Serra": whether a name closes the words of the cue that nothing before it governs: it
/// may be the subject.
fn closes_with_name(g: &Grammar<'_>, draft: &Draft, cue: CueGroup, sentence: usize) -> bool {
    let Some(told) = g.doc.sentences.get(sentence) else { return false };
    let end = g.trim_end(told.first, told.end);
    let behind = draft.content.iter().all(|c| c.1 <= cue.first) && cue.end < end;
    let name = end.checked_sub(1).and_then(|last| g.mentions.covering(last)).filter(|m| m.kind == Kind::Person && m.first > cue.end);
    let Some(name) = name.filter(|m| behind && g.quote_at(m.first).is_none()) else { return false };
    let small = |i: usize| g.is_determiner(i) && !g.is_any(i, &[Class::Preposition, Class::To]) || g.mentions.role_at(i).is_some();
    let Some(opener) = (cue.end..name.first).rev().find(|&i| !small(i)) else { return false };
    // "al sindaco uscente Louis Marel", "nello stadio comunale Aldo Neri"
    let led = (cue.end..name.first).rev().find(|&i| g.is_any(i, &[Class::Preposition, Class::To, Class::Of, Class::By]));
    let noun = |i: usize| g.mentions.role_at(i).is_some() || g.is(i, Class::BeforeName);
    // but "rispondendo ai cronisti | il sindaco Neri"
    let apart = g.is_definite_article(opener + 1) && !g.is(opener + 1, Class::Preposition) && opener + 1 < name.first && opener > cue.end;
    if !apart && led.is_some_and(|led| (led + 1..name.first).any(noun)) {
        return false;
    }
    let governs = [Class::Preposition, Class::Of, Class::To, Class::By, Class::Coordinator, Class::Participle, Class::Be, Class::Have];
    let verb = g.is_gerund(opener) || g.is_infinitive(opener) || g.is_finite(opener);
    // "«…», ha detto, in qualità di presidente, il sindaco Neri"
    let inserted = g.mark(opener, ',') && opener > cue.end && (cue.end..opener).any(|i| g.mark(i, ','));
    (g.kind(opener) == Some(TokenKind::Word) || inserted) && !verb && !g.is_any(opener, &governs)
}

/// "«… - replica a stretto giro di posta Seta - …»": whether a word with a capital that no preposition governs ends the words of the narrator
/// within the quotation: it may be the subject, though nothing shows what it is.
fn closes_with_capital(g: &Grammar<'_>, cue: &CueGroup) -> bool {
    /// So many tokens stand between the verb and the dash at most.
    const LONGEST: usize = 12;
    let Some(quote) = g.quote_at(cue.head) else { return false };
    let dash = (cue.end + 1..quote.end.min(cue.end + LONGEST)).find(|&i| g.kind(i) == Some(TokenKind::Dash));
    let Some(last) = dash.map(|d| d - 1) else { return false };
    let capital = g.token(last).is_some_and(|t| t.kind == TokenKind::Word && t.is_capitalised()) && g.mentions.covering(last).is_none();
    capital
        && !g.is_any(last - 1, &[Class::Preposition, Class::To, Class::Of, Class::By])
        && !g.token(last - 1).is_some_and(|t| t.is_capitalised())
}

/// Whether one of several, or somebody without a name, is the subject of the verb of `cue`: "uno di loro ha chiesto", "qualcuno torna e
/// racconta". Nobody is left out there.
fn has_own_subject(g: &Grammar<'_>, sentence: usize, cue: usize) -> bool {
    let Some(first) = g.doc.sentences.get(sentence).map(|s| s.first) else { return false };
    let mut before = cue;
    while before > first && (g.is_adverb(before - 1) || g.is_any(before - 1, &[Class::Negation, Class::Clitic, Class::ReflexiveClitic])) {
        before -= 1;
    }
    // but not "Quando qualcuno glielo ha chiesto, ha detto", "Forse qualcuno pagherà, ha detto"
    let opens = [Class::Subordinator, Class::Complementiser, Class::Question, Class::Relative, Class::ConditionalOpener];
    let somebody = (first..cue).rev().take_while(|&i| !g.mark(i, ',')).find(|&i| g.is(i, Class::Somebody) && g.quote_at(i).is_none());
    if somebody.is_some_and(|at| !(first..at).any(|i| g.is_any(i, &opens)) && (at == first || !g.is(at - 1, Class::Preposition))) {
        return true;
    }
    // "Colei che guida il ministero ha detto", "Chi lo conosce dice"
    let lead = (first..cue).find(|&i| !g.is_adverb(i)).unwrap_or(cue);
    let lead = lead + usize::from(g.points_to_somebody(lead + 1) && lead + 1 < cue && g.mentions.covering(lead).is_none());
    let whoever =
        g.is(lead, Class::Question) && g.is(lead, Class::Relative) && g.is_finite(lead + 1) && !(lead..cue).any(|i| g.mark(i, ','));
    let pointed = g.points_to_somebody(lead);
    if g.pack.drops_subject && g.quote_at(lead).is_none() && (whoever || pointed) {
        return true;
    }
    // "Questi ha detto", "Questa ha urlato", "Ma questi, come ha ribadito, ha detto": not the subject before
    let lead = (first..cue).find(|&i| !g.is_adverb(i) && !g.is_any(i, &[Class::Adversative, Class::Coordinator])).unwrap_or(cue);
    let this = g.is(lead, Class::Determiner) && g.is(lead, Class::OtherPronoun) && !g.is_any(lead, &[Class::Article, Class::Possessive]);
    let aside = g.mark(lead + 1, ',') && before > lead + 2 && g.mark(before - 1, ',');
    if g.pack.drops_subject && this && g.quote_at(lead).is_none() && (before == lead + 1 || aside) {
        return true;
    }
    // "quello di ieri ha annunciato", "quelli della zona dicono"
    let open = (first..cue).rev().find(|&i| g.mark(i, ',') || g.is_finite(i)).map_or(first, |i| i + 1);
    let pointed = |i: usize| g.is(i, Class::Demonstrative) && g.is(i + 1, Class::Of) && g.quote_at(i).is_none();
    if g.pack.drops_subject && (open..cue).any(|i| pointed(i) && (i == first || !g.is(i - 1, Class::Preposition))) {
        return true;
    }
    let one = [Class::Indefinite, Class::Determiner, Class::Quantity];
    before > first + 2 && g.is(before - 1, Class::SubjectPronoun) && g.is(before - 2, Class::Of) && g.is_any(before - 3, &one)
}

/// "Mariolina torna a casa e racconta", "Catia, che abita lì, racconta": whether a word with a capital that may be somebody's name, and that
/// nothing shows to be one, opens the sentence before its verb: it has a subject.
fn opens_with_unknown_name(g: &Grammar<'_>, sentence: usize, cue: usize) -> bool {
    let Some(first) = g.doc.sentences.get(sentence).map(|s| s.first).filter(|first| *first < cue) else { return false };
    let name = g.may_be_name(first) && g.quote_at(first).is_none();
    let small = [Class::Clitic, Class::ReflexiveClitic, Class::Negation];
    let verb = (first + 1..cue).find(|&i| !g.is_adverb(i) && !g.is_any(i, &small));
    let goes_on = verb.is_some_and(|i| g.is_finite(i) && !g.is(i, Class::Participle));
    name && (goes_on || g.mark(first + 1, ',') && g.mark(cue - 1, ','))
}

/// "Subito dopo il sindaco Aldo Neri ha detto": whether somebody named right before the verb stands behind an adverb that is a preposition
/// too, and behind another one: it may be he who speaks, or what he spoke after.
fn stands_behind_adverb(g: &Grammar<'_>, sentence: usize, cue: usize) -> bool {
    let Some(first) = g.doc.sentences.get(sentence).map(|s| s.first).filter(|first| *first + 1 < cue) else { return false };
    let Some(name) = g.mentions.covering(cue - 1).filter(|m| m.kind == Kind::Person && m.first > first) else { return false };
    let Some(opener) = (first..name.first).rev().find(|&i| !g.leads_name(i)) else { return false };
    opener > first && g.is(opener, Class::Preposition) && g.is(opener, Class::Adverb) && g.is_adverb(opener - 1)
}

/// "«…», dice chi lo conosce", "«…», dice la sposa": whether words that name no known speaker stand behind the verb and end the clause.
fn has_subject_behind(g: &Grammar<'_>, sentence: usize, cue: &CueGroup) -> bool {
    let Some(end) = g.doc.sentences.get(sentence).map(|s| s.end) else { return false };
    let quoted = cue.first > 1 && (g.closes_quote(cue.first - 1) || g.mark(cue.first - 1, ',') && g.closes_quote(cue.first - 2));
    let Some(at) = (cue.end..end).find(|&i| !g.is_adverb(i) && !g.is(i, Class::TimeWord)).filter(|_| quoted) else { return false };
    // "«…», ha continuato a gridare la madre"
    if g.is(at, Class::InfinitiveMarker) && g.is_infinitive(at + 1) && g.is_free_article(at + 2) {
        return true;
    }
    // "«…», ha urlato qualcuno", "ammette più di un consigliere", "racconta uno di loro"
    let alone = g.kind(at + 1) != Some(TokenKind::Word);
    let one_of = g.is(at, Class::Indefinite) && (alone || g.is(at + 1, Class::Of));
    if one_of || (cue.end..=at).any(|i| g.is(i, Class::Somebody)) {
        return true;
    }
    // "«…», ha detto dopo la partita"
    if at > cue.end && g.is_any(at - 1, &[Class::Circumstance, Class::Preposition]) {
        return false;
    }
    let stop = (at..end).find(|&i| g.kind(i) != Some(TokenKind::Word)).unwrap_or(end);
    let time = [Class::TimeNoun, Class::Month, Class::Weekday, Class::TimeWord, Class::Ordinal];
    let noun = g.is(at, Class::Article) && stop > at + 1 && stop <= at + 4 && !(at..stop).any(|i| g.is_any(i, &time));
    let noun = noun && (at + 1..stop).all(|i| !g.is_any(i, &[Class::Preposition, Class::Coordinator]));
    noun || g.is(at, Class::Question) && g.is(at, Class::Relative)
}

/// "Rossi e Neri si sono incontrati. «…», ha detto": whether two who are named together were the subject before, and one of them speaks.
fn is_one_of_two(g: &Grammar<'_>, cue: CueGroup, sentence: usize) -> bool {
    let one = cue.plural == Some(false);
    let Some(before) = sentence.checked_sub(1).and_then(|s| g.doc.sentences.get(s)).filter(|_| one) else { return false };
    let mut people = g.mentions.within(before.first, before.end).filter(|m| m.kind == Kind::Person && g.quote_at(m.first).is_none());
    let (Some(first), Some(second)) = (people.next(), people.next()) else { return false };
    let opens = (before.first..first.first).all(|i| g.is_determiner(i) || g.mentions.role_at(i).is_some() || g.is_adverb(i));
    let joined =
        g.is(first.end, Class::Coordinator) && (first.end + 1..second.first).all(|i| g.is_determiner(i) || g.mentions.role_at(i).is_some());
    opens && joined && first.id != second.id
}

/// Whether a name or noun for a speaker, which no preposition opens, stands before the first verb of the sentence and before
/// `cue`: the sentence leaves no subject out, even where it is not clear which one it has.
fn names_a_subject(g: &Grammar<'_>, sentence: usize, cue: usize, content: &[Range]) -> bool {
    let Some(first) = g.doc.sentences.get(sentence).map(|s| s.first) else { return false };
    let outside = |i: &usize| g.quote_at(*i).is_none() && !content.iter().any(|c| c.0 <= *i && *i < c.1);
    let verb = (first..cue).filter(outside).find(|&i| g.is_finite(i)).unwrap_or(cue);
    (first..verb).filter(outside).any(|i| {
        let speaks =
            |m: &Mention| m.first == i && matches!(m.kind, Kind::Person | Kind::Organisation | Kind::Country) && m.rule != "demonym";
        // "aver accusato" is no accused
        let verb = g.is(i, Class::Participle) && i > first && g.is_any(i - 1, &[Class::Have, Class::Be]);
        let role = !verb && g.mentions.role_at(i).is_some_and(|r| r.first == i);
        let named = role || g.mentions.covering(i).is_some_and(speaks);
        named && !hangs_on_another(g, first, i)
    })
}

/// Whether the persons whom the sentence with this number names before token `until`, outside quotations, and who can be its subject, are
/// others than the one with this id: one of them at least, and not that one.
fn names_only_others(g: &Grammar<'_>, number: usize, until: usize, id: &str) -> bool {
    let first = g.doc.sentences.get(number).map_or(0, |s| s.first);
    // "Diverso l'umore di Rossi.", but not "Leggi anche: Rossi lascia", a paragraph of its own
    let end = g.doc.sentences.get(number).map_or(0, |s| s.end.min(until));
    let paragraph = |number: usize| g.doc.sentences.get(number).map(|s| s.paragraph);
    let goes_on = number > 0 && paragraph(number) == paragraph(number - 1);
    // "A trovare il corpo è stato Rossi."
    let is_stated = |m: &Mention| m.first > first && g.is(m.first - 1, Class::Be) && g.is(first, Class::To);
    let verbless = goes_on && !(first..end).any(|i| g.is_finite(i) || g.quote_at(i).is_some());
    let mut named = named_in(g, number, until)
        .filter(|m| {
            verbless || is_stated(m) || !is_object(g, first, m) && (!hangs_on_another(g, first, m.first) || owns_subject(g, first, m))
        })
        .peekable();
    named.peek().is_some() && named.all(|m| m.id != id)
}

/// "Poi è arrivato un uomo", "È entrata la madre", "Lo ha soccorso un infermiere", "Si avvicina la caposala": whether a noun for somebody stands
/// right behind the verb of the sentence with this number, as its subject.
fn introduces_somebody(g: &Grammar<'_>, number: usize) -> bool {
    let Some(sentence) = g.doc.sentences.get(number).filter(|_| g.pack.drops_subject) else { return false };
    let free = |i: &usize| g.quote_at(*i).is_none();
    let Some(verb) = (sentence.first..sentence.end).filter(free).find(|&i| g.is_finite(i)) else { return false };
    let role = |i: usize| g.mentions.role_at(i + 1).is_some_and(|r| r.class != RoleClass::Title && !r.plural);
    let article = |i: usize| g.is_free_article(i);
    let auxiliary = g.is_any(verb, &[Class::Be, Class::Have]);
    let behind = verb + 1 + usize::from(auxiliary && g.is(verb + 1, Class::Participle) && !g.is(verb + 1, Class::Be));
    // the object stands before the verb already
    let pronoun = verb > sentence.first && (g.is_object_clitic(verb - 1) || g.is(verb - 1, Class::ReflexiveClitic));
    let intransitive = auxiliary && g.is(verb, Class::Be) && behind > verb + 1;
    (intransitive || pronoun && (!auxiliary || behind > verb + 1)) && article(behind) && role(behind)
}

/// The last colon of the sentence before token `until` that stands before a quotation and in none.
fn colon_before(g: &Grammar<'_>, sentence: usize, until: usize) -> Option<usize> {
    let first = g.doc.sentences.get(sentence)?.first;
    (first..until).rev().find(|&i| g.mark(i, ':') && g.quote_at(i).is_none() && g.opens_quote(i + 1))
}
