import BioModel

/// The part of a table that has no name: which features it is, and how much of the samples.
enum UnclassifiedShare {
  /// Ids that say "no name here": rows that profilers, pivot tables and laboratories add for the rest.
  static func isWord(_ id: String) -> Bool {
    // Longer ids are never one of the words; a table may have millions of sequences.
    guard id.utf8.count <= 24 else { return false }
    return words.contains(id.asColumnWord)
  }

  /// The share of unclassified abundance over the samples that are not empty; nil when no feature is unclassified.
  ///
  /// Complexity O(features + non-zeros).
  static func said(of table: FeatureTable) -> Understanding? {
    let flags = table.featureIDs.indices.map { feature in
      table.lineages?[feature].isUnclassified ?? isWord(table.featureIDs[feature])
    }
    let named = table.featureIDs.indices.filter { flags[$0] }
    let shown = named.prefix(3).map { "\"\(table.featureIDs[$0].prefix(30))\"" }.joined(separator: ", ")
    return said(
      of: table, where: flags,
      reason: "\(named.count) of \(table.featureCount) features name no taxon: \(shown)\(named.count > 3 ? " …" : "")")
  }

  /// The same for features that are told apart elsewhere; nil when there is none, or every sample is empty.
  static func said(of table: FeatureTable, where isUnclassified: [Bool], reason: String) -> Understanding? {
    guard isUnclassified.contains(true) else { return nil }
    var least = Double.infinity
    var most = 0.0
    for sample in 0..<table.sampleCount {
      let row = table[sample: sample]
      let total = row.total
      guard total > 0 else { continue }
      var nameless = 0.0
      for (column, value) in zip(row.columns, row.values) where isUnclassified[Int(column)] { nameless += value }
      least = min(least, nameless / total)
      most = max(most, nameless / total)
    }
    guard least <= most else { return nil }
    let texts = [least, most].map { NumberText.text($0, significantDigits: 4) }
    return Understanding(
      key: "unclassified", value: texts[0] == texts[1] ? texts[0] : texts.joined(separator: "–"), confidence: 1,
      reason: reason)
  }

  private static let words: Set<String> = [
    "unclassified", "unassigned", "unknown", "unidentified", "unmapped", "other", "others", "notassigned",
    "noblasthit", "nohit", "na",
  ]
}
