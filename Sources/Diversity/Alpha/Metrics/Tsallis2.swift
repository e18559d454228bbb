public import BioModel

/// Tsallis' entropy of order 2, 1 − Σ p²; the same number as `simpson-1-d`. scikit-bio's `tsallis()` and vegan's
/// `tsallis(scales = 2)`. Other orders: `HillNumber`.
public struct Tsallis2: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "tsallis-2", title: "Tsallis entropy of order 2",
      summary: "Chance that two random reads belong to different features.",
      formula: "1 - sum p^2", unit: "1",
      reference: "10.1007/BF01016429")
  }

  /// What the formula can give.
  public var range: ClosedRange<Double> { 0...1 }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    .defined(HillNumber.tsallisEntropy(order: 2, of: assemblage))
  }
}
