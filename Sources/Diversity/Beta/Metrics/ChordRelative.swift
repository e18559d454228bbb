public import BioModel

/// Chord distance, vegan's `chord` (0…√2). The same for counts. Identical samples are at 0; pairs with a sample
/// without reads are NaN.
public struct ChordRelative: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "chord-relative", title: "Chord", summary: "Euclidean distance of compositions scaled to length 1.",
      formula: "sqrt(2 - 2 cos)", unit: "1", reference: "Orloci 1967, J. Ecol. 55:193")
  }

  /// Shares of the total.
  public var scale: BetaScale { .shares }
  /// The formula.
  public var family: any DistanceFamily { EuclideanRows.chord }
}
