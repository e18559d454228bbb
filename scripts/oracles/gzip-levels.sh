#!/bin/sh
# Gzip files of three levels with the same content, for the tests of BioIO: Tests/BioIOTests/Fixtures/gzip.
# The content is a rule of its own (GzipSpecimen.swift has its twin), so that only compressed bytes are kept.
# Usage: gzip-levels.sh FOLDER
set -eu
folder=$1
python3 - "$folder/content" <<'PYTHON'
import sys
state = 1
def draw(bound):
    global state
    state = (state * 1103515245 + 12345) % 2**31
    return (state >> 8) % bound
content = bytearray()
while len(content) < 200_000:
    if len(content) > 100 and draw(3) == 0:
        distance = 1 + draw(min(len(content), 32_768))
        for _ in range(3 + draw(300)):
            content.append(content[-distance])
    else:
        for _ in range(1 + draw(200)):
            content.append(b"ACGT\n"[draw(5)])
open(sys.argv[1], "wb").write(content)
PYTHON
for level in 1 6 9; do gzip -n -c -"$level" "$folder/content" >"$folder/level-$level.gz"; done
rm "$folder/content"
