//! How fast each stage is, in bytes of text for a second of one thread.
//!
//! `cargo bench --bench stages` reads the sample articles; `NEWSGRAPH_ARTICLES=FILE.jsonl cargo bench --bench stages` the first
//! [`MOST_ARTICLES`] of a file of JSON Lines.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use newsgraph::article::{Article, Input, Inputs};
use newsgraph::entity::link;
use newsgraph::export::{Format, TableStyle, Views};
use newsgraph::graph::{Corpus, CorpusBuilder, Curation, Labels, entity_graph, resolve, statement_graph};
use newsgraph::mention::{Mentions, match_terms};
use newsgraph::pack::{DataSource, LanguagePack, Packs};
use newsgraph::pipeline::{Options, analyse};
use newsgraph::record::ArticleRecord;
use newsgraph::statement::find_statements;
use newsgraph::statement::grammar::Grammar;
use newsgraph::text::{Document, detect_language, find_quotes, find_sentences, paragraphs, tokenize};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

const MOST_ARTICLES: usize = 200;

static PACKS: LazyLock<Packs> = LazyLock::new(|| Packs::load(&DataSource::embedded()).expect("the built-in data can be read"));

static PATHS: LazyLock<Vec<PathBuf>> = LazyLock::new(|| match std::env::var_os("NEWSGRAPH_ARTICLES") {
    Some(file) => vec![file.into()],
    None => vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("data/articles")],
});

static ARTICLES: LazyLock<Vec<Article>> = LazyLock::new(|| {
    let inputs = Inputs::open(&PATHS, &PACKS, &[]);
    let articles = inputs.filter_map(|input| match input {
        Input::Article(article) => Some(*article),
        Input::Problem(_) => None,
    });
    articles.take(MOST_ARTICLES).collect()
});

static RECORDS: LazyLock<Vec<ArticleRecord>> =
    LazyLock::new(|| ARTICLES.iter().map(|article| analyse(&PACKS, &Options::default(), article.clone()).0).collect());

/// Articles with the pack of their language.
static READ: LazyLock<Vec<(&'static str, &'static LanguagePack)>> = LazyLock::new(|| {
    let pack = |record: &ArticleRecord| record.lang.as_deref().and_then(|lang| PACKS.get(lang)).unwrap_or(PACKS.none());
    RECORDS.iter().map(|record| (record.text.as_str(), pack(record))).collect()
});

static DOCUMENTS: LazyLock<Vec<(Document<'static>, &'static LanguagePack)>> =
    LazyLock::new(|| READ.iter().map(|(text, pack)| (Document::read(text, pack), *pack)).collect());

fn bytes() -> BytesCount {
    BytesCount::new(ARTICLES.iter().map(|article| article.text.len()).sum::<usize>())
}

fn main() {
    assert!(!ARTICLES.is_empty(), "there is no article to read");
    // all that the benches begin with is made before the first of them is measured
    println!("{} articles", DOCUMENTS.len());
    divan::main();
}

#[divan::bench]
fn a_load_the_language_data(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| Packs::read(&DataSource::embedded()));
}

#[divan::bench]
fn b_reading(bencher: Bencher<'_, '_>) {
    bencher.counter(bytes()).bench_local(|| Inputs::open(&PATHS, &PACKS, &[]).take(MOST_ARTICLES).count());
}

#[divan::bench]
fn c_language(bencher: Bencher<'_, '_>) {
    bencher.counter(bytes()).bench_local(|| ARTICLES.iter().filter_map(|article| detect_language(&article.text, &PACKS)).count());
}

#[divan::bench]
fn d_tokens(bencher: Bencher<'_, '_>) {
    bencher.counter(bytes()).bench_local(|| READ.iter().map(|(text, pack)| tokenize(text, &paragraphs(text), pack).len()).sum::<usize>());
}

#[divan::bench]
fn e_quotations_and_sentences(bencher: Bencher<'_, '_>) {
    bencher.counter(bytes()).bench_local(|| {
        for (doc, pack) in DOCUMENTS.iter() {
            let quotes = find_quotes(doc.text, &doc.tokens);
            black_box(find_sentences(doc.text, &doc.tokens, &quotes, pack));
        }
    });
}

#[divan::bench]
fn f_terms(bencher: Bencher<'_, '_>) {
    bencher.counter(bytes()).bench_local(|| {
        for (doc, pack) in DOCUMENTS.iter() {
            black_box(match_terms(doc, pack));
        }
    });
}

#[divan::bench]
fn g_mentions(bencher: Bencher<'_, '_>) {
    let inputs: Vec<_> = DOCUMENTS.iter().map(|(doc, pack)| (doc, *pack, match_terms(doc, pack))).collect();
    bencher.counter(bytes()).bench_local(|| {
        for (doc, pack, terms) in &inputs {
            black_box(Mentions::find(doc, pack, terms, None));
        }
    });
}

#[divan::bench]
fn h_linking(bencher: Bencher<'_, '_>) {
    let find = |(doc, pack): &(Document<'static>, &'static LanguagePack)| Mentions::find(doc, pack, &match_terms(doc, pack), None);
    bencher.counter(bytes()).with_inputs(|| DOCUMENTS.iter().map(find).collect::<Vec<_>>()).bench_local_values(|mut mentions| {
        for ((doc, pack), mentions) in DOCUMENTS.iter().zip(&mut mentions) {
            black_box(link(doc, pack, mentions));
        }
        mentions
    });
}

/// With their speakers and targets.
#[divan::bench]
fn i_statements(bencher: Bencher<'_, '_>) {
    let inputs: Vec<_> = DOCUMENTS
        .iter()
        .map(|(doc, pack)| {
            let terms = match_terms(doc, pack);
            let mut mentions = Mentions::find(doc, pack, &terms, None);
            let people = link(doc, pack, &mut mentions);
            (doc, *pack, terms, mentions, people)
        })
        .collect();
    bencher.counter(bytes()).bench_local(|| {
        for (doc, pack, terms, mentions, people) in &inputs {
            black_box(find_statements(&Grammar::new(doc, pack, mentions, terms), people, None));
        }
    });
}

#[divan::bench]
fn j_all_of_extract(bencher: Bencher<'_, '_>) {
    bencher.counter(bytes()).with_inputs(|| ARTICLES.clone()).bench_local_values(|articles| {
        for article in articles {
            black_box(analyse(&PACKS, &Options::default(), article));
        }
    });
}

fn corpus(records: Vec<ArticleRecord>) -> Corpus {
    let mut builder = CorpusBuilder::with_passages(true);
    for record in records {
        builder.add(record);
    }
    let mut corpus = builder.finish();
    let resolution = resolve(&corpus, &PACKS.world, &Curation::default());
    corpus.apply(&resolution);
    corpus.label_speakers(&PACKS);
    corpus
}

#[divan::bench]
fn k_names_of_all_articles(bencher: Bencher<'_, '_>) {
    bencher.counter(bytes()).with_inputs(|| RECORDS.clone()).bench_local_values(corpus);
}

#[divan::bench]
fn l_graphs(bencher: Bencher<'_, '_>) {
    let corpus = corpus(RECORDS.clone());
    let labels = Labels::new(&corpus, &PACKS);
    bencher.counter(bytes()).bench_local(|| {
        let (entities, statements) = (entity_graph(&corpus, &labels, false), statement_graph(&corpus, &labels));
        (entities.node_count(), statements.node_count())
    });
}

/// The bytes counted are those of the articles, not of the file.
#[divan::bench(args = ["graphml", "statements-graphml", "csv", "gexf", "xlsx", "html", "jsonl"])]
fn m_export(bencher: Bencher<'_, '_>, format: &str) {
    let corpus = corpus(RECORDS.clone());
    let labels = Labels::new(&corpus, &PACKS);
    let views = Views::new(&corpus, entity_graph(&corpus, &labels, false), statement_graph(&corpus, &labels));
    views.look();
    let mut exports = Format::exports(Some(&[format.to_owned()]), TableStyle::default());
    exports.retain(|export| format == "jsonl" || export.file_name() != "statements.jsonl");
    bencher.counter(bytes()).bench_local(|| {
        for export in &exports {
            export.write(&views, &mut std::io::sink()).expect("nothing is kept of it");
        }
    });
}
