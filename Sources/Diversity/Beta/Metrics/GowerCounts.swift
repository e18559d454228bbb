public import BioModel

/// Gower distance over the features of the whole table, vegan's `gower`: depends on the other samples through ranges.
/// Of raw counts, so that differences of depth count too. Identical samples are at 0; pairs with a sample without
/// reads are NaN.
public struct GowerCounts: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "gower-counts", title: "Gower (counts)",
      summary: "Mean difference of features, each relative to its range in the table.",
      formula: "sum |a - b| / range / features", unit: "1", reference: "10.2307/2528823")
  }

  /// Raw counts.
  public var scale: BetaScale { .counts }
  /// The formula.
  public var family: any DistanceFamily { Manhattan.perRange }
}
