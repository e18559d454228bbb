public import BioModel

/// Rényi's entropy of order 2 in nats, −ln Σ p² (Rényi 1961): the logarithm of the Hill number; 0 for a single
/// feature. scikit-bio's `renyi()` and vegan's `renyi(scales = 2)`. Other orders: `HillNumber`.
public struct Renyi2: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "renyi-2", title: "Renyi entropy of order 2",
      summary: "Logarithm of the effective number of dominant features.",
      formula: "-ln sum p^2", unit: "nats")
  }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    .defined(HillNumber.renyiEntropy(order: 2, of: assemblage))
  }
}
