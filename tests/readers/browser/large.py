"""Prints articles as JSON Lines of which newsgraph makes a graph of more than 3,000 nodes. The people in them are made up."""

import itertools
import json

GIVEN = "Anna Paolo Karen Oliver Maria Peter Laura Simon Elena Marco Julia David Sofia Daniel Clara".split()
BEGIN = "Bar Cor Del Fer Gal Har Lin Mar Nor Pel Ros Sal Tor Val Wen".split()
END = "bury dale field ford ham lock man mond ridge sen stone ton vale wick worth".split()
PLACES = "Germany Chile China France Italy Japan Kazakhstan Namibia Norway Peru Spain Turkey".split()
THINGS = "lithium copper uranium wheat cobalt nickel zinc phosphates".split()

surnames = ["".join(pair) for pair in itertools.product(BEGIN, END)]
people = [f"{given} {surname}" for surname in surnames for given in GIVEN]
for number in range(0, len(people), 3):
    first, second, third = (people[(number + step) % len(people)] for step in range(3))
    place, thing = PLACES[number % len(PLACES)], THINGS[number % len(THINGS)]
    other = PLACES[number * 7 % len(PLACES)]
    text = (
        f"Minister {first} said that {place} would sell {thing} to {other}. "
        f"Senator {second} said that {first} was wrong about {other}. "
        f"Senator {third} told {second} that {thing} from {place} was needed."
    )
    date = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
    print(json.dumps({"id": str(number), "outlet": f"Post {number % 9}", "date": date, "lang": "en", "text": text}))
