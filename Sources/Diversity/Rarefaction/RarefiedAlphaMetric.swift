public import BioModel

/// The expectation of an alpha metric over all draws of `depth` reads without replacement: what averaging endless
/// rarefactions would give, computed exactly and without randomness.
///
/// A new one is one file in `Rarefaction/Metrics` and one line in `RarefiedAlphaMetrics.all`.
public protocol RarefiedAlphaMetric: Described {
  /// The metric that is expected.
  var plain: any AlphaMetric { get }
  /// The expectation.
  ///
  /// - Parameters:
  ///   - counts: reads per feature, all > 0.
  ///   - total: their sum.
  ///   - depth: reads drawn, 1...total.
  func expectation(counts: [Int], total: Int, depth: Int) -> Double
}
