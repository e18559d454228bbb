public import BioModel
public import Parallel

/// Distances between the samples of a table.
///
/// Rules that hold for every metric: features are taken in the order of their ids, so the table's order changes no
/// bit; a sample without reads (on the metric's scale) has no composition, and all its distances to other samples are
/// undefined: NaN in the matrix, nil from `DistanceMatrix.distance(_:_:)`. vegan and SciPy give 1, 0 or NaN there,
/// depending on the metric and the partner.
public enum BetaDiversity {
  /// The distances between all pairs of samples, in the table's order.
  ///
  /// - Parameters:
  ///   - depth: reads drawn per sample for metrics on rarefied counts; samples with fewer have undefined distances.
  ///   - seed: of that draw.
  ///   - match: the tree for metrics that need one; features it does not have are left out before anything else.
  /// - Throws: `DiversityError` where the table does not hold what the metric needs, `depth` is missing or below 1, or
  ///   there is no tree.
  /// - Complexity: O(samples² + Σ over features of the squared number of samples holding it); one matrix, and the
  ///   non-zeros some times over.
  public static func matrix(
    _ metric: any BetaMetric, _ table: FeatureTable, depth: Int? = nil, seed: UInt64 = 0, match: TreeMatch? = nil,
    threads: ThreadCount = .one
  ) throws(DiversityError) -> DistanceMatrix {
    let input = try prepared(metric, table, depth: depth, seed: seed, match: match, threads: threads)
    let count = table.sampleCount
    let values = DisjointSlices<Double>.array(repeating: 0, count: count * count) { cells in
      metric.family.fill(MatrixCells(count: count, values: cells), input, threads: threads)
    }
    return DistanceMatrix(sampleIDs: table.sampleIDs, values: values)
  }

  /// The same distances in a scratch file, for more samples than memory has room for.
  ///
  /// - Parameters:
  ///   - type: the precision they are kept in; they are computed in double precision.
  ///   - folder: an existing folder with room for samples · (samples − 1) / 2 numbers.
  /// - Throws: as `matrix`, and `DiversityError.noScratchSpace`.
  public static func scratchDistances<Scalar: BinaryFloatingPoint & BitwiseCopyable & Sendable>(
    _ metric: any BetaMetric, _ table: FeatureTable, of type: Scalar.Type, folder: String, depth: Int? = nil,
    seed: UInt64 = 0, match: TreeMatch? = nil, threads: ThreadCount = .one
  ) throws(DiversityError) -> ScratchDistances<Scalar> {
    let input = try prepared(metric, table, depth: depth, seed: seed, match: match, threads: threads)
    let cells = try ScratchDistances<Scalar>(sampleIDs: table.sampleIDs, folder: folder)
    metric.family.fill(cells, input, threads: threads)
    return cells
  }

  /// The table on the metric's scale, with the tree's branches where the metric needs them.
  private static func prepared(
    _ metric: any BetaMetric, _ table: FeatureTable, depth: Int?, seed: UInt64, match: TreeMatch?, threads: ThreadCount
  ) throws(DiversityError) -> BetaInput {
    guard metric.descriptor.needsTree else {
      return BetaInput(
        table: try scaled(table.withFeaturesSortedByID(), metric, depth: depth, seed: seed, threads: threads))
    }
    guard let match else { throw DiversityError.needsTree(what: metric.id) }
    let kept = match.keptFeatures(of: table).withFeaturesSortedByID()
    let onScale = try scaled(kept, metric, depth: depth, seed: seed, threads: threads)
    return BetaInput(table: onScale, branches: BranchTable(onScale, match: match, threads: threads))
  }

  private static func scaled(
    _ table: FeatureTable, _ metric: any BetaMetric, depth: Int?, seed: UInt64, threads: ThreadCount
  ) throws(DiversityError) -> FeatureTable {
    switch metric.scale {
    case .asGiven: return table
    case .shares: return table.closed()
    case .counts:
      guard table.unit == .counts else { throw DiversityError.needsWholeCounts(what: metric.id) }
      return table
    case .rarefiedCounts: return try Rarefaction.rarefied(table, depth: depth ?? 0, seed: seed, threads: threads)
    }
  }
}
