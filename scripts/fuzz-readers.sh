#!/usr/bin/env bash
# Fuzzes the readers of tables, taxonomies and metadata with libFuzzer and AddressSanitizer.
#
# Usage: fuzz-readers.sh [MINUTES_PER_READER [READER...]]      (default: 10 minutes, every reader; 0 only builds)
# A reader is the id of a table format, or any, taxonomy, metadata, phyloseq-folder. Inputs that trap, take over 10 s or
# 1 GiB are kept in .build/fuzz/found/<reader>/; add each to Tests/BioIOTests/Fixtures/fuzz-corpus when it is mended.
set -euo pipefail
cd "$(dirname "$0")/.."
minutes=${1:-10}
shift || true
work=$PWD/.build/fuzz
corpus=$PWD/Tests/BioIOTests/Fixtures/fuzz-corpus
mkdir -p "$work/FuzzReaders"
ln -sfn "$PWD/Sources" "$work/Sources"
cp scripts/fuzz/FuzzReaders.swift "$work/FuzzReaders/"
cp scripts/fuzz/Package.swift.in "$work/Package.swift"
nice swift build --package-path "$work" -c release --product FuzzReaders
program=$(swift build --package-path "$work" -c release --show-bin-path)/FuzzReaders
[ "$minutes" -gt 0 ] || exit 0
readers=("$@")
if [ ${#readers[@]} -eq 0 ]; then
  readers=(any taxonomy metadata phyloseq-folder)
  while read -r id; do readers+=("$id"); done < <(
    sed -n '/static let all:/,/^  \]/s/^ *\([A-Za-z0-9]*\)(.*),$/\1/p' Sources/BioIO/Tables/TableFormats.swift |
      while read -r type; do
        grep -h -A3 "struct $type: TableFormat" -r Sources/BioIO/Tables | sed -n 's/.*id: "\([^"]*\)".*/\1/p'
      done)
fi
failed=0
for reader in "${readers[@]}"; do
  mkdir -p "$work/corpus/$reader" "$work/found/$reader"
  echo "== $reader, $minutes min"
  DYSBIO_FUZZ_READER=$reader ASAN_OPTIONS=detect_leaks=0 nice "$program" \
    -max_total_time=$((minutes * 60)) -timeout=10 -rss_limit_mb=1024 -max_len=65536 -print_final_stats=1 \
    -artifact_prefix="$work/found/$reader/" "$work/corpus/$reader" "$corpus" 2>"$work/found/$reader.log" ||
    { failed=1; tail -40 "$work/found/$reader.log"; }
  grep -E "stat::(number_of_executed|peak_rss)" "$work/found/$reader.log" || true
done
exit $failed
