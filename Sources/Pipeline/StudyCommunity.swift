import BioModel
import Taxonomy

/// The table that community statistics are made from, with what is known of its samples.
struct StudyCommunity: Sendable {
  /// All features with their lineages, all samples in order.
  let table: FeatureTable
  let metadata: SampleMetadata
  /// Blanks and positive controls: in every table, never in comparisons.
  let controls: [Bool]
  /// The tree that came with the table.
  var tree: PhylogeneticTree?

  /// Why each feature is left out of community statistics; nil for those that stay.
  var offTargetReasons: [String?] {
    guard let lineages = table.lineages, lineages.contains(where: { $0[.domain] != nil }) else {
      return Array(repeating: nil, count: table.featureCount)
    }
    return lineages.map(OffTarget.reason)
  }
}

extension FeatureTable {
  /// The same table with other lineages.
  func with(lineages: [Lineage]) -> FeatureTable {
    var table = self
    table.lineages = lineages
    return table
  }
}
