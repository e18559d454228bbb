/// How a share is spread over samples.
public struct DepthShare: Sendable, Equatable {
  /// Half of the samples have at least this; the mean of the middle two for an even number.
  public let median: Double
  /// The smallest of any sample.
  public let smallest: Double

  /// The spread of shares; nil without any. Complexity O(n log n).
  public init?(_ shares: [Double]) {
    let sorted = shares.sorted()
    guard let first = sorted.first else { return nil }
    let middle = sorted.count / 2
    median = sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    smallest = first
  }
}
