#!/bin/sh
# Prints a sum of all that the files for other readers are made of and checked with. .ci/run holds it against the file
# `checked` beside this; where it is another one, the heavy readers run. Once they have passed, write it anew:
#
#   sh tests/readers/exporters.sh >tests/readers/checked
set -eu

cd "$(dirname "$0")/../.."
cat src/export/clean.rs src/export/csv.rs src/export/gexf.rs src/export/graphml.rs src/export/statement_row.rs src/export/xlsx.rs \
    src/export/html/* src/export/svg/* src/graph/column.rs src/graph/entities.rs src/graph/layout.rs src/graph/look.rs \
    src/graph/passage.rs src/graph/statements.rs tests/readers/browser.sh tests/readers/browser/* \
    tests/readers/*.R tests/readers/*.java tests/readers/*.py tests/readers/README.md | sha256sum | cut -d ' ' -f 1
