//! Learns the weights of a model: gradient steps of a size of their own for each weight (AdaGrad), with a pull towards 0.

use super::crf::labels;
use super::{LABELS, Lattice, Model, Stretch};

/// Times that all stretches are seen.
const ROUNDS: usize = 12;
/// Size of the first step of a weight.
const RATE: f32 = 0.15;
/// How strongly weights are pulled towards 0.
const PULL: f32 = 2e-4;
/// A feature that stands in fewer tokens is left out.
const RARE: u32 = 2;
/// A feature none of whose weights is farther from 0 is left out.
const SLIGHT: f32 = 0.04;

/// A stretch with the labels it should get.
#[derive(Debug, Default, Clone)]
pub struct Learnt {
    /// The tokens.
    pub stretch: Stretch,
    /// Their labels.
    pub labels: Vec<u8>,
}

/// What is called after each round, with its number from 1 and how many there are.
pub type Progress<'a> = &'a dyn Fn(usize, usize);

type Row = [f32; LABELS];

#[derive(Clone, Copy, Default)]
struct Weight {
    value: Row,
    /// Sum of the squares of its gradients.
    seen: Row,
}

impl Weight {
    fn step(&mut self, label: usize, gradient: f32) {
        let gradient = gradient + PULL * self.value[label];
        self.seen[label] += gradient * gradient;
        self.value[label] -= RATE * gradient / (self.seen[label].sqrt() + 1e-6);
    }
}

/// Learns a model from the stretches. The same stretches give the same model, bit by bit.
pub fn train(lang: &str, learnt: &[Learnt], progress: Progress<'_>) -> Model {
    let keys = frequent(learnt);
    let mut stretches: Vec<Vec<Vec<u32>>> = Vec::with_capacity(learnt.len());
    for one in learnt {
        let tokens = (0..one.stretch.len()).map(|at| {
            let found = one.stretch.of(at).iter().filter_map(|f| keys.binary_search(f).ok());
            found.filter_map(|i| u32::try_from(i).ok()).collect()
        });
        stretches.push(tokens.collect());
    }
    let mut weights = vec![Weight::default(); keys.len()];
    let mut edges = [Weight::default(); LABELS];
    let mut order: Vec<usize> = (0..learnt.len()).collect();
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    let mut lattice = Lattice::default();
    for round in 1..=ROUNDS {
        shuffle(&mut order, &mut random);
        for &index in &order {
            learn(&learnt[index], &stretches[index], &mut weights, &mut edges, &mut lattice);
        }
        progress(round, ROUNDS);
    }
    pack(lang, &keys, &weights, edges.map(|edge| edge.value))
}

/// Features that are not rare, in ascending order.
fn frequent(learnt: &[Learnt]) -> Vec<u32> {
    let mut all: Vec<u32> = learnt.iter().flat_map(|one| one.stretch.features.iter().copied()).collect();
    all.sort_unstable();
    let groups = all.chunk_by(|a, b| a == b);
    groups.filter(|group| group.len() >= RARE as usize).filter_map(|group| group.first().copied()).collect()
}

/// A fixed shuffle (Fisher and Yates, with a xorshift generator).
fn shuffle(order: &mut [usize], random: &mut u64) {
    for end in (1..order.len()).rev() {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        let pick = usize::try_from(*random >> 33).unwrap_or(0) % (end + 1);
        order.swap(end, pick);
    }
}

fn learn(one: &Learnt, tokens: &[Vec<u32>], weights: &mut [Weight], edges: &mut [Weight; LABELS], lattice: &mut Lattice) {
    lattice.scores.clear();
    for features in tokens {
        let mut scores = [0.0; LABELS];
        for feature in features {
            for (score, weight) in scores.iter_mut().zip(&weights[*feature as usize].value) {
                *score += weight;
            }
        }
        lattice.scores.push(scores);
    }
    let transitions = edges.map(|edge| edge.value);
    lattice.run(&one.stretch, &transitions);
    for (at, features) in tokens.iter().enumerate() {
        let mut gradient = lattice.probabilities(at);
        gradient[usize::from(one.labels[at])] -= 1.0;
        for feature in features {
            let weight = &mut weights[*feature as usize];
            for (label, gradient) in gradient.iter().enumerate() {
                weight.step(label, *gradient);
            }
        }
        let Some(before) = at.checked_sub(1) else { continue };
        let mut pairs = lattice.pairs(at);
        pairs[usize::from(one.labels[before])][usize::from(one.labels[at])] -= 1.0;
        for (edge, row) in edges.iter_mut().zip(&pairs) {
            for label in labels().map(usize::from) {
                edge.step(label, row[label]);
            }
        }
    }
}

/// Rounds the weights to a byte each.
fn pack(lang: &str, keys: &[u32], weights: &[Weight], transitions: [Row; LABELS]) -> Model {
    let most = weights.iter().flat_map(|w| w.value).fold(0.0f32, |a, b| a.max(b.abs())).max(f32::MIN_POSITIVE);
    let scale = most / f32::from(i8::MAX);
    let mut kept = Vec::new();
    let mut rows = Vec::new();
    for (key, weight) in keys.iter().zip(weights) {
        if weight.value.iter().any(|value| value.abs() > SLIGHT) {
            kept.push(*key);
            rows.push(weight.value.map(|value| (value / scale).round() as i8));
        }
    }
    Model::new(lang.to_owned(), kept, rows, scale, transitions)
}
