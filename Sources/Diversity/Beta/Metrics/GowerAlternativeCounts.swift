public import BioModel

/// Alternative Gower distance, vegan's `altGower`: Manhattan distance per feature that either sample holds. Of raw
/// counts, so that differences of depth count too. Identical samples are at 0; pairs with a sample without reads are
/// NaN.
public struct GowerAlternativeCounts: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "gower-alternative-counts", title: "Gower (alternative) (counts)",
      summary: "Mean difference of the features that either sample holds.", formula: "sum |a - b| / either",
      unit: "reads", reference: "10.1111/j.1461-0248.2006.00926.x")
  }

  /// Raw counts.
  public var scale: BetaScale { .counts }
  /// The formula.
  public var family: any DistanceFamily { Manhattan.perFeatureOfEither }
}
