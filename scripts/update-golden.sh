#!/usr/bin/env bash
# Writes the golden files of Tests/GoldenTests/Fixtures/golden anew, from what the program says now. Look at the
# difference before committing it: every changed number is a changed result of some user.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/setup.sh

mkdir -p Tests/GoldenTests/Fixtures/golden
swift build -c release --build-tests
DYSBIO_UPDATE_GOLDEN=1 swift test -c release --disable-testable-imports --disable-xctest --skip-build \
  --filter GoldenRunTests
git --no-pager diff --stat -- Tests/GoldenTests/Fixtures/golden
