#!/usr/bin/env bash
# Gets a full reference database for `dysbio reference build`. The program itself never downloads anything.
# Usage: scripts/fetch-reference.sh ID [--output FOLDER] [--accept-sum SHA256]…     scripts/fetch-reference.sh --list
# What there is stands in scripts/reference/databases.tsv (another table: --catalog FILE). Needs curl or wget.
# A download that was cut is continued (FILE.part). Its sum is checked against the one the publisher states; where none is
# stated, the sum found is shown and has to be accepted by --accept-sum. FILE.sha256 then keeps it, and later downloads of
# the same file must agree. Nothing is deleted. Exit: 0 got it · 2 a sum waits to be accepted · 64 usage · 65 wrong sum or
# size · 69 no curl or wget · 73 cannot write · 74 download failed (run again to continue).
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
catalog=$here/reference/databases.tsv
output=. id='' list=false accepted=' '
usage() { sed -n '3p' "$0" | cut -c3- >&2; exit 64; }
say() { echo "fetch-reference: $*" >&2; }
while [ $# -gt 0 ]; do
  case $1 in
    --list) list=true; shift ;;
    --output | --catalog | --accept-sum)
      [ $# -gt 1 ] || { say "$1 takes a value"; exit 64; }
      case $1 in --output) output=$2 ;; --catalog) catalog=$2 ;; *) accepted+="${2,,} " ;; esac
      shift 2 ;;
    -*) say "unknown option $1"; usage ;;
    *) [ -z "$id" ] || usage; id=$1; shift ;;
  esac
done
[ -r "$catalog" ] || { say "cannot read the table $catalog"; exit 64; }

# Rows of an id (all without one); empty fields become "-", because `read` joins tabs.
rows() {
  awk -F'\t' -v OFS='\t' -v id="$1" '/^#/ || $1 == "id" || NF < 8 { next }
    id == "" || $1 == id { for (i = 1; i <= 8; i++) if ($i == "") $i = "-"; print $1, $2, $3, $4, $5, $6, $7, $8 }' "$catalog"
}
megabytes() { awk -v b="$1" 'BEGIN { if (b ~ /^[0-9]+$/) printf "%.1f MB", b / 1e6; else print "size not stated" }'; }

if $list; then
  rows '' | while IFS=$'\t' read -r name file _ bytes _ licence what _; do
    printf '%s\t%s, %s\t%s\t%s\n' "$name" "$file" "$(megabytes "$bytes")" "$licence" "$what"
  done
  exit 0
fi
[ -n "$id" ] || usage
if [ -z "$(rows "$id")" ]; then
  say "no database \"$id\"; there are: $(rows '' | cut -f1 | uniq | tr '\n' ' ')"
  exit 64
fi
if command -v curl >/dev/null; then tool=curl; elif command -v wget >/dev/null; then tool=wget; else
  say "neither curl nor wget is installed; install one, or get the file yourself:"
  rows "$id" | cut -f3 >&2
  exit 69
fi
mkdir -p "$output" 2>/dev/null && [ -w "$output" ] || { say "cannot write into $output"; exit 73; }

sum_of() { "$1sum" -- "$2" | cut -d' ' -f1; }
size_of() { wc -c <"$1" | tr -d ' '; }

# Continues $2 from $1. A file that is whole already is no failure.
download() {
  local url=$1 part=$2 status=0 code
  if [ "$tool" = curl ]; then
    code=$(curl --fail --location --retry 3 --continue-at - --silent --show-error --output "$part" --write-out '%{http_code}' \
      -- "$url") || status=$?
    # 416: asked for what lies behind the end.
    if [ "$status" -ne 0 ] && [ "$code" = 416 ] && [ -s "$part" ]; then status=0; fi
    if [ "$status" -eq 33 ]; then
      say "the server cannot continue a download; move $part away and run this again"
      return 1
    fi
  else
    wget --continue --tries=3 --no-verbose --output-document "$part" -- "$url" >&2 || status=$?
  fi
  if [ "$status" -ne 0 ]; then
    say "$url: download failed ($tool exit $status${code:+, answer $code}); what came is in $part, run this again to continue"
    return 1
  fi
}

# Whether file $1 is what it should be (final name $2, stated bytes $3 and sum $4); leaves the SHA-256 in $found.
found=''
check() {
  local file=$1 final=$2 bytes=$3 sum=$4 keep
  keep="it is kept as $file; move it away to start again"
  if [ "$bytes" != - ] && [ "$(size_of "$file")" != "$bytes" ]; then
    say "$file has $(size_of "$file") bytes, not $bytes: not the published file, or an incomplete one; $keep"
    return 65
  fi
  found=$(sum_of sha256 "$file")
  if [ -f "$final.sha256" ] && [ "$(cut -d' ' -f1 "$final.sha256")" != "$found" ]; then
    say "$file: SHA-256 $found differs from that of the earlier download ($final.sha256); $keep"
    return 65
  fi
  case $sum in
    sha256:* | md5:*)
      if [ "$(sum_of "${sum%%:*}" "$file")" != "${sum#*:}" ]; then
        say "$file: ${sum%%:*} sum is $(sum_of "${sum%%:*}" "$file"), but the publisher states ${sum#*:}; do not use it; $keep"
        return 65
      fi ;;
    -)
      if [ ! -f "$final.sha256" ] && [[ $accepted != *" $found "* ]]; then
        say "$file: no sum is published for it. Its SHA-256 is"
        say "  $found"
        say "Compare it with a colleague's or another download; then run this again with --accept-sum $found"
        return 2
      fi ;;
    *) say "the table's sum \"$sum\" begins neither with sha256: nor md5:"; return 64 ;;
  esac
}

rows "$id" | while IFS=$'\t' read -r _ file _ bytes sum licence what _; do
  say "$file: $what; $(megabytes "$bytes"); licence: $licence; published sum: $sum"
done
worst=0
while IFS=$'\t' read -r _ file url bytes sum _; do
  final=$output/$file status=0
  if [ -f "$final" ]; then
    check "$final" "$final" "$bytes" "$sum" || status=$?
    [ "$status" -ne 0 ] || { echo "$found  $file" >"$final.sha256"; say "$final is there already"; }
  else
    if [ ! -s "$final.part" ] || [ "$(size_of "$final.part")" != "$bytes" ]; then
      if [ -s "$final.part" ]; then say "continuing $final.part at byte $(size_of "$final.part")"; fi
      download "$url" "$final.part" || exit 74
    fi
    check "$final.part" "$final" "$bytes" "$sum" || status=$?
    if [ "$status" -eq 0 ]; then
      mv -- "$final.part" "$final"
      echo "$found  $file" >"$final.sha256"
      say "$final: SHA-256 $found"
    fi
  fi
  [ "$status" -le "$worst" ] || worst=$status
done < <(rows "$id")
[ "$worst" -eq 0 ] || exit "$worst"
echo "next, in $output:"
rows "$id" | cut -f8 | grep -v '^-$' | sed 's/^/  /'
