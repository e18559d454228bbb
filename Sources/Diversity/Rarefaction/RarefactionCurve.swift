public import BioModel
public import Parallel

/// Rarefaction curves: the expected number of features against the number of reads.
public enum RarefactionCurve {
  /// Points of every sample, in the table's order: one read, `steps` equal steps up to all reads, and the common depth
  /// where the sample reaches it; depths rise, none twice. Samples without whole counts have no points.
  ///
  /// - Complexity: O(samples · steps · richness · reads of a rare feature).
  public static func points(
    _ table: FeatureTable, steps: Int = 20, commonDepth: Int? = nil, threads: ThreadCount = .one
  ) -> [RarefactionPoint] {
    parallelMap(count: table.sampleCount, threads: threads) { (sample: Int) -> [RarefactionPoint] in
      let assemblage = Assemblage(table[sample: sample].values, unit: table.unit)
      guard let counts = assemblage.wholeCounts, !counts.isEmpty else { return [] }
      let total = counts.reduce(0, +)
      var depths = [1]
      // In doubles: total · step may leave the integers.
      for step in 1...max(1, steps) {
        depths.append(Int((Double(total) * Double(step) / Double(max(1, steps))).rounded()))
      }
      if let commonDepth { depths.append(commonDepth) }
      depths.sort()
      var points: [RarefactionPoint] = []
      for depth in depths where depth >= 1 && depth <= total && depth != points.last?.depth {
        points.append(
          RarefactionPoint(
            sample: table.sampleIDs[sample], depth: depth,
            observedFeatures: ObservedFeaturesRarefied().expectation(counts: counts, total: total, depth: depth)))
      }
      return points
    }.flatMap { $0 }
  }
}
