#!/usr/bin/env bash
# Distances beside scikit-bio and ssu (unifrac-tools) on one table: 2,000 samples x 16,284 features, 764,006 non-zeros.
# Usage: scripts/benchmark/diversity.sh FOLDER [REPEATS=3]
# Needs python3 with NumPy, SciPy, biom-format and scikit-bio, /usr/bin/time, ssu. Prints wall, processor time and peak of each
# and the ratios; everything runs one after the other, ours and the peer's in turn. The program that is timed is made
# of the package's own modules in FOLDER/package. NO_SKBIO=1 leaves the slow scikit-bio runs out.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=${1:?usage: scripts/benchmark/diversity.sh FOLDER [REPEATS]}
repeats=${2:-3}
mkdir -p "$folder/package/bench"
folder=$(cd "$folder" && pwd)
[ -s "$folder/tree.nwk" ] || python3 scripts/benchmark/diversity_data.py "$folder"

ln -sfn "$PWD/Sources" "$folder/package/Sources"
ln -sfn "$PWD/Tests" "$folder/package/Tests"
ln -sfn "$PWD/scripts/benchmark/diversity.swift" "$folder/package/bench/main.swift"
cat >"$folder/package/Package.swift" <<'SWIFT'
// swift-tools-version: 6.2
import PackageDescription
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("ExistentialAny"), .strictMemorySafety(),
  .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]
func module(_ name: String, _ dependencies: [Target.Dependency] = [], in folder: String = "Sources") -> Target {
  .target(name: name, dependencies: dependencies, path: folder + "/" + name, swiftSettings: settings)
}
let package = Package(
  name: "bench", dependencies: [.package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2")],
  targets: [
    .systemLibrary(name: "CLAPACKE", path: "Sources/CLAPACKE"), module("BioModel"),
    module("Fingerprints", [.product(name: "Crypto", package: "swift-crypto")]),
    module("Statistics", ["BioModel", "Fingerprints", "Parallel", "CLAPACKE"]), module("Kernels"), module("Parallel"),
    module("Storage"), module("Diversity", ["BioModel", "Kernels", "Parallel", "Statistics", "Storage"]),
    module("TestSupport", ["BioModel", "Statistics"], in: "Tests"),
    .executableTarget(
      name: "bench", dependencies: ["BioModel", "Diversity", "Parallel", "TestSupport"], path: "bench",
      swiftSettings: settings),
  ])
SWIFT
swift build --package-path "$folder/package" -c release --product bench >&2
bench=$(swift build --package-path "$folder/package" -c release --show-bin-path)/bench
exec python3 scripts/benchmark/diversity.py "$bench" "$folder" "$repeats"
