#!/usr/bin/env python3
"""Writes articles whose texts, titles, outlets, addresses and ids hold what breaks readers, and a folder for --data.

    python3 tests/readers/nasty.py FOLDER

makes FOLDER/articles.jsonl and FOLDER/data. Build them with:

    newsgraph build FOLDER/articles.jsonl --data FOLDER/data --groups -o OUT
"""

import json
import sys
from pathlib import Path

# What a text can hold: each stands in a quotation, and as title, outlet, address and id.
NASTY = [
    '=HYPERLINK("http://example.org/","x")', "=1+1", "+39 06 1234", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1",
    "＝1+1", "＋1", "－1", "＠x", " =1+1", "'=1+1", "|calc|", "%0A=1+1", "x;=1+1", "x,=1+1", 'x";=1+1;"', '"=1+1"',
    "<b>bold</b> & <i>&amp;</i> ]]> <!-- --> <?x?>", 'with "quotes" and, commas; semicolons', "back\\slash", "ends in one\\",
    "\\", "lines\nof\r\ntext\rhere", "null", "NULL", "None", "NA", "NaN", "INF Treaty", "-inf", "true", "007", "1e5", "2,5",
    "1.234,5", "[a, b]", '["a", "b"]', "{a: 1}", "2025-03-01", "1/2", "<[2025-03-01, 2025-04-01]>", "_x0041_ _x000D_",
    "control \x01\x08\x0b\x0c\x1b\x7f\x85 signs", "not XML \ufffe\uffff", "bom \ufeff inside", "separators \u2028 \u2029",
    "😀 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 \U0010ffff", "e\u0301 and é", "\u202eturned\u202c", "Ελληνικά, русский, 中文, العربية", "a | b", " | ",
]
LONG = " ".join(f"word{n}" for n in range(5000)) + " end"

# Resources whose names are nasty, since a node is called by the first form; texts call them by the second one.
RESOURCES = [
    ("nasty-formula", "=SUM(1)", "vexatite"), ("nasty-plus", "+Plus", "plussite"), ("nasty-at", "@at", "atsite"),
    ("nasty-wide", "＝wide", "widesite"), ("nasty-markup", "R&D <ore> \"A\"", "markupite"),
    ("nasty-backslash", "ends in \\", "slashite"), ("nasty-null", "null", "nullite"), ("nasty-na", "NA", "napsite"),
    ("nasty-inf", "INF Treaty", "treatite"), ("nasty-number", "1.5", "numberite"), ("nasty-date", "2025-03-01", "datesite"),
    ("nasty-list", "[a, b]", "listite"), ("nasty-upper", "CASE", "upperite"), ("nasty-lower", "case", "lowerite"),
    ("nasty-true", "true", "truthite"), ("nasty-unicode", "😀 e\u0301\u202e", "facesite"), ("nasty-pipe", "a | b", "pipesite"),
    ("nasty-comma", "a, b; c", "commasite"), ("nasty-apostrophe", "'quoted'", "quotesite"),
]

# People whose names differ in case or mean something to a reader, relations beside each other, symmetric ones, dates that
# are months, and none.
STORIES = [
    ("2025-03", "Helen Prior, the minister of Germany, told Germany that Germany would buy the lithium of Chile.\n\n"
     "Helen Prior said that Germany and Chile trade copper. Diplomatic sources said that Chile would sell coffee."),
    ("2024", "Anna Na said that Namibia would sell uranium. Bruno Null said: “Anna Na is wrong about Namibia.”\n\n"
     "Nathan Inf told Anna Na that the INF Treaty and Namibia's uranium are one question."),
    ("2025-02-28", "Carla De Luca said that China buys lithium. CARLA DE LUCA said that China buys copper.\n\n"
     "Carla de Luca said yesterday that China buys uranium. O’Neill Macdonald said that Ann MacDonald buys zinc."),
]


def articles():
    for number, text in enumerate(NASTY):
        yield {
            "id": text if text.strip() else f"id-{number}", "title": text, "outlet": text, "date": f"2025-0{number % 9 + 1}-15",
            "url": f"https://example.org/{number}?q={text}" if number % 2 else text, "lang": "en",
            "text": f"Helen Prior said: “Germany {text} and lithium.”\n\nThe minister said “{text}” about Chile.\n\n"
            f"“{text},” Nathan Inf of Chile told Helen Prior.",
        }
    yield {"id": "long", "title": LONG, "outlet": "Long", "lang": "en", "text": f"Helen Prior said: “Germany {LONG}.”"}
    for date, text in STORIES:
        yield {"id": f"story-{date}", "outlet": "NA", "date": date, "lang": "en", "url": "https://example.org/a b", "text": text}
    forms = [form for _, _, form in RESOURCES]
    pairs = " ".join(f"Helen Prior said that Germany sells {a} and {b}." for a, b in zip(forms, forms[1:] + forms[:1]))
    yield {"id": "undated", "outlet": "null", "lang": "en", "text": pairs}


def cell(text):
    return '"' + text.replace('"', '""') + '"'


def main():
    folder = Path(sys.argv[1])
    language = folder / "data" / "languages" / "en"
    language.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(article, ensure_ascii=False) + "\n" for article in articles())
    (folder / "articles.jsonl").write_text("".join(lines), encoding="utf-8", newline="")
    rows = "".join(f"{identifier},{cell(label)}\n" for identifier, label, _ in RESOURCES)
    (folder / "data" / "resources.csv").write_text("id,label\n" + rows, encoding="utf-8")
    rows = "".join(f"{identifier},{cell(label)}\n{identifier},{form}\n" for identifier, label, form in RESOURCES)
    (language / "resources.csv").write_text("id,form\n" + rows, encoding="utf-8")


if __name__ == "__main__":
    main()
