//! Tests of positions.

use super::{GAP, MOST_MOVED, Plan, Point, lay_out};

/// A wheel: a hub that is linked with all, and a rim.
fn wheel(rim: u32) -> Vec<(u32, u32, f64)> {
    let spokes = (1..=rim).map(|node| (0, node, 2.0));
    spokes.chain((1..rim).map(|node| (node, node + 1, 1.0))).collect()
}

fn with_threads<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> T {
    rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(work)
}

fn distance(a: Point, b: Point) -> f64 {
    ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).sqrt()
}

#[test]
fn the_same_to_the_last_bit_with_any_number_of_threads() {
    let (radii, links) = (vec![5.0; 700], wheel(650));
    let plan = Plan { radii: &radii, links: &links };
    let bits = |positions: Vec<Point>| positions.iter().map(|at| (at.x.to_bits(), at.y.to_bits())).collect::<Vec<_>>();
    let one = with_threads(1, || bits(lay_out(&plan)));
    assert_eq!(one, with_threads(4, || bits(lay_out(&plan))));
    assert_eq!(one.len(), 700);
}

#[test]
fn no_node_lies_on_another() {
    let radii: Vec<f64> = (0..120).map(|node| if node == 0 { 27.0 } else { 5.0 + f64::from(node % 7) }).collect();
    let links = wheel(100);
    let at = lay_out(&Plan { radii: &radii, links: &links });
    for a in 0..at.len() {
        assert!(at[a].x.is_finite() && at[a].y.is_finite());
        for b in 0..a {
            assert!(distance(at[a], at[b]) > radii[a] + radii[b] + GAP / 2.0, "{a} and {b}");
        }
    }
}

#[test]
fn what_is_linked_lies_near() {
    // two groups of ten, each linked with each other, and one link between the groups
    let group = |first: u32| (first..first + 10).flat_map(move |a| (first..a).map(move |b| (b, a, 1.0)));
    let links: Vec<_> = group(0).chain(group(10)).chain([(0, 10, 1.0)]).collect();
    let at = lay_out(&Plan { radii: &[5.0; 20], links: &links });
    let middle = |first: usize| {
        let (x, y) = at[first..first + 10].iter().fold((0.0, 0.0), |(x, y), at| (x + at.x / 10.0, y + at.y / 10.0));
        Point { x, y }
    };
    let apart = distance(middle(0), middle(10));
    for first in [0, 10] {
        assert!(at[first..first + 10].iter().all(|at| distance(*at, middle(first)) < apart), "{first}");
    }
}

#[test]
fn what_is_not_linked_stands_below() {
    let links = wheel(20);
    let at = lay_out(&Plan { radii: &[5.0; 30], links: &links });
    let lowest = at[..21].iter().map(|at| at.y).fold(f64::NEG_INFINITY, f64::max);
    assert!(at[21..].iter().all(|at| at.y > lowest));
}

#[test]
fn nothing_and_little() {
    assert_eq!(lay_out(&Plan { radii: &[], links: &[] }), []);
    assert_eq!(lay_out(&Plan { radii: &[5.0], links: &[] }), [Point::default()]);
    let two = lay_out(&Plan { radii: &[5.0; 2], links: &[(0, 1, 3.0)] });
    assert!(distance(two[0], two[1]) > 10.0);
}

#[test]
fn more_nodes_than_are_moved() {
    let count = MOST_MOVED + 500;
    let links: Vec<(u32, u32, f64)> = (1..count as u32).map(|node| (node / 3, node, 1.0)).collect();
    let at = lay_out(&Plan { radii: &vec![5.0; count], links: &links });
    assert_eq!(at.len(), count);
    assert!(at.iter().all(|at| at.x.is_finite() && at.y.is_finite()));
}
