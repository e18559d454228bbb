import BioModel
import Diversity

/// Groups of the example compared for real, and what its depths show.
enum ExampleComparison {
  /// Every other sample is of the second level; nil where the samples allow no comparison.
  static func make(_ counts: FeatureTable, column: String, levels: (String, String)) -> GroupComparison? {
    let samples = (0..<counts.sampleCount).filter { counts[sample: $0].total > 0 }
    let table = counts.selectingSamples(samples)
    let metadata = SampleMetadata(
      sampleIDs: table.sampleIDs,
      columns: [SampleMetadata.Column(name: column, values: samples.map { $0 % 2 == 0 ? levels.0 : levels.1 })])
    var asked = ComparisonOptions()
    asked.group = column
    asked.permutations = 99
    var options = DiversityOptions(betaMetrics: [BrayCurtisRelative()])
    options.hasCurves = false
    options.intervalReplicates = 0
    guard let plan = try? ComparisonPlan(asked, metadata: metadata, samples: table.sampleIDs),
      let diversity = try? DiversityAnalysis.run(table, options: options)
    else { return nil }
    return try? GroupComparison.run(plan, diversity: diversity, table: table)
  }

  /// Distances of the example against a quantity made up for it; empty where the samples are too few.
  static func mantel(_ counts: FeatureTable, column: String) -> [TestRow] {
    let samples = (0..<counts.sampleCount).filter { counts[sample: $0].total > 0 }
    let table = counts.selectingSamples(samples)
    let metadata = SampleMetadata(
      sampleIDs: table.sampleIDs,
      columns: [SampleMetadata.Column(name: column, values: samples.map { "\(20 + $0 * $0)" })])
    var options = MantelOptions()
    options.partners = [column]
    options.permutations = 99
    guard let distances = try? BetaDiversity.matrix(BrayCurtisRelative(), table),
      let plan = try? MantelPlan(options, metadata: metadata, samples: table.sampleIDs, metrics: [])
    else { return [] }
    return (try? plan.run([BetaResult(metric: "bray-curtis-relative", distances: distances)]).tests) ?? []
  }

  static func advice(_ counts: FeatureTable) -> DepthAdvice? { try? DepthAdvice(of: counts) }
}
