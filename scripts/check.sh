#!/usr/bin/env bash
# What a change must pass before it is tested: format, layers, and words that have no place in the sources.
set -euo pipefail
cd "$(dirname "$0")/.."

failed=0
say() { echo "check: $*" >&2; failed=1; }

swift format lint --strict --recursive --configuration .swift-format Package.swift Sources Tests || say "swift format finds something; run scripts/format.sh"
scripts/check-layers.sh || say "an import points the wrong way"

# A layer check that cannot fail is none: a module that reaches up must be refused.
trap 'rm -rf "$bad"' EXIT
bad=$(mktemp -d "${PWD}/.build/layers.XXXXXX" 2>/dev/null || mktemp -d)
mkdir -p "$bad/BioModel" && echo 'import Pipeline' >"$bad/BioModel/Bad.swift"
if scripts/check-layers.sh "$bad" 2>/dev/null; then say "the layer check lets a wrong import pass"; fi

refuse() {
  local pattern=$1 why=$2; shift 2
  # Comments may speak of what the code must not do.
  if git grep -nE -e "$pattern" -- "$@" | grep -vE '^[^:]+:[0-9]+: *//'; then say "$why"; fi
}
refuse '\b(try!|as!|fatalError\()' 'data must not be able to end the program' 'Sources/*.swift'
refuse '\.(shuffled|randomElement)\(|random\(in:' 'draws come from SeededGenerator only' 'Sources/*.swift'
refuse '\b(Hasher|hashValue)\b' "the standard library's hash changes from run to run" 'Sources/*.swift'
refuse '-Ounchecked|-march=|-mavx2' 'kernels are built with -O for every processor' 'Package.swift'
if git ls-files | grep -qE '(^|/)(\.build/|Package\.resolved$)'; then say '.build or Package.resolved is tracked'; fi

if command -v python3 >/dev/null; then
  scripts/markers/make-all.sh --check || say 'a resource of names or markers is not what its script makes'
else
  echo 'check: no python3, so the resources of names and markers are not made again' >&2
fi
scripts/reference/test-fetch.sh || say "scripts/fetch-reference.sh does not do what it says"

long=$(git ls-files 'Sources/*.swift' | while read -r file; do
  lines=$(wc -l <"$file"); if [ "$lines" -gt 500 ]; then echo "$file: $lines lines"; fi; done)
if [ -n "$long" ]; then echo "$long" >&2; say 'a file is one idea; these are longer than 500 lines'; fi
exit $failed
