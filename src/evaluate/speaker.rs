//! When two canonical ids name the same speaker.

use super::ranges::Ranges;
use super::rows::Statement;
use crate::mention::Kind;
use caseless::Caseless;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

/// What may follow a surname without being one.
const SUFFIXES: [&str; 5] = ["jr", "sr", "ii", "iii", "iv"];

/// A name without its accents, case and punctuation: its words with a space between them.
pub(super) fn fold(name: &str) -> String {
    let folded = name.nfkd().filter(|c| canonical_combining_class(*c) == 0).default_case_fold();
    let mut words = String::with_capacity(name.len());
    let mut apart = false;
    for c in folded {
        if !is_word(c) {
            apart = true;
            continue;
        }
        if apart && !words.is_empty() {
            words.push(' ');
        }
        apart = false;
        words.push(c);
    }
    words
}

/// Letters, numbers and the underscore; not marks.
fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || c == '_';
    }
    matches!(c.general_category_group(), GeneralCategoryGroup::Letter | GeneralCategoryGroup::Number)
}

/// The kind and the folded name of a canonical id; `None` for nobody.
pub(super) fn canonical(id: Option<&str>) -> Option<(&str, String)> {
    let id = id.filter(|id| !id.is_empty())?;
    let (kind, name) = id.split_once(':').unwrap_or((id, ""));
    Some((kind, fold(name)))
}

/// The surname is equal and the given names do not contradict: no given name is none, and an initial is enough.
fn same_person(gold: &str, predicted: &str) -> bool {
    let words = |name: &'_ str| -> Vec<String> { name.split_whitespace().filter(|w| !SUFFIXES.contains(w)).map(str::to_owned).collect() };
    let (gold, predicted) = (words(gold), words(predicted));
    let initial = |name: &[String]| name.first().and_then(|w| w.chars().next());
    gold.last().is_some()
        && gold.last() == predicted.last()
        && (gold.len() == 1 || predicted.len() == 1 || initial(&gold) == initial(&predicted))
}

/// Whether the predicted speaker is right; `None` where the gold does not say who speaks.
pub(super) fn same_speaker(gold: &Statement, predicted: &Statement) -> Option<bool> {
    let predicted_id = canonical(predicted.speaker());
    let gold_source = Ranges::new(gold.source());
    let overlap = || {
        let source = Ranges::new(predicted.source());
        let shared = gold_source.shared(&source);
        // a whole sentence names nobody
        shared > 0 && 2 * shared >= source.len()
    };
    let Some((kind, name)) = canonical(gold.speaker()) else {
        if !gold_source.is_empty() {
            return Some(overlap());
        }
        // annotated as nobody, or not annotated
        return gold.speaker.is_some().then_some(predicted_id.is_none());
    };
    let predicted_name = predicted_id.filter(|(k, _)| *k == kind).map(|(_, name)| name);
    Some(if kind == Kind::Person.name() {
        predicted_name.is_some_and(|p| same_person(&name, &p))
    } else {
        predicted_name.is_some_and(|p| p == name) || (kind != Kind::Country.name() && overlap())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_punctuation_do_not_count() {
        assert_eq!(fold("Dvořák-Ibáñez, ANA"), "dvorak ibanez ana");
        assert_eq!(fold("Straße_9 ﬁne"), "strasse_9 fine");
        assert_eq!(fold("ΣΊΣΥΦΟΣ"), "σισυφοσ");
        assert_eq!(fold("  — "), "");
        // a mark that is kept by the folding, but is no part of a word
        assert_eq!(fold("क\u{93e}म"), "क म");
        assert_eq!(fold("½ Ⓐ x²"), "1 2 a x2");
    }

    #[test]
    fn people_by_surname() {
        assert!(same_person("ana ruiz", "ruiz"));
        assert!(same_person("a ruiz", "ana maria ruiz"));
        assert!(same_person("ana ruiz jr", "ana ruiz"));
        assert!(!same_person("ana ruiz", "bo ruiz"));
        assert!(!same_person("ana ruiz", "ana soto"));
        assert!(!same_person("jr", "jr"));
        assert!(!same_person("", ""));
    }

    fn statement(json: &str) -> Statement {
        serde_json::from_str(json).expect("a statement")
    }

    fn judge(gold: &str, predicted: &str) -> Option<bool> {
        same_speaker(&statement(gold), &statement(predicted))
    }

    #[test]
    fn ids_before_sources() {
        let overlapping = r#"{"speaker":"org:Port","source":[0,6]}"#;
        assert_eq!(judge(r#"{"speaker":"org:The Port","source":[0,4]}"#, overlapping), Some(true));
        assert_eq!(judge(r#"{"speaker":"org:The Port","source":[0,2]}"#, overlapping), Some(false));
        assert_eq!(judge(r#"{"speaker":"org:PORT"}"#, overlapping), Some(true));
        assert_eq!(judge(r#"{"speaker":"country:XX","source":[0,6]}"#, overlapping), Some(false));
        assert_eq!(judge(r#"{"speaker":"country:XX"}"#, r#"{"speaker":"country:xx"}"#), Some(true));
        assert_eq!(judge(r#"{"speaker":"person:Port","source":[0,6]}"#, overlapping), Some(false));
        assert_eq!(judge(r#"{"speaker":"group:two pilots","source":[3,9]}"#, r#"{"source_spans":[[3,5],[8,9]]}"#), Some(true));
    }

    #[test]
    fn gold_without_ids() {
        let predicted = r#"{"speaker":"person:Ruiz","source":[4,8]}"#;
        assert_eq!(judge(r#"{"source":[0,6]}"#, predicted), Some(true));
        assert_eq!(judge(r#"{"source":[0,5],"speaker":null}"#, predicted), Some(false));
        assert_eq!(judge(r#"{"speaker":null}"#, predicted), Some(false));
        assert_eq!(judge(r#"{"speaker":null}"#, r#"{"speaker":null}"#), Some(true));
        assert_eq!(judge(r#"{"speaker":""}"#, r#"{}"#), Some(true));
        assert_eq!(judge("{}", predicted), None);
    }
}
