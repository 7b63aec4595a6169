//! SVG: `network.svg`, the entity graph as a picture for print. `network.html` has it for browsers without scripts.

mod labels;

use super::clean::xml_text;
use super::{Export, Views};
use crate::error::Warning;
use crate::graph::{Corpus, EntityView, Look, NodeKind, NodeLook, Relation, counted};
use labels::{Labels, Slot, text_width};
use std::fmt::Write as _;
use std::io::{Result, Write};

/// `network.svg`: the heaviest part of the entity graph, with a legend.
#[derive(Debug)]
pub struct NetworkSvg;

impl Export for NetworkSvg {
    fn file_name(&self) -> &'static str {
        "network.svg"
    }

    fn write(&self, views: &Views<'_>, out: &mut dyn Write) -> Result<Vec<Warning>> {
        out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")?;
        out.write_all(picture(views).as_bytes())?;
        Ok(Vec::new())
    }
}

/// Most nodes and edges of the picture: on paper, more cannot be told apart. Those with the highest degree and weight are kept.
const MOST_NODES: usize = 150;
const MOST_EDGES: usize = 500;
/// Width of the picture, margins of its sides, and room for the heading above and the legend below, in pixels.
const WIDTH: f64 = 1200.0;
const MARGIN: f64 = 70.0;
const HEAD: f64 = 92.0;
const FOOT: f64 = 76.0;
/// The height of the picture for its width, at least and at most.
const FLATTEST: f64 = 0.45;
const STEEPEST: f64 = 1.1;
/// How many times larger than in the layout nodes are drawn at most.
const LARGEST_SCALE: f64 = 1.5;
const SMALLEST_RADIUS: f64 = 3.5;
const FONT: &str = "Helvetica, Arial, 'Liberation Sans', sans-serif";
/// Longer labels are cut, in code points.
const LONGEST_LABEL: usize = 40;

const INK: &str = "#1d232b";
const SOFT: &str = "#5a6472";
const GREY: &str = "#8a94a3";

/// What the picture is called.
pub(super) const TITLE: &str = "Who said what about whom and what";
/// What made it.
pub(super) const MAKER: &str = concat!("newsgraph ", env!("CARGO_PKG_VERSION"));

/// A node in the picture.
struct Dot<'v> {
    label: &'v str,
    kind: NodeKind,
    look: NodeLook,
    x: f64,
    y: f64,
    radius: f64,
}

/// An edge in the picture, between dots.
struct Line {
    from: usize,
    to: usize,
    relation: Relation,
    weight: u64,
}

/// The picture as an `svg` element.
pub(super) fn picture(views: &Views<'_>) -> String {
    let (mut dots, lines) = choose(views);
    let height = fit(&mut dots);
    let mut svg = String::new();
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height:.0}\" width=\"{WIDTH}\" height=\"{height:.0}\" role=\"img\" \
         aria-label=\"{TITLE}\" font-family=\"{FONT}\">"
    );
    let _ = writeln!(svg, "<title>{TITLE}</title>");
    let _ = writeln!(svg, "<rect width=\"{WIDTH}\" height=\"{height:.0}\" fill=\"#ffffff\"/>");
    text(&mut svg, MARGIN / 2.0, 42.0, &format!("font-size=\"24\" font-weight=\"700\" fill=\"{INK}\""), TITLE);
    text(&mut svg, MARGIN / 2.0, 66.0, &format!("font-size=\"14\" fill=\"{SOFT}\""), &subtitle(views.corpus));
    draw_lines(&mut svg, &dots, &lines);
    draw_dots(&mut svg, &dots);
    draw_labels(&mut svg, &dots, height);
    draw_legend(&mut svg, &dots, &lines, height);
    let (all, shown) = (views.entities.node_count(), dots.len());
    let mut note = "A node is as large as the statements that link it are many.".to_owned();
    if shown < all {
        let _ = write!(note, " Shown: {shown} of {}, the most quoted and named.", counted(all, "node"));
    }
    if lines.len() == MOST_EDGES {
        let _ = write!(note, " Of the links between them, the {MOST_EDGES} heaviest.");
    }
    text(&mut svg, MARGIN / 2.0, height - 18.0, &format!("font-size=\"12\" fill=\"{SOFT}\""), &note);
    text(&mut svg, WIDTH - MARGIN / 2.0, height - 18.0, &format!("font-size=\"12\" text-anchor=\"end\" fill=\"{SOFT}\""), MAKER);
    svg.push_str("</svg>\n");
    svg
}

/// The most named and quoted nodes with links between them, and the heaviest of these. Their positions are made for them
/// alone: those of the whole graph leave room for what is not shown.
fn choose<'v>(views: &'v Views<'_>) -> (Vec<Dot<'v>>, Vec<Line>) {
    let graph = views.entities.petgraph();
    let mut chosen = heaviest(&views.entities);
    chosen.truncate(MOST_NODES);
    chosen.sort_unstable();
    let mut linked = vec![false; graph.node_count()];
    let place = places(&chosen, graph.node_count());
    for edge in graph.raw_edges() {
        let (a, b) = (edge.source().index(), edge.target().index());
        if place[a].is_some() && place[b].is_some() {
            (linked[a], linked[b]) = (true, true);
        }
    }
    chosen.retain(|node| linked[*node]);
    let place = places(&chosen, graph.node_count());
    let lines = graph.raw_edges().iter().filter_map(|edge| {
        let (from, to) = (place[edge.source().index()]?, place[edge.target().index()]?);
        Some(Line { from, to, relation: edge.weight.relation, weight: edge.weight.detail.weight() })
    });
    let mut lines: Vec<Line> = lines.collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.weight));
    lines.truncate(MOST_EDGES);
    let look = Look::of(&views.entities, &chosen);
    let facts: Vec<_> = views.entities.nodes().map(|(_, node)| &node.facts).collect();
    let dots = chosen.iter().zip(look.nodes()).map(|(node, look)| Dot {
        label: &facts[*node].label,
        kind: facts[*node].kind,
        look: *look,
        x: look.x,
        y: look.y,
        radius: look.size / 2.0,
    });
    (dots.collect(), lines)
}

/// All nodes by the number of statements that they are quoted or named in, the highest first; equal ones in their order.
pub(super) fn heaviest(graph: &EntityView<'_>) -> Vec<usize> {
    let said: Vec<u64> = graph.nodes().map(|(_, node)| node.counts.said + node.counts.named).collect();
    let mut order: Vec<usize> = (0..said.len()).collect();
    order.sort_by_key(|node| (std::cmp::Reverse(said[*node]), *node));
    order
}

/// For each of `count` nodes its place among the chosen ones.
pub(super) fn places(chosen: &[usize], count: usize) -> Vec<Option<usize>> {
    let mut place = vec![None; count];
    chosen.iter().enumerate().for_each(|(at, node)| place[*node] = Some(at));
    place
}

/// Moves and scales the dots to fill the picture; its height comes back.
fn fit(dots: &mut [Dot<'_>]) -> f64 {
    let (mut left, mut right, mut top, mut bottom) = (f64::INFINITY, f64::NEG_INFINITY, f64::INFINITY, f64::NEG_INFINITY);
    for dot in dots.iter() {
        (left, right) = (left.min(dot.x - dot.radius), right.max(dot.x + dot.radius));
        (top, bottom) = (top.min(dot.y - dot.radius), bottom.max(dot.y + dot.radius));
    }
    if dots.is_empty() {
        return HEAD + FOOT + WIDTH * FLATTEST;
    }
    let (wide, high) = ((right - left).max(1.0), (bottom - top).max(1.0));
    let room = WIDTH - 2.0 * MARGIN;
    let scale = (room / wide).min(WIDTH * STEEPEST / high).min(LARGEST_SCALE);
    let body = (high * scale + 40.0).max(WIDTH * FLATTEST);
    let (x, y) = (WIDTH / 2.0 - scale * (left + right) / 2.0, HEAD + body / 2.0 - scale * (top + bottom) / 2.0);
    for dot in dots {
        dot.x = dot.x * scale + x;
        dot.y = dot.y * scale + y;
        dot.radius = (dot.radius * scale).max(SMALLEST_RADIUS);
    }
    HEAD + body + FOOT
}

/// What several nodes of a kind are called.
pub(super) fn plural(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Person => "people",
        NodeKind::Country => "countries",
        NodeKind::Resource => "resources",
        NodeKind::Organisation => "organisations",
        NodeKind::Group => "unnamed or joint speakers",
        NodeKind::Place => "places",
        NodeKind::Outlet => "outlets",
        NodeKind::Article => "articles",
        NodeKind::Statement => "statements",
    }
}

/// `12 articles of 6 outlets, 2025-03-04 to 2025-05-06, with 215 statements`
pub(super) fn subtitle(corpus: &Corpus) -> String {
    let articles = corpus.articles();
    let mut outlets: Vec<&str> = articles.iter().filter_map(|article| article.outlet_id.as_deref()).collect();
    outlets.sort_unstable();
    outlets.dedup();
    let mut line = counted(articles.len(), "article");
    if !outlets.is_empty() {
        let _ = write!(line, " of {}", counted(outlets.len(), "outlet"));
    }
    let days = || articles.iter().filter_map(|article| article.days.as_ref());
    if let (Some(first), Some(last)) = (days().map(|(from, _)| from).min(), days().map(|(_, to)| to).max()) {
        let _ = write!(line, ", {first}");
        if first != last {
            let _ = write!(line, " to {last}");
        }
    }
    let _ = write!(line, ", with {}", counted(corpus.statement_count(), "statement"));
    line
}

fn text(svg: &mut String, x: f64, y: f64, attributes: &str, text: &str) {
    let _ = writeln!(svg, "<text x=\"{x:.1}\" y=\"{y:.1}\" {attributes}>{}</text>", xml_text(text));
}

/// Links of two things named together are grey; those of a speaker have the colour of its kind and a point at their end.
fn draw_lines(svg: &mut String, dots: &[Dot<'_>], lines: &[Line]) {
    let most = lines.iter().map(|line| line.weight).max().unwrap_or(1) as f64;
    let groups = [true, false];
    for together in groups {
        let _ = writeln!(svg, "<g fill=\"none\" stroke=\"{GREY}\">");
        // the heaviest on top
        for line in lines.iter().rev().filter(|line| line.relation.is_symmetric() == together) {
            let (from, to) = (&dots[line.from], &dots[line.to]);
            let share = (line.weight as f64 / most).sqrt();
            let width = 0.5 + 3.5 * share;
            let opacity = if together { 0.16 + 0.3 * share } else { 0.3 + 0.5 * share };
            let arc = Arc::between(from, to, if together { 0.0 } else { 0.12 }, if together { 0.0 } else { 2.0 + 2.5 * width });
            let Some(arc) = arc else { continue };
            if together {
                let _ = writeln!(
                    svg,
                    "<path d=\"M{:.1} {:.1}L{:.1} {:.1}\" stroke-width=\"{width:.1}\" stroke-opacity=\"{opacity:.2}\"/>",
                    arc.start.0, arc.start.1, arc.end.0, arc.end.1
                );
                continue;
            }
            let colour = from.look.colour.hex();
            let dash = dash(line.relation);
            let _ = writeln!(
                svg,
                "<g opacity=\"{opacity:.2}\"><path d=\"M{:.1} {:.1}Q{:.1} {:.1} {:.1} {:.1}\" stroke=\"{colour}\" \
                 stroke-width=\"{width:.1}\"{dash}/>{}</g>",
                arc.start.0,
                arc.start.1,
                arc.bend.0,
                arc.bend.1,
                arc.end.0,
                arc.end.1,
                arc.point(2.0 + 2.5 * width, 1.6 + 1.0 * width, &colour)
            );
        }
        svg.push_str("</g>\n");
    }
}

/// Solid, dashed or dotted.
fn dash(relation: Relation) -> &'static str {
    match relation {
        Relation::SpeaksFor => " stroke-dasharray=\"5 3\"",
        Relation::Addressed => " stroke-dasharray=\"1 3\" stroke-linecap=\"round\"",
        _ => "",
    }
}

/// A bent line from the edge of one dot to that of another.
struct Arc {
    start: (f64, f64),
    bend: (f64, f64),
    end: (f64, f64),
    /// Direction at the end, of length 1.
    direction: (f64, f64),
}

impl Arc {
    /// `None` where the dots touch. `tip` is the room left for the point at its end.
    fn between(from: &Dot<'_>, to: &Dot<'_>, bend: f64, tip: f64) -> Option<Arc> {
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let length = (dx * dx + dy * dy).sqrt();
        let tip = tip.min(length / 4.0);
        if length < from.radius + to.radius + tip + 1.0 {
            return None;
        }
        let middle = ((from.x + to.x) / 2.0 + dy * bend, (from.y + to.y) / 2.0 - dx * bend);
        let unit = |from: (f64, f64), to: (f64, f64)| {
            let (x, y) = (to.0 - from.0, to.1 - from.1);
            let length = (x * x + y * y).sqrt();
            (x / length, y / length)
        };
        let away = unit((from.x, from.y), middle);
        let direction = unit(middle, (to.x, to.y));
        let back = to.radius + tip + 1.0;
        Some(Arc {
            start: (from.x + away.0 * from.radius, from.y + away.1 * from.radius),
            bend: middle,
            end: (to.x - direction.0 * back, to.y - direction.1 * back),
            direction,
        })
    }

    /// The point at its end.
    fn point(&self, long: f64, half: f64, colour: &str) -> String {
        let ((x, y), (dx, dy)) = (self.end, self.direction);
        format!(
            "<path d=\"M{:.1} {:.1}L{:.1} {:.1}L{:.1} {:.1}Z\" fill=\"{colour}\" stroke=\"none\"/>",
            x + dx * long,
            y + dy * long,
            x - dy * half,
            y + dx * half,
            x + dy * half,
            y - dx * half
        )
    }
}

/// Each kind has a shape of its own besides its colour.
fn shape(svg: &mut String, kind: NodeKind, x: f64, y: f64, radius: f64, inside: &str) {
    let fill = kind.colour().hex();
    let style = format!("fill=\"{fill}\" stroke=\"#ffffff\" stroke-width=\"1\"");
    let _ = match kind {
        NodeKind::Country => {
            // a square of the same area, as are the others
            let half = radius * 0.886;
            let side = half * 2.0;
            writeln!(
                svg,
                "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{side:.1}\" height=\"{side:.1}\" rx=\"{:.1}\" {style}>{inside}</rect>",
                x - half,
                y - half,
                half * 0.25
            )
        }
        NodeKind::Resource => {
            let reach = radius * 1.253;
            writeln!(
                svg,
                "<path d=\"M{x:.1} {:.1}l{reach:.1} {reach:.1}l-{reach:.1} {reach:.1}l-{reach:.1} -{reach:.1}z\" {style}>{inside}</path>",
                y - reach
            )
        }
        NodeKind::Organisation => {
            let (half, up, down) = (radius * 1.347, radius * 1.555, radius * 0.778);
            writeln!(
                svg,
                "<path d=\"M{x:.1} {:.1}L{:.1} {:.1}L{:.1} {:.1}z\" {style}>{inside}</path>",
                y - up,
                x + half,
                y + down,
                x - half,
                y + down
            )
        }
        _ => writeln!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" {style}>{inside}</circle>"),
    };
}

fn draw_dots(svg: &mut String, dots: &[Dot<'_>]) {
    svg.push_str("<g>\n");
    for dot in dots {
        let title = format!("<title>{} ({}, weight {})</title>", xml_text(dot.label), dot.kind.name(), dot.look.degree);
        shape(svg, dot.kind, dot.x, dot.y, dot.radius, &title);
    }
    svg.push_str("</g>\n");
}

/// As many labels as find room, those of the heaviest nodes first.
fn draw_labels(svg: &mut String, dots: &[Dot<'_>], height: f64) {
    let mut labels = Labels::new(WIDTH, height, HEAD - 12.0, height - FOOT + 12.0);
    dots.iter().enumerate().for_each(|(number, dot)| labels.block(number, dot.x, dot.y, dot.radius));
    let _ = writeln!(svg, "<g fill=\"{INK}\" stroke=\"#ffffff\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\">");
    let mut order: Vec<usize> = (0..dots.len()).collect();
    order.sort_by_key(|number| (std::cmp::Reverse(dots[*number].look.degree), *number));
    for number in order {
        let dot = &dots[number];
        let label = short(dot.label);
        let size = (9.5 + dot.radius * 0.25).min(17.0);
        if let Some(Slot { x, y, anchor }) = labels.place(number, (dot.x, dot.y, dot.radius), text_width(&label) * size, size) {
            text(svg, x, y, &format!("font-size=\"{size:.1}\" text-anchor=\"{anchor}\""), &label);
        }
    }
    svg.push_str("</g>\n");
}

fn short(label: &str) -> String {
    if label.chars().count() <= LONGEST_LABEL {
        return label.to_owned();
    }
    let cut: String = label.chars().take(LONGEST_LABEL - 1).collect();
    format!("{}…", cut.trim_end())
}

fn draw_legend(svg: &mut String, dots: &[Dot<'_>], lines: &[Line], height: f64) {
    let y = height - 46.0;
    let mut x = MARGIN / 2.0 + 8.0;
    let style = format!("font-size=\"13\" fill=\"{INK}\"");
    for kind in NodeKind::ALL {
        if dots.iter().any(|dot| dot.kind == kind) {
            shape(svg, kind, x, y, 6.5, "");
            text(svg, x + 13.0, y + 4.5, &style, plural(kind));
            x += 13.0 + text_width(plural(kind)) * 13.0 + 24.0;
        }
    }
    x += 8.0;
    for relation in [Relation::SaidAbout, Relation::Addressed, Relation::SpeaksFor, Relation::MentionedWith] {
        if !lines.iter().any(|line| line.relation == relation) {
            continue;
        }
        let grey = relation.is_symmetric();
        let (colour, dash) = (if grey { GREY } else { INK }, dash(relation));
        let _ = write!(svg, "<path d=\"M{:.1} {y:.1}h22\" stroke=\"{colour}\" stroke-width=\"1.6\"{dash}/>", x - 6.0);
        if !grey {
            let _ = write!(svg, "<path d=\"M{:.1} {:.1}l7 3.5l-7 3.5z\" fill=\"{colour}\"/>", x + 15.0, y - 3.5);
        }
        svg.push('\n');
        text(svg, x + 27.0, y + 4.5, &style, relation.label());
        x += 27.0 + text_width(relation.label()) * 13.0 + 28.0;
    }
}
