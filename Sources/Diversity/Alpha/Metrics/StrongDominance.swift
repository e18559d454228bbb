public import BioModel
import Statistics

/// Strong's D_w = max over i of b_i / N − i / S, b_i being the reads of the i most abundant features; 0 for equal
/// abundances and for a single feature, below 1. scikit-bio's `strong`.
public struct StrongDominance: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "strong-dominance", title: "Strong's dominance",
      summary: "Greatest excess of the cumulative shares over those of equal abundances.",
      formula: "max_i (b_i / N - i / S)", unit: "1",
      reference: "10.1556/ComEc.3.2002.2.9")
  }

  /// What the formula can give.
  public var range: ClosedRange<Double> { 0...1 }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    let richness = Double(assemblage.richness)
    var held = CompensatedSum()
    var greatest = 0.0
    for (rank, value) in assemblage.abundances.reversed().enumerated() {
      held.add(value)
      greatest = max(greatest, held.value / assemblage.total - Double(rank + 1) / richness)
    }
    // Equal abundances leave the rounding of a share.
    return .defined(greatest < 1e-15 ? 0 : greatest)
  }
}
