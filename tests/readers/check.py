#!/usr/bin/env python3
"""Opens what `newsgraph build` wrote in real readers, and compares what they see.

    python3 tests/readers/check.py OUTPUT_DIR [--xsd target/readers/graphml.xsd] [--articles EXTRACT.jsonl]

Holds graph.graphml and statements.graphml to the schema (xmllint) and to the rules of the format; nodes.csv, edges.csv
and statements.csv to theirs, Gephi's among them (gephi_csv.py); statements.jsonl; run.json; and graph.gexf and
newsgraph.xlsx where they are there. With what `newsgraph extract` prints for the same articles, every statement must be a
slice of its article. Then opens the files in other readers (graph_readers.py, table_readers.py): each must keep what the
tables of README.md say. With --heavy also R, JGraphT and LibreOffice.
Needs requirements.txt, package.json and the schema (fetch_xsd.sh). Exit code 0: all equal; 1: something is wrong.
"""

import argparse
import collections
import csv
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

try:
    import pandas
    from lxml import etree

    import gephi_csv
    import graph_readers
    import kept
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
    ("label", "node", "string"), ("kind", "node", "string"), ("x", "node", "double"), ("y", "node", "double"),
    ("size", "node", "double"), ("r", "node", "int"), ("g", "node", "int"), ("b", "node", "int"),
    ("relation", "edge", "string"), ("edge_id", "edge", "string"), ("weight", "edge", "double"),
]
ONLY_OF_GRAPH = {"weight", "x", "y", "size", "r", "g", "b"}
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
    """One GraphML file by its schema and the rules of EXPORTS; returns the graph, or None."""
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
    done = subprocess.run(["xmllint", "--noout", "--schema", str(schema), str(path)], stderr=subprocess.PIPE, check=False)
    report.check(file, "xmllint: valid against graphml.xsd", done.stderr.decode().splitlines() if done.returncode else [])
    reference = read_xml(file, document, report)
    report.counts(file, "xmllint", len(reference.nodes), len(reference.edges))
    check_content(file, reference, report)
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
        if key is None and not (identifier in ONLY_OF_GRAPH and file == "statements.graphml"):
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


# --- GEXF --------------------------------------------------------------------------------------------

GEXF = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"
GEXF_TYPES = {"string": str, "long": int, "double": float, "boolean": "true".__eq__, "liststring": lambda text: json.loads(text, strict=False)}


def check_gexf(path, graph, report):
    """graph.gexf by the rules of EXPORTS and against graph.graphml; returns it as a Graph, or None."""
    file = path.name
    root = etree.fromstring(path.read_bytes(), etree.XMLParser(huge_tree=True))
    problems = []
    if root.tag != GEXF + "gexf" or root.get("version") != "1.3":
        problems.append(f"{root.tag} of version {root.get('version')}")
    if root.find(f"{GEXF}meta/{GEXF}title") is not None or "lastmodifieddate" in root.find(GEXF + "meta").attrib:
        problems.append("a title or a time of writing")
    element = root.find(GEXF + "graph")
    wanted = {"defaultedgetype": "directed", "idtype": "string", "mode": "dynamic", "timeformat": "date", "timerepresentation": "interval"}
    if dict(element.attrib) != wanted:
        problems.append(f"graph has {dict(element.attrib)}")
    report.check(file, "one directed graph with time", problems)
    types = {}
    for group in element.findall(GEXF + "attributes"):
        for attribute in group:
            types[group.get("class"), attribute.get("id")] = GEXF_TYPES[attribute.get("type")]

    def values(item, kind):
        found = {name: item.get(name) for name in ("label", "start", "end") if item.get(name) is not None}
        for value in item.iterfind(f"{GEXF}attvalues/{GEXF}attvalue"):
            found[value.get("for")] = types[kind, value.get("for")](value.get("value"))
        return found

    nodes, edges, problems = {}, {}, []
    for item in element.iterfind(f"{GEXF}nodes/{GEXF}node"):
        colour, place, size = (item.find(VIZ + name) for name in ("color", "position", "size"))
        look = {name: int(colour.get(name)) for name in "rgb"} | {name: float(place.get(name)) for name in "xy"}
        nodes[item.get("id")] = values(item, "node") | look | {"size": float(size.get("value"))}
    for item in element.iterfind(f"{GEXF}edges/{GEXF}edge"):
        found = values(item, "edge") | {"weight": float(item.get("weight")), "@id": item.get("id")}
        if item.get("kind") != found["relation"]:
            problems.append(f"edge {item.get('id')}: kind {item.get('kind')}, relation {found['relation']}")
        ends = [nodes.get(item.get(end), {}) for end in ("source", "target")]
        if any(end.get("start", "0") > found.get("start", "9") or end.get("end", "9") < found.get("end", "0") for end in ends):
            problems.append(f"edge {item.get('id')}: outside the time of its nodes")
        edges[item.get("source"), item.get("target"), found["relation"]] = found
    report.check(file, "kinds and times of edges", problems)
    if graph is not None:
        problems = []
        for what, ours, theirs in (("node", graph.nodes, nodes), ("edge", graph.edges, edges)):
            report.check(file, f"the {what}s of graph.graphml", set_problems(set(ours), set(theirs)))
            for identifier in ours.keys() & theirs.keys():
                want, got = ours[identifier], {name: " | ".join(v) if isinstance(v, list) else v for name, v in theirs[identifier].items()}
                timed = {"start": want.get("first", want.get("edge_first")), "end": want.get("last", want.get("edge_last"))}
                for name, value in want.items():
                    name = name.removeprefix("edge_") if name not in got else name
                    if name != "id" and " ".join(str(got.get(name)).split()) != " ".join(str(value).split()):
                        problems.append(f"{identifier}: {name} is {got.get(name)!r}, expected {value!r}")
                problems += [f"{identifier}: {name} is {got.get(name)}" for name, value in timed.items() if got.get(name) != value]
        report.check(file, "the values of graph.graphml", sorted(problems, key=str))
    report.counts(file, "lxml", len(nodes), len(edges))
    return Graph(nodes, edges)


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
    report.check(file, "Gephi reads it (gephi_csv.py)", gephi_csv.lint(path.read_bytes().decode("utf-8"), gephi_csv.HEADERS[file]))
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


def main():
    readers = Path(__file__).resolve().parents[2] / "target" / "readers"
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path, help="folder that `newsgraph build -o` wrote")
    help_xsd = "graphml.xsd, with xlink.xsd beside it (default: target/readers/graphml.xsd of this checkout)"
    parser.add_argument("--xsd", type=Path, default=readers / "graphml.xsd", help=help_xsd)
    help_modules = "where npm put package.json's packages (default: target/readers/node_modules of this checkout)"
    parser.add_argument("--modules", type=Path, default=readers / "node_modules", help=help_modules)
    help_articles = "what `newsgraph extract` printed for the same articles"
    parser.add_argument("--articles", type=Path, help=help_articles)
    parser.add_argument("--heavy", type=Path, metavar="DIR", help="R, JGraphT and LibreOffice too; DIR: the tables built with --excel-locale it")
    parser.add_argument("--nasty", action="store_true", help="the output is that of nasty.py: the tables of README.md must say just what is kept")
    parser.add_argument("--write", action="store_true", help="write the tables of README.md anew")
    arguments = parser.parse_args()
    csv.field_size_limit(2**31 - 1)

    report = Report()
    missing = graph_readers.missing_programs(arguments.heavy)
    report.check("programs", "are there", (f"{name}; install it" for name in missing))
    files = ["graph.graphml", "statements.graphml", "nodes.csv", "edges.csv", "statements.csv", "statements.jsonl", "run.json"]
    paths = {name: arguments.output / name for name in [*files, "graph.gexf", "newsgraph.xlsx"]}
    report.check(arguments.output, "has every file", (name for name in files if not paths[name].is_file()))
    if report.failed == 0:
        check_output(paths, arguments, report)
    report.close()
    return 1 if report.failed else 0


def check_output(paths, arguments, report):
    tables = kept.Kept(arguments.nasty, arguments.write)
    graph = check_graphml(paths["graph.graphml"], arguments.xsd, report)
    full = check_graphml(paths["statements.graphml"], arguments.xsd, report)
    for name, reference in (("graph.graphml", graph), ("statements.graphml", full)):
        if reference is not None:
            readers = graph_readers.graphml_readers(arguments.modules, arguments.heavy)
            kept.check_graph_readers(paths[name], readers, reference, tables, report)
    sizes = {"graph.graphml": graph, "statements.graphml": full}
    if paths["graph.gexf"].is_file():
        with_time = check_gexf(paths["graph.gexf"], graph, report)
        kept.check_graph_readers(paths["graph.gexf"], graph_readers.gexf_readers(arguments.modules), with_time, tables, report)
        sizes["graph.gexf"] = with_time
    check_nodes(paths["nodes.csv"], graph, report)
    check_edges(paths["edges.csv"], graph, report)
    rows = check_statements(paths["statements.csv"], report)
    check_verbatim(paths["statements.jsonl"], rows, read_texts(arguments.articles), report)
    kept.check_table_readers(arguments.output, tables, report)
    if paths["newsgraph.xlsx"].is_file():
        kept.check_workbook(paths["newsgraph.xlsx"], arguments.output, graph, "openpyxl", tables, report)
        sizes["newsgraph.xlsx"] = graph
    if arguments.heavy:
        kept.check_libreoffice(arguments.output, arguments.heavy, graph, tables, report)
    check_run(paths["run.json"], sizes, rows, report)
    if rows is not None and graph is not None:
        check_listed_ids(graph, rows, report)
    if rows is not None and full is not None:
        check_statement_nodes(full, rows, report)
    if arguments.write:
        tables.write()


if __name__ == "__main__":
    sys.exit(main())
