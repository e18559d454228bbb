public import BioModel

/// Manhattan (city-block) distance. Of shares. Identical samples are at 0; pairs with a sample without reads are NaN.
public struct ManhattanRelative: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "manhattan-relative", title: "Manhattan (shares)", summary: "Sum of differences.", formula: "sum |a - b|",
      unit: "share")
  }

  /// Shares of the total.
  public var scale: BetaScale { .shares }
  /// The formula.
  public var family: any DistanceFamily { Manhattan.plain }
}
