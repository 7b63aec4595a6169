//! Forms of verbs: paradigms of `language.toml` and the irregular forms of a row.

use super::lexicon::Slot;
use serde::Deserialize;

/// Endings of a class of regular verbs. An ending that begins with `=` doubles the last letter of the stem.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paradigm {
    /// What the lemma ends with and the stem does not.
    pub stem: String,
    /// Third person indicative.
    pub fin: Vec<String>,
    /// Future.
    #[serde(default)]
    pub fut: Vec<String>,
    /// Conditional.
    #[serde(default)]
    pub cond: Vec<String>,
    /// Subjunctive.
    #[serde(default)]
    pub subj: Vec<String>,
    /// Past participle.
    pub part: Vec<String>,
    /// Gerund.
    pub ger: Vec<String>,
    /// Infinitive.
    pub inf: Vec<String>,
}

const SLOTS: [(&str, Slot); 9] = [
    ("fin", Slot::Finite),
    ("fut", Slot::Future),
    ("cond", Slot::Conditional),
    ("subj", Slot::Subjunctive),
    ("part", Slot::Participle),
    ("ger", Slot::Gerund),
    ("inf", Slot::Infinitive),
    ("other", Slot::Other),
    ("forms", Slot::Noun),
];

/// All forms of the verb (or noun, or preposition) `lemma`, with `irregular` (`slot=form/form;slot=…`) over its paradigm.
///
/// # Errors
/// A message when the lemma does not end as the paradigm says, or `irregular` cannot be read.
pub fn forms(lemma: &str, paradigm: Option<&Paradigm>, irregular: &str) -> Result<Vec<(String, Slot)>, String> {
    let mut out: Vec<(String, Slot)> = Vec::new();
    let mut replaced: Vec<Slot> = Vec::new();
    for part in irregular.split(';').map(str::trim).filter(|p| !p.is_empty()) {
        let (name, list) = part.split_once('=').ok_or_else(|| format!("`{part}`: expected slot=form/form"))?;
        let slot = SLOTS.iter().find(|(n, _)| *n == name.trim()).map(|(_, s)| *s).ok_or_else(|| {
            let known: Vec<&str> = SLOTS.iter().map(|(n, _)| *n).collect();
            format!("slot `{name}` is none of {}", known.join(", "))
        })?;
        replaced.push(slot);
        out.extend(list.split('/').map(str::trim).filter(|f| !f.is_empty()).map(|f| (f.to_owned(), slot)));
    }
    if let Some(paradigm) = paradigm {
        let stem = lemma.strip_suffix(paradigm.stem.as_str());
        let tables = [
            (Slot::Finite, &paradigm.fin),
            (Slot::Future, &paradigm.fut),
            (Slot::Conditional, &paradigm.cond),
            (Slot::Subjunctive, &paradigm.subj),
            (Slot::Participle, &paradigm.part),
            (Slot::Gerund, &paradigm.ger),
            (Slot::Infinitive, &paradigm.inf),
        ];
        for (slot, endings) in tables {
            if !replaced.contains(&slot) && !endings.is_empty() {
                let stem = stem.ok_or_else(|| {
                    format!("`{lemma}` does not end in -{}: give its forms for every slot, or another paradigm", paradigm.stem)
                })?;
                out.extend(endings.iter().map(|e| (join(stem, e), slot)));
            }
        }
    }
    if out.is_empty() {
        return Err(format!("`{lemma}` has no forms: give a paradigm or irregular forms"));
    }
    Ok(out)
}

fn join(stem: &str, ending: &str) -> String {
    match ending.strip_prefix('=') {
        Some(rest) => {
            let last: String = stem.chars().next_back().into_iter().collect();
            format!("{stem}{last}{rest}")
        }
        None => format!("{stem}{ending}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paradigm() -> Paradigm {
        let list = |l: &[&str]| l.iter().map(|s| (*s).to_owned()).collect();
        Paradigm {
            stem: "a".into(),
            fin: list(&["o", "i"]),
            fut: vec![],
            cond: vec![],
            subj: vec![],
            part: list(&["=ed"]),
            ger: list(&["ing"]),
            inf: list(&["a"]),
        }
    }

    #[test]
    fn irregular_slots_replace_regular_ones() {
        let forms = forms("rima", Some(&paradigm()), "fin=romo").unwrap();
        assert!(forms.contains(&("romo".into(), Slot::Finite)));
        assert!(!forms.contains(&("rimo".into(), Slot::Finite)));
        assert!(forms.contains(&("rimmed".into(), Slot::Participle)));
    }

    #[test]
    fn faults_are_named() {
        assert!(forms("rime", Some(&paradigm()), "").unwrap_err().contains("does not end"));
        assert!(forms("rima", None, "foo=x").unwrap_err().contains("slot `foo`"));
    }
}
