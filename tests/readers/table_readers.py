"""Opens the CSV tables and the workbook in real readers, and measures what each of them keeps.

Every reader is a function from a path (and a sheet) to rows of cells as they are without any option, and to rows of texts
where the reader is told to guess no types. `measure` holds them against the cells that Python's csv reads.
"""

import datetime
import io
import math
import re
import subprocess
import tempfile
from pathlib import Path

import duckdb
import openpyxl
import pandas
import polars

NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
DATE = re.compile(r"\d{4}-\d\d-\d\d")
SHEETS = {"statements.csv": "statements", "nodes.csv": "nodes", "edges.csv": "edges"}


def read_pandas(path):
    plain, texts = pandas.read_csv(path, low_memory=False), pandas.read_csv(path, dtype=str, keep_default_na=False)
    return list(plain.columns), records(plain), records(texts)


def records(frame):
    return [[None if pandas.isna(cell) else cell for cell in row] for row in frame.itertuples(index=False, name=None)]


def read_polars(path):
    plain = polars.read_csv(path, infer_schema_length=None)
    texts = polars.read_csv(path, infer_schema=False, empty_string_is_null=False)
    return plain.columns, plain.rows(), texts.rows()


def read_duckdb(path):
    source = str(path).replace("'", "''")
    plain = duckdb.sql(f"SELECT * FROM read_csv('{source}', sample_size=-1, max_line_size=10000000)")
    texts = duckdb.sql(f"SELECT * FROM read_csv('{source}', all_varchar=true, max_line_size=10000000)")
    return plain.columns, plain.fetchall(), [["" if cell is None else cell for cell in row] for row in texts.fetchall()]


CSV_READERS = {"pandas": read_pandas, "polars": read_polars, "DuckDB": read_duckdb}


def read_workbook(path, sheet):
    """Header, rows and problems of a sheet, and the sheet itself; a formula is a problem."""
    book = openpyxl.load_workbook(path)
    page = book[sheet]
    rows = list(page.iter_rows())
    problems = [f"{cell.coordinate} is a formula" for row in rows for cell in row if cell.data_type == "f"]
    return [cell.value for cell in rows[0]], [[cell.value for cell in row] for row in rows[1:]], problems, page


# --- LibreOffice -------------------------------------------------------------------------------------

PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale"><value>{locale}</value></prop></item>
</oor:items>
"""
LANGUAGE = {"en-US": 1033, "it-IT": 1040}


# LibreOffice writes characters that XML does not allow as escapes.
ESCAPED = re.compile("_x(00[01][0-9a-f]|fff[ef])_")


def through_libreoffice(paths, locale, separator=None):
    """For each file a workbook that openpyxl can open, of what LibreOffice sees when it has opened it in a locale. For CSV,
    it is told to look for special numbers and to evaluate formulas: the worst that a user can choose."""
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder, "profile", "user")
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(PROFILE.format(locale=locale), encoding="utf-8")
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx", "--outdir", folder]
        if separator is not None:
            options = f"{ord(separator)},34,76,1,,{LANGUAGE[locale]},false,true,false,false,false,0,true"
            command.append(f"--infilter=Text - txt - csv (StarCalc):{options}")
        command += [str(path) for path in paths]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, timeout=900)
        written = [Path(folder, Path(path).stem + ".xlsx") for path in paths]
        if not all(path.is_file() for path in written):
            raise ValueError(f"LibreOffice wrote nothing: {done.stdout.decode(errors='replace')[-300:]}")
        return [io.BytesIO(path.read_bytes()) for path in written]


# --- measuring ---------------------------------------------------------------------------------------

TABLE_COLUMNS = ["file", "reader", "rows", "cells, read as texts", "numbers", "dates", "texts that go missing", "texts that change"]


def measure(header, rows, seen_header, plain, texts):
    """One text for each of TABLE_COLUMNS but the first two, and examples of what is not kept. `texts` is None where the
    reader has typed cells alone."""
    examples = [] if list(seen_header) == header else [f"header {seen_header}"]
    row = ["all" if len(plain) == len(rows) else f"{len(plain)} of {len(rows)}"]
    if texts is None:
        row.append("–")
    else:
        wrong = [(want, got) for ours, theirs in zip(rows, texts) for want, got in zip(ours, theirs) if want != got]
        examples += [f"{got!r} as text, expected {want!r}"[:200] for want, got in wrong[:3]]
        row.append("all" if not wrong else f"all but {len(wrong)}")
    numbers, dates, gone, changed = [], [], set(), set()
    for place, name in enumerate(header):
        wanted = [cells[place] for cells in rows]
        got = [cells[place] for cells in plain]
        filled = [cell for cell in wanted if cell]
        if name not in ("hs", "quantity") and filled and all(NUMBER.fullmatch(cell) for cell in filled):
            numbers += [(want, value) for want, value in zip(wanted, got) if want]
            continue
        for want, value in zip(wanted, got):
            if isinstance(value, (datetime.date, datetime.datetime)) and DATE.fullmatch(want):
                dates.append((want, value.strftime("%Y-%m-%d")))
            elif want and value is None:
                gone.add(want)
            elif value is not None and same_text(value) != want and (want or value):
                changed.add(name)
                examples.append(f"{name}: {value!r}, expected {want!r}"[:200])
    bad = [(want, value) for want, value in numbers if isinstance(value, str) or value is None or not math.isclose(float(want), float(value))]
    examples += [f"{value!r} for the number {want}" for want, value in bad[:3]]
    row.append("all" if not bad else f"all but {len(bad)}")
    row.append("–" if not dates else "all" if all(want == value for want, value in dates) else "wrong")
    row.append(", ".join(f"`{one}`" for one in sorted(gone)) or "none")
    row.append("those of " + ", ".join(f"`{name}`" for name in sorted(changed)) if changed else "none")
    return row, examples


def same_text(value):
    value = ESCAPED.sub("\ufffd", value) if isinstance(value, str) else value
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)
