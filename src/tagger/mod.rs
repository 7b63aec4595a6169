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

/// Tokens that are labelled together, each with its features.
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

/// The stretches of one article, and what links them: the second pass sees what the first one made of the same words
/// elsewhere in the article.
pub trait Article {
    /// How many tokens the article has.
    fn tokens(&self) -> usize;
    /// The first token of each stretch.
    fn firsts(&self) -> &[usize];
    /// Calls `add` with what the second pass sees of token `at` of the article, where `first` are the labels of the first pass.
    fn links(&self, at: usize, first: &[u8], add: &mut dyn FnMut(u32));
}

type Row = [f32; LABELS];

/// The weights of one pass over the labels of a stretch.
type Transitions = [Row; LABELS];

/// Weights that were learnt for one language, for two passes over an article.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Model {
    /// ISO 639-1 code of the language.
    pub lang: String,
    /// Features in ascending order.
    keys: Vec<u32>,
    /// For each value of a feature's upper 16 bits, the index of the first key that is not below it.
    starts: Vec<u32>,
    /// For each feature, its weight for each label in the first and the second pass, in steps of `scales`.
    rows: Vec<[i8; 2 * LABELS]>,
    scales: [f32; 2],
    /// The weight of each label after each label, in both passes.
    transitions: [Transitions; 2],
}

impl Model {
    fn new(lang: String, keys: Vec<u32>, rows: Vec<[i8; 2 * LABELS]>, scales: [f32; 2], transitions: [Transitions; 2]) -> Model {
        let mut starts = Vec::with_capacity((1 << 16) + 1);
        let mut at = 0u32;
        for upper in 0..=(1u32 << 16) {
            while keys.get(at as usize).is_some_and(|key| key >> 16 < upper) {
                at += 1;
            }
            starts.push(at);
        }
        Model { lang, keys, starts, rows, scales, transitions }
    }

    /// How many features have a weight.
    pub fn features(&self) -> usize {
        self.keys.len()
    }

    fn add(&self, feature: u32, sums: &mut [i32; 2 * LABELS]) {
        let upper = (feature >> 16) as usize;
        let (from, to) = (self.starts[upper] as usize, self.starts[upper + 1] as usize);
        if let Some(at) = self.keys[from..to].iter().position(|key| *key == feature) {
            for (sum, weight) in sums.iter_mut().zip(&self.rows[from + at]) {
                *sum += i32::from(*weight);
            }
        }
    }

    /// The best labels of the tokens of each stretch, each with its probability.
    pub fn label(&self, article: &dyn Article, stretches: &[Stretch]) -> Vec<Vec<(u8, f32)>> {
        let mut lattice = Lattice::default();
        let mut first = vec![NONE; article.tokens()];
        let mut all_sums = Vec::with_capacity(stretches.len());
        for (stretch, from) in stretches.iter().zip(article.firsts()) {
            let mut sums = vec![[0i32; 2 * LABELS]; stretch.len()];
            for (at, sums) in sums.iter_mut().enumerate() {
                stretch.of(at).iter().for_each(|feature| self.add(*feature, sums));
            }
            for (at, label) in self.pass(0, stretch, &sums, &mut lattice).into_iter().enumerate() {
                first[from + at] = label;
            }
            all_sums.push(sums);
        }
        let second = stretches.iter().zip(article.firsts()).zip(&mut all_sums).map(|((stretch, from), sums)| {
            for (at, sums) in sums.iter_mut().enumerate() {
                article.links(from + at, &first, &mut |feature| self.add(feature, sums));
            }
            let best = self.pass(1, stretch, sums, &mut lattice);
            best.into_iter().enumerate().map(|(at, label)| (label, lattice.probability(at, label))).collect()
        });
        second.collect()
    }

    fn pass(&self, number: usize, stretch: &Stretch, sums: &[[i32; 2 * LABELS]], lattice: &mut Lattice) -> Vec<u8> {
        lattice.scores.clear();
        for sums in sums {
            let mut scores = [0.0; LABELS];
            for (score, sum) in scores.iter_mut().zip(&sums[number * LABELS..]) {
                *score = *sum as f32 * self.scales[number];
            }
            lattice.scores.push(scores);
        }
        if number == 1 {
            lattice.run(stretch, &self.transitions[number]);
        }
        lattice.best(stretch, &self.transitions[number])
    }
}

use crf::Lattice;
