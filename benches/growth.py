#!/usr/bin/env python3
"""How cost grows with the number of articles, their length, and the number of statements.

    python3 benches/growth.py target/release/newsgraph ARTICLES.jsonl [--count N,N] [--length KB,KB] [--statements N,N] [--jobs N,N]

ARTICLES is JSON Lines with a `text` in each line; other fields do not count. Its articles are repeated, with a number in each copy
changed, and piped into the program, so that nothing is kept on disk. `--count` repeats them to so many articles, `--length` joins
them to articles of so many kB (20 MB of them each time, or 20 articles), `--statements` runs `build` on articles enough for so many
statements. Each measurement is printed as a row of a table, and added as a JSON object to growth.jsonl beside the program;
benches/plot.py draws them.
"""

import argparse
import itertools
import json
import os
import re
import shutil
import sys
import tempfile

from measure import fail, run, table

NUMBER = re.compile(r"\d+")
# bytes of text for each length of articles
LENGTH_TOTAL = 20_000_000


def texts(path):
    with open(path, encoding="utf-8") as file:
        return [text for text in (json.loads(line).get("text") for line in file) if text]


def copy(text, number):
    """The text with its first number changed, or with one behind it: another article, of the same kind."""
    changed, count = NUMBER.subn(str(number), text, count=1)
    return changed if count else f"{text} {number}"


def repeated(originals, count):
    """So many articles."""
    for number, text in enumerate(itertools.islice(itertools.cycle(originals), count)):
        yield copy(text, number)


def joined(originals, size, count):
    """So many articles of `size` bytes."""
    endless = (copy(text, number) for number, text in enumerate(itertools.cycle(originals)))
    for _ in range(count):
        parts, length = [], 0
        while length < size:
            part = next(endless)
            parts.append(part)
            length += len(part.encode()) + 2
        yield "\n\n".join(parts).encode()[:size].decode("utf-8", "ignore")


class Feed:
    """Writes articles as JSON Lines and counts them."""

    def __init__(self, articles):
        self.articles, self.count, self.bytes = articles, 0, 0

    def __call__(self, pipe):
        for text in self.articles:
            self.count += 1
            self.bytes += len(text.encode())
            pipe.write(json.dumps({"id": str(self.count), "text": text}, ensure_ascii=False).encode() + b"\n")


def main():
    numbers = lambda text: [int(part) for part in text.split(",")]
    parser = argparse.ArgumentParser(description="How cost grows.")
    parser.add_argument("binary")
    parser.add_argument("articles")
    for option in ["--count", "--length", "--statements"]:
        parser.add_argument(option, type=numbers, default=[])
    parser.add_argument("--jobs", type=numbers, default=[1])
    options = parser.parse_args()
    originals = texts(options.articles)
    name = os.path.basename(options.articles).removesuffix(".jsonl")
    record = open(os.path.join(os.path.dirname(os.path.abspath(options.binary)), "growth.jsonl"), "a", encoding="utf-8")

    def measure(series, size, articles, jobs, command):
        feed = Feed(articles)
        result = run(command, feed)
        if result.status not in (0, 1):
            fail(f"{' '.join(command)} ended with {result.status}: {result.errors}")
        row = {
            "series": series, "articles_of": name, "size": size, "jobs": jobs, "articles": feed.count, "mb": round(feed.bytes / 1e6, 1),
            "cpu": round(result.cpu, 2), "clock": round(result.clock, 2), "memory": round(result.memory),
        }
        record.write(json.dumps(row) + "\n")
        record.flush()
        return [
            f"{name}, {series} {size:,}", jobs, f"{feed.count:,}", f"{feed.bytes / 1e6:.1f}", f"{result.cpu:.1f}", f"{result.clock:.1f}",
            f"{feed.bytes / 1e6 / result.cpu:.2f}", f"{feed.count / result.cpu:.0f}", f"{result.memory:.0f}",
        ]

    def rows():
        for jobs in options.jobs:
            extract = [options.binary, "extract", "--quiet", "--jobs", str(jobs), "-"]
            for count in options.count:
                yield measure("articles", count, repeated(originals, count), jobs, extract)
            for kb in options.length:
                count = max(LENGTH_TOTAL // (kb * 1000), 20)
                yield measure("kB an article", kb, joined(originals, kb * 1000, count), jobs, extract)
            for statements in options.statements:
                yield build(statements, jobs)

    def build(statements, jobs):
        # how many articles have so many statements, by those of one round
        with tempfile.TemporaryDirectory() as folder:
            out = os.path.join(folder, "statements")
            one_round = run([options.binary, "extract", "--quiet", "-"], Feed(repeated(originals, len(originals))), out)
            if one_round.status not in (0, 1):
                fail(f"extract ended with {one_round.status}: {one_round.errors}")
            with open(out, encoding="utf-8") as file:
                found = sum(len(json.loads(line)["statements"]) for line in file)
            os.remove(out)
            count = statements * len(originals) // found
            output = os.path.join(folder, "output")
            command = [options.binary, "build", "--quiet", "--jobs", str(jobs), "-o", output, "-"]
            row = measure("statements", statements, repeated(originals, count), jobs, command)
            shutil.rmtree(output)
            return row

    header = ["input", "threads", "articles", "MB", "CPU, s", "clock, s", "MB per CPU-second", "articles per CPU-second", "memory, MB"]
    table(header, rows())


if __name__ == "__main__":
    sys.exit(main())
