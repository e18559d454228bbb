public import BioModel
import Statistics

/// Camargo's evenness 1 − Σ_{i<j} |p_i − p_j| / S over the features present; 0…1, 1 for equal abundances and for a
/// single feature. Complexity O(S): the abundances are sorted.
public struct CamargoEvenness: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "camargo-evenness", title: "Camargo's evenness",
      summary: "One minus the mean difference of shares between pairs of features.",
      formula: "1 - sum_{i<j} |p_i - p_j| / S", unit: "1",
      reference: "10.1006/jtbi.1993.1030")
  }

  /// What the formula can give.
  public var range: ClosedRange<Double> { 0...1 }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    // Of the sorted shares the i-th is the larger of i pairs and the smaller of S − 1 − i.
    let last = Double(assemblage.richness - 1)
    var differences = CompensatedSum()
    for (rank, value) in assemblage.abundances.enumerated() {
      differences.add((2 * Double(rank) - last) * (value / assemblage.total))
    }
    return .defined(min(1, max(0, 1 - differences.value / Double(assemblage.richness))))
  }
}
