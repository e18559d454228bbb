public import BioModel

/// One point of a curve of Hill numbers.
public struct HillPoint: Sendable, Equatable {
  /// Where a point lies relative to the sample.
  public enum Method: String, Sendable, Hashable {
    case rarefaction, observed, extrapolation
  }

  /// The sample's id.
  public let sample: String
  /// The order of the Hill number.
  public let order: HillOrder
  /// Reads; not whole where the point was asked for by coverage. 0 where no number of reads gives the point.
  public let size: Double
  /// The expected coverage at that size, or why it is unknown.
  public let coverage: MetricValue
  /// The Hill number, or why there is none.
  public let value: MetricValue
  /// Ends of the 95 % interval, where there is one.
  public let lower: Double?
  public let upper: Double?
  /// Below the sample's reads, at them, or above.
  public let method: Method

  /// - Parameters: as the properties.
  public init(
    sample: String, order: HillOrder, size: Double, coverage: MetricValue, value: MetricValue, lower: Double? = nil,
    upper: Double? = nil, method: Method
  ) {
    self.sample = sample
    self.order = order
    self.size = size
    self.coverage = coverage
    self.value = value
    self.lower = lower
    self.upper = upper
    self.method = method
  }

  /// Whether the point lies beyond twice the sample's reads, where extrapolated richness is no longer trusted
  /// (Colwell et al. 2012, doi:10.1093/jpe/rtr044).
  public func isBeyondDouble(total: Int) -> Bool { size > 2 * Double(total) }
}
