public import BioModel

/// A number that says how many kinds of features a single sample holds, and how evenly.
///
/// A new metric is one file in `Alpha/Metrics` and one line in `AlphaMetrics.all`.
public protocol AlphaMetric: Described {
  /// Whether the formula needs numbers of reads; on shares the value is then `.undefined(.noCounts)`.
  var needsCounts: Bool { get }
  /// Whether the formula needs the number of features seen once, which denoising removes by construction.
  var needsSingletons: Bool { get }
  /// The values the metric can take, to which intervals are cut.
  var range: ClosedRange<Double> { get }
  /// Whether simulations showed that the 95 % interval holds the expectation in 93–97 % of samples.
  var intervalCoverageIsTested: Bool { get }
  /// The value for a sample that is not empty and has what the metric needs. The driver sees to that.
  func value(of assemblage: Assemblage) -> MetricValue
}

extension AlphaMetric {
  /// Shares are enough unless a metric says otherwise.
  public var needsCounts: Bool { false }
  /// Singletons are not needed unless a metric says otherwise.
  public var needsSingletons: Bool { false }
  /// 0…∞ unless a metric says otherwise; metrics of unit `1` override it where they end at 1.
  public var range: ClosedRange<Double> { 0...Double.infinity }
  /// Not claimed unless a metric says so.
  public var intervalCoverageIsTested: Bool { false }
}
