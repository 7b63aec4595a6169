#!/usr/bin/env python3
"""Draws what benches/growth.py measured: CPU time and memory over size, both logarithmic, beside the line of linear growth.

    python3 benches/plot.py target/release/growth.jsonl > output/pictures/growth.svg
"""

import json
import math
import sys

# series, its title, the unit of its sizes, and whether a cost is for each MB
PANELS = [
    ("articles", "CPU time by articles", "cpu", "s"),
    ("articles", "Memory by articles", "memory", "MB"),
    ("kB an article", "CPU time of 20 MB by kB an article", "per_20mb", "s"),
    ("kB an article", "Memory by kB an article", "memory", "MB"),
    ("statements", "build: CPU time by statements", "cpu", "s"),
    ("statements", "build: memory by statements", "memory", "MB"),
]
COLOURS = ["#1f6fb4", "#c2571a", "#2b8a4b", "#7b4fa3"]
WIDTH, HEIGHT, LEFT, TOP = 330, 200, 58, 34


def value(row, what):
    return row["cpu"] / row["mb"] * 20 if what == "per_20mb" else row[what]


def decades(values):
    """The powers of ten around the values."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)


def written(exponent):
    number = 10.0**exponent
    return f"{number:,.0f}" if exponent >= 0 else f"{number:g}"


def panel(rows, series, title, what, unit, names, x0, y0):
    rows = [row for row in rows if row["series"] == series and row["jobs"] == 1]
    if not rows:
        return []
    low_x, high_x = decades([row["size"] for row in rows])
    low_y, high_y = decades([max(value(row, what), 1e-3) for row in rows])
    at_x = lambda size: x0 + (math.log10(size) - low_x) / (high_x - low_x) * WIDTH
    at_y = lambda cost: y0 + HEIGHT - (math.log10(max(cost, 1e-3)) - low_y) / (high_y - low_y) * HEIGHT
    out = [f'<text x="{x0}" y="{y0 - 12}" class="title">{title}, {unit}</text>']
    for exponent in range(low_x, high_x + 1):
        x = at_x(10.0**exponent)
        out.append(f'<line x1="{x:.1f}" y1="{y0}" x2="{x:.1f}" y2="{y0 + HEIGHT}" class="grid"/>')
        out.append(f'<text x="{x:.1f}" y="{y0 + HEIGHT + 16}" class="x">{written(exponent)}</text>')
    for exponent in range(low_y, high_y + 1):
        y = at_y(10.0**exponent)
        out.append(f'<line x1="{x0}" y1="{y:.1f}" x2="{x0 + WIDTH}" y2="{y:.1f}" class="grid"/>')
        out.append(f'<text x="{x0 - 6}" y="{y + 4:.1f}" class="y">{written(exponent)}</text>')
    for name in names:
        points = sorted((row["size"], value(row, what)) for row in rows if row["articles_of"] == name)
        if not points:
            continue
        colour = COLOURS[names.index(name) % len(COLOURS)]
        if what == "cpu":
            # what the largest costs, taken down in proportion
            size, cost = points[-1]
            begin = max(points[0][0], 10.0**low_x, size * 10.0**low_y / cost)
            out.append(
                f'<line x1="{at_x(begin):.1f}" y1="{at_y(cost * begin / size):.1f}" x2="{at_x(size):.1f}" y2="{at_y(cost):.1f}" '
                f'stroke="{colour}" class="linear"/>'
            )
        line = " ".join(f"{at_x(size):.1f},{at_y(cost):.1f}" for size, cost in points)
        out.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="1.5"/>')
        out += [f'<circle cx="{at_x(size):.1f}" cy="{at_y(cost):.1f}" r="3.5" fill="{colour}"/>' for size, cost in points]
    return out


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    # the last measurement of each size counts
    rows = list({(row["series"], row["articles_of"], row["size"], row["jobs"]): row for row in rows}.values())
    names = sorted({row["articles_of"] for row in rows})
    width, row_height = 2 * (WIDTH + LEFT) + 40, HEIGHT + 74
    height = 3 * row_height + 30
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">',
        "<title>How cost grows</title>",
        "<style>text{font:12px sans-serif;fill:#222}.title{font-weight:bold}.x{text-anchor:middle}.y{text-anchor:end}"
        ".grid{stroke:#ddd}.linear{stroke-width:1;stroke-dasharray:4 4}</style>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    for at, (series, title, what, unit) in enumerate(PANELS):
        x0, y0 = LEFT + at % 2 * (WIDTH + LEFT + 10), TOP + at // 2 * row_height
        out += panel(rows, series, title, what, unit, names, x0, y0)
    for at, name in enumerate(names):
        x, y = LEFT + at * 200, height - 18
        out.append(f'<rect x="{x}" y="{y - 9}" width="12" height="10" fill="{COLOURS[at % len(COLOURS)]}"/>')
        out.append(f'<text x="{x + 18}" y="{y}">{name}</text>')
    x = LEFT + len(names) * 200
    out.append(f'<line x1="{x}" y1="{height - 22}" x2="{x + 24}" y2="{height - 22}" stroke="#555" class="linear"/>')
    out.append(f'<text x="{x + 30}" y="{height - 18}">linear growth</text>')
    out.append("</svg>")
    print("\n".join(out))


main()
