"""Prints articles as JSON Lines whose texts try to break out of network.html and network.svg."""

import json

BREAKS = [
    "</script><script>window.broken=1</script>",
    "<img src=x onerror=\"window.broken=1\">",
    "<!-- <script> ]]> & &lt; \" ' \\ \\u003c",
    "line\u2028separator\u2029 and \u0000 \u0008 \ufffe \U0001f600 \u202e",
    "{{data}} {{script}} ${window.broken=1} `",
]

for number, text in enumerate(BREAKS):
    print(
        json.dumps(
            {
                "id": f"nasty {number} {text}",
                "title": f"A title {text}",
                "outlet": f"The {text} Post",
                "date": f"2025-03-{number + 1:02}",
                "url": ["javascript:window.broken=1", "data:text/html,<script>alert(1)</script>", "https://example.org/\"><script>"][number % 3],
                "lang": "en",
                "text": f"Minister Karen Holloway said that Germany would buy lithium from Chile {text} this year. "
                f"\"The {text} plan of China is late,\" said Oliver Brandt, the president of Kazakhstan.",
            },
            ensure_ascii=False,
        )
    )
