import BioModel
import Taxonomy

/// Paths of clades, comparable between a model and a table: names from the kingdom down, without prefixes, blanks for
/// underscores. Nothing else is changed: `sp CAG 182` and `sp CAG 303` are two clades.
enum CladePath {
  /// The names of `k__Bacteria|p__Firmicutes|…`.
  static func names(_ path: String) -> [String] {
    path.split(separator: "|", omittingEmptySubsequences: false).map { part in
      let bytes = Array(part.utf8)
      let mark = UInt8(ascii: "_")
      let start = bytes.count > 2 && bytes[1] == mark && bytes[2] == mark ? 3 : 0
      return String(decoding: bytes[start...].map { $0 == mark ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }
  }

  /// A feature's names: those of its id where it is a path, since a lineage leaves names like `Viruses_unclassified` out.
  static func names(of feature: Int, in table: FeatureTable) -> [String] {
    if table.featureIDs[feature].hasPrefix("k__") { return names(table.featureIDs[feature]) }
    guard let lineage = table.lineages?[feature], let deepest = lineage.deepestRank else { return [] }
    return Rank.allCases[...deepest.rawValue].map { rank in
      String(decoding: (lineage[rank] ?? "").utf8.map { $0 == 0x5F ? 0x20 : $0 }, as: UTF8.self)
    }
  }
}

/// The features of a table below each clade of a model.
struct CladeFeatures: Sendable {
  /// Feature numbers per clade, rising; features that no sample holds are left out.
  let features: [[Int]]
  /// Features of any kingdom: what is classified.
  let classified: [Int]
  let hasViruses: Bool

  var isAnyFound: Bool { features.contains { !$0.isEmpty } }

  /// Complexity O(features × ranks).
  init(_ clades: [CladeCoefficient], in table: FeatureTable) {
    let place = Dictionary(
      clades.enumerated().map { (CladePath.names($1.path).joined(separator: "|"), $0) },
      uniquingKeysWith: { first, _ in first })
    var isDetected = [Bool](repeating: false, count: table.featureCount)
    for column in table.columns { isDetected[Int(column)] = true }
    var found = [[Int]](repeating: [], count: clades.count)
    var classified: [Int] = []
    var hasViruses = false
    for feature in 0..<table.featureCount where isDetected[feature] {
      var path = ""
      for (depth, name) in CladePath.names(of: feature, in: table).prefix(Rank.allCases.count).enumerated() {
        if depth == 0 {
          if ["Bacteria", "Archaea", "Eukaryota", "Viruses"].contains(name) { classified.append(feature) }
          if name == "Viruses" { hasViruses = true }
        }
        path += depth == 0 ? name : "|" + name
        if let clade = place[path] { found[clade].append(feature) }
      }
    }
    features = found
    self.classified = classified
    self.hasViruses = hasViruses
  }
}
