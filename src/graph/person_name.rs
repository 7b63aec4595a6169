//! Names of people of several articles, compared.

use crate::entity::slug;
use crate::pack::Spellings;

/// A name cut into its parts, each in one spelling.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PersonName {
    /// Given name first; one part for a lone name.
    pub parts: Vec<Part>,
    /// All letters as written, without accents, spaces and hyphens.
    pub letters: String,
}

/// A part of a name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Part {
    /// In lower case, without accents, in one spelling.
    pub text: String,
    /// Written in lower case: "van", "al".
    particle: bool,
}

impl Part {
    fn is_initial(&self) -> bool {
        self.text.chars().nth(1).is_none()
    }

    /// Whether both can be the same part: equal, or one the initial of the other.
    fn agrees(&self, other: &Part) -> bool {
        let initial = self.is_initial() || other.is_initial();
        self.text == other.text || (initial && self.text.chars().next() == other.text.chars().next())
    }
}

/// How two names with the same first and last part go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// One name: the rest is equal, or one leaves out initials or particles.
    Same,
    /// One has a further name between: "Maria Grazia" and "Maria".
    Longer,
    /// Two people: "John A." and "John B.".
    Other,
}

impl PersonName {
    /// The name with these folded words, as `written`.
    pub fn new(words: &[String], written: &str, spellings: &Spellings) -> PersonName {
        let in_lower: Vec<String> = pieces(written).filter(|p| p.starts_with(char::is_lowercase)).map(|p| slug(&p)).collect();
        let mut letters = String::new();
        let mut parts = Vec::new();
        for piece in words.iter().flat_map(|word| pieces(word)) {
            let plain = slug(&piece).replace('-', "");
            if plain.is_empty() {
                continue;
            }
            letters.push_str(&plain);
            parts.push(Part { text: spellings.one(&plain), particle: in_lower.contains(&plain) });
        }
        PersonName { parts, letters }
    }

    /// First and last part of a name with a given name that is no initial.
    pub fn ends(&self) -> Option<(&str, &str)> {
        let [first, .., last] = self.parts.as_slice() else { return None };
        (!first.is_initial()).then_some((&first.text, &last.text))
    }

    /// The last part.
    pub fn surname(&self) -> &str {
        self.parts.last().map_or("", |part| &part.text)
    }

    /// Whether it has no given name: one part, or a particle before the surname.
    pub fn is_lone(&self) -> bool {
        self.parts.len() < 2 || self.parts[0].particle
    }

    /// Whether it ends as the lone name does, or begins with an initial that fits: "J. Bandini" for "Jana Bandini".
    pub fn can_be(&self, short: &PersonName) -> bool {
        let is = |long: &[Part]| long.iter().zip(&short.parts).all(|(a, b)| a.text == b.text);
        if short.parts.first().is_some_and(Part::is_initial) {
            let (Some(a), Some(b)) = (self.parts.first(), short.parts.first()) else { return false };
            // not "J. Carla Bandini" for "Jana Paola Bandini"
            return a.agrees(b) && self.surname() == short.surname() && self.fit(short) != Fit::Other;
        }
        self.parts.len() > short.parts.len() && is(&self.parts[self.parts.len() - short.parts.len()..])
    }

    /// How it goes with another that has the same first and last part.
    pub fn fit(&self, other: &PersonName) -> Fit {
        let (long, short) = if self.parts.len() >= other.parts.len() { (self, other) } else { (other, self) };
        let middle = |name: &PersonName| name.parts.get(1..name.parts.len().saturating_sub(1)).unwrap_or_default().to_vec();
        let (long, short) = (middle(long), middle(short));
        let mut left = short.iter().peekable();
        let mut fit = Fit::Same;
        let mut skipped = false;
        for part in &long {
            if let Some(next) = left.next_if(|next| next.agrees(part)) {
                // "John H. W. Orlin" and "John W. Orlin": an initial that the other name has only behind another
                if skipped && next.is_initial() {
                    return Fit::Other;
                }
                continue;
            }
            skipped |= !part.particle;
            if !part.is_initial() && !part.particle {
                fit = Fit::Longer;
            }
        }
        // "Juan de Lora" and "Juan Q. Lora": a part of the shorter one that the longer one does not have
        if left.any(|part| !part.particle) { Fit::Other } else { fit }
    }
}

/// The words of a name, and their parts between hyphens and after dots; an apostrophe parts nothing.
fn pieces(text: &str) -> impl Iterator<Item = String> {
    let plain: String = text.chars().filter(|c| !matches!(c, '\'' | '’')).collect();
    let pieces: Vec<String> = plain.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()).map(str::to_owned).collect();
    pieces.into_iter()
}
