//! Small records for tests.

use crate::pack::Gender;
use crate::record::{ArticleRecord, EntityRecord, PersonRecord, StatementRecord};
use crate::statement::{Attribution, StatementKind};

/// A statement of `speaker` about `targets`.
pub(crate) fn statement(id: &str, kind: StatementKind, speaker: Option<&str>, targets: &[&str]) -> StatementRecord {
    StatementRecord {
        id: format!("statement:{id}").into(),
        kind,
        content: vec![[0, 4]],
        text: format!("text of {id}"),
        cue: None,
        cue_spans: Vec::new(),
        cue_text: None,
        source: None,
        source_spans: Vec::new(),
        source_text: None,
        speaker: speaker.map(Into::into),
        speaker_label: None,
        joint_speakers: Vec::new(),
        role: None,
        speaks_for: None,
        attribution: Attribution::Name,
        addressee: None,
        targets: targets.iter().map(|t| (*t).into()).collect(),
        target_spans: Vec::new(),
        act: None,
        negated: false,
        conditional: false,
        quantity: None,
        said_from: None,
        said_to: None,
        date_precision: None,
        paragraph: 1,
        sentence: 1,
        nested_in: None,
        rule: "test".into(),
        confidence: 0.5,
    }
}

/// An article with these statements.
pub(crate) fn article(name: &str, date: Option<&str>, outlet: Option<&str>, statements: Vec<StatementRecord>) -> ArticleRecord {
    ArticleRecord {
        id: name.to_owned(),
        hash: format!("article:{name}"),
        lang: Some("xx".to_owned()),
        date: date.map(str::to_owned),
        outlet: outlet.map(str::to_owned),
        title: None,
        url: None,
        text: "text".to_owned(),
        entities: Vec::new(),
        statements,
        place: format!("{name}:1"),
        people: Vec::new(),
    }
}

/// A mention.
pub(crate) fn entity(id: &str, text: &str) -> EntityRecord {
    EntityRecord { start: 0, end: 1, kind: "person".into(), id: id.to_owned(), text: text.to_owned() }
}

/// A person.
pub(crate) fn person(id: &str, name: &str) -> PersonRecord {
    PersonRecord {
        id: id.to_owned(),
        name: name.to_owned(),
        words: name.split(' ').map(str::to_lowercase).collect(),
        gender: Gender::Common,
        roles: Vec::new(),
        bodies: Vec::new(),
    }
}
