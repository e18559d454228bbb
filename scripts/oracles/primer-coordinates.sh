#!/usr/bin/env bash
# Where cutadapt cuts the primers off: the bases that stay of each pair (or single read), as a table.
# Usage: scripts/oracles/primer-coordinates.sh R1 R2 FORWARD REVERSE SPACER OUTPUT.tsv
# R2 is - for single reads that begin with a primer, and = for single reads that must hold both (full-length amplicons).
# SPACER: the most bases before a primer; 0 anchors the primers (^).
# cutadapt -e 0.15 --no-indels, primer whole (min_overlap), linked with the reverse complement of the opposite primer
# (optional, at least 12 bases where the read ends inside it; whole and required with R2 = "="). What lacks a primer goes
# through a second pass with the primers exchanged; reads that must hold both use --revcomp instead.
# --action=lowercase shows the place of each cut, also in repeats.
# OUTPUT: name, turned (0, 1, none), f_start, f_end, r_start, r_end; 0-based, half-open, in the reads as they came;
# f: the mate that carries the forward primer (the second one if turned), r: the other, empty for single reads, whose
# f is the range that stays, in the read as it came.
# A regular 5' adapter has no limit on what stands before it, so a placement behind more than SPACER bases is none.
set -euo pipefail
one=$(realpath "$1") two=$2 forward=$3 reverse=$4 spacer=$5 output=$(realpath "$6")
[ "$two" = - ] || [ "$two" = = ] || two=$(realpath "$two")
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
turned() { rev <<<"$1" | tr ACGTRYKMBVDHSWN TGCAYRMKVBHDSWN; }
# linked OWN OPPOSITE: an adapter that removes OWN at the start and what follows from OPPOSITE's reverse complement on.
linked() {
  local start="$1;min_overlap=${#1}"
  [ "$spacer" = 0 ] && start="^$1"
  local other=$(turned "$2")
  if [ "$two" = = ]; then echo "$start...$other;min_overlap=${#other};required"; else echo "$start...$other;min_overlap=12;optional"; fi
}
options=(-e 0.15 --no-indels --action=lowercase)
if [ "$two" = = ]; then
  cutadapt "${options[@]}" --revcomp --discard-untrimmed -g "$(linked "$forward" "$reverse")" -o "$work/1.0" "$one" >"$work/log"
  python3 primer-coordinates.py collect both "$one" "$spacer" ${#forward} ${#reverse} "$work" >"$output"
elif [ "$two" = - ]; then
  cutadapt "${options[@]}" -g "$(linked "$forward" "$reverse")" --untrimmed-output "$work/u1.fastq" -o "$work/1.0" "$one" >"$work/log"
  cutadapt "${options[@]}" -g "$(linked "$reverse" "$forward")" --discard-untrimmed -o "$work/1.1" "$work/u1.fastq" >>"$work/log"
  python3 primer-coordinates.py collect single "$one" "$spacer" ${#forward} ${#reverse} "$work" >"$output"
else
  cutadapt "${options[@]}" -g "$(linked "$forward" "$reverse")" -G "$(linked "$reverse" "$forward")" \
    --untrimmed-output "$work/u1.fastq" --untrimmed-paired-output "$work/u2.fastq" \
    -o "$work/1.0" -p "$work/2.0" "$one" "$two" >"$work/log"
  cutadapt "${options[@]}" -g "$(linked "$reverse" "$forward")" -G "$(linked "$forward" "$reverse")" --discard-untrimmed \
    -o "$work/1.1" -p "$work/2.1" "$work/u1.fastq" "$work/u2.fastq" >>"$work/log"
  python3 primer-coordinates.py collect paired "$one" "$spacer" ${#forward} ${#reverse} "$work" >"$output"
fi
