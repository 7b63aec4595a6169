//! Tests of the counts, the order and the names.

use super::fixture::{article, entity, person, statement};
use super::*;
use crate::pack::Packs;
use crate::record::ArticleRecord;
use crate::statement::StatementKind::{Direct, Indirect, Narrated};

fn corpus(records: Vec<ArticleRecord>) -> Corpus {
    let mut builder = CorpusBuilder::default();
    for record in records {
        assert_eq!(builder.add(record), []);
    }
    builder.finish()
}

/// The edges as `source relation target weight`.
fn edges(graph: &EntityView<'_>) -> Vec<String> {
    let line = |edge: Edge<'_, Tally<'_>>| {
        let relation = edge.relation.name();
        format!("{} {relation} {} {}", edge.source, edge.target, edge.detail.weight())
    };
    graph.edges().map(line).collect()
}

fn sample() -> Vec<ArticleRecord> {
    let mut first = statement("1", Direct, Some("person:a"), &["country:XA", "person:b", "person:a"]);
    first.addressee = Some("person:b".into());
    first.role = Some("minister".into());
    first.speaks_for = Some("country:XA".into());
    let second = statement("2", Indirect, Some("person:a"), &["country:XA"]);
    let narrated = statement("3", Narrated, Some("outlet:post"), &["resource:r", "country:XA"]);
    let group = statement("4", Indirect, Some("group:sources"), &["country:XB", "place:p"]);
    let unknown = statement("5", Direct, None, &["country:XA", "country:XB"]);
    vec![
        article("k", Some("2025-02"), Some("Post"), vec![first, second]),
        article("j", Some("2025-02-10"), Some("POST"), vec![narrated]),
        article("i", None, None, vec![group, unknown]),
    ]
}

#[test]
fn counts_edges() {
    let (corpus, packs) = (corpus(sample()), Packs::default());
    let labels = Labels::new(&corpus, &packs);
    let graph = entity_graph(&corpus, &labels, false);
    let expected = [
        "country:XA mentioned_with country:XB 1",
        "country:XA mentioned_with person:a 1",
        "country:XA mentioned_with person:b 1",
        "country:XA mentioned_with resource:r 1",
        "person:a addressed person:b 1",
        "person:a said_about country:XA 2",
        "person:a speaks_for country:XA 1",
        "person:a said_about person:b 1",
        "person:a mentioned_with person:b 1",
    ];
    let mut sorted: Vec<String> = expected.map(str::to_owned).to_vec();
    // source, target, relation
    sorted.sort_by_key(|line| {
        let parts: Vec<String> = line.split(' ').map(str::to_owned).collect();
        (parts[0].clone(), parts[2].clone(), parts[1].clone())
    });
    assert_eq!(edges(&graph), sorted);
    let said = graph.edges().find(|e| e.id() == "person:a--said_about--country:XA").unwrap();
    let tally = &said.detail;
    assert_eq!((tally.count(Direct), tally.count(Indirect), tally.more()), (1, 1, 0));
    assert_eq!((tally.coverage.articles, tally.coverage.outlets.len()), (1, 1));
    assert_eq!((tally.coverage.first, tally.coverage.last), (Some("2025-02-01"), Some("2025-02-28")));
    assert_eq!(tally.statement_ids, ["statement:1", "statement:2"]);
}

#[test]
fn counts_nodes() {
    let (corpus, packs) = (corpus(sample()), Packs::default());
    let labels = Labels::new(&corpus, &packs);
    let graph = entity_graph(&corpus, &labels, false);
    let ids: Vec<&str> = graph.nodes().map(|(id, _)| id).collect();
    assert_eq!(ids, ["country:XA", "country:XB", "person:a", "person:b", "resource:r"]);
    let country = &graph.get("country:XA").unwrap().counts;
    assert_eq!((country.said, country.about, country.named), (0, 3, 4));
    assert_eq!((country.coverage.articles, country.coverage.outlets.len()), (3, 1));
    let person = &graph.get("person:a").unwrap();
    assert_eq!((person.counts.said, person.counts.about), (2, 1));
    let columns = entity_node_columns();
    let roles = columns.iter().find(|c| c.name == "roles").unwrap();
    assert_eq!(roles.value(person), Value::list(["minister"]));
}

#[test]
fn groups_are_nodes_on_request() {
    let (corpus, packs) = (corpus(sample()), Packs::default());
    let labels = Labels::new(&corpus, &packs);
    let graph = entity_graph(&corpus, &labels, true);
    assert!(edges(&graph).contains(&"group:sources said_about country:XB 1".to_owned()));
    assert!(graph.get("place:p").is_none());
}

#[test]
fn joint_speakers_have_each_said_it() {
    let mut joint = statement("6", Indirect, Some("group:a-and-b"), &["country:XA", "person:a"]);
    joint.joint_speakers = vec!["person:a".into(), "person:b".into()];
    joint.role = Some("minister".into());
    let (corpus, packs) = (corpus(vec![article("h", None, None, vec![joint])]), Packs::default());
    let labels = Labels::new(&corpus, &packs);
    let graph = entity_graph(&corpus, &labels, false);
    let said = [
        "country:XA mentioned_with person:a 1",
        "person:a said_about country:XA 1",
        "person:b said_about country:XA 1",
        "person:b said_about person:a 1",
    ];
    assert_eq!(edges(&graph), said);
    let person = graph.get("person:b").unwrap();
    assert_eq!((person.counts.said, person.counts.roles().count()), (1, 0));
    let statements = statement_graph(&corpus, &labels);
    let edges: Vec<String> = statements.edges().map(|edge| edge.id()).collect();
    for speaker in ["group:a-and-b", "person:a", "person:b"] {
        assert!(edges.contains(&format!("{speaker}--said--statement:6")), "{speaker}");
    }
}

#[test]
fn the_statement_graph_has_everything() {
    let (corpus, packs) = (corpus(sample()), Packs::default());
    let labels = Labels::new(&corpus, &packs);
    let graph = statement_graph(&corpus, &labels);
    let edges: Vec<String> = graph.edges().map(|edge| edge.id()).collect();
    for expected in [
        "article:j--published_by--outlet:post",
        "group:sources--said--statement:4",
        "outlet:post--said--statement:3",
        "statement:1--addressed_to--person:b",
        "statement:1--about--person:a",
        "statement:4--about--place:p",
        "statement:5--reported_in--article:i",
    ] {
        assert!(edges.iter().any(|edge| edge == expected), "{expected} is missing");
    }
    // the two spellings of the outlet are one node
    assert_eq!(graph.nodes().filter(|(id, _)| id.starts_with("outlet:")).count(), 1);
}

#[test]
fn order_of_arrival_does_not_matter() {
    let ids = |records| {
        let corpus = corpus(records);
        let ids: Vec<String> = corpus.statements().map(|(_, s)| s.id.to_string()).collect();
        ids.join(" ")
    };
    let mut reversed = sample();
    reversed.reverse();
    // by date, undated last
    assert_eq!(ids(sample()), "statement:1 statement:2 statement:3 statement:4 statement:5");
    assert_eq!(ids(reversed), ids(sample()));
}

#[test]
fn an_article_met_twice_counts_once() {
    let record = |id: &str| {
        let mut record = article("x", None, None, vec![statement("1", Direct, None, &[])]);
        record.id = id.to_owned();
        record.place = format!("{id}.csv:2");
        record
    };
    for order in [["a", "b"], ["b", "a"]] {
        let mut builder = CorpusBuilder::default();
        assert_eq!(builder.add(record(order[0])), []);
        let warnings = builder.add(record(order[1]));
        let said = format!("{}.csv:2: the same article as {}.csv:2; it counts once", order[1], order[0]);
        assert_eq!(warnings.iter().map(|w| (w.kind, w.to_string())).collect::<Vec<_>>(), [("duplicate", said)]);
        let corpus = builder.finish();
        assert_eq!((corpus.articles().len(), corpus.statement_count()), (1, 1));
        assert_eq!(corpus.articles()[0].id, "a");
    }
}

#[test]
fn a_statement_id_counts_once() {
    let twice = vec![statement("1", Direct, None, &[]), statement("1", Indirect, None, &[])];
    let mut builder = CorpusBuilder::default();
    let warnings = builder.add(article("x", None, None, twice));
    assert_eq!(warnings.iter().map(|w| w.kind).collect::<Vec<_>>(), ["duplicate-statement"]);
    assert_eq!(builder.finish().statement_count(), 1);
}

#[test]
fn ids_beyond_twenty_are_counted() {
    let statements = (10..35).map(|n| statement(&n.to_string(), Direct, Some("person:a"), &["person:b"]));
    let (corpus, packs) = (corpus(vec![article("x", None, None, statements.collect())]), Packs::default());
    let graph = entity_graph(&corpus, &Labels::new(&corpus, &packs), false);
    let tally = &graph.edges().next().unwrap().detail;
    assert_eq!((tally.weight(), tally.statement_ids.len(), tally.more()), (25, MOST_STATEMENT_IDS, 5));
    assert_eq!(tally.coverage.first, None);
}

#[test]
fn names_and_aliases() {
    let with_names = |hash: &str, name: &str, forms: &[&str]| {
        let mut record = article(hash, None, Some("Post"), Vec::new());
        record.entities = forms.iter().map(|form| entity("person:a", form)).collect();
        record.entities.push(entity("org:new", "New  \nBody"));
        record.people.push(person("person:a", name));
        record
    };
    let records = vec![with_names("1", "Zed A.", &["Zed A.", "Zed"]), with_names("2", "Aaz A.", &["Aaz A."])];
    let (corpus, packs) = (corpus(records), Packs::default());
    let labels = Labels::new(&corpus, &packs);
    // as frequent: the first of the alphabet
    assert_eq!(labels.label("person:a"), "Aaz A.");
    assert_eq!(labels.aliases("person:a", "Aaz A."), ["Zed", "Zed A."]);
    assert_eq!(labels.label("org:new"), "New Body");
    assert_eq!(labels.label("outlet:post"), "Post");
    assert_eq!(labels.label("group:some-sources"), "some sources");
}

#[test]
fn the_language_of_most_articles() {
    let in_language = |hash: &str, lang: &str| {
        let mut record = article(hash, None, None, Vec::new());
        record.lang = Some(lang.to_owned());
        record
    };
    let records = [("1", "zz"), ("2", "yy"), ("3", "zz"), ("4", "yy")].map(|(hash, lang)| in_language(hash, lang));
    assert_eq!(corpus(records.into()).main_language(), Some("yy"));
}
