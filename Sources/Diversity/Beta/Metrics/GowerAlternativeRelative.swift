public import BioModel

/// Alternative Gower distance, vegan's `altGower`: Manhattan distance per feature that either sample holds. Of
/// shares. Identical samples are at 0; pairs with a sample without reads are NaN.
public struct GowerAlternativeRelative: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "gower-alternative-relative", title: "Gower (alternative) (shares)",
      summary: "Mean difference of the features that either sample holds.", formula: "sum |a - b| / either",
      unit: "share", reference: "10.1111/j.1461-0248.2006.00926.x")
  }

  /// Shares of the total.
  public var scale: BetaScale { .shares }
  /// The formula.
  public var family: any DistanceFamily { Manhattan.perFeatureOfEither }
}
