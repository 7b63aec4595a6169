// Reads a GraphML file with JGraphT's importer, the schema checked, and prints the graph as JSON.
//
//     java -cp /usr/share/java/jgrapht-core.jar:… JGraphT.java FILE

import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.DirectedWeightedPseudograph;
import org.jgrapht.nio.Attribute;
import org.jgrapht.nio.AttributeType;
import org.jgrapht.nio.graphml.GraphMLImporter;

class JGraphT {
    public static void main(String[] arguments) {
        Graph<String, DefaultWeightedEdge> graph = new DirectedWeightedPseudograph<>(DefaultWeightedEdge.class);
        Map<String, Map<String, Attribute>> nodes = new LinkedHashMap<>();
        Map<DefaultWeightedEdge, Map<String, Attribute>> edges = new LinkedHashMap<>();
        GraphMLImporter<String, DefaultWeightedEdge> importer = new GraphMLImporter<>();
        importer.setSchemaValidation(true);
        importer.setVertexFactory(id -> id);
        importer.addVertexConsumer(id -> nodes.computeIfAbsent(id, key -> new LinkedHashMap<>()));
        importer.addVertexAttributeConsumer((key, value) -> nodes.computeIfAbsent(key.getFirst(), id -> new LinkedHashMap<>()).put(key.getSecond(), value));
        importer.addEdgeAttributeConsumer((key, value) -> edges.computeIfAbsent(key.getFirst(), edge -> new LinkedHashMap<>()).put(key.getSecond(), value));
        importer.importGraph(graph, new File(arguments[0]));

        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        StringJoiner list = new StringJoiner(",", "{\"directed\":" + graph.getType().isDirected() + ",\"nodes\":[", "],");
        for (String id : graph.vertexSet()) {
            list.add("{\"id\":" + quoted(id) + ",\"attributes\":" + object(nodes.getOrDefault(id, Map.of())) + "}");
        }
        out.print(list);
        list = new StringJoiner(",", "\"edges\":[", "]}");
        for (DefaultWeightedEdge edge : graph.edgeSet()) {
            list.add("{\"source\":" + quoted(graph.getEdgeSource(edge)) + ",\"target\":" + quoted(graph.getEdgeTarget(edge))
                + ",\"weight\":" + graph.getEdgeWeight(edge) + ",\"attributes\":" + object(edges.getOrDefault(edge, Map.of())) + "}");
        }
        out.print(list);
        out.flush();
    }

    static String object(Map<String, Attribute> attributes) {
        StringJoiner list = new StringJoiner(",", "{", "}");
        attributes.forEach((name, value) -> list.add(quoted(name) + ":" + (value.getType() == AttributeType.STRING ? quoted(value.getValue()) : value.getValue())));
        return list.toString();
    }

    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == 127) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
