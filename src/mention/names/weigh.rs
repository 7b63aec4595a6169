//! Weighs a run: what speaks for a person, an organisation, a place.

use super::super::gazetteer::RoleMatch;
use super::{ENOUGH, Finder, Run};
use crate::pack::{Class, ClassSet, CountryClass, Gender, Map, Meaning, RoleClass, WordSet};
use crate::text::{Shape, TokenKind};

/// "DiCaprio" and "O'McRae" are names; what has more capitals behind small letters are words of a page, run together.
const MOST_INNER_CAPITALS: usize = 2;

/// A dateline has at most so many tokens behind the name of the town.
const LONGEST_DATELINE: usize = 8;

/// How many capitals stand behind a small letter.
fn inner_capitals(word: &str) -> usize {
    word.chars().zip(word.chars().skip(1)).filter(|(a, b)| a.is_lowercase() && b.is_uppercase()).count()
}

/// A list of names has so many at least.
const SHORTEST_LIST: usize = 3;

/// What an article says of names.
#[derive(Default)]
struct Known {
    /// The surnames of people whose given names it tells.
    surnames: WordSet,
    /// The first words of their names.
    firsts: WordSet,
    /// The best scores of each name as a person and as an organisation.
    scores: Map<String, (i32, i32)>,
    /// Room for the words that are looked for.
    key: String,
}

impl Known {
    fn add(&mut self, finder: &Finder<'_>, run: &Run) {
        let len = (run.first..run.end).filter(|&i| finder.token(i).is_capitalised()).count();
        let person = run.person >= ENOUGH && run.person > run.organisation;
        if person && len >= 2 {
            finder.write_key(run.first, run.first + 1, &mut self.key);
            add_word(&mut self.firsts, &self.key);
            // "Pro-Orwin America": a country is a surname behind a given name alone
            let country = finder.is_country(run.end - 1) && !finder.is_given(run.first);
            for from in (run.first + 1..run.end).filter(|_| !country) {
                if finder.token(from).is_capitalised() || from + 1 < run.end {
                    finder.write_key(from, run.end, &mut self.key);
                    add_word(&mut self.surnames, &self.key);
                }
            }
        }
        finder.write_key(run.first, run.end, &mut self.key);
        match self.scores.get_mut(&self.key) {
            Some((person, organisation)) => {
                *person = run.person.max(*person);
                *organisation = run.organisation.max(*organisation);
            }
            None => {
                self.scores.insert(self.key.clone(), (run.person, run.organisation));
            }
        }
    }

    fn is_person(&self, key: &str) -> bool {
        self.scores.get(key).is_some_and(|(person, organisation)| *person >= ENOUGH && person > organisation)
    }
}

/// Adds a word that is perhaps there.
fn add_word(words: &mut WordSet, word: &str) {
    if !words.contains(word) {
        words.insert(word.to_owned());
    }
}

impl Finder<'_> {
    /// Whether capitals do not show where the name begins or ends: in a headline of capitals, beside an ordinary word, or, at
    /// the beginning of a sentence, behind a word that is no given name.
    fn is_weak(&self, run: &Run) -> bool {
        let (first, given) = (run.first, self.is_given(run.first));
        // "Orwinian Anna Holm"
        let before = !given && run.end - first > 2 && self.is_given(first + 1) && !self.has(first + 1, Class::NameParticle);
        before
            || (first + 2..run.end).any(|at| self.is_ordinary(at))
            || run.end - first > 1
                && (self.titled[first] || self.initial[first] && (!given || self.is_ordinary(first)) || !given && self.is_ordinary(first))
    }

    /// The gender of the given name at `at`.
    fn given_gender(&self, at: usize) -> Gender {
        match (self.has(at, Class::GivenMasculine), self.has(at, Class::GivenFeminine)) {
            (true, false) => Gender::Masculine,
            (false, true) => Gender::Feminine,
            _ => Gender::Common,
        }
    }

    /// Cuts a run whose edges are in doubt to the name in it that the article knows: "Said Bandini", "Stop Bandini",
    /// "Jana Bandini Wins". In a headline, more than two words that it does not know are no person.
    fn cut_weak(&self, run: &mut Run, known: &Known) {
        let (first, end) = (run.first, run.end);
        if known.scores.contains_key(&self.key(first, end)) {
            return;
        }
        let titled = self.titled[first];
        let full = (first + 2..end).rev().find(|&to| (titled || self.is_ordinary(to)) && known.is_person(&self.key(first, to)));
        if let Some(to) = full {
            run.end = to;
            return;
        }
        // ordinary words before a name that the article knows: "Stop Bandini"
        let name = (first..end - 1).find(|&i| self.is_given(i) || !self.is_ordinary(i)).unwrap_or(end - 1);
        let knows = |from: usize| known.is_person(&self.key(from, end)) || known.surnames.contains(&self.key(from, end));
        if name > first && (knows(name) || knows(end - 1)) {
            run.first = name;
            return;
        }
        // a given name that is also a verb: "Said Bandini"; another one can belong to a second person of that surname
        let verb = |at: usize| self.initial[at] && self.doc.classes[at].is_cue_form();
        let adverb = self.initial[first] && self.has(first, Class::Adverb);
        let no_given = verb(first)
            || adverb
            || self.has(first, Class::Modal)
            || !self.is_given(first) && !self.pack.is_unknown(self.token(first).word);
        let is_rest = |from: &usize| {
            let rest = self.key(*from, end);
            no_given && known.surnames.contains(&rest) || from + 1 < end && known.is_person(&rest)
        };
        // "Said Anna Holm"
        let told = (verb(first) && self.is_given(first + 1) && end - first > 2).then_some(first + 1);
        if let Some(from) = (first + 1..end).find(is_rest).or(told) {
            run.first = from;
            return;
        }
        let plain = (first..end).all(|i| self.token(i).is_capitalised() && !self.is_initial(i));
        if titled && plain && end - first > 2 {
            run.person(-9, "words of a headline");
        }
    }

    pub(super) fn weigh(&self, run: &mut Run) {
        // Leading office words belong to the role, not to the name: "Presidente Bandini", "President Hale".
        while run.end - run.first >= 2 {
            match self.role(run.first) {
                Some(r)
                    if r.end < run.end
                        && matches!(r.class, RoleClass::Office | RoleClass::Person | RoleClass::Title)
                        && (!self.is_given(run.first) || self.is_given(r.end)) =>
                {
                    run.first = r.end;
                    while run.first < run.end && !self.token(run.first).is_capitalised() {
                        run.first += 1;
                    }
                }
                _ => break,
            }
        }
        // "candidate Senator Anna Holm": a role before another name is none itself
        let title = self.role(run.first).is_some_and(|r| r.first == run.first && r.end == run.end && r.class != RoleClass::Body);
        let before_name =
            self.doc.tokens.get(run.end).is_some_and(|t| t.is_capitalised() && t.paragraph == self.token(run.first).paragraph);
        if title && before_name && !self.is_given(run.first) && !self.initial[run.end] {
            run.first = run.end;
        }
        if run.first >= run.end {
            return;
        }
        let (first, end) = (run.first, run.end);
        let len = (first..end).filter(|&i| self.token(i).is_capitalised()).count();
        let single = len == 1;
        let given = self.is_given(first);
        if given && !single {
            run.person(4, "a given name opens it");
            let small = [Class::Be, Class::Have, Class::Modal, Class::Adverb, Class::Negation, Class::Preposition, Class::Determiner];
            if self.is_ordinary(first) && (first + 1..end).all(|i| small.iter().any(|class| self.has(i, *class))) {
                run.person(-4, "small words follow the given name");
            }
            // "Virginia Democratic"
            if self.listed[first] != 0 && (first + 1..end).all(|i| self.listed[i] != 0 || self.is_ordinary(i)) {
                run.person(-4, "a place and ordinary words");
            }
        }
        // one word can be a surname that is a given name elsewhere
        if given && !single {
            run.gender = self.given_gender(first);
        }
        if !single && self.is_initial(first) || !single && end - first >= 3 && self.is_initial(first + 1) {
            run.person(3, "initials");
        }
        if let Some((class, gender)) = self.role_ending(first) {
            let weight = match class {
                RoleClass::Title => 4,
                RoleClass::Office => 4,
                RoleClass::Person => 3,
                RoleClass::Group | RoleClass::Body => 0,
            };
            // "il responsabile del settore Ambiente": a word of the language behind another noun is what the office is for
            let directly = first > 0 && self.role(first - 1).is_some_and(|r| r.end == first);
            let field = single && !directly && self.is_ordinary(first);
            let weight = if field { 0 } else { weight };
            run.person(weight, "a title or role stands before it");
            if class == RoleClass::Body {
                run.organisation(3, "a noun for a body stands before it");
            }
            if run.gender == Gender::Common && weight > 0 {
                run.gender = gender;
            }
        }
        if let Some((class, _)) = self.apposition(end) {
            run.person(if class == RoleClass::Body { -1 } else { 2 }, "a role follows behind a comma");
        }
        if !single && self.doc.tokens.get(end).is_some_and(|t| t.is(',')) && self.has(end + 1, Class::PersonRelative) {
            run.person(2, "a relative pronoun for people follows behind a comma");
        }
        if self.beside_cue(first, end) {
            run.person(2, "a verb of speaking stands beside it");
        }
        if single
            && (self.pack.is_unknown(self.token(first).word) || given && self.pack.bare_clause)
            && self.beside_cue(first, end)
            && self.token(first).shape == Shape::Capitalised
            && !self.has(first.wrapping_sub(1), Class::Article)
        {
            run.person(1, "an unknown word beside a verb of speaking");
        }
        let surname_first = self.is_surname_first(first, end);
        if surname_first {
            run.person(4, "a surname that stands before the given name opens it");
        }
        if !single && len <= 3 && (first..end).all(|i| !self.token(i).is_capitalised() || self.pack.is_unknown(self.token(i).word)) {
            run.person(2, "two or three words that no list knows");
        }
        let joined = single && first > 0 && self.has(first - 1, Class::Article) && self.is_joined_body(first);
        let head = |i: &usize| self.has(*i, Class::OrganisationHead) && self.token(*i).is_capitalised();
        let heads = (first..end).filter(head).count() + usize::from(joined);
        if heads > 0 {
            run.organisation(4, "it holds a noun for a body");
            let last = self.has(end - 1, Class::OrganisationHead) && self.token(end - 1).is_capitalised();
            let held = match (given, last) {
                (true, false) => -2,
                (true, true) => -4,
                (false, _) => -5,
            };
            run.person(held, "it holds a noun for a body");
            // "the Anna Holm Foundation"
            let owned = first > 0 && (self.has(first - 1, Class::Article) || self.has(first - 1, Class::Possessive));
            if last && owned {
                run.person(-6, "a noun for a body closes it, and an article stands before it");
            }
        }
        if self.is_dateline(first, end) {
            run.person(-12, "a dateline");
            run.organisation(-9, "a dateline");
            run.place(ENOUGH, "a dateline");
        }
        // "Mr. President", "Madam Secretary": an office behind a title is no surname, unless it is listed as one
        let office = single && self.role(first).is_some_and(|r| r.first == first && r.end == end && r.class == RoleClass::Office);
        if office && first > 0 && self.is_title(first - 1) && !self.is_surname(first) && !given {
            run.person(-6, "an office behind a title");
        }
        if self.is_address(first, end) {
            run.person(-12, "a place, and the region behind a comma");
            run.organisation(-9, "a place, and the region behind a comma");
            run.place(ENOUGH, "a place, and the region behind a comma");
        }
        if let Some(before) = first.checked_sub(1) {
            let called = !single && self.has(before, Class::NamedAfter) && before > 0 && {
                let article = [Class::Article, Class::Of, Class::To, Class::By, Class::Preposition];
                article.iter().any(|class| self.has(before - 1, *class))
            };
            // "via don Bandini"
            let before = if before > 0 && self.is_title(before) { before - 1 } else { before };
            if self.has(before, Class::Street) && !self.has(before, Class::Coordinator) {
                run.person(-12, "the name of a street");
                run.organisation(-9, "the name of a street");
                run.place(ENOUGH, "the name of a street");
            } else if called {
                run.person(-12, "what a building or ship is called after");
            }
        }
        // "il Monte Bandini", "in Val Bandini", "del Monte Bandini": no given name
        let placed = first > 0 && [Class::Article, Class::PlacePreposition, Class::Of].iter().any(|class| self.has(first - 1, *class));
        let name = given && !single && !placed;
        // "Anna Orl": abroad it stands behind
        let surname = |i: usize| {
            i == first && (name || surname_first) || i == end - 1 && name && self.is_listed_first(i) && self.beside_cue(first, end)
        };
        if (first..end).any(|i| self.has(i, Class::NotPerson) && !surname(i)) {
            run.person(-6, "it holds a word that no person is called");
            run.organisation(-2, "it holds a word that no person is called");
        }
        if single
            && self.token(first).shape == Shape::AllCaps
            && self.token(first).end - self.token(first).start <= 6
            && !self.has(first, Class::NameSuffix)
        {
            run.organisation(4, "all in capitals");
            run.person(-3, "all in capitals");
        }
        if self.is_party_and_region(first) {
            run.person(-9, "party and region in parentheses");
            run.organisation(-9, "party and region in parentheses");
        }
        let article = first > 0 && self.has(first - 1, Class::Article);
        if article {
            run.person(-2, "an article stands before it");
            if !single {
                run.organisation(1, "an article stands before it");
            }
        }
        if first > 0 && self.has(first - 1, Class::PlacePreposition) && single {
            run.place(2, "a preposition of place stands before it");
            run.person(-2, "a preposition of place stands before it");
        }
        if (first..end).all(|i| self.is_initial(i)) {
            run.person(-6, "initials alone");
        }
        // the school "Anna Holm": what is named after a person
        let quoted = first > 1 && self.token(first - 1).kind == TokenKind::Quote && self.is_quote(end);
        if quoted && !single && self.token(first - 2).kind == TokenKind::Word && !self.beside_cue(first - 1, end + 1) {
            run.person(-12, "a thing with a name between quotation marks");
        }
        if self.token(first).end - self.token(first).start < 2 && single {
            run.person(-9, "a single letter");
            run.organisation(-9, "a single letter");
        }
        if (first..end).any(|i| self.token(i).span().slice(self.doc.text).contains(|c: char| c.is_ascii_digit())) {
            run.person(-6, "it holds a digit");
        }
        if (first..end).any(|i| inner_capitals(self.doc.word(i)) > MOST_INNER_CAPITALS) {
            run.person(-12, "words that are written together");
        }
    }

    pub(super) fn is_quote(&self, at: usize) -> bool {
        self.doc.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Quote)
    }

    /// Two capitals that a hyphen joins, the second one a noun for a body: "the Orwin-Times".
    fn is_joined_body(&self, at: usize) -> bool {
        if !self.pack.is_unknown(self.token(at).word) {
            return false;
        }
        let Some((name, body)) = self.doc.word(at).rsplit_once('-') else { return false };
        let capitals = name.starts_with(char::is_uppercase) && body.starts_with(char::is_uppercase);
        capitals && self.pack.has(self.pack.lookup(&body.to_lowercase()), Class::OrganisationHead)
    }

    /// Whether a region stands between commas behind the run, which nothing shows to be a person: "Orwin, Texas, …".
    fn is_address(&self, first: usize, end: usize) -> bool {
        if !self.doc.tokens.get(end).is_some_and(|t| t.is(',')) || self.listed.get(end + 1).is_none_or(|number| *number == 0) {
            return false;
        }
        let region = &self.terms.names[self.listed[end + 1] as usize - 1];
        let closes = |t: &crate::text::Token| t.is(',') || t.is(')') || t.is(';') || t.is_terminator();
        region.first == end + 1
            && matches!(region.meaning, Meaning::Country(_, CountryClass::Region))
            && self.doc.tokens.get(region.end).is_none_or(|t| closes(t) || t.paragraph != self.token(first).paragraph)
            && (end - first == 1 || !self.is_given(first))
            && !self.is_title(first.wrapping_sub(1))
            && self.role_ending(first).is_none()
    }

    /// Whether the run, all in capitals, begins a paragraph, and a dash or parenthesis ends the capitals behind it:
    /// "PORT ORWIN, N.H. - The …", "ORWIN (AP) - The …"; or it is a sentence of its own.
    pub(super) fn is_dateline(&self, first: usize, end: usize) -> bool {
        let paragraph = self.token(first).paragraph;
        if !self.opens_paragraph(first) || (first..end).any(|i| self.token(i).shape != Shape::AllCaps) {
            return false;
        }
        // "ORWIN. The …"
        let stop = self.doc.tokens.get(end).is_some_and(|t| t.is('.') && t.paragraph == paragraph);
        if stop && self.doc.tokens.get(end + 1).is_some_and(|t| t.paragraph == paragraph) {
            return true;
        }
        let rest = self.doc.tokens[end..].iter().take(LONGEST_DATELINE).take_while(|t| t.paragraph == paragraph);
        for (number, token) in rest.enumerate() {
            match token.kind {
                TokenKind::Dash => return true,
                TokenKind::Word if !token.is_capitalised() => return false,
                TokenKind::Word if number == 0 && self.is_next_line(first, end) => return true,
                TokenKind::Punct if number == 0 && !token.is(',') && !token.is('(') => return false,
                _ => {}
            }
        }
        false
    }

    /// "Anna Holm, Thelb Orwin and Jonas Berg": two or three unknown words in a list of names of which half are people.
    fn weigh_lists(&self, runs: &mut [Run]) {
        let clear = |run: &Run| run.person >= ENOUGH && run.organisation <= 0 && run.end - run.first > 1 && self.is_given(run.first);
        let joined = |a: &Run, b: &Run| {
            let between = a.end..b.first.max(a.end);
            a.first < a.end
                && b.first < b.end
                && matches!(between.len(), 1 | 2)
                && between.clone().all(|i| self.token(i).is(',') || self.has(i, Class::Coordinator))
        };
        let mut from = 0;
        while from < runs.len() {
            let mut to = from + 1;
            while to < runs.len() && joined(&runs[to - 1], &runs[to]) {
                to += 1;
            }
            let people = runs[from..to].iter().filter(|run| clear(run)).count();
            if to - from >= SHORTEST_LIST && 2 * people >= to - from {
                for run in &mut runs[from..to] {
                    let unknown =
                        |i: usize| self.pack.is_unknown(self.token(i).word) || self.is_given(i) || self.has(i, Class::NameParticle);
                    let name = matches!(run.end - run.first, 2 | 3) && (run.first..run.end).all(|i| self.listed[i] == 0 && unknown(i));
                    if name && run.person >= 0 && run.person < ENOUGH && run.organisation <= 0 && !self.titled[run.first] {
                        run.person(ENOUGH, "it stands in a list of people");
                    }
                }
            }
            from = to;
        }
    }

    /// What the article says of a name elsewhere: a surname that follows a given name once is a person everywhere.
    pub(super) fn weigh_by_article(&self, runs: &mut [Run]) {
        self.weigh_lists(runs);
        let mut known = Known::default();
        for run in runs.iter().filter(|r| r.first < r.end && !self.is_weak(r)) {
            known.add(self, run);
        }
        for run in runs.iter_mut().filter(|r| r.first < r.end && self.is_weak(r)) {
            let first = run.first;
            self.cut_weak(run, &known);
            if run.first > first && run.first < run.end {
                run.gender = if run.end - run.first > 1 { self.given_gender(run.first) } else { Gender::Common };
            }
        }
        for run in runs.iter().filter(|r| r.first < r.end && self.is_weak(r)) {
            known.add(self, run);
        }
        let Known { surnames, firsts, scores, mut key } = known;
        let places: WordSet =
            runs.iter().filter(|r| r.first < r.end && r.place >= ENOUGH && r.person < 0).map(|r| self.key(r.first, r.end)).collect();
        for run in runs.iter_mut().filter(|r| !places.is_empty() && r.first < r.end && r.place < ENOUGH) {
            self.write_key(run.first, run.end, &mut key);
            // "via Anna Holm": elsewhere too, where nothing but the given name speaks for a person
            let enough = if run.end - run.first > 1 { ENOUGH + 1 } else { ENOUGH };
            let person = surnames.contains(&key) || scores.get(&key).is_some_and(|(person, _)| *person >= enough);
            if places.contains(&key) && !person && self.role_ending(run.first).is_none() {
                run.person(-12, "the article shows a place of this name");
                run.place(ENOUGH, "the article shows a place of this name");
            }
        }
        // "Thielbein said" tells what "Ansgar Thielbein" is
        let speaking: WordSet = runs
            .iter()
            .filter(|r| r.first + 1 == r.end && r.person >= ENOUGH && r.person > r.organisation)
            .map(|r| self.key(r.first, r.end))
            .collect();
        for run in runs.iter_mut().filter(|r| r.first + 1 < r.end && r.end - r.first <= 4) {
            let unexplained = run.person > 0 && run.person < ENOUGH && run.organisation <= 0;
            if unexplained && speaking.contains(&self.key(run.end - 1, run.end)) {
                run.person(3, "the article names a person with its last word");
            }
        }
        for run in runs.iter_mut().filter(|r| r.first < r.end) {
            // "Di Carlo" or "La Spina" at the beginning of a sentence, "Anna Di Carlo", "Bruno La Spina" elsewhere
            let particle = run.first.checked_sub(1).filter(|&p| self.initial[p] && self.token(p).is_capitalised());
            let small = |p: &usize| self.has(*p, Class::NameParticle) || self.has(*p, Class::Article);
            if let Some(particle) = particle.filter(small).filter(|&p| {
                let key = self.key(p, run.end);
                let person = scores.get(&key).is_some_and(|(person, organisation)| *person >= ENOUGH && person > organisation);
                surnames.contains(&key) || person && self.has(p, Class::NameParticle)
            }) {
                run.first = particle;
                if self.has(particle, Class::Article) {
                    run.person(2, "the article before it is part of the surname");
                }
            }
            // "il portiere della Lidense Bandini": a complement of the role, and a surname that the article knows
            let complement = run.first + 1 < run.end && self.completes_role(run.first) && !self.is_given(run.first);
            if complement && let Some(from) = (run.first + 1..run.end).find(|&from| surnames.contains(&self.key(from, run.end))) {
                run.first = from;
                run.organisation(-run.organisation, "the words before it belong to the role");
            }
            // "Crazy Anna": an ordinary word, and a name that the article knows
            let called = run.end - run.first == 2
                && !self.initial[run.first]
                && !self.titled[run.first]
                && self.is_plain_word(run.first)
                && self.listed[run.first + 1] == 0;
            if called && self.is_given(run.first + 1) {
                self.write_key(run.first + 1, run.end, &mut key);
                run.first += usize::from(firsts.contains(&key) && !surnames.contains(&key));
            }
            // "in Texas | Holm": a listed place, and a surname that the article knows
            if self.listed[run.first] != 0 && !self.is_given(run.first) && !self.is_listed_body(run.first) {
                let place = (run.first..run.end).find(|&i| self.listed[i] != self.listed[run.first]).unwrap_or(run.end);
                if place < run.end && !self.has(place, Class::NotPerson) && surnames.contains(&self.key(place, run.end)) {
                    run.first = place;
                }
            }
            self.write_key(run.first, run.end, &mut key);
            if surnames.contains(&key) {
                run.person(6, "the article names a person with this surname");
            }
            let capital = !self.initial[run.first] && !self.titled[run.first];
            let plain = run.end - run.first == 1 && self.listed[run.first] == 0 && (capital || !self.is_ordinary(run.first));
            if plain && !surnames.contains(&key) && firsts.contains(&key) {
                run.person(ENOUGH, "the article names a person whose name begins so");
            }
            if let Some((person, organisation)) = scores.get(&key) {
                // a word that is nothing else is the same name everywhere
                let caution = i32::from(!self.pack.is_unknown(self.token(run.first).word));
                // "via Anna Holm" is a street, whoever she is
                let street = run.place >= ENOUGH && run.person < 0 && run.end - run.first > 1;
                let person = if street { run.person } else { *person - caution };
                run.person((person - run.person).max(0), "the article shows it elsewhere");
                run.organisation((*organisation - 1 - run.organisation).max(0), "the article shows it elsewhere");
            }
        }
    }

    /// Whether the word is an ordinary one of the language, and no name at all.
    fn is_plain_word(&self, at: usize) -> bool {
        const PLAIN: ClassSet = ClassSet::of(&[Class::Common, Class::Participle, Class::Gerund, Class::Adverb]);
        self.doc.classes[at].meets(PLAIN) && !self.is_given(at) && !self.is_surname(at) && self.listed[at] == 0 && self.role(at).is_none()
    }

    pub(super) fn role_ending(&self, at: usize) -> Option<(RoleClass, Gender)> {
        let from = self.terms.roles.partition_point(|r| r.first < at.saturating_sub(6));
        let roles = &self.terms.roles[from..];
        let ending = |at: usize| roles.iter().take_while(|r| r.first < at).find(|r| r.end == at).map(|r| (r.class, r.gender));
        ending(at).or_else(|| {
            // behind the complements of the role: "il leader di Rotta Bandini", "il presidente del comitato danese Holm",
            // and behind the comma of an apposition: "il portavoce del ministro, Bandini,"
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
                let complement = |r: &RoleMatch| {
                    // "of the mines committee": words may stand between
                    let of = (r.first.saturating_sub(3)..r.first).any(|k| self.has(k, Class::Of));
                    matches!(r.class, RoleClass::Body | RoleClass::Group) && (of || self.token(r.first).is_capitalised())
                };
                if let Some(role) = self.role(i).filter(|r| !complement(r)) {
                    return (matches!(role.class, RoleClass::Office | RoleClass::Person) && role.first + 1 < at)
                        .then_some((role.class, role.gender));
                }
            }
            None
        })
    }

    /// Whether the capitalised words from `at` on end at a comma or full stop.
    pub(super) fn closes_apposition(&self, at: usize) -> bool {
        let end = (at..self.doc.tokens.len()).find(|&i| !self.token(i).is_capitalised() && !self.has(i, Class::NameParticle)).unwrap_or(at);
        self.doc.tokens.get(end).is_none_or(|t| t.is(',') || t.is_terminator() || t.kind == TokenKind::Dash)
    }

    /// `Name, role …` or `Name (role`: the role that follows a name after a comma, perhaps behind an article.
    pub(super) fn apposition(&self, end: usize) -> Option<(RoleClass, Gender)> {
        if !self.doc.tokens.get(end)?.is(',') {
            return None;
        }
        let at = if self.has(end + 1, Class::Article) { end + 2 } else { end + 1 };
        // an adjective may stand before the role
        let role_from = |i: usize| {
            let from = self.terms.roles.partition_point(|r| r.first < i);
            self.terms.roles.get(from).filter(|r| r.first == i && !r.plural)
        };
        let mut role = (at..at + 3).find_map(role_from)?;
        // "a foreign ministry spokesman": the last noun heads the phrase
        while self.pack.bare_clause && role.class == RoleClass::Body {
            // "the city's mayor"
            let owner = self.doc.tokens.get(role.end).is_some_and(|t| matches!(t.first, '\'' | '’'));
            let Some(next) = role_from(role.end + usize::from(owner)) else { break };
            role = next;
        }
        Some((role.class, role.gender))
    }

    /// Whether a form of a verb of speaking stands next to the run, before or after it.
    pub(super) fn beside_cue(&self, first: usize, end: usize) -> bool {
        let verb = |at: usize| {
            const VERB: ClassSet = ClassSet::of(&[Class::Finite, Class::Participle]);
            self.doc.classes.get(at).is_some_and(|classes| classes.is_cue_form() && classes.meets(VERB))
        };
        let auxiliary = |at: usize| self.has(at, Class::Have);
        // "Catia, quindi, racconta"
        let comma = |at: usize| self.doc.tokens.get(at).is_some_and(|t| t.is(','));
        let close = (end + 2..end + 4).find(|&i| comma(i)).filter(|&c| comma(end) && (end + 1..c).all(|i| self.has(i, Class::Adverb)));
        let end = close.map_or(end, |c| c + 1);
        verb(end) && !self.token(end).is_capitalised()
            || auxiliary(end) && (verb(end + 1) || verb(end + 2))
            || first > 0 && verb(first - 1) && !self.token(first - 1).is_capitalised()
    }
}
