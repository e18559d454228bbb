public import BioModel
public import Parallel

/// Phylogenetic alpha diversity of the samples of a table.
///
/// A sample without reads in the tree is `empty-sample`; metrics at the common depth are `no-counts` on shares and
/// `no-common-depth` without one.
public enum PhylogeneticAlphaDiversity {
  /// Every metric of every sample: samples in the table's order, within a sample the metrics in the given order.
  ///
  /// - Parameters:
  ///   - match: the tree; features it does not have are left out.
  ///   - depth: the common depth, nil where there is none.
  /// - Complexity: that of `BranchTable`, then each metric's own.
  public static func compute(
    _ table: FeatureTable, match: TreeMatch, metrics: [any PhylogeneticAlphaMetric] = PhylogeneticAlphaMetrics.all,
    depth: Int? = nil, threads: ThreadCount = .one
  ) -> [AlphaValue] {
    guard !metrics.isEmpty else { return [] }
    let branches = BranchTable(match.keptFeatures(of: table).withFeaturesSortedByID(), match: match, threads: threads)
    let unit = table.unit
    let chunks = fixedChunks(count: table.sampleCount, size: 16)
    return parallelMap(count: chunks.count, threads: threads) { (chunk: Int) -> [AlphaValue] in
      chunks[chunk].flatMap { sample in
        let own = SampleBranches(branches, sample: sample)
        return metrics.map { metric in
          let value: MetricValue
          if metric.needsDepth, unit != .counts {
            value = .undefined(.noCounts)
          } else if own.total == 0 {
            value = .undefined(.emptySample)
          } else {
            value = metric.value(of: own, depth: depth)
          }
          let note =
            value.number != nil && unit == .counts ? "no interval: the branches of features not seen are unknown" : ""
          return AlphaValue(sample: table.sampleIDs[sample], metric: metric.id, value: value, note: note)
        }
      }
    }.flatMap { $0 }
  }
}
