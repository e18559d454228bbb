import BioModel
import Taxonomy

/// What features are called in contributions: the narrowest name at genus or below, else `unclassified <parent>`, else
/// the id. Features of one name are shown together.
struct FeatureNames: Sendable {
  /// Different names, sorted by their bytes.
  let names: [String]
  /// The name of each feature.
  let nameOf: [Int32]

  init(_ labels: [String]) {
    let names = Set(labels).sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    let place = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, Int32($0)) })
    self.names = names
    nameOf = labels.map { place[$0] ?? 0 }
  }

  static func labels(of table: FeatureTable) -> [String] {
    table.featureIDs.indices.map { feature in
      guard let lineage = table.lineages?[feature], let deepest = lineage.deepestRank else {
        return table.featureIDs[feature]
      }
      return lineage.label(at: max(deepest, .genus))
    }
  }

  /// The `limit` largest amounts by magnitude, then by name; amounts below 1e-12 are rounding.
  ///
  /// Amounts of one name are added as fixed-point numbers, so the features' order has no say. Complexity O(features).
  func largest(_ amounts: [Double], limit: Int) -> [IndexResult.Contribution] {
    var sums = [Int64](repeating: 0, count: names.count)
    for (name, amount) in zip(nameOf, amounts) { sums[Int(name)] += Int64((amount * 0x1p60).rounded()) }
    var kept: [(name: Int, amount: Int64)] = []
    for (name, amount) in sums.enumerated() where amount.magnitude > 1 << 20 {
      if kept.count == limit, let last = kept.last, last.amount.magnitude >= amount.magnitude { continue }
      let place = kept.firstIndex { $0.amount.magnitude < amount.magnitude } ?? kept.count
      kept.insert((name, amount), at: place)
      if kept.count > limit { kept.removeLast() }
    }
    return kept.map { IndexResult.Contribution(taxon: names[$0.name], amount: Double($0.amount) / 0x1p60) }
  }
}
