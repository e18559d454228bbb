#!/usr/bin/env bash
# Fuzzes the readers of tables, taxonomies, metadata and trees with libFuzzer and AddressSanitizer.
#
# Usage: fuzz-readers.sh [MINUTES_PER_READER [READER...]]      (default: 10 minutes, every reader; 0 only builds)
# A reader is the id of a table format, or any, taxonomy, metadata, phyloseq-folder, tree. FUZZ_AT_ONCE (default 1) says how
# many run at a time. Inputs that trap, take over 10 s or
# 1 GiB are kept in .build/fuzz/found/<reader>/; add each to Tests/BioIOTests/Fixtures/fuzz-corpus when it is mended.
set -euo pipefail
cd "$(dirname "$0")/.."
minutes=${1:-10}
shift || true
work=$PWD/.build/fuzz
fixtures=$PWD/Tests/BioIOTests/Fixtures
corpus=$fixtures/fuzz-corpus
mkdir -p "$work/FuzzReaders" "$work/seeds"
ln -sfn "$PWD/Sources" "$work/Sources"
cp scripts/fuzz/FuzzReaders.swift "$work/FuzzReaders/"
cp scripts/fuzz/Package.swift.in "$work/Package.swift"
nice swift build --package-path "$work" -c release --product FuzzReaders
program=$(swift build --package-path "$work" -c release --show-bin-path)/FuzzReaders
[ "$minutes" -gt 0 ] || exit 0
readers=("$@")
if [ ${#readers[@]} -eq 0 ]; then
  readers=(any taxonomy metadata phyloseq-folder tree)
  while read -r id; do readers+=("$id"); done < <(
    sed -n '/static let all:/,/^  \]/s/^ *\([A-Za-z0-9]*\)(.*),$/\1/p' Sources/BioIO/Tables/TableFormats.swift |
      while read -r type; do
        grep -h -A3 "struct $type: TableFormat" -r Sources/BioIO/Tables | sed -n 's/.*id: "\([^"]*\)".*/\1/p'
      done)
fi
# Binary seeds are the fixtures of BIOM 2.1 (unpacked) and of artifacts.
for file in "$fixtures"/biom-2.1/*.gz; do gzip -dc "$file" >"$work/seeds/$(basename "$file" .gz)"; done
cp "$fixtures"/qiime2-artifacts/*.q* "$work/seeds/"

fuzz() {
  local reader=$1
  mkdir -p "$work/corpus/$reader" "$work/found/$reader"
  DYSBIO_FUZZ_READER=$reader ASAN_OPTIONS=detect_leaks=0 nice "$program" \
    -max_total_time=$((minutes * 60)) -timeout=10 -rss_limit_mb=1024 -max_len=65536 -print_final_stats=1 \
    -artifact_prefix="$work/found/$reader/" "$work/corpus/$reader" "$corpus" "$work/seeds" \
    2>"$work/found/$reader.log" || tail -40 "$work/found/$reader.log"
  echo "$reader: $(sed -n 's/^stat::\(number_of_executed_units\|peak_rss_mb\): */\1 /p' "$work/found/$reader.log" |
    tr '\n' ' ')$(find "$work/found/$reader" -type f | wc -l) found"
}
for reader in "${readers[@]}"; do
  while [ "$(jobs -rp | wc -l)" -ge "${FUZZ_AT_ONCE:-1}" ]; do wait -n || true; done
  fuzz "$reader" &
done
wait
[ "$(find "$work/found" -mindepth 2 -type f | wc -l)" -eq 0 ]
