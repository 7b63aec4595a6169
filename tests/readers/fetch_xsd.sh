#!/bin/sh
# Puts the GraphML schema (graphml.xsd and the xlink.xsd that it imports) into a folder.
#
#   sh tests/readers/fetch_xsd.sh [FOLDER]        default: target/readers of this checkout
#
# The schema is taken from Debian's libjgrapht-java, where it lies at the root of
# /usr/share/java/jgrapht-io.jar. The package is unpacked, not installed: no Java is needed.
# Needs apt-get, dpkg-deb and python3. Does nothing where both files are there already.
set -eu

package=libjgrapht-java
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=${1:-$root/target/readers}

mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
if [ -s "$folder/graphml.xsd" ] && [ -s "$folder/xlink.xsd" ]; then
    echo "$folder/graphml.xsd"
    exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

find_jar() {
    find "$1" -name 'jgrapht-io*.jar' -type f 2>/dev/null | sort | tail -n 1
}

download() {
    # apt warns that its own user cannot write to our folder: that user is not needed here.
    (cd "$work" && apt-get -q -o APT::Sandbox::User=root download "$package" >&2)
}

jar=$(find_jar /usr/share/java)
if [ -z "$jar" ]; then
    download || { apt-get -q update >&2 && download; } || {
        echo "fetch_xsd.sh: cannot download $package; install it, or give check.py another --xsd" >&2
        exit 1
    }
    dpkg-deb -x "$work/$package"_*.deb "$work/unpacked"
    jar=$(find_jar "$work/unpacked")
fi
[ -n "$jar" ] || { echo "fetch_xsd.sh: no jgrapht-io jar in $package" >&2; exit 1; }

python3 - "$jar" "$folder" <<'PYTHON'
import sys
import zipfile

jar, folder = sys.argv[1:]
with zipfile.ZipFile(jar) as archive:
    for name in ("xlink.xsd", "graphml.xsd"):
        archive.extract(name, folder)
PYTHON
echo "$folder/graphml.xsd"
