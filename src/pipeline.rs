//! One article through all stages, and the ordered parallel batch. Read this file first.

use crate::article::{Article, PartialDate};
use crate::entity::{People, Person, SpeakerLabels, gender_by_pronouns, link, slug};
use crate::error::Warning;
use crate::mention::{Kind, Mentions, match_terms};
use crate::pack::{LanguagePack, Packs};
use crate::record::{ArticleRecord, EntityRecord, Shared, StatementRecord};
use crate::statement::grammar::Grammar;
use crate::statement::{Attribution, Statement, StatementKind, find_statements};
use crate::text::{CodePoints, Document, FEWEST_WORDS, Span, TokenKind, detect_language, is_small_word};
use crate::trace::{Step, Trace};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Articles that are read, analysed in parallel and written before the next ones are read: what bounds memory.
pub const BATCH: usize = 128;

/// What is taken for an article that does not say it itself.
#[derive(Debug, Default, Clone)]
pub struct Options {
    /// Code of the language of articles that do not give one; detected where this is `None`.
    pub lang: Option<String>,
    /// Date of articles that do not give one.
    pub date: Option<PartialDate>,
    /// Outlet of articles that do not give one.
    pub outlet: Option<String>,
}

/// Analyses a batch in parallel and makes of each record what `take` makes of it, in parallel as well; results come in the
/// order of the articles, whatever the number of threads. An article on which a stage fails is kept without findings, with a
/// warning of the kind `defect`: it costs the others nothing.
pub fn analyse_batch<T: Send>(
    packs: &Packs,
    options: &Options,
    articles: Vec<Article>,
    take: impl Fn(ArticleRecord) -> T + Sync,
) -> Vec<(T, Vec<Warning>)> {
    let one = |mut article: Article| {
        let (record, warnings) = contained(&mut article, |article| stages(packs, options, article));
        (take(record), warnings)
    };
    articles.into_par_iter().map(one).collect()
}

/// All stages on one article: language, text, mentions, entities, statements, record.
pub fn analyse(packs: &Packs, options: &Options, mut article: Article) -> (ArticleRecord, Vec<Warning>) {
    stages(packs, options, &mut article)
}

fn stages(packs: &Packs, options: &Options, article: &mut Article) -> (ArticleRecord, Vec<Warning>) {
    let mut warnings = Vec::new();
    let declared = article.lang.is_some();
    let pack = complete(packs, options, article, &mut warnings);
    let doc = Document::read(&article.text, pack);
    warnings.extend(other_language(packs, article, &doc, pack, declared));
    let found = find(&doc, pack, article.date, None);
    (record(article, &doc, pack, &found), warnings)
}

/// What `stages` makes of the article; where it panics, the article without findings and a warning that names it.
fn contained(article: &mut Article, stages: impl FnOnce(&mut Article) -> (ArticleRecord, Vec<Warning>)) -> (ArticleRecord, Vec<Warning>) {
    // nothing that the stages could leave half done outlives them but the article, of which they only fill empty fields
    let analysed = catch_unwind(AssertUnwindSafe(|| stages(article)));
    analysed.unwrap_or_else(|_| {
        let message = "a defect of newsgraph stopped the analysis of this article; it is kept without statements and entities. \
                       Please report it with the article and the line above";
        (unread(article), vec![Warning::new(&article.place, "defect", message)])
    })
}

/// What the stages between text and record find in one document.
struct Found {
    mentions: Mentions,
    people: People,
    statements: Vec<Statement>,
}

/// Mentions, entities and statements of the document; the decisions on the way are kept in `trace`.
fn find(doc: &Document<'_>, pack: &LanguagePack, published: Option<PartialDate>, trace: Option<&Trace>) -> Found {
    let terms = match_terms(doc, pack);
    let mut mentions = Mentions::find(doc, pack, &terms, trace);
    let mut people = link(doc, pack, &mut mentions);
    gender_by_pronouns(doc, &terms, &mentions, &mut people);
    let grammar = Grammar::new(doc, pack, &mentions, &terms).traced(trace);
    let statements = find_statements(&grammar, &people, published);
    Found { mentions, people, statements }
}

/// One article as all stages read it, for `explain`.
pub struct Replay<'a> {
    /// The article, with its language and the options' date and outlet.
    pub article: &'a Article,
    /// Its language.
    pub pack: &'a LanguagePack,
    /// Its tokens, quotations and sentences.
    pub doc: &'a Document<'a>,
    /// The record that `extract` prints.
    pub record: ArticleRecord,
    /// The mentions, with the rules that found them.
    pub mentions: Mentions,
    /// The people, with the roles the article gives them.
    pub people: People,
    /// The statements, in the order of the record.
    pub statements: Vec<Statement>,
    /// Every decision on the way.
    pub steps: Vec<Step>,
}

/// Runs all stages as [`analyse`] does, keeps what they found and decided, and shows it to `look`.
pub fn replay<T>(packs: &Packs, options: &Options, mut article: Article, look: impl FnOnce(Replay<'_>) -> T) -> (T, Vec<Warning>) {
    let mut warnings = Vec::new();
    let declared = article.lang.is_some();
    let pack = complete(packs, options, &mut article, &mut warnings);
    let doc = Document::read(&article.text, pack);
    warnings.extend(other_language(packs, &article, &doc, pack, declared));
    let trace = Trace::default();
    let found = find(&doc, pack, article.date, Some(&trace));
    let record = record(&article, &doc, pack, &found);
    let Found { mentions, people, statements } = found;
    let replay = Replay { article: &article, pack, doc: &doc, record, mentions, people, statements, steps: trace.into_steps() };
    (look(replay), warnings)
}

/// Fills in what the article does not say itself, and chooses its language.
fn complete<'p>(packs: &'p Packs, options: &Options, article: &mut Article, warnings: &mut Vec<Warning>) -> &'p LanguagePack {
    article.date = article.date.or(options.date);
    article.outlet = article.outlet.take().or_else(|| options.outlet.clone());
    choose_pack(packs, options, article, warnings)
}

fn choose_pack<'p>(packs: &'p Packs, options: &Options, article: &mut Article, warnings: &mut Vec<Warning>) -> &'p LanguagePack {
    let given = article.lang.clone().or_else(|| options.lang.clone());
    let (pack, name) = match given {
        Some(lang) => (packs.for_tag(&lang), lang),
        None => match detect_language(&article.text, packs) {
            Some(detected) => (packs.detected(detected).and_then(|outline| packs.get(&outline.code)), detected.to_owned()),
            None => (None, String::new()),
        },
    };
    if let Some(pack) = pack {
        article.lang = Some(pack.code.clone());
        return pack;
    }
    if name.is_empty() {
        warnings.push(Warning::new(
            &article.place,
            "no-language",
            "no language could be detected; only quotations without speakers are read. Give one with --lang",
        ));
    } else {
        let known: Vec<&str> = packs.codes().collect();
        let message = format!(
            "no language pack for `{name}`; only quotations without speakers are read. There are packs for {}; set another language with --lang",
            known.join(", ")
        );
        warnings.push(Warning::new(&article.place, "no-pack", message));
        article.lang = article.lang.take().or(Some(name));
    }
    packs.none()
}

/// So many words tell whether a text can be in a language.
const TELLING_WORDS: usize = 200;
/// Of the words of a text, at least one in so many is a small one.
const SMALL_WORD_IN: usize = 6;

/// A warning where a text is said to be in a language that has a pack and reads like another one.
fn other_language(packs: &Packs, article: &Article, doc: &Document<'_>, pack: &LanguagePack, declared: bool) -> Option<Warning> {
    let words = || doc.tokens.iter().filter(|token| token.kind == TokenKind::Word).take(TELLING_WORDS);
    let small = words().filter(|token| is_small_word(pack, token.word)).count();
    let count = words().count();
    // asked of every article: few words of the language are what costs next to nothing to see
    if pack.code.is_empty() || count < FEWEST_WORDS || small * SMALL_WORD_IN >= count {
        return None;
    }
    let detected = detect_language(&article.text, packs)?;
    let other = packs.detected(detected).filter(|other| other.code != pack.code)?;
    let says = if declared { "the input says" } else { "--lang says" };
    let message = format!("reads like `{}`, but {says} `{}`, and it is read as that; correct it, or leave it out", other.code, pack.code);
    Some(Warning::new(&article.place, "language", message))
}

/// A short hash of the parts: 64 bits in hexadecimal.
pub fn short_hash<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut out = String::with_capacity(16);
    write_short_hash(parts, &mut out);
    out
}

/// Writes the short hash of the parts behind what is in `out`.
fn write_short_hash<'a>(parts: impl IntoIterator<Item = &'a str>, out: &mut String) {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    for byte in hash.finalize().iter().take(8) {
        for digit in [byte >> 4, byte & 15] {
            out.extend(char::from_digit(u32::from(digit), 16));
        }
    }
}

/// What hashes of articles begin with.
const ARTICLE: &str = "article:";

/// What ids of statements begin with.
const STATEMENT: &str = "statement:";

/// The stretches of a statement in one text.
fn joined(content: &[Span], text: &str) -> String {
    let mut out = String::with_capacity(content.iter().map(|span| span.end - span.start + SEPARATOR.len()).sum());
    for span in content {
        if !out.is_empty() {
            out.push_str(SEPARATOR);
        }
        out.push_str(span.slice(text));
    }
    out
}

/// What stands between the stretches of a statement.
const SEPARATOR: &str = " … ";

/// Writes spans as `[[0, 12], [20, 31]]` into `buffer`, in place of what is there.
fn write_spans(spans: impl Iterator<Item = [usize; 2]>, buffer: &mut String) {
    buffer.clear();
    buffer.push('[');
    for (number, [start, end]) in spans.enumerate() {
        let comma = if number == 0 { "" } else { ", " };
        // writing to a string cannot fail
        let _ = write!(buffer, "{comma}[{start}, {end}]");
    }
    buffer.push(']');
}

/// The article's own fields, with nothing found in it.
fn unread(article: &Article) -> ArticleRecord {
    let date = article.date.map(|d| d.to_string());
    let hash = short_hash([
        article.text.as_str(),
        article.outlet.as_deref().unwrap_or(""),
        date.as_deref().unwrap_or(""),
        article.url.as_deref().unwrap_or(""),
    ]);
    ArticleRecord {
        id: article.id.clone(),
        hash: format!("{ARTICLE}{hash}"),
        lang: article.lang.clone(),
        date,
        outlet: article.outlet.clone(),
        title: article.title.clone(),
        url: article.url.clone(),
        text: article.text.clone(),
        entities: Vec::new(),
        statements: Vec::new(),
        place: article.place.clone(),
        people: Vec::new(),
    }
}

fn record(article: &Article, doc: &Document<'_>, pack: &LanguagePack, found: &Found) -> ArticleRecord {
    let Found { mentions, people, statements } = found;
    let points = CodePoints::new(&article.text);
    let spans = |list: &[Span]| -> Vec<[usize; 2]> { list.iter().map(|s| points.span(*s)).collect() };
    let unread = unread(article);
    let hash = unread.hash.trim_start_matches(ARTICLE);
    let entities = mentions
        .list
        .iter()
        .filter(|m| !m.id.is_empty())
        .map(|m| {
            let span = doc.span(m.first, m.end);
            let [start, end] = points.span(span);
            EntityRecord { start, end, kind: m.kind.name().into(), id: m.id.clone(), text: span.slice(&article.text).to_owned() }
        })
        .collect();
    let mut written = [String::new(), String::new()];
    let mut id = STATEMENT.to_owned();
    let ids: Vec<Shared> = statements
        .iter()
        .map(|s| {
            for (buffer, list) in written.iter_mut().zip([&s.content, &s.cue]) {
                write_spans(list.iter().map(|span| points.span(*span)), buffer);
            }
            id.truncate(STATEMENT.len());
            write_short_hash([hash, &written[0], &written[1]], &mut id);
            id.as_str().into()
        })
        .collect();
    let outlet = article.outlet.as_deref().map(|o| Shared::from(format!("outlet:{}", slug(o))));
    let shared = |text: Option<&str>| text.map(Shared::from);
    let place = |byte: usize| u32::try_from(points.at(byte)).unwrap_or(u32::MAX);
    let labels = SpeakerLabels::find(doc, pack, mentions, people, statements);
    let records = statements
        .iter()
        .enumerate()
        .map(|(i, s)| {
            let targets: Vec<Shared> = s.targets.iter().map(|(id, _)| id.as_str().into()).collect();
            let cue_spans = spans(&s.cue);
            let source_spans = spans(&s.source);
            let speaker = if s.kind == StatementKind::Narrated { outlet.clone() } else { shared(s.speaker.as_deref()) };
            StatementRecord {
                id: ids[i].clone(),
                kind: s.kind,
                content: spans(&s.content),
                text: joined(&s.content, &article.text),
                cue: cue_spans.first().copied(),
                cue_spans,
                source: source_spans.first().copied(),
                source_text: s.source.first().map(|c| c.slice(&article.text).into()),
                cue_text: s.cue.first().map(|c| c.slice(&article.text).into()),
                source_spans,
                speaker_label: match (s.kind, &s.speaker) {
                    (StatementKind::Narrated, _) => shared(article.outlet.as_deref()),
                    (_, speaker) => shared(speaker.as_deref().and_then(|id| labels.get(id))),
                },
                speaker,
                joint_speakers: s.joint_speakers.iter().map(|id| id.as_str().into()).collect(),
                role: shared(s.role.as_deref()),
                speaks_for: shared(s.speaks_for.as_deref()),
                attribution: if s.kind == StatementKind::Narrated && outlet.is_none() { Attribution::Unknown } else { s.attribution },
                addressee: shared(s.addressee.as_deref()),
                target_spans: s
                    .targets
                    .iter()
                    .zip(&targets)
                    .flat_map(|((_, list), id)| list.iter().map(|span| (id.clone(), place(span.start), place(span.end))))
                    .collect(),
                targets,
                act: shared(Some(s.act.as_str()).filter(|act| !act.is_empty())),
                negated: s.negated,
                conditional: s.conditional,
                quantity: s.quantity.map(|q| q.slice(&article.text).to_owned()),
                said_from: s.said.map(|t| t.from.to_string().into()),
                said_to: s.said.map(|t| t.to.to_string().into()),
                date_precision: s.said.map(|t| t.precision),
                paragraph: s.paragraph + 1,
                sentence: s.sentence + 1,
                nested_in: s.nested_in.map(|n| ids[n].clone()),
                rule: s.rule.into(),
                confidence: s.confidence,
            }
        })
        .collect();
    let people = people.list.iter().map(Person::record).chain(labels.unlisted(people)).collect();
    debug_assert!(mentions.list.iter().all(|m| m.kind != Kind::Person || !m.id.is_empty()));
    ArticleRecord { entities, statements: records, people, ..unread }
}

#[cfg(test)]
mod tests {
    use super::{contained, unread};
    use crate::article::Article;

    #[test]
    fn an_article_on_which_a_stage_fails_is_kept_and_named() {
        let mut article = Article { id: "two".into(), text: "The road is shut.".into(), place: "in.jsonl:2".into(), ..Article::default() };
        let (record, warnings) = contained(&mut article, |_| panic!("a defect, on purpose"));
        assert_eq!((record.id.as_str(), record.text.as_str(), record.statements.len()), ("two", "The road is shut.", 0));
        assert_eq!(warnings.iter().map(|w| (w.place.as_str(), w.kind)).collect::<Vec<_>>(), [("in.jsonl:2", "defect")]);

        let (record, warnings) = contained(&mut article, |article| (unread(article), Vec::new()));
        assert_eq!((record.id.as_str(), warnings.len()), ("two", 0));
    }
}
