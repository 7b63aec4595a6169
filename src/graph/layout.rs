//! Positions for the nodes of a graph, so that those that are linked lie near each other and none lies on another.
//!
//! Heavy nodes are placed first, light ones around what they are linked with; then all move under forces, as in
//! ForceAtlas2: linked nodes pull, all nodes push. Parts that are not linked are laid out each for itself and put in
//! rows below the largest.
//!
//! The same graph gives the same positions on every machine: there is no random number in it, sums are made in a fixed
//! order whatever the number of threads, and of the operations on numbers only those are used that IEEE 754 defines to
//! the last bit (`+ - * /` and the square root).

use rayon::prelude::*;

/// What a layout is made of: for each node the room that it takes, and the links.
#[derive(Debug)]
pub(super) struct Plan<'p> {
    /// Radius of each node.
    pub radii: &'p [f64],
    /// Links between nodes, each pair once at most, with a weight above 0.
    pub links: &'p [(u32, u32, f64)],
}

/// A point, or a step from one.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Point {
    pub x: f64,
    pub y: f64,
}

/// Of each part, only so many nodes move under forces, the heaviest ones. The others stay where they are put: beside
/// what they are linked with. This bounds the time.
const MOST_MOVED: usize = 20_000;
/// The heaviest nodes, which are placed first. Each further step has this many times more nodes.
const FIRST: usize = 48;
const GROWTH: usize = 3;
/// Rounds of movement for the first nodes, and for later steps: the fewer the more nodes there are.
const FIRST_ROUNDS: usize = 300;
const WORK: usize = 250_000;
const FEWEST_ROUNDS: usize = 30;
/// How far two linked nodes lie apart where nothing else acts on them.
const UNIT: f64 = 50.0;
/// How strongly all nodes push each other, and how strongly the middle pulls all.
const PUSH: f64 = 0.4;
const GRAVITY: f64 = 0.07;
/// Smallest gap between two nodes.
const GAP: f64 = 6.0;
/// Rounds in which nodes that lie on each other are moved apart.
const APART_ROUNDS: usize = 80;
/// Cosine and sine of the golden angle: points that turn by it around a centre, ever further out, lie evenly.
const GOLDEN: (f64, f64) = (-0.737_368_878_078_319_7, 0.675_490_294_261_523_8);
/// How much wider than high the picture is made.
const WIDTH: f64 = 1.3;

/// The positions, with the middle of the largest part at 0, 0.
pub(super) fn lay_out(plan: &Plan<'_>) -> Vec<Point> {
    let mut positions = vec![Point::default(); plan.radii.len()];
    let neighbours = Neighbours::new(plan);
    let mut parts = parts(&neighbours);
    // the largest first; equal ones as their first nodes come
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    let mut shelf = None;
    for part in &parts {
        let placed = part_positions(plan, &neighbours, part);
        let frame = Frame::around(part.iter().zip(&placed).map(|(node, at)| (*at, plan.radii[*node as usize])));
        let to = match &mut shelf {
            None => {
                shelf = Some(Shelf::below(&frame, plan.radii.len() - part.len()));
                Point::default()
            }
            Some(shelf) => shelf.place(&frame),
        };
        for (node, at) in part.iter().zip(placed) {
            positions[*node as usize] = Point { x: at.x + to.x, y: at.y + to.y };
        }
    }
    positions
}

/// For each node those that it is linked with, and how strongly.
struct Neighbours {
    starts: Vec<usize>,
    list: Vec<(u32, f64)>,
}

impl Neighbours {
    fn new(plan: &Plan<'_>) -> Neighbours {
        let mut starts = vec![0; plan.radii.len() + 1];
        for (a, b, _) in plan.links {
            starts[*a as usize + 1] += 1;
            starts[*b as usize + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut next = starts.clone();
        let mut list = vec![(0, 0.0); plan.links.len() * 2];
        for (a, b, weight) in plan.links {
            // a link that was said twice as often does not pull twice as much
            let pull = weight.sqrt();
            for (from, to) in [(*a, *b), (*b, *a)] {
                list[next[from as usize]] = (to, pull);
                next[from as usize] += 1;
            }
        }
        Neighbours { starts, list }
    }

    fn of(&self, node: u32) -> &[(u32, f64)] {
        &self.list[self.starts[node as usize]..self.starts[node as usize + 1]]
    }

    fn strength(&self, node: u32) -> f64 {
        self.of(node).iter().map(|(_, pull)| pull).sum()
    }
}

/// The parts that no link joins, each with its nodes in order.
fn parts(neighbours: &Neighbours) -> Vec<Vec<u32>> {
    let count = neighbours.starts.len() - 1;
    let mut seen = vec![false; count];
    let mut parts = Vec::new();
    for first in 0..count as u32 {
        if seen[first as usize] {
            continue;
        }
        seen[first as usize] = true;
        let mut part = vec![first];
        let mut next = 0;
        while next < part.len() {
            for (node, _) in neighbours.of(part[next]) {
                if !std::mem::replace(&mut seen[*node as usize], true) {
                    part.push(*node);
                }
            }
            next += 1;
        }
        part.sort_unstable();
        parts.push(part);
    }
    parts
}

/// The positions of the nodes of one part, around 0, 0.
fn part_positions(plan: &Plan<'_>, neighbours: &Neighbours, part: &[u32]) -> Vec<Point> {
    if part.len() == 1 {
        return vec![Point::default()];
    }
    // the heaviest first; equal ones in the order of the nodes
    let strengths: Vec<f64> = part.iter().map(|node| neighbours.strength(*node)).collect();
    let mut order: Vec<usize> = (0..part.len()).collect();
    order.sort_by(|a, b| strengths[*b].total_cmp(&strengths[*a]).then(a.cmp(b)));
    let mut rank = vec![u32::MAX; plan.radii.len()];
    for (r, index) in order.iter().enumerate() {
        rank[part[*index] as usize] = r as u32;
    }
    // from here on a node is known by its rank
    let links: Vec<Vec<(u32, f64)>> =
        order.iter().map(|index| neighbours.of(part[*index]).iter().map(|(node, pull)| (rank[*node as usize], *pull)).collect()).collect();
    let radii: Vec<f64> = order.iter().map(|index| plan.radii[part[*index] as usize]).collect();
    let mut field = Field { links, radii, at: Vec::with_capacity(part.len()) };
    let mut size = FIRST.min(part.len());
    let mut rounds = FIRST_ROUNDS;
    loop {
        field.add(size);
        if size <= MOST_MOVED {
            field.settle(rounds);
        }
        if size == part.len() {
            break;
        }
        // the step to all nodes is never a small one
        size = if size * GROWTH * 3 / 2 >= part.len() { part.len() } else { size * GROWTH };
        if size > MOST_MOVED && field.at.len() < MOST_MOVED {
            size = MOST_MOVED;
        }
        rounds = (WORK / size).clamp(FEWEST_ROUNDS, FIRST_ROUNDS);
    }
    field.lie_down();
    field.part_overlaps();
    let mut placed = vec![Point::default(); part.len()];
    for (r, index) in order.iter().enumerate() {
        placed[*index] = field.at[r];
    }
    placed
}

/// Nodes of one part, the heaviest first, with positions for the first of them.
struct Field {
    links: Vec<Vec<(u32, f64)>>,
    radii: Vec<f64>,
    at: Vec<Point>,
}

impl Field {
    /// Places the nodes up to `size`: in the middle of those that they are linked with and that have a place, a bit
    /// further out; where there are none, around all.
    fn add(&mut self, size: usize) {
        let known = self.at.len();
        let mut turn = (1.0, 0.0);
        for node in 0..size {
            turn = (turn.0 * GOLDEN.0 - turn.1 * GOLDEN.1, turn.0 * GOLDEN.1 + turn.1 * GOLDEN.0);
            if node < known {
                continue;
            }
            let (mut sum, mut x, mut y) = (0.0, 0.0, 0.0);
            for (other, pull) in &self.links[node] {
                if let Some(at) = self.at.get(*other as usize).filter(|_| (*other as usize) < known) {
                    sum += pull;
                    x += at.x * pull;
                    y += at.y * pull;
                }
            }
            let (middle, far) = if sum > 0.0 { (Point { x: x / sum, y: y / sum }, UNIT) } else { (Point::default(), UNIT * root(node)) };
            self.at.push(Point { x: middle.x + turn.0 * far, y: middle.y + turn.1 * far });
        }
    }

    /// Moves all nodes under forces, ever less.
    fn settle(&mut self, rounds: usize) {
        let count = self.at.len();
        let strengths: Vec<f64> = (0..count).map(|node| self.placed_links(node).map(|(_, pull)| pull).sum()).collect();
        let masses: Vec<f64> = strengths.iter().map(|strength| 1.0 + 0.2 * strength.sqrt()).collect();
        let longest = UNIT * root(count) / 4.0;
        for round in 0..rounds {
            let left = 1.0 - round as f64 / rounds as f64;
            let limit = longest * left * left + 0.5;
            let tree = Tree::new(&self.at, &masses);
            let moved: Vec<Point> = (0..count)
                .into_par_iter()
                .with_min_len(64)
                .map(|node| {
                    let force = self.force(node, masses[node], &strengths, &tree);
                    let length = (force.x * force.x + force.y * force.y).sqrt();
                    let step = if length > limit { limit / length } else { 1.0 };
                    Point { x: self.at[node].x + force.x * step, y: self.at[node].y + force.y * step }
                })
                .collect();
            self.at = moved;
        }
    }

    fn placed_links(&self, node: usize) -> impl Iterator<Item = &(u32, f64)> {
        self.links[node].iter().filter(|(other, _)| (*other as usize) < self.at.len())
    }

    /// How far the node wants to move: away from all, towards those that it is linked with, and a little to the middle.
    fn force(&self, node: usize, mass: f64, strengths: &[f64], tree: &Tree) -> Point {
        let here = self.at[node];
        let push = tree.push(here, node as u32);
        let scale = UNIT * UNIT * mass * PUSH;
        let mut force = Point { x: push.x * scale, y: push.y * scale };
        let mut stiff = 0.0;
        for (other, pull) in self.placed_links(node) {
            let there = self.at[*other as usize];
            // of many links each pulls less: things that are all linked with each other do not become one heap
            let pull = pull / strengths[node].min(strengths[*other as usize]);
            force.x += (there.x - here.x) * pull;
            force.y += (there.y - here.y) * pull;
            stiff += pull;
        }
        let gravity = GRAVITY * mass;
        force.x -= here.x * gravity;
        force.y -= here.y * gravity;
        // no further than to where the forces are in balance
        let soft = 0.5 / (stiff + gravity);
        Point { x: force.x * soft, y: force.y * soft }
    }

    /// Moves the middle to 0, 0 and turns the part so that it is wider than high.
    fn lie_down(&mut self) {
        let count = self.at.len() as f64;
        let (x, y) = self.at.iter().fold((0.0, 0.0), |(x, y), at| (x + at.x / count, y + at.y / count));
        let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
        for at in &mut self.at {
            *at = Point { x: at.x - x, y: at.y - y };
            xx += at.x * at.x;
            xy += at.x * at.y;
            yy += at.y * at.y;
        }
        // the direction in which the nodes are spread most: eigenvector of the covariance
        let half = (xx - yy) / 2.0;
        let largest = half + (half * half + xy * xy).sqrt();
        let (mut dx, mut dy) = if half >= 0.0 { (largest, xy) } else { (xy, largest - 2.0 * half) };
        let length = (dx * dx + dy * dy).sqrt();
        if length > 0.0 {
            (dx, dy) = (dx / length, dy / length);
        } else {
            (dx, dy) = (1.0, 0.0);
        }
        for at in &mut self.at {
            *at = Point { x: (at.x * dx + at.y * dy) * WIDTH, y: at.y * dx - at.x * dy };
        }
    }

    /// Moves nodes apart that lie on each other. Each round looks only at cells of a grid that touch.
    fn part_overlaps(&mut self) {
        let widest = self.radii.iter().copied().fold(0.0, f64::max);
        let cell = 2.0 * widest + GAP;
        for _ in 0..APART_ROUNDS {
            let grid = Grid::new(&self.at, cell);
            let steps: Vec<Option<Point>> =
                (0..self.at.len()).into_par_iter().with_min_len(64).map(|node| self.step_apart(node, &grid)).collect();
            let mut any = false;
            for (at, step) in self.at.iter_mut().zip(steps) {
                if let Some(step) = step {
                    *at = Point { x: at.x + step.x, y: at.y + step.y };
                    any = true;
                }
            }
            if !any {
                break;
            }
        }
    }

    fn step_apart(&self, node: usize, grid: &Grid) -> Option<Point> {
        let here = self.at[node];
        let mut step = None;
        for other in grid.near(here) {
            let other = other as usize;
            let there = self.at[other];
            let (dx, dy) = (here.x - there.x, here.y - there.y);
            let room = self.radii[node] + self.radii[other] + GAP;
            let square = dx * dx + dy * dy;
            if other == node || square >= room * room {
                continue;
            }
            let distance = square.sqrt();
            // two at one point part sideways, each to its own side
            let (dx, dy) = match distance {
                0.0 => (if node < other { -1.0 } else { 1.0 }, 0.0),
                distance => (dx / distance, dy / distance),
            };
            // the smaller one moves more
            let share = self.radii[other] / (self.radii[node] + self.radii[other]);
            let far = (room - distance) * share + 0.01;
            let step = step.get_or_insert(Point::default());
            step.x += dx * far;
            step.y += dy * far;
        }
        step
    }
}

fn root(count: usize) -> f64 {
    (count as f64).sqrt()
}

/// A quadtree (Barnes and Hut): far nodes push as one.
struct Tree {
    cells: Vec<Cell>,
    /// Side of the first cell.
    side: f64,
}

#[derive(Clone, Copy)]
struct Cell {
    mass: f64,
    /// Centre of mass.
    middle: Point,
    /// Number of the first of four cells in it, 0 where there are none.
    first: u32,
    /// The node in it, where there is one alone.
    node: u32,
}

const EMPTY: Cell = Cell { mass: 0.0, middle: Point { x: 0.0, y: 0.0 }, first: 0, node: u32::MAX };
/// Cells are not halved any more: nodes at one point share a cell.
const DEEPEST: u32 = 24;
/// A cell whose side is this part of its distance pushes as one.
const OPENING: f64 = 0.9;

impl Tree {
    fn new(at: &[Point], masses: &[f64]) -> Tree {
        let frame = Frame::around(at.iter().map(|at| (*at, 0.0)));
        let side = (frame.right - frame.left).max(frame.bottom - frame.top).max(1.0);
        let mut tree = Tree { cells: vec![EMPTY], side };
        tree.cells.reserve(at.len() * 2);
        for (node, (at, mass)) in at.iter().zip(masses).enumerate() {
            tree.insert(node as u32, *at, *mass, &frame);
        }
        for cell in &mut tree.cells {
            if cell.mass > 0.0 {
                cell.middle = Point { x: cell.middle.x / cell.mass, y: cell.middle.y / cell.mass };
            }
        }
        tree
    }

    /// While the tree is made, `middle` is the sum of mass times position.
    fn insert(&mut self, node: u32, at: Point, mass: f64, frame: &Frame) {
        let mut half = self.side / 2.0;
        let mut centre = Point { x: frame.left + half, y: frame.top + half };
        let mut cell = 0;
        for depth in 0..=DEEPEST {
            let was = self.cells[cell];
            self.cells[cell].mass += mass;
            self.cells[cell].middle.x += at.x * mass;
            self.cells[cell].middle.y += at.y * mass;
            if was.mass == 0.0 {
                self.cells[cell].node = node;
                return;
            }
            if depth == DEEPEST {
                self.cells[cell].node = u32::MAX;
                return;
            }
            if was.first == 0 {
                let first = self.cells.len();
                self.cells.extend([EMPTY; 4]);
                self.cells[cell].first = first as u32;
                self.cells[cell].node = u32::MAX;
                let old = Point { x: was.middle.x / was.mass, y: was.middle.y / was.mass };
                self.cells[first + quarter(old, centre)] = Cell { first: 0, ..was };
            }
            let inside = quarter(at, centre);
            half /= 2.0;
            centre.x += if inside & 1 == 1 { half } else { -half };
            centre.y += if inside & 2 == 2 { half } else { -half };
            cell = self.cells[cell].first as usize + inside;
        }
    }

    /// The sum of what all others push: mass by distance.
    fn push(&self, here: Point, node: u32) -> Point {
        let mut push = Point::default();
        let mut open: Vec<(u32, f64)> = Vec::with_capacity(64);
        open.push((0, self.side));
        while let Some((number, side)) = open.pop() {
            let cell = &self.cells[number as usize];
            if cell.mass == 0.0 || cell.node == node {
                continue;
            }
            let (dx, dy) = (here.x - cell.middle.x, here.y - cell.middle.y);
            let square = dx * dx + dy * dy;
            if cell.first != 0 && side * side > OPENING * OPENING * square {
                for inside in 0..4 {
                    open.push((cell.first + inside, side / 2.0));
                }
            } else if square > 0.0 {
                // nodes that nearly touch do not fly apart
                let weight = cell.mass / square.max(1.0);
                push.x += dx * weight;
                push.y += dy * weight;
            }
        }
        push
    }
}

fn quarter(at: Point, centre: Point) -> usize {
    usize::from(at.x >= centre.x) + 2 * usize::from(at.y >= centre.y)
}

/// A grid of square cells with the nodes in each.
struct Grid {
    cell: f64,
    left: f64,
    top: f64,
    columns: usize,
    starts: Vec<u32>,
    nodes: Vec<u32>,
}

impl Grid {
    fn new(at: &[Point], cell: f64) -> Grid {
        let frame = Frame::around(at.iter().map(|at| (*at, 0.0)));
        // never more cells than there is use for
        let (width, height) = (frame.right - frame.left, frame.bottom - frame.top);
        let most = (4 * at.len() + 16) as f64;
        let cell = cell.max((width * height / most).sqrt()).max(width / most).max(height / most);
        let columns = (width / cell) as usize + 1;
        let rows = (height / cell) as usize + 1;
        let mut grid =
            Grid { cell, left: frame.left, top: frame.top, columns, starts: vec![0; columns * rows + 1], nodes: vec![0; at.len()] };
        let cells: Vec<usize> = at.iter().map(|at| grid.row(at.y) * columns + grid.column(at.x)).collect();
        for cell in &cells {
            grid.starts[cell + 1] += 1;
        }
        for i in 1..grid.starts.len() {
            grid.starts[i] += grid.starts[i - 1];
        }
        let mut next = grid.starts.clone();
        for (node, cell) in cells.iter().enumerate() {
            grid.nodes[next[*cell] as usize] = node as u32;
            next[*cell] += 1;
        }
        grid
    }

    fn column(&self, x: f64) -> usize {
        ((x - self.left) / self.cell) as usize
    }

    fn row(&self, y: f64) -> usize {
        ((y - self.top) / self.cell) as usize
    }

    /// The nodes in the cell of the point and those around it.
    fn near(&self, at: Point) -> impl Iterator<Item = u32> {
        let (column, row) = (self.column(at.x), self.row(at.y));
        let rows = (self.starts.len() - 1) / self.columns;
        let columns = column.saturating_sub(1)..(column + 2).min(self.columns);
        (row.saturating_sub(1)..(row + 2).min(rows)).flat_map(move |row| {
            let first = self.starts[row * self.columns + columns.start] as usize;
            let end = self.starts[row * self.columns + columns.end] as usize;
            self.nodes[first..end].iter().copied()
        })
    }
}

/// The rectangle around some nodes.
struct Frame {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Frame {
    fn around(nodes: impl Iterator<Item = (Point, f64)>) -> Frame {
        let nothing = Frame { left: f64::INFINITY, right: f64::NEG_INFINITY, top: f64::INFINITY, bottom: f64::NEG_INFINITY };
        nodes.fold(nothing, |frame, (at, radius)| Frame {
            left: frame.left.min(at.x - radius),
            right: frame.right.max(at.x + radius),
            top: frame.top.min(at.y - radius),
            bottom: frame.bottom.max(at.y + radius),
        })
    }
}

/// Rows below the largest part, for the other ones.
struct Shelf {
    left: f64,
    right: f64,
    x: f64,
    top: f64,
    height: f64,
}

impl Shelf {
    fn below(frame: &Frame, others: usize) -> Shelf {
        // where most nodes are not linked at all, the rows are wider than the largest part
        let width = (frame.right - frame.left).max(UNIT * WIDTH * root(others));
        let middle = (frame.left + frame.right) / 2.0;
        let left = middle - width / 2.0;
        Shelf { left, right: middle + width / 2.0, x: left, top: frame.bottom + UNIT, height: 0.0 }
    }

    /// The step by which a part with this frame is moved to its place.
    fn place(&mut self, frame: &Frame) -> Point {
        let (width, height) = (frame.right - frame.left, frame.bottom - frame.top);
        if self.x > self.left && self.x + width > self.right {
            self.x = self.left;
            self.top += self.height + UNIT / 2.0;
            self.height = 0.0;
        }
        let step = Point { x: self.x - frame.left, y: self.top - frame.top };
        self.x += width + UNIT / 2.0;
        self.height = self.height.max(height);
        step
    }
}

#[cfg(test)]
#[path = "layout_tests.rs"]
mod tests;
