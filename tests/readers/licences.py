#!/usr/bin/env python3
"""Holds the licences and sources of all crates to the lists of deny.toml, and the crates that need a notice to THIRD-PARTY.md.

    python3 tests/readers/licences.py
"""

import json
import pathlib
import re
import subprocess
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main():
    rules = tomllib.loads((ROOT / "deny.toml").read_text(encoding="utf-8"))
    notice = (ROOT / "THIRD-PARTY.md").read_text(encoding="utf-8")
    allowed = set(rules["licenses"]["allow"])
    exceptions = {rule["crate"]: set(rule["allow"]) for rule in rules["licenses"]["exceptions"]}
    registries = {f"registry+{url}" for url in rules["sources"]["allow-registry"]}

    command = ["cargo", "metadata", "--format-version", "1", "--locked"]
    metadata = json.loads(subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout)
    crates = [package for package in metadata["packages"] if package["source"] is not None]
    faults = []
    for crate in crates:
        name = f"{crate['name']} {crate['version']}"
        expression = crate["license"] or ""
        if crate["source"] not in registries:
            faults.append(f"{name} comes from {crate['source']}, which deny.toml does not allow")
        if not satisfies(expression, allowed | exceptions.get(crate["name"], set())):
            faults.append(f"{name} is under `{expression}`, which deny.toml does not allow; take another crate, or add it there")
    names = {crate["name"] for crate in crates}
    for name in sorted(exceptions):
        if name not in names:
            faults.append(f"deny.toml makes an exception for {name}, which is not used any more; take it out, and out of THIRD-PARTY.md")
        elif f"[{name}]" not in notice:
            faults.append(f"{name} has an exception in deny.toml, and is not in THIRD-PARTY.md; add it")
    for fault in faults:
        print(f"licences: {fault}", file=sys.stderr)
    print(f"licences: {len(crates)} crates, {len(faults)} to look at")
    return 1 if faults else 0


def satisfies(expression, allowed):
    """Whether the SPDX expression can be met with these licences alone; `/` is an old way to write OR."""
    tokens = re.findall(r"[()]|[^\s()]+", expression.replace("/", " OR "))

    def either():
        met = both()
        while tokens and tokens[0] == "OR":
            tokens.pop(0)
            met = both() or met
        return met

    def both():
        met = one()
        while tokens and tokens[0] == "AND":
            tokens.pop(0)
            met = one() and met
        return met

    def one():
        if not tokens:
            return False
        if tokens[0] == "(":
            tokens.pop(0)
            met = either()
            return tokens and tokens.pop(0) == ")" and met
        licence = tokens.pop(0)
        if tokens and tokens[0] == "WITH":
            licence = f"{licence} WITH {tokens[1]}"
            del tokens[:2]
        return licence in allowed

    return bool(either()) and not tokens


def test():
    allowed = {"MIT", "Zlib"}
    for expression in ["MIT", "GPL-3.0 OR MIT", "GPL-3.0/MIT", "(GPL-3.0 OR MIT) AND Zlib", "Apache-2.0 WITH x OR MIT"]:
        assert satisfies(expression, allowed), expression
    for expression in ["", "GPL-3.0", "MIT AND GPL-3.0", "GPL-3.0 OR (MIT AND BSD)", "MIT WITH x", "MIT Zlib", "(MIT"]:
        assert not satisfies(expression, allowed), expression


if __name__ == "__main__":
    test()
    sys.exit(main())
