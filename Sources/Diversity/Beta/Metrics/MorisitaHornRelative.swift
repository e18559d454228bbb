public import BioModel

/// Morisita–Horn dissimilarity: vegan's `horn`, mothur's `morisitahorn`. The same for counts. Identical samples are
/// at 0; pairs with a sample without reads are NaN.
public struct MorisitaHornRelative: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "morisita-horn-relative", title: "Morisita-Horn",
      summary: "One minus the overlap of squared shares; dominated by frequent features.",
      formula: "1 - 2 sum p q / (sum p^2 + sum q^2)", unit: "1", reference: "10.1086/282436")
  }

  /// Shares of the total.
  public var scale: BetaScale { .shares }
  /// The formula.
  public var family: any DistanceFamily { ProductOverlap.morisitaHorn }
}
