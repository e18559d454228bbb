public import BioModel

/// The Hill number of infinite order, 1 / max p: the inverse of `berger-parker`; 1…S.
public struct HillInfinity: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "hill-infinity", title: "Hill number of infinite order",
      summary: "Inverse of the share of the most abundant feature.",
      formula: "1 / max p", unit: "features",
      reference: "10.2307/1934352")
  }

  /// What the formula can give.
  public var range: ClosedRange<Double> { 1...Double.infinity }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    .defined(HillNumber.value(order: .infinity, of: assemblage))
  }
}
