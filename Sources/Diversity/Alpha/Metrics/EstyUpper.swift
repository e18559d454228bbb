public import BioModel

/// The upper end of Esty's 95 % interval of the share of the community that belongs to features not seen, F1/N + z √W
/// with W = (F1 (N − F1) + 2 N F2) / N³ (Esty 1983). Not cut to 0…1. scikit-bio's `esty_ci`.
public struct EstyUpper: AlphaMetric {
  /// The metric; it has no settings.
  public init() {}

  /// Its entry in the catalogue.
  public var descriptor: Descriptor {
    Descriptor(
      id: "esty-upper", title: "Esty's interval, upper end",
      summary: "Upper end of the 95 % interval of the share of features not seen.",
      formula: "F1/N + z sqrt((F1 (N - F1) + 2 N F2) / N^3)", unit: "share",
      reference: "10.1214/aos/1176346256")
  }

  /// Shares say nothing of the number of reads.
  public var needsCounts: Bool { true }
  /// The formula counts the features seen once.
  public var needsSingletons: Bool { true }
  /// What the formula can give.
  public var range: ClosedRange<Double> { -Double.infinity...Double.infinity }

  /// The formula above, for a sample that is not empty.
  public func value(of assemblage: Assemblage) -> MetricValue {
    .defined(EstyInterval(of: assemblage).upper)
  }
}
