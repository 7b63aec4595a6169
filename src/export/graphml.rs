//! GraphML: `graph.graphml` and `statements.graphml`. Key ids are readable, since Gephi shows them.

use super::clean::{element, xml_text};
use super::{Export, GraphSize, Views};
use crate::error::Warning;
use crate::graph::{
    Colour, Column, Edge, KnowledgeGraph, NodeLook, Value, ValueType, entity_edge_columns, entity_node_columns, statement_edge_columns,
    statement_node_columns,
};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesText, Event};
use std::io::{Result, Write};

/// `graph.graphml`: the entity graph.
#[derive(Debug)]
pub struct EntityGraphMl;

impl Export for EntityGraphMl {
    fn file_name(&self) -> &'static str {
        "graph.graphml"
    }

    fn size(&self, views: &Views<'_>) -> Option<GraphSize> {
        Some(GraphSize::of(&views.entities))
    }

    fn write(&self, views: &Views<'_>, out: &mut dyn Write) -> Result<Vec<Warning>> {
        write_graph(&views.entities, &entity_node_columns(), &entity_edge_columns(), views.look().nodes(), out)?;
        Ok(Vec::new())
    }
}

/// `statements.graphml`: the full statement graph.
#[derive(Debug)]
pub struct StatementGraphMl;

impl Export for StatementGraphMl {
    fn file_name(&self) -> &'static str {
        "statements.graphml"
    }

    fn size(&self, views: &Views<'_>) -> Option<GraphSize> {
        Some(GraphSize::of(&views.statements))
    }

    fn write(&self, views: &Views<'_>, out: &mut dyn Write) -> Result<Vec<Warning>> {
        write_graph(&views.statements, &statement_node_columns(), &statement_edge_columns(), &[], out)?;
        Ok(Vec::new())
    }
}

const NAMESPACE: &str = "http://graphml.graphdrawing.org/xmlns";
const SCHEMA: &str = "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd";

/// Keys of the look of nodes, under the names by which Gephi knows them.
const LOOK: [(&str, &str); 6] = [("x", "double"), ("y", "double"), ("size", "double"), ("r", "int"), ("g", "int"), ("b", "int")];

/// A column with the id of its key.
struct Key<'k, T> {
    id: String,
    column: &'k Column<T>,
}

/// Keys of the columns of nodes.
fn node_keys<N>(columns: &[Column<N>]) -> Vec<Key<'_, N>> {
    columns.iter().map(|column| Key { id: column.name.to_owned(), column }).collect()
}

/// Keys of the columns of edges. A name that nodes have too gets `edge_` before it, since Gephi and others
/// tell keys by their id alone, whatever its case; the label is `edgelabel`, as Gephi writes it.
fn edge_keys<'k, N, E>(columns: &'k [Column<E>], nodes: &[Column<N>]) -> Vec<Key<'k, E>> {
    let id = |name: &str| {
        if name == "label" {
            "edgelabel".to_owned()
        } else if nodes.iter().any(|node| node.name.eq_ignore_ascii_case(name)) {
            format!("edge_{name}")
        } else {
            name.to_owned()
        }
    };
    columns.iter().map(|column| Key { id: id(column.name), column }).collect()
}

/// Writes the graph; `looks` are those of its nodes, or empty.
fn write_graph<'g, N, T>(
    graph: &'g KnowledgeGraph<'_, N, T>,
    node_columns: &[Column<N>],
    edge_columns: &[Column<Edge<'g, T>>],
    looks: &[NodeLook],
    out: &mut dyn Write,
) -> Result<()> {
    let nodes = node_keys(node_columns);
    let edges = edge_keys(edge_columns, node_columns);
    let mut xml = Writer::new_with_indent(out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = element(
        "graphml",
        &[("xmlns", NAMESPACE), ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"), ("xsi:schemaLocation", SCHEMA)],
    );
    xml.write_event(Event::Start(root))?;
    declare(&mut xml, &nodes, "node")?;
    if !looks.is_empty() {
        for (key, value_type) in LOOK {
            declare_key(&mut xml, key, "node", key, value_type)?;
        }
    }
    declare(&mut xml, &edges, "edge")?;
    xml.write_event(Event::Start(element("graph", &[("edgedefault", "directed")])))?;
    for (at, (id, node)) in graph.nodes().enumerate() {
        xml.write_event(Event::Start(element("node", &[("id", id)])))?;
        write_data(&mut xml, &nodes, node)?;
        if let Some(look) = looks.get(at) {
            write_look(&mut xml, look)?;
        }
        xml.write_event(Event::End(BytesEnd::new("node")))?;
    }
    for edge in graph.edges() {
        let id = edge.id();
        let attributes = [("id", id.as_str()), ("source", edge.source), ("target", edge.target)];
        xml.write_event(Event::Start(element("edge", &attributes)))?;
        write_data(&mut xml, &edges, &edge)?;
        xml.write_event(Event::End(BytesEnd::new("edge")))?;
    }
    xml.write_event(Event::End(BytesEnd::new("graph")))?;
    xml.write_event(Event::End(BytesEnd::new("graphml")))?;
    xml.into_inner().write_all(b"\n")
}

fn declare<T>(xml: &mut Writer<&mut dyn Write>, keys: &[Key<'_, T>], owner: &str) -> Result<()> {
    for key in keys {
        let name = if key.id == "edgelabel" { "label" } else { &key.id };
        let value_type = match key.column.value_type {
            ValueType::Text | ValueType::List => "string",
            ValueType::Int => "long",
            ValueType::Double => "double",
            ValueType::Bool => "boolean",
        };
        declare_key(xml, &key.id, owner, name, value_type)?;
    }
    Ok(())
}

fn declare_key(xml: &mut Writer<&mut dyn Write>, id: &str, owner: &str, name: &str, value_type: &str) -> Result<()> {
    let attributes = [("id", id), ("for", owner), ("attr.name", name), ("attr.type", value_type)];
    xml.write_event(Event::Empty(element("key", &attributes)))
}

fn write_look(xml: &mut Writer<&mut dyn Write>, look: &NodeLook) -> Result<()> {
    let Colour(r, g, b) = look.colour;
    let measures = [look.x, look.y_upwards(), look.size].map(Value::Double);
    let colours = [r, g, b].map(|colour| Value::Int(colour.into()));
    for ((key, _), value) in LOOK.into_iter().zip(measures.into_iter().chain(colours)) {
        write_value(xml, key, value)?;
    }
    Ok(())
}

/// One `<data>` for each value, in the order of the keys; a missing value has none.
fn write_data<T>(xml: &mut Writer<&mut dyn Write>, keys: &[Key<'_, T>], item: &T) -> Result<()> {
    for key in keys {
        if let Some(value) = key.column.value(item) {
            write_value(xml, &key.id, value)?;
        }
    }
    Ok(())
}

fn write_value(xml: &mut Writer<&mut dyn Write>, key: &str, value: Value<'_>) -> Result<()> {
    xml.write_event(Event::Start(element("data", &[("key", key)])))?;
    xml.write_event(Event::Text(BytesText::from_escaped(xml_text(&value.write()))))?;
    xml.write_event(Event::End(BytesEnd::new("data")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Relation;

    /// A node with a text column that edges have too.
    struct Node(&'static str);

    #[test]
    fn writes_what_readers_take() {
        let nodes = [("person:a", Node("A & <B>\r\n\u{1}")), ("person:b", Node(""))];
        let edges = [("person:a", "person:b", Relation::Addressed, 2.0)];
        let graph = KnowledgeGraph::new(nodes.into(), edges);
        let node_columns = [Column::text("label", |n: &Node| Value::text(n.0)), Column::text("First", |_| None)];
        let edge_columns = [
            Column::text("label", |e: &Edge<'_, f64>| Value::text(e.relation.label())),
            Column::text("first", |_| Value::text("null")),
            Column::double("weight", |e| Some(Value::Double(*e.detail))),
        ];
        let mut out = Vec::new();
        let look = NodeLook { degree: 2, size: 10.0, x: 1.5, y: 0.0, colour: Colour(1, 20, 255) };
        write_graph(&graph, &node_columns, &edge_columns, &[look, NodeLook { y: 2.0, ..look }], &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let start = text.find("  <key").unwrap();
        assert!(text[..start].starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml"));
        assert_eq!(
            &text[start..],
            r#"  <key id="label" for="node" attr.name="label" attr.type="string"/>
  <key id="First" for="node" attr.name="First" attr.type="string"/>
  <key id="x" for="node" attr.name="x" attr.type="double"/>
  <key id="y" for="node" attr.name="y" attr.type="double"/>
  <key id="size" for="node" attr.name="size" attr.type="double"/>
  <key id="r" for="node" attr.name="r" attr.type="int"/>
  <key id="g" for="node" attr.name="g" attr.type="int"/>
  <key id="b" for="node" attr.name="b" attr.type="int"/>
  <key id="edgelabel" for="edge" attr.name="label" attr.type="string"/>
  <key id="edge_first" for="edge" attr.name="edge_first" attr.type="string"/>
  <key id="weight" for="edge" attr.name="weight" attr.type="double"/>
  <graph edgedefault="directed">
    <node id="person:a">
      <data key="label">A &amp; &lt;B&gt;&#13;
REPLACED</data>
      <data key="x">1.5</data>
      <data key="y">0.0</data>
      <data key="size">10.0</data>
      <data key="r">1</data>
      <data key="g">20</data>
      <data key="b">255</data>
    </node>
    <node id="person:b">
      <data key="x">1.5</data>
      <data key="y">-2.0</data>
      <data key="size">10.0</data>
      <data key="r">1</data>
      <data key="g">20</data>
      <data key="b">255</data>
    </node>
    <edge id="person:a--addressed--person:b" source="person:a" target="person:b">
      <data key="edgelabel">addressed</data>
      <data key="edge_first">null</data>
      <data key="weight">2.0</data>
    </edge>
  </graph>
</graphml>
"#
            .replace("REPLACED", "\u{fffd}")
        );
    }
}
