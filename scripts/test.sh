#!/usr/bin/env bash
# All tests, in the configuration that ships: release, public interfaces only.
# Arguments are passed to `swift test`, for example `--filter Diversity`.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/setup.sh

swift build -c release --build-tests
swift test -c release --disable-testable-imports --disable-xctest --skip-build "$@"
