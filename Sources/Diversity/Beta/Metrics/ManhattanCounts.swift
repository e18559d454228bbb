public import BioModel

/// Manhattan (city-block) distance. Of raw counts, so that differences of depth count too. Identical samples are at
/// 0; pairs with a sample without reads are NaN.
public struct ManhattanCounts: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "manhattan-counts", title: "Manhattan (counts)", summary: "Sum of differences.", formula: "sum |a - b|",
      unit: "reads")
  }

  /// Raw counts.
  public var scale: BetaScale { .counts }
  /// The formula.
  public var family: any DistanceFamily { Manhattan.plain }
}
