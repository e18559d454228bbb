public import BioModel

/// Clark's coefficient of divergence, vegan's `clark`. Of shares. Identical samples are at 0; pairs with a sample
/// without reads are NaN.
public struct ClarkRelative: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "clark-relative", title: "Clark's divergence (shares)",
      summary: "Root mean square of relative differences over the features of either sample.",
      formula: "sqrt(sum ((a - b) / (a + b))^2 / either)", unit: "1", reference: "Clark 1952, Copeia 1952:61")
  }

  /// Shares of the total.
  public var scale: BetaScale { .shares }
  /// The formula.
  public var family: any DistanceFamily { Canberra.clark }
}
