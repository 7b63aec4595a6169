//! Names of people and organisations: runs of capitalised words, weighed by lists, titles, roles and by what
//! the rest of the article says.

use super::gazetteer::{RoleMatch, TermMatches};
use super::{Kind, Mention};
use crate::pack::{Class, CountryClass, Gender, LanguagePack, Map, Meaning, RoleClass, WordId, WordSet};
use crate::text::{Document, Shape, Token, TokenKind, fold_word};

/// A run of capitalised words, with the evidence for what it is.
#[derive(Debug, Clone, Copy)]
struct Run {
    first: usize,
    end: usize,
    gender: Gender,
    person: i32,
    organisation: i32,
    place: i32,
}

/// A run counts as a person, organisation or place from this score on.
const ENOUGH: i32 = 4;

/// Finds all names: those of the gazetteers, and runs of capitals.
pub fn find_names(doc: &Document<'_>, pack: &LanguagePack, terms: &TermMatches<'_>) -> Vec<Mention> {
    let finder = Finder::new(doc, pack, terms);
    let mut runs: Vec<Run> = finder.runs();
    for run in &mut runs {
        finder.weigh(run);
    }
    finder.weigh_by_article(&mut runs);
    let mut mentions = Vec::new();
    for run in &runs {
        if let Some(mention) = finder.decide(run) {
            mentions.push(mention);
        }
    }
    finder.add_gazetteer(&mut mentions);
    mentions.sort_by_key(|m| (m.first, m.end));
    mentions
}

struct Finder<'a> {
    doc: &'a Document<'a>,
    pack: &'a LanguagePack,
    terms: &'a TermMatches<'a>,
    /// Folded words that the article also writes in lower case.
    lower: WordSet,
    /// For each token, whether it begins a sentence (or a quotation, or follows a colon).
    initial: Vec<bool>,
    /// For each token, one more than the index of the gazetteer name that covers it.
    listed: Vec<u32>,
    /// For each token, one more than the index of the role that covers it.
    role_at: Vec<u32>,
}

impl<'a> Finder<'a> {
    fn new(doc: &'a Document<'a>, pack: &'a LanguagePack, terms: &'a TermMatches<'a>) -> Self {
        let mut lower = WordSet::default();
        let mut initial = vec![false; doc.tokens.len()];
        for sentence in &doc.sentences {
            let mut fresh = true;
            for at in sentence.first..sentence.end {
                let token = &doc.tokens[at];
                initial[at] = fresh;
                fresh = match token.kind {
                    TokenKind::Quote => true,
                    TokenKind::Dash => fresh || at == sentence.first,
                    TokenKind::Punct => token.is_terminator() || token.is(':'),
                    _ => false,
                };
                if token.kind == TokenKind::Word && token.shape == Shape::Lower {
                    let word = doc.word(at);
                    if !lower.contains(word) {
                        lower.insert(word.to_owned());
                    }
                }
            }
        }
        let mut listed = vec![0; doc.tokens.len()];
        for (number, name) in (1u32..).zip(&terms.names) {
            for slot in &mut listed[name.first..name.end] {
                *slot = number;
            }
        }
        let mut role_at = vec![0; doc.tokens.len()];
        for (number, role) in (1u32..).zip(&terms.roles) {
            for slot in &mut role_at[role.first..role.end] {
                *slot = number;
            }
        }
        Finder { doc, pack, terms, lower, initial, listed, role_at }
    }

    fn role(&self, at: usize) -> Option<&RoleMatch> {
        self.role_at.get(at).and_then(|n| (*n as usize).checked_sub(1)).map(|i| &self.terms.roles[i])
    }

    fn token(&self, at: usize) -> &Token {
        &self.doc.tokens[at]
    }

    fn has(&self, at: usize, class: Class) -> bool {
        self.doc.tokens.get(at).is_some_and(|t| self.pack.has(t.word, class))
    }

    fn is_given(&self, at: usize) -> bool {
        self.has(at, Class::GivenMasculine) || self.has(at, Class::GivenFeminine)
    }

    /// Whether the word at `at`, if it were in lower case, would be an ordinary word.
    fn is_ordinary(&self, at: usize) -> bool {
        let token = self.token(at);
        let known = self.pack.info(token.word).is_some_and(|info| {
            [
                Class::Opener,
                Class::Finite,
                Class::Infinitive,
                Class::Gerund,
                Class::Participle,
                Class::Common,
                Class::Preposition,
                Class::Adverb,
                Class::Month,
                Class::Weekday,
            ]
            .iter()
            .any(|c| info.is(*c))
                || !info.cues.is_empty()
        });
        known || self.role(at).is_some() || {
            let mut buffer = String::new();
            self.lower.contains(fold_word(self.doc.word(at), &mut buffer))
        }
    }

    /// A word that can be part of a name.
    fn is_name_word(&self, at: usize) -> bool {
        let token = self.token(at);
        if !token.is_capitalised() {
            return false;
        }
        if self.has(at, Class::Weekday) || self.has(at, Class::Month) && !self.is_given(at) {
            return false;
        }
        if self.initial[at] {
            // At a sentence start a capital is no evidence: an ordinary word is passed over, unless it is a
            // given name with another capital after it.
            let next_capital = self.doc.tokens.get(at + 1).is_some_and(|t| t.is_capitalised());
            if self.has(at, Class::Opener)
                || self.has(at, Class::Article)
                || self.has(at, Class::Preposition)
                || self.has(at, Class::SubjectPronoun)
            {
                return false;
            }
            if self.is_ordinary(at) {
                return next_capital && (self.is_given(at) || self.has(at, Class::OrganisationHead) || self.has(at, Class::NotPerson))
                    || token.shape == Shape::AllCaps;
            }
        } else if self.has(at, Class::FirstPerson) || self.has(at, Class::SubjectPronoun) || self.has(at, Class::Article) {
            return token.shape == Shape::AllCaps && token.end - token.start > 2 || self.is_given(at);
        }
        true
    }

    fn runs(&self) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut at = 0;
        while at < self.doc.tokens.len() {
            if !self.is_name_word(at) || self.is_title(at) {
                at += 1;
                continue;
            }
            let end = self.run_end(at);
            runs.push(Run { first: at, end, gender: Gender::Common, person: 0, organisation: 0, place: 0 });
            at = end;
        }
        runs
    }

    fn run_end(&self, first: usize) -> usize {
        let mut end = first + 1;
        let organisation_head = self.has(first, Class::OrganisationHead);
        let mut organisation = organisation_head;
        loop {
            if end >= self.doc.tokens.len()
                || self.token(end).paragraph != self.token(first).paragraph
                || self.has(end - 1, Class::NameSuffix)
            {
                break;
            }
            if self.is_name_word(end) && !self.initial[end] {
                if self.is_title(end) || self.splits(first, end) {
                    break;
                }
                organisation |= self.has(end, Class::OrganisationHead);
                end += 1;
                continue;
            }
            // particles between capitals: "von der Leyen", "Banca d'Italia", "Johnson & Johnson"
            let mut next = end;
            let class = if organisation { Class::OrganisationParticle } else { Class::NameParticle };
            while next < self.doc.tokens.len() && next - end < 3 && self.has(next, class) && !self.token(next).is_capitalised() {
                next += 1;
            }
            let joins = next > end && next < self.doc.tokens.len() && self.is_name_word(next) && !self.initial[next];
            // "il ministro di Roma": a particle joins only what cannot stand alone as a known place
            if joins && (organisation || self.listed[next] == 0) && (organisation || !self.has(next, Class::Of)) {
                let of_person = organisation && !organisation_head && self.is_given(next);
                let coordinated = organisation && (end..next).any(|i| self.has(i, Class::Coordinator));
                if of_person || (coordinated && self.is_given(next)) {
                    break;
                }
                end = next + 1;
                continue;
            }
            break;
        }
        end
    }

    /// Whether a new name begins at `at`, within the run that began at `first`: "Cremlino | Dmitry Peskov",
    /// "NASA Administrator | Charles Bolden".
    fn splits(&self, first: usize, at: usize) -> bool {
        let following = self.doc.tokens.get(at + 1).is_some_and(|t| t.is_capitalised());
        let listed_before = self.listed[at - 1] != 0 && self.listed[at] != self.listed[at - 1];
        let initials = (first..at).all(|i| self.is_initial(i));
        let given = self.is_given(at)
            && following
            && !self.has(at + 1, Class::OrganisationHead)
            && (listed_before || !self.is_given(at - 1))
            && !initials
            && !self.has(at - 1, Class::NameParticle);
        if given {
            let complement = first > 0 && self.has(first - 1, Class::Of) && !self.is_given(first);
            let known = listed_before
                || complement
                || (first..at).all(|i| {
                    self.listed[i] != 0
                        || self.role(i).is_some()
                        || self.is_ordinary(i)
                        || self.token(i).shape == Shape::AllCaps
                        || self.has(i, Class::OrganisationHead)
                });
            if known {
                return true;
            }
        }
        let acronym = first + 1 == at
            && self.token(first).shape == Shape::AllCaps
            && self.token(at).shape == Shape::Capitalised
            && first > 1
            && self.has(first - 1, Class::Of)
            && self.role(first - 2).is_some();
        if acronym {
            return true;
        }
        // a role inside a run ends the part before it, and the name begins behind it
        self.role(at)
            .is_some_and(|r| r.first == at && matches!(r.class, RoleClass::Office | RoleClass::Person) && following && !self.is_given(at))
            && self.is_given(self.role(at).map_or(at, |r| r.end))
            || self.role(at - 1).is_some_and(|r| r.end == at && first < r.first && matches!(r.class, RoleClass::Office | RoleClass::Person))
    }

    fn is_title(&self, at: usize) -> bool {
        self.role(at).is_some_and(|r| r.class == RoleClass::Title)
    }

    fn role_ending(&self, at: usize) -> Option<(RoleClass, Gender)> {
        let from = self.terms.roles.partition_point(|r| r.first < at.saturating_sub(6));
        let roles = &self.terms.roles[from..];
        let ending = |at: usize| roles.iter().take_while(|r| r.first < at).find(|r| r.end == at).map(|r| (r.class, r.gender));
        ending(at).or_else(|| {
            // behind the complements of the role: "il leader di SEL Vendola", "il presidente del comitato norvegese Nygaard",
            // and behind the comma of an apposition: "il portavoce del ministro, Sircana,"
            let mut before = at;
            let apposition = at > 1 && self.token(at - 1).is(',') && self.closes_apposition(at);
            if apposition {
                before -= 1;
            } else if at == 0 || self.has(at - 1, Class::Preposition) {
                return None;
            }
            let barrier = [
                Class::Finite,
                Class::Have,
                Class::Be,
                Class::Modal,
                Class::Gerund,
                Class::Relative,
                Class::Subordinator,
                Class::Coordinator,
            ];
            let paragraph = self.token(at).paragraph;
            for i in (before.saturating_sub(7)..before).rev() {
                let word = self.token(i);
                let nominal = self.has(i, Class::Of) || word.is_capitalised() || self.listed[i] != 0 || self.role(i).is_some();
                if word.kind != TokenKind::Word || word.paragraph != paragraph || !nominal && barrier.iter().any(|c| self.has(i, *c)) {
                    return None;
                }
                if let Some(role) = self.role(i) {
                    return (matches!(role.class, RoleClass::Office | RoleClass::Person) && role.first + 1 < at)
                        .then_some((role.class, role.gender));
                }
            }
            None
        })
    }

    /// Whether the capitalised words from `at` on end at a comma or full stop.
    fn closes_apposition(&self, at: usize) -> bool {
        let end = (at..self.doc.tokens.len()).find(|&i| !self.token(i).is_capitalised() && !self.has(i, Class::NameParticle)).unwrap_or(at);
        self.doc.tokens.get(end).is_none_or(|t| t.is(',') || t.is_terminator())
    }

    fn weigh(&self, run: &mut Run) {
        // Leading office words belong to the role, not to the name: "Presidente Rossi", "President Obama".
        while run.end - run.first >= 2 {
            let from = self.terms.roles.partition_point(|r| r.first < run.first);
            match self.terms.roles.get(from) {
                Some(r)
                    if r.first == run.first
                        && r.end < run.end
                        && matches!(r.class, RoleClass::Office | RoleClass::Person | RoleClass::Title)
                        && !self.is_given(run.first) =>
                {
                    run.first = r.end;
                    while run.first < run.end && !self.token(run.first).is_capitalised() {
                        run.first += 1;
                    }
                }
                _ => break,
            }
        }
        if run.first >= run.end {
            return;
        }
        let (first, end) = (run.first, run.end);
        let len = (first..end).filter(|&i| self.token(i).is_capitalised()).count();
        let single = len == 1;
        let given = self.is_given(first);
        if given && !single {
            run.person += 4;
        }
        if given {
            run.gender = match (self.has(first, Class::GivenMasculine), self.has(first, Class::GivenFeminine)) {
                (true, false) => Gender::Masculine,
                (false, true) => Gender::Feminine,
                _ => Gender::Common,
            };
        }
        if !single && self.is_initial(first) || !single && end - first >= 3 && self.is_initial(first + 1) {
            run.person += 3;
        }
        if let Some((class, gender)) = self.role_ending(first) {
            let weight = match class {
                RoleClass::Title => 4,
                RoleClass::Office => 4,
                RoleClass::Person => 3,
                RoleClass::Group | RoleClass::Body => 0,
            };
            run.person += weight;
            if class == RoleClass::Body {
                run.organisation += 3;
            }
            if run.gender == Gender::Common && weight > 0 {
                run.gender = gender;
            }
        }
        if let Some((class, _)) = self.apposition(end) {
            run.person += if class == RoleClass::Body { -1 } else { 2 };
        }
        if self.beside_cue(first, end) {
            run.person += 2;
        }
        if single
            && self.pack.is_unknown(self.token(first).word)
            && self.beside_cue(first, end)
            && self.token(first).shape == Shape::Capitalised
            && !self.has(first.wrapping_sub(1), Class::Article)
        {
            run.person += 2;
        }
        if !single && len <= 3 && (first..end).all(|i| !self.token(i).is_capitalised() || self.pack.is_unknown(self.token(i).word)) {
            run.person += 2;
        }
        let heads = (first..end).filter(|&i| self.has(i, Class::OrganisationHead) && self.token(i).is_capitalised()).count();
        if heads > 0 {
            run.organisation += 4;
            run.person -= if given { 2 } else { 5 };
        }
        if (first..end).any(|i| self.has(i, Class::NotPerson) && !(i == first && given && !single)) {
            run.person -= 6;
            run.organisation -= 2;
        }
        if single
            && self.token(first).shape == Shape::AllCaps
            && self.token(first).end - self.token(first).start <= 6
            && !self.has(first, Class::NameSuffix)
        {
            run.organisation += 4;
            run.person -= 3;
        }
        let article = first > 0 && self.has(first - 1, Class::Article);
        if article {
            run.person -= 2;
            if !single {
                run.organisation += 1;
            }
        }
        if first > 0 && self.has(first - 1, Class::PlacePreposition) && single {
            run.place += 2;
            run.person -= 2;
        }
        if self.token(first).end - self.token(first).start < 2 && single {
            run.person -= 9;
            run.organisation -= 9;
        }
        if (first..end).any(|i| self.token(i).span().slice(self.doc.text).contains(|c: char| c.is_ascii_digit())) {
            run.person -= 6;
        }
    }

    fn is_initial(&self, at: usize) -> bool {
        let word = self.doc.word(at);
        word.ends_with('.') && word.chars().filter(|c| c.is_alphabetic()).count() <= 2
    }

    /// `Name, role …` or `Name (role`: the role that follows a name after a comma, perhaps behind an article.
    fn apposition(&self, end: usize) -> Option<(RoleClass, Gender)> {
        if !self.doc.tokens.get(end)?.is(',') {
            return None;
        }
        let at = if self.has(end + 1, Class::Article) { end + 2 } else { end + 1 };
        // an adjective may stand before the role
        (at..at + 3).find_map(|i| {
            let from = self.terms.roles.partition_point(|r| r.first < i);
            self.terms.roles.get(from).filter(|r| r.first == i && !r.plural).map(|r| (r.class, r.gender))
        })
    }

    /// Whether a form of a verb of speaking stands next to the run, before or after it.
    fn beside_cue(&self, first: usize, end: usize) -> bool {
        let verb = |at: usize| {
            let word = self.doc.tokens.get(at).map_or(WordId::UNKNOWN, |t| t.word);
            self.pack.info(word).is_some_and(|i| !i.cues.is_empty() && (i.is(Class::Finite) || i.is(Class::Participle)))
        };
        let auxiliary = |at: usize| self.has(at, Class::Have);
        verb(end) && !self.token(end).is_capitalised()
            || auxiliary(end) && (verb(end + 1) || verb(end + 2))
            || first > 0 && verb(first - 1) && !self.token(first - 1).is_capitalised()
    }

    /// What the article says of a name elsewhere: a surname that follows a given name once is a person everywhere.
    fn weigh_by_article(&self, runs: &mut [Run]) {
        let mut surnames: Map<String, Gender> = Map::default();
        let mut scores: Map<String, (i32, i32)> = Map::default();
        for run in runs.iter().filter(|r| r.first < r.end) {
            let len = (run.first..run.end).filter(|&i| self.token(i).is_capitalised()).count();
            if run.person >= ENOUGH && run.person > run.organisation && len >= 2 {
                for from in run.first + 1..run.end {
                    if self.token(from).is_capitalised() || from + 1 < run.end {
                        surnames.insert(self.key(from, run.end), run.gender);
                    }
                }
            }
            let score = scores.entry(self.key(run.first, run.end)).or_insert((i32::MIN, i32::MIN));
            score.0 = score.0.max(run.person);
            score.1 = score.1.max(run.organisation);
        }
        for run in runs.iter_mut().filter(|r| r.first < r.end) {
            let key = self.key(run.first, run.end);
            if let Some(gender) = surnames.get(&key) {
                run.person += 6;
                if run.gender == Gender::Common {
                    run.gender = *gender;
                }
            }
            if let Some((person, organisation)) = scores.get(&key) {
                run.person = run.person.max(*person - 1);
                run.organisation = run.organisation.max(*organisation - 1);
            }
        }
    }

    fn key(&self, first: usize, end: usize) -> String {
        let mut key = String::new();
        let mut buffer = String::new();
        for at in first..end {
            if at > first {
                key.push(' ');
            }
            key.push_str(fold_word(self.doc.word(at), &mut buffer));
        }
        key
    }

    fn decide(&self, run: &Run) -> Option<Mention> {
        if run.first >= run.end {
            return None;
        }
        // A listed name decides, unless the run is clearly more: "Bank of China", "Paris Whitfield".
        let listed = (run.first..run.end).any(|i| self.listed[i] != 0);
        let whole = self.listed[run.first] != 0 && (run.first..run.end).all(|i| self.listed[i] == self.listed[run.first]);
        let person_wins = run.person >= ENOUGH && run.person > run.organisation;
        if whole && !(person_wins && run.end - run.first == 1 && self.named_person(run)) {
            return None;
        }
        if listed && !whole {
            let strong = person_wins && !self.country_adjective_first(run) || run.organisation >= ENOUGH;
            if !strong {
                return None;
            }
        }
        let (kind, rule) = if person_wins {
            (Kind::Person, "name")
        } else if run.organisation >= ENOUGH {
            (Kind::Organisation, "organisation-name")
        } else if run.place >= 2 && !self.is_ordinary(run.first) {
            (Kind::Place, "place-preposition")
        } else {
            return None;
        };
        let mut first = run.first;
        // an adjective of nationality before a body is a mention of the country, unless it is part of the name
        if kind == Kind::Person {
            while first + 1 < run.end && self.listed[first] != 0 && self.country_adjective_first(run) {
                first += 1;
            }
        }
        Some(Mention { first, end: run.end, kind, id: String::new(), stands_for: None, gender: run.gender, rule })
    }

    /// Whether a one-word run has more than its place in the sentence to show that it is a person.
    fn named_person(&self, run: &Run) -> bool {
        run.person >= ENOUGH + 2 && !self.has(run.first.saturating_sub(1), Class::PlacePreposition)
    }

    fn country_adjective_first(&self, run: &Run) -> bool {
        let number = self.listed[run.first];
        number != 0
            && matches!(self.terms.names[number as usize - 1].meaning, Meaning::Country(_, CountryClass::Demonym | CountryClass::Name))
    }

    fn add_gazetteer(&self, mentions: &mut Vec<Mention>) {
        let runs = std::mem::take(mentions);
        for name in &self.terms.names {
            if runs.iter().any(|m| m.first < name.end && name.first < m.end) {
                continue;
            }
            let (kind, id, stands_for, rule) = match name.meaning {
                Meaning::Country(id, CountryClass::Name) => (Kind::Country, format!("country:{id}"), None, "country-name"),
                Meaning::Country(id, CountryClass::Demonym) => (Kind::Country, format!("country:{id}"), None, "demonym"),
                Meaning::Country(id, class) => {
                    let country = format!("country:{id}");
                    let acts = *class == CountryClass::Capital && self.acts(name.first, name.end);
                    let place = format!("place:{}", crate::entity::slug(&self.key(name.first, name.end)));
                    if acts {
                        (Kind::Country, country.clone(), Some(country), "capital-acts")
                    } else {
                        (Kind::Place, place, Some(country), "place")
                    }
                }
                Meaning::Resource(id) => (Kind::Resource, format!("resource:{id}"), None, "resource"),
                Meaning::Organisation(id) => (Kind::Organisation, format!("org:{id}"), None, "organisation"),
                _ => continue,
            };
            mentions.push(Mention { first: name.first, end: name.end, kind, id, stands_for, gender: Gender::Common, rule });
        }
        mentions.extend(runs);
    }

    /// Whether a capital stands for its government: it is the subject of a verb, the partner of "with" or "between",
    /// or the possessor of an act; never after a preposition of place or beside a comma of an address.
    fn acts(&self, first: usize, end: usize) -> bool {
        let before = first.checked_sub(1);
        if let Some(at) = before {
            if self.has(at, Class::PlacePreposition) || self.token(at).is_capitalised() && !self.initial[at] {
                return false;
            }
            if self.has(at, Class::Preposition) && !self.has(at, Class::Of) && !self.has(at, Class::By) {
                return !self.has(at, Class::Article) && self.with_like(at);
            }
        }
        let verb_after = (end..end + 3).any(|i| {
            (self.has(i, Class::Finite) || self.has(i, Class::Have) || self.has(i, Class::Be) || self.has(i, Class::Modal))
                && (end..i).all(|k| {
                    self.has(k, Class::Adverb)
                        || self.has(k, Class::Negation)
                        || self.has(k, Class::Clitic)
                        || self.has(k, Class::ReflexiveClitic)
                })
        });
        if verb_after && before.is_none_or(|at| !self.has(at, Class::Preposition)) {
            return true;
        }
        // "i commenti di Mosca": the possessor of a noun of speaking
        before.is_some_and(|at| {
            self.has(at, Class::Of)
                && at > 0
                && self.pack.info(self.token(at - 1).word).is_some_and(|i| i.cues.iter().any(|c| c.1 == crate::pack::Slot::Noun))
        })
    }

    /// "with Moscow", "con Mosca": a partner rather than a place. By exclusion: prepositions of place are listed.
    fn with_like(&self, at: usize) -> bool {
        self.has(at, Class::Partner)
    }
}
