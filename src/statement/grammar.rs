//! Questions about the tokens of a sentence that every stage asks.

use super::age::Ages;
use super::body::Bodies;
use super::office::Countries;
use crate::mention::{Kind, Mention, Mentions, PronounMatch, TermMatches};
use crate::pack::{Class, ClassSet, LanguagePack, Slot};
use crate::text::{Document, Quote, Token, TokenKind};
use crate::trace::{Step, Trace};
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// Cues of more tokens than this are not looked for before a word.
const LONGEST_CUE: usize = 8;

/// A document with everything that is known of its tokens.
pub struct Grammar<'a> {
    /// The text, its tokens, quotations and sentences.
    pub doc: &'a Document<'a>,
    /// The language.
    pub pack: &'a LanguagePack,
    /// Names and roles.
    pub mentions: &'a Mentions,
    /// Pronouns and cues of several words.
    pub terms: &'a TermMatches<'a>,
    /// For each token, one more than the index of the outermost quotation it is in.
    quoted: Vec<u32>,
    /// The classes of each token, alone or as part of a phrase.
    classes: Vec<ClassSet>,
    /// Where decisions are kept, if anybody wants to know them.
    trace: Option<&'a Trace>,
    /// The countries of the article, once they are asked for.
    countries: OnceCell<Countries>,
    /// The organisations of the article by the words of their names, once they are asked for.
    bodies: OnceCell<Bodies>,
    /// The ages of people, once one is asked for.
    ages: OnceCell<Ages<'a>>,
    /// The token at which each id is named first, once one is asked for.
    firsts: OnceCell<BTreeMap<&'a str, usize>>,
    /// The same of the first person of the article.
    first_of_people: OnceCell<Option<usize>>,
}

impl<'a> Grammar<'a> {
    /// Prepares the answers.
    pub fn new(doc: &'a Document<'a>, pack: &'a LanguagePack, mentions: &'a Mentions, terms: &'a TermMatches<'a>) -> Self {
        let mut quoted = vec![0; doc.tokens.len()];
        for (number, quote) in (1u32..).zip(&doc.quotes) {
            if quote.depth == 0 {
                for slot in &mut quoted[quote.open..quote.end] {
                    *slot = number;
                }
            }
        }
        let mut classes = doc.classes.clone();
        for (first, end, class) in &terms.phrases {
            classes[*first..*end].iter_mut().for_each(|classes| classes.insert(*class));
        }
        Grammar {
            doc,
            pack,
            mentions,
            terms,
            quoted,
            classes,
            trace: None,
            countries: OnceCell::new(),
            bodies: OnceCell::new(),
            ages: OnceCell::new(),
            firsts: OnceCell::new(),
            first_of_people: OnceCell::new(),
        }
    }

    /// Keeps the decisions in `trace`.
    pub fn traced(self, trace: Option<&'a Trace>) -> Self {
        Grammar { trace, ..self }
    }

    /// The countries that the article names.
    pub fn countries(&self) -> &Countries {
        self.countries.get_or_init(|| Countries::count(self.mentions))
    }

    /// The organisations that the article names outside quotations.
    pub(super) fn bodies(&self) -> &Bodies {
        self.bodies.get_or_init(|| Bodies::find(self))
    }

    /// The ages that the article gives to people.
    pub(super) fn ages(&self) -> &Ages<'a> {
        self.ages.get_or_init(|| Ages::find(self))
    }

    /// The token at which the article names this id first.
    pub fn first_named(&self, id: &str) -> Option<usize> {
        let firsts = self.firsts.get_or_init(|| {
            let mut firsts = BTreeMap::new();
            for mention in &self.mentions.list {
                firsts.entry(mention.id.as_str()).or_insert(mention.first);
            }
            firsts
        });
        firsts.get(id).copied()
    }

    /// Whether the article names a person before token `at`.
    pub fn names_person_before(&self, at: usize) -> bool {
        let person = || self.mentions.list.iter().find(|m| m.kind == Kind::Person).map(|m| m.first);
        self.first_of_people.get_or_init(person).is_some_and(|first| first < at)
    }

    /// Whether decisions are kept.
    pub fn is_traced(&self) -> bool {
        self.trace.is_some()
    }

    /// Keeps a decision, if anybody wants to know it; else it is not even made up.
    pub fn note(&self, step: impl FnOnce() -> Step) {
        if let Some(trace) = self.trace {
            trace.note(step());
        }
    }

    /// The token at `at`.
    pub fn token(&self, at: usize) -> Option<&Token> {
        self.doc.tokens.get(at)
    }

    /// Whether the word at `at` is of `class`, alone or as part of a phrase.
    #[inline]
    pub fn is(&self, at: usize, class: Class) -> bool {
        self.classes.get(at).is_some_and(|classes| classes.has(class))
    }

    /// Whether the word at `at` is of one of the classes.
    #[inline]
    pub fn is_any(&self, at: usize, classes: &[Class]) -> bool {
        self.classes.get(at).is_some_and(|own| own.meets(ClassSet::of(classes)))
    }

    /// Whether the token at `at` is the mark `c`.
    pub fn mark(&self, at: usize, c: char) -> bool {
        self.token(at).is_some_and(|t| t.is(c))
    }

    /// Whether the word at `at` is a pronoun for an object, as "lo" in "lo ha detto": not a reflexive one.
    pub fn is_object_clitic(&self, at: usize) -> bool {
        self.is(at, Class::Clitic) && !self.is(at, Class::ReflexiveClitic)
    }

    /// The kind of the token at `at`.
    pub fn kind(&self, at: usize) -> Option<TokenKind> {
        self.token(at).map(|t| t.kind)
    }

    /// The outermost quotation that covers the token.
    pub fn quote_at(&self, at: usize) -> Option<&'a Quote> {
        self.quoted.get(at).and_then(|n| (*n as usize).checked_sub(1)).map(|i| &self.doc.quotes[i])
    }

    /// Whether every word of the quotation has a capital, as in the name of a work or a programme.
    pub fn is_in_capitals(&self, quote: &Quote) -> bool {
        let capital = |i: usize| self.kind(i) != Some(TokenKind::Word) || self.token(i).is_some_and(Token::is_capitalised);
        (quote.inner_start()..quote.inner_end()).all(capital)
    }

    /// Whether the quotation is short and in capitals, small words apart, as in “A Walk in the Rain,”.
    pub fn is_name_of_work(&self, quote: &Quote) -> bool {
        let small = [Class::Article, Class::Preposition, Class::Of, Class::To, Class::Coordinator, Class::Possessive];
        let fits =
            |i: usize| self.kind(i) != Some(TokenKind::Word) || self.token(i).is_some_and(Token::is_capitalised) || self.is_any(i, &small);
        let capital = self.token(quote.inner_start()).is_some_and(Token::is_capitalised);
        capital && quote.end - quote.open <= 12 && (quote.inner_start()..quote.inner_end()).all(fits)
    }

    /// Whether the mark at `at` is the apostrophe of a plural that owns something ("the miners' union"): it belongs to no
    /// quotation, and a word follows.
    pub fn is_owner_mark(&self, at: usize) -> bool {
        self.pack.bare_clause
            && at > 0
            && self.quote_at(at).is_none()
            && matches!(self.doc.word(at), "'" | "’")
            && self.is_plural(at - 1)
            && self.kind(at + 1) == Some(TokenKind::Word)
    }

    /// Whether the sentence that begins at `first` is a quotation and nothing else.
    pub fn is_quotation(&self, first: usize) -> bool {
        let number = self.doc.sentences.partition_point(|s| s.first < first);
        let sentence = self.doc.sentences.get(number).filter(|s| s.first == first);
        let quote = self.quote_at(first).filter(|q| q.open == first);
        sentence.zip(quote).is_some_and(|(s, q)| q.end >= self.trim_end(s.first, s.end))
    }

    /// How many of the tokens `[first, end)` stand in quotations, the marks among them.
    pub fn count_quoted(&self, first: usize, end: usize) -> usize {
        (first..end).filter(|&at| self.quote_at(at).is_some()).count()
    }

    /// Whether the token opens an outermost quotation.
    pub fn opens_quote(&self, at: usize) -> bool {
        self.quote_at(at).is_some_and(|q| q.open == at)
    }

    /// Whether the token is the closing mark of an outermost quotation.
    pub fn closes_quote(&self, at: usize) -> bool {
        self.quote_at(at).is_some_and(|q| q.end == at + 1 && q.end > q.open + 1)
    }

    /// Whether the word can be a noun of speaking: "claim", "richiesta".
    pub fn is_noun_cue(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| self.pack.is_noun_cue(t.word))
    }

    /// Whether the word is a document or a noun of speaking: "report", "claim".
    pub fn is_document(&self, at: usize) -> bool {
        self.is(at, Class::Document) || self.is_noun_cue(at)
    }

    /// "Western states that": whether a form that is more often a noun has no subject right before it that shows the verb: "he states
    /// that", "the report states that", "“…,” states Hale".
    pub fn is_rather_noun(&self, at: usize) -> bool {
        if !self.pack.bare_clause || !self.is(at, Class::NounToo) {
            return false;
        }
        let Some(before) = (at.saturating_sub(4)..at).rev().find(|&i| !self.is_adverb(i)) else { return true };
        let person = self.mentions.covering(before).is_some_and(|m| m.kind == crate::mention::Kind::Person && m.end == before + 1);
        let document = self.is_document(before) && !self.is_plural(before);
        !(person || document || self.closes_quote(before) || self.is(before, Class::SubjectPronoun) && !self.is_determiner(before))
    }

    /// "poiché, | dichiarandosi medico, ha truffato": whether the gerund at `at` stands in a clause that a conjunction opens, and which
    /// leaves out its subject.
    pub fn opens_inner_clause(&self, at: usize) -> bool {
        let opener = at.checked_sub(2).filter(|_| self.pack.drops_subject && self.mark(at - 1, ','));
        opener.is_some_and(|o| self.is(o, Class::Subordinator) && !self.is(o, Class::Complementiser))
    }

    /// "| colei | che guida il ministero": whether a pronoun for somebody whom a relative clause describes stands at `at`.
    pub fn points_to_somebody(&self, at: usize) -> bool {
        self.is(at, Class::Demonstrative) && !self.is(at, Class::OtherPronoun) && self.is(at + 1, Class::Relative)
    }

    /// Whether the word at `at` has a capital, is a given name or in no list, and is no mention: nothing shows that it is somebody, but it may be.
    pub fn may_be_name(&self, at: usize) -> bool {
        // "Alla" and "Felice" are words, too
        let other = [Class::Preposition, Class::Common, Class::Adverb, Class::Determiner, Class::Coordinator, Class::Participle];
        let given = self.is_any(at, &[Class::GivenMasculine, Class::GivenFeminine]) && !self.is_any(at, &other);
        let name =
            |t: &Token| t.kind == TokenKind::Word && t.is_capitalised() && t.end - t.start > 2 && (given || self.pack.is_unknown(t.word));
        self.token(at).is_some_and(name) && self.mentions.covering(at).is_none()
    }

    /// "da parte sua", "in realtà": where the adverb of several words that covers `at` begins and ends.
    pub fn adverb_phrase(&self, at: usize) -> Option<(usize, usize)> {
        // all tokens of the phrase are adverbs by it
        let from = (0..=at).rev().take(LONGEST_CUE).take_while(|&i| self.is(i, Class::Adverb)).last()?;
        let phrases = &self.terms.phrases[self.terms.phrases.partition_point(|p| p.0 < from)..];
        let covers = |phrase: &&(usize, usize, Class)| phrase.2 == Class::Adverb && at < phrase.1 && phrase.1 > phrase.0 + 1;
        phrases.iter().take_while(|p| p.0 <= at).find(covers).map(|(first, end, _)| (*first, *end))
    }

    /// "42%", "22 percent", "three in 10": whether words for a part of many end right before `at`.
    pub fn closes_share(&self, at: usize) -> bool {
        let Some(last) = at.checked_sub(1) else { return false };
        let number = |i: usize| self.kind(i) == Some(TokenKind::Number);
        let of_all = || last > 1 && number(last) && self.is(last - 1, Class::PlacePreposition) && self.is(last - 2, Class::Plural);
        self.mark(last, '%') || self.is(last, Class::Quantity) && last > 0 && number(last - 1) || of_all()
    }

    /// "thanks to", "because of": whether a preposition of several words begins at `at`.
    pub fn opens_long_preposition(&self, at: usize) -> bool {
        let phrases = &self.terms.phrases[self.terms.phrases.partition_point(|p| p.0 < at)..];
        phrases.iter().take_while(|p| p.0 == at).any(|p| p.2 == Class::Preposition && p.1 > at + 1)
    }

    /// "tre giorni | fa |": whether the word tells, behind a time, how long since.
    pub fn is_ago(&self, at: usize) -> bool {
        at > 0 && self.is(at, Class::Ago) && (self.is(at - 1, Class::TimeNoun) || self.is(at, Class::Adverb))
    }

    /// An adverb by list or by its ending, and no part of a name ("Ben Youssef").
    pub fn is_adverb(&self, at: usize) -> bool {
        if self.is_ago(at) {
            return true;
        }
        if self.is(at, Class::Adverb) {
            return self.mentions.covering(at).is_none_or(|m| m.kind != crate::mention::Kind::Person);
        }
        // "Successivamente ha detto": the capital of a sentence
        let opens = |at: usize| self.pack.drops_subject && (at == 0 || self.kind(at - 1) != Some(TokenKind::Word));
        let plain = |t: &&Token| t.kind == TokenKind::Word && (!t.is_capitalised() || opens(at) && self.mentions.covering(at).is_none());
        let Some(token) = self.token(at).filter(plain) else { return false };
        let word = token.span().slice(self.doc.text);
        self.pack.adverb_suffixes.iter().any(|s| word.len() > s.len() + 2 && word.ends_with(s.as_str()))
            && !self.is_any(at, &[Class::Finite, Class::Determiner])
            // "family"
            && self.mentions.role_at(at).is_none()
    }

    /// Whether the word opens a noun phrase.
    pub fn is_determiner(&self, at: usize) -> bool {
        self.is_any(at, &[Class::Article, Class::Determiner, Class::Possessive])
    }

    /// Whether the token is a possessive suffix ("'s"): glued to a noun, not the verb behind a pronoun.
    pub fn is_possessive_suffix(&self, at: usize) -> bool {
        let Some(token) = self.token(at).filter(|t| matches!(t.first, '\'' | '’') && t.kind == TokenKind::Word) else { return false };
        let word = token.span().slice(self.doc.text);
        let suffix = &word[token.first.len_utf8()..];
        let pronoun = at > 0
            && self.is_any(at - 1, &[Class::SubjectPronoun, Class::OtherPronoun, Class::Relative, Class::Question, Class::FirstPerson]);
        !pronoun && self.pack.suffixes.first().is_some_and(|s| s.eq_ignore_ascii_case(suffix))
    }

    /// Whether the word at `at` is a finite verb here: an auxiliary or modal, or a finite form that no article,
    /// preposition or possessive makes a noun of.
    pub fn is_finite(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        if token.kind != TokenKind::Word || token.is_capitalised() && at > 0 && self.kind(at - 1) == Some(TokenKind::Word) {
            return false;
        }
        // "senza mezzi termini"
        if self.is_ago(at) || self.is(at, Class::Adverb) && self.adverb_phrase(at).is_some() {
            return false;
        }
        // "per quanto riguarda"
        if at > 0 && self.is(at, Class::Preposition) && self.is(at - 1, Class::Preposition) {
            return false;
        }
        if self.mentions.covering(at).is_some() || self.is_possessive_suffix(at) || self.is(at, Class::Quantity) {
            return false;
        }
        // "la loro voglia", "the will": a noun behind an article or owner
        let owned = || {
            // "secondo loro può": a pronoun that owns nothing here
            let pronoun = at > 1 && self.is(at - 1, Class::SubjectPronoun) && !self.is(at - 2, Class::Article);
            at > 0 && self.is_any(at - 1, &[Class::Article, Class::Possessive]) && !self.is(at - 1, Class::Clitic) && !pronoun
        };
        if self.is(at, Class::Modal) && owned() {
            return false;
        }
        if self.is_any(at, &[Class::Be, Class::Have, Class::Modal]) {
            return !self.is_any(at, &[Class::Infinitive, Class::Participle, Class::Gerund]) || self.is(at, Class::Finite);
        }
        let noun_like = at > 0
            && (self.is_any(at - 1, &[Class::Article, Class::Of, Class::Possessive])
                || (self.is(at - 1, Class::Preposition) && !self.is(at - 1, Class::Coordinator))
                || self.is(at - 1, Class::Determiner))
            && !self.is(at - 1, Class::Clitic);
        // "la nota", "la mostra promette": an article that could be a pronoun, before a noun for what tells something, or
        // before a word that a verb follows at once
        let verb_behind = || {
            self.is_any(at + 1, &[Class::Finite, Class::Be, Class::Have, Class::Modal])
                && !self.is_any(at + 1, &[Class::Preposition, Class::Article, Class::Infinitive, Class::Participle, Class::Adverb])
                && self.kind(at + 1) == Some(TokenKind::Word)
        };
        let document = at > 0 && self.is(at - 1, Class::Article) && (self.is(at, Class::Document) || verb_behind());
        // "in una lunga nota Ugo Neri"
        let led = || self.is(at - 2, Class::Indefinite) && self.is(at - 3, Class::Preposition) && self.mentions.covering(at + 1).is_some();
        let document = document || at > 2 && self.is(at, Class::Document) && self.pack.drops_subject && led();
        // "la legge italiana prevede", but "Rossi la legge"
        let noun_too = || {
            let free = at < 2
                || self.mentions.covering(at - 2).is_none()
                    && !self.is_any(at - 2, &[Class::Negation, Class::SubjectPronoun, Class::Relative]);
            self.is(at, Class::NounToo) && self.is(at - 1, Class::Article) && free
        };
        if noun_like || document || at > 0 && noun_too() || self.is_rather_noun(at) {
            return false;
        }
        if self.is(at, Class::Finite) && (self.is_rarely_finite(at) || self.describes_named(at)) {
            return false;
        }
        if self.is(at, Class::Finite) {
            if self.is(at, Class::Infinitive) && self.pack.bare_clause {
                // a base form: finite only after a plural subject, which cannot be told from a noun here
                return self.is_past_as_base(at);
            }
            let subject_before = at > 0
                && (self.mentions.covering(at - 1).is_some()
                    || self.mentions.role_at(at - 1).is_some()
                    || self.is(at - 1, Class::SubjectPronoun)
                    // "il pm che accusa Neri": no prosecution
                    || self.is(at - 1, Class::Relative) && self.pack.drops_subject);
            return self.mentions.role_at(at).is_none() || subject_before;
        }
        if token.word == crate::pack::WordId::UNKNOWN && !token.is_capitalised() {
            let word = token.span().slice(self.doc.text);
            // "state-owned" is no verb, nor is "masked" before "gunmen"
            let closed = [
                Class::Preposition,
                Class::Article,
                Class::Determiner,
                Class::Possessive,
                Class::Adverb,
                Class::Coordinator,
                Class::Adversative,
                Class::Complementiser,
                Class::Question,
                Class::OtherPronoun,
                Class::SubjectPronoun,
                Class::ReflexiveClitic,
                Class::TimeWord,
            ];
            let noun = self.token(at + 1).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capitalised());
            let before_noun = self.pack.bare_clause && noun && !self.is_any(at + 1, &closed) && !self.is_adverb(at + 1);
            return !word.contains('-') && !before_noun && self.ends_as_finite(at);
        }
        false
    }

    /// "said | retired | teacher Anna Berg": whether a participle before the role of somebody named describes him, where no subject stands
    /// before it.
    fn describes_named(&self, at: usize) -> bool {
        if !self.pack.bare_clause || !self.is(at, Class::Participle) {
            return false;
        }
        let role = self.mentions.role_at(at + 1).filter(|r| r.first == at + 1 && !r.plural);
        let name = role.and_then(|r| self.mentions.covering(r.end).filter(|m| m.kind == Kind::Person && m.first == r.end));
        let Some(name) = name else { return false };
        let mut before = at;
        while before > 0 && self.is_adverb(before - 1) {
            before -= 1;
        }
        let Some(before) = before.checked_sub(1) else { return true };
        if self.kind(before) == Some(TokenKind::Word) {
            let cue = self.token(before).is_some_and(|t| self.pack.is_cue_form(t.word));
            let opens = self.is_any(before, &[Class::Adversative, Class::Coordinator])
                && (before == 0 || self.kind(before - 1) != Some(TokenKind::Word));
            return cue || opens || self.is_any(before, &[Class::Complementiser, Class::By, Class::Preposition]);
        }
        // "She rose, accused lawyer Ugo Hale, and left"
        let aged = self.mark(name.end, ',') && self.kind(name.end + 1) == Some(TokenKind::Number);
        !self.mark(before, ',') || aged || self.is_finite(name.end)
    }

    /// "la chiusura di scuole e | negozi": whether a form of a verb, which is the plural of a noun far oftener, has no conjunction before it that its
    /// clause could begin with.
    fn is_rarely_finite(&self, at: usize) -> bool {
        let Some(word) = self.token(at).map(|t| t.span().slice(self.doc.text)) else { return false };
        let opens = [
            Class::Complementiser,
            Class::Relative,
            Class::Subordinator,
            Class::ConditionalOpener,
            Class::Question,
            Class::Negation,
            Class::Clitic,
            Class::ReflexiveClitic,
            Class::SubjectPronoun,
        ];
        let near = (at.saturating_sub(8)..at).rev().take_while(|&i| !self.token(i).is_some_and(|t| t.is_terminator()));
        let led = |i: usize| self.is_any(i, &opens) && !self.is(i, Class::Article);
        // "erano presenti alcuni amici": what somebody is belongs to the verb
        let told = at > 0 && self.is(at - 1, Class::Be);
        self.pack.rarely_finite_suffixes.iter().any(|s| word.ends_with(s.as_str())) && !told && !near.into_iter().any(led)
    }

    /// "Anna Berg hit back", "the letter read": a past that is spelled as the base form, behind somebody's name, a subject pronoun
    /// or a document.
    pub fn is_past_as_base(&self, at: usize) -> bool {
        let forms = [Class::Finite, Class::Infinitive, Class::Participle];
        let person = |m: &crate::mention::Mention| m.kind == crate::mention::Kind::Person && m.end == at;
        let behind = |before: usize| {
            let tells = self.kind(at + 1) != Some(TokenKind::Word) || self.is(at + 1, Class::Complementiser);
            let document = self.is(before, Class::Document) && before > 0 && self.is_determiner(before - 1) && tells;
            document || self.mentions.covering(before).is_some_and(person) || self.is(before, Class::SubjectPronoun)
        };
        forms.iter().all(|c| self.is(at, *c)) && at > 0 && behind(at - 1)
    }

    /// Whether the word at `at` is a gerund, by list or ending: not behind an article or owner, where it is part of a
    /// noun phrase ("the mining minister").
    pub fn is_gerund(&self, at: usize) -> bool {
        let owned = |before: usize| self.is_any(before, &[Class::Article, Class::Possessive]) || self.is_possessive_suffix(before);
        if self.pack.bare_clause && at > 0 && owned(at - 1) {
            return false;
        }
        if self.is(at, Class::Gerund) {
            return true;
        }
        if self.token(at).is_none_or(|t| t.kind != TokenKind::Word || t.is_capitalised()) {
            return false;
        }
        // "dal comando", "un bando" are nouns
        let noun = at > 0 && self.is_any(at - 1, &[Class::Article, Class::Of, Class::By]) && !self.pack.bare_clause;
        // nor is "quando" a gerund
        let closed = self.is_any(at, &[Class::Subordinator, Class::Question]);
        !noun && !closed && self.ends_as_gerund(at)
    }

    /// Whether a gerund that begins at `at` tells by what or when the subject of the verb before it acts: "by saying", "after
    /// telling", "upon hearing".
    pub fn opens_means(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let when =
            self.is(before, Class::Preposition) && self.is(before, Class::Subordinator) && !self.is(before, Class::ParentheticalOpener);
        self.is(before, Class::By) || when
    }

    /// Whether the word at `at` ends like a present participle, which may describe a noun and govern a name: "the lawyer defending Berg".
    pub fn ends_as_participle(&self, at: usize) -> bool {
        let word = self.token(at).map_or("", |t| t.span().slice(self.doc.text));
        self.pack.participle_suffixes.iter().any(|s| word.len() > s.len() + 2 && word.ends_with(s.as_str()))
    }

    /// "su | Facebook": whether a document with a name of its own stands at `at`, in which something was said.
    pub fn is_medium(&self, at: usize) -> bool {
        self.is(at, Class::Document) && self.token(at).is_some_and(Token::is_capitalised)
    }

    /// "including", "regarding": whether a preposition that was a participle stands at `at`.
    pub fn is_including(&self, at: usize) -> bool {
        self.pack.bare_clause && self.is(at, Class::Preposition) && self.ends_as_participle(at) && !self.is(at, Class::Subordinator)
    }

    /// "chaired by Berg": whether what may be a past participle at `at` has its agent behind it.
    pub fn opens_passive(&self, at: usize) -> bool {
        let word = || self.token(at).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capitalised());
        self.pack.bare_clause && self.is(at + 1, Class::By) && word() && (self.is(at, Class::Participle) || self.is_finite(at))
    }

    /// Whether the word at `at` ends as a gerund does.
    pub fn ends_as_gerund(&self, at: usize) -> bool {
        let word = self.token(at).map_or("", |t| t.span().slice(self.doc.text));
        self.pack.gerund_suffixes.iter().any(|s| word.len() > s.len() + 1 && word.ends_with(s.as_str()))
    }

    /// Whether the word at `at` ends as a finite verb does.
    fn ends_as_finite(&self, at: usize) -> bool {
        let word = self.token(at).map_or("", |t| t.span().slice(self.doc.text));
        self.pack.finite_suffixes.iter().any(|s| word.len() > s.len() + 1 && word.ends_with(s.as_str()))
    }

    /// Whether a definite article stands there.
    pub fn is_definite_article(&self, at: usize) -> bool {
        self.is(at, Class::Article) && !self.is(at, Class::Indefinite)
    }

    /// Whether an article stands there that no preposition is joined to: "il", not "del".
    pub fn is_free_article(&self, at: usize) -> bool {
        self.is(at, Class::Article) && !self.is(at, Class::Preposition)
    }

    /// The person whose mention begins at the token.
    pub fn person_at(&self, at: usize) -> Option<&'a Mention> {
        self.mentions.covering(at).filter(|m| m.first == at && m.kind == Kind::Person)
    }

    /// Whether an article or a word for what somebody is stands there, as before a name: "il", "sindaco".
    pub fn leads_name(&self, at: usize) -> bool {
        self.is_free_article(at) || self.mentions.role_at(at).is_some()
    }

    /// The token behind the pronouns and the "not" at `at` that belong to the verb behind them.
    pub fn past_clitics(&self, at: usize) -> usize {
        let belongs = |i: &usize| {
            self.is_any(*i, &[Class::Negation, Class::ReflexiveClitic]) || self.is(*i, Class::Clitic) && !self.is(*i, Class::Article)
        };
        (at..).find(|i| !belongs(i)).unwrap_or(at)
    }

    /// Whether a finite verb stands at `at`, or behind the pronouns and the "not" there.
    pub fn goes_on_with_verb(&self, at: usize) -> bool {
        self.is_finite(self.past_clitics(at))
    }

    /// "critics | who oppose Anna Berg | say": the pronoun of a relative clause that ends at `end` without a comma, and in which the
    /// antecedent, or what is the antecedent's, is the subject. Only where clauses need no complementiser.
    pub fn relative_clause_before(&self, end: usize, from: usize) -> Option<usize> {
        if !self.pack.bare_clause {
            return None;
        }
        let word = |i: &usize| matches!(self.kind(*i), Some(TokenKind::Word | TokenKind::Number)) && self.quote_at(*i).is_none();
        let opens = |i: &usize| self.is(*i, Class::Relative) && !self.is(*i, Class::Preposition);
        // "who has lived here since May": a time
        let time = |i: usize| {
            self.is_any(i, &[Class::Month, Class::TimeNoun, Class::Weekday, Class::TimeWord]) || self.kind(i) == Some(TokenKind::Number)
        };
        let clause = |i: &usize| self.is(*i, Class::Subordinator) && !self.is(*i, Class::Preposition) && !opens(i) && !time(i + 1);
        let words = (from + 1..end).rev().take(14).take_while(word).take_while(|i| !clause(i));
        words.filter(opens).find(|&relative| self.opens_relative_clause(relative, end))
    }

    /// "the man | who shot her | said": whether the pronoun at `relative` opens a clause that reaches to `end` and of which it is the subject.
    fn opens_relative_clause(&self, relative: usize, end: usize) -> bool {
        if self.is_finite(relative - 1) || self.is_any(relative - 1, &[Class::Preposition, Class::Adverb]) {
            return false;
        }
        let mut verb = relative + 1;
        while verb < end && (self.is_adverb(verb) || self.is(verb, Class::Negation)) {
            verb += 1;
        }
        let named = |i: usize| self.mentions.covering(i).is_some() || self.mentions.role_at(i).is_some() || self.is_determiner(i);
        let finite = |i: usize| self.is_any(i, &[Class::Finite, Class::Be, Class::Have, Class::Modal]);
        // "that published Anna Berg's letter"
        let object = |i: usize| {
            let capital = self.token(i).is_some_and(|t| t.kind == TokenKind::Word && t.is_capitalised());
            self.is(i, Class::Article) || self.mentions.covering(i).is_some() || capital
        };
        let governs = |i: usize| self.ends_as_finite(i) && object(i + 1);
        let somebody = self.is(verb, Class::SubjectPronoun) || self.token(verb).is_some_and(Token::is_capitalised) || named(verb);
        let subject = if self.is(relative, Class::PersonRelative) {
            !somebody
        } else if self.is(relative, Class::Complementiser) || !self.is(relative, Class::Possessive) {
            (finite(verb) || governs(verb)) && !somebody
        } else {
            (verb + 1..end).any(|i| self.is_finite(i))
        };
        verb < end && subject
    }

    /// "si disse subito dopo Ginevra": whether a name without an article begins at `at`, and the word before it, which is an adverb too, may
    /// govern it. Behind a time, or as a part of more words, it does not: "due giorni dopo Anna Rossi", "in seguito Anna Rossi".
    pub fn governs_name(&self, from: usize, at: usize) -> bool {
        let alone = at == from + 1 || at > from + 1 && self.is_adverb(at - 2) && !self.is(at - 2, Class::Preposition);
        at > from && alone && self.is_name_behind_both(at)
    }

    /// "poco dopo Anna Rossi": whether a name without an article begins at `at`, behind a word that is a preposition and an adverb too.
    pub fn is_name_behind_both(&self, at: usize) -> bool {
        let both = |i: usize| self.is(i, Class::Preposition) && self.is(i, Class::Adverb);
        at > 0 && both(at - 1) && self.mentions.covering(at).is_some_and(|m| m.first == at)
    }

    /// "residents | living near the mine | said": the gerund that opens a phrase which ends at `end` and tells of the noun before it.
    /// Only where clauses need no complementiser.
    pub fn gerund_phrase_before(&self, end: usize, from: usize) -> Option<usize> {
        if !self.pack.bare_clause || end < from + 3 || self.is(end - 1, Class::SubjectPronoun) {
            return None;
        }
        let plain = |i: &usize| {
            matches!(self.kind(*i), Some(TokenKind::Word | TokenKind::Number)) && self.quote_at(*i).is_none() && !self.is_finite(*i)
        };
        let gerund = (from + 1..end - 1).rev().take(10).take_while(plain).find(|&i| self.is_gerund(i) && self.is(i, Class::Gerund))?;
        let noun =
            self.kind(gerund - 1) == Some(TokenKind::Word) && !self.is_any(gerund - 1, &[Class::Be, Class::Preposition, Class::Adverb]);
        // "the workers moving coal Hale said": somebody else stands before the verb
        let other = self.mentions.covering(end - 1).is_some_and(|m| m.kind == crate::mention::Kind::Person);
        (noun && !other).then_some(gerund)
    }

    /// "not only", "non ha solo": whether a negation stands at `at` that a word before `end`, one of the next two, takes back.
    pub fn is_not_only(&self, at: usize, end: usize) -> bool {
        self.is(at, Class::Negation) && (at + 1..end.min(at + 3)).any(|i| self.is(i, Class::Only))
    }

    /// Whether the word at `at` is an infinitive, also with pronouns glued to it.
    pub fn is_infinitive(&self, at: usize) -> bool {
        if self.is(at, Class::Infinitive) {
            return true;
        }
        let Some(token) = self.token(at).filter(|t| t.kind == TokenKind::Word && !t.is_capitalised()) else { return false };
        let word = token.span().slice(self.doc.text);
        // where the infinitive has no ending of its own: any plain word behind its marker that is no noun for people
        let marked = self.pack.bare_clause && at > 0 && self.is(at - 1, Class::InfinitiveMarker);
        let other = [
            Class::Determiner,
            Class::Article,
            Class::Possessive,
            Class::Preposition,
            Class::OtherPronoun,
            Class::FirstPerson,
            Class::Gerund,
            Class::Relative,
            Class::TimeWord,
        ];
        if marked
            && !self.is_plural(at)
            && !self.is_any(at, &other)
            && self.mentions.role_at(at).is_none()
            && self.mentions.covering(at).is_none()
            && (self.is(at, Class::Common)
                || token.word == crate::pack::WordId::UNKNOWN
                || self.is_any(at + 1, &[Class::Article, Class::Possessive]))
        {
            return true;
        }
        if token.word == crate::pack::WordId::UNKNOWN
            && self.pack.infinitive_suffixes.iter().any(|s| word.len() > s.len() + 1 && word.ends_with(s.as_str()))
        {
            return true;
        }
        self.pack.enclitics.of(word).any(|(stem, _)| {
            let infinitive = |word: &str| self.pack.has(self.pack.lookup(word), Class::Infinitive);
            infinitive(stem) || self.pack.enclitic_bases.iter().any(|base| infinitive(&format!("{stem}{base}")))
        })
    }

    /// Whether there is a finite verb in `[first, end)`.
    pub fn has_finite(&self, first: usize, end: usize) -> bool {
        (first..end).any(|i| self.is_finite(i) || self.is_finite_base(i) || i > first && self.follows_pronoun(i))
    }

    /// A word right behind a subject pronoun is its verb, known or not.
    fn follows_pronoun(&self, at: usize) -> bool {
        self.pack.bare_clause
            && self.is(at - 1, Class::SubjectPronoun)
            && !self.is_determiner(at - 1)
            && self.token(at).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capitalised())
            && !self.is_adverb(at)
            && !self.is_any(at, &[Class::Coordinator, Class::Preposition, Class::Subordinator])
    }

    /// An English-like base form that follows a plural noun or pronoun.
    fn is_finite_base(&self, at: usize) -> bool {
        self.pack.bare_clause
            && at > 0
            && self.is(at, Class::Finite)
            && self.is(at, Class::Infinitive)
            && !self.token(at).is_some_and(Token::is_capitalised)
            && !self.is_any(
                at - 1,
                &[Class::InfinitiveMarker, Class::Article, Class::Preposition, Class::Possessive, Class::Determiner, Class::Modal],
            )
            && (self.is_any(at - 1, &[Class::SubjectPronoun, Class::FirstPerson, Class::OtherPronoun, Class::Relative])
                || self.mentions.role_at(at - 1).is_some_and(|r| r.plural)
                || self.is_plural(at - 1))
    }

    /// Whether the word ends as plural nouns do.
    pub fn is_plural(&self, at: usize) -> bool {
        let Some(token) = self.token(at).filter(|t| t.kind == TokenKind::Word) else { return false };
        let word = token.span().slice(self.doc.text);
        self.pack.plural_suffixes.iter().any(|s| word.ends_with(s.as_str()))
    }

    /// Whether the first finite verb of `[first, end)` has a plural subject; `None` where its form does not show it.
    pub fn agrees_with_plural(&self, first: usize, end: usize) -> Option<bool> {
        let verb =
            |at: &usize| self.is_any(*at, &[Class::Be, Class::Have, Class::Modal, Class::Finite]) && !self.is(*at, Class::Infinitive);
        let at = (first..end).find(verb).filter(|_| !self.pack.plural_verb_suffixes.is_empty())?;
        let word = self.doc.word(at);
        Some(self.pack.plural_verb_suffixes.iter().any(|s| word.ends_with(s.as_str())))
    }

    /// The subject pronoun that ends at `end` and begins at or after `first`, or the pronoun of an object that is the whole of it.
    pub fn pronoun_ending(&self, first: usize, end: usize) -> Option<&'a PronounMatch> {
        let from = self.terms.pronouns.partition_point(|p| p.first < first);
        self.terms.pronouns[from..].iter().take_while(|p| p.first < end).find(|p| p.end == end && (!p.object || p.first == first))
    }

    /// Whether a preposition of several words that tells of speaking ends right before `at`.
    pub fn preposition_cue_ends(&self, at: usize) -> bool {
        let from = self.terms.cues.partition_point(|c| c.first + LONGEST_CUE < at);
        self.terms.cues[from..].iter().take_while(|c| c.first < at).any(|c| c.end == at && c.slot == Slot::Preposition)
    }

    /// Whether a clause cannot go on across the token: a full stop, semicolon or colon.
    pub fn is_hard_stop(&self, at: usize) -> bool {
        // "alle 20:00"
        let number = |i: usize| self.kind(i) == Some(TokenKind::Number);
        let clock = || at > 0 && number(at - 1) && number(at + 1);
        self.token(at).is_none_or(|t| t.is_terminator() || t.is(';') || t.is(':') && !clock())
    }

    /// One past the end of the sentence's words: final full stops left out.
    pub fn trim_end(&self, first: usize, mut end: usize) -> usize {
        while end > first
            && self
                .token(end - 1)
                .is_some_and(|t| (t.kind == TokenKind::Punct && !t.is(')') && !t.is(']') && !t.is('%')) || t.kind == TokenKind::Dash)
            && self.quote_at(end - 1).is_none()
        {
            end -= 1;
        }
        end
    }

    /// The same for a stretch inside a quotation: commas and dashes at its end are none of the content.
    pub fn trim_end_inside(&self, first: usize, mut end: usize) -> usize {
        while end > first + 1 && (self.mark(end - 1, ',') || self.kind(end - 1) == Some(TokenKind::Dash)) {
            end -= 1;
        }
        end
    }
}
