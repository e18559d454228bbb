public import BioModel
public import Parallel

/// Alpha diversity of the samples of a table.
///
/// The rules that hold for every metric stand here: a sample without reads is `empty-sample`; metrics that need counts
/// are `no-counts` on shares; metrics that need singletons are `singletons-removed` on denoised tables.
public enum AlphaDiversity {
  /// One metric of one sample. Complexity: the metric's own, O(richness) for all registered ones.
  public static func value(_ metric: any AlphaMetric, of assemblage: Assemblage, context: AlphaContext) -> MetricValue {
    if metric.needsCounts, assemblage.unit != .counts { return .undefined(.noCounts) }
    if metric.needsSingletons, context.singletonsRemoved { return .undefined(.singletonsRemoved) }
    if assemblage.isEmpty { return .undefined(.emptySample) }
    return metric.value(of: assemblage)
  }

  /// Every metric of every sample: samples in the table's order, within a sample the metrics in the given order.
  ///
  /// - Complexity: O(samples + non-zeros · log) once, then each metric's own.
  public static func compute(
    _ table: FeatureTable, metrics: [any AlphaMetric] = AlphaMetrics.all, context: AlphaContext = AlphaContext(),
    threads: ThreadCount = .one
  ) -> [AlphaValue] {
    let chunks = fixedChunks(count: table.sampleCount, size: 32)
    return parallelMap(count: chunks.count, threads: threads) { (chunk: Int) -> [AlphaValue] in
      chunks[chunk].flatMap { sample in
        let assemblage = Assemblage(table[sample: sample].values, unit: table.unit)
        return metrics.map { metric in
          AlphaValue(
            sample: table.sampleIDs[sample], metric: metric.id, value: value(metric, of: assemblage, context: context))
        }
      }
    }.flatMap { $0 }
  }
}
