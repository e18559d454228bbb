public import BioModel
import Statistics

/// Gini's index 1 − 2B of the features present, B the area under the Lorenz curve L_i (share held by the i least
/// abundant) as the mean of its S values; never below 0, 0 for equal abundances and for a single feature. scikit-bio's
/// default `gini_index(method='rectangles')`, there also over features that are absent if the vector holds them: here
/// they change nothing. Gini 1912.
public struct GiniRectangles: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "gini-rectangles", title: "Gini index (rectangles)",
      summary: "Inequality of the abundances, the Lorenz curve summed as rectangles.",
      formula: "max(0, 1 - 2 mean_i L_i)", unit: "1")
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
    return .defined(max(0, 1 - 2 * area.value / count))
  }
}
