#!/usr/bin/env bash
# Makes the built-in cohorts again from the tables they come from: `DYSBIO_TEST_DATA=FOLDER scripts/cohorts/make-cohorts.sh`.
# The figures are measured by the library itself, so names, groups and markers mean what they mean in a run.
set -euo pipefail
cd "$(dirname "$0")/../.."
: "${DYSBIO_TEST_DATA:?name the folder that holds cohort-metaml and cohort-zackular-crc}"
swift build -c release --build-tests
DYSBIO_UPDATE_COHORTS=1 swift test -c release --disable-testable-imports --disable-xctest --skip-build \
  --filter BuiltInCohortTests/resourcesAreWhatTheTablesGive
git diff --stat -- Sources/CEmbedded/Resources
