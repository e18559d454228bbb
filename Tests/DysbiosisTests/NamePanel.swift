import BioModel
import Dysbiosis
import Taxonomy
import TestSupport

/// The panel of organisms: how each version of each scheme of names spells them. Made by `scripts/markers/make-panel.py`.
struct NamePanel: Sendable {
  /// `ncbi`, `ncbi-2019`, `gtdb-r220` …
  let versions: [String]
  /// By organism, then version; nil: the version does not have it.
  let lineages: [[Lineage?]]

  static let gut = NamePanel()

  init() {
    let lines = TestFiles.text("Fixtures/names/panel.tsv", beside: #filePath).split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    versions = Array((lines.first ?? []).dropFirst(2))
    lineages = lines.dropFirst().filter { $0[1] == "gut" }.map { fields in
      fields.dropFirst(2).map { cell in
        cell == "-" ? nil : Lineage(cell.split(separator: ";", omittingEmptySubsequences: false).map(String.init))
      }
    }
  }

  /// `gtdb-r207` → gtdb, `ncbi-2019` → ncbi-old.
  static func scheme(of version: String) -> NomenclatureScheme {
    if version == "ncbi-2019" { return .ncbiOld }
    return NomenclatureScheme(rawValue: version)
      ?? NomenclatureScheme(rawValue: String(version.prefix { $0 != "-" })) ?? .ncbi
  }

  func number(_ version: String) -> Int { versions.firstIndex(of: version) ?? 0 }

  /// The organisms that all of these versions have, as numbers.
  func common(_ versions: [Int]) -> [Int] {
    lineages.indices.filter { organism in versions.allSatisfy { lineages[organism][$0] != nil } }
  }

  /// A study of these organisms in the spelling of one version, cut below a rank: the first 42 samples are its reference.
  func study(
    _ organisms: [Int], version: Int, depth: Rank, rows: [[Double]],
    unit: FeatureTable.Unit = .counts, isStated: Bool = true
  ) -> (profile: CommunityProfile, cohort: ReferenceCohort) {
    let names = organisms.map { lineages[$0][version]?.truncated(to: depth) ?? .unclassified }
    let table = FeatureTable(
      sampleIDs: rows.indices.map { "s\($0)" }, featureIDs: organisms.map { "f\($0)" }, unit: unit, rows: rows,
      lineages: names)
    let scheme = Self.scheme(of: versions[version])
    let profile = CommunityProfile(
      table: table,
      study: StudyDescription(
        library: .amplicon16S, taxonomy: isStated ? scheme.rawValue : "", resolvesSpecies: true, coversArchaea: true,
        isLibraryGuessed: !isStated))
    return (profile, ReferenceCohort(ownGroup: "first", of: profile, isMember: rows.indices.map { $0 < 42 }))
  }
}
