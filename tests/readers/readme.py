#!/usr/bin/env python3
"""Runs the shell examples of a Markdown file and holds what they print against what the file shows.

An example is a block ```sh with a block ```text behind it, and nothing but blank lines between. It runs in an empty
folder that holds only `data/` and the `output/` that `newsgraph build data/articles` makes.

    python3 tests/readers/readme.py target/release/newsgraph README.md
    python3 tests/readers/readme.py target/release/newsgraph README.md --write    # puts what is printed now into the file
"""

import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = re.compile(r"^(```sh\n(?P<command>(?:(?!```).*\n)*?)```\n\n+```text\n)(?P<shown>(?:(?!```).*\n)*?)(?=```$)", re.MULTILINE)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("newsgraph", type=pathlib.Path)
    parser.add_argument("document", type=pathlib.Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()

    text = args.document.read_text(encoding="utf-8")
    examples = list(EXAMPLE.finditer(text))
    if not examples:
        sys.exit(f"{args.document}: no ```sh block with a ```text block behind it")
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "data").symlink_to(ROOT / "data")
        subprocess.run([args.newsgraph.resolve(), "build", "data/articles"], cwd=folder, check=True, stderr=subprocess.DEVNULL)
        # from the last to the first, so that the places of the others stay
        for example in reversed(examples):
            run = subprocess.run(["sh", "-c", example["command"]], cwd=folder, capture_output=True, encoding="utf-8")
            printed = run.stdout + run.stderr
            if printed == example["shown"]:
                continue
            wrong += 1
            line = text.count("\n", 0, example.start()) + 1
            if run.returncode != 0:
                sys.exit(f"{args.document}:{line}: the example fails with code {run.returncode}:\n{printed}")
            print(f"{args.document}:{line}: shown\n{example['shown']}but printed\n{printed}")
            text = text[: example.start("shown")] + printed + text[example.end("shown") :]
    if args.write:
        args.document.write_text(text, encoding="utf-8")
    elif wrong:
        sys.exit(f"{wrong} of {len(examples)} examples print something else; --write puts it into the file")
    print(f"{args.document}: {len(examples)} examples, {'written anew: ' if args.write else 'all as shown; wrong: '}{wrong}")


main()
