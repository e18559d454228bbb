#!/usr/bin/env bash
# Writes every resource of names, groups, traits, markers and ratios again, in order. `--check` writes nothing and says
# whether the committed files are what the scripts make (needs python3).
set -euo pipefail
cd "$(dirname "$0")/../.."
files=(Tests/DysbiosisTests/Fixtures/names/panel.tsv
  Sources/CEmbedded/Resources/{nomenclature,nomenclature-narrowings,genus-lineages,traits,taxon-groups,markers,ratios,index-portability,scheme-names,expressible,gmwi2,toposcore}.tsv)
run() { for script in make-panel convert-nomenclature convert-lineages convert-traits convert-groups convert-markers \
  convert-schemes convert-models; do
  PYTHONDONTWRITEBYTECODE=1 python3 "scripts/markers/$script.py"; done; }
if [ "${1:-}" != --check ]; then run; exit; fi

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
for file in scripts/markers Sources/CEmbedded/Resources/trait-groups.tsv; do
  mkdir -p "$copy/$(dirname "$file")" && cp -r "$file" "$copy/$file"; done
mkdir -p "$copy/Sources/CEmbedded/Resources" "$copy/Tests/DysbiosisTests/Fixtures/names"
(cd "$copy" && run)
failed=0
for file in "${files[@]}"; do
  if ! cmp -s "$file" "$copy/$file"; then echo "$file is not what scripts/markers makes; run scripts/markers/make-all.sh" >&2; failed=1; fi
done
exit $failed
