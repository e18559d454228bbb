#!/usr/bin/env bash
# Permutation tests of distances beside scikit-bio: PERMANOVA and ANOSIM, 999 permutations, 2,000 samples.
# Usage: scripts/benchmark/permanova.sh FOLDER [REPEATS=3]
# Needs python3 with NumPy and scikit-bio. Prints seconds of the test alone (reading left out), wall and processor time, of
# ours on one and two threads and of scikit-bio, in turn; medians; and the ratios. The program that is timed is made of the
# package's own modules in FOLDER/package.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=${1:?usage: scripts/benchmark/permanova.sh FOLDER [REPEATS]}
repeats=${2:-3}
mkdir -p "$folder/package/bench"
folder=$(cd "$folder" && pwd)

ln -sfn "$PWD/Sources" "$folder/package/Sources"
ln -sfn "$PWD/scripts/benchmark/permanova.swift" "$folder/package/bench/main.swift"
more=''
if [ -d Sources/Storage ]; then more=', "Storage"'; fi
cat >"$folder/package/Package.swift" <<SWIFT
// swift-tools-version: 6.2
import PackageDescription
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("ExistentialAny"), .strictMemorySafety(),
  .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, path: "Sources/" + name, swiftSettings: settings)
}
let more: [Target.Dependency] = [${more#, }]
let package = Package(
  name: "bench", dependencies: [.package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2")],
  targets: [
    .systemLibrary(name: "CLAPACKE", path: "Sources/CLAPACKE"), module("BioModel"),
    module("Fingerprints", [.product(name: "Crypto", package: "swift-crypto")]),
    module("Statistics", ["BioModel", "Fingerprints", "Parallel", "CLAPACKE"]), module("Kernels"), module("Parallel"),
    module("Diversity", ["BioModel", "Kernels", "Parallel", "Statistics"] + more),
    .executableTarget(
      name: "bench", dependencies: ["BioModel", "Diversity", "Parallel"], path: "bench", swiftSettings: settings),
  ] + (more.isEmpty ? [] : [module("Storage")]))
SWIFT
swift build --package-path "$folder/package" -c release --product bench >&2
bench=$(swift build --package-path "$folder/package" -c release --show-bin-path)/bench
exec python3 scripts/benchmark/permanova.py "$bench" "$folder" "$repeats"
