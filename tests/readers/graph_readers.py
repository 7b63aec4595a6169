"""Opens GraphML and GEXF files in real readers, and measures what each of them keeps.

Every reader is a function from a path to a `Graph`. `measure` holds it against the reference, the XML itself, and says
in a few words what is kept: "all", or what is not. The table in README.md holds these words.
"""

import collections
import json
import math
import re
import shutil
import subprocess
from pathlib import Path

import igraph
import networkit
import networkx

HERE = Path(__file__).parent
JARS = ["jgrapht-core", "jgrapht-io", "jheaps", "antlr4-runtime", "commons-text", "commons-lang3"]

# nodes: id -> attributes; edges: list of (source, target, id, attributes). An id is None where the reader does not keep it.
# weights: those of the edges where the reader keeps them apart from the attributes.
Graph = collections.namedtuple("Graph", "nodes edges")


def read_networkx(path):
    graph = networkx.read_graphml(path, force_multigraph=True)
    return from_networkx(graph, dict)


def read_networkx_gexf(path):
    graph = networkx.read_gexf(path, version="1.3")
    # networkx nests the attributes of viz; `start` and `end` come beside the others
    def flat(found):
        found = dict(found)
        viz = found.pop("viz", {})
        found.update(viz.get("position", {}), **viz.get("color", {}))
        found.pop("z", None), found.pop("a", None)
        return found | ({"size": viz["size"]} if "size" in viz else {})
    return from_networkx(graph, flat)


def from_networkx(graph, attributes):
    if not graph.is_directed():
        raise ValueError("read as an undirected graph")
    nodes = {identifier: attributes(found) for identifier, found in graph.nodes(data=True)}
    if graph.is_multigraph():
        edges = [(a, b, str(found.get("id", key)), found) for a, b, key, found in graph.edges(keys=True, data=True)]
    else:
        edges = [(a, b, found.get("id"), found) for a, b, found in graph.edges(data=True)]
    return Graph(nodes, edges)


def read_igraph(path):
    graph = igraph.Graph.Read_GraphML(str(path))
    if not graph.is_directed():
        raise ValueError("read as an undirected graph")
    names = graph.vs["id"]
    nodes = {vertex["id"]: vertex.attributes() for vertex in graph.vs}
    return Graph(nodes, [(names[edge.source], names[edge.target], None, edge.attributes()) for edge in graph.es])


def read_networkit(path):
    graph = networkit.graphio.readGraph(str(path), networkit.Format.GraphML)
    if not graph.isDirected():
        raise ValueError("read as an undirected graph")
    nodes = {number: {} for number in graph.iterNodes()}
    return Graph(nodes, [(a, b, None, {"weight": weight}) for a, b, weight in graph.iterEdgesWeights()])


def read_json(text):
    found = json.loads(text)
    if found["directed"] is not True:
        raise ValueError("read as an undirected graph")
    nodes = {node["id"]: node["attributes"] for node in found["nodes"]}
    edges = []
    for edge in found["edges"]:
        attributes = edge["attributes"]
        if "weight" in edge and attributes.get("weight", edge["weight"]) != edge["weight"]:
            raise ValueError(f"an edge of weight {attributes['weight']} has the weight {edge['weight']}")
        edges.append((edge["source"], edge["target"], edge.get("id"), attributes))
    return Graph(nodes, edges)


def output(*command):
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode:
        raise ValueError(f"{command[0]}: {done.stderr.decode(errors='replace')[-400:]}")
    return done.stdout.decode("utf-8")


def graphology(modules):
    def read(path):
        graph = read_json(output("node", HERE / "graphology.mjs", path, modules))
        for found in graph.nodes.values():  # one colour instead of its three parts
            colour = re.fullmatch(r"rgb\((\d+), ?(\d+), ?(\d+)\)|#(..)(..)(..)", found.pop("color", None) or "")
            if colour:
                parts = [int(part) for part in colour.groups()[:3]] if colour[1] else [int(part, 16) for part in colour.groups()[3:]]
                found.update(zip("rgb", parts))
        return graph
    return read


def read_r(path):
    written = Path(path).with_suffix(".r.json")
    try:
        output("Rscript", HERE / "igraph.R", path, written)
        return read_json(written.read_text(encoding="utf-8"))
    finally:
        written.unlink(missing_ok=True)


def read_jgrapht(path):
    classes = ":".join(f"/usr/share/java/{jar}.jar" for jar in JARS)
    return read_json(output("java", "-cp", classes, HERE / "JGraphT.java", path))


def graphml_readers(modules, heavy):
    readers = {"networkx": read_networkx, "python-igraph": read_igraph, "NetworKit": read_networkit}
    readers["graphology"] = graphology(modules)
    return readers | ({"R igraph": read_r, "JGraphT": read_jgrapht} if heavy else {})


def gexf_readers(modules):
    return {"networkx": read_networkx_gexf, "graphology": graphology(modules)}


def missing_programs(heavy):
    return [name for name in ["node", "xmllint"] + (["Rscript", "java"] if heavy else []) if shutil.which(name) is None]


# --- measuring ---------------------------------------------------------------------------------------

GRAPH_COLUMNS = ["file", "reader", "nodes", "edges", "node ids", "edge ids", "labels", "weights", "other attributes", "a missing value is"]


def measure(reference, seen):
    """What of the reference the reader has kept, one text for each of GRAPH_COLUMNS but the first two; and examples of
    what it has not."""
    examples = []
    numbered = bool(seen.nodes) and all(isinstance(identifier, int) for identifier in seen.nodes)
    names = list(reference.nodes)
    nodes = seen.nodes
    edges = seen.edges
    if numbered:  # in the order of the file
        nodes = {names[number]: found for number, found in nodes.items() if number < len(names)}
        edges = [(names[a], names[b], identifier, found) for a, b, identifier, found in edges]
    row = [share(len(seen.nodes), len(reference.nodes)), share(len(edges), len(reference.edges))]
    row.append("none" if numbered else kept(set(reference.nodes), set(nodes), examples))
    ids = [identifier for _, _, identifier, _ in edges if identifier is not None]
    row.append("none" if reference.edges and not ids else kept({edge[2] for edge in reference.edges}, set(ids), examples))

    pairs = [(found, nodes.get(identifier, {})) for identifier, found in reference.nodes.items()]
    lost = [("node", *attributes(pairs, "label", examples))]
    edge_pairs = list(pair_edges(reference.edges, edges))
    row.append(words(label_of(pairs) + label_of(edge_pairs)))
    row.append(words(weight_of(edge_pairs)) if any("weight" in found for found, _ in edge_pairs) else "–")
    lost.append(("edge", *attributes(edge_pairs, ("label", "weight"), examples)))
    row.append(others(lost))
    row.append(missing(pairs, edge_pairs) if any(kept_any for _, _, kept_any in lost) else "–")
    return row, examples


def share(count, expected):
    return "all" if count == expected else f"{count} of {expected}"


def kept(expected, got, examples):
    examples += [f"id {one!r} is lost" for one in sorted(expected - got, key=str)[:3]]
    examples += [f"id {one!r} is new" for one in sorted(got - expected, key=str)[:3]]
    return "all" if expected == got else f"{len(expected & got)} of {len(expected)}"


def pair_edges(ours, theirs):
    """Edges of both sides that are the same: by ends and relation, or by ends and weight."""
    name, default = ("relation", "") if any("relation" in found for *_, found in theirs) else ("weight", 1.0)

    def key(edge):
        source, target, _, found = edge
        return source, target, found.get(name, default)

    waiting = collections.defaultdict(list)
    for edge in theirs:
        waiting[key(edge)].append(edge[3])
    for edge in ours:
        found = waiting[key(edge)]
        yield edge[3], found.pop(0) if found else {}


def label_of(pairs):
    return [(found["label"], seen.get("label")) for found, seen in pairs if "label" in found]


def weight_of(pairs):
    return [(found["weight"], seen.get("weight")) for found, seen in pairs if "weight" in found]


def words(values):
    wrong = sum(want != got or isinstance(want, float) and not isinstance(got, (int, float)) for want, got in values)
    return "all" if wrong == 0 else "none" if all(got is None for _, got in values) else f"{len(values) - wrong} of {len(values)}"


def attributes(pairs, but, examples):
    """Names of attributes that are not all kept, and whether any is."""
    names = {name for found, _ in pairs for name in found if name not in but}
    lost, any_kept = [], False
    for name in sorted(names):
        wrong = [(found[name], seen.get(name)) for found, seen in pairs if name in found and found[name] != seen.get(name)]
        any_kept |= any(name in seen for _, seen in pairs)
        if wrong:
            lost.append(name)
            examples.append(f"{name} is {wrong[0][1]!r}, expected {wrong[0][0]!r}"[:300])
    return lost, any_kept


def others(lost):
    if not any(any_kept for _, _, any_kept in lost):
        return "none"
    names = [f"`{name}` of {what}s" for what, found, _ in lost for name in found]
    return "all" if not names else "all but " + ", ".join(names)


def missing(*sides):
    """How the reader shows that a node or an edge has no value."""
    shown = set()
    for pairs in sides:
        names = {name for found, _ in pairs for name in found}
        for found, seen in pairs:
            for name in names - found.keys():
                value = seen.get(name)
                if value is None or isinstance(value, float) and math.isnan(value):
                    shown.add("missing" if value is None else "NaN")
                else:
                    shown.add({"": "an empty text", False: "false"}.get(value, f"`{value}`"))
    return ", ".join(sorted(shown)) or "–"
