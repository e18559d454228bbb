import BioModel
import Statistics

/// Intervals of alpha metrics at the common depth, by the bootstrap from the estimated assemblage.
///
/// The value is the metric's expectation over all subsets of `depth` of the sample's n reads: a U-statistic, whose
/// standard deviation between samples is at most s · √(depth / n), with s that of the metric between samples of `depth`
/// reads (Hoeffding 1948, doi:10.1214/aoms/1177730196, theorem 5.2); nearly so for entropies and concentrations. s is
/// taken from draws of `depth` reads from `EstimatedAssemblage`. No coverage is claimed.
enum RarefiedAlphaIntervals {
  /// One interval per metric; nil for undefined values.
  ///
  /// - Complexity: O(replicates · (richness + each metric)).
  static func intervals(
    of assemblage: Assemblage, metrics: [any RarefiedAlphaMetric], values: [MetricValue], depth: Int?, seed: UInt64,
    replicates: Int
  ) -> [AlphaInterval?] {
    let none = [AlphaInterval?](repeating: nil, count: metrics.count)
    guard let depth, depth > 1, replicates > 1, values.contains(where: { $0.number != nil }),
      let counts = assemblage.wholeCounts
    else { return none }
    let sampler = EstimatedAssemblage(HillEstimator(counts: counts)).sampler(reads: depth)
    var generator = SeededGenerator(
      purpose: "rarefied-alpha-interval", seed: seed, content: AlphaIntervals.content(of: counts))
    let plain = metrics.map(\.plain)
    let scales = zip(plain, values).map { metric, value in metric.intervalScale.fitting(value.number) }
    var spreads = [Spread](repeating: Spread(), count: metrics.count)
    for _ in 0..<replicates {
      let drawn = Assemblage(drawn: sampler.draw(&generator))
      for (place, metric) in plain.enumerated() where values[place].number != nil {
        if let value = metric.value(of: drawn).number.flatMap(scales[place].forward) { spreads[place].add(value) }
      }
    }
    let shrink = (Double(depth) / assemblage.total).squareRoot()
    return metrics.indices.map { place in
      guard let value = values[place].number, let deviation = spreads[place].deviation else { return nil }
      return AlphaInterval(
        value, deviation: shrink * deviation, scale: scales[place], range: plain[place].range,
        meaning: .samplingVariation)
    }
  }
}
