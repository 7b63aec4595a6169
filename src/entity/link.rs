//! Joins the mentions of one article: first and later mentions of a person, acronyms and their long forms.

use super::PeopleIndex;
use super::predicate::role_told;
use super::slug::slug;
use crate::mention::{Kind, Mention, Mentions, RoleMatch};
use crate::pack::{Class, Gender, LanguagePack, Map, RoleClass};
use crate::record::PersonRecord;
use crate::text::{Document, fold_word, folded};
use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;
use std::cell::OnceCell;

/// A person of one article.
#[derive(Debug, Clone)]
pub struct Person {
    /// Canonical id, `person:…`.
    pub id: String,
    /// The fullest form in the article, as first written so.
    pub name: String,
    /// Its folded words, without a suffix.
    words: Vec<String>,
    /// "Jr.", which tells a son from his father.
    suffix: Option<String>,
    /// Gender, where a given name, title or role shows it.
    pub gender: Gender,
    /// Roles the article gives: each with the countries and bodies named in it.
    pub roles: Vec<RoleUse>,
    /// Numbers of the offices that are titles before the name ("Sen."), see [`LanguagePack::offices`].
    pub titles: Vec<usize>,
    /// First token of the first mention.
    pub first: usize,
}

impl Person {
    /// Whether the name ends with these folded words.
    pub fn is_called(&self, words: &[String]) -> bool {
        self.words.ends_with(words)
    }

    /// Whether the name is all of the folded one, or its end.
    pub fn is_part_of(&self, name: &str) -> bool {
        let words: Vec<&str> = name.split(' ').collect();
        words.len() >= self.words.len() && words.iter().rev().zip(self.words.iter().rev()).all(|(a, b)| a == b)
    }

    /// The last of its folded words.
    pub(super) fn last_word(&self) -> Option<&str> {
        self.words.last().map(String::as_str)
    }

    /// Whether the id is that of a person.
    pub fn is_id(id: &str) -> bool {
        id.starts_with("person:")
    }

    /// What is kept of the person when the article's text is forgotten.
    pub fn record(&self) -> PersonRecord {
        PersonRecord {
            id: self.id.clone(),
            name: self.name.clone(),
            words: self.words.iter().chain(&self.suffix).cloned().collect(),
            gender: self.gender,
            roles: self.roles.iter().map(|role| role.head.clone()).collect(),
            bodies: self.roles.iter().flat_map(|role| role.of.iter().cloned()).collect(),
        }
    }
}

/// A role that the article gives to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleUse {
    /// The text of the role, as written.
    pub text: String,
    /// The folded words of its head noun, without "ex" or "former".
    pub head: String,
    /// Ids of countries and organisations in it.
    pub of: Vec<String>,
    /// Whether it is held no more: "ex", "former".
    pub former: bool,
    /// Whether it is held from now on: "new", "incoming".
    pub new: bool,
    /// The words of the office, in lower case, from the head on.
    pub office: String,
    /// Whose it is, in lower case: "Berg's spokesman".
    pub owner: Option<String>,
    /// The gender that its word or its article shows: "l'avvocato Anna Berti" is called by a word for a man.
    pub gender: Gender,
    /// The country or body that stands right beside it: "the Orlinian president", "il presidente della Norcom".
    pub beside: Option<String>,
}

impl RoleUse {
    /// The use of `role` in the text up to token `end`.
    pub fn read(doc: &Document<'_>, pack: &LanguagePack, role: &RoleMatch, end: usize, of: Vec<String>) -> RoleUse {
        let is_former = |word: &str| pack.has(pack.lookup(word), Class::Former);
        let mut words: Vec<&str> = Vec::new();
        let mut former = role.first.checked_sub(1).is_some_and(|before| pack.has(doc.tokens[before].word, Class::Former));
        let all: Vec<String> = (role.first..role.end).map(|i| folded(doc.word(i))).collect();
        for (at, word) in all.iter().enumerate() {
            let joined = word.split_once('-').filter(|(rank, _)| is_former(rank));
            former |= joined.is_some() || at == 0 && is_former(word);
            if at > 0 || !is_former(word) {
                words.push(joined.map_or(word, |(_, rest)| rest));
            }
        }
        // "the bishop emeritus"
        former |= doc.has(role.end, Class::Former);
        let head = words.join(" ");
        let behind = doc.tokens[role.end - 1].end;
        let office = format!("{head}{}", &doc.text[behind..doc.tokens[end - 1].end.max(behind)]).to_lowercase();
        let owner = owner_of(doc, pack, role.first);
        let new = (role.first.saturating_sub(2)..role.first)
            .any(|i| doc.has(i, Class::NewHolder) && (!doc.tokens[i].is_capitalised() || i + 1 == role.first));
        let text = doc.span(role.first, end).slice(doc.text).to_owned();
        RoleUse { text, head, of, former, new, office, owner, gender: role.gender, beside: None }
    }
}

/// The country or body right before the role, or right behind it and up to token `end`; none where somebody else has the role ("il
/// consigliere del presidente russo") or not yet or no more ("former Orlinian president").
fn body_beside(doc: &Document<'_>, pack: &LanguagePack, mentions: &Mentions, role: &RoleMatch, end: usize) -> Option<String> {
    let before = demonym_before(mentions, role.first).filter(|m| m.end == role.first);
    let first = before.map_or(role.first, |m| m.first);
    let article = |at: usize| doc.has(at, Class::Article) && !doc.has(at, Class::Of);
    let opener = first.checked_sub(1).map(|at| if at > 0 && article(at) { at - 1 } else { at });
    let has = |at: usize, class| pack.has(doc.tokens[at].word, class);
    let of_role = |at: usize| has(at, Class::Of) && at > 0 && mentions.role_at(at - 1).is_some();
    let not_yet = |at: usize| has(at, Class::Rank) || has(at, Class::Former);
    if opener.is_some_and(|at| of_role(at) || not_yet(at)) || first > 0 && not_yet(first - 1) {
        return None;
    }
    let small = |at: usize| doc.has(at, Class::Of) || article(at);
    let behind = mentions.within(role.end, end).next().filter(|m| (role.end..m.first).all(small) && m.end == end);
    let beside = if role.end == end { before } else { behind }?;
    matches!(beside.kind, Kind::Country | Kind::Organisation).then(|| beside.id.clone())
}

/// "Berg | 's": whether the word makes an owner of what stands before it.
fn is_owner_suffix(doc: &Document<'_>, pack: &LanguagePack, at: usize) -> bool {
    let suffix = doc.word(at).strip_prefix(['\'', '’']);
    suffix.zip(pack.suffixes.first()).is_some_and(|(suffix, own)| suffix.eq_ignore_ascii_case(own))
}

/// How many words can stand between an owner and the role: "Berg's public defence counsel".
const WIDEST_OWNED: usize = 3;

/// The name before the possessive suffix that the role at `first` belongs to, in lower case.
fn owner_of(doc: &Document<'_>, pack: &LanguagePack, first: usize) -> Option<String> {
    let suffix = |i: &usize| is_owner_suffix(doc, pack, *i);
    let near = (first.saturating_sub(WIDEST_OWNED + 1)..first).rev();
    let at = near.take_while(|i| suffix(i) || !doc.tokens[*i].is_capitalised()).find(suffix)?;
    let name = at.checked_sub(1).filter(|before| doc.tokens[*before].is_capitalised())?;
    Some(doc.word(name).to_lowercase())
}

/// The people of one article, in the order of their first mention.
#[derive(Debug, Default)]
pub struct People {
    /// In the order of their first mention.
    pub list: Vec<Person>,
    by_id: Map<String, usize>,
    index: OnceCell<PeopleIndex>,
}

impl People {
    /// The people by their roles and names.
    pub fn by_role_and_name(&self, pack: &LanguagePack) -> &PeopleIndex {
        self.index.get_or_init(|| PeopleIndex::new(&self.list, pack))
    }

    /// The place in the list of the person with this id.
    pub(super) fn index(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The person with this id.
    pub fn get(&self, id: &str) -> Option<&Person> {
        self.by_id.get(id).map(|i| &self.list[*i])
    }
}

/// Gives every mention of a person or unlisted organisation its id, and collects the people and their roles.
pub fn link(doc: &Document<'_>, pack: &LanguagePack, mentions: &mut Mentions) -> People {
    let people = link_people(doc, pack, mentions);
    link_organisations(doc, mentions);
    people
}

/// The folded words of the name, and its suffix.
fn words_of(doc: &Document<'_>, pack: &LanguagePack, mention: &Mention) -> (Vec<String>, Option<String>) {
    let mut buffer = String::new();
    let mut end = mention.end;
    let mut suffix = None;
    while end > mention.first + 1 && pack.has(doc.tokens[end - 1].word, Class::NameSuffix) {
        end -= 1;
        suffix = Some(fold_word(doc.word(end), &mut buffer).trim_end_matches('.').to_owned());
    }
    // a nickname in quotation marks is no word of the name
    let mut quoted = false;
    let mut words = Vec::with_capacity(end - mention.first);
    for at in mention.first..end {
        if doc.tokens[at].kind == crate::text::TokenKind::Quote {
            quoted = !quoted;
        } else if !quoted {
            words.push(fold_word(doc.word(at), &mut buffer).to_owned());
        }
    }
    (words, suffix)
}

fn link_people(doc: &Document<'_>, pack: &LanguagePack, mentions: &mut Mentions) -> People {
    let of_people: Vec<usize> = (0..mentions.list.len()).filter(|&i| mentions.list[i].kind == Kind::Person).collect();
    let (names, suffixes): (Vec<Vec<String>>, Vec<Option<String>>) =
        of_people.iter().map(|&i| words_of(doc, pack, &mentions.list[i])).unzip();
    let mut people = People::default();
    let mut full: Map<(&[String], Option<&str>), usize> = Map::default();
    // by mention, the person that its full name is
    let mut whole: Vec<Option<usize>> = vec![None; names.len()];
    // "La Spina", "Holm Berg", where the article also names "Bruno La Spina", "Anna Holm Berg"
    let without_first: IndexSet<&[String], FxBuildHasher> = names.iter().filter(|name| name.len() > 2).map(|name| &name[1..]).collect();
    let begins_with_given = |k: usize| {
        let word = doc.tokens[mentions.list[of_people[k]].first].word;
        let given = pack.has(word, Class::GivenMasculine) || pack.has(word, Class::GivenFeminine);
        given && !pack.has(word, Class::NameParticle)
    };
    let is_surname = |k: usize| without_first.contains(names[k].as_slice()) && !begins_with_given(k) && !names[k][0].ends_with('.');
    let mut namesakes = Namesakes::default();
    // which of the names is a person's
    let mut fullest: Vec<usize> = Vec::new();
    // fullest forms first make the people; shorter ones then find them
    for (k, &i) in of_people.iter().enumerate() {
        if names[k].len() < 2 || is_surname(k) {
            continue;
        }
        let suffix = suffixes[k].as_deref();
        let index = match full.get(&(names[k].as_slice(), suffix)) {
            Some(index) => *index,
            None => {
                let is_same = |p: &&usize| {
                    let person = &people.list[**p];
                    person.suffix.as_deref() == suffix && same_name(&person.words, &names[k])
                };
                let longer = namesakes.by_last(&names[k]).iter().find(is_same);
                let index = longer.copied().unwrap_or_else(|| {
                    people.list.push(new_person(doc, &mentions.list[i], &names[k], &suffixes[k]));
                    namesakes.note_last(&names[k], people.list.len() - 1);
                    fullest.push(k);
                    people.list.len() - 1
                });
                let person = &mut people.list[index];
                if names[k].len() > person.words.len() {
                    fullest[index] = k;
                    person.words.clone_from(&names[k]);
                    person.name = doc.span(mentions.list[i].first, mentions.list[i].end).slice(doc.text).to_owned();
                    person.id = id_of(&names[k], &suffixes[k]);
                }
                full.insert((&names[k], suffix), index);
                index
            }
        };
        whole[k] = Some(index);
        let gender = mentions.list[i].gender;
        let person = &mut people.list[index];
        if person.gender == Gender::Common {
            person.gender = gender;
        }
    }
    let late = others_before(doc, pack, mentions, &of_people, &names, &whole);
    for (person, k) in fullest.iter().enumerate() {
        namesakes.note_first(&names[*k], person);
    }
    let mut named = vec![Named::default(); people.list.len()];
    for person in coordinated(doc, pack, mentions, &of_people, &names, &whole) {
        named[person].beside = true;
    }
    for (person, k) in fullest.iter().enumerate() {
        let before = mentions.list[of_people[*k]].first.checked_sub(1).and_then(|at| mentions.role_at(at));
        let heading = |at: usize| doc.sentences.get(doc.sentence_at(at)).is_some_and(|s| s.heading);
        named[person].official = before.is_some_and(|r| matches!(r.class, RoleClass::Office | RoleClass::Title) && !heading(r.first));
    }
    for (k, &i) in of_people.iter().enumerate() {
        if let Some(person) = whole[k].filter(|_| is_of_another(doc, pack, mentions, &mentions.list[i])) {
            named[person].of_another = true;
        }
    }
    let mut assigned: Vec<usize> = vec![usize::MAX; of_people.len()];
    for (k, &i) in of_people.iter().enumerate() {
        let mention = &mentions.list[i];
        let index = whole[k].or_else(|| {
            let role = || roles_beside(doc, pack, mentions, mention).into_iter().next();
            let short = (names[k].as_slice(), suffixes[k].as_deref(), of_country(doc, pack, mentions, mention));
            let person = find_short(pack, &people, &namesakes, short, mention, &named, &role)?;
            (named[person].times > 0 || !late.contains(&person)).then_some(person)
        });
        let index = index.unwrap_or_else(|| {
            people.list.push(new_person(doc, mention, &names[k], &suffixes[k]));
            namesakes.note_last(&names[k], people.list.len() - 1);
            namesakes.note_first(&names[k], people.list.len() - 1);
            named.push(Named::default());
            people.list.len() - 1
        });
        assigned[k] = index;
        let surname = names[k].last().map(String::as_str) == people.list[index].last_word();
        let alone = surname && names[k].len() == 1 && people.list[index].words.len() > 1;
        let before = named[index];
        let (alone, surname) = (before.alone || alone, before.surname || surname);
        named[index] = Named { times: before.times + 1, last: k, alone, surname, ..before };
        let person = &mut people.list[index];
        person.first = person.first.min(mention.first);
        if person.gender == Gender::Common {
            person.gender = mention.gender;
        }
        for title in titles_before(doc, pack, mentions, mention) {
            if !person.titles.contains(title) {
                person.titles.push(*title);
            }
        }
        for role in roles_beside(doc, pack, mentions, mention) {
            let person = &mut people.list[index];
            if !person.roles.contains(&role) {
                person.roles.push(role);
            }
        }
    }
    let kept = join_known(pack, &mut people);
    for (k, &i) in of_people.iter().enumerate() {
        let person = &people.list[kept[assigned[k]]];
        mentions.list[i].id.clone_from(&person.id);
        if mentions.list[i].gender == Gender::Common {
            mentions.list[i].gender = person.gender;
        }
    }
    people.by_id = people.list.iter().enumerate().map(|(i, p)| (p.id.clone(), i)).collect();
    people
}

/// Joins the people whom the language pack knows by several names, and tells where each of the list is now.
fn join_known(pack: &LanguagePack, people: &mut People) -> Vec<usize> {
    let mut kept: Vec<usize> = Vec::with_capacity(people.list.len());
    let mut list: Vec<Person> = Vec::with_capacity(people.list.len());
    let ids: Vec<String> = people.list.iter().map(|p| p.id.clone()).collect();
    for mut person in people.list.drain(..) {
        let words: Vec<&str> = person.words.iter().chain(&person.suffix).map(String::as_str).collect();
        // a namesake has neither the title nor the other name in the article
        let known = |name: &&str| !person.titles.is_empty() || ids.contains(&format!("person:{}", slug(name)));
        let usual = pack.usual_name(&words.join(" ")).filter(known);
        if let Some(name) = usual {
            person.id = format!("person:{}", slug(name));
            name.clone_into(&mut person.name);
        }
        let same = usual.and_then(|_| list.iter().position(|other| other.id == person.id));
        kept.push(same.unwrap_or(list.len()));
        let Some(other) = same.map(|at| &mut list[at]) else {
            list.push(person);
            continue;
        };
        other.first = other.first.min(person.first);
        if other.gender == Gender::Common {
            other.gender = person.gender;
        }
        other.roles.extend(person.roles.into_iter().filter(|role| !other.roles.contains(role)).collect::<Vec<_>>());
        other.titles.extend(person.titles.into_iter().filter(|title| !other.titles.contains(title)).collect::<Vec<_>>());
    }
    people.list = list;
    kept
}

/// More people of one name are not told apart: what cannot be an article must not cost more than its length.
const MOST_NAMESAKES: usize = 200;

/// The people by the last and by the first word of their names, in the order in which they were found.
#[derive(Default)]
struct Namesakes<'n> {
    last: Map<&'n str, Vec<usize>>,
    first: Map<&'n str, Vec<usize>>,
}

impl<'n> Namesakes<'n> {
    fn note_last(&mut self, name: &'n [String], person: usize) {
        if let Some(last) = name.last() {
            note(self.last.entry(last).or_default(), person);
        }
    }

    fn note_first(&mut self, name: &'n [String], person: usize) {
        if let Some(first) = name.first() {
            note(self.first.entry(first).or_default(), person);
        }
    }

    /// Those whose name ends in the last of these words.
    fn by_last(&self, words: &[String]) -> &[usize] {
        words.last().and_then(|last| self.last.get(last.as_str())).map_or(&[], Vec::as_slice)
    }

    /// Those whose name begins with the first of these words.
    fn by_first(&self, words: &[String]) -> &[usize] {
        words.first().and_then(|first| self.first.get(first.as_str())).map_or(&[], Vec::as_slice)
    }
}

fn note(people: &mut Vec<usize>, person: usize) {
    if people.len() < MOST_NAMESAKES {
        people.push(person);
    }
}

/// How often a person was named so far, and by which mention last.
#[derive(Clone, Copy, Default)]
struct Named {
    times: usize,
    last: usize,
    /// Whether the surname alone has meant the person.
    alone: bool,
    /// Whether the surname was among the words: not so far of "his daughter Anna".
    surname: bool,
    /// Whether the full name stands beside the surname of another: see [`coordinated`].
    beside: bool,
    /// Whether the article names the person as somebody of another's: "her husband, former President Bruno Hale".
    of_another: bool,
    /// Whether an office or title stands before the full name: "la pm Claudia Berti".
    official: bool,
}

/// Between a surname alone and the full name of another person stand at most so many tokens: "and the first lady".
const WIDEST_PAIR: usize = 4;

/// So many times a surname stands alone before the full name of another person comes.
const OFTEN: usize = 3;

/// The people whom the surname alone does not mean before their full name comes: "President Bandini", time and again, and
/// then "first lady Jana Bandini".
fn others_before(
    doc: &Document<'_>,
    pack: &LanguagePack,
    mentions: &Mentions,
    of_people: &[usize],
    names: &[Vec<String>],
    whole: &[Option<usize>],
) -> IndexSet<usize, FxBuildHasher> {
    let mut alone: Map<&str, Vec<usize>> = Map::default();
    let mut by_person: Map<usize, Vec<usize>> = Map::default();
    for (k, name) in names.iter().enumerate() {
        match (name.as_slice(), whole[k]) {
            ([surname], _) => note(alone.entry(surname).or_default(), k),
            (_, Some(person)) => by_person.entry(person).or_default().push(k),
            _ => {}
        }
    }
    let role = |k: &usize| roles_beside(doc, pack, mentions, &mentions.list[of_people[*k]]).into_iter().next().map(|role| role.head);
    let is_another = |full: &[usize]| {
        let first = full[0];
        let Some(alone) = names[first].last().and_then(|surname| alone.get(surname.as_str())) else { return false };
        let alone = &alone[..alone.partition_point(|k| *k < first)];
        if alone.len() < OFTEN {
            return false;
        }
        let before: Vec<String> = alone.iter().filter_map(role).collect();
        let of_full: Vec<String> = full.iter().filter_map(role).collect();
        !before.is_empty() && !of_full.is_empty() && !of_full.iter().any(|role| before.contains(role))
    };
    // "President Hale … the first lady, Anna Hale … Mr. Hale": nor is he she, where no full name is his
    let gender = |k: &usize| mentions.list[of_people[*k]].gender;
    let own = |full: &[usize]| full.iter().map(gender).find(|gender| *gender != Gender::Common).unwrap_or(Gender::Common);
    let mut genders: Map<&str, Vec<Gender>> = Map::default();
    for full in by_person.values() {
        if let Some(surname) = names[full[0]].last() {
            let told = genders.entry(surname).or_default();
            if !told.contains(&own(full)) {
                told.push(own(full));
            }
        }
    }
    let of_other_gender = |full: &[usize]| {
        let Some(surname) = names[full[0]].last() else { return false };
        let other = |k: &&usize| !gender(k).agrees(own(full));
        let explained = |k: &usize| genders.get(surname.as_str()).is_some_and(|told| told.contains(&gender(k)));
        let Some(alone) = alone.get(surname.as_str()) else { return false };
        let others = alone.iter().filter(other).filter(|k| !explained(k)).count();
        others > 0 && others > alone.iter().filter(|k| gender(k) == own(full)).count()
    };
    by_person.iter().filter(|(_, full)| is_another(full) || of_other_gender(full)).map(|(person, _)| *person).collect()
}

/// The people whose full name follows on the surname alone: in "Bandini and his wife Jana Bandini", the surname is not hers.
fn coordinated(
    doc: &Document<'_>,
    pack: &LanguagePack,
    mentions: &Mentions,
    of_people: &[usize],
    names: &[Vec<String>],
    whole: &[Option<usize>],
) -> IndexSet<usize, FxBuildHasher> {
    let follows = |k: usize| {
        let (first, second) = (&mentions.list[of_people[k]], &mentions.list[of_people[k + 1]]);
        let between = first.end..second.first;
        let joined =
            between.len() <= WIDEST_PAIR && between.clone().next().is_some_and(|at| pack.has(doc.tokens[at].word, Class::Coordinator));
        // "and first lady": a role or small words, no verb
        let verb = |at: usize| [Class::Finite, Class::Have, Class::Be, Class::Modal].iter().any(|c| pack.has(doc.tokens[at].word, *c));
        let plain = |at: usize| doc.tokens[at].kind == crate::text::TokenKind::Word && (mentions.role_at(at).is_some() || !verb(at));
        joined && between.skip(1).all(plain)
    };
    let is_pair = |k: &usize| names[*k].len() == 1 && whole[k + 1].is_some() && names[k + 1].last() == names[*k].last();
    (0..names.len().saturating_sub(1)).filter(is_pair).filter(|k| follows(*k)).filter_map(|k| whole[k + 1]).collect()
}

/// Before a name, "her husband, former President" has at most so many tokens.
const WIDEST_KIN: usize = 6;

/// Whether a noun for somebody of another's, with a possessive before it, leads to the name: "her husband, former President
/// Bruno Hale".
fn is_of_another(doc: &Document<'_>, pack: &LanguagePack, mentions: &Mentions, mention: &Mention) -> bool {
    const OTHER: [Class; 6] = [Class::Finite, Class::Have, Class::Be, Class::Modal, Class::Coordinator, Class::Preposition];
    for at in (mention.first.saturating_sub(WIDEST_KIN)..mention.first).rev() {
        let token = &doc.tokens[at];
        if let Some(role) = mentions.role_at(at).filter(|role| !role.plural && pack.has(doc.tokens[role.first].word, Class::OfAnother)) {
            return role.first.checked_sub(1).is_some_and(|before| pack.has(doc.tokens[before].word, Class::Possessive));
        }
        let word = token.kind == crate::text::TokenKind::Word;
        let role = mentions.role_at(at).is_some();
        if !word && !token.is(',') || !role && OTHER.iter().any(|class| pack.has(token.word, *class)) {
            return false;
        }
    }
    false
}

fn new_person(doc: &Document<'_>, mention: &Mention, words: &[String], suffix: &Option<String>) -> Person {
    Person {
        id: id_of(words, suffix),
        name: doc.span(mention.first, mention.end).slice(doc.text).to_owned(),
        words: words.to_vec(),
        suffix: suffix.clone(),
        gender: mention.gender,
        roles: Vec::new(),
        titles: Vec::new(),
        first: mention.first,
    }
}

fn id_of(words: &[String], suffix: &Option<String>) -> String {
    let words: Vec<&str> = words.iter().chain(suffix).map(String::as_str).collect();
    format!("person:{}", slug(&words.join(" ")))
}

/// Whether two names of two words or more are one: the last words equal, the first equal or one the other's initial, and
/// no other initials between.
fn same_name(a: &[String], b: &[String]) -> bool {
    let (Some(a_last), Some(b_last)) = (a.last(), b.last()) else { return false };
    if a_last != b_last {
        return false;
    }
    let initial = |x: &str, y: &str| x.ends_with('.') && x.chars().next() == y.chars().next();
    (a[0] == b[0] || initial(&a[0], &b[0]) || initial(&b[0], &a[0])) && same_initials(a, b)
}

/// Whether the initials between the first and the last words can be those of one person: "Anna H. W. Holm" is not "Anna W. Holm".
fn same_initials(a: &[String], b: &[String]) -> bool {
    let letters = |name: &[String]| -> Vec<char> {
        let between = name.get(1..name.len().saturating_sub(1)).unwrap_or_default();
        let initials = between.iter().filter(|word| word.ends_with('.'));
        initials.flat_map(|word| word.chars().filter(|c| c.is_alphabetic())).collect()
    };
    let (a, b) = (letters(a), letters(b));
    a.iter().zip(&b).all(|(x, y)| x == y)
}

/// The person a short form points to: the one whose name ends with it, or, where none does, begins with it.
/// Of several, the one of whom the article speaks far more than of the others so far: a husband or wife who is named once
/// does not take over the surname. Else the one named last before; nobody where only later mentions could decide. The role
/// beside the short form goes before all that: "President Holm". Where a country stands before it (the third of the triple), a surname that
/// stands first may mean somebody whose office is told later.
fn find_short(
    pack: &LanguagePack,
    people: &People,
    namesakes: &Namesakes<'_>,
    (words, suffix, of_country): (&[String], Option<&str>, bool),
    mention: &Mention,
    named: &[Named],
    role: &dyn Fn() -> Option<RoleUse>,
) -> Option<usize> {
    let agrees = |p: &Person| p.gender.agrees(mention.gender) && suffix.is_none_or(|suffix| p.suffix.as_deref() == Some(suffix));
    let alone = words.len() == 1 && suffix.is_none();
    let own = |i: &usize| people.list[*i].words.ends_with(words) && !(alone && named[*i].beside);
    let ends = namesakes.by_last(words).iter().copied().filter(own);
    let mut fits: Vec<usize> = ends.filter(|&i| agrees(&people.list[i])).collect();
    // "Holm" is Anna Holm rather than Jonas Holm Jr.
    if suffix.is_none() && fits.iter().any(|&i| people.list[i].suffix.is_none()) {
        fits.retain(|&i| people.list[i].suffix.is_none());
    }
    if fits.is_empty() && words.len() == 1 {
        // "Claudia" before "la pm Claudia Berti" is somebody else: nobody is first called by a given name and then by an office
        // but "Orlinia's Orl" before "President Orl Wen-jo" is he
        let told = |i: usize| named[i].times > 0 || !named[i].official || of_country && pack.is_surname_first(&words[0]);
        fits = namesakes.by_first(words).iter().copied().filter(|&i| agrees(&people.list[i]) && told(i)).collect();
        if fits.len() > 1 {
            return None;
        }
    }
    if fits.len() > 1 {
        if let Some(role) = role() {
            let mut holders = fits.iter().filter(|i| people.list[**i].roles.iter().any(|other| other.head == role.head));
            if let (Some(only), None) = (holders.next(), holders.next()) {
                return Some(*only);
            }
        }
        // "his wife, Anna Hale": the surname alone is not hers but his
        let of_another = |i: &usize| {
            let roles = &people.list[*i].roles;
            named[*i].of_another || !roles.is_empty() && roles.iter().all(|r| pack.has(pack.lookup(&r.head), Class::OfAnother))
        };
        let own = |i: &&usize| !of_another(i) && people.list[**i].words.len() > 1;
        let full = fits.iter().all(|i| people.list[*i].words.len() > 1);
        if let [own] = fits.iter().filter(own).collect::<Vec<_>>().as_slice()
            && full
        {
            return Some(**own);
        }
        // "his daughter Anna": of whom no surname was told, a surname does not mean
        if alone && fits.iter().any(|i| named[*i].surname) {
            fits.retain(|i| named[*i].surname);
            if let [only] = fits[..] {
                return Some(only);
            }
        }
        // once a surname alone has meant one of them, it goes on to
        let mut meant = fits.iter().filter(|i| named[**i].alone);
        if let (true, Some(only), None) = (alone, meant.next(), meant.next()) {
            return Some(*only);
        }
        let mut counts: Vec<(usize, usize)> = fits.iter().map(|&i| (named[i].times, i)).collect();
        counts.sort_unstable();
        if let [.., (second, _), (most, person)] = counts.as_slice()
            && *most > 2 * second + 1
        {
            return Some(*person);
        }
        return fits.into_iter().filter(|&i| named[i].times > 0).max_by_key(|&i| named[i].last);
    }
    fits.first().copied()
}

/// "Orlinia's | Orl", "the Orlinian | Orl": whether a country stands before the mention.
fn of_country(doc: &Document<'_>, pack: &LanguagePack, mentions: &Mentions, mention: &Mention) -> bool {
    let Some(before) = mention.first.checked_sub(1) else { return false };
    let last = before.saturating_sub(usize::from(is_owner_suffix(doc, pack, before)));
    mentions.covering(last).is_some_and(|m| m.kind == Kind::Country && m.end == last + 1)
}

/// The offices that the title before the mention tells of.
fn titles_before<'p>(doc: &Document<'_>, pack: &'p LanguagePack, mentions: &Mentions, mention: &Mention) -> &'p [usize] {
    let before = mention.first.checked_sub(1).and_then(|at| mentions.role_at(at)).filter(|r| r.class == RoleClass::Title);
    before.map_or(&[], |role| pack.offices(&doc.span(role.first, role.end).slice(doc.text).to_lowercase()))
}

/// The roles that stand directly before the mention, and after it behind a comma, the nearest first.
fn roles_beside(doc: &Document<'_>, pack: &LanguagePack, mentions: &Mentions, mention: &Mention) -> Vec<RoleUse> {
    let mut roles = roles_before(doc, pack, mentions, mention);
    // where names have no article, what follows a comma is too often somebody else's
    // "a lawyer for Anna Berg, a partner of the firm", but "wrote to Anna Berg, a senator"
    let verb = |at: usize| doc.has(at, Class::Finite) && !doc.has(at, Class::NounToo);
    let led = mention.first > 0 && doc.has(mention.first - 1, Class::Preposition) && !(mention.first > 1 && verb(mention.first - 2));
    if pack.drops_subject || roles.is_empty() && !led {
        roles.extend(roles_after(doc, pack, mentions, mention));
    }
    roles.extend(role_told(doc, pack, mentions, mention));
    roles
}

/// "il portavoce del Ministero Carlo Bandini", "il vicesindaco e assessore allo sport Carlo Bandini": walks back over the complements.
fn roles_before(doc: &Document<'_>, pack: &LanguagePack, mentions: &Mentions, mention: &Mention) -> Vec<RoleUse> {
    let mut at = mention.first;
    // "il missionario, don Bandini", "il missionario italiano, padre Bandini"
    if let Some(title) = at.checked_sub(1).and_then(|before| mentions.role_at(before))
        && title.first > 0
        && doc.tokens[title.first - 1].is(',')
    {
        let behind_role = || {
            let word = |i: &usize| doc.tokens[*i].kind == crate::text::TokenKind::Word;
            let before = (title.first.saturating_sub(4)..title.first - 1).rev().take_while(word);
            before.filter_map(|i| mentions.role_at(i)).any(is_of_one)
        };
        if title.class == RoleClass::Title || title.class == RoleClass::Person && behind_role() {
            at = title.first;
        }
    }
    at = at_title_with_article(doc, mentions, mention).unwrap_or(at);
    if at > 0 && doc.tokens[at - 1].is(',') {
        // "asked about the minister, Rossi said": the name begins the main clause
        let closes = doc.tokens.get(mention.end).is_none_or(|t| t.kind != crate::text::TokenKind::Word);
        if !closes {
            return Vec::new();
        }
        at -= 1;
    } else if at > 0 && pack.has(doc.tokens[at - 1].word, Class::Preposition) {
        // "il portavoce di Rossi": the role is another's
        return Vec::new();
    }
    let limit = at.saturating_sub(9);
    let behind_comma = doc.tokens.get(at).is_some_and(|t| t.is(','));
    let mut of_another: Option<RoleUse> = None;
    let mut k = at;
    while k > limit {
        k -= 1;
        // "il consigliere della lista «Insieme» Carlo Bandini"
        if let Some(open) = quotation_ending(doc, k + 1).filter(|&open| open > limit) {
            k = open;
            continue;
        }
        if doc.tokens[k].kind != crate::text::TokenKind::Word || doc.tokens[k].paragraph != doc.tokens[mention.first].paragraph {
            break;
        }
        if let Some(other) = mentions.covering(k).filter(|m| m.kind == Kind::Person) {
            // "l'avvocato di Carla Bandini, Ugo Bandini, ha detto"; else the role is that one's
            if other.end == at && owns_role_of(doc, pack, mentions, other, mention) && other.first > limit {
                k = other.first;
                continue;
            }
            break;
        }
        if let Some(role) = mentions.role_at(k) {
            // "presidente del consiglio dei ministri", "ministro dell'università": what the office is of
            let office = is_of_one(role);
            let of = role.first > limit && pack.has(doc.tokens[role.first - 1].word, Class::Of);
            // "il parroco don Carlo Bandini"
            let title = role.class == RoleClass::Title && role.end == mention.first && pack.drops_subject;
            if !office && (of || title) {
                k = role.first;
                continue;
            }
            if !office {
                break;
            }
            let of = mentions.within(role.first, at).chain(demonym_before(mentions, role.first)).filter_map(Mention::target).collect();
            let beside = body_beside(doc, pack, mentions, role, at);
            let read = RoleUse { beside, ..RoleUse::read(doc, pack, role, at, of) };
            // "il portavoce del ministro, Carlo Bandini,": he is the spokesman
            let owner = role.first > limit && {
                let before = doc.tokens[role.first - 1].word;
                let article = usize::from(pack.has(before, Class::Article) && !pack.has(before, Class::Of));
                role.first > limit + article && doc.has(role.first - 1 - article, Class::Of)
            };
            if behind_comma && owner && of_another.is_none() {
                of_another = Some(read);
                k = role.first;
                continue;
            }
            return std::iter::once(read).chain(joined_before(doc, pack, mentions, role)).collect();
        }
        let complement = pack.has(doc.tokens[k].word, Class::Of)
            || pack.has(doc.tokens[k].word, Class::Preposition)
            || mentions.covering(k).is_some()
            || doc.tokens[k].is_capitalised();
        let barrier = [
            Class::Finite,
            Class::Have,
            Class::Be,
            Class::Modal,
            Class::Participle,
            Class::Gerund,
            Class::Relative,
            Class::Complementiser,
            Class::Subordinator,
            Class::Adversative,
            Class::Adverb,
        ];
        if !complement && barrier.iter().any(|c| pack.has(doc.tokens[k].word, *c)) {
            break;
        }
    }
    of_another.into_iter().collect()
}

/// "l'avvocato di | Carla Bandini |, Ugo Bandini, ha detto": whether the role before one person, whom "of" opens, is that of the other, whose
/// name stands between commas.
fn owns_role_of(doc: &Document<'_>, pack: &LanguagePack, mentions: &Mentions, owner: &Mention, named: &Mention) -> bool {
    let of = owner.first > 0 && doc.has(owner.first - 1, Class::Of);
    let apposed = owner.end + 1 == named.first && doc.tokens.get(named.end).is_some_and(|t| t.is(','));
    let list = || {
        let next = named.end + 1;
        next >= doc.tokens.len() || doc.has(next, Class::Coordinator) || mentions.covering(next).is_some_and(|m| m.kind == Kind::Person)
    };
    pack.drops_subject && of && apposed && !list()
}

/// "il medico della squadra, | il dottor Bandini |, ha detto": where the title begins, behind a comma and an article, of a name that a comma
/// closes, where no list goes on.
fn at_title_with_article(doc: &Document<'_>, mentions: &Mentions, mention: &Mention) -> Option<usize> {
    let title = mentions.role_at(mention.first.checked_sub(1)?).filter(|r| r.class == RoleClass::Title)?;
    let article = title.first.checked_sub(1).filter(|&i| i > 0 && doc.has(i, Class::Article) && doc.tokens[i - 1].is(','))?;
    let closed = doc.tokens.get(mention.end).is_some_and(|t| t.is(','));
    let list =
        mention.end + 1 < doc.tokens.len() && (doc.has(mention.end + 1, Class::Article) || doc.has(mention.end + 1, Class::Coordinator));
    (closed && !list).then_some(article)
}

/// Where the short quotation opens that ends at `end`.
fn quotation_ending(doc: &Document<'_>, end: usize) -> Option<usize> {
    let opens = |open: &usize| {
        let at = doc.quotes.partition_point(|q| q.open < *open);
        doc.quotes[at..].iter().take_while(|q| q.open == *open).any(|q| q.end == end)
    };
    (doc.tokens[end - 1].kind == crate::text::TokenKind::Quote).then(|| (end.saturating_sub(7)..end - 1).rev().find(opens)).flatten()
}

/// "il vicesindaco e | assessore |": the role that is joined to the one behind it without an article of its own.
fn joined_before(doc: &Document<'_>, pack: &LanguagePack, mentions: &Mentions, role: &RoleMatch) -> Option<RoleUse> {
    let joins = role.first.checked_sub(2).filter(|before| pack.drops_subject && doc.has(before + 1, Class::Coordinator))?;
    let other = mentions.role_at(joins).filter(|r| r.end == joins + 1 && is_of_one(r))?;
    Some(RoleUse::read(doc, pack, other, other.end, Vec::new()))
}

/// Whether the role is an office or a noun for one person.
pub(super) fn is_of_one(role: &RoleMatch) -> bool {
    matches!(role.class, RoleClass::Office | RoleClass::Person) && !role.plural
}

/// "Carlo Bandini, portavoce del Ministero,", "Carlo Bandini, fondatore del comitato e amministratore della cooperativa,".
fn roles_after(doc: &Document<'_>, pack: &LanguagePack, mentions: &Mentions, mention: &Mention) -> Vec<RoleUse> {
    // "la moglie di Bandini, maestra elementare": of whom it is told cannot be known
    let of = mention.first.checked_sub(1).filter(|&of| doc.has(of, Class::Of));
    if of.is_some_and(|of| (of.saturating_sub(3)..of).any(|i| mentions.role_at(i).is_some())) {
        return Vec::new();
    }
    let Some((role, end)) = role_after(doc, pack, mentions, mention) else { return Vec::new() };
    // "lo zaino di Bandini, l'uomo incontrato in strada": which tells nothing of him
    if of.is_some() && doc.has(role.first, Class::AnyPerson) {
        return Vec::new();
    }
    let of = mentions.within(role.first, end).chain(demonym_before(mentions, role.first)).filter_map(Mention::target).collect();
    let beside = body_beside(doc, pack, mentions, role, end);
    let first = RoleUse { beside, ..RoleUse::read(doc, pack, role, end, of) };
    let joined = (role.end..end).find(|&i| doc.has(i, Class::Coordinator)).map(|i| i + 1);
    let joined = joined.map(|i| i + usize::from(doc.has(i, Class::Former))).and_then(|i| mentions.role_at(i));
    let joined = joined.filter(|r| is_of_one(r) && r.end <= end && pack.drops_subject);
    let second = joined.map(|r| {
        let of = mentions.within(r.first, end).filter_map(Mention::target).collect();
        RoleUse::read(doc, pack, r, end, of)
    });
    std::iter::once(first).chain(second).collect()
}

/// The role behind the comma behind the mention, and one past the words that belong to it.
fn role_after<'m>(doc: &Document<'_>, pack: &LanguagePack, mentions: &'m Mentions, mention: &Mention) -> Option<(&'m RoleMatch, usize)> {
    if !doc.tokens.get(mention.end)?.is(',') {
        return None;
    }
    let from = mention.end + 1;
    let role = (from..(from + 4).min(doc.tokens.len())).find_map(|i| mentions.role_at(i)).filter(|r| is_of_one(r))?;
    // "According to Carlo Bandini, Mayor Anna Berg lied": hers
    if mentions.covering(role.end).is_some_and(|m| m.kind == Kind::Person && m.first == role.end) {
        return None;
    }
    // "giovane titolare dell'officina"
    let next = || mentions.role_at(role.end).filter(|r| is_of_one(r));
    let role = Some(role).filter(|r| doc.has(r.first, Class::AnyPerson) && pack.drops_subject).and_then(|_| next()).unwrap_or(role);
    if (from..role.first).any(|i| {
        pack.has(doc.tokens[i].word, Class::Finite)
            || !doc.word(i).starts_with(['\'', '’']) && [Class::Have, Class::Be, Class::Modal].iter().any(|c| doc.has(i, *c))
            || pack.has(doc.tokens[i].word, Class::Of)
            // "Bandini, accompagnato dal sindaco": nor is he
            || doc.has(i, Class::By) && i > from && doc.has(i - 1, Class::Participle)
            // "una lettera di Carlo Bandini, nella quale il papa"
            || doc.has(i, Class::Relative)
            || doc.tokens[i].kind != crate::text::TokenKind::Word
    }) {
        return None;
    }
    let end =
        (role.end..(role.end + 10).min(doc.tokens.len())).find(|&i| doc.tokens[i].kind != crate::text::TokenKind::Word).unwrap_or(role.end);
    // "Dopo aver incontrato Carlo Bandini, il ministro ha detto": whoever acts next, and no apposition
    let verb = [Class::Finite, Class::Have, Class::Be, Class::Modal];
    let next = (role.end..end).find(|&i| doc.has(i, Class::Relative) || verb.iter().any(|c| doc.has(i, *c) && !doc.has(i, Class::NounToo)));
    let determined = (from..role.first).any(|i| [Class::Article, Class::Possessive].iter().any(|c| doc.has(i, *c)));
    // "Carlo Bandini, la moglie: «…»": nor is she
    let other = doc.has(role.first, Class::OfAnother) && doc.tokens.get(end).is_some_and(|t| t.is(':'));
    if determined && (other || next.is_some_and(|i| !doc.has(i, Class::Relative))) {
        return None;
    }
    Some((role, end))
}

fn demonym_before(mentions: &Mentions, at: usize) -> Option<&Mention> {
    at.checked_sub(1).and_then(|i| mentions.covering(i))
}

/// Unlisted organisations get the slug of their name; an acronym in parentheses after a long name is that name, and so is "the
/// Post" after "the Orwin Post", where no other name of the article ends so.
fn link_organisations(doc: &Document<'_>, mentions: &mut Mentions) {
    let mut acronyms: Map<String, String> = Map::default();
    // by the last word, the body whose name ends so; none where there are several
    let mut ending: Map<String, Option<String>> = Map::default();
    let texts: Vec<String> = mentions.list.iter().map(|m| doc.span(m.first, m.end).slice(doc.text).to_owned()).collect();
    for i in 0..mentions.list.len() {
        if i > 0 {
            note_ending(doc, &mentions.list[i - 1], &mut ending);
        }
        let mention = &mentions.list[i];
        if !matches!(mention.kind, Kind::Organisation | Kind::Place) || !mention.id.is_empty() {
            continue;
        }
        let short = mention.kind == Kind::Organisation
            && mention.end == mention.first + 1
            && doc.has(mention.first, Class::OrganisationHead)
            && mention.first > 0
            && doc.has(mention.first - 1, Class::Article);
        let id = match (acronyms.get(&texts[i]), short.then(|| ending.get(&texts[i].to_lowercase()).cloned().flatten()).flatten()) {
            (Some(id), _) => id.clone(),
            (None, Some(id)) => id,
            (None, None) => format!("{}:{}", mention.kind.prefix(), slug(&texts[i])),
        };
        if let Some(next) = mentions.list.get(i + 1) {
            let bracketed =
                next.first == mention.end + 1 && doc.tokens[mention.end].is('(') && doc.tokens.get(next.end).is_some_and(|t| t.is(')'));
            if bracketed && next.kind == Kind::Organisation && next.end == next.first + 1 && next.id.is_empty() {
                acronyms.insert(texts[i + 1].clone(), id.clone());
            }
        }
        mentions.list[i].id = id;
    }
}

fn note_ending(doc: &Document<'_>, mention: &Mention, ending: &mut Map<String, Option<String>>) {
    let last = mention.end - 1;
    if mention.kind == Kind::Organisation && last > mention.first && doc.has(last, Class::OrganisationHead) {
        let known = ending.entry(doc.word(last).to_lowercase()).or_insert_with(|| Some(mention.id.clone()));
        *known = known.take().filter(|id| *id == mention.id);
    }
}

impl Mention {
    /// The id that counts in the graph: the country for a demonym or acting capital, else its own.
    pub fn target(&self) -> Option<String> {
        (!self.id.is_empty()).then(|| self.id.clone())
    }
}
