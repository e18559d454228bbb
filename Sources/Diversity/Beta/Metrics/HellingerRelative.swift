public import BioModel

/// Hellinger distance, vegan's `hellinger` (0…√2). The same for counts. Identical samples are at 0; pairs with a
/// sample without reads are NaN.
public struct HellingerRelative: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "hellinger-relative", title: "Hellinger", summary: "Euclidean distance of square roots of shares.",
      formula: "sqrt(sum (sqrt p - sqrt q)^2)", unit: "1", reference: "10.1007/s004420100716")
  }

  /// Shares of the total.
  public var scale: BetaScale { .shares }
  /// The formula.
  public var family: any DistanceFamily { EuclideanRows.hellinger }
}
