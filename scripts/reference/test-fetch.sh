#!/usr/bin/env bash
# scripts/fetch-reference.sh against a local server: whole, cut, wrong, missing, unknown sums; with curl and with wget.
# Skips (with the reason) where python3, or both curl and wget, are missing.
set -euo pipefail
cd "$(dirname "$0")"
fetch=$PWD/../fetch-reference.sh
command -v python3 >/dev/null || { echo "test-fetch: skipped, no python3"; exit 0; }
command -v curl >/dev/null || command -v wget >/dev/null || { echo "test-fetch: skipped, neither curl nor wget"; exit 0; }

work=$(mktemp -d)
# The server ends with its standard input, that is with this script.
trap 'rm -rf "$work"' EXIT
mkdir "$work/served" "$work/none"
for ((i = 0; i < 400; i++)); do echo ">seq$i Bacteria;Bacillota;Clostridia;"; done >"$work/served/db.fa.gz"
mkfifo "$work/stop" "$work/port"
python3 test-server.py "$work/served" <"$work/stop" >"$work/port" &
exec {stop}>"$work/stop"
read -r port <"$work/port"
sum=$(sha256sum "$work/served/db.fa.gz" | cut -d' ' -f1)
md5=$(md5sum "$work/served/db.fa.gz" | cut -d' ' -f1)
bytes=$(wc -c <"$work/served/db.fa.gz" | tr -d ' ')

{
  printf 'id\tfile\turl\tbytes\tsum\tlicence\twhat\tnext\n'
  entry() { printf '%s\tdb.fa.gz\thttp://127.0.0.1:%s%s\t%s\t%s\tCC0\ttest data\tdysbio reference build db.fa.gz\n' "$1" "$port" "$2" "$3" "$4"; }
  entry good '/db.fa.gz?download=1' "$bytes" "sha256:$sum"
  entry good-md5 /db.fa.gz '' "md5:$md5"
  entry cut /cut/db.fa.gz "$bytes" "sha256:$sum"
  entry whole /whole/db.fa.gz '' "sha256:$sum"
  entry wrong /db.fa.gz "$bytes" "sha256:${sum//[0-4]/5}"
  entry wrong-size /db.fa.gz 12 "sha256:$sum"
  entry missing /absent.fa.gz '' "sha256:$sum"
  entry unknown /db.fa.gz '' ''
} >"$work/catalog.tsv"

# Tools the script may find: all it needs, and the given downloader.
tools() {
  rm -rf "$work/bin"; mkdir "$work/bin"
  for name in bash env awk sed grep cut tr uniq wc mkdir mv sha256sum md5sum dirname "$@"; do ln -s "$(command -v "$name")" "$work/bin/$name"; done
}
failed=0
# $1 = title, $2 = expected exit, $3 = words the messages must hold, then arguments.
expect() {
  local title=$1 code=$2 words=$3 status=0
  shift 3
  PATH=$work/bin "$fetch" --catalog "$work/catalog.tsv" "$@" >"$work/said" 2>&1 || status=$?
  if [ "$status" -ne "$code" ] || ! grep -qF -- "$words" "$work/said"; then
    echo "test-fetch: $tool: $title: exit $status (expected $code), said:" >&2
    cat "$work/said" >&2
    failed=1
  fi
}
same() { cmp -s "$work/served/db.fa.gz" "$1" || { echo "test-fetch: $tool: $1 is not the file" >&2; failed=1; }; }

for tool in curl wget; do
  command -v "$tool" >/dev/null || { echo "test-fetch: no $tool, that half is skipped"; continue; }
  tools "$tool"
  out=$work/$tool
  expect 'whole file' 0 'licence: CC0' good --output "$out/good"
  same "$out/good/db.fa.gz"
  grep -q "^$sum  db.fa.gz$" "$out/good/db.fa.gz.sha256" || { echo "test-fetch: $tool: no .sha256" >&2; failed=1; }
  expect 'the command that follows' 0 'dysbio reference build db.fa.gz' good --output "$out/good"
  expect 'there already' 0 'is there already' good --output "$out/good"
  expect 'md5' 0 "SHA-256 $sum" good-md5 --output "$out/md5"

  mkdir -p "$out/cut"
  head -c 1000 "$work/served/db.fa.gz" >"$out/cut/db.fa.gz.part"
  expect 'resume' 0 'continuing' cut --output "$out/cut"
  same "$out/cut/db.fa.gz"
  # wget goes on by itself after a cut; curl stops and is run again.
  if [ "$tool" = curl ]; then
    expect 'cut' 74 'run this again to continue' cut --output "$out/again"
    [ "$(wc -c <"$out/again/db.fa.gz.part")" -eq 1000 ] || { echo "test-fetch: partial file lost" >&2; failed=1; }
    expect 'continued after the cut' 0 'continuing' cut --output "$out/again"
    same "$out/again/db.fa.gz"
    mkdir -p "$out/whole"
    head -c 1000 "$work/served/db.fa.gz" >"$out/whole/db.fa.gz.part"
    expect 'server without ranges' 74 'cannot continue' whole --output "$out/whole"
  fi

  expect 'wrong sum' 65 'the publisher states' wrong --output "$out/wrong"
  [ -f "$out/wrong/db.fa.gz.part" ] && [ ! -f "$out/wrong/db.fa.gz" ] || { echo "test-fetch: wrong file passed" >&2; failed=1; }
  expect 'wrong sum again' 65 'the publisher states' wrong --output "$out/wrong"
  expect 'wrong size' 65 'not 12' wrong-size --output "$out/size"
  expect '404' 74 'download failed' missing --output "$out/missing"
  expect 'sum unknown' 2 "--accept-sum $sum" unknown --output "$out/unknown"
  expect 'another sum accepted' 2 "--accept-sum $sum" unknown --output "$out/unknown" --accept-sum "${sum//[0-4]/5}"
  expect 'sum accepted' 0 "SHA-256 $sum" unknown --output "$out/unknown" --accept-sum "${sum^^}"
  expect 'accepted before' 0 'is there already' unknown --output "$out/unknown"
  echo changed >>"$out/unknown/db.fa.gz"
  expect 'changed since' 65 'differs from that of the earlier download' unknown --output "$out/unknown"
done

tool=none
tools
expect 'no downloader' 69 "http://127.0.0.1:$port/db.fa.gz" good --output "$work/none"
expect 'unknown name' 64 'there are: good' nosuch
expect 'no name' 64 'Usage'
expect 'unknown option' 64 'unknown option' --frobnicate
expect 'list' 0 'test data' --list
touch "$work/file"
tool=curl
if command -v curl >/dev/null; then tools curl; expect 'cannot write' 73 'cannot write' good --output "$work/file"; fi

# The shipped table: every row whole, every sum of a known kind, every address https.
awk -F'\t' '/^#/ || $1 == "id" { next }
  function sum(s) { return s == "" || s ~ /^sha256:[0-9a-f]+$/ && length(s) == 71 || s ~ /^md5:[0-9a-f]+$/ && length(s) == 36 }
  NF != 8 || $2 == "" || $3 !~ /^https:\/\// || !sum($5) || $6 == "" || $7 == "" {
    print "test-fetch: databases.tsv: " $0; bad = 1 } END { exit bad }' databases.tsv || failed=1
exit $failed
