//! What stands between a verb and its content and is passed over: an addressee, an inverted subject, insertions.

use super::{Clauses, Subject};
use crate::mention::Kind;
use crate::pack::{Class, Frame, PartOfSpeech};
use crate::statement::cue::CueGroup;
use crate::statement::phrase::{Phrase, noun_phrase_end};
use crate::text::TokenKind;

/// Where the content behind a verb may begin, with whom the words on the way there name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reached {
    /// The first token of the content.
    pub at: usize,
    /// Who speaks, also where the phrase stands behind the verb.
    pub subject: Option<Subject>,
    /// To whom it is said.
    pub addressee: Option<Phrase>,
    /// The addressee as an object of the verb.
    pub object: Option<Phrase>,
}

impl<'g, 'a> Clauses<'g, 'a> {
    /// Passes over everything between the verb and what it takes.
    pub(super) fn reach(&self, cue: &CueGroup, subject: Option<Subject>) -> Reached {
        let g = self.g;
        let (mut at, mut addressee) = self.skip_light(cue.end, self.limit_after(cue.end));
        let mut subject = subject;
        let object = self.object_addressee(cue, subject.is_some());
        if let Some((phrase, end)) = object {
            addressee = Some(phrase);
            at = self.skip_light(end, self.limit_after(end)).0;
        }
        at = self.past_of_what(cue, at);
        // not "ha avvisato il sindaco, che ha chiuso la strada"
        let accuses = g.pack.cue(cue.cue).act == "accuse";
        let who = object.is_some()
            && g.pack.drops_subject
            && g.mark(at, ',')
            && (g.is(at + 1, Class::Relative) || accuses && self.described_by_verb(at));
        if object.is_some() && !who {
            at = self.past_places(cue, at);
        }
        at = self.past_participle(cue, at);
        if subject.is_none()
            && let Some((found, to, next)) = self.inverted_subject(cue, at)
        {
            (subject, addressee, at) = (Some(found), addressee.or(to), next);
        }
        at = self.past_pronoun(cue, at);
        at = self.past_stray_comma(cue, at);
        if subject.is_some() {
            at = self.past_gerund(cue, at);
            at = self.past_adverbial(cue, at);
            at = self.past_brackets(cue, at);
        }
        if g.mark(at, ',') && !g.opens_quote(at + 1) && !who {
            at = self.past_insertion(cue, at, addressee.is_some());
        }
        if subject.is_some() {
            at = self.past_insertions(cue, at);
        }
        Reached { at, subject, addressee, object: object.map(|(phrase, _)| phrase) }
    }

    /// "ha accusato Neri|, sacerdote, che avrebbe pagato": whether an apposition opens at the comma at `at`, and a relative clause follows it.
    fn described_by_verb(&self, at: usize) -> bool {
        let g = self.g;
        let close = (at + 2..self.end.min(at + 10)).find(|&i| g.mark(i, ',') && g.quote_at(i).is_none());
        close.is_some_and(|c| g.is(c + 1, Class::Relative) && g.goes_on_with_verb(c + 2) && self.is_description((at + 1, c)))
    }

    /// "said of the mine | that"
    fn past_of_what(&self, cue: &CueGroup, at: usize) -> usize {
        let g = self.g;
        if !g.is(at, Class::Of) || !g.pack.bare_clause || !self.frame(cue, Frame::Quote) {
            return at;
        }
        let end = self.skip_light(noun_phrase_end(g, at + 1, self.limit_after(at + 1)), self.end).0;
        Some(end).filter(|&end| g.is(end, Class::Complementiser)).unwrap_or(at)
    }

    /// "told a crowd in Milltown, Norvale, on Monday | that": places and times behind the addressee
    fn past_places(&self, cue: &CueGroup, at: usize) -> usize {
        let g = self.g;
        if !self.frame(cue, Frame::AddresseeObject) || !g.mark(at, ',') && !g.is(at, Class::Preposition) {
            return at;
        }
        let barrier = |i: &usize| {
            g.is_hard_stop(*i)
                || g.is_finite(*i)
                || g.quote_at(*i).is_some()
                || g.is_any(*i, &[Class::Complementiser, Class::Relative, Class::SubjectPronoun])
                || self.opens_cue(*i)
        };
        let next = (at..self.end.min(at + 16)).find(barrier);
        next.filter(|&i| g.is(i, Class::Complementiser)).unwrap_or(at)
    }

    /// "ha detto dal palco | che", "ha detto a pochi giorni dal voto | che", "ha detto visibilmente commosso | che": few words that tell how,
    /// where or when, none of whom can be the subject of what follows.
    fn past_adverbial(&self, cue: &CueGroup, at: usize) -> usize {
        const LONGEST: usize = 8;
        const TELLING: [&str; 4] = ["say", "add", "announce", "explain"];
        let g = self.g;
        // "ha riconosciuto in piazza il furgone che", "mette in guardia dalle truffe che": of these a relative clause tells
        if !TELLING.contains(&g.pack.cue(cue.cue).act.as_str()) {
            return at;
        }
        let opens = g.is_any(at, &[Class::Preposition, Class::To, Class::By, Class::Quantity]) || g.is_adverb(at);
        if !g.pack.drops_subject || !self.frame(cue, Frame::Clause) || !opens || g.is(at, Class::Complementiser) {
            return at;
        }
        let barrier = |i: &usize| {
            g.kind(*i) != Some(TokenKind::Word)
                || g.quote_at(*i).is_some()
                || g.is_finite(*i)
                || g.is_infinitive(*i)
                || g.is_free_article(*i)
                || g.is_any(*i, &[Class::Complementiser, Class::Relative, Class::SubjectPronoun, Class::Demonstrative])
                || self.opens_cue(*i)
        };
        let Some(that) = (at + 1..self.end.min(at + LONGEST)).find(barrier).filter(|&i| g.is(i, Class::Complementiser)) else { return at };
        // "ha saputo dal medico che", "ha detto ai cronisti che lo attendevano": somebody of whom a relative clause tells
        let somebody = (at..that).any(|i| g.is(i, Class::By) && g.mentions.role_at(i + 1).is_some());
        let relative =
            g.is_any(that + 1, &[Class::Clitic, Class::ReflexiveClitic]) && !g.is(that + 1, Class::Article) || g.is_finite(that + 1);
        if somebody || relative { at } else { that }
    }

    /// "said in a talk taped before the vote | that": a participle that says more of where it was said
    fn past_participle(&self, cue: &CueGroup, at: usize) -> usize {
        let g = self.g;
        if at <= cue.end
            || !g.pack.bare_clause
            || !self.frame(cue, Frame::Clause)
            || !g.is(at, Class::Participle) && !g.is_finite(at)
            || g.is_any(at, &[Class::Be, Class::Have, Class::Modal])
            || self.opens_cue(at)
        {
            return at;
        }
        let barrier = |i: &usize| {
            g.kind(*i) == Some(TokenKind::Punct)
                || g.quote_at(*i).is_some()
                || g.is_any(*i, &[Class::Complementiser, Class::Relative, Class::SubjectPronoun, Class::Be, Class::Have])
                || self.opens_cue(*i)
        };
        let next = (at + 1..self.end.min(at + 10)).find(barrier);
        next.filter(|&i| g.is(i, Class::Complementiser)).unwrap_or(at)
    }

    /// An inverted subject, its addressee and where the content begins: "ha detto il ministro | che", "così ha detto X | : “…”".
    fn inverted_subject(&self, cue: &CueGroup, at: usize) -> Option<(Subject, Option<Phrase>, usize)> {
        let g = self.g;
        let told = g.pack.bare_clause && self.frame(cue, Frame::AddresseeObject);
        if told || at >= self.end || g.opens_quote(at) || g.is_any(at, &[Class::Complementiser, Class::InfinitiveMarker]) || g.mark(at, ':')
        {
            return None;
        }
        let (found, end, to) = self.subject_after(cue)?;
        let mut next = self.skip_light(end, self.end).0;
        // "Said Anna Berg, who lives there, “…”"
        if g.mark(next, ',')
            && cue.first == self.sentence.first
            && let Some(open) = (next + 2..self.end.min(next + 25)).find(|&i| g.opens_quote(i))
            && (g.mark(open - 1, ',') || g.mark(open - 1, ':'))
        {
            next = open - 1;
        }
        // "Poi ringrazia Anna Rossi: «…»": her whom it thanks
        let act = g.pack.cue(cue.cue).act.as_str();
        let object = matches!(act, "thank" | "praise") && g.pack.drops_subject && found.phrase.first == cue.end;
        let leads = g.mark(next, ':') && !object
            || g.is(next, Class::Complementiser) && self.frame(cue, Frame::Clause)
            || g.mark(next, ',') && g.opens_quote(next + 1)
            || g.is(next, Class::InfinitiveMarker) && g.is_infinitive(next + 1) && self.object_given(cue);
        (leads && self.names_somebody(found.phrase)).then_some((found, to, next))
    }

    /// A pronoun that stands for the quotation, or for whom it describes.
    fn past_pronoun(&self, cue: &CueGroup, at: usize) -> usize {
        let g = self.g;
        let mut at = at;
        // "as she said it – “…”": the pronoun stands for the quotation
        let divided = g.mark(at + 1, ',') || g.kind(at + 1) == Some(TokenKind::Dash);
        if g.is(at, Class::OtherPronoun) && divided && g.opens_quote(at + 2) {
            at += 1;
        }
        // "described it as “…”", "which she described as “…”"
        let described = at + usize::from(g.is(at, Class::OtherPronoun));
        if self.frame(cue, Frame::Topic)
            && g.is(described, Class::ParentheticalOpener)
            && g.is(described, Class::Preposition)
            && g.opens_quote(described + 1)
        {
            at = described + 1;
        }
        at
    }

    /// A comma before a complementiser or the marker of an infinitive.
    fn past_stray_comma(&self, cue: &CueGroup, at: usize) -> usize {
        let g = self.g;
        let mut at = at;
        // "He added, that": a stray comma
        let stray = at == cue.end || g.pack.bare_clause;
        if stray && g.mark(at, ',') && g.is(at + 1, Class::Complementiser) && self.frame(cue, Frame::Clause) {
            at += 1;
        }
        // "ha ribadito ai cittadini, di restare uniti"
        let infinitive = g.is(at + 1, Class::InfinitiveMarker) && g.is_infinitive(at + 2) && self.frame(cue, Frame::Infinitive);
        if at > cue.end && g.mark(at, ',') && infinitive && g.pack.drops_subject {
            at += 1;
        }
        at
    }

    /// "ha detto parlando con i cronisti | che"
    /// but not "ha risposto citando una legge che non esiste"
    fn past_gerund(&self, cue: &CueGroup, at: usize) -> usize {
        let g = self.g;
        let without_object = || g.is_any(at + 1, &[Class::Preposition, Class::To, Class::Complementiser]) || g.is_adverb(at + 1);
        if at >= self.end || !g.pack.drops_subject || !g.is_gerund(at) || !without_object() || !self.frame(cue, Frame::Clause) {
            return at;
        }
        let barrier = |i: &usize| {
            let marks = g.kind(*i) == Some(TokenKind::Punct) || g.quote_at(*i).is_some() || g.is_finite(*i);
            marks || g.is_any(*i, &[Class::Complementiser, Class::Relative, Class::Coordinator])
        };
        let next = (at + 1..self.end.min(at + 9)).find(barrier);
        next.filter(|&i| g.is(i, Class::Complementiser)).unwrap_or(at)
    }

    /// An insertion in brackets or dashes.
    fn past_brackets(&self, cue: &CueGroup, at: usize) -> usize {
        let g = self.g;
        let mut at = at;
        // "ha detto (riferendosi a Rossi) «…»"
        if g.mark(at, '(') && self.frame(cue, Frame::Quote) {
            let close = (at + 1..self.end.min(at + 16)).find(|&i| g.mark(i, ')'));
            let leads = |c: &usize| g.opens_quote(c + 1) || g.mark(c + 1, ':') && g.opens_quote(c + 2);
            at = close.filter(leads).map_or(at, |c| c + 1);
        }
        // "said — on Twitter, as it happens — that"
        if g.kind(at) == Some(TokenKind::Dash) && self.frame(cue, Frame::Clause) {
            let close = (at + 1..self.end.min(at + 14)).find(|&i| g.kind(i) == Some(TokenKind::Dash));
            at = close.filter(|&c| g.is(c + 1, Class::Complementiser)).map_or(at, |c| c + 1);
        }
        at
    }

    /// An inserted phrase between commas, of which the first stands at `at`: "ha detto, parlando ai giornalisti, | che".
    fn past_insertion(&self, cue: &CueGroup, at: usize, told: bool) -> usize {
        let g = self.g;
        let close = (at + 1..self.end.min(at + 20)).find(|&i| g.mark(i, ',') || g.opens_quote(i));
        let Some(close) = close.filter(|c| g.mark(*c, ',')) else { return at };
        if !self.leads_behind_insertion(cue, at, close) || self.tells_in_insertion(cue, at, close) {
            return at;
        }
        // "ha chiesto alla Norcom, società che gestisce la rete, di": a relative clause of the addressee
        let described = || told && (at + 1..close).any(|i| g.is(i, Class::Relative) && g.has_finite(i, close));
        let plain = !g.has_finite(at + 1, close)
            || g.is(at + 1, Class::Participle) && g.is(at + 2, Class::By) && !g.has_finite(at + 3, close)
            || described()
            || g.is_any(at + 1, &[Class::ParentheticalOpener, Class::Subordinator, Class::Preposition]);
        if plain { close + 1 + usize::from(g.opens_quote(close + 2)) } else { at }
    }

    /// Whether content of the cue opens behind the insertion between the commas at `at` and `close`.
    fn leads_behind_insertion(&self, cue: &CueGroup, at: usize, close: usize) -> bool {
        let g = self.g;
        let leads = g.is(close + 1, Class::Complementiser) && self.frame(cue, Frame::Clause)
            || g.opens_quote(close + 1 + usize::from(g.is(close + 1, Class::ParentheticalOpener)))
            || g.is(close + 1, Class::InfinitiveMarker) && g.is_infinitive(close + 2) && self.frame(cue, Frame::Infinitive);
        // not "un appello alla calma, tramite il portavoce Neri, che ha spiegato": his
        let his = || {
            let relative = g.mentions.covering(close - 1).is_some_and(|m| m.kind == Kind::Person) && g.pack.drops_subject;
            relative && g.is(at + 1, Class::Preposition) && g.is(close + 1, Class::Relative) && g.goes_on_with_verb(close + 2)
        };
        leads && !his()
    }

    /// Whether a cue between the commas at `at` and `close` takes what follows: "said, adding, | “…”".
    fn tells_in_insertion(&self, cue: &CueGroup, at: usize, close: usize) -> bool {
        let g = self.g;
        // "ha invitato, come riferisce X, «a …»", "ha chiesto, in un messaggio, di" are passed over; "said, adding, “…”" is not
        let of_infinitive = at == cue.end && g.is(close + 1, Class::InfinitiveMarker);
        // "ha detto, in una nota, che": nor is a noun behind a preposition
        let led = g.is(at + 1, Class::Preposition);
        let tells = |c: &CueGroup| match g.pack.cue(c.cue).pos {
            PartOfSpeech::Verb => true,
            PartOfSpeech::Preposition => !of_infinitive,
            PartOfSpeech::Noun => !of_infinitive && !led,
        };
        let takes = g.is(close + 1, Class::Complementiser) || of_infinitive && g.is_infinitive(close + 2) && g.pack.drops_subject;
        let said_of = g.is_gerund(at + 1) && takes;
        !said_of && !g.is(at + 1, Class::ParentheticalOpener) && self.cues.iter().any(|c| at < c.first && c.first < close && tells(c))
    }

    /// "said on Monday, speaking of the town, a port in the north, | “…”": insertions up to the quotation
    fn past_insertions(&self, cue: &CueGroup, at: usize) -> usize {
        let g = self.g;
        if !g.mark(at, ',') || g.opens_quote(at + 1) || !self.frame(cue, Frame::Quote) {
            return at;
        }
        let barrier = |i: &usize| g.is_hard_stop(*i) || g.is_finite(*i) || g.quote_at(*i).is_some() || self.opens_cue(*i);
        let next = (at + 1..self.end.min(at + 30)).find(barrier);
        next.filter(|&i| g.opens_quote(i) && g.mark(i - 1, ',')).unwrap_or(at)
    }

    /// Whether a cue of the sentence begins at `at`.
    fn opens_cue(&self, at: usize) -> bool {
        self.cues.iter().any(|c| c.first == at)
    }
}
