public import BioModel

/// `inverse-simpson-unbiased` / S; may exceed 1. mothur's `simpsoneven`. Undefined as that metric.
public struct SimpsonEvennessUnbiased: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "simpson-evenness-unbiased", title: "Simpson's evenness, unbiased D",
      summary: "Effective number of dominant features of the community as a share of the features seen.",
      formula: "N (N - 1) / (S sum n (n - 1))", unit: "1",
      reference: "10.1016/0022-5193(66)90013-0")
  }

  /// Shares say nothing of the number of reads.
  public var needsCounts: Bool { true }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    let inverse = InverseSimpsonUnbiased().value(of: assemblage)
    guard let number = inverse.number else { return inverse }
    return .defined(number / Double(assemblage.richness))
  }
}
