#!/usr/bin/env bash
# Writes docs/evidence.md from the resources, through the built program. `--check` writes nothing and says whether the
# page is what the program makes. The program is $DYSBIO, else the one that `swift build -c release` made.
set -euo pipefail
cd "$(dirname "$0")/.."
dysbio=${DYSBIO:-.build/release/dysbio}
if [ ! -x "$dysbio" ]; then echo "make-evidence-page: $dysbio is not there; run swift build -c release" >&2; exit 66; fi

page=$(mktemp)
trap 'rm -f "$page"' EXIT
{
  cat <<'HEAD'
# Evidence: markers, indices and ratios

What is looked at, how it is judged, and where it comes from. This page is made from the program's own resources by
`scripts/make-evidence-page.sh`; change the evidence in `scripts/markers`, not this page. The same as text or for programs:
`dysbio list markers`, `dysbio list markers ID`, `dysbio list indices --json`, `dysbio list ratios --json`.

For research use. Association is not causation; a share of sequences is not an amount; no row says anything about one
person. Intestinal permeability cannot be judged from a stool sequence profile.

HEAD
  for catalogue in markers indices ratios; do "$dysbio" list "$catalogue" --markdown; done
} >"$page"

if [ "${1:-}" = --check ]; then
  if ! cmp -s "$page" docs/evidence.md; then
    echo "docs/evidence.md is not what the program makes; run scripts/make-evidence-page.sh" >&2
    exit 1
  fi
else
  cp "$page" docs/evidence.md
fi
