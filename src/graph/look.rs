//! How the nodes of the entity graph look: their colour, size and position. All formats that show them take them from here.

use super::layout::{Plan, Point, lay_out};
use super::{EntityView, NodeKind};
use std::collections::BTreeMap;

/// The look of the nodes of an entity graph.
#[derive(Debug)]
pub struct Look {
    nodes: Vec<NodeLook>,
}

/// The look of one node.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NodeLook {
    /// Sum of the weights of its edges.
    pub degree: u64,
    /// Diameter, with one decimal: its area grows as its degree.
    pub size: f64,
    /// To the right, with one decimal.
    pub x: f64,
    /// Downwards, with one decimal. Gephi and others count upwards.
    pub y: f64,
    /// Colour of its kind.
    pub colour: Colour,
}

/// Red, green and blue, each from 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    /// `#rrggbb`
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// Diameters of the nodes with the smallest and the largest degree.
const SIZES: (f64, f64) = (10.0, 54.0);

impl NodeLook {
    /// Its height, upwards, as Gephi and others count.
    pub fn y_upwards(&self) -> f64 {
        // not -y: of 0 that would make minus zero
        0.0 - self.y
    }
}

impl Look {
    /// The look of the nodes of `graph`. The same graph gives the same look, whatever the number of threads.
    pub fn new(graph: &EntityView<'_>) -> Look {
        Look::of(graph, &(0..graph.node_count()).collect::<Vec<_>>())
    }

    /// The look of the nodes with these numbers, in their order, as if there were no others.
    pub fn of(graph: &EntityView<'_>, chosen: &[usize]) -> Look {
        let mut place = vec![None; graph.node_count()];
        chosen.iter().enumerate().for_each(|(at, node)| place[*node] = Some(at as u32));
        let mut links: BTreeMap<(u32, u32), f64> = BTreeMap::new();
        let mut degrees = vec![0; chosen.len()];
        for edge in graph.petgraph().raw_edges() {
            let (Some(a), Some(b)) = (place[edge.source().index()], place[edge.target().index()]) else { continue };
            let weight = edge.weight.detail.weight();
            degrees[a as usize] += weight;
            degrees[b as usize] += weight;
            if a != b {
                *links.entry((a.min(b), a.max(b))).or_default() += weight as f64;
            }
        }
        let most = degrees.iter().copied().max().unwrap_or(0).max(1);
        let share = |degree: u64| (degree as f64 / most as f64).sqrt();
        let sizes: Vec<f64> = degrees.iter().map(|degree| one_decimal(SIZES.0 + (SIZES.1 - SIZES.0) * share(*degree))).collect();
        let radii: Vec<f64> = sizes.iter().map(|size| size / 2.0).collect();
        let links: Vec<(u32, u32, f64)> = links.into_iter().map(|((a, b), weight)| (a, b, weight)).collect();
        let positions = lay_out(&Plan { radii: &radii, links: &links });
        let kinds: Vec<NodeKind> = graph.nodes().map(|(_, node)| node.facts.kind).collect();
        let looks = chosen.iter().zip(degrees).zip(sizes).zip(positions);
        let nodes = looks.map(|(((node, degree), size), Point { x, y })| NodeLook {
            degree,
            size,
            x: one_decimal(x),
            y: one_decimal(y),
            colour: kinds[*node].colour(),
        });
        Look { nodes: nodes.collect() }
    }

    /// The looks, in the order of the nodes of the graph, or of those that were chosen.
    pub fn nodes(&self) -> &[NodeLook] {
        &self.nodes
    }
}

/// Rounded, and never minus zero.
fn one_decimal(value: f64) -> f64 {
    (value * 10.0).round() / 10.0 + 0.0
}

impl NodeKind {
    /// Its colour: of the palette of Okabe and Ito, which colour-blind people can tell apart, those with a contrast of
    /// 3 to 1 on white and on black.
    pub fn colour(self) -> Colour {
        match self {
            NodeKind::Person => Colour(0x00, 0x72, 0xb2),
            NodeKind::Country => Colour(0xd5, 0x5e, 0x00),
            NodeKind::Resource => Colour(0x00, 0x9e, 0x73),
            NodeKind::Organisation => Colour(0xcc, 0x79, 0xa7),
            NodeKind::Group | NodeKind::Place | NodeKind::Outlet | NodeKind::Article | NodeKind::Statement => Colour(0x76, 0x76, 0x76),
        }
    }
}
