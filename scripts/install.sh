#!/usr/bin/env bash
# Builds dysbio and installs it: scripts/install.sh --prefix /usr/local
# The program is one file with the Swift runtime inside; it needs the C libraries that scripts/setup.sh installs.
set -euo pipefail
cd "$(dirname "$0")/.."

prefix=/usr/local
while [ $# -gt 0 ]; do
  case $1 in
    --prefix) prefix=${2:?--prefix takes a folder}; shift 2 ;;
    --prefix=*) prefix=${1#--prefix=}; shift ;;
    *) echo "usage: scripts/install.sh [--prefix FOLDER]" >&2; exit 64 ;;
  esac
done
. scripts/setup.sh

swift build -c release --product dysbio --static-swift-stdlib --scratch-path .build-static
program=$(swift build -c release --static-swift-stdlib --scratch-path .build-static --show-bin-path)/dysbio
install -d "$prefix/bin" "$prefix/share/bash-completion/completions" "$prefix/share/zsh/site-functions"
install -m 755 "$program" "$prefix/bin/dysbio"
"$prefix/bin/dysbio" --generate-completion-script bash >"$prefix/share/bash-completion/completions/dysbio"
"$prefix/bin/dysbio" --generate-completion-script zsh >"$prefix/share/zsh/site-functions/_dysbio"
echo "installed $prefix/bin/dysbio"
