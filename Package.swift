// swift-tools-version: 6.2
import Foundation
import PackageDescription

// Warnings are errors when DYSBIO_STRICT is set; the CI script sets it.
let strict = ProcessInfo.processInfo.environment["DYSBIO_STRICT"] != nil

let swiftSettings: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
    .strictMemorySafety(),
    .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
  ] + (strict ? [.treatAllWarnings(as: .error)] : [])

/// A library target of the project: `layer` is stated where the arrows are checked, in `scripts/check-layers.sh`.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: swiftSettings)
}

/// The tests of one module. They see its public interface only.
func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
  .testTarget(
    name: name, dependencies: ["TestSupport"] + dependencies, exclude: fixtures(of: name),
    swiftSettings: swiftSettings)
}

/// Fixture folders are read from the source tree, never bundled.
func fixtures(of target: String) -> [String] {
  let folder = Context.packageDirectory + "/Tests/" + target + "/Fixtures"
  return FileManager.default.fileExists(atPath: folder) ? ["Fixtures"] : []
}

let values: [Target.Dependency] = ["BioModel"]

let package = Package(
  name: "dysbio",
  products: [.executable(name: "dysbio", targets: ["dysbio"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
  ],
  targets: [
    // C libraries, each behind one door.
    .systemLibrary(name: "CHTSlib", pkgConfig: "htslib", providers: [.apt(["libhts-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CISAL", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),
    .systemLibrary(name: "CSystem"),
    .systemLibrary(name: "CLAPACKE", providers: [.apt(["liblapacke-dev"])]),
    .systemLibrary(name: "CHDF5", providers: [.apt(["libhdf5-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .target(name: "CEmbedded", exclude: ["Resources"]),

    // Layer 1: values, numbers, loops, lanes.
    module("BioModel"),
    module("Fingerprints", [.product(name: "Crypto", package: "swift-crypto")]),
    module("Statistics", ["BioModel", "Fingerprints", "Parallel", "CLAPACKE"]),
    module("Kernels"),
    module("Parallel"),
    module("Storage"),

    // Layer 2: the rooms of the field.
    module(
      "BioIO",
      [
        "BioModel", "Fingerprints", "Kernels", "Parallel", "CHDF5", "CHTSlib", "CISAL", "CSystem", "CYAML", "CZip",
        "CZlib",
      ]),
    module("Reads", ["BioModel", "CEmbedded", "Kernels", "Parallel", "Statistics"]),
    module("Amplicon", ["BioModel", "Fingerprints", "Kernels", "Parallel", "Reads", "Statistics"]),
    module("Simulation", ["BioModel", "Kernels", "Parallel", "Reads", "Statistics"]),
    module("Taxonomy", ["BioModel", "CEmbedded", "Fingerprints", "Kernels", "Parallel", "Statistics", "Storage"]),
    module("Diversity", ["BioModel", "Kernels", "Parallel", "Statistics", "Storage"]),
    module(
      "Dysbiosis",
      ["BioModel", "CEmbedded", "Diversity", "Fingerprints", "Parallel", "Statistics", "Taxonomy"]),

    // Layer 3: the report, and the order of work.
    module(
      "Reporting",
      ["Amplicon", "BioModel", "CEmbedded", "Diversity", "Dysbiosis", "Reads", "Taxonomy"]),
    module(
      "Pipeline",
      [
        "Amplicon", "BioIO", "BioModel", "Diversity", "Dysbiosis", "Fingerprints", "Kernels", "Parallel", "Reads",
        "Reporting", "Simulation", "Statistics", "Storage", "Taxonomy",
        .product(name: "Logging", package: "swift-log"),
      ]),

    // Layer 4 and 5: the command line.
    module(
      "DysbioCLI",
      [
        "Amplicon", "BioIO", "BioModel", "Diversity", "Dysbiosis", "Parallel", "Pipeline", "Reads", "Reporting",
        "Simulation", "Taxonomy",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ]),
    .executableTarget(
      name: "dysbio", dependencies: ["DysbioCLI", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: swiftSettings),

    // Tests.
    .target(
      name: "TestSupport", dependencies: ["BioModel", "Statistics"], path: "Tests/TestSupport",
      swiftSettings: swiftSettings),
    tests("BioModelTests", ["BioModel", "Statistics"]),
    tests("ParallelTests", ["Parallel"]),
    tests("StatisticsTests", ["BioModel", "Fingerprints", "Statistics"]),
    tests("BioIOTests", ["BioIO", "BioModel", "Kernels", "Parallel", "Statistics"]),
    tests("ReadsTests", ["BioModel", "Kernels", "Parallel", "Reads", "Statistics"]),
    tests("AmpliconTests", ["Amplicon", "BioModel", "Fingerprints", "Kernels", "Parallel", "Reads", "Statistics"]),
    tests("SimulationTests", ["BioModel", "Parallel", "Reads", "Simulation", "Statistics"]),
    tests("StorageTests", ["Storage"]),
    tests("TaxonomyTests", ["BioModel", "Kernels", "Parallel", "Statistics", "Storage", "Taxonomy"]),
    tests("DiversityTests", ["BioModel", "Diversity", "Kernels", "Parallel", "Statistics"]),
    tests(
      "DysbiosisTests",
      ["BioIO", "BioModel", "Diversity", "Dysbiosis", "Fingerprints", "Parallel", "Statistics", "Taxonomy"]),
    tests(
      "ReportingTests",
      ["Amplicon", "BioModel", "Diversity", "Dysbiosis", "Reads", "Reporting", "Statistics", "Taxonomy"]),
    tests(
      "PipelineTests",
      [
        "Amplicon", "BioIO", "BioModel", "Diversity", "Dysbiosis", "Parallel", "Pipeline", "Reads", "Reporting",
        "Simulation", "Statistics", "Taxonomy", .product(name: "Logging", package: "swift-log"),
      ]),
    tests(
      "ContractTests",
      ["BioIO", "BioModel", "Diversity", "Dysbiosis", "Parallel", "Reporting", "Statistics", "Taxonomy"]),
    tests(
      "GoldenTests",
      [
        "BioIO", "BioModel", "DysbioCLI", "Pipeline", "Statistics",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
  ],
  cLanguageStandard: .c2x
)
