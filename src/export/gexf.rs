//! GEXF 1.3: `graph.gexf`, the entity graph for Gephi's timeline. Nodes and edges stand in the time of their articles.

use super::clean::element;
use super::{Export, GraphSize, Views};
use crate::error::Warning;
use crate::graph::{Colour, Column, Coverage, NodeLook, Value, ValueType, entity_edge_columns, entity_node_columns};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesText, Event};
use std::borrow::Cow;
use std::io::{Result, Write};

/// `graph.gexf`: the entity graph with time.
#[derive(Debug)]
pub struct EntityGexf;

const NAMESPACE: &str = "http://gexf.net/1.3";
const VIZ: &str = "http://gexf.net/1.3/viz";
const SCHEMA: &str = "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd";

/// What the format says in attributes of its own.
const OF_NODES: [&str; 1] = ["label"];
/// Likewise. The relation is the `kind` of an edge, which keeps parallel edges apart, and a column too, for filters.
const OF_EDGES: [&str; 3] = ["edge_id", "label", "weight"];

type Xml<'o> = Writer<&'o mut dyn Write>;

impl Export for EntityGexf {
    fn file_name(&self) -> &'static str {
        "graph.gexf"
    }

    fn size(&self, views: &Views<'_>) -> Option<GraphSize> {
        Some(GraphSize::of(&views.entities))
    }

    fn write(&self, views: &Views<'_>, out: &mut dyn Write) -> Result<Vec<Warning>> {
        let (node_columns, edge_columns) = (entity_node_columns(), entity_edge_columns());
        let mut xml = Writer::new_with_indent(out, b' ', 2);
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        start(
            &mut xml,
            "gexf",
            &[
                ("xmlns", NAMESPACE),
                ("xmlns:viz", VIZ),
                ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
                ("xsi:schemaLocation", SCHEMA),
                ("version", "1.3"),
            ],
        )?;
        // no date of writing: the same graph gives the same bytes
        start(&mut xml, "meta", &[])?;
        start(&mut xml, "creator", &[])?;
        xml.write_event(Event::Text(BytesText::new(env!("CARGO_PKG_NAME"))))?;
        end(&mut xml, "creator")?;
        end(&mut xml, "meta")?;
        let graph = [
            ("defaultedgetype", "directed"),
            ("idtype", "string"),
            ("mode", "dynamic"),
            ("timeformat", "date"),
            ("timerepresentation", "interval"),
        ];
        start(&mut xml, "graph", &graph)?;
        declare(&mut xml, "node", &node_columns, &OF_NODES)?;
        declare(&mut xml, "edge", &edge_columns, &OF_EDGES)?;

        start(&mut xml, "nodes", &[])?;
        for ((id, node), look) in views.entities.nodes().zip(views.look().nodes()) {
            let mut attributes = vec![("id", id), ("label", &node.facts.label)];
            attributes.extend(time(&node.counts.coverage));
            start(&mut xml, "node", &attributes)?;
            values(&mut xml, &node_columns, &OF_NODES, node)?;
            write_look(&mut xml, look)?;
            end(&mut xml, "node")?;
        }
        end(&mut xml, "nodes")?;

        start(&mut xml, "edges", &[])?;
        for edge in views.entities.edges() {
            let id = edge.id();
            let weight = Value::Double(edge.detail.weight() as f64).write();
            let mut attributes = vec![
                ("id", id.as_str()),
                ("source", edge.source),
                ("target", edge.target),
                ("kind", edge.relation.name()),
                ("label", edge.relation.label()),
                ("weight", &weight),
            ];
            attributes.extend(time(&edge.detail.coverage));
            start(&mut xml, "edge", &attributes)?;
            values(&mut xml, &edge_columns, &OF_EDGES, &edge)?;
            end(&mut xml, "edge")?;
        }
        end(&mut xml, "edges")?;

        end(&mut xml, "graph")?;
        end(&mut xml, "gexf")?;
        xml.into_inner().write_all(b"\n")?;
        Ok(Vec::new())
    }
}

fn start(xml: &mut Xml<'_>, name: &str, attributes: &[(&str, &str)]) -> Result<()> {
    xml.write_event(Event::Start(element(name, attributes)))
}

fn end(xml: &mut Xml<'_>, name: &str) -> Result<()> {
    xml.write_event(Event::End(BytesEnd::new(name)))
}

/// First and last day; nothing where no article has a date: such a node or edge is there at all times.
fn time<'c>(coverage: &Coverage<'c>) -> impl Iterator<Item = (&'static str, &'c str)> + use<'c> {
    let days = coverage.first.zip(coverage.last);
    days.into_iter().flat_map(|(first, last)| [("start", first), ("end", last)])
}

/// The columns but for those in `but`, which the format says in attributes of its own.
fn declare<T>(xml: &mut Xml<'_>, class: &str, columns: &[Column<T>], but: &[&str]) -> Result<()> {
    start(xml, "attributes", &[("class", class), ("mode", "static")])?;
    for column in columns.iter().filter(|column| !but.contains(&column.name)) {
        let value_type = match column.value_type {
            ValueType::Text => "string",
            ValueType::Int => "long",
            ValueType::Double => "double",
            ValueType::Bool => "boolean",
            ValueType::List => "liststring",
        };
        let attributes = [("id", column.name), ("title", column.name), ("type", value_type)];
        xml.write_event(Event::Empty(element("attribute", &attributes)))?;
    }
    end(xml, "attributes")
}

fn values<T>(xml: &mut Xml<'_>, columns: &[Column<T>], but: &[&str], item: &T) -> Result<()> {
    start(xml, "attvalues", &[])?;
    for column in columns.iter().filter(|column| !but.contains(&column.name)) {
        let value = match column.value(item) {
            None => continue,
            Some(Value::List(items)) => Cow::Owned(list(&items)),
            Some(value) => value.write(),
        };
        xml.write_event(Event::Empty(element("attvalue", &[("for", column.name), ("value", &value)])))?;
    }
    end(xml, "attvalues")
}

fn write_look(xml: &mut Xml<'_>, look: &NodeLook) -> Result<()> {
    let Colour(r, g, b) = look.colour;
    let [r, g, b] = [r, g, b].map(|colour| colour.to_string());
    let [x, y, size] = [look.x, look.y_upwards(), look.size].map(|measure| Value::Double(measure).write());
    xml.write_event(Event::Empty(element("viz:color", &[("r", &r), ("g", &g), ("b", &b)])))?;
    xml.write_event(Event::Empty(element("viz:position", &[("x", &x), ("y", &y), ("z", "0.0")])))?;
    xml.write_event(Event::Empty(element("viz:size", &[("value", &size)])))
}

/// `["a", "b"]`; quotes and backslashes of an item get a backslash before them.
fn list(items: &[Cow<'_, str>]) -> String {
    let mut text = String::from("[");
    for (i, item) in items.iter().enumerate() {
        text.push_str(if i == 0 { "\"" } else { ", \"" });
        for c in item.chars() {
            if matches!(c, '"' | '\\') {
                text.push('\\');
            }
            text.push(c);
        }
        text.push('"');
    }
    text.push(']');
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::fixture::{article, entity, statement};
    use crate::graph::{CorpusBuilder, Labels, entity_graph, statement_graph};
    use crate::pack::Packs;
    use crate::statement::StatementKind::Direct;

    #[test]
    fn nodes_and_edges_stand_in_time() {
        let mut builder = CorpusBuilder::default();
        let mut record = article("x", Some("2025-02"), None, vec![statement("1", Direct, Some("person:a"), &["person:b"])]);
        record.entities = vec![entity("person:a", "A \"<Z>\" \\"), entity("person:a", "A"), entity("person:a", "\"<Z>\" \\")];
        builder.add(record);
        builder.add(article("y", None, None, vec![statement("2", Direct, Some("person:c"), &[])]));
        let (corpus, packs) = (builder.finish(), Packs::default());
        let labels = Labels::new(&corpus, &packs);
        let views = Views::new(&corpus, entity_graph(&corpus, &labels, false), statement_graph(&corpus, &labels));
        let mut out = Vec::new();
        assert_eq!(EntityGexf.write(&views, &mut out).unwrap(), []);
        let text = String::from_utf8(out).unwrap();
        for part in [
            r#"<graph defaultedgetype="directed" idtype="string" mode="dynamic" timeformat="date" timerepresentation="interval">"#,
            r#"<attribute id="aliases" title="aliases" type="liststring"/>"#,
            r#"<node id="person:a" label="A &quot;&lt;Z&gt;&quot; \" start="2025-02-01" end="2025-02-28">"#,
            r#"<attvalue for="aliases" value="[&quot;\&quot;&lt;Z&gt;\&quot; \\&quot;, &quot;A&quot;]"/>"#,
            r#"<node id="person:c" label="c">"#,
            r#"<viz:color r="0" g="114" b="178"/>"#,
            r#"<viz:size value="10.0"/>"#,
            r#"<edge id="person:a--said_about--person:b" source="person:a" target="person:b" kind="said_about" label="said about" weight="1.0" start="2025-02-01" end="2025-02-28">"#,
        ] {
            assert!(text.contains(part), "{part} is not in\n{text}");
        }
        assert!(!text.contains("lastmodifieddate"));
    }

    #[test]
    fn a_list_is_quoted() {
        assert_eq!(list(&["a, b".into(), "\"c\" \\".into()]), r#"["a, b", "\"c\" \\"]"#);
    }
}
