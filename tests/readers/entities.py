#!/usr/bin/env python3
"""Figures of people, countries and resources on corpora that people annotated.

    tests/readers/entities.py NEWSGRAPH BENCH [--misses N]

NEWSGRAPH is the program, BENCH the folder of the corpora as JSON Lines: `id`, `text`, and `entities` with `start`,
`end` (code points) and `type`. A corpus that is not there is passed over. Standard library only.

How the types of each corpus are mapped to ours:

crudeoilnews_gold, crudeoilnews_active
    COMMODITY -> resource. COUNTRY and NATIONALITY -> country, for spans that name a country: those with a capital
    letter in them ("world's largest consumer" names none), and none of the words of NO_COUNTRY, which name parts of the
    world. PERSON -> person. Letter case of types is not looked at. A span is found where a mention of the kind overlaps
    it. Not every mention is marked, so there is no precision.

lgl
    A toponym whose feature code begins with PCL is a country; its `country` is turned into the code of ISO 3166-1 by
    the labels of data/countries.csv. Recall: of these, those with a mention of a country of that code that overlaps.
    Precision: of our mentions of countries that are names and overlap any toponym, those whose toponym is a country of
    that code. Capitals and regions that stand for a country, and demonyms, are left out: the corpus marks places.

newswcl50, countries
    Mentions in chains of the type COUNTRY, whose name holds the code ISO 3166-1 alpha-3. "Name or stand for a state":
    the mention, without an article, is a form of data/languages/en/countries.csv, or one with "'s", "government" or
    "regime" behind it. Right: a mention of a country of that code overlaps it.

meantime_en, newswcl50, people
    B-cubed over mentions of chains of the type PERSON, or ACTOR. A person of the whole corpus is a chain: in
    meantime_en its number, with which the same person has several ids; in newswcl50 its name without the number of the
    event, and with the chains of NEWSWCL_SAME as one. Named mentions alone: those that hold a capitalised word of three letters or more of the name of the chain, which is a person's name (not
    "CEO" nor "users"), and no smaller mention of the same chain. The cluster of a mention is the node of the mention of a person that
    overlaps it most; one that is not found is a cluster of its own. `found` leaves those out.
    Wrong merges are nodes with named mentions of two chains.
"""
import collections
import csv
import io
import json
import os
import re
import subprocess
import sys
import unicodedata

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data")
NO_COUNTRY = set("western european asian african arab middle eastern gulf west east north south america europe asia africa "
                 "sunni shiite kurdish muslim opec eurozone euro zone latin american persian united nations g7 eu".split())


# chains of one person
NEWSWCL_SAME = {"USA_Republicans_Trump": "USA_Trump", "PRK_Jong_Un": "PRK_Kim", "KOR_Moon_Jae": "KOR_Moon"}


def rows(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def run(program, *arguments):
    done = subprocess.run([program, *arguments, "--quiet"], capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    return done.stdout


def extract(program, path):
    return {row["id"]: row["entities"] for row in map(json.loads, filter(None, run(program, "extract", path).split("\n")))}


def overlaps(a, b):
    return min(a["end"], b["end"]) - max(a["start"], b["start"]) > 0


def table(name):
    with open(os.path.join(DATA, name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def share(name, right, of, note=""):
    print(f"{name:44} {right / of if of else 0:.3f}  {right}/{of} {note}")


def say(misses, most):
    for text, times in misses.most_common(most):
        print(f"        {times:4} {text}")


def crude(program, path, name, most):
    found = extract(program, path)
    kinds = {"COMMODITY": "resource", "COUNTRY": "country", "NATIONALITY": "country", "PERSON": "person"}
    right, of, misses = collections.Counter(), collections.Counter(), collections.defaultdict(collections.Counter)
    for row in rows(path):
        for gold in row["entities"]:
            kind = kinds.get(gold["type"].upper())
            text = row["text"][gold["start"]:gold["end"]]
            words = set(re.findall(r"[a-z0-9]+", text.lower()))
            if kind is None or kind == "country" and (not re.search("[A-Z]", text) or words <= NO_COUNTRY):
                continue
            of[kind] += 1
            if any(e["kind"] == kind and overlaps(e, gold) for e in found.get(row["id"], [])):
                right[kind] += 1
            else:
                misses[kind][text] += 1
    for kind in ("resource", "country", "person"):
        share(f"{name} {kind} recall", right[kind], of[kind])
        say(misses[kind], most)


def lgl(program, path, most):
    codes = {row["label"]: row["id"] for row in table("countries.csv")}
    classes = collections.defaultdict(set)
    for row in table("languages/en/countries.csv"):
        classes[row["form"].lower()].add((row["id"], row["class"]))
    found = extract(program, path)
    right = of = good = ours = 0
    misses, wrong = collections.Counter(), collections.Counter()
    for row in rows(path):
        mentions = [e for e in found.get(row["id"], []) if e["kind"] == "country"]
        for gold in row["entities"]:
            if gold.get("fcode", "").startswith("PCL") and gold["country"] in codes:
                of += 1
                code = "country:" + codes[gold["country"]]
                if any(overlaps(e, gold) and e["id"] == code for e in mentions):
                    right += 1
                else:
                    misses[f"{gold['phrase']} ({code})"] += 1
        for mention in mentions:
            text = row["text"][mention["start"]:mention["end"]]
            code = mention["id"].removeprefix("country:")
            gold = next((g for g in row["entities"] if overlaps(g, mention)), None)
            if gold is None or (code, "name") not in classes[text.lower()]:
                continue
            ours += 1
            if gold.get("fcode", "").startswith("PCL") and codes.get(gold["country"]) == code:
                good += 1
            else:
                wrong[f"{text} ({code}) is {gold.get('name')}, {gold.get('fcode')}, {gold.get('country')}"] += 1
    share("lgl country id recall", right, of)
    say(misses, most)
    share("lgl country id precision", good, ours)
    say(wrong, most)


def states(program, path, most):
    iso = {row["iso3"]: row["id"] for row in table("countries.csv")}
    forms = {row["form"].lower() for row in table("languages/en/countries.csv")}
    found = extract(program, path)
    right = of = 0
    misses = collections.Counter()
    for row in rows(path):
        for gold in row["entities"]:
            code = next((iso[p] for p in gold["chain"].split("_") if p in iso), None)
            text = row["text"][gold["start"]:gold["end"]]
            plain = re.sub(r"^the ", "", re.sub(r"( government| regime|\s?['’]s|['’])$", "", text.lower()))
            if gold["type"] != "COUNTRY" or code is None or plain not in forms:
                continue
            of += 1
            if any(e["id"] == f"country:{code}" and overlaps(e, gold) for e in found.get(row["id"], [])):
                right += 1
            else:
                misses[f"{text} ({code})"] += 1
    share("newswcl50 country mentions, right code", right, of)
    say(misses, most)


def nodes(program, path):
    """By article and id, the node."""
    everywhere, here = {}, {}
    for row in csv.DictReader(io.StringIO(run(program, "entities", path))):
        if row["found"] != "joined":
            continue
        if row["in"]:
            here.update({(article, row["other"]): row["id"] for article in row["in"].split(" | ")})
        else:
            everywhere[row["other"]] = row["id"]
    return lambda article, id: here.get((article, id), everywhere.get(id, id))


def words_of(text):
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()
    return {word for word in re.findall(r"\w+", plain) if len(word) > 2}


def people(program, path, name, kind, chain_of, most):
    node, found = nodes(program, path), extract(program, path)
    key, response, texts = {}, {}, {}
    for row in rows(path):
        golds = [e for e in row["entities"] if e["type"] == kind and e.get("chain")]
        mentions = [e for e in found.get(row["id"], []) if e["kind"] == "person"]
        for number, gold in enumerate(golds):
            chain, label = chain_of(gold)
            text = row["text"][gold["start"]:gold["end"]]
            inner = any(o is not gold and o["chain"] == gold["chain"] and gold["start"] <= o["start"] and o["end"] <= gold["end"]
                        and words_of(row["text"][o["start"]:o["end"]]) & words_of(label)
                        and (o["start"], o["end"]) != (gold["start"], gold["end"]) for o in golds)
            names = {word for word in words_of(text) & words_of(label) if word.title() in text or word.upper() in text}
            if inner or not names or not re.search(r"\b[A-Z][a-z]+", label) or re.search(r"\b[a-z]{4,}", label):
                continue
            at = (row["id"], number)
            key[at], texts[at] = chain, text
            near = [e for e in mentions if overlaps(e, gold)]
            best = max(near, key=lambda e: min(e["end"], gold["end"]) - max(e["start"], gold["start"]), default=None)
            response[at] = node(row["id"], best["id"]) if best else at
    def b3(which):
        of_key, of_node = collections.defaultdict(set), collections.defaultdict(set)
        for at in which:
            of_key[key[at]].add(at)
            of_node[response[at]].add(at)
        both = [(at, len(of_key[key[at]] & of_node[response[at]])) for at in which]
        p = sum(n / len(of_node[response[at]]) for at, n in both) / len(which)
        r = sum(n / len(of_key[key[at]]) for at, n in both) / len(which)
        return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r):.3f} ({len(which)} mentions, {len(of_key)} people, {len(of_node)} nodes)"
    print(f"{name} people, B-cubed: {b3(key)}")
    print(f"{name} people, B-cubed, found: {b3([at for at in key if response[at] != at])}")
    chains, parts = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    for at in key:
        if response[at] != at:
            chains[response[at]][key[at]] += 1
            parts[key[at]][response[at]] += 1
    print("    wrong merges:", sum(len(c) > 1 for c in chains.values()))
    for id, counts in chains.items():
        if len(counts) > 1:
            print(f"        {id}: {dict(counts)}")
    if most:
        print("    people in several nodes:")
        for id, counts in parts.items():
            if len(counts) > 1:
                print(f"        {id}: {dict(counts)}")
        say(collections.Counter("not found: " + texts[at] for at in key if response[at] == at), most)


def newswcl_chain(gold):
    _, chain = gold["chain"].split("_", 1)
    chain = chain.removesuffix("_ACTOR")
    return NEWSWCL_SAME.get(chain, chain), " ".join(chain.split("_")[1:])


def main():
    arguments = [a for a in sys.argv[1:] if a != "--misses"]
    most = int(arguments.pop()) if "--misses" in sys.argv else 0
    program, bench = arguments
    at = lambda name: os.path.join(bench, name + ".jsonl")
    jobs = [("crudeoilnews_gold", lambda p, n: crude(program, p, n, most)),
            ("crudeoilnews_active", lambda p, n: crude(program, p, n, most)),
            ("lgl", lambda p, n: lgl(program, p, most)),
            ("newswcl50", lambda p, n: states(program, p, most)),
            ("meantime_en", lambda p, n: people(program, p, n, "PERSON", lambda g: (g["chain"][g["chain"].rindex("PER"):], g["name"]), most)),
            ("newswcl50", lambda p, n: people(program, p, n, "ACTOR", newswcl_chain, most))]
    for name, job in jobs:
        if os.path.exists(at(name)):
            job(at(name), name)
        else:
            print(f"{name}: not there, passed over")


main()
