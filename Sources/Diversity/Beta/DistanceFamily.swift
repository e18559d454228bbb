public import BioModel
public import Parallel

/// What distances are computed from.
public struct BetaInput: Sendable {
  /// The table on the metric's scale, features in the order of their ids.
  public let table: FeatureTable
  /// The branches of the tree with what each sample has below them; nil unless the metric needs a tree.
  public let branches: BranchTable?

  /// - Parameters: as the properties.
  public init(table: FeatureTable, branches: BranchTable? = nil) {
    self.table = table
    self.branches = branches
  }
}

/// A formula for the distance of two samples, shared by metrics on several scales.
public protocol DistanceFamily: Sendable {
  /// Whether the distance of two samples depends on the other samples of the table (ranges, column totals).
  var dependsOnOtherSamples: Bool { get }
  /// The greatest possible distance, which samples that share nothing have; nil where there is none.
  var greatest: Double? { get }
  /// Computes the distances of all pairs. Those of a sample without values are NaN. The result does not depend on
  /// `threads`, nor, unless `dependsOnOtherSamples`, on other samples.
  func fill(_ cells: any DistanceCells, _ input: BetaInput, threads: ThreadCount)
}

extension DistanceFamily {
  /// A pair's distance is its own affair unless a family says otherwise.
  public var dependsOnOtherSamples: Bool { false }
}
