public import BioModel

/// Jensen–Shannon divergence in nats: phyloseq's and mothur's `jsd`. The same for counts. Identical samples are at 0;
/// pairs with a sample without reads are NaN.
public struct JensenShannonDivergenceRelative: BetaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "jensen-shannon-divergence-relative", title: "Jensen-Shannon divergence",
      summary: "Information that tells the two samples apart, in nats.",
      formula: "(sum p ln(2 p / (p + q)) + sum q ln(2 q / (p + q))) / 2", unit: "nats", reference: "10.1109/18.61115")
  }

  /// Shares of the total.
  public var scale: BetaScale { .shares }
  /// The formula.
  public var family: any DistanceFamily { JensenShannon.divergence }
}
