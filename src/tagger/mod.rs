//! A sequence tagger: a linear-chain conditional random field over hashed features, which decides for stretches of
//! capitalised words where names begin and what they are.
//!
//! It knows no language and no text: features come from `src/mention/names/features.rs` as numbers. `crf.rs` computes
//! probabilities and the best labels, `train.rs` learns the weights, `file.rs` reads and writes them, `corpus.rs`
//! reads annotated texts, and `card.rs` describes a model in words.

pub mod card;
pub mod corpus;
mod crf;
mod file;
mod train;

pub use train::{Learnt, Progress, train};

use crate::mention::Kind;

/// How many labels there are: none, and for each of [`KINDS`] "begins" and "continues".
pub const LABELS: usize = 7;
/// What a name can be. Countries are places here: the lists tell them apart.
pub const KINDS: [Kind; 3] = [Kind::Person, Kind::Organisation, Kind::Place];
/// The label of a token in no name.
pub const NONE: u8 = 0;

/// The label of the first (`begins`) or a further token of a name.
pub fn label(kind: Kind, begins: bool) -> Option<u8> {
    let kind = if kind == Kind::Country { Kind::Place } else { kind };
    let number = KINDS.iter().position(|k| *k == kind)?;
    u8::try_from(1 + 2 * number + usize::from(!begins)).ok()
}

/// The kind of name that a label says, and whether it begins one.
pub fn meaning(label: u8) -> Option<(Kind, bool)> {
    let number = usize::from(label.checked_sub(1)?);
    KINDS.get(number / 2).map(|kind| (*kind, number % 2 == 0))
}

/// Whether `next` may follow `before`: a name goes on only after itself. `None` is the beginning of a stretch.
pub(crate) fn may_follow(before: Option<u8>, next: u8) -> bool {
    match meaning(next) {
        Some((kind, false)) => before.and_then(meaning).is_some_and(|(k, _)| k == kind),
        _ => true,
    }
}

/// Tokens that are labelled together, each with its features. One value is filled again and again.
#[derive(Debug, Default, Clone)]
pub struct Stretch {
    /// The features of all tokens, one after another.
    features: Vec<u32>,
    /// Where the features of each token end.
    ends: Vec<u32>,
    /// Whether a name may begin at the token; others can only continue one.
    begins: Vec<bool>,
}

impl Stretch {
    /// Forgets all tokens.
    pub fn clear(&mut self) {
        self.features.clear();
        self.ends.clear();
        self.begins.clear();
    }

    /// Adds a feature of the token that is added next.
    pub fn feature(&mut self, hash: u32) {
        self.features.push(hash);
    }

    /// Adds the token whose features were given.
    pub fn token(&mut self, begins: bool) {
        self.ends.push(u32::try_from(self.features.len()).unwrap_or(u32::MAX));
        self.begins.push(begins);
    }

    /// How many tokens it has.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it has no token.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    fn of(&self, at: usize) -> &[u32] {
        let from = at.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.features[from..self.ends[at] as usize]
    }

    fn allows(&self, at: usize, label: u8) -> bool {
        self.begins[at] || !meaning(label).is_some_and(|(_, begins)| begins)
    }
}

/// Weights that were learnt for one language.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Model {
    /// ISO 639-1 code of the language.
    pub lang: String,
    /// Features in ascending order.
    keys: Vec<u32>,
    /// For each value of a feature's upper 16 bits, the index of the first key that is not below it.
    starts: Vec<u32>,
    /// For each feature, its weight for each label, in steps of `scale`.
    rows: Vec<[i8; LABELS]>,
    scale: f32,
    /// The weight of each label after each label.
    transitions: [[f32; LABELS]; LABELS],
}

impl Model {
    fn new(lang: String, keys: Vec<u32>, rows: Vec<[i8; LABELS]>, scale: f32, transitions: [[f32; LABELS]; LABELS]) -> Model {
        let mut starts = Vec::with_capacity((1 << 16) + 1);
        let mut at = 0u32;
        for upper in 0..=(1u32 << 16) {
            while keys.get(at as usize).is_some_and(|key| key >> 16 < upper) {
                at += 1;
            }
            starts.push(at);
        }
        Model { lang, keys, starts, rows, scale, transitions }
    }

    /// How many features have a weight.
    pub fn features(&self) -> usize {
        self.keys.len()
    }

    fn row(&self, feature: u32) -> Option<&[i8; LABELS]> {
        let upper = (feature >> 16) as usize;
        let (from, to) = (self.starts[upper] as usize, self.starts[upper + 1] as usize);
        let at = self.keys[from..to].iter().position(|key| *key == feature)?;
        self.rows.get(from + at)
    }

    /// The best labels of the tokens, each with its probability.
    pub fn label(&self, stretch: &Stretch, lattice: &mut Lattice) -> Vec<(u8, f32)> {
        lattice.scores.clear();
        for at in 0..stretch.len() {
            let mut sums = [0i32; LABELS];
            for feature in stretch.of(at) {
                if let Some(row) = self.row(*feature) {
                    for (sum, weight) in sums.iter_mut().zip(row) {
                        *sum += i32::from(*weight);
                    }
                }
            }
            lattice.scores.push(sums.map(|sum| sum as f32 * self.scale));
        }
        lattice.run(stretch, &self.transitions);
        let best = lattice.best(stretch, &self.transitions);
        best.into_iter().enumerate().map(|(at, label)| (label, lattice.probability(at, label))).collect()
    }
}

pub use crf::Lattice;
