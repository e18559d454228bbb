public import BioModel

/// Jensen–Shannon distance, the root of the divergence: SciPy's and scikit-bio's `jensenshannon`, mothur's `rjsd`.
/// Identical samples are at 0; pairs with a sample without reads are NaN.
public struct JensenShannonDistanceRelative: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "jensen-shannon-distance-relative", title: "Jensen-Shannon distance",
      summary: "Square root of the Jensen-Shannon divergence in nats, a metric.", formula: "sqrt(JSD)", unit: "1",
      reference: "10.1109/TIT.2003.813506")
  }

  /// Shares of the total.
  public var scale: BetaScale { .shares }
  /// The formula.
  public var family: any DistanceFamily { JensenShannon.distance }
}
