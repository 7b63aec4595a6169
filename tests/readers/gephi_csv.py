#!/usr/bin/env python3
"""Gephi's rules for nodes.csv and edges.csv, as a lint.

    python3 tests/readers/gephi_csv.py nodes.csv edges.csv
    python3 tests/readers/gephi_csv.py --test

Gephi reads tables with Commons CSV and makes columns of them as its spreadsheet importer does (Gephi 0.10):

- a backslash is an escape; at the end of a quoted cell it takes the rest of the file into that cell;
- the separator and the kind of table are guessed from the header: `Source` and `Target` make it a table of edges;
- header names are one whatever their case, and `timestamp` or `interval` in one makes the column time;
- the type of a column is guessed from its first 25 rows; a later cell that does not fit is dropped;
- a column of ISO dates becomes timestamps, one of `[a, b]` or `<[a, b]>` lists or intervals;
- numbers lose their leading zeros.

Exit code 0: fine; 1: something that Gephi would misread.
"""

import csv
import io
import re
import sys
from pathlib import Path

FIRST_ROWS = 25
SEPARATORS = ",;\t|"
INTEGER = re.compile(r"[+-]?\d+")
DOUBLE = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?|NaN|[+-]?Infinity")
BOOLEAN = re.compile(r"true|false", re.IGNORECASE)
ISO_DATE = re.compile(r"\d{4}-\d\d(-\d\d)?([T ]\d\d:\d\d.*)?")
LIST = re.compile(r"\s*(\[.*\]|<[\[(].*[\])]>)\s*", re.DOTALL)
# Codes that are digits alone; the README says to make this column text when importing.
CODES = {"hs"}
HEADERS = {"nodes.csv": ["Id", "Label"], "edges.csv": ["Source", "Target", "Type", "Kind", "Id", "Label", "Weight"]}


def lint(text, first):
    """What Gephi would misread in a table whose header begins with `first`, one text for each."""
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    if not rows:
        return ["no header"]
    header, rows = rows[0], rows[1:]
    problems = list(header_problems(text, header, first))
    try:
        seen = list(csv.reader(io.StringIO(text, newline=""), escapechar="\\", strict=True))
    except csv.Error as error:
        seen = [str(error)]
    if seen != [header, *rows]:
        problems.append(f"a backslash is taken for an escape: {len(seen)} of {len(rows) + 1} rows are read")
    problems += [f"row {n}: {len(row)} cells, the header has {len(header)}" for n, row in enumerate(rows, 2) if len(row) != len(header)]
    if any(len(row) != len(header) for row in rows):
        return problems
    for place, name in enumerate(header):
        problems += column_problems(name, [row[place] for row in rows])
    ids = [row[header.index("Id")] for row in rows] if "Id" in header else []
    problems += [f"the id {one!r} is there twice" for one in sorted({one for one in ids if ids.count(one) > 1})] if len(ids) < 5000 else []
    if "Type" in header:
        kinds = {row[header.index("Type")] for row in rows} - {"Directed"}
        problems += [f"an edge is {kind!r}, not Directed" for kind in sorted(kinds)]
    return problems


def header_problems(text, header, first):
    line = text.split("\n", 1)[0]
    counts = {separator: line.count(separator) for separator in SEPARATORS}
    if max(counts, key=counts.get) != "," or any(counts[separator] for separator in SEPARATORS[1:]):
        yield "the separator is not guessed to be a comma"
    if header[: len(first)] != first:
        yield f"the header begins with {header[:len(first)]}, expected {first}"
    names = [name.strip().lower() for name in header]
    yield from (f"two columns are called {name!r}, but for their case" for name in sorted({n for n in names if names.count(n) > 1}))
    yield from (f"column {place + 1} has no name" for place, name in enumerate(names) if not name)
    yield from (f"column {name!r} is taken for time" for name in header if re.search("timestamp|interval|timeset", name, re.IGNORECASE))
    if "Source" not in first and {"source", "target"} & set(names):
        yield "a table of nodes has a column of ends, and is taken for edges"


def column_problems(name, cells):
    filled = [cell for cell in cells if cell]
    for cell in filled:
        if re.search(r"[\r\n]", cell):
            yield f"column {name}: a line break in {cell[:60]!r}"
        if LIST.fullmatch(cell) and name != "Label":
            yield f"column {name}: {cell[:60]!r} is taken for a list or for time"
    if name == "Label" and filled and all(LIST.fullmatch(cell) for cell in filled):
        yield f"column {name}: taken for lists"
    if filled and all(ISO_DATE.fullmatch(cell) for cell in filled):
        yield f"column {name}: dates alone, which become timestamps"
    if name == "Weight":
        yield from (f"column {name}: {cell!r} has no point" for cell in filled if not re.fullmatch(r"\d+\.\d+", cell))
    sample = [cell for cell in cells[:FIRST_ROWS] if cell]
    for kind in (BOOLEAN, INTEGER, DOUBLE):
        if sample and all(kind.fullmatch(cell) for cell in sample):
            unfit = [cell for cell in filled if not kind.fullmatch(cell)]
            if unfit:
                yield f"column {name}: typed by its first rows, and {unfit[0][:60]!r} does not fit"
            if kind is not BOOLEAN and name not in CODES:
                yield from (f"column {name}: {cell!r} loses its zeros" for cell in filled if re.match(r"[+-]?0\d", cell))
            break


def test():
    good = "Id,Label,kind,n,dates\r\na,\"A, \"\"x\"\"\",person,1,2025-02-01/2025-02-28\r\nb,[a],person,2,\r\n"
    assert lint(good, ["Id", "Label"]) == [], lint(good, ["Id", "Label"])
    many = "".join(f"n{n},x,{n}\r\n" for n in range(FIRST_ROWS))
    bad = {
        "escape": 'Id,Label,k\r\na,"ends in, \\",x\r\nb,y,z\r\n',
        "an escape": "Id,Label,k\r\na,C:\\x,y\r\n",
        "separator": "Id;Label,k;x;y\r\n",
        "begins with": "Label,Id\r\nx,a\r\n",
        "but for their case": "Id,Label,KIND,kind\r\n",
        "no name": "Id,Label,\r\na,b,c\r\n",
        "time": "Id,Label,timestamps\r\n",
        "taken for edges": "Id,Label,Source\r\n",
        "line break": 'Id,Label,k\r\na,b,"x\ny"\r\n',
        "a list": 'Id,Label,k\r\na,b,"[x, y]"\r\n',
        "for time": 'Id,Label,k\r\na,b,"<[2025, 2026]>"\r\n',
        "timestamps": "Id,Label,first\r\na,b,2025-02-01\r\nc,d,2025-02-02\r\n",
        "does not fit": "Id,Label,k\r\n" + many + "z,x,word\r\n",
        "a double does not fit": "Id,Label,k\r\n" + many + "z,x,2.5\r\n",
        "zeros": "Id,Label,k\r\na,b,0810\r\n",
        "twice": "Id,Label\r\na,b\r\na,c\r\n",
        "cells": "Id,Label\r\na\r\n",
    }
    for rule, table in bad.items():
        found = lint(table, ["Id", "Label"])
        assert any(rule.removeprefix("a double ").removeprefix("an ") in problem for problem in found), (rule, found)
    edges = ",".join(HEADERS["edges.csv"]) + "\r\n"
    assert any("no point" in problem for problem in lint(edges + "a,b,Directed,k,i,l,1\r\n", HEADERS["edges.csv"]))
    assert any("not Directed" in problem for problem in lint(edges + "a,b,Undirected,k,i,l,1.0\r\n", HEADERS["edges.csv"]))
    print(f"gephi_csv: {len(bad) + 3} rules hold")


def main():
    if sys.argv[1:] == ["--test"]:
        return test()
    csv.field_size_limit(2**31 - 1)
    failed = 0
    for path in map(Path, sys.argv[1:]):
        for problem in lint(path.read_bytes().decode("utf-8"), HEADERS.get(path.name, [])):
            print(f"{path}: {problem}")
            failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main())
