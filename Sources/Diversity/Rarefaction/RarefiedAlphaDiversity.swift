public import BioModel
public import Parallel

/// Alpha diversity of all samples at one number of reads.
public enum RarefiedAlphaDiversity {
  /// One metric of one sample at `depth` reads.
  ///
  /// Undefined for shares (`no-counts`), without a common depth (`no-common-depth`), for a sample without reads
  /// (`empty-sample`), with fractions of reads (`fractional-counts`) or with fewer reads than `depth`
  /// (`below-common-depth`).
  public static func value(_ metric: any RarefiedAlphaMetric, of assemblage: Assemblage, depth: Int?) -> MetricValue {
    if assemblage.unit != .counts { return .undefined(.noCounts) }
    guard let depth, depth >= 1 else { return .undefined(.noCommonDepth) }
    if assemblage.isEmpty { return .undefined(.emptySample) }
    guard let counts = assemblage.wholeCounts else { return .undefined(.fractionalCounts) }
    let total = counts.reduce(0, +)
    guard total >= depth else { return .undefined(.belowCommonDepth) }
    return .defined(metric.expectation(counts: counts, total: total, depth: depth))
  }

  /// Every metric of every sample: samples in the table's order, within a sample the metrics in the given order.
  ///
  /// A defined value's note names the depth, and what its interval means.
  ///
  /// - Parameters:
  ///   - depth: reads per sample; nil where the table has no common depth.
  ///   - replicates: draws behind each interval; 0 for no intervals.
  public static func compute(
    _ table: FeatureTable, metrics: [any RarefiedAlphaMetric] = RarefiedAlphaMetrics.all, depth: Int?,
    seed: UInt64 = 0, replicates: Int = 0, threads: ThreadCount = .one
  ) -> [AlphaValue] {
    parallelMap(count: table.sampleCount, threads: threads) { (sample: Int) -> [AlphaValue] in
      let assemblage = Assemblage(table[sample: sample].values, unit: table.unit)
      let values = metrics.map { value($0, of: assemblage, depth: depth) }
      let intervals = RarefiedAlphaIntervals.intervals(
        of: assemblage, metrics: metrics, values: values, depth: depth, seed: seed, replicates: replicates)
      return metrics.indices.map { place in
        let (value, interval) = (values[place], intervals[place])
        let meaning = interval.map { "; " + $0.meaning.rawValue } ?? ""
        let note = value.number == nil ? "" : depth.map { "depth \($0)" + meaning } ?? ""
        return AlphaValue(
          sample: table.sampleIDs[sample], metric: metrics[place].id, value: value, lower: interval?.lower,
          upper: interval?.upper, note: note)
      }
    }.flatMap { $0 }
  }
}
