//! What a relative pronoun points to.

use super::{Clauses, Subject};
use crate::mention::{Kind, Mention};
use crate::pack::{Class, RoleClass};
use crate::statement::cue::CueGroup;
use crate::statement::phrase::Phrase;
use crate::text::{Token, TokenKind};

/// So many words behind the head of a phrase, a relative clause tells of its last noun.
const FAR: usize = 7;

impl<'g, 'a> Clauses<'g, 'a> {
    /// What a relative pronoun behind `end` points to: the last name or role before it, else the whole noun phrase.
    pub(super) fn antecedent(&self, end: usize, from: usize) -> Option<Phrase> {
        let phrase = self.antecedent_of_any(end, from)?;
        if !self.tells_of_no_person(end) || !self.holds_person(phrase) && !self.opens_with_somebody(phrase) {
            return Some(phrase);
        }
        self.body_ending(end, from).or(Some(phrase))
    }

    /// "…, which": a relative pronoun that never points to a person.
    pub(super) fn tells_of_no_person(&self, end: usize) -> bool {
        let g = self.g;
        let pronoun = if g.mark(end, ',') { end + 1 } else { end };
        let others = [Class::PersonRelative, Class::PlaceRelative, Class::Complementiser, Class::Possessive];
        g.pack.bare_clause && g.is(pronoun, Class::Relative) && !g.is_any(pronoun, &others)
    }

    /// "the president of the union": whether the first noun of the phrase is a word for people.
    fn opens_with_somebody(&self, phrase: Phrase) -> bool {
        let noun = (phrase.first..phrase.end).find_map(|i| self.g.mentions.role_at(i));
        noun.is_some_and(|role| role.class != RoleClass::Body)
    }

    /// "Dana Holm, president of | the miners' union |, which": the body named last.
    fn body_ending(&self, end: usize, from: usize) -> Option<Phrase> {
        let g = self.g;
        let last = end.checked_sub(1)?;
        let named = g.mentions.covering(last).filter(|m| m.kind != Kind::Person).map(|m| m.first);
        let body = || g.mentions.role_at(last).filter(|r| r.class == RoleClass::Body).map(|r| r.first);
        let first = named.or_else(body).filter(|first| *first >= from)?;
        let inner = |i: &usize| !g.is_any(*i, &[Class::Of, Class::Preposition, Class::To, Class::By]) && !g.mark(*i, ',');
        let first = (from..first).rev().take(4).take_while(inner).last().unwrap_or(first);
        Some(Phrase { first, end })
    }

    /// What a relative pronoun of any kind behind `end` points to: of whom or of what the sentence goes on to speak.
    pub(super) fn antecedent_of_any(&self, end: usize, from: usize) -> Option<Phrase> {
        let g = self.g;
        let last = end.checked_sub(1)?;
        if let Some(name) = self.clefted(end) {
            return Some(name);
        }
        let body = self.body_before(end, from);
        if let Some(person) = body.and_then(|body| self.person_of_body(body, end, from)) {
            return Some(person);
        }
        if let Some(comma) = self.before_attribute(body, end, from) {
            return self.antecedent(comma, from);
        }
        let whole = self.whole_antecedent(end, from);
        let relation = g.mentions.covering(last).and_then(|name| self.relation_before(name.first, from));
        if let Some(phrase) = self.aide_before(end, from, whole, relation) {
            return Some(phrase);
        }
        if let Some(before) = self.before_place(end, from) {
            let speaks = |p: &Phrase| self.holds_person(*p) || self.head_speaks(*p) && !self.is_place(*p);
            let phrase = self.antecedent(before, from).filter(speaks)?;
            return Some(if phrase.end == before { Phrase { end, ..phrase } } else { phrase });
        }
        let Some(whole) = whole else { return self.last_antecedent(end, from, relation) };
        if let Some(mention) = self.named_before_role(whole, from) {
            // "Anna Rossi, la madre di Ugo, la moglie di Neri, che": whoever the role is said of
            if mention.first > from + 1 && g.is(mention.first - 1, Class::Of) {
                return self.antecedent(mention.end, from);
            }
            return Some(Phrase { first: mention.first, end: mention.end });
        }
        let inner = self.described_last(whole).or_else(|| self.named_last(whole, end, from, relation.is_some()));
        Some(inner.unwrap_or(whole))
    }

    /// "It was | Tom Hale |, who replaced Carol Venn, who said": whom the sentence points out, before a clause that tells of him.
    fn clefted(&self, end: usize) -> Option<Phrase> {
        let g = self.g;
        let first = self.sentence.first;
        let points = g.pack.bare_clause && g.is(first, Class::OtherPronoun) && g.is(first + 1, Class::Be) && g.is_finite(first + 1);
        let name = g.mentions.within(first, end).find(|m| m.kind == Kind::Person).filter(|_| points && g.mark(end, ','))?;
        let small = |i: usize| g.is_determiner(i) || g.mentions.role_at(i).is_some();
        let told = g.mark(name.end, ',') && g.is(name.end + 1, Class::PersonRelative) && name.end + 2 < end;
        // "It was Tom Hale, not his deputy, Carol Venn, who said"
        let told = told || g.mark(name.end, ',') && g.is(name.end + 1, Class::Negation) && g.mark(end, ',') && name.end + 2 < end;
        ((first + 2..name.first).all(small) && told).then_some(Phrase { first: first + 2, end: name.end })
    }

    /// Where a name that is no person's and ends at `end` begins, with its article.
    fn body_before(&self, end: usize, from: usize) -> Option<usize> {
        let g = self.g;
        let body = g.mentions.covering(end - 1).filter(|m| m.end == end && m.kind != Kind::Person)?;
        let mut first = body.first;
        while first > from && g.is(first - 1, Class::Article) && !g.is(first - 1, Class::Of) {
            first -= 1;
        }
        Some(first)
    }

    /// "Anna Berg, of the Hill Bank, who", "Aldo Neri, della Procura, che": not the body
    fn person_of_body(&self, body: usize, end: usize, from: usize) -> Option<Phrase> {
        let g = self.g;
        let divided = body > from + 2 && g.is(body - 1, Class::Of) && g.mark(body - 2, ',') && g.mark(end, ',');
        let person = if divided { g.mentions.covering(body - 3)? } else { return None };
        (person.kind == Kind::Person && person.first >= from).then_some(Phrase { first: person.first, end: person.end })
    }

    /// The comma before an attribute between commas that ends at `end`, of which the name at `body` may be the last.
    fn before_attribute(&self, body: Option<usize>, end: usize, from: usize) -> Option<usize> {
        let g = self.g;
        // "Will Parr, D-Ohio, who", "Tom Hale, 35, who": the party and seat, the age
        let comma = end.checked_sub(2).filter(|&c| c > from && g.mark(c, ',') && g.mark(end, ','));
        let age = || g.kind(end - 1) == Some(TokenKind::Number);
        if let Some(comma) = comma.filter(|_| age() || self.is_seat(end - 1)) {
            return Some(comma);
        }
        // "una donna, originaria della Norvia, che": an adjective between commas tells of her too
        let adjective = body
            .and_then(|body| body.checked_sub(2))
            .filter(|a| *a > from + 1 && g.mark(a - 1, ',') && g.mark(end, ',') && g.pack.drops_subject);
        let plain = |a: &usize| {
            let word = g.kind(*a) == Some(TokenKind::Word) && g.mentions.covering(*a).is_none() && g.mentions.role_at(*a).is_none();
            word && !g.is_determiner(*a) && g.is(a + 1, Class::Preposition) && !g.is_any(*a, &[Class::Preposition, Class::Coordinator])
        };
        if let Some(adjective) = adjective.filter(plain) {
            return Some(adjective - 1);
        }
        // "una ragazza, rimasta anonima, che": a participle between commas tells of who stands before it
        let comma = (from + 1..end).rev().take(6).find(|&i| g.mark(i, ',')).filter(|_| g.mark(end, ','));
        let participle = |c: usize| g.is(c + 1, Class::Participle) && g.mentions.covering(c + 1).is_none() && !g.has_finite(c + 2, end);
        // "il senatore Aldo Neri, ex Verdi, che"
        let person = |c: usize| g.mentions.covering(c - 1).is_some_and(|m| m.kind == Kind::Person);
        let former = |c: usize| g.is(c + 1, Class::Former) && person(c) && !self.has_person(c + 1, end);
        comma.filter(|&c| participle(c) || former(c))
    }

    /// "D-Ohio": whether the word is the party and seat of a member of parliament.
    pub(super) fn is_seat(&self, at: usize) -> bool {
        let letter = |t: &Token| {
            let mut chars = t.span().slice(self.g.doc.text).chars();
            t.is_capitalised() && chars.nth(1) == Some('-') && chars.next().is_some_and(char::is_uppercase)
        };
        self.g.token(at).is_some_and(letter)
    }

    /// The noun phrase that ends at `end`, without participles of the verb before it: "È intervenuto | qualcuno dei presenti |, che".
    fn whole_antecedent(&self, end: usize, from: usize) -> Option<Phrase> {
        let mut whole = self.phrase_ending(end, from);
        while let Some(phrase) = whole.as_mut().filter(|p| self.opens_with_participle(**p) && p.first + 1 < p.end)
            && !self.g.is(phrase.first + 1, Class::Preposition)
        {
            phrase.first += 1;
        }
        whole
    }

    /// "the aides of Anna Berg, who said": they, more often than she
    fn aide_before(&self, end: usize, from: usize, whole: Option<Phrase>, relation: Option<usize>) -> Option<Phrase> {
        let g = self.g;
        let named = || g.pack.bare_clause && g.mentions.covering(end - 1).is_some_and(|m| m.kind == Kind::Person);
        // but "a longtime adviser to Berg, who"
        let inner = |first: usize| {
            whole.is_none_or(|w| w.first >= first || (w.first..first).any(|i| g.is_any(i, &[Class::Preposition, Class::Of, Class::By])))
        };
        let told = |first: usize| first > from && (g.mark(first - 1, ',') || g.is(first - 1, Class::Be));
        let aide = relation.filter(|&first| named() && inner(first) && !told(first));
        aide.map(|first| Phrase { first, end }).or_else(|| self.somebody_of(end, from).filter(|p| !told(p.first)))
    }

    /// What the pronoun points to where no noun phrase ends at `end`: the last word, name or role.
    fn last_antecedent(&self, end: usize, from: usize, relation: Option<usize>) -> Option<Phrase> {
        let g = self.g;
        let last = end.checked_sub(1)?;
        // "those who"
        if g.is(last, Class::Plural) && last >= from {
            return Some(Phrase { first: last, end });
        }
        // "denied by a lawyer for Anna Berg, who said": the lawyer, more often than not
        if let Some(first) = relation {
            return Some(Phrase { first, end });
        }
        let last_name = g.mentions.covering(last);
        let role = g.mentions.role_at(last).map(|r| r.first);
        let mut first = last_name.map(|m| m.first).or(role).filter(|first| *first >= from)?;
        // "Parlò con il governo norviano, che": the noun before the adjective
        let adjective = last_name.is_some_and(|m| m.rule == "demonym");
        if let Some(noun) = g.mentions.role_at(first.saturating_sub(1)).filter(|r| adjective && r.end == first && r.first > from) {
            first = noun.first - usize::from(g.is_determiner(noun.first - 1) && !g.is(noun.first - 1, Class::Preposition));
        }
        Some(Phrase { first, end })
    }

    /// "Anna Rossi, presidente del porto, che": a role behind a name is said of it
    /// and so is "Viktor Hale, the North Harbour commissioner, who", where the role stands last
    fn named_before_role(&self, whole: Phrase, from: usize) -> Option<&'g Mention> {
        let g = self.g;
        let last = || g.mentions.role_at(whole.end - 1).filter(|_| g.pack.bare_clause && g.is(whole.first, Class::Article));
        let role = g.mentions.role_at(whole.first).or_else(|| g.mentions.role_at(whole.first + 1)).or_else(last);
        let mut mark = whole.first.checked_sub(2).filter(|m| *m >= from && role.is_some())?;
        // "Tom Hale, 35, a teacher, who"
        if g.kind(mark) == Some(TokenKind::Number) && g.mark(mark + 1, ',') && mark > from + 1 && g.mark(mark - 1, ',') {
            mark -= 2;
        }
        // "Viktor Hale, a delegate and Berg supporter, who": Berg is part of the role
        let of_role = g.is(whole.first, Class::Indefinite) && last().is_some_and(|r| r.end == whole.end);
        if !of_role && self.holds_person(whole) || !g.mark(mark + 1, ',') && g.kind(mark + 1) != Some(TokenKind::Dash) {
            return None;
        }
        let named = |m: &&Mention| m.end == mark + 1 && matches!(m.kind, Kind::Person | Kind::Organisation);
        g.mentions.covering(mark).filter(named).filter(|m| m.first >= from)
    }

    /// The last noun or name in the phrase `whole`, where the pronoun points to it.
    fn named_last(&self, whole: Phrase, end: usize, from: usize, related: bool) -> Option<Phrase> {
        let g = self.g;
        let preposition = (whole.first..end).rev().find(|&i| g.is(i, Class::Preposition) && g.mentions.covering(i).is_none());
        let name = g.mentions.covering(end - 1).filter(|m| m.kind == Kind::Person && m.end == end);
        // "Hale is a critic of Anna Berg, who": behind what somebody is, the person named last
        let predicate = whole.first > from && g.is(whole.first - 1, Class::Be) && g.is(whole.first, Class::Indefinite) && g.mark(end, ',');
        if let Some(person) = name.filter(|m| predicate && preposition.is_some_and(|p| p < m.first)) {
            return Some(Phrase { first: person.first, end });
        }
        let last = preposition.map(|p| Phrase { first: p + 1, end });
        let head_named = g.mentions.role_at(whole.first).is_some()
            || g.is_noun_cue(whole.first)
            || g.is_noun_cue(whole.first + 1)
            || g.mentions.role_at(whole.first + 1).is_some()
            || g.mentions.covering(whole.first).is_some();
        let last = last.filter(|l| !head_named && !related && self.names_somebody(*l));
        // "primo tra tutti il presidente Claudio Berti, che": who is named last
        let named = || name.filter(|_| !self.head_speaks(whole)).map(|m| Phrase { first: m.first, end });
        last.or_else(named)
    }
    /// "vittima di | una molestatrice | che", "le critiche da parte dei | cittadini |, che", "la richiesta di aiuto di | un giovane | che": the last
    /// noun for somebody in the phrase, of whom a relative clause behind it tells: the head is a predicate without an article, or a word
    /// for what was said, or stands far off, or was done something to by whoever comes last.
    fn described_last(&self, whole: Phrase) -> Option<Phrase> {
        let g = self.g;
        if !g.pack.drops_subject {
            return None;
        }
        let head = (whole.first..whole.end).find(|&i| !g.is_determiner(i))?;
        // "uno dei malviventi"
        let one_of = |p: usize| g.is(p, Class::Of) && g.is_any(p - 1, &[Class::Indefinite, Class::Determiner]);
        let noun = |p: usize| (p + 1..whole.end).find(|&i| !g.is_determiner(i) && !one_of(i)).unwrap_or(whole.end);
        let person = |p: usize| g.mentions.covering(noun(p)).is_some_and(|m| m.kind == Kind::Person && m.end == whole.end);
        let somebody = |p: usize| g.mentions.role_at(noun(p)).is_some_and(|r| r.class != RoleClass::Body) || person(p);
        let opens = |p: usize| g.is_any(p, &[Class::Preposition, Class::Of, Class::By]) && g.mentions.covering(p).is_none();
        let last = (head + 1..whole.end).rev().find(|&p| opens(p) && somebody(p) && !one_of(p))?;
        let article = g.is(last, Class::FusedArticle) || g.is(last + 1, Class::Article) || person(last);
        let named = g.mentions.covering(head).is_some();
        let bare = head == whole.first && !g.is_plural(head) && !named && !self.opens_name(whole);
        let said = g.is_noun_cue(head) && g.mentions.role_at(head).is_none();
        let far = last > whole.first + FAR && !named;
        let done =
            g.is(last, Class::By) && g.is(last - 1, Class::Participle) && g.is(last + 1, Class::Indefinite) && !g.mark(whole.end, ',');
        // "ha detto il ragazzo al commissario Aldo Neri, che": to whom it was said
        let told = g.is(last, Class::To) && self.cues.iter().any(|c| c.end == whole.first) && g.mark(whole.end, ',');
        (article && (bare || said || far || done || told)).then_some(Phrase { first: last + 1, ..whole })
    }

    /// Whether a word with a capital stands in the phrase: "portavoce della Casa Bianca".
    fn opens_name(&self, phrase: Phrase) -> bool {
        (phrase.first..phrase.end).any(|i| i > self.sentence.first && self.g.token(i).is_some_and(|t| t.is_capitalised()))
    }

    /// "L'infermiere che ha accompagnato Anna ha riferito": where a relative clause ends in the phrase, what it hangs on.
    pub(super) fn before_relative_clause(&self, phrase: Phrase, from: usize) -> Option<Phrase> {
        let g = self.g;
        let auxiliary = |at: usize| g.is_any(at, &[Class::Have, Class::Be, Class::Modal]) && g.is_finite(at);
        let before = phrase.first.checked_sub(1).filter(|b| *b > from);
        let participle = g.is(phrase.first, Class::Participle) && before.is_some_and(auxiliary);
        let verb = participle || before.is_some_and(|b| g.is_finite(b)) || g.is_finite(phrase.first);
        let mut at = phrase.first;
        while verb && at > from + 1 && phrase.first - at < 4 {
            at -= 1;
            if g.is(at, Class::Relative) && !g.is(at, Class::Preposition) {
                return self.antecedent(at, from).filter(|p| self.head_speaks(*p));
            }
            if !g.is_finite(at) && !g.is_adverb(at) && !g.is_any(at, &[Class::Clitic, Class::ReflexiveClitic, Class::Negation]) {
                break;
            }
        }
        None
    }

    /// Where what the relative pronoun points to ends, before the marks, articles and prepositions that lead to the pronoun: "Neri | , alla quale".
    pub(super) fn before_relative(&self, relative: usize, from: usize) -> usize {
        let g = self.g;
        let leads = |i: &usize| g.mark(*i, ',') || g.mark(*i, '(') || g.is_any(*i, &[Class::Article, Class::Preposition]);
        (from..relative).rev().take_while(leads).last().unwrap_or(relative)
    }

    /// "The reporter | to whom Anna Berg spoke | said": whom a relative clause that ends at `end`, with a subject of its own, describes.
    pub(super) fn object_relative(&self, end: usize, from: usize) -> Option<Phrase> {
        let g = self.g;
        if !g.pack.bare_clause {
            return None;
        }
        let word = |i: &usize| g.kind(*i) == Some(TokenKind::Word) && g.quote_at(*i).is_none();
        let relative = (from + 1..end).rev().take(14).take_while(word).find(|&i| g.is(i, Class::PersonRelative))?;
        let somebody = g.mentions.covering(relative + 1).is_some() || g.is(relative + 1, Class::SubjectPronoun);
        if !somebody || !(relative + 2..end).any(|i| g.is_finite(i)) {
            return None;
        }
        let preposition = usize::from(relative > from + 1 && g.is(relative - 1, Class::Preposition));
        self.antecedent(relative - preposition, from)
    }

    /// "Doctors at the clinic | where Anna Berg is treated | said", "the email | that Anna Berg sent | said", "the man | in whose house she
    /// lives | said": the phrase with which the sentence opens, where a clause that ends at `end` and has somebody named as its subject
    /// describes it or a complement of it. Whoever is named there is not the subject of the verb behind it.
    pub(super) fn before_inner_clause(&self, end: usize, from: usize) -> Option<Phrase> {
        let g = self.g;
        // "Nella lettera che ha scritto Anna Rossi ha detto": who a preposition opens is no subject
        let nominal = g.pack.bare_clause || g.is_definite_article(from) && !g.is(from, Class::Preposition);
        if !nominal || from != self.sentence.first {
            return None;
        }
        let word = |i: &usize| matches!(g.kind(*i), Some(TokenKind::Word | TokenKind::Number)) && g.quote_at(*i).is_none();
        let opener = |i: &usize| {
            let relative = g.is_any(*i, &[Class::PlaceRelative, Class::PersonRelative]) || g.is(*i, Class::Relative);
            relative && g.mentions.covering(*i).is_none()
        };
        (from + 1..end).rev().take(16).take_while(word).filter(opener).find_map(|relative| self.before_clause(relative, end, from))
    }

    /// The phrase before the clause that the pronoun at `relative` opens, for [`Self::before_inner_clause`].
    fn before_clause(&self, relative: usize, end: usize, from: usize) -> Option<Phrase> {
        let g = self.g;
        let word = |i: &usize| matches!(g.kind(*i), Some(TokenKind::Word | TokenKind::Number)) && g.quote_at(*i).is_none();
        // "in cui", "con la quale"
        let article = usize::from(g.pack.drops_subject && relative > from + 2 && g.is_definite_article(relative - 1));
        let article = if g.is(relative - 1, Class::Preposition) { 0 } else { article };
        let preposition = usize::from(relative > from + 1 + article && g.is(relative - 1 - article, Class::Preposition));
        let noun = relative - preposition - article;
        // "La ragazza che accusa di stupro Aldo Neri ha ribadito": the clause has one verb, and the sentence another
        let verbs = || (relative + 1..end).filter(|&i| g.is_finite(i) && !g.is(i, Class::Participle)).count();
        let time = || (from..noun).any(|i| g.is_any(i, &[Class::TimeNoun, Class::TimeWord]));
        if g.pack.drops_subject && (time() || verbs() != 1) {
            return None;
        }
        let free = |i: usize| g.kind(i) == Some(TokenKind::Word) && !g.is_finite(i) && !g.is_any(i, &[Class::Adverb, Class::Preposition]);
        let named = (relative + 1..end).any(|i| g.mentions.covering(i).is_some_and(|m| m.kind == Kind::Person));
        let verb = (relative + 1..end).any(|i| g.is_finite(i) || g.ends_as_participle(i) && g.mentions.covering(i).is_none());
        // "Berg says the plan that Hale backs is dead": nothing but the phrase stands before
        let opens = (from..noun).all(|i| {
            let clause = [Class::Subordinator, Class::Complementiser, Class::Adversative, Class::Relative];
            word(&i) && !g.is_finite(i) && (g.is_any(i, &[Class::Preposition, Class::Determiner]) || !g.is_any(i, &clause))
        });
        let phrase = Phrase { first: from, end: noun };
        let opens = opens && noun - from <= 9 && !(g.is(relative, Class::Question) && g.is(relative, Class::OtherPronoun));
        let nominal = g.is_determiner(from) || g.mentions.role_at(from).is_some();
        (noun > from && free(noun - 1) && named && verb && opens && nominal).then_some(phrase)
    }

    /// "Will Parr of Ohio | , who", "the president of Kenya | , who", "the owner of the bar | , who": a relative pronoun for people points to
    /// whoever stands before the preposition, where what stands behind it is no person with a name.
    fn somebody_of(&self, end: usize, from: usize) -> Option<Phrase> {
        let g = self.g;
        if !g.pack.bare_clause || !g.mark(end, ',') || !g.is(end + 1, Class::PersonRelative) || g.is(end + 1, Class::Possessive) {
            return None;
        }
        let person = |i: usize| g.mentions.covering(i).filter(|m| m.kind == Kind::Person);
        let nominal = |i: &usize| g.kind(*i) == Some(TokenKind::Word) && !g.is_finite(*i) && !g.is(*i, Class::Coordinator);
        let opens = |i: &usize| g.is_any(*i, &[Class::Of, Class::Preposition]) && !g.is_any(*i, &[Class::To, Class::By]);
        let tail = (from + 1..end).rev().take(12).take_while(nominal);
        for preposition in tail.filter(opens).take(3) {
            if (preposition + 1..end).any(|i| person(i).is_some()) {
                return None;
            }
            if let Some(name) = person(preposition - 1).filter(|m| m.end == preposition && m.first >= from) {
                // "praise from Sen. Tom Hale of Ohio": from his title on
                let titles = |i: &usize| g.mentions.role_at(*i).is_some() || g.is(*i, Class::Former) || g.mark(*i, '.');
                let first = (from..name.first).rev().take_while(titles).last().unwrap_or(name.first);
                return Some(Phrase { first: self.before_determiners(first, from), end });
            }
            let role = g.mentions.role_at(preposition - 1).filter(|r| r.end == preposition && r.class != RoleClass::Body);
            if let Some(role) = role {
                let first = self.phrase_ending(preposition, from).map_or(role.first, |p| p.first.min(role.first));
                return Some(Phrase { first: self.before_determiners(first, from), end });
            }
        }
        None
    }

    /// "Anna Berg, a dentist | from Norton, New Jersey, who", "Tom Hale, 24, | from Leeds, who": where the phrase begins that tells from where
    /// somebody is, before a relative pronoun for people.
    fn before_place(&self, end: usize, from: usize) -> Option<usize> {
        let g = self.g;
        let who = |i: usize| g.is(i, Class::PersonRelative) && !g.is(i, Class::Possessive);
        if !g.pack.bare_clause || !(who(end) || g.mark(end, ',') && who(end + 1)) {
            return None;
        }
        let place = |i: usize| g.mentions.covering(i).filter(|m| matches!(m.kind, Kind::Place | Kind::Country) && m.rule != "demonym");
        let mut at = place(end.checked_sub(1)?).filter(|m| m.end == end && m.first > from + 2)?.first;
        // "Norton, New Jersey"
        let name =
            |i: usize| g.token(i).is_some_and(|t| t.kind == TokenKind::Word && t.is_capitalised()) && g.mentions.role_at(i).is_none();
        if g.mark(at - 1, ',') && name(at - 2) {
            at = (from..at - 1).rev().take_while(|&i| name(i)).last()?;
        }
        let led = at > from + 1 && g.is_any(at - 1, &[Class::Preposition, Class::Of]) && !g.is_any(at - 1, &[Class::By, Class::To]);
        let mut before = at.checked_sub(1).filter(|_| led)?;
        // "Tom Hale, 24, from"
        if g.mark(before - 1, ',') {
            before -= 1;
            let age = before > from + 2 && g.kind(before - 1) == Some(TokenKind::Number) && g.mark(before - 2, ',');
            before -= if age { 2 } else { 0 };
        }
        (before > from).then_some(before)
    }

    /// "a lawyer for | Anna Berg", "il legale di | Neri": where the noun for somebody in relation to another, with its article, begins before
    /// the name at `name`.
    fn relation_before(&self, name: usize, from: usize) -> Option<usize> {
        let g = self.g;
        let small = |i: usize| g.is_determiner(i) && !g.is(i, Class::Preposition) || g.mentions.role_at(i).is_some();
        let preposition =
            (from + 1..name).rev().find(|&i| !small(i)).filter(|&i| g.is_any(i, &[Class::Of, Class::Preposition, Class::To]))?;
        let role = g.mentions.role_at(preposition - 1).filter(|r| r.end == preposition && g.is(r.end - 1, Class::OfAnother))?;
        Some(self.before_determiners(role.first, from))
    }

    /// Where the determiners before `first` begin, of which none is a preposition too.
    pub(super) fn before_determiners(&self, first: usize, from: usize) -> usize {
        let determiner = |i: &usize| self.g.is_determiner(*i) && !self.g.is(*i, Class::Preposition);
        (from..first).rev().take_while(determiner).last().unwrap_or(first)
    }

    /// A phrase of people that ends at `end` and opens its clause.
    pub(super) fn phrase_opening_clause(&self, end: usize, from: usize) -> Option<Phrase> {
        let g = self.g;
        let those = end.checked_sub(1).filter(|i| *i >= from && g.is(*i, Class::Plural)).map(|first| Phrase { first, end });
        let phrase = self.phrase_ending(end, from).or(those)?;
        let opener = phrase.first.checked_sub(1).filter(|o| *o >= from);
        // "Anna Berg, a guest visiting the town, said": behind a comma it tells of somebody else
        let joins = [Class::Coordinator, Class::Adversative, Class::Complementiser, Class::Subordinator];
        let opens = opener.is_none_or(|o| g.is_any(o, &joins) && !(o > from && g.mark(o - 1, ',')));
        (opens && (those.is_some() || self.holds_speaking_role(phrase))).then_some(phrase)
    }

    /// "Anna Berg ha risposto a Aldo Neri, che difendeva la scelta: «…»": the verb of answering and who answers, where the verb of `cue` is that
    /// of a clause about whom is answered.
    pub(super) fn who_answers(&self, cue: &CueGroup, subject: &Subject) -> Option<(CueGroup, Subject)> {
        let g = self.g;
        let first = subject.phrase.first;
        let to = if g.is(first, Class::To) { first } else { first.checked_sub(1).filter(|&i| g.is(i, Class::To))? };
        let answers = |c: &&CueGroup| c.end == to && g.pack.cue(c.cue).act == "answer" && c.first < cue.first;
        let answer = self.cues.iter().find(answers).filter(|_| self.in_relative_clause(subject, cue))?;
        Some((*answer, self.subject_before(answer.first, self.sentence.first)?))
    }
}
