import BioModel
import Statistics
import Taxonomy

/// A profile summed up by the current names at a rank: the common ground of tables with different features.
///
/// What counts as classified stays: a profile without domains gets none, though the nomenclature knows some of them, and
/// a feature of it that is named below the rank only keeps the widest of these names.
struct CollapsedTable {
  /// Features are sorted by their lineages in current names.
  let table: FeatureTable

  /// - Parameter keepsParents: features of one name below different parents stay apart (misnamed species, such as
  ///   `[Clostridium] symbiosum` of the Lachnospiraceae), so that the sums of wider ranks stay; else they are one taxon,
  ///   whatever its parents are called.
  init(_ profile: CommunityProfile, rank: Rank, keepsParents: Bool = false) {
    let ranks = Rank.allCases.filter { profile.hasDomains || $0 > .domain }
    let lineages = profile.resolvedLineages.map { resolved in
      let widest = ranks.first { resolved[$0] != nil }
      return Lineage(
        Rank.allCases.map { level in
          let isKept = ranks.contains(level) && (level <= rank || !profile.hasDomains && level == widest)
          return isKept ? resolved[level]?.current ?? "" : ""
        })
    }
    var keys = zip(lineages, profile.resolvedLineages).map { lineage, resolved in
      resolved[rank].map { "\(rank.name) \($0.key)" } ?? "below " + TaxonName.normalized(lineage.prefixedText)
    }
    if keepsParents { keys = Self.dividedByParents(keys, lineages) }
    let names = Set(keys).sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    let place = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    var collapsed = [Lineage?](repeating: nil, count: names.count)
    let columns = keys.map { place[$0] ?? 0 }
    for (feature, column) in columns.enumerated() {
      let candidate = lineages[feature]
      guard let present = collapsed[column] else {
        collapsed[column] = candidate
        continue
      }
      // Of several lineages of one taxon the first by text stands, whatever the order of the features.
      if Array(candidate.prefixedText.utf8).lexicographicallyPrecedes(Array(present.prefixedText.utf8)) {
        collapsed[column] = candidate
      }
    }
    let rows = (0..<profile.table.sampleCount).map { sample -> [Double] in
      var terms = [[Double]](repeating: [], count: names.count)
      let row = profile.table[sample: sample]
      for (column, value) in zip(row.columns, row.values) { terms[columns[Int(column)]].append(value) }
      return terms.map(orderFreeSum)
    }
    table = FeatureTable(
      sampleIDs: profile.table.sampleIDs, featureIDs: names, unit: profile.table.unit, rows: rows,
      lineages: collapsed.map { $0 ?? .unclassified })
  }

  /// Keys with several lineages get these behind their names.
  private static func dividedByParents(_ keys: [String], _ lineages: [Lineage]) -> [String] {
    var found: [String: Set<Lineage>] = [:]
    for (key, lineage) in zip(keys, lineages) { found[key, default: []].insert(lineage) }
    return zip(keys, lineages).map { key, lineage in
      found[key]?.count == 1 ? key : key + " of " + TaxonName.normalized(lineage.prefixedText)
    }
  }
}
