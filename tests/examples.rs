//! Every row of the language packs is run, and so are the sentences of `data/languages/*/examples.toml`.
//! What fails and is known to is listed in `tests/known_gaps.csv`.

mod support;

use newsgraph::entity::link;
use newsgraph::mention::{Mention, Mentions, match_terms};
use newsgraph::pack::{LanguagePack, PartOfSpeech};
use newsgraph::record::StatementRecord;
use newsgraph::statement::cue::find_cues;
use newsgraph::statement::grammar::Grammar;
use newsgraph::text::{CodePoints, Document, Span};
use serde::Deserialize;
use std::collections::BTreeMap;
use support::gaps::Outcomes;
use support::{PACKS, csv_rows, data_file, read};

/// `examples.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Examples {
    carriers: Carriers,
    sentence: Vec<Example>,
}

/// Sentences in which each form of a kind must be found, `{form}` standing for it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Carriers {
    name: String,
    demonym: String,
    capital: String,
    region: String,
    resource: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    text: String,
    statements: Vec<Expected>,
}

/// What an example says of a statement.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    kind: String,
    speaker: Option<String>,
    text: String,
    targets: Vec<String>,
}

/// Runs `check` on every pack, with the file that it is about.
fn each_pack(file: &str, check: impl Fn(&LanguagePack, &mut Outcomes)) {
    let failed: Vec<String> = PACKS
        .iter()
        .filter_map(|pack| {
            let mut outcomes = Outcomes::of(format!("languages/{}/{file}", pack.code));
            check(pack, &mut outcomes);
            outcomes.complaint()
        })
        .collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

fn examples(pack: &LanguagePack) -> Examples {
    let file = format!("languages/{}/examples.toml", pack.code);
    toml::from_str(&data_file(&file)).unwrap_or_else(|e| panic!("data/{file}: {e}"))
}

#[test]
fn every_cue_speaks_where_it_must() {
    each_pack("cues.csv", |pack, outcomes| {
        for (index, cue) in (0u32..).zip(pack.cues()) {
            let pos = match cue.pos {
                PartOfSpeech::Verb => "verb",
                PartOfSpeech::Noun => "noun",
                PartOfSpeech::Preposition => "preposition",
            };
            let row = format!("{} {pos}", cue.lemma);
            let found = cues_of_statements(&cue.matching, pack);
            let named = || found.iter().map(|i| pack.cue(*i).lemma.as_str()).collect::<Vec<_>>().join(", ");
            let right = if found.contains(&index) {
                Ok(())
            } else if found.is_empty() {
                Err("no statement with a cue".to_owned())
            } else {
                Err(format!("the cue found is {}", named()))
            };
            outcomes.note(&row, "match", right);
            let silent = !cues_of_statements(&cue.not_matching, pack).contains(&index);
            outcomes.note(&row, "no_match", if silent { Ok(()) } else { Err("a statement with this cue".to_owned()) });
        }
    });
}

/// The cues of all statements of `text`, as indices into the pack's.
fn cues_of_statements(text: &str, pack: &LanguagePack) -> Vec<u32> {
    // a record has the words of its cue, not the row: the row is that of the cue found at the same place
    let doc = Document::read(text, pack);
    let terms = match_terms(&doc, pack);
    let mut mentions = Mentions::find(&doc, pack, &terms, None);
    link(&doc, pack, &mut mentions);
    let grammar = Grammar::new(&doc, pack, &mentions, &terms);
    let points = CodePoints::new(text);
    let mut rows: BTreeMap<[usize; 2], u32> = BTreeMap::new();
    for sentence in &doc.sentences {
        rows.extend(find_cues(&grammar, sentence).iter().map(|c| (points.span(doc.span(c.first, c.end)), c.cue)));
    }
    read(text, Some(&pack.code)).statements.iter().filter_map(|s| s.cue).filter_map(|span| rows.get(&span).copied()).collect()
}

#[test]
fn every_exception_keeps_its_id_out() {
    each_pack("exceptions.csv", |pack, outcomes| {
        for [phrase, id, example] in csv_rows(&data_file(&format!("languages/{}/exceptions.csv", pack.code)), ["phrase", "id", "example"]) {
            let outcome = match find_ignoring_case(&example, &phrase) {
                None => Err("the example does not hold the phrase".to_owned()),
                Some(span) if mentions(&example, pack).iter().any(|(at, m)| at.overlaps(span) && stands_for(m, &id)) => {
                    Err(format!("{id} is found in it"))
                }
                Some(_) => Ok(()),
            };
            outcomes.note(&format!("{phrase} {id}"), "example", outcome);
        }
    });
}

#[test]
fn every_form_of_a_country_is_found() {
    each_pack("countries.csv", |pack, outcomes| {
        let carriers = examples(pack).carriers;
        for [id, form, class] in csv_rows(&data_file(&format!("languages/{}/countries.csv", pack.code)), ["id", "form", "class"]) {
            let carrier = match class.as_str() {
                "name" => &carriers.name,
                "demonym" => &carriers.demonym,
                "capital" => &carriers.capital,
                _ => &carriers.region,
            };
            let outcome = find_form(carrier, &form, &format!("country:{id}"), pack);
            outcomes.note(&format!("{id} {form}"), "form", outcome);
        }
    });
}

#[test]
fn every_form_of_a_resource_is_found() {
    each_pack("resources.csv", |pack, outcomes| {
        let carrier = examples(pack).carriers.resource;
        for [id, form] in csv_rows(&data_file(&format!("languages/{}/resources.csv", pack.code)), ["id", "form"]) {
            let outcome = find_form(&carrier, &form, &format!("resource:{id}"), pack);
            outcomes.note(&format!("{id} {form}"), "form", outcome);
        }
    });
}

#[test]
fn whole_sentences_give_their_statements() {
    each_pack("examples.toml", |pack, outcomes| {
        for example in examples(pack).sentence {
            let found: Vec<Expected> = read(&example.text, Some(&pack.code)).statements.iter().map(Expected::from).collect();
            let outcome = if found == example.statements { Ok(()) } else { Err(format!("found: {found:?}")) };
            outcomes.note(&example.text, "statements", outcome);
        }
    });
}

impl From<&StatementRecord> for Expected {
    fn from(s: &StatementRecord) -> Self {
        Expected { kind: s.kind.name().to_owned(), speaker: s.speaker.clone(), text: s.text.clone(), targets: s.targets.clone() }
    }
}

/// Whether `form` in its carrier sentence is one mention with this id, or of a place of the country with this id.
fn find_form(carrier: &str, form: &str, id: &str, pack: &LanguagePack) -> Result<(), String> {
    let start = carrier.find("{form}").expect("a carrier sentence holds {form}");
    let text = carrier.replace("{form}", form);
    let span = Span::new(start, start + form.len());
    let there: Vec<(Span, Mention)> = mentions(&text, pack).into_iter().filter(|(at, _)| at.overlaps(span)).collect();
    if there.iter().any(|(at, m)| *at == span && stands_for(m, id)) {
        return Ok(());
    }
    let found: Vec<String> = there.iter().map(|(at, m)| format!("{} ({})", m.id, at.slice(&text))).collect();
    Err(if found.is_empty() { "not found".to_owned() } else { format!("found as {}", found.join(", ")) })
}

fn stands_for(mention: &Mention, id: &str) -> bool {
    mention.id == id || mention.stands_for.as_deref() == Some(id)
}

/// All mentions of `text`, each with its place.
fn mentions(text: &str, pack: &LanguagePack) -> Vec<(Span, Mention)> {
    let doc = Document::read(text, pack);
    let terms = match_terms(&doc, pack);
    let mut mentions = Mentions::find(&doc, pack, &terms, None);
    link(&doc, pack, &mut mentions);
    mentions.list.into_iter().map(|m| (doc.span(m.first, m.end), m)).collect()
}

/// Where `phrase` stands in `text`, in any case.
fn find_ignoring_case(text: &str, phrase: &str) -> Option<Span> {
    let wanted = phrase.to_lowercase();
    text.char_indices().map(|(start, _)| start).find_map(|start| {
        (start..=text.len()).find(|&end| text.get(start..end).is_some_and(|s| s.to_lowercase() == wanted)).map(|end| Span::new(start, end))
    })
}
