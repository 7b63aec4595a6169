//! Forms of verbs: paradigms of `language.toml` and the irregular forms of a row.

use super::fault::none_of;
use super::lexicon::Slot;

/// Endings of a class of regular verbs. An ending that begins with `=` doubles the last letter of the stem.
#[derive(Debug, Clone, Default)]
pub struct Paradigm {
    /// What the lemma ends with and the stem does not.
    pub stem: String,
    /// Third person indicative.
    pub fin: Vec<String>,
    /// Future.
    pub fut: Vec<String>,
    /// Conditional.
    pub cond: Vec<String>,
    /// Subjunctive.
    pub subj: Vec<String>,
    /// Past participle.
    pub part: Vec<String>,
    /// Gerund.
    pub ger: Vec<String>,
    /// Infinitive.
    pub inf: Vec<String>,
}

impl Paradigm {
    /// How many forms a verb has.
    pub fn forms(&self) -> usize {
        [&self.fin, &self.fut, &self.cond, &self.subj, &self.part, &self.ger, &self.inf].iter().map(|endings| endings.len()).sum()
    }
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

/// Calls `each` on all forms of the verb (or noun, or preposition) `lemma`, with `irregular`
/// (`slot=form/form;slot=…`) over its paradigm.
///
/// # Errors
/// A message when the lemma does not end as the paradigm says, or `irregular` cannot be read.
pub fn each_form(lemma: &str, paradigm: Option<&Paradigm>, irregular: &str, mut each: impl FnMut(&str, Slot)) -> Result<(), String> {
    let mut count = 0;
    let mut replaced: Vec<Slot> = Vec::new();
    for part in irregular.split(';').map(str::trim).filter(|p| !p.is_empty()) {
        let (name, list) = part.split_once('=').ok_or_else(|| format!("`{part}`: expected slot=form/form"))?;
        let slot = SLOTS.iter().find(|(n, _)| *n == name.trim()).map(|(_, s)| *s);
        let slot = slot.ok_or_else(|| none_of("slot", name.trim(), SLOTS.iter().map(|(n, _)| *n)))?;
        replaced.push(slot);
        for form in list.split('/').map(str::trim).filter(|f| !f.is_empty()) {
            each(form, slot);
            count += 1;
        }
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
        let mut form = String::new();
        for (slot, endings) in tables {
            if !replaced.contains(&slot) && !endings.is_empty() {
                let stem = stem.ok_or_else(|| {
                    format!("`{lemma}` does not end in -{}: give its forms for every slot, or another paradigm", paradigm.stem)
                })?;
                for ending in endings {
                    join(stem, ending, &mut form);
                    each(&form, slot);
                    count += 1;
                }
            }
        }
    }
    if count == 0 {
        return Err(format!("`{lemma}` has no forms: give a paradigm or irregular forms"));
    }
    Ok(())
}

/// Writes stem and ending into `form`.
fn join(stem: &str, ending: &str, form: &mut String) {
    form.clear();
    form.push_str(stem);
    match ending.strip_prefix('=') {
        Some(rest) => {
            form.extend(stem.chars().next_back());
            form.push_str(rest);
        }
        None => form.push_str(ending),
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

    fn forms(lemma: &str, paradigm: Option<&Paradigm>, irregular: &str) -> Result<Vec<(String, Slot)>, String> {
        let mut forms = Vec::new();
        each_form(lemma, paradigm, irregular, |form, slot| forms.push((form.to_owned(), slot)))?;
        Ok(forms)
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
