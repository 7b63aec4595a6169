//! Hand-made gold and predictions; the figures they come to are written out.

use super::*;
use crate::pack::Map;
use std::path::PathBuf;

/// Writes `lines` to a file and reads it back.
fn read(lines: &str, gold: bool) -> Result<Map<Id, Row>, String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("rows.jsonl");
    std::fs::write(&path, lines).expect("a file");
    let rows = if gold { load_gold(&path) } else { load(&path) };
    rows.map_err(|e| e.to_string().replace(&path.display().to_string(), "rows.jsonl"))
}

fn scored(gold: &str, predictions: &str, misses: usize) -> Score {
    score(&read(gold, true).expect("gold"), &read(predictions, false).expect("predictions"), misses)
}

const GOLD: &str = r#"
{"id": "a", "text": "“Così è”, ha detto Zoa Ruiz. La nave parte, secondo il porto. Si vedrà.", "entities": [{"start": 19, "end": 27, "kind": "person", "id": "person:Zoa Ruiz"}, {"start": 50, "end": 60, "kind": "organisation", "id": "org:Il porto"}], "statements": [{"kind": "direct", "content": [[0, 8]], "source": [19, 27], "speaker": "person:Zoa Ruiz", "targets": []}, {"kind": "indirect", "content": [[29, 42]], "source": [52, 60], "speaker": "org:PORTO", "targets": ["country:XX", "resource:salt", "person:Xo"]}, {"kind": "free_indirect", "content": [[62, 70]], "speaker": "org:PORTO", "targets": [], "optional": true}, {"kind": "narrated", "content": [[29, 60]]}]}
{"id": "b", "text": "Nothing is predicted here, said nobody.", "statements": [{"content": [[0, 25]]}], "entities": null}

"#;

const PREDICTED: &str = r#"
{"id": "a", "entities": [{"start": 19, "end": 27, "kind": "person", "id": "person:ruiz"}, {"start": 0, "end": 4, "kind": "person", "id": "person:Così"}], "statements": [{"kind": "direct", "content": [[0, 8]], "source": [19, 27], "speaker": "person:Ruiz"}, {"kind": "reported", "content": [[29, 36], [38, 40]], "source": [29, 36], "speaker": "group:la nave", "targets": ["country:XX", "country:YY", "org:PORTO"]}, {"kind": "indirect", "content": [[62, 70]]}, {"kind": "indirect", "content": [[44, 51], [52, 60]]}, {"kind": "narrated", "content": [[29, 60]]}]}
{"id": "elsewhere", "statements": [{"content": [[0, 9]]}]}
"#;

#[test]
fn figures_of_a_small_set() {
    let result = scored(GOLD, PREDICTED, 9);
    let expected = r#"
statements.lenient           {"p": 0.6667, "r": 0.6667, "f1": 0.6667, "tp": 2, "pred": 3, "gold": 3}
statements.strict            {"p": 0.3333, "r": 0.3333, "f1": 0.3333, "tp": 1, "pred": 3, "gold": 3}
statements.end_to_end        {"p": 0.3333, "r": 0.3333, "f1": 0.3333, "tp": 1, "pred": 3, "gold": 3}
speaker.accuracy             {"value": 0.5, "right": 1, "of": 2}
kind.accuracy                {"value": 0.5, "right": 1, "of": 2}
recall_by_kind               {"any": {"r": 0.0, "of": 1}, "direct": {"r": 1.0, "of": 1}, "indirect": {"r": 1.0, "of": 1}}
targets.country_resource     {"p": 0.5, "r": 0.5, "f1": 0.5, "tp": 1, "pred": 2, "gold": 2}
entities.organisation        {"p": 0.0, "r": 0.0, "f1": 0.0, "tp": 0, "pred": 0, "gold": 1}
entities.person              {"p": 0.5, "r": 1.0, "f1": 0.6667, "tp": 1, "pred": 2, "gold": 1}
article_ids.person           {"p": 0.5, "r": 1.0, "f1": 0.6667, "tp": 1, "pred": 2, "gold": 1}
"#;
    assert_eq!(result.report.text(), expected.trim_start());
    let misses: Vec<String> = result.misses.iter().map(|row| row.join(" | ")).collect();
    assert_eq!(
        misses,
        [
            "false | a | indirect | secondo … il porto",
            "speaker | a | org:PORTO / group:la nave | La nave parte, secondo il porto. Si vedrà.",
            "missed | b | None | Nothing is predicted here",
        ]
    );
    assert_eq!(scored(GOLD, PREDICTED, 1).misses.len(), 1);
}

#[test]
fn no_predictions_and_no_gold() {
    let result = scored(GOLD, "", 0);
    assert!(
        result.report.text().starts_with(r#"statements.lenient           {"p": 0.0, "r": 0.0, "f1": 0.0, "tp": 0, "pred": 0, "gold": 3}"#)
    );
    assert!(result.report.text().contains(r#"speaker.accuracy             {"value": null, "right": 0, "of": 0}"#));
    assert!(scored("", PREDICTED, 0).report.text().contains("recall_by_kind               {}\n"));
}

#[test]
fn a_better_pair_comes_before_an_earlier_one() {
    let gold = r#"{"id": 7, "text": "", "statements": [{"content": [[0, 10]]}, {"content": [[0, 20]]}]}"#;
    // the first prediction is half of the second gold statement and all of the first
    let predicted = r#"{"id": 7, "statements": [{"content": [[0, 10]]}, {"content": [[0, 4]]}]}"#;
    let report = scored(gold, predicted, 0).report.text();
    assert!(report.starts_with(r#"statements.lenient           {"p": 0.5, "r": 0.5, "f1": 0.5, "tp": 1,"#), "{report}");
    // equal overlaps: the earlier gold statement, then the earlier prediction
    let gold =
        r#"{"id": 7, "text": "", "statements": [{"content": [[0, 2]], "speaker": "org:a"}, {"content": [[2, 4]], "speaker": "org:b"}]}"#;
    let predicted = r#"{"id": 7, "statements": [{"content": [[1, 3]], "speaker": "org:a"}, {"content": [[0, 4]], "speaker": "org:b"}]}"#;
    let report = scored(gold, predicted, 0).report.text();
    assert!(report.contains(r#"speaker.accuracy             {"value": 0.0, "right": 0, "of": 2}"#), "{report}");
}

#[test]
fn what_meets_an_optional_statement_is_free_unless_it_is_used() {
    let gold = r#"{"id": "a", "text": "", "statements": [{"content": [[0, 10]], "optional": true}, {"content": [[0, 8]]}]}"#;
    let predicted = r#"{"id": "a", "statements": [{"content": [[0, 10]]}, {"content": [[2, 10]]}]}"#;
    let report = scored(gold, predicted, 0).report.text();
    assert!(
        report.starts_with(r#"statements.lenient           {"p": 1.0, "r": 1.0, "f1": 1.0, "tp": 1, "pred": 1, "gold": 1}"#),
        "{report}"
    );
}

#[test]
fn kinds_of_other_gold() {
    let gold = r#"{"id": "a", "text": "", "entities": [{"start": 0, "end": 2, "type": "country"}, {"start": 3, "end": 4, "kind": null, "type": "place"}], "statements": [{"kind": null, "content": [[0, 2]]}, {"kind": "Ω", "content": [[5, 6]]}]}"#;
    let report = scored(gold, r#"{"id": "a", "entities": [{"start": 0, "end": 2, "kind": "country"}]}"#, 0).report.text();
    assert!(report.contains(r#"recall_by_kind               {"null": {"r": 0.0, "of": 1}, "\u03a9": {"r": 0.0, "of": 1}}"#), "{report}");
    assert!(
        report.ends_with("entities.country             {\"p\": 1.0, \"r\": 1.0, \"f1\": 1.0, \"tp\": 1, \"pred\": 1, \"gold\": 1}\n"),
        "{report}"
    );
}

#[test]
fn bad_gold_is_located() {
    let error = |lines: &str| read(lines, true).expect_err("bad gold");
    let good = r#"{"id": "a", "text": "t"}"#;
    assert_eq!(error(&format!("{good}\n\n{good}")), "rows.jsonl:3: id `a` occurs twice; every article needs its own");
    assert_eq!(error("{\"id\": \"à\", oops}"), "rows.jsonl:1:13: not an article with its statements and entities: key must be a string");
    assert_eq!(error(r#"{"text": "t"}"#), "rows.jsonl:1:13: not an article with its statements and entities: missing field `id`");
    assert_eq!(error(r#"{"id": "a"}"#), "rows.jsonl:1: the object has no `text`; offsets refer to it");
    for statement in ["{}", r#"{"content": null}"#, r#"{"content": []}"#] {
        let line = format!(r#"{{"id": "a", "text": "t", "statements": [{statement}]}}"#);
        assert_eq!(error(&line), "rows.jsonl:1: a statement without content; `content` must be a list of [start, end]");
    }
    assert!(error(r#"{"id": "a", "text": "t", "statements": [{"content": [[0]]}]}"#).starts_with("rows.jsonl:1:"));
    assert!(error(r#"{"id": "a", "text": "t", "statements": [{"content": [[0, 1]], "targets": [{}]}]}"#).starts_with("rows.jsonl:1:"));
    assert!(error(r#"{"id": null, "text": "t"}"#).contains("`id` must be a text or a number"));
    let missing = load_gold(&PathBuf::from("no/such.jsonl")).expect_err("no file").to_string();
    assert!(missing.starts_with("no/such.jsonl: "), "{missing}");
}
