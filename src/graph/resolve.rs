//! One node for one person of several articles. Each article has its own people, told by their fullest names; here
//! those of different articles are joined where their names are one name, and a surname alone where only one person
//! can be meant and something else speaks for it. What was decided, and why, is kept.
//!
//! Every step looks at the whole corpus, never at the order of articles. A wrong join is worse than a missed one.

use super::corpus::ArticleRow;
use super::curation::{Curation, Verdict};
use super::person_name::{Fit, PersonName};
use super::{Corpus, NodeKind};
use crate::entity::slug;
use crate::error::Warning;
use crate::pack::{Gender, World};
use indexmap::{IndexMap, IndexSet};
use rustc_hash::FxBuildHasher;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

type Map<K, V> = IndexMap<K, V, FxBuildHasher>;

/// Two ids that are one node.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Join {
    /// The node.
    pub node: String,
    /// The id that articles give.
    pub other: String,
    /// Why.
    pub reason: String,
    /// Numbers of the articles in which it is joined; none where it is in all of them.
    pub articles: Vec<usize>,
}

/// Two ids that are perhaps one node.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Doubt {
    /// The one, a node.
    pub node: String,
    /// The other.
    pub other: String,
    /// What speaks for it and against it.
    pub reason: String,
}

/// What was decided over a corpus.
#[derive(Debug, Default)]
pub struct Resolution {
    everywhere: BTreeMap<String, String>,
    here: BTreeMap<(usize, String), String>,
    ignored: BTreeSet<String>,
    joins: Vec<Join>,
    doubts: Vec<Doubt>,
}

impl Resolution {
    /// The node of an id of an article; `None` where it is to be none.
    pub(super) fn node<'r>(&'r self, article: usize, id: &'r str) -> Option<&'r str> {
        let here = if self.here.is_empty() { None } else { self.here.get(&(article, id.to_owned())) };
        let node = here.or_else(|| self.everywhere.get(id)).map_or(id, String::as_str);
        (!self.ignored.contains(id) && !self.ignored.contains(node)).then_some(node)
    }

    /// What was joined, by node and id.
    pub fn joins(&self) -> &[Join] {
        &self.joins
    }

    /// What is in doubt, by node and id.
    pub fn doubts(&self) -> &[Doubt] {
        &self.doubts
    }
}

/// Names with more namesakes than this are not compared in pairs.
const MOST_NAMESAKES: usize = 40;
/// Articles of one outlet are near each other when there are at most so many days between them.
const NEAR_DAYS: i32 = 7;
/// So many other people must be named in both articles to speak for one person.
const SHARED_PEOPLE: usize = 2;
/// Whoever is named in more articles than this, and in more than one of `ONE_IN`, says nothing of whom he is beside.
const MOST_ARTICLES: usize = 20;
const ONE_IN: usize = 20;

/// An article with more people than this is a list, in which being beside each other says nothing.
const MOST_BESIDE: usize = 1_000;

/// So many times as many articles are far more.
const FAR_MORE: usize = 4;
/// A person in so many articles is known by the surname alone.
const MANY: usize = 10;

/// So many letters of an article's hash tell namesakes apart.
const HASH_LETTERS: usize = 6;

/// Why a man and a woman are two people.
const OTHER_GENDER: &str = "one is a man, the other a woman";

/// What is known of a person, in one article or in several.
#[derive(Debug, Default, Clone)]
struct Known {
    masculine: bool,
    feminine: bool,
    roles: BTreeSet<String>,
    bodies: BTreeSet<String>,
    articles: Vec<usize>,
}

impl Known {
    fn add(&mut self, other: &Known) {
        self.masculine |= other.masculine;
        self.feminine |= other.feminine;
        self.roles.extend(other.roles.iter().cloned());
        self.bodies.extend(other.bodies.iter().cloned());
        self.articles.extend(&other.articles);
        self.articles.sort_unstable();
        self.articles.dedup();
    }

    /// What says that they are two people.
    fn against(&self, other: &Known) -> Option<&'static str> {
        let one = |k: &Known| k.masculine != k.feminine;
        if one(self) && one(other) && self.masculine != other.masculine {
            return Some(OTHER_GENDER);
        }
        let countries =
            |k: &Known| k.bodies.iter().filter(|id| NodeKind::of(id) == Some(NodeKind::Country)).cloned().collect::<BTreeSet<_>>();
        let (a, b) = (countries(self), countries(other));
        (!a.is_empty() && !b.is_empty() && a.is_disjoint(&b)).then_some("they speak for different countries")
    }

    /// What the roles have in common.
    fn shared_role(&self, other: &Known) -> Option<String> {
        let body = self.bodies.intersection(&other.bodies).next().map(|id| format!("both speak for {id}"));
        body.or_else(|| self.roles.intersection(&other.roles).next().map(|role| format!("both are called {role}")))
    }
}

/// A person with a full name.
struct Unit {
    id: String,
    name: PersonName,
    known: Known,
}

/// A person of one article whose given name or surname it does not tell.
struct Lone {
    id: String,
    name: PersonName,
    known: Known,
    article: usize,
}

/// Decides which ids of the corpus are one node.
pub fn resolve(corpus: &Corpus, world: &World, curation: &Curation) -> Resolution {
    let (units, lone) = people(corpus, world);
    let mut groups = Groups::new(&units, world, curation);
    let mut out = Resolution { ignored: curation.ignored.keys().cloned().collect(), ..Resolution::default() };
    let mut doubts: BTreeSet<(String, String, String)> = BTreeSet::new();

    let mut candidates = Vec::new();
    same_names(&units, &mut candidates, &mut doubts);
    longer_names(&units, &mut candidates);
    let companions = Companions::new(corpus.articles(), &units);
    candidates.retain(|(weak, reason, a, b)| {
        let (a, b) = (&units[*a], &units[*b]);
        if !*weak {
            return a.known.against(&b.known) != Some(OTHER_GENDER);
        }
        let fits = a.known.against(&b.known).is_none();
        let role = a.known.shared_role(&b.known).filter(|_| fits);
        if role.is_none() && fits {
            doubts.insert((a.id.clone(), b.id.clone(), format!("{reason}, but nothing else in common")));
        }
        role.is_some()
    });
    candidates.sort();
    for (_, reason, a, b) in candidates {
        groups.join(&units[a].id, &units[b].id, &reason);
    }

    let given: IndexSet<String, FxBuildHasher> = world.given_names.iter().map(|(name, _)| slug(name)).collect();
    let clusters = groups.clusters(&units, &companions);
    let mut surnames: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut first_names: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, cluster) in clusters.iter().enumerate() {
        for &unit in &cluster.units {
            let name = &units[unit].name;
            let Some((first, last)) = name.ends() else { continue };
            for (index, key) in [(&mut surnames, last), (&mut first_names, first)] {
                let list = index.entry(key).or_default();
                if list.last() != Some(&number) {
                    list.push(number);
                }
            }
        }
    }
    let mut found: BTreeMap<(String, String), (String, Vec<usize>)> = BTreeMap::new();
    let mut apart: BTreeMap<&str, Vec<&Lone>> = BTreeMap::new();
    for person in &lone {
        if groups.is_decided(&person.id) {
            continue;
        }
        let namesakes: Vec<usize> = surnames.get(person.name.surname()).into_iter().flatten().copied().collect();
        let mut fitting: Vec<usize> =
            namesakes.iter().copied().filter(|c| clusters[*c].units.iter().any(|u| units[*u].name.can_be(&person.name))).collect();
        let initial = fitting.len() < namesakes.len() && person.name.parts.len() > 1;
        let mut what = if initial { "nobody else has this surname and initial" } else { "nobody else has this surname" };
        let by_first = namesakes.is_empty() && person.name.parts.len() == 1;
        if by_first && !given.contains(person.name.surname()) {
            fitting = first_names.get(person.name.surname()).cloned().unwrap_or_default();
            what = "nobody else's name begins so";
        }
        let of_other_gender = |c: &usize| clusters[*c].known.against(&person.known) == Some(OTHER_GENDER);
        if fitting.len() > 1 {
            fitting.retain(|c| !of_other_gender(c));
        }
        let leading = match fitting.as_slice() {
            [only] => Some(*only),
            _ => leading(&clusters, &fitting, &person.known),
        };
        let leading = leading.filter(|number| clusters[*number].known.against(&person.known).is_none());
        if let Some(number) = leading {
            if fitting.len() > 1 {
                what = "far more articles name this one than others with this surname";
            }
            let cluster = &clusters[number];
            if groups.is_apart(&cluster.node, &person.id) {
                continue;
            }
            let evidence = person.known.shared_role(&cluster.known).or_else(|| {
                // relatives are named beside the same people: company does not tell them apart
                let alone = fitting.len() == 1;
                let shared =
                    companions.shared(person.article, cluster, by_first || given.contains(person.name.surname())).filter(|_| alone);
                let near = || near(corpus.articles(), person.article, &cluster.known.articles).filter(|_| alone && !by_first);
                shared
                    .or_else(near)
                    .or_else(|| dominant(&clusters, number, &fitting).filter(|_| !by_first && !given.contains(person.name.surname())))
            });
            match evidence {
                Some(evidence) => {
                    let key = (cluster.node.clone(), person.id.clone());
                    found.entry(key).or_insert_with(|| (format!("{what}; {evidence}"), Vec::new())).1.push(person.article);
                    out.here.insert((person.article, person.id.clone()), cluster.node.clone());
                }
                None => {
                    doubts.insert((cluster.node.clone(), person.id.clone(), format!("{what}, but nothing else in common")));
                }
            }
            if out.here.contains_key(&(person.article, person.id.clone())) {
                continue;
            }
        } else if (2..=MOST_NAMESAKES).contains(&fitting.len()) {
            let reason = format!("one of {} with this surname", fitting.len());
            doubts.extend(fitting.iter().map(|c| (clusters[*c].node.clone(), person.id.clone(), reason.clone())));
        }
        if given.contains(person.name.surname()) || fitting.len() > 1 || is_hidden(&person.name) {
            apart.entry(&person.id).or_default().push(person);
        }
    }
    for namesakes in apart.values().filter(|namesakes| namesakes.len() > 1) {
        keep_apart(corpus, &groups, namesakes, &mut out);
    }
    alike(&units, &groups, &mut doubts);

    out.joins = found.into_iter().map(|((node, other), (reason, articles))| Join { node, other, reason, articles }).collect();
    out.joins.extend(groups.joins());
    out.everywhere = groups.nodes();
    named_groups(corpus, &mut out);
    aliases(corpus, curation, &mut out);
    out.joins.sort();
    out.joins.dedup();
    let told = |id: &str| out.everywhere.get(id).cloned().unwrap_or_else(|| id.to_owned());
    let pairs: BTreeMap<(String, String), String> = doubts
        .into_iter()
        .map(|(a, b, reason)| ((told(&a), told(&b)), reason))
        .filter(|((a, b), _)| a != b && curation.verdict(a, b) != Some(Verdict::Different))
        .collect();
    out.doubts = pairs.into_iter().map(|((node, other), reason)| Doubt { node, other, reason }).collect();
    out
}

/// Of several with one surname, the one whom far more articles name than all others together, unless the role fits one of
/// the others better.
fn leading(clusters: &[Cluster], fitting: &[usize], person: &Known) -> Option<usize> {
    let number = *fitting.iter().max_by_key(|c| clusters[**c].known.articles.len())?;
    let others = fitting.iter().filter(|c| **c != number);
    let fits = |c: &usize| {
        let known = &clusters[*c].known;
        if known.roles.is_disjoint(&person.roles) { usize::from(known.shared_role(person).is_some()) } else { 2 }
    };
    let leads = clusters[number].known.articles.len() >= FAR_MORE * articles_of(clusters, others.clone());
    let best_other = others.map(fits).max().unwrap_or(0);
    (leads && (best_other == 0 || best_other < fits(&number))).then_some(number)
}

/// Gives a node of their own to namesakes of different articles: "Joe" is one person in each, and one in both only where a
/// role says so.
fn keep_apart(corpus: &Corpus, groups: &Groups<'_>, namesakes: &[&Lone], out: &mut Resolution) {
    let mut parts: Vec<(Known, Vec<usize>)> = Vec::new();
    for person in namesakes {
        let fits = |(known, _): &(Known, Vec<usize>)| known.against(&person.known).is_none() && known.shared_role(&person.known).is_some();
        match parts.iter_mut().find(|part| fits(part)) {
            Some((known, articles)) => {
                known.add(&person.known);
                articles.push(person.article);
            }
            None => parts.push((person.known.clone(), vec![person.article])),
        }
    }
    if parts.len() < 2 {
        return;
    }
    let id = &namesakes[0].id;
    for (_, articles) in parts {
        let hashes = articles.iter().filter_map(|article| corpus.articles()[*article].hash.rsplit(':').next());
        let Some(hash) = hashes.min() else { continue };
        let node = format!("{id}-{}", hash.get(..HASH_LETTERS).unwrap_or(hash));
        let node = groups.root(&node).to_owned();
        out.here.extend(articles.iter().map(|article| ((*article, id.clone()), node.clone())));
    }
}

fn articles_of<'n>(clusters: &[Cluster], numbers: impl Iterator<Item = &'n usize>) -> usize {
    numbers.map(|c| clusters[*c].known.articles.len()).sum()
}

/// Whether so many articles name this one, and so few others with the surname, that the surname alone means him.
fn dominant(clusters: &[Cluster], number: usize, fitting: &[usize]) -> Option<String> {
    let own = clusters[number].known.articles.len();
    let others = articles_of(clusters, fitting.iter().filter(|c| **c != number));
    (own >= MANY && own >= FAR_MORE * FAR_MORE * others).then(|| format!("{own} articles give the full name"))
}

/// Whether an initial stands for the surname: "Carlo B." of another article need not be the same.
fn is_hidden(name: &PersonName) -> bool {
    name.surname().chars().nth(1).is_none()
}

/// The people of all articles, those with a full name once for the corpus.
fn people(corpus: &Corpus, world: &World) -> (Vec<Unit>, Vec<Lone>) {
    let mut units: BTreeMap<&str, Unit> = BTreeMap::new();
    let mut lone = Vec::new();
    for (article, row) in corpus.articles().iter().enumerate() {
        let mut bodies: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for statement in &row.statements {
            if let (Some(id), Some(body)) = (&statement.speaker, &statement.speaks_for) {
                bodies.entry(id).or_default().insert(body);
            }
        }
        for person in &row.people {
            let mut known = Known {
                masculine: person.gender == Gender::Masculine,
                feminine: person.gender == Gender::Feminine,
                roles: person.roles.iter().cloned().collect(),
                bodies: person.bodies.iter().cloned().collect(),
                articles: vec![article],
            };
            known.bodies.extend(bodies.get(person.id.as_str()).into_iter().flatten().map(|body| (*body).to_owned()));
            let name = PersonName::new(&person.words, &person.name, &world.spellings);
            if name.is_lone() || is_hidden(&name) || name.ends().is_none() {
                lone.push(Lone { id: person.id.clone(), name, known, article });
                continue;
            }
            match units.get_mut(person.id.as_str()) {
                Some(unit) => {
                    unit.known.add(&known);
                    // which article came first must not reach the output
                    if name < unit.name {
                        unit.name = name;
                    }
                }
                None => {
                    units.insert(&person.id, Unit { id: person.id.clone(), name, known });
                }
            }
        }
    }
    (units.into_values().collect(), lone)
}

/// Pairs of people whose names are one name: whether that needs something else that speaks for it, and the reason.
fn same_names(units: &[Unit], pairs: &mut Vec<(bool, String, usize, usize)>, doubts: &mut BTreeSet<(String, String, String)>) {
    let mut by_letters: Map<&str, usize> = Map::default();
    let mut by_ends: Map<(&str, &str), Vec<usize>> = Map::default();
    for (number, unit) in units.iter().enumerate() {
        if let Some(before) = by_letters.insert(&unit.name.letters, number) {
            pairs.push((false, "the same name but for hyphens or spaces".to_owned(), before, number));
        }
        if let Some(ends) = unit.name.ends() {
            by_ends.entry(ends).or_default().push(number);
        }
    }
    for group in by_ends.values().filter(|group| group.len() > 1 && group.len() <= MOST_NAMESAKES) {
        let fit = |a: usize, b: usize| units[a].name.fit(&units[b].name);
        for (k, &a) in group.iter().enumerate() {
            for &b in &group[k + 1..] {
                let how = fit(a, b);
                if how == Fit::Other {
                    continue;
                }
                // "John Orlin" is neither "John A. Orlin" nor "John B. Orlin"
                let other = group.iter().find(|c| (fit(a, **c) == Fit::Other) != (fit(b, **c) == Fit::Other));
                if let Some(other) = other {
                    let reason = format!("the same first and last name, but {} has it too", units[*other].id);
                    doubts.insert((units[a].id.clone(), units[b].id.clone(), reason));
                    continue;
                }
                let reason = match how {
                    Fit::Longer => "the same first and last name",
                    _ if units[a].name.parts.len() == units[b].name.parts.len() => "the same name in another spelling",
                    _ => "the same name but for initials or particles",
                };
                pairs.push((how == Fit::Longer, reason.to_owned(), a, b));
            }
        }
    }
}

/// Pairs of people of whom one has a further surname or a name cut short: "Jana Bandini" and "Jana Bandini Lora". Only where
/// one longer name begins so.
fn longer_names(units: &[Unit], pairs: &mut Vec<(bool, String, usize, usize)>) {
    let mut by_beginning: Map<Vec<&str>, Vec<usize>> = Map::default();
    let words = |unit: &Unit| unit.name.parts.iter().map(|part| part.text.clone()).collect::<Vec<_>>();
    for (number, unit) in units.iter().enumerate() {
        let parts = &unit.name.parts;
        for length in 2..parts.len() {
            by_beginning.entry(parts[..length].iter().map(|part| part.text.as_str()).collect()).or_default().push(number);
        }
    }
    for (number, unit) in units.iter().enumerate() {
        let words = words(unit);
        let longer = by_beginning.get(&words.iter().map(String::as_str).collect::<Vec<_>>());
        if let Some([longer]) = longer.map(Vec::as_slice) {
            pairs.push((true, "one name begins the other".to_owned(), number.min(*longer), number.max(*longer)));
        }
    }
}

/// Notes people with one surname and given names that begin alike: "Joe" and "Joseph".
fn alike(units: &[Unit], groups: &Groups<'_>, doubts: &mut BTreeSet<(String, String, String)>) {
    let mut by_surname: Map<&str, Vec<&Unit>> = Map::default();
    for unit in units {
        by_surname.entry(unit.name.surname()).or_default().push(unit);
    }
    for group in by_surname.values().filter(|group| group.len() > 1 && group.len() <= MOST_NAMESAKES) {
        for (k, a) in group.iter().enumerate() {
            for b in &group[k + 1..] {
                let (Some((first, _)), Some((other, _))) = (a.name.ends(), b.name.ends()) else { continue };
                let begins = |n: usize| first.chars().take(n).eq(other.chars().take(n)) && first.chars().count() >= n;
                if first != other && begins(2) && a.known.against(&b.known).is_none() && groups.root(&a.id) != groups.root(&b.id) {
                    doubts.insert((a.id.clone(), b.id.clone(), "the same surname, and given names that begin alike".to_owned()));
                }
            }
        }
    }
}

/// Whether an article of the same outlet, a few days before or after, is among `others`.
fn near(articles: &[ArticleRow], article: usize, others: &[usize]) -> Option<String> {
    let day = |n: usize| articles[n].days.as_ref().and_then(|(from, to)| (from == to).then(|| from.parse::<jiff::civil::Date>().ok())?);
    let (outlet, date) = (articles[article].outlet_id.as_ref()?, day(article)?);
    let is_near = |n: &&usize| {
        articles[**n].outlet_id.as_ref() == Some(outlet) && day(**n).is_some_and(|other| (other - date).get_days().abs() <= NEAR_DAYS)
    };
    others.iter().find(is_near).map(|_| "the outlet gives the full name within a week".to_owned())
}

/// Who is named beside whom.
struct Companions {
    /// Of each article, its people with full names; none of a list of names.
    of_article: Vec<Vec<usize>>,
    /// The ids of all people.
    ids: Vec<String>,
    /// Of each of them, whether so many articles name him that it says little of whom he is beside.
    everywhere: Vec<bool>,
}

impl Companions {
    fn new(articles: &[ArticleRow], units: &[Unit]) -> Companions {
        let mut of_article = vec![Vec::new(); articles.len()];
        for (number, unit) in units.iter().enumerate() {
            for article in &unit.known.articles {
                of_article[*article].push(number);
            }
        }
        of_article.iter_mut().filter(|people| people.len() > MOST_BESIDE).for_each(Vec::clear);
        let most = MOST_ARTICLES.max(articles.len() / ONE_IN);
        let everywhere = units.iter().map(|unit| unit.known.articles.len() > most).collect();
        Companions { of_article, ids: units.iter().map(|unit| unit.id.clone()).collect(), everywhere }
    }

    /// Those who are named in the article and in one of the cluster's; for a `doubtful` name, only those who are not named everywhere.
    fn shared(&self, article: usize, cluster: &Cluster, doubtful: bool) -> Option<String> {
        let tells = |unit: usize| !(cluster.units.contains(&unit) || doubtful && self.everywhere[unit]);
        let here = self.of_article[article].iter().filter(|unit| tells(**unit));
        let shared: Vec<&str> = here.filter(|unit| cluster.beside.contains(unit)).map(|unit| self.ids[*unit].as_str()).collect();
        (shared.len() >= SHARED_PEOPLE).then(|| format!("both beside {}", shared[..SHARED_PEOPLE].join(" and ")))
    }
}

/// People of several articles who are one.
struct Cluster {
    node: String,
    units: Vec<usize>,
    known: Known,
    /// Who else is named in its articles.
    beside: BTreeSet<usize>,
}

/// Ids that are joined, by the ids that stand for each group.
struct Groups<'c> {
    curation: &'c Curation,
    parents: BTreeMap<String, String>,
    /// How well an id serves as that of its group: the smallest does.
    ranks: BTreeMap<String, (bool, bool, Reverse<usize>, usize)>,
    reasons: BTreeMap<String, Vec<(String, String)>>,
    /// Ids that a decision to join names.
    decided: BTreeSet<String>,
}

impl<'c> Groups<'c> {
    fn new(units: &[Unit], world: &World, curation: &'c Curation) -> Groups<'c> {
        let ranks = units.iter().map(|u| (u.id.clone(), (false, false, Reverse(u.known.articles.len()), u.name.parts.len()))).collect();
        let mut groups = Groups { curation, parents: BTreeMap::new(), ranks, reasons: BTreeMap::new(), decided: BTreeSet::new() };
        for ((id, other), decision) in curation.merges.iter().filter(|(_, d)| d.verdict == Verdict::Same) {
            for id in [id, other] {
                groups.decided.insert(id.clone());
                let listed = id.strip_prefix("org:").is_some_and(|key| world.organisations.contains_key(key));
                groups.ranks.entry(id.clone()).or_insert((!listed, true, Reverse(0), id.split('-').count()));
            }
            let said = [&decision.who, &decision.when, &decision.why].map(String::as_str);
            let said: Vec<&str> = said.into_iter().filter(|text| !text.is_empty()).collect();
            groups.join(id, other, format!("merges.csv: {}", said.join(", ")).trim_end_matches([':', ' ']));
        }
        groups
    }

    fn root<'g>(&'g self, mut id: &'g str) -> &'g str {
        while let Some(next) = self.parents.get(id) {
            id = next;
        }
        id
    }

    fn is_decided(&self, id: &str) -> bool {
        self.decided.contains(id)
    }

    /// Whether a decision keeps the groups of the two apart.
    fn is_apart(&self, a: &str, b: &str) -> bool {
        let (a, b) = (self.root(a), self.root(b));
        let apart = self.curation.merges.iter().filter(|(_, d)| d.verdict != Verdict::Same);
        apart.into_iter().any(|((x, y), _)| {
            let (x, y) = (self.root(x), self.root(y));
            (x == a && y == b) || (x == b && y == a)
        })
    }

    fn join(&mut self, a: &str, b: &str, reason: &str) {
        if self.is_apart(a, b) {
            return;
        }
        let (one, other) = (self.root(a).to_owned(), self.root(b).to_owned());
        if one == other {
            return;
        }
        let rank = |id: &String| (self.ranks.get(id).copied(), id.clone());
        let (keep, gone) = if rank(&one) <= rank(&other) { (one, other) } else { (other, one) };
        self.reasons.entry(gone.clone()).or_default().push((reason.to_owned(), keep.clone()));
        self.parents.insert(gone, keep);
    }

    fn joins(&self) -> impl Iterator<Item = Join> {
        self.parents.keys().map(|id| {
            let reason = self.reasons.get(id).and_then(|reasons| reasons.first()).map(|(reason, _)| reason.clone()).unwrap_or_default();
            Join { node: self.root(id).to_owned(), other: id.clone(), reason, articles: Vec::new() }
        })
    }

    fn nodes(&self) -> BTreeMap<String, String> {
        self.parents.keys().map(|id| (id.clone(), self.root(id).to_owned())).collect()
    }

    fn clusters(&self, units: &[Unit], companions: &Companions) -> Vec<Cluster> {
        let mut clusters: BTreeMap<&str, Cluster> = BTreeMap::new();
        for (number, unit) in units.iter().enumerate() {
            let node = self.root(&unit.id);
            let new = || Cluster { node: node.to_owned(), units: Vec::new(), known: Known::default(), beside: BTreeSet::new() };
            let cluster = clusters.entry(node).or_insert_with(new);
            cluster.units.push(number);
            cluster.known.add(&unit.known);
            cluster.beside.extend(unit.known.articles.iter().flat_map(|article| &companions.of_article[*article]));
        }
        clusters.into_values().collect()
    }
}

/// Warnings of decisions that change nothing in the corpus, which still has the ids that its articles give.
pub fn without_effect(corpus: &Corpus, curation: &Curation) -> Vec<Warning> {
    if curation.aliases.is_empty() && curation.merges.is_empty() && curation.ignored.is_empty() {
        return Vec::new();
    }
    let mut forms = BTreeSet::new();
    for article in 0..corpus.articles().len() {
        forms.extend(corpus.full_names(article).into_values());
        forms.extend(corpus.groups_in(article).map(|(_, source)| source));
    }
    curation.without_effect(&corpus.ids(), &forms)
}

impl Curation {
    /// What was decided of the two ids.
    pub(super) fn verdict(&self, a: &str, b: &str) -> Option<Verdict> {
        let key = if a < b { (a.to_owned(), b.to_owned()) } else { (b.to_owned(), a.to_owned()) };
        self.merges.get(&key).map(|decision| decision.verdict)
    }
}

/// Joins speakers whom an article names by capitals alone with the organisation that other articles show the name to be.
fn named_groups(corpus: &Corpus, out: &mut Resolution) {
    let is_name = |text: &str| text.contains(' ') && text.split(' ').all(|word| word.starts_with(char::is_uppercase));
    // each name and its organisation, where it has only one
    let mut organisations: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    let mut groups: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for article in 0..corpus.articles().len() {
        for (id, form) in corpus.forms_in(article).filter(|(id, form)| NodeKind::of(id) == Some(NodeKind::Organisation) && is_name(form)) {
            organisations.entry(form).and_modify(|known| *known = known.filter(|known| *known == id)).or_insert(Some(id));
        }
        for (id, source) in corpus.groups_in(article).filter(|(_, source)| is_name(source)) {
            let articles = groups.entry((id, source)).or_default();
            if articles.last() != Some(&article) {
                articles.push(article);
            }
        }
    }
    for ((id, source), articles) in groups {
        let Some(Some(organisation)) = organisations.get(source) else { continue };
        let node = out.everywhere.get(*organisation).map_or(*organisation, String::as_str).to_owned();
        out.here.extend(articles.iter().map(|article| ((*article, id.to_owned()), node.clone())));
        out.joins.push(Join {
            node,
            other: id.to_owned(),
            reason: "other articles show this name to be an organisation".to_owned(),
            articles,
        });
    }
}

/// Gives the ids of `aliases.csv` to what has exactly that name in an article.
fn aliases(corpus: &Corpus, curation: &Curation, out: &mut Resolution) {
    if curation.aliases.is_empty() {
        return;
    }
    let mut found: BTreeMap<(String, String), (String, Vec<usize>)> = BTreeMap::new();
    for article in 0..corpus.articles().len() {
        for (id, name) in corpus.full_names(article).into_iter().chain(corpus.groups_in(article)) {
            let Some(alias) = curation.aliases.get(name) else { continue };
            let node = out.everywhere.get(&alias.id).unwrap_or(&alias.id).clone();
            let key = (node.clone(), id.to_owned());
            found.entry(key).or_insert_with(|| (format!("aliases.csv: {name}"), Vec::new())).1.push(article);
            out.joins.retain_mut(|join| {
                let here = join.other == id && join.node != node && !join.articles.is_empty();
                if here {
                    join.articles.retain(|a| *a != article);
                }
                !here || !join.articles.is_empty()
            });
            out.here.insert((article, id.to_owned()), node);
        }
    }
    out.joins.extend(found.into_iter().map(|((node, other), (reason, mut articles))| {
        articles.dedup();
        Join { node, other, reason, articles }
    }));
}
