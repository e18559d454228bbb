public import BioModel

/// The number of reads at which samples are compared with each other.
///
/// By rule the largest depth that keeps at least 90 % of the samples that have reads, provided it is at least 1,000.
/// Where no depth satisfies both, 1,000 is taken if two samples reach it: more than a tenth of the samples then has no
/// values at the common depth, and a warning says so.
public struct CommonDepth: Sendable, Equatable {
  /// Reads per sample.
  public let depth: Int
  /// Samples with at least that many reads, in the table's order.
  public let keptSamples: [String]
  /// Samples with fewer (samples without any included), in the table's order.
  public let droppedSamples: [String]

  /// The smallest depth that is chosen by rule, in reads.
  public static let smallest = 1_000

  /// The depth by the rule above; nil for shares, and where fewer than two samples reach 1,000 reads.
  /// Complexity O(samples · log + non-zeros).
  public init?(of table: FeatureTable) {
    guard table.unit == .counts else { return nil }
    let depths = CommonDepth.readCounts(of: table).filter { $0 > 0 }.sorted(by: >)
    guard !depths.isEmpty else { return nil }
    // The smallest whole number that is at least 90 %.
    let wanted = (9 * depths.count + 9) / 10
    let byShare = depths[wanted - 1]
    if byShare >= Self.smallest {
      self.init(of: table, depth: byShare)
    } else {
      guard depths.count > 1, depths[1] >= Self.smallest else { return nil }
      self.init(of: table, depth: Self.smallest)
    }
  }

  /// A depth chosen by hand.
  ///
  /// - Precondition: `depth` ≥ 1.
  public init(of table: FeatureTable, depth: Int) {
    precondition(depth >= 1)
    let counts = CommonDepth.readCounts(of: table)
    self.depth = depth
    self.keptSamples = counts.indices.filter { counts[$0] >= depth }.map { table.sampleIDs[$0] }
    self.droppedSamples = counts.indices.filter { counts[$0] < depth }.map { table.sampleIDs[$0] }
  }

  /// Whole reads per sample; a fraction of a read is left out. Complexity O(non-zeros).
  static func readCounts(of table: FeatureTable) -> [Int] {
    (0..<table.sampleCount).map { Int(min(table[sample: $0].total.rounded(.down), 0x1p62)) }
  }
}
