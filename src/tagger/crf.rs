//! The arithmetic of a linear-chain conditional random field: forward, backward, best path.

use super::{LABELS, NONE, Stretch, may_follow};

type Scores = [f32; LABELS];

/// Room for the sums of one stretch; one value is filled again and again.
#[derive(Debug, Default)]
pub struct Lattice {
    /// The score of each label at each token, in logarithms.
    pub(super) scores: Vec<Scores>,
    /// The same, exponentiated; 0 where the label is not allowed.
    unary: Vec<Scores>,
    forward: Vec<Scores>,
    backward: Vec<Scores>,
    /// The weight of each label after each label; below everything where not allowed.
    steps: [Scores; LABELS],
    /// The same, exponentiated.
    edges: [Scores; LABELS],
    /// For each token and label, the label before it on the best path.
    back: Vec<[u8; LABELS]>,
    /// The best labels.
    pub(super) path: Vec<u8>,
}

/// Labels, as numbers.
pub(super) fn labels() -> impl Iterator<Item = u8> + Clone {
    0..LABELS as u8
}

fn normalise(row: &mut Scores) {
    let sum: f32 = row.iter().sum();
    if sum > 0.0 {
        row.iter_mut().for_each(|value| *value /= sum);
    }
}

impl Lattice {
    /// Takes the weights of labels after labels for all that follows.
    pub(super) fn follow(&mut self, transitions: &[Scores; LABELS]) {
        for before in labels() {
            for next in labels() {
                let (row, column) = (usize::from(before), usize::from(next));
                let weight = if may_follow(Some(before), next) { transitions[row][column] } else { f32::NEG_INFINITY };
                self.steps[row][column] = weight;
                self.edges[row][column] = weight.exp();
            }
        }
    }

    /// Sums over all labellings of the stretch, whose scores are in `self.scores`.
    pub(super) fn run(&mut self, stretch: Stretch<'_>) {
        self.unary.clear();
        for (at, scores) in self.scores.iter().enumerate() {
            let most = scores.iter().copied().fold(f32::MIN, f32::max);
            let mut row = [0.0; LABELS];
            for label in labels() {
                let first = at > 0 || may_follow(None, label);
                if first && stretch.allows(at, label) {
                    row[usize::from(label)] = (scores[usize::from(label)] - most).exp().max(f32::MIN_POSITIVE);
                }
            }
            self.unary.push(row);
        }
        let len = self.unary.len();
        self.forward.clear();
        for at in 0..len {
            let mut row = self.unary[at];
            if let Some(before) = self.forward.last() {
                for (next, value) in row.iter_mut().enumerate() {
                    let sum: f32 = (0..LABELS).map(|label| before[label] * self.edges[label][next]).sum();
                    *value *= sum;
                }
            }
            normalise(&mut row);
            self.forward.push(row);
        }
        self.backward.clear();
        self.backward.resize(len, [1.0; LABELS]);
        for at in (1..len).rev() {
            let mut row = [0.0; LABELS];
            for (before, value) in row.iter_mut().enumerate() {
                *value = (0..LABELS).map(|label| self.edges[before][label] * self.unary[at][label] * self.backward[at][label]).sum();
            }
            normalise(&mut row);
            self.backward[at - 1] = row;
        }
    }

    /// The probability of each label at token `at`.
    pub(super) fn probabilities(&self, at: usize) -> Scores {
        let mut row = self.forward[at];
        for (value, back) in row.iter_mut().zip(&self.backward[at]) {
            *value *= back;
        }
        normalise(&mut row);
        row
    }

    /// The probability of one label at token `at`.
    pub(super) fn probability(&self, at: usize, label: u8) -> f32 {
        self.probabilities(at)[usize::from(label)]
    }

    /// The probability of each pair of labels at tokens `at - 1` and `at`.
    pub(super) fn pairs(&self, at: usize) -> [Scores; LABELS] {
        let mut pairs = self.edges;
        let mut sum = 0.0;
        for (before, row) in pairs.iter_mut().enumerate() {
            for (next, value) in row.iter_mut().enumerate() {
                *value *= self.forward[at - 1][before] * self.unary[at][next] * self.backward[at][next];
                sum += *value;
            }
        }
        if sum > 0.0 {
            pairs.iter_mut().flatten().for_each(|value| *value /= sum);
        }
        pairs
    }

    /// The labels with the highest score together; they stay in `self.path`.
    pub(super) fn best(&mut self, stretch: Stretch<'_>) -> &[u8] {
        self.back.clear();
        let mut best = [0.0; LABELS];
        for (at, scores) in self.scores.iter().enumerate() {
            let mut row = [f32::NEG_INFINITY; LABELS];
            let mut back = [NONE; LABELS];
            for next in labels().filter(|l| stretch.allows(at, *l)) {
                let column = usize::from(next);
                if at == 0 {
                    if may_follow(None, next) {
                        row[column] = scores[column];
                    }
                    continue;
                }
                for before in labels() {
                    let score = best[usize::from(before)] + self.steps[usize::from(before)][column];
                    if score > row[column] {
                        row[column] = score;
                        back[column] = before;
                    }
                }
                row[column] += scores[column];
            }
            best = row;
            self.back.push(back);
        }
        let mut label = NONE;
        for next in labels() {
            if best[usize::from(next)] > best[usize::from(label)] {
                label = next;
            }
        }
        self.path.clear();
        self.path.resize(self.back.len(), NONE);
        for (slot, back) in self.path.iter_mut().zip(&self.back).rev() {
            *slot = label;
            label = back[usize::from(label)];
        }
        &self.path
    }
}
