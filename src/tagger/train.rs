//! Learns the weights of a model: gradient steps of a size of their own for each weight (AdaGrad), with a pull towards 0.

use super::crf::labels;
use super::{Article, LABELS, Lattice, Model, Row, Shared, Stretch, Stretches, Transitions, WIDTH, Weighted};

/// Times that all stretches are seen.
const ROUNDS: usize = 12;
/// Size of the first step of a weight.
const RATE: f32 = 0.15;
/// How strongly weights are pulled towards 0.
const PULL: f32 = 0.01;
/// A feature that stands in fewer tokens is left out.
const RARE: usize = 2;
/// A feature none of whose weights is farther from 0 is left out.
const SLIGHT: f32 = 0.04;

/// The first pass is learnt on all parts but one and labels that one, for the second pass to learn from what it does.
const PARTS: usize = 5;

/// An article to learn from.
pub struct Learnt {
    /// What links its stretches.
    pub article: Box<dyn Article + Send + Sync>,
    /// Its stretches.
    pub stretches: Stretches,
    /// The labels that each should get.
    pub labels: Vec<Vec<u8>>,
}

/// What is called after each part of the work, with its number from 1 and how many there are.
pub type Progress<'a> = &'a dyn Fn(usize, usize);

/// A stretch, the features that its article shares, and its labels.
type Example<'l> = (Stretch<'l>, &'l Shared, &'l [u8]);

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

/// The weights of one pass.
struct Pass {
    keys: Vec<u32>,
    values: Vec<Row>,
    transitions: Transitions,
}

/// Learns a model from articles. The same articles give the same model, bit by bit.
pub fn train(lang: &str, learnt: &[&Learnt], progress: Progress<'_>) -> Model {
    let examples = |wanted: &dyn Fn(usize) -> bool| -> Vec<Example<'_>> {
        let chosen = learnt.iter().enumerate().filter(|(n, _)| wanted(*n));
        chosen
            .flat_map(|(_, one)| one.stretches.iter().zip(&one.labels).map(|(s, labels)| (s, one.article.shared(), labels.as_slice())))
            .collect()
    };
    let mut linked = vec![Stretches::default(); learnt.len()];
    for part in 0..PARTS {
        let model = pack(lang, &pass(&examples(&|n| n % PARTS != part)), &Pass::none());
        for (number, one) in learnt.iter().enumerate().filter(|(n, _)| n % PARTS == part) {
            linked[number] = model.linked(one);
        }
        progress(part + 1, PARTS + 2);
    }
    let first = pass(&examples(&|_| true));
    progress(PARTS + 1, PARTS + 2);
    let labels = learnt.iter().flat_map(|one| one.labels.iter().map(Vec::as_slice));
    let none = Shared::default();
    let second =
        pass(&linked.iter().flat_map(Stretches::iter).zip(labels).map(|(stretch, labels)| (stretch, &none, labels)).collect::<Vec<_>>());
    progress(PARTS + 2, PARTS + 2);
    pack(lang, &first, &second)
}

impl Pass {
    fn none() -> Pass {
        Pass { keys: Vec::new(), values: Vec::new(), transitions: Transitions::default() }
    }
}

impl Model {
    /// The stretches with what the second pass sees, given what the first one makes of them.
    fn linked(&self, one: &Learnt) -> Stretches {
        let (first, _) = self.first_pass(&*one.article, &one.stretches, &mut Lattice::default());
        let shared = one.article.shared();
        let mut linked = Stretches::default();
        for (stretch, from) in one.stretches.iter().zip(one.article.firsts()) {
            for at in 0..stretch.len() {
                stretch.all(at, shared).for_each(|feature| linked.feature(feature));
                one.article.links(from + at, &first, &mut |feature| linked.feature(feature));
                linked.token(stretch.begins(at));
            }
            linked.close();
        }
        linked
    }
}

/// Learns the weights of one pass.
fn pass(examples: &[Example<'_>]) -> Pass {
    let keys = frequent(examples);
    let mut tokens: Vec<Vec<Vec<u32>>> = Vec::with_capacity(examples.len());
    for (stretch, shared, _) in examples {
        let numbers = (0..stretch.len()).map(|at| {
            let found = stretch.all(at, shared).filter_map(|f| keys.binary_search(&f).ok());
            found.filter_map(|i| u32::try_from(i).ok()).collect()
        });
        tokens.push(numbers.collect());
    }
    let mut weights = vec![Weight::default(); keys.len()];
    let mut edges = [Weight::default(); LABELS];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    let mut lattice = Lattice::default();
    for _ in 0..ROUNDS {
        shuffle(&mut order, &mut random);
        for &index in &order {
            learn(examples[index], &tokens[index], &mut weights, &mut edges, &mut lattice);
        }
    }
    let kept = |weight: &&Weight| weight.value.iter().any(|value| value.abs() > SLIGHT);
    let (keys, values) = keys.iter().zip(&weights).filter(|(_, w)| kept(w)).map(|(key, w)| (*key, w.value)).unzip();
    Pass { keys, values, transitions: edges.map(|edge| edge.value) }
}

/// Features that are not rare, in ascending order.
fn frequent(examples: &[Example<'_>]) -> Vec<u32> {
    let each = |(stretch, shared, _): &Example<'_>| {
        (0..stretch.len()).flat_map(|at| stretch.all(at, shared).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    let mut all: Vec<u32> = examples.iter().flat_map(each).collect();
    all.sort_unstable();
    let groups = all.chunk_by(|a, b| a == b);
    groups.filter(|group| group.len() >= RARE).filter_map(|group| group.first().copied()).collect()
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

fn learn(
    (stretch, _, wanted): Example<'_>,
    tokens: &[Vec<u32>],
    weights: &mut [Weight],
    edges: &mut [Weight; LABELS],
    lattice: &mut Lattice,
) {
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
    lattice.follow(&edges.map(|edge| edge.value));
    lattice.run(stretch);
    for (at, features) in tokens.iter().enumerate() {
        let mut gradient = lattice.probabilities(at);
        gradient[usize::from(wanted[at])] -= 1.0;
        for feature in features {
            let weight = &mut weights[*feature as usize];
            for (label, gradient) in gradient.iter().enumerate() {
                weight.step(label, *gradient);
            }
        }
        let Some(before) = at.checked_sub(1) else { continue };
        let mut pairs = lattice.pairs(at);
        pairs[usize::from(wanted[before])][usize::from(wanted[at])] -= 1.0;
        for (edge, row) in edges.iter_mut().zip(&pairs) {
            for label in labels().map(usize::from) {
                edge.step(label, row[label]);
            }
        }
    }
}

/// Brings the weights of both passes together, a byte each.
fn pack(lang: &str, first: &Pass, second: &Pass) -> Model {
    let mut keys: Vec<u32> = first.keys.iter().chain(&second.keys).copied().collect();
    keys.sort_unstable();
    keys.dedup();
    let mut rows = vec![[0; WIDTH]; keys.len()];
    let mut scales = [0.0; 2];
    for (number, pass) in [first, second].into_iter().enumerate() {
        let most = pass.values.iter().flatten().fold(0.0f32, |a, b| a.max(b.abs())).max(f32::MIN_POSITIVE);
        let scale = most / f32::from(i8::MAX);
        scales[number] = scale;
        for (key, values) in pass.keys.iter().zip(&pass.values) {
            let Ok(at) = keys.binary_search(key) else { continue };
            for (to, value) in rows[at][number * LABELS..].iter_mut().zip(values) {
                *to = (value / scale).round() as i8;
            }
        }
    }
    let features = keys.into_iter().zip(rows).map(|(feature, weights)| Weighted { feature, weights }).collect();
    Model::new(lang.to_owned(), features, scales, [first.transitions, second.transitions])
}
