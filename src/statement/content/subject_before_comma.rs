//! The subject before a verb, with an apposition or a clause between commas or dashes behind it.

use super::{Clauses, Range, Subject};
use crate::mention::{Kind, Mention};
use crate::pack::{Class, RoleClass};
use crate::statement::governed::hangs_on_another;
use crate::statement::phrase::{Phrase, noun_phrase_end};
use crate::text::TokenKind;

impl<'g, 'a> Clauses<'g, 'a> {
    /// The subject before the comma or dash at `end`, behind which its verb stands.
    pub(super) fn before_mark(&self, from: usize, end: usize) -> Option<Subject> {
        // "Wilson Kirk — his friends call him Whip — says": whoever stands before both dashes
        self.of_relative_before_gerund(from, end)
            .or_else(|| self.before_dashes(from, end))
            .or_else(|| self.before_list(from, end))
            .or_else(|| self.role_and_name(from, end))
            .or_else(|| self.before_participle(from, end))
            .or_else(|| self.named_behind_clause(from, end))
            .or_else(|| self.before_description(from, end))
            .or_else(|| self.before_stray_comma(from, end))
            .or_else(|| self.opens_before_comma(from, end))
    }

    /// "è stato trovato | dal fratello |, che, piangendo, ha detto": whom a relative pronoun points to that a gerund between commas divides from
    /// its verb.
    fn of_relative_before_gerund(&self, from: usize, end: usize) -> Option<Subject> {
        let g = self.g;
        let open = (from + 1..end).rev().take(16).find(|&i| g.mark(i, ','))?;
        let divided = g.mark(end, ',') && g.is(open - 1, Class::Relative) && g.is_gerund(open + 1);
        let found = if divided { self.subject_before(open, from) } else { None };
        found.filter(|s| self.head_speaks(s.phrase) && !self.is_place(s.phrase))
    }

    /// "Speaking beside the mayor, Tom Hale, | the governor, Anna Berg |, said", "In a letter read by Tom Hale, | the driver, Paul Lund |, said": the role
    /// and the name right before the verb, behind a phrase that opens the sentence and names somebody else.
    fn role_and_name(&self, from: usize, end: usize) -> Option<Subject> {
        let g = self.g;
        let opener = g.is_gerund(from) || g.is_any(from, &[Class::Preposition, Class::Participle]) && g.mentions.covering(from).is_none();
        let opens = from == self.sentence.first && opener && g.pack.bare_clause;
        let name = g.mentions.covering(end.checked_sub(1)?).filter(|m| opens && m.kind == Kind::Person && m.end == end)?;
        let comma = name.first.checked_sub(1).filter(|&c| c > from && g.mark(c, ',') && g.mark(end, ','))?;
        let office = self.phrase_ending(comma, from).filter(|p| p.first > from + 1 && g.mark(p.first - 1, ','))?;
        let last = g.mentions.role_at(comma - 1).is_some_and(|r| r.end == comma && !r.plural && r.class != RoleClass::Body);
        let determined = g.is_definite_article(office.first) || (office.first..comma).any(|i| g.is_possessive_suffix(i));
        let other = g.mentions.within(from, office.first).any(|m| m.kind == Kind::Person && m.id != name.id);
        let apposition = Some((name.first, name.end));
        (last && determined && other).then_some(Subject { phrase: office, apposition, shared: false })
    }

    /// "| Three senators |, Tom Hale, Anna Berg and Ugo Lund, said", "Tre senatori – Neri, Berti e Galli – hanno detto": the noun before a list of
    /// names that ends at the mark at `end`, or the list itself.
    fn before_list(&self, from: usize, end: usize) -> Option<Subject> {
        let g = self.g;
        let lead = |at: usize| (at..end).find(|&i| !g.leads_name(i)).unwrap_or(end);
        let name = |at: usize| g.person_at(lead(at));
        let last = g.mentions.covering(end.checked_sub(1)?).filter(|m| m.kind == Kind::Person && m.end == end)?;
        let join = (from + 1..last.first).rev().find(|&i| !g.leads_name(i)).filter(|&i| g.is(i, Class::Coordinator))?;
        let mark = |i: usize| g.mark(i, ',') || g.kind(i) == Some(TokenKind::Dash);
        // the names before "and", with a comma between them
        let mut first = None;
        let mut stop = join - usize::from(g.mark(join - 1, ','));
        while let Some(open) = (from + 1..stop).rev().take(8).find(|&i| mark(i)) {
            if name(open + 1).is_none_or(|m| m.end != stop) {
                break;
            }
            first = Some(open);
            stop = open;
        }
        let open = first?;
        let noun = self.phrase_ending(open, from).filter(|p| !self.holds_person(*p) && !p.is_joined(g));
        let several = noun.filter(|p| self.is_several(*p) == Some(true) && (self.head_speaks(*p) || self.names_somebody(*p)));
        // "Tom Hale, Anna Berg and Ugo Lund, said": the first one stands before the first comma
        let opener = self.phrase_ending(open, from).filter(|p| self.holds_person(*p) && p.first == from && g.mark(open, ','));
        several.or_else(|| opener.map(|p| Phrase { end, ..p })).map(Subject::plain)
    }

    /// Appositions, participles or a relative clause between the name and the mark at `end`: the nearest phrase that
    /// holds a person, else the farthest.
    fn before_description(&self, from: usize, end: usize) -> Option<Subject> {
        let g = self.g;
        let mut found: Option<Subject> = None;
        let outside = (from..end)
            .rev()
            .take(60)
            .take_while(|&c| g.quote_at(c).is_none_or(|q| q.end - q.open <= 8 && q.open > from && q.end <= end))
            .take_while(|&c| !g.mark(c, '(') || (c..end).any(|i| g.mark(i, ')')));
        for comma in outside.filter(|&c| g.quote_at(c).is_none()).filter(|&c| g.mark(c, ',') || g.kind(c) == Some(TokenKind::Dash)) {
            let plain = self.lacks_verb(comma, end);
            let apposed = self.apposed_before_relative(comma, end);
            // what was found describes the name before it
            let describes = found.filter(|f| f.phrase.first == comma + 1);
            if !plain && apposed.is_none() && !self.opens_insertion(comma, end) && describes.is_none() {
                if found.is_some() {
                    break;
                }
                continue;
            }
            // "Tekko, the mining company, says": a name that no list knows, described behind it
            let described = plain && g.is(comma + 1, Class::Article) && self.is_description((comma + 1, end));
            let Some(phrase) = self.phrase_before_comma(comma, from, described) else { continue };
            if self.is_object(phrase, from) {
                if found.is_some() {
                    break;
                }
                let who = self.instead_of_object(phrase, (comma, end), from);
                if who.is_some() {
                    return who;
                }
                continue;
            }
            if self.is_told(phrase, from) {
                continue;
            }
            let subject = Subject { phrase, apposition: apposed.or(plain.then_some((comma + 1, end))), shared: false };
            if let Some(description) = describes.filter(|_| self.is_capitalised(phrase)) {
                return Some(Subject { apposition: Some((description.phrase.first, description.phrase.end)), ..subject });
            }
            // those behind "and" are others
            let subject = if g.is(comma + 1, Class::Coordinator) { Subject { apposition: None, ..subject } } else { subject };
            let named_behind = || plain && self.holds_person(Phrase { first: comma + 1, end });
            // "quello di Genova, Anna Rossi, ha detto"
            if self.holds_person(phrase) || g.is(phrase.first, Class::OtherPronoun) && named_behind() {
                let joined = self.joined_before(phrase, from);
                return Some(joined.map_or(subject, |first| Subject { phrase: Phrase { first, ..phrase }, ..subject }));
            }
            // "two objectors, Hale and Berg, had", "that letter, on mining paper, demanded"
            let listed = || !g.is(comma + 1, Class::Article) && named_behind();
            let opens = phrase.first == from && from == self.sentence.first;
            let heads = || self.head_speaks(phrase) || opens && (listed() || self.heads_document(phrase));
            let first = found.is_none() && (described || g.is_determiner(phrase.first) && heads());
            if first || self.names_somebody(phrase) {
                found = Some(subject);
            }
        }
        found
    }

    /// "| Tom Hale, the mayor, and | Anna Berg, a teacher, said": where the first of two begins, of whom each is described between commas, and of
    /// whom the phrase is the second.
    fn joined_before(&self, phrase: Phrase, from: usize) -> Option<usize> {
        let g = self.g;
        let close = phrase.first.checked_sub(2).filter(|&c| c > from && g.mark(c, ',') && g.is(c + 1, Class::Coordinator))?;
        let open = (from + 1..close).rev().find(|&i| g.mark(i, ','))?;
        let first =
            self.phrase_before_comma(open, from, false).filter(|p| self.holds_person(*p) && self.is_description((open + 1, close)))?;
        (!g.has_finite(first.first, phrase.first)).then_some(first.first)
    }

    /// Whether no verb stands between the marks at `comma` and `end`, and no further phrase is joined there.
    fn lacks_verb(&self, comma: usize, end: usize) -> bool {
        let g = self.g;
        // "the leaders — and, above all, Mayor Rossi — insisted"
        let dashed = g.kind(comma) == Some(TokenKind::Dash) && g.kind(end) == Some(TokenKind::Dash);
        !(comma + 1..end).any(|i| g.is_finite(i) || g.kind(i) == Some(TokenKind::Quote) && !g.is_owner_mark(i))
            && (dashed || !g.is_any(comma + 1, &[Class::Coordinator, Class::Adversative]))
    }

    /// "Norvale Motors, | a carmaker | which has failed, announced"
    /// "Anna Berg, | una delle cento persone | che fino a oggi hanno votato, …"
    fn apposed_before_relative(&self, comma: usize, end: usize) -> Option<Range> {
        let g = self.g;
        let one_of = g.is(comma + 2, Class::Of) && (g.is_any(comma + 1, &[Class::Indefinite, Class::Determiner]));
        let verb = (comma + 1..end).find(|&i| g.is_finite(i)).filter(|_| g.is(comma + 1, Class::Article) || one_of)?;
        // "Anna Berg, | the candidate | backed by her party, …"
        let passive = g.is(verb, Class::Participle) && (g.is_any(verb + 1, &[Class::By, Class::Preposition]));
        if g.pack.bare_clause && passive && verb > comma + 2 && g.mentions.role_at(verb - 1).is_some_and(|r| !r.plural) {
            return Some((comma + 1, verb));
        }
        let near = || (comma + 1..verb).rev().take(6).find(|&i| one_of && g.is(i, Class::Relative));
        let relative = Some(self.before_adverbs(verb, comma + 1) - 1).filter(|&r| g.is(r, Class::Relative)).or_else(near)?;
        Some((comma + 1, relative - usize::from(g.mark(relative - 1, ','))))
    }

    /// Whether the comma opens a clause, a participle or an aside that the verb of the sentence may follow.
    fn opens_insertion(&self, comma: usize, end: usize) -> bool {
        let g = self.g;
        let relative = g.is_any(comma + 1, &[Class::Relative, Class::Preposition, Class::Subordinator, Class::ParentheticalOpener])
            || g.is_gerund(comma + 1)
            || g.is(comma + 1, Class::Participle)
            || g.opens_passive(comma + 1);
        let aside = || {
            end - comma <= 3
                && (comma + 1..end).all(|i| g.is_adverb(i) || g.is_any(i, &[Class::Adversative, Class::Subordinator, Class::Coordinator]))
        };
        // "la polizia, una volta che fu avvertita, ha chiesto"
        let clause = || (comma + 1..end.min(comma + 5)).any(|i| g.is_any(i, &[Class::Complementiser, Class::Subordinator]));
        relative || aside() || clause()
    }

    /// The phrase that ends before the comma.
    fn phrase_before_comma(&self, comma: usize, from: usize, described: bool) -> Option<Phrase> {
        let end = self.before_aside(comma, from);
        let phrase = self.phrase_ending(end, from).filter(|p| !self.opens_with_participle(*p) || self.holds_person(*p));
        phrase.or_else(|| self.lone_name(end, from).filter(|_| described))
    }

    /// Where the phrase before the comma ends, an age and adverbs passed over.
    fn before_aside(&self, comma: usize, from: usize) -> usize {
        let g = self.g;
        // "Nina Hale, 19, who …": the age is passed over
        let age = comma >= from + 3 && g.kind(comma - 1) == Some(TokenKind::Number) && g.mark(comma - 2, ',');
        // "Anna Berg, meanwhile, who …"
        let adverb = comma >= from + 3 && g.is_adverb(comma - 1) && g.mark(comma - 2, ',');
        // "Il sindaco invece, però, ha detto"
        let end = if age || adverb { comma - 2 } else { comma };
        if g.pack.drops_subject { self.before_adverbs(end, from) } else { end }
    }

    /// "Il pm che accusa Aldo Neri, medico, ha chiesto", "lawyers representing Paul Hale, the mayor, said": not the object
    fn instead_of_object(&self, object: Phrase, (comma, end): Range, from: usize) -> Option<Subject> {
        let g = self.g;
        // "colei che guida il ministero, Anna Rossi, ha detto"
        let person = || g.mentions.covering(comma + 1).is_some_and(|m| m.kind == Kind::Person && m.end == end);
        let thing = || !self.head_speaks(object) || g.pack.bare_clause && self.holds_person(object);
        if self.lacks_verb(comma, end) && person() && thing() {
            return Some(Subject::plain(Phrase { first: comma + 1, end }));
        }
        let stop = self.before_aside(comma, from);
        let relative = g.relative_clause_before(stop, from).and_then(|r| self.antecedent_of_any(r, from));
        let gerund = || g.gerund_phrase_before(stop, from).and_then(|gerund| self.phrase_opening_clause(gerund, from));
        let who = relative.or_else(|| self.before_relative_clause(object, from)).or_else(gerund);
        let opens = |p: &Phrase| !(from..p.first).any(|i| g.mark(i, ',')) && self.head_speaks(*p);
        who.filter(opens).map(Subject::plain)
    }

    /// "Alla radio Onda, con la quale ha un contratto, ha detto": to whom it was said
    fn is_told(&self, phrase: Phrase, from: usize) -> bool {
        let g = self.g;
        let mut near = (phrase.first.saturating_sub(3).max(from)..phrase.first).rev().take_while(|&i| g.kind(i) == Some(TokenKind::Word));
        // "Al Senato la Lega, alleata del governo, ha annunciato": an article opens another phrase
        let direct = !g.is(phrase.first, Class::Article);
        let to = near.any(|i| g.is(i, Class::To) && (direct || i + 1 == phrase.first));
        to && g.pack.drops_subject && !self.holds_person(phrase) && hangs_on_another(g, from, phrase.first)
    }

    /// "Hogan Hale, a former director of the party, whose roots …": a name that no list knows, before who was found
    fn is_capitalised(&self, phrase: Phrase) -> bool {
        let g = self.g;
        let capital = |i: usize| g.kind(i) == Some(TokenKind::Word) && g.token(i).is_some_and(|t| t.is_capitalised());
        phrase.end > phrase.first + 1 && (phrase.first..phrase.end).all(capital)
    }

    /// "I sindacati della scuola, | hanno detto": a stray comma between subject and verb
    fn before_stray_comma(&self, from: usize, end: usize) -> Option<Subject> {
        let g = self.g;
        // "Sen. Jack Hale (R-N.Y.), said"
        let party = || end > from && g.mark(end - 1, ')');
        if !g.mark(end, ',') || from != self.sentence.first || g.pack.bare_clause && !party() {
            return None;
        }
        self.phrase_ending(end, from)
            .filter(|p| p.first == from)
            .filter(|p| self.holds_person(*p) || self.holds_speaking_role(*p) || self.is_organisation(*p) || self.heads_document(*p))
            .map(Subject::plain)
    }

    /// "Anna Berg, author of “The Long Road,” | said": the person whom a description with the name of a work tells of, whose last comma stands
    /// inside the marks that close at `close`.
    pub(super) fn before_title_in_marks(&self, from: usize, close: usize) -> Option<Subject> {
        let g = self.g;
        let quote = g.quote_at(close).filter(|q| q.open > from + 2 && g.mark(q.inner_end() - 1, ',') && g.is_name_of_work(q))?;
        let comma = (from + 1..quote.open).rev().take(24).find(|&i| g.mark(i, ','))?;
        let plain = |i: usize| g.kind(i) == Some(TokenKind::Word) && !g.is_finite(i);
        let phrase = self.phrase_ending(comma, from).filter(|p| self.holds_person(*p))?;
        let described = (comma + 1..quote.open).all(plain) && quote.open > comma + 1 && !g.is(comma + 1, Class::Coordinator);
        described.then_some(Subject { phrase, apposition: Some((comma + 1, quote.open)), shared: false })
    }

    /// "Delegate Anna Berg, clad in a cape that read Hale, said": whoever the sentence opens with
    fn opens_before_comma(&self, from: usize, end: usize) -> Option<Subject> {
        let g = self.g;
        let comma = (from + 1..end).find(|&i| g.mark(i, ',')).filter(|_| g.pack.bare_clause && from == self.sentence.first);
        let opens = |c: usize| self.phrase_ending(c, from).filter(|p| p.first == from && self.holds_person(*p) && !p.is_joined(g));
        comma.filter(|&c| g.mark(end, ',') && !g.has_finite(from, c)).and_then(opens).map(Subject::plain)
    }

    /// "Wilson Kirk | — his friends call him Whip —", "Berg's critics | — and they are many —": the subject with which the sentence opens, before
    /// a clause between dashes that ends at `end`.
    pub(super) fn before_dashes(&self, from: usize, end: usize) -> Option<Subject> {
        let g = self.g;
        let dash = |i: &usize| g.kind(*i) == Some(TokenKind::Dash) && g.quote_at(*i).is_none();
        if !g.pack.bare_clause || !dash(&end) || from != self.sentence.first {
            return None;
        }
        let open = (from + 1..end).find(dash)?;
        let phrase = self.phrase_ending(open, from).filter(|p| p.first == from && (self.holds_person(*p) || self.head_speaks(*p)))?;
        // but "A former candidate — Anna Berg, who lost in May — said"
        let apposed = !self.holds_person(phrase) && g.mentions.covering(open + 1).is_some_and(|m| m.kind == Kind::Person);
        // "Residents — and some shopkeepers — said"
        let clause = g.has_finite(open, end) || g.quote_at(open + 1).is_some() || g.is(open + 1, Class::Coordinator);
        (clause && !apposed).then_some(Subject::plain(phrase))
    }

    /// "Anna Berg, | speaking alongside her deputy, Tom Hale | , said": the person with whom the sentence opens, where a gerund between
    /// commas tells what she was doing, and somebody else is named in it.
    pub(super) fn before_participle(&self, from: usize, end: usize) -> Option<Subject> {
        let g = self.g;
        let free = |i: &usize| g.quote_at(*i).is_none();
        let comma = (from + 1..end).filter(free).find(|&i| g.mark(i, ',') && g.is_gerund(i + 1))?;
        let other = g.pack.drops_subject || (comma + 2..end).filter(free).any(|i| g.mark(i, ','));
        let plain = |i: usize| !g.is_finite(i) || g.is(i, Class::Participle) && !g.is_any(i, &[Class::Be, Class::Have, Class::Modal]);
        let clause = [Class::Relative, Class::Complementiser, Class::Coordinator, Class::Adversative];
        let phrase = self.phrase_ending(comma, from).filter(|p| self.holds_person(*p))?;
        let opens = (from..phrase.first).all(|i| !g.is_finite(i) && !g.is_any(i, &[Class::Subordinator, Class::Relative]));
        let whole = (comma + 2..end).all(|i| plain(i) && (g.is_determiner(i) || !g.is_any(i, &clause)) && free(&i));
        (other && opens && whole && phrase.end == comma).then_some(Subject::plain(phrase))
    }

    /// "The head of the prison where Berg is held, | Colonel Tom Hale |, insisted", "Anna Berg, whose son, | Ugo Berg |, said": the name between
    /// commas before the verb, behind a clause that names somebody else, with whom it has nothing to do.
    pub(super) fn named_behind_clause(&self, from: usize, end: usize) -> Option<Subject> {
        let g = self.g;
        let free = |i: &usize| g.quote_at(*i).is_none();
        let comma = (from + 1..end).rev().filter(free).find(|&i| g.mark(i, ','))?;
        // "Sir Hugh Pym", "the Rev. Tom Daly", "Priya Nair of Leeds University"
        let whole = |m: &&Mention| m.end == end || g.is(m.end, Class::Of) && noun_phrase_end(g, m.end + 1, end) == end;
        let name = g.mentions.within(comma + 1, end).find(|m| m.kind == Kind::Person).filter(whole)?;
        let titles = (comma + 1..name.first).all(|i| g.mentions.role_at(i).is_some() || g.mark(i, '.') || g.is_definite_article(i));
        let opens = g.is_determiner(from) && from == self.sentence.first && !(from..comma).any(|i| g.mark(i, ',') || !free(&i));
        let head = Phrase { first: from, end: noun_phrase_end(g, from, comma) };
        let one = g.mentions.role_at(from + 1).is_some_and(|r| !r.plural && r.class != RoleClass::Body) && self.head_speaks(head);
        // "Colei che guida il ministero, Anna Rossi, ha detto"
        let lead = (from..comma).find(|&i| !g.is_adverb(i)).unwrap_or(comma);
        let pointed = g.points_to_somebody(lead) && from == self.sentence.first && !(from..comma).any(|i| g.mark(i, ',') || !free(&i));
        // but "the judge who acquitted the doctor, Tom Hale, said" may tell who the doctor is
        let verb_last = g.is_finite(comma - 1) || g.is(comma - 1, Class::Participle);
        let role_last = g.mentions.role_at(comma - 1).is_some_and(|r| r.class != RoleClass::Body);
        let pronoun = || (verb_last || !role_last) && (from + 2..comma).any(|i| g.is_any(i, &[Class::Relative, Class::PlaceRelative]));
        let clause = g.has_finite(from, comma) && (self.has_person(from, comma) || pronoun());
        let phrase = Phrase { first: comma + 1, end };
        let described = opens && one && clause || pointed && g.has_finite(lead, comma);
        // "whose son, Ugo Berg, said"
        let whose = comma.checked_sub(2).filter(|w| *w > from && g.is(*w, Class::Relative) && g.is(*w, Class::Possessive));
        let whose = whose.is_some_and(|w| g.mark(w - 1, ',') && g.pack.bare_clause);
        (titles && (described || whose)).then_some(Subject::plain(phrase))
    }

    /// "Anna Berg, | whose cousin Karl runs the bank |, told": who the clause tells of, where it has a verb of its own.
    pub(super) fn before_whose(&self, from: usize, end: usize) -> Option<Subject> {
        let g = self.g;
        let free = |i: &usize| g.quote_at(*i).is_none();
        let whose = (from + 2..end).rev().take(20).take_while(free).find(|&i| g.is(i, Class::Relative) && g.is(i, Class::Possessive))?;
        let finite = (whose + 2..end).any(|i| g.is_finite(i)) || (whose + 2..end).any(|i| g.ends_as_participle(i));
        // "Anna Berg, a nurse whose husband was killed, told"
        let apposed = || {
            let comma = (from + 1..whose).rev().take(7).find(|&i| g.mark(i, ','))?;
            let opens = |p: &Phrase| p.first == from && from == self.sentence.first && self.names_somebody(*p);
            let phrase = self.phrase_ending(comma, from).filter(|p| self.holds_person(*p) || opens(p))?;
            (g.is_determiner(comma + 1) && g.mark(end, ',') && finite).then_some(phrase)
        };
        if g.pack.bare_clause
            && !g.mark(whose - 1, ',')
            && let Some(phrase) = apposed()
        {
            return Some(Subject::plain(phrase));
        }
        let own = g.pack.bare_clause && g.mark(whose - 1, ',') && (whose + 2..end).any(|i| g.is_finite(i));
        let phrase = self.phrase_ending(whose - 1, from).filter(|p| self.head_speaks(*p) || g.is_definite_article(p.first));
        let phrase = phrase.or_else(|| self.lone_name(whose - 1, from)).filter(|_| own)?;
        // "Hogan Hale, a former director of the party, whose roots …": the name before it
        if phrase.first > from && !self.holds_person(phrase) {
            return None;
        }
        Some(Subject::plain(phrase))
    }

    /// Whether a person is named in `[from, end)`.
    pub(super) fn has_person(&self, from: usize, end: usize) -> bool {
        self.g.mentions.within(from, end).any(|m| m.kind == Kind::Person)
    }
}
