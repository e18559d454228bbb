public import BioModel

/// Cao's CYd dissimilarity of counts, vegan's `cao`. Identical samples are at 0; pairs with a sample without reads
/// are NaN.
public struct CaoCounts: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "cao-counts", title: "Cao (CYd)",
      summary: "Mean log-ratio difference over the features of either sample, zeros taken as 0.1.",
      formula: "sum (ln(n / 2) - (a ln b + b ln a) / n) / either, n = a + b", unit: "nats",
      reference: "Cao, Williams & Bark 1997, Water Environ. Res. 69:95")
  }

  /// Raw counts.
  public var scale: BetaScale { .counts }
  /// The formula.
  public var family: any DistanceFamily { Cao() }
}
