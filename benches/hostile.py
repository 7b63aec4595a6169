#!/usr/bin/env python3
"""Articles that no one would write: what they cost, and whether the cost grows with their length alone.

    python3 benches/hostile.py target/release/newsgraph [--once] [NAME...]

Prints a table: seconds of CPU and most memory of `extract` and of `build` with all formats, and how much longer an article of
twice the length takes. `--once` leaves the second length out, and fails where a run does not end well or takes more than
MOST_MEMORY: that is what CI runs. NAMEs choose some of the inputs.
"""

import json
import os
import subprocess
import sys
import tempfile

from measure import fail, run, table

# in MB; the longest article here has 10 MB
MOST_MEMORY = 2500
MB = 1_000_000
SENTENCE = "Helen Prior, the energy minister, said on Monday that Germany would buy 40 tonnes of lithium from Chile. "


def fill(piece, size):
    """The piece again and again, up to so many bytes."""
    return piece * (size // len(piece.encode()) + 1)


def nested(count):
    return "Helen Prior said: " + "“‘" * (count // 2) + "It is late" + "’”" * (count // 2) + "."


def letters(number):
    """A number as a word with a capital."""
    word = ""
    while True:
        number, digit = divmod(number, 20)
        word += "bcdfghjklmnpqrstvwxz"[digit] + "aeiou"[digit % 5]
        if number == 0:
            return word.capitalize()


def numbered(count):
    """Sentences that are all different."""
    people = ["Helen Prior", "Olaf Venn", "Ada Morrow", "the energy minister", "a spokesman for Corvane Metals", "he", "officials"]
    return "".join(f"“It is number {n},” said {people[n % len(people)]}. Nobody else said anything of it. " for n in range(count // 2))


def record(text):
    return json.dumps({"text": text}, ensure_ascii=False)


# name: ending of the file, and its contents by a factor of length
INPUTS = {
    "a line of 10 MB": ("txt", lambda k: fill(SENTENCE, 10 * MB * k)),
    "100,000 nested quotation marks": ("txt", lambda k: nested(100_000 * k)),
    "100,000 opening marks": ("txt", lambda k: "Helen Prior said: " + "“ " * (100_000 * k)),
    "100,000 closing marks": ("txt", lambda k: "Helen Prior said: " + "x” " * (100_000 * k)),
    "100,000 marks of four styles": ("txt", lambda k: "Helen Prior said: " + "“It «is ‘late \"now” a» b’ c\" " * (12_500 * k)),
    "100,000 brackets": ("txt", lambda k: "Helen Prior said " + "(she " * (50_000 * k) + "that it is late" + ") " * (50_000 * k)),
    "100,000 dashes at the start of a line": ("txt", lambda k: "– No – said Helen Prior – not now.\n" * (33_000 * k)),
    "1 MB without a space": ("txt", lambda k: fill("abcdefghij", MB * k)),
    "1 MB of apostrophes in one word": ("txt", lambda k: fill("d'x", MB * k)),
    "1 MB of hyphens in one word": ("txt", lambda k: fill("Anglo-", MB * k)),
    "1 MB of digits, points and commas": ("txt", lambda k: fill("1.234,", MB * k)),
    "1 MB of combining marks": ("txt", lambda k: "Helen Prior said that e" + fill("\u0301", MB * k) + " is late."),
    "1 MB of words with combining marks": ("txt", lambda k: fill("E\u0301le\u0300ne Pri\u0302or said that it is late. ", MB * k)),
    "1 MB from right to left": ("txt", lambda k: fill("\u202bقال الوزير «نعم، هذا صحيح» ثم غادر القاعة.\u202c Helen Prior said: \u2067“לא”\u2069. ", MB * k)),
    "1 MB with characters of no width": ("txt", lambda k: fill("\u200bHe\u200dlen\u2060 Pri\ufeffor\u00ad said\u200b that it is late. ", MB * k)),
    "1 MB with NUL, in JSON": ("jsonl", lambda k: json.dumps({"text": fill("Helen\0 Prior said\0 that it is late. ", MB * k)})),
    "100,000 lone surrogates, in JSON": ("jsonl", lambda k: '{"text": "Helen Prior said: ' + "\\ud800x \\udfff “It is late.” " * (50_000 * k) + '"}\n' + record(SENTENCE)),
    "10,000 lines of JSON that are torn": ("jsonl", lambda k: '{"text": "Helen Prior said: \\ud8\n' * (10_000 * k) + record(SENTENCE)),
    "100,000 words with capitals": ("txt", lambda k: "".join(letters(n * 7919 % 100_003) + " " for n in range(100_000 * k))),
    "100,000 times one name": ("txt", lambda k: "Helen Prior " * (50_000 * k)),
    "50,000 people": ("txt", lambda k: "".join(f"{letters(n)} {letters(n * 31 + 7)} said it is late. " for n in range(400, 400 + 50_000 * k))),
    "50,000 people, each in a sentence with others": ("txt", lambda k: "".join(f"{letters(n)} Prior and Olaf {letters(n + 9)} told Ada Morrow so. " for n in range(400, 400 + 25_000 * k))),
    "50,000 sentences": ("txt", lambda k: numbered(50_000 * k)),
    "50,000 paragraphs": ("txt", lambda k: numbered(50_000 * k).replace(". ", ".\n\n")),
    "20,000 clauses in each other": ("txt", lambda k: "Helen Prior said " + "that Venn said " * (20_000 * k) + "that it is late."),
    "100,000 commas": ("txt", lambda k: "Helen Prior, " * 3 + "the minister, " * (100_000 * k) + "said that it is late."),
    "100,000 verbs of speaking": ("txt", lambda k: "said, told, asked " * (33_000 * k)),
    "100,000 pronouns": ("txt", lambda k: "Helen Prior said no. " + "He told her that she asked him. " * (33_000 * k)),
    "100,000 countries and resources": ("txt", lambda k: "Helen Prior said: “" + "Germany, lithium, Chile, crude oil, " * (25_000 * k) + "”."),
    "10,000 new speakers": ("txt", lambda k: "".join(f"In the square was Anna {letters(n)}son, a nurse. “It is late,” she said. " for n in range(400, 400 + 10_000 * k))),
    "10,000 names in marks behind a verb": ("txt", lambda k: "Helen Prior said" + " on the show “A”" * (10_000 * k) + " that it is late."),
    "10,000 days behind a verb": ("txt", lambda k: "Helen Prior said" + " on Monday night in a statement" * (10_000 * k) + " that it is late."),
    "10,000 adverbs of several words": ("txt", lambda k: "For his part the mayor says that, as a matter of fact, it is late. " * (10_000 * k)),
    "10,000 pairs of countries": ("txt", lambda k: "In Chile and Norway the minister said that lithium is late. " * (10_000 * k)),
    "10,000 doubtful resources": ("txt", lambda k: "The mayor said with energy that it is late. " * (10_000 * k)),
    "50,000 roles": ("txt", lambda k: "".join(f"The minister of {letters(n)} said so. " for n in range(400, 400 + 25_000 * k)) + "The minister said no. " * (25_000 * k)),
    "1,000,000 full stops": ("txt", lambda k: "Helen Prior said so " + "." * (MB * k)),
    "1,000,000 line breaks": ("txt", lambda k: "Helen Prior said so.\n" + "\n" * (MB * k) + "So she said."),
    "300,000 short lines": ("txt", lambda k: "A b\n" * (300_000 * k)),
    "a table of one row of 100,000 cells": ("csv", lambda k: "text" + ",x" * (100_000 * k) + "\n" + SENTENCE.replace(",", "") + ",y" * (100_000 * k)),
    "a page of 30,000 paragraphs": ("html", lambda k: "<html><body><article><h1>Late</h1>" + "".join(f"<p>{n} times {SENTENCE}</p>" for n in range(30_000 * k)) + "</article></body></html>"),
    "a page of 100,000 elements in each other": ("html", lambda k: "<html><body><article>" + "<div>" * (100_000 * k) + f"<p>{SENTENCE * 9}</p>"),
    "a feed of 20,000 items": ("rss", lambda k: "<rss><channel>" + f"<item><description>{SENTENCE}</description></item>" * (20_000 * k) + "</channel></rss>"),
    "10,000 articles with one id": ("jsonl", lambda k: "".join(json.dumps({"id": "a", "text": f"{n} {SENTENCE}"}) + "\n" for n in range(10_000 * k))),
}


def formats(binary):
    """Names of all formats of `build`."""
    text = subprocess.run([binary, "build", "--help"], check=True, capture_output=True, text=True).stdout
    return "".join(text.split()).split("[possiblevalues:", 1)[1].split("]", 1)[0]


def measured(binary, folder, ending, contents, every):
    """The runs of `extract` and `build` over the contents."""
    path = os.path.join(folder, f"article.{ending}")
    with open(path, "w", encoding="utf-8") as file:
        file.write(contents)
    shared = ["--quiet", "--jobs", "1", "--lang", "en", path]
    extract = run([binary, "extract", *shared])
    build = run([binary, "build", "--formats", every, "-o", os.path.join(folder, "output"), *shared])
    return extract, build


def main():
    arguments = sys.argv[1:]
    once = "--once" in arguments
    arguments = [argument for argument in arguments if argument != "--once"]
    if not arguments:
        fail("give the path of newsgraph")
    binary, *names = arguments
    unknown = set(names) - set(INPUTS)
    if unknown:
        fail(f"no input is called {', '.join(sorted(unknown))}")
    every = formats(binary)
    faults = []

    def rows():
        for name, (ending, make) in INPUTS.items():
            if names and name not in names:
                continue
            with tempfile.TemporaryDirectory() as folder:
                contents = make(1)
                runs = measured(binary, folder, ending, contents, every)
                cells = [name, f"{len(contents.encode()) / MB:.1f}"]
                for one, command in zip(runs, ["extract", "build"]):
                    if one.status not in (0, 1):
                        faults.append(f"{name}: {command} ended with {one.status}: {one.errors}")
                    if one.memory > MOST_MEMORY:
                        faults.append(f"{name}: {command} took {one.memory:.0f} MB")
                twice = None if once else measured(binary, folder, ending, make(2), every)
                for at, one in enumerate(runs):
                    cells += [f"{one.cpu:.2f}", f"{one.memory:.0f}"]
                    if twice:
                        cells.append(f"{twice[at].cpu / one.cpu:.1f}")
                yield cells

    growth = [] if once else ["twice as long"]
    table(["input", "MB", "extract: s", "memory, MB", *growth, "build: s", "memory, MB", *growth], rows())
    if faults:
        fail("\n".join(faults))


main()
