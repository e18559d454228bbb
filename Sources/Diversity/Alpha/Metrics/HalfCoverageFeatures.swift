public import BioModel
import Statistics

/// The smallest number of features that together hold at least half of the reads; 1…S. `coverage` of the R packages
/// microbiome and mia.
public struct HalfCoverageFeatures: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "half-coverage-features", title: "Features that hold half",
      summary: "Smallest number of features that hold half of the reads.",
      formula: "min k: p_1 + ... + p_k >= 1/2", unit: "features")
  }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    var held = CompensatedSum()
    var count = 0
    for value in assemblage.abundances.reversed() {
      held.add(value)
      count += 1
      // A half that is missed by the rounding of shares is a half.
      if held.value >= 0.5 * assemblage.total * (1 - 1e-12) { break }
    }
    return .defined(Double(count))
  }
}
