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

/// So many bits for each feature tell, at the least, which features have no weight: few enough to stay in the cache.
const BITS: usize = 16;

/// Features that are looked at together.
const TOGETHER: usize = 64;

/// A feature and its weights, beside each other in memory.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Weighted {
    feature: u32,
    weights: Weights,
}

/// Weights that were learnt for one language, for two passes over an article.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Model {
    /// ISO 639-1 code of the language.
    pub lang: String,
    /// A bit for the lower bits of each feature: most features that are asked for have no weight, and are told by it alone.
    /// As many of them as a power of two.
    seen: Vec<u64>,
    /// How many features stand before those of each 64 bits.
    before: Vec<u32>,
    /// The features in the order of their bits, each with its weights for each label in the first and the second pass, in
    /// steps of `scales`.
    features: Vec<Weighted>,
    scales: [f32; 2],
    /// The weight of each label after each label, in both passes.
    transitions: [Transitions; 2],
}

impl Model {
    fn new(lang: String, unordered: Vec<Weighted>, scales: [f32; 2], transitions: [Transitions; 2]) -> Model {
        let words = (unordered.len() * BITS).next_power_of_two().max(64) / 64;
        let mut model = Model { lang, seen: vec![0; words], before: vec![0; words + 1], features: Vec::new(), scales, transitions };
        let mut before = vec![0u32; words + 1];
        for weighted in &unordered {
            let (place, bit) = model.bit(weighted.feature);
            model.seen[place] |= 1 << bit;
            before[place + 1] += 1;
        }
        for place in 0..words {
            before[place + 1] += before[place];
        }
        model.before.clone_from(&before);
        model.features.clone_from(&unordered);
        for weighted in unordered {
            let next = &mut before[model.bit(weighted.feature).0];
            model.features[*next as usize] = weighted;
            *next += 1;
        }
        for ends in model.before.windows(2) {
            model.features[ends[0] as usize..ends[1] as usize].sort_unstable_by_key(|weighted| (weighted.feature % 64, weighted.feature));
        }
        model
    }

    /// How many features have a weight.
    pub fn features(&self) -> usize {
        self.features.len()
    }

    /// The place of the feature's bit, in `seen` and there; none where there is no weight at all.
    #[inline]
    fn bit(&self, feature: u32) -> (usize, u32) {
        ((feature as usize / 64) & self.seen.len().wrapping_sub(1), feature % 64)
    }

    #[inline]
    fn may_have(&self, feature: u32) -> bool {
        let (place, bit) = self.bit(feature);
        self.seen.get(place).is_some_and(|seen| (seen >> bit) & 1 != 0)
    }

    #[inline]
    fn add(&self, feature: u32, sums: &mut Sums) {
        if self.may_have(feature) {
            self.add_seen(feature, sums);
        }
    }

    /// Adds the weights of the features. Those that may have some are gathered first, without a branch that nobody can foresee.
    fn add_all(&self, features: &[u32], sums: &mut Sums) {
        for features in features.chunks(TOGETHER) {
            let mut found = [0; TOGETHER];
            let mut count = 0;
            for feature in features {
                found[count % TOGETHER] = *feature;
                count += usize::from(self.may_have(*feature));
            }
            for feature in &found[..count] {
                self.add_seen(*feature, sums);
            }
        }
    }

    fn add_seen(&self, feature: u32, sums: &mut Sums) {
        let (place, bit) = self.bit(feature);
        let seen = self.seen[place];
        // a bit counts for one feature at least, so its first one stands here or somewhat behind
        let from = (self.before[place] + (seen & ((1 << bit) - 1)).count_ones()) as usize;
        for weighted in &self.features[from..] {
            if weighted.feature == feature {
                return add_weights(sums, &weighted.weights);
            }
            if self.bit(weighted.feature) > (place, bit) {
                return;
            }
        }
    }

    /// The labels of the first pass, and the sums of the features of each token of each stretch, one after another.
    fn first_pass(&self, article: &dyn Article, stretches: &Stretches, lattice: &mut Lattice) -> (Vec<u8>, Vec<Sums>) {
        let mut first = article.settled().to_vec();
        let shared = article.shared();
        let mut lists = vec![[0; WIDTH]; shared.ends.len()];
        for (number, sums) in lists.iter_mut().enumerate() {
            self.add_all(shared.of(number), sums);
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
                self.add_all(stretch.own(at), sums);
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
