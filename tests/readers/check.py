#!/usr/bin/env python3
"""Opens what `newsgraph build` wrote in real readers, and compares what they see.

    python3 tests/readers/check.py OUTPUT_DIR [--xsd target/readers/graphml.xsd] [--articles EXTRACT.jsonl]

Reads graph.graphml and statements.graphml with lxml (schema and raw rules), networkx and igraph;
nodes.csv, edges.csv and statements.csv with Python's csv and pandas; statements.jsonl; and run.json.
With what `newsgraph extract` prints for the same articles, every statement must be a slice of its article.
The XML as lxml sees it is the reference: every other reader must find the same.
Needs requirements.txt and the schema (fetch_xsd.sh). Exit code 0: all equal; 1: something is wrong.
"""

import argparse
import collections
import csv
import hashlib
import json
import math
import re
import sys
from pathlib import Path

try:
    import igraph
    import networkx
    import pandas
    from lxml import etree
except ImportError as error:
    sys.exit(f"check.py: {error}; run: pip install -r {Path(__file__).with_name('requirements.txt')}")

NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"
TYPES = {"boolean", "int", "long", "double", "string"}
COUNTED = ["n_direct", "n_mixed", "n_indirect", "n_reported", "n_free_indirect", "n_narrated"]
MOST_IDS = 20  # statement_ids lists no more than this; `more` counts the others

ID_PREFIX = {
    "person": "person:", "country": "country:", "resource": "resource:", "organisation": "org:",
    "group": "group:", "place": "place:", "statement": "statement:", "article": "article:",
    "outlet": "outlet:",
}
NAMED = {"person", "country", "resource", "organisation"}
KINDS = {"graph.graphml": NAMED | {"group"}, "statements.graphml": set(ID_PREFIX)}

# relation -> (kinds it may start from, kinds it may end at); None: any kind.
RELATIONS = {
    "graph.graphml": {
        "said_about": (None, NAMED),
        "addressed": (None, None),
        "speaks_for": ({"person"}, {"country", "organisation"}),
        "mentioned_with": (NAMED, NAMED),
    },
    "statements.graphml": {
        "said": (None, {"statement"}),
        "about": ({"statement"}, None),
        "addressed_to": ({"statement"}, None),
        "reported_in": ({"statement"}, {"article"}),
        "published_by": ({"article"}, {"outlet"}),
    },
}
EXPECTED_KEYS = [
    ("label", "node", "string"), ("kind", "node", "string"),
    ("relation", "edge", "string"), ("edge_id", "edge", "string"), ("weight", "edge", "double"),
]
NODE_HEADER = ["Id", "Label", "kind"]
NODE_COLUMNS = ["aliases", "n_said", "n_about", "n_articles", "n_outlets", "dates", "iso2", "iso3", "region"]
EDGE_HEADER = ["Source", "Target", "Type", "Kind", "Id", "Label", "Weight"]
EDGE_COLUMNS = COUNTED + ["n_articles", "n_outlets", "dates", "statement_ids", "more"]
STATEMENT_COLUMNS = [
    "id", "article", "paragraph", "sentence", "text", "nested_in", "kind", "cue", "act", "speaker", "source",
    "role", "speaks_for", "attribution", "addressee", "targets", "negated", "conditional", "quantity",
    "published", "said_from", "said_to", "date_precision", "rule", "confidence",
]
STATEMENT_KINDS = {"direct", "mixed", "indirect", "reported", "free_indirect", "narrated"}

NMTOKEN = re.compile(r"[-.:\w\u00b7]+")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")
DOUBLE = re.compile(r"-?\d+\.\d+([eE][+-]?\d+)?")
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
ISO_DATE = re.compile(r"\d{4}-\d\d(-\d\d)?([T ]\d\d:\d\d.*)?")
FORMULA_STARTS = tuple("=+-@\t\r＝＋－＠")
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
BETWEEN_SPANS = re.compile(r"[\s|…\[\].]*")

# nodes: id -> attributes; edges: (source, target, relation) -> attributes, the XML id among them as "@id".
Graph = collections.namedtuple("Graph", "nodes edges")


class Report:
    """Counts the checks, prints each failure when it is found, and the table of counts at the end."""

    def __init__(self):
        self.passed = self.failed = 0
        self.table = []

    def check(self, where, rule, problems):
        """One check: `problems` holds one text for everything that breaks `rule`."""
        problems = list(problems)
        if not problems:
            self.passed += 1
            return
        self.failed += 1
        print(f"FAIL {where}: {rule}")
        for problem in problems[:5]:
            print(f"     {problem}")
        if len(problems) > 5:
            print(f"     … and {len(problems) - 5} more")

    def counts(self, file, reader, nodes="-", edges="-", rows="-"):
        self.table.append((file, reader, str(nodes), str(edges), str(rows)))

    def close(self):
        rows = [("file", "reader", "nodes", "edges", "rows"), *self.table]
        widths = [max(len(row[column]) for row in rows) for column in range(5)]
        print()
        for row in rows:
            cells = [cell.ljust(w) if i < 2 else cell.rjust(w) for i, (cell, w) in enumerate(zip(row, widths))]
            print("  ".join(cells))
        print(f"\n{self.passed} passed, {self.failed} failed")


# --- GraphML -----------------------------------------------------------------------------------------


def check_graphml(path, schema, report):
    """Every reader of one GraphML file against the XML; returns the reference graph, or None."""
    file = path.name
    data = path.read_bytes()
    report.check(file, "carriage returns are written &#13;", ["raw CR byte"] if b"\r" in data else [])
    try:
        document = etree.fromstring(data, etree.XMLParser(huge_tree=True)).getroottree()
    except etree.XMLSyntaxError as error:
        report.check(file, "well-formed XML", [error])
        return None
    encoding = document.docinfo.encoding or "none declared"
    report.check(file, "encoding is UTF-8", [] if encoding.upper() == "UTF-8" else [encoding])
    if schema is not None:
        schema.validate(document)
        report.check(file, "valid against graphml.xsd", (f"line {e.line}: {e.message}" for e in schema.error_log))
    reference = read_xml(file, document, report)
    report.counts(file, "lxml + xsd", len(reference.nodes), len(reference.edges))
    check_content(file, reference, report)
    for reader, read in (("networkx", read_networkx), ("igraph", read_igraph)):
        try:
            seen, counts = read(path)
        except Exception as error:  # whatever a reader throws is a finding
            report.check(file, f"{reader} opens it", [f"{type(error).__name__}: {error}"])
            continue
        report.counts(file, reader, *counts)
        compare_graphs(file, reader, reference, seen, counts, report)
    return reference


def read_xml(file, document, report):
    """The graph as the XML says it, with the rules of the format that no schema states."""
    root = document.getroot()
    location = root.get("{http://www.w3.org/2001/XMLSchema-instance}schemaLocation") or ""
    keys = {key.get("id"): key for key in root.findall(NAMESPACE + "key")}
    graphs = root.findall(NAMESPACE + "graph")
    problems = []
    if root.tag != NAMESPACE + "graphml" or "graphml.xsd" not in location:
        problems.append("namespace or schemaLocation is not GraphML's")
    if len(graphs) != 1 or graphs[0].get("edgedefault") != "directed":
        problems.append("not exactly one graph with edgedefault=\"directed\"")
    if root.find(f".//{NAMESPACE}default") is not None:
        problems.append("a <default>")
    report.check(file, "one directed graph in the standard namespace, no defaults", problems)

    problems = []
    for name, times in collections.Counter(key.lower() for key in keys).items():
        if times > 1 or re.fullmatch(r"d\d+|id|edgeid|timeset", name):
            problems.append(f"key id {name}: reserved, or twice but for case")
    for identifier, key in keys.items():
        name = "label" if identifier == "edgelabel" else identifier
        if key.get("attr.name") != name:
            problems.append(f"key {identifier}: attr.name is {key.get('attr.name')}, expected {name}")
        if key.get("for") not in ("node", "edge") or key.get("attr.type") not in TYPES:
            problems.append(f"key {identifier}: for={key.get('for')} attr.type={key.get('attr.type')}")
    for identifier, purpose, kind in EXPECTED_KEYS:
        key = keys.get(identifier)
        if key is None and not (identifier == "weight" and file == "statements.graphml"):
            problems.append(f"no key {identifier}")
        elif key is not None and (key.get("for"), key.get("attr.type")) != (purpose, kind):
            problems.append(f"key {identifier} must be for={purpose} attr.type={kind}")
    report.check(file, "keys are readable, typed and unique", problems)

    problems, order = [], {identifier: place for place, identifier in enumerate(keys)}

    def attributes(element, owner):
        found, places = {}, []
        for data in element.findall(NAMESPACE + "data"):
            identifier, text = data.get("key"), data.text or ""
            key = keys.get(identifier)
            if key is None or NAMESPACE + key.get("for", "") != element.tag:
                problems.append(f"{owner}: data key {identifier} is not declared for it")
                continue
            places.append(order[identifier])
            try:
                found[key.get("attr.name")] = typed(text, key.get("attr.type"))
            except ValueError as error:
                problems.append(f"{owner}: {identifier} {error}")
        if places != sorted(set(places)):
            problems.append(f"{owner}: data in another order than the keys, or a key twice")
        return found

    nodes, edges, edge_ids, after_edges = {}, {}, set(), False
    for element in graphs[0] if graphs else ():
        if element.tag == NAMESPACE + "node":
            identifier = element.get("id") or ""
            if identifier in nodes or not NMTOKEN.fullmatch(identifier):
                problems.append(f"node {identifier!r}: id is no NMTOKEN, or twice")
            if after_edges:
                problems.append(f"node {identifier} stands after an edge")
            nodes[identifier] = attributes(element, identifier)
        elif element.tag == NAMESPACE + "edge":
            after_edges = True
            identifier, source, target = element.get("id"), element.get("source"), element.get("target")
            found = attributes(element, f"edge {identifier}")
            if identifier is None or identifier in edge_ids or found.get("edge_id") != identifier:
                problems.append(f"edge {identifier}: no id, twice, or edge_id={found.get('edge_id')}")
            if "directed" in element.attrib:
                problems.append(f"edge {identifier}: has a directed attribute")
            if source not in nodes or target not in nodes:
                problems.append(f"edge {identifier}: {source} or {target} is no node before it")
            if (source, target, found.get("relation")) in edges:
                problems.append(f"edge {identifier}: a second {found.get('relation')} from {source} to {target}")
            edge_ids.add(identifier)
            edges[source, target, found.get("relation")] = {"@id": identifier, **found}
    report.check(file, "nodes, edges and their data follow the rules of EXPORTS", problems)
    return Graph(nodes, edges)


def typed(text, kind):
    """The value of a <data> element; ValueError where the text is not what every reader takes."""
    if text == "":
        raise ValueError("is empty: a missing value is left out")
    if kind == "double":
        if not DOUBLE.fullmatch(text):
            raise ValueError(f"{text!r} is no double with a point")
        return float(text)
    if kind in ("int", "long"):
        if not re.fullmatch(r"-?\d+", text) or abs(int(text)) >= 2**53 or (kind == "int" and abs(int(text)) >= 2**31):
            raise ValueError(f"{text!r} is no {kind} that every reader holds")
        return int(text)
    if kind == "boolean":
        if text not in ("true", "false"):
            raise ValueError(f"{text!r} is neither true nor false")
        return text == "true"
    return text


def check_content(file, graph, report):
    """Kinds, relations and weights mean what the data model says."""
    problems = []
    for identifier, found in graph.nodes.items():
        kind = found.get("kind")
        if kind not in KINDS[file] or not identifier.startswith(ID_PREFIX[kind]):
            problems.append(f"{identifier}: kind {kind}")
        if not found.get("label"):
            problems.append(f"{identifier}: no label")
    report.check(file, "every node has a label and a kind that fits its id", problems)

    problems = []
    for (source, target, relation), found in graph.edges.items():
        edge = f"{source} -{relation}-> {target}"
        if relation not in RELATIONS[file]:
            problems.append(f"{edge}: unknown relation")
            continue
        for end, allowed in zip((source, target), RELATIONS[file][relation]):
            if allowed and graph.nodes.get(end, {}).get("kind") not in allowed:
                problems.append(f"{edge}: {end} may not stand there")
        if relation == "mentioned_with" and not (found.get("symmetric") is True and source < target):
            problems.append(f"{edge}: not symmetric=true with the smaller id first")
        elif relation != "mentioned_with" and found.get("symmetric"):
            problems.append(f"{edge}: marked symmetric")
        if file == "graph.graphml":
            problems.extend(f"{edge}: {problem}" for problem in weight_problems(found))
    report.check(file, "relations and weights follow DATA_MODEL", problems)


def weight_problems(found):
    weight = found.get("weight")
    listed = [one for one in found.get("statement_ids", "").split(" | ") if one]
    if not isinstance(weight, float) or weight <= 0:
        yield f"weight {weight}"
    if sum(found.get(column, 0) for column in COUNTED) != weight:
        yield f"weight {weight} is not the sum of n_direct … n_narrated"
    if len(listed) > MOST_IDS or len(set(listed)) != len(listed) or len(listed) + found.get("more", 0) != weight:
        yield f"{len(listed)} statement_ids and more={found.get('more', 0)} for weight {weight}"


def read_networkx(path):
    graph = networkx.read_graphml(path)
    if not graph.is_directed():
        raise ValueError("read as an undirected graph")
    edges = {}
    if graph.is_multigraph():  # networkx makes a multigraph only where it meets parallel edges
        listed = ((ends, str(key), found) for *ends, key, found in graph.edges(keys=True, data=True))
    else:
        listed = ((ends, found.get("id"), found) for *ends, found in graph.edges(data=True))
    for (source, target), identifier, found in listed:
        edges[source, target, found.get("relation")] = {**found, "@id": identifier}
    return Graph(dict(graph.nodes(data=True)), edges), (graph.number_of_nodes(), graph.number_of_edges())


def read_igraph(path):
    graph = igraph.Graph.Read_GraphML(str(path))
    if not graph.is_directed():
        raise ValueError("read as an undirected graph")
    nodes = {vertex["id"]: vertex.attributes() for vertex in graph.vs}
    edges = {}
    for edge in graph.es:
        found = edge.attributes()
        source, target = graph.vs[edge.source]["id"], graph.vs[edge.target]["id"]
        edges[source, target, found.get("relation")] = {**found, "@id": found.get("edge_id")}
    return Graph(nodes, edges), (graph.vcount(), graph.ecount())


def compare_graphs(file, reader, reference, seen, counts, report):
    """The same counts, ids, labels, kinds, weights and every other attribute as in the XML."""
    expected = (len(reference.nodes), len(reference.edges))
    problems = [] if counts == expected else [f"{counts}, expected {expected}"]
    report.check(file, f"{reader} counts as many nodes and edges as the XML", problems)
    for what, ours, theirs in (("node", reference.nodes, seen.nodes), ("edge", reference.edges, seen.edges)):
        report.check(file, f"{reader} finds the same {what} ids", set_problems(set(ours), set(theirs)))
        names = sorted({name for found in ours.values() for name in found})
        problems = []
        for identifier in ours.keys() & theirs.keys():
            for name in names:
                want, got = ours[identifier].get(name), theirs[identifier].get(name)
                if not same_value(want, got):
                    problems.append(f"{identifier}: {name} is {got!r}, expected {want!r}")
        report.check(file, f"{reader} reads the same {what} attributes", sorted(problems))
    weights = [found.get("weight") for found in seen.edges.values()]
    if file == "graph.graphml":
        wrong = (f"{weight!r} is {type(weight).__name__}" for weight in weights if type(weight) is not float)
        report.check(file, f"{reader} reads every weight as a float", wrong)


def same_value(want, got):
    """igraph has no missing values: it reads an absent string as '', number as NaN, boolean as false."""
    if want is None:
        return got is None or got is False or got == "" or (isinstance(got, float) and math.isnan(got))
    return want == got


def set_problems(expected, got):
    yield from (f"{one}: missing" for one in sorted(expected - got, key=str))
    yield from (f"{one}: not expected" for one in sorted(got - expected, key=str))


# --- tables ------------------------------------------------------------------------------------------


def read_table(path, report):
    """Rows of a CSV file as dictionaries of text, read alike by Python's csv and by pandas; or None."""
    file = path.name
    data = path.read_bytes()
    outside = re.sub(rb'"(?:[^"]|"")*"', b"", data)
    problems = []
    if data.startswith(b"\xef\xbb\xbf"):
        problems.append("starts with a byte order mark: build without --bom for this check")
    if not outside.endswith(b"\r\n") or re.search(rb"[\r\n]", outside.replace(b"\r\n", b"")):
        problems.append("a record does not end with CRLF")
    report.check(file, "no byte order mark, every record ends with CRLF", problems)
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            header, *rows = csv.reader(lines, strict=True)
        # keep_default_na: else the id or code NA (Namibia) would be read as a missing value
        frame = pandas.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    except (ValueError, csv.Error) as error:  # also pandas' own errors and bad UTF-8
        report.check(file, "csv and pandas open it", [f"{type(error).__name__}: {error}"])
        return None
    report.counts(file, "csv", rows=len(rows))
    report.counts(file, "pandas", rows=len(frame))

    ragged = [f"record {n}: {len(row)} cells" for n, row in enumerate(rows, 2) if len(row) != len(header)]
    report.check(file, f"every record has as many cells as the header ({len(header)})", ragged)
    names = collections.Counter(name.lower() for name in header)
    twice = [name for name, times in names.items() if times > 1]
    report.check(file, "header names are unique, whatever their case", twice)
    if ragged or twice:
        return None
    problems = [] if list(frame.columns) == header else [f"header {list(frame.columns)}"]
    problems += [f"column {name}: missing values" for name in frame.columns if frame[name].isna().any()]
    if not problems and frame.values.tolist() != rows:
        problems.append("cells differ")
    report.check(file, "pandas reads the same cells, none of them missing", problems)
    return [dict(zip(header, row)) for row in rows], header


def check_gephi_table(path, first, others, report):
    """The rules of Gephi's CSV importer; returns the rows, or None."""
    file = path.name
    report.check(file, "no backslash", ["found: Gephi takes it for an escape"] if b"\\" in path.read_bytes() else [])
    table = read_table(path, report)
    if table is None:
        return None
    rows, header = table
    problems = [] if header[: len(first)] == first else [f"starts with {header[:len(first)]}, expected {first}"]
    problems += [f"no column {name}" for name in others if name not in header]
    timed = [name for name in header if re.search("interval|timestamp", name.lower())]
    problems += [f"column {name}: Gephi takes it for time" for name in timed]
    report.check(file, "header", problems)
    if problems:
        return None
    problems = []
    for name in header:
        filled = [row[name] for row in rows if row[name]]
        if filled and all(ISO_DATE.fullmatch(cell) for cell in filled):
            problems.append(f"column {name}: only ISO dates; Gephi makes timestamps of it")
        for cell in filled:
            if re.search(r"[\r\n]", cell):
                problems.append(f"column {name}: newline in {cell!r}")
            if re.fullmatch(r"\s*\[.*\]\s*", cell, re.DOTALL):
                problems.append(f"column {name}: {cell!r} looks like a list")
            if name == "dates" and not re.fullmatch(rf"{DATE.pattern}/{DATE.pattern}", cell):
                problems.append(f"column dates: {cell!r} is not first/last")
    report.check(file, "no cell that Gephi misreads", problems)
    return rows


def check_nodes(path, graph, report):
    rows = check_gephi_table(path, NODE_HEADER, NODE_COLUMNS, report)
    if rows is None:
        return
    problems = []
    for row in rows:
        code = row["Id"].removeprefix("country:")
        if row["kind"] == "country" and re.fullmatch("[A-Z]{2}", code) and row["iso2"] != code:
            problems.append(f"{row['Id']}: iso2 is {row['iso2']!r}")
    report.check(path.name, "iso2 of a country is that of its id", problems)
    if graph is not None:
        keyed = {row["Id"]: row for row in rows}
        compare_rows(path.name, keyed, len(rows), graph.nodes, "", {"Label": "label"}, report)


def check_edges(path, graph, report):
    rows = check_gephi_table(path, EDGE_HEADER, EDGE_COLUMNS, report)
    if rows is None:
        return
    problems = [f"{row['Id']}: Type {row['Type']}" for row in rows if row["Type"] != "Directed"]
    problems += [f"{row['Id']}: Weight {row['Weight']}" for row in rows if not DOUBLE.fullmatch(row["Weight"])]
    dtype = pandas.read_csv(path, keep_default_na=False, low_memory=False)["Weight"].dtype
    if rows and dtype != "float64":
        problems.append(f"pandas reads Weight as {dtype}")
    report.check(path.name, "every edge is Directed with a Weight that has a point", problems)
    if graph is not None:
        keyed = {(row["Source"], row["Target"], row["Kind"]): row for row in rows}
        names = {"Kind": "relation", "Id": "@id", "Label": "label", "Weight": "weight"}
        compare_rows(path.name, keyed, len(rows), graph.edges, "edge_", names, report)


def compare_rows(file, rows, count, expected, prefix, names, report):
    """Rows of a Gephi table against the nodes or edges of graph.graphml, column by column.

    `names` maps columns to attributes where they differ; others have one name, or `prefix` before it.
    """
    problems = [] if count == len(expected) else [f"{count}, expected {len(expected)}"]
    report.check(file, "as many rows as graph.graphml has", problems)
    report.check(file, "the ids of graph.graphml", set_problems(set(expected), set(rows)))
    declared = {name for found in expected.values() for name in found}
    problems = []
    for identifier in rows.keys() & expected.keys():
        row, found = rows[identifier], expected[identifier]
        for column, cell in row.items():
            name = names.get(column, column)
            name = name if name in declared else prefix + name
            if name in declared and not same_cell(cell, found.get(name)):
                problems.append(f"{identifier}: {column} is {cell!r}, graph.graphml has {found.get(name)!r}")
        first, last = (found.get(name, found.get(prefix + name)) for name in ("first", "last"))
        if first and last and row["dates"] != f"{first}/{last}":
            problems.append(f"{identifier}: dates is {row['dates']!r}, graph.graphml has {first} and {last}")
    report.check(file, "the same values as graph.graphml", sorted(problems))


def same_cell(cell, value):
    if value is None:
        return cell in ("", "0", "false")
    if isinstance(value, bool):
        return cell == ("true" if value else "false") or (cell == "" and not value)
    if isinstance(value, (int, float)):
        return bool(NUMBER.fullmatch(cell)) and float(cell) == value or (cell == "" and value == 0)
    return gephi_text(cell) == gephi_text(value)


def gephi_text(text):
    """What of a text is the same in GraphML and in Gephi's tables."""
    text = " ".join(NOT_XML.sub("\ufffd", text).replace("\\", "⧵").split())
    # square brackets around a whole cell make it a list: the tables have full-width ones
    return f"［{text[1:-1]}］" if re.fullmatch(r"\[.*\]", text) else text


# --- statements --------------------------------------------------------------------------------------


def check_statements(path, report):
    """statements.csv by itself; returns its rows by id, or None."""
    file = path.name
    table = read_table(path, report)
    if table is None:
        return None
    rows, header = table
    missing = [f"no column {name}" for name in STATEMENT_COLUMNS if name not in header]
    report.check(file, "every statement column of DATA_MODEL", missing)
    if missing:
        return None
    ids = collections.Counter(row["id"] for row in rows)
    wrong = [one for one, times in ids.items() if times > 1 or not one.startswith("statement:")]
    problems = [f"{one}: twice, or no statement id" for one in wrong]
    for row in rows:
        for name in ("published", "said_from", "said_to"):
            if row[name] and not (DATE.fullmatch(row[name]) or ISO_DATE.fullmatch(row[name])):
                problems.append(f"{row['id']}: {name} {row[name]!r} is no ISO date")
        if row["kind"] not in STATEMENT_KINDS:
            problems.append(f"{row['id']}: kind {row['kind']!r}")
        if row["nested_in"] and row["nested_in"] not in ids:
            problems.append(f"{row['id']}: nested_in {row['nested_in']} is no statement")
    report.check(file, "ids, kinds and dates", problems)
    formulas = (
        f"{row['id']}: {name} is {cell[:40]!r}"
        for row in rows
        for name, cell in row.items()
        if cell.startswith(FORMULA_STARTS) and not NUMBER.fullmatch(cell)
    )
    report.check(file, "no cell that a spreadsheet takes for a formula", formulas)
    return {row["id"]: row for row in rows}


def check_verbatim(path, rows, texts, report):
    """statements.jsonl against statements.csv: the same statements, each a slice of its article.

    `texts` holds the articles' texts by their hash; statements.jsonl itself does not carry them.
    """
    file = path.name
    records, problems = [], []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip():
            continue
        try:
            records.append((number, *statement_and_text(json.loads(line, parse_constant=refuse_constant))))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            problems.append(f"line {number}: {error}")
    report.check(file, "one statement a line, in plain JSON", problems)
    report.counts(file, "json", rows=len(records))
    if rows is None:
        return
    problems = [] if len(records) == len(rows) else [f"{len(records)}, expected {len(rows)}"]
    report.check(file, "as many statements as statements.csv", problems)
    ids = {statement.get("id") for _, statement, _ in records}
    report.check(file, "the ids of statements.csv", set_problems(set(rows), ids))
    unequal, unlike, sliced = [], [], 0
    for number, statement, article in records:
        row = rows.get(statement.get("id"))
        if row is None:
            continue
        where = f"line {number}, {row['id']}"
        if statement.get("kind") != row["kind"]:
            unlike.append(f"{where}: kind {statement.get('kind')}, statements.csv has {row['kind']}")
        if "speaker" in statement and (statement["speaker"] or "") != row["speaker"]:
            unlike.append(f"{where}: speaker {statement['speaker']}, statements.csv has {row['speaker']!r}")
        article = texts.get(row["article"], article)
        if article is None or (article == statement.get("text") and same_text(row["text"], article)):
            continue  # the article's text is not known, only that of the statement
        sliced += 1
        problem = slice_problem(row["text"], article, statement.get("content"))
        if problem:
            unequal.append(f"{where}: {problem}")
    report.check(file, "kind and speaker as in statements.csv", unlike)
    report.check("statements.csv", "text is the slice of the article that content names", unequal)
    report.counts(file, "slices compared", rows=sliced)


def read_texts(path):
    """The texts of the articles that `extract` printed, by their hash."""
    if path is None:
        return {}
    lines = path.read_text(encoding="utf-8").split("\n")
    records = (json.loads(line) for line in lines if line.strip())
    return {record["article"]: record["text"] for record in records}


def refuse_constant(name):
    raise ValueError(f"{name} is not JSON")


def statement_and_text(record):
    """The statement of a line and its article's text (None where the line does not carry it)."""
    if "statements" in record:
        if len(record["statements"]) != 1:
            raise ValueError(f"{len(record['statements'])} statements in one line")
        return record["statements"][0], record.get("text")
    article = record.get("article")
    text = article.get("text") if isinstance(article, dict) else record.get("article_text")
    return record.get("statement", record), text if text is not None else record.get("text")


def slice_problem(cell, article, spans):
    """What is wrong with the text of a statement; spans are code points, half-open."""
    if not spans or any(not 0 <= start < end <= len(article) for start, end in spans):
        return f"content {spans} is not within the article's {len(article)} characters"
    if any(before[1] > after[0] for before, after in zip(spans, spans[1:])):
        return f"content {spans} is out of order"
    whole = article[spans[0][0]:spans[-1][1]]
    if same_text(cell, whole):
        return None
    pieces = [re.escape(article[start:end]) for start, end in spans]
    joined = re.compile("'?" + BETWEEN_SPANS.pattern.join(pieces))
    if len(pieces) > 1 and joined.fullmatch(cell):
        return None
    return f"{cell!r} is not {whole!r}"


def same_text(cell, text):
    return cell == ("'" + text if text.startswith(FORMULA_STARTS) else text)


def check_statement_nodes(graph, rows, report):
    """The nodes of statements.graphml are the rows of statements.csv, and so are who said them and where."""
    file = "statements.graphml"
    nodes = {identifier for identifier, found in graph.nodes.items() if found.get("kind") == "statement"}
    report.check(file, "its statements are those of statements.csv", set_problems(set(rows), nodes))
    said = {(source, target) for source, target, relation in graph.edges if relation == "said"}
    expected = {(row["speaker"], row["id"]) for row in rows.values() if row["speaker"]}
    report.check(file, "said edges are the speakers of statements.csv", set_problems(expected, said))
    reported = {(source, target) for source, target, relation in graph.edges if relation == "reported_in"}
    expected = {(row["id"], row["article"]) for row in rows.values()}
    report.check(file, "reported_in edges are the articles of statements.csv", set_problems(expected, reported))


def check_listed_ids(graph, rows, report):
    listed = ((edge, one) for edge, found in graph.edges.items() for one in found.get("statement_ids", "").split(" | "))
    unknown = (f"{' '.join(map(str, edge))}: {one}" for edge, one in listed if one and one not in rows)
    report.check("graph.graphml", "statement_ids are rows of statements.csv", unknown)


# --- the record of the run ---------------------------------------------------------------------------


def check_run(path, graphs, rows, report):
    """run.json: its checksums are those of the files beside it, its counts those of the graphs and statements."""
    file = path.name
    run = json.loads(path.read_text(encoding="utf-8"), parse_constant=refuse_constant)
    others = {other.name: hashlib.sha256(other.read_bytes()).hexdigest() for other in path.parent.iterdir() if other != path}
    report.check(file, "lists every file beside it", set_problems(set(others), set(run["files"])))
    wrong = (f"{name}: {one}, it is {others[name]}" for name, one in run["files"].items() if others.get(name, one) != one)
    report.check(file, "SHA-256 of every file", wrong)
    problems = []
    for name, graph in graphs.items():
        expected = {"nodes": len(graph.nodes), "edges": len(graph.edges)} if graph is not None else run["graphs"].get(name)
        if run["graphs"].get(name) != expected:
            problems.append(f"{name}: {run['graphs'].get(name)}, expected {expected}")
    report.check(file, "nodes and edges of every graph", problems)
    if rows is not None:
        counted = collections.Counter(row["kind"] for row in rows.values())
        expected = {kind: counted[kind] for kind in STATEMENT_KINDS}
        problems = [] if run["statements"] == expected else [f"{run['statements']}, expected {expected}"]
        report.check(file, "statements of every kind", problems)
    report.counts(file, "json")


# --- command -----------------------------------------------------------------------------------------


def load_schema(path, report):
    try:
        return etree.XMLSchema(etree.parse(str(path)))
    except (OSError, etree.LxmlError) as error:
        hint = f"run sh {Path(__file__).with_name('fetch_xsd.sh')}, or give --xsd PATH"
        report.check(path, "the GraphML schema can be read", [error, hint])
        return None


def main():
    default = Path(__file__).resolve().parents[2] / "target" / "readers" / "graphml.xsd"
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path, help="folder that `newsgraph build -o` wrote")
    help_xsd = "graphml.xsd, with xlink.xsd beside it (default: target/readers/graphml.xsd of this checkout)"
    parser.add_argument("--xsd", type=Path, default=default, help=help_xsd)
    help_articles = "what `newsgraph extract` printed for the same articles"
    parser.add_argument("--articles", type=Path, help=help_articles)
    arguments = parser.parse_args()
    csv.field_size_limit(2**31 - 1)

    report = Report()
    files = ["graph.graphml", "statements.graphml", "nodes.csv", "edges.csv", "statements.csv", "statements.jsonl", "run.json"]
    paths = {name: arguments.output / name for name in files}
    report.check(arguments.output, "has every file", (name for name in files if not paths[name].is_file()))
    if report.failed == 0:
        schema = load_schema(arguments.xsd, report)
        graph = check_graphml(paths["graph.graphml"], schema, report)
        full = check_graphml(paths["statements.graphml"], schema, report)
        check_nodes(paths["nodes.csv"], graph, report)
        check_edges(paths["edges.csv"], graph, report)
        rows = check_statements(paths["statements.csv"], report)
        check_verbatim(paths["statements.jsonl"], rows, read_texts(arguments.articles), report)
        check_run(paths["run.json"], {"graph.graphml": graph, "statements.graphml": full}, rows, report)
        if rows is not None and graph is not None:
            check_listed_ids(graph, rows, report)
        if rows is not None and full is not None:
            check_statement_nodes(full, rows, report)
    report.close()
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
