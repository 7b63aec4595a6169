//! Whom a pronoun stands for: "she said".

use super::content::Range;
use super::discourse::{Discourse, Subject};
use super::governed::{hangs_on_another, is_object};
use super::grammar::Grammar;
use super::role::{is_named_with_another, named_in};
use super::speaker::{introduced_before, names_person};
use crate::entity::People;
use crate::mention::{Kind, Mention, PronounMatch};
use crate::pack::{Class, Gender, RoleClass};
use crate::text::{Token, TokenKind};
use crate::trace::{Origin, Step};

/// So many tokens before a pronoun whom it means may stand, where the text has no paragraphs.
const FARTHEST: usize = 1000;

/// Who was named since somebody was subject.
#[derive(Default)]
struct Since {
    id: String,
    /// Whether nobody else was.
    alone: bool,
    /// Whether he can have been a subject.
    free: bool,
}

impl Since {
    fn add(&mut self, id: &str, free: bool) {
        self.alone = self.id.is_empty() || self.alone && self.id == id;
        self.free |= free;
        id.clone_into(&mut self.id);
    }

    /// The only one, where he can have been a subject.
    fn only(self) -> Option<String> {
        (self.alone && self.free).then_some(self.id)
    }
}

/// A pronoun that names a source.
pub(super) struct Pronoun<'p, 'a> {
    g: &'p Grammar<'a>,
    people: &'p People,
    discourse: &'p Discourse,
    pronoun: &'p PronounMatch,
    /// The first token of the phrase that ends with it.
    at: usize,
    /// The number of its sentence.
    sentence: usize,
    /// What the speaker says, and to whom: he is named in neither.
    others: &'p [Range],
}

impl<'p, 'a> Pronoun<'p, 'a> {
    /// The pronoun with which a phrase from token `at` ends, in sentence number `sentence`.
    pub(super) fn new(
        g: &'p Grammar<'a>,
        people: &'p People,
        discourse: &'p Discourse,
        pronoun: &'p PronounMatch,
        at: usize,
        sentence: usize,
        others: &'p [Range],
    ) -> Self {
        Pronoun { g, people, discourse, pronoun, at, sentence, others }
    }

    /// The id of whom it stands for.
    pub(super) fn stands_for(&self) -> Option<String> {
        let (g, pronoun) = (self.g, self.pronoun);
        let known = self.known();
        let fits = self.discourse.last_without(g, self.sentence, |s| self.why_not(s, known));
        if fits.is_some_and(|f| self.is_unsure(f) || self.is_one_of_two(f)) {
            return None;
        }
        // "Anna Berg and Ugo Hale came. The latter said": not who was subject, but who was named last
        let fits = fits.filter(|_| !pronoun.latter);
        let one = !pronoun.plural && pronoun.gender != Gender::Neuter;
        if let Some(since) = fits.filter(|_| one).and_then(|f| self.named_since(f)) {
            return since.only();
        }
        let before = || self.named_before().filter(|id| one && !self.discourse.is_dead(id));
        let around = |id: &String| self.discourse.is_quoted_around(g, self.at, id);
        let before = || before().filter(|id| !around(id));
        let id = fits.map(|s| s.id.clone()).or_else(before);
        let new =
            || introduced_before(g, self.people, self.discourse, self.sentence, pronoun.gender).filter(|id| !self.names(id) && !around(id));
        let document = || {
            let neuter = !pronoun.plural && pronoun.gender == Gender::Neuter;
            self.discourse.document_before(self.sentence).filter(|_| neuter).map(str::to_owned)
        };
        if one && !pronoun.latter { new().or(id) } else { id.or_else(document) }
    }

    /// Whether the content or the addressee names this person.
    fn names(&self, id: &str) -> bool {
        names_person(self.g, self.others, self.at, id)
    }

    /// The id of somebody of whom the pronoun's gender is known, in this sentence or the one before: who is known to be a woman is nearer
    /// to "she" than somebody of whom nothing is known.
    fn known(&self) -> Option<&'p str> {
        let (pronoun, sentence) = (self.pronoun, self.sentence);
        if pronoun.plural || pronoun.gender == Gender::Common {
            return None;
        }
        let known = |s: &&Subject| !self.names(&s.id) && s.id.starts_with("person:") && s.gender == pronoun.gender;
        self.discourse.recent(sentence).find(|s| sentence - s.sentence <= 1 && known(s)).map(|s| s.id.as_str())
    }

    /// Why it does not stand for this one, where its gender is `known` of somebody.
    fn why_not(&self, s: &Subject, known: Option<&str>) -> Option<&'static str> {
        let is_a = |kind: &str| s.id.starts_with(kind);
        match (self.pronoun.plural, self.pronoun.gender) {
            _ if self.is_in_content(s) => Some("the content names it"),
            _ if self.discourse.is_quoted_around(self.g, self.at, &s.id) => Some("the pronoun stands in the words of this person"),
            _ if self.names(&s.id) => Some("the content or the addressee names this person"),
            _ if self.asked_beside(s) => Some("it asked what another answers"),
            _ if self.discourse.is_overshadowed(s, self.pronoun.gender) => Some("it is no subject in this sentence, which has another"),
            _ if known.is_some_and(|id| id != s.id) => {
                Some("the pronoun's gender is known of somebody else in this sentence or the one before")
            }
            (true, _) => (!(s.plural || self.g.pack.bare_clause && is_a("org:"))).then_some("it is one, the pronoun is plural"),
            // "The ministry said … It added": a body or document without a name, in the sentence before
            (false, Gender::Neuter) if s.thing && is_a("group:") && self.sentence - s.sentence <= 1 => None,
            (false, Gender::Neuter) => (!is_a("org:") && !is_a("country:")).then_some("the pronoun stands for no person"),
            (false, _) if !is_a("person:") && !s.unnamed => Some("the pronoun stands for a person"),
            (false, gender) => (!s.gender.agrees(gender)).then_some("the pronoun has another gender"),
        }
    }

    /// "Hale hesitated when Berg asked whether it was late. “It is,” he said": whether this one asked, in a sentence of which another is the
    /// subject.
    fn asked_beside(&self, s: &Subject) -> bool {
        let asked = self.discourse.asked(self.sentence).filter(|a| a.sentence == s.sentence && a.sentence < self.sentence);
        let other = |o: &Subject| o.sentence == s.sentence && o.id != s.id && o.id.starts_with("person:");
        let fits = |o: &Subject| other(o) && o.gender.agrees(self.pronoun.gender) && !self.names(&o.id);
        asked.is_some_and(|a| a.by.as_deref() == Some(s.id.as_str())) && self.discourse.recent(self.sentence).any(fits)
    }

    /// "Ross Tandy's suit was ruined, he added": nobody of whom he speaks.
    fn is_in_content(&self, s: &Subject) -> bool {
        let before = |c: &Range| c.1 <= self.at && self.g.quote_at(c.0).is_none();
        s.sentence == self.sentence && !self.others.is_empty() && self.others.iter().all(before)
    }

    /// Whether "she" may be another: a man was subject since, and of this one, further off, it is not known whether it is a woman.
    fn is_unsure(&self, s: &Subject) -> bool {
        let person = |s: &Subject| s.id.starts_with("person:");
        let unknown = person(s) && s.gender == Gender::Common && !s.plural && self.sentence - s.sentence >= 2;
        let clash = || {
            let since = self.discourse.recent(self.sentence).take_while(|o| o.sentence > s.sentence);
            since.filter(|o| person(o)).any(|o| o.id != s.id && !o.gender.agrees(self.pronoun.gender))
        };
        !self.pronoun.plural && unknown && clash()
    }

    /// "Hale and Berg came. “It is late,” he said": either, where two of its gender were the last to be subject, together.
    fn is_one_of_two(&self, s: &Subject) -> bool {
        let (g, pronoun) = (self.g, self.pronoun);
        let Some(last) = self.discourse.recent(self.sentence).next().filter(|last| last.plural && !pronoun.plural) else { return false };
        let fits = |m: &Mention| self.people.get(&m.id).is_some_and(|p| p.gender.agrees(pronoun.gender));
        let together = |o: &Subject| is_named_with_another(g, o.sentence, usize::MAX, &s.id, fits);
        self.discourse.recent(self.sentence).filter(|o| o.id == last.id).any(together)
    }

    /// "Hale spoke at a rally led by Berg. He said “it's not Tom Hale”": whether somebody was subject since this mention who is only ruled out
    /// as the words name him, which a speaker may do himself.
    fn is_passed_over(&self, person: &Mention) -> bool {
        let named = self.g.doc.sentence_at(person.first);
        let subject = |o: &Subject| !o.aside && o.id.starts_with("person:") && o.gender.agrees(self.pronoun.gender);
        let since = || self.discourse.recent(self.sentence).take_while(|o| o.sentence >= named);
        since().any(|o| subject(o) && o.id != person.id && self.names(&o.id))
    }

    /// "Hale was charged. The fury is such that Berg was asked about it. He said": who of its gender was named since this one, where he himself
    /// was not, and not in the sentence before.
    fn named_since(&self, subject: &Subject) -> Option<Since> {
        let g = self.g;
        // of whom it is known goes before of whom it may be
        let known = subject.gender == self.pronoun.gender;
        let gender = |g: Gender| if known { g == self.pronoun.gender } else { g.agrees(self.pronoun.gender) };
        let fits = |m: &Mention| self.people.get(&m.id).is_some_and(|p| gender(p.gender)) && !self.names(&m.id);
        let mut since: Option<Since> = None;
        for number in subject.sentence + 1..self.sentence {
            let first = g.doc.sentences.get(number).map_or(0, |s| s.first);
            for person in named_in(g, number, usize::MAX).filter(|m| fits(m)) {
                if person.id == subject.id {
                    return None;
                }
                // "forcing Berg to leave", "listening to Berg": perhaps
                let is = || person.first > first && g.is(person.first - 1, Class::Be);
                let free = !hangs_on_another(g, first, person.first) && (!is_object(g, first, person) || is());
                since.get_or_insert_default().add(&person.id, free);
            }
        }
        since
    }

    /// The person of its gender whose mention stands last before it, in the two paragraphs before or the same.
    fn named_before(&self) -> Option<String> {
        let (g, at, pronoun) = (self.g, self.at, self.pronoun);
        let from = g.mentions.list.partition_point(|m| m.first < at);
        let paragraph = g.doc.tokens.get(at)?.paragraph;
        let mut fits = g.mentions.list[..from]
            .iter()
            .rev()
            .take_while(|m| paragraph - g.doc.tokens[m.first].paragraph <= 2 && m.first + FARTHEST >= at)
            .filter(|m| g.quote_at(m.first).is_none() && !self.names(&m.id))
            .filter(|m| m.kind == Kind::Person && self.people.get(&m.id).is_some_and(|p| p.gender.agrees(pronoun.gender)));
        let person = fits.next()?;
        // "She said the money should go to Anna Berg. “It is late,” she said": not she
        let lost = self.discourse.lost(pronoun.gender).and_then(|number| g.doc.sentences.get(number));
        if lost.is_some_and(|lost| lost.end > person.first) {
            return None;
        }
        // "Tom Hale and Ugo Berg came. He said": either
        let either = |m: &Mention| self.people.get(&m.id).is_some_and(|p| p.gender.agrees(pronoun.gender));
        let number = g.doc.sentence_at(person.first);
        if !pronoun.latter && is_named_with_another(g, number, usize::MAX, &person.id, either) {
            return None;
        }
        // "Anna Berg ha visto Xxx Yyy. Quest'ultima": it is not known whether those words are a person
        let capital =
            |i: usize| g.token(i).is_some_and(Token::is_capitalised) && g.mentions.covering(i).is_none() && g.quote_at(i).is_none();
        if pronoun.latter && (person.end..at - 1).any(|i| capital(i) && capital(i + 1))
            || self.is_somebody_behind(person)
            || self.is_passed_over(person)
        {
            return None;
        }
        g.note(|| Step::Candidate { id: person.id.clone(), origin: Origin::NamedBefore, why_not: None });
        Some(person.id.clone())
    }

    /// "Anna Berg ha parlato con la madre. Quest'ultima", "C'era Neri; il ministro iraniano è tra loro. Egli": whether somebody without a name,
    /// whom the pronoun can mean, stands behind this person and before it.
    fn is_somebody_behind(&self, person: &Mention) -> bool {
        let (g, pronoun) = (self.g, self.pronoun);
        let near = person.end.max(self.at.saturating_sub(FARTHEST));
        let from = g.mentions.roles.partition_point(|r| r.first < near);
        g.mentions.roles[from..].iter().take_while(|r| r.end <= self.at).any(|r| {
            if r.plural || !matches!(r.class, RoleClass::Office | RoleClass::Person) || !r.gender.agrees(pronoun.gender) {
                return false;
            }
            let opener = (person.end..r.first).rev().find(|&i| !g.is_determiner(i));
            let article = (opener.map_or(person.end, |i| i + 1)..r.first).any(|i| g.is_definite_article(i));
            // what is told of the person, or of another name
            let told = opener.is_none_or(|i| g.mark(i, ',') && i == person.end || g.is(i, Class::Be) && g.is_finite(i));
            let named = (r.end..r.end + 4).any(|i| g.mentions.covering(i).is_some_and(|m| m.kind == Kind::Person));
            // the latter, or a subject
            let subject = || {
                let free = opener.is_some_and(|i| g.kind(i) != Some(TokenKind::Word) || g.is(i, Class::Coordinator));
                free && (r.end..r.end + 4).find(|&i| g.kind(i) != Some(TokenKind::Word) || g.is_finite(i)).is_some_and(|i| g.is_finite(i))
            };
            article && !told && !named && g.quote_at(r.first).is_none() && (pronoun.latter || subject())
        })
    }
}
