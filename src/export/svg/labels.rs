//! Where labels stand: beside their nodes, on no other label and on no node.

use unicode_width::UnicodeWidthChar;

/// Widths of the characters from space to `~` in a sans serif font of size 1000, those of Helvetica and Arial.
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278,
    278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722,
    667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556,
    556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// About how wide the text is in a font of size 1.
pub(super) fn text_width(text: &str) -> f64 {
    let thousandths: u64 = text
        .chars()
        .map(|c| match (c as usize).checked_sub(32).and_then(|at| WIDTHS.get(at)) {
            Some(width) => u64::from(*width),
            None if c.width() == Some(2) => 1000,
            None if c.width() == Some(0) => 0,
            None if c.is_uppercase() => 720,
            None => 560,
        })
        .sum();
    thousandths as f64 / 1000.0
}

/// Where a label stands: its baseline, and which end of it `x` is.
#[derive(Debug, PartialEq)]
pub(super) struct Slot {
    pub x: f64,
    pub y: f64,
    pub anchor: &'static str,
}

/// A rectangle that is taken: left, top, right, bottom.
type Taken = (f64, f64, f64, f64);

/// The places that are taken, in cells of a grid.
pub(super) struct Labels {
    width: f64,
    top: f64,
    bottom: f64,
    columns: usize,
    cells: Vec<Vec<(usize, Taken)>>,
}

const CELL: f64 = 50.0;
/// No node: what is taken by a label.
const LABEL: usize = usize::MAX;

impl Labels {
    /// For a picture of this size; labels stand between `top` and `bottom`.
    pub(super) fn new(width: f64, height: f64, top: f64, bottom: f64) -> Labels {
        let columns = (width / CELL) as usize + 1;
        let rows = (height / CELL) as usize + 1;
        Labels { width, top, bottom, columns, cells: vec![Vec::new(); columns * rows] }
    }

    /// Takes the place of a node.
    pub(super) fn block(&mut self, node: usize, x: f64, y: f64, radius: f64) {
        self.take(node, (x - radius, y - radius, x + radius, y + radius));
    }

    /// Finds room for the label of a node, and takes it.
    pub(super) fn place(&mut self, node: usize, (x, y, radius): (f64, f64, f64), width: f64, size: f64) -> Option<Slot> {
        let (side, half) = (radius + 4.0, width / 2.0);
        // right, left, above, below, then the corners
        let slots = [
            (x + side, y + size * 0.35, "start"),
            (x - side, y + size * 0.35, "end"),
            (x, y - side, "middle"),
            (x, y + side + size * 0.75, "middle"),
            (x + side * 0.8, y - side * 0.7, "start"),
            (x - side * 0.8, y - side * 0.7, "end"),
            (x + side * 0.8, y + side * 0.7 + size * 0.7, "start"),
            (x - side * 0.8, y + side * 0.7 + size * 0.7, "end"),
        ];
        for (x, y, anchor) in slots {
            let left = match anchor {
                "start" => x,
                "end" => x - width,
                _ => x - half,
            };
            let taken = (left - 1.5, y - size * 0.8, left + width + 1.5, y + size * 0.28);
            let inside = taken.0 >= 4.0 && taken.2 <= self.width - 4.0 && taken.1 >= self.top && taken.3 <= self.bottom;
            if inside && self.is_free(node, taken) {
                self.take(LABEL, taken);
                return Some(Slot { x, y, anchor });
            }
        }
        None
    }

    fn take(&mut self, node: usize, taken: Taken) {
        for cell in self.cells_of(taken) {
            self.cells[cell].push((node, taken));
        }
    }

    fn is_free(&self, node: usize, wanted: Taken) -> bool {
        self.cells_of(wanted).into_iter().all(|cell| {
            self.cells[cell].iter().all(|(owner, taken)| {
                *owner == node || taken.2 <= wanted.0 || taken.0 >= wanted.2 || taken.3 <= wanted.1 || taken.1 >= wanted.3
            })
        })
    }

    fn cells_of(&self, (left, top, right, bottom): Taken) -> Vec<usize> {
        // what lies outside counts as at the rim
        let rows = self.cells.len() / self.columns;
        let at = |value: f64, most: usize| ((value / CELL) as usize).min(most - 1);
        let columns = at(left, self.columns)..=at(right, self.columns);
        (at(top, rows)..=at(bottom, rows)).flat_map(|row| columns.clone().map(move |column| row * self.columns + column)).collect()
    }
}
