public import BioModel
public import Parallel
import Statistics

/// Curves of Hill numbers against reads and against coverage, with intervals.
///
/// Intervals are value ± 1.96 standard deviations of the same estimate over samples drawn from the estimated assemblage
/// (Chao et al. 2014), never below 0; seeded from the sample's counts. `replicates` 0 leaves them out.
///
/// Without a value: shares (`no-counts`), fractions of reads (`fractional-counts`), samples without reads
/// (`empty-sample`). On denoised tables, which hold no singletons by construction, everything that needs them is
/// `singletons-removed`: coverage, extrapolation and points asked for by coverage. Rarefaction to fewer reads needs none.
public enum HillCurves {
  /// Draws per sample, unless said otherwise.
  public static let replicates = 100

  /// Points at the given numbers of reads.
  ///
  /// - Parameter sizes: reads, ≥ 1; nil for `steps(total:)`.
  /// - Returns: per sample, per order, per size.
  /// - Complexity: per sample and replicate O(sizes · richness · reads of a rare feature).
  public static func bySize(
    _ table: FeatureTable, sizes: [Int]? = nil, orders: [HillOrder] = HillOrder.allCases,
    context: AlphaContext = AlphaContext(), seed: UInt64 = 0, replicates: Int = Self.replicates,
    threads: ThreadCount = .one
  ) -> [HillPoint] {
    perSample(table, threads) { sample, assemblage in
      let sizes = sizes ?? steps(total: Int(min(assemblage.total, 0x1p52)))
      let targets = sizes.map { HillTarget.size(Double(max(1, $0))) }
      return HillSampleCurves(sample: sample, assemblage: assemblage, context: context, seed: seed)
        .points(targets, orders: orders, replicates: replicates)
    }
  }

  /// Points at the given coverages.
  ///
  /// A coverage that no number of reads reaches gives `coverage-not-reached`.
  /// - Parameter coverages: shares of the community, 0…1.
  /// - Returns: per sample, per order, per coverage.
  public static func byCoverage(
    _ table: FeatureTable, coverages: [Double], orders: [HillOrder] = HillOrder.allCases,
    context: AlphaContext = AlphaContext(), seed: UInt64 = 0, replicates: Int = Self.replicates,
    threads: ThreadCount = .one
  ) -> [HillPoint] {
    perSample(table, threads) { sample, assemblage in
      HillSampleCurves(sample: sample, assemblage: assemblage, context: context, seed: seed)
        .points(coverages.map(HillTarget.coverage), orders: orders, replicates: replicates)
    }
  }

  /// The coverage at which samples are compared: the smallest of the coverages that the samples reach at twice their
  /// reads (Chao & Jost 2012); nil where no sample has whole counts.
  public static func commonCoverage(_ table: FeatureTable, context: AlphaContext = AlphaContext()) -> Double? {
    guard table.unit == .counts, !context.singletonsRemoved else { return nil }
    var smallest: Double?
    for sample in 0..<table.sampleCount {
      guard let counts = Assemblage(table[sample: sample].values, unit: .counts).wholeCounts, !counts.isEmpty
      else { continue }
      let estimator = HillEstimator(counts: counts)
      let reached = estimator.coverage(size: 2 * Double(estimator.total))
      smallest = min(smallest ?? reached, reached)
    }
    return smallest
  }

  /// Sizes for a curve: one read, `below` equal steps up to all reads and `above` from there to twice as many.
  public static func steps(total: Int, below: Int = 10, above: Int = 5) -> [Int] {
    guard total > 0 else { return [1] }
    var sizes = [1]
    // In doubles: total · step may leave the integers.
    func part(_ step: Int, of steps: Int) -> Int { Int((Double(total) * Double(step) / Double(steps)).rounded()) }
    for step in 1...max(1, below) { sizes.append(part(step, of: max(1, below))) }
    for step in 1...max(1, above) { sizes.append(total + part(step, of: max(1, above))) }
    return sizes.filter { $0 >= 1 }.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }

  private static func perSample(
    _ table: FeatureTable, _ threads: ThreadCount, _ points: @Sendable (String, Assemblage) -> [HillPoint]
  ) -> [HillPoint] {
    withoutActuallyEscaping(points) { points in
      parallelMap(count: table.sampleCount, threads: threads) { (sample: Int) -> [HillPoint] in
        points(table.sampleIDs[sample], Assemblage(table[sample: sample].values, unit: table.unit))
      }.flatMap { $0 }
    }
  }
}
