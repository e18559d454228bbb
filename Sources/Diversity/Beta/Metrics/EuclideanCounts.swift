public import BioModel

/// Euclidean distance. Of raw counts, so that differences of depth count too. Identical samples are at 0; pairs with
/// a sample without reads are NaN.
public struct EuclideanCounts: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "euclidean-counts", title: "Euclidean (counts)", summary: "Root of the sum of squared differences.",
      formula: "sqrt(sum (a - b)^2)", unit: "reads")
  }

  /// Raw counts.
  public var scale: BetaScale { .counts }
  /// The formula.
  public var family: any DistanceFamily { EuclideanRows.plain }
}
