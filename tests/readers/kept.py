"""What the readers keep of the exports, held against the tables of README.md."""

import csv
import re
import tempfile
from pathlib import Path

import openpyxl

import graph_readers
import table_readers

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Kept:
    """The tables of README.md that say what each reader keeps. What they say is kept wholly must be so in every output; all
    of what they say must be so for the nasty one, of which they are made."""

    PAGE = Path(__file__).with_name("README.md")
    COLUMNS = {"graphs": graph_readers.GRAPH_COLUMNS, "tables": table_readers.TABLE_COLUMNS}

    def __init__(self, nasty, write):
        self.nasty, self.writing = nasty, write
        self.page = self.PAGE.read_text(encoding="utf-8")
        self.rows = {}
        self.measured = {name: [] for name in self.COLUMNS}
        for name in self.COLUMNS:
            for line in self.part(name).strip().split("\n")[2:]:
                cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
                self.rows[name, cells[0], cells[1]] = cells[2:]

    def part(self, name):
        return self.page.split(f"<!-- {name} -->\n", 1)[1].split(f"<!-- end of {name} -->", 1)[0]

    def check(self, report, name, row, examples):
        row = [cell.replace("|", "\\|").replace("\n", " ") for cell in row]
        self.measured[name].append(row)
        if self.writing:
            return
        file, reader, *cells = row
        expected = self.rows.get((name, file, reader))
        if expected is None:
            report.check(file, f"{reader} keeps what {self.PAGE.name} says", ["no row for it: run check.py --nasty --heavy --write"])
            return
        columns = self.COLUMNS[name][2:]
        if len(cells) != len(columns):
            raise ValueError(f"{len(cells)} cells for {columns}")
        problems = [
            f"{column}: {cell}; the table says {wanted}"
            for column, cell, wanted in zip(columns, cells, expected)
            if cell != wanted and (self.nasty or (wanted in ("all", "none", "missing") and cell != "–"))
        ]
        report.check(file, f"{reader} keeps what {self.PAGE.name} says", problems + examples if problems else [])

    def write(self):
        for name, rows in self.measured.items():
            header, *lines = ("| " + " | ".join(line) + " |\n" for line in [self.COLUMNS[name], *rows])
            start, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->"
            table = header + "|---" * len(self.COLUMNS[name]) + "|\n" + "".join(lines)
            self.page = self.page.replace(start + self.part(name) + end, start + table + end)
        self.PAGE.write_text(self.page, encoding="utf-8")


# --- graphs ------------------------------------------------------------------------------------------


def flat(reference):
    """The reference as graph_readers hold theirs against it."""
    edges = []
    for (source, target, _), found in reference.edges.items():
        edges.append((source, target, found["@id"], {name: value for name, value in found.items() if name != "@id"}))
    return graph_readers.Graph(reference.nodes, edges)


def check_graph_readers(path, readers, reference, kept, report):
    """Every reader keeps of the graph what the table says."""
    for reader, read in readers.items():
        try:
            row, examples = graph_readers.measure(flat(reference), read(path))
        except Exception as error:  # whatever a reader throws is a finding
            report.check(path.name, f"{reader} opens it", [f"{type(error).__name__}: {error}"])
            continue
        report.counts(path.name, reader, *row[:2])
        kept.check(report, "graphs", [path.name, reader, *row], examples)


# --- tables and the workbook -------------------------------------------------------------------------


def check_table_readers(folder, kept, report):
    for file in table_readers.SHEETS:
        header, *rows = cells_of(folder / file)
        for reader, read in table_readers.CSV_READERS.items():
            try:
                row, examples = table_readers.measure(header, rows, *read(folder / file))
            except Exception as error:  # whatever a reader throws is a finding
                report.check(file, f"{reader} opens it", [f"{type(error).__name__}: {str(error)[:300]}"])
                continue
            report.counts(file, reader, rows=row[0])
            kept.check(report, "tables", [file, reader, *row], examples)


def cells_of(path, separator=","):
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines, strict=True, delimiter=separator))


def check_workbook(path, folder, graph, reader, kept, report):
    """The sheets of the workbook, which lies at `path`: statements against statements.csv, nodes and edges against the graph."""
    for sheet in ("statements", "nodes", "edges"):
        try:
            header, seen, problems, page = table_readers.read_workbook(path, sheet)
        except Exception as error:  # whatever a reader throws is a finding
            report.check("newsgraph.xlsx", f"{reader} opens it", [f"{type(error).__name__}: {error}"])
            return
        where = f"newsgraph.xlsx, {sheet}"
        report.check(where, f"{reader} sees no formula", problems)
        last = page.cell(len(seen) + 1, len(header)).coordinate
        # LibreOffice without a window writes no panes
        problems = [] if page.freeze_panes == "A2" or reader != "openpyxl" else [f"the header is not frozen: {page.freeze_panes}"]
        problems += [] if (page.auto_filter.ref or "").replace("$", "") == f"A1:{last}" else [f"filters on {page.auto_filter.ref}"]
        links = [cell for cells in page.iter_rows(min_row=2) for cell in cells if cell.hyperlink]
        problems += [f"{cell.coordinate}: {cell.hyperlink.target}" for cell in links if not re.match("https?://", cell.hyperlink.target or "")]
        report.check(where, f"{reader} sees a frozen header, filters on all cells, and links to the web alone", problems)
        rows = statement_cells(folder, header, seen) if sheet == "statements" else graph_cells(graph, sheet, header)
        row, examples = table_readers.measure(header, rows, header, seen, None)
        report.counts("newsgraph.xlsx", f"{reader}, {sheet}", rows=row[0])
        kept.check(report, "tables", [where, reader, *row], examples)


def statement_cells(folder, header, seen):
    """The cells of statements.csv in the order of the sheet, as they stand there."""
    names, *rows = cells_of(folder / "statements.csv")
    rows = [[one_line_end(row[names.index(name)]) for name in header] for row in rows]
    for cells, others in zip(rows, seen):
        for at, (cell, other) in enumerate(zip(cells, others)):
            if cell == f"'{other}":  # the workbook needs no guard
                cells[at] = cell[1:]
    return rows


def graph_cells(graph, sheet, header):
    """Nodes or edges in the order of the sheet; what graph.graphml leaves out is an empty cell."""
    rows = []
    if sheet == "nodes":
        rows = [found | {"id": identifier} for identifier, found in graph.nodes.items()]
    for (source, target, _), found in graph.edges.items() if sheet == "edges" else ():
        ends = {"source": source, "target": target}
        ends |= {f"{end}_label": graph.nodes[identifier]["label"] for end, identifier in ends.items()}
        rows.append({name.removeprefix("edge_") if name != "edge_id" else name: value for name, value in found.items()} | ends)
    return [[one_line_end(written(row.get(name, ""))) for name in header] for row in rows]


def written(value):
    return str(value).lower() if isinstance(value, bool) else str(value)


def one_line_end(text):
    return NOT_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))[:32767]


def check_libreoffice(folder, italian, graph, kept, report):
    """LibreOffice sees no formula, and the same numbers in an Italian locale."""
    for path, locale, separator in [(folder, "en-US", ","), (italian, "it-IT", ";")]:
        with tempfile.TemporaryDirectory() as other:
            control = Path(other, "control.csv")
            control.write_text(f"id{separator}text\r\na{separator}=1+1\r\n", encoding="utf-8")
            files = [control, *(path / file for file in table_readers.SHEETS)]
            pages = [openpyxl.load_workbook(seen).active for seen in table_readers.through_libreoffice(files, locale, separator)]
        problems = [] if pages[0]["B2"].data_type == "f" else ["=1+1 is none: the checks below prove nothing"]
        report.check("LibreOffice", f"in {locale}, a formula that is not guarded is one", problems)
        for file, seen in zip(table_readers.SHEETS, pages[1:]):
            header, *rows = cells_of(path / file, separator)
            found = list(seen.iter_rows())
            # Gephi's tables are guarded only where they are written for spreadsheets
            guarded = file == "statements.csv" or path == italian
            formulas = [cell.coordinate for cells in found for cell in cells if cell.data_type == "f"] if guarded else []
            report.check(file, f"LibreOffice in {locale} sees no formula", formulas)
            rows = [[one_line_end(number(cell, locale)) for cell in row] for row in rows]
            plain = [[cell.value for cell in cells] for cells in found[1:]]
            row, examples = table_readers.measure(header, rows, [cell.value for cell in found[0]], plain, None)
            report.counts(file, f"LibreOffice in {locale}", rows=row[0])
            kept.check(report, "tables", [file, f"LibreOffice, {locale}", *row], examples)
    for locale in table_readers.LANGUAGE:
        [seen] = table_readers.through_libreoffice([folder / "newsgraph.xlsx"], locale)
        check_workbook(seen, folder, graph, f"LibreOffice, {locale}", kept, report)


def number(cell, locale):
    return cell.replace(",", ".") if locale == "it-IT" and re.fullmatch(r"\d+,\d+", cell) else cell
