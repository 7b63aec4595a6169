#!/usr/bin/env python3
"""Kills `build` at random moments while it writes over existing output: the old files, or all new ones, must be there after it.

    python3 benches/kill.py target/release/newsgraph [TIMES] [SEED]

The signal is SIGKILL, which no program can answer. The moments lie between the start of a run and a little behind its end, half
of them in the last third, in which files are written.

The complete files are renamed one after the other, run.json last, which takes about a millisecond. A run that is killed in it
leaves old files beside new ones: each must be whole, and run.json that of the old ones, so that its sums tell.
"""

import hashlib
import pathlib
import random
import subprocess
import sys
import tempfile
import time

from measure import fail

HIDDEN = ".newsgraph-build.tmp"
FORMATS = "graphml,statements-graphml,csv,gexf,xlsx,html"


def articles(name):
    """Some articles that differ with the name."""
    sentence = "{} said that Germany would buy {} tonnes of lithium from Chile. “We need it,” {} told Olaf Venn of Corvane Metals.\n\n"
    return "".join(sentence.format(name, number, name) for number in range(400))


def sums(folder):
    """The sums of the files that a user sees."""
    files = (path for path in folder.iterdir() if path.name != HIDDEN)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def main():
    if len(sys.argv) < 2:
        fail("give the path of newsgraph")
    binary = sys.argv[1]
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 30
    chance = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    with tempfile.TemporaryDirectory() as desk:
        desk = pathlib.Path(desk)
        outputs = {}
        output = desk / "output"
        for name in ["Helen Prior", "Ada Morrow"]:
            (desk / f"{name}.txt").write_text(articles(name), encoding="utf-8")
        command = lambda name: [binary, "build", "--quiet", "--formats", FORMATS, "-o", str(output), str(desk / f"{name}.txt")]
        took = float("inf")
        for name in ["Helen Prior", "Ada Morrow"] * 2:
            start = time.monotonic()
            status = subprocess.run(command(name), check=False).returncode
            took = min(took, time.monotonic() - start)
            if status not in (0, 1):
                fail(f"build ended with {status}")
            outputs[name] = sums(output)
        old, new = "Ada Morrow", "Helen Prior"
        counts = {"old": 0, "new": 0, "between": 0}
        left = 0
        for number in range(times):
            wait = took * (chance.uniform(0, 1.1) if number % 2 else chance.uniform(0.66, 1.05))
            child = subprocess.Popen(command(new))
            time.sleep(wait)
            child.kill()
            child.wait()
            left += (output / HIDDEN).exists()
            found = sums(output)
            if found == outputs[old]:
                counts["old"] += 1
            elif found == outputs[new]:
                counts["new"] += 1
                old, new = new, old
            else:
                torn = [name for name, found_sum in found.items() if found_sum not in (outputs[old].get(name), outputs[new].get(name))]
                missing = sorted(set(outputs[old]) - set(found))
                if torn or missing or found["run.json"] != outputs[old]["run.json"]:
                    fail(f"killed after {wait:.3f} s of {took:.3f}: torn: {torn}; missing: {missing}; run.json: {found['run.json']}")
                counts["between"] += 1
                subprocess.run(command(old), check=False)
        # what the killed runs left is cleared away
        subprocess.run(command(new), check=False)
        if sums(output) != outputs[new] or (output / HIDDEN).exists():
            fail("the run after the killed ones did not write its files whole")
        print(f"{times} runs of {took:.2f} s killed: {counts['old']} left the old output whole, {counts['new']} the new one, "
              f"{counts['between']} were killed while files were renamed; "
              f"{left} left a hidden folder, which the next run cleared away")


main()
