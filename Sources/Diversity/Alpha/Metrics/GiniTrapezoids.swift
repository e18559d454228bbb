public import BioModel
import Statistics

/// Gini's index of the features present with the Lorenz curve joined by straight lines, 1 − (2 Σ L_i − 1) / S: half
/// the mean difference of two abundances, relative to their mean; 0 for equal abundances and for a single feature,
/// below 1. scikit-bio's `gini_index(method='trapezoids')`, there also over features that are absent if the vector
/// holds them: here they change nothing. Gini 1912.
public struct GiniTrapezoids: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "gini-trapezoids", title: "Gini index (trapezoids)",
      summary: "Inequality of the abundances, the Lorenz curve summed as trapezoids.",
      formula: "1 - (2 sum_i L_i - 1) / S", unit: "1")
  }

  /// What the formula can give.
  public var range: ClosedRange<Double> { 0...1 }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    let count = Double(assemblage.richness)
    var held = CompensatedSum()
    var area = CompensatedSum()
    for value in assemblage.abundances {
      held.add(value)
      area.add(held.value / assemblage.total)
    }
    return .defined(max(0, 1 - (2 * area.value - 1) / count))
  }
}
