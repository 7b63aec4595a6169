#!/bin/sh
# Opens network.html in Chromium, and checks its script with ESLint. Run it from the root of the repository:
#
#   tests/readers/browser.sh NEWSGRAPH [FOLDER]
#
# NEWSGRAPH is the program. Pictures of the page are put into FOLDER. Needs npm and Chromium; where one is missing it is fetched
# with apt-get. The npm packages are kept in target/readers.
set -eu

newsgraph=$1
pictures=${2:-}
here=tests/readers/browser
kept=target/readers/browser
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
    echo "browser: $1" >&2
    exit 1
}

chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
missing=
[ -n "$chromium" ] || missing="chromium fonts-liberation"
command -v npm >/dev/null || missing="$missing npm"
if [ -n "$missing" ]; then
    # shellcheck disable=SC2086 # a list of packages
    { apt-get -q update && apt-get -qy -o DPkg::Lock::Timeout=300 install --no-install-recommends $missing; } >"$work/apt.log" 2>&1 || {
        cat "$work/apt.log" >&2
        fail "$missing: not there, and cannot be installed; see to apt-get or its package index"
    }
    chromium=$(command -v chromium)
fi

mkdir -p "$kept"
cp "$here"/* "$kept"
(cd "$kept" && npm install --silent --no-audit --no-fund) || fail "the npm packages of $here/package.json cannot be installed"

"$newsgraph" build --quiet --formats html -o "$work/small" data/articles
python3 "$here/nasty.py" >"$work/nasty.jsonl"
"$newsgraph" build --quiet --formats html -o "$work/nasty" "$work/nasty.jsonl"
python3 "$here/large.py" >"$work/large.jsonl"
"$newsgraph" build --quiet --formats html -o "$work/large" "$work/large.jsonl"

# the script as it stands in the page
python3 - "$work/small/network.html" "$kept/script.js" <<'PYTHON'
import sys
page = open(sys.argv[1], encoding="utf-8").read()
start = page.rindex("<script>") + len("<script>")
open(sys.argv[2], "w", encoding="utf-8").write(page[start : page.index("</script>", start)])
PYTHON
(cd "$kept" && npx --no-install eslint --max-warnings 0 script.js) || fail "the scripts of src/export/html have faults"

python3 -c 'import sys, xml.dom.minidom; [xml.dom.minidom.parse(path) for path in sys.argv[1:]]' \
    "$work/small/network.svg" "$work/nasty/network.svg" "$work/large/network.svg"

[ -z "$pictures" ] || mkdir -p "$pictures"
# Chromium keeps its own files out of the home folder
HOME=$work node "$kept/check.js" "$chromium" "$work/small" "$work/nasty" "$work/large" ${pictures:+"$(realpath "$pictures")"}
