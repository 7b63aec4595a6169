//! The articles and their statements in a fixed order, without the articles' texts.

use super::passage::{Passage, Passages};
use super::{Labels, NodeKind, Resolution};
use crate::article::PartialDate;
use crate::entity::slug;
use crate::error::Warning;
use crate::pack::Packs;
use crate::record::{ArticleRecord, PersonRecord, Shared, StatementRecord};
use crate::statement::Attribution;
use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;
use std::collections::{BTreeMap, BTreeSet};

/// An article without its text.
#[derive(Debug)]
pub struct ArticleRow {
    /// The input's own id.
    pub id: String,
    /// `article:` and a hash of text, outlet, date and url.
    pub hash: String,
    /// Code of the language.
    pub lang: Option<String>,
    /// `YYYY[-MM[-DD]]`.
    pub date: Option<String>,
    /// First and last day of `date`, `YYYY-MM-DD`.
    pub days: Option<(String, String)>,
    /// Name of the outlet, as written.
    pub outlet: Option<String>,
    /// `outlet:` and the slug of its name.
    pub outlet_id: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Its statements, in order.
    pub statements: Vec<StatementRecord>,
    /// The passages of the statements, in the same order; none where the corpus was read without them.
    pub passages: Vec<Passage>,
    /// `file` or `file:line`, for messages.
    place: String,
    /// Its mentions as numbers of forms, each with how often it occurs.
    forms: Vec<(u32, u32)>,
    /// Its people.
    pub(super) people: Vec<PersonRecord>,
    /// The fullest names of its people, as numbers of names.
    names: Vec<u32>,
}

impl ArticleRow {
    /// What decides between two articles with one hash.
    fn rank(&self) -> (&str, &Option<String>, &Option<String>) {
        (&self.id, &self.lang, &self.title)
    }

    /// What the order of articles is made of: date, undated ones last, then hash.
    fn order(&self) -> (bool, Option<&str>, &str) {
        (self.date.is_none(), self.date.as_deref(), &self.hash)
    }
}

/// Pairs of an id and a form of its name, numbered as they come.
type Forms = IndexSet<(String, String), FxBuildHasher>;

/// Texts that are kept once.
#[derive(Debug, Default)]
struct Texts(IndexSet<Shared, FxBuildHasher>);

impl Texts {
    /// The text, as it is kept.
    fn get(&mut self, text: &str) -> Shared {
        match self.0.get(text) {
            Some(known) => known.clone(),
            None => {
                let new = Shared::from(text);
                self.0.insert(new.clone());
                new
            }
        }
    }

    /// Lets the statement share its texts with others. Its id and its words are its own.
    fn share(&mut self, statement: &mut StatementRecord) {
        let StatementRecord { cue_text, source_text, speaker, speaker_label, role, speaks_for, addressee, act, .. } = statement;
        let StatementRecord { said_from, said_to, rule, joint_speakers, targets, target_spans, .. } = statement;
        let optional = [cue_text, source_text, speaker, speaker_label, role, speaks_for, addressee, act, said_from, said_to];
        let spans = target_spans.iter_mut().map(|(id, _, _)| id);
        for text in optional.into_iter().flatten().chain([rule]).chain(joint_speakers).chain(targets).chain(spans) {
            *text = self.get(text);
        }
    }
}

/// Collects records in any order.
#[derive(Debug, Default)]
pub struct CorpusBuilder {
    articles: BTreeMap<String, ArticleRow>,
    /// The place of each id that the input gives.
    ids: BTreeMap<String, String>,
    forms: Forms,
    names: Forms,
    texts: Texts,
    passages: bool,
}

impl CorpusBuilder {
    /// Keeps the passages of the statements too, if asked to: they take as much memory as the statements.
    pub fn with_passages(passages: bool) -> CorpusBuilder {
        CorpusBuilder { passages, ..CorpusBuilder::default() }
    }

    /// Adds an article and forgets its text. What comes back is worth a warning: an article that was
    /// there already, which counts once (`duplicate`), another one with its id (`same-id`), or statements with one id, of which the first
    /// counts (`duplicate-statement`).
    pub fn add(&mut self, record: ArticleRecord) -> Vec<Warning> {
        let mut warnings = Vec::new();
        let row = self.row(record, &mut warnings);
        match self.articles.get_mut(&row.hash) {
            Some(known) => {
                let message = format!("the same article as {}; it counts once", known.place);
                warnings = vec![Warning::new(&row.place, "duplicate", message)];
                // which of the two came first must not reach the output
                if row.rank() < known.rank() {
                    *known = row;
                }
            }
            None => {
                match self.ids.get(&row.id) {
                    Some(place) => {
                        let message = format!("the id `{}` is that of {place} too, another article; give each its own", row.id);
                        warnings.push(Warning::new(&row.place, "same-id", message));
                    }
                    None => drop(self.ids.insert(row.id.clone(), row.place.clone())),
                }
                self.articles.insert(row.hash.clone(), row);
            }
        }
        warnings
    }

    fn row(&mut self, mut record: ArticleRecord, warnings: &mut Vec<Warning>) -> ArticleRow {
        let mut forms: BTreeMap<u32, u32> = BTreeMap::new();
        let mentioned: BTreeSet<String> = record.entities.iter().map(|entity| entity.id.clone()).collect();
        for entity in record.entities {
            let form = one_line(&entity.text);
            *forms.entry(number(&mut self.forms, entity.id, form)).or_default() += 1;
        }
        // speakers whom the words around them show to be somebody, where the name alone does not
        for statement in record.statements.iter().filter(|s| s.source.is_some()) {
            if let (Some(id), Some(name)) = (&statement.speaker, &statement.speaker_label)
                && !mentioned.contains(&**id)
                && NodeKind::of(id).is_some_and(|kind| matches!(kind, NodeKind::Person | NodeKind::Organisation))
            {
                *forms.entry(number(&mut self.forms, id.to_string(), one_line(name))).or_default() += 1;
            }
        }
        record.statements.iter_mut().for_each(|statement| self.texts.share(statement));
        let names = record.people.iter().map(|p| number(&mut self.names, p.id.clone(), one_line(&p.name))).collect();
        let mut ids = BTreeSet::new();
        let mut statements = record.statements;
        statements.retain(|statement| {
            let new = ids.insert(statement.id.clone());
            if !new {
                let message = format!("two statements have the id {}; the first counts. Please report it", statement.id);
                warnings.push(Warning::new(&record.place, "duplicate-statement", message));
            }
            new
        });
        let passages = if self.passages {
            let passages = Passages::new(&record.text);
            statements.iter().map(|statement| passages.of(statement)).collect()
        } else {
            Vec::new()
        };
        let days = record.date.as_deref().and_then(PartialDate::parse).map(|date| {
            let range = date.range();
            (range.from.to_string(), range.to.to_string())
        });
        ArticleRow {
            outlet_id: record.outlet.as_deref().map(|name| format!("outlet:{}", slug(name))),
            id: record.id,
            hash: record.hash,
            lang: record.lang,
            date: record.date,
            days,
            outlet: record.outlet,
            title: record.title,
            url: record.url,
            statements,
            passages,
            place: record.place,
            forms: forms.into_iter().collect(),
            people: record.people,
            names,
        }
    }

    /// The corpus in its order.
    pub fn finish(self) -> Corpus {
        let mut articles: Vec<ArticleRow> = self.articles.into_values().collect();
        articles.sort_by(|a, b| a.order().cmp(&b.order()));
        Corpus { articles, forms: self.forms, names: self.names, joined: BTreeMap::new() }
    }
}

/// Gives the ids in a statement those of their nodes; a speaker that is none is not known.
/// A group that turned out to be somebody comes back, with the words that name it.
fn give_nodes(statement: &mut StatementRecord, article: usize, resolution: &Resolution, texts: &mut Texts) -> Option<(Shared, String)> {
    let mut named = None;
    let mut node = |id: &Shared| {
        let node = resolution.node(article, id)?;
        Some(if *node == **id { id.clone() } else { texts.get(node) })
    };
    if let Some(id) = &statement.speaker {
        let was_group = NodeKind::of(id) == Some(NodeKind::Group);
        statement.speaker = node(id);
        match &statement.speaker {
            None => {
                statement.speaker_label = None;
                statement.attribution = Attribution::Unknown;
            }
            Some(speaker) if was_group && NodeKind::of(speaker).is_some_and(NodeKind::is_named) => {
                if statement.attribution == Attribution::Group {
                    statement.attribution = Attribution::Name;
                    named = statement.source_text.as_ref().map(|source| (speaker.clone(), one_line(source)));
                }
            }
            Some(_) => {}
        }
    }
    statement.speaks_for = statement.speaks_for.as_ref().and_then(&mut node);
    statement.addressee = statement.addressee.as_ref().and_then(&mut node);
    for list in [&mut statement.targets, &mut statement.joint_speakers] {
        let mut nodes: Vec<Shared> = Vec::with_capacity(list.len());
        for id in list.iter().filter_map(&mut node) {
            if !nodes.contains(&id) {
                nodes.push(id);
            }
        }
        *list = nodes;
    }
    statement.target_spans.retain_mut(|(id, _, _)| {
        let found = node(id);
        if let Some(found) = &found {
            *id = found.clone();
        }
        found.is_some()
    });
    named
}

/// Keeps the form, if it is longer than the one that is known of the id.
fn longest(known: &mut BTreeMap<String, String>, id: &str, form: &str) {
    match known.get_mut(id) {
        Some(known) if (form.len(), form) > (known.len(), known.as_str()) => form.clone_into(known),
        Some(_) => {}
        None => drop(known.insert(id.to_owned(), form.to_owned())),
    }
}

fn number(set: &mut Forms, id: String, form: String) -> u32 {
    let (index, _) = set.insert_full((id, form));
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// The text with every run of white space as one space: names may be broken over two lines.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How often each form of a name occurs, by id.
pub(crate) type FormCounts<'c> = BTreeMap<&'c str, BTreeMap<&'c str, u64>>;

/// All articles, by date and hash, undated ones last; statements in the order of their article.
#[derive(Debug)]
pub struct Corpus {
    articles: Vec<ArticleRow>,
    forms: Forms,
    names: Forms,
    /// The longest form of ids that are no node, since they were joined with another or are ignored.
    joined: BTreeMap<String, String>,
}

impl Corpus {
    /// The articles in order.
    pub fn articles(&self) -> &[ArticleRow] {
        &self.articles
    }

    /// Gives every entity the id of its node. Ids of statements do not change.
    pub fn apply(&mut self, resolution: &Resolution) {
        let (mut forms, mut names, mut texts) = (Forms::default(), Forms::default(), Texts::default());
        // a node is called as those are whose id it has: a surname alone, joined with it, is no label
        let mut own: BTreeSet<String> = BTreeSet::new();
        for (number, article) in self.articles.iter().enumerate() {
            let ids = article.names.iter().filter_map(|name| self.names.get_index(*name as usize)).map(|(id, _)| id);
            own.extend(ids.filter(|id| resolution.node(number, id) == Some(id.as_str())).cloned());
        }
        for (number, article) in self.articles.iter_mut().enumerate() {
            let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
            for (form, times) in &article.forms {
                let Some((id, form)) = self.forms.get_index(*form as usize) else { continue };
                let node = resolution.node(number, id);
                if node != Some(id.as_str()) {
                    longest(&mut self.joined, id, form);
                }
                if let Some(node) = node {
                    *counts.entry(self::number(&mut forms, node.to_owned(), form.clone())).or_default() += times;
                }
            }
            let mut kept = Vec::new();
            for name in &article.names {
                let Some((id, name)) = self.names.get_index(*name as usize) else { continue };
                if let Some(node) = resolution.node(number, id).filter(|node| *node == id || !own.contains(*node)) {
                    kept.push(self::number(&mut names, node.to_owned(), name.clone()));
                }
            }
            article.names = kept;
            for statement in &mut article.statements {
                let before = statement.speaker.clone();
                if let Some((node, form)) = give_nodes(statement, number, resolution, &mut texts) {
                    if let Some(group) = before {
                        longest(&mut self.joined, &group, &form);
                    }
                    *counts.entry(self::number(&mut forms, node.to_string(), form)).or_default() += 1;
                }
            }
            article.forms = counts.into_iter().collect();
        }
        self.forms = forms;
        self.names = names;
    }

    /// What an id that was joined with another was called.
    pub(super) fn joined_name(&self, id: &str) -> Option<&str> {
        self.joined.get(id).map(String::as_str)
    }

    /// Gives every statement the label of its speaker's node: one speaker is called the same in all articles.
    pub fn label_speakers(&mut self, packs: &Packs) {
        let labels = Labels::new(self, packs);
        let speakers = self.statements().filter_map(|(_, statement)| statement.speaker.as_deref());
        let called: BTreeMap<Shared, Shared> =
            speakers.collect::<BTreeSet<_>>().into_iter().map(|id| (id.into(), labels.label(id).into())).collect();
        for statement in self.articles.iter_mut().flat_map(|article| &mut article.statements) {
            statement.speaker_label = statement.speaker.as_ref().and_then(|id| called.get(id)).cloned();
        }
    }

    /// The mentions of an article: ids with their forms.
    pub(super) fn forms_in(&self, article: usize) -> impl Iterator<Item = (&str, &str)> {
        let forms = self.articles[article].forms.iter().filter_map(|(form, _)| self.forms.get_index(*form as usize));
        forms.map(|(id, form)| (id.as_str(), form.as_str()))
    }

    /// The unnamed and joint speakers of an article, with the words that name them.
    pub(super) fn groups_in(&self, article: usize) -> impl Iterator<Item = (&str, &str)> {
        self.articles[article].statements.iter().filter_map(|statement| {
            let named = statement.attribution == Attribution::Group;
            let id = statement.speaker.as_deref().filter(|id| named && NodeKind::of(id) == Some(NodeKind::Group))?;
            Some((id, statement.source_text.as_deref()?))
        })
    }

    /// Every id of the corpus.
    pub(super) fn ids(&self) -> BTreeSet<&str> {
        let mut ids: BTreeSet<&str> = BTreeSet::new();
        for (number, article) in self.articles.iter().enumerate() {
            ids.extend(self.forms_in(number).map(|(id, _)| id));
            ids.extend(article.people.iter().map(|person| person.id.as_str()));
            for statement in &article.statements {
                ids.extend([&statement.speaker, &statement.speaks_for, &statement.addressee].into_iter().flatten().map(|id| &**id));
                ids.extend(statement.targets.iter().chain(&statement.joint_speakers).map(|id| &**id));
            }
        }
        ids
    }

    /// Each id of the article with its fullest name: of people the one given, of others the longest form.
    pub(super) fn full_names(&self, article: usize) -> BTreeMap<&str, &str> {
        let mut full: BTreeMap<&str, &str> = BTreeMap::new();
        for (id, form) in self.forms_in(article) {
            let known = full.entry(id).or_insert(form);
            if (form.len(), form) > (known.len(), *known) {
                *known = form;
            }
        }
        let names = self.articles[article].names.iter().filter_map(|name| self.names.get_index(*name as usize));
        full.extend(names.map(|(id, name)| (id.as_str(), name.as_str())));
        full
    }

    /// By id, how many articles mention it.
    pub(super) fn article_counts(&self) -> BTreeMap<&str, u64> {
        let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
        for article in &self.articles {
            let ids = article.forms.iter().filter_map(|(form, _)| self.forms.get_index(*form as usize));
            for id in ids.map(|(id, _)| id.as_str()).collect::<BTreeSet<_>>() {
                *counts.entry(id).or_default() += 1;
            }
        }
        counts
    }

    /// The statements in order, each with its article.
    pub fn statements(&self) -> impl Iterator<Item = (&ArticleRow, &StatementRecord)> {
        self.articles.iter().flat_map(|article| article.statements.iter().map(move |s| (article, s)))
    }

    /// Number of statements.
    pub fn statement_count(&self) -> usize {
        self.articles.iter().map(|article| article.statements.len()).sum()
    }

    /// The language most articles are in; the first by its code where several are equal.
    pub fn main_language(&self) -> Option<&str> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for lang in self.articles.iter().filter_map(|article| article.lang.as_deref()) {
            *counts.entry(lang).or_default() += 1;
        }
        most_frequent(counts.iter().map(|(lang, count)| (*lang, *count)))
    }

    /// The forms in which each id is mentioned, with their number of mentions; for unnamed or joint
    /// speakers, the words that name them.
    pub(crate) fn form_counts(&self) -> FormCounts<'_> {
        let mut counts = FormCounts::new();
        for (number, article) in self.articles.iter().enumerate() {
            for (form, times) in &article.forms {
                if let Some((id, form)) = self.forms.get_index(*form as usize) {
                    *counts.entry(id).or_default().entry(form).or_default() += u64::from(*times);
                }
            }
            for (id, source) in self.groups_in(number) {
                *counts.entry(id).or_default().entry(source).or_default() += 1;
            }
        }
        counts
    }

    /// The fullest names of people, with the number of articles that have each.
    pub(crate) fn name_counts(&self) -> FormCounts<'_> {
        let mut counts = FormCounts::new();
        for name in self.articles.iter().flat_map(|article| &article.names) {
            if let Some((id, name)) = self.names.get_index(*name as usize) {
                *counts.entry(id).or_default().entry(name).or_default() += 1;
            }
        }
        counts
    }
}

/// The one with the highest count; the first where several are equal.
pub(crate) fn most_frequent<K, C: Ord>(counts: impl IntoIterator<Item = (K, C)>) -> Option<K> {
    let mut best: Option<(K, C)> = None;
    for (key, count) in counts {
        if best.as_ref().is_none_or(|(_, highest)| count > *highest) {
            best = Some((key, count));
        }
    }
    best.map(|(key, _)| key)
}
