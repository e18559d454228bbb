/// Features grouped by their lineage cut at one rank: the bookkeeping behind `FeatureTable.aggregated(to:)`.
struct LineageGroups {
  let rank: Rank
  /// The group of each feature.
  private(set) var groupOfFeature: [Int32] = []
  /// The lineage of each group, cut at the rank, in order of first appearance.
  private(set) var lineages: [Lineage] = []

  init(lineages all: [Lineage]?, featureCount: Int, rank: Rank) {
    self.rank = rank
    var numbers: [Lineage: Int32] = [:]
    for feature in 0..<featureCount {
      let key = all.map { $0[feature].truncated(to: rank) } ?? .unclassified
      if let number = numbers[key] {
        groupOfFeature.append(number)
      } else {
        let number = Int32(lineages.count)
        numbers[key] = number
        lineages.append(key)
        groupOfFeature.append(number)
      }
    }
  }

  /// One label per group, no two alike: the name at the rank, then with the parent, then the whole lineage.
  func uniqueLabels() -> [String] {
    var labels = lineages.map { $0.label(at: rank) }
    for attempt in [withParent, withWholeLineage] {
      var uses: [String: Int] = [:]
      for label in labels { uses[label, default: 0] += 1 }
      for group in lineages.indices where uses[labels[group], default: 0] > 1 {
        labels[group] = attempt(lineages[group])
      }
    }
    return labels
  }

  /// Groups by total, descending; then by label; then by lineage.
  func order(totals: [Double], labels: [String]) -> [Int] {
    lineages.indices.sorted { a, b in
      if totals[a] != totals[b] { return totals[a] > totals[b] }
      if labels[a] != labels[b] { return labels[a].utf8.lexicographicallyPrecedes(labels[b].utf8) }
      return lineages[a].prefixedText.utf8.lexicographicallyPrecedes(lineages[b].prefixedText.utf8)
    }
  }

  private func withParent(_ lineage: Lineage) -> String {
    // The last named rank is the label's own name (or its `unclassified` parent); the one above tells it apart.
    let named = Rank.allCases[...rank.rawValue].compactMap { lineage[$0] }
    guard let parent = named.dropLast().last else { return lineage.label(at: rank) }
    return "\(lineage.label(at: rank)) (\(parent))"
  }

  private func withWholeLineage(_ lineage: Lineage) -> String {
    let text = lineage.prefixedText
    return lineage[rank] == nil ? "unclassified \(text)" : text
  }
}
