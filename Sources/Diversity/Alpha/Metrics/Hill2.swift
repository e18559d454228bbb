public import BioModel

/// The Hill number of order 2; the same number as `inverse-simpson`; 1…S.
public struct Hill2: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "hill-2", title: "Hill number of order 2",
      summary: "Effective number of dominant features.",
      formula: "1 / sum p^2", unit: "features",
      reference: "10.2307/1934352")
  }

  /// What the formula can give.
  public var range: ClosedRange<Double> { 1...Double.infinity }
  /// Coverage 93–97 %, see docs/findings/alpha-intervals.md.
  public var intervalCoverageIsTested: Bool { true }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    .defined(HillNumber.value(order: 2, of: assemblage))
  }
}
