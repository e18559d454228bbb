public import BioModel
public import Parallel
import Statistics

/// Intervals of alpha metrics, by the bootstrap from the estimated assemblage.
///
/// The estimand is the metric's expectation among samples of the same depth from the same community: the sample's own
/// value estimates it without bias. The interval is the value ± 1.96 standard deviations over samples drawn from
/// `EstimatedAssemblage`, on the metric's scale (`IntervalScale`), cut to the metric's range. Draws are seeded from the run's seed and the sample's
/// counts, so neither names, neighbours nor threads matter.
///
/// Coverage (`IntervalMeaning.confidence`) is claimed for the metrics that say so (Hill numbers of order 1 and 2, Simpson)
/// on samples with singletons, 1,000 reads and more, 30 of them outside the commonest feature, and not nearly even (1/Σp²
/// at most 0.75 of the features estimated): elsewhere more or less than 95 % hold; see docs/findings/alpha-intervals.md.
/// No interval for shares, fractions of reads, undefined
/// values, and a sample of one read.
public enum AlphaIntervals {
  /// Draws per sample, unless said otherwise: the interval's width is then known to ± 5 %.
  public static let replicates = 200

  /// The intervals of one sample, in the order of the metrics.
  ///
  /// - Complexity: O(replicates · (richness + each metric)).
  public static func intervals(
    of assemblage: Assemblage, metrics: [any AlphaMetric], context: AlphaContext = AlphaContext(), seed: UInt64 = 0,
    replicates: Int = Self.replicates
  ) -> [AlphaInterval?] {
    let none = [AlphaInterval?](repeating: nil, count: metrics.count)
    guard let counts = assemblage.wholeCounts, assemblage.total > 1, replicates > 1 else { return none }
    let values = metrics.map { AlphaDiversity.value($0, of: assemblage, context: context).number }
    guard values.contains(where: { $0 != nil }) else { return none }
    let estimator = HillEstimator(counts: counts)
    let sampler = EstimatedAssemblage(estimator).sampler
    let isClaimable = !context.singletonsRemoved && estimator.allowsClaims
    var generator = SeededGenerator(purpose: "alpha-interval", seed: seed, content: content(of: counts))
    let scales = zip(metrics, values).map { metric, value in metric.intervalScale.fitting(value) }
    var spreads = [Spread](repeating: Spread(), count: metrics.count)
    for _ in 0..<replicates {
      let drawn = Assemblage(drawn: sampler.draw(&generator))
      for (place, metric) in metrics.enumerated() where values[place] != nil {
        if let value = metric.value(of: drawn).number.flatMap(scales[place].forward) { spreads[place].add(value) }
      }
    }
    return metrics.indices.map { place in
      guard let value = values[place], let deviation = spreads[place].deviation else { return nil }
      let isClaimed = metrics[place].intervalCoverageIsTested && isClaimable
      return AlphaInterval(
        value, deviation: deviation, scale: scales[place], range: metrics[place].range,
        meaning: isClaimed ? .confidence : .samplingVariation)
    }
  }

  /// Every metric of every sample with its interval; the rows of `AlphaDiversity.compute` with ends and, where a value
  /// has an interval, its meaning as the note.
  public static func compute(
    _ table: FeatureTable, metrics: [any AlphaMetric], context: AlphaContext = AlphaContext(), seed: UInt64 = 0,
    replicates: Int = Self.replicates, threads: ThreadCount = .one
  ) -> [AlphaValue] {
    parallelMap(count: table.sampleCount, threads: threads) { (sample: Int) -> [AlphaValue] in
      let assemblage = Assemblage(table[sample: sample].values, unit: table.unit)
      let intervals = intervals(
        of: assemblage, metrics: metrics, context: context, seed: seed, replicates: replicates)
      return zip(metrics, intervals).map { metric, interval in
        AlphaValue(
          sample: table.sampleIDs[sample], metric: metric.id,
          value: AlphaDiversity.value(metric, of: assemblage, context: context), lower: interval?.lower,
          upper: interval?.upper, note: interval?.meaning.rawValue ?? "")
      }
    }.flatMap { $0 }
  }

  /// The bytes that seed a sample's draws: its counts, rising.
  static func content(of counts: [Int]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 * counts.count)
    for count in counts.sorted() {
      for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: count >> shift)) }
    }
    return bytes
  }
}

extension HillEstimator {
  /// Whether intervals from draws of the estimated assemblage hold the expectation in 95 % of such samples.
  fileprivate var allowsClaims: Bool {
    let largest = classes.last?.count ?? 0
    return once > 0 && total >= 1_000 && total - largest >= 30
      && 1 <= 0.75 * sharedPairs * (Double(richness) + unseenFeatures)
  }
}
