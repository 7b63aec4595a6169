#!/bin/sh
# Holds `newsgraph evaluate` against the Python referee that it is a port of: both must print the same bytes.
#
#   sh tests/readers/compare_scores.sh [NEWSGRAPH]        default: target/release/newsgraph of this checkout
#
# Reads the gold sets that lie beside this checkout, in ../shared. Every set is scored
# as text with misses and as JSON, with and without --recall-only, by `evaluate` on the gold alone and with --predictions.
# Needs python3. Exit code 0: all equal, or skipped because the sets or python3 are not there; 1: something differs;
# 2: could not run.
set -u

root=$(cd "$(dirname "$0")/../.." && pwd)
shared=$root/../shared
referee=$shared/gold/score.py
newsgraph=${1:-$root/target/release/newsgraph}

if [ ! -f "$referee" ] || ! command -v python3 >/dev/null 2>&1; then
    echo "compare_scores: skipped: there is no ../shared/gold/score.py, or no python3"
    exit 0
fi
if [ ! -x "$newsgraph" ]; then
    echo "compare_scores: no $newsgraph; run: cargo build --release" >&2
    exit 2
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sets=0
differing=0

# same NAME GOLD: one set, in all forms
same() {
    name=$1
    gold=$2
    [ -f "$gold" ] || return 0
    sets=$((sets + 1))
    # 1: done, with warnings
    "$newsgraph" extract "$gold" >"$work/predictions.jsonl" 2>"$work/warnings"
    if [ $? -gt 1 ]; then
        echo "$name: extract failed: $(tail -n 1 "$work/warnings")"
        differing=$((differing + 1))
        return 0
    fi
    for form in "--misses 100000" "--json" "--recall-only" "--json --recall-only --misses 3"; do
        # shellcheck disable=SC2086
        python3 "$referee" "$gold" "$work/predictions.jsonl" $form >"$work/expected" || exit 2
        for source in texts predictions; do
            if [ $source = texts ]; then
                # shellcheck disable=SC2086
                "$newsgraph" evaluate "$gold" $form >"$work/actual" 2>"$work/warnings"
            else
                # shellcheck disable=SC2086
                "$newsgraph" evaluate "$gold" --predictions "$work/predictions.jsonl" $form >"$work/actual" 2>"$work/warnings"
            fi
            status=$?
            if [ $status -gt 1 ] || ! cmp -s "$work/expected" "$work/actual"; then
                differing=$((differing + 1))
                echo "$name: differs ($source, $form; exit code $status)"
                tail -n 1 "$work/warnings"
                diff "$work/expected" "$work/actual" | head -n 10
            fi
        done
    done
    echo "$name: $(wc -l <"$work/predictions.jsonl") articles compared"
}

for set in it_statements_dev en_statements_dev; do
    same "$set" "$shared/gold/$set.jsonl"
done
same polnear_dev "$shared/bench/polnear_dev.jsonl"
for gold in "$shared"/bench/ud_*_reported.jsonl; do
    same "$(basename "$gold" .jsonl)" "$gold"
done
for gold in "$shared"/seed/*.gold.json; do
    [ -f "$gold" ] || continue
    # one article over many lines becomes one line
    python3 -c 'import json, sys; print(json.dumps(json.load(open(sys.argv[1], encoding="utf-8"))))' "$gold" >"$work/seed.jsonl"
    same "$(basename "$gold" .gold.json)" "$work/seed.jsonl"
done

if [ $differing -gt 0 ]; then
    echo "compare_scores: $differing comparisons of $sets sets differ"
    exit 1
fi
echo "compare_scores: $sets sets, all equal"
