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

use crf::Lattice;
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

/// Lists of features that tokens of one article share. What a list weighs is summed up once.
#[derive(Debug, Default, Clone)]
pub struct Shared {
    features: Vec<u32>,
    /// Where each list ends.
    ends: Vec<u32>,
}

impl Shared {
    /// Adds a feature to the list that is closed next.
    pub fn feature(&mut self, hash: u32) {
        self.features.push(hash);
    }

    /// Closes a list, and gives its number.
    pub fn close(&mut self) -> u32 {
        let number = self.ends.len();
        self.ends.push(index(self.features.len()));
        index(number)
    }

    fn of(&self, number: usize) -> &[u32] {
        part(&self.features, &self.ends, number)
    }
}

fn index(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn part<'p>(all: &'p [u32], ends: &[u32], number: usize) -> &'p [u32] {
    let from = number.checked_sub(1).map_or(0, |before| ends[before] as usize);
    &all[from..ends[number] as usize]
}

/// The stretches of one article: tokens that are labelled together, each with its features.
#[derive(Debug, Default, Clone)]
pub struct Stretches {
    /// The features of all tokens, one after another.
    features: Vec<u32>,
    /// Where the features of each token end.
    ends: Vec<u32>,
    /// The shared lists of features of all tokens, one after another.
    shared: Vec<u32>,
    /// Where the shared lists of each token end.
    shared_ends: Vec<u32>,
    /// Whether a name may begin at the token; others can only continue one.
    begins: Vec<bool>,
    /// Where each stretch ends, in tokens.
    stretches: Vec<usize>,
}

/// A token has about so many features of its own, and shares about so many lists with others.
const USUAL: (usize, usize) = (32, 6);

impl Stretches {
    /// No stretch, and room for those of so many tokens.
    pub fn with_room(tokens: usize) -> Stretches {
        Stretches {
            features: Vec::with_capacity(tokens * USUAL.0),
            ends: Vec::with_capacity(tokens),
            shared: Vec::with_capacity(tokens * USUAL.1),
            shared_ends: Vec::with_capacity(tokens),
            begins: Vec::with_capacity(tokens),
            stretches: Vec::new(),
        }
    }

    /// Adds a feature of the token that is added next.
    #[inline]
    pub fn feature(&mut self, hash: u32) {
        self.features.push(hash);
    }

    /// Adds a shared list of features of the token that is added next.
    pub fn share(&mut self, list: u32) {
        self.shared.push(list);
    }

    /// Adds the token whose features were given.
    pub fn token(&mut self, begins: bool) {
        self.ends.push(index(self.features.len()));
        self.shared_ends.push(index(self.shared.len()));
        self.begins.push(begins);
    }

    /// Ends the stretch of the tokens that were added.
    pub fn close(&mut self) {
        self.stretches.push(self.ends.len());
    }

    /// All stretches, in order.
    pub fn iter(&self) -> impl Iterator<Item = Stretch<'_>> + Clone {
        let firsts = std::iter::once(0).chain(self.stretches.iter().copied());
        firsts.zip(&self.stretches).map(|(first, end)| Stretch { of: self, first, end: *end })
    }
}

/// Tokens that are labelled together.
#[derive(Debug, Clone, Copy)]
pub struct Stretch<'s> {
    of: &'s Stretches,
    first: usize,
    end: usize,
}

impl<'s> Stretch<'s> {
    fn len(self) -> usize {
        self.end - self.first
    }

    fn own(self, at: usize) -> &'s [u32] {
        part(&self.of.features, &self.of.ends, self.first + at)
    }

    fn lists(self, at: usize) -> &'s [u32] {
        part(&self.of.shared, &self.of.shared_ends, self.first + at)
    }

    /// All features of the token.
    fn all(self, at: usize, shared: &'s Shared) -> impl Iterator<Item = u32> + 's {
        let lists = self.lists(at).iter().flat_map(|list| shared.of(*list as usize));
        self.own(at).iter().chain(lists).copied()
    }

    /// Whether a name may begin at the token.
    fn begins(self, at: usize) -> bool {
        self.of.begins[self.first + at]
    }

    fn allows(self, at: usize, label: u8) -> bool {
        self.begins(at) || !meaning(label).is_some_and(|(_, begins)| begins)
    }
}

/// The stretches of one article, and what links them: the second pass sees what the first one made of the same words
/// elsewhere in the article.
pub trait Article {
    /// The labels of tokens in no stretch, which are known without the tagger; [`NONE`] for all others.
    fn settled(&self) -> &[u8];
    /// The lists of features that tokens share.
    fn shared(&self) -> &Shared;
    /// The first token of each stretch.
    fn firsts(&self) -> &[usize];
    /// Calls `add` with what the second pass sees of token `at` of the article, where `first` are the labels of the first pass.
    fn links(&self, at: usize, first: &[u8], add: &mut dyn FnMut(u32));
}

type Row = [f32; LABELS];

/// The labels of both passes, filled up to a power of two.
const WIDTH: usize = 16;
/// The weights of a feature: those of the first pass, then those of the second.
type Weights = [i8; WIDTH];
/// Sums of weights.
type Sums = [i16; WIDTH];

/// The weights of one pass over the labels of a stretch.
type Transitions = [Row; LABELS];

/// How many bits tell which features have no weight: few enough to stay in the cache.
const SEEN: usize = 1 << 19;

/// Weights that were learnt for one language, for two passes over an article.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Model {
    /// ISO 639-1 code of the language.
    pub lang: String,
    /// Features in ascending order.
    keys: Vec<u32>,
    /// For each value of a feature's upper 16 bits, the index of the first key that is not below it.
    starts: Vec<u32>,
    /// A bit for the lower bits of each key: most features that are asked for have no weight, and are told by it alone.
    seen: Vec<u64>,
    /// For each feature, its weight for each label in the first and the second pass, in steps of `scales`.
    rows: Vec<Weights>,
    scales: [f32; 2],
    /// The weight of each label after each label, in both passes.
    transitions: [Transitions; 2],
}

impl Model {
    fn new(lang: String, keys: Vec<u32>, rows: Vec<Weights>, scales: [f32; 2], transitions: [Transitions; 2]) -> Model {
        let mut starts = Vec::with_capacity((1 << 16) + 1);
        let mut at = 0u32;
        for upper in 0..=(1u32 << 16) {
            while keys.get(at as usize).is_some_and(|key| key >> 16 < upper) {
                at += 1;
            }
            starts.push(at);
        }
        let mut seen = vec![0; SEEN / 64];
        for key in &keys {
            let bit = *key as usize % SEEN;
            seen[bit / 64] |= 1 << (bit % 64);
        }
        Model { lang, keys, starts, seen, rows, scales, transitions }
    }

    /// How many features have a weight.
    pub fn features(&self) -> usize {
        self.keys.len()
    }

    #[inline]
    fn add(&self, feature: u32, sums: &mut Sums) {
        let bit = feature as usize % SEEN;
        if self.seen.get(bit / 64).is_some_and(|bits| bits & (1 << (bit % 64)) != 0) {
            self.add_seen(feature, sums);
        }
    }

    fn add_seen(&self, feature: u32, sums: &mut Sums) {
        let upper = (feature >> 16) as usize;
        let (from, to) = (self.starts[upper] as usize, self.starts[upper + 1] as usize);
        if let Some(at) = self.keys[from..to].iter().position(|key| *key == feature) {
            add_weights(sums, &self.rows[from + at]);
        }
    }

    /// The labels of the first pass, and the sums of the features of each token of each stretch, one after another.
    fn first_pass(&self, article: &dyn Article, stretches: &Stretches, lattice: &mut Lattice) -> (Vec<u8>, Vec<Sums>) {
        let mut first = article.settled().to_vec();
        let shared = article.shared();
        let mut lists = vec![[0; WIDTH]; shared.ends.len()];
        for (number, sums) in lists.iter_mut().enumerate() {
            shared.of(number).iter().for_each(|feature| self.add(*feature, sums));
        }
        let mut all = vec![[0; WIDTH]; stretches.ends.len()];
        let mut rest = all.as_mut_slice();
        lattice.follow(&self.transitions[0]);
        for (stretch, from) in stretches.iter().zip(article.firsts()) {
            let (own, others) = std::mem::take(&mut rest).split_at_mut(stretch.len());
            rest = others;
            for (at, sums) in own.iter_mut().enumerate() {
                for list in stretch.lists(at) {
                    add_sums(sums, &lists[*list as usize]);
                }
                stretch.own(at).iter().for_each(|feature| self.add(*feature, sums));
            }
            self.score(0, own, lattice);
            first[*from..from + stretch.len()].copy_from_slice(lattice.best(stretch));
        }
        (first, all)
    }

    /// The best labels of the tokens of each stretch, each with its probability; nothing for a stretch without a name.
    pub fn label(&self, article: &dyn Article, stretches: &Stretches) -> Vec<Vec<(u8, f32)>> {
        let mut lattice = Lattice::default();
        let (first, mut all) = self.first_pass(article, stretches, &mut lattice);
        lattice.follow(&self.transitions[1]);
        let mut rest = all.as_mut_slice();
        let second = stretches.iter().zip(article.firsts()).map(|(stretch, from)| {
            let (sums, others) = std::mem::take(&mut rest).split_at_mut(stretch.len());
            rest = others;
            for (at, sums) in sums.iter_mut().enumerate() {
                article.links(from + at, &first, &mut |feature| self.add(feature, sums));
            }
            self.score(1, sums, &mut lattice);
            if lattice.best(stretch).iter().all(|label| *label == NONE) {
                return Vec::new();
            }
            lattice.run(stretch);
            lattice.path.iter().enumerate().map(|(at, label)| (*label, lattice.probability(at, *label))).collect()
        });
        second.collect()
    }

    /// Puts the scores of the labels in pass `number` into `lattice`.
    fn score(&self, number: usize, sums: &[Sums], lattice: &mut Lattice) {
        lattice.scores.clear();
        for sums in sums {
            let mut scores = [0.0; LABELS];
            for (score, sum) in scores.iter_mut().zip(&sums[number * LABELS..]) {
                *score = f32::from(*sum) * self.scales[number];
            }
            lattice.scores.push(scores);
        }
    }
}

// not inlined: on their own they are a few vector instructions each, among others a hundred scalar ones

#[inline(never)]
fn add_weights(sums: &mut Sums, weights: &Weights) {
    for (sum, weight) in sums.iter_mut().zip(weights) {
        *sum = sum.saturating_add(i16::from(*weight));
    }
}

#[inline(never)]
fn add_sums(sums: &mut Sums, more: &Sums) {
    for (sum, more) in sums.iter_mut().zip(more) {
        *sum = sum.saturating_add(*more);
    }
}
