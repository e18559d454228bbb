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
  /// - Throws: `DiversityError` where the table does not hold what the metric needs, or `depth` is missing or below 1.
  /// - Complexity: O(samples² + Σ over features of the squared number of samples holding it).
  public static func matrix(
    _ metric: any BetaMetric, _ table: FeatureTable, depth: Int? = nil, seed: UInt64 = 0, threads: ThreadCount = .one
  ) throws(DiversityError) -> DistanceMatrix {
    let sorted = table.withFeaturesSortedByID()
    switch metric.scale {
    case .asGiven: return metric.distances(sorted, threads: threads)
    case .shares: return metric.distances(sorted.closed(), threads: threads)
    case .counts:
      guard table.unit == .counts else { throw DiversityError.needsWholeCounts(what: metric.id) }
      return metric.distances(sorted, threads: threads)
    case .rarefiedCounts:
      let rarefied = try Rarefaction.rarefied(sorted, depth: depth ?? 0, seed: seed, threads: threads)
      return metric.distances(rarefied, threads: threads)
    }
  }
}
